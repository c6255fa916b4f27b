"""Plain wire copy, of which little need be asked.

Most stories that a wire sends are a title, perhaps a byline, a dateline that leaves no doubt,
paragraph after paragraph of sentences, and a sign-off. Where a text is that, all that the weighing
of evidence could find is known beforehand, and only its odd lines are asked what they are; one that
may be of a site, and the text is weighed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wirecopy.fields.dateline.evidence import STRONG
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout.appeals import speaks
from wirecopy.layout.appearance import (
    OF_A_SITE,
    TEXT,
    Look,
    Looks,
    is_of_a_site,
    look_around,
    look_of_line,
    words_of_line,
)
from wirecopy.layout.headline import may_be_headline
from wirecopy.layout.manuscript import SHORTEST_PROSE, Manuscript
from wirecopy.layout.page_words import page_words

# A title and a byline.
_MOST_ABOVE = 2
_MOST_AT_THE_END = 3
# What a title looks like that nobody need weigh.
_TITLE = (Look.LINE, Look.ROW)


def plain_looks(
    manuscript: Manuscript, dateline: DatelineFound, first: int, asked: dict[str, Look]
) -> Looks | None:
    """The looks of the blocks of plain copy; None where the text may be anything else.

    Args:
        manuscript: The blocks.
        dateline: The dateline.
        first: The block that it opens.
        asked: Takes the looks of the lines that were asked for.
    """
    blocks, running = manuscript.blocks, manuscript.running
    # A lead by itself may be cut off.
    unsigned = running[-1] or len(blocks) == first + 1
    last = len(blocks) if unsigned else len(blocks) - 1
    opens = dateline.body < blocks[first].end or first + 1 < last
    if dateline.score < STRONG or dateline.is_bare or first > _MOST_ABOVE or first >= last:
        return None
    if not opens or not (unsigned or manuscript.is_signoff(blocks[last])):
        return None
    # Text enough behind the dateline makes a lead of its block, whatever else is in it.
    led = (blocks[first].end - dateline.body) * manuscript.letter >= SHORTEST_PROSE
    odd = [at for at in range(last) if at < first or not (running[at] or (led and at == first))]
    if unsigned and odd and odd[-1] > first:
        return None  # nothing tells where the text ends
    looks = _looks(manuscript, odd, last, asked)
    if looks is None or (first and not _is_titled(manuscript, looks, first)):
        return None
    looks = looks.changed(first, Look.PROSE)
    text = [at for at in range(first, last) if looks.of[at] in TEXT]
    speaking = (at for at in text[-_MOST_AT_THE_END:] for _ in speaks(manuscript, at))
    return looks if next(speaking, None) is None else None


def _looks(
    manuscript: Manuscript, odd: Sequence[int], last: int, asked: dict[str, Look]
) -> Looks | None:
    """The looks, those of the odd blocks asked for; None where any of them may be of a site."""
    known = page_words(manuscript.registry, manuscript.spoken)
    blocks = manuscript.blocks
    looks = [Look.PROSE] * last + [Look.SIGNOFF] * (len(blocks) - last)
    words: list[tuple[str, ...]] = [()] * len(blocks)
    texts = [manuscript.text(blocks[at]) for at in odd]
    if len(set(texts)) < len(texts):
        return None  # what is printed again may be a menu's
    for at, text in zip(odd, texts, strict=True):
        words[at] = words_of_line(text)
        look = looks[at] = asked[text] = look_of_line(manuscript, blocks[at], known, words[at])
        if look in OF_A_SITE or look is Look.SIGNOFF:
            return None
    if is_of_a_site(looks):
        return None
    lengths = manuscript.lengths()
    look_around(manuscript, looks, lengths)
    return Looks(tuple(looks), tuple(lengths), tuple(words), Counter())


def _is_titled(manuscript: Manuscript, looks: Looks, first: int) -> bool:
    """Whether a title and nothing but a byline below it stands above a block."""
    if looks.of[0] not in _TITLE or not may_be_headline(manuscript, looks, 0):
        return False
    return all(
        look is Look.LINE and manuscript.byline(block) is not None
        for look, block in zip(looks.of[1:first], manuscript.blocks[1:first], strict=True)
    )
