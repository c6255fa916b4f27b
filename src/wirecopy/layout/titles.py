"""What is told of a line above a text that may be its headline, by which it is weighed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, islice, takewhile
from math import log

import attrs

from wirecopy.fields.furniture import is_listed
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import STEM, UNSPACED, are_spaced, content_words, words_of
from wirecopy.layout.weights import HEADLINE
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS, PLAIN_STOPS, QUESTION_MARKS

# A line of fewer letters is no other's end.
SHORTEST = 12
HEAD_REACH = 12
NEAR = 6
_LONG = 110
_FULL = 60
_BODY_BLOCKS = 10
_FULL_SHARE = 6
_LONGEST_ADDED = 40
_MOST_LONGER = 8
_TITLE_WORDS = 4
_LABEL_WORDS = 2
_CROWD = 35
_BYLINE_REACH = 8
_DATE_BELOW, _DATE_NEAR = 3, 8
# The looks that a title may have.
_TITLE_LOOKS = (Look.LINE, Look.SENTENCE, Look.PROSE, Look.ROW, Look.SPEECH, Look.CAPTION)
# trail = short parts with signs between: Home > World, Metro | Transit, Kultur/Musik;
# <AOI> is the code of a stock
_TRAIL = lazy(r"[^<>»›|/·•—\n]{1,30}(?:[ ]?[>»›|/·•—][ ]?[^<>»›|/·•—\n]{1,30}){1,6}")
# address = of a page or a person; a copyright
_ADDRESS = lazy(r"https?://|www\.|[\w.]@\w|©|\.(?:com|org|net)\b")
# What stands in each of them; for single characters and literals re is the faster one.
TRAIL_SIGN = re.compile(r"[>»›|/·•—]")
_ADDRESS_SIGN = re.compile(r"[/@©]|www|\.(?:com|org|net)")
# glued = a capital inside a word, where the tags of a page parted two: HomeSports
_GLUED = lazy(r"\p{Lu}(?<=\p{Ll}{2}\p{Lu})(?=\p{Ll})")
_GLUED_ASCII, _FIGURE = re.compile(r"[A-Z](?<=[a-z]{2}[A-Z])(?=[a-z])"), re.compile(r"[0-9]")
_CUT_OFF = ("...", "…")
_INNER_MARKS = f"{COMMAS};"
# What the words of a line tell that stand in the text: by how many they are, and by which.
SHARE = ("share of its words in the text", "number of its words in the text")
BYLINE = ("byline below",)
RARITY = ("number of its stems in the text", "words of the first paragraph", "words of its own")
_FEATURES = tuple(name for name in HEADLINE if not name.endswith(", on a page"))


@attrs.frozen(slots=False, eq=False)
class Titles:
    """What the lines of a page are weighed by.

    Attributes:
        manuscript: The page.
        looks: What its blocks look like.
        candidates: The lines that may be the headline.
        first: The first block of the text.
        crowd: How much stands above the text (0 to 1).
        body: The words of each of the first paragraphs.
        keys: The words of each short line, joined.
        counts: How often each of these is printed above the end of the text.
        below: The lines that are printed below the text.
        has_byline: Whether any of some blocks is a byline with a word such as "By".
    """

    manuscript: Manuscript
    looks: Looks
    candidates: tuple[int, ...]
    first: int
    crowd: float
    body: Mapping[int, frozenset[str]]
    keys: tuple[str, ...]
    counts: Counter[str]
    below: frozenset[str]
    has_byline: Callable[[range], bool]

    @classmethod
    def of(
        cls,
        manuscript: Manuscript,
        looks: Looks,
        run: tuple[int, int],
        candidates: tuple[int, ...],
        has_byline: Callable[[range], bool],
    ) -> Titles:
        """What the lines of a page are weighed by.

        Args:
            manuscript: The page.
            looks: What its blocks look like.
            run: The first block of its text and one past the last.
            candidates: The lines that may be the headline.
            has_byline: Whether any of some blocks is a byline with a word such as "By".
        """
        first, last = run
        prose = (index for index in range(first, last) if looks.of[index] is Look.PROSE)
        keys = tuple(map("".join, looks.words))
        return cls(
            manuscript,
            looks,
            candidates,
            first,
            crowd=min(first / _CROWD, 1.0),
            body={
                index: words_of(manuscript, manuscript.text(manuscript.blocks[index]))
                for index in islice(prose, _BODY_BLOCKS)
            },
            keys=keys,
            counts=Counter(keys[:last]),
            below=frozenset(keys[last:]) - {""},
            has_byline=has_byline,
        )

    @cached_property
    def sorted_keys(self) -> list[str]:
        """The keys of the lines above the end of the text, each once, in order."""
        return sorted(self.counts)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text."""
        return frozenset().union(*self.body.values())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of the text."""
        return frozenset([word[:STEM] for word in self.words])

    @cached_property
    def lines_with(self) -> Mapping[str, int]:
        """How many lines hold a word of the text."""
        words: Iterable[Collection[str]] = self.looks.words
        if not are_spaced(self.words):
            words = map(content_words, words)
        # Most lines have none of them.
        told = [own for own in words if not self.words.isdisjoint(own)]
        return Counter(chain.from_iterable(map(self.words.intersection, told)))

    @cached_property
    def trails(self) -> tuple[frozenset[int], frozenset[int]]:
        """The lines that are trails to others near them, and those others."""
        found = list(_trails(self))
        return frozenset(index for index, _ in found), frozenset(other for _, other in found)

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """What each thing counts among so many lines, between few and many."""
        crowd = self.crowd
        return {
            name: HEADLINE[name] * (1.0 - crowd) + HEADLINE[f"{name}, on a page"] * crowd
            for name in _FEATURES
        }

    @cached_property
    def above(self) -> int:
        """How many of the lines that may be the headline stand above the text."""
        return bisect_left(self.candidates, self.first)

    @cached_property
    def first_title(self) -> int:
        """The first block that has the looks of a title."""
        looks = enumerate(self.looks.of)
        return next((at for at, look in looks if look in _TITLE_LOOKS), len(self.looks.of))

    def text(self, index: int) -> str:
        """The text of a line."""
        return self.manuscript.text(self.manuscript.blocks[index])

    def words_of(self, index: int) -> frozenset[str]:
        """The longer words of a line."""
        return content_words(self.looks.words[index])

    def of_text(self, index: int, words: frozenset[str]) -> frozenset[str]:
        """Words of a line that the text has; a line of the text does not bear itself out."""
        return words & (self._known_beside(index) if index in self.body else self.words)

    def borne_out(self, index: int, words: frozenset[str]) -> tuple[int, frozenset[str]]:
        """How many stems of a line's words the text has, and the words of its first paragraph."""
        body = self.body
        stems = {word[:STEM] for word in words}
        if index not in body:
            return len(stems & self.stems), next(iter(body.values()), frozenset())
        lead = next((known for at, known in body.items() if at != index), frozenset())
        known = [word[:STEM] for word in self._known_beside(index)]
        return len(stems.intersection(known)), lead

    def _known_beside(self, index: int) -> frozenset[str]:
        """The words of the paragraphs beside one."""
        return frozenset().union(*(known for at, known in self.body.items() if at != index))


def features(titles: Titles, index: int) -> dict[str, float]:
    """What tells of a line whether it is the headline, by the names of `HEADLINE`."""
    found, crowd = told(titles, index), titles.crowd
    alone = {name: value * (1.0 - crowd) for name, value in found.items()}
    return alone | {f"{name}, on a page": value * crowd for name, value in found.items()}


def told(titles: Titles, index: int) -> dict[str, float]:
    """The same, not yet parted by how many lines stand around."""
    first = told_by_place(titles, index) | told_by_print(titles, index)
    last = told_last(titles, index) | told_by_byline(titles, index)
    return first | told_by_words(titles, index) | last


def told_by_place(titles: Titles, index: int) -> dict[str, float]:
    """What the place of a line tells."""
    looks = titles.looks.of
    look = looks[index]
    distance = titles.first - index
    below = looks[index + 1 : index + 1 + HEAD_REACH]
    date = below.index(Look.STAMP) if Look.STAMP in below else HEAD_REACH
    return {
        "above the text": min(max(distance, 0), NEAR) / NEAR,
        "far above the text": log(distance / NEAR) if distance > NEAR else 0.0,
        "in the text": distance < 0,
        "distance inside the text": log(1 - distance) if distance < 0 else 0.0,
        "first of the text": distance == 0,
        "date below": date < _DATE_BELOW,
        "date near": date < _DATE_NEAR,
        "date above": Look.STAMP in looks[max(index - _DATE_BELOW, 0) : index],
        "text below": below[:1] == (Look.PROSE,),
        "text above": index > 0 and looks[index - 1] in TEXT and index - 1 not in titles.trails[0],
        "titles between it and the text": log(1 + _between(titles, index)),
        "a line by itself": look is Look.LINE,
        "a short sentence": look is Look.SENTENCE,
        "the page speaks": look is Look.SPEECH,
        "row of a table": look is Look.ROW
        and Look.ROW in (*looks[max(index - 1, 0) : index], *looks[index + 1 : index + 2]),
        "a caption": look is Look.CAPTION,
        "known furniture below": below.count(Look.LISTED) / HEAD_REACH,
        "rows below": below[:2].count(Look.ROW) / 2,
        "first": index <= titles.first_title,
    }


def told_by_print(titles: Titles, index: int) -> dict[str, float]:
    """What the length of a line, its ends and its signs tell, and where else it is printed."""
    text, key, manuscript = titles.text(index), titles.keys[index], titles.manuscript
    trails, ends_of_trails = titles.trails
    length = len(text) * manuscript.letter
    if manuscript.spoken.script == "Hangul":
        length = length * 2 // 3  # blanks part its words
    words, is_ascii, last = len(text.split()), text.isascii(), text[-1]
    spaced = is_ascii or UNSPACED.search(text) is None
    signs = len(TRAIL_SIGN.findall(text))
    trail = signs > 0 and _TRAIL.fullmatch(text) is not None
    return {
        "length": min(length, _FULL) / _FULL,
        "excess length": max(length - _LONG, 0) / 50,
        "printed twice": titles.counts[key] > 1,
        "stop": last in PLAIN_STOPS,
        "question": last in QUESTION_MARKS,
        "colon at the end": last in ":：",
        "comma at the end": last in _INNER_MARKS,
        "cut off": text.endswith(_CUT_OFF),
        "ends in another line": index in trails,
        "printed in a trail": index in ends_of_trails,
        "printed below the text": key in titles.below,
        "in capitals": index <= titles.first_title and text.isupper(),
        "in another script": is_ascii and manuscript.spoken.script != "Latin",
        "small letter": text[0].islower(),
        "enough words": not spaced or words >= _TITLE_WORDS,
        "a label": spaced and words <= _LABEL_WORDS,
        "a trail": trail,
        "kicker": not (trail and signs > 1)
        and manuscript.opens_with_kicker(manuscript.blocks[index]),
    }


def told_by_words(titles: Titles, index: int) -> dict[str, float]:
    """What the words of a line tell that stand in the text, too."""
    return told_by_share(titles, index) | told_by_rarity(titles, index)


def told_by_share(titles: Titles, index: int) -> dict[str, float]:
    """What is told by how many of them the text has."""
    words = titles.words_of(index)
    shared = len(titles.of_text(index, words))
    share = shared / len(words) if words else 0.0
    return dict(zip(SHARE, (share, min(shared, _FULL_SHARE) / _FULL_SHARE), strict=True))


def told_by_rarity(titles: Titles, index: int) -> dict[str, float]:
    """What is told by where the text has them, and by how few lines do."""
    words = titles.words_of(index)
    stems, lead = titles.borne_out(index, words)
    rare = sum([1 / titles.lines_with[word] for word in titles.of_text(index, words)])
    first = len(words & lead) / len(words) if words else 0.0
    own = rare / len(words) if words else 0.0
    return dict(zip(RARITY, (min(stems, _FULL_SHARE) / _FULL_SHARE, first, own), strict=True))


def told_last(titles: Titles, index: int) -> dict[str, float]:
    """What takes a search to tell, in the line or among those about it."""
    text = titles.text(index)
    return {
        "printed with the site's name": _has_longer(titles, index),
        "figures": 2 * _figures(text) / len(text),
        "words run together": _glued(text) / len(text.split()),
        "an address": _ADDRESS_SIGN.search(text) is not None and _ADDRESS.search(text) is not None,
    }


def told_by_byline(titles: Titles, index: int) -> dict[str, float]:
    """What is told by the lines below, each of which may be read for it."""
    below = range(index + 1, index + _BYLINE_REACH)
    return dict.fromkeys(BYLINE, float(titles.has_byline(below)))


def _figures(text: str) -> int:
    """How many figures a line has."""
    return len(_FIGURE.findall(text)) if text.isascii() else sum(map(str.isdigit, text))


def _glued(text: str) -> int:
    """How many words of a line have run into the next one."""
    return len((_GLUED_ASCII if text.isascii() else _GLUED).findall(text))


def _between(titles: Titles, index: int) -> int:
    """How many lines that may be the headline stand between one and the text."""
    return max(titles.above - bisect_right(titles.candidates, index), 0)


def _has_longer(titles: Titles, index: int) -> bool:
    """Whether another line goes on after the same words, as "Title - Site" does."""
    key, keys = titles.keys[index], titles.sorted_keys
    if len(key) < SHORTEST:
        return False
    at = bisect_right(keys, key)
    longer = takewhile(lambda other: other.startswith(key), keys[at : at + _MOST_LONGER])
    return any(len(other) < len(key) + _LONGEST_ADDED for other in longer)


def _trails(titles: Titles) -> Iterator[tuple[int, int]]:
    """The lines that are trails to others near them, each with the other."""
    keys, candidates = titles.keys, titles.candidates
    # No key has a line's end, so that none ends in what stands for a line of fewer letters.
    ends = [keys[index] if len(keys[index]) >= SHORTEST else "\n" for index in candidates]
    for at, index in enumerate(candidates):
        # Most lines end in no other one, which one question tells of all.
        if not keys[index].endswith(tuple(ends[at + 1 : at + 1 + NEAR])):
            continue
        for other in candidates[at + 1 : at + 1 + NEAR]:
            long = len(keys[other]) >= SHORTEST
            if long and keys[index].endswith(keys[other]) and is_trail_to(titles, index, other):
                yield index, other


def is_trail_to(titles: Titles, index: int, end: int) -> bool:
    """Whether a line is a trail that ends in another line: ``Home > World > Title``."""
    trail, title = titles.text(index), titles.text(end)
    if not trail.endswith(title) or len(trail) == len(title):
        return False
    way = trail[: -len(title)]
    parts = way.split()
    # A font of icons draws its arrow in the place of a figure: Home 9 World 9 Title.
    drawn = len(parts[-1]) == 1 and parts.count(parts[-1]) > 1
    home = is_listed(parts[0], titles.manuscript.registry)
    return drawn or home or way[-1] != " " or TRAIL_SIGN.search(way) is not None


def is_borne_out(titles: Titles, index: int) -> bool:
    """Whether the text has any word of a line."""
    words = titles.words_of(index)
    return not titles.stems.isdisjoint(word[:STEM] for word in words)
