from ray.data import Dataset

from wirecopy.arrow import parse_table


def parsed(stories: Dataset) -> Dataset:
    return stories.map_batches(parse_table, batch_format="pyarrow", fn_kwargs={"keep": ["id"]})
