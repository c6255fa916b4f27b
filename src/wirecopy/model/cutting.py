"""Segments cut out of a text, the rest left as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wirecopy.errors import strings_of, unknown
from wirecopy.model.annotations import Kind, Segment


def kinds_named(names: Iterable[str], call: str) -> frozenset[Kind]:
    """The kinds that a caller names.

    Raises:
        TypeError: A name is no `str`.
        ValueError: There is no kind of that name; the message says which was meant.
    """
    found = strings_of("kinds", names, call)
    for name in found:
        if name not in tuple(Kind):
            raise ValueError(unknown("kind", name, tuple(map(str, Kind))))
    return frozenset(map(Kind, found))


def cut(text: str, segments: Sequence[Segment], kinds: frozenset[Kind]) -> str:
    r"""A text without the segments of some kinds.

    Of the white space around what is cut, one stretch stays between its neighbours, the one with
    the most line ends; that at either end of the text stays as it is.

    Args:
        text: The text.
        segments: Its partition.
        kinds: What to cut.

    Example:
        >>> pieces = [Segment(Kind.BYLINE, 0, 6), Segment(Kind.BLANK, 6, 7)]
        >>> cut("By Ana\nIt rains.", [*pieces, Segment(Kind.BODY, 7, 16)], frozenset({Kind.BYLINE}))
        'It rains.'
    """
    if not any(segment.kind in kinds for segment in segments):
        return text
    pieces: list[str] = []
    blanks: list[str] = []
    for kind, start, end in segments:
        if kind in kinds:
            continue
        if kind is Kind.BLANK:
            blanks.append(text[start:end])
        else:
            pieces += [_widest(blanks) if pieces else "", text[start:end]]
            blanks = []
    if not pieces:
        return ""
    first, last = (_blank(text, segments[at], kinds) for at in (0, -1))
    return "".join([first, *pieces, last])


def _blank(text: str, segment: Segment, kinds: frozenset[Kind]) -> str:
    """The white space that a segment is, if it is that, and stays."""
    stays = segment.kind is Kind.BLANK and segment.kind not in kinds
    return text[segment.start : segment.end] if stays else ""


def _widest(blanks: Sequence[str]) -> str:
    return max(blanks, key=lambda blank: (len(blank.splitlines()), len(blank)), default="")
