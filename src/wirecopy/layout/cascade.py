"""Which block of a text is what: a short cascade, strongest evidence first.

Dateline, then body, then the headline backwards from there, then the top matter between them,
then the tail; all else is furniture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.dateline.evidence import STRONG, THRESHOLD
from wirecopy.fields.dateline.place_evidence import is_told_as_town
from wirecopy.fields.dateline.places import read_places
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.fields.release_words import is_release_wire
from wirecopy.fields.source_line.reader import SourceLineFound
from wirecopy.layout.body import Extent, find_extent, with_lines_parted
from wirecopy.layout.digests import more_stories
from wirecopy.layout.houses_beside import name_house_beside
from wirecopy.layout.issuers import find_issuer
from wirecopy.layout.looks import SENT, Look
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.named_decks import writer_of_deck
from wirecopy.layout.place_lines import find_place_line
from wirecopy.layout.releases import OF_PAGE, is_labelled
from wirecopy.layout.signing_houses import signing_house
from wirecopy.layout.straight import Straight, find_straight
from wirecopy.layout.tail import Tail, find_tail
from wirecopy.layout.top import Top, find_top
from wirecopy.layout.written_lines import find_written_line
from wirecopy.model.annotations import Kind
from wirecopy.text.blocks import trimmed
from wirecopy.text.offsets import TextSpan

# The lines of one paragraph of the body, as spans of the working text.
Paragraph = tuple[TextSpan, ...]
Piece = tuple[Kind, int, int]
# The body's pieces are made of its paragraphs; a sign-off has a span of its own.
_FEW = 6
_UNTOLD = (None, Kind.FURNITURE, Kind.BYLINE)
_TOLD_APART = (Kind.BODY, Kind.SIGNOFF)


class Layout(NamedTuple):
    """What stands where, in the offsets of the working text.

    Attributes:
        pieces: Kind and span of every block or part of one, in order; blanks left out.
        paragraphs: The body's paragraphs, each by the spans of its lines.
        titled_by: The site or agency named behind the headline: Pier opens | Quipu News.
        initials: Those of who wrote, apart from the sign-off.
        signed_by: The house that signs below the text.
        issuer: Who issues a release, which a wire may send on.
        more_stories: Where other stories seem to begin.
        is_plain: Whether this is plain wire copy, paragraph after paragraph below a dateline: then
            a word corrected inside one of them changes nothing of all this.
    """

    pieces: tuple[Piece, ...]
    headline: TextSpan | None = None
    titled_by: str | None = None
    deck: TextSpan | None = None
    dateline: DatelineFound | None = None
    byline: BylineFound | None = None
    role_line: tuple[str | None, str | None] | None = None
    source_lines: tuple[SourceLineFound, ...] = ()
    notices: tuple[TextSpan, ...] = ()
    captions: tuple[TextSpan, ...] = ()
    credits: tuple[BylineFound, ...] = ()
    signoff: TextSpan | None = None
    initials: TextSpan | None = None
    signed_by: str | None = None
    issuer: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    more_stories: tuple[int, ...] = ()
    is_plain: bool = False

    @property
    def signed(self) -> tuple[TextSpan, ...]:
        """The sign-off, and the initials that stand apart from it, in order."""
        return tuple(sorted(filter(None, (self.signoff, self.initials))))


def lay_out(manuscript: Manuscript) -> Layout:
    """Say what each block of a text is."""
    if not manuscript.blocks:
        return Layout(pieces=())
    manuscript = with_lines_parted(manuscript)
    asked: dict[str, Look] = {}
    straight = find_straight(manuscript, asked)
    extent, top, tail = straight if straight is not None else _weighed(manuscript, asked)
    _name_writer_of_deck(extent, top, tail)
    written = _place_line(extent, top) or _written_line(extent, top, tail)
    dateline = extent.dateline or written
    if dateline is not None:
        name_house_beside(extent, top, dateline)
    body = [index for index, kind in enumerate(tail.kinds, extent.first) if kind is Kind.BODY]
    paragraphs = _paragraphs(extent, tail, body)
    issuer = _issuer(extent, top, dateline)
    byline = _byline(extent, top, tail, issuer)
    pieces = [*_body_pieces(body, paragraphs), *_other_pieces(extent, top, tail)]
    return Layout(
        pieces=tuple(sorted(pieces, key=itemgetter(1, 2))),
        headline=top.headline,
        titled_by=top.house,
        deck=top.deck,
        dateline=dateline or _reported_from(manuscript, top.byline),
        byline=byline,
        role_line=top.role_line,
        source_lines=(*top.source_lines, *tail.source_lines),
        notices=(*top.notices, *tail.notices),
        captions=(*top.captions, *tail.captions),
        credits=(*top.credits, *tail.credits),
        signoff=tail.signoff or tail.closing_credit,
        initials=tail.initials,
        signed_by=tail.signed_by or _signed_by_house(extent, dateline, byline),
        issuer=issuer,
        paragraphs=tuple(filter(None, paragraphs)),
        more_stories=more_stories(extent),
        is_plain=_is_plain(extent),
    )


def _weighed(manuscript: Manuscript, asked: dict[str, Look]) -> Straight:
    """What a text is by all that speaks for it and against it."""
    extent = find_extent(manuscript, asked)
    top = find_top(extent)
    return Straight(extent, top, find_tail(extent, top.byline))


def plain_layout(manuscript: Manuscript) -> Layout:
    """The layout of what is no copy: all of it is body."""
    blocks = manuscript.blocks
    if not blocks:
        return Layout(pieces=())
    return Layout(
        pieces=((Kind.BODY, blocks[0].start, blocks[-1].end),),
        paragraphs=tuple(block.lines for block in blocks),
    )


def _is_plain(extent: Extent) -> bool:
    dateline = extent.dateline
    if dateline is None:
        return False
    # Below a weak dateline a word put right, as its agency, may make a surer one.
    if dateline.is_bare or dateline.score < STRONG:
        return False
    few_above = extent.first <= _FEW
    return few_above and all(extent.manuscript.running[extent.first : extent.last])


def _issuer(extent: Extent, top: Top, dateline: DatelineFound | None) -> str | None:
    """Who issues a release; the line that says so seemed a byline, and is none then."""
    manuscript, text = extent.manuscript, (extent.first, extent.last)
    if extent.last <= extent.first or extent.looks.site >= OF_PAGE:
        return None
    credit = dateline.agencies[0] if dateline is not None and dateline.agencies else None
    sent_on = credit is not None and is_release_wire(credit)
    if not sent_on and (credit is not None or not is_labelled(manuscript, extent.first)):
        return None
    lines = [at for at, kind in enumerate(top.kinds) if kind in _UNTOLD and at != extent.headline]
    found = find_issuer(manuscript, text, lines)
    if found is None:
        return None
    index, issuer = found
    if top.kinds[index] is Kind.BYLINE:
        top.kinds[index] = Kind.FURNITURE
        top.byline = None
    return issuer


def _signed_by_house(
    extent: Extent, dateline: DatelineFound | None, byline: BylineFound | None
) -> str | None:
    """The house that a line below copy as it was sent names, if nothing above does."""
    told = dateline is not None and dateline.agencies
    if told or (byline is not None and byline.desk) or extent.looks.site >= SENT:
        return None
    return signing_house(extent.manuscript) if extent.last > extent.first else None


def _byline(extent: Extent, top: Top, tail: Tail, issuer: str | None) -> BylineFound | None:
    """Who wrote, as stands above the text, below it or far above it, or else in a note."""
    own = extent.byline if issuer is None else None
    # Where a house stands above the text, who wrote for it may sign below: By Quipu Press
    above = top.byline if top.byline is not None and top.byline.people else None
    byline = above or tail.byline or top.byline or _no_place(extent, own)
    byline = byline or _no_place(extent, _author(top, tail))
    if byline is not None and byline is tail.byline:
        _note_byline(extent, tail, byline)
    return byline


def _note_byline(extent: Extent, tail: Tail, byline: BylineFound) -> None:
    """A note below the text that names its author, where nothing else does, is the byline's."""
    for at, block in enumerate(extent.manuscript.blocks[extent.first :][: len(tail.kinds)]):
        inside = block.start <= byline.start and byline.end <= block.end
        if inside and tail.kinds[at] is Kind.FURNITURE:
            tail.kinds[at] = Kind.BYLINE


def _place_line(extent: Extent, top: Top) -> DatelineFound | None:
    """The town that a line between who wrote and the text names; the line is noted."""
    found = find_place_line(extent, top) if extent.dateline is None else None
    if found is None:
        return None
    top.kinds[found.at] = Kind.DATELINE
    if found.byline is not None:
        top.byline = found.byline
        top.kinds[found.at - 1] = Kind.BYLINE
    return found.dateline


def _written_line(extent: Extent, top: Top, tail: Tail) -> DatelineFound | None:
    """Where and when a line above the title or below the text says it was written; it is noted.

    A site prints the day of the visit and the town of the house.
    """
    if extent.dateline is not None:
        return None
    first, is_site = extent.first, extent.looks.site >= SENT
    # A release has its own lines above it, which seem a site's.
    is_site = is_site and not is_labelled(extent.manuscript, first)
    if is_site and Kind.NOTICE not in top.kinds:
        return None
    kinds = [*top.kinds, *tail.kinds]
    untold = [
        at
        for at in range(first if is_site else len(kinds))
        if at != first and _may_be_written(kinds, at, first, is_site=is_site)
    ]
    # What ends in a stop seemed the last paragraph: Budapest, 2024. június 12.
    body = [at for at, kind in enumerate(kinds) if kind is Kind.BODY and at > first and not is_site]
    found = find_written_line(extent.manuscript, sorted((*untold, *body[-1:])))
    if found is None:
        return None
    index, dateline = found
    if index < first:
        if top.kinds[index] is Kind.BYLINE:
            top.byline = None
        start, end, _ = extent.manuscript.blocks[index]
        top.source_lines = [line for line in top.source_lines if not start <= line.start < end]
        top.kinds[index] = Kind.DATELINE
    else:
        tail.kinds[index - first] = Kind.DATELINE
    return dateline


def _may_be_written(kinds: Sequence[Kind | None], at: int, first: int, *, is_site: bool) -> bool:
    """Whether a line may say where and when a release was written.

    A town of two words seemed a name, and below a release's label a site's line is none.
    """
    if at < first and Kind.NOTICE in kinds[max(at - 1, 0) : at]:
        return kinds[at] in (Kind.FURNITURE, Kind.BYLINE, Kind.SOURCE_LINE)
    if is_site:
        return False
    return kinds[at] is Kind.FURNITURE or (kinds[at] is Kind.BYLINE and at < first)


def _reported_from(manuscript: Manuscript, byline: BylineFound | None) -> DatelineFound | None:
    """Where a byline above the text says that its people report from, if no dateline does.

    ``By Ana Ruz, Lima``: of people in several places none says where the story is from.
    """
    places = {who.person.place for who in byline.people} if byline is not None else set()
    printed = places.pop() if len(places) == 1 else None
    if byline is None or printed is None:
        return None
    start = manuscript.working.rfind(printed, byline.start, byline.end)
    span = (start, start + len(printed))
    found = read_places(manuscript.working, span, manuscript.spoken) if start >= 0 else None
    if not found:
        return None
    return DatelineFound(*span, span[1], THRESHOLD, places=found, in_byline=True)


def _name_writer_of_deck(extent: Extent, top: Top, tail: Tail) -> None:
    """Who wrote stands below the text if nothing else names them but the deck: writes Ana Ruz."""
    if top.deck is None or top.byline or tail.byline or extent.byline:
        return
    found = writer_of_deck(extent.manuscript, top.deck)
    if found is None:
        return
    blocks = extent.manuscript.blocks[extent.first + 1 :]
    offset = next((at for at, block in enumerate(blocks, 1) if block.start == found.start), None)
    if offset is not None and tail.kinds[offset] in (Kind.BODY, Kind.FURNITURE):
        tail.byline = found
        tail.kinds[offset] = Kind.BYLINE


def _no_place(extent: Extent, byline: BylineFound | None) -> BylineFound | None:
    """A byline, unless what seemed its only name is a town's that stands beside a time.

    The text says so: it speaks of the town in a sentence, and of who wrote it does not.
    """
    if byline is None or len(byline.people) != 1:
        return byline
    (who,) = byline.people
    told = who.person.role or who.person.organization or who.person.email
    printed = extent.manuscript.working[byline.start : who.span[0]].strip()
    if told or any(map(str.isalpha, printed)) or extent.first >= extent.last:
        return byline
    first, last = extent.manuscript.blocks[extent.first], extent.manuscript.blocks[extent.last - 1]
    if byline.start > first.start:
        return byline
    text = extent.manuscript.working[first.start : last.end]
    place = is_told_as_town(text, who.person.name, extent.manuscript.spoken)
    return None if place else byline


def _author(top: Top, tail: Tail) -> BylineFound | None:
    """The byline that a source line holds: ``Source: ... | Author: ...``."""
    for line in (*top.source_lines, *tail.source_lines):
        if line.authors:
            start, end = line.authors[0].span[0], line.authors[-1].span[1]
            return BylineFound(start, end, line.authors)
    return None


def _paragraphs(extent: Extent, tail: Tail, body: list[int]) -> list[Paragraph]:
    """The lines of the body's blocks, without the dateline and what is stuck to the last sentence.

    Of a block that is nothing else no line is left.
    """
    blocks = extent.manuscript.blocks
    stuck = (
        tail.signoff,
        tail.credit_span,
        tail.byline_span,
        tail.source_span,
        tail.furniture_span,
    )
    cuts = [span[0] for span in stuck if span is not None]
    paragraphs: list[Paragraph] = []
    for index in body:
        first, last, lines = blocks[index]
        start, end = first, last
        if index == extent.first and extent.dateline is not None:
            start = min(extent.dateline.body, end)
        if cuts:
            end = min([cut for cut in cuts if start <= cut < end], default=end)
        whole = start == first and end == last
        within = lines if whole else _between(extent.manuscript.working, lines, start, end)
        paragraphs.append(within)
    return paragraphs


def _between(working: str, lines: Paragraph, start: int, end: int) -> Paragraph:
    """What of some lines lies within bounds."""
    if len(lines) == 1:
        span = trimmed(working, max(lines[0][0], start), min(lines[0][1], end))
        return (span,) if span[0] < span[1] else ()
    within = (
        trimmed(working, max(first, start), min(last, end))
        for first, last in lines
        if last > start and first < end
    )
    return tuple(span for span in within if span[0] < span[1])


def _body_pieces(body: list[int], paragraphs: list[Paragraph]) -> Iterator[Piece]:
    """The stretches of the body: blocks that follow each other are one, with the blanks between."""
    held: tuple[int, int] | None = None
    before = -1
    for index, paragraph in zip(body, paragraphs, strict=True):
        if not paragraph:
            continue
        end = paragraph[-1][1]
        if held is not None and index == before + 1:
            held = held[0], end
        else:
            if held is not None:
                yield Kind.BODY, *held
            held = paragraph[0][0], end
        before = index
    if held is not None:
        yield Kind.BODY, *held


def _other_pieces(extent: Extent, top: Top, tail: Tail) -> list[Piece]:
    blocks = extent.manuscript.blocks
    pieces = [
        (kind, blocks[index][0], blocks[index][1])
        for index, kind in enumerate((*top.kinds, *tail.kinds))
        if kind is not None and kind not in _TOLD_APART
    ]
    if extent.dateline is not None:
        # Stars or an update word before the dateline go with it; the sign does too.
        block = blocks[extent.first]
        end = max(extent.dateline.body, extent.dateline.end)
        pieces.append((Kind.DATELINE, block.start, min(end, block.end)))
    for kind, span in (
        (Kind.FURNITURE, tail.furniture_span),
        (Kind.SOURCE_LINE, tail.source_span),
        (Kind.CREDIT, tail.credit_span),
        (Kind.BYLINE, tail.byline_span),
        (Kind.SIGNOFF, tail.signoff),
        (Kind.SIGNOFF, tail.initials),
    ):
        if span is not None:
            pieces.append((kind, *span))
    return pieces
