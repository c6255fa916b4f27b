"""The documents of files and folders, in an order that is the same each time.

What is in a file shows in its name: JSON Lines, Parquet, zip, and ``.gz`` or ``.zst`` around
anything; all else is plain text. A file that cannot be read is one document that says why.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path, PurePath
from typing import IO, Any, cast

import attrs

from wirecopy.batch.files import File, files_of
from wirecopy.errors import listed

MAX_BYTES = 10_000_000

_LINES = (".jsonl", ".ndjson")
_TABLES = (".parquet",)
_ROWS = 256
# So much of a table is unpacked at a time, unless a row alone is more.
_UNPACKED_BYTES = 64_000_000
# A line that is too long is passed over in pieces of so many bytes.
_PIECE_BYTES = 1_000_000
_BROKEN = (
    OSError,
    EOFError,
    MemoryError,
    ValueError,
    RuntimeError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)


@attrs.frozen
class NothingToReadError(Exception):
    """What a path names is not there, or holds no file.

    Attributes:
        path: The path, as it was asked for.
        why: The reason.
    """

    path: str
    why: str


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
        max_bytes: How long a document may be, unpacked: a file or a member of an archive, a line
            of JSON, the text of a row.
        encoding: The encoding of texts and of lines of JSON; None finds it out.
    """

    paths: tuple[Path, ...]
    left_out: tuple[Path, ...] = ()
    column: str = "text"
    id_column: str = "id"
    max_bytes: int = MAX_BYTES
    encoding: str | None = None

    @classmethod
    def of(cls, names: Sequence[str], **options: Any) -> Sources:
        """The sources that paths and patterns name.

        Raises:
            NothingToReadError: A name fits nothing, or a folder in which there is no file.
        """
        paths: list[Path] = []
        for name in names:
            found = [name] if Path(name).exists() else []
            if not found and has_magic(name):
                found = sorted(glob(name, recursive=True))  # noqa: PTH207 - it may be absolute
            if not found:
                raise NothingToReadError(name, "no such file")
            paths += map(Path, found)
        sources = cls(tuple(dict.fromkeys(paths)), **options)
        for path in sources.paths:
            if path.is_dir() and not any(files_of([path], sources.left_out)):
                raise NothingToReadError(str(path), "there is no file in it")
        return sources

    def files(self) -> Iterator[File]:
        """Every file once, see `wirecopy.batch.files.files_of`."""
        return files_of(self.paths, self.left_out)

    def measure(self) -> tuple[str, int]:
        """A fingerprint of names, sizes and times of all the files; and their size in bytes."""
        digest = hashlib.sha256(f"{self.column}\0{self.id_column}\0{self.encoding}".encode())
        total = 0
        for file in self.files():
            line = f"{file.path}\0{file.size}\0{file.modified}\0{file.problem}\n"
            digest.update(line.encode("utf-8", "surrogateescape"))
            total += file.size
        return digest.hexdigest(), total

    def documents(
        self, skip: int = 0, stopping: Callable[[], bool] = lambda: False
    ) -> Iterator[Document]:
        """All the documents but the first few.

        Args:
            skip: How many not to give.
            stopping: Whether to give no more, asked at each document, also at those not given.

        Yields:
            The documents.
        """
        start = 0
        for file in self.files():
            if stopping():
                return
            if skip and (file.problem or _is_one_document(file.path)):
                skip -= 1
            else:
                for document in self._in_file(file, start):
                    if stopping():
                        return
                    if skip:
                        skip -= 1
                    else:
                        yield document
            start += file.size

    def _in_file(self, file: File, start: int) -> Iterator[Document]:
        path, end = file.path, start + file.size
        if file.problem:
            yield Document(str(path), None, problem=file.problem, position=end)
            return
        found_any = False
        try:
            with path.open("rb") as stream:
                if path.suffix.lower() in _TABLES:
                    found = self._in_table(stream, str(path), file.size)
                elif path.suffix.lower() == ".zip":
                    found = self._in_archive(stream, str(path))
                else:
                    found = self._in_stream(stream, str(path), PurePath(path.name))
                for document in found:
                    found_any = True
                    yield attrs.evolve(
                        document, position=start + (document.position or stream.tell())
                    )
        except _BROKEN as error:
            # Named apart from the documents that came before, if any did.
            name = f"{path}:rest" if found_any else str(path)
            yield Document(name, None, problem=_reason(error), position=end)

    def _in_stream(self, stream: IO[bytes], name: str, inner: PurePath) -> Iterator[Document]:
        suffix = inner.suffix.lower()
        if suffix == ".gz":
            with gzip.open(stream) as plain:
                yield from self._in_stream(cast(IO[bytes], plain), name, inner.with_suffix(""))
        elif suffix == ".zst":
            with _zstd(stream) as plain:
                yield from self._in_stream(plain, name, inner.with_suffix(""))
        elif suffix in _LINES:
            for number, line in enumerate(_lines(stream, self.max_bytes), 1):
                if not line.isspace():
                    yield self._limited(f"{name}:{number}", line, is_json=True)
        elif suffix in _TABLES or suffix == ".zip":
            raise ValueError(f"a {suffix} file inside another file is not read")
        else:
            data = stream.read(self.max_bytes + 1)
            yield self._limited(name, data, is_json=suffix == ".json")

    def _limited(self, name: str, data: bytes, *, is_json: bool) -> Document:
        """A document, of whose data there may be one byte more than is allowed."""
        if len(data) > self.max_bytes:
            return Document(name, None, problem=self._too_long())
        return Document(name, data, is_json=is_json)

    def _too_long(self) -> str:
        return f"it is longer than {self.max_bytes:,} bytes (--max-bytes)"

    def _in_archive(self, stream: IO[bytes], name: str) -> Iterator[Document]:
        with zipfile.ZipFile(stream) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            names = _apart([member.filename for member in members])
            for member, own in zip(members, names, strict=True):
                inner = f"{name}!{own}"
                try:
                    with io.BufferedReader(cast(io.RawIOBase, archive.open(member))) as plain:
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
            raise ValueError(f"no column {self.column!r}; the columns are {listed(columns)}")
        wanted = [self.column, *({self.id_column} & set(columns))]
        number = 0
        for batch in table.iter_batches(_rows_at_once(table.metadata), columns=wanted):
            texts = batch.column(self.column).to_pylist()
            names = batch.column(self.id_column).to_pylist() if len(wanted) > 1 else texts
            for text, own in zip(texts, names, strict=True):
                number += 1
                position = max(1, size * number // table.metadata.num_rows)
                if _is_longer(text, self.max_bytes):
                    yield Document(f"{name}:{number}", None, False, self._too_long(), position)
                    continue
                record = Record(text, own if len(wanted) > 1 else None)
                yield Document(f"{name}:{number}", record, position=position)


def _lines(stream: IO[bytes], max_bytes: int) -> Iterator[bytes]:
    """The lines; of one that is too long, a byte more than is allowed."""
    while line := stream.readline(max_bytes + 1):
        rest = line
        while len(line) > max_bytes and rest and not rest.endswith(b"\n"):
            rest = stream.readline(_PIECE_BYTES)
        yield line


def _apart(names: Sequence[str]) -> list[str]:
    """Names of which no two are the same: to those that come again, a number is added."""
    taken, apart = set(names), []
    last: dict[str, int] = {}
    for name in names:
        number = last.get(name, 0) + 1
        while number > 1 and f"{name}#{number}" in taken:
            number += 1
        last[name] = number
        apart.append(name if number == 1 else f"{name}#{number}")
        taken.add(apart[-1])
    return apart


def _rows_at_once(metadata: Any) -> int:
    """How many rows of a table are unpacked together, from what it says about their size."""
    groups = [metadata.row_group(at) for at in range(metadata.num_row_groups)]
    row_bytes: list[int] = [group.total_byte_size // max(group.num_rows, 1) for group in groups]
    return max(1, min(_ROWS, _UNPACKED_BYTES // max([1, *row_bytes])))


def _is_longer(text: object, max_bytes: int) -> bool:
    """Whether a text is longer; a character has four bytes at most."""
    if isinstance(text, str) and len(text) > max_bytes // 4:
        text = text.encode("utf-8", "surrogatepass")
    return isinstance(text, bytes) and len(text) > max_bytes


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
