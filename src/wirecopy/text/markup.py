"""Markup and tables that are no copy yet: what a text looks like by its first characters.

Copy may begin with a bracket or an angle too: a ticker (``<CH.O>``), a dateline in brackets, a
quotation. So each kind asks for what no copy has.
"""

from __future__ import annotations

import json
import re
from typing import Literal

from wirecopy.text.patterns import lazy

Markup = Literal["HTML", "XML", "JSON", "CSV", "RTF"]

# So far a text is looked at.
_HEAD = 4000
_FEWEST_TAGS = 2
_FEWEST_COLUMNS = 3
_FEWEST_KNOWN = 2
_LONGEST_LINE = 2000
_MARKS = "<{["
# tag = "<" [ "/" ] name *( attribute ) [ "/" ] ">"
_TAG = lazy(r"<(?P<end>/)?(?P<name>[A-Za-z][\w:.-]{0,40}+)(?:[ \t\r\n][^<>]{0,400}+)?/?>")
_DECLARATION = lazy(r"<(?:\?xml|!doctype|!--)", re.IGNORECASE)
_HTML_DECLARATION = lazy(r"<!doctype[ \t\r\n]{1,9}html", re.IGNORECASE)
_HTML_TAGS = frozenset(
    "a abbr article aside b blockquote body br button center div em figure font footer "
    "form h1 h2 h3 h4 h5 h6 head header hr html i iframe img li link main meta nav ol p "
    "script section small span strong style table tbody td th title tr u ul".split()
)
# object = "{" string ":" / "[" object / "[" string ","
_JSON = lazy(
    r"[ \t\r\n]{0,99}(?:\[[ \t\r\n]{0,99}){0,9}\{[ \t\r\n]{0,99}\"[^\"\n]{1,200}\"[ ]{0,9}:"
)
_COLUMN = lazy(r"\"?[\p{L}_][\p{L}\p{N}_ .-]{0,30}\"?")
_COLUMNS = frozenset(
    "id guid title headline text body content date time datetime timestamp published url "
    "link author authors byline source category section language lang summary description "
    "name agency".split()
)


def markup_of(text: str) -> Markup | None:
    r"""The kind of markup that a text looks like; None for copy.

    Example:
        >>> markup_of("<html><body><p>Bridge opens</p></body></html>")
        'HTML'
        >>> markup_of('{"title": "Bridge opens"}'), markup_of("id,title,text\n1,Bridge,It opened.")
        ('JSON', 'CSV')
        >>> markup_of("<CH.O> rises\n\nLIMA, March 3 (Reuters) - It rose.") is None
        True
    """
    start = next((at for at, letter in enumerate(text[:_HEAD]) if not _is_blank(letter)), None)
    if start is None:
        return None
    if text[start] not in _MARKS:
        return "CSV" if _is_table(text, start) else None
    head = text[start : start + _HEAD]
    if head[0] == "<":
        return _tagged(head)
    if head.startswith("{\\rtf"):
        return "RTF"
    return "JSON" if _JSON.match(head) is not None or _is_json(text) else None


def _is_blank(letter: str) -> bool:
    return letter.isspace() or letter == "\ufeff"


def _tagged(head: str) -> Markup | None:
    if _HTML_DECLARATION.match(head):
        return "HTML"
    tags = [(match["name"].casefold(), match["end"]) for match in _TAG.finditer(head)]
    if any(name in _HTML_TAGS for name, _ in tags[:1]) and len(tags) >= _FEWEST_TAGS:
        return "HTML"
    opened = {name for name, end in tags if not end}
    closed = any(name in opened for name, end in tags if end)
    declared = _DECLARATION.match(head) is not None
    if declared or (closed and head.startswith("<") and _TAG.match(head)):
        return "HTML" if opened & {"html", "body"} else "XML"
    return None


def _is_json(text: str) -> bool:
    """Whether a text in square brackets is a list; a dateline in them stops at its first word."""
    if len(text) > _HEAD * 10:
        return False
    try:
        return isinstance(json.loads(text), list | dict)
    except (ValueError, RecursionError):
        return False


def _is_table(text: str, start: int) -> bool:
    """Whether the first line names columns, and the second has as many."""
    end = text.find("\n", start, start + _LONGEST_LINE)
    first = text[start : end if end >= 0 else start]
    for sign in (",", "\t", ";", "|"):
        names = first.split(sign)
        if len(names) < _FEWEST_COLUMNS:
            continue
        plain = [name.strip().strip('"').casefold() for name in names]
        known = sum(name in _COLUMNS for name in plain)
        if known < _FEWEST_KNOWN or not all(_COLUMN.fullmatch(name.strip()) for name in names):
            continue
        second = text[end + 1 : end + 1 + _LONGEST_LINE]
        return second.count(sign) >= len(names) - 1
    return False
