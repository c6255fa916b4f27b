import pandas as pd

from wirecopy.arrow import parse_table


def parsed(stories: pd.DataFrame) -> pd.DataFrame:
    table = parse_table(stories, keep=["id"], workers=None)
    return table.to_pandas(types_mapper=pd.ArrowDtype)
