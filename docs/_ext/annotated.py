"""The `annotated` directive: the annotated picture of the story in its content."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

import wirecopy


class Annotated(SphinxDirective):
    """Takes the story apart, and sets its picture where there is HTML, the story elsewhere."""

    has_content = True
    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[nodes.Node]:
        """Makes the picture."""
        text = "\n".join(self.content)
        if self.env.app.builder.format != "html":
            return [nodes.literal_block(text, text)]
        return [nodes.raw("", wirecopy.parse(text).to_html(fragment=True), format="html")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the directive."""
    app.add_directive("annotated", Annotated)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
