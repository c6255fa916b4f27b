r"""Dates in words that no file has, told by their slot and their figures.

    date   = 2*8( figure / roman / word )         ; 12 ñiqin ayriway killa 2017, die XII mensis Maii
    figure = day / year                           ; a day once, a year once at most
    word   = of a month, if any file has it / any other that is no common one of the language

What stands where a date does, between a town and a bracket or a dash, and has a day in it, is one.
Its month may be one of any language.
"""

from __future__ import annotations

from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.knowledge.calendar import fits_month, foreign_month
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_PARTS, _MOST_PARTS = ("year", "month", "day"), 8
_FIRST_YEAR, _LAST_YEAR = 1850, 2100
_SHORTEST_WORD, _LAST_DAY = 3, 31
# part = figures [ ending of a numeral ] / word
_PART = lazy(
    r"(?P<figures>\d{1,4})(?:[-:]?\p{Ll}{1,3}(?!\p{L})|[.ºª])?(?!\d|[.:/]\d)"
    r"|(?P<word>\p{L}[\p{L}\p{M}'’.\-]{0,24}+)"
)
_ROMAN = lazy(r"M{0,2}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_BETWEEN = " ,\u00a0"


def roman_number(word: str) -> int | None:
    """What Roman figures say.

    Example:
        >>> roman_number("MCMXXIX"), roman_number("XII"), roman_number("Mix")
        (1929, 12, None)
    """
    if not word or _ROMAN.fullmatch(word) is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def read_unknown_date(text: str, span: TextSpan, spoken: Language) -> PrintedDate | None:
    """The date that a stretch is, which stands where a date does.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> text = "die XII mensis Maii a. MCMXXIX"
        >>> date = read_unknown_date(text, (0, len(text)), language("it"))
        >>> date and (date.year, date.month, date.day)
        (1929, 5, 12)
    """
    at, end = span
    found: dict[str, tuple[int, TextSpan]] = {}
    words, strange = 0, False
    for _ in range(_MOST_PARTS):
        part = _PART.match(text, at, end)
        if part is None:
            break
        slot, number = _slot(part["figures"], part["word"])
        if slot is not None:
            if slot in found:
                return None
            group = "figures" if part["figures"] else "word"
            found[slot] = number, part.span(group)
        elif part["word"] is not None:
            words += len(part["word"]) >= _SHORTEST_WORD
            strange = strange or fold(part["word"].rstrip(".")) not in spoken.ordinary_words
        else:
            return None
        at = part.end()
        while at < end and text[at] in _BETWEEN:
            at += 1
    if text[at:end].strip(" .,") or "day" not in found:
        return None
    if "month" not in found and not (words and strange):
        return None
    year, month, day = (found[part][0] if part in found else None for part in _PARTS)
    if day is None or not fits_month(month, day):
        return None
    spans = tuple((part, found[part][1]) for part in _PARTS if part in found)
    return PrintedDate(year, month, day, span, spans)


def _slot(figures: str | None, word: str | None) -> tuple[str | None, int]:
    """Which part of a date figures or a word are, and what they say."""
    if word is not None:
        month = foreign_month(word)
        if month is not None:
            return "month", month
        number = roman_number(word.rstrip("."))
        if number is None:
            return None, 0
    else:
        number = int(figures or 0)
    if _FIRST_YEAR <= number <= _LAST_YEAR:
        return "year", number
    return ("day", number) if 0 < number <= _LAST_DAY else (None, 0)
