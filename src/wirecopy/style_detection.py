"""What tells the house style of a text: a credit, a name, a sign-off."""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.fields.signoff import signoff_keys
from wirecopy.house_styles import Registry
from wirecopy.languages import Language, speaks
from wirecopy.layout import Layout
from wirecopy.model import Inference

_BY_CREDIT = 0.98
_BY_NAME = 0.9
_BY_SIGNOFF = 0.7


def infer_style(
    working: str, layout: Layout, registry: Registry, spoken: Language
) -> Inference | None:
    """The house style, and what tells it: the first of these that there is.

    The credit in the dateline, the name in a source line, the sign-off, the name in a byline.

    Args:
        working: The working text.
        layout: What stands where in it.
        registry: The styles that it may be in.
        spoken: The language of the copy; of styles that print one name, its own comes first.
    """
    found = layout.dateline
    if found is not None and found.style is not None:
        credit = working[slice(*found.credit_span)] if found.credit_span else ""
        return Inference("style", found.style, f"the credit {credit!r} in the dateline", _BY_CREDIT)
    for line in layout.source_lines:
        told = _told_by_name(line.source and line.source[0], "the source line", registry, spoken)
        if told is not None:
            return told
    signoff = working[slice(*layout.signoff)] if layout.signoff is not None else ""
    name = _style_signing(signoff, registry, spoken) if signoff else None
    if name is not None:
        return Inference("style", name, f"the sign-off {signoff!r}", _BY_SIGNOFF)
    people = layout.byline.people if layout.byline is not None else ()
    below = layout.role_line[1] if layout.role_line is not None else None
    for organization in (*(who.person.organization for who in people), below):
        told = _told_by_name(organization, "the byline", registry, spoken)
        if told is not None:
            return told
    return None


def style_of(agency: str | None, registry: Registry, spoken: Language) -> str | None:
    """The style of an agency, in a language if it has one there."""
    return _in_language(registry.styles_of(agency), registry, spoken) if agency else None


def _told_by_name(
    agency: str | None, where: str, registry: Registry, spoken: Language
) -> Inference | None:
    name = style_of(agency, registry, spoken)
    if name is None:
        return None
    return Inference("style", name, f"{agency} is named in {where}", _BY_NAME)


def _style_signing(signoff: str, registry: Registry, spoken: Language) -> str | None:
    """The style that signs off so; a credit that is contested tells nothing."""
    for key in signoff_keys(signoff):
        names = registry.signoffs.get(key, ())
        if not names and key not in registry.contested:
            names = registry.credits.get(key, ())
        found = _in_language(names, registry, spoken)
        if found is not None:
            return found
    return None


def _in_language(names: Sequence[str], registry: Registry, spoken: Language) -> str | None:
    """The first of the styles that is in the language, else the first."""
    fitting = (name for name in names if speaks(registry.tables[name]["languages"], spoken.code))
    return next(fitting, names[0] if names else None)
