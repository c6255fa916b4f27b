"""The straight path: a title, perhaps who wrote, a dateline that leaves no doubt, and paragraphs.

    copy  = [ title ] *( byline / source-line / feed-line ) lead *paragraph [ sign-off / credits ]
    table = title dateline *row [ sign-off ]

Most copy of wires is that and nothing else. Then it is known beforehand what most questions would
find, and only a few are asked: of the lines above the lead what they are, of the lead its dateline,
of the last paragraph whether anything signs it. Whatever else may be in a text, it is weighed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.closing import may_close
from wirecopy.fields.credits import read_author_note
from wirecopy.fields.dateline.evidence import STRONG
from wirecopy.fields.dateline.old_print import credited_above
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout.appeals import find_appeals, speaks
from wirecopy.layout.authors import closing_byline, tells_of_author
from wirecopy.layout.body import Extent, without_run_in
from wirecopy.layout.ends import find_end
from wirecopy.layout.headline import find_headline, only_candidate
from wirecopy.layout.led_bylines import LedBylines
from wirecopy.layout.line_looks import look_of_line, words_of_line
from wirecopy.layout.looks import MANY, OF_A_SITE, TEXT, Look, Looks
from wirecopy.layout.manuscript import SHORTEST_PROSE, Manuscript
from wirecopy.layout.neighbours import look_around
from wirecopy.layout.opening import (
    best_dateline,
    find_dateline,
    flat_text,
    is_stamp,
    printed_twice,
    without_stamp,
)
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.layout.plain_lines import questions
from wirecopy.layout.releases import before_the_end_of_a_release
from wirecopy.layout.run_on import read_run_on
from wirecopy.layout.runs import best_run
from wirecopy.layout.start import find_start
from wirecopy.layout.stuck_authors import stuck_author
from wirecopy.layout.tail import LONGEST_SIGNED, Tail, find_tail
from wirecopy.layout.top import Top, find_top
from wirecopy.model.annotations import Kind
from wirecopy.text.blocks import Block
from wirecopy.text.punctuation import QUESTION_MARKS

# A title, a byline and a role, a source line, a note to editors.
_MOST_ABOVE = 5
_MOST_AT_THE_END = 3
# A title, and a dateline with what follows it.
_SHORTEST_TABLE = 2
# What may stand in a table, but ends copy in another way where no sign-off stands below it.
_ENDS_OTHERWISE = (Look.LINE, Look.STAMP, Look.FEED)
_IN_A_TABLE = (*TEXT, Look.ROW, *_ENDS_OTHERWISE)
_NEVER_ABOVE = (*OF_A_SITE, Look.PROSE)
# What leads to an address at the end stands near its beginning: Comments? ar@site.example
_ASKING, _ASKING_REACH = ":?：", 24


class Straight(NamedTuple):
    """Where the text lies, and what stands above and below it."""

    extent: Extent
    top: Top
    tail: Tail


class _Text(NamedTuple):
    """Where the text stands, its dateline, and what lines may stand in it.

    Attributes:
        first: Its first block.
        end: One past its last block.
        dateline: The dateline, None where none was found at its place.
        looks: What its short lines may look like.
        repeated: The line that prints the dateline once more.
    """

    first: int
    end: int
    dateline: DatelineFound | None
    looks: tuple[Look, ...] = TEXT
    repeated: int | None = None


def find_straight(manuscript: Manuscript, asked: dict[str, Look]) -> Straight | None:
    """What a text is by the straight path; None where it must be weighed.

    Args:
        manuscript: The blocks, its lines parted.
        asked: Takes the looks of the lines that were asked for.
    """
    if not _may_be_straight(manuscript):
        return None
    text = _text(manuscript)
    if text is None:
        return None
    first, end, dateline = text.first, text.end, text.dateline
    looks = _looks(manuscript, text, asked)
    if looks is None:
        return None
    headline = only_candidate(manuscript, looks, first)
    if first and headline is None:
        return None
    if dateline is not None:
        looks = looks.changed(first, Look.PROSE)
    elif not _is_undated(manuscript, looks, headline, (first, end)):
        return None
    credit = dateline.printed_credit(manuscript.working) if dateline is not None else None
    if before_the_end_of_a_release(manuscript, looks, first, end, credit) != end:
        return None
    if _may_speak(manuscript, range(max(first, end - _MOST_AT_THE_END), end), looks):
        return None
    extent = Extent(manuscript, looks, dateline, first, end, headline, None)
    top = find_top(extent)
    return Straight(extent, top, _tail(extent, top.byline))


def _may_be_straight(manuscript: Manuscript) -> bool:
    """Whether nothing is told of the copy beforehand."""
    return not (manuscript.mail or manuscript.stated_headline or manuscript.dateline_style)


def _text(manuscript: Manuscript) -> _Text | None:
    """Where the text may stand: paragraphs, or else a table below its dateline."""
    flat = flat_text(manuscript)
    twice = printed_twice(manuscript, flat)
    if True not in manuscript.running[: _MOST_ABOVE + 1]:
        return _table(manuscript) if twice is None else None
    bounds = _bounds(manuscript)
    if bounds is None:
        return None
    first, end = bounds
    if twice is not None:
        return _Text(first, end, twice[0], TEXT, first - 1) if twice[1] == first else None
    dateline = _dateline(manuscript, first, runs_on=True)
    # Below the rows of a table a note may run on.
    noted = first > 1 and manuscript.dateline(manuscript.blocks[first], flat) is None
    table = _table(manuscript) if dateline is None and noted else None
    return table or _Text(first, end, dateline)


def _table(manuscript: Manuscript) -> _Text | None:
    """The table that a dateline opens."""
    bounds = _bounds_of_rows(manuscript)
    dateline = _dateline(manuscript, bounds[0], runs_on=False) if bounds is not None else None
    if bounds is None or dateline is None:
        return None
    return _Text(*bounds, dateline, _IN_A_TABLE)


def _bounds(manuscript: Manuscript) -> tuple[int, int] | None:
    """The block of the lead, and one past the last paragraph, where nothing else stands around."""
    blocks, running = manuscript.blocks, manuscript.running
    first = running.index(True)
    end = len(blocks) - (not running[-1])
    # A short last paragraph has one that runs on above it.
    if not any(running[max(first, end - 2) : end]) or manuscript.is_printed_above(blocks[end - 1]):
        return None
    # What has run into the lead is parted from it only where its dateline is known.
    if "|" in manuscript.text(blocks[first]):
        return None
    return first, end


def _bounds_of_rows(manuscript: Manuscript) -> tuple[int, int] | None:
    """The same of a title and short lines, as the table of a company's results has them."""
    blocks = manuscript.blocks
    if "|" in manuscript.working:
        return None
    if len(blocks) < _SHORTEST_TABLE:
        return (0, 1) if len(blocks) == 1 else None  # a lead by itself may be cut off
    return 1, len(blocks) - manuscript.is_signoff(blocks[-1])


def _dateline(manuscript: Manuscript, first: int, *, runs_on: bool) -> DatelineFound | None:
    """The dateline of the lead, where it leaves no doubt, and no line above it has one."""
    reader = manuscript.datelines
    flat, lead = flat_text(manuscript), manuscript.blocks[first]
    found = manuscript.dateline(lead, flat)
    if found is None or found.start != lead.start or found.is_bare:
        return None
    if found.score < STRONG and (not runs_on or best_dateline(manuscript, flat) != (found, first)):
        return None
    if runs_on and (lead.end - found.body) * manuscript.letter < SHORTEST_PROSE:
        return None
    if without_stamp(manuscript, found, lead) is None:
        return None
    barred = "|" in flat
    for block in manuscript.blocks[:first]:
        if barred and manuscript.is_source_line_in_pieces(block):
            continue
        if manuscript.dateline(block, flat) is not None:
            return None
    if not found.agencies and not _is_uncredited(manuscript, reader, first, found):
        return None
    run_on = read_run_on(manuscript, reader, flat, found) if not first else None
    return found if run_on is None else None


def _is_undated(
    manuscript: Manuscript, looks: Looks, headline: int | None, text: tuple[int, int]
) -> bool:
    """Whether text without a dateline stands where it seems to, below a headline if it has one."""
    head = text[0] if headline is None else headline
    appeals = find_appeals(manuscript, looks, text[0])
    if best_run(looks.weights) != text or any(appeals):
        return False
    if find_end(manuscript, looks, text[0], text, None, appeals, head=head) != text[1]:
        return False
    led = LedBylines.of(manuscript, looks, text[1])
    found = find_headline(manuscript, looks, text, led.is_any)
    if found != (None if headline is None else (headline, headline)):
        return False
    if headline is not None and find_start(manuscript, looks, headline, text[0]) != text[0]:
        return False
    return find_dateline(manuscript)[0] is None and without_run_in(manuscript) is manuscript


def _is_uncredited(
    manuscript: Manuscript, reader: Reader, first: int, found: DatelineFound
) -> bool:
    """Whether no credit stands behind the dash of a dateline, or at the end of the line above."""
    working = manuscript.working
    if working[found.body : found.body + 1] in "([":
        return False
    if not first:
        return True
    above = manuscript.blocks[first - 1]
    return credited_above(reader, working, (above.start, above.end), found) is None


def _looks(manuscript: Manuscript, text: _Text, asked: dict[str, Look]) -> Looks | None:
    """The looks, where only lines of copy stand above the text, and one closing below it."""
    first, end = text.first, text.end
    blocks, known = manuscript.blocks, page_words(manuscript.registry, manuscript.spoken)
    words: list[tuple[str, ...]] = [()] * len(blocks)
    of, lengths = [Look.PROSE] * len(blocks), manuscript.lengths()
    inside = [at for at in range(first + 1, end) if not manuscript.running[at]]
    for at in (*range(first), *inside, *range(end, len(blocks))):
        block, line = blocks[at], manuscript.text(blocks[at])
        if at == text.repeated:
            of[at], words[at] = Look.LISTED, words_in(line)
            continue
        if line in asked:
            return None  # what is printed again may be a menu's
        credited = at >= end and manuscript.is_credit_line(block)
        if at >= end and not credited and manuscript.is_signoff(block):
            of[at] = Look.SIGNOFF
            continue
        words[at] = words_of_line(line)
        signs = questions(line, known.openers)
        manuscript.note_asked(block, signs)
        of[at] = asked[line] = look = look_of_line(manuscript, block, known, words[at], signs)
        if at < first:
            fits = _stands_above(manuscript, at, look)
        elif at < end:
            fits = look in text.looks and _goes_on(manuscript, block, runs_on=text.looks is TEXT)
        else:
            fits = credited and look is Look.CREDIT
        if not fits:
            return None
    if manuscript.is_credit_line(blocks[end - 1]) or of.count(Look.LINE) > MANY:
        return None
    if of[-1] in _ENDS_OTHERWISE or (
        of[end - 1] is Look.STAMP and is_stamp(manuscript, blocks[end - 1])
    ):
        return None
    if of[:first].count(Look.LINE) < first:
        look_around(manuscript, of, lengths)
    return Looks(tuple(of), tuple(lengths), tuple(words), {})


def _goes_on(manuscript: Manuscript, block: Block, *, runs_on: bool) -> bool:
    """Whether a short line is of the text: a sentence of a story, and none that asks in a table."""
    if runs_on:
        return manuscript.ends_a_sentence(block)
    return manuscript.working[block.end - 1] not in QUESTION_MARKS


def _stands_above(manuscript: Manuscript, at: int, look: Look) -> bool:
    """Whether a line above the text is none of a site's, of a picture's, or of what ends copy."""
    if look is Look.SIGNOFF:
        # AP below the name of who wrote is whom they write for.
        return at > 0 and manuscript.byline(manuscript.blocks[at - 1]) is not None
    return look not in _NEVER_ABOVE


def _may_speak(manuscript: Manuscript, text: Iterable[int], looks: Looks) -> bool:
    """Whether any of some paragraphs speaks to the readers; most have no word for them."""
    together = "\n".join([manuscript.text(manuscript.blocks[at]) for at in text])
    known = page_words(manuscript.registry, manuscript.spoken)
    if not known.may_address(together, words_in(together)):
        return False
    return any(speaks(manuscript, at, looks.words[at]) is not None for at in text)


def _tail(extent: Extent, byline: BylineFound | None) -> Tail:
    """What stands below the text, and in its last paragraph, which most often is nothing."""
    if extent.looks.of[-1] is Look.CREDIT or not _ends_plainly(extent, byline):
        return find_tail(extent, byline)
    manuscript = extent.manuscript
    kinds, signoff = [Kind.BODY] * (extent.last - extent.first), None
    if extent.last < len(manuscript.blocks):
        if is_stamp(manuscript, manuscript.blocks[-1]):
            return find_tail(extent, byline)  # AP-WF-02-20-16 0337GMT is a time
        kinds.append(Kind.SIGNOFF)
        signoff = manuscript.blocks[-1][:2]
    return Tail(byline, kinds, signoff=signoff)


def _ends_plainly(extent: Extent, byline: BylineFound | None) -> bool:
    """Whether the last paragraph is text and nothing else: nothing signs it, and it signs nothing.

    So asks `wirecopy.layout.tail` in its order, of any text; here what is found would not matter.
    """
    manuscript, index = extent.manuscript, extent.last - 1
    block, working = manuscript.blocks[index], manuscript.working
    start, end, _ = block
    if index == extent.first:
        dateline = extent.dateline
        start = dateline.body if dateline is not None else start
        return _has_nothing_stuck(extent, start, end)
    text = working[start:end]
    if byline is None and end - start <= LONGEST_SIGNED:
        return False
    if may_close(working, start, end) or "@" in text:
        return False
    if any(map(text[:_ASKING_REACH].__contains__, _ASKING)):
        return False
    if manuscript.is_closing_note(block) or manuscript.contributions(block):
        return False
    if text[-1] != "." and closing_byline(manuscript, block) is not None:
        return False
    if read_author_note(manuscript.context, start, end) is not None:
        return False
    people = byline.people if byline is not None else ()
    names = [who.person.name for who in people if " " in who.person.name]
    if names and tells_of_author(manuscript, extent.first, index, names, reached=False):
        return False
    return _has_nothing_stuck(extent, start, end)


def _has_nothing_stuck(extent: Extent, start: int, end: int) -> bool:
    """Whether nothing stands behind the last sentence of a stretch."""
    manuscript, working = extent.manuscript, extent.manuscript.working
    if not manuscript.may_be_signed(max(start - 1, 0), end):
        return True
    if stuck_author(manuscript, start, end) is not None:
        return False
    credit = extent.dateline.printed_credit(working) if extent.dateline is not None else None
    return (
        manuscript.stuck_address(start, end) is None
        and manuscript.stuck_source_line(start, end) is None
        and manuscript.stuck_signoff(start, end) is None
        and manuscript.stuck_closing(start, end, credit) is None
        and manuscript.stuck_unknown(start, end, credit) is None
        and manuscript.opens_credits(start, end) is None
    )
