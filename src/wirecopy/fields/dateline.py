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
from wirecopy.dates import read_date
from wirecopy.eastern import EAST_ASIAN, eastern_shapes, slot_spans
from wirecopy.evidence import (
    FIRST_BLOCK,
    FOREIGN,
    OWN_SHAPE,
    REPORTERS,
    RUN_ON,
    THRESHOLD,
    is_signed,
    score_of,
)
from wirecopy.house_styles import HouseStyle, Registry
from wirecopy.languages import Language, language
from wirecopy.model import TextSpan
from wirecopy.offsets import Replacement
from wirecopy.printed_places import PlaceFound, read_places
from wirecopy.shapes import (
    ANCHOR,
    LEADING,
    REACH,
    SHAPE,
    style_patterns,
)

_EASTERN_LETTER = regex.compile(r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}\p{Arabic}]")


@attrs.frozen(kw_only=True)
class DatelineFound:
    """A dateline in the working text.

    Attributes:
        start: Where it starts.
        end: Where its text ends, the sign left out.
        body: Where the story begins, after the sign.
        score: How surely it is one.
        style: The house style whose credit or template it is, if any.
        contested: Whether several agencies print the credit, and nothing tells which.
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
    contested: bool = False
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
        if not ANCHOR.search(working, start, reach) and not self._is_eastern(working, start):
            return None
        leading = LEADING.match(working, start, reach)
        at = leading.end() if leading is not None else start
        styles = self._styles_credited(working[at:reach])
        candidates = list(self._candidates(working, at, reach, styles))
        best = max(candidates, key=lambda found: found.score, default=None)
        if best is None or best.score < THRESHOLD:
            best = self._run_on(working, at, reach, styles)
        if best is not None and first and best.style is None and best.day is None:
            best = attrs.evolve(best, score=best.score + FIRST_BLOCK)
        return best if best is not None and best.score >= THRESHOLD else None

    def _is_eastern(self, working: str, start: int) -> bool:
        return _EASTERN_LETTER.search(working, start, start + 12) is not None

    def _candidates(
        self, working: str, at: int, reach: int, styles: list[HouseStyle]
    ) -> Iterator[DatelineFound]:
        for style in styles:
            for pattern in style_patterns(style):
                match = pattern.match(working, at, reach)
                found = self._validated(match, style) if match is not None else None
                if found is not None:
                    yield found
        yield from self._eastern(working, at, reach)
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

    def _eastern(self, working: str, at: int, reach: int) -> Iterator[DatelineFound]:
        """The candidates of the shapes of the language's own script."""
        for pattern in eastern_shapes(self.spoken, working, at, reach):
            match = pattern.match(working, at, reach)
            found = self._validated(match, None) if match is not None else None
            if found is not None:
                # A dash joins any two words of Arabic; a place or a credit must be known.
                sure = self.spoken.script in EAST_ASIAN or found.style is not None
                score = found.score + (OWN_SHAPE if sure else 0.0)
                inside = found.people is not None
                yield attrs.evolve(found, score=score + (REPORTERS if inside else 0.0))

    def _run_on(
        self, working: str, at: int, reach: int, styles: list[HouseStyle]
    ) -> DatelineFound | None:
        """The dateline of a known credit that a headline or a note has run into."""
        found = [
            attrs.evolve(candidate, score=candidate.score + RUN_ON)
            for style in styles
            for pattern in style_patterns(style)
            for match in pattern.finditer(working, at + 1, reach, overlapped=True)
            if self._may_begin(working, match.start())
            and (candidate := self._validated(match, style)) is not None
            and candidate.credit_span is not None
        ]
        # The script's own shape may read more from the same place on.
        found += [
            attrs.evolve(fuller, score=fuller.score + RUN_ON)
            for candidate in found
            for fuller in self._eastern(working, candidate.start, reach)
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
        foreign = style is not None and spoken.code not in style.languages
        if style is not None and foreign:
            spoken = language(style.languages[0])
        groups = match.groupdict()
        date = read_date(match, spoken)
        credit = self._credit(match, groups)
        slots = slot_spans(match)
        places = read_places(match.string, slots.get("places"), spoken)
        if date is None or credit is None or places is None:
            return None
        sign = groups.get("sign")
        contested = self.style is None and credit.key in self.registry.contested
        name = style.name if style is not None else self._style_of(credit)
        if contested:
            name = self._told_apart(credit.key or "", places)
        if name is None and not is_signed(sign, date, credit, places, inside="people" in slots):
            return None
        if date.day is None and not _may_be_undated(match, sign, places):
            return None
        return DatelineFound(
            start=match.start(),
            end=_text_end(match, groups),
            body=match.end(),
            score=score_of(date, credit, places, sign, style, spoken) + (FOREIGN if foreign else 0),
            style=name,
            places=places,
            year=date.year,
            month=date.month,
            day=date.day,
            date_span=date.span,
            date_spans=date.spans,
            other_calendar=_span(match, groups, "other_calendar"),
            agencies=self._named(credit, name),
            contested=contested and name is None,
            credit_span=credit.span,
            desk=credit.desk or _span(match, groups, "desk"),
            people=_people_span(match, groups, slots.get("people")),
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

    def _told_apart(self, key: str, places: tuple[PlaceFound, ...]) -> str | None:
        """Which of the styles that print a contested credit it is: by language, then by place."""
        tables = self.registry.tables
        printing = self.registry.credits[key]
        names = [name for name in printing if not self._is_foreign(name)] or list(printing)
        if self.registry.contested[key] or len({tables[n]["agency"]["name"] for n in names}) > 1:
            names = [name for name in names if _is_at_home(places, tables[name].get("home"))]
        agencies = {tables[name]["agency"]["name"] for name in names}
        return names[0] if len(agencies) == 1 else None

    def _named(self, credit: Credit, style: str | None) -> tuple[str, ...]:
        """The agencies of a credit; a contested one is named by the style, if there is one."""
        if style is None or credit.key not in self.registry.contested:
            return credit.agencies
        told: str = self.registry.tables[style]["agency"]["name"]
        printed = self.registry.names[credit.key]
        return tuple(told if agency == printed else agency for agency in credit.agencies)

    def _style_of(self, credit: Credit) -> str | None:
        names = self.registry.credits.get(credit.key, ()) if credit.key is not None else ()
        return next(iter(sorted(names, key=self._is_foreign)), None)


def read_stated(text: str, registry: Registry, spoken: Language) -> DatelineFound | None:
    """The dateline that a feed states: the text without a sign."""
    return Reader(registry, spoken).read(f"{text} - ", 0, len(text) + 3)


def _is_at_home(places: tuple[PlaceFound, ...], home: str | None) -> bool:
    """Whether a place lies in a country, as far as its name and region tell."""
    for place in places:
        meant = gazetteer.regions(place.region) if place.region else ()
        if meant and home not in {country for country, _ in meant}:
            continue
        if meant or any(holder.country == home for holder in gazetteer.holders(place.name)):
            return True
    return False


def _may_be_undated(
    match: regex.Match[str], sign: str | None, places: tuple[PlaceFound, ...]
) -> bool:
    """Whether what follows a match without a date may be a story.

    A bracketed credit alone is a sign-off; one in running text goes on with a small letter.
    """
    following: str = match.string[match.end() : match.end() + 1]
    if sign is None and not places:
        return match.end() < match.endpos and (following.isalpha() or following in "\"“”‘’'«")
    if not following.islower():
        return True
    named = any(place.name.isupper() or gazetteer.holders(place.name) for place in places)
    return sign is not None and (named or not places)


def _span(match: regex.Match[str], groups: dict[str, str | None], name: str) -> TextSpan | None:
    return match.span(name) if groups.get(name) else None


def _people_span(
    match: regex.Match[str], groups: dict[str, str | None], people: TextSpan | None
) -> TextSpan | None:
    """Names and the role printed beside them, as one stretch that reads as a byline."""
    if people is None:
        return None
    role = _span(match, groups, "role")
    spans = [people] if role is None else [people, role]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _text_end(match: regex.Match[str], groups: dict[str, str | None]) -> int:
    end = match.start("sign") if groups.get("sign") else match.end()
    text: str = match.string
    while end > match.start() and text[end - 1] in " ,":
        end -= 1
    return end
