"""The lexicon: acronyms, names and sites that the rules know how to spell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property

import attrs

from wirecopy.slips import SlipIndex
from wirecopy.tables import data_folder


@attrs.frozen(slots=False)
class Lexicon:
    """Terms by kind, each spelt as it should be.

    Attributes:
        terms: Term and kind (``acronym``, ``name`` or ``site``), in order.

    Example:
        >>> lexicon = Lexicon.default().with_terms(["Zubrowka-ri"])
        >>> "DPRK" in lexicon, "Zubrowka-ri" in lexicon, "DRPK" in lexicon
        (True, True, False)
    """

    terms: tuple[tuple[str, str], ...]

    @classmethod
    def default(cls) -> Lexicon:
        """The lexicon that comes with the package."""
        return _default()

    def with_terms(self, terms: Iterable[str]) -> Lexicon:
        """This lexicon with further terms: those in capitals as acronyms, others as sites."""
        own = ((term, "acronym" if term.isupper() else "site") for term in terms)
        return Lexicon((*self.terms, *own))

    def __contains__(self, term: object) -> bool:
        return term in self._spellings

    @cached_property
    def _spellings(self) -> frozenset[str]:
        return frozenset(term for term, _ in self.terms)

    @cached_property
    def sites(self) -> SlipIndex:
        """The sites, ready to be found from a misspelling."""
        return SlipIndex(term for term, kind in self.terms if kind == "site")


@cache
def _default() -> Lexicon:
    terms = []
    for kind, file in (("acronym", "acronyms"), ("name", "names"), ("site", "sites")):
        text = (data_folder() / "lexicon" / f"{file}.tsv").read_text("utf-8")
        terms += [(line.split("\t", 1)[0], kind) for line in text.splitlines()[1:] if line.strip()]
    return Lexicon(tuple(terms))
