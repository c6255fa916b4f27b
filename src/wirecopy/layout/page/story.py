"""A whole web page: where its story's headline, text and byline stand.

The text is the run of blocks that looks most like a story; the headline is the line above it
that the text bears out; between them stand a standfirst, the byline and the date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from wirecopy.fields.byline.people import BylineFound
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page.appearance import TEXT, Look, Looks, look_at
from wirecopy.layout.page.byline import find_byline, led_bylines
from wirecopy.layout.page.headline import find_headline
from wirecopy.layout.runs import best_run
from wirecopy.model.annotations import Kind
from wirecopy.text.blocks import Block, expect_run
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END_CLASS

# A text is a page where this many short lines are neither sentences nor known furniture.
_MENU_LINES = 16
_LONGEST_MENU_LINE = 40
_MOST_FIGURES = 3
_TEXT_REACH = 30
_STANDFIRST_REACH = 3
_MOST_BETWEEN = 6
_LONGEST_CAPTION = 240
_LONGEST_OWNER = 60
_SHORTEST_STANDFIRST = 60
_SHORTEST_ASKED = 45
_LONGEST_ABOUT = 420
_FULL_WEIGHT_BELOW = 300.0
# credited = end of a sentence, then the picture's owner in brackets
_CREDITED = lazy(rf"{SENTENCE_END_CLASS}[ ]?[(（][^()（）.!?]{{2,40}}[)）]$")


@attrs.frozen
class Page:
    """What stands where on a page.

    Attributes:
        first: The first block of the text.
        last: One past its last block.
        headline: The block of the headline.
        byline: The byline.
        decks: Blocks below the headline that may be a deck.
        kinds: What the blocks from the headline to the end of the text are that are no text.
    """

    first: int
    last: int
    headline: int | None
    byline: BylineFound | None
    decks: frozenset[int]
    kinds: dict[int, Kind]

    def __attrs_post_init__(self) -> None:
        expect_run(self.first, self.last)


def menu_lines(manuscript: Manuscript) -> list[int]:
    """The blocks that are short lines, but neither sentences nor figures, as menus are.

    Where too few blocks stand to make a page nobody looks.
    """
    short = [
        index
        for index, (start, end, _) in enumerate(manuscript.blocks)
        if end - start <= _LONGEST_MENU_LINE
    ]
    if len(short) < _MENU_LINES:
        return []
    return [index for index in short if _is_menu_line(manuscript, manuscript.blocks[index])]


def _is_menu_line(manuscript: Manuscript, block: Block) -> bool:
    if manuscript.ends_a_sentence(block):
        return False
    text = manuscript.text(block)
    # A wide gap parts the columns of a table.
    if "  " in text:
        return False
    return text.isalpha() or sum(map(str.isdigit, text)) * _MOST_FIGURES < len(text)


def is_page(menu: Sequence[int], furniture: Sequence[bool] = ()) -> bool:
    """Whether a text is a whole web page: it has menus, beside the furniture that is known.

    Args:
        menu: Its lines that look like a menu's.
        furniture: For each block, whether it is known furniture; none if nobody has looked.
    """
    if not furniture:
        return len(menu) >= _MENU_LINES
    return sum(not furniture[index] for index in menu) >= _MENU_LINES


def read_page(manuscript: Manuscript, furniture: Sequence[bool]) -> Page:
    """Find the story on a page."""
    looks = look_at(manuscript, furniture)
    first, last = run = best_run(looks.weights) or _longest_text(manuscript, looks)
    led = led_bylines(manuscript, looks, last)
    titled = find_headline(manuscript, looks, (first, last), led)
    headline, anchor = titled if titled is not None else (None, None)
    if anchor is not None:
        start = _start(manuscript, looks, anchor, first)
        byline = find_byline(manuscript, looks, led, (anchor, max(first, start)), last)
        first = start
    else:
        byline = find_byline(manuscript, looks, led, (first, first), last)
    end = _best_end(looks, first, last)
    if end <= run[0]:
        # What weighs the most belongs to the story, however much stands before it.
        end = _best_end(looks, *run)
    last = _end(manuscript, looks, (first, end), byline)
    top = first if anchor is None else min(first, anchor + 1)
    decks = frozenset(
        index
        for index in range(top, last)
        if looks.of[index] in TEXT or (index == top and looks.of[index] is Look.LINE)
    )
    return Page(first, last, headline, byline, decks, dict(_kinds(looks, top, first, last)))


def _longest_text(manuscript: Manuscript, looks: Looks) -> tuple[int, int]:
    """The longest block of text as a run, however little it weighs; an empty run without any."""
    text = [index for index, look in enumerate(looks.of) if look in TEXT]
    longest = max(text, key=lambda index: manuscript.length(manuscript.blocks[index]), default=None)
    return (0, 0) if longest is None else (longest, longest + 1)


def _start(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """Where the text begins below the headline: at a standfirst, or else where the run does."""
    if headline >= first:
        below = range(headline + 1, len(looks.of))
        first = next((index for index in below if looks.of[index] in TEXT), first)
    near = first - headline <= _TEXT_REACH
    for index in range(headline + 1, first if near else headline + 1 + _STANDFIRST_REACH):
        look = looks.of[index]
        if look is Look.PROSE or (look is Look.SENTENCE and looks.of[index + 1] is Look.PROSE):
            if index - headline > _STANDFIRST_REACH and _is_aside(looks, index, first):
                continue
            if index > headline + 1 and _is_credited_below(manuscript, looks, index):
                continue
            if not _is_cut_or_credited(manuscript, index):
                return index
        elif index == headline + 1 and _is_standfirst(manuscript, looks, index):
            return index
    return _after_what_is_cut(manuscript, looks, headline, first)


def _after_what_is_cut(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """The first block of text from a block on that is neither cut off nor a caption.

    Where all of it is, the text begins where it was thought to.
    """
    # Each step takes a block of text that lies further down, and there are so many blocks.
    for index in range(first, len(looks.of)):
        if looks.of[index] not in TEXT and index > first:
            continue
        credited = index > headline + 1 and _is_credited_below(manuscript, looks, index)
        if not credited and not _is_cut_or_credited(manuscript, index):
            return index
    return first


def _is_aside(looks: Looks, index: int, first: int) -> bool:
    """Whether many lines part a paragraph from the text: it speaks of something else."""
    lines = sum(looks.of[at] in (Look.LINE, Look.STAMP) for at in range(index + 1, first))
    return looks.of[index - 1] is Look.BELOW or lines > _MOST_BETWEEN


def _is_credited_below(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether the line below text above the first paragraph names the owner of a picture."""
    below = index + 1
    return (
        manuscript.length(manuscript.blocks[index]) <= _LONGEST_CAPTION
        and below < len(looks.of)
        and looks.of[below] is Look.CAPTION
        and manuscript.length(manuscript.blocks[below]) <= _LONGEST_OWNER
    )


def _is_cut_or_credited(manuscript: Manuscript, index: int) -> bool:
    """Whether text above the first paragraph is the start of one cut off, or a caption."""
    block = manuscript.blocks[index]
    if manuscript.length(block) > _LONGEST_ABOUT:
        return False
    cut = manuscript.working.endswith(("...", "…"), block.start, block.end)
    return cut or _CREDITED.search(manuscript.working, block.start, block.end) is not None


def _is_standfirst(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line without a stop says more than a title does, and not the title again."""
    block = manuscript.blocks[index]
    above = looks.words[index - 1]
    if sum(word in above for word in looks.words[index]) * 10 >= len(looks.words[index]) * 7:
        return False
    if looks.of[index] is Look.SENTENCE:
        return manuscript.length(block) >= _SHORTEST_ASKED
    if looks.of[index] is not Look.LINE or manuscript.length(block) < _SHORTEST_STANDFIRST:
        return False
    # German begins its nouns with a capital.
    words = manuscript.text(block).split()
    return sum(not word[0].isupper() for word in words) * 5 > len(words) * 2


def _best_end(looks: Looks, first: int, last: int) -> int:
    """One past the block where the text that begins at a block weighs the most.

    Seen from its beginning, lines that stand among the text speak for another story more than
    they do while the text is looked for, and long blocks (terms, notices) say less.
    """
    best = total = 0.0
    end = max(first, last)
    for index in range(first, len(looks.of)):
        weight = min(looks.weights[index], _FULL_WEIGHT_BELOW)
        total += weight * 2 if looks.of[index] in (Look.LINE, Look.STAMP) else weight
        if total > best:
            best, end = total, index + 1
    return end


def _end(
    manuscript: Manuscript, looks: Looks, run: tuple[int, int], byline: BylineFound | None
) -> int:
    """One past the last block of the text: what says who wrote it is no part of it."""
    first, last = run
    names = [who.person.name for who in byline.people] if byline is not None else []
    while last - first > 1:
        block = manuscript.blocks[last - 1]
        look = looks.of[last - 1]
        text = manuscript.text(block)
        above = manuscript.text(manuscript.blocks[last - 2])
        about = len(text) <= _LONGEST_ABOUT and (
            any(name in text for name in names) or text.startswith(above)
        )
        alone = look is Look.SENTENCE and looks.of[last - 2] not in TEXT
        if look in TEXT and not about and not alone:
            break
        last -= 1
    return last


def _kinds(looks: Looks, top: int, first: int, last: int) -> Iterator[tuple[int, Kind]]:
    """What the blocks of the text are that are none of it.

    Lines go with the text, as headings and lists do, but not below "Related" and the like.
    """
    aside = False
    for index in range(top, last):
        look = looks.of[index]
        if look in TEXT:
            aside = False
        elif look is Look.CAPTION:
            yield index, Kind.CAPTION
        elif look is not Look.LINE or aside:
            aside = aside or look is Look.BELOW
            if index > first:
                yield index, Kind.FURNITURE


# So near a page's headline or text stands what goes with the story.
PAGE_NEAR = 12


def holds_byline(block: Block, page: Page) -> bool:
    """Whether a block is of a page's byline."""
    byline = page.byline
    return byline is not None and byline.start <= block.start < byline.end
