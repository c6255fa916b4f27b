r"""Times of the day as stamps print them, the zone behind them, and two clocks side by side.

time   = [ half ] hour ":" minute [ ":" second [ "." fraction ] ] [ half / o'clock ]
       / [ half ] hour "h" minute [ "min" ]                     ; 14h05
       / [ half ] hour "." minute ( half / o'clock )            ; 8.15am, 14.05 Uhr
       / hour "时" minute "分" [ second "秒" ]
       / [ half ] hour ( half / "h" )                           ; 8 p.m., 18h
zone   = [ "(" ] ( offset / abbreviation / name ) [ ")" ]
clocks = clock [ gap ] clock                                    ; 22:35 LOCAL TIME 19:35 GMT
clock  = hour ":" minute [ zone / local time ]
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

import regex

from wirecopy.knowledge.words import Languages
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import any_of

_HALF_DAY = 12
_DAY_MINUTES = 24 * 60
# Zones lie between twelve hours behind and fourteen before, by quarters of an hour.
_MOST_BEHIND, _MOST_BEFORE = -12 * 60, 14 * 60
_QUARTER = 15
_UNIVERSAL = ("GMT", "UTC", "UT", "Z")
_OFFSET_FIGURES = (
    r"(?:GMT|UTC)?[ ]?[+-]\d{2}:?\d{2}|(?:GMT|UTC)[ ]?[+-]\d{1,2}:\d{2}|(?:GMT|UTC)[ ]?[+-]\d{1,2}"
)


def words_of(languages: Languages, *keys: str) -> str:
    """A pattern of the words of some lists, of all the languages."""
    return any_of([word for key in keys for word in languages.words("source_line", key)])


@lru_cache(maxsize=16)
def zone_name(languages: Languages) -> str:
    """The source of a pattern of a zone, that may be none when it is looked up."""
    phrases = any_of([name for name in languages.zones if " " in name])
    return (
        rf"(?P<zone>Z|{_OFFSET_FIGURES}|(?i:{phrases})|\p{{Lu}}{{2,5}}|мск"
        r"|\p{Lu}\p{L}{2,11}[ ][Tt]ime)(?!\p{L})"
    )


@lru_cache(maxsize=16)
def zone_source(languages: Languages) -> str:
    """The same behind a time, in brackets or not, if there is one."""
    return rf"(?:[ ]?[(\[]?{zone_name(languages)}[)\]]?)?"


@lru_cache(maxsize=16)
def time_source(languages: Languages) -> str:
    """The source of a pattern of a time that its own signs tell; `time_of` reads its groups."""
    half = rf"(?i:(?P<half>{words_of(languages, 'am', 'pm')}))(?!\p{{L}})"
    minute = r"(?P<minute>\d{2})"
    after = rf"(?:[ ]?(?i:{words_of(languages, 'after_time')})(?!\p{{L}}))"
    return (
        rf"(?:{half}[ ]?)?(?<![\d.])(?P<hour>\d{{1,2}})(?:"
        rf"[ ]?[:：][ ]?{minute}(?:[:：](?P<second>\d{{2}})(?:[.,](?P<fraction>\d{{1,9}}))?)?(?!\d)"
        rf"(?:[ ]?{half}|{after})?"
        # 8.15am, 14.05 Uhr, 14h05: no colon, so another sign must tell that it is a time.
        rf"|(?:[ ]?[hH][ ]?{minute}(?:[ ]?min)?|[.]{minute}(?=[ ]?{half}|{after}))(?!\d)"
        rf"(?:[ ]?{half}|{after})?"
        # 18時01分
        r"|[时時点點시][ ]?(?P<minute>\d{1,2})[分분](?:(?P<second>\d{2})[秒초])?"
        rf"|[ ]?{half}|[hH](?![\p{{L}}\d]))"
    )


def time_of(groups: dict[str, str | None], languages: Languages) -> dt.time | None:
    """The time that the groups of a pattern say; None where a day has none such."""
    hour = int(groups["hour"] or 0)
    half = (groups.get("half") or "").casefold()
    if half and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + (_HALF_DAY if half in languages.words("source_line", "pm") else 0)
    fraction = (groups.get("fraction") or "").ljust(6, "0")[:6]
    try:
        return dt.time(
            hour,
            int(groups["minute"] or 0),
            int(groups.get("second") or 0),
            int(fraction),
        )
    except ValueError:
        return None


class Clocks(NamedTuple):
    """The same moment by two clocks, that of the place and the universal one.

    Attributes:
        span: Where they stand.
        local: What the clock of the place shows.
        zone: How far it is ahead, as an offset: ``+03:00``.
        zone_span: Where the other clock stands, which tells that.
    """

    span: TextSpan
    local: dt.time
    zone: str
    zone_span: TextSpan


_FIGURES = r"(?<!\d)(?P<{0}hour>\d{{1,2}})[:.h]?(?P<{0}minute>\d{{2}})(?!\d)"
_THERE = rf"(?P<other>{_FIGURES.format('other_')}[ ]?{any_of(_UNIVERSAL)}(?!\p{{L}}))"
_GAP = r"[ ]{0,3}[,;/|(\[–-]?[ ]{0,3}"


def _local(languages: Languages) -> str:
    return rf"(?:[ ]?[(]?(?i:{words_of(languages, 'local_time')})(?!\p{{L}})[)]?)?"


@lru_cache(maxsize=16)
def _clocks(languages: Languages) -> regex.Pattern[str]:
    here = rf"{_FIGURES.format('')}{_local(languages)}"
    return regex.compile(rf"(?:{here}{_GAP}{_THERE}|{_THERE}{_GAP}{here})[)\]]?")


@lru_cache(maxsize=16)
def _other_clock(languages: Languages) -> regex.Pattern[str]:
    return regex.compile(rf"{_local(languages)}{_GAP}{_THERE}[)\]]?")


def read_clocks(working: str, start: int, end: int, languages: Languages) -> Clocks | None:
    """The two clocks that a stretch is."""
    match = _clocks(languages).fullmatch(working, start, end)
    if match is None:
        return None
    local, other = _clock(match, ""), _clock(match, "other_")
    if local is None or other is None:
        return None
    zone = offset_between(local, other)
    return Clocks((start, end), local, zone, match.span("other")) if zone is not None else None


def second_clock(
    working: str, start: int, end: int, local: dt.time, languages: Languages
) -> Clocks | None:
    """The universal clock beside a time, which tells the zone: ``22:35 (19:35 GMT)``."""
    match = _other_clock(languages).match(working, start, end)
    other = _clock(match, "other_") if match is not None else None
    zone = offset_between(local, other) if other is not None else None
    if match is None or zone is None:
        return None
    return Clocks(match.span(), local, zone, match.span("other"))


def _clock(match: regex.Match[str], which: str) -> dt.time | None:
    groups = {"hour": match[f"{which}hour"], "minute": match[f"{which}minute"]}
    try:
        return dt.time(int(groups["hour"]), int(groups["minute"]))
    except ValueError:
        return None


def offset_between(local: dt.time, universal: dt.time) -> str | None:
    """How far one clock is ahead of the other; None where no zone is so far.

    Example:
        >>> offset_between(dt.time(1, 35), dt.time(22, 35)), offset_between(dt.time(1), dt.time(2))
        ('+03:00', '-01:00')
    """
    minutes = (local.hour - universal.hour) * 60 + local.minute - universal.minute
    if minutes <= _MOST_BEHIND:
        minutes += _DAY_MINUTES
    elif minutes > _MOST_BEFORE:
        minutes -= _DAY_MINUTES
    if minutes % _QUARTER or not _MOST_BEHIND <= minutes <= _MOST_BEFORE:
        return None
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
