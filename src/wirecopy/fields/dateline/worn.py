"""Words of datelines in old print, as machines read them: what must stand in a slot.

A place, a region, a month or a credit is looked for among the words that may stand in its slot, by
how much the print must have suffered (`wirecopy.text.typos.wear`). One word must be clearly nearer
than all others; else the slot says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.gazetteer import Holder
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.month_names import MONTH_FORMS
from wirecopy.knowledge.terms import english_places
from wirecopy.text.typos import SlipIndex, looks_alike, wear, worn_shape

# How much may be worn: two letters that look alike, or one that is lost, and a speck.
_MOST = 1.05
_MOST_OF_LONG = 1.6
_LONG = 9
_SHORTEST_PLACE = 4
_CLEARLY = 0.25
_MOST_OF_LINE = 0.16
_PIECE = 3
_MANY_TIMES = 5
# A place without a region that print leaves out is a large one, in thousands of people.
_LARGE = 250
_DAY_FIGURES = str.maketrans("OoQDlIiTJ|SBZG", "0000111111582" + "6")
_LAST_DAY = 31


def worn_day(printed: str) -> int | None:
    """The day that two figures mean, some of which were read as letters."""
    figures = printed.translate(_DAY_FIGURES)
    if not figures.isascii() or not figures.isdecimal():
        return None
    return int(figures) if 1 <= int(figures) <= _LAST_DAY else None


@lru_cache(maxsize=1024)
def worn_month(printed: str, spoken: Language) -> tuple[int, str] | None:
    """The month that a worn word means, and how it is spelt."""
    word = printed.rstrip(".,'’· ")
    best: dict[int, tuple[float, str]] = {}
    for number, month in enumerate(spoken.months.in_order, 1):
        forms = (*(getattr(month, form) for form in MONTH_FORMS), *month.also)
        for form in forms:
            if form:
                cost = wear(word, form.rstrip("."))
                best[number] = min(best.get(number, (9.0, "")), (cost, form))
    ordered = sorted((cost, number, form) for number, (cost, form) in best.items())
    cost, number, form = ordered[0]
    if cost > _MOST or cost * 3 > len(word) + 0.5 or ordered[1][0] - cost < _CLEARLY:
        return None
    # Print may lose a capital or a letter, hardly both: feel is no Feb.
    small = form[:1].isupper() and word[:1] == form[:1].lower()
    return None if cost and small else (number, form)


@lru_cache(maxsize=1024)
def worn_word(printed: str, words: tuple[str, ...]) -> tuple[str, float] | None:
    """Which of some words a worn one is, and how worn it is."""
    ordered = sorted((wear(printed, word), word) for word in words)
    if not ordered or ordered[0][0] > (_MOST_OF_LONG if len(printed) > _LONG else _MOST):
        return None
    if len(ordered) > 1 and ordered[1][0] - ordered[0][0] < _CLEARLY:
        return None
    return ordered[0][1], ordered[0][0]


def worn_credit(printed: str, spoken: Language) -> str | None:
    """Which credit of old papers a worn one is: its letters or its sign."""
    words = spoken.dateline
    letters = printed.replace(".", "").replace(" ", "").strip("'’·,")
    if letters in words.worn_signs:
        return words.worn_credits[0]
    alike = [credit for credit in words.worn_credits if looks_alike(letters, credit)]
    return alike[0] if len(alike) == 1 else None


@lru_cache(maxsize=256)
def worn_line(line: str, names: tuple[str, ...]) -> str | None:
    """Which agency's name a line of old print is, after "By" or alone."""
    letters = line.strip("()[]{}.,'’· -")
    folded = letters.casefold()
    near = [name for name in names if _shares(folded, name)]
    best = min(
        ((wear(letters, f"{by}{name}"), name) for name in near for by in ("", "by ", "by the ")),
        default=(9.0, ""),
    )
    return best[1] if best[0] <= len(letters) * _MOST_OF_LINE else None


def _shares(line: str, name: str) -> bool:
    """Whether so many pieces of a name stand in a line that the rest may be worn."""
    pieces = [name[at : at + _PIECE] for at in range(len(name) - _PIECE + 1)]
    return sum(piece in line for piece in pieces) * _PIECE >= len(pieces)


def worn_region(printed: str, holders: Iterable[Holder] = ()) -> str | None:
    """The region that a worn word means, if it is one in which a place of the name lies."""
    codes = {code for holder in holders for code in (holder.country, _code(holder))}
    named = gazetteer.names_of_regions()
    word = _letters(printed)
    names = tuple(
        sorted({name for code in codes for name in named.get(code, ()) if name.isascii()})
    )
    found = worn_word(word.casefold(), tuple(name for name in names if len(name) > 1))
    if found is None or found[1] * 2.5 > len(word):
        return None
    return _as_printed(printed, found[0])


def worn_place(printed: str, meant: tuple[tuple[str, str], ...] = ()) -> tuple[str, float] | None:
    """The place that a worn name means: in a region, or else a large one.

    Returns:
        The name in the case of the print, and how worn it is; None where no one place is nearest.
    """
    letters = [letter for letter in printed if letter.isalpha()]
    if len(letters) < _SHORTEST_PLACE:
        return None
    small = sum(letter.islower() for letter in letters) * 2 > len(letters)
    most = _MOST_OF_LONG if len(letters) >= _LONG else _MOST
    ranked = []
    for name in _of_shape(printed, small=small):
        cost = wear(printed, name)
        people = _people(name, meant)
        lost = sum(map(str.isalnum, name)) - sum(map(str.isalnum, printed))
        if cost <= most and people and lost <= 1:
            ranked.append((cost, name not in english_places(), -people, name))
    if not ranked:
        return None
    ranked.sort()
    cost, _, people, name = ranked[0]
    own = gazetteer.places_meant(name)[0]
    for other, _, others, rival in ranked[1:]:
        is_rival = other - cost < _CLEARLY and others * _MANY_TIMES < people
        if is_rival and gazetteer.places_meant(rival)[0] != own:
            return None
    return (name.title() if small else name.upper()), cost


def _people(name: str, meant: tuple[tuple[str, str], ...]) -> int:
    holders = gazetteer.holders(name)
    if meant:
        held = [h for h in holders for c, d in meant if h.country == c and d in ("", h.region)]
        return max((holder.people + 1 for holder in held), default=0)
    large = [h for h in holders[:1] if h.people >= _LARGE or h.is_capital]
    return large[0].people + 1 if large else 0


def _of_shape(printed: str, *, small: bool) -> tuple[str, ...]:
    by_shape, slips = _shapes(small)
    shape = worn_shape(printed, small=small)
    near = dict.fromkeys((shape, *slips.near(shape)))
    return tuple(name for key in near for name in by_shape.get(key, ()))


@cache
def _shapes(small: bool) -> tuple[Mapping[str, tuple[str, ...]], SlipIndex]:
    shapes: dict[str, tuple[str, ...]] = {}
    for name in gazetteer.place_names():
        if name.isascii() and len(name) >= _SHORTEST_PLACE:
            shape = worn_shape(name.title() if small else name, small=small)
            shapes[shape] = (*shapes.get(shape, ()), name)
    return shapes, SlipIndex(shapes)


def _code(holder: Holder) -> str:
    return f"{holder.country}/{holder.region}"


def _letters(printed: str) -> str:
    """An abbreviation whose letters stand apart as one word: N. J."""
    pieces = printed.replace(".", " ").split()
    return "".join(pieces) if all(len(piece) == 1 for piece in pieces) else " ".join(pieces)


def _as_printed(printed: str, name: str) -> str:
    pieces = printed.replace(".", " ").split()
    if len(pieces) > 1 and all(len(piece) == 1 for piece in pieces):
        return " ".join(f"{letter.upper()}." for letter in name)
    stop = "." if printed.rstrip().endswith((".", ",")) and " " not in name else ""
    return (name.upper() if printed.isupper() and len(printed) > len(name) else name.title()) + stop
