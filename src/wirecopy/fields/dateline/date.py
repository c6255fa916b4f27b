"""Days and months as datelines print them, damage included."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import regex

from wirecopy.knowledge.calendar import (
    day_number,
    figures,
    fits_month,
    month_number,
    roman_month,
    short_month,
)
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.month_names import fold_month
from wirecopy.knowledge.words import fold
from wirecopy.text.offsets import Replacement, TextSpan

_YEAR_FIGURES = 4
# A year of two figures: wires and what collects their copy print such since the thirties.
_CENTURY = 100
_FIRST_SHORT_YEAR = 1930
# The Hijri years of the age of the wires.
_HIJRI_YEARS = range(1300, 1500)


class PrintedDate(NamedTuple):
    """A date as a pattern cut it out of a text.

    Attributes:
        year: The year, None where none is printed.
        month: 1 to 12, None where none is printed.
        day: 1 to 31, None where there is no date.
        span: Where the date stands.
        spans: Where its parts stand.
        repairs: What is misspelt in it.
        month_word: The month's name as it is looked up.
        is_iso: Whether it is printed as ISO 8601 writes it.
        is_other_calendar: Whether it is in another calendar: it has a span and no parts.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: TextSpan | None = None
    spans: tuple[tuple[str, TextSpan], ...] = ()
    repairs: tuple[Replacement, ...] = ()
    month_word: str | None = None
    is_iso: bool = False
    is_other_calendar: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Whether figures may as well be read the other way round, month before day."""
        figures_only = not self.spans and self.month is not None and not self.is_iso
        return figures_only and (self.day or 0) <= _MONTHS_IN_YEAR

    def turned(self) -> PrintedDate:
        """The same figures, read month first."""
        return self._replace(month=self.day, day=self.month)


_MONTHS_IN_YEAR = 12
_MARK = re.compile(r"[-./] ?")


def read_date(
    match: regex.Match[str], groups: dict[str, str | None], spoken: Language
) -> PrintedDate | None:
    """The date in the groups of a match: empty where it has none, None where it is no date.

    Groups are ``date``, and in it ``day``, ``month``, ``year``, or ``numeric`` for figures with
    slashes or stops, day first, or ``iso`` for figures with hyphens, year first.
    """
    if not groups.get("date"):
        return PrintedDate()
    numeric, iso = groups.get("numeric"), groups.get("iso")
    if numeric:
        return _in_figures(numeric, match.span("date"))
    if iso:
        year, month, day = (int(part) for part in _MARK.split(iso))
        return _figured(year, month, day, match.span("date"), is_iso=True)
    return (
        _slid(match, groups, spoken)
        or _named(match, groups, spoken)
        or _of_other_calendar(match, groups, spoken)
    )


def _in_figures(numeric: str, span: TextSpan) -> PrintedDate | None:
    """Figures with slashes or stops: day first, but where the second cannot be a month."""
    day, month, *years = (int(part) for part in _MARK.split(numeric) if part)
    if month > _MONTHS_IN_YEAR:
        day, month = month, day
    year = _whole_year(years[0]) if years else None
    fits = day > 0 and fits_month(month, day)
    return PrintedDate(year, month, day, span) if fits else None


def _whole_year(year: int) -> int:
    if year >= _CENTURY:
        return year
    return year + (1900 if year + 1900 >= _FIRST_SHORT_YEAR else 2000)


def _figured(
    year: int, month: int, day: int, span: TextSpan, *, is_iso: bool = False
) -> PrintedDate | None:
    fits = day > 0 and fits_month(month, day)
    return PrintedDate(year, month, day, span, is_iso=is_iso) if fits else None


_FIGURES_OF_LETTERS = {"1": "l", "0": "o"}


def _slid(
    match: regex.Match[str], groups: dict[str, str | None], spoken: Language
) -> PrintedDate | None:
    """A date such as "Apri l7", where the month's last letter has slid over to the day.

    In "Apri1 29 (" it is a figure, and what seems to be the year is the day.
    """
    month_word, day_word = groups.get("month"), groups.get("day")
    if month_word and day_word in _FIGURES_OF_LETTERS and match.end("month") == match.start("day"):
        day_word = _FIGURES_OF_LETTERS[day_word] + (groups.get("year") or "")
        end = match.end("year") if groups.get("year") else match.end("day")
        return _slid_to(match, month_word, day_word, spoken, end)
    if not month_word or not day_word or len(day_word) == 1 or day_word[0] not in "lIoO":
        return None
    return _slid_to(match, month_word, day_word, spoken, match.end("day"))


def _slid_to(
    match: regex.Match[str], month_word: str, day_word: str, spoken: Language, end: int
) -> PrintedDate | None:
    """The date of a month without its last letter, and that letter before the day."""
    word = month_word + day_word[0]
    month, day = month_number(word, spoken), day_number(day_word[1:])
    if month is None or month[1] != word or day is None:
        return None
    repair = (match.start("month"), end, f"{word} {day[1]}", "date:month")
    return PrintedDate(None, month[0], day[0], match.span("date"), (), (repair,))


def _named(
    match: regex.Match[str], groups: dict[str, str | None], spoken: Language
) -> PrintedDate | None:
    month_word, day_word, year_word = groups.get("month"), groups.get("day"), groups.get("year")
    named = day_of_month(day_word, month_word, spoken) if day_word else None
    if not day_word or named is None:
        return None
    day, month, folded = named
    again = groups.get("month_again")
    if again and month_number(again, spoken) not in ((month[0], again) if month else None,):
        return None
    spans = [("day", match.span("day"))]
    repairs = []
    if day_word != day[1]:
        repairs.append((*match.span("day"), day[1], "date:day"))
    if month is not None:
        spans.append(("month", match.span("month")))
        if month_word != month[1]:
            repairs.append((*match.span("month"), month[1], "date:month"))
    year = _year(year_word.lstrip("'’")) if year_word else None
    if year is not None:
        spans.append(("year", match.span("year")))
    return PrintedDate(
        year,
        month[0] if month else None,
        day[0],
        match.span("date"),
        tuple(spans),
        tuple(sorted(repairs)),
        folded,
    )


@lru_cache(maxsize=1024)
def day_of_month(
    day_word: str, month_word: str | None, spoken: Language
) -> tuple[tuple[int, str], tuple[int, str] | None, str | None] | None:
    """Day and month as words say them, and the month as it is looked up: a year has few days."""
    day = day_number(day_word)
    month = _month(month_word, spoken) if month_word else None
    if day is None or (month_word and month is None):
        return None
    if not fits_month(month[0] if month else None, day[0]):
        return None
    return day, month, fold_month(month_word) if month_word else None


def _year(figures_of_year: str) -> int | None:
    short = len(figures_of_year) == _YEAR_FIGURES // 2
    if len(figures_of_year) != _YEAR_FIGURES and not short:
        return None
    return _whole_year(int(figures_of_year))


def _of_other_calendar(
    match: regex.Match[str], groups: dict[str, str | None], spoken: Language
) -> PrintedDate | None:
    """A date of another calendar alone: Ramadan 22, 1438.

    Names of Hijri months are those of people, too: they need the year.
    """
    month, year = groups.get("month"), groups.get("year")
    folded = fold_month(month) if month else ""
    if folded not in spoken.other_month_names:
        return None
    if folded in spoken.islamic_names and not (year and int(year) in _HIJRI_YEARS):
        return None
    return PrintedDate(span=match.span("date"), is_other_calendar=True)


def _month(word: str, spoken: Language) -> tuple[int, str] | None:
    number = figures(word) or roman_month(word)
    if number is not None:
        return number, word
    if _is_of_other_calendar_only(word, spoken):
        return None
    month = month_number(word, spoken) or short_month(word, spoken)
    if month is None or month[1] == word:
        return month
    return None if _is_a_word(word, month[1], spoken) else month


def _is_of_other_calendar_only(word: str, spoken: Language) -> bool:
    """Whether a month of the country's own calendar is the neighbour's word for one of ours."""
    folded = fold_month(word)
    return folded in spoken.other_month_names and folded not in spoken.month_numbers


def _is_a_word(word: str, month: str, spoken: Language) -> bool:
    """Whether what may be a misspelt month is a word of the language: see 1, den 10.

    Where months have a capital, a word without one is no slip of theirs, either.
    """
    if month[:1].isupper() and word[:1] == month[:1].lower():
        return True
    return fold(word.rstrip(".")) in spoken.ordinary_words
