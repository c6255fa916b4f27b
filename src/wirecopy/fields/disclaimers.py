"""What a house says below a text of whose views it holds, in any language.

disclaimer = *char view *char writer *char / *char writer *char view *char
             ; The views are the author's and not those of the paper.
"""

from __future__ import annotations

from functools import cache

import regex

from wirecopy.knowledge.data_files import own_table
from wirecopy.text.letters import UNSPACED_LETTERS
from wirecopy.text.patterns import any_of, lazy
from wirecopy.text.punctuation import OPENING_QUOTES

_LONGEST, _SHORTEST = 240, 12
_UNSPACED = lazy(rf"[{UNSPACED_LETTERS}\p{{Hangul}}]")
_QUOTES = frozenset(OPENING_QUOTES) - frozenset("'’‘")


def disclaims(text: str) -> bool:
    """Whether a paragraph has a word for views and one for writers or their house, and no quote.

    Example:
        >>> disclaims("The views expressed are the author's own."), disclaims("The mill burned.")
        (True, False)
    """
    if not _SHORTEST <= len(text) <= _LONGEST or not _QUOTES.isdisjoint(text):
        return False
    folded = text.casefold()
    return _any("views").search(folded) is not None and _any("writers").search(folded) is not None


@cache
def _any(key: str) -> regex.Pattern[str]:
    """A pattern of how words of a list begin; where no blank parts words, they stand anywhere."""
    words = [word.casefold() for word in own_table("", "disclaimers")[key]]
    tight = any_of([word for word in words if _UNSPACED.match(word) is not None])
    spaced = any_of([word for word in words if _UNSPACED.match(word) is None])
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}]){spaced}|{tight}")
