"""An article as few plain tuples, so that it travels cheaply between processes.

Pickled as it is, an article costs about as much as three of these; and whoever asked for it has
the text already. The shape is nobody's business but that of the two functions here.
"""

from __future__ import annotations

from itertools import chain
from sys import intern
from typing import Any

from wirecopy.article import Article
from wirecopy.model import (
    Byline,
    Dateline,
    Defect,
    Edit,
    Inference,
    Kind,
    Person,
    Place,
    Segment,
    SpanTable,
)

Packed = tuple[Any, ...]

_KINDS = {kind.value: kind for kind in Kind}


def pack(article: Article) -> Packed:
    """The article without its text, of built-in types and datetimes alone."""
    dateline = article.dateline
    return (
        [value for kind, start, end in article.segments for value in (kind.value, start, end)],
        [tuple(edit) for edit in article.edits],
        [tuple(inference) for inference in article.inferences],
        [defect.value for defect in article.defects],
        (
            article.headline,
            article.kicker,
            article.deck,
            article.source,
            article.timestamp,
            article.updated,
            article.timestamp_zone,
            article.timestamp_zone_source,
        ),
        _people(article.editors),
        None if article.byline is None else _byline(article.byline),
        None
        if dateline is None
        else (
            dateline.text,
            [(place.name, place.region, place.country) for place in dateline.places],
            dateline.year,
            dateline.month,
            dateline.day,
            dateline.other_calendar,
            dateline.agencies,
            dateline.desk,
            dateline.people,
            _flat(dateline.table()),
        ),
        (article.paragraphs, article.notices, article.captions),
        [_byline(credit) for credit in article.credits],
        (article.signoff, article.language, article.style),
        _flat(article.table()),
    )


def unpack(packed: Packed, text: str) -> Article:
    """The article that was packed."""
    segments, edits, inferences, defects, plain, editors, byline, dateline = packed[:8]
    (paragraphs, notices, captions), credits, (signoff, language, style), spans = packed[8:]
    headline, kicker, deck, source, timestamp, updated, zone, zone_source = plain
    values = iter(segments)
    return Article(
        text=text,
        segments=tuple(
            [
                Segment(_KINDS[kind], start, end)
                for kind, start, end in zip(*[values] * 3, strict=True)
            ]
        ),
        edits=tuple([Edit(*edit) for edit in edits]),
        inferences=tuple([Inference(*inference) for inference in inferences]),
        defects=tuple([Defect(defect) for defect in defects]),
        headline=headline,
        kicker=kicker,
        deck=deck,
        source=source,
        timestamp=timestamp,
        updated=updated,
        timestamp_zone=zone,
        timestamp_zone_source=zone_source,
        editors=tuple([Person(*person) for person in editors]),
        byline=None if byline is None else _byline_of(byline),
        dateline=None
        if dateline is None
        else Dateline(
            dateline[0],
            tuple([Place(*place) for place in dateline[1]]),
            *dateline[2:9],
            spans=_table(dateline[9]),
        ),
        paragraphs=paragraphs,
        notices=notices,
        captions=captions,
        credits=tuple([_byline_of(credit) for credit in credits]),
        signoff=signoff,
        language=language,
        style=style,
        spans=_table(spans),
    )


def _people(people: tuple[Person, ...]) -> list[Packed]:
    return [
        (person.name, person.role, person.organization, person.place, person.email)
        for person in people
    ]


def _byline(byline: Byline) -> Packed:
    return byline.text, _people(byline.people), byline.desk, _flat(byline.table())


def _byline_of(packed: Packed) -> Byline:
    text, people, desk, spans = packed
    return Byline(text, tuple([Person(*person) for person in people]), desk, spans=_table(spans))


def _flat(table: SpanTable) -> Packed:
    """The paths, all ends of all spans, and which paths have how many spans where that is not one.

    Few and flat objects travel cheaply, and a path that is interned once in a chunk.
    """
    return (
        [intern(path) for path, _ in table],
        [*chain.from_iterable(chain.from_iterable([spans for _, spans in table]))],
        [(at, len(spans)) for at, (_, spans) in enumerate(table) if len(spans) != 1],
    )


def _table(flat: Packed) -> SpanTable:
    paths, ends, several = flat
    values = iter(ends)
    spans: list[Any] = list(zip(values, values, strict=True))
    for at, count in several:
        spans[at : at + count] = [tuple(spans[at : at + count])]
    entries = list(zip(paths, zip(spans, strict=True), strict=True))
    for at, _ in several:
        entries[at] = paths[at], spans[at]
    return tuple(entries)
