"""The shape of `Article.to_dict`, for type checkers and for what reads annotations.

The JSON Schema beside the data files says the same for other languages; a test holds the two
to each other.
"""

from __future__ import annotations

from typing import TypedDict


class PersonDict(TypedDict):
    """A `Person`."""

    name: str
    role: str | None
    organization: str | None
    place: str | None
    email: str | None


class BylineDict(TypedDict):
    """A `Byline`."""

    text: str
    people: list[PersonDict]
    role: str | None
    organization: str | None
    desk: str | None


class PlaceDict(TypedDict):
    """A `Place`."""

    name: str
    region: str | None
    country: str | None
    admin1: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None


class DatelineDict(TypedDict):
    """A `Dateline`."""

    text: str
    places: list[PlaceDict]
    date: str | None
    year: int | None
    month: int | None
    day: int | None
    other_calendar: str | None
    agency: str | None
    agencies: list[str]
    desk: str | None
    people: list[str]


class SegmentDict(TypedDict):
    """A `Segment`."""

    kind: str
    start: int
    end: int


class EditDict(TypedDict):
    """An `Edit`."""

    start: int
    end: int
    before: str
    after: str
    rule: str


class InferenceDict(TypedDict):
    """An `Inference`."""

    field: str
    value: str
    evidence: str
    confidence: float


class ArticleDict(TypedDict):
    """What `Article.to_dict` gives: an article as plain values, ready for JSON.

    Web frameworks that read annotations, such as FastAPI, show this shape to their users.

    Example:
        >>> import wirecopy
        >>> data: wirecopy.ArticleDict = wirecopy.parse("LIMA (AP) — It is open.").to_dict()
        >>> data["source"]
        'AP'
    """

    schema_version: int
    headline: str | None
    kicker: str | None
    deck: str | None
    source: str | None
    timestamp: str | None
    updated: str | None
    timestamp_zone: str | None
    timestamp_zone_source: str | None
    editors: list[PersonDict]
    byline: BylineDict | None
    dateline: DatelineDict | None
    body: str
    notices: list[str]
    captions: list[str]
    credits: list[BylineDict]
    signoff: str | None
    language: str | None
    style: str | None
    text: str
    segments: list[SegmentDict]
    spans: dict[str, list[list[int]]]
    edits: list[EditDict]
    inferences: list[InferenceDict]
    defects: list[str]
