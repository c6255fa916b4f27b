"""The shapes of datelines in Arabic and Persian."""

from __future__ import annotations

from wirecopy.knowledge.house_styles.templates import DASH
from wirecopy.text.patterns import lazy

# -- Arabic and Persian ------------------------------------------------------------------------
# letters = those of the script without its full stop, which Urdu sets behind a place
_AR_LETTERS = (
    r"\p{M}\u0620-\u065f\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\u08a0-\u08ff"
    r"\ufb50-\ufdff\ufe70-\ufefc"
)
_AR_WORD = rf"(?!في[ ])\p{{Arabic}}[{_AR_LETTERS}\u200c'’]{{1,20}}"
_AR_PLACE = rf"{_AR_WORD}(?:[ ]{_AR_WORD}){{0,3}}?"
PLACES_ARABIC = (
    rf"(?P<places>{_AR_PLACE}(?:[ ]?[/][ ]?{_AR_PLACE}){{0,2}}?"
    rf"(?:[ ]?[(（]{_AR_PLACE}[)）]|[ ]?[،,][ ]?{_AR_PLACE})?)"
)
# credit = a word or two, or letters set apart (أ ف ب)
_AR_CREDIT_NAME = (
    r"(?:\p{Arabic}(?:[ .]\p{Arabic}){1,3}(?!\p{Arabic})\.?"
    rf"|{_AR_WORD}(?:[ ]{_AR_WORD}){{0,2}}?)"
)
_AR_CREDIT = rf"(?P<credit>{_AR_CREDIT_NAME})"
_AR_MONTH = rf"(?P<month>{_AR_WORD}(?:[ ](?:ال)?(?:أول|اول|ثاني|الثانى|ثان)\p{{M}}?)?)"
_AR_FIGURES = r"(?P<day>\d{1,2})[ ]?[-/][ ]?(?P<month>\d{1,2})(?:[ ]?[-/][ ]?(?P<year>\d{4}))?"
_AR_DATE = (
    rf"(?P<date>(?P<day>\d{{1,2}})[ ]?{_AR_MONTH}(?:[ ]?/[ ]?{_AR_WORD})?"
    rf"(?:[ ](?P<year>\d{{4}}))?|{_AR_FIGURES})"
    r"(?:[ ]?م(?!\p{L}))?"
)
# other calendar = day month year "هـ" "الموافق"
_AR_OTHER = (
    rf"(?P<other_calendar>\d{{1,2}}[ ]{_AR_WORD}(?:[ ]{_AR_WORD})?[ ]\d{{4}})[ ]?ه\p{{M}}?ـ?[ ]?"
    r"(?:ال)?موافق(?:[ ]ل\p{M}?ـ?)?[ ]?"
)
_AR_SIGN = rf"(?P<sign>\.?[ ]?{DASH}|[:：])"
ARABIC_SHAPES = (
    #     [ people "-" ] credit "-" place ( ":" / "-" )
    lazy(
        rf"(?:(?P<people>{_AR_WORD}(?:[ ]{_AR_WORD}){{1,3}})[ ]?{DASH}[ ]?)?"
        rf"{_AR_CREDIT}[ ]?{DASH}[ ]?{PLACES_ARABIC}[ ]?{_AR_SIGN}[ ]*"
    ),
    #     place "-" credit [ ":" / "-" ], before two blanks or the line's end where it has no sign
    lazy(
        rf"{PLACES_ARABIC}[ ]?{DASH}[ ]?{_AR_CREDIT}"
        rf"(?:[ ]?{_AR_SIGN}|(?=[ ]{{2}}|[ ]*(?:\n|$)))[ ]*"
    ),
    #     place "/" credit "/"
    lazy(rf"{PLACES_ARABIC}[ ]?/[ ]?{_AR_CREDIT}[ ]?/[ ]*(?:{DASH}[ ]*)?"),
    #     place [ "," / "-" ] [ "في" ] [ other calendar ] date [ "-" ] credit [ sign ]
    #     the credit in brackets or slashes, or at the line's end or before a sign
    lazy(
        rf"(?:{PLACES_ARABIC}(?:[ ]?[،,۔][ ]?|[ ]?{DASH}[ ]?|[ ]))?"
        rf"(?:في[ ])?(?:{_AR_OTHER})?{_AR_DATE}[ ]?[،,]?[ ]?(?:{DASH}[ ]?)?"
        rf"(?:[(][ ]?{_AR_CREDIT}[ ]?[)]|/[ ]?{_AR_CREDIT}[ ]?/"
        rf"|{_AR_CREDIT}(?=[ ]*(?:\n|$|{DASH}|[:：])))"
        rf"(?:[ ]?{_AR_SIGN})?[ ]*"
    ),
    #     place [ "-" ] "(" credit ")" [ sign ]
    lazy(
        rf"{PLACES_ARABIC}[ ]?(?:{DASH}|۔)?[ ]?"
        rf"[(][ ]?(?P<credit>{_AR_CREDIT_NAME}|\p{{Lu}}{{2,8}})[ ]?[)]"
        rf"(?:[ ]?{_AR_SIGN})?[ ]*"
    ),
)
ARABIC_ANCHOR = lazy(rf"{DASH}|[(/\d]")
