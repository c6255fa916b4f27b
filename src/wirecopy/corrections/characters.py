"""Character repairs: control and zero-width characters, entities, mojibake.

They come before everything else and make the working text. A token is repaired as a whole, since
damage is recognised by what stands around it, but a repair covers only what changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from io import StringIO
from itertools import islice

import regex

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
_HIDDEN = rf"(?:{_CONTROL}|{_ZERO_WIDTH})"
# A stretch of invisible characters with parts of one ASCII word between them is one damage, and so
# are entities side by side: looked at one by one they would make the same token.
_HIDDEN_RUN = rf"(?:{_HIDDEN}(?:[A-Za-z0-9'\-]{{1,40}}+(?={_HIDDEN}))?+){{1,100}}+"
_ENTITY_RUN = rf"(?:{_ENTITY}){{1,100}}+"
_DAMAGE = rf"{_MOJIBAKE}|{_HIDDEN_RUN}|{_ENTITY_RUN}"
# To pass over clean text; for classes of single characters re is the faster one.
_MOJIBAKE_HINT = re.compile(rf"[\u00c2-\u00f4]{_CONTINUATION}")
_HIDDEN_HINT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]")
# What a token is made of beside the damage; the reverse one is matched from right to left.
_WORD = r"[\p{L}\p{M}\p{N}'’\-]*+"
_WORD_BEFORE, _WORD_AFTER = lazy(rf"(?r){_WORD}"), lazy(_WORD)
_INVISIBLE = re.compile(rf"{_HIDDEN}+")
_ENTITIES = lazy(_ENTITY)
_MOST_ROUNDS = 3
_LONGEST_TOKEN = 80
_LONGEST_ADDRESS = 300
_MOST_KNOWN = 1000
# Beyond so many, which is more than any story has words, the repairs of a line are one. A book may
# have more of them, but few where nothing is wrong with it but its quotes and accents.
_MOST_REPAIRS = 4000
_LENGTH_PER_REPAIR = 128
_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_LEFT_TO_FTFY = frozenset(" \x1a\ufffd\xc0\xed")


def character_repairs(text: str, *, plain: bool = False) -> list[Replacement]:
    """The character repairs that a text needs, in order.

    Args:
        text: The text.
        plain: Whether the text is known to be printable, so that it hides no character.

    Example:
        >>> character_repairs("Prices at AT&amp;T rose")
        [(12, 17, '&', 'entity')]
    """
    entities = "&" in text
    more = not plain and _HIDDEN_HINT.search(text) is not None
    more = more or (not text.isascii() and _MOJIBAKE_HINT.search(text) is not None)
    if not entities and not more:
        return []
    repairs = _repairs(text, _pattern(_DAMAGE if more else _ENTITY_RUN))
    most = _MOST_REPAIRS + len(text) // _LENGTH_PER_REPAIR
    return [*islice(repairs, most), *_by_line(text, repairs)]


def _repairs(text: str, pattern: re.Pattern[str]) -> Iterator[Replacement]:
    known: dict[str, tuple[str, str]] = {}
    for token_start, start, end, token_end in _damaged_tokens(text, pattern):
        token = text[token_start:token_end]
        found = known.get(token)
        if found is None:
            found = _repaired(token)
            if len(known) < _MOST_KNOWN:
                known[token] = found
        repaired, rules = found
        if not rules:
            continue
        if start == token_start and end == token_end:
            yield start, end, repaired, rules
            continue
        head, tail = text[token_start:start], text[end:token_end]
        if repaired.startswith(head) and repaired[len(head) :].endswith(tail):
            yield start, end, repaired[len(head) : len(repaired) - len(tail)], rules
        else:
            yield token_start, token_end, repaired, rules


def _by_line(text: str, repairs: Iterator[Replacement]) -> Iterator[Replacement]:
    """The repairs, those of a line in one: each word of a book by itself would fill the memory."""
    first = last = 0
    rules: dict[str, None] = {}
    after = StringIO()
    for start, end, repaired, rule in repairs:
        between = text[last:start]
        if rules and (_has_line_end(between) or _has_line_end(repaired)):
            yield first, last, after.getvalue(), _joined(rules)
            rules, after = {}, StringIO()
        if rules:
            after.write(between)
        else:
            first = start
        after.write(repaired)
        rules[rule] = None
        last = end
    if rules:
        yield first, last, after.getvalue(), _joined(rules)


def _has_line_end(text: str) -> bool:
    return not text.isprintable() and _LINE_END.search(text) is not None


def _joined(rules: Iterable[str]) -> str:
    return "+".join(dict.fromkeys(rule for some in rules for rule in some.split("+")))


def _damaged_tokens(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, int, int]]:
    """The tokens that hold damage: token start, damage start, damage end, token end."""
    last: tuple[int, int, int, int] | None = None
    for damage_start, damage_end in _damage(text, pattern):
        if last is not None and damage_end <= last[3]:
            last = (last[0], last[1], max(last[2], damage_end), last[3])
            continue
        floor = max(0, damage_start - _LONGEST_TOKEN, last[3] if last else 0)
        start, end = _token_around(text, damage_start, damage_end, floor)
        if last is not None and start <= last[3]:
            last = (last[0], last[1], damage_end, end)
            continue
        if last is not None:
            yield last
        last = (start, damage_start, damage_end, end)
    if last is not None:
        yield last


def _token_around(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """A stretch with the word characters on both its sides, from an offset on."""
    if start > floor and text[start - 1] != " ":
        word = _WORD_BEFORE.match(text, floor, start)
        start = word.start() if word is not None else start
    if text[end : end + 1] != " ":
        word = _WORD_AFTER.match(text, end, end + _LONGEST_TOKEN)
        end = word.end() if word is not None else end
    return start, end


@lru_cache(maxsize=2)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _damage(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches that look damaged; an ampersand of a web address is none."""
    addresses = "://" in text
    for match in pattern.finditer(text, 1 if text.startswith("\ufeff") else 0):
        start, end = match.span()
        if addresses and text[start] == "&" and _is_in_address(text, start):
            for entity in _ENTITIES.finditer(text, start, end):
                if not _is_in_address(text, entity.start()):
                    yield entity.span()
        else:
            yield start, end


def _is_in_address(text: str, at: int) -> bool:
    """Whether an ampersand belongs to a web address, where it begins a parameter."""
    floor = max(0, at - _LONGEST_ADDRESS)
    if text.find("://", floor, at) < 0:
        return False
    before = text[floor:at].rsplit(None, 1)
    return bool(before) and not text[at - 1].isspace() and "://" in before[-1]


def _repaired(token: str) -> tuple[str, str]:
    """A token put right, and the rules that did it; entities may hide further damage."""
    printed = token
    rules: dict[str, None] = {}
    for _ in range(_MOST_ROUNDS):
        before = token
        for rule, repair in _REPAIRS:
            after = repair(token)
            if after != token:
                rules[rule] = None
                token = after
        if token == before or (len(rules) == 1 and "mojibake" in rules):
            break  # what was read again holds no further damage
    return token, "+".join(rules) if token != printed else ""


def _without_invisible(token: str) -> str:
    return _INVISIBLE.sub("", token)


def _without_entities(token: str) -> str:
    return _ENTITIES.sub(_meant, token) if "&" in token else token


def _meant(entity: regex.Match[str]) -> str:
    return _unescaped(entity[0])


@lru_cache(maxsize=512)
def _unescaped(entity: str) -> str:
    import html  # noqa: PLC0415 - as seldom needed, and it brings a large table along

    return html.unescape(entity)


def _without_mojibake(token: str) -> str:
    """The token as `ftfy.fix_encoding` puts it right, which takes its time over each."""
    if token.isascii():
        return token
    import ftfy  # noqa: PLC0415 - rarely needed, and importing it takes longer than a parse

    is_bad = ftfy.badness.is_bad
    if not is_bad(token):
        return token
    again = _read_again(token)
    if again is not None and not is_bad(again):
        return again
    fixed: str = ftfy.fix_encoding(token)
    return fixed


def _read_again(token: str) -> str | None:
    """A token that is UTF-8 read as Latin-1 or Windows-1252 and nothing else, read as it was meant.

    The two are what ftfy tries first, and nearly all mojibake. What it has special rules for
    (blanks that stand for a byte, lost bytes, other forms of UTF-8) is left to it.
    """
    if not _LEFT_TO_FTFY.isdisjoint(token):
        return None
    for encoding in ("latin-1", "sloppy-windows-1252"):
        with suppress(UnicodeError):
            return token.encode(encoding).decode("utf-8")
    return None


_REPAIRS = (
    ("entity", _without_entities),
    ("mojibake", _without_mojibake),
    ("control", _without_invisible),
)
