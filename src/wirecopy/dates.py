"""Days and months as datelines print them, damage included."""

from __future__ import annotations

import datetime as dt
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import regex

from wirecopy.languages import Language, all_month_numbers, fold_month
from wirecopy.model import TextSpan
from wirecopy.offsets import Replacement
from wirecopy.slips import one_slip

# A typewriter's letters in the place of figures.
_LETTER_FIGURES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_HAN_FIGURES = {figure: value for value, figure in enumerate("〇一二三四五六七八九")} | {"零": 0}
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORTEST_REPAIRABLE = 4
_YEAR_FIGURES = 4
# The Hijri years of the age of the wires.
_HIJRI_YEARS = range(1300, 1500)


@lru_cache(maxsize=4096)
def month_number(word: str, spoken: Language) -> tuple[int, str] | None:
    """The month that a word names, and the word as it should be.

    A word one slip from a full name of a month counts as that month. Names of other languages
    count where no two languages disagree about them.

    Returns:
        Number and right spelling; the spelling is the word itself where nothing is wrong.
    """
    folded = fold_month(word)
    number = spoken.month_numbers.get(folded)
    if number is None and not folded.isdecimal():
        number = all_month_numbers().get(folded)
    if number is not None:
        return number, word
    if len(folded) < _SHORTEST_REPAIRABLE:
        return None
    months = spoken.months
    near = {
        (number, name)
        for names in (months.full, months.genitive, months.stylebook)
        for number, name in enumerate(names, 1)
        if len(name.rstrip(".")) >= _SHORTEST_REPAIRABLE and one_slip(folded, fold_month(name))
    }
    if len({number for number, _ in near}) != 1:
        return None
    number, name = sorted(near)[0]
    stop = "." if word.endswith(".") and not name.endswith(".") else ""
    return number, (name.upper() if word.isupper() else name) + stop


def _short_month(word: str, spoken: Language) -> tuple[int, str] | None:
    """The month whose abbreviation has one wrong letter, which is not the first: Fen for Feb."""
    folded = fold_month(word)
    if len(folded) != _SHORTEST_REPAIRABLE - 1:
        return None
    near = {
        (number, name)
        for number, name in enumerate(spoken.months.short, 1)
        if len(fold_month(name)) == len(folded)
        and fold_month(name)[0] == folded[0]
        and one_slip(folded, fold_month(name))
    }
    if len(near) != 1:
        return None
    number, name = near.pop()
    stop = "." if word.endswith(".") and not name.endswith(".") else ""
    return number, (name.upper() if word.isupper() else name) + stop


def day_number(word: str) -> tuple[int, str] | None:
    """The day that a word of one or two figures means, and the word as it should be.

    Example:
        >>> day_number("26"), day_number("2O"), day_number("二十六"), day_number("x")
        ((26, '26'), (20, '20'), (26, '二十六'), None)
    """
    repaired = word.translate(_LETTER_FIGURES)
    number = figures(repaired)
    if number is None or not 1 <= number <= max(_DAYS_IN_MONTH):
        return None
    return number, repaired


def figures(word: str) -> int | None:
    """The number that decimal figures of any script, or Han numerals below 100, write."""
    if word and all(unicodedata.decimal(letter, None) is not None for letter in word):
        return int(word)
    if not word or any(letter not in _HAN_FIGURES and letter not in "十廿卅" for letter in word):
        return None
    plain = word.replace("廿", "二十").replace("卅", "三十")
    if "十" not in plain:
        return int("".join(str(_HAN_FIGURES[letter]) for letter in plain))
    tens, _, units = plain.partition("十")
    if len(tens) > 1 or len(units) > 1:
        return None
    return (_HAN_FIGURES[tens] if tens else 1) * 10 + (_HAN_FIGURES[units] if units else 0)


def fits_month(month: int | None, day: int | None) -> bool:
    """Whether the month has such a day; a part that is not given always fits."""
    if month is not None and not 1 <= month <= len(_DAYS_IN_MONTH):
        return False
    return month is None or day is None or day <= _DAYS_IN_MONTH[month - 1]


def nearest_year(month: int, day: int, reference: dt.date) -> int | None:
    """The year that brings a day of the year nearest to a date.

    Example:
        >>> nearest_year(12, 30, dt.date(2019, 1, 2))
        2018
    """
    choices = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            choices.append((abs((dt.date(year, month, day) - reference).days), year))
        except ValueError:
            continue
    return min(choices)[1] if choices else None


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
        is_hijri: Whether it is one of the Hijri calendar, which has a span and no parts.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: TextSpan | None = None
    spans: tuple[tuple[str, TextSpan], ...] = ()
    repairs: tuple[Replacement, ...] = ()
    month_word: str | None = None
    is_iso: bool = False
    is_hijri: bool = False


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
        day, month, year = (int(part) for part in numeric.replace(".", "/").split("/"))
        return _figured(year, month, day, match.span("date"))
    if iso:
        year, month, day = (int(part) for part in iso.split("-"))
        return _figured(year, month, day, match.span("date"), is_iso=True)
    return (
        _slid(match, groups, spoken)
        or _named(match, groups, spoken)
        or _hijri(match, groups, spoken)
    )


def _figured(
    year: int, month: int, day: int, span: TextSpan, *, is_iso: bool = False
) -> PrintedDate | None:
    fits = day > 0 and fits_month(month, day)
    return PrintedDate(year, month, day, span, is_iso=is_iso) if fits else None


def _slid(
    match: regex.Match[str], groups: dict[str, str | None], spoken: Language
) -> PrintedDate | None:
    """A date such as "Apri l7", where the month's last letter has slid over to the day."""
    month_word, day_word = groups.get("month"), groups.get("day")
    if not month_word or not day_word or len(day_word) == 1 or day_word[0] not in "lIoO":
        return None
    word = month_word + day_word[0]
    month, day = month_number(word, spoken), day_number(day_word[1])
    if month is None or month[1] != word or day is None:
        return None
    repair = (match.start("month"), match.end("day"), f"{word} {day[1]}", "date:month")
    return PrintedDate(None, month[0], day[0], match.span("date"), (), (repair,))


def _named(
    match: regex.Match[str], groups: dict[str, str | None], spoken: Language
) -> PrintedDate | None:
    month_word, day_word, year_word = groups.get("month"), groups.get("day"), groups.get("year")
    day = day_number(day_word) if day_word else None
    month = _month(month_word, spoken) if month_word else None
    if day is None or (month_word and month is None):
        return None
    if not fits_month(month[0] if month else None, day[0]):
        return None
    spans = [("day", match.span("day"))]
    repairs = []
    if day_word != day[1]:
        repairs.append((*match.span("day"), day[1], "date:day"))
    if month is not None:
        spans.append(("month", match.span("month")))
        if month_word != month[1]:
            repairs.append((*match.span("month"), month[1], "date:month"))
    year = int(year_word) if year_word and len(year_word) == _YEAR_FIGURES else None
    if year is not None:
        spans.append(("year", match.span("year")))
    return PrintedDate(
        year,
        month[0] if month else None,
        day[0],
        match.span("date"),
        tuple(spans),
        tuple(sorted(repairs)),
        fold_month(month_word) if month_word else None,
    )


def _hijri(
    match: regex.Match[str], groups: dict[str, str | None], spoken: Language
) -> PrintedDate | None:
    """A date of the Hijri calendar alone: Ramadan 22, 1438."""
    month, year = groups.get("month"), groups.get("year")
    if not month or not year or fold_month(month) not in map(fold_month, spoken.months.islamic):
        return None
    if int(year) not in _HIJRI_YEARS:
        return None
    return PrintedDate(span=match.span("date"), is_hijri=True)


def _month(word: str, spoken: Language) -> tuple[int, str] | None:
    number = figures(word)
    if number is not None:
        return number, word
    return month_number(word, spoken) or _short_month(word, spoken)
