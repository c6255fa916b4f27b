"""What releases are called, who sends them, and what the law wants said below them.

label = name of a release, at the head of a line or behind a sign ; Press release, 3 May | Tiedote
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import regex

from wirecopy.knowledge.data_files import own_table
from wirecopy.knowledge.words import fold
from wirecopy.text.patterns import any_of, lazy

LONGEST_LABEL = 90
# number = 1*3word ( ":" / "№" / "no." ) figures and letters: RNS Number : 4471T, Ref.: DP/24/331
_NUMBER = lazy(
    r"\p{L}[\p{L}\p{M}.-]{0,24}(?:[ ]\p{L}[\p{L}\p{M}.-]{0,24}){0,3}[ ]?(?:[:：#№][ ]?)"
    r"(?=[\p{L}/.-]{0,12}\d)(?=[\d.\u2010-\u2013-]{0,12}[\p{L}/])"
    r"[\p{L}\d/.\u2010-\u2013-]{2,24}(?:[ ][\p{L}\d/.-]{1,8})?"
)
# What stands in each of them; for single characters re is the faster one.
_NUMBER_SIGN = re.compile("[:：#№]")
# The signs that a label may stand behind; a dot of Greek is one of them without its accents.
_BEFORE_LABEL = re.compile(r"[|·\u0387•–—:/(\[*-]\s*")
# Of so many letters a label's first ones rule out most lines.
_FIRST_LETTERS = 2
# Accents, and the small i without a dot, which is a capital's in Turkish.
_WITHOUT = {"\u0301": "", "\u0307": "", "\u0131": "i"}


def is_release_label(text: str) -> bool:
    """Whether a short line says that what stands below it is a release.

    Example:
        >>> is_release_label("PRESS RELEASE No. 12"), is_release_label("Press freedom")
        (True, False)
    """
    if len(text) > LONGEST_LABEL:
        return False
    starts = [0, *[sign.end() for sign in _BEFORE_LABEL.finditer(text)]]
    if not any(_may_begin_with_label(text[at : at + _FIRST_LETTERS]) for at in starts):
        return False
    return _labels().search(_plain(text)) is not None


def is_release_label_alone(text: str) -> bool:
    """Whether a line says that a release follows, with its number or without, and no more.

    Example:
        >>> lines = ("PRESS RELEASE 14/2024", "Press release | Bridge opens")
        >>> [is_release_label_alone(line) for line in lines]
        [True, False]
    """
    if len(text) > LONGEST_LABEL or not _may_begin_with_label(text[:_FIRST_LETTERS]):
        return False
    plain = _plain(text)
    return plain.startswith(_plain_labels()) and _labels_alone().fullmatch(plain) is not None


def behind_release_label(text: str) -> str | None:
    """What stands behind the words at the head of a line that say a release follows, folded.

    Example:
        >>> behind_release_label("PRESS RELEASE FROM TARN FERRIES"), behind_release_label("Ferry")
        ('from tarn ferries', None)
    """
    if len(text) > LONGEST_LABEL or not _may_begin_with_label(text[:_FIRST_LETTERS]):
        return None
    plain = _plain(text)
    label = _opening_labels().match(plain) if plain.startswith(_plain_labels()) else None
    return plain[label.end() :] if label is not None else None


def is_release_number(text: str) -> bool:
    """Whether a line is the number that a house gives its release.

    Example:
        >>> is_release_number("RNS Number : 4471T"), is_release_number("Tarn away: 3-2")
        (True, False)
    """
    signed = len(text) <= LONGEST_LABEL and _NUMBER_SIGN.search(text) is not None
    return signed and _NUMBER.fullmatch(text) is not None


def is_release_wire(credit: str) -> bool:
    """Whether an agency sends nothing but releases.

    Example:
        >>> is_release_wire("GLOBE NEWSWIRE"), is_release_wire("AP")
        (True, False)
    """
    return fold(credit) in _wires()


def is_warning(text: str) -> bool:
    """Whether a text begins as what an exchange or the law wants said.

    Example:
        >>> is_warning("Forward-Looking Statements"), is_warning("Looking forward")
        (True, False)
    """
    return _warnings().match(fold(text[:LONGEST_LABEL])) is not None


def _plain(text: str) -> str:
    """A text folded, without the accents that no Greek capital and the dots that no small i has."""
    folded = fold(text)
    if folded.isascii():
        return folded
    parted = unicodedata.normalize("NFD", folded)
    return "".join(map(_WITHOUT.get, parted, parted))


@cache
def _plain_labels() -> tuple[str, ...]:
    return tuple(_plain(word) for word in own_table("", "releases")["labels"])


def _label_words() -> str:
    return any_of(_plain_labels())


@lru_cache(maxsize=4096)
def _may_begin_with_label(first: str) -> bool:
    """Whether the first letters of a line are those of a label: two, or one that is not ASCII."""
    if first.isascii():
        return first.casefold() in _first_letters()
    # Of a letter that is nothing but an accent there is nothing left.
    plain = _plain(first[0])
    return not plain or plain[0] in _first_letters()


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(label[:count] for label in _plain_labels() for count in (1, _FIRST_LETTERS))


@cache
def _labels() -> regex.Pattern[str]:
    """No word follows a label: "Press release angers union" is a headline."""
    return regex.compile(rf"(?:^|[|·•–—:/(\[*-] ?){_label_words()}(?!\p{{L}}| \p{{L}}{{3}})")


@cache
def _opening_labels() -> regex.Pattern[str]:
    return regex.compile(_label_words() + r" (?=\p{L})")


@cache
def _labels_alone() -> regex.Pattern[str]:
    number = r"(?:[^\p{L}\n]|\p{L}{1,3}(?![\p{L}\p{M}])){0,24}+"
    words = _label_words()
    # A second label may stand behind a sign: MEDIA RELEASE: FOR IMMEDIATE PUBLICATION
    return regex.compile(rf"{words}(?:[ ]?[:/|,–—-][ ]?{words})?{number}")


@cache
def _wires() -> frozenset[str]:
    return frozenset(map(fold, own_table("", "releases")["wires"]))


@cache
def _warnings() -> regex.Pattern[str]:
    return regex.compile(any_of([fold(word) for word in own_table("", "releases")["warnings"]]))
