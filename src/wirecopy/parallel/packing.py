"""An article as few plain tuples, so that it travels cheaply between processes.

Pickled as it is, an article costs about as much as three of these; and whoever asked for it has
the text already. The shape is nobody's business but that of the two functions here.
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from sys import intern
from typing import Any

import attrs

from wirecopy.model.annotations import Defect, Edit, Inference, Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.parts import Byline, Dateline, Person, Place
from wirecopy.model.spans import SpanTable

Packed = tuple[Any, ...]
_KINDS = {kind.value: kind for kind in Kind}


def _names(noun: type[attrs.AttrsInstance], *but: str) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(noun) if field.name not in but)


# The fields that travel as they are: strings, numbers, moments, and tuples of strings.
_PLAIN = _names(
    Article,
    *("text", "segments", "edits", "inferences", "defects"),
    *("editors", "byline", "dateline", "credits", "_spans"),
)
_DATELINE = _names(Dateline, "places", "_spans")
_plain_of = attrgetter(*_PLAIN)
_dateline_of = attrgetter(*_DATELINE)
_person_of = attrgetter(*_names(Person))
_place_of = attrgetter(*_names(Place))


def pack(article: Article) -> Packed:
    """The article without its text, of built-in types and datetimes alone."""
    byline, dateline = article.byline, article.dateline
    return (
        _plain_of(article),
        [value for kind, start, end in article.segments for value in (kind.value, start, end)],
        [tuple(edit) for edit in article.edits],
        [tuple(inference) for inference in article.inferences],
        [defect.value for defect in article.defects],
        [_person_of(person) for person in article.editors],
        None if byline is None else _packed_byline(byline),
        None if dateline is None else _packed_dateline(dateline),
        [_packed_byline(credit) for credit in article.credits],
        _flat(article.table()),
    )


def unpack(packed: Packed, text: str) -> Article:
    """The article that was packed."""
    plain, segments, edits, inferences, defects, editors, byline, dateline, credits, flat = packed
    values = iter(segments)
    return Article(
        text=text,
        segments=tuple(
            [
                Segment(_KINDS[kind], start, end)
                for kind, start, end in zip(values, values, values, strict=True)
            ]
        ),
        edits=tuple([Edit(*edit) for edit in edits]),
        inferences=tuple([Inference(*inference) for inference in inferences]),
        defects=tuple([Defect(defect) for defect in defects]),
        editors=_people(editors),
        byline=None if byline is None else _byline(byline),
        dateline=None if dateline is None else _dateline(dateline),
        credits=tuple([_byline(credit) for credit in credits]),
        spans=_table(flat),
        **dict(zip(_PLAIN, plain, strict=True)),
    )


def _packed_byline(byline: Byline) -> Packed:
    people = [_person_of(person) for person in byline.people]
    return byline.text, people, byline.desk, _flat(byline.table())


def _byline(packed: Packed) -> Byline:
    text, people, desk, flat = packed
    return Byline(text, _people(people), desk, spans=_table(flat))


def _packed_dateline(dateline: Dateline) -> Packed:
    places = [_place_of(place) for place in dateline.places]
    return _dateline_of(dateline), places, _flat(dateline.table())


def _dateline(packed: Packed) -> Dateline:
    plain, places, flat = packed
    return Dateline(
        places=tuple([Place(*place) for place in places]),
        spans=_table(flat),
        **dict(zip(_DATELINE, plain, strict=True)),
    )


def _people(packed: list[Packed]) -> tuple[Person, ...]:
    return tuple([Person(*person) for person in packed])


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
