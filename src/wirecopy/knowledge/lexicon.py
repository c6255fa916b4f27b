"""The lexicon: the terms that corrections know how to spell, and the words they leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

import attrs

from wirecopy.errors import strings_of
from wirecopy.knowledge.data_files import data_folder
from wirecopy.model.brief import brief, counted
from wirecopy.text.typos import SlipIndex

ACRONYM = "acronym"
PLACE = "place"
PERSON = "person"
AGENCY = "agency"
BODY = "body"
NATIONALITY = "nationality"
DATE = "date"
_OWN_FAME = 3
_MOST_FAME = 3
_RARE, _COMMON = 1, 2
# How well known a term must be for a word that is rare, to be a slip of it.
_LEAST_FAME = (0, 2)
_FAME_OF_GIVEN_NAMES = 1
# So many words of what an acronym stands for are found elsewhere by no chance.
_TELLING_WORDS = 4
# The shortest terms that slips are looked for of, by fame: others are one slip from too much.
_SHORTEST = (7, 6, 5, 4)
_SHORTEST_ACRONYM = 4
_SHORTEST_PART = 5
# Names of so many words and more are known in full; of the shortest, only the well known.
_SHORTEST_NAME = 3
_LEAST_FAME_OF_NAMES = 2
# "The Japanese", "the Swedish" are many as they are.
_NO_PLURAL = ("ese", "ish", "ic", "asy")
_FAMOUS_ROW = f"\t{_MOST_FAME}"
# The kinds of the curated files, as the rules tell terms apart.
_KINDS = {"place": PLACE, "site": PLACE, "person": PERSON, "agency": AGENCY}


_KINDS |= {"company": BODY, "body": BODY, "date": DATE}


class Term(NamedTuple):
    """A term, or one word of a term of several words.

    Attributes:
        text: As it should be spelt.
        kind: ``acronym``, ``place``, ``nationality``, ``person``, ``agency``, ``body`` (a company,
            a party) or ``date`` (a month, a day of the week).
        fame: How well known it is, 0 to 3.
        before: What must stand before it, the nearest word first; a part of a name counts only in
            the name. A small word counts with the one beyond it: "of Port" before "Spain".
        after: What must stand after it.
    """

    text: str
    kind: str
    fame: int
    before: str | None = None
    after: str | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is one word of a name of several."""
        return self.before is not None or self.after is not None


def _own_terms(terms: Iterable[str]) -> tuple[str, ...]:
    return strings_of("terms", terms, "Lexicon({})")


@attrs.frozen(slots=False)
class Lexicon:
    """The package's terms, and further ones of the caller's.

    Attributes:
        own: The caller's terms, each spelt as it should be.

    Raises:
        TypeError: The terms are one string, or one of them is none.

    Example:
        >>> lexicon = Lexicon.default().with_terms(["Zubrowka-ri"])
        >>> "DPRK" in lexicon, "Zubrowka-ri" in lexicon, "DRPK" in lexicon
        (True, True, False)
    """

    own: tuple[str, ...] = attrs.field(default=(), converter=_own_terms)

    @classmethod
    def default(cls) -> Lexicon:
        """The lexicon that comes with the package.

        Example:
            >>> "UNESCO" in Lexicon.default()
            True
        """
        return _default()

    def with_terms(self, terms: Iterable[str]) -> Lexicon:
        """This lexicon with further terms: those in capitals as acronyms, others as names.

        Raises:
            TypeError: The terms are one string, or one of them is none.

        Example:
            >>> "Zubrowka-ri" in Lexicon.default().with_terms(["Zubrowka-ri"])
            True
        """
        return Lexicon((*self.own, *strings_of("terms", terms, "with_terms({})")))

    def __repr__(self) -> str:
        return brief("Lexicon", None, counted(len(self.own), "own term"))

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and (
            term in self._acronyms or term.casefold() in self._right or term in self._phrases
        )

    def __getstate__(self) -> tuple[str, ...]:
        return self.own

    def __setstate__(self, own: tuple[str, ...]) -> None:
        object.__setattr__(self, "own", own)

    def near(self, word: str) -> tuple[Term, ...]:
        """The terms that a word may be a slip of; none where it is right as it is.

        A word of the guard may still be a slip in a well-known name of several words.

        Example:
            >>> [term.text for term in Lexicon.default().near("Pyongyong")]
            ['Pyongyang']
            >>> sorted({term.after for term in Lexicon.default().near("Untied")})
            ['Arab', 'Kingdom', 'Nations', 'States']
        """
        if "_right" not in self.__dict__ and _is_listed(word):
            return ()
        folded = word.casefold()
        if folded in self._right:
            return ()
        common, rare = guard()
        if folded in common:
            # Only a name of several words, or an acronym that the document has, may be meant.
            return (*self._acronyms_near(word, _MOST_FAME), *self._well_known_parts(folded))
        if folded[-1] == "s" and folded[-2:] != "ss" and folded[:-1] in self._right:
            return ()  # two Koreas, the Americas
        least = _LEAST_FAME[_RARE if folded in rare else 0]
        found = [term for name in self._name_slips.near(folded) for term in self._named(name)]
        if word.isupper():
            found = [*self._acronyms_near(word, least), *found]
        return tuple(term for term in found if term.fame >= least)

    def doubt(self, word: str) -> int:
        """How right a word may be as it is: 2 for a common word, 1 for a rare name, 0 for none."""
        common, rare = guard()
        folded = word.casefold()
        return _COMMON if folded in common else _RARE if folded in rare else 0

    def _acronyms_near(self, word: str, least: int) -> Iterator[Term]:
        if word.isupper():
            terms = (self._acronyms[term] for term in self._acronym_slips.near(word))
            yield from (term for term in terms if term.fame >= least)

    def _well_known_parts(self, folded: str) -> Iterator[Term]:
        for name in self._name_part_slips.near(folded):
            # "Germans" is no slip of "Germany", as "Untied" may be one of "United".
            if name[-1] == folded[-1]:
                terms = self._named(name)
                yield from (term for term in terms if _may_be_word(term))

    def words(self) -> frozenset[str]:
        """The words that others may be slips of, casefolded: what the guard is built for."""
        acronyms = (term.casefold() for term in self._correctable_acronyms)
        return frozenset((*acronyms, *self._correctable_names, *self._names_of_parts))

    @cached_property
    def plain_words(self) -> set[str]:
        """Words of copy, as blanks divide it, that hold no suspect: remembered, within bounds."""
        return set()

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All terms, the package's and the caller's."""
        return (*_curated(), *_places(), *self._own)

    @cached_property
    def _own(self) -> tuple[Term, ...]:
        return tuple(
            Term(term, ACRONYM if term.isupper() else PLACE, _OWN_FAME)
            for term in self.own
            if term.strip()
        )

    @cached_property
    def _right(self) -> frozenset[str]:
        """The words of all terms, casefolded."""
        acronyms = map(str.casefold, self._acronyms)
        return frozenset(acronyms).union(self._names, _rows_of_places())

    def _named(self, folded: str) -> tuple[Term, ...]:
        """The names that a word is, or is a word of."""
        places = _places_with(folded) if folded in _rows_of_places() else ()
        return (*self._names.get(folded, ()), *places)

    @cached_property
    def _acronyms(self) -> dict[str, Term]:
        terms = (*_curated(), *self._own)
        return {term.text: term for term in terms if term.kind == ACRONYM}

    @cached_property
    def meanings(self) -> dict[str, str]:
        """The first words of what acronyms stand for, in lower case."""
        return _meanings()

    @cached_property
    def _phrases(self) -> frozenset[str]:
        return frozenset(term.text for term in self.terms if " " in term.text)

    @cached_property
    def _names(self) -> dict[str, tuple[Term, ...]]:
        """The words of names, casefolded; those of the places of the package stand apart."""
        found: dict[str, tuple[Term, ...]] = {}
        for term in (*_curated(), *self._own):
            if term.kind == ACRONYM:
                continue
            for word in _words(term) if " " in term.text else (term,):
                folded = word.text.casefold()
                found[folded] = (*found[folded], word) if folded in found else (word,)
        return found

    @cached_property
    def all_whole_names(self) -> frozenset[str]:
        """The names of persons in full that have three words and more."""
        return frozenset(name for name, _ in _whole_names())

    @cached_property
    def whole_names(self) -> dict[str, tuple[str, ...]]:
        """Those of them that are well known or long, by the longer one of their outer words."""
        found: dict[str, tuple[str, ...]] = {}
        for name, fame in _whole_names():
            words = name.split()
            if fame >= _LEAST_FAME_OF_NAMES or len(words) > _SHORTEST_NAME:
                outer = max(words[0], words[-1], key=len)
                found[outer] = (*found.get(outer, ()), name)
        return found

    @cached_property
    def _correctable_acronyms(self) -> tuple[str, ...]:
        return tuple(
            term for term in self._acronyms if len(term) >= _SHORTEST_ACRONYM and term.isalpha()
        )

    @cached_property
    def _correctable_names(self) -> tuple[str, ...]:
        names = (
            name
            for name, terms in self._names.items()
            if len(name) >= _SHORTEST[0] or any(len(name) >= _SHORTEST[term.fame] for term in terms)
        )
        places = (
            name
            for name, rows in _rows_of_places().items()
            if len(name) >= _SHORTEST[0]
            or any(len(name) >= _SHORTEST[int(row[-1])] for row in rows.split("\n"))
        )
        return tuple(dict.fromkeys((*names, *places)))

    @cached_property
    def _names_of_parts(self) -> tuple[str, ...]:
        known = (term for terms in self._names.values() for term in terms)
        famous = (
            name for name, rows in _rows_of_places().items() if " " in rows and _FAMOUS_ROW in rows
        )
        places = (term for name in famous for term in _places_with(name))
        parts = (term.text.casefold() for term in (*known, *places) if _may_be_word(term))
        return tuple(dict.fromkeys(parts))

    @cached_property
    def _acronym_slips(self) -> SlipIndex:
        return SlipIndex(self._correctable_acronyms)

    @cached_property
    def _name_slips(self) -> SlipIndex:
        return SlipIndex(self._correctable_names)

    @cached_property
    def _name_part_slips(self) -> SlipIndex:
        return SlipIndex(self._names_of_parts)


def _may_be_word(term: Term) -> bool:
    """Whether a slip of a part of a name may make another word; given names have variants."""
    return term.fame == _MOST_FAME and term.is_part and term.kind != PERSON


def _words(term: Term) -> Iterator[Term]:
    """The longer words of a name, each with the word beside it."""
    words = term.text.split()
    for at, word in enumerate(words):
        before = _beside(words[:at][::-1])
        after = words[1] if at == 0 and len(words) > 1 else None
        if len(word) >= _SHORTEST_PART:
            yield Term(word, term.kind, term.fame, before, after)


def _beside(words: list[str]) -> str | None:
    """The nearest words up to one that says something: "of" alone says nothing of a name.

    Backwards for the words before, so that "Port of Spain" has "of Port" before its last one.
    """
    small = 0
    while small < len(words) - 1 and words[small].islower():
        small += 1
    return " ".join(words[: small + 1]) or None


@cache
def _default() -> Lexicon:
    return Lexicon()


@cache
def _curated() -> tuple[Term, ...]:
    """The terms of the curated files."""
    terms = [Term(term, ACRONYM, int(fame)) for term, fame, *_ in _rows("acronyms")]
    for file in ("names", "sites"):
        for term, fame, kind, meaning in _rows(file):
            terms.append(Term(term, _KINDS[kind], int(fame)))
            if kind == PERSON and " " not in term:
                terms += _full_name(term, int(fame), meaning)
    return (*terms, *_nationalities())


def _nationalities() -> Iterator[Term]:
    """What people are called by their country, one and many: Norwegian, Norwegians."""
    for term, fame in _rows("nationalities"):
        yield Term(term, NATIONALITY, int(fame))
        if not term.endswith(_NO_PLURAL):
            yield Term(f"{term}s", NATIONALITY, int(fame))


def _places() -> Iterator[Term]:
    return (Term(term, PLACE, int(fame)) for term, fame in _rows("places"))


@cache
def _rows_of_places() -> dict[str, str]:
    """The rows of places, one a line, by each word that names one, casefolded.

    They are many, and few are ever met: only those that a word may be a slip of become terms.
    """
    text = _text("places")
    rows = text.split("\n")[1:-1]
    found: dict[str, str] = {}
    longer = []
    for row, folded in zip(rows, text.casefold().split("\n")[1:-1], strict=True):
        if " " in folded:
            longer.append(row)
        else:
            found[folded[:-2]] = row  # a tab and a digit follow the name
    for row in longer:
        for word in row[:-2].casefold().split():
            if len(word) >= _SHORTEST_PART:
                found[word] = f"{found[word]}\n{row}" if word in found else row
    return found


@cache
def english_places() -> frozenset[str]:
    """The names of places as English copy prints them, casefolded."""
    return frozenset(row[:-2] for row in _text("places").casefold().split("\n")[1:-1])


def _places_with(folded: str) -> Iterator[Term]:
    """The places that a word names, or is a word of the name of."""
    for row in _rows_of_places()[folded].split("\n"):
        text, _, fame = row.partition("\t")
        term = Term(text, PLACE, int(fame))
        words = _words(term) if " " in text else (term,)
        yield from (word for word in words if word.text.casefold() == folded)


def _full_name(surname: str, fame: int, meaning: str) -> Iterator[Term]:
    """A name in what is said of a person (``Nawaz Sharif, Pakistani ...``), word by word."""
    full = meaning.partition(",")[0].split()
    if len(full) == 2 and full[1] == surname:
        yield Term(surname, PERSON, fame, full[0], None)
        if len(full[0]) >= _SHORTEST_PART:
            # Given names have variants, so that theirs are less surely slips.
            yield Term(full[0], PERSON, min(fame, _FAME_OF_GIVEN_NAMES), None, surname)


@cache
def _meanings() -> dict[str, str]:
    """What acronyms stand for: so many of the first words as tell it from anything else."""
    found = {}
    for term, _, _, meaning in _rows("acronyms"):
        words = meaning.partition(",")[0].partition(";")[0].lower().split()
        if len(words) > 1 and _stands_for(term, words):
            found[term] = " ".join(words[: max(2, min(len(words), _TELLING_WORDS))])
    return found


def _stands_for(acronym: str, words: list[str]) -> bool:
    """Whether words begin with the letters of an acronym and hold the others in order."""
    left = iter("".join(words))
    return words[0][0] == acronym[0].lower() and all(letter in left for letter in acronym.lower())


@cache
def _whole_names() -> tuple[tuple[str, int], ...]:
    """Names of persons of three words and more, each with how well known it is.

    What is said of a person begins with the whole name: ``Aung San Suu Kyi, Myanmar leader``.
    """
    found: dict[str, int] = {}
    for term, fame, kind, meaning in _rows("names"):
        if kind == PERSON:
            told = meaning.partition(",")[0].rpartition(" and ")[2]
            for name in (term, told):
                words = name.split()
                if len(words) >= _SHORTEST_NAME and name.endswith(term) and "(" not in name:
                    found[name] = max(int(fame), found.get(name, 0))
    return tuple(found.items())


def _rows(file: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _text(file).split("\n")[1:] if line)


@cache
def _text(file: str) -> str:
    return (data_folder() / "lexicon" / f"{file}.tsv").read_text("utf-8")


def _is_listed(word: str) -> bool:
    """Whether a word is a term of the package, told without making anything of its files.

    So a text whose names are all known, such as a dateline alone, never waits for the lexicon.
    """
    lines = f"\n{word}\t", f"\n{word.capitalize()}\t"
    return any(line in _text(file) for file in ("names", "places") for line in lines)


@cache
def guard() -> tuple[frozenset[str], frozenset[str]]:
    """The words one slip from a term that are right as they are, casefolded.

    Returns:
        Words and names that copy has; names and places that it rarely has.
    """
    text = (data_folder() / "lexicon" / "guard.txt").read_text("utf-8")
    right, _, rare = text.partition("\n\n")
    return frozenset(right.split("\n")), frozenset(rare.split("\n"))
