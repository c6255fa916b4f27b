r"""A name and a sign before the first sentence of a story, whose place nobody knows.

    opening = name [ "," region / bracket / date ] sign text
    name    = 1*4word, with short small words between them
    sign    = dash / "." / ".-" / ":"           ; CHIOGGIA. Text, Lieksa – Text
    day     = name day [ "," [ hour ] word ] "." [ text ]               ; Genova 28, sera. Text

It is read by the open grammar as if the name were known. It may be a section's, a label's or a
person's: what the lists, the text and the line itself say of it has to add up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import attrs

from wirecopy.fields.dateline.codes import is_common, names_organization
from wirecopy.fields.dateline.credit import Credit, is_site
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import SURE_IF_BARE, Pieces, opens_prose, score_of
from wirecopy.fields.dateline.heads import credit_in_note
from wirecopy.fields.dateline.open_grammar import read_open
from wirecopy.fields.dateline.place_evidence import (
    ENOUGH,
    TOLD,
    is_also_small,
    is_at_home,
    is_listed,
    is_named_again,
    is_no_place,
    is_on_page,
    mentions,
)
from wirecopy.fields.dateline.places import PlaceFound, is_time_of_day, ordinary_case
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.terms import guard
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.patterns import lazy

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015"
_SIGNS = f"|{_DASHES}"
_LONGEST_WORD = 16
_LONG_CREDIT = 6
_SHORTEST_TOWN = 4
_SHORTEST_BEFORE_HYPHEN = 6
# word = capital 1*letter / a short prefix with its stop: ST. VITO
_WORD = r"(?:(?i:s|st|ste|sta|mt|ft|pt)\.[ ])?\p{Lu}[\p{L}\p{M}'’]{1,24}+"
_NAME = lazy(
    rf"(?P<name>{_WORD}(?:[ -](?:(?:\p{{Ll}}{{1,4}}|\p{{Lu}})[ -])?{_WORD}){{0,3}}+"
    r"|[\p{Georgian}\p{Lo}\p{M}\u200c\u200d]{2,24}+"
    r"(?:[ ][\p{Georgian}\p{Lo}\p{M}\u200c\u200d]{2,24}+){0,2}+)"
    r"(?=[ ]?[,(—–/.।:|-])"
)
_INSIDE = lazy(r"\(([^()\n]{2,40})\)")
# alone = name [ "," ] day [ [ "," ] hour ] sign [ text ]
# hour  = 1*5( word in small letters / figures )        ; sera / 8 noche / ás 8 da noite / (10 n.)
# sign  = "." / "." dash / dash
_SMALL = r"\p{Ll}{1,12}+(?:\.(?=\)|[ ][\p{Ll}\d(]))?"
_DAY_ALONE = lazy(
    rf"(?P<head>(?P<name>{_WORD}(?:[ ](?:\p{{Ll}}{{1,4}}[ ])?{_WORD}){{0,3}}+)(?P<comma>,)?[ ]"
    r"(?P<day>[12]\d|3[01]|[1-9])(?!\d)"
    rf"(?P<time>(?:,?[ ]\(?(?:{_SMALL}|\d{{1,2}}(?:[.:h,]\d\d)?)\)?){{1,5}}+)?)"
    r"[ ]?(?:\.?[ ]?\((?P<inside>[^()\n]{2,40})\)\.?(?P<dash>[ ]?[—–-]{1,2})"
    r"|\.(?P<dash>[ ]?[—–-]{1,2})?|[ ]?(?P<dash>[—–]{1,2}|[-]{2}|(?<=[ ])-(?=[ ])))"
    r"(?:(?:(?<=[—–-])|[ ])[ ]?(?=[\p{Lu}\"“«¿¡])|$)"
)
_FIRST_WORD = lazy(r"\p{L}[\p{L}\p{M}]*+")
_STOP_AND_DASH = lazy(r"[ ]?\.[ ]?[\-–—]")
_LONG_SIGN = lazy(r"[ ]?(?:—|--)[ ]?|[ ]–[ ]|[ ]?\.[ ]?[\-–—]")


# unmarked = name in capitals, and a word that begins with one
_CAPITALS = r"\p{Lu}[\p{Lu}\p{M}'’]{1,20}+"
_UNMARKED = lazy(
    r"(?P<name>(?=[\p{Lu}\p{M}'’]{5}|[\p{Lu}\p{M}'’]{2,4}[ -]\p{Lu}\p{Lu})"
    rf"{_CAPITALS}(?:[ -]{_CAPITALS}){{0,2}}+)[ ]{{1,3}}"
    r"(?=(?P<next>\p{Lu}\p{Ll}[\p{L}\p{M}]{0,20}+|\p{Lu})(?![\p{L}\p{M}]))"
)


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
    validator: Validator,
    working: str,
    flat: str,
    opening: Opening,
    end: int,
    named: Callable[[], bool],
) -> DatelineFound | None:
    """The dateline that a name opens, if there is enough to say that it is a place.

    Args:
        validator: What knows the styles and the language.
        working: The working text, from the headline on.
        flat: The same, a wrap's line end as a blank.
        opening: The name.
        end: Where the block ends.
        named: Tells whether a byline stands right above it, which takes long.
    """
    start = opening.end - len(opening.name)
    spoken = validator.spoken
    if _is_word(opening.name, validator) or is_also_small(opening.name, working):
        return None
    lenient = attrs.evolve(validator, borne_out=frozenset({opening.name}))
    found = read_open(lenient, flat, start, end)
    if found is None or not found.places or found.places[0].name != opening.name:
        return None
    if not all(place.is_known for place in found.places[1:]):
        return None
    if is_small(flat[found.body : found.body + 1]):
        return None
    listed = is_listed(opening.name, spoken)
    told = mentions(opening.name, working, spoken)
    if not listed and told <= 0 and _may_be_worn(found, flat, spoken):
        return None
    alone = _is_signed_alone(found, flat, opening, spoken)
    evidence = (
        listed * TOLD
        + told
        + _looks(found, flat, spoken)
        + _credit_says(found, flat, spoken)
        + alone
        + _role_says(found, flat, spoken)
        + _is_alone_in_capitals(found, flat, working)
        + _is_named_in_text(found, flat, end, spoken, told)
        + _is_told_by_page(found, flat, working)
        + _begins_anew(found, flat, spoken)
        + _opens_as_papers_do(found, flat, spoken) * ENOUGH
    )
    signed = ENOUGH - 2 <= evidence < ENOUGH and named()
    evidence += signed
    if evidence == ENOUGH - 1 and not listed and (told > 0 or alone or signed):
        evidence += gazetteer.is_town_anywhere(opening.name)
    if evidence < ENOUGH or not _may_sign(found, flat, working, spoken):
        return None
    # CALVINIA. –: the stop is of the sign.
    return found._replace(end=opening.end) if flat[opening.end : found.end] == "." else found


def _is_word(name: str, validator: Validator) -> bool:
    led = validator.spoken.byline.before_place
    if any(word in led for word in name.split(" ")[1:-1]):
        return True  # Great excitement in Elmshorn
    return is_no_place(name, validator.registry, validator.spoken)


def _is_dashed(found: DatelineFound, flat: str) -> bool:
    return any(mark in flat[found.end : found.body] for mark in _SIGNS)


def _may_be_worn(found: DatelineFound, flat: str, spoken: Language) -> bool:
    """Whether a dash joins a date to the text, as papers set it from which scans are read.

    A town that nobody knows may there be a misread one.
    """
    joined = found.day is not None and flat[found.body - 1] in f"_{_DASHES}"
    return joined and bool(spoken.dateline.worn_credits) and not found.places[0].is_in_known_region


def _may_sign(found: DatelineFound, flat: str, working: str, spoken: Language) -> bool:
    """Whether papers of the language let a stop or a colon end a dateline.

    The world's do not, but for a colon behind the capitals of a place that some list has.
    """
    mark = flat[found.end : found.body].strip()[:1]
    usual = spoken.countries or (mark and mark in spoken.dateline.town_first)
    usual = usual or (_is_dated(found) and has_no_capitals(found.places[0].name))
    if usual or mark not in (".", ":") or not found.is_bare:
        return True
    if _is_timed(found, flat, spoken):
        return True
    name = found.places[0].name
    if _is_told_by_page(found, flat, working) > TOLD:
        return True
    known = is_listed(name, spoken) or gazetteer.is_town_anywhere(name)
    return mark == ":" and name.isupper() and known


def _is_dated(found: DatelineFound) -> bool:
    """Whether a day stands in a dateline, be it of another calendar."""
    return found.day is not None or found.other_calendar is not None


def _is_timed(found: DatelineFound, flat: str, spoken: Language) -> bool:
    printed = flat[found.places[0].span[1] : found.end]
    return any(is_time_of_day(words, spoken) for words in printed.split(","))


def _looks(found: DatelineFound, flat: str, spoken: Language) -> int:
    """What capitals, marks and a date say; with a year, behind a word, it is no sentence's."""
    name = found.places[0].name
    in_full = found.year is not None and (name.isupper() or " " not in name)
    dated = _is_dated(found) + _is_timed(found, flat, spoken) * 2
    regional = found.places[0].is_in_known_region
    # Quipudorf. - Text: no sentence has both marks.
    both = _STOP_AND_DASH.match(flat, found.places[0].span[1], found.body) is not None
    return name.isupper() + _is_dashed(found, flat) + both + dated + in_full + regional


def _is_alone_in_capitals(found: DatelineFound, flat: str, working: str) -> bool:
    """Whether capitals before a long dash, or a stop and a dash, are named nowhere else.

    Who speaks or is spoken of is named again, and so are companies.
    """
    place = found.places[0]
    signed = _LONG_SIGN.match(flat, place.span[1], found.body) is not None
    # Short words in capitals before a hyphen are acronyms more often, and several a column's head.
    if not signed and flat.startswith(" - ", place.span[1]):
        signed = len(place.name) >= _SHORTEST_BEFORE_HYPHEN and " " not in place.name
    if not (signed and place.name.isupper() and found.is_bare and place.region is None):
        return False
    folded = fold(place.name)
    known = guard()[0]
    return folded not in known and working.casefold().count(folded) == 1


def _is_named_in_text(
    found: DatelineFound, flat: str, end: int, spoken: Language, told: int
) -> int:
    """What it says that the first sentences have the name before a sign again, as a town's.

    It opened the first paragraph, and opens no list; beside a party's letters who speaks does so.
    Capitals that stand there again are an acronym's.
    """
    place = found.places[0]
    if told < 0 or not (_is_dashed(found, flat) or _begins_anew(found, flat, spoken)):
        return 0
    if not found.is_bare and not _is_long_credit(found, flat, spoken):
        return 0
    if place.name.isupper() and place.name in flat[found.body : end]:
        return 0
    start = place.span[0]
    return is_named_again(flat[start:end], place.name, 0) * TOLD


def _is_told_by_page(found: DatelineFound, flat: str, working: str) -> int:
    """What it says that a page names the place as a section or a tag, and its text again."""
    place = found.places[0]
    if not found.is_bare or not is_on_page(working, place.name):
        return 0
    return TOLD + is_named_again(flat, place.name, place.span[0])


def _begins_anew(found: DatelineFound, flat: str, spoken: Language) -> int:
    """Whether a sentence begins right behind a bracket, where one that goes on has small letters.

    A name may stand there, too, but no article: Metten (Quipu) Die Abtei öffnet.
    """
    if found.credit_span is None or flat[found.end - 1] not in ")]":
        return 0
    if flat[found.end : found.body].strip():
        return 0
    word = _FIRST_WORD.match(flat, found.body)
    if word is None or has_no_capitals(word[0]):
        return 0
    # Behind a company stands the code of its shares.
    code = flat[slice(*found.credit_span)].isupper()
    opens = fold(word[0]) in spoken.detection.function_words and not code
    return word[0][0].isupper() * (1 + opens)


def _opens_as_papers_do(found: DatelineFound, flat: str, spoken: Language) -> bool:
    """Whether one word and a mark open the text, as the town does in papers of the language.

    Behind a date any mark may, in letters without capitals, but a label's colon: जुम्ला, २३ माघ ।
    """
    name, mark = found.places[0].name, flat[found.end : found.body].strip()
    dated = _is_dated(found)
    usual = mark in spoken.dateline.town_first or (dated and mark != ":")
    if not mark or not usual or len(name) < _SHORTEST_TOWN:
        return False
    bare = found.is_bare or dated
    alone = bare and " " not in name and has_no_capitals(name)
    return alone and flat.startswith(name, found.start)


def _is_long_credit(found: DatelineFound, flat: str, spoken: Language) -> bool:
    """Whether a credit is too long for a party's letters, and no word: Ana Ruz (Verdi): Text."""
    credit = flat[slice(*found.credit_span or (0, 0))]
    if len(credit) < _LONG_CREDIT:
        return False
    return not (is_common(credit, spoken) or gazetteer.holders(credit))


def _is_signed_alone(found: DatelineFound, flat: str, opening: Opening, spoken: Language) -> int:
    """Whether a name and a bracket before a sign are the only ones of their kind in the copy.

    So a small agency signs: Quipudorf (QPL) – Text. Who speaks for a party is named again.
    """
    if found.credit_span is None or found.day is not None:
        return 0
    before, credit = flat[: found.credit_span[0]].rstrip(), flat[slice(*found.credit_span)]
    caseless = has_no_capitals(opening.name)
    long = _is_long_credit(found, flat, spoken)
    if before[-1:] != "(" or not (_is_dashed(found, flat) or caseless or long):
        return 0
    return (flat.count(opening.name) == flat.count(credit) == 1) * (1 + caseless)


def _role_says(found: DatelineFound, flat: str, spoken: Language) -> int:
    """A job in brackets behind a name in letters without capitals is enough: سوات (نمائندہ)."""
    inside = _INSIDE.search(flat, found.places[0].span[1], found.body)
    is_role = inside is not None and fold(inside[1]) in map(fold, spoken.byline.roles)
    return ENOUGH if is_role and has_no_capitals(found.places[0].name) else 0


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


def read_unmarked(validator: Validator, working: str, start: int, end: int) -> DatelineFound | None:
    """A place in capitals before the text with no mark at all: KUUSAMO Asiakkaat saivat seuraa.

    A sentence begins behind it, and the copy has the name again as names are printed, so that it is
    no short name, nor the first words of a text that a paper sets in capitals.
    """
    form = _UNMARKED.match(working, start, end)
    if form is None or not opens_prose(working, form.end(), end):
        return None
    name, spoken = form["name"], validator.spoken
    if _is_word(name, validator) or is_also_small(name, working):
        return None
    told, printed = mentions(name, working, spoken), ordinary_case(name)
    named = printed in working[:start] or printed in working[form.end() :]
    # MARIA Petrova: the first words of a text may be set in capitals, be they a town's or not.
    again = is_named_again(working, name, start)
    if told < 0 or not (named or again) or f"{printed} {form['next']}" in working:
        return None
    listed = is_listed(name, spoken) or gazetteer.is_town_anywhere(name)
    if max(listed * TOLD + told, again * TOLD) + 1 < ENOUGH:
        return None
    place = PlaceFound(name, form.span("name"), is_at_home=True)
    pieces = Pieces(PrintedDate(), Credit(), (place,), None, opens_prose=True)
    score = max(score_of(pieces, None, spoken), SURE_IF_BARE)
    return validator.whole(pieces, working, form.span("name"), form.end(), score)


def read_day_alone(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    """A known place and a day without its month, as papers of old print: Genova 28, sera. Text.

    Before a dash an hour tells a place that nobody knows, too: Alcorilla 16, 8 noche.—Text
    """
    form = _DAY_ALONE.match(flat, start, end)
    if form is None or not (form.end() == end or opens_prose(flat, form.end(), end)):
        return None
    spoken = validator.spoken
    place = PlaceFound(form["name"], form.span("name"), is_at_home=True)
    words = (form["time"] or "").strip(" ,()")
    hour = any(map(str.isdecimal, words))
    timed = hour or any(is_time_of_day(word, spoken) for word in (words, *words.split(" ")))
    if words and not timed:
        return None
    # LINDA, 28 — who speaks has an age.
    if form["comma"] and not words and not (form["dash"] and is_at_home(place.name, spoken)):
        return None
    if any(fold(word.strip(" ,.()")) in spoken.month_numbers for word in words.split(" ")):
        return None
    following = flat[form.end() : form.end() + _LONGEST_WORD].split(" ", maxsplit=1)[0]
    if fold(following) in spoken.month_numbers:
        return None  # Paris 3. Mai 1923
    told = is_listed(place.name, spoken) * TOLD + bool(form["dash"]) + hour * TOLD
    if told + (form["dash"] is None) < ENOUGH or is_common(place.name, spoken):
        return None
    day = form.span("day")
    date = PrintedDate(day=int(form["day"]), span=day, spans=(("day", day),))
    credit, last = Credit(), form.end("head")
    if form["inside"] is not None:
        credit = credit_in_note(validator, form["inside"], form.span("inside"))
        last = form.end("inside") + 1
    pieces = Pieces(date, credit, (place,), ".", opens_prose=True)
    score = max(score_of(pieces, None, spoken), SURE_IF_BARE)
    return validator.whole(pieces, flat, (start, last), form.end(), score)
