"""What ends a sentence, and what stands around words, in all scripts."""

from __future__ import annotations

import re

# The stops of all scripts: Latin, East Asian, Arabic, Urdu, Devanagari, Ethiopic, Khmer, Burmese,
# Armenian, Tibetan; ៕ and ៚ end a whole Khmer text.
STOPS = ".!?…。！？؟۔।॥።។။։།៕៚"
# Those of them that are no letter's or figure's business, as the Latin one may be.
FULL_STOPS = "。।॥።។။։།"
# What ends a sentence that neither asks nor calls.
PLAIN_STOPS = f".۔{FULL_STOPS}"
QUESTION_MARKS = "?!？！؟"
# The commas of all scripts: Latin, Arabic, Ethiopic, Armenian, Burmese, East Asian.
COMMAS = ",،፣፥՝၊，、"
# The colons of the scripts that print their own: Khmer, Ethiopic; and the bullet that Malayalam
# papers set between a place and the text.
BULLETS = "∙•●"
OWN_COLONS = f"៖፦{BULLETS}"
# Behind a label; elsewhere it parts clauses, as a comma does.
ARMENIAN_COLON = "՝"
CLOSING_QUOTES = "\"'”’»」』"
CLOSING_ROUND = ")）"
_PAIRS = {"(": ")", "[": "]", "<": ">"}
OPENING_QUOTES = "\"'“‘«„「『"
# The last letter of a sentence: a stop, or a quotation mark or a bracket behind one.
SENTENCE_END = frozenset(STOPS + CLOSING_QUOTES + CLOSING_ROUND)
# Behind low quotation marks the closing ones are another language's opening ones: „So ist es.“
_LOW_CLOSED = "\u201c\u2018"
# The same as a class of a pattern, for what is stuck to the last sentence of a block.
SENTENCE_END_CLASS = rf"[{STOPS}{CLOSING_QUOTES}{CLOSING_ROUND}]"
# What all that is stuck to a sentence has before it: the sentence's end, or a bracket; but before
# the last letters of an English word (Lakeside's, won't) an apostrophe closes nothing.
_APOSTROPHES = "'’"
_INNER_SIGN = re.compile(
    rf"(?![{_APOSTROPHES}]){SENTENCE_END_CLASS}|\("
    rf"|(?<![^\W\d_])[{_APOSTROPHES}]|[{_APOSTROPHES}](?!(?:[stdm]|ll|re|ve)[ ,])"
)
# All that may begin one of them; a class alone is looked for many times as fast.
_INNER_HINT = re.compile(rf"{SENTENCE_END_CLASS[:-1]}({_APOSTROPHES}]")
# What may stand between the day and the month of a date, as the source of a pattern: 3 de marzo,
# 3d of March, 3 d’abril, 3 ta' Marzu, 3 da mars, 3 dhen Mhàrt, 3 mis Meurth.
BEFORE_MONTH = r"(?:d(?:e|a|i|u|o|hen)[ ]|of[ ]|mis[ ]|d['’]|ta['’][ ])?"


def ends_a_sentence(text: str, end: int) -> bool:
    """Whether what stands before a place in a text ends as sentences do.

    Example:
        >>> ends_a_sentence("It is open.", 11), ends_a_sentence("\u201eSo ist es.\u201c", 12)
        (True, True)
    """
    last = text[end - 1]
    if last in SENTENCE_END:
        return True
    return (last in _LOW_CLOSED and end > 1 and text[end - 2] in STOPS) or ends_as_armenian(
        text, end
    )


def ends_as_armenian(text: str, end: int) -> bool:
    """Whether a Latin colon does the work of the Armenian full stop, which looks like it.

    Example:
        >>> ends_as_armenian("Կամուրջը բաց է:", 15)
        True
    """
    return text[end - 1] == ":" and end > 1 and "\u0561" <= text[end - 2] <= "\u0587"


def is_balanced(opening: str, closing: str) -> bool:
    """Whether the brackets among the signs before a name are those among the signs behind it.

    Example:
        >>> is_balanced("(-", ")"), is_balanced("", "]")
        (True, False)
    """
    return all((sign in opening) == (_PAIRS[sign] in closing) for sign in _PAIRS)


def may_end_inside(text: str, start: int, end: int) -> bool:
    """Whether a sentence may end inside a stretch, or a bracket opens there.

    Example:
        >>> line = "Lakeside's mill opens. dpa"
        >>> may_end_inside(line, 0, 21), may_end_inside(line, 0, 22)
        (False, True)
    """
    hint = _INNER_HINT.search(text, start, end)
    return hint is not None and _INNER_SIGN.search(text, hint.start(), end) is not None


# host = a name and a domain that is no word: lakeside.org/news
_HOST = re.compile(r"[\w-]{2,63}\.(?:com|org|net|info|gov|edu)\b", re.IGNORECASE)
_LONGEST_ADDRESS = 300


def is_in_address(text: str, at: int) -> bool:
    """Whether a place in a text, behind a stop, is inside an address of the web or of mail.

    Example:
        >>> is_in_address("See https://lks.example/ab", 24), is_in_address("It sails.ab/cd", 9)
        (True, False)
    """
    if text[at - 1] in " \n":
        return False
    begin = max(text.rfind(sign, max(0, at - _LONGEST_ADDRESS), at) for sign in " \n(") + 1
    printed = text[begin:at]
    if "://" in printed or "@" in printed or printed.startswith("www."):
        return True
    return _HOST.match(text, begin) is not None
