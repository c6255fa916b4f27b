r"""Bylines that their shape and their place tell, whatever word leads them.

shaped = label ":" names                     ; Shkroi: Mira Hoxha, with a label that no list has
       / "From" NAMES                        ; From ANA RUZ, the name in capitals
       / names joint house                   ; Mira Hoxha / Telnova, a house that the text names
       / names [ joint ] contact             ; Mira Hoxha | @telnova, Mira Hoxha (mh@site.example)
       / "(" name joint house ")"           ; (Mira Hoxha - Telnova)
       / names verb                          ; Mira Hoxha skrifar
       / led NAMES                           ; Láti ọwọ́ Mira Hoxha, words that no list has
       / names                               ; in scripts without capitals
label  = 1*3word
led    = capitalized-word 1*2small-word
joint  = "," / "/" / "|" / dash / "("
names  = name *( separator name )
name   = 2*4word / initial "." word / 2*6letter behind a label, where blanks part no words

They stand between a headline and its text. In scripts without capitals a short title looks the
same: its words are a language's common ones, or stand in the text again.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import attrs
import regex

from wirecopy.fields.byline.houses import is_named_as_house
from wirecopy.fields.byline.names import ARTICLES, PARTICLES, is_of_page
from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.byline.reader import (
    is_said_again,
    read_byline,
    read_name_line,
    read_unspaced_names,
)
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.data_files import own_table
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, Languages, fold
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import OWN_COLONS

_LONGEST = 90
_MOST_BARE_WORDS = 3
_NEAR_TEXT = 20_000
_LABEL = lazy(
    r"(?P<label>\p{L}[\p{L}\p{M}.’'-]{1,19}(?:\([\p{L}]{1,3}\))?"
    r"(?:[ ][\p{L}\p{M}.’'-]{1,19}){0,2})[ ]?"
    rf"[:：፡{OWN_COLONS}][ ]*(?=\p{{L}})"
)
# led = word 1*2small-word: Kitba ta', Láti ọwọ́
_LED = lazy(
    r"\p{Lu}[\p{L}\p{M}’'-]{1,15}+[ ](?P<small>\p{Ll}[\p{L}\p{M}’']{0,11}+"
    r"(?:[ ]\p{Ll}[\p{L}\p{M}’']{0,11}+)?)[ ]++(?=\p{Lu})"
)
# told = word *2word by-word: A report by, Eine Reportage von
_TOLD_LED = lazy(
    r"(?P<first>\p{Lu}[\p{L}\p{M}’'-]{0,15}+)[ ](?:[\p{L}\p{M}’'-]{2,16}+[ ]){1,2}?"
    r"(?P<by>\p{Ll}{1,6}+)[ ]++(?=\p{Lu}\p{Ll})"
)
# one = a word in small letters, or one that the text has so, too: de Mira Hoxha, Gant Mira Hoxha
_LED_BY_ONE = lazy(r"(?P<word>\p{L}[\p{Ll}\p{M}’']{0,11}+)[ ]++(?=\p{Lu}[^ \n]{1,30}+[ ]\p{Lu})")
# verb-last = 2*4capitalized-word small-word: Mira Hoxha skrifar
_VERB_LAST = lazy(
    r"(?P<names>\p{Lu}[\p{L}\p{M}.’'-]{1,24}+(?:[ ]\p{Lu}[\p{L}\p{M}.’'-]{0,24}+){1,3})"
    r"[ ]\p{Ll}{5,10}+"
)
# joined = two parts of one name: תמר ברק-לב
_JOINED = lazy(r"[^:：፡/|,(—–-]{1,40}+(?<=[\p{Lo}\p{M}])-(?=\p{Lo})[^:：፡/|,(—–-]{1,40}+")
_SAMPLE, _ENOUGH_COMMON = 1500, 20
_QUOTES = "\"“”„«»'‘’("
_BRACKETS = {"(": ")", "（": "）", "[": "]"}
_MOST_HOUSE_WORDS = 3
_FROM = ("From ", "FROM ")
_SIGN = re.compile(rf"[:：፡{OWN_COLONS}/|,(—–-]")
_HOUSED = lazy(r"(?:,|[ ][|])[ ]\p{Lu}[^,|:(/]{3,40}$")
_JOINT = lazy(r"[ ]?[/|][ ]?|[ ][-–—][ ]|,[ ]|[ ]?[(（]")
# contact = [ joint ] [ "(" ] e-mail / handle [ ")" ], with a picture for a joint or none
_CONTACT = lazy(
    r"(?:[ ]?[,،、|/•·][ ]?|[ ][-–—][ ]|[ ]?[\p{So}\uFE0F]{1,3}[ ]?|[ ])?[(（<\[]?"
    r"(?:(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})|@[\w.]{2,30})[)）>\]]?$"
)
_MOST_CONTACTS = 3


def read_contact_line(context: Context, start: int, end: int) -> BylineFound | None:
    """The byline that a line of names with an address or a handle is, wherever it stands.

    Args:
        context: The text, and what to read it by.
        start: Where the line begins.
        end: Where it ends.
    """
    if end - start > _LONGEST or context.working.find("@", start, end) < 0:
        return None
    last, email = end, None
    for _ in range(_MOST_CONTACTS):
        contact = _CONTACT.search(context.working, start, last)
        if contact is None or contact.start() == start:
            break
        last, email = contact.start(), email or contact["email"]
    if last == end:
        return None
    found = _names(context, start, last) or read_byline(context, start, last)
    # A role beside them tells, though a page prints them again below the text.
    told = found is not None and all(who.person.role for who in found.people)
    if found is None or not (told or are_names(context, found, start, end)):
        return None
    # Where they report from may stand before them: 순천 구현모 기자.
    named = [who for who in found.people if not gazetteer.holders(who.person.name)]
    people = tuple(
        who._replace(person=attrs.evolve(who.person, email=who.person.email or email))
        for who in (named if told and named else found.people)
    )
    return BylineFound(start, end, people)


def read_shaped(context: Context, start: int, end: int, *, bare: bool = True) -> BylineFound | None:
    """The byline that a line between headline and text is by its shape.

    Args:
        context: The text, and what to read it by.
        start: Where the line begins.
        end: Where it ends.
        bare: Whether a name alone may be one, in scripts without capitals.
    """
    if end - start > _LONGEST:
        return None
    if context.working.startswith(_FROM, start):
        return _sent(context, start, end)
    if _SIGN.search(context.working, start, end) is not None:
        found = _labelled(context, start, end) or _with_house(context, start, end)
        # A name may be of two parts: תמר ברק-לב.
        joined = bare and found is None and _JOINED.fullmatch(context.working, start, end)
        if joined:
            return _unspoken(context, start, end)
        # Behind a name may stand for whom: Gant Mira Hoxha, Mouezh ar Vro.
        housed = found is None and _HOUSED.search(context.working, start, end)
        return read_led(context, start, end) if housed else found
    found = read_led(context, start, end) or _before_verb(context, start, end)
    return found or (_unspoken(context, start, end) if bare else None)


def read_led(context: Context, start: int, end: int) -> BylineFound | None:
    """``Láti ọwọ́ Mira Hoxha``: a name behind words that no list has, the last ones small."""
    behind = _told_led(context, start, end)
    if behind is not None:
        found = _names(context, behind, end)
        if found is not None and _is_new(context, found, start, end):
            return found._replace(start=start)
    led = _LED.match(context.working, start, end)
    if led is None:
        led = _led_by_one_word(context, start, end)
    elif context.spoken.code == ENGLISH:
        return None  # whose words for it are all known: what else leads a name is a title
    elif not PARTICLES.isdisjoint(led["small"].split()):
        return None
    if led is None:
        return None
    found = _names(context, led.end(), end)
    if found is None or not _is_new(context, found, start, end):
        return None
    return found._replace(start=start)


def _before_verb(context: Context, start: int, end: int) -> BylineFound | None:
    """``Mira Hoxha skrifar``: a name before one small word, "writes" in whatever language.

    The copy has no word of the name again, or it is a title of three words.
    """
    verb = _VERB_LAST.fullmatch(context.working, start, end)
    if verb is None:
        return None
    last = verb.end("names")
    found = _names(context, start, last)
    if found is None or any(who.person.role for who in found.people):
        return None
    return found._replace(end=end) if _is_new(context, found, start, last) else None


def _told_led(context: Context, start: int, end: int) -> int | None:
    """Where a name begins behind what a piece is called and a word for "by": A report by Ana Ruz.

    Such a word may be a part of names, too, before which no article stands.
    """
    told = _TOLD_LED.match(context.working, start, end)
    if told is None:
        return None
    by, first = told["by"], fold(told["first"])
    if by in context.spoken.byline.by and by not in PARTICLES:
        return told.end()
    named = by in PARTICLES or by in context.spoken.byline.by
    opens = told["first"] in ARTICLES or first in context.spoken.detection.function_words
    return told.end() if named and opens else None


def _led_by_one_word(context: Context, start: int, end: int) -> regex.Match[str] | None:
    """The word before names that is small, or that the text has so: de Mira Hoxha, Gant Mira Hoxha.

    Only where the copy has few words of the language that it seems to be in: of one with a file
    the words that lead names are known. A particle opens no whole name in any.
    """
    led = _LED_BY_ONE.match(context.working, start, end)
    if led is None:
        return None
    word, small = led["word"].casefold(), led["word"][0].islower()
    leads = word in _by_words_of_others() or (word in PARTICLES and led["word"] not in ARTICLES)
    if _speaks(context, start, end) and (context.spoken.code == ENGLISH or not leads):
        return None
    return led if small or leads or _has_small(context.working, word, end) else None


@cache
def _by_words_of_others() -> frozenset[str]:
    """The words that lead bylines in languages without a file."""
    return frozenset(fold(word) for words in own_table("", "by_words").values() for word in words)


def _has_small(working: str, word: str, end: int) -> bool:
    """Whether a text has a word in small letters."""
    words = working[end : end + _NEAR_TEXT].casefold().split()
    return any(word == other.strip(_QUOTES) for other in words)


def _speaks(context: Context, start: int, end: int) -> bool:
    """Whether the text about a line has common words of the language that it seems to be in."""
    working = context.working
    around = (
        working[end : end + _SAMPLE].split() or working[max(start - _SAMPLE, 0) : start].split()
    )
    known = context.spoken.detection.function_words
    return sum(word.casefold() in known for word in around) * _ENOUGH_COMMON >= len(around)


def _is_new(context: Context, found: BylineFound, start: int, end: int) -> bool:
    """Whether some names of two words or more stand on their line alone, and no word of them."""
    names = [who.person.name for who in found.people]
    if not all(" " in name for name in names) or not are_names(context, found, start, end):
        return False
    words = [word for name in names for word in name.split() if len(word) > 1]
    if any(gazetteer.holders(name) for name in names):
        return False
    return not any(_is_again(context.working, word, start, end) for word in words)


def _sent(context: Context, start: int, end: int) -> BylineFound | None:
    """``From ANA RUZ``, as papers lead their correspondents: the name is in capitals, or all is."""
    name = context.working[start:end].partition(" ")[2]
    found = _names(context, end - len(name), end) if name.isupper() else None
    if found is None or not are_names(context, found, start, end):
        return None
    return found._replace(start=start)


def _labelled(context: Context, start: int, end: int) -> BylineFound | None:
    """``Shkroi: Mira Hoxha``: names behind a word that no list has."""
    label = _LABEL.match(context.working, start, end)
    if label is None:
        return None
    kicker = fold(label["label"]) in _labels_of_pieces(context.spoken)
    if not kicker and _is_known_label(fold(label["label"]), context.languages):
        return None
    found = _names(context, label.end(), end)
    if found is None or not are_names(context, found, start, end):
        return None
    # "Interview: Ana Ruz" may say with whom as well; then she is in it.
    if kicker and any(
        _is_again(context.working, word, start, end)
        for who in found.people
        for word in who.person.name.split()
    ):
        return None
    if any(gazetteer.holders(who.person.name) for who in found.people):
        return None
    return found._replace(start=start)


@lru_cache(maxsize=16)
def _label_words(languages: Languages) -> frozenset[str]:
    """What else stands before a colon, or heads a list of a page, folded."""
    rooms = (
        ("captions", "words"),
        ("credits", "labels"),
        ("notices", "words"),
        ("headline", "kickers"),
        ("page", "words"),
        ("page", "below_story"),
        ("page", "sections"),
        ("furniture", "lines"),
    )
    found = frozenset[str]().union(*(languages.words(*room) for room in rooms))
    return found | frozenset(languages.labels)


@lru_cache(maxsize=64)
def _labels_of_pieces(spoken: Language) -> frozenset[str]:
    """What a piece is called by whom wrote it: Interview, Analysis, of "interview by"."""
    kickers = {*map(fold, spoken.headline.kickers), *map(fold, language(ENGLISH).headline.kickers)}
    by = {*map(fold, spoken.byline.by), *map(fold, language(ENGLISH).byline.by)}
    return frozenset(word.rpartition(" ")[0] for word in by if " " in word) & kickers


def _is_known_label(label: str, languages: Languages) -> bool:
    known = _label_words(languages)
    return label in known or not known.isdisjoint(label.split())


def _with_house(context: Context, start: int, end: int) -> BylineFound | None:
    """``Mira Hoxha / Telnova``, in either order: beside the name a house that the text names."""
    working = context.working
    enclosed = _BRACKETS.get(working[start]) == working[end - 1]
    begin, stop = (start + 1, end - 1) if enclosed else (start, end)
    joints = list(_JOINT.finditer(working, begin, stop))
    if len(joints) != 1:
        return None
    first, last = (begin, joints[0].start()), (joints[0].end(), stop)
    for name, house in ((first, last), (last, first)):
        printed = working[slice(*house)].strip(" )）")
        found = _names(context, *name)
        if found is None or len(found.people) != 1:
            continue
        told = _is_house(context, printed, end) or (
            name < house and _may_be_house(context, found, printed, (start, end))
        )
        if not told:
            continue
        if not are_names(context, found, start, end):
            continue
        who = found.people[0]
        known = context.registry.names.get(fold(printed), printed)
        place = printed if gazetteer.holders(printed) else None
        person = attrs.evolve(
            who.person,
            organization=who.person.organization or (known if place is None else None),
            place=who.person.place or place,
        )
        return BylineFound(start, end, (who._replace(person=person),))
    return None


def _is_house(context: Context, printed: str, end: int) -> bool:
    """Whether what stands beside a name is a place, an agency, or opens or ends the text as one."""
    if not printed or printed[0].islower() or any(map(str.isdigit, printed)):
        return False
    if fold(printed) in context.registry.names or gazetteer.holders(printed):
        return True
    return is_named_as_house(context.working, printed, end)


def _may_be_house(context: Context, found: BylineFound, printed: str, line: TextSpan) -> bool:
    """Whether a name that the copy has on its line alone tells a house or a place behind it.

    Behind a stroke that is one word, or two in brackets; without capitals any few new ones.
    """
    start, end = line
    words = printed.split()
    if not words or printed[0].islower() or any(map(str.isdigit, printed)):
        return False
    if is_of_page(printed, context.languages) or not _is_new(context, found, start, end):
        return False
    if has_no_capitals(printed):
        new = not any(_is_again(context.working, word, start, end) for word in words)
        return len(words) <= _MOST_HOUSE_WORDS and (new or context.working[start] in _BRACKETS)
    if context.working[start] in _BRACKETS:
        return len(words) <= _MOST_HOUSE_WORDS - 1
    return len(words) == 1


def _names(context: Context, start: int, end: int) -> BylineFound | None:
    """The people that a stretch names and nothing else."""
    if start >= end:
        return None
    return read_name_line(context, start, end) or read_unspaced_names(context, start, end)


def _unspoken(context: Context, start: int, end: int) -> BylineFound | None:
    """A name and nothing else, in a script without capitals."""
    text = context.working[start:end]
    words = text.split()
    if not 2 <= len(words) <= _MOST_BARE_WORDS or not has_no_capitals(text):
        return None
    if context.spoken.joiner != " " or not _is_of(text, context.spoken):
        return None  # a button of a language without a file is as short
    found = read_name_line(context, start, end)
    if found is None or not are_names(context, found, start, end):
        return None
    return found if not gazetteer.holders(text) and not gazetteer.regions(text) else None


def _is_of(text: str, spoken: Language) -> bool:
    """Whether a text is in the script of a language that has words of its own."""
    return regex.match(rf"\p{{{spoken.script}}}", text) is not None


def are_names(context: Context, found: BylineFound, start: int, end: int) -> bool:
    """Whether no word of some names is a common one, a page's, or one of the text itself.

    Args:
        context: The text, and what to read it by.
        found: The names.
        start: Where the line begins that holds them.
        end: Where it ends.
    """
    names = [who.person.name for who in found.people]
    if any(is_of_page(name, context.languages) for name in names):
        return False
    if not all(map(has_no_capitals, names)):
        return not is_said_again(context.working, found.people)
    words = [word for name in names for word in name.split()]
    if not _no_names(context.spoken).isdisjoint(map(fold, words)):
        return False
    return not any(_is_again(context.working, word, start, end) for word in words)


@lru_cache(maxsize=64)
def _no_names(spoken: Language) -> frozenset[str]:
    """Words of a language that are in nobody's name."""
    return frozenset(
        fold(word)
        for words in (
            spoken.ordinary_words,
            spoken.headline.kickers,
            spoken.page.sections,
            spoken.page.words,
            spoken.byline.roles,
            spoken.byline.organizations,
            spoken.captions.words,
        )
        for phrase in words
        for word in phrase.split()
    )


def _is_again(working: str, word: str, start: int, end: int) -> bool:
    """Whether a word stands in the text beside the line, by itself where blanks part words."""
    at = working.find(word, 0, _NEAR_TEXT)
    while at >= 0:
        inside = start <= at < end
        stuck = working[at - 1 : at].isalpha() or working[at + len(word) :][:1].isalpha()
        if not inside and not stuck:
            return True
        at = working.find(word, at + len(word), _NEAR_TEXT)
    return False
