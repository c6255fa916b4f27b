r"""The form that most datelines of wires have, read by tables: ``LIMA, Peru, March 3 - Text``.

    dateline = place [ "," region ] "," month day SIGN     ; its words in plain letters
    SIGN     = " " ( "-" / "--" / %x2013 / %x2014 ) 1*" "

The same places and days come again and again, so that what they say is remembered. Where anything
is out of the ordinary (a place that nobody knows, a credit in the head of the line, a name before
another dash) nothing is said here: the reader of all shapes would find the same, only later.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wirecopy.fields.dateline.credit import Credit, is_site, led_credit
from wirecopy.fields.dateline.date import PrintedDate, day_of_month
from wirecopy.fields.dateline.evidence import Pieces, score_of
from wirecopy.fields.dateline.places import PlaceFound, read_places
from wirecopy.fields.dateline.shapes import REACH
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.knowledge.gazetteer import holders, regions
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold

_NAME = r"[A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,3}"
_REGION = r"[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,2}"
_FORM = re.compile(
    rf"(?P<places>{_NAME}(?:, {_REGION})?), (?P<month>[A-Z][A-Za-z]{{2,8}}\.?) (?P<day>\d{{1,2}})"
    r" (?:--?|[–—]) +(?=[A-Z\d\"“])"
)
# A reading of the date is all that the score asks.
_DATED = PrintedDate(day=1, span=(0, 1))


class _PlainPlace(NamedTuple):
    """A place that is known, in a region that is known or in none, and how surely it heads a line.

    Attributes:
        place: The place, its spans counted from its own start.
        score: What speaks for a dateline that has it, a date and a dash.
    """

    place: PlaceFound
    score: float


def read_plain(
    working: str, start: int, end: int, registry: Registry, spoken: Language
) -> DatelineFound | None:
    """The dateline at the start of a block, where it has the plain form and no credit.

    Args:
        working: The working text.
        start: Where the block starts.
        end: Where it ends.
        registry: The styles, whose credits are no regions.
        spoken: The language, for the months.
    """
    form = _FORM.match(working, start, min(end, start + REACH))
    if form is None:
        return None
    places, month_word, day_word = form.groups()
    known = _plain_place(places, registry, spoken)
    date = day_of_month(day_word, month_word, spoken) if known is not None else None
    if known is None or date is None:
        return None
    day, month, folded = date
    if month is None or month[1] != month_word or day[1] != day_word:
        return None
    spans = (("day", form.span("day")), ("month", form.span("month")))
    return DatelineFound(
        start=start,
        end=form.end("day"),
        body=form.end(),
        score=known.score,
        places=(known.place.moved(start),),
        month=month[0],
        day=day[0],
        date_span=(form.start("month"), form.end("day")),
        date_spans=spans,
        native=folded in spoken.month_numbers,
    )


@lru_cache(maxsize=4096)
def _plain_place(printed: str, registry: Registry, spoken: Language) -> _PlainPlace | None:
    found = read_places(printed, (0, len(printed)), spoken)
    if not found or len(found) > 1 or not holders(found[0].name):
        return None
    place = found[0]
    region = place.region
    if region is not None and (
        place.span[0] > 0  # a country before its town
        or not regions(region)
        or ". " in region
        or fold(region) in registry.names
        or is_site(region)
        or led_credit(region, (0, len(region)), registry) is not None
    ):
        return None
    pieces = Pieces(_DATED, Credit(), found, "-", opens_prose=False)
    return _PlainPlace(place, score_of(pieces, None, spoken))
