"""The places that a dateline prints: one or several, each with what stands after it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from wirecopy import gazetteer
from wirecopy.languages import Language
from wirecopy.model import TextSpan

_SPLIT_PLACES = regex.compile(r"[ ]?[/&／、ㆍ][ ]?|(?<=\p{Hangul})(?:·|,[ ]?)(?=\p{Hangul})")
_COMMA = regex.compile(r"[,،](?![ ]?\p{Hangul})")
_BRACKETED = regex.compile(
    r"[ ]?[(\[（［](?P<region>[^()\[\]（）［］]{1,60})[)\]）］]"
    r"|[ ]/(?P<region>[^/]{1,60})/(?=[ ,]|$)"
)


@attrs.frozen
class PlaceFound:
    """A printed place, with its spans in the working text."""

    name: str
    span: TextSpan
    region: str | None = None
    region_span: TextSpan | None = None


def read_places(
    text: str, span: TextSpan | None, spoken: Language
) -> tuple[PlaceFound, ...] | None:
    """The places that a span holds: () without one, None where the words are no place."""
    if span is None:
        return ()
    start = span[0]
    printed = text[start : span[1]]
    head, region, region_start = printed, None, 0
    bracket = _BRACKETED.search(printed)
    comma = _COMMA.search(printed)
    if comma is not None and (bracket is None or comma.start() < bracket.start()):
        head = printed[: comma.start()]
        region_start = comma.end()
        region = printed[region_start:]
    elif bracket is not None:
        head = printed[: bracket.start()]
        region_start = bracket.start("region")
        region = bracket["region"]
    head = _without_stop(head.rstrip())
    if not _may_be_place(head, spoken):
        return None
    region_span = None
    if region is not None and region.strip():
        region_start += len(region) - len(region.lstrip())
        region = region.strip()
        region_span = (start + region_start, start + region_start + len(region))
        if _is_country_first(head, region):
            return (PlaceFound(region, region_span, head, (start, start + len(head))),)
    cities = list(_cities(head))
    return tuple(
        PlaceFound(
            city,
            (start + at, start + at + len(city)),
            region if index == len(cities) - 1 else None,
            region_span if index == len(cities) - 1 else None,
        )
        for index, (at, city) in enumerate(cities)
    )


def _is_country_first(head: str, region: str) -> bool:
    """Whether a country stands before its city: ``Georgia, Tbilisi``."""
    countries = {country for country, division in gazetteer.regions(head) if not division}
    return (
        bool(countries)
        and not gazetteer.regions(region)
        and any(holder.country in countries for holder in gazetteer.holders(region))
    )


def _without_stop(head: str) -> str:
    """A place without the stop that some wires set behind it (``MOSCOW. Sept 19``)."""
    last = head.rsplit(" ", maxsplit=1)[-1]
    return head[:-1] if last.endswith(".") and "." not in last[:-1] else head


def _cities(head: str) -> Iterator[tuple[int, str]]:
    # "Frankfurt/Main" is one city: the gazetteer knows the whole, so it is not cut.
    if not _SPLIT_PLACES.search(head) or gazetteer.holders(head):
        yield 0, head
        return
    at = 0
    for separator in [*_SPLIT_PLACES.finditer(head), None]:
        end = len(head) if separator is None else separator.start()
        if head[at:end]:
            yield at, head[at:end]
        at = end if separator is None else separator.end()


def _may_be_place(head: str, spoken: Language) -> bool:
    if head.isupper() or gazetteer.holders(head):
        return True
    words = head.split()
    if words[0].casefold() in spoken.function_words or words[-1][0].islower():
        return False
    return sum(1 for word in words if word[0].islower() and len(word) > 4) == 0
