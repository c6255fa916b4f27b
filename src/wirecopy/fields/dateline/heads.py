r"""Heads of the first paragraph whose form tells that they are datelines, though nothing is known.

    dated    = [ mark ] place [ "," ] ( date / weekday / day ) ends text
    ends     = [ "." ] [ bracket ] [ "." ] [ dash / colon ]             ; one of them at least
    righted  = "(" copyright agency ")" [ dash ] text
    boxed    = "[" place "," date mark credit [ "," people ] "]" [ dash ] text
    caseless = [ paper "," ] place [ "," [ word "." ] day ] [ "(" job ")" ] colon text
             / "(" place ")" colon text
    led      = agency place ".-" text
    eastern  = "【" place wire "】" text / [ "（" place comma ] year month day ( dash / "）" ) text

Old papers print a date with stops, a mark before it and a note behind it; papers in letters without
capitals, a place and a colon. The form tells that it is a dateline, be its place known or not, if
what the lists, the text and the marks say adds up. Another paragraph of the same form, which makes
a list, speaks against it.
"""

from __future__ import annotations

import regex

from wirecopy.fields.dateline.codes import is_code
from wirecopy.fields.dateline.credit import Credit, credit_words, is_note, shaped_credit
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import SURE_IF_BARE, Pieces, opens_prose, score_of
from wirecopy.fields.dateline.open_date import date_behind
from wirecopy.fields.dateline.place_evidence import (
    ENOUGH,
    TOLD,
    is_also_small,
    is_at_home,
    is_declined,
    is_listed,
    is_named_again,
    is_no_place,
    is_printed_again,
)
from wirecopy.fields.dateline.places import PlaceFound, is_time_of_day
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.calendar import fits_month
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import ARABIC, EAST_ASIAN, SPACED, is_small
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
_SIGNS = rf"[\-\u2010-\u2015]{{1,2}}(?!\d)|[:：{OWN_COLONS}]"
_ENDS = lazy(
    r"(?P<stop>[ ]?[.,])?[ ]?(?:(?P<joint>[\-\u2010-\u2015]{1,2})[ ]?(?=[(\[]))?"
    r"(?P<bracket>[(\[/](?P<inside>[^()\[\]/\n]{1,70})[)\]/])?"
    rf"(?P<last>\.)?[ ]?(?P<sign>{_SIGNS})?[ ]*"
)
# hour = [ "," ] 1*5( small word / figures ), in brackets or not     ; 21 sera, 8 (11 noche)
_SMALL_OR_FIGURE = r"(?:\p{Ll}{1,12}+\.?|\d{1,2}(?:[.,:h]\d\d)?)"
_HOUR = lazy(
    rf",?[ ]\(?(?P<hour>{_SMALL_OR_FIGURE}(?:[ ]{_SMALL_OR_FIGURE}){{0,4}}?)\)?"
    r"(?=[.,]?[ ]?[(\[\u2013\u2014]|\.[ ]?[\-\u2013\u2014])"
)
_COLONS = f":：{OWN_COLONS}"
_RIGHTED = lazy(
    r"\([ ]?(?:©|\([cC]\))[ ]?(?P<credit>\p{Lu}[\p{L}\d.]{1,20})(?P<bracket>\))[ ]?"
    r"[\-\u2010-\u2015]{0,2}[ ]*"
)
# boxed = bracket place [ "," ] date [ mark ] credit bracket [ mark ]   ; [Lisbon, 3 mars, Quipu]
#       / bracket place [ "," ] date "," quoted [ "," people ] bracket  ; (Кукмара, 3 март, «Кипу»)
_NAMES = r"\p{Lu}[\p{L}\p{M}'’.-]{0,20}(?:[ ]\p{Lu}[\p{L}\p{M}'’.-]{1,20}){1,2}"
_BOX = lazy(rf"[(\[]{PLACE}[ ]?[{COMMAS}][ ]?")
_BOX_ENDS = lazy(
    rf"(?:\.?[ ]?[{COMMAS}/|\u2013\u2014-][ ]?"
    rf"(?:(?:(?P<people>{_NAMES}),[ ])?"
    r"[«\"“„](?P<quoted>\p{L}[^()\[\],\n:«»\"“”„]{1,40})[»\"”“]"
    rf"(?:,[ ](?P<people>{_NAMES}))?"
    r"|(?P<credit>(?:\p{Lu}|(?=\p{Lo}))[^()\[\],\n:]{1,30})))?"
    r"(?P<bracket>[)\]])[.:]?[ ]?[\-\u2010-\u2015]{0,2}[ ]*"
)
# behind = bracket name bracket ( stop [ dash ] / dash ), behind the dash of a dateline without any
_BEHIND = lazy(
    r"[(\[](?P<name>\p{Lu}[^()\[\]\n:]{1,30})(?P<bracket>[)\]])"
    r"(?:\.[ ]?[\-\u2010-\u2015]{0,2}|[ ]?[\-\u2010-\u2015]{1,2})[ ]*"
)
_CASELESS = lazy(
    rf"(?:\((?P<place>{UNCASED}(?:[ ]{UNCASED}){{0,2}}+)\)"
    rf"|(?:(?P<paper>{UNCASED}(?:[ ]{UNCASED})?+),[ ])?(?P<place>{UNCASED}(?:[ ]{UNCASED})?+)"
    rf"(?:[{COMMAS}][ ]?(?:[\p{{Lo}}\p{{M}}]{{1,4}}\.[ ]?)?(?P<day>\d{{1,2}}))?"
    rf"(?:[ ]?\((?P<job>{UNCASED}(?:[ ]{UNCASED})?)\))?)[ ]?[:：{OWN_COLONS}][ ]?(?=[\p{{Lo}}\d])"
)
_LED = lazy(
    rf"(?P<credit>\p{{Lu}}{{2,8}})[ ]{PLACE}\.[ ]?[\-\u2010-\u2015]{{1,2}}[ ]?(?=[\p{{Lu}}\d\"“«])"
)
_EASTERN = lazy(
    r"[【〔［\[](?P<place>[\p{Han}\p{Katakana}\p{Hiragana}ー]{2,8}?)"
    r"(?:電話|特電|電報|至急報|来電|來電|電|発)[】〕］\]][ ]?"
)
_EASTERN_PLACE = r"(?P<place>[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}ー]{2,10}?)"
_EASTERN_DATE = lazy(
    r"(?P<date>(?P<year>(?:19|20)\d\d)[年년][ ]?(?P<month>\d{1,2})[月월][ ]?"
    rf"(?P<day>\d{{1,2}})[日號号일])(?:[，、,][ ]?{_EASTERN_PLACE})?"
    r"[ ]?(?P<sign>[-–—]{1,2})[ ]*"
)
# box = "(" place comma year month day ")" / "(" year month day comma place ")"
_EASTERN_BOX = lazy(
    rf"[(（【\[](?:{_EASTERN_PLACE}[ ]?[，、,・][ ]?)?"
    r"(?P<date>(?P<year>(?:19|20)\d\d)[年년][ ]?(?P<month>\d{1,2})[月월][ ]?"
    rf"(?P<day>\d{{1,2}})[日號号일])(?:[ ]?[，、,・ ][ ]?{_EASTERN_PLACE})?(?P<close>[)）】\]])[ ]?"
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
        _dated(validator, flat, start, end, named=named)
        or _righted(validator, flat, start, end)
        or _boxed(validator, flat, start, end)
        or _caseless(validator, flat, start, end, named=named)
        or _led(validator, flat, start, end)
    )


def _dated(
    validator: Validator, flat: str, start: int, end: int, *, named: bool
) -> DatelineFound | None:
    head = _HEAD.match(flat, start, end)
    if head is None:
        return None
    spoken = validator.spoken
    place = PlaceFound(
        head["place"], head.span("place"), head["region"], _span(head, "region"), is_at_home=True
    )
    date, at = date_behind(flat, head.end(), end, spoken)
    if at is None or no_place(validator, place.name):
        return None
    at = past_hour(flat, at, end, spoken) if date.day is not None else at
    ends = _ENDS.match(flat, at, end)
    if ends is None or not opens_prose(flat, ends.end(), end):
        return None
    if not _may_end(validator, flat, date, head, ends, at, sent=named):
        return None
    credit, people = _inside(validator, ends)
    pieces = Pieces(date, credit, (place,), ends["sign"], True, people is not None)
    return None if pieces.is_of_long_ago else in_head(validator, flat, pieces, people, ends, at)


def past_hour(flat: str, at: int, end: int, spoken: Language) -> int:
    """Past the time of the day that old papers set behind a date."""
    hour = _HOUR.match(flat, at, end)
    if hour is None or not any(is_time_of_day(word, spoken) for word in hour["hour"].split(" ")):
        return at
    return hour.end()


def _may_end(
    validator: Validator,
    flat: str,
    date: PrintedDate,
    head: regex.Match[str],
    ends: regex.Match[str],
    at: int,
    *,
    sent: bool,
) -> bool:
    """Whether the marks are those of a dateline, and as many as its date leaves to be told."""
    stopped = ends["stop"] or ends["last"] or flat[at - 1] == "."
    marked = bool(ends["bracket"] or ends["sign"])
    parted = head["comma"].strip() != ""
    if not (stopped or marked):
        return False
    spoken, place = validator.spoken, head["place"]
    # Nykøbing F.: a letter tells towns of one name apart.
    town = place[:-3] if place.endswith(".") else place
    whole = date.year is not None and " " not in place
    # Papers of the world end no date with a stop.
    if date.month is not None and not (spoken.countries or marked or whole):
        return False
    # LINDA, 28 — who speaks has an age.
    if date.month is None and not (parted and (marked or date.day is None)):
        return False
    again = is_named_again(flat, place, head.start("place"))
    told = again or is_at_home(town, spoken)
    looks = place.isupper() or town != place or whole or ends["bracket"] or is_listed(town, spoken)
    dated = date.month is not None or date.day is None
    # A letter and a list begin with a day and its month, too, but have no dash behind them.
    signed = ends["bracket"] or (ends["sign"] or ":")[0] not in _COLONS
    of_papers = parted and signed and None not in (date.month, date.day) and not date.year
    # In the world's papers what has no capitals may be what happens then: Concert, March 3 - Text
    named = bool(spoken.countries) or place.isupper()
    sure = bool(ends["bracket"]) or not _may_be_worn(spoken, flat, ends)
    by_form = bool(of_papers and named and sure)
    evidence = told * TOLD + (parted or marked) + dated * (1 + bool(looks)) + by_form
    # Between headline and text stands who sends: (From our correspondent.)
    evidence += bool(sent and sure and parted and None not in (date.month, date.day))
    if evidence == ENOUGH - 1 and named and not told:
        evidence += gazetteer.is_town_anywhere(town)
    return evidence >= ENOUGH and (told or not is_also_small(place, flat))


def _may_be_worn(spoken: Language, flat: str, ends: regex.Match[str]) -> bool:
    """Whether a dash joins the date to the text, as papers set it of which scans are read.

    A town that nobody knows may there be a misread one.
    """
    return bool(spoken.dateline.worn_credits) and not flat[ends.end() - 1].isspace()


def _righted(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    """An agency that claims its right before the text: (©Quipu) Text. A picture's has none."""
    head = _RIGHTED.match(flat, start, end) if flat[start : start + 1] == "(" else None
    if head is None or not opens_prose(flat, head.end(), end):
        return None
    credit = known_or_named(validator, head["credit"], head.span("credit"))
    pieces = Pieces(PrintedDate(), credit, (), None, opens_prose=True)
    return in_head(validator, flat, pieces, None, head, head.end("bracket"))._replace(start=start)


def _boxed(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    """A place, a day and its month, and an agency or a year, all in one bracket."""
    head = _BOX.match(flat, start, end)
    if head is None or no_place(validator, head["place"]):
        return None
    date, at = date_behind(flat, head.end(), end, validator.spoken)
    ends = _BOX_ENDS.match(flat, at, end) if at is not None else None
    if ends is None or not opens_prose(flat, ends.end(), end):
        return None
    whole = date.month is not None and date.day is not None
    if not whole and not is_listed(head["place"], validator.spoken):
        return None
    group = "quoted" if ends["quoted"] else "credit"
    printed, span = ends[group], ends.span(group)
    if printed is None:
        # (Quipudorf, den 3. Juli 2023) Text
        if not (whole and date.year) or is_small(flat[ends.end()]):
            return None
    elif group == "credit" and not is_titled(printed):
        return None
    if set(map(fold, validator.spoken.captions.words)) & set(fold(printed or "").split()):
        return None  # a picture's: (Lisbon, 3 March, Photo Quipu)
    place = PlaceFound(head["place"], head.span("place"), is_at_home=True)
    credit = known_or_named(validator, printed, span) if printed else Credit()
    pieces = Pieces(date, credit, (place,), None, opens_prose=True)
    found = in_head(validator, flat, pieces, _span(ends, "people"), ends, ends.end("bracket"))
    return found._replace(start=start)


def credited_behind(
    validator: Validator, flat: str, found: DatelineFound, end: int
) -> DatelineFound:
    """A dateline with the agency in the bracket behind its dash: Lisbon, 3 mars. — (Quipu)."""
    if found.agencies or found.day is None or flat[found.body : found.body + 1] not in ("(", "["):
        return found
    behind = _BEHIND.match(flat, found.body, end)
    if behind is None or not opens_prose(flat, behind.end(), end):
        return found
    printed = behind["name"]
    found = found._replace(end=behind.end("bracket"), body=behind.end())
    if is_note(printed, validator.spoken) or not is_titled(printed):
        return found
    agency = validator.registry.names.get(fold(printed.rstrip(".")), printed.rstrip("."))
    first = behind.start("name")
    styles = validator.registry.styles_of(agency)
    return found._replace(
        agencies=(agency,),
        style=styles[0] if styles else None,
        credit_span=(first, first + len(printed.rstrip("."))),
    )


def is_titled(printed: str) -> bool:
    """Whether no word begins with a small letter."""
    return all(not is_small(word[0]) for word in printed.split())


def _caseless(
    validator: Validator, flat: str, start: int, end: int, *, named: bool
) -> DatelineFound | None:
    """A place and a colon, in letters without capitals: औरनगर : ..., (ពោធិ៍ដូង)៖ ..."""
    spoken = validator.spoken
    head = _CASELESS.match(flat, start, end)
    if head is None or spoken.script in _NO_NAMED:
        return None
    name, day = head["place"], _span(head, "day")
    # Who speaks, and what is spoken of, stands so, too: something must tell that it is a place.
    at, spaced = head.start("place"), spoken.script in SPACED
    again, known = is_printed_again(flat, name, at), bool(gazetteer.holders(name))
    if spaced:
        shown = day or head["job"] or head["paper"] or named or is_declined(flat, name, at)
        told = TOLD * bool(known or shown)
    else:
        told = TOLD * known or again + (flat[start] == "(")
    job = head["job"] is None or fold(head["job"]) in map(fold, spoken.byline.roles)
    if told + 1 < ENOUGH or not (job or day) or _ASKED.match(flat, head.end(), end):
        return None
    if no_place(validator, name) or not opens_prose(flat, head.end(), end):
        return None
    if " " in name and not (again or known):
        return None
    date = PrintedDate()
    if day is not None:
        if not fits_month(None, int(head["day"])):
            return None
        date = PrintedDate(day=int(head["day"]), span=day, spans=(("day", day),))
    credit = Credit()
    if head["paper"] is not None:
        if no_place(validator, head["paper"]) or gazetteer.holders(head["paper"]):
            return None
        credit = known_or_named(validator, head["paper"], head.span("paper"))
    place = PlaceFound(name, head.span("place"), is_at_home=True)
    pieces = Pieces(date, credit, (place,), ":", opens_prose=True)
    return in_head(validator, flat, pieces, None, head, max(head.end("place"), head.end("day")))


def _led(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    """A known agency and a place before a stop and a dash: ACN Les Viles Altes.- Text."""
    head = _LED.match(flat, start, end)
    if head is None or not opens_prose(flat, head.end(), end):
        return None
    credit = credit_words(validator.registry).read(head["credit"], head.span("credit"))
    if credit is None or credit.repairs or no_place(validator, head["place"]):
        return None
    place = PlaceFound(head["place"], head.span("place"), is_at_home=True)
    pieces = Pieces(PrintedDate(), credit, (place,), "-", opens_prose=True)
    return in_head(validator, flat, pieces, None, head, head.end("place"))


def _eastern(validator: Validator, flat: str, start: int, end: int) -> DatelineFound | None:
    """A known place by wire in brackets, or the whole date of a release and a dash."""
    head = _EASTERN.match(flat, start, end)
    if head is not None and opens_prose(flat, head.end(), end):
        place = PlaceFound(head["place"], head.span("place"))
        pieces = Pieces(PrintedDate(), Credit(), (place,), None, opens_prose=True)
        closed = head.end() - (flat[head.end() - 1] == " ")
        found = in_head(validator, flat, pieces, None, head, closed)._replace(start=start)
        return found if place.is_known else None
    dated = _EASTERN_BOX.match(flat, start, end)
    if dated is None or dated["place"] is None:
        dated = _EASTERN_DATE.match(flat, start, end)
    if dated is None or not opens_prose(flat, dated.end(), end):
        return None
    name = dated["place"]
    year, month, day = (int(dated[part]) for part in ("year", "month", "day"))
    if not fits_month(month, day):
        return None
    spans = tuple((part, dated.span(part)) for part in ("year", "month", "day"))
    date = PrintedDate(year, month, day, dated.span("date"), spans)
    places = () if name is None else (PlaceFound(name, dated.span("place"), is_at_home=True),)
    pieces = Pieces(date, Credit(), places, "-", opens_prose=True)
    last = max(dated.end(part) for part in dated.re.groupindex if part not in ("sign", "year"))
    found = in_head(validator, flat, pieces, None, dated, last)
    return found if name is None else found._replace(start=start)


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
        # Beside a dash words with capitals are a name, if no note: (Quipudorfa Agentejo) —
        titled = (ends["sign"] or ends["joint"]) and is_titled(printed)
        credit = shaped_credit(printed, span) if titled else None
        note = credit is None or is_note(printed, validator.spoken)
        return (Credit() if note or credit is None else credit), None
    known = words.read(reported["agency"], reported.span("agency"))
    if known is None or known.repairs:
        return Credit(), None
    return known, _span(reported, "people")


def credit_in_note(validator: Validator, printed: str, span: TextSpan) -> Credit:
    """The agency that a bracket behind a date names, if it is no note on how the copy came."""
    known = credit_words(validator.registry).read(printed, span)
    if known is not None and not known.repairs:
        return known
    cut = printed.endswith(".") and " " not in printed and not printed.isupper()
    if is_note(printed, validator.spoken) or cut or not is_titled(printed):
        return Credit()
    return Credit((printed.rstrip(".") if " " in printed else printed,), span)


def known_or_named(validator: Validator, printed: str, span: TextSpan) -> Credit:
    """The agency that is known by a name, or one of that name."""
    known = credit_words(validator.registry).read(printed, span)
    return known if known is not None and not known.repairs else Credit((printed,), span)


def no_place(validator: Validator, name: str) -> bool:
    """Whether a name is a word, a label or a job in the language of the copy."""
    return is_no_place(name, validator.registry, validator.spoken)


def _span(match: regex.Match[str], group: str) -> TextSpan | None:
    return match.span(group) if match[group] is not None else None


def in_head(
    validator: Validator,
    flat: str,
    pieces: Pieces,
    people: TextSpan | None,
    ends: regex.Match[str],
    text_end: int,
) -> DatelineFound:
    """The dateline of what a form has read; it ends behind the bracket, if it has one."""
    spans = [*(place.span for place in pieces.places), pieces.credit.span, pieces.date.span]
    first = min(span[0] for span in spans if span is not None)
    bracket = ends.end("bracket") if "bracket" in ends.re.groupindex else -1
    score = max(score_of(pieces, None, validator.spoken), SURE_IF_BARE)
    return validator.whole(pieces, flat, (first, max(text_end, bracket)), ends.end(), score, people)
