"""An open grammar of datelines: what their parts are is told by the parts, not by their order.

    dateline = part *( [ mark ] part ) [ mark ]
    part     = credit / place *( joiner place ) / date / weekday / people / note
    place    = name *2( "," region / "(" region ")" )

A credit is one by its shape (brackets, slashes, or capitals behind a comma or a dash), known or
not; a bracket holds a region only if that can belong to the place before it. A dateline ends at a
mark or behind the bracket of a credit, where a sentence goes on.
"""

from __future__ import annotations

import attrs

from wirecopy.fields.dateline.agency_names import AgencyNames
from wirecopy.fields.dateline.codes import (
    date_follows,
    heads_dateline,
    heads_dateline_of,
    heads_without_credit,
    is_code,
    is_common,
    is_printed_again,
    may_be_name,
)
from wirecopy.fields.dateline.credit import (
    Credit,
    is_site,
    led_credit,
    shaped_credit,
)
from wirecopy.fields.dateline.enclosed import SIGN_NEXT
from wirecopy.fields.dateline.open_date import date_at
from wirecopy.fields.dateline.places import (
    is_name_and_surname,
    is_time_of_day,
    is_weekday,
    read_places,
)
from wirecopy.fields.dateline.tokens import Kind, Token, cut
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS, FULL_STOPS

# Tuples, since a kind is found in one without its hash, which is dear.
_JOINERS = (Kind.AND, Kind.SLASH)
_BEFORE_CREDIT = (Kind.COMMA, Kind.DASH, Kind.STOP, Kind.BAR)
# In scripts without capitals nothing else tells a name from a sentence.
_MOST_CASELESS_WORDS = 3
_LONGEST_CODE = 6
_SHORTEST_IN_CAPITALS = 3
_MOST_NAME_WORDS = 3
# A credit in small letters, stuck to the place: dpaBerlin (dpa)
_SMALL_LABEL = lazy(r"(\p{Ll}{2,6})(?=\p{Lu}\p{Ll})")
_NAME_ENDS = lazy(r"[/,]|[ ][\-\u2010-\u2015][ ]")
_DASH_NEXT = lazy(rf"[ ]{DASH}[ ]")
_SIGN_BEHIND_NAME = lazy(rf"[ ]{DASH}[ ]|[ ]?/[ ]?{DASH}[ ]?")
_AGENCY_NEXT = lazy(rf"[ ]{DASH}[ ](?P<name>\p{{Lu}}[\p{{L}}\d]{{1,20}})\.[ ]")
_BAR_NEXT = lazy(r"[ ]?[|]")
_COLON_NEXT = lazy(rf"[ ]?[:：{FULL_STOPS}]")


@attrs.define(eq=False, repr=False)
class Arrangement(AgencyNames):
    """The parts of a dateline, taken one token after the other."""

    def take(self, token: Token) -> bool:
        """Adds what a token holds; False where it cannot belong to a dateline."""
        match token.kind:
            case Kind.WORDS:
                taken = self._take_words(token)
            case Kind.DATE:
                taken = self._take_date(token.date)
            case Kind.BRACKET:
                inside = self.last is None and (self._take_pair(token) or self._take_inside(token))
                taken = inside or self._take_bracket(self._without_writer(token))
            case Kind.SLASHES:
                taken = self._take_slashes(self._without_writer(token))
            case Kind.QUOTES:
                taken = self._take_quotes(token)
            case _:
                self.dashes += token.kind is Kind.DASH
                if token.kind is not Kind.COMMA and token.kind not in _JOINERS:
                    self.is_open = False
                self.mark, self.last = token.kind, token.kind
                return True
        self.mark, self.last = None, token.kind
        # A date may have swallowed the stop behind it, as that of an abbreviated month.
        if token.kind is Kind.DATE and self.text[token.end - 1] == ".":
            self.mark = Kind.STOP
        return taken

    def _take_inside(self, token: Token) -> bool:
        """Everything in one bracket: (Lisbon, March 3, Lakeside)."""
        start, end = token.inner
        commas = any(comma in self._printed(token.inner) for comma in COMMAS)
        if not commas and date_at(self.text, start, end, self.spoken) is None:
            return False
        inside = Arrangement(self.text, self.registry, self.spoken, end, self.small)
        at = start
        for part in cut(self.text, start, end, self.spoken):
            if part.kind is Kind.BRACKET or not inside.take(part):
                return False
            at = part.end
        if self.text[at:end].strip() or inside.places is None or inside.date.span is None:
            return False
        # Of a name and a date a code is the agency's: (LKS, March 3)
        if inside.credit.span is None and is_code(self._printed(inside.places), self.spoken):
            return False
        self.places, self.date, self.credit = inside.places, inside.date, inside.credit
        self.bracketed = inside.credit.span is not None
        return True

    def _take_words(self, token: Token) -> bool:
        span = token.start, token.end
        printed = self._printed(span)
        if is_weekday(printed, self.spoken):
            return True
        if self.places is not None and is_time_of_day(printed, self.spoken):
            return True
        if self.places is None:
            return self._take_first_words(span, printed)
        if self.is_open and self.mark in _JOINERS:
            return (
                self._take_known_behind(span, printed)
                or self._take_code_behind(span, printed)
                or self._extend(token.end)
            )
        if self.is_open and self.mark is Kind.COMMA:
            known = self._bare_credit(span, printed)
            if known is not None and not self._is_region(printed):
                return self._take_credit(known)
            led = led_credit(printed, span, self.registry)
            if led is not None or is_site(printed):
                return self._take_credit(led or Credit((printed,), span))
            if self._take_code_behind(span, printed) or self._take_name_before_date(span, printed):
                return True
            if self._is_code_before(printed):
                places, self.places = self.places, None
                credit = shaped_credit(self._printed(places), places)
                return (
                    credit is not None
                    and self._take_credit(credit)
                    and self._take_first_words(span, printed)
                )
            if self._is_in_capitals_behind(span, printed):
                return self._take_later_words(span, printed)
            if self._take_name_before_colon(span, printed):
                return True
            return not self._is_prose(printed) and self._extend(token.end)
        return self._take_later_words(span, printed)

    def _take_name_before_colon(self, span: TextSpan, printed: str) -> bool:
        """A paper's name, or a job, without capitals behind a town: విజయవాడ, క్విపు: ..."""
        mark = _COLON_NEXT.match(self.text, span[1])
        if mark is None or not has_no_capitals(printed):
            return False
        if " " in printed or self.credit.span is not None or not self._is_place_known():
            return False
        if gazetteer.holders(printed) or gazetteer.regions(printed):
            return False
        if self._take_role(printed):
            return True
        if mark[0][-1] in FULL_STOPS:
            return False
        credit = None if is_common(printed, self.spoken) else shaped_credit(printed, span)
        self.is_code_behind = credit is not None
        return credit is not None and self._take_credit(credit)

    def _take_known_behind(self, span: TextSpan, printed: str) -> bool:
        """A known credit that a slash joins to a known place: ALGER/APS -."""
        if self.mark is not Kind.SLASH or gazetteer.holders(printed) or not printed.isupper():
            return False
        known = self._bare_credit(span, printed) if self._is_place_known() else None
        if known is None or SIGN_NEXT.match(self.text, span[1]) is None:
            return False
        return not self._is_region(printed) and self._take_credit(known)

    def _is_code_before(self, printed: str) -> bool:
        """Whether the capitals that were taken for a place are a code before it: LKS, Lisbon."""
        if self.places is None or self.credit.span is not None or printed.isupper():
            return False
        code = self._printed(self.places)
        if not code.isupper() or len(code) > _LONGEST_CODE or gazetteer.holders(code):
            return False
        return bool(gazetteer.holders(printed)) and not gazetteer.regions(printed)

    def _take_first_words(self, span: TextSpan, printed: str) -> bool:
        """A place, or a credit before it: AP, KPL Pakse, Liputan6.com."""
        beside_name = self.people is not None and self.credit.span is None
        dated = self.date.span is not None
        if self.mark is Kind.SLASH and not (beside_name or dated or self.code_first):
            return False
        bracketed = self.last is Kind.BRACKET and bool(gazetteer.holders(printed))
        # 3 MARCH 2024 QUIPU (LKS) -
        in_full = self.date.year is not None and self._is_in_capitals_apart(span, printed)
        set_apart = bracketed or in_full or self.mark is not None
        if dated and self.credit.span is None and not set_apart:
            return False
        known = self._bare_credit(span, printed)
        if known is not None:
            self.code_first = True
            return self._take_credit(known)
        if is_site(printed):
            self.code_first = True
            return self._take_credit(Credit((printed,), span))
        if self._is_code(span, printed):
            credit = shaped_credit(printed, span)
            self.code_first = True
            return credit is not None and self._take_credit(credit)
        if heads_dateline_of(self.text, span, self.end, self.spoken):
            self.people = span
            return True
        if self.credit.span is None and self._take_agency_before(span):
            return True
        span = self._after_code(span, printed)
        printed = self._printed(span)
        label = _SMALL_LABEL.match(printed)
        if label is not None and fold(label[1]) in self.registry.names:
            span, printed = (span[0] + label.end(1), span[1]), printed[label.end(1) :]
        if self._is_prose(printed):
            return False
        if is_name_and_surname(printed) and _NAME_ENDS.match(self.text, span[1]):
            self.people = (self.people or span)[0], span[1]
            return True
        self.places, self.is_open = self._without_role(span, printed), True
        return True

    def _is_in_capitals_apart(self, span: TextSpan, printed: str) -> bool:
        """Whether capitals stand behind a blank and have no figures in them."""
        figures = any(letter.isdecimal() for letter in printed)
        return printed.isupper() and not figures and self.text[span[0] - 1] == " "

    def _after_code(self, span: TextSpan, printed: str) -> TextSpan:
        """Where the place stands behind a code that is taken for the credit: KPL Pakse."""
        first, blank, place = printed.partition(" ")
        if not blank or self.credit.span is not None or not first.isupper() or printed.isupper():
            return span
        border = span[0] + len(first)
        known = self._known_credit((span[0], border))
        code = known or shaped_credit(first, (span[0], border))
        # A province's short name may seem to be one whose stop is its own: ACN Girona.-
        place = place.removesuffix(".")
        if code is None or gazetteer.holders(printed):
            return span
        if not gazetteer.holders(place) and not (known and self._is_told_before_dash(place, span)):
            return span
        self.code_first = True
        self._take_credit(code)
        return border + 1, span[1]

    def _is_code(self, span: TextSpan, printed: str) -> bool:
        """Whether capitals before a dash are a paper's own code, of which the text never speaks."""
        if not is_code(printed, self.spoken):
            return (
                heads_without_credit(self.text, span, self.end, self.spoken)
                and may_be_name(printed, self.spoken)
                and not is_printed_again(self.text, printed)
            )
        if is_printed_again(self.text, printed):
            return False
        if self.spoken.dateline.outlet_codes and _DASH_NEXT.match(self.text, span[1]) is not None:
            return True
        return heads_dateline(self.text, span[1], self.end, self.spoken)

    def _take_name_before_date(self, span: TextSpan, printed: str) -> bool:
        """A name between a known place, with its region or a bar behind it, and the date.

        Brno (Czechia), Quipu, March 3 -; Brno | Quipu | March 3 -
        """
        if self.places is None or self.credit.span is not None or self.date.span is not None:
            return False
        barred = self.mark is Kind.BAR
        if not (barred or self.has_region) or not may_be_name(printed, self.spoken):
            return False
        if not self._is_place_known() or not date_follows(
            self.text, span[1], self.end, self.spoken
        ):
            return False
        credit = shaped_credit(printed, span)
        self.is_code_behind = True
        return credit is not None and self._take_credit(credit)

    def _take_code_between_bars(self, span: TextSpan, printed: str) -> bool:
        """A code behind a known town, with its region or a date: Lima, Peru | LKS | Text."""
        if self.places is None or self.credit.span is not None:
            return False
        if _BAR_NEXT.match(self.text, span[1]) is None or not self._is_in_capitals(printed):
            return False
        if not (self._has_known_region() or self.date.span is not None):
            return False
        self.is_code_behind = self._is_place_known()
        credit = shaped_credit(printed, span)
        return self.is_code_behind and credit is not None and self._take_credit(credit)

    def _is_in_capitals(self, printed: str) -> bool:
        """Whether a few words in capitals name neither a place nor a month."""
        if not printed.isupper() or len(printed.split(" ")) > _MOST_NAME_WORDS:
            return False
        is_place = gazetteer.holders(printed) or gazetteer.regions(printed)
        words = is_common(printed, self.spoken) or self._is_label(printed)
        return not is_place and not words

    def _has_known_region(self) -> bool:
        names = read_places(self.text, self.places, self.spoken) or ()
        return bool(names) and names[-1].is_in_known_region

    def _take_later_words(self, span: TextSpan, printed: str) -> bool:
        """A credit without brackets, or people, behind what tells that this is a dateline."""
        known = self._bare_credit(span, printed)
        if known is not None:
            return self._take_credit(known)
        if self.mark in (Kind.STOP, Kind.COMMA) and self._take_reporter_before(span, printed):
            return True
        if self.mark is Kind.BAR and (
            self._take_name_before_date(span, printed)
            or self._take_code_between_bars(span, printed)
        ):
            return True
        if self._is_in_capitals_behind(span, printed):
            credit = shaped_credit(printed, span)
            self.is_code_behind = True
            return credit is not None and self._take_credit(credit)
        behind = self.mark in _BEFORE_CREDIT or (self.mark is None and self.last is Kind.BRACKET)
        # Quipu, (N/R), March 3, LKS -: the bracket before the date was a region's.
        region = self.credit.key is None and self.bracketed and printed.isupper()
        if (self.credit.span is None or region) and self.date.span is not None and behind:
            if not (printed.isupper() or self._is_name_of_agency(span, printed)):
                return False
            credit = shaped_credit(printed, span)
            self.named_last = self.mark is Kind.DASH
            return credit is not None and self._take_credit(credit)
        # DUBAI - Media Lakeside Newswire - March 3 -
        if self.mark is Kind.DASH and self.credit.span is None and self._take_agency_behind(span):
            return True
        # Lisbon - LKS -
        dashes = self.dashes - self.dated_first
        if self.mark is Kind.DASH and dashes == 1 and self._take_code_behind(span, printed):
            return True
        if self.mark is Kind.DASH and self._take_other_place(span, printed):
            return True
        enclosed = self.mark is None and self.last in (Kind.BRACKET, Kind.SLASHES)
        if enclosed and self._take_reporter(span, printed):
            return True
        signed = self.credit.key is not None or self.bracketed
        named = signed and self.mark is Kind.DASH and self.people is None
        if named and " " in printed and (printed.isupper() or is_name_and_surname(printed)):
            self.people = span
            return True
        return False

    def _is_in_capitals_behind(self, span: TextSpan, printed: str) -> bool:
        """Whether one word in capitals between a town in capitals and a dash is who writes.

        It is no place and no word: LISBON. QUIPU -, LISBON, QUIPU -
        """
        if self.places is None or self.mark not in (Kind.STOP, Kind.COMMA):
            return False
        if self.credit.span is not None or self.date.span is not None:
            return False
        place = self._printed(self.places)
        if not (printed.isupper() and place.isupper()) or len(printed) < _SHORTEST_IN_CAPITALS:
            return False
        if " " in printed or _DASH_NEXT.match(self.text, span[1]) is None:
            return False
        is_place = gazetteer.holders(printed) or gazetteer.regions(printed)
        if is_place or is_common(printed, self.spoken) or is_printed_again(self.text, printed):
            return False
        towns = (gazetteer.towns(printed, holder.country) for holder in gazetteer.holders(place))
        return self._is_place_known() and not any(towns)

    def _take_other_place(self, span: TextSpan, printed: str) -> bool:
        """A second known place behind the first and a dash, before the date: Dodoma - Mombasa."""
        bare = self.date.span is None and self.credit.span is None and self.dashes == 1
        if not bare or not self._is_place_known() or not gazetteer.holders(printed):
            return False
        return date_follows(self.text, span[1], self.end, self.spoken) and self._extend(span[1])

    def _take_reporter(self, span: TextSpan, printed: str) -> bool:
        """A name between the credit and the sign: (Quipu) Ana Ruz -, /Quipu/Ana Ruz/ -."""
        if self.credit.span is None or self.people is not None:
            return False
        # QUIPUDORF/LKS/Ana Ruz -
        dated = self.date.span is not None or (
            self.slashed and self.places is not None and self._printed(self.places).isupper()
        )
        if not dated or not _SIGN_BEHIND_NAME.match(self.text, span[1]):
            return False
        if not self._may_be_person(printed):
            return False
        self.people = span
        return True

    def _may_be_person(self, printed: str) -> bool:
        words = printed.split(" ")
        titled = all(word[:1].isupper() and not is_common(word, self.spoken) for word in words)
        return titled and 1 < len(words) <= _MOST_NAME_WORDS

    def _take_reporter_before(self, span: TextSpan, printed: str) -> bool:
        """A name between a known place and a known credit with its stop: Gəncə. Ana Ruz - APA."""
        if self.people is not None or self.credit.span is not None:
            return False
        agency = _AGENCY_NEXT.match(self.text, span[1])
        if agency is None or not (self._may_be_person(printed) and self._is_place_known()):
            return False
        if self._bare_credit(agency.span("name"), agency["name"]) is None:
            return False
        self.people = span
        return True

    def _is_prose(self, printed: str) -> bool:
        words = printed.split(" ")
        if self.small:
            return len(words) > 3
        if has_no_capitals(printed):
            return len(words) > _MOST_CASELESS_WORDS and not gazetteer.holders(printed)
        return any(is_small(word[0]) and len(word) > 4 for word in words) or not (
            words[0][0].isupper()
            or (words[0][0].isalpha() and not is_small(words[0][0]))
            or words[0][0] in "'’‘`"
        )
