"""Names that may be an unknown agency's by where they stand beside a place.

    code first  = CODE mark place [ "," region ] [ mark ] date       ; LKS - Lisbon, March 3 -
    code behind = place ( "/" / "," / dash ) CODE                    ; Lisbon/LKS -

A code is one short word in capitals that is no place, no region and no common word. Before a place
it needs a date as well: alliances and parties stand before places, too (NATO - Brussels -).
"""

from __future__ import annotations

from itertools import islice

from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.places import is_weekday
from wirecopy.fields.dateline.tokens import Kind, cut
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.calendar import names_month_or_day
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import NAME_BEGINS
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_LONGEST_CODE = 6
# A town that many know, in thousands of people.
_LARGE = 100
# Shorter ones behind a comma are abbreviations of regions.
_SHORTEST_BEHIND_COMMA = 3
_REACH = 90
_MARK_AND_NAME = lazy(rf"[ ]?[\-\u2010-\u2015:/.|{COMMAS}]{{1,2}}[ ]?[{NAME_BEGINS}]")
_PARTED = frozenset({Kind.DASH, Kind.COMMA, Kind.COLON, Kind.SLASH, Kind.STOP, Kind.BAR})
_MOST_BEFORE_DATE = 4
_PAIR, _MOST_PARTS = 3, 5


def is_common(word: str, spoken: Language) -> bool:
    """Whether a word is one of the commonest of the language, a month or a weekday."""
    detection = spoken.detection
    folded = fold(word)
    return (
        folded in detection.function_words
        or folded in detection.common_words
        or names_month_or_day(word)
    )


def is_large(name: str) -> bool:
    """Whether a name is that of a large town, and so hardly an agency's."""
    return any(holder.is_capital or holder.people >= _LARGE for holder in gazetteer.holders(name))


def is_code(printed: str, spoken: Language) -> bool:
    """Whether a word may be the code of an agency or a paper by its shape.

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> [is_code(word, language("en")) for word in ("LKS", "Lks", "LIMA", "MAY")]
        [True, False, False, False]
    """
    return (
        printed.isupper()
        and printed.isalpha()
        and 1 < len(printed) <= _LONGEST_CODE
        and not gazetteer.holders(printed)
        and not is_common(printed, spoken)
    )


def heads_dateline(text: str, at: int, end: int, spoken: Language) -> bool:
    """Whether a mark, a known place and its date stand behind a code."""
    if _MARK_AND_NAME.match(text, at, end) is None:
        return False
    tokens = cut(text, at, min(end, at + _REACH), spoken)
    mark, place = next(tokens, None), next(tokens, None)
    if mark is None or mark.kind not in _PARTED or place is None or place.kind is not Kind.WORDS:
        return False
    name = text[place.start : place.end]
    if not gazetteer.holders(name) or is_weekday(name, spoken):
        return False
    return any(token.kind is Kind.DATE for token in islice(tokens, _MOST_BEFORE_DATE))


def is_printed_again(text: str, printed: str) -> bool:
    """Whether a text has a word again: what it speaks of is no sender's code."""
    return text.find(printed, text.find(printed) + len(printed)) >= 0


def is_code_behind(text: str, place: TextSpan, printed: str, mark: Kind, spoken: Language) -> bool:
    """Whether capitals behind a place in ordinary case are a code of who writes: Lisbon/LKS."""
    if not is_code(printed, spoken) or gazetteer.regions(printed):
        return False
    name = text[place[0] : place[1]]
    if name.isupper() or not gazetteer.holders(name) or is_printed_again(text, printed):
        return False
    return mark is not Kind.COMMA or len(printed) >= _SHORTEST_BEHIND_COMMA


def place_and_name(
    text: str, span: TextSpan, spoken: Language
) -> tuple[TextSpan, TextSpan, PrintedDate | None] | None:
    """The known place, the other name and the date of a bracket: (Lisbon/LKS), (LKS, Lisbon).

    Returns:
        Where the place and the name stand, and the date; None where the bracket holds other things,
        or where both or none of its names is a place.
    """
    parts = list(cut(text, *span, spoken))
    if not _PAIR <= len(parts) <= _MOST_PARTS or parts[-1].end != span[1]:
        return None
    first, mark, second, *rest = parts
    if first.kind is not Kind.WORDS or second.kind is not Kind.WORDS or mark.kind not in _PARTED:
        return None
    dates = [part.date for part in rest if part.kind is Kind.DATE]
    if len(dates) > 1 or any(p.kind not in (Kind.DATE, Kind.COMMA, Kind.DASH) for p in rest):
        return None
    names = (first.start, first.end), (second.start, second.end)
    printed = [text[start:end] for start, end in names]
    known = [bool(gazetteer.holders(name)) for name in printed]
    if known[0] == known[1] or gazetteer.regions(printed[known[0]]):
        return None
    place, name = names if known[0] else names[::-1]
    return place, name, dates[0] if dates else None
