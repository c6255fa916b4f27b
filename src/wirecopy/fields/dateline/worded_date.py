r"""Dates in words: day, month and year in any order, and what a language sets beside them.

    date  = part 1*( gap part )        ; one day, one month, at most one year, four figures long
    part  = day [ ordinal ] / day word / month / year / word
    gap   = [ "." / "," / "-" ] blanks ; "-" in "ika-3", the commas and date signs of all scripts

Months are a language's own, or those of a calendar of its country: then the date is kept as it is
printed, for to turn it into another would be to guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.knowledge.calendar import fits_month, foreign_month, month_number
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.month_names import fold_month
from wirecopy.text.letters import SPACED
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_MOST_PARTS = 9
_MOST_MONTH_WORDS = 3
_YEAR_FIGURES, _LAST_DAY = 4, 31
_FIRST_YEAR, _LAST_YEAR = 1300, 2700
# The era of Thai dates counts from the Buddha's death.
_BUDDHIST_CENTURY, _SHORT_YEAR = 2500, 2
_THAI = lazy(r"\p{Thai}")
_FIGURES = lazy(r"(\d{1,4})(?!\d)(?:(?:st|nd|rd|th|er)(?!\p{L})|[ºª.]|-\p{L}{1,3}(?!\p{L}))?")
# word = letters *( "." letters ) [ "." ], a figure where months are counted: 3-р; also ዓ/ም
_WORD_SOURCE = (
    r"(?:\d{1,2}-)?[\p{L}\p{M}]{1,20}+"
    r"(?:(?:\.|/(?=\p{Ethiopic}{1,2}(?!\p{L})))[\p{L}\p{M}]{1,8}+){0,3}\.?"
)
_WORD = lazy(_WORD_SOURCE)
# A month may be counted, too: 3 дугаар сар, tháng 3.
_MONTH_WORD = lazy(rf"{_WORD_SOURCE}|\d{{1,2}}(?=[ ]\p{{L}})|(?<=\p{{L}}[ ])\d{{1,2}}(?!\d)")
# What may stand between the figures that a date begins with and its month.
_TO_MONTH = re.compile(r"[\d \t\u00a0.,،፣՝؍ºª/-]+[^\W\d_]")
_GAP = lazy(r"[ \t\u00a0]{0,3}(?:[,،፣՝-][ \t\u00a0]{0,2}|؍|(?<=\d)/(?=\d{4}(?!\d)))?")


class _Words(NamedTuple):
    """The words of a language's dates, folded, and how far they go."""

    months: Mapping[str, int]
    other_months: frozenset[str]
    beside: frozenset[str]
    days: Mapping[str, int]
    first: frozenset[str]
    first_of_months: frozenset[str]
    is_spaced: bool


@lru_cache(maxsize=128)
def _words(spoken: Language) -> _Words:
    beside = (*spoken.dateline.date_words, *spoken.source_line.after_year)
    folded = frozenset(map(fold_month, beside))
    days = {
        fold_month(word): day
        for day, words in enumerate(spoken.dateline.day_words, 1)
        for word in words.split(" ")
    }
    names = (*spoken.month_numbers, *spoken.other_month_names)
    return _Words(
        spoken.month_numbers,
        spoken.other_month_names,
        folded,
        days,
        folded | days.keys() | frozenset(name.split(" ", 1)[0] for name in names),
        frozenset(fold_month(name.split(" ", 1)[0]) for name in names),
        spoken.script in SPACED,
    )


def _may_begin(text: str, at: int, end: int, spoken: Language) -> bool:
    """Whether a date may begin at a place: most places in a head say at once that none does."""
    if text[at].isdecimal():
        return _TO_MONTH.match(text, at, end) is not None
    word = _WORD.match(text, at, end)
    if word is None:
        return False
    if _begins_date(word[0], spoken):
        return True
    words = _words(spoken)
    return not words.is_spaced and any(text.startswith(word, at) for word in words.beside)


@lru_cache(maxsize=8192)
def _begins_date(word: str, spoken: Language) -> bool:
    folded = fold_month(word)
    if folded in _words(spoken).first:
        return True
    return not folded.isascii() and foreign_month(folded) is not None


class _Parts:
    """What has been found of a date."""

    def __init__(self) -> None:
        self.day: tuple[int, TextSpan] | None = None
        self.month: tuple[int, TextSpan, str] | None = None
        self.year: tuple[int, TextSpan] | None = None
        self.other = False

    def take_figures(self, number: int, span: TextSpan) -> bool:
        """Four figures are a year, and fewer a day."""
        figures = span[1] - span[0]
        # Behind a Thai month two figures are the year: 19 ส.ค. 67 is of 2567.
        if figures == _SHORT_YEAR and self.day and self.is_thai and self.year is None:
            self.year = (_BUDDHIST_CENTURY + number, span)
            return True
        if figures == _YEAR_FIGURES:
            fits = self.year is None and _FIRST_YEAR <= number <= _LAST_YEAR
            self.year = (number, span) if fits else self.year
            return fits
        fits = self.day is None and 0 < number <= _LAST_DAY
        self.day = (number, span) if fits else self.day
        return fits

    @property
    def is_thai(self) -> bool:
        """Whether the month is a Thai one."""
        return self.month is not None and _THAI.match(self.month[2]) is not None

    def take_day(self, day: int, span: TextSpan) -> bool:
        """A day in words."""
        fits = self.day is None
        self.day = (day, span) if fits else self.day
        return fits

    def take_month(self, number: int | None, span: TextSpan, word: str) -> bool:
        """One month; no number is that of another calendar."""
        if self.month is not None:
            return False
        self.month, self.other = (number or 0, span, word), number is None
        return True

    def date(self, end: int) -> PrintedDate | None:
        """The date, if day and month are there and fit."""
        if self.day is None or self.month is None:
            return None
        spans = [self.day[1], self.month[1], *([self.year[1]] if self.year else [])]
        span = min(spans)[0], max(end, max(spans)[1])
        if self.other:
            return PrintedDate(span=span, is_other_calendar=True)
        if not fits_month(self.month[0], self.day[0]):
            return None
        parts = [("day", self.day[1]), ("month", self.month[1])]
        year = None
        if self.year is not None:
            parts.append(("year", self.year[1]))
            year = self.year[0]
        month, day = self.month[0], self.day[0]
        return PrintedDate(year, month, day, span, tuple(parts), (), fold_month(self.month[2]))


def worded_date_at(
    text: str, at: int, end: int, spoken: Language
) -> tuple[PrintedDate, int] | None:
    """The date in words that begins at a place of a text, and its end.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> found = worded_date_at("2024 m. kovo 3 d. (ELTA)", 0, 24, language("lt"))
        >>> found and (found[0].year, found[0].month, found[0].day, found[1])
        (2024, 3, 3, 17)
    """
    if at >= end or not _may_begin(text, at, end, spoken):
        return None
    words = _words(spoken)
    parts = _Parts()
    stop = at
    for count in range(_MOST_PARTS):
        start = at
        if count:
            gap = _GAP.match(text, at, end)
            start = gap.end() if gap is not None else at
        taken = _taken(text, start, end, spoken, words, parts)
        if taken is None:
            break
        at = stop = taken
    date = parts.date(stop)
    return None if date is None or date.span is None else (date, stop)


def _taken(
    text: str, at: int, end: int, spoken: Language, words: _Words, parts: _Parts
) -> int | None:
    """Where the part ends that begins at a place; None where it belongs to no date."""
    month = _month_at(text, at, end, spoken, words)
    if month is not None:
        number, stop, word = month
        return stop if parts.take_month(number, (at, stop), word) else None
    figures = _FIGURES.match(text, at, end)
    if figures is not None:
        taken = parts.take_figures(int(figures[1]), figures.span(1))
        # What a hyphen joins to a day may be its ending, or a short month: 2-chi, 2-may.
        joined = fold_month(text[figures.end(1) + 1 : figures.end()]) in words.months
        return figures.end(1 if joined else 0) if taken else None
    word_found = _WORD.match(text, at, end)
    if word_found is None:
        return None
    folded = fold_month(word_found[0])
    if folded in words.beside:
        return word_found.end()
    if folded in words.days:
        taken = parts.take_day(words.days[folded], word_found.span())
        return word_found.end() if taken else None
    if not words.is_spaced:
        return next(
            (at + len(word) for word in words.beside if text.startswith(word, at)),
            None,
        )
    return None


def _month_at(
    text: str, at: int, end: int, spoken: Language, words: _Words
) -> tuple[int | None, int, str] | None:
    """The month that begins at a place, its end and its name, the longest one first."""
    stops = []
    stop = at
    for _ in range(_MOST_MONTH_WORDS):
        word = _MONTH_WORD.match(text, stop, end)
        if word is None:
            break
        stops.append(word.end())
        # Most words begin no name of a month in any of its forms.
        if len(stops) == 1 and fold_month(word[0]) not in words.first_of_months:
            break
        if text[word.end() : word.end() + 1] != " ":
            break
        stop = word.end() + 1
    for stop in reversed(stops):
        name = text[at:stop]
        folded = fold_month(name)
        number = words.months.get(folded)
        if number is not None:
            return number, stop, name
        if folded in words.other_months:
            return None, stop, name
    if not stops or text[at].isdecimal():
        return None
    name = text[at : stops[0]]
    named = month_number(name, spoken)
    number = named[0] if named is not None and named[1] == name else foreign_month(name)
    return None if number is None else (number, stops[0], name)
