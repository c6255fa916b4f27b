"""An analysis and its corrections into an article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

import attrs

from wirecopy.assembly.analysis import Analysis
from wirecopy.assembly.parts import byline_part, dateline_part, source_line_part, timestamp_part
from wirecopy.assembly.slicer import Slicer
from wirecopy.assembly.style_detection import agency_in_title, agency_of_byline
from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.byline.reader import read_byline
from wirecopy.fields.dateline.reader import read_stated
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.fields.headline import find_kicker
from wirecopy.fields.source_line.settling import order_told
from wirecopy.fields.source_line.timestamps import TimestampFound
from wirecopy.knowledge.words import fold
from wirecopy.model.annotations import Defect, Edit, Inference, Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.copy import Stated, ZoneSource
from wirecopy.model.parts import Byline, Dateline, SourceLine, Timestamp
from wirecopy.model.spans import with_prefix
from wirecopy.text.blocks import joiner_of
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.source import working_text

_STATED = 1.0
_ZONE_ASSUMED = 0.9
_FROM_STYLE = 0.8
_TOLD_BY_DATELINE = 0.9
# As many paths are made once: most copy has fewer paragraphs.
_FEW_ITEMS = 64
_MONTHS, _MONTH_DAYS = 12, 31


def article_of(
    analysis: Analysis,
    *,
    edits: Sequence[Replacement],
    told: tuple[Edit, ...],
    stated: Stated,
    reference_date: dt.date | None,
    defects: Iterable[Defect] = (),
) -> Article:
    """The article of an analysis.

    Args:
        analysis: What was read off the text.
        edits: The corrections of its strings, to the letter.
        told: The same as the article tells them, of whole tokens.
        stated: What a feed says.
        reference_date: A day near which the copy was written.
        defects: What is to be said of the corrections.
    """
    return _Assembler(analysis, edits, told, stated, defects).article(reference_date)


def _paths(field: str, count: int) -> tuple[str, ...]:
    """The paths of the items of a field."""
    if count <= _FEW_ITEMS:
        return _first_paths(field)[:count]
    return tuple(f"{field}.{index}" for index in range(count))


@lru_cache(maxsize=16)
def _first_paths(field: str) -> tuple[str, ...]:
    return tuple(f"{field}.{index}" for index in range(_FEW_ITEMS))


class _Assembler:
    """Fills the fields one after the other; notes spans, inferences and defects as it goes."""

    def __init__(
        self,
        analysis: Analysis,
        edits: Sequence[Replacement],
        told: tuple[Edit, ...],
        stated: Stated,
        defects: Iterable[Defect],
    ) -> None:
        self.analysis = analysis
        self.context = analysis.context
        self.layout = analysis.layout
        self.style = analysis.style
        self.stated = stated
        self.told = told
        self.slicer = Slicer(analysis.source, edits, joiner_of(analysis.language))
        self.inferences = list(analysis.inferences)
        self.defects = list(defects)
        self.table: list[tuple[str, tuple[TextSpan, ...]]] = []
        self.dateline_people = self._people_in_dateline()
        self.author = self._author_below()

    def article(self, reference_date: dt.date | None) -> Article:
        self._state("language", self.stated.language)
        headline, kicker = self._headline()
        deck = self._string("deck", self.layout.deck) or self._state("deck", self.stated.deck)
        lines = self._source_lines()
        timestamp, updated, zone, zone_source = self._times(lines)
        seen_from = self._day_seen_from(timestamp, updated) or reference_date
        dateline = self._dateline(seen_from)
        if timestamp is None:
            timestamp, zone, zone_source = self._by_clocks(dateline, (zone, zone_source))
        byline = self._byline()
        editors = tuple(person for line in lines for person in line.editors)
        paragraphs = self._paragraphs()
        others = [credit for credit in self.layout.credits if credit is not self.author]
        credits = self._bylines("credits", others)
        notices = self._strings("notices", self.layout.notices)
        captions = self._strings("captions", self.layout.captions)
        author = self.author and (self.author.start, self.author.end)
        signoff = self._string("signoff", *(at for at in self.layout.signed if at != author))
        source = self._source(lines, dateline, byline)
        self._note_defects(headline, paragraphs)
        text = self.analysis.source.text
        return Article(
            text=text,
            segments=self._segments(),
            edits=self.told,
            inferences=tuple(self.inferences),
            defects=tuple(dict.fromkeys(self.defects)),
            headline=headline,
            kicker=kicker,
            deck=deck,
            source=source,
            timestamp=timestamp,
            updated=updated,
            timestamp_zone=zone,
            timestamp_zone_source=zone_source,
            editors=editors,
            byline=byline,
            dateline=dateline,
            paragraphs=paragraphs,
            notices=notices,
            captions=captions,
            credits=credits,
            signoff=signoff,
            language=self.stated.language or self.analysis.language,
            style=self.style.name if self.style is not None else None,
            spans=tuple(self.table),
        )

    def _headline(self) -> tuple[str | None, str | None]:
        span = self.layout.headline
        if span is None:
            return self._state("headline", self.stated.headline), None
        headline = self.slicer.text(span)
        self.table.append(("headline", (self.slicer.span(span),)))
        if self.stated.headline is not None:
            headline = self.stated.headline
        analysis = self.analysis
        kicker = find_kicker(analysis.source.working, *span, self.context.registry.kickers)
        return headline, self._string("kicker", kicker)

    def _day_seen_from(
        self, timestamp: dt.datetime | None, updated: dt.datetime | None
    ) -> dt.date | None:
        """The day near which the copy was written: that of its publication or of an update.

        Without those it is the date of the issue that printed it, or another that a line above or
        below states without a time.
        """
        moment = timestamp or updated
        if moment is not None:
            return moment.date()
        found = next((line.day for line in self.layout.source_lines if line.day), None)
        if found is None or found.other is None:
            return found.day if found is not None else None
        return self._nearer_to_dateline(found.day, found.other)

    def _nearer_to_dateline(self, day: dt.date, other: dt.date) -> dt.date | None:
        """The one of two readings of a date that is nearer to the dateline's, within its year.

        None where the dateline has no month and day to tell them apart.
        """
        dateline = self.layout.dateline
        if dateline is None or dateline.month is None or dateline.day is None:
            return None

        def far(reading: dt.date) -> int:
            months = abs(reading.month - (dateline.month or 0))
            return min(months, _MONTHS - months) * _MONTH_DAYS + abs(
                reading.day - (dateline.day or 0)
            )

        return min(day, other, key=far)

    def _by_clocks(
        self, dateline: Dateline | None, zoned: tuple[str | None, ZoneSource | None]
    ) -> tuple[dt.datetime | None, str | None, ZoneSource | None]:
        """The moment of two clocks side by side, on the day of the dateline."""
        clocks = next((line.clocks for line in self.layout.source_lines if line.clocks), None)
        day = dateline.date if dateline is not None else None
        if clocks is None or day is None:
            return None, *zoned
        found = TimestampFound(
            clocks.span,
            dt.datetime.combine(day, clocks.local),
            zone=clocks.zone,
            zone_span=clocks.zone_span,
        )
        stamp = timestamp_part(found, self.slicer, self.style)
        self.table.extend(with_prefix("timestamp", stamp.table()))
        evidence = "the dateline has the day, and the two clocks have the time and the zone"
        self.inferences.append(
            Inference("timestamp", stamp.value.isoformat(), evidence, _TOLD_BY_DATELINE)
        )
        return stamp.value, stamp.zone, stamp.zone_source

    def _date_order(self, found: TimestampFound | None) -> str | None:
        """The order of day and month in figures: the style's, or what the dateline tells."""
        order = self.style.source_line.date_order if self.style is not None else None
        dateline = self.layout.dateline
        if order is not None or found is None or dateline is None:
            return order
        told = order_told(found, dateline.month, dateline.day)
        if told is not None:
            evidence = "read so, the figures are the date of the dateline"
            self.inferences.append(Inference("timestamp", told, evidence, _TOLD_BY_DATELINE))
        return told

    def _source_lines(self) -> list[SourceLine]:
        lines = []
        count = 0
        for found in self.layout.source_lines:
            order = self._date_order(found.timestamp or found.updated)
            line = source_line_part(found, self.slicer, self.style, order)
            for path, spans in line.table():
                if path.startswith("editors."):
                    self.table.append((f"editors.{count}", spans))
                    count += 1
                elif path and not any(known == path for known, _ in self.table):
                    self.table.append((path, spans))
            lines.append(line)
        return lines

    def _times(
        self, lines: Sequence[SourceLine]
    ) -> tuple[dt.datetime | None, dt.datetime | None, str | None, ZoneSource | None]:
        stamp = next((line.timestamp for line in lines if line.timestamp), None)
        updated = next((line.updated for line in lines if line.updated), None)
        for moment in (stamp, updated):
            if moment is not None and moment.ambiguous:
                self.defects.append(Defect.AMBIGUOUS_DATE)
        if self.stated.timestamp is not None:
            return self._stated_time(self.stated.timestamp, updated)
        zoned: Timestamp | None = stamp or updated
        if zoned is not None and zoned.zone_source == "assumed" and self.style is not None:
            self.inferences.append(
                Inference(
                    "timestamp_zone",
                    zoned.zone or "",
                    f"no zone is printed; {self.style.title} gives its times in this one",
                    _ZONE_ASSUMED,
                )
            )
        return (
            stamp.value if stamp else None,
            updated.value if updated else None,
            zoned.zone if zoned else None,
            zoned.zone_source if zoned else None,
        )

    def _stated_time(
        self, moment: dt.datetime, updated: Timestamp | None
    ) -> tuple[dt.datetime, dt.datetime | None, str | None, ZoneSource | None]:
        self._state("timestamp", moment.isoformat())
        offset = moment.utcoffset()
        zone = getattr(moment.tzinfo, "key", None)
        if zone is None and offset is not None:
            zone = moment.strftime("%:z") if offset else "+00:00"
        return moment, updated.value if updated else None, zone, "stated" if zone else None

    def _dateline(self, seen_from: dt.date | None) -> Dateline | None:
        found = self.layout.dateline
        stated = self.stated.dateline
        if stated is not None and (found is None or not self._is_stated(found, stated)):
            return self._stated_dateline(stated, seen_from)
        if found is None:
            return None
        dateline, inferences = dateline_part(
            found, self.slicer, self.style, seen_from, self.dateline_people
        )
        self.inferences.extend(inferences)
        self.table.extend(with_prefix("dateline", dateline.table()))
        if dateline.year and dateline.month and dateline.day and dateline.date is None:
            self.defects.append(Defect.IMPOSSIBLE_DATE)
        return dateline

    def _is_stated(self, found: DatelineFound, stated: str) -> bool:
        return fold(self.slicer.working((found.start, found.end))) == fold(stated)

    def _stated_dateline(self, text: str, seen_from: dt.date | None) -> Dateline:
        self._state("dateline", text)
        found = read_stated(text, self.context.registry, self.context.spoken)
        if found is None:
            return Dateline(text)
        slicer = Slicer(working_text(text, ()), (), " ")
        dateline, _ = dateline_part(found, slicer, self.style, seen_from)
        return attrs.evolve(dateline, text=text, spans=())

    def _byline(self) -> Byline | None:
        found = self.layout.byline
        if self.stated.byline is not None:
            return self._stated_byline(self.stated.byline)
        if found is None:
            found = self.dateline_people or self.author
        if found is None:
            return None
        byline = byline_part(found, self.slicer, self.layout.role_line)
        self.table.extend(with_prefix("byline", byline.table()))
        return byline

    def _people_in_dateline(self) -> BylineFound | None:
        dateline = self.layout.dateline
        if dateline is None or dateline.people is None:
            return None
        return read_byline(self.context, *dateline.people, named=True)

    def _author_below(self) -> BylineFound | None:
        """The credit below the text that is the byline, where there is no other.

        Its label says so, and it has its line to itself: ``Reporter: Ana Ruz``.
        """
        if self.layout.byline is not None or self.dateline_people is not None:
            return None
        if not self.layout.credits:
            return None
        labels = self.context.languages.words("source_line", "author_labels")
        lines = {(piece[1], piece[2]) for piece in self.layout.pieces if piece[0] is Kind.CREDIT}
        for credit in self.layout.credits:
            label, colon, _ = self.context.working[credit.start : credit.end].partition(":")
            alone = (credit.start, credit.end) in lines
            if colon and alone and credit.people and fold(label) in labels:
                return credit
        return None

    def _segments(self) -> tuple[Segment, ...]:
        if self.author is None:
            return self.analysis.segments
        start, end = self.slicer.span((self.author.start, self.author.end))
        return tuple(
            segment._replace(kind=Kind.BYLINE)
            if segment.kind is Kind.CREDIT and segment.start <= start and end <= segment.end
            else segment
            for segment in self.analysis.segments
        )

    def _stated_byline(self, text: str) -> Byline:
        found = read_byline(attrs.evolve(self.context, working=text), 0, len(text), named=True)
        own = self.layout.byline
        if own is not None and fold(self.slicer.working((own.start, own.end))) == fold(text):
            self.table.append(("byline", (self.slicer.span((own.start, own.end)),)))
        else:
            self._state("byline", text)
        if found is None:
            return Byline(text)
        byline = byline_part(found, Slicer(working_text(text, ()), (), " "))
        return attrs.evolve(byline, text=text, spans=())

    def _bylines(self, path: str, found: Sequence[BylineFound]) -> tuple[Byline, ...]:
        parts = []
        for index, item in enumerate(found):
            part = byline_part(item, self.slicer)
            self.table.extend(with_prefix(f"{path}.{index}", part.table()))
            parts.append(part)
        return tuple(parts)

    def _paragraphs(self) -> tuple[str, ...]:
        texts, spans = self.slicer.paragraphs(self.layout.paragraphs)
        if spans:
            self.table.extend(zip(_paths("paragraphs", len(spans)), spans, strict=True))
            self.table.append(("body", tuple(chain.from_iterable(spans))))
        return tuple(texts)

    def _source(
        self, lines: Sequence[SourceLine], dateline: Dateline | None, byline: Byline | None
    ) -> str | None:
        if self.stated.source is not None:
            stated = self.stated.source
            return self._state("source", self.context.registry.names.get(fold(stated), stated))
        printed = next((line.source for line in lines if line.source), None)
        if printed is not None:
            return printed
        if dateline is not None and dateline.agency is not None and not self.layout.issuer:
            span = self.layout.dateline.credit_span if self.layout.dateline else None
            if span is not None:
                self.table.append(("source", (self.slicer.span(span),)))
            return dateline.agency
        employer = agency_of_byline(self.context, byline)
        if employer is not None:
            return employer
        titled = self._source_in_title()
        if titled is not None:
            return titled
        if self.style is None:
            return self._source_by_name()
        name = self.style.agency.name
        self.inferences.append(
            Inference(
                "source", name, f"the agency of the house style {self.style.name}", _FROM_STYLE
            )
        )
        return name

    def _source_by_name(self) -> str | None:
        """A house that no file knows: it signs off, or its name stands behind the headline."""
        name = self.layout.issuer or self.layout.signed_by
        reason = "the agency that signs off"
        if name is None:
            name, reason = self.layout.titled_by, "the name at the end of the headline's line"
        if name is not None:
            self.inferences.append(Inference("source", name, reason, _FROM_STYLE))
        return name

    def _source_in_title(self) -> str | None:
        """The agency at the end of the headline, as sites set it: ... | AP News, ... (AFP)."""
        name = agency_in_title(self.context, self.layout)
        if name is not None:
            reason = "the agency at the end of the headline"
            self.inferences.append(Inference("source", name, reason, _FROM_STYLE))
        return name

    def _note_defects(self, headline: str | None, paragraphs: tuple[str, ...]) -> None:
        if not self.analysis.source.text.strip():
            self.defects.append(Defect.EMPTY)
            return
        if self.analysis.markup is not None:
            self.defects.append(self.analysis.markup)
        if headline is None:
            self.defects.append(Defect.NO_HEADLINE)
        if not paragraphs:
            self.defects.append(Defect.NO_BODY)
        if self.layout.more_stories:
            self.defects.append(Defect.DIGEST)

    def _string(self, path: str, *spans: TextSpan | None) -> str | None:
        found = tuple(filter(None, spans))
        if not found:
            return None
        self.table.append((path, self.slicer.spans(found)))
        return self.slicer.text(*found)

    def _strings(self, path: str, spans: Sequence[TextSpan]) -> tuple[str, ...]:
        return tuple(
            [self._string(f"{path}.{index}", span) or "" for index, span in enumerate(spans)]
        )

    def _state(self, path: str, value: str | None) -> str | None:
        if value is not None:
            self.inferences.append(Inference(path, value, "stated", _STATED))
        return value
