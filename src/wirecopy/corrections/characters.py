"""Character repairs: control and zero-width characters, entities, mojibake.

They come before everything else and make the working text. A token is repaired as a whole, since
damage is recognised by what stands around it, but a repair covers only what changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirecopy.offsets import Replacement
from wirecopy.patterns import lazy

# Unicode calls these control or format characters; line ends, tabs and joiners are not among them.
_CONTROL = r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
_ZERO_WIDTH = r"[\u00ad\u200b\u2060\ufeff]"
# entity = "&" ( name / "#" figures / "#x" figures ) ";"
_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
# A lead byte of UTF-8, then its continuation bytes, all read as Windows-1252 or Latin-1.
_CONTINUATION = (
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013-\u203a\u20ac\u2122]"
)
_MOJIBAKE = rf"[\u00c2-\u00f4]{_CONTINUATION}+"
_DAMAGE = lazy(rf"{_MOJIBAKE}|{_CONTROL}|{_ZERO_WIDTH}|{_ENTITY}")
# To pass over clean text in one scan; for a class of single characters re is the faster one.
_MOJIBAKE_HINT = re.compile(rf"[\u00c2-\u00f4]{_CONTINUATION}")
_SUSPECT = re.compile(
    r"[&\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u00c2-\u00f4\u200b\u2060\ufeff]"
)
_WORD = lazy(r"[\p{L}\p{M}\p{N}'’\-]")
_INVISIBLE = lazy(rf"{_CONTROL}|{_ZERO_WIDTH}")
_ENTITIES = lazy(_ENTITY)
_MOST_ROUNDS = 3
_LONGEST_TOKEN = 80
_LONGEST_ADDRESS = 300


def character_repairs(text: str, *, plain: bool = False) -> list[Replacement]:
    """The character repairs that a text needs, in order.

    Args:
        text: The text.
        plain: Whether the text is known to be printable, so that it hides no character.

    Example:
        >>> character_repairs("Prices at AT&amp;T rose")
        [(12, 17, '&', 'entity')]
    """
    if plain and "&" not in text and (text.isascii() or _MOJIBAKE_HINT.search(text) is None):
        return []
    if _SUSPECT.search(text) is None:
        return []
    repairs = []
    for token_start, start, end, token_end in _damaged_tokens(text):
        token = text[token_start:token_end]
        repaired, rules = _repaired(token)
        if repaired == token:
            continue
        head, tail = text[token_start:start], text[end:token_end]
        if repaired.startswith(head) and repaired[len(head) :].endswith(tail):
            after = repaired[len(head) : len(repaired) - len(tail)]
            repairs.append((start, end, after, "+".join(rules)))
        else:
            repairs.append((token_start, token_end, repaired, "+".join(rules)))
    return repairs


def _damaged_tokens(text: str) -> Iterator[tuple[int, int, int, int]]:
    """The tokens that hold damage: token start, damage start, damage end, token end."""
    last: tuple[int, int, int, int] | None = None
    for match in _DAMAGE.finditer(text, 1 if text.startswith("\ufeff") else 0):
        damage_start, damage_end = match.span()
        if match[0][0] == "&" and _is_in_address(text, damage_start):
            continue
        if last is not None and damage_end <= last[3]:
            last = (last[0], last[1], max(last[2], damage_end), last[3])
            continue
        start, end = damage_start, damage_end
        floor = max(0, start - _LONGEST_TOKEN, last[3] if last else 0)
        while start > floor and _WORD.match(text, start - 1):
            start -= 1
        ceiling = min(len(text), end + _LONGEST_TOKEN)
        while end < ceiling and _WORD.match(text, end):
            end += 1
        if last is not None and start <= last[3]:
            last = (last[0], last[1], damage_end, end)
            continue
        if last is not None:
            yield last
        last = (start, damage_start, damage_end, end)
    if last is not None:
        yield last


def _is_in_address(text: str, at: int) -> bool:
    """Whether an ampersand belongs to a web address, where it begins a parameter."""
    before = text[max(0, at - _LONGEST_ADDRESS) : at].rsplit(None, 1)
    return bool(before) and not text[at - 1].isspace() and "://" in before[-1]


def _repaired(token: str) -> tuple[str, list[str]]:
    """A token put right, and the rules that did it; entities may hide further damage."""
    rules: dict[str, None] = {}
    for _ in range(_MOST_ROUNDS):
        before = token
        for rule, repair in _REPAIRS:
            after = repair(token)
            if after != token:
                rules[rule] = None
                token = after
        if token == before:
            break
    return token, list(rules)


def _without_invisible(token: str) -> str:
    return _INVISIBLE.sub("", token)


def _without_entities(token: str) -> str:
    import html  # noqa: PLC0415 - as seldom needed, and it brings a large table along

    return _ENTITIES.sub(lambda match: html.unescape(match[0]), token)


def _without_mojibake(token: str) -> str:
    if token.isascii():
        return token
    import ftfy  # noqa: PLC0415 - rarely needed, and importing it takes longer than a parse

    fixed: str = ftfy.fix_encoding(token)
    return fixed


_REPAIRS = (
    ("entity", _without_entities),
    ("mojibake", _without_mojibake),
    ("control", _without_invisible),
)
