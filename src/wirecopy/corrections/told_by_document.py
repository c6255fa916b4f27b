"""Slips that a document itself gives away: of its own acronyms, and inside known whole names.

Neither needs the lexicon's word for the slip, nor any language: the letters are those of what the
document has elsewhere, or of a name all other words of which stand in their places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import regex

from wirecopy.corrections.context import (
    AROUND,
    LEFT_ALONE,
    SIC,
    has_word,
    is_bracketed,
    line_around,
    spelled_out_at,
    stretch_around,
)
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.knowledge.terms import ACRONYM, PERSON
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.typos import is_other_letter, one_slip

# acronym = 4*12capital, whatever the script; an ending may follow behind an apostrophe
_ACRONYM = lazy(r"(?<![\p{L}\p{M}\p{N}&.-])\p{Lu}{4,12}+(?![\p{L}\p{M}\p{N}&]|\.\p{L}|-\p{Lu})")
# The same of text in ASCII, for which re is the faster engine.
_ACRONYM_ASCII = re.compile(
    r"[A-Z](?<![A-Za-z0-9&.-][A-Z])[A-Z]{3,11}+(?![A-Za-z0-9&]|\.[A-Za-z]|-[A-Z])"
)
# What parts the pieces of a word; a piece behind an apostrophe may be an acronym: Al'UNESCO.
_JOINTS = str.maketrans("'’-", "   ")
_INNER = lazy(r"['’]\p{Lu}{4}")
_INNER_ASCII = re.compile("'[A-Z]{4}")
# heading = 2capitalised words in full capitals beside it
_CAPITALS_BEFORE = lazy(r"(?<![\p{L}\p{M}])\p{Lu}{2,20}+[ ]\p{Lu}{2,20}+[ ]$")
_CAPITALS_AFTER = lazy(r"[ ]\p{Lu}{2,20}+[ ]\p{Lu}{2,20}+(?![\p{L}\p{M}])")
_SHORTEST = 4
_FEWEST_REPEATS = 2
# Of a longer acronym a letter may be lost or doubled as well; of a short one that makes another.
_SHORTEST_LOST = 6
_MOST_ACRONYMS = 500
_FEW = 40
# "San" may have lost a letter; "HW" is no slip of "W.".
_SHORTEST_INNER = 3
_MOST_SIGHTINGS = 3


def acronym_edits(working: str, words: Collection[str], lexicon: Lexicon) -> Iterator[Replacement]:
    """Acronyms printed once that are slips of one that the document defines or repeats.

    Args:
        working: The working text.
        words: Its capitalized words, each once.
        lexicon: The terms that are right as they are.
    """
    capitals = [word for word in words if word[:_SHORTEST].isupper()]
    # Of the few that most copy has, each is soon looked for; of many, one pass is less.
    if len(capitals) <= 1 or (len(capitals) <= _FEW and not _may_be_slips(working, capitals)):
        return
    spans: dict[str, list[TextSpan]] = {}
    for match in (_ACRONYM_ASCII if working.isascii() else _ACRONYM).finditer(working):
        spans.setdefault(match[0], []).append(match.span())
    if not 1 < len(spans) <= _MOST_ACRONYMS or not _may_be_near(spans):
        return
    by_letters = _by_letters(word for word in spans if _has_evidence(working, spans[word]))
    if not by_letters:
        return
    for wrong, found in spans.items():
        near = _near(wrong, by_letters) if len(found) == 1 else ()
        if not near or wrong in lexicon or lexicon.doubt(wrong):
            continue
        meant = [right for right in near if _is_told(working, right, spans[right])]
        if len(meant) == 1 and _may_be_slip(working, found[0], wrong, meant[0]):
            yield *found[0], meant[0], f"{ACRONYM}:document"


def _may_be_slips(working: str, capitals: Collection[str]) -> bool:
    """Whether some words that begin with capitals may hold an acronym and a slip of it."""
    inside = _INNER_ASCII if working.isascii() else _INNER
    pieces = {*" ".join(capitals).translate(_JOINTS).split()}
    if not _may_be_near(pieces) and inside.search(working) is None:
        return False
    return any(_may_be_told(working, word) for word in capitals)


def _may_be_near(acronyms: Collection[str]) -> bool:
    """Whether any two acronyms may be near.

    They have the same letters; or the same ends, and the longer one a letter more.
    """
    # The same letters in any order have one sum.
    if len({(len(acronym), sum(acronym.encode())) for acronym in acronyms}) < len(acronyms):
        return True
    lengths: dict[str, set[int]] = {}
    for acronym in acronyms:
        if len(acronym) >= _SHORTEST_LOST - 1:
            lengths.setdefault(acronym[0] + acronym[-1], set()).add(len(acronym))
    return any(length + 1 in known for known in lengths.values() for length in known)


def _by_letters(acronyms: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The acronyms under their letters in order, and the longer ones without each of these."""
    found: dict[str, list[str]] = {}
    for acronym in acronyms:
        letters = "".join(sorted(acronym))
        for key in (letters, *(_less_one(letters) if len(acronym) >= _SHORTEST_LOST else ())):
            found.setdefault(key, []).append(acronym)
    return found


def _near(wrong: str, by_letters: Mapping[str, Sequence[str]]) -> Collection[str]:
    """The acronyms of which one may be a slip."""
    letters = "".join(sorted(wrong))
    keys = (letters, *(_less_one(letters) if len(wrong) > _SHORTEST_LOST else ()))
    others = {right for key in keys for right in by_letters.get(key, ()) if right != wrong}
    return [right for right in others if _is_slip(wrong, right)]


def _less_one(letters: str) -> set[str]:
    return {letters[:at] + letters[at + 1 :] for at in range(len(letters))}


def _is_slip(wrong: str, right: str) -> bool:
    """Whether a hand may have made one of another: the same letters, or one lost of many."""
    if abs(len(wrong) - len(right)) > 1 or not one_slip(wrong, right):
        return False
    if len(wrong) == len(right):
        return sorted(wrong) == sorted(right)
    return len(right) >= _SHORTEST_LOST and wrong[0] == right[0] and wrong[-1] == right[-1]


def _may_be_told(working: str, word: str) -> bool:
    """Whether the acronym that leads a word is printed again, or in brackets.

    What tells an acronym needs one of them. Of a word that is not all letters its first few say.
    """
    acronym = word if word.isalpha() else word[:_SHORTEST]
    return working.count(acronym) > 1 or f"({acronym}" in working


def _has_evidence(working: str, spans: list[TextSpan]) -> bool:
    """Whether an acronym is printed again, or in brackets, where it stands by itself."""
    return len(spans) >= _FEWEST_REPEATS or any(
        working[start - 1 : start] == "(" for start, _ in spans
    )


def _is_told(working: str, right: str, spans: list[TextSpan]) -> bool:
    """Whether a document spells an acronym out before a bracket, or has it again and again."""
    for start, end in spans[:_MOST_SIGHTINGS]:
        before, after = working[max(0, start - AROUND) : start], working[end : end + 1]
        if is_bracketed(before, after) and spelled_out_at(right, before.rstrip("(")):
            return True
    mixed = [span for span in spans[: 2 * _MOST_SIGHTINGS] if not _is_in_capitals(working, span)]
    return len(mixed) >= _FEWEST_REPEATS


def _may_be_slip(working: str, span: TextSpan, wrong: str, right: str) -> bool:
    """Whether nothing around an acronym says that it is meant as it is."""
    start, end = span
    before, after = working[max(0, start - AROUND) : start], working[end : end + AROUND]
    if _is_in_capitals(working, span) or SIC.match(after) is not None:
        return False
    # What the document has as a word is no acronym.
    if has_word(working, wrong.lower()) or has_word(working, wrong.capitalize()):
        return False
    if LEFT_ALONE.search(working[slice(*stretch_around(working, start, end))]) is not None:
        return False
    if is_bracketed(before, after):
        return spelled_out_at(right, before.rstrip("(")) > spelled_out_at(wrong, before.rstrip("("))
    return True


def _is_in_capitals(working: str, span: TextSpan) -> bool:
    """Whether the line is in capitals, or the words beside are, as of a heading that ran in."""
    start, end = span
    before, after = working[max(0, start - AROUND) : start], working[end : end + AROUND]
    if line_around(before, working[start:end], after).isupper():
        return True
    return _CAPITALS_BEFORE.search(before) is not None or _CAPITALS_AFTER.match(after) is not None


def name_edits(working: str, words: Collection[str], lexicon: Lexicon) -> Iterator[Replacement]:
    """Slips in the middle of known names of three words and more: "Aung Sa Suu Kyi".

    Args:
        working: The working text.
        words: Its capitalized words, each once.
        lexicon: The terms to know.
    """
    for end_word in lexicon.whole_names.keys() & words:
        for name in lexicon.whole_names[end_word]:
            yield from _slips_in(working, name, lexicon)


def _slips_in(working: str, name: str, lexicon: Lexicon) -> Iterator[Replacement]:
    first, *inner, last = name.split()
    between = rf"(?:\p{{L}}[\p{{L}}\p{{M}}'’-]{{0,20}}+[ ]){{{len(inner)}}}"
    pattern = rf"(?<![\p{{L}}\p{{M}}-]){first}[ ]({between}){last}(?![\p{{L}}\p{{M}}-])"
    matches = list(regex.finditer(pattern, working))
    printed = Counter(match[1] for match in matches)
    for match in matches:
        pairs = list(zip(match[1].split(), inner, strict=True))
        wrong = [at for at, (word, right) in enumerate(pairs) if word != right]
        if len(wrong) != 1 or printed[match[1]] > 1 or SIC.match(working, match.end()):
            continue
        word, right = pairs[wrong[0]]
        whole = f"{first} {match[1]}{last}"
        if not _is_lost_or_swapped(word, right) or whole in lexicon.all_whole_names:
            continue
        start = match.start(1) + sum(len(each) + 1 for each, _ in pairs[: wrong[0]])
        yield start, start + len(word), right, f"{PERSON}:name"


def _is_lost_or_swapped(word: str, right: str) -> bool:
    """Whether one slip made no other letter: names of one family differ by a letter.

    So do their initials, which tell a father from his son.
    """
    if len(word) < _SHORTEST_INNER or len(right) < _SHORTEST_INNER:
        return False
    folded = word.casefold(), right.casefold()
    letters = "".join(filter(str.isalnum, folded[0])), "".join(filter(str.isalnum, folded[1]))
    return one_slip(*letters) and not is_other_letter(*letters)
