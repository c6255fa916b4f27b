"""The headline: of the lines above a text the one that looks most like one and is borne out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import islice, pairwise, takewhile
from math import log

import attrs

from wirecopy.layout.appearance import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import words_in
from wirecopy.layout.stems import STEM, UNSPACED, content_words
from wirecopy.layout.weights import HEADLINE
from wirecopy.text.patterns import lazy

_SHORTEST = 12
_SHORTEST_OF_ALL = 3
_FEW = 12
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
_TITLE_WORDS = 4
# The looks that a title may have.
_TITLE_LOOKS = (Look.LINE, Look.SENTENCE, Look.PROSE, Look.ROW, Look.SPEECH, Look.CAPTION)
_NO_TITLE = (Look.LISTED, Look.BELOW, Look.FEED, Look.CREDIT, Look.SIGNOFF)
# A deck below a headline shares as many words with the text; so near a score, the upper one wins.
_DECK_MARGIN = 2.5
_SENT_MARGIN = 3.0
# trail = short parts with signs between: Home > World, Metro | Transit, Kultur/Musik
_TRAIL = lazy(r"[^>»›|/·•—\n]{1,30}(?:[ ]?[>»›|/·•—][ ]?[^>»›|/·•—\n]{1,30}){1,6}")
# address = of a page or a person; a copyright
_ADDRESS = lazy(r"https?://|www\.|[\w.]@\w|©|\.(?:com|org|net)\b")
_LABEL_WORDS = 2
_IS_TRAIL = "a trail"
_NEAR = 6
_CROWD = 35


@attrs.frozen
class Titles:
    """What the lines of a page are weighed by."""

    manuscript: Manuscript
    looks: Looks
    first: int
    crowd: float
    body: frozenset[str]
    stems: frozenset[str]
    keys: tuple[str, ...]
    counts: Counter[str]
    sorted_keys: list[str]
    bylines: frozenset[int]


def find_headline(
    manuscript: Manuscript,
    looks: Looks,
    run: tuple[int, int],
    bylines: Iterable[int],
    *,
    above: bool = False,
) -> tuple[int, int] | None:
    """The block of the headline, and where the same title stands nearest to the text.

    Args:
        above: Whether it stands above the text: a dateline begins that.
        manuscript: The page.
        looks: What its blocks look like.
        run: The first block of its text and one past the last.
        bylines: Blocks that are bylines with a word such as "By".
    """
    first, last = run
    if manuscript.stated_headline is not None:
        return _stated(manuscript, max(first, last))
    only = _only_candidate(manuscript, looks, first) if above else None
    if only is not None:
        return only, only
    prose = (index for index in range(first, last) if looks.of[index] is Look.PROSE)
    head = " ".join(
        manuscript.text(manuscript.blocks[index]) for index in islice(prose, _BODY_BLOCKS)
    )
    keys = tuple(map("".join, looks.words))
    counts = Counter(keys)
    body = content_words(words_in(head))
    titles = Titles(
        manuscript,
        looks,
        first,
        min(first / _CROWD, 1.0),
        body,
        frozenset(word[:STEM] for word in body),
        keys,
        counts,
        sorted(counts),
        frozenset(bylines),
    )
    # On a page the title may stand inside what weighs most, below a summary or a picture.
    inside = first if above or last - first == 1 else min(last, first + max(4, (last - first) // 2))
    # In copy as it was sent it stands above all text and all rows of a table,
    # the first line of which may have figures too.
    rows = (at for at in range(1, first) if looks.of[at] in (Look.ROW, Look.PROSE))
    above_all = next(rows, first)
    scores = _scores(titles, inside if looks.site else above_all) or _scores(titles, inside)
    if not scores:
        # A headline may be one hyphenated word, as slugs are.
        slugs = [index for index in range(first) if manuscript.is_slug(manuscript.blocks[index])]
        return (slugs[-1], slugs[-1]) if slugs and slugs[-1] == first - 1 else None
    best = max(scores, key=lambda index: scores[index])
    # In copy as it was sent the first line is likelier the title, and the next one its deck.
    sent = best == 1 and not features(titles, 0)[_IS_TRAIL]
    floor = scores[best] - (_SENT_MARGIN if sent else _DECK_MARGIN)
    while scores.get(best - 1, floor - 1) >= floor and (
        sent or len(keys[best - 1]) >= _SHORTEST_ABOVE
    ):
        best -= 1
    if not looks.site:
        best = _in_capitals(titles, best, scores)
    if best == 1 and 0 in scores and _is_borne_out(titles, 0) > _is_borne_out(titles, 1):
        best = 0
    best, below = _over_its_story(titles, best, scores)
    if not looks.site:
        return best, best
    chosen = _as_printed_best(titles, best, {i: scores[i] for i in scores if i < below})
    return chosen, max(best, chosen)


def _is_borne_out(titles: Titles, index: int) -> bool:
    """Whether the text has any word of a line."""
    words = content_words(titles.looks.words[index])
    return not titles.stems.isdisjoint(word[:STEM] for word in words)


def _in_capitals(titles: Titles, best: int, scores: Iterable[int]) -> int:
    """A line in capitals above one that is not heads copy as it was sent; a word is a label's."""
    manuscript = titles.manuscript
    if manuscript.text(manuscript.blocks[best]).isupper():
        return best
    above = (index for index in scores if index < best)
    heads = (
        index
        for index in above
        if (text := manuscript.text(manuscript.blocks[index])).isupper()
        and len(text.split()) >= _TITLE_WORDS
    )
    return next(heads, best)


def _stated(manuscript: Manuscript, end: int) -> tuple[int, int] | None:
    """The line that is the headline which a feed states; no other is looked for."""
    blocks = manuscript.blocks[:end]
    found = (index for index, block in enumerate(blocks) if manuscript.is_stated_headline(block))
    index = next(found, None)
    return None if index is None else (index, index)


def _only_candidate(manuscript: Manuscript, looks: Looks, end: int) -> int | None:
    """The only line above a text that may be its headline, as most copy has it."""
    found = [index for index in range(end) if _may_be_headline(manuscript, looks, index)]
    return found[0] if len(found) == 1 else None


def _scores(titles: Titles, end: int) -> dict[int, float]:
    """How well each line that may be the headline does, as far as a block."""
    lines = range(end)
    return {
        index: score(titles, index)
        for index in lines
        if _may_be_headline(titles.manuscript, titles.looks, index)
    }


def _over_its_story(titles: Titles, best: int, scores: Iterable[int]) -> tuple[int, int]:
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
    # Among many lines a word or two is an entry of a menu.
    shortest = _SHORTEST if len(looks.of) > _FEW else _SHORTEST_OF_ALL
    if looks.of[index] in _NO_TITLE or manuscript.length(block) < shortest:
        return False
    if not manuscript.is_title_like(block) or manuscript.source_line(block) is not None:
        return False
    return manuscript.opens_with_kicker(block) or not _is_of_byline(manuscript, index)


def _is_of_byline(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is a byline, or the role and the organization below one."""
    block = manuscript.blocks[index]
    if manuscript.byline(block) is not None:
        return True
    if index == 0 or manuscript.role_line(block) is None:
        return False
    return manuscript.byline(manuscript.blocks[index - 1]) is not None


def _as_printed_best(titles: Titles, chosen: int, scores: dict[int, float]) -> int:
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


def _marks(titles: Titles, index: int) -> int:
    text = titles.manuscript.text(titles.manuscript.blocks[index])
    return sum(not (letter.isalnum() or letter.isspace()) for letter in text)


def score(titles: Titles, index: int) -> float:
    """How well a line does as the headline."""
    return sum(HEADLINE[name] * value for name, value in features(titles, index).items())


def features(titles: Titles, index: int) -> dict[str, float]:
    """What tells of a line whether it is the headline, by the names of `HEADLINE`."""
    text = titles.manuscript.text(titles.manuscript.blocks[index])
    length = titles.manuscript.length(titles.manuscript.blocks[index])
    looks = titles.looks.of
    look = looks[index]
    words = content_words(titles.looks.words[index])
    shared = len(words & titles.body)
    stems = len({word[:STEM] for word in words} & titles.stems)
    distance = titles.first - index
    below = looks[index + 1 : index + 1 + _HEAD_REACH]
    spaced = text.isascii() or UNSPACED.search(text) is None
    first = not any(look in _TITLE_LOOKS for look in looks[:index])
    found = {
        "share of its words in the text": shared / len(words) if words else 0.0,
        "number of its words in the text": min(shared, _FULL_SHARE) / _FULL_SHARE,
        "number of its stems in the text": min(stems, _FULL_SHARE) / _FULL_SHARE,
        "length": min(length, _FULL) / _FULL,
        "excess length": max(length - _LONG, 0) / 50,
        "above the text": min(max(distance, 0), _NEAR) / _NEAR,
        "far above the text": log(max(distance, _NEAR) / _NEAR),
        "in the text": distance < 0,
        "distance inside the text": log(1 - distance) if distance < 0 else 0.0,
        "first of the text": distance == 0,
        "printed twice": titles.counts[titles.keys[index]] > 1,
        "printed with the site's name": _has_longer(titles, index),
        "date below": Look.STAMP in below[:3],
        "date near": Look.STAMP in below[:8],
        "date above": Look.STAMP in looks[max(index - 3, 0) : index],
        "text below": below[:1] == (Look.PROSE,),
        "stop": text[-1] in ".。",
        "question": text[-1] in "?!",
        "colon at the end": text[-1] in ":：",
        "a line by itself": look is Look.LINE,
        "a short sentence": look is Look.SENTENCE,
        "the page speaks": look is Look.SPEECH,
        "row of a table": look is Look.ROW,
        "byline below": not titles.bylines.isdisjoint(range(index + 1, index + 8)),
        "small letter": text[0].islower(),
        "text above": index > 0 and looks[index - 1] in TEXT,
        "known furniture below": below.count(Look.LISTED) / _HEAD_REACH,
        "enough words": not spaced or len(text.split()) >= _TITLE_WORDS,
        "rows below": below[:2].count(Look.ROW) / 2,
        "a label": spaced and len(text.split()) <= _LABEL_WORDS,
        "a trail": _TRAIL.fullmatch(text) is not None,
        "an address": _ADDRESS.search(text) is not None,
        "first": first,
        "kicker": titles.manuscript.opens_with_kicker(titles.manuscript.blocks[index]),
    }
    crowd = titles.crowd
    alone = {name: value * (1.0 - crowd) for name, value in found.items()}
    return alone | {f"{name}, on a page": value * crowd for name, value in found.items()}


def _has_longer(titles: Titles, index: int) -> bool:
    """Whether another line goes on after the same words, as "Title - Site" does."""
    key, keys = titles.keys[index], titles.sorted_keys
    if len(key) < _SHORTEST:
        return False
    at = bisect_right(keys, key)
    longer = takewhile(lambda other: other.startswith(key), keys[at : at + _MOST_LONGER])
    return any(len(other) < len(key) + _LONGEST_ADDED for other in longer)
