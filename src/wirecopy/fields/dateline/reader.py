"""Datelines: the templates of the styles whose credit a line holds, and the general shape.

What they match are candidates, validated and scored in `wirecopy.printed_datelines`. The best
candidate wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from operator import itemgetter

import attrs
import regex

from wirecopy.fields.dateline import evidence
from wirecopy.fields.dateline.credit import credit_words
from wirecopy.fields.dateline.east_asian import eastern_shapes
from wirecopy.fields.dateline.evidence import (
    CERTAIN,
    OWN_SHAPE,
    REPORTERS,
    RUN_ON,
    STRONG,
    THRESHOLD,
    ends_as_printed,
)
from wirecopy.fields.dateline.old_print import may_be_misread, read_worn
from wirecopy.fields.dateline.open_grammar import read_open
from wirecopy.fields.dateline.plain_form import plain_form
from wirecopy.fields.dateline.readings import (
    MORE,
    is_mended,
    is_uncredited,
    may_hold_more,
    reads_more,
    without_stranger,
)
from wirecopy.fields.dateline.shapes import (
    ANCHOR_HINT,
    CAPITALS_BEGIN,
    LEADING,
    LEADING_NOTE,
    PLACE_AND_STOP,
    REACH,
    SIGNED_DATE,
    STOP_INSIDE,
    TITLE_ENDS,
    WORD_BEGINS,
    begins_as_prose,
    is_anchored,
    is_spoken,
    last_credit,
    match_shape,
    past_note,
    style_patterns,
)
from wirecopy.fields.dateline.validation import DatelineFound, Validator, is_foreign
from wirecopy.fields.dateline.worn import worn_credit
from wirecopy.fields.dateline.writers import with_writer, with_writer_in_credit
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import ARABIC, EAST_ASIAN, EAST_ASIAN_LETTERS
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END

_UNSPACED = (*EAST_ASIAN, ARABIC)
# A feed that states a dateline is believed: a place that is known is enough.
_STATED = 2.0
# Years beyond any that copy was written in count from the Buddha's death.
_LAST_COMMON_YEAR, _BUDDHIST_ERA = 2400, 543
# A paragraph that a snippet cuts in mid-sentence is longer than this.
_LONG = 100
_SHORTEST_LEAD = 60
_BRACKET = re.compile(r"\(([^()\n]{1,60})\)")
_DATE_OR_CREDIT = re.compile(r"[\d(\[/（［【]")
_EASTERN_REACH, _LONGEST_NOTE = 12, 50
_EASTERN_LETTER = lazy(rf"[{EAST_ASIAN_LETTERS}\p{{Arabic}}]")


@attrs.frozen(eq=False, repr=False)
class Reader(Validator):
    """Reads datelines of the styles of a registry in one language.

    Attributes:
        threshold: What speaks for a dateline must reach this.
    """

    threshold: float = THRESHOLD

    def read(self, working: str, start: int, end: int) -> DatelineFound | None:
        """The dateline at the start of a block, if there is one.

        Args:
            working: The working text, a wrap's line end as a blank.
            start: Where the block starts.
            end: Where it ends.

        Returns:
            The best candidate that reaches the threshold.
        """
        if self._has_no_mark(working, start, end):
            return None
        found = self._plain(working, start, end) or self.read_any_form(working, start, end)
        if found is None:
            return None
        if found.year is not None and found.year > _LAST_COMMON_YEAR:
            found = found._replace(year=found.year - _BUDDHIST_ERA)
        found = with_writer(self, found, working, end)
        # (A. A.)
        if found.credit_span is not None and working.startswith(".", found.credit_span[0] + 1):
            found = without_stranger(found, working, self.registry, self.spoken)
        if self._is_old(found, working):
            found = found._replace(doubtful=may_be_misread(found, self.spoken))
        noted = working.startswith(("[", "("), found.body)
        if not noted and working.find("\u2014", found.body, found.body + _LONGEST_NOTE) < 0:
            return found
        return found._replace(body=past_note(working, found.body, end, self.spoken))

    def _has_no_mark(self, working: str, start: int, end: int) -> bool:
        """Whether the head of a block has nothing that a dateline may be known by: most titles."""
        if self.spoken.dateline.place_stop:
            return False
        hint = ANCHOR_HINT.search(working, start, min(end, start + REACH))
        return hint is None and working[start : start + _EASTERN_REACH].isascii()

    def read_any_form(self, working: str, start: int, end: int) -> DatelineFound | None:
        """The dateline of any form."""
        reach = min(end, start + REACH)
        # A bracket is one of the hints: without any nothing is certain.
        hinted = ANCHOR_HINT.search(working, start, reach) is not None
        certain = self.read_certain(working, start, end) if hinted else None
        if certain is not None and not _NAMED.match(working, certain.body, end):
            return certain
        if self.spoken.dateline.place_stop and PLACE_AND_STOP.match(working, start, reach):
            stopped = self._sure(read_open(self, working, start, end))
            if stopped is not None:
                return stopped
        if not (hinted and is_anchored(working, start, reach)) and not self._is_eastern(
            working, start
        ):
            return None
        styles = self._styles_credited(working[start:reach])
        if not styles and not self._may_be_undescribed(working, start, end):
            return None
        if not styles and not self.stated and not evidence.has_part_or_room(working, start, end):
            return None
        leading = LEADING.match(working, start, reach)
        at = leading.end() if leading is not None else start
        plain = not (styles or self.stated) and self.spoken.script not in _UNSPACED
        spoken = plain and is_spoken(working, at, reach)
        worded = self.spoken.dateline.day_words  # a day in words stands behind a place, too
        prose = plain and not worded and begins_as_prose(working, at, reach)
        read = self._run_on if prose else self._best
        sure = None if spoken else self._sure(read(working, at, end, styles))
        if sure is None or self._is_worn(sure, working):
            worn = read_worn(self, working, at, end)
            if worn is not None and (sure is None or is_mended(worn, sure, working)):
                sure = worn
        return sure

    def _plain(self, working: str, start: int, end: int) -> DatelineFound | None:
        """The dateline that a head of the plain form is, as its sample was read.

        Unless a known credit in it leaves no doubt, none may stand behind it in reach, nor what may
        go on behind the sign.
        """
        if self.style is not None or self.stated or self.spoken.script in _UNSPACED:
            return None
        form = plain_form(working, start, end, self.spoken)
        if form is None:
            return None
        credited = form.is_credited
        sample, certain = _sample_read(
            self.registry, self.spoken, form.sample, is_credited=credited
        )
        found = form.at_its_place(sample) if sample is not None else None
        if found is None or found.score < self.threshold:
            return None
        if credited and _NAMED.match(working, found.body, end):
            return None
        if certain:
            return found
        # Of a short block more than its head tells, and of a bracket what stands in it.
        if MORE.match(working, found.body, end) is not None or end - found.body < _SHORTEST_LEAD:
            return None
        reach = min(end, start + REACH)
        behind = found.body if credited else start
        bracket = _BRACKET.search(working, behind, reach)
        if bracket is not None and (credited or fold(bracket[1]) in self.registry.credits):
            return None
        return None if self._styles_credited(working[behind:reach]) else found

    def _best(
        self, working: str, at: int, end: int, styles: tuple[HouseStyle, ...]
    ) -> DatelineFound | None:
        """The best reading: of templates and shapes, of the open grammar, or of what runs on."""
        best: DatelineFound | None = None
        for found in self._candidates(working, at, end, styles):
            if best is None or found.score > best.score:
                best = found
        if best is None or best.score < self.threshold or may_hold_more(best, working, at, end):
            other = read_open(self, working, at, end)
            if other is not None and (best is None or reads_more(other, best)):
                best = other
        if best is None or best.score < self.threshold:
            best = self._run_on(working, at, end, styles)
        return best

    def _is_worn(self, found: DatelineFound, working: str) -> bool:
        """Whether a dateline, as old papers print them, has something in it that nobody knows."""
        if not self.spoken.dateline.worn_credits or found.repairs or not found.places:
            return False
        if not self._is_of_old_papers(found):
            sign = working[found.end - 1 : found.body]
            if sign[-1:] == " " and "." not in sign:
                return False
            if found.agencies:
                printed = working[slice(*found.credit_span or (0, 0))]
                is_known = found.agencies[0] in self.registry.names.values()
                return not is_known and worn_credit(printed, self.spoken) is not None
        if not found.agencies and "(" in working[found.start : found.body]:
            return True
        known = all(place.is_known for place in found.places)
        regions = all(p.region is None or p.is_in_known_region for p in found.places)
        return not (known and regions and (found.agencies or found.day))

    def _is_old(self, found: DatelineFound, working: str) -> bool:
        """Whether a dateline is an old paper's: by its dash, or a date beside the credit."""
        joined = working[found.body - 1] in "\u2014-"
        dated = found.day is not None
        return (joined or dated) if self._is_of_old_papers(found) else (joined and dated)

    def _is_of_old_papers(self, found: DatelineFound) -> bool:
        old = _old_agencies(self.registry, self.spoken)
        return found.agencies[:1] != () and found.agencies[0] in old

    def _sure(self, found: DatelineFound | None) -> DatelineFound | None:
        return found if found is not None and found.score >= self.threshold else None

    def read_certain(self, working: str, start: int, end: int) -> DatelineFound | None:
        """The dateline that a template reads without a doubt: most have a credit in brackets."""
        bracket = _BRACKET.search(working, start, min(end, start + REACH))
        if bracket is None or self.style is not None:
            return None
        credit = fold(bracket[1])
        if credit not in self.registry.credits:
            return None
        for style in _remembering(self.registry)((credit,), self.spoken.code):
            if self._is_foreign(style.name):
                return None
            for found in self._by_templates(style, working, start, end):
                if not found.native:
                    return None  # a later template may read less, without the misspelt month
                if self._leaves_nothing_open(found, style, working):
                    return found
        return None

    def _by_templates(
        self, style: HouseStyle, working: str, at: int, end: int
    ) -> Iterator[DatelineFound]:
        reach = min(end, at + REACH)
        for pattern in style_patterns(style):
            match = pattern.match(working, at, reach)
            found = self.dateline_in(match, style, end) if match is not None else None
            if found is not None:
                yield found

    def _leaves_nothing_open(self, found: DatelineFound, style: HouseStyle, working: str) -> bool:
        sign = working[found.end : found.body].strip(" ,")
        return found.score >= CERTAIN and ends_as_printed(style, sign)

    def _may_be_undescribed(self, working: str, start: int, end: int) -> bool:
        """Whether a block without a known credit holds what else makes a dateline.

        That is a date, or the mark of a credit that is unknown or misspelt, or a sentence
        behind the place.
        """
        return (
            self.stated
            or self.spoken.script in _UNSPACED
            or end - start > _LONG
            or working[end - 1] in SENTENCE_END
            or _DATE_OR_CREDIT.search(working, start, min(end, start + REACH)) is not None
        )

    def _is_eastern(self, working: str, start: int) -> bool:
        head = working[start : start + _EASTERN_REACH]
        return not head.isascii() and _EASTERN_LETTER.search(head) is not None

    def _candidates(
        self, working: str, at: int, end: int, styles: tuple[HouseStyle, ...]
    ) -> Iterator[DatelineFound]:
        reach = min(end, at + REACH)
        best = 0.0
        for style in styles:
            # Those in the language of the copy come first: a strong one leaves no doubt.
            if best >= STRONG and self._is_foreign(style.name):
                return
            for read in self._by_templates(style, working, at, end):
                best = max(best, read.score if read.native else 0.0)
                yield read
                if read.native and self._leaves_nothing_open(read, style, working):
                    return
        yield from self._eastern(working, at, end)
        if best >= STRONG:
            return
        # A note in brackets, or a word with a sign of its own, may stand before the dateline.
        labelled = False
        for _ in range(2):
            match = match_shape(working, at, reach)
            found = self.dateline_in(match, None, end)
            if found is not None and found.credit_span is not None and found.people is None:
                found = with_writer_in_credit(self, found, working)
            if found is not None and not (labelled and is_uncredited(found)):
                yield found
                if found.score >= THRESHOLD:
                    return
            note = LEADING_NOTE.match(working, at, reach)
            if note is not None:
                at = note.end()
            elif match is not None and match["sign"] is not None and match.end() > at:
                at, labelled = match.end(), match["sign"][-1] in ":："
            else:
                return

    def _eastern(self, working: str, at: int, end: int) -> Iterator[DatelineFound]:
        """The candidates of the shapes of the language's own script."""
        reach = min(end, at + REACH)
        for pattern in eastern_shapes(self.spoken, working, at, reach):
            match = pattern.match(working, at, reach)
            found = self.dateline_in(match, None, end) if match is not None else None
            if match is not None and found is not None:
                # A dash joins any two words of Arabic; a place or a credit must be known.
                sure = self.spoken.script in EAST_ASIAN or found.style is not None
                score = found.score + (OWN_SHAPE if sure else 0.0)
                outlet = "outlet" in match.re.groupindex and match["outlet"] is not None
                inside = found.people is not None or outlet
                yield found._replace(score=score + (REPORTERS if inside else 0.0))

    def _run_on(
        self, working: str, at: int, end: int, styles: tuple[HouseStyle, ...]
    ) -> DatelineFound | None:
        """The dateline that a headline or a note has run into."""
        reach = min(end, at + REACH)
        if not (
            styles
            or SIGNED_DATE.search(working, at, reach)
            or STOP_INSIDE.search(working, at, reach)
        ):
            return None
        best: DatelineFound | None = None
        for found in self._run_on_candidates(working, at + 1, end, styles):
            # A headline may end in the name of a place and the agency: then no text follows.
            if found.day is None and not working[found.body : end].strip():
                continue
            if best is None or found.score > best.score:
                best = found
        return best._replace(score=best.score + RUN_ON) if best is not None else None

    def _run_on_candidates(
        self, working: str, at: int, end: int, styles: tuple[HouseStyle, ...]
    ) -> Iterator[DatelineFound]:
        reach = min(end, at + REACH)
        own = [style for style in styles if not self._is_foreign(style.name)]
        patterns = [
            (pattern, style) for style in own or styles for pattern in style_patterns(style)
        ]
        for style, match in self._matches_inside(patterns, working, at, reach):
            found = self.dateline_in(match, style, end)
            if found is not None and found.credit_span is not None:
                yield found
                # The script's own shape may read more from the same place on.
                yield from self._eastern(working, match.start(), end)
        for title in TITLE_ENDS.finditer(working, at, reach):
            found = read_open(self, working, title.end(), end)
            if found is not None and found.places and found.places[0].name.isupper():
                yield found._replace(score=found.score - RUN_ON)
                return
        if not SIGNED_DATE.search(working, at, reach):
            return
        for capitals in CAPITALS_BEGIN.finditer(working, at, reach):
            found = self.dateline_in(match_shape(working, capitals.start(), reach), None, end)
            if found is not None and (found.day is not None or found.agencies):
                yield found

    def _matches_inside(
        self,
        patterns: list[tuple[regex.Pattern[str], HouseStyle]],
        working: str,
        at: int,
        reach: int,
    ) -> Iterator[tuple[HouseStyle, regex.Match[str]]]:
        """What templates match behind the beginning of a line, wherever a word may begin."""
        if self.spoken.script in EAST_ASIAN:
            # Without spaces that is everywhere, and one look finds all of them.
            matches = [
                (match.start(), index, match)
                for index, (pattern, _) in enumerate(patterns)
                for match in pattern.finditer(working, at, reach, overlapped=True)
            ]
            for _, index, match in sorted(matches, key=itemgetter(0, 1)):
                yield patterns[index][1], match
            return
        styles = dict.fromkeys(style for _, style in patterns)
        last = max((last_credit(style, working, at, reach) for style in styles), default=at)
        for word in WORD_BEGINS.finditer(working, at, reach):
            if word.start() > last:
                break
            for pattern, style in patterns:
                found = pattern.match(working, word.start(), reach)
                if found is not None:
                    yield style, found

    def _styles_credited(self, head: str) -> tuple[HouseStyle, ...]:
        """The styles whose credit stands in the head of a line, those in its language first."""
        if self.style is not None:
            return (self.registry.style(self.style),)
        credits = credit_words(self.registry).found_in(head)
        return _remembering(self.registry)(credits, self.spoken.code) if credits else ()


# Names in capitals before another dash, or a date: ANKARA (AA) - ADA KURT - ...
_NAMED = lazy(
    r"\p{L}{3,9}\.?[ ]\d{1,2}\.?[ ]?[\-\u2010-\u2015]"
    r"|\p{Lu}{2,20}(?:[ ]\p{Lu}{2,20}){1,3}[ ][\-\u2010-\u2015][ ]"
)


@lru_cache(maxsize=64)
def _old_agencies(registry: Registry, spoken: Language) -> frozenset[str]:
    """The agencies whose credits old papers printed."""
    credits = spoken.dateline.worn_credits
    return frozenset(registry.names.get(fold(credit), credit) for credit in credits)


@lru_cache(maxsize=4096)
def _sample_read(
    registry: Registry, spoken: Language, sample: str, *, is_credited: bool
) -> tuple[DatelineFound | None, bool]:
    """What the reader of all shapes finds in a sample of the plain form, and if it is certain."""
    reader = Reader(registry, spoken)
    certain = reader.read_certain(sample, 0, len(sample)) if is_credited else None
    if certain is not None:
        return certain, True
    return reader.read_any_form(sample, 0, len(sample)), False


# Each registry's are remembered by themselves, so that none is kept for a credit's sake.
@lru_cache(maxsize=16)
def _remembering(
    registry: Registry,
) -> Callable[[tuple[str, ...], str], tuple[HouseStyle, ...]]:
    return lru_cache(maxsize=1024)(partial(_styles_printing, registry))


def _styles_printing(
    registry: Registry, credits: tuple[str, ...], code: str
) -> tuple[HouseStyle, ...]:
    """The styles that print some credits, those in a language first."""
    names = dict.fromkeys(name for credit in credits for name in registry.credits[credit])
    ordered = sorted(names, key=lambda name: is_foreign(name, registry, code))
    return tuple(registry.style(name) for name in ordered)


def read_stated(text: str, registry: Registry, spoken: Language) -> DatelineFound | None:
    """The dateline that a feed states: the text without a sign."""
    return Reader(registry, spoken, stated=True, threshold=_STATED).read(
        f"{text} - ", 0, len(text) + 3
    )
