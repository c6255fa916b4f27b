r"""Timestamps of source lines, pages and feeds: a date and a time, whichever stands first.

timestamp = date gap [ weekday ] [ at ] ( time / "[" time "]" ) [ zone ] [ other-clock ]
          / time [ zone ] gap [ weekday ] [ on ] date
          / wire-stamp
gap       = one or two signs and blanks                        ; " - ", ", ", ". ", " | ", "T"
at        = a word before a time / a label of times ":"        ; kl., às, Time:
other-clock = [ local time ] "(" time "GMT" ")"
wire-stamp = day hour minute [ zone ] month-name year                   ; 131137 GMT Nov 13
           / hour minute day month-name year                            ; 1123 25 Jan 19
           / code "-" code "-" month "-" day "-" year hour minute zone  ; AP-WF-02-20-16 0337GMT
           / month "-" day "-" year hour minute zone                    ; 02-27-98 1410EST
           / code "-" hour ":" minute "-" day "-" month "-" year        ; KWS-21:37-09-12-18
           / weekday "-" day "-" month-name "-" year time               ; Tue-26-Feb-2019 08:12
           / year month day "T" hour minute second zone                 ; 20190226T081200Z

A day, an hour or a zone that is not printed is not made up: a date alone is no timestamp.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from wirecopy.fields.source_line.clocks import (
    TIME,
    UNIVERSAL_ZONES,
    ZONE,
    ZONE_NAME,
    Clocks,
    clocks_before,
    local_clock,
    second_clock,
    time_of,
    with_words,
    words_of,
)
from wirecopy.fields.source_line.days import DATE_START, Day, date_of, date_pattern
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import Languages
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
# The hours behind Greenwich of zones that have a name in America's North: EDT to HST.
_FIRST_AMERICAN, _LAST_AMERICAN = "04", "10"
# How far before a date its time may begin.
_TIME_REACH = 60
# For single characters re is the faster one.
_FIRST_FIGURE = re.compile(r"\d")
_GOES_ON = lazy(r"[\d\p{L}/-]")
_CLOCK = r"(?P<hour>\d{2})(?P<minute>\d{2})"
_WORD = r"[(]?\p{L}[\p{L}\p{M}]{1,11}(?:-\p{L}{2,8})?[)]?[.,]{0,2}[ ]"
# 2014年5月27日15:13     2019年3月3日（日）18時01分     2014年5月27日 星期二 15:13
_GAP = (
    r"(?:[ ]?[(（][\p{Han}\p{Hangul}]{1,3}[)）]|[ ]?(?:星期|周|週)\p{Han})?"
    r"(?:[ ]{0,3}[.,،;|\-–—·•/@~]{1,2}[ ]{0,3}|T(?=\d)|[ ]{1,3}|(?<=[日일)）])[ ]?"
    r"|(?<=(?:19|20)\d\d)(?=\d{1,2}:\d\d))"
)


# The commonest of the times below, with nothing behind it; theirs is a pattern of many words.
# The groups are the same.
_NO_GROUPS = "".join(f"(?P<{name}>(?!))?" for name in ("second", "fraction", "zone", "open"))
_PLAIN_TIME = lazy(
    rf"(?:,[ ]|[ ][|•-][ ]|[ ])(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})"
    rf"(?:[ ]?(?P<half>[ap]m|[AP]M))?{_NO_GROUPS}"
)
# Chinese and Korean set the half of the day where others set the day of the week.
_WEEKDAY = rf"(?:(?!(?&half_word)[ ]?\d){_WORD})?"
# A time with a stop needs a word, or that nothing follows that could be counted: 3.50 euros.
_STOPPED = r"(?:(?&word_before)[ ])?(?P<hour>\d{1,2})[.](?P<minute>\d{2})(?!\d)"


@lru_cache(maxsize=16)
def _time_behind(languages: Languages, *, labelled: bool) -> regex.Pattern[str]:
    """A time that follows a date.

    Args:
        languages: Whose words may stand around it.
        labelled: Whether a label with a colon may stand before it.
    """
    labels = rf"|(?i:{words_of(languages, 'time_labels')})[ ]?:[ ]?" if labelled else ""
    before = rf"(?:(?&word_before)[ ]{labels})?"
    return with_words(
        rf"[.,،]?{_GAP}(?:{_WEEKDAY}{before}(?P<open>[(\[])?(?:{TIME}{ZONE})"
        rf"|{_WEEKDAY}(?P<open>[(\[])?{_STOPPED}(?![ ]?[\p{{Ll}}%€$£]){ZONE}"
        rf"|{_WEEKDAY}(?:(?&word_before)[ ]){_STOPPED}"
        rf"|{_CLOCK}(?:[ ]?{ZONE_NAME}|[ ]?(?&word_after)(?!\p{{L}})))",
        languages,
    )


def _behind(working: str, start: int, end: int, languages: Languages) -> regex.Match[str] | None:
    """The time that follows a date; few have a label, and there are many words for labels."""
    figure = _FIRST_FIGURE.search(working, start, end)
    if figure is None:
        return None
    plain = _PLAIN_TIME.fullmatch(working, start, end)
    if plain is not None:
        return plain
    labelled = working.find(":", start, figure.start()) >= 0
    return _time_behind(languages, labelled=labelled).match(working, start, end)


@lru_cache(maxsize=16)
def _time_before(languages: Languages) -> regex.Pattern[str]:
    """A time that a date follows, as far as the date."""
    return with_words(
        rf"(?<![\d\p{{L}}])[(\[]?(?:{TIME}{ZONE}"
        rf"|{_CLOCK}[ ]?(?P<zone>\p{{Lu}}{{2,4}}))[)\]]?,?{_GAP}(?:{_WORD}){{0,2}}\Z",
        languages,
    )


# What every one of them has: figures that run together, or a day of two between dashes.
_WIRE_SIGN = re.compile(r"\d{6}|\d{4}[ ]\d|-\d\d-")


@lru_cache(maxsize=16)
def _wire_stamp(languages: Languages) -> regex.Pattern[str]:
    """Date and time in one, as the machines of the wires print them."""
    year = r"(?P<year>\d{4}|\d{2})(?!\d)"
    month_name = r"(?P<month_name>\p{L}[\p{L}\p{M}]{2,8})\.?"
    return with_words(
        rf"(?<![\d\p{{L}}])(?:"
        rf"(?P<day>\d{{2}}){_CLOCK}[ ]?(?P<zone>Z(?=[ ]?\p{{L}}{{3}})|\p{{Lu}}{{2,4}}(?=[ ]))?"
        rf"[ ]?{month_name}[ ]?{year}"
        rf"|{_CLOCK}[ ](?P<day>\d{{1,2}})[ ]{month_name}[ ]{year}"
        rf"|(?:\p{{Lu}}{{2,4}}-\p{{Lu}}{{2,4}}-)?(?P<month>\d{{2}})-(?P<day>\d{{2}})-"
        rf"(?P<year>\d{{2}})[ ]{_CLOCK}(?P<zone>\p{{Lu}}{{2,4}})"
        rf"|\p{{Lu}}{{2,4}}-(?P<hour>\d{{2}}):(?P<minute>\d{{2}})-(?P<day>\d{{2}})-"
        rf"(?P<month>\d{{2}})-{year}"
        rf"|(?:\p{{Lu}}{{2,3}}[ ])?\p{{Lu}}\p{{Ll}}{{2}}-(?P<day>\d{{2}})-{month_name}-"
        rf"(?P<year>\d{{4}})[ ]{TIME}"
        r"|(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})T(?P<hour>\d{2})(?P<minute>\d{2})"
        r"(?P<second>\d{2})(?P<zone>Z|[+-]\d{2}:?\d{2})?)",
        languages,
    )


# A date, and where it stands.
Dated = tuple[TextSpan, Day]


class TimestampFound(NamedTuple):
    """A timestamp in the working text, before its zone is settled.

    Attributes:
        span: Where it stands.
        value: The moment without zone, day first where the order is open.
        other: The same with day and month exchanged, where the order is open.
        zone: The zone's offset or IANA name, or what is printed in their place.
        zone_span: Where the zone stands.
        clock_span: Where the time stands, if on a line of its own.
    """

    span: TextSpan
    value: dt.datetime
    other: dt.datetime | None = None
    zone: str | None = None
    zone_span: TextSpan | None = None
    clock_span: TextSpan | None = None


class DayFound(NamedTuple):
    """A date without a time in the working text: a day, but no moment.

    Attributes:
        span: Where it stands.
        day: The day, day first where the order is open.
        other: The same with day and month exchanged, where the order is open.
    """

    span: TextSpan
    day: dt.date
    other: dt.date | None = None


def find_timestamps(context: Context, start: int, end: int) -> list[TimestampFound]:
    """The timestamps in a stretch of text, in order."""
    if _FIRST_FIGURE.search(context.working, start, end) is None:
        return []
    return stamps_beside(context, start, end, dates_in(context, start, end))


def stamps_beside(
    context: Context, start: int, end: int, dates: Sequence[Dated]
) -> list[TimestampFound]:
    """The timestamps in a stretch whose dates are known, in order."""
    working, languages = context.working, context.languages
    wires: list[TimestampFound] = []
    signed = _WIRE_SIGN.search(working, start, end) is not None
    if not (signed or dates):
        return []
    if signed:
        stamps = _wire_stamp(languages).finditer(working, start, end)
        wires = [stamp for match in stamps if (stamp := _of_wire(match, context)) is not None]
    return sorted([*wires, *_in_parts(context, start, end, dates, [wire.span for wire in wires])])


def _in_parts(
    context: Context,
    start: int,
    end: int,
    dates: Sequence[Dated],
    taken: Sequence[TextSpan],
) -> Iterator[TimestampFound]:
    """The timestamps of a date and a time, outside of what is taken."""
    at = start
    wire = 0
    for span, day in dates:
        while wire < len(taken) and taken[wire][1] <= span[0]:
            wire += 1
        if span[0] < at or (wire < len(taken) and taken[wire][0] < span[1]):
            continue
        if _date(day) is None and (not day.open or _date(_exchanged(day)) is None):
            # The time of a day that there is not is no other day's.
            behind = _behind(context.working, span[1], end, context.languages)
            at = behind.end() if behind is not None else span[1]
            continue
        stamp = _with_time(context, span, day, at, end)
        if stamp is not None:
            at = stamp.span[1]
            yield stamp


def find_day(context: Context, start: int, end: int) -> DayFound | None:
    """The first date of a stretch, its year in full."""
    if _FIRST_FIGURE.search(context.working, start, end) is None:
        return None
    return _first_day(context, dates_in(context, start, end), end)


def day_in(
    context: Context, start: int, end: int, whole: TextSpan, dates: Sequence[Dated]
) -> DayFound | None:
    """The first date of a piece of a line whose dates are known; without any no piece has one."""
    if (start, end) == whole:
        return _first_day(context, dates, end)
    return find_day(context, start, end) if dates else None


def _first_day(context: Context, dates: Sequence[Dated], end: int) -> DayFound | None:
    """The first of some dates that has its year in full, in a stretch that ends somewhere."""
    for span, day in dates:
        if day.short or _GOES_ON.match(context.working, span[1], end):
            continue
        date = _date(day)
        if date is not None:
            return DayFound(span, date, _date(_exchanged(day)) if day.open else None)
    return None


def dates_in(context: Context, start: int, end: int) -> list[Dated]:
    """The dates of a stretch, whether there are such days or not."""
    pattern = date_pattern(context.languages)
    found: list[Dated] = []
    at = start
    while (first := DATE_START.search(context.working, at, end)) is not None:
        match = pattern.match(context.working, first.start(), end)
        day = date_of(match.groupdict(), context.spoken) if match is not None else None
        # "26 PM 2019" is none, but another may begin inside it.
        at = first.start() + 1
        if match is not None and day is not None:
            found.append((match.span(), day))
            at = match.end()
    return found


def _with_time(
    context: Context, span: TextSpan, day: Day, start: int, end: int
) -> TimestampFound | None:
    """The moment of a date and the time beside it."""
    working, languages = context.working, context.languages
    earliest = max(start, span[0] - _TIME_REACH)
    both = clocks_before(working, earliest, span[0], languages)
    if both is not None:
        found = _on_day(day, both.local, (both.span[0], span[1]))
        return found and found._replace(zone=both.zone, zone_span=both.zone_span)
    match = None
    if _FIRST_FIGURE.search(working, earliest, span[0]) is not None:
        match = _time_before(languages).search(working, earliest, span[0])
    if match is not None:
        found = _moment(match, match.groupdict(), day, context)
        if found is not None:
            return found._replace(span=(match.start(), span[1]))
    match = _behind(working, span[1], end, languages)
    if match is None:
        return None
    found = _moment(match, match.groupdict(), day, context)
    if found is None:
        return None
    last = _end_of(match, known=found.zone is not None)
    other = second_clock(working, _before_zone(match), end, found.value.time(), languages)
    if other is not None:
        return found._replace(
            span=(span[0], other.span[1]), zone=other.zone, zone_span=other.zone_span
        )
    if found.zone in UNIVERSAL_ZONES:
        here = local_clock(working, last, end, found.value.time(), languages)
        if here is not None:
            return _by_clock(found, here)._replace(span=(span[0], here.span[1]))
    if match["open"] and working[last : last + 1] in (")", "]"):
        last += 1
    return found._replace(span=(span[0], last))


def _of_wire(match: regex.Match[str], context: Context) -> TimestampFound | None:
    groups = match.groupdict()
    day = date_of(groups, context.spoken)
    if day is None:
        return None
    found = _moment(match, groups, day, context)
    if found is None:
        return None
    return found._replace(span=(match.start(), _end_of(match, known=found.zone is not None)))


def _by_clock(found: TimestampFound, here: Clocks) -> TimestampFound:
    """A universal moment by the clock of the place, whose day may be another one."""
    ahead = dt.datetime.fromisoformat(f"2000-01-01T00:00:00{here.zone}").utcoffset()
    ahead = ahead or dt.timedelta()
    return found._replace(
        value=found.value + ahead,
        other=found.other + ahead if found.other is not None else None,
        zone=here.zone,
        zone_span=here.zone_span,
    )


def _before_zone(match: regex.Match[str]) -> int:
    """Where a time ends that a zone may follow."""
    end: int = match.end() if match["zone"] is None else match.start("zone")
    return len(match.string[:end].rstrip(" ([（")) if match["zone"] is not None else end


def _end_of(match: regex.Match[str], *, known: bool) -> int:
    """Where a stamp ends, without letters behind it that are no zone."""
    end: int = match.end()
    if match["zone"] is not None and not known and match.end("zone") >= end - 1:
        end = match.start("zone")
    while end > match.start() and match.string[end - 1] in " ([":
        end -= 1
    return end


def _moment(
    match: regex.Match[str], groups: dict[str, str | None], day: Day, context: Context
) -> TimestampFound | None:
    """The moment of a day and the groups of a time; its span is that of the match."""
    languages = context.languages
    time = time_of(groups, languages)
    found = _on_day(day, time, match.span()) if time is not None else None
    zone = groups["zone"]
    if found is None:
        return None
    known = zone is not None and (
        zone in ("Z", "мск") or zone[-1].isdecimal() or zone.upper() in languages.zones
    )
    name = languages.zones.get(zone.upper(), zone) if zone is not None and known else None
    if found.other is not None and zone is not None and zone.isalpha() and _is_american(name):
        found = found._replace(value=found.other, other=None)
    return found._replace(zone=name, zone_span=match.span("zone") if known else None)


def _is_american(zone: str | None) -> bool:
    """Whether a zone is one of those who set the month first: EST, ET."""
    if zone is None:
        return False
    return zone.startswith("America/") or (
        zone[0] == "-" and _FIRST_AMERICAN <= zone[1:3] <= _LAST_AMERICAN
    )


def _on_day(day: Day, time: dt.time, span: TextSpan) -> TimestampFound | None:
    """The moment of a day and a time, and the other one if day and month may be exchanged."""
    date = _date(day)
    if date is None:
        return None
    other = _date(_exchanged(day)) if day.open else None
    return TimestampFound(
        span,
        dt.datetime.combine(date, time),
        dt.datetime.combine(other, time) if other is not None else None,
    )


def _date(day: Day) -> dt.date | None:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    try:
        return dt.date(day.year, day.month, day.day)
    except ValueError:
        return None


def _exchanged(day: Day) -> Day:
    return day._replace(month=day.day, day=day.month)
