r"""Dates as stamps print them: a day, a month and a year in any order, in words or figures.

date        = year-first / month-first / day-first / figures / era
year-first  = year4 gap ( month / month-name ) gap day         ; 2019-02-26, 2019. február 26.
            / year4 year-word day "." month-name               ; 2019. gada 26. februārī
            / year4 ending month-name day [ ending ]           ; 2019ko otsailaren 26a
            / year4 ending [ word ] day ending month-name      ; 2019-жылдын 26-февралы
            / year4 year-word month-phrase day [ ending ]      ; 2019 оны 2-р сарын 26
month-first = month-name [ "," ] gap day [ ordinal ] [ "," ] year ; Feb. 26th, 2019
day-first   = day [ ordinal ] gap [ of ] month-name gap year   ; 26.fev.2019, 26-FEB-19
            / day 3( capital ) year                            ; 26FEB2019
figures     = figure mark figure mark year                     ; 26/02/19, 26. 2. 2019
era         = reign year-of-it "年" month "月" day "日"          ; 令和6年3月3日, 民國113年3月3日
ending      = [ "-" ] 1*8LETTER                                ; 2019-njy ýylyň 26-njy fewraly
year        = [ era-word ] ( 4DIGIT / [ "'" ] 2DIGIT )          ; พ.ศ. 2562

A month of Thailand and Laos may be cut to two letters with stops: 26 ก.พ. 2562. A year may be the
Buddha's or that of the sun since the Hijra: ۷ اسفند ۱۳۹۷. Both are told in the common era.

Figures of every script count. Two of them are a year only where a time stands beside the date.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import regex

from wirecopy.knowledge.calendar import foreign_month, month_number
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.solar_hijri import gregorian, is_counted_by, solar_month
from wirecopy.knowledge.words import Languages
from wirecopy.text.letters import EAST_ASIAN, EAST_ASIAN_LETTERS
from wirecopy.text.patterns import any_of, lazy, referring
from wirecopy.text.punctuation import BEFORE_MONTH

_MONTHS = 12
_CENTURY_TURNS = 70
# The year before the first of each, by which East Asia counts.
_REIGNS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
_ERA = (
    rf"(?P<reign>{'|'.join(_REIGNS)})[ ]?(?P<year>元|\d{{1,3}})年"
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_THAI = lazy(r"\p{Thai}")
_BUDDHIST_ERA = 543
_FIRST_BUDDHIST_YEAR = 2400
_BUDDHIST_CENTURY = 2500
# No copy is of so late a year of the common era.
_BUDDHIST_YEARS = range(2443, 2643)
# A time may have run into it.
_YEAR = r"(?P<year>\d{4})(?!\d(?!\d?:\d\d))"
# Not the hour of "5 May 10:20", "5 mai 12h30" or "5 May 10 am".
_SHORT_YEAR = r"['’]?(?P<year>\d{2})(?![.:h]?\d|[ ]?(?i:h|[ap]\.?m)\b)"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT_YEAR})"
# มี.ค., ມ.ກ.
_CUT_MONTH = r"[\p{Thai}\p{Lao}]{1,3}\.[ ]?[\p{Thai}\p{Lao}]{1,2}(?=[. ])"
_MONTH_NAME = rf"(?P<month_name>{_CUT_MONTH}|\p{{L}}[\p{{L}}\p{{M}}]{{1,14}})\.?"
# The word for a month behind its name, and those before a year.
_AFTER_MONTH = r"(?:[ \u200c]ماه)?"
_BEFORE_YEAR = r"(?:del?[ ]|năm[ ]|[พค]\.?[ ]?ศ\.?[ ]?|ປີ[ ]?)?"
_DAY = r"(?P<day>\d{1,2})"
# Where the year leads, a short word may stand behind it, and behind the day: 2019 m. vasario 26 d.
_YEAR_WORD = r"(?:[ ]\p{Ll}{1,5}\.?)?"
_DAY_WORD = r"(?:[ ]\p{Ll}\.)?"
# What some languages hang on a figure: 2019ko, 2019-yil, 26-nji.
_ENDING = r"-?\p{Ll}{1,8}+"
_ORDINAL = r"(?:st|nd|rd|th|er|re|[.ºª°])?"
# Letters of the commonest scripts, behind which no date begins with another.
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏЀ-ҁ\u0620-\u064a"
# start = figures that a sign of a date, and figures again, follow / the first letter of a word that
# a day and a year follow / a reign. Only there a date may begin, as the forms above have it; of
# such plain signs re is the faster engine. A fraction is none: 1.52
DATE_START = re.compile(
    r"(?<!\d)(?<!\d[/.:-])\d(?:\d{3}(?=(?:[ ,./-]|[^\W\d_])\D{0,60}\d)"
    r"|\d?(?![./-]\d{1,2}+(?![./-]))(?=[ ./A-Za-zªº°-]\D{0,60}\d))"
    rf"|(?<![{_LETTERS}])[^\d\s!-/:-@\[-`{{-~]"
    r"(?=[^\d\s]{0,18}+(?:[ ][\u0e00-\u0eff.]{1,3})?[ /-]{0,2}\d\d?(?:st|nd|rd|th|er|re|[.ºª°])?"
    rf"[,،]?[ /-]{{1,2}}['’]?\d\d)|{'|'.join(_REIGNS)}"
)


# One date; its groups are those that `date_of` reads.
_DATE = "".join(
    (
        r"(?:",
        _ERA,
        r"|(?P<year>\d{4})[ ]?[-/.年년][ ]?(?P<month>\d{1,2})[ ]?[-/.月월][ ]?",
        r"(?P<day>\d{1,2})[日일.]?",
        rf"|(?P<year>\d{{4}})[.,]?[ ]gada[ ]{_DAY}\.?[ ]{_MONTH_NAME}",
        rf"|(?P<year>\d{{4}})[ ](?&year_word)[ ](?P<month_name>(?&month_phrase))[ ]{_DAY}",
        rf"(?!\d)(?:{_ENDING})?",
        rf"|(?P<year>\d{{4}})(?:{_ENDING})?,?(?:[ ]\p{{Ll}}{{1,8}}+\.?,?)?[ ]{_DAY}-",
        rf"(?:\p{{Ll}}{{1,4}}+[ ])?{_MONTH_NAME}",
        rf"|(?P<year>\d{{4}}){_ENDING},?[ ]{_MONTH_NAME}[ ]{_DAY}(?!\d)(?:{_ENDING})?",
        rf"|(?P<year>\d{{4}})[.,]?{_YEAR_WORD}[ /-]{_MONTH_NAME}[ /-]",
        rf"{_DAY}(?!\d)\.?{_DAY_WORD}",
        rf"|{_MONTH_NAME},?[ /-]{{1,2}}{_DAY}{_ORDINAL}(?:[,،]?[ ]{{1,2}}{_YEAR}|[/-]{_YEAR}",
        r"|,?[ ]['’](?P<year>\d{2})(?!\d))",
        rf"|{_DAY}(?:{_ORDINAL}[ ]{{1,2}}|[-./]){BEFORE_MONTH}",
        rf"(?:(?P<month_name>(?&month_phrase))(?!\p{{L}})|{_MONTH_NAME})",
        rf"{_AFTER_MONTH}(?:[,،]?[ ]{{1,2}}{_BEFORE_YEAR}|[-./]){_ANY_YEAR}",
        rf"|{_DAY}(?P<month_name>\p{{Lu}}{{3}})(?P<year>\d{{4}}|\d{{2}})(?!\d)",
        r"|(?P<first>\d{1,2})(?P<mark>[/.-]|[.][ ]|[ ][/.-][ ])(?P<second_figure>\d{1,2})",
        rf"(?P=mark){_ANY_YEAR}",
        r")(?:[ ]?(?&year_word)\.?(?!\p{L}))?",
    )
)


@lru_cache(maxsize=16)
def date_pattern(languages: Languages) -> regex.Pattern[str]:
    """Every form of a date that nothing is stuck to, but a label where no blanks part words."""
    stuck = rf"\d|(?![{EAST_ASIAN_LETTERS}])\p{{L}}|[{EAST_ASIAN_LETTERS}](?!\d{{4}})"
    phrases = sorted(name for name in languages.month_numbers if " " in name)
    return referring(
        rf"(?<!{stuck}|[\d\p{{L}}][/.-]){_DATE}",
        year_word=lambda: any_of(sorted(languages.words("source_line", "after_year"))),
        month_phrase=lambda: any_of(phrases),
    )


class Day(NamedTuple):
    """A date as it is printed, before anybody asks whether there is such a day.

    Attributes:
        year: The year, its century guessed where two figures are printed.
        month: The month.
        day: The day.
        open: Whether day and month may be the other way round.
        short: Whether the year is printed in two figures.
    """

    year: int
    month: int
    day: int
    open: bool = False
    short: bool = False


def date_of(groups: dict[str, str | None], spoken: Language) -> Day | None:
    """The day that the groups of a date's pattern say; None where a word is no month's."""
    year = groups["year"]
    if year is None:
        return None
    reign = groups.get("reign")
    if reign is not None:
        counted = 1 if year == "元" else int(year)
        return Day(_REIGNS[reign] + counted, int(groups["month"] or 0), int(groups["day"] or 0))
    short = len(year) == len("19")
    first, second = groups.get("first"), groups.get("second_figure")
    if first is not None and second is not None:
        return _of_figures((int(first), int(second), int(year)), groups, spoken, short=short)
    name = groups["month_name"]
    day = int(groups["day"] or 0)
    if name is None:
        month: int | None = int(groups["month"] or 0)
        if is_counted_by(spoken.code, int(year)):
            return _of_the_sun(int(year), month or 0, day)
    else:
        of_the_sun = solar_month(name, int(year))
        if of_the_sun is not None:
            return _of_the_sun(int(year), of_the_sun, day)
        named = month_number(name, spoken)
        month = named[0] if named is not None else foreign_month(name)
    if not month or not day:
        return None
    return Day(_common_year(year, name or ""), month, day, short=short)


def _of_the_sun(year: int, month: int, day: int) -> Day | None:
    """The day of the common era that a date of the Persian calendar is."""
    date = gregorian(year, month, day)
    return Day(date.year, date.month, date.day) if date is not None else None


def _common_year(year: str, month_name: str = "") -> int:
    """A year of the common era, of a date that may count from the Buddha's death."""
    if _THAI.match(month_name) is not None:
        if len(year) == len("62"):
            return _BUDDHIST_CENTURY + int(year) - _BUDDHIST_ERA
        if int(year) > _FIRST_BUDDHIST_YEAR:
            return int(year) - _BUDDHIST_ERA
    return full_year(year) - (_BUDDHIST_ERA if int(year) in _BUDDHIST_YEARS else 0)


def _of_figures(
    figures: tuple[int, int, int], groups: dict[str, str | None], spoken: Language, *, short: bool
) -> Day | None:
    first, second, last = figures
    if is_counted_by(spoken.code, last):
        return _of_the_sun(last, second, first)
    # In East Asia the year leads, of however many figures it is: 19.02.26.
    if short and spoken.script in EAST_ASIAN:
        return Day(full_year(str(first)), second, last, short=True)
    year = _common_year(groups["year"] or "0")
    if second > _MONTHS:
        return Day(year, first, second, short=short)
    # Nobody sets the month first with stops, nor in most languages at all.
    decided = (
        (groups["mark"] or "").strip() == "."
        or spoken.source_line.date_order == "day-first"
        or first == second
        or first > _MONTHS
    )
    return Day(year, second, first, open=not decided, short=short)


def full_year(figures: str) -> int:
    """A year with its century, which two figures leave out."""
    year = int(figures)
    if len(figures) > len("19"):
        return year
    return year + (1900 if year >= _CENTURY_TURNS else 2000)
