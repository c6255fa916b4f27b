"""Datelines: the templates of the styles whose credit a line holds, and the general shape.

The patterns only cut; validators decide whether the pieces hold a place, a month, a day and a
credit, and a score tells a dateline from a sentence that begins like one. The best candidate wins.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from wirecopy import gazetteer
from wirecopy.credits import Credit, credit_words, unknown_credit
from wirecopy.dates import PrintedDate, read_date
from wirecopy.house_styles import HouseStyle, Registry
from wirecopy.languages import Language, language
from wirecopy.model import TextSpan
from wirecopy.offsets import Replacement
from wirecopy.shapes import (
    ANCHOR,
    EAST_ASIAN,
    LEADING,
    REACH,
    SHAPE,
    SHAPE_EAST_ASIAN,
    style_patterns,
)

_SPLIT_PLACES = regex.compile(r"[ ]?[/&][ ]?")
_BRACKETED = regex.compile(r"[ ]?[(\[（［]([^()\[\]（）［］]{1,60})[)\]）］]")
_EAST_ASIAN_LETTER = regex.compile(r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}]")

# What speaks for a dateline, and how much; chosen on copy with and without one.
_CREDIT_KNOWN = 4.0
_CREDIT_NEAR = 3.0
_CREDIT_UNKNOWN = 0.5
_DATE_VALID = 3.0
_DATE_REPAIRED = 2.0
_CAPITALS = 1.5
_PLACE_KNOWN = 2.0
_REGION_KNOWN = 1.0
_SIGN_PLAIN = 1.0
_TEMPLATE = 1.0
_OWN_SIGN = 0.2
_OWN_MONTH = 0.3
_LONG_PLACE = -1.0
_FIRST_BLOCK = -1.0
_RUN_ON = -1.0
_MOST_PLACE_WORDS = 4
THRESHOLD = 4.0
STRONG = 7.0


@attrs.frozen
class PlaceFound:
    """A printed place, with its spans in the working text."""

    name: str
    span: TextSpan
    region: str | None = None
    region_span: TextSpan | None = None


@attrs.frozen(kw_only=True)
class DatelineFound:
    """A dateline in the working text.

    Attributes:
        start: Where it starts.
        end: Where its text ends, the sign left out.
        body: Where the story begins, after the sign.
        score: How surely it is one.
        style: The house style whose credit or template it is, if any.
        repairs: What is misspelt in it, with the rule of each.
    """

    start: int
    end: int
    body: int
    score: float
    style: str | None = None
    places: tuple[PlaceFound, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    date_span: TextSpan | None = None
    date_spans: tuple[tuple[str, TextSpan], ...] = ()
    other_calendar: TextSpan | None = None
    agencies: tuple[str, ...] = ()
    credit_span: TextSpan | None = None
    desk: TextSpan | None = None
    people: TextSpan | None = None
    repairs: tuple[Replacement, ...] = ()


@attrs.frozen
class Reader:
    """Reads datelines of the styles of a registry in one language.

    Attributes:
        registry: The styles.
        spoken: The language of the copy.
        style: The only style to try, where the caller names one.
    """

    registry: Registry
    spoken: Language
    style: str | None = None

    def read(
        self, working: str, start: int, end: int, *, first: bool = False
    ) -> DatelineFound | None:
        """The dateline at the start of a line, if there is one.

        Args:
            working: The working text.
            start: Where the line's text starts.
            end: Where the line ends.
            first: Whether this is the first block of the copy, where headlines stand.

        Returns:
            The best candidate that reaches the threshold.
        """
        reach = min(end, start + REACH)
        if not ANCHOR.search(working, start, reach) and not self._is_east_asian(working, start):
            return None
        leading = LEADING.match(working, start, reach)
        at = leading.end() if leading is not None else start
        styles = self._styles_credited(working[at:reach])
        candidates = list(self._candidates(working, at, reach, styles))
        best = max(candidates, key=lambda found: found.score, default=None)
        if best is None or best.score < THRESHOLD:
            best = self._run_on(working, at, reach, styles)
        if best is not None and first and best.style is None and best.day is None:
            best = attrs.evolve(best, score=best.score + _FIRST_BLOCK)
        return best if best is not None and best.score >= THRESHOLD else None

    def _is_east_asian(self, working: str, start: int) -> bool:
        return _EAST_ASIAN_LETTER.search(working, start, start + 12) is not None

    def _candidates(
        self, working: str, at: int, reach: int, styles: list[HouseStyle]
    ) -> Iterator[DatelineFound]:
        for style in styles:
            for pattern in style_patterns(style):
                match = pattern.match(working, at, reach)
                found = self._validated(match, style) if match is not None else None
                if found is not None:
                    yield found
        if self.spoken.script in EAST_ASIAN:
            match = SHAPE_EAST_ASIAN.match(working, at, reach)
            found = self._validated(match, None) if match is not None else None
            if found is not None:
                yield found
        # "RPT --" or another word with a sign of its own may stand before the dateline.
        for _ in range(2):
            match = SHAPE.match(working, at, reach)
            if match is None or match.end() == at:
                return
            found = self._validated(match, None)
            if found is not None:
                yield found
                return
            if match["sign"] is None:
                return
            at = match.end()

    def _run_on(
        self, working: str, at: int, reach: int, styles: list[HouseStyle]
    ) -> DatelineFound | None:
        """The dateline of a known credit that a headline or a note has run into."""
        found = [
            attrs.evolve(candidate, score=candidate.score + _RUN_ON)
            for style in styles
            for pattern in style_patterns(style)
            for match in pattern.finditer(working, at + 1, reach, overlapped=True)
            if self._may_begin(working, match.start())
            and (candidate := self._validated(match, style)) is not None
            and candidate.credit_span is not None
        ]
        return max(found, key=lambda candidate: candidate.score, default=None)

    def _may_begin(self, working: str, start: int) -> bool:
        """Whether a word may begin here; East Asian copy sets no spaces."""
        return not working[start - 1].isalpha() or self.spoken.script in EAST_ASIAN

    def _styles_credited(self, head: str) -> list[HouseStyle]:
        """The styles whose credit stands in the head of a line, those in its language first."""
        if self.style is not None:
            return [self.registry.style(self.style)]
        names = dict.fromkeys(
            name
            for credit in credit_words(self.registry).found_in(head)
            for name in self.registry.credits[credit]
        )
        return [self.registry.style(name) for name in sorted(names, key=self._is_foreign)]

    def _is_foreign(self, name: str) -> bool:
        return self.spoken.code not in self.registry.tables[name]["languages"]

    def _validated(self, match: regex.Match[str], style: HouseStyle | None) -> DatelineFound | None:
        """What a match holds, if every piece of it is what its place says."""
        spoken = self.spoken
        if style is not None and spoken.code not in style.languages:
            spoken = language(style.languages[0])
        groups = match.groupdict()
        date = read_date(match, spoken)
        credit = self._credit(match, groups)
        places = _read_places(match, spoken)
        if date is None or credit is None or places is None:
            return None
        sign = groups.get("sign")
        name = style.name if style is not None else self._style_of(credit)
        if name is None and not _signed(sign, date, credit, places):
            return None
        return DatelineFound(
            start=match.start(),
            end=_text_end(match, groups),
            body=match.end(),
            score=_score(date, credit, places, sign, style, spoken),
            style=name,
            places=places,
            year=date.year,
            month=date.month,
            day=date.day,
            date_span=date.span,
            date_spans=date.spans,
            other_calendar=_span(match, groups, "other_calendar"),
            agencies=credit.agencies,
            credit_span=credit.span,
            desk=credit.desk or _span(match, groups, "desk"),
            people=_people_span(match, groups),
            repairs=date.repairs + credit.repairs,
        )

    def _credit(self, match: regex.Match[str], groups: dict[str, str | None]) -> Credit | None:
        """The credit of a match: empty where it has none, None where it is none at all."""
        for group in ("credit", "credit_first", "bare"):
            printed = groups.get(group)
            if printed:
                span = match.span(group)
                known = credit_words(self.registry).read(printed, span)
                # An unknown word may be a credit in brackets, never a bare one.
                return known or (None if group == "bare" else unknown_credit(printed, span))
        return Credit()

    def _style_of(self, credit: Credit) -> str | None:
        names = self.registry.credits.get(credit.key, ()) if credit.key is not None else ()
        return next(iter(sorted(names, key=self._is_foreign)), None)


def read_stated(text: str, registry: Registry, spoken: Language) -> DatelineFound | None:
    """The dateline that a feed states: the text without a sign."""
    return Reader(registry, spoken).read(f"{text} - ", 0, len(text) + 3)


def _span(match: regex.Match[str], groups: dict[str, str | None], name: str) -> TextSpan | None:
    return match.span(name) if groups.get(name) else None


def _people_span(match: regex.Match[str], groups: dict[str, str | None]) -> TextSpan | None:
    """Names and the role printed beside them, as one stretch that reads as a byline."""
    spans = [span for name in ("people", "role") if (span := _span(match, groups, name))]
    if not groups.get("people"):
        return None
    return min(start for start, _ in spans), max(end for _, end in spans)


def _text_end(match: regex.Match[str], groups: dict[str, str | None]) -> int:
    end = match.start("sign") if groups.get("sign") else match.end()
    text: str = match.string
    while end > match.start() and text[end - 1] in " ,":
        end -= 1
    return end


def _score(
    date: PrintedDate,
    credit: Credit,
    places: tuple[PlaceFound, ...],
    sign: str | None,
    style: HouseStyle | None,
    spoken: Language,
) -> float:
    score = _places_score(places, spoken)
    if date.day is not None:
        score += _DATE_REPAIRED if date.repairs else _DATE_VALID
    if credit.key is not None:
        score += _CREDIT_NEAR if credit.repairs else _CREDIT_KNOWN
    elif credit.span is not None:
        score += _CREDIT_UNKNOWN
    if sign is not None and (_is_dash(sign) or sign in "=＝"):
        score += _SIGN_PLAIN
    if style is not None:
        score += _TEMPLATE
        score += _OWN_MONTH if date.month_word and date.month_word in spoken.month_numbers else 0.0
        own = any(template.rstrip().endswith(sign or "") for template in style.dateline.templates)
        score += _OWN_SIGN if own else 0.0
    return score


def _is_dash(sign: str) -> bool:
    return sign[-1] in "-_" or sign[-1] >= "\u2010"


def _signed(
    sign: str | None, date: PrintedDate, credit: Credit, places: tuple[PlaceFound, ...]
) -> bool:
    """Whether the sign is one that the rest of an unknown agency's dateline admits."""
    if sign is None:
        # East Asian datelines end with a mark of their own.
        return date.day is not None and credit.span is not None
    if _is_dash(sign):
        return True
    if sign in (":", "：", "=", "＝"):
        return credit.span is not None and (date.day is not None or bool(places))
    return credit.span is not None and date.day is not None


def _read_places(match: regex.Match[str], spoken: Language) -> tuple[PlaceFound, ...] | None:
    """The places of a match: () where it has none, None where the words are no place."""
    printed = match.groupdict().get("places")
    if not printed:
        return ()
    start = match.start("places")
    head, region, region_start = printed, None, 0
    bracket = _BRACKETED.search(printed)
    comma = printed.find(",")
    if comma >= 0 and (bracket is None or comma < bracket.start()):
        head = printed[:comma]
        region_start = comma + 1
        region = printed[region_start:]
    elif bracket is not None:
        head = printed[: bracket.start()]
        region_start = bracket.start(1)
        region = bracket[1]
    head = head.rstrip()
    if not _may_be_place(head, spoken):
        return None
    region_span = None
    if region is not None and region.strip():
        region_start += len(region) - len(region.lstrip())
        region = region.strip()
        region_span = (start + region_start, start + region_start + len(region))
    cities = list(_cities(head))
    return tuple(
        PlaceFound(
            city,
            (start + at, start + at + len(city)),
            region if index == len(cities) - 1 else None,
            region_span if index == len(cities) - 1 else None,
        )
        for index, (at, city) in enumerate(cities)
    )


def _cities(head: str) -> Iterator[tuple[int, str]]:
    # "Frankfurt/Main" is one city: the gazetteer knows the whole, so it is not cut.
    if not _SPLIT_PLACES.search(head) or gazetteer.holders(head):
        yield 0, head
        return
    at = 0
    for separator in [*_SPLIT_PLACES.finditer(head), None]:
        end = len(head) if separator is None else separator.start()
        if head[at:end]:
            yield at, head[at:end]
        at = end if separator is None else separator.end()


def _may_be_place(head: str, spoken: Language) -> bool:
    if head.isupper() or gazetteer.holders(head):
        return True
    words = head.split()
    if words[0].casefold() in spoken.function_words or words[-1][0].islower():
        return False
    return sum(1 for word in words if word[0].islower() and len(word) > 4) == 0


def _places_score(places: tuple[PlaceFound, ...], spoken: Language) -> float:
    if not places:
        return 0.0
    first = places[0]
    score = 0.0
    if first.name.isupper() or spoken.script in (*EAST_ASIAN, "Arabic"):
        score += _CAPITALS
    if gazetteer.holders(first.name):
        score += _PLACE_KNOWN
    last = places[-1]
    if last.region is not None:
        known = gazetteer.regions(last.region) or gazetteer.regions(last.region.split(",")[-1])
        score += _REGION_KNOWN if known else 0.0
    if len(first.name.split()) > _MOST_PLACE_WORDS:
        score += _LONG_PLACE
    return score
