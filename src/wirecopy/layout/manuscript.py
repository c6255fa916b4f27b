"""What the layout works on: a working text in blocks, and what each block looks like."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

import attrs

from wirecopy.fields.byline.lines import BylineLines, read_byline_lines
from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.byline.reader import read_byline, read_leading_byline, read_role_line
from wirecopy.fields.byline.shaped import read_contact_line, read_shaped
from wirecopy.fields.captions import is_caption
from wirecopy.fields.closing import ClosingFound, closing_line, stuck_closing
from wirecopy.fields.credits import is_credit_line, may_be_contribution, opens_credits, read_credits
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.fields.furniture import (
    LONG_HEAD,
    is_furniture_line,
    is_link_line,
    is_listed,
    is_menu,
    is_wordless,
    long_heads,
    stuck_address,
)
from wirecopy.fields.headline import find_kicker, is_title_like
from wirecopy.fields.notices import (
    LONGEST_UPDATE,
    is_closing_note,
    is_notice,
    is_slug,
    opens_with_notice,
    update_word,
)
from wirecopy.fields.signoff import LONGEST_LONE_INITIALS, is_lone_initials, signoffs
from wirecopy.fields.source_line.reader import SourceLineFound, read_source_line
from wirecopy.fields.source_line.stuck import stuck_source_line
from wirecopy.fields.source_line.worded import read_clock_line
from wirecopy.fields.transmission import LONGEST_WAY, tells_how_it_came
from wirecopy.fields.unknown_closing import is_unknown_closing, stuck_unknown
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import Language
from wirecopy.knowledge.words import Languages, fold
from wirecopy.layout.plain_lines import BYLINE, EVERYTHING, SOURCE_LINE
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block
from wirecopy.text.letters import EAST_ASIAN
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import (
    OPENING_QUOTES,
    PLAIN_STOPS,
    SENTENCE_END,
    ends_a_sentence,
    may_end_inside,
)

# No furniture, sign-off or line of marks that ends as a sentence does is as long as this.
_SHORTEST_RUNNING = 60
_SHORTEST_RUNNING_WIDE = 30
SHORTEST_PROSE = 40
_LONG_PROSE = 140
_SHORTEST_SIGNED = 12
# A Han or Hangul letter says about as much as three Latin ones.
_WIDE_LETTER = 3
# A stop ends a sentence, but not one that belongs to an abbreviation: U.S.
_SENTENCE_STOP = lazy(rf"(?<!\.\p{{L}})[{PLAIN_STOPS}]$")
# The last letter of a paragraph in Thai and Lao, which end no sentence by a sign.
_STOPLESS = re.compile("[\u0e01-\u0e3a\u0e40-\u0e5b\u0e81-\u0edf]")
_MARKED_DECK = lazy(
    r"(?:[-–—▲△◇◆■□▶▷·=][ ]?)\p{L}[^\n]{4,60}[^\n.。]|[\[【〈<「][^\n\[\]【】]{5,60}[\]】〉>」]"
)
_OPENING = "([（<*"
_SOURCE_REACH = 60
# a blank behind a word, and a label with its colon
_LABEL_INSIDE = lazy(r"(?<=[\p{L}\d.!?)”\"])[ ]++(?=\p{L}{2,12}[:：])")
_COPYRIGHT = lazy(r"©[ ]?(?:19|20)\d\d")
# notice = "Copyright" [ sign ] year / sign year: Copyright © 2024
# What parts a counter of the page from the time before it: a bar, a dot or a dash, with blanks
_COUNTER_SIGN = re.compile(r" (?:[|·•–—-] | )")
_NOTICE_OF_RIGHTS = lazy(r"(?i:copyright[ ]?(?:©|\(c\))?|©|\(c\))[ ]?(?:19|20)\d\d")
_MOST_BYLINE_LINES = 12


@attrs.frozen(eq=False)
class Manuscript:
    """A working text in blocks, and the words to know.

    Attributes:
        context: The working text, and what to read it by.
        blocks: Its paragraphs.
        stated_headline: The headline that a feed states, if any; no other is looked for.
        dateline_style: The only house style to read a dateline by, if the caller names one.
        mail: Where the lines start that head the mail by which the copy was sent.
        running: For each block, whether it is plainly a paragraph: too long a sentence for all
            else. Of most blocks of a story nothing more need be asked.
        letter: How many Latin letters a letter of the copy's script says as much as.
        working: The working text.
        registry: The house styles.
        spoken: The language of the copy.
        datelines: What reads its datelines.
        languages: All that the parser knows.
        stems: What blocks speak of, as far as they were asked.
        words: The folded words of blocks, by their texts, as far as they were asked.
        longer_words: The longer ones of them.
    """

    context: Context
    blocks: Sequence[Block]
    stated_headline: str | None = None
    dateline_style: str | None = None
    mail: frozenset[int] = frozenset()
    working: str = attrs.field(init=False, repr=False)
    registry: Registry = attrs.field(init=False, repr=False)
    spoken: Language = attrs.field(init=False, repr=False)
    letter: int = attrs.field(init=False, repr=False)
    running: list[bool] = attrs.field(init=False, repr=False)
    languages: Languages = attrs.field(init=False, repr=False)
    datelines: Reader = attrs.field(init=False, repr=False)
    _source_lines: dict[TextSpan, SourceLineFound | None] = attrs.field(factory=dict, repr=False)
    _bylines: dict[TextSpan, BylineFound | None] = attrs.field(factory=dict, repr=False)
    _asked: dict[TextSpan, int] = attrs.field(factory=dict, repr=False)
    _captions: dict[TextSpan, bool] = attrs.field(factory=dict, repr=False)
    _byline_lines: dict[tuple[TextSpan, ...], BylineLines | None] = attrs.field(
        factory=dict, repr=False
    )
    _undated: set[TextSpan] = attrs.field(factory=set, repr=False)
    _datelines: dict[TextSpan, DatelineFound | None] = attrs.field(factory=dict, repr=False)
    stems: dict[TextSpan, frozenset[str]] = attrs.field(factory=dict, repr=False)
    words: dict[str, tuple[str, ...]] = attrs.field(factory=dict, repr=False)
    longer_words: dict[str, frozenset[str]] = attrs.field(factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        registry, spoken, keep = self.context.registry, self.context.spoken, object.__setattr__
        # At hand, because they are asked for again and again.
        keep(self, "working", self.context.working)
        keep(self, "registry", registry)
        keep(self, "languages", registry.languages)
        keep(self, "spoken", spoken)
        keep(self, "letter", _WIDE_LETTER if spoken.script in EAST_ASIAN else 1)
        keep(self, "datelines", Reader(registry, spoken, self.dateline_style))
        keep(self, "running", self._running())

    def _running(self) -> list[bool]:
        working = self.working
        shortest = _SHORTEST_RUNNING if self.letter == 1 else _SHORTEST_RUNNING_WIDE
        running = [
            end - start > shortest
            and (working[end - 1] in SENTENCE_END or ends_a_sentence(working, end))
            and (working[start].isalpha() or working[start] in OPENING_QUOTES)
            # ... on the quay. ANA RUZ POUR « TELNOVA » is a caption.
            and not (working[end - 1] == "»" and working[end - 3 : end - 1].strip().isupper())
            # By Ana Ruz and Ole Hoff (Port Landing, special correspondents)
            and not (working[end - 1] == ")" and read_byline(self.context, start, end) is not None)
            for start, end, _ in self.blocks
        ]
        # Who answers for a release says so in a sentence that data files list.
        heads = long_heads(self.registry)
        for index, (start, _, _) in enumerate(self.blocks):
            if running[index] and working[start : start + LONG_HEAD].casefold() in heads:
                running[index] = not self.is_known_furniture(self.blocks[index])
        return running

    def text(self, block: Block) -> str:
        """The text of a block."""
        return self.working[block.start : block.end]

    def length(self, block: Block) -> int:
        """The length of a block in Latin letters."""
        return (block[1] - block[0]) * self.letter

    def lengths(self) -> list[int]:
        """The lengths of all blocks in Latin letters."""
        letter = self.letter
        return [(end - start) * letter for start, end, _ in self.blocks]

    def ends_a_sentence(self, block: Block) -> bool:
        """Whether a block ends as sentences do."""
        return ends_a_sentence(self.working, block[1])

    def runs_without_stops(self, block: Block) -> bool:
        """Whether a block is a paragraph in a script that sets no stops at all."""
        long = self.length(block) >= _SHORTEST_RUNNING
        return long and _STOPLESS.match(self.working[block[1] - 1]) is not None

    def may_be_signed(self, start: int, end: int) -> bool:
        """Whether a sentence may end inside a stretch, or a bracket stands there."""
        if may_end_inside(self.working, start, end - 1):
            return True
        return _STOPLESS.match(self.working[end - 1]) is not None

    def is_signed(self, block: Block) -> bool:
        """Whether the last sentence of a block has a sign-off, a credit or an address behind it."""
        start, end = block[0], block[1]
        short = end - start < _SHORTEST_SIGNED // self.letter
        if short or not self.may_be_signed(start, end):
            return False
        return (
            self.stuck_signoff(start, end) is not None
            or self.stuck_closing(start, end, None) is not None
            or self.stuck_address(start, end) is not None
            or self.stuck_source_line(start, end) is not None
            or (self.opens_credits(start, end) or start) > start
            or (block is self.blocks[-1] and self.stuck_unknown(start, end, None) is not None)
        )

    def is_short(self, block: Block) -> bool:
        """Whether a block is no prose by its looks: short, or without the end of a sentence."""
        enough = SHORTEST_PROSE if self.ends_a_sentence(block) else _LONG_PROSE
        return self.length(block) < enough

    def are_short(self, most: int) -> list[bool]:
        """Whether each of the first blocks is: of most the length alone tells.

        Of one that runs on it is known that it is none.
        """
        short, long = SHORTEST_PROSE / self.letter, _LONG_PROSE / self.letter
        blocks, working = zip(self.blocks[:most], self.running, strict=False), self.working
        return [
            not runs
            and (end - start < short or (end - start < long and not ends_a_sentence(working, end)))
            for (start, end, _), runs in blocks
        ]

    def is_title_like(self, block: Block) -> bool:
        """Whether a block may be a headline."""
        return is_title_like(self.working, block.start, block.end)

    def heads_the_copy(self, block: Block) -> bool:
        """Whether a block may head the copy: a title without the stop that ends a sentence."""
        stop = _SENTENCE_STOP.search(self.working, block.start, block.end)
        return stop is None and self.is_title_like(block)

    def is_known_furniture(self, block: Block) -> bool:
        """Whether a block is a line of furniture that a data file lists."""
        if block.end - block.start > LONGEST_SHORT_BLOCK:
            return False
        return is_listed(self.text(block), self.registry)

    def is_printed_above(self, block: Block) -> bool:
        """Whether the copy says what a block says above it, too."""
        return self.working.find(self.text(block), 0, block[1] - 1) >= 0

    def is_apart(self, index: int) -> bool:
        """Whether an empty line stands above a block."""
        above = self.blocks[index - 1].end if index else 0
        return self.working.count("\n", above, self.blocks[index].start) > 1

    def begins_with_copyright(self, block: Block) -> bool:
        """Whether a block begins with the notice of a copyright and its year."""
        return _NOTICE_OF_RIGHTS.match(self.working, block.start, block.end) is not None

    def is_wordless(self, block: Block) -> bool:
        """Whether a block holds no word at all, or nothing but an address."""
        return is_wordless(self.working, block[0], block[1])

    def is_furniture(self, block: Block) -> bool:
        """Whether a block is a known line of furniture, or holds no word at all."""
        start, end, _ = block
        return is_wordless(self.working, start, end) or self.is_of_site(self.working[start:end])

    def is_of_site(self, text: str) -> bool:
        """Whether a line with words is a known one of furniture, or a menu."""
        listed = len(text) <= LONGEST_SHORT_BLOCK and is_listed(text, self.registry)
        return listed or is_menu(text, self.languages)

    def is_signoff(self, block: Block) -> bool:
        """Whether a block is a sign-off and nothing else."""
        if block.end - block.start > LONGEST_SHORT_BLOCK:
            return False
        return signoffs(self.registry).is_signoff(self.text(block))

    def is_last_initials(self, block: Block) -> bool:
        """Whether a block is the last one and nothing but initials."""
        lone = block[1] - block[0] <= LONGEST_LONE_INITIALS
        return lone and block is self.blocks[-1] and is_lone_initials(self.text(block))

    def stuck_signoff(self, start: int, end: int) -> int | None:
        """Where a sign-off stands that follows the last sentence of a stretch."""
        return signoffs(self.registry).stuck(self.working, start, end)

    def closing(self, block: Block, credit: str | None, *, is_last: bool) -> ClosingFound | None:
        """The sign-off that a block below the text is, told by its place."""
        if block.end - block.start > 2 * LONGEST_SHORT_BLOCK:
            return None
        if _COPYRIGHT.search(self.working, block.start, block.end) is not None:
            return None  # a site's: an agency's has no year
        return closing_line(self.context, block.start, block.end, credit=credit, is_last=is_last)

    def is_unknown_closing(self, block: Block, credit: str | None) -> bool:
        """Whether a block signs copy as it was sent, whoever sent it."""
        return is_unknown_closing(self.context, self.text(block), credit)

    def stuck_unknown(self, start: int, end: int, credit: str | None) -> int | None:
        """Where the name of an unknown house is stuck to the last sentence of such copy."""
        return stuck_unknown(self.context, start, end, credit)

    def stuck_closing(self, start: int, end: int, credit: str | None) -> ClosingFound | None:
        """The sign-off that is stuck to the last sentence of a stretch, told by its place."""
        return stuck_closing(self.context, start, end, credit=credit)

    def stuck_address(self, start: int, end: int) -> int | None:
        """Where an e-mail address stands that follows the last sentence of a stretch."""
        return stuck_address(self.working, start, end, self.registry)

    def stuck_source_line(self, start: int, end: int) -> SourceLineFound | None:
        """The source line in brackets that follows the last sentence of a stretch."""
        return stuck_source_line(self.context, start, end)

    def is_caption(self, block: Block) -> bool:
        """Whether a block is the caption or the credit of a picture."""
        span = block[0], block[1]
        found = self._captions.get(span)
        if found is None:
            found = self._captions[span] = is_caption(self.context, *span)
        return found

    def is_bracketed(self, block: Block) -> bool:
        """Whether a block opens with a bracket."""
        return self.working[block.start] in _OPENING

    def is_notice(self, block: Block) -> bool:
        """Whether a block is a note to editors."""
        text = self.text(block)
        if is_notice(text, self.registry):
            return True
        if text[0] not in _OPENING:
            return False
        return opens_with_notice(text, self.registry.languages) and self.source_line(block) is None

    def tells_how_it_came(self, block: Block) -> bool:
        """Whether a block tells by what way the copy came, or from whose job."""
        if block[1] - block[0] > LONGEST_WAY:
            return False
        return tells_how_it_came(self.context, self.text(block))

    def is_closing_note(self, block: Block) -> bool:
        """Whether a block below the text says something of the copy itself."""
        return is_closing_note(self.text(block), self.spoken)

    def is_feed_code(self, block: Block) -> bool:
        """Whether a block is a code of the feed that carried the copy."""
        return self.is_of_mail(block) or is_furniture_line(self.text(block))

    def is_of_mail(self, block: Block) -> bool:
        """Whether a block is a line of the head of a mail."""
        return block[0] in self.mail

    def is_link(self, block: Block) -> bool:
        """Whether a block is an address of the web with its label."""
        return is_link_line(self.text(block))

    def is_slug(self, block: Block) -> bool:
        """Whether a block is the story's slug."""
        return is_slug(self.text(block))

    def is_feed_matter(self, block: Block) -> bool:
        """Whether a block is what a feed sets above its stories, and a page does not."""
        text = self.text(block)
        return (
            self.is_of_mail(block)
            or is_furniture_line(text)
            or is_slug(text)
            or self.is_notice(block)
        )

    def is_update_line(self, block: Block) -> bool:
        """Whether a block is nothing but a kicker, which then stands above the headline."""
        if block[1] - block[0] > LONGEST_UPDATE:
            return False
        return update_word(self.text(block)) in self.registry.kickers

    def opens_with_kicker(self, block: Block) -> bool:
        """Whether a block opens as a headline with a kicker does."""
        return find_kicker(self.working, block[0], block[1], self.registry.kickers) is not None

    def is_marked_deck(self, block: Block) -> bool:
        """Whether a block is a deck as East Asian copy marks it, one line or several.

        It has a dash or a triangle before it, or stands between brackets or dashes, and ends no
        sentence.
        """
        if self.spoken.script not in EAST_ASIAN or self.length(block) > LONGEST_SHORT_BLOCK:
            return False
        return _MARKED_DECK.fullmatch(self.working, block[0], block[1]) is not None

    def is_stated_headline(self, block: Block) -> bool:
        """Whether a block is the headline that a feed states."""
        stated = self.stated_headline
        return stated is not None and fold(self.text(block)) == fold(stated)

    def is_top_matter(self, block: Block) -> bool:
        """Whether a block stands above a story, and is no title."""
        return (
            self.is_furniture(block)
            or self.is_feed_code(block)
            or self.is_slug(block)
            or self.source_line(block) is not None
            or self.is_notice(block)
            or self.is_caption(block)
            or self.byline(block) is not None
        )

    def source_line(self, block: Block) -> SourceLineFound | None:
        """The source line that a block is."""
        # By both ends: a block that something has run into is cut in two.
        span = block[0], block[1]
        if span not in self._source_lines:
            asked = self._asked.get(span, EVERYTHING) & SOURCE_LINE and not self.is_of_mail(block)
            found = read_source_line(self.context, *span) if asked else None
            if asked and found is None and (stop := self._before_counter(*span)) is not None:
                found = read_source_line(self.context, span[0], stop)
            self._source_lines[span] = found
        return self._source_lines[span]

    def _before_counter(self, start: int, end: int) -> int | None:
        """Where a line ends behind which the page counts something: 12:30 - Reading time 4 min."""
        if end - start > LONGEST_SHORT_BLOCK:
            return None
        for sign in [*_COUNTER_SIGN.finditer(self.working, start, end)][-1:]:
            if sign.end() < end and is_listed(self.working[sign.end() : end], self.registry):
                return sign.start()
        return None

    def agency(self, block: Block) -> str | None:
        """The agency whose name a block is and nothing else."""
        text = self.text(block)
        folded = fold(text)
        name = self.registry.names.get(folded)
        return name if folded not in self.registry.acronyms or text.isupper() else None

    def clock(self, start: int, end: int) -> tuple[dt.time, TextSpan] | None:
        """The time of a stretch that is a clock and nothing else."""
        return read_clock_line(self.context, start, end)

    def note_asked(self, block: Block, asked: int) -> None:
        """Remember what a block must be asked for, and so what it is not."""
        self._asked[block[0], block[1]] = asked

    def dateline(self, block: Block, flat: str) -> DatelineFound | None:
        """The dateline at the start of a block.

        Args:
            block: The block.
            flat: The working text with a blank for each line end that may divide a dateline.
        """
        span = block[0], block[1]
        if span not in self._datelines:
            self._datelines[span] = self.datelines.read(flat, *span)
        return self._datelines[span]

    def note_undated(self, block: Block) -> None:
        """Remember of a block that no dateline opens it, however its line ends are read.

        It is one line then: in another a dateline may be wrapped.
        """
        if len(block.lines) == 1:
            self._undated.add((block[0], block[1]))

    def is_undated(self, block: Block) -> bool:
        """Whether a block was asked for a dateline, and had none."""
        return (block[0], block[1]) in self._undated

    def note_all(self, texts: Sequence[str], asked: Mapping[str, int]) -> None:
        """Remember the same of all blocks whose texts are given, as far as it is known of them."""
        blocks = zip(self.blocks, texts, strict=True)
        self._asked.update(
            {(start, end): asked[text] for (start, end, _), text in blocks if text in asked}
        )

    def note_again(self, block: Block, above: Block) -> None:
        """Remember the same of a block that says what one above it does."""
        self._asked[block[0], block[1]] = self._asked.get((above[0], above[1]), EVERYTHING)

    def is_source_line_in_pieces(self, block: Block) -> bool:
        """Whether bars part a block that names a source, and when or by whom it was edited.

        A source far behind its start is that of a line which has run into a paragraph.
        """
        if self.working.find("|", block[0], min(block[1], block[0] + LONGEST_SHORT_BLOCK)) < 0:
            return False
        found = self.source_line(block)
        if found is None or found.source is None or not (found.timestamp or found.editors):
            return False
        return found.source[1][0] - block[0] <= _SOURCE_REACH

    def byline(self, block: Block) -> BylineFound | None:
        """The byline that a block is."""
        span = block[0], block[1]
        if span not in self._bylines:
            found = None
            if self._asked.get(span, EVERYTHING) & BYLINE and span[0] not in self.mail:
                found = read_byline(self.context, *span) or read_contact_line(self.context, *span)
            self._bylines[span] = found
        return self._bylines[span]

    def run_in_source_line(self, block: Block) -> int | None:
        """Where a source line begins that has run into the headline above it."""
        if self.working.find("|", block.start, block.end) < 0:
            return None
        for label in _LABEL_INSIDE.finditer(self.working, block.start, block.end):
            if block.end - label.end() > LONGEST_SHORT_BLOCK // 2:
                continue  # the dateline and the text have run into it as well
            found = read_source_line(self.context, label.end(), block.end)
            if found is not None and found.source and (found.timestamp or found.editors):
                return label.end()
        return None

    def leading_byline(self, block: Block) -> TextSpan | None:
        """What parts a byline that opens a block from the text: a colon, and a blank behind it."""
        found = read_leading_byline(self.context, block.start, block.end)
        return (found[0].end, found[1]) if found is not None else None

    def byline_lines(self, index: int) -> BylineLines | None:
        """The byline that a block and those below it are."""
        lines = tuple([block[:2] for block in self.blocks[index : index + _MOST_BYLINE_LINES]])
        if lines not in self._byline_lines:
            self._byline_lines[lines] = read_byline_lines(self.context, lines)
        return self._byline_lines[lines]

    def names(self, start: int, end: int) -> BylineFound | None:
        """The people that a stretch names which is known to be a byline."""
        return read_byline(self.context, start, end, named=True)

    def shaped_byline(self, block: Block, *, bare: bool = True) -> BylineFound | None:
        """The byline that a block below the headline is by its shape, whatever word leads it."""
        return read_shaped(self.context, block.start, block.end, bare=bare)

    def role_line(self, block: Block) -> tuple[str | None, str | None] | None:
        """The role and organization that a block below a byline is."""
        return read_role_line(self.context, block.start, block.end)

    def is_credit_line(self, block: Block) -> bool:
        """Whether a block begins as a credit at the end does."""
        return is_credit_line(self.context, block.start, block.end)

    def contributions(self, block: Block) -> tuple[BylineFound, ...]:
        """The credits that a last paragraph is: who helped, or what the author is."""
        if not may_be_contribution(self.context, block.start, block.end):
            return ()
        return self.credits(block.start, block.end)

    def opens_credits(self, start: int, end: int) -> int | None:
        """Where credits begin that reach to the end of a stretch."""
        return opens_credits(self.working, start, end, self.spoken)

    def credits(self, start: int, end: int) -> tuple[BylineFound, ...]:
        """The credits that a stretch holds."""
        return read_credits(self.context, start, end)
