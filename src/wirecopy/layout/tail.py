"""What stands below it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.closing import ClosingFound, may_close
from wirecopy.fields.credits import read_author_note
from wirecopy.fields.initials import is_borne_out
from wirecopy.fields.source_line.reader import SourceLineFound
from wirecopy.fields.unknown_closing import stuck_credit
from wirecopy.knowledge.words import fold
from wirecopy.layout.authors import (
    author_at_address,
    closing_byline,
    is_signed_by_name,
    signed_alone,
    tells_of_author,
)
from wirecopy.layout.body import Extent
from wirecopy.layout.closing_notes import is_note_at_the_end, leads_to_an_address
from wirecopy.layout.contacts import is_contact
from wirecopy.layout.inside import NO_TEXT, inner_kinds
from wirecopy.layout.looks import SENT, TEXT, Look
from wirecopy.layout.stuck_authors import stuck_author
from wirecopy.layout.top import NEAR
from wirecopy.model.annotations import Kind
from wirecopy.text.blocks import Block, trimmed
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

_LONGEST_ABOUT = 300
LONGEST_SIGNED = 40
_INITIALS = 3
# address = of a person's mail, or a handle: ar@site.example, @anaruz
_ADDRESS = lazy(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|(?<!\w)@\w{3,30}")


@attrs.define(eq=False, repr=False)
class Tail:
    """What stands in the text without being of it, and below it.

    Attributes:
        above: The byline above the text.
        kinds: One entry a block from the text's first on.
        initials: Where initials stand apart from the sign-off: below a name, above an end mark.
        has_initials_only: Whether the sign-off is nobody's but a writer's.
        signed_by: The agency that a sign-off names by its place.
        credit_span: Where credits stand that are stuck to the last sentence.
        closing_credit: The last credits, which end the copy where no sign-off does.
        byline: The byline of copy that names its author at the end.
        byline_span: Where it stands if it is stuck to the last sentence.
        source_span: Where a source line stands that is stuck to it.
        furniture_span: Where an address stands that is stuck to it.
    """

    above: BylineFound | None = None
    kinds: list[Kind] = attrs.field(factory=list)
    source_lines: list[SourceLineFound] = attrs.field(factory=list)
    notices: list[TextSpan] = attrs.field(factory=list)
    captions: list[TextSpan] = attrs.field(factory=list)
    credits: list[BylineFound] = attrs.field(factory=list)
    signoff: TextSpan | None = None
    initials: TextSpan | None = None
    has_initials_only: bool = False
    signed_by: str | None = None
    credit_span: TextSpan | None = None
    closing_credit: TextSpan | None = None
    byline: BylineFound | None = None
    byline_span: TextSpan | None = None
    source_span: TextSpan | None = None
    furniture_span: TextSpan | None = None


def find_tail(extent: Extent, above: BylineFound | None = None) -> Tail:
    """Furniture and captions inside the text, and credits, sign-off and source lines below.

    Args:
        extent: Where the text lies.
        above: The byline that stands above it.
    """
    tail = Tail(above=above or extent.byline)
    manuscript = extent.manuscript
    tail.kinds.extend(inner_kinds(extent))
    if Kind.CAPTION in tail.kinds:
        inside = zip(tail.kinds, manuscript.blocks[extent.first :], strict=False)
        tail.captions.extend(block[:2] for kind, block in inside if kind is Kind.CAPTION)
    _sign(tail, extent)
    # Far below the text nothing belongs to its story.
    for index in range(extent.last, len(manuscript.blocks)):
        if extent.byline is not None and extent.holds_byline(index):
            tail.byline = extent.byline
            tail.kinds.append(Kind.BYLINE)
        elif index < extent.last + NEAR:
            tail.kinds.append(_tail_kind(tail, extent, index))
        else:
            tail.kinds.append(Kind.FURNITURE)
    _cut_last_paragraph(tail, extent)
    return tail


def _sign(tail: Tail, extent: Extent) -> None:
    """The last paragraphs may say who wrote or who helped, and are not of the text then."""
    for offset in range(len(tail.kinds) - 1, 0, -1):
        if tail.kinds[offset] is not Kind.BODY:
            continue
        kind = _closing_kind(tail, extent, extent.first + offset)
        if kind is None:
            return
        tail.kinds[offset] = kind


def _closing_kind(tail: Tail, extent: Extent, index: int) -> Kind | None:
    """The kind of a last paragraph that is not of the text; what it holds is noted."""
    manuscript, block = extent.manuscript, extent.manuscript.blocks[index]
    if may_close(manuscript.working, block.start, block.end):
        if tail.signoff is None and manuscript.is_last_initials(block):
            tail.signoff = (block.start, block.end)
            return Kind.SIGNOFF
        if _closes(tail, extent, index):
            return Kind.SIGNOFF
    if manuscript.is_closing_note(block):
        tail.notices.insert(0, block[:2])
        return Kind.NOTICE
    credits = _credits_in(extent, index)
    byline = closing_byline(manuscript, block) if tail.byline is None else None
    if byline is None and _is_unnamed(tail, extent) and block.end - block.start <= LONGEST_SIGNED:
        byline = signed_alone(manuscript, index, extent.headline)
    if byline is not None and _is_by_staff(extent, byline):
        tail.signoff = tail.signoff or (block.start, block.end)
        return Kind.SIGNOFF
    author = _author_of_credits(tail, extent, index, credits)
    if credits and author is None:
        tail.credits[:0] = credits
        tail.closing_credit = tail.closing_credit or (block.start, block.end)
        return Kind.CREDIT
    if author is not None or byline is not None:
        tail.byline = author or byline
        return Kind.BYLINE
    note = _author_note(tail, extent, index)
    if note is not None and _is_unnamed(tail, extent):
        tail.byline = note
        return Kind.BYLINE
    if note is not None:
        tail.credits.insert(0, note)
        tail.closing_credit = tail.closing_credit or (block.start, block.end)
        return Kind.CREDIT
    aside = leads_to_an_address(manuscript, index)
    if extent.dateline is None and not aside:
        site, named = extent.looks.site > 0, not _is_unnamed(tail, extent)
        aside = is_note_at_the_end(manuscript, extent.first, index, site=site, named=named)
    return Kind.FURNITURE if aside or _is_about_the_author(tail, extent, index) else None


def _author_of_credits(
    tail: Tail, extent: Extent, index: int, credits: Sequence[BylineFound]
) -> BylineFound | None:
    """The byline that credits are which say no more than who wrote, whom nothing else names.

    The label is their role where it is a job: Pewarta: Sari Wibowo.
    """
    manuscript, block = extent.manuscript, extent.manuscript.blocks[index]
    if len(credits) != 1 or not _is_unnamed(tail, extent) or manuscript.is_bracketed(block):
        return None
    roles = [fold(who.person.role or "") for who in credits[0].people]
    known = roles and all(role in manuscript.spoken.byline.roles for role in roles)
    byline = manuscript.byline(block)
    return credits[0] if byline is not None and known else byline


def _is_about_the_author(tail: Tail, extent: Extent, index: int) -> bool:
    """Whether a last paragraph begins with who wrote the copy, or says where to reach them.

    If no byline stands above, who can be reached at an address is the author, and is noted.
    """
    block = extent.manuscript.blocks[index]
    if index == extent.first or block.end - block.start > _LONGEST_ABOUT:
        return False
    text = extent.manuscript.text(block)
    contact = "@" in text and _ADDRESS.search(text) is not None
    people = tail.above.people if tail.above is not None else ()
    if not (contact or people):
        return False
    names = [who.person.name for who in people if " " in who.person.name]
    if names and tells_of_author(extent.manuscript, extent.first, index, names, reached=contact):
        return True
    if not contact or people or tail.byline is not None:
        return False
    author = author_at_address(extent.manuscript, block)
    tail.byline = author
    return author is not None


def _credits_in(extent: Extent, index: int) -> tuple[BylineFound, ...]:
    """The credits that a last paragraph is."""
    manuscript, block = extent.manuscript, extent.manuscript.blocks[index]
    # Without brackets credits have no stop, which a sentence has.
    apart = manuscript.is_bracketed(block) or not manuscript.ends_a_sentence(block)
    if apart and manuscript.is_credit_line(block):
        return manuscript.credits(block.start, block.end)
    return manuscript.contributions(block)


def _is_by_staff(extent: Extent, byline: BylineFound) -> bool:
    """Whether the dateline's credit and those at the desk sign: भाषा रंजन नरेश, REUTER AB CD."""
    credit, text = _credit_of(extent), extent.manuscript.working[byline.start : byline.end]
    bare = has_no_capitals(text) or max(map(len, text.split()[1:]), default=9) <= _INITIALS
    return credit is not None and bare and text.startswith(f"{credit} ")


def _author_note(tail: Tail, extent: Extent, index: int) -> BylineFound | None:
    """Who wrote, as a last paragraph says it, if the text above names them not.

    Where nothing else does, a director or a nurse may have written; but what describes one of
    several people does so in more than one paragraph.
    """
    if index != extent.last - 1:
        return None
    manuscript, block = extent.manuscript, extent.manuscript.blocks[index]
    context = manuscript.context
    anybody = extent.dateline is None and index - extent.first > 1 and _is_unnamed(tail, extent)
    note = read_author_note(context, block.start, block.end, anybody=anybody)
    if note is None:
        return None
    first, above = manuscript.blocks[extent.first].start, manuscript.blocks[index - 1]
    names = [who.person.name for who in note.people]
    if any(name.split()[-1] in manuscript.working[first : block.start] for name in names):
        return None
    several = anybody and read_author_note(context, above.start, above.end, anybody=True)
    return None if several else note


def _is_unnamed(tail: Tail, extent: Extent) -> bool:
    """Whether nothing has told so far who wrote."""
    return tail.above is None and extent.byline is None and tail.byline is None


def _credit_of(extent: Extent) -> str | None:
    """The credit that the copy's dateline prints."""
    found = extent.dateline
    return found.printed_credit(extent.manuscript.working) if found is not None else None


def _closes(tail: Tail, extent: Extent, index: int) -> bool:
    """Whether a short block below a running paragraph is a sign-off, which is noted."""
    manuscript = extent.manuscript
    if index <= extent.first or not may_close(manuscript.working, *manuscript.blocks[index][:2]):
        return False
    listed = extent.looks.of[index] in NO_TEXT
    if listed and not manuscript.is_wordless(manuscript.blocks[index]):
        return False
    if tail.byline is None and is_signed_by_name(
        manuscript, manuscript.blocks[index], named=extent.byline is not None
    ):
        return False
    above = _above(extent, index)
    # Below a table's row a short line is another row; below a sign-off it may be initials.
    runs = manuscript.ends_a_sentence(above) or manuscript.runs_without_stops(above)
    if not (runs or tail.signoff == (above.start, above.end)):
        return False
    below = extent.looks.of[index + 1 :]
    is_last = all(look not in (*TEXT, Look.ROW) for look in below)
    found, block, credit = None, manuscript.blocks[index], _credit_of(extent)
    if not listed:
        found = manuscript.closing(block, credit, is_last=is_last)
    if found is None:
        unknown = runs and tail.signoff is None and _ends_the_copy(extent, index, listed=listed)
        if not (unknown and manuscript.is_unknown_closing(block, credit)):
            return False
        found = ClosingFound(*block[:2])
    if tail.signoff is None:
        tail.signoff, tail.has_initials_only = (found.start, found.end), found.credit is None
        tail.signed_by = found.agency
    return True


def _above(extent: Extent, index: int) -> Block:
    """The block above one, or above the rule between them."""
    blocks = extent.manuscript.blocks
    ruled = index - extent.first > 1 and extent.manuscript.is_wordless(blocks[index - 1])
    return blocks[index - 2] if ruled else blocks[index - 1]


def _signs_on(tail: Tail, extent: Extent, index: int, *, signs: bool) -> bool:
    """Whether a block goes on with the sign-off right above it: --IANS, and below it tdr/uk."""
    manuscript, block = extent.manuscript, extent.manuscript.blocks[index]
    if tail.signoff is None or tail.signoff[1] != manuscript.blocks[index - 1].end:
        return False
    signs = signs or _is_borne_out(extent, index)
    if not signs and manuscript.closing(block, _credit_of(extent), is_last=True) is None:
        return False
    tail.signoff = tail.signoff[0], block.end
    return True


def _is_borne_out(extent: Extent, index: int) -> bool:
    """Whether a line of copy as it was sent is initials, if a sign-off stands above it."""
    manuscript, credit = extent.manuscript, _credit_of(extent)
    text, above = (manuscript.text(manuscript.blocks[at]) for at in (index, index - 1))
    return extent.looks.site < SENT and is_borne_out(manuscript.context, text, above, credit)


def _adds_initials(tail: Tail, extent: Extent, index: int) -> bool:
    """Whether a line of copy as it was sent is initials, with a sign-off above that bears them out.

    It may be stuck to the last sentence, and a name may stand between: (QPA), by Ana Ruz, arz/ bl/.
    """
    manuscript, block = extent.manuscript, extent.manuscript.blocks[index]
    if extent.looks.of[index] is not Look.LINE or tail.initials is not None:
        return False
    if not _is_borne_out(extent, index):
        return False
    body = [at for at, kind in enumerate(tail.kinds, extent.first) if kind is Kind.BODY]
    last = manuscript.blocks[body[-1]] if body else block
    stuck = manuscript.stuck_signoff(last.start, last.end) is not None
    if not (stuck or tail.signoff is not None) or not _ends_the_copy(extent, index):
        return False
    if tail.signoff is None and body[-1] == index - 1:
        tail.signoff = block.start, block.end
    else:
        tail.initials = block.start, block.end
    return True


def _ends_the_copy(extent: Extent, index: int, *, listed: bool = False) -> bool:
    """Whether a block is the last of copy as it was sent, or only lines of a site follow it."""
    below = extent.looks.of[index + 1 :]
    if extent.looks.site < SENT:
        return all(look not in (*TEXT, Look.ROW) for look in below)
    # Of a site a line without a word is one of its own.
    return not listed and below != () and all(look in NO_TEXT for look in below)


def _tail_kind(tail: Tail, extent: Extent, index: int) -> Kind:
    """The kind of one block below the text; what it holds is noted."""
    manuscript, block = extent.manuscript, extent.manuscript.blocks[index]
    source_line = manuscript.source_line(block)
    # AP-WF-02-20-16 0337GMT is a time, though letters and figures stand behind a credit.
    dated = source_line is not None and source_line.timestamp is not None
    listed = extent.looks.of[index] is Look.LISTED
    initials = not listed and manuscript.is_last_initials(block)
    signs = initials or extent.looks.of[index] is Look.SIGNOFF or manuscript.is_signoff(block)
    # Initials above a mark or a credit are not what the house signs by.
    unsigned = tail.signoff is None or tail.has_initials_only
    if unsigned and not dated and signs:
        tail.initials = tail.signoff
        tail.signoff, tail.has_initials_only = (block.start, block.end), False
        return Kind.SIGNOFF
    known = listed and manuscript.is_known_furniture(block)
    may_sign = not dated and not known
    if may_sign and _signs_on(tail, extent, index, signs=signs):
        return Kind.SIGNOFF
    if may_sign and (_closes(tail, extent, index) or _adds_initials(tail, extent, index)):
        return Kind.SIGNOFF
    if listed and (known or source_line is None):
        return Kind.FURNITURE
    # "Editor: ..." belongs to a source line, "Editing by ..." to the credits that it follows.
    credits = (
        manuscript.credits(block.start, block.end)
        if manuscript.is_credit_line(block)
        else manuscript.contributions(block)
    )
    if source_line is not None and not (tail.credits and credits and source_line.only_editors):
        tail.source_lines.append(source_line)
        return Kind.SOURCE_LINE
    author = _author_of_credits(tail, extent, index, credits)
    if credits and author is None:
        tail.credits.extend(credits)
        tail.closing_credit = (block.start, block.end)
        return Kind.CREDIT
    unnamed = tail.byline is None and extent.byline is None
    byline = author or (closing_byline(manuscript, block) if unnamed else None)
    if byline is None and not known and _is_unnamed(tail, extent) and extent.looks.site < SENT:
        byline = signed_alone(manuscript, index, extent.headline)
    if byline is not None and _is_by_staff(extent, byline):
        tail.signoff = tail.signoff or (block.start, block.end)
        return Kind.SIGNOFF
    if byline is not None and not is_contact(manuscript, index):
        tail.byline = byline
        return Kind.BYLINE
    if extent.looks.of[index] is Look.CAPTION or manuscript.is_caption(block):
        tail.captions.append((block.start, block.end))
        return Kind.CAPTION
    if not listed and manuscript.is_closing_note(block):
        tail.notices.append((block.start, block.end))
        return Kind.NOTICE
    return Kind.FURNITURE


def _after_dateline(extent: Extent, index: int, start: int) -> int:
    """Where the text of a block begins, behind a dateline that opens it."""
    dateline = extent.dateline
    return dateline.body if dateline is not None and index == extent.first else start


def _cut_last_paragraph(tail: Tail, extent: Extent) -> None:
    """A sign-off or a credit may be stuck to the last sentence."""
    body = [i for i, kind in enumerate(tail.kinds, extent.first) if kind is Kind.BODY]
    if not body:
        return
    manuscript = extent.manuscript
    block = manuscript.blocks[body[-1]]
    start, end = block.start, block.end
    start = _after_dateline(extent, body[-1], start)
    # All of it stands behind the end of a sentence or a bracket.
    if not manuscript.may_be_signed(max(start - 1, 0), end):
        return
    address = manuscript.stuck_address(start, end)
    if address is not None and address > start:
        tail.furniture_span = trimmed(manuscript.working, address, end)
        end = address
    author = stuck_author(manuscript, start, end) if tail.byline is None else None
    if author is not None:
        tail.byline = author
        tail.byline_span = author.start - 1, end
        end = author.start - 1
    line = manuscript.stuck_source_line(start, end)
    # A credit and a date in brackets sign the copy off, alone in their line or not.
    if (
        line is not None
        and line.start > start
        and manuscript.stuck_signoff(start, end) != line.start
    ):
        tail.source_lines.insert(0, line)
        tail.source_span = trimmed(manuscript.working, line.start, line.end)
        end = line.start
    end = _cut_sign_off(tail, extent, body, (start, end))
    cut = manuscript.opens_credits(start, end)
    credits = manuscript.credits(cut, end) if cut is not None and cut > start else ()
    if cut is not None and credits:
        tail.credits[:0] = credits
        tail.credit_span = trimmed(manuscript.working, cut, end)
        tail.closing_credit = tail.closing_credit or tail.credit_span


def _cut_sign_off(tail: Tail, extent: Extent, body: Sequence[int], span: TextSpan) -> int:
    """Where the last paragraph ends without the sign-off that is stuck to it, which is noted."""
    manuscript, (start, end) = extent.manuscript, span
    # A credit may sign the last sentence, and initials the line below it: nothing is between.
    whole = end == manuscript.blocks[body[-1]].end
    last = tail.signoff is None or (whole and _follows(tail, extent, body))
    cut = manuscript.stuck_signoff(start, end) if last else None
    if cut is None and last and tail.signoff is not None:
        cut = stuck_credit(manuscript.working, start, end, _credit_of(extent))
    if tail.signoff is None:
        closing = manuscript.stuck_closing(start, end, _credit_of(extent))
        if closing is not None:
            tail.signed_by = closing.agency
            cut = closing.start if cut is None else min(cut, closing.start)
        elif cut is None and _ends_the_copy(extent, body[-1]):
            cut = manuscript.stuck_unknown(start, end, _credit_of(extent))
    if cut is None:
        return end
    first, closed = trimmed(manuscript.working, cut, end)
    tail.signoff = first, closed if tail.signoff is None else tail.signoff[1]
    if tail.initials is not None and first <= tail.initials[0] < tail.signoff[1]:
        tail.initials = None  # a mark between the two goes with them
    return cut


def _follows(tail: Tail, extent: Extent, body: Sequence[int]) -> bool:
    """Whether the sign-off is the line right below the last paragraph, or below its number."""
    manuscript = extent.manuscript
    below = manuscript.blocks[body[-1] + 1 : body[-1] + 3]
    if len(below) > 1 and manuscript.is_wordless(below[0]):
        below = below[1:]
    return tail.signoff is not None and below != [] and below[0].start == tail.signoff[0]
