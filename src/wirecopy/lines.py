r"""Text into working text, lines and paragraphs with exact offsets.

This is the only place that knows about newlines, odd blanks and hard wraps. The *working text* is
what all matching runs on: character repairs are made in it, every line end is one ``\n``, every
blank a plain space, doubled blanks are one and letters are composed. Where none of that changed
its length its offsets are those of the original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import islice, pairwise
from typing import NamedTuple

from wirecopy.model import TextSpan
from wirecopy.offsets import OffsetMap, Replacement, compose, replace
from wirecopy.patterns import lazy

# Blanks and line ends in other forms than space and LF; all are translated one to one.
_ODD_LAYOUT = lazy(
    "[\t\r\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u200e-\u200f\u2028-\u202f\u205f\u2066-\u2069\u3000]"
    "|^\ufeff"
)
_LAYOUT = {
    **dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n"),
    **dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    # Marks of writing direction stand between words.
    **dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " "),
}

_BYTE_ORDER_MARK = "\ufeff"
# decomposed = letter 1*marks, or the parts of a Hangul syllable
_DECOMPOSED = lazy(r"[\p{L}\p{N}]\p{M}{1,30}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
# gap = two or three blanks between words; a wider one parts the columns of a table
_GAP = lazy(r"(?<=[^ \n])[ ]{2,3}(?=[^ \n])")
_GAPS = lazy(r"(?<=[^ \n])[ ]++(?=[^ \n])")
_LONGEST_PARTED_LINE = 120
# Beyond so many changes of layout, which no copy needs, the rest of a text is taken as it stands.
_MOST_CHANGES = 4000
_LENGTH_PER_CHANGE = 128

# What is not printable in ASCII, but for the line feed.
_CONTROLS = bytes([*range(10), *range(11, 32), 127])

# A line is hard-wrapped at a column between these, and no line of such copy is much longer.
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 100
# What greedy wrapping leaves over: the next word would have gone over the column, or nearly so.
_WRAP_SLACK = 6
_WIDE_WRAP_SLACK = 3
_LONGEST_ALONE = 60
# Letters of East Asia take two columns.
_WIDE = lazy(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]"
)
# No story and no page has so many lines, and so short ones, blank lines among them.
_MOST_SHORT_LINES = 6000
_SHORT_ON_AVERAGE = 24
_SENTENCE_END = tuple(".!?:;\"'”’»)。！？」』…")


class Line(NamedTuple):
    """One line that is not blank: the span of its text without the white space around it."""

    start: int
    end: int
    indent: int


class Block(NamedTuple):
    """One paragraph: where its text starts and ends, and the spans of its lines, at least one."""

    start: int
    end: int
    lines: tuple[TextSpan, ...]


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


class Source(NamedTuple):
    """A text and its working text.

    Attributes:
        text: The original.
        working: The working text.
        repairs: The character repairs, to the letter, in the original's offsets.
        layout: The map between the repaired text and the working text, None where no doubled
            blank and no letter of several characters made one.
        offsets: The map between them, None where nothing was changed.
        plain: Whether the text is known to hold no blank but spaces and line feeds.
    """

    text: str
    working: str
    repairs: tuple[Replacement, ...] = ()
    layout: OffsetMap | None = None
    offsets: OffsetMap | None = None
    plain: bool = False

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a span in the working text."""
        return (start, end) if self.offsets is None else self.offsets.source_span(start, end)


def is_plain(text: str) -> bool:
    r"""Whether a text holds nothing but printable characters, spaces and line feeds.

    One look at the whole text spares every scan for odd layout and invisible characters.

    Example:
        >>> is_plain("It rained.\n"), is_plain("It rained.\r\n"), is_plain("10\u00a0m")
        (True, False, False)
    """
    if text.isascii():
        return len(text.encode("ascii").translate(None, _CONTROLS)) == len(text)
    return text.replace("\n", "").isprintable()


def working_text(text: str, repairs: Sequence[Replacement], *, plain: bool = False) -> Source:
    """The working text of a text.

    Args:
        text: The original.
        repairs: The character repairs to make in it.
        plain: Whether the original is known to be plain, see `is_plain`.
    """
    working = replace(text, repairs) if repairs else text
    if repairs or not plain:
        working = plain_layout(working)
    layout = _layout_changes(working)
    if layout:
        working = replace(working, layout)
    elif not repairs:
        return Source(text, working, plain=plain)
    return Source(
        text,
        working,
        tuple(repairs),
        OffsetMap(layout) if layout else None,
        OffsetMap(compose(text, repairs, layout)),
    )


def plain_layout(text: str) -> str:
    r"""The text with every line end as LF and every blank as a space, code point for code point.

    Example:
        >>> plain_layout("one\r\ntwo\u00a0three")
        'one \ntwo three'
    """
    if not _ODD_LAYOUT.search(text):
        return text
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if text.startswith(_BYTE_ORDER_MARK):
        text = "\n" + text[1:]  # a blank would indent the first line
    return text.translate(_LAYOUT)


def _layout_changes(text: str) -> list[Replacement]:
    r"""What is changed in a text of plain blanks that is layout alone, in order.

    Example:
        >>> _layout_changes("Bogota\u0301,  3 mar")
        [(5, 7, 'á', ''), (8, 10, ' ', '')]
    """
    gaps = _narrowed(text) if "  " in text else iter(())
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        letters: Iterator[Replacement] = iter(())
    else:
        letters = _composed(text)
    most = _MOST_CHANGES + len(text) // _LENGTH_PER_CHANGE
    return list(islice(merge(gaps, letters), most))


def _composed(text: str) -> Iterator[Replacement]:
    """Letters that stand as several characters, composed."""
    for match in _DECOMPOSED.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield match.start(), match.end(), composed, ""


def _narrowed(text: str) -> Iterator[Replacement]:
    """Doubled and tripled blanks between words, as one.

    Three blanks may part the fields of a short line, but not where every blank of it is wide, nor
    in a text where most are.
    """
    line_end = -1
    parted = False
    wide: bool | None = None
    for match in _GAP.finditer(text):
        start, end = match.span()
        if start > line_end:
            line_start = text.rfind("\n", 0, start) + 1
            line_end = text.find("\n", end)
            line_end = len(text) if line_end < 0 else line_end
            parted = _is_parted(text, line_start, line_end)
            if parted and wide is None:
                wide = _is_wide(text)
        if end - start == 2 or not parted or wide:
            yield start, end, " ", ""


def _is_parted(text: str, start: int, end: int) -> bool:
    """Whether wide blanks of a line may part its fields."""
    if end - start > _LONGEST_PARTED_LINE:
        return False
    widths = [len(gap) for gap in _GAPS.findall(text, start, end)]
    return len(widths) < 2 or min(widths) == 1


def _is_wide(text: str) -> bool:
    """Whether more gaps of a text are wide than of one blank."""
    widths = [len(gap) for gap in _GAPS.findall(text)]
    return widths.count(1) * 2 < len(widths)


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
        below = [_block([Line(start, start + len(text), 0)])] if text else []
        return blocks_of(working[:end], stands_alone) + below
    lone = _lone_lines(working)
    if lone is not None:
        return lone
    runs = _runs(working)
    wide = not working.isascii() and _WIDE.search(working) is not None
    if not _is_wrapped(working, runs, wide=wide):
        return [Block(line[0], line[1], (line[:2],)) for run in runs for line in run]
    width = max(_columns(working, line, wide=wide) + line.indent for run in runs for line in run)
    width = min(width, _WIDEST_WRAP)
    margin = min(line.indent for run in runs for line in run)
    blocks: list[Block] = []
    for run in runs:
        for part in _parted(working, run, stands_alone):
            blocks.extend(_paragraphs(working, part, width, margin, wide=wide))
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
            blocks.append(Block(start, end, ((start, end),)))
        at += len(raw) + 2
    return blocks


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
            run.append(Line(start, start + len(text.rstrip()), indent))
        elif run:
            runs.append(run)
            run = []
        at += len(raw) + 1
    if run:
        runs.append(run)
    return runs


def _columns(working: str, line: Line, *, wide: bool) -> int:
    """The columns that a line takes without its indent; some letters of wide text take two."""
    length = line.end - line.start
    return length + len(_WIDE.findall(working, line.start, line.end)) if wide else length


def _is_wrapped(working: str, runs: list[list[Line]], *, wide: bool) -> bool:
    """Whether the copy is hard-wrapped: no long line, and most of its lines go on.

    Letters of two columns wrap anywhere, so that lines that go on are full, and most lines are.
    """
    lines = [line for run in runs for line in run]
    if not any(len(run) > 1 for run in runs):
        return False
    widths = [_columns(working, line, wide=wide) for line in lines]
    if sum(1 for width in widths if width > _WIDEST_WRAP) * 20 > len(lines):
        return False
    full = max(widths) - _WIDE_WRAP_SLACK if wide else 0
    going_on = 0
    followed = 0
    for run in runs:
        for line, following in pairwise(run):
            width = _columns(working, line, wide=wide)
            if width >= _NARROWEST_WRAP:
                followed += 1
                going_on += width + line.indent >= full and _goes_on(working, line, following)
    # One full line may be a coincidence, where a line may end at any letter.
    return going_on * 2 >= followed + 2 if wide else going_on * 3 >= max(followed, 1)


def _goes_on(working: str, line: Line, following: Line) -> bool:
    """Whether the following line plainly continues this one: no sentence ends between them."""
    first = working[following.start]
    return working[line.end - 1] not in _SENTENCE_END and (
        first.islower() or not first.isascii() or working[line.end - 1].islower()
    )


def _parted(
    working: str, run: list[Line], stands_alone: Callable[[str], bool] | None
) -> list[list[Line]]:
    """A run, cut around the lines that stand alone."""
    parts: list[list[Line]] = [[]]
    for line in run:
        short = line.end - line.start <= _LONGEST_ALONE
        if stands_alone is not None and short and stands_alone(working[line.start : line.end]):
            parts += [[line], []]
        else:
            parts[-1].append(line)
    return [part for part in parts if part]


def _paragraphs(
    working: str, run: list[Line], width: int, margin: int, *, wide: bool
) -> list[Block]:
    blocks: list[Block] = []
    held = [run[0]]
    for line in run[1:]:
        previous = held[-1]
        # A line goes on at the margin, or straight below the line above it.
        indented = line.indent not in (margin, previous.indent)
        # Where paragraphs are indented, a line at the margin goes on, however short the last one.
        hangs = line.indent == margin and held[0].indent > margin + 1
        if hangs or (not indented and _is_full(working, previous, line, width, wide=wide)):
            held.append(line)
        else:
            blocks.append(_block(held))
            held = [line]
    blocks.append(_block(held))
    return blocks


def _is_full(working: str, line: Line, following: Line, width: int, *, wide: bool) -> bool:
    """Whether the next line's first word would not have gone on this line, or goes on inside."""
    length = line.indent + _columns(working, line, wide=wide)
    if length < _NARROWEST_WRAP:
        return False
    word = working[following.start : following.end].split(None, 1)[0]
    room = 1 if not word.isascii() else len(word)
    full = length + 1 + room + (_WIDE_WRAP_SLACK if wide else _WRAP_SLACK) > width
    return full or (length * 2 > width and working[following.start].islower())


def _block(lines: list[Line]) -> Block:
    return Block(lines[0].start, lines[-1].end, tuple([line[:2] for line in lines]))


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
