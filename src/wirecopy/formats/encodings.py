"""Which encoding some bytes are in: the letters and the words of the languages decide.

Old encodings of one byte a letter fit any bytes; only the text that comes out tells them apart.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from wirecopy.knowledge.data_files import Table, data_folder, language_tables, read_toml
from wirecopy.text.patterns import lazy

# As much as tells the encoding, in bytes; of a longer text, pieces that are not all ASCII.
_SAMPLE = 4096
_PIECE = 512
# Logarithms of how likely a character is among those that ASCII lacks.
_MARKS = dict.fromkeys("“”‘’„–—…«»\xa0", math.log(0.1))
_MARKS |= dict.fromkeys("€°§£•‚‹›¿¡©®ªº\xad", math.log(0.005))
_OTHER_LETTER = math.log(2e-4)
_SYMBOL = math.log(2e-5)
_CONTROL = math.log(1e-7)
# What does not stand in words: a capital behind a small letter, a sign between letters, letters of
# two scripts side by side, an accent beside a figure.
_ODD = math.log(1e-3)
_ODD_PLACES = lazy(
    r"\p{Ll}(?![A-Z])\p{Lu}"
    r"|\p{L}[^\p{L}\p{M}\s\x00-\x7f’‘·\u00ad–—]{1,8}+\p{L}"
    r"|[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]"
    r"|(?![\x00-\x7fªº])\p{L}[0-9]|[0-9](?![\x00-\x7fªº])\p{L}"
)
_WORD = lazy(r"[^\W\d_]++")
_KNOWN_WORD = 1.5
_TELLING_WORD = 3.0
_MOST_WORDS = 12
# Letters of two bytes read as one byte each are less likely than this, by the character.
_LEAST_LIKELY = -3.8
_UNUSUAL = 0.8
_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_ASCII = bytes(range(128))
# Looked at more closely are so many encodings, and all that are no less likely than this.
_MOST_ENCODINGS = 8
_NOT_FAR = 10.0
_LONGEST_LEAD = 50.0
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SMOOTHING = 5
# What a long text has of each counts as that of a line does.
_MOST_LETTERS = 80
_MOST_SIGNS = 15
_SUREST = 0.99
# What is commonest in the West, and what few systems wrote after 1995.
_PRIOR = {"cp1252": 1.0} | dict.fromkeys(("cp850", "cp852", "cp857", "cp866", "cp737"), -6.0)


class Guess(NamedTuple):
    """A text in the encoding that fits best.

    Attributes:
        text: The text.
        encoding: Python's name of the encoding.
        evidence: From what, for a person to read.
        confidence: From 0 to 1, that it is this one of all such encodings.
        is_likely: Whether it is likely at all; else the bytes may be letters of several bytes.
    """

    text: str
    encoding: str
    evidence: str
    confidence: float
    is_likely: bool


class _Profile(NamedTuple):
    """What is known of a language; all likelihoods are logarithms.

    Attributes:
        name: In English.
        letters: How likely its letters are among those that ASCII lacks.
        least: How likely they are at least, on average.
        words: Its commonest words.
        alphabet: How likely the letters of ASCII are.
    """

    name: str
    letters: Mapping[str, float]
    least: float
    words: frozenset[str]
    alphabet: Mapping[str, float]


class _Fit(NamedTuple):
    """A sample in an encoding and a language: how well it fits, and whether its letters do."""

    score: float
    encoding: str
    language: str
    sample: str
    is_likely: bool


def guess(data: bytes) -> Guess | None:
    """The likeliest text of bytes of one byte a letter; None where no such encoding has them all.

    Args:
        data: The bytes; some of them are not ASCII.

    Example:
        >>> found = guess("Ação da polícia em São Paulo".encode("cp1252"))
        >>> found.encoding, found.evidence
        ('cp1252', 'the letters and words of Portuguese')
    """
    sample = _sample(data)
    fits = sorted(_fits(sample), key=lambda fit: -fit.score)
    for fit in fits:
        try:
            text = data.decode(fit.encoding)
        except UnicodeDecodeError:
            continue
        rivals = (other.score for other in fits if other.sample != fit.sample)
        lead = min(fit.score - max(rivals, default=-math.inf), _LONGEST_LEAD)
        return Guess(
            unicodedata.normalize("NFC", text),
            fit.encoding,
            f"the letters and words of {fit.language}",
            min(round(1 / (1 + math.exp(-lead)), 2), _SUREST),
            fit.is_likely or _stand_alone(sample),
        )
    return None


def _sample(data: bytes) -> bytes:
    if len(data) <= _SAMPLE:
        return data
    pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
    telling = (piece for piece in pieces if not piece.isascii())
    return b" ".join(islice(telling, _SAMPLE // _PIECE))


def _stand_alone(sample: bytes) -> bool:
    """Whether nearly all the bytes beyond ASCII stand alone: then each of them is a letter."""
    return len(_ALONE.findall(sample)) * 4 > len(sample.translate(None, _ASCII)) * 3


def _fits(sample: bytes) -> list[_Fit]:
    """The likeliest encodings, in each of their languages, with how well they fit."""
    counts = Counter(sample.translate(None, _ASCII))
    rough: list[tuple[float, str]] = []
    for encoding, codes in _table()["encodings"].items():
        with suppress(UnicodeDecodeError):
            signs = dict(zip(bytes(counts).decode(encoding), counts.values(), strict=True))
            likely = max(_of_signs(signs, _profile(code)) for code in codes)
            rough.append((likely * _weight(counts), encoding))
    rough.sort(reverse=True)
    best = [encoding for _, encoding in rough[:_MOST_ENCODINGS]]
    best += [encoding for likely, encoding in rough if likely >= rough[0][0] - _NOT_FAR]
    # In the order of the table, in which the first of those that are alike is named.
    return [
        fit
        for encoding in _table()["encodings"]
        if encoding in best
        for fit in _fit(sample, encoding)
    ]


def _fit(sample: bytes, encoding: str) -> Iterator[_Fit]:
    text = unicodedata.normalize("NFC", sample.decode(encoding))
    signs = Counter(sign for sign in text if not sign.isascii())
    letters = Counter({sign: count for sign, count in signs.items() if sign not in _MARKS})
    alphabet = Counter(filter(_ALPHABET.__contains__, text.lower()))
    words = Counter(_WORD.findall(text.casefold()))
    odd = sum(1 for _ in _ODD_PLACES.finditer(text)) * _ODD
    weight = _weight(signs)
    for code in _table()["encodings"][encoding]:
        profile = _profile(code)
        score = (_of_signs(signs, profile) + odd) * weight + _PRIOR.get(encoding, 0.0)
        score += _of_words(words, profile) + _of_ascii(alphabet, profile)
        is_likely = _of_signs(letters, profile) + odd >= profile.least * letters.total()
        yield _Fit(score, encoding, profile.name, text, is_likely)


def _weight(signs: Counter[str] | Counter[int]) -> float:
    return min(1.0, _MOST_SIGNS / max(signs.total(), 1))


def _of_signs(signs: Mapping[str, int], profile: _Profile) -> float:
    return sum(_likelihood(sign, profile) * count for sign, count in signs.items())


def _likelihood(sign: str, profile: _Profile) -> float:
    found = profile.letters.get(sign)
    if found is None:
        found = profile.letters.get(sign.lower())
    if found is None:
        found = _MARKS.get(sign)
    if found is not None:
        return found
    if sign.isalpha():
        return _OTHER_LETTER
    return _SYMBOL if sign.isprintable() else _CONTROL


def _of_words(words: Mapping[str, int], profile: _Profile) -> float:
    votes = sum(
        min(count, 2) * (_KNOWN_WORD if word.isascii() else _TELLING_WORD)
        for word, count in words.items()
        if word in profile.words
    )
    return min(votes, _MOST_WORDS * _KNOWN_WORD)


def _of_ascii(letters: Counter[str], profile: _Profile) -> float:
    """How well the letters of ASCII fit a language."""
    total = max(letters.total(), 1)
    likely = sum(profile.alphabet[letter] * count for letter, count in letters.items())
    return likely * min(total, _MOST_LETTERS) / total


@cache
def _profile(code: str) -> _Profile:
    if code in language_tables():
        table = language_tables()[code]
        name = table["name"]
        all_words = list(_words_in(table))
        words = {*table["detection"]["function_words"], *filter(_is_telling, all_words)}
    else:
        name, all_words = _table()["names"][code], _table()["words"][code]
        words = set(all_words)
    letters = _table()["letters"][code]
    # The commonest letter is some ten times as common as the tenth.
    weights = [1 / (rank + 3) for rank in range(len(letters))]
    shares = {
        letter: math.log(weight / sum(weights))
        for letter, weight in zip(letters, weights, strict=True)
    }
    usual = sum(share * math.exp(share) for share in shares.values())
    least = min(_LEAST_LIKELY, usual - _UNUSUAL)
    return _Profile(name, shares, least, frozenset(words), _alphabet(all_words))


def _alphabet(words: Iterable[str]) -> dict[str, float]:
    """How likely the letters of ASCII are, against letters that are all as likely."""
    counts = Counter("".join(words))
    total = sum(counts[letter] for letter in _ALPHABET) + _SMOOTHING * len(_ALPHABET)
    return {
        letter: math.log((counts[letter] + _SMOOTHING) / total * len(_ALPHABET))
        for letter in _ALPHABET
    }


def _is_telling(word: str) -> bool:
    return not word.isascii()


def _words_in(value: object) -> Iterator[str]:
    """All the words of a table, at any depth."""
    if isinstance(value, str):
        yield from _WORD.findall(value.casefold())
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(_words_in, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_words_in, value))


@cache
def _table() -> dict[str, Table]:
    """The data file: encodings, letters and words."""
    name = "encodings.toml"
    return read_toml((data_folder() / name).read_text("utf-8"), name)
