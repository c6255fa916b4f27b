"""Initials: who wrote a piece of copy and who edited it, by a few letters each.

initials = slashed / spaced / lone                    ; ab/cd, kd rv 12, Mb.

What looks like initials may be a section of a page, a month, a zone of time or an ordinary word.
"""

from __future__ import annotations

import unicodedata

from wirecopy.fields.byline.names import is_of_page
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import EAST_ASIAN_LETTERS, has_no_capitals
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import is_balanced

_LONGEST_SMALL, _LONGEST_CAPITALS, _LONGEST_TITLE, _LONGEST_SPELLED = 4, 5, 3, 6
_FEWEST_LETTERS = 3
_LONE_WITH_VOWELS = 3
_FIRST_INDIC, _LAST_INDIC = "\u0900", "\u0dff"
_VOWELS = frozenset("aeiouyæœøıаеиоуыэюяієαεηιουω")
# Whose names are as short as initials.
_EAST_ASIAN = lazy(rf"[{EAST_ASIAN_LETTERS}]")
# slashed = signs letters 1*5( joint ( letters / figures ) ) signs; each letter with its vowel signs
_SLASHED = lazy(
    r"(?P<open>[/(\[-]{0,2})(?P<groups>(?:\p{L}\p{M}{0,2}+){1,6}\d{0,2}"
    r"(?:(?:[ ]?(?:/{1,2}|\\)[ ]?|[.+-])(?:[\p{L}\d]\p{M}{0,2}+){1,6}){1,5})"
    r"(?P<close>[/)\]]{0,2})\.?"
)
_SPACED = lazy(r"\p{L}{2,3}(?:[ /]\p{L}{2,3}){1,3}(?:[ /]\d{1,4})?")
_LONE_GROUP = lazy(r"(?P<open>[/(\[-]{0,2})(?P<groups>\p{L}{2,4}\d{0,2})(?P<close>[/)\]-]{0,2}\.?)")
# paired = "(" capitals "-" capitals ")": (SK-FTA)
_PAIRED = lazy(r"\(\p{Lu}{1,3}-\p{Lu}{1,3}\)\.?")
# bracketed = "(" 2*3letter ")": (rh)
_BRACKETED = lazy(r"[(（](?P<letters>\p{Latin}{2,3}|\p{Cyrillic}{2,3})[)）]")
# borne out = [ "(" ] letters 1*3( ( blank / "/" / "-" ) letters ) [ "/" ] [ ")" ] of one case
_BORNE_OUT = lazy(
    r"(?P<open>\(?)\p{L}{2,4}\d?(?:(?P<joint>[ ]?/{1,2}[ ]?|[ ]|-)\p{L}{2,4}){0,3}/?"
    r"(?P<close>\)?)\.?"
)
# desk = 1*2word without capitals, and no stop: रंजन, रंजन पाठक
_DESK_NAMES = lazy(r"(?=\p{Lo})[\p{L}\p{M}]{2,14}(?:[ ][\p{L}\p{M}.]{1,14})?(?<![.])")
_LONGEST_WITH_VOWELS = 3
_GROUP = lazy(r"[\p{L}\p{M}]+")


def is_lone_group(text: str) -> bool:
    """Whether a text is one group of letters, with signs about it or without."""
    return _LONE_GROUP.fullmatch(text) is not None


def is_slashed(context: Context, text: str) -> bool:
    """``ab/cd``, ``//AB/cd//``, ``(ab/12)``; small letters may be joined otherwise."""
    if " " in text and "/" not in text and "\\" not in text:
        return False  # blanks stand beside slashes only
    match = _SLASHED.fullmatch(text)
    if match is None or not is_balanced(match["open"], match["close"]):
        return False
    printed = match["groups"]
    between = "/" in match["open"] and "/" in match["close"]
    if "/" not in printed and not between and printed != printed.lower():
        return False
    groups = _GROUP.findall(printed)
    if _EAST_ASIAN.search(printed) or not all(map(may_be_initials, groups)):
        return False
    if any(_is_section(context, group) for group in groups):
        return False
    if sum(map(len, groups)) < _FEWEST_LETTERS and printed != printed.lower():
        return False
    if _are_months(context, groups) or any(
        group.upper() in context.languages.zones for group in groups
    ):
        return False
    return not all(fold(group) in context.spoken.ordinary_words for group in groups)


def _are_months(context: Context, groups: list[str]) -> bool:
    """Whether one of some groups is a month of the copy's language, or all are of any: жн/сн."""
    if any(fold(group) in context.spoken.month_numbers for group in groups):
        return True
    return all(fold(group) in context.languages.month_numbers for group in groups)


def is_apart(context: Context, text: str) -> bool:
    """Initials that only their place tells: ``kd rv``, ``RK MV``, ``Mb.``, ``(mb)``."""
    if _EAST_ASIAN.search(text):
        return False
    groups = _GROUP.findall(text)
    if any(fold(group) in context.spoken.ordinary_words for group in groups):
        return False
    if _are_months(context, groups):
        return False
    if _PAIRED.fullmatch(text) is not None:
        return True
    if _SPACED.fullmatch(text) is not None:
        # Words of two languages are as short; capitals may be acronyms, and names have capitals.
        if any(group.istitle() for group in groups):
            return False
        return not any(group.isupper() and _has_vowel(group) for group in groups)
    match = _LONE_GROUP.fullmatch(text)
    if match is None or not is_balanced(match["open"], match["close"]):
        return False
    letters = groups[0]
    signed = match["open"] != "" or match["close"].startswith("/")
    if match["open"].endswith("/") and match["close"].startswith("/"):
        return bool(letters.islower() or letters.isupper())  # /RY/
    plain = letters.islower() and (signed or "." not in match["close"])
    if plain and len(letters) <= _LONE_WITH_VOWELS:
        return True
    # "Mb" may be anything, "Mb." and "/Mb/" sign.
    stopped = signed or match["close"] != ""
    cased = letters.islower() or letters.isupper() or (letters.istitle() and stopped)
    return cased and not _has_vowel(letters)


def are_bracketed(context: Context, text: str) -> bool:
    """The letters of who wrote, in brackets behind the last sentence: ``(rh)``, ``(bkl)``.

    Without a vowel they are no word.
    """
    match = _BRACKETED.fullmatch(text)
    if match is None or _has_vowel(match["letters"]):
        return False
    return fold(match["letters"]) not in context.spoken.ordinary_words


def is_borne_out(context: Context, text: str, above: str, credit: str | None) -> bool:
    """Initials that a sign-off above bears out: ``MNZ FAR AZ``, ``YKR-FLO``, ``uko/ jann/``.

    Below the copy's own credit a name without capitals is one of the desk, too.
    """
    if _is_of_desk(text, above, credit):
        return True
    match = _BORNE_OUT.fullmatch(text)
    if match is None or _EAST_ASIAN.search(text) or (match["open"] == "") != (match["close"] == ""):
        return False
    groups = _GROUP.findall(text)
    if not (text.isupper() or text.islower()) or (len(groups) == 1 and match["open"] == ""):
        return False
    known = context.spoken.ordinary_words
    if any(
        fold(group) in known or fold(group) in context.languages.month_numbers for group in groups
    ):
        return False
    joined = "/" in text or "-" in text
    return joined or not any(
        len(group) > _LONGEST_WITH_VOWELS and _has_vowel(group) for group in groups
    )


def _is_of_desk(text: str, above: str, credit: str | None) -> bool:
    """Whether a line is who edited, below the copy's own credit and who wrote: भाषा सं राजेश.

    Without capitals it may be any word, but for its place.
    """
    if credit is None or not has_no_capitals(text) or _DESK_NAMES.fullmatch(text) is None:
        return False
    return above == credit or above.startswith(f"{credit} ")


def may_be_initials(group: str) -> bool:
    """Whether letters are few enough for those of one person."""
    if group.isupper():
        return len(group) <= _LONGEST_CAPITALS
    if group.istitle():
        return len(group) <= _LONGEST_TITLE
    if _FIRST_INDIC <= group[0] <= _LAST_INDIC:
        # Where vowels are signs, the names of Latin letters are spelled: এমএইচ for MH.
        return sum(map(str.isalpha, group)) <= _LONGEST_SPELLED
    return len(group) <= _LONGEST_SMALL


def _is_section(context: Context, group: str) -> bool:
    """Whether letters that are long enough to be a word name a section of a page."""
    return len(group) > _LONGEST_SMALL and is_of_page(group, context.languages)


def _has_vowel(text: str) -> bool:
    letters = unicodedata.normalize("NFD", text.casefold())
    return not _VOWELS.isdisjoint(letters)
