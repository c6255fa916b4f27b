"""Who wrote, as a dateline names them beside the agency or in its stead.

writer = place sign name sign        ; عمان - سامر القضاة - بدأ ...
       / place sign name ":"         ; طنطا - محمد عوف: افتتح ...
"""

from __future__ import annotations

from wirecopy.fields.dateline.codes import is_common, names_organization
from wirecopy.fields.dateline.enclosed import writer_beside_agency
from wirecopy.fields.dateline.evidence import BESIDE_WRITER
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_MOST_WORDS, _REACH = 4, 20_000
_OPENING, _CLOSING = ("(", "[", "/", "（", "«", '"'), (")", "]", "/", "）", "»", '"')
# next = 2*3word ( dash / ":" ), in letters without capitals
_UNCASED = r"(?=\p{Lo})[\p{Lo}\p{M}\u200b-\u200d]{2,30}+"
_NEXT = lazy(
    rf"(?P<name>{_UNCASED}(?:[ ]{_UNCASED}){{1,2}}+)(?P<sign>[ ]{DASH}|[ ]?[:：])[ ]*+(?=\p{{Lo}})"
)


def with_writer(
    validator: Validator, found: DatelineFound, working: str, end: int
) -> DatelineFound:
    """A dateline with who wrote, where they stand in the credit or behind a sign.

    Args:
        validator: What knows the agencies and the language.
        found: The dateline.
        working: The working text.
        end: Where its block ends.
    """
    if found.people is not None:
        return found
    if found.credit_span is not None:
        return with_writer_in_credit(validator, found, working)
    # In letters with capitals a byline has a line of its own.
    return (
        found
        if working[found.start].isascii()
        else _with_writer_behind(validator, found, working, end)
    )


def with_writer_in_credit(
    validator: Validator, found: DatelineFound, working: str
) -> DatelineFound:
    """A dateline with who wrote, whom its credit names beside the agency, or alone."""
    span = found.credit_span or (0, 0)
    # What joins the two is no letter.
    if working[slice(*span)].isalpha():
        return found
    if not found.style and is_writer(validator, working, span):
        return found._replace(agencies=(), credit_span=None, people=span, desk=None)
    spans = writer_beside_agency(working, span, validator.registry, validator.spoken)
    if spans is None:
        return found
    agency, people = spans
    printed = working[slice(*agency)]
    name = validator.registry.names.get(fold(printed))
    if name is not None and found.style is None:
        found = found._replace(score=found.score + BESIDE_WRITER)
    agencies = (name or printed,)
    return found._replace(agencies=agencies, credit_span=agency, people=people, desk=None)


def is_writer(validator: Validator, text: str, span: TextSpan) -> bool:
    """Whether a credit without brackets is who wrote.

    So it is in scripts that no capitals tell names in, if no agency is known by it, no word of it
    is one that houses call themselves by, and the copy has it once.
    """
    name, spoken = text[slice(*span)], validator.spoken
    words = name.split(" ")
    if not 1 < len(words) <= _MOST_WORDS or not has_no_capitals(name):
        return False
    enclosed = text[span[0] - 1 : span[0]] in _OPENING or text[span[1] : span[1] + 1] in _CLOSING
    if enclosed or fold(name) in validator.registry.names:
        return False
    if any(names_organization(word, spoken) for word in words) or gazetteer.holders(name):
        return False
    common = sum(is_common(word, spoken) for word in words)
    near = text[max(span[0] - _REACH, 0) : span[1] + _REACH]
    return common < len(words) and near.count(name) == 1


def _with_writer_behind(
    validator: Validator, found: DatelineFound, working: str, end: int
) -> DatelineFound:
    """A dateline with who wrote, where a name and a sign stand right behind it.

    Before a colon somebody may speak, who is no name of words that are common.
    """
    match, spoken = _NEXT.match(working, found.body, end), validator.spoken
    if match is None or not is_writer(validator, working, match.span("name")):
        return found
    speaks = match["sign"][-1] in ":："
    if speaks and any(
        is_common(word, spoken) or fold(word) in spoken.byline.roles
        for word in match["name"].split(" ")
    ):
        return found
    return found._replace(people=match.span("name"), end=match.end("name"), body=match.end())
