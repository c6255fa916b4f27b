"""What a timestamp leaves open is settled: its zone, and the order of its day and month."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wirecopy.fields.source_line.timestamps import TimestampFound
from wirecopy.model.copy import ZoneSource
from wirecopy.model.parts import Timestamp
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_NEAR_DAYS = 2


def order_told(found: TimestampFound, month: int | None, day: int | None) -> str | None:
    """The order of day and month that a date near by bears out, if it does only one.

    Example:
        >>> from wirecopy.fields.source_line.timestamps import find_timestamps
        >>> from wirecopy.knowledge.context import Context
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
    clock = () if found.clock_span is None else (found.clock_span,)
    spans: list[tuple[str, tuple[TextSpan, ...]]] = [("", tuple(sorted((found.span, *clock))))]
    if found.zone_span is not None and source == "stated":
        spans.append(("zone", (found.zone_span,)))
    return Timestamp(
        "",
        value if info is None else _in_zone(value, info),
        name,
        source,
        ambiguous,
        spans=tuple(spans),
    )


def _in_zone(value: dt.datetime, info: dt.tzinfo) -> dt.datetime:
    """A moment in a zone; by its offset alone where the clocks of the zone leave the hour out.

    Such a moment would equal none that another zone tells.
    """
    moment = value.replace(tzinfo=info)
    try:
        exists = moment.astimezone(dt.UTC).astimezone(info).replace(tzinfo=None, fold=0)
    except OverflowError:
        return moment
    offset = moment.utcoffset()
    if offset is None or exists == value.replace(fold=0):
        return moment
    return value.replace(tzinfo=dt.timezone(offset))


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
