"""The labels of a source line: which are known, how they are misspelt, and what opens a line."""

from __future__ import annotations

from functools import lru_cache

import regex

from wirecopy.knowledge.words import Languages, first_words
from wirecopy.text.patterns import any_of
from wirecopy.text.typos import SlipIndex, is_other_letter

_SHORTEST_MISSPELT = 5


@lru_cache(maxsize=16)
def opening_words(languages: Languages) -> frozenset[str]:
    """The first words of the labels that open a source line without any sign."""
    return first_words(
        label for label, kind in languages.labels.items() if kind in ("source", "editor")
    )


@lru_cache(maxsize=4096)
def known_label(words: str, languages: Languages) -> tuple[int, str, str | None] | None:
    """Where in the words a known label begins, its kind, and its right spelling if misspelt."""
    folded = words.casefold()
    known = languages.labels
    # A heading such as "Editor's picks" over other stories is no label, though a word of it is.
    if folded not in known and folded in languages.words("page", "below_story"):
        return None
    parts = folded.split(" ")
    for first in range(len(parts)):
        candidate = " ".join(parts[first:])
        if candidate in known:
            return len(folded) - len(candidate), known[candidate], None
    if len(folded) < _SHORTEST_MISSPELT:
        return None
    near = () if folded in _words_before_colons(languages) else _label_slips(languages).near(folded)
    # Words of two languages often differ by their first letter, which hands seldom miss.
    if len(near) != 1 or is_other_letter(folded[0], near[0][0]):
        return None
    right = near[0].capitalize() if words[0].isupper() else near[0]
    return 0, known[near[0]], right.upper() if words.isupper() else right


@lru_cache(maxsize=16)
def _words_before_colons(languages: Languages) -> frozenset[str]:
    """What else a colon follows, right as it is: pictures, credits, notices, of any language."""
    rooms = (("captions", "words"), ("credits", "labels"), ("notices", "words"))
    return frozenset[str]().union(*(languages.words(*room) for room in rooms))


@lru_cache(maxsize=16)
def _label_slips(languages: Languages) -> SlipIndex:
    # Words such as "story" or "text" stand before colons of other lines too.
    common = languages.words("source_line", "author_labels") - languages.words("byline", "by")
    return SlipIndex(
        label
        for label in languages.labels
        if len(label) >= _SHORTEST_MISSPELT and label not in common
    )


@lru_cache(maxsize=16)
def page_numbers(languages: Languages) -> regex.Pattern[str]:
    """The numbers of a page and an issue, each with a word for it: Page A4, Vol. 3, No. 12."""
    words = any_of(sorted(languages.words("source_line", "number_words")))
    number = rf"(?i:{words})\.?[ ]?(?:\p{{Lu}}?[ -]?\d{{1,6}}|\p{{Lu}}\b|[IVXLC]{{1,8}}\b)"
    return regex.compile(rf"{number}(?:[ ]?[,;/·-]?[ ]?{number}){{0,4}}[ ,.]*")
