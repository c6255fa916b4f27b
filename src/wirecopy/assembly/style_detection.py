"""What tells the house style of a text, and what that tells of its language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from wirecopy.assembly.language_detection import Expected
from wirecopy.fields.signoff import signoff_keys
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import speaks
from wirecopy.knowledge.words import fold
from wirecopy.layout.cascade import Layout
from wirecopy.model.annotations import Inference
from wirecopy.model.parts import Byline
from wirecopy.text.patterns import lazy

# agency = after a mark that sites set, or in brackets, at the headline's end
_AGENCY_IN_TITLE = lazy(r"[ ][(](?P<agency>[^()\n]{2,40})[)]$")
_BY_CREDIT = 0.98
_BY_NAME = 0.9
_BY_SIGNOFF = 0.7
# Papers print agencies' copy in languages of their own, too.
_IN_ITS_LANGUAGE = 0.9


def infer_style(context: Context, layout: Layout, stated: str | None) -> Inference | None:
    """The house style, and what tells it: the first of these that there is.

    The credit in the dateline, the name in a source line, the sign-off, the name in a byline, the
    source that a feed states, the agency that a sign-off names, the one at the end of the headline.

    Args:
        context: The working text, and what it was read by; of styles that print one name, those in
            its language come first.
        layout: What stands where in it.
        stated: The source that a feed states.
    """
    working = context.working
    found = layout.dateline
    if found is not None and found.style is not None:
        credit = working[slice(*found.credit_span)] if found.credit_span else ""
        edition = _edition(found.style, context.registry, context.spoken.code)
        return Inference("style", edition, f"the credit {credit!r} in the dateline", _BY_CREDIT)
    for line in layout.source_lines:
        told = _told_by_name(line.source and line.source[0], "the source line", context)
        if told is not None:
            return told
    signoff = working[slice(*layout.signoff)] if layout.signoff is not None else ""
    signed = _told_by_signoff(signoff, context) if signoff else None
    if signed is not None:
        return signed
    people = layout.byline.people if layout.byline is not None else ()
    below = layout.role_line[1] if layout.role_line is not None else None
    for organization in (*(who.person.organization for who in people), below):
        told = _told_by_name(organization, "the byline", context)
        if told is not None:
            return told
    sender = context.registry.names.get(fold(stated), stated) if stated is not None else None
    return (
        _told_by_name(sender, "the feed", context)
        or _told_by_name(layout.signed_by, "the sign-off", context)
        or _told_by_name(agency_in_title(context, layout), "the headline", context)
    )


def agency_in_title(context: Context, layout: Layout) -> str | None:
    """The agency at the end of a headline's line, as sites set it: ... | AP News, ... (AFP)."""
    if layout.titled_by is not None:
        return context.registry.names.get(fold(layout.titled_by))
    headline = layout.headline
    match = _AGENCY_IN_TITLE.search(context.working, *headline) if headline is not None else None
    return context.registry.names.get(fold(match["agency"])) if match is not None else None


def agency_of_byline(context: Context, byline: Byline | None) -> str | None:
    """Whom the people of a byline work for: as read, or the agency that it ends with.

    A role may stand before that: Ana Ruz - Repórter da Agência Brasil.
    """
    if byline is None or not byline.people:
        return byline.organization if byline is not None else None
    registry, organization = context.registry, byline.organization
    roles = registry.languages.words("byline", "roles")
    if organization is not None and fold(organization.split()[0]) not in roles:
        return organization
    words = byline.text.rpartition(byline.people[-1].name)[2].split()
    for at in range(len(words)):
        printed = " ".join(words[at:])
        name = registry.names.get(fold(printed))
        if name is not None and (fold(printed) not in registry.acronyms or printed.isupper()):
            return name
    return organization


def languages_of(style: str, registry: Registry) -> Expected:
    """The languages that copy is likely to be in if the caller names its house style."""
    return Expected(tuple(registry.tables[style]["languages"]), _IN_ITS_LANGUAGE)


def languages_told(told: Inference, registry: Registry) -> Expected:
    """The languages that copy is likely to be in if this tells its house style.

    The editions of an agency print one name, so that it tells no more than that the language is
    one of all of theirs; which one it is, the text must say.
    """
    languages = _languages_of_editions(told.value, registry)
    return Expected(languages, told.confidence * _IN_ITS_LANGUAGE)


@lru_cache(maxsize=1024)
def _languages_of_editions(style: str, registry: Registry) -> tuple[str, ...]:
    editions = (style, *registry.styles_of(registry.tables[style]["agency"]["name"]))
    codes = [code for name in editions for code in registry.tables[name]["languages"]]
    return tuple(dict.fromkeys(codes))


def writes(told: Inference, tag: str, registry: Registry) -> bool:
    """Whether a house style that something tells is one of the language of the copy.

    Who prints an agency's news in a language of his own does not print it in its style.
    """
    return speaks(registry.tables[told.value]["languages"], registry.languages.language(tag).code)


def style_of(agency: str | None, context: Context) -> str | None:
    """The style of an agency, in a language if it has one there."""
    if not agency:
        return None
    registry = context.registry
    return _in_language(registry.styles_of(agency), registry, context.spoken.code)


@lru_cache(maxsize=1024)
def _edition(style: str, registry: Registry, code: str) -> str:
    """The edition of an agency's style in the language of the copy, whose form it may not have."""
    editions = registry.styles_of(registry.tables[style]["agency"]["name"])
    return _in_language((style, *editions), registry, code) or style


def _told_by_name(agency: str | None, where: str, context: Context) -> Inference | None:
    name = style_of(agency, context)
    if name is None:
        return None
    return Inference("style", name, f"{agency} is named in {where}", _BY_NAME)


def _told_by_signoff(signoff: str, context: Context) -> Inference | None:
    """The style that signs off so."""
    told = _signs(signoff, context.registry, context.spoken.code)
    return told and Inference("style", told[0], f"the sign-off {signoff!r}", told[1])


# The same words sign much copy off.
@lru_cache(maxsize=1024)
def _signs(signoff: str, registry: Registry, code: str) -> tuple[str, float] | None:
    """The style that signs off so, and how sure that is; a contested credit tells nothing."""
    for key in signoff_keys(signoff):
        names = registry.signoffs.get(key, ())
        if not names and key not in registry.contested:
            names = registry.credits.get(key, ())
        found = _in_language(names, registry, code)
        if found is not None:
            # Others may write END; nobody else signs with an agency's name.
            return found, _BY_NAME if _names_one(names, signoff, registry) else _BY_SIGNOFF
    return None


def _names_one(styles: Sequence[str], signoff: str, registry: Registry) -> bool:
    """Whether a sign-off has a name of the agency of some styles, and of no other."""
    agencies = {registry.tables[style]["agency"]["name"] for style in styles}
    return {registry.names.get(key) for key in signoff_keys(signoff)} - {None} == agencies


def _in_language(names: Sequence[str], registry: Registry, code: str) -> str | None:
    """The first of the styles that is in the language, else the first."""
    fitting = (name for name in names if speaks(registry.tables[name]["languages"], code))
    return next(fitting, names[0] if names else None)
