"""The `paths` directive: the paths of an article's fields, as the package knows them."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from wirecopy.model.article import PATHS


def filled(paths: list[str]) -> str:
    """The paths of a field, as narrow as the column of a page.

    >>> print(filled(["dateline", "dateline.places", "dateline.date"] * 3))
    dateline  dateline.places  dateline.date  dateline  dateline.places
        dateline.date  dateline  dateline.places  dateline.date
    """
    gap = "\N{NO-BREAK SPACE}"  # goes with the path behind it, to the next line as well
    lines = textwrap.wrap(f" {gap}".join(paths), 72, subsequent_indent="   ")
    return "\n".join(lines).replace(gap, " ")


class Paths(SphinxDirective):
    """Lists the paths, those of one field on a line."""

    has_content = False
    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[nodes.Node]:
        """Makes the block."""
        fields: dict[str, list[str]] = {}
        for path in PATHS:
            fields.setdefault(path.split(".")[0], []).append(path)
        text = "\n".join(map(filled, fields.values()))
        return [nodes.literal_block(text, text, language="text")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the directive."""
    app.add_directive("paths", Paths)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
