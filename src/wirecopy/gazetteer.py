"""Places of the world: which countries hold a place of a name.

Derived from GeoNames (CC BY 4.0); the files say of which release.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from wirecopy.tables import data_folder

# The files have the plain apostrophe only; copy has them all (SAN`A).
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))


class Holder(NamedTuple):
    """One place of a name: its country, its first-level region, and thousands of people."""

    country: str
    region: str
    people: int


@cache
def _lines(name: str) -> dict[str, str]:
    text = (data_folder() / name).read_text("utf-8")
    return dict(line.split("\t", 1) for line in text.split("\n") if line and line[0] != "#")


def holders(name: str) -> tuple[Holder, ...]:
    """The places of a name, in any case, the most populous first.

    Example:
        >>> [holder.country for holder in holders("Hanoi")]
        ['VN']
    """
    line = _lines("places.tsv").get(" ".join(name.split()).casefold().translate(_APOSTROPHES))
    if line is None:
        return ()
    found = []
    for holder in line.split(" "):
        country, region, people = holder.split("/")
        found.append(Holder(country, region, int(people)))
    return tuple(found)


def regions(name: str) -> tuple[tuple[str, str], ...]:
    """The countries, or first-level regions of countries, that a printed region may mean.

    Example:
        >>> regions("N.Y."), regions("Kenya")
        ((('US', 'NY'),), (('KE', ''),))
    """
    folded = " ".join(name.replace(".", "").split()).casefold()
    line = _lines("regions.tsv").get(folded)
    if line is None:
        return ()
    return tuple(
        (country, region) for country, _, region in (p.partition("/") for p in line.split(" "))
    )
