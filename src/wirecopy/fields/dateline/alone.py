"""Lines of their own between headline and text that do a dateline's work.

    alone = credit / place / place "-" credit / credit "-" place
          / parts of the open grammar, a place that is known and a date among them

Nothing in such a line tells it from a title or a label but that its parts are known: a credit must
be an agency's, and a place one of the gazetteer. The layout says what stands around it.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wirecopy.fields.dateline.arrangement import Arrangement
from wirecopy.fields.dateline.codes import is_common
from wirecopy.fields.dateline.credit import Credit, credit_words, shaped_credit
from wirecopy.fields.dateline.evidence import SURE_IF_BARE, THRESHOLD, Pieces
from wirecopy.fields.dateline.places import PlaceFound, is_time_of_day, read_places
from wirecopy.fields.dateline.tokens import cut
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge.words import built_in, fold
from wirecopy.text.letters import ARABIC, EAST_ASIAN, has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_LONGEST = 60
_MOST_WORDS = 3
_MARKS = " :-\u2010\u2013\u2014_"
# halves = name "-" name, the sign with blanks around it or with none
_HALVES = lazy(
    r"(?P<first>[^\-\u2010-\u2015_\n]{2,40}?)[ ]?[\-\u2010-\u2015_][ ]?"
    r"(?P<second>[^\-\u2010-\u2015_\n]{2,40})"
)
# beside = place job / job "," place / place "," job
_ROLE_WORD = r"[\p{L}\p{M}\u200c\u200d]"
_BESIDE_ROLE = lazy(
    rf"(?P<first>(?:{_ROLE_WORD}|[. ]){{2,40}}?)"
    rf"(?:(?P<comma>[,،][ ]?)(?P<last>{_ROLE_WORD}{{2,20}}))?[ ]?"
)


def read_alone(
    validator: Validator, working: str, start: int, end: int, *, below_byline: bool
) -> DatelineFound | None:
    """The dateline that a short line is, where a text begins right below it.

    Args:
        validator: What knows the styles and the language.
        working: The working text.
        start: Where the line starts.
        end: Where it ends.
        below_byline: Whether a byline, or what tells no less, stands right above it; then a place
            alone is enough, which else needs a mark: ``Jakarta -``.
    """
    if end - start > _LONGEST or "\n" in working[start:end]:
        return None
    text_end = end
    while text_end > start and working[text_end - 1] in _MARKS:
        text_end -= 1
    bracketed = working[start:text_end][:1] in tuple("([") and working[text_end - 1] in ")]"
    span = (start + 1, text_end - 1) if bracketed else (start, text_end)
    credit = _credit(validator, working, span)
    if credit is not None:
        alone = _found(validator, span, (), credit, THRESHOLD)
        return alone._replace(start=start, end=text_end, body=end)
    dated = _dated(validator, working, (start, text_end))
    if dated is not None:
        return dated._replace(body=end)
    reported = _beside_role(validator, working, span)
    if reported is not None:
        return _found(validator, span, (reported,), Credit(), THRESHOLD)._replace(body=end)
    places = () if bracketed else _places(validator, working, span, below_byline=below_byline)
    if places:
        timed = is_time_of_day(working[start:end].rpartition(",")[2], validator.spoken)
        if not below_byline and text_end == end and not timed:
            return None
        return _found(validator, span, places, Credit(), SURE_IF_BARE)._replace(body=end)
    found = _in_halves(validator, working, span)
    return found._replace(body=end) if found is not None else None


def _dated(validator: Validator, working: str, span: TextSpan) -> DatelineFound | None:
    """A place that is known, its date, and perhaps a credit, in any order: Lisbon, March 3."""
    start, end = span
    if not any(map(str.isdecimal, working[start:end])):
        return None
    parts = Arrangement(working, validator.registry, validator.spoken, end)
    at = start
    for token in cut(working, start, end, validator.spoken):
        if not parts.take(token):
            return None
        at = token.end
    if parts.places is None or parts.date.span is None or working[at:end].strip():
        return None
    places = _places(validator, working, parts.places)
    if not places or parts.people is not None:
        return None
    found = _found(validator, span, places, parts.credit, THRESHOLD)
    pieces = Pieces(parts.date, parts.credit, places, None, opens_prose=False)
    return found.holding(pieces, working, validator.spoken)


def _beside_role(validator: Validator, working: str, span: TextSpan) -> PlaceFound | None:
    """The place beside the job of who reports from it, in a script without capitals.

    ভোলা প্রতিনিধি, संवाददाता, अमेठी: it is known, or the copy prints it again.
    """
    spoken = validator.spoken
    form = _BESIDE_ROLE.fullmatch(working, *span)
    if form is None or not has_no_capitals(form[0]) or spoken.script in EAST_ASIAN:
        return None
    roles = frozenset(map(fold, spoken.byline.roles))
    if fold(form[0]) in roles:
        return None
    for place, role in _splits(form):
        name = working[slice(*place)]
        again = working.count(name) > 1
        if fold(working[slice(*role)]) not in roles or is_common(name, spoken):
            continue
        if fold(name) in built_in().words("page", "sections"):
            return None
        if again or PlaceFound(name, place).is_known:
            return PlaceFound(name, place)
    return None


def _splits(form: regex.Match[str]) -> Iterator[tuple[TextSpan, TextSpan]]:
    """A place and a job, about a comma in either order, or the place before the job."""
    if form["comma"] is not None:
        yield form.span("last"), form.span("first")
        yield form.span("first"), form.span("last")
        return
    at = form.start()
    for blank in (at + index for index, letter in enumerate(form[0]) if letter == " "):
        yield (at, blank), (blank + 1, form.end())


def _in_halves(validator: Validator, working: str, span: TextSpan) -> DatelineFound | None:
    """A place and a credit about a dash, in either order."""
    halves = _HALVES.fullmatch(working, *span)
    if halves is None:
        return None
    for place, name in (("first", "second"), ("second", "first")):
        places = _places(validator, working, halves.span(place))
        credit = _credit(validator, working, halves.span(name), beside_place=True)
        if places and credit is not None:
            return _found(validator, span, places, credit, THRESHOLD)
    return None


def _places(
    validator: Validator, working: str, span: TextSpan, *, below_byline: bool = False
) -> tuple[PlaceFound, ...]:
    if validator.spoken.script in EAST_ASIAN:
        return ()
    places = read_places(working, span, validator.spoken) or ()
    # Below a byline the region beside it is enough: Monte Claro (PE).
    regional = below_byline and places and places[-1].is_in_known_region
    return places if places and (regional or all(place.is_known for place in places)) else ()


def _credit(
    validator: Validator, working: str, span: TextSpan, *, beside_place: bool = False
) -> Credit | None:
    printed = working[span[0] : span[1]]
    folded = fold(printed)
    registry = validator.registry
    known = credit_words(registry).read(printed, span)
    whole = all(fold(name) in registry.names for name in printed.split("/"))
    if known is not None and whole:
        if folded in registry.acronyms and not printed.isupper():
            return None
        return known
    # Beside a place an Arabic line names its paper or site, known or not.
    words = len(printed.split())
    if beside_place and validator.spoken.script == ARABIC and words <= _MOST_WORDS:
        return shaped_credit(printed, span)
    return None


def _found(
    validator: Validator,
    span: TextSpan,
    places: tuple[PlaceFound, ...],
    credit: Credit,
    score: float,
) -> DatelineFound:
    name = validator.told(credit, places)
    return DatelineFound(
        start=span[0],
        end=span[1],
        body=span[1],
        score=score,
        style=name,
        places=places,
        agencies=validator.named(credit, name),
        contested=credit.key in validator.registry.contested and name is None,
        credit_span=credit.span,
    )
