"""Spans and their table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wirecopy.text.offsets import TextSpan

SpanTable = tuple[tuple[str, tuple[TextSpan, ...]], ...]


class Span(NamedTuple):
    """A stretch of the original text: code points, half-open.

    Example:
        >>> Span(0, 5)
        Span(start=0, end=5)
    """

    start: int
    end: int


def generic_path(path: str) -> str:
    """A path without its indices: ``dateline.places.0`` is ``dateline.places``."""
    return ".".join(step for step in path.split(".") if not step.isdecimal())


def look_up_spans(table: SpanTable, path: str, known: tuple[str, ...]) -> tuple[Span, ...]:
    """The spans stored under a path, or under the paths below it.

    Raises:
        KeyError: The path, without indices, is not among the known ones.
    """
    if generic_path(path) not in known:
        names = ", ".join(name for name in known if name)
        raise KeyError(f"no field {path!r}; the known paths are {names}")
    for name, spans in table:
        if name == path:
            return tuple(Span(*span) for span in spans)
    below = {span for name, spans in table if name.startswith(f"{path}.") for span in spans}
    return tuple(Span(*span) for span in sorted(below))


def with_prefix(prefix: str, table: SpanTable) -> Iterator[tuple[str, tuple[TextSpan, ...]]]:
    """The entries of a part's table, under the part's own path."""
    for name, spans in table:
        yield (f"{prefix}.{name}" if name else prefix), spans


def without_prefix(prefix: str, table: SpanTable) -> SpanTable:
    """A part's own table, out of the article's."""
    own = []
    for name, spans in table:
        if name == prefix:
            own.append(("", spans))
        elif name.startswith(f"{prefix}."):
            own.append((name[len(prefix) + 1 :], spans))
    return tuple(own)
