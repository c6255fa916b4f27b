"""The `house-styles` directive: a table of the house styles, read from the package's data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

import wirecopy

HEADINGS = ("Style", "Agency", "Languages", "Time zone", "Dateline", "Examples")


class HouseStyles(SphinxDirective):
    """Lists every house style: name, agency, languages, zone, dateline, number of examples."""

    has_content = False
    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[nodes.Node]:
        """Makes the table."""
        group = nodes.tgroup("", cols=len(HEADINGS))
        group += [nodes.colspec("", colwidth=1) for _ in HEADINGS]
        head, body = nodes.thead(), nodes.tbody()
        head += table_row(nodes.paragraph("", heading) for heading in HEADINGS)
        for name in wirecopy.styles():
            body += style_row(wirecopy.HouseStyle.load(name))
        group += [head, body]
        table = nodes.table("", group)
        return [table]


def style_row(style: Any) -> nodes.row:
    """Makes the row of one style; `Any`, since this is all that is asked of it."""
    return table_row(
        [
            literals([style.name]),
            nodes.paragraph("", style.agency.name),
            nodes.paragraph("", ", ".join(style.languages)),
            nodes.paragraph("", style.zone or "–"),
            literals(style.dateline.templates),
            nodes.paragraph("", str(len(style.examples))),
        ]
    )


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
