"""The pieces of a source line: between its bars, and behind its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirecopy.fields.source_line.labels import known_label
from wirecopy.fields.source_line.timestamps import TimestampFound
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import Languages
from wirecopy.text.letters import WORD_LETTERS
from wirecopy.text.offsets import Replacement, TextSpan
from wirecopy.text.patterns import lazy

# A bar between figures parts a date from its time, and no piece from another.
_CUT = lazy(r"(?<!\d[ ]?)[|｜\t]|[|｜\t](?![ ]?\d)|[【】]|[ ]{3,}|[ ][•·][ ]")
# The same for a first look; for single characters re is the faster one.
_CUT_SIGN = re.compile(r"[|｜\t【】•·]|   ")
# label = 1*4 words, then a colon
_LABEL = lazy(
    rf"(?<![{WORD_LETTERS}])(?P<label>\p{{L}}[{WORD_LETTERS}.]*+"
    rf"(?:[ ][{WORD_LETTERS}]+){{0,3}}?)[ ]?[:：](?!//)[ ]*"
)
# A press release ends with its company: "SOURCE Acme Bridges", in capitals and without a colon.
BARE_LABEL = lazy(r"(?P<label>\p{Lu}{4,12})[ ]+(?=\p{Lu})")
# What may stand between the pieces of a line.
_BETWEEN = " ,/()（）[]【】|-\u2013\u2014\u00b7\u2022"


class Piece(NamedTuple):
    """A stretch of the line, and what its label says it is."""

    label: str | None
    start: int
    end: int


def is_source_label(word: str, languages: Languages) -> bool:
    """Whether a word labels who sends the copy."""
    return languages.labels.get(word.casefold()) == "source"


def pieces_of(
    context: Context, start: int, end: int, stamps: Sequence[TimestampFound]
) -> tuple[list[Piece], list[Replacement]]:
    """The pieces of a line, and the misspelt labels in it."""
    working, languages = context.working, context.languages
    repairs: list[Replacement] = []
    marks: list[tuple[int, int, str | None]] = []
    if _CUT_SIGN.search(working, start, end) is not None:
        marks = [(match.start(), match.end(), None) for match in _CUT.finditer(working, start, end)]
    last_colon = max(working.rfind(":", start, end), working.rfind("：", start, end))
    # Before the line begins there is no colon of its own.
    for match in _LABEL.finditer(working, start, last_colon + 1) if last_colon >= 0 else ():
        known = known_label(match["label"], languages)
        if known is None:
            continue
        offset, label, right = known
        if right is not None:
            where = (match.start() + offset, match.end("label"))
            repairs.append((*where, right, "label"))
        marks.append((match.start() + offset, match.end(), label))
    bare = BARE_LABEL.match(working, start, end)
    if bare is not None and is_source_label(bare["label"], languages):
        marks.append((bare.start(), bare.end(), "source"))
    # "Date: 26/02/2019 Time: 08:12" and a bar inside a timestamp part nothing.
    inner = [stamp.span for stamp in stamps]
    marks = [mark for mark in marks if not any(a < mark[0] and mark[1] < b for a, b in inner)]
    marks.sort()
    pieces = []
    at = start
    kind_here: str | None = None
    for mark_start, mark_end, kind in [*marks, (end, end, None)]:
        if mark_start < at:
            continue
        stop = mark_start
        at, stop = stripped(working, at, stop)
        if stop > at:
            pieces.append(Piece(kind_here, at, stop))
        at, kind_here = mark_end, kind
    return pieces, repairs


def stripped(working: str, start: int, end: int) -> TextSpan:
    """A span without what may stand between pieces."""
    while start < end and working[start] in _BETWEEN:
        start += 1
    while end > start and working[end - 1] in _BETWEEN:
        end -= 1
    return start, end
