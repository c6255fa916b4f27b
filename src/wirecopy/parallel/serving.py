"""What a worker process does: work from its standard input, answers on its standard output.

The caller's side is `parallel.workers`. A worker never outlives its caller, whatever it is busy
with: it ends when its input does, and on Linux the kernel ends it with the thread that started it.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import IO, Protocol, runtime_checkable

_READY = b"ready"
CANNOT = b""  # in place of a result

_LENGTH_BYTES = 8
_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of <linux/prctl.h>
_SIGKILL = 9


def serve(caller: int) -> None:
    """Do the work that comes on standard input until that ends.

    Args:
        caller: The process that it is done for, by its number.
    """
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever is printed by chance must not get between the answers, and what the work starts
    # must not hold on to the input.
    os.dup2(2, 1)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    _end_with(caller)
    pickled = read_message(inward)
    if pickled is not None:
        work = pickle.loads(pickled)
        if isinstance(work, Prepares):
            work.prepare()
        _Desk(inward, outward).serve(work)


@runtime_checkable
class Prepares(Protocol):
    """Work that loads much when it is done for the first time, which is no item's fault."""

    def prepare(self) -> None:
        """Load it."""


class _Desk:
    """Messages that have come, and answers that go."""

    def __init__(self, inward: IO[bytes], outward: IO[bytes]) -> None:
        self._inward, self._outward = inward, outward
        self._messages: SimpleQueue[bytes | None] = SimpleQueue()
        self._answered = 0

    def serve(self, work: Callable[[object], object]) -> None:
        """Answer until no more messages come, or nobody reads the answers."""
        threading.Thread(target=self._read, daemon=True).start()
        with suppress(OSError):  # the caller is gone
            write_message(self._outward, _READY)
            while (message := self._messages.get()) is not None:
                write_message(self._outward, _answer(work, message))
                self._answered += 1

    def _read(self) -> None:
        # In a thread, to see at once that the caller is gone.
        count = 0
        while (message := read_message(self._inward)) is not None:
            self._messages.put(message)
            count += 1
        self._messages.put(None)
        if self._answered < count:
            # A caller that still wanted the answers would not have closed the input.
            os._exit(1)


def _end_with(caller: int) -> None:
    """Have the kernel end this process with its caller, where it can.

    The thread that reads sees the end, too, but only where the work lets go of the interpreter,
    which a match of a pattern, say, does not.
    """
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            import ctypes  # noqa: PLC0415 - some interpreters are built without it

            ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, _SIGKILL, 0, 0, 0)
    if sys.platform != "win32" and os.getppid() != caller:
        os._exit(1)  # it was gone before that


def _answer(work: Callable[[object], object], message: bytes) -> bytes:
    """The pickled result, or that the caller has to do it itself, and will see the error there."""
    try:
        return pickle.dumps(work(pickle.loads(message)), pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001
        return CANNOT


def write_message(stream: IO[bytes], message: bytes) -> None:
    """Write one message.

    Raises:
        OSError: The other end is gone.
    """
    stream.write(len(message).to_bytes(_LENGTH_BYTES, "little"))
    stream.write(message)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """Read one message; None at the end, also where that comes too early."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "little")
    message = stream.read(length)
    return message if len(message) == length else None
