r"""People: bylines, the lines that add a role to one, and credits at the end.

    byline = [ "(" ] by people [ ")" ] [ "=" ]
    people = person *( ( "," / and / "、" / ";" ) person )
    person = [ organization ] [ role ] name [ "in" place ] [ "," ( role / organization ) ]

A line is a byline only where every piece of it is a name, a role or an organization.
"""

from __future__ import annotations

from functools import lru_cache

import attrs
import regex

from wirecopy.house_styles import Registry, fold
from wirecopy.languages import Language, language
from wirecopy.model import Person, TextSpan

# Longer lines are sentences.
LONGEST_BYLINE = 160
_MOST_NAME_WORDS = 6
_LONGEST_CREDITS = 600
_PARTICLES = frozenset(
    "de da do dos das du del della di la le van von der den ter ten af av al el bin ibn bint abu "
    "y e ben ould ap".split()
)
_EMAIL = regex.compile(
    r"[(<]{0,2}(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})[)>;]{0,3}"
)
# A particle stuck to its name: d'Estaing, al-Assad.
_PARTICLE = regex.compile(r"['’]?\p{L}{0,3}['’-]")
_NAME_WORD = regex.compile(r"[\p{L}\p{M}.'’‘`\-]{1,40}")
_WRAPPING = regex.compile(r"[ (（\[]*")
_CLOSING = " )）]="
_UNSPACED_NAME = regex.compile(r"[\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}·・]{2,12}")
_UNSPACED_START = regex.compile(r"[\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}]{3}")
_SPACED = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}]")
# Korean names stand side by side with a space or a dot between them; so do Chinese ones, but a
# space also pads a name of two letters (张　曦). A dot between Katakana is inside a foreign name.
_SIDE_BY_SIDE = {
    "Hangul": r"|[ ]+(?=\p{Hangul})|[ ]*[·ㆍ][ ]*(?=\p{Hangul})",
    "Han": r"|(?<=\p{Han}{2})[ ]{1,2}(?=\p{Han}{2})|(?<!\p{Katakana})・(?!\p{Katakana})",
}
_LONGEST_UNSPACED_AGENCY = 8
_FROM = regex.compile(r" (?:from|of|for) ")
# "Of DOW JONES NEWSWIRES", "For The Associated Press", "c.1998 N.Y. Times News Service"
_BEFORE_ORGANIZATION = regex.compile(r"(?:[Oo]f|[Ff]or)[ ]|(?:\([Cc]\)|©|[Cc]\.)[ ]?\d{4}[ ]")


@attrs.frozen
class PersonFound:
    """A person, and the span of the name in the working text."""

    person: Person
    span: TextSpan


@attrs.frozen
class BylineFound:
    """A byline or a credit in the working text."""

    start: int
    end: int
    people: tuple[PersonFound, ...] = ()
    desk: str | None = None


@attrs.frozen
class _Words:
    """The words of bylines in one language, ready to match."""

    by: regex.Pattern[str]
    separator: regex.Pattern[str]
    place: regex.Pattern[str] | None
    roles: frozenset[str]
    unspaced: bool
    unspaced_roles: tuple[str, ...]
    reporting: regex.Pattern[str]


@lru_cache(maxsize=64)
def _words(code: str) -> _Words:
    spoken = language(code)
    spaced = spoken.joiner == " "
    roles = {fold(role) for role in (*spoken.roles, *language("en").roles)}
    conjunctions = "|".join(_longest_first((*spoken.conjunctions, *language("en").conjunctions)))
    place = "|".join(_longest_first(spoken.places_of_report))
    edge = r"[ ]" if spaced else r"[ ]*"
    # A conjunction may be a letter of a name (李和平): at least two letters stand on each side.
    named = (
        rf"|{edge}(?i:{conjunctions}){edge}"
        if spaced
        else rf"|(?<=\p{{L}}{{2}})[ ]*(?:{conjunctions})[ ]*(?=\p{{L}}{{2}})"
    )
    return _Words(
        by=regex.compile(
            rf"(?i:{'|'.join(_longest_first((*spoken.by, 'by')))})(?:[ ]*[:：][ ]*|{edge})[ ]*"
        ),
        separator=regex.compile(
            rf"(?:[ ]*[,;、，；&/][ ]*|[ ][-–—][ ])(?i:(?:{conjunctions}){edge})?"
            rf"{named}{_SIDE_BY_SIDE.get(spoken.script, '')}"
        ),
        place=regex.compile(rf"{edge}(?i:{place}){edge}") if place and spaced else None,
        roles=frozenset(roles),
        unspaced=not spaced or spoken.script == "Hangul",
        # Chinese, Japanese and Korean print a role against the name; the longest one counts.
        unspaced_roles=tuple(
            sorted((role for role in roles if not _SPACED.search(role)), key=len, reverse=True)
        ),
        reporting=_reporting(spoken),
    )


def _reporting(spoken: Language) -> regex.Pattern[str]:
    """Labels of credits: a phrase stands alone, a single word needs its colon."""
    labels = {*spoken.reporting_labels, *language("en").reporting_labels}
    phrases = "|".join(_longest_first([label for label in labels if " " in label]))
    single = "|".join(_longest_first([label for label in labels if " " not in label]))
    return regex.compile(
        rf"(?<!\p{{L}})(?i:(?P<label>{phrases})[ ]*:?[ ]*|(?P<label>{single})[ ]*[:：][ ]*)"
    )


def _longest_first(words: tuple[str, ...] | list[str]) -> list[str]:
    return [regex.escape(word) for word in sorted(set(words), key=len, reverse=True)]


def read_byline(
    working: str, start: int, end: int, registry: Registry, spoken: Language, *, named: bool = False
) -> BylineFound | None:
    """The byline that a line is, if it is one.

    Args:
        working: The working text.
        start: Where the line's text starts.
        end: Where it ends.
        registry: The styles, for the agencies' names.
        spoken: The language of the copy.
        named: Whether the line is known to be a byline, so that "By" may be missing.
    """
    if end - start > LONGEST_BYLINE:
        return None
    words = _words(spoken.code)
    first = _past_wrapping(working, start, end)
    last = end
    while last > first and working[last - 1] in _CLOSING:
        last -= 1
    by = words.by.match(working, first, last)
    if by is not None:
        first = by.end()
    role_led = by is None and _role_led(working, first, last, words, spoken, registry)
    if by is None and not role_led and not named:
        return None
    people, desk = _people(working, first, last, words, registry)
    if not people and desk is None:
        return None
    return BylineFound(start, end, tuple(people), desk)


def _role_led(
    working: str, start: int, end: int, words: _Words, spoken: Language, registry: Registry
) -> bool:
    """Whether a role stands at the line's edge, as Chinese and Korean bylines have it."""
    if spoken.joiner == " " and spoken.script != "Hangul":
        return False
    text = working[start:end]
    _, agency = _leading_agency(text, registry)
    return any(text.startswith(role, agency) or text.endswith(role) for role in words.roles)


def read_role_line(
    working: str, start: int, end: int, registry: Registry, spoken: Language
) -> tuple[str | None, str | None] | None:
    """Role and organization of a line that is nothing else, as it follows some bylines."""
    text = working[start:end].rstrip("= ")
    if len(text) > LONGEST_BYLINE:
        return None
    leading = _BEFORE_ORGANIZATION.match(text)
    if leading is not None:
        text = text[leading.end() :]
    return _role_and_organization(text, _words(spoken.code), registry)


def read_credits(
    working: str, start: int, end: int, registry: Registry, spoken: Language
) -> tuple[BylineFound, ...]:
    """The credits that a stretch holds: ``(Reporting by A in B; Editing by C)``."""
    words = _words(spoken.code)
    labels = list(words.reporting.finditer(working, start, end))
    found = []
    for index, label in enumerate(labels):
        last = labels[index + 1].start() if index + 1 < len(labels) else end
        while last > label.end() and working[last - 1] in " ;).,)\n":
            last -= 1
        people, desk = _people(working, label.end(), last, words, registry, strict=False)
        role = fold(label["label"]).removesuffix(" by").removesuffix(":").strip()
        credited = tuple(
            attrs.evolve(who, person=attrs.evolve(who.person, role=role)) for who in people
        )
        if credited or desk is not None:
            found.append(BylineFound(label.start(), last, credited, desk))
    return tuple(found)


def is_credit_line(working: str, start: int, end: int, spoken: Language) -> bool:
    """Whether a block begins with the label of a credit."""
    return (
        _words(spoken.code).reporting.match(working, _past_wrapping(working, start, end), end)
        is not None
    )


def _past_wrapping(working: str, start: int, end: int) -> int:
    """Past the brackets and blanks that may open a byline or a credit."""
    opening = _WRAPPING.match(working, start, end)
    return opening.end() if opening is not None else start


def opens_credits(working: str, start: int, end: int, spoken: Language) -> int | None:
    """Where credits begin that reach to the end of a block; None where it has none.

    They stand alone or after the end of a sentence, in brackets or not.
    """
    tail = max(start, end - _LONGEST_CREDITS)
    for match in _words(spoken.code).reporting.finditer(working, tail, end):
        opening = match.start()
        while opening > start and working[opening - 1] in "( \n":
            opening -= 1
        bracketed = "(" in working[opening : match.start()]
        if opening == start or bracketed or working[opening - 1] in ".\"”'’)!?":
            return opening
    return None


def _people(
    working: str,
    start: int,
    end: int,
    words: _Words,
    registry: Registry,
    *,
    strict: bool = True,
) -> tuple[list[PersonFound], str | None]:
    """The people of a stretch.

    Where one of its pieces is no name, role or agency, there are none; or, where it is known
    to be a credit, that piece is passed over.
    """
    people: list[PersonFound] = []
    desk: str | None = None
    role: str | None = None
    organization: str | None = None
    for at, piece in _pieces(working, start, end, words):
        alone = _role_and_organization(piece, words, registry)
        if alone is not None:
            role_here, organization_here = alone
            if people and (role is None or not words.unspaced):
                people = [_with(who, role_here, organization_here) for who in people]
            else:
                role, organization = role_here or role, organization_here or organization
                desk = organization
            continue
        found = _person(at, piece, words, registry)
        if found is None:
            if strict:
                return [], None
            continue
        person = found.person
        if words.unspaced and person.role is not None:
            # A role of one's own (本报记者) ends what was said of those before.
            organization = None
        role = person.role or role
        organization = person.organization or organization
        people.append(_with(found, role, organization))
    if words.unspaced:
        # Where names stand side by side, the one role before or behind them is for all.
        people = [_with(who, role, None) for who in people]
    return people, (desk if not people else None)


def _pieces(working: str, start: int, end: int, words: _Words) -> list[tuple[int, str]]:
    pieces = []
    at = start
    for separator in [*words.separator.finditer(working, start, end), None]:
        stop = end if separator is None else separator.start()
        text = working[at:stop]
        stripped = text.strip()
        if stripped:
            pieces.append((at + len(text) - len(text.lstrip()), stripped))
        at = end if separator is None else separator.end()
    return pieces


def _with(found: PersonFound, role: str | None, organization: str | None) -> PersonFound:
    person = found.person
    return PersonFound(
        attrs.evolve(
            person,
            role=person.role or role,
            organization=person.organization or organization,
        ),
        found.span,
    )


def _role_and_organization(
    text: str, words: _Words, registry: Registry
) -> tuple[str | None, str | None] | None:
    """Role and organization where a piece is nothing else: ``AP Sports Writer``, ``Reuters``."""
    folded = fold(text).rstrip("=").rstrip()
    if folded in registry.names:
        return None, registry.names[folded]
    if _is_role(folded, words):
        return folded, None
    pieces = folded.split(" ")
    for cut in range(1, len(pieces)):
        name, role = " ".join(pieces[:cut]), " ".join(pieces[cut:])
        if name in registry.names and _is_role(role, words):
            return role, registry.names[name]
    return None


def _is_role(folded: str, words: _Words) -> bool:
    return folded in words.roles or (folded.endswith("s") and folded[:-1] in words.roles)


def _person(at: int, piece: str, words: _Words, registry: Registry) -> PersonFound | None:
    role = organization = place = email = None
    address = _EMAIL.search(piece)
    if address is not None:
        email = address["email"]
        piece = (piece[: address.start()] + piece[address.end() :]).rstrip()
    where = words.place.search(piece) if words.place is not None else None
    if where is not None and where.start() > 0 and piece[where.end() : where.end() + 1].isupper():
        organization = registry.names.get(fold(piece[where.end() :]))
        place = piece[where.end() :] if organization is None else None
        piece = piece[: where.start()]
    source = _FROM.search(piece)
    if source is not None:
        organization = piece[source.end() :]
        organization = registry.names.get(fold(organization), organization)
        piece = piece[: source.start()]
    if words.unspaced:
        own, taken = _leading_agency(piece, registry)
        organization = own or organization
        at += taken
        piece = piece[taken:]
    role, taken = _leading_role(piece, words, registry)
    if taken and role is not None and role[0] is None and " " not in piece[taken:].strip():
        # An agency before one word alone is somebody's first name: Petra Lindhorst.
        role, taken = None, 0 if _SPACED.match(piece) else taken
    if taken:
        organization = role[1] or organization if role else organization
        at += taken
        piece = piece[taken:]
    role_name = role[0] if role else None
    trailing, kept = _trailing_role(piece, words)
    piece = piece[:kept].rstrip()
    if not _is_name(piece):
        return None
    person = Person(piece, trailing or role_name, organization, place, email)
    return PersonFound(person, (at, at + len(piece)))


def _leading_role(
    piece: str, words: _Words, registry: Registry
) -> tuple[tuple[str | None, str | None] | None, int]:
    """The longest role or organization at the start of a piece, and how long it is."""
    for end in sorted({m.start() for m in regex.finditer(r"[ ]", piece)}, reverse=True):
        found = _role_and_organization(piece[:end], words, registry)
        if found is not None and not (found[0] is None and _may_be_one_name(piece)):
            return found, end + 1
    for role in words.unspaced_roles:
        if len(piece) > len(role) and piece.startswith(role):
            gap = len(piece) - len(role) - len(piece[len(role) :].lstrip())
            return (role, None), len(role) + gap
    return None, 0


def _leading_agency(piece: str, registry: Registry) -> tuple[str | None, int]:
    """An agency printed against the name or role that follows (新华社记者), and its length."""
    if not _UNSPACED_START.match(piece):
        return None, 0
    for end in range(min(len(piece) - 1, _LONGEST_UNSPACED_AGENCY), 1, -1):
        name = registry.names.get(fold(piece[:end]))
        if name is not None:
            return name, end
    return None, 0


def _may_be_one_name(piece: str) -> bool:
    """Whether two words are a given name and a surname, though the first names an agency too.

    Petra and Antara are agencies and given names; an acronym is no name.
    """
    words = piece.split()
    return len(words) == 2 and not words[0].isupper() and _SPACED.match(words[1]) is not None


def _trailing_role(piece: str, words: _Words) -> tuple[str | None, int]:
    for role in words.unspaced_roles:
        if len(piece) > len(role) and piece.endswith(role):
            return role, len(piece) - len(role)
    return None, len(piece)


def _is_name(text: str) -> bool:
    if _UNSPACED_NAME.fullmatch(text.replace(" ", "")):
        return True
    parts = text.split()
    if not 1 <= len(parts) <= _MOST_NAME_WORDS:
        return False
    if not all(_NAME_WORD.fullmatch(part) for part in parts):
        return False
    capitals = [part for part in parts if not part[0].islower()]
    return bool(capitals) and all(
        part in capitals or part.casefold() in _PARTICLES or _PARTICLE.match(part) for part in parts
    )
