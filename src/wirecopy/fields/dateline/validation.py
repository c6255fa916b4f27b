"""What a printed dateline holds: the pieces that a pattern cut, validated.

The patterns only cut; validators decide whether the pieces hold a place, a month, a day and a
credit, and a score tells a dateline from a sentence that begins like one.
"""

from __future__ import annotations

from typing import NamedTuple

import attrs
import regex

from wirecopy.fields.dateline.codes import holds_code, is_code_behind
from wirecopy.fields.dateline.credit import (
    Credit,
    credit_words,
    is_note,
    is_site,
    led_credit,
    unknown_credit,
)
from wirecopy.fields.dateline.date import PrintedDate, read_date
from wirecopy.fields.dateline.east_asian import slot_spans
from wirecopy.fields.dateline.evidence import FOREIGN, Pieces, is_dateline, opens_prose, score_of
from wirecopy.fields.dateline.groups import (
    Groups,
    explains,
    groups_of,
    is_label,
    may_be_undated,
    may_end,
    people_span,
    span_of,
    text_end,
)
from wirecopy.fields.dateline.open_date import date_for_region
from wirecopy.fields.dateline.places import (
    PlaceFound,
    can_belong,
    is_town,
    is_weekday,
    read_places,
    restored,
    without_label,
)
from wirecopy.fields.dateline.tokens import Kind, ends_a_place
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.languages import Language, speaks
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import EAST_ASIAN
from wirecopy.text.offsets import Replacement, TextSpan

_FIRST_UNSPACED = "\u2e80"
_LONGEST_KOREAN_NAME = 3


class DatelineFound(NamedTuple):
    """A dateline in the working text.

    Attributes:
        start: Where it starts.
        end: Where its text ends, the sign left out.
        body: Where the story begins, after the sign.
        score: How surely it is one.
        style: The house style whose credit or template it is, if any.
        contested: Whether several agencies print the credit, and nothing tells which.
        repairs: What is misspelt in it, with the rule of each.
        native: Whether its month, if it prints one, is a word of the language it was read in.
        doubtful: Whether its place counts only if it is known once what is misspelt is mended.
        in_byline: Whether it is the place that a byline says its people report from.
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
    native: bool = True
    doubtful: bool = False
    in_byline: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is nothing but a place and a sign."""
        return self.day is None and self.credit_span is None and self.other_calendar is None

    def printed_credit(self, working: str) -> str | None:
        """The credit as it stands in the text, if there is one."""
        return working[slice(*self.credit_span)] if self.credit_span is not None else None

    def holding(self, pieces: Pieces, working: str, spoken: Language) -> DatelineFound:
        """The same dateline, with what its places, its date and its credit say."""
        date, credit = pieces.date, pieces.credit
        printed = working[slice(*credit.span or (0, 0))]
        places, restoring = restored(without_label(pieces.places, printed), working)
        other = date.is_other_calendar
        # A stop behind the date may be the one that ends the dateline.
        span = date.span and (date.span[0], min(date.span[1], self.end))
        # Made anew, since to replace most of many fields takes thrice the time.
        return DatelineFound(
            min(self.start, restoring[0][0]) if restoring else self.start,
            self.end,
            self.body,
            self.score,
            self.style,
            places,
            date.year,
            date.month,
            date.day,
            None if other else span,
            date.spans,
            span if other else self.other_calendar,
            self.agencies,
            self.contested,
            credit.span,
            credit.desk or self.desk,
            self.people,
            tuple(sorted((*restoring, *date.repairs, *credit.repairs))),
            date.month_word is None or date.month_word in spoken.month_numbers,
            self.doubtful,
        )


@attrs.frozen(eq=False, repr=False)
class Validator:
    """Tells what the match of a shape or a template holds, by the words of styles and languages.

    Attributes:
        registry: The styles.
        spoken: The language of the copy.
        style: The only style to try, where the caller names one.
        stated: Whether a feed says that the text is a dateline, so that nothing more need tell.
        borne_out: Names that what stands around them bears out as those of places.
    """

    registry: Registry
    spoken: Language
    style: str | None = None
    stated: bool = False
    borne_out: frozenset[str] = frozenset()

    def dateline_in(
        self, match: regex.Match[str] | None, style: HouseStyle | None, end: int
    ) -> DatelineFound | None:
        """What a match holds, if every piece of it is what its place says.

        Args:
            match: The match, if there is one.
            style: The style whose template matched, None for a general shape.
            end: Where the block ends.
        """
        if match is None or match.end() == match.start():
            return None
        spoken = self.spoken
        foreign = style is not None and not speaks(style.languages, spoken.code)
        if style is not None and foreign:
            spoken = style.spoken
        groups = groups_of(match)
        if groups.get("alone") is not None and match.end() != end:
            return None
        told = style is not None or self.stated
        if not told and is_label(groups):
            return None
        read = self._credit(match, groups, spoken)
        if read is None or not (told or may_end(groups, read, spoken)):
            return None
        slots = slot_spans(match, groups)
        pieces = self._pieces(match, groups, slots, read, spoken, end)
        if pieces is None:
            return None
        credit = pieces.credit
        contested = self.style is None and credit.key in self.registry.contested
        name = style.name if style is not None else self._style_of(credit)
        if contested:
            name = self._told_apart(credit.key or "", pieces.places)
        if not self._is_dateline(match, groups, pieces, name, spoken):
            return None
        people = people_span(match, groups, slots.get("people"))
        found = DatelineFound(
            start=match.start(),
            # Names may stand behind the sign that ends the rest.
            end=max(text_end(match, groups), people[1] if people is not None else 0),
            body=match.end(),
            score=score_of(pieces, style, spoken) + (FOREIGN if foreign else 0.0),
            style=name,
            other_calendar=span_of(match, groups, "other_calendar"),
            agencies=self.named(credit, name, groups.get("joint")),
            contested=contested and name is None,
            desk=span_of(match, groups, "desk"),
            people=people,
        )
        return found.holding(pieces, match.string, spoken)

    def whole(
        self,
        pieces: Pieces,
        working: str,
        span: TextSpan,
        body: int,
        score: float,
        people: TextSpan | None = None,
    ) -> DatelineFound:
        """The dateline of pieces that a grammar of its own has read.

        Args:
            pieces: What it holds.
            working: The working text.
            span: Where it stands, the sign left out.
            body: Where the story begins.
            score: How surely it is one.
            people: Where people are printed in it.
        """
        credit = pieces.credit
        name = self.told(credit, pieces.places)
        return DatelineFound(
            start=span[0],
            end=span[1],
            body=body,
            score=score,
            style=name,
            agencies=self.named(credit, name),
            contested=credit.key in self.registry.contested and name is None,
            people=people,
        ).holding(pieces, working, self.spoken)

    def _is_dateline(
        self,
        match: regex.Match[str],
        groups: Groups,
        pieces: Pieces,
        name: str | None,
        spoken: Language,
    ) -> bool:
        """Whether pieces make a dateline with what follows them: of a style, or by themselves."""
        credit, places = pieces.credit, pieces.places
        if credit.span is None and not self.stated and explains(match, groups, places):
            return False
        told = name is not None or self.stated or _is_of_outlet(groups, pieces, spoken)
        if not told and not is_dateline(pieces):
            return False
        if pieces.date.day is not None or (pieces.has_people and not places):
            return True
        return may_be_undated(match, groups.get("sign"), places)

    def _pieces(
        self,
        match: regex.Match[str],
        groups: Groups,
        slots: dict[str, TextSpan],
        credit: Credit,
        spoken: Language,
        end: int,
    ) -> Pieces | None:
        places = read_places(match.string, slots.get("places"), spoken)
        date = read_date(match, groups, spoken)
        if date is None or places is None:
            return None
        named, dated = slots.get("places"), date.span
        joined = named is not None and dated is not None and named[1] + 1 == dated[0]
        if joined and named and dated and ends_a_place(match.string, named[0], *dated):
            return None
        if date.span is None and places and spoken.dateline.day_words:
            date, places = date_for_region(match.string, places, spoken)
        if groups.get("day_alone") and credit.key is None:
            # Madrid 6.—
            stopped = (groups.get("sign") or "").startswith(".") and credit.span is None
            if not stopped or not all(is_town(p.name, self.registry, spoken) for p in places):
                return None
            places = tuple(place._replace(is_at_home=True) for place in places)
        if any(self._holds_agency(place.region) for place in places):
            return None
        if groups.get("bare") and credit.key is None and not all(p.is_known for p in places):
            return None
        if credit.span is None and places and holds_code(match.string, places, spoken):
            return None
        if credit.span is None and places and places[-1].region is not None:
            credit, places = self._credit_after_comma(match.string, places)
        if credit.span is None and groups.get("sign") is None and spoken.script in EAST_ASIAN:
            credit, places = _paper_and_date(places, date) or (credit, places)
        # A known credit says enough.
        follows = credit.key is None and opens_prose(match.string, match.end(), end)
        return Pieces(date, credit, places, groups.get("sign"), follows, "people" in slots)

    def _holds_agency(self, region: str | None) -> bool:
        """Whether what stands for a region is an agency and more: a byline before the dateline."""
        if region is None or ". " not in region:
            return False
        return fold(region.partition(". ")[0]) in self.registry.names

    def _credit(self, match: regex.Match[str], groups: Groups, spoken: Language) -> Credit | None:
        """The credit of a match: empty where it has none, None where it is none at all."""
        for group in ("credit", "credit_first", "bare"):
            printed = groups.get(group)
            if not printed:
                continue
            span = match.span(group)
            known = credit_words(self.registry).read(printed, span)
            if known is not None:
                return known
            if is_note(printed, spoken):
                return Credit()
            if self._ends_known(printed):
                return None
            # An unknown word may be a credit in brackets; a bare one must be in capitals.
            if is_weekday(printed, spoken) or (group == "bare" and not _is_acronym(printed)):
                return None
            return unknown_credit(printed, span)
        return Credit()

    def _ends_known(self, printed: str) -> bool:
        """Whether letters without spaces end in a known credit: something else ran into it."""
        if printed[0] < _FIRST_UNSPACED:
            return False
        names = self.registry.names
        return any(fold(printed[at:]) in names for at in range(1, len(printed) - 1))

    def _credit_after_comma(
        self, text: str, places: tuple[PlaceFound, ...]
    ) -> tuple[Credit, tuple[PlaceFound, ...]]:
        """The credit that stands where a region may: Tehran, IRNA."""
        last = places[-1]
        printed, span = last.region, last.region_span
        if printed is None or span is None:
            return Credit(), places
        if is_site(printed):
            site = Credit((printed,), span)
            return site, (*places[:-1], last._replace(region=None, region_span=None))
        led = led_credit(printed, span, self.registry)
        if led is not None:
            return led, (*places[:-1], last._replace(region=None, region_span=None))
        bare = last._replace(region=None, region_span=None)
        name = self.registry.names.get(fold(printed))
        if name is None:
            if not is_code_behind(text, last.span, printed, Kind.COMMA, self.spoken):
                return Credit(), places
            return Credit((printed,), span), (*places[:-1], bare)
        is_region = can_belong(printed, bare) or (
            bool(gazetteer.regions(printed)) and not bare.is_known
        )
        # The Spa of Bath is no agency, as that one is spelt in capitals.
        if is_region or (_is_acronym(name) and not _is_acronym(printed)):
            return Credit(), places
        credit = credit_words(self.registry).read(printed, span)
        return credit or Credit(), (*places[:-1], bare)

    def told(self, credit: Credit, places: tuple[PlaceFound, ...]) -> str | None:
        """The style that a credit names; of a contested one, the one that the place tells."""
        if self.style is not None:
            return self.style
        if credit.key in self.registry.contested:
            return self._told_apart(credit.key, places)
        return self._style_of(credit)

    def _told_apart(self, key: str, places: tuple[PlaceFound, ...]) -> str | None:
        """Which of the styles that print a contested credit it is: by language, then by place."""
        tables = self.registry.tables
        printing = self.registry.credits[key]
        names = [name for name in printing if not self._is_foreign(name)] or list(printing)
        if self.registry.contested[key] or len({tables[n]["agency"]["name"] for n in names}) > 1:
            names = [name for name in names if is_in_country(places, tables[name].get("home"))]
        agencies = {tables[name]["agency"]["name"] for name in names}
        return names[0] if len(agencies) == 1 else None

    def named(self, credit: Credit, style: str | None, joint: str | None = None) -> tuple[str, ...]:
        """The agencies of a credit; a contested one is named by the style, if there is one.

        Another one that stands before the credit follows: 런던 AFP=연합뉴스.
        """
        names = self.registry.names
        others = (names.get(fold(joint), joint),) if joint else ()
        if style is None or credit.key not in self.registry.contested:
            return (*credit.agencies, *others)
        told: str = self.registry.tables[style]["agency"]["name"]
        printed = names[credit.key]
        own = (told if agency == printed else agency for agency in credit.agencies)
        return (*own, *others)

    def _is_foreign(self, name: str) -> bool:
        return is_foreign(name, self.registry, self.spoken.code)

    def _style_of(self, credit: Credit) -> str | None:
        key = credit.key
        if key is None:
            return None
        # A name stands in the credit's place: (Tasnim News).
        names = self.registry.credits.get(key) or self.registry.styles_of(credit.agencies[0])
        return next(iter(sorted(names, key=self._is_foreign)), None)


def _is_of_outlet(groups: Groups, pieces: Pieces, spoken: Language) -> bool:
    """Whether a match names a paper or a site as one does that speaks of itself."""
    # A known place and its outlet about a sign of their own are one: (부산=새봄뉴스)
    joined = groups.get("joined") is not None and pieces.are_known
    if joined and _may_be_outlet(groups.get("credit") or "", spoken):
        return True
    agencies = pieces.credit.agencies[:1]
    return groups.get("outlet") is not None or (
        agencies != () and agencies[0] in spoken.dateline.own_credits
    )


def _may_be_outlet(name: str, spoken: Language) -> bool:
    """Whether an unknown name beside a place is no person's, as in 부산=박수연."""
    return spoken.script != "Hangul" or len(name) > _LONGEST_KOREAN_NAME


def _paper_and_date(
    places: tuple[PlaceFound, ...], date: PrintedDate
) -> tuple[Credit, tuple[PlaceFound, ...]] | None:
    """The paper that a bracket names beside its date, where no place is known by that name."""
    if date.day is None or len(places) != 1 or places[0].is_known or places[0].region is not None:
        return None
    credit = unknown_credit(places[0].name, places[0].span)
    return None if credit is None else (credit, ())


def is_foreign(name: str, registry: Registry, code: str) -> bool:
    """Whether a style prints no copy in a language."""
    return not speaks(registry.tables[name]["languages"], code)


def is_in_country(places: tuple[PlaceFound, ...], home: str | None) -> bool:
    """Whether a place lies in a country, as far as its name and region tell."""
    for place in places:
        meant = gazetteer.regions(place.region) if place.region else ()
        if meant and home not in {country for country, _ in meant}:
            continue
        if meant or any(holder.country == home for holder in gazetteer.holders(place.name)):
            return True
    return False


def _is_acronym(printed: str) -> bool:
    return printed.isupper() and " " not in printed
