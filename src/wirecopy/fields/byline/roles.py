"""What a name, a role and an organization are, by the words of the languages and the styles.

What makes words a role or an organization is a word list of the languages or a house style; what
makes them a name is their letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import regex

from wirecopy.fields.byline.names import ARTICLES, PARTICLES
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, Languages, fold
from wirecopy.text.letters import EAST_ASIAN_LETTERS, is_small
from wirecopy.text.patterns import any_of, lazy

_MOST_ROLE_WORDS = 5
_SHORTEST_RUN_IN_ROLE = 3
_SHORTEST_PICTURE = 4
# Sportswriter, Wirtschaftsredakteur: a field and a role in one word.
_SHORTEST_JOINED_ROLE = 6
_SHORTEST_FIELD = 3
_MOST_ORGANIZATION_WORDS = 7
_UNSPACED_START = lazy(rf"[{EAST_ASIAN_LETTERS}]{{3}}")
SPACED = lazy(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}]")
# Korean names stand side by side with a space or a dot between them; so do Chinese ones, but a
# space also pads a name of two letters (张　曦). A dot between Katakana is inside a foreign name.
_SIDE_BY_SIDE = {
    "Hangul": r"|[ ]+(?=\p{Hangul})|[ ]*[·ㆍ][ ]*(?=\p{Hangul})",
    "Han": r"|(?<=\p{Han}{2})[ ]{1,2}(?=\p{Han}{2})|(?<!\p{Katakana})・(?!\p{Katakana})",
}
_LONGEST_UNSPACED_AGENCY = 8
# Of so few plain words re is the faster engine.
FROM = re.compile(r"[ ](?:[Ff]rom|[Oo]f|[Ff]or)[ ]")
_SHORTEST_NEWSROOM, _SHORTEST_UNPARTED = 7, 5
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SITE = lazy(r"[\p{L}\p{N}-]{2,40}\.[a-z]{2,4}")
_WRAPPING = lazy(r"[ (（\[^*]*(?:[-–—]{1,3}[ ]?)?")


class PeopleWords(NamedTuple):
    """The words around people in one language, ready to match."""

    spoken: Language
    separator: regex.Pattern[str]
    place: regex.Pattern[str] | None
    roles: frozenset[str]
    first_words: frozenset[str]
    joined_roles: tuple[str, ...]
    works_for: frozenset[str]
    employed: regex.Pattern[str]
    special_to: regex.Pattern[str]
    desks: regex.Pattern[str]
    pictured: regex.Pattern[str]
    before_place: frozenset[str]
    unspaced: bool
    unspaced_roles: tuple[str, ...]


# between = comma / semicolon / "&" / stroke / bar, or a dash or a dot with blanks around it
_BETWEEN = r"[ ]*[,;、，；،؛&/|][ ]*|[ ][-–—•·][ ]"


@lru_cache(maxsize=64)
def people_words(spoken: Language) -> PeopleWords:
    """The words around people in a language; the English ones count in every language."""
    spaced = spoken.joiner == " "
    roles = {fold(role) for role in (*spoken.byline.roles, *language(ENGLISH).byline.roles)}
    english = language(ENGLISH)
    conjunctions = any_of((*spoken.byline.conjunctions, *english.byline.conjunctions))
    helpers = any_of((*spoken.byline.helpers, *english.byline.helpers))
    works_for = (*spoken.credits.works_for, *english.credits.works_for)
    edge = r"[ ]" if spaced else r"[ ]*"
    # A conjunction may be a letter of a name (李和平): at least two letters stand on each side.
    named = (
        rf"|{edge}(?i:{conjunctions}){edge}"
        if spaced
        else rf"|(?<=\p{{L}}{{2}})[ ]*{conjunctions}[ ]*(?=\p{{L}}{{2}})"
    )
    return PeopleWords(
        spoken=spoken,
        separator=regex.compile(
            rf"(?:{_BETWEEN})?[ ]*(?:(?<=[ ])|[(（\[])(?i:{helpers})[ :]+"
            rf"|(?:{_BETWEEN})(?i:{conjunctions}{edge})?"
            rf"{named}{_SIDE_BY_SIDE.get(spoken.script, '')}{_run_in_roles(spoken)}"
        ),
        place=(
            regex.compile(rf"{edge}(?i:{any_of(spoken.byline.before_place)}){edge}")
            if spoken.byline.before_place and spaced
            else None
        ),
        roles=frozenset(roles),
        first_words=frozenset(role.split(" ", 1)[0] for role in roles),
        joined_roles=tuple(
            role for role in roles if len(role) >= _SHORTEST_JOINED_ROLE and " " not in role
        )
        if spaced
        else (),
        works_for=frozenset(map(fold, works_for)),
        employed=_employed(works_for),
        special_to=_special_to((*spoken.byline.special_to, *english.byline.special_to)),
        # The Travel Desk, Herald Sports Team; Redazione, Redacción Digital
        desks=regex.compile(
            rf"[ ](?i:{any_of((*spoken.byline.desks, *english.byline.desks))})$"
            rf"|^(?i:{any_of(_newsrooms(spoken))})[ ](?=[\p{{Lu}}\p{{Lo}}])"
        ),
        pictured=_pictured((*spoken.captions.words, *english.captions.words), spoken),
        before_place=frozenset(map(fold, spoken.byline.before_place)),
        unspaced=not spaced or spoken.script == "Hangul",
        # Chinese, Japanese and Korean print a role against the name; the longest one counts.
        unspaced_roles=tuple(
            sorted((role for role in roles if not SPACED.search(role)), key=len, reverse=True)
        ),
    )


def _newsrooms(spoken: Language) -> list[str]:
    """What newsrooms are called in a language that says nothing else by that, as offices are."""
    if spoken.code == ENGLISH:
        return []
    return [desk for desk in spoken.byline.desks if len(desk) >= _SHORTEST_NEWSROOM]


def _employed(works_for: Sequence[str]) -> regex.Pattern[str]:
    """What parts a name from whom it writes for: " pour ", " für ", " Para " before an article.

    In capitals it is of a line in capitals: ANA RUZ FOR LAKESIDE ONLINE.

    A word that is a particle of names, too, tells nothing.
    """
    words = {word for word in works_for if PARTICLES.isdisjoint(word.split()) and word[-1] != "'"}
    articles = any_of(sorted(ARTICLES))
    return regex.compile(
        rf"[ ](?:{any_of(sorted(words))}[ ](?=\p{{Lu}})"
        rf"|{any_of(sorted(word.capitalize() for word in words))}[ ](?={articles}[ ])"
        rf"|{any_of(sorted(word.upper() for word in words))}[ ](?=\p{{Lu}}{{2}}))"
    )


def _special_to(phrases: tuple[str, ...]) -> regex.Pattern[str]:
    """What leads a house on the line below a name: Special to The Herald."""
    articles = any_of(sorted(ARTICLES))
    return regex.compile(
        rf"(?i:{any_of(phrases)})[ ](?:(?i:the|o|a|os|as|l['’]|{articles})[ ]?)?(?=[\p{{Lu}}«“\"„])"
    )


def _pictured(words: tuple[str, ...], spoken: Language) -> regex.Pattern[str]:
    """What parts who wrote from who took the pictures, with a sign between the two or none.

    ``Words by A | Photos by B``, ``Text: A Foto: B``, ``Tekst A Foto's B``, ``A, foto autora``:
    without a colon the word is no agency's, and with no sign before it begins with a capital.
    """
    by = any_of((*spoken.byline.by, *language(ENGLISH).byline.by))
    words = (*words, *(word.replace("'", "’") for word in words if "'" in word))  # Foto's
    plain = [word for word in words if len(word) >= _SHORTEST_PICTURE and " " not in word]
    sign = r"(?:[ ]*[|/,;•·.]|[ ][-–—])[ ]*"
    return regex.compile(
        rf"(?:{sign}|[ ]+)(?i:{any_of(words)})(?:[ ]?[:：]|[ ](?i:{by})[ ])[ ]?(?=\p{{L}})"
        rf"|(?:{sign}|[ ]+(?=\p{{Lu}}))(?i:{any_of(plain)})[ ](?=\p{{Lu}})"
        rf"|,[ ](?i:{any_of(plain)})(?:[ ]\p{{L}}{{2,12}}){{0,2}}$"
    )


def _run_in_roles(spoken: Language) -> str:
    """What parts a name from the role of the next one, where no blank does: 林小雨实习记者陈立."""
    if spoken.script != "Han":
        return ""
    roles = {role for role in spoken.byline.roles if len(role) >= _SHORTEST_RUN_IN_ROLE}
    # Within a longer role a shorter one begins no piece: 特约通讯员.
    inner = {role.removesuffix(end) for role in roles for end in roles if role.endswith(end)} - {""}
    return rf"|(?<=\p{{Han}}{{2}})(?<!{any_of(list(inner))})(?={any_of(list(roles))}\p{{Han}}{{2}})"


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
    if not described and not may_open(text, registry, words):
        return None
    return _remembering(registry)(text, words.spoken, described)


def may_open(text: str, registry: Registry, words: PeopleWords) -> bool:
    """Whether a piece may be a role and an organization by its first word; few may.

    Each of them begins with an agency, a role, or a word of organizations; an article may lead one.
    """
    if words.unspaced or _UNPARTED.match(text) is not None:
        return True
    first = text.split(" ", 1)[0].casefold()
    bare = first.rstrip("=.")
    return (
        not words.first_words.isdisjoint((first, bare, bare.removesuffix("s")))
        or bare.endswith(words.joined_roles)
        or not _first_words(registry).isdisjoint((first, bare, first.rstrip(".,")))
    )


@lru_cache(maxsize=16)
def _first_words(registry: Registry) -> frozenset[str]:
    """The first words of agencies and organizations, folded."""
    organizations = registry.languages.words("byline", "organizations")
    names = {name.split(" ", 1)[0].rstrip("=") for name in registry.names}
    return frozenset({"the"} | organizations | names | {name.rstrip(".") for name in names})


# The same names and roles stand in story after story. Each registry's are remembered by themselves,
# so that none is kept for a name's sake.
@lru_cache(maxsize=16)
def _remembering(
    registry: Registry,
) -> Callable[[str, Language, bool], tuple[str | None, str | None] | None]:
    return lru_cache(maxsize=8192)(partial(_role_and_organization, registry))


def _role_and_organization(
    registry: Registry, text: str, spoken: Language, described: bool
) -> tuple[str | None, str | None] | None:
    words = people_words(spoken)
    folded = fold(text).rstrip("= ")
    if folded not in registry.names:
        folded = folded.rstrip(".")
    if folded in registry.names and (agency := registry.agency(text.rstrip("= ."))) is not None:
        return None, agency
    if _is_role(folded, words):
        return folded, None
    both = _role_beside_organization(text, folded, registry, words, described=described)
    if both is not None:
        return both
    if words.unspaced and (joined := _joined_role(folded, registry, words)) is not None:
        return joined
    if is_organization(text, registry.languages, leads=not described):
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
        if is_organization(printed, registry.languages, leads=not described):
            return last, printed
        if described and len(parts) <= _MOST_ROLE_WORDS:
            return folded, None
    return _qualified_role(text, folded, registry, words) if described else None


def _qualified_role(
    text: str, folded: str, registry: Registry, words: PeopleWords
) -> tuple[str | None, str | None] | None:
    """A role that its field or its employer follows: journaliste politique, repórter da TV."""
    parts = folded.split(" ")
    if not 1 < len(parts) <= _MOST_ORGANIZATION_WORDS or not _is_role(parts[0], words):
        return None
    employer = " ".join(text.split()[2:])
    if parts[1] in words.works_for and employer:
        known = registry.names.get(fold(employer))
        if known is not None or is_organization(employer, registry.languages, leads=False):
            return parts[0], known or employer
    if parts[1] in words.before_place or len(parts) > _MOST_ROLE_WORDS:
        return None
    return (folded, None) if parts[1] in words.works_for or len(parts) == 2 else None


def _joined_role(
    folded: str, registry: Registry, words: PeopleWords
) -> tuple[str, str | None] | None:
    """A role printed against its agency: 中新社记者."""
    agency, end = leading_agency(folded, registry)
    return (folded[end:], agency) if end and _is_role(folded[end:], words) else None


def _is_role(folded: str, words: PeopleWords) -> bool:
    if folded in words.roles or (folded.endswith("s") and folded[:-1] in words.roles):
        return True
    if " " in folded or not folded.endswith(words.joined_roles):
        return False
    shortest = min(len(role) for role in words.joined_roles if folded.endswith(role))
    return len(folded) - shortest >= _SHORTEST_FIELD


def described_role(piece: str, words: PeopleWords) -> int:
    """How long the words are that end in a role and stand before a name, with their blank.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> words = people_words(language("en"))
        >>> (
        ...     described_role("Local affairs reporter Ana Ruz", words),
        ...     described_role("Ana Ruz", words),
        ... )
        (23, 0)
    """
    parts = piece.split(" ")
    for count in range(1, min(_MOST_ROLE_WORDS, len(parts) - 1)):
        named = parts[count:]
        if _is_role(parts[count - 1].casefold(), words) and len(named) > 1:
            return len(" ".join(parts[:count])) + 1
    return 0


def has_role(text: str, words: PeopleWords) -> bool:
    """Whether one of the words of a line is a role."""
    return any(_is_role(word.casefold().strip(",.;:()"), words) for word in text.split())


def is_organization(text: str, languages: Languages, *, leads: bool = True) -> bool:
    """Whether a name is a paper's or an agency's by the words in it.

    Args:
        text: The name.
        languages: Whose words count.
        leads: Whether nothing before it makes that likely; then its first word must, since
            Emily Post is a person.
    """
    known = languages.words("byline", "organizations")
    if _UNPARTED.match(text) is not None:
        # No blank parts its words: สำนักข่าว before a name, ออนไลน์ behind it
        named = [word for word in known if len(word) >= _SHORTEST_UNPARTED]
        return text.startswith(tuple(named)) or text.endswith(tuple(named))
    parts = text.split()
    if not (2 if leads else 1) <= len(parts) <= _MOST_ORGANIZATION_WORDS or is_small(parts[0][0]):
        return False
    # In "Bo Lee of The Lakeside Press" a person comes first.
    before = FROM.split(text, maxsplit=1)[0].split()
    # Of two words with a hyphen the last one tells: Sun-Times.
    folded = [part.casefold().rstrip(".,").rpartition("-")[2] for part in before]
    if known.isdisjoint(folded):
        return False
    return not leads or folded[0] == "the" or folded[0] in known


def has_organization(text: str, languages: Languages) -> bool:
    """Whether any word of a text may make a name a paper's or an agency's."""
    folded = [part.casefold().rstrip(".,") for part in text.split()]
    return not languages.words("byline", "organizations").isdisjoint(folded)


@lru_cache(maxsize=16)
def _unspaced_agencies(registry: Registry) -> frozenset[str]:
    """The first two letters of the names that may be printed so."""
    return frozenset(name[:2] for name in registry.names if _UNSPACED_START.match(name[:1] * 3))


def leading_agency(piece: str, registry: Registry) -> tuple[str | None, int]:
    """An agency printed against the name or role that follows (新华社记者), and its length."""
    if not _UNSPACED_START.match(piece) or piece[:2] not in _unspaced_agencies(registry):
        return None, 0
    for end in range(min(len(piece) - 1, _LONGEST_UNSPACED_AGENCY), 1, -1):
        name = registry.names.get(fold(piece[:end]))
        if name is not None:
            return name, end
    return None, 0


def past_wrapping(working: str, start: int, end: int) -> int:
    """Past the brackets, dashes and blanks that may open a byline or a credit."""
    if working[start : start + 1].isalnum():
        return start
    opening = _WRAPPING.match(working, start, end)
    return opening.end() if opening is not None else start
