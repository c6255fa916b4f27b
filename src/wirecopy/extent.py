"""Where the story's text lies: the dateline begins it, or else its prose tells."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

import attrs

from wirecopy.eastern import ARABIC, EAST_ASIAN
from wirecopy.evidence import STRONG, SURE_IF_BARE
from wirecopy.fields.dateline import Reader
from wirecopy.ground import SHORTEST_PROSE, Ground
from wirecopy.lines import Block, expect_run
from wirecopy.model import TextSpan
from wirecopy.page import Page, best_run, is_page, menu_lines, read_page
from wirecopy.patterns import lazy
from wirecopy.printed_datelines import DatelineFound

# A dateline stands near the top; beyond this many blocks nobody looks for one.
_MOST_BLOCKS = 400
# A page, as against wire text, has this many blocks of other matter above its story.
PAGE_TOP = 6
_PAGE_FURNITURE = 4
_PAGE_LENGTH = 12
# A sign-off or furniture ends a body; a caption or a quoted source line may stand inside one.
_END_WEIGHT = -150.0
_TAIL_WEIGHT = -20.0
_PAGE_SHORT_WEIGHT = -50.0
_WIRE_SHORT_WEIGHT = 1.0
_PRINTED_TWICE = 1.5
_LONGEST_ALONE = 80
_DATELINE_REACH = 160
# Where this many paragraphs begin with a place and a sign alone, they are a list.
_MOST_BARE = 2
# On a page one paragraph, as of a summary, may stand above a place and a sign alone.
_PROSE_ABOVE_BARE = 1
# On a page the dateline stands in one of the first blocks of the text.
_PAGE_HEAD = 8
_DASHES = ("-", "--", "\u2013", "\u2014", "_")
# note = "(" words ")", before a byline or a dateline on the same line
_LEADING_NOTE = lazy(r"[(\[][^()\[\]\n]{1,200}[)\]][ ]*")


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
        ground: The ground, its blocks cut anew where a line break was lost.
        dateline: The dateline, in the first block of the text.
        first: The first block of the text.
        last: One past its last block.
        page: What stands where, if the text is a whole web page.
        furniture: For each block, whether it is furniture.
        furnished: Whether so much furniture stands around that not every short line is text.
    """

    ground: Ground
    dateline: DatelineFound | None
    first: int
    last: int
    page: Page | None
    furniture: tuple[bool, ...]
    furnished: bool = False

    def __attrs_post_init__(self) -> None:
        expect_run(self.first, self.last, len(self.ground.blocks))


def find_extent(ground: Ground) -> Extent:
    """The run of blocks that the dateline begins, or else the best run of prose."""
    menu = menu_lines(ground)
    if is_page(menu):
        furniture = tuple(map(ground.is_furniture, ground.blocks))
        if is_page(menu, furniture) and not _is_headed(ground, furniture):
            return _extent_on_page(ground, furniture)
    return _extent_of_wire(ground)


def _is_headed(ground: Ground, furniture: Sequence[bool]) -> bool:
    """Whether a text begins as wire copy does: a strong dateline stands near its top."""
    reader = Reader(ground.registry, ground.spoken, ground.dateline_style)
    top = [block for block, known in zip(ground.blocks, furniture, strict=True) if not known]
    found = (reader.read(ground.working, block.start, block.end) for block in top[:PAGE_TOP])
    return any(dateline is not None and dateline.score >= STRONG for dateline in found)


def _extent_on_page(ground: Ground, furniture: tuple[bool, ...]) -> Extent:
    """The story of a web page; a dateline among its first blocks begins the text."""
    page = read_page(ground, furniture)
    reader = Reader(ground.registry, ground.spoken, ground.dateline_style)
    best: DatelineFound | None = None
    first = page.first
    for index in range(page.first, min(page.first + _PAGE_HEAD, page.last)):
        block = ground.blocks[index]
        found = reader.read(ground.working, block.start, block.end)
        # Where text stands before it, it would be inside a sentence or a caption.
        if found is None or any(map(str.isalpha, ground.working[block.start : found.start])):
            continue
        prose = sum(not ground.is_short(above) for above in ground.blocks[page.first : index])
        if found.is_bare and prose > _PROSE_ABOVE_BARE and found.score < SURE_IF_BARE:
            continue
        if best is None or found.score > best.score:
            best, first = found, index
    return Extent(ground, best, first, page.last, page, furniture, furnished=True)


def _extent_of_wire(ground: Ground) -> Extent:
    dateline, first, repeated = _find_dateline(ground)
    if dateline is not None:
        ground, first = _without_run_on(ground, dateline, first)
    blocks, running = ground.blocks, ground.running
    # Most blocks of a story run on; nothing need be asked of these.
    odd = [index for index, runs in enumerate(running) if not runs]
    marks = [_Mark.NONE] * len(blocks)
    known = [False] * len(blocks)
    for index in odd:
        marks[index] = _mark_of(ground, blocks[index], repeated)
        known[index] = marks[index] >= _Mark.FURNITURE
    furniture = tuple(known)
    if dateline is not None and _is_mark_after(ground, dateline, first):
        # The sign that a tokenizer has cut off: (EFE) . / -
        marks[first + 1] = _Mark.NONE
    furnished = _is_furnished(ground, marks, first if dateline is not None else None)
    if dateline is not None and (not odd or odd[-1] < first):
        return Extent(ground, dateline, first, len(blocks), None, furniture, furnished)
    weights = [
        float((block[1] - block[0]) * ground.letter)
        if runs
        else _MARK_WEIGHTS.get(mark) or _weight(ground, block, furnished)
        for mark, block, runs in zip(marks, blocks, running, strict=True)
    ]
    if dateline is None and furnished:
        first, last = best_run(weights) or (0, 0)
        return Extent(ground, None, first, last, None, furniture, furnished)
    if dateline is None:
        first = _after_top_matter(ground)
    last = _best_end(weights, first) if first < len(blocks) else first
    return Extent(ground, dateline, first, last, None, furniture, furnished)


def _mark_of(ground: Ground, block: Block, repeated: int | None) -> _Mark:
    if ground.is_known_furniture(block):
        return _Mark.LISTED
    if ground.is_wordless(block) or block.start == repeated:
        return _Mark.FURNITURE
    if ground.is_signoff(block):
        return _Mark.SIGNOFF
    return _Mark.TAIL if ground.is_tail_matter(block) else _Mark.NONE


def _is_furnished(ground: Ground, marks: Sequence[_Mark], first: int | None) -> bool:
    """Whether furniture stands around a text that begins at a block, or that has no dateline."""
    listed = marks.count(_Mark.LISTED)
    if first is None:
        return len(marks) > _PAGE_LENGTH and listed > 0
    above = [
        block
        for block, mark in zip(ground.blocks, marks[:first], strict=False)
        if mark < _Mark.FURNITURE
    ]
    if len(above) >= PAGE_TOP and len(above) - sum(map(ground.is_feed_matter, above)) >= PAGE_TOP:
        return True
    if listed < _PAGE_FURNITURE:
        return False
    pairs = zip(ground.blocks, marks, strict=True)
    return sum(mark is _Mark.NONE and ground.is_short(block) for block, mark in pairs) >= PAGE_TOP


def more_stories(extent: Extent) -> tuple[int, ...]:
    """Where other stories seem to begin below: at a title over a dateline of the same credit.

    Returns:
        The offsets of the titles in the working text.
    """
    ground, found = extent.ground, extent.dateline
    if found is None or found.credit_span is None:
        return ()
    credit = ground.working[slice(*found.credit_span)]
    if ground.working.find(credit, found.body) < 0:
        return ()
    reader = Reader(ground.registry, ground.spoken, found.style)
    starts = []
    for index in range(extent.first + 1, len(ground.blocks)):
        block = ground.blocks[index]
        if credit not in ground.working[block.start : block.start + _DATELINE_REACH]:
            continue
        above = index - 1
        while above > extent.first and ground.is_top_matter(ground.blocks[above]):
            above -= 1
        title = ground.blocks[above]
        if ground.ends_a_sentence(title):
            continue
        other = reader.read(ground.working, block.start, block.end)
        if other is not None and other.score >= STRONG:
            starts.append(title.start)
    return tuple(starts)


def _find_dateline(ground: Ground) -> tuple[DatelineFound | None, int, int | None]:
    """The best dateline and its block; a strong one ends the search.

    A site may print it on a line of its own too, above the story: where that line starts is the
    third result.
    """
    reader = Reader(ground.registry, ground.spoken, ground.dateline_style)
    flat = _flat(ground)
    twice = _printed_twice(ground, reader, flat)
    if twice is not None:
        return twice
    best, first = _best_dateline(ground, reader, flat)
    if best is None:
        return None, 0, None
    again = _printed_again(ground, reader, flat, best, first)
    if again is not None:
        return again, first + 1, ground.blocks[first].start
    return best, first, None


def _printed_twice(
    ground: Ground, reader: Reader, flat: str
) -> tuple[DatelineFound, int, int] | None:
    """The dateline that an Arabic site prints alone on a line, and again before the story.

    Being printed twice is evidence enough for a place and a credit that nobody knows.
    """
    if ground.spoken.script != ARABIC:
        return None
    lenient = attrs.evolve(reader, threshold=_PRINTED_TWICE)
    for index, (line, block) in enumerate(pairwise(ground.blocks[:_MOST_BLOCKS])):
        end = block.start + line.end - line.start
        if end >= min(block.end, block.start + _LONGEST_ALONE):
            continue
        if ground.working.startswith(ground.text(line), block.start):
            found = lenient.read(flat, block.start, block.end)
            if found is not None and found.body >= end:
                return found, index + 1, line.start
    return None


def _is_mark_after(ground: Ground, found: DatelineFound, index: int) -> bool:
    """Whether a dash has a line of its own below a dateline that has one."""
    blocks = ground.blocks
    if found.body < blocks[index].end or index + 1 >= len(blocks):
        return False
    return ground.text(blocks[index + 1]) in _DASHES


def _flat(ground: Ground) -> str:
    """The working text with blanks for line ends, for datelines that a wrap divides.

    In East Asian and Arabic copy a line's end may end the dateline.
    """
    if ground.spoken.script in (*EAST_ASIAN, ARABIC):
        return ground.working
    return ground.working.replace("\n", " ")


def _best_dateline(ground: Ground, reader: Reader, flat: str) -> tuple[DatelineFound | None, int]:
    best: DatelineFound | None = None
    first = prose = bare = 0
    for index, block in enumerate(ground.blocks[:_MOST_BLOCKS]):
        # A sentence that a source line has run into is none.
        if not ground.running[index] and ground.is_source_line_in_pieces(block):
            continue
        found = reader.read(flat, block.start, block.end)
        if found is not None and not found.is_bare:
            if best is None or best.is_bare or found.score > best.score:
                best, first = found, index
            if found.score >= STRONG:
                break
        elif found is not None:
            bare += 1
            if best is None and (not prose or found.score >= SURE_IF_BARE):
                best, first = found, index
        prose += not ground.is_short(block)
    if best is not None and best.is_bare and bare > _MOST_BARE:
        return None, 0
    return best, first


def _printed_again(
    ground: Ground, reader: Reader, flat: str, found: DatelineFound, index: int
) -> DatelineFound | None:
    """A dateline of the same places that begins the next block, where the first stands alone."""
    blocks = ground.blocks
    if found.body < blocks[index].end or index + 1 == len(blocks) or not found.places:
        return None
    again = reader.read(flat, blocks[index + 1].start, blocks[index + 1].end)
    if again is None or again.start != blocks[index + 1].start:
        return None
    same = [place.name for place in again.places] == [place.name for place in found.places]
    return again if same and again.body < blocks[index + 1].end else None


def _without_run_on(ground: Ground, found: DatelineFound, index: int) -> tuple[Ground, int]:
    """What a lost line break has run into the dateline becomes a block of its own."""
    block = ground.blocks[index]
    before = ground.working[block.start : found.start]
    if not any(letter.isalpha() for letter in before):
        return ground, index
    cuts = [block.start]
    note = _LEADING_NOTE.match(ground.working, block.start, found.start)
    if note is not None and note.end() < found.start:
        cuts.append(note.end())
    pieces = []
    for cut, next_cut in zip(cuts, [*cuts[1:], found.start], strict=True):
        text = ground.working[cut:next_cut]
        start = cut + len(text) - len(text.lstrip())
        stop = cut + len(text.rstrip())
        if start < stop:
            pieces.append(Block(start, stop, ((start, stop),)))
    rest = Block(found.start, block.end, _lines_from(block, found.start))
    blocks = [*ground.blocks[:index], *pieces, rest, *ground.blocks[index + 1 :]]
    return attrs.evolve(ground, blocks=blocks), index + len(pieces)


def _lines_from(block: Block, start: int) -> tuple[TextSpan, ...]:
    return tuple((max(first, start), last) for first, last in block.lines if last > start)


def _after_top_matter(ground: Ground) -> int:
    """Where wire text without a dateline begins: after its headline and what goes with it."""
    title: Block | None = None
    for index, block in enumerate(ground.blocks):
        if ground.is_top_matter(block):
            continue
        if title is not None and _is_name_line(ground, title, index):
            continue
        if title is not None or not ground.heads_the_copy(block):
            return index
        title = block
    return len(ground.blocks)


def _is_name_line(ground: Ground, title: Block, index: int) -> bool:
    """Whether a block is a byline of names alone, with a paragraph below it."""
    if index + 1 == len(ground.blocks):
        return False
    follows = ground.length(ground.blocks[index + 1]) >= SHORTEST_PROSE
    return follows and ground.name_line(ground.blocks[index], title) is not None


def _weight(ground: Ground, block: Block, furnished: bool) -> float:
    if not ground.is_short(block) or (not furnished and ground.ends_a_sentence(block)):
        return float(ground.length(block))
    return _PAGE_SHORT_WEIGHT if furnished else _WIRE_SHORT_WEIGHT


def _best_end(weights: Sequence[float], first: int) -> int:
    """One past the last block of the run from ``first`` that weighs the most."""
    best = total = weights[first]
    end = first + 1
    for index in range(first + 1, len(weights)):
        total += weights[index]
        if total >= best and weights[index] > 0:
            best, end = total, index + 1
    return end
