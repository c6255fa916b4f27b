"""The names that lines of a site hold, and the bylines that a word such as "By" leads."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

import attrs
import regex

from wirecopy.fields.byline.houses import is_named_as_house
from wirecopy.fields.byline.names import ARTICLES
from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.reader import LONGEST_BYLINE
from wirecopy.fields.byline.roles import is_organization
from wirecopy.knowledge.gazetteer import holders, regions
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.name_pieces import LEAST_WORDS, pieces
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.text.blocks import Block
from wirecopy.text.letters import EAST_ASIAN_LETTERS, is_small
from wirecopy.text.patterns import lazy

LONGEST_BY_WORD = 40
# So far below the text bylines are looked for.
_REACH_BELOW = 8
_MOST_WORDS = 4
_LONGEST_UNSPACED = 6
_MOST_FAILED = 2
_SHORTEST_JOINED_ROLE = 7
_LONGEST_SMALL, _LONGEST_BEFORE = 3, 60
_LONGEST_ACRONYM = 4
# How far words are looked for in the text of a page.
_LONGEST_PAGE = 200_000
# What follows a word in Japanese and opens no name.
_PARTICLES = ("の", "は", "が", "を", "に")
# Where a word may have run into another or into a figure: NewsBy Ana, ByAna, BYAna, 2024By.
_RUN_TOGETHER = re.compile(r"[a-z0-9][A-Z]|[0-9][a-z]|[A-Z]{2}[a-z]")
_REGION = lazy(r"[ ]?\((?P<letters>\p{Lu}{2})\)")
_UNSPACED = lazy(rf"[{EAST_ASIAN_LETTERS}]")


@lru_cache(maxsize=64)
def _long_roles(spoken: Language) -> tuple[str, ...]:
    return tuple(fold(role) for role in spoken.byline.roles if len(role) >= _SHORTEST_JOINED_ROLE)


@lru_cache(maxsize=64)
def _by(spoken: Language) -> regex.Pattern[str]:
    """By, after a few words that say what the piece is: "Analysis by", "Kommentar von"."""
    words = {*spoken.byline.by, *language(ENGLISH).byline.by}
    longest = "|".join(sorted(map(regex.escape, words), key=len, reverse=True))
    return regex.compile(
        rf"(?:\p{{L}}+[ ]{{1,3}}){{0,2}}(?i:{longest})(?:[ ]*[:：]|[ ]|(?=\p{{Lu}}\p{{Ll}}))[ ]*"
    )


@attrs.frozen(eq=False)
class LedBylines:
    """The blocks as far as a page's text reaches that a word such as "By" makes bylines.

    Only those near a line that may be the headline, and near the text's end, are ever asked for.

    Attributes:
        manuscript: The page.
        looks: What its blocks look like.
        reach: One past the last block that may be one.
    """

    manuscript: Manuscript
    looks: Looks
    reach: int
    _found: dict[int, BylineFound | None] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, manuscript: Manuscript, looks: Looks, last: int) -> LedBylines:
        """Those as far as the text reaches; none where nothing of a site stands around."""
        return cls(manuscript, looks, min(last + _REACH_BELOW, len(looks.of)) if looks.site else 0)

    def at(self, index: int) -> BylineFound | None:
        """The byline that a block is by a word such as "By"."""
        if index not in self._found:
            asked = index < self.reach and self._may_be(index)
            self._found[index] = _led(self.manuscript, self.looks, index) if asked else None
        return self._found[index]

    def is_any(self, among: range) -> bool:
        """Whether any of some blocks is one."""
        return any(map(self.at, among))

    def _may_be(self, index: int) -> bool:
        """Whether a block is no text, is short, and holds a word that leads bylines."""
        block = self.manuscript.blocks[index]
        if self.looks.of[index] in TEXT or block.end - block.start > LONGEST_BYLINE:
            return False
        return _may_be_led(self.manuscript.text(block), self.looks.words[index], self.manuscript)


def _may_be_led(text: str, words: Collection[str], manuscript: Manuscript) -> bool:
    """Whether a line, whose words are given, holds one that leads bylines."""
    by = _by_words(manuscript.spoken)
    if by is None:
        return True
    # Most lines have no such word among theirs; but one may have run into what stands before it.
    whole = words and text.isascii() and _RUN_TOGETHER.search(text) is None
    if whole and by.firsts.isdisjoint(words):
        return False
    return by.anywhere.search(text.casefold()) is not None


class _ByWords(NamedTuple):
    """The folded words one of which every byline has, and the first ones of each."""

    anywhere: re.Pattern[str]
    firsts: frozenset[str]


@lru_cache(maxsize=64)
def _by_words(spoken: Language) -> _ByWords | None:
    """The words that lead bylines; None where a role may lead them."""
    if spoken.joiner != " " or spoken.script == "Hangul":
        return None
    words = {word.casefold() for word in (*spoken.byline.by, *language(ENGLISH).byline.by)}
    # Of literals alone re is the faster one.
    anywhere = re.compile("|".join(map(re.escape, sorted(words))))
    return _ByWords(anywhere, frozenset(words_in(word)[0] for word in words))


def _led(manuscript: Manuscript, looks: Looks, index: int) -> BylineFound | None:
    """The byline that a block is by its own words."""
    block = manuscript.blocks[index]
    # In a caption "by" may lead the photographer; only at its start it leads a writer.
    whole = manuscript.byline(block)
    credited = looks.of[index] is Look.CAPTION and whole is None
    named = names_in(manuscript, block, led=True) if not credited else None
    if named is not None:
        return named
    if whole is not None and (not whole.people or _UNSPACED.search(whole.people[0].person.name)):
        return whole
    return None


def is_common(manuscript: Manuscript, name: str) -> bool:
    """Whether the page has any of a name's words in small letters."""
    return common_words(manuscript, name) > 0


def common_words(manuscript: Manuscript, name: str) -> int:
    """How many of a name's words the page has in small letters, as it has "news" or "key"."""
    own = (word for word in name.split() if not word.islower())
    return sum(
        manuscript.working.find(f" {word.casefold()} ", 0, _LONGEST_PAGE) >= 0 for word in own
    )


def names_in(manuscript: Manuscript, block: Block, *, led: bool = False) -> BylineFound | None:
    """The names that a line holds, beside a date, a role or the site's name.

    Args:
        manuscript: The page.
        block: The line.
        led: Whether a word such as "By" has to stand before them.
    """
    by, by_words = _by(manuscript.spoken), manuscript.languages.words("byline", "by")
    people: list[PersonFound] = []
    failed, working = 0, manuscript.working
    for start, end in pieces(manuscript, block.start, block.end):
        word = by.match(working, start, end)
        short = end - start <= LONGEST_BY_WORD
        if short and fold(working[start:end]) in by_words:
            led = False
            continue
        if led and not people and word is None:
            continue
        if word is not None and people and _leads_pictures(manuscript, word[0]):
            break
        at = word.end() if word is not None else start
        found = manuscript.names(at, end) if not _is_one_word(working[at:end]) else None
        comma = working.find(",", at, end)
        if found is None and comma > 0 and (word is not None or _is_told_once(working, at, comma)):
            # Behind a name any house may stand: By Ana Ruz, g1 Lima and Callao.
            few = word is not None or working.count(" ", comma, end) <= _MOST_WORDS
            found = manuscript.names(at, comma) if few else None
        # An agency may stand before the writer: "Reuters, Ana Ruz".
        named = [who for who in found.people if not _is_agency(manuscript, who)] if found else []
        likely = list(takewhile(lambda who: is_likely(manuscript, who), named))
        if not likely:
            failed += 1
            if people or failed > _MOST_FAILED:
                break
            continue
        name = likely[0].person.name
        if people and (
            is_common(manuscript, name)
            or any(who.person.name == name for who in people)
            # Behind a person a name with a house's word is one: Ana Ruz - Lima News.
            or is_organization(name, manuscript.languages, leads=False)
        ):
            break
        people += likely
        if len(likely) < len(named):
            break
    return BylineFound(block.start, block.end, tuple(people)) if people else None


def _is_told_once(working: str, start: int, end: int) -> bool:
    """Whether the last word of a name stands nowhere else: of whom a story tells, it says so."""
    surname = working[start:end].rpartition(" ")[2]
    at = working.find(surname, 0, _LONGEST_PAGE)
    return start <= at < end and working.find(surname, end, end + _LONGEST_PAGE) < 0


def _is_one_word(text: str) -> bool:
    """Whether a stretch is nobody's name: one word, but where no blanks part words."""
    return " " not in text and text.isascii()


def _leads_pictures(manuscript: Manuscript, led: str) -> bool:
    """Whether it is who took the pictures that a phrase leads: Photos by, Fotos von."""
    return fold(led.split(" ", 1)[0]).rstrip(":") in manuscript.languages.words("captions", "words")


def _is_agency(manuscript: Manuscript, who: PersonFound) -> bool:
    return fold(who.person.name) in manuscript.registry.names


def _stands_in_region(manuscript: Manuscript, who: PersonFound) -> bool:
    """Whether the letters of a region stand behind a name, which a place has: Barra do Sul (SC)."""
    region = _REGION.match(manuscript.working, who.span[1])
    return region is not None and fold(region["letters"]) not in manuscript.registry.names


def _is_behind_capitals(manuscript: Manuscript, who: PersonFound) -> bool:
    """Whether a longer word in capitals, and none in small letters, stands before a name."""
    start, at = manuscript.working.rfind("\n", 0, who.span[0]) + 1, who.span[0]
    words = [word for word in manuscript.working[start:at].split() if len(word) > _LONGEST_SMALL]
    return bool(words) and all(map(str.isupper, words)) and at - start <= _LONGEST_BEFORE


def is_likely(manuscript: Manuscript, who: PersonFound) -> bool:
    """Whether a name has as many words as people's names, and none of a page's own."""
    name = who.person.name
    if _UNSPACED.search(name):
        # Any word may be as short as a name; only a role beside it tells.
        short = len(name) <= _LONGEST_UNSPACED and not name.startswith(_PARTICLES)
        return who.person.role is not None and short
    words = name.split()
    if not LEAST_WORDS <= len(words) <= _MOST_WORDS or any(map(str.isdigit, name)):
        return False
    if _stands_in_region(manuscript, who):
        return False
    if is_small(name[0]) or is_small(words[-1][0]):
        return False
    # About Tarn Bridges, Über Tarn Bridges: what heads the end of a release.
    spoken = manuscript.spoken
    first = words[0].casefold()
    if first in spoken.detection.function_words and first not in spoken.byline.names_too:
        return False
    # "CBC News" is no person; "Bill MCCARTHY", "JANIE HAR" and, among capitals, "TOM DUN" are.
    # No acronym has an accent: TUẤN ANH.
    short = words[0].isascii() and len(words[0]) <= _LONGEST_ACRONYM
    among = name.isupper() and _is_behind_capitals(manuscript, who)
    if words[0].isupper() and short and "." not in words[0] and not among:
        return False
    folded = fold(name)
    if (
        folded in manuscript.languages.words("furniture", "lines")
        or folded in manuscript.registry.names
    ):
        return False
    if (
        any(fold(word) in manuscript.languages.words("byline", "roles") for word in words)
        or words[0] in ARTICLES
    ):
        return False
    # German joins a field and a role: Wirtschaftsredakteur.
    if fold(words[-1]).endswith(_long_roles(manuscript.spoken)) or is_organization(
        name, manuscript.languages
    ):
        return False
    of_page = page_words(manuscript.registry, manuscript.spoken).page.count(name, words_in(name))
    if of_page or holders(name) or regions(name):
        return False
    # Last, for it looks through the text below.
    return not is_named_as_house(manuscript.working, name, who.span[1], leads=False)
