"""Segments, edits, inferences, defects."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from wirecopy.model.spans import of_one_iterable


class Kind(StrEnum):
    """The kinds of segment. A new version may add kinds.

    Example:
        >>> import wirecopy
        >>> copy = "LIMA, March 3 (Reuters) - It is open."
        >>> [str(segment.kind) for segment in wirecopy.parse(copy).segments]
        ['dateline', 'body']
    """

    HEADLINE = "headline"
    """The headline, its kicker included."""
    DECK = "deck"
    """The lines under a headline that sum the story up."""
    SOURCE_LINE = "source_line"
    """Source, time and editor, as machines set them; also one of them on a line of its own."""
    NOTICE = "notice"
    """What the agency tells its clients, such as an update, an embargo, a correction."""
    BYLINE = "byline"
    """Who wrote it."""
    DATELINE = "dateline"
    """Place, date and agency before the first sentence, with the sign that ends them."""
    BODY = "body"
    """The story's paragraphs."""
    CAPTION = "caption"
    """The text of a picture."""
    CREDIT = "credit"
    """Who else reported, edited or took the picture."""
    SIGNOFF = "signoff"
    """What ends the story."""
    FURNITURE = "furniture"
    """What belongs to the page around the story."""
    BLANK = "blank"
    """White space between parts."""


class Defect(StrEnum):
    """What looked wrong with a piece of copy. None of them keeps it from being parsed.

    What looks like markup or a table is taken as it stands: all of it is body.

    Example:
        >>> import wirecopy
        >>> wirecopy.parse("<html><body><p>It is open.</p></body></html>").defects[0]
        <Defect.HTML: 'looks-like-html'>
    """

    EMPTY = "empty"
    """There is nothing but white space."""
    NO_HEADLINE = "no-headline"
    """No line looks like a headline."""
    NO_BODY = "no-body"
    """There is no text."""
    DIGEST = "looks-like-a-digest"
    """Several headlines and datelines follow one another; `parse_all` divides them."""
    AMBIGUOUS_DATE = "ambiguous-date"
    """Day and month of a date could be exchanged."""
    IMPOSSIBLE_DATE = "impossible-date"
    """A date that no calendar has, such as 30 February; it stands as printed."""
    UNSETTLED = "corrections-did-not-settle"
    """Correcting the corrected text changed it again; nothing was corrected."""
    NOT_PARSED = "not-parsed"
    """A worker died or failed at this text; the log ``wirecopy`` has the reason."""
    HTML = "looks-like-html"
    """The text is a web page."""
    XML = "looks-like-xml"
    """The text is XML, such as NewsML."""
    JSON = "looks-like-json"
    """The text is JSON."""
    CSV = "looks-like-csv"
    """The text is a table."""
    RTF = "looks-like-rtf"
    """The text is rich text."""


@of_one_iterable
class Segment(NamedTuple):
    r"""One piece of the lossless partition of a text.

    Attributes:
        kind: What the piece is.
        start: Its first code point.
        end: One past its last code point.

    Example:
        >>> import wirecopy
        >>> text = "Bridge opens\n\nLIMA, March 3 (Reuters) - It is open."
        >>> for kind, start, end in wirecopy.parse(text).segments:
        ...     print(kind, repr(text[start:end]))
        headline 'Bridge opens'
        blank '\n\n'
        dateline 'LIMA, March 3 (Reuters) - '
        body 'It is open.'
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

    Example:
        >>> import wirecopy
        >>> wirecopy.parse("LIMA, Febuary 3 (Reuters) - It is open.").edits[0]
        Edit(start=6, end=13, before='Febuary', after='February', rule='date:month')
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

    Example:
        >>> import wirecopy
        >>> found = wirecopy.parse("LIMA, March 3 (Xinhua) -- It is open.").inferences
        >>> [(one.value, one.evidence) for one in found if one.field == "style"]
        [('xinhua', "the credit 'Xinhua' in the dateline")]
    """

    field: str
    value: str
    evidence: str
    confidence: float
