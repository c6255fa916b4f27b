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
coded    = 1*4capital figures ( "-" / "/" ) 2*4capital             ; AB7-KDR
led      = dash word / dash words, the last an organization        ; – Telnova, - Varda News
named    = titled words, the first or the last an organization     ; Varda Nachrichtenagentur
reached  = desk [ "," / ":" ] telephone [ "," address ]                 ; Lima desk, +51 1 610 8800
name     = 1*3word, the first with a capital where there are any
"""

from __future__ import annotations

import re

from wirecopy.fields.byline.names import is_of_page
from wirecopy.fields.byline.roles import people_words
from wirecopy.fields.captions import picture_words
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import OPENING_QUOTES, SENTENCE_END, STOPS

_LONGEST = 40
_LONGEST_NAME = 24
_DASHES = "-–—"
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
    rf"(?:{_ENCLOSED_SOURCE}|-{{2}}{_NAME}|[–—][ ]?(?P<name>\p{{Lu}}\p{{L}}{{2,20}})\.?)",
)
_LETTERED = lazy(r"(?:[–—][ ]?)?\p{Lu}\.(?:[ ]?\p{L}\.){0,2}[ ]?\p{Lu}\.|[–—][ ]?\p{Lu}\.")
# initialled = bracket initials bracket, with stops or strokes: (A.R.), (A.R.-kd), [kd/lm]
_SIGNED_INITIALS = lazy(
    r"[(\[](?:(?:\p{Lu}\.[ ]?){1,3}(?:[/–-][ ]?(?:\p{L}\.?){1,4})?"
    r"|\p{Ll}{1,4}[/–-]\p{Ll}{1,4}|(?:\p{Lo}\.[ ]?){1,3})[)\]]\.?"
)
# lettered = capitals with stops, on a line of their own: K.L., Þ. J.
_LETTERED_LINE = lazy(r"(?:[–—-][ ]?)?(?:\p{Lu}\p{Ll}?\.[ -]?){2,4}(?<![ -])")
_SIGNED = lazy(r"\p{Lu}{2,6}[ ]\p{Ll}{1,4}(?:/\p{Ll}{1,4}){1,3}")
_SPELT = lazy(rf"(?P<words>{_WORD}(?:[ ]{_WORD}){{1,5}})[ ]\((?P<short>\p{{Lu}}{{2,6}})\)")
# bracketed = "(" words ")" / "[" words "]"
_BRACKETED = lazy(r"\([^()\n]{2,48}\)|\[[^\[\]\n]{2,48}\]")
_MOST_BLANKS = 5
# A desk has a word in small letters, or one of pages; a person has neither.
_REACHED = lazy(
    r"(?P<desk>\p{Lu}[\p{L}\p{M}.-]{0,20}(?:[ ][\p{L}\p{M}.-]{1,20}){0,3})[,:]?[ ]{1,2}"
    r"[(]?\+\d[\d ()/-]{6,20}(?:[,;]?[ ]\S{1,40}@\S{1,40})?"
)
# stuck = bracket / dash name / capitals / "/" letters "/", behind the end of a sentence or, if a
#         dash leads it, of a quotation: shut. VARDA, shut. /kd/, 'no one.' — Lakeman.
_SENTENCE_END = lazy(rf"[{STOPS}](?:[ ]+|(?=[–—]))|(?<=[{STOPS}])[\"”“»'’][ ]?(?=[–—])")
_CAPITALS = lazy(r"\p{Lu}{4,12}")
# desk = initials *3( "/" initials ) ( "/" / blank ) clock / strokes initials       ; ar/lm/14:05
#      / initials "/"                                                              ; lm/
_DESK = lazy(
    r"(?:\p{Ll}{1,4}(?:/\p{Ll}{1,4}){0,3}|\p{Lu}{1,4}(?:/\p{Lu}{1,4}){0,3})[/ ]\d{1,2}[:.]\d\d"
    r"|/{1,2}[ ]?\p{Ll}{2,4}(?:/\p{Ll}{2,4}){0,2}|\p{Ll}{2,4}/"
)
_BETWEEN_STROKES = lazy(r"/\p{L}{2,4}/\.?")
_DESKED = lazy(r"\p{Lu}{1,4}\d{1,3}[-/]\p{Lu}{2,4}")
_LED = lazy(rf"(?:-{{1,2}}|[–—])[ ]?{_NAME}")
_TITLED = lazy(rf"{_WORD}(?:[ ](?:\p{{Ll}}{{1,3}}[ ])?{_WORD}){{1,3}}")
# staffed = the credit and 1*4word without capitals, in one line or two: भाषा राजेश / रंजन
_STAFFED = lazy(r"(?:[ \n][\p{Lo}\p{M}]{1,14}+\.?){1,4}+(?<![.])")
# code = 2*6capital behind the end of a sentence, at the end of the copy: ... in May. QPL
_STUCK_CODE = lazy(rf"[{STOPS}][ ](?P<code>\p{{Lu}}{{2,6}}+)$")
_LONGEST_LINE_OF_CODE = 9
# What stands about a name that signs: (Quipu), /Quipu/, – Quipu.
_AROUND = " \n()[]/-\u2013\u2014*"
_LINE_FORMS = (_MARK, _INITIALS, _SIGNED, _DESKED, _LETTERED_LINE)
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
    if any(form.fullmatch(text) is not None for form in _LINE_FORMS):
        return True
    if credit is not None and (
        _holds_credit(text, credit)
        or _are_initials_of(text, credit)
        or (text.startswith(credit) and _STAFFED.fullmatch(text[len(credit) :]) is not None)
    ):
        return True
    if _is_led(context, text, credit) or (credit is None and _is_named(context, text)):
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
    if match["name"].endswith("."):
        return False  # a short sentence, and what is stuck to it: Nobody fell. /kd/
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
        if not text or (stop[0][0] not in STOPS and working[start] in OPENING_QUOTES):
            continue  # Who said it may follow a paragraph that is a quotation.
        if _SIGNED_INITIALS.fullmatch(text) is not None and text not in working[:start]:
            return stop.end()
        # In "the U. S. A." none of them ends a sentence.
        ends = working[stop.start() - 2].isalnum()
        if ends and credit is None and _LETTERED.fullmatch(text) is not None:
            return stop.end()
        if _is_bare(context, text, stop.end(), credit):
            return stop.end()
        if ends and credit is not None and (text == credit or _are_initials_of(text, credit)):
            return stop.end()
        match = _STUCK.fullmatch(text)
        if match is None:
            continue
        # — Correspondent.
        reporter = text[-1] == "." and fold(match["name"]) in people_words(context.spoken).roles
        if not (reporter or _may_be_house(context, match["name"], credit)):
            continue
        # Capitals in a bracket may be those of a congress of which the sentence tells.
        told = text[0] == "(" and "/" not in text and not match["name"].istitle()
        if not told:
            return stop.end()
    return None


def stuck_credit(working: str, start: int, end: int, credit: str | None) -> int | None:
    """Where the dateline's own credit stands behind the end of the last sentence, bare or in marks.

    Its initials may stand for it, and a code in capitals that the copy has nowhere else.

    Example:
        >>> stuck_credit("The boat is late. Quipu", 0, 23, "Quipu")
        18
    """
    code = _STUCK_CODE.search(working, max(start + 1, end - _LONGEST_LINE_OF_CODE), end)
    if code is not None and working[code.start("code") - 3].isalnum():
        words = (credit or "").split()
        initials = "".join(word[0] for word in words if not is_small(word[0]))
        if code["code"] == initials or code["code"] not in working[: code.start("code")]:
            return code.start("code")
    if credit is None:
        return None
    bare = start + len(working[start:end].rstrip(f"{_AROUND}."))
    at = bare - len(credit)
    if at <= start or working[at:bare].casefold() != credit.casefold():
        return None
    last = start + len(working[start:at].rstrip(_AROUND))
    if last in (at, start) or working[last - 1] not in SENTENCE_END:
        return None
    return last + (working[last] == " ")


def _holds_credit(text: str, credit: str) -> bool:
    """Whether a bracket holds the dateline's credit and who signs: (ana ruz/qpl), (QPL - a.r.)."""
    if _BRACKETED.fullmatch(text) is None:
        return False
    inside = text[1:-1]
    at = inside.find(credit)
    if at < 0 or inside.count(" ") > _MOST_BLANKS:
        return False
    around = inside[at - 1 : at] + inside[at + len(credit) : at + len(credit) + 1]
    return not any(map(str.isalnum, around))


def _are_initials_of(text: str, credit: str) -> bool:
    """Whether a bracket holds the initials of the dateline's credit: Pacific Tide News, [PTN]."""
    words = credit.split()
    bracketed = len(words) > 1 and _BRACKETED.fullmatch(text) is not None
    return bracketed and text[1:-1] == "".join(word[0] for word in words)


def _is_bare(context: Context, text: str, at: int, credit: str | None) -> bool:
    """Whether a desk's marks sign the copy, or capitals that it has nowhere else."""
    if _DESK.fullmatch(text) is not None:
        return True
    if _BETWEEN_STROKES.fullmatch(text) is not None:
        return text == text.lower() or text == text.upper()
    if _CAPITALS.fullmatch(text) is None or not _may_be_house(context, text, credit):
        return False
    above = context.working[:at]
    return text.casefold() not in above.casefold() and not above.isupper()


def _is_led(context: Context, text: str, credit: str | None) -> bool:
    """Whether a name behind a dash is a house's: one word, or words that such names have."""
    match = _LED.fullmatch(text) if text[0] in _DASHES else None
    if match is None or not _may_be_house(context, match["name"], credit):
        return False
    name = match["name"]
    if has_no_capitals(name) or name.endswith("."):
        return False
    return " " not in name or _is_named(context, name)


def _is_named(context: Context, text: str) -> bool:
    """Whether words with capitals name a house: one of them is a word of such names."""
    if _TITLED.fullmatch(text) is None or text.endswith("."):
        return False
    words = text.split(" ")
    if is_small(words[0][0]) or is_of_page(text, context.languages):
        return False
    known = context.languages.words("byline", "organizations")
    folded = [fold(word) for word in words]
    own = [
        word for word in folded if word not in known and word not in context.spoken.ordinary_words
    ]
    return bool(own) and (folded[0] in known or folded[-1] in known)


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
