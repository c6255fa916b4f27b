"""Lines that tell by what way copy came, or from whose job, as old papers print them.

came = [ bracket ] ( way [ ( "." / "," / dash / " " ) words ] / led-job ) [ bracket ]
way  = what a language calls it by several words            ; By telegraph.--Copyright, per Draht
led-job = ( by / from / our ) *2word job                    ; From our own correspondent
"""

from __future__ import annotations

from functools import lru_cache

from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold, job_in

LONGEST_WAY = 90
_BEFORE, _AROUND = "([（— ", "()[] \t"
_BEHIND = ". -\u2013\u2014,)]"
_LETTERS = 3


def tells_how_it_came(context: Context, text: str) -> bool:
    """Whether a line tells by what way the copy came, or from whose job, and nobody's name.

    Args:
        context: What to read it by.
        text: The line.
    """
    if len(text) > LONGEST_WAY:
        return False
    ways = _ways(context.languages.words("dateline", "notes"))
    bare = text.lstrip(_BEFORE)
    of_way = ways.get(bare[:_LETTERS].casefold())
    if of_way is not None and f"{fold(bare)} ".startswith(of_way):
        return True
    folded = fold(text.strip(_AROUND)).rstrip(".")
    job = job_in(folded, context.spoken)
    return job is not None and job != folded


@lru_cache(maxsize=16)
def _ways(notes: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The notes of several words, each with what may follow it, by their first letters."""
    found: dict[str, tuple[str, ...]] = {}
    for note in notes:
        if " " in note:
            ends = tuple(f"{note}{sign}" for sign in _BEHIND)
            found[note[:_LETTERS]] = (*found.get(note[:_LETTERS], ()), *ends)
    return found
