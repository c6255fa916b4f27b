r"""The head of a mail that copy was sent by: it is furniture, and its subject may be the headline.

head    = [ mark ] 2*12line
mark    = 3*hyphen words 3*hyphen                ; ---------- Forwarded message ---------
line    = label ":" value                        ; From: Night desk <desk@example.com>
subject = label ":" *( answer ":" ) headline     ; Subject: Fwd: Ferry runs again

A head has a sender or a receiver, and a subject or an address: what a page says of a story
has not both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import NamedTuple

import regex

from wirecopy.fields.byline.reader import read_byline
from wirecopy.fields.headline import is_title_like
from wirecopy.fields.source_line.reader import read_source_line
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.data_files import own_table
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block, cut_block
from wirecopy.text.patterns import any_of, lazy
from wirecopy.text.punctuation import SENTENCE_END

_MOST_ABOVE = 8
_MOST_LINES = 12
_MOST_BELOW = 8
_FEWEST_LINES = 2
_MOST_HANDED_ON = 48
_SHORTEST_TITLE = 12
_LONGEST_LABEL = 24
_LINE = lazy(r"(?P<label>\p{L}[\p{L}\p{M} .-]{0,20}?)[ ]?[:：][ ]*(?P<value>[^\n]{0,200})")
_COLON = re.compile("[:：]")
_MARK = lazy(r"[-_]{3,40}[ ]?\p{L}[^\n_-]{3,60}[-_]{3,40}|\p{Lu}[\p{L} ]{5,40}:")


def read_mail(context: Context, blocks: Sequence[Block]) -> tuple[Sequence[Block], frozenset[int]]:
    """The head of a mail above the copy.

    When a mail was sent is told only where its zone is, and where the copy tells no time itself.

    Args:
        context: The text, and what to read it by.
        blocks: Its blocks.

    Returns:
        The blocks, with a subject that is the headline parted from its label, and where those start
        that say nothing of the story.
    """
    head = _head(context.working, blocks, 0)
    if head is None:
        return blocks, frozenset()
    top, inner = head.first, _head(context.working, blocks, head.last)
    # Below the head of who hands the copy on stands a note, and the head of who sent it.
    while inner is not None and inner.last - top <= _MOST_HANDED_ON:
        head, inner = inner, _head(context.working, blocks, inner.last)
    first, last, kinds = head
    below = blocks[last : last + _MOST_BELOW]
    starts = {block.start for block in blocks[top:last]}
    if top > 0 and _MARK.fullmatch(context.working, *blocks[top - 1][:2]) is not None:
        starts.add(blocks[top - 1].start)
    if "date" in kinds and not any(map(partial(_is_timed, context), below)):
        date = blocks[first + kinds.index("date")]
        starts -= {date.start} if _is_timed(context, date, zoned=True) else set()
    parted = list(blocks)
    if "subject" in kinds and not _has_title(context, below):
        at = first + kinds.index("subject")
        parted[at : at + 1] = _parted(context.working, blocks[at])
    return parted, frozenset(starts)


class _Head(NamedTuple):
    """The blocks of a head, from the first to one past the last, and what they say."""

    first: int
    last: int
    kinds: list[str]


def _head(working: str, blocks: Sequence[Block], start: int) -> _Head | None:
    """The head of a mail that begins near a block."""
    # Most copy begins without a colon, which each line of a head has.
    above = blocks[start : start + _MOST_ABOVE + 1]
    if not above or not _COLON.search(working, above[0].start, above[-1].end):
        return None
    kinds: list[str] = []
    first = start
    for index, block in enumerate(blocks[start : start + _MOST_ABOVE + _MOST_LINES], start):
        kind = _kind(working, block)
        if kind is not None:
            first = first if kinds else index
            kinds.append(kind)
        elif kinds or index - start >= _MOST_ABOVE:
            break
    last = first + len(kinds)
    found = _is_head(working, blocks[first:last], kinds)
    return _Head(first, last, kinds) if found else None


def _is_timed(context: Context, block: Block, *, zoned: bool = False) -> bool:
    """Whether a block says when something appeared, and in which zone if that is asked for."""
    found = read_source_line(context, block.start, block.end)
    if found is None or found.timestamp is None:
        return False
    return not zoned or found.timestamp.zone is not None


def _kind(working: str, block: Block) -> str | None:
    """What a line of a mail's head says, or None for another line."""
    start, end, _ = block
    if end - start > LONGEST_SHORT_BLOCK:
        return None
    head = working[start : start + _LONGEST_LABEL]
    if ":" not in head and "：" not in head:
        return None
    match = _LINE.fullmatch(working, start, end)
    return _labels().get(match["label"].strip().casefold()) if match is not None else None


def _is_head(working: str, lines: Sequence[Block], kinds: Sequence[str]) -> bool:
    if len(lines) < _FEWEST_LINES or not ("sender" in kinds or "to" in kinds):
        return False
    return "subject" in kinds or working.find("@", lines[0].start, lines[-1].end) >= 0


def _has_title(context: Context, blocks: Sequence[Block]) -> bool:
    """Whether a headline stands between the head and the first paragraph."""
    for start, end, _ in blocks:
        if context.working[end - 1] in SENTENCE_END:
            return False
        if end - start < _SHORTEST_TITLE or not is_title_like(context.working, start, end):
            continue
        if read_byline(context, start, end) is None and not read_source_line(context, start, end):
            return True
    return False


def _parted(working: str, block: Block) -> tuple[Block, ...]:
    """The label of a subject with the answers behind it, and the headline."""
    match = _subject().match(working, block.start, block.end)
    if match is None or match.end() >= block.end:
        return (block,)
    return cut_block(block, match.end("label"), match.end())


@cache
def _labels() -> dict[str, str]:
    table = own_table("", "mail")
    kinds = ("subject", "date", "to", "sender")
    return {label.casefold(): kind for kind in kinds for label in table[kind]}


@cache
def _subject() -> regex.Pattern[str]:
    table = own_table("", "mail")
    label = any_of([label.casefold() for label in table["subject"]])
    answer = any_of([answer.casefold() for answer in table["answers"]])
    return regex.compile(rf"(?i)(?P<label>{label}[ ]?[:：](?:[ ]*{answer}[ ]?[:：]){{0,4}})[ ]*")
