"""Whom a release tells to ask: names below the text that are nobody's byline.

contact = [ label ":" ] *3line name *1line phone     ; Media contact: Tarn AG, Ana Ruz, Tel. 1
"""

from __future__ import annotations

from wirecopy.knowledge.words import fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.patterns import lazy

_ABOVE, _BELOW = 3, 2
_LONGEST_LABEL = 80
_COLONS = (":", "：")
_OF_AUTHORS = (("source_line", "author_labels"), ("byline", "by"), ("byline", "roles"))
# phone = [ word [ ":" ] ] 7*20( figure / blank / joint )
_PHONE = lazy(
    r"(?:\p{L}[\p{L}.]{0,15}+[ ]?[:：]?[ ]?)?[+(]?\d(?:[\d ()/.\-\u2010-\u2013]){6,20}(?![\d:])"
)


def is_contact(manuscript: Manuscript, index: int) -> bool:
    """Whether a line below the text is in the list of those whom a reader may ask."""
    blocks = manuscript.blocks
    for at in range(index + 1, min(index + 1 + _BELOW, len(blocks))):
        if manuscript.is_apart(at):
            break
        if _PHONE.match(manuscript.working, blocks[at].start, blocks[at].end) is not None:
            return True
    for at in range(index - 1, max(index - 1 - _ABOVE, -1), -1):
        if manuscript.running[at]:
            return False
        text = manuscript.text(blocks[at])
        if text.endswith(_COLONS) and len(text) <= _LONGEST_LABEL:
            label = fold(text.rstrip(":： "))
            return not any(label in manuscript.languages.words(*room) for room in _OF_AUTHORS)
    return False
