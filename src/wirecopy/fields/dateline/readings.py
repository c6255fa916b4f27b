"""Which of two readings of the head of a line is the better one, and whether another may be."""

from __future__ import annotations

import re

from wirecopy.fields.dateline.places import PlaceFound
from wirecopy.fields.dateline.validation import DatelineFound, is_foreign, is_in_country
from wirecopy.knowledge.gazetteer import holders
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import ENGLISH
from wirecopy.text.letters import NAME_BEGINS
from wirecopy.text.letters_apart import without_stops
from wirecopy.text.patterns import lazy

_LONGEST_LETTERS = 3

_PLACE_FOLLOWS = lazy(r"\p{Lu}{3,20}[, ]")
# What may go on behind a sign that seemed to end the dateline: another bracket, a date, a credit
# and its stop, a code and its colon, a name in capitals before a dash.
MORE = lazy(
    r"[(\[/\d]|\p{L}{3,9}\.?[ ]\d{1,2}\.?[ ]?(?:[,\-\u2010-\u2015]|$)"
    r"|\p{L}{2,20}\.[ ]|\p{Lu}[\p{Lu}\d]{1,6}:[ ]"
    r"|[\p{Lu}\p{Lo}][\p{L}\p{M}'’ ]{1,40}(?:[ ]|/[ ]?)[\-\u2010-\u2015]{1,2}[ ]"
    rf"|[{NAME_BEGINS}][\p{{L}}\p{{M}}]{{1,20}}(?:[ ][\p{{L}}\p{{M}}]{{1,20}}){{0,2}}$"
)
# What stands between an agency and who wrote for it: (LKS, Ana Ruz), /Ana Ruz - LKS/
_WRITER = re.compile("[,\u2010-\u2015-] ")
# Behind a bare place also another one and its date: Dodoma - Mombasa, June 3 (LKS) -
_OTHER_PLACE = lazy(r"[\p{Lu}\p{Lo}][\p{L}\p{M}'’ ]{1,30},[ ][^\n(]{0,20}\d")


def is_uncredited(found: DatelineFound) -> bool:
    """Whether a label before it may tell of a place and a date: Concert: Porto, May 3 -."""
    return found.credit_span is None and any(place.name.istitle() for place in found.places)


def is_mended(worn: DatelineFound, found: DatelineFound, working: str) -> bool:
    """Whether reading through damage gave a word that is known, or left out what is none."""
    if worn.places:
        return bool(worn.repairs) or (bool(worn.agencies) and not found.agencies)
    return any(letter.isdecimal() for letter in working[found.start : found.places[0].span[1]])


def reads_more(found: DatelineFound, best: DatelineFound) -> bool:
    """Whether a reading by the open grammar is better: surer, or with more of a line inside."""
    if found.score > best.score or (found.places and not best.places):
        return True
    if found.body < best.body or best.start != found.start:
        return False
    if found.body == best.body:
        return found.people is not None and best.people is None
    return found.people is not None or (found.credit_span is not None and best.credit_span is None)


def may_hold_more(found: DatelineFound, working: str, at: int, end: int) -> bool:
    """Whether the open grammar may read more of a dateline that was found."""
    if found.start > at:
        return True
    if found.credit_span is None and any(mark in working[at : found.body] for mark in "(/"):
        return True
    first = found.places[0] if found.places else None
    if first is not None and first.region and not first.is_known and holders(first.region):
        return True  # a reporter before the town: Ana Ruz, Brasov, March 3
    if found.is_bare and first is not None and _may_name_who_writes(first):
        return True
    if found.credit_span is not None and _WRITER.search(working, *found.credit_span):
        return True
    if not found.places and (
        _PLACE_FOLLOWS.match(working, found.body) is not None
        or "/" in working[found.start : found.body]
    ):
        return True
    if found.is_bare and _OTHER_PLACE.match(working, found.body, end) is not None:
        return True
    return MORE.match(working, found.body, end) is not None


def _may_name_who_writes(place: PlaceFound) -> bool:
    """Whether what was taken for the region may be a name, as of LISBON, QUIPU -."""
    region = place.region
    named = region is not None and region.isupper() and " " not in region
    return named and place.name.isupper() and not place.is_in_known_region


def without_stranger(
    found: DatelineFound, working: str, registry: Registry, spoken: Language
) -> DatelineFound:
    """A dateline whose credit in letters with stops is no agency of another language and country.

    Two agencies may have the same letters: (A. A.) in Brazil is none of Ankara. Those of the world
    are cited everywhere; their own language is English.
    """
    printed = working[slice(*found.credit_span or (0, 0))]
    letters = without_stops(printed)
    if found.style is None or letters == printed or len(letters) > _LONGEST_LETTERS:
        return found
    styles = registry.styles_of(found.agencies[0])
    if not styles or not is_foreign(styles[0], registry, ENGLISH):
        return found
    if not all(is_foreign(style, registry, spoken.code) for style in styles):
        return found
    if is_in_country(found.places, registry.tables[styles[0]].get("home")):
        return found
    return found._replace(agencies=(printed, *found.agencies[1:]), style=None)
