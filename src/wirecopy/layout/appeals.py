"""Where a page speaks to its readers, not of the news: Support us, Get it in your inbox."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from wirecopy.layout.appearance import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.layout.stems import stems_of

_LONGEST = 420
# An appeal has fewer of its words from the story above it.
_LARGEST_SHARE = 0.34
# Where more of the story's paragraphs speak to the readers, as advice and columns do, it says
# nothing that one does.
_MOST_SPEAKING = 0.1
_QUOTES = frozenset('"“”„«»‹›「」『』')
_DASHES = "-–—"


class Appeals(NamedTuple):
    """The appeals below the first block of a text.

    Attributes:
        all: The blocks that speak to the readers, and have little to do with the story.
        of_the_page: Those that speak of the page as well: of its newsletter, of comments.
    """

    all: frozenset[int]
    of_the_page: frozenset[int]


def find_appeals(manuscript: Manuscript, looks: Looks, first: int) -> Appeals:
    """The blocks of text that are appeals, from the second of a story on."""
    story: set[str] = set()
    found, of_the_page = [], []
    told = speaking = 0
    for index in range(first, len(looks.of)):
        if looks.of[index] not in TEXT:
            continue
        stems = stems_of(manuscript, index)
        speaks, of_page = _speaks(manuscript, index)
        new = len(stems & story) <= len(stems) * _LARGEST_SHARE
        may_be = index > first and new and speaking <= told * _MOST_SPEAKING
        # Where nothing else of a site stands around, it must speak of the page.
        if speaks and may_be and (looks.site > 0 or of_page):
            found.append(index)
            of_the_page += [index] if of_page else []
            continue
        told += 1
        speaking += speaks
        story |= stems
    return Appeals(frozenset(found), frozenset(of_the_page))


def without_appeals(looks: Looks, appeals: Appeals) -> Looks:
    """The looks, with no text where a page speaks of itself to its readers."""
    if not appeals.of_the_page:
        return looks
    of = list(looks.of)
    for index in appeals.of_the_page:
        of[index] = Look.SPEECH
    return attrs.evolve(looks, of=tuple(of))


def _speaks(manuscript: Manuscript, index: int) -> tuple[bool, bool]:
    """Whether a block speaks to the readers, and quotes nobody who does; whether of the page."""
    text = manuscript.text(manuscript.blocks[index])
    if len(text) > _LONGEST or not _QUOTES.isdisjoint(text) or text[0] in _DASHES:
        return False, False
    known, words = page_words(manuscript.registry, manuscript.spoken), words_in(text)
    if not known.addresses(text, words):
        return False, False
    return True, known.page.count(text, words) > 0
