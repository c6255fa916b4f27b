"""An article as runs of text, each with its kind and its edits, ready to be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from wirecopy.model.annotations import Edit, Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.spans import generic_path

BOLD, DIM = "1", "2"
# Middle tones, readable on light and on dark: the number among a terminal's 256 colours, and
# the same for the web. The body keeps the reader's own colour.
TONES = {
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
    Kind.FURNITURE: (DIM, "#9a9a9a"),
    Kind.BLANK: (DIM, "#9a9a9a"),
}
# Fields that are a whole part; what is emphasised are the values inside the parts.
_WHOLE = frozenset(
    (
        *("", "deck", "notices", "captions", "paragraphs", "byline", "credits"),
        *("dateline", "dateline.sign"),
    )
)
LINE_END = re.compile("(\r\n|\r|\n)")
# What nobody sees, and what steers a terminal or turns the direction of its text. The joiners are
# letters of the scripts that use them, and of pictures; elsewhere they hide.
_JOINED = "\u0590-\u08ff\u0900-\u109f\u1780-\u18af\u200d\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    f"\ud800-\udfff]|(?<![{_JOINED}])[\u200c\u200d]"
)


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


def printable(text: str) -> str:
    r"""A text without anything that could steer a terminal: such characters become pictures.

    Line ends and tabs stay.

    Example:
        >>> printable("\x1b[2J"), printable("\u202e"), printable("\ud800")
        ('␛[2J', '<U+202E>', '<U+D800>')
    """
    return _UNSEEN.sub(_picture_of, text)


def escaped(json: str) -> str:
    r"""JSON with what nobody sees as escapes, which is the same JSON; line ends and tabs stay.

    Example:
        >>> escaped('"a\u202eb"')
        '"a\\u202eb"'
    """
    return _UNSEEN.sub(_escape_of, json)


def _escape_of(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _picture_of(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _bounds(article: Article, fields: Iterable[tuple[int, int, str]]) -> list[int]:
    """Where anything begins or ends; nothing inside a correction."""
    bounds = {bound for _, *ends in article.segments for bound in ends}
    bounds.update(bound for start, end, _ in fields for bound in (start, end))
    bounds.update(bound for edit in article.edits for bound in (edit.start, edit.end))
    kept = []
    edits = iter(article.edits)
    edit = next(edits, None)
    last = article.segments[-1].end if article.segments else 0
    # An article that was put together by hand may have spans beyond its text.
    for bound in sorted(bound for bound in bounds if 0 <= bound <= last):
        while edit is not None and edit.end <= bound:
            edit = next(edits, None)
        if edit is None or bound <= edit.start:
            kept.append(bound)
    return kept


def _breadth(field: tuple[int, int, str]) -> tuple[int, int]:
    # Of two fields with the same span the more particular one is shown.
    start, end, path = field
    return end - start, -path.count(".")


def kinds_of(article: Article) -> list[Kind]:
    """The kinds of part that there are, in the order in which they first appear."""
    found = dict.fromkeys(segment.kind for segment in article.segments)
    return [kind for kind in found if kind is not Kind.BLANK]


def label_of(kind: Kind) -> str:
    """The name of a kind, for a person."""
    return kind.value.replace("_", " ")


def is_value(path: str) -> bool:
    """Whether a path is of a value, and not of a whole part."""
    return generic_path(path) not in _WHOLE


def one_line(text: str) -> str:
    """A text without line ends."""
    return LINE_END.sub(" ", text)
