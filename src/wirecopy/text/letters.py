"""Scripts: which letters they have, and whether blanks part their words."""

from __future__ import annotations

import re

EAST_ASIAN = ("Han", "Hangul")
ARABIC = "Arabic"
# Scripts with blanks between words, to which nothing is stuck as Korean particles are.
SPACED = frozenset(
    {
        *("Latin", "Cyrillic", "Greek", "Arabic", "Armenian", "Georgian", "Hebrew"),
        *("Devanagari", "Bengali", "Ethiopic", "Gujarati", "Gurmukhi", "Oriya"),
        *("Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala"),
    }
)
# The letters of East Asia, as the inside of a pattern's class.
EAST_ASIAN_LETTERS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"
# Those of scripts that part no words with blanks.
UNSPACED_LETTERS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}\p{Tibetan}"
# What a word is made of, as the inside of a pattern's class: letters, the marks that are vowels in
# Indic scripts, and what joins and parts letters without a look of its own.
WORD_LETTERS = r"\p{L}\p{M}\u200c\u200d"
# What a name may begin with, as the inside of a pattern's class: capitals, and the letters of
# scripts that have none; Unicode counts the Georgian ones as small, but nobody writes the others.
NAME_BEGINS = r"\p{Lu}\p{Lt}\p{Lo}\p{Georgian}"
_FIRST_GEORGIAN, _LAST_GEORGIAN = "\u10d0", "\u10ff"


def is_small(letter: str) -> bool:
    """Whether a letter is a small one of a script that has capitals.

    Example:
        >>> is_small("a"), is_small("A"), is_small("თ"), is_small("ক")
        (True, False, False, False)
    """
    return letter.islower() and not _FIRST_GEORGIAN <= letter <= _LAST_GEORGIAN


def has_no_capitals(name: str) -> bool:
    """Whether a name is in a script that has no capitals, so that they cannot tell it.

    Example:
        >>> has_no_capitals("ঢাকা"), has_no_capitals("თბილისი"), has_no_capitals("lisbon")
        (True, True, False)
    """
    letters = [letter for letter in name if letter.isalpha()]
    return letters != [] and not any(letter.isupper() or is_small(letter) for letter in letters)


# What copy in ASCII letters may have beyond: quotation marks, dashes and dots.
_ASCII_AND_SIGNS = re.compile("[\x00-\x7f‘’“”–—…]*+")


def has_ascii_letters_alone(text: str) -> bool:
    """Whether all letters of a text are ASCII: beyond stand but quotation marks, dashes and dots.

    Such a text has no letter to compose, and none that was read as a wrong code page.

    Example:
        >>> has_ascii_letters_alone("“It is open” — Ruz"), has_ascii_letters_alone("Está abierto")
        (True, False)
    """
    if text.isascii():
        return True
    signs = _ASCII_AND_SIGNS.match(text)
    return signs is not None and signs.end() == len(text)
