"""Stories that nobody has seen, with a vocabulary as wide as that of real copy.

The words are those of the package's own language files, examples and lexicon, drawn by Zipf's law:
the word of rank n about 1/n times as often as the first. So a few hundred words come in every story
and most come rarely, which is what caches of words live on. A story keeps to some known names, and
has a few that nobody has heard of: in real copy about four capitalised words of a story of 3 kB
have never been printed before. Tops, datelines and sign-offs are those that the house styles print.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

import attrs
from hypothesis import HealthCheck, Phase, given, settings

import wirecopy
from wirecopy.knowledge.data_files import data_folder, language_tables, own_table, stems
from wirecopy.knowledge.terms import guard
from wirecopy.strategies import stories

NEW_NAMES = 4  # in so many characters
NEW_NAMES_PER = 3_000
_HEADS = 40  # different tops a style, under which ever new bodies stand
_KNOWN_NAMES = 16  # that a story keeps to
_STEEPNESS = 1.15  # leaves a story of 3 kB about 270 different words of 480
_NAMED, _FIGURE, _COMMA, _QUOTED = 0.09, 0.03, 0.07, 0.15
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CONSONANTS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "r",
               "s", "sh", "st", "t", "tr", "v", "w", "z")  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ei", "ou")
_ENDS = ("", "", "n", "r", "s", "l", "k", "th", "ng")


@attrs.frozen
class Words:
    """Words in the order of how often they come, and the sums of their shares."""

    words: tuple[str, ...]
    sums: tuple[float, ...]

    @classmethod
    def of(cls, words: Sequence[str]) -> Words:
        """Words by Zipf's law, the commonest first."""
        shares = accumulate((rank + 2.0) ** -_STEEPNESS for rank in range(len(words)))
        return cls(tuple(words), tuple(shares))

    def some(self, draw: random.Random, count: int) -> list[str]:
        """So many of them, each as often as its share has it."""
        return draw.choices(self.words, cum_weights=self.sums, k=count)


# --- vocabulary --------------------------------------------------------------------------------


@cache
def ordinary_words(tag: str) -> Words:
    """The words of a language that are no names: of the stories in it, then all others."""
    found = Counter[str]()
    for text in _running_text(tag):
        found.update(word for word in _WORD.findall(text) if word.islower())
    ranked = [word for word, _ in found.most_common()]
    others = {
        word
        for text in _strings(language_tables()[tag]["detection"])
        for word in _WORD.findall(text)
    }
    if tag == "en":
        meanings = (meaning for file in ("names", "acronyms") for *_, meaning in _rows(file))
        others.update(word for text in meanings for word in _WORD.findall(text))
        others |= guard()[0]
    rest = sorted(word for word in others - found.keys() if word.islower() and len(word) > 2)
    random.Random(1).shuffle(rest)
    return Words.of([*ranked, *rest])


@cache
def known_names() -> Words:
    """The names and acronyms of the lexicon that copy is full of, the most famous first."""
    fame = {
        term: int(known)
        for file in ("names", "acronyms", "places", "nationalities")
        for term, known, *_ in _rows(file)
    }
    names = [term for term in fame if term[0].isupper()]
    random.Random(2).shuffle(names)
    return Words.of(sorted(names, key=lambda term: -fame[term]))


def new_names(draw: random.Random) -> Iterator[str]:
    """Names that nobody bears, no two of them the same."""
    seen: set[str] = set()
    while True:
        count = draw.choice((2, 2, 3))
        syllables = (draw.choice(_CONSONANTS) + draw.choice(_VOWELS) for _ in range(count))
        name = ("".join(syllables) + draw.choice(_ENDS)).capitalize()
        if name not in seen:
            seen.add(name)
            yield name


def _running_text(tag: str) -> Iterator[str]:
    """The sentences that stories are composed of, and the examples of the house styles."""
    if tag in stems("stories"):
        yield from _strings(own_table("stories", tag))
    for stem in stems("styles"):
        table = own_table("styles", stem)
        for example in table.get("examples", ()):
            if example.get("language", tag) == tag and tag in table.get("languages", ()):
                yield example["text"]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _rows(file: str) -> Iterator[list[str]]:
    text = (data_folder() / "lexicon" / f"{file}.tsv").read_text("utf-8")
    return (line.split("\t") for line in text.split("\n")[1:] if line)


# --- stories -----------------------------------------------------------------------------------


def examples(style: str, count: int) -> list[tuple[wirecopy.Article, str]]:
    """So many articles and their texts as the strategies draw them, the same in every run."""
    drawn: list[tuple[wirecopy.Article, str]] = []

    @settings(
        max_examples=count,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(stories(style))
    def collect(story: tuple[wirecopy.Article, str]) -> None:
        drawn.append(story)

    collect()
    return drawn


@cache
def heads(style: str) -> tuple[wirecopy.Article, ...]:
    """Articles of which headline and body are replaced."""
    return tuple(article for article, _ in examples(style, _HEADS) if article.dateline is not None)


class Newsroom:
    """Writes stories in a house style, no two of them the same.

    Args:
        style: The house style's name.
        closing: What stands below a story, with ``{}`` for people; only where the style itself
            prints no sign-off.
    """

    def __init__(self, style: str, closing: str = "") -> None:
        self._style = wirecopy.HouseStyle.load(style)
        self._closing = closing
        self._heads = heads(style)
        self._words = ordinary_words(self._heads[0].language or "en")
        self._draw = random.Random(f"{style} {closing}")
        self._new = new_names(self._draw)

    def story(self, size: int) -> str:
        """A story of about so many characters."""
        head = self._draw.choice(self._heads)
        names = self._names(size)
        title = " ".join(self._words.some(self._draw, self._draw.randint(5, 8)))
        headline = f"{self._draw.choice(names)} {title}"
        if head.kicker:
            headline = f"{head.kicker}: {headline}"
        article = attrs.evolve(head, headline=headline, paragraphs=())
        left = max(size - len(self._style.compose(article)), 1)
        paragraphs = []
        while left > 0:
            paragraphs.append(self._paragraph(names))
            left -= len(paragraphs[-1]) + 2
        if self._closing:
            people = (f"{next(self._new)} {self._draw.choice(names)}" for _ in range(2))
            paragraphs.append(self._closing.format(*people))
        return self._style.compose(attrs.evolve(article, paragraphs=tuple(paragraphs))) + "\n"

    def stories(self, size: int, count: int) -> list[str]:
        """So many stories of about so many characters."""
        return [self.story(size) for _ in range(count)]

    def _names(self, size: int) -> list[str]:
        """What a story is about: known names, and some that nobody has heard of."""
        expected = NEW_NAMES * size / NEW_NAMES_PER
        count = int(expected) + (self._draw.random() < expected % 1)
        known = max(3, _KNOWN_NAMES * size // NEW_NAMES_PER)
        names = known_names().some(self._draw, known)
        return names + [next(self._new) for _ in range(count)]

    def _paragraph(self, names: Sequence[str]) -> str:
        return " ".join(self._sentence(names) for _ in range(self._draw.choice((1, 1, 2))))

    def _sentence(self, names: Sequence[str]) -> str:
        draw = self._draw
        words = self._words.some(draw, round(draw.triangular(8, 34, 20)))
        for at in range(1, len(words) - 1):
            chance = draw.random()
            if chance < _NAMED:
                words[at] = draw.choice(names)
            elif chance < _NAMED + _FIGURE:
                words[at] = f"{draw.randint(2, 999)}"
            elif chance < _NAMED + _FIGURE + _COMMA:
                words[at] += ","
        words[0] = words[0][0].upper() + words[0][1:]
        sentence = " ".join(words)
        if draw.random() < _QUOTED:
            return f'"{sentence}," {self._words.some(draw, 1)[0]} {draw.choice(names)}.'
        return f"{sentence}."
