"""The annotated picture of an article: its whole text with the parts marked.

Both pictures show every part of the text in its order: `to_terminal` with a label in the margin,
`to_html` with a label beside each part. Corrections show what stood there and what stands there
now.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import dropwhile, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from wirecopy.article import Article
from wirecopy.model import Edit, Kind, Segment, generic_path

_RESET = "\x1b[0m"
_BOLD, _DIM = "1", "2"
_BEFORE, _AFTER = "9;38;5;160", "1;38;5;34"

# Middle tones, readable on light and on dark: the number among a terminal's 256 colours, and
# the same for the web. The body keeps the reader's own colour.
_TONES = {
    Kind.HEADLINE: ("38;5;169", "#d0568f"),
    Kind.DECK: ("38;5;134", "#a860cc"),
    Kind.SOURCE_LINE: ("38;5;32", "#2283d0"),
    Kind.NOTICE: ("38;5;167", "#d3605f"),
    Kind.BYLINE: ("38;5;36", "#149b78"),
    Kind.DATELINE: ("38;5;172", "#c5791a"),
    Kind.BODY: ("", "#868686"),
    Kind.CAPTION: ("38;5;68", "#5b87cf"),
    Kind.CREDIT: ("38;5;71", "#4d9a4f"),
    Kind.SIGNOFF: ("38;5;136", "#a6831c"),
    Kind.FURNITURE: (_DIM, "#9a9a9a"),
    Kind.BLANK: (_DIM, "#9a9a9a"),
}

# Fields that are a whole part; what is emphasised are the values inside the parts.
_WHOLE = frozenset(
    ("", "deck", "notices", "captions", "paragraphs", "dateline", "byline", "credits")
)

_LINE_END = re.compile("(\r\n|\r|\n)")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)
# What does not begin a row of Chinese or Japanese.
_CLOSING = frozenset("、。，．・：；？！）」』】〉》〕］｝”’…ー")
_TAB_STOP = 8
_LEAST_WIDTH = 20


class Run(NamedTuple):
    """A stretch of an article's text over which nothing changes.

    Attributes:
        segment: The segment it lies in.
        path: The innermost field it belongs to, such as ``dateline.date``; empty for none.
        text: The stretch itself, as in the input.
        edit: The correction that replaces exactly this stretch, or None.
    """

    segment: Segment
    path: str
    text: str
    edit: Edit | None


class _Cell(NamedTuple):
    letter: str
    sgr: str


_Row = list[_Cell]


def runs(article: Article) -> Iterator[Run]:
    """The text of an article, cut wherever a segment, a field or a correction begins or ends.

    Example:
        >>> import wirecopy
        >>> article = wirecopy.parse("LIMA, Febuary 3 (Reuters) - It is open.")
        >>> [run.text for run in runs(article)][:4]
        ['LIMA', ', ', 'Febuary', ' ']
        >>> "".join(run.text for run in runs(article)) == article.text
        True
    """
    fields = sorted(
        (start, end, path)
        for path, spans in article.table()
        if path != "body"
        for start, end in spans
    )
    edits = {edit.start: edit for edit in article.edits}
    bounds = _bounds(article, fields)
    segment_at, field_at = 0, 0
    inside: list[tuple[int, int, str]] = []
    for start, end in pairwise(bounds):
        while article.segments[segment_at].end <= start:
            segment_at += 1
        while field_at < len(fields) and fields[field_at][0] <= start:
            inside.append(fields[field_at])
            field_at += 1
        inside = [field for field in inside if field[1] > start]
        innermost = min(inside, key=_breadth, default=(0, 0, ""))
        yield Run(
            article.segments[segment_at], innermost[2], article.text[start:end], edits.get(start)
        )


def to_terminal(article: Article, *, color: bool, width: int) -> str:
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


def to_html(article: Article) -> str:
    """The story as a self-contained piece of HTML, for a page or a notebook.

    The style sheet is in it and touches nothing else; its colours are readable on light and on
    dark. The path of a field is its tooltip.

    Args:
        article: The article.

    Returns:
        One ``div`` element.

    Example:
        >>> import wirecopy
        >>> picture = to_html(wirecopy.parse("LIMA, March 3 (Reuters) - It is <open>."))
        >>> '<span class="wc-field" title="dateline.agency">Reuters</span>' in picture
        True
        >>> "It is &lt;open&gt;." in picture
        True
    """
    kinds = _kinds(article)
    lang = f' lang="{html.escape(article.language)}"' if article.language else ""
    parts = [f'<div class="wirecopy"{lang}>', f"<style>{_style_sheet(kinds)}</style>"]
    for segment, found in groupby(runs(article), key=lambda run: run.segment):
        if segment.kind is Kind.BLANK:
            continue
        text = "".join(map(_html_run, found))
        parts.append(
            f'<div class="wc-part wc-{segment.kind}"><div class="wc-label">{_label(segment.kind)}'
            f'</div><div class="wc-text" dir="auto">{text}</div></div>'
        )
    legend = [f'<span class="wc-{kind}">{_label(kind)}</span>' for kind in kinds]
    if any('class="wc-field"' in part for part in parts[2:]):
        legend.append('<span><i class="wc-value">underlined</i> the values of fields</span>')
    if article.edits:
        count = _counted(len(article.edits), "correction")
        legend.append(f"<span><del>old</del><ins>new</ins> {count}</span>")
    if article.defects:
        legend.append(f"<span>defects: {html.escape(', '.join(article.defects))}</span>")
    parts.append(f'<div class="wc-legend">{" ".join(legend)}</div>')
    parts.append("</div>")
    return "\n".join(parts)


def paint_explanation(text: str) -> str:
    r"""The text of ``Article.explain()`` with its labels, values and reasons told apart by ANSI.

    Example:
        >>> paint_explanation("source     Xinhua")
        '\x1b[1msource     \x1b[0mXinhua'
    """
    painted = []
    for line in text.split("\n"):
        label = re.match(r"[a-z]+ {2,}|[a-z]{10} |line \d+: |defect: ", line)
        if re.fullmatch(r" +~*\^", line):
            painted.append(_painted(line, _AFTER))
        elif label is None:
            painted.append(_painted(line, _DIM) if line.startswith(" " * 11) else line)
        elif line[label.end() :] == "none":
            painted.append(_painted(line, _DIM))
        else:
            painted.append(_painted(label[0], _BOLD) + line[label.end() :])
    return "\n".join(painted)


def display_width(text: str) -> int:
    r"""How many columns of a terminal a text takes.

    Example:
        >>> display_width("Lima"), display_width("東京"), display_width("e\u0301")
        (4, 4, 1)
    """
    return sum(map(_letter_width, text))


def printable(text: str) -> str:
    r"""A text without anything that could steer a terminal: such characters become pictures.

    Line ends and tabs stay.

    Example:
        >>> printable("\x1b[2J"), printable("\u202e"), printable("\ud800")
        ('␛[2J', '<U+202E>', '<U+D800>')
    """
    return _UNSEEN.sub(_picture_of, text)


def _picture_of(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


@lru_cache(maxsize=4096)
def _letter_width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def _bounds(article: Article, fields: Iterable[tuple[int, int, str]]) -> list[int]:
    """Where anything begins or ends; nothing inside a correction."""
    bounds = {bound for _, *ends in article.segments for bound in ends}
    bounds.update(bound for start, end, _ in fields for bound in (start, end))
    bounds.update(bound for edit in article.edits for bound in (edit.start, edit.end))
    kept = []
    edits = iter(article.edits)
    edit = next(edits, None)
    for bound in sorted(bounds):
        while edit is not None and edit.end <= bound:
            edit = next(edits, None)
        if edit is None or bound <= edit.start:
            kept.append(bound)
    return kept


def _breadth(field: tuple[int, int, str]) -> tuple[int, int]:
    # Of two fields with the same span the more particular one is shown.
    start, end, path = field
    return end - start, -path.count(".")


def _kinds(article: Article) -> list[Kind]:
    """The kinds of part that there are, in the order in which they first appear."""
    found = dict.fromkeys(segment.kind for segment in article.segments)
    return [kind for kind in found if kind is not Kind.BLANK]


def _label(kind: Kind) -> str:
    return kind.value.replace("_", " ")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _is_value(path: str) -> bool:
    return generic_path(path) not in _WHOLE


def _painted(text: str, sgr: str) -> str:
    return f"\x1b[{sgr}m{text}{_RESET}" if sgr and text else text


class _Picture:
    """The picture for a terminal, row by row."""

    def __init__(self, article: Article, color: bool, width: int) -> None:
        self._article = article
        self._color = color
        self._kinds = _kinds(article)
        labels = ["legend", *map(_label, self._kinds), *(["defects"] if article.defects else ())]
        self._label_width = max(map(len, labels))
        self._number_width = len(str(len(_LINE_END.findall(article.text.rstrip())) + 1))
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
            label = "" if segment == self._shown else _label(segment.kind)
            self._shown = segment
            for row in _wrapped(_expanded(self._cells(pieces)), self._width):
                self._rows.append(self._margin(segment.kind, label, printed_number) + _inked(row))
                label = printed_number = ""

    def _margin(self, kind: Kind, label: str = "", number: str = "") -> str:
        label, number = f"{label:>{self._label_width}}", f"{number:>{self._number_width}}"
        if not self._color:
            return f"{label} {number} │ "
        tone = _TONES[kind][0]
        label = _painted(label, f"{_BOLD};{tone}".strip(";")) if label.strip() else label
        number = _painted(number, _DIM) if number.strip() else number
        return f"{label} {number} {_painted('│', tone or _DIM)} "

    def _cells(self, pieces: Iterable[Run]) -> Iterator[_Cell]:
        for run in pieces:
            if run.edit is None:
                yield from self._ink(printable(run.text), self._tone(run))
                continue
            before, after = printable(run.text), printable(_one_line(run.edit.after))
            if self._color:
                yield from self._ink(before, _BEFORE)
                if after:
                    yield from self._ink("→", _DIM)
                    yield from self._ink(after, _AFTER)
            else:
                yield from self._ink(f"[{before} → {after}]" if after else f"[{before} →]", "")

    def _tone(self, run: Run) -> str:
        tone = _TONES[run.segment.kind][0]
        return f"{_BOLD};{tone}".strip(";") if _is_value(run.path) else tone

    def _ink(self, text: str, sgr: str) -> Iterator[_Cell]:
        sgr = sgr if self._color else ""
        return (_Cell(letter, sgr) for letter in text)

    def _legend(self) -> Iterator[str]:
        notes = []
        if self._color:
            parts: _Row = []
            for kind in self._kinds:
                # No break between the sample and its name.
                name = _label(kind).replace(" ", "\xa0")
                parts += [*self._ink(f"■\xa0{name}", _TONES[kind][0]), *self._ink("  ", "")]
            notes.append(parts)
            if any(_is_value(run.path) for run in runs(self._article)):
                notes.append([*self._ink("bold", _BOLD), *self._ink(" the values of fields", "")])
        else:
            notes.append(list(self._ink(", ".join(map(_label, self._kinds)), "")))
        if self._article.edits:
            count = _counted(len(self._article.edits), "correction")
            sample = [*self._ink("old", _BEFORE), *self._ink("→", _DIM), *self._ink("new", _AFTER)]
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
            line.append(run._replace(text=_one_line(run.text)))
            continue
        for piece in _LINE_END.split(run.text):
            if _LINE_END.fullmatch(piece):
                yield line
                line = []
            elif piece:
                line.append(run._replace(text=piece))
    yield line


def _one_line(text: str) -> str:
    return _LINE_END.sub(" ", text)


def _expanded(cells: Iterable[_Cell]) -> Iterator[_Cell]:
    """Tabs as the blanks up to the next stop."""
    column = 0
    for cell in cells:
        if cell.letter != "\t":
            column += _letter_width(cell.letter)
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
        letter, wide = cell.letter, _letter_width(cell.letter)
        if letter == " " and not row and not first:
            continue
        if row and letter not in _CLOSING and 2 in (wide, _letter_width(row[-1].letter)):
            break_at = len(row)
        if row and wide and used + wide > width and letter != " ":
            break_at = break_at or len(row)
            yield _stripped(row[:break_at])
            row = list(dropwhile(_is_blank, row[break_at:]))
            used = sum(_letter_width(kept.letter) for kept in row)
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


def _html_run(run: Run) -> str:
    text = html.escape(printable(run.text))
    if run.edit is not None:
        after = html.escape(printable(run.edit.after))
        title = html.escape(f"{run.path}: {run.edit.rule}" if run.path else run.edit.rule)
        new = f'<ins title="{title}">{after}</ins>' if after else ""
        return f'<del title="{title}">{text}</del>{new}'
    if not run.path or run.segment.kind is Kind.BLANK:
        return text
    shown = ' class="wc-field"' if _is_value(run.path) else ""
    return f'<span{shown} title="{html.escape(run.path)}">{text}</span>'


def _style_sheet(kinds: Iterable[Kind]) -> str:
    tones = "".join(f".wirecopy .wc-{kind}{{--wc:{_TONES[kind][1]}}}\n" for kind in kinds)
    return f"\n{_RULES}{tones}"


_RULES = """\
.wirecopy{max-width:52em;line-height:1.5;overflow-wrap:anywhere}
.wirecopy .wc-part{display:flex;margin:.35em 0}
.wirecopy .wc-label{flex:0 0 7.5em;box-sizing:border-box;padding:.15em .8em 0 0;\
text-align:right;font-size:.8em;\
line-height:1.9;color:var(--wc)}
.wirecopy .wc-text{flex:1;min-width:0;border-inline-start:3px solid var(--wc);\
padding:.1em 0 .1em .8em;white-space:pre-wrap}
.wirecopy .wc-headline .wc-text{font-size:1.25em;font-weight:bold;\
padding-inline-start:.64em}
.wirecopy .wc-deck .wc-text{font-style:italic}
.wirecopy .wc-furniture .wc-text{opacity:.65}
.wirecopy .wc-field{border-bottom:2px solid var(--wc)}
.wirecopy .wc-headline .wc-field{border-bottom:0}
.wirecopy del{color:#d2413a;text-decoration:line-through}
.wirecopy ins{color:#2f9148;font-weight:bold;text-decoration:none;margin-inline-start:.3em}
.wirecopy .wc-legend{margin:.9em 0 0;padding-inline-start:calc(6.8em/.85 + 3px);\
font-size:.85em}
.wirecopy .wc-legend span{display:inline-block;margin-inline-end:1em}
.wirecopy .wc-value{font-style:normal;border-bottom:2px solid #868686}
.wirecopy .wc-legend>[class]::before{content:"";display:inline-block;width:.75em;height:.75em;\
margin-inline-end:.4em;border-radius:2px;background:var(--wc)}
"""
