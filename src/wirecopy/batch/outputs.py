"""Where rows and errors go. What is written counts only once the journal says so."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import IO, Any, Protocol

from wirecopy.batch.journal import Journal, OtherRunError, to_disk

LINES_SUFFIXES = (".jsonl", ".ndjson")

# Rows in memory before they go to the file as one group.
_GROUP_BYTES = 16_000_000
_LINES_SECONDS = 2.0
_PART = "part-{:05}.parquet"
_UNFINISHED = ".unfinished"


class Output(Protocol):
    """A place for rows."""

    def write(self, rows: bytes) -> None:
        """Add the rows of a chunk."""

    def due(self) -> bool:
        """Whether enough has been written to be made certain."""

    def commit(self, journal: Journal) -> None:
        """Put what was written on disk, and into the journal."""

    def close(self) -> None:
        """Leave what is not certain to the next run."""


class Places:
    """The files of a run, by the path that the user gives."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.is_lines = out.suffix.lower() in LINES_SUFFIXES
        # In a folder, readers of tables pass over names that begin so.
        self.journal = (
            out.with_suffix(".progress.json") if self.is_lines else out / "_progress.json"
        )
        self.errors = out.with_suffix(".errors.jsonl") if self.is_lines else out / "_errors.jsonl"

    def all(self) -> tuple[Path, ...]:
        """The files and folders, none of which is an input."""
        return self.out, self.journal, self.errors

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            OtherRunError: Something stands there that no run has written.
        """
        (self.out.parent if self.is_lines else self.out).mkdir(parents=True, exist_ok=True)
        if self.journal.exists():
            return
        found = [self.out, self.errors] if self.is_lines else self.out.iterdir()
        if any(path.exists() and path.stat().st_size for path in found):
            raise OtherRunError("there is something in it that no run of batch has written")


class Errors:
    """The file of errors, one line of JSON a document; who has it open has the run to himself."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab")
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise OtherRunError("another process is writing to it") from error

    def hold_to(self, journal: Journal) -> None:
        """Cut it to the length that is certain."""
        self._file.truncate(journal.error_bytes)

    def write(self, document: str, reason: str) -> None:
        """Add one document."""
        line = json.dumps({"document": document, "reason": reason})
        self._file.write(f"{line}\n".encode())

    def commit(self, journal: Journal) -> None:
        """Put it on disk, and into the journal."""
        journal.error_bytes = certain(self._file)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class LinesOutput:
    """One file of JSON Lines, which grows."""

    def __init__(self, path: Path, journal: Journal) -> None:
        self._file = path.open("ab")
        self._file.truncate(journal.output_bytes)
        self._committed = time.monotonic()

    def write(self, rows: bytes) -> None:
        """Add lines."""
        self._file.write(rows)

    def due(self) -> bool:
        """Every few seconds."""
        return time.monotonic() - self._committed > _LINES_SECONDS

    def commit(self, journal: Journal) -> None:
        """Put the lines on disk."""
        journal.output_bytes = certain(self._file)
        self._committed = time.monotonic()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class TableOutput:
    """A folder of Parquet files, each of about one size, and each written as a whole."""

    def __init__(self, folder: Path, journal: Journal, part_bytes: int) -> None:
        self._folder = folder
        self._part_bytes = part_bytes
        self._parts = len(journal.parts)
        self._file: IO[bytes] | None = None
        self._writer: Any = None
        self._group: list[Any] = []
        self._group_bytes = 0
        for path in folder.glob("part-*"):
            if path.name not in journal.parts:
                path.unlink()

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
        certain(self._file)
        name = _PART.format(self._parts)
        self._file.close()
        (self._folder / (name + _UNFINISHED)).replace(self._folder / name)
        journal.parts.append(name)
        self._parts += 1
        self._file = self._writer = None

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
            self._file = (self._folder / (_PART.format(self._parts) + _UNFINISHED)).open("wb")
            self._writer = parquet.ParquetWriter(self._file, table.schema, compression="zstd")
        self._writer.write_table(table)
        self._group, self._group_bytes = [], 0


def _lock(file: IO[bytes]) -> None:
    """Keep other processes out, where the system has a lock that ends with its process."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def certain(file: IO[bytes]) -> int:
    """Put a file on disk; its length."""
    file.flush()
    to_disk(file.fileno())
    return file.tell()
