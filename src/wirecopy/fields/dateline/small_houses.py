r"""Heads of the first paragraph that name a town and a house, neither of which anybody knows.

    head   = place [ "," date ] "(" house [ "/" initials ] ")" mark text ; Quipudorf (QPL/ar). Text
           / "(" house "/" initials ")" place mark text           ; (qpl/ar) Quipudorf. - Text
           / place "/" house mark text                            ; QUIPUDORF/Quipu - Text
           / "(" place ( "/" / dash / "," ) house ")" [ mark ] text ; (Quipudorf/Quipu) - Text
           / place ( "," / "|" ) house ( dash / "|" ) text        ; QUIPUDORF | Quipu News | Text
           / place "." [ date "." ] house "." text                ; Quipudorf. 3 March. Quipu. Text
           / house "," place "," date mark text                   ; QPL, Quipudorf, 3 March: Text
           / house ".-" text                                      ; Quipu News.- Text
           / date [ "," ] district sent mark text                 ; 3 May, Quipu raion /QPL/. Text
           / district "," date sent mark text
    sent   = bracket [ job ] [ people sign ] house bracket         ; /Corr. QPL/, (Ana Ruz - QPL)
    line   = place ( dash / "/" / "|" / "," ) house                ; Quipudorf – Quipu News
    mark   = dash / "." / ":" / nothing behind a bracket

What the copy says elsewhere counts most: that a line of its own has the house again (it signs, or
claims its right), or that the text has the town. Then come the words that houses call themselves
by, and the looks: capitals, a date, marks that no sentence has there. `ENOUGH` of it makes one.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

from wirecopy.fields.dateline.codes import is_camel, is_code, is_common, names_organization
from wirecopy.fields.dateline.credit import is_note, is_site
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import SURE_IF_BARE, Pieces, begins_text
from wirecopy.fields.dateline.heads import PLACE, in_head, known_or_named, no_place
from wirecopy.fields.dateline.open_date import date_behind
from wirecopy.fields.dateline.place_evidence import (
    ENOUGH,
    TOLD,
    is_also_small,
    is_listed,
    is_named_again,
    mentions,
)
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge import gazetteer
from wirecopy.text.letters import EAST_ASIAN, has_no_capitals, is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

Told = Callable[[str], bool]

_DASH = r"[\-\u2010-\u2015]{1,2}"
_WORD = r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’&\-]{0,24}+"
_NAMES = r"\p{Lu}[\p{L}'’-]{1,20}(?:[ ]\p{Lu}[\p{L}'’-]{1,20}){1,2}"
_HOUSE = (
    rf"(?P<house>(?=[\p{{Lu}}\p{{Lo}}\p{{Georgian}}]){_WORD}(?:[ ]{_WORD}){{0,4}}|\p{{Ll}}{{2,4}})"
)
# mark = dash / "." dash / "." / ":" / nothing, in which case the text begins with a capital
_MARK = rf"(?P<mark>[ ]?{_DASH}|\.[ ]?{_DASH}|[.:]|(?=[ ]))[ ]*"
_DATE = r"(?P<date>[^()\n:/|]{1,30}?)"
_JOINT = rf"(?P<joint>[ ]?(?:[/|]|{_DASH})[ ]?|[{COMMAS}][ ])"
_COMMA = rf"[{COMMAS}][ ]"
# A word in small letters may say what the place is: Quipuski raion, Quipu megye
_DISTRICT = rf"{PLACE}(?P<kind>[ ]\p{{Ll}}{{3,12}}+)"
_SENT = (
    rf"[/(](?:\p{{L}}{{2,9}}\.[ ])?(?:(?P<people>{_NAMES})[ ]?[\-\u2013\u2014/][ ]?)?"
    rf"{_HOUSE}(?P<bracket>[/)])"
)
_SIGN = rf"(?P<mark>\.[ ]?{_DASH}|[ ]?{_DASH}|[.:])[ ]*"
_INITIALS = r"/(?P<initials>\p{L}{1,4})"
_FORMS = tuple(
    map(
        lazy,
        (
            rf"{PLACE}(?:[ ]?{_COMMA}{_DATE})?[ ]?\({_HOUSE}(?:{_INITIALS})?(?P<bracket>\)){_MARK}",
            rf"\({_HOUSE}{_INITIALS}(?P<bracket>\))[ ]{PLACE}{_SIGN}",
            rf"{PLACE}/{_HOUSE}(?P<mark>[ ]?{_DASH}|\.[ ]?{_DASH}|[:])[ ]+",
            rf"[(\[]{PLACE}{_JOINT}{_HOUSE}(?P<bracket>[)\]]){_MARK}",
            rf"{PLACE}[ ]?{_COMMA}{_HOUSE}(?P<mark>[ ]{_DASH}(?=[ ])|[ ]?\u2014|\.[ ]?{_DASH})[ ]*",
            rf"{PLACE}[ ]?[|][ ]?{_HOUSE}(?P<mark>[ ]?[|])[ ]*",
            rf"{PLACE}\.[ ](?:{_DATE}\.[ ])?{_HOUSE}(?P<mark>\.(?:[ ]?{_DASH})?)[ ]+",
            rf"{_HOUSE}{_COMMA}{PLACE}{_COMMA}{_DATE}(?P<mark>:|\.?[ ]?{_DASH})[ ]*",
            rf"{_HOUSE}(?P<mark>\.[ ]?{_DASH})[ ]*",
            rf"{_DATE},?[ ]{_DISTRICT}[.,]?[ ]?{_SENT}{_MARK}",
            rf"{_DISTRICT}{_COMMA}{_DATE}[.,]?[ ]?{_SENT}{_MARK}",
        ),
    )
)
_INSIDE = lazy(rf"[(/\[]{_HOUSE}[)/\]]")
_LINE = lazy(rf"{PLACE}(?:[ ]?(?:[/|]|{_DASH})[ ]?|[{COMMAS}][ ]){_HOUSE}[.:]?")
_FIRST_MARKS = "(/.,|[:-\u2010\u2013\u2014"
_REACH = 80
_TEXT = 20_000
_LONGEST_SMALL = 4
# The letters of a house and of who wrote.
_FEWEST_SIGNED = 4


def read_small_head(
    validator: Validator, flat: str, start: int, end: int, told: Told
) -> DatelineFound | None:
    """The dateline that a head of one of these forms is.

    Args:
        validator: What knows the styles and the language.
        flat: The working text, a wrap's line end as a blank.
        start: Where the block starts.
        end: Where it ends.
        told: Whether a line of the copy, above or below its text, has a name.
    """
    if validator.spoken.script in EAST_ASIAN:
        return None
    reach = min(end, start + _REACH)
    if not any(mark in flat[start:reach] for mark in _FIRST_MARKS):
        return None
    for form in _FORMS:
        head = form.match(flat, start, end)
        found = _found(validator, flat, head, end, told) if head is not None else None
        if found is not None:
            return found
    return None


def read_house_line(
    validator: Validator, working: str, start: int, end: int, told: Told
) -> DatelineFound | None:
    """The dateline that a line between headline and text is: Quipudorf – Quipu News.

    Args:
        validator: What knows the styles and the language.
        working: The working text.
        start: Where the line starts.
        end: Where it ends.
        told: Whether another line of the copy has a name.
    """
    if end - start > _REACH or validator.spoken.script in EAST_ASIAN:
        return None
    line = _LINE.fullmatch(working, start, end)
    if line is None or no_place(validator, line["place"]):
        return None
    place, house = line["place"], line["house"]
    if not _may_be_house(validator, house, working) or is_also_small(place, working):
        return None
    says = _place_says(validator, working, place, start)
    # A comma stands between who wrote and for whom, too.
    if (" " in place and says <= 0) or house.islower():
        return None
    if 1 + says + _house_says(validator, house, told) < ENOUGH:
        return None
    credit = known_or_named(validator, house, line.span("house"))
    places = (PlaceFound(place, line.span("place"), is_at_home=True),)
    pieces = Pieces(PrintedDate(), credit, places, None, opens_prose=False)
    return validator.whole(pieces, working, (start, line.end("house")), end, SURE_IF_BARE)


def told_house(flat: str, found: DatelineFound, told: Told) -> DatelineFound:
    """A dateline with the house in its bracket for its agency, if a line of the copy has it again.

    It seemed a note: BRIXEN, 9 (Quipu del Lago) –, and below the text (Quipu del Lago - a.r.).
    """
    if found.agencies or not found.places:
        return found
    inside = _INSIDE.search(flat, found.start, found.body)
    if inside is None or not told(inside["house"]):
        return found
    return found._replace(agencies=(inside["house"],), credit_span=inside.span("house"))


def _found(
    validator: Validator, flat: str, head: regex.Match[str], end: int, told: Told
) -> DatelineFound | None:
    place, house = head.groupdict().get("place"), head["house"]
    if not begins_text(flat, head.end(), end):
        return None
    signed = _is_signed(validator, head)
    # A state's letters beside somebody's initials are a house's.
    if not signed and not _may_be_house(validator, house, flat):
        return None
    date = _date(validator, flat, head)
    if date is None:
        return None
    named = _house_says(validator, house, told)
    # Lisbon | SPORT | Text: what stands between two bars may be a section; Bristol (chair) - Text
    small = house.islower() and head["mark"] != "." and not signed
    if named < TOLD and (head["mark"].endswith("|") or small):
        return None
    evidence = named + _marks_say(head, date) + signed * TOLD
    if place is not None:
        if no_place(validator, place) or is_also_small(place, flat) or is_small(place[0]):
            return None
        says = _place_says(validator, flat, place, head.start("place"))
        if says <= 0 and _may_be_else(place, house, date):
            return None
        evidence += says
    if evidence < ENOUGH + (head["mark"] == ":" and date.span is None):
        return None
    credit = known_or_named(validator, house, head.span("house"))
    places: tuple[PlaceFound, ...] = ()
    if place is not None:
        places = (PlaceFound(place, head.span("place"), is_at_home=True),)
    kind = head.groupdict().get("kind")
    if kind is not None and places:
        span = head.start("place"), head.end("kind")
        places = (PlaceFound(f"{place}{kind}", span, is_at_home=True),)
    pieces = Pieces(date, credit, places, head["mark"] or None, opens_prose=True)
    if pieces.is_of_long_ago:
        return None
    spans = (head.span("house"), date.span, places[0].span if places else None)
    last = max(span[1] for span in spans if span is not None)
    people = head.span("people") if head.groupdict().get("people") else None
    return in_head(validator, flat, pieces, people, head, last)._replace(start=head.start())


def _is_signed(validator: Validator, head: regex.Match[str]) -> bool:
    """Whether a house's letters and the initials of who wrote stand in a bracket: (QPL/ar).

    Words that people choose between stand so, too: (and/or), (w/m).
    """
    house, initials = head["house"], head.groupdict().get("initials")
    if initials is None or len(house) + len(initials) < _FEWEST_SIGNED:
        return False
    if not (house.islower() or house.isupper()) or not any(map(is_small, initials)):
        return False
    return not all(is_common(word, validator.spoken) for word in (house, initials))


def _may_be_else(place: str, house: str, date: PrintedDate) -> bool:
    """Whether a name that nothing tells for a town's may as well be a person's or a party's.

    An age stands behind who is of it: Ana Ruz, 28 (QPL); a party in a bracket behind a member.
    """
    if date.span is not None and date.month is None:
        return True
    if " " in place and house.isupper() and date.span is None:
        return True
    return len(place) <= _LONGEST_SMALL and place.isupper()


def _may_be_house(validator: Validator, name: str, flat: str) -> bool:
    """Whether a name is no word of the text, no place and no note on how the copy came."""
    if not name.islower() and is_also_small(name, flat):
        return False
    if is_common(name, validator.spoken) or is_note(name, validator.spoken):
        return False
    if gazetteer.holders(name) or gazetteer.regions(name):
        return False
    small = (word for word in name.split(" ")[1:] if is_small(word[0]))
    return all(
        len(word) <= _LONGEST_SMALL or names_organization(word, validator.spoken) for word in small
    )


def _house_says(validator: Validator, name: str, told: Told) -> int:
    """How surely a name is a house's: as the copy has it again, by its words, by its letters."""
    if told(name):
        return ENOUGH
    words = name.split(" ")
    ends = (words[0], words[-1])
    if any(names_organization(word, validator.spoken) for word in ends) or is_site(name):
        return TOLD
    if is_camel(name):
        return TOLD
    return int(is_code(name, validator.spoken) or (name.islower() and len(words) == 1))


def _place_says(validator: Validator, flat: str, name: str, at: int) -> int:
    """How surely a name is a town's: a list has it, the text has it again, it is in capitals."""
    spoken = validator.spoken
    again = is_named_again(flat, name, at) * (TOLD - has_no_capitals(name))
    known = max(is_listed(name, spoken) * TOLD, mentions(name, flat, spoken), again)
    # Who is spoken of, as a company, opens sentences.
    subject = not known and _opens_sentences(flat, name, at)
    return known - TOLD * subject + (name.isupper() and len(name) > _LONGEST_SMALL)


def _opens_sentences(flat: str, name: str, at: int) -> bool:
    """Whether a name begins another sentence of the text."""
    again = flat.find(name, at + len(name), at + _TEXT)
    # The name may be the last word of the copy.
    below = again + len(name)
    return again > 1 and flat[again - 2] in " .!?”" and not flat[below : below + 1].isalpha()


def _marks_say(head: regex.Match[str], date: PrintedDate) -> int:
    """What the marks and a date say: behind a bracket a stop or a dash is no sentence's."""
    groups, mark = head.groupdict(), head["mark"]
    dashed = mark[-1:] not in ("", ":", ".", "|")
    closed = groups.get("bracket") is not None
    stopped = closed and mark == "." and groups.get("joint") is None
    joined = groups.get("joint") is not None or "/" in head[0]
    between = mark == "." and not closed
    return (
        dashed
        + 2 * stopped
        + closed * dashed
        + joined
        + 2 * (date.span is not None)
        + between * (date.span is not None)
    )


def _date(validator: Validator, flat: str, head: regex.Match[str]) -> PrintedDate | None:
    """The date in its slot: empty where the form has none, None where other words stand there."""
    if head.groupdict().get("date") is None:
        return PrintedDate()
    span: TextSpan = head.span("date")
    date, at = date_behind(flat, *span, validator.spoken)
    return date if at is not None and not flat[at : span[1]].strip(" .") else None
