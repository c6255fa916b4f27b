"""Groups of lines, which empty lines part on some pages and in copy as it was sent."""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.layout.looks import TEXT, Look
from wirecopy.layout.manuscript import Manuscript

_LEAST_TOGETHER = 0.2


def is_alone(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is a group of its own."""
    last = index + 1 == len(manuscript.blocks)
    return manuscript.is_apart(index) and (last or manuscript.is_apart(index + 1))


def is_grouped(manuscript: Manuscript, looks: Sequence[Look]) -> bool:
    """Whether short lines stand together: a page may set nearly all of its lines apart."""
    short = [at for at, look in enumerate(looks) if at and look not in TEXT]
    enough, together = max(len(short) * _LEAST_TOGETHER, 1), 0
    for at in short:
        together += not manuscript.is_apart(at)
        if together >= enough:
            return True
    return False
