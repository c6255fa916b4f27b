"""The date that begins at a place of a text, in any order and precision."""

from __future__ import annotations

import re

import regex

from wirecopy.fields.dateline.date import PrintedDate, read_date
from wirecopy.fields.dateline.places import PlaceFound, is_weekday
from wirecopy.fields.dateline.worded_date import worded_date_at
from wirecopy.knowledge.calendar import fits_month, foreign_month, month_number, shortened_month
from wirecopy.knowledge.languages import Language
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import BEFORE_MONTH

_MONTH = r"(?P<month>\p{L}[\p{L}\p{M}]{2,14}\.?)"
_DAY = r"(?P<day>\d[\dOolI]?|[OolI]\d)(?!\d)"
_SHORT_YEAR = r"['’]?\d{2}(?=[ \t]*(?:[(\[/.,:\-\u2010-\u2015_]|$))"
_YEAR = rf"(?P<year>\d{{4}}(?![\d,.]\d|\d)|{_SHORT_YEAR})"
# roman = day mark month in Roman figures: 11.XI., 11—XII, 11, VIII; XI. 11. in Hungary
_ROMAN = r"(?P<month>[XХ][IІ]{0,2}|[IІ][XХ]|[IІ]V|V[IІ]{0,3}|[IІ]{1,3})(?![\p{L}\p{M}\d])"
_ROMAN_DATE = (
    rf"(?P<day>\d{{1,2}})(?:[.\-\u2010-\u2015/]|[.,]?[ ](?=[IІVX]{{2}}|[VX][.,])){_ROMAN}\.?"
    r"(?:[ ]?(?P<year>(?:19|20)\d\d)(?!\d))?"
    rf"|{_ROMAN}\.[ ]?(?P<day>\d{{1,2}})(?!\d)\."
)
# date = month day [ [","] year ] / [ word ] day [ "of" ] month [ [","] year ]
#      / day "-" month "-" year
#      / year "." month day / year "-" month "-" day [ time ] / figures with "/", "." or "-"
#      / day "." month "." [ year ] / day "." month, before a bracket / roman
_OPEN_DATE = lazy(
    r"(?P<date>(?:\p{Ll}{2,4}[ ])?"
    r"(?P<numeric>\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{1,2}/\d{1,2})(?![\d\-]|[./]\d)"
    r"|(?P<numeric>\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]\d{4})?)(?![ ]?\d|-\d)"
    # An hour may look so, too; none stands before the bracket of a credit.
    r"|(?P<numeric>\d{1,2}\.\d{1,2})(?=[ ]?[(\[/]\p{L})"
    rf"|{_MONTH},?[ \t]*{_DAY}(?:(?:st|nd|rd|th)(?!\p{{L}}))?"
    rf"(?:(?:[.,]?[ \t]+|[/,]){_YEAR})?"
    rf"|(?:\p{{Ll}}{{2,4}}[ ])?{_DAY}(?:st|nd|rd|th|er|mh|º|ª|\.)?[ \t]*{BEFORE_MONTH}{_MONTH}"
    rf"(?:(?:,|[ ]del?)?[ \t]+{_YEAR})?"
    r"|(?P<day>\d{1,2})(?P<join>[-/.])(?P<month>\p{L}{3,9})(?P=join)(?P<year>\d{4}|\d{2})(?!\d)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:[ ]\p{Lu}{3,4})?)?"
    r"|(?P<iso>\d{4}(?P<mark>[./])[ ]?\d{1,2}(?P=mark)[ ]?\d{1,2})(?!\d)\.?"
    rf"|(?P<year>\d{{4}})[.,]?[ ](?:\p{{Ll}}{{1,2}}\.[ ])?{_MONTH}"
    r"[ ](?P<day>\d{1,2})\.?(?:[ ]\p{Ll}\.)?"
    rf"|{_ROMAN_DATE}"
    r")"
)
# What languages set before a day: d. 6 juni, den 6 juni, la 3-an, a 3 de maio, le 3 mai
_BEFORE_DAY = r"(?:\p{Ll}{1,4}\.?[ ]){1,2}(?=\d)"
_WORDS_BEFORE_DAY = lazy(_BEFORE_DAY)
# Most places in a head are followed by nothing of the kind.
_DATE_BEGINS = lazy(
    r"\d|[IІVX]{1,4}\.[ ]?\d|\p{L}[\p{L}\p{M}]{1,14}+\.?,?[ \t]*+(?:\d|[OolI]\d)"
    rf"|{_BEFORE_DAY}"
)
# A day with the ending of its numeral, and a month in whatever spelling, in either order.
_OLD_MONTH = r"(?P<month>\p{L}[\p{L}\p{M}]{2,14}+)"
# A small word may stand beside the day: 4 p. huhtik., 4:de april, április hó 4-én, elok. 14 p.
_DAY_ENDING = r"(?:[.ºª°]|[:\-]?\p{Ll}{1,3})?"
_DAY_WORD = r"\p{Ll}{1,3}\.?(?::\p{Ll}{1,3})?[ ]"
_OLD_DATE = lazy(
    rf"(?P<day>\d{{1,2}}){_DAY_ENDING}[ ](?:{_DAY_WORD})??{_OLD_MONTH}"
    rf"|{_OLD_MONTH}\.?[ ](?:{_DAY_WORD})?(?P<day>\d{{1,2}})(?!\d)"
    r"(?:[:\-]?\p{Ll}{1,3}(?!\p{L})|[ ]\p{Ll}\.(?:[ ]\p{Ll}\.)?)?"
)
_YEAR_BEHIND = lazy(r",?[ ](?P<year>(?:19|20)\d\d)(?!\d)(?:[ ]\p{Ll}{1,2}\.)?")
_WEEKDAY_BEHIND = lazy(r"[\p{L}\p{M}]{3,14}+")
_DAY_BEHIND = lazy(r"(?P<day>\d{1,2})(?![\d\p{L}])")
# Letters of Russian, and pairs of Hungarian and Polish, from before the reforms of the spelling.
_OLD_LETTERS = str.maketrans({"і": "и", "ѣ": "е", "ѳ": "ф", "ѵ": "и", "ъ": ""})
_FIGURE = re.compile(r"\d")
_MOST_BEFORE_DAY = 120
# A greedy look goes back from the end, which is the faster way to a last figure.
_TO_LAST_FIGURE = re.compile(r"(?s:.*)\d")


def last_day(text: str, at: int, end: int, spoken: Language) -> int:
    """Where the last thing stands that may be a day: behind it no date begins.

    That is a figure; in languages that print days in words it may be any word.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> last_day("Lima, March 3 (LKS) - Three", 0, 27, language("en"))
        12
    """
    if spoken.dateline.day_words:
        return end
    last = _TO_LAST_FIGURE.match(text, at, end)
    return last.end() - 1 if last is not None else at - 1


def date_at(text: str, at: int, end: int, spoken: Language) -> tuple[PrintedDate, int] | None:
    """The date that begins at a place of a text, in any order and precision, and its end.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> found = date_at("9 MAR 89 (AFP)", 0, 14, language("en"))
        >>> found and (found[0].year, found[0].month, found[0].day, found[1])
        (1989, 3, 9, 8)
    """
    # Before its day stand a month at most, and some words that languages set beside it.
    may_have_day = text[at : at + 1].isdecimal() or spoken.dateline.day_words
    if not may_have_day and not _FIGURE.search(text, at, min(end, at + _MOST_BEFORE_DAY)):
        return None
    found = _patterned_date_at(text, at, end, spoken)
    worded = worded_date_at(text, at, end, spoken)
    # A pattern sees figures and damage; words tell where the date goes on.
    if worded is None or found is None:
        return worded or found
    # One name may be a month of the country's own calendar and of the neighbour's: መጋቢት.
    longer = worded[1] > found[1] or (worded[0].is_other_calendar and worded[1] == found[1])
    return worded if longer else found


def _patterned_date_at(
    text: str, at: int, end: int, spoken: Language
) -> tuple[PrintedDate, int] | None:
    if _DATE_BEGINS.match(text, at, end) is None:
        return None
    match = _OPEN_DATE.match(text, at, end)
    date = read_date(match, match.groupdict(), spoken) if match is not None else None
    if match is not None and date is not None and date.span is not None:
        return date, match.end()
    # A word before the day looks like a month before it: den 5. Mai, aos 7 de junho.
    word = _WORDS_BEFORE_DAY.match(text, at, end)
    found = _patterned_date_at(text, word.end(), end, spoken) if word is not None else None
    if found is None or found[0].span is None or found[0].month is None:
        return None
    return found[0]._replace(span=(at, found[0].span[1])), found[1]


def date_for_region(
    text: str, places: tuple[PlaceFound, ...], spoken: Language
) -> tuple[PrintedDate, tuple[PlaceFound, ...]]:
    """The date in words that was taken for a region, and the places without it."""
    last = places[-1]
    if last.region_span is None:
        return PrintedDate(), places
    found = worded_date_at(text, *last.region_span, spoken)
    if found is None or found[1] != last.region_span[1]:
        return PrintedDate(), places
    return found[0], (*places[:-1], last._replace(region=None, region_span=None))


def date_behind(flat: str, at: int, end: int, spoken: Language) -> tuple[PrintedDate, int | None]:
    """The date, the weekday or the day behind a place, and where it ends; None without any."""
    before = _WORDS_BEFORE_DAY.match(flat, at, end)
    for first in (at, before.end() if before is not None else at):
        found = date_at(flat, first, end, spoken)
        if found is not None and found[0].month is not None and not found[0].repairs:
            year = _YEAR_BEHIND.match(flat, found[1], end) if found[0].year is None else None
            return found if year is None else (_with_year(found[0], year), year.end())
        old = _OLD_DATE.match(flat, first, end)
        month = _month(old["month"], spoken) if old is not None else None
        if old is not None and month is not None and fits_month(month, int(old["day"])):
            spans = (("day", old.span("day")), ("month", old.span("month")))
            date = PrintedDate(None, month, int(old["day"]), old.span(), spans)
            year = _YEAR_BEHIND.match(flat, old.end(), end)
            return (date, old.end()) if year is None else (_with_year(date, year), year.end())
    weekday = _WEEKDAY_BEHIND.match(flat, at, end)
    if weekday is not None and is_weekday(weekday[0], spoken):
        return PrintedDate(), weekday.end()
    day = _DAY_BEHIND.match(flat, at, end)
    if day is not None and fits_month(None, int(day["day"])):
        span = day.span("day")
        return PrintedDate(day=int(day["day"]), span=span, spans=(("day", span),)), day.end()
    return PrintedDate(), None


def _with_year(date: PrintedDate, year: regex.Match[str]) -> PrintedDate:
    span = (date.span or year.span())[0], year.end()
    spans = (*date.spans, ("year", year.span("year")))
    return date._replace(year=int(year["year"]), span=span, spans=spans)


def _month(word: str, spoken: Language) -> int | None:
    """The number of a month, in the spelling of today or in an older one."""
    modern = word.casefold().translate(_OLD_LETTERS).replace("cz", "c").removesuffix(".")
    for name in (word, modern):
        named = month_number(name, spoken)
        if named is not None and named[1] == name:
            return named[0]
        foreign = foreign_month(name)
        if foreign is not None:
            return foreign
    return None if modern in spoken.ordinary_words else shortened_month(modern, spoken)
