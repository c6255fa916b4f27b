"""Formats: each reads files into copy, or writes articles out."""

from __future__ import annotations

from pathlib import Path

from wirecopy.errors import FormatError, unknown
from wirecopy.model.article import Article

_FORMATS = ("plain",)


def read(
    source: str | Path | bytes, format: str | None = None, *, encoding: str | None = None
) -> list[Article]:
    r"""The articles of a file.

    Where the file is not UTF-8 and nobody said what it is, the first of an article's inferences,
    under ``encoding``, says what was assumed and from what. What is no prose, such as HTML, gives
    an article whose defects say so, and all of it is body, as `parse` does.

    Args:
        source: A path (a `str` is one too), or the file's bytes.
        format: The format; None takes ``plain``, so far the only one.
        encoding: The encoding of the text, by its name in Python, such as ``cp1252``; None takes
            UTF-8 where that fits, else what the file's letters and words tell.

    Returns:
        One article a piece of copy.

    Raises:
        FormatError: The format or the encoding is unknown, or the file is not text of it.
        OSError: The file cannot be read.

    Example:
        >>> import wirecopy
        >>> articles = wirecopy.read(b"Bridge opens\n\nIt opened on Sunday.\n")
        >>> [article.headline for article in articles]
        ['Bridge opens']
        >>> article = wirecopy.read("Inauguração da ponte".encode("cp1252"))[0]
        >>> article.headline, article.inferences[0].value
        ('Inauguração da ponte', 'cp1252')
    """
    if format is not None and format not in _FORMATS:
        raise FormatError(unknown("format", format, _FORMATS))
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    # They bring all the shapes along, and processes.
    from wirecopy.formats.plain import read_plain  # noqa: PLC0415
    from wirecopy.parallel.articles import Reading  # noqa: PLC0415
    from wirecopy.parser import Parser  # noqa: PLC0415

    reading = Reading(Parser())
    return [reading.article(copy) for copy in read_plain(data, encoding)]
