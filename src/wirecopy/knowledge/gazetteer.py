"""Places of the world: which countries hold a place of a name.

Derived from GeoNames (CC BY 4.0); the files say of which release.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from wirecopy.knowledge.data_files import data_folder

# The files have the plain apostrophe only; copy has them all (SAN`A).
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
# What a city may have before its name or behind it: KOTA BANDUNG, ORMOC CITY.
_CITY = re.compile(
    r"(?:kota|thành phố|tp\.?|г\.?|город) ?(?<=[ .])(?P<after>.+)|(?P<before>.+) city"
)
# What print abbreviates at the head of a name: FT. LAUDERDALE, ST HELIER.
_HEADS = {
    "ft": "fort",
    "mt": "mount",
    "pt": "point",
    "st": "saint",
    "ste": "sainte",
    "sta": "santa",
    "sto": "santo",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
}
# Arabic copy may stretch a word (جـدة), vowel it, or set a Persian name with Arabic letters.
# One small letter is two capitals, which are other ones when they are folded: Երևան, ԵՐԵՎԱՆ.
_ARMENIAN_CAPITALS = "եվ"
_NON_JOINER = "\u200c"
_FIRST_ARABIC = "\u0600"
_ARABIC_SPELLING = str.maketrans(
    {"ي": "ی", "ك": "ک", "ـ": None, **dict.fromkeys(map(chr, range(0x064B, 0x0653)))}
)


# N. J.: the letters of an abbreviation may stand apart.
_APART = re.compile(r"\w(?: \w){1,2}")


# Letters that Unicode does not take apart, as in tools/place_names.py.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e"}
)
# Letters that neighbours write otherwise (Gøteborg, Tromsö), capitals that lost a dot (IZMIR), and
# what stands for a letter in the files: the cedilla of Ploieşti, the one a of Aalborg.
_OF_NEIGHBOURS = re.compile("[øöæäåşșţțıđ]")
_AS_NEIGHBOURS = (
    str.maketrans({"ö": "ø", "ø": "ö", "ä": "æ", "æ": "ä", "ș": "ş", "ț": "ţ", "ş": "ș", "ţ": "ț"}),
    str.maketrans({"å": "aa", "ä": "ae", "æ": "ae", "ö": "oe", "ø": "oe", "ı": "i", "đ": "d"}),
)


class Holder(NamedTuple):
    """One place of a name: its country, its first-level region, and thousands of people.

    ``geonames_id`` is None where its region has another place of that name, not much smaller.
    """

    country: str
    region: str
    people: int
    is_capital: bool
    geonames_id: int | None


class Town(NamedTuple):
    """A smaller place of a country, like a holder, and where it lies in degrees of WGS84."""

    region: str
    people: int
    geonames_id: int | None
    latitude: float | None
    longitude: float | None


@cache
def _table(name: str) -> tuple[bytes, int]:
    """A table, in the order of its bytes, and where its entries begin: a copy would cost."""
    table = (data_folder() / name).read_bytes()
    start = 0
    while table.startswith(b"#", start):
        start = table.index(b"\n", start) + 1
    return table, start


def _entries(name: str) -> str:
    table, start = _table(name)
    return table[start:].decode()


def _line(name: str, key: str) -> str | None:
    """What a table has for a key: halving the text is faster than making it a dictionary."""
    if "\n" in key:
        return None
    wanted = f"{key}\t".encode("utf-8", "surrogatepass")
    table, low = _table(name)
    high = len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.index(b"\n", start)
        if table.startswith(wanted, start):
            return table[start + len(wanted) : end].decode()
        if table[start : table.index(b"\t", start) + 1] < wanted:
            low = end + 1
        else:
            high = start
    return None


@lru_cache(maxsize=8192)
def holders(name: str) -> tuple[Holder, ...]:
    """The places of a name, in any case, the most populous first.

    Example:
        >>> [holder.country for holder in holders("Hanoi")]
        ['VN']
        >>> [holders(name)[0].country for name in ("Gøteborg", "Tromsö", "PLOIEȘTI")]
        ['SE', 'NO', 'RO']
    """
    key = " ".join(name.split()).casefold().translate(_APOSTROPHES)
    line = _line("places.tsv", key)
    if line is None and key[:1] >= _FIRST_ARABIC:
        line = _line("places.tsv", key.translate(_ARABIC_SPELLING))
        # A joiner that keeps the parts of a name apart does a blank's work: فیض‌آباد.
        if line is None and _NON_JOINER in key:
            line = _line("places.tsv", key.replace(_NON_JOINER, " "))
    if line is None and _ARMENIAN_CAPITALS in key:
        line = _line("places.tsv", key.replace(_ARMENIAN_CAPITALS, "եւ"))
    if line is None and (city := _CITY.fullmatch(key)):
        line = _line("places.tsv", city["after"] or city["before"])
    if line is None:
        line = _line("places.tsv", _spelled_out(key))
    if line is None and not key.isascii() and _OF_NEIGHBOURS.search(key):
        line = _as_neighbours(key)
    return tuple([_holder(*holder.split("/")) for holder in line.split(" ")]) if line else ()


def _as_neighbours(key: str) -> str | None:
    """What the places have for a name in the letters of neighbours."""
    spellings = map(key.translate, _AS_NEIGHBOURS)
    return next((line for name in spellings if (line := _line("places.tsv", name))), None)


def _holder(country: str, region: str, people: str, geonames_id: str | None = None) -> Holder:
    number = int(geonames_id) if geonames_id is not None else None
    return Holder(country, region, int(people.rstrip("*")), people.endswith("*"), number)


def places_meant(name: str) -> tuple[tuple[str, str, int, bool], ...]:
    """The holders of a name without their numbers: two spellings of one place have the same.

    Example:
        >>> places_meant("Kiev") == places_meant("Kyiv")
        True
    """
    return tuple([holder[:4] for holder in holders(name)])


def _spelled_out(key: str) -> str:
    """A name whose first word is an abbreviation, with the whole word."""
    head, blank, rest = key.partition(" ")
    return f"{_HEADS.get(head.removesuffix('.'), head)}{blank}{rest}"


@lru_cache(maxsize=4096)
def towns(name: str, country: str) -> tuple[Town, ...]:
    """The smaller places of a name in a country, one for each of its regions.

    They are none of the `holders`: by themselves, the names of towns are those of people, too.

    Example:
        >>> [(town.region, town.geonames_id) for town in towns("Port Townsend", "US")]
        [('WA', 5807239)]
    """
    key = _without_marks(" ".join(name.split()).casefold().translate(_APOSTROPHES))
    line = _line("towns.tsv", f"{country} {key}")
    if line is None:
        line = _line("towns.tsv", f"{country} {_spelled_out(key)}")
    return tuple([_town(*town.split("/")) for town in line.split(" ")]) if line else ()


@lru_cache(maxsize=1024)
def is_town_anywhere(name: str) -> bool:
    """Whether some country has a smaller place of a name.

    Example:
        >>> is_town_anywhere("Port Townsend"), is_town_anywhere("Port Nowhere")
        (True, False)
    """
    key = _without_marks(" ".join(name.split()).casefold().translate(_APOSTROPHES))
    table, first = _table("towns.tsv")
    wanted = f" {key}\t".encode("utf-8", "surrogatepass")
    # A line begins with two letters of a country, a blank and the name: GB lerwick
    at = table.find(wanted, first)
    while at >= 0:
        line = at - len("GB")
        if line == first or table[line - 1 : line] == b"\n":
            return True
        at = table.find(wanted, at + 1)
    return False


def _town(region: str, people: str, *located: str) -> Town:
    if not located:
        return Town(region, int(people), None, None, None)
    number, latitude, longitude = located
    return Town(region, int(people), int(number), float(latitude), float(longitude))


def _without_marks(key: str) -> str:
    if key.isascii():
        return key
    letters = unicodedata.normalize("NFKD", key.translate(_PLAIN_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def coordinates(geonames_id: int) -> tuple[float, float]:
    """Where a holder lies: latitude and longitude in degrees of WGS84, to a thousandth.

    Raises:
        KeyError: No holder has that number.

    Example:
        >>> coordinates(1581130)
        (21.024, 105.841)
    """
    line = _line("coordinates.tsv", str(geonames_id))
    if line is None:
        raise KeyError(geonames_id)
    latitude, longitude = line.split("\t")
    return float(latitude), float(longitude)


@lru_cache(maxsize=4096)
def regions(name: str) -> tuple[tuple[str, str], ...]:
    """The countries, or first-level regions of countries, that a printed region may mean.

    Example:
        >>> regions("N.Y."), regions("Kenya")
        ((('US', 'NY'),), (('KE', ''),))
    """
    folded = " ".join(name.replace(".", "").split()).casefold()
    line = _line("regions.tsv", folded)
    if line is None and _APART.fullmatch(folded):
        line = _line("regions.tsv", folded.replace(" ", ""))
    if line is None and not folded.isascii() and len(folded) > 1:
        line = _line("regions.tsv", _without_marks(folded))  # Đồng Tháp, as only Dong Thap is known
    if line is None:
        return ()
    return tuple(
        (country, region) for country, _, region in (p.partition("/") for p in line.split(" "))
    )


def region_meant(printed: str) -> tuple[tuple[str, str], ...]:
    """What a printed region may mean; of "N.Y., USA" the last part tells.

    Example:
        >>> region_meant("Okinawa, Japan")
        (('JP', ''),)
    """
    return regions(printed) or (regions(printed.rpartition(",")[2]) if "," in printed else ())


def place_names() -> Iterator[str]:
    """All names that the gazetteer has, folded."""
    for line in _entries("places.tsv").split("\n"):
        if line:
            yield line[: line.index("\t")]


@cache
def names_of_regions() -> Mapping[str, tuple[str, ...]]:
    """What print calls each country (``US``) or first-level region (``US/NY``), folded."""
    names: dict[str, list[str]] = {}
    for line in _entries("regions.tsv").split("\n"):
        name, _, codes = line.partition("\t")
        for code in codes.split():
            names.setdefault(code, []).append(name)
    return {code: tuple(found) for code, found in names.items()}
