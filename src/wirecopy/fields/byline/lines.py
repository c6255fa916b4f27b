r"""Bylines of several lines: what stands between a headline and the text, or below that.

byline-lines = labelled / 1*( led / person )
labelled     = label "," name EOL label "," words  ; Author, Ana Ruz / Role, Tarn News
led          = by-word EOL people / byline, and said-line on the lines below
person       = [ initials EOL ] name-line *said-line / role-line EOL name-line
by-word      = by / edited-by                      ; Article by
initials     = 2*4capital                          ; RF, in the place of a portrait
said-line    = role-line / organization            ; Staff Writer, The Lakeside Herald

A name that neither a word nor initials lead, and that no role follows, is not told from a title:
it counts only beside others that are. The role of an editor is that of the name above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from wirecopy.fields.byline.names import is_of_page
from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.reader import (
    LONGEST_BYLINE,
    is_said_again,
    read_byline,
    read_name_line,
    read_role_line,
    read_unspaced_names,
)
from wirecopy.fields.byline.roles import is_organization
from wirecopy.fields.transmission import tells_how_it_came
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.model.parts import Person
from wirecopy.text.letters import is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_MOST_LINES = 12
_LONGEST_BY_WORD = 40
# What may stand about a line and does not count as its length.
_MOST_MARKS = 40
_INITIALS = lazy(r"\p{Lu}\.?(?:[ ]?\p{Lu}\.?){1,3}")
# label = word *2small-word ",": Author, / Título del autor,
_LABELLED = lazy(r"[\p{L}\p{M}]{2,16}(?:[ ](?!\p{Lu})[\p{L}\p{M}]{1,12}){0,2}[,،][ ](?=\p{L})")
_AMONG_NAMES = frozenset((",", "&", "/", "|"))


class BylineLines(NamedTuple):
    """A byline of one line or several.

    Attributes:
        taken: How many of the lines it takes.
        byline: The people who wrote, and where that is said.
        editors: Those who edited, by the role below their names.
    """

    taken: int
    byline: BylineFound
    editors: tuple[tuple[Person, TextSpan], ...] = ()


class _Said(NamedTuple):
    """What lines say of somebody who is named on another."""

    role: str | None = None
    organization: str | None = None

    def __bool__(self) -> bool:
        return bool(self.role or self.organization)


class _Member(NamedTuple):
    """Somebody named on a line, and what makes sure that it is a name."""

    found: PersonFound
    sure: bool
    said: _Said = _Said()
    edits: bool = False


def read_byline_lines(context: Context, lines: Sequence[TextSpan]) -> BylineLines | None:
    """The byline that some lines begin with.

    Args:
        context: The text, and what to read it by.
        lines: The lines from one on that may be a byline's, in order.

    Returns:
        The byline, and how many lines are its; None where the first line is none of one.
    """
    if lines and lines[0][1] - lines[0][0] > LONGEST_BYLINE + _MOST_MARKS:
        return None  # a paragraph
    reading = _Reading(context, lines[:_MOST_LINES])
    while reading.at < len(reading.lines) and reading.take():
        pass
    return reading.found()


class _Reading:
    """Lines read one after the other."""

    def __init__(self, context: Context, lines: Sequence[TextSpan]) -> None:
        self.context = context
        self.lines = lines
        self.at = 0
        self.members: list[_Member] = []
        self.desk: str | None = None
        # Whether the roles stand above the names, as the first one does.
        self.above = False

    def take(self) -> bool:
        """Read what begins at the next line; False where it is nothing of a byline."""
        return (
            self._take_labelled()
            or self._take_by_word()
            or self._take_byline()
            or self._take_person()
        )

    def _take_labelled(self) -> bool:
        """Two lines of a label and a comma, as a broadcaster prints them in all its languages."""
        if self.members or self.at + 1 >= len(self.lines):
            return False
        working, below = self.context.working, self.lines[self.at + 1]
        label = _LABELLED.match(working, *self.lines[self.at])
        other = _LABELLED.match(working, *below) if label is not None else None
        if label is None or other is None or label[0] == other[0]:
            return False
        if below[1] - below[0] > LONGEST_BYLINE:
            return False
        found = read_name_line(self.context, label.end(), self.lines[self.at][1])
        if found is None or len(found.people) != 1 or not self._may_be_led(found.people[0]):
            return False
        self._note(found, 2)
        return True

    def _take_by_word(self) -> bool:
        """A line of nothing but ``Article by``, and the people on the next."""
        start, end = self.lines[self.at]
        if end - start > _LONGEST_BY_WORD or self.at + 1 >= len(self.lines):
            return False
        word = fold(self.context.working[start:end]).rstrip(":： ")
        languages = self.context.languages
        labels = languages.words("source_line", "author_labels")
        edits = " " in word and languages.labels.get(word) == "editor"
        if not (edits or word in labels or word in languages.words("byline", "by")):
            return False
        people = read_byline(self.context, *self.lines[self.at + 1], named=True)
        if people is None or not all(map(self._may_be_led, people.people)):
            return False
        self.above = self.above or word in labels
        self._note(people, 2, edits=edits)
        return True

    def _may_be_led(self, who: PersonFound) -> bool:
        return " " in who.person.name and not is_of_page(who.person.name, self.context.languages)

    def _take_byline(self) -> bool:
        """A line that a word such as "By" makes one, and the roles below it."""
        found = read_byline(self.context, *self.lines[self.at])
        if found is None:
            return False
        self._note(found, 1)
        return True

    def _note(self, found: BylineFound, count: int, *, edits: bool = False) -> None:
        self.at += count
        said = self._said()
        self.desk = found.desk or self.desk
        self.members += [_Member(who, True, said, edits) for who in found.people]

    def _take_person(self) -> bool:
        """A name with its initials or a role above it, or with a role below it."""
        start = self.at
        if self.members and self._text(self.at) in self._between():
            self.at += 1
        initials = self._initials()
        self.at += initials is not None
        above = _Said()
        if initials is None and (self.above or not self.members):
            above = self._above()
        found = self._name(self.at) if self.at < len(self.lines) else None
        if found is None or (initials and not _are_of(initials, found.person.name)):
            self.at = start
            return False
        self.at += 1
        self.above = self.above or bool(above.role)
        below = self._said()
        sure = bool(initials or above.role or below.role or found.person.role)
        sure = sure or self._is_employed(found, below)
        if not sure and not (self.members and self.members[-1].sure):
            self.at = start
            return False
        self.members.append(_Member(found, sure, above if above else below))
        return True

    def _is_employed(self, who: PersonFound, below: _Said) -> bool:
        """Whether a house stands below a name that no title is: Ana Ruz / BBC News, South West."""
        return bool(below.organization) and not is_said_again(self.context.working, [who])

    def _between(self) -> frozenset[str]:
        return self.context.languages.words("byline", "conjunctions") | _AMONG_NAMES

    def _text(self, index: int) -> str:
        return fold(self.context.working[slice(*self.lines[index])])

    def _initials(self) -> str | None:
        if self.at + 1 >= len(self.lines):
            return None
        match = _INITIALS.fullmatch(self.context.working, *self.lines[self.at])
        return match[0] if match is not None else None

    def _name(self, index: int) -> PersonFound | None:
        line = self.lines[index]
        text = self.context.working[slice(*line)]
        # One word, as of a button, is no name; a stop may part two, and some scripts part none.
        if " " not in text and "." not in text and text.isascii():
            return None
        found = read_name_line(self.context, *line) or read_unspaced_names(self.context, *line)
        if found is None or len(found.people) != 1:
            return None
        name = found.people[0].person.name
        # Without capitals a button is as short as a name.
        if fold(name) in self.context.languages.words("furniture", "lines"):
            return None
        # Beeld Ana Ruz: who took the pictures.
        if fold(name.split(" ", 1)[0]) in self.context.languages.words("captions", "words"):
            return None
        # Monte Claro (PE): where the report is from.
        if gazetteer.regions(found.people[0].person.organization or ""):
            return None
        paper = is_organization(name, self.context.languages, leads=False)
        return None if paper or fold(name) in self.context.registry.names else found.people[0]

    def _is_name(self, index: int) -> bool:
        return index < len(self.lines) and self._name(index) is not None

    def _above(self) -> _Said:
        """What the next line says of the name below it."""
        found = read_role_line(self.context, *self.lines[self.at])
        if found is None or self._tells_how_it_came(self.at) or not self._is_name(self.at + 1):
            return _Said()
        self.at += 1
        return _Said(*found)

    def _said(self) -> _Said:
        """What the lines say that are a role or an organization and nothing else."""
        said = _Said()
        while self.at < len(self.lines):
            found = read_role_line(self.context, *self.lines[self.at])
            if found is None or self._tells_how_it_came(self.at):
                break
            role, organization = found
            # Where roles stand above, this one may be of the name below it.
            if self.above and self._is_name(self.at + 1):
                break
            if (role and said.role) or (organization and said.organization):
                break
            said = _Said(said.role or role, said.organization or organization)
            self.at += 1
        return said

    def _tells_how_it_came(self, index: int) -> bool:
        """Whether a line is a byline by itself: (From our own correspondent)."""
        return tells_how_it_came(self.context, self.context.working[slice(*self.lines[index])])

    def found(self) -> BylineLines | None:
        if not self.members and self.desk is None:
            return None
        editing = self.context.languages.words("source_line", "editor_labels")
        several = len(self.members) > 1
        editors = [
            member
            for member in self.members
            if member.edits or (member.said.role in editing and several)
        ]
        people = tuple(_with_said(member) for member in self.members if member not in editors)
        start, end = self.lines[0][0], self.lines[self.at - 1][1]
        return BylineLines(
            self.at,
            BylineFound(start, end, people, self.desk if not people else None),
            tuple((member.found.person, member.found.span) for member in editors),
        )


def _with_said(member: _Member) -> PersonFound:
    person, said = member.found.person, member.said
    person = attrs.evolve(
        person,
        role=person.role or said.role,
        organization=person.organization or said.organization,
    )
    return member.found._replace(person=person)


def _are_of(initials: str, name: str) -> bool:
    """Whether initials are those of a name: of some of its words, the first among them."""
    letters = [letter.casefold() for letter in initials if letter.isalpha()]
    words = [word[0].casefold() for word in name.split() if not is_small(word[0])]
    if not words or letters[0] != words[0]:
        return False
    rest = iter(words)
    return all(letter in rest for letter in letters)
