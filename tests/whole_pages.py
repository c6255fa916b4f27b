"""Whole pages in many languages, made of the strategies' material, and what is on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wirecopy.knowledge.data_files import stems
from wirecopy.knowledge.languages import Language, language
from wirecopy.strategies.material import Pool, pool_of_language

STAMP = "2024-05-03 10:15"


class MadePage(NamedTuple):
    """A page, and what is to be found on it."""

    name: str
    text: str
    headline: str
    byline: str | None
    paragraphs: tuple[str, ...]


class _Made(NamedTuple):
    pool: Pool
    spoken: Language
    headline: str
    sentences: tuple[str, ...]

    @property
    def by(self) -> str:
        gap = " " if self.spoken.joiner == " " else "："
        by = self.spoken.byline.by[0]
        return f"{by[0].upper()}{by[1:]}{gap}{self.pool.names[0]}"

    @property
    def others(self) -> tuple[str, ...]:
        """Titles and teasers of other stories."""
        titles = [title for title in self.pool.headlines if title != self.headline]
        return tuple(line for pair in zip(titles, self.pool.teasers, strict=False) for line in pair)

    @property
    def below(self) -> str:
        words = self.spoken.page.below_story or language("en").page.below_story
        return words[0][0].upper() + words[0][1:]


def _plain(made: _Made) -> list[str]:
    return [made.headline, *made.sentences]


def _with_byline(made: _Made) -> list[str]:
    return [made.headline, made.by, STAMP, *made.sentences]


def _with_deck(made: _Made) -> list[str]:
    return [made.headline, made.pool.decks[0], made.by, *made.sentences]


def _with_pictures(made: _Made) -> list[str]:
    first, *others = made.sentences
    return [made.headline, STAMP, first, made.pool.captions[0], *others]


def _with_asides(made: _Made) -> list[str]:
    first, second, *others = made.sentences
    return [made.headline, first, made.pool.asides[0], second, *others, made.pool.asides[-1]]


def _with_related(made: _Made) -> list[str]:
    return [made.headline, *made.sentences, made.below, *made.others, STAMP]


def _titled_twice(made: _Made) -> list[str]:
    return [f"{made.headline} | Polar Wire", STAMP, made.headline, made.by, *made.sentences]


def _among_others(made: _Made) -> list[str]:
    return [*made.others, made.headline, STAMP, *made.sentences, made.below, *made.others]


SHAPES: tuple[Callable[[_Made], list[str]], ...] = (
    _plain,
    _with_byline,
    _with_deck,
    _with_pictures,
    _with_asides,
    _with_related,
    _titled_twice,
    _among_others,
)


def whole_pages() -> Iterator[MadePage]:
    """A page of each shape in each language, a menu above it and below."""
    for code in stems("stories"):
        pool = pool_of_language(code)
        for number, shape in enumerate(SHAPES):
            turn = number % len(pool.sentences)
            sentences = (*pool.sentences[turn:], *pool.sentences[:turn])
            made = _Made(pool, language(code), pool.headlines[number % 3], sentences)
            lines = shape(made)
            text = "\n".join((*pool.sections, *lines, *pool.sections[::-1]))
            byline = pool.names[0] if made.by in lines else None
            name = f"{code} {shape.__name__.strip('_').replace('_', ' ')}"
            yield MadePage(name, text, made.headline, byline, sentences)
