"""What a block speaks of: the beginnings of its words that are not in every text."""

from __future__ import annotations

from functools import lru_cache

from wirecopy.knowledge.languages import Language
from wirecopy.layout.headline import content_words
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import words_in

STEM = 5


def stems_of(manuscript: Manuscript, index: int) -> frozenset[str]:
    """The beginnings of the words of a block that are not in every text."""
    words = content_words(words_in(manuscript.text(manuscript.blocks[index])))
    return frozenset(word[:STEM] for word in words) - common_stems(manuscript.spoken)


@lru_cache(maxsize=64)
def common_stems(spoken: Language) -> frozenset[str]:
    """The beginnings of a language's commonest words."""
    detection = spoken.detection
    words = (*detection.function_words, *detection.common_words)
    return frozenset(word.casefold()[:STEM] for word in words)
