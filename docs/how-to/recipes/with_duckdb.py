import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from wirecopy.arrow import output_schema, parse_batches


def parsed(connection: DuckDBPyConnection, query: str) -> DuckDBPyRelation:
    stories = pa.RecordBatchReader.from_stream(connection.cursor().sql(query))
    columns = output_schema(stories.schema, keep=["id"])
    batches = parse_batches(stories, keep=["id"], workers=None)
    return connection.from_arrow(pa.RecordBatchReader.from_batches(columns, batches))
