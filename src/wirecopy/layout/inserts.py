"""What a page sets among the paragraphs of a story: an advertisement, links, a newsletter, a film.

No words tell where it ends, for a page may set anything there in any language; what stands below
it does: paragraphs together, as a story has them and a teaser, an author's note or a box has not.
Of a lone paragraph its words tell: it has several of the story's, and none of any title above it.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from wirecopy.layout.appeals import Appeals
from wirecopy.layout.links_inside import LABELLED
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import networks_in, page_words, words_in
from wirecopy.layout.stems import are_spaced, stems_of
from wirecopy.text.punctuation import ends_a_sentence

_MOST_LINES, _FEWEST_PARAGRAPHS, _ENOUGH_TEXT = 5, 2, 120
_MUCH_MORE, _STOPLESS = 4, ("Thai", "Lao")
# A heading and a title, or two titles, stand above a lone paragraph; pairs of letters, which stand
# for words where no blanks part them, two texts share by chance.
_FEWEST_LINES, _LONGEST_LONE, _BY_CHANCE = 2, 400, 8
_NO_END = "?!？！)]）】"
_ONE_OF_TEXT = ((Look.PROSE,), (Look.SENTENCE,))
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
    if len(paragraphs) == 1 and below not in appeals.all:
        return is_last_below_insert(manuscript, looks, (below, above), story)
    if len(paragraphs) < _FEWEST_PARAGRAPHS or sum(looks.lengths[below:end]) < _ENOUGH_TEXT:
        return False
    if any(index in appeals.all for index in paragraphs):
        return False
    # Lists of sources end in a bracket or an address.
    if any(manuscript.working[block.end - 1] in "()[]/" for block in manuscript.blocks[below:end]):
        return False
    stopless = manuscript.spoken.script in _STOPLESS
    if not (stopless or all(map(manuscript.ends_a_sentence, manuscript.blocks[below:end]))):
        return False
    return _is_of_the_story(manuscript, (above, below, end), story)


def is_last_below_insert(
    manuscript: Manuscript,
    looks: Looks,
    run: tuple[int, int],
    story: Callable[[], AbstractSet[str]],
) -> bool:
    """Whether a lone paragraph below several lines ends the story above them.

    More of the page stands below it, it speaks to nobody and not of the page, and it has words of
    the story and none of a line above it, as a teaser has those of its title.
    """
    below, above = run
    lines = range(above, below)
    if not _FEWEST_LINES <= len(lines) <= _MOST_LINES or below + 1 >= len(looks.of):
        return False
    # A title with its teaser stands below it, and so above; or a comment's time.
    if looks.of[below + 2 : below + 3] in _ONE_OF_TEXT or looks.of[below + 1] is Look.STAMP:
        return False
    block = manuscript.blocks[below]
    text = manuscript.text(block)
    if manuscript.length(block) > _LONGEST_LONE or text[-1] in _NO_END or "@" in text:
        return False
    if "://" in text or LABELLED.match(manuscript.working, block.start, block.end) is not None:
        return False
    words = words_in(text)
    known = page_words(manuscript.registry, manuscript.spoken)
    if known.page.count(text, words) or known.addresses(text, words) or networks_in(text):
        return False
    if not ends_a_sentence(manuscript.working, block.end):
        return False
    told, of_story = stems_of(manuscript, below), story()
    titled = set().union(*(stems_of(manuscript, index) for index in lines))
    chance = 0 if are_spaced(tuple(told)) else len(told) // _BY_CHANCE
    return len(told & titled) <= chance and len(told & of_story) > chance


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
    # Of its pairs of letters any text has some, where no blanks part words.
    chance = 0 if are_spaced(tuple(told)) else len(lines[0]) * 2 // 3
    if len(lines) == 1 and len(told & lines[0]) > chance:
        return False
    known = story()
    # Links to what is related have the story's own words as well.
    others = told & (set().union(*lines) - known)
    if len(others) > chance and len(others) * _MUCH_MORE > len(told & known):
        return False
    return not told.isdisjoint(known) and (len(lines) > 1 or len(lines[0] & known) <= chance)
