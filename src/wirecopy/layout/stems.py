"""What a block speaks of: the beginnings of its words that are not in every text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from wirecopy.knowledge.languages import Language
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import words_in
from wirecopy.text.letters import UNSPACED_LETTERS
from wirecopy.text.patterns import lazy

STEM = 5
_SHORTEST_WORD = 4
# The first letter of the scripts below, by code point: no Latin, Cyrillic or Arabic word has it.
_FIRST_UNSPACED = "\u0e00"
UNSPACED = lazy(rf"[{UNSPACED_LETTERS}]")


def content_words(words: Iterable[str]) -> frozenset[str]:
    """The longer ones of folded words; pairs of characters where no blanks part the words."""
    words = tuple(words)
    if are_spaced(words):
        return _longer(words)
    found: set[str] = set()
    for word in words:
        if word[0] >= _FIRST_UNSPACED and UNSPACED.match(word):
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) >= _SHORTEST_WORD:
            found.add(word)
    return frozenset(found)


def _longer(words: Iterable[str]) -> frozenset[str]:
    return frozenset([word for word in words if len(word) >= _SHORTEST_WORD])


def are_spaced(words: Collection[str]) -> bool:
    """Whether blanks part some folded words in the script of all of them."""
    return max(words, default="") < _FIRST_UNSPACED


def stems_of(manuscript: Manuscript, index: int) -> frozenset[str]:
    """The beginnings of the words of a block that are not in every text."""
    start, end, _ = manuscript.blocks[index]
    found = manuscript.stems.get((start, end))
    if found is None:
        words = words_of(manuscript, manuscript.working[start:end])
        found = frozenset([word[:STEM] for word in words]) - common_stems(manuscript.spoken)
        manuscript.stems[start, end] = found
    return found


def shared_stems(manuscript: Manuscript, run: tuple[int, int], index: int) -> frozenset[str]:
    """The stems of a block that a run of others has."""
    others = {stem for at in range(*run) for stem in stems_of(manuscript, at)}
    return stems_of(manuscript, index) & others


def words_of(manuscript: Manuscript, text: str) -> frozenset[str]:
    """The longer words of a block, whose words are remembered: several rules ask for them."""
    found = manuscript.longer_words.get(text)
    if found is None:
        words = manuscript.words.get(text) or words_in(text)
        found = _longer(words) if text.isascii() else content_words(words)
        manuscript.longer_words[text] = found
    return found


@lru_cache(maxsize=64)
def common_stems(spoken: Language) -> frozenset[str]:
    """The beginnings of a language's commonest words."""
    return frozenset(word.casefold()[:STEM] for word in spoken.ordinary_words)
