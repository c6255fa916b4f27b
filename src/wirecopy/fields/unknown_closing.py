r"""Sign-offs of houses that no file knows, where nothing but the place tells them.

They count in copy as it was sent only, as the last line below a running paragraph.

unknown  = mark / code / enclosed / headed / signed / reached
mark     = 1*8( "*" / "#" / "~" / a square or another figure )         ; ***, ■
code     = signs [ "No." ] 2*8digit [ joint 2*8digit ] signs           ; (0412), 03/118, 0412**118
joint    = "/" / 1*2"*"
enclosed = sign name sign                                              ; (Telnova), /Varda Pres/
headed   = name ( "/" initials / [ dash / "/" ] code )                 ; Telnova/kd, VARDA 0412
         / "(" initials ")" "/" initials                               ; (ab)/cd
signed   = 2*6capital initials 1*3( "/" initials )                     ; QNS jk/lm
spelt    = 2*6word "(" their initials ")"                            ; QUIPU NEWS SERVICE (QNS)
reached  = desk [ "," / ":" ] telephone [ "," address ]                 ; Lima desk, +51 1 610 8800
name     = 1*3word, the first with a capital where there are any
"""

from __future__ import annotations

import re

from wirecopy.fields.byline.names import is_of_page
from wirecopy.fields.captions import picture_words
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import STOPS

_LONGEST = 40
_LONGEST_NAME = 24
_YEARS = range(1800, 2200)
_MARK = re.compile(r"[(\[]?[*#~■□▲△◆◇♦●○◼◻▪▫★☆※•]{1,8}[)\]]?|[-–—]0[-–—]|\.{3}/\.{3}")
_CODE = re.compile(
    r"[(\[/#-]{0,2} ?(?:[Nn][or]?[.°º]? ?|№ ?)?(?P<code>\d{2,8})"
    r"(?P<more>(?:/|\*{1,2})\d{2,8})? ?[)\]/-]{0,2}"
)
_WORD = r"[\p{L}\p{M}.’'-]{1,20}"
_NAME = rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,2}})"
_ENCLOSED_SOURCE = (
    rf"(?P<open>[(\[<«/=*–—-]{{1,3}})[ ]?{_NAME}"
    r"(?:[ ]?/[ ]?[\p{L}\p{M}]{1,4})?[ ]?(?P<close>[)\]>»/=*–—-]{1,3})\.?"
)
_ENCLOSED = lazy(_ENCLOSED_SOURCE)
_HEADED = lazy(
    rf"(?P<open>[(\[/]?){_NAME}(?:[ ]?/[ ]?[\p{{L}}\p{{M}}]{{1,4}}"
    r"|(?P<joint>/?[ ]?[/–—-]?[ ]?)\d{3,8})(?P<close>[)\]/]?)\.?"
)
_INITIALS = lazy(r"\([\p{L}\p{M}]{1,4}\)/[\p{L}\p{M}]{1,4}\.?")
# penned = dash word "." / letters with stops: — Lakeman., A. v. R.
_STUCK = lazy(
    rf"(?:{_ENCLOSED_SOURCE}|-{{2}}{_NAME}|[–—][ ]?(?P<name>\p{{Lu}}\p{{L}}{{2,20}})\.)",
)
_LETTERED = lazy(r"\p{Lu}\.(?:[ ]?\p{L}\.){0,2}[ ]?\p{Lu}\.")
_SIGNED = lazy(r"\p{Lu}{2,6}[ ]\p{Ll}{1,4}(?:/\p{Ll}{1,4}){1,3}")
_SPELT = lazy(rf"(?P<words>{_WORD}(?:[ ]{_WORD}){{1,5}})[ ]\((?P<short>\p{{Lu}}{{2,6}})\)")
# A desk has a word in small letters, or one of pages; a person has neither.
_REACHED = lazy(
    r"(?P<desk>\p{Lu}[\p{L}\p{M}.-]{0,20}(?:[ ][\p{L}\p{M}.-]{1,20}){0,3})[,:]?[ ]{1,2}"
    r"[(]?\+\d[\d ()/-]{6,20}(?:[,;]?[ ]\S{1,40}@\S{1,40})?"
)
_SENTENCE_END = lazy(rf"[{STOPS}][ ]+")
_SAME = {"(": ")", "[": "]", "<": ">", "«": "»"}


def is_unknown_closing(context: Context, text: str, credit: str | None = None) -> bool:
    """Whether the last line of copy as it was sent signs it, whoever sent it.

    Args:
        context: The text, and what to read it by.
        text: The line.
        credit: The credit of the copy's own dateline: then no other house signs.
    """
    reached = _REACHED.fullmatch(text)
    if reached is not None:
        words = reached["desk"].split()
        small = len(words) == 1 or any(is_small(word[0]) for word in words)
        return small or any(is_of_page(word, context.languages) for word in words)
    if len(text) > _LONGEST:
        return False
    if any(pattern.fullmatch(text) is not None for pattern in (_MARK, _INITIALS, _SIGNED)):
        return True
    spelt = _SPELT.fullmatch(text)
    if spelt is not None:
        firsts = "".join(word[0] for word in spelt["words"].split() if not is_small(word[0]))
        return firsts.upper() == spelt["short"] and credit is None
    code = _CODE.fullmatch(text)
    if code is not None:
        return code["more"] is not None or int(code["code"]) not in _YEARS
    match = _ENCLOSED.fullmatch(text)
    if match is not None:
        opening, closing = match["open"], match["close"]
        if _SAME.get(opening[0], opening[0]) != closing[-1]:
            return False
        return _may_be_house(context, match["name"], credit)
    match = _HEADED.fullmatch(text)
    if match is None or not _may_be_house(context, match["name"], credit):
        return False
    # "Visitors 12345" is the row of a table.
    alone = match["joint"] is not None and not match["joint"].strip() and not match["open"]
    return not alone or match["name"].isupper() or has_no_capitals(match["name"])


def stuck_unknown(context: Context, start: int, end: int, credit: str | None = None) -> int | None:
    """Where a house's name between signs stands behind the last sentence of such copy.

    Round brackets may explain the sentence: They met the congress. (TUC)
    """
    working = context.working
    for stop in _SENTENCE_END.finditer(working, max(start + 1, end - _LONGEST), end):
        text = working[stop.end() : end]
        # In "the U. S. A." none of them ends a sentence.
        ends = working[stop.start() - 2].isalnum()
        if ends and credit is None and _LETTERED.fullmatch(text) is not None:
            return stop.end()
        match = _STUCK.fullmatch(text)
        if match is None or not _may_be_house(context, match["name"], credit):
            continue
        if text[0] != "(" or "/" in text:
            return stop.end()
    return None


def _may_be_house(context: Context, name: str, credit: str | None) -> bool:
    """Whether words may be a house's name: no common ones, and no picture's."""
    if credit is not None and fold(credit) != fold(name):
        return False
    if not 1 < len(name) <= _LONGEST_NAME or not (name[0].isupper() or has_no_capitals(name)):
        return False
    if all(is_of_page(word, context.languages) for word in name.split()):
        return False
    spoken = context.spoken
    words = [fold(word) for word in name.split()]
    known = spoken.ordinary_words | picture_words(spoken).words
    return known.isdisjoint(words)
