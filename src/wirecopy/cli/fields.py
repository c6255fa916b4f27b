"""What ``wirecopy parse`` prints of an article: all its fields or some, as JSON or as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence

import attrs

from wirecopy.cli.streams import CommandError, on_screen, write, write_json
from wirecopy.errors import unknown
from wirecopy.model.article import Article
from wirecopy.model.rows import ROW_KEYS
from wirecopy.model.shapes import ArticleDict

KEYS = tuple(ArticleDict.__annotations__)
_FULL_KEYS = ("text", "segments", "spans")


@attrs.frozen
class Printer:
    """Prints articles, one after the other.

    Attributes:
        names: The fields, by the keys of `Article.to_dict` and of `Article.row`; None for those
            of the first as JSON, of the second as CSV.
        as_csv: Whether to print CSV, with a line of heads.
        full: Whether the text, its segments and the spans are among the fields as JSON.
        lines: Whether JSON is on one line.
        several: Whether each article has its file's name with it.
    """

    names: tuple[str, ...] | None = None
    as_csv: bool = False
    full: bool = False
    lines: bool = False
    several: bool = False

    def __attrs_post_init__(self) -> None:
        for name in self.names or ():
            if name not in KEYS and name not in ROW_KEYS:
                known = tuple(dict.fromkeys((*ROW_KEYS, *KEYS)))
                raise CommandError(unknown("field", name, known))

    def begin(self) -> None:
        """Print what stands above all articles."""
        if self.as_csv:
            self._write_cells([*(["file"] if self.several else []), *(self.names or ROW_KEYS)])

    def show(self, name: str, article: Article) -> None:
        """Print an article."""
        fields = {**({"file": name} if self.several else {}), **self._fields(article)}
        if self.as_csv:
            self._write_cells([_cell(value) for value in fields.values()])
        else:
            write_json(fields, lines=self.lines or self.several)

    def _fields(self, article: Article) -> dict[str, object]:
        row: Mapping[str, object] = article.row()
        if self.names is None:
            if self.as_csv:
                return dict(row)
            whole: Mapping[str, object] = article.to_dict()
            return {key: whole[key] for key in KEYS if self.full or key not in _FULL_KEYS}
        data: Mapping[str, object] = article.to_dict()
        both = {**data, **row} if self.as_csv else {**row, **data}
        return {name: _plain(both[name]) for name in self.names}

    def _write_cells(self, cells: Sequence[str]) -> None:
        line = io.StringIO()
        # With this end of line a cell that has a carriage return is quoted, too.
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        write(on_screen(line.getvalue().removesuffix("\r\n") + "\n"))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _cell(value: object) -> str:
    plain = _plain(value)
    if plain is None:
        return ""
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
