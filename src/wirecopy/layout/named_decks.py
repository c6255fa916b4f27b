"""Decks that end in who wrote, of whom the last paragraph tells: ``..., writes Ana Ruz``.

deck = text "," word name            ; Our maps are gone, writes Ana Ruz
told = line-start name text          ; Ana Ruz is the author of The Long Way Home
"""

from __future__ import annotations

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.byline.reader import read_name_line
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.letters import is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_LONGEST_CLAUSE, _STORY_REACH = 90, 50_000
_CLOSING_NAME = lazy(
    r"[,–—-][ ]\p{Ll}[\p{L}\p{M}]{1,14}[ ](?P<name>\p{Lu}[\p{L}\p{M}.’'-]{1,20}"
    r"(?:[ ]\p{Lu}[\p{L}\p{M}.’'-]{1,20}){1,2})$"
)


def writer_told_below(manuscript: Manuscript, span: TextSpan) -> TextSpan | None:
    """Where a line below begins with the name in which another one ends, and no other line has it.

    Args:
        manuscript: The blocks.
        span: The line that may be a deck.
    """
    start, end = span
    working = manuscript.working
    named = _CLOSING_NAME.search(working, max(start, end - _LONGEST_CLAUSE), end)
    if named is None:
        return None
    name = named["name"]
    at = working.find(name, end, end + _STORY_REACH)
    behind = at + len(name)
    # Of whom the story tells the name stands in it.
    if at < 1 or working[at - 1] != "\n" or not is_small(working[behind + 1 : behind + 2] or "A"):
        return None
    return at, behind


def writer_of_deck(manuscript: Manuscript, span: TextSpan) -> BylineFound | None:
    """Who wrote, as a line below says it that begins with the name in a deck."""
    told = writer_told_below(manuscript, span)
    found = read_name_line(manuscript.context, *told) if told is not None else None
    return found if found is not None and len(found.people) == 1 else None
