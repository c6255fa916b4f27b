"""Captions and picture credits."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs
import regex

from wirecopy.knowledge.context import Context
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.text.patterns import any_of, lazy
from wirecopy.text.punctuation import STOPS

_CREDIT_REACH = 200
_LONGEST_CREDIT = 80
_LED_REACH, _LONGEST_CUT = 60, 12
_OPENING, _CLOSING = "(（[", ")）]"
# owner = "[" name "," house "]", as papers of East Africa close a caption: [Ana Ruz, Telnova]
_NAME_AND_HOUSE = lazy(
    r"(?:\p{Lu}[\p{L}\p{M}'’.-]{1,30}+[ ]){1,2}\p{Lu}[\p{L}\p{M}'’.-]{1,30}+,[ ]"
    r"(?:(?:of|the)[ ])?\p{Lu}[\p{L}\p{M}'’.-]{1,30}+(?:[ ]\p{Lu}[\p{L}\p{M}'’.-]{1,30}+){0,3}"
)
_WORD = re.compile(r"[^\W\d_]+")
# owner and name = words "/" name: (EFE/Ana Ruz), (Ana Ruz / AFP)
_OWNER_AND_NAME = lazy(r"(?:\p{L}{1,30}+[ ]?){1,4}/[ ]?\p{Lu}[^()\n]{1,40}")
# What parts an owner from a name: AFP/Ana Ruz, TASR - Ana Ruz, AFP＝Jiji
_PARTING = lazy(r"[ ]?[/＝=|][ ]?|[ ][-–—][ ]|[,，][ ]?")
_CAPITALIZED = lazy(r"\p{Lu}[\p{L}\p{M}'’.-]{0,30}(?:[ ][\p{L}\p{M}'’.-]{1,30}){0,3}")
_FULL_NAME = lazy(r"\p{Lu}[\p{L}\p{M}'’.-]{0,30}(?:[ ]\p{Lu}[\p{L}\p{M}'’.-]{0,30}){1,3}")
# stuck = end of a sentence, then a credit that reaches to the end of the block
_STUCK = lazy(rf"[{STOPS}][ ]+(?=[^{STOPS}]{{3,80}}$|\p{{L}}{{2,6}}\.[ ][^{STOPS}]{{3,70}}$)")
# name = Ana Ruz, Ole van der Hoff
_NAMED = lazy(
    r"\p{Lu}[\p{L}\p{M}'’.-]{0,30}+(?:[ ](?:\p{Ll}{2,3}[ ]){0,2}\p{Lu}[\p{L}\p{M}'’.-]{1,30}+){1,3}"
)
# slashed = end of a sentence, then "/" and a name or its initials, as Spanish papers credit:
#           ... the clock of the tower. / Ana Ruz, ... of the tower. / A. R.
_SLASHED = lazy(
    rf"[{STOPS}][\"”»]?[ ]/[ ](?:(?:\p{{Lu}}\.[ ]?){{2,3}}|\p{{Lu}}[\p{{L}}\p{{M}}'’.-]{{0,30}}+"
    r"(?:[ ](?:\p{Ll}{2,3}[ ]){0,2}\p{Lu}[\p{L}\p{M}'’.-]{1,30}+){1,3})$"
)
# in-capitals = 2*4word [ sign house / word quoted-house ], as behind the stop of captions:
#               ANA RUZ, ANA RUZ / AFP, ANA RUZ POUR « TELNOVA »
_IN_CAPITALS = lazy(
    r"\p{Lu}[\p{Lu}\p{M}'’.-]{1,30}+(?:[ ]\p{Lu}[\p{Lu}\p{M}'’.-]{1,30}+){1,3}"
    r"(?:(?:[ ]?[/|,][ ]?|[ ][-–—][ ]|[ ]\p{Lu}{3,4}[ ](?=[«\"“'‘]))"
    r"[\p{Lu}\p{M}\d '’.«»\"“”‘-]{2,40}+)?"
)
_STOP_INSIDE = re.compile(rf"[{STOPS}] ")
_WIDE_CREDIT = 40
_LONGEST_DESK = 3
# What tells a picture's credit from a sentence: a colon, a slash or a bar beside its word.
_SIGN = re.compile(r"[:：/|=＝©]")


@attrs.frozen(eq=False, repr=False)
class PictureWords:
    """The words for pictures in one language, ready to match.

    Attributes:
        words: The words, folded.
        ends: The same, for the ends of lines.
        led: The start of a line that names the owner of a picture.
        joined: A pattern of the words for scripts that part no words with blanks, else None.
    """

    words: frozenset[str]
    ends: tuple[str, ...]
    led: regex.Pattern[str]
    joined: regex.Pattern[str] | None


@lru_cache(maxsize=64)
def picture_words(spoken: Language) -> PictureWords:
    """The words for pictures in a language, and the English ones that all wires print.

    A word that labels a source leads no caption.
    """
    english = language(ENGLISH)
    words = (*spoken.captions.words, *english.captions.words)
    others = {*spoken.source_line.source_labels, *english.source_line.source_labels}
    leading = [word for word in words if word not in others]
    by = any_of((*spoken.byline.by, *english.byline.by, "courtesy", "courtesy of"))
    # led = [ "(" ] 0*3word picture ( ":" / "/" / "=" / "by" / "courtesy" ); Fot. Ana Ruz
    before = r"(?:\p{L}{1,30}+[ -]){0,3}" if spoken.joiner == " " else ""
    folded = frozenset(map(str.casefold, words))
    return PictureWords(
        folded,
        tuple(folded),
        lazy(
            rf"[(（\[]?{before}(?i:{any_of(leading)})"
            r"(?:[ ]?(?:[:：]|[=＝/](?![ ]?\p{Ll}))|(?<=\.)[ ](?=\p{Lu})"
            rf"|[ ](?i:{by})(?![\p{{L}}]))"
        ),
        None if spoken.joiner == " " else lazy(any_of(spoken.captions.words)),
    )


def may_be_caption(working: str, start: int, end: int) -> bool:
    """Whether a block holds what every caption has: a bracket at its end, or a sign near its start.

    Example:
        >>> may_be_caption("Photo: Ana Ruz", 0, 14), may_be_caption("It is open.", 0, 11)
        (True, False)
    """
    if working[end - 1] in _CLOSING:
        return True
    head = working[start : min(end, start + _LED_REACH)]
    # The word for a picture may be cut short: Nuotr. Ana Ruz.
    if _SIGN.search(head) is not None or ". " in head[:_LONGEST_CUT]:
        return True
    return " by " in head or " BY " in head or " courtesy " in head or " COURTESY " in head


def is_led(context: Context, start: int, end: int) -> bool:
    """Whether a word for pictures opens a line, with its sign: an agency alone may be a dateline.

    Args:
        context: The text, and what to read it by.
        start: Where the line begins.
        end: Where it ends.
    """
    return picture_words(context.spoken).led.match(context.working, start, end) is not None


def is_caption(context: Context, start: int, end: int) -> bool:
    """Whether a block is the caption or the credit of a picture.

    It opens with a word for one and its owner (``Foto: Ana Ruz``, ``AP Photo/Ana Ruz``), or ends in
    a credit in brackets (``(Kyodo photo)``, ``(EFE/Ana Ruz)``) or behind its sentence, or is a
    credit alone (``EFE/Ana Ruz``, ``© AFP``).
    """
    working, last = context.working, context.working[end - 1]
    may_be = may_be_caption(working, start, end)
    # Behind a stop nothing is credited; most lines of text end here.
    if not may_be and last in STOPS:
        return False
    words = picture_words(context.spoken)
    if may_be:
        if words.led.match(working, start, end) is not None:
            return True
        if last in _CLOSING:
            opening = max(working.rfind(sign, start, end) for sign in _OPENING)
            near = 0 <= opening - start <= _CREDIT_REACH and end - opening <= _LONGEST_CREDIT
            inside = working[opening + 1 : end - 1]
            if last == "]" and _NAME_AND_HOUSE.fullmatch(inside) is not None:
                return near and opening > start
            return near and _is_credit(context, words, inside)
    if last in STOPS:
        return _is_slashed(working, start, end)
    text = working[max(start, end - _LONGEST_CREDIT) : end]
    if "/" in text and _is_slashed(working, start, end):
        return True
    if end - start <= _LONGEST_CREDIT and _is_credit_alone(context, words, text):
        return True
    # Most lines have no stop with a blank behind it.
    if _STOP_INSIDE.search(text) is None:
        return False
    return _is_credited_behind_the_stop(context, words, start, end)


def _is_slashed(working: str, start: int, end: int) -> bool:
    """Whether a slash and a name follow a caption's sentence; behind the last of all they sign."""
    tail = max(start, end - _LONGEST_CREDIT)
    if end - start > _CREDIT_REACH + _LONGEST_CREDIT or working.find("/", tail, end) < 0:
        return False
    slashed = _SLASHED.search(working, tail, end) is not None
    return slashed and end < len(working) and not working[end:].isspace()


def _is_credit_alone(context: Context, known: PictureWords, printed: str) -> bool:
    """Whether a line without the end of a sentence is a credit and nothing else."""
    if known.joined is not None and len(printed) <= _WIDE_CREDIT:
        return printed[1:].endswith(known.ends)  # a word alone owns nothing
    # Without a word for pictures none owns one that has neither of these signs.
    signed = "/" in printed or printed[0] == "©"
    first, blank, others = printed.partition(" ")
    if not blank:
        return signed and _is_owned(context, printed, alone=False)
    folded = first.casefold()
    # ilustrační foto, Archivbild Keystone
    if folded in known.words and all(word.casefold() in known.words for word in others.split(" ")):
        return True
    if first != "©" and folded.strip(".") in known.words:
        # Photo AFP, FOTO TASR - Ana Ruz
        if _is_owned(context, others, alone=True):
            return True
        return _is_named_behind_a_word(context, known, printed)
    return signed and _is_owned(context, printed, alone=False)


def _is_credited_behind_the_stop(
    context: Context, known: PictureWords, start: int, end: int
) -> bool:
    """Whether a credit follows a caption's sentence: ``... the bridge. Foto: Ana Ruz/dpa``."""
    working = context.working
    tail = max(start, end - _LONGEST_CREDIT)
    if end - start > _CREDIT_REACH + _LONGEST_CREDIT:
        return False
    match = _STUCK.search(working, tail, end)
    if match is None:
        return False
    led = known.led.match(working, match.end(), end)
    if led is not None:
        # Behind a slash a name is asked for: "... the harbour. Archive/AFP" may be a deck's.
        named = _FULL_NAME.match(working, led.end(), end) is not None
        return named or working[led.end() - 1] not in "/=＝"
    printed = working[match.end() : end]
    if not working[match.start() - 1].isupper() and _IN_CAPITALS.fullmatch(printed) is not None:
        # Behind the last sentence of the copy it is who wrote it.
        return not working[end:].isspace() and end < len(working)
    if _is_named_behind_a_word(context, known, printed):
        return True
    # "... in June. © AFP" signs the story off.
    return len(_PARTING.split(printed)) > 1 and _is_owned(context, printed, alone=False)


def _is_named_behind_a_word(context: Context, known: PictureWords, printed: str) -> bool:
    """Whether a word for pictures leads a full name without a sign: Beeld Ana Ruz, Foto Ana Ruz.

    English titles have as many capitals.
    """
    word, _, name = printed.partition(" ")
    if word.casefold().rstrip(".") not in known.words or context.spoken.code == ENGLISH:
        return False
    return _NAMED.fullmatch(name) is not None


def _is_named_before_a_word(known: PictureWords, printed: str) -> bool:
    """Whether a word for pictures stands behind a full name, as in brackets: (Ana Ruz photo)."""
    name, _, word = printed.rpartition(" ")
    return word in known.words and _NAMED.fullmatch(name) is not None


def _is_owned(context: Context, printed: str, *, alone: bool) -> bool:
    """Whether an agency stands beside a full name, under a copyright, or (asked for) alone."""
    copyrighted = printed[0] == "©"
    if not (alone or copyrighted or "/" in printed):
        return False
    parts = [part for part in _PARTING.split(printed.lstrip("© ")) if part]
    owners = [part for part in parts if _is_agency(context, part)]
    if not owners:
        return copyrighted and len(parts) == 1 and parts[0].isupper() and parts[0].isalpha()
    if alone or copyrighted:
        return all(part in owners or _CAPITALIZED.fullmatch(part) for part in parts)
    names = [part for part in parts if part not in owners]
    return "/" in printed and bool(names) and all(map(_FULL_NAME.fullmatch, names))


def _is_agency(context: Context, printed: str) -> bool:
    folded = fold(printed)
    if folded not in context.registry.names:
        return False
    return folded not in context.registry.acronyms or printed.isupper()


def _is_credit(context: Context, known: PictureWords, printed: str) -> bool:
    """Whether what stands in brackets credits a picture: to an agency, or with a sign to anyone."""
    if _OWNER_AND_NAME.fullmatch(printed) is not None:
        first, *rest = _PARTING.split(printed)
        # (ab/AFP), (Abc/AFP): a desk's initials before an agency sign copy off.
        desk = len(first) <= _LONGEST_DESK and not _is_agency(context, first)
        return not (desk and all(_is_agency(context, part) for part in rest))
    if known.joined is not None and known.joined.search(printed) is not None:
        return True
    parts = [part for part in _PARTING.split(printed) if part]
    # (Ana Ruz - Anadolu), （ロイター＝共同）
    if len(parts) > 1 and _is_agency(context, parts[-1]):
        others = [part for part in parts if not _is_agency(context, part)]
        # (APA/dpa) alone signs copy off.
        if (others or "＝" in printed) and all(map(_FULL_NAME.fullmatch, others)):
            return True
    if _is_named_behind_a_word(context, known, printed) or _is_named_before_a_word(known, printed):
        return True
    words = _WORD.findall(printed.casefold())
    unknown = [word for word in words if word not in known.words]
    if len(unknown) == len(words):
        return False
    return fold(" ".join(unknown)) in context.registry.names or _SIGN.search(printed) is not None
