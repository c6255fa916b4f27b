"""A cheap first look at a line: which questions its signs and its first word leave open.

Most lines of a page, and most headlines, are words and figures. Whatever else a line may be (listed
furniture, a sign-off, a byline, a credit, a time) shows in a sign, a figure or its first word; only
what these leave open is asked.

plain  = word *( blank ( word [ "," ] / "<" word ">" / "&" / dash / figure ) ) ; no comma at its end
word   = 1*letter *( ( "-" / "’" ) 1*letter )                   ; no hyphen in the first of a line
figure = [ "$" ] 1*digit *( "," 3digit ) [ "." 1*digit ] [ "%" ]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from wirecopy.fields.byline.reader import opening_words as words_of_bylines
from wirecopy.fields.captions import picture_words
from wirecopy.fields.credits import opening_words as words_of_credits
from wirecopy.fields.furniture import first_words as words_of_furniture
from wirecopy.fields.signoff import Signoffs
from wirecopy.fields.source_line.labels import opening_words as words_of_source_lines
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language

# What a line may be asked for; numbers, because a flag's own operators are calls to Python.
FURNITURE, SIGNOFF, FEED, SOURCE_LINE, CREDIT, BYLINE, CAPTION, STAMP = (1 << at for at in range(8))
EVERYTHING, NOTHING = (1 << 8) - 1, 0
# Letters alone; for such classes re is the faster one. A joint in the first word may make a slug,
# and what ends a sentence, a closing quotation mark too, may have a sign-off behind it.
_PLAIN = re.compile(
    r"[^\W\d_]{1,24}(?:['’][^\W\d_]{1,12})?"
    r"(?: (?:[^\W\d_]+(?:[-'’][^\W\d_]+)*,?|<[^\W\d_]+>|[&–-]"
    r"|\$?\d{1,3}(?:,?\d{3})*(?:\.\d+)?%?,?))*"
    r"(?<!,)"
)
_FIGURE = re.compile(r"\d")
# A year, and what may be a clock's minutes.
_DATED = re.compile(r"\d{4}|\.\d\d(?!\d)|GMT|UTC")
# Behind these a picture's owner may stand.
_OWNED = (" by ", " BY ", " courtesy ", " COURTESY ")
_DASHES = (" - ", " – ")
# The plain lines that begin with a word of these are a feed's.
_OF_FEEDS = ("copyright", "words", "word")
_PICTURES = re.compile(r"[^\W\d_]{2,8} (?:photo|graphic|video|audio)s? ", re.IGNORECASE)


@lru_cache(maxsize=64)
def _asked_by_first_word(registry: Registry, spoken: Language) -> Mapping[str, int] | None:
    """What first words leave open; None where blanks part no words."""
    bylines, credits = words_of_bylines(spoken), words_of_credits(spoken)
    if bylines is None or credits is None:
        return None
    asked: dict[str, int] = {}
    rooms: tuple[tuple[int, Iterable[str]], ...] = (
        (BYLINE, bylines),
        (CREDIT, credits),
        (FURNITURE, words_of_furniture(registry)),
        (SOURCE_LINE, words_of_source_lines(registry.languages)),
        (SIGNOFF, Signoffs(registry).first_words),
        (CAPTION, picture_words(spoken).words),
        (FEED, _OF_FEEDS),
    )
    for flag, words in rooms:
        for word in words:
            asked[word] = asked.get(word, NOTHING) | flag
    return asked


def questions(text: str, registry: Registry, spoken: Language) -> int:
    """What a line must be asked for.

    Args:
        text: The line.
        registry: The house styles.
        spoken: The language of the copy.

    Returns:
        The sum of those of the numbers above that its signs and its first word leave open.
    """
    if _PLAIN.fullmatch(text) is None:
        return EVERYTHING
    by_first_word = _asked_by_first_word(registry, spoken)
    if by_first_word is None:
        return EVERYTHING
    asked = by_first_word.get(text.split(" ", 1)[0].casefold(), NOTHING)
    if any(map(text.__contains__, _OWNED)):
        asked |= CAPTION
    if any(map(text.__contains__, _DASHES)):
        asked |= BYLINE
    if _FIGURE.search(text) is not None:
        asked |= STAMP
        if _DATED.search(text) is not None:
            asked |= SOURCE_LINE
        if _PICTURES.match(text) is not None:
            asked |= FEED
    return asked
