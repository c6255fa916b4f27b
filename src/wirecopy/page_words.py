"""The words of web pages in one language, ready to match.

Few lines of a page hold any of them. Most are ruled out by one look-up of their words: a phrase
cannot stand where its first word does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs
import regex

from wirecopy.languages import Language, language
from wirecopy.patterns import lazy

# Scripts with blanks between words.
_SPACED = frozenset({"Latin", "Cyrillic", "Greek", "Arabic"})
_ENGLISH = "en"
_LETTERS = lazy(r"\p{L}+")
_FIGURE = lazy(r"\d")


@attrs.frozen
class Phrases:
    """Phrases as a pattern, and the first word of each; None where no blanks part words."""

    pattern: regex.Pattern[str]
    firsts: frozenset[str] | None

    def may_stand_among(self, words: Sequence[str]) -> bool:
        """Whether any of the phrases begins with any of some words."""
        return self.firsts is None or not self.firsts.isdisjoint(words)

    def count(self, working: str, start: int, end: int, words: Sequence[str]) -> int:
        """How often the phrases stand in a stretch whose words are given."""
        if not self.may_stand_among(words):
            return 0
        return len(self.pattern.findall(working, start, end))

    def lead(self, working: str, start: int, end: int, words: Sequence[str]) -> bool:
        """Whether one of the phrases begins a stretch whose words are given."""
        return (
            self.may_stand_among(words[:1]) and self.pattern.match(working, start, end) is not None
        )


@attrs.frozen
class Words:
    """The words of pages in one language, ready to match.

    Attributes:
        page: By which a page speaks of itself.
        picture: What names the owner of a picture.
        owner: A picture's owner at the end of a line.
        alone: A picture's owner and nothing else.
        below: What heads that which follows a story.
    """

    page: Phrases
    picture: Phrases
    owner: regex.Pattern[str]
    alone: regex.Pattern[str]
    below: Phrases
    _stamp: regex.Pattern[str]

    def stamp(self, working: str, start: int, end: int) -> regex.Match[str] | None:
        """The first date or time of a stretch."""
        if _FIGURE.search(working, start, end) is None:
            return None
        return self._stamp.search(working, start, end)


def words_in(text: str) -> tuple[str, ...]:
    """The folded words of a line, by which phrases are looked up.

    Example:
        >>> words_in("Photo: Ana Ruz")
        ('photo', 'ana', 'ruz')
    """
    return tuple(_LETTERS.findall(text.casefold()))


@lru_cache(maxsize=64)
def page_words(code: str) -> Words:
    """The words of pages in a language, and the English ones that pages of all of them print."""
    spoken, english = language(code), language(_ENGLISH)
    picture_words = (*spoken.picture_words, *english.picture_words)
    below_words = (*spoken.below_story, *english.below_story)
    picture = _any_of(picture_words, spoken)
    months = _any_of(
        [name for name in (*spoken.month_numbers, *english.month_numbers) if len(name) > 2], spoken
    )
    own_words = (*spoken.page_words, *english.page_words)
    return Words(
        page=_phrases(_any_of(own_words, spoken), own_words, spoken),
        # label = word [ "by" ] ( ":" / "/" / "|" ), or the copyright sign and a name
        picture=_phrases(
            rf"{picture}[ ]?(?:[:：/|=]|by[ ])|©[ ]?\p{{L}}|\((?:{picture})\)",
            picture_words,
            spoken,
        ),
        # owner = the owner's name at the end, after a slash, a bracket or a stop
        owner=_pattern(
            rf"(?:[/|(（.,–—-]|via|vía|von|by|par|di)[ ]?{picture}[ )）\].]*$",
        ),
        # alone = an owner's name, with others' or a photographer's
        alone=_pattern(
            rf"[(（]?{picture}(?:[ ]?[/|,&:-][^.!?]{{0,60}})?[)）]?",
        ),
        # below = [ a number ] opening
        below=_phrases(
            rf"[\[(]?[ ]?\d{{0,5}}[ ]?{_any_of(below_words, spoken)}", below_words, spoken
        ),
        # A date in figures, a clock time, or a month's name beside a figure.
        stamp=_pattern(
            r"(?<!\d)\d{1,2}[./-][ ]?\d{1,2}[./-][ ]?(?:\d{4}|\d{2})(?!\d)"
            r"|(?<!\d)(?:19|20)\d\d[-./年년][ ]?\d{1,2}(?!\d)"
            r"|(?<![\d:])\d{1,2}[:.h]\d{2}(?![\d%])"
            rf"|\d[ .,a-z]{{0,6}}{months}|{months}\.?[ ]\d",
        ),
    )


def _pattern(source: str) -> regex.Pattern[str]:
    return lazy(source, regex.IGNORECASE)


def _phrases(source: str, phrases: Iterable[str], spoken: Language) -> Phrases:
    if spoken.script not in _SPACED:
        return Phrases(_pattern(source), None)
    firsts = (words_in(phrase)[:1] for phrase in phrases)
    return Phrases(_pattern(source), frozenset(word for first in firsts for word in first))


def _any_of(words: Sequence[str], spoken: Language) -> str:
    """A pattern of any of the words, whole where the script has blanks between words."""
    escaped = (
        regex.escape(word).replace(r"\ ", "[ ]")
        for word in sorted(set(words), key=len, reverse=True)
    )
    edge = r"(?!\p{L})" if spoken.script in _SPACED else ""
    start = r"(?<!\p{L})" if spoken.script in _SPACED else ""
    return f"{start}(?:{'|'.join(escaped) or '(?!)'}){edge}"
