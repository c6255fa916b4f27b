"""What a page sets among the paragraphs of a story: an advertisement, links, a newsletter, a film.

No words tell where it ends, for a page may set anything there in any language; what stands below
it does: paragraphs together, as a story has them and a teaser, an author's note or a box has not.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from wirecopy.layout.appeals import Appeals
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import stems_of

_MOST_LINES, _FEWEST_PARAGRAPHS, _ENOUGH_TEXT = 5, 2, 120
_MUCH_MORE = 4
# Of what parts two stories, or ends one, nothing stands in an insert.
_PARTS = (Look.STAMP, Look.SIGNOFF, Look.CREDIT, Look.FEED)


def goes_on_below_insert(
    manuscript: Manuscript,
    looks: Looks,
    run: tuple[int, int],
    story: Callable[[], AbstractSet[str]],
    appeals: Appeals,
) -> bool:
    """Whether paragraphs below a few lines go on with the story above those.

    Args:
        manuscript: The blocks.
        looks: What they look like.
        run: The first paragraph below the lines, and one past the last block above them.
        story: Gives the stems of the text above, its headline and its deck, which takes long.
        appeals: Where the page speaks to its readers.
    """
    below, above = run
    if not 0 < below - above <= _MOST_LINES or looks.of[below] is not Look.PROSE:
        return False
    if any(look in _PARTS for look in looks.of[above:below]):
        return False
    end = _end_of_run(looks, below)
    paragraphs = range(below, end)
    if len(paragraphs) < _FEWEST_PARAGRAPHS or sum(looks.lengths[below:end]) < _ENOUGH_TEXT:
        return False
    if any(index in appeals.all for index in paragraphs):
        return False
    # Lists of sources end in a bracket or an address.
    if any(manuscript.working[block.end - 1] in "()[]/" for block in manuscript.blocks[below:end]):
        return False
    if not all(manuscript.ends_a_sentence(manuscript.blocks[index]) for index in paragraphs):
        return False
    return _is_of_the_story(manuscript, (above, below, end), story)


def _end_of_run(looks: Looks, first: int) -> int:
    end = first
    while end < len(looks.of) and looks.of[end] in TEXT:
        end += 1
    return end


def _is_of_the_story(
    manuscript: Manuscript, run: tuple[int, int, int], story: Callable[[], AbstractSet[str]]
) -> bool:
    """Whether paragraphs have words of the story, and none of the lines that would head them.

    A lone line with a name of the story heads what is said of that: About Harbor Works.
    """
    above, below, end = run
    lines = [stems_of(manuscript, index) for index in range(above, below)]
    told: set[str] = set().union(*(stems_of(manuscript, index) for index in range(below, end)))
    if len(lines) == 1 and not told.isdisjoint(lines[0]):
        return False
    known = story()
    # Links to what is related have the story's own words as well.
    others = told & (set().union(*lines) - known)
    if len(others) * _MUCH_MORE > len(told & known):
        return False
    return not told.isdisjoint(known) and (len(lines) > 1 or lines[0].isdisjoint(known))
