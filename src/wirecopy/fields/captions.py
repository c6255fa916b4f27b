"""Captions and picture credits."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs
import regex

from wirecopy.knowledge.context import Context
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.text.patterns import any_of, lazy

_CREDIT_REACH = 200
_LONGEST_CREDIT = 80
_LED_REACH = 60
_OPENING, _CLOSING = "(（", ")）"
_WORD = re.compile(r"[^\W\d_]+")
# owner and name = words "/" name: (EFE/Ana Ruz)
_OWNER_AND_NAME = lazy(r"(?:\p{L}{1,30}+[ ]?){1,4}/\p{Lu}[^()\n]{1,40}")
# What tells a picture's credit from a sentence: a colon, a slash or a bar beside its word.
_SIGN = re.compile(r"[:：/|]")


@attrs.frozen
class PictureWords:
    """The words for pictures in one language, ready to match.

    Attributes:
        words: The words, folded.
        led: The start of a line that names the owner of a picture.
        joined: A pattern of the words for scripts that part no words with blanks, else None.
    """

    words: frozenset[str]
    led: regex.Pattern[str]
    joined: regex.Pattern[str] | None


@lru_cache(maxsize=64)
def picture_words(spoken: Language) -> PictureWords:
    """The words for pictures in a language, and the English ones that all wires print.

    A word that labels a source leads no caption.
    """
    english = language(ENGLISH)
    words = (*spoken.captions.words, *english.captions.words)
    others = {*spoken.source_line.source_labels, *english.source_line.source_labels}
    leading = [word for word in words if word not in others]
    by = any_of((*spoken.byline.by, *english.byline.by, "courtesy", "courtesy of"))
    # led = [ "(" ] 0*3word picture ( ":" / "/" / "by" / "courtesy" )
    before = r"(?:\p{L}{1,30}+[ -]){0,3}" if spoken.joiner == " " else ""
    return PictureWords(
        frozenset(map(str.casefold, words)),
        lazy(rf"[(（\[]?{before}(?i:{any_of(leading)})(?:[ ]?[:：/]|[ ](?i:{by})(?![\p{{L}}]))"),
        None if spoken.joiner == " " else lazy(any_of(spoken.captions.words)),
    )


def may_be_caption(working: str, start: int, end: int) -> bool:
    """Whether a block holds what every caption has: a bracket at its end, or a sign near its start.

    Example:
        >>> may_be_caption("Photo: Ana Ruz", 0, 14), may_be_caption("It is open.", 0, 11)
        (True, False)
    """
    if working[end - 1] in _CLOSING:
        return True
    head = working[start : min(end, start + _LED_REACH)]
    return _SIGN.search(head) is not None or " by " in head or " courtesy " in head


def is_caption(context: Context, start: int, end: int) -> bool:
    """Whether a block is the caption or the credit of a picture.

    It opens with a word for one and its owner (``Foto: Ana Ruz``, ``AP Photo/Ana Ruz``), or ends in
    a credit in brackets (``(Kyodo photo)``, ``(EFE/Ana Ruz)``).
    """
    working = context.working
    if not may_be_caption(working, start, end):
        return False
    words = picture_words(context.spoken)
    if words.led.match(working, start, end) is not None:
        return True
    if working[end - 1] not in _CLOSING:
        return False
    opening = max(working.rfind(sign, start, end) for sign in _OPENING)
    if not 0 <= opening - start <= _CREDIT_REACH or end - opening > _LONGEST_CREDIT:
        return False
    return _is_credit(context, words, working[opening + 1 : end - 1])


def _is_credit(context: Context, known: PictureWords, printed: str) -> bool:
    """Whether what stands in brackets credits a picture: to an agency, or with a sign to anyone."""
    if _OWNER_AND_NAME.fullmatch(printed) is not None:
        return True
    if known.joined is not None and known.joined.search(printed) is not None:
        return True
    words = _WORD.findall(printed.casefold())
    others = [word for word in words if word not in known.words]
    if len(others) == len(words):
        return False
    return fold(" ".join(others)) in context.registry.names or _SIGN.search(printed) is not None
