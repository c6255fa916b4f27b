"""Where the stories of a digest begin: headlines and datelines stand in it again and again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wirecopy.fields.dateline.evidence import STRONG
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout.body import Extent
from wirecopy.layout.looks import TEXT, Look
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.blocks import Block
from wirecopy.text.patterns import lazy

_MOST_BLOCKS = 400
_TITLE_WORDS = 3
_LONGEST_TITLE = 140
# rule = three and more marks of one kind: ***, * * *, -----, ___, ###
_RULE_MARKS = "*_=~#•-"
_RULE = lazy(rf"(?P<mark>[{_RULE_MARKS}])(?:[ ]?(?P=mark)){{2,80}}")
# number = figures and a stop or a bracket, before a title or a dateline
_NUMBER = lazy(r"(?P<number>\d{1,2})[.)/][ ]{0,3}(?=[^\s\d])")
_PARAGRAPH_GAP = 2
# A paragraph behind a number may look like a picture's, by the agency in its dateline.
_PARAGRAPHS = (*TEXT, Look.CAPTION)


def more_stories(extent: Extent) -> tuple[int, ...]:
    """Where other stories seem to begin below the first.

    At the title over a dateline, or at the dateline itself; at a title below a rule, behind a
    number, or below a wider gap than any between paragraphs.

    Returns:
        The offsets in the working text.
    """
    starts = {*_at_datelines(extent)}
    if not _is_a_page(extent):
        parts = _at_rules(extent) or _at_numbers(extent) or _at_gaps(extent)
        if len(parts) > 1 and not any(start not in parts for start in starts):
            starts = {*parts[1:]}
    return tuple(sorted(start for start in starts if start > extent.manuscript.blocks[0].start))


def _is_a_page(extent: Extent) -> bool:
    """Whether a site's page stands around, on which teasers of other stories have datelines too."""
    return Look.SPEECH in extent.looks.of or Look.BELOW in extent.looks.of


def _at_datelines(extent: Extent) -> list[int]:
    """Where datelines begin other stories, each below a title or a rule, or all without a title.

    Below a headline a single other dateline in the text is that of a round-up of one story.
    """
    found = list(_other_datelines(extent))
    if not found:
        return []
    untitled = [top for top, is_parted in found if not is_parted]
    if len(untitled) == 1 and extent.headline is not None:
        found = [(top, is_parted) for top, is_parted in found if is_parted]
    return [top for top, _ in found]


def _other_datelines(extent: Extent) -> Iterator[tuple[int, bool]]:
    """Where datelines begin other stories, and whether a title, a rule or a number parts them."""
    found, manuscript = extent.dateline, extent.manuscript
    if found is None or found.is_bare:
        return
    reader = manuscript.datelines
    seen = [found]
    looks, marks = extent.looks.of, _marks(manuscript, found)
    reach = (found.body - found.start) * 3
    if (
        marks is not None
        and manuscript.working.find(marks, manuscript.blocks[extent.first].end) < 0
    ):
        marks = None
    for index in range(extent.first + 1, min(len(manuscript.blocks), _MOST_BLOCKS)):
        block = manuscript.blocks[index]
        if looks[index] not in _PARAGRAPHS:
            continue
        # Most paragraphs do not begin with a dateline of the first one's kind.
        runs_on = looks[index - 1] in TEXT
        if runs_on and marks is None:
            continue
        start = _behind_number(manuscript, block)
        if (
            runs_on
            and marks is not None
            and manuscript.working.find(marks, start, start + reach) < 0
        ):
            continue
        other = reader.read(manuscript.working, start, block.end)
        if other is None or other.score < STRONG or other.start != start or other.is_bare:
            continue
        top = _top_of(extent, index)
        # Without a title, the same place and day are those of a story that is printed again.
        again = any(_is_same(before, other) for before in seen)
        if top == index and (again or _is_a_page(extent)):
            continue
        seen.append(other)
        parted = top < index or start > block.start or _is_rule(manuscript, index - 1)
        yield manuscript.blocks[top].start, parted


def _is_same(found: DatelineFound, other: DatelineFound) -> bool:
    same = [place.name for place in found.places] == [place.name for place in other.places]
    return same and (found.month, found.day) == (other.month, other.day)


def _marks(manuscript: Manuscript, found: DatelineFound) -> str | None:
    """What every dateline of the same kind holds: its credit, or else its sign; None without."""
    if found.credit_span is not None:
        return manuscript.working[slice(*found.credit_span)]
    sign = manuscript.working[found.end : found.body]
    return sign if sign.strip() else None


def _top_of(extent: Extent, index: int) -> int:
    """The first block of a story whose dateline stands in a block: its title, or the dateline."""
    manuscript = extent.manuscript
    above = index - 1
    while above > extent.first and manuscript.is_top_matter(manuscript.blocks[above]):
        above -= 1
    return above if above > extent.first and _is_title(extent, above) else index


def _is_title(extent: Extent, index: int) -> bool:
    """Whether a block may be the title of a story in a digest."""
    manuscript, block = extent.manuscript, extent.manuscript.blocks[index]
    if extent.looks.of[index] in (Look.SIGNOFF, Look.LISTED, Look.CREDIT, Look.CAPTION):
        return False
    if block.end - block.start > _LONGEST_TITLE or manuscript.ends_a_sentence(block):
        return False
    if manuscript.is_wordless(block):
        return False
    return manuscript.is_title_like(block)


def _is_rule(manuscript: Manuscript, index: int) -> bool:
    start, end, _ = manuscript.blocks[index]
    if manuscript.working[start] not in _RULE_MARKS:
        return False
    return _RULE.fullmatch(manuscript.working, start, end) is not None


def _behind_number(manuscript: Manuscript, block: Block) -> int:
    if not manuscript.working[block.start].isdigit():
        return block.start
    match = _NUMBER.match(manuscript.working, block.start, block.end)
    return match.end() if match is not None else block.start


def _opens_story(extent: Extent, index: int, *, words: int = _TITLE_WORDS) -> bool:
    """Whether a title with text below it stands in a block, or a paragraph with a dateline."""
    blocks, looks = extent.manuscript.blocks, extent.looks.of
    if index + 1 >= len(blocks) or not _is_title(extent, index):
        return False
    start = _behind_number(extent.manuscript, blocks[index])
    title = extent.manuscript.working[start : blocks[index].end]
    below = looks[index + 1] in TEXT or (index + 2 < len(looks) and looks[index + 2] in TEXT)
    return len(title.split()) >= words and below


def _at_rules(extent: Extent) -> list[int]:
    """The first blocks of the parts between rules, if each of them is a story."""
    manuscript = extent.manuscript
    blocks, working = enumerate(manuscript.blocks[:_MOST_BLOCKS]), manuscript.working
    odd = [index for index, block in blocks if working[block[0]] in _RULE_MARKS]
    rules = [index for index in odd if _is_rule(manuscript, index)] if odd else []
    if not rules or rules[0] == 0:
        return []
    tops = [0, *(index + 1 for index in rules if index + 1 < len(manuscript.blocks))]
    return _starts(extent, tops)


def _at_numbers(extent: Extent) -> list[int]:
    """The blocks that are numbered from one on, if each is the title of a story."""
    manuscript = extent.manuscript
    tops: list[int] = []
    if not manuscript.working[manuscript.blocks[0].start].isdigit():
        return []
    for index, block in enumerate(manuscript.blocks[:_MOST_BLOCKS]):
        match = _NUMBER.match(manuscript.working, block.start, block.end)
        if match is not None and int(match["number"]) == len(tops) + 1:
            tops.append(index)
    # Below a title or a paragraph a numbered list is one story's.
    return _starts(extent, tops) if tops and tops[0] == 0 else []


def _at_gaps(extent: Extent) -> list[int]:
    """The titles below gaps that are wider than those between paragraphs."""
    manuscript = extent.manuscript
    first, last = manuscript.blocks[0], manuscript.blocks[-1]
    # Most copy has one blank line between any two paragraphs, and no line end else.
    if manuscript.working.count("\n", first.start, last.end) < 2 * len(manuscript.blocks) - 1:
        return []
    gaps = []
    for above, below in pairwise(manuscript.blocks[:_MOST_BLOCKS]):
        gaps.append(manuscript.working.count("\n", above.end, below.start))
        if gaps[-1] < _PARAGRAPH_GAP:
            return []
    if not gaps or max(gaps) == min(gaps):
        return []
    widest = max(gaps)
    return _starts(extent, [0, *(at + 1 for at, gap in enumerate(gaps) if gap == widest)])


def _starts(extent: Extent, tops: list[int]) -> list[int]:
    """The offsets of blocks, if all of them but the first open a story, and two do."""
    if len(tops) < 2 or not all(_opens_story(extent, index) for index in tops):
        return []
    return [extent.manuscript.blocks[index].start for index in tops]
