"""Slips of one keystroke: a letter dropped, added, changed, or two swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import permutations
from operator import itemgetter
from string import ascii_letters

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
_SHORTEST_TURNED = 8
_SHORTEST_TERM, _LONGEST_SHORT = 3, 6
_LONG_HALVES = 10
# For back-references to single characters re is the faster one.
_DOUBLE = re.compile(r"(.)\1")


def one_slip(left: str, right: str) -> bool:
    """Whether two words are exactly one slip apart.

    Example:
        >>> one_slip("DRPK", "DPRK"), one_slip("Febuary", "February"), one_slip("ROK", "ROK")
        (True, True, False)
        >>> one_slip("Netanhayu", "Netanyahu")
        True
    """
    shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
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
    if turned and shorter[at + 3 :] == longer[at + 3 :] and len(shorter) >= _SHORTEST_TURNED:
        return True
    return _is_doubling_moved(left, right)


def _is_doubling_moved(left: str, right: str) -> bool:
    """Whether the wrong one of the letters of a long word is double: "Carribean"."""
    if len(left) != len(right) or len(left) < _SHORTEST_TURNED or left == right:
        return False
    return _single(left) == _single(right)


def _single(word: str) -> str:
    """A word with one letter for each two equal ones side by side."""
    return _DOUBLE.sub(itemgetter(1), word)


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
        >>> kind_of_slip("Carribean", "Caribbean")
        'the wrong letter doubled'
    """
    wrong, right = before.casefold(), after.casefold()
    if _is_doubling_moved(wrong, right):
        return "the wrong letter doubled"
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

    Short terms are kept under what is left of them without one letter: two words one slip apart
    share that, or one of them is what is left of the other. Of a longer term a slip leaves the
    first or the last letters as they are, and the letter at the other end too, unless it is made
    right there; so long terms are kept under ``first letters + last letter``,
    ``first letter + last letters``, and without either end; and those with a double letter with
    that letter once. Keys are made when first needed.

    Example:
        >>> SlipIndex(["Punggye-ri", "Yongbyon"]).near("Punggre-ri")
        ('Punggye-ri',)
    """

    __slots__ = ("_by_length", "_long", "_short")

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = {}
        # Terms stand under a key one a line, which is far quicker made than lists.
        self._short: dict[str, str] | None = None
        self._long: dict[str, str] | None = None
        for term in terms:
            length = len(term)
            if length in self._by_length:
                self._by_length[length].append(term)
            else:
                self._by_length[length] = [term]

    def near(self, word: str) -> tuple[str, ...]:
        """The terms exactly one slip away, in order."""
        candidates: list[str] = []
        length = len(word)
        if _SHORTEST_TERM - 1 <= length <= _LONGEST_SHORT + 1:
            candidates = self._short_ones(word)
        if length >= _LONGEST_SHORT:
            candidates += self._long_ones(word)
        if not candidates:
            return ()
        terms = set("\n".join(candidates).split("\n"))
        near = [term for term in terms if -1 <= len(term) - length <= 1 and one_slip(word, term)]
        return tuple(sorted(near))

    def _short_ones(self, word: str) -> list[str]:
        keyed = self._short
        if keyed is None:
            lengths = range(_SHORTEST_TERM, _LONGEST_SHORT + 1)
            terms = [term for length in lengths for term in self._by_length.get(length, ())]
            keyed = self._short = _keyed((term, (term, *_less_one(term))) for term in terms)
        found = [keyed[word]] if word in keyed else []
        for at in range(len(word)):
            key = word[:at] + word[at + 1 :]
            if key in keyed:
                found.append(keyed[key])
        return found

    def _long_ones(self, word: str) -> list[str]:
        keyed = self._long
        if keyed is None:
            lengths = [length for length in self._by_length if length > _LONGEST_SHORT]
            terms = (term for length in lengths for term in self._by_length[length])
            keyed = self._long = _keyed((term, _edges(term, _half(len(term)))) for term in terms)
        here, first, last = len(word), word[0], word[-1]
        # A term that the word is a slip of has as many letters, or one more or less.
        keys = [word[:-1], word[:-2], word[:-3], word[1:], word[2:], word[3:]]
        for half in {_half(here - 1), _half(here + 1)}:
            keys += word[:half] + last, first + word[-half:]
        keys += _doubled(word)
        return [keyed[key] for key in keys if key in keyed]


def _half(length: int) -> int:
    """How many letters at an end of a long term a slip in its other half leaves alone."""
    return 3 if length < _LONG_HALVES else 4


def _edges(term: str, half: int) -> tuple[str, ...]:
    ends = term[:half] + term[-1], term[0] + term[-half:], term[:-2], term[2:]
    return (*ends, *_doubled(term))


def _doubled(word: str) -> tuple[str, ...]:
    """What a long word with a double letter is kept under, beside its ends."""
    if len(word) < _SHORTEST_TURNED or _DOUBLE.search(word) is None:
        return ()
    single = _single(word)
    return (f"={single}",) if len(single) < len(word) else ()


def _less_one(word: str) -> list[str]:
    """A word without each of its letters."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _keyed(terms: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    keyed: dict[str, str] = {}
    for term, keys in terms:
        for key in keys:
            keyed[key] = f"{keyed[key]}\n{term}" if key in keyed else term
    return keyed


# What a reading machine takes for each other, in print.
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        *("O0", "OQ", "OC", "OD", "0Q", "0D", "Il", "I1", "l1", "IT", "IJ", "I|", "S5", "B8", "BR"),
        *("EF", "FP", "PR", "RK", "A4", "GC", "G6", "C6", "CQ", "HN", "NM", "UV", "Z2", "VY", "B3"),
        *("ec", "oc", "o0", "ao", "ae", "hb", "nu", "il", "i1", "tf", "tl", "rn", "gq", "vy", "li"),
    )
)
_SPECKS = frozenset(" .,'’‘`·-_|\"")
_WORN, _LOST, _OTHER, _SPECK = 0.5, 0.8, 1.0, 0.2


def wear(printed: str, right: str) -> float:
    """How much print must have suffered to make of a word what is printed, case aside.

    A letter taken for one that looks like it, or two for one (rn, m), counts half; a speck or a
    blank between letters next to nothing; a lost letter more; any other change a whole slip.

    Example:
        >>> wear("T4MP1CO", "Tampico"), wear("WASHINGT ON", "Washington"), wear("Comden", "Camden")
        (1.0, 0.2, 0.5)
    """
    last = [_LOST * count for count in range(len(right) + 1)]
    before: list[float] = []
    for row, letter in enumerate(printed, 1):
        extra = _SPECK if letter in _SPECKS else _OTHER
        now = [last[0] + extra]
        for column, meant in enumerate(right, 1):
            cost = min(
                last[column - 1] + _change(letter, meant),
                last[column] + extra,
                now[column - 1] + _LOST,
            )
            if before and column and meant in "mM" and printed[row - 2 : row].casefold() == "rn":
                cost = min(cost, before[column - 1] + _WORN)
            now.append(cost)
        before, last = last, now
    return round(last[-1], 3)


def looks_alike(printed: str, right: str) -> bool:
    """Whether two words differ by nothing but letters that look alike.

    Example:
        >>> looks_alike("VPI", "UPI"), looks_alike("4F", "AP"), looks_alike("INA", "INS")
        (True, True, False)
    """
    return len(printed) == len(right) and all(
        _change(*pair) < _OTHER for pair in zip(printed, right, strict=True)
    )


def _change(printed: str, meant: str) -> float:
    if printed == meant:
        return 0.0
    return _COSTS.get(printed + meant, _OTHER)


def _costs() -> dict[str, float]:
    """What it costs to take a letter for another one; the case of that one does not matter."""
    costs: dict[str, float] = {}
    for pair in _ALIKE:
        for printed, meant in permutations(pair):
            for form in (meant, meant.lower(), meant.upper()):
                costs[printed + form] = _WORN
    for letter in ascii_letters:
        costs[letter + letter.swapcase()] = 0.0
    return costs


_COSTS = _costs()


_LARGE = str.maketrans(
    {
        **dict.fromkeys("0QCGD6", "O"),
        **dict.fromkeys("1lTJ|", "I"),
        "5": "S",
        **dict.fromkeys("8RKPFE3", "B"),
        "4": "A",
        **dict.fromkeys("NM", "H"),
        **dict.fromkeys("VY", "U"),
        "2": "Z",
        **dict.fromkeys(_SPECKS, None),
    }
)
_SMALL = str.maketrans(
    {
        **dict.fromkeys("ecoag0qCOQG6", "o"),
        "b": "h",
        **dict.fromkeys("nurv", "u"),
        **dict.fromkeys("il1tfITJ|", "i"),
        "y": "v",
        **dict.fromkeys(_SPECKS, None),
    }
)


def worn_shape(word: str, *, small: bool = False) -> str:
    """A word with one letter for all that look alike, so that wear leaves it as it is.

    Args:
        word: The word.
        small: Whether it is printed in small letters, which look alike otherwise.

    Example:
        >>> worn_shape("MOB1LE") == worn_shape("Mobile"), worn_shape("Mobilc", small=True)
        (True, 'mohiio')
    """
    if not small:
        return word.upper().translate(_LARGE)
    return word.replace("rn", "m").lower().translate(_SMALL)
