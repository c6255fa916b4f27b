"""The lossless partition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from wirecopy.layout.cascade import Piece
from wirecopy.model.annotations import Kind, Segment
from wirecopy.text.source import Source

# Of its three values at once, as blocks are made.
_made: Callable[[tuple[Kind, int, int]], Segment] = partial(tuple.__new__, Segment)


def segments_of(source: Source, pieces: Iterable[Piece]) -> tuple[Segment, ...]:
    """A lossless partition of the original from the pieces of the working text.

    Pieces of one kind with only blanks between them make one segment: white space, and what
    no reader sees, such as the control characters that old systems leave.
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
        if kind is not held:
            if held is not None:
                segments.append(_made((held, first, at)))
            if at < start:
                segments.append(_made((Kind.BLANK, at, start)))
            held, first = kind, start
        at = end
    if held is not None:
        segments.append(_made((held, first, at)))
    if at < len(text):
        segments.append(_made((Kind.BLANK, at, len(text))))
    return tuple(segments)
