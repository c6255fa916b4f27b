"""Notes to editors, slugs."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

import regex

from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, Languages, fold
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK
from wirecopy.text.patterns import lazy

LONGEST_UPDATE = 40
_NOTICE_SIGNS = (":", "：", "'")
_NOTICE_REACH = 120
_NOTICE_WORDS = 9
_LONGEST_NOTE = 400
# How far behind what copy calls itself the verb stands: This report by ... was first published.
_NOTE_REACH = 120
_NOTE_LETTERS = 2
_NOTICE = lazy(r"[(\[（<*^]{0,3}[ ]?(?P<word>\p{L}[\p{L}.'’]*)(?P<more>[^\n]*)", regex.DOTALL)
# Behind the label of a correction below the text:
# label = [ date ] ":" / "]"; a date holds a figure near its start, and of colons a clock's: 19:40
_BEHIND_LABEL = lazy(
    r"[ ]?(?:[)）\]】*]{1,2}"
    r"|[,(（ ]{0,2}(?=[^:：\n]{0,11}\d)[^:：\n]{1,40}(?:(?<=\d):\d\d[^:：\n]{0,20})?)?"
    r"[ ]?(?:[:：](?!\d)|(?<=[】\]])|$)"
)
# label = 1*3word ":"
_LONGEST_LABEL = 70
_LABEL = lazy(r"[\p{L}\p{M}.]{2,20}(?:[ ][\p{L}\p{M}.]{2,20}){0,2}[ ]?[:：][ ]?")
_BEFORE_NOTE = "([（【*_-–—•·・▲■◆● "
_OPENING = "([（<*"
_CLOSING = ")]）>*"
_DASH = re.compile(" [-\u2013\u2014]")
# dashed = 2*4word dash
_DASHED = lazy(
    r"(?P<label>\p{L}[\p{L}\p{M}'’]{1,15}+(?:[ ][\p{L}\p{M}'’]{1,15}+){1,3}+)[ ](?:[—–]|--?)[ ]"
)
_SLUG = lazy(
    r"\^?(?:[(]?(?:BC|AM|PM)-\S[^\n]{0,100}"
    # Two joints at least, or a slash at the end: Covid-19 is a headline's word.
    r"|[\p{L}\p{N}'’.&]{2,40}(?:[-/][\p{L}\p{N}'’.&]{1,40}){0,6}/(?:[ ]?\([^()\n]{1,60}\))?"
    r"|[\p{L}\p{N}'’.&]{2,40}(?:-{1,2}[\p{L}\p{N}'’.&]{1,40}){2,8}(?:[ ]?\([^()\n]{1,60}\))?)<?"
)
_FIGURE = re.compile(r"\d")
# embargo = *2word embargo : STRICTLY EMBARGOED, SOUS EMBARGO, 3 MART'A KADAR AMBARGOLUDUR
_LONGEST_EMBARGO = 80
_ROOTS = ("mbarg", "MBARG", "мбарг", "МБАРГ", "μπαργκ", "μπάργκ", "ΜΠΑΡΓΚ", "ΜΠΆΡΓΚ")
_CLOCK, _YEAR = re.compile(r"\d[:.hH]\d\d(?!\d)"), re.compile(r"(?<!\d)20\d\d(?!\d)")
# whole-date = day month year ; 21 mars 2024, 21 de marzo de 2024, 21. März 2024
_WHOLE_DATE = re.compile(r"(?<!\d)\d{1,2}\.? (?:de )?[^\W\d_]{3,12} (?:de )?20\d\d(?!\d)")
_EMBARGO = re.compile(
    r"^(?:[^\W\d_]+\W+){0,2}(?:[EeAa]mb|[EA]MB|[EeЕеЭэ]мб|[ЕЭ]МБ|[Εε]μπ|ΕΜΠ)(?:arg|ARG|арг|АРГ|[άα]ργκ|[ΑΆ]ΡΓΚ)"
    r"|(?:ambarg|AMBARG)\w{3,}$"
)
_PICTURE = lazy(
    r"\^?\p{Lu}{2,8}[ ](?:Photo|Photos|Graphic|Video|Audio)s?[ ]\p{Lu}{1,8}\d{2,6}[^\n]{0,140}"
)


def is_slug(text: str) -> bool:
    """Whether a line is a story's slug, or says which pictures go with it.

    Example:
        >>> is_slug("BC-Bridge-Opening, 1st Ld-Writethru,416<"), is_slug("Covid-19")
        (True, False)
    """
    if len(text) > LONGEST_SHORT_BLOCK:
        return False
    first = text.split(" ", 1)[0]
    if "-" in first or "/" in first:
        return _SLUG.fullmatch(text) is not None
    pictured = first.isupper() and _FIGURE.search(text) is not None
    return pictured and _PICTURE.fullmatch(text) is not None


def update_word(text: str) -> str:
    """A line without its marks, as a word of urgency or update is looked up: ``(Achtung)``."""
    return fold(text.strip("()[]+*^<=:! ")) if len(text) <= LONGEST_UPDATE else ""


def is_notice(text: str, registry: Registry) -> bool:
    """Whether a line is a note to editors: its opening word says so, by bracket or colon.

    Args:
        text: The line.
        registry: Of the languages and the kickers: "Correction: Bridge opens" is a headline with
            its kicker.

    Example:
        >>> registry = Registry.of(None, ())
        >>> is_notice("(Adds quotes)", registry), is_notice("Adds quotes", registry)
        (True, False)
    """
    if len(text) <= _LONGEST_EMBARGO and is_embargo(text):
        return True
    bracketed = _is_in_brackets(text)
    dashed = not bracketed and _DASH.search(text) is not None
    if dashed and _is_behind_dash(text, registry.languages.words("notices", "words")):
        return True
    if not bracketed and not any(map(text.__contains__, _NOTICE_SIGNS)):
        return False
    # The sign stands right behind the first word.
    if text[0].isalpha() and not any(map(text.split(" ", 1)[0].__contains__, _NOTICE_SIGNS)):
        return False
    match = _NOTICE.match(text)
    if match is None or not (bracketed or match["more"].startswith(_NOTICE_SIGNS)):
        return False
    word = fold(match["word"]).rstrip(".")
    before_colon = fold(match["word"] + match["more"].split(":")[0])
    known = registry.languages.words("notices", "words")
    if word not in known and before_colon not in known:
        return False
    return bracketed or word not in registry.kickers


def is_embargo(text: str) -> bool:
    """Whether a line says until when nobody may print the copy, in letters of whatever language.

    The word is the same one in most of them, and a clock stands behind it, a date or a year.

    Example:
        >>> is_embargo("Embargado hasta las 10:30 del 3 de marzo"), is_embargo("Embargo hits 3")
        (True, False)
    """
    if len(text) > _LONGEST_EMBARGO:
        return False
    if not names_embargo(text) or _EMBARGO.search(text) is None:
        return False
    if _CLOCK.search(text) is not None or _WHOLE_DATE.search(text) is not None:
        return True
    return text.isupper() and _YEAR.search(text) is not None


def names_embargo(text: str) -> bool:
    """Whether a line has the letters that the word has in most languages."""
    return any(map(text.__contains__, _ROOTS))


def _is_behind_dash(text: str, words: Collection[str]) -> bool:
    """Whether a label of several words and a dash open a line: EDITOR'S NOTE — Ana Ruz is ..."""
    dashed = _DASHED.match(text)
    if dashed is None:
        return False
    label = fold(dashed["label"])
    return label in words or label.replace("’", "'") in words


def is_closing_note(text: str, spoken: Language) -> bool:
    """Whether a paragraph below the text says something of the copy itself.

    note = copy words said words / closing words / correction [ date ] ":" words, each in brackets,
    between stars or lines or bare

    Example:
        >>> from wirecopy.knowledge.languages import language
        >>> english = language("en")
        >>> is_closing_note("This story was first published on May 3, 2024.", english)
        True
        >>> is_closing_note("This story was told by a sailor.", english)
        False
    """
    if len(text) > _LONGEST_NOTE:
        return False
    head = text[: _NOTE_REACH * 2].lstrip(_BEFORE_NOTE)
    if _DASH.search(head) is not None:
        for one in (spoken, language(ENGLISH)):
            if _is_behind_dash(head, one.notices.words):
                return True
    # Most paragraphs begin with no letters that such a note begins with, and with no label.
    opening = head[:_LONGEST_LABEL]
    labelled = (":" in opening or "：" in opening) and _LABEL.match(head) is not None
    if not labelled and not _may_begin_note(head[:_NOTE_LETTERS], spoken):
        return False
    folded = fold(head)
    for words in (spoken.notices, language(ENGLISH).notices):
        if folded.startswith(words.closing) or _is_labelled_note(folded, words.closing):
            return True
        if folded.startswith(words.corrections) and _is_labelled(folded, words.corrections):
            return True
        if folded.startswith(words.copy):
            head = folded[:_NOTE_REACH]
            return any(map(head.__contains__, words.said))
    return False


@lru_cache(maxsize=1024)
def _may_begin_note(letters: str, spoken: Language) -> bool:
    return fold(letters + ".").startswith(_note_letters(spoken))


@lru_cache(maxsize=64)
def _note_letters(spoken: Language) -> tuple[str, ...]:
    """The first letters of all that opens a note below the text."""
    lists = (spoken.notices, language(ENGLISH).notices)
    opening = (words.closing + words.corrections + words.copy for words in lists)
    return tuple({phrase[:_NOTE_LETTERS] for phrases in opening for phrase in phrases})


def _is_labelled_note(folded: str, closing: tuple[str, ...]) -> bool:
    """Whether a note stands behind a label that no file knows: ``Note: an earlier version of``."""
    label = _LABEL.match(folded)
    return label is not None and folded.startswith(closing, label.end())


def _is_labelled(folded: str, labels: tuple[str, ...]) -> bool:
    """Whether one of some labels opens a text, with nothing but a date before its colon."""
    opening = (label for label in labels if folded.startswith(label))
    return any(_BEHIND_LABEL.match(folded, len(label)) is not None for label in opening)


def opens_with_notice(text: str, languages: Languages) -> bool:
    """Whether a word that notes to editors open with is among the first of a bracket.

    Example:
        >>> from wirecopy.knowledge.words import built_in
        >>> opens_with_notice("(In Jan. 3 story, corrects last paragraph)", built_in())
        True
    """
    if not _is_in_brackets(text) or _NOTICE.match(text) is None:
        return False
    words = text[1:_NOTICE_REACH].casefold().split()[:_NOTICE_WORDS]
    known = languages.words("notices", "words")
    return any(word.strip(".,:;") in known for word in words)


def _is_in_brackets(text: str) -> bool:
    return text[0] in _OPENING and text[-1] in _CLOSING
