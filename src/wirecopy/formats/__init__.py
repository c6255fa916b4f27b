"""Formats: each reads files into copy, or writes articles out."""

from __future__ import annotations

from pathlib import Path

from wirecopy.errors import FormatError, unknown
from wirecopy.formats.plain import read_plain
from wirecopy.model.article import Article

_READERS = {"plain": read_plain}


def read(source: str | Path | bytes, format: str | None = None) -> list[Article]:
    r"""The articles of a file.

    Args:
        source: A path (a `str` is one too), or the file's bytes.
        format: The format; None takes ``plain``, so far the only one.

    Returns:
        One article a piece of copy.

    Raises:
        FormatError: The format is unknown, or the file is not text.
        OSError: The file cannot be read.

    Example:
        >>> [article.headline for article in read(b"Bridge opens\n\nIt opened on Sunday.\n")]
        ['Bridge opens']
    """
    if format is not None and format not in _READERS:
        raise FormatError(unknown("format", format, _READERS))
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    from wirecopy.parser import Parser  # noqa: PLC0415 - it brings all the shapes along

    parser = Parser()
    return [
        parser.parse(copy.text, reference_date=copy.reference_date, stated=copy.stated)
        for copy in _READERS[format or "plain"](data)
    ]
