"""Where a page speaks to its readers, not of the news: Support us, Get it in your inbox."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

import attrs

from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.layout.stems import stems_of

_LONGEST = 420
# What says nothing of the page itself is shorter.
_LONGEST_OF_NO_PAGE = 250
# An appeal has fewer of its words from the story above it.
_LARGEST_SHARE = 0.34
# Where more of the story's paragraphs speak to the readers, as advice and columns do, it says
# nothing that one does.
_MOST_SPEAKING = 0.1
_MOST_AT_THE_END = 3
_QUOTE = re.compile('["“”„«»‹›「」『』]')
_DASHES = "-–—"


class Appeals(NamedTuple):
    """The appeals below the first block of a text.

    Attributes:
        all: The blocks that speak to the readers, and have little to do with the story.
        of_the_page: Those that speak of the page as well: of its newsletter, of comments.
    """

    all: frozenset[int]
    of_the_page: frozenset[int]


_NONE = Appeals(frozenset(), frozenset())


def find_appeals(manuscript: Manuscript, looks: Looks, first: int) -> Appeals:
    """The blocks of text that are appeals, from the second of a story on."""
    text = [index for index in range(first, len(looks.of)) if looks.of[index] in TEXT]
    # Where nothing else of a site stands around, an appeal stands at the end.
    asked = text if looks.site else text[-_MOST_AT_THE_END:]
    words = looks.words
    heard = ((at, speaks(manuscript, at, words[at])) for at in asked)
    speaking = {at: of_page for at, of_page in heard if of_page is not None}
    if not speaking or not (looks.site or any(speaking.values())):
        return _NONE
    story: set[str] = set()
    found: list[int] = []
    unread: list[int] = []
    told = spoken = 0
    # What stands below the last one that speaks is no story above it.
    for index in takewhile(max(speaking).__ge__, text):
        may_be = index in speaking and index > first and spoken <= told * _MOST_SPEAKING
        # Where nothing else of a site stands around, it must speak of the page.
        if may_be and (looks.site > 0 or speaking[index]):
            # What the story speaks of is only asked here, for it takes all of its words.
            story.update(*(stems_of(manuscript, above) for above in unread))
            unread = []
            stems = stems_of(manuscript, index)
            if len(stems & story) <= len(stems) * _LARGEST_SHARE:
                found.append(index)
                continue
        told += 1
        spoken += index in speaking
        unread.append(index)
    return Appeals(frozenset(found), frozenset(index for index in found if speaking[index]))


def without_appeals(looks: Looks, appeals: Appeals) -> Looks:
    """The looks, with no text where a page speaks of itself to its readers."""
    if not appeals.of_the_page:
        return looks
    of = list(looks.of)
    for index in appeals.of_the_page:
        of[index] = Look.SPEECH
    return attrs.evolve(looks, of=tuple(of))


def speaks(manuscript: Manuscript, index: int, words: Sequence[str]) -> bool | None:
    """Whether it is of the page that a block speaks to the readers; None if it does not.

    One that quotes may quote somebody who does.

    Args:
        manuscript: The blocks.
        index: The one that is asked for.
        words: Its words, if they are known.
    """
    start, end, _ = manuscript.blocks[index]
    if end - start > _LONGEST:
        return None
    text = manuscript.working[start:end]
    if text[0] in _DASHES or '"' in text:
        return None
    known = page_words(manuscript.registry, manuscript.spoken)
    words = words or manuscript.words.get(text) or words_in(text)
    # Most text has no word for its readers; of the other quotation marks none is in ASCII.
    if not known.may_address(text, words) or (not text.isascii() and _QUOTE.search(text)):
        return None
    if not known.addresses(text, words):
        return None
    of_page = known.page.count(text, words) > 0
    return of_page if of_page or end - start <= _LONGEST_OF_NO_PAGE else None
