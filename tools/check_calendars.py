"""Compare the months and weekdays of the language files with Unicode CLDR, as Babel has them.

Every difference is a line of a table. A `full` month or weekday that differs from CLDR fails the
check, unless the file gives CLDR's month among its `also`; so does a table without its 12 months
or 7 days. Differences in `short` and `genitive` are shown and do not fail: wires abbreviate as
they please, and CLDR has no genitive for some languages that date by one.

Usage::

    python tools/check_calendars.py [src/wirecopy/data/languages/ru.toml ...]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from babel import Locale, localedata

LANGUAGES = Path(__file__).parents[1] / "src" / "wirecopy" / "data" / "languages"
SIZES = {"months": 12, "weekdays": 7}


@dataclass(frozen=True)
class Names:
    """One width of CLDR's names of the months or of the weekdays.

    Attributes:
        alone: As they stand alone, the nominative.
        dated: As they stand in a date.
    """

    alone: tuple[str, ...]
    dated: tuple[str, ...]

    def at(self, position: int) -> set[str]:
        """Both forms of one name, without a stop."""
        return {self.alone[position].rstrip("."), self.dated[position].rstrip(".")}


@dataclass(frozen=True)
class Difference:
    """A name in a language file that is not CLDR's.

    Attributes:
        language: The code of the language.
        table: `months full`, `weekdays short` and so on.
        position: The number of the month, or of the day from Monday, from 1; 0 for a whole list.
        ours: What the file says.
        theirs: What CLDR says.
        fails: Whether it fails the check.
    """

    language: str
    table: str
    position: int
    ours: str
    theirs: str
    fails: bool

    def cells(self) -> tuple[str, ...]:
        """The cells of its line in the table."""
        verdict = "FAILS" if self.fails else "differs"
        number = str(self.position) if self.position else "all"
        return (self.language, self.table, number, self.ours, self.theirs, verdict)


def cldr_names(locale: Locale, table: str, width: str) -> Names:
    """CLDR's names, January or Monday first.

    Args:
        locale: The locale.
        table: `months` or `weekdays`.
        width: `wide` or `abbreviated`.

    Returns:
        The names, alone and in dates.
    """
    names = locale.months if table == "months" else locale.days
    first = 1 if table == "months" else 0
    keys = range(first, first + SIZES[table])
    alone, dated = names["stand-alone"][width], names["format"][width]
    return Names(tuple(alone[key] for key in keys), tuple(dated[key] for key in keys))


def same_full(ours: str, names: Names, position: int) -> bool:
    """Whether a name in full is CLDR's nominative.

    The form in dates counts too where it differs from the nominative in nothing but capitals,
    since some languages begin a name that stands alone with one.
    """
    alone, dated = names.alone[position], names.dated[position]
    return ours == alone or (ours == dated and dated.casefold() == alone.casefold())


def check_full(
    code: str, table: str, data: Mapping[str, Any], names: Names
) -> Iterator[Difference]:
    """Compare the names in full.

    Args:
        code: The code of the language.
        table: `months` or `weekdays`.
        data: That table of the language file.
        names: CLDR's names in full.

    Yields:
        The differences.
    """
    also = data.get("also") or [[]] * SIZES[table]
    for position, ours in enumerate(data["full"]):
        if not same_full(ours, names, position):
            theirs = names.alone[position]
            fails = theirs not in also[position]
            yield Difference(code, f"{table} full", position + 1, ours, theirs, fails)


def check_short(
    code: str, table: str, data: Mapping[str, Any], names: Names
) -> Iterator[Difference]:
    """Compare the abbreviations, whose stops do not count.

    Args:
        code: The code of the language.
        table: `months` or `weekdays`.
        data: That table of the language file.
        names: CLDR's abbreviations.

    Yields:
        The differences.
    """
    for position, ours in enumerate(data["short"]):
        known = names.at(position)
        if ours not in known:
            theirs = " / ".join(sorted(known))
            yield Difference(code, f"{table} short", position + 1, ours, theirs, fails=False)


def check_genitive(code: str, data: Mapping[str, Any], names: Names) -> Iterator[Difference]:
    """Compare the form of the months that dates take.

    Args:
        code: The code of the language.
        data: The table of months of the language file.
        names: CLDR's names of the months in full.

    Yields:
        The differences; one for the whole list where only one side has the form.
    """
    inflected = [
        d.casefold() != a.casefold() for a, d in zip(names.alone, names.dated, strict=True)
    ]
    genitive: list[str] = data.get("genitive", [])
    if genitive and not any(inflected):
        ours = f"{genitive[0]}, ..."
        yield Difference(code, "months genitive", 0, ours, "(none)", fails=False)
        return
    also = data.get("also") or [[]] * SIZES["months"]
    for position, theirs in enumerate(names.dated):
        ours = genitive[position] if genitive else ""
        known = theirs == ours or theirs in also[position] or theirs == data["full"][position]
        if (genitive or inflected[position]) and not known:
            yield Difference(
                code, "months genitive", position + 1, ours or "(none)", theirs, fails=False
            )


def check_sizes(code: str, language: Mapping[str, Any]) -> Iterator[Difference]:
    """Look for lists of months or weekdays that are not whole.

    Args:
        code: The code of the language.
        language: The language file.

    Yields:
        A difference for each.
    """
    for table, size in SIZES.items():
        lists: dict[str, list[Any]] = {"full": [], "short": [], **language.get(table, {})}
        for name, entries in lists.items():
            if len(entries) != size:
                found = f"{len(entries)} entries"
                yield Difference(code, f"{table} {name}", 0, found, f"{size} entries", fails=True)


def check(language: Mapping[str, Any], locale: Locale) -> list[Difference]:
    """Compare one language file with CLDR.

    Args:
        language: The language file.
        locale: The locale of its code.

    Returns:
        All the differences; the sizes alone where a list is not whole.
    """
    code: str = language["code"]
    if differences := list(check_sizes(code, language)):
        return differences
    for table in SIZES:
        data = language[table]
        wide = cldr_names(locale, table, "wide")
        differences += check_full(code, table, data, wide)
        differences += check_short(code, table, data, cldr_names(locale, table, "abbreviated"))
        if table == "months":
            differences += check_genitive(code, data, wide)
    return differences


def load_locales(codes: Sequence[str]) -> list[Locale]:
    """The locales of some codes, all of them loaded before any is read.

    Babel 2.18 resolves an alias in data that locales share: a locale that is loaded after the
    months of `zh` were read takes some of its months from there.
    """
    locales = [Locale.parse(code, sep="-") for code in codes]
    for locale in locales:
        localedata.load(str(locale))
    return locales


def width_of(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def render(rows: Sequence[Sequence[str]]) -> str:
    """A table of left-aligned columns.

    Args:
        rows: The lines of the table, its heading first.

    Returns:
        The lines, joined.
    """
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the language files.

    Args:
        arguments: The command line; None takes the process's own.

    Returns:
        The exit status: 1 when a name in full differs or a list is not whole.
    """
    parser = argparse.ArgumentParser(description="Compare the language files' calendars with CLDR.")
    parser.add_argument("files", nargs="*", type=Path, help="language files (default: all)")
    options = parser.parse_args(arguments)
    paths: list[Path] = options.files or sorted(LANGUAGES.glob("*.toml"))
    if not paths:
        parser.error(f"no language files in {LANGUAGES}")
    languages = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
    locales = load_locales([language["code"] for language in languages])
    differences = [
        difference
        for language, locale in zip(languages, locales, strict=True)
        for difference in check(language, locale)
    ]
    if differences:
        heading = ("code", "table", "no.", "file", "CLDR", "")
        print(render([heading, *(difference.cells() for difference in differences)]))
    failures = sum(difference.fails for difference in differences)
    print(
        f"{len(paths)} files, {len(differences)} differences from Babel {version('babel')}, "
        f"{failures} of which fail"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
