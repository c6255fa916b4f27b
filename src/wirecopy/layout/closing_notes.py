"""Last paragraphs that are no text by their shape: an address that asks, a note in brackets.

aside   = "(" text ")"                     ; (The author teaches physics.)
about   = sentence about who wrote         ; The author teaches physics.
asking  = 1*2word ( "?" / ":" ) address    ; Comments? ar@site.example
"""

from __future__ import annotations

import re

from wirecopy.fields.disclaimers import word_for_author
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import STEM, shared_stems

_LONGEST_ASKING, _LONGEST_ASIDE, _TEXT_ABOVE, _REACH = 24, 320, 2, 12
_TOLD_REACH = 60
_ASKING = "?:？："
_ASKS = re.compile(f"[{_ASKING}]")
_BRACKETS = {"(": ")", "（": "）", "[": "]"}


def leads_to_an_address(manuscript: Manuscript, index: int) -> bool:
    """Whether a last paragraph is an address, and a word or two that ask: Comments? ar@site.za."""
    block = manuscript.blocks[index]
    if _ASKS.search(manuscript.working, block.start, block.start + _LONGEST_ASKING) is None:
        return False
    address = manuscript.stuck_address(block.start, block.end)
    if address is None or not 0 < address - block.start <= _LONGEST_ASKING:
        return False
    return manuscript.working[block.start : address].rstrip()[-1] in _ASKING


def is_note_at_the_end(
    manuscript: Manuscript, first: int, index: int, *, site: bool, named: bool
) -> bool:
    """Whether a last paragraph is an aside, or of the author, whom another line names.

    Args:
        manuscript: The blocks.
        first: The first block of the text.
        index: The block to ask about.
        site: Whether lines of a site stand around: there brackets tell less.
        named: Whether it is known who wrote.
    """
    aside = not site and _is_aside(manuscript, first, index)
    return aside or (named and _is_about_the_writer(manuscript, first, index))


def _is_aside(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a last paragraph stands in one pair of brackets, as no other of the text does."""
    if index - first < _TEXT_ABOVE or not _is_enclosed(manuscript, index):
        return False
    # What the sums of a story are in another currency is the story's.
    if "=" in manuscript.text(manuscript.blocks[index]):
        return False
    return not any(_is_enclosed(manuscript, at) for at in range(max(first, index - _REACH), index))


def _is_about_the_writer(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a last paragraph says of the author what the text has not.

    A story of an author calls them so before.
    """
    if index - first < _TEXT_ABOVE:
        return False
    word = word_for_author(manuscript.text(manuscript.blocks[index]))
    above = max(first, index - _TOLD_REACH), index
    return word is not None and shared_stems(manuscript, above, index) <= {word[:STEM]}


def _is_enclosed(manuscript: Manuscript, index: int) -> bool:
    """Whether the bracket that opens a block is closed at its end, and not before."""
    start, end, _ = manuscript.blocks[index]
    closing = _BRACKETS.get(manuscript.working[start])
    if closing is None or end - start > _LONGEST_ASIDE:
        return False
    text = manuscript.working[start:end].rstrip(".")
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == text[0]) - (letter == closing)
        if not depth:
            return at == len(text) - 1
    return False
