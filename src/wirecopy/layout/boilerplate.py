"""What a release sets below its text: what its house is, what it warns of, and whom to ask.

boilerplate = *box contacts
box         = heading line-end 1*3paragraph             ; About Harbor Works
contacts    = *line 1*( line with a telephone or an address ) *2paragraph

No words tell it, for any language heads it otherwise: the contacts end the copy, and above them the
heading of a box stands with its paragraph and apart from the text, and either names what the story
does or has a paragraph that speaks of other things.
"""

from __future__ import annotations

from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.layout.stems import shared_stems, stems_of
from wirecopy.text.patterns import lazy

_REACH, _MOST_LINES, _MOST_BELOW, _MOST_PARAGRAPHS = 8, 4, 2, 3
_TEXT_ABOVE = 2
_MOST_BOXES = 4
_SITE = 0.7
_LONGEST_ADDRESS = 160
_LARGEST_SHARE = 0.2
_LINES = (Look.LINE, Look.ROW, Look.LISTED)
# reached = *char ( address / telephone )
_REACHED = lazy(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.\w"
    r"|(?<![\d.,])[+(]?\d{2,4}[)]?(?:[ /.\-\u2010-\u2013]\d{2,6}){2,5}(?!\d)"
)
# labelled = 1*3word ":" 2*word: Press contact: Harbor Works, Ana Ruz
_LABELLED = lazy(r"[\p{L}\p{M}]{2,20}(?:[ ][\p{L}\p{M}]{1,20}){0,2}[ ]?[:：][ ]?\S+[ ]\S")


def before_boilerplate(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above what a release says of its house and whom to ask."""
    if looks.site >= _SITE:
        return end
    contact, sure = _contact(manuscript, looks, first, end)
    if contact is None:
        return end
    start = contact
    while start - 1 > first and contact - start < _MOST_LINES and looks.of[start - 1] in _LINES:
        start -= 1
    while start - 1 > first and _addresses_readers(manuscript, looks, start - 1):
        start -= 1
    boxed = start
    for _ in range(_MOST_BOXES):
        above = _box_above(manuscript, looks, first, boxed)
        if above is None:
            break
        boxed = above
    if boxed == start and not sure:
        return end
    return min(boxed, end) if boxed - first >= _TEXT_ABOVE else end


def _addresses_readers(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a sentence above the contacts tells readers where more is to be had: our website."""
    if looks.of[index] not in TEXT or looks.lengths[index] > _LONGEST_ADDRESS:
        return False
    text = manuscript.text(manuscript.blocks[index])
    words, known = words_in(text), page_words(manuscript.registry, manuscript.spoken)
    return known.page.may_stand_among(words) and known.addresses(text, words)


def _contact(manuscript: Manuscript, looks: Looks, first: int, end: int) -> tuple[int | None, bool]:
    """The first line that tells whom to ask, near the end of the copy, and whether it is sure."""
    labelled: int | None = None
    for index in range(
        max(first + _TEXT_ABOVE, end - _MOST_BELOW - 1), min(end + _REACH, len(looks.of))
    ):
        below = sum(look in TEXT for look in looks.of[index + 1 : end])
        if looks.of[index] not in _LINES or below > _MOST_BELOW:
            continue
        start, stop, _ = manuscript.blocks[index]
        if _REACHED.search(manuscript.working, start, stop) is not None:
            return index, True
        if labelled is None and _LABELLED.match(manuscript.working, start, stop) is not None:
            labelled = index
    return labelled, False


def _box_above(manuscript: Manuscript, looks: Looks, first: int, start: int) -> int | None:
    """The heading of a box that ends right above a block."""
    head = start - 1
    while head > first + 1 and start - head <= _MOST_PARAGRAPHS and looks.of[head] in TEXT:
        head -= 1
    if head == start - 1 or head - first < _TEXT_ABOVE or looks.of[head] is not Look.LINE:
        return None
    if manuscript.is_apart(head + 1) or not manuscript.is_apart(head):
        return None
    if stems_of(manuscript, head) & {
        stem for at in range(first, head) for stem in stems_of(manuscript, at)
    }:
        return head
    stems = frozenset().union(*(stems_of(manuscript, at) for at in range(head + 1, start)))
    shared = frozenset().union(
        *(shared_stems(manuscript, (first, head), at) for at in range(head + 1, start))
    )
    return head if len(shared) <= len(stems) * _LARGEST_SHARE else None
