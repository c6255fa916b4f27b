r"""Source lines that stand behind the last sentence of a story, on its line.

stuck  = sentence-end "(" source-line ")" [ number ]
signed = sentence-end house [ "/" ] "(" [ initials dash ] people ")"
people = label ":" names *( "," label ":" names )        ; LKS/(AS - author: Ana Ruz, editor: ...)
"""

from __future__ import annotations

from wirecopy.fields.source_line.reader import SourceLineFound, read_source_line
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.words import fold
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END_CLASS

_LINE = lazy(
    rf"(?<={SENTENCE_END_CLASS})[ ]*"
    r"(?P<line>[(（【\[][^()（）【】\[\]\n]{4,60}[)）】\]])[0-9 ]{0,12}$"
)
_SIGNED = lazy(
    rf"(?<={SENTENCE_END_CLASS})[ ]?(?P<house>\p{{Lu}}[\p{{L}}\p{{M}}.]{{1,20}}+"
    r"(?:[ ]\p{Lu}[\p{L}\p{M}]{1,20}+)?)[ ]?/?[ ]?"
    r"(?P<line>[(\[](?:\p{Lu}{1,4}[ ]?[-–—/][ ]?)?(?P<people>\p{L}[^()\[\]\n]{6,160})[)\]])$"
)
_LAST = frozenset(")]）】 0123456789")
_REACH, _SIGNED_REACH = 120, 240


def stuck_source_line(context: Context, start: int, end: int) -> SourceLineFound | None:
    """The source line in brackets that follows the last sentence of a stretch."""
    if context.working[end - 1] not in _LAST:
        return None
    match = _LINE.search(context.working, max(start, end - _REACH), end)
    if match is None:
        return _signed_line(context, start, end)
    found = read_source_line(context, *match.span("line"))
    return found._replace(start=match.start("line"), end=end) if found else None


def _signed_line(context: Context, start: int, end: int) -> SourceLineFound | None:
    """Who wrote and edited, in the bracket behind the agency that signs."""
    match = _SIGNED.search(context.working, max(start, end - _SIGNED_REACH), end)
    if match is None or fold(match["house"]) not in context.registry.names:
        return None
    found = read_source_line(context, *match.span("people"))
    if found is None or not (found.authors and found.editors):
        return None
    return found._replace(start=match.start("line"), end=end)
