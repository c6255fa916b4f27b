r"""Lines of their own between headline and text that do a dateline's work.

    known   = credit / place / place "-" credit / credit "-" place
            / parts of the open grammar, among them a place and a date or credit that are known
    unknown = place sep paper / place sep date rest / place "," date "," people "," agency
            / "(" people "-" place ")" / place day bracket / date clock place
    sep     = "/" / "|" / dash / "," / blank

Nothing in such a line tells it from a title or a label but that its parts are known: a credit must
be an agency's, and a place one of the gazetteer. The layout says what stands around it. A place
that nobody knows needs more: a day and its month, an agency that is known, the place named again in
the text, or, in letters without capitals, a name of two words beside one in a bracket.
"""

from __future__ import annotations

import regex

from wirecopy.fields.dateline.arrangement import Arrangement
from wirecopy.fields.dateline.beside_role import place_beside_role
from wirecopy.fields.dateline.codes import names_organization
from wirecopy.fields.dateline.credit import Credit, credit_words, shaped_credit
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import SURE_IF_BARE, THRESHOLD, Pieces
from wirecopy.fields.dateline.heads import (
    PLACE,
    UNCASED,
    credit_in_note,
    known_or_named,
    no_place,
    past_hour,
)
from wirecopy.fields.dateline.open_date import date_at, date_behind
from wirecopy.fields.dateline.place_evidence import (
    ENOUGH,
    TOLD,
    is_also_small,
    is_listed,
    is_named_again,
    is_printed_again,
    mentions,
)
from wirecopy.fields.dateline.places import PlaceFound, is_time_of_day, read_places
from wirecopy.fields.dateline.tokens import cut
from wirecopy.fields.dateline.unknown_date import read_unknown_date
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.fields.dateline.writers import is_writer
from wirecopy.knowledge.gazetteer import is_town_anywhere
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import ARABIC, EAST_ASIAN
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_LONGEST, _LONGEST_UNKNOWN = 60, 80
_MOST_BLANKS = 8
_MOST_WORDS = 3
_MARKS = " :-\u2010\u2013\u2014_"
# halves = name "-" name, the sign with blanks around it or with none
_HALVES = lazy(
    r"(?P<first>[^\-\u2010-\u2015_\n]{2,40}?)[ ]?[\-\u2010-\u2015_][ ]?"
    r"(?P<second>[^\-\u2010-\u2015_\n]{2,40})"
)
_NO_DATE, _NO_CREDIT = PrintedDate(), Credit()
_NAME = r"\p{Lu}[\p{L}\p{M}'’\-]{1,20}+(?:[ ]\p{Lu}[\p{L}\p{M}'’\-]{1,20}+){1,2}"
_DASH = r"[\-\u2010-\u2015]"
_PAPER = lazy(
    rf"{PLACE}[ ]?(?:[/|]|{_DASH})[ ]?"
    r"(?P<paper>\p{Lu}[\p{L}\p{M}.'’]{0,20}+(?:[ ]\p{L}[\p{L}\p{M}.'’]{0,20}+){0,2}+)"
)
_TOWN = lazy(PLACE)
_TOWN_LINE = lazy(rf"{PLACE}(?:[ ]\((?P<region>\p{{Lu}}[\p{{L}}\p{{M}} .]{{1,24}}+)\))?[.:]?")
_BEFORE_DATE = lazy(rf"{PLACE}[ ]?(?:[{COMMAS}/|]|{_DASH})?[ ]?(?=[\d\p{{L}}])")
# rest = nothing / a note or an agency in brackets / its letters      ; (Quipu.) / T. T.
_REST = lazy(
    r"(?P<stop>[.]?)(?:[ ]?(?P<note>\((?P<inside>[^()\n]{1,40})\))"
    r"|[ ](?P<inside>\p{Lu}\.(?:[ ]?\p{Lu}\.){1,3}))?[.]?[ ]*"
)
# time = 1*4( small word / figures ), in brackets or not, and the end of the line
_TIME = lazy(
    r"[.,]?[ ](?P<time>\(?(?:\p{Ll}{1,12}|\d{1,2}(?:[.,:h]\d\d)?)"
    r"(?:\.?[ ](?:\p{Ll}{1,12}|\d{1,2}(?:[.,:h]\d\d)?)){0,4}\)?)[.]?"
)
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


def read_alone(
    validator: Validator, working: str, start: int, end: int, *, below_byline: bool
) -> DatelineFound | None:
    """The dateline that a short line is, where a text begins right below it.

    Args:
        validator: What knows the styles and the language.
        working: The working text.
        start: Where the line starts.
        end: Where it ends.
        below_byline: Whether a byline, or what tells no less, stands right above it; then a place
            alone is enough, which else needs a mark: ``Jakarta -``.
    """
    if end - start > _LONGEST or "\n" in working[start:end]:
        return None
    text_end = end
    while text_end > start and working[text_end - 1] in _MARKS:
        text_end -= 1
    bracketed = working[start:text_end][:1] in tuple("([") and working[text_end - 1] in ")]"
    span = (start + 1, text_end - 1) if bracketed else (start, text_end)
    credit = _credit(validator, working, span)
    if credit is not None:
        alone = _found(validator, working, span, _pieces((), credit))
        return alone._replace(start=start, end=text_end, body=end)
    dated = _dated(validator, working, (start, text_end))
    if dated is not None:
        return dated._replace(body=end)
    reported = place_beside_role(validator, working, span)
    if reported is not None:
        return _found(validator, working, span, _pieces((reported,)))._replace(body=end)
    places = () if bracketed else _places(validator, working, span, below_byline=below_byline)
    if places:
        timed = is_time_of_day(working[start:end].rpartition(",")[2], validator.spoken)
        if not below_byline and text_end == end and not timed:
            return None
        return _found(validator, working, span, _pieces(places), SURE_IF_BARE)._replace(body=end)
    found = _in_halves(validator, working, span)
    return found._replace(body=end) if found is not None else None


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
    if end - start > _LONGEST_UNKNOWN or "\n" in working[start:end]:
        return None
    if validator.spoken.script in EAST_ASIAN:
        return None
    return (
        _with_writer_in_bracket(validator, working, start, end)
        or _with_date(validator, working, start, end, below_name=below_name)
        or _behind_date(validator, working, start, end)
        or (_with_paper(validator, working, start, end) if below_name else None)
        or (_town(validator, working, start, end) if below_name else None)
    )


def _town(validator: Validator, working: str, start: int, end: int) -> DatelineFound | None:
    """A town of the language's countries, or one somewhere that the text names again."""
    form = _TOWN.fullmatch(working, start, end)
    if form is None or no_place(validator, form["place"]):
        return None
    name = form["place"]
    if not is_listed(name, validator.spoken) and not (
        is_printed_again(working, name, start) and is_town_anywhere(name)
    ):
        return None
    return _at_unknown(validator, working, (start, end), form)


def is_form_of_town(working: str, start: int, end: int) -> bool:
    """Whether a line has the form of a town's name."""
    return _TOWN_LINE.fullmatch(working, start, end) is not None


def read_place_line(
    validator: Validator,
    working: str,
    start: int,
    end: int,
    *,
    below_name: bool,
    below_byline: bool,
) -> DatelineFound | None:
    """The dateline that a line between who wrote and the text is, be its town known or not.

    Args:
        validator: What knows the styles and the language.
        working: The working text.
        start: Where the line starts.
        end: Where it ends.
        below_name: Whether a byline, or what may be a name, stands right above it.
        below_byline: Whether it is a byline.
    """
    form = _TOWN_LINE.fullmatch(working, start, end)
    if form is None or no_place(validator, form["place"]) or is_also_small(form["place"], working):
        return None
    name, spoken = form["place"], validator.spoken
    if fold(name) in validator.registry.names or any(
        names_organization(word, spoken) for word in name.split(" ")
    ):
        return None
    spoken_of = mentions(name, working, spoken)
    told, marks = is_listed(name, spoken) * TOLD + spoken_of, name.isupper() + bool(form["region"])
    if marks or below_byline:
        told = max(told, is_named_again(working, name, start) * TOLD)
    if spoken_of < 0 or not told or told + marks + below_name < ENOUGH:
        return None
    return _at_unknown(validator, working, (start, end), form)


def _dated(validator: Validator, working: str, span: TextSpan) -> DatelineFound | None:
    """A place that is known, with its date or an agency that is known: Lisbon, March 3, Brno (LKS).

    In any order, and with who wrote beside the agency.
    """
    start, end = span
    parts = Arrangement(working, validator.registry, validator.spoken, end)
    at = start
    for token in cut(working, start, end, validator.spoken):
        if not parts.take(token):
            return None
        at = token.end
    credited = parts.credit.key is not None
    if parts.places is None or not (credited or parts.date.span) or working[at:end].strip(" .:"):
        return None
    places = _places(validator, working, parts.places)
    if not places or (parts.people is not None and not credited):
        return None
    pieces = Pieces(parts.date, parts.credit, places, None, opens_prose=False)
    return _found(validator, working, span, pieces)._replace(people=parts.people)


def _in_halves(validator: Validator, working: str, span: TextSpan) -> DatelineFound | None:
    """A place about a dash, in either order, and a credit or who wrote."""
    halves = _HALVES.fullmatch(working, *span)
    if halves is None:
        return None
    for place, name in (("first", "second"), ("second", "first")):
        places = _places(validator, working, halves.span(place))
        credit = _credit(validator, working, halves.span(name), beside_place=True)
        if not places or credit is None:
            continue
        if is_writer(validator, working, halves.span(name)):
            found = _found(validator, working, span, _pieces(places))
            return found._replace(people=halves.span(name))
        return _found(validator, working, span, _pieces(places, credit))
    return None


def _places(
    validator: Validator, working: str, span: TextSpan, *, below_byline: bool = False
) -> tuple[PlaceFound, ...]:
    if validator.spoken.script in EAST_ASIAN:
        return ()
    places = read_places(working, span, validator.spoken) or ()
    # Below a byline the region beside it is enough: Monte Claro (PE).
    regional = below_byline and places and places[-1].is_in_known_region
    return places if places and (regional or all(place.is_known for place in places)) else ()


def _credit(
    validator: Validator, working: str, span: TextSpan, *, beside_place: bool = False
) -> Credit | None:
    printed = working[span[0] : span[1]]
    folded = fold(printed)
    registry = validator.registry
    known = credit_words(registry).read(printed, span)
    whole = all(fold(name) in registry.names for name in printed.split("/"))
    if known is not None and whole:
        if folded in registry.acronyms and not printed.isupper():
            return None
        return known
    # Beside a place an Arabic line names its paper or site, known or not.
    words = len(printed.split())
    if beside_place and validator.spoken.script == ARABIC and words <= _MOST_WORDS:
        return shaped_credit(printed, span)
    return None


def _found(
    validator: Validator,
    working: str,
    span: TextSpan,
    pieces: Pieces,
    score: float = THRESHOLD,
    people: TextSpan | None = None,
) -> DatelineFound:
    """The dateline of a line, up to whose end it reaches."""
    return validator.whole(pieces, working, span, span[1], score, people)


def _with_writer_in_bracket(
    validator: Validator, working: str, start: int, end: int
) -> DatelineFound | None:
    form = _BRACKET.fullmatch(working, start, end)
    if form is None or no_place(validator, form["place"]):
        return None
    if any(no_place(validator, word) for word in form["people"].split(" ")):
        return None
    return _at_unknown(validator, working, (start, end), form, people=form.span("people"))


def _with_date(
    validator: Validator, working: str, start: int, end: int, *, below_name: bool
) -> DatelineFound | None:
    """A place and its date; a day without its month needs a place that the text knows."""
    form = _BEFORE_DATE.match(working, start, end)
    if form is None or no_place(validator, form["place"]):
        return None
    date, at = _date_of_line(validator, working, form, end)
    if at is None:
        return None
    writer = _WRITER.fullmatch(working, at, end)
    if writer is not None:
        credit = _agency_of_writer(validator, writer)
        if credit is None:
            return None
        people = writer.span("people")
        return _at_unknown(validator, working, (start, end), form, date, credit, people)
    if date.day is not None and date.year is None:
        hour = past_hour(working, at, end, validator.spoken)
        at = _past_time(working, hour, end, validator.spoken)
    rest = _REST.fullmatch(working, at, end)
    # With a clock the line says when the copy was published.
    alone = date.month is None and date.day is not None
    if rest is None or (alone and rest["note"] is None):
        return None
    credit = Credit()
    if rest["inside"] is not None:
        credit = credit_in_note(validator, rest["inside"], rest.span("inside"))
    told, capitals = _is_told(validator, working, form), form["place"].isupper()
    # When the copy was published is told with its year, and with a weekday.
    weekday = date.day is None and date.month is None
    dated = date.year is None if date.month is not None else capitals or weekday
    parted = working[form.end("place") : form.end()].strip() != ""
    looks = max(below_name * TOLD, capitals)
    # A day and its month behind a comma are a dateline's if capitals or a note say so, too.
    whole = parted and dated and date.month is not None and date.day is not None
    marked = whole * bool(capitals or rest["inside"]) + parted * bool(rest["inside"])
    # A stop ends it, where old papers set it between title and text: Quipudorf, 3 March.
    one_word = date.day is not None or " " not in form["place"]
    marked += (parted and bool(dated) and one_word and working[end - 1] == ".") * TOLD
    if told * TOLD + (told or dated) + (parted and dated) * looks + marked < ENOUGH:
        return None
    return _at_unknown(validator, working, (start, end), form, date, credit)


def _agency_of_writer(validator: Validator, writer: regex.Match[str]) -> Credit | None:
    """The agency behind who wrote: one that is known, or capitals."""
    printed, span = writer["agency"], writer.span("agency")
    credit = credit_words(validator.registry).read(printed, span)
    if credit is not None and not credit.repairs:
        return credit
    return Credit((printed,), span) if printed.isupper() else None


def _past_time(working: str, at: int, end: int, spoken: Language) -> int:
    """Past the time of the day that ends a line behind its date: Quipudorf, 3 March, night."""
    time = _TIME.fullmatch(working, at, end)
    if time is None:
        return at
    words = time["time"].strip("()").split(" ")
    told = is_time_of_day(" ".join(words), spoken) or any(
        is_time_of_day(word, spoken) or word[0].isdecimal() for word in words
    )
    return time.end("time") if told else at


def _date_of_line(
    validator: Validator, working: str, form: regex.Match[str], end: int
) -> tuple[PrintedDate, int | None]:
    """The date behind a place, and where it ends: one in words that no file has fills the line."""
    date, at = date_behind(working, form.end(), end, validator.spoken)
    if at is not None or working[form.end("place") : form.end()].strip() == "":
        return date, at
    rest = end - (working[end - 1] == ".")
    unknown = read_unknown_date(working, (form.end(), rest), validator.spoken)
    return (date, None) if unknown is None else (unknown, rest)


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
        return _at_unknown(validator, working, (form.start("place"), end), form)
    return _at_unknown(validator, working, (start, end), form, found[0])


def _is_told(validator: Validator, working: str, form: regex.Match[str]) -> bool:
    """Whether a list has the place, or the text names it again."""
    name = form["place"]
    again = is_named_again(working, name, form.start("place"))
    # The text below may begin with it.
    opens = working[form.endpos : form.endpos + _MOST_BLANKS + len(name)].lstrip().startswith(name)
    return again or opens or is_listed(name, validator.spoken)


def _with_paper(validator: Validator, working: str, start: int, end: int) -> DatelineFound | None:
    """A place that the text names again, and a paper: VILAR / A Folla."""
    form = _PAPER.fullmatch(working, start, end)
    if form is None or no_place(validator, form["place"]):
        return None
    if not _is_told(validator, working, form):
        return None
    span = form.span("paper")
    credit = known_or_named(validator, form["paper"], span)
    return _at_unknown(validator, working, (start, end), form, credit=credit)


def _at_unknown(
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
    return _found(validator, working, line, pieces, people=people)


def _pieces(places: tuple[PlaceFound, ...], credit: Credit = _NO_CREDIT) -> Pieces:
    return Pieces(_NO_DATE, credit, places, None, opens_prose=False)
