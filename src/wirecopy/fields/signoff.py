r"""Sign-offs: what ends a piece of copy.

signoff  = end-mark / credit / credit initials / bracketed initials / initials
initials = 2*4letter *( ( "/" / "-" ) 2*4letter )           ; hh/ph/ts/hd
credit initials                                             ; dpa wsz jln npr
bracketed = "(" ( end-mark / credit ) ")"                   ; (end) mb
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from wirecopy.house_styles import Registry, fold
from wirecopy.languages import words_of

LONGEST_SIGNOFF = 60
_LONGEST_INITIALS = 8
_INITIALS = regex.compile(r"\p{Ll}{1,4}(?:[/-]\p{Ll}{1,4}){1,5}")
_AFTER_CREDIT = regex.compile(r"\)?(?:[ ]?[/ .-][ ]?[\p{L}\d.\-/]{1,10}){0,7}")
_FIRST_WORD = regex.compile(r"[ /\-)]")
_AROUND = "()[]<>（）=*-–— .^"


class Signoffs:
    """The end marks of a registry's styles and of all languages."""

    __slots__ = ("_marks", "_names", "_stuck")

    def __init__(self, registry: Registry) -> None:
        self._marks, self._names, self._stuck = _known(registry)

    def is_signoff(self, text: str) -> bool:
        """Whether a line is a sign-off and nothing else."""
        if len(text) > LONGEST_SIGNOFF:
            return False
        folded, *_ = keys = signoff_keys(text)
        if folded in self._marks:
            return True
        core = folded.strip(_AROUND)
        if core in self._names or (core in self._marks and core != folded):
            return True
        if _INITIALS.fullmatch(text.strip("() ")):
            return True
        first = keys[-1]
        return (
            (first in self._names or self._may_have_initials(folded, first))
            and _AFTER_CREDIT.fullmatch(core, len(first)) is not None
            and _looks_like_initials(text.split()[1:])
        )

    def _may_have_initials(self, folded: str, first: str) -> bool:
        """Whether initials may follow a line's end mark: (end) mb, Enditem/AB."""
        if folded[0] == "(":
            return f"({first})" in self._marks
        return first in self._marks and folded[len(first) : len(first) + 1] == "/"

    def stuck(self, working: str, start: int, end: int) -> int | None:
        """Where a sign-off stands that follows the last sentence of a block, or None."""
        tail = max(start, end - LONGEST_SIGNOFF)
        match = self._stuck.search(working, tail, end)
        if match is None or match.start() == start:
            return None
        at: int = match.start("mark")
        return at


def _looks_like_initials(words: list[str]) -> bool:
    letters = [word for word in words if any(letter.isalnum() for letter in word)]
    return all(
        len(word) <= _LONGEST_INITIALS and word in (word.upper(), word.lower()) for word in letters
    )


@lru_cache(maxsize=16)
def _known(
    registry: Registry,
) -> tuple[frozenset[str], frozenset[str], regex.Pattern[str]]:
    marks = frozenset(registry.signoffs) | words_of("signoffs")
    names = frozenset(registry.credits)
    # stuck = end of a sentence, then a mark that is no ordinary word such as "more",
    #         a credit in brackets, or a credit with initials; what is in brackets may have them
    ordinary = words_of("signoffs")
    distinct = _any_of(mark for mark in marks if not mark.isalpha() or mark not in ordinary)
    credits = _any_of(names)
    bracketed = _any_of(mark for mark in marks if mark[0] == "(" and mark[-1] == ")")
    stuck = regex.compile(
        r"(?<=[.!?。！？\"”’'»)）」])[ ]*"
        rf"(?P<mark>(?i:{bracketed}|\({credits}\))(?:[ .]\p{{Ll}}{{2,4}}){{1,3}}"
        rf"|(?i:{distinct}|\({credits}\))|(?i:{credits})(?:[ ]\p{{Lu}}{{2,4}}\d{{0,4}}){{1,6}})"
        r"[ .]*$"
    )
    return marks, names, stuck


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; of nothing where there is none."""
    escaped = (regex.escape(word).replace(r"\ ", "[ ]") for word in words)
    return f"(?:{'|'.join(sorted(escaped, key=len, reverse=True)) or '(?!)'})"


def signoff_keys(text: str) -> tuple[str, ...]:
    """What to look a sign-off up by: the whole, its core, and the credit that leads it.

    Example:
        >>> signoff_keys("(hina) rm mm")
        ('(hina) rm mm', 'hina) rm mm', 'hina')
    """
    folded = fold(text)
    core = folded.strip(_AROUND)
    first = _FIRST_WORD.split(core, maxsplit=1)[0] or ""
    return tuple(dict.fromkeys((folded, core, first)))
