"""The `languages` directive: a table of the built-in languages, read from the package's data."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from house_styles import filterable, literals, table_row
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

import wirecopy

HEADINGS = ("Code", "Language", "Script", "March", "Before names")


class Languages(SphinxDirective):
    """Lists every built-in language: code, name, script, a month, and what opens a byline."""

    has_content = False
    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[nodes.Node]:
        """Makes the table."""
        rows = [language_row(wirecopy.Language.load(code)) for code in wirecopy.languages()]
        return [filterable(HEADINGS, rows)]


def language_row(spoken: wirecopy.Language) -> nodes.row:
    """Makes the row of one language."""
    march = spoken.months.march
    return table_row(
        [
            literals([spoken.code]),
            nodes.paragraph("", spoken.name),
            nodes.paragraph("", spoken.script),
            nodes.paragraph("", march.genitive or march.full),
            nodes.paragraph("", next(iter(spoken.byline.by), "–")),
        ]
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the directive."""
    app.add_directive("languages", Languages)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
