r"""The machine-made lines of a feed: service headers, slugs, update words, counts, copyright.

header    = letter 4figure *code / 2*( letter ) slug month "-" day count   ; r z BC-Heat 02-20 0500
slug      = ( "BC-" / "AM-" / "PM-" ) words [ "," take ] [ "," count ] [ "<" ]
/ word 1*( ( "-" / "/" ) word ) [ "/" ]                ; Germany-politics/
count     = figures "words" / "Words:" figures
menu      = 3*section
buttons   = button 1*7( ( 2*blank / "|" / blank ) button )        ; Print  E-mail | Share
copyright = ( "c." / "(c)" / "©" / "Copyright" ) [ "(c)" ] year words
link      = [ 1*9word ":" ] address                      ; More of this at: https://example.com
release   = code ":" company "/" label ":" topic         ; QPL-News: Tarn AG / Key word(s): Wind
picture   = agency "Photo" code *( "," code )                    ; AP Photo GATK105, GATK106
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from unicodedata import combining, normalize

import regex

from wirecopy.fields.signoff import MOST_BLANKS, Signoffs
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.words import Languages, fold, fold_line
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END, SENTENCE_END_CLASS

_HEADER = (
    r"\^?(?:\p{L}\d{4}\S{0,20}|(?:\p{Ll}{1,3}[ ]){1,3}\S[^\n]{0,80}?[ ]\d\d-\d\d[ ]\d{2,5}"
    r"|\p{Ll}{3}\d{3,4}[ ]\d[ ]\p{Ll}[ ]\d{1,5}[^\n]{0,40}"
    # INT031 3 GEN 0212 F ..., APA0151 5 CI 0230
    r"|\p{Lu}{2,4}\d{2,4}(?:[ ](?:\p{Lu}{1,6}|\p{Lu}{0,8}[-/]?\d{1,5})){2,9}"
    r"(?:[ ][^\n]{0,60})?"
    # QPLQ1187/SXA, XCI20441; EURO2024 ends in a year
    r"|\p{Lu}{3,8}(?!(?:19|20)\d\d$)\d{3,6}(?:/\p{Lu}{2,5})?)"
)
_COUNT = r"(?i:\(?(?:\d{2,5}[ ]words?|words?[ ]?:[ ]?\d{2,5})\)?[.]?)"
_COPYRIGHT = r"(?i:(?:c\.|\(c\)|©|copyright(?:[ ](?:\(c\)|©))?)[ ]?(?:19|20)\d\d\b[^\n]{0,120})"
# date = month-name day year / day month-name year / figures with stops, strokes or hyphens
_DATE = lazy(
    r"\p{L}{3,12}\.?[ ]\d{1,2}[.,]?[ ]\d{4}"
    r"|\d{1,2}\.?[ ](?:de[ ])?\p{L}{3,12}\.?,?[ ](?:de[ ])?\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
)
_BETWEEN_BUTTONS = lazy(r"[ ]*[|•·][ ]*|[ ]{2,}")
_IS_APART = re.compile(r"[|•·]")
_SHORTEST_PARAGRAPH = 30
_LONGEST_MENU, _FEWEST_SECTIONS = 120, 3
# What stands in sentences and titles, but between no buttons.
_IN_SENTENCES = re.compile(r"[\d.,:;!?\"“”«»()…]")
_MOST_BUTTONS = 8
_LONGEST_BUTTONS = 80
# A date in a line is longer than its slot by no more, and blanks may be doubled.
_LONGEST_SLOT, _DOUBLED_BLANKS = 24, 4
# The same words begin the lines of all copy; as many of them are remembered.
_MOST_PLAIN_WORDS = 50_000
# What these lines hold: a figure, and a slug or a picture's code a joint or a figure.
_FIGURE = re.compile(r"\d")
_YEAR_ENDS = "0123456789."
_CONTACT = r"\(\([^\n]{1,220}\)\)"
_RELEASE = (
    r"\p{Lu}{2,6}-\p{Lu}[\p{L}-]{1,14}:[ ][^\n/]{2,90}[ ]/[ ]"
    r"\p{Lu}[\p{L} ]{2,20}(?:\(\p{L}{1,3}\))?:[ ][^\n]{2,90}"
)
_OF_FEEDS = lazy(f"{_HEADER}|{_COUNT}|{_COPYRIGHT}|{_CONTACT}|{_RELEASE}")
_LINK = lazy(
    r"(?:\p{L}\S{0,30}(?:[ ]\S{1,30}){0,8}?:[ ]?)?(?:https?://|www\.)[^\s<>]{3,200}",
    regex.IGNORECASE,
)
# What draws Arabic letters out, and alone a rule.
_STRETCH = "\u0640"
# A line without a letter, such as a page's tracking number, or with nothing but addresses.
_MAIL = r"[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,4}"
# or a tag that was left over
_NO_PROSE = lazy(
    rf"(?:[^\p{{L}}]|{_STRETCH}){{1,80}}+|</?[A-Za-z][\w:.-]{{0,20}}>"
    rf"|{_MAIL}(?:[ ]?[,;/|•·]?[ ]?{_MAIL}){{0,4}}"
)
# stuck address = end of a sentence, then an e-mail address; Korean sites add their own after it
_STUCK_ADDRESS = lazy(
    rf"(?<={SENTENCE_END_CLASS})[ ]*"
    r"(?P<address>[\w.+-]{1,64}@[A-Za-z\d-]{1,63}"
    r"(?:\.[A-Za-z\d-]{1,63}){1,4})(?:(?![A-Za-z\d])[^.。\n]{0,80}(?:\.[A-Za-z][^.。\n]{0,40}){0,2})?$"
)

# stuck button = end of a sentence, then a few words and what leads on: Read more..., [En savoir +]
_LEFT_OUT = lazy(r"(?<=[.…])[ ]*(?P<count>\[\+\d{1,7} chars(?:acters)?\])$")
_TRAILING, _LONGEST_BUTTON = frozenset(".…»>]→)"), 40
_STUCK_BUTTON = lazy(
    rf"(?<={SENTENCE_END_CLASS})[ ]+(?P<opening>[\[(]?)(?P<words>\p{{L}}[^.…»>\])→\n]{{3,30}}?)"
    r"[ ]?(?:\.{3}|…|»|>{1,2}|→|[\])])$"
)


def is_furniture_line(text: str) -> bool:
    """Whether a line is a feed's own: its header, a count of words, a copyright, a contact.

    Example:
        >>> is_furniture_line("c.1998 Lakeside News Service"), is_furniture_line("Bridge opens")
        (True, False)
    """
    if len(text) > LONGEST_SHORT_BLOCK:
        return False
    if not (_FIGURE.search(text) or text.startswith("((") or " / " in text):
        return False
    return _OF_FEEDS.fullmatch(text) is not None


# page-head = capitals "," weekday [ "," ] words and figures year
_PAGE_HEAD = lazy(
    r"\p{Lu}[\p{Lu}\p{M}'’&. -]{3,50}+[,—–][ ](?P<weekday>\p{L}[\p{L}\p{M}-]{3,15}+)[,.]?[ ]"
    r"[^\n]{4,24}(?:1[89]|20)\d\d\.?"
)
# day-line = weekday [ "," ] date [ clock ]   ; domingo, 15/10/2019 - 06:48, fredag 4 mars 2022
_DAY_LINE = lazy(
    r"(?P<weekday>\p{L}[\p{L}\p{M}-]{2,15}+),?[ ]\d{1,2}"
    r"(?:[./-]\d{1,2}[./-]|[.º]?[ ](?:de[ ])?\p{L}{3,12}[.,]?[ ](?:de[ ])?)(?:\d\d){1,2}"
    r"(?:[ ,|–-]{1,3}(?:\p{L}{1,4}[ ])?\d{1,2}[:.h]\d\d)?"
)


def is_link_line(text: str) -> bool:
    """Whether a line is an address of the web with its label, or without one.

    Example:
        >>> is_link_line("More at: https://example.com/a"), is_link_line("It is open.")
        (True, False)
    """
    short = len(text) <= LONGEST_SHORT_BLOCK and ("://" in text or "www." in text)
    return short and _LINK.fullmatch(text) is not None


def stands_alone(registry: Registry) -> Callable[[str], bool]:
    """Tells a line that is furniture or a sign-off, and so goes on with no other."""
    signoffs, openings, word_alone = Signoffs(registry), _openings(registry), _words_alone(registry)
    plain = _plain_words(registry)

    def is_alone(text: str) -> bool:
        blank = text.find(" ")
        if blank < 0:
            return word_alone(text)
        if text[-1] in _YEAR_ENDS and _is_of_a_day(text, registry):
            return True
        # Most lines begin with a word that no such line begins with, or are longer than those.
        first = text[:blank]
        if first in plain:
            return False
        longest, signed = openings(first)
        if not (longest or signed):
            if len(plain) >= _MOST_PLAIN_WORDS:
                plain.clear()
            plain.add(first)
            return False
        short = longest and (len(text) <= longest or _IS_APART.search(text) is not None)
        if short and is_listed(text, registry):
            return True
        return signed and text.count(" ") <= MOST_BLANKS and signoffs.is_signoff(text)

    return is_alone


def _is_of_a_day(text: str, registry: Registry) -> bool:
    """Whether a line is a weekday and a date to its year, behind a paper's name or not."""
    head = _PAGE_HEAD.fullmatch(text) or _DAY_LINE.fullmatch(text)
    return head is not None and fold(head["weekday"]) in registry.languages.weekdays


@lru_cache(maxsize=16)
def _plain_words(_registry: Registry) -> set[str]:
    """The first words seen so far that open no line which stands alone."""
    return set()


@lru_cache(maxsize=16)
def _words_alone(registry: Registry) -> Callable[[str], bool]:
    """Tells whether a word that has a line to itself stands alone; the same ones end much copy."""
    signoffs = Signoffs(registry)

    def is_alone(word: str) -> bool:
        return is_listed(word, registry) or signoffs.is_signoff(word)

    return lru_cache(maxsize=4096)(is_alone)


# So many letters tell the beginning of a long line of furniture.
LONG_HEAD = 12


@lru_cache(maxsize=16)
def long_heads(registry: Registry) -> frozenset[str]:
    """How the lines of furniture begin that are as long as a paragraph and end as one does."""
    return frozenset(
        line[:LONG_HEAD]
        for line in registry.furniture
        if len(line) >= _SHORTEST_PARAGRAPH and line[-1] in SENTENCE_END and line[0].isalpha()
    )


# Each registry's are remembered by themselves, so that none is kept for a word's sake.
@lru_cache(maxsize=16)
def _openings(registry: Registry) -> Callable[[str], tuple[int, bool]]:
    """Tells of a word how long a furniture line may be that begins so, and whether a sign-off may.

    Copy has the same first words again and again, so that what they open is remembered.
    """
    openers, longest = first_words(registry), _longest_line(registry)
    signoffs = Signoffs(registry)

    def opening(first: str) -> tuple[int, bool]:
        folded = first.casefold()
        if folded.isalpha():
            return longest(folded), folded in signoffs.first_words
        # A figure stands for any other, so that only the words around it tell the length.
        may_open = _IS_APART.search(folded) is not None or _may_open(folded, openers)
        return LONGEST_SHORT_BLOCK if may_open else 0, signoffs.may_open(first)

    return lru_cache(maxsize=4096)(opening)


def is_listed(text: str, registry: Registry) -> bool:
    """Whether a line is one of furniture that a data file lists."""
    # Letters with single blanks between are looked up as they are.
    if "  " not in text and text.replace(" ", "").isalpha():
        folded, known = text.strip(" ").casefold(), registry.furniture
        first = folded.split(" ", 1)[0]
        return folded in known or (first in known and _are_buttons(text, registry))
    # Most lines begin with no word that any line of furniture begins with; a figure may be any,
    # and what a bar parts is asked for by the piece.
    words = text.split(None, 2)
    if not words or not _openings(registry)(words[0])[0]:
        return False
    first, start = words[0].casefold(), text[:_LONGEST_BUTTONS]
    seconds = _second_words(registry)(first)
    other = seconds and len(words) > 1 and words[1].casefold() not in seconds
    apart = "  " in start or _IS_APART.search(start) is not None
    if other and not apart:
        return False
    figures = _FIGURE.search(text) is not None
    # Many a line begins with such a word, but few of those that are listed are as long.
    short = figures or len(text) <= _longest_line(registry)(first)
    if short and fold_line(text) in registry.furniture:
        return True
    if (apart or first in registry.furniture) and _are_buttons(text, registry):
        return True
    if not figures or len(text) > LONGEST_SHORT_BLOCK:
        return False
    if not _may_open(first, _words_before_dates(registry)):
        return False
    return fold_line(_DATE.sub("{date}", text)) in registry.furniture


def _are_buttons(text: str, registry: Registry) -> bool:
    """Whether a line is several lines of furniture that a page sets side by side."""
    if len(text) > _LONGEST_BUTTONS:
        return False
    for pieces in (_BETWEEN_BUTTONS.split(text), text.split()):
        if 1 < len(pieces) <= _MOST_BUTTONS and all(
            fold_line(piece) in registry.furniture for piece in pieces
        ):
            return True
    return False


def is_menu(text: str, languages: Languages) -> bool:
    """Whether a line is nothing but the names of a site's sections, side by side.

    Of five and more one may be unknown: every site has a section of its own.

    Example:
        >>> from wirecopy.knowledge.words import built_in
        >>> is_menu("Home News Sport Weather", built_in())
        True
        >>> is_menu("Sport brings towns together", built_in())
        False
    """
    # Most short lines have fewer words than a menu has sections.
    if len(text) > _LONGEST_MENU or len(text.split(None, 2)) < _FEWEST_SECTIONS:
        return False
    if _IN_SENTENCES.search(text) is not None:
        return False
    words = _unaccented(text).split()
    sections, firsts = _sections(languages), _first_of_sections(languages)
    known = unknown = at = 0
    while at < len(words) and unknown < 2:
        length = 0
        if words[at] in firsts:
            length = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in sections), 0)
        known, unknown = known + (length > 0), unknown + (not length)
        at += max(length, 1)
    return known >= _FEWEST_SECTIONS and (not unknown or (known > _FEWEST_SECTIONS and unknown < 2))


def menu_words(languages: Languages) -> frozenset[str]:
    """The first words of the names of sections, with their accents and without."""
    names = languages.words("page", "sections") | _sections(languages)
    return frozenset(name.split(" ", 1)[0] for name in names)


@lru_cache(maxsize=16)
def _sections(languages: Languages) -> frozenset[str]:
    return frozenset(map(_unaccented, languages.words("page", "sections")))


@lru_cache(maxsize=16)
def _first_of_sections(languages: Languages) -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in _sections(languages))


def _unaccented(text: str) -> str:
    """A line folded, without the accents that capitals lose in Greek."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return "".join(filter(lambda letter: not combining(letter), normalize("NFD", folded)))


@lru_cache(maxsize=16)
def first_words(registry: Registry) -> frozenset[str]:
    """The first words of the lines of furniture."""
    return frozenset(_by_first_word(registry))


@lru_cache(maxsize=16)
def _by_first_word(registry: Registry) -> Mapping[str, str]:
    """The lines of furniture, one a line, by the word that they begin with."""
    found: dict[str, str] = {}
    for line in registry.furniture:
        first = line.split(" ", 1)[0]
        found[first] = f"{found[first]}\n{line}" if first in found else line
    return found


def _beginning_with(first: str, registry: Registry) -> list[str]:
    """The lines of furniture that begin with a word."""
    lines = _by_first_word(registry).get(first)
    return lines.split("\n") if lines is not None else []


# What more is told of a first word is found out where copy has it, and remembered: few are met.
@lru_cache(maxsize=16)
def _second_words(registry: Registry) -> Callable[[str], frozenset[str]]:
    """Tells the second words of the lines of furniture that begin with a word.

    None are told where any may follow: behind a line of one word, or where a slot does.
    """

    def seconds(first: str) -> frozenset[str]:
        known = {(line + " {").split(" ", 2)[1] for line in _beginning_with(first, registry)}
        return frozenset() if any("{" in second for second in known) else frozenset(known)

    return lru_cache(maxsize=4096)(seconds)


@lru_cache(maxsize=16)
def _longest_line(registry: Registry) -> Callable[[str], int]:
    """Tells how long a line of furniture may be that begins with a word, its slots filled.

    Behind a line of one word others may stand side by side.
    """

    def length(line: str) -> int:
        filled = len(line) + line.count("{") * _LONGEST_SLOT if " " in line else _LONGEST_BUTTONS
        return filled + _DOUBLED_BLANKS

    def longest(first: str) -> int:
        return max(map(length, _beginning_with(first, registry)), default=0)

    return lru_cache(maxsize=4096)(longest)


def _may_open(first: str, openers: frozenset[str]) -> bool:
    """Whether a line may begin with a word, by the first words of lines that are listed."""
    folded = fold_line(first)
    return folded in openers or (folded != first and _begin_with_date(openers))


@lru_cache(maxsize=16)
def _begin_with_date(openers: frozenset[str]) -> bool:
    return any("{date}" in word for word in openers)


@lru_cache(maxsize=16)
def _words_before_dates(registry: Registry) -> frozenset[str]:
    """The first words of those that hold a date."""
    return frozenset(line.split(" ", 1)[0] for line in registry.furniture if "{date}" in line)


def is_wordless(working: str, start: int, end: int) -> bool:
    """Whether a block holds no word at all, or nothing but an address."""
    first = working[start]
    if first.isalpha() and first != _STRETCH and working.find("@", start, end) < 0:
        return False
    return _NO_PROSE.fullmatch(working, start, end) is not None


def stuck_address(working: str, start: int, end: int, registry: Registry) -> int | None:
    """Where an e-mail address or a button stands that follows the last sentence of a stretch.

    address = end of a sentence, address / end of a sentence, listed words [ "..." ]: Read more...
    or the count of what a service that cuts stories off has left out: ... [+2310 chars]
    """
    tail = max(start, end - LONGEST_SHORT_BLOCK)
    if working.find("@", tail, end) >= 0:
        match = _STUCK_ADDRESS.search(working, tail, end)
        return match.start("address") if match is not None else None
    if working[end - 1] not in _TRAILING:
        return None
    count = _LEFT_OUT.search(working, max(start, end - _LONGEST_BUTTON), end)
    if count is not None:
        return count.start("count")
    button = _STUCK_BUTTON.search(working, max(start, end - _LONGEST_BUTTON), end)
    if button is None or not is_listed(button["words"], registry):
        return None
    return button.start("opening")
