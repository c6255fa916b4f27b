"""What speaks for a dateline, and how much."""

from __future__ import annotations

from wirecopy import gazetteer
from wirecopy.credits import Credit
from wirecopy.dates import PrintedDate
from wirecopy.eastern import ARABIC, EAST_ASIAN
from wirecopy.house_styles import HouseStyle
from wirecopy.languages import Language
from wirecopy.printed_places import PlaceFound

# The weights; chosen on copy with and without one.
_CREDIT_KNOWN = 4.0
_CREDIT_NEAR = 3.0
_CREDIT_UNKNOWN = 0.5
_DATE_VALID = 3.0
_DATE_REPAIRED = 2.0
_CAPITALS = 1.5
_PLACE_KNOWN = 2.0
_REGION_KNOWN = 1.0
_SIGN_PLAIN = 1.0
_TEMPLATE = 1.0
_OWN_SIGN = 0.2
_OWN_MONTH = 0.3
FOREIGN = -0.25
# A shape of the script's own says as much as a template with its sign, and reads more slots.
OWN_SHAPE = 1.5
REPORTERS = 2.0
_OWN_PAPER = 2.0
_LONG_PLACE = -1.0
FIRST_BLOCK = -1.0
RUN_ON = -1.0
_MOST_PLACE_WORDS = 4
THRESHOLD = 4.0
STRONG = 7.0


def score_of(
    date: PrintedDate,
    credit: Credit,
    places: tuple[PlaceFound, ...],
    sign: str | None,
    style: HouseStyle | None,
    spoken: Language,
) -> float:
    """How surely the pieces of a match make a dateline."""
    score = _places_score(places, spoken)
    if date.day is not None:
        score += _DATE_REPAIRED if date.repairs else _DATE_VALID
    if credit.key is not None:
        score += _CREDIT_NEAR if credit.repairs else _CREDIT_KNOWN
    elif credit.span is not None:
        score += _CREDIT_UNKNOWN
        score += _OWN_PAPER if credit.agencies[0] in spoken.own_credits else 0.0
    if sign is not None and (_is_dash(sign) or sign in "=＝"):
        score += _SIGN_PLAIN
    if style is not None:
        score += _TEMPLATE
        score += _OWN_MONTH if date.month_word and date.month_word in spoken.month_numbers else 0.0
        own = any(template.rstrip().endswith(sign or "") for template in style.dateline.templates)
        score += _OWN_SIGN if own else 0.0
    return score


def _is_dash(sign: str) -> bool:
    return sign[-1] in "-_" or sign[-1] >= "\u2010"


def is_signed(
    sign: str | None,
    date: PrintedDate,
    credit: Credit,
    places: tuple[PlaceFound, ...],
    *,
    inside: bool = False,
) -> bool:
    """Whether the sign is one that the rest of an unknown agency's dateline admits.

    Args:
        sign: The sign, if any.
        date: What the date's place holds.
        credit: What the credit's place holds.
        places: The places.
        inside: Whether people are printed inside the dateline.
    """
    if sign is None:
        # East Asian datelines end with a mark of their own.
        known = credit.span is not None or bool(places)
        return (date.day is not None and credit.span is not None) or (inside and known)
    if _is_dash(sign):
        return True
    if sign in (":", "：", "=", "＝"):
        return credit.span is not None and (date.day is not None or bool(places))
    return credit.span is not None and date.day is not None


def _places_score(places: tuple[PlaceFound, ...], spoken: Language) -> float:
    if not places:
        return 0.0
    first = places[0]
    score = 0.0
    if first.name.isupper() or spoken.script in (*EAST_ASIAN, ARABIC):
        score += _CAPITALS
    if gazetteer.holders(first.name):
        score += _PLACE_KNOWN
    last = places[-1]
    if last.region is not None:
        known = gazetteer.regions(last.region) or gazetteer.regions(last.region.split(",")[-1])
        score += _REGION_KNOWN if known else 0.0
    if len(first.name.split()) > _MOST_PLACE_WORDS:
        score += _LONG_PLACE
    return score
