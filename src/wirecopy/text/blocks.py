r"""Text into working text, lines and paragraphs with exact offsets.

This is the only place that knows about newlines, odd blanks and hard wraps. The *working text* is
what all matching runs on: character repairs are made in it, every line end is one ``\n``, every
blank a plain space, doubled blanks are one and letters are composed. Where none of that changed
its length its offsets are those of the original.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from operator import add
from typing import NamedTuple

from wirecopy.text.offsets import TextSpan
from wirecopy.text.patterns import lazy_class
from wirecopy.text.punctuation import SENTENCE_END

# A line is hard-wrapped at a column between these, and no line of such copy is much longer.
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 100
# Where no line is wider than this, narrower ones are full; then most lines must be.
_NARROW_COPY = 46
_NARROWEST_OF_ALL = 20
# What greedy wrapping leaves over: the next word would have gone over the column, or nearly so.
_WRAP_SLACK = 6
_WIDE_WRAP_SLACK = 3
# A line that stands by itself (furniture, a sign-off, a source line) is no longer than this.
LONGEST_SHORT_BLOCK = 240
_LONGEST_ALONE = 60
# Where so many paragraphs are of one line each, longer runs of lines that end in no sentence are
# stacks, except a title that goes on.
_FEWEST_PARAGRAPHS = 2
_MOST_TITLE_LINES = 2
# Fewer lines with a blank one below each are a stack of titles.
_FEWEST_DOUBLED = 6
# code = capitals, figures and what joins them: no comma and no bracket, which a dateline has
_CODE, _FIGURES_OF_CODE = re.compile(r"[\w/.:*#-]+(?: [\w/.:*#-]+){2,12}"), 4
# Letters of East Asia take two columns.
_WIDE = lazy_class(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]"
)
# No story and no page has so many lines, and so short ones, blank lines among them.
_MOST_SHORT_LINES = 6000
_SHORT_ON_AVERAGE = 24
# A line that ends so does not go on in the next, though a colon or a semicolon ends no sentence.
_LINE_END = SENTENCE_END | {":", ";", "：", "；"}


# One line that is not blank: the start and the end of its text, without the white space around
# it, and its indent. A plain tuple, because wrapped copy has many of them.
Line = tuple[int, int, int]


class Block(NamedTuple):
    """One paragraph: where its text starts and ends, and the spans of its lines, at least one."""

    start: int
    end: int
    lines: tuple[TextSpan, ...]


# A block of its three values at once. A named tuple's own way is a function of Python, which takes
# thrice as long, and there is a block for each paragraph of all copy.
_made: Callable[[tuple[int, int, tuple[TextSpan, ...]]], Block] = partial(tuple.__new__, Block)


def expect_run(first: int, last: int, count: int | None = None) -> None:
    """Refuses a run of blocks whose ends cross, or that reaches behind the last block.

    Args:
        first: The first block.
        last: One past the last block.
        count: How many blocks there are, where that is known.

    Raises:
        AssertionError: It is no run; a fault of the code that made it, never of the text.
    """
    if not 0 <= first <= last or (count is not None and last > count):
        raise AssertionError(f"no run of blocks: {first} to {last} of {count}")


def cut_block(block: Block, end: int, start: int) -> tuple[Block, Block]:
    """A block as two: the first ends at an offset inside it, the second starts at another."""
    above = tuple((first, min(last, end)) for first, last in block.lines if first < end)
    below = tuple((max(first, start), last) for first, last in block.lines if last > start)
    return Block(block.start, end, above), Block(start, block.end, below)


def blocks_of(working: str, stands_alone: Callable[[str], bool] | None = None) -> list[Block]:
    """The paragraphs of a working text, in order.

    In hard-wrapped copy the lines of a paragraph are put together: a line goes on where the one
    before it is full. Elsewhere every line is a paragraph. A text of nothing but short lines is
    read as far as any copy reaches; all below is one paragraph.
    """
    end = _end_of_lines(working)
    if end < len(working):
        rest = working[end:]
        text = rest.strip()
        start = end + rest.find(text)
        below = [_block([(start, start + len(text), 0)])] if text else []
        return blocks_of(working[:end], stands_alone) + below
    lone = _lone_lines(working)
    doubled = lone is not None and _is_double_spaced(working, lone)
    if lone is not None and not doubled:
        return lone
    runs = _runs(working)
    if doubled:
        runs = [[line for run in runs for line in run]]
    wide = not working.isascii() and _WIDE.search(working) is not None
    lines = [line for run in runs for line in run]
    if wide:
        widths = [_columns(working, line) for line in lines]
    else:
        widths = [end - start for start, end, _ in lines]
    if len(lines) == len(runs) or not _is_wrapped(working, runs, widths, wide=wide):
        return [_made((line[0], line[1], (line[:2],))) for line in lines]
    indents = [line[2] for line in lines]
    width = min(max(map(add, widths, indents)), _WIDEST_WRAP)
    margin = min(indents)
    # Without blank lines only a line's length tells that a paragraph ends with it.
    slack = 0 if len(runs) == 1 else _WRAP_SLACK
    blocks: list[Block] = []
    for run in runs:
        for part in _parted(working, run, stands_alone):
            blocks.extend(_paragraphs(working, part, width, margin, slack, wide=wide))
    return blocks


def _end_of_lines(working: str) -> int:
    """Where so many short lines end that the rest need not be looked at line by line."""
    count = working.count("\n")
    if count <= _MOST_SHORT_LINES or len(working) >= count * _SHORT_ON_AVERAGE:
        return len(working)
    return len(working) - len(working.split("\n", _MOST_SHORT_LINES)[-1])


def _lone_lines(working: str) -> list[Block] | None:
    """The lines as paragraphs, where a blank line parts each from the next; None elsewhere."""
    blocks = []
    at = 0
    for raw in working.split("\n\n"):
        text = raw.strip()
        if text:
            if "\n" in text:
                return None
            start = at if len(text) == len(raw) else at + raw.index(text)
            end = start + len(text)
            blocks.append(_made((start, end, ((start, end),))))
        at += len(raw) + 2
    return blocks


def _is_double_spaced(working: str, lone: Sequence[Block]) -> bool:
    """Whether a blank line stands below each line of hard-wrapped copy: most lines go on."""
    if len(lone) < _FEWEST_DOUBLED:
        return False
    widest = max([end - start for start, end, _ in lone])
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return False
    lines = [(start, end, 0) for start, end, _ in lone]
    pairs = [*pairwise(lines)]
    on = [pair for pair in pairs if _goes_on(working, *pair)]
    full = [pair for pair in on if _is_full(working, *pair, widest, _WRAP_SLACK, wide=False)]
    return len(full) * 2 >= len(pairs)


def _runs(working: str) -> list[list[Line]]:
    """Lines that stand together without a blank line between them."""
    runs: list[list[Line]] = []
    run: list[Line] = []
    at = 0
    for raw in working.split("\n"):
        text = raw.lstrip()
        if text:
            indent = len(raw) - len(text)
            start = at + indent
            run.append((start, start + len(text.rstrip()), indent))
        elif run:
            runs.append(run)
            run = []
        at += len(raw) + 1
    if run:
        runs.append(run)
    return runs


def _columns(working: str, line: Line) -> int:
    """The columns that a line of wide text takes without its indent: some letters take two."""
    start, end, _ = line
    return end - start + len(_WIDE.findall(working, start, end))


def _is_wrapped(working: str, runs: list[list[Line]], widths: Sequence[int], *, wide: bool) -> bool:
    """Whether the copy is hard-wrapped: no long line, and most of its lines go on.

    Letters of two columns wrap anywhere, so that lines that go on are full, and most lines are.
    """
    widest = max(widths)
    if widest <= _NARROW_COPY and not wide:
        return _is_narrow(working, runs, widest)
    too_wide = sum(map(_WIDEST_WRAP.__lt__, widths)) if widest > _WIDEST_WRAP else 0
    if too_wide * 20 > len(widths) or _is_stacked(working, runs):
        return False
    full = widest - _WIDE_WRAP_SLACK if wide else 0
    # One full line may be a coincidence, where a line may end at any letter.
    share, least = (2, 2) if wide else (3, 0)
    enough = len(widths) - len(runs) + least
    going_on = followed = at = 0
    for run in runs:
        for line, following in pairwise(run):
            if going_on * share >= enough:
                return True  # whatever the lines are that are left
            width, indent = widths[at], line[2]
            at += 1
            # A line that is indented begins a paragraph, and one at the margin goes on with it.
            if width >= _NARROWEST_WRAP:
                followed += 1
                # Behind a small letter any line goes on.
                on = working[line[1] - 1].islower() or _goes_on(working, line, following)
                going_on += width + indent >= full and on
            elif indent > following[2] + 1 and not wide and _goes_on(working, line, following):
                followed += 1
                going_on += 1
        at += 1
    return going_on * share >= max(followed + least, 1)


def _is_stacked(working: str, runs: list[list[Line]]) -> bool:
    """Whether each paragraph is one line, so that only lines above and below stand in stacks.

    A title, what it says below, who wrote and when: such a stack is as wide as wrapped lines are,
    but ends in no sentence. Two lines may be a title that goes on.
    """
    several = [run for run in runs if len(run) > 1]
    if max(map(len, several)) <= _MOST_TITLE_LINES:
        return False
    if any(working[run[-1][1] - 1] in SENTENCE_END for run in several):
        return False
    lone = sum(len(run) == 1 and working[run[0][1] - 1] in SENTENCE_END for run in runs)
    return lone >= _FEWEST_PARAGRAPHS


def _is_narrow(working: str, runs: list[list[Line]], width: int) -> bool:
    """Whether narrow lines are those of wrapped copy: on most the next word would not have gone.

    Rows of tables, verse and menus have other lengths.
    """
    # Below a paragraph's last line, which is seldom full, the next one is indented.
    margin = min(line[2] for run in runs for line in run) + 1
    pairs = [pair for run in runs for pair in pairwise(run) if pair[1][2] <= margin]
    full = sum(_is_full(working, line, following, width, wide=False) for line, following in pairs)
    on = sum(_goes_on(working, line, following) for line, following in pairs)
    indented = sum(line[2] > margin for run in runs for line in run)
    enough = (2, 1) if indented > 1 else (3, 2)
    full_enough = full * enough[0] >= len(pairs) * enough[1]
    return width > _NARROWEST_OF_ALL and full_enough and on * 2 >= len(pairs)


def _goes_on(working: str, line: Line, following: Line) -> bool:
    """Whether the following line plainly continues this one: no sentence ends between them."""
    first, last = working[following[0]], working[line[1] - 1]
    return last not in _LINE_END and (last.islower() or first.islower() or not first.isascii())


def _parted(
    working: str, run: list[Line], stands_alone: Callable[[str], bool] | None
) -> list[list[Line]]:
    """A run, cut around the lines that stand alone."""
    if stands_alone is None:
        return [run]
    # Few lines that stand alone are longer, and those end in a sentence.
    alone = [
        at
        for at, (start, end, _) in enumerate(run)
        if (end - start <= _LONGEST_ALONE or working[end - 1] in SENTENCE_END)
        and stands_alone(working[start:end])
    ]
    if not alone:
        return [run]
    parts = []
    at = 0
    for lone in alone:
        parts += [run[at:lone], [run[lone]]]
        at = lone + 1
    parts.append(run[at:])
    return [part for part in parts if part]


def _paragraphs(
    working: str, run: list[Line], width: int, margin: int, slack: int, *, wide: bool
) -> list[Block]:
    blocks: list[Block] = []
    held = [run[0]]
    nearest = margin + 1
    in_indented = held[0][2] > nearest
    for line in run[1:]:
        indent = line[2]
        # Where paragraphs are indented, a line at the margin goes on, however short the last one.
        if in_indented and indent <= nearest:
            held.append(line)
            continue
        # A line goes on at the margin, or straight below the line above it.
        previous = held[-1]
        indented = indent not in (margin, previous[2])
        ended = working[previous[1] - 1] in SENTENCE_END
        room = slack if ended else _WRAP_SLACK
        if ended and not slack and not blocks and len(held) == 1:
            room = -width  # the first line of all is likelier a headline with its stop
        first = not blocks and len(held) == 1 and line[2] == previous[2]
        if first and _is_code(working[previous[0] : previous[1]]):
            room = -width
        if not indented and _is_full(working, previous, line, width, room, wide=wide):
            held.append(line)
        else:
            blocks.append(_block(held))
            held = [line]
            in_indented = indent > nearest
    blocks.append(_block(held))
    return blocks


def _is_code(text: str) -> bool:
    """Whether a line is a wire's, which no title goes on in: KWS1107 4 POL 0143 AB-MILL."""
    figures = sum(map(str.isdigit, text))
    return figures >= _FIGURES_OF_CODE and text.isupper() and _CODE.fullmatch(text) is not None


def _is_full(
    working: str, line: Line, following: Line, width: int, slack: int = _WRAP_SLACK, *, wide: bool
) -> bool:
    """Whether the next line's first word would not have gone on this line, or goes on inside."""
    length = line[2] + (_columns(working, line) if wide else line[1] - line[0])
    # Of copy that is little wider than a column, lines as narrow in proportion are full.
    narrowest = min(_NARROWEST_WRAP, width * 2 // 3)
    if length < (narrowest if width > _NARROW_COPY else _NARROWEST_OF_ALL):
        return False
    word = working[following[0] : following[1]].split(None, 1)[0]
    room = len(word) if word[0].isascii() else 1
    full = length + 1 + room + (_WIDE_WRAP_SLACK if wide else slack) > width
    return full or (length * 2 > width and working[following[0]].islower())


def _block(lines: list[Line]) -> Block:
    return _made((lines[0][0], lines[-1][1], tuple([line[:2] for line in lines])))


def trimmed(working: str, start: int, end: int) -> TextSpan:
    """A span without the white space at its ends.

    Example:
        >>> trimmed("It is open. (END)", 11, 17)
        (12, 17)
    """
    while start < end and working[start].isspace():
        start += 1
    while end > start and working[end - 1].isspace():
        end -= 1
    return start, end


# Chinese and Japanese join wrapped lines with nothing, every other language with a space.
_UNSPACED = ("zh", "ja")


def joiner_of(language: str | None) -> str:
    """What joins the lines of a wrapped paragraph in a language."""
    return "" if language is not None and language.split("-")[0] in _UNSPACED else " "


def join_slices(slices: list[str], joiner: str) -> str:
    """Slices of a text as one field: joined, with runs of white space folded to one space.

    Where nothing joins lines, as in Chinese and Japanese, that holds inside a slice too.
    """
    if not joiner:
        slices = [line.strip() for piece in slices for line in piece.splitlines()]
    return " ".join(joiner.join(slices).split())
