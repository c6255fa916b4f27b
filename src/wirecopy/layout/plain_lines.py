"""A cheap first look at a line: whether all that it can be is a line of words.

Most lines of a page, and most headlines, are nothing but words. Whatever else a line may be (listed
furniture, a sign-off, a byline, a credit, a caption, a time, where a page speaks of itself) shows in
a sign, a figure, its first word, or a word by which pages speak; a line without any of those need
not be asked for each.

plain = word *( blank ( word *( "-" word ) [ "," ] / "<" word ">" / "&" ) )   ; no comma at the end
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from wirecopy.fields.byline.reader import opening_words as words_of_bylines
from wirecopy.fields.captions import picture_words
from wirecopy.fields.credits import opening_words as words_of_credits
from wirecopy.fields.furniture import first_words as words_of_furniture
from wirecopy.fields.signoff import Signoffs
from wirecopy.fields.source_line.reader import opening_words as words_of_source_lines
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.layout.page_words import Words

# Letters alone; for such classes re is the faster one. A joint in the first word may make a slug,
# and what ends a sentence, a closing quotation mark too, may have a sign-off behind it.
_PLAIN = re.compile(r"[^\W\d_]{1,24}(?: (?:[^\W\d_]+(?:-[^\W\d_]+)*,?|<[^\W\d_]+>|&))*(?<!,)")
# Behind these a picture's owner may stand.
_OWNED = (" by ", " courtesy ")


@lru_cache(maxsize=64)
def _opening_words(registry: Registry, spoken: Language) -> frozenset[str] | None:
    """The first words of all lines that are more than words; None where blanks part no words."""
    bylines, credits = words_of_bylines(spoken), words_of_credits(spoken)
    if bylines is None or credits is None:
        return None
    return frozenset().union(
        bylines,
        credits,
        words_of_furniture(registry),
        words_of_source_lines(registry.languages),
        Signoffs(registry).first_words,
        picture_words(spoken).words,
    )


def is_plain_line(
    text: str, words: Sequence[str], known: Words, registry: Registry, spoken: Language
) -> bool:
    """Whether a short line can be nothing but a line of words.

    Args:
        text: The line.
        words: Its words, folded.
        known: The words of pages.
        registry: The house styles.
        spoken: The language of the copy.
    """
    if _PLAIN.fullmatch(text) is None or known.may_stand_among(words):
        return False
    opening = _opening_words(registry, spoken)
    if opening is None or text.split(" ", 1)[0].casefold() in opening:
        return False
    return not any(map(text.__contains__, _OWNED))
