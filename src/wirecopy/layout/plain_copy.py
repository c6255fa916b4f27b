"""Plain wire copy, of which hardly anything need be asked.

Most stories that a wire sends are a title, perhaps a byline, a dateline that leaves no doubt,
paragraph after paragraph of sentences, and a sign-off. Where a text is nothing but that, all that
the weighing of evidence could find is known beforehand; one odd block, and the text is weighed.
"""

from __future__ import annotations

from collections import Counter

from wirecopy.fields.dateline.evidence import STRONG
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout.appeals import speaks
from wirecopy.layout.appearance import Look, Looks, look_of_line
from wirecopy.layout.headline import may_be_headline
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import page_words, words_in

# A title and a byline.
_MOST_ABOVE = 2
_MOST_AT_THE_END = 3
# What a title looks like that nobody need weigh.
_TITLE = (Look.LINE, Look.ROW)


def plain_looks(manuscript: Manuscript, dateline: DatelineFound, first: int) -> Looks | None:
    """The looks of the blocks of plain copy; None where the text may be anything else.

    Args:
        manuscript: The blocks.
        dateline: The dateline.
        first: The block that it opens.
    """
    blocks, running = manuscript.blocks, manuscript.running
    sure = dateline.score >= STRONG and not dateline.is_bare and dateline.body < blocks[first].end
    last = len(blocks) if running[-1] else len(blocks) - 1
    if not sure or first > _MOST_ABOVE or first >= last or not all(running[first:last]):
        return None
    if last < len(blocks) and not manuscript.is_signoff(blocks[last]):
        return None
    known = page_words(manuscript.registry, manuscript.spoken)
    words = [words_in(manuscript.text(block)) for block in blocks[:first]]
    above = [
        look_of_line(manuscript, block, known, said)
        for block, said in zip(blocks[:first], words, strict=True)
    ]
    below = [Look.SIGNOFF] * (len(blocks) - last)
    looks = Looks(
        (*above, *[Look.PROSE] * (last - first), *below),
        tuple([manuscript.length(block) for block in blocks]),
        (*words, *[()] * (len(blocks) - first)),
        Counter(),
    )
    if above and not _is_titled(manuscript, looks, first):
        return None
    asked = range(max(first, last - _MOST_AT_THE_END), last)
    return None if any(True for index in asked for _ in speaks(manuscript, index)) else looks


def _is_titled(manuscript: Manuscript, looks: Looks, first: int) -> bool:
    """Whether a title and nothing but a byline below it stands above a block."""
    if looks.of[0] not in _TITLE or not may_be_headline(manuscript, looks, 0):
        return False
    return all(
        look is Look.LINE and manuscript.byline(block) is not None
        for look, block in zip(looks.of[1:first], manuscript.blocks[1:first], strict=True)
    )
