r"""The shapes of datelines as patterns: the general one, and those of a style's templates.

    dateline = [ credit DASH ] [ places ] [ date ] ( credit [ SIGN ] / DASH / ":" )
    places   = place *( ( "/" / "&" ) place ) *2( bracketed ) *3( "," region )
    bracketed = "(" region ")" / "[" region "]" / " /" region "/"
    date     = month day [ year ] / day month [ year ] / day "/" month "/" year
    credit   = "(" name ")" / "/" name "/" / "," name

The patterns only cut. All repeats are bounded, so that a line costs no more than its reach.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from wirecopy.house_styles import HouseStyle
from wirecopy.languages import language
from wirecopy.templates import DASH, SIGN, Template

# How far into a line a dateline may reach, in code points; and how long its credit may be.
REACH = 180
_LONGEST_CREDIT = 60
EAST_ASIAN = ("Han", "Hangul")

# word = letter *( not a space or mark / stop or hyphen before a letter ) [ "." ]
_WORD = (
    r"[\p{L}'’‘`´](?:[^\s,،，.()（）\[\]［］/\d:：;=<>\"“”«»\u2010-\u2015_\-]"
    r"|[.\-](?=[\p{L}])){0,30}+\.?"
)
_CAPITALIZED = rf"(?=[\p{{Lu}}\p{{Lt}}\p{{Lo}}'’`]){_WORD}"
# place = word *( " " word ), at most eight words; joined by "/" or "&"
_PLACE = rf"{_CAPITALIZED}(?:(?:[ ]{{1,2}}|[ ]?/[ ]?|[ ]&[ ]){_WORD}){{0,7}}?"
_REGION = rf"(?:the[ ])?{_CAPITALIZED}(?:[ ]{_WORD}){{0,4}}?"
_PLACES = (
    rf"(?P<places>{_PLACE}"
    rf"(?:[ ]{{0,3}}[(\[]{_REGION}[)\]]|[ ]/{_REGION}/(?=[ ,])){{0,2}}?"
    rf"(?:[ ]?,[ ]*{_REGION}){{0,3}}?)"
)
_EAST_ASIAN_LETTER = r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}ー・]"
_PLACES_EAST_ASIAN = rf"(?P<places>{_EAST_ASIAN_LETTER}[^\n\d()（）\[\]［］【】=＝:：,，]{{0,15}}?)"
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

# bare credit = name, only between a date and a dash
_BARE_CREDIT = rf"(?P<bare>\p{{Lu}}[\p{{L}}.]{{1,20}}(?:[ ]\p{{Lu}}\p{{L}}{{1,20}})?(?=[ ]*{DASH}))"
_CREDIT = (
    rf"(?:\([ ]*(?P<credit>[^()\n]{{1,{_LONGEST_CREDIT}}})\)"
    r"|/[ ]?(?P<credit>[^()/\n]{1,40})/)"
)
# The general shape.
SHAPE = regex.compile(
    rf"(?:\((?P<credit_first>[^()\n]{{2,40}})\)[ ]*{DASH}[ ]*)?"
    rf"(?:{_PLACES}[ ]*(?:[,.،][ ]*)?)?"
    rf"(?:(?:{DASH}[ ]*)?{_DATE}[ ]*(?:[,.،][ ]*)?{_BARE_CREDIT}?)?"
    rf"[ ]*(?:{_CREDIT}(?:[ ]*,?[ ]*(?P<sign>{SIGN}))?"
    rf"|,?[ ]*(?P<sign>\.?[ ]?{DASH}|[:：](?=[ ])))[ ]*"
)
# The general shapes of East Asia: credit first, or all of it in brackets.
#     新华社北京4月15日电（记者A、B）     [東京 26日 ロイター] -     (서울=연합뉴스) A B 기자 =
SHAPE_EAST_ASIAN = regex.compile(
    rf"(?P<credit>\p{{Han}}{{1,6}}?[社网網报報])(?P<places>\p{{Han}}{{2,10}}?){_MARKED_DATE}"
    r"\p{Han}{0,6}?[电電]"
    r"(?:[ ]*[（(](?:(?:本报|特派)?[记記]者[ ]*)?(?P<people>[^（()）\n]{2,40})[）)])?[ ]*"
    rf"|[\[［【](?:(?P<places>[\p{{Han}}\p{{Katakana}}ー・]{{1,15}}?)[ ]*)?(?:{_MARKED_DATE}[ ]*)?"
    r"(?P<credit>\p{Lu}{2,6}|[\p{Han}\p{Katakana}ー]{2,10}?)[\]］】]"
    rf"[ ]*(?P<sign>{DASH})?[ ]*"
    r"|[(（](?P<places>\p{Hangul}{2,8})[=＝](?P<credit>[\p{Hangul}\p{L}]{2,12})[)）][ ]*"
    r"(?P<people>\p{Hangul}[\p{Hangul} ·,]{1,40}?)[ ]?(?:기자|특파원|통신원)[ ]*(?P<sign>[=＝])[ ]*"
)
# What must stand near a line's start for the general shape to be worth trying.
ANCHOR = regex.compile(
    r"[ ][-\u2010-\u2015_]|[-\u2013\u2014]{2}|[(（/【\[［]|\d[ ]?[-\u2013\u2014]"
)
# Copy may set stars, or a stray figure, before its dateline.
LEADING = regex.compile(r"[* \t]*+(?:\d[ ]{2,8})?")


def _role_pattern(style: HouseStyle) -> str:
    roles = sorted(language(style.languages[0]).roles, key=len, reverse=True)
    return f"(?P<role>{'|'.join(map(regex.escape, roles))})"


@lru_cache(maxsize=256)
def style_patterns(style: HouseStyle) -> tuple[regex.Pattern[str], ...]:
    """The templates of a style as patterns, in their order."""
    east_asian = language(style.languages[0]).script in EAST_ASIAN
    credits = sorted(style.agency.credits, key=len, reverse=True)
    printed = "|".join(regex.escape(credit).replace(r"\ ", "[ ]+") for credit in credits)
    slots = {
        "places": _PLACES_EAST_ASIAN if east_asian else _PLACES,
        "date": _DATE,
        "marked_date": _MARKED_DATE,
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
        regex.compile(Template.parse(text).pattern(slots, sign_optional=optional) + "[ ]*")
        for text in style.dateline.templates
    )
