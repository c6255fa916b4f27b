r"""Credits at the end of copy: who reported, wrote, edited and helped.

credits  = [ "(" ] credit *( [ ";" / "," / "." ] credit ) [ ")" ]
credit   = label [ ":" ] people              ; Reporting by A in B, C and D in E; Editing by F
/ people contributed [ place ]      ; AP writer A contributed to this report.
/ person is role                    ; (A is a staff writer ...), or without brackets at the very end
/ person writes for employer        ; (A writes for the B.)
/ dash-run [ people "," ] desk [ telephone ]     ; -- A, London Newsroom +44 171 ...
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

import attrs
import regex

from wirecopy.fields.byline.names import is_name
from wirecopy.fields.byline.people import BylineFound, read_people
from wirecopy.fields.byline.roles import past_wrapping, people_words
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, Languages, first_word, first_words, fold
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.patterns import any_of, lazy
from wirecopy.text.punctuation import (
    SENTENCE_END,
    ends_a_sentence,
)

_LONGEST_CREDITS = 600
_LONGEST_LINE = 400
_LONGEST_NOTE = 300
_AFTER_CREDIT = " ;).,]\n-–—"
_LABEL_ENDS = (" by", " from", ":")
# telephone = 7 or more figures with the signs that part them, "+" or "tel" before
_TELEPHONE = lazy(
    r"[ ,]*(?:(?i:tel|phone|fax)\.?:?[ ]*)?[+(]{0,2}\d[\d ()/.+-]{5,30}\d$", regex.IGNORECASE
)
_DASH_LED = lazy(r"[-–—]{1,2}[ ]?(?=\p{Lu})")
_STOP = " .;,)]_"
_FEWEST_NAME_WORDS = 2
_MOST_ROLE_WORDS = 3
_MOST_BEFORE_VERB = 12
_ELIDED = re.compile(r"^(?:l|d|un|dell|all)['’]")
# What says more behind the names: Editing by Ana Ruz. Write to us at ...
_NEXT_SENTENCE = lazy(r"(?<=\p{Ll}{3})\.[ ](?=\p{Lu})")


@lru_cache(maxsize=64)
def _labels(spoken: Language) -> regex.Pattern[str]:
    """Labels of credits: a phrase stands alone, a single word needs its colon."""
    labels = {*spoken.credits.labels, *language(ENGLISH).credits.labels}
    phrases = any_of([label for label in labels if " " in label])
    single = any_of([label for label in labels if " " not in label])
    bare = any_of([label for label in labels if " " not in label and has_no_capitals(label)])
    return regex.compile(
        rf"(?<!\p{{L}})(?i:(?P<label>{phrases})[ ]*[:：]?[ ]*"
        rf"|(?P<label>{single})[ ]*[:：][ ]*)"
        # In brackets, and behind a dash in them, a blank is enough: (إعداد ... - تحرير ...).
        rf"|(?:(?<=[(（])|(?<=[ ][-–—][ ]))(?P<label>{bare})[ ]+"
    )


@lru_cache(maxsize=64)
def opening_words(spoken: Language) -> frozenset[str] | None:
    """The first words of the labels; None where words are not spaced."""
    labels = (*spoken.credits.labels, *language(ENGLISH).credits.labels)
    return first_words(labels) if spoken.joiner == " " else None


@lru_cache(maxsize=64)
def _heads(spoken: Language) -> Mapping[str, Collection[str]] | None:
    """What must stand in a text that has the first word of a label; None as `opening_words`.

    Two words of a phrase, the colon of a single word, or where no capitals tell it the word alone.
    """
    openers = opening_words(spoken)
    if openers is None:
        return None
    found: dict[str, set[str]] = {word: set() for word in openers}
    for label in (*spoken.credits.labels, *language(ENGLISH).credits.labels):
        folded, first = label.casefold(), first_word(label, 0)
        if " " in label:
            found[first].add(" ".join(folded.split(" ")[:2]))
        else:
            found[first].update((first,) if has_no_capitals(label) else (":", "："))
    return found


@lru_cache(maxsize=64)
def _contributed(spoken: Language) -> regex.Pattern[str]:
    """What stands behind the names: ``contributed to this report from Lima``, ``reported from``."""
    phrases = (*spoken.credits.contributed, *language(ENGLISH).credits.contributed)
    before_place = {*spoken.byline.before_place, "from", "in"}
    led = [phrase for phrase in phrases if phrase.rpartition(" ")[2] in before_place]
    place = r"[ ](?P<place>\p{Lu}[^;()\n]{1,60}?)"
    return regex.compile(
        rf"[ ](?:(?i:{any_of(led)}){place}"
        rf"|(?i:{any_of(phrases)})(?:[ ](?i:{any_of(tuple(before_place))}){place})?)"
        r"(?:\.(?=[ )\]_]*$|[ ]\p{Lu})|[;)\]]|$)"
    )


@lru_cache(maxsize=64)
def _is_a(spoken: Language) -> regex.Pattern[str]:
    return regex.compile(rf"[ ](?i:{any_of(spoken.credits.is_a)})[ ]")


@lru_cache(maxsize=64)
def _verbs(spoken: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The first words of what says what somebody is, and of what says for whom they write.

    Both stand between blanks.
    """
    phrases = (*spoken.credits.writes_for, *language(ENGLISH).credits.writes_for)
    lists = (spoken.credits.is_a, (phrase.rpartition(" ")[0] for phrase in phrases))
    is_a, writing = (
        frozenset(_dotless(phrase).split(" ", 1)[0] for phrase in one) for one in lists
    )
    return is_a, writing


@lru_cache(maxsize=64)
def _professions(spoken: Language) -> frozenset[str]:
    words = (*spoken.credits.professions, *language(ENGLISH).credits.professions)
    return frozenset(map(fold, words))


@lru_cache(maxsize=64)
def _employer(spoken: Language) -> regex.Pattern[str]:
    """Whom somebody works for: ``for``, ``bei der``, and an organization."""
    words = any_of((*spoken.credits.works_for, *language(ENGLISH).credits.works_for))
    return regex.compile(rf"[ ](?i:{words})[ ](?P<employer>[^.,;)\]]{{2,60}})")


@lru_cache(maxsize=64)
def _writes_for(spoken: Language) -> regex.Pattern[str]:
    """A verb and an employer, without a role: ``schreibt für``, ``reports on schools for``."""
    phrases = (*spoken.credits.writes_for, *language(ENGLISH).credits.writes_for)
    parted = {phrase.rpartition(" ")[::2] for phrase in phrases}
    verbs = "|".join(
        rf"{regex.escape(verb)}(?:[ ][^.,;()\]]{{1,60}}?)?[ ]{regex.escape(word)}"
        for verb, word in sorted(parted)
    )
    return regex.compile(rf"[ ](?i:{verbs})[ ](?P<employer>[^.,;()\]]{{2,60}})")


def read_credits(context: Context, start: int, end: int) -> tuple[BylineFound, ...]:
    """The credits that a stretch holds: ``(Reporting by A in B; Editing by C)``."""
    working = context.working
    labels = list(_labels(context.spoken).finditer(working, start, end))
    if not labels:
        return _read_other(context, start, end)
    found = []
    for index, label in enumerate(labels):
        last = labels[index + 1].start() if index + 1 < len(labels) else end
        sentence = _NEXT_SENTENCE.search(working, label.end(), last)
        last = sentence.start() if sentence is not None else last
        while last > label.end() and working[last - 1] in _AFTER_CREDIT:
            last -= 1
        people = read_people(context, label.end(), last, strict=False)
        role = _role_of(label["label"])
        credited = tuple(
            who._replace(person=attrs.evolve(who.person, role=role)) for who in people.people
        )
        if people:
            found.append(BylineFound(label.start(), last, credited, people.desk))
    return tuple(found)


def _role_of(label: str) -> str:
    role = fold(label)
    for end in _LABEL_ENDS:
        role = role.removesuffix(end)
    return role.removeprefix("with ").strip()


def _read_other(context: Context, start: int, end: int) -> tuple[BylineFound, ...]:
    if end - start > _LONGEST_LINE:
        return ()
    desk = _read_desk_line(context, start, end)
    if desk is not None:
        return (desk,)
    return _read_contributions(context, start, end) or _read_description(context, start, end)


def _read_desk_line(context: Context, start: int, end: int) -> BylineFound | None:
    """``-- Ana Ruz, London Newsroom +44 171 ...``: a desk, or a name with its telephone."""
    working = context.working
    span = _desk_line(working, start, end, context.languages)
    if span is None:
        return None
    first, names_end, last = span
    desk = working[names_end:last].lstrip(", ") or None
    if names_end == first:
        return BylineFound(start, end, (), desk)
    people = read_people(context, first, names_end).people
    employed = tuple(
        who._replace(person=attrs.evolve(who.person, organization=who.person.organization or desk))
        for who in people
    )
    return BylineFound(start, end, employed) if employed else None


def _desk_line(
    working: str, start: int, end: int, languages: Languages
) -> tuple[int, int, int] | None:
    """Where the names begin and end and where the desk ends, in a line that a dash leads."""
    dash = _DASH_LED.match(working, start, end)
    if dash is None or end - start > _LONGEST_LINE:
        return None
    number = _TELEPHONE.search(working, dash.end(), end)
    last = number.start() if number is not None else end
    names, _, desk = working[dash.end() : last].rpartition(",")
    if desk and fold(desk).rsplit(" ", 1)[-1] in languages.words("byline", "desks"):
        return dash.end(), dash.end() + len(names), last
    return (dash.end(), last, last) if number is not None else None


def _read_contributions(context: Context, start: int, end: int) -> tuple[BylineFound, ...]:
    """``AP writer Ana Ruz contributed to this report from Lima.``, and nothing else."""
    working = context.working
    found: list[BylineFound] = []
    at = past_wrapping(working, start, end)
    for match in _contributed(context.spoken).finditer(working, at, end):
        people = read_people(context, at, match.start())
        if not people:
            return ()
        place = match["place"]
        placed = tuple(
            who._replace(person=attrs.evolve(who.person, place=who.person.place or place))
            for who in people.people
        )
        found.append(BylineFound(at, match.end(), placed, people.desk))
        at = match.end()
        while at < end and working[at] in _STOP:
            at += 1
    return tuple(found) if at >= end else ()


def may_be_contribution(context: Context, start: int, end: int) -> bool:
    """Whether a block holds the phrase of such a credit, or is one bracket."""
    working = context.working
    if end - start > _LONGEST_LINE:
        return False
    if working[start] in "([" and working[end - 1] in ")]":
        return True
    folded = working[start:end].casefold()
    short, inner, phrases = _phrases(context.languages)
    if any(map(folded.__contains__, short)):
        return True
    return not inner.isdisjoint(folded.split(" ")) and any(map(folded.__contains__, phrases))


@lru_cache(maxsize=16)
def _phrases(
    languages: Languages,
) -> tuple[Collection[str], frozenset[str], Collection[str]]:
    """The phrases of such credits: short ones, and words inside the longer ones, and these."""
    all_of = languages.words("credits", "contributed")
    least = [phrase for phrase in all_of if not any(map(phrase.__contains__, all_of - {phrase}))]
    longer = [phrase for phrase in least if phrase.count(" ") > 1]
    inner = frozenset(max(phrase.split(" ")[1:-1], key=len) for phrase in longer)
    return [phrase for phrase in least if phrase not in longer], inner, longer


def _read_description(context: Context, start: int, end: int) -> tuple[BylineFound, ...]:
    """``(Ana Ruz is a staff writer for the Lakeside Herald.)``, in brackets only."""
    working = context.working
    first = past_wrapping(working, start, end)
    if first == start or working[end - 1] not in ")]" or "(" not in working[start:first]:
        return ()
    described = _described(context, first, end)
    return (described._replace(start=start),) if described is not None else ()


def read_author_note(
    context: Context, start: int, end: int, *, anybody: bool = False
) -> BylineFound | None:
    """The author of a last paragraph without brackets: ``Ana Ruz is a columnist for The Sun``.

    What else it says may be of where they live, and of what they wrote.

    Args:
        context: The text, and what to read it by.
        start: Where the paragraph begins.
        end: One past its end.
        anybody: Whether no role need say that somebody writes, but what people are who do: a nurse.
    """
    if end - start > _LONGEST_NOTE or not ends_a_sentence(context.working, end):
        return None
    return _described(context, start, end, noted=True, anybody=anybody)


def _described(
    context: Context, first: int, end: int, *, noted: bool = False, anybody: bool = False
) -> BylineFound | None:
    """The person of whom a sentence says nothing but what they are, or for whom they write.

    Args:
        context: The text, and what to read it by.
        first: Where the name begins.
        end: One past the end of what is said.
        noted: Whether what they were before may stand behind the name.
        anybody: Whether a profession tells as well as a role does.
    """
    working = context.working
    # Behind more words than these a verb has more before it than any name.
    words = _dotless(working[first:end]).split(None, _MOST_BEFORE_VERB)[:_MOST_BEFORE_VERB]
    verbs, writing = _verbs(context.spoken)
    written = verb = None
    if not writing.isdisjoint(words):
        written = _writes_for(context.spoken).search(working, first, end)
    if not verbs.isdisjoint(words):
        verb = _is_a(context.spoken).search(working, first, end)
    if written is not None and (verb is None or written.start() < verb.start()):
        verb = written
    else:
        written = None
    if verb is None:
        return None
    # Ana Ruz, a former nurse, teaches at ...
    name, _, aside = working[first : verb.start()].partition(", ")
    if aside and not (noted and aside[0].islower() and aside.endswith(",")):
        return None
    if len(name.split()) < _FEWEST_NAME_WORDS or not is_name(name, context.languages):
        return None
    role, employer = None, written
    if written is None:
        said = fold(working[verb.end() : end - 1]).split()
        roles = people_words(context.spoken).roles
        role = _first_role(said, roles | _professions(context.spoken) if anybody else roles)
        if role is None:
            return None
        employer = _employer(context.spoken).search(working, verb.end(), end)
    organization = employer["employer"] if employer else None
    if organization is not None and "@" in organization:
        organization = None  # they can be reached there
    described = tuple(
        who._replace(person=attrs.evolve(who.person, role=role, organization=organization))
        for who in read_people(context, first, first + len(name)).people
    )
    return BylineFound(first, end, described) if described else None


def _dotless(text: str) -> str:
    """A text casefolded as patterns do that, which take all letters i for one."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.replace("\u0307", "").replace("ı", "i")


def _first_role(words: list[str], roles: frozenset[str]) -> str | None:
    """The longest role among the words, the first where several stand."""
    # The article may be one letter of the word: l'autrice.
    stripped = [_ELIDED.sub("", word.strip(".,;")) for word in words]
    for length in range(_MOST_ROLE_WORDS, 0, -1):
        for at in range(len(stripped) - length + 1):
            role = " ".join(stripped[at : at + length])
            if role in roles:
                return role
    return None


def is_credit_line(context: Context, start: int, end: int) -> bool:
    """Whether a block begins with the label of a credit, or with a dash and a desk."""
    working, spoken = context.working, context.spoken
    wrapped = not working[start].isalnum()
    first = past_wrapping(working, start, end) if wrapped else start
    opening = opening_words(spoken)
    known = opening is None or first_word(working, first) in opening
    if known and _labels(spoken).match(working, first, end) is not None:
        return True
    return wrapped and _desk_line(working, start, end, context.languages) is not None


def opens_credits(working: str, start: int, end: int, spoken: Language) -> int | None:
    """Where credits begin that reach to the end of a block; None where it has none.

    They stand alone or after the end of a sentence, in brackets or not.
    """
    tail = max(start, end - _LONGEST_CREDITS)
    openers = _heads(spoken)
    if openers is not None:
        folded = working[tail:end].casefold()
        words = folded.replace("(", " ").replace(":", " ").split()
        found = openers.keys() & words
        if not any(head in folded for word in found for head in openers[word]):
            return None
    for match in _labels(spoken).finditer(working, tail, end):
        opening = match.start()
        while opening > start and working[opening - 1] in "( \n":
            opening -= 1
        bracketed = "(" in working[opening : match.start()]
        if opening == start or bracketed or working[opening - 1] in SENTENCE_END:
            return opening
    return None
