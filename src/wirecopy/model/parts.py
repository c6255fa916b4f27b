"""The nouns: an article, its parts, and what is said about them.

Offsets are code points into the original text, half-open (``start`` counts, ``end`` does not).
Every class is frozen, compares by value and can be pickled.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

import attrs

from wirecopy.model.copy import ZoneSource
from wirecopy.model.spans import Span, SpanTable, look_up_spans


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
        >>> import wirecopy
        >>> wirecopy.Person("Li Xia")
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
        admin1: GeoNames' code of the first-level division (a state, a province), or None where it
            is not certain. In the United States it is the postal code: ``NY``.
        geonames_id: GeoNames' number of the place, or None where it is not certain which of its
            name is meant.
        latitude: Degrees north (WGS84), to a thousandth; None where ``geonames_id`` is.
        longitude: Degrees east, likewise.

    Example:
        >>> import wirecopy
        >>> place = wirecopy.parse_dateline("ALBANY, N.Y., March 3 (AP) — It is open.").place
        >>> place.name, place.region, place.country, place.admin1
        ('Albany', 'N.Y.', 'US', 'NY')
    """

    name: str
    region: str | None = None
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


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

        Example:
            >>> import wirecopy
            >>> dateline = wirecopy.parse_dateline("LIMA, March 3 (Reuters) - It is open.")
            >>> dateline.spans("agency")
            (Span(start=15, end=22),)
        """
        return look_up_spans(self._spans, path, self.PATHS)

    @property
    def end(self) -> int | None:
        """Where the text goes on behind the part; None for a part that was not read in a text.

        Of a dateline it is behind the sign, where the first sentence begins.

        Example:
            >>> import wirecopy
            >>> text = "LIMA, March 3 (Reuters) - The bridge is open."
            >>> text[wirecopy.parse_dateline(text).end :]
            'The bridge is open.'
        """
        return max((end for _, spans in self._spans for _, end in spans), default=None)

    def table(self) -> SpanTable:
        """All the spans, by path.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse_byline("By Ana Ruz").table()
            (('', ((0, 10),)), ('people.0', ((3, 10),)))
        """
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
        """The role that all the people share, else None.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse_byline("by Xinhua writers Lin Mo, Gu Wei").role
            'writers'
        """
        return _shared(tuple(person.role for person in self.people))

    @property
    def organization(self) -> str | None:
        """The organization that all the people share, or that signs alone, else None.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse_byline("by Xinhua writers Lin Mo, Gu Wei").organization
            'Xinhua'
        """
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
        "sign",
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
    def place(self) -> Place | None:
        """The first of the places, or None.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse_dateline("LIMA, March 3 (Reuters) - It is open.").place.name
            'Lima'
        """
        return self.places[0] if self.places else None

    @property
    def agency(self) -> str | None:
        """The first of the agencies, or None.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse_dateline("LIMA, March 3 (Reuters) - It is open.").agency
            'Reuters'
        """
        return self.agencies[0] if self.agencies else None

    @property
    def date(self) -> dt.date | None:
        """The date, where year, month and day are all there and make one.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse_dateline("LIMA, March 3, 2024 (Reuters) - It is open.").date
            datetime.date(2024, 3, 3)
        """
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except (ValueError, OverflowError):
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

    Example:
        >>> import wirecopy
        >>> stamp = wirecopy.parse_timestamp("Published: March 3, 2024 2:05 PM GMT")
        >>> stamp.value.isoformat(), stamp.zone, stamp.zone_source, stamp.ambiguous
        ('2024-03-03T14:05:00+00:00', '+00:00', 'stated', False)
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

    Example:
        >>> import wirecopy
        >>> line = wirecopy.parse_source_line("Source: Xinhua | 2024-03-05 11:17 | Editor: Ana Ruz")
        >>> line.source, line.timestamp.text, line.editors[0].name
        ('Xinhua', '2024-03-05 11:17', 'Ana Ruz')
    """

    PATHS: ClassVar[tuple[str, ...]] = (
        "",
        "source",
        "timestamp",
        "timestamp.zone",
        "updated",
        "updated.zone",
        "editors",
    )

    text: str
    source: str | None = None
    timestamp: Timestamp | None = None
    updated: Timestamp | None = None
    editors: tuple[Person, ...] = ()


def _shared(values: tuple[str | None, ...]) -> str | None:
    return values[0] if values and all(value == values[0] for value in values) else None
