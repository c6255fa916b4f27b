"""Which place of the world a printed name means, as far as that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wirecopy.knowledge.gazetteer import (
    Holder,
    Town,
    coordinates,
    holders,
    region_meant,
    regions,
    towns,
)

# Of several places of a name, the one that is so many times larger than the others is meant.
_MUCH_LARGER = 5
# Places of so many thousands are much larger than any town.
_NO_TOWN_IS_NEAR = 30 * _MUCH_LARGER
# A city of so many thousands is meant by its name, whatever regions are called so.
_LARGE = 500
_DISPUTED = "-"
# So short are the letters of a state.
_MOST_LETTERS = 2
# Where towns are named after those of other countries.
_SETTLERS = ("US", "CA", "AU", "GB")


class Location(NamedTuple):
    """Where a place is; None for what is not certain.

    Attributes:
        country: ISO 3166-1 alpha-2.
        admin1: GeoNames' code of its first-level division; in the United States the postal one.
        geonames_id: GeoNames' number of the place.
        latitude: Degrees north, WGS84.
        longitude: Degrees east, WGS84.
        evidence: Why it is this place and no other of its name.
    """

    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    evidence: str | None = None

    @property
    def whereabouts(self) -> tuple[str | None, str | None, int | None, float | None, float | None]:
        """All but the evidence, in the order of a `Place`."""
        return self[:5]


class _Area(NamedTuple):
    """Where a name is looked for: a country or its division, None where no country is certain.

    ``is_vague``: more is printed than is understood, so that only a single place is certain.
    """

    country: str | None
    division: str = ""
    is_vague: bool = False


@lru_cache(maxsize=4096)
def locate(name: str, region: str | None, home: str | None) -> Location:
    """The place that a name means, with what is printed after it.

    The region decides the country; else the home country of who writes, where it has a place of
    that name; else population, where one place is several times larger than any other. Within the
    country a place is certain if it is the only one of its name, the capital, or several times
    larger than any other.

    Args:
        name: The name, in any case.
        region: What is printed after it, or None.
        home: ISO code of the agency's country, or None.

    Example:
        >>> locate("HANOI", None, None)[:3]
        ('VN', '01', 1581130)
        >>> locate("ALBANY", None, "US")[:3], locate("ALBANY", "N.Y.", None)[:3]
        (('US', None, None), ('US', 'NY', 5106834))
    """
    found = holders(name)
    area = _bare(name, found, home) if region is None else _by_region(name, region, found, home)
    if area.country is None:
        return Location()
    return _within(area.country, area, name, found)


def _by_region(name: str, region: str, found: tuple[Holder, ...], home: str | None) -> _Area:
    """The area that a printed region means: of several the one with such a town."""
    meant = _meant(region)
    for country, division in meant:
        if any(h.country == country and division in ("", h.region) for h in found):
            return _Area(country, division)
    for country, division in meant:
        if any(division in ("", town.region) for town in towns(name, country)):
            return _Area(country, division)
    if not meant:
        sole = len({holder.country for holder in found}) == 1
        return _Area(_undisputed(found[0]), is_vague=True) if sole else _Area(None)
    if len({country for country, _ in meant}) != 1:
        return _by_letters(region, meant, home)
    return _Area(*meant[0]) if len(meant) == 1 else _Area(meant[0][0])


def _by_letters(region: str, meant: Sequence[tuple[str, str]], home: str | None) -> _Area:
    """The area of letters that are a state's in several countries: at home, and of no name.

    Pa. is Pennsylvania wherever it is printed; Brazil, where PA is Pará, prints no stop.
    """
    if len(region.strip(".")) > _MOST_LETTERS:
        return _Area(None)
    chosen = [area for area in meant if area[0] == home]
    if not chosen and region[-1] == "." and meant[0][1]:
        chosen = [meant[0]]
    return _Area(*chosen[0]) if len(chosen) == 1 else _Area(None)


def _meant(region: str) -> tuple[tuple[str, str], ...]:
    """What a region means; of several parts a division of the last one's country.

    Example:
        >>> _meant("N.Y., USA")
        (('US', 'NY'),)
    """
    meant = region_meant(region)
    countries = {country for country, _ in meant}
    for part in region.split(",")[:-1]:
        inner = [(country, division) for country, division in regions(part) if division]
        narrowed = tuple([place for place in inner if place[0] in countries])
        if narrowed:
            return narrowed
    return meant


def _bare(name: str, found: tuple[Holder, ...], home: str | None) -> _Area:
    """The area of a name that stands alone."""
    if not found:
        if home is not None and towns(name, home):
            return _Area(home)
        return _region_named(name)
    largest = found[0]
    at_home = next((holder for holder in found if holder.country == home), None)
    is_home = at_home is not None and (
        at_home.is_capital or largest.people < at_home.people * _MUCH_LARGER
    )
    meant = at_home if at_home is not None and is_home else largest
    # LEBANON: a country, or else a city of another one.
    named = {country for country, _ in regions(name)}
    is_region_elsewhere = bool(named) and meant.country not in named and meant.people < _LARGE
    rival = next((h for h in found if h.country not in (meant.country, _DISPUTED)), None)
    is_rivalled = (
        rival is not None and meant.people < rival.people * _MUCH_LARGER
    ) or _has_namesake_town(name, meant)
    if not meant.is_capital and (is_region_elsewhere or (is_rivalled and not is_home)):
        return _Area(None)
    return _Area(_undisputed(meant))


def _region_named(name: str) -> _Area:
    """The region that a name alone means: one, and no town that settlers have called after it."""
    named = regions(name)
    if len(named) != 1:
        return _Area(None)
    country, division = named[0]
    # A state's letters stand behind a town; alone they may be a whole name: Ö is no Ohio.
    if division and len(name) <= _MOST_LETTERS:
        return _Area(None)
    others = [settled for settled in _SETTLERS if settled != country]
    if division and any(towns(name, settled) for settled in others):
        return _Area(None)
    return _Area(country, division)


def _has_namesake_town(name: str, meant: Holder) -> bool:
    """Whether settlers have called a town so that is not much smaller: Greenwich in Connecticut."""
    return meant.people < _NO_TOWN_IS_NEAR and any(
        meant.people < town.people * _MUCH_LARGER
        for country in _SETTLERS
        if country != meant.country
        for town in towns(name, country)
    )


def _undisputed(holder: Holder) -> str | None:
    return holder.country if holder.country != _DISPUTED else None


def _within(country: str, area: _Area, name: str, found: tuple[Holder, ...]) -> Location:
    """The place of a name in a country that is certain."""
    where = f"{country}/{area.division}" if area.division else country
    there: list[Holder | Town] = [
        holder
        for holder in found
        if holder.country == country and area.division in ("", holder.region)
    ]
    if not there or there[0].people < _NO_TOWN_IS_NEAR:
        known = {holder.geonames_id for holder in there} - {None}
        there += [
            town
            for town in towns(name, country)
            if area.division in ("", town.region) and town.geonames_id not in known
        ]
    there.sort(key=lambda place: -place.people)
    evidence = _evidence(there, where) if there else None
    if evidence is None or (area.is_vague and len(there) > 1) or _is_a_city(there[0], name, area):
        return Location(country, area.division or None)
    place = there[0]
    admin1 = place.region if place.region.strip("-0") else None
    if place.geonames_id is None:
        return Location(country, admin1)
    if isinstance(place, Town):
        latitude, longitude = place.latitude, place.longitude
    else:
        latitude, longitude = coordinates(place.geonames_id)
    return Location(country, admin1, place.geonames_id, latitude, longitude, evidence)


def _evidence(there: list[Holder | Town], where: str) -> str | None:
    """Why the first of some places is the one that is meant; None where that is not certain."""
    first = there[0]
    if isinstance(first, Holder) and first.is_capital:
        return f"the capital of {first.country}"
    if len(there) == 1 or first.people >= there[1].people * _MUCH_LARGER:
        return f"the gazetteer has no other of that name in {where} that is nearly as large"
    return None


def _is_a_city(place: Holder | Town, name: str, area: _Area) -> bool:
    """Whether a name may be short for that of a larger place: Quezon for Quezon City."""
    return any(
        city.country == area.country
        and area.division in ("", city.region)
        and city.geonames_id != place.geonames_id
        and place.people < city.people * _MUCH_LARGER
        for city in holders(f"{name} city")
    )
