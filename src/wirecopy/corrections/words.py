"""Misspelt acronyms and names in running text, corrected only on evidence.

Two kinds of evidence are weighed so far: the document's own spelling (a lone slip against an
acronym that the document uses or defines), and the gazetteer of sites (a long name one slip from
the only candidate, and itself no known place).
"""

from __future__ import annotations

from collections import Counter

import regex

from wirecopy import gazetteer
from wirecopy.corrections.lexicon import Lexicon
from wirecopy.offsets import Replacement
from wirecopy.slips import one_slip

_CAPITALIZED = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}'’-]*+")
_SHORTEST_ACRONYM = 4
_LONGEST_ACRONYM = 12
_SHORTEST_SITE = 8
_TWICE = 2
_AROUND = 200
# A token inside one of these is an address, a code, a tag or marked as it is meant.
_LEFT_ALONE = regex.compile(r"[@/<>#_\\$`]|\[sic\]|\w\.\w")
_SIC = regex.compile(r"[\"'”’,.]{0,2}[ ]?[\[(]sic[\])]", regex.IGNORECASE)
# ticker = "(" exchange ":" code
_TICKER = regex.compile(r"\([\p{Lu}. ]{2,20}:[ ]?$")
_ARTICLE = regex.compile(r"(?i:[ae]l|ash?|ad|an|ar|at|ben|bin|ibn|abu)-")


def word_edits(
    working: str, lexicon: Lexicon, *, acronyms: bool = True, names: bool = True
) -> list[Replacement]:
    """The corrections of acronyms and names, in order."""
    counts = Counter(_CAPITALIZED.findall(working))
    found: list[Replacement] = []
    if acronyms:
        found += _acronym_edits(working, counts, lexicon)
    if names:
        found += _site_edits(working, counts, lexicon)
    return sorted(found)


def _acronym_edits(working: str, counts: Counter[str], lexicon: Lexicon) -> list[Replacement]:
    acronyms = [
        word
        for word in counts
        if _SHORTEST_ACRONYM <= len(word) <= _LONGEST_ACRONYM and word.isupper() and word.isalpha()
    ]
    used = [word for word in acronyms if counts[word] >= _TWICE]
    if not used:
        return []
    by_letters: dict[str, list[str]] = {}
    for word in used:
        by_letters.setdefault("".join(sorted(word)), []).append(word)
    edits = []
    for word in acronyms:
        if counts[word] != 1 or word in lexicon:
            continue
        # Two letters swapped are a slip; another letter is as often another body.
        right = [
            other for other in by_letters.get("".join(sorted(word)), ()) if one_slip(word, other)
        ]
        if len(right) != 1 or _is_defined(word, working):
            continue
        if right[0] in lexicon or f"({right[0]})" in working:
            edits += _edit(working, word, right[0], "acronym:document")
    return edits


def _is_defined(word: str, working: str) -> bool:
    """Whether the document itself says what an acronym means: in brackets, or by initials."""
    if f"({word})" in working:
        return True
    between = r"[ \n-](?:(?:of|the|for|and|on|to|in|de|la|des|du|y|e)[ \n]){0,2}"
    spelled_out = between.join(rf"{letter}\p{{L}}{{1,20}}" for letter in word)
    return regex.search(rf"(?<!\p{{L}}){spelled_out}", working) is not None


def _differs_at_end(word: str, name: str) -> bool:
    """Whether one word is the other and one letter more: another name, or a plural."""
    return word.startswith(name) or name.startswith(word)


def _site_edits(working: str, counts: Counter[str], lexicon: Lexicon) -> list[Replacement]:
    edits = []
    for word in counts:
        if len(word) < _SHORTEST_SITE or word.isupper() or word in lexicon:
            continue
        right = [site for site in lexicon.sites.near(word) if not _differs_at_end(word, site)]
        if len(right) != 1 or counts[word] != 1 or gazetteer.holders(word):
            continue
        # A plain word may be another name, and so may one with an Arabic article.
        if "-" in word and not _ARTICLE.match(word):
            edits += _edit(working, word, right[0], "place:gazetteer")
    return edits


def _edit(working: str, word: str, right: str, rule: str) -> list[Replacement]:
    """The edit of a word that stands once, unless it stands where nothing is corrected."""
    for match in regex.finditer(
        rf"(?<![\p{{L}}\p{{N}}]){regex.escape(word)}(?![\p{{L}}\p{{N}}])", working
    ):
        if not _is_left_alone(working, *match.span()):
            return [(*match.span(), right, rule)]
    return []


def _is_left_alone(working: str, start: int, end: int) -> bool:
    """Whether a word stands in a code, an address or a capitals line, or is marked as meant."""
    floor, ceiling = max(0, start - _AROUND), end + _AROUND
    line_start = working.rfind("\n", floor, start) + 1 or floor
    line_end = working.find("\n", end, ceiling)
    line = working[line_start : line_end if line_end >= 0 else ceiling]
    before = working[line_start:start]
    token = before[len(before.rstrip()) :] or (before.split() or [""])[-1]
    token += (working[start:ceiling].split(None, 1) or [""])[0]
    return (
        line.isupper()
        or _LEFT_ALONE.search(token) is not None
        or _TICKER.search(before) is not None
        or _SIC.match(working, end) is not None
    )
