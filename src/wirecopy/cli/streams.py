"""What the command line writes, and how it says what went wrong."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from typing import Literal

from wirecopy.output.runs import escaped, printable

DONE, FAILED, INTERRUPTED, BROKEN_PIPE = 0, 2, 130, 141

STDIN = "-"
_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "no such file",
    IsADirectoryError: "is a directory",
    PermissionError: "permission denied",
}
# What takes the place of characters that the terminal's encoding lacks.
_PLAINER = {"│": "|", "→": "->", "■": "#", "…": "..."}

Color = Literal["auto", "always", "never"]


class CommandError(Exception):
    """What keeps one file, or the whole command, from being done; in words for the user."""


def write(text: str, *, plainer: bool = False) -> bool:
    """Write to standard output, line ends as they are; whether the stream could carry it all."""
    stream, code = sys.stdout, encoding()
    whole = fits(text, code)
    if not whole and plainer:
        for fine, plain in _PLAINER.items():
            if not fits(fine, code):
                text = text.replace(fine, plain)
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
    else:
        stream.flush()
        data = memoryview(text.encode(code, "backslashreplace"))
        while data:  # an unbuffered stream may take only a part
            data = data[buffer.write(data) or 0 :]
    return whole


def write_json(
    value: Mapping[str, object] | Sequence[Mapping[str, object]], *, lines: bool = False
) -> None:
    """Write a value as JSON, indented or on one line.

    What nobody sees, or what steers a terminal or ends a line to some readers, is written as an
    escape, to files too: to JSON that is the same.
    """
    indent = None if lines else 2
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    if not fits(text, encoding()):
        text = json.dumps(value, allow_nan=False, indent=indent)
    write(f"{escaped(text)}\n")


@contextmanager
def into(name: str | None, inputs: Sequence[str] = ()) -> Iterator[None]:
    """What is written goes to a file, if one is named; its inputs are not written over.

    Raises:
        CommandError: The file cannot be written.
    """
    if name is None:
        yield
        return
    path = Path(name)
    if path.exists() and any(
        other != STDIN and Path(other).exists() and path.samefile(other) for other in inputs
    ):
        raise CommandError(f"{shown(name)}: is also read; name another file for the output")
    try:
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        lacking = isinstance(error, FileNotFoundError) and not path.parent.is_dir()
        why = "there is no such folder" if lacking else reason(error)
        raise CommandError(f"{shown(name)}: {why}") from error
    with file, redirect_stdout(file):
        yield


def on_screen(text: str) -> str:
    """A text as it is for a file or a pipe; without anything that steers it for a terminal."""
    if not sys.stdout.isatty():
        return text
    return printable(text.replace("\r\n", "\n").replace("\r", "\n"))


def encoding() -> str:
    """The encoding of standard output."""
    return sys.stdout.encoding or "utf-8"


def fits(text: str, encoding: str) -> bool:
    """Whether an encoding has all the characters."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def say(line: str) -> None:
    """Something to the user, beside the output."""
    if sys.stdout is not None:
        with suppress(OSError):
            sys.stdout.flush()
    if sys.stderr is not None:
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        with suppress(OSError):
            print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)


def say_of(name: str, what: str) -> None:
    """Something to the user about a file."""
    say(f"wirecopy: {shown(name)}: {what}")


def shown(name: str) -> str:
    """A file's name for one line: without line ends or anything that steers a terminal."""
    return "standard input" if name == STDIN else printable(" ".join(name.splitlines()))


def give_up_output() -> None:
    """Nothing more can be written: what is still buffered goes nowhere, silently, at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def in_color(choice: Color) -> bool:
    """Whether to use colour; NO_COLOR (no-color.org) goes before FORCE_COLOR, as in Python."""
    if choice != "auto":
        wanted = choice == "always"
    elif os.environ.get("NO_COLOR"):
        wanted = False
    elif os.environ.get("FORCE_COLOR"):
        wanted = True
    else:
        wanted = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if wanted and os.name == "nt":
        os.system("")  # the old Windows console turns on its ANSI codes at this
    return wanted


def columns() -> int:
    """The width of the terminal."""
    return shutil.get_terminal_size().columns


def reason(error: OSError) -> str:
    """Why a file could not be read or written, in few words."""
    return _REASONS.get(type(error)) or error.strerror or str(error) or type(error).__name__
