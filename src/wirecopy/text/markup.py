"""Markup and tables that are taken for prose: HTML, XML, JSON, CSV and RTF, told by how they begin.

Only the beginning of a text is looked at, and of nearly every text only its first line. What has
a few tags in it, or a ticker or a brace at its start, is a story.
"""

from __future__ import annotations

import re
from typing import Literal

from wirecopy.text.patterns import lazy

Markup = Literal["HTML", "XML", "JSON", "CSV", "RTF"]

# Enough for a few elements, or for a table's head and its first row.
_SAMPLE = 4096
# Markup has a tag each so many characters at least; in prose they stand further apart.
_LONGEST_BETWEEN_TAGS = 400
_FEWEST_TAGS = 3
_LONGEST_HEAD = 500
_LONGEST_COLUMN = 40

_BLANK = re.compile(r"[\s\ufeff]*+")
# prolog = { "<?" ... "?>" / "<!--" ... "-->" }
_PROLOG = lazy(r"(?s)(?:(?:<\?.{0,999}?\?>|<!--.{0,1999}?-->)\s*+){0,9}+")
_XML_DECLARATION = "<?xml"
_DOCTYPE = lazy(r"(?i)<!doctype\s++([a-z_][\w.:-]*+)")
# attributes = { name [ "=" value ] }
_ATTRIBUTES = (
    r"""(?:\s++[\w:@.-]++(?:\s*+=\s*+(?:"[^"<]{0,999}+"|'[^'<]{0,999}+'|[^\s"'<>=]++))?+)*+"""
)
# tag = "<" name attributes [ "/" ] ">" / "</" name ">"
_TAG = lazy(rf"<(/?+)([A-Za-z_][\w.:-]*+)({_ATTRIBUTES})\s*+/?+>")
# A tag on a line to itself, and a pair of them
_ALONE, _A_PAIR = re.compile(r"(?m)^[ \t]*</?[A-Za-z][\w:.-]*>[ \t]*\r?$"), 2
_OF_A_PAGE = frozenset(("html", "head", "body"))
_AROUND_TEXT = _OF_A_PAGE | frozenset(
    "article aside blockquote br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr img li link main meta nav ol p pre script section style table tbody td th thead "
    "title tr ul".split()
)
# What stands inside a line makes no page of it.
_INSIDE_A_LINE = frozenset(
    "a abbr acronym b big cite code del em font i ins kbd mark q s small span strike strong sub "
    "sup tt u".split()
)

# string = '"' { character / "\" character } '"'
_STRING = r'"(?:[^"\\\n]|\\.){0,999}+"'
# object = "{" string ":"; an array begins with an object or two strings. A dictionary of Python,
# with quotes of the other kind, is no story either.
_JSON = lazy(
    rf"""(?:\[\s*+)?+\{{\s*+(?:{_STRING}|'[^'\\\n]{{0,200}}+')\s*+:|\[\s*+{_STRING}\s*+,\s*+\""""
)
_RTF = "{\\rtf"

_DELIMITERS = ",;\t|"
# The names of columns by which a table of news is known.
_COLUMNS = frozenset(
    "id uuid guid docid headline headlines title titles deck kicker slug lead lede byline dateline "
    "text texts fulltext body content article story date day datetime time timestamp published "
    "created updated modified url uri link permalink author authors editor source publisher "
    "publication agency category topic section label labels tags keywords summary description "
    "abstract caption language lang country city region location fecha título titulo texto autor "
    "fuente titre texte auteur titel datum quelle".split()
)
_PARTS_OF_A_NAME = re.compile(r"[\s_.-]++")
# cell = '"' { character / '""' } '"' / { character }; row = cell { delimiter cell }. The last cell
# may go on in the lines below.
_QUOTED = r'"(?:[^"\n]|""){0,3999}+"'
_CELL = rf'(?:{_QUOTED}|[^",;\t|\n]{{0,200}}+(?!"))'
_ROW = lazy(rf"""{_CELL}([,;\t|])(?:{_CELL}\1)++(?:{_CELL}|"[^"\n]*+)\r?+(?:\n|\Z)""")


def markup_of(text: str) -> Markup | None:
    r"""What a text looks like that is no prose, or None for prose.

    Args:
        text: The text; only its beginning is looked at, and its last tag.

    Returns:
        What it looks like, or None.

    Example:
        >>> markup_of("<html>\n<body><h1>Bridge opens</h1></body></html>")
        'HTML'
        >>> markup_of("<CH.O> shares fell 3 percent on Monday.") is None
        True
    """
    blank = _BLANK.match(text)
    start = blank.end() if blank is not None else 0
    first = text[start : start + 1]
    if first == "<":
        return _tagged(text, text[start : start + _SAMPLE])
    if first in ("{", "["):
        sample = text[start : start + _SAMPLE]
        if sample.startswith(_RTF):
            return "RTF"
        return "JSON" if _JSON.match(sample) else None
    return "CSV" if _is_table(text, start) else None


def _tagged(text: str, sample: str) -> Markup | None:
    """HTML, XML or neither; SGML, as older collections of news have it, counts as XML."""
    prolog = _PROLOG.match(sample)
    start = prolog.end() if prolog is not None else 0
    doctype = _DOCTYPE.match(sample, start)
    if doctype is not None:
        return "HTML" if doctype[1].casefold() == "html" else "XML"
    first = _TAG.match(sample, start)
    declared = sample.startswith(_XML_DECLARATION)
    if first is None or first[1]:
        return "XML" if declared else None
    name = first[2].casefold()
    if name in _OF_A_PAGE:
        return "HTML"
    if declared or "xmlns" in first[3]:
        return "XML"
    tags = [(tag[1], tag[2].casefold()) for tag in _TAG.finditer(sample, start)]
    if not _is_wrapped(text, name) and not _is_structured(sample, first.end(), tags):
        return None
    of_html = sum(known in _AROUND_TEXT or known in _INSIDE_A_LINE for _, known in tags)
    return "HTML" if of_html * 2 >= len(tags) else "XML"


def _is_wrapped(text: str, name: str) -> bool:
    """Whether the element that a text begins with, and that is none of a line, ends it too.

    One around copy that has no other tag, each on a line to itself, was left over.
    """
    end = text[-2 * len(name) - 100 :].rstrip().casefold()
    if name in _INSIDE_A_LINE or not end.endswith(f"</{name}>"):
        return False
    return not (text.count("<") == text.count(">") == len(_ALONE.findall(text)) == _A_PAIR)


def _is_structured(sample: str, after: int, tags: list[tuple[str, str]]) -> bool:
    """Whether tags are what holds a text together, and not a few of them strewn over prose."""
    around = [(closing, name) for closing, name in tags if name not in _INSIDE_A_LINE]
    if len(around) < _FEWEST_TAGS:
        return False
    opened = {name for closing, name in around if not closing}
    closes = any(closing and name in opened for closing, name in around)
    known = all(name in _AROUND_TEXT for _, name in around)
    dense = len(sample) <= _LONGEST_BETWEEN_TAGS * len(tags)
    # One tag behind the other is what prose does not begin with.
    nested = closes and sample[after:].lstrip().startswith("<")
    return nested or (dense and (closes or known))


def _is_table(text: str, start: int) -> bool:
    """Whether a text begins with the head of a table and a row, or with a row of quoted cells."""
    head = text[start : start + _LONGEST_HEAD].partition("\n")[0].strip()
    quoted = '","' in head or '";"' in head or '"\t"' in head
    if quoted and _ROW.match(text, start, start + _SAMPLE):
        return True
    for delimiter in _DELIMITERS:
        count = head.count(delimiter)
        if count and _is_head(head.split(delimiter)):
            rest = text[start + len(head) : start + _SAMPLE].lstrip()
            row = rest if rest.startswith('"') else rest.partition("\n")[0]
            return row.count(delimiter) >= count
    return False


def _is_head(cells: list[str]) -> bool:
    """Whether the cells of a line name the columns of a table: most are known, two at least."""
    known = 0
    if len(cells[0]) > _LONGEST_COLUMN or len(cells[-1]) > _LONGEST_COLUMN:
        return False
    for cell in cells:
        parts = _PARTS_OF_A_NAME.split(cell.strip(' "').casefold())
        known += len(parts) <= 2 and not _COLUMNS.isdisjoint(parts)
    return known >= 2 and known * 2 >= len(cells)
