"""UTF-8 that was read as a code page other than those of Western Europe, and what it meant.

A line is read again as a whole or not at all. Where something else in it stands in the way, the
punctuation of news copy is put right by itself: three characters that no language writes so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from wirecopy.text.offsets import Replacement
from wirecopy.text.patterns import lazy

# A span of a text, and what is meant there.
Change = tuple[tuple[int, int], str]
_PAGES = ("cp1251", "cp1253", "cp1256", "cp1255", "cp1257", "mac_roman", "cp437", "cp866")
# What copy has beyond the alphabet, and three bytes long.
_PUNCTUATION = "“”„‘’‚–—―…•‹›€™"
# letters = 3*( lead-byte continuation-byte ), as the alphabets of these pages are read in them
_LETTERS = (
    r"(?:[РС][^\x00-\x7fа-яА-Яё]|[РС][°-·№є-џ]){3}|(?:[ΞΟ][^\x00-\x7fα-ω]|[ΞΟ][ΆΈ-Ο]){3}"
    r"|(?:[طظ][^\x00-\x7f]){4}"
)
# Beyond so many repairs, or in a longer line, which no story has, a line is one repair.
_MOST_REPAIRS = 20000
_LONGEST_LINE = 20000
# stray = the first of three bytes, whose others became an apostrophe: Baikal[в]'s
_STRAY = lazy(r"(?<=\p{Latin}{2})[вβ](?=['’](?:s|t|re|ve|ll|d|m)\b)")
_STRAY_SIGN = re.compile("[вβ]['’]")
# The commonest letters of those alphabets, so read: a text without them is passed over at once.
_COMMON_LETTERS = ("Р°", "Рѕ", "Рµ", "Ξ±", "ΞΏ", "Ξµ", "ط§", "ظ„")


def code_page_repairs(text: str) -> list[Replacement]:
    """The repairs of a text whose UTF-8 was read as another code page, letter by letter, in order.

    Example:
        >>> code_page_repairs("itвЂ™s")
        [(2, 5, '’', 'mojibake')]
    """
    found: list[Change] = []
    at = 0
    matches = _hint().finditer(text) if _sign().search(text) is not None else ()
    for match in matches:
        if match.start() < at:
            continue
        start = text.rfind("\n", at, match.start()) + 1 or at
        end = text.find("\n", match.end())
        at = len(text) if end < 0 else end
        line = text[start:at]
        found += (((start + a, start + b), after) for (a, b), after in _of_line(line, len(found)))
    if _STRAY_SIGN.search(text) is not None:
        found += ((match.span(), "") for match in _STRAY.finditer(text))
    return list(_apart(sorted(found)))


def _apart(changes: list[Change]) -> Iterator[Replacement]:
    """Changes as repairs, without those that lie in another one."""
    last = 0
    for (start, end), after in changes:
        if start >= last:
            yield start, end, after, "mojibake"
            last = end


def _of_line(line: str, made: int) -> Iterator[Change]:
    """What a line meant: read again as a whole, or else its punctuation."""
    for page in _PAGES:
        again = _read_as_utf_8(line, page)
        if again is not None:
            whole = made > _MOST_REPAIRS or len(line) > _LONGEST_LINE
            yield from [((0, len(line)), again)] if whole else letters_of(line, again)
            return
    for match in _punctuation_pattern().finditer(line):
        yield match.span(), _meant()[match[0]]


def _read_as_utf_8(line: str, page: str) -> str | None:
    """A line read again, if every letter of it beyond ASCII is part of UTF-8."""
    with suppress(UnicodeError):
        return _bytes(line, page).decode("utf-8")
    return None


def _bytes(line: str, page: str) -> bytes:
    """The bytes of a line in a code page; those that the page leaves free stand as controls."""
    try:
        return line.encode(page)
    except UnicodeEncodeError:
        free = {letter for letter in line if "\x80" <= letter <= "\x9f"}
        if not free:
            raise
        pieces = (
            bytes([ord(letter)]) if letter in free else letter.encode(page) for letter in line
        )
        return b"".join(pieces)


def letters_of(token: str, again: str) -> Iterator[Change]:
    """The letters of a text that was read again: each stood as one character a byte."""
    at = 0
    for letter in again:
        size = len(letter.encode())
        if size > 1 or token[at] != letter:
            yield (at, at + size), letter
        at += size


@cache
def _meant() -> dict[str, str]:
    """What three characters stand for, where all pages agree about it."""
    meant: dict[str, set[str]] = {}
    for page in _PAGES:
        for sign in _PUNCTUATION:
            printed = "".join(
                bytes([byte]).decode(page, "ignore") or chr(byte) for byte in sign.encode()
            )
            meant.setdefault(printed, set()).add(sign)
    return {printed: signs.pop() for printed, signs in meant.items() if len(signs) == 1}


@cache
def _punctuation_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_meant()))))


@cache
def _sign() -> re.Pattern[str]:
    """What a text that was read so has: one of few pairs of characters."""
    signs = {*_COMMON_LETTERS, *(printed[:2] for printed in _meant())}
    return re.compile("|".join(map(re.escape, sorted(signs))))


@cache
def _hint() -> re.Pattern[str]:
    return re.compile(f"{_punctuation_pattern().pattern}|{_LETTERS}")
