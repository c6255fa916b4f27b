"""Its dictionary and json."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from wirecopy.model.parts import Byline, Dateline, Person, Place
from wirecopy.model.spans import SpanTable

SCHEMA_VERSION = 1
JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]
_Noun = TypeVar("_Noun", Person, Place)
PLAIN_KEYS = (
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


def iso_of(moment: dt.datetime | None) -> str | None:
    """A moment as ISO 8601."""
    return None if moment is None else moment.isoformat()


def datetime_of(iso: str | None, zone: str | None) -> dt.datetime | None:
    """A moment of ISO 8601, in its named zone."""
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


def person_dict(person: Person) -> JsonObject:
    """A person as plain values."""
    return {
        "name": person.name,
        "role": person.role,
        "organization": person.organization,
        "place": person.place,
        "email": person.email,
    }


def byline_dict(byline: Byline) -> JsonObject:
    """A byline as plain values."""
    return {
        "text": byline.text,
        "people": [person_dict(person) for person in byline.people],
        "role": byline.role,
        "organization": byline.organization,
        "desk": byline.desk,
    }


def dateline_dict(dateline: Dateline) -> JsonObject:
    """A dateline as plain values."""
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


def nouns_of(kind: type[_Noun], items: list[dict[str, str | None]]) -> tuple[_Noun, ...]:
    """People or places of plain values."""
    return tuple(kind(**cast(dict[str, Any], item)) for item in items)


def byline_of(item: dict[str, Any] | None, spans: SpanTable) -> Byline | None:
    """A byline of plain values."""
    if item is None:
        return None
    return Byline(item["text"], nouns_of(Person, item["people"]), item["desk"], spans=spans)


def dateline_of(item: dict[str, Any] | None, spans: SpanTable) -> Dateline | None:
    """A dateline of plain values."""
    if item is None:
        return None
    return Dateline(
        item["text"],
        nouns_of(Place, item["places"]),
        item["year"],
        item["month"],
        item["day"],
        item["other_calendar"],
        tuple(item["agencies"]),
        item["desk"],
        tuple(item["people"]),
        spans=spans,
    )
