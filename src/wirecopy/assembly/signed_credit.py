"""A dateline's credit that is misspelt, where the sign-off spells it right."""

from __future__ import annotations

from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.fields.signoff import signoff_keys
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.languages import speaks
from wirecopy.knowledge.words import fold
from wirecopy.layout.cascade import Layout
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.typos import is_other_letter, one_slip

_WORD = lazy(r"\p{L}++(?:-\p{L}++)*+")
_SHORTEST_CHANGED = 4
_LONGEST_SIGNOFF = 200


def with_signed_credit(layout: Layout, context: Context) -> Layout:
    """A layout whose dateline has the credit that the sign-off spells right, if that is so.

    ``(Hian)`` above and ``(Hina) rk`` below: who signs is who sent it. A credit that is an agency's
    own gives way only to one with the same letters that writes in the language of the copy, as
    the other does not.
    """
    found = layout.dateline
    if found is None or found.credit_span is None or layout.signoff is None:
        return layout
    span = found.credit_span
    printed = context.working[slice(*span)]
    if _WORD.fullmatch(printed) is None:
        return layout
    start, end = layout.signoff
    signed = _signed(printed, context.working[start : min(end, start + _LONGEST_SIGNOFF)], context)
    if signed is None:
        return layout
    return layout._replace(dateline=_credited(found, span, signed, context))


def _signed(printed: str, signoff: str, context: Context) -> str | None:
    """The agency's name in a sign-off that a printed credit is a slip of, as it stands there."""
    names, credit = context.registry.names, fold(printed)
    words = {fold(word): word for word in _WORD.findall(signoff)}
    keys = [key for key in (*words, *signoff_keys(signoff)) if key in names]
    if credit in keys:
        return None
    for key in keys:
        if _is_slip(credit, key) and (credit not in names or _speaks_alone(key, credit, context)):
            return words.get(key)
    return None


def _is_slip(credit: str, signed: str) -> bool:
    """Whether a credit is one slip from a name; of short ones, two letters swapped."""
    if not one_slip(credit, signed):
        return False
    if len(credit) == len(signed) and not is_other_letter(credit, signed):
        return True
    return len(signed) >= _SHORTEST_CHANGED and credit[0] == signed[0]


def _speaks_alone(signed: str, credit: str, context: Context) -> bool:
    """Whether two names have the same letters, and only the agency that signs writes so."""
    if sorted(signed) != sorted(credit):
        return False
    return _speaks(signed, context) and not _speaks(credit, context)


def _speaks(key: str, context: Context) -> bool:
    """Whether an agency writes in the language of the copy."""
    registry = context.registry
    styles = registry.styles_of(registry.names[key])
    return any(speaks(registry.tables[style]["languages"], context.spoken.code) for style in styles)


def _credited(found: DatelineFound, span: TextSpan, signed: str, context: Context) -> DatelineFound:
    """A dateline with another credit, and the repair that makes it."""
    registry, key = context.registry, fold(signed)
    right = signed.upper() if context.working[slice(*span)].isupper() else signed
    others = [edit for edit in found.repairs if edit[:2] != span]
    styles = registry.styles_of(registry.names[key])
    return found._replace(
        agencies=(registry.names[key],),
        style=styles[0] if styles else None,
        contested=False,
        repairs=(*others, (*span, right, "agency:signoff")),
    )
