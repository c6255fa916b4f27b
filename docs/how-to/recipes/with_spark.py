from functools import partial

from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from wirecopy.arrow import output_schema, parse_batches


def parsed(stories: DataFrame) -> DataFrame:
    columns = output_schema(to_arrow_schema(stories.schema), keep=["id"])
    return stories.mapInArrow(partial(parse_batches, keep=["id"]), from_arrow_schema(columns))
