"""Character repairs: control and zero-width characters, entities, mojibake, letters set apart.

They come before everything else and make the working text. A token is looked at as a whole, since
damage is recognised by what stands around it, but each repair is of one letter, so that what
begins or ends inside the token can be told in the original.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from difflib import SequenceMatcher
from functools import lru_cache
from io import StringIO
from itertools import islice

from wirecopy.text.code_pages import Change, code_page_repairs, letters_of
from wirecopy.text.letters_apart import joined_letters
from wirecopy.text.offsets import Replacement, compose, joined_rules, replace, with_deletions
from wirecopy.text.patterns import lazy

# Unicode calls these control or format characters; line ends, tabs and joiners are not among them.
_CONTROL = r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
_ZERO_WIDTH = r"[\u00ad\u200b\u2060\ufeff]"
# entity = "&" ( name / "#" figures / "#x" figures ) ";" / "-" bracket "-"    ; &lt;, -LRB-
# again = "&" 1*100ampersand [ ( name / figures ) ";" ]: escaped anew, "&amp;lt;", "&#38;#539;"
_MEANT = r"(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
_ENTITY = (
    rf"(?:&(?:(?:(?:amp|#0{{0,4}}38|#[xX]0{{0,3}}26);){{1,100}}+(?:{_MEANT})?+|{_MEANT})"
    r"|-(?:[LR][RSC]B|[lr][rsc]b)-)"
)
_BRACKET_HINTS = ("-LRB-", "-LSB-", "-lrb-", "-lsb-")
# What treebanks, and the sets of copy cut into tokens as they do, write for a bracket.
_BRACKETS = {
    "-lrb-": "(", "-rrb-": ")", "-lsb-": "[", "-rsb-": "]", "-lcb-": "{", "-rcb-": "}",
}  # fmt: skip
# A lead byte of UTF-8, then its continuation bytes, all read as Windows-1252 or Latin-1.
_CONTINUATION = (
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_MOJIBAKE = rf"[\u00c2-\u00f4]{_CONTINUATION}+"
_HIDDEN = rf"(?:{_CONTROL}|{_ZERO_WIDTH})"
# A stretch of invisible characters with parts of one ASCII word between them is one damage, and so
# are entities side by side: looked at one by one they would make the same token. Bytes that no
# page has stand behind an entity where it is the first one of a letter, in mojibake.
_HIDDEN_RUN = rf"(?:{_HIDDEN}(?:[A-Za-z0-9'\-]{{1,40}}+(?={_HIDDEN}))?+){{1,100}}+"
_ENTITY_RUN = rf"(?:{_ENTITY}){{1,100}}+(?:[\x80-\x9f]{{1,20}}+)?+"
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
# Damage longer than this is no paragraph, and is one repair.
_LONGEST_DAMAGE = 20000
_LONGEST_COMPARED = 400
# Beyond so many, which is more than any story has letters, the repairs of a line are one. A book
# may have more of them, but few where nothing is wrong with it but its quotes and accents.
_MOST_REPAIRS = 20000
_LENGTH_PER_REPAIR = 128
_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_OTHER_ALPHABET = lazy(r"[^\P{L}\p{Latin}\p{Common}]")
_ALPHABETS = tuple(
    lazy(rf"[{scripts}]")
    for scripts in (
        *(r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}", r"\p{Cyrillic}", r"\p{Greek}"),
        *(r"\p{Arabic}", r"\p{Hebrew}", r"\p{Devanagari}", r"\p{Thai}", r"\p{Armenian}"),
        *(r"\p{Georgian}", r"\p{Bengali}", r"\p{Tamil}", r"\p{Ethiopic}"),
    )
)
# half-read = a letter of another alphabet beside one of damage, or beside a lost byte
_HALF_READ = lazy(
    r"[^\P{L}\p{Latin}\p{Common}][\u00c2-\u00f4\ufffd]|[\u00c2-\u00f4\ufffd]"
    r"[^\P{L}\p{Latin}\p{Common}]"
)
_LEFT_TO_FTFY = frozenset(" \x1a\ufffd\xc0\xed")


def character_repairs(
    text: str, *, plain: bool = False, unaccented: bool = False
) -> list[Replacement]:
    """The character repairs that a text needs, in order.

    Args:
        text: The text.
        plain: Whether the text is known to be printable, so that it hides no character.
        unaccented: Whether it is known to have ASCII letters alone, so that it holds no mojibake.

    Example:
        >>> character_repairs("Prices at AT&amp;T rose")
        [(12, 17, '&', 'entity')]
    """
    if plain and unaccented and not _holds_entity(text):
        return joined_letters(text)
    pages = code_page_repairs(text) if not text.isascii() else []
    again = replace(text, pages) if pages else text
    found = compose(text, pages, _of_western_pages(again, plain=plain))
    apart = joined_letters(replace(text, found) if found else text)
    return with_deletions(compose(text, found, apart))


def _holds_entity(text: str) -> bool:
    """Whether a text may hold an entity, or what stands for the bracket that opens or shuts."""
    return "&" in text or any(bracket in text for bracket in _BRACKET_HINTS)


def _of_western_pages(text: str, *, plain: bool) -> list[Replacement]:
    """The repairs of entities, hidden characters, and UTF-8 that was read as a western page."""
    entities = _holds_entity(text)
    more = not plain and _HIDDEN_HINT.search(text) is not None
    more = more or (not text.isascii() and _MOJIBAKE_HINT.search(text) is not None)
    if not entities and not more:
        return []
    lines = _lines_read_again(text) if more and not text.isascii() else []
    read_again = replace(text, lines)
    tokens = _repairs(read_again, _pattern(_DAMAGE if more else _ENTITY_RUN))
    most = _MOST_REPAIRS + len(text) // _LENGTH_PER_REPAIR
    found = compose(text, lines, [*islice(tokens, most), *_by_line(read_again, tokens)])
    return found if _are_whole(text, found) else [edit for edit in found if not _is_letter(edit)]


def _are_whole(text: str, repairs: list[Replacement]) -> bool:
    """Whether repairs leave no text half read: in one alphabet beside Latin, and nothing between.

    Bytes that were lost cannot be read again, and a guess at each token by itself would make a
    text in alphabets that nobody writes together.
    """
    made = "".join(edit[2] for edit in repairs if _is_letter(edit))
    if not made:
        return True
    if sum(pattern.search(made) is not None for pattern in _ALPHABETS) > 1:
        return False
    return _HALF_READ.search(replace(text, repairs)) is None


def _is_letter(repair: Replacement) -> bool:
    """Whether a repair of mojibake makes letters of another alphabet than Latin."""
    return "mojibake" in repair[3] and _OTHER_ALPHABET.search(repair[2]) is not None


def _lines_read_again(text: str) -> list[Replacement]:
    """The letters of lines that are mojibake as a whole.

    A short word alone may not look bad, but in a text with a line that does, it is. Of a text with
    more letters than a story has, lines are one repair.
    """
    import ftfy  # noqa: PLC0415 - rarely needed, and importing it takes longer than a parse

    is_bad = ftfy.badness.is_bad
    found: list[tuple[int, str, str]] = []
    bad = False
    at = 0
    for match in _MOJIBAKE_HINT.finditer(text):
        if match.start() < at:
            continue
        start = text.rfind("\n", at, match.start()) + 1 or at
        end = text.find("\n", match.end())
        at = len(text) if end < 0 else end
        line = text[start:at]
        again = _decoded(line)
        if again is not None:
            found.append((start, line, again))
            # The head of what is no paragraph tells enough: ftfy takes its time over every letter.
            bad = bad or (is_bad(line[:_LONGEST_DAMAGE]) and not is_bad(again[:_LONGEST_DAMAGE]))
    if not bad:
        return []
    room = _MOST_REPAIRS
    repairs: list[Replacement] = []
    for start, line, again in found:
        letters = _letters(line, again) if len(repairs) < room else [((0, len(line)), again)]
        repairs += [(start + a, start + b, after, "mojibake") for (a, b), after in letters]
    return repairs


def _repairs(text: str, pattern: re.Pattern[str]) -> Iterator[Replacement]:
    known: dict[str, tuple[Replacement, ...]] = {}
    for token_start, token_end in _damaged_tokens(text, pattern):
        token = text[token_start:token_end]
        found = known.get(token)
        if found is None:
            found = tuple(_repaired(token))
            if len(known) < _MOST_KNOWN:
                known[token] = found
        for start, end, after, rule in found:
            yield token_start + start, token_start + end, after, rule


def _by_line(text: str, repairs: Iterator[Replacement]) -> Iterator[Replacement]:
    """The repairs, those of a line in one: each word of a book by itself would fill the memory."""
    first = last = 0
    rules: dict[str, None] = {}
    after = StringIO()
    for start, end, repaired, rule in repairs:
        between = text[last:start]
        if rules and (_has_line_end(between) or _has_line_end(repaired)):
            yield first, last, after.getvalue(), joined_rules(rules)
            rules, after = {}, StringIO()
        if rules:
            after.write(between)
        else:
            first = start
        after.write(repaired)
        rules[rule] = None
        last = end
    if rules:
        yield first, last, after.getvalue(), joined_rules(rules)


def _has_line_end(text: str) -> bool:
    return not text.isprintable() and _LINE_END.search(text) is not None


def _damaged_tokens(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The tokens that hold damage; those that touch are one."""
    first = last = 0
    for damage_start, damage_end in _damage(text, pattern):
        if damage_end <= last:
            continue
        floor = max(last, damage_start - _LONGEST_TOKEN)
        start, end = _token_around(text, damage_start, damage_end, floor)
        if start > last and last:
            yield first, last
        if start > last or not last:
            first = start
        last = end
    if last:
        yield first, last


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


def _repaired(token: str) -> list[Replacement]:
    """What puts a token right, letter by letter; entities may hide further damage."""
    made: list[Replacement] = []
    repaired = token
    rules: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        before = repaired
        for rule, look in _REPAIRS:
            found = [(*span, after, rule) for span, after in look(repaired)]
            if found:
                made = compose(token, made, found)
                repaired = replace(repaired, found)
                rules.add(rule)
        if repaired == before or rules == {"mojibake"}:
            break  # what was read again holds no further damage
    return made


def _invisible(token: str) -> Iterator[Change]:
    for match in _INVISIBLE.finditer(token):
        yield match.span(), ""


def _entities(token: str) -> Iterator[Change]:
    if "&" in token or "-" in token:
        for match in _ENTITIES.finditer(token):
            meant = _unescaped(match[0])
            if meant != match[0]:
                yield match.span(), meant


@lru_cache(maxsize=512)
def _unescaped(entity: str) -> str:
    if entity[0] == "-":
        return _BRACKETS[entity.lower()]
    import html  # noqa: PLC0415 - as seldom needed, and it brings a large table along

    meant = html.unescape(entity)
    while meant != entity and meant.startswith("&"):
        entity, meant = meant, html.unescape(meant)
    return meant


def _mojibake(token: str) -> Iterator[Change]:
    """The letters that `ftfy.fix_encoding` puts right, which takes its time over each token."""
    if token.isascii():
        return
    import ftfy  # noqa: PLC0415 - rarely needed, and importing it takes longer than a parse

    is_bad = ftfy.badness.is_bad
    if not is_bad(token):
        return
    again = _read_again(token)
    if again is not None and not is_bad(again):
        yield from _letters(token, again)
        return
    fixed: str = ftfy.fix_encoding(token)
    yield from _mended(token, fixed)


def _letters(token: str, again: str) -> Iterator[Change]:
    """The letters of a token that was read again; those of a long one are one."""
    if len(token) > _LONGEST_DAMAGE:
        yield (0, len(token)), again
    else:
        yield from letters_of(token, again)


def _mended(token: str, fixed: str) -> Iterator[Change]:
    """What differs between a token and what ftfy made of it: letter by letter as far as it goes."""
    if len(token) > _LONGEST_DAMAGE:
        yield (0, len(token)), fixed
        return
    at = 0
    for number, letter in enumerate(fixed):
        size = len(letter.encode("utf-8", "surrogatepass"))
        if token.startswith(letter, at):
            at += 1
        elif size > 1 and _decoded(token[at : at + size]) == letter:
            yield (at, at + size), letter
            at += size
        else:
            rest = _differences(token[at:], fixed[number:])
            yield from (((at + first, at + last), after) for (first, last), after in rest)
            return
    if at < len(token):
        yield (at, len(token)), ""


def _differences(token: str, fixed: str) -> list[Change]:
    """Where two forms of a token differ, as closely as they can be told apart."""
    whole = [((0, len(token)), fixed)]
    if len(token) > _LONGEST_COMPARED:
        return whole
    steps = SequenceMatcher(None, token, fixed, False).get_opcodes()
    # What is put in where nothing stood could not be told as a correction of anything.
    if any(what == "insert" for what, *_ in steps):
        return whole
    return [
        ((first, last), fixed[start:end])
        for what, first, last, start, end in steps
        if what != "equal"
    ]


def _read_again(token: str) -> str | None:
    """A token that is mojibake and nothing else, read as it was meant.

    What ftfy has special rules for (blanks that stand for a byte, lost bytes, other forms of
    UTF-8) is left to it.
    """
    return _decoded(token) if _LEFT_TO_FTFY.isdisjoint(token) else None


def _decoded(damaged: str) -> str | None:
    """UTF-8 that was read as Latin-1 or Windows-1252, which nearly all mojibake is."""
    for encoding in ("latin-1", "sloppy-windows-1252"):
        with suppress(UnicodeError):
            return damaged.encode(encoding).decode("utf-8")
    return None


_REPAIRS: tuple[tuple[str, Callable[[str], Iterator[Change]]], ...] = (
    ("entity", _entities),
    ("mojibake", _mojibake),
    ("control", _invisible),
)
