r"""People as copy names them: their names, roles, organizations and places.

people    = piece *( separator piece )
separator = "," / ";" / "/" / "|" / "、" / " - " / and / [ "(" ] with-the-help-of
piece     = person / role / organization / place
person    = [ organization ] [ role ] name [ role ] *attribute
attribute = in place / "(" place / organization ")" / of organization / e-mail / "@" handle
name      = 1*6name-word [ "," suffix ]              ; O'Neill, al-Assad, J.R. Ruz, King, Jr.
"""

from __future__ import annotations

from typing import NamedTuple

import attrs

from wirecopy.fields.byline.houses import (
    is_house_with_figure,
    is_office,
    is_told_as_house,
    is_told_as_place,
)
from wirecopy.fields.byline.names import ARTICLES, SUFFIX, is_acronym, is_name, is_of_page
from wirecopy.fields.byline.roles import (
    FROM,
    SPACED,
    PeopleWords,
    described_role,
    has_organization,
    is_organization,
    leading_agency,
    may_open,
    people_words,
    role_and_organization,
)
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.words import fold
from wirecopy.model.parts import Person
from wirecopy.text.letters import is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

# role = "驻" place role / quoted desk role: 驻欧盟记者, “新华视点”记者
_STATIONED = lazy(
    r"(?P<role>(?:[驻駐]\p{Han}{1,6}?|[“「][^”」\n]{1,10}[”」])(?:[记記]者|特派[员員]))"
    r"[ ]*(?=\p{L})"
)
_EMAIL = lazy(r"[(<\[]{0,2}(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})[)>\];]{0,3}")
_HANDLE = lazy(r"[ ]?[(\[]?@\w{1,30}[)\]]?(?=[ ]|$)")
# A comma inside the bracket parts what it closes with: NAME (Lima, special envoy)
_BRACKETED = lazy(r"[ ]?[(（\[](?P<inside>[^()（）\[\]]{1,60})[)）\]]?$")
# da Agência, of The, special to the
_EMPLOYED_BY = lazy(
    r"^(?:(?i:special (?:to|for)|of|from|for|with|da|do|del|de la|de|du|van|von|vom|der)[ ])"
    r"(?:the[ ])?(?=\p{Lu}|\p{Ll}{5,10}[ ]\p{Lu})"
)
# The first words of these.
_EMPLOYED_WORDS = frozenset("special of from for with da do del de du van von vom der".split())
_ONE_WORD = lazy(r"\p{Lu}[\p{L}\p{M}'’-]{2,30}")
_CAPITALIZED_WORDS = lazy(
    r"\p{Lu}[\p{L}\p{M}'’-]{1,30}+(?:[ ](?:\p{Ll}{1,4}[ ]){0,2}\p{Lu}[\p{L}\p{M}'’-]{1,30}+){1,3}"
)
_OPEN = lazy(r"[(（\[]")
_LONGEST_HOUSE = 12
_CLOSING = (")", "]", "）")


class PersonFound(NamedTuple):
    """A person, and the span of the name in the working text."""

    person: Person
    span: TextSpan


class PeopleFound(NamedTuple):
    """The people of a stretch, and the organization that signs where there are none."""

    people: tuple[PersonFound, ...] = ()
    desk: str | None = None

    def __bool__(self) -> bool:
        return bool(self.people) or self.desk is not None


class BylineFound(NamedTuple):
    """A byline or a credit in the working text."""

    start: int
    end: int
    people: tuple[PersonFound, ...] = ()
    desk: str | None = None


def read_people(
    context: Context,
    start: int,
    end: int,
    *,
    strict: bool = True,
) -> PeopleFound:
    """The people that a stretch names.

    Args:
        context: The text, and what to read it by.
        start: Where the stretch begins.
        end: Where it ends.
        strict: Whether one piece that is no person, role, organization or place makes it none;
            else it is passed over.
    """
    # A credit may go over two lines.
    stretch = context.working[start:end].replace("\n", " ")
    reading = _Reading(
        context.registry,
        people_words(context.spoken),
        context.working,
        in_capitals=stretch.isupper(),
    )
    pieces = _pieces(stretch, reading.words)
    for number, (at, piece) in enumerate(pieces, 1):
        sign = stretch[:at].rstrip()[-1:] if number == len(pieces) > 1 else ""
        if sign in (",", "|") and reading.take_last(piece, sign):
            continue
        if not reading.take(start + at, piece) and strict:
            return PeopleFound()
    return reading.found()


class _Reading:
    """People read piece by piece; roles, organizations and places go to those they follow."""

    def __init__(
        self, registry: Registry, words: PeopleWords, working: str, *, in_capitals: bool
    ) -> None:
        self.working = working
        self.registry = registry
        self.in_capitals = in_capitals
        self.words = words
        self.people: list[PersonFound] = []
        self.role: str | None = None
        self.organization: str | None = None
        self.desk: str | None = None

    def take(self, at: int, piece: str) -> bool:
        """Read one piece; False where it is nothing that stands among people."""
        if self.people and self._note_address(piece):
            return True
        alone = self._employment(piece) if self.people else self._alone(piece)
        if alone is not None:
            self._note(*alone, piece)
            return True
        if self._takes_place(piece):
            return True
        # A role before a name is that of the names behind it too: Xinhua writers A, B.
        role, organization, taken = _leading(piece, self.words, self.registry)
        if self.people and _is_outlet(piece, role, organization, taken, self.words):
            self._note(None, piece, piece)
            return True
        if (taken and self.people and not self.words.unspaced) or (
            self.words.unspaced and role is not None
        ):
            # One of one's own (本报记者) ends what was said of those before.
            self.organization = None
            self.role = None
        self.role, self.organization = role or self.role, organization or self.organization
        if organization is not None and not self.people and _is_service(piece[taken:], self.words):
            self._note(role, organization, piece)
            return True
        rest = piece[taken:]
        work = _BRACKETED.search(rest) if rest.endswith(_CLOSING) else None
        if work is not None and fold(work["inside"]) in self._pictures() and self.people:
            return True  # Ana Ruz and Ole Hoff (photos)
        if work is not None and fold(work["inside"]) in self.words.spoken.byline.by:
            rest = rest[: work.start()]  # Ana Ruz (text)
        found = _person(at + taken, rest, self.words, self.registry)
        if found is None:
            return False
        if self.people and self._is_told_place(piece):
            self._note_place(piece)
            return True
        if FROM.search(piece):
            self.people = [_with(who, None, found.person.organization) for who in self.people]
        self.people.append(_with(found, self.role, self.organization))
        return True

    def _pictures(self) -> frozenset[str]:
        return self.registry.languages.words("captions", "words")

    def take_last(self, piece: str, sign: str) -> bool:
        """Read a last piece behind a comma or a bar that says where or for whom names report.

        One word more is no name there: Rehema Kombo, Wete. Nor are words one of which has a figure
        in it, or an article before others that begin with capitals: Ana Ruz, La Voz de Telnova.
        """
        names = [who.person.name for who in self.people]
        if self.words.unspaced or self.in_capitals or not all(" " in name for name in names):
            return False
        if names and (is_told_as_house(self.working, piece) or self._is_with_article(piece)):
            self._note(None, self.registry.names.get(fold(piece), piece), piece)
            return True
        if not names or sign == "|" or is_of_page(piece, self.registry.languages):
            return False
        if _ONE_WORD.fullmatch(piece) is None or piece.isupper():
            return False
        told = role_and_organization(piece, self.registry, self.words, described=True) is not None
        if told or piece.casefold() in self.registry.languages.calendar_words:
            return False
        self._note_place(piece)
        return True

    def _is_with_article(self, piece: str) -> bool:
        first, _, rest = piece.partition(" ")
        if first not in ARTICLES or first.casefold() not in self.words.spoken.ordinary_words:
            return False
        return _CAPITALIZED_WORDS.fullmatch(rest) is not None

    def _alone(self, piece: str) -> tuple[str | None, str | None] | None:
        found = role_and_organization(piece, self.registry, self.words)
        # In a byline in capitals a short piece is another name: WAM/Ana Ruz, but ANA RUZ, LEE.
        if found is None and self.words.desks.search(piece) is not None:
            return None, piece
        coded = self._is_acronym(piece) or is_house_with_figure(piece)
        return (None, piece) if found is None and coded else found

    def _is_acronym(self, piece: str) -> bool:
        if self.in_capitals or not piece.isupper():
            return False
        # Behind names in ordinary case one word in capitals is a house: Ana Ruz, QUIPUNEWS.
        if is_acronym(piece) or not self.people:
            return is_acronym(piece)
        names = " ".join(who.person.name for who in self.people).split()
        house = piece.isalpha() and len(piece) <= _LONGEST_HOUSE
        return house and not any(word.isupper() for word in names)

    def _employment(self, piece: str) -> tuple[str | None, str | None] | None:
        """What a piece behind a name says of it: a role, an organization, a role in a place."""
        piece = _EMPLOYED_BY.sub("", piece)
        # SENIOR REPORTER FOR QUIPU NEWS; OLE HOFF FOR QUIPU NEWS names another person.
        employer = self.words.employed.search(piece) if piece.isupper() else None
        told = piece[: employer.start()] if employer is not None else piece
        found = role_and_organization(told, self.registry, self.words, described=True)
        if employer is not None:
            named = piece[employer.end() :]
            return (found[0], self.registry.names.get(fold(named), named)) if found else None
        if found is not None:
            return found
        # da agência Lusa
        word, _, name = piece.partition(" ")
        if word.islower() and fold(name) in self.registry.names:
            return None, self.registry.names[fold(name)]
        if self._is_acronym(piece) or is_house_with_figure(piece):
            return None, piece
        where = self.words.place.search(piece) if self.words.place is not None else None
        if where is None or not piece[where.end() : where.end() + 1].isupper():
            return None
        found = role_and_organization(
            piece[: where.start()], self.registry, self.words, described=True
        )
        if found is not None:
            self._note_place(piece[where.end() :])
        return found

    def found(self) -> PeopleFound:
        if not self.people:
            return PeopleFound((), self.desk)
        people = self.people
        if self.words.unspaced:
            # Where names stand side by side, the one role before or behind them is for all.
            people = [_with(who, self.role, None) for who in people]
        return PeopleFound(tuple(_with_shared_place(people)))

    def _note(self, role: str | None, organization: str | None, piece: str) -> None:
        if self.people and not (self.words.unspaced and self.role is not None):
            self.people = [_with(who, role, organization) for who in self.people]
            return
        self.role, self.organization = role or self.role, organization or self.organization
        self.desk = self.organization or self.desk or piece

    def _note_address(self, piece: str) -> bool:
        """Whether a piece is the last one's address or handle, and nothing else; it is noted."""
        address = _EMAIL.fullmatch(piece)
        if address is None:
            return _HANDLE.fullmatch(piece) is not None
        last = self.people[-1]
        email = last.person.email or address["email"]
        self.people[-1] = last._replace(person=attrs.evolve(last.person, email=email))
        return True

    def _takes_place(self, piece: str) -> bool:
        """Whether a piece is a place, which is noted of people: Redação Quipu — São Paulo."""
        if not self.people:
            return self.desk is not None and bool(gazetteer.holders(piece))
        if not self._is_place(piece):
            return False
        self._note_place(piece)
        return True

    def _is_place(self, piece: str) -> bool:
        """Whether a piece says where the last one reported from."""
        if is_small(piece[0]) or any(letter.isdecimal() for letter in piece):
            return False
        if self.people[-1].person.place is not None and gazetteer.regions(piece):
            return True
        # Of two words it may be a name as well, unless what its bearer is stands before it.
        person = self.people[-1].person
        described = (person.place, person.role, person.organization) != (None, None, None)
        return bool(gazetteer.holders(piece)) and (" " not in piece or described)

    def _is_told_place(self, piece: str) -> bool:
        """Whether one word behind a name and surname is a small town, as far as the text tells."""
        last = self.people[-1].person
        if " " in piece or " " not in last.name or last.place is not None:
            return False
        spoken = self.words.spoken
        home = any(gazetteer.towns(piece, country) for country in spoken.countries)
        return home or is_told_as_place(self.working, piece)

    def _note_place(self, piece: str) -> None:
        last = self.people[-1]
        place = last.person.place
        joined = piece if place is None else f"{place}, {piece}"
        self.people[-1] = last._replace(person=attrs.evolve(last.person, place=joined))


def _with(found: PersonFound, role: str | None, organization: str | None) -> PersonFound:
    person = found.person
    if (person.role or not role) and (person.organization or not organization):
        return found
    return PersonFound(
        attrs.evolve(
            person,
            role=person.role or role,
            organization=person.organization or organization,
        ),
        found.span,
    )


def _with_shared_place(people: list[PersonFound]) -> list[PersonFound]:
    """In ``A in Lima, B and C in Quito`` the last place is B's too."""
    if all(who.person.place is None for who in people):
        return people
    shared: str | None = None
    placed = []
    for who in reversed(people):
        shared = who.person.place or shared
        placed.append(who._replace(person=attrs.evolve(who.person, place=shared)))
    return placed[::-1]


def _pieces(stretch: str, words: PeopleWords) -> list[tuple[int, str]]:
    """What stands between the separators; a suffix stays with its name."""
    pieces: list[tuple[int, str]] = []
    at = 0
    for separator in [*words.separator.finditer(stretch), None]:
        stop = len(stretch) if separator is None else separator.start()
        text = stretch[at:stop]
        stripped = text.strip().removesuffix(" .")
        if stripped.endswith(_CLOSING) and not _OPEN.search(stripped):
            stripped = stripped[:-1].rstrip()
        if pieces and SUFFIX.fullmatch(stripped):
            first = pieces[-1][0]
            pieces[-1] = (first, stretch[first:stop].rstrip())
        elif stripped:
            pieces.append((at + len(text) - len(text.lstrip()), stripped))
        at = stop if separator is None else separator.end()
    return pieces


def _person(at: int, piece: str, words: PeopleWords, registry: Registry) -> PersonFound | None:
    """The person that a piece is: without attributes and the role behind, it is a name."""
    piece, email = _without_address(piece)
    piece, stationed, station = _without_post(piece, words, registry)
    piece, organization, place = _without_brackets(piece, registry)
    place = place or station
    where = words.place.search(piece) if words.place is not None else None
    if where is not None and where.start() > 0 and piece[where.end() : where.end() + 1].isupper():
        named = piece[where.end() :]
        known = _organization(named, registry)
        place, organization = (place, known) if known else (named, organization)
        piece = piece[: where.start()]
    source = FROM.search(piece) or words.employed.search(piece)
    if source is not None and piece[source.end() : source.end() + 1].isupper():
        named = piece[source.end() :]
        organization = registry.names.get(fold(named), named)
        piece = piece[: source.start()]
    role, own, kept = _trailing_role(piece, words, registry)
    role, piece = role or stationed, piece[:kept].rstrip()
    if not is_name(piece, registry.languages) or is_office(piece):
        return None
    person = Person(piece, role, own or organization, place, email)
    return PersonFound(person, (at, at + len(piece)))


def _without_post(
    piece: str, words: PeopleWords, registry: Registry
) -> tuple[str, str | None, str | None]:
    """A name without the role in a bracket behind it, and that: NAME (envoyé spécial à Lima)."""
    bracket = _BRACKETED.search(piece) if piece.endswith((")", "）")) else None
    if bracket is None or bracket.start() == 0:
        return piece, None, None
    inside = bracket["inside"].strip()
    where = words.place.search(inside) if words.place is not None else None
    told = inside if where is None else inside[: where.start()]
    found = role_and_organization(told, registry, words, described=True)
    if found is None or found[0] is None:
        return piece, None, None
    return (
        piece[: bracket.start()].rstrip(),
        found[0],
        None if where is None else inside[where.end() :],
    )


def _without_address(piece: str) -> tuple[str, str | None]:
    if "@" not in piece:
        return piece.rstrip(" ="), None
    address = _EMAIL.search(piece)
    email = None
    if address is not None:
        email = address["email"]
        piece = (piece[: address.start()] + piece[address.end() :]).rstrip()
    handle = _HANDLE.search(piece)
    if handle is not None and handle.start() > 0:
        piece = piece[: handle.start()]
    return piece.rstrip(" ="), email


def _without_brackets(piece: str, registry: Registry) -> tuple[str, str | None, str | None]:
    """A piece without the bracket behind it, and the organization or the place in that."""
    bracket = _BRACKETED.search(piece) if _OPEN.search(piece) is not None else None
    if bracket is None or bracket.start() == 0:
        return piece, None, None
    inside = bracket["inside"].strip()
    rest = piece[: bracket.start()].rstrip()
    organization = _organization(inside, registry)
    if organization is not None or is_acronym(inside):
        return rest, organization or inside, None
    if inside[:1].isupper():
        return rest, None, inside
    return piece, None, None


def _organization(text: str, registry: Registry) -> str | None:
    known = registry.names.get(fold(text))
    return known or (
        text if is_organization(text, registry.languages, leads=False) or "'s " in text else None
    )


def _leading(
    piece: str, words: PeopleWords, registry: Registry
) -> tuple[str | None, str | None, int]:
    """Role and organization before a name, and how long they are."""
    agency, taken = leading_agency(piece, registry) if words.unspaced else (None, 0)
    role, organization, more = _leading_role(piece[taken:], words, registry)
    if more and role is None and _may_be_one_name(piece):
        return None, agency, taken
    return role, organization or agency, taken + more


def _is_service(text: str, words: PeopleWords) -> bool:
    """Whether what stands behind an agency's name is of it: Associated Press Leased Wire."""
    last = text.rsplit(" ", 1)[-1].casefold().rstrip(".")
    return " " in text and last in words.spoken.byline.organizations


def _is_outlet(
    piece: str, role: str | None, organization: str | None, taken: int, words: PeopleWords
) -> bool:
    """Whether what stands behind a name is an outlet by its first word.

    An agency's name with one more word (CNN Lite), or an article with one (O Globo, Die Zeit).
    """
    if words.unspaced or " " not in piece:
        return False
    first, rest = piece.split(" ", 1)
    if " " in (piece[taken:] if taken else rest):
        return False
    if taken:
        return role is None and organization is not None
    common = first.casefold() in words.spoken.ordinary_words
    return first in ARTICLES and rest[:1].isupper() and common


def _may_be_one_name(piece: str) -> bool:
    """Whether two words are a given name and a surname, though the first names an agency too.

    Petra and Antara are agencies and given names; an acronym is no name.
    """
    words = piece.split()
    return len(words) == 2 and not words[0].isupper() and SPACED.match(words[1]) is not None


def _leading_role(
    piece: str, words: PeopleWords, registry: Registry
) -> tuple[str | None, str | None, int]:
    """The longest role or organization at the start of a piece, and how long it is."""
    end = piece.rfind(" ") if may_open(piece, registry, words) else -1
    while end >= 0:
        found = role_and_organization(piece[:end], registry, words)
        if found is not None:
            return (*found, end + 1)
        end = piece.rfind(" ", 0, end)
    for role in words.unspaced_roles:
        if len(piece) > len(role) and piece.startswith(role):
            gap = len(piece) - len(role) - len(piece[len(role) :].lstrip())
            return role, None, len(role) + gap
    stationed = _STATIONED.match(piece) if words.unspaced else None
    if stationed is not None:
        return stationed["role"], None, stationed.end()
    described = 0 if words.unspaced else described_role(piece, words)
    if described and is_name(piece[described:], registry.languages):
        return fold(piece[:described]), None, described
    return None, None, 0


def _trailing_role(
    piece: str, words: PeopleWords, registry: Registry
) -> tuple[str | None, str | None, int]:
    """The role behind a name, its organization, and where the name ends."""
    for role in words.unspaced_roles:
        if len(piece) > len(role) and piece.endswith(role):
            return role, None, len(piece) - len(role)
    # A name has two words at least: in "Ana Ruz Staff Writer" the role begins at the third.
    at = piece.find(" ", piece.find(" ") + 1) if " " in piece else -1
    employed = at >= 0 and has_organization(piece, registry.languages)
    while at >= 0:
        behind = piece[at + 1 :]
        if behind.split(" ", 1)[0].casefold() in _EMPLOYED_WORDS:
            behind = _EMPLOYED_BY.sub("", behind)
        # Ana Ruz Deputy ports editor: by its first word a role, whatever its field.
        ranked = fold(behind.split(" ", 1)[0]) in words.first_words
        found = role_and_organization(behind, registry, words, described=ranked)
        if found is None and employed and is_organization(behind, registry.languages, leads=False):
            found = None, behind
        if found is not None:
            return (*found, at)
        at = piece.find(" ", at + 1)
    return None, None, len(piece)
