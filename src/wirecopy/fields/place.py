"""A printed place: its name in ordinary case, and its country where that is certain."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import regex

from wirecopy import gazetteer
from wirecopy.model import Place
from wirecopy.patterns import lazy

# Words inside a place's name that ordinary case leaves small.
_SMALL = frozenset(
    "de da do das dos di du del della delle des la le les el al of the and y e et au aux en on am "
    "in to sur sous und an der upon under zu im".split()
)
# Capitals that stay capitals: the prefixes of ships, and countries' initials.
_INITIALS = frozenset("USS USNS USCGC HMS HMAS HMCS HMNZS INS RFA MS MV SS USA US UN UK EU".split())
_MUCH_LARGER = 5
_PIECES = lazy(r"([-/])")
# McALLEN, O'HIGGINS, L'AQUILA, D'IVOIRE: an article or a prefix, then a capital.
_PREFIXED = lazy(r"(?P<prefix>Mc|(?:O|L|D|N|Dell|Sant|All)['’])(?P<rest>\p{L}.*)", regex.IGNORECASE)
_TURKISH = frozenset("İŞĞ")
_NO_CHANGE: Mapping[int, str] = {}
_TURKISH_SMALL = str.maketrans({"I": "ı", "İ": "i"})


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


@lru_cache(maxsize=4096)
def ordinary_case(name: str) -> str:
    """A name in capitals as it is written in running text; other names stay as they are."""
    if not name.isupper():
        return name
    name = unicodedata.normalize("NFC", name)
    # A Turkish name tells itself; in others the letter I has a dot when it is small.
    small = _TURKISH_SMALL if not _TURKISH.isdisjoint(name) else _NO_CHANGE
    words = name.split(" ")
    return " ".join(
        word.lower() if index and word.lower() in _SMALL else _capitalized(word, small, index > 0)
        for index, word in enumerate(words)
    )


def _capitalized(word: str, small: Mapping[int, str], is_inner: bool) -> str:
    pieces = []
    for index, piece in enumerate(_PIECES.split(word)):
        lower = piece.translate(small).lower()
        if index > 0 and lower in _SMALL:
            pieces.append(lower)
        elif "." in piece[:-1] or piece in _INITIALS:
            pieces.append(piece)
        else:
            pieces.append(_prefixed(piece, lower, is_inner or index > 0))
    return "".join(pieces)


def _prefixed(piece: str, lower: str, is_inner: bool) -> str:
    match = _PREFIXED.fullmatch(piece)
    if match is None:
        return piece[:1] + lower[1:]
    length = len(match["prefix"])
    # Côte d'Ivoire, but L'Aquila: an article is small inside a name.
    first = lower[:1] if is_inner and lower[:2] in ("d'", "l'", "d’", "l’") else piece[:1]
    return first + lower[1:length] + lower[length : length + 1].upper() + lower[length + 1 :]


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
