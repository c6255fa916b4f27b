"""The documents of files and folders, in an order that is the same each time.

What is in a file shows in its name: JSON Lines, Parquet, zip, and ``.gz`` or ``.zst`` around
anything; all else is plain text. A file that cannot be read is one document that says why.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path, PurePath
from typing import IO, Any, cast

import attrs

_LINES = (".jsonl", ".ndjson")
_TABLES = (".parquet",)
_ROWS = 256
_BROKEN = (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error)


class NoSuchPathError(Exception):
    """A path names no file and no folder, and fits none."""


@attrs.frozen
class Record:
    """A row of a table, or what a line of JSON says: a text and what is known outside it.

    Attributes:
        text: The text; anything but a string is an error of the document.
        id: The document's own name, if it has one.
    """

    text: object
    id: object = None


@attrs.frozen
class Document:
    """One document as it is read: not yet decoded, for that is work for others.

    Attributes:
        name: Where it stands: the file, ``!`` and the member of an archive, ``:`` and the line
            or row. No other has the same.
        data: The bytes of a text, a line of JSON, a record, or None where `problem` says why.
        is_json: Whether the bytes are a line of JSON.
        problem: Why it cannot be read.
        position: How far into all the input this is, in bytes on disk.
    """

    name: str
    data: bytes | Record | None
    is_json: bool = False
    problem: str | None = None
    position: int = 0

    @property
    def size(self) -> int:
        """About how long it is."""
        data = self.data.text if isinstance(self.data, Record) else self.data
        return len(data) if isinstance(data, str | bytes) else 0


@attrs.frozen
class Sources:
    """Files and folders, and what tells whether they are the same as another time.

    Attributes:
        paths: The paths, in order.
        left_out: What is not an input, though it may stand in one of the folders.
        column: The column, or the key, of the text.
        id_column: That of the document's own name.
    """

    paths: tuple[Path, ...]
    left_out: tuple[Path, ...] = ()
    column: str = "text"
    id_column: str = "id"

    @classmethod
    def of(cls, names: Sequence[str], **options: Any) -> Sources:
        """The sources that paths and patterns name.

        Raises:
            NoSuchPathError: A name fits nothing.
        """
        paths: list[Path] = []
        for name in names:
            found = [name] if Path(name).exists() else []
            if not found and has_magic(name):
                found = sorted(glob(name, recursive=True))  # noqa: PTH207 - it may be absolute
            if not found:
                raise NoSuchPathError(name)
            paths += map(Path, found)
        return cls(tuple(dict.fromkeys(paths)), **options)

    def files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Every file once, folder by folder, in the order of their names."""
        left_out = {path.resolve() for path in self.left_out}
        # Only where several are named can one be met twice.
        seen: set[tuple[int, int]] | None = set() if len(self.paths) > 1 else None
        for path in self.paths:
            for file, status in _walk(path, left_out):
                key = (status.st_dev, status.st_ino)
                if seen is None or key not in seen:
                    if seen is not None:
                        seen.add(key)
                    yield file, status

    def measure(self) -> tuple[str, int]:
        """A fingerprint of names, sizes and times of all the files; and their size in bytes."""
        digest = hashlib.sha256(f"{self.column}\0{self.id_column}".encode())
        total = 0
        for path, status in self.files():
            line = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"
            digest.update(line.encode("utf-8", "surrogateescape"))
            total += status.st_size
        return digest.hexdigest(), total

    def documents(self, skip: int = 0) -> Iterator[Document]:
        """All the documents but the first few."""
        start = 0
        for path, status in self.files():
            end = start + status.st_size
            if skip and _is_one_document(path):
                skip -= 1
            else:
                found = self._in_file(path, start, status.st_size)
                for document in found:
                    if skip:
                        skip -= 1
                    else:
                        yield document
            start = end

    def _in_file(self, path: Path, start: int, size: int) -> Iterator[Document]:
        count = 0
        try:
            with path.open("rb") as stream:
                if path.suffix.lower() in _TABLES:
                    found = self._in_table(stream, str(path), size)
                elif path.suffix.lower() == ".zip":
                    found = self._in_archive(stream, str(path))
                else:
                    found = self._in_stream(stream, str(path), PurePath(path.name))
                for document in found:
                    count += 1
                    yield attrs.evolve(
                        document, position=start + (document.position or stream.tell())
                    )
        except _BROKEN as error:
            # Named apart from the documents that came before, if any did.
            name = f"{path}:rest" if count else str(path)
            yield Document(name, None, problem=_reason(error), position=start + size)

    def _in_stream(self, stream: IO[bytes], name: str, inner: PurePath) -> Iterator[Document]:
        suffix = inner.suffix.lower()
        if suffix == ".gz":
            with gzip.open(stream) as plain:
                yield from self._in_stream(cast(IO[bytes], plain), name, inner.with_suffix(""))
        elif suffix == ".zst":
            with _zstd(stream) as plain:
                yield from self._in_stream(plain, name, inner.with_suffix(""))
        elif suffix in _LINES:
            for number, line in enumerate(stream, 1):
                if not line.isspace():
                    yield Document(f"{name}:{number}", line, is_json=True)
        elif suffix in _TABLES or suffix == ".zip":
            raise ValueError(f"a {suffix} file inside another file is not read")
        else:
            yield Document(name, stream.read(), is_json=suffix == ".json")

    def _in_archive(self, stream: IO[bytes], name: str) -> Iterator[Document]:
        with zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                if member.is_dir():
                    continue
                inner = f"{name}!{member.filename}"
                try:
                    with archive.open(member) as plain:
                        yield from self._in_stream(plain, inner, PurePath(member.filename))
                except _BROKEN as error:
                    yield Document(f"{inner}:rest", None, problem=_reason(error))

    def _in_table(self, stream: IO[bytes], name: str, size: int) -> Iterator[Document]:
        try:
            from pyarrow import parquet  # noqa: PLC0415 - an extra, and few need it
        except ImportError:
            raise ValueError("Parquet needs pyarrow; pip install 'wirecopy[arrow]'") from None
        table = parquet.ParquetFile(stream)
        columns = table.schema_arrow.names
        if self.column not in columns:
            raise ValueError(f"no column {self.column!r}; the columns are {', '.join(columns)}")
        wanted = [self.column, *({self.id_column} & set(columns))]
        number = 0
        for batch in table.iter_batches(_ROWS, columns=wanted):
            texts = batch.column(self.column).to_pylist()
            names = batch.column(self.id_column).to_pylist() if len(wanted) > 1 else texts
            for text, own in zip(texts, names, strict=True):
                number += 1
                record = Record(text, own if len(wanted) > 1 else None)
                position = max(1, size * number // table.metadata.num_rows)
                yield Document(f"{name}:{number}", record, position=position)


def _walk(path: Path, left_out: Iterable[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    if path.resolve() in left_out:
        return
    if not path.is_dir():
        yield path, path.stat()
        return
    with os.scandir(path) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    for name in names:
        inner = path / name
        if inner.exists():  # a link that leads nowhere is no document
            yield from _walk(inner, left_out)


def _is_one_document(path: Path) -> bool:
    """Whether a file is one document, whatever is in it, which need not be read to count it."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    while suffixes and suffixes[-1] in (".gz", ".zst"):
        suffixes.pop()
    return not suffixes or suffixes[-1] not in (*_LINES, *_TABLES, ".zip")


def _zstd(stream: IO[bytes]) -> IO[bytes]:
    try:
        import pyarrow  # noqa: PLC0415 - an extra, and few need it
    except ImportError:
        raise ValueError(".zst needs pyarrow; pip install 'wirecopy[arrow]'") from None
    return io.BufferedReader(pyarrow.CompressedInputStream(stream, "zstd"))


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"{type(error).__name__}: {error}"
