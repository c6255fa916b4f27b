"""A limit of wall-clock time for each example, so that a hang is a failure that shows its text.

An alarm of the system interrupts the main thread. Python code is interrupted at once, and the
engine of `regex` looks for signals every few thousand steps: backtracking without end, lookbehinds,
splits and fuzzy matches stopped within 0.25 s of the alarm, both with its newest version and with
the oldest that wirecopy takes. `re` looks more seldom. Windows has no such alarm: there pytest's
`faulthandler_timeout` prints where a test hangs.
"""

from __future__ import annotations

import functools
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, cast

import hypothesis
from hypothesis.strategies import SearchStrategy

SECONDS = 20.0
# Texts of megabytes, on a machine that does other things as well.
LONG = 120.0
_AGAIN = 1.0


class TookTooLong(BaseException):
    """The code under test did not return in time.

    It is no `Exception`, so that neither the code under test nor Hypothesis catches it: to shrink
    a text that hangs would take the limit again for each smaller one.
    """


@contextmanager
def time_limit(seconds: float, *shown: object) -> Iterator[None]:
    """Raises `TookTooLong`, with the values to show, where the block takes longer.

    Example:
        >>> with time_limit(0.01, "a text"):  # doctest: +IGNORE_EXCEPTION_DETAIL
        ...     while True:
        ...         pass
        Traceback (most recent call last):
        ...
        time_limit.TookTooLong: no end after 0.01 s with 'a text'
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise TookTooLong(f"no end after {seconds:g} s with {', '.join(map(ascii, shown))}")

    before = signal.signal(signal.SIGALRM, stop)
    # Again and again: what is raised in a finalizer or in a callback of the collector is ignored.
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_Test = Callable[..., None]


def limited(seconds: float = SECONDS) -> Callable[[_Test], _Test]:
    """Gives each call of a test a limit of time; its arguments are shown."""

    def decorate(test: _Test) -> _Test:
        @functools.wraps(test)
        def within(*args: object, **kwargs: object) -> None:
            with time_limit(seconds, *args, *kwargs.values()):
                test(*args, **kwargs)

        return within

    return decorate


def given(*drawn: SearchStrategy[Any], **named: SearchStrategy[Any]) -> Callable[[_Test], _Test]:
    """Hypothesis's `given`, with a limit of time for each example."""
    draw = cast("Callable[[_Test], _Test]", hypothesis.given(*drawn, **named))
    return lambda test: draw(limited()(test))
