r"""An open grammar of datelines: what their parts are is told by the parts, not by their order.

    dateline = part *( [ mark ] part ) [ mark ]
    part     = credit / place *( joiner place ) / date / weekday / people / note
    place    = name *2( "," region / "(" region ")" )

A credit is one by its shape (brackets, slashes, or capitals behind a comma or a dash), known or
not; a bracket holds a region only if that can belong to the place before it. A dateline ends at a
mark or behind the bracket of a credit, where a sentence goes on.
"""

from __future__ import annotations

import attrs

from wirecopy.fields.dateline.brackets import date_and_rest, without_weekday
from wirecopy.fields.dateline.credit import (
    Credit,
    credit_words,
    is_note,
    is_site,
    led_credit,
    shaped_credit,
)
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.open_date import date_at
from wirecopy.fields.dateline.places import (
    can_belong,
    is_name_and_surname,
    is_weekday,
    read_places,
)
from wirecopy.fields.dateline.tokens import Kind, Token, cut
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.calendar import names_month_or_day
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS

_JOINERS = frozenset({Kind.AND, Kind.SLASH})
_BEFORE_CREDIT = frozenset({Kind.COMMA, Kind.DASH, Kind.STOP, Kind.BAR})
# In scripts without capitals nothing else tells a name from a sentence.
_MOST_CASELESS_WORDS = 3
_LONGEST_CODE = 6
# slug = capitals *( "-" capitals or figures )
_SLUG = lazy(r"\p{Lu}{2,10}(?:-[\p{Lu}\d&']{1,20}){1,12}")


# A credit in small letters, stuck to the place: dpaBerlin (dpa)
_SMALL_LABEL = lazy(r"(\p{Ll}{2,6})(?=\p{Lu}\p{Ll})")
_NAME_ENDS = lazy(r"[/,]|[ ][\-\u2010-\u2015][ ]")
_DASH_NEXT = lazy(rf"[ ]{DASH}[ ]")
# What ends a dateline behind a credit without brackets.
_ENDS_CREDIT = lazy(rf"[ ]?(?:{DASH}|[:：)\]])")


# A town in slashes behind another is one that many know, in thousands of people.
_LARGE = 100
_NO_DATE = PrintedDate()
_NO_CREDIT = Credit()


@attrs.define
class Arrangement:
    """The parts of a dateline as they are found, one token after the other.

    Attributes:
        text: The working text.
        registry: The styles, whose credits are known.
        spoken: The language.
        end: Where the block ends.
        small: Whether the line has no capitals at all, as tokenizers leave it.
    """

    text: str
    registry: Registry
    spoken: Language
    end: int
    small: bool = False
    places: TextSpan | None = None
    people: TextSpan | None = None
    date: PrintedDate = _NO_DATE
    credit: Credit = _NO_CREDIT
    joint: Credit | None = None
    bracketed: bool = False
    slashed: bool = False
    code_first: bool = False
    mark: Kind | None = None
    last: Kind | None = None
    dashes: int = 0
    is_open: bool = False
    named_last: bool = False
    parted: bool = False
    dated_first: bool = False

    def take(self, token: Token) -> bool:
        """Adds what a token holds; False where it cannot belong to a dateline."""
        match token.kind:
            case Kind.WORDS:
                taken = self._take_words(token)
            case Kind.DATE:
                taken = self._take_date(token.date)
            case Kind.BRACKET:
                taken = self._take_bracket(token)
            case Kind.SLASHES:
                taken = self._take_slashes(token)
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

    def _printed(self, span: TextSpan) -> str:
        return self.text[span[0] : span[1]]

    def _take_date(self, date: PrintedDate | None) -> bool:
        if date is None or self.date.span is not None:
            return False
        self.parted, self.dated_first = self.mark is not None, self.places is None
        self.date, self.is_open = date, False
        return True

    def _known_credit(self, span: TextSpan) -> Credit | None:
        return credit_words(self.registry).read(self._printed(span), span)

    def _take_credit(self, credit: Credit) -> bool:
        if self.credit.span is not None:
            if self._is_region_after_all(credit):
                self.credit = credit
                return True
            # A label before the place, and the credit in its own: the second one counts.
            if self.joint is not None or not (self.code_first or credit.key == self.credit.key):
                return False
            self.joint = self.credit
        self.credit, self.is_open = credit, False
        return True

    def _bare_credit(self, span: TextSpan, printed: str) -> Credit | None:
        """A known credit without brackets; the Spa of Bath is no agency."""
        known = self._known_credit(span) if not is_small(printed[0]) else None
        if known is None or known.repairs:
            return None
        if fold(printed) in self.registry.acronyms and not printed.isupper():
            return None
        return known

    def _is_region_after_all(self, credit: Credit) -> bool:
        """Whether an unknown credit right behind the place, before a known one, is a region."""
        places, old = self.places, self.credit
        if places is None or old.span is None or old.key is not None or credit.key is None:
            return False
        if self.text[places[1] : old.span[0]].strip() not in ("(", "["):
            return False
        return self._extend(old.span[1] + 1)

    def _take_bracket(self, token: Token) -> bool:
        inner = self._printed(token.inner)
        if self.last is None and self._take_inside(token):
            return True
        if is_weekday(inner, self.spoken):
            return self.date.span is not None
        token = token._replace(inner=without_weekday(self.text, token.inner, self.spoken))
        dated = date_at(self.text, *token.inner, self.spoken)
        if dated is not None and dated[1] == token.inner[1]:
            return self._take_date(dated[0])
        if self.is_open and self._is_region(inner):
            return self._extend(token.end)
        if is_note(inner, self.spoken):
            return True
        if self.is_open and self._is_river(token, inner):
            return self._extend(token.end)
        known = self._known_credit(token.inner)
        if known is not None and not known.repairs:
            self.bracketed = True
            return self._take_credit(known)
        if self.is_open and not self.small and gazetteer.holders(inner):
            return self._is_place_known() and self._extend(token.end)
        if self._take_credit_and_date(token):
            return True
        if _SLUG.fullmatch(inner):
            return self.places is not None
        credit = (
            known
            or self._sign(inner, token.inner)
            or led_credit(inner, token.inner, self.registry)
            or shaped_credit(inner, token.inner, small=self.small)
        )
        if credit is None or (self.text[token.start] in "[［" and self._is_label(inner)):
            return False
        self.bracketed = True
        return self._take_credit(credit)

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
        self.places, self.date, self.credit = inside.places, inside.date, inside.credit
        self.bracketed = inside.credit.span is not None
        return True

    def _is_label(self, inner: str) -> bool:
        """Whether square brackets hold what heads or notes set there: [Video], [TEXT]."""
        folded = fold(inner)
        labels = (*self.spoken.headline.kickers, *self.spoken.notices.words)
        return folded in self.registry.kickers or folded in map(fold, labels)

    def _is_river(self, token: Token, inner: str) -> bool:
        """Whether a bracket and a stop end a German place: Halle (Saale)."""
        stopped = self.text[token.end : token.end + 1] == "."
        return self.spoken.dateline.place_stop and stopped and not inner.isupper()

    def _sign(self, inner: str, span: TextSpan) -> Credit | None:
        """What machines make of the sign that an agency has for a credit: (/P)."""
        words = self.spoken.dateline
        if self.places is None or inner not in words.worn_signs:
            return None
        key = fold(words.worn_credits[0])
        name = self.registry.names.get(key)
        return Credit((name,), span, None, key) if name is not None else None

    def _take_credit_and_date(self, token: Token) -> bool:
        """A credit and a date in one bracket: (TTXVN 4/3), (Newsfile Corp. - May 9, 2021)."""
        parts = date_and_rest(self.text, token.inner, self.spoken)
        if parts is None or self.date.span is not None:
            return False
        date, span = parts
        credit = self._known_credit(span) or shaped_credit(self._printed(span), span)
        if credit is None:
            return False
        self.bracketed = True
        return self._take_credit(credit) and self._take_date(date)

    def _take_slashes(self, token: Token) -> bool:
        inner = self._printed(token.inner)
        known = self._known_credit(token.inner)
        if known is None and self.is_open and (self._is_region(inner) or _is_large(inner)):
            return False
        credit = known or shaped_credit(inner, token.inner)
        if credit is None:
            return False
        self.slashed = self.bracketed = True
        return self._take_credit(credit)

    def _is_region(self, printed: str) -> bool:
        """Whether what stands behind the place may be its region."""
        if self.places is None:
            return False
        name = read_places(self.text, self.places, self.spoken)
        return name is not None and name != () and can_belong(printed, name[-1])

    def _is_place_known(self) -> bool:
        names = read_places(self.text, self.places, self.spoken)
        return bool(names) and all(name.is_known for name in names or ())

    def _extend(self, end: int) -> bool:
        if self.places is None:
            return False
        self.places = self.places[0], end
        return True

    def _take_words(self, token: Token) -> bool:
        span = token.start, token.end
        printed = self._printed(span)
        if is_weekday(printed, self.spoken):
            return True
        if self.places is None:
            return self._take_first_words(span, printed)
        if self.is_open and self.mark in _JOINERS:
            return self._extend(token.end)
        if self.is_open and self.mark is Kind.COMMA:
            known = self._bare_credit(span, printed)
            if known is not None and not self._is_region(printed):
                return self._take_credit(known)
            led = led_credit(printed, span, self.registry)
            if led is not None or is_site(printed):
                return self._take_credit(led or Credit((printed,), span))
            if self._is_code_before(printed):
                places, self.places = self.places, None
                credit = shaped_credit(self._printed(places), places)
                return (
                    credit is not None
                    and self._take_credit(credit)
                    and self._take_first_words(span, printed)
                )
            return not self._is_prose(printed) and self._extend(token.end)
        return self._take_later_words(span, printed)

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
        if self.mark is Kind.SLASH and not (beside_name or dated):
            return False
        if dated and self.credit.span is None and self.mark is None:
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
        self.places, self.is_open = span, True
        return True

    def _after_code(self, span: TextSpan, printed: str) -> TextSpan:
        """Where the place stands behind a code that is taken for the credit: KPL Pakse."""
        first, blank, place = printed.partition(" ")
        if not blank or self.credit.span is not None or not first.isupper() or printed.isupper():
            return span
        border = span[0] + len(first)
        code = self._known_credit((span[0], border)) or shaped_credit(first, (span[0], border))
        if code is None or not gazetteer.holders(place) or gazetteer.holders(printed):
            return span
        self.code_first = True
        self._take_credit(code)
        return border + 1, span[1]

    def _is_code(self, span: TextSpan, printed: str) -> bool:
        """Whether capitals before a dash are a paper's own code, of which the text never speaks."""
        if not self.spoken.dateline.outlet_codes or not printed.isupper() or " " in printed:
            return False
        if len(printed) > _LONGEST_CODE or gazetteer.holders(printed):
            return False
        dash = _DASH_NEXT.match(self.text, span[1]) is not None
        return dash and self.text.count(printed) == 1

    def _take_later_words(self, span: TextSpan, printed: str) -> bool:
        """A credit without brackets, or people, behind what tells that this is a dateline."""
        known = self._bare_credit(span, printed)
        if known is not None:
            return self._take_credit(known)
        behind = self.mark in _BEFORE_CREDIT or (self.mark is None and self.last is Kind.BRACKET)
        if self.credit.span is None and self.date.span is not None and behind:
            if not (printed.isupper() or self._is_name_of_agency(span, printed)):
                return False
            credit = shaped_credit(printed, span)
            self.named_last = self.mark is Kind.DASH
            return credit is not None and self._take_credit(credit)
        named = self.credit.key is not None and self.mark is Kind.DASH and self.people is None
        if named and " " in printed and (printed.isupper() or is_name_and_surname(printed)):
            self.people = span
            return True
        return False

    def _is_name_of_agency(self, span: TextSpan, printed: str) -> bool:
        """Whether words in ordinary case that end a dateline may be an agency's name.

        Several must end as names of agencies do: else they are a person's, or a place's.
        """
        words = printed.split(" ")
        if self.mark is Kind.DASH and len(words) == 1:
            return self.text[span[1] : span[1] + 1] == "." or not self.is_common(printed)
        ends = span[1] >= self.end or _ENDS_CREDIT.match(self.text, span[1]) is not None
        if not ends or gazetteer.regions(printed):
            return False
        if len(words) == 1:
            return not self.is_common(printed) and not _is_large(printed)
        return fold(words[-1]) in self.spoken.byline.organizations

    def is_common(self, word: str) -> bool:
        """Whether a word is one of the commonest of the language, a month or a weekday."""
        detection = self.spoken.detection
        folded = fold(word)
        return (
            folded in detection.function_words
            or folded in detection.common_words
            or names_month_or_day(word)
        )

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


def _is_large(name: str) -> bool:
    """Whether a name is that of a large town, and so hardly an agency's."""
    return any(holder.is_capital or holder.people >= _LARGE for holder in gazetteer.holders(name))
