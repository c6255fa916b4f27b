"""What the keys of a language file may say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
import regex

from wirecopy.errors import StyleError, shortened
from wirecopy.knowledge.checks import DATE_ORDERS, expect_one_of, expect_words, expect_zone
from wirecopy.knowledge.data_files import expect_fields
from wirecopy.knowledge.month_names import MONTHS, fold_month

if TYPE_CHECKING:
    from wirecopy.knowledge.languages import Language

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_OFFSET = re.compile(r"[+-][01]\d:[0-5]\d")
_JOINERS = ("", " ")


def expect_sound(spoken: Language) -> None:
    """Refuses a language that nothing could be read by.

    Raises:
        StyleError: A value is of a wrong type, blank, or none that its key may have; the message
            names the table and the key.
    """
    _expect_types(spoken)
    if not _CODE.fullmatch(spoken.code):
        raise StyleError(
            f"[code]: {shortened(spoken.code)} is no BCP 47 code such as 'pt' or 'sr-Latn'"
        )
    if spoken.joiner not in _JOINERS:
        raise StyleError(f"[joiner]: {shortened(spoken.joiner)} is neither a blank nor empty")
    _expect_script(spoken.script)
    if not spoken.detection.function_words:
        raise StyleError(
            "[detection] [function_words]: there is none, so that nothing tells the language"
        )
    if spoken.source_line.date_order is not None:
        expect_one_of("source_line] [date_order", spoken.source_line.date_order, DATE_ORDERS)
    _expect_months(spoken)
    for name, zone in spoken.zones.items():
        if not _OFFSET.fullmatch(zone):
            try:
                expect_zone(zone)
            except StyleError as error:
                raise StyleError(f"[zones] [{name}]{str(error).removeprefix('[zone]')}") from None


def _expect_types(spoken: Language) -> None:
    expect_fields(spoken)
    for field in attrs.fields(type(spoken)):
        room = getattr(spoken, field.name)
        if not attrs.has(type(room)):
            continue
        try:
            expect_fields(room)
            for inner in attrs.fields(type(room)):
                value = getattr(room, inner.name)
                if (
                    isinstance(value, str | tuple)
                    and value != ""
                    and not inner.name.startswith("examples")
                ):
                    expect_words(inner.name, (value,) if isinstance(value, str) else value)
        except StyleError as error:
            raise StyleError(f"[{field.name}] {error}") from None


def _expect_script(script: str) -> None:
    try:
        regex.compile(rf"\p{{Script={script}}}")
    except regex.error:
        raise StyleError(
            f"[script]: {shortened(script)} is no script of Unicode such as 'Latin' or 'Georgian'"
        ) from None


def _expect_months(spoken: Language) -> None:
    """No name is that of two months."""
    seen: dict[str, str] = {}
    for key in MONTHS:
        month = getattr(spoken.months, key)
        for name in (month.full, month.short, month.genitive, month.stylebook, *month.also):
            if name is None:
                continue
            other = seen.setdefault(fold_month(name), key)
            if other != key:
                raise StyleError(f"[months] [{key}]: {shortened(name)} is a name of {other}, too")
