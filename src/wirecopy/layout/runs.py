"""The heaviest run of blocks."""

from __future__ import annotations

from collections.abc import Sequence


def best_run(weights: Sequence[float]) -> tuple[int, int] | None:
    """The run of blocks that weighs the most; None where none weighs anything."""
    best: float = 0.0
    run: tuple[int, int] | None = None
    total, start = 0.0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, run = total, (start, index + 1)
    return run
