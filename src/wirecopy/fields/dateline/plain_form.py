r"""The form that most datelines of wires have: ``LIMA, Peru, March 3 (LKS) - Text``.

    dateline = place [ "," region ] [ "," month day ] [ " (" credit ")" ] SIGN   ; in plain letters
    SIGN     = " " ( "-" / "--" / %x2013 / %x2014 ) ( 1*" " / end-of-block )

The same places and credits come again and again, with another day. So a sample is made of such a
head, with any date in the place of the one that it prints. What the reader of all shapes finds in a
sample is remembered, and stands for all heads that differ from it by a date without a slip.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wirecopy.fields.dateline.date import day_of_month
from wirecopy.fields.dateline.shapes import REACH
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.knowledge.languages import Language
from wirecopy.text.offsets import TextSpan

_NAME = r"[A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,3}"
_REGION = r"[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,2}"
_FORM = re.compile(
    rf"(?P<places>{_NAME}(?:, {_REGION})?)"
    r"(?:, (?P<month>[A-Z][A-Za-z]{2,8}\.?) (?P<day>\d{1,2}))?"
    r"(?P<credit> \([^()\n]{2,40}\))?(?P<sign> (?:--?|[–—])(?: +(?=[A-Z\d\"“])|$))"
)
# A month of many languages, and days that every month has, of one figure and of two.
_ANY_MONTH, _ANY_DAY = "Oct", ("3", "12")
# What may follow any dateline; nothing of a dateline is in it.
_LEAD = "The port was opened on Monday by the mayor of the town after two years of work."


class PlainForm(NamedTuple):
    """A head of the plain form.

    Attributes:
        sample: The same head with another date, and a sentence behind it.
        is_credited: Whether a credit stands in brackets.
        start: Where the head begins.
        longer: How much longer its date is than the sample's.
        month: The number of the month, if a date is printed.
        day: The day.
        spans: Where the date, its day and its month stand; empty without a date.
    """

    sample: str
    is_credited: bool
    start: int
    longer: int = 0
    month: int | None = None
    day: int | None = None
    spans: tuple[TextSpan, ...] = ()

    def at_its_place(self, found: DatelineFound) -> DatelineFound | None:
        """What the sample was found to be, as it stands in the text; None where it is more."""
        parts = (found.repairs, found.people, found.desk, found.other_calendar, found.year)
        if any(parts) or found.start or (found.credit_span is not None) != self.is_credited:
            return None
        if (found.month is None) != (self.month is None) or len(found.date_spans) > len(self.spans):
            return None
        start, behind = self.start, self.start + self.longer
        date, day, month = self.spans or (None, None, None)
        credit = found.credit_span
        spans = [(path, day if path == "day" else month) for path, _ in found.date_spans]
        # Made anew, since to replace most of many fields takes thrice the time.
        return DatelineFound(
            start,
            found.end + behind,
            found.body + behind,
            found.score,
            found.style,
            tuple([place.moved(start) for place in found.places]),
            None,
            self.month,
            self.day,
            date,
            tuple([(path, span) for path, span in spans if span is not None]),
            None,
            found.agencies,
            found.contested,
            credit and (credit[0] + behind, credit[1] + behind),
            native=found.native,
            doubtful=found.doubtful,
        )


def plain_form(working: str, start: int, end: int, spoken: Language) -> PlainForm | None:
    """The head of a block, where it has the plain form, and a date or a credit.

    A day that its month has not, or a month that is no word of the language, may be a slip.

    Args:
        working: The working text.
        start: Where the block starts.
        end: Where it ends.
        spoken: The language, for the months.
    """
    form = _FORM.match(working, start, min(end, start + REACH))
    if form is None:
        return None
    places, month_word, day_word, credit, sign = form.groups()
    ended = form.end() == end
    if sign[-1] != " " and not ended:
        return None
    behind = f"{credit or ''}{sign}{'' if ended else _LEAD}"
    if month_word is None:
        return PlainForm(places + behind, True, start) if credit is not None else None
    date = day_of_month(day_word, month_word, spoken)
    if date is None:
        return None
    (day, day_read), month, folded = date
    if month is None or month[1] != month_word or day_read != day_word:
        return None
    if folded not in spoken.month_numbers:
        return None
    known = _ANY_MONTH.casefold() in spoken.month_numbers
    any_month = _ANY_MONTH + month_word[len(month_word.rstrip(".")) :] if known else month_word
    any_day = _ANY_DAY[len(day_word) - 1]
    month_span, day_span = form.span("month"), form.span("day")
    return PlainForm(
        f"{places}, {any_month} {any_day}{behind}",
        credit is not None,
        start,
        len(month_word) - len(any_month),
        month[0],
        day,
        ((month_span[0], day_span[1]), day_span, month_span),
    )
