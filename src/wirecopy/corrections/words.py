"""Misspelt acronyms and names in running text, corrected only on evidence.

Two passes. The first looks each word up once, whatever the document: most words are plain, and a
story without a suspect word costs no more than this. Only where there are suspects does the second
pass look at the document around them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from wirecopy.corrections.context import (
    ANY_INITIAL,
    APOSTROPHES,
    AROUND,
    ARTICLE,
    CALL_SIGN,
    COMPANY,
    FAMILY_PREFIX,
    FEATURE,
    HONORIFIC,
    INITIAL,
    INNER_CAPITAL,
    INSIDE_COMPOUND,
    KIN,
    LEFT_ALONE,
    LOOSELY_WHERE,
    NAME_AFTER,
    NAME_BEFORE,
    NAMESAKE,
    OFFICE,
    OPENING,
    PLACE_AFTER,
    POSSESSIVE,
    SIC,
    SLASHED,
    TICKER,
    WHERE,
    has_word,
    is_beside,
    is_bracketed,
    is_clipped,
    is_defined,
    is_explained,
    is_region_of_place,
    is_said_twice,
    line_around,
    never_edited,
    reads_as_english,
    spelled_out_at,
    stretch_around,
)
from wirecopy.corrections.evidence import (
    MARGIN,
    THRESHOLDS,
    Sighting,
    may_be_slip,
    may_weigh_enough,
    weigh,
)
from wirecopy.corrections.told_by_document import acronym_edits, name_edits
from wirecopy.knowledge.calendar import names_month_or_day
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.knowledge.terms import ACRONYM, PERSON, PLACE, Term, english_places
from wirecopy.text.letters import has_ascii_letters_alone
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.patterns import lazy

# token = capital *( letter / "-" letter / "'" letter )
_TOKEN = lazy(r"(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}]*+(?:['’-][\p{L}\p{M}]++)*+(?![\p{N}])")
# The same at a capital inside a word, and with what follows it: quicker, and never less.
_CAPITALIZED = lazy(r"\p{Lu}[\p{L}\p{M}'’-]{3,}+")
# For plain ranges of characters re is the faster engine.
_CAPITALIZED_ASCII = re.compile(r"[A-Z][A-Za-z'’-]{3,}+")
_PIECE = lazy(r"\p{Lu}[\p{L}\p{M}]++")
_SHORTEST, _LONGEST = 4, 24
# How far back a word that tells what follows may stand.
_WIDEST_WHERE = 40
# With more suspects than this, a document's words are indexed once.
_MOST_SOUGHT = 40
_MOST_PLAIN_WORDS, _MOST_SUSPECTS = 100_000, 4096
# More different capitalized words than this no copy has, nor a book.
_MOST_WORDS = 10_000
_LONGEST_PLAIN_WORD = 40
_NO_TERM = Term("", PLACE, 0)
_FAME_OF_WORDS = 2


class Document(NamedTuple):
    """A document as the rules for words see it.

    Attributes:
        working: The working text.
        places: Where the places of the dateline stand.
        left_alone: The stretches, in order, where nothing is corrected.
        english: Whether it is in English, or nothing tells the language.
    """

    working: str
    places: Collection[TextSpan] = ()
    left_alone: Sequence[TextSpan] = ()
    english: bool = True

    def corrected(self) -> str:
        """The working text without what is left alone: most of a web page is its menus."""
        if not self.left_alone:
            return self.working
        starts = [0, *(end for _, end in self.left_alone)]
        ends = [*(start for start, _ in self.left_alone), len(self.working)]
        working = self.working
        return " ".join([working[start:end] for start, end in zip(starts, ends, strict=True)])


def word_edits(document: Document, lexicon: Lexicon, kinds: Collection[str]) -> list[Replacement]:
    """The corrections of the words of a document, in order.

    Args:
        document: The document.
        lexicon: The terms to know.
        kinds: The kinds of terms to correct to.
    """
    words = _capitalized(document.corrected())
    suspects = _suspects(words, lexicon)
    found = list(_Reading(document, lexicon).edits(suspects, kinds)) if suspects else []
    if ACRONYM in kinds:
        found += acronym_edits(document.working, words, lexicon)
    if PERSON in kinds:
        found += name_edits(document.working, words, lexicon)
    return sorted(found)


def _suspects(words: set[str], lexicon: Lexicon) -> dict[str, tuple[Term, ...]]:
    """Those of some words that may be slips of a term, and are not known to be right."""
    plain, known = lexicon.plain_words, lexicon.suspects
    suspects: dict[str, tuple[Term, ...]] = {}
    learned = []
    for token in words.difference(plain):
        found = known.get(token)
        if found is None:
            found = _suspects_in(token, lexicon)
        if found:
            suspects.update(found)
            known[token] = found
        elif len(token) <= _LONGEST_PLAIN_WORD:
            learned.append(token)
    if len(known) > _MOST_SUSPECTS:
        known.clear()
    if len(plain) + len(learned) > _MOST_PLAIN_WORDS:
        plain.clear()
    plain.update(learned[:_MOST_PLAIN_WORDS])
    return suspects


def _capitalized(working: str) -> set[str]:
    """The capitalized words, each once; of a text with more than any copy has, the first ones."""
    pattern = _CAPITALIZED_ASCII if has_ascii_letters_alone(working) else _CAPITALIZED
    if len(working) < _MOST_WORDS * _SHORTEST:
        return set(pattern.findall(working))
    words: set[str] = set()
    for match in pattern.finditer(working):
        words.add(match[0])
        if len(words) == _MOST_WORDS:
            break
    return words


def _suspects_in(token: str, lexicon: Lexicon) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The suspects in a token, each with its terms."""
    found = []
    bare = token.rstrip("'’-")
    pieces = (bare,) if bare.isalpha() else [piece for _, piece in _pieces(bare, 0)]
    for piece in pieces:
        near = lexicon.near(piece) if _SHORTEST <= len(piece) <= _LONGEST else ()
        if near:
            doubt = lexicon.doubt(piece)
            near = tuple(term for term in near if may_be_slip(piece, term, doubt))
        if near:
            found.append((piece, near))
    return tuple(found)


def _pieces_of(working: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """What may be a term in a stretch without blanks, with the offsets."""
    for match in _TOKEN.finditer(working, start, end):
        yield from _pieces(match[0], match.start())


def _pieces(token: str, start: int) -> Iterator[tuple[int, str]]:
    """What of a token may be a term: the whole, and what hyphens divide; with the offsets."""
    whole = POSSESSIVE.sub("", token) if token[-2:-1] in APOSTROPHES else token
    if _SHORTEST <= len(whole) <= _LONGEST:
        yield start, whole
    if not whole.isalpha():
        for match in _PIECE.finditer(whole):
            if _SHORTEST <= len(match[0]) <= _LONGEST:
                yield start + match.start(), match[0]


def _is_of_person(before: str, term: Term, *, in_slot: bool) -> bool:
    """Whether what stands before a word shows that it is the name of a person."""
    if in_slot:
        return False
    initial = INITIAL if term.kind == PLACE else ANY_INITIAL
    patterns = (HONORIFIC, KIN, FAMILY_PREFIX, initial) if term.kind != ACRONYM else ()
    return any(pattern.search(before[-_WIDEST_WHERE:]) for pattern in patterns)


def _seen_around(word: str, before: str, after: str) -> Sighting:
    """A word with what the words beside it say, whatever the term is."""
    near = before[-_WIDEST_WHERE:]
    capitals_line = line_around(before, word, after).isupper()
    # "Samir al-Harir": what stands before the article says what the name is of. And what joins
    # two things of any kind says of no place where a name goes on: "Osaka, Mirela Halow said".
    outside = INSIDE_COMPOUND.sub("", near)
    name_after = not capitals_line and NAME_AFTER.match(after) is not None
    given_name = name_after and (outside != near or LOOSELY_WHERE.search(near) is not None)
    return Sighting(
        word=word,
        term=_NO_TERM,
        capitals_line=capitals_line,
        company_beside=COMPANY.match(after) is not None,
        name_before=not capitals_line and NAME_BEFORE.search(outside[-30:]) is not None,
        name_after=name_after,
        given_name=given_name,
        place_here=(WHERE.search(outside) is not None and not given_name)
        or PLACE_AFTER.match(after) is not None,
        with_article=ARTICLE.search(near) is not None,
        other_language_here=not reads_as_english(before, after),
        opening=OPENING.search(near) is not None,
        feature_after=FEATURE.match(after) is not None,
        namesake_after=NAMESAKE.match(after) is not None,
        in_office=OFFICE.search(near) is not None,
        region_here=is_region_of_place(near, after, english_places()),
    )


class _Reading:
    """What a document says about words, looked up where it has them."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._document = document
        self._lexicon = lexicon
        # The one letter that becomes two in lower case, which would move all that follows.
        self._lowered = document.working.replace("İ", "I").lower()
        self._index: dict[str, list[tuple[int, str]]] | None = None

    def edits(
        self, suspects: dict[str, tuple[Term, ...]], kinds: Collection[str]
    ) -> Iterator[Replacement]:
        """The corrections, in order."""
        if len(suspects) > _MOST_SOUGHT:
            self._index = self._indexed(suspects)
        found = []
        for word, terms in suspects.items():
            # A slip is not made twice: who writes a word so again means it.
            places = list(islice(self._places_of(word), 2))
            if len(places) == 1 and places[0][1] == word:
                found.append(self._edit(word, places[0][0], terms, kinds))
        return iter(sorted(edit for edit in found if edit is not None))

    def _places_of(self, word: str) -> Iterator[tuple[int, str]]:
        """Where a word stands by itself, in capitals or not, as it is printed there."""
        working, lowered = self._document.working, word.lower()
        if self._index is not None:
            yield from self._index.get(lowered, ())
            return
        at, after = self._lowered.find(lowered), 0
        while at >= 0:
            if at >= after:
                start, after = stretch_around(working, at, at + len(word))
                for first, piece in _pieces_of(working, start, after):
                    if piece.lower() == lowered:
                        yield first, piece
            at = self._lowered.find(lowered, max(at + 1, after))

    def _indexed(self, suspects: dict[str, tuple[Term, ...]]) -> dict[str, list[tuple[int, str]]]:
        """Where suspects and their terms stand: of many, one pass is less than a search each."""
        index: dict[str, list[tuple[int, str]]] = {
            text.lower(): []
            for word, terms in suspects.items()
            for text in (word, *(term.text for term in terms))
        }
        for match in _TOKEN.finditer(self._document.working):
            token = match[0]
            if not token.isalpha():
                for first, piece in _pieces(token, match.start()):
                    if piece.lower() in index:
                        index[piece.lower()].append((first, piece))
            elif token.lower() in index:
                index[token.lower()].append((match.start(), token))
        return index

    def sightings(self, word: str, start: int, terms: Iterable[Term]) -> Iterator[Sighting]:
        """The word where it stands, seen with each term."""
        working, end = self._document.working, start + len(word)
        before, after = working[max(0, start - AROUND) : start], working[end : end + AROUND]
        known = [*self._known(word, start, terms, before, after)]
        # Of most words the document alone tells that they are no slips.
        if not any(map(may_weigh_enough, known)):
            return
        seen = _seen_around(word, before, after)
        for sighting in known:
            term, in_slot = sighting.term, sighting.in_slot
            if term.kind != ACRONYM and word.isupper() and not (seen.capitals_line or in_slot):
                continue
            in_name = sighting.in_name
            if term.kind != PERSON and not in_name and _is_of_person(before, term, in_slot=in_slot):
                continue
            yield seen._replace(
                term=term,
                in_document=sighting.in_document,
                told=sighting.told,
                in_name=in_name,
                in_slot=in_slot,
                of_another=seen.name_before and self._is_of_another(term, before),
                doubt=sighting.doubt,
                other_language=sighting.other_language,
            )

    def _known(
        self, word: str, start: int, terms: Iterable[Term], before: str, after: str
    ) -> Iterator[Sighting]:
        """The word with each term, and what the document and the lexicon say of the two."""
        in_place = any(first <= start < last for first, last in self._document.places)
        bracketed = is_bracketed(before, after)
        doubt = self._lexicon.doubt(word)
        for term in terms:
            in_name = term.is_part and is_beside(term, before, after)
            if term.is_part and not in_name:
                continue
            told = term.kind == ACRONYM and self._is_told(term, before, after)
            meant = bracketed and self._is_meant(word, term, before)
            yield Sighting(
                word=word,
                term=term,
                in_document=told or meant or self._has(term),
                told=told,
                in_name=in_name,
                in_slot=in_place and term.kind == PLACE,
                doubt=doubt,
                other_language=not self._document.english,
            )

    def _is_meant(self, word: str, term: Term, before: str) -> bool:
        """Whether the words before the bracket that a word stands in spell the term instead."""
        spelt = spelled_out_at(term.text, before)
        return term.kind == ACRONYM and spelt > spelled_out_at(word, before)

    def _is_told(self, term: Term, before: str, after: str) -> bool:
        """Whether the copy says beside a word what an acronym stands for, as the lexicon does."""
        meaning = self._lexicon.meanings.get(term.text)
        around = f"{before} {after}".lower()
        return meaning is not None and meaning in " ".join(around.split())

    def _is_of_another(self, term: Term, before: str) -> bool:
        """Whether the given name before a word does not stand before a surname elsewhere."""
        if term.kind != PERSON:
            return False
        given = before.rstrip().rsplit(None, 1)[-1]
        return f"{given} {term.text}".lower() not in self._lowered

    def _has(self, term: Term) -> bool:
        """Whether the document has a term.

        A lesser name that it has in small letters too is a word there: "mobile".
        """
        places = self._places_of(term.text)
        if term.kind == ACRONYM:
            return any(printed == term.text for _, printed in places)
        if next(places, None) is None:
            return False
        may_be_word = not term.is_part and term.fame <= _FAME_OF_WORDS
        return not (may_be_word and has_word(self._document.working, term.text.lower()))

    def _edit(
        self, word: str, start: int, terms: Iterable[Term], kinds: Collection[str]
    ) -> Replacement | None:
        scored: dict[str, tuple[float, Sighting]] = {}
        for sighting in self.sightings(word, start, terms):
            right, score = sighting.right, weigh(sighting)
            if right not in scored or scored[right][0] < score:
                scored[right] = score, sighting
        ranked = sorted(scored.values(), key=lambda pair: -pair[0])
        if not ranked:
            return None
        score, best = ranked[0]
        kind = best.term.kind
        if kind not in kinds or score < THRESHOLDS[kind]:
            return None
        if len(ranked) > 1 and score - ranked[1][0] < MARGIN:
            return None
        of_person = kind == PERSON and not best.in_document
        if never_edited(word, best.right, of_name=kind != PLACE, of_person=of_person):
            return None
        if self._is_left_alone(word, start, best):
            return None
        return start, start + len(word), best.right, f"{kind}:{best.source}"

    def _is_left_alone(self, word: str, start: int, best: Sighting) -> bool:
        """Whether a word stands in a code or an address, is marked as meant, or is defined."""
        working, end = self._document.working, start + len(word)
        before, after = working[max(0, start - AROUND) : start], working[end : end + AROUND]
        head = before.split()[-1] if before[-1:].strip() else ""
        tail = after.split(None, 1)[0] if after[:1].strip() else ""
        token = head + word + tail
        return (
            (LEFT_ALONE.search(token) is not None and SLASHED.fullmatch(token) is None)
            or TICKER.search(before) is not None
            or (CALL_SIGN.fullmatch(word) is not None and not best.in_document)
            or is_clipped(word, after)
            or is_said_twice(word, after)
            or (
                not best.in_slot
                and INNER_CAPITAL.search(word) is not None
                and INNER_CAPITAL.search(best.right) is None
            )
            or names_month_or_day(word)
            or SIC.match(after) is not None
            or (word.isupper() and not best.told and is_defined(word, before, after))
            or (
                word.isupper()
                and not best.in_document
                and is_bracketed(before, after)
                and is_explained(word, best.right, before)
            )
        )
