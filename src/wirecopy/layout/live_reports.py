"""Live reports: entries, each with its time, and what is said below them of the report itself.

entry = time line-end [ heading line-end ] text / time heading line-end text / time ":" text
"""

from __future__ import annotations

from wirecopy.layout.looks import PAGE, TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import shared_stems
from wirecopy.text.patterns import lazy

_REACH, _FEWEST, _LONGEST_NOTE = 30, 3, 80
# 22:45, 22.45 Uhr, 22h45, 5.42pm
_CLOCK = lazy(r"\d{1,2}[.:h]\d{2}(?!\d)[^\d\n]{0,8}$")
_HEADED_CLOCK = lazy(r"\d{1,2}[.:h]\d{2}(?!\d)[^\d\n]{0,8}[ ]\p{L}")
_TIMED = lazy(r"\d{1,2}[.:h]\d{2}(?![\d%])[^\d\n]{0,8}")


def first_entry(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """Where the text begins if its first block is in an entry: what heads it is of the text."""
    below = range(first + 1, min(first + _REACH, len(looks.of)))
    entry = first - 2 > headline and _is_entry(manuscript, looks, first - 2)
    if entry and any(_is_entry(manuscript, looks, index) for index in below):
        return first - 1
    if first - 1 <= headline:
        return first
    if _is_headed_entry(manuscript, looks, first - 1) and any(
        _is_headed_entry(manuscript, looks, index) for index in below
    ):
        return first - 1
    alone = looks.site < PAGE and _is_timed_alone(manuscript, looks, first - 1)
    if alone and sum(_is_timed_alone(manuscript, looks, index) for index in below) > 1:
        return first - 1
    return first


def before_the_note(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the last entry, above what is said of the report: This page is being updated."""
    last = end - 1
    if last - first < _FEWEST or looks.of[last] not in TEXT:
        return end
    start, stop, _ = manuscript.blocks[last]
    if stop - start > _LONGEST_NOTE or manuscript.working[start].isdigit():
        return end
    entries = manuscript.blocks[max(first, last - _REACH) : last]
    if not all(_TIMED.match(manuscript.working, *block[:2]) is not None for block in entries):
        return end
    return end if shared_stems(manuscript, (first, last), last) else last


def _is_timed_alone(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line is a time, and text stands with it or below it."""
    if looks.of[index + 1 : index + 2] not in ((Look.PROSE,), (Look.SENTENCE,)):
        return False
    return _CLOCK.match(manuscript.working, *manuscript.blocks[index][:2]) is not None


def _is_entry(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether an entry of a live report begins at a block: a time, a heading and text."""
    if index < 0 or looks.of[index + 1 : index + 2] != (Look.LINE,):
        return False
    block = manuscript.blocks[index]
    follows = index + 2 < len(looks.of) and looks.of[index + 2] in TEXT
    return follows and _CLOCK.match(manuscript.working, *block[:2]) is not None


def _is_headed_entry(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line is the time and the heading of an entry: 18:42 Ferry cancelled."""
    if looks.of[index] in TEXT or looks.of[index + 1 : index + 2] != (Look.PROSE,):
        return False
    return _HEADED_CLOCK.match(manuscript.working, *manuscript.blocks[index][:2]) is not None
