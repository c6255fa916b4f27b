"""Names of agencies that stand without brackets: known ones, codes, and words that such names have.

name = known / code / words of which the last is one of such names    ; Lakeside News Agency
"""

from __future__ import annotations

import attrs

from wirecopy.fields.dateline.codes import (
    agency_end,
    date_follows,
    is_code_behind,
    is_common,
    is_large,
    is_printed_again,
    names_organization,
)
from wirecopy.fields.dateline.credit import Credit, shaped_credit
from wirecopy.fields.dateline.enclosed import SIGN_NEXT, Enclosed
from wirecopy.fields.dateline.tokens import Kind
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_SHORTEST_AGENCY = 3
# What ends a dateline behind a credit without brackets.
_ENDS_CREDIT = lazy(rf"\.?[ ]?(?:{DASH}|[:：)\]])")
# ACN Vilafosca.-El pont
_SIGN_NEXT = lazy(rf"[ ]{DASH}[ ]|\.[ ]?[\-–—]")


@attrs.define
class AgencyNames(Enclosed):
    """Takes agencies' names that nothing encloses."""

    def _bare_credit(self, span: TextSpan, printed: str) -> Credit | None:
        """A known credit without brackets; the Spa of Bath is no agency."""
        known = self._known_credit(span) if not is_small(printed[0]) else None
        if known is None:
            return self._service(span, printed)
        if known.repairs:
            return None
        if fold(printed) in self.registry.acronyms and not printed.isupper():
            return None
        return known

    def _service(self, span: TextSpan, printed: str) -> Credit | None:
        """A known agency with the name of its service behind a hyphen, in capitals: LKS-BALTIC."""
        agency, hyphen, service = printed.partition("-")
        if not (hyphen and service and printed.isupper()) or " " in printed:
            return None
        known = fold(agency) in self.registry.names and len(agency) >= _SHORTEST_AGENCY
        return shaped_credit(printed, span) if known and not gazetteer.holders(printed) else None

    def _take_agency_before(self, span: TextSpan) -> bool:
        """An agency's name in several words, and the place right behind it, if there is one."""
        end = agency_end(self.text, span, self.end, self.spoken)
        if end is None:
            return False
        credit = shaped_credit(self.text[span[0] : end], (span[0], end))
        self.code_first = True
        if end < span[1]:
            self.places, self.is_open = (end + 1, span[1]), True
        return credit is not None and self._take_credit(credit)

    def _take_agency_behind(self, span: TextSpan) -> bool:
        """An agency's name in several words between the place and a date."""
        if agency_end(self.text, span, self.end, self.spoken) != span[1]:
            return False
        credit = shaped_credit(self._printed(span), span)
        self.is_code_behind = credit is not None
        return credit is not None and self._take_credit(credit)

    def _is_told_before_dash(self, place: str, span: TextSpan) -> bool:
        """Whether one word between a known agency and a dash is spoken of in the text again."""
        kicker = fold(place) in self.spoken.headline.kickers
        if " " in place or not place.istitle() or kicker or is_common(place, self.spoken):
            return False
        return bool(_SIGN_NEXT.match(self.text, span[1])) and is_printed_again(self.text, place)

    def _is_name_of_agency(self, span: TextSpan, printed: str) -> bool:
        """Whether words in ordinary case that end a dateline may be an agency's name.

        Several must end as names of agencies do: else they are a person's, or a place's.
        """
        words = printed.split(" ")
        if self.mark is Kind.DASH and len(words) == 1:
            return self.text[span[1] : span[1] + 1] == "." or not is_common(printed, self.spoken)
        ends = span[1] >= self.end or _ENDS_CREDIT.match(self.text, span[1]) is not None
        # Батуми, 3 марта, ИА Лакс. / ბათუმი. 3 მარტი. ლაქსი.
        led = len(words) > 1 and words[0].isupper() and names_organization(words[0], self.spoken)
        parted = bool(self.borne_out) and self.mark is Kind.COMMA
        stopped = self.mark is Kind.DASH or led or parted or self._is_between_stops(printed)
        ends = ends or (stopped and self.text[span[1] : span[1] + 2].lstrip()[:1] == ".")
        if not ends or gazetteer.regions(printed):
            return False
        if len(words) == 1:
            return not is_common(printed, self.spoken) and not is_large(printed)
        return led or names_organization(words[-1], self.spoken)

    def _is_between_stops(self, printed: str) -> bool:
        """Whether one word without capitals stands behind a known place, its date and a mark."""
        caseless = (
            self.mark in (Kind.STOP, Kind.COMMA) and " " not in printed and has_no_capitals(printed)
        )
        return caseless and (self._is_place_known() or self.is_dated_and_told)

    def _take_code_behind(self, span: TextSpan, printed: str) -> bool:
        """A code behind the place, before the sign or the date: Lisbon/LKS, March 3 -."""
        if self.places is None or self.mark is None or self.credit.span is not None:
            return False
        if not is_code_behind(self.text, self.places, printed, self.mark, self.spoken):
            return False
        signed = self.date.span is not None or SIGN_NEXT.match(self.text, span[1]) is not None
        if not signed and not date_follows(self.text, span[1], self.end, self.spoken):
            return False
        credit = shaped_credit(printed, span)
        self.is_code_behind = True
        return credit is not None and self._take_credit(credit)
