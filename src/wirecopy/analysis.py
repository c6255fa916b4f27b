"""What was read off a text before anything is corrected, and the segments of the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wirecopy.house_styles import HouseStyle, Registry
from wirecopy.languages import Language
from wirecopy.layout import Layout, Piece
from wirecopy.lines import Source
from wirecopy.model import Inference, Kind, Segment


class Analysis(NamedTuple):
    """What was read off a text, before it becomes an article.

    Attributes:
        source: The text and its working text.
        layout: What stands where.
        registry: The styles it was read by.
        spoken: The language whose words were used.
        language: Its tag, None where nothing told it.
        style: The house style, None where nothing told it.
        inferences: What told the language and the style.
        segments: The partition of the original.
    """

    source: Source
    layout: Layout
    registry: Registry
    spoken: Language
    language: str | None
    style: HouseStyle | None
    inferences: tuple[Inference, ...]
    segments: tuple[Segment, ...]


def segments_of(source: Source, pieces: Iterable[Piece]) -> tuple[Segment, ...]:
    """A lossless partition of the original from the pieces of the working text.

    Pieces of one kind with only white space between them make one segment.
    """
    text = source.text
    segments: list[Segment] = []
    held: Kind | None = None  # the kind of the segment that begins at ``first`` and ends at ``at``
    first = at = 0
    for kind, start, end in pieces:
        if source.offsets is not None:
            start, end = source.original(start, end)  # noqa: PLW2901
        start = max(start, at)  # noqa: PLW2901
        if end <= start:
            continue
        if kind is not held or text[at:start].strip():
            if held is not None:
                segments.append(Segment(held, first, at))
            if at < start:
                segments.append(Segment(Kind.BLANK, at, start))
            held, first = kind, start
        at = end
    if held is not None:
        segments.append(Segment(held, first, at))
    if at < len(text):
        segments.append(Segment(Kind.BLANK, at, len(text)))
    return tuple(segments)
