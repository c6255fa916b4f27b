"""The columns that articles are: one row an article, and back.

Users take these names from `wirecopy.arrow`, which says what to install where pyarrow is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Protocol

import pyarrow as pa

from wirecopy.errors import expect_several, expect_type
from wirecopy.model.article import Article
from wirecopy.model.parts import Byline, Dateline, Person
from wirecopy.model.serialization import SCHEMA_VERSION

_VERSION_KEY = b"wirecopy.schema_version"


def _struct(**fields: Any) -> pa.DataType:
    return pa.struct(list(fields.items()))


_STRING, _STRINGS, _INTEGER, _OFFSET = pa.string(), pa.list_(pa.string()), pa.int32(), pa.int64()
_DEGREES = pa.float64()
_MOMENT = _struct(local=pa.timestamp("us"), offset=_INTEGER, zone=_STRING, zone_source=_STRING)
_PERSON = _struct(name=_STRING, role=_STRING, organization=_STRING, place=_STRING, email=_STRING)
_BYLINE = _struct(
    text=_STRING, people=pa.list_(_PERSON), role=_STRING, organization=_STRING, desk=_STRING
)
_PLACE = _struct(
    name=_STRING,
    region=_STRING,
    country=_STRING,
    admin1=_STRING,
    geonames_id=_INTEGER,
    latitude=_DEGREES,
    longitude=_DEGREES,
)
_DATELINE = _struct(
    text=_STRING,
    places=pa.list_(_PLACE),
    date=pa.date32(),
    year=_INTEGER,
    month=_INTEGER,
    day=_INTEGER,
    other_calendar=_STRING,
    agency=_STRING,
    agencies=_STRINGS,
    desk=_STRING,
    people=_STRINGS,
)
_SPANS = _struct(path=_STRING, spans=pa.list_(_struct(start=_OFFSET, end=_OFFSET)))
SCHEMA: pa.Schema = pa.schema(
    [
        ("headline", _STRING),
        ("kicker", _STRING),
        ("deck", _STRING),
        ("source", _STRING),
        ("timestamp", _MOMENT),
        ("updated", _MOMENT),
        ("editors", pa.list_(_PERSON)),
        ("byline", _BYLINE),
        ("dateline", _DATELINE),
        ("body", _STRING),
        ("notices", _STRINGS),
        ("captions", _STRINGS),
        ("credits", pa.list_(_BYLINE)),
        ("signoff", _STRING),
        ("language", _STRING),
        ("style", _STRING),
        ("text", _STRING),
        ("segments", pa.list_(_struct(kind=_STRING, start=_OFFSET, end=_OFFSET))),
        ("spans", pa.list_(_SPANS)),
        (
            "edits",
            pa.list_(
                _struct(start=_OFFSET, end=_OFFSET, before=_STRING, after=_STRING, rule=_STRING)
            ),
        ),
        (
            "inferences",
            pa.list_(
                _struct(field=_STRING, value=_STRING, evidence=_STRING, confidence=pa.float64())
            ),
        ),
        ("defects", _STRINGS),
    ],
    metadata={_VERSION_KEY: str(SCHEMA_VERSION).encode()},
)


"""The columns of an article: the keys of `Article.to_dict`, and their shapes, with two changes.

``timestamp`` and ``updated`` are structs of the local time, its offset from UTC in seconds, and
the zone and where that is from, since a column of times can have one zone only; and ``spans`` is a
list of paths with their spans. All columns can be null, and are where the text is.
"""


class HasStream(Protocol):
    """A table of any library that speaks Arrow's C stream interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def from_articles(articles: Iterable[Article | None]) -> pa.RecordBatch:
    """Articles as a batch of `SCHEMA`, one row each; None is a row of nulls.

    Offsets from UTC are kept to the second.

    Raises:
        TypeError: An item is no article, or there is one article where several are meant.
        UnicodeEncodeError: A text has a lone surrogate, which UTF-8 cannot hold.

    Example:
        >>> from wirecopy.arrow import from_articles
        >>> import wirecopy
        >>> from_articles([wirecopy.parse("LIMA, March 3 (Reuters) - It is open."), None])["style"]
        <pyarrow.lib.StringArray object at ...>
        [
          "reuters",
          null
        ]
    """
    expect_several("articles", articles, "from_articles({})", Article)
    found = list(articles)
    for at, article in enumerate(found):
        expect_type(f"articles[{at}]", article, Article)
    return batch_of((), found, SCHEMA)


def to_articles(data: HasStream) -> Iterator[Article | None]:
    """The articles of a table or batch that has the columns of `SCHEMA`, in any order.

    Args:
        data: A `pyarrow.Table` or batch, or a table of any library that exports an Arrow stream.

    Yields:
        The articles; None where the text is null.

    Raises:
        KeyError: A column is missing.
        TypeError: The data are no table.
        ValueError: The columns are those of another schema version, or one holds something else;
            the message names it.

    Example:
        >>> from wirecopy.arrow import from_articles, to_articles
        >>> import wirecopy
        >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
        >>> list(to_articles(from_articles([article]))) == [article]
        True
    """
    for batch in stream_of(data):
        version = (batch.schema.metadata or {}).get(_VERSION_KEY, str(SCHEMA_VERSION).encode())
        missing = [name for name in SCHEMA.names if name not in batch.schema.names]
        if missing:
            raise KeyError(f"an article has these columns, too: {', '.join(missing)}")
        for row in batch.select(SCHEMA.names).to_pylist():
            yield None if row["text"] is None else _article(row, int(version))


def batch_of(
    kept: Sequence[pa.Array], articles: Sequence[Article | None], schema: pa.Schema
) -> pa.RecordBatch:
    """A batch of columns that are kept and those of articles; None is a row of nulls."""
    rows = [_NULLS if article is None else _row(article) for article in articles]
    columns = zip(*rows, strict=True) if rows else [()] * len(SCHEMA)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays([*kept, *arrays], schema=schema)


_NULLS = (None,) * len(SCHEMA)


def _row(article: Article) -> tuple[Any, ...]:
    """An article's values in the order of the columns; structs are tuples, which is quickest."""
    zone, zone_source = article.timestamp_zone, article.timestamp_zone_source
    return (
        article.headline,
        article.kicker,
        article.deck,
        article.source,
        _moment(article.timestamp, zone, zone_source),
        _moment(article.updated, zone, zone_source),
        _people(article.editors),
        None if article.byline is None else _byline(article.byline),
        None if article.dateline is None else _dateline(article.dateline),
        article.body,
        article.notices,
        article.captions,
        [_byline(credit) for credit in article.credits],
        article.signoff,
        article.language,
        article.style,
        article.text,
        article.segments,
        article.table(),
        article.edits,
        article.inferences,
        article.defects,
    )


def _moment(
    moment: dt.datetime | None, zone: str | None, zone_source: str | None
) -> tuple[Any, ...] | None:
    if moment is None:
        return None
    offset = moment.utcoffset()
    seconds = None if offset is None else offset // dt.timedelta(seconds=1)
    return moment.replace(tzinfo=None), seconds, zone, zone_source


def _people(people: Iterable[Person]) -> list[tuple[str | None, ...]]:
    return [
        (person.name, person.role, person.organization, person.place, person.email)
        for person in people
    ]


def _byline(byline: Byline) -> tuple[Any, ...]:
    return byline.text, _people(byline.people), byline.role, byline.organization, byline.desk


_place_values = attrgetter(*_PLACE.names)


def _dateline(dateline: Dateline) -> tuple[Any, ...]:
    return (
        dateline.text,
        [_place_values(place) for place in dateline.places],
        dateline.date,
        dateline.year,
        dateline.month,
        dateline.day,
        dateline.other_calendar,
        dateline.agency,
        dateline.agencies,
        dateline.desk,
        dateline.people,
    )


def _article(row: dict[str, Any], version: int) -> Article:
    moments = [row[name] for name in ("timestamp", "updated") if isinstance(row[name], Mapping)]
    zoned: Mapping[str, Any] = moments[0] if moments else {}
    return Article.from_dict(
        {
            **row,
            "schema_version": version,
            "timestamp": _iso(row["timestamp"]),
            "updated": _iso(row["updated"]),
            "timestamp_zone": zoned.get("zone"),
            "timestamp_zone_source": zoned.get("zone_source"),
            "dateline": _dated(row["dateline"]),
            "spans": _spans(row["spans"]),
        }
    )


def _dated(dateline: Any) -> Any:
    day = dateline.get("date") if isinstance(dateline, Mapping) else None
    return {**dateline, "date": day.isoformat()} if isinstance(day, dt.date) else dateline


def _spans(items: Any) -> Any:
    try:
        return {
            item["path"]: [(span["start"], span["end"]) for span in item["spans"]] for item in items
        }
    except (KeyError, TypeError):
        return items


def _iso(moment: Any) -> Any:
    """The moment of a struct; anything else as it is, which `Article.from_dict` refuses by name."""
    if not isinstance(moment, Mapping) or not isinstance(moment.get("local"), dt.datetime):
        return moment
    local: dt.datetime = moment["local"]
    if isinstance(moment.get("offset"), int):
        local = local.replace(tzinfo=dt.timezone(dt.timedelta(seconds=moment["offset"])))
    return local.isoformat()


def stream_of(batches: Iterable[pa.RecordBatch] | HasStream) -> Iterator[pa.RecordBatch]:
    """The batches of whatever holds some."""
    if isinstance(batches, pa.RecordBatch):
        yield batches
    elif isinstance(batches, pa.RecordBatchReader):
        yield from batches
    elif hasattr(batches, "__arrow_c_stream__"):
        yield from pa.RecordBatchReader.from_stream(batches)
    else:
        expect_several("batches", batches, "parse_batches({})")
        for at, batch in enumerate(batches):
            expect_type(f"batches[{at}]", batch, pa.RecordBatch, optional=False)
            yield batch
