"""Lines that tell by what way copy came, as old papers print them between headline and dateline.

came = [ bracket ] note [ ( "." / "," / dash / " " ) words ] [ bracket ]    ; BY CABLE.--COPYRIGHT.
note = what a language calls the way by several words                      ; by telegraph, per Draht
"""

from __future__ import annotations

from functools import lru_cache

from wirecopy.knowledge.words import Languages, fold

_LONGEST = 90
_BEFORE = "([（— "
_BEHIND = ". -\u2013\u2014,)]"


def tells_how_it_came(text: str, languages: Languages) -> bool:
    """Whether a line tells by what way the copy came.

    Example:
        >>> from wirecopy.knowledge.words import built_in
        >>> tells_how_it_came("(By Cable to the Larkton Star.)", built_in())
        True
        >>> tells_how_it_came("By Ana Ruz", built_in())
        False
    """
    if len(text) > _LONGEST:
        return False
    ways = _ways(languages.words("dateline", "notes"))
    bare = text.lstrip(_BEFORE)
    return bare[:3].casefold() in ways and f"{fold(bare)} ".startswith(ways[bare[:3].casefold()])


@lru_cache(maxsize=16)
def _ways(notes: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The notes of several words, each with what may follow it, by their first three letters."""
    found: dict[str, tuple[str, ...]] = {}
    for note in notes:
        if " " in note:
            ends = tuple(f"{note}{sign}" for sign in _BEHIND)
            found[note[:3]] = (*found.get(note[:3], ()), *ends)
    return found
