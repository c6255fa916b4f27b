r"""Heads of the first paragraph with a date in words that no file has.

    foreign = place [ region ] "," date ends text         ; ZUVARO, 5 jasyapy (KLPA) – Text
    date    = words with a day / one word, a day of the week
    ends    = [ stop ] bracket [ stop ] [ dash ] / [ stop ] dash
    bracket = "(" credit ")" / "/" credit "/" / "[" credit "]"

The slot tells that it is a date: a town stands before it, a credit or a dash behind it, and there
is a day in it. A day of the week that nobody knows needs a town in capitals, a bracket and a dash.
"""

from __future__ import annotations

import regex

from wirecopy.fields.dateline.codes import is_code, names_organization
from wirecopy.fields.dateline.credit import Credit
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import Pieces, begins_text
from wirecopy.fields.dateline.heads import (
    PLACE,
    in_head,
    is_titled,
    known_or_named,
    no_place,
    read_by_form,
)
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.fields.dateline.unknown_date import read_unknown_date
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import EAST_ASIAN
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_DASHES = r"\-\u2010-\u2015"
_HEAD = lazy(
    rf"{PLACE}(?:[ ]?\((?P<region>[\p{{L}}\p{{M}} .]{{2,30}}+)\))?[ ]?[{COMMAS}][ ]"
    r"(?P<date>[^()\[\]/\n:;\u2013\u2014]{3,44}?)"
    rf"(?:[.,]?[ ]?(?P<bracket>[(\[/](?P<credit>[^()\[\]/\n]{{2,40}})[)\]/])[.]?"
    rf"[ ]?(?P<sign>[{_DASHES}]{{1,3}})?"
    rf"|[.]?(?P<sign>[ ]?[\u2014]|--|[ ][{_DASHES}](?=[ ])|(?<=[.])[{_DASHES}]))[ ]*"
)
_WEEKDAY = lazy(r"\p{L}[\p{L}\p{M}'’\-]{3,16}")


def read_head(
    validator: Validator, flat: str, start: int, end: int, *, named: bool = False
) -> DatelineFound | None:
    """The dateline that a head of a form is, its date being one that a file has or none.

    Args:
        validator: What knows the styles and the language.
        flat: The working text, a wrap's line end as a blank.
        start: Where the block starts.
        end: Where it ends.
        named: Whether a byline, or what may be one, stands between it and the headline.
    """
    found = read_by_form(validator, flat, start, end, named=named)
    if found is not None or validator.spoken.script in EAST_ASIAN:
        return found
    return _foreign(validator, flat, start, end)


def _foreign(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    head = _HEAD.match(flat, start, end)
    if head is None or no_place(validator, head["place"]):
        return None
    if not begins_text(flat, head.end(), end):
        return None
    date = read_unknown_date(flat, head.span("date"), validator.spoken)
    if date is None:
        date = PrintedDate() if _is_day_of_week(validator, head) else None
    if date is None or not _may_end(head, date):
        return None
    if head["credit"] is None and _is_of_language(validator, head["date"]):
        return None  # what its own calendar dates is weighed: Bridge, March 3 - The mayor opened it
    joined = head["credit"] is None and not flat[head.end() - 1].isspace()
    if joined and validator.spoken.dateline.worn_credits:
        return None  # a town that nobody knows may be a misread one: Motevide, Jan. 9.—Text
    credit = Credit()
    if head["credit"] is not None:
        if not is_titled(head["credit"]):
            return None
        credit = known_or_named(validator, head["credit"], head.span("credit"))
    region, named = (
        (None, None) if head["region"] is None else (head.span("region"), head["region"])
    )
    if region is not None and head["credit"] is None and _is_house(validator, head["region"]):
        credit, region, named = known_or_named(validator, head["region"], region), None, None
    place = PlaceFound(head["place"], head.span("place"), named, region, is_at_home=True)
    pieces = Pieces(date, credit, (place,), head["sign"], opens_prose=True)
    if pieces.is_of_long_ago:
        return None
    text_end = head.end("bracket") if head["bracket"] is not None else head.end("date")
    return in_head(validator, flat, pieces, None, head, text_end)


def _is_house(validator: Validator, name: str) -> bool:
    """Whether a bracket between a place and its date names a house: Quipudorf (QPL), 5 jasyapy."""
    if gazetteer.regions(name) or gazetteer.holders(name):
        return False
    ends = (name.partition(" ")[0], name.rpartition(" ")[2])
    house = any(names_organization(word, validator.spoken) for word in ends)
    return house or is_code(name, validator.spoken) or len(name.split(" ")) > 1


def _may_end(head: regex.Match[str], date: PrintedDate) -> bool:
    """Whether what stands behind a date is enough to say that it is one."""
    if head["credit"] is None:
        # Who was born that day has two names.
        named = " " in head["place"] and not head["place"].isupper()
        return not named and (date.month is not None or date.year is not None)
    whole = date.month is not None or date.year is not None or head["place"].isupper()
    return head["sign"] is not None or (date.day is not None and whole)


def _is_of_language(validator: Validator, date: str) -> bool:
    """Whether a date has a month that the language's own file has."""
    months = validator.spoken.month_numbers
    return any(fold(word.strip(".")) in months for word in date.split())


def _is_day_of_week(validator: Validator, head: regex.Match[str]) -> bool:
    """Whether one word between a town in capitals and a bracket is no common one."""
    word = head["date"]
    if head["credit"] is None or head["sign"] is None or not head["place"].isupper():
        return False
    return (
        _WEEKDAY.fullmatch(word) is not None and fold(word) not in validator.spoken.ordinary_words
    )
