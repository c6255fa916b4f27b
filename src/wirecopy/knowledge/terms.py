"""The terms of the lexicon's files: acronyms, names, places and what people are called by them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wirecopy.knowledge.data_files import data_folder

ACRONYM = "acronym"
PLACE = "place"
PERSON = "person"
AGENCY = "agency"
BODY = "body"
NATIONALITY = "nationality"
DATE = "date"
_FAME_OF_GIVEN_NAMES = 1
# So many words of what an acronym stands for are found elsewhere by no chance.
_TELLING_WORDS = 4
_SHORTEST_PART = 5
# Names of so many words and more are known in full.
SHORTEST_NAME = 3
# "The Japanese", "the Swedish" are many as they are.
_NO_PLURAL = ("ese", "ish", "ic", "asy")
# The kinds of the curated files, as the rules tell terms apart.
_KINDS = {
    "place": PLACE,
    "site": PLACE,
    "person": PERSON,
    "agency": AGENCY,
    "company": BODY,
    "body": BODY,
    "date": DATE,
}


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


def words_of_term(term: Term) -> Iterator[Term]:
    """A term of one word; the longer words of another name, each with the word beside it."""
    if " " not in term.text or term.kind == ACRONYM:
        yield term
        return
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
def curated() -> tuple[Term, ...]:
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
        for printed in _one_and_many(term):
            yield Term(printed, NATIONALITY, int(fame))


def _one_and_many(nationality: str) -> tuple[str, ...]:
    many = () if nationality.endswith(_NO_PLURAL) else (f"{nationality}s",)
    return nationality, *many


@cache
def words_of_terms() -> frozenset[str]:
    """The words of all the package's terms, casefolded, told without making terms of most."""
    words = {term.casefold() for term, *_ in _rows("acronyms")}
    names = set(english_places())
    for file in ("names", "sites"):
        for term, _, kind, meaning in _rows(file):
            names.add(term.casefold())
            if kind == PERSON and " " not in term:
                words.update(part.text.casefold() for part in _full_name(term, 0, meaning))
    for term, _ in _rows("nationalities"):
        names.update(map(str.casefold, _one_and_many(term)))
    longer = [name for name in names if " " in name]
    words.update(word for word in " ".join(longer).split() if len(word) >= _SHORTEST_PART)
    return frozenset(words.union(names.difference(longer)))


def places() -> Iterator[Term]:
    """The terms of the file of places."""
    return (Term(term, PLACE, int(fame)) for term, fame in _rows("places"))


@cache
def rows_of_places() -> dict[str, str]:
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


def places_with(folded: str) -> Iterator[Term]:
    """The places that a word names, or is a word of the name of."""
    for row in rows_of_places()[folded].split("\n"):
        text, _, fame = row.partition("\t")
        term = Term(text, PLACE, int(fame))
        yield from (word for word in words_of_term(term) if word.text.casefold() == folded)


def _full_name(surname: str, fame: int, meaning: str) -> Iterator[Term]:
    """A name in what is said of a person (``Nawaz Sharif, Pakistani ...``), word by word."""
    full = meaning.partition(",")[0].split()
    if len(full) == 2 and full[1] == surname:
        yield Term(surname, PERSON, fame, full[0], None)
        if len(full[0]) >= _SHORTEST_PART:
            # Given names have variants, so that theirs are less surely slips.
            yield Term(full[0], PERSON, min(fame, _FAME_OF_GIVEN_NAMES), None, surname)


@cache
def meanings_of_acronyms() -> dict[str, str]:
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
def whole_names() -> tuple[tuple[str, int], ...]:
    """Names of persons of three words and more, each with how well known it is.

    What is said of a person begins with the whole name: ``Aung San Suu Kyi, Myanmar leader``.
    """
    found: dict[str, int] = {}
    for term, fame, kind, meaning in _rows("names"):
        if kind == PERSON:
            told = meaning.partition(",")[0].rpartition(" and ")[2]
            for name in (term, told):
                words = name.split()
                if len(words) >= SHORTEST_NAME and name.endswith(term) and "(" not in name:
                    found[name] = max(int(fame), found.get(name, 0))
    return tuple(found.items())


def _rows(file: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _text(file).split("\n")[1:] if line)


@cache
def _text(file: str) -> str:
    return (data_folder() / "lexicon" / f"{file}.tsv").read_text("utf-8")


def is_listed(word: str) -> bool:
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
