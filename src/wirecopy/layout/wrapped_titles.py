"""Titles that a narrow column wrapped: lines that stand together above the text and go on.

Old papers set a headline in two or three short lines, all in capitals or all in capitalised words,
and other copy wraps one where the next word is small. Only such lines become one block; a line
with a stop, of another case or another length, or apart from the one above is another title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import attrs

from wirecopy.knowledge.gazetteer import holders
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import STEM, words_of
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block
from wirecopy.text.letters import UNSPACED_LETTERS
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import COMMAS, SENTENCE_END

_MOST_ABOVE = 8
# More lines of one look are those of a menu.
_MOST_LINES = 4
_FEWEST_WORDS = 2
_SHORTEST = 8
_WIDEST_COLUMN = 44
_WIDEST_WRAP = 100
# Two lines of a title are of one length, or nearly; less so where the first one's end tells that it
# goes on.
_LEAST_OF_AN_OPEN_END, _LEAST_OF_A_COLUMN = 0.4, 0.6
_BODY_BLOCKS = 5
_SHORTEST_BIG_WORD = 5
_LONGEST_JOINT = 4
# Lines of one title that nothing but their looks tell are of nearly one length.
_WIDEST_TITLE, _NARROWEST_COLUMN, _LEAST_OF_EQUAL = 60, 20, 0.7
_SHORTEST_JOINT, _PAIR, _LONGER, _MARKS = 5, 2, 1.6, ".,;:!?،؛。、\"'«»“”„()"
# small = [ dash ] a small letter: - saved by a school class; Georgian has no others
_SMALL = lazy(r"(?:[-–—][ ]?)?(?!\p{Georgian})\p{Ll}")
_UNSPACED = lazy(rf"[{UNSPACED_LETTERS}]")


def with_whole_titles(manuscript: Manuscript) -> Manuscript:
    """The blocks with each title that a column wrapped as one of them."""
    blocks, running = manuscript.blocks, manuscript.running[:_MOST_ABOVE]
    last = running.index(True) if True in running else 0
    groups = list(_groups(manuscript, last)) if last >= _FEWEST_WORDS else []
    for first, end in reversed(groups):
        lines = tuple(line for block in blocks[first:end] for line in block.lines)
        whole = Block(blocks[first].start, blocks[end - 1].end, lines)
        blocks = [*blocks[:first], whole, *blocks[end:]]
    return attrs.evolve(manuscript, blocks=blocks) if groups else manuscript


def _groups(manuscript: Manuscript, last: int) -> Iterator[tuple[int, int]]:
    """The runs of blocks above the text that are one title each."""
    blocks = manuscript.blocks
    # Most copy has a blank line between any two blocks.
    together = [
        manuscript.working.count("\n", above.end, below.start) == 1
        for above, below in pairwise(blocks[:last])
    ]
    if True not in together:
        return
    first = at = 0
    sole = True
    while first < last:
        at = first + 1
        while at < last and together[at - 1] and _goes_on(manuscript, blocks[first:at], at, sole):
            at += 1
        if at - first > 1:
            if at - first <= _MOST_LINES:
                yield first, at
            sole = False
        first = at


def _goes_on(manuscript: Manuscript, above: Sequence[Block], at: int, first: bool) -> bool:
    """Whether a title of some blocks goes on in the one below them.

    Args:
        manuscript: The blocks.
        above: Those of the title so far.
        at: The one below.
        first: Whether it is the first title of the copy, of which the text tells more.
    """
    line, block = above[-1], manuscript.blocks[at]
    upper, below = manuscript.text(line), manuscript.text(block)
    if max(len(upper), len(below)) > _WIDEST_WRAP or upper[-1] in SENTENCE_END:
        return False
    small = _SMALL.match(below) is not None and not upper.isupper()
    if not small and not _is_of_one_column(manuscript, upper, below, at if first else None):
        alone = first and len(above) == 1
        if not alone or not (_is_left_over(manuscript, upper, at) or _is_whole(manuscript, at)):
            return False
    # THE NORTHERN STAR, TUESDAY, AUGUST 5, 1924 ; below: domingo, 15/10/2019 - 06:48
    if manuscript.source_line(line) is not None or manuscript.source_line(block) is not None:
        return False
    return not any(_is_no_title(manuscript, one) for one in (above[0], line, block))


def _is_of_one_column(manuscript: Manuscript, upper: str, below: str, at: int | None) -> bool:
    """Whether two lines look like those of a title that a narrow column wrapped.

    Args:
        manuscript: The blocks.
        upper: The upper line.
        below: The line below it.
        at: Its block, if the text may bear out what no word between them tells.
    """
    shorter, longer = sorted((len(upper), len(below)))
    if longer > _WIDEST_COLUMN or shorter < _SHORTEST:
        return False
    capitals = upper.isupper() and below.isupper()
    if not capitals and not (_is_of_big_words(upper) and _is_of_big_words(below)):
        return False
    if _has_open_end(manuscript, upper):
        return shorter >= longer * _LEAST_OF_AN_OPEN_END
    if shorter < longer * _LEAST_OF_A_COLUMN:
        return False
    if _begins_inside(manuscript, below):
        return True
    told = capitals and at is not None
    return told and all(_is_told(manuscript, text, at or 0) for text in (upper, below))


def _is_left_over(manuscript: Manuscript, upper: str, at: int) -> bool:
    """Whether a line is what a title that is wrapped as its text is left over.

    title = line line-end line blank-line      ; no longer than the text's lines, nor the upper one

    A deck is longer than its title, and a name or a place is no word of the story.
    """
    block = manuscript.blocks[at]
    below = manuscript.text(block)
    wrapped = [one for one in manuscript.blocks[at + 1 : at + 1 + _BODY_BLOCKS] if one.lines[1:]]
    if not wrapped or not manuscript.is_apart(at + 1) or len(below) > len(upper):
        return False
    width = max(end - start for one in wrapped for start, end in one.lines)
    if len(upper) > width or len(upper) * 2 < width or " " not in upper or holders(below):
        return False
    return _is_told(manuscript, below, at)


def _is_whole(manuscript: Manuscript, at: int) -> bool:
    """Whether two lines that stand by themselves are one title by what is said in them.

    The text says the words around the break one behind the other, the upper line ends in a word
    that no title ends in, or a lone word below capitals is one of the text's.
    """
    upper, below = (manuscript.text(manuscript.blocks[index]) for index in (at - 1, at))
    apart = manuscript.is_apart(at + 1) if at + 1 < len(manuscript.blocks) else False
    if not apart or max(len(upper), len(below)) > _WIDEST_TITLE or "|" in below:
        return False
    if upper[-1].isdigit():
        return False  # a score, or what a number counts
    if _says_across(manuscript, upper, below, at):
        return True
    if " " not in below:
        return upper.isupper() and below.isupper() and _is_told(manuscript, below, at)
    if upper[-1] in COMMAS:
        return len(below) <= len(upper) * _LONGER
    last = upper.rsplit(None, 1)[-1].casefold()
    if len(last) < _LONGEST_JOINT and last in manuscript.spoken.detection.function_words:
        return len(below) >= len(upper) * _LEAST_OF_AN_OPEN_END
    return _is_of_equal_lines(manuscript, upper, below, at)


def _says_across(manuscript: Manuscript, upper: str, below: str, at: int) -> bool:
    """Whether the text says the last word of a line and the first of the next as they stand.

    A word may stand between them: "back in the valley" in a title is "back now in the valley".
    """
    if _UNSPACED.match(upper[-1]) is not None:
        joints = (upper[-_PAIR:] + below[:1], upper[-1:] + below[:_PAIR])
        return any(one in text for text in _texts_below(manuscript, at) for one in joints)
    last, first = upper.rsplit(None, 1)[-1].casefold(), below.split(None, 1)[0].casefold()
    if (len(last) + len(first)) * manuscript.letter < _SHORTEST_JOINT:
        return False
    for text in _texts_below(manuscript, at):
        words = [word.strip(_MARKS) for word in text.casefold().split()]
        places = [index for index, word in enumerate(words) if word == last]
        if any(first in words[index + 1 : index + 1 + _PAIR] for index in places):
            return True
    return False


def _is_of_equal_lines(manuscript: Manuscript, upper: str, below: str, at: int) -> bool:
    """Whether two lines of nearly one length both have words of the text, and look the same.

    They are of capitalised words, in a column so narrow that a deck has more lines.
    """
    shorter, longer = sorted((len(upper), len(below)))
    if longer > _NARROWEST_COLUMN or shorter < longer * _LEAST_OF_EQUAL:
        return False
    alike = _is_of_big_words(upper) and _is_of_big_words(below)
    return alike and all(_is_told(manuscript, text, at) for text in (upper, below))


def _is_of_big_words(text: str) -> bool:
    """Whether the words of a line begin with capitals, or are figures; short ones need not."""
    words = text.split()
    small = (word for word in words if word[0].islower() and len(word) >= _SHORTEST_BIG_WORD)
    return len(words) >= _FEWEST_WORDS and text[0].isupper() and next(small, None) is None


def _has_open_end(manuscript: Manuscript, upper: str) -> bool:
    """Whether a line ends in a comma, a semicolon or a word that no title ends in."""
    last = upper.rsplit(None, 1)[-1].casefold()
    return upper[-1] in f"{COMMAS};&" or last in manuscript.spoken.detection.function_words


def _begins_inside(manuscript: Manuscript, below: str) -> bool:
    """Whether a line begins with a word such as "in", "as" or "after"."""
    spoken, first = manuscript.spoken, below.split(None, 1)[0].casefold()
    short = len(first) <= _LONGEST_JOINT and first in spoken.ordinary_words
    return short or first in spoken.detection.function_words


def _is_told(manuscript: Manuscript, text: str, at: int) -> bool:
    """Whether the text below has a word of a line."""
    stems = {word[:STEM] for word in words_of(manuscript, text)}
    return any(
        word[:STEM] in stems
        for told in _texts_below(manuscript, at)
        for word in words_of(manuscript, told)
    )


def _texts_below(manuscript: Manuscript, at: int) -> list[str]:
    """The first paragraphs below a block."""
    running = manuscript.running
    body = islice((index for index in range(at, len(running)) if running[index]), _BODY_BLOCKS)
    return [manuscript.text(manuscript.blocks[index]) for index in body]


def _is_no_title(manuscript: Manuscript, block: Block) -> bool:
    """Whether a line is a byline, a source line, a note or a line of a site."""
    if block.end - block.start > LONGEST_SHORT_BLOCK or not manuscript.is_title_like(block):
        return True
    return (
        manuscript.is_top_matter(block)
        or manuscript.is_update_line(block)
        or manuscript.role_line(block) is not None
    )
