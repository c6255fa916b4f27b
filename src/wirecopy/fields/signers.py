"""Whether a name is that of an agency which signs copy."""

from __future__ import annotations

from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.text.letters_apart import without_stops


def is_agency(context: Context, name: str, credit: str | None) -> bool:
    """Whether a name is an agency's: of a style, or the one of the copy's own dateline."""
    folded = folded_house(name)
    if credit is not None and fold(credit) in (fold(name), folded):
        return True
    if folded not in context.registry.names:
        return False
    return folded not in context.registry.acronyms or name.isupper() or " " in name


def is_signing_agency(context: Context, name: str, credit: str | None) -> bool:
    """Whether it is one between slashes, where an acronym may stand in small letters."""
    folded = fold(name)
    return folded in context.registry.names or (credit is not None and folded == fold(credit))


def folded_house(name: str) -> str:
    """A name as it is looked up; old papers set a stop behind each letter: (A.N.P.)."""
    return fold(without_stops(name))
