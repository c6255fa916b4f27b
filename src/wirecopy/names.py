r"""People as copy names them: their names, roles, organizations and places.

    people    = piece *( separator piece )
    separator = "," / ";" / "/" / "|" / "、" / " - " / and
    piece     = person / role / organization / place
    person    = [ organization ] [ role ] name [ role ] *attribute
    attribute = in place / "(" place / organization ")" / of organization / e-mail / "@" handle
    name      = 1*6name-word [ "," suffix ]              ; O'Neill, al-Assad, J.R. Ruz, King, Jr.

What makes a piece a role or an organization is a word list of the languages or a house style;
what makes it a name is its letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import attrs
import regex

from wirecopy import gazetteer
from wirecopy.house_styles import Registry, fold
from wirecopy.languages import Language, language, words_of
from wirecopy.model import Person, TextSpan
from wirecopy.patterns import lazy
from wirecopy.tables import language_tables

_MOST_NAME_WORDS = 6
_LONGEST_FIRST_WORD = 24
_MOST_ROLE_WORDS = 5
_MOST_ORGANIZATION_WORDS = 7
_LONGEST_ACRONYM = 6
_PARTICLES = frozenset(
    "de da do dos das du del della di la le van von der den ter ten te af av al el bin ibn bint "
    "abu y e i ben ould ap zu zur vom e'".split()
)
# A particle stuck to its name: d'Estaing, al-Assad.
_PARTICLE = lazy(r"['’]?\p{L}{0,3}['’-]")
_NAME_WORD = lazy(r"[\p{L}\p{M}.'’‘`\-]{1,40}")
_UNSPACED_NAME = lazy(r"[\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}·・]{2,12}")
_UNSPACED_START = lazy(r"[\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}]{3}")
# role = "驻" place role / quoted desk role: 驻欧盟记者, “新华视点”记者
_STATIONED = lazy(
    r"(?P<role>(?:[驻駐]\p{Han}{1,6}?|[“「][^”」\n]{1,10}[”」])(?:[记記]者|特派[员員]))"
    r"[ ]*(?=\p{L})"
)
_SPACED = lazy(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}]")
# What follows a name after a comma and is of it: King, Jr. and Ruz, MD.
_SUFFIX = lazy(r"(?:Jr|Sr|JR|SR|II|III|IV|M\.?D|Ph\.?D|PhD|Esq|MBA|RN|DDS|DVM|J\.?D)\.?")
_EMAIL = lazy(r"[(<\[]{0,2}(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})[)>\];]{0,3}")
_HANDLE = lazy(r"[ ]?[(\[]?@\w{1,30}[)\]]?(?=[ ]|$)")
_BRACKETED = lazy(r"[ ]?[(（\[](?P<inside>[^()（）\[\]]{1,60})[)）\]]$")
# Korean names stand side by side with a space or a dot between them; so do Chinese ones, but a
# space also pads a name of two letters (张　曦). A dot between Katakana is inside a foreign name.
_SIDE_BY_SIDE = {
    "Hangul": r"|[ ]+(?=\p{Hangul})|[ ]*[·ㆍ][ ]*(?=\p{Hangul})",
    "Han": r"|(?<=\p{Han}{2})[ ]{1,2}(?=\p{Han}{2})|(?<!\p{Katakana})・(?!\p{Katakana})",
}
_LONGEST_UNSPACED_AGENCY = 8
_FROM = lazy(r"[ ](?:from|of|for)[ ]")
# da Agência, of The, special to the
_EMPLOYED_BY = lazy(
    r"^(?:(?i:special (?:to|for)|of|from|for|with|da|do|del|de la|de|du|van|von|vom|der)[ ])"
    r"(?:the[ ])?(?=\p{Lu})"
)
_SITE = lazy(r"[\p{L}\p{N}-]{2,40}\.[a-z]{2,4}")
_SPACE = lazy(r"[ ]")
_WRAPPING = lazy(r"[ (（\[^*]*(?:[-–—]{1,3}[ ]?)?")
_FIRST_IN_NO_NAME = frozenset(("the", "a"))


@attrs.frozen
class PersonFound:
    """A person, and the span of the name in the working text."""

    person: Person
    span: TextSpan


@attrs.frozen
class PeopleFound:
    """The people of a stretch, and the organization that signs where there are none."""

    people: tuple[PersonFound, ...] = ()
    desk: str | None = None

    def __bool__(self) -> bool:
        return bool(self.people) or self.desk is not None


@attrs.frozen
class BylineFound:
    """A byline or a credit in the working text."""

    start: int
    end: int
    people: tuple[PersonFound, ...] = ()
    desk: str | None = None


@attrs.frozen
class PeopleWords:
    """The words around people in one language, ready to match."""

    separator: regex.Pattern[str]
    place: regex.Pattern[str] | None
    roles: frozenset[str]
    unspaced: bool
    unspaced_roles: tuple[str, ...]


@lru_cache(maxsize=64)
def people_words(code: str) -> PeopleWords:
    """The words around people in a language; the English ones count in every language."""
    spoken = language(code)
    spaced = spoken.joiner == " "
    roles = {fold(role) for role in (*spoken.roles, *language("en").roles)}
    conjunctions = any_of((*spoken.conjunctions, *language("en").conjunctions))
    edge = r"[ ]" if spaced else r"[ ]*"
    # A conjunction may be a letter of a name (李和平): at least two letters stand on each side.
    named = (
        rf"|{edge}(?i:{conjunctions}){edge}"
        if spaced
        else rf"|(?<=\p{{L}}{{2}})[ ]*{conjunctions}[ ]*(?=\p{{L}}{{2}})"
    )
    return PeopleWords(
        separator=regex.compile(
            rf"(?:[ ]*[,;、，；&/|][ ]*|[ ][-–—][ ])(?i:{conjunctions}{edge})?"
            rf"{named}{_SIDE_BY_SIDE.get(spoken.script, '')}"
        ),
        place=(
            regex.compile(rf"{edge}(?i:{any_of(spoken.places_of_report)}){edge}")
            if spoken.places_of_report and spaced
            else None
        ),
        roles=frozenset(roles),
        unspaced=not spaced or spoken.script == "Hangul",
        # Chinese, Japanese and Korean print a role against the name; the longest one counts.
        unspaced_roles=tuple(
            sorted((role for role in roles if not _SPACED.search(role)), key=len, reverse=True)
        ),
    )


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """A pattern of any of some words, the longest first; of nothing where there is none."""
    longest_first = sorted(set(words), key=len, reverse=True)
    return f"(?:{'|'.join(regex.escape(word) for word in longest_first) or '(?!)'})"


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The folded first words of some phrases, to rule out most lines by one look-up."""
    return frozenset(first_word(phrase, 0) for phrase in phrases)


def first_word(text: str, start: int) -> str:
    """The folded first word of a stretch, as far as a blank or a colon."""
    head = text[start : start + _LONGEST_FIRST_WORD].replace("：", ":")
    return head.split(" ", 1)[0].split(":", 1)[0].split("\n", 1)[0].casefold()


def read_people(
    working: str,
    start: int,
    end: int,
    registry: Registry,
    spoken: Language,
    *,
    strict: bool = True,
) -> PeopleFound:
    """The people that a stretch names.

    Args:
        working: The working text.
        start: Where the stretch begins.
        end: Where it ends.
        registry: The styles, for the agencies' names.
        spoken: The language of the copy.
        strict: Whether one piece that is no person, role, organization or place makes it none;
            else it is passed over.
    """
    # A credit may go over two lines.
    stretch = working[start:end].replace("\n", " ")
    reading = _Reading(registry, people_words(spoken.code), in_capitals=stretch.isupper())
    for at, piece in _pieces(stretch, reading.words):
        if not reading.take(start + at, piece) and strict:
            return PeopleFound()
    return reading.found()


class _Reading:
    """People read piece by piece; roles, organizations and places go to those they follow."""

    def __init__(self, registry: Registry, words: PeopleWords, *, in_capitals: bool) -> None:
        self.registry = registry
        self.in_capitals = in_capitals
        self.words = words
        self.people: list[PersonFound] = []
        self.role: str | None = None
        self.organization: str | None = None
        self.desk: str | None = None

    def take(self, at: int, piece: str) -> bool:
        """Read one piece; False where it is nothing that stands among people."""
        alone = self._employment(piece) if self.people else self._alone(piece)
        if alone is not None:
            self._note(*alone, piece)
            return True
        if self.people and self._is_place(piece):
            self._note_place(piece)
            return True
        # A role before a name is that of the names behind it too: Xinhua writers A, B.
        role, organization, taken = _leading(piece, self.words, self.registry)
        if (taken and self.people and not self.words.unspaced) or (
            self.words.unspaced and role is not None
        ):
            # One of one's own (本报记者) ends what was said of those before.
            self.organization = None
            self.role = None
        self.role, self.organization = role or self.role, organization or self.organization
        found = _person(at + taken, piece[taken:], self.words, self.registry)
        if found is None:
            return False
        if _FROM.search(piece):
            self.people = [_with(who, None, found.person.organization) for who in self.people]
        self.people.append(_with(found, self.role, self.organization))
        return True

    def _alone(self, piece: str) -> tuple[str | None, str | None] | None:
        found = role_and_organization(piece, self.registry, self.words)
        # In a byline in capitals a short piece is another name: WAM/Ana Ruz, but ANA RUZ, LEE.
        return (None, piece) if found is None and self._is_acronym(piece) else found

    def _is_acronym(self, piece: str) -> bool:
        return not self.in_capitals and _is_acronym(piece)

    def _employment(self, piece: str) -> tuple[str | None, str | None] | None:
        """What a piece behind a name says of it: a role, an organization, a role in a place."""
        piece = _EMPLOYED_BY.sub("", piece)
        found = role_and_organization(piece, self.registry, self.words, described=True)
        if found is not None:
            return found
        if self._is_acronym(piece):
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

    def _is_place(self, piece: str) -> bool:
        """Whether a piece says where the last one reported from."""
        if piece[0].islower() or any(letter.isdecimal() for letter in piece):
            return False
        if self.people[-1].person.place is not None and gazetteer.regions(piece):
            return True
        return bool(gazetteer.holders(piece)) and (
            " " not in piece or self.people[-1].person.place is not None
        )

    def _note_place(self, piece: str) -> None:
        last = self.people[-1]
        place = last.person.place
        joined = piece if place is None else f"{place}, {piece}"
        self.people[-1] = attrs.evolve(last, person=attrs.evolve(last.person, place=joined))


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
    shared: str | None = None
    placed = []
    for who in reversed(people):
        shared = who.person.place or shared
        placed.append(attrs.evolve(who, person=attrs.evolve(who.person, place=shared)))
    return placed[::-1]


def _pieces(stretch: str, words: PeopleWords) -> list[tuple[int, str]]:
    """What stands between the separators; a suffix stays with its name."""
    pieces: list[tuple[int, str]] = []
    at = 0
    for separator in [*words.separator.finditer(stretch), None]:
        stop = len(stretch) if separator is None else separator.start()
        text = stretch[at:stop]
        stripped = text.strip()
        if pieces and _SUFFIX.fullmatch(stripped):
            first = pieces[-1][0]
            pieces[-1] = (first, stretch[first:stop].rstrip())
        elif stripped:
            pieces.append((at + len(text) - len(text.lstrip()), stripped))
        at = stop if separator is None else separator.end()
    return pieces


def role_and_organization(
    text: str, registry: Registry, words: PeopleWords, *, described: bool = False
) -> tuple[str | None, str | None] | None:
    """Role and organization where a piece is nothing else: ``AP Sports Writer``, ``Reuters``.

    Args:
        text: The piece.
        registry: The styles, for the agencies' names.
        words: The words of the language.
        described: Whether names came before, so that what only looks like an organization or a
            role is one: ``Lakeside Herald Staff Writer``, ``chief political correspondent``.
    """
    folded = fold(text).rstrip("= ")
    if folded not in registry.names:
        folded = folded.rstrip(".")
    if folded in registry.names:
        return None, registry.names[folded]
    if _is_role(folded, words):
        return folded, None
    both = _role_beside_organization(text, folded, registry, words, described=described)
    if both is not None:
        return both
    if words.unspaced and (joined := _joined_role(folded, registry, words)) is not None:
        return joined
    if is_organization(text, leads=not described):
        return None, text.strip()
    if described and _SITE.fullmatch(text):
        return None, text
    return None


def _role_beside_organization(
    text: str, folded: str, registry: Registry, words: PeopleWords, *, described: bool
) -> tuple[str | None, str | None] | None:
    """A role behind an organization or before one: AP Writer, корреспондент РИА Новости."""
    parts = folded.split(" ")
    for cut in range(1, len(parts)):
        first, last = " ".join(parts[:cut]), " ".join(parts[cut:])
        if last in registry.names and _is_role(first, words):
            return first, registry.names[last]
        if not _is_role(last, words):
            continue
        if first in registry.names:
            return last, registry.names[first]
        printed = " ".join(text.split()[:cut])
        if is_organization(printed, leads=not described):
            return last, printed
        if described and len(parts) <= _MOST_ROLE_WORDS:
            return folded, None
    return None


def _joined_role(
    folded: str, registry: Registry, words: PeopleWords
) -> tuple[str, str | None] | None:
    """A role printed against its agency: 中新社记者."""
    agency, end = leading_agency(folded, registry)
    return (folded[end:], agency) if end and _is_role(folded[end:], words) else None


def _is_role(folded: str, words: PeopleWords) -> bool:
    return folded in words.roles or (folded.endswith("s") and folded[:-1] in words.roles)


def is_organization(text: str, *, leads: bool = True) -> bool:
    """Whether a name is a paper's or an agency's by the words in it.

    Args:
        text: The name.
        leads: Whether nothing before it makes that likely; then its first word must, since
            Emily Post is a person.
    """
    parts = text.split()
    if not (2 if leads else 1) <= len(parts) <= _MOST_ORGANIZATION_WORDS or parts[0][0].islower():
        return False
    # In "Bo Lee of The Lakeside Press" a person comes first.
    before = _FROM.split(text, maxsplit=1)[0].split()
    folded = [part.casefold().rstrip(".,") for part in before]
    if not any(part in words_of("organizations") for part in folded):
        return False
    return not leads or folded[0] == "the" or folded[0] in words_of("organizations")


def _is_acronym(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_ACRONYM and text.isalpha() and text.isupper()


def _person(at: int, piece: str, words: PeopleWords, registry: Registry) -> PersonFound | None:
    """The person that a piece is: without attributes and the role behind, it is a name."""
    piece, email = _without_address(piece)
    piece, organization, place = _without_brackets(piece, registry)
    where = words.place.search(piece) if words.place is not None else None
    if where is not None and where.start() > 0 and piece[where.end() : where.end() + 1].isupper():
        named = piece[where.end() :]
        known = _organization(named, registry)
        place, organization = (place, known) if known else (named, organization)
        piece = piece[: where.start()]
    source = _FROM.search(piece)
    if source is not None and piece[source.end() : source.end() + 1].isupper():
        named = piece[source.end() :]
        organization = registry.names.get(fold(named), named)
        piece = piece[: source.start()]
    role, own, kept = _trailing_role(piece, words, registry)
    piece = piece[:kept].rstrip()
    if not is_name(piece):
        return None
    person = Person(piece, role, own or organization, place, email)
    return PersonFound(person, (at, at + len(piece)))


def _without_address(piece: str) -> tuple[str, str | None]:
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
    bracket = _BRACKETED.search(piece)
    if bracket is None or bracket.start() == 0:
        return piece, None, None
    inside = bracket["inside"].strip()
    rest = piece[: bracket.start()].rstrip()
    organization = _organization(inside, registry)
    if organization is not None or _is_acronym(inside):
        return rest, organization or inside, None
    if inside[:1].isupper():
        return rest, None, inside
    return piece, None, None


def _organization(text: str, registry: Registry) -> str | None:
    known = registry.names.get(fold(text))
    return known or (text if is_organization(text, leads=False) or "'s " in text else None)


def _leading(
    piece: str, words: PeopleWords, registry: Registry
) -> tuple[str | None, str | None, int]:
    """Role and organization before a name, and how long they are."""
    agency, taken = leading_agency(piece, registry) if words.unspaced else (None, 0)
    role, organization, more = _leading_role(piece[taken:], words, registry)
    if more and role is None and _may_be_one_name(piece):
        return None, agency, taken
    return role, organization or agency, taken + more


def _may_be_one_name(piece: str) -> bool:
    """Whether two words are a given name and a surname, though the first names an agency too.

    Petra and Antara are agencies and given names; an acronym is no name.
    """
    words = piece.split()
    return len(words) == 2 and not words[0].isupper() and _SPACED.match(words[1]) is not None


def leading_agency(piece: str, registry: Registry) -> tuple[str | None, int]:
    """An agency printed against the name or role that follows (新华社记者), and its length."""
    if not _UNSPACED_START.match(piece):
        return None, 0
    for end in range(min(len(piece) - 1, _LONGEST_UNSPACED_AGENCY), 1, -1):
        name = registry.names.get(fold(piece[:end]))
        if name is not None:
            return name, end
    return None, 0


def _leading_role(
    piece: str, words: PeopleWords, registry: Registry
) -> tuple[str | None, str | None, int]:
    """The longest role or organization at the start of a piece, and how long it is."""
    for end in sorted({m.start() for m in _SPACE.finditer(piece)}, reverse=True):
        found = role_and_organization(piece[:end], registry, words)
        if found is not None:
            return (*found, end + 1)
    for role in words.unspaced_roles:
        if len(piece) > len(role) and piece.startswith(role):
            gap = len(piece) - len(role) - len(piece[len(role) :].lstrip())
            return role, None, len(role) + gap
    stationed = _STATIONED.match(piece) if words.unspaced else None
    if stationed is not None:
        return stationed["role"], None, stationed.end()
    return None, None, 0


def _trailing_role(
    piece: str, words: PeopleWords, registry: Registry
) -> tuple[str | None, str | None, int]:
    """The role behind a name, its organization, and where the name ends."""
    for role in words.unspaced_roles:
        if len(piece) > len(role) and piece.endswith(role):
            return role, None, len(piece) - len(role)
    spaces = [match.start() for match in _SPACE.finditer(piece)]
    # A name has two words at least: in "Ana Ruz Staff Writer" the role begins at the third.
    for at in spaces[1:]:
        behind = piece[at + 1 :]
        found = role_and_organization(behind, registry, words)
        if found is None and is_organization(behind, leads=False):
            found = None, behind
        if found is not None:
            return (*found, at)
    return None, None, len(piece)


@cache
def _calendar_words() -> frozenset[str]:
    """Months, days and times of the day in any language: nobody's only name."""
    days = {
        fold(name)
        for table in language_tables().values()
        for name in (*table["weekdays"]["full"], *table["months"]["full"])
    }
    return words_of("times_of_day") | days


def past_wrapping(working: str, start: int, end: int) -> int:
    """Past the brackets, dashes and blanks that may open a byline or a credit."""
    opening = _WRAPPING.match(working, start, end)
    return opening.end() if opening is not None else start


def is_name(text: str) -> bool:
    """Whether some words may be the name of a person, by their letters.

    Example:
        >>> is_name("Ana de la Cruz"), is_name("early morning"), is_name("The Numbers")
        (True, False, False)
    """
    if _UNSPACED_NAME.fullmatch(text.replace(" ", "")):
        return True
    head, _, suffix = text.partition(",")
    if suffix and not _SUFFIX.fullmatch(suffix.strip()):
        return False
    parts = head.split()
    if not 1 <= len(parts) <= _MOST_NAME_WORDS or parts[0].casefold() in _FIRST_IN_NO_NAME:
        return False
    if not all(_NAME_WORD.fullmatch(part) for part in parts):
        return False
    if len(parts) == 1 and parts[0].casefold() in _calendar_words():
        return False
    if parts[-1].casefold() in words_of("times_of_day"):
        return False
    capitals = [part for part in parts if not part[0].islower()]
    return bool(capitals) and all(
        part in capitals or part.casefold() in _PARTICLES or _PARTICLE.match(part) for part in parts
    )
