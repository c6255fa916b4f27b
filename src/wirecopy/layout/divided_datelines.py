"""Datelines that a line break divides, without a blank line: ``Nice, 2 nov`` / ``2023 (AFP) -``.

divided = line line-end rest  ; a figure, a comma or an open bracket in the line, a sign in the rest
        / line line-end rest  ; and a bracket, a figure or a dash at the beginning of the rest

Where the lines of a paragraph were wrapped at one width, they are one block. Another break, as of a
mail or of a column beside a picture, leaves the head of a dateline by itself.
"""

from __future__ import annotations

import re

import attrs

from wirecopy.fields.dateline.evidence import STRONG
from wirecopy.fields.dateline.foreign_heads import read_head
from wirecopy.fields.dateline.reader import Reader
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.blocks import Block

_MOST_ABOVE = 8
_LONGEST = 60
# So near below stands the first paragraph.
_TEXT_BEGINS = 4
# What the head of a dateline has: a day, a comma behind its place, or a bracket left open. One
# that is closed holds who sends: (By Union Press.) above the dateline.
_HEAD = re.compile(r"\d|[,،၊፣、]$|[(（\[【［/][^)）\]】］/]*$")
_DASHES = "-–—"
_BRACKETS = "([（［"
_GOES_ON = f"(（[［/{_DASHES}"
# What ends one stands near the beginning of the next line.
_REST = re.compile(r"[-\u2010-\u2015:：)）\]】］/.=]")
_REACH = 60


def with_whole_dateline(manuscript: Manuscript) -> Manuscript:
    """The blocks, with a dateline as one of them that a line break divides."""
    blocks, working = manuscript.blocks, manuscript.working
    for at, block in enumerate(blocks[:_MOST_ABOVE]):
        if block.end - block.start > _LONGEST or at + 1 == len(blocks):
            continue
        below = blocks[at + 1]
        text = True in manuscript.running[at + 1 : at + _TEXT_BEGINS]
        if not (text or manuscript.ends_a_sentence(below)):
            continue
        if working.count("\n", block.end, below.start) != 1 or not _may_be(working, block, below):
            continue
        whole = Block(block.start, below.end, (*block.lines, *below.lines))
        if not _is_dateline(manuscript, whole, below):
            continue
        return attrs.evolve(manuscript, blocks=[*blocks[:at], whole, *blocks[at + 2 :]])
    return manuscript


def _may_be(working: str, block: Block, below: Block) -> bool:
    """Whether a line looks like the head of a dateline, and the next one has its end."""
    first = working[below.start]
    goes_on = first in _GOES_ON or first.isdigit()
    if not goes_on and _HEAD.search(working[block.start : block.end]) is None:
        return False
    return _REST.search(working, below.start, min(below.end, below.start + _REACH)) is not None


def _is_dateline(manuscript: Manuscript, whole: Block, below: Block) -> bool:
    """Whether a dateline that leaves no doubt opens two lines, and ends in the second.

    So does one whose dash alone stands there. What stands above a whole dateline is no part of it,
    unless it is a known place: ``SAINT PAUL,`` / ``Minnesota, May 3 (AP) -``.
    """
    flat = manuscript.working.replace("\n", " ")
    found = manuscript.dateline(whole, flat)
    # Quipudorf, d. 19. Maj. / (Quipus Bureau.) Text: its form tells it, whoever sends.
    bracketed = manuscript.working[below.start] in _BRACKETS
    if found is None and bracketed:
        reader = Reader(manuscript.registry, manuscript.spoken)
        found = read_head(reader, flat, whole.start, whole.end)
    if found is None or found.is_bare:
        return False
    if found.score < STRONG and not (bracketed and found.day is not None):
        return False
    dashed = manuscript.working[below.start] in _DASHES and found.body >= below.start
    if found.start != whole.start or not (found.end > below.start or dashed):
        return False
    alone = manuscript.dateline(below, flat)
    whole_below = alone is not None and alone.places and alone.score >= STRONG
    return not whole_below or (bool(found.places) and found.places[0].is_known)
