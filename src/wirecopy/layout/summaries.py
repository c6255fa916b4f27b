"""What a page sets between headline and text to say the story in short, under a heading.

summary = heading line-end 1*5point empty-line         ; the points marked, or a colon above them
parts   = label line-end paragraph empty-line label line-end text    ; In short / In full

The heading has a few words and stands with what it heads, apart from all else, in any language.
"""

from __future__ import annotations

from wirecopy.layout.authors import author_line
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript

_MOST_WORDS, _LONGEST_HEADING = 6, 40
_MOST_POINTS, _LONGEST_POINT = 5, 240
_REACH, _BELOW = 12, 8
_LIST_MARKS = frozenset("-–—•*·▪■●◆►➤✓")
# A dash may open what somebody says.
_POINT_MARKS = frozenset("•*·▪■●◆►➤✓")
_FEWEST_PARAGRAPHS, _MOST_BETWEEN, _LONGEST_BYLINE = 2, 3, 90
_COLONS = (":", "：")
_NO_HEADING = (*TEXT, Look.STAMP, Look.CAPTION, Look.CREDIT, Look.FEED)


def below_summary(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """Where the text begins if what seemed its beginning is a summary."""
    for heading in range(headline + 1, min(first + 2, headline + _REACH)):
        if not _is_heading(manuscript, looks, heading):
            continue
        end = _end_of_points(manuscript, looks, heading)
        if end is None or end <= first:
            continue
        begin = _begin_of_text(looks, end)
        if begin is not None:
            return begin
    return first


def below_points(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """Where the text begins if it seemed to begin with marked lines, which say it in short.

    points = 1*5( mark sentence line-end ) [ byline ] [ time ] 2*paragraph ; no mark before them

    Who wrote or the time stands between them and the text, or right above them.
    """
    begin = first
    while begin > headline + 1 and _is_marked(manuscript, begin - 1):
        begin -= 1
    end = begin
    while end < len(looks.of) and _is_marked(manuscript, end):
        end += 1
    if not 0 < end - begin <= _MOST_POINTS:
        return first
    begin_of_text = end
    while looks.of[begin_of_text : begin_of_text + 1] in ((Look.LINE,), (Look.STAMP,)):
        begin_of_text += 1
    between = range(end, begin_of_text)
    below = range(begin_of_text, begin_of_text + _FEWEST_PARAGRAPHS)
    if len(between) > _MOST_BETWEEN or below.stop > len(looks.of):
        return first
    if any(looks.of[at] is not Look.PROSE or _is_marked(manuscript, at) for at in below):
        return first
    beside = (*between, *range(headline + 1, begin))
    told = any(
        looks.of[at] is Look.STAMP or _names_somebody(manuscript, at, headline) for at in beside
    )
    return begin_of_text if told and (between or end - begin > 1) else first


def _is_marked(manuscript: Manuscript, index: int) -> bool:
    start = manuscript.blocks[index].start
    return (
        manuscript.working[start] in _POINT_MARKS
        and manuscript.working[start + 1 : start + 2] == " "
    )


def _names_somebody(manuscript: Manuscript, index: int, headline: int) -> bool:
    """Whether a line names who wrote, with a word that says so or without."""
    block = manuscript.blocks[index]
    if manuscript.length(block) > _LONGEST_BYLINE:
        return False
    named = manuscript.byline(block) is not None
    return named or author_line(manuscript, index, headline) is not None


def _is_heading(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line of a few words stands apart from what is above it, and with what is below."""
    if index + 2 >= len(looks.of) or looks.of[index] in _NO_HEADING:
        return False
    block = manuscript.blocks[index]
    if manuscript.length(block) > _LONGEST_HEADING or not manuscript.is_apart(index):
        return False
    text = manuscript.text(block)
    return not any(map(str.isdigit, text)) and len(text.split()) <= _MOST_WORDS


def _end_of_points(manuscript: Manuscript, looks: Looks, heading: int) -> int | None:
    """One past the points below a heading, if they are those of a summary."""
    begin = heading + 1
    colon = manuscript.text(manuscript.blocks[heading])[-1] in _COLONS
    if manuscript.is_apart(begin) and not colon:
        return None
    end = begin + 1
    while end < len(looks.of) and not manuscript.is_apart(end):
        end += 1
    blocks = manuscript.blocks[begin:end]
    if end - begin > _MOST_POINTS or any(
        manuscript.length(block) > _LONGEST_POINT for block in blocks
    ):
        return None
    if not all(look in (*TEXT, Look.LINE, Look.ROW) for look in looks.of[begin:end]):
        return None
    marked = all(manuscript.working[block.start] in _LIST_MARKS for block in blocks)
    headed = looks.of[heading] is Look.LINE or end - begin > 1  # Share this: is a button
    told = looks.of[begin] in TEXT and ((colon and headed) or _is_labelled(manuscript, looks, end))
    # A lone paragraph stands with its heading.
    return (
        end if marked or (told and not (end - begin == 1 and manuscript.is_apart(begin))) else None
    )


def _is_labelled(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether another heading stands right above the text."""
    if not _is_heading(manuscript, looks, index) or manuscript.is_apart(index + 1):
        return False
    return looks.of[index + 1] is Look.PROSE


def _begin_of_text(looks: Looks, end: int) -> int | None:
    """The first paragraph below a summary, if it goes on in another."""
    below = range(end, min(end + _BELOW, len(looks.of)))
    begin = next((at for at in below if looks.of[at] is Look.PROSE), None)
    if begin is None:
        return None
    # Nothing but who wrote, the time, buttons and a label stands between.
    if any(look is Look.ROW for look in looks.of[end:begin]):
        return None
    return begin if any(look in TEXT for look in looks.of[begin + 1 : begin + 4]) else None
