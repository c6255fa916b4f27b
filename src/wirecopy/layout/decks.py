"""The deck: the first line below a headline that says more than a label.

deck = [ label ":" ] [ kind sign ] text ; what may stand before it is told in `title_edges`
"""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.knowledge.words import fold
from wirecopy.layout.body import Extent
from wirecopy.layout.looks import PAGE, TEXT, Look
from wirecopy.layout.standfirsts import is_aside
from wirecopy.layout.title_edges import behind_kind, behind_label
from wirecopy.model.annotations import Kind
from wirecopy.text.offsets import TextSpan

_SHORTEST_DECK = 25
_SEVERAL = 2
# What a page says to its readers may be the deck of what they are to follow.
_ASKING = (Look.SPEECH, Look.BELOW)
_DECK_MARKS = ("- ", "– ", "— ", "• ", "· ", "▪ ", "■ ", "* ")
# So short a line among the top matter is a name, or how long the story takes to read.
_LONGEST_NOTE = 25


def find_deck(extent: Extent, kinds: Sequence[Kind | None]) -> tuple[int, TextSpan] | None:
    """The block of the deck, and where it stands in it.

    Args:
        extent: Where the text lies.
        kinds: What the blocks above it are, None for a title.
    """
    if extent.headline is None or extent.headline + 1 >= extent.first:
        return None
    title = fold(extent.manuscript.text(extent.manuscript.blocks[extent.headline]))
    for index in range(extent.headline + 1, extent.first):
        look = extent.looks.of[index]
        asking = look in _ASKING and _is_above_entries(extent, index)
        if kinds[index] is not None and not asking:
            continue
        block = extent.manuscript.blocks[index]
        if fold(extent.manuscript.text(block)) == title:
            continue  # the headline, printed again
        near = index <= extent.headline + 2 or look in TEXT or _is_right_above(kinds, extent, index)
        marked = asking or (
            look is Look.ROW
            and (
                extent.manuscript.is_marked_deck(block)
                or _is_dashed(extent, index)
                or _is_lone_row(extent, index)
            )
        )
        long = extent.manuscript.length(block) >= _SHORTEST_DECK or _is_bank(extent, index)
        if extent.manuscript.is_link(block) or is_aside(extent.manuscript, index):
            continue
        marked = marked or (look is Look.STAMP and _is_above_time(kinds, extent, index))
        if near and long and (marked or look in (*TEXT, Look.LINE)):
            start = behind_label(extent.manuscript, block, "deck_labels")
            start = behind_kind(extent.manuscript, start, block.end)
            return index, (start, block.end)
    return None


def _is_bank(extent: Extent, index: int) -> bool:
    """Whether a line of some words stands right below a headline in capitals.

    It is in capitals, too, or nothing stands between it and a dateline.
    """
    blocks = extent.manuscript.blocks[index - 1 : index + 1]
    title, text = (extent.manuscript.text(block) for block in blocks)
    if index - 1 != extent.headline or not title.isupper() or " " not in text:
        return False
    return text.isupper() or (extent.dateline is not None and index + 1 == extent.first)


def _is_above_time(kinds: Sequence[Kind | None], extent: Extent, index: int) -> bool:
    """Whether a line that holds a day is no time: it is a sentence, and the time stands below."""
    if index - 1 != extent.headline or kinds[index + 1 :][:1] != [Kind.SOURCE_LINE]:
        return False
    return _has_small_words(extent, index)


def _is_above_entries(extent: Extent, index: int) -> bool:
    """Whether a line stands between headline and the entries of a live report: Follow ..."""
    if index - 1 != extent.headline or index + _SEVERAL < extent.first or extent.looks.site > PAGE:
        return False
    entry = extent.manuscript.working[extent.manuscript.blocks[index + 1].start]
    return entry.isdigit() and _has_small_words(extent, index)


def _has_small_words(extent: Extent, index: int) -> bool:
    """Whether more than half of a line's words begin small, as they do in no name."""
    words = extent.manuscript.text(extent.manuscript.blocks[index]).split()
    return sum(word[0].islower() for word in words) * 2 > len(words)


def _is_dashed(extent: Extent, index: int) -> bool:
    """Whether a mark stands before a line and before none beside it: - And so on.

    As releases print a deck.
    """
    if index != (extent.headline or 0) + 1:
        return False
    blocks, working = extent.manuscript.blocks, extent.manuscript.working
    beside = (working[block.start : block.start + _SEVERAL] for block in blocks[index : index + 2])
    own, *below = beside
    return own in _DECK_MARKS and own not in below


def _is_right_above(kinds: Sequence[Kind | None], extent: Extent, index: int) -> bool:
    """Whether a long line without a stop is all that stands between top matter and the text."""
    if index != extent.first - 1:
        return False
    start = (extent.headline or 0) + 1
    above = kinds[start:index]
    dated = Kind.SOURCE_LINE in above or Kind.BYLINE in above
    lengths = extent.looks.lengths[start:index]
    known = all(
        kind is not None or length <= _LONGEST_NOTE
        for kind, length in zip(above, lengths, strict=True)
    )
    return dated and known and _has_small_words(extent, index)


def _is_lone_row(extent: Extent, index: int) -> bool:
    """Whether a line with figures stands alone between headline and text: no table has one row."""
    alone = index == (extent.headline or 0) + 1 == extent.first - 1
    return alone and extent.manuscript.text(extent.manuscript.blocks[index])[0].isalpha()
