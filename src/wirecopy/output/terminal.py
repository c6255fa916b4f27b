"""The annotated picture of an article: its whole text with the parts marked.

Both pictures show every part of the text in its order: `to_terminal` with a label in the margin,
`to_html` with a label beside each part. Corrections show what stood there and what stands there
now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, dropwhile, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from wirecopy.errors import display_width, letter_width
from wirecopy.model.annotations import Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.brief import counted
from wirecopy.output.runs import (
    BOLD,
    DIM,
    LINE_END,
    TONES,
    Run,
    is_value,
    kinds_of,
    label_of,
    one_line,
    printable,
    runs,
)

_RESET = "\x1b[0m"
_BEFORE, _AFTER = "9;38;5;160", "1;38;5;34"
# What does not begin a row of Chinese or Japanese.
_CLOSING = frozenset("、。，．・：；？！）」』】〉》〕］｝”’…ー")
_TAB_STOP = 8
_LEAST_WIDTH = 20
# The labels of an explanation, and what stands before the lines below one.
_LABEL = re.compile(r"[a-z]+ {2,}|[a-z]{10} |line \d+: |defect: ")
_BELOW = " " * 11
# The mark under a line of copy, and what stands before both.
_MARK = re.compile(r" +~*\^")
_INDENT = " " * 4


class _Cell(NamedTuple):
    letter: str
    sgr: str


_Row = list[_Cell]


def to_terminal(article: Article, *, color: bool = False, width: int = 80) -> str:
    r"""The story for a terminal: a margin with the kind of each part and the line, then a legend.

    A row without a line number goes on with the line above it, so that a dateline, which the
    body follows on the same line, still has a row of its own. Runs of empty lines are shown as
    one. Control characters are shown as their pictures, so that copy cannot steer the terminal.

    Args:
        article: The article.
        color: Whether to use colours, as ANSI escape sequences.
        width: How many columns there are; longer lines wrap, with the margin kept.

    Returns:
        The picture; it ends in a newline, unless the text is empty of anything to show.

    Example:
        >>> from wirecopy.render import to_terminal
        >>> import wirecopy
        >>> article = wirecopy.parse("Bridge opens\n\nLIMA, March 3 (Reuters) - It is open.")
        >>> print(to_terminal(article, color=False, width=60))
        headline 1 │ Bridge opens
                   │
        dateline 3 │ LIMA, March 3 (Reuters) -
            body   │ It is open.
        <BLANKLINE>
          legend     headline, dateline, body
        <BLANKLINE>
    """
    return _Picture(article, color, width).draw()


def explanation(text: str, *, color: bool, width: int | None = None) -> str:
    r"""The text of ``Article.explain()`` for a terminal.

    Args:
        text: The text.
        color: Whether labels, values and reasons are told apart by ANSI codes.
        width: The columns of a row, what goes on standing below its value; None for any length.

    Example:
        >>> explanation("source     Xinhua", color=True)
        '\x1b[1msource     \x1b[0mXinhua'
        >>> print(explanation("source     Xinhua News Agency", color=False, width=31))
        source     Xinhua News
                   Agency
    """
    lines = text.split("\n")
    if width is not None:
        _fit_excerpts(lines, width)
    return "\n".join(
        row for line in lines for row in _rows_of_explanation(line, color=color, width=width)
    )


def _fit_excerpts(lines: list[str], width: int) -> None:
    """Cut a line of copy that is too long, and the mark under it, so that the mark is in view."""
    for number, (copy, mark) in enumerate(pairwise(lines)):
        if not _MARK.fullmatch(mark) or display_width(copy) <= width:
            continue
        room = max(width, _LEAST_WIDTH) - len(_INDENT)
        hidden = len(mark) - len(_INDENT) - room
        letters = copy[len(_INDENT) :]
        start = sum(end - letter_width(letter) < hidden for letter, end in _columns(letters))
        seen = sum(end <= room for _, end in _columns(letters[start:]))
        lines[number] = _INDENT + letters[start : start + seen]
        lines[number + 1] = _INDENT + mark[len(_INDENT) + display_width(letters[:start]) :]


def _columns(text: str) -> Iterator[tuple[str, int]]:
    """Each letter, and the column that it ends at."""
    return zip(text, accumulate(map(letter_width, text)), strict=True)


def _rows_of_explanation(line: str, *, color: bool, width: int | None) -> Iterator[str]:
    label = _LABEL.match(line)
    rows = [line] if width is None else [*_wrapped_line(line, width)]
    if not color:
        yield from rows
    elif _MARK.fullmatch(line):
        yield _painted(line, _AFTER)
    elif label is None:
        yield from (_painted(row, DIM) if line.startswith(_BELOW) else row for row in rows)
    elif line[label.end() :] == "none":
        yield _painted(line, DIM)
    else:
        yield _painted(label[0], BOLD) + rows[0][label.end() :]
        yield from rows[1:]


def _wrapped_line(line: str, width: int) -> Iterator[str]:
    label = _LABEL.match(line)
    if display_width(line) <= width or (label is None and not line.startswith(_BELOW)):
        yield line  # the lines of copy, and the marks under them, are short enough
        return
    head = line[: len(_BELOW)] if label is None or len(label[0]) == len(_BELOW) else label[0]
    cells = [_Cell(letter, "") for letter in line[len(head) :]]
    for row in _wrapped(cells, max(width - len(head), _LEAST_WIDTH)):
        yield head + "".join(cell.letter for cell in row)
        head = " " * len(head)


def _painted(text: str, sgr: str) -> str:
    return f"\x1b[{sgr}m{text}{_RESET}" if sgr and text else text


class _Picture:
    """The picture for a terminal, row by row."""

    def __init__(self, article: Article, color: bool, width: int) -> None:
        self._article = article
        self._color = color
        self._kinds = kinds_of(article)
        labels = ["legend", *map(label_of, self._kinds), *(["defects"] if article.defects else ())]
        self._label_width = max(map(len, labels))
        self._number_width = len(str(len(LINE_END.findall(article.text.rstrip())) + 1))
        margin = self._label_width + self._number_width + 4
        self._width = max(_LEAST_WIDTH, width - margin)
        self._rows: list[str] = []
        self._shown: Segment | None = None
        self._gap: Kind | None = None

    def draw(self) -> str:
        """The rows and the legend."""
        for number, line in enumerate(_lines(self._article), 1):
            self._draw_line(number, line)
        if not self._rows:
            return ""
        return "\n".join((*self._rows, "", *self._legend(), ""))

    def _draw_line(self, number: int, line: list[Run]) -> None:
        if not "".join(run.text for run in line).strip():
            # Kept back: only between two parts, and only once, is it shown.
            self._gap = line[-1].segment.kind if line else Kind.BLANK
            return
        if self._gap is not None and self._rows:
            self._rows.append(self._margin(self._gap).rstrip())
        self._gap = None
        printed_number = str(number)
        for segment, found in groupby(line, key=lambda run: run.segment):
            pieces = list(found)
            if segment.kind is Kind.BLANK or not "".join(run.text for run in pieces).strip():
                continue
            label = "" if segment == self._shown else label_of(segment.kind)
            self._shown = segment
            for row in _wrapped(_expanded(self._cells(pieces)), self._width):
                self._rows.append(self._margin(segment.kind, label, printed_number) + _inked(row))
                label = printed_number = ""

    def _margin(self, kind: Kind, label: str = "", number: str = "") -> str:
        label, number = f"{label:>{self._label_width}}", f"{number:>{self._number_width}}"
        if not self._color:
            return f"{label} {number} │ "
        tone = TONES[kind][0]
        label = _painted(label, f"{BOLD};{tone}".strip(";")) if label.strip() else label
        number = _painted(number, DIM) if number.strip() else number
        return f"{label} {number} {_painted('│', tone or DIM)} "

    def _cells(self, pieces: Iterable[Run]) -> Iterator[_Cell]:
        for run in pieces:
            if run.edit is None:
                yield from self._ink(printable(run.text), self._tone(run))
                continue
            before, after = printable(run.text), printable(one_line(run.edit.after))
            if self._color:
                yield from self._ink(before, _BEFORE)
                if after:
                    yield from self._ink("→", DIM)
                    yield from self._ink(after, _AFTER)
            else:
                yield from self._ink(f"[{before} → {after}]" if after else f"[{before} →]", "")

    def _tone(self, run: Run) -> str:
        tone = TONES[run.segment.kind][0]
        return f"{BOLD};{tone}".strip(";") if is_value(run.path) else tone

    def _ink(self, text: str, sgr: str) -> Iterator[_Cell]:
        sgr = sgr if self._color else ""
        return (_Cell(letter, sgr) for letter in text)

    def _legend(self) -> Iterator[str]:
        notes = []
        if self._color:
            parts: _Row = []
            for kind in self._kinds:
                # No break between the sample and its name.
                name = label_of(kind).replace(" ", "\xa0")
                parts += [*self._ink(f"■\xa0{name}", TONES[kind][0]), *self._ink("  ", "")]
            notes.append(parts)
            if any(is_value(run.path) for run in runs(self._article)):
                notes.append([*self._ink("bold", BOLD), *self._ink(" the values of fields", "")])
        else:
            notes.append(list(self._ink(", ".join(map(label_of, self._kinds)), "")))
        if self._article.edits:
            count = counted(len(self._article.edits), "correction")
            sample = [*self._ink("old", _BEFORE), *self._ink("→", DIM), *self._ink("new", _AFTER)]
            plain = list(self._ink("[old → new]", ""))
            notes.append([*(sample if self._color else plain), *self._ink(f" {count}", "")])
        yield from self._noted("legend", notes)
        if self._article.defects:
            text = ", ".join(self._article.defects)
            yield from self._noted("defects", [list(self._ink(text, ""))])

    def _noted(self, label: str, notes: Iterable[_Row]) -> Iterator[str]:
        for note in notes:
            for row in _wrapped(note, self._width):
                margin = f"{label:>{self._label_width}} {'':{self._number_width}}   "
                label = ""
                yield margin + _inked(row).replace("\xa0", " ")


def _lines(article: Article) -> Iterator[list[Run]]:
    """The runs, line by line."""
    line: list[Run] = []
    for run in runs(article):
        if run.edit is not None:
            line.append(run._replace(text=one_line(run.text)))
            continue
        for piece in LINE_END.split(run.text):
            if LINE_END.fullmatch(piece):
                yield line
                line = []
            elif piece:
                line.append(run._replace(text=piece))
    yield line


def _expanded(cells: Iterable[_Cell]) -> Iterator[_Cell]:
    """Tabs as the blanks up to the next stop."""
    column = 0
    for cell in cells:
        if cell.letter != "\t":
            column += letter_width(cell.letter)
            yield cell
            continue
        for _ in range(_TAB_STOP - column % _TAB_STOP):
            column += 1
            yield cell._replace(letter=" ")


def _wrapped(cells: Iterable[_Cell], width: int) -> Iterator[_Row]:
    """Rows of at most so many columns, broken at blanks or beside wide letters."""
    row: _Row = []
    used = break_at = 0
    first = True
    for cell in cells:
        letter, wide = cell.letter, letter_width(cell.letter)
        if letter == " " and not row and not first:
            continue
        if row and letter not in _CLOSING and 2 in (wide, letter_width(row[-1].letter)):
            break_at = len(row)
        if row and wide and used + wide > width and letter != " ":
            break_at = break_at or len(row)
            yield _stripped(row[:break_at])
            row = list(dropwhile(_is_blank, row[break_at:]))
            used = sum(letter_width(kept.letter) for kept in row)
            break_at, first = 0, False
        row.append(cell)
        used += wide
        if letter == " " and not all(map(_is_blank, row)):
            break_at = len(row)
    if stripped := _stripped(row):
        yield stripped


def _stripped(row: _Row) -> _Row:
    end = len(row)
    while end and _is_blank(row[end - 1]):
        end -= 1
    return row[:end]


def _is_blank(cell: _Cell) -> bool:
    return cell.letter == " "


def _inked(row: _Row) -> str:
    return "".join(
        _painted("".join(cell.letter for cell in cells), sgr)
        for sgr, cells in groupby(row, key=itemgetter(1))
    )
