"""Which rules there are, by name, and the presets that choose among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from wirecopy.errors import strings_of, unknown
from wirecopy.knowledge.terms import ACRONYM, AGENCY, BODY, DATE, NATIONALITY, PERSON, PLACE

# rule name -> how the rules of its edits begin
RULES = {
    "characters": ("control", "entity", "letters-apart", "mojibake"),
    "dates": (DATE,),
    "labels": ("label",),
    "drop-capitals": ("place:drop-capital",),
    "agencies": (AGENCY,),
    "acronyms": (ACRONYM,),
    "places": (PLACE, NATIONALITY),
    "people": (PERSON,),
    "companies": (BODY,),
    "wire-quotes": ("wire-quote",),
    "lost-quotes": ("lost-quote",),
}
_NAMES = ("agencies", "acronyms", "places", "people", "companies")
_TYPOGRAPHY = ("wire-quotes", "lost-quotes")
PRESETS = {
    "default": tuple(name for name in RULES if name not in _TYPOGRAPHY),
    "typography": _TYPOGRAPHY,
    "names": _NAMES,
    "all": tuple(RULES),
}


@lru_cache(maxsize=64)
def rules_of(names: tuple[str, ...]) -> frozenset[str]:
    """The rules of names that were checked before, see `chosen_rules`; asked for every text."""
    return chosen_rules(names)


def chosen_rules(names: Iterable[str]) -> frozenset[str]:
    """The rules of some names, presets spread out.

    Raises:
        TypeError: The names are one string, or one of them is none.
        ValueError: A name is neither a rule nor a preset; the message names those there are.

    Example:
        >>> sorted(chosen_rules(["dates", "labels"]))
        ['dates', 'labels']
    """
    chosen: set[str] = set()
    for name in strings_of("rules", names, "Parser(rules={})"):
        if name in PRESETS:
            chosen.update(PRESETS[name])
        elif name in RULES:
            chosen.add(name)
        else:
            raise ValueError(unknown("rule", name, (*RULES, *PRESETS)))
    return frozenset(chosen)


@lru_cache(maxsize=64)
def kinds_of(rules: frozenset[str]) -> frozenset[str]:
    """How the rules of the edits begin that some rules make: the kinds of terms among them.

    Example:
        >>> sorted(kinds_of(frozenset(("places", "people"))))
        ['nationality', 'person', 'place']
    """
    return frozenset(kind for rule in rules for kind in RULES[rule])


def rule_of(edit_rule: str) -> str:
    """The rule that an edit's own rule belongs to: ``date:month`` is of ``dates``.

    Example:
        >>> rule_of("date:month"), rule_of("entity+mojibake"), rule_of("place:drop-capital")
        ('dates', 'characters', 'drop-capitals')
    """
    first = edit_rule.split("+", maxsplit=1)[0]
    heads = (first, first.split(":", maxsplit=1)[0])
    return next(name for head in heads for name, known in RULES.items() if head in known)
