"""A name and a mark before the first paragraph, which what stands around them bears out."""

from __future__ import annotations

from functools import partial

from wirecopy.fields.dateline.evidence import is_pair
from wirecopy.fields.dateline.foreign_heads import read_head
from wirecopy.fields.dateline.opening_names import (
    opening_name,
    read_borne_out,
    read_day_alone,
    read_unmarked,
)
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.dateline.small_houses import read_small_head
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.knowledge.words import fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.signed_above import is_of_picture, is_signed_above, is_signed_far_above
from wirecopy.layout.signing_houses import signing_house
from wirecopy.text.blocks import Block
from wirecopy.text.patterns import lazy

# name mark = 1*4word, and a mark: what opens a paragraph of a list, or of an interview; without
#             capitals one word and a colon, a stop of its script or a dash
_BEGINS_AS = lazy(
    r"(?P<name>\p{Lu}[\p{L}\p{M}'’]{1,24}+(?:[ -]\p{Lu}[\p{L}\p{M}'’]{1,24}+){0,3})"
    r"(?P<sign>[ ]?[—–-]{1,2}[ ]?|[.][ ]?[—–-]{0,2}[ ]?|:[ ])(?=[\p{Lu}\d\"“'‘«¿])"
    r"|(?P<name>\p{Lo}[\p{Lo}\p{M}\u200c\u200d]{1,24}+)[ ]?(?P<sign>:|।|[—–-])[ ]?"
)
_MOST_LISTED = 8
# apart = "(" words ")" / dash words dash, on a line of its own: (From our correspondent.)
_APART = lazy(r"[(\[][^()\[\]\n]{4,60}[)\]][.]?|[—–-][ ]?[^—–\n]{4,60}?[ ]?[—–-]")
_STOPLESS = ("Thai", "Lao")
_LONG_STOPLESS = 70
# Above the first paragraph of a page stands its menu.
_MOST_ABOVE_TEXT = 60
# A deck and what a picture shows may stand above the paragraph that a dateline opens.
_MOST_ASKED = 3
# Below the text the last lines sign it.
_MOST_SIGNING, _LONGEST_SIGNING, _MOST_BESIDE = 5, 70, 24


def find_borne_out(
    manuscript: Manuscript, reader: Reader, flat: str
) -> tuple[DatelineFound | None, int]:
    """A name and a mark before the first paragraph, which what stands around them bears out."""
    asked = 0
    for index, block in enumerate(manuscript.blocks[:_MOST_ABOVE_TEXT]):
        running = manuscript.running[index]
        if not running and manuscript.is_short(block) and not _may_be_text(manuscript, block):
            continue
        found = (
            read_day_alone(reader, flat, block.start, block.end)
            or _opened(manuscript, reader, flat, index)
            or _told_by_form(manuscript, reader, flat, index)
            or _of_small_house(manuscript, reader, flat, index)
            or read_unmarked(reader, manuscript.working, block.start, block.end)
        )
        if found is not None:
            return found, index
        asked += running
        if asked == _MOST_ASKED or (running and not _stands_above_text(manuscript, index)):
            return None, 0
    return None, 0


def _may_be_text(manuscript: Manuscript, block: Block) -> bool:
    """Whether a block is long, in a script that ends its sentences with nothing."""
    stopless = manuscript.spoken.script in _STOPLESS
    return stopless and manuscript.length(block) >= _LONG_STOPLESS


def _stands_above_text(manuscript: Manuscript, index: int) -> bool:
    """Whether a paragraph is a deck or a picture's, below which lines of a page part the text."""
    if _is_deck(manuscript, index) or is_of_picture(manuscript, index):
        return True
    below = manuscript.blocks[index + 1 : index + 2]
    return any(not manuscript.running[index + 1] and manuscript.is_short(block) for block in below)


def _opened(manuscript: Manuscript, reader: Reader, flat: str, index: int) -> DatelineFound | None:
    """The dateline that a name opens, be it no section's and begin it no list."""
    block = manuscript.blocks[index]
    opening = opening_name(flat, block.start, block.end)
    if opening is None:
        return None
    sections = manuscript.languages.words("page", "sections")
    names = {fold(opening.name), *fold(opening.name).split(" ")}
    if not (names.isdisjoint(sections) and names.isdisjoint(manuscript.registry.kickers)):
        return None
    if _begins_a_list(manuscript, index):
        return None

    def named() -> bool:
        return index > 0 and (
            is_signed_above(manuscript, index - 1)
            or (manuscript.running[index] and is_signed_far_above(manuscript, index))
            or signing_house(manuscript) is not None
        )

    return read_borne_out(reader, manuscript.working, flat, opening, block.end, named)


def _told_by_form(
    manuscript: Manuscript, reader: Reader, flat: str, index: int
) -> DatelineFound | None:
    """A head that its form tells, where no other paragraph begins so: those make a list."""
    first, *others = manuscript.blocks[index : index + _MOST_LISTED]
    above = manuscript.blocks[index - 1]
    # A line between headline and text that is no sentence says who sends or writes.
    stopped = manuscript.ends_a_sentence(above) and not _APART.fullmatch(manuscript.text(above))
    named = index > 1 and manuscript.is_short(above) and not stopped
    found = read_head(reader, flat, first.start, first.end, named=named)
    if found is None:
        return None
    again = (read_head(reader, flat, block.start, block.end) for block in others)
    return None if any(other is not None for other in again) else found


def _of_small_house(
    manuscript: Manuscript, reader: Reader, flat: str, index: int
) -> DatelineFound | None:
    """A head of a town and a house that nobody knows, where no other paragraph begins so."""
    told = partial(is_named_by_line, manuscript, index)
    first, *others = manuscript.blocks[index : index + _MOST_LISTED]
    found = read_small_head(reader, flat, first.start, first.end, told)
    if found is None:
        return None
    again = (read_small_head(reader, flat, block.start, block.end, told) for block in others)
    return None if any(other is not None for other in again) else found


def is_named_by_line(manuscript: Manuscript, index: int, name: str) -> bool:
    """Whether a short line above a block (but the first), or at the end of the copy, has a name."""
    blocks = manuscript.blocks
    last = max(index + 1, len(blocks) - _MOST_SIGNING)
    return any(
        blocks[at].end - blocks[at].start <= _LONGEST_SIGNING
        and not manuscript.running[at]
        and _names(manuscript.text(blocks[at]), name)
        for at in (*range(1, index), *range(last, len(blocks)))
    )


def _names(line: str, name: str) -> bool:
    """Whether a line has a name and little else: © Quipu, (Quipu – a.r.), Source: Quipu."""
    at = line.find(name)
    if at < 0 or len(line) - len(name) > _MOST_BESIDE:
        return False
    return not (line[at - 1 : at].isalpha() or line[at + len(name) :][:1].isalpha())


def _is_deck(manuscript: Manuscript, index: int) -> bool:
    """Whether a paragraph near the top has a byline right below it."""
    below = manuscript.blocks[index + 1 : index + 2]
    return any(manuscript.byline(block) is not None for block in below)


def _begins_a_list(manuscript: Manuscript, index: int) -> bool:
    """Whether another paragraph begins as this one does: what a list names, or who speaks."""
    first, *others = (
        _BEGINS_AS.match(manuscript.working, block.start, block.end)
        for block in manuscript.blocks[index : index + _MOST_LISTED]
    )
    return first is not None and any(
        other is not None
        and other["sign"] == first["sign"]
        and other["name"].isupper() == first["name"].isupper()
        and not is_pair(manuscript.working, other.end(), other.endpos)
        for other in others
    )
