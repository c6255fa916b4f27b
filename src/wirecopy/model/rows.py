"""The article as one flat row, for tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict

import attrs

if TYPE_CHECKING:
    from wirecopy.model.article import Article
    from wirecopy.model.parts import Place

_BETWEEN = "; "


class ArticleRow(TypedDict):
    """What `Article.row` gives: scalars only, None where the copy says nothing.

    Attributes:
        headline: The whole headline, kicker included.
        authors: The names in the byline, joined by ``"; "``.
        agency: Canonical name of the agency, which is the article's ``source``.
        city: The first place of the dateline, in ordinary case.
        region: What is printed after it, as printed.
        country: ISO 3166-1 alpha-2 of that place.
        latitude: Of that place, degrees north (WGS 84); None where the place is not certain.
        longitude: Of that place, degrees east.
        geonames_id: Of that place, a number of GeoNames.
        date: The date of the dateline; None unless complete.
        published: When it was published, in UTC; None where the zone is unknown.
        published_local: The same as printed, by the clock of its own zone, and naive.
        updated: When it was last updated, in UTC; None where the zone is unknown.
        updated_local: The same as printed, naive.
        zone: IANA name or offset of the zone.
        language: BCP 47 tag.
        style: Name of the house style.
        body: The paragraphs, joined by blank lines; empty where there are none.
        n_paragraphs: How many paragraphs.
        n_edits: How many corrections.
        n_inferences: How much was inferred.
        defects: What looked wrong, joined by ``"; "``.

    Example:
        >>> import wirecopy
        >>> row: wirecopy.ArticleRow = wirecopy.parse("LIMA, March 3 (AP) — It is open.").row()
        >>> row["city"], row["country"], row["agency"], row["published"]
        ('Lima', 'PE', 'AP', None)
    """

    headline: str | None
    authors: str | None
    agency: str | None
    city: str | None
    region: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    date: dt.date | None
    published: dt.datetime | None
    published_local: dt.datetime | None
    updated: dt.datetime | None
    updated_local: dt.datetime | None
    zone: str | None
    language: str | None
    style: str | None
    body: str
    n_paragraphs: int
    n_edits: int
    n_inferences: int
    defects: str | None


ROW_KEYS: tuple[str, ...] = tuple(ArticleRow.__annotations__)


def row_of(article: Article) -> ArticleRow:
    """The flat row of an article."""
    dateline = article.dateline
    place = dateline.place if dateline is not None else None
    return ArticleRow(
        headline=article.headline,
        authors=_joined(article.authors),
        agency=article.source,
        city=place.name if place is not None else None,
        region=place.region if place is not None else None,
        country=place.country if place is not None else None,
        **_position(place),
        date=dateline.date if dateline is not None else None,
        published=_in_utc(article.timestamp),
        published_local=_local(article.timestamp),
        updated=_in_utc(article.updated),
        updated_local=_local(article.updated),
        zone=article.timestamp_zone,
        language=article.language,
        style=article.style,
        body=article.body,
        n_paragraphs=len(article.paragraphs),
        n_edits=len(article.edits),
        n_inferences=len(article.inferences),
        defects=_joined(article.defects),
    )


class _Position(TypedDict):
    latitude: float | None
    longitude: float | None
    geonames_id: int | None


def _position(place: Place | None) -> _Position:
    known = attrs.asdict(place) if place is not None else {}
    return _Position(
        latitude=known.get("latitude"),
        longitude=known.get("longitude"),
        geonames_id=known.get("geonames_id"),
    )


def _joined(names: Iterable[str]) -> str | None:
    return _BETWEEN.join(names) or None


def _in_utc(moment: dt.datetime | None) -> dt.datetime | None:
    """A moment in UTC; a naive one is none, nor is one beyond the edge of the calendar there."""
    if moment is None or moment.utcoffset() is None:
        return None
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        return None


def _local(moment: dt.datetime | None) -> dt.datetime | None:
    return None if moment is None else moment.replace(tzinfo=None, fold=0)
