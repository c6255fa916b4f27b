"""Where the story's text lies: the dateline begins it, or else its prose tells."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import attrs

from wirecopy.fields.dateline.evidence import STRONG, SURE_IF_BARE
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout.manuscript import SHORTEST_PROSE, Manuscript
from wirecopy.layout.opening import find_dateline, is_mark_after, without_run_on
from wirecopy.layout.page.story import Page, is_page, menu_lines, read_page
from wirecopy.layout.runs import best_end, best_run
from wirecopy.text.blocks import Block, expect_run

# A page, as against wire text, has this many blocks of other matter above its story.
PAGE_TOP = 6
_PAGE_FURNITURE = 4
_PAGE_LENGTH = 12
# A sign-off or furniture ends a body; a caption or a quoted source line may stand inside one.
_END_WEIGHT = -150.0
_TAIL_WEIGHT = -20.0
_PAGE_SHORT_WEIGHT = -50.0
_WIRE_SHORT_WEIGHT = 1.0
_DATELINE_REACH = 160
# On a page one paragraph, as of a summary, may stand above a place and a sign alone.
_PROSE_ABOVE_BARE = 1
# On a page the dateline stands in one of the first blocks of the text.
_PAGE_DATELINE_REACH = 8


class _Mark(IntEnum):
    """What tells a block from the text of a story: the higher, the surer."""

    NONE = 0
    TAIL = 1
    SIGNOFF = 2
    FURNITURE = 3
    LISTED = 4


_MARK_WEIGHTS = {
    _Mark.TAIL: _TAIL_WEIGHT,
    _Mark.SIGNOFF: _END_WEIGHT,
    _Mark.FURNITURE: _END_WEIGHT,
    _Mark.LISTED: _END_WEIGHT,
}


@attrs.frozen(eq=False)
class Extent:
    """Where the story's text lies among the blocks.

    Attributes:
        manuscript: The manuscript, its blocks cut anew where a line break was lost.
        dateline: The dateline, in the first block of the text.
        first: The first block of the text.
        last: One past its last block.
        page: What stands where, if the text is a whole web page.
        furniture: For each block, whether it is furniture.
        furnished: Whether so much furniture stands around that not every short line is text.
    """

    manuscript: Manuscript
    dateline: DatelineFound | None
    first: int
    last: int
    page: Page | None
    furniture: tuple[bool, ...]
    furnished: bool = False

    def __attrs_post_init__(self) -> None:
        expect_run(self.first, self.last, len(self.manuscript.blocks))


def find_extent(manuscript: Manuscript) -> Extent:
    """The run of blocks that the dateline begins, or else the best run of prose."""
    menu = menu_lines(manuscript)
    if is_page(menu):
        furniture = tuple(map(manuscript.is_furniture, manuscript.blocks))
        if is_page(menu, furniture) and not _is_headed(manuscript, furniture):
            return _extent_on_page(manuscript, furniture)
    return _extent_of_wire(manuscript)


def _is_headed(manuscript: Manuscript, furniture: Sequence[bool]) -> bool:
    """Whether a text begins as wire copy does: a strong dateline stands near its top."""
    reader = Reader(manuscript.registry, manuscript.spoken, manuscript.dateline_style)
    top = [block for block, known in zip(manuscript.blocks, furniture, strict=True) if not known]
    found = (reader.read(manuscript.working, block.start, block.end) for block in top[:PAGE_TOP])
    return any(dateline is not None and dateline.score >= STRONG for dateline in found)


def _extent_on_page(manuscript: Manuscript, furniture: tuple[bool, ...]) -> Extent:
    """The story of a web page; a dateline among its first blocks begins the text."""
    page = read_page(manuscript, furniture)
    reader = Reader(manuscript.registry, manuscript.spoken, manuscript.dateline_style)
    best: DatelineFound | None = None
    first = page.first
    for index in range(page.first, min(page.first + _PAGE_DATELINE_REACH, page.last)):
        block = manuscript.blocks[index]
        found = reader.read(manuscript.working, block.start, block.end)
        # Where text stands before it, it would be inside a sentence or a caption.
        if found is None or any(map(str.isalpha, manuscript.working[block.start : found.start])):
            continue
        prose = sum(
            not manuscript.is_short(above) for above in manuscript.blocks[page.first : index]
        )
        if found.is_bare and prose > _PROSE_ABOVE_BARE and found.score < SURE_IF_BARE:
            continue
        if best is None or found.score > best.score:
            best, first = found, index
    return Extent(manuscript, best, first, page.last, page, furniture, furnished=True)


def _extent_of_wire(manuscript: Manuscript) -> Extent:
    dateline, first, repeated = find_dateline(manuscript)
    if dateline is not None:
        manuscript, first = without_run_on(manuscript, dateline, first)
    blocks, running = manuscript.blocks, manuscript.running
    # Most blocks of a story run on; nothing need be asked of these.
    odd = [index for index, runs in enumerate(running) if not runs]
    marks = [_Mark.NONE] * len(blocks)
    known = [False] * len(blocks)
    for index in odd:
        marks[index] = _mark_of(manuscript, blocks[index], repeated)
        known[index] = marks[index] >= _Mark.FURNITURE
    furniture = tuple(known)
    if dateline is not None and is_mark_after(manuscript, dateline, first):
        # The sign that a tokenizer has cut off: (EFE) . / -
        marks[first + 1] = _Mark.NONE
    furnished = _is_furnished(manuscript, marks, first if dateline is not None else None)
    if dateline is not None and (not odd or odd[-1] < first):
        return Extent(manuscript, dateline, first, len(blocks), None, furniture, furnished)
    weights = [
        float((block[1] - block[0]) * manuscript.letter)
        if runs
        else _MARK_WEIGHTS.get(mark) or _weight(manuscript, block, furnished)
        for mark, block, runs in zip(marks, blocks, running, strict=True)
    ]
    if dateline is None and furnished:
        first, last = best_run(weights) or (0, 0)
        return Extent(manuscript, None, first, last, None, furniture, furnished)
    if dateline is None:
        first = _after_top_matter(manuscript)
    last = best_end(weights, first) if first < len(blocks) else first
    return Extent(manuscript, dateline, first, last, None, furniture, furnished)


def _mark_of(manuscript: Manuscript, block: Block, repeated: int | None) -> _Mark:
    if manuscript.is_known_furniture(block):
        return _Mark.LISTED
    if manuscript.is_wordless(block) or block.start == repeated:
        return _Mark.FURNITURE
    if manuscript.is_signoff(block):
        return _Mark.SIGNOFF
    return _Mark.TAIL if manuscript.is_tail_matter(block) else _Mark.NONE


def _is_furnished(manuscript: Manuscript, marks: Sequence[_Mark], first: int | None) -> bool:
    """Whether furniture stands around a text that begins at a block, or that has no dateline."""
    listed = marks.count(_Mark.LISTED)
    if first is None:
        return len(marks) > _PAGE_LENGTH and listed > 0
    above = [
        block
        for block, mark in zip(manuscript.blocks, marks[:first], strict=False)
        if mark < _Mark.FURNITURE
    ]
    if (
        len(above) >= PAGE_TOP
        and len(above) - sum(map(manuscript.is_feed_matter, above)) >= PAGE_TOP
    ):
        return True
    if listed < _PAGE_FURNITURE:
        return False
    pairs = zip(manuscript.blocks, marks, strict=True)
    return (
        sum(mark is _Mark.NONE and manuscript.is_short(block) for block, mark in pairs) >= PAGE_TOP
    )


def more_stories(extent: Extent) -> tuple[int, ...]:
    """Where other stories seem to begin below: at a title over a dateline of the same credit.

    Returns:
        The offsets of the titles in the working text.
    """
    manuscript, found = extent.manuscript, extent.dateline
    if found is None or found.credit_span is None:
        return ()
    credit = manuscript.working[slice(*found.credit_span)]
    if manuscript.working.find(credit, found.body) < 0:
        return ()
    reader = Reader(manuscript.registry, manuscript.spoken, found.style)
    starts = []
    for index in range(extent.first + 1, len(manuscript.blocks)):
        block = manuscript.blocks[index]
        if credit not in manuscript.working[block.start : block.start + _DATELINE_REACH]:
            continue
        above = index - 1
        while above > extent.first and manuscript.is_top_matter(manuscript.blocks[above]):
            above -= 1
        title = manuscript.blocks[above]
        if manuscript.ends_a_sentence(title):
            continue
        other = reader.read(manuscript.working, block.start, block.end)
        if other is not None and other.score >= STRONG:
            starts.append(title.start)
    return tuple(starts)


def _after_top_matter(manuscript: Manuscript) -> int:
    """Where wire text without a dateline begins: after its headline and what goes with it."""
    title: Block | None = None
    for index, block in enumerate(manuscript.blocks):
        if manuscript.is_top_matter(block):
            continue
        if title is not None and _is_name_line(manuscript, title, index):
            continue
        if title is not None or not manuscript.heads_the_copy(block):
            return index
        title = block
    return len(manuscript.blocks)


def _is_name_line(manuscript: Manuscript, title: Block, index: int) -> bool:
    """Whether a block is a byline of names alone, with a paragraph below it."""
    if index + 1 == len(manuscript.blocks):
        return False
    follows = manuscript.length(manuscript.blocks[index + 1]) >= SHORTEST_PROSE
    return follows and manuscript.name_line(manuscript.blocks[index], title) is not None


def _weight(manuscript: Manuscript, block: Block, furnished: bool) -> float:
    if not manuscript.is_short(block) or (not furnished and manuscript.ends_a_sentence(block)):
        return float(manuscript.length(block))
    return _PAGE_SHORT_WEIGHT if furnished else _WIRE_SHORT_WEIGHT


def is_furniture(extent: Extent, index: int) -> bool:
    """Whether a block outside the text is furniture: on wire text, a bare time is none."""
    if not extent.furniture[index] or extent.furnished:
        return extent.furniture[index]
    block = extent.manuscript.blocks[index]
    return (
        extent.manuscript.is_known_furniture(block) or extent.manuscript.source_line(block) is None
    )
