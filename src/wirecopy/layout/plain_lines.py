"""A cheap first look at a line: whether all that it can be is a line of words.

Most lines of a page, and most headlines, are nothing but words. Whatever else a line may be (listed
furniture, a sign-off, a byline, a credit, a time) shows in a sign, a figure or its first word; of a
line without any of those nothing is asked but whether a page speaks of itself in it.

plain = word *( blank ( word *( "-" word ) [ "," ] / "<" word ">" / "&" ) )   ; no comma at the end
"""

from __future__ import annotations

import re
from functools import lru_cache

from wirecopy.fields.byline.reader import opening_words as words_of_bylines
from wirecopy.fields.captions import picture_words
from wirecopy.fields.credits import opening_words as words_of_credits
from wirecopy.fields.furniture import first_words as words_of_furniture
from wirecopy.fields.signoff import Signoffs
from wirecopy.fields.source_line.labels import opening_words as words_of_source_lines
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language

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


def is_plain_line(text: str, registry: Registry, spoken: Language) -> bool:
    """Whether a line can be nothing but a line of words, a site's own or others.

    Args:
        text: The line.
        registry: The house styles.
        spoken: The language of the copy.
    """
    if _PLAIN.fullmatch(text) is None:
        return False
    opening = _opening_words(registry, spoken)
    if opening is None or text.split(" ", 1)[0].casefold() in opening:
        return False
    return not any(map(text.__contains__, _OWNED))
