"""Places that no list knows, but the text speaks of: ``QPLTON — The mayor ... here in Qplton``."""

from __future__ import annotations

from wirecopy.fields.dateline.places import PlaceFound, ordinary_case
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold

_REACH = 20_000
_MOST_TIMES = 4
_LONGEST_WORD = 12


def told_by_text(
    places: tuple[PlaceFound, ...], text: str, spoken: Language
) -> tuple[PlaceFound, ...]:
    """Places, of which those are known, too, that the text below names behind "in" or "at"."""
    if not spoken.byline.before_place:
        return places
    return tuple(
        place._replace(is_at_home=True)
        if not place.is_known and _is_spoken_of(place, text, spoken)
        else place
        for place in places
    )


def _is_spoken_of(place: PlaceFound, text: str, spoken: Language) -> bool:
    name = ordinary_case(place.name)
    at = place.span[1]
    end = at + _REACH
    for _ in range(_MOST_TIMES):
        at = text.find(f" {name}", at, end)
        if at < 0:
            return False
        behind = text[at + 1 + len(name) : at + 2 + len(name)]
        before = text[max(at - _LONGEST_WORD, 0) : at].rsplit(None, 1)[-1:]
        if before and fold(before[0]) in spoken.byline.before_place and not behind.isalpha():
            return True
        at += 1
    return False
