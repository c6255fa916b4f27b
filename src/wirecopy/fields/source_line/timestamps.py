r"""Timestamps of source lines, pages and feeds.

timestamp = date [ sep ] time [ zone ] / time [ zone ] [ sep ] date / wire-stamp
date      = year "-" month "-" day / month-name day "," year / day month-name year
          / figure "/" figure "/" year / weekday "-" day "-" month-name "-" year
time      = [ half ] hour ( ":" / "." / "h" ) minute [ ":" second [ "." fraction ] ] [ half ]
          / hour half / hour minute zone
wire-stamp = day hour minute zone month-name year                       ; 131137 GMT Nov 13
           / hour minute day month-name year                            ; 1123 25 Jan 19
           / code "-" code "-" month "-" day "-" year hour minute zone  ; AP-WF-02-20-16 0337GMT
           / month "-" day "-" year hour minute zone                    ; 02-27-98 1410EST
           / code "-" hour ":" minute "-" day "-" month "-" year        ; KWS-21:37-09-12-18
           / year month day "T" hour minute second zone                 ; 20190226T081200Z

A day, an hour or a zone that is not printed is not made up: a date alone is no timestamp.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import regex

from wirecopy.knowledge.calendar import month_number
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import Languages
from wirecopy.model.copy import ZoneSource
from wirecopy.model.parts import Timestamp
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import any_of, lazy

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_HALF_DAY = 12
_MONTHS = 12
_NEAR_DAYS = 2
_NOT_OF_A_DATE = ("hour", "minute", "second", "fraction", "half", "zone", "wire_day", "wire_year")
_ISO_DATE = (
    r"(?P<year>\d{4})[ ]?[-/.年년][ ]?(?P<month>\d{1,2})[ ]?[-/.月월][ ]?"
    r"(?P<day>\d{1,2})[日일.]?"
)
_MONTH_NAME = r"(?P<month_name>\p{L}[\p{L}\p{M}]{1,14})\.?"
_NAMED_DATE = (
    rf"(?:{_MONTH_NAME}[ ]{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]{{1,2}}(?P<year>\d{{4}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ -](?:de[ ]|of[ ])?{_MONTH_NAME},?[ -]"
    r"(?:del?[ ])?(?P<year>\d{4}))"
)
_FIGURE_DATE = (
    r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second_figure>\d{1,2})(?P=mark)(?P<year>\d{4})"
)
_DATE = rf"(?:{_ISO_DATE}|{_NAMED_DATE}|{_FIGURE_DATE})"
_OFFSET_FIGURES = r"(?:GMT|UTC)?[ ]?[+-]\d{2}:?\d{2}|(?:GMT|UTC)[ ]?[+-]\d{1,2}"
_ZONE_NAME = rf"(?P<zone>Z|{_OFFSET_FIGURES}|\p{{Lu}}{{2,5}}|мск|\p{{Lu}}\p{{L}}{{2,11}}[ ][Tt]ime)"
_ZONE = rf"(?:[ ]?\(?{_ZONE_NAME}\b\)?)?"
_FIRST_FIGURE = lazy(r"\d")


@lru_cache(maxsize=16)
def _pattern(languages: Languages) -> regex.Pattern[str]:
    """Every form that has a date and a time, the words of all languages in it."""

    def _any_of(*keys: str) -> str:
        return any_of([word for key in keys for word in languages.words("source_line", key)])

    half_words = _any_of("am", "pm")
    half = rf"(?i:(?P<half>{half_words}))(?!\p{{L}})"
    minute = r"(?P<minute>\d{2})"
    after = rf"(?:[ ]?(?i:{_any_of('after_time')})(?!\p{{L}}))"
    time = (
        rf"(?:{half}[ ]?)?(?<![\d.])(?P<hour>\d{{1,2}})(?:"
        rf"[:：]{minute}(?:[:：](?P<second>\d{{2}})(?:[.,](?P<fraction>\d{{1,9}}))?)?(?!\d)"
        rf"(?:[ ]?{half}|{after})?"
        # 8.15am, 14.05 Uhr, 14h05: no colon, so another sign must tell that it is a time.
        rf"|(?:[ ]?h[ ]?{minute}|[.]{minute}(?=[ ]?{half}|{after}))(?!\d)(?:[ ]?{half}|{after})?"
        # 18時01分
        r"|[时時点點시][ ]?(?P<minute>\d{1,2})[分분](?:(?P<second>\d{2})[秒초])?"
        rf"|[ ]?{half})"
    )
    before = rf"(?:(?i:{_any_of('before_time')})[ ])?"
    # Chinese and Korean set the half of the day where others set the day of the week.
    weekday = rf"(?:(?!(?i:{half_words})[ ]?\d)\p{{L}}[\p{{L}}\p{{M}}]{{1,11}}[.,]{{0,2}}[ ])?"
    year_word = rf"(?:[ ](?i:{_any_of('after_year')})\.?)?"
    # 2014年5月27日15:13     2019年3月3日（日）18時01分     2014年5月27日 星期二 15:13
    between = (
        r"(?:[ ]?[(（][\p{Han}\p{Hangul}]{1,3}[)）]|[ ]?(?:星期|周|週)\p{Han})?"
        r"(?:[ ]?[,|T\-–—·•/][ ]?|[ ]{1,3}|(?<=[日일)）])[ ]?)"
    )
    spoken_of = rf"(?i:{_any_of('before_time')})[ ](?P<hour>\d{{1,2}})[.]{minute}(?!\d)"
    clock = r"(?P<hour>\d{2})(?P<minute>\d{2})"
    wire_year = r"(?P<wire_year>\d{4}|\d{2})(?!\d)"
    month_name = r"(?P<month_name>\p{L}{3,9})\.?"
    return regex.compile(
        rf"(?<![\d\p{{L}}])(?:{_DATE}{year_word},?{between}{weekday}{before}{time}{_ZONE}"
        rf"|{_DATE}{year_word},?{between}{weekday}{spoken_of}"
        rf"|{time}{_ZONE},?{between}{weekday}(?:on[ ])?{_DATE}{year_word}"
        rf"|{_DATE},?{between}{clock}[ ]?{_ZONE_NAME}\b"
        rf"|{clock}[ ]?(?P<zone>\p{{Lu}}{{2,4}}),?[ ]{weekday}{_DATE}"
        rf"|(?P<wire_day>\d{{2}}){clock}[ ](?P<zone>\p{{Lu}}{{2,4}})[ ]{month_name}[ ]{wire_year}"
        rf"|{clock}[ ](?P<wire_day>\d{{1,2}})[ ]{month_name}[ ]{wire_year}"
        rf"|(?:\p{{Lu}}{{2,4}}-\p{{Lu}}{{2,4}}-)?(?P<month>\d{{2}})-(?P<wire_day>\d{{2}})-"
        rf"(?P<wire_year>\d{{2}})[ ]{clock}(?P<zone>\p{{Lu}}{{2,4}})"
        rf"|\p{{Lu}}{{2,4}}-(?P<hour>\d{{2}}):{minute}-(?P<wire_day>\d{{2}})-(?P<month>\d{{2}})-"
        rf"{wire_year}"
        rf"|(?:\p{{Lu}}{{2,3}}[ ])?\p{{Lu}}\p{{Ll}}{{2}}-(?P<day>\d{{2}})-{month_name}-"
        rf"(?P<year>\d{{4}})[ ]{time}"
        r"|(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})T(?P<hour>\d{2})(?P<minute>\d{2})"
        r"(?P<second>\d{2})(?P<zone>Z|[+-]\d{2}:?\d{2})?)"
    )


@cache
def _date_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\d\p{{L}}/.-]){_DATE}(?![\d\p{{L}}/-])")


class TimestampFound(NamedTuple):
    """A timestamp in the working text, before its zone is settled.

    Attributes:
        span: Where it stands.
        value: The moment without zone, day first where the order is open.
        other: The same with day and month exchanged, where the order is open.
        zone: The zone's offset or IANA name, or what is printed in their place.
        zone_span: Where the zone stands.
    """

    span: TextSpan
    value: dt.datetime
    other: dt.datetime | None = None
    zone: str | None = None
    zone_span: TextSpan | None = None


def find_timestamps(context: Context, start: int, end: int) -> list[TimestampFound]:
    """The timestamps in a stretch of text, in order."""
    working = context.working
    if _FIRST_FIGURE.search(working, start, end) is None:
        return []
    found = []
    for match in _pattern(context.languages).finditer(working, start, end):
        stamp = _read(match, match.groupdict(), context)
        if stamp is not None:
            found.append(stamp)
    return found


class DayFound(NamedTuple):
    """A date without a time in the working text: a day, but no moment."""

    span: TextSpan
    day: dt.date


def find_day(context: Context, start: int, end: int) -> DayFound | None:
    """The first date of a stretch that can be read in one way only."""
    working = context.working
    if _FIRST_FIGURE.search(working, start, end) is None:
        return None
    for match in _date_pattern().finditer(working, start, end):
        groups = match.groupdict() | dict.fromkeys(_NOT_OF_A_DATE)
        found = _read(match, groups, context)
        if found is not None and found.other is None:
            return DayFound(match.span(), found.value.date())
    return None


def order_told(found: TimestampFound, month: int | None, day: int | None) -> str | None:
    """The order of day and month that a date near by bears out, if it does only one.

    Example:
        >>> from wirecopy.knowledge.house_styles.registry import Registry
        >>> from wirecopy.knowledge.languages import language
        >>> context = Context("06/08/2019 10:07 PM", Registry.of(None, ()), language("en"))
        >>> found = find_timestamps(context, 0, 19)[0]
        >>> order_told(found, 8, 6), order_told(found, 7, 20)
        ('day-first', None)
    """
    if found.other is None or month is None or day is None:
        return None
    fits = [
        order
        for order, moment in (("day-first", found.value), ("month-first", found.other))
        if moment.month == month and abs(moment.day - day) <= _NEAR_DAYS
    ]
    return fits[0] if len(fits) == 1 else None


def settle(found: TimestampFound, zone: str | None, date_order: str | None) -> Timestamp:
    """A timestamp with its zone and its order of day and month decided.

    Args:
        found: The timestamp as found.
        zone: The IANA name that the house style assumes, if any.
        date_order: ``day-first`` or ``month-first`` where the style says so.

    Returns:
        The timestamp, without its text; its spans are those of the working text.
    """
    value = found.value
    ambiguous = found.other is not None and date_order is None
    if found.other is not None and date_order == "month-first":
        value = found.other
    name, info, source = _zone(found.zone, zone)
    spans: list[tuple[str, tuple[TextSpan, ...]]] = [("", (found.span,))]
    if found.zone_span is not None and source == "stated":
        spans.append(("zone", (found.zone_span,)))
    return Timestamp(
        "",
        value if info is None else value.replace(tzinfo=info),
        name,
        source,
        ambiguous,
        spans=tuple(spans),
    )


def _zone(
    printed: str | None, assumed: str | None
) -> tuple[str | None, dt.tzinfo | None, ZoneSource | None]:
    if printed is not None:
        info = tzinfo_of("+00:00" if printed == "Z" else printed)
        if info is not None:
            return _zone_name(printed, info), info, "stated"
    if assumed is not None:
        info = tzinfo_of(assumed)
        if info is not None:
            return assumed, info, "assumed"
    return None, None, None


def _zone_name(named: str, info: dt.tzinfo) -> str:
    if isinstance(info, ZoneInfo):
        return named
    offset = info.utcoffset(None) or dt.timedelta()
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


_OFFSET = lazy(r"(?:GMT|UTC)?[ ]?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>[0-5]\d)?")


def tzinfo_of(zone: str) -> dt.tzinfo | None:
    """The zone of an IANA name or an offset; None where it is neither.

    Example:
        >>> tzinfo_of("+0800").utcoffset(None)
        datetime.timedelta(seconds=28800)
    """
    offset = _OFFSET.fullmatch(zone)
    if offset is not None:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        if minutes >= 24 * 60:
            return None
        delta = dt.timedelta(minutes=minutes)
        return dt.timezone(-delta if offset["sign"] == "-" else delta)
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _read(
    match: regex.Match[str], groups: dict[str, str | None], context: Context
) -> TimestampFound | None:
    spoken, languages = context.spoken, context.languages
    year, month, day = _date(groups, spoken)
    other = None
    first, second = groups["first"], groups["second_figure"]
    if first is not None and second is not None:
        day, month = int(first), int(second)
        # Nobody sets the month first with stops, nor in most languages at all.
        decided = (
            groups["mark"] == "." or spoken.source_line.date_order == "day-first" or day == month
        )
        other = None if decided else (month, day)
        if month > _MONTHS:
            day, month, other = month, day, None
        elif day > _MONTHS:
            other = None
    moment = _moment(year, month, day, groups, languages)
    if moment is None:
        return None
    exchanged = _moment(year, other[1], other[0], groups, languages) if other else None
    zone = groups["zone"]
    known = zone is not None and (
        zone in ("Z", "мск") or zone[-1].isdecimal() or zone.upper() in languages.zones
    )
    end = match.end()
    if zone is not None and not known and match.end("zone") >= end - 1:
        end = match.start("zone")
    while end > match.start() and match.string[end - 1] in " (":
        end -= 1
    return TimestampFound(
        (match.start(), end),
        moment,
        exchanged,
        languages.zones.get(zone.upper(), zone) if zone is not None and known else None,
        match.span("zone") if known else None,
    )


def _date(
    groups: dict[str, str | None], spoken: Language
) -> tuple[int | None, int | None, int | None]:
    name = groups["month_name"]
    named = month_number(name, spoken) if name else None
    month = named[0] if named else int(groups["month"] or 0) or None
    day = int(groups["day"] or groups["wire_day"] or 0) or None
    year = groups["year"] or groups["wire_year"]
    if year is None:
        return None, month, day
    if len(year) == 2:
        return int(year) + (1900 if int(year) >= 70 else 2000), month, day
    return int(year), month, day


def _moment(
    year: int | None,
    month: int | None,
    day: int | None,
    groups: dict[str, str | None],
    languages: Languages,
) -> dt.datetime | None:
    if year is None or month is None or day is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    hour = int(groups["hour"] or 0)
    half = (groups["half"] or "").casefold()
    if half and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + (_HALF_DAY if half in languages.words("source_line", "pm") else 0)
    fraction = (groups["fraction"] or "").ljust(6, "0")[:6]
    try:
        return dt.datetime(
            year,
            month,
            day,
            hour,
            int(groups["minute"] or 0),
            int(groups["second"] or 0),
            int(fraction),
        )
    except ValueError:
        return None
