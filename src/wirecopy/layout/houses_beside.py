"""The house that a line beside the dateline's own names, where nothing else says who sends."""

from __future__ import annotations

from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout.body import Extent
from wirecopy.layout.house_lines import bare_house
from wirecopy.layout.top import Top
from wirecopy.model.annotations import Kind

_UNTOLD = (None, Kind.FURNITURE)


def name_house_beside(extent: Extent, top: Top, found: DatelineFound) -> None:
    """Notes the house of a line right above or below a place and its date on a line of their own.

    It is the byline's then, as that of a line in brackets is.

    Args:
        extent: Where the text lies.
        top: What stands above it.
        found: What that line says.
    """
    if top.byline or extent.byline or found.agencies or extent.headline is None:
        return
    if any(line.source for line in top.source_lines):
        return
    manuscript = extent.manuscript
    above = manuscript.blocks[: extent.first + 1]
    own = next((at for at, block in enumerate(above) if block.start <= found.start < block.end), 0)
    if not own or found.body < above[own].end:
        return
    for index in (own - 1, own + 1):
        inside = extent.headline < index < extent.first
        if not inside or top.kinds[index] not in _UNTOLD:
            continue
        stopped = index > own and manuscript.working[above[own].end - 1] == "."
        top.byline = bare_house(manuscript, above[index], stopped=stopped)
        if top.byline is not None:
            top.kinds[index] = Kind.BYLINE
            return
