"""What was found in the working text, as the typed parts with spans in the original."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

import attrs

from wirecopy.assembly.slicer import Slicer
from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.dateline.places import PlaceFound, ordinary_case
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.fields.source_line.reader import SourceLineFound
from wirecopy.fields.source_line.settling import settle
from wirecopy.fields.source_line.timestamps import TimestampFound
from wirecopy.knowledge.calendar import fits_month, nearest_year
from wirecopy.knowledge.gazetteer import holders
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.locating import locate
from wirecopy.model.annotations import Inference
from wirecopy.model.parts import Byline, Dateline, Person, Place, SourceLine, Timestamp
from wirecopy.model.spans import SpanTable, with_prefix
from wirecopy.text.offsets import TextSpan

_NEAREST_YEAR = 0.95
_NEAREST_MONTH = 0.9
_GENERIC = 0.7
_CONTESTED = 0.5
_COUNTRY = 0.9
# A date without its month lies within half a month of the day it is seen from.
_HALF_A_MONTH = 16


def byline_part(
    found: BylineFound, slicer: Slicer, shared: tuple[str | None, str | None] | None = None
) -> Byline:
    """A byline; ``shared`` is the role and organization of a line of its own below it."""
    role, organization = shared or (None, None)
    people = tuple(
        [
            Person(
                slicer.text(who.span),
                who.person.role or role,
                who.person.organization or organization,
                who.person.place,
                who.person.email,
            )
            for who in found.people
        ]
    )
    spans = slicer.table(
        ("", (found.start, found.end)),
        *[(f"people.{index}", who.span) for index, who in enumerate(found.people)],
    )
    return Byline(slicer.text((found.start, found.end)), people, found.desk, spans=spans)


def dateline_part(
    found: DatelineFound,
    slicer: Slicer,
    style: HouseStyle | None,
    seen_from: dt.date | None,
    people: BylineFound | None = None,
) -> tuple[Dateline, list[Inference]]:
    """A dateline, and what had to be inferred for it.

    Args:
        found: The dateline in the working text.
        slicer: For spans and corrected text.
        style: The house style, whose home country helps to place a city.
        seen_from: The timestamp's day, or another day near which the copy was written.
        people: The people printed inside it.
    """
    home = style.home if style is not None else None
    if found.doubtful and not holders(slicer.text(found.places[0].span)):
        found = found._replace(places=())
    located = [_place(at, place, slicer, home) for at, place in enumerate(found.places)]
    places = tuple([place for place, _ in located])
    year, month = _inferred_date(found, seen_from)
    text = slicer.text((found.start, found.end))
    inferences = [inference for _, told in located for inference in told]
    if month != found.month:
        reason = f"the month nearest to {seen_from}"
        inferences.append(Inference("dateline.month", str(month), reason, _NEAREST_MONTH))
    if year != found.year:
        reason = f"the year nearest to {seen_from}"
        inferences.append(Inference("dateline.year", str(year), reason, _NEAREST_YEAR))
    if found.contested:
        reason = "printed; several agencies have this credit, and no place or language tells which"
        inferences.append(
            Inference("dateline.agency", " / ".join(found.agencies), reason, _CONTESTED)
        )
    if found.in_byline:
        inferences.append(Inference("dateline", text, "the place in the byline", _GENERIC))
    elif style is None:
        reason = "the common shape of datelines; no house style describes it"
        inferences.append(Inference("dateline", text, reason, _GENERIC))
    dateline = Dateline(
        text=text,
        places=places,
        year=year,
        month=month,
        day=found.day,
        other_calendar=slicer.text(found.other_calendar) if found.other_calendar else None,
        agencies=found.agencies,
        desk=slicer.text(found.desk) if found.desk else None,
        people=tuple(slicer.text(who.span) for who in people.people) if people else (),
        spans=_dateline_spans(found, slicer),
    )
    return dateline, inferences


def _place(
    index: int, found: PlaceFound, slicer: Slicer, home: str | None
) -> tuple[Place, tuple[Inference, ...]]:
    """A place, and what was inferred of it; repaired characters tell where it is."""
    name, region = slicer.text(found.span), None
    typed, typed_region = slicer.typed(found.span), None
    if found.region_span is not None:
        region = slicer.text(found.region_span)
        typed_region = slicer.typed(found.region_span)
    return _located(index, name, region, typed, typed_region, home)


# News comes from the same places again and again.
@lru_cache(maxsize=4096)
def _located(
    index: int,
    printed: str,
    region: str | None,
    typed: str,
    typed_region: str | None,
    home: str | None,
) -> tuple[Place, tuple[Inference, ...]]:
    """The place of a name and why it lies there; the name and the region as they are typed, too."""
    location = locate(typed, typed_region, home)
    place = Place(ordinary_case(printed), region, *location.whereabouts)
    return place, tuple(_place_inferences(index, place, location.evidence))


def _place_inferences(index: int, place: Place, evidence: str | None) -> Iterator[Inference]:
    if place.country is not None:
        region = f" in {place.region}" if place.region else ""
        yield Inference(
            f"dateline.places.{index}.country",
            place.country,
            f"the gazetteer has {place.name}{region} in {place.country}",
            _COUNTRY,
        )
    if place.geonames_id is not None and evidence is not None:
        field = f"dateline.places.{index}.geonames_id"
        yield Inference(field, str(place.geonames_id), evidence, _COUNTRY)


def _inferred_date(
    found: DatelineFound, seen_from: dt.date | None
) -> tuple[int | None, int | None]:
    """Year and month, those that are not printed taken from the nearest date."""
    year, month = found.year, found.month
    if seen_from is None or found.day is None:
        return year, month
    if month is None:
        month = _nearest_month(found.day, seen_from)
    if year is None and month is not None:
        year = nearest_year(month, found.day, seen_from)
    return year, month


def _dateline_spans(found: DatelineFound, slicer: Slicer) -> SpanTable:
    places: list[tuple[str, TextSpan | None]] = []
    for index, place in enumerate(found.places):
        places.append((f"places.{index}", place.span))
        places.append((f"places.{index}.region", place.region_span))
    return slicer.table(
        ("", (found.start, found.end)),
        *places,
        ("date", found.date_span),
        *found.date_spans,
        ("other_calendar", found.other_calendar),
        ("agency", found.credit_span),
        ("desk", found.desk),
        ("people", found.people),
        ("sign", _sign_span(found, slicer)),
    )


def _sign_span(found: DatelineFound, slicer: Slicer) -> TextSpan | None:
    """The sign that ends a dateline, up to the letter that the story begins with on its line."""
    between = slicer.working((found.end, found.body))
    sign = between.strip()
    if not sign:
        return None
    start = found.end + between.index(sign)
    end = start + len(sign)
    return start, end if "\n" in slicer.working((end, found.body)) else found.body


def _nearest_month(day: int, seen_from: dt.date) -> int | None:
    for offset in sorted(range(-_HALF_A_MONTH, _HALF_A_MONTH + 1), key=abs):
        try:
            near = seen_from + dt.timedelta(days=offset)
        except OverflowError:
            continue
        if near.day == day and fits_month(near.month, day):
            return near.month
    return None


def timestamp_part(
    found: TimestampFound, slicer: Slicer, style: HouseStyle | None, order: str | None = None
) -> Timestamp:
    """A timestamp, in the zone that it states or that the house style assumes.

    Args:
        found: The timestamp in the working text.
        slicer: For spans and corrected text.
        style: The house style.
        order: The order of day and month, where something else than the style tells it.
    """
    zone = style.zone if style is not None else None
    own = style.source_line.date_order if style is not None else None
    settled = settle(found, zone, own or order)
    spans = tuple(
        (path, tuple(slicer.span(span) for span in spans)) for path, spans in settled.table()
    )
    return attrs.evolve(settled, text=slicer.text(found.span), spans=spans)


def source_line_part(
    found: SourceLineFound, slicer: Slicer, style: HouseStyle | None, order: str | None = None
) -> SourceLine:
    """A source line; ``order`` is that of day and month, where the style does not say."""
    spans: list[tuple[str, tuple[TextSpan, ...]]] = [("", (slicer.span((found.start, found.end)),))]
    source = None
    if found.source is not None:
        source, span = found.source
        spans.append(("source", (slicer.span(span),)))
    stamps: dict[str, Timestamp] = {}
    for path, stamp in (("timestamp", found.timestamp), ("updated", found.updated)):
        if stamp is not None:
            stamps[path] = timestamp_part(stamp, slicer, style, order)
            spans.extend(with_prefix(path, stamps[path].table()))
    editors = []
    for index, (person, span) in enumerate(found.editors):
        editors.append(attrs.evolve(person, name=slicer.text(span)))
        spans.append((f"editors.{index}", (slicer.span(span),)))
    return SourceLine(
        slicer.text((found.start, found.end)),
        source,
        stamps.get("timestamp"),
        stamps.get("updated"),
        tuple(editors),
        spans=tuple(spans),
    )
