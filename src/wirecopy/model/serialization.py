"""The article as a dictionary of plain values and as JSON, and back again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, cast
from zoneinfo import ZoneInfo

import attrs

from wirecopy.errors import unknown
from wirecopy.model.annotations import Defect, Edit, Inference, Kind, Segment
from wirecopy.model.parts import Byline, Dateline, Person, Place
from wirecopy.model.spans import SpanTable
from wirecopy.text.offsets import TextSpan

if TYPE_CHECKING:
    from wirecopy.model.article import Article
    from wirecopy.model.shapes import (
        ArticleDict,
        BylineDict,
        DatelineDict,
        EditDict,
        InferenceDict,
        PersonDict,
        PlaceDict,
    )

SCHEMA_VERSION = 1
JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]
_Item = TypeVar("_Item")
_Enum = TypeVar("_Enum", bound=StrEnum)
_STRINGS = (
    "headline",
    "kicker",
    "deck",
    "source",
    "timestamp_zone",
    "timestamp_zone_source",
    "signoff",
    "language",
    "style",
)
_ZONE_SOURCES = (None, "stated", "assumed")


def article_dict(article: Article) -> ArticleDict:
    """An article as plain values, ready for JSON."""
    return {
        "schema_version": SCHEMA_VERSION,
        "headline": article.headline,
        "kicker": article.kicker,
        "deck": article.deck,
        "source": article.source,
        "timestamp": _iso(article.timestamp),
        "updated": _iso(article.updated),
        "timestamp_zone": article.timestamp_zone,
        "timestamp_zone_source": article.timestamp_zone_source,
        "editors": [_person_dict(person) for person in article.editors],
        "byline": None if article.byline is None else _byline_dict(article.byline),
        "dateline": None if article.dateline is None else _dateline_dict(article.dateline),
        "body": article.body,
        "notices": list(article.notices),
        "captions": list(article.captions),
        "credits": [_byline_dict(credit) for credit in article.credits],
        "signoff": article.signoff,
        "language": article.language,
        "style": article.style,
        "text": article.text,
        "segments": [
            {"kind": str(kind), "start": start, "end": end} for kind, start, end in article.segments
        ],
        "spans": {path: [[start, end] for start, end in spans] for path, spans in article.table()},
        "edits": [_edit_dict(edit) for edit in article.edits],
        "inferences": [_inference_dict(item) for item in article.inferences],
        "defects": [str(defect) for defect in article.defects],
    }


def article_schema() -> JsonObject:
    """The JSON Schema of what `article_dict` gives."""
    from importlib.resources import files  # noqa: PLC0415 - few ask for it

    data = files("wirecopy") / "data" / "article.schema.json"
    return object_of_json(data.read_text("utf-8"))


def article_fields(data: Mapping[str, object]) -> dict[str, Any]:
    """What `Article` is made of, out of the values that `article_dict` gives.

    Raises:
        TypeError: The data is no mapping.
        KeyError: A key is missing.
        ValueError: The shape is of another schema version, or a value of a wrong type; the
            message names its key.
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"expected the article as a mapping, found {type(data).__name__}")
    values = _Values(data)
    version = values.whole_number("schema_version")
    if version != SCHEMA_VERSION:
        raise ValueError(f"schema_version {version!r}: this release reads {SCHEMA_VERSION}")
    spans = _span_table(values)
    own = _tables_of_parts(spans)
    zone = values.string_or_none("timestamp_zone")
    if values.string_or_none("timestamp_zone_source") not in _ZONE_SOURCES:
        raise values.wrong("timestamp_zone_source", "'stated', 'assumed' or null")
    body = values.string("body")
    return {
        **{key: values.string_or_none(key) for key in _STRINGS},
        "text": values.string("text"),
        "timestamp": values.moment("timestamp", zone),
        "updated": values.moment("updated", zone),
        "editors": values.items("editors", _person),
        "byline": values.part("byline", lambda item: _byline(item, own.get("byline", ()))),
        "dateline": values.part("dateline", lambda item: _dateline(item, own.get("dateline", ()))),
        "paragraphs": tuple(body.split("\n\n")) if body else (),
        "notices": values.strings("notices"),
        "captions": values.strings("captions"),
        "credits": tuple(
            _byline(item, own.get(f"credits.{index}", ()))
            for index, item in enumerate(values.items("credits", lambda item: item))
        ),
        "segments": values.items("segments", _segment),
        "edits": values.items("edits", _edit),
        "inferences": values.items("inferences", _inference),
        "defects": tuple(values.member(Defect, "defects", name) for name in values.list("defects")),
        "spans": spans,
    }


def object_of_json(text: str) -> JsonObject:
    """The object that a JSON text is.

    Raises:
        TypeError: The text is no `str`, and no bytes.
        ValueError: The text is not JSON, nested too deeply, or no object.
    """
    if not isinstance(text, str | bytes | bytearray):
        raise TypeError(f"expected the JSON as a str, found {type(text).__name__}")
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None
    if not isinstance(data, dict):
        raise ValueError(f"expected a JSON object, found {_noun(data)}")
    return data


class _Values:
    """The values of a mapping, each asked for by its key and its type."""

    def __init__(self, data: Mapping[str, object], path: str = "") -> None:
        self._data = data
        self._path = path

    def _value(self, key: str) -> object:
        if key not in self._data:
            raise KeyError(f"{self._path}{key}")
        return self._data[key]

    def has(self, key: str) -> bool:
        return key in self._data

    def wrong(self, key: str, expected: str) -> ValueError:
        found = _noun(self._value(key))
        return ValueError(f"{self._path}{key}: expected {expected}, found {found}")

    def string(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str):
            raise self.wrong(key, "a string")
        return value

    def string_or_none(self, key: str) -> str | None:
        return None if self._value(key) is None else self.string(key)

    def expect_derived(self, *keys: str) -> None:
        """Strings that follow from others; they need not be there."""
        for key in keys:
            if key in self._data:
                self.string_or_none(key)

    def whole_number(self, key: str) -> int:
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "a whole number")
        return value

    def number_or_none(self, key: str) -> int | None:
        return None if self._value(key) is None else self.whole_number(key)

    def fraction(self, key: str) -> float:
        value = self._value(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.wrong(key, "a number")
        return value

    def fraction_or_none(self, key: str) -> float | None:
        return None if self._value(key) is None else float(self.fraction(key))

    def list(self, key: str) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list | tuple):
            raise self.wrong(key, "a list")
        return list(value)

    def strings(self, key: str) -> tuple[str, ...]:
        found = self.list(key)
        if not all(isinstance(item, str) for item in found):
            raise self.wrong(key, "a list of strings")
        return tuple(map(str, found))

    def mapping(self, key: str) -> Mapping[str, object]:
        value = self._value(key)
        if not isinstance(value, Mapping):
            raise self.wrong(key, "an object")
        return value

    def part(self, key: str, make: Callable[[_Values], _Item]) -> _Item | None:
        if self._value(key) is None:
            return None
        return make(_Values(self.mapping(key), f"{self._path}{key}."))

    def items(self, key: str, make: Callable[[_Values], _Item]) -> tuple[_Item, ...]:
        made = []
        for index, item in enumerate(self.list(key)):
            if not isinstance(item, Mapping):
                raise self.wrong(key, "a list of objects")
            made.append(make(_Values(item, f"{self._path}{key}.{index}.")))
        return tuple(made)

    def member(self, kind: type[_Enum], key: str, name: object) -> _Enum:
        try:
            return kind(str(name))
        except ValueError:
            told = unknown(kind.__name__.lower(), name, tuple(kind))
            raise ValueError(f"{self._path}{key}: {told}") from None

    def moment(self, key: str, zone: str | None) -> dt.datetime | None:
        printed = self.string_or_none(key)
        try:
            return None if printed is None else _moment(printed, zone)
        except ValueError:
            raise self.wrong(key, "a moment of ISO 8601") from None


def _noun(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value"}
    if value is None:
        return "null"
    return names.get(type(value)) or f"a value of type {type(value).__name__}"


def _iso(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(iso: str, zone: str | None) -> dt.datetime:
    # A named zone is restored where it gives the printed offset; that also restores the fold.
    moment = dt.datetime.fromisoformat(iso)
    if moment.tzinfo is None or zone is None or "/" not in zone:
        return moment
    try:
        named = moment.astimezone(ZoneInfo(zone))
    except (OverflowError, KeyError, ValueError, OSError):
        # There is no such zone, or at the edge of the calendar no such moment in it.
        return moment
    return named if named.utcoffset() == moment.utcoffset() else moment


def _span_table(values: _Values) -> SpanTable:
    table = _Values(values.mapping("spans"), "spans.")
    paths = values.mapping("spans")
    if not all(isinstance(path, str) for path in paths):
        raise values.wrong("spans", "an object with strings as keys")
    return tuple(
        (path, tuple(_pair(table, path, pair) for pair in table.list(path))) for path in paths
    )


def _pair(table: _Values, path: str, pair: object) -> TextSpan:
    match pair:
        # A truth value is a number only to Python.
        case [int(start), int(end)] if not isinstance(start, bool) and not isinstance(end, bool):
            return start, end
    raise table.wrong(path, "a list of pairs of whole numbers")


def _tables_of_parts(spans: SpanTable) -> dict[str, SpanTable]:
    """The own table of each part that has spans: the byline, the dateline, each of the credits."""
    tables: dict[str, list[tuple[str, tuple[TextSpan, ...]]]] = {}
    for path, found in spans:
        part, _, below = path.partition(".")
        if part == "credits":
            index, _, below = below.partition(".")
            part = f"credits.{index}"
        tables.setdefault(part, []).append((below, found))
    return {part: tuple(table) for part, table in tables.items()}


def _person_dict(person: Person) -> PersonDict:
    return {
        "name": person.name,
        "role": person.role,
        "organization": person.organization,
        "place": person.place,
        "email": person.email,
    }


def _person(values: _Values) -> Person:
    name = values.string("name")
    others = ("role", "organization", "place", "email")
    return Person(name, *(values.string_or_none(key) for key in others))


def _place(values: _Values) -> Place:
    others = (values.string_or_none("region"), values.string_or_none("country"))
    if not values.has("geonames_id"):  # written before places knew where they lie
        return Place(values.string("name"), *others)
    return Place(
        values.string("name"),
        *others,
        values.string_or_none("admin1"),
        values.number_or_none("geonames_id"),
        values.fraction_or_none("latitude"),
        values.fraction_or_none("longitude"),
    )


def _byline_dict(byline: Byline) -> BylineDict:
    return {
        "text": byline.text,
        "people": [_person_dict(person) for person in byline.people],
        "role": byline.role,
        "organization": byline.organization,
        "desk": byline.desk,
    }


def _byline(values: _Values, spans: SpanTable) -> Byline:
    values.expect_derived("role", "organization")
    people = values.items("people", _person)
    return Byline(values.string("text"), people, values.string_or_none("desk"), spans=spans)


def _place_dict(place: Place) -> PlaceDict:
    return cast("PlaceDict", attrs.asdict(place))


def _dateline_dict(dateline: Dateline) -> DatelineDict:
    return {
        "text": dateline.text,
        "places": [_place_dict(place) for place in dateline.places],
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


def _dateline(values: _Values, spans: SpanTable) -> Dateline:
    values.expect_derived("date", "agency")
    return Dateline(
        text=values.string("text"),
        places=values.items("places", _place),
        year=values.number_or_none("year"),
        month=values.number_or_none("month"),
        day=values.number_or_none("day"),
        other_calendar=values.string_or_none("other_calendar"),
        agencies=values.strings("agencies"),
        desk=values.string_or_none("desk"),
        people=values.strings("people"),
        spans=spans,
    )


def _segment(values: _Values) -> Segment:
    kind = values.member(Kind, "kind", values.string("kind"))
    return Segment(kind, values.whole_number("start"), values.whole_number("end"))


def _edit_dict(edit: Edit) -> EditDict:
    start, end, before, after, rule = edit
    return {"start": start, "end": end, "before": before, "after": after, "rule": rule}


def _inference_dict(found: Inference) -> InferenceDict:
    field, value, evidence, confidence = found
    return {"field": field, "value": value, "evidence": evidence, "confidence": confidence}


def _edit(values: _Values) -> Edit:
    start, end = values.whole_number("start"), values.whole_number("end")
    return Edit(start, end, *(values.string(key) for key in ("before", "after", "rule")))


def _inference(values: _Values) -> Inference:
    field, value, evidence = (values.string(key) for key in ("field", "value", "evidence"))
    return Inference(field, value, evidence, values.fraction("confidence"))
