"""The dateline that opens the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import attrs

from wirecopy.fields.byline.reader import read_byline
from wirecopy.fields.dateline.evidence import STRONG, SURE_IF_BARE
from wirecopy.fields.dateline.heads import credited_behind
from wirecopy.fields.dateline.lone_lines import read_alone, read_unknown_alone
from wirecopy.fields.dateline.old_print import credited_above
from wirecopy.fields.dateline.opening_names import read_day_alone
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.dateline.shapes import REACH
from wirecopy.fields.dateline.small_houses import read_house_line, told_house
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.fields.notices import is_notice
from wirecopy.fields.source_line.worded import LONGEST_CLOCK
from wirecopy.knowledge.words import fold
from wirecopy.layout.borne_out import find_borne_out, is_named_by_line
from wirecopy.layout.house_lines import bare_house
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.run_on import read_run_on
from wirecopy.layout.signed_above import is_signed_above
from wirecopy.text.blocks import Block
from wirecopy.text.letters import ARABIC, EAST_ASIAN, has_no_capitals
from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy

# A dateline stands near the top; beyond this many blocks nobody looks for one.
_MOST_BLOCKS = 400
_PRINTED_TWICE = 1.5
# Behind so many paragraphs below a dateline no better one of the same story follows.
_MOST_BEHIND = 4
# A line that is a dateline by itself stands among the first few.
_MOST_ABOVE = 12
_LINES_ABOVE = 2
_MOST_NAME_WORDS = 3
# Text that a dateline opens begins among so many blocks, its own the first.
_NEAR = 4
# Behind some paragraphs, right below its line.
_NEAR_BEHIND = 2
_LONGEST_ALONE = 80
_LONGEST_MOMENT = 60
# What every date with its year or its time has.
_YEAR_OR_CLOCK = re.compile(r"\d{4}|\d[:.h]\d\d")
# Where this many paragraphs begin with a place and a sign alone, they are a list.
_MOST_BARE = 2
# For single characters re is the faster one.
_LETTER = re.compile(r"[^\W\d_]")
_DASHES = ("-", "--", "\u2013", "\u2014", "_")
# note = "(" words ")", before a byline or a dateline on the same line
_WORD_BEGINS = lazy(r"(?<=[ ])(\p{Lu}\p{L}{1,9})(?=:?[ ])")
_LAST_BRACKET = lazy(r"(?<=[ ])(?P<bracket>\([^()\n]{4,80}\))[ ]*$")
_LEADING_NOTE = lazy(r"[(\[][^()\[\]\n]{1,200}[)\]][ ]*")


def find_dateline(manuscript: Manuscript) -> tuple[DatelineFound | None, int, int | None]:
    """The best dateline and its block; a strong one ends the search.

    A site may print it on a line of its own too, above the story: where that line starts is the
    third result.
    """
    reader = manuscript.datelines
    flat = flat_text(manuscript)
    twice = printed_twice(manuscript, flat)
    if twice is not None:
        return twice
    best, first = best_dateline(manuscript, flat)
    if first == 0:
        run_on = read_run_on(manuscript, reader, flat, best)
        if run_on is not None:
            return run_on, 0, None
    if best is None:
        best, first = _alone(manuscript, reader)
    if best is None:
        best, first = find_borne_out(manuscript, reader, flat)
    if best is None:
        return None, 0, None
    best = credited_behind(reader, flat, best, manuscript.blocks[first].end)
    best = told_house(flat, best, partial(is_named_by_line, manuscript, first))
    again = _printed_again(manuscript, reader, flat, best, first)
    if again is not None:
        return again, first + 1, manuscript.blocks[first].start
    if first and not best.agencies:
        above = manuscript.blocks[first - 1]
        whole = credited_above(reader, manuscript.working, (above.start, above.end), best)
        if whole is not None:
            return whole, first - 1, None
    return best, first, None


def _alone(manuscript: Manuscript, reader: Reader) -> tuple[DatelineFound | None, int]:
    """The short line above the first paragraph that names nothing but a place or an agency."""
    blocks = manuscript.blocks
    for first, running in enumerate(manuscript.running[:_MOST_ABOVE]):
        if not running:
            continue
        if first < _LINES_ABOVE:
            return None, 0
        # Labels of a desk's system stand above the text and above the place: DATELINE: Lisbon
        index = first - (first > _LINES_ABOVE and blocks[first - 1].start in manuscript.mail)
        line, above = blocks[index - 1], blocks[index - 2]
        at = index - 1
        housed = _above_house(manuscript, reader, at) if index > _LINES_ABOVE else None
        if housed is not None:
            return housed, at - 1
        # Of a label in capitals a date beside it tells no less than who writes.
        if manuscript.text(above).isupper() and is_stamp(manuscript, line):
            at, told, line = index - _LINES_ABOVE, index > _LINES_ABOVE, above
        else:
            dated = manuscript.text(line).isupper() and manuscript.source_line(above) is not None
            named = manuscript.byline(above) is not None
            told = dated or named or manuscript.role_line(above) is not None
            told = told or (index > _LINES_ABOVE and is_signed_above(manuscript, index - 2))
            told = told or above.start in manuscript.mail
            # So does a time between who wrote and where.
            if not told and index > _LINES_ABOVE and is_stamp(manuscript, above):
                told = manuscript.byline(blocks[index - _LINES_ABOVE - 1]) is not None
        found = read_alone(reader, manuscript.working, *line[:2], below_byline=told)
        if told and found is not None and not (found.places or found.day):
            return None, 0  # whom who stands above writes for, or who sent the copy
        found = found or read_day_alone(reader, manuscript.working, *line[:2])
        return found or _unknown_alone(manuscript, reader, at), at
    return None, 0


def _above_house(manuscript: Manuscript, reader: Reader, at: int) -> DatelineFound | None:
    """The dateline above a line that names the house, with that for its agency.

    ``Esbjerg, Monday.`` and below it ``Ritzau's Bureau.``
    """
    line, house = manuscript.blocks[at - 1], manuscript.blocks[at]
    stopped = manuscript.working[line.end - 1] == "."
    named = bare_house(manuscript, house, stopped=stopped)
    if named is None or named.desk is None:
        return None
    found = read_alone(reader, manuscript.working, *line[:2], below_byline=stopped)
    found = found or read_unknown_alone(reader, manuscript.working, *line[:2], below_name=stopped)
    if found is None or found.agencies:
        return None
    end = house.start + len(named.desk)
    return found._replace(
        agencies=(named.desk,), credit_span=(house.start, end), end=end, body=house.end
    )


def _unknown_alone(manuscript: Manuscript, reader: Reader, at: int) -> DatelineFound | None:
    """A line of a place that nobody knows, right above the text and not the first of the copy."""
    line = manuscript.blocks[at]
    if at == 0 or manuscript.running[at] or not manuscript.running[at + 1]:
        return None
    named = at > 1 and is_signed_above(manuscript, at - 1)
    if at > 1 and not named:
        above = manuscript.text(manuscript.blocks[at - 1])
        named = len(above.split(" ")) <= _MOST_NAME_WORDS and has_no_capitals(above)
    found = read_unknown_alone(reader, manuscript.working, *line[:2], below_name=named)
    if found is not None:
        return found
    names = partial(is_named_by_line, manuscript, at)
    return read_house_line(reader, manuscript.working, *line[:2], names)


def is_stamp(manuscript: Manuscript, line: Block) -> bool:
    """Whether a line says when the copy was sent; without a time it may say anything."""
    found = manuscript.source_line(line)
    return found is not None and found.timestamp is not None


def printed_twice(manuscript: Manuscript, flat: str) -> tuple[DatelineFound, int, int] | None:
    """The dateline that an Arabic site prints alone on a line, and again before the story.

    With it go the block of the story, and where the line starts that has it alone. Being printed
    twice is evidence enough for a place and a credit that nobody knows.
    """
    if manuscript.spoken.script != ARABIC:
        return None
    lenient = attrs.evolve(manuscript.datelines, threshold=_PRINTED_TWICE)
    for index, (line, block) in enumerate(pairwise(manuscript.blocks[:_MOST_BLOCKS])):
        end = block.start + line.end - line.start
        if end >= min(block.end, block.start + _LONGEST_ALONE):
            continue
        if manuscript.working.startswith(manuscript.text(line), block.start):
            found = lenient.read(flat, block.start, block.end)
            if found is not None and found.body >= end:
                return found, index + 1, line.start
    return None


def flat_text(manuscript: Manuscript) -> str:
    """The working text with blanks for line ends, for datelines that a wrap divides.

    In East Asian and Arabic copy a line's end may end the dateline.
    """
    if manuscript.spoken.script in (*EAST_ASIAN, ARABIC):
        return manuscript.working
    return manuscript.working.replace("\n", " ")


def without_stamp(
    manuscript: Manuscript, found: DatelineFound, block: Block
) -> DatelineFound | None:
    """A dateline, if a clock is not all that follows it: Lima, 26.02.2019 - 11:17.

    Nor is one that says nothing and ends with its line, which is a byline, or one of a section.
    """
    alone = found.body >= block.end and not found.places
    if alone and found.agencies and not (found.day or found.people):
        return None  # whom a line above it writes for, or who sent the copy
    if alone and not found.agencies:
        named = manuscript.byline(block)
        if named is not None and named.people:
            return None
    if _is_section(manuscript, found) or manuscript.tells_how_it_came(block):
        return None
    behind = block.end - found.body
    stamped = 0 < behind <= LONGEST_CLOCK and manuscript.clock(found.body, block.end) is not None
    return None if stamped else found


def _is_section(manuscript: Manuscript, found: DatelineFound) -> bool:
    """Whether the place is a section's name, with what may be no agency: SPOR (Futbol) –."""
    if found.day is not None or found.style is not None or len(found.places) != 1:
        return False
    place = found.places[0]
    sections = manuscript.languages.words("page", "sections")
    return fold(place.name) in sections and not place.is_known


def best_dateline(manuscript: Manuscript, flat: str) -> tuple[DatelineFound | None, int]:
    """The best of the datelines that the first blocks begin, and its block."""
    best: DatelineFound | None = None
    first = prose = bare = behind = 0
    barred = "|" in manuscript.working
    short = manuscript.are_short(_MOST_BLOCKS + _NEAR)
    asked_from = 0
    for index, block in enumerate(manuscript.blocks[:_MOST_BLOCKS]):
        asked_from = asked_from if index < asked_from else _asked_from(short, index, prose)
        if index < asked_from:
            continue
        # Nor is a paragraph among paragraphs, of which several have none.
        if prose >= _MOST_BEHIND and all(manuscript.running[index - 2 : index + 1]):
            prose += 1
            continue
        # A sentence that a source line has run into is none.
        if barred and not manuscript.running[index] and manuscript.is_source_line_in_pieces(block):
            continue
        found = _dateline_in(manuscript, flat, block)
        if found is not None and not found.is_bare:
            if best is None or best.is_bare or found.score > best.score:
                best, first, behind = found, index, prose
            if found.score >= STRONG:
                break
        elif found is not None:
            bare += 1
            if best is None and (not prose or found.score >= SURE_IF_BARE):
                best, first = found, index
        prose += not short[index]
        if best is not None and not best.is_bare and prose - behind > _MOST_BEHIND:
            break
    if best is not None and best.is_bare and bare > _MOST_BARE:
        return None, 0
    return best, first


def _asked_from(short: Sequence[bool], index: int, prose: int) -> int:
    """The first block from one on that may open a text.

    Far below the top of a page a line among short lines is one of a menu; behind paragraphs so is
    one above another, for what stands there between headline and text has gone by.
    """
    near = _NEAR if prose < _MOST_BEHIND else _NEAR_BEHIND
    if index < _MOST_ABOVE or not all(short[index : index + near]):
        return index
    return short.index(False, index) - near + 1 if False in short[index:] else len(short)


def _is_moment(manuscript: Manuscript, block: Block) -> bool:
    """Whether a short line is a date or a time and no letter else, so that it names no place."""
    (start, end, _), working = block, manuscript.working
    if _YEAR_OR_CLOCK.search(working, start, end) is None:
        return False
    line = manuscript.source_line(block)
    moment = (line.timestamp or line.day) if line is not None else None
    if moment is None:
        return False
    first, last = moment.span
    return not (_LETTER.search(working, start, first) or _LETTER.search(working, last, end))


def _dateline_in(manuscript: Manuscript, flat: str, block: Block) -> DatelineFound | None:
    """The dateline of a block; it is remembered of one line that it has none."""
    # A place, an agency and a name have letters, which a date in figures has none of.
    lettered = _LETTER.search(flat, block.start, min(block.end, block.start + REACH)) is not None
    short = block.end - block.start <= _LONGEST_MOMENT
    asked = lettered and not (short and _is_moment(manuscript, block))
    found = manuscript.dateline(block, flat) if asked else None
    if found is not None:
        return without_stamp(manuscript, found, block)
    manuscript.note_undated(block)
    return None


def _printed_again(
    manuscript: Manuscript, reader: Reader, flat: str, found: DatelineFound, index: int
) -> DatelineFound | None:
    """A dateline of the same places that begins the next block, where the first stands alone."""
    blocks = manuscript.blocks
    if found.body < blocks[index].end or index + 1 == len(blocks) or not found.places:
        return None
    again = reader.read(flat, blocks[index + 1].start, blocks[index + 1].end)
    if again is None or again.start != blocks[index + 1].start:
        return None
    same = [place.name for place in again.places] == [place.name for place in found.places]
    return again if same and again.body < blocks[index + 1].end else None


def without_run_on(
    manuscript: Manuscript, found: DatelineFound, index: int
) -> tuple[Manuscript, int]:
    """What a lost line break has run into the dateline becomes a block of its own."""
    block = manuscript.blocks[index]
    if found.body > block.end and index + 1 < len(manuscript.blocks) and found.credit_span:
        return _with_line_above(manuscript, index), index
    before = manuscript.working[block.start : found.start]
    if not any(map(str.isalpha, before)):
        return manuscript, index
    cuts = [block.start]
    note = _LEADING_NOTE.match(manuscript.working, block.start, found.start)
    # A kicker in brackets is of the headline behind it: (LEAD) Bridge opens.
    if note is not None and note.end() < found.start and not manuscript.opens_with_kicker(block):
        cuts.append(note.end())
    named = _byline_run_on(manuscript, cuts[-1], found.start)
    bracket = _bracket_run_on(manuscript, cuts[-1], named or found.start)
    cuts.extend(cut for cut in (bracket, named) if cut is not None)
    pieces = []
    for cut, next_cut in zip(cuts, [*cuts[1:], found.start], strict=True):
        text = manuscript.working[cut:next_cut]
        start = cut + len(text) - len(text.lstrip())
        stop = cut + len(text.rstrip())
        if start < stop and _is_signed(manuscript, start, stop):
            stop -= 1
        if start < stop:
            pieces.append(Block(start, stop, ((start, stop),)))
    rest = Block(found.start, block.end, _lines_from(block, found.start))
    blocks = [*manuscript.blocks[:index], *pieces, rest, *manuscript.blocks[index + 1 :]]
    return attrs.evolve(manuscript, blocks=blocks), index + len(pieces)


def _with_line_above(manuscript: Manuscript, index: int) -> Manuscript:
    """A credit on a line of its own and the dateline below it become one block."""
    line, block = manuscript.blocks[index : index + 2]
    if block.start >= block.end or line.end > block.start:
        return manuscript
    whole = Block(line.start, block.end, (*line.lines, *block.lines))
    blocks = [*manuscript.blocks[:index], whole, *manuscript.blocks[index + 2 :]]
    return attrs.evolve(manuscript, blocks=blocks)


def _byline_run_on(manuscript: Manuscript, start: int, end: int) -> int | None:
    """Where a byline begins that a headline has run into, and the dateline into that."""
    for word in _WORD_BEGINS.finditer(manuscript.working, start + 1, end):
        if fold(word[1]) in manuscript.spoken.byline.by:
            stop = start + len(manuscript.working[start:end].rstrip())
            if read_byline(manuscript.context, word.start(1), stop) is not None:
                return word.start(1)
    return None


def _bracket_run_on(manuscript: Manuscript, start: int, end: int) -> int | None:
    """Where a byline or a note in brackets begins that stands behind a headline."""
    match = _LAST_BRACKET.search(manuscript.working, start, end)
    if match is None:
        return None
    at, stop = match.span("bracket")
    text = manuscript.working[at:stop]
    notice = ":" in text and is_notice(text, manuscript.registry)
    return at if notice or read_byline(manuscript.context, at, stop) is not None else None


def _is_signed(manuscript: Manuscript, start: int, stop: int) -> bool:
    """Whether a stretch is a name, an agency and a stop: Ana Ruz, The Associated Press."""
    text = manuscript.working[start:stop]
    name, comma, agency = text.removesuffix(".").rpartition(", ")
    return bool(comma and name) and text.endswith(".") and fold(agency) in manuscript.registry.names


def _lines_from(block: Block, start: int) -> tuple[TextSpan, ...]:
    return tuple((max(first, start), last) for first, last in block.lines if last > start)
