"""What tells that a name which no list holds is a place's: one scale for all who ask.

    told    = 2 a town of the language's own countries, or a known place
            / 1..2 the text names it behind "in" and "from", declined, or in a sentence
            / -1 the text names it behind a first name
    looks   = 1 each: capitals, a dash, a date, a region, a byline right above
    credit  = 1..2 what stands beside it is an agency, by its style, its words or its letters

No list holds every town, and no one of these is enough, for sections, people and labels stand so,
too: `ENOUGH` points make a place. What is a common word, a label or a job is none at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from wirecopy.fields.dateline.codes import is_common, is_large
from wirecopy.fields.dateline.places import PlaceFound, is_weekday, ordinary_case
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import built_in, fold
from wirecopy.text.letters import WORD_LETTERS, has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

ENOUGH = 3
# What a list or the text says of a name by itself, which the looks of its line have to complete.
TOLD = 2
_REACH = 20_000
_MOST_MENTIONS = 12
_LONGEST_SHORT, _LONGEST_BEFORE = 3, 40
_LONGEST_SMALL = 6
_MOST_TIMES = 4
_SHORTEST_WRAPPED = 30
_LONGEST_BEFORE_PLACE = 12
# The two words before a name, and what declines it: in Lieksassa, i nGaoth Dobhair
_LAST_WORDS = lazy(
    r"(?:(?<!\p{L})(?P<first>\p{L}{1,20}+)[ \n])?(?<!\p{L})(?P<last>\p{L}{1,20}+)[ \n]\p{Ll}{0,2}\Z"
)
# The marks of Latin, Greek and Cyrillic letters, and where those of others are.
_ACCENTS = re.compile("[\u0300-\u036f]+")
_OTHER_MARKS = re.compile(
    "[\u0483-\u0487\u0590-\u1cff\u20d0-\u20ff\u3099\u309a\ua66f-\uabff\ufb1e]"
)
_SHORTEST_STEM = 4
_BEFORE_PART = tuple("\n/|›»>")
_BEFORE_TEXT = "-\u2010\u2011\u2012\u2013\u2014\u2015)]"
_DECLINED = lazy(rf"(?:\p{{L}}\p{{M}}*+|[{WORD_LETTERS}]){{0,6}}+(?![{WORD_LETTERS}])")
_ENDING = lazy(r"\p{Ll}{0,5}+(?!\p{L})")


def is_listed(name: str, spoken: Language) -> bool:
    """Whether a name is a known place's, or a town's of the countries of the language."""
    return bool(gazetteer.holders(name) or _is_town(name, spoken) or _plain_holders(name))


def is_at_home(name: str, spoken: Language) -> bool:
    """Whether a name is that of a town in the countries of the language, or of a large one."""
    if is_large(name) or _is_town(name, spoken):
        return True
    holders = gazetteer.holders(name) or _plain_holders(name)
    return any(holder.country in spoken.countries for holder in holders)


def _plain_holders(name: str) -> tuple[gazetteer.Holder, ...]:
    """The holders of a name as it is spelt today, without accents: Baurú, Aalesund."""
    plain = _without_marks(name).casefold().replace("aa", "a")
    return () if plain == name.casefold() else gazetteer.holders(plain)


def _is_town(name: str, spoken: Language) -> bool:
    return any(gazetteer.towns(name, country) for country in spoken.countries)


def is_no_place(name: str, registry: Registry, spoken: Language) -> bool:
    """Whether a name is a common word, a label, a job, a section, or leads a byline."""
    words = {fold(name), *fold(name).split(" ")}
    if is_common(name, spoken) or is_weekday(name, spoken):
        return True
    if any(is_common(word, spoken) for word in words) and has_no_capitals(name):
        return True
    sections = built_in().words("page", "sections")
    return not all(map(words.isdisjoint, (registry.kickers, sections, _labels(spoken))))


@lru_cache(maxsize=64)
def _labels(spoken: Language) -> frozenset[str]:
    """What labels copy, whom it names and what leads them, folded."""
    people = (*spoken.byline.roles, *spoken.byline.by)
    return frozenset(map(fold, (*spoken.headline.kickers, *spoken.notices.words, *people)))


def is_also_small(name: str, text: str) -> bool:
    """Whether a name of one word is printed in small letters as well: then it is a word."""
    if has_no_capitals(name) or " " in name:
        return False
    return any(
        not text[end : end + 1].isalpha() and not text[at - 1].isalpha()
        for at, end in _found_in(text, fold(name))
    )


def is_printed_again(text: str, name: str, at: int) -> bool:
    """Whether a text has a name again, declined or not, and never in small letters.

    Args:
        text: The text.
        name: The name.
        at: Where it stands. In letters with capitals only what stands inside a sentence counts.
    """
    near = text[:_REACH]
    if has_no_capitals(name):
        return near.count(name) > 1
    if f" {name.lower()}" in near:
        return False
    return any(
        found != at and text[found - 1] in " -(" and text[found - 2 : found - 1].isalpha()
        for form in {name, name.upper(), ordinary_case(name)}
        for found, _ in _found_in(text, form)
    )


def is_declined(text: str, name: str, at: int) -> bool:
    """Whether a text has a name again with an ending: of a town, more often than of a job."""
    return any(
        found > at and not _is_of_word(text[found - 1]) and _is_of_word(text[end : end + 1])
        for found, end in _found_in(text, name)
    )


def is_named_again(text: str, name: str, at: int) -> bool:
    """Whether a text has a name again in a sentence, or a form of it that only a sentence has.

    Example:
        >>> is_named_again("Lehnowo – Mieszkańcy Lehnowa protestują.", "Lehnowo", 0)
        True
    """
    if is_printed_again(text, name, at):
        return True
    first, blank, _ = ordinary_case(name).partition(" ")
    stem = _stem(first)
    return len(stem) >= _SHORTEST_STEM + len(blank) and any(
        found != at
        and not _is_of_word(text[found - 1])
        and (ending := _DECLINED.match(text, end)) is not None
        and (stem + ending[0] != first or _may_name(text, found))
        for found, end in _found_in(text, stem)
    )


def _may_name(text: str, found: int) -> bool:
    """Whether a name stands inside a sentence, or opens the one right behind a dateline's sign."""
    return text[found - 2].isalpha() or text[found - 2] in _BEFORE_TEXT


def is_told_as_town(text: str, name: str, spoken: Language) -> bool:
    """Whether a text has a name in a sentence, behind a small word, and behind no first name.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> is_told_as_town("The boat to Ost Ferry is late.", "Ost Ferry", language("en"))
        True
    """
    near = f" {text[:_REACH]}"
    at = near.find(f" {name}")
    if at < 0 or mentions(name, near, spoken) < 0:
        return False
    before = near[max(at - _LONGEST_BEFORE, 0) : at].rsplit(None, 1)[-1:]
    return bool(before) and before[0].islower() and len(before[0]) <= _LONGEST_SMALL


def is_on_page(text: str, name: str) -> bool:
    r"""Whether a page names a place by itself: as a line, or as the last part of a trail.

    Example:
        >>> is_on_page("Home / Local / Lehnowo\nA title", "LEHNOWO")
        True
    """
    form = ordinary_case(name)
    return any(
        text[end : end + 1] in ("\n", "") and text[:at].rstrip(" ")[-1:] in _BEFORE_PART
        for at, end in _found_in(text, form)
    )


def _stem(word: str) -> str:
    """A word without the letters that its cases change, as far as letters tell."""
    bare = word
    while bare and unicodedata.category(bare[-1]).startswith("M"):
        bare = bare[:-1]
    return bare if bare != word else word[: -min(max(len(word) - _SHORTEST_STEM, 0), 2) or None]


def _is_of_word(letter: str) -> bool:
    return letter.isalpha() or unicodedata.category(letter or " ").startswith("M")


def mentions(name: str, text: str, spoken: Language) -> int:
    """What the other mentions of a name say: up to 2 for a place, less than 0 for a person.

    A place stands behind "in" and "from", or declined or behind another small word where papers
    name their own towns; a person behind a first name.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> [mentions("Ost", text, language("en")) for text in ("Fog in Ost.", "Ida Ost won.")]
        [2, -1]
    """
    bare, plain = _without_marks(ordinary_case(name)), _without_marks(text[:_REACH])
    places = persons = 0
    for at, end in _found_in(plain, bare):
        before = _LAST_WORDS.search(plain, max(at - _LONGEST_BEFORE, 0), at)
        behind = _ENDING.match(plain, end)
        if before is None or behind is None:
            continue
        if plain[at - 1] == "\n" and at - plain.rfind("\n", 0, at - 1) < _SHORTEST_WRAPPED:
            continue  # the line of a page, above which another stands
        word, last = before["last"], fold(before["last"])
        led = fold(before["first"] or "") in spoken.byline.before_place
        if last in spoken.byline.before_place or (led and word[0].isupper()):
            return TOLD
        # Behind an article a large word is no first name: Die Benediktinerabtei Metten
        led = fold(before["first"] or "") in spoken.detection.function_words
        persons += word[0].isupper() and not (led or is_common(last, spoken))
        declined = behind.end() > end or not plain[at - 1].isspace()
        short = last in spoken.detection.function_words or len(last) <= _LONGEST_SHORT
        places += word.islower() and (declined or short)
    if persons > places:
        return -1
    if spoken.countries or not places:
        return min(places, TOLD)
    # The world's papers name people, companies and teams as often.
    return TOLD - 1 if gazetteer.is_town_anywhere(name) else 0


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    pieces = unicodedata.normalize("NFD", text)
    if _OTHER_MARKS.search(pieces) is None:
        return _ACCENTS.sub("", pieces)
    return "".join(letter for letter in pieces if not unicodedata.combining(letter))


def _found_in(text: str, name: str) -> Iterator[TextSpan]:
    """Where a name stands in a text, as often as is looked."""
    at = text.find(name, 1, _REACH)
    for _ in range(_MOST_MENTIONS):
        if at < 0:
            return
        yield at, at + len(name)
        at = text.find(name, at + 1, _REACH)


def told_by_text(
    places: tuple[PlaceFound, ...], text: str, spoken: Language
) -> tuple[PlaceFound, ...]:
    """Places, of which those are known, too, that the text below names behind "in" or "at"."""
    if not spoken.byline.before_place:
        return places
    return tuple(
        place._replace(is_at_home=True)
        if not place.is_known and _is_spoken_of(place, text, spoken)
        else place
        for place in places
    )


def _is_spoken_of(place: PlaceFound, text: str, spoken: Language) -> bool:
    name = ordinary_case(place.name)
    at = place.span[1]
    end = at + _REACH
    for _ in range(_MOST_TIMES):
        at = text.find(f" {name}", at, end)
        if at < 0:
            return False
        behind = text[at + 1 + len(name) : at + 2 + len(name)]
        before = text[max(at - _LONGEST_BEFORE_PLACE, 0) : at].rsplit(None, 1)[-1:]
        if before and fold(before[0]) in spoken.byline.before_place and not behind.isalpha():
            return True
        at += 1
    return False
