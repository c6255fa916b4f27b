"""The words of all languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from wirecopy.knowledge.data_files import language_tables
from wirecopy.knowledge.languages import language
from wirecopy.text.patterns import lazy

# For single characters re is the faster one.
_FIGURE = re.compile(r"\d")
_FIGURES = lazy(r"\d+(?:[.,]\d+)*")


def fold(text: str) -> str:
    """A credit, a name or a line as it is looked up: white space and case folded."""
    return " ".join(text.split()).casefold()


def fold_line(text: str) -> str:
    """A line of furniture as it is looked up: folded, and every figure alike.

    Example:
        >>> fold_line("205 total views today")
        '0 total views today'
    """
    folded = fold(text)
    return _FIGURES.sub("0", folded) if _FIGURE.search(folded) else folded


@cache
def all_month_numbers() -> dict[str, int]:
    """Names of months in any language, where all the languages that use one agree."""
    numbers: dict[str, set[int]] = {}
    for code in language_tables():
        for name, number in language(code).month_numbers.items():
            numbers.setdefault(name, set()).add(number)
    return {name: choices.pop() for name, choices in numbers.items() if len(choices) == 1}


@cache
def labels() -> dict[str, str]:
    """Labels of a source line in any language, folded, and what they label.

    A word that opens a byline is one where a colon follows: ``Autor:``.
    """
    found: dict[str, str] = {}
    for table in language_tables().values():
        for key in ("source", "editor", "update", "time"):
            for label in table[f"{key}_labels"]:
                found.setdefault(label.casefold(), key)
    for table in language_tables().values():
        for label in table["by"]:
            found.setdefault(label.casefold(), "author")
    return found


@cache
def words_of(key: str) -> frozenset[str]:
    """The words of one list of all the languages' files, folded."""
    return frozenset(
        " ".join(word.split()).casefold()
        for table in language_tables().values()
        for word in table.get(key, ())
    )


@cache
def zones() -> dict[str, str]:
    """Zone names in any language, in capitals, and their offset or IANA name."""
    found: dict[str, str] = {}
    for table in language_tables().values():
        for name, zone in table.get("zones", {}).items():
            found.setdefault(name.upper(), zone)
    return found


_LONGEST_FIRST_WORD = 24


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The folded first words of some phrases, to rule out most lines by one look-up."""
    return frozenset(first_word(phrase, 0) for phrase in phrases)


def first_word(text: str, start: int) -> str:
    """The folded first word of a stretch, as far as a blank or a colon."""
    head = text[start : start + _LONGEST_FIRST_WORD].replace("：", ":")
    return head.split(" ", 1)[0].split(":", 1)[0].split("\n", 1)[0].casefold()
