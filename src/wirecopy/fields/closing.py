r"""Closing lines: sign-offs that are told by their place and looks, whatever agency signs so.

Two questions are answered: what a short block is that stands below the last running paragraph, and
where a sign-off begins that is stuck to the last sentence.

closing  = initials / signed / wrapped / coded / marked / placed / staffed / sourced
signed   = part 1*5( "/" part )                       ; dpa/ak, (Rkl/Adnkronos), APA/Reuters
wrapped  = sign name [ sign [ desk ] ]                ; /ritzau/, - NTB -, (©TT), /ritzau/FINANS
         / "(" name " - " code ")"                    ; (KNA - abcde-89-00124)
framed   = 2*3sign words 2*3sign                      ; --- Einde persbericht ---
coded    = signs ( mark / name ) signs [ code ]       ; // mark // 09:12 0044
marked   = signs mark signs [ "/" initials ]           ; --- Ends/KH, ENDS/, /ends
placed   = place "," date "(" name ")" [ "." ]        ; Oslo, 9. mai (NTB).
sourced  = initials "(" name *( "," name ) ")"        ; ab/cd (dpa, afp)
staffed  = name [ "/" ] "(" label ":" name ... ")"    ; AGERPRES (author: A, editor: B)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from wirecopy.fields.captions import picture_words
from wirecopy.fields.initials import (
    are_bracketed,
    is_apart,
    is_lone_group,
    is_slashed,
    may_be_initials,
)
from wirecopy.fields.old_credits import old_credit
from wirecopy.fields.signers import folded_house, is_agency, is_signing_agency
from wirecopy.fields.signoff import marked
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END_CLASS, STOPS, is_balanced, is_in_address

_LONGEST_LINE = 60
_LONGEST_STAFF = 320
_UNKNOWN_CREDIT = 3
# /e.d/ /a.k/
_MOST_SIGNED = 3
_SEVERAL = 2
# sourced = initials "(" name 1*4( ", " name ) ")": whom the writers had it from
_SOURCED = lazy(
    r"(?P<initials>\p{L}{2,4}(?:/\p{L}{2,4}){0,4})[ ]?"
    r"\((?P<names>[^(),\n]{2,20}(?:,[ ][^(),\n]{2,20}){0,4})\)\.?"
)
_NAME = r"[\p{L}\d](?:[\p{L}\p{M}\d&'’.-]{0,19})(?:[ ][\p{L}\p{M}\d&'’.-]{1,20}){0,3}"
# wrapped = signs [ copyright ] [ year ] name [ year ] signs; old papers set a dash before the
#           bracket and a stop in it: — (Havas.)
_WRAPPED = lazy(
    r"(?P<open>(?:[-–—]{1,2}[ ]?(?=[(\[]))?[(\[<]?(?:/{1,2}|={1,2}|\*{1,3}|[-–—]{1,2})?[ ]?)"
    r"(?P<right>©[ ]?|\([cC]\)[ ]?|(?i:copyright)[ ]©?[ ]?)?(?:\d{4}[ ])?"
    rf"(?P<name>{_NAME}?)(?:[ ]\d{{4}})?(?:[ ][-–][ ](?=[\w-]{{0,20}}\d)[\w-]{{2,24}}(?=\)))?"
    r"(?P<close>[ ]?(?:/{1,2}|={1,2}|\*{1,3}|[-–—]{1,2})?[)\]>]?)"
    r"(?:\.|(?<=/[^/\n]{2,24}/)\p{Lu}[\p{L} ]{1,20})?"
)
# framed = 2*3sign words 2*3sign, the same ones: --- Einde persbericht ---
_FRAMES = "-\u2013\u2014*=/#"
_FRAMED = lazy(r"(?P<sign>(?P<one>[-–—*=/#])(?P=one){1,2})[ ]?\p{L}[^\n]{1,30}?[ ]?(?P=sign)")
# led = stop 3*stop name in capitals: ... in November.....PACNEWS
_LED = lazy(r"(?<=[\p{L}\d)\"”]\.)\.{3,12}[ ]?(?P<name>\p{Lu}[\p{Lu}\d]{1,11})$")
_DOTS = "...."
_SITE = lazy(r"(?:[\p{L}\d-]{2,20}\.){1,3}\p{Ll}{2,4}")
_PARTS = lazy(
    r"(?P<open>[(\[/]?)(?P<parts>[^()\[\]/\n]{1,20}(?:/{1,2}[^()\[\]/\n]{1,20}){1,5})[)\]/]?\.?"
)
_CODED = lazy(
    r"[(/*=#-]{0,3}[ ]?(?P<name>\p{L}[\p{L}\p{M} ]{1,20}?)[ ]?[)/*=#-]{1,3}[ ]?"
    r"(?:\d{1,2}[:.]\d{2}[\p{L}\d .:]{0,20}|[\d ]{1,12}|\p{Ll}{2,3}"
    r"|\p{Lo}{1,3}(?:[ ]\p{Lo}{1,3}){0,2})?"
)
_PLACED = lazy(
    r"(?P<place>\p{Lu}[\p{L}\p{M}'’ -]{1,30}),?[ ](?P<date>[^()\n:]{0,30})"
    r"\((?P<name>\p{L}[^()\n]{1,20})\)\.?"
)
# date = month and day in any order [ year ], or both in figures; a score has two more figures
_DATE = lazy(
    r"\D{0,3}(?:\d{4}[^\d]{1,8})?(?:\d{1,2}[./]\d{1,2}\.?"
    r"|\d{1,2}(?![\d-])[^\d,]{0,3}[ ]\p{L}{3}[^\d]{0,16}"
    r"|\p{L}{3}[^\d,]{0,14}[ ]\d{1,2}(?![\d-])[^\d]{0,5})(?:[./ ]?\d{4}[^\d]{0,5})?"
)
_STAFFED = lazy(r"(?P<name>\p{Lu}[\p{L}.]{1,20})[ ]?/?[ ]?\((?P<staff>[^()\n]{5,300})\)\.?")
_STAFF_LABEL = lazy(r"(?P<label>\p{L}[\p{L}\p{M}.]{1,30}(?:[ ][\p{L}\p{M}]{1,20})?)[ ]?[:：]")
# For single characters re is the faster one.
_SENTENCE_END = re.compile(rf"{SENTENCE_END_CLASS}[ ]*")
_PAIRS = {"(": ")", "[": "]", "<": ">"}
_SIGNS = "/=*-–—"
_NARROW = str.maketrans("（）／＝", "()/=")
_WIDE_SIGN = re.compile("[（）／＝]")
# credit and initials = name [ desk ] 1*4( initials ): dpa ab cd, NZPA WGT ab
_LONGEST_INITIALLED = 33
# credit in capitals = name 1*3( capitals [ "/" capitals ] ) [ day and time ]: QPA AR BLN/CR 061540
_CREDIT_IN_CAPITALS = lazy(
    r"(?P<name>\p{Lu}{2,8})(?P<groups>(?:[ ]\p{Lu}{2,4}(?:/\p{Lu}{2,4}){0,2}){1,3})(?:[ ]\d{4,6})?"
)
# dashed = dash 2*3small letters, behind the last sentence: It sailed on. – arz
_DASHED = lazy(r"[-–—]{1,2}[ ]?(?P<letters>\p{Ll}{2,3})\.?")
_CREDIT_AND_INITIALS = lazy(
    r"(?P<name>\p{L}{2,8})(?:[ ]\p{Lu}{2,4})?(?P<groups>(?:[ ][\p{Ll}\d]{2,4}){1,4})"
)
# copyright and shares = copyright name 1*3( "/" name ): (c)AFP/Ana Ruz
_SHARED_RIGHT = lazy(r"(?:©|\([cC]\))[ ]?(?P<names>[^()\n/]{2,30}(?:[ ]?/[ ]?[^()\n/]{2,30}){1,3})")
# with = "(" word name ")": (mit dpa), (avec AFP)
_WITH = lazy(rf"\((?P<word>\p{{L}}{{1,10}})[ ](?P<name>{_NAME})\)\.?")


@attrs.frozen(eq=False, repr=False)
class ClosingFound:
    """A sign-off.

    Attributes:
        start: Where it begins.
        end: One past its end.
        credit: Where the agency stands that it names, or None.
        agency: The canonical name of that agency; as it is printed where no style knows it.
    """

    start: int
    end: int
    credit: TextSpan | None = None
    agency: str | None = None


def may_close(working: str, start: int, end: int) -> bool:
    """Whether a block is as short as sign-offs are, or holds the bracket of who wrote and edited.

    Example:
        >>> may_close("dpa/ak", 0, 6), may_close("The buyers had waited. " * 4, 0, 92)
        (True, False)
    """
    return (
        end - start <= _LONGEST_LINE
        or working.find("(", start, end) >= 0
        or working.find("（", start, end) >= 0
    )


def closing_line(
    context: Context, start: int, end: int, *, credit: str | None = None, is_last: bool = True
) -> ClosingFound | None:
    """The sign-off that a block is which stands below the last running paragraph.

    Args:
        context: The text, the styles and the language.
        start: Where the block begins.
        end: One past its end.
        credit: The credit of the copy's own dateline, which needs no style.
        is_last: Whether nothing but furniture and other closing lines follow.
    """
    text = _narrow(context.working[start:end])
    staffed = _staffed(context, text)
    if staffed is not None:
        return _found(context, start, end, staffed)
    if len(text) > _LONGEST_LINE:
        return None
    for named in (
        _signed(context, text, credit),
        _wrapped(context, text, credit),
        _coded(context, text, credit),
        marked(text, context.languages.words("signoff", "marks")),
        _placed(context, text, credit),
        _shared(context, text, credit),
        _initialled(context, text, credit),
        _sourced(context, text, credit),
    ):
        if named is not None:
            return _found(context, start, end, named)
    if is_last and _says_the_end(context, text):
        return ClosingFound(start, end)
    signed = text.split(" ") if text[0] == "/" == text[-1] else [text]
    slashed = len(signed) <= _MOST_SIGNED and all(is_slashed(context, part) for part in signed)
    initials = slashed or is_slashed(context, text) or (is_last and is_apart(context, text))
    return ClosingFound(start, end) if initials else None


def _says_the_end(context: Context, text: str) -> bool:
    """Whether a last line is framed by signs, or a mark in capitals that needs no bracket then."""
    marks = context.languages.words("signoff", "marks")
    alone = text.isupper() and f"({fold(text)})" in marks
    return alone or is_framed(text)


def is_framed(text: str) -> bool:
    """Whether the same signs stand on both sides of a few words.

    Example:
        >>> is_framed("--- Einde persbericht ---"), is_framed("- Einde -")
        (True, False)
    """
    return text[0] in _FRAMES and _FRAMED.fullmatch(text) is not None


def stuck_closing(
    context: Context, start: int, end: int, *, credit: str | None = None
) -> ClosingFound | None:
    """The sign-off that follows the last sentence of a block, or is stuck to it.

    Args:
        context: The text, the styles and the language.
        start: Where the block begins.
        end: One past its end.
        credit: The credit of the copy's own dateline.
    """
    working = context.working
    floor = max(start, end - _LONGEST_LINE)
    dotted = working.find(_DOTS, floor, end) >= 0
    led = _LED.search(working, floor, end) if dotted else None
    if led is not None:
        return _found(context, led.start(), end, (led.start("name") - led.start(), len(led[0])))
    # What is longer than a line is who made the copy, in brackets.
    bracketed = working.find("(", start, end) >= 0 or working.find("（", start, end) >= 0
    for at in _ends_of_sentences(working, start, end):
        if at < end - _LONGEST_LINE and not bracketed:
            continue
        text = _narrow(working[at:end])
        staffed = _staffed(context, text) if bracketed else None
        if staffed is not None:
            return _found(context, at, end, staffed)
        if len(text) > _LONGEST_LINE:
            continue
        # "Be brave." – CHURCHILL is a quotation, "They met the congress. (TUC)" explains: a name
        # must be known there.
        quoted = working[max(start, at - 4) : at].rstrip()[-1:] not in STOPS
        named = (
            _signed(context, text, credit)
            or _wrapped(context, text, credit, strict=quoted)
            or _coded(context, text, credit)
            or _shared(context, text, credit)
            or _initialled(context, text, credit)
        )
        if named is not None and text[0] in _PAIRS and _is_unknown(context, text, named, credit):
            named = None
        named = named or old_credit(context, text, credit, quoted=quoted)
        if named is not None:
            return _found(context, at, end, named)
        if is_slashed(context, text) and not is_lone_group(text):
            return ClosingFound(at, end)
        if bracketed and text.islower() and are_bracketed(context, text):
            return ClosingFound(at, end)
        dashed = None if quoted else _DASHED.fullmatch(text)
        if dashed is not None and fold(dashed["letters"]) not in context.spoken.ordinary_words:
            return ClosingFound(at, end)
    return None


def _narrow(text: str) -> str:
    """A text with narrow signs for the wide ones of East Asia; most have none."""
    return text.translate(_NARROW) if _WIDE_SIGN.search(text) is not None else text


def _found(context: Context, start: int, end: int, named: TextSpan) -> ClosingFound:
    credit = start + named[0], start + named[1]
    printed = context.working[slice(*credit)]
    if fold(printed) in context.languages.words("signoff", "marks"):
        return ClosingFound(start, end)
    # /ritzau/ is how Ritzau signs.
    unknown = printed.capitalize() if printed.islower() and printed.isalpha() else printed
    return ClosingFound(
        start, end, credit, context.registry.names.get(folded_house(printed), unknown)
    )


def _is_unknown(context: Context, text: str, named: TextSpan, credit: str | None) -> bool:
    name = text[slice(*named)]
    marked = fold(name) in context.languages.words("signoff", "marks")
    return not marked and "©" not in text and not is_agency(context, name, credit)


def _ends_of_sentences(working: str, start: int, end: int) -> Iterator[int]:
    """Where something may be stuck to a sentence: not behind "p.m." and other single letters.

    Nor behind the stops of an address: lakeside.example/ab
    """
    for match in _SENTENCE_END.finditer(working, max(start, end - _LONGEST_STAFF), end):
        at = match.end()
        stop = match.start()
        single = stop - 1 > start and working[stop] == "." and not working[stop - 2].isalnum()
        if not start < at < end or single or working[at] in ")]" + STOPS:
            continue
        if working[at - 1] == " " or not is_in_address(working, at):
            yield at


def _signed(context: Context, text: str, credit: str | None) -> TextSpan | None:
    """``dpa/ak``, ``(Rkl/Adnkronos)``: an agency among initials and other agencies."""
    match = _PARTS.fullmatch(text) if "/" in text else None
    if match is None or (match["open"] in _PAIRS) != (text.rstrip(".")[-1] in ")]"):
        return None
    found: TextSpan | None = None
    at = match.start("parts")
    for part in match["parts"].split("/"):
        name = part.strip()
        if is_signing_agency(context, name, credit):
            begin = text.index(name, at)
            found = found or (begin, begin + len(name))
        elif name and not (name.isdigit() or _are_initials(name)):
            return None
        if name.casefold() in picture_words(context.spoken).words and not name.isupper():
            return None
        at += len(part) + 1
    return found


def _are_initials(part: str) -> bool:
    """Whether a part is the initials of one who wrote, or of several: STT/jko, mhi."""
    return all(group.isalpha() and may_be_initials(group) for group in part.split(", "))


def _wrapped(
    context: Context, text: str, credit: str | None, *, strict: bool = False
) -> TextSpan | None:
    """``/ritzau/``, ``- NTB -``, ``(©TT)``, ``– news.example.za``: a name and its signs."""
    if not (_is_signed_about(text) or (credit is not None and credit in text)):
        return None
    match = _WRAPPED.fullmatch(text)
    if match is None or not is_balanced(match["open"], match["close"]):
        return None
    name, opening, closing = match["name"].rstrip("."), match["open"], match["close"]
    signs = (opening + closing).strip()
    span = match.start("name"), match.start("name") + len(name)
    if not signs and match["right"] is None:
        # Alone, a name stands for the copy's own credit only.
        return span if credit is not None and name == credit else None
    if is_agency(context, name, credit):
        return span
    if strict or " " in name or fold(name) in context.spoken.ordinary_words:
        return None
    if match["right"] is not None:
        return span if name.isalpha() else None
    return span if _is_unknown_house(name, opening.strip(), closing.strip()) else None


def _is_signed_about(text: str) -> bool:
    """Whether a sign or a copyright stands at either end of a text."""
    between = text[0].isalnum() and text.removesuffix(".")[-1:].isalnum()
    return not between or text.casefold().startswith("copyright")


def _is_unknown_house(name: str, opening: str, closing: str) -> bool:
    """Whether signs make a house's name of a word that no style knows."""
    if opening[:1] in ("-", "–", "—") and not closing and _SITE.fullmatch(name):
        return True
    if not name.isalpha() or len(name) < _UNKNOWN_CREDIT - 1:
        return False
    if "/" in opening and "/" in closing:
        return len(name) >= _UNKNOWN_CREDIT if name.isupper() else len(name) > _UNKNOWN_CREDIT
    if "=" in opening:
        return name.isupper() or "=" in closing
    capitals = name.isupper() and len(name) >= _UNKNOWN_CREDIT - 1
    return capitals and opening != "" and (closing != "" or opening[0] in _SIGNS)


def _coded(context: Context, text: str, credit: str | None) -> TextSpan | None:
    """An end mark or an agency between signs, with a time and a code or not."""
    match = _CODED.fullmatch(text) if text[0] in "(/*=#-" else None
    if match is None:
        return None
    name = match["name"].strip()
    marks = context.languages.words("signoff", "marks")
    if fold(name) in marks or f"({fold(name)})" in marks or is_agency(context, name, credit):
        return match.start("name"), match.start("name") + len(name)
    return None


def _shared(context: Context, text: str, credit: str | None) -> TextSpan | None:
    """``(c)AFP/Ana Ruz``, ``(mit dpa)``: an agency that shares the copy with others."""
    if text[0] not in "©(":
        return None
    match = _SHARED_RIGHT.fullmatch(text)
    if match is not None:
        for name in map(str.strip, match["names"].split("/")):
            if is_agency(context, name, credit):
                at = text.index(name, match.start("names"))
                return at, at + len(name)
        return None
    match = _WITH.fullmatch(text)
    if match is None or not is_agency(context, match["name"], credit):
        return None
    spoken = context.spoken
    words = (*spoken.byline.conjunctions, *spoken.credits.labels, *spoken.source_line.source_labels)
    return match.span("name") if match["word"].casefold() in words else None


def _initialled(context: Context, text: str, credit: str | None) -> TextSpan | None:
    """``dpa ab cd``: an agency as it prints itself, and initials that are no words."""
    if len(text) > _LONGEST_INITIALLED:
        return None
    if "/" in text and text.isupper():
        match = _CREDIT_IN_CAPITALS.fullmatch(text)
        signs = match is not None and is_signing_agency(context, match["name"], credit)
        return match.span("name") if match is not None and signs else None
    match = _CREDIT_AND_INITIALS.fullmatch(text)
    if match is None or not is_signing_agency(context, match["name"], credit):
        return None
    groups = match["groups"].split()
    known = sum(group in context.spoken.ordinary_words for group in groups)
    return match.span("name") if known * 2 < len(groups) else None


def _sourced(context: Context, text: str, credit: str | None) -> TextSpan | None:
    """``ab/cd (dpa, afp)``: initials, and in brackets the agencies they had it from."""
    match = _SOURCED.fullmatch(text) if text[-1] in ")." else None
    if match is None:
        return None
    # "Mark (AP)" may be anybody.
    groups = match["initials"].split("/")
    if len(groups) < _SEVERAL and not match["initials"].islower():
        return None
    if any(
        not may_be_initials(group) or fold(group) in context.spoken.ordinary_words
        for group in groups
    ):
        return None
    at = match.start("names")
    for name in match["names"].split(", "):
        if is_signing_agency(context, name, credit):
            return at, at + len(name)
        at += len(name) + 2
    return None


def _placed(context: Context, text: str, credit: str | None) -> TextSpan | None:
    """``Oslo, 9. mai (NTB).``: what other copy opens with, at its end."""
    match = _PLACED.fullmatch(text) if "(" in text else None
    if match is None:
        return None
    name, date = match["name"], match["date"]
    known = is_agency(context, name, credit)
    unknown = name.isupper() and name.isalpha() and len(name) >= _UNKNOWN_CREDIT
    if not (known or unknown):
        return None
    # Without a day it may be a name and its agency: a byline.
    return match.span("name") if _DATE.fullmatch(date.strip()) is not None else None


def _staffed(context: Context, text: str) -> TextSpan | None:
    """``AGERPRES (author: A, editor: B)``: who made the copy, behind the house's name."""
    match = _STAFFED.fullmatch(text) if "(" in text else None
    if match is None:
        return None
    name = match["name"]
    if not (name.isupper() or fold(name) in context.registry.names):
        return None
    labels = _STAFF_LABEL.findall(match["staff"])
    known = context.languages
    jobs = known.words("source_line", "editor_labels") | known.words("byline", "roles")
    jobs |= known.words("credits", "labels") | known.words("byline", "by")
    return match.span("name") if any(fold(label) in jobs for label in labels) else None
