"""Scripts: which letters they have, and whether blanks part their words."""

from __future__ import annotations

EAST_ASIAN = ("Han", "Hangul")
ARABIC = "Arabic"
# Scripts with blanks between words, to which nothing is stuck as Korean particles are.
SPACED = frozenset(
    {
        *("Latin", "Cyrillic", "Greek", "Arabic", "Armenian", "Georgian", "Hebrew"),
        *("Devanagari", "Bengali", "Ethiopic"),
    }
)
# The letters of East Asia, as the inside of a pattern's class.
EAST_ASIAN_LETTERS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"
# Those of scripts that part no words with blanks.
UNSPACED_LETTERS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}"
