"""Where rows and errors go. What is written counts only once the journal says so."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Protocol

from wirecopy.batch.journal import Journal, OtherRunError, certain, expect, fresh_of

LINES_SUFFIXES = (".jsonl", ".ndjson")

# Rows in memory before they go to the file as one group.
_GROUP_BYTES = 16_000_000
_LINES_SECONDS = 2.0
_PART = "part-{:05}.parquet"


class Output(Protocol):
    """A place for rows."""

    def write(self, rows: bytes) -> None:
        """Add the rows of a chunk."""

    def due(self) -> bool:
        """Whether enough has been written to be made certain."""

    def commit(self, journal: Journal) -> None:
        """Put what was written on disk, and into the journal."""

    def settle(self) -> None:
        """Do what has to wait until the journal is on disk."""

    def close(self) -> None:
        """Leave what is not certain to the next run."""


class Places:
    """The files of a run, by the path that the user gives.

    A folder holds the parts and nothing else, at any moment: Polars, for one, reads no folder with
    other files in it, whatever their names. So the rest stands beside it.

    Attributes:
        out: The folder of parts, or the file of rows.
        is_lines: Whether it is a file of JSON Lines.
        journal: How far the run has come.
        errors: The documents without a row.
        unfinished: The part that is being written.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.is_lines = out.suffix.lower() in LINES_SUFFIXES
        # A folder may be named by "." or a link; what stands beside it must be on its own disk.
        place = out if self.is_lines else out.resolve()
        folder, name = place.parent, place.name
        if out.name and place == out.absolute():
            folder = out.parent  # as the user wrote it
        self.journal = folder / f"{name}.progress.json"
        self.errors = folder / f"{name}.errors.jsonl"
        self.unfinished = folder / f"{name}.unfinished"

    def all(self) -> tuple[Path, ...]:
        """The files and folders, none of which is an input."""
        return self.out, self.journal, fresh_of(self.journal), self.errors, self.unfinished

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            OtherRunError: Something stands there that no run has written, or nothing can stand
                beside it.
        """
        if not self.is_lines and os.path.ismount(self.out):
            raise OtherRunError("a disk begins there, and the journal has to stand beside it")
        (self.out.parent if self.is_lines else self.out).mkdir(parents=True, exist_ok=True)
        if self.journal.exists():
            return
        found: Iterable[Path] = [self.out] if self.is_lines else sorted(self.out.iterdir())
        for path in (*found, self.errors, self.unfinished):
            if path.exists() and path.stat().st_size:
                raise OtherRunError(f"{path} stands there, which no run of batch has written")

    def expect(self, journal: Journal) -> None:
        """See that the rows that were written are still there.

        Raises:
            OtherRunError: It is not.
        """
        if self.is_lines:
            expect(self.out, journal.row_file, whole=False)
        for name in journal.parts:
            part = self.out / name
            if name == next(reversed(journal.parts)) and not part.exists():
                # A run was cut off before it could give the part its name.
                found = self.unfinished if self.unfinished.exists() else part
                expect(found, journal.parts[name], whole=True)
                found.replace(part)
            else:
                expect(part, journal.parts[name], whole=True)


class Errors:
    """The file of errors, one line of JSON a document; who has it open has the run to himself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_new = not path.exists()
        self._file = path.open("a+b")
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise OtherRunError("another process is writing to it") from error

    def expect(self, journal: Journal) -> None:
        """See that what was written is still there.

        Raises:
            OtherRunError: It is not.
        """
        if self._is_new and journal.error_file.length:
            raise OtherRunError(f"{self._path} is gone")
        expect(self._path, journal.error_file, whole=False)

    def hold_to(self, journal: Journal) -> None:
        """Cut it to the length that is certain."""
        self._file.truncate(journal.error_file.length)

    def write(self, document: str, reason: str) -> None:
        """Add one document."""
        line = json.dumps({"document": document, "reason": reason})
        self._file.write(f"{line}\n".encode())

    def commit(self, journal: Journal) -> None:
        """Put it on disk, and into the journal."""
        journal.error_file = certain(self._file)

    def forget(self) -> None:
        """Leave nothing behind, where nothing was there before."""
        if self._is_new:
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class LinesOutput:
    """One file of JSON Lines, which grows."""

    def __init__(self, path: Path, journal: Journal) -> None:
        self._file = path.open("a+b")
        self._file.truncate(journal.row_file.length)
        self._committed = time.monotonic()

    def write(self, rows: bytes) -> None:
        """Add lines."""
        self._file.write(rows)

    def due(self) -> bool:
        """Every few seconds."""
        return time.monotonic() - self._committed > _LINES_SECONDS

    def commit(self, journal: Journal) -> None:
        """Put the lines on disk."""
        journal.row_file = certain(self._file)
        self._committed = time.monotonic()

    def settle(self) -> None:
        """Nothing has to wait."""

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class TableOutput:
    """A folder of Parquet files, each of about one size, and each written as a whole."""

    def __init__(self, places: Places, part_bytes: int) -> None:
        self._places = places
        self._part_bytes = part_bytes
        self._part: Path | None = None
        self._file: IO[bytes] | None = None
        self._writer: Any = None
        self._group: list[Any] = []
        self._group_bytes = 0

    def write(self, rows: bytes) -> None:
        """Add a batch, as an Arrow stream."""
        import pyarrow as pa  # noqa: PLC0415 - an extra

        with pa.ipc.open_stream(rows) as stream:
            batches = list(stream)
        self._group += batches
        self._group_bytes += len(rows)
        if self._group_bytes >= _GROUP_BYTES:
            self._write_group()

    def due(self) -> bool:
        """When the part has its size."""
        return self._file is not None and self._file.tell() >= self._part_bytes

    def commit(self, journal: Journal) -> None:
        """Finish the part, if there is one."""
        self._write_group()
        if self._file is None:
            return
        self._writer.close()
        seal = certain(self._file)
        self._file.close()
        self._file = self._writer = None
        number = len(journal.parts)
        while (part := self._places.out / _PART.format(number)).exists():
            number += 1  # whoever put it there may keep it
        journal.parts[part.name] = seal
        self._part = part

    def settle(self) -> None:
        """Give the part its name, now that the journal knows it."""
        if self._part is not None:
            self._places.unfinished.replace(self._part)
            self._part = None

    def close(self) -> None:
        """Let go of a part that is not finished."""
        if self._file is not None:
            self._writer.close()
            self._file.close()

    def _write_group(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415 - the same

        if not self._group:
            return
        table = pa.Table.from_batches(self._group)
        if self._file is None:
            self._file = self._places.unfinished.open("w+b")
            self._writer = parquet.ParquetWriter(self._file, table.schema, compression="zstd")
        self._writer.write_table(table)
        self._group, self._group_bytes = [], 0


def _lock(file: IO[bytes]) -> None:
    """Keep other processes out, where the system has a lock that ends with its process."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
