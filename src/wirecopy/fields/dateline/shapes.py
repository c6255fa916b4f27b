r"""The shapes of datelines as patterns: the general one, and those of a style's templates.

    dateline = [ credit DASH ] [ places ] [ date ] ( credit [ SIGN ] / DASH / ":" / end-of-block )
    places   = place *( joiner place ) *2( bracketed ) *3( "," region )
    bracketed = "(" region ")" / "[" region "]" / " /" region "/"
    joiner   = "/" / "&" / "·" / a word such as "and"
    date     = month day [ year ] / day month [ year ] / day "/" month "/" year
             / year "-" month "-" day [ time ] / "(" date ")"
    credit   = "(" name ")" / "/" name "/" / "," name

The patterns only cut. All repeats are bounded, so that a line costs no more than its reach.
"""

from __future__ import annotations

import re
from functools import lru_cache

import regex

from wirecopy.fields.dateline.arabic import PLACES_ARABIC
from wirecopy.fields.dateline.credit import is_note
from wirecopy.fields.dateline.east_asian import MARKED_DATE, PLACES_EAST_ASIAN
from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.house_styles.templates import DASH, SIGN, Template
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import ARABIC, EAST_ASIAN
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import BEFORE_MONTH, FULL_STOPS, OWN_COLONS

# How far into a line a dateline may reach, in code points; and how long its credit may be.
REACH = 180
_LONGEST_CREDIT = 60
# word = letter *( not a space or mark / stop or hyphen before a letter ) [ "." ]
_WORD = (
    r"[\p{L}'’‘`´](?:[^\s,،，၊፣፥՝.۔()（）\[\]［］/\d:：;=<>\"“”«»\u2010-\u2015_\-]"
    r"|[.\-](?=[\p{L}])|\.-(?=[\p{L}])){0,30}+\.?"
)
_CAPITALIZED = rf"(?=[\p{{Lu}}\p{{Lt}}\p{{Lo}}'’`]){_WORD}"
# inner word = word / ordinal ("WITH THE 3RD DIVISION") / a ship's name in quotes
_INNER_WORD = (
    rf"(?:{_WORD}|\d{{1,3}}(?i:st|nd|rd|th)(?!\p{{L}})"
    r"|[\"“«][^\"“”«»\n]{1,30}[\"”»])"
)
# place = word *( " " word ), at most eight words; joined by "/", "&" or "·"
_PLACE = rf"{_WORD}(?:(?:[ ]{{1,2}}|[ ]?/[ ]?|[ ][&·•][ ]){_INNER_WORD}){{0,7}}?"
_REGION = rf"(?:\p{{Ll}}{{1,4}}[ ])?{_CAPITALIZED}(?:[ ]{{1,2}}{_WORD}){{0,4}}?"
_PLACES = (
    rf"(?P<places>{_PLACE}"
    rf"(?:[ ]{{0,3}}[(\[][ ]?{_REGION}[ ]?[)\]]|[ ]/{_REGION}/(?=[ ,])){{0,2}}?"
    rf"(?:[ ]?[,፣၊][ ]*{_REGION}){{0,3}}?)"
)
_MONTH = r"(?P<month>\p{L}[\p{L}\p{M}]{1,14}+\.?)"
# Arabic copy may print both its names of a month: 9 مايو أيار
_MONTH_AGAIN = r"(?:[ ](?P<month_again>\p{Arabic}{2,8}(?:[ ]ال\p{Arabic}{3,6})?)(?=[ ]+[(\d]))"
_DAY = r"(?P<day>\d[\dOolI]?|[OolI]\d)"
# The years of old copy have two figures, which do not tell the century.
_YEAR = r"(?P<year>\d{4,5}|\d{2}(?=[ ]?\())"
# date = month day [ [","] year ] / [ "le" ] day month [ year ] / day "/" month "/" year
#      / year "-" month "-" day [ time ]
_DATE = (
    rf"(?P<date>{_MONTH},?[ ]*{_DAY}(?:st|nd|rd|th)?(?!\d)(?:,?[ ]+{_YEAR})?"
    rf"|(?:le[ ])?{_DAY}(?:st|nd|rd|th|er|mh|º|ª|\.)?(?!\d)[ ]*"
    rf"{BEFORE_MONTH}{_MONTH}{_MONTH_AGAIN}?"
    rf"(?:(?:,|[ ]del?)?[ ]+{_YEAR})?"
    rf"|(?P<numeric>\d{{1,2}}/\d{{1,2}}/\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"(?:[ ]\d{2}:\d{2}(?::\d{2})?(?:[ ]\p{Lu}{3,4})?)?)"
)
# Figures with stops stand on every web page; only a style that prints them so reads them.
_DATE_OF_STYLE = rf"(?:{_DATE}|(?P<date>(?P<numeric>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})))"
_DAY_ALONE = rf"(?P<date>{_DAY})(?!\d)"
_OTHER_CALENDAR = (
    r"(?P<other_calendar>\p{L}[\p{L}'’ \-]{1,20}[ ]\d{1,2},[ ]{1,2}\d{4}"
    r"|\d{1,2}[ ]{1,2}\p{L}[\p{L} ]{1,20}[ ]\d{4})"
)
# A hyphen joins two parts of a name: Анна-Мария Горина., Ксения Горина-Дель.
_PEOPLE = (
    r"(?P<people>[\p{L}][^()（）=＝/\n]{1,80}?)"
    r"(?!-\p{Lu}\p{L}{1,20}+(?:[ ]\p{Lu}\p{L}{1,20}+)?[.,])"
)
_DESK = r"(?P<desk>[\p{L}\d]{1,12})"
# bare credit = name, only between a date and a dash
_BARE_CREDIT = rf"(?P<bare>\p{{Lu}}[\p{{L}}.]{{1,20}}(?:[ ]\p{{Lu}}\p{{L}}{{1,20}})?(?=[ ]*{DASH}))"
_CREDIT = (
    rf"(?:\([ ]*(?P<credit>[^()\n]{{0,{_LONGEST_CREDIT}}}?[^()\s])[ ]*\)"
    r"|(?<!\p{L})/[ ]?(?P<credit>[^()/\n]{1,40})/)"
)
# A date in brackets, or one behind another calendar's, or behind a sign of its own.
_DATED = (
    rf"(?:\((?=[^()\n]*\d)[ ]?{_DATE}[ ]?\)"
    rf"|(?:{_OTHER_CALENDAR}[ ]*,[ ]*)?(?:{DASH}[ ]*)?{_DATE}[ ]*(?:[,.،][ ]*)?{_BARE_CREDIT}?"
    # Madrid, 25 (EFE).-     Madrid 6.—
    rf"|(?<=[,،][ ]?)(?P<date>(?P<day_alone>{_DAY}))(?=[ ]\()"
    rf"|(?<=\p{{L}},?[ ])(?P<date>(?P<day_alone>{_DAY}))(?=\.[ ]?[\u2014-]))"
)
# What may follow places: a mark, a day with or without its month, or a date of another calendar. A
# run of words has none of them, and need not be tried for all of a dateline behind each of them.
_GOES_ON = (
    r"(?=[ ]*+(?:[^\p{L}\s]|$|\p{L}[\p{L}\p{M}]{0,14}+\.?,?[ ]*+(?:\d|[OolI]\d)"
    r"|[\p{L}'’ \-]{2,22}+(?<=[ ])\d{1,2},[ ]))"
)
_GOES_ON_UNDATED = r"(?=[ ]*+[^\p{L}\s])"


def shape_source(goes_on: str = "", *, is_dated: bool = True) -> str:
    """The general shape as the source of a pattern.

    Args:
        goes_on: A look at what follows the places, which only saves time.
        is_dated: Whether there may be a date.
    """
    dated = f"{_DATED}?" if is_dated else ""
    alone = r"|(?P<alone>(?<=\d|GMT|UTC)$)" if is_dated else ""
    return (
        rf"(?:\((?P<credit_first>[^()\n]{{2,40}})\)[ ]*{DASH}[ ]*)?"
        # LONDON | Mon Mar 3, 2008 (Reuters) -     London: March 3 (PTI)
        rf"(?:{_PLACES}{goes_on}[ ]*(?:[۔,.،፣၊][ ]*|[:：][ ](?=\p{{L}}{{3,9}}\.?[ ]\d{{1,2}}[ ,])"
        r"|[|][ ](?:\p{Lu}\p{Ll}{2,8},?[ ](?=\p{L}+\.?[ ]\d))?)?)?"
        rf"{dated}"
        # What a date or another bracket follows is a region: MONOPOLI (BARI), 22 MAR -
        rf"[ ]*(?:{_CREDIT}(?:[ ]*,?[ ]*(?P<sign>{SIGN})|(?![ ]?[\[(,{OWN_COLONS}]))"
        rf"|(?:{DASH}|:)[ ]*{_CREDIT}[ ]*(?P<sign>{DASH})"
        # April 20-26 is a range of days.
        rf"|,?[ ]*(?P<sign>\.?[ ]?(?<!\d){DASH}|\.?[ ]?{DASH}(?!\d)|[:：](?=[ ]))"
        rf"{alone})[ ]*"
    )


# The general shape, and what is left of it where no figure stands in reach.
_SHAPE = lazy(shape_source(_GOES_ON))
_SHAPE_UNDATED = lazy(shape_source(_GOES_ON_UNDATED, is_dated=False))
_FIGURE = re.compile(r"\d")


def match_shape(working: str, at: int, reach: int) -> regex.Match[str] | None:
    """What the general shape cuts out of the head of a line, if it fits."""
    dated = _FIGURE.search(working, at, reach) is not None
    return (_SHAPE if dated else _SHAPE_UNDATED).match(working, at, reach)


# What must stand near a line's start for the general shape to be worth trying: a sign or a bracket,
_ANCHOR_MARK = re.compile(
    "[-\u2010-\u2015_:：(（/【\\[［](?:(?<=[(（/【\\[［])|(?<= [-\u2010-\u2015_])"
    "|(?<=[-\u2013\u2014])[-\u2013\u2014 ]|(?<=\\.[-\u2013\u2014])|(?<=[:：]) )"
)
_ANCHOR_FIRST = re.compile("[(（/【\\[［]|[-\u2013\u2014][-\u2013\u2014 ]|[:：] ")
# or a mark behind a date or a place.
_ANCHOR_DATE = re.compile(rf"[\d|{OWN_COLONS}]")
_ANCHOR = lazy(
    r"\d\.?[ ]?[-\u2013\u2014]|\d$"
    # Ganja, March 3, AZERTAC / Baku, 3. März, AZERTAC
    # Liepāja, 3. febr., LETA / LIMA, Peru, May 3. / Գյումրի, 3 մայիսի.
    r"|\d,[ ]\p{Lu}{2}|\d\.?[ ]?\p{L}{1,12}(?:[ ]\d{4}|\.)?,[ ][\p{Lu}\p{Georgian}]{2}"
    r"|,[ ](?:\p{L}{3,9}\.?[ ]\d{1,2}|\d{1,2}\.\d{1,2}|\d{1,2}\.?[ ]?\p{L}{3,12})\.[ ]"
    # KYIV. 24 April. UNN. / TASS, 1 December.
    # VIGA. July 14. UNN. / Sevilla, 11 oct.—
    r"|\.[ ](?:\p{L}{3,9}\.?[ ]\d{1,2}\.|(?<=\p{L}{3}\.[ ])\d{1,2}\.?[ ]\p{L})"
    r"|(?<=\p{Lu}{3}),[ ]\d{1,2}[ ]\p{L}"
    # Nakuru, Kenya | QPU |
    r"|[|][ ]?\p{Lu}{2}[\p{Lu} ]{0,28}[|]"
    # સુરત, તા. ૩ સપ્ટેમ્બર
    r"|(?<=[\p{Lo}\p{M}])\.[ ]?\d{1,2}[ ]\p{Lo}"
    rf"|(?<=[\p{{Lo}}\p{{M}}\u200c][ ]?)[{OWN_COLONS}]|\d[^{FULL_STOPS}\n]{{0,12}}[{FULL_STOPS}]"
)


def is_anchored(working: str, start: int, reach: int) -> bool:
    """Whether the head of a line holds what a dateline may be known by.

    Example:
        >>> lines = "Lima - The", "Lima, May 3. A quay", "Lima won 3 games, May told."
        >>> [is_anchored(line, 0, len(line)) for line in lines]
        [True, True, False]
    """
    return (
        _ANCHOR_MARK.search(working, start + 1, reach) is not None
        or _ANCHOR_FIRST.match(working, start, reach) is not None
        or (
            _ANCHOR_DATE.search(working, start, reach) is not None
            and _ANCHOR.search(working, start, reach) is not None
        )
    )


_SPOKEN = re.compile("[-\u2013\u2014] ")


def is_spoken(working: str, start: int, reach: int) -> bool:
    """Whether the head of a line holds nothing of the kind but the dash before what is spoken.

    Of that alone no shape makes a dateline, and no part stands before it.

    Example:
        >>> lines = "– We sailed at six, he told us.", "– LIMA (LKS) – We sailed"
        >>> [is_spoken(line, 0, len(line)) for line in lines]
        [True, False]
    """
    dash = _SPOKEN.match(working, start, reach)
    return dash is not None and not is_anchored(working, dash.end(), reach)


# prose = capitalized-word *7word small-word *word    ; then no sign, label or day
_RUNS_ON = lazy(
    r"\p{Lu}[\p{L}'’]{0,24}+(?:[ ](?!\p{Ll}{5})[\p{L}'’]{1,24}+){0,7}+[ ]\p{Ll}{5}"
    rf"[\p{{L}}'’ ]{{0,{REACH}}}+(?!,?[ ]?[\d:：=＝\-\u2010-\u2015_])"
)


def begins_as_prose(working: str, start: int, reach: int) -> bool:
    """Whether a small word of more than four letters stands in a line before any mark.

    No place has one, so that no dateline begins so. It may be a label's, with its colon or dash,
    behind which a dateline stands, or a month before its day: Szeged március 3.

    Example:
        >>> lines = "Rio de Janeiro (LKS) - A", "It leaves (LKS) - A", "Last update: LIMA (LKS) - A"
        >>> [begins_as_prose(line, 0, len(line)) for line in lines]
        [False, True, False]
    """
    return _RUNS_ON.match(working, start, reach) is not None


# What stands in every anchor: most prose has none of it, which re tells sooner.
ANCHOR_HINT = re.compile(f"[-\u2010-\u2015_(（/【\\[［:：|{OWN_COLONS}\\d]")
# Copy may set stars, a stray figure, or the dash of a lost letter, before its dateline; old papers
# the mark of who sent it.
LEADING = lazy(r"[*†‡×△▲§ \t]*+(?:\d[ ]{2,8})?(?:-(?=\p{Lu}{4}))?")
# note = "(" *( words / "(" words ")" ) ")"
LEADING_NOTE = lazy(r"[(\[][^()\[\]\n]{1,160}(?:\([^()\n]{1,40}\)[^()\[\]\n]{0,80})?[)\]][ ]*")
# Where a dateline may begin that something has run into: at a word, or at capitals after small
# letters; and what stands in every dateline with a date or a credit.
WORD_BEGINS = lazy(r"(?<![\p{L}\p{M}\d])[\p{L}\d\"“(\[/]|(?<=\p{Ll})\p{Lu}(?=\p{Lu})")
CAPITALS_BEGIN = lazy(r"(?<=[\p{Ll}.:)\]=][ ]?)\p{Lu}{3}")
# A headline with its stop, before the capitals of a place and a mark: ... second lane. YAKIMA —
TITLE_ENDS = lazy(
    r"(?<=\p{Ll}{2}[.!?])[ ]{1,3}(?=\p{Lu}{3}[\p{Lu} .,'’\-]{0,40}[ ]?"
    r"(?:[(/]|[ ][\-\u2010-\u2015_]))"
)
# Rostock. Ein Chor
PLACE_AND_STOP = lazy(
    r"\p{Lu}[\p{L}\p{M}/ \-]{2,30}(?:\([\p{L} ]{2,20}\))?\.[ ]{1,2}[\p{Lu}\d\"„»]"
    rf"|\p{{Lo}}[\p{{Lo}}\p{{M}}/ \-]{{1,30}}(?:,[ ]?[\p{{Lo}}\p{{M}} ]{{3,20}})?[ ]?"
    rf"[{FULL_STOPS}][ ]{{0,2}}[\p{{Lo}}\"“'‘]"
)
# What stands in the end of every such title, which re tells sooner; the class is what letters from
# A on are not, because a class of all beyond Latin takes long to compile.
STOP_INSIDE = re.compile("[.!?] {1,3}[^\0-@[-\u00bf]{3}")
SIGNED_DATE = re.compile("[\\d)/] ?[-\u2010-\u2015_]")


def _role_pattern(style: HouseStyle) -> str:
    roles = sorted(style.spoken.byline.roles, key=len, reverse=True)
    return f"(?P<role>{'|'.join(map(regex.escape, roles))})"


def _credits(style: HouseStyle) -> str:
    credits = sorted(style.agency.credits, key=len, reverse=True)
    return "|".join(regex.escape(credit).replace(r"\ ", "[ ]+") for credit in credits)


@lru_cache(maxsize=256)
def credit_pattern(style: HouseStyle) -> regex.Pattern[str] | None:
    """The credits of a style, where all its templates have one: behind the last none matches.

    Where all have it in a bracket, only credits in brackets are meant.
    """
    texts = style.dateline.templates
    if not all("credit" in Template.parse(text).slots(required=True) for text in texts):
        return None
    bracketed = all("({credit}" in text for text in texts)
    bracket = rf"(?<=[(（][^()（）\n]{{0,{REACH}}})" if bracketed else ""
    return lazy(rf"(?i:{_credits(style)}){bracket}")


def last_credit(style: HouseStyle, working: str, at: int, reach: int) -> int:
    """Where the last credit of a style begins; the reach, where a template does without one."""
    credits = credit_pattern(style)
    if credits is None:
        return reach
    found = credits.finditer(working, at, reach, overlapped=True)
    return max((credit.start() for credit in found), default=-1)


@lru_cache(maxsize=256)
def style_patterns(style: HouseStyle) -> tuple[regex.Pattern[str], ...]:
    """The templates of a style as patterns, in their order."""
    script = style.spoken.script
    own_places = {**dict.fromkeys(EAST_ASIAN, PLACES_EAST_ASIAN), ARABIC: PLACES_ARABIC}
    printed = _credits(style)
    slots = {
        "places": own_places.get(script, _PLACES),
        "date": _DATE_OF_STYLE,
        "marked_date": MARKED_DATE,
        "day_alone": _DAY_ALONE,
        "credit": (
            rf"(?P<credit>(?:[\p{{L}}.]{{1,20}}[ ]?/[ ]?)?(?i:{printed})"
            r"(?:[ ]?/[ ]?[\p{L}.]{1,12})?)"
        ),
        "desk": _DESK,
        "people": _PEOPLE,
        "role": _role_pattern(style),
        "other_calendar": _OTHER_CALENDAR,
    }
    optional = style.dateline.sign_optional
    return tuple(
        lazy(Template.parse(text).pattern(slots, sign_optional=optional) + "[ ]*")
        for text in style.dateline.templates
    )


# note = "[" capitals "]" / bracket                             ; [TEXT], (Privattelegramm.)
_NOTED = lazy(
    r"(?:\[\p{Lu}[\p{Lu} ,]{3,60}\]|[(\[](?P<inside>\p{L}[^()\[\]\n]{2,40})[)\]])[ ]*"
    r"(?:[-\u2013\u2014]{1,2}[ ]*)?"
    r"(?=[\p{L}\d\"'“‘])"
)


_STEM = 8
# dashed = words [ "." ] long dash, one of them a job's                ; — Fra vor korrespondent. —
_DASHED_NOTE = lazy(
    r"(?P<inside>\p{L}[\p{L}\p{M}'’ ]{6,44})\.?[ ]?[\u2013\u2014][ ]?(?=[\p{L}\d\"“‘«])"
)


def past_note(working: str, at: int, end: int, spoken: Language) -> int:
    """Past the note behind a dateline, if one stands there: who translated it, or how it came."""
    note = _NOTED.match(working, at, end)
    if note is not None:
        told = note["inside"] is None or is_note(note["inside"], spoken)
        return note.end() if told else at
    if working[at - 2 : at].strip() not in ("\u2013", "\u2014"):
        return at
    note = _DASHED_NOTE.match(working, at, end)
    if note is None or not (
        is_note(note["inside"], spoken) or _names_a_job(note["inside"], spoken)
    ):
        return at
    return note.end()


def _names_a_job(words: str, spoken: Language) -> bool:
    """Whether a word begins as one who reports is called, in whatever form of it."""
    jobs = _stems_of_jobs(spoken)
    return any(fold(word)[:_STEM] in jobs for word in words.split(" ") if len(word) >= _STEM)


@lru_cache(maxsize=64)
def _stems_of_jobs(spoken: Language) -> frozenset[str]:
    jobs = (word for role in spoken.byline.roles for word in fold(role).split(" "))
    return frozenset(word[:_STEM] for word in jobs if len(word) >= _STEM)
