"""The names of months and days in one language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import attrs

from wirecopy.errors import StyleError

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH_FORMS = ("full", "short", "genitive", "stylebook")


@attrs.frozen
class Month:
    """The names of one month.

    Attributes:
        full: Nominative, as in running text.
        short: The calendar's abbreviation, without a stop.
        genitive: The form that dates take, where it differs.
        stylebook: The form of the wire's own stylebook (AP: ``Feb.``, ``March``).
        also: Other spellings that wires print.
    """

    full: str
    short: str
    genitive: str | None = None
    stylebook: str | None = None
    also: tuple[str, ...] = ()


@attrs.frozen(slots=False)
class Months:
    """The months of the Gregorian calendar by name."""

    january: Month
    february: Month
    march: Month
    april: Month
    may: Month
    june: Month
    july: Month
    august: Month
    september: Month
    october: Month
    november: Month
    december: Month

    @cached_property
    def in_order(self) -> tuple[Month, ...]:
        """The twelve, January first."""
        return tuple(getattr(self, name) for name in MONTHS)

    def names(self, form: str) -> tuple[str, ...]:
        """The twelve names in one of the forms of `Month`; none where a month has no such form."""
        names = tuple(getattr(month, form) for month in self.in_order)
        return names if all(names) else ()

    def form(self, name: str) -> tuple[str, ...]:
        """The twelve names in a named form; changes such as ``upper`` may follow it.

        Raises:
            StyleError: There is no such form.

        Example:
            >>> from wirecopy.knowledge.languages import language
            >>> language("it").months.form("short upper")[2]
            'MAR'
        """
        base, *changes = name.split()
        names = self.names(base) if base in MONTH_FORMS else ()
        if not names:
            known = ", ".join(form for form in MONTH_FORMS if self.names(form))
            raise StyleError(f"no month form {name!r}; known forms are {known}")
        for change in changes:
            names = tuple(_changed(month, change) for month in names)
        return names


def _changed(month: str, change: str) -> str:
    match change:
        case "upper":
            return month.upper()
        case "title":
            return month.title()
        case "stop":
            return f"{month}."
        case "bare":
            return month.rstrip(".")
    raise StyleError(f"no change {change!r} of a month's form; known are upper, title, stop, bare")


@attrs.frozen
class IslamicMonths:
    """The months of the Hijri calendar, which some agencies print beside the date."""

    muharram: str
    safar: str
    rabi_al_awwal: str
    rabi_al_thani: str
    jumada_al_ula: str
    jumada_al_akhira: str
    rajab: str
    shaban: str
    ramadan: str
    shawwal: str
    dhu_al_qadah: str
    dhu_al_hijjah: str


@attrs.frozen
class Weekday:
    """The names of one day of the week: in full, and the calendar's abbreviation."""

    full: str
    short: str


@attrs.frozen
class Weekdays:
    """The days of the week by name."""

    monday: Weekday
    tuesday: Weekday
    wednesday: Weekday
    thursday: Weekday
    friday: Weekday
    saturday: Weekday
    sunday: Weekday

    @property
    def in_order(self) -> tuple[Weekday, ...]:
        """The seven, Monday first."""
        names: tuple[Weekday, ...] = attrs.astuple(self, recurse=False)
        return names


def numbers_of(months: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """Every name of a month in the table of a file, folded, and its number.

    Where two months share a name, the form that is listed first in `MONTH_FORMS` tells.
    """
    table = [months[month] for month in MONTHS]
    numbers: dict[str, int] = {}
    for form in MONTH_FORMS:
        names = [month.get(form) or "" for month in table]
        for number, name in enumerate(names if all(names) else (), 1):
            numbers.setdefault(fold_month(name), number)
    for number, month in enumerate(table, 1):
        for name in month.get("also", ()):
            numbers.setdefault(fold_month(name), number)
    return numbers


def fold_month(word: str) -> str:
    """A month's name as it is looked up: no stop, no case."""
    return word.rstrip(".").casefold()
