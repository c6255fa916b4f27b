r"""Times of the day as stamps print them, the zone behind them, and two clocks side by side.

time   = [ half ] hour ":" minute [ ":" second [ "." fraction ] ] [ half / o'clock ]
       / [ half ] hour "h" minute [ "min" ]                     ; 14h05
       / [ half ] hour "." minute ( half / o'clock )            ; 8.15am, 14.05 Uhr
       / hour "时" minute "分" [ second "秒" ]
       / [ half ] hour ( half / "h" )                           ; 8 p.m., 18h
zone   = [ "(" ] ( offset / abbreviation / name ) [ ")" ]
clocks = here gap there / there gap here                        ; 22:35 LOCAL TIME 19:35 GMT
here   = [ local time [ ":" ] ] clock [ "(" local time ")" ]    ; 当地时间22:35
there  = clock universal [ "+0" ] / universal [ ":" ] clock     ; 19:35 GMT, (GMT 19:35)
clock  = hour [ sign ] minute [ half / o'clock ]                ; 22:35, 2235, 22h35, 10:35 p.m.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache, partial
from typing import NamedTuple

import regex

from wirecopy.knowledge.calendar import day_halves
from wirecopy.knowledge.words import Languages
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import any_of, referring

_HALF_DAY = 12
_DAY_MINUTES = 24 * 60
# Zones lie between twelve hours behind and fourteen before, by quarters of an hour.
_MOST_BEHIND, _MOST_BEFORE = -12 * 60, 14 * 60
_QUARTER = 15
_UNIVERSAL = ("GMT", "UTC", "UT", "Z")
UNIVERSAL_ZONES = ("+00:00", "UTC")
# The patterns are large, and most lines have no two clocks: they are not even compiled for these.
_TWO_CLOCKS = re.compile(r"\d{2}(?!\d)[^\n]{1,40}?(?<!\d)\d{1,2}\D?\d{2}")
_ONE_CLOCK = re.compile(r"[^\n\d]{0,40}\d{1,2}\D?\d{2}")
_OPENS = r"[,;/|(（\[–—-]|[,;/|(（\[–—-][ ]"
_OFFSET_FIGURES = (
    r"(?:GMT|UTC)?[ ]?[+-]\d{2}:?\d{2}|(?:GMT|UTC)[ ]?[+-]\d{1,2}:\d{2}|(?:GMT|UTC)[ ]?[+-]\d{1,2}"
)


def words_of(languages: Languages, key: str) -> str:
    """A pattern of the words of a list, of all the languages."""
    return any_of([*languages.words("source_line", key)])


@lru_cache(maxsize=16)
def second_half(languages: Languages) -> frozenset[str]:
    """The words behind or before the hours past noon, folded."""
    others = (word.casefold() for word in day_halves("pm"))
    return languages.words("source_line", "pm").union(others)


@lru_cache(maxsize=16)
def half_words(languages: Languages) -> str:
    """A pattern of the words for both halves of the day, of all the languages."""
    known = (word for key in ("am", "pm") for word in languages.words("source_line", key))
    return any_of([*known, *day_halves("am"), *day_halves("pm")])


def zone_phrases(languages: Languages) -> str:
    """A pattern of the zones of several words, of all the languages."""
    return any_of([name for name in languages.zones if " " in name])


def with_words(source: str, languages: Languages) -> regex.Pattern[str]:
    """A pattern that refers to words around times and zones by the names of their lists."""
    return referring(
        source,
        half_word=partial(half_words, languages),
        zone_phrase=partial(zone_phrases, languages),
        word_before=partial(words_of, languages, "before_time"),
        word_after=partial(words_of, languages, "after_time"),
        local_word=partial(words_of, languages, "local_time"),
    )


# A zone, that may be none when it is looked up; and the same behind a time, if there is one.
ZONE_NAME = (
    rf"(?P<zone>Z|{_OFFSET_FIGURES}|(?&zone_phrase)|\p{{Lu}}{{2,5}}|мск"
    r"|\p{Lu}\p{L}{2,11}[ ][Tt]ime)(?!\p{L})"
)
ZONE = rf"(?:[ ]?[(\[]?{ZONE_NAME}[)\]]?)?"

_HALF, _AFTER = r"(?P<half>(?&half_word))(?!\p{L})", r"(?:[ ]?(?&word_after)(?!\p{L}))"
_MINUTE = r"(?P<minute>\d{2})"
# A time that its own signs tell; `time_of` reads its groups.
TIME = (
    # A site's two elements run together: September 3, 20245:01 AM
    rf"(?:{_HALF}[ ]?)?(?:(?<![\d.])|(?<=[ ./-](?:19|20)\d\d))(?P<hour>\d{{1,2}})(?:"
    rf"[ ]?[:：][ ]?{_MINUTE}(?:[:：](?P<second>\d{{2}})(?:[.,](?P<fraction>\d{{1,9}}))?)?(?!\d)"
    rf"(?:[ ]?{_HALF}|{_AFTER})?"
    # 8.15am, 14.05 Uhr, 14h05: no colon, so another sign must tell that it is a time.
    rf"|(?:[ ]?[hH][ ]?{_MINUTE}(?:[ ]?min)?|[.]{_MINUTE}(?=[ ]?{_HALF}|{_AFTER}))(?!\d)"
    rf"(?:[ ]?{_HALF}|{_AFTER})?"
    # 18時01分
    r"|[时時点點시][ ]?(?P<minute>\d{1,2})[分분](?:(?P<second>\d{2})[秒초])?"
    rf"|[ ]?{_HALF}|[hH](?![\p{{L}}\d]))"
)


def time_of(groups: dict[str, str | None], languages: Languages) -> dt.time | None:
    """The time that the groups of a pattern say; None where a day has none such."""
    hour = int(groups["hour"] or 0)
    half = (groups.get("half") or "").casefold()
    if half and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + (_HALF_DAY if half in second_half(languages) else 0)
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


_WORD_GAP = r"[ ]?[:：]?[ ]?"
_MARK = r"[ ]{0,3}[,;/|(（\[–—-][ ]{0,3}"
_GAP = rf"(?:{_MARK}|[ ]{{0,3}})"
_ENDS = r"[)）\]]?"


def _figures(which: str) -> str:
    """A clock without its zone, in groups that begin with a word."""
    half = rf"[ ]?(?P<{which}half>(?&half_word))(?!\p{{L}})"
    return (
        rf"(?<!\d)(?P<{which}hour>\d{{1,2}})[:：.hH时時]?(?P<{which}minute>\d{{2}})(?!\d)"
        rf"分?(?:{half}|{_AFTER})?"
    )


def _there(languages: Languages) -> str:
    """The universal clock; its name stands first only behind a mark, or in scripts without case."""
    named = [name for name, zone in languages.zones.items() if zone in UNIVERSAL_ZONES]
    caseless = any_of([name for name in named if name == name.lower()])
    ascii_names = any_of(_UNIVERSAL)
    name = rf"(?:(?:{ascii_names})(?:[ ]?\+0{{1,2}}(?::?00)?)?|(?i:{any_of(named)}))"
    figures = _figures("other_")
    first = rf"(?:(?<={_OPENS}){ascii_names}|{caseless}){_WORD_GAP}{figures}"
    return rf"(?P<other>{figures}[ ]?{name}(?!\p{{L}}|[ ]?[+-]\d)|{first})"


class _Universal(NamedTuple):
    """The names of the universal time: those in ASCII, folded, and any; of literals re is fast."""

    plain: tuple[str, ...]
    any_of_them: re.Pattern[str]


@lru_cache(maxsize=16)
def _universal(languages: Languages) -> _Universal:
    named = (name for name, zone in languages.zones.items() if zone in UNIVERSAL_ZONES)
    names = sorted({*_UNIVERSAL, *named})
    # To patterns the i without a dot is an i.
    folded = {name.casefold().replace("ı", "i") for name in names}
    anywhere = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    return _Universal(tuple(filter(str.isascii, folded)), anywhere)


def _may_be_two_clocks(working: str, start: int, end: int, languages: Languages) -> bool:
    """Whether a stretch has the figures of two, and a name of the universal time, as few have."""
    if _TWO_CLOCKS.search(working, start, end) is None:
        return False
    text, names = working[start:end], _universal(languages)
    if text.isascii():
        return any(map(text.casefold().__contains__, names.plain))
    return names.any_of_them.search(text) is not None


_LOCAL = r"(?&local_word)(?!\p{L})"
_CALLED_LOCAL = rf"(?:,?[ ]?[(（]?{_LOCAL}[)）]?)?"
_HERE = rf"(?:{_LOCAL}{_WORD_GAP})?{_figures('')}{_CALLED_LOCAL}"


def _clocks_source(languages: Languages) -> str:
    there = _there(languages)
    return rf"(?:{_HERE}{_GAP}{there}|{there}{_GAP}{_HERE}){_ENDS}"


@lru_cache(maxsize=16)
def _clocks(languages: Languages) -> regex.Pattern[str]:
    return with_words(_clocks_source(languages), languages)


@lru_cache(maxsize=16)
def _clocks_before(languages: Languages) -> regex.Pattern[str]:
    source = rf"(?<![\d\p{{L}}]){_clocks_source(languages)}[,，]?[ ]?\Z"
    return with_words(source, languages)


@lru_cache(maxsize=16)
def _other_clock(languages: Languages) -> regex.Pattern[str]:
    return with_words(rf"{_CALLED_LOCAL}{_GAP}{_there(languages)}{_ENDS}", languages)


def read_clocks(working: str, start: int, end: int, languages: Languages) -> Clocks | None:
    """The two clocks that a stretch is."""
    if not _may_be_two_clocks(working, start, end, languages):
        return None
    match = _clocks(languages).fullmatch(working, start, end)
    local = time_of(_groups(match, ""), languages) if match is not None else None
    return _side_by_side(match, local, (start, end), languages)


def second_clock(
    working: str, start: int, end: int, local: dt.time, languages: Languages
) -> Clocks | None:
    """The universal clock beside a time, which tells the zone: ``22:35 (19:35 GMT)``."""
    if _ONE_CLOCK.match(working, start, end) is None:
        return None
    match = _other_clock(languages).match(working, start, end)
    span = match.span() if match is not None else (start, end)
    return _side_by_side(match, local, span, languages)


@lru_cache(maxsize=16)
def _local_clock(languages: Languages) -> regex.Pattern[str]:
    figures = _figures("")
    called = rf"(?:{_LOCAL}{_WORD_GAP}{figures}|{figures}[ ]?[(（]?{_LOCAL})"
    return with_words(rf"{_GAP}(?P<local>{called}){_ENDS}", languages)


def local_clock(
    working: str, start: int, end: int, universal: dt.time, languages: Languages
) -> Clocks | None:
    """The clock of the place beside a universal time: ``19:35 GMT (22:35 local time)``."""
    if _ONE_CLOCK.match(working, start, end) is None:
        return None
    match = _local_clock(languages).match(working, start, end)
    local = time_of(_groups(match, ""), languages) if match is not None else None
    zone = offset_between(local, universal) if local is not None else None
    if match is None or local is None or zone is None:
        return None
    return Clocks(match.span(), local, zone, match.span("local"))


def clocks_before(working: str, start: int, end: int, languages: Languages) -> Clocks | None:
    """The two clocks before a date that begins at the end: ``22:35 (19:35 GMT), 3 March 2019``."""
    if not _may_be_two_clocks(working, start, end, languages):
        return None
    match = _clocks_before(languages).search(working, start, end)
    local = time_of(_groups(match, ""), languages) if match is not None else None
    span = match.span() if match is not None else (start, end)
    return _side_by_side(match, local, span, languages)


def _side_by_side(
    match: regex.Match[str] | None, local: dt.time | None, span: TextSpan, languages: Languages
) -> Clocks | None:
    if match is None or local is None:
        return None
    other = time_of(_groups(match, "other_"), languages)
    zone = offset_between(local, other) if other is not None else None
    return Clocks(span, local, zone, match.span("other")) if zone is not None else None


def _groups(match: regex.Match[str], which: str) -> dict[str, str | None]:
    return {key: match[f"{which}{key}"] for key in ("hour", "minute", "half")}


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
