"""Build ``regions.tsv``: what copy prints after a place, with the country or division it means.

Reads the names of territories in Babel 2.18.0 (Unicode CLDR), ``regions_extra.tsv`` beside this
script, which adds by hand short and former names, states, provinces and prefectures, and the names
of divisions in GeoNames (``divisions.py``). The output depends on these and on the ``places.tsv``
beside it alone, which must be built first; nothing is fetched.

One line of the output is one name: ``casefolded name without stops<TAB>CC or CC/ADMIN1 ...``, the
more usual meaning first, with the division codes of ``places.tsv``.

Usage::

    python tools/build_regions.py src/wirecopy/data/regions.tsv
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from importlib.metadata import version
from pathlib import Path

import babel  # type: ignore[import-not-found,unused-ignore]
from divisions import names_of_divisions

EXTRA = Path(__file__).with_name("regions_extra.tsv")
# Without its marks a Vietnamese country is a letter or a word: Ý, Mỹ, Nga.
CLDR_LOCALES = tuple(
    "en fr es pt pt_PT it de ru tr ar zh zh_Hant ja ko nl pl id uk sv da nb fi cs hr el fa am bg bn"
    " et fil he hi hu hy ka kk km lt lv mn mr ms ne ro sk sl sr sr_Latn sw th ur".split()
)
NOT_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
CHINESE_REGIONS = frozenset({"HK", "MO"})  # "Hong Kong (China)" is not "China"
NAMED_TWICE = frozenset({"CI", "MM"})
# Japan's prefectures and China's provinces are printed with the word for it, too.
DIVISION_WORDS: Mapping[str, tuple[str, ...]] = {
    "JP": ("pref", "prefecture"),
    "CN": ("province",),
}
FOLD = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"})
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


def region_key(name: str) -> str:
    """Give the key of a printed region: casefolded, without stops, single blanks."""
    plain = unicodedata.normalize("NFC", name).translate(APOSTROPHES).replace(".", "")
    return " ".join(plain.split()).casefold()


def ascii_form(key: str) -> str:
    """Strip a casefolded name of its marks: ``côte d'ivoire`` gives ``cote d'ivoire``."""
    decomposed = unicodedata.normalize("NFKD", key.translate(FOLD))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def forms(name: str, *, turkish: bool = False) -> Iterator[str]:
    """Yield every key of a printed region.

    Args:
        name: The name as its source has it.
        turkish: Whether capitals of its ``i`` are dotted.
    """
    key = region_key(name)
    keys = [key]
    if turkish:
        keys.append(key.replace("i̇", "i").replace("i", "İ").upper().casefold())
    if re.match(r"[a-zà-ɏα-ωά-ώ]", key):
        keys.append(ascii_form(key))
    for form in keys:
        yield form
        if "'" in form:
            yield form.replace("'", "’")
        if " & " in form:
            yield form.replace("&", "and")


def cldr_names(locale: str) -> Iterator[tuple[str, str]]:
    """Yield codes and names of countries in one language.

    What stands in brackets may be left out (``Saint-Martin (partie française)``); for a few
    countries it is a name of its own (``Myanmar (Burma)``).
    """
    for code, name in sorted(babel.Locale.parse(locale).territories.items()):
        if not re.fullmatch("[A-Z]{2}", code) or code in NOT_COUNTRIES:
            continue
        bracket = re.fullmatch(r"(.+?)\s*[(（](.+)[)）]", name)
        if bracket and code not in CHINESE_REGIONS:
            yield code, bracket[1]
            if code in NAMED_TWICE:
                yield code, bracket[2]
        yield code, name


def read_extra(path: Path) -> Iterator[tuple[str, str]]:
    """Yield places and names from the file of names added by hand."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            place, names = line.split("\t")
            words = DIVISION_WORDS.get(place[:2], ()) if "/" in place else ()
            for name in names.split("|"):
                yield place, name
                yield from ((place, f"{name} {word}") for word in words)


def names_of_places(path: Path) -> frozenset[str]:
    """Give the names of ``places.tsv``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines if not line.startswith("#"))


def collect(
    extra: Iterable[tuple[str, str]],
    divisions: Iterable[tuple[str, str]],
    cities: Set[str],
) -> dict[str, list[str]]:
    """Bring all names together, those added by hand first.

    CLDR never adds a second meaning to a name that was added by hand, and a division of GeoNames
    none to any other name, nor to a city's: of that the country is told by the city.

    Args:
        extra: Places and names added by hand.
        divisions: Divisions and their names.
        cities: The names of cities.

    Returns:
        From each key to the places it means, in order.
    """
    found: dict[str, list[str]] = {}
    for place, name in extra:
        for key in forms(name):
            if place not in found.setdefault(key, []):
                found[key].append(place)
    by_hand = frozenset(found)
    for locale in CLDR_LOCALES:
        for place, name in cldr_names(locale):
            for key in forms(name, turkish=locale == "tr"):
                if key not in by_hand and place not in found.setdefault(key, []):
                    found[key].append(place)
    others = frozenset(found) | cities
    for place, name in divisions:
        for key in forms(name):
            if key not in others:
                found.setdefault(key, [place])
    return found


def render(regions: Mapping[str, Sequence[str]]) -> str:
    """Give the text of the file, sorted by name, with its source and licence on top."""
    head = (
        "# Printed regions: casefolded name without stops<TAB>CC or CC/ADMIN1 ..., as in"
        " places.tsv.\n"
        f"# Names of countries: Unicode CLDR by Babel {version('babel')}, Unicode-3.0; names and"
        " codes of divisions: GeoNames, CC BY 4.0.\n"
        "# Built by tools/build_regions.py; do not edit.\n"
    )
    return head + "".join(f"{key}\t{' '.join(regions[key])}\n" for key in sorted(regions))


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the file.

    Args:
        arguments: The command line; None takes the process's own.

    Returns:
        The exit status.
    """
    parser = argparse.ArgumentParser(description="Build the list of printed regions.")
    parser.add_argument("output", type=Path, help="the file to write")
    parser.add_argument("--extra", type=Path, default=EXTRA, help="names added by hand")
    options = parser.parse_args(arguments)
    cities = names_of_places(options.output.with_name("places.tsv"))
    text = render(collect(read_extra(options.extra), names_of_divisions(), cities))
    options.output.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{options.output}: {text.count(chr(10))} lines, {len(text.encode())} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
