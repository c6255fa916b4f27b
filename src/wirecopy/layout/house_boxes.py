"""What a release says of its own house below the text: About Harbor Works.

box     = heading line-end *paragraph / heading ":" text
heading = about name / name about          ; About Harbor Works, Tarn Hakkında, 关于白浪

That the words before or behind it mean "about" is no evidence by themselves, for a story may have
such a heading, too. The name is: the headline or the first paragraph told whose news it is.
"""

from __future__ import annotations

from wirecopy.fields.about import named_in
from wirecopy.knowledge.words import fold
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import words_in
from wirecopy.layout.stems import STEM
from wirecopy.text.letters import UNSPACED_LETTERS, is_small
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import STOPS

_SITE = 0.7
_TEXT_ABOVE = 2
_LONGEST = 80
_LEAD = 600
_SHORTEST_WORD, _SHORTEST_NAME, _LONG_WORD = 3, 2, 4
_MOST_BELOW = 1.5
_LABELS = (Look.LINE, Look.LISTED)
_LONGEST_LABEL, _LONGEST_VALUE, _LITTLE = 40, 100, 0.4
_COLONS = ":："
# A short word with a capital and a stop, and not many before it
_ABBREVIATED = lazy(r"^(?:\S+[ ]){1,5}\p{Lu}[\p{L}.]{0,5}\.$")
_UNSPACED = lazy(rf"[{UNSPACED_LETTERS}\p{{Hangul}}]")


def before_the_house(manuscript: Manuscript, looks: Looks, head: int, first: int, end: int) -> int:
    """One past the text above what a release says of its house.

    Args:
        manuscript: The blocks.
        looks: What they look like.
        head: The headline, or the first block of the text.
        first: That block.
        end: One past its last.
    """
    if looks.site >= _SITE:
        return end
    end = _before_the_fields(manuscript, looks, first, end)
    lead: str | None = None
    blocks, working = manuscript.blocks, manuscript.working
    for index in range(first + _TEXT_ABOVE, end):
        heading = _heading(manuscript, index)
        name = named_in(heading) if heading else None
        if heading is None or name is None or not _is_printed_as_name(heading, name):
            continue
        if lead is None:
            start = blocks[min(head, first)].start
            lead = fold(working[start : min(blocks[first].end, start + _LEAD)])
        if not _is_named(name, lead):
            continue
        above, below = (_length(looks, *run) for run in ((first, index), (index, end)))
        if below <= above * _MOST_BELOW:
            return index
    return end


def _before_the_fields(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above what an institute tells of its release, field by field.

    field = label line-end value, apart from what stands above and below   ; two of them at least
    """
    lines = [at for at in range(first + _TEXT_ABOVE, end - 3) if looks.of[at] in _LABELS]
    found = (
        at
        for at in lines
        if _is_field(manuscript, looks, at) and _is_field(manuscript, looks, at + 2)
    )
    opening = next(found, end)
    below, above = _length(looks, opening, end), _length(looks, first, opening)
    return opening if below <= above * _LITTLE else end


def _is_field(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a short line stands above another one, both apart from all else."""
    if not (manuscript.is_apart(index) and not manuscript.is_apart(index + 1)):
        return False
    last = index + 2 == len(looks.of) or manuscript.is_apart(index + 2)
    short = looks.lengths[index] <= _LONGEST_LABEL and looks.lengths[index + 1] <= _LONGEST_VALUE
    labelled = looks.of[index] in _LABELS and looks.of[index + 1] is not Look.PROSE
    return last and short and labelled


def _length(looks: Looks, first: int, last: int) -> int:
    """How many letters of text some blocks have."""
    pairs = zip(looks.of[first:last], looks.lengths[first:last], strict=True)
    return sum(length for look, length in pairs if look in TEXT)


def _heading(manuscript: Manuscript, index: int) -> str | None:
    """The heading that a line is, or that a paragraph begins with and a colon ends."""
    start, end, _ = manuscript.blocks[index]
    if end - start <= _LONGEST:
        text = manuscript.working[start:end]
        # A stop may end the legal form of a name: About Harbor Works Inc.
        stopped = text[-1] in STOPS
        return None if stopped and not _ABBREVIATED.search(text) else text
    text = manuscript.working[start : start + _LONGEST]
    colon = next((at for at in map(text.find, _COLONS) if at > 0), 0)
    return text[:colon]


def _is_printed_as_name(heading: str, name: str) -> bool:
    """Whether the longer words of a name begin large: "A union statement said:" heads no box."""
    words = set(name.split())
    printed = [word for word in heading.split() if fold(word).strip("\"'«»“”„‘’:,.") in words]
    return not any(len(word) >= _LONG_WORD and is_small(word[0]) for word in printed)


def _is_named(name: str, lead: str) -> bool:
    """Whether the lead names whom a box is about, with other endings or without its legal form."""
    if _UNSPACED.match(name) is not None:
        return name[: max(_SHORTEST_NAME, len(name) // 2)] in lead
    words = [word for word in words_in(name) if len(word) >= _SHORTEST_WORD]
    known = {word[:STEM] for word in words_in(lead)}
    told = [word[:STEM] in known or _is_inflected(word, known) for word in words]
    return any(told) and sum(told) * 2 >= len(told)


def _is_inflected(word: str, known: set[str]) -> bool:
    """Whether a short name stands with an ending, or without: Kaislasta, Kaisla."""
    return len(word) <= STEM and any(stem.startswith(word) for stem in known if len(stem) == STEM)
