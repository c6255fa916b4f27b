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
# A token inside one of these is an address, a code, a tag or marked as it is meant.
_LEFT_ALONE = regex.compile(r"[@/<>#_\\]|\[sic\]|\w\.\w")
_SIC = regex.compile(r"[\"'”’]?[ ]?[\[(]sic[\])]", regex.IGNORECASE)


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
    edits = []
    for word in acronyms:
        if counts[word] != 1 or word in lexicon:
            continue
        right = [other for other in used if _is_slip_of(word, other)]
        if len(right) != 1 or _is_defined(word, working):
            continue
        if right[0] in lexicon or f"({right[0]})" in working:
            edits += _edit(working, word, right[0], "acronym:document")
    return edits


def _is_slip_of(word: str, acronym: str) -> bool:
    # A final S is a plural, not a slip.
    plural = word == acronym + "S" or acronym == word + "S"
    return not plural and one_slip(word, acronym)


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
        # A plain word may be another name; with a hyphen, or beside the site itself, hardly.
        if "-" in word or right[0] in counts:
            edits += _edit(working, word, right[0], "place:gazetteer")
    return edits


def _edit(working: str, word: str, right: str, rule: str) -> list[Replacement]:
    """The edit of a word that stands once, unless it stands where nothing is corrected."""
    for match in regex.finditer(
        rf"(?<![\p{{L}}\p{{N}}]){regex.escape(word)}(?![\p{{L}}\p{{N}}])", working
    ):
        start, end = match.span()
        line = max(working.rfind("\n", 0, start), start - 500) + 1
        line_end = working.find("\n", end)
        around = working[line : line_end if line_end >= 0 else len(working)]
        left = working[max(0, start - 80) : start].rsplit(None, 1)
        token = (left[-1] if left and not working[start - 1 : start].isspace() else "") + working[
            start : end + 80
        ].split(None, 1)[0]
        in_capitals = around.isupper()
        if not in_capitals and not _LEFT_ALONE.search(token) and not _SIC.match(working, end):
            return [(start, end, right, rule)]
    return []
