"""Spans and their table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from wirecopy.errors import expect_type, unknown
from wirecopy.text.offsets import TextSpan

_NamedTuple = TypeVar("_NamedTuple", bound=tuple[object, ...])
SpanTable = tuple[tuple[str, tuple[TextSpan, ...]], ...]


def of_one_iterable(kind: type[_NamedTuple]) -> type[_NamedTuple]:
    """Lets a named tuple be made of one iterable too, as plain tuples are.

    `attrs.asdict`, and with it many a serializer, makes collections anew in this way.

    Example:
        >>> Span([0, 5])
        Span(start=0, end=5)
    """
    of_fields: Any = kind.__new__
    count, of_tuple = len(kind._fields), tuple.__new__  # type: ignore[attr-defined]

    @wraps(of_fields)
    def made(cls: Any, *values: Any, **named: Any) -> Any:
        # All in their order, as the package itself makes them, need no names looked up.
        if len(values) == count and not named:
            return of_tuple(cls, values)
        # None of them has a single field, or a default.
        if len(values) == 1 and not named and isinstance(values[0], Iterable):
            values = tuple(values[0])
        return of_fields(cls, *values, **named)

    kind.__new__ = made  # type: ignore[method-assign]
    return kind


@of_one_iterable
class Span(NamedTuple):
    """A stretch of the original text: code points, half-open.

    Example:
        >>> import wirecopy
        >>> wirecopy.Span(0, 5)
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
        TypeError: The path is no `str`.
    """
    expect_type("path", path, str, optional=False)
    if generic_path(path) not in known:
        raise KeyError(unknown("path", path, [name for name in known if name]))
    for name, spans in table:
        if name == path:
            return tuple(Span(*span) for span in spans)
    below = {span for name, spans in table if name.startswith(f"{path}.") for span in spans}
    return tuple(Span(*span) for span in sorted(below))


def with_prefix(prefix: str, table: SpanTable) -> SpanTable:
    """The entries of a part's table, under the part's own path."""
    return tuple([(f"{prefix}.{name}" if name else prefix, spans) for name, spans in table])
