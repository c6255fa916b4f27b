"""The `command-line` directive: each verb's help and what it prints, by the program itself."""

from __future__ import annotations

import argparse
import io
import os
import shlex
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import ClassVar
from unittest import mock

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from wirecopy.cli import _options as options
from wirecopy.cli import main

COLUMNS = "88"  # what a page has room for


class CommandLine(SphinxDirective):
    """Makes a section for each verb: its help, and what the commands in the content print.

    The commands are run in a folder that holds the files named in the argument.
    """

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec | None] = {}

    def run(self) -> list[nodes.Node]:
        """Makes the sections."""
        files = {}
        for name in self.arguments[0].split():
            relative, path = self.env.relfn2path(name)
            self.env.note_dependency(relative)
            files[Path(name).name] = Path(path).read_bytes()
        with mock.patch.dict(os.environ, {"COLUMNS": COLUMNS, "NO_COLOR": "1"}):
            parser, verbs = options()
            return [
                console(parser.format_help()),
                *(self.section(*verb, files) for verb in verbs.choices.items()),
            ]

    def section(
        self, name: str, parser: argparse.ArgumentParser, files: dict[str, bytes]
    ) -> nodes.section:
        """Makes the section of one verb; its anchor is the verb."""
        section = nodes.section("", nodes.title("", f"wirecopy {name}"), ids=[name], names=[name])
        section += console(parser.format_help())
        commands = [line for line in self.content if shlex.split(line)[1:2] == [name]]
        if commands:
            text = "\n\n".join(f"$ {command}\n{printed(command, files)}" for command in commands)
            section += console(text, "console")
        return section


def printed(command: str, files: dict[str, bytes]) -> str:
    """What a command prints where some files are, to its output and beside it.

    Raises:
        ValueError: It fails.
    """
    stream = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for name, data in files.items():
            Path(name).write_bytes(data)
        with redirect_stdout(stream), redirect_stderr(stream):
            status = main(shlex.split(command)[1:])
    if status:
        raise ValueError(f"{command} ends with {status}: {stream.getvalue()}")
    return stream.getvalue().rstrip()


def console(text: str, language: str = "text") -> nodes.literal_block:
    """Sets a text as a terminal would show it."""
    return nodes.literal_block(text.rstrip(), text.rstrip(), language=language)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the directive."""
    app.add_directive("command-line", CommandLine)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
