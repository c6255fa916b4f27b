r"""Datelines of old papers, read through the damage of a reading machine.

    head   = place [ "," region ] [ "," month day ] [ "." ] [ dash ] [ "(" credit ")" ] dash

Damage spares neither brackets nor blanks nor stops, so that a head is taken apart from its end:
the mark before the first sentence, a credit in what is left of its brackets, a day and a month, a
region and a place. Each must be nearest to one word that may stand in its slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wirecopy.fields.dateline.evidence import STRONG, opens_prose
from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.fields.dateline.worn import (
    worn_credit,
    worn_day,
    worn_line,
    worn_month,
    worn_place,
    worn_region,
    worn_word,
)
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.calendar import fits_month
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.patterns import lazy

_REACH = 72
_MARKS = " .,'’·\"-\u2010\u2011\u2012\u2013\u2014\u2015_"
_FEWEST_LETTERS = 3
_MOST_WORDS = 5
_LONG = 60
_SHORTEST_LINE, _LONGEST_LINE = 10, 45
_SCORE = STRONG
# A hyphen inside a word (feel-good) is no sign.
_ENDS = lazy(
    rf"(?!(?<=[\p{{L}}\d])-\p{{Ll}})(?:{DASH})[ ]?(?=[\p{{L}}\"'“‘])|(?<!\d)(?:{DASH})[ ]?(?=\d)"
    rf"|(?<=[)j>\]}}])[ ]{{0,2}}(?=\p{{Lu}}\p{{Ll}}{{2}})"
)
# credit = at least one bracket, and what may be left of the other
_CREDIT = lazy(
    r"(?:[(<\[{][ .,'·]{0,2}(?P<name>[^()\s]{1,4}?(?:[ .,'·]{1,2}[^()\s]{1,3}){0,3}?)"
    r"[ .,'·]{0,2}[)j>}\]3]?"
    r"|(?<![\p{L}\d])f?(?P<name>[\p{Lu}\d/^#][\p{Lu}\d/^#.'· ]{0,5}?)"
    r"[ .,'·]{0,2}[)j>}\]])[ .,'’·]*$"
)
# note = letters with one bracket at least
_NOTE = lazy(
    r"(?:[(<\[{][ ]?(?P<note>[\p{L}\d ,.'·]{5,30}?)[ .,'·]{0,2}[)j>}\]]?"
    r"|(?<![\p{L}\d])f?(?P<note>[\p{L}\d][\p{L}\d.'·]{4,12}?)[ .,'·]{0,2}[)j>}\]])"
    r"[ .,'’·\-\u2010-\u2015_]*$"
)
# date = month day, with any marks or none between them
_DATE = lazy(
    r"(?<![\p{L}\d])(?P<month>[\p{L}\d'’·]{2,10}?)[ .,'’·]{0,4}"
    r"(?P<day>[\dOolISBZG]{1,2})[ .,'’·\-\u2010-\u2015_]*$"
)
_MONTH_ALONE = lazy(r"[ .,]{1,3}(?P<month>\p{Lu}[\p{L}\d'’·]{2,9})[ .,'’·\-\u2010-\u2015_]*$")
_BORDER = lazy(r"[ ]?[.,·'’]{1,2}[ ]{0,2}|[ ](?=\p{Lu}\p{Ll})|[ ](?=\p{Lu}[.,]?[ ]?(?:\p{Lu}|$))")
_BEGINS = lazy(r"[ .,'’·\-]{0,3}(?:[\p{Lu}\d][\p{Lu}\d.'’·,]|\p{Lu}\p{Ll}|\p{Ll}\p{Lu})")


class _Slots(NamedTuple):
    """What the slots of a head hold, and how far its place reaches."""

    place: PlaceFound | None
    rest: int
    month: int | None = None
    day: int | None = None
    date_span: TextSpan | None = None
    date_spans: tuple[tuple[str, TextSpan], ...] = ()
    agency: str | None = None
    credit_span: TextSpan | None = None
    repairs: tuple[Replacement, ...] = ()


def read_worn(validator: Validator, working: str, start: int, end: int) -> DatelineFound | None:
    """The dateline of an old paper at the start of a block, whatever was misread in it.

    Args:
        validator: What knows the styles and the language.
        working: The working text.
        start: Where the block starts.
        end: Where it ends.
    """
    if not validator.spoken.dateline.worn_credits:
        return None
    reach = min(end, start + _REACH)
    if _BEGINS.match(working, start, reach) is None:
        return None
    for sign in _ENDS.finditer(working, start, reach):
        body = sign.end()
        if not (opens_prose(working, body, end) or _goes_on(working, body, end)):
            continue
        slots = _slots(validator, working, start, sign.start())
        if slots is not None:
            return _found(validator, slots, start, sign.start(), body)
    return None


def _are_capitals(printed: str) -> bool:
    letters = [letter for letter in printed if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 2 > len(letters)


@lru_cache(maxsize=16)
def _long_names(registry: Registry, spoken: Language) -> tuple[str, ...]:
    """The names in full of the agencies whose copy old papers printed."""
    names = registry.names
    agencies = {names.get(fold(credit), credit) for credit in spoken.dateline.worn_credits}
    return tuple(name for name, agency in names.items() if agency in agencies and " " in name)


_WORDS_OF_A_PHRASE = 2


def may_be_misread(found: DatelineFound, spoken: Language) -> bool:
    """Whether nobody knows the place of a dateline that an old paper seems to print.

    A town without its region is a large one; of a small one the region tells, unless something
    that is no letter stands among its own, or one of them alone.
    """
    place = found.places[0] if len(found.places) == 1 else None
    if place is None or place.is_known or not spoken.dateline.worn_credits:
        return False
    if gazetteer.regions(place.name):
        return False  # a country, or a state: ARUBA, March 3 -
    if has_no_capitals(place.name):
        return False  # no paper of those printed it
    # WITH THE FIFTH ARMY says where in words of which none is a town's.
    opening = place.name.casefold().split()[:_WORDS_OF_A_PHRASE]
    long = place.name.count(" ") >= _WORDS_OF_A_PHRASE
    if long and not set(opening).isdisjoint(spoken.detection.function_words):
        return False
    letters = all(letter.isalpha() or letter in " .-'’" for letter in place.name)
    words = all(len(word) > 1 for word in place.name.split())
    return not (letters and words and place.is_in_known_region)


def credited_above(
    validator: Validator, working: str, line: TextSpan, found: DatelineFound
) -> DatelineFound | None:
    """A dateline without a credit, with that of the worn line above it.

    The line, such as ``(By Assoclated Prcss.)``, is then a part of the dateline.
    """
    spoken, names = validator.spoken, validator.registry.names
    start, end = line
    printed = working[start:end]
    if found.agencies or not spoken.dateline.worn_credits or working[found.body - 1].isspace():
        return None
    if not _SHORTEST_LINE <= end - start <= _LONGEST_LINE:
        return None
    meant = worn_line(printed, _long_names(validator.registry, spoken))
    if meant is None or fold(printed.strip("()[]. ")).removeprefix("by ") in names:
        return None
    agency = names[meant]
    styles = validator.registry.styles_of(agency)
    return found._replace(
        start=start, agencies=(agency,), style=styles[0] if styles else None, credit_span=line
    )


def _goes_on(working: str, body: int, end: int) -> bool:
    """Whether a long text follows, whose first or last letters may be damaged too."""
    return end - body > _LONG and (working[body].isalnum() or working[body] in "\"'“‘")


def _slots(validator: Validator, working: str, start: int, end: int) -> _Slots | None:
    while start < end and working[start] in _MARKS:
        start += 1
    end = _before_note(validator, working, start, end)
    agency, credit, before, repairs = _credit(validator, working, start, end)
    before = _before_note(validator, working, start, before)
    dated = _date(validator, working, start, before)
    at = dated[0] if dated is not None else before
    if dated is None:
        alone = _MONTH_ALONE.search(working, start, before)
        if alone is not None and worn_month(alone["month"], validator.spoken) is not None:
            at = alone.start()
    if dated is None and agency is None:
        return None
    words = validator.spoken.detection.function_words
    placed = None if fold(working[start:at].strip(_MARKS)) in words else _place(working, start, at)
    if placed is None:
        return None
    place, worn = placed
    if place is None and not (agency and _are_capitals(working[start:at])):
        return None
    # Without a credit the mark of old papers must tell: a stop, and a dash that joins the text.
    if agency is None and working[end - 1 : end + 2].strip("-\u2013\u2014_").endswith(" "):
        return None
    slots = _Slots(place, at, agency=agency, credit_span=credit, repairs=(*worn, *repairs))
    if dated is None:
        return slots
    _, month, day, span, spans, mended = dated
    return slots._replace(
        month=month, day=day, date_span=span, date_spans=spans, repairs=(*worn, *mended, *repairs)
    )


def _before_note(validator: Validator, working: str, start: int, end: int) -> int:
    """Where a head ends without the bracket that tells how the copy came: (Delayed)."""
    match = _NOTE.search(working, start + _FEWEST_LETTERS, end)
    if match is None:
        return end
    note = match["note"].casefold().rstrip(" .,")
    known = worn_word(note, validator.spoken.dateline.notes)
    return match.start() if known is not None else end


def _credit(
    validator: Validator, working: str, start: int, end: int
) -> tuple[str | None, TextSpan | None, int, tuple[Replacement, ...]]:
    """The agency in what is left of its brackets, and where the rest of the head ends."""
    match = _CREDIT.search(working, start + _FEWEST_LETTERS, end)
    if match is None:
        return None, None, end, ()
    span = match.span("name")
    printed = match["name"].replace(".", "").replace(" ", "")
    names = validator.registry.names
    meant = worn_credit(match["name"], validator.spoken)
    if meant is None:
        return None, None, match.start(), ()
    agency = names.get(fold(meant), meant)
    repairs = () if printed == meant else ((*span, meant, "agency:credit"),)
    return agency, span, match.start(), repairs


def _date(
    validator: Validator, working: str, start: int, end: int
) -> (
    tuple[int, int, int, TextSpan, tuple[tuple[str, TextSpan], ...], tuple[Replacement, ...]] | None
):
    match = _DATE.search(working, start, end)
    if match is None:
        return None
    day = worn_day(match["day"])
    month = worn_month(match["month"], validator.spoken)
    if day is None or month is None or not fits_month(month[0], day):
        return None
    printed = match["month"].rstrip("'’·")
    where = match.start("month"), match.start("month") + len(printed)
    spans = (("month", where), ("day", match.span("day")))
    repairs: list[Replacement] = []
    if fold(printed) not in validator.spoken.month_numbers:
        right = month[1].rstrip(".")
        repairs.append((*where, right.upper() if printed.isupper() else right, "date:month"))
    if not match["day"].isdecimal():
        repairs.append((*match.span("day"), str(day), "date:day"))
    span = where[0], match.end("day")
    return match.start("month"), month[0], day, span, spans, tuple(repairs)


def _place(
    working: str, start: int, end: int
) -> tuple[PlaceFound | None, tuple[Replacement, ...]] | None:
    """The place and its region in a stretch; None where it can be neither read nor left out."""
    while end > start and working[end - 1] in " ,'’·\"-\u2010\u2013\u2014_":
        end -= 1
    best: tuple[float, PlaceFound, tuple[Replacement, ...]] | None = None
    for city_end, region_start in _borders(working, start, end):
        found = _named(working, (start, city_end), (region_start, end))
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    if best is not None:
        return best[1], best[2]
    letters = sum(map(str.isalpha, working[start:end]))
    words = working[start:end].split()
    # Too much is damaged to say which place it is.
    if (
        letters < _FEWEST_LETTERS
        or len(words) > _MOST_WORDS
        or sum(word[0].islower() for word in words) > 1
    ):
        return None
    return None, ()


def _borders(working: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the place may end and its region begin; the whole may be the place."""
    yield end, end
    for border in _BORDER.finditer(working, start + _FEWEST_LETTERS, end):
        if border.end() < end:
            yield border.start(), border.end()


def _named(
    working: str, city: TextSpan, region: TextSpan
) -> tuple[float, PlaceFound, tuple[Replacement, ...]] | None:
    name = working[slice(*city)].rstrip(_MARKS)
    city = city[0], city[0] + len(name)
    printed = working[slice(*region)]
    clean = printed.rstrip(",'’· ")
    region = region[0], region[0] + len(clean)
    if not clean:
        return _alone(working, name, city)
    meant = gazetteer.regions(clean)
    holders = gazetteer.holders(name)
    repairs: list[Replacement] = []
    cost = 0.0
    if not meant:
        near = worn_region(clean, holders) if holders else None
        if near is None:
            return None
        repairs.append((*region, near, "place:region"))
        cost += 0.5
        return cost, PlaceFound(name, city, clean, region), tuple(repairs)
    if _is_told(working, name):
        return cost, PlaceFound(name, city, clean, region), ()
    if not holders or not _lies_in(name, meant):
        place = worn_place(name, meant)
        if place is not None and place[1]:
            repairs.append((*city, place[0], "place:worn"))
            cost += place[1]
        elif not name.replace(" ", "").isalpha():
            return None
        elif not holders:
            cost += 1.0
    return cost, PlaceFound(name, city, clean, region), tuple(repairs)


def _is_told(working: str, name: str) -> bool:
    """Whether the text has a name in capitals again in small letters, so that it is no slip."""
    return name.isupper() and working.find(name.title()) >= 0


def _lies_in(name: str, meant: tuple[tuple[str, str], ...]) -> bool:
    return any(
        holder.country == country and division in ("", holder.region)
        for holder in gazetteer.holders(name)
        for country, division in meant
    )


def _alone(
    working: str, name: str, city: TextSpan
) -> tuple[float, PlaceFound, tuple[Replacement, ...]] | None:
    if gazetteer.holders(name):
        return 0.0, PlaceFound(name, city), ()
    if _is_told(working, name):
        return 1.0, PlaceFound(name, city), ()
    place = worn_place(name)
    if place is None or not place[1]:
        return None
    return place[1], PlaceFound(name, city), ((*city, place[0], "place:worn"),)


def _found(validator: Validator, slots: _Slots, start: int, end: int, body: int) -> DatelineFound:
    names = validator.registry.styles_of(slots.agency) if slots.agency else ()
    return DatelineFound(
        start=start,
        end=end,
        body=body,
        score=_SCORE,
        style=names[0] if names else None,
        places=(slots.place,) if slots.place is not None else (),
        month=slots.month,
        day=slots.day,
        date_span=slots.date_span,
        date_spans=slots.date_spans,
        agencies=(slots.agency,) if slots.agency is not None else (),
        credit_span=slots.credit_span,
        repairs=tuple(sorted(slots.repairs)),
    )
