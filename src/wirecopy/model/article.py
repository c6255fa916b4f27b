"""The article: every field, its spans, and its JSON shape."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from wirecopy.model.annotations import Defect, Edit, Inference, Segment
from wirecopy.model.brief import brief, counted, first_words
from wirecopy.model.copy import ZoneSource
from wirecopy.model.explanation import explain
from wirecopy.model.parts import Byline, Dateline, Person
from wirecopy.model.serialization import (
    JsonObject,
    article_dict,
    article_fields,
    article_schema,
    object_of_json,
)
from wirecopy.model.spans import Span, SpanTable, look_up_spans
from wirecopy.text.blocks import join_slices, joiner_of

if TYPE_CHECKING:
    from wirecopy.model.rows import ArticleRow
    from wirecopy.model.shapes import ArticleDict

PATHS = (
    "headline",
    "kicker",
    "deck",
    "source",
    "timestamp",
    "timestamp.zone",
    "updated",
    "updated.zone",
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


@attrs.frozen(kw_only=True)
class Article:
    """A piece of copy, taken apart.

    String fields hold corrected text, typed values are canonical; `printed` gives what stood
    in the original. Spans point into ``text``.

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
        notices: Notes to editors, corrections, embargoes; below the text what copy says of itself.
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
        r"""The paragraphs, joined by blank lines; the dateline is not in it.

        Example:
            >>> import wirecopy
            >>> copy = "LIMA (AP) — It is open.\n\nIt was shut for a year, and ships had to wait."
            >>> wirecopy.parse(copy).body
            'It is open.\n\nIt was shut for a year, and ships had to wait.'
        """
        return "\n\n".join(self.paragraphs)

    @property
    def editor(self) -> str | None:
        r"""The name of the first editor.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse(
            ...     "Bridge opens\n\nSource: Xinhua | Editor: Ana Ruz\n\nIt is open."
            ... ).editor
            'Ana Ruz'
        """
        return self.editors[0].name if self.editors else None

    @property
    def authors(self) -> tuple[str, ...]:
        r"""The names in the byline, in order.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse("By Ana Ruz and Bo Lee\n\nLIMA (AP) — It is open.").authors
            ('Ana Ruz', 'Bo Lee')
        """
        return tuple(person.name for person in self.byline.people) if self.byline else ()

    def __repr__(self) -> str:
        place = self.dateline.place if self.dateline else None
        day = self.dateline.date if self.dateline else None
        if day is None and self.timestamp is not None:
            day = self.timestamp.date()
        counts = (
            (len(self.paragraphs), "paragraph"),
            (len(self.edits), "edit"),
            (len(self.defects), "defect"),
        )
        return brief(
            "Article",
            self.headline,
            None if self.headline else "no headline",
            self.source,
            " ".join(filter(None, (place.name, place.country))) if place else None,
            str(day) if day else None,
            *(counted(count, noun) for count, noun in counts if count),
        )

    def __rich_repr__(self) -> Iterator[tuple[str, object, object]]:
        """What `rich.print` shows: the fields in few words, those that are absent left out."""
        yield "headline", self.headline, None
        yield "authors", self.authors, ()
        yield "source", self.source, None
        yield "dateline", self.dateline.text if self.dateline else None, None
        yield "timestamp", str(self.timestamp) if self.timestamp else None, None
        yield "language", self.language, None
        yield "style", self.style, None
        yield "body", first_words(self.body), ""
        yield "paragraphs", len(self.paragraphs), 0
        yield "edits", [(edit.before, edit.after) for edit in self.edits], []
        yield "defects", [*map(str, self.defects)], []

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
        """All the spans, by path.

        Example:
            >>> import wirecopy
            >>> [path for path, _ in wirecopy.parse("LIMA, March 3 (AP) — It is open.").table()][:2]
            ['dateline', 'dateline.places.0']
        """
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

    def without(self, *kinds: str) -> str:
        r"""The text as it stands, with the segments of some kinds cut out.

        Nothing else is changed: no word is joined anew, and no slip is corrected. Of the white
        space around what is cut, one stretch stays between its neighbours. For the story alone,
        see `wirecopy.strip`.

        Args:
            *kinds: Kinds of segment, by name or as `Kind`: ``"dateline"``, ``"credit"``,
                ``"furniture"``.

        Raises:
            TypeError: A kind is no `str`.
            ValueError: There is no such kind; the message names the known ones.

        Example:
            >>> import wirecopy
            >>> text = "Bridge opens\n\nBy Ana Ruz\n\nLIMA, March 3 (Reuters) - It is open.\n"
            >>> wirecopy.parse(text).without("byline", "dateline")
            'Bridge opens\n\nIt is open.\n'
        """
        from wirecopy.model.cutting import cut, kinds_named  # noqa: PLC0415 - few ask for it

        return cut(self.text, self.segments, kinds_named(kinds, "without({})"))

    def row(self) -> ArticleRow:
        """The article as one flat row of scalars, for a table; see `ArticleRow` for the columns.

        Example:
            >>> import wirecopy
            >>> row = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.").row()
            >>> row["agency"], row["city"], row["country"], row["n_paragraphs"]
            ('Reuters', 'Lima', 'PE', 1)
        """
        from wirecopy.model.rows import row_of  # noqa: PLC0415 - few ask for it

        return row_of(self)

    def to_html(self, *, fragment: bool = False) -> str:
        """The annotated story, as one HTML document that needs nothing else.

        Every part has its label, every value is underlined (dashed where something about it was
        inferred) and tells what it is, from what and how sure; corrections show both words.
        `wirecopy.render` has more: many stories as a site, and the picture for a terminal.

        Args:
            fragment: Give one ``div`` element, for a page of your own.

        Example:
            >>> import wirecopy
            >>> page = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.").to_html()
            >>> page.startswith("<!doctype html>"), "<script" in page
            (True, False)
        """
        from wirecopy.output.html.story import to_html  # noqa: PLC0415 - from above, when called

        return to_html(self, fragment=fragment)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return self.to_html(fragment=True)

    def to_dict(self) -> ArticleDict:
        """The article as plain values, ready for JSON; the shape is part of the API.

        `json_schema` describes it.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse("LIMA, March 3 (Reuters) - It is open.").to_dict()["source"]
            'Reuters'
        """
        return article_dict(self)

    @staticmethod
    def json_schema() -> JsonObject:
        """The JSON Schema (draft 2020-12) of what `to_dict` and `to_json` give.

        Example:
            >>> import wirecopy
            >>> wirecopy.Article.json_schema()["properties"]["headline"]["type"]
            ['string', 'null']
        """
        return article_schema()

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Article:
        """The article that `to_dict` came from.

        Raises:
            TypeError: The data is no mapping.
            KeyError: A key is missing.
            ValueError: The shape is of another schema version, or a value has a wrong type; the
                message names its key.

        Example:
            >>> import wirecopy
            >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
            >>> wirecopy.Article.from_dict(article.to_dict()) == article
            True
        """
        return cls(**article_fields(data))

    def to_json(self, *, indent: int | None = None) -> str:
        r"""`to_dict` as JSON in ASCII, so that lone surrogates survive.

        JSON cannot tell a pair of surrogates that stands as two code points in a `str` from the
        character that the pair means: such a text comes back with the character.

        Example:
            >>> import wirecopy
            >>> wirecopy.parse("Es ist geöffnet.").to_json()[:31]
            '{"schema_version": 1, "headline'
        """
        return json.dumps(self.to_dict(), indent=indent, allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Article:
        """The article that `to_json` came from.

        Raises:
            TypeError: The text is no `str`, and no bytes.
            KeyError: A key is missing.
            ValueError: The text is not JSON, not an object, of another schema version, or a value
                has a wrong type; the message names its key.

        Example:
            >>> import wirecopy
            >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
            >>> wirecopy.Article.from_json(article.to_json()) == article
            True
        """
        return cls.from_dict(object_of_json(text))
