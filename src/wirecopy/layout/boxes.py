"""Boxes below a story: where it is to be seen, when, and for how much."""

from __future__ import annotations

from functools import lru_cache

from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.layout.looks import TEXT, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES, OPENING_QUOTES, STOPS

_FEWEST, _MOST = 2, 14
_LONGEST, _LONGEST_TITLE = 160, 60
# labelled = 1*3word ":" value: Where: Harbor Hall, Tickets: $12
_LABELLED = lazy(r"(?P<label>[\p{L}\p{M}]{1,20}(?:[ ][\p{L}\p{M}]{1,20}){0,2})[ ]?[:：][ ]?\S")


def before_the_box(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above a box that seems to end it, and above the title of that.

    One such label may open a sentence; two are a box.
    """
    opening = end
    below = range(end, min(end + _FEWEST, len(manuscript.blocks)))
    found = {label for index in below if (label := _label(manuscript, index)) is not None}
    for index in range(end - 1, max(first, end - 1 - _MOST), -1):
        block = manuscript.blocks[index]
        if block.end - block.start > _LONGEST:
            break
        label = _label(manuscript, index)
        if label is not None:
            opening = index
            found.add(label)
    if len(found) < _FEWEST:
        return end
    above = opening - 1
    titled = above > first and (looks.of[above] not in TEXT or _is_title(manuscript, above))
    return above if titled else opening


def _is_title(manuscript: Manuscript, index: int) -> bool:
    """Whether a line is nothing but a title between quotation marks, as of a play."""
    text = manuscript.text(manuscript.blocks[index])
    quoted = text[0] in f"{OPENING_QUOTES}«" and text[-1] in CLOSING_QUOTES
    return quoted and len(text) <= _LONGEST_TITLE and text[-2] not in STOPS


def _label(manuscript: Manuscript, index: int) -> str | None:
    """The label of a box that a line begins with, folded."""
    label = _LABELLED.match(manuscript.working, *manuscript.blocks[index][:2])
    known = label is not None and fold(label["label"]) in _labels(manuscript.spoken)
    return fold(label["label"]) if label is not None and known else None


@lru_cache(maxsize=64)
def _labels(spoken: Language) -> frozenset[str]:
    return frozenset(map(fold, (*spoken.page.box_labels, *language(ENGLISH).page.box_labels)))
