"""Counts over many articles, by house style: what was found, inferred, edited, and looked wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import sqrt
from typing import Any, Literal, NamedTuple

import attrs

from wirecopy.errors import expect_several, expect_type
from wirecopy.model.annotations import Segment
from wirecopy.model.article import Article
from wirecopy.model.brief import brief, counted
from wirecopy.model.spans import generic_path, of_one_iterable

Table = Literal["found", "inferred", "edited", "defects", "edits", "languages"]
Counts = dict[str, dict[str, dict[str, int]]]

FIELDS = (
    "headline",
    "kicker",
    "deck",
    "source",
    "timestamp",
    "updated",
    "editors",
    "byline",
    "dateline",
    "dateline.places",
    "dateline.date",
    "dateline.agency",
    "body",
    "notices",
    "captions",
    "credits",
    "signoff",
    "language",
    "style",
)
NONE = "(none)"

# The tables whose numbers are of articles, so that they have a share of them.
_SHARED: tuple[Table, ...] = ("found", "inferred", "edited", "defects", "languages")
# The columns of the summary by style: heading, table, name.
_COLUMNS: tuple[tuple[str, Table, str], ...] = (
    ("head", "found", "headline"),
    ("byline", "found", "byline"),
    ("place", "found", "dateline.places"),
    ("date", "found", "dateline.date"),
    ("time", "found", "timestamp"),
    ("edits", "edited", ""),
    ("odd", "defects", ""),
)
_MOST_STYLES = 20
_ANY = "(any)"  # the articles with anything in a table, once each
# So many standard errors, and articles on either side, tell a drift from chance.
_SURE, _ENOUGH = 4.0, 20


@of_one_iterable
class Drift(NamedTuple):
    """A share that is another than it was.

    Attributes:
        style: The house style, ``(none)`` where nothing told it.
        table: What is counted: ``found``, ``inferred``, ``edited``, ``defects``, ``languages``;
            ``styles`` for the share of the style itself.
        name: The field, the kind of segment, the defect, the language or the style.
        before: Its share of the style's articles then, 0 to 1.
        after: Its share now.

    Example:
        >>> import wirecopy
        >>> print(wirecopy.Drift("reuters", "found", "headline", before=0.99, after=0.4))
        reuters: headline found 99% -> 40%
    """

    style: str
    table: str
    name: str
    before: float
    after: float

    def __str__(self) -> str:
        return f"{self.style}: {self.name} {self.table} {self.before:.0%} -> {self.after:.0%}"


@attrs.define(repr=False)
class Monitor:
    """Counts articles by house style, so that a newsroom sees it when a feed changes.

    It holds numbers only and can be pickled; one an hour or a day can be kept as JSON (`to_dict`)
    and compared with another one (`drift`).

    Attributes:
        counts: By style, then by table, then by name: the number of articles in which a field was
            ``found`` or ``inferred``, a segment of some kind was ``edited``, or one of the
            ``defects`` was met; ``edits`` by rule, and ``languages``.

    Example:
        >>> import wirecopy
        >>> monitor = wirecopy.Monitor()
        >>> monitor.add(wirecopy.parse("LIMA, Febuary 3 (Reuters) - It is open."))
        >>> monitor.add(wirecopy.parse("LIMA (AP) — It is open."))
        >>> monitor
        <Monitor 2 articles, 2 styles>
        >>> (
        ...     monitor.share("found", "dateline.places"),
        ...     monitor.share("edited", "dateline", "reuters"),
        ... )
        (1.0, 1.0)
    """

    counts: Counts = attrs.field(factory=dict)

    def __repr__(self) -> str:
        return brief(
            "Monitor", None, counted(self.articles(), "article"), counted(len(self.counts), "style")
        )

    def add(self, article: Article) -> None:
        """Count an article.

        Raises:
            TypeError: It is none.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> monitor.add(wirecopy.parse("LIMA, March 3 (Reuters) - It is open."))
            >>> monitor.articles("reuters")
            1
        """
        expect_type("article", article, Article, optional=False)
        tables = self.counts.setdefault(article.style or NONE, {})
        _add(tables, "languages", [article.language or NONE])
        _add(tables, "found", [path for path in FIELDS if _has(article, path)])
        _add(tables, "inferred", {generic_path(item.field) for item in article.inferences})
        _add(tables, "edited", _edited(article))
        _add(tables, "edits", [edit.rule for edit in article.edits])
        _add(tables, "defects", {*map(str, article.defects), *([_ANY] if article.defects else ())})

    def watch(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles as they are, each counted on its way.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> stories = ["LIMA (AP) — It is open."] * 3
            >>> bodies = [a.body for a in monitor.watch(wirecopy.parse_many(stories, workers=1))]
            >>> monitor.articles("ap")
            3
        """
        expect_several("articles", articles, "watch({})", Article)
        for article in articles:
            self.add(article)
            yield article

    def merge(self, other: Monitor | Mapping[str, Mapping[str, Mapping[str, int]]]) -> None:
        """Add the counts of another one, such as that of another process.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> monitor.add(wirecopy.parse("LIMA, March 3 (Reuters) - It is open."))
            >>> monitor.merge(monitor.to_dict())  # as if another process had seen the same
            >>> monitor.articles()
            2
        """
        found = other.counts if isinstance(other, Monitor) else other
        for style, tables in found.items():
            own = self.counts.setdefault(style, {})
            for table, numbers in tables.items():
                for name, number in numbers.items():
                    _add(own, table, [name], number)

    def articles(self, style: str | None = None) -> int:
        """How many articles were counted, of one style or of all.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> monitor.add(wirecopy.parse("LIMA, March 3 (Reuters) - It is open."))
            >>> monitor.articles(), monitor.articles("ap")
            (1, 0)
        """
        return sum(self.total("languages", style).values())

    def total(self, table: Table, style: str | None = None) -> dict[str, int]:
        """The numbers of a table, of one style or of all, the largest first.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> monitor.add(wirecopy.parse("LIMA, March 3 (Reuters) - It is open."))
            >>> monitor.total("defects")["no-headline"]
            1
        """
        total: dict[str, dict[str, int]] = {}
        for tables in [self.counts.get(style, {})] if style else self.counts.values():
            for name, number in tables.get(table, {}).items():
                _add(total, table, [name], number)
        numbers = total.get(table, {})
        return dict(sorted(numbers.items(), key=lambda item: (-item[1], item[0])))

    def share(self, table: Table, name: str, style: str | None = None) -> float:
        """The share of the articles that a name of a table has; 0 where there are none.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> monitor.add(wirecopy.parse("LIMA, March 3 (Reuters) - It is open."))
            >>> monitor.share("found", "dateline.date"), monitor.share("found", "dateline.places")
            (0.0, 1.0)
        """
        articles = self.articles(style)
        return self.total(table, style).get(name, 0) / articles if articles else 0.0

    def drift(self, before: Monitor, *, least: float = 0.05) -> list[Drift]:
        r"""What is another share of the articles than it was, beyond what chance would do.

        Args:
            before: The counts to compare with, such as those of last week.
            least: The smallest difference of two shares that is of interest, 0 to 1.

        Returns:
            The differences that are four standard errors and more, the largest first; styles of
            which there are fewer than 20 articles on either side are compared by their own share
            only.

        Example:
            >>> import wirecopy
            >>> good, bad = wirecopy.Monitor(), wirecopy.Monitor()
            >>> text = "LIMA, May 3 (Reuters) - It is open."
            >>> headed = wirecopy.parse(f"Bridge opens\n\n{text}")
            >>> seen = [*good.watch([headed] * 50), *bad.watch([wirecopy.parse(text)] * 50)]
            >>> for drift in bad.drift(good):
            ...     print(drift)
            reuters: headline found 100% -> 0%
            reuters: no-headline defects 0% -> 100%
        """
        expect_type("before", before, Monitor, optional=False)
        drifts: list[Drift] = []
        whole = before.articles(), self.articles()
        for style in sorted({*self.counts, *before.counts}):
            sizes = before.articles(style), self.articles(style)
            drifts += _drift(style, "styles", {style: sizes[0]}, {style: sizes[1]}, whole)
            for table in _SHARED:
                drifts += _drift(
                    style, table, before.total(table, style), self.total(table, style), sizes
                )
        kept = [drift for drift in drifts if abs(drift.after - drift.before) >= least]
        return sorted(kept, key=lambda drift: -abs(drift.after - drift.before))

    def summary(self) -> str:
        r"""The counts for a person: tables, the largest numbers first.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> monitor.add(wirecopy.parse("LIMA, March 3 (Reuters) - It is open."))
            >>> print("\n".join(monitor.summary().splitlines()[:2]))
            fields found
              body                                       1   100.0%
        """
        titles: tuple[tuple[str, Table], ...] = (
            ("fields found", "found"),
            ("fields inferred", "inferred"),
            ("edits by rule", "edits"),
            ("defects", "defects"),
            ("languages", "languages"),
        )
        blocks = ["\n".join([title, *self._lines(table)]) for title, table in titles]
        return "\n\n".join([*blocks, "\n".join(self._by_style())])

    def to_dict(self) -> Counts:
        """The counts as plain values, ready for JSON; ``Monitor.from_dict`` takes them back.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> monitor.add(wirecopy.parse("LIMA, March 3 (Reuters) - It is open."))
            >>> monitor.to_dict()["reuters"]["languages"]
            {'en': 1}
        """
        return {
            style: {table: dict(numbers) for table, numbers in tables.items()}
            for style, tables in self.counts.items()
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Monitor:
        """The monitor that `to_dict` came from.

        Example:
            >>> import wirecopy
            >>> monitor = wirecopy.Monitor()
            >>> monitor.add(wirecopy.parse("LIMA (AP) — It is open."))
            >>> wirecopy.Monitor.from_dict(monitor.to_dict()) == monitor
            True
        """
        monitor = cls()
        monitor.merge(data)
        return monitor

    def _lines(self, table: Table) -> Iterator[str]:
        articles = self.articles()
        numbers = {name: number for name, number in self.total(table).items() if name != _ANY}
        for name, number in numbers.items():
            share = f"{number / articles:>9.1%}" if table in _SHARED else ""
            yield f"  {name:<32}{number:>12,}{share}"
        if not numbers:
            yield "  none"

    def _by_style(self) -> Iterator[str]:
        headings = "".join(f"{heading:>7}" for heading, _, _ in _COLUMNS)
        yield f"{'house styles':<21}{'stories':>8}{headings}"
        in_order = sorted(self.counts, key=lambda style: (-self.articles(style), style))
        for style in in_order[:_MOST_STYLES]:
            shares = (self.share(table, name or _ANY, style) for _, table, name in _COLUMNS)
            cells = "".join(f"{share:>7.0%}" for share in shares)
            yield f"  {style:<19}{self.articles(style):>8,}{cells}"
        if len(in_order) > _MOST_STYLES:
            yield f"  and {len(in_order) - _MOST_STYLES} more"


def _add(
    tables: dict[str, dict[str, int]], table: str, names: Iterable[str], number: int = 1
) -> None:
    for name in names:
        numbers = tables.setdefault(table, {})
        numbers[name] = numbers.get(name, 0) + number


def _has(article: Article, path: str) -> bool:
    value: Any = article
    for step in path.split("."):
        value = getattr(value, step, None)
    return bool(value)


def _edited(article: Article) -> set[str]:
    """The kinds of segment that have a correction."""
    kinds: set[str] = set()
    for edit in article.edits:
        kinds |= {str(piece.kind) for piece in article.segments if _holds(piece, edit.start)}
    return {*kinds, _ANY} if kinds else kinds


def _holds(piece: Segment, at: int) -> bool:
    return piece.start <= at < piece.end


def _drift(
    style: str,
    table: str,
    before: Mapping[str, int],
    after: Mapping[str, int],
    sizes: tuple[int, int],
) -> Iterator[Drift]:
    """The names of a table whose shares of two numbers of articles are surely not the same."""
    then, now = sizes
    if min(sizes) < _ENOUGH:
        return
    for name in sorted({*before, *after} - {_ANY}):
        old, new = before.get(name, 0), after.get(name, 0)
        both = (old + new) / (then + now)
        error = sqrt(both * (1 - both) * (1 / then + 1 / now))
        if error and abs(new / now - old / then) >= _SURE * error:
            yield Drift(style, table, name, old / then, new / now)
