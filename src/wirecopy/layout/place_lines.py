"""A line that names a town, between who wrote and the text, on a page or in plain copy."""

from __future__ import annotations

from wirecopy.fields.dateline.lone_lines import read_place_line
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.signed_above import is_signed_above
from wirecopy.text.letters import EAST_ASIAN

# Above the first paragraph of a page stands its menu.
_MOST_ABOVE_TEXT = 60
# A time, buttons and what a picture shows may stand between the line and the text.
_MOST_BETWEEN = 8
# A deck may stand above it, as a paragraph of its own.
_MOST_ASKED = 2
_LONGEST = 40
# Below so few lines stands copy that is no page: a name may be told by its looks alone.
_MOST_OF_COPY = 5


def find_place_line(manuscript: Manuscript, reader: Reader) -> tuple[DatelineFound | None, int]:
    """The line of a town right above a paragraph, or below a byline further up."""
    if manuscript.spoken.script in EAST_ASIAN:
        return None, 0
    asked = 0
    for index, running in enumerate(manuscript.running[:_MOST_ABOVE_TEXT]):
        if not running:
            continue
        for at in range(index - 1, max(index - _MOST_BETWEEN, 0), -1):
            if manuscript.running[at]:
                break
            found = _read(manuscript, reader, at, is_last=at == index - 1)
            if found is not None:
                return found, at
        asked += 1
        if asked == _MOST_ASKED:
            break
    return None, 0


def _read(
    manuscript: Manuscript, reader: Reader, at: int, *, is_last: bool
) -> DatelineFound | None:
    start, end, _ = manuscript.blocks[at]
    if end - start > _LONGEST or manuscript.working[start].islower():
        return None
    above, marked = manuscript.blocks[at - 1], manuscript.working[start:end].isupper()
    marked = marked or manuscript.working[end - 1] == ")"
    named = (marked or at < _MOST_OF_COPY) and is_signed_above(manuscript, at - 1)
    if not named and not (is_last and manuscript.is_caption(above)):
        return None
    return read_place_line(reader, manuscript.working, start, end, below_name=named)
