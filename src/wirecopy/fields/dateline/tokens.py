r"""The head of a line cut into what datelines are made of, before anything is known of their order.

    token   = date / bracket / quotes / words / mark
    bracket = "(" text ")" / "[" text "]" / "【" text "】" / "/" text "/"
    words   = word *( " " word ), as far as no date begins
    quotes  = "«" text "»" / "“" text "”" / "„" text "“" / %x22 text %x22
    mark    = dash / "," / "." / ":" / "=" / "/" / "&" / "|"

A word keeps the stop of an abbreviation (Ill., N. J., St. Louis); any other stop is a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.open_date import date_at, last_day
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.knowledge.languages import Language
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS, FULL_STOPS, OWN_COLONS

_MOST_TOKENS = 24
_MOST_WORDS = 8
# Abbreviations that begin a place's name.
_TITLES = frozenset("st ste ft mt pt sto sta sv gen".split())
_LONGEST_ABBREVIATION = 6


DateAt = tuple[PrintedDate, int]


class Kind(Enum):
    """What a token is."""

    WORDS = auto()
    DATE = auto()
    BRACKET = auto()
    SLASHES = auto()
    QUOTES = auto()
    DASH = auto()
    COMMA = auto()
    STOP = auto()
    COLON = auto()
    EQUALS = auto()
    SLASH = auto()
    AND = auto()
    BAR = auto()


class Token(NamedTuple):
    """A piece of a line's head.

    Attributes:
        kind: What it is.
        start: Where it starts.
        end: Where it ends.
        inner: For brackets: what stands between them.
        date: For a date: what it says.
    """

    kind: Kind
    start: int
    end: int
    inner: TextSpan = (0, 0)
    date: PrintedDate | None = None


# Joiners of letters show nothing behind the last one.
_BLANK = " \t\u00a0\u200c\u200d"
# Ethiopic marks that do a comma's work: አዲስ አበባ፤ ሐዋሳ፡
_SEMICOLON = "፤፡"
# A bracket may have lost its blanks or have them inside, as tokenizers print: ( cnn )
_BRACKET = lazy(
    r"[(（][ ]?(?P<inner>[^()（）\n]{1,80}?)[ ]?[)）]"
    r"|[\[［][ ]?(?P<inner>[^\[\]［］\n]{1,80}?)[ ]?[\]］]"
    r"|【[ ]?(?P<inner>[^【】\n]{1,80}?)[ ]?】"
)
_TITLED = r"\p{Lu}[\p{L}'’\-]{1,20}+"
# slashes = "/" text "/", the first one not stuck to a word
#         / "/" code "/", stuck to capitals and before a dash: TUNIS/QPU/ -
#         / "/" name "/", stuck to small letters, a date's: 3 maj/QPU/ Text
#         / "/" name "/", before who wrote and a dash: 3 maj/QPU/Ana Ruz/-
_SLASHES = lazy(
    r"(?<![\p{L}\d])/[ ]?(?P<inner>\p{L}[^/()\n]{1,40}?)[ ]?/"
    rf"|(?<=\p{{Lu}}{{2}})/(?P<inner>\p{{Lu}}[\p{{Lu}}\d]{{1,7}})/(?=[ ]?{DASH})"
    r"|(?<=\p{Ll}{3})/(?P<inner>\p{Lu}[\p{L}\d.]{1,15})/(?=[ ])"
    r"|(?<=\p{L}{2})/(?P<inner>\p{Lu}[\p{L}\d.]{1,15})/"
    rf"(?=[ ]?{_TITLED}(?:[ ]{_TITLED}){{1,2}}+[ ]?/?[ ]?{DASH})"
)
# hour = ( [ "," ] / "/" / "|" / "@" ) *2word figures *3( words / figures ), before a dash or a
#        bracket: March 3, 8 p.m.—; Mar 5, 2026 / 11:05 am (LKS)
_HOUR = lazy(
    r"(?:,?[ ]|[ ]?[/|@][ ])\(?(?:\p{Ll}{1,4}\.?[ ]){0,2}\d{1,2}(?:[.:h,]\d\d)?"
    r"(?:[ ]?(?:\p{Ll}{1,9}\.?|\d\d(?!\d))){0,3}\)?(?=\.?[ ]?(?:[—–(]|--|(?<=[ ])-[ ]))"
)
# A hyphen between two figures is a range of days, or a score: 10-14; a colon or a stop, an hour.
_RANGE = re.compile(r"(?<=\d)[-\u2010\u2011\u2012\u2013:.](?=\d)")
# quotes = a quotation mark, a name, a quotation mark: «Guavira», "Guavira"
_QUOTES = lazy(r"[«„“\"][ ]?(?P<inner>\p{L}[^«»„“”\"\n.,:!?]{1,40}?)[ ]?[»“”\"]")
_MARK = lazy(
    rf"(?P<dash>{DASH}|:[-\u2013\u2014]{{1,2}}(?![\d-]))|[.:：=＝/&|{_SEMICOLON}{OWN_COLONS}{COMMAS}{FULL_STOPS}]"
)
_WORD = lazy(
    r"[\p{L}\p{M}'’‘`´](?:[\p{L}\p{M}\p{N}]|['’‘`´\u200c\u200d](?=\p{L})|[.&\-](?=[\p{L}\p{N}])){0,40}+"
)
_KINDS = {
    **dict.fromkeys(f"{COMMAS}{_SEMICOLON}", Kind.COMMA),
    **dict.fromkeys(f".{FULL_STOPS}", Kind.STOP),
    **dict.fromkeys(f":：{OWN_COLONS}", Kind.COLON),
    "=": Kind.EQUALS,
    "＝": Kind.EQUALS,
    "/": Kind.SLASH,
    "&": Kind.AND,
    "|": Kind.BAR,
}
_BRACKETS = "(（[［【"
_QUOTATION_MARKS = '«„“"'
_AFTER_ABBREVIATION = ",،([（/&"


def cut(text: str, start: int, reach: int, spoken: Language) -> Iterator[Token]:
    """The tokens of a line's head; they end where plain prose begins.

    Args:
        text: The working text.
        start: Where the line starts.
        reach: How far to look.
        spoken: The language, for the months.
    """
    at = start
    last = last_day(text, start, reach, spoken)
    date: DateAt | None = None
    for _ in range(_MOST_TOKENS):
        while at < reach and text[at] in _BLANK:
            at += 1
        if at >= reach:
            return
        token, date = _token(text, at, reach, last, spoken, date)
        if token is None:
            return
        yield token
        at = token.end


def _token(
    text: str, at: int, reach: int, last: int, spoken: Language, date: DateAt | None
) -> tuple[Token | None, DateAt | None]:
    """The token at a place, and the date that was found right behind it.

    Args:
        text: The working text.
        at: The place.
        reach: How far to look.
        last: Behind where no date begins.
        spoken: The language.
        date: The date at the place, where the words before have found it.
    """
    first = text[at]
    if first.isalpha() or first.isdecimal() or first in "'’‘`´":
        if date is None and at <= last:
            date = date_at(text, at, reach, spoken)
        if date is not None:
            hour = _HOUR.match(text, date[1], reach)
            end = date[1] if hour is None else hour.end()
            return Token(Kind.DATE, at, end, date=date[0]), None
        end, date = _words_end(text, at, reach, last, spoken)
        return (Token(Kind.WORDS, at, end) if end > at else None), date
    return _mark(text, at, reach), None


def _mark(text: str, at: int, reach: int) -> Token | None:
    """The bracket, the quotation marks or the other mark at a place."""
    first = text[at]
    bracket = _BRACKET.match(text, at, reach) if first in _BRACKETS else None
    if bracket is not None:
        return Token(Kind.BRACKET, at, bracket.end(), bracket.span("inner"))
    slashes = _SLASHES.match(text, at, reach) if first == "/" else None
    if slashes is not None:
        return Token(Kind.SLASHES, at, slashes.end(), slashes.span("inner"))
    quotes = _QUOTES.match(text, at, reach) if first in _QUOTATION_MARKS else None
    if quotes is not None:
        return Token(Kind.QUOTES, at, quotes.end(), quotes.span("inner"))
    mark = _MARK.match(text, at, reach)
    if mark is None or (text[at - 1 : at].isdecimal() and _RANGE.match(text, at) is not None):
        return None
    kind = Kind.DASH if mark["dash"] else _KINDS[first]
    return Token(kind, at, mark.end())


def _words_end(
    text: str, at: int, reach: int, last: int, spoken: Language
) -> tuple[int, DateAt | None]:
    """Where words end that begin somewhere: at a mark, a date, two blanks, or plain prose.

    And the date, where it is one that ends them.
    """
    start = end = at
    for count in range(_MOST_WORDS):
        if count and at <= last:
            date = date_at(text, at, reach, spoken)
            if date is not None and not ends_a_place(text, start, at, reach):
                return end, date
        word = _WORD.match(text, at, reach)
        if word is None:
            break
        end = word.end()
        following = text[end : end + 1]
        if following == "." and _is_abbreviated(text, at, end, reach):
            end += 1
            following = text[end : end + 1]
        if following != " " or text[end + 1 : end + 2] in _BLANK:
            break
        at = end + 1
    return end, None


def ends_a_place(text: str, start: int, at: int, reach: int) -> bool:
    """Whether a month is the last word of a place's name: Rio de Janeiro, 11.

    Args:
        text: The working text.
        start: Where the place's name begins.
        at: Where the month begins.
        reach: How far to look.
    """
    word = _WORD.match(text, at, reach) if text[at].isalpha() else None
    return word is not None and bool(gazetteer.holders(text[start : word.end()]))


def _is_abbreviated(text: str, at: int, end: int, reach: int) -> bool:
    """Whether a stop belongs to the word before it, and does not end a sentence or a date."""
    word = text[at:end]
    if len(word) == 1 or "." in word:
        return True
    if len(word) > _LONGEST_ABBREVIATION:
        return False
    if word.casefold() in _TITLES or (not word.isupper() and gazetteer.regions(word)):
        return True
    following = text[end + 1 : min(end + 3, reach)].lstrip()
    return following[:1] in _AFTER_ABBREVIATION if following else False
