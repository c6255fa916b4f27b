r"""The people of a source line: who wrote beside a time, and who edited.

people  = by names / names / edited-by names       ; Posted by Ana Ruz on 26 February 2019
names   = name *( sign name ) [ "," ] [ telephone / address ]     ; Ana Ruz, +51 1 6108800
edited-by = an editor's label of several words, which needs no colon
"""

from __future__ import annotations

import re
from functools import lru_cache

from wirecopy.fields.byline.houses import is_office
from wirecopy.fields.byline.names import is_name
from wirecopy.fields.byline.people import PersonFound, read_people
from wirecopy.fields.byline.reader import (
    is_said_again,
    past_by,
    read_byline,
    read_name_line,
)
from wirecopy.fields.byline.shaped import are_names
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import Languages, fold
from wirecopy.model.parts import Person
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_MOST_LABEL_WORDS = 4
_BEHIND_WEEKDAY = " ,.|•·–-"
# For single characters re is the faster one.
_FIGURE = re.compile(r"\d")
# The word that leads to a date: Posted by Ana Ruz on
_TRAILING = lazy(r"(?:[ ,]+\p{Ll}{1,3})?[ ,]*$")
_NAMES = lazy(r"[ ]*[,、，;/&][ ]*|[ ]and[ ]")
# reach = [ a word ":" ] telephone / address, behind the names
_REACH = lazy(
    r"[ ,;/|(–-]{0,4}(?:(?<![\p{L}\p{M}])\p{L}{1,12}\.?[ ]?:?[ ])?"
    r"(?:[(]?(?:\+|00?)[\d(][\d ()/.-]{5,24}|\S{1,40}@\S{1,60})[)]?"
)


def led_editor(working: str, start: int, end: int, languages: Languages) -> int | None:
    """Past a phrase such as "edited by", which needs no colon; a word alone would."""
    at = working.find(" ", start, end) + 1
    # Most lines begin with no word of such a phrase.
    if at <= 0 or working[start : at - 1].casefold() not in _first_of_editors(languages):
        return None
    for _ in range(1, _MOST_LABEL_WORDS):
        at = working.find(" ", at, end) + 1
        if at <= 0:
            return None
        phrase = working[start : at - 1].casefold()
        if (
            languages.labels.get(phrase) == "editor"
            and working[at : at + 1].isalpha()
            and not is_small(working[at])
        ):
            return at
    return None


def may_lead_editors(text: str, languages: Languages) -> bool:
    """Whether such a phrase may stand anywhere in a text: its first word does, and a blank."""
    folded = text.casefold()
    return any(f"{word} " in folded for word in _first_of_editors(languages) if word in folded)


@lru_cache(maxsize=16)
def _first_of_editors(languages: Languages) -> frozenset[str]:
    """The first words of the phrases that lead editors."""
    labels = (label for label, kind in languages.labels.items() if kind == "editor")
    return frozenset(label.split(" ", 1)[0] for label in labels if " " in label)


def led_author(
    context: Context, start: int, end: int
) -> tuple[tuple[PersonFound, ...], str | None] | None:
    """The people or the agency behind a word such as "By", which a label may stand before."""
    working = context.working
    end = _without_weekday(context, start, end)
    last = _TRAILING.search(working, start, end)
    stop = last.start() if last is not None else end
    at = start
    for _ in range(_MOST_LABEL_WORDS):
        by = past_by(working, at, stop, context.spoken)
        if by is not None and is_office(working[by:stop]):
            return (), working[by:stop]
        if by is not None:
            people = read_people(context, by, stop)
            return (people.people, people.desk) if people else None
        space = working.find(" ", at, stop)
        if space < 0 or working[at:space].casefold() not in _label_words(context.languages):
            return None
        at = space + 1
    return None


def _without_weekday(context: Context, start: int, end: int) -> int:
    """Where names end that the day of the week follows, before the date: Ana Ruz, Friday,."""
    text = context.working[start:end].rstrip(_BEHIND_WEEKDAY)
    names, _, day = text.rpartition(" ")
    if not names or day.casefold() not in context.languages.weekdays:
        return end
    return start + len(names.rstrip(_BEHIND_WEEKDAY))


@lru_cache(maxsize=16)
def _label_words(languages: Languages) -> frozenset[str]:
    return frozenset(
        word
        for label, kind in languages.labels.items()
        if kind in ("time", "update")
        for word in label.split()
    )


def named(context: Context, start: int, end: int) -> tuple[PersonFound, ...]:
    """The people that a stretch beside a moment names, without a word that leads them.

    It may be a title as well: then its words stand in the text again, in small letters; and it
    may be a place or a source.
    """
    working = context.working
    end = _without_weekday(context, start, end)
    text = working[start:end].strip(" ,()")
    if fold(text) in context.registry.names or gazetteer.holders(text) or gazetteer.regions(text):
        return ()
    said = read_byline(context, start, end)
    if said is not None:
        return said.people
    found = read_name_line(context, start, end)
    if found is None or is_said_again(working, found.people):
        return ()
    # Without capitals any two words may be a name.
    if has_no_capitals(text) and not are_names(context, found, start, end):
        return ()
    return found.people


def _is_title(text: str, languages: Languages) -> bool:
    """Whether words are no name, for small words stand among large ones: Five Ways to the Lake."""
    return (
        " " in text
        and not text.islower()
        and not has_no_capitals(text)
        and not (is_name(text, languages))
    )


def read_editors(first: int, text: str, languages: Languages) -> list[tuple[Person, TextSpan]]:
    """Those whom a text names that stands at an offset, behind an editor's label."""
    roles = languages.words("byline", "roles")
    people = []
    # A telephone number is nobody's name.
    reach = _REACH.search(text) if _FIGURE.search(text) is not None else None
    text = text if reach is None else text[: reach.start()]
    at = 0
    for separator in [*_NAMES.finditer(text), None]:
        stop = len(text) if separator is None else separator.start()
        name = text[at:stop].strip()
        if name and fold(name) not in roles and not _is_title(name, languages):
            start = first + text.index(name, at)
            people.append((Person(name), (start, start + len(name))))
        at = stop if separator is None else separator.end()
    return people
