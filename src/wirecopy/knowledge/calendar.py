"""Months and days, misspelt too."""

from __future__ import annotations

import datetime as dt
import unicodedata
from functools import cache, lru_cache

from wirecopy.knowledge.data_files import own_table
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.month_names import fold_month
from wirecopy.knowledge.words import ENGLISH, built_in
from wirecopy.text.typos import one_slip

# A typewriter's letters in the place of figures.
_LETTER_FIGURES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_HAN_FIGURES = {figure: value for value, figure in enumerate("〇一二三四五六七八九")} | {"零": 0}
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORTEST_REPAIRABLE = 4
_LONGEST_SHORTENED = 8


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
        number = _month_elsewhere(folded)
    if number is not None:
        return number, word
    if len(folded) < _SHORTEST_REPAIRABLE:
        return None
    months = spoken.months
    near = {
        (number, name)
        for form in ("full", "genitive", "stylebook")
        for number, name in enumerate(months.names(form), 1)
        if len(name.rstrip(".")) >= _SHORTEST_REPAIRABLE and one_slip(folded, fold_month(name))
    }
    if len({number for number, _ in near}) != 1:
        return None
    number, name = sorted(near)[0]
    stop = "." if word.endswith(".") and not name.endswith(".") else ""
    return number, (name.upper() if word.isupper() else name) + stop


def foreign_month(word: str) -> int | None:
    """The month that a word names in any language, those without a file of their own among them.

    Example:
        >>> foreign_month("május"), foreign_month("মে"), foreign_month("Monday")
        (5, 5, None)
    """
    folded = unicodedata.normalize("NFC", fold_month(word))
    return _month_elsewhere(folded) or _foreign_months().get(folded)


def _month_elsewhere(folded: str) -> int | None:
    """The month of a word that a language with a file has, if no other calls another month so.

    A language without a file wins over it: its copy is taken for that of another.
    """
    number = built_in().month_numbers.get(folded)
    return number if number is None else _foreign_months().get(folded, number)


@cache
def _foreign_months() -> dict[str, int]:
    """The names of months of all those languages that none takes for another month."""
    numbers: dict[str, set[int]] = {}
    for months in own_table("", "months").values():
        for number, names in enumerate(months, 1):
            for name in names.split():
                folded = unicodedata.normalize("NFC", fold_month(name))
                numbers.setdefault(folded, set()).add(number)
    return {name: choices.pop() for name, choices in numbers.items() if len(choices) == 1}


@cache
def day_halves(which: str) -> tuple[str, ...]:
    """The words of a half of the day in languages whose files have none.

    Args:
        which: ``am`` or ``pm``.

    Example:
        >>> "délután" in day_halves("pm")
        True
    """
    return tuple(word for halves in own_table("", "day_halves").values() for word in halves[which])


def names_month_or_day(word: str) -> bool:
    """Whether a word is a month or a day of the week in any language, accents aside.

    Example:
        >>> names_month_or_day("Novembre"), names_month_or_day("Fevrier")
        (True, True)
        >>> names_month_or_day("Novebmer"), names_month_or_day("Febuary")
        (False, False)
    """
    return _without_accents(fold_month(word)) in _months_and_days()


@cache
def _months_and_days() -> frozenset[str]:
    """The names of months and days of all languages, without their accents."""
    known = built_in()
    names = (*known.month_numbers, *known.calendar_words, *known.weekdays, *_foreign_months())
    return frozenset(_without_accents("\n".join(names)).split("\n"))


def _without_accents(text: str) -> str:
    parted = unicodedata.normalize("NFD", text)
    return parted.translate(
        {ord(sign): None for sign in set(parted) if unicodedata.combining(sign)}
    )


def short_month(word: str, spoken: Language) -> tuple[int, str] | None:
    """The month whose abbreviation has one wrong letter, which is not the first: Fen for Feb.

    What is a month in another language is no slip: Haitian jen, which is June.
    """
    folded = fold_month(word)
    if len(folded) != _SHORTEST_REPAIRABLE - 1 or folded in _foreign_months():
        return None
    near = {
        (number, name)
        for number, name in enumerate(spoken.months.names("short"), 1)
        if len(fold_month(name)) == len(folded)
        and fold_month(name)[0] == folded[0]
        and one_slip(folded, fold_month(name))
    }
    if len(near) != 1:
        return None
    number, name = near.pop()
    stop = "." if word.endswith(".") and not name.endswith(".") else ""
    return number, (name.upper() if word.isupper() else name) + stop


@lru_cache(maxsize=1024)
def shortened_month(word: str, spoken: Language) -> int | None:
    """The month of whose name a word has the first letters, or some behind the first three.

    Old print shortens as it likes: octbr., septbr., huhtik., kwiet. A month must be all it may be.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> [shortened_month(word, language("da")) for word in ("septbr.", "Octbr", "sand")]
        [9, 10, None]
    """
    folded = fold_month(word)
    if not _SHORTEST_REPAIRABLE <= len(folded) <= _LONGEST_SHORTENED:
        return None
    names = spoken.month_numbers.items(), built_in().language(ENGLISH).month_numbers.items()
    for months in names:
        numbers = {
            number for name, number in months if len(name) > len(folded) and _shortens(folded, name)
        }
        if len(numbers) == 1:
            return numbers.pop()
    return None


def _shortens(word: str, name: str) -> bool:
    if name.startswith(word):
        return True
    if word[:3] != name[:3] or word[-1] != name[-1]:
        return False
    letters = iter(name)
    return all(letter in letters for letter in word)


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


_ROMAN = dict(zip("I II III IV V VI VII VIII IX X XI XII".split(), range(1, 13), strict=True))


def roman_month(word: str) -> int | None:
    """The month that Roman figures number, be their letters Latin or Cyrillic ones.

    Example:
        >>> roman_month("VIII"), roman_month("XV")
        (8, None)
    """
    return _ROMAN.get(word.replace("І", "I").replace("Х", "X"))


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
