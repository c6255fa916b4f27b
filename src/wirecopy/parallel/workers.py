"""Work spread over processes or threads: in order, with bounded memory, and past any death.

A worker is a fresh interpreter that reads pickled work from its standard input and answers on its
standard output, see `parallel.serving`. So nothing is forked, and the caller's main module is not
run again. Nothing that a worker does or fails to do makes the caller wait where it cannot be
interrupted: threads write to the workers and read from them.
"""

from __future__ import annotations

import atexit
import enum
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

import attrs

from wirecopy.parallel.serving import CANNOT, read_message, write_message

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
_POLL = 0.1
_BOOT = (
    "import sys; sys.path[:] = {path!r}; from wirecopy.parallel.serving import serve; "
    "serve({caller})"
)


class Lost(enum.Enum):
    """Why an item has no result."""

    DIED = "the worker process died of it"
    TOO_LONG = "it took too long"


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
) -> Iterator[tuple[Sequence[Item], Result | Lost]]:
    """As `by_processes`, by threads; none of them can die or be ended alone."""
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
    work: Callable[[Sequence[Item]], Result],
    chunks: Iterable[Sequence[Item]],
    workers: int,
    *,
    seconds: float | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> Generator[tuple[Sequence[Item], Result | Lost], None, None]:
    """Do the same work on each chunk of items, by processes.

    Chunks are taken from the iterable as workers have room, so it may be endless.

    Args:
        work: What to do with a chunk; it can be pickled, and so can what it returns.
        chunks: The chunks.
        workers: The number of processes.
        seconds: How long an item may take; None for as long as it likes.
        stopping: Whether to end now, whatever the workers do; asked several times a second.

    Yields:
        Chunks with their results, in order. Where a worker died or took too long, its chunk comes
        in single items; the one at which a second worker died, or which alone took too long, has
        the reason in place of a result.

    Raises:
        RuntimeError: No worker can be started.
    """
    pool = _Pool(work, workers, seconds, stopping)
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
        result: What came of it.
    """

    items: Sequence[Item]
    deaths: int = 0
    done: bool = False
    result: Result | Lost = Lost.DIED


class _Worker(Generic[Item, Result]):
    """A process, the tasks that it was sent, and the threads that write to it and read from it.

    Attributes:
        process: The process.
        tasks: What it was sent and has not answered; it is at the first of them.
        ready: Whether it has started.
        seconds: How long it has been at the first task.
    """

    def __init__(self, work: bytes, answers: _Answers[Item, Result]) -> None:
        self.tasks: deque[_Task[Item, Result]] = deque()
        self.ready = False
        self.seconds = 0.0
        self._answers = answers
        self._messages: SimpleQueue[bytes | None] = SimpleQueue()
        started: Future[subprocess.Popen[bytes]] = Future()
        self._reader = threading.Thread(target=self._start_and_read, args=(started,), daemon=True)
        self._reader.start()
        try:
            self.process = started.result()
        except KeyboardInterrupt:
            started.add_done_callback(lambda late: late.result().kill())
            raise
        self._writer = threading.Thread(target=self._write, daemon=True)
        self._writer.start()
        # Ctrl-C may leave the caller's iterator open until the interpreter goes down. It must not
        # go down while a thread still reads: that aborts it.
        atexit.register(self.kill)
        self.send(work)

    def send(self, message: bytes) -> None:
        """Send a message, without waiting; that the worker is dead shows in its answers."""
        self._messages.put(message)

    def dismiss(self) -> None:
        """No more work will come."""
        self._messages.put(None)

    def kill(self) -> None:
        """End it, whatever it does, and leave nothing of it behind."""
        atexit.unregister(self.kill)
        self.process.kill()
        self.process.wait()
        self.dismiss()
        for thread in (self._reader, self._writer):
            thread.join(_PATIENCE)
        assert self.process.stdout is not None
        with suppress(OSError):
            self.process.stdout.close()

    def _start_and_read(self, started: Future[subprocess.Popen[bytes]]) -> None:
        # Linux ends a worker with the thread that started it, so that must be one that stays.
        try:
            process = _start()
        except BaseException as error:  # noqa: BLE001 - it is raised where the worker is wanted
            started.set_exception(error)
            return
        started.set_result(process)
        assert process.stdout is not None
        with suppress(OSError, ValueError):
            while (message := read_message(process.stdout)) is not None:
                self._answers.put((self, message))
        self._answers.put((self, None))

    def _write(self) -> None:
        assert self.process.stdin is not None
        with suppress(OSError):
            while (message := self._messages.get()) is not None:
                write_message(self.process.stdin, message)
        with suppress(OSError):
            self.process.stdin.close()


_Answers = SimpleQueue[tuple[_Worker[Item, Result], bytes | None]]


def _start() -> subprocess.Popen[bytes]:
    """A worker process, not in the terminal's foreground: Ctrl-C is for the caller alone to see."""
    command = [sys.executable, "-c", _BOOT.format(path=sys.path, caller=os.getpid())]
    pipe = subprocess.PIPE
    if sys.platform == "win32":
        apart = subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, creationflags=apart)
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, process_group=0)


class _Pool(Generic[Item, Result]):
    """The workers, and what is on its way between them."""

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Result],
        workers: int,
        seconds: float | None,
        stopping: Callable[[], bool],
    ) -> None:
        self._work = work
        self._seconds = seconds
        self._stopping = stopping
        self._looked = time.monotonic()
        self._pickled = pickle.dumps(work, pickle.HIGHEST_PROTOCOL)
        self._answers: _Answers[Item, Result] = SimpleQueue()
        self._false_starts = 0
        self._again: deque[_Task[Item, Result]] = deque()
        self._window: deque[_Task[Item, Result]] = deque()
        self._workers: list[_Worker[Item, Result]] = []
        self._size = workers

    def results(
        self, chunks: Iterable[Sequence[Item]]
    ) -> Iterator[tuple[Sequence[Item], Result | Lost]]:
        source = iter(chunks)
        while len(self._workers) < self._size:
            self._hire()
        while not self._stopping() and self._fill(source):
            if self._window[0].done:
                task = self._window.popleft()
                yield task.items, task.result
            else:
                self._receive()

    def dismiss(self) -> None:
        """Let the workers end by themselves, where they have nothing more to do."""
        if self._window:
            return
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
            self._look_at_the_clock()
            self._end_the_slow()
            return
        self._look_at_the_clock()
        if worker not in self._workers:
            return
        if message is None:
            self._bury(worker, Lost.DIED)
        elif not worker.ready:
            worker.ready = True
            self._false_starts = 0
        else:
            task = worker.tasks.popleft()
            worker.seconds = 0.0
            if message == CANNOT:
                self._do_here(task)
            else:
                task.result, task.done = pickle.loads(message), True

    def _look_at_the_clock(self) -> None:
        """Add the time since the last look, unless this process was not running meanwhile."""
        now = time.monotonic()
        step, self._looked = min(now - self._looked, 2 * _POLL), now
        for worker in self._workers:
            if worker.ready and worker.tasks:
                worker.seconds += step

    def _end_the_slow(self) -> None:
        """End who takes too long; no answer is waiting to be read."""
        for worker in list(self._workers):
            if self._seconds is not None and worker.seconds > self._seconds:
                self._bury(worker, Lost.TOO_LONG)

    def _bury(self, worker: _Worker[Item, Result], lost: Lost) -> None:
        """End a worker; someone else has to do its tasks, the first one in single items."""
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
            tasks[:1] = self._suspects(tasks[0], lost)
        self._again.extendleft(reversed(tasks))
        self._hire()

    def _suspects(self, task: _Task[Item, Result], lost: Lost) -> list[_Task[Item, Result]]:
        deaths = task.deaths + (lost is Lost.DIED)
        if len(task.items) > 1:
            singles: list[_Task[Item, Result]] = [_Task([item], deaths) for item in task.items]
            at = self._window.index(task)
            self._window.remove(task)
            for offset, single in enumerate(singles):
                self._window.insert(at + offset, single)
            return singles
        task.deaths = deaths
        if lost is Lost.DIED and deaths < _MOST_DEATHS:
            return [task]
        task.result, task.done = lost, True
        return []
