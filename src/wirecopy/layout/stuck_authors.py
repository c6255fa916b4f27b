"""Who wrote, in the scripts of East Asia by a line's length, and in a bracket behind the text."""

from __future__ import annotations

from wirecopy.fields.byline.lone_names import read_lone_name
from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.shaped import are_names
from wirecopy.knowledge.words import fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.model.parts import Person
from wirecopy.text.blocks import Block
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES, STOPS

# authors = "【" 2*20letter *( "、" 2*20letter ) "】", as Japanese papers close a story
_AUTHORS = (
    r"【(?P<names>[\p{Han}\p{Hiragana}\p{Katakana}ー々]{2,10}"
    r"(?:[、・ ][\p{Han}\p{Hiragana}\p{Katakana}ー々]{1,10}){0,4})】"
)
_STUCK_AUTHOR = lazy(rf"(?<=[。！？]){_AUTHORS}$")
# What ends no name of Japan, but a thing's, a page's or a house's.
_NO_NAME_ENDS = (
    r"(?<![社略間照部面回終円者版局会省庁県市区町村語訳用所館校線駅内供事報載号中外後前])"
    r"(?<!通信|新聞|写真|より|から|まで|など|こと|ため|さん)"
)
# unspaced = 4*5letter / 1*3letter blank 1*3letter / 2*3letter 2*3kana  ; 山本花子, 山本 花子
_UNSPACED_AUTHOR = lazy(
    r"(?:[\p{Han}々]{4,5}|[\p{Han}々]{1,3}[ \u3000][\p{Han}々]{1,3}"
    rf"|[\p{{Han}}々]{{2,3}}\p{{Hiragana}}{{2,3}}){_NO_NAME_ENDS}"
)
# The same in round brackets, which hold much else: then a desk may lead a name, as long as most,
# that ends in no word for a thing, a page or a house.
_ROUND_AUTHOR = lazy(
    r"(?<=[。！？])[（(](?:\p{Han}{1,4}[部局][・ ]?)?(?P<names>(?:[\p{Han}々]{4,5}"
    r"|[\p{Han}々]{1,3}[ ][\p{Han}々]{1,3}|[\p{Han}々]{2}\p{Hiragana}{2,3})"
    rf"{_NO_NAME_ENDS})(?:記者)?[）)]$"
)
# barred = name bar date: 山本花子 | 2024-03-05, 민서아 | 2024.03.05
_BEFORE_BAR = lazy(
    r"(?P<name>[\p{Han}々\p{Hiragana}\p{Katakana}\p{Hangul}]{2,6}"
    r"(?:[ \u3000][\p{Han}\p{Hiragana}\p{Hangul}]{1,4})?)[ ]?[|｜][ ]?(?=\d)"
)
_TEXT_REACH = 600
# dated = "(" names "," date ")": (Ana Ruz aus Lima, Ina Berg, 3.5.2024)
_DATED_AUTHORS = lazy(
    r"\((?P<names>\p{Lu}[^()\n\d]{4,160}?),[ ]"
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|\d{1,2}\.?[ ]\p{L}{3,12}[ ]\d{4})\)$"
)
_BEFORE_AUTHORS = (*STOPS, *CLOSING_QUOTES)


def unspaced_author(manuscript: Manuscript, block: Block) -> BylineFound | None:
    """The author that a line of East Asia is, as short as a name, or before a bar and the time."""
    start, end, _ = block
    barred = _BEFORE_BAR.match(manuscript.working, start, end)
    if barred is not None:
        start, end = barred.span("name")
        return read_lone_name(manuscript.context, start, end) or manuscript.names(start, end)
    if _UNSPACED_AUTHOR.fullmatch(manuscript.working, start, end) is None:
        return None
    # What a picture shows is as short, and says what the story does.
    text = manuscript.working[start:end]
    if _says_again(manuscript.working, text, end):
        return None
    if " " in text:  # 山本 花子
        return BylineFound(start, end, (PersonFound(Person(text), (start, end)),))
    return manuscript.names(start, end)


def _says_again(working: str, text: str, end: int) -> bool:
    """Whether the text below has two letters of a line that stand together, and not all of it."""
    below = working[end : end + _TEXT_REACH]
    return text not in below and any(text[at : at + 2] in below for at in range(len(text) - 1))


def stuck_author(manuscript: Manuscript, start: int, end: int) -> BylineFound | None:
    """The byline in brackets that follows the last sentence: 。【山本花】, 。（山本花子）."""
    last = manuscript.working[end - 1]
    if last == ")" and manuscript.working[end - 2].isdecimal():
        return _dated_authors(manuscript, start, end)
    pattern = _STUCK_AUTHOR if last == "】" else _ROUND_AUTHOR if last in "）)" else None
    match = pattern.search(manuscript.working, start, end) if pattern is not None else None
    if match is None:
        return None
    span = match.span("names")
    found = manuscript.names(*span)
    if pattern is _STUCK_AUTHOR or found is None:
        return found
    known = fold(match["names"]) in manuscript.registry.names
    named = not known and are_names(manuscript.context, found, *span)
    return found._replace(start=match.start() + 1) if named else None


def _dated_authors(manuscript: Manuscript, start: int, end: int) -> BylineFound | None:
    """Who wrote, with the date, in a bracket of its own or behind the last sentence."""
    match = _DATED_AUTHORS.search(manuscript.working, start, end)
    if match is None:
        return None
    above = manuscript.working[start : match.start()].rstrip()
    found = manuscript.names(*match.span("names"))
    if (above and above[-1] not in _BEFORE_AUTHORS) or found is None or not found.people:
        return None
    whole = all(" " in who.person.name for who in found.people)
    if not whole or not are_names(manuscript.context, found, *match.span()):
        return None
    return BylineFound(match.start(), end, found.people)
