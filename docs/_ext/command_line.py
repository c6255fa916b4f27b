"""The `command-line` directive: the help of every verb, printed by the program itself."""

from __future__ import annotations

import argparse
import os
from typing import ClassVar
from unittest import mock

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from wirecopy.cli import _options as options

COLUMNS = "88"  # what a page has room for


class CommandLine(SphinxDirective):
    """Makes a section for each verb, with its help as a terminal shows it."""

    has_content = False
    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[nodes.Node]:
        """Makes the sections."""
        with mock.patch.dict(os.environ, {"COLUMNS": COLUMNS, "NO_COLOR": "1"}):
            parser, verbs = options()
            return [console(parser), *(self.section(*verb) for verb in verbs.choices.items())]

    def section(self, name: str, parser: argparse.ArgumentParser) -> nodes.section:
        """Makes the section of one verb; its anchor is the verb."""
        section = nodes.section("", nodes.title("", f"wirecopy {name}"), ids=[name], names=[name])
        section += console(parser)
        return section


def console(parser: argparse.ArgumentParser) -> nodes.literal_block:
    """Sets a parser's help as a terminal would show it."""
    text = parser.format_help().rstrip()
    return nodes.literal_block(text, text, language="text")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the directive."""
    app.add_directive("command-line", CommandLine)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
