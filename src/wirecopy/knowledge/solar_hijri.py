"""The calendar of Iran and Afghanistan: years of the sun, counted from the Hijra.

Six months of 31 days, five of 30, and a last one of 29 or, in a leap year, 30. The leap years
follow the equinox; the cycle of 33 years that is counted with here meets it in all the years that
are read here.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from wirecopy.knowledge.data_files import own_table

# The years that copy is of, 1921 to 2051. Years of the moon are ahead of these: 1430 was 2009.
_YEARS = range(1300, 1430)
# The ordinal of the day before the first year began.
_BEFORE_ALL = 226_894
_MONTHS = 12
_LONG_MONTHS = 6
_LONG, _SHORT, _LAST = 31, 30, 29


def gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The day of the common era; None where the calendar has no such day.

    Example:
        >>> gregorian(1403, 1, 15).isoformat(), gregorian(1402, 12, 30)
        ('2024-04-03', None)
    """
    if year not in _YEARS or not 1 <= month <= _MONTHS:
        return None
    if not 1 <= day <= _length(year, month):
        return None
    days_before = (month - 1) * _SHORT + min(month - 1, _LONG_MONTHS)
    return dt.date.fromordinal(_year_begins(year) + days_before + day - 1)


def _year_begins(year: int) -> int:
    """The ordinal of a year's first day: eight years in 33 have a day more."""
    return _BEFORE_ALL + 365 * (year - 1) + (8 * year + 21) // 33 + 1


def _length(year: int, month: int) -> int:
    if month < _MONTHS:
        return _LONG if month <= _LONG_MONTHS else _SHORT
    return _LAST + _year_begins(year + 1) - _year_begins(year) - 365


def is_counted_by(language: str, year: int) -> bool:
    """Whether a year in figures is one of this calendar where a language prints it.

    Example:
        >>> is_counted_by("fa", 1403), is_counted_by("ar", 1403), is_counted_by("fa", 2024)
        (True, False, False)
    """
    return year in _YEARS and language in _months()


def solar_month(name: str, year: int) -> int | None:
    """The month of this calendar that a name means beside a year of it.

    Example:
        >>> solar_month("فروردین", 1403), solar_month("فروردین", 2024)
        (1, None)
    """
    return _names().get(name) if year in _YEARS else None


@cache
def _months() -> dict[str, list[str]]:
    return own_table("", "solar_hijri")


@cache
def _names() -> dict[str, int]:
    return {
        name: number
        for months in _months().values()
        for number, names in enumerate(months, 1)
        for name in names.split()
    }
