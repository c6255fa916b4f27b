"""The `house-styles` directive: a table of the house styles, read from the package's data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

import wirecopy
from wirecopy.examples import sample_dateline

HEADINGS = ("Style", "Title", "Languages", "Time zone", "A dateline")


class HouseStyles(SphinxDirective):
    """Lists every house style: name, title, languages, zone, and a dateline of its examples."""

    has_content = False
    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[nodes.Node]:
        """Makes the table."""
        rows = [style_row(wirecopy.HouseStyle.load(name)) for name in wirecopy.styles()]
        return [filterable(HEADINGS, rows)]


def style_row(style: wirecopy.HouseStyle) -> nodes.row:
    """Makes the row of one style."""
    return table_row(
        [
            literals([style.name]),
            nodes.paragraph("", style.title),
            nodes.paragraph("", ", ".join(style.languages)),
            nodes.paragraph("", style.zone or "–"),
            literals([sample_dateline(style)]),
        ]
    )


def filterable(headings: Sequence[str], rows: Sequence[nodes.row]) -> nodes.table:
    """Makes a table with a field above it that chooses among its rows."""
    group = nodes.tgroup("", cols=len(headings))
    group += [nodes.colspec("", colwidth=1) for _ in headings]
    head, body = nodes.thead(), nodes.tbody()
    head += table_row(nodes.paragraph("", heading) for heading in headings)
    body += rows
    group += [head, body]
    return nodes.table("", group, classes=["filterable"])


def table_row(cells: Iterable[nodes.Node]) -> nodes.row:
    """Wraps cells into a row."""
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def literals(texts: Iterable[str]) -> nodes.Node:
    """Sets each text as code, one below the other."""
    block = nodes.line_block()
    block += [nodes.line("", "", nodes.literal(text, text)) for text in texts]
    return block


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the directive."""
    app.add_directive("house-styles", HouseStyles)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
