"""What stands around the story's text: the top matter above it, and the tail below."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.headline import shared_words, words_in
from wirecopy.fields.source_line.reader import SourceLineFound
from wirecopy.layout.body import PAGE_TOP, Extent, is_furniture
from wirecopy.layout.manuscript import SHORTEST_PROSE, Manuscript
from wirecopy.layout.page.story import PAGE_NEAR, Page, holds_byline
from wirecopy.model.annotations import Kind
from wirecopy.text.blocks import Block
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_HEADLINE_START_MARKS = ">+^ "
_HEADING_SIGNS = lazy(r"#{1,3}[ ]+(?=[^ ])")
_HEADLINE_END_MARKS = "=+< "
_FULL_HEADLINE = 80
_BODY_BLOCKS = 8


@attrs.define
class Top:
    """What stands above the text; `kinds` has one entry a block there, None for a title."""

    kinds: list[Kind | None] = attrs.field(factory=list)
    headline: TextSpan | None = None
    deck: TextSpan | None = None
    byline: BylineFound | None = None
    role_line: tuple[str | None, str | None] | None = None
    source_lines: list[SourceLineFound] = attrs.field(factory=list)
    notices: list[TextSpan] = attrs.field(factory=list)
    captions: list[TextSpan] = attrs.field(factory=list)


def find_top(extent: Extent) -> Top:
    """The headline and what goes with it."""
    if extent.page is not None:
        return _page_top(extent, extent.page)
    top = Top()
    manuscript = extent.manuscript
    for index in range(extent.first):
        kind = Kind.FURNITURE if is_furniture(extent, index) else _top_kind(top, manuscript, index)
        top.kinds.append(kind)
    titles = [index for index, kind in enumerate(top.kinds) if kind is None]
    if not extent.furnished:
        titles = _without_update_lines(top, titles, manuscript)
    chosen = _headline_among(titles, extent)
    if chosen is not None and not extent.furnished:
        titles = _without_name_line(top, titles, chosen, manuscript)
    for index in titles:
        block = manuscript.blocks[index]
        if index == chosen:
            top.headline = _without_marks(manuscript.working, block.start, block.end)
            top.kinds[index] = Kind.HEADLINE
        elif (
            chosen is not None
            and index > chosen
            and top.deck is None
            and _may_be_deck(block, extent.furnished)
        ):
            top.deck = (block.start, block.end)
            top.kinds[index] = Kind.DECK
        else:
            top.kinds[index] = Kind.FURNITURE
    return top


def _page_top(extent: Extent, page: Page) -> Top:
    """What stands above a page's text; all that is far from it belongs to the site."""
    manuscript = extent.manuscript
    top = Top(byline=page.byline)
    head = page.headline if page.headline is not None else extent.first
    for index in range(extent.first):
        block = manuscript.blocks[index]
        kind = Kind.FURNITURE
        source_line = manuscript.source_line(block) if abs(index - head) <= PAGE_NEAR else None
        if index == page.headline:
            kind = Kind.HEADLINE
            top.headline = (block.start, block.end)
        elif holds_byline(block, page):
            kind = Kind.BYLINE
        elif source_line is not None and source_line.timestamp is not None:
            kind = Kind.SOURCE_LINE
            top.source_lines.append(source_line)
        elif top.deck is None and index in page.decks:
            kind = Kind.DECK
            top.deck = (block.start, block.end)
        elif index > head and page.kinds.get(index) is Kind.CAPTION:
            kind = Kind.CAPTION
            top.captions.append((block.start, block.end))
        top.kinds.append(kind)
    return top


def _without_update_lines(top: Top, titles: list[int], manuscript: Manuscript) -> list[int]:
    """Lines like ``1ST LEAD`` are no titles where a title follows."""
    for index in titles[:-1]:
        block = manuscript.blocks[index]
        if manuscript.is_update_line(block):
            top.notices.append((block.start, block.end))
            top.kinds[index] = Kind.NOTICE
    return [index for index in titles if top.kinds[index] is None]


def _without_name_line(
    top: Top, titles: list[int], chosen: int, manuscript: Manuscript
) -> list[int]:
    """The last line between headline and text may be a byline of names alone."""
    if top.byline is not None or titles[-1] <= chosen:
        return titles
    found = manuscript.name_line(manuscript.blocks[titles[-1]], manuscript.blocks[chosen])
    if found is None:
        return titles
    top.byline = found
    top.kinds[titles[-1]] = Kind.BYLINE
    return titles[:-1]


def _top_kind(top: Top, manuscript: Manuscript, index: int) -> Kind | None:
    """The kind of one block above the text; what it holds is noted. None for a title."""
    block = manuscript.blocks[index]
    if manuscript.is_stated_headline(block):
        return None
    # "(ATTENTION EDITORS: ...)" holds a label too: the brackets come first.
    bracketed = manuscript.is_bracketed(block) and manuscript.is_notice(block)
    source_line = None if bracketed else manuscript.source_line(block)
    if source_line is not None:
        top.source_lines.append(source_line)
        return Kind.SOURCE_LINE
    if top.byline is None:
        top.byline = manuscript.byline(block)
        if top.byline is not None:
            return Kind.BYLINE
    elif top.kinds[-1] is Kind.BYLINE:
        below = manuscript.role_line(block)
        if below is not None:
            role, organization = top.role_line or (None, None)
            top.role_line = (role or below[0], organization or below[1])
            return Kind.BYLINE
    if manuscript.is_feed_code(block):
        return Kind.FURNITURE
    if bracketed or manuscript.is_notice(block) or manuscript.is_slug(block):
        top.notices.append((block.start, block.end))
        return Kind.NOTICE
    # Photo: and Video: stand before headlines too, but not below one.
    heads = None not in top.kinds and manuscript.opens_with_kicker(block)
    if not heads and manuscript.is_caption(block):
        top.captions.append((block.start, block.end))
        return Kind.CAPTION
    return None


def _headline_among(titles: Sequence[int], extent: Extent) -> int | None:
    """The headline: on wire text the first title, on a page the one the body bears out."""
    manuscript = extent.manuscript
    if manuscript.stated_headline is not None:
        return next(
            (i for i in titles if manuscript.is_stated_headline(manuscript.blocks[i])), None
        )
    fitting = [index for index in titles if manuscript.is_title_like(manuscript.blocks[index])]
    if not fitting:
        return None
    if not extent.furnished and len(fitting) <= PAGE_TOP:
        return fitting[0]
    head = manuscript.blocks[extent.first : extent.first + _BODY_BLOCKS]
    body = words_in(" ".join(map(manuscript.text, head)))
    return max(fitting, key=lambda index: _headline_score(index, extent, body))


def _headline_score(index: int, extent: Extent, body: frozenset[str]) -> float:
    block = extent.manuscript.blocks[index]
    length = min(block.end - block.start, _FULL_HEADLINE) / _FULL_HEADLINE
    nearness = 1 / (1 + 0.05 * (extent.first - index))
    shared = shared_words(extent.manuscript.working, block.start, block.end, body)
    return (shared + 0.3) * length * nearness


def _may_be_deck(block: Block, furnished: bool) -> bool:
    return not furnished or block.end - block.start >= SHORTEST_PROSE


def _without_marks(working: str, start: int, end: int) -> TextSpan:
    """A headline's span without the marks that some wires set round it: ``=``, ``++``, ``>>>``."""
    # A heading of Markdown has its signs and a blank; #BridgeOpens has no blank.
    signs = _HEADING_SIGNS.match(working, start, end)
    first, last = start if signs is None else signs.end(), end
    while last > start and working[last - 1] in _HEADLINE_END_MARKS:
        last -= 1
    while first < last and working[first] in _HEADLINE_START_MARKS:
        first += 1
    return (first, last) if last > first else (start, end)
