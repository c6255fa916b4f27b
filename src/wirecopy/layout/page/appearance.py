"""What each block of a web page looks like: cheap features of its text, read once."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from wirecopy.knowledge.words import fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page.words import Words, page_words, words_in
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block
from wirecopy.text.patterns import lazy

_PROSE = 60
_LONG = 140
_SENTENCE = 20
_LONGEST_STAMP = 110
_SHORTEST_DATED_SENTENCE = 35
_LONGEST_CAPTION = 420
_LONGEST_SPEECH = 420
_LONGEST_UNCREDITED = 140
_HEADING = 60
_FULL_WEIGHT = 500
_SOLID = 250
_TEASER = -10.0
_MANY = 3
# counted = title "(" number ")", as lists of the most read or most discussed have it
_COUNTED = lazy(r"[^\n]{1,200}[ ]\(\d{1,5}\)")
# credit = "(" name "/" agency ")", alone on its line
_CREDIT_ALONE = lazy(r"[(（]\p{L}[^()\n]{1,60}[ ]?/[ ]?\p{L}[^()\n]{1,40}[)）]")
# gallery = number "of" number caption: 3 of 8, 1of4A shopper, 2/8
_GALLERY = lazy(r"\d{1,2}[ ]{0,2}(?:of|/)[ ]{0,2}\d{1,2}(?![\d/.,]|[ ][\p{Ll}\d])")
# The stop of "11:04 a.m." ends no sentence, and a bracket behind a date none either.
_CLOCK_END = lazy(r"(?:[ap]\.m\.|\))$")
_LONGEST_PART = 24


class Look(enum.Enum):
    """What a block of a page seems to be by itself.

    PROSE is running text, SENTENCE a short one, LINE any other short line, STAMP a line with a
    date or a time, CAPTION a picture's, SPEECH where the page speaks of itself, LISTED a known
    line of furniture or one without a word, BELOW the heading of what follows a story.
    """

    PROSE = enum.auto()
    SENTENCE = enum.auto()
    LINE = enum.auto()
    STAMP = enum.auto()
    CAPTION = enum.auto()
    SPEECH = enum.auto()
    LISTED = enum.auto()
    BELOW = enum.auto()


# The looks of running text.
TEXT = (Look.PROSE, Look.SENTENCE)
_WEIGHTS = {
    Look.LINE: -30.0,
    Look.STAMP: -30.0,
    Look.CAPTION: -5.0,
    Look.SPEECH: -60.0,
    Look.LISTED: -10.0,
    Look.BELOW: -250.0,
}


@attrs.frozen
class Looks:
    """The looks of a page's blocks.

    Attributes:
        of: The look of each block.
        weights: What each block weighs as text of a story, negative where it is none.
        words: The folded words of each, none of long blocks.
        counts: How often each short line stands on the page, folded.
    """

    of: tuple[Look, ...]
    weights: tuple[float, ...]
    words: tuple[tuple[str, ...], ...]
    counts: Mapping[str, int]


def look_at(manuscript: Manuscript, furniture: Sequence[bool]) -> Looks:
    """The looks of all blocks; what is printed again is looked at once."""
    known = page_words(manuscript.registry, manuscript.spoken)
    texts = [manuscript.text(block) for block in manuscript.blocks]
    words = {text: words_in(text) if len(text) <= _LONGEST_CAPTION else () for text in set(texts)}
    folded = {text: fold(text) for text in words if len(text) <= LONGEST_SHORT_BLOCK}
    counts = Counter(folded[text] for text in texts if text in folded)
    seen: dict[str, Look] = {}
    for block, text, listed in zip(manuscript.blocks, texts, furniture, strict=True):
        if text not in seen:
            key = folded.get(text, "")
            often = counts[key] >= _MANY and len(key) <= _LONGEST_PART
            seen[text] = _look(
                manuscript,
                block,
                known,
                words[text],
                listed=listed or often,
                repeated=counts[key] > 1,
            )
    looks = [seen[text] for text in texts]
    lengths = [manuscript.length(block) for block in manuscript.blocks]
    for index in range(len(looks) - 1):
        # A picture's text often stands above the line that names its owner.
        credited = looks[index + 1] is Look.CAPTION and lengths[index + 1] <= _HEADING
        if credited and looks[index] in TEXT and lengths[index] <= _LONGEST_UNCREDITED:
            looks[index] = Look.CAPTION
    return Looks(
        tuple(looks),
        tuple(_weights(looks, lengths)),
        tuple([words[text] for text in texts]),
        counts,
    )


def _weights(looks: Sequence[Look], lengths: Sequence[int]) -> Iterator[float]:
    """What the blocks weigh as text of one story, where they stand.

    Text stands among text; a few words between two titles are the teaser of another story.
    """
    inside = False
    gap = 0
    for index, (look, length) in enumerate(zip(looks, lengths, strict=True)):
        if look not in TEXT:
            if look is Look.BELOW:
                inside = False
            elif look in (Look.LINE, Look.STAMP):
                gap += 1
                inside = inside and gap < 2
            yield _WEIGHTS[look]
            continue
        gap = 0
        if not inside:
            inside = length >= _SOLID or _goes_on(looks, index)
        yield float(min(length, _FULL_WEIGHT)) if inside else _TEASER


def _goes_on(looks: Sequence[Look], index: int) -> bool:
    """Whether text follows a block of text, with nothing but pictures and furniture between."""
    for look in looks[index + 1 : index + 8]:
        if look in TEXT:
            return True
        if look not in (Look.LISTED, Look.CAPTION, Look.SPEECH):
            return False
    return False


def _look(
    manuscript: Manuscript,
    block: Block,
    known: Words,
    words: Sequence[str],
    *,
    listed: bool,
    repeated: bool,
) -> Look:
    working, start, end = manuscript.working, block.start, block.end
    length = manuscript.length(block)
    sentence = manuscript.ends_a_sentence(block) and not _is_counted(working, start, end)
    phrased = known.may_stand_among(words)
    below = phrased and length <= _HEADING and known.is_heading(working, start, end, words)
    if listed:
        stamped = length <= _LONGEST_STAMP and known.stamp(working, start, end) is not None
        return Look.BELOW if below else Look.STAMP if stamped else Look.LISTED
    if length <= _LONGEST_CAPTION and _is_caption(
        manuscript, block, known, words if phrased else ()
    ):
        return Look.CAPTION
    if (
        length <= _LONGEST_STAMP
        and not (
            sentence and length >= _SHORTEST_DATED_SENTENCE and not _ends_a_time(manuscript, block)
        )
        and known.stamp(working, start, end)
    ):
        return Look.STAMP
    if below and not sentence:
        return Look.BELOW
    if phrased and length <= _LONGEST_SPEECH:
        hits = known.page.count(working[start:end], words)
        if hits * _LONG > length or (hits and not sentence):
            return Look.SPEECH
    if sentence and length >= _PROSE:
        return Look.LINE if repeated else Look.PROSE
    if length >= _LONG:
        return Look.PROSE if _is_running(working[start:end]) else Look.LINE
    if sentence and length >= _SENTENCE and not repeated:
        return Look.SENTENCE
    return Look.LINE


def _is_caption(manuscript: Manuscript, block: Block, known: Words, words: Sequence[str]) -> bool:
    working, start, end = manuscript.working, block.start, block.end
    if manuscript.is_caption(block):
        return True
    if working[start].isdigit() and _GALLERY.match(working, start, end) is not None:
        return True
    if working[start] in "(（" and _CREDIT_ALONE.fullmatch(working, start, end) is not None:
        return True
    if not known.pictures.may_stand_among(words) and working.find("©", start, end) < 0:
        return False
    if known.alone.fullmatch(working, start, end) is not None:
        return True
    if manuscript.length(block) <= _LONG:
        credited = known.credit.search(working, start, end)
        return credited is not None or known.owner.search(working, start, end) is not None
    # A sentence as long as this may name an agency or a film; a credit stands behind its stop.
    credited = known.credit.search(working, max(start, end - _HEADING), end)
    if credited is not None and working[end - 1] not in ".。!?":
        return True
    return working[end - 1] in ")）" and known.owner.search(working, start, end) is not None


def _is_counted(working: str, start: int, end: int) -> bool:
    return working[end - 1] == ")" and _COUNTED.fullmatch(working, start, end) is not None


def _ends_a_time(manuscript: Manuscript, block: Block) -> bool:
    return _CLOCK_END.search(manuscript.working, block.start, block.end) is not None


def _is_running(text: str) -> bool:
    """Whether a long line without a stop is text: most of its words begin small."""
    words = text.split()
    if len(words) < 4:
        return len(text) >= _LONG // 3
    small = sum(not word[0].isupper() for word in words)
    return small * 2 > len(words)
