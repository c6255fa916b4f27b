"""A printed place: its name in ordinary case, and its country where that is certain."""

from __future__ import annotations

from functools import lru_cache

import regex

from wirecopy import gazetteer
from wirecopy.model import Place

# Words inside a place's name that ordinary case leaves small.
_SMALL = frozenset(
    "de da do das dos di du del della delle des la le les el al of the and y e et au aux en on am "
    "sur sous".split()
)
_MUCH_LARGER = 5
_PIECES = regex.compile(r"([-/])")


@lru_cache(maxsize=4096)
def resolve(name: str, region: str | None, home: str | None) -> Place:
    """The place that a dateline prints.

    The printed region decides the country; else the style's home country where it has a place
    of that name; else population, where one place is several times larger than any other.

    Example:
        >>> resolve("HANOI", None, None)
        Place(name='Hanoi', region=None, country='VN')
        >>> resolve("RIO DE JANEIRO", None, None).name
        'Rio de Janeiro'
    """
    return Place(ordinary_case(name), region, _country(name, region, home))


def ordinary_case(name: str) -> str:
    """A name in capitals as it is written in running text; other names stay as they are."""
    if not name.isupper():
        return name
    words = name.split(" ")
    return " ".join(
        word.lower() if index and word.lower() in _SMALL else _capitalized(word)
        for index, word in enumerate(words)
    )


def _capitalized(word: str) -> str:
    if "." in word[:-1]:
        return word
    pieces = []
    for index, piece in enumerate(_PIECES.split(word)):
        small = index > 0 and piece.lower() in _SMALL
        pieces.append(piece.lower() if small else piece[:1] + _lower(piece[1:]))
    return "".join(pieces)


def _lower(letters: str) -> str:
    """Small letters; a dotted capital is a plain i, as Turkish has it, and no i with a dot more."""
    return letters.replace("\u0130", "i").lower()


def _country(name: str, region: str | None, home: str | None) -> str | None:
    found = gazetteer.holders(name)
    if region is not None:
        meant = gazetteer.regions(region) or gazetteer.regions(region.split(",")[-1].strip())
        for country, division in meant:
            if any(h.country == country and division in ("", h.region) for h in found):
                return country
        return meant[0][0] if len({country for country, _ in meant}) == 1 else None
    if not found or found[0].country == "-":
        return None
    largest = found[0]
    at_home = next((holder for holder in found if holder.country == home), None)
    if at_home is not None and largest.people < at_home.people * _MUCH_LARGER:
        return home
    rival = next((h for h in found if h.country not in (largest.country, "-")), None)
    if rival is not None and largest.people < rival.people * _MUCH_LARGER:
        return None
    return largest.country
