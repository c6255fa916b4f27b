"""The byline among lines of a site: by a word such as "By", or bare names beside a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile

import regex

from wirecopy.fields.byline.houses import is_named_as_house
from wirecopy.fields.byline.names import ARTICLES, is_of_page
from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.reader import LONGEST_BYLINE
from wirecopy.fields.byline.roles import is_organization
from wirecopy.fields.byline.shaped import are_names
from wirecopy.knowledge.gazetteer import holders, regions
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.layout.contacts import is_contact
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.name_pieces import LEAST_WORDS, pieces, ranks
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.text.blocks import Block
from wirecopy.text.letters import EAST_ASIAN_LETTERS, has_no_capitals, is_small
from wirecopy.text.patterns import lazy

_ABOVE = 4
_BELOW_START = 8
_BELOW_END = 8
_REACH = 60
# So far above the headline a page's own name is looked for.
_MASTHEAD_REACH = 30
_MOST_WORDS = 4
_LONGEST_UNSPACED = 6
_ENOUGH = 1.15
_MOST_LINES = 8
_MOST_FAILED = 2
_SHORTEST_JOINED_ROLE = 7
_LONGEST_BY_WORD = 40
_LONGEST_ACRONYM = 4
# What follows a word in Japanese and opens no name.
_PARTICLES = ("の", "は", "が", "を", "に")
# How far words are looked for in the text of a page.
_LONGEST_PAGE = 200_000
_UNSPACED = lazy(rf"[{EAST_ASIAN_LETTERS}]")
# The looks that a line of names may have: printed often, it is taken for furniture.
_NAME_LOOKS = (Look.LINE, Look.STAMP, Look.LISTED, Look.SENTENCE)


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


def led_bylines(manuscript: Manuscript, looks: Looks, last: int) -> dict[int, BylineFound]:
    """The blocks as far as a page's text reaches that a word such as "By" makes bylines.

    Args:
        manuscript: The page.
        looks: What its blocks look like.
        last: One past the last block of the text.
    """
    by = _by_words(manuscript.spoken)
    found = {}
    for index, block in enumerate(manuscript.blocks[: last + _BELOW_END]):
        if looks.of[index] in TEXT or block.end - block.start > LONGEST_BYLINE:
            continue
        if by is not None and by.search(manuscript.text(block).casefold()) is None:
            continue
        byline = _led(manuscript, looks, index)
        if byline is not None:
            found[index] = byline
    return found


@lru_cache(maxsize=64)
def _by_words(spoken: Language) -> re.Pattern[str] | None:
    """The folded words one of which every byline has; None where a role may lead it."""
    if spoken.joiner != " " or spoken.script == "Hangul":
        return None
    words = {word.casefold() for word in (*spoken.byline.by, *language(ENGLISH).byline.by)}
    # Of literals alone re is the faster one.
    return re.compile("|".join(map(re.escape, sorted(words))))


def _led(manuscript: Manuscript, looks: Looks, index: int) -> BylineFound | None:
    """The byline that a block is by its own words."""
    block = manuscript.blocks[index]
    # In a caption "by" may lead the photographer; only at its start it leads a writer.
    whole = manuscript.byline(block)
    credited = looks.of[index] is Look.CAPTION and whole is None
    names = _names(manuscript, block, led=True) if not credited else None
    if names is not None:
        return names
    if whole is not None and (not whole.people or _UNSPACED.search(whole.people[0].person.name)):
        return whole
    return None


def find_byline(
    manuscript: Manuscript,
    looks: Looks,
    led: Mapping[int, BylineFound],
    head: tuple[int, int],
    last: int,
) -> BylineFound | None:
    """The byline of the story.

    Args:
        manuscript: The page.
        looks: What its blocks look like.
        led: The blocks that a word makes bylines.
        head: The block of the headline, and the one where the paragraphs begin below a
            standfirst.
        last: One past the last block of the text.
    """
    headline, paragraphs = head
    reach = range(max(headline - _ABOVE, 0), min(paragraphs + _BELOW_START, len(looks.of)))
    # Far from both the headline and the text nothing belongs to the story.
    near = (*reach[:_REACH], *reach[max(_REACH, len(reach) - _REACH) :])
    order = sorted(near, key=lambda index: (index < headline, index))
    below = range(last, min(last + _BELOW_END, len(looks.of)))
    for index in order:
        if index == headline:
            continue
        found = led.get(index) or _parted(manuscript, index)
        if found is not None and found.people:
            found = _without_mastheads(manuscript, found, headline)
            return _with_more(manuscript, looks, index, found)
    bare = _bare(manuscript, looks, order, headline, last)
    if bare is None or bare.start >= manuscript.blocks[last - 1].end:
        bare = _dated(manuscript, looks, range(headline + 1, paragraphs), headline) or bare
    if bare is not None:
        return bare
    named = [led[index] for index in (*below, *order) if index in led and index != headline]
    return next((byline for byline in named if byline.people), next(iter(named), None))


def _without_mastheads(manuscript: Manuscript, found: BylineFound, headline: int) -> BylineFound:
    """A byline without those who are the page itself: Ana Ruz, Telnova Online.

    Its name stands as a line of its own above the headline.
    """
    others = [who for who in found.people[1:] if not _is_masthead(manuscript, who, headline)]
    return found._replace(people=(found.people[0], *others))


def _is_masthead(manuscript: Manuscript, who: PersonFound, headline: int) -> bool:
    name = fold(who.person.name)
    above = manuscript.blocks[max(headline - _MASTHEAD_REACH, 0) : max(headline, 0)]
    return any(
        block.end - block.start <= LONGEST_BYLINE and fold(manuscript.text(block)) == name
        for block in above
    )


def _parted(manuscript: Manuscript, index: int) -> BylineFound | None:
    """A byline over several lines: "By" on one, the names on the next."""
    block = manuscript.blocks[index]
    if block.end - block.start > _LONGEST_BY_WORD:
        return None
    word = fold(manuscript.text(block)).rstrip(": ")
    if word not in manuscript.languages.words("byline", "by") or index + 1 >= len(
        manuscript.blocks
    ):
        return None
    found = _names(manuscript, manuscript.blocks[index + 1])
    return found if found is not None and not _is_button(manuscript, found) else None


def _is_button(manuscript: Manuscript, found: BylineFound) -> bool:
    """Whether what seems to be somebody's name is a page's own: Social Sharing, Lihat Foto."""
    return is_of_page(found.people[-1].person.name, manuscript.languages)


def _with_more(manuscript: Manuscript, looks: Looks, index: int, found: BylineFound) -> BylineFound:
    """A byline with the names that stand on the lines right below its own."""
    people, end = found.people, found.end
    known = {fold(who.person.name) for who in people}
    between = {",", "&", *manuscript.languages.words("byline", "conjunctions")}
    for at in range(index + 1, min(index + _MOST_LINES, len(looks.of))):
        block = manuscript.blocks[at]
        if block.start < end:
            continue
        if fold(manuscript.text(block)) in between:
            continue
        if manuscript.is_known_furniture(block):
            break
        more = _names(manuscript, block) if looks.of[at] in (Look.LINE, Look.LISTED) else None
        if more is None or not _is_name_and_role(manuscript, block, more):
            break
        if _is_button(manuscript, more):
            break
        name = more.people[-1].person.name
        if _is_role_only(manuscript, block, name) and (
            manuscript.text(block) == name or not people[-1].person.role
        ):
            break
        if fold(name) in known or _is_common(manuscript, name):
            break
        # "WATCH LIVE" below a name is none; names on a page are all in capitals, or none is.
        if name.isupper() and not people[0].person.name.isupper():
            break
        people, end = (*people, *more.people), block.end
    return found._replace(people=people, end=end)


def _is_role_only(manuscript: Manuscript, block: Block, name: str) -> bool:
    """Whether what seems a name is the field of a role, or a house: North Wales correspondent."""
    if manuscript.role_line(block) is None:
        return False
    text = manuscript.text(block)
    return text == name or (text.startswith(f"{name} ") and text[len(name) + 1].islower())


def _is_name_and_role(manuscript: Manuscript, block: Block, found: BylineFound) -> bool:
    """Whether a line is a name and nothing but a role behind it: Ana Ruz - Reporter in Lima."""
    text, name = manuscript.text(block), found.people[-1].person.name
    if text == name:
        return True
    behind = words_in(text[len(name) :])
    return text.startswith(name) and not ranks(manuscript.spoken).isdisjoint(behind)


def _dated(
    manuscript: Manuscript, looks: Looks, between: range, headline: int
) -> BylineFound | None:
    """The authors that a line with a date above the text names: Ana Ruz Published 4 March 2024."""
    for index in between:
        line = manuscript.blocks[index]
        found = manuscript.source_line(line) if looks.of[index] is Look.STAMP else None
        authors = found.authors if found is not None else ()
        sure = [who for who in authors if not _is_masthead(manuscript, who, headline)]
        if sure and all(_is_likely(manuscript, who) for who in sure):
            return BylineFound(line.start, line.end, tuple(sure))
    return None


def _bare(
    manuscript: Manuscript, looks: Looks, order: list[int], headline: int, last: int
) -> BylineFound | None:
    """Names without a word that leads them, where their surroundings tell."""
    best: BylineFound | None = None
    most = _ENOUGH
    after = [last] if last < len(looks.of) else []
    for index in [*order, *after]:
        block = manuscript.blocks[index]
        if looks.of[index] not in _NAME_LOOKS or manuscript.length(block) > LONGEST_BYLINE:
            continue
        if manuscript.is_known_furniture(block):
            continue
        if index >= last and manuscript.is_unknown_closing(block, None):
            continue
        # One word is no name, but where no blanks part words.
        text = manuscript.text(block)
        if index == headline or (" " not in text and text.isascii()):
            continue
        found = _names(manuscript, block)
        # "Share Article" is a button; behind "By" it may be a name, as Page and Read are.
        if found is None or not _are_names(manuscript, found):
            continue
        if is_of_page(found.people[0].person.name, manuscript.languages):
            continue
        who = found.people[0]
        if index > headline and manuscript.text(block) != who.person.name:
            if _is_masthead(manuscript, who, headline):
                continue
            found = _without_mastheads(manuscript, found, headline)
        if index >= last and is_contact(manuscript, index):
            continue
        score = _bare_score(manuscript, looks, index, found) + 0.75 * (index > headline)
        score += 0.75 * (index == last) + 0.5 * (index == headline + 1)
        if score > most:
            top = _first_of_several(manuscript, looks, index, found)
            best, most = _with_more(manuscript, looks, *top), score
    return best


def _first_of_several(
    manuscript: Manuscript, looks: Looks, index: int, found: BylineFound
) -> tuple[int, BylineFound]:
    """The first of the lines one below the other that are a name and a role each."""
    while index > 0 and looks.of[index - 1] in (Look.LINE, Look.LISTED):
        block = manuscript.blocks[index - 1]
        above = _names(manuscript, block) if manuscript.length(block) <= LONGEST_BYLINE else None
        if above is None or manuscript.text(block) == above.people[-1].person.name:
            break
        if not _is_name_and_role(manuscript, block, above):
            break
        index, found = index - 1, above
    return index, found


def _are_names(manuscript: Manuscript, found: BylineFound) -> bool:
    """Whether names without capitals, which any words might be, hold no word of the text."""
    if not has_no_capitals(found.people[0].person.name):
        return True
    return are_names(manuscript.context, found, found.start, found.end)


def _bare_score(manuscript: Manuscript, looks: Looks, index: int, found: BylineFound) -> float:
    working = manuscript.working
    name = found.people[0].person.name
    whole = len(name) + 2 >= found.end - found.start
    beside = looks.of[max(index - 1, 0) : index + 2]
    near = looks.of[max(index - 3, 0) : index + 4]
    score = 1.0 * (Look.STAMP in beside) + 0.5 * (Look.STAMP in near)
    score += 0.75 * (looks.counts.get(fold(name), 0) > whole)
    role = any(who.person.role for who in found.people) or _is_role_line(manuscript, index + 1)
    score += 0.5 * role + 0.5 * (len(found.people) > 1)
    score += 0.25 * (looks.of[index] is Look.STAMP)
    # A site's or an agency's name stands below its writer's, a picture's owner below whom it shows.
    below = looks.of[index + 1 : index + 2]
    score += 0.75 * (below != () and _is_agency_line(manuscript, index + 1))
    score -= 0.3 * (below == (Look.CAPTION,))
    # A name that the text tells about is not its writer's; a common word is no name.
    score -= 0.75 * (working.count(f" {name}", 0, _LONGEST_PAGE) > 1)
    score -= 1.0 * _common_words(manuscript, name)
    score -= 0.75 * is_organization(name, manuscript.languages, leads=False)
    return score


def _is_agency_line(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is the name of an agency and nothing else."""
    block = manuscript.blocks[index]
    return (
        manuscript.length(block) <= LONGEST_BYLINE
        and fold(manuscript.text(block)) in manuscript.registry.names
    )


def _is_role_line(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is a role and nothing else."""
    if (
        index >= len(manuscript.blocks)
        or manuscript.length(manuscript.blocks[index]) > LONGEST_BYLINE
    ):
        return False
    return fold(manuscript.text(manuscript.blocks[index])) in manuscript.languages.words(
        "byline", "roles"
    )


def _is_common(manuscript: Manuscript, name: str) -> bool:
    return _common_words(manuscript, name) > 0


def _common_words(manuscript: Manuscript, name: str) -> int:
    """How many of a name's words the page has in small letters, as it has "news" or "key"."""
    own = (word for word in name.split() if not word.islower())
    return sum(
        manuscript.working.find(f" {word.casefold()} ", 0, _LONGEST_PAGE) >= 0 for word in own
    )


def _names(manuscript: Manuscript, block: Block, *, led: bool = False) -> BylineFound | None:
    """The names that a line holds, beside a date, a role or the site's name.

    Args:
        manuscript: The page.
        block: The line.
        led: Whether a word such as "By" has to stand before them.
    """
    by, by_words = _by(manuscript.spoken), manuscript.languages.words("byline", "by")
    people: list[PersonFound] = []
    failed = 0
    for start, end in pieces(manuscript, block.start, block.end):
        word = by.match(manuscript.working, start, end)
        short = end - start <= _LONGEST_BY_WORD
        if short and fold(manuscript.working[start:end]) in by_words:
            led = False
            continue
        if led and not people and word is None:
            continue
        if word is not None and people and _leads_pictures(manuscript, word[0]):
            break
        found = manuscript.names(word.end() if word is not None else start, end)
        # An agency may stand before the writer: "Reuters, Ana Ruz".
        named = [who for who in found.people if not _is_agency(manuscript, who)] if found else []
        likely = list(takewhile(lambda who: _is_likely(manuscript, who), named))
        if not likely:
            failed += 1
            if people or failed > _MOST_FAILED:
                break
            continue
        name = likely[0].person.name
        if people and (
            _is_common(manuscript, name) or any(who.person.name == name for who in people)
        ):
            break
        people += likely
        if len(likely) < len(named):
            break
    return BylineFound(block.start, block.end, tuple(people)) if people else None


def _leads_pictures(manuscript: Manuscript, led: str) -> bool:
    """Whether it is who took the pictures that a phrase leads: Photos by, Fotos von."""
    return fold(led.split(" ", 1)[0]).rstrip(":") in manuscript.languages.words("captions", "words")


def _is_agency(manuscript: Manuscript, who: PersonFound) -> bool:
    return fold(who.person.name) in manuscript.registry.names


def _is_likely(manuscript: Manuscript, who: PersonFound) -> bool:
    """Whether a name has as many words as people's names, and none of a page's own."""
    name = who.person.name
    if _UNSPACED.search(name):
        # Any word may be as short as a name; only a role beside it tells.
        short = len(name) <= _LONGEST_UNSPACED and not name.startswith(_PARTICLES)
        return who.person.role is not None and short
    words = name.split()
    if not LEAST_WORDS <= len(words) <= _MOST_WORDS or any(map(str.isdigit, name)):
        return False
    if is_small(name[0]) or is_small(words[-1][0]):
        return False
    if is_named_as_house(manuscript.working, name, who.span[1], leads=False):
        return False
    # "CBC News" is no person; "Bill MCCARTHY" and "JANIE HAR" are.
    # No acronym has an accent: TUẤN ANH.
    short = words[0].isascii() and len(words[0]) <= _LONGEST_ACRONYM
    if words[0].isupper() and short and "." not in words[0]:
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
    return not (of_page or holders(name) or regions(name))
