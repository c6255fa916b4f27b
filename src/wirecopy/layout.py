"""Which block of a text is what: a short cascade, strongest evidence first.

Dateline, then body, then the headline backwards from there, then the top matter between them,
then the tail; all else is furniture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
import regex

from wirecopy.fields.dateline import STRONG, DatelineFound, Reader
from wirecopy.fields.headline import is_title_like, shared_words, words_in
from wirecopy.fields.people import (
    BylineFound,
    is_credit_line,
    opens_credits,
    read_byline,
    read_credits,
    read_role_line,
)
from wirecopy.fields.signoff import Signoffs
from wirecopy.fields.source_line import SourceLineFound, read_source_line
from wirecopy.house_styles import Registry, fold
from wirecopy.languages import Language, words_of
from wirecopy.lines import Block, Line
from wirecopy.model import Kind, TextSpan
from wirecopy.shapes import EAST_ASIAN

# A dateline stands near the top; beyond this many blocks nobody looks for one.
_MOST_BLOCKS = 400
_LONGEST_SHORT_BLOCK = 240
_SHORTEST_PROSE = 40
_LONG_PROSE = 140
_WIDE_LETTER = 3
# A page, as against wire text, has this many blocks of other matter above its story.
_PAGE_TOP = 6
_PAGE_FURNITURE = 4
# A sign-off or furniture ends a body; a caption or a quoted source line may stand inside one.
_END_WEIGHT = -150.0
_TAIL_WEIGHT = -20.0
_PAGE_SHORT_WEIGHT = -50.0
_PROSE_END = (".", "!", "?", '"', "”", "»", "。", "’", "'", ")", "؟", "…", "）", "」")

# A stop ends a sentence, but not one that belongs to an abbreviation: U.S.
_SENTENCE_STOP = regex.compile(r"(?<!\.\p{L})[.。]$")
_HEADLINE_END_MARKS = "=+ "
_OPENING = "([（<*"
_CLOSING = ")]）>*"
# A line without a letter, such as a page's tracking number, or with nothing but an address.
_NO_PROSE = regex.compile(r"[^\p{L}]{1,80}#?|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_NOTICE = regex.compile(
    r"[(\[（<*]{0,3}[ ]?(?P<word>\p{L}[\p{L}.'’]*)(?P<more>[^\n]*)", regex.DOTALL
)
# note = "(" words ")", before a byline or a dateline on the same line
_LEADING_NOTE = regex.compile(r"[(\[][^()\[\]\n]{1,200}[)\]][ ]*")
_CAPTION = regex.compile(
    r"\(?(?:\p{L}+[ ]){0,3}(?i:photo|photos|file photo|photograph|picture)(?:[ ]by|[ ]courtesy|/|:)"
    r"|[^\n]{0,200}\((?:\p{L}+[ ]?){1,4}/\p{Lu}[^()\n]{1,40}\)$"
    r"|[^\n]{0,200}\((?:AP|AFP|EPA|Reuters|Xinhua)[ ](?i:photo)[^()\n]{0,60}\)$"
)


@attrs.frozen
class Paragraph:
    """A paragraph of the body: the spans of its lines in the working text."""

    lines: tuple[TextSpan, ...]


@attrs.frozen(kw_only=True)
class Layout:
    """What stands where, in the offsets of the working text.

    Attributes:
        pieces: Kind and span of every block or part of one, in order; blanks left out.
        page: Whether the text looks like a whole web page.
        more_datelines: The blocks at which other stories seem to begin.
    """

    pieces: tuple[tuple[Kind, int, int], ...]
    headline: TextSpan | None = None
    deck: TextSpan | None = None
    dateline: DatelineFound | None = None
    byline: BylineFound | None = None
    role_line: tuple[str | None, str | None] | None = None
    source_lines: tuple[SourceLineFound, ...] = ()
    notices: tuple[TextSpan, ...] = ()
    captions: tuple[TextSpan, ...] = ()
    credits: tuple[BylineFound, ...] = ()
    signoff: TextSpan | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    page: bool = False
    more_datelines: tuple[int, ...] = ()


def stands_alone(registry: Registry) -> Callable[[str], bool]:
    """Tells a line that is furniture or a sign-off, and so goes on with no other."""
    signoffs = Signoffs(registry)

    def alone(text: str) -> bool:
        folded = fold(text)
        known = folded in registry.furniture or folded in words_of("furniture")
        return known or signoffs.is_signoff(text)

    return alone


@attrs.frozen
class Ground:
    """What the cascade works on: a working text in blocks, and the words to know.

    Attributes:
        stated_headline: The headline that a feed states, if any; no other is looked for.
        dateline_style: The only house style to read a dateline by, if the caller names one.
    """

    working: str
    blocks: Sequence[Block]
    registry: Registry
    spoken: Language
    stated_headline: str | None = None
    dateline_style: str | None = None

    def text(self, block: Block) -> str:
        """The text of a block."""
        return self.working[block.start : block.end]

    def is_known_furniture(self, block: Block) -> bool:
        """Whether a block is a line of furniture that a data file lists."""
        if block.end - block.start > _LONGEST_SHORT_BLOCK:
            return False
        folded = fold(self.text(block))
        return folded in self.registry.furniture or folded in words_of("furniture")

    def is_furniture(self, block: Block) -> bool:
        """Whether a block is a known line of furniture, or holds no word at all."""
        return self.is_known_furniture(block) or (
            _NO_PROSE.fullmatch(self.working, block.start, block.end) is not None
        )


class _Cascade:
    """One walk down the cascade; each step reads what the steps before it found."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.kinds: list[Kind | None] = [None] * len(ground.blocks)
        self.furniture = [ground.is_furniture(block) for block in ground.blocks]
        self.signoffs = Signoffs(ground.registry)
        self.kickers = words_of("kickers")
        self.signoff_at: list[bool] = []
        self.source_line_at: dict[int, SourceLineFound | None] = {}
        self.dateline: DatelineFound | None = None
        self.first = 0
        self.last = 0
        self.page = False
        self.headline: TextSpan | None = None
        self.deck: TextSpan | None = None
        self.byline: BylineFound | None = None
        self.role_line: tuple[str | None, str | None] | None = None
        self.source_lines: list[SourceLineFound] = []
        self.notices: list[TextSpan] = []
        self.captions: list[TextSpan] = []
        self.credits: list[BylineFound] = []
        self.signoff: TextSpan | None = None
        self.credit_span: TextSpan | None = None

    def walk(self) -> Layout:
        self._find_dateline()
        self._find_body()
        self._find_top()
        self._find_tail()
        self._cut_last_paragraph()
        paragraphs = self._paragraphs()
        return Layout(
            pieces=tuple(self._pieces(paragraphs)),
            headline=self.headline,
            deck=self.deck,
            dateline=self.dateline,
            byline=self.byline,
            role_line=self.role_line,
            source_lines=tuple(self.source_lines),
            notices=tuple(self.notices),
            captions=tuple(self.captions),
            credits=tuple(self.credits),
            signoff=self.signoff,
            paragraphs=paragraphs,
            page=self.page,
            more_datelines=tuple(self._more_datelines()),
        )

    # -- dateline -------------------------------------------------------------------------

    def _find_dateline(self) -> None:
        ground = self.ground
        reader = Reader(ground.registry, ground.spoken, ground.dateline_style)
        for index, block in enumerate(ground.blocks[:_MOST_BLOCKS]):
            found = reader.read(ground.working, block.start, block.end, first=index == 0)
            if found is None or (self.dateline and found.score <= self.dateline.score):
                continue
            self.dateline, self.first = found, index
            if found.score >= STRONG:
                break
        if self.dateline is not None:
            self._split_run_on(self.dateline)

    def _split_run_on(self, found: DatelineFound) -> None:
        """What a lost line break has run into the dateline becomes a block of its own."""
        block = self.ground.blocks[self.first]
        before = self.ground.working[block.start : found.start]
        if not any(letter.isalpha() for letter in before):
            return
        cuts = [block.start]
        note = _LEADING_NOTE.match(self.ground.working, block.start, found.start)
        if note is not None and note.end() < found.start:
            cuts.append(note.end())
        pieces = [
            Block(start, stop, (Line(start, stop, 0),), False)
            for start, stop in (
                _trimmed(self.ground.working, cut, next_cut)
                for cut, next_cut in zip(cuts, [*cuts[1:], found.start], strict=True)
            )
            if start < stop
        ]
        rest = Block(found.start, block.end, _lines_from(block, found.start), False)
        blocks = list(self.ground.blocks)
        blocks[self.first : self.first + 1] = [*pieces, rest]
        self.ground = attrs.evolve(self.ground, blocks=blocks)
        self.first += len(pieces)
        self.kinds = [None] * len(blocks)
        self.furniture = [self.ground.is_furniture(item) for item in blocks]

    def _more_datelines(self) -> list[int]:
        """The blocks below that begin with a dateline of the same credit, under a headline."""
        found = self.dateline
        if found is None or found.credit_span is None:
            return []
        ground = self.ground
        credit = ground.working[slice(*found.credit_span)]
        if ground.working.count(credit, found.body) == 0:
            return []
        reader = Reader(ground.registry, ground.spoken, found.style)
        starts = []
        for index in range(self.first + 1, len(ground.blocks)):
            block, above = ground.blocks[index], ground.blocks[index - 1]
            if credit in ground.working[block.start : block.start + 160]:
                other = reader.read(ground.working, block.start, block.end)
                titled = not ground.text(above).endswith(_PROSE_END)
                if other is not None and other.score >= STRONG and titled:
                    starts.append(index)
        return starts

    # -- body -----------------------------------------------------------------------------

    def _find_body(self) -> None:
        """The run of blocks that the dateline begins, or else the best run of prose."""
        blocks = self.ground.blocks
        self.signoff_at = [
            block.end - block.start <= _LONGEST_SHORT_BLOCK
            and self.signoffs.is_signoff(self.ground.text(block))
            for block in blocks
        ]
        tail = [
            self.furniture[i] or self.signoff_at[i] or self._is_tail_matter(block)
            for i, block in enumerate(blocks)
        ]
        furniture = sum(
            known and self.ground.is_known_furniture(block)
            for known, block in zip(self.furniture, blocks, strict=True)
        )
        if self.dateline is not None:
            short = sum(
                1 for i, block in enumerate(blocks) if not tail[i] and self._is_short(block)
            )
            above = self.first - sum(self.furniture[: self.first])
            self.page = above >= _PAGE_TOP or (furniture >= _PAGE_FURNITURE and short >= _PAGE_TOP)
            weights = [self._weight(i, tail[i]) for i in range(len(blocks))]
            self.last = _best_end(weights, self.first)
            return
        self.page = len(blocks) > 2 * _PAGE_TOP and furniture >= 1
        weights = [self._weight(i, tail[i]) for i in range(len(blocks))]
        if self.page:
            self.first, self.last = _best_run(weights)
            return
        self.first = self._after_top_matter()
        if self.first < len(blocks):
            self.last = _best_end(weights, self.first)
        if self.last <= self.first:
            self.first = self.last = len(blocks)

    def _length(self, block: Block) -> int:
        """The length of a block in Latin letters: a Han or Hangul letter says about three."""
        wide = self.ground.spoken.script in EAST_ASIAN
        return (block.end - block.start) * (_WIDE_LETTER if wide else 1)

    def _ends_a_sentence(self, block: Block) -> bool:
        return self.ground.working[block.end - 1] in _PROSE_END

    def _is_short(self, block: Block) -> bool:
        """Whether a block is no prose by its looks: short, or without the end of a sentence."""
        length = self._length(block)
        return length < (_SHORTEST_PROSE if self._ends_a_sentence(block) else _LONG_PROSE)

    def _after_top_matter(self) -> int:
        """Where wire text without a dateline begins: after its headline and what goes with it."""
        titled = False
        for index in range(len(self.ground.blocks)):
            if self._is_top_matter(index):
                continue
            if titled or not self._heads_the_copy(index):
                return index
            titled = True
        return len(self.ground.blocks)

    def _is_top_matter(self, index: int) -> bool:
        ground, block = self.ground, self.ground.blocks[index]
        return (
            self.furniture[index]
            or self._source_line(block) is not None
            or self._is_notice(block)
            or _CAPTION.match(ground.text(block)) is not None
            or read_byline(ground.working, block.start, block.end, ground.registry, ground.spoken)
            is not None
        )

    def _heads_the_copy(self, index: int) -> bool:
        """Whether a block may head the copy: short, and without the stop that ends a sentence."""
        block = self.ground.blocks[index]
        return (
            is_title_like(self.ground.working, block.start, block.end)
            and _SENTENCE_STOP.search(self.ground.working, block.start, block.end) is None
        )

    def _is_tail_matter(self, block: Block) -> bool:
        """Whether a short block is plainly no part of a story's text."""
        ground = self.ground
        opening = ground.working[block.start]
        if block.end - block.start > _LONGEST_SHORT_BLOCK or (
            # Most blocks of a story: a sentence long enough, and nothing bracketed.
            opening not in _OPENING and not self._is_short(block)
        ):
            return False
        text = ground.text(block)
        return (
            _CAPTION.match(text) is not None
            or is_credit_line(ground.working, block.start, block.end, ground.spoken)
            or self._source_line(block) is not None
        )

    def _source_line(self, block: Block) -> SourceLineFound | None:
        if block.start not in self.source_line_at:
            ground = self.ground
            self.source_line_at[block.start] = read_source_line(
                ground.working, block.start, block.end, ground.registry, ground.spoken
            )
        return self.source_line_at[block.start]

    def _weight(self, index: int, tail_matter: bool) -> float:
        if tail_matter:
            return _END_WEIGHT if self.furniture[index] or self.signoff_at[index] else _TAIL_WEIGHT
        block = self.ground.blocks[index]
        length = self._length(block)
        if not self._is_short(block) or (not self.page and self._ends_a_sentence(block)):
            return float(length)
        if self.page:
            return _PAGE_SHORT_WEIGHT
        return 1.0

    # -- top ------------------------------------------------------------------------------

    def _find_top(self) -> None:
        titles = []
        for index in range(self.first):
            kind = self._top_kind(index)
            self.kinds[index] = kind
            if kind is None:
                titles.append(index)
        chosen = self._headline_among(titles)
        if chosen is None:
            return
        block = self.ground.blocks[chosen]
        self.headline = _without_end_mark(self.ground.working, block.start, block.end)
        self.kinds[chosen] = Kind.HEADLINE
        for index in titles:
            if index == chosen:
                continue
            if index > chosen and self.deck is None and self._may_be_deck(index):
                self.deck = (self.ground.blocks[index].start, self.ground.blocks[index].end)
                self.kinds[index] = Kind.DECK
            else:
                self.kinds[index] = Kind.FURNITURE

    def _top_kind(self, index: int) -> Kind | None:
        ground, block = self.ground, self.ground.blocks[index]
        if self.furniture[index]:
            return Kind.FURNITURE
        if ground.stated_headline is not None and self._is_stated(block):
            return None
        # "(ATTENTION EDITORS: ...)" holds a label too: the brackets come first.
        bracketed = ground.working[block.start] in _OPENING and self._is_notice(block)
        source_line = None if bracketed else self._source_line(block)
        if source_line is not None:
            self.source_lines.append(source_line)
            return Kind.SOURCE_LINE
        if self.byline is None:
            byline = read_byline(
                ground.working, block.start, block.end, ground.registry, ground.spoken
            )
            if byline is not None:
                self.byline = byline
                return Kind.BYLINE
        elif self.kinds[index - 1] is Kind.BYLINE and self.role_line is None:
            self.role_line = read_role_line(
                ground.working, block.start, block.end, ground.registry, ground.spoken
            )
            if self.role_line is not None:
                return Kind.BYLINE
        if bracketed or self._is_notice(block):
            self.notices.append((block.start, block.end))
            return Kind.NOTICE
        if _CAPTION.match(ground.text(block)):
            self.captions.append((block.start, block.end))
            return Kind.CAPTION
        return None

    def _is_notice(self, block: Block) -> bool:
        """Whether a block is a note to editors: its opening word says so, by bracket or colon."""
        text = self.ground.text(block)
        match = _NOTICE.match(text)
        if match is None:
            return False
        word = fold(match["word"]).rstrip(".")
        before_colon = fold(match["word"] + match["more"].split(":")[0])
        if word not in words_of("notices") and before_colon not in words_of("notices"):
            return False
        if text[0] in _OPENING and text[-1] in _CLOSING:
            return True
        # "Correction: Bridge opens" is a headline with its kicker; only brackets would tell.
        return match["more"].startswith((":", "：", "'")) and word not in self.kickers

    def _is_stated(self, block: Block) -> bool:
        return fold(self.ground.text(block)) == fold(self.ground.stated_headline or "")

    def _headline_among(self, titles: list[int]) -> int | None:
        """The headline: on wire text the first title, on a page the one the body bears out."""
        ground = self.ground
        if ground.stated_headline is not None:
            return next((i for i in titles if self._is_stated(ground.blocks[i])), None)
        fitting = [
            index
            for index in titles
            if is_title_like(ground.working, ground.blocks[index].start, ground.blocks[index].end)
        ]
        if not fitting:
            return None
        if not self.page and len(fitting) <= _PAGE_TOP:
            return fitting[0]
        body = words_in(
            " ".join(ground.text(block) for block in ground.blocks[self.first : self.first + 8])
        )
        return max(fitting, key=lambda index: self._headline_score(index, body))

    def _headline_score(self, index: int, body: frozenset[str]) -> float:
        block = self.ground.blocks[index]
        length = min(block.end - block.start, 80) / 80
        nearness = 1 / (1 + 0.05 * (self.first - index))
        shared = shared_words(self.ground.working, block.start, block.end, body)
        return (shared + 0.3) * length * nearness

    def _may_be_deck(self, index: int) -> bool:
        block = self.ground.blocks[index]
        return not self.page or block.end - block.start >= _SHORTEST_PROSE

    # -- tail -----------------------------------------------------------------------------

    def _find_tail(self) -> None:
        for index in range(self.first, self.last):
            block = self.ground.blocks[index]
            if index > self.first and self.furniture[index]:
                self.kinds[index] = Kind.FURNITURE
            elif index > self.first and _CAPTION.match(self.ground.text(block)):
                self.captions.append((block.start, block.end))
                self.kinds[index] = Kind.CAPTION
            else:
                self.kinds[index] = Kind.BODY
        for index in range(self.last, len(self.ground.blocks)):
            self.kinds[index] = self._tail_kind(index)

    def _tail_kind(self, index: int) -> Kind:
        ground, block = self.ground, self.ground.blocks[index]
        text = ground.text(block)
        if self.signoff is None and self.signoffs.is_signoff(text):
            self.signoff = (block.start, block.end)
            return Kind.SIGNOFF
        # "Editor: ..." belongs to a source line, "Editing by ..." to the credits.
        source_line = None if self.furniture[index] else self._source_line(block)
        if source_line is not None:
            self.source_lines.append(source_line)
            return Kind.SOURCE_LINE
        if is_credit_line(ground.working, block.start, block.end, ground.spoken):
            credits = read_credits(
                ground.working, block.start, block.end, ground.registry, ground.spoken
            )
            if credits:
                self.credits.extend(credits)
                return Kind.CREDIT
        if not self.furniture[index] and _CAPTION.match(text):
            self.captions.append((block.start, block.end))
            return Kind.CAPTION
        return Kind.FURNITURE

    def _cut_last_paragraph(self) -> None:
        """A sign-off or a credit may be stuck to the last sentence."""
        body = [i for i in range(self.first, self.last) if self.kinds[i] is Kind.BODY]
        if not body:
            return
        block = self.ground.blocks[body[-1]]
        start = block.start
        if self.dateline is not None and body[-1] == self.first:
            start = self.dateline.body
        end = block.end
        if self.signoff is None:
            cut = self.signoffs.stuck(self.ground.working, start, end)
            if cut is not None:
                self.signoff = (cut, end)
                end = cut
        cut = opens_credits(self.ground.working, start, end, self.ground.spoken)
        if cut is not None and cut > start:
            credits = read_credits(
                self.ground.working, cut, end, self.ground.registry, self.ground.spoken
            )
            if credits:
                self.credits[:0] = credits
                self.credit_span = (cut, end)

    # -- out ------------------------------------------------------------------------------

    def _paragraphs(self) -> tuple[Paragraph, ...]:
        paragraphs = []
        cuts = [span[0] for span in (self.signoff, self.credit_span) if span is not None]
        for index in range(self.first, self.last):
            if self.kinds[index] is not Kind.BODY:
                continue
            block = self.ground.blocks[index]
            start, end = block.start, block.end
            if self.dateline is not None and index == self.first:
                start = min(self.dateline.body, end)
            end = min([cut for cut in cuts if start <= cut < end], default=end)
            if (start, end) == (block.start, block.end):
                paragraphs.append(Paragraph(tuple(line[:2] for line in block.lines)))
                continue
            lines = [
                (max(line.start, start), min(line.end, end))
                for line in block.lines
                if line.end > start and line.start < end
            ]
            trimmed = tuple(_trimmed(self.ground.working, *line) for line in lines)
            trimmed = tuple(line for line in trimmed if line[0] < line[1])
            if trimmed:
                paragraphs.append(Paragraph(trimmed))
        return tuple(paragraphs)

    def _pieces(self, paragraphs: tuple[Paragraph, ...]) -> list[tuple[Kind, int, int]]:
        pieces: list[tuple[Kind, int, int]] = [
            (Kind.BODY, paragraph.lines[0][0], paragraph.lines[-1][1]) for paragraph in paragraphs
        ]
        for kind, block in zip(self.kinds, self.ground.blocks, strict=True):
            if kind is not None and kind is not Kind.BODY:
                pieces.append((kind, block.start, block.end))
        if self.dateline is not None:
            pieces.append((Kind.DATELINE, *self._dateline_piece(self.dateline)))
        if self.credit_span is not None:
            pieces.append((Kind.CREDIT, *_trimmed(self.ground.working, *self.credit_span)))
        if self.signoff is not None and (Kind.SIGNOFF, *self.signoff) not in pieces:
            pieces.append((Kind.SIGNOFF, *_trimmed(self.ground.working, *self.signoff)))
        pieces.sort(key=lambda piece: piece[1:])
        return pieces

    def _dateline_piece(self, found: DatelineFound) -> TextSpan:
        # Stars or an update word before the dateline go with it; the sign does too.
        block = self.ground.blocks[self.first]
        return block.start, min(max(found.body, found.end), block.end)


def lay_out(ground: Ground) -> Layout:
    """Say what each block of a text is."""
    if not ground.blocks:
        return Layout(pieces=())
    return _Cascade(ground).walk()


def _best_end(weights: Sequence[float], first: int) -> int:
    """One past the last block of the run from ``first`` that weighs the most."""
    best = total = weights[first]
    end = first + 1
    for index in range(first + 1, len(weights)):
        total += weights[index]
        if total >= best and weights[index] > 0:
            best, end = total, index + 1
    return end


def _best_run(weights: Sequence[float]) -> tuple[int, int]:
    """The run of blocks that weighs the most; an empty one where none weighs anything."""
    best, run = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, run = total, (start, index + 1)
    return run


def _without_end_mark(working: str, start: int, end: int) -> TextSpan:
    """A headline's span without the mark that some wires set behind it: ``=``, ``+``."""
    last = end
    while last > start and working[last - 1] in _HEADLINE_END_MARKS:
        last -= 1
    return (start, last) if last > start else (start, end)


def _lines_from(block: Block, start: int) -> tuple[Line, ...]:
    return tuple(
        Line(max(line.start, start), line.end, line.indent)
        for line in block.lines
        if line.end > start
    )


def _trimmed(working: str, start: int, end: int) -> TextSpan:
    while start < end and working[start].isspace():
        start += 1
    while end > start and working[end - 1].isspace():
        end -= 1
    return start, end
