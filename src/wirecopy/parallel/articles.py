"""Many pieces of copy: chunks of them to workers, and one article each back, in order."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol, TypeVar

import attrs

from wirecopy.errors import expect_several, expect_type, is_empty_cell
from wirecopy.model.annotations import Defect, Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.copy import Copy
from wirecopy.parallel.packing import pack, unpack
from wirecopy.parallel.workers import Lost, by_processes, by_threads, threads_are_free, usable_cpus

Item = TypeVar("Item")
_Found = bytes | Article | str  # an article that is packed, one that is not, why there is none
_log = logging.getLogger("wirecopy")
_log.addHandler(logging.NullHandler())  # quiet where the program asks for no log
# A chunk is closed by either: enough items for sending them to cost little, enough text for a
# worker to be busy a while and for what is under way to stay small.
_MOST_ITEMS = 64
_MOST_CHARACTERS = 200_000


class _Parses(Protocol):
    @property
    def parse(self) -> Callable[..., Article]: ...


@attrs.frozen
class Reading:
    """A parser and the options it reads copy by; can be pickled.

    Attributes:
        parser: The parser.
        style: The house style, None to find it out.
        language: BCP 47, None to find it out.
        reference_date: For copy that has none of its own.
        normalize: Whether slips are corrected.
    """

    parser: _Parses
    style: str | None = None
    language: str | None = None
    reference_date: dt.date | None = None
    normalize: bool = True

    def article(self, item: str | Copy) -> Article:
        """The article of one piece of copy."""
        copy = Copy(item) if isinstance(item, str) else item
        article = self.parser.parse(
            copy.text,
            style=self.style,
            language=self.language,
            reference_date=copy.reference_date or self.reference_date,
            normalize=self.normalize,
            stated=copy.stated,
        )
        if not copy.inferences:
            return article
        return attrs.evolve(article, inferences=(*copy.inferences, *article.inferences))

    def article_or_reason(self, item: str | Copy) -> Article | str:
        """The article, or why there is none: a fault of ours must not end a long run."""
        try:
            return self.article(item)
        except Exception as error:  # noqa: BLE001
            return f"{type(error).__name__}: {error}"

    def found(self, items: Sequence[str | Copy]) -> list[Article | str]:
        """A chunk's articles, or the reasons why there are none."""
        return [self.article_or_reason(item) for item in items]

    def packed(self, items: Sequence[str | Copy]) -> list[_Found]:
        """The same as they travel; an article that cannot travel is found where it is wanted."""
        # One after the other, so that each article dies young.
        found = map(self.article_or_reason, items)
        return [one if isinstance(one, str) else _packed(one) for one in found]


def _packed(article: Article) -> bytes | Article:
    try:
        return pack(article)
    except Exception:  # noqa: BLE001 - a tzinfo of the caller's own, say
        return article


def unparsed(text: str) -> Article:
    """The article of a text that nobody could parse."""
    segments = (Segment(Kind.FURNITURE, 0, len(text)),) if text else ()
    return Article(text=text, segments=segments, defects=(Defect.NOT_PARSED,))


def articles(
    reading: Reading,
    items: Iterable[str | Copy],
    *,
    workers: int | None = None,
    chunksize: int | None = None,
) -> Iterator[Article]:
    """One article an item, in order; see `wirecopy.parse_many`."""
    expect_several("items", items, "parse_many({})", Copy)
    count = usable_cpus() if workers is None else workers
    for name, value in (("workers", count), ("chunksize", chunksize)):
        expect_type(name, value, int)
        if value is not None and value < 1:
            raise ValueError(f"expected {name} as 1 or more, found {value}")
    return _articles(reading, items, count, chunksize)


def _articles(
    reading: Reading, items: Iterable[str | Copy], workers: int, chunksize: int | None
) -> Iterator[Article]:
    feed = _Feed(items)
    chunks = chunks_of(feed, _length, chunksize)
    first = next(chunks, None)
    if workers > 1 and first is not None and not feed.ended:
        every = chain([first], chunks)
        spread: Iterator[tuple[Sequence[str | Copy], Sequence[_Found] | Lost]]
        if threads_are_free():
            spread = by_threads(reading.found, every, workers)
        else:
            spread = by_processes(reading.packed, every, workers)
        for done, found in spread:
            yield from _unpacked(done, found)
    else:
        # Starting processes takes longer than one chunk does.
        for item in chain(first or (), chain.from_iterable(chunks)):
            yield _settled(item, reading.article_or_reason(item))
    if feed.error is not None:
        raise feed.error


def _unpacked(items: Sequence[str | Copy], found: Sequence[_Found] | Lost) -> Iterator[Article]:
    each = [found.value] * len(items) if isinstance(found, Lost) else found
    for item, one in zip(items, each, strict=True):
        yield _settled(item, unpack(one, _text(item)) if isinstance(one, bytes) else one)


def _settled(item: str | Copy, found: Article | str) -> Article:
    if isinstance(found, Article):
        return found
    _log.warning("a piece of copy of %d characters was not parsed: %s", _length(item), found)
    return unparsed(_text(item))


def _text(item: str | Copy) -> str:
    return item if isinstance(item, str) else item.text


def _length(item: str | Copy) -> int:
    return len(_text(item))


class _Feed:
    """The items, checked; an error among them is kept until those before it are done."""

    def __init__(self, items: Iterable[object]) -> None:
        self._items = iter(items)
        self.ended = False
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[str | Copy]:
        try:
            for item in self._items:
                if not isinstance(item, str | Copy):
                    found = type(item).__name__
                    hint = "; empty cells: items.fillna('') gives each an article with a defect"
                    raise TypeError(
                        f"expected items that are str or Copy, found {found}"
                        + (hint if is_empty_cell(item) else "")
                    )
                yield item
        except Exception as error:  # noqa: BLE001 - it is raised in its turn
            self.error = error
        self.ended = True


def chunks_of(
    items: Iterable[Item], size_of: Callable[[Item], int], most: int | None = None
) -> Iterator[list[Item]]:
    """Items in chunks, closed by the number of items or by their sizes' sum."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += size_of(item)
        if len(chunk) >= (most or _MOST_ITEMS) or (most is None and size >= _MOST_CHARACTERS):
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
