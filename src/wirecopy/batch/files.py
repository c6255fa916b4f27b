"""The files under some paths: each once, whatever links there are, and only what can be read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

# Links that lead nowhere, or to themselves; also what was removed a moment ago.
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)
_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@attrs.frozen
class File:
    """A file, and what tells whether it is the same as another time.

    Attributes:
        path: Where it is.
        size: Its size, in bytes.
        modified: When it was changed, in nanoseconds.
        problem: Why it must not be opened, if so.
    """

    path: Path
    size: int = 0
    modified: int = 0
    problem: str | None = None


def files_of(paths: Iterable[Path], left_out: Iterable[Path] = ()) -> Iterator[File]:
    """Every file once, folder by folder, in the order of their names.

    Names that begin with a full stop are passed over, and so are links that lead nowhere.

    Args:
        paths: Files and folders.
        left_out: Files and folders that are not wanted; they need not exist.

    Yields:
        The files; also a folder that cannot be read, and what is no file, each with its problem.
    """
    walk = _Walk(left_out)
    for path in paths:
        yield from walk.under(path)


@attrs.frozen
class _Entry:
    """Something to look at.

    Attributes:
        path: Where it is.
        leads: Whether it may be met by another name, too: it is a link, or was asked for.
    """

    path: Path
    leads: bool


class _Walk:
    """What was met: all folders, but of the files only those that may be met again."""

    def __init__(self, left_out: Iterable[Path]) -> None:
        self._left_out = {path.resolve() for path in left_out}
        self._left_out_names = {path.name for path in self._left_out}
        self._folders: set[tuple[int, int]] = set()
        self._files: set[tuple[int, int]] = set()

    def under(self, path: Path) -> Iterator[File]:
        """The files of a path that were not met before."""
        waiting = [_Entry(path, leads=True)]
        while waiting:
            entry = waiting.pop()
            try:
                status = entry.path.stat()
                if stat.S_ISDIR(status.st_mode):
                    waiting += reversed(self._inside(entry.path, _identity(status)))
                elif not self._is_known(entry, status):
                    yield _file(entry.path, status)
            except OSError as error:
                if error.errno not in _NOWHERE:
                    yield File(entry.path, problem=error.strerror or str(error))

    def _inside(self, folder: Path, identity: tuple[int, int]) -> list[_Entry]:
        if identity in self._folders or folder.resolve() in self._left_out:
            return []
        self._folders.add(identity)
        with os.scandir(folder) as entries:
            found = {entry.name: entry.is_symlink() for entry in entries}
        return [
            _Entry(folder / name, leads=found[name])
            for name in sorted(found)
            if not name.startswith(".")
        ]

    def _is_known(self, entry: _Entry, status: os.stat_result) -> bool:
        """Whether it is left out, or was met, or will be in its own folder."""
        identity = _identity(status)
        if identity in self._files:
            return True
        if entry.leads or entry.path.name in self._left_out_names:
            real = entry.path.resolve()
            if real in self._left_out:
                return True
            if entry.leads and not real.name.startswith("."):
                own_folder = _identity(real.parent.stat())
                if own_folder in self._folders:
                    return True
        if entry.leads or status.st_nlink > 1:
            self._files.add(identity)
        return False


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _file(path: Path, status: os.stat_result) -> File:
    kind = stat.S_IFMT(status.st_mode)
    if kind == stat.S_IFREG:
        return File(path, status.st_size, status.st_mtime_ns)
    return File(path, problem=f"this is {_KINDS.get(kind, 'something')} and no file")
