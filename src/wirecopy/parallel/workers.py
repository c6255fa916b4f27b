"""Work spread over processes or threads: in order, with bounded memory, and past any death.

A worker is a fresh interpreter that reads pickled work from its standard input and answers on its
standard output. So nothing is forked, the caller's main module is not run again, and a worker
whose caller has gone reads the end of its input and goes too.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, Generic, TypeVar

import attrs

Item = TypeVar("Item")
Result = TypeVar("Result")
# A worker has one chunk in hand and one waiting, so that it is never idle; the results that wait
# for a slow one before them are bounded by the window.
_AHEAD = 2
_WINDOW = 4
# Who sees two workers die is the cause of it.
_MOST_DEATHS = 2
_MOST_FALSE_STARTS = 3
_PATIENCE = 2.0
_POLL = 0.5
_LENGTH_BYTES = 8
_READY = b"ready"
_CANNOT = b""
_BOOT = "import sys; sys.path[:] = {path!r}; from wirecopy.parallel.workers import serve; serve()"


def usable_cpus() -> int:
    """How many processors this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def threads_are_free() -> bool:
    """Whether threads of this interpreter run at the same time."""
    return not getattr(sys, "_is_gil_enabled", lambda: True)()


def by_threads(
    work: Callable[[Sequence[Item]], Result], chunks: Iterable[Sequence[Item]], workers: int
) -> Iterator[tuple[Sequence[Item], Result | None]]:
    """As `by_processes`, by threads; none of them can die alone."""
    waiting: deque[tuple[Sequence[Item], Future[Result]]] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="wirecopy")
    try:
        for items in chunks:
            waiting.append((items, pool.submit(work, items)))
            if len(waiting) >= _AHEAD * workers:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def by_processes(
    work: Callable[[Sequence[Item]], Result], chunks: Iterable[Sequence[Item]], workers: int
) -> Iterator[tuple[Sequence[Item], Result | None]]:
    """Do the same work on each chunk of items, by processes.

    Chunks are taken from the iterable as workers have room, so it may be endless.

    Args:
        work: What to do with a chunk; it can be pickled, and so can what it returns.
        chunks: The chunks.
        workers: The number of processes.

    Yields:
        Chunks with their results, in order. Where a worker died, its chunk comes in single items;
        the one at which a second worker died has no result.

    Raises:
        RuntimeError: No worker can be started.
    """
    pool = _Pool(work, workers)
    try:
        yield from pool.results(chunks)
        pool.dismiss()
    finally:
        pool.kill()


@attrs.define(eq=False)
class _Task(Generic[Item, Result]):
    """A chunk on its way.

    Attributes:
        items: The chunk.
        deaths: How many workers died at it.
        done: Whether it is through.
        result: What came of it, None where workers died.
    """

    items: Sequence[Item]
    deaths: int = 0
    done: bool = False
    result: Result | None = None


class _Worker(Generic[Item, Result]):
    """A process, the tasks that it was sent, and the thread that reads its answers."""

    def __init__(self, work: bytes, answers: _Answers[Item, Result]) -> None:
        self.process = _start()
        self.tasks: deque[_Task[Item, Result]] = deque()
        self.ready = False
        self._answers = answers
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        # Ctrl-C may leave the caller's iterator open until the interpreter goes down. It must not
        # go down while a thread still reads: that aborts it.
        atexit.register(self.kill)
        self.send(work)

    def send(self, message: bytes) -> None:
        """Send a message; that the worker is dead shows in its answers."""
        assert self.process.stdin is not None
        with suppress(OSError):
            _write(self.process.stdin, message)

    def dismiss(self) -> None:
        """No more work will come."""
        assert self.process.stdin is not None
        with suppress(OSError):
            self.process.stdin.close()

    def kill(self) -> None:
        """End it, whatever it does, and leave nothing of it behind."""
        atexit.unregister(self.kill)
        self.process.kill()
        self.process.wait()
        self._reader.join(_PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with suppress(OSError, ValueError):
            while (message := _read(self.process.stdout)) is not None:
                self._answers.put((self, message))
        self._answers.put((self, None))


_Answers = SimpleQueue[tuple[_Worker[Item, Result], bytes | None]]


def _start() -> subprocess.Popen[bytes]:
    """A worker process, not in the terminal's foreground: Ctrl-C is for the caller alone to see."""
    command = [sys.executable, "-c", _BOOT.format(path=sys.path)]
    pipe = subprocess.PIPE
    if sys.platform == "win32":
        apart = subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, creationflags=apart)
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, process_group=0)


class _Pool(Generic[Item, Result]):
    """The workers, and what is on its way between them."""

    def __init__(self, work: Callable[[Sequence[Item]], Result], workers: int) -> None:
        self._work = work
        self._pickled = pickle.dumps(work, pickle.HIGHEST_PROTOCOL)
        self._answers: _Answers[Item, Result] = SimpleQueue()
        self._false_starts = 0
        self._again: deque[_Task[Item, Result]] = deque()
        self._window: deque[_Task[Item, Result]] = deque()
        self._workers: list[_Worker[Item, Result]] = []
        self._size = workers

    def results(
        self, chunks: Iterable[Sequence[Item]]
    ) -> Iterator[tuple[Sequence[Item], Result | None]]:
        source = iter(chunks)
        while len(self._workers) < self._size:
            self._hire()
        while self._fill(source):
            if self._window[0].done:
                task = self._window.popleft()
                yield task.items, task.result
            else:
                self._receive()

    def dismiss(self) -> None:
        """Let the workers, who have nothing to do, end by themselves."""
        for worker in self._workers:
            worker.dismiss()
        for worker in self._workers:
            with suppress(subprocess.TimeoutExpired):
                worker.process.wait(_PATIENCE)

    def kill(self) -> None:
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def _hire(self) -> None:
        self._workers.append(_Worker(self._pickled, self._answers))

    def _fill(self, source: Iterator[Sequence[Item]]) -> bool:
        """Give every worker as much as it may hold; whether anything is under way."""
        while True:
            worker = min(self._workers, key=lambda worker: len(worker.tasks))
            if len(worker.tasks) >= _AHEAD:
                return True
            if self._again:
                task = self._again.popleft()
            elif len(self._window) >= _WINDOW * self._size:
                return True
            else:
                items = next(source, None)
                if items is None:
                    return bool(self._window)
                task = _Task(items)
                self._window.append(task)
            self._give(task, worker)

    def _give(self, task: _Task[Item, Result], worker: _Worker[Item, Result]) -> None:
        try:
            message = pickle.dumps(task.items, pickle.HIGHEST_PROTOCOL)
        except Exception:  # noqa: BLE001 - a tzinfo of the caller's own, say
            self._do_here(task)
        else:
            worker.tasks.append(task)
            worker.send(message)

    def _do_here(self, task: _Task[Item, Result]) -> None:
        task.result, task.done = self._work(task.items), True

    def _receive(self) -> None:
        try:
            # Waking up now and then lets Ctrl-C through where waiting does not.
            worker, message = self._answers.get(timeout=_POLL)
        except Empty:
            return
        if worker not in self._workers:
            return
        if message is None:
            self._bury(worker)
        elif not worker.ready:
            worker.ready = True
            self._false_starts = 0
        else:
            task = worker.tasks.popleft()
            if message == _CANNOT:
                self._do_here(task)
            else:
                task.result, task.done = pickle.loads(message), True

    def _bury(self, worker: _Worker[Item, Result]) -> None:
        """A worker has died: someone else has to do its tasks, the first one in single items."""
        self._workers.remove(worker)
        worker.kill()
        tasks = list(worker.tasks)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts > _MOST_FALSE_STARTS:
                raise RuntimeError(
                    f"{sys.executable} cannot be started as a worker: "
                    f"it ended with status {worker.process.returncode}"
                )
        elif tasks:
            tasks[:1] = self._suspects(tasks[0])
        self._again.extendleft(reversed(tasks))
        self._hire()

    def _suspects(self, task: _Task[Item, Result]) -> list[_Task[Item, Result]]:
        deaths = task.deaths + 1
        if len(task.items) > 1:
            singles: list[_Task[Item, Result]] = [_Task([item], deaths) for item in task.items]
            at = self._window.index(task)
            self._window.remove(task)
            for offset, single in enumerate(singles):
                self._window.insert(at + offset, single)
            return singles
        task.deaths = deaths
        if deaths < _MOST_DEATHS:
            return [task]
        task.done = True
        return []


def serve() -> None:
    """What a worker does: take work from standard input until that ends."""
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever is printed by chance must not get between the answers.
    os.dup2(2, 1)
    pickled = _read(inward)
    if pickled is None:
        return
    work = pickle.loads(pickled)
    messages: SimpleQueue[bytes | None] = SimpleQueue()

    def read() -> None:
        # In a thread, so that the other end can always write, whatever it has yet to read.
        while (message := _read(inward)) is not None:
            messages.put(message)
        messages.put(None)

    threading.Thread(target=read, daemon=True).start()
    with suppress(OSError):  # the caller is gone
        _write(outward, _READY)
        while (message := messages.get()) is not None:
            _write(outward, _answer(work, message))


def _answer(work: Callable[[object], object], message: bytes) -> bytes:
    """The pickled result, or that the caller has to do it itself, and will see the error there."""
    try:
        return pickle.dumps(work(pickle.loads(message)), pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001
        return _CANNOT


def _write(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(_LENGTH_BYTES, "little"))
    stream.write(message)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes | None:
    """One message; None at the end, also where that comes too early."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "little")
    message = stream.read(length)
    return message if len(message) == length else None
