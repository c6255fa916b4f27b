"""Links to other stories among the paragraphs of one: ``Read also: Old mill is sold``."""

from __future__ import annotations

from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import shared_stems, stems_of
from wirecopy.text.patterns import lazy

_ONE_OF_TEXT = ((Look.PROSE,), (Look.SENTENCE,))
# A story of more paragraphs than these above a link has said what it is about in the last of them.
_REACH = 60
# label = 1*4word ":" title of more than two words: Baca juga: Old mill is sold
LABELLED = lazy(r"(?:[\p{L}\p{M}]{1,20}[ ]){0,3}[\p{L}\p{M}]{1,20}[ ]?[:：][ ]?\S+[ ]\S+[ ]\S")


def is_link_inside(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether such a heading has its one title beside it, between paragraphs: Read also: Mill sold.

    A list of titles would stand below it.
    """
    beside = looks.of[index - 1] in TEXT and looks.of[index + 1 : index + 2] in _ONE_OF_TEXT
    if not beside:
        return False
    label = LABELLED.match(manuscript.working, *manuscript.blocks[index][:2])
    return label is not None


def is_of_no_link(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a paragraph below a link to another story goes on with this one.

    The teaser of the other says again what its title does, and more of that than of this story.
    """
    above = max(first, index - _REACH)
    told = len(stems_of(manuscript, index) & stems_of(manuscript, index - 1))
    return told == 0 or told < len(shared_stems(manuscript, (above, index - 1), index))
