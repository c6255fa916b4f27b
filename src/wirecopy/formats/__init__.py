"""Formats: each reads files into copy, or writes articles out."""

from __future__ import annotations

from pathlib import Path

import attrs

from wirecopy.errors import FormatError, unknown
from wirecopy.model.article import Article

_FORMATS = ("plain",)


def read(
    source: str | Path | bytes, format: str | None = None, *, encoding: str | None = None
) -> list[Article]:
    r"""The articles of a file.

    Args:
        source: A path (a `str` is one too), or the file's bytes.
        format: The format; None takes ``plain``, so far the only one.
        encoding: The encoding of the bytes; None takes UTF-8 where that fits, else the one in
            which the text reads best.

    Returns:
        One article a piece of copy. Where the encoding was assumed, an inference says which.

    Raises:
        FormatError: The format or the encoding is unknown, or the file is not text in it.
        OSError: The file cannot be read.

    Example:
        >>> [article.headline for article in read(b"Bridge opens\n\nIt opened on Sunday.\n")]
        ['Bridge opens']
        >>> (article,) = read("São João da ação".encode("latin-1"))
        >>> article.text, article.inferences[-1].value
        ('São João da ação', 'cp1252')
    """
    if format is not None and format not in _FORMATS:
        raise FormatError(unknown("format", format, _FORMATS))
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    # They bring all the shapes along.
    from wirecopy.formats.plain import read_plain  # noqa: PLC0415
    from wirecopy.parser import Parser  # noqa: PLC0415

    parser = Parser()
    copies, assumed = read_plain(data, encoding)
    articles = [
        parser.parse(copy.text, reference_date=copy.reference_date, stated=copy.stated)
        for copy in copies
    ]
    if not assumed:
        return articles
    return [
        attrs.evolve(article, inferences=(*article.inferences, *assumed)) for article in articles
    ]
