"""The lexicon: the terms that corrections know how to spell, and the words they leave alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

import attrs

from wirecopy.errors import strings_of
from wirecopy.knowledge.terms import (
    ACRONYM,
    PERSON,
    PLACE,
    SHORTEST_NAME,
    Term,
    curated,
    guard,
    is_listed,
    meanings_of_acronyms,
    places,
    places_with,
    rows_of_places,
    whole_names,
    words_of_term,
    words_of_terms,
)
from wirecopy.model.brief import brief, counted
from wirecopy.text.typos import SlipIndex

_OWN_FAME = 3
_MOST_FAME = 3
_RARE, _COMMON = 1, 2
# How well known a term must be for a word that is rare, to be a slip of it.
_LEAST_FAME = (0, 2)
# The shortest terms that slips are looked for of, by fame: others are one slip from too much.
_SHORTEST = (7, 6, 5, 4)
_SHORTEST_ACRONYM = 4
# Of the shortest names that are known in full, only the well known count.
_LEAST_FAME_OF_NAMES = 2
_FAMOUS_ROW = f"\t{_MOST_FAME}"
# Acronyms that differ at the first letter alone: so many of them leave room for one more.
_FAMILY = 4


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
        >>> import wirecopy
        >>> lexicon = wirecopy.Lexicon.default().with_terms(["Zubrowka-ri"])
        >>> "DPRK" in lexicon, "Zubrowka-ri" in lexicon, "DRPK" in lexicon
        (True, True, False)
    """

    own: tuple[str, ...] = attrs.field(default=(), converter=_own_terms)

    @classmethod
    def default(cls) -> Lexicon:
        """The lexicon that comes with the package.

        Example:
            >>> import wirecopy
            >>> "UNESCO" in wirecopy.Lexicon.default()
            True
        """
        return _default()

    def with_terms(self, terms: Iterable[str]) -> Lexicon:
        """This lexicon with further terms: those in capitals as acronyms, others as names.

        Raises:
            TypeError: The terms are one string, or one of them is none.

        Example:
            >>> import wirecopy
            >>> "Zubrowka-ri" in wirecopy.Lexicon.default().with_terms(["Zubrowka-ri"])
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
            >>> import wirecopy
            >>> [term.text for term in wirecopy.Lexicon.default().near("Pyongyong")]
            ['Pyongyang']
            >>> import wirecopy
            >>> sorted({term.after for term in wirecopy.Lexicon.default().near("Untied")})
            ['Arab', 'Kingdom', 'Nations', 'States']
        """
        if "_right" not in self.__dict__ and is_listed(word):
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
        names = self._name_slips.near(folded)
        acronyms = [*self._acronyms_near(word, least)] if word.isupper() else []
        if not (names or acronyms):
            return ()
        found = [*acronyms, *(term for name in names for term in self._named(name))]
        return tuple(term for term in found if term.fame >= least)

    def doubt(self, word: str) -> int:
        """How right a word may be as it is: 2 for a common word, 1 for a rare name, 0 for none."""
        common, rare = guard()
        folded = word.casefold()
        return _COMMON if folded in common else _RARE if folded in rare else 0

    def _acronyms_near(self, word: str, least: int) -> Iterator[Term]:
        """The acronyms that one may be a slip of; PIBOR is one more beside LIBOR and TIBOR."""
        if not word.isupper():
            return
        alike = self._alike_but_for_the_first[word[1:]] >= _FAMILY
        for text in self._acronym_slips.near(word):
            term = self._acronyms[text]
            if term.fame >= least and not (alike and text[1:] == word[1:]):
                yield term

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
    def suspects(self) -> dict[str, tuple[tuple[str, tuple[Term, ...]], ...]]:
        """The suspects in other words of copy, each with its terms: remembered likewise."""
        return {}

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All terms, the package's and the caller's."""
        return (*curated(), *places(), *self._own)

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
        own = (word.text.casefold() for term in self._own for word in words_of_term(term))
        return words_of_terms().union(own)

    def _named(self, folded: str) -> tuple[Term, ...]:
        """The names that a word is, or is a word of."""
        places = places_with(folded) if folded in rows_of_places() else ()
        return (*self._names.get(folded, ()), *places)

    @cached_property
    def _acronyms(self) -> dict[str, Term]:
        terms = (*curated(), *self._own)
        return {term.text: term for term in terms if term.kind == ACRONYM}

    @cached_property
    def meanings(self) -> dict[str, str]:
        """The first words of what acronyms stand for, in lower case."""
        return meanings_of_acronyms()

    @cached_property
    def _phrases(self) -> frozenset[str]:
        return frozenset(term.text for term in self.terms if " " in term.text)

    @cached_property
    def _names(self) -> dict[str, tuple[Term, ...]]:
        """The words of names, casefolded; those of the places of the package stand apart."""
        found: dict[str, tuple[Term, ...]] = {}
        for term in (*curated(), *self._own):
            if term.kind == ACRONYM:
                continue
            for word in words_of_term(term):
                folded = word.text.casefold()
                found[folded] = (*found[folded], word) if folded in found else (word,)
        return found

    @cached_property
    def all_whole_names(self) -> frozenset[str]:
        """The names of persons in full that have three words and more."""
        return frozenset(name for name, _ in whole_names())

    @cached_property
    def whole_names(self) -> dict[str, tuple[str, ...]]:
        """Those of them that are well known or long, by the longer one of their outer words."""
        found: dict[str, tuple[str, ...]] = {}
        for name, fame in whole_names():
            words = name.split()
            if fame >= _LEAST_FAME_OF_NAMES or len(words) > SHORTEST_NAME:
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
            for name, rows in rows_of_places().items()
            if len(name) >= _SHORTEST[0]
            or any(len(name) >= _SHORTEST[int(row[-1])] for row in rows.split("\n"))
        )
        return tuple(dict.fromkeys((*names, *places)))

    @cached_property
    def _names_of_parts(self) -> tuple[str, ...]:
        known = (term for terms in self._names.values() for term in terms)
        famous = (
            name for name, rows in rows_of_places().items() if " " in rows and _FAMOUS_ROW in rows
        )
        places = (term for name in famous for term in places_with(name))
        parts = (term.text.casefold() for term in (*known, *places) if _may_be_word(term))
        return tuple(dict.fromkeys(parts))

    @cached_property
    def _alike_but_for_the_first(self) -> Counter[str]:
        """How many acronyms are the same behind the first letter, which says whose each is."""
        return Counter(term[1:] for term in self._correctable_acronyms)

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


@cache
def _default() -> Lexicon:
    return Lexicon()
