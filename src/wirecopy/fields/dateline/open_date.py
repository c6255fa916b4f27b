"""The date that begins at a place of a text, in any order and precision."""

from __future__ import annotations

import re

from wirecopy.fields.dateline.date import PrintedDate, read_date
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.fields.dateline.worded_date import worded_date_at
from wirecopy.knowledge.languages import Language
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import BEFORE_MONTH

_MONTH = r"(?P<month>\p{L}[\p{L}\p{M}]{2,14}\.?)"
_DAY = r"(?P<day>\d[\dOolI]?|[OolI]\d)(?!\d)"
_SHORT_YEAR = r"['’]?\d{2}(?=[ \t]*(?:[(\[/.,:\-\u2010-\u2015_]|$))"
_YEAR = rf"(?P<year>\d{{4}}(?![\d,.]\d|\d)|{_SHORT_YEAR})"
# date = month day [ [","] year ] / [ word ] day [ "of" ] month [ [","] year ]
#      / day "-" month "-" year
#      / year "." month day / year "-" month "-" day [ time ] / figures with "/", "." or "-"
#      / day "." month "." [ year ] / day "." month, before a bracket
_OPEN_DATE = lazy(
    r"(?P<date>(?:\p{Ll}{2,4}[ ])?"
    r"(?P<numeric>\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{1,2}/\d{1,2})(?![\d\-]|[./]\d)"
    r"|(?P<numeric>\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]\d{4})?)(?![ ]?\d|-\d)"
    # An hour may look so, too; none stands before the bracket of a credit.
    r"|(?P<numeric>\d{1,2}\.\d{1,2})(?=[ ]?[(\[/]\p{L})"
    rf"|{_MONTH},?[ \t]*{_DAY}(?:(?:st|nd|rd|th)(?!\p{{L}}))?"
    rf"(?:(?:[.,]?[ \t]+|[/,]){_YEAR})?"
    rf"|(?:\p{{Ll}}{{2,4}}[ ])?{_DAY}(?:st|nd|rd|th|er|º|ª|\.)?[ \t]*{BEFORE_MONTH}{_MONTH}"
    rf"(?:(?:,|[ ]del?)?[ \t]+{_YEAR})?"
    r"|(?P<day>\d{1,2})(?P<join>[-/.])(?P<month>\p{L}{3,9})(?P=join)(?P<year>\d{4}|\d{2})(?!\d)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:[ ]\p{Lu}{3,4})?)?"
    r"|(?P<iso>\d{4}(?P<mark>[./])[ ]?\d{1,2}(?P=mark)[ ]?\d{1,2})(?!\d)\.?"
    rf"|(?P<year>\d{{4}})[.,]?[ ](?:\p{{Ll}}{{1,2}}\.[ ])?{_MONTH}"
    r"[ ](?P<day>\d{1,2})\.?(?:[ ]\p{Ll}\.)?"
    r")"
)
# Most places in a head are followed by nothing of the kind.
_DATE_BEGINS = lazy(r"\d|\p{L}[\p{L}\p{M}]{1,14}\.?,?[ \t]*(?:\d|[OolI]\d)")
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
    if match is None:
        return None
    date = read_date(match, match.groupdict(), spoken)
    return None if date is None or date.span is None else (date, match.end())


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
