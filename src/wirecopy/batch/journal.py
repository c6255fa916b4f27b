"""How far a run has come: one small file, replaced as a whole, that what is written is held to."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import attrs

_VERSION = 1


class OtherRunError(Exception):
    """A journal is that of other inputs or other options."""


@attrs.define
class Journal:
    """What is certain to be on disk.

    Attributes:
        inputs: Fingerprint of the inputs.
        options: Fingerprint of the options.
        documents: How many documents are through: those with a row and those with an error.
        rows: How many of them have a row.
        parts: Names of the finished parts.
        output_bytes: How long the file of rows is, where it is one.
        error_bytes: How long the file of errors is.
        position: How far into the input that is, in bytes.
        seconds: How long it took, over all runs.
        finished: Whether that is all.
        tally: What was counted, see `wirecopy.batch.tally`.
    """

    inputs: str
    options: str
    documents: int = 0
    rows: int = 0
    parts: list[str] = attrs.field(factory=list)
    output_bytes: int = 0
    error_bytes: int = 0
    position: int = 0
    seconds: float = 0.0
    finished: bool = False
    tally: dict[str, dict[str, int]] = attrs.field(factory=dict)

    @property
    def errors(self) -> int:
        """How many documents have an error and no row."""
        return self.documents - self.rows

    def save(self, path: Path) -> None:
        """Replace the file, so that at any moment there is the old one or the new one."""
        data = json.dumps({"version": _VERSION, **attrs.asdict(self)}, indent=1)
        fresh = path.with_name(f"{path.name}.new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(data)
            to_disk(file.fileno())
        fresh.replace(path)


def resume(path: Path, inputs: str, options: str) -> Journal:
    """The journal to go on with; a new one where there is none yet.

    Raises:
        OtherRunError: It is not one of these inputs and options.
    """
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Journal(inputs, options)
    except ValueError as error:
        raise OtherRunError(f"{path} is damaged") from error
    if found.pop("version", None) != _VERSION:
        raise OtherRunError("it was begun by another release")
    journal = Journal(**found)
    if journal.inputs != inputs:
        raise OtherRunError("the input files have changed since it was begun")
    if journal.options != options:
        raise OtherRunError("it was begun with other options")
    return journal


def to_disk(descriptor: int) -> None:
    """Wait until a file is on disk, and not only on its way there."""
    os.fsync(descriptor)
