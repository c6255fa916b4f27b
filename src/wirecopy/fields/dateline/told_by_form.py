r"""Heads of the first paragraph whose form tells that they are datelines, though nothing is known.

    dated    = [ mark ] place [ "," ] ( date / weekday / day ) ends text
    date     = [ words ] day [ ending ] [ word ] month / month day      ; d. 6 juni, 17-го іюля
    ends     = [ "." ] [ bracket ] [ "." ] [ dash / colon ]             ; one of them at least
    caseless = [ paper "," ] place [ "," day ] colon text / "(" place ")" colon text
    led      = agency place ".-" text
    eastern  = "【" place wire "】" text / year month day dash text

They are tried where no other grammar has found anything. Old papers print a date with stops, a mark
before it and a note behind it; papers in letters without capitals, a place and a colon. The place
may be unknown: with a day and its month only a common word, or another paragraph of the same form,
which makes a list, speaks against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from wirecopy.fields.dateline.codes import is_code, is_common, is_large
from wirecopy.fields.dateline.credit import Credit, credit_words
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import SURE_IF_BARE, Pieces, opens_prose, score_of
from wirecopy.fields.dateline.open_date import date_at
from wirecopy.fields.dateline.places import PlaceFound, is_weekday, ordinary_case
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.calendar import fits_month, foreign_month, month_number
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import built_in, fold
from wirecopy.text.letters import ARABIC, EAST_ASIAN, SPACED, has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS, OWN_COLONS

# word = [ short prefix "." ] capital 1*letter / 2*letter of a script without capitals
_CASED = r"(?:\p{Lu}\p{Ll}{0,3}\.[ ]?)?\p{Lu}[\p{L}\p{M}'’]{1,24}+"
UNCASED = r"(?=\p{Lo})[\p{Lo}\p{M}\u200b-\u200d]{2,30}+"
PLACE = (
    rf"(?P<place>{_CASED}(?:[ -](?:\p{{Ll}}{{1,4}}[ -])?{_CASED}){{0,3}}+(?:[ ]\p{{Lu}}\.)?"
    rf"|{UNCASED}(?:[ ]{UNCASED}){{0,2}}+)"
)
_REGION = rf"(?:[ ]?\((?P<region>[\p{{L}}\p{{M}} .]{{2,30}}+)\)|,[ ](?P<region>{_CASED})(?=,))?+"
_HEAD = lazy(
    rf"(?:[^\p{{L}}\p{{M}}\p{{N}}\s\"'“”„«»(\[<]{{1,2}}[ ]?)?{PLACE}{_REGION}"
    rf"(?P<comma>[ ]?[{COMMAS}][ ]?|[ ])"
)
# What languages set before a day: d. 6 juni, den 6 juni, la 3-an, a 3 de maio, le 3 mai
_BEFORE_DAY = lazy(r"(?:\p{Ll}{1,4}\.?[ ]){1,2}(?=\d)")
# A day with the ending of its numeral, and a month in whatever spelling, in either order.
_MONTH = r"(?P<month>\p{L}[\p{L}\p{M}]{2,14}+)"
_OLD_DATE = lazy(
    rf"(?P<day>\d{{1,2}})(?:[.ºª°]|-?\p{{Ll}}{{1,3}})?[ ](?:\p{{Ll}}{{1,3}}[ ])?{_MONTH}"
    rf"|{_MONTH}[ ](?P<day>\d{{1,2}})(?!\d)(?:-?\p{{Ll}}{{1,3}}(?!\p{{L}}))?"
)
_YEAR = lazy(r",?[ ](?P<year>(?:19|20)\d\d)(?!\d)(?:[ ]\p{Ll}{1,2}\.)?")
_WEEKDAY = lazy(r"[\p{L}\p{M}]{3,14}+")
_DAY = lazy(r"(?P<day>\d{1,2})(?![\d\p{L}])")
_SIGNS = rf"[\-\u2010-\u2015]{{1,2}}(?!\d)|[:：{OWN_COLONS}]"
_ENDS = lazy(
    r"(?P<stop>[ ]?[.,])?[ ]?(?P<bracket>[(\[/](?P<inside>[^()\[\]/\n]{1,70})[)\]/])?"
    rf"(?P<last>\.)?[ ]?(?P<sign>{_SIGNS})?[ ]*"
)
_CASELESS = lazy(
    rf"(?:\((?P<place>{UNCASED}(?:[ ]{UNCASED}){{0,2}}+)\)"
    rf"|(?:(?P<paper>{UNCASED}(?:[ ]{UNCASED})?+),[ ])?(?P<place>{UNCASED}(?:[ ]{UNCASED})?+)"
    rf"(?:[{COMMAS}][ ]?(?P<day>\d{{1,2}}))?)[ ]?[:：{OWN_COLONS}][ ]?(?=[\p{{Lo}}\d])"
)
_LED = lazy(
    rf"(?P<credit>\p{{Lu}}{{2,8}})[ ]{PLACE}\.[ ]?[\-\u2010-\u2015]{{1,2}}[ ]?(?=[\p{{Lu}}\d\"“«])"
)
_EASTERN = lazy(
    r"[【〔［\[](?P<place>[\p{Han}\p{Katakana}\p{Hiragana}ー]{2,8}?)"
    r"(?:電話|特電|電報|至急報|来電|來電|電|発)[】〕］\]][ ]?"
)
_EASTERN_DATE = lazy(
    r"(?P<date>(?P<year>(?:19|20)\d\d)[年년][ ]?(?P<month>\d{1,2})[月월][ ]?"
    r"(?P<day>\d{1,2})[日號号일])"
    r"[ ]?(?P<sign>[-–—]{1,2})[ ]*"
)
_ASKED = lazy(r"[^.।॥።။។\n]{1,300}[?？؟፧]")
# letters = capital "." 1*4( capital "." ): (W. T. B.), (T.T.)
_LETTERS = lazy(r"\p{Lu}\.?(?:[ ]?\p{Lu}\.?){1,4}")
# reported = words agency name surname: Кореспондентът на БТА Ана Рус
_REPORTED = lazy(
    r"(?:[\p{L}\p{M}.]{1,20}[ ]){1,4}?(?P<agency>\p{Lu}[\p{Lu}\d\-]{1,11})"
    r"(?:[ ](?P<people>\p{Lu}[\p{L}'’\-]{1,20}(?:[ ]\p{Lu}[\p{L}'’\-]{1,20}){1,2}))?"
)
_NO_NAMED = ("Thai", "Lao", "Hebrew", ARABIC, *EAST_ASIAN)
# Letters of Russian, and pairs of Hungarian and Polish, from before the reforms of the spelling.
_OLD_LETTERS = str.maketrans({"і": "и", "ѣ": "е", "ѳ": "ф", "ѵ": "и", "ъ": ""})
_REACH = 20_000
_MOST_MENTIONS = 12


def read_by_form(
    validator: Validator, flat: str, start: int, end: int, *, named: bool = False
) -> DatelineFound | None:
    """The dateline that a head of one of these forms is.

    Args:
        validator: What knows the styles and the language.
        flat: The working text, a wrap's line end as a blank.
        start: Where the block starts.
        end: Where it ends.
        named: Whether a byline, or what may be one, stands between it and the headline.
    """
    if validator.spoken.script in EAST_ASIAN:
        return _eastern(validator, flat, start, end)
    return (
        _dated(validator, flat, start, end)
        or _caseless(validator, flat, start, end, named=named)
        or _led(validator, flat, start, end)
    )


def _dated(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    head = _HEAD.match(flat, start, end)
    if head is None:
        return None
    spoken = validator.spoken
    place = PlaceFound(
        head["place"], head.span("place"), head["region"], _span(head, "region"), is_at_home=True
    )
    date, at = date_behind(flat, head.end(), end, spoken)
    if at is None or is_no_place(place.name, validator):
        return None
    ends = _ENDS.match(flat, at, end)
    if ends is None or not opens_prose(flat, ends.end(), end):
        return None
    if not _may_end(validator, flat, date, head, ends, at):
        return None
    credit, people = _inside(validator, ends)
    pieces = Pieces(date, credit, (place,), ends["sign"], True, people is not None)
    return None if pieces.is_of_long_ago else _found(validator, flat, pieces, people, ends, at)


def _may_end(
    validator: Validator,
    flat: str,
    date: PrintedDate,
    head: regex.Match[str],
    ends: regex.Match[str],
    at: int,
) -> bool:
    """Whether the marks are those of a dateline, and as many as its date leaves to be told."""
    stopped = ends["stop"] or ends["last"] or flat[at - 1] == "."
    if not (stopped or ends["sign"] or ends["bracket"]):
        return False
    place, parted = head["place"], head["comma"].strip() != ""
    # Nykøbing F.: a letter tells towns of one name apart.
    town = place[:-3] if place.endswith(".") else place
    told = is_printed_again(flat, place, head.start("place")) or _is_at_home(town, validator)
    marked = bool(ends["bracket"] or ends["sign"])
    if date.month is not None:
        known = told or bool(gazetteer.holders(town))
        whole = date.year is not None and " " not in place
        known = known or whole or ends["bracket"] is not None or place.isupper()
        # Papers of the world end no date with a stop.
        if not (validator.spoken.countries or marked or whole):
            return False
        return known and (parted or told or marked)
    if date.day is None:
        known = told or place.isupper() or town != place or bool(gazetteer.holders(town))
        return parted and (known or ends["bracket"] is not None)
    # LINDA, 28 — who speaks has an age.
    return parted and told and marked


def _is_at_home(name: str, validator: Validator) -> bool:
    """Whether a name is that of a town in the countries of the language, or of a large one."""
    countries = validator.spoken.countries
    if is_large(name) or any(gazetteer.towns(name, country) for country in countries):
        return True
    return any(holder.country in countries for holder in gazetteer.holders(name))


def date_behind(flat: str, at: int, end: int, spoken: Language) -> tuple[PrintedDate, int | None]:
    """The date, the weekday or the day behind a place, and where it ends; None without any."""
    before = _BEFORE_DAY.match(flat, at, end)
    for first in (at, before.end() if before is not None else at):
        found = date_at(flat, first, end, spoken)
        if found is not None and found[0].month is not None and not found[0].repairs:
            year = _YEAR.match(flat, found[1], end) if found[0].year is None else None
            return found if year is None else (_with_year(found[0], year), year.end())
        old = _OLD_DATE.match(flat, first, end)
        month = _month(old["month"], spoken) if old is not None else None
        if old is not None and month is not None and fits_month(month, int(old["day"])):
            spans = (("day", old.span("day")), ("month", old.span("month")))
            date = PrintedDate(None, month, int(old["day"]), old.span(), spans)
            year = _YEAR.match(flat, old.end(), end)
            return (date, old.end()) if year is None else (_with_year(date, year), year.end())
    weekday = _WEEKDAY.match(flat, at, end)
    if weekday is not None and is_weekday(weekday[0], spoken):
        return PrintedDate(), weekday.end()
    day = _DAY.match(flat, at, end)
    if day is not None and fits_month(None, int(day["day"])):
        span = day.span("day")
        return PrintedDate(day=int(day["day"]), span=span, spans=(("day", span),)), day.end()
    return PrintedDate(), None


def _with_year(date: PrintedDate, year: regex.Match[str]) -> PrintedDate:
    span = (date.span or year.span())[0], year.end()
    spans = (*date.spans, ("year", year.span("year")))
    return date._replace(year=int(year["year"]), span=span, spans=spans)


def _month(word: str, spoken: Language) -> int | None:
    """The number of a month, in the spelling of today or in an older one."""
    modern = word.casefold().translate(_OLD_LETTERS).replace("cz", "c").removesuffix(".")
    for name in (word, modern):
        named = month_number(name, spoken)
        if named is not None and named[1] == name:
            return named[0]
        foreign = foreign_month(name)
        if foreign is not None:
            return foreign
    return None


def _caseless(
    validator: Validator, flat: str, start: int, end: int, *, named: bool
) -> DatelineFound | None:
    """A place and a colon, in letters without capitals: औरनगर : ..., (ពោធិ៍ដូង)៖ ..."""
    spoken = validator.spoken
    head = _CASELESS.match(flat, start, end)
    if head is None or spoken.script in _NO_NAMED:
        return None
    name = head["place"]
    # Who speaks, and what is spoken of, stands so, too: something must tell that it is a place.
    spaced = spoken.script in SPACED
    again = is_printed_again(flat, name, head.start("place"))
    declined = _is_declined(flat, name, head.start("place"))
    shown = head["day"] or head["paper"] or named or declined
    told = shown if spaced else again and flat[start] == "("
    if _ASKED.match(flat, head.end(), end) or not (told or gazetteer.holders(name)):
        return None
    if is_no_place(name, validator) or not opens_prose(flat, head.end(), end):
        return None
    if " " in name and not (again or gazetteer.holders(name)):
        return None
    day = _span(head, "day")
    date = PrintedDate()
    if day is not None:
        if not fits_month(None, int(head["day"])):
            return None
        date = PrintedDate(day=int(head["day"]), span=day, spans=(("day", day),))
    credit = Credit()
    if head["paper"] is not None:
        if is_no_place(head["paper"], validator) or gazetteer.holders(head["paper"]):
            return None
        span = head.span("paper")
        known = credit_words(validator.registry).read(head["paper"], span)
        credit = (
            known if known is not None and not known.repairs else Credit((head["paper"],), span)
        )
    place = PlaceFound(name, head.span("place"), is_at_home=True)
    pieces = Pieces(date, credit, (place,), ":", opens_prose=True)
    return _found(validator, flat, pieces, None, head, max(head.end("place"), head.end("day")))


def _led(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    """A known agency and a place before a stop and a dash: ACN Les Viles Altes.- Text."""
    head = _LED.match(flat, start, end)
    if head is None or not opens_prose(flat, head.end(), end):
        return None
    credit = credit_words(validator.registry).read(head["credit"], head.span("credit"))
    if credit is None or credit.repairs or is_no_place(head["place"], validator):
        return None
    place = PlaceFound(head["place"], head.span("place"), is_at_home=True)
    pieces = Pieces(PrintedDate(), credit, (place,), "-", opens_prose=True)
    return _found(validator, flat, pieces, None, head, head.end("place"))


def _eastern(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    """A known place by wire in brackets, or the whole date of a release and a dash."""
    head = _EASTERN.match(flat, start, end)
    if head is not None and opens_prose(flat, head.end(), end):
        place = PlaceFound(head["place"], head.span("place"))
        pieces = Pieces(PrintedDate(), Credit(), (place,), None, opens_prose=True)
        closed = head.end() - (flat[head.end() - 1] == " ")
        found = _found(validator, flat, pieces, None, head, closed)._replace(start=start)
        return found if place.is_known else None
    dated = _EASTERN_DATE.match(flat, start, end)
    if dated is None or not opens_prose(flat, dated.end(), end):
        return None
    year, month, day = (int(dated[part]) for part in ("year", "month", "day"))
    if not fits_month(month, day):
        return None
    spans = tuple((part, dated.span(part)) for part in ("year", "month", "day"))
    date = PrintedDate(year, month, day, dated.span("date"), spans)
    pieces = Pieces(date, Credit(), (), "-", opens_prose=True)
    return _found(validator, flat, pieces, None, dated, dated.end("date"))


def _inside(validator: Validator, ends: regex.Match[str]) -> tuple[Credit, TextSpan | None]:
    """The credit that a bracket behind the date holds, and who wrote; other words are a note."""
    if ends["inside"] is None:
        return Credit(), None
    printed, span = ends["inside"], ends.span("inside")
    words = credit_words(validator.registry)
    known = words.read(printed, span)
    if known is not None and not known.repairs:
        return known, None
    if _LETTERS.fullmatch(printed) or is_code(printed, validator.spoken):
        return Credit((printed,), span), None
    reported = _REPORTED.fullmatch(ends.string, *span)
    if reported is None:
        return Credit(), None
    known = words.read(reported["agency"], reported.span("agency"))
    if known is None or known.repairs:
        return Credit(), None
    return known, _span(reported, "people")


def _found(
    validator: Validator,
    flat: str,
    pieces: Pieces,
    people: TextSpan | None,
    ends: regex.Match[str],
    text_end: int,
) -> DatelineFound:
    spans = [*(place.span for place in pieces.places), pieces.credit.span, pieces.date.span]
    first = min(span[0] for span in spans if span is not None)
    bracket = ends.end("bracket") if "bracket" in ends.re.groupindex else -1
    name = validator.told(pieces.credit, pieces.places)
    return DatelineFound(
        start=first,
        end=max(text_end, bracket),
        body=ends.end(),
        score=max(score_of(pieces, None, validator.spoken), SURE_IF_BARE),
        style=name,
        agencies=validator.named(pieces.credit, name),
        contested=pieces.credit.key in validator.registry.contested and name is None,
        people=people,
    ).holding(pieces, flat, validator.spoken)


def known_or_named(validator: Validator, printed: str, span: TextSpan) -> Credit:
    """The agency that is known by a name, or one of that name."""
    known = credit_words(validator.registry).read(printed, span)
    return known if known is not None and not known.repairs else Credit((printed,), span)


def is_no_place(name: str, validator: Validator) -> bool:
    """Whether a name is a common word, a label, a job, a section, or leads a byline."""
    spoken = validator.spoken
    words = {fold(name), *fold(name).split(" ")}
    if is_common(name, spoken) or is_weekday(name, spoken):
        return True
    if any(is_common(word, spoken) for word in words) and has_no_capitals(name):
        return True
    labels = (
        *spoken.headline.kickers,
        *spoken.notices.words,
        *spoken.byline.roles,
        *spoken.byline.by,
    )
    known = validator.registry.kickers | built_in().words("page", "sections")
    return not words.isdisjoint(known) or not words.isdisjoint(map(fold, labels))


def is_printed_again(flat: str, name: str, at: int) -> bool:
    """Whether a text has a name again, declined or not, and never in small letters.

    Args:
        flat: The text.
        name: The name.
        at: Where it stands. In letters with capitals only what stands inside a sentence counts.
    """
    text = flat[:_REACH]
    if has_no_capitals(name):
        return text.count(name) > 1
    if f" {name.lower()}" in text:
        return False
    return any(
        found != at and text[found - 1] in " -(" and text[found - 2 : found - 1].isalpha()
        for form in {name, name.upper(), ordinary_case(name)}
        for found in _found_in(text, form)
    )


def _is_declined(flat: str, name: str, at: int) -> bool:
    """Whether the text has a name again with an ending: of a town, more often than of a job."""
    text = flat[:_REACH]
    return any(
        found > at
        and not _is_of_word(text[found - 1])
        and _is_of_word(text[found + len(name) : found + len(name) + 1])
        for found in _found_in(text, name)
    )


def _is_of_word(letter: str) -> bool:
    return letter.isalpha() or unicodedata.category(letter or " ").startswith("M")


def _found_in(text: str, form: str) -> Iterator[int]:
    at = text.find(form, 1)
    for _ in range(_MOST_MENTIONS):
        if at < 0:
            return
        yield at
        at = text.find(form, at + 1)


def _span(match: regex.Match[str], group: str) -> TextSpan | None:
    return match.span(group) if match[group] is not None else None
