"""The banks of an old paper's headline: which of its lines is the title, by their print."""

from __future__ import annotations

from wirecopy.fields.dateline.codes import names_organization
from wirecopy.layout.titles import SHORTEST, Titles, is_borne_out
from wirecopy.text.punctuation import PLAIN_STOPS

_SEVERAL = 3
_LETTERS_A_SLIP = 10


def is_short_title(titles: Titles, top: int, below: int) -> bool:
    """Whether the first of two lines is a title of a few words, of which the other tells more.

    The text has one of its words, which it has of no section; a house has a word for houses.
    """
    text, keys = titles.text(top), titles.keys
    if top or below > 1 or titles.looks.site or text.isupper() or " " not in text:
        return False
    if len(keys[top]) < SHORTEST or len(keys[below]) * 5 < len(keys[top]) * 7:
        return False
    if any(map(str.isdecimal, text)) or not _is_of_the_story(titles, top):
        return False
    spoken = titles.manuscript.spoken
    return not any(names_organization(word, spoken) for word in text.split(" "))


def _is_of_the_story(titles: Titles, index: int) -> bool:
    """Whether the text has a word of a line that names no day, as a site's do: Tuesday's paper."""
    days = titles.manuscript.languages.calendar_words
    return days.isdisjoint(titles.words_of(index)) and is_borne_out(titles, index)


def are_banks(titles: Titles, top: int) -> bool:
    """Whether two lines are the title and the deck of an old paper: the upper one in capitals.

    It is no label: it has some words, which the text bears out, or a stop behind them, whatever
    stands below.
    """
    text = titles.text(top)
    if not is_in_capitals(text):
        return False
    stopped = text[-1] in PLAIN_STOPS and " " in text
    short = len(text.split()) < _SEVERAL or "  " in text
    return stopped or (not short and is_borne_out(titles, top))


def is_in_capitals(text: str) -> bool:
    """Whether a line is in capitals, but for a letter that was read for another: lN, DESTR0YED."""
    letters = [letter for letter in text if letter.isalpha()]
    small = sum(map(str.islower, letters))
    return small * _LETTERS_A_SLIP <= len(letters) and text.upper() != text.lower()
