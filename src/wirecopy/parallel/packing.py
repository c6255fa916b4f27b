"""An article as few bytes, so that it travels cheaply between processes.

Pickled as it is, an article costs about as much as four of these; and whoever asked for it has the
text already, so paragraphs that were not edited travel as their spans. Each article is by itself
and is opened when its turn comes: what a chunk holds would outlive the young of the garbage
collector, which then looks through everything. The shape is nobody's business but that of the two
functions here.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from wirecopy.model.annotations import Edit, Inference, Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.parts import Byline, Dateline, Person, Place
from wirecopy.model.spans import SpanTable

_Packed = tuple[Any, ...]
_Row = TypeVar("_Row")
# A member of an enum is looked up by name wherever it is unpickled.
_KINDS = tuple(Kind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


def _names(noun: type[attrs.AttrsInstance], *but: str) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(noun) if field.name not in but)


# The fields that travel as they are: strings, numbers, moments, and tuples of strings.
_PLAIN = _names(
    Article,
    *("text", "segments", "edits", "inferences", "paragraphs"),
    *("editors", "byline", "dateline", "credits", "_spans"),
)
_DATELINE = _names(Dateline, "places", "_spans")
_plain_of = attrgetter(*_PLAIN)
_dateline_of = attrgetter(*_DATELINE)
_person_of = attrgetter(*_names(Person))
_place_of = attrgetter(*_names(Place))


def pack(article: Article) -> bytes:
    """The article without its text.

    Raises:
        Exception: A moment has a zone that cannot be pickled.
    """
    byline, dateline = article.byline, article.dateline
    parts = (
        _plain_of(article),
        _packed_paragraphs(article),
        [(_NUMBERS[kind], start, end) for kind, start, end in article.segments],
        [*chain.from_iterable(article.edits)],
        [*chain.from_iterable(article.inferences)],
        [_person_of(person) for person in article.editors],
        None if byline is None else _packed_byline(byline),
        None if dateline is None else _packed_dateline(dateline),
        [_packed_byline(credit) for credit in article.credits],
        article.table(),
    )
    return pickle.dumps(parts, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes, text: str) -> Article:
    """The article that was packed."""
    (
        plain,
        paragraphs,
        segments,
        edits,
        inferences,
        editors,
        byline,
        dateline,
        credits,
        table,
    ) = pickle.loads(packed)
    return Article(
        text=text,
        segments=tuple([_SEGMENT((_KINDS[at], start, end)) for at, start, end in segments]),
        edits=_rows(_EDIT, edits, 5),
        inferences=_rows(_INFERENCE, inferences, 4),
        editors=_people(editors),
        byline=None if byline is None else _byline(byline),
        dateline=None if dateline is None else _dateline(dateline),
        paragraphs=_slices(text, table) if paragraphs is None else paragraphs,
        credits=tuple([_byline(credit) for credit in credits]),
        spans=table,
        **dict(zip(_PLAIN, plain, strict=True)),
    )


# Named tuples of these make themselves by calling Python; a chunk has thousands of them.
_SEGMENT: Callable[[Iterable[object]], Segment] = partial(tuple.__new__, Segment)
_EDIT: Callable[[Iterable[object]], Edit] = partial(tuple.__new__, Edit)
_INFERENCE: Callable[[Iterable[object]], Inference] = partial(tuple.__new__, Inference)


def _rows(
    row: Callable[[Iterable[object]], _Row], values: list[Any], width: int
) -> tuple[_Row, ...]:
    if not values:
        return ()
    each = [iter(values)] * width
    return tuple(map(row, zip(*each, strict=True)))


# --- paragraphs --------------------------------------------------------------------------------


def _packed_paragraphs(article: Article) -> tuple[str, ...] | None:
    """The paragraphs; None where they are what stands at the spans of the body."""
    found = article.paragraphs
    return None if found == _slices(article.text, article.table()) else found


def _slices(text: str, table: SpanTable) -> tuple[str, ...]:
    """What stands at the spans of the body, one paragraph each where none is wrapped or edited."""
    for path, spans in table:
        if path == "body":
            return tuple([text[start:end] for start, end in spans])
    return ()


# --- parts -------------------------------------------------------------------------------------


def _packed_byline(byline: Byline) -> _Packed:
    people = [_person_of(person) for person in byline.people]
    return byline.text, people, byline.desk, byline.table()


def _byline(packed: _Packed) -> Byline:
    text, people, desk, table = packed
    return Byline(text, _people(people), desk, spans=table)


def _packed_dateline(dateline: Dateline) -> _Packed:
    places = [_place_of(place) for place in dateline.places]
    return _dateline_of(dateline), places, dateline.table()


def _dateline(packed: _Packed) -> Dateline:
    plain, places, table = packed
    return Dateline(
        places=tuple([Place(*place) for place in places]),
        spans=table,
        **dict(zip(_DATELINE, plain, strict=True)),
    )


def _people(packed: list[_Packed]) -> tuple[Person, ...]:
    return tuple([Person(*person) for person in packed])
