"""What stands above the story's text."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from wirecopy.fields.byline.houses import is_name_of_house
from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.reader import past_by
from wirecopy.fields.notices import is_embargo
from wirecopy.fields.source_line.reader import SourceLineFound
from wirecopy.fields.source_line.worded import on_day
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.words import fold
from wirecopy.layout.authors import (
    author_line,
    columnist,
    is_salutation,
    name_at_address,
    name_line,
)
from wirecopy.layout.body import Extent
from wirecopy.layout.decks import find_deck
from wirecopy.layout.house_lines import house_line
from wirecopy.layout.looks import Look
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.title_edges import (
    before_house,
    behind_label,
    behind_trail,
    without_marks,
)
from wirecopy.model.annotations import Kind
from wirecopy.text.blocks import Block
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_DASHES = " -–—"
# So near the headline or the text stands what goes with the story.
NEAR = 12
_STUCK = lazy(r"\p{Ll}{4}\p{Lu}")
_SEVERAL = 2
_NO_KIND = (None, Kind.FURNITURE)
# No story is longer; farther below a house is not looked for.
_STORY_REACH = 50_000


@attrs.define(eq=False, repr=False)
class Top:
    """What stands above the text; `kinds` has one entry a block there, None for a title.

    `house` is the site or agency that the headline's line names behind it.
    """

    kinds: list[Kind | None] = attrs.field(factory=list)
    headline: TextSpan | None = None
    house: str | None = None
    deck: TextSpan | None = None
    byline: BylineFound | None = None
    role_line: tuple[str | None, str | None] | None = None
    source_lines: list[SourceLineFound] = attrs.field(factory=list)
    notices: list[TextSpan] = attrs.field(factory=list)
    captions: list[TextSpan] = attrs.field(factory=list)
    credits: list[BylineFound] = attrs.field(factory=list)


def find_top(extent: Extent) -> Top:
    """The headline and what goes with it."""
    top = Top()
    manuscript = extent.manuscript
    head = extent.headline if extent.headline is not None else extent.first
    for index in range(extent.first):
        near = head - NEAR <= index and (index >= head or extent.first - index <= 2 * NEAR)
        if len(top.kinds) > index:
            continue
        if index == extent.headline:
            block = manuscript.blocks[index]
            start = behind_label(manuscript, block, "subject_labels")
            start = behind_trail(manuscript, start, block.end)
            end, top.house = before_house(manuscript, start, block.end, _agency(extent))
            top.headline = without_marks(manuscript.working, start, end)
            top.kinds.append(Kind.HEADLINE)
        elif index > head and _is_title_again(extent, index):
            top.kinds.append(Kind.FURNITURE)
        elif index > head and _several_lines(top, extent, index):
            continue
        elif (
            extent.byline is not None
            and top.byline in (None, extent.byline)
            and extent.holds_byline(index)
            and not manuscript.source_line(manuscript.blocks[index])
        ):
            top.byline = extent.byline
            top.kinds.append(Kind.BYLINE)
        elif not near:
            top.kinds.append(Kind.FURNITURE)
        else:
            top.kinds.append(_top_kind(top, extent, index, head))
    _set_clock(top, extent)
    _set_house(top, extent)
    _house_line(top, extent)
    _name_line(top, extent)
    _column(top, extent)
    deck = find_deck(extent, top.kinds)
    if deck is not None:
        top.kinds[deck[0]], top.deck = Kind.DECK, deck[1]
    for index, kind in enumerate(top.kinds):
        if kind is None:
            top.kinds[index] = Kind.FURNITURE
    return top


def _agency(extent: Extent) -> str | None:
    """The agency that the dateline credits, empty if it credits none; None without a dateline."""
    return next(iter(extent.dateline.agencies), "") if extent.dateline is not None else None


def _tells_of(extent: Extent, index: int, people: Sequence[PersonFound]) -> bool:
    """Whether the first paragraph names whom a line does without "By", as a release its house."""
    manuscript, start = extent.manuscript, extent.manuscript.blocks[index].start
    if not people:
        return False  # a desk, or a house
    if past_by(manuscript.working, start, people[0].span[0] + 1, manuscript.spoken) is not None:
        return False
    lead = "".join(map(manuscript.text, manuscript.blocks[extent.first : extent.first + 1]))
    said = fold(lead)
    return any(fold(who.person.name) in said for who in people)


def _is_title_again(extent: Extent, index: int) -> bool:
    """Whether a line below the headline prints it again."""
    headline, block = extent.headline, extent.manuscript.blocks[index]
    if headline is None:
        return False
    above = extent.manuscript.blocks[headline]
    text = extent.manuscript.text
    return above.end - above.start == block.end - block.start and text(above) == text(block)


def _several_lines(top: Top, extent: Extent, index: int) -> bool:
    """Whether a byline of several lines begins at a block; it is noted."""
    # The last line above the text has no other below it to go on in.
    if top.byline is not None or extent.headline is None or index + _SEVERAL > extent.first:
        return False
    found = extent.manuscript.byline_lines(index)
    if found is None or found.taken < _SEVERAL or index + found.taken > extent.first:
        return False
    # Among lines of a site a role may be stuck to a name (Ana RuzReporter) or hide the next one.
    people = found.byline.people
    if _tells_of(extent, index, people):
        return False
    stuck = any(_STUCK.search(who.person.name) for who in people)
    if extent.byline is not None and (stuck or len(extent.byline.people) > len(people)):
        return False
    top.byline = found.byline
    if found.editors:
        start, end = found.byline.start, found.byline.end
        top.source_lines.append(SourceLineFound(start, end, editors=found.editors))
    top.kinds.extend([Kind.BYLINE] * found.taken)
    return True


def _top_kind(top: Top, extent: Extent, index: int, head: int) -> Kind | None:
    """The kind of one block above the text; what it holds is noted. None for a title."""
    manuscript, look = extent.manuscript, extent.looks.of[index]
    block = manuscript.blocks[index]
    if _is_furniture(manuscript, block, look):
        return Kind.FURNITURE
    if index > head and manuscript.tells_how_it_came(block):
        return Kind.FURNITURE
    credits = manuscript.contributions(block) if top.byline is not None and index > head else ()
    if credits:
        top.credits.extend(credits)
        return Kind.CREDIT
    if index > head and look is Look.PROSE:
        return None
    # "(ATTENTION EDITORS: ...)" holds a label too: the brackets come first.
    notice = manuscript.is_notice(block)
    held = notice and (manuscript.is_bracketed(block) or is_embargo(manuscript.text(block)))
    source_line = None if held else manuscript.source_line(block)
    if source_line is not None:
        top.source_lines.append(source_line)
        return Kind.SOURCE_LINE
    if _is_of_byline(top, extent, block):
        return Kind.BYLINE
    if manuscript.is_feed_code(block):
        return Kind.FURNITURE
    update = index < head and manuscript.is_update_line(block)
    if notice or update or manuscript.is_slug(block):
        top.notices.append((block.start, block.end))
        return Kind.NOTICE
    if look is Look.CAPTION and index == head + 1 and top.byline is None and extent.byline is None:
        # A name and an agency right below the headline are the byline.
        top.byline = name_line(manuscript, block, manuscript.blocks[head])
        if top.byline is not None:
            return Kind.BYLINE
    # Photo: and Video: stand before headlines too, but not below one.
    if index > head and (look is Look.CAPTION or manuscript.is_caption(block)):
        top.captions.append((block.start, block.end))
        return Kind.CAPTION
    return None


def _is_furniture(manuscript: Manuscript, block: Block, look: Look) -> bool:
    """Whether a block is a line of a site; a bare time, which holds no word, is none."""
    if look is not Look.LISTED and not (look is Look.BELOW and manuscript.is_furniture(block)):
        return False
    return manuscript.is_known_furniture(block) or manuscript.source_line(block) is None


def _is_of_byline(top: Top, extent: Extent, block: Block) -> bool:
    """Whether a block is a byline, or the role below one; it is noted."""
    manuscript = extent.manuscript
    if top.byline is None:
        if extent.byline is not None:
            return False
        top.byline = None if is_salutation(manuscript, block) else manuscript.byline(block)
        return top.byline is not None
    below = manuscript.role_line(block) if top.kinds[-1] is Kind.BYLINE else None
    if below is None:
        return False
    role, organization = top.role_line or (None, None)
    top.role_line = (role or below[0], organization or below[1])
    return True


def _set_clock(top: Top, extent: Extent) -> None:
    """A date on one line and a time on the next are one moment."""
    if not top.source_lines:
        return
    dated = [at for at, line in enumerate(top.source_lines) if line.day and not line.timestamp]
    if len(dated) != 1 or any(line.timestamp for line in top.source_lines):
        return
    line, manuscript = top.source_lines[dated[0]], extent.manuscript
    starts = [block.start for block in manuscript.blocks[: extent.first]]
    own = starts.index(line.start) if line.start in starts else -_SEVERAL
    for index in (own + 1, own - 1):
        inside = 0 <= index < len(starts)
        clock = manuscript.clock(*manuscript.blocks[index][:2]) if inside else None
        if clock is None or line.day is None or index == extent.headline:
            continue
        moment = on_day(line.day, clock[0], line.day.span)._replace(clock_span=clock[1])
        top.source_lines[dated[0]] = line._replace(timestamp=moment)
        top.kinds[index] = Kind.SOURCE_LINE
        return


def _set_house(top: Top, extent: Extent) -> None:
    """An agency or a house on a line of its own beside the time is who sends the copy.

    Buttons of a page may stand between.
    """
    if not top.source_lines:
        return
    timed = [at for at, line in enumerate(top.source_lines) if line.timestamp or line.updated]
    if extent.headline is None or not timed or any(line.source for line in top.source_lines):
        return
    line, manuscript = top.source_lines[timed[0]], extent.manuscript
    starts = [block.start for block in manuscript.blocks[: extent.first]]
    if line.start not in starts:
        return
    own = starts.index(line.start)
    for index in (*range(own - 1, extent.headline, -1)[:_SEVERAL], own + 1, own + 2):
        if index >= extent.first or top.kinds[index] not in (None, Kind.FURNITURE):
            continue
        block = manuscript.blocks[index]
        name = manuscript.agency(block) or _house(manuscript, block)
        if name is not None:
            source = name, (block.start, block.end)
            top.source_lines[timed[0]] = line._replace(source=source)
            top.kinds[index] = Kind.SOURCE_LINE
            return


def _house(manuscript: Manuscript, block: Block) -> str | None:
    """The paper or the company that a line names and nothing else."""
    text = manuscript.text(block)
    again = manuscript.working.find(text, block.end, block.end + _STORY_REACH) >= 0
    named = is_name_of_house(text, manuscript.spoken, manuscript.languages, said_again=again)
    return text if named else None


def _house_line(top: Top, extent: Extent) -> None:
    """A line in brackets above a dateline without a credit may name its house."""
    if top.byline or extent.byline or extent.headline is None or extent.dateline is None:
        return
    if extent.dateline.agencies:
        return
    for index in range(extent.headline + 1, extent.first):
        if top.kinds[index] in _NO_KIND:
            top.byline = house_line(extent.manuscript, extent.manuscript.blocks[index])
            if top.byline is not None:
                top.kinds[index] = Kind.BYLINE
                return


def _name_line(top: Top, extent: Extent) -> None:
    """The last line between headline and text may be a byline of names alone."""
    if top.byline or extent.byline or extent.headline is None:
        return
    titles = [
        index
        for index, kind in enumerate(top.kinds)
        if kind is None and not _is_place(extent.manuscript, index)
    ]
    if not titles or titles[-1] <= extent.headline:
        return
    manuscript = extent.manuscript
    headline = manuscript.blocks[extent.headline]
    for index in reversed(titles[-_SEVERAL:]):
        if index <= extent.headline:
            break
        block = manuscript.blocks[index]
        if index == titles[-1]:
            found = name_line(manuscript, block, headline)
        else:
            # Above a deck a name stands right below the headline, or with the time.
            beside = index == extent.headline + 1 or top.kinds[index + 1] is Kind.SOURCE_LINE
            found = manuscript.shaped_byline(block) or (
                author_line(manuscript, index, extent.headline) if beside else None
            )
        if found is not None and not _tells_of(extent, index, found.people):
            top.byline = found
            top.kinds[index] = Kind.BYLINE
            return


def _column(top: Top, extent: Extent) -> None:
    """A name that opens the copy, above the headline of a column: no news has a dateline there."""
    if top.byline or extent.byline or extent.headline is None or extent.dateline is not None:
        return
    reached = name_at_address(extent.manuscript, extent.headline)
    if reached is not None and top.kinds[reached[0]] in (None, Kind.FURNITURE):
        top.byline = reached[1]
        top.kinds[reached[0]] = Kind.BYLINE
        return
    if top.kinds[0] not in (None, Kind.FURNITURE) or top.source_lines:
        return
    top.byline = columnist(extent.manuscript, extent.headline)
    if top.byline is not None:
        top.kinds[0] = Kind.BYLINE


def _is_place(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is where the story is from, with the dash behind it: ``Santander —``."""
    text = manuscript.text(manuscript.blocks[index])
    place = text.rstrip(_DASHES)
    return place != text and bool(gazetteer.holders(place))
