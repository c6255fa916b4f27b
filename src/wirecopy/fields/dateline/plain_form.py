r"""The form that most datelines of wires have: ``LIMA, Peru, March 3 (LKS) - Text``.

    dateline = [ place [ "," region / "(" region ")" ] ] [ "," date ] [ " (" credit ")" ] SIGN
    date     = month day / day month [ year ]                         ; words and figures
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

# Of any alphabet, which re has no class of capitals for: each word is looked at.
_NAME = r"[^\W\d_]{2,21}(?:[ '’-][^\W\d_]{2,21}){0,3}"
_REGION = r"[^\W\d_](?:[^\W\d_]|\.){1,20}(?: [^\W\d_]{2,20}){0,2}"
_FORM = re.compile(
    rf"(?P<places>{_NAME}(?:, {_REGION}| \({_REGION}\)(?=, | \())?(?:, |(?= (?:\(|--?|[–—]))))?"
    r"(?P<date>(?P<month>[^\W\d_]{3,9}\.?) (?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2}) (?P<word>[^\W\d_]{3,9}\.?)(?P<year> \d{4})?)?"
    r"(?P<credit> \([^()\n]{2,40}\))?(?P<sign> (?:--?|[–—])(?: +(?=[^\W_a-z]|[\"“])|$))"
)
_SIGN = re.compile(" [-–—]")
# A month of many languages, and days that every month has, of one figure and of two.
_ANY_MONTH, _ANY_DAY = "Oct", ("3", "12")
# What may follow any dateline; nothing of a dateline is in it.
_LEAD = "The port was opened on Monday by the mayor of the town after two years of work."
# Where the spans of a date's parts stand behind its own.
_PARTS = {"day": 1, "month": 2, "year": 3}


class PlainForm(NamedTuple):
    """A head of the plain form.

    Attributes:
        sample: The same head with another date, and a sentence behind it.
        is_credited: Whether a credit stands in brackets.
        start: Where the head begins.
        longer: How much longer its date is than the sample's.
        month: The number of the month, if a date is printed.
        day: The day.
        year: The year.
        spans: Where the date, its day, its month and its year stand; empty without a date.
    """

    sample: str
    is_credited: bool
    start: int
    longer: int = 0
    month: int | None = None
    day: int | None = None
    year: int | None = None
    spans: tuple[TextSpan, ...] = ()

    def at_its_place(self, found: DatelineFound) -> DatelineFound | None:
        """What the sample was found to be, as it stands in the text; None where it is more."""
        parts = (found.repairs, found.people, found.other_calendar)
        if any(parts) or found.start or (found.credit_span is not None) != self.is_credited:
            return None
        if (found.month is None) != (self.month is None) or found.year != self.year:
            return None
        start, behind = self.start, self.start + self.longer
        spans = self.spans
        date, credit, desk = spans[0] if spans else None, found.credit_span, found.desk
        parts_of_date = [(path, spans[_PARTS[path]]) for path, _ in found.date_spans if spans]
        # Made anew, since to replace most of many fields takes thrice the time.
        return DatelineFound(
            start,
            found.end + behind,
            found.body + behind,
            found.score,
            found.style,
            tuple([place.moved(start) for place in found.places]),
            self.year,
            self.month,
            self.day,
            date,
            tuple(parts_of_date),
            None,
            found.agencies,
            found.contested,
            credit and (credit[0] + behind, credit[1] + behind),
            desk and (desk[0] + behind, desk[1] + behind),
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
    reach = min(end, start + REACH)
    # Most heads have no blank before a dash.
    form = _FORM.match(working, start, reach) if _SIGN.search(working, start, reach) else None
    if form is None:
        return None
    places, credit, sign, printed = form["places"] or "", form["credit"], form["sign"], form["date"]
    ended = form.end() == end
    if (sign[-1] != " " and not ended) or not (places or credit) or not _is_capitalized(places):
        return None
    behind = f"{credit or ''}{sign}{'' if ended else _LEAD}"
    if printed is None:
        return PlainForm(places + behind, True, start) if credit is not None else None
    names = ("month", "day") if form["month"] is not None else ("word", "first")
    month_word, day_word = form[names[0]], form[names[1]]
    date = day_of_month(day_word, month_word, spoken)
    if date is None:
        return None
    (day, day_read), month, folded = date
    if month is None or month[1] != month_word or day_read != day_word:
        return None
    if folded not in spoken.month_numbers:
        return None
    sample = _sample_date(printed, day_word, month_word, spoken)
    year = form["year"]
    spans = [form.span("date"), form.span(names[1]), form.span(names[0])]
    if year is not None:
        spans.append((form.start("year") + 1, form.end("year")))
    return PlainForm(
        f"{places}{sample}{behind}",
        credit is not None,
        start,
        len(printed) - len(sample),
        month[0],
        day,
        int(year) if year is not None else None,
        tuple(spans),
    )


def _is_capitalized(places: str) -> bool:
    """Whether each word of some places begins with a capital."""
    words = places.replace("(", "").split(" ")
    return not places or places.istitle() or [word for word in words if word[:1].islower()] == []


def _sample_date(printed: str, day: str, month: str, spoken: Language) -> str:
    """A date of the same form with another day and month, where the language has that one."""
    known = _ANY_MONTH.casefold() in spoken.month_numbers
    any_month = _ANY_MONTH.lower() if month.islower() else _ANY_MONTH
    any_month = any_month + month[len(month.rstrip(".")) :] if known else month
    any_day = _ANY_DAY[len(day) - 1]
    return " ".join({day: any_day, month: any_month}.get(word, word) for word in printed.split(" "))
