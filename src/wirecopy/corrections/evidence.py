"""What speaks for and against a correction: the one place where it is scored.

A suspect word and the term that it may be a slip of are seen together, as a *sighting*. Evidence
adds up; a correction is made where the sum reaches the threshold of the term's kind and no other
term comes near it. The weights were chosen on news copy, see the page on corrections in the
documentation.
"""

from __future__ import annotations

from typing import NamedTuple

from wirecopy.knowledge.terms import ACRONYM, AGENCY, BODY, DATE, NATIONALITY, PERSON, PLACE, Term
from wirecopy.text.typos import kind_of_slip

# How likely a hand slips so.
SLIPS = {
    "two letters swapped": 5.0,
    "letters turned round another": 4.0,
    "a letter doubled": 4.5,
    "one of two dropped": 4.5,
    "the wrong letter doubled": 4.5,
    "a neighbouring key": 3.5,
    "a neighbouring key added": 3.0,
    "a letter dropped": 3.0,
    "another vowel": 1.0,
    "a letter added": 0.0,
    "a letter changed": 0.0,
}
SWAPS = frozenset({"two letters swapped", "letters turned round another"})
# Families differ by the letter that they double: Petterson, Petersson.
UNLIKELY = {(PERSON, "the wrong letter doubled"): -4.0}
# Other languages' words for a people differ by a letter: Canadien, Americano.
UNLIKELY |= {
    (NATIONALITY, slip): -6.0 for slip in ("another vowel", "a letter added", "a letter changed")
}
# On a keyboard three vowels lie side by side, which names exchange all the same: Haotian.
NEIGHBOURING_VOWEL = {NATIONALITY: -1.0}
# Letters at the end that other languages have: Louisiane, Stratforde.
FOREIGN_ENDING = {PLACE: -6.0}
ENDINGS = frozenset("aeiou")
# By the length of the term, from four letters on; the last holds for longer ones too.
LENGTHS = (-2.5, -1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.0, 2.5)
SHORTEST = 4
# By how well known the term is.
FAME = (-1.5, -0.5, 0.5, 2.0)
# Hands seldom slip at the first letter of a name, and names end in many ways.
FIRST_LETTER = {ACRONYM: -0.5}
# "Italiana", "Italiane" end as other languages do.
LAST_LETTER = {ACRONYM: -0.5, NATIONALITY: -6.0}
OTHER_FIRST_LETTER = -2.5
OTHER_LAST_LETTER = -1.0
IN_DOCUMENT = 3.0
IN_NAME = 2.0
IN_SLOT = 3.0
# "Bishop, Texad.": where the region of a town is named, it is a well-known one.
REGION_HERE = 1.0
IN_OFFICE = 1.0
COMPOUND = 2.0
DOUBT = (0.0, -4.0, -8.0)
DOUBT_IN_DOCUMENT = (0.0, -3.0, -5.0)
# A word or a name stands in capitals only in a line of them: elsewhere "SEAN" may be of ASEAN.
DOUBT_OF_CAPITALS, DOUBT_OF_CAPITALS_IN_DOCUMENT = (0.0, -1.5, -5.0), (0.0, -0.5, -1.5)
# "Ceasar Chavez", "Untied Nations": beside the rest of a name it hardly matters that the word is
# one; common words are seen with the best-known names only.
DOUBT_IN_NAME = (0.0, -1.0, 0.0)
OTHER_LANGUAGE = -4.0
# The same of the line alone: a title, a quotation, a page in two languages.
OTHER_LANGUAGE_HERE = -4.0
# The guard knows English words: what begins a sentence elsewhere may be any word of the language,
# even where the document has the term: "Sekarang" (now) in a story from Semarang.
OPENING_ABROAD = -2.0
# What follows is waived where the document has the term.
CAPITALS_LINE = -1.5
# What begins a sentence may be any word, as its capital says nothing; countries often begin one.
OPENING, OPENING_COUNTRY = -1.0, -0.5
# What begins a name, and no word for where stands before it, is rather a given name: Virgilia.
GIVEN_NAME = -3.0
OTHER_WORDS = frozenset({"another vowel", "a letter added", "a letter changed"})
# "Dongting Lake" is no slip of a city.
FEATURE_AFTER = -2.0
# "the Larkston Tribunal" has its name from a judge.
NAMESAKE_AFTER = -4.0
# Towns and peoples differ by a vowel, or by a letter more.
OTHER_PLACES = {"another vowel": -0.5, "a neighbouring key added": -0.5}
# A short name of a lesser place is one slip from more firms and families than any list holds.
SHORT_PLACE, SHORT_PLACE_LENGTH = -1.0, 6
# No hand strikes a far key at the first letter: "Tar-a-Lago" is a joke.
FAR_FIRST_LETTER = -2.0
# "The Jungling role" is of no town; "the Punggre-ri site" is of one, as the hyphen tells.
WITH_ARTICLE = -1.0
# A short name of a company or a person is one slip from many words.
SHORT_NAME = -0.5
SHORT = 5
SHORT_NAMES = frozenset({PERSON, BODY})
# A name that no word for a place stands before may be anybody's.
NO_PLACE_HERE = -1.0
# What nobody has spelt out here may be any acronym, as there are more than any list holds; least
# where it has all the letters of one that everybody knows.
UNKNOWN_ACRONYM = (-2.0, -2.0, -2.0, -2.0)
# A letter struck for the one beside it leaves as many.
MISSTRUCK_ACRONYM = (-2.0, -2.0, -1.0, 0.0)
SWAPPED_ACRONYM = (-1.0, -1.0, -1.0, 0.0)
# Long ones are few.
LONG_ACRONYM, LONG = 1.5, 6
# A letter too many makes an acronym longer than most are.
DOUBLED_ACRONYM = (-2.0, -2.0, -1.5, -1.0)
_ACRONYMS_BY_SLIP = {
    "a neighbouring key": MISSTRUCK_ACRONYM,
    "a letter doubled": DOUBLED_ACRONYM,
}
COMPANY_BESIDE = -1.0
OTHER_NAME_BEFORE = -3.0
NAME_AFTER = -0.5
# Who comes from Jinan may be called Jihan.
NAME_BEFORE_KNOWN, NAME_BEFORE_PLACE = -4.0, -3.5
THRESHOLDS = {
    ACRONYM: 2.5,
    PLACE: 4.0,
    NATIONALITY: 4.0,
    AGENCY: 4.0,
    BODY: 4.5,
    PERSON: 4.5,
    DATE: 4.5,
}
# How far the best term must lead the second.
MARGIN = 1.5


class Sighting(NamedTuple):
    """A suspect word where it stands, and a term that it may be a slip of.

    Attributes:
        word: The word as printed.
        term: The term.
        in_document: Whether the document has the term elsewhere.
        told: Whether the document says beside it what the term stands for.
        in_name: Whether the word beside it is the one that the term's name has there.
        in_slot: Whether it stands where only such a term can: a dateline's place.
        capitals_line: Whether its line is all in capitals.
        company_beside: Whether a word such as "Corp" makes it a part of a company's name.
        name_before: Whether the word before it may be a given name: it is capitalized and no title.
        name_after: Whether the word after it is.
        given_name: Whether it begins a name that stands where another thing is named.
        of_another: Whether the given name or initial before it stands before the term nowhere.
        place_here: Whether the words beside it make a place likely.
        with_article: Whether an article stands before it, as before few places.
        doubt: How right the word may be as it is: 2 for a common word, 1 for a name or a place
            that is rarely met, 0 for none that is known.
        other_language: Whether the copy is in another language than English.
        other_language_here: Whether the line is.
        opening: Whether it begins a sentence or a line.
        feature_after: Whether a word such as "Lake" stands after it.
        namesake_after: Whether a word such as "Tribunal" does, which people give their names.
        in_office: Whether an office stands before it.
        region_here: Whether a town and a comma stand before it.
    """

    word: str
    term: Term
    in_document: bool = False
    told: bool = False
    in_name: bool = False
    in_slot: bool = False
    capitals_line: bool = False
    company_beside: bool = False
    name_before: bool = False
    name_after: bool = False
    given_name: bool = False
    of_another: bool = False
    place_here: bool = True
    with_article: bool = False
    doubt: int = 0
    other_language: bool = False
    other_language_here: bool = False
    opening: bool = False
    feature_after: bool = False
    namesake_after: bool = False
    in_office: bool = False
    region_here: bool = False

    @property
    def right(self) -> str:
        """The term as the word would be printed."""
        return self.term.text.upper() if self.word.isupper() else self.term.text

    @property
    def source(self) -> str:
        """The strongest evidence, for the rule of an edit."""
        if self.in_document:
            return "document"
        if self.in_slot:
            return "dateline"
        return "name" if self.in_name else "lexicon"


def weigh(sighting: Sighting) -> float:
    """The sum of the evidence.

    Example:
        >>> weigh(Sighting(word="Kazahkstan", term=Term("Kazakhstan", PLACE, 3)))
        9.0
    """
    return _of_words(sighting.word.casefold(), sighting.term) + _of_place(sighting)


def may_be_slip(word: str, term: Term, doubt: int) -> bool:
    """Whether a word would be corrected to a term if everything around spoke for it.

    Example:
        >>> may_be_slip("Kazahkstan", Term("Kazakhstan", PLACE, 3), 0)
        True
        >>> may_be_slip("Rogan", Term("Hogan", PERSON, 1), 0)
        False
    """
    table = DOUBT_OF_CAPITALS_IN_DOCUMENT if term.kind == ACRONYM else DOUBT_IN_DOCUMENT
    around = IN_DOCUMENT + _doubt(term, table[doubt])
    around += IN_NAME if term.is_part else 0.0
    return _of_words(word.casefold(), term) + around >= THRESHOLDS[term.kind]


def may_weigh_enough(sighting: Sighting) -> bool:
    """Whether a sighting reaches the threshold of its term if all the words around speak for it.

    Args:
        sighting: The word and the term, with what the document and the lexicon say of them.
    """
    term, known = sighting.term, sighting.in_document
    most = _of_words(sighting.word.casefold(), term) + _most_of_doubt(sighting)
    most += IN_DOCUMENT if known else 0.0
    most += IN_NAME if sighting.in_name else 0.0
    most += IN_SLOT if sighting.in_slot else 0.0
    most += IN_OFFICE if term.kind == PERSON else 0.0
    most += REGION_HERE if term.kind == PLACE else 0.0
    if term.kind == ACRONYM and not known:
        most += _unknown_acronym(sighting.word, term)
    return most >= THRESHOLDS[term.kind]


def _most_of_doubt(sighting: Sighting) -> float:
    """What doubt counts least, in a line in capitals or in another."""
    return max(
        _of_doubt(sighting._replace(capitals_line=False)),
        _of_doubt(sighting._replace(capitals_line=True)),
    )


def _doubt(term: Term, doubt: float) -> float:
    """What doubt counts; none, where the rest of a name must stand beside the word."""
    return 0.0 if term.is_part else doubt


def _of_words(wrong: str, term: Term) -> float:
    """What the two words say, wherever they stand."""
    right = term.text.casefold()
    slip = kind_of_slip(wrong, right)
    score = SLIPS[slip] + FAME[term.fame] + UNLIKELY.get((term.kind, slip), 0.0)
    if slip == "a neighbouring key" and _is_vowel_changed(wrong, right):
        score += NEIGHBOURING_VOWEL.get(term.kind, 0.0)
    score += LENGTHS[min(len(right) - SHORTEST, len(LENGTHS) - 1)]
    if wrong[0] != right[0]:
        score += FIRST_LETTER.get(term.kind, OTHER_FIRST_LETTER)
        score += FAR_FIRST_LETTER if slip == "a letter changed" else 0.0
    if wrong[-1] != right[-1]:
        # "Americna" ends as it does because two letters are swapped, and not as a language has it.
        swapped = term.kind == NATIONALITY and slip == "two letters swapped"
        score += OTHER_LAST_LETTER if swapped else LAST_LETTER.get(term.kind, OTHER_LAST_LETTER)
    # "Punggre-ri": what has a hyphen in the right place is hardly another word.
    return score + (COMPOUND if "-" in right and "-" in wrong else 0.0)


def _is_vowel_changed(wrong: str, right: str) -> bool:
    """Whether the letter that differs is a vowel in both of two words of one length."""
    changed = next(pair for pair in zip(wrong, right, strict=True) if pair[0] != pair[1])
    return ENDINGS.issuperset(changed)


def _ends_as_abroad(wrong: str, right: str) -> bool:
    """Whether only a vowel at the end is another one, or one too many: Louisiane, Stratforde."""
    if wrong[-1] not in ENDINGS:
        return False
    slip = kind_of_slip(wrong, right)
    if wrong[:-1] == right:
        return slip != "a letter doubled"
    return slip == "another vowel" and wrong[:-1] == right[:-1]


def _of_place(sighting: Sighting) -> float:
    """What the document and the words around say."""
    term, known = sighting.term, sighting.in_document
    score = IN_DOCUMENT if known else 0.0
    score += IN_NAME if sighting.in_name else 0.0
    score += IN_SLOT if sighting.in_slot else 0.0
    score += IN_OFFICE if sighting.in_office and term.kind == PERSON else 0.0
    if sighting.region_here and term.kind == PLACE and term.fame == len(FAME) - 1:
        score += REGION_HERE
    score += OTHER_LANGUAGE if sighting.other_language else 0.0
    if not sighting.in_slot and _ends_as_abroad(sighting.word.casefold(), term.text.casefold()):
        score += FOREIGN_ENDING.get(term.kind, 0.0)
    if not (sighting.in_name or sighting.in_slot):
        score += _of_names_beside(sighting)
    score += _of_doubt(sighting)
    if sighting.opening and sighting.other_language and not sighting.in_slot:
        score += OPENING_ABROAD
    if known:
        return score
    score += COMPANY_BESIDE if sighting.company_beside else 0.0
    if not sighting.in_slot:
        score += _of_place_alone(sighting)
        score += CAPITALS_LINE if sighting.capitals_line else 0.0
        score += _of_opening(sighting)
    if term.kind == ACRONYM:
        return score + _unknown_acronym(sighting.word, term)
    if sighting.other_language_here and not (sighting.other_language or sighting.in_slot):
        score += OTHER_LANGUAGE_HERE
    if term.kind in SHORT_NAMES and len(term.text) <= SHORT:
        score += SHORT_NAME
    return score


def _of_doubt(sighting: Sighting) -> float:
    """What it says that the word may be right as it is."""
    known = sighting.in_document
    if sighting.term.kind == ACRONYM and not sighting.capitals_line:
        table = DOUBT_OF_CAPITALS_IN_DOCUMENT if known else DOUBT_OF_CAPITALS
    elif known:
        table = DOUBT_IN_DOCUMENT
    else:
        table = DOUBT_IN_NAME if sighting.in_name else DOUBT
    return table[sighting.doubt]


def _of_place_alone(sighting: Sighting) -> float:
    """What the slip says where nothing but the lexicon knows a place."""
    if sighting.term.kind != PLACE or sighting.in_name:
        return 0.0
    score = OTHER_PLACES.get(kind_of_slip(sighting.word, sighting.term.text), 0.0)
    lesser = sighting.term.fame < len(FAME) - 1
    short = lesser and len(sighting.term.text) <= SHORT_PLACE_LENGTH
    return score + (SHORT_PLACE if short else 0.0)


def _of_opening(sighting: Sighting) -> float:
    """What it says that a word begins a sentence."""
    # The capitals of an acronym say what they say wherever it stands.
    if not sighting.opening or sighting.capitals_line or sighting.term.kind == ACRONYM:
        return 0.0
    country = sighting.term.kind == PLACE and sighting.term.fame == len(FAME) - 1
    country = country and len(sighting.term.text) > SHORT
    return OPENING_COUNTRY if country else OPENING


def _unknown_acronym(word: str, term: Term) -> float:
    """What it counts that nobody spells an acronym out."""
    if sorted(word) == sorted(term.text):
        return SWAPPED_ACRONYM[term.fame]
    slip = kind_of_slip(word, term.text)
    score = _ACRONYMS_BY_SLIP.get(slip, UNKNOWN_ACRONYM)[term.fame]
    return score + (LONG_ACRONYM if len(term.text) >= LONG else 0.0)


def _of_names_beside(sighting: Sighting) -> float:
    """What it says that names stand beside a word that is no part of one with them."""
    term, known = sighting.term, sighting.in_document
    if term.kind != PLACE:
        score = NAME_AFTER if sighting.name_after and not known else 0.0
        of_another = term.kind == PERSON and sighting.of_another
        of_another = of_another or (term.kind == AGENCY and sighting.name_before and not known)
        return score + (OTHER_NAME_BEFORE if of_another else 0.0)
    if sighting.name_before:
        return NAME_BEFORE_KNOWN if known else NAME_BEFORE_PLACE
    if sighting.namesake_after and not known:
        return NAMESAKE_AFTER
    lesser = term.fame < len(FAME) - 1 and "-" not in term.text
    if sighting.with_article and not known and lesser:
        return WITH_ARTICLE
    if sighting.feature_after and not known:
        return FEATURE_AFTER
    if sighting.place_here or sighting.capitals_line:
        return 0.0
    slip = kind_of_slip(sighting.word, term.text)
    may_be_given = slip == "a letter dropped" or (lesser and slip not in SWAPS)
    if (sighting.name_after and slip in OTHER_WORDS) or (sighting.given_name and may_be_given):
        return GIVEN_NAME
    return 0.0 if known or sighting.opening else NO_PLACE_HERE
