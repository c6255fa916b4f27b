import polars as pl

from wirecopy.arrow import parse_table


def parsed(stories: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(parse_table(stories, keep=["id"], workers=None))
