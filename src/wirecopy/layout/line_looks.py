"""What a line, or a block of text, seems to be by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirecopy.fields.byline.reader import LONGEST_BYLINE
from wirecopy.fields.dated_sentences import says_more_than_a_time
from wirecopy.layout import plain_lines
from wirecopy.layout.looks import Look
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import Words, words_in
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block
from wirecopy.text.letters import EAST_ASIAN_LETTERS, UNSPACED_LETTERS
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import (
    CLOSING_QUOTES,
    FULL_STOPS,
    OPENING_QUOTES,
    STOPS,
    ends_a_sentence,
)

_PROSE = 60
LONG = 140
_SENTENCE = 20
_LONGEST_STAMP = 110
LONGEST_CAPTION = 420
_LONGEST_SPEECH = 420
HEADING = 60
# A heading may hold the title of the story: 6 thoughts on "..."
_LONGEST_HEADING = 90
_COLONS = ":："
# counted = title "(" number ")", as lists of the most read or most discussed have it
_STOP_OR_BRACKET = re.compile(r"[.!?。…(（]")
_COUNTED = lazy(r"[^\n]{1,200}[ ]\(\d{1,5}\)")
# credit = "(" name "/" agency ")", alone on its line; initials in its place sign the copy
_CREDIT_ALONE = lazy(
    r"[(（]\p{L}[^()\n]{1,60}[ ]?/[ ]?"
    rf"(?!(?:\p{{Ll}}|(?![{EAST_ASIAN_LETTERS}])\p{{Lo}}){{1,4}}[)）])"
    r"\p{L}[^()\n]{1,40}[)）]"
)
# behind the last stop of a caption = a name without another: ... in Hanoi. Ana Ruz / AFP
_LONGEST_CREDIT = 100
_BEHIND_STOP = lazy(r"[.。!?][\"”’»]?[ ](?=[^.。!?\n]{2,100}$)")
# behind a caption = dash name "/" house, or behind its stop bar house: The mill - Ana Ruz/Tarnpress
_NAMED_OWNER = lazy(
    r"[ ][-–—][ ]\p{Lu}[\p{L}.’'-]{1,20}(?:[ ]\p{Lu}[\p{L}.’'-]{0,20}){1,2}[ ]?/[ ]?"
    r"\p{Lu}[\p{L}.]{1,20}(?:[ ]\p{Lu}[\p{L}.]{0,20}){0,2}$"
    r"|\p{L}{3}[.!?…][ ][|][ ](?:\p{Lu}[\p{L}.’'-]{0,20}(?:[ ]/)?[ ]){0,5}\p{Lu}[\p{L}.’'-]{0,20}$"
)
# whose a quoted post is = dash name "(@" account ")" [ date ]
_DASHES = "—–-"
_POST_SIGNED = lazy(r"[—–-]{1,2}[ ]?[^()\n]{1,60}[ ]?\(@\w{1,30}\)(?:[ ][^\n.]{0,40})?$")
# gallery = number "of" number caption: 3 of 8, 1of4A shopper, 2/8
_GALLERY = lazy(r"\d{1,2}[ ]{0,2}(?:of|/)[ ]{0,2}\d{1,2}(?![\d/.,]|[ ][\p{Ll}\d])")
# What is stuck to the stop of a sentence of East Asia: who wrote it, an agency, a time
_BRACKET_BEHIND = re.compile(r"(?<=[。！？])[(（【][^()（）【】\n]{1,60}[)）】]$")
SHORTEST_PARTED = 40
# a stop behind a whole word, with another word behind it
# or what signs the copy
SENTENCE_INSIDE = lazy(
    rf"[\p{{Ll}}\p{{Lo}}]{{3}}[.!?][\"”’»)]?[ ][-–—/\[(<]{{0,2}}\p{{L}}"
    rf"|[؟۔{FULL_STOPS}][ ]?[-–—/\[(<]{{0,2}}\p{{L}}"
)
# What every source line holds; for single characters re is the faster one.
_SHORTEST_LABEL = 5
_SOURCE_SIGN = re.compile(r"[\d:：|｜]")
# mark = a dash or another sign of lists / a number and a stop or a bracket

_LIST_MARK = lazy(r"(?:[-–—•*·▪■○●◆►]|\d{1,2}[.)])[ ]?(?=[^\s\d-])")
# What ends a release or a story, and holds no word: ###, -30-
_END_MARKS = "#-–—"
_END_MARK = lazy(r"#(?:[ ]?#){2,4}|[-–—]{1,2}[ ]?(?:30|0)[ ]?[-–—]{1,2}")
_FIGURE = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LEAST_FIGURES = 2
_UNSPACED = lazy(rf"[{UNSPACED_LETTERS}]")
_FIGURES_SHARE = 4


def words_of_line(text: str) -> tuple[str, ...]:
    """The words that a block is told by; of one that is longer than any line, none."""
    return words_in(text) if len(text) <= LONGEST_CAPTION else ()


def look_of_line(
    manuscript: Manuscript,
    block: Block,
    known: Words,
    words: Sequence[str],
    asked: int,
    *,
    listed: bool = False,
) -> Look:
    """What a block that does not run on seems to be.

    Args:
        manuscript: The blocks.
        block: The one to look at.
        known: The words of pages.
        words: The block's own.
        asked: What its signs and its first word leave open.
        listed: Whether it is known to be furniture, as a short line that stands again and again.
    """
    working, start, end = manuscript.working, block[0], block[1]
    length = (end - start) * manuscript.letter
    text = working[start:end]
    if not (asked or listed or length >= LONG or known.may_stand_in(text, words)):
        return Look.LINE
    dated = asked & plain_lines.STAMP and asked != plain_lines.EVERYTHING
    if dated and known.stamp(working, start, end) is not None:
        asked = plain_lines.EVERYTHING
        manuscript.note_asked(block, asked)
    if listed:
        return _look_of_listed(known, working, block, words, length)
    ended = text[0] in _END_MARKS and _END_MARK.fullmatch(text) is not None
    if asked & plain_lines.FURNITURE and not ended and manuscript.is_furniture(block):
        return _look_of_listed(known, working, block, words, length)
    if asked & plain_lines.SIGNOFF and manuscript.is_signoff(block):
        return Look.SIGNOFF
    told = _told_by_its_sign(text, length) if text[0] == "©" or "(@" in text else None
    if told is not None:
        return told
    if asked & plain_lines.FEED and manuscript.is_feed_matter(block):
        return Look.FEED
    # A source line has a figure, a label's colon or a bar; most lines are ruled out by that.
    # So does the company below its release: SOURCE Tarn Bridges Inc.
    signed = asked & plain_lines.SOURCE_LINE and (
        text[:_SHORTEST_LABEL].isupper() or _SOURCE_SIGN.search(working, start, end)
    )
    line = manuscript.source_line(block) if signed else None
    if line is not None:
        return Look.STAMP if line.timestamp or line.updated or line.day else Look.CREDIT
    credited = asked & plain_lines.CREDIT and length <= LONGEST_SHORT_BLOCK
    if credited and manuscript.is_credit_line(block) and not manuscript.opens_with_kicker(block):
        return Look.CREDIT
    named = asked & plain_lines.BYLINE and length <= LONGEST_BYLINE
    if named and manuscript.byline(block) is not None:
        return Look.STAMP if known.stamp(working, start, end) else Look.LINE
    if asked & plain_lines.CAPTION or length >= LONG or known.may_stand_in(text, words):
        return look_of_text(manuscript, block, known, words)
    return Look.ROW if asked & plain_lines.STAMP and _is_row(text) else Look.LINE


def _look_of_listed(
    known: Words, working: str, block: Block, words: Sequence[str], length: int
) -> Look:
    """What a known line of furniture is: it heads what follows a story, or holds a time."""
    start, end = block[0], block[1]
    if length <= HEADING and known.is_heading(working, start, end, words):
        return Look.BELOW
    stamped = length <= _LONGEST_STAMP and known.stamp(working, start, end) is not None
    return Look.STAMP if stamped else Look.LISTED


def _told_by_its_sign(text: str, length: int) -> Look | None:
    """What a sign of its own makes of a line."""
    if text[0] == "©" and length >= SHORTEST_PARTED and text[-1] in STOPS:
        return Look.LISTED  # whose the copy is; a sign-off is shorter, a picture's has no stop
    return Look.SENTENCE if signs_a_post(text) else None  # it ends what somebody is quoted with


def look_of_text(
    manuscript: Manuscript,
    block: Block,
    known: Words,
    words: Sequence[str],
    *,
    repeated: bool = False,
    site: float = 1.0,
) -> Look:
    """What a block seems to be that is a sentence or a long line, or has words of pages.

    Args:
        manuscript: The blocks.
        block: The one to look at.
        known: The words of pages.
        words: The block's own.
        repeated: Whether it is printed again.
        site: How much of a site's page stands around (0 to 1).
    """
    working, start, end = manuscript.working, block[0], block[1]
    length, text = (end - start) * manuscript.letter, working[start:end]
    phrased = known.may_stand_in(text, words)
    captioned = length <= LONGEST_CAPTION
    if captioned and _is_caption(manuscript, block, known, words, phrased=phrased):
        return Look.CAPTION
    stamped = length <= _LONGEST_STAMP and known.stamp(working, start, end) is not None
    if not (stamped or phrased or length >= _SENTENCE):
        return Look.ROW if _is_row(text) else Look.LINE
    bracket = _BRACKET_BEHIND.search(working, start, end) if working[end - 1] in "】）)" else None
    stop = end if bracket is None else bracket.start()
    stopped = ends_a_sentence(working, stop)
    # Behind the end of a sentence only another may stand, or what signs the copy.
    inner = not stopped and manuscript.may_be_signed(start, end)
    # Who signs the copy is asked last, for it takes the longest to tell.
    signed = inner and stamped and manuscript.is_signed(block)
    ended = stopped or signed or (inner and _holds_a_sentence(working, start, end, length))
    sentence = (
        (ended or (inner and not stamped and manuscript.is_signed(block)))
        and not _is_counted(working, start, end)
        and not ends_in_a_title(working, block)
    )
    if (
        stamped
        and not signed
        and not (sentence and says_more_than_a_time(working, start, stop, manuscript.spoken))
        and not (stopped and manuscript.is_signed(block))
    ):
        return Look.STAMP
    plain = not sentence and length <= HEADING
    headed = phrased and (plain or _is_of_comments(working, block))
    if headed and known.is_heading(working, start, end, words):
        return Look.BELOW
    if phrased and length <= _LONGEST_SPEECH:
        hits = known.page.count(text, words)
        # Where few lines of a site stand around, one such word in a sentence says nothing, nor in
        # one that has its sign-off behind it.
        enough = hits * LONG > length and ((site >= 1.0 and not (sentence and inner)) or hits > 1)
        if enough or (hits and not sentence):
            return Look.SPEECH
    if sentence and length >= _PROSE:
        return Look.LINE if repeated else Look.PROSE
    if length >= LONG or (length >= _PROSE and working[end - 1] in _COLONS):
        return Look.PROSE if _is_running(text) else Look.LINE
    if sentence and length >= _SENTENCE and not repeated:
        return Look.SENTENCE
    return Look.ROW if _is_row(text) else Look.LINE


def _holds_a_sentence(working: str, start: int, end: int, length: int) -> bool:
    """Whether a word has run into a paragraph, or whose end is cut off."""
    return length >= SHORTEST_PARTED and SENTENCE_INSIDE.search(working, start, end) is not None


def signs_a_post(text: str) -> bool:
    """Whether a line says whose a quoted post is."""
    return "(@" in text and text[0] in _DASHES and _POST_SIGNED.match(text) is not None


def _is_row(text: str) -> bool:
    """Whether a line is one of a table or a list: figures among its words, or a mark before it."""
    if not text[0].isalpha() and _LIST_MARK.match(text) is not None:
        return True
    if _FIGURE.search(text) is None:
        return False
    figures = len(_NUMBER.findall(text))
    if figures < _LEAST_FIGURES:
        return False
    # Where no blanks part words, any letters may be one.
    letters = len(_UNSPACED.findall(text)) if not text.isascii() else 0
    return figures * _FIGURES_SHARE >= max(len(text.split()), letters)


def _is_caption(
    manuscript: Manuscript, block: Block, known: Words, words: Sequence[str], *, phrased: bool
) -> bool:
    """Whether a block is the text of a picture, which may have words of pages or not."""
    working, start, end = manuscript.working, block[0], block[1]
    text = working[start:end]
    if manuscript.is_caption(block) or (
        ("/" in text or "|" in text) and _names_its_owner(working, start, end)
    ):
        return True
    first = working[start]
    if first.isdigit() and _GALLERY.match(working, start, end) is not None:
        return True
    if first in "(（" and _CREDIT_ALONE.fullmatch(working, start, end) is not None:
        return True
    owning = phrased and known.pictures.may_stand_among(words)
    parted = owning and _STOP_OR_BRACKET.search(working, start, end) is not None
    if parted and known.behind.search(working, start, end) is not None:
        return True
    if not owning and "©" not in text:
        return False
    opens = known.pictures.may_stand_among(words[:1])
    if opens and known.alone.fullmatch(working, start, end) is not None:
        return True
    owned = known.may_end_in_owner(text, words)
    if manuscript.length(block) <= LONG:
        # A credit in brackets that opens a block is a dateline's.
        if known.credits_in(working, start + 1, end):
            return True
        return owned and known.owner.search(working, start, end) is not None
    # A sentence as long as this may name an agency or a film; a credit stands behind its stop.
    if working[end - 1] not in STOPS and known.credits_in(working, max(start, end - HEADING), end):
        return True
    behind = _BEHIND_STOP.search(working, max(start, end - _LONGEST_CREDIT), end)
    if behind is not None and owned and known.owner.search(working, behind.start(), end):
        return True
    if behind is not None and known.credit.match(working, behind.end(), end) is not None:
        return True
    return (
        owned and working[end - 1] in ")）" and known.owner.search(working, start, end) is not None
    )


def _names_its_owner(working: str, start: int, end: int) -> bool:
    """Whether a line ends in the name of who took a picture, and the house behind a stroke."""
    return _NAMED_OWNER.search(working, max(start, end - _LONGEST_CREDIT), end) is not None


def ends_in_a_title(working: str, block: Block) -> bool:
    """Whether the quotation marks at the end of a short line are those of a name in a title."""
    start, end, _ = block
    closing = working[end - 1] in CLOSING_QUOTES and end - start > 2
    return (
        closing
        and end - start < _PROSE
        and working[end - 2].isalnum()
        and working[start] not in OPENING_QUOTES
    )


def _is_of_comments(working: str, block: Block) -> bool:
    """Whether a line counts something of a title, or trails off: 6 thoughts on "Old mill"."""
    start, end = block[0], block[1]
    named = working[end - 1] in CLOSING_QUOTES and working[end - 2].isalnum()
    if named and working[start].isdigit():
        return end - start <= _LONGEST_HEADING
    return end - start <= HEADING and working.endswith(("...", "…"), start, end)


def _is_counted(working: str, start: int, end: int) -> bool:
    return working[end - 1] == ")" and _COUNTED.fullmatch(working, start, end) is not None


def _is_running(text: str) -> bool:
    """Whether a long line without a stop is text: most of its words begin small."""
    words = text.split()
    if len(words) < 4:
        return len(text) >= LONG // 3
    small = sum(not word[0].isupper() for word in words)
    return small * 2 > len(words)
