"""What pictures above a text show, told by the lines beside them, and teasers that are cut off."""

from __future__ import annotations

from wirecopy.layout.looks import Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.neighbours import tells_its_picture
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END_CLASS

_LONGEST_CAPTION = 240
_LONGEST_OWNER = 60
_LONGEST_CUT = 420
# credited = end of a sentence, then the picture's owner in brackets
_CREDITED = lazy(rf"{SENTENCE_END_CLASS}[ ]?[(（][^()（）.!?]{{2,40}}[)）]$")


def is_credited_below(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether the line below text above the first paragraph names the owner of a picture."""
    below = index + 1
    return (
        manuscript.length(manuscript.blocks[index]) <= _LONGEST_CAPTION
        and below < len(looks.of)
        and looks.of[below] is Look.CAPTION
        and manuscript.length(manuscript.blocks[below]) <= _LONGEST_OWNER
        and not tells_its_picture(manuscript, manuscript.blocks[below])
    )


def is_credited_above(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether the line above a short sentence names the owner of a picture, and no text follows."""
    return (
        manuscript.length(manuscript.blocks[index]) <= _LONGEST_CAPTION
        and looks.of[index - 1] is Look.CAPTION
        and manuscript.length(manuscript.blocks[index - 1]) <= _LONGEST_OWNER
        and looks.of[index + 1 : index + 2] in ((Look.STAMP,), (Look.LINE,))
    )


def is_cut_or_credited(manuscript: Manuscript, index: int) -> bool:
    """Whether text above the first paragraph is the start of one cut off, or a caption."""
    block = manuscript.blocks[index]
    if manuscript.length(block) > _LONGEST_CUT:
        return False
    cut = manuscript.working.endswith(("...", "…"), block.start, block.end)
    return cut or _CREDITED.search(manuscript.working, block.start, block.end) is not None
