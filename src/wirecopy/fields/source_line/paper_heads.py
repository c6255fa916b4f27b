r"""The head of an old paper's page, as archives print it above a story: its name and its day.

paper-head = name [ "(" town ")" ] mark [ weekday [ "," ] ] date [ "," numbers ]
name       = 1*6word, the first with a capital         ; THE NORTHERN STAR, TUESDAY, AUGUST 5, 1924

A title may name a day, too: the weekday or the number of the page tells, and that the copy begins
with it.
"""

from __future__ import annotations

from wirecopy.fields.source_line.timestamps import DayFound, find_day
from wirecopy.knowledge.context import Context
from wirecopy.text.patterns import lazy

_LONGEST = 100
_NAME_AND_DAY = lazy(
    r"\p{Lu}[\p{L}\p{M}'’&-]{1,20}+(?:[ ][\p{L}\p{M}'’&-]{1,20}+){0,5}+"
    r"(?:[ ]\([^()\n]{2,40}\))?[ ]?[,.—–|-]{1,2}[ ](?P<day>[^\n]{8,70})"
)
# Between the weekday and the date: mardi 5 août, tisdagen den 5 augusti
_WEEKDAY = lazy(r"(?P<weekday>[\p{L}\p{M}-]{3,16}+)[.,]?(?:[ ]\p{Ll}{2,3})?[ ]?")
_NUMBERED = lazy(r"[ ,.—–|-]{1,4}(?:\p{L}{1,6}\.?[ ]?)?\d{1,3}\.?")
_PRINTED = lazy(r"\S")


def read_paper_head(context: Context, start: int, end: int) -> DayFound | None:
    """The day in the line that a paper's page is headed by, if a line is one.

    Args:
        context: The text, and what to read it by.
        start: Where the line starts.
        end: Where it ends.
    """
    working = context.working
    if end - start > _LONGEST or _PRINTED.search(working, 0, start) is not None:
        return None
    head = _NAME_AND_DAY.fullmatch(working, start, end)
    found = find_day(context, *head.span("day")) if head is not None else None
    if head is None or found is None:
        return None
    first = _WEEKDAY.fullmatch(working, head.start("day"), found.span[0])
    is_weekday = first is not None and _names_weekday(first["weekday"], context)
    rest = working[found.span[1] : end].strip(" .,")
    numbered = _NUMBERED.fullmatch(working, found.span[1], end) is not None
    if not (is_weekday or found.span[0] == head.start("day")):
        return None
    return found if numbered or (is_weekday and not rest) else None


def _names_weekday(word: str, context: Context) -> bool:
    """Whether a word is a day of the week, declined or not: tisdagen."""
    folded = word.casefold()
    names = context.spoken.weekday_names
    return folded in names or any(len(name) > 3 and folded.startswith(name) for name in names)
