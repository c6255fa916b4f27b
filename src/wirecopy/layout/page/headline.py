"""The headline of a web page: the line that the text below it bears out best."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import islice, pairwise, takewhile
from math import log
from operator import mul

import attrs

from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page.appearance import TEXT, Look, Looks
from wirecopy.layout.page.words import words_in
from wirecopy.text.letters import UNSPACED_LETTERS
from wirecopy.text.patterns import lazy

_SHORTEST = 12
_SHORTEST_ABOVE = 22
_LONG = 110
_FULL = 60
_BODY_BLOCKS = 10
_FULL_SHARE = 6
_HEAD_REACH = 12
_COPY_REACH = 40
_MOST_WORDS_MORE = 60
_LONGEST_ADDED = 40
_MOST_LONGER = 8
_ENOUGH_TEXT = 3
_SHORTEST_WORD = 4
_TITLE_WORDS = 4
_NO_TITLE = (Look.LISTED, Look.BELOW)
# The first letter of the scripts below, by code point: no Latin, Cyrillic or Arabic word has it.
_FIRST_UNSPACED = "\u0e00"
_UNSPACED = lazy(rf"[{UNSPACED_LETTERS}]")
# A deck below a headline shares as many words with the text; so near a score, the upper one wins.
_DECK_MARGIN = 2.5
# What tells a headline from the other lines of a page: fitted to scraped pages of many sites.
_WEIGHTS = {
    "share of its words in the text": 1.8,
    "number of its words in the text": 2.3,
    "length": 4.6,
    "excess length": -1.1,
    "distance above the text": -0.5,
    "in the text": -1.9,
    "distance inside the text": -0.8,
    "first of the text": -1.6,
    "printed twice": 1.2,
    "printed with the site's name": 0.8,
    "date below": 1.0,
    "date near": 0.7,
    "text below": 0.6,
    "stop": -3.3,
    "question": 1.7,
    "colon at the end": -0.7,
    "a line by itself": 2.3,
    "a short sentence": 1.5,
    "the page speaks": -1.8,
    "byline below": 1.1,
    "small letter": -1.2,
    "text above": -2.3,
    "known furniture below": 1.0,
    "enough words": 2.0,
}


@attrs.frozen
class _Titles:
    """What the lines of a page are weighed by."""

    manuscript: Manuscript
    looks: Looks
    first: int
    body: frozenset[str]
    keys: tuple[str, ...]
    counts: Counter[str]
    sorted_keys: list[str]
    bylines: frozenset[int]


def find_headline(
    manuscript: Manuscript, looks: Looks, run: tuple[int, int], bylines: Iterable[int]
) -> tuple[int, int] | None:
    """The block of a page's headline, and where the same title stands nearest to the text.

    Args:
        manuscript: The page.
        looks: What its blocks look like.
        run: The first block of its text and one past the last.
        bylines: Blocks that are bylines with a word such as "By".
    """
    first, last = run
    prose = (index for index in range(first, last) if looks.of[index] is Look.PROSE)
    head = " ".join(
        manuscript.text(manuscript.blocks[index]) for index in islice(prose, _BODY_BLOCKS)
    )
    keys = tuple(map("".join, looks.words))
    counts = Counter(keys)
    titles = _Titles(
        manuscript,
        looks,
        first,
        content_words(words_in(head)),
        keys,
        counts,
        sorted(counts),
        frozenset(bylines),
    )
    scores = {
        index: _score(titles, index)
        for index in range(min(last, first + max(4, (last - first) // 2)))
        if _may_be_headline(manuscript, looks, index)
    }
    if not scores:
        return None
    best = max(scores, key=lambda index: scores[index])
    floor = scores[best] - _DECK_MARGIN
    while scores.get(best - 1, floor - 1) >= floor and len(keys[best - 1]) >= _SHORTEST_ABOVE:
        best -= 1
    best, below = _over_its_story(titles, best, scores)
    chosen = _as_printed_best(titles, best, {i: scores[i] for i in scores if i < below})
    return chosen, max(best, chosen)


def _over_its_story(titles: _Titles, best: int, scores: Iterable[int]) -> tuple[int, int]:
    """Of the places where a title is printed, the first that has a date and text below it.

    A page may print it again over its comments, or where a video interrupts the story.

    Returns:
        The block, and one that no other spelling of the same title stands below.
    """
    copies = sorted(index for index in scores if titles.keys[index] == titles.keys[best])
    for index, following in pairwise(copies):
        below = titles.looks.of[index + 1 : index + 1 + _HEAD_REACH]
        weights = titles.looks.weights[index + 1 : following]
        if Look.STAMP in below and sum(weight > 0 for weight in weights) >= _ENOUGH_TEXT:
            return index, following
    return best, best + _COPY_REACH


def _may_be_headline(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    block = manuscript.blocks[index]
    if looks.of[index] in _NO_TITLE or manuscript.length(block) < _SHORTEST:
        return False
    return manuscript.is_title_like(block)


def _as_printed_best(titles: _Titles, chosen: int, scores: dict[int, float]) -> int:
    """Of the spellings of one title, the barest of them, with the fullest punctuation.

    A page prints its title in the trail ``Home > World > Title``, as ``Title | Site``, and with
    ``Kicker: Title`` as ``Kicker Title``.
    """
    key = titles.keys[chosen]
    within = [
        index
        for index in scores
        if len(titles.keys[index]) >= _SHORTEST
        and titles.keys[index] in key
        and len(key) - len(titles.keys[index]) <= _MOST_WORDS_MORE
        and abs(index - chosen) <= _HEAD_REACH
    ]
    barest = min((titles.keys[index] for index in within), key=len, default=key)
    if len(barest) * 2 < len(key):
        barest = key
    same = [index for index in scores if titles.keys[index] == barest]
    return max(same, key=lambda index: (_marks(titles, index), index), default=chosen)


def _marks(titles: _Titles, index: int) -> int:
    text = titles.manuscript.text(titles.manuscript.blocks[index])
    return sum(not (letter.isalnum() or letter.isspace()) for letter in text)


def _score(titles: _Titles, index: int) -> float:
    score: float = sum(map(mul, _WEIGHTS.values(), _features(titles, index)))
    return score


def _features(titles: _Titles, index: int) -> tuple[float, ...]:
    """What tells of a line whether it is a headline, in the order of the weights."""
    text = titles.manuscript.text(titles.manuscript.blocks[index])
    length = titles.manuscript.length(titles.manuscript.blocks[index])
    looks = titles.looks.of
    look = looks[index]
    words = content_words(titles.looks.words[index])
    shared = len(words & titles.body)
    distance = titles.first - index
    below = looks[index + 1 : index + 1 + _HEAD_REACH]
    spaced = text.isascii() or _UNSPACED.search(text) is None
    return (
        shared / len(words) if words else 0.0,
        min(shared, _FULL_SHARE) / _FULL_SHARE,
        min(length, _FULL) / _FULL,
        max(length - _LONG, 0) / 50,
        log(1 + distance) if distance > 0 else 0.0,
        distance < 0,
        log(1 - distance) if distance < 0 else 0.0,
        distance == 0,
        titles.counts[titles.keys[index]] > 1,
        _has_longer(titles, index),
        Look.STAMP in below[:3],
        Look.STAMP in below[:8],
        below[:1] == (Look.PROSE,),
        text[-1] in ".。",
        text[-1] in "?!",
        text[-1] == ":",
        look is Look.LINE,
        look is Look.SENTENCE,
        look is Look.SPEECH,
        not titles.bylines.isdisjoint(range(index + 1, index + 8)),
        text[0].islower(),
        index > 0 and looks[index - 1] in TEXT,
        below.count(Look.LISTED) / _HEAD_REACH,
        not spaced or len(text.split()) >= _TITLE_WORDS,
    )


def _has_longer(titles: _Titles, index: int) -> bool:
    """Whether another line goes on after the same words, as "Title - Site" does."""
    key, keys = titles.keys[index], titles.sorted_keys
    if len(key) < _SHORTEST:
        return False
    at = bisect_right(keys, key)
    longer = takewhile(lambda other: other.startswith(key), keys[at : at + _MOST_LONGER])
    return any(len(other) < len(key) + _LONGEST_ADDED for other in longer)


def content_words(words: Iterable[str]) -> frozenset[str]:
    """The longer ones of folded words; pairs of characters where no blanks part the words."""
    found: set[str] = set()
    for word in words:
        if word[0] >= _FIRST_UNSPACED and _UNSPACED.match(word):
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) >= _SHORTEST_WORD:
            found.add(word)
    return frozenset(found)
