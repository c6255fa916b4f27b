r"""The machine-made lines of a feed: service headers, slugs, update words, counts, copyright.

header    = letter 4figure *code / 2*( letter ) slug month "-" day count   ; r z BC-Heat 02-20 0500
slug      = ( "BC-" / "AM-" / "PM-" ) words [ "," take ] [ "," count ] [ "<" ]
/ word 1*( ( "-" / "/" ) word ) [ "/" ]                ; Germany-politics/
count     = figures "words" / "Words:" figures
copyright = ( "c." / "(c)" / "©" / "Copyright" ) [ "(c)" ] year words
picture   = agency "Photo" code *( "," code )                    ; AP Photo GATK105, GATK106
"""

from __future__ import annotations

import re

import regex

from wirecopy.house_styles import fold
from wirecopy.patterns import lazy

LONGEST_FEED_LINE = 240
_LONGEST_UPDATE = 40

_HEADER = lazy(
    r"\^?(?:\p{L}\d{4}\S{0,20}|(?:\p{Ll}{1,3}[ ]){1,3}\S[^\n]{0,80}?[ ]\d\d-\d\d[ ]\d{2,5}"
    r"|\p{Ll}{3}\d{3,4}[ ]\d[ ]\p{Ll}[ ]\d{1,5}[^\n]{0,40})"
)
_SLUG = lazy(
    r"\^?(?:(?:BC|AM|PM)-\S[^\n]{0,100}"
    # Two joints at least, or a slash at the end: Covid-19 is a headline's word.
    r"|[\p{L}\p{N}'’.&]{2,40}(?:[-/][\p{L}\p{N}'’.&]{1,40}){0,6}/(?:[ ]?\([^()\n]{1,60}\))?"
    r"|[\p{L}\p{N}'’.&]{2,40}(?:-{1,2}[\p{L}\p{N}'’.&]{1,40}){2,8}(?:[ ]?\([^()\n]{1,60}\))?)<?"
)
_COUNT = lazy(r"\(?(?:\d{2,5}[ ]words?|words?[ ]?:[ ]?\d{2,5})\)?[.]?", regex.IGNORECASE)
_COPYRIGHT = lazy(
    r"(?:c\.|\(c\)|©|copyright(?:[ ](?:\(c\)|©))?)[ ]?(?:19|20)\d\d\b[^\n]{0,120}", regex.IGNORECASE
)
# What these lines hold: a figure, and a slug or a picture's code a joint or a figure.
_FIGURE = re.compile(r"\d")
_JOINT = re.compile(r"[-/\d]")
_CONTACT = lazy(r"\(\([^\n]{1,220}\)\)")
_PICTURE = lazy(
    r"\^?\p{Lu}{2,8}[ ](?:Photo|Photos|Graphic|Video|Audio)s?[ ]\p{Lu}{1,8}\d{2,6}[^\n]{0,140}"
)


def is_furniture_line(text: str) -> bool:
    """Whether a line is a feed's own: its header, a count of words, a copyright, a contact.

    Example:
        >>> is_furniture_line("c.1998 Lakeside News Service"), is_furniture_line("Bridge opens")
        (True, False)
    """
    if len(text) > LONGEST_FEED_LINE or not (_FIGURE.search(text) or text.startswith("((")):
        return False
    return any(pattern.fullmatch(text) for pattern in (_HEADER, _COUNT, _COPYRIGHT, _CONTACT))


def is_slug(text: str) -> bool:
    """Whether a line is a story's slug, or says which pictures go with it.

    Example:
        >>> is_slug("BC-Bridge-Opening, 1st Ld-Writethru,416<"), is_slug("Covid-19")
        (True, False)
    """
    if len(text) > LONGEST_FEED_LINE or not _JOINT.search(text):
        return False
    return _SLUG.fullmatch(text) is not None or _PICTURE.fullmatch(text) is not None


def update_word(text: str) -> str:
    """A line without its marks, as a word of urgency or update is looked up: ``(Achtung)``."""
    return fold(text.strip("()[]+*^<=:! ")) if len(text) <= _LONGEST_UPDATE else ""
