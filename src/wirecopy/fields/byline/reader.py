r"""Bylines, and the lines that add a role or an organization to one.

    byline      = [ mark ] by people [ mark ]
                / by joint picture ( ":" / by ) people    ; Text und Fotos: NAME
    name-line   = people                                  ; a name alone, between title and text
                / people role                           ; NAME - Reporter for ..., a role for each
    lead        = by people ":" text                      ; By NAME: and the story's first words
    role-line   = [ organization ] role / organization    ; AP Sports Writer=
    mark        = "(" / ")" / "^" / "=" / "<" / dash-run / typesetting-code / copyright-line

A line is a byline only where every piece of it is a name, a role, an organization or a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import attrs
import regex

from wirecopy.fields.byline.houses import is_named_as_house
from wirecopy.fields.byline.names import is_name, is_of_page
from wirecopy.fields.byline.people import BylineFound, PersonFound, read_people
from wirecopy.fields.byline.roles import (
    has_role,
    is_organization,
    leading_agency,
    past_wrapping,
    people_words,
    role_and_organization,
)
from wirecopy.fields.transmission import tells_how_it_came
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, first_word, first_words, fold
from wirecopy.model.parts import Person
from wirecopy.text.letters import EAST_ASIAN_LETTERS, UNSPACED_LETTERS
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import any_of, lazy
from wirecopy.text.punctuation import ARMENIAN_COLON, OWN_COLONS, STOPS

LONGEST_BYLINE = 160  # longer lines are sentences
# apart = buttons stand beside one another: Share  Tweet  Email
_APART = re.compile(r"\S(?: {2,4}|\t)\S")
_LONGEST_NAME_LINE = 100
_FEWEST_NAME_WORDS = 2
_LONGEST_ABBREVIATION = 3
_MOST_NAME_WORDS = 5
_MOST_PLACE_WORDS = 5
# How far into a text a word of a name is looked for.
_NEAR_TEXT = 20_000
_CLOSING = " )）]=<^*"
# The codes of old typesetting, and the agency's copyright.
_TYPESETTING = lazy(
    r"(?:[ ]{1,4}&?(?:UR|LR|QC|QL)\b;?|[ ]{1,4}(?:c\.|©|\(c\))[ ]?\d{4}[ ][^\n]{1,60}){1,4}$",
    regex.IGNORECASE,
)
_FIGURE, _CODE_END = re.compile(r"\d"), re.compile(r"(?:[uUlL][rR]|[qQ][cClL]);?$")
# "Of DOW JONES NEWSWIRES", "For The Associated Press", "c.1998 N.Y. Times News Service"
_BEFORE_ORGANIZATION = lazy(r"(?:[Oo]f|[Ff]or)[ ]|(?:\([Cc]\)|©|[Cc]\.)[ ]?\d{4}[ ]")
_KANA = lazy(r"[\p{Hiragana}\p{Katakana}ー]+|[のはをがにへで]\p{Han}+")
# What parts a name from what its bearer is.
_PARTED = lazy(r"[|]|[ ][-–—][ ]")
_DASH = lazy(r"[-–—]")
# from-place = place "=" name role, as Korean papers print it: 통영=이하늘 기자
_FROM_PLACE = lazy(r"[(\[]?(?P<place>\p{Hangul}{2,8})[ ]?[=＝][ ]?(?=\p{Hangul})")
# reported-from = "/" place report, as those of Taiwan do: 記者林佳穎／台南報導
_REPORTED_FROM = lazy(
    r"[ ]?[／/│|][ ]?(?P<place>\p{Han}{2,8}?)(?:連線|综合|綜合)?(?:報導|報道|报道|專訪|电|電)$"
)
# role-and-house = Political correspondent, BBC News / Reporter | Telnova
_APART_ON_LINE = lazy(r",[ ]|[ ]?[|•·][ ]?|[ ][-–—@][ ]")
_BLANK = lazy(r"[ ]")
_LEAD = lazy(r"[^:：\n]{3,100}(?P<colon>[:：])[ ]+(?=[\p{L}\"'“„«‘][^\n]{15})")
# initialled = the letter of a father's name, stuck to one's own: Б.Сарнай
_INITIALLED = lazy(r"\p{Lu}\.\p{Lu}\p{Ll}{2,20}")
_UNSPACED_NAME = lazy(rf"[{UNSPACED_LETTERS}\p{{Hangul}}\p{{M}}·・]{{2,14}}")
_SEVERAL = lazy(r"[ ]?[,、，،;/][ ]?")
_LONGEST_HAN_NAME = 5
_HAN = lazy(rf"[{EAST_ASIAN_LETTERS}]")
_BANK_ENDS = lazy(r"\p{Ll}{4}\.\Z")  # by Early Morning Blaze.: a headline's bank goes on
_UNFINISHED = (*STOPS, ":", '"', "”", "»")


@lru_cache(maxsize=64)
def _by(spoken: Language) -> regex.Pattern[str]:
    """What opens a byline: its word, with a colon or a blank behind it."""
    spaced = spoken.joiner == " "
    # A word for "by" begins other words too (文, 文化): where no space does, a sign must follow it.
    colons = f":：{OWN_COLONS}{ARMENIAN_COLON}"
    follows = rf"(?:[ ]*[{colons}][ ]*|[ ])" if spaced else rf"(?:[ ]*[{colons}/／＝=][ ]*|[ ])"
    by, labels = _words_of_by(spoken)
    return regex.compile(
        rf"{_both(spoken)}"
        rf"(?i:{any_of(by)}){follows}[ ]*|(?P<label>(?i:{any_of(labels)}))[ ]?[{colons}][ ]*"
    )


def _both(spoken: Language) -> str:
    """What leads who wrote and took the pictures: Text und Fotos: A, Words and pictures by A."""
    if spoken.joiner != " ":
        return ""
    english = language(ENGLISH)
    by = (*spoken.byline.by, *english.byline.by)
    pictures = (*spoken.captions.words, *english.captions.words)
    pictures = (*pictures, *(word.replace("'", "’") for word in pictures if "'" in word))
    joints = ("&", "+", *spoken.byline.conjunctions, *english.byline.conjunctions)
    firsts = {word.split(" ", 1)[0] for word in by}
    return (
        rf"(?i:{any_of(sorted(firsts))})(?:[ ](?i:{any_of(joints)})[ ]|[ ]?[/,+][ ]?)"
        rf"(?i:{any_of(pictures)})(?:[ ]?[:：][ ]*|[ ](?i:{any_of(by)})[ ]+)|"
    )


def _words_of_by(spoken: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words such as "by", and the labels of authors."""
    english = language(ENGLISH)
    by = (*spoken.byline.by, *english.byline.by)
    return by, (*spoken.source_line.author_labels, *english.source_line.author_labels)


@lru_cache(maxsize=64)
def _first_words(spoken: Language) -> frozenset[str] | None:
    """The first words of what opens a byline; None where words are not spaced."""
    by, labels = _words_of_by(spoken)
    return first_words((*by, *labels)) if spoken.joiner == " " else None


def opening_words(spoken: Language) -> frozenset[str] | None:
    """The first words of bylines; None where a line of any other may be one."""
    return None if _may_be_role_led(spoken) else _first_words(spoken)


def past_by(working: str, start: int, end: int, spoken: Language) -> int | None:
    """Past the word that opens a byline, if one does."""
    words = _first_words(spoken)
    if words is not None and first_word(working, start) not in words:
        return None
    by = _by(spoken).match(working, start, end)
    return by.end() if by is not None else None


def read_byline(
    context: Context, start: int, end: int, *, named: bool = False
) -> BylineFound | None:
    """The byline that a line is, if it is one.

    Args:
        context: The text, and what to read it by.
        start: Where the line's text starts.
        end: Where it ends.
        named: Whether the line is known to be a byline, so that "By" may be missing.
    """
    working = context.working
    if end - start > LONGEST_BYLINE:
        return None
    by = past_by(working, past_wrapping(working, start, end), end, context.spoken)
    if by is None and not named and not _may_be_role_led(context.spoken):
        return _read_described(context, start, end)
    first, last = _without_marks(working, start, end)
    if by is not None:
        if working[first].islower() and _BANK_ENDS.search(working, by, end) is not None:
            return None
        first = by
        pictured = people_words(context.spoken).pictured.search(working, first, last)
        last = last if pictured is None else pictured.start()
    elif not named and not _role_led(context, first, last):
        return None
    first, last, place = _without_place(context, first, last)
    found = read_people(context, first, last)
    if found.people and tells_how_it_came(context, working[start:end]):
        return None
    if place is not None:
        found = found._replace(people=tuple(_placed(who, place) for who in found.people))
    # A role begins other words too (記者の目); a name of kana alone is a foreigner's, with its dot.
    if by is None and not named and any(_KANA.fullmatch(who.person.name) for who in found.people):
        return None
    if by is not None and not found.people and found.desk is not None:
        desk = _whole_desk(working, first, last, found.desk, context.registry)
        return BylineFound(start, end, (), desk)
    # "Author: River Bridge Unsafe" may head a story; then the text has these words too.
    labelled = by is not None and _is_labelled(context, start, end)
    if labelled and is_said_again(working, found.people):
        return None
    return BylineFound(start, end, found.people, found.desk) if found else None


def _without_place(context: Context, start: int, end: int) -> tuple[int, int, str | None]:
    """Names and roles without where the report is from, and that place."""
    if not _may_be_role_led(context.spoken):
        return start, end, None
    before = _FROM_PLACE.match(context.working, start, end)
    if before is not None:
        return before.end(), end, before["place"]
    behind = _REPORTED_FROM.search(context.working, start, end)
    if behind is not None and behind.start() > start:
        return start, behind.start(), behind["place"]
    return start, end, None


def _placed(who: PersonFound, place: str) -> PersonFound:
    return who._replace(person=attrs.evolve(who.person, place=who.person.place or place))


def _is_labelled(context: Context, start: int, end: int) -> bool:
    """Whether a label for the author opens a line, and no word that is a byline's alone."""
    by = _by(context.spoken).match(context.working, past_wrapping(context.working, start, end), end)
    return by is not None and by["label"] is not None


def is_said_again(working: str, people: Sequence[PersonFound]) -> bool:
    """Whether half of the words of some names stand in the text in small letters, too.

    They are no names then, but a title.
    """
    words = [
        word
        for who in people
        for word in who.person.name.split()
        if len(word) > 1 and not word.islower()
    ]
    again = sum(working.find(f" {word.casefold()} ", 0, _NEAR_TEXT) >= 0 for word in words)
    return again > 0 and again * 2 >= len(words)


def _read_described(context: Context, start: int, end: int) -> BylineFound | None:
    """The byline of names each of which is said to be a reporter: NAME - Staff Writer."""
    working = context.working
    if end - start > _LONGEST_NAME_LINE or working[end - 1] in _UNFINISHED:
        return None
    # A dash leads whom a quotation is of.
    if _PARTED.search(working, start, end) is None or _DASH.match(working, start, end):
        return None
    if not has_role(working[start:end], people_words(context.spoken)):
        return None
    found = read_name_line(context, start, end)
    if found is None or not all(who.person.role for who in found.people):
        return None
    return found


def read_leading_byline(context: Context, start: int, end: int) -> tuple[BylineFound, int] | None:
    """The byline that begins a paragraph, as far as a colon, and where its text begins.

    ``By Ana Ruz: The bridge ...``; one letter or a number behind the colon would be no text.
    """
    working = context.working
    by = past_by(working, start, end, context.spoken)
    if by is None or working[by - 1] != " ":
        return None
    colon = _LEAD.match(working, by, end)
    if colon is None:
        return None
    found = read_people(context, by, colon.start("colon"))
    names = [working[slice(*who.span)].split() for who in found.people]
    if not names or not all(_is_whole_name(name, context.spoken) for name in names):
        return None
    # "Thirty Known Dead in Valley—Governor Tours Area" says no place.
    if any(_is_too_long(who.person.place or "") for who in found.people):
        return None
    return BylineFound(start, colon.start("colon"), found.people), colon.end()


def _whole_desk(working: str, first: int, last: int, desk: str, registry: Registry) -> str:
    """Who signs where nobody is named: an agency, or all of ``Staff and agencies``."""
    return desk if desk in registry.names.values() else working[first:last]


def read_name_line(context: Context, start: int, end: int) -> BylineFound | None:
    """The byline that a line without "By" is, where its place says that it may be one.

    It holds names and what goes with them only; a lone word, a place or an organization is no
    name here.
    """
    working = context.working
    if end - start > _LONGEST_NAME_LINE or working[end - 1] in _UNFINISHED:
        return None
    if _APART.search(working, start, end) or context.is_row(start, end):
        return None
    first, last = _without_marks(working, start, end)
    pictured = people_words(context.spoken).pictured.search(working, first, last)
    last = last if pictured is None else pictured.start()
    if first >= last or _FIGURE.search(working, first, last) is not None:
        return None
    found = read_people(context, first, last)
    names = [working[who.span[0] : who.span[1]].split() for who in found.people]
    if not names or not all(_is_whole_name(name, context.spoken) for name in names):
        return None
    # "Thirty Known Dead in Valley—Governor Tours Area" says no place.
    if any(_is_too_long(who.person.place or "") for who in found.people):
        return None
    # A country is nobody, but for a city or a county there are people of its name.
    if any(
        is_of_page(who.person.name, context.languages) or _is_country(who.person.name)
        for who in found.people
    ):
        return None
    return BylineFound(start, end, found.people)


def read_unspaced_names(context: Context, start: int, end: int) -> BylineFound | None:
    """Names in scripts that part no words, as short as names are.

    Any word may be as short: a label or a role beside them must tell.
    """
    people: list[PersonFound] = []
    at = start
    for joint in [*_SEVERAL.finditer(context.working, start, end), None]:
        stop = end if joint is None else joint.start()
        name = context.working[at:stop]
        if _UNSPACED_NAME.fullmatch(name) is None or not is_name(name, context.languages):
            return None
        if _HAN.search(name) is not None and len(name) > _LONGEST_HAN_NAME and "・" not in name:
            return None
        people.append(PersonFound(Person(name), (at, stop)))
        at = stop if joint is None else joint.end()
    return BylineFound(start, end, tuple(people))


def _is_country(name: str) -> bool:
    return any(not region for _, region in gazetteer.regions(name))


def read_closing_byline(context: Context, start: int, end: int) -> BylineFound | None:
    """The byline that the last line of copy is: ``WAM/Ana Ruz``, ``Ana Ruz (Lima, reporter)``.

    The agency or the role beside the name says so; a name alone may be the end of a list.
    """
    found = read_name_line(context, start, end)
    if found is None:
        return None
    said = all(who.person.organization or who.person.role for who in found.people)
    return found if said else None


def _is_whole_name(name: list[str], spoken: Language) -> bool:
    """Whether a name has first and last name, and begins with no word such as "How" or "An"."""
    if len(name) == 1 and _INITIALLED.fullmatch(name[0]) is not None:
        return True
    if not _FEWEST_NAME_WORDS <= len(name) <= _MOST_NAME_WORDS:
        return False
    first, last = name[0].casefold(), name[-1]
    if last.endswith(".") and len(last) > _LONGEST_ABBREVIATION:
        return False
    return first not in spoken.detection.function_words or first in spoken.byline.names_too


def _is_too_long(place: str) -> bool:
    """Whether what seems to be the place behind a name says more than where."""
    return "—" in place or len(place.split()) > _MOST_PLACE_WORDS


def _without_marks(working: str, start: int, end: int) -> TextSpan:
    """A line's span without what wires set around it."""
    first = past_wrapping(working, start, end)
    last = end
    # Most lines end in no letters of such a code, and have no year.
    coded = _CODE_END.search(working, max(first, last - 3), last) is not None
    coded = coded or _FIGURE.search(working, first, last) is not None
    code = _TYPESETTING.search(working, first, last) if coded else None
    if code is not None and code.start() > first:
        last = code.start()
    while last > first and working[last - 1] in _CLOSING:
        # A bracket that closes one of the line's own stays: Autor/in: NAME (London).
        if working[last - 1] == ")" and "(" in working[first:last]:
            break
        last -= 1
    return first, last


def _may_be_role_led(spoken: Language) -> bool:
    return spoken.joiner != " " or spoken.script == "Hangul"


def _role_led(context: Context, start: int, end: int) -> bool:
    """Whether a role stands at the line's edge, as Chinese and Korean bylines have it."""
    text = context.working[start:end]
    roles = people_words(context.spoken).unspaced_roles
    _, agency = leading_agency(text, context.registry)
    return text.startswith(roles, agency) or text.endswith(roles)


def read_role_line(context: Context, start: int, end: int) -> tuple[str | None, str | None] | None:
    """Role and organization of a line that is nothing else, as it follows some bylines."""
    working = context.working
    first, last = _without_marks(working, start, end)
    leading = _BEFORE_ORGANIZATION.match(working, first, last)
    text = working[leading.end() if leading is not None else first : last]
    words = people_words(context.spoken)
    if not text or len(text) > LONGEST_BYLINE:
        return None
    # A stop may be of the role itself: Корр.
    if text[-1] in _UNFINISHED and fold(text) not in words.roles:
        return None
    special = words.special_to.match(text)
    if special is not None:
        return None, text[special.end() :]
    found = (
        (None if words.unspaced else _role_and_house(context, text, last))
        or role_and_organization(text, context.registry, words, described=True)
        or _role_in_place(text, context)
    )
    return found or (
        (None, text) if is_organization(text, context.languages, leads=False) else None
    )


def _role_in_place(text: str, context: Context) -> tuple[str | None, str | None] | None:
    """What a correspondent in a place is."""
    words = people_words(context.spoken)
    where = words.place.search(text) if words.place is not None else None
    if where is None or not text[where.end() : where.end() + 1].isupper():
        return None
    return role_and_organization(text[: where.start()], context.registry, words, described=True)


def _role_and_house(context: Context, text: str, end: int) -> tuple[str | None, str | None] | None:
    """A role and where it is held, apart: Political correspondent, BBC News; Redaktor Telnova.

    The house that no list has is named by the text itself, or stands as a line of its own.
    """
    words, registry = people_words(context.spoken), context.registry
    parts = [part for part in _APART_ON_LINE.split(text) if part]
    said = [role_and_organization(part, registry, words, described=True) for part in parts]
    if len(parts) > 1 and said[0] is not None:
        role, house = said[0]
        last = parts[-1] if role and len(parts) == 2 and parts[-1][:1].isupper() else None
        # What else stands behind them is a region or a beat.
        return role, house or next((one[1] for one in said[1:] if one and one[1]), last)
    led = words.employed.search(text) or (words.place.search(text) if words.place else None)
    if led is not None and is_organization(text[led.end() :], context.languages, leads=False):
        before = role_and_organization(text[: led.start()], registry, words, described=True)
        if before is not None and before[0]:
            return before[0], before[1] or text[led.end() :]
    for blank in _BLANK.finditer(text):
        role, house = text[: blank.start()], text[blank.end() :]
        if house[:1].isupper() and fold(role) in words.roles and _is_house(context, house, end):
            return fold(role), house
    return None


def _is_house(context: Context, printed: str, end: int) -> bool:
    """Whether a name is that of a line of the page, or of a house that the text names."""
    working = context.working
    if is_named_as_house(working, printed, end, leads=False):
        return True
    return working.startswith(f"{printed}\n") or working.find(f"\n{printed}\n", 0, end) >= 0
