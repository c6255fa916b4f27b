r"""Sign-offs: what ends a piece of copy.

signoff  = end-mark / credit / credit initials / bracketed / initials
initials = 2*4letter *( ( "/" / "-" / "." ) 2*4letter ) / 2*3lower-letter     ; hh/ph/ts/hd, mb
credit initials                                             ; dpa wsz jln npr
bracketed = "(" ( end-mark / credit ) ")" [ initials ]      ; (end) mb
dated     = "(" credits "," date-in-figures ")"             ; (APA/red, 12.3.2004)
marked    = signs end-mark ( signs / "/" initials )         ; --- Ends/KH, ENDS/, /ends
stuck    = end-of-sentence ( dated / end-mark [ initials ] / "(" credit ")" / credit 1*6capitals
           / credit [ "-" ] initials / credit in capitals )
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.words import fold
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END_CLASS, is_in_address

LONGEST_SIGNOFF = 60
MOST_BLANKS = 7
_LONGEST_INITIALS = 8
# No initials are so long: SERIES
_LONG_CAPITALS = lazy(r"\p{Lu}{5}")
# Capitals have a sign at one end: .ABC/DEF/
_INITIALS = lazy(
    r"/?\p{Ll}{1,4}(?:[/.-]\p{Ll}{1,4}){1,5}/?|[./]\p{Lu}{2,4}(?:/\p{Lu}{2,4}){0,3}/?"
    r"|\p{Lu}{2,4}(?:/\p{Lu}{2,4}){1,3}/|\p{L}{2,4}(?://\p{L}{2,4}){1,3}(?://)?"
)
LONGEST_LONE_INITIALS = 3
_LONE_INITIALS = lazy(r"\p{Ll}{2,3}")
_AFTER_CREDIT = lazy(r"\)?(?:[ ]?[/ .-][ ]?[\p{L}\d.\-/]{1,10}){0,7}")
_DATED = lazy(
    r"\(\p{L}[^()\n]{1,40},[ ]?\d{1,2}\.?(?:[ ]?[/-][ ]?\d{1,2}\.)?[ ]?[./]?\d{1,2}[./][ ]?"
    r"(?:\d{4}|\d{2})\)"
)
_FIRST_WORD = re.compile(r"[\s,/\-)]")
_AROUND = "()[]<>（）=*-–— .^"
# Where a sign-off may begin that is stuck to a sentence: behind what ends one.
_SENTENCE_END = re.compile(rf"{SENTENCE_END_CLASS}[ ]*")
_CAPITALS = lazy(r"(?:[ ][\p{Lu}\d]{2,7}){1,6}")
# In Thai and Lao no stop need stand before it; there a dash does: -515-สำนักข่าวไทย
_STOPLESS = "\u0e01-\u0eff"
_STOPLESS_LAST = re.compile(f"[{_STOPLESS}]")
_STOPLESS_END = re.compile(rf"{SENTENCE_END_CLASS}[ ]*|(?<=[{_STOPLESS}])[ ]*(?=[-–—])")
_NUMBERED = re.compile(r"^(?P<dash>[-–—])\d{1,4}[-–—](?=[^\W\d_])")
# EFE vat/jla, EFECOM - c/jmi
_SIGNED = lazy(r"[ ](?:-[ ])?\p{Ll}{1,4}(?:[/.-]\p{Ll}{1,4}){1,4}\.?")
_SHORTEST_ALONE = 3
_MARKED = lazy(
    r"[(\[/*=#–—-]{0,3}[ ]?(?P<name>\p{L}[\p{L}\p{M} ]{1,20}?)[ ]?"
    r"(?:/[ ]?\p{L}{1,4}(?:/\p{L}{1,4})?|[)\]/*=#–—-]{0,3})"
)
_MARK_SIGNS = frozenset("/*=–—-")
# who wrote, before the house that signs: (A.R.) (Quipu)
_INITIALS_BEFORE = lazy(r"^[(\[](?:(?:\p{Lu}\.[ ]?){1,3}|\p{Lu}{2,3})[)\]][ ]")
_DESK_INITIALS = lazy(r"(?:[ ./]\p{Ll}{2,4}){1,4}[ .]*$")


class Signoffs:
    """The end marks of a registry's styles and of all languages."""

    __slots__ = ("_known",)

    def __init__(self, registry: Registry) -> None:
        self._known = _known(registry)

    @property
    def first_words(self) -> frozenset[str]:
        """What marks and credits begin with, folded."""
        return self._known.first_words

    def may_open(self, first: str) -> bool:
        """Whether a line of several words that begins with one may be a sign-off."""
        if first[0] == "(" or not first.strip(_AROUND) or _is_signed_or_dated(first):
            return True
        # Marks at the end of a line are stripped, so that nothing but marks may follow.
        firsts = {_first_word(first), _first_word(f"{first} _")}
        return not firsts.isdisjoint(self._known.first_words)

    def is_signoff(self, text: str) -> bool:
        """Whether a line is a sign-off and nothing else."""
        if len(text) > LONGEST_SIGNOFF or text.count(" ") > MOST_BLANKS:
            return False
        known = self._known
        # Few lines begin as a mark or a credit does and have no more words: "The port is shut."
        core = text.casefold().strip(_AROUND)
        if len(core.split()) > known.most_words.get(_head(core), -1):
            return _is_signed_or_dated(text)
        folded = fold(text)
        if folded in known.marks:
            return True
        core = folded.strip(_AROUND)
        if self._is_credit(core, text) or (core in known.marks and core != folded):
            return True
        if _is_signed_or_dated(text):
            return True
        first = _head(core)
        printed = text.lstrip(_AROUND)[: len(first)]
        # "Trend is up" is a title: small initials follow capitals, small letters or a bracket.
        small = printed.isupper() or printed.islower() or folded[0] == "("
        return (
            (self._is_credit(first, text) or self._may_have_initials(folded, first))
            and _AFTER_CREDIT.fullmatch(core, len(first)) is not None
            and _looks_like_initials(text.split()[1:], small=small)
        )

    def _is_credit(self, folded: str, text: str) -> bool:
        """Whether a line opens with a credit as agencies print it: a map is not the MAP."""
        if folded not in self._known.names:
            return False
        printed = text.lstrip(_AROUND)[: len(folded)]
        return folded not in self._known.acronyms or printed.isupper()

    def _may_have_initials(self, folded: str, first: str) -> bool:
        """Whether initials may follow a line's end mark: (end) mb, Enditem/AB."""
        if folded[0] == "(":
            return f"({first})" in self._known.marks
        return first in self._known.marks and folded[len(first) : len(first) + 1] == "/"

    def stuck(self, working: str, start: int, end: int) -> int | None:
        """Where a sign-off stands that follows the last sentence of a block, or None."""
        tail = max(start, end - LONGEST_SIGNOFF)
        stopless = _STOPLESS_LAST.match(working[end - 1]) is not None
        for match in (_STOPLESS_END if stopless else _SENTENCE_END).finditer(working, tail, end):
            at = match.end()
            if at < end and working[at] != " " and self._may_be_stuck(working[at:end]):
                return at if at > start and not is_in_address(working, at) else None
        return None

    def _may_be_stuck(self, text: str) -> bool:
        """Whether a text is no ordinary word such as "more", but a mark or a signed credit."""
        known = self._known
        text = _without_number(_INITIALS_BEFORE.sub("", text))
        if not text:
            return True  # of whose house the line was told already
        if text[0] == "(":
            if _DATED.fullmatch(text):
                return True
            mark = _DESK_INITIALS.sub("", text)
        elif _opens_as_none(text, known.openers):
            return False
        else:
            mark = text
        for folded in (fold(mark), fold(mark.rstrip(" ."))):
            if folded in known.distinct:
                return True
            if folded[:1] == "(" and folded[-1:] == ")" and folded[1:-1] in known.names:
                return True
        words = text.rstrip(" .").split()
        for cut in range(1, len(words)):
            if fold(" ".join(words[:cut])) in known.names:
                rest = " " + " ".join(words[cut:])
                if _CAPITALS.fullmatch(rest) or _SIGNED.fullmatch(rest):
                    return True
        # "It opened today. EFE", "END", "Fin": a credit or a mark with a capital is no sentence.
        folded = fold(text)
        if len(text) < _SHORTEST_ALONE or not text[0].isupper():
            return False
        return folded in known.marks or (folded in known.names and text.isupper())


def _without_number(text: str) -> str:
    """A sign-off without the number of the desk between its dashes."""
    return _NUMBERED.sub(r"\g<dash>", text) if text[:1] in _MARK_SIGNS else text


def _opens_as_none(text: str, openers: frozenset[str]) -> bool:
    """Whether no mark and no credit begins as a text does, as far as its first blank."""
    first = text.split(None, 1)[0].casefold()
    return first not in openers and first.rstrip(".") not in openers


def _first_word(text: str) -> str:
    """What a mark, a credit or a line begins with, folded: most lines begin with no such word."""
    return _head(text.casefold().strip(_AROUND))


def _head(core: str) -> str:
    end = _FIRST_WORD.search(core)
    return core if end is None else core[: end.start()]


def _is_signed_or_dated(text: str) -> bool:
    """Whether a line is nothing but initials, or credits with a date in brackets."""
    initials = text.strip("() ")
    if " " not in initials and _INITIALS.fullmatch(initials):
        return True
    return text[0] == "(" and _DATED.fullmatch(text) is not None


def _looks_like_initials(words: list[str], *, small: bool) -> bool:
    letters = [word for word in words if any(letter.isalnum() for letter in word)]
    if any(len(word) > _LONGEST_INITIALS for word in letters):
        return False
    # "AP WINS PRIZE FOR SERIES" is a title: groups in capitals are short.
    if len(letters) > 1 and any(map(_LONG_CAPITALS.search, letters)):
        return False
    return all(word == word.upper() or (small and word == word.lower()) for word in letters)


class _Known(NamedTuple):
    """Folded end marks, those that are no ordinary words, credits, those in capitals only.

    And the first words of marks and credits, how many words a line may have that begins with one,
    and what they begin with as far as their first blank.
    """

    marks: frozenset[str]
    distinct: frozenset[str]
    names: frozenset[str]
    acronyms: frozenset[str]
    first_words: frozenset[str]
    most_words: Mapping[str, int]
    openers: frozenset[str]


@lru_cache(maxsize=16)
def signoffs(registry: Registry) -> Signoffs:
    """The end marks of a registry, made once."""
    return Signoffs(registry)


@lru_cache(maxsize=16)
def _known(registry: Registry) -> _Known:
    ordinary = registry.languages.words("signoff", "marks")
    marks = frozenset(registry.signoffs) | ordinary
    names = frozenset(registry.credits)
    most = _most_words(marks, names)
    return _Known(
        marks,
        frozenset(mark for mark in marks if not mark.isalpha() or mark not in ordinary),
        names,
        registry.acronyms,
        frozenset(most),
        most,
        frozenset(name.split(" ", 1)[0] for name in (*marks, *names)),
    )


def _most_words(marks: frozenset[str], names: frozenset[str]) -> dict[str, int]:
    """How many words a sign-off may have, by what it begins with.

    Behind what is a mark or a credit by itself, initials may stand.
    """
    most: dict[str, int] = {}
    for known in (*marks, *names):
        core = known.strip(_AROUND)
        first = _head(core)
        alone = first in names or first in marks or f"({first})" in marks
        count = MOST_BLANKS + 1 if alone else len(core.split())
        most[first] = max(count, most.get(first, 0))
    return most


def marked(text: str, marks: frozenset[str]) -> tuple[int, int] | None:
    """Where an end mark stands in a line that has signs on one side of it, or initials.

    Example:
        >>> marked("--- Ends/KH", frozenset(("ends",))), marked("Ends", frozenset(("ends",)))
        ((4, 8), None)
    """
    match = _MARKED.fullmatch(text) if not _MARK_SIGNS.isdisjoint(text) else None
    return match.span("name") if match is not None and fold(match["name"]) in marks else None


def is_lone_initials(text: str) -> bool:
    """Whether a line is two or three small letters: a sign-off where it is the last of its copy.

    Example:
        >>> is_lone_initials("mb"), is_lone_initials("Mb.")
        (True, False)
    """
    return _LONE_INITIALS.fullmatch(text) is not None


def signoff_keys(text: str) -> tuple[str, ...]:
    """What to look a sign-off up by: the whole, its core, and the credit that leads it.

    Example:
        >>> signoff_keys("(hina) rm mm")
        ('(hina) rm mm', 'hina) rm mm', 'hina')
    """
    folded = fold(_without_number(text))
    core = folded.strip(_AROUND)
    first = _FIRST_WORD.split(core, maxsplit=1)[0] or ""
    return tuple(dict.fromkeys((folded, core, first)))
