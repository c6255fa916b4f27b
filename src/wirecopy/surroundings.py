"""What stands around the story's text: the top matter above it, and the tail below."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from wirecopy.extent import PAGE_TOP, Extent
from wirecopy.fields.headline import shared_words, words_in
from wirecopy.fields.source_line import SourceLineFound
from wirecopy.ground import SHORTEST_PROSE, Ground
from wirecopy.lines import Block, trimmed
from wirecopy.model import Kind, TextSpan
from wirecopy.page import Page
from wirecopy.patterns import lazy
from wirecopy.persons import BylineFound

_HEADLINE_START_MARKS = ">+^ "
_HEADING_SIGNS = lazy(r"#{1,3}[ ]+(?=[^ ])")
_HEADLINE_END_MARKS = "=+< "
_FULL_HEADLINE = 80
# So near a page's headline or text stands what goes with the story.
_PAGE_HEAD = 12
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


@attrs.define
class Tail:
    """What stands in the text without being of it, and below it.

    Attributes:
        kinds: One entry a block from the text's first on.
        credit_span: Where credits stand that are stuck to the last sentence.
        closing_credit: The last credits, which end the copy where no sign-off does.
        byline: The byline of copy that names its author at the end.
        source_span: Where a source line stands that is stuck to it.
        furniture_span: Where an address stands that is stuck to it.
    """

    kinds: list[Kind] = attrs.field(factory=list)
    source_lines: list[SourceLineFound] = attrs.field(factory=list)
    captions: list[TextSpan] = attrs.field(factory=list)
    credits: list[BylineFound] = attrs.field(factory=list)
    signoff: TextSpan | None = None
    credit_span: TextSpan | None = None
    closing_credit: TextSpan | None = None
    byline: BylineFound | None = None
    source_span: TextSpan | None = None
    furniture_span: TextSpan | None = None


def find_top(extent: Extent) -> Top:
    """The headline and what goes with it."""
    if extent.page is not None:
        return _page_top(extent, extent.page)
    top = Top()
    ground = extent.ground
    for index in range(extent.first):
        kind = Kind.FURNITURE if _is_furniture(extent, index) else _top_kind(top, ground, index)
        top.kinds.append(kind)
    titles = [index for index, kind in enumerate(top.kinds) if kind is None]
    if not extent.furnished:
        titles = _without_update_lines(top, titles, ground)
    chosen = _headline_among(titles, extent)
    if chosen is not None and not extent.furnished:
        titles = _without_name_line(top, titles, chosen, ground)
    for index in titles:
        block = ground.blocks[index]
        if index == chosen:
            top.headline = _without_marks(ground.working, block.start, block.end)
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


def _is_furniture(extent: Extent, index: int) -> bool:
    """Whether a block outside the text is furniture: on wire text, a bare time is none."""
    if not extent.furniture[index] or extent.furnished:
        return extent.furniture[index]
    block = extent.ground.blocks[index]
    return extent.ground.is_known_furniture(block) or extent.ground.source_line(block) is None


def _page_top(extent: Extent, page: Page) -> Top:
    """What stands above a page's text; all that is far from it belongs to the site."""
    ground = extent.ground
    top = Top(byline=page.byline)
    head = page.headline if page.headline is not None else extent.first
    for index in range(extent.first):
        block = ground.blocks[index]
        kind = Kind.FURNITURE
        source_line = ground.source_line(block) if abs(index - head) <= _PAGE_HEAD else None
        if index == page.headline:
            kind = Kind.HEADLINE
            top.headline = (block.start, block.end)
        elif _holds_byline(block, page):
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


def _holds_byline(block: Block, page: Page) -> bool:
    byline = page.byline
    return byline is not None and byline.start <= block.start < byline.end


def _without_update_lines(top: Top, titles: list[int], ground: Ground) -> list[int]:
    """Lines like ``1ST LEAD`` are no titles where a title follows."""
    for index in titles[:-1]:
        block = ground.blocks[index]
        if ground.is_update_line(block):
            top.notices.append((block.start, block.end))
            top.kinds[index] = Kind.NOTICE
    return [index for index in titles if top.kinds[index] is None]


def _without_name_line(top: Top, titles: list[int], chosen: int, ground: Ground) -> list[int]:
    """The last line between headline and text may be a byline of names alone."""
    if top.byline is not None or titles[-1] <= chosen:
        return titles
    found = ground.name_line(ground.blocks[titles[-1]], ground.blocks[chosen])
    if found is None:
        return titles
    top.byline = found
    top.kinds[titles[-1]] = Kind.BYLINE
    return titles[:-1]


def _top_kind(top: Top, ground: Ground, index: int) -> Kind | None:
    """The kind of one block above the text; what it holds is noted. None for a title."""
    block = ground.blocks[index]
    if ground.is_stated_headline(block):
        return None
    # "(ATTENTION EDITORS: ...)" holds a label too: the brackets come first.
    bracketed = ground.is_bracketed(block) and ground.is_notice(block)
    source_line = None if bracketed else ground.source_line(block)
    if source_line is not None:
        top.source_lines.append(source_line)
        return Kind.SOURCE_LINE
    if top.byline is None:
        top.byline = ground.byline(block)
        if top.byline is not None:
            return Kind.BYLINE
    elif top.kinds[-1] is Kind.BYLINE:
        below = ground.role_line(block)
        if below is not None:
            role, organization = top.role_line or (None, None)
            top.role_line = (role or below[0], organization or below[1])
            return Kind.BYLINE
    if ground.is_feed_code(block):
        return Kind.FURNITURE
    if bracketed or ground.is_notice(block) or ground.is_slug(block):
        top.notices.append((block.start, block.end))
        return Kind.NOTICE
    if ground.is_caption(block):
        top.captions.append((block.start, block.end))
        return Kind.CAPTION
    return None


def _headline_among(titles: Sequence[int], extent: Extent) -> int | None:
    """The headline: on wire text the first title, on a page the one the body bears out."""
    ground = extent.ground
    if ground.stated_headline is not None:
        return next((i for i in titles if ground.is_stated_headline(ground.blocks[i])), None)
    fitting = [index for index in titles if ground.is_title_like(ground.blocks[index])]
    if not fitting:
        return None
    if not extent.furnished and len(fitting) <= PAGE_TOP:
        return fitting[0]
    head = ground.blocks[extent.first : extent.first + _BODY_BLOCKS]
    body = words_in(" ".join(map(ground.text, head)))
    return max(fitting, key=lambda index: _headline_score(index, extent, body))


def _headline_score(index: int, extent: Extent, body: frozenset[str]) -> float:
    block = extent.ground.blocks[index]
    length = min(block.end - block.start, _FULL_HEADLINE) / _FULL_HEADLINE
    nearness = 1 / (1 + 0.05 * (extent.first - index))
    shared = shared_words(extent.ground.working, block.start, block.end, body)
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


def find_tail(extent: Extent) -> Tail:
    """Furniture and captions inside the text, and credits, sign-off and source lines below."""
    tail = Tail()
    ground = extent.ground
    tail.kinds.extend(_inner_kinds(extent))
    if Kind.CAPTION in tail.kinds:
        inside = zip(tail.kinds, ground.blocks[extent.first :], strict=False)
        tail.captions.extend(block[:2] for kind, block in inside if kind is Kind.CAPTION)
    # Far below a page's text nothing belongs to its story.
    end = len(ground.blocks) if extent.page is None else extent.last + _PAGE_HEAD
    _sign(tail, extent)
    for index in range(extent.last, len(ground.blocks)):
        if extent.page is not None and _holds_byline(ground.blocks[index], extent.page):
            tail.kinds.append(Kind.BYLINE)
        else:
            tail.kinds.append(_tail_kind(tail, extent, index) if index < end else Kind.FURNITURE)
    _cut_last_paragraph(tail, extent)
    return tail


def _inner_kinds(extent: Extent) -> list[Kind]:
    """The kinds of the blocks of the text, the first of which is always text."""
    ground, first, last, page = extent.ground, extent.first, extent.last, extent.page
    kinds = [Kind.BODY] * (last - first)
    if page is not None:
        for index in range(first, last):
            if _holds_byline(ground.blocks[index], page):
                kinds[index - first] = Kind.BYLINE
            elif index > first:
                kinds[index - first] = page.kinds.get(index, Kind.BODY)
        return kinds
    for index in ground.captions(first + 1, last):
        kinds[index - first] = Kind.CAPTION
    for index in range(first + 1, last):
        if extent.furniture[index]:
            kinds[index - first] = Kind.FURNITURE
    return kinds


def _sign(tail: Tail, extent: Extent) -> None:
    """The last paragraphs may say who wrote or who helped, and are not of the text then."""
    ground = extent.ground
    for offset in range(len(tail.kinds) - 1, 0, -1):
        if tail.kinds[offset] is not Kind.BODY:
            continue
        block = ground.blocks[extent.first + offset]
        if tail.signoff is None and ground.is_last_initials(block):
            tail.signoff = (block.start, block.end)
            tail.kinds[offset] = Kind.SIGNOFF
            continue
        bracketed = ground.is_bracketed(block) and ground.is_credit_line(block)
        credits = (
            ground.credits(block.start, block.end) if bracketed else ground.contributions(block)
        )
        byline = (
            ground.closing_byline(block) if tail.byline is None and not extent.furnished else None
        )
        if credits:
            tail.kinds[offset] = Kind.CREDIT
            tail.credits[:0] = credits
            tail.closing_credit = tail.closing_credit or (block.start, block.end)
        elif byline is not None:
            tail.byline = byline
            tail.kinds[offset] = Kind.BYLINE
        else:
            return


def _tail_kind(tail: Tail, extent: Extent, index: int) -> Kind:
    """The kind of one block below the text; what it holds is noted."""
    ground, block = extent.ground, extent.ground.blocks[index]
    source_line = ground.source_line(block)
    # AP-WF-02-20-16 0337GMT is a time, though letters and figures stand behind a credit.
    dated = source_line is not None and source_line.timestamp is not None
    if tail.signoff is None and not dated and ground.is_signoff(block):
        tail.signoff = (block.start, block.end)
        return Kind.SIGNOFF
    if _is_furniture(extent, index):
        return Kind.FURNITURE
    # "Editor: ..." belongs to a source line, "Editing by ..." to the credits that it follows.
    credits = (
        ground.credits(block.start, block.end)
        if ground.is_credit_line(block)
        else ground.contributions(block)
    )
    if source_line is not None and not (tail.credits and credits and source_line.only_editors):
        tail.source_lines.append(source_line)
        return Kind.SOURCE_LINE
    if credits:
        tail.credits.extend(credits)
        tail.closing_credit = (block.start, block.end)
        return Kind.CREDIT
    byline = None
    if tail.byline is None and not extent.furnished:
        byline = ground.closing_byline(block)
    if byline is not None:
        tail.byline = byline
        return Kind.BYLINE
    if ground.is_caption(block):
        tail.captions.append((block.start, block.end))
        return Kind.CAPTION
    return Kind.FURNITURE


def _cut_last_paragraph(tail: Tail, extent: Extent) -> None:
    """A sign-off or a credit may be stuck to the last sentence."""
    body = [i for i, kind in enumerate(tail.kinds, extent.first) if kind is Kind.BODY]
    if not body:
        return
    ground = extent.ground
    block = ground.blocks[body[-1]]
    start, end = block.start, block.end
    if extent.dateline is not None and body[-1] == extent.first:
        start = extent.dateline.body
    address = ground.stuck_address(start, end)
    if address is not None and address > start:
        tail.furniture_span = trimmed(ground.working, address, end)
        end = address
    line = ground.stuck_source_line(start, end)
    # A credit and a date in brackets sign the copy off, alone in their line or not.
    if line is not None and line.start > start and ground.stuck_signoff(start, end) != line.start:
        tail.source_lines.insert(0, line)
        tail.source_span = trimmed(ground.working, line.start, line.end)
        end = line.start
    cut = ground.stuck_signoff(start, end) if tail.signoff is None else None
    if cut is not None:
        tail.signoff = trimmed(ground.working, cut, end)
        end = cut
    cut = ground.opens_credits(start, end)
    credits = ground.credits(cut, end) if cut is not None and cut > start else ()
    if cut is not None and credits:
        tail.credits[:0] = credits
        tail.credit_span = trimmed(ground.working, cut, end)
        tail.closing_credit = tail.closing_credit or tail.credit_span
