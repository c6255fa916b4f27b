"""Slips of one keystroke: a letter dropped, added, changed, or two swapped."""

from __future__ import annotations

from collections.abc import Iterable


def one_slip(left: str, right: str) -> bool:
    """Whether two words are exactly one slip apart.

    Example:
        >>> one_slip("DRPK", "DPRK"), one_slip("Febuary", "February"), one_slip("ROK", "ROK")
        (True, True, False)
    """
    shorter, longer = sorted((left, right), key=len)
    if len(longer) - len(shorter) > 1 or shorter == longer:
        return False
    at = 0
    while at < len(shorter) and shorter[at] == longer[at]:
        at += 1
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at : at + 2] == longer[at : at + 2][::-1]
    return shorter[at + 1 :] == longer[at + 1 :] or (
        swapped and shorter[at + 2 :] == longer[at + 2 :]
    )


def kind_of_slip(before: str, after: str) -> str:
    """What happened to a word that is one slip from the right one, for a person to read.

    Example:
        >>> kind_of_slip("DRPK", "DPRK"), kind_of_slip("Febuary", "February")
        ('two letters swapped', 'a letter dropped')
    """
    if len(before) < len(after):
        return "a letter dropped"
    if len(before) > len(after):
        return "a letter added"
    return "two letters swapped" if sorted(before) == sorted(after) else "a letter changed"


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


class SlipIndex:
    """Finds the terms one slip from a word, by what both leave when a letter is deleted.

    Example:
        >>> SlipIndex(["Punggye-ri", "Yongbyon"]).near("Punggre-ri")
        ('Punggye-ri',)
    """

    __slots__ = ("_by_deletion",)

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_deletion: dict[str, tuple[str, ...]] = {}
        for term in terms:
            for key in _deletions(term):
                self._by_deletion[key] = (*self._by_deletion.get(key, ()), term)

    def near(self, word: str) -> tuple[str, ...]:
        """The terms exactly one slip away, in the index's order."""
        found: dict[str, None] = {}
        for key in _deletions(word):
            for term in self._by_deletion.get(key, ()):
                if one_slip(word, term):
                    found[term] = None
        return tuple(found)


def _deletions(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
