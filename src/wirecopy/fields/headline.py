r"""Headlines: what looks like one, and the kicker in front of it.

headline = *lead-in words
lead-in  = kicker ( ":" / "|" / ".-" / "/" ) / "[" kicker "]" / "(" kicker ")" / update "-"
kicker   = [ ordinal ] known-words [ figures ]               ; UPDATE 2-, 1st Ld-Writethru:
"""

from __future__ import annotations

import re

import regex

from wirecopy.knowledge.words import fold
from wirecopy.text.letters import EAST_ASIAN_LETTERS
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import STOPS

LONGEST_HEADLINE = 260
_LONGEST_SENTENCE_HEADLINE = 100
_LEAD_IN = lazy(
    r"[\[(【（<]{1}(?P<kicker>[^\[\]()【】（）<>\n]{1,40})[\])】）>]{1}[ ]*"
    r"|(?P<kicker>\p{Lu}{3,12}(?:[ ]\p{Lu}{3,12}){0,2}(?:[ ]{1,3}\d{1,2})?)[ ]?[-–](?!\p{Ll})[ ]*"
    r"|(?P<kicker>[\p{L}\p{N} ]{2,40}?)(?P<stop>\.-|/)[ ]*"
    r"|(?P<kicker>[^:：|\n]{2,40}?)[ ]?[:：|][ ]*"
)
# What stands behind every lead-in that neither is in brackets nor is in capitals, with a dash.
_LEAD_SIGN = re.compile(r"[:：|/]|\.-")
_LONGEST_LEAD = 46
_FEWEST_CAPITALS = 3
_WORD = lazy(r"[\p{L}\p{N}]{2,}")
# East Asian copy files its headlines under a bracketed word or two of any sort: （生态）.
_EAST_ASIAN_LABEL = lazy(rf"[{EAST_ASIAN_LETTERS}ー·・]{{2,6}}")
_LABEL_OPENS = "[(【（<"
_FIGURES_LAST = lazy(r"[ ]\d{1,2}$")
_ORDINAL_FIRST = lazy(r"^\d{1,2}(?:st|nd|rd|th|\.)[ ]")


def find_kicker(
    working: str, start: int, end: int, kickers: frozenset[str]
) -> tuple[int, int] | None:
    """The span of the kicker at the head of a headline, if a known one stands there.

    Several in a row are one: ``UPDATE 1-GLOBAL MARKETS-``.
    """
    lead = working[start : min(end, start + _LONGEST_LEAD)]
    # Most lines are letters and figures as far as that.
    if lead.replace(" ", "").isalnum():
        return None
    if _LEAD_SIGN.search(lead) is None and lead[:1] not in _LABEL_OPENS:
        dashed = "-" in lead or "–" in lead
        if not (dashed and lead[:_FEWEST_CAPITALS].isupper()):
            return None
    first = last = None
    at = start
    while (match := _LEAD_IN.match(working, at, end)) is not None and _is_known(match, kickers):
        first = match.start("kicker") if first is None else first
        last = match.end("kicker")
        at = match.end()
    return None if first is None or last is None else (first, last)


def _is_known(match: regex.Match[str], kickers: frozenset[str]) -> bool:
    # The capital I of Turkish folds to an i with a dot of its own.
    words = fold(match["kicker"]).replace("\u0307", "")
    plain = _ORDINAL_FIRST.sub("", _FIGURES_LAST.sub("", words))
    if words in kickers or plain in kickers:
        return True
    if match[0][0] in _LABEL_OPENS and _EAST_ASIAN_LABEL.fullmatch(words):
        return True
    # A region in capitals with a stop and a dash, as Spanish regional services have it.
    return match["stop"] == ".-" and match["kicker"].isupper()


def is_title_like(working: str, start: int, end: int) -> bool:
    """Whether a block may be a headline: short, and no sentence.

    Example:
        >>> text = "Bridge opens in Lima"
        >>> is_title_like(text, 0, len(text))
        True
    """
    if end - start > LONGEST_HEADLINE:
        return False
    # Most lines begin with a word.
    begins = end - start > 1 and working[start : start + 2].isalnum()
    if not begins and not _WORD.search(working, start, end):
        return False
    return working[end - 1] not in STOPS or end - start < _LONGEST_SENTENCE_HEADLINE
