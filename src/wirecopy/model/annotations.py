"""Segments, edits, inferences, defects."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from wirecopy.model.spans import of_one_iterable


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
    """What looked wrong with a piece of copy. None of them keeps it from being parsed.

    What looks like markup or a table is taken as it stands: all of it is body.
    """

    EMPTY = "empty"
    NO_HEADLINE = "no-headline"
    NO_BODY = "no-body"
    DIGEST = "looks-like-a-digest"
    AMBIGUOUS_DATE = "ambiguous-date"
    IMPOSSIBLE_DATE = "impossible-date"
    UNSETTLED = "corrections-did-not-settle"
    NOT_PARSED = "not-parsed"
    HTML = "looks-like-html"
    XML = "looks-like-xml"
    JSON = "looks-like-json"
    CSV = "looks-like-csv"
    RTF = "looks-like-rtf"


@of_one_iterable
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


@of_one_iterable
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


@of_one_iterable
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
