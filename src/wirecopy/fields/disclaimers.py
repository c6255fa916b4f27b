"""What a house says below a text of whose views it holds and who wrote it, in any language.

disclaimer = *char view *char writer *char / *char writer *char view *char
             ; The views are the author's and not those of the paper.
about      = ( *3word author *word / *word author )                ; The author teaches history.
leading-on = *char click *char                    ; For more columns click here.
"""

from __future__ import annotations

from functools import cache

import regex

from wirecopy.knowledge.data_files import own_table
from wirecopy.text.letters import UNSPACED_LETTERS
from wirecopy.text.patterns import any_of, lazy
from wirecopy.text.punctuation import OPENING_QUOTES

_LONGEST, _SHORTEST = 240, 8
_LONGEST_ABOUT, _MOST_BEFORE_AUTHOR = 140, 4
_UNSPACED = lazy(rf"[{UNSPACED_LETTERS}\p{{Hangul}}]")
_ENDING = lazy(rf"\p{{L}}{{0,3}}+(?!\p{{L}})|(?<=[{UNSPACED_LETTERS}\p{{Hangul}}])")
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
    written = _any("authors", "houses").search(folded) is not None
    return written and _any("views").search(folded) is not None


def word_for_author(text: str) -> str | None:
    """How the word begins by which a sentence is about who wrote, one of the first or the last.

    Example:
        >>> word_for_author("The author teaches history."), word_for_author("The mill burned.")
        ('author', None)
    """
    if not _SHORTEST <= len(text) <= _LONGEST_ABOUT or not _QUOTES.isdisjoint(text):
        return None
    folded = text.casefold()
    found = _any("authors").search(folded)
    # autorka, autoroute
    if found is None or _ENDING.match(folded, found.end()) is None:
        return None
    first = folded.count(" ", 0, found.start()) <= _MOST_BEFORE_AUTHOR
    return found[0] if first or " " not in folded[found.end() :] else None


def leads_on(text: str) -> bool:
    """Whether a sentence tells its readers to click.

    Example:
        >>> leads_on("For more columns click here."), leads_on("The mill burned.")
        (True, False)
    """
    short = _SHORTEST <= len(text) <= _LONGEST_ABOUT and _QUOTES.isdisjoint(text)
    return short and _any("clicks").search(text.casefold()) is not None


@cache
def _any(*keys: str) -> regex.Pattern[str]:
    """A pattern of how words of lists begin; where no blank parts words, they stand anywhere."""
    table = own_table("", "disclaimers")
    words = [word.casefold() for key in keys for word in table[key]]
    tight = any_of([word for word in words if _UNSPACED.match(word) is not None])
    spaced = any_of([word for word in words if _UNSPACED.match(word) is None])
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}]){spaced}|{tight}")
