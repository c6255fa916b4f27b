"""What stands around a suspect word, and what it says for or against a correction."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

import regex

from wirecopy.knowledge.terms import Term
from wirecopy.text.patterns import lazy

POSSESSIVE = lazy(r"['’][sS]$")
APOSTROPHES = ("'", "’")
_PUNCTUATION = '.,;:!?()[]"“”«»'
_SENTENCE_END = tuple("!?;:")
AROUND = 200
_BESIDE = 40
# A token inside one of these is an address, a code, a tag or marked as it is meant.
LEFT_ALONE = lazy(r"[@/<>#_\\$`=]|\[sic\]|\w{2}\.[\p{Ll}\p{N}]{2}")
SIC = lazy(r"[\"'”’,.]{0,2}[ ]?[\[(]sic[\])]", regex.IGNORECASE)
# ticker = "(" exchange ":" code, whatever the case; "symbol" / "ticker" [ quote ] code
TICKER = lazy(
    r"(?:[(\[][\p{L}. ]{2,20}:[ ]?|\b(?:symbols?|tickers?)(?:[ ](?:is|of))?:?[ ][\"'“‘(<]?)$",
    regex.IGNORECASE,
)
# call-sign = ( "K" / "W" ) 3letter, as all stations of the United States have one
CALL_SIGN = lazy(r"[KW]\p{Lu}{3}")
COMPANY = lazy(
    r"[ ](?:Inc|Corp|Co|Ltd|Plc|PLC|plc|AG|SA|S\.A|NV|N\.V|SpA|GmbH|AB|ASA|Oyj?|BV|KK|Sdn|Pty|LP"
    r"|LLC|Corporation|Company|Limited|Bank|Bancorp|Bancshares|Industries|Holdings?|Group|Partners"
    r"|Systems|Resources|Technologies|Technology|Laboratories|Stores|Savings|Financial|Associates"
    r"|International|Enterprises|Foods|Oil|Gas|Mines|Petroleum|Energy|Airlines|Trust|Fund"
    r"|and Co|& )\b|[ ]?&[ ]"
)
# Letters that stand for one letter of another alphabet; of vowels, where names of persons are
# concerned: Erakat, Erekat.
_TRANSCRIBED = str.maketrans("zkqy", "scci")
_TRANSCRIBED_VOWELS = str.maketrans("zkqaiyu", "scceeeo")
_LONGEST_SYLLABLE = 3
_LONG_VOWEL = "aa"
_TRANSCRIBED_ENDING = lazy(r"(?:iy|yy|ii|yi|ij)(?=$|-)")
# clipped = word "in" apostrophe: Livin', Puttin' on
CLIPPED = lazy(r"[ ]?['’](?![\p{L}])")
# A capital inside a word is meant: PKing, SunOs.
INNER_CAPITAL = lazy(r"\p{Ll}\p{Lu}|^\p{Lu}{2,}\p{Ll}")
# What a sentence, a line or a quotation begins with is capitalized, whatever it is.
OPENING = lazy(r"(?:^|\n[ \t]*\n|\n[ ]{2}|[.!?:][\"'”’)]*[ ])[ ]*[\"'“‘«(\[]*$")
ARTICLE = lazy(r"(?<!\p{L})(?:the|an?)[ ]$", regex.IGNORECASE)
# What a place stands before: the sign of a possessive, the second name of a list.
PLACE_AFTER = lazy(r"['’]s\b|,[ ]\p{Lu}[\p{L}.]+(?:[ ]\p{Lu}[\p{L}.]+)?(?:,|[ ]and[ ]\p{Lu})")
# Lakes, rivers, streets and schools are named after more than any list of places holds.
FEATURE = lazy(
    r"[ ](?:Lakes?|Rivers?|Mountains?|Mount|Hills?|Islands?|Valley|Bay|Straits?|Canal|Creek|Falls"
    r"|Desert|Glacier|Peninsula|Reef|Street|Road|Avenue|Square|School|College|village|hamlet"
    r"|(?:sub-?)?district|county|township)\b"
)
# These are named after people.
NAMESAKE = lazy(
    r"[ ](?:Tribunal|Inquiry|Commission|Report|Prize|Awards?|Foundation|Amendment|Doctrine)\b"
)
_PARAGRAPH = lazy(r"\n[ \t]*\n|\n[ ]{2}")
_WORDS = lazy(r"(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*+")
_ENGLISH_WORDS = frozenset(
    "the and that said says with from was were this their its his they which would not been"
    " who".split()
)
# Some of these are words of one other language or another, but not several of them.
_SHARED_WORDS = frozenset("of to for by at as on it he has have are be will but".split())
_ENOUGH_SHARED = 3
_FEWEST_WORDS = 10
# Capitalized words that are no given names: at the start of a sentence, of a region, titles.
_NO_GIVEN_NAMES = (
    "A|An|In|At|From|To|Of|For|Near|The|And|But|On|By|With|As|If|When|While|After|Before|Since|Both"
    "|Where|Why|How|What|Who|Which|Into|Over|Against|Is|Are|Has|Have|Its|His|Their|Our|Amid|Inside"
    "|Only|Greater|N|S|E|W|North|South|East|West|Northern|Southern|Eastern|Western|Central"
    "|First|Second|Third|National|Union|Bank|Air|Old|Royal|"
    "President|Premier|Minister|Chancellor|Secretary|Senator|Sen|Rep|Gov|Governor|Mayor|King|Queen"
    "|Prince|Princess|Pope|General|Gen|Leader|Chairman|Judge|Justice|Chief|Adviser|Ambassador"
    "|Speaker|Mr|Mrs|Ms|Dr|Sir"
)
# given-name = capitalised / initials / abbreviation; a longer word with a stop ends a sentence
NAME_BEFORE = lazy(
    rf"(?<![\p{{L}}\p{{M}}])(?!(?:{_NO_GIVEN_NAMES})\b)"
    r"\p{Lu}(?:[\p{L}\p{M}]*+|[\p{L}\p{M}.]{0,4}\.)[ ]$"
)
NAME_AFTER = lazy(r"[ ]\p{Lu}[\p{Ll}.]")
# Who is named behind an office holds it.
OFFICE = lazy(
    r"\b(?:President|Premier|Prime Minister|Chancellor|Secretary|Minister|Pope|King|Queen)[ ]$"
)
# region = place ", " region ( "," / "." / ")" ), as after each town that is not well known
TOWN_BEFORE = lazy(r"(?<!\p{L})(\p{Lu}[\p{L}.'-]++(?:[ ]\p{Lu}[\p{L}.'-]++)?),[ \n]$")
REGION_AFTER = lazy(r"[,.)]")
# places = ( place / initials ) 1*( "/" place ), as no address has them
SLASHED = lazy(r"[^\p{L}]*(?:(?:\p{Lu}\.){2,4}+|\p{Lu}\p{L}++)(?:/\p{Lu}\p{L}++)++[^\p{L}/]*")
HONORIFIC = lazy(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Rev|Lady|Lord)\.?[ ]$")
# Who stands behind a relation is a person: "his wife Jihan", "a boy named Amin".
KIN = lazy(
    r"(?<!\p{L})(?:wife|husband|widow(?:er)?|spouse|fianc[eé]e?|girlfriend|boyfriend|partner|son|sons"
    r"|daughters?|child|children|mother|father|parents|sisters?|brothers?|twins?|aunt|uncle|niece"
    r"|nephew|cousins?|grand(?:son|daughter|mother|father)|baby|boy|girl|infant|named|called|nicknamed"
    r"|maiden name|née|born),?[ ](?:\p{Lu}\p{Ll}{1,20} and )?$",
    regex.IGNORECASE,
)
# initial = one capital and a stop; N. S. E. W. may be a quarter of a country instead
INITIAL = lazy(r"(?<![\p{L}.])(?![NSEW]\.)\p{Lu}\.[ ]$")
ANY_INITIAL = lazy(r"(?<!\p{L})\p{Lu}\.[ ]$")
# What a name may stand behind inside a word: the article of Arabic, "al-Harir", or a stray dash.
INSIDE_COMPOUND = lazy(r"(?<![\p{L}\p{M}])\p{L}{2,3}-$")
# "O'Brenan", "D'Ambra" are families, whatever stands behind the apostrophe.
FAMILY_PREFIX = lazy(r"(?<![\p{L}\p{M}])[OD]['’]$")
# What stands between two things of any kind says little of where one is.
LOOSELY_WHERE = lazy(r"(?:(?<!\p{L})(?:and|or)[ ]|,[ ])$", regex.IGNORECASE)
# What a place stands behind: a word for where, a quarter, an article, a comma after another place.
WHERE = lazy(
    r"(?:(?<!\p{L})(?:in|to|into|from|of|near|at|on|around|across|through|throughout|outside|inside"
    r"|within|between|over|against|with|without|for|via|towards?|by|beyond|off|behind|and|or|the"
    r"|a|an|leave|leaving|left|visit(?:s|ed|ing)?|reach(?:ed|ing)?|enter(?:ed|ing)?|under|than|like"
    r"|north|south|east|west|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
    r"ern|central|upper|lower|greater|new|outer|inner|mid-?)[ ]|\p{Lu}[\p{L}.]{1,30},[ ]|[/\-–])$",
    regex.IGNORECASE,
)


def is_region_of_place(before: str, after: str, places: Collection[str]) -> bool:
    """Whether a word stands where copy names the region of a town that is known."""
    match = TOWN_BEFORE.search(before)
    if match is None or REGION_AFTER.match(after) is None:
        return False
    town = match[1].casefold()
    return town in places or town.rpartition(" ")[2] in places


def stretch_around(working: str, start: int, end: int) -> tuple[int, int]:
    """What stands around a word without blanks, as far as a token may reach."""
    floor, ceiling = max(0, start - AROUND), min(len(working), end + AROUND)
    while start > floor and not working[start - 1].isspace():
        start -= 1
    while end < ceiling and not working[end].isspace():
        end += 1
    return start, end


def is_bracketed(before: str, after: str) -> bool:
    """Whether brackets stand around a word."""
    return before.endswith("(") and after.startswith(")")


def line_around(before: str, word: str, after: str) -> str:
    """The line that holds a word."""
    return before.rpartition("\n")[2] + word + after.partition("\n")[0]


def is_beside(term: Term, before: str, after: str) -> bool:
    """Whether the words that a part of a name needs beside it stand there."""
    if term.before is not None:
        near = before[-_BESIDE:].rpartition("\n\n")[2].split()[::-1]
        return not _ends_sentence(near, term.before) and _are(near, term.before)
    if term.after is not None:
        return _are(after[:_BESIDE].partition("\n\n")[0].split(), term.after)
    return True


def _ends_sentence(near: list[str], meant: str) -> bool:
    """Whether the word before is the last one of a sentence, and no "St." of a name."""
    last = near[0].rstrip("\"'”’)") if near else ""
    return last.endswith(_SENTENCE_END) or (
        last.endswith(".") and meant.split(maxsplit=1)[0][-1] != "."
    )


def _are(words: list[str], meant: str) -> bool:
    """Whether words, the nearest first, are those that are meant."""
    known = [word.strip(_PUNCTUATION) for word in meant.casefold().split()]
    found = [word.casefold() for word in words[: len(known)]]
    return [POSSESSIVE.sub("", word.strip(_PUNCTUATION)) for word in found] == known


def never_edited(word: str, right: str, *, of_name: bool = False, of_person: bool = False) -> bool:
    """Whether only an accent, an apostrophe or an s too many tells a word from the right one.

    All of them may be meant; an s too few is a slip as any ("Dalla"). So may what scribes of
    another alphabet choose between, Hisbullah, Hizbullah, and a letter with an accent, which no
    hand strikes for one without: Açores.

    Args:
        word: The word as printed.
        right: The term.
        of_name: Whether it is no place, whose long vowels scribes choose: Shabab, Shabaab.
        of_person: Whether it is the name of a person, whose vowels scribes choose too.
    """
    plain, meant = _plain(word), _plain(right)
    if plain == meant or (plain == f"{meant}s" and not meant.endswith("s")):
        return True
    if _has_accent(word) and not _has_accent(right):
        return True
    if of_name and _is_long_vowel(plain, meant):
        return True
    if plain == _TRANSCRIBED_ENDING.sub("y", meant) or (
        of_person and _TRANSCRIBED_ENDING.sub("y", plain) == meant
    ):
        return True
    if of_person and _differs_in_syllable(plain, meant):
        return True
    table = _TRANSCRIBED_VOWELS if of_person else _TRANSCRIBED
    other = [pair for pair in zip(plain, meant, strict=False) if pair[0] != pair[1]]
    return (
        len(plain) == len(meant)
        and len(other) == 1
        and (other[0][0].translate(table) == other[0][1].translate(table))
    )


def _is_long_vowel(short: str, long: str) -> bool:
    """Whether a word writes a vowel once that the right one writes twice: Shabab, Shabaab."""
    at = long.find(_LONG_VOWEL)
    return at >= 0 and long[:at] + long[at + 1 :] == short


def _differs_in_syllable(word: str, right: str) -> bool:
    """Whether a short piece between hyphens is another one: Jong-il is not Jong-pil."""
    pairs = list(zip(word.split("-"), right.split("-"), strict=False))
    return len(pairs) > 1 and any(
        left != meant and sorted(left) != sorted(meant) and len(meant) <= _LONGEST_SYLLABLE
        for left, meant in pairs
    )


def _has_accent(word: str) -> bool:
    return any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", word))


def has_word(working: str, word: str) -> bool:
    """Whether a text has a word as it is written, with blanks or stops around.

    Example:
        >>> has_word("a mobile phone", "mobile"), has_word("automobiles", "mobile")
        (True, False)
    """
    at = working.find(word)
    while at >= 0:
        end = at + len(word)
        if working[at - 1 : at].isspace() and not working[end : end + 1].isalnum():
            return True
        at = working.find(word, end)
    return False


def is_clipped(word: str, after: str) -> bool:
    """Whether a word is one that has lost its last letter to an apostrophe.

    Example:
        >>> is_clipped("Puttin", "' on"), is_clipped("Brelin", "'s mayor")
        (True, False)
    """
    return word[-2:].lower() == "in" and CLIPPED.match(after) is not None


def is_said_twice(word: str, after: str) -> bool:
    """Whether a hyphen and the word again stand after it, which is Indonesian for many of it."""
    return after[: len(word) + 1].casefold() == f"-{word}".casefold()


def reads_as_english(before: str, after: str) -> bool:
    """Whether the words around are not those of another language, as far as they are enough.

    Example:
        >>> reads_as_english("", " kita perlu mengatur agar surat itu dikirim dan diterima besok")
        False
        >>> reads_as_english("The mayor of ", " said so")
        True
    """
    paragraph = _PARAGRAPH.split(before)[-1], _PARAGRAPH.split(after)[0]
    words = [word for part in paragraph for word in _WORDS.findall(part)]
    if len(words) < _FEWEST_WORDS or not _ENGLISH_WORDS.isdisjoint(words):
        return True
    return len(_SHARED_WORDS.intersection(words)) >= _ENOUGH_SHARED


def _plain(word: str) -> str:
    """A word without accents and apostrophes, casefolded."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if letter.isalpha() or letter == "-")


def spelled_out_at(acronym: str, before: str) -> int:
    """How well the words before a bracket spell an acronym: 2 by initials, 1 by letters, 0 not.

    Example:
        >>> before = "points over London Interbank Offered Rates ("
        >>> spelled_out_at("LIBOR", before), spelled_out_at("LIOBR", before)
        (1, 0)
    """
    # Capitals of an acronym drop their accents, as in Greek.
    upper = unicodedata.normalize("NFD", before.upper())
    plain = "".join(letter for letter in upper if not unicodedata.combining(letter))
    words = regex.findall(r"\p{L}++", plain)[-2 * len(acronym) - 2 :]
    initials = "".join(word[0] for word in words)
    spelt = 0
    for at in (at for at, letter in enumerate(initials) if letter == acronym[0]):
        if _holds(initials[at:], acronym):
            return 2
        if _holds("".join(words[at:]), acronym):
            spelt = 1
    return spelt


def is_explained(word: str, right: str, before: str) -> bool:
    """Whether an acronym in brackets is what the words before it spell, or is anybody's guess."""
    spelt, meant = spelled_out_at(word, before), spelled_out_at(right, before)
    return meant == 0 or spelt > meant or spelt == 2


def _holds(letters: str, acronym: str) -> bool:
    """Whether letters hold those of an acronym in order."""
    left = iter(letters)
    return all(letter in left for letter in acronym)


def is_defined(word: str, before: str, after: str) -> bool:
    """Whether the copy spells out nearby what an acronym means."""
    between = r"[ \n-](?:(?:of|the|for|and|on|to|in|de|la|des|du|y|e)[ \n]){0,2}"
    spelled_out = between.join(rf"{letter}\p{{L}}{{1,20}}" for letter in word)
    return regex.search(rf"(?<!\p{{L}}){spelled_out}", before + word + after) is not None
