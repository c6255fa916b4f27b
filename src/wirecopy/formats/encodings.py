"""Bytes as text: UTF-8 where that fits, else the encoding whose text reads best."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from string import ascii_letters
from typing import NamedTuple

from wirecopy.assembly.detection import detect_language
from wirecopy.errors import FormatError, unknown
from wirecopy.knowledge.data_files import language_tables
from wirecopy.knowledge.languages import language
from wirecopy.text.patterns import lazy

_UTF_8 = "utf-8"
_BINARY = b"\x00"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Nobody sends news in the old encodings of the Macintosh, which any short text fits, nor in one of
# several bytes a letter without the mark that begins it.
_NEVER_NEWS = [
    *(f"mac_{name}" for name in ("cyrillic", "greek", "iceland", "latin2", "roman", "turkish")),
    *("utf_7", "utf_16_be", "utf_16_le", "utf_32_be", "utf_32_le"),
]
# Encodings of one byte a letter in which copy was sent; of equal ones the first is taken.
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_9", "iso8859_15")
_OTHER_SCRIPTS = (
    *("cp1251", "cp1253", "cp1256", "cp1255", "koi8_r"),
    *("iso8859_7", "iso8859_5", "cp866", "cp874"),
)
# Of the letters of Latin copy fewer than this share are beyond ASCII, of other scripts more.
_LATIN_SHARE = 0.6
# A text of one byte a letter reads at least so well, a letter, if it is one.
_READS_WELL = 0.75
# So many bytes are read to choose among them.
_SAMPLE = 20_000
_WORD = lazy(r"[\p{L}\p{M}]++")
_LETTER = lazy(r"(?![A-Za-z])\p{L}")
# What stands inside a word or beside a letter in no language: a sign, or a capital behind a small
# letter.
_ODD = lazy(r"\p{L}[\p{S}\p{Co}\p{Cn}\p{Cc}¡-¿&&[^·’'´`°º]]+\p{L}|\p{Ll}\p{Lu}|[\p{Cc}&&[^\t\r\n]]")
_WORD_WEIGHT = 1.0
_FIRST_BEYOND_ASCII = 0x80
_ASCII_LETTERS = frozenset(ascii_letters.encode())
_OWN_LETTER = 1.0
_FOREIGN_LETTER = -1.5
_ODD_WEIGHT = -3.0


class Decoded(NamedTuple):
    """A decoded text.

    Attributes:
        text: The text.
        encoding: The encoding that it was in.
        assumed: Whether that is a guess: the bytes do not say it, nor does the caller.
    """

    text: str
    encoding: str
    assumed: bool = False


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Bytes as text.

    Args:
        data: The bytes.
        encoding: Their encoding, where the caller knows it.

    Raises:
        FormatError: The bytes are no text, or none in that encoding; or there is no such encoding.

    Example:
        >>> decode("Łódź".encode("utf-8")).text
        'Łódź'
        >>> decode("A reunião de ação começou".encode("cp1252"))
        Decoded(text='A reunião de ação começou', encoding='cp1252', assumed=True)
    """
    if encoding is not None:
        return _in_encoding(data, encoding)
    if _BINARY in data and not data.startswith(_UTF_16_MARKS):
        raise FormatError("this is a binary file, not text")
    with suppress(UnicodeDecodeError):
        return Decoded(data.decode(_UTF_8), _UTF_8)
    return _detected(data)


def _in_encoding(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        return Decoded(data.decode(encoding), name)
    except UnicodeDecodeError as error:
        raise FormatError(f"byte {error.start} is no {encoding}") from None
    except (LookupError, ValueError):
        raise FormatError(unknown("encoding", encoding, _known_encodings())) from None


@cache
def _known_encodings() -> tuple[str, ...]:
    from encodings.aliases import aliases  # noqa: PLC0415 - only an error needs it

    return tuple(sorted({*aliases.values()}))


def _detected(data: bytes) -> Decoded:
    from charset_normalizer import (  # noqa: PLC0415 - large, and most files are UTF-8
        from_bytes,
    )

    best = from_bytes(data, cp_exclusion=_NEVER_NEWS).best()
    if best is None:
        raise FormatError("this is no text in any known encoding")
    if data.startswith(_UTF_16_MARKS):
        return Decoded(str(best), best.encoding)
    # The detector counts letters, which takes a long text; words and letters of a language tell
    # a short one.
    sample = data[:_SAMPLE]
    beyond = sum(byte >= _FIRST_BEYOND_ASCII for byte in sample)
    latin = beyond < _LATIN_SHARE * (beyond + sum(map(_ASCII_LETTERS.__contains__, sample)))
    scores = dict(_scores(sample, _LATIN if latin else _OTHER_SCRIPTS))
    encoding = max(scores, key=lambda name: scores[name], default=None)
    if encoding is None or (not latin and scores[encoding] < beyond * _READS_WELL):
        return Decoded(str(best), best.encoding, assumed=True)
    with suppress(UnicodeDecodeError):
        return Decoded(data.decode(encoding), encoding, assumed=True)
    return Decoded(str(best), best.encoding, assumed=True)


def _scores(sample: bytes, encodings: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            yield encoding, reads_as(sample.decode(encoding))


def reads_as(text: str) -> float:
    """How well a text reads in the language that it seems to be in; the higher, the better.

    Its words that the language uses most and its own letters speak for it, letters of other
    languages and signs inside words against it.

    Example:
        >>> reads_as("A reunião começou em São Paulo") > reads_as("A reuniăo começou em Săo Paulo")
        True
    """
    letters = Counter(_LETTER.findall(text.casefold()))
    odd = len(_ODD.findall(text)) * _ODD_WEIGHT
    best = max(_told_by(letters, own_letters(code)) for code in language_tables())
    code, _ = detect_language(text)
    if code is None:
        return odd + best
    words = language(code).function_words
    common = sum(word.casefold() in words for word in _WORD.findall(text))
    # The guess may be wrong where few words tell it: all languages have their say.
    return odd + common * _WORD_WEIGHT + (_told_by(letters, own_letters(code)) + best) / 2


def _told_by(letters: Counter[str], own: frozenset[str]) -> float:
    return sum(
        count * (_OWN_LETTER if letter in own else _FOREIGN_LETTER)
        for letter, count in letters.items()
    )


@cache
def own_letters(code: str) -> frozenset[str]:
    """The letters beyond A to Z that the words of a language file hold, in small form.

    Example:
        >>> "ã" in own_letters("pt"), "ă" in own_letters("pt")
        (True, False)
    """
    table = language_tables().get(code, {})
    return frozenset(_LETTER.findall("".join(_strings(table)).casefold()))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
