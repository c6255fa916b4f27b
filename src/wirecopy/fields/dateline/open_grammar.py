"""Datelines that no template and no general shape reads: the parts in any order."""

from __future__ import annotations

from wirecopy.fields.dateline.arrangement import Arrangement
from wirecopy.fields.dateline.codes import is_common, names_organization
from wirecopy.fields.dateline.credit import Credit, is_site
from wirecopy.fields.dateline.date import PrintedDate
from wirecopy.fields.dateline.evidence import STRONG, Pieces, opens_prose, score_of
from wirecopy.fields.dateline.place_evidence import told_by_text
from wirecopy.fields.dateline.places import PlaceFound, at_home, read_places
from wirecopy.fields.dateline.shapes import REACH
from wirecopy.fields.dateline.tokens import Kind, Token, cut
from wirecopy.fields.dateline.validation import DatelineFound, Validator
from wirecopy.knowledge.gazetteer import holders
from wirecopy.knowledge.terms import guard
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import ARABIC, EAST_ASIAN, NAME_BEGINS, is_small
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import BULLETS, COMMAS, FULL_STOPS, OWN_COLONS

# Tuples, since a kind is found in one without its hash, which is dear.
_CLOSED = (Kind.BRACKET, Kind.SLASHES, Kind.QUOTES)
# Behind these a town that only the text knows may be read.
_NEAR_TEXT = (Kind.DASH, Kind.BRACKET)
_ENDS = (Kind.DASH, Kind.COLON, Kind.EQUALS, Kind.STOP, Kind.SLASH, Kind.BAR)
# head = bracket / figure / words and the first mark: most prose has none so near, or has long
#        small words before it; in copy without capitals any words will do
_HEAD_WORD = (
    rf"(?:[{NAME_BEGINS}'’‘`]|\p{{Ll}}{{1,4}}(?!\p{{L}})|\p{{Ll}}{{2,6}}(?=\p{{Lu}}))"
    r"(?:[\p{L}\p{M}\p{N}\u200c\u200d'’‘`]|[.\-](?=\p{L}))*+"
)
_HEAD = lazy(
    r"\p{Ll}{3,10},?[ ]\d{1,2}[ ,.]|"
    rf"[(\[/【（［]|\d|(?:{_HEAD_WORD}[ \t]{{0,3}}+){{1,9}}+"
    rf"(?:[.:：፤፡{OWN_COLONS}=＝/&|(（\[［【«„“\"\-\u2010-\u2015_\d{COMMAS}{FULL_STOPS}]|$)"
    r"|(?:\p{Ll}[\p{Ll}'.\-]*+[ ]){1,4}+[(,\-\u2013\u2014]"
    rf"|[«„“\"][ ]?[{NAME_BEGINS}][^«»„“”\"\n.,:!?]{{1,30}}+[»”“\"],?[ ]?[\-\u2010-\u2015]?[ ]?"
    rf"[{NAME_BEGINS}]"
)
_MAY_FOLLOW = f"-\u2010\u2011\u2012\u2013\u2014\u2015_:：{OWN_COLONS}=＝.|{COMMAS}{FULL_STOPS}"
_OPENING = "\"'“‘’«„「『‹‚`¡¿([*"
_TWO_WORDS = lazy(r"(\p{L}{1,20})[ ](\p{L}{1,20})(?![\p{L}.!?])")
_SHORT_SENTENCE = lazy(r"\p{L}{1,20}(?:[ ]\p{L}{1,20})?[.!?]")
# What is left of a credit ends at a bracket or a dash: P.)—
_SIGN_SOON = lazy(r"[^\n]{0,30}?(?:[()=\u2013\u2014_]|[ .]-|--)")
_BRACKETED = 1.0
_OWN_SIGN = 1.0
_CODE = 1.5
_LONG = 30
_BARRED = 40
_INNER_DASH = 1.0
# A credit that nobody knows leaves room for one that is known, further down.
_MOST_WITHOUT_NAME = STRONG - 0.5
# No wire's copy on these pages is older than its wire; a colon behind an older date is no sign.
_FIRST_COLON_YEAR = 1980


def read_open(validator: Validator, working: str, at: int, end: int) -> DatelineFound | None:
    """The dateline at the start of a line, by the open grammar.

    Args:
        validator: What knows the styles and the language.
        working: The working text.
        at: Where the line starts.
        end: Where its block ends.

    Returns:
        The best of the readings that end at some mark, whatever its score.
    """
    spoken = validator.spoken
    if spoken.script in EAST_ASIAN:
        return None
    reach = min(end, at + REACH)
    if _HEAD.match(working, at, reach) is None:
        return None
    arrangement: Arrangement | None = None
    best: DatelineFound | None = None
    waiting: list[Token] = []
    for token in cut(working, at, reach, spoken):
        # What the tokens hold is asked where they may end: most heads of prose have no such place.
        waiting.append(token)
        ending = _ending(working, token) if token.end < end else token
        if not _may_end(working, ending, end):
            continue
        if arrangement is None:
            small, borne_out = working[at:reach].islower(), validator.borne_out
            arrangement = Arrangement(working, validator.registry, spoken, end, small, borne_out)
        if not all(map(arrangement.take, waiting)):
            break
        waiting.clear()
        found = _found(validator, arrangement, ending, at, end)
        if found is not None and (best is None or found.score >= best.score):
            best = found
    return best


def _ending(working: str, token: Token) -> Token:
    """The mark that ends a dateline; a date may have swallowed it, as that of a short month."""
    if token.kind is Kind.DATE and working[token.end - 1] == ".":
        return Token(Kind.STOP, token.end - 1, token.end)
    return token


def _may_end(working: str, token: Token, end: int) -> bool:
    if token.kind in _ENDS or token.end >= end:
        return True
    if token.kind is Kind.DATE:
        return _is_labelled(working, token)
    if token.kind not in _CLOSED:
        return False
    at = token.end
    while at < end and working[at] in " \t\u00a0":
        at += 1
    return at < end and working[at] not in _MAY_FOLLOW


def _is_labelled(working: str, token: Token) -> bool:
    """Whether a shortened word says that a date is one: તા. ૩ સપ્ટેમ્બર."""
    spans = token.date.spans if token.date is not None else ()
    return bool(spans) and "." in working[token.start : min(span[0] for _, span in spans)]


def _found(
    validator: Validator, arrangement: Arrangement, token: Token, at: int, end: int
) -> DatelineFound | None:
    working, spoken = arrangement.text, arrangement.spoken
    places = read_places(working, arrangement.places, spoken)
    if places is None and arrangement.small and arrangement.places is not None:
        places = _small_places(working, arrangement.places)
    if places is None:
        return None
    if token.kind in _NEAR_TEXT or validator.borne_out:
        places = at_home(places, validator.registry, spoken, validator.borne_out)
        places = told_by_text(places, working, spoken)
    body = token.end
    while body < end and working[body] in " \t\u00a0":
        body += 1
    sign = working[token.start : token.end] if token.kind in _ENDS else None
    credit, date = arrangement.credit, arrangement.date
    prose = _opens_prose(arrangement, body, end)
    pieces = Pieces(date, credit, places, sign, prose, arrangement.people is not None)
    if not _is_dateline(validator, arrangement, pieces, token, body, end):
        return None
    name = validator.told(credit, places)
    if date.is_ambiguous and _is_american(validator, name, date, credit):
        date = date.turned()
    text_end = token.end if sign is None else _before_marks(working, at, token.start)
    return DatelineFound(
        start=at,
        end=max(text_end, arrangement.people[1] if arrangement.people else 0),
        body=body,
        score=_score(arrangement, pieces, token.kind),
        style=name,
        agencies=validator.named(credit, name),
        contested=credit.key in validator.registry.contested and name is None,
        people=arrangement.people,
    ).holding(pieces._replace(date=date), working, spoken)


def _score(arrangement: Arrangement, pieces: Pieces, kind: Kind) -> float:
    """How surely the parts make a dateline."""
    date, credit = pieces.date, pieces.credit
    score = score_of(pieces, None, arrangement.spoken)
    if credit.key is None and arrangement.is_set_apart:
        score += _BRACKETED
    if credit.key is None and not pieces.places and _is_outlet(arrangement, credit, pieces.sign):
        score += _CODE
    if pieces.sign is not None and kind is not Kind.DASH and arrangement.dashes:
        score += _INNER_DASH
    if pieces.is_bare and (kind is Kind.STOP or arrangement.has_role):
        score += _OWN_SIGN
    if pieces.sign is None and arrangement.named_last:
        score += _INNER_DASH
    if credit.key is None and date.span is None:
        score = min(score, _MOST_WITHOUT_NAME)
    return score


def _is_outlet(arrangement: Arrangement, credit: Credit, sign: str | None) -> bool:
    """Whether an unknown credit without a place has the looks of an outlet's name: (WKRC).

    Before the dash of the wires one word that is no word of the language is one: (Quipu) --
    """
    if arrangement.code_first or credit.span is None:
        return arrangement.code_first
    name = arrangement.text[slice(*credit.span)]
    if arrangement.spoken.dateline.outlet_codes:
        return True
    inner = any(letter.isupper() for letter in name[1:])
    if sign == "--" and " " not in name and fold(name) not in guard()[0]:
        return not is_common(name, arrangement.spoken) and not holders(name)
    last = name.rsplit(" ", maxsplit=1)[-1]
    return (" " not in name and inner) or names_organization(last, arrangement.spoken)


def _is_american(validator: Validator, name: str | None, date: PrintedDate, credit: Credit) -> bool:
    """Whether figures have the month first: an agency at home there, or a release's short year."""
    if name is not None and validator.registry.tables[name].get("home") == "US":
        return True
    behind = date.span is not None and credit.span is not None and date.span > credit.span
    return behind and date.year is not None and validator.spoken.code == "en"


def _before_marks(working: str, at: int, end: int) -> int:
    while end > at and working[end - 1] in " \t\u00a0,-\u2013\u2014":
        end -= 1
    return end


def _small_places(working: str, span: tuple[int, int]) -> tuple[PlaceFound, ...] | None:
    name, comma, region = working[span[0] : span[1]].partition(",")
    name = name.rstrip()
    found = PlaceFound(name, (span[0], span[0] + len(name)))
    if not found.is_known:
        return None
    if comma and region.strip():
        printed = region.strip()
        start = span[1] - len(region.lstrip())
        found = found._replace(region=printed, region_span=(start, start + len(printed)))
    return (found,)


def _opens_prose(arrangement: Arrangement, body: int, end: int) -> bool:
    if arrangement.small:
        return end - body > _LONG
    return opens_prose(arrangement.text, body, end)


def _is_dateline(
    validator: Validator,
    arrangement: Arrangement,
    pieces: Pieces,
    token: Token,
    body: int,
    end: int,
) -> bool:
    """Whether the parts make a dateline with what ends it and what follows."""
    following = arrangement.text[body : min(body + 1, end)]
    if pieces.is_of_long_ago:
        return False
    if not following:
        return _may_stand_alone(pieces, arrangement)
    if is_small(following) and not arrangement.small and not _may_go_on(pieces, token.kind):
        return False
    if arrangement.dated_first and pieces.places and pieces.credit.span is None:
        named = pieces.are_capitals or (pieces.are_known and pieces.opens_prose)
        return named and pieces.date.year is not None and token.kind is Kind.DASH
    if arrangement.quoted_first and not (pieces.places and pieces.date.span is not None):
        return False
    if arrangement.named_last and not _ends_a_name(arrangement, token.kind):
        return False
    if not (following.isalnum() or following in _OPENING):
        return False
    if token.kind is Kind.DASH:
        return _ends_with_dash(validator, arrangement, pieces)
    if pieces.credit.span is None:
        return _ends_without_credit(arrangement, pieces, token.kind, body)
    if not pieces.opens_prose:
        known = pieces.credit.key is not None or (arrangement.slashed and pieces.are_known)
        return known and pieces.date.day is not None and bool(pieces.places)
    if token.kind in _ENDS:
        return _ends_with_mark(arrangement, pieces, token.kind)
    return _ends_with_bracket(arrangement, pieces)


def _ends_with_mark(arrangement: Arrangement, pieces: Pieces, kind: Kind) -> bool:
    """Whether another mark than a dash ends a dateline that has a credit."""
    known, is_dated = pieces.credit.key is not None, pieces.date.span is not None
    if kind is Kind.SLASH:
        return arrangement.slashed and is_dated
    if not pieces.places:
        return False
    if kind is not Kind.STOP:
        return known or pieces.are_known or is_dated
    if not arrangement.bracketed and not is_dated:
        # Else it is a byline (Ana Ruz, Associated Press.), or a code is a party's (Kiel, QPL.).
        return pieces.are_known and known
    told = bool(arrangement.borne_out) and arrangement.bracketed
    return known or is_dated or arrangement.slashed or told


def _ends_with_bracket(arrangement: Arrangement, pieces: Pieces) -> bool:
    """Whether nothing but the bracket of its credit ends a dateline."""
    is_dated = pieces.date.span is not None
    if pieces.credit.key is not None:
        return pieces.are_known or pieces.are_capitals or is_dated or not pieces.places
    if arrangement.borne_out and arrangement.bracketed and pieces.places:
        return True
    parted = pieces.are_named or arrangement.parted  # Updated March 3 (LKS)
    if pieces.are_known and (arrangement.slashed or arrangement.is_code_inside):
        return True
    if pieces.are_known and arrangement.bracketed and _names_house(arrangement):
        return True
    return bool(pieces.places) and is_dated and parted


def _names_house(arrangement: Arrangement) -> bool:
    """Whether an unknown credit of several words has one for an agency, at either end."""
    words = arrangement.text[slice(*arrangement.credit.span or (0, 0))].split(" ")
    ends = (words[0], words[-1]) if len(words) > 1 else ()
    return any(names_organization(word, arrangement.spoken) for word in ends)


def _may_go_on(pieces: Pieces, kind: Kind) -> bool:
    """Whether a sentence may go on with a small letter, as after a dateline it may."""
    if pieces.credit.key is None or kind is not Kind.DASH or not pieces.places:
        return False
    return pieces.date.day is not None or pieces.are_capitals or pieces.are_known


def _ends_a_name(arrangement: Arrangement, kind: Kind) -> bool:
    """Whether what ends an unknown credit behind a dash tells it from the text's first word.

    Russian agencies set their name between a dash and a stop; elsewhere it is in capitals.
    """
    name = arrangement.text[slice(*arrangement.credit.span or (0, 0))]
    if kind is Kind.DASH:
        return True
    if kind is Kind.COLON:
        return name.isupper() or is_site(name)
    if kind is not Kind.STOP:
        return False
    last = name.rsplit(" ", maxsplit=1)[-1]
    spoken = arrangement.spoken
    if arrangement.borne_out:
        return True
    return name.isupper() or spoken.script == "Cyrillic" or names_organization(last, spoken)


def _ends_with_dash(validator: Validator, arrangement: Arrangement, pieces: Pieces) -> bool:
    date, credit, places = pieces.date, pieces.credit, pieces.places
    if credit.key is not None:
        return bool(places) or date.span is not None or pieces.opens_prose
    if not pieces.opens_prose:
        return date.span is not None and pieces.are_named
    if not places:
        if credit.span is None:
            return date.year is not None and date.day is not None
        note = arrangement.text[slice(*credit.span)]
        if arrangement.code_first:
            return True
        return arrangement.bracketed and fold(note) not in validator.registry.kickers
    if credit.span is None and date.span is None:
        return pieces.are_known and not pieces.are_listed
    if date.span is not None:
        named = pieces.are_named or credit.span is not None
        return named or _is_dated_in_full(arrangement, pieces)
    # Without a date two words may be a person's name, and the bracket a party's.
    one_word = pieces.has_no_capitals and " " not in places[0].name
    return pieces.are_known or pieces.are_capitals or one_word


def _is_dated_in_full(arrangement: Arrangement, pieces: Pieces) -> bool:
    """Whether a comma and a day with its month and year follow one word that is no common one.

    So releases begin whose town nobody knows: Quipudorf, 3. März 2024 – Die Brücke ...
    """
    date = pieces.date
    if not (date.day and date.month and date.year and date.month_word and arrangement.parted):
        return False
    if len(pieces.places) != 1 or pieces.places[0].region is not None:
        return False
    # Two words may be who wrote as well.
    name, spoken = pieces.places[0].name, arrangement.spoken
    if " " in name or not name[0].isupper() or is_common(name, spoken):
        return False
    return fold(name) not in spoken.headline.kickers


def _refers_back(arrangement: Arrangement, body: int) -> bool:
    """Whether the sentence behind a word and a stop speaks of that word: Essen. Das ist mehr.

    So does one that is as short: Ende. Aus.
    """
    words = _TWO_WORDS.match(arrangement.text, body)
    if words is None:
        return _SHORT_SENTENCE.match(arrangement.text, body) is not None
    spoken = arrangement.spoken
    refers = fold(words[1]) in spoken.dateline.refers_back
    return refers and fold(words[2]) in spoken.detection.function_words


def _is_listed(text: str, sign: str | None, body: int) -> bool:
    """Whether another bullet follows, as between what a list names: കൊച്ചി ∙ കൊല്ലം ∙ ..."""
    return sign is not None and sign in BULLETS and sign in text[body : body + REACH]


def _is_dated_town(arrangement: Arrangement, pieces: Pieces) -> bool:
    """Whether a comma stands between a town and a day without a year: Lima, jul. 8. Unos ..."""
    date = pieces.date
    return arrangement.parted and date.day is not None and date.year is None and not date.repairs


def _ends_without_credit(arrangement: Arrangement, pieces: Pieces, kind: Kind, body: int) -> bool:
    if not pieces.opens_prose:
        return False
    if not pieces.are_known:
        return kind is Kind.COLON and pieces.has_no_capitals and arrangement.is_dated_and_told
    date = pieces.date
    if kind is Kind.STOP:
        own = pieces.sign in tuple(FULL_STOPS)  # no Latin stop, as abbreviated months have
        if date.span is not None:
            # Where print is worn, what is left of a credit may stand behind the stop.
            if arrangement.spoken.dateline.worn_credits:
                ends = pieces.are_capitals and not _SIGN_SOON.match(arrangement.text, body)
            else:
                ends = pieces.are_capitals or _is_dated_town(arrangement, pieces)
            return own or ends
        # Without capitals any noun may stand where a region does.
        last = pieces.places[-1]
        if pieces.has_no_capitals and last.region is not None and not last.is_in_known_region:
            return False
        may_stop = arrangement.spoken.dateline.place_stop or bool(arrangement.borne_out)
        return may_stop and not _refers_back(arrangement, body)
    if kind is Kind.DATE:
        return pieces.has_no_capitals
    if kind is Kind.BRACKET:
        return arrangement.has_role and date.span is None
    if kind is Kind.BAR:
        # Lisbon | BREAKING | Text: what stands between two bars is a section.
        return bool(arrangement.borne_out) and "|" not in arrangement.text[body : body + _BARRED]
    if kind is not Kind.COLON or _is_listed(arrangement.text, pieces.sign, body):
        return False
    if date.span is None:
        caseless = arrangement.spoken.script == ARABIC or pieces.has_no_capitals
        return caseless or pieces.has_code or (bool(arrangement.borne_out) and pieces.are_capitals)
    return date.year is None or date.year >= _FIRST_COLON_YEAR


def _may_stand_alone(pieces: Pieces, arrangement: Arrangement) -> bool:
    """Whether the parts may be a line of their own above the text."""
    is_dated = pieces.date.span is not None
    if not pieces.places or not (pieces.are_known or (pieces.has_no_capitals and is_dated)):
        return False
    if pieces.sign == "/":
        return arrangement.slashed and is_dated
    if pieces.sign is not None and pieces.sign[-1] not in "-\u2013\u2014_":
        return False
    if arrangement.last is Kind.BRACKET and pieces.credit.span is None and not is_dated:
        return True
    return pieces.credit.key is not None or (is_dated and pieces.credit.span is not None)
