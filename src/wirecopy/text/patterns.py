r"""Patterns that are compiled when they are first used.

There are some hundred and fifty of them, and compiling all took longer than importing the rest;
one story needs a few dozen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, cast

import regex


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """A pattern of any of some words, the longest first; of nothing where there is none."""
    longest_first = sorted(set(words), key=len, reverse=True)
    return f"(?:{'|'.join(regex.escape(word) for word in longest_first) or '(?!)'})"


def referring(source: str, **lists: Callable[[], str]) -> regex.Pattern[str]:
    """A pattern that refers to lists of words by their names, in capitals or not.

    However often it does, each list is compiled once: to compile long ones takes most of the time
    that a first story takes.

    Args:
        source: The source of the regular expression: ``(?&months)`` stands for one of a list.
        lists: What gives the source of each list that it may refer to.

    Example:
        >>> referring("(?&signs) or (?&signs)", signs=lambda: "GMT|UTC").match("gmt or UTC")[0]
        'gmt or UTC'
    """
    defined = "".join(
        f"(?P<{name}>(?i:{words()}))" for name, words in lists.items() if f"(?&{name})" in source
    )
    return regex.compile(f"(?(DEFINE){defined}){source}")


_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub")


def lazy(pattern: str, flags: int = 0, **lists: Callable[[], Iterable[str]]) -> regex.Pattern[str]:
    r"""A pattern that is compiled when it is first asked for a match.

    Args:
        pattern: The source of the regular expression.
        flags: As for `regex.compile`.
        lists: What gives the words of each named list (``\L<words>``), when the pattern is
            compiled.

    Returns:
        What stands for the pattern. After the first use its methods are the pattern's own.

    Example:
        >>> lazy(r"\d+").findall("3 and 14")
        ['3', '14']
        >>> lazy(r"\L<roles>", roles=lambda: ["editor", "writer"]).findall("a writer")
        ['writer']
    """
    return cast("regex.Pattern[str]", _Lazy(partial(_compiled, pattern, flags, lists)))


def lazy_class(letters: str) -> re.Pattern[str]:
    """A class of letters that is compiled when it is first asked for a match.

    For single letters re is the faster one, but large classes take it milliseconds to compile.

    Example:
        >>> lazy_class("[а-я]").findall("да")
        ['д', 'а']
    """
    return cast("re.Pattern[str]", _Lazy(partial(re.compile, letters)))


def _compiled(
    pattern: str, flags: int, lists: Mapping[str, Callable[[], Iterable[str]]]
) -> regex.Pattern[str]:
    named: dict[str, Any] = {name: tuple(words()) for name, words in lists.items()}
    return regex.compile(pattern, flags, **named)


class _Lazy:
    __slots__ = ("_compile", *_METHODS)

    def __init__(self, compiling: Callable[[], object]) -> None:
        self._compile = compiling

    def __getattr__(self, name: str) -> object:
        # Only what is not there yet comes here: the pattern is not compiled, or has no such name.
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self._compile()
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
