r"""Source lines in words that nobody listed: told by the moment in them, and by how short they are.

worded = part 1*4( joint part )              ; Telnova / 13.06.2024 23:44 / 4938 lexime
part   = moment / house / 1*3word / number [ word ] / 1*2word number
moment = timestamp / date, and a clock in another part
joint  = "|" / tab / "•" / " - " / " / " / ", "

A clock and a date that are the only ones of their line are of one moment, whatever stands between
them: a date of another calendar, a section, a number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from wirecopy.fields.byline.houses import is_named_as_house
from wirecopy.fields.source_line.clocks import TIME, ZONE, time_of, with_words
from wirecopy.fields.source_line.timestamps import DayFound, TimestampFound, find_day
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import Languages, fold
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

LONGEST_WORDED = 100
_MOST_PARTS = 5
_MOST_WORDS = 3
_MOST_WORDS_BELOW = 5
_LONGEST_PART = 32
LONGEST_CLOCK = 16
_JOINT = lazy(r"[ ]*[|｜\t•·][ ]*|[ ]+[-–—/][ ]+|[,،、;][ ]+|[ ]*[()（）\[\]][ ]*")
# number = figures with the words for readers, words or the file, on either side
_PART = lazy(
    r"(?:[\p{L}\p{M}.'’]{1,14}[ ]?[:：.]?[ ]?){0,2}[#№]?[ ]?\d{1,7}"
    r"(?:[ ][\p{L}\p{M}.'’]{1,14}){0,2}"
)
_FIGURE = lazy(r"\d")
_LETTER = lazy(r"\p{L}")
_PRINTED = re.compile(r"\S")
_ENDS = frozenset("!?;:。？！")
_AROUND = " ,;|/-–—•·\t()（）[]"


class WordedFound(NamedTuple):
    """What a line in words of its own says.

    Attributes:
        source: The house that the text names, too.
        moment: When it appeared.
    """

    source: tuple[str, TextSpan] | None
    moment: TimestampFound


def read_worded(
    context: Context, start: int, end: int, stamps: Sequence[TimestampFound]
) -> WordedFound | None:
    """What a line says that holds one moment, and short parts beside it.

    Args:
        context: The text, and what to read it by.
        start: Where the line begins.
        end: Where it ends.
        stamps: The timestamps in it.
    """
    if end - start > LONGEST_WORDED or len(stamps) > 1:
        return None
    held = [stamps[0].span] if stamps else []
    moment = stamps[0] if stamps else None
    if moment is None:
        joined = _joined(context, start, end)
        if joined is None:
            return None
        moment, held = joined
    parts = _parts(context.working, start, end, held)
    if parts is None or not 1 <= len(parts) < _MOST_PARTS:
        return None
    # With many words, or where nothing stands above it, it is a title that names a time.
    printed = [word for part in parts for word in context.working[slice(*part)].split()]
    words = sum(_LETTER.search(word) is not None for word in printed)
    above = _PRINTED.search(context.working, 0, start) is not None
    if words > (_MOST_WORDS_BELOW if above else _MOST_WORDS):
        return None
    return WordedFound(_named_house(context, parts, end), moment)


def house_beside(
    context: Context, start: int, end: int, held: Sequence[TextSpan]
) -> tuple[str, TextSpan] | None:
    """The part of a line beside its moments that is an agency, by the text below it."""
    parts = _parts(context.working, start, end, held) if end - start <= LONGEST_WORDED else None
    return _named_house(context, parts, end) if parts is not None else None


def _named_house(
    context: Context, parts: Sequence[TextSpan], end: int
) -> tuple[str, TextSpan] | None:
    """The first of some parts of a line that is an agency, of a style or by the text below."""
    for part in parts:
        printed = context.working[slice(*part)]
        known = context.registry.names.get(fold(printed))
        if known is not None or is_named_as_house(context.working, printed, end):
            return known or printed, part
    return None


def _parts(working: str, start: int, end: int, held: Sequence[TextSpan]) -> list[TextSpan] | None:
    """What stands beside a moment; None where any of it is too long to be of a source line."""
    parts: list[TextSpan] = []
    at = start
    for first, last in [*held, (end, end)]:
        for joint in [*_JOINT.finditer(working, at, first), None]:
            stop = first if joint is None else joint.start()
            part = _stripped(working, at, stop)
            if part[0] < part[1]:
                if not _is_short(working[slice(*part)]):
                    return None
                parts.append(part)
            at = stop if joint is None else joint.end()
        at = last
    return parts


def _stripped(working: str, start: int, end: int) -> TextSpan:
    while start < end and working[start] in _AROUND:
        start += 1
    while end > start and working[end - 1] in _AROUND:
        end -= 1
    return start, end


def _is_short(text: str) -> bool:
    """Whether a part is a few words or a number; the date of another calendar has a number, too."""
    if text[-1] in _ENDS or len(text) > _LONGEST_PART:
        return False
    if _FIGURE.search(text) is None:
        return text.count(" ") < _MOST_WORDS
    return _PART.fullmatch(text) is not None or text.count(" ") <= _MOST_WORDS


@lru_cache(maxsize=16)
def _clock(languages: Languages) -> regex.Pattern[str]:
    return with_words(rf"(?<![\d\p{{L}}.:/-]){TIME}{ZONE}", languages)


def _joined(context: Context, start: int, end: int) -> tuple[TimestampFound, list[TextSpan]] | None:
    """The moment of the only date and the only clock of a line, and where they stand."""
    day = find_day(context, start, end)
    if day is None:
        return None
    clocks = [
        clock
        for clock in _clock(context.languages).finditer(context.working, start, end)
        if clock.end() <= day.span[0] or clock.start() >= day.span[1]
    ]
    if len(clocks) != 1:
        return None
    time = time_of(clocks[0].groupdict(), context.languages)
    if time is None:
        return None
    held = sorted((day.span, clocks[0].span()))
    return on_day(day, time, (held[0][0], held[1][1])), held


def read_clock_line(context: Context, start: int, end: int) -> tuple[dt.time, TextSpan] | None:
    """The time of a line that is a clock and nothing else, as it stands beside one with the day."""
    if end - start > LONGEST_CLOCK or _FIGURE.search(context.working, start, end) is None:
        return None
    first, last = _stripped(context.working, start, end)
    clock = _clock(context.languages).fullmatch(context.working, first, last)
    time = time_of(clock.groupdict(), context.languages) if clock is not None else None
    return (time, (first, last)) if time is not None else None


def on_day(day: DayFound, time: dt.time, span: TextSpan) -> TimestampFound:
    """The moment of a date and a time that do not stand side by side."""
    other = dt.datetime.combine(day.other, time) if day.other is not None else None
    return TimestampFound(span, dt.datetime.combine(day.day, time), other)
