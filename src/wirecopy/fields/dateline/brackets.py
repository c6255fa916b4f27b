"""What stands in one bracket of a dateline: a date, and a credit before or behind it.

inside  = date [ "," weekday ] / credit gap date / date [ gap weekday ] gap credit
gap     = blanks, commas, dashes, slashes, bars or semicolons
"""

from __future__ import annotations

from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.open_date import date_at
from wirecopy.fields.dateline.places import is_weekday
from wirecopy.knowledge.languages import Language
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_BETWEEN = f" -\u2013\u2014/|;{COMMAS}"
_FIRST_WORD = lazy(r"[\p{L}\p{M}-]{1,20}\.?")
# Vietnamese days of the week are two words: Thứ Tư.
_FIRST_WORDS = lazy(r"[\p{L}\p{M}]{1,20} [\p{L}\p{M}]{1,20}")


def without_weekday(text: str, span: TextSpan, spoken: Language) -> TextSpan:
    """A stretch without the day of the week at its end or head: (2024. március 3., vasárnap)."""
    start, end = span
    for first in (_FIRST_WORD.match(text, start, end), _FIRST_WORDS.match(text, start, end)):
        if first is not None and text[first.end() : first.end() + 1] in (",", " "):
            behind = end - len(text[first.end() : end].lstrip(f" {COMMAS}"))
            if behind < end and is_weekday(first[0], spoken):
                return behind, end
    comma = max(text.rfind(comma, start, end) for comma in COMMAS)
    if comma < 0 or not is_weekday(text[comma + 1 : end].strip(), spoken):
        return span
    return start, comma


def date_and_rest(
    text: str, span: TextSpan, spoken: Language
) -> tuple[PrintedDate, TextSpan] | None:
    """The date of a bracket that holds another thing as well, and where that stands.

    Args:
        text: The working text.
        span: What stands between the brackets.
        spoken: The language.
    """
    start, end = span
    first = date_at(text, start, end, spoken)
    if first is not None and not first[0].repairs:
        at = _behind(text, first[1], end, spoken)
        return None if at in (first[1], end) else (first[0], (at, end))
    for at in range(start + 1, end):
        if text[at - 1] not in _BETWEEN or text[at] in _BETWEEN:
            continue
        dated = date_at(text, at, end, spoken)
        if dated is not None and dated[1] == end:
            return dated[0], (start, start + len(text[start:at].rstrip(_BETWEEN)))
    return None


def _behind(text: str, at: int, end: int, spoken: Language) -> int:
    """Where begins what stands behind a date: behind marks, and a day of the week."""
    at = end - len(text[at:end].lstrip(_BETWEEN))
    word = _FIRST_WORD.match(text, at, end)
    if word is None or not is_weekday(word[0], spoken):
        return at
    return end - len(text[word.end() : end].lstrip(_BETWEEN))
