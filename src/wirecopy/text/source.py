"""A text and its working text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import NamedTuple

from wirecopy.text.offsets import OffsetMap, Replacement, compose, replace
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END

# Blanks and line ends in other forms than space and LF; all are translated one to one.
_LINE_ENDS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
# Tabs, the separators of old systems, and the blanks of Unicode.
_BLANKS = (
    *(0x09, *range(0x1C, 0x20), 0xA0, 0x1680),
    *(*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000),
)
# Marks of writing direction stand between words.
_DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LAYOUT = (
    *((chr(code), "\n") for code in _LINE_ENDS),
    *((chr(code), " ") for code in (*_BLANKS, *_DIRECTIONS)),
)
_BYTE_ORDER_MARK = "\ufeff"
# decomposed = letter 1*marks, or the parts of a Hangul syllable
_DECOMPOSED = lazy(r"[\p{L}\p{N}]\p{M}{1,30}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
# gap = two or three blanks between words; a wider one parts the columns of a table
# re looks for the blanks first, and is the faster one.
_GAP = re.compile(r"  (?<=[^ \n]  ) ?(?=[^ \n])")
_GAPS = re.compile(r" (?<=[^ \n] ) *+(?=[^ \n])")
_LONGEST_PARTED_LINE = 120
# marks = 1*9( ">" [ blank ] ), as mail sets them before each line that it quotes
_QUOTE_MARKS = re.compile(r"(?:> ?){1,9}")
# tag = "<br>" / "<br/>" / "<p>" / "</p>" / "<div>" / "</div>"; <P> and <BR> alone are tickers
_TAG_HINT = re.compile(r"<br[ ]?/?>|<BR[ ]?/>|</(?:[pP]|div|DIV)>|(?s:<BR>.{0,2000}<BR>)")
_LINE_TAG = re.compile(r"<(?:[bB][rR][ ]?/?|/?[pP]|/?[dD][iI][vV])>")
# escape = [ "\r" ] "\n"
_ESCAPED = re.compile(r"(?:\\r)?\\n")
_FEWEST_ESCAPES = 3
# sign = blanks ( 1*2"|" / 1*2"//" ) blanks / [ blanks ] ( "¶" / "↵" / "⏎" ) [ blanks ]
_SIGN_HINT = re.compile(r" (?:\||//)|[¶↵⏎｜]")
_LINE_SIGNS = tuple(
    map(
        re.compile,
        (
            r" {1,4}[|｜]{1,2} {1,4}",
            r" {1,4}/{2,4} {1,4}",
            r" {0,4}[¶↵⏎]{1,2} {0,4}",
            r" {0,4}｜ {0,4}",
        ),
    )
)
# Where letters of East Asia begin, which say as much as three others.
_FIRST_WIDE = "\u2e80"
_FEWEST_SIGNS, _FEWEST_SENTENCES, _LEAST_TEXT = 3, 2, 110
# dashes = "--" blank, before each line of the header that some collections set above a story
_HEADER_DASHES = re.compile(r"-- (?=\S)")
_FEWEST_DASHED, _MOST_DASHED = 2, 8
# Fewer lines may be a menu's, as may those of a page that has more lines of another kind.
_FEWEST_QUOTED = 3
# Beyond so many changes of layout, which no copy needs, the rest of a text is taken as it stands.
_MOST_CHANGES = 4000
_LENGTH_PER_CHANGE = 128
# What is not printable in ASCII, but for the line feed.
_CONTROLS = bytes([*range(10), *range(11, 32), 127])


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


def working_text(
    text: str,
    repairs: Sequence[Replacement],
    *,
    plain: bool = False,
    unaccented: bool = False,
) -> Source:
    """The working text of a text.

    Args:
        text: The original.
        repairs: The character repairs to make in it.
        plain: Whether the original is known to be plain, see `is_plain`.
        unaccented: Whether it is known to have ASCII letters alone.
    """
    working = replace(text, repairs) if repairs else text
    if repairs or not plain:
        working = plain_layout(working)
    working = undashed(unquoted(_with_line_ends(working)))
    layout = [] if unaccented and "  " not in working else _layout_changes(working)
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
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if text.startswith(_BYTE_ORDER_MARK):
        text = "\n" + text[1:]  # a blank would indent the first line
    # Of a few signs, most of which no text has, this is much faster than a look at each letter.
    for odd, plain in _LAYOUT:
        text = text.replace(odd, plain)
    return text


def _with_line_ends(text: str) -> str:
    r"""The text with line ends for the tags and the escapes that stand for them.

    What was cut from a page or a table keeps them: `<br>`, `</p>`, `\n`. A path or a formula may
    have an escape, so that there must be more of them than of true line ends.

    Example:
        >>> _with_line_ends("Ferry runs again<br>It rained.")
        'Ferry runs again   \nIt rained.'
        >>> _with_line_ends(r"Ferry runs again\n\nIt rained.\nIt is dry.")
        'Ferry runs again \n \nIt rained. \nIt is dry.'
        >>> _with_line_ends(r"It is in C:\news.")
        'It is in C:\\news.'
    """
    if "<" in text and _TAG_HINT.search(text) is not None:
        text = _LINE_TAG.sub(_line_end, text)
    if "\\n" in text and text.count("\\n") > max(text.count("\n"), _FEWEST_ESCAPES - 1):
        text = _ESCAPED.sub(_line_end, text)
    if "\n" not in text and _SIGN_HINT.search(text) is not None:
        text = _with_lines_for_signs(text)
    return text


def _with_lines_for_signs(text: str) -> str:
    r"""A text in one line, with line ends for the signs that stand between its paragraphs.

    Parts of a table's row, of a menu or of a title are no sentences.

    Example:
        >>> story = "The old ferry sails again on Monday, the director of the harbour said."
        >>> _with_lines_for_signs(f"Ferry runs again | {story} | {story} | Ana Ruz").count("\n")
        3
        >>> _with_lines_for_signs("Ferry runs again | Sport | Weather | Ana Ruz").count("\n")
        0
    """
    for sign in _LINE_SIGNS:
        pieces = sign.split(text)
        sentences = [piece for piece in pieces if piece and piece[-1] in SENTENCE_END]
        length = sum(map(len, sentences)) * (3 if text[:1] >= _FIRST_WIDE else 1)
        enough = len(sentences) >= _FEWEST_SENTENCES and length >= _LEAST_TEXT
        if len(pieces) > _FEWEST_SIGNS and enough:
            return sign.sub(_line_end, text)
    return text


def _line_end(match: re.Match[str]) -> str:
    """A line end as long as what stands for one, behind blanks, which no line begins with."""
    return "\n".rjust(len(match[0]))


def unquoted(text: str) -> str:
    r"""The text with blanks for the marks that mail sets before the lines it quotes.

    The lines must follow each other, and be half of the text or more.

    Example:
        >>> unquoted("> Ferry runs again\n>\n> It rained.\n")
        '  Ferry runs again\n \n  It rained.\n'
        >>> unquoted("> News\n> Sport\nFerry runs again\n")
        '> News\n> Sport\nFerry runs again\n'
    """
    if not text.startswith(">") and "\n>" not in text:
        return text
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines) if line.startswith(">")]
    printed = [number for number, line in enumerate(lines) if line.strip()]
    within = sum(marked[0] <= number <= marked[-1] for number in printed)
    if len(marked) < _FEWEST_QUOTED or within > len(marked) or len(marked) * 2 < len(printed):
        return text
    for number in marked:
        lines[number] = _QUOTE_MARKS.sub(lambda marks: " " * len(marks[0]), lines[number], count=1)
    return "\n".join(lines)


def undashed(text: str) -> str:
    r"""The text with blanks for the dashes that stand before each line of a header.

    The lines follow each other at the very top, and a blank line parts them from the text, which
    has no such dashes.

    Example:
        >>> undashed("-- Ferry runs again\n-- By Ana Ruz\n\nIt rained.\n")
        '   Ferry runs again\n   By Ana Ruz\n\nIt rained.\n'
        >>> undashed("-- Ferry runs again\n-- Bridge opens\n-- Rain\n")
        '-- Ferry runs again\n-- Bridge opens\n-- Rain\n'
    """
    if not text.startswith("-- "):
        return text
    header, gap, below = text.partition("\n\n")
    lines = header.split("\n")
    dashed = all(_HEADER_DASHES.match(line) is not None for line in lines)
    if not (dashed and _FEWEST_DASHED <= len(lines) <= _MOST_DASHED and below.strip()):
        return text
    if below.startswith("-- ") or "\n-- " in below:
        return text
    return "\n".join([f"   {line[3:]}" for line in lines]) + gap + below


def _layout_changes(text: str) -> list[Replacement]:
    r"""What is changed in a text of plain blanks that is layout alone, in order.

    Example:
        >>> _layout_changes("Bogota\u0301,  3 mar")
        [(5, 7, 'á', ''), (8, 10, ' ', '')]
    """
    changes = _narrowed(text) if "  " in text else iter(())
    if not (text.isascii() or unicodedata.is_normalized("NFC", text)):
        changes = merge(changes, _composed(text))
    most = _MOST_CHANGES + len(text) // _LENGTH_PER_CHANGE
    return list(islice(changes, most))


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
    gaps = _GAPS.findall(text)
    return gaps.count(" ") * 2 < len(gaps)
