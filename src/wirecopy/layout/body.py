"""Where the story's text lies: the dateline begins it, or else its prose tells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.byline.reader import LONGEST_BYLINE
from wirecopy.fields.dateline.evidence import STRONG, SURE_IF_BARE
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.knowledge.words import fold
from wirecopy.layout.appeals import find_appeals, without_appeals
from wirecopy.layout.appearance import look_at
from wirecopy.layout.bylines import find_byline
from wirecopy.layout.divided_datelines import with_whole_dateline
from wirecopy.layout.ends import find_end
from wirecopy.layout.headline import find_headline
from wirecopy.layout.led_bylines import LedBylines
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.opening import find_dateline, without_run_on
from wirecopy.layout.releases import with_framed_end
from wirecopy.layout.run_on import (
    MOST_TITLE_LINES,
    headline_run_on,
    joined_byline,
    wrapped_byline,
)
from wirecopy.layout.run_on_stamps import stamp_run_on
from wirecopy.layout.runs import best_run
from wirecopy.layout.start import below_byline, find_start
from wirecopy.layout.wrapped_titles import with_whole_titles
from wirecopy.text.blocks import Block, cut_block, expect_run

# On a page one paragraph, as of a summary, may stand above a place and a sign alone.
_PROSE_ABOVE_BARE = 1
# A dateline that is not at the very top stands in one of the first blocks of the text.
_NEAR_DATELINE = 8
_TEASER_SHARE = 0.5
_LONGEST_ALONE = 80
_MOST_ABOVE_LEAD = 4
_MOST_ABOVE_TITLE = 24
_SHORTEST_TITLE = 2
_LONG = 60
_LONGEST_HEADER = 240
_STOPPED = " . "


@attrs.frozen(eq=False)
class Extent:
    """Where the story's text lies among the blocks.

    Attributes:
        manuscript: The manuscript, its blocks cut anew where a line break was lost.
        looks: What its blocks look like.
        dateline: The dateline, in the first block of the text.
        first: The first block of the text.
        last: One past its last block.
        headline: The block of the headline.
        byline: The byline that its surroundings tell.
    """

    manuscript: Manuscript
    looks: Looks
    dateline: DatelineFound | None
    first: int
    last: int
    headline: int | None
    byline: BylineFound | None

    def holds_byline(self, index: int) -> bool:
        """Whether a block is of the byline that the lines of a site tell."""
        byline = self.byline
        return (
            byline is not None and byline.start <= self.manuscript.blocks[index].start < byline.end
        )

    def __attrs_post_init__(self) -> None:
        if not self.first <= self.last <= len(self.manuscript.blocks):
            expect_run(self.first, self.last, len(self.manuscript.blocks))


def find_extent(manuscript: Manuscript, asked: dict[str, Look]) -> Extent:
    """The run of blocks that the dateline begins, or else the best run of prose.

    Args:
        manuscript: The blocks, its lines parted.
        asked: The looks of lines that were asked for before.
    """
    manuscript, dateline, first, repeated = _with_dateline(manuscript)
    looks = look_at(manuscript, repeated, asked)
    run = best_run(looks.weights) or _without_prose(manuscript, looks)
    rejected = dateline is not None and not _opens(dateline, first, looks, run)
    if rejected:
        dateline = None
    led = LedBylines.of(manuscript, looks, run[1])
    if dateline is None:
        titled = find_headline(manuscript, looks, run, led.is_any)
        headline, anchor = titled if titled is not None else (None, None)
        first = run[0]
        if anchor is not None and first < run[1]:
            first = find_start(manuscript, looks, anchor, first)
        if looks.site or rejected:
            dateline, first = _near_dateline(manuscript, looks, first, run[1])
    else:
        looks = looks.changed(first, Look.PROSE)
        titled = find_headline(manuscript, looks, (first, run[1]), led.is_any, above=True)
        headline, anchor = titled if titled is not None else (None, None)
    head = (first if anchor is None else anchor, first)
    # Among lines of a site names stand anywhere about the headline; in copy as it was sent they
    # have a place, and top and tail look for them there.
    byline = find_byline(manuscript, looks, led, head, run[1]) if looks.site else None
    if byline is not None:
        byline, headline = _apart(manuscript, byline, first, headline)
    if byline is not None and dateline is None:
        first = below_byline(manuscript, looks, head, byline.start)
    begun = manuscript.blocks[first] if first < len(manuscript.blocks) else None
    opened = dateline is not None and begun is not None and dateline.body >= begun.end
    appeals = find_appeals(manuscript, looks, first)
    looks = with_framed_end(manuscript, without_appeals(looks, appeals), first)
    last = find_end(
        manuscript,
        looks,
        first,
        run,
        byline,
        appeals,
        head=head[0],
        opened=opened,
        credit=dateline.printed_credit(manuscript.working) if dateline is not None else None,
    )
    if byline is not None and _is_in_text(manuscript, range(first, last), byline):
        byline = None
    return Extent(manuscript, looks, dateline, first, last, headline, byline)


def _with_dateline(
    manuscript: Manuscript,
) -> tuple[Manuscript, DatelineFound | None, int, int | None]:
    """The dateline, its block and where it is printed again, the blocks cut anew about it."""
    dateline, first, repeated = find_dateline(manuscript)
    if dateline is not None:
        whole, first = without_run_on(manuscript, dateline, first)
        manuscript = without_run_in_source_line(whole)
        if manuscript is not whole:
            opening = whole.blocks[first].start
            first = next(at for at, block in enumerate(manuscript.blocks) if block.start == opening)
    else:
        manuscript = without_run_in(manuscript)
    return manuscript, dateline, first, repeated


def with_lines_parted(manuscript: Manuscript) -> Manuscript:
    """Each title and each byline as one block, and each source line as a block of its own."""
    manuscript = with_whole_titles(_with_lines_of_a_header(manuscript))
    manuscript = with_whole_dateline(_with_whole_byline(manuscript))
    return without_run_in_source_line(manuscript)


def _is_in_text(manuscript: Manuscript, text: range, byline: BylineFound) -> bool:
    """Whether what seemed a byline begins the text, or is a part of one of its paragraphs."""
    blocks = manuscript.blocks[text.start : text.stop]
    held = _with_byline(blocks, byline)
    if not held:
        return False
    whole = byline.start <= held[0].start and held[-1].end <= byline.end
    return not whole or held[0] is blocks[0]


def _with_byline(blocks: Sequence[Block], byline: BylineFound) -> list[Block]:
    """The blocks that hold a part of a byline."""
    return [block for block in blocks if byline.start < block.end and block.start < byline.end]


def _apart(
    manuscript: Manuscript, byline: BylineFound, first: int, headline: int | None
) -> tuple[BylineFound | None, int | None]:
    """The byline and the headline, where one block seemed both: below "By" a name is no title.

    A byline in the first block of the text is a picture's.
    """
    if headline is not None:
        title = manuscript.blocks[headline]
        if byline.start == title.start and title.end <= byline.end:
            return byline, None
        if byline.start < title.start < byline.end:
            return None, headline
    held = _with_byline(manuscript.blocks, byline)
    if len(held) > 1 and any(manuscript.source_line(block) for block in held):
        return None, headline
    lead = manuscript.blocks[first : first + 1]
    taken = any(block.start <= byline.start < block.end for block in lead)
    return None if taken else byline, headline


def _with_lines_of_a_header(manuscript: Manuscript) -> Manuscript:
    """A header whose lines a collection has joined by stops becomes lines again.

    ``By . Ana Ruz . PUBLISHED: . 07:45 EST, 19 June 2012 . The ferry ...``: it begins with the word
    of a byline, and one of its pieces is a label.
    """
    block = manuscript.blocks[0] if manuscript.blocks else None
    if block is None:
        return manuscript
    text = manuscript.working[block.start : min(block.end, block.start + _LONGEST_HEADER)]
    if _STOPPED not in text:
        return manuscript
    pieces = text.split(_STOPPED)
    labelled = any(piece.endswith(":") for piece in pieces)
    if not labelled or fold(pieces[0]) not in manuscript.spoken.byline.by:
        return manuscript
    blocks, at = [], block.start
    for piece, following in pairwise(pieces):
        at += len(piece) + len(_STOPPED)
        if fold(following.partition(" ")[0]) not in manuscript.spoken.byline.conjunctions:
            line, block = cut_block(block, at - len(_STOPPED), at)
            blocks.append(line)
    return attrs.evolve(manuscript, blocks=[*blocks, block, *manuscript.blocks[1:]])


def _with_whole_byline(manuscript: Manuscript) -> Manuscript:
    """A byline that a title seemed to go on in, or that goes on below, becomes one block."""
    blocks, working = manuscript.blocks[: _MOST_ABOVE_TITLE + 1], manuscript.working
    for index, block in enumerate(blocks[:_MOST_ABOVE_TITLE]):
        # Most blocks are paragraphs, or too long for a byline with the one below, or apart from it.
        wrapped = 1 < len(block[2]) <= MOST_TITLE_LINES and not manuscript.running[index]
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        joined = (
            below is not None
            and below[1] - block[0] <= LONGEST_BYLINE
            and working.count("\n", block[1], below[0]) == 1
        )
        if not (wrapped or joined):
            continue
        cut = wrapped_byline(manuscript, block) if wrapped else None
        count = joined_byline(manuscript, index) if joined and cut is None else 1
        if cut is None and count == 1:
            continue
        whole = manuscript.blocks[index : index + count]
        lines = tuple(line for one in whole for line in one.lines)
        parts = [Block(block.start, whole[-1].end, lines)]
        if cut is not None:
            parts = [*cut_block(block, *cut)]
        parted = [*manuscript.blocks[:index], *parts, *manuscript.blocks[index + count :]]
        return attrs.evolve(manuscript, blocks=parted)
    return manuscript


def without_run_in_source_line(manuscript: Manuscript) -> Manuscript:
    """A source line that a lost line break has run into the headline becomes a block of its own."""
    if "|" not in manuscript.working:
        return manuscript
    for index, block in enumerate(manuscript.blocks[:_MOST_ABOVE_LEAD]):
        at = manuscript.run_in_source_line(block)
        if at is not None and manuscript.working.count(" ", block.start, at) > _SHORTEST_TITLE:
            parts = cut_block(block, at - 1, at)
            blocks = [*manuscript.blocks[:index], *parts, *manuscript.blocks[index + 1 :]]
            return attrs.evolve(manuscript, blocks=blocks)
    return manuscript


def without_run_in(manuscript: Manuscript) -> Manuscript:
    """A byline or a headline that has run into the text becomes a block of its own."""
    return _without_run_on_headline(_without_leading_byline(manuscript))


def _without_leading_byline(manuscript: Manuscript) -> Manuscript:
    """A byline with a colon that opens the first paragraph becomes a block of its own."""
    for index, block in enumerate(manuscript.blocks[:_MOST_ABOVE_LEAD]):
        lead = manuscript.leading_byline(block)
        if lead is not None and lead[1] < block.end:
            parts = cut_block(block, *lead)
            blocks = [*manuscript.blocks[:index], *parts, *manuscript.blocks[index + 1 :]]
            return attrs.evolve(manuscript, blocks=blocks)
    return manuscript


def _without_run_on_headline(manuscript: Manuscript) -> Manuscript:
    """A headline that has run into the text of one line becomes a block of its own."""
    blocks = list(manuscript.blocks)
    for at in stamp_run_on(manuscript) or headline_run_on(manuscript):
        blocks[-1:] = cut_block(blocks[-1], at - 1, at)
    cut = len(blocks) > len(manuscript.blocks)
    return attrs.evolve(manuscript, blocks=blocks) if cut else manuscript


def _opens(found: DatelineFound, first: int, looks: Looks, run: tuple[int, int]) -> bool:
    """Whether a dateline begins the story, and no teaser of another one."""
    if _ends_the_copy(found, first, looks):
        return False
    if Look.PROSE not in looks.of[:first] and (found.score >= STRONG or first <= _NEAR_DATELINE):
        return True
    # One that stands among its later paragraphs is a name in brackets, or another story's.
    deep = looks.of[run[0] : first].count(Look.PROSE) > _NEAR_DATELINE // 2
    if run[0] <= first + _NEAR_DATELINE and first < run[1] and not deep:
        return True
    if found.score < STRONG:
        return False
    ahead = sum(max(weight, 0.0) for weight in looks.weights[first : first + _NEAR_DATELINE])
    most = sum(max(weight, 0.0) for weight in looks.weights[run[0] : run[0] + _NEAR_DATELINE])
    return ahead >= most * _TEASER_SHARE


def _ends_the_copy(found: DatelineFound, first: int, looks: Looks) -> bool:
    """Whether no text follows a dateline, but stands above it."""
    follows = any(look in (*TEXT, Look.LINE, Look.ROW) for look in looks.of[first + 1 :])
    alone = found.body >= found.end and not follows
    return alone and looks.lengths[first] <= _LONGEST_ALONE and Look.PROSE in looks.of[:first]


def _near_dateline(
    manuscript: Manuscript, looks: Looks, start: int, end: int
) -> tuple[DatelineFound | None, int]:
    """The best dateline among the first blocks of the text, and where the text begins then."""
    reader = manuscript.datelines
    best: DatelineFound | None = None
    first = start
    for index in range(start, min(start + _NEAR_DATELINE, end)):
        block = manuscript.blocks[index]
        if manuscript.is_undated(block):
            continue
        found = reader.read(manuscript.working, block.start, block.end)
        # Where text stands before it, it would be inside a sentence or a caption.
        if found is None or any(map(str.isalpha, manuscript.working[block.start : found.start])):
            continue
        if _ends_the_copy(found, index, looks):
            continue
        prose = sum(not manuscript.is_short(above) for above in manuscript.blocks[start:index])
        if found.is_bare and prose > _PROSE_ABOVE_BARE and found.score < SURE_IF_BARE:
            continue
        if best is None or found.score > best.score:
            best, first = found, index
    return best, first


def _without_prose(manuscript: Manuscript, looks: Looks) -> tuple[int, int]:
    """The text of copy without a paragraph, which may be a table: what stands below its title."""
    text = [index for index, look in enumerate(looks.of) if look in TEXT]
    # The headline is no text; a lone paragraph may be cut off, or look like a caption.
    blocks = [at for at, look in enumerate(looks.of) if look in (*TEXT, Look.LINE, Look.CAPTION)]
    longest = max(blocks, key=looks.lengths.__getitem__, default=0)
    if blocks and longest not in text and looks.lengths[longest] > _LONG:
        # The only paragraph may be cut off, or look like a caption.
        return longest, longest + 1
    if text:
        return text[0], text[-1] + 1
    text = [index for index, look in enumerate(looks.of) if look in (Look.LINE, Look.ROW)]
    if not text:
        return 0, 0
    headed = manuscript.heads_the_copy(manuscript.blocks[text[0]])
    if headed and len(text) == 1:
        return text[0] + 1, text[0] + 1
    return text[headed], text[-1] + 1
