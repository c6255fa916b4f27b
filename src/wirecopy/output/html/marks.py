"""What is marked in a story: the values of fields, the corrections, and what was inferred."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from wirecopy.model.annotations import Inference
from wirecopy.model.article import Article
from wirecopy.model.parts import Byline, Dateline, Person, Place
from wirecopy.output.runs import is_value

# What is one value to the reader, and has parts with paths of their own.
_DATE_PARTS = frozenset(("dateline.year", "dateline.month", "dateline.day"))
_DATE = "dateline.date"
# The headline is shown by its type, the body and what ends the copy by their labels.
_UNMARKED = frozenset(("headline", "body", "signoff"))


class Mark(NamedTuple):
    """A stretch of the text that holds a value.

    Attributes:
        start: Its first code point.
        end: One past its last one.
        paths: The fields that stand here, such as ``source`` and ``dateline.agency``.
    """

    start: int
    end: int
    paths: tuple[str, ...]


def marks_of(article: Article) -> list[Mark]:
    """The values of an article, in order and without overlaps.

    Of two values of which one holds the other the inner one is marked, unless it is a part of the
    outer one, as a month is of a date.

    Example:
        >>> import wirecopy
        >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
        >>> [(article.text[start:end], paths) for start, end, paths in marks_of(article)]
        ... # doctest: +NORMALIZE_WHITESPACE
        [('LIMA', ('dateline.places.0',)), ('March 3', ('dateline.date',)),
         ('Reuters', ('dateline.agency', 'source'))]
    """
    kept: list[Mark] = []
    at = 0
    for mark in _unnested(_stretches(article)):
        start = max(mark.start, at)
        if start < mark.end:
            kept.append(mark._replace(start=start))
            at = mark.end
    return kept


def _stretches(article: Article) -> list[Mark]:
    """Every stretch with a value, the outer ones first; corrections at its ends are whole."""
    text, edits = article.text, article.edits
    inside = {at: edit for edit in edits for at in range(edit.start + 1, min(edit.end, len(text)))}
    found = []
    for path, spans in article.table():
        if path in _UNMARKED or not is_value(path):
            continue
        for span_start, span_end in spans:
            shown = text[span_start:span_end]
            start = span_start + len(shown) - len(shown.lstrip())
            end = span_end - len(shown) + len(shown.rstrip())
            first, last = inside.get(start), inside.get(end)
            start, end = first.start if first else start, last.end if last else end
            if start < end:
                found.append((start, end, path))
    found.sort(key=lambda item: (item[0], -item[1]))
    return [
        Mark(start, end, tuple(path for *_, path in same))
        for (start, end), same in groupby(found, key=itemgetter(0, 1))
    ]


def _unnested(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    outer: list[Mark] = []
    broken: set[Mark] = set()
    for mark in marks:
        while outer and outer[-1].end <= mark.start:
            outer.pop()
        if outer and mark.end <= outer[-1].end:
            if any(_is_part(path, whole) for path in mark.paths for whole in outer[-1].paths):
                continue
            broken.add(outer[-1])
        outer.append(mark)
        kept.append(mark)
    return [mark for mark in kept if mark not in broken]


def _is_part(path: str, whole: str) -> bool:
    return path.startswith(f"{whole}.") or (whole == _DATE and path in _DATE_PARTS)


class Inferred:
    """The inferences of an article, by the fields that they are about."""

    def __init__(self, article: Article) -> None:
        self._by_path: defaultdict[str, list[Inference]] = defaultdict(list)
        for inference in article.inferences:
            for path in _about(inference.field):
                self._by_path[path].append(inference)

    def of(self, *paths: str) -> tuple[Inference, ...]:
        """What was inferred about any of these fields, each once."""
        return tuple(dict.fromkeys(found for path in paths for found in self._by_path[path]))


def _about(field: str) -> Iterator[str]:
    """The fields that an inference tells something of: its own, and those that hold it."""
    if field in _DATE_PARTS:
        yield _DATE
    if field == "timestamp_zone":
        yield "timestamp"
        yield "updated"
    steps = field.split(".")
    for count in range(len(steps), 0, -1):
        yield ".".join(steps[:count])


def value_at(article: Article, path: str) -> str | None:
    """A field's value for a person to read; None where the article has none at this path.

    Example:
        >>> import wirecopy
        >>> article = wirecopy.parse("PARIS, Texas, March 3, 2019 (AP) — It is open.")
        >>> value_at(article, "dateline.places.0"), value_at(article, "dateline.date")
        ('Paris, Texas, US', '2019-03-03')
    """
    found: object = article
    steps = path.split(".")
    if path in ("timestamp.zone", "updated.zone"):
        steps = ["timestamp_zone"]
    for step in steps:
        if step.isdecimal():
            several = found if isinstance(found, tuple) else ()
            found = several[int(step)] if int(step) < len(several) else None
        else:
            found = getattr(found, step, None)
    if path == _DATE and found is None and article.dateline is not None:
        return _partial_date(article.dateline)
    return _told(found)


def _told(found: object) -> str | None:
    if isinstance(found, Person):
        parts = (found.name, found.role, found.organization, found.place, found.email)
        return " · ".join(filter(None, parts))
    if isinstance(found, Place):
        return place_name(found)
    if isinstance(found, Byline | Dateline):
        return found.text
    if isinstance(found, dt.datetime):
        return found.isoformat(" ")
    if isinstance(found, dt.date):
        return found.isoformat()
    if isinstance(found, tuple):
        return ", ".join(filter(None, map(_told, found))) or None
    return str(found) if isinstance(found, str | int) else None


def place_name(place: Place) -> str:
    """A place with its region and country."""
    return ", ".join(filter(None, (place.name, place.region, place.country)))


def _partial_date(dateline: Dateline) -> str | None:
    parts: Mapping[str, int | None] = {
        "day": dateline.day,
        "month": dateline.month,
        "year": dateline.year,
    }
    known = [f"{name} {number}" for name, number in parts.items() if number is not None]
    if not known:
        return dateline.other_calendar
    lacking = " and ".join(name for name, number in parts.items() if number is None)
    # Nothing lacks where the day is none of its year: 29 February 2023.
    return ", ".join((*known, f"{lacking} not known") if lacking else known)
