"""What interrupts a story on a page that sets its lines in groups, with empty lines between.

page  = *( group empty-line )
story = paragraph *( [ interruption ] paragraph )      ; each a group of its own
interruption = 1*6line                                 ; ADVERTISEMENT / Read also, and two titles

No words tell where an interruption ends, for a page may set anything there in any language. The
paragraphs do: each stands by itself, above it and below it, and what is below speaks of what is
above, or somebody says it, or it is plain and more of the page is below it. The teaser of another
story stands with its title, a box with its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wirecopy.layout.groups import is_alone, is_grouped
from wirecopy.layout.looks import PAGE, TEXT, Look
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import networks_in, page_words, words_in
from wirecopy.layout.stems import are_spaced, stems_of
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import OPENING_QUOTES

_MOST_LINES, _MOST_APART, _LEAST_PARAGRAPHS, _UNDER_WAY = 6, 2, 3, 2
_LONGEST_IN_GROUP = 160
_HEAD, _TITLE_WORDS = 12, 4
_COLONS = ":："
_QUOTED = frozenset(f"{OPENING_QUOTES}«–—-")
_CALLS = "?!？！"
# buttons = 1*( word 2*blank ) word; tags = "#" word
_COLUMNS = lazy(r"\S(?:[ ]{2,}|\t)\S|[#＃]\w")
# link = ( "[" label "]" / arrow ) title: [VIDEO] A morning at the mill
_LINK = lazy(r"(?:[\[【［][^\]】］\n]{1,20}[\]】］]|[▶►»→👉]|>>)[ ]?[\p{L}\d«“\"]")
# Of what parts two stories, or ends one, nothing interrupts a story.
_PARTS = (Look.SIGNOFF, Look.CREDIT, Look.FEED)
# Where no blanks part words, pairs of letters stand for them, and two texts share some by chance.
_BY_CHANCE = 6

Gap = tuple[int, int]


def interruptions(manuscript: Manuscript, looks: list[Look], site: float) -> frozenset[int]:
    """The blocks that interrupt a story, and are no part of it.

    Args:
        manuscript: The blocks.
        looks: What they look like.
        site: How much of a site stands around (0 to 1).
    """
    alone = [at for at, look in enumerate(looks) if look in TEXT and is_alone(manuscript, at)]
    if len(alone) < _LEAST_PARAGRAPHS or not is_grouped(manuscript, looks):
        return frozenset()
    gaps = [
        gap
        for chain in _chains(manuscript, looks, alone, site >= PAGE)
        for gap in _goes_on(manuscript, chain)
    ]
    lone = [gap[0] for gap in gaps if looks[slice(*gap)] == [Look.LINE]]
    # No heading of a story stands twice in it, as the label of an advertisement does.
    counts = Counter(manuscript.text(manuscript.blocks[at]) for gap in gaps for at in range(*gap))
    headings = {
        at
        for at in lone
        if counts[manuscript.text(manuscript.blocks[at])] == 1
        and _LINK.match(manuscript.working, manuscript.blocks[at].start) is None
    }
    return frozenset(at for gap in gaps for at in range(*gap) if at not in headings)


def _chains(
    manuscript: Manuscript, looks: list[Look], alone: Sequence[int], is_page: bool
) -> Iterator[list[int]]:
    """Runs of paragraphs with nothing between two of them that parts stories.

    Where few lines of a site stand around, several groups of lines end a release.
    """
    chain = [alone[0]]
    for above, below in pairwise(alone):
        between = range(above + 2, below)
        several = not is_page and any(map(manuscript.is_apart, between))
        if below - above > 1 and (
            several or not _may_interrupt(manuscript, looks, (above + 1, below))
        ):
            yield chain
            chain = []
        chain.append(below)
    yield chain


def _may_interrupt(manuscript: Manuscript, looks: list[Look], gap: Gap) -> bool:
    """Whether lines between two paragraphs may interrupt a story.

    A lone line is a heading of the story's, what a colon introduces is a list of it, and of several
    lines any two stand together.
    """
    first, end = gap
    between = looks[first:end]
    if end - first > _MOST_LINES or any(look in _PARTS for look in between):
        return False
    if between == [Look.LINE]:
        return True
    if len(between) > _MOST_APART and all(map(manuscript.is_apart, range(first, end))):
        return False
    above = manuscript.blocks[first - 1]
    if manuscript.working[above.end - 1] in _COLONS and Look.BELOW not in looks[first:end]:
        return False
    for at in range(first, end):
        block = manuscript.blocks[at]
        if looks[at] in TEXT and manuscript.length(block) > _LONGEST_IN_GROUP:
            return False
        if manuscript.begins_with_copyright(block) or manuscript.byline(block) is not None:
            return False
        if looks[at] is Look.STAMP and manuscript.source_line(block) is not None:
            return False
    return True


def _goes_on(manuscript: Manuscript, chain: Sequence[int]) -> Iterator[Gap]:
    """The gaps of a chain below which its story goes on."""
    gaps = [(above + 1, below) for above, below in pairwise(chain) if below - above > 1]
    if not gaps:
        return
    story = _stems_of_head(manuscript, chain[0])
    held: list[Gap] = []
    above = 0
    # What is borne out below a later gap bears out all that stands above that.
    for run, gap in _runs(chain, gaps):
        if held:
            plain = above >= _UNDER_WAY and _is_plain(manuscript, run, held[-1])
            if plain or _is_of_the_story(manuscript, run, story, held[-1]):
                yield from held
                held = []
        story.update(*(stems_of(manuscript, index) for index in run))
        held.append(gap)
        above += len(run)


def _runs(chain: Sequence[int], gaps: Sequence[Gap]) -> Iterator[tuple[list[int], Gap]]:
    """The paragraphs above each gap, and the last ones with nothing below them."""
    run: list[int] = []
    below = dict(gaps)
    for index in chain:
        run.append(index)
        if index + 1 in below:
            yield run, (index + 1, below[index + 1])
            run = []
    yield run, (chain[-1] + 1, chain[-1] + 1)


def _stems_of_head(manuscript: Manuscript, first: int) -> set[str]:
    """The stems of the longer lines above the first paragraph: a title, a deck."""
    head: set[str] = set()
    for at in range(max(first - _HEAD, 0), first):
        text = manuscript.text(manuscript.blocks[at])
        if len(text.split()) >= _TITLE_WORDS or not are_spaced(words_in(text)):
            head |= stems_of(manuscript, at)
    return head


def _is_of_the_story(manuscript: Manuscript, run: Sequence[int], story: set[str], gap: Gap) -> bool:
    """Whether paragraphs below an interruption speak of the story, or somebody does in them.

    What has a word of the line right above it, and the story has not, has that for its title.
    """
    stems = [stems_of(manuscript, index) for index in run]
    above = gap[1] - 1
    if manuscript.is_apart(above) and stems[0] & (stems_of(manuscript, above) - story):
        return False
    if any(manuscript.working[manuscript.blocks[index].start] in _QUOTED for index in run):
        return True
    told = set().union(*stems)
    chance = 0 if are_spaced(tuple(told)) else len(told) // _BY_CHANCE
    return len(told & story) > chance


def _is_plain(manuscript: Manuscript, run: Sequence[int], gap: Gap) -> bool:
    """Whether nothing speaks against paragraphs below an interruption.

    More of the page stands below them, the first calls nobody and says nothing of the page, and
    above it is neither a row of buttons or tags nor a rule, which end a story.
    """
    working, blocks = manuscript.working, manuscript.blocks
    if run[-1] + 1 >= len(blocks):
        return False
    for at in range(*gap):
        start, end, _ = blocks[at]
        if _COLUMNS.search(working, start, end) or manuscript.is_wordless(blocks[at]):
            return False
    known = page_words(manuscript.registry, manuscript.spoken)
    text = manuscript.text(blocks[run[0]])
    words = words_in(text)
    if text[-1] in _CALLS or "@" in text or networks_in(text):
        return False
    return not (known.page.count(text, words) or known.addresses(text, words))
