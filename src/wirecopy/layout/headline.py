"""The headline: of the lines above a text the one that looks most like one and is borne out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain, islice, pairwise, takewhile
from math import log

import attrs

from wirecopy.fields.furniture import is_listed
from wirecopy.layout.looks import OF_NO_PICTURE, TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import STEM, UNSPACED, content_words, words_of
from wirecopy.layout.weights import HEADLINE
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS, PLAIN_STOPS, QUESTION_MARKS

_SHORTEST = 12
_SHORTEST_OF_ALL = 3
_FEW = 12
_SHORTEST_ABOVE = 22
_LONG = 110
_FULL = 60
_BODY_BLOCKS = 10
# No page has so many lines above its title.
_MOST_LINES = 2000
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
# Those that a title has which a deck stands below.
_DECKED = (Look.LINE, Look.SENTENCE, Look.PROSE)
_NO_TITLE = (Look.LISTED, Look.BELOW, Look.FEED, Look.CREDIT, Look.SIGNOFF)
# A deck below a headline shares as many words with the text; so near a score, the upper one wins.
_DECK_MARGIN = 2.5
_SENT_MARGIN, _DECKED_MARGIN = 3.5, 5.0
_SEVERAL = 3
# trail = short parts with signs between: Home > World, Metro | Transit, Kultur/Musik;
# <AOI> is the code of a stock
_TRAIL = lazy(r"[^<>»›|/·•—\n]{1,30}(?:[ ]?[>»›|/·•—][ ]?[^<>»›|/·•—\n]{1,30}){1,6}")
# path = places of a site, one inside the other: Home > Metro > Transit; of two, each a word or two;
# menu = the like beside one another: Weather | Jobs | Obits
_PATH = lazy(
    r"[^>»›\n]{1,30}(?:[ ][>»›][ ]?[^>»›\n]{1,30}){2,6}"
    r"|(?:\S{1,20}[ ]){1,2}[>»›][ ]\S{1,20}(?:[ ]\S{1,20})?"
    r"|(?:\S{1,20}[ ]){1,2}(?:\|[ ](?:\S{1,20}[ ]){1,2}){1,6}\|[ ]\S{1,20}(?:[ ]\S{1,20})?"
)
# address = of a page or a person; a copyright
_ADDRESS = lazy(r"https?://|www\.|[\w.]@\w|©|\.(?:com|org|net)\b")
# What stands in each of them; for single characters re is the faster one.
_TRAIL_SIGN, _ADDRESS_SIGN = re.compile(r"[>»›|/·•—]"), re.compile(r"[/.@©]")
# glued = a capital inside a word, where the tags of a page parted two: HomeSports
_GLUED = lazy(r"(?<=\p{Ll}{2})\p{Lu}(?=\p{Ll})")
_LABEL_WORDS = 2
_FEATURES = tuple(name for name in HEADLINE if not name.endswith(", on a page"))
_NEAR = 6
_CROWD = 35


@attrs.frozen(slots=False)
class Titles:
    """What the lines of a page are weighed by.

    Attributes:
        manuscript: The page.
        looks: What its blocks look like.
        first: The first block of the text.
        crowd: How much stands above the text (0 to 1).
        body: The words of each of the first paragraphs.
        keys: The words of each short line, joined.
        counts: How often each of these is printed above the end of the text.
        sorted_keys: These in order.
        lines_with: How many lines hold a word.
        below: The lines that are printed below the text.
        bylines: Blocks that are bylines with a word such as "By".
        candidates: The lines that may be the headline.
        trails: Those of them that are trails to others, and these others.
    """

    manuscript: Manuscript
    looks: Looks
    first: int
    crowd: float
    body: Mapping[int, frozenset[str]]
    keys: tuple[str, ...]
    counts: Counter[str]
    sorted_keys: list[str]
    lines_with: Counter[str]
    below: frozenset[str]
    bylines: frozenset[int]
    candidates: tuple[int, ...] = ()
    trails: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text."""
        return frozenset().union(*self.body.values())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of the text."""
        return frozenset([word[:STEM] for word in self.words])

    def without(self, index: int) -> Titles:
        """The same for a line of the text itself, which does not bear itself out."""
        if index not in self.body:
            return self
        return attrs.evolve(
            self, body={at: words for at, words in self.body.items() if at != index}
        )

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """What each thing counts among so many lines, between few and many."""
        crowd = self.crowd
        return {
            name: HEADLINE[name] * (1.0 - crowd) + HEADLINE[f"{name}, on a page"] * crowd
            for name in _FEATURES
        }

    @cached_property
    def first_title(self) -> int:
        """The first block that has the looks of a title."""
        looks = enumerate(self.looks.of)
        return next((at for at, look in looks if look in _TITLE_LOOKS), len(self.looks.of))


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
    only = only_candidate(manuscript, looks, first) if above else None
    if only is not None:
        return only, only
    titles = _titles(manuscript, looks, run, bylines)
    # On a page the title may stand inside what weighs most, below a summary or a picture.
    inside = first if above or last - first == 1 else min(last, first + max(4, (last - first) // 2))
    titles = _with_candidates(titles, inside)
    if not titles.candidates:
        # A headline may be one hyphenated word, as slugs are.
        slugs = [index for index in range(first) if manuscript.is_slug(manuscript.blocks[index])]
        return (slugs[-1], slugs[-1]) if slugs and slugs[-1] == first - 1 else None
    return choose(titles, {index: score(titles, index) for index in titles.candidates})


def _titles(
    manuscript: Manuscript, looks: Looks, run: tuple[int, int], bylines: Iterable[int]
) -> Titles:
    """What the lines above a text are weighed by; none of them is a candidate yet."""
    first, last = run
    prose = (index for index in range(first, last) if looks.of[index] is Look.PROSE)
    keys = tuple(map("".join, looks.words))
    counts = Counter(keys[:last])
    return Titles(
        manuscript,
        looks,
        first=first,
        crowd=min(first / _CROWD, 1.0),
        body={
            index: words_of(manuscript.text(manuscript.blocks[index]))
            for index in islice(prose, _BODY_BLOCKS)
        },
        keys=keys,
        counts=counts,
        sorted_keys=sorted(counts),
        lines_with=Counter(chain.from_iterable(map(content_words, looks.words))),
        below=frozenset(filter(None, keys[last:])),
        bylines=frozenset(bylines),
    )


def _with_candidates(titles: Titles, end: int) -> Titles:
    """The lines above a block that may be the headline."""
    manuscript, looks = titles.manuscript, titles.looks
    lines = range(min(end, _MOST_LINES))
    found = tuple(index for index in lines if may_be_headline(manuscript, looks, index))
    titled = tuple(
        index for index in found if not _is_path(manuscript.text(manuscript.blocks[index]))
    )
    found = titled or found
    if found and not looks.site:
        # In copy as it was sent it stands above all text and all other rows of a table.
        end = next((at for at in range(found[0] + 1, end) if _is_text(titles, at)), end)
        found = tuple(index for index in found if index < end and not _is_named(titles, index))
    titles = attrs.evolve(titles, candidates=found)
    return attrs.evolve(titles, trails=_trails(titles))


def _is_named(titles: Titles, index: int) -> bool:
    """Whether a line right below another one is a byline by its shape, or marked as a deck."""
    manuscript = titles.manuscript
    if not 0 < index < _NEAR:
        return False
    block = manuscript.blocks[index]
    return (
        manuscript.is_marked_deck(block) or manuscript.shaped_byline(block, bare=False) is not None
    )


def _is_text(titles: Titles, index: int) -> bool:
    """Whether a block is a row of a table or a paragraph, and no title with ``!`` or ``?``."""
    look, manuscript = titles.looks.of[index], titles.manuscript
    if look is Look.PROSE:
        return not manuscript.heads_the_copy(manuscript.blocks[index])
    return look is Look.ROW


def choose(titles: Titles, scores: Mapping[int, float]) -> tuple[int, int]:
    """Of the lines that may be the headline, the one that it is, and where it stands again."""
    best = max(scores, key=lambda index: scores[index])
    floor = scores[best] - _DECK_MARGIN
    while (
        scores.get(best - 1, floor - 1) >= floor
        and titles.looks.of[best - 1] in _DECKED
        and len(titles.keys[best - 1]) * titles.manuscript.letter >= _SHORTEST_ABOVE
    ):
        best -= 1
    if best == 1 and 0 in scores and _is_borne_out(titles, 0) > _is_borne_out(titles, 1):
        best = 0
    # In copy as it was sent a long first line is likelier the title, and the next one its deck.
    top = min(scores)
    # A deck is longer than its title: then the title may be told by few words.
    longer = len(titles.keys[best]) >= 2 * len(titles.keys[top])
    nearly = scores[top] > scores[best] - (_DECKED_MARGIN if longer else _SENT_MARGIN)
    long = nearly and _is_long(titles, top, decked=longer)
    if best == top + 1 and (long or _is_told_in_full(titles, top)) and _is_as_sent(titles):
        best = top
    best, below = _over_its_story(titles, best, scores)
    if not titles.looks.site:
        return best, best
    chosen = _as_printed_best(titles, best, {i: scores[i] for i in scores if i < below})
    return chosen, max(best, chosen)


def _is_long(titles: Titles, index: int, *, decked: bool) -> bool:
    """Whether a line is longer than labels are; above a deck three words are enough."""
    length = len(titles.keys[index]) * titles.manuscript.letter
    # HOME  WORLD  CITIES is a menu.
    decked = decked and not titles.manuscript.text(titles.manuscript.blocks[index]).isupper()
    enough = decked and len(titles.looks.words[index]) >= _SEVERAL and length >= _SHORTEST
    return enough or length >= _SHORTEST_ABOVE


def _is_as_sent(titles: Titles) -> bool:
    """Whether no line of a site stands around but those that data files list."""
    blocks = zip(titles.manuscript.blocks, titles.looks.of, strict=True)
    return all(
        titles.manuscript.is_known_furniture(block)
        for block, look in blocks
        if look in OF_NO_PICTURE
    )


def _is_borne_out(titles: Titles, index: int) -> bool:
    """Whether the text has any word of a line."""
    words = content_words(titles.looks.words[index])
    return not titles.stems.isdisjoint(word[:STEM] for word in words)


def _is_told_in_full(titles: Titles, index: int) -> bool:
    """Whether the text has the words of a short title, which is more than a section's name.

    All but one of several, or both of two of which the last begins small: Plan approved.
    """
    words = content_words(titles.looks.words[index])
    printed = titles.manuscript.text(titles.manuscript.blocks[index]).split()
    told = sum(word[:STEM] in titles.stems for word in words)
    if len(words) >= _SEVERAL:
        return told >= len(words) - 1
    return len(words) == told == _SEVERAL - 1 and printed[-1].islower()


def _stated(manuscript: Manuscript, end: int) -> tuple[int, int] | None:
    """The line that is the headline which a feed states; no other is looked for."""
    blocks = manuscript.blocks[:end]
    found = (index for index, block in enumerate(blocks) if manuscript.is_stated_headline(block))
    index = next(found, None)
    return None if index is None else (index, index)


def only_candidate(manuscript: Manuscript, looks: Looks, end: int) -> int | None:
    """The only line above a text that may be its headline, as most copy has it."""
    found = [index for index in range(end) if may_be_headline(manuscript, looks, index)]
    return found[0] if len(found) == 1 else None


def _is_path(text: str) -> bool:
    """Whether a line says where on its site a page stands."""
    return _TRAIL_SIGN.search(text) is not None and _PATH.fullmatch(text) is not None


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


def may_be_headline(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a block may be the headline, by itself."""
    block = manuscript.blocks[index]
    # Among many lines a word or two is an entry of a menu.
    shortest = _SHORTEST if len(looks.of) > _FEW else _SHORTEST_OF_ALL
    # Nothing stands above the first line that it could be the end of.
    below = looks.of[index] is Look.BELOW and (index == 0 or _is_among_top(looks, index))
    below = below and not manuscript.is_known_furniture(block)
    if (looks.of[index] in _NO_TITLE and not below) or manuscript.length(block) < shortest:
        return False
    if not manuscript.is_title_like(block) or manuscript.source_line(block) is not None:
        return False
    if looks.of[index] is Look.CAPTION and _is_beside_byline(manuscript, index):
        return False
    return manuscript.opens_with_kicker(block) or not _is_of_byline(manuscript, index)


def _is_among_top(looks: Looks, index: int) -> bool:
    """Whether a line of many words stands between the time and the text: Latest ferry sails ..."""
    stamped = looks.of[index - 1] is Look.STAMP or looks.of[index + 1 : index + 2] == (Look.STAMP,)
    told = looks.of[index + 1 : index + 3]
    return stamped and Look.PROSE in told and len(looks.words[index]) >= _TITLE_WORDS


def _is_beside_byline(manuscript: Manuscript, index: int) -> bool:
    """Whether a picture's credit stands with the byline: Text: Ana Ruz / Photos: Ole Hoff."""
    beside = (index - 1, index + 1)
    blocks = (manuscript.blocks[at] for at in beside if 0 <= at < len(manuscript.blocks))
    return any(manuscript.byline(block) is not None for block in blocks)


def _is_of_byline(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is a byline, or the role and the organization below one."""
    block = manuscript.blocks[index]
    if manuscript.byline(block) is not None:
        return True
    if index == 0 or manuscript.byline(manuscript.blocks[index - 1]) is None:
        return False
    return manuscript.role_line(block) is not None


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
        and len(key) - len(titles.keys[index]) <= _MOST_WORDS_MORE
        and abs(index - chosen) <= _HEAD_REACH
        and (key.startswith(titles.keys[index]) or _is_trail_to(titles, chosen, index))
    ]
    barest = min((titles.keys[index] for index in within), key=len, default=key)
    if len(barest) * 2 < len(key) and not key.endswith(barest):
        barest = key
    same = [index for index in scores if titles.keys[index] == barest]
    return max(same, key=lambda index: (_marks(titles, index), index), default=chosen)


def _is_trail_to(titles: Titles, index: int, end: int) -> bool:
    """Whether a line is a trail that ends in another line: ``Home > World > Title``."""
    trail, title = (titles.manuscript.text(titles.manuscript.blocks[at]) for at in (index, end))
    if not trail.endswith(title) or len(trail) == len(title):
        return False
    way = trail[: -len(title)]
    parts = way.split()
    # A font of icons draws its arrow in the place of a figure: Home 9 World 9 Title.
    drawn = len(parts[-1]) == 1 and parts.count(parts[-1]) > 1
    home = is_listed(parts[0], titles.manuscript.registry)
    return drawn or home or way[-1] != " " or _TRAIL_SIGN.search(way) is not None


def _marks(titles: Titles, index: int) -> int:
    text = titles.manuscript.text(titles.manuscript.blocks[index])
    return sum(not (letter.isalnum() or letter.isspace()) for letter in text)


def score(titles: Titles, index: int) -> float:
    """How well a line does as the headline."""
    weights = titles.weights
    return sum([weights[name] * value for name, value in told(titles, index).items() if value])


def features(titles: Titles, index: int) -> dict[str, float]:
    """What tells of a line whether it is the headline, by the names of `HEADLINE`."""
    found, crowd = told(titles, index), titles.crowd
    alone = {name: value * (1.0 - crowd) for name, value in found.items()}
    return alone | {f"{name}, on a page": value * crowd for name, value in found.items()}


def told(titles: Titles, index: int) -> dict[str, float]:
    """The same, not yet parted by how many lines stand around."""
    text = titles.manuscript.text(titles.manuscript.blocks[index])
    length = titles.manuscript.length(titles.manuscript.blocks[index])
    if titles.manuscript.spoken.script == "Hangul":
        length = length * 2 // 3  # blanks part its words
    trail = _TRAIL_SIGN.search(text) is not None and _TRAIL.fullmatch(text) is not None
    looks = titles.looks.of
    look = looks[index]
    words = content_words(titles.looks.words[index])
    text_of = titles.without(index)
    shared = len(words & text_of.words)
    stems = len({word[:STEM] for word in words} & text_of.stems)
    distance = titles.first - index
    below = looks[index + 1 : index + 1 + _HEAD_REACH]
    spaced = text.isascii() or UNSPACED.search(text) is None
    lead = next(iter(text_of.body.values()), frozenset())
    rare = sum(1 / titles.lines_with[word] for word in words & text_of.words)
    between = max(
        bisect_left(titles.candidates, titles.first) - bisect_right(titles.candidates, index), 0
    )
    return {
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
        "stop": text[-1] in PLAIN_STOPS,
        "question": text[-1] in QUESTION_MARKS,
        "colon at the end": text[-1] in ":：",
        "comma at the end": text[-1] in f"{COMMAS};",
        "cut off": text.endswith(("...", "…")),
        "figures": 2 * sum(map(str.isdigit, text)) / len(text),
        "words run together": len(_GLUED.findall(text)) / len(text.split()),
        "ends in another line": index in titles.trails[0],
        "printed in a trail": index in titles.trails[1],
        "printed below the text": titles.keys[index] in titles.below,
        "words of the first paragraph": len(words & lead) / len(words) if words else 0.0,
        "words of its own": rare / len(words) if words else 0.0,
        "titles between it and the text": log(1 + between),
        "a line by itself": look is Look.LINE,
        "a short sentence": look is Look.SENTENCE,
        "the page speaks": look is Look.SPEECH,
        "row of a table": look is Look.ROW
        and Look.ROW in (*looks[max(index - 1, 0) : index], *looks[index + 1 : index + 2]),
        "a caption": look is Look.CAPTION,
        "in capitals": index <= titles.first_title and text.isupper(),
        "in another script": text.isascii() and titles.manuscript.spoken.script != "Latin",
        "byline below": not titles.bylines.isdisjoint(range(index + 1, index + 8)),
        "small letter": text[0].islower(),
        "text above": index > 0 and looks[index - 1] in TEXT and index - 1 not in titles.trails[0],
        "known furniture below": below.count(Look.LISTED) / _HEAD_REACH,
        "enough words": not spaced or len(text.split()) >= _TITLE_WORDS,
        "rows below": below[:2].count(Look.ROW) / 2,
        "a label": spaced and len(text.split()) <= _LABEL_WORDS,
        "a trail": trail,
        "an address": _ADDRESS_SIGN.search(text) is not None and _ADDRESS.search(text) is not None,
        "first": index <= titles.first_title,
        "kicker": not (trail and len(_TRAIL_SIGN.findall(text)) > 1)
        and titles.manuscript.opens_with_kicker(titles.manuscript.blocks[index]),
    }


def _has_longer(titles: Titles, index: int) -> bool:
    """Whether another line goes on after the same words, as "Title - Site" does."""
    key, keys = titles.keys[index], titles.sorted_keys
    if len(key) < _SHORTEST:
        return False
    at = bisect_right(keys, key)
    longer = takewhile(lambda other: other.startswith(key), keys[at : at + _MOST_LONGER])
    return any(len(other) < len(key) + _LONGEST_ADDED for other in longer)


def _trails(titles: Titles) -> tuple[frozenset[int], frozenset[int]]:
    """The lines that are trails to others near them, and those others."""
    found = [
        (index, other)
        for at, index in enumerate(titles.candidates)
        for other in titles.candidates[at + 1 : at + 1 + _NEAR]
        if len(titles.keys[other]) >= _SHORTEST
        and titles.keys[index].endswith(titles.keys[other])
        and _is_trail_to(titles, index, other)
    ]
    return frozenset(index for index, _ in found), frozenset(other for _, other in found)
