r"""What stands in brackets, slashes or quotation marks: a region, a date, a credit, or several.

    bracket = region / date / note / slug / credit / credit and date / place mark credit [ date ]
    slashes = region / credit
    quotes  = credit                    ; beside a place that is known, or a place and a date

A bracket holds a region only if that can belong to the place before it.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from wirecopy.fields.dateline.brackets import date_and_rest, without_weekday
from wirecopy.fields.dateline.codes import (
    date_follows,
    is_common,
    is_large,
    may_be_name,
    names_organization,
    place_and_name,
)
from wirecopy.fields.dateline.credit import Credit, is_note, led_credit, shaped_credit
from wirecopy.fields.dateline.open_date import date_at
from wirecopy.fields.dateline.parts import Parts
from wirecopy.fields.dateline.places import is_weekday
from wirecopy.fields.dateline.tokens import Kind, Token
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.terms import guard
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import OWN_COLONS

# slug = capitals *( "-" capitals or figures )
_SLUG = lazy(r"\p{Lu}{2,10}(?:-[\p{Lu}\d&']{1,20}){1,12}")
_QUOTED = lazy(r"[«„“\"][ ]?(\p{L}[^«»„“”\"]{1,40}?)[ ]?[»”“\"]")
SIGN_NEXT = lazy(rf"[ ]?(?:{DASH}|[:：])")
# signed = code ( "," [ by ] / "/" / dash ) name surname / name surname ( "," / "/" ) code
#        / agency ( "/" / dash ) name surname, the agency known
#        / [ job ] name surname dash agency / job code name surname
_JOB = r"\p{Lu}\p{Ll}{2,5}\.[ ]"
_PERSON = r"(?P<name>\p{Lu}[\p{L}'’\-]{1,20}(?:[ ]\p{Lu}[\p{L}'’\-]{1,20}){1,2})"
_INITIALLED = r"(?P<name>\p{Lu}\.[ ]?(?:\p{Lu}\.[ ]?)?\p{Lu}[\p{L}'’\-]{1,20})"
_DASH = rf"[ ]?{DASH}[ ]?"
_SIGNED = lazy(
    rf"(?P<agency>\p{{Lu}}[\p{{Lu}}\d\-]{{1,9}})(?:,[ ](?:\p{{Ll}}{{1,4}}[ ])?|[ ]?/[ ]?|{_DASH})"
    rf"(?:{_PERSON}|{_INITIALLED})"
    rf"|(?P<agency>\p{{Lu}}\p{{L}}{{2,20}})(?:[ ]?/[ ]?|{_DASH})(?:{_PERSON}|{_INITIALLED})"
    rf"|{_PERSON}(?:,[ ]|[ ]?/[ ]?)(?P<agency>\p{{Lu}}[\p{{Lu}}\d]{{1,5}})"
    rf"|(?:{_JOB})?{_PERSON}[ ]{DASH}[ ](?P<agency>\p{{Lu}}[\p{{L}}\d]{{1,20}})"
    rf"|{_JOB}(?P<agency>\p{{Lu}}[\p{{Lu}}\d]{{1,11}})[ ]{_PERSON}"
)
_BRACKET_NEXT = lazy(r"[ ]?[(\[]")
_OWN_COLON_NEXT = lazy(rf"[ ]?[:：{OWN_COLONS}]")
_SMALL_CREDIT = lazy(r"\p{Ll}{2,6}")
_LONGEST_SMALL_CODE = 4
_SHORTEST_ROLE = 4


@lru_cache(maxsize=128)
def _roles(spoken: Language) -> frozenset[str]:
    return frozenset(map(fold, spoken.byline.roles))


def writer_beside_agency(
    text: str, span: TextSpan, registry: Registry, spoken: Language, *, in_slashes: bool = False
) -> tuple[TextSpan, TextSpan] | None:
    """Where the agency and who wrote for it stand in a credit that has both.

    Args:
        text: The working text.
        span: The credit.
        registry: The agencies that are known.
        spoken: The language, for its words.
        in_slashes: Whether slashes enclose it: there a word behind a name and a dash is who sends.
    """
    signed = _SIGNED.fullmatch(text, *span)
    if signed is None or fold(signed["name"]) in registry.names:
        return None
    agency, name = signed.span("agency"), signed.span("name")
    sends = in_slashes and name < agency
    if not (signed["agency"].isupper() or sends or fold(signed["agency"]) in registry.names):
        return None
    words = signed["name"].split(" ")
    if names_organization(words[-1], spoken) or words[-1].casefold() in spoken.byline.desks:
        return None
    if any(is_common(word, spoken) or gazetteer.regions(word) for word in words):
        return None
    return agency, name


@attrs.define(eq=False, repr=False)
class Enclosed(Parts):
    """Takes what stands in brackets, slashes and quotation marks."""

    def _take_bracket(self, token: Token) -> bool:
        inner = self._printed(token.inner)
        if is_weekday(inner, self.spoken):
            return self.date.span is not None
        token = token._replace(inner=without_weekday(self.text, token.inner, self.spoken))
        quoted = _QUOTED.fullmatch(self.text, *token.inner)
        if quoted is not None:
            token = token._replace(inner=quoted.span(1))
            inner = quoted[1]
        dated = date_at(self.text, *token.inner, self.spoken)
        if dated is not None and dated[1] == token.inner[1]:
            return self._take_date(dated[0])
        if self._take_region(token, inner) or self._take_place_inside(token, inner):
            return True
        if is_note(inner, self.spoken) or self._take_role(inner):
            return True
        if self.is_open and self._is_river(token, inner):
            return self._extend(token.end)
        known = self._known_credit(token.inner) or self._behind_role(token.inner)
        if known is not None and not known.repairs:
            self.bracketed = True
            return self._take_credit(known)
        if self.is_open and not self.small and gazetteer.holders(inner):
            return self._is_place_known() and self._extend(token.end)
        if self._take_credit_and_date(token):
            return True
        if self.people is None and _SLUG.fullmatch(inner):
            return self.places is not None
        credit = (
            known
            or self._sign(inner, token.inner)
            or led_credit(inner, token.inner, self.registry)
            or shaped_credit(inner, token.inner, small=self.small or self._is_small_credit(token))
        )
        if credit is None or (self.text[token.start] in "[［" and self._is_label(inner)):
            return False
        self.bracketed = True
        return self._take_credit(credit)

    def _without_writer(self, token: Token) -> Token:
        """The bracket of a credit without who wrote.

        (LKS, Ana Ruz), (Ana Ruz, LKS), /Ana Ruz - LKS/
        """
        if self.places is None or self.people is not None or self.credit.span is not None:
            return token
        spans = writer_beside_agency(
            self.text,
            token.inner,
            self.registry,
            self.spoken,
            in_slashes=token.kind is Kind.SLASHES,
        )
        if spans is None:
            return token
        agency, self.people = spans
        return token._replace(inner=agency)

    def _take_role(self, inner: str) -> bool:
        """The job of who writes, right behind a place that is known: Lima (our correspondent)."""
        is_role = self.is_open and fold(inner) in _roles(self.spoken)
        self.has_role = is_role and self._is_place_known()
        return self.has_role

    def _without_role(self, span: TextSpan, printed: str) -> TextSpan:
        """A known place without the job behind it, in letters without capitals."""
        if " " not in printed or not has_no_capitals(printed):
            return span
        for blank in (at for at, letter in enumerate(printed) if letter == " "):
            is_role = fold(printed[blank + 1 :]) in _roles(self.spoken)
            if is_role and gazetteer.holders(printed[:blank]):
                self.has_role = True
                return span[0], span[0] + blank
        return span

    def _take_region(self, token: Token, inner: str) -> bool:
        if not self.is_open or not self._is_region(inner):
            return False
        self.has_region = True
        return self._extend(token.end)

    def _take_place_inside(self, token: Token, inner: str) -> bool:
        """A known place by itself in a bracket before the date: Quipu (Brno), (Brno) March 3."""
        small = self.small and not has_no_capitals(inner)
        if small or self.date.span is not None or not gazetteer.holders(inner):
            return False
        if self.places is None:
            if self.last is not None and self.credit.span is None:
                return False
        elif not self.is_open or self.credit.span is not None:
            return False
        bracket = self.places is None and _BRACKET_NEXT.match(self.text, token.end) is not None
        # (ភ្នំពេញ)៖
        caseless = self.places is None and has_no_capitals(inner)
        marked = caseless and _OWN_COLON_NEXT.match(self.text, token.end) is not None
        if (
            not bracket
            and not marked
            and not date_follows(self.text, token.end, self.end, self.spoken)
        ):
            return False
        if self.places is not None:
            name = self._printed(self.places)
            may_be = may_be_name(name, self.spoken)
            credit = shaped_credit(name, self.places) if may_be else None
            if credit is None or not self._take_credit(credit):
                return False
            self.code_first = True
        self.places, self.is_open = token.inner, False
        return True

    def _take_pair(self, token: Token) -> bool:
        """A known place and who writes in one bracket: (Lisbon/LKS), (LKS, Lisbon)."""
        inner = without_weekday(self.text, token.inner, self.spoken)
        found = place_and_name(self.text, inner, self.spoken)
        if found is None:
            return False
        place, name, date = found
        printed = self._printed(name)
        known = self._known_credit(name)
        credit = known if known is not None and not known.repairs else None
        if credit is None and self._may_name_agency(printed):
            credit = shaped_credit(printed, name)
        if credit is None:
            return False
        self.places, self.credit, self.date = place, credit, date or self.date
        self.bracketed = True
        self.is_code_inside = credit.key is not None or printed.isupper()
        return True

    def _may_name_agency(self, printed: str) -> bool:
        """Whether one word, or words that end as names of agencies do, may be one's name."""
        words = printed.split(" ")
        if len(words) == 1:
            return not is_common(printed, self.spoken)
        return names_organization(words[-1], self.spoken)

    def _is_small_credit(self, token: Token) -> bool:
        """Whether a bracket before a sign holds an agency in small letters.

        It stands behind a date, or right behind a place that is known: Bremen (ndp) - ...
        """
        inner = self._printed(token.inner)
        return (
            self.places is not None
            and _SMALL_CREDIT.fullmatch(inner) is not None
            and not is_common(inner, self.spoken)
            and self._is_signed(token.end)
            and (self.date.span is not None or (self.is_open and self._is_alone(inner)))
        )

    def _is_signed(self, at: int) -> bool:
        """Whether a sign follows; behind a place that is borne out a stop is one."""
        if SIGN_NEXT.match(self.text, at) is not None:
            return True
        return bool(self.borne_out) and self.text[at : at + 2].lstrip()[:1] == "."

    def _is_alone(self, inner: str) -> bool:
        """Whether a bracket without a date can hold nothing but who writes."""
        short = len(inner) <= _LONGEST_SMALL_CODE and fold(inner) not in guard()[0]
        return short and self._is_place_known() and not self._is_label(inner)

    def _behind_role(self, span: TextSpan) -> Credit | None:
        """A credit behind the job of who writes for it, known or not: /Korr. Lakeside/."""
        role, blank, _ = self._printed(span).partition(" ")
        stem = fold(role.rstrip("."))
        if not blank or len(stem) < _SHORTEST_ROLE:
            return None
        if not any(known.startswith(stem) for known in _roles(self.spoken)):
            return None
        name = span[0] + len(role) + 1, span[1]
        credit = self._known_credit(name)
        if credit is not None:
            return credit if not credit.repairs else None
        return shaped_credit(self._printed(name), name) if role.endswith(".") else None

    def _take_quotes(self, token: Token) -> bool:
        """A credit between quotation marks, beside a place and a date, or a place that is known."""
        credit = self._known_credit(token.inner)
        if credit is None or credit.repairs:
            credit = shaped_credit(self._printed(token.inner), token.inner)
        if credit is None or self.credit.span is not None:
            return False
        if self.last is None:
            self.quoted_first = self.code_first = True
        elif self.places is None or not (self.date.span is not None or self._is_place_known()):
            return False
        self.bracketed = True
        return self._take_credit(credit)

    def _is_label(self, inner: str) -> bool:
        """Whether square brackets hold what heads or notes set there: [Video], [TEXT]."""
        folded = fold(inner)
        labels = (*self.spoken.headline.kickers, *self.spoken.notices.words)
        return folded in self.registry.kickers or folded in map(fold, labels)

    def _is_river(self, token: Token, inner: str) -> bool:
        """Whether a bracket and a stop end a German place: Halle (Saale)."""
        stopped = self.text[token.end : token.end + 1] == "."
        named = inner[:1].isupper() and not inner.isupper()
        return self.spoken.dateline.place_stop and stopped and named

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
        printed = self._printed(span)
        known = self._known_credit(span)
        # Winner (Lyon, May 3)
        if known is None and is_large(printed) and not self._is_place_known():
            return False
        credit = known or shaped_credit(printed, span)
        if credit is None:
            return False
        self.bracketed = True
        return self._take_credit(credit) and self._take_date(date)

    def _take_slashes(self, token: Token) -> bool:
        inner = self._printed(token.inner)
        known = self._known_credit(token.inner) or self._behind_role(token.inner)
        if known is None and self.is_open and (self._is_region(inner) or is_large(inner)):
            return False
        credit = known or shaped_credit(inner, token.inner)
        if credit is None:
            return False
        self.slashed = self.bracketed = True
        return self._take_credit(credit)
