"""The nouns: an article, its parts, and what is said about them.

Offsets are code points into the original text, half-open (``start`` counts, ``end`` does not).
Every class is frozen, compares by value and can be pickled.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar, Literal, NamedTuple

import attrs

TextSpan = tuple[int, int]
SpanTable = tuple[tuple[str, tuple[TextSpan, ...]], ...]

ZoneSource = Literal["stated", "assumed"]

# Chinese and Japanese join wrapped lines with nothing, every other language with a space.
_UNSPACED = ("zh", "ja")


class Span(NamedTuple):
    """A stretch of the original text: code points, half-open.

    Example:
        >>> Span(0, 5)
        Span(start=0, end=5)
    """

    start: int
    end: int


class Kind(StrEnum):
    """The kinds of segment.

    ``furniture`` is what a page puts around a story, ``blank`` is white space between parts.
    ``source_line`` also holds a timestamp or an editor that stands on a line of its own.
    """

    HEADLINE = "headline"
    DECK = "deck"
    SOURCE_LINE = "source_line"
    NOTICE = "notice"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    SIGNOFF = "signoff"
    FURNITURE = "furniture"
    BLANK = "blank"


class Defect(StrEnum):
    """What looked wrong with a piece of copy. None of them keeps it from being parsed."""

    EMPTY = "empty"
    NO_HEADLINE = "no-headline"
    NO_BODY = "no-body"
    DIGEST = "looks-like-a-digest"
    AMBIGUOUS_DATE = "ambiguous-date"
    IMPOSSIBLE_DATE = "impossible-date"
    UNSETTLED = "corrections-did-not-settle"
    NOT_PARSED = "not-parsed"


class Segment(NamedTuple):
    """One piece of the lossless partition of a text.

    Attributes:
        kind: What the piece is.
        start: Its first code point.
        end: One past its last code point.
    """

    kind: Kind
    start: int
    end: int


class Edit(NamedTuple):
    """One correction.

    Attributes:
        start: First code point, in the original.
        end: One past the last code point, in the original.
        before: The original's slice, never empty.
        after: What stands there in the corrected text.
        rule: Which rule did it, and on what evidence, such as ``acronym:document``; several
            rules on one token are joined by ``+``.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str


class Inference(NamedTuple):
    """Something that the copy does not say in so many words.

    Attributes:
        field: The path of the field, such as ``timestamp_zone``.
        value: What was inferred, as text.
        evidence: From what, for a person to read.
        confidence: From 0 (a guess) to 1 (sure).
    """

    field: str
    value: str
    evidence: str
    confidence: float


@attrs.frozen
class Person:
    """Someone named in a byline, a credit or a source line.

    Attributes:
        name: The whole name as printed, never split or reversed.
        role: The job word printed with it, such as ``writers`` or ``editing``.
        organization: The agency or paper, in its canonical form.
        place: Where the person reported from, as printed.
        email: The address printed with the name.

    Example:
        >>> Person("Li Xia")
        Person(name='Li Xia', role=None, organization=None, place=None, email=None)
    """

    name: str
    role: str | None = None
    organization: str | None = None
    place: str | None = None
    email: str | None = None


@attrs.frozen
class Place:
    """A place of a dateline.

    Attributes:
        name: The city in ordinary case.
        region: What is printed after it (a state, a province, a country), as printed.
        country: ISO 3166-1 alpha-2, or None where it is not certain.
    """

    name: str
    region: str | None = None
    country: str | None = None


@attrs.frozen
class Part:
    """What the parts of an article have in common: each knows where it stood."""

    PATHS: ClassVar[tuple[str, ...]] = ("",)

    _spans: SpanTable = attrs.field(default=(), eq=False, repr=False, kw_only=True)

    def spans(self, path: str = "") -> tuple[Span, ...]:
        """The spans of the part, or of one of its fields, in the text that was parsed.

        Args:
            path: A field, such as ``date``; empty for the whole part.

        Returns:
            The spans in order; empty where the field is absent.

        Raises:
            KeyError: The path is unknown; the message names the known ones.
        """
        return look_up_spans(self._spans, path, self.PATHS)

    def table(self) -> SpanTable:
        """All the spans, by path."""
        return self._spans


@attrs.frozen
class Byline(Part):
    """Who wrote it: the byline, or one credit at the end (``Reporting by ...``).

    Attributes:
        text: As printed, after correction.
        people: The people in order; empty where only an organization signs.
        desk: An organization that signs alone, in canonical form.

    Example:
        >>> import wirecopy
        >>> byline = wirecopy.parse_byline("by Xinhua writers Lin Mo, Gu Wei")
        >>> byline.role, byline.organization, [person.name for person in byline.people]
        ('writers', 'Xinhua', ['Lin Mo', 'Gu Wei'])
    """

    PATHS: ClassVar[tuple[str, ...]] = ("", "people", "role", "organization")

    text: str
    people: tuple[Person, ...] = ()
    desk: str | None = None

    @property
    def role(self) -> str | None:
        """The role that all the people share, else None."""
        return _shared(tuple(person.role for person in self.people))

    @property
    def organization(self) -> str | None:
        """The organization that all the people share, or that signs alone, else None."""
        return _shared(tuple(person.organization for person in self.people)) or self.desk


@attrs.frozen
class Dateline(Part):
    """Where and when a story was written, and who sends it.

    Attributes:
        text: The dateline without its sign (the dash that ends it).
        places: The places in order.
        year: The year, printed or inferred, or None.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
        other_calendar: A date in another calendar, as printed (``Safar 28, 1437``).
        agencies: Canonical names of the agencies credited, the first one leading.
        desk: A service or desk printed with the credit, such as ``lno`` in ``dpa/lno``.
        people: Names printed inside the dateline.

    Example:
        >>> import wirecopy
        >>> dateline = wirecopy.parse_dateline("HANOI, Feb. 26, 2019 (Xinhua) -- Hanoi waits.")
        >>> dateline.places[0].name, dateline.places[0].country, dateline.date.isoformat()
        ('Hanoi', 'VN', '2019-02-26')
        >>> dateline.spans("date")
        (Span(start=7, end=20),)
    """

    PATHS: ClassVar[tuple[str, ...]] = (
        "",
        "places",
        "places.region",
        "date",
        "year",
        "month",
        "day",
        "other_calendar",
        "agency",
        "desk",
        "people",
    )

    text: str
    places: tuple[Place, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    other_calendar: str | None = None
    agencies: tuple[str, ...] = ()
    desk: str | None = None
    people: tuple[str, ...] = ()

    @property
    def agency(self) -> str | None:
        """The first of the agencies, or None."""
        return self.agencies[0] if self.agencies else None

    @property
    def date(self) -> dt.date | None:
        """The date, where year, month and day are all there and make one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


@attrs.frozen
class Timestamp(Part):
    """A moment that copy states, with or without its zone.

    Attributes:
        text: As printed.
        value: The moment; naive where the zone is unknown.
        zone: An IANA name or an offset such as ``+08:00``; None with a naive value.
        zone_source: ``stated`` in the copy, or ``assumed`` from the house style; None where
            the zone is unknown.
        ambiguous: Day and month could be read the other way round, and nothing said which.
    """

    PATHS: ClassVar[tuple[str, ...]] = ("", "zone")

    text: str
    value: dt.datetime
    zone: str | None = None
    zone_source: ZoneSource | None = None
    ambiguous: bool = False


@attrs.frozen
class SourceLine(Part):
    """The line that states source, time and editor: ``Source: ... | time | Editor: ...``.

    Attributes:
        text: As printed.
        source: The canonical agency name where known, else as printed.
        timestamp: The publication time.
        updated: The time of the last update.
        editors: The people named as editors.
    """

    PATHS: ClassVar[tuple[str, ...]] = (
        "",
        "source",
        "timestamp",
        "timestamp.zone",
        "updated",
        "editors",
    )

    text: str
    source: str | None = None
    timestamp: Timestamp | None = None
    updated: Timestamp | None = None
    editors: tuple[Person, ...] = ()


@attrs.frozen
class Stated:
    """What a feed says outside the text. It is taken as fact and not guessed again.

    Attributes:
        headline: The headline.
        byline: The byline, with or without "By".
        source: The agency.
        timestamp: The publication time; a naive one takes the house style's zone.
        dateline: The dateline's text, without the sign.
        deck: The summary under the headline.
        language: BCP 47.

    Example:
        >>> import wirecopy
        >>> stated = wirecopy.Stated(headline="Bridge opens", byline="Ana Ruz")
        >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.", stated=stated)
        >>> article.headline, article.byline.people[0].name, article.spans("headline")
        ('Bridge opens', 'Ana Ruz', ())
    """

    headline: str | None = None
    byline: str | None = None
    source: str | None = None
    timestamp: dt.datetime | None = None
    dateline: str | None = None
    deck: str | None = None
    language: str | None = None


@attrs.frozen
class Copy:
    """One piece of copy on its way in: the text, and what is known outside it.

    Attributes:
        text: The text.
        id: The caller's own name for it.
        reference_date: A date near which the story was written.
        stated: What the feed says.
    """

    text: str
    id: str | None = None
    reference_date: dt.date | None = None
    stated: Stated | None = None


def _shared(values: tuple[str | None, ...]) -> str | None:
    return values[0] if values and all(value == values[0] for value in values) else None


def generic_path(path: str) -> str:
    """A path without its indices: ``dateline.places.0`` is ``dateline.places``."""
    return ".".join(step for step in path.split(".") if not step.isdecimal())


def look_up_spans(table: SpanTable, path: str, known: tuple[str, ...]) -> tuple[Span, ...]:
    """The spans stored under a path, or under the paths below it.

    Raises:
        KeyError: The path, without indices, is not among the known ones.
    """
    if generic_path(path) not in known:
        names = ", ".join(name for name in known if name)
        raise KeyError(f"no field {path!r}; the known paths are {names}")
    for name, spans in table:
        if name == path:
            return tuple(Span(*span) for span in spans)
    below = {span for name, spans in table if name.startswith(f"{path}.") for span in spans}
    return tuple(Span(*span) for span in sorted(below))


def with_prefix(prefix: str, table: SpanTable) -> Iterator[tuple[str, tuple[TextSpan, ...]]]:
    """The entries of a part's table, under the part's own path."""
    for name, spans in table:
        yield (f"{prefix}.{name}" if name else prefix), spans


def without_prefix(prefix: str, table: SpanTable) -> SpanTable:
    """A part's own table, out of the article's."""
    own = []
    for name, spans in table:
        if name == prefix:
            own.append(("", spans))
        elif name.startswith(f"{prefix}."):
            own.append((name[len(prefix) + 1 :], spans))
    return tuple(own)


def joiner_of(language: str | None) -> str:
    """What joins the lines of a wrapped paragraph in a language."""
    return "" if language is not None and language.split("-")[0] in _UNSPACED else " "


def join_slices(slices: list[str], joiner: str) -> str:
    """Slices of a text as one field: joined, with runs of white space folded to one space.

    Where nothing joins lines, as in Chinese and Japanese, that holds inside a slice too.
    """
    if not joiner:
        slices = [line.strip() for piece in slices for line in piece.splitlines()]
    return " ".join(joiner.join(slices).split())
