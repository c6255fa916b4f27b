"""A line that names a town, between who wrote and the text, on a page or in plain copy."""

from __future__ import annotations

from typing import NamedTuple

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.dateline.lone_lines import is_form_of_town, read_place_line
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout.authors import author_line
from wirecopy.layout.body import Extent
from wirecopy.layout.top import Top
from wirecopy.model.annotations import Kind
from wirecopy.text.letters import EAST_ASIAN

# A time, buttons and what a picture shows may stand between the line and the text.
_MOST_BETWEEN = 12
_LONGEST = 40
_KINDS = (Kind.FURNITURE, Kind.BYLINE)


class PlaceLine(NamedTuple):
    """A line that names a town.

    Attributes:
        at: Its block.
        dateline: What it says.
        byline: Who the line above it names, if nothing told that they wrote but this one.
    """

    at: int
    dateline: DatelineFound
    byline: BylineFound | None


def find_place_line(extent: Extent, top: Top) -> PlaceLine | None:
    """The line of a town below the byline or right above the text, and what it says."""
    manuscript = extent.manuscript
    if extent.headline is None or manuscript.spoken.script in EAST_ASIAN:
        return None
    reader = Reader(manuscript.registry, manuscript.spoken)
    lines = range(max(extent.headline + 1, extent.first - _MOST_BETWEEN), extent.first)
    for index in lines:
        start, end, _ = manuscript.blocks[index]
        kind, above = top.kinds[index], top.kinds[index - 1]
        if kind not in _KINDS or end - start > _LONGEST:
            continue
        if manuscript.is_known_furniture(manuscript.blocks[index]):
            continue
        if not is_form_of_town(manuscript.working, start, end):
            continue
        marked = manuscript.working[start:end].isupper() or manuscript.working[end - 1] == ")"
        asked = marked or not extent.looks.site
        name = _name_above(extent, top, index) if asked else None
        if kind is Kind.BYLINE and name is None:
            continue
        signed = above is Kind.BYLINE
        if not (signed or name is not None or index + 1 == extent.first):
            continue
        found = read_place_line(
            reader,
            manuscript.working,
            start,
            end,
            below_name=signed or name is not None,
            below_byline=signed,
        )
        if found is not None:
            return PlaceLine(index, found, name)
    return None


def _name_above(extent: Extent, top: Top, index: int) -> BylineFound | None:
    """Who a line names that has the looks of a name alone, where no other byline is known."""
    own = top.byline is None or top.kinds[index] is Kind.BYLINE
    if top.kinds[index - 1] is not Kind.FURNITURE or not own or extent.headline is None:
        return None
    return author_line(extent.manuscript, index - 1, extent.headline)
