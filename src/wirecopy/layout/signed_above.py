"""Whether a byline stands above a paragraph, right above it or with lines of a page between."""

from __future__ import annotations

from wirecopy.fields.byline.names import is_name
from wirecopy.layout.manuscript import Manuscript

# So many lines of a page may stand between a byline and its text.
_MOST_BUTTONS = 12


def is_signed_above(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is a byline, or below a title a name and surname."""
    above = manuscript.blocks[index]
    if manuscript.byline(above) is not None or manuscript.role_line(above) is not None:
        return True
    text = manuscript.text(above)
    return index > 0 and " " in text and is_name(text, manuscript.languages)


def is_signed_far_above(manuscript: Manuscript, index: int) -> bool:
    """Whether lines of a page alone part a paragraph from a byline: the time, buttons, pictures."""
    for at in range(index - 1, max(index - _MOST_BUTTONS, 0), -1):
        block = manuscript.blocks[at]
        if not (manuscript.is_short(block) or is_of_picture(manuscript, at)):
            return False
        if manuscript.byline(block) is not None:
            return True
    return False


def is_of_picture(manuscript: Manuscript, index: int) -> bool:
    """Whether a paragraph is a caption, or has the line of who took the picture right below."""
    return any(map(manuscript.is_caption, manuscript.blocks[index : index + 2]))
