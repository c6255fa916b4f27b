r"""Lines of their own above the text that name a place which nobody knows.

    line    = place sep paper / place sep date rest / place "," date "," people "," agency
            / "(" people "-" place ")" / place day bracket / date clock place
    sep     = "/" / "|" / dash / "," / blank

What tells them from labels and titles: a day and its month, an agency that is known, the place
named again in the text, or, in letters without capitals, a name of two words beside one in a
bracket.
"""

from __future__ import annotations

import regex

from wirecopy.fields.dateline.borne_out import is_home_town
from wirecopy.fields.dateline.credit import Credit, credit_words
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import THRESHOLD, Pieces
from wirecopy.fields.dateline.open_date import date_at
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.fields.dateline.told_by_form import (
    PLACE,
    UNCASED,
    date_behind,
    is_no_place,
    is_printed_again,
    known_or_named,
)
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.text.letters import EAST_ASIAN
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_LONGEST = 80
_NO_DATE, _NO_CREDIT = PrintedDate(), Credit()
_NAME = r"\p{Lu}[\p{L}\p{M}'’\-]{1,20}+(?:[ ]\p{Lu}[\p{L}\p{M}'’\-]{1,20}+){1,2}"
_DASH = r"[\-\u2010-\u2015]"
_PAPER = lazy(
    rf"{PLACE}[ ]?(?:[/|]|{_DASH})[ ]?"
    r"(?P<paper>\p{Lu}[\p{L}\p{M}.'’]{0,20}+(?:[ ]\p{L}[\p{L}\p{M}.'’]{0,20}+){0,2}+)"
)
_BEFORE_DATE = lazy(rf"{PLACE}[ ]?(?:[{COMMAS}/|]|{_DASH})?[ ]?(?=[\d\p{{L}}])")
# rest = nothing / a note in brackets
_REST = lazy(r"[.]?(?P<note>[ ]?\([^()\n]{1,20}\))?[.]?[ ]*")
_WRITER = lazy(
    rf"[.]?[{COMMAS}][ ](?P<people>{_NAME})[{COMMAS}][ ](?P<agency>\p{{Lu}}[\p{{L}}\d]{{1,15}}+)"
)
_BRACKET = lazy(
    rf"\((?P<people>{UNCASED}(?:[ ]{UNCASED}){{1,2}}+)[ ]?{_DASH}[ ]?(?P<place>{UNCASED})\)"
    rf"|\((?P<place>{UNCASED})[ ]?{_DASH}[ ]?(?P<people>{UNCASED}(?:[ ]{UNCASED}){{1,2}}+)\)"
)
_CLOCK_AND_PLACE = lazy(
    rf"(?:[ ]?\p{{Ll}}{{1,4}}\.?)?(?P<clock>[^\n\p{{L}}\d]{{1,6}}\d\d?:\d\d)?"
    rf"[ ,|–—-]{{1,6}}{PLACE}[ ]*"
)


def read_unknown_alone(
    validator: Validator, working: str, start: int, end: int, *, below_name: bool
) -> DatelineFound | None:
    """The dateline that a line right above the text is, its place being unknown.

    Args:
        validator: What knows the styles and the language.
        working: The working text.
        start: Where the line starts.
        end: Where it ends.
        below_name: Whether a byline, or what may be a name, stands right above it.
    """
    if end - start > _LONGEST or "\n" in working[start:end]:
        return None
    if validator.spoken.script in EAST_ASIAN:
        return None
    return (
        _with_writer_in_bracket(validator, working, start, end)
        or _with_date(validator, working, start, end, below_name=below_name)
        or _behind_date(validator, working, start, end)
        or (_with_paper(validator, working, start, end) if below_name else None)
    )


def _with_writer_in_bracket(
    validator: Validator, working: str, start: int, end: int
) -> DatelineFound | None:
    form = _BRACKET.fullmatch(working, start, end)
    if form is None or is_no_place(form["place"], validator):
        return None
    if any(is_no_place(word, validator) for word in form["people"].split(" ")):
        return None
    return _found(validator, working, (start, end), form, people=form.span("people"))


def _with_date(
    validator: Validator, working: str, start: int, end: int, *, below_name: bool
) -> DatelineFound | None:
    """A place and its date; a day without its month needs a place that the text knows."""
    form = _BEFORE_DATE.match(working, start, end)
    if form is None or is_no_place(form["place"], validator):
        return None
    date, at = date_behind(working, form.end(), end, validator.spoken)
    if at is None or date.day is None:
        return None
    writer = _WRITER.fullmatch(working, at, end)
    if writer is not None:
        span = writer.span("agency")
        credit = credit_words(validator.registry).read(writer["agency"], span)
        if credit is None or credit.repairs:
            if not writer["agency"].isupper():
                return None
            credit = Credit((writer["agency"],), span)
        people = writer.span("people")
        return _found(validator, working, (start, end), form, date, credit, people)
    rest = _REST.fullmatch(working, at, end)
    # With a clock the line says when the copy was published.
    if rest is None or (date.month is None and rest["note"] is None):
        return None
    name = form["place"]
    if not (is_home_town(name, validator) or is_printed_again(working, name, form.start("place"))):
        # When the copy was published is told with its year, and no name stands above it.
        parted = working[form.end("place") : form.end()].strip() != ""
        if not (parted and below_name) or date.month is None or date.year is not None:
            return None
    return _found(validator, working, (start, end), form, date)


def _behind_date(validator: Validator, working: str, start: int, end: int) -> DatelineFound | None:
    """A date, perhaps a clock, and a place that is known: 3 мая 2024 года   18:20   Самара."""
    if not working[start].isdecimal():
        return None
    found = date_at(working, start, end, validator.spoken)
    if found is None or found[0].month is None or found[0].repairs:
        return None
    form = _CLOCK_AND_PLACE.fullmatch(working, found[1], end)
    if form is None or not PlaceFound(form["place"], form.span("place")).is_known:
        return None
    # With a clock behind it the date is the copy's time: that is for the source line to read.
    if form["clock"] is not None:
        return _found(validator, working, (form.start("place"), end), form)
    return _found(validator, working, (start, end), form, found[0])


def _with_paper(validator: Validator, working: str, start: int, end: int) -> DatelineFound | None:
    """A place that the text names again, and a paper: VILAR / A Folla."""
    form = _PAPER.fullmatch(working, start, end)
    if form is None or is_no_place(form["place"], validator):
        return None
    name = form["place"]
    if not (
        is_printed_again(working, name, form.start("place"))
        or PlaceFound(name, form.span("place")).is_known
    ):
        return None
    span = form.span("paper")
    credit = known_or_named(validator, form["paper"], span)
    return _found(validator, working, (start, end), form, credit=credit)


def _found(
    validator: Validator,
    working: str,
    line: TextSpan,
    form: regex.Match[str],
    date: PrintedDate = _NO_DATE,
    credit: Credit = _NO_CREDIT,
    people: TextSpan | None = None,
) -> DatelineFound:
    place = PlaceFound(form["place"], form.span("place"), is_at_home=True)
    pieces = Pieces(date, credit, (place,), None, opens_prose=False, has_people=people is not None)
    name = validator.told(credit, pieces.places)
    return DatelineFound(
        start=line[0],
        end=line[1],
        body=line[1],
        score=THRESHOLD,
        style=name,
        agencies=validator.named(credit, name),
        contested=credit.key in validator.registry.contested and name is None,
        people=people,
    ).holding(pieces, working, validator.spoken)
