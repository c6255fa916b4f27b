"""Copy that is quoted in a line runs as its script does, where the style sheet finds a class."""

from __future__ import annotations

import unicodedata

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text belongs to a script that runs to the left.

    >>> [is_right_to_left(text) for text in ("(AP) -", "3 مارس (AP)", "--")]
    [False, True, False]
    """
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def mark(app: Sphinx, doctree: nodes.document) -> None:  # noqa: ARG001 - the event's arguments
    """Gives such quotations their class."""
    for node in doctree.findall(nodes.literal):
        if is_right_to_left(node.astext()):
            node["classes"].append("right-to-left")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connects it."""
    app.connect("doctree-read", mark)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
