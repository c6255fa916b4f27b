"""The article: every field, its spans, and its JSON shape."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

import attrs

from wirecopy.explanation import explain
from wirecopy.model import (
    Byline,
    Dateline,
    Defect,
    Edit,
    Inference,
    Kind,
    Person,
    Place,
    Segment,
    Span,
    SpanTable,
    ZoneSource,
    join_slices,
    joiner_of,
    look_up_spans,
    without_prefix,
)

SCHEMA_VERSION = 1

PATHS = (
    "headline",
    "kicker",
    "deck",
    "source",
    "timestamp",
    "timestamp.zone",
    "updated",
    "editors",
    "byline",
    *(f"byline.{path}" for path in Byline.PATHS if path),
    "dateline",
    *(f"dateline.{path}" for path in Dateline.PATHS if path),
    "body",
    "paragraphs",
    "notices",
    "captions",
    "credits",
    *(f"credits.{path}" for path in Byline.PATHS if path),
    "signoff",
)

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]

_Noun = TypeVar("_Noun", Person, Place)


@attrs.frozen(kw_only=True)
class Article:
    """A piece of copy, taken apart.

    String fields hold corrected text, typed values are canonical; `printed` gives what stood
    in the original. Spans point into `text`.

    Attributes:
        text: The input, unchanged.
        segments: A lossless partition of the text.
        edits: The corrections, in order.
        inferences: What the copy does not say itself.
        defects: What looked wrong.
        headline: The whole headline, kicker included.
        kicker: The word before the headline's colon, such as ``Commentary``.
        deck: The summary line under the headline or above the dateline.
        source: Canonical name of the agency: from the source line, else the dateline, else the
            byline, else the sign-off.
        timestamp: When it was published; naive where the zone is unknown.
        updated: When it was last updated.
        timestamp_zone: IANA name or offset of the zone.
        timestamp_zone_source: ``stated`` or ``assumed``.
        editors: The people named as editors.
        byline: Who wrote it.
        dateline: Where and when it was written, and who sends it.
        paragraphs: The body's paragraphs, unwrapped, without the dateline.
        notices: Notes to editors, corrections, embargoes.
        captions: Captions of pictures.
        credits: Who reported, wrote and edited, as credited at the end.
        signoff: What ends the copy, such as ``Enditem``.
        language: BCP 47 tag.
        style: Name of the house style, None where nothing told it.

    Example:
        >>> import wirecopy
        >>> article = wirecopy.parse('''Bridge opens in Lima
        ...
        ... LIMA, March 3 (Reuters) - The bridge opened on Sunday.
        ...
        ... It had been shut for a year.
        ... ''')
        >>> article.headline, article.dateline.places[0].name, article.source
        ('Bridge opens in Lima', 'Lima', 'Reuters')
        >>> article.paragraphs
        ('The bridge opened on Sunday.', 'It had been shut for a year.')
    """

    text: str
    segments: tuple[Segment, ...]
    edits: tuple[Edit, ...] = ()
    inferences: tuple[Inference, ...] = ()
    defects: tuple[Defect, ...] = ()
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    source: str | None = None
    timestamp: dt.datetime | None = None
    updated: dt.datetime | None = None
    timestamp_zone: str | None = None
    timestamp_zone_source: ZoneSource | None = None
    editors: tuple[Person, ...] = ()
    byline: Byline | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[Byline, ...] = ()
    signoff: str | None = None
    language: str | None = None
    style: str | None = None
    _spans: SpanTable = attrs.field(default=(), repr=False)

    @property
    def body(self) -> str:
        """The paragraphs, joined by blank lines; the dateline is not in it."""
        return "\n\n".join(self.paragraphs)

    @property
    def editor(self) -> str | None:
        """The name of the first editor."""
        return self.editors[0].name if self.editors else None

    def spans(self, path: str) -> tuple[Span, ...]:
        """Where a field stands in the text.

        Args:
            path: A field, such as ``headline``, ``dateline.date`` or ``byline.people.0``.

        Returns:
            The spans in order, code points, half-open; empty where the field is absent.

        Raises:
            KeyError: The path is unknown; the message names the known ones.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse("LIMA, March 3 (Reuters) - It is open.").spans("dateline.date")
            (Span(start=6, end=13),)
        """
        return look_up_spans(self._spans, path, PATHS)

    def table(self) -> SpanTable:
        """All the spans, by path."""
        return self._spans

    def printed(self, path: str) -> str | None:
        """A field as the original prints it, before correction; None where it is absent.

        Raises:
            KeyError: The path is unknown; the message names the known ones.

        Example:
            >>> import wirecopy
            >>> article = wirecopy.parse("LIMA, Febuary 3 (Reuters) - It is open.")
            >>> article.dateline.text, article.printed("dateline")
            ('LIMA, February 3 (Reuters)', 'LIMA, Febuary 3 (Reuters)')
        """
        if path in ("body", "paragraphs"):
            count = len(self.paragraphs)
            printed = [self.printed(f"paragraphs.{index}") or "" for index in range(count)]
            return "\n\n".join(printed) if printed else None
        spans = self.spans(path)
        if not spans:
            return None
        slices = [self.text[start:end] for start, end in spans]
        return join_slices(slices, joiner_of(self.language))

    def explain(self) -> str:
        """Why each field is what it is, for a person: one paragraph a field.

        Example:
            >>> import wirecopy
            >>> print(wirecopy.parse("LIMA, March 3 (Reuters) - It is open.").explain())
            ... # doctest: +ELLIPSIS
            headline   none
            ...
        """
        return explain(self)

    def to_dict(self) -> JsonObject:
        """The article as plain values, ready for JSON; the shape is part of the API.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse("LIMA, March 3 (Reuters) - It is open.").to_dict()["source"]
            'Reuters'
        """
        return {
            "schema_version": SCHEMA_VERSION,
            "headline": self.headline,
            "kicker": self.kicker,
            "deck": self.deck,
            "source": self.source,
            "timestamp": _iso(self.timestamp),
            "updated": _iso(self.updated),
            "timestamp_zone": self.timestamp_zone,
            "timestamp_zone_source": self.timestamp_zone_source,
            "editors": [_person_dict(person) for person in self.editors],
            "byline": None if self.byline is None else _byline_dict(self.byline),
            "dateline": None if self.dateline is None else _dateline_dict(self.dateline),
            "body": self.body,
            "notices": list(self.notices),
            "captions": list(self.captions),
            "credits": [_byline_dict(credit) for credit in self.credits],
            "signoff": self.signoff,
            "language": self.language,
            "style": self.style,
            "text": self.text,
            "segments": [
                {"kind": str(kind), "start": start, "end": end}
                for kind, start, end in self.segments
            ],
            "spans": {path: [[start, end] for start, end in spans] for path, spans in self._spans},
            "edits": [cast(JsonObject, edit._asdict()) for edit in self.edits],
            "inferences": [cast(JsonObject, item._asdict()) for item in self.inferences],
            "defects": [str(defect) for defect in self.defects],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Article:
        """The article that `to_dict` came from.

        Raises:
            KeyError: A key is missing.
            ValueError: The shape is of another schema version.

        Example:
            >>> import wirecopy
            >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
            >>> wirecopy.Article.from_dict(article.to_dict()) == article
            True
        """
        if data["schema_version"] != SCHEMA_VERSION:
            raise ValueError(
                f"schema_version {data['schema_version']!r}: this release reads {SCHEMA_VERSION}"
            )
        table: dict[str, Any] = dict(data)
        spans: SpanTable = tuple(
            (path, tuple((start, end) for start, end in pairs))
            for path, pairs in table["spans"].items()
        )
        zone = table["timestamp_zone"]
        return cls(
            **{key: table[key] for key in _PLAIN_KEYS},
            timestamp=_datetime(table["timestamp"], zone),
            updated=_datetime(table["updated"], zone),
            editors=_nouns(Person, table["editors"]),
            byline=_byline(table["byline"], without_prefix("byline", spans)),
            dateline=_dateline(table["dateline"], without_prefix("dateline", spans)),
            paragraphs=tuple(table["body"].split("\n\n")) if table["body"] else (),
            notices=tuple(table["notices"]),
            captions=tuple(table["captions"]),
            credits=tuple(
                cast(Byline, _byline(item, without_prefix(f"credits.{index}", spans)))
                for index, item in enumerate(table["credits"])
            ),
            segments=tuple(
                Segment(Kind(item["kind"]), item["start"], item["end"])
                for item in table["segments"]
            ),
            edits=tuple(Edit(**item) for item in table["edits"]),
            inferences=tuple(Inference(**item) for item in table["inferences"]),
            defects=tuple(Defect(item) for item in table["defects"]),
            spans=spans,
        )

    def to_json(self, *, indent: int | None = None) -> str:
        r"""`to_dict` as JSON in ASCII, so that lone surrogates survive.

        JSON cannot tell a pair of surrogates that stands as two code points in a `str` from the
        character that the pair means: such a text comes back with the character.
        """
        return json.dumps(self.to_dict(), indent=indent, allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Article:
        """The article that `to_json` came from.

        Raises:
            ValueError: The text is not JSON, or of another schema version.
        """
        return cls.from_dict(json.loads(text))


_PLAIN_KEYS = (
    "headline",
    "kicker",
    "deck",
    "source",
    "timestamp_zone",
    "timestamp_zone_source",
    "signoff",
    "language",
    "style",
    "text",
)


def _iso(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _datetime(iso: str | None, zone: str | None) -> dt.datetime | None:
    # A named zone is restored where it gives the printed offset; that also restores the fold.
    if iso is None:
        return None
    moment = dt.datetime.fromisoformat(iso)
    if moment.tzinfo is None or zone is None or "/" not in zone:
        return moment
    try:
        named = moment.astimezone(ZoneInfo(zone))
    except OverflowError:
        # At the edge of the calendar there is no such moment in the zone.
        return moment
    return named if named.utcoffset() == moment.utcoffset() else moment


def _person_dict(person: Person) -> JsonObject:
    return {
        "name": person.name,
        "role": person.role,
        "organization": person.organization,
        "place": person.place,
        "email": person.email,
    }


def _byline_dict(byline: Byline) -> JsonObject:
    return {
        "text": byline.text,
        "people": [_person_dict(person) for person in byline.people],
        "role": byline.role,
        "organization": byline.organization,
        "desk": byline.desk,
    }


def _dateline_dict(dateline: Dateline) -> JsonObject:
    return {
        "text": dateline.text,
        "places": [
            {"name": place.name, "region": place.region, "country": place.country}
            for place in dateline.places
        ],
        "date": dateline.date.isoformat() if dateline.date else None,
        "year": dateline.year,
        "month": dateline.month,
        "day": dateline.day,
        "other_calendar": dateline.other_calendar,
        "agency": dateline.agency,
        "agencies": list(dateline.agencies),
        "desk": dateline.desk,
        "people": list(dateline.people),
    }


def _nouns(kind: type[_Noun], items: list[dict[str, str | None]]) -> tuple[_Noun, ...]:
    return tuple(kind(**cast(dict[str, Any], item)) for item in items)


def _byline(item: dict[str, Any] | None, spans: SpanTable) -> Byline | None:
    if item is None:
        return None
    return Byline(item["text"], _nouns(Person, item["people"]), item["desk"], spans=spans)


def _dateline(item: dict[str, Any] | None, spans: SpanTable) -> Dateline | None:
    if item is None:
        return None
    return Dateline(
        item["text"],
        _nouns(Place, item["places"]),
        item["year"],
        item["month"],
        item["day"],
        item["other_calendar"],
        tuple(item["agencies"]),
        item["desk"],
        tuple(item["people"]),
        spans=spans,
    )
