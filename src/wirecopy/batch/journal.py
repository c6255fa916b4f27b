"""How far a run has come: one small file, replaced as a whole, that what is written is held to."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import attrs

from wirecopy.output.monitor import Counts

_FORMAT = "journal of wirecopy batch"
_VERSION = 3
_TAIL_BYTES = 4096


class OtherRunError(Exception):
    """What stands at the output is not what a run with these inputs and options has left there."""


@attrs.frozen
class Seal:
    """What tells a file that was written from another one, without reading all of it.

    Attributes:
        length: How long it is, in bytes.
        tail: A digest of the last few kilobytes.
    """

    length: int = 0
    tail: str = ""


@attrs.define
class Journal:
    """What is certain to be on disk.

    Attributes:
        inputs: Fingerprint of the inputs.
        options: Fingerprint of the options.
        documents: How many documents are through: those with a row and those with an error.
        rows: How many of them have a row.
        parts: The finished parts, by their names.
        row_file: The file of rows, where it is one.
        error_file: The file of errors.
        position: How far into the input that is, in bytes.
        seconds: How long it took, over all runs.
        finished: Whether that is all.
        tally: What was counted, by `wirecopy.Monitor`.
    """

    inputs: str
    options: str
    documents: int = 0
    rows: int = 0
    parts: dict[str, Seal] = attrs.field(factory=dict)
    row_file: Seal = Seal()
    error_file: Seal = Seal()
    position: int = 0
    seconds: float = 0.0
    finished: bool = False
    tally: Counts = attrs.field(factory=dict)

    @property
    def errors(self) -> int:
        """How many documents have an error and no row."""
        return self.documents - self.rows

    def save(self, path: Path) -> None:
        """Replace the file, so that at any moment there is the old one or the new one."""
        state = attrs.asdict(self)
        found = {"format": _FORMAT, "version": _VERSION, "digest": _digest(state), "state": state}
        fresh = fresh_of(path)
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(found, file, indent=1)
            file.flush()
            to_disk(file.fileno())
        fresh.replace(path)
        _folder_to_disk(path.parent)


def fresh_of(path: Path) -> Path:
    """Where a journal is written before it takes the place of the old one."""
    return path.with_name(f"{path.name}.new")


def resume(path: Path, inputs: str, options: str) -> Journal:
    """The journal to go on with; a new one where there is none yet.

    Raises:
        OtherRunError: It is not one of these inputs and options, or not one that was written here.
    """
    try:
        data = path.read_text("utf-8")
    except FileNotFoundError:
        return Journal(inputs, options)
    except ValueError as error:
        raise OtherRunError(f"its journal {path} is damaged") from error
    journal = _journal_of(data, path)
    if journal.inputs != inputs:
        raise OtherRunError("the input files have changed since it was begun")
    if journal.options != options:
        raise OtherRunError("it was begun with other options")
    return journal


def _journal_of(data: str, path: Path) -> Journal:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise OtherRunError(f"its journal {path} is damaged") from error
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise OtherRunError(f"{path} is no {_FORMAT}")
    if found.get("version") != _VERSION:
        raise OtherRunError("it was begun by another release")
    state = found.get("state")
    if not isinstance(state, dict) or found.get("digest") != _digest(state):
        raise OtherRunError(f"its journal {path} is damaged")
    # The digest vouches for the rest.
    return Journal(
        **state
        | {
            "parts": {name: Seal(**seal) for name, seal in state["parts"].items()},
            "row_file": Seal(**state["row_file"]),
            "error_file": Seal(**state["error_file"]),
        }
    )


def _digest(state: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


# --- files -------------------------------------------------------------------------------------


def certain(file: IO[bytes]) -> Seal:
    """Put a file on disk that is open for reading, too.

    Returns:
        What it can be told by.
    """
    file.flush()
    to_disk(file.fileno())
    length = file.seek(0, os.SEEK_END)
    seal = Seal(length, _tail(file, length))
    file.seek(0, os.SEEK_END)
    return seal


def expect(path: Path, seal: Seal, *, whole: bool) -> None:
    """See that a file is as it was left.

    Args:
        path: The file.
        seal: What it was told by.
        whole: Whether that is all of it; else more may have been written since.

    Raises:
        OtherRunError: It is not.
    """
    if not seal.length:
        return  # nothing was written yet
    try:
        with path.open("rb") as file:
            length = os.fstat(file.fileno()).st_size
            tail = _tail(file, seal.length) if length >= seal.length else ""
    except FileNotFoundError as error:
        raise OtherRunError(f"{path} is gone") from error
    if length < seal.length:
        raise OtherRunError(
            f"{path} has {length:,} bytes, though {seal.length:,} had been written to it"
        )
    if tail != seal.tail or (whole and length > seal.length):
        raise OtherRunError(f"{path} has been changed since it was written")


def _tail(file: IO[bytes], length: int) -> str:
    start = max(0, length - _TAIL_BYTES)
    file.seek(start)
    return hashlib.sha256(file.read(length - start)).hexdigest()


def to_disk(descriptor: int) -> None:
    """Wait until a file is on disk, and not only on its way there."""
    os.fsync(descriptor)


def _folder_to_disk(folder: Path) -> None:
    """The same of the names in a folder, where the system lets one wait for that."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            to_disk(descriptor)
        finally:
            os.close(descriptor)
