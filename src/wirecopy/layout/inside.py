"""What stands inside the text without being of it."""

from __future__ import annotations

from wirecopy.layout.body import Extent
from wirecopy.layout.looks import TEXT, Look
from wirecopy.model.annotations import Kind

# What stands in the text without being of it.
NO_TEXT = (Look.LISTED, Look.BELOW, Look.SPEECH)
_SITE = 0.3


def inner_kinds(extent: Extent) -> list[Kind]:
    """The kinds of the blocks of the text, the first of which is always text.

    Lines go with the text, as headings and lists do, but not below "Related" and the like.
    """
    kinds = [Kind.BODY] * (extent.last - extent.first)
    aside = False
    notes = _notes_below_dateline(extent)
    for index in range(extent.first + 1, extent.last):
        look = extent.looks.of[index]
        if extent.manuscript.blocks[index].start in extent.manuscript.mail:
            kinds[index - extent.first] = Kind.FURNITURE  # a label: TEXT:
        elif extent.byline is not None and extent.holds_byline(index):
            kinds[index - extent.first] = Kind.BYLINE
        elif index in extent.looks.inserts:
            caption = look is Look.CAPTION
            kinds[index - extent.first] = Kind.CAPTION if caption else Kind.FURNITURE
        elif look in TEXT:
            aside = False
        elif look is Look.CAPTION:
            kinds[index - extent.first] = Kind.CAPTION
        elif (
            aside
            or index <= notes
            or look in NO_TEXT
            or (look is Look.STAMP and _is_dated(extent, index))
        ):
            aside = aside or look is Look.BELOW
            kinds[index - extent.first] = Kind.FURNITURE
    return kinds


def _notes_below_dateline(extent: Extent) -> int:
    """The last line that stands with a lone dateline, and apart from the text: a button."""
    index, blocks = extent.first, extent.manuscript.blocks
    if extent.dateline is None or extent.dateline.body < blocks[index].end:
        return index
    of = extent.looks.of
    while index + 1 < extent.last and of[index + 1] is Look.LINE:
        if extent.manuscript.is_apart(index + 1):
            break
        index += 1
    below = index + 1
    return index if below < extent.last and extent.manuscript.is_apart(below) else extent.first


def _is_dated(extent: Extent, index: int) -> bool:
    """Whether a line with a date tells when a page was published; in copy it is of a table."""
    line = extent.manuscript.source_line(extent.manuscript.blocks[index])
    return extent.looks.site >= _SITE or (line is not None and not line.only_a_day)
