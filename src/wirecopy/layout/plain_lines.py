"""A cheap first look at a line: which questions its signs and its first word leave open.

Most lines of a page, and most headlines, are words and figures. Whatever else a line may be (listed
furniture, a sign-off, a byline, a credit, a time) shows in a sign, a figure or its first word; only
what these leave open is asked. Of a line with other signs less is ruled out: what its first word
must open, where that is a word and nothing else.

plain  = word *( blank ( word [ "," ] / "<" word ">" / "&" / dash / figure ) ) ; no comma at its end
word   = 1*letter *( ( "-" / "’" ) 1*letter )                   ; no hyphen in the first of a line
figure = [ "$" ] 1*digit *( "," 3digit ) [ "." 1*digit ] [ "%" ]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from wirecopy.fields.byline.reader import opening_words as words_of_bylines
from wirecopy.fields.captions import picture_words
from wirecopy.fields.credits import opening_words as words_of_credits
from wirecopy.fields.furniture import first_words as words_of_furniture
from wirecopy.fields.furniture import menu_words
from wirecopy.fields.notices import names_embargo
from wirecopy.fields.signoff import Signoffs
from wirecopy.fields.source_line.labels import opening_words as words_of_source_lines
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import first_word

# What a line may be asked for; numbers, because a flag's own operators are calls to Python.
FURNITURE, SIGNOFF, FEED, SOURCE_LINE, CREDIT, BYLINE, CAPTION, STAMP = (1 << at for at in range(8))
EVERYTHING, NOTHING = (1 << 8) - 1, 0
# Letters alone; for such classes re is the faster one. A joint in the first word may make a slug,
# and what ends a sentence, a closing quotation mark too, may have a sign-off behind it. No part of
# it can match in two ways, so that none is tried again.
_PLAIN = re.compile(
    r"[^\W\d_]{1,24}+(?:['’][^\W\d_]{1,12}+)?+"
    r"(?: (?:[^\W\d_]++(?:[-'’][^\W\d_]++)*+,?+|<[^\W\d_]++>|[&–-]"
    r"|\$?+\d++(?:,(?:\d{3})++)*+(?:\.\d++)?+%?+,?+))*+"
    r"(?<!,)"
)
_FIGURE = re.compile(r"\d")
# A year, and what may be a clock's minutes.
_DATED = re.compile(r"\d{4}|\.\d\d(?!\d)|GMT|UTC")
# Behind these a picture's owner may stand; the last letter of each rules out most lines sooner.
_OWNED_ENDS = ("y ", "Y ")
_OWNED = (" by ", " BY ", " courtesy ", " COURTESY ")
# The plain lines that begin with a word of these are a feed's.
# Patterns take the Turkish letters of an i for one.
_OF_FEEDS = ("copyright", "copyrıght", "copyri\u0307ght", "words", "word")
# header = 1*3( 1*3small-letter " " ) ... : r z BC-Heat 02-20 0500
_LONGEST_OF_HEADER = 3
_PICTURES = re.compile(r"[^\W\d_]{2,8} (?:photo|graphic|video|audio)s? ", re.IGNORECASE)
# What a line with other signs than those of plain ones is asked for, whatever opens it.
_ALWAYS = SOURCE_LINE | CAPTION
_BY_SIGNS = _ALWAYS | FURNITURE | SIGNOFF
# What may stand before a credit, a byline, a note to editors or the mark above a mail's head.
_AROUND = frozenset(" (（[^*<-–—_")
_OF_A_FEED = re.compile(r"[\d:：'/-]")
_LONGEST_FIRST_WORD = 24
# What draws Arabic letters out, and alone a rule.
_STRETCH = "\u0640"


class Openers(NamedTuple):
    """What first words leave open.

    Attributes:
        asked: Of each word, the questions that a line which begins with it must be asked.
        always: What a line must be asked for, whatever word it begins with.
    """

    asked: Mapping[str, int]
    always: int


@lru_cache(maxsize=64)
def openers(registry: Registry, spoken: Language) -> Openers:
    """What first words leave open; bylines and credits may begin anyhow where blanks part none."""
    bylines, credits = words_of_bylines(spoken), words_of_credits(spoken)
    asked: dict[str, int] = {}
    rooms: tuple[tuple[int, Iterable[str]], ...] = (
        (BYLINE, bylines or ()),
        (CREDIT, credits or ()),
        (FURNITURE, words_of_furniture(registry) | menu_words(registry.languages)),
        (SOURCE_LINE, words_of_source_lines(registry.languages)),
        (SIGNOFF, Signoffs(registry).first_words),
        (CAPTION, picture_words(spoken).words),
        (FEED, _OF_FEEDS),
    )
    for flag, words in rooms:
        for word in words:
            asked[word] = asked.get(word, NOTHING) | flag
    spaced = bylines is not None and credits is not None
    return Openers(asked, NOTHING if spaced else _ALWAYS | BYLINE | CREDIT)


def questions(text: str, openers: Openers) -> int:
    """What a line must be asked for.

    Args:
        text: The line.
        openers: What first words leave open.

    Returns:
        The sum of those of the numbers above that its signs and its first word leave open.
    """
    if openers.always:
        return _questions_by_signs(text, openers)
    first = text.split(" ", 1)[0]
    # Most plain lines are letters and blanks, which is told sooner.
    letters = text.replace(" ", "").isalpha() and "  " not in text
    if not (letters and len(first) <= _LONGEST_FIRST_WORD) and _PLAIN.fullmatch(text) is None:
        return _questions_by_signs(text, openers)
    asked = openers.asked.get(first.casefold(), NOTHING)
    ends = _OWNED_ENDS[0] in text or _OWNED_ENDS[1] in text
    if ends and any(map(text.__contains__, _OWNED)):
        asked |= CAPTION
    if letters:
        return asked
    if " - " in text or " – " in text:
        asked |= BYLINE
    if _FIGURE.search(text) is not None:
        asked |= STAMP
        if _DATED.search(text) is not None:
            asked |= SOURCE_LINE | FEED if names_embargo(text) else SOURCE_LINE
        if _PICTURES.match(text) is not None:
            asked |= FEED
    return asked


def _questions_by_signs(text: str, openers: Openers) -> int:
    """What a line must be asked for that has other signs: what its first word must open.

    Listed furniture, a sign-off, a credit and a byline begin with a word of theirs, or with a sign
    or a figure; else a line holds an address, or what parts a name from a role. What a feed sets
    above its stories has a colon, or a figure behind a word of few letters.
    """
    if "@" in text:
        return EVERYTHING
    first = text.split(None, 1)[0]
    if not first.isalpha() or len(first) >= _LONGEST_FIRST_WORD or first[0] == _STRETCH:
        return _questions_by_first_sign(text, openers)
    asked = openers.asked.get(first.casefold(), NOTHING) | openers.always | _ALWAYS
    coded = first.islower() and len(first) <= _LONGEST_OF_HEADER
    if coded or ":" in text or "：" in text or _PICTURES.match(text) is not None:
        asked |= FEED
    return asked | BYLINE if _is_parted(text) else asked


def _questions_by_first_sign(text: str, openers: Openers) -> int:
    """What a line must be asked for whose first word has a sign or a figure, or is one.

    Behind a bracket or a dash anything may stand; else a credit and a byline begin with a word of
    theirs. What a feed sets above its stories has a figure, a colon, an apostrophe or a joint.
    """
    if text[0] in _AROUND:
        return EVERYTHING
    asked = openers.asked.get(first_word(text, 0), NOTHING) | openers.always | _BY_SIGNS
    if _OF_A_FEED.search(text) is not None:
        asked |= FEED
    return asked | BYLINE if _is_parted(text) else asked


def _is_parted(text: str) -> bool:
    """Whether a line holds what parts the names of a byline from a role."""
    return "|" in text or " - " in text or " – " in text or " — " in text
