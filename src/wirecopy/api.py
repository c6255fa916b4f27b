"""The module-level verbs: a default parser behind functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from wirecopy.model.article import Article
from wirecopy.model.copy import Copy, Stated
from wirecopy.model.normalized import Normalized
from wirecopy.model.parts import Byline, Dateline, SourceLine, Timestamp

if TYPE_CHECKING:
    from wirecopy.parser import Parser


@cache
def _default() -> Parser:
    """The parser with the defaults; who only handles articles need not wait for it."""
    from wirecopy.parser import Parser  # noqa: PLC0415 - it brings all the shapes along

    return Parser()


def parse(
    text: str,
    *,
    style: str | None = None,
    language: str | None = None,
    reference_date: dt.date | None = None,
    normalize: bool = True,
    stated: Stated | None = None,
) -> Article:
    """Take a piece of copy apart.

    Never raises on text: whatever the string holds, there is an article for it. None and NaN are
    no text: ``column.map(wirecopy.parse, na_action="ignore")`` passes over the empty cells of a
    pandas column.

    Args:
        text: The story, as scraped or as a feed delivers it.
        style: The house style to read it by; None finds it out.
        language: BCP 47 tag; None finds it out.
        reference_date: A date near which the story was written; it decides the year of a
            dateline that has none, where the copy has no timestamp.
        normalize: Whether slips are corrected; without it the strings are as printed.
        stated: What a feed says outside the text; taken as fact.

    Returns:
        The article. Its spans are code points into the text, half-open.

    Raises:
        TypeError: The text is no `str`.
        StyleError: The style or the language is unknown.

    Example:
        >>> import wirecopy
        >>> article = wirecopy.parse('''Bridge opens in Lima
        ...
        ... By Ana Ruz
        ...
        ... LIMA, March 3 (Reuters) - The bridge opened on Sunday.
        ... ''')
        >>> article.headline, article.byline.people[0].name, article.dateline.agency
        ('Bridge opens in Lima', 'Ana Ruz', 'Reuters')
        >>> article.body
        'The bridge opened on Sunday.'
    """
    return _default().parse(
        text,
        style=style,
        language=language,
        reference_date=reference_date,
        normalize=normalize,
        stated=stated,
    )


def parse_all(
    text: str,
    *,
    style: str | None = None,
    language: str | None = None,
    reference_date: dt.date | None = None,
    normalize: bool = True,
) -> list[Article]:
    """The stories of a digest, one article each; a single story gives one.

    A story of a digest begins with the headline above its dateline, or with the dateline where
    none has a headline; with a headline below a rule (``***``, ``---``), behind a number, or below
    a gap wider than those between paragraphs. Each article's text is its own stretch of the input,
    and the stretches joined give the input back.

    Args:
        text: The copy.
        style: As for `parse`.
        language: As for `parse`.
        reference_date: As for `parse`.
        normalize: As for `parse`.

    Returns:
        At least one article, in the order of the text.

    Raises:
        TypeError: The text is no `str`.
        StyleError: The style or the language is unknown.

    Example:
        >>> import wirecopy
        >>> digest = '''Bridge opens
        ...
        ... LIMA, March 3 (Reuters) - The bridge opened on Sunday.
        ...
        ... Port shuts
        ...
        ... QUITO, March 4 (Reuters) - The port was shut on Monday.
        ... '''
        >>> [article.headline for article in wirecopy.parse_all(digest)]
        ['Bridge opens', 'Port shuts']
        >>> wirecopy.parse(digest).defects
        (<Defect.DIGEST: 'looks-like-a-digest'>,)
    """
    return _default().parse_all(
        text, style=style, language=language, reference_date=reference_date, normalize=normalize
    )


def parse_many(
    items: Iterable[str | Copy],
    *,
    workers: int | None = None,
    chunksize: int | None = None,
    style: str | None = None,
    language: str | None = None,
    reference_date: dt.date | None = None,
    normalize: bool = True,
) -> Iterator[Article]:
    """One article for each piece of copy, in order, by all processors.

    Items are taken a few chunks ahead of the article that is asked for, so that any number of
    them, also an endless iterator, takes the same memory. Closing the iterator, or Ctrl-C, ends
    the workers. They are processes, or threads where the interpreter is free-threaded; one chunk
    or less is parsed in this process. An item at which two workers died, or at which the parser
    failed, gives an article with the defect `Defect.NOT_PARSED`; the log ``wirecopy`` has the
    reason.

    An empty cell of a data frame (None, NaN) is no text, and raises: ``column.dropna()`` leaves
    them out, ``column.fillna("")`` gives each an article with the defect `Defect.EMPTY`.

    Args:
        items: Texts, or `Copy` with what is known outside the text.
        workers: How many work at the same time; 1 works in this process, None takes as many as
            there are processors for it.
        chunksize: How many items a worker is sent at once; None chooses by their length.
        style: As for `parse`, for all the items.
        language: As for `parse`, for all the items.
        reference_date: As for `parse`, for the items that have none of their own.
        normalize: As for `parse`.

    Returns:
        An iterator of exactly one article an item.

    Raises:
        TypeError: An item is neither a `str` nor a `Copy`; those before it come first.
        StyleError: The style or the language is unknown.
        ValueError: ``workers`` or ``chunksize`` is below 1.
        RuntimeError: No worker can be started.

    Example:
        >>> import wirecopy
        >>> lima = "LIMA, March 3 (Reuters) - It is open."
        >>> quito = "QUITO, April 4 (Xinhua) -- It is shut."
        >>> [article.source for article in wirecopy.parse_many([lima, quito])]
        ['Reuters', 'Xinhua']
    """
    return _default().parse_many(
        items,
        workers=workers,
        chunksize=chunksize,
        style=style,
        language=language,
        reference_date=reference_date,
        normalize=normalize,
    )


def parse_dateline(
    text: str,
    *,
    style: str | None = None,
    language: str | None = None,
    reference_date: dt.date | None = None,
) -> Dateline | None:
    """The dateline at the start of a text.

    The general shape is that of the Associated Press Stylebook's entry "datelines" and of the
    handbooks of the other agencies: place, region, date, credit, sign.

    Args:
        text: The paragraph that a dateline begins.
        style: As for `parse`.
        language: As for `parse`.
        reference_date: Decides the year of a date that has none.

    Returns:
        The dateline, as printed; None where there is none. Its spans are into the text.

    Raises:
        TypeError: The text is no `str`.
        StyleError: The style or the language is unknown.

    Example:
        >>> import wirecopy
        >>> dateline = wirecopy.parse_dateline("ALBANY, N.Y. (AP) — A bridge opened Sunday.")
        >>> place = dateline.places[0]
        >>> place.name, place.region, place.country, place.geonames_id
        ('Albany', 'N.Y.', 'US', 5106834)
        >>> place.latitude, place.longitude
        (42.653, -73.756)
        >>> dateline.agency, dateline.date
        ('AP', None)
        >>> wirecopy.parse_dateline("London, where it rained - as ever - was quiet.") is None
        True
    """
    return _default().parse_dateline(
        text, style=style, language=language, reference_date=reference_date
    )


def parse_byline(
    text: str, *, style: str | None = None, language: str | None = None
) -> Byline | None:
    """The byline that a line is.

    Args:
        text: The line.
        style: As for `parse`.
        language: As for `parse`.

    Returns:
        The byline, as printed; None where the line is none. Its spans are into the text.

    Raises:
        TypeError: The text is no `str`.
        StyleError: The style or the language is unknown.

    Example:
        >>> import wirecopy
        >>> byline = wirecopy.parse_byline("By Ana Ruz in Lima and Bo Lee in Quito")
        >>> [(person.name, person.place) for person in byline.people]
        [('Ana Ruz', 'Lima'), ('Bo Lee', 'Quito')]
        >>> byline.spans("people.1")
        (Span(start=23, end=29),)
    """
    return _default().parse_byline(text, style=style, language=language)


def parse_timestamp(
    text: str, *, style: str | None = None, language: str | None = None
) -> Timestamp | None:
    """The first timestamp, date and time, in a text.

    Args:
        text: The text.
        style: The house style whose zone, and order of day and month, unmarked times follow.
        language: As for `parse`.

    Returns:
        The timestamp; None where there is none. It is naive where no zone is printed and no
        style says which.

    Raises:
        TypeError: The text is no `str`.
        StyleError: The style or the language is unknown.

    Example:
        >>> import wirecopy
        >>> stamp = wirecopy.parse_timestamp("Updated 08:12, February 26, 2019", style="xinhua")
        >>> stamp.value.isoformat(), stamp.zone_source
        ('2019-02-26T08:12:00+08:00', 'assumed')
    """
    return _default().parse_timestamp(text, style=style, language=language)


def parse_source_line(
    text: str, *, style: str | None = None, language: str | None = None
) -> SourceLine | None:
    """The source line that a line is: ``Source: ... | time | Editor: ...``, in any order.

    Args:
        text: The line.
        style: As for `parse`.
        language: As for `parse`.

    Returns:
        The source line; None where the line is none. Its spans are into the text.

    Raises:
        TypeError: The text is no `str`.
        StyleError: The style or the language is unknown.

    Example:
        >>> import wirecopy
        >>> line = wirecopy.parse_source_line("Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia")
        >>> line.source, line.editors[0].name, line.timestamp.zone
        ('Xinhua', 'Li Xia', 'Asia/Shanghai')
    """
    return _default().parse_source_line(text, style=style, language=language)


def normalize(text: str, *, style: str | None = None, language: str | None = None) -> Normalized:
    """The text with the slips of the trade corrected, and each correction listed.

    The same corrections as in `parse`: ``parse(text).edits == normalize(text).edits``. Layout
    stays as it is, and page furniture is not edited.

    Args:
        text: The copy.
        style: As for `parse`.
        language: As for `parse`.

    Returns:
        The corrected text with its edits; the same text object where nothing was wrong.

    Raises:
        TypeError: The text is no `str`.
        StyleError: The style or the language is unknown.

    Example:
        >>> import wirecopy
        >>> normalized = wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open.")
        >>> normalized.text
        'LIMA, February 3 (Reuters) - It is open.'
        >>> normalized.edits
        (Edit(start=6, end=13, before='Febuary', after='February', rule='date:month'),)
    """
    return _default().normalize(text, style=style, language=language)


def strip(
    text: str,
    *,
    keep: Iterable[str] = ("headline", "deck", "body"),
    style: str | None = None,
    language: str | None = None,
) -> str:
    """The story alone, as it stands in the text: for cleaning data sets of agency leaks.

    A model that is to sum a story up, or to tell its author, must not learn from the dateline
    that stands before it. Source lines, bylines, datelines with their sign, credits, sign-offs,
    notices, captions and the furniture of pages are cut; not a letter of the rest is changed. What
    the story itself says of an agency ("told Reuters") stays.

    Args:
        text: The copy.
        keep: Kinds of segment to keep, by name or as `Kind`: ``("body",)`` for the body alone.
        style: As for `parse`.
        language: As for `parse`.

    Returns:
        The text without the other segments; see `Article.without` for the white space.

    Raises:
        TypeError: The text is no `str`, or one string stands where several kinds are meant.
        StyleError: The style or the language is unknown.
        ValueError: There is no such kind; the message names the known ones.

    Example:
        >>> import wirecopy
        >>> wirecopy.strip("LIMA, March 3 (Reuters) - The bridge is open. (Reporting by Ana Ruz)")
        'The bridge is open.'
    """
    return _default().strip(text, keep=keep, style=style, language=language)


def detect_style(text: str) -> str | None:
    """The name of the house style that a text is in; None where nothing tells it.

    How sure that is, and from what, stands in ``parse(text).inferences``.

    Raises:
        TypeError: The text is no `str`.

    Example:
        >>> import wirecopy
        >>> wirecopy.detect_style("LIMA, March 3 (Xinhua) -- The bridge opened on Sunday.")
        'xinhua'
    """
    return _default().detect_style(text)
