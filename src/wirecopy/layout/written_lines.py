"""The line that says where and when a release or a letter was written, apart from its text."""

from __future__ import annotations

from collections.abc import Iterable

from wirecopy.fields.dateline.lone_lines import read_alone
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.fields.dateline.written import read_written
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.patterns import lazy

_LONGEST = 60
# The year tells a date from a number; what comes before is letters, marks and the day.
_YEAR = lazy(r"(?:19|20)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d(?!\d)")


def find_written_line(
    manuscript: Manuscript, indices: Iterable[int]
) -> tuple[int, DatelineFound] | None:
    """The first of some blocks that is a place and a whole date and nothing else, and that date.

    Releases of ministries and companies print it above the title (`Paris, le 7 juin 2023`), open
    letters below the text.
    """
    working = manuscript.working
    for index in indices:
        block = manuscript.blocks[index]
        if block.end - block.start > _LONGEST or not working[block.start].isalnum():
            continue
        if _YEAR.search(working, block.start, block.end) is None:
            continue
        reader = manuscript.datelines
        found = read_alone(reader, working, block.start, block.end, below_byline=False)
        found = found or read_written(reader, working, block.start, block.end)
        if found is not None and found.places and found.day is not None:
            return index, found
    return None
