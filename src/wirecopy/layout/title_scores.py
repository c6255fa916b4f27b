"""How well the lines above a text do as its headline: what is told of them, weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from operator import mul

from wirecopy.layout.titles import (
    BYLINE,
    RARITY,
    SHARE,
    Titles,
    told_by_byline,
    told_by_place,
    told_by_print,
    told_by_rarity,
    told_by_share,
    told_last,
)

# A deck below a headline shares as many words with the text; so near a score, the upper one wins.
DECK_MARGIN = 2.5
# Sums of the same numbers in another order differ by less.
_ROUNDING = 1e-6


def scores_of(titles: Titles, candidates: Sequence[int]) -> dict[int, float]:
    """How well some lines do as the headline.

    Most fall so far behind by their places alone, or by their words, that nothing else could make
    up for it; of those no more is asked, and what they have is as good as all for `choose`.
    """
    weights = titles.weights
    first = {
        index: (told_by_place(titles, index), told_by_print(titles, index)) for index in candidates
    }
    # The same is told of each, in the same order.
    by_place, by_print = ([weights[name] for name in found] for found in first[candidates[0]])
    scores = {
        index: sum(map(mul, by_place, place.values())) + sum(map(mul, by_print, printed.values()))
        for index, (place, printed) in first.items()
    }
    order = sorted(candidates, key=scores.__getitem__, reverse=True)
    # No feature that is still open tells more than one.
    told = frozenset().union(*first[order[0]])
    last = weights.keys() - told - {*SHARE, *RARITY}
    open_last = _most(weights, last)
    open_rarity = open_last + _most(weights, RARITY)
    open_words = open_rarity + _most(weights, SHARE)
    # Each question is asked of those that what is open then could still raise.
    asked = (
        (open_words, told_by_share),
        (open_rarity, told_by_rarity),
        (open_last, told_last),
        (_most(weights, BYLINE), told_by_byline),
    )
    top, floor = min(candidates), -inf
    for index in order:
        for most, tell in asked:
            if index != top and scores[index] + most < floor:
                break
            scores[index] += _weighed(weights, tell(titles, index))
        else:
            floor = max(floor, scores[index] - DECK_MARGIN - _ROUNDING)
    return scores


def _weighed(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    products: Iterable[float] = map(mul, map(weights.__getitem__, found), found.values())
    return sum(products)


def _most(weights: Mapping[str, float], names: Iterable[str]) -> float:
    """The most that some features may add."""
    return sum([max(weights[name], 0.0) for name in names])
