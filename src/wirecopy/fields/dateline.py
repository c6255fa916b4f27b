r"""Datelines: a general shape first, the templates of the style that the credit names second.

    dateline = [ credit DASH ] [ places ] [ date ] [ credit ] [ SIGN ]
    places   = place *( ("/" / "&") place ) *( "," region ) *( "(" region ")" / "[" region "]" )
    date     = month day [ year ] / day month [ year ] / day "/" month "/" year
    credit   = "(" name ")" / "/" name "/" / "," name

The pattern only cuts; validators decide whether the pieces hold a place, a month, a day and a
credit, and a score tells a dateline from a sentence that begins like one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import attrs
import regex

from wirecopy import gazetteer
from wirecopy.dates import day_number, figures, fits_month, month_number
from wirecopy.house_styles import HouseStyle, Registry, fold
from wirecopy.languages import Language, language
from wirecopy.model import TextSpan
from wirecopy.offsets import Replacement
from wirecopy.slips import SlipIndex
from wirecopy.templates import DASH, SIGN, Template

# How far into a line a dateline may reach, and how long its credit may be.
REACH = 180
_LONGEST_CREDIT = 60
_EAST_ASIAN = ("Han", "Hangul")

# word = letter *( not a space or mark / stop or hyphen before a letter ) [ "." ]
_WORD = (
    r"[\p{L}'’‘`´](?:[^\s,،，.()（）\[\]［］/\d:：;=<>\"“”«»\u2010-\u2015_\-]"
    r"|[.\-](?=[\p{L}])){0,30}+\.?"
)
_CAPITALIZED = rf"(?=[\p{{Lu}}\p{{Lt}}\p{{Lo}}'’`]){_WORD}"
# place = word *( " " word ), at most eight words; joined by "/" or "&"
_PLACE = rf"{_CAPITALIZED}(?:(?:[ ]{{1,2}}|[ ]?/[ ]?|[ ]&[ ]){_WORD}){{0,7}}?"
_REGION = rf"{_CAPITALIZED}(?:[ ]{_WORD}){{0,4}}?"
_PLACES = (
    rf"(?P<places>{_PLACE}"
    rf"(?:[ ]?[(\[]{_REGION}[)\]]){{0,2}}?"
    rf"(?:[ ]?,[ ]*{_REGION}){{0,3}}?)"
)
_PLACES_EAST_ASIAN = (
    r"(?P<places>[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}ー・](?:[^\n\d()（）\[\]［］【】=＝:：,，]){0,15}?)"
)
_MONTH = r"(?P<month>\p{L}[\p{L}\p{M}]{1,14}+\.?)"
_DAY = r"(?P<day>[\dOolI]{1,2})"
_YEAR = r"(?P<year>\d{4,5})"
# date = month day [ [","] year ] / [ "le" ] day month [ year ] / day "/" month "/" year
_DATE = (
    rf"(?P<date>{_MONTH},?[ ]*{_DAY}(?:st|nd|rd|th)?(?!\d)(?:,?[ ]+{_YEAR})?"
    rf"|(?:le[ ])?{_DAY}(?:st|nd|rd|th|er|º|ª|\.)?(?!\d)[ ]*(?:de[ ])?{_MONTH}"
    rf"(?:(?:,|[ ]del?)?[ ]+{_YEAR})?"
    rf"|(?P<numeric>\d{{1,2}}/\d{{1,2}}/\d{{4}}))"
)
_FIGURES = r"[\d〇零一二三四五六七八九十廿卅]{1,3}"
# marked date = [ year "年" ] [ month "月" ] day "日"
_MARKED_DATE = (
    r"(?P<date>(?:(?P<year>\d{4})[年년][ ]*)?(?:(?P<month>" + _FIGURES + r")[月월][ ]*)?"
    r"(?P<day>" + _FIGURES + r")[日號号일]?)"
)
_DAY_ALONE = rf"(?P<date>{_DAY})(?!\d)"
_OTHER_CALENDAR = r"(?P<other_calendar>\p{L}[\p{L}'’ ]{1,20}[ ]\d{1,2},[ ]\d{4})"
_PEOPLE = r"(?P<people>[\p{L}][^()（）=＝/\n]{1,80}?)"
_DESK = r"(?P<desk>[\p{L}\d]{1,12})"

# The general shape; a bare credit only stands after a date.
_SHAPE = regex.compile(
    rf"(?:\((?P<credit_first>[^()\n]{{2,40}})\)[ ]*{DASH}[ ]*)?"
    rf"(?:{_PLACES}[ ]*(?:[,.،][ ]*)?)?"
    rf"(?:(?:{DASH}[ ]*)?{_DATE}[ ]*(?:[,.،][ ]*)?(?P<bare>\p{{Lu}}[\p{{L}}.]{{1,20}}(?:[ ]\p{{Lu}}\p{{L}}{{1,20}})?(?=[ ]*{DASH}))?)?"
    rf"[ ]*(?:(?:\([ ]*(?P<credit>[^()\n]{{1,{_LONGEST_CREDIT}}})\)|/[ ]?(?P<credit>[^()/\n]{{1,40}})/)"
    rf"(?:[ ]*,?[ ]*(?P<sign>{SIGN}))?|,?[ ]*(?P<sign>\.?[ ]?{DASH}|[:：](?=[ ])))[ ]*"
)
# What must stand near a line's start for the general shape to be worth trying.
_ANCHOR = regex.compile(r"[ ][-\u2010-\u2015_]|[-\u2013\u2014]{2}|[(（/【\[［]|\d[ ]?[-\u2013\u2014]")
# Copy may set stars, or a stray figure, before its dateline.
_LEADING = regex.compile(r"[* \t]*+(?:\d[ ]{2,8})?")
_TOKEN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’-]*+")
_EAST_ASIAN_LETTER = regex.compile(r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}]")
_SPLIT_PLACES = regex.compile(r"[ ]?[/&][ ]?")
_BRACKETED = regex.compile(r"[ ]?[(\[（［]([^()\[\]（）［］]{1,60})[)\]）］]")
_JOINT_CREDIT = regex.compile(r"[ ]?/[ ]?")
_FOLLOWING_NAME = regex.compile(rf",[ ]*(?P<name>\p{{Lu}}\p{{L}}+(?:[ ]\p{{Lu}}\p{{L}}+){{1,3}})\.?[ ]*")

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
_FIRST_BLOCK = -1.0
THRESHOLD = 4.0
STRONG = 7.0


@attrs.frozen
class PlaceFound:
    """A printed place, with its spans in the working text."""

    name: str
    span: TextSpan
    region: str | None = None
    region_span: TextSpan | None = None


@attrs.frozen(kw_only=True)
class DatelineFound:
    """A dateline in the working text.

    Attributes:
        start: Where it starts.
        end: Where its text ends, the sign left out.
        body: Where the story begins, after the sign.
        score: How surely it is one.
        style: The house style whose credit or template it is, if any.
        repairs: What is misspelt in it, with the rule of each.
    """

    start: int
    end: int
    body: int
    score: float
    style: str | None = None
    places: tuple[PlaceFound, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    date_span: TextSpan | None = None
    date_spans: tuple[tuple[str, TextSpan], ...] = ()
    other_calendar: TextSpan | None = None
    agencies: tuple[str, ...] = ()
    credit_span: TextSpan | None = None
    desk: TextSpan | None = None
    people: TextSpan | None = None
    repairs: tuple[Replacement, ...] = ()


@attrs.frozen
class Reader:
    """Reads datelines of the styles of a registry in one language.

    Attributes:
        registry: The styles.
        spoken: The language of the copy.
        style: The only style to try, where the caller names one.
    """

    registry: Registry
    spoken: Language
    style: str | None = None

    def read(self, working: str, start: int, end: int, *, first: bool = False) -> DatelineFound | None:
        """The dateline at the start of a line, if there is one.

        Args:
            working: The working text.
            start: Where the line's text starts.
            end: Where the line ends.
            first: Whether this is the first block of the copy, where headlines stand.

        Returns:
            The best candidate that reaches the threshold.
        """
        reach = min(end, start + REACH)
        if not _ANCHOR.search(working, start, reach) and not self._is_east_asian(working, start):
            return None
        best: DatelineFound | None = None
        for found in self._candidates(working, start, end, reach):
            score = found.score + (_FIRST_BLOCK if first and found.style is None else 0)
            if score >= THRESHOLD and (best is None or score > best.score):
                best = attrs.evolve(found, score=score)
        return best

    def _is_east_asian(self, working: str, start: int) -> bool:
        return _EAST_ASIAN_LETTER.search(working, start, start + 12) is not None

    def _candidates(
        self, working: str, start: int, end: int, reach: int
    ) -> Iterator[DatelineFound]:
        at = _LEADING.match(working, start, reach).end()  # type: ignore[union-attr]
        for name in self._styles_credited(working, at, reach):
            yield from self._by_templates(name, working, at, end)
        # "RPT --" or another word with a sign of its own may stand before the dateline.
        for _ in range(2):
            match = _SHAPE.match(working, at, reach)
            if match is None or match.end() == at:
                return
            found = self._by_shape(match, end)
            if found is not None:
                yield found
                return
            if match["sign"] is None:
                return
            at = match.end()

    def _styles_credited(self, working: str, start: int, reach: int) -> list[str]:
        if self.style is not None:
            return [self.style]
        names: dict[str, None] = {}
        head = working[start:reach]
        tokens = _TOKEN.findall(head)[:24]
        for credit in self._credits_in(head, tokens):
            for name in self.registry.credits[credit]:
                names[name] = None
        return sorted(names, key=lambda name: self.spoken.code not in self._languages(name))

    def _credits_in(self, head: str, tokens: list[str]) -> Iterator[str]:
        known = _credit_words(self.registry)
        if _EAST_ASIAN_LETTER.search(head):
            yield from (credit for credit in known.unspaced if credit in head)
        folded = head.casefold()
        for token in tokens:
            for credit in known.by_word.get(token.casefold().rstrip("."), ()):
                if credit in folded:
                    yield credit

    def _languages(self, name: str) -> tuple[str, ...]:
        languages: tuple[str, ...] = tuple(self.registry.tables[name]["languages"])
        return languages

    def _by_templates(
        self, name: str, working: str, start: int, end: int
    ) -> Iterator[DatelineFound]:
        style = self.registry.style(name)
        match = _style_pattern(style).match(working, start, min(end, start + REACH))
        if match is None:
            return
        spoken = self.spoken
        if spoken.code not in style.languages:
            spoken = language(style.languages[0])
        found = self._validated(match, end, style=style, spoken=spoken)
        if found is not None:
            yield found

    def _by_shape(self, match: regex.Match[str], end: int) -> DatelineFound | None:
        return self._validated(match, end, style=None, spoken=self.spoken)

    def _validated(
        self, match: regex.Match[str], end: int, *, style: HouseStyle | None, spoken: Language
    ) -> DatelineFound | None:
        groups = match.groupdict()
        date = _read_date(match, groups, spoken)
        if date is None:
            return None
        credit = self._credit(match, groups, style)
        if credit is None:
            return None
        places = _read_places(match, spoken)
        if places is None:
            return None
        sign = groups.get("sign")
        if credit.style is None and not _signed(sign, date, credit, places):
            return None
        score = date.score + credit.score + _places_score(places, spoken)
        score += _SIGN_PLAIN if sign and (sign[-1] in "-_" or sign[-1] >= "\u2010") else 0.0
        score += _TEMPLATE if style is not None else 0.0
        people = _span(match, groups, "people")
        body = match.end()
        return DatelineFound(
            start=match.start(),
            end=_text_end(match, groups),
            body=body,
            score=score,
            style=credit.style,
            places=places,
            year=date.year,
            month=date.month,
            day=date.day,
            date_span=date.span,
            date_spans=date.spans,
            other_calendar=_span(match, groups, "other_calendar"),
            agencies=credit.agencies,
            credit_span=credit.span,
            desk=credit.desk,
            people=people,
            repairs=date.repairs + credit.repairs,
        )

    def _credit(
        self, match: regex.Match[str], groups: dict[str, str | None], style: HouseStyle | None
    ) -> _Credit | None:
        for group in ("credit", "credit_first", "bare"):
            printed = groups.get(group)
            if printed:
                span = match.span(group)
                credit = self._known_credit(printed, span, style)
                if credit is not None:
                    return credit
                # An unknown word may be a credit in brackets, never a bare one.
                return None if group == "bare" else _unknown_credit(printed, span)
        return _Credit()

    def _known_credit(
        self, printed: str, span: TextSpan, style: HouseStyle | None
    ) -> _Credit | None:
        names = self.registry.names
        parts = list(_credit_parts(printed, span[0]))
        known = [(names[fold(text)], where) for text, where in parts if fold(text) in names]
        whole = names.get(fold(printed))
        if whole is not None:
            known = [(whole, span)]
            parts = [(printed, span)]
        if not known:
            return self._misspelt_credit(printed, span, style)
        desk = next((where for text, where in parts if fold(text) not in names), None)
        agencies = tuple(dict.fromkeys(name for name, _ in known))
        if desk is not None and parts[0][1] == desk:
            # In ``tca/dpa`` the unknown part is another agency, not a desk of the known one.
            agencies = (parts[0][0], *agencies)
            desk = None
        credit = fold(printed) if whole is not None else fold(
            next(text for text, _ in parts if fold(text) in names)
        )
        return _Credit(
            agencies=agencies,
            span=span,
            desk=desk,
            style=style.name if style is not None else self._style_of(credit),
            score=_CREDIT_KNOWN,
        )

    def _style_of(self, credit: str) -> str | None:
        names = self.registry.credits.get(credit, ())
        if self.style is not None:
            return self.style
        spoken = [name for name in names if self.spoken.code in self._languages(name)]
        return next(iter(spoken or names), None)

    def _misspelt_credit(
        self, printed: str, span: TextSpan, style: HouseStyle | None
    ) -> _Credit | None:
        near = _credit_words(self.registry).near(fold(printed))
        if near is None:
            return None
        right = _printed_credit(self.registry, near)
        if printed.isupper():
            right = right.upper()
        return _Credit(
            agencies=(self.registry.names[near],),
            span=span,
            style=style.name if style is not None else self._style_of(near),
            score=_CREDIT_NEAR,
            repairs=((*span, right, "agency:credit"),),
        )


def read_stated(text: str, registry: Registry, spoken: Language) -> DatelineFound | None:
    """The dateline that a feed states: the text without a sign."""
    return Reader(registry, spoken).read(f"{text} - ", 0, len(text) + 3)


@attrs.frozen
class _Credit:
    agencies: tuple[str, ...] = ()
    span: TextSpan | None = None
    desk: TextSpan | None = None
    style: str | None = None
    score: float = 0.0
    repairs: tuple[Replacement, ...] = ()


@attrs.frozen
class _Date:
    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: TextSpan | None = None
    spans: tuple[tuple[str, TextSpan], ...] = ()
    score: float = 0.0
    repairs: tuple[Replacement, ...] = ()


class _CreditWords:
    """Finds the known credits in a line by their first words, and misspelt ones."""

    __slots__ = ("_slips", "by_word", "unspaced")

    _SHORTEST_MISSPELT = 5

    def __init__(self, registry: Registry) -> None:
        self.by_word: dict[str, tuple[str, ...]] = {}
        self.unspaced: list[str] = []
        for credit in registry.credits:
            if _EAST_ASIAN_LETTER.search(credit):
                self.unspaced.append(credit)
            else:
                for token in _TOKEN.findall(credit):
                    word = token.rstrip(".")
                    self.by_word[word] = (*self.by_word.get(word, ()), credit)
        self._slips = SlipIndex(
            credit for credit in registry.credits if len(credit) >= self._SHORTEST_MISSPELT
        )

    def near(self, folded: str) -> str | None:
        """The only credit one slip from a misspelt one."""
        found = self._slips.near(folded) if len(folded) >= self._SHORTEST_MISSPELT else ()
        return found[0] if len(found) == 1 else None


@lru_cache(maxsize=16)
def _credit_words(registry: Registry) -> _CreditWords:
    return _CreditWords(registry)


def _printed_credit(registry: Registry, folded: str) -> str:
    name = registry.credits[folded][0]
    credits: list[str] = list(registry.tables[name]["agency"]["credits"])
    return next(credit for credit in credits if fold(credit) == folded)


@lru_cache(maxsize=256)
def _style_pattern(style: HouseStyle) -> regex.Pattern[str]:
    """All the templates of a style as one pattern, tried in their order."""
    east_asian = language(style.languages[0]).script in _EAST_ASIAN
    credits = sorted(style.agency.credits, key=len, reverse=True)
    printed = "|".join(regex.escape(credit).replace(r"\ ", "[ ]+") for credit in credits)
    slots = {
        "places": _PLACES_EAST_ASIAN if east_asian else _PLACES,
        "date": _DATE,
        "marked_date": _MARKED_DATE,
        "day_alone": _DAY_ALONE,
        "credit": rf"(?P<credit>(?:[\p{{L}}.]{{1,20}}[ ]?/[ ]?)?(?i:{printed})(?:[ ]?/[ ]?[\p{{L}}.]{{1,12}})?)",
        "desk": _DESK,
        "people": _PEOPLE,
        "other_calendar": _OTHER_CALENDAR,
    }
    sources = [
        Template.parse(template).pattern(slots, sign_optional=style.dateline.sign_optional)
        for template in style.dateline.templates
    ]
    return regex.compile(rf"(?:{'|'.join(f'(?:{source})' for source in sources)})[ ]*")


def _span(match: regex.Match[str], groups: dict[str, str | None], name: str) -> TextSpan | None:
    return match.span(name) if groups.get(name) else None


def _text_end(match: regex.Match[str], groups: dict[str, str | None]) -> int:
    end = match.start("sign") if groups.get("sign") else match.end()
    text: str = match.string
    while end > match.start() and text[end - 1] in " ,":
        end -= 1
    return end


def _credit_parts(printed: str, start: int) -> Iterator[tuple[str, TextSpan]]:
    at = 0
    for separator in [*_JOINT_CREDIT.finditer(printed), None]:
        end = len(printed) if separator is None else separator.start()
        text = printed[at:end].strip()
        if text:
            offset = start + printed.index(text, at)
            yield text, (offset, offset + len(text))
        at = end if separator is None else separator.end()


def _unknown_credit(printed: str, span: TextSpan) -> _Credit | None:
    words = printed.split()
    # A credit is a short name: not a sentence, not a figure, not a photo credit.
    if len(words) > 4 or not printed[0].isupper() or any(letter.isdecimal() for letter in printed):
        return None
    return _Credit(agencies=(printed.strip(),), span=span, score=_CREDIT_UNKNOWN)


def _signed(
    sign: str | None, date: _Date, credit: _Credit, places: tuple[PlaceFound, ...]
) -> bool:
    """Whether the sign is one that the rest of an unknown agency's dateline admits."""
    if sign is None:
        return False
    if sign[-1] in "-_" or sign[-1] >= "\u2010":
        return True
    if sign == ":" or sign == "：":
        return credit.span is not None and (date.day is not None or bool(places))
    return credit.span is not None and date.day is not None


def _read_date(
    match: regex.Match[str], groups: dict[str, str | None], spoken: Language
) -> _Date | None:
    """The date of a match: empty where it has none, None where it is no date at all."""
    if not groups.get("date"):
        return _Date()
    span = match.span("date")
    numeric = groups.get("numeric")
    if numeric:
        day, month, year = (int(part) for part in numeric.split("/"))
        if not fits_month(month, day):
            return None
        return _Date(year, month, day, span, score=_DATE_VALID)
    month_word, day_word, year_word = groups.get("month"), groups.get("day"), groups.get("year")
    if month_word and day_word and day_word[0] in "lIoO" and len(day_word) == 2:
        # "Apri l7": the month's last letter has slid over to the day.
        joined = month_number(month_word + day_word[0], spoken)
        if joined and joined[1] == month_word + day_word[0]:
            after = f"{joined[1]} {day_word[1]}"
            where = (match.start("month"), match.end("day"))
            repair = (*where, after, "date:month")
            return _Date(None, joined[0], int(day_word[1]), span, (), _DATE_REPAIRED, (repair,))
    day_read = day_number(day_word) if day_word else None
    month_read = _month(month_word, spoken) if month_word else (None, "")
    if day_read is None or month_read is None or not fits_month(month_read[0], day_read[0]):
        return None
    spans = [("day", match.span("day"))]
    repairs = []
    if day_word != day_read[1]:
        repairs.append((*match.span("day"), day_read[1], "date:day"))
    if month_word:
        spans.append(("month", match.span("month")))
        if month_word != month_read[1]:
            repairs.append((*match.span("month"), month_read[1], "date:month"))
    year = None
    if year_word and len(year_word) == 4:
        year = int(year_word)
        spans.append(("year", match.span("year")))
    score = _DATE_REPAIRED if repairs else _DATE_VALID
    return _Date(year, month_read[0], day_read[0], span, tuple(spans), score, tuple(repairs))


def _month(word: str, spoken: Language) -> tuple[int, str] | None:
    number = figures(word)
    return (number, word) if number is not None else month_number(word, spoken)


def _read_places(
    match: regex.Match[str], spoken: Language
) -> tuple[PlaceFound, ...] | None:
    """The places of a match: () where it has none, None where the words are no place."""
    printed = match.groupdict().get("places")
    if not printed:
        return ()
    start = match.start("places")
    head, region, region_start = printed, None, 0
    bracket = _BRACKETED.search(printed)
    comma = printed.find(",")
    if comma >= 0 and (bracket is None or comma < bracket.start()):
        head = printed[:comma]
        region_start = comma + 1
        region = printed[region_start:]
    elif bracket is not None:
        head = printed[: bracket.start()]
        region_start = bracket.start(1)
        region = bracket[1]
    head = head.rstrip()
    if not _may_be_place(head, spoken):
        return None
    region_span = None
    if region is not None and region.strip():
        region_start += len(region) - len(region.lstrip())
        region = region.strip()
        region_span = (start + region_start, start + region_start + len(region))
    cities = list(_cities(head))
    return tuple(
        PlaceFound(
            city,
            (start + at, start + at + len(city)),
            region if index == len(cities) - 1 else None,
            region_span if index == len(cities) - 1 else None,
        )
        for index, (at, city) in enumerate(cities)
    )


def _cities(head: str) -> Iterator[tuple[int, str]]:
    # "Frankfurt/Main" is one city: the gazetteer knows the whole, so it is not cut.
    if not _SPLIT_PLACES.search(head) or gazetteer.holders(head):
        yield 0, head
        return
    at = 0
    for separator in [*_SPLIT_PLACES.finditer(head), None]:
        end = len(head) if separator is None else separator.start()
        if head[at:end]:
            yield at, head[at:end]
        at = end if separator is None else separator.end()


def _may_be_place(head: str, spoken: Language) -> bool:
    if head.isupper() or gazetteer.holders(head):
        return True
    words = head.split()
    if words[0].casefold() in spoken.function_words:
        return False
    return sum(1 for word in words if word[0].islower() and len(word) > 4) == 0


def _places_score(places: tuple[PlaceFound, ...], spoken: Language) -> float:
    if not places:
        return 0.0
    first = places[0]
    score = 0.0
    if first.name.isupper() or spoken.script in (*_EAST_ASIAN, "Arabic"):
        score += _CAPITALS
    if gazetteer.holders(first.name):
        score += _PLACE_KNOWN
    last = places[-1]
    if last.region is not None:
        known = gazetteer.regions(last.region) or gazetteer.regions(last.region.split(",")[-1])
        score += _REGION_KNOWN if known else 0.0
    if len(first.name.split()) > 4:
        score -= 1.0
    return score
