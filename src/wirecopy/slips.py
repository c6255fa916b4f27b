"""Slips of one keystroke: a letter dropped, added, changed, or two swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# The keys beside each letter's on the commonest keyboards.
_BESIDE = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "wa qesa wrsd etdf ryfg tugh yihj uojk ipkl ol qwsz weadzx ersfxc rtdgcv tyfhvb yugjbn "
        "uihknm iojlm opk asx zsdc xdfv cfgb vghn bhjm njk".split(),
        strict=True,
    )
)
_VOWELS = frozenset("aeiouy")
_LONGEST_HALF = 3
_SHORTEST_TURNED = 8


def one_slip(left: str, right: str) -> bool:
    """Whether two words are exactly one slip apart.

    Example:
        >>> one_slip("DRPK", "DPRK"), one_slip("Febuary", "February"), one_slip("ROK", "ROK")
        (True, True, False)
        >>> one_slip("Netanhayu", "Netanyahu")
        True
    """
    shorter, longer = sorted((left, right), key=len)
    if len(longer) - len(shorter) > 1 or shorter == longer:
        return False
    at = _first_difference(shorter, longer)
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    if shorter[at + 1 :] == longer[at + 1 :]:
        return True
    swapped = shorter[at : at + 2] == longer[at : at + 2][::-1]
    if swapped and shorter[at + 2 :] == longer[at + 2 :]:
        return True
    # Letters changed round another one ("Netanhayu"), in words long enough to tell.
    turned = shorter[at : at + 3] == longer[at : at + 3][::-1]
    return turned and shorter[at + 3 :] == longer[at + 3 :] and len(shorter) >= _SHORTEST_TURNED


def _first_difference(shorter: str, longer: str) -> int:
    at = 0
    while at < len(shorter) and shorter[at] == longer[at]:
        at += 1
    return at


def kind_of_slip(before: str, after: str) -> str:
    """What happened to a word that is one slip from the right one, for a person to read.

    Example:
        >>> kind_of_slip("DRPK", "DPRK"), kind_of_slip("Febuary", "February")
        ('two letters swapped', 'a letter dropped')
        >>> kind_of_slip("Azerbaijjan", "Azerbaijan"), kind_of_slip("Pyongyong", "Pyongyang")
        ('a letter doubled', 'another vowel')
        >>> kind_of_slip("Kuwaut", "Kuwait"), kind_of_slip("Philipines", "Philippines")
        ('a neighbouring key', 'one of two dropped')
    """
    wrong, right = before.casefold(), after.casefold()
    if len(wrong) == len(right):
        at = _first_difference(wrong, right)
        if sorted(wrong) == sorted(right):
            apart = wrong[at + 1 : at + 2] == right[at + 1 : at + 2]
            return "letters turned round another" if apart else "two letters swapped"
        struck, meant = wrong[at : at + 1], right[at : at + 1]
        if struck in _BESIDE.get(meant, ""):
            return "a neighbouring key"
        vowels = struck in _VOWELS and meant in _VOWELS
        return "another vowel" if vowels else "a letter changed"
    shorter, longer = sorted((wrong, right), key=len)
    at = _first_difference(shorter, longer)
    letter = longer[at]
    # "Philipines": which of two equal letters is too many or too few cannot be told.
    doubled = letter in (longer[at - 1 : at], longer[at + 1 : at + 2])
    if len(wrong) < len(right):
        return "one of two dropped" if doubled else "a letter dropped"
    if doubled:
        return "a letter doubled"
    beside = _BESIDE.get(letter, "")
    near = any(other in beside for other in longer[max(0, at - 1) : at + 2])
    return "a neighbouring key added" if near else "a letter added"


_ALPHABETS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÄÅÆÇČÈÉÊËĞÍÎÏİÑÒÓÔÖØŚŞŠÙÚÛÜŻŽ",
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯІЇЄҐЂЈЉЊЋЏ",
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
)


def lost_initials(word: str) -> tuple[str, ...]:
    """The word with each letter of its own alphabet set before it.

    Example:
        >>> [whole for whole in lost_initials("THENS") if whole.startswith("A")]
        ['ATHENS']
    """
    first = word[:1].upper()
    alphabet = next((letters for letters in _ALPHABETS if first in letters), "")
    return tuple(letter + word for letter in alphabet)


def is_other_letter(left: str, right: str) -> bool:
    """Whether two words that are one slip apart differ by one letter for another.

    Example:
        >>> is_other_letter("Belga", "Belta"), is_other_letter("Xinhau", "Xinhua")
        (True, False)
    """
    return len(left) == len(right) and sorted(left) != sorted(right)


class SlipIndex:
    """Finds the terms one slip from a word.

    A slip leaves either the first or the last letters of a word as they are, so terms are kept
    under both, with their length.

    Example:
        >>> SlipIndex(["Punggye-ri", "Yongbyon"]).near("Punggre-ri")
        ('Punggye-ri',)
    """

    __slots__ = ("_by_half",)

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_half: dict[tuple[int, str], list[str]] = {}
        for term in terms:
            length = len(term)
            half = min(_LONGEST_HALF, (length - 1) // 2)
            if half > 0:
                self._by_half.setdefault((length, term[:half]), []).append(term)
                self._by_half.setdefault((-length, term[-half:]), []).append(term)

    def near(self, word: str) -> tuple[str, ...]:
        """The terms exactly one slip away, in order."""
        first, last = word[:1], word[-1:]
        found: dict[str, None] = {}
        for bucket in self._sharing_half(word):
            for term in bucket:
                # Where the edges are equal the slip lies inside; most are told at the edges.
                if term[0] != first:
                    near = term[2:] == word[2:] or term[1:] == word or term == word[1:]
                elif term[-1] != last:
                    near = term[:-2] == word[:-2] or term[:-1] == word or term == word[:-1]
                else:
                    near = True
                if near and one_slip(word, term):
                    found[term] = None
        return tuple(sorted(found))

    def _sharing_half(self, word: str) -> Iterator[list[str]]:
        by_half = self._by_half
        for length in (len(word) - 1, len(word), len(word) + 1):
            half = min(_LONGEST_HALF, (length - 1) // 2)
            if half > 0:
                for key in ((length, word[:half]), (-length, word[-half:])):
                    bucket = by_half.get(key)
                    if bucket is not None:
                        yield bucket
