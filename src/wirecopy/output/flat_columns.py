"""The columns of flat rows: one scalar a column, and times as real timestamps.

Users take these names from `wirecopy.arrow`, which says what to install where pyarrow is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from wirecopy.model.article import Article
from wirecopy.model.rows import ROW_KEYS

_LOCAL, _UTC = pa.timestamp("us"), pa.timestamp("us", tz="UTC")
_TYPES = {
    "latitude": pa.float64(),
    "longitude": pa.float64(),
    "geonames_id": pa.int64(),
    "date": pa.date32(),
    "published": _UTC,
    "published_local": _LOCAL,
    "updated": _UTC,
    "updated_local": _LOCAL,
    "n_paragraphs": pa.int32(),
    "n_edits": pa.int32(),
    "n_inferences": pa.int32(),
}
FLAT_SCHEMA: pa.Schema = pa.schema([(key, _TYPES.get(key, pa.string())) for key in ROW_KEYS])


"""The columns of `Article.row`, in its order; all of them can be null."""


def flat_batch_of(
    kept: Sequence[pa.Array], articles: Sequence[Article | None], schema: pa.Schema
) -> pa.RecordBatch:
    """A batch of columns that are kept and those of `FLAT_SCHEMA`; None is a row of nulls."""
    rows = [None if article is None else article.row() for article in articles]
    arrays = [
        pa.array([None if row is None else row.get(field.name) for row in rows], field.type)
        for field in FLAT_SCHEMA
    ]
    return pa.RecordBatch.from_arrays([*kept, *arrays], schema=schema)
