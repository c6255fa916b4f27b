"""A town and a whole date on a line of their own, as releases and letters have them.

written = town "," [ words ] date [ "." ]          ; Quipudorf, den 3. März 2024
        / town "," year [ words ] day month        ; Quipava, 2024. gada 3. martā
        / date "," town                            ; 3 March 2024, Quipuford

No list need have the town: a name, a comma and a date with its year are all that the line holds.
"""

from __future__ import annotations

from wirecopy.fields.dateline.credit import Credit
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import THRESHOLD, Pieces
from wirecopy.fields.dateline.heads import PLACE, no_place
from wirecopy.fields.dateline.open_date import date_behind
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge.calendar import fits_month, month_number
from wirecopy.knowledge.languages import Language
from wirecopy.text.letters import EAST_ASIAN
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_TOWN = lazy(rf"{PLACE}[ ]?[{COMMAS}][ ]")
_TOWN_LAST = lazy(rf"{PLACE}[ ]?[.]?")
_REST = lazy(r"[ ]?[.)]?[ ]*")
# year-first = year [ "." ] [ word ] day [ "." ] [ word ] month
_YEAR_FIRST = lazy(
    r"(?P<year>(?:19|20)\d\d)(?:\.|\p{Ll}{1,4})?[ ](?:\p{Ll}{2,6}\.?[ ])?"
    r"(?:(?P<month>\p{L}[\p{L}\p{M}]{2,14}+)[ ](?P<day>\d\d?)(?:\.|\p{Ll}{1,3})?"
    r"|(?P<day>\d\d?)\.?[ ](?:\p{Ll}{1,3}[ ])?(?P<month>\p{L}[\p{L}\p{M}]{2,14}+))[ ]?[.)]?"
    r"(?:[ ]\p{Ll}\.)?[ ]*"
)


def read_written(validator: Validator, working: str, start: int, end: int) -> DatelineFound | None:
    """The town and the date that a line is, be the town known or not."""
    spoken = validator.spoken
    if spoken.script in EAST_ASIAN:
        return None
    town = _TOWN.match(working, start, end)
    if town is None or no_place(validator, town["place"]):
        return _date_first(validator, working, start, end)
    date, at = date_behind(working, town.end(), end, spoken)
    whole = None not in (date.year, date.month, date.day)
    if at is None or not whole or _REST.fullmatch(working, at, end) is None:
        date = _year_first(working, town.end(), end, spoken)
    if date.span is None:
        return _date_first(validator, working, start, end)
    place = PlaceFound(town["place"], town.span("place"), is_at_home=True)
    pieces = Pieces(date, Credit(), (place,), None, opens_prose=False)
    return validator.whole(pieces, working, (start, end), end, THRESHOLD, None)


def _date_first(validator: Validator, working: str, start: int, end: int) -> DatelineFound | None:
    """A whole date and a town behind it; what the day begins is no town."""
    comma = max(working.rfind(f"{mark} ", start, end) for mark in COMMAS)
    town = _TOWN_LAST.fullmatch(working, comma + 2, end) if comma > start else None
    if town is None or no_place(validator, town["place"]):
        return None
    date, at = date_behind(working, start, comma, validator.spoken)
    if at is None or at < comma or None in (date.year, date.month, date.day):
        date = _year_first(working, start, comma, validator.spoken)
    if date.span is None:
        return None
    place = PlaceFound(town["place"], town.span("place"), is_at_home=True)
    pieces = Pieces(date, Credit(), (place,), None, opens_prose=False)
    return validator.whole(pieces, working, (start, end), end, THRESHOLD, None)


def _year_first(working: str, at: int, end: int, spoken: Language) -> PrintedDate:
    form = _YEAR_FIRST.fullmatch(working, at, end)
    named = month_number(form["month"].casefold(), spoken) if form is not None else None
    if form is None or named is None or not fits_month(named[0], int(form["day"])):
        return PrintedDate()
    spans = tuple((part, form.span(part)) for part in ("year", "month", "day"))
    last = max(span[1] for _, span in spans)
    return PrintedDate(int(form["year"]), named[0], int(form["day"]), (at, last), spans)
