"""Articles in columns: Arrow record batches in, Arrow record batches out.

The engines that work on tables (Spark, Ray Data, Polars, DuckDB, pandas) hand over Arrow batches
and take them back; the page "Many stories" has a recipe for each. This needs pyarrow, which the
extra ``arrow`` brings: ``pip install 'wirecopy[arrow]'``.

Example:
    >>> import pyarrow as pa
    >>> stories = pa.table({"n": [1, 2], "text": ["LIMA, March 3 (Reuters) - It is open.", None]})
    >>> parsed = parse_table(stories, keep=["n"])
    >>> parsed.select(["n", "source", "body"]).to_pylist()
    [{'n': 1, 'source': 'Reuters', 'body': 'It is open.'}, {'n': 2, 'source': None, 'body': None}]
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError(
        "wirecopy.arrow needs pyarrow; pip install 'wirecopy[arrow]' brings it"
    ) from error

from wirecopy.errors import expect_type, listed, nearest, strings_of
from wirecopy.model.article import Article
from wirecopy.output.columns import (
    SCHEMA,
    HasStream,
    batch_of,
    from_articles,
    stream_of,
    to_articles,
)
from wirecopy.output.flat_columns import FLAT_SCHEMA, flat_batch_of
from wirecopy.parser import Parser

__all__ = [
    "FLAT_SCHEMA",
    "SCHEMA",
    "from_articles",
    "output_schema",
    "parse_batch",
    "parse_batches",
    "parse_table",
    "to_articles",
]

# A batch holds less than 2 GiB of text in one column, in bytes; a character is four at most.
_MOST_CHARACTERS = 500_000_000
# What comes out is divided much earlier, so that memory does not follow the size of what comes in.
_PIECE_ROWS = 1024
_PIECE_CHARACTERS = 16_000_000


@attrs.frozen
class _Piece:
    """Some rows on their way: the input's columns that are kept, and the texts."""

    kept: tuple[pa.Array, ...]
    texts: Sequence[str | None]

    @property
    def wanted(self) -> int:
        """How many articles it waits for."""
        return len(self.texts) - self.texts.count(None)


# --- parsing -----------------------------------------------------------------------------------


def parse_batch(
    batch: pa.RecordBatch,
    *,
    column: str = "text",
    keep: Sequence[str] = (),
    parser: Parser | None = None,
    style: str | None = None,
    language: str | None = None,
    reference_date: dt.date | None = None,
    normalize: bool = True,
    flat: bool = False,
) -> pa.RecordBatch:
    """Parse the texts of a batch, in this process: as many rows out as in, in order.

    Args:
        batch: The batch.
        column: Its column of texts: strings of any kind (large, view, dictionary-encoded). Bytes
            that are not UTF-8 become U+FFFD. A null gives a row of nulls.
        keep: Columns of the batch to keep; they come before its own.
        parser: The parser; None takes the one of `wirecopy.parse`.
        style: As for `wirecopy.parse`, for all rows.
        language: As for `wirecopy.parse`, for all rows.
        reference_date: As for `wirecopy.parse`, for all rows.
        normalize: As for `wirecopy.parse`.
        flat: Whether to give the scalar columns of `FLAT_SCHEMA`, for data frames, in place of
            those of `SCHEMA`, which hold everything.

    Returns:
        A batch of `output_schema`.

    Raises:
        KeyError: The batch has no such column; the message names those it has.
        TypeError: The column does not hold strings, or an argument is of a wrong type.
        ValueError: A column to keep has the name of one of its own; or the texts are more than
            one batch can hold, and `parse_batches` should divide them.

    Example:
        >>> import pyarrow as pa
        >>> from wirecopy.arrow import parse_batch
        >>> batch = pa.record_batch({"text": ["LIMA, March 3 (Reuters) - It is open."]})
        >>> (place,) = parse_batch(batch)["dateline"][0]["places"].as_py()
        >>> place["name"], place["country"], place["geonames_id"]
        ('Lima', 'PE', 3936456)
    """
    expect_type("batch", batch, pa.RecordBatch, optional=False)
    expect_type("parser", parser, Parser)
    schema = output_schema(batch.schema, column=column, keep=keep, flat=flat)
    texts = _texts(batch.column(column))
    if sum(len(text) for text in texts if text is not None) > _MOST_CHARACTERS:
        raise ValueError("these are more texts than one batch can hold; parse_batches divides them")
    parser = parser or Parser()
    articles = parser.parse_many(
        [text for text in texts if text is not None],
        workers=1,
        style=style,
        language=language,
        reference_date=reference_date,
        normalize=normalize,
    )
    rows = [None if text is None else next(articles) for text in texts]
    return _batch_of(flat)([batch.column(name) for name in keep], rows, schema)


def parse_batches(
    batches: Iterable[pa.RecordBatch] | HasStream,
    *,
    column: str = "text",
    keep: Sequence[str] = (),
    workers: int | None = 1,
    parser: Parser | None = None,
    style: str | None = None,
    language: str | None = None,
    reference_date: dt.date | None = None,
    normalize: bool = True,
    flat: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Parse the texts of a stream of batches: as many rows out as in, in order.

    Large batches are divided, so that memory stays bounded, however many there are. No text makes
    it raise; see `wirecopy.parse_many`.

    Args:
        batches: The batches, or a table of any library that exports an Arrow stream.
        column: As for `parse_batch`.
        keep: As for `parse_batch`.
        workers: As for `wirecopy.parse_many`. The default works in this process, for engines
            that start processes themselves.
        parser: As for `parse_batch`.
        style: As for `parse_batch`.
        language: As for `parse_batch`.
        reference_date: As for `parse_batch`.
        normalize: As for `parse_batch`.
        flat: As for `parse_batch`.

    Returns:
        An iterator of batches of `output_schema`; what the batches themselves do wrong, it raises.

    Raises:
        KeyError: As for `parse_batch`.
        TypeError: As for `parse_batch`.
        ValueError: As for `parse_batch`.

    Example:
        >>> import pyarrow as pa
        >>> from wirecopy.arrow import parse_batches
        >>> batch = pa.record_batch({"text": ["LIMA, March 3 (Reuters) - It is open."] * 3})
        >>> [out["source"].to_pylist() for out in parse_batches([batch, batch])]
        [['Reuters', 'Reuters', 'Reuters'], ['Reuters', 'Reuters', 'Reuters']]
    """
    expect_type("parser", parser, Parser)
    _expect_columns(column, keep)
    waiting: deque[_Piece] = deque()
    fields: list[pa.Field] = []

    def texts() -> Iterator[str]:
        for batch in stream_of(batches):
            schema = output_schema(batch.schema, column=column, keep=keep, flat=flat)
            fields[:] = [schema.field(at) for at in range(len(keep))]
            for piece in _pieces(batch, column, keep):
                waiting.append(piece)
                yield from (text for text in piece.texts if text is not None)

    articles = (parser or Parser()).parse_many(
        texts(),
        workers=workers,
        style=style,
        language=language,
        reference_date=reference_date,
        normalize=normalize,
    )
    return _parsed(articles, waiting, fields, flat=flat)


def _parsed(
    articles: Iterator[Article],
    waiting: deque[_Piece],
    fields: Sequence[pa.Field],
    *,
    flat: bool,
) -> Iterator[pa.RecordBatch]:
    """The batches of the pieces, each as soon as its articles are there."""
    done: deque[Article] = deque()
    for article in articles:
        done.append(article)
        while waiting and waiting[0].wanted <= len(done):
            yield _emit(waiting.popleft(), done, fields, flat=flat)
    while waiting:
        yield _emit(waiting.popleft(), done, fields, flat=flat)


def parse_table(
    table: HasStream,
    *,
    column: str = "text",
    keep: Sequence[str] = (),
    workers: int | None = 1,
    parser: Parser | None = None,
    style: str | None = None,
    language: str | None = None,
    reference_date: dt.date | None = None,
    normalize: bool = True,
    flat: bool = False,
) -> pa.Table:
    """Parse the texts of a table: as many rows out as in, in order.

    Args:
        table: A `pyarrow.Table`, or a table of any library that exports an Arrow stream: a data
            frame of Polars or pandas, a relation of DuckDB.
        column: As for `parse_batch`.
        keep: As for `parse_batch`.
        workers: As for `parse_batches`.
        parser: As for `parse_batch`.
        style: As for `parse_batch`.
        language: As for `parse_batch`.
        reference_date: As for `parse_batch`.
        normalize: As for `parse_batch`.
        flat: As for `parse_batch`.

    Returns:
        A table of `output_schema`.

    Raises:
        KeyError: As for `parse_batch`.
        TypeError: As for `parse_batch`.
        ValueError: As for `parse_batch`.

    Example:
        >>> import pyarrow as pa
        >>> from wirecopy.arrow import parse_table
        >>> table = pa.table({"story": ["LIMA, March 3 (Reuters) - It is open."]})
        >>> parse_table(table, column="story")["style"].to_pylist()
        ['reuters']
        >>> parse_table(table, column="story", flat=True).select(["agency", "city"]).to_pylist()
        [{'agency': 'Reuters', 'city': 'Lima'}]
    """
    if not hasattr(table, "__arrow_c_stream__"):
        found = type(table).__name__
        raise TypeError(f"expected a table that exports an Arrow stream, found {found}")
    reader = pa.RecordBatchReader.from_stream(table)
    schema = output_schema(reader.schema, column=column, keep=keep, flat=flat)
    batches = parse_batches(
        reader,
        column=column,
        keep=keep,
        workers=workers,
        parser=parser,
        style=style,
        language=language,
        reference_date=reference_date,
        normalize=normalize,
        flat=flat,
    )
    return pa.Table.from_batches(batches, schema)


def output_schema(
    schema: pa.Schema, *, column: str = "text", keep: Sequence[str] = (), flat: bool = False
) -> pa.Schema:
    """The schema that comes out for one that goes in: the columns kept, then those of articles.

    Args:
        schema: The input's.
        column: As for `parse_batch`.
        keep: As for `parse_batch`.
        flat: As for `parse_batch`.

    Returns:
        The schema.

    Raises:
        KeyError: As for `parse_batch`.
        TypeError: As for `parse_batch`.
        ValueError: As for `parse_batch`.

    Example:
        >>> import pyarrow as pa
        >>> from wirecopy.arrow import output_schema
        >>> output_schema(pa.schema([("id", "int64"), ("text", "string")]), keep=["id"]).names[:3]
        ['id', 'headline', 'kicker']
    """
    _expect_columns(column, keep)
    own = _own_schema(flat)
    for name in (column, *keep):
        if schema.names.count(name) != 1:
            near = nearest(name, schema.names) if name not in schema.names else None
            meant = f"did you mean {near!r}? T" if near is not None else "t"
            known = listed(schema.names)
            raise KeyError(f"expected one column {name!r}; {meant}he columns are {known}")
    for name in keep:
        if name in own.names:
            raise ValueError(f"wirecopy fills a column {name!r} itself: rename the one to keep")
    found = _plain_type(schema.field(column).type)
    if not (_is_string(found) or pa.types.is_null(found)):
        raise TypeError(f"expected strings in the column {column!r}, found {found}")
    return pa.schema([*(schema.field(name) for name in keep), *own], own.metadata)


def _expect_columns(column: object, keep: Sequence[str]) -> None:
    expect_type("column", column, str, optional=False)
    strings_of("columns", keep, "keep={}")


# --- batches -----------------------------------------------------------------------------------


def _pieces(batch: pa.RecordBatch, column: str, keep: Sequence[str]) -> Iterator[_Piece]:
    """A batch in pieces that are small in rows and in text; at least one, maybe empty."""
    for start in range(0, max(len(batch), 1), _PIECE_ROWS):
        rows = batch.slice(start, _PIECE_ROWS)
        texts = _texts(rows.column(column))
        first = size = 0
        for at, text in enumerate(texts):
            size += len(text or "")
            if size > _PIECE_CHARACTERS and at > first:
                yield _piece(rows, keep, texts, first, at)
                first, size = at, len(text or "")
        yield _piece(rows, keep, texts, first, len(texts))


def _piece(
    rows: pa.RecordBatch, keep: Sequence[str], texts: Sequence[str | None], start: int, end: int
) -> _Piece:
    kept = tuple(rows.column(name).slice(start, end - start) for name in keep)
    return _Piece(kept, texts[start:end])


def _emit(
    piece: _Piece, done: deque[Article], kept: Sequence[pa.Field], *, flat: bool
) -> pa.RecordBatch:
    rows = [None if text is None else done.popleft() for text in piece.texts]
    own = _own_schema(flat)
    return _batch_of(flat)(piece.kept, rows, pa.schema([*kept, *own], own.metadata))


def _own_schema(flat: bool) -> pa.Schema:
    return FLAT_SCHEMA if flat else SCHEMA


def _batch_of(
    flat: bool,
) -> Callable[[Sequence[pa.Array], Sequence[Article | None], pa.Schema], pa.RecordBatch]:
    return flat_batch_of if flat else batch_of


def _texts(column: pa.Array) -> list[str | None]:
    """A column's texts, whatever kind of strings it holds."""
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    try:
        texts: list[str | None] = column.to_pylist()
    except UnicodeDecodeError:
        raw = column.cast(pa.large_string()).cast(pa.large_binary()).to_pylist()
        texts = [None if item is None else item.decode("utf-8", "replace") for item in raw]
    return texts


def _plain_type(kind: pa.DataType) -> pa.DataType:
    """The type of the values, without an extension or an encoding around it."""
    while True:
        if isinstance(kind, pa.BaseExtensionType):
            kind = kind.storage_type
        elif pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
            kind = kind.value_type
        else:
            return kind


def _is_string(kind: pa.DataType) -> bool:
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return any(test(kind) for test in tests)
