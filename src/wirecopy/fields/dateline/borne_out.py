r"""A name before the first sentence of a story: what bears it out that it is a place.

    opening = name [ "," region / bracket / date ] sign text
    name    = 1*4word, with short small words between them
    sign    = dash / "." / ".-" / ":"           ; CHIOGGIA. Text, Lieksa – Text

No list holds every town. What else tells one: the towns of the language's own countries, a text
that says "in Quipudorf", a headline that names it, capitals, a byline right above, an agency in
brackets. No one of these is enough, for sections, people and labels stand so, too. What is printed
in small letters below is a word; what stands behind a first name or begins sentences, a person.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from wirecopy.fields.dateline.codes import is_common, names_organization
from wirecopy.fields.dateline.credit import Credit, is_site
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import Pieces, opens_prose, score_of
from wirecopy.fields.dateline.open_grammar import read_open
from wirecopy.fields.dateline.places import PlaceFound, is_time_of_day, ordinary_case
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.terms import guard
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_REACH = 20_000
_ENOUGH = 3
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015"
_MOST_MENTIONS = 12
_MOST_OF_MENTIONS = 2
_LONGEST_SHORT, _LONGEST_WORD = 3, 16
_LONGEST_BEFORE = 40
# word = capital 1*letter / a short prefix with its stop: ST. VITO
_WORD = r"(?:(?i:s|st|ste|sta|mt|ft|pt)\.[ ])?\p{Lu}[\p{L}\p{M}'’]{1,24}+"
_NAME = lazy(
    rf"(?P<name>{_WORD}(?:(?:[ ]|-)(?:\p{{Ll}}{{1,4}}[ -])?{_WORD}){{0,3}}+"
    r"|[\p{Georgian}\p{Lo}\p{M}]{2,24}+)"
    r"(?=[ ]?[,(—–/.:-])"
)
_INSIDE = lazy(r"\(([^()\n]{2,40})\)")
# alone = name day [ "," [ hour ] word ] "." [ text ]
_DAY_ALONE = lazy(
    rf"(?P<head>(?P<name>{_WORD}(?:[ ](?:\p{{Ll}}{{1,4}}[ ])?{_WORD}){{0,3}}+)[ ]"
    r"(?P<day>[12]\d|3[01]|[1-9])(?:[ ]?,?[ ](?:a las[ ])?(?:\d{1,2}[ ])?(?P<time>\p{Ll}{3,12}+))?)"
    r"[ ]?\.(?:(?:[ ]?[—–-]{1,2})?[ ]{1,2}(?=[\p{Lu}\"“«¿¡])|$)"
)
_LONG_SIGN = lazy(r"[ ]?(?:—|--)[ ]?|[ ]–[ ]|[ ]?\.[ ]?[\-–—]")
# The two words before a name, and what declines it: in Lieksassa, i nGaoth Dobhair
_LAST_WORDS = lazy(
    r"(?:(?<!\p{L})(?P<first>\p{L}{1,20}+)[ \n])?(?<!\p{L})(?P<last>\p{L}{1,20}+)[ \n]\p{Ll}{0,2}\Z"
)
_ENDING = lazy(r"\p{Ll}{0,5}+(?!\p{L})")


class Opening(NamedTuple):
    """A name that opens a block.

    Attributes:
        name: As it is printed.
        end: Where it ends.
    """

    name: str
    end: int


def opening_name(working: str, start: int, end: int) -> Opening | None:
    """The name and the mark that open a block, be it a place or not.

    Example:
        >>> opening_name("CHIOGGIA. Una bomba", 0, 19)
        Opening(name='CHIOGGIA', end=8)
    """
    found = _NAME.match(working, start, end)
    return Opening(found["name"], found.end("name")) if found is not None else None


def read_borne_out(
    validator: Validator, working: str, flat: str, opening: Opening, end: int, *, named: bool
) -> DatelineFound | None:
    """The dateline that a name opens, if there is enough to say that it is a place.

    Args:
        validator: What knows the styles and the language.
        working: The working text, from the headline on.
        flat: The same, a wrap's line end as a blank.
        opening: The name.
        end: Where the block ends.
        named: Whether a byline stands right above it.
    """
    start = opening.end - len(opening.name)
    if _is_word(opening.name, working, validator.spoken):
        return None
    lenient = attrs.evolve(validator, borne_out=frozenset({opening.name}))
    found = read_open(lenient, flat, start, end)
    if found is None or [place.name for place in found.places] != [opening.name]:
        return None
    if is_small(flat[found.body]) or not _may_sign(found, flat, validator.spoken):
        return None
    town = is_home_town(opening.name, validator)
    told = mentions(opening.name, working, validator.spoken)
    if not town and told <= 0 and _may_be_worn(found, flat, validator.spoken):
        return None
    evidence = (
        town * 2
        + named
        + _printed_as_one(found, flat, validator.spoken)
        + told
        + _credit_says(found, flat, validator.spoken)
        + _role_says(found, flat, validator.spoken)
        + _is_alone_in_capitals(found, flat, working)
    )
    if evidence < _ENOUGH:
        return None
    # CALVINIA. –: the stop is of the sign.
    return found._replace(end=opening.end) if flat[opening.end : found.end] == "." else found


def _is_dashed(found: DatelineFound, flat: str) -> bool:
    return any(mark in flat[found.end : found.body] for mark in _DASHES)


def _may_be_worn(found: DatelineFound, flat: str, spoken: Language) -> bool:
    """Whether a dash joins a date to the text, as papers set it from which scans are read.

    A town that nobody knows may there be a misread one.
    """
    joined = found.day is not None and flat[found.body - 1] in f"_{_DASHES}"
    return joined and bool(spoken.dateline.worn_credits) and not found.places[0].is_in_known_region


def _may_sign(found: DatelineFound, flat: str, spoken: Language) -> bool:
    """Whether papers of the language let a stop or a colon end a dateline; the world's do not."""
    marked = flat[found.end : found.body].strip()[:1] in tuple(".:")
    return (
        bool(spoken.countries) or not marked or not found.is_bare or _is_timed(found, flat, spoken)
    )


def _is_timed(found: DatelineFound, flat: str, spoken: Language) -> bool:
    printed = flat[found.places[0].span[1] : found.end]
    return any(is_time_of_day(words, spoken) for words in printed.split(","))


def _printed_as_one(found: DatelineFound, flat: str, spoken: Language) -> int:
    """What capitals, a dash and a date say; with a year, behind a word, it is no sentence's."""
    name = found.places[0].name
    in_full = found.year is not None and (name.isupper() or " " not in name)
    dated = (found.day is not None) + _is_timed(found, flat, spoken) * 2
    regional = found.places[0].is_in_known_region
    return name.isupper() + _is_dashed(found, flat) + dated + in_full + regional


def _is_alone_in_capitals(found: DatelineFound, flat: str, working: str) -> bool:
    """Whether capitals before a long dash, or a stop and a dash, are named nowhere else.

    Who speaks or is spoken of is named again, and so are companies.
    """
    place = found.places[0]
    signed = _LONG_SIGN.match(flat, place.span[1], found.body) is not None
    if not (signed and place.name.isupper() and found.is_bare and place.region is None):
        return False
    folded = fold(place.name)
    known = guard()[0]
    return folded not in known and working.casefold().count(folded) == 1


def _role_says(found: DatelineFound, flat: str, spoken: Language) -> int:
    """A job in brackets behind a name in letters without capitals is enough: سوات (نمائندہ)."""
    inside = _INSIDE.search(flat, found.places[0].span[1], found.body)
    is_role = inside is not None and fold(inside[1]) in map(fold, spoken.byline.roles)
    return _ENOUGH if is_role and has_no_capitals(found.places[0].name) else 0


def read_day_alone(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    """A known place and a day without its month, as papers of old print: Genova 28, sera. Text."""
    form = _DAY_ALONE.match(flat, start, end)
    if form is None or not (form.end() == end or opens_prose(flat, form.end(), end)):
        return None
    spoken = validator.spoken
    place = PlaceFound(form["name"], form.span("name"), is_at_home=True)
    timed = form["time"] is None or is_time_of_day(form["time"], spoken)
    following = flat[form.end() : form.end() + _LONGEST_WORD].split(" ", maxsplit=1)[0]
    if fold(following) in spoken.month_numbers:
        return None  # Paris 3. Mai 1923
    if not (timed and is_home_town(place.name, validator)) or is_common(place.name, spoken):
        return None
    day = form.span("day")
    date = PrintedDate(day=int(form["day"]), span=day, spans=(("day", day),))
    pieces = Pieces(date, Credit(), (place,), ".", opens_prose=True)
    found = DatelineFound(start, form.end("head"), form.end(), score_of(pieces, None, spoken))
    return found.holding(pieces, flat, spoken)


def _credit_says(found: DatelineFound, flat: str, spoken: Language) -> int:
    """How surely what stands for a credit is one: a name by its words, a code by its shape."""
    if found.credit_span is None:
        return 0
    if found.style is not None:
        return 2
    printed = flat[slice(*found.credit_span)]
    if any(names_organization(word, spoken) for word in printed.split(" ")) or is_site(printed):
        return 2
    if gazetteer.holders(printed) or " " in printed:
        return 0
    if found.day is not None:
        return 1 + (printed.isupper() or has_no_capitals(printed))
    # A party's letters are capitals, and stand in brackets, too.
    before = flat[found.places[0].span[1] : found.credit_span[0]].rstrip()
    return (1 + printed.islower()) if before[-1:] in ("(", "[", "/") else 0


def is_home_town(name: str, validator: Validator) -> bool:
    """Whether a name is a known place's, or a town's of the countries of the language."""
    countries = validator.spoken.countries
    return bool(gazetteer.holders(name)) or any(
        gazetteer.towns(name, country) for country in countries
    )


def _is_word(name: str, text: str, spoken: Language) -> bool:
    """Whether a name is a word of the language, a label, or printed in small letters as well."""
    folded = fold(name)
    labels = (*spoken.headline.kickers, *spoken.notices.words, *spoken.byline.roles)
    if folded in map(fold, labels) or is_common(name, spoken):
        return True
    if has_no_capitals(name) or " " in name:
        return False
    return any(
        not text[end : end + 1].isalpha() and not text[at - 1].isalpha()
        for at, end in _found_in(text, folded)
    )


def _found_in(text: str, name: str) -> Iterator[TextSpan]:
    """Where a name stands in a text, as often as is looked."""
    at = text.find(name, 1, _REACH)
    for _ in range(_MOST_MENTIONS):
        if at < 0:
            return
        yield at, at + len(name)
        at = text.find(name, at + 1, _REACH)


def mentions(name: str, text: str, spoken: Language) -> int:
    """What the other mentions of a name say: up to 2 for a place, less than 0 for a person.

    A place stands behind "in" and "from", or declined or behind another small word where papers
    name their own towns; a person behind a first name.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> [mentions("Ost", text, language("en")) for text in ("Fog in Ost.", "Ida Ost won.")]
        [2, -1]
    """
    bare, plain = _without_marks(ordinary_case(name)), _without_marks(text[:_REACH])
    places = persons = 0
    for at, end in _found_in(plain, bare):
        before = _LAST_WORDS.search(plain, max(at - _LONGEST_BEFORE, 0), at)
        behind = _ENDING.match(plain, end)
        if before is None or behind is None:
            continue
        word, last = before["last"], fold(before["last"])
        led = fold(before["first"] or "") in spoken.byline.before_place
        if last in spoken.byline.before_place or (led and word[0].isupper()):
            return _MOST_OF_MENTIONS
        persons += word[0].isupper() and not is_common(last, spoken)
        declined = behind.end() > end or not plain[at - 1].isspace()
        short = last in spoken.detection.function_words or len(last) <= _LONGEST_SHORT
        places += word.islower() and (declined or short)
    if persons > places:
        return -1
    return min(places, _MOST_OF_MENTIONS) if spoken.countries else 0


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    pieces = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in pieces if not unicodedata.combining(letter))
