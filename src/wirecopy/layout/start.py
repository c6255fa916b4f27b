"""Where the text begins below its headline, if no dateline tells."""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.fields.byline.names import is_company
from wirecopy.fields.release_words import is_release_label
from wirecopy.layout.authors import author_line
from wirecopy.layout.credited import is_credited_above, is_credited_below, is_cut_or_credited
from wirecopy.layout.live_reports import first_entry
from wirecopy.layout.looks import PAGE, TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.match_reports import below_the_score
from wirecopy.layout.page_words import page_words
from wirecopy.layout.standfirsts import below_standfirst
from wirecopy.layout.stems import stems_of
from wirecopy.layout.summaries import below_points, below_summary
from wirecopy.text.blocks import Block
from wirecopy.text.patterns import lazy

_TEXT_REACH = 30
_STANDFIRST_REACH = 3
_MOST_BETWEEN = 6
_SHORTEST_STANDFIRST = 60
_SHORTEST_ASKED = 45
_SHORTEST_NAMED = 25
_LONGEST_DECK = 320
_TOP_MATTER = (Look.LINE, Look.STAMP, Look.CREDIT, Look.LISTED, Look.CAPTION)
_MOST_TOP = 4
_LONGEST_NOTE = 40
# Below a paragraph of its own, buttons stand among the top matter.
_BUTTONS = (Look.SPEECH, Look.BELOW)
_MOST_TOP_AND_BUTTONS = 16
_MOST_BANKS, _MOST_TITLES, _BANK_WORDS, _LONGEST_SMALL = 6, 4, 3, 3
_LEAST_POINTS = 2
_COLONS = (":", "：")
_CLOSING, _LONGEST_NAMED = (")", "）", "]"), 60
_LIST_MARKS = frozenset("-–—•*·▪■●")
# A name and a role stand in an author's box above what it says of them.
_BOX = 2
# Between a headline and paragraphs more lines than these are a table.
_MOST_DECK_LINES, _FEWEST_FIGURES = 2, 2
_NAME_WORDS = 4
_YEAR_OR_TIME = lazy(r"\b(?:19|20)\d\d\b|\d[:.]\d\d\b")

# by-shape = [ words ] day words year [ time ], in a language whose months nobody listed
_DATE_BY_SHAPE = lazy(
    r"(?:[\p{L}\p{M}'’.,]{1,14}[ ]){0,4}\d{1,2}[ .,፣]{1,2}(?:[\p{L}\p{M}'’.]{1,14}[ ,]{1,2}){0,5}"
    r"(?:1[89]|20)\d\d(?!\d)(?:[ ,–-]{1,3}[^\n]{1,16})?"
)


def find_start(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """Where the text begins below the headline: at a standfirst, or else where the run does."""
    first = _find_start(manuscript, looks, headline, first)
    if first == headline + 1 and looks.of[first + 1 : first + 2] == (Look.PROSE,):
        first += _is_signed(manuscript, first, headline)
    first = _below_contribution(manuscript, looks, headline, first)
    if looks.of[first : first + 2] == (Look.SENTENCE, Look.PROSE):
        first += is_company(manuscript.text(manuscript.blocks[first]))  # Harbor Works Inc.
    entry = first_entry(manuscript, looks, headline, first)
    if entry != first:
        return entry
    if looks.site:
        first = _below_short_lead(looks, headline, first)
    first = _below_group(manuscript, looks, headline, first)
    first = below_the_score(manuscript, looks, first)
    if looks.site:
        first = below_summary(manuscript, looks, headline, first)
    first = below_points(manuscript, looks, headline, first)
    return below_standfirst(manuscript, looks, headline, first)


def _below_contribution(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """Where the text begins below a line on who wrote: Ana Ruz reported from Lima."""
    if first <= headline + 1 or first == len(looks.of) or looks.of[first] not in TEXT:
        return first
    if not manuscript.contributions(manuscript.blocks[first]):
        return first
    below = range(first + 1, min(first + _MOST_TOP_AND_BUTTONS, len(looks.of)))
    named = manuscript.byline(manuscript.blocks[first - 1]) is not None
    return next((at for at in below if looks.of[at] in TEXT), first) if named else first


def _below_short_lead(looks: Looks, headline: int, first: int) -> int:
    """Where the text begins if a page parts a short paragraph below the time from a longer one.

    Between the two stand a picture's words or buttons: what stands above them is a deck.
    """
    if Look.STAMP not in looks.of[headline + 1 : first] or looks.lengths[first] > _LONGEST_DECK:
        return first
    if looks.of[first] not in TEXT:
        return first  # a table's heading
    below = range(first + 1, min(first + _MOST_TOP_AND_BUTTONS, len(looks.of)))
    at = next((index for index in below if looks.of[index] in TEXT), first)
    between = looks.of[first + 1 : at]
    parted = any(look is not Look.LINE for look in between) or len(between) > 1
    longer = looks.lengths[at] * 10 >= looks.lengths[first] * 13
    parted = parted and Look.ROW not in between
    return at if parted and longer and looks.of[at : at + 1] == (Look.PROSE,) else first


def _below_group(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """Where the text begins if its first lines stand with those of the top, and it apart.

    ``By Ana Ruz``, ``3 March 2024``, ``READ LATER``, and below an empty line the first paragraph.
    """
    last = first
    end = min(len(looks.of) - 1, first + _MOST_BETWEEN)
    while last < end and not manuscript.is_apart(last + 1):
        last += 1
    if last >= end or (last == first and manuscript.is_apart(first)):
        return first
    begin = first
    while begin > headline + 1 and not manuscript.is_apart(begin):
        begin -= 1
    group = looks.of[begin : last + 1]
    after = looks.of[last + 1]
    apart = last + 2 >= len(looks.of) or manuscript.is_apart(last + 2)
    if after not in TEXT or not apart or group.count(Look.PROSE) > 1:
        return first
    known = page_words(manuscript.registry, manuscript.spoken)
    for look, block in zip(group, manuscript.blocks[begin : last + 1], strict=True):
        # "Updated 4 hours ago" is no row of a table.
        if look is Look.ROW and known.stamp(manuscript.working, *block[:2]) is None:
            return first
    if not _is_note(looks, last) or _are_figures(manuscript, first, last):
        return first
    ended = manuscript.ends_a_sentence(manuscript.blocks[last])
    if ended and stems_of(manuscript, last) & stems_of(manuscript, headline):
        return first  # a lead says what the headline says
    blocks = manuscript.blocks[begin : last + 1]
    marked = any(
        look is Look.STAMP or manuscript.byline(block) is not None
        for look, block in zip(group, blocks, strict=True)
    )
    return last + 1 if marked else first


def _are_figures(manuscript: Manuscript, first: int, last: int) -> bool:
    """Whether lines end in figures, as those of results do."""
    blocks = manuscript.blocks[first : last + 1]
    return sum(manuscript.working[block.end - 1].isdigit() for block in blocks) > 1


def _is_note(looks: Looks, index: int) -> bool:
    """Whether a line may be top matter: it has no stop, or few letters."""
    if looks.of[index] not in TEXT:
        return True
    return looks.of[index] is Look.SENTENCE and looks.lengths[index] <= _LONGEST_NOTE


def _find_start(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    if headline >= first:
        below = range(headline + 1, len(looks.of))
        first = next((index for index in below if looks.of[index] in TEXT), first)
    near = first - headline <= _TEXT_REACH
    starts = _starts_of_deck(manuscript, looks, headline + 1)
    decks = (_below_deck(manuscript, looks, start) for start in starts)
    deck = next((found for found in decks if found is not None), None)
    if deck is not None:
        return deck
    named = _below_names(manuscript, looks, headline, first)
    table = _table(manuscript, looks, named, first)
    if table is not None:
        return table
    first = max(first, min(named, len(looks.of) - 1))
    for index in range(headline + 1, first if near else headline + 1 + _STANDFIRST_REACH):
        look = looks.of[index]
        if index < named or manuscript.byline(manuscript.blocks[index]) is not None:
            continue
        if look is Look.PROSE or (look is Look.SENTENCE and looks.of[index + 1] is Look.PROSE):
            if index - headline > _STANDFIRST_REACH and _is_aside(looks, index, first):
                continue
            if index > headline + 1 and is_credited_below(manuscript, looks, index):
                continue
            if is_credited_above(manuscript, looks, index) or _is_of_author(looks, index, named):
                continue
            if not is_cut_or_credited(manuscript, index):
                return index
        elif index == headline + 1 and _begins_unstopped(manuscript, looks, index):
            return index
    return _after_what_is_cut(manuscript, looks, headline, first)


def _below_names(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """One past who wrote, right below a headline or below the time."""
    top = headline + 1 + (looks.of[headline + 1 : headline + 2] == (Look.STAMP,))
    lines = manuscript.byline_lines(top)
    if lines is not None:
        return top + lines.taken
    below = headline + 1
    # A name alone may stand above a label: Live.
    alone = first - below > 1 and looks.of[below] is Look.LINE
    return below + (alone and author_line(manuscript, below, headline) is not None)


def _is_signed(manuscript: Manuscript, index: int, headline: int) -> bool:
    """Whether a line with a bracket at its end is who wrote: Ana Ruz (Lima), (Ana Ruz - Lima)."""
    block = manuscript.blocks[index]
    if (
        manuscript.working[block.end - 1] not in _CLOSING
        or block.end - block.start > _LONGEST_NAMED
    ):
        return False
    return (
        manuscript.shaped_byline(block, bare=False) is not None
        or author_line(manuscript, index, headline) is not None
    )


def _starts_of_deck(manuscript: Manuscript, looks: Looks, start: int) -> Iterator[int]:
    """Where a deck may stand: right below the headline, or below the time with the byline below it.

    Either of the two may stand above it, and the other one below.
    """
    yield start
    if looks.of[start + 1 : start + 2] != (Look.PROSE,) or start + 2 >= len(looks.of):
        return
    above, below = manuscript.blocks[start], manuscript.blocks[start + 2]
    dated = looks.of[start] is Look.STAMP and manuscript.byline(below) is not None
    named = looks.of[start + 2] is Look.STAMP and manuscript.byline(above) is not None
    # On a page a counter of comments may stand there: 6 comments.
    counter = looks.site and looks.of[start] in (Look.LINE, Look.LISTED)
    if dated or named or (counter and manuscript.byline(below) is not None):
        yield start + 1


def _below_deck(manuscript: Manuscript, looks: Looks, start: int) -> int | None:
    """Where the text begins if a sentence stands above byline and time: that is a deck."""
    at = start
    while at < len(looks.of) and looks.of[at] in TEXT:
        at += 1
    if at == start < len(looks.of) and (
        _is_standfirst(manuscript, looks, start) or _is_above_name(manuscript, looks, start)
    ):
        at += 1
    above = at
    between = (*_TOP_MATTER, *_BUTTONS, Look.FEED) if looks.site else _TOP_MATTER
    while at < len(looks.of) and (
        looks.of[at] in between or (looks.site and _is_of_top(manuscript, looks, at))
    ):
        at += 1
    if above - start != 1 or at - above > _MOST_TOP_AND_BUTTONS:
        return None
    if at - above > _MOST_TOP and not (looks.site and _is_run(looks, at)):
        return None
    top = manuscript.blocks[above:at]
    stamped = (looks.site and Look.STAMP in looks.of[above:at]) or any(
        manuscript.source_line(block)
        or manuscript.byline(block)
        or manuscript.shaped_byline(block, bare=False)
        for block in top
    )
    if not stamped and looks.of[above : above + 1] == (Look.LINE,):
        # A name, and whom it wrote for; or the name alone.
        named = manuscript.byline_lines(above) or author_line(manuscript, above, start - 1)
        stamped = named is not None
    # A sentence among lines is the page's own: "Read in 4 min.", "Already a subscriber?"
    ahead = looks.of[at : at + 2]
    text = at < len(looks.of) and (ahead[0] is Look.PROSE or set(ahead) <= set(TEXT))
    text = text and not _is_of_author(looks, at, start)
    if not stamped or not text:
        return None
    # On a page a picture's words may stand right above the text.
    return _after_what_is_cut(manuscript, looks, start - 1, at) if looks.site else at


def _is_of_top(manuscript: Manuscript, looks: Looks, at: int) -> bool:
    """Whether a line of a page is a picture's, or a place with a bracket below who wrote."""
    placed = looks.lengths[at] <= _LONGEST_NOTE and not manuscript.is_apart(at)
    return placed or is_credited_below(manuscript, looks, at)


def _is_above_name(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line that is no title by its small words stands above one that names who wrote."""
    block = manuscript.blocks[index]
    if looks.of[index] is not Look.LINE or manuscript.length(block) < _SHORTEST_NAMED:
        return False
    if looks.of[index + 1 : index + 2] != (Look.LINE,) or not _has_small_words(manuscript, block):
        return False
    if manuscript.byline(block) is not None:
        return False
    below = manuscript.byline_lines(index + 1) or author_line(manuscript, index + 1, index - 1)
    return below is not None


def _is_run(looks: Looks, at: int) -> bool:
    """Whether two paragraphs of a text follow one another, or one stands below a picture."""
    if looks.of[at : at + 1] == (Look.PROSE,) and looks.of[at - 1] is Look.CAPTION:
        return True
    return all(weight > 0 for weight in looks.weights[at : at + 2]) and len(looks.of) > at + 1


def below_byline(manuscript: Manuscript, looks: Looks, head: tuple[int, int], byline: int) -> int:
    """Where the text begins if its first block stands alone between headline and byline: a deck.

    Args:
        manuscript: The page.
        looks: What its blocks look like.
        head: The block of the headline, and the one where the text was thought to begin.
        byline: Where the byline stands in the text.
    """
    headline, first = head
    at = first + 1
    if first != headline + 1 or at >= len(looks.of) or manuscript.blocks[at].start != byline:
        return first
    at += 1
    while at < len(looks.of) and looks.of[at] in (*_TOP_MATTER, *_BUTTONS):
        at += 1
    return at if at - first <= _MOST_TOP_AND_BUTTONS and _is_run(looks, at) else first


def _table(manuscript: Manuscript, looks: Looks, start: int, first: int) -> int | None:
    """Where a table begins that stands between the headline and the paragraphs."""
    at = first
    if at > start and manuscript.byline(manuscript.blocks[at - 1]) is not None:
        return None  # Section: News / Writer: Ana Ruz
    while at > start and looks.of[at - 1] in (Look.LINE, Look.ROW):
        at -= 1
    if _are_banks(manuscript, looks, start - 1, first) or _is_summary(manuscript, looks, at, first):
        return None
    rows = looks.of[at:first].count(Look.ROW)
    # In copy as it was sent several lines above the first paragraph are a table, not a deck.
    inside = looks.of[first : first + 1] in ((Look.LINE,), (Look.ROW,))
    enough = inside or first - at > _fewest_of_table(manuscript, start, range(at, first))
    table = rows * 2 >= first - at > 0 or (not looks.site and enough)
    # Where no row stands, a line with a date and its year or time dates the story.
    decks = manuscript.blocks[at:first]
    if any(is_release_label(manuscript.text(block)) for block in decks):
        return None
    if decks and not looks.site and all(map(manuscript.is_marked_deck, decks)):
        return None
    dated = rows <= 1 and any(_is_dated(manuscript, index) for index in range(at, first))
    # With the time, and apart from the text: Release | No 41/2024
    noted = first - at == 1 and looks.of[at - 1] is Look.STAMP
    noted = noted and manuscript.is_apart(first) and not manuscript.is_apart(at)
    if table and at == start and at + 1 < first and _is_deck_of_table(manuscript, looks, at):
        at += 1
    return at if table and at < first and not (dated or noted) else None


def _fewest_of_table(manuscript: Manuscript, start: int, lines: range) -> int:
    """More lines than so many are a table: of those below who wrote, or with figures, any two."""
    named = start > 0 and manuscript.byline(manuscript.blocks[start - 1]) is not None
    texts = " ".join([manuscript.text(manuscript.blocks[at]) for at in lines])
    figured = sum(any(map(str.isdigit, word)) for word in texts.split()) >= _FEWEST_FIGURES
    return 1 if named or figured else _MOST_DECK_LINES


def _is_deck_of_table(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line right below a headline says more than a row does, and stands apart."""
    if looks.of[index] is not Look.LINE or not manuscript.is_apart(index + 1):
        return False
    long = looks.lengths[index] >= _SHORTEST_STANDFIRST
    return long and _has_small_words(manuscript, manuscript.blocks[index])


def _are_banks(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> bool:
    """Whether all between a headline and the text are decks of an old paper, in its capitals.

    In capitals as the headline is, or few, and each longer word with one.
    """
    lines = [manuscript.text(block) for block in manuscript.blocks[headline:first]]
    if not 1 < len(lines) <= _MOST_BANKS or looks.of[first : first + 1] != (Look.PROSE,):
        return False
    if any(len(line.split()) < _BANK_WORDS or line[-1] in _COLONS for line in lines):
        return False
    few = len(lines) <= _MOST_TITLES and Look.ROW not in looks.of[headline:first]
    return all(map(str.isupper, lines)) or (few and all(map(_is_title_case, lines)))


def _is_title_case(line: str) -> bool:
    """Whether the longer words of a line of some words begin with capitals."""
    if len(line.split()) <= _BANK_WORDS:
        return False
    words = [word for word in line.split() if word[0].isalpha() and len(word) > _LONGEST_SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


def _is_summary(manuscript: Manuscript, looks: Looks, at: int, first: int) -> bool:
    """Whether lines below the time or the byline say the story in short: Key points:, and a list.

    The text stands apart from them.
    """
    above, rows = manuscript.blocks[at - 1], manuscript.blocks[at + 1 : first]
    if len(rows) < _LEAST_POINTS or not manuscript.is_apart(first):
        return False
    dated = looks.of[at - 1] is Look.STAMP or manuscript.byline(above) is not None
    headed = manuscript.working[manuscript.blocks[at].end - 1] in _COLONS
    return dated and headed and all(manuscript.working[row.start] in _LIST_MARKS for row in rows)


def _is_dated(manuscript: Manuscript, index: int) -> bool:
    """Whether a line holds a date with its year, or with a time."""
    start, end, _ = manuscript.blocks[index]
    if _DATE_BY_SHAPE.fullmatch(manuscript.working, start, end) is not None:
        return True
    known = page_words(manuscript.registry, manuscript.spoken)
    dated = _YEAR_OR_TIME.search(manuscript.working, start, end) is not None
    return dated and known.stamp(manuscript.working, start, end) is not None


def _after_what_is_cut(manuscript: Manuscript, looks: Looks, headline: int, first: int) -> int:
    """The first block of text from a block on that is neither cut off nor a caption.

    Where all of it is, the text begins where it was thought to.
    """
    # Each step takes a block of text that lies further down, and there are so many blocks.
    for index in range(first, len(looks.of)):
        if looks.of[index] is not Look.PROSE and index > first:
            continue
        credited = index > headline + 1 and (
            is_credited_below(manuscript, looks, index)
            or is_credited_above(manuscript, looks, index)
            or _is_of_author(looks, index, headline + 1)
        )
        if not credited and not is_cut_or_credited(manuscript, index):
            return index
    return first


def _is_aside(looks: Looks, index: int, first: int) -> bool:
    """Whether many lines part a paragraph from the text: it speaks of something else.

    What is printed above it already is a picture's.
    """
    if looks.words[index] and looks.words[index] in looks.words[:index]:
        return True
    lines = sum(looks.of[at] in (Look.LINE, Look.STAMP) for at in range(index + 1, first))
    return looks.of[index - 1] is Look.BELOW or lines > _MOST_BETWEEN


def _is_of_author(looks: Looks, index: int, start: int) -> bool:
    """Whether a paragraph stands in the author's box: a name printed again, and what they do."""
    for at in range(max(start, index - _BOX), index):
        words = looks.words[at]
        name = looks.of[at] in (Look.LINE, Look.LISTED) and 1 < len(words) <= _NAME_WORDS
        if name and words in looks.words[start:at]:
            return True
    return False


def _begins_unstopped(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether the text begins with a line below the headline that has no stop.

    In copy as it was sent such a line is a deck, unless it is wrapped: then its stop is missing. So
    is one that stands with the headline, and both apart from the text.
    """
    below = index + 1
    paragraph = below < len(looks.of) and looks.of[below] is Look.PROSE and looks.site < PAGE
    if paragraph and manuscript.is_apart(below) and not manuscript.is_apart(index):
        return False
    wrapped = len(manuscript.blocks[index].lines) > 1
    if below < len(looks.of) and is_release_label(manuscript.text(manuscript.blocks[below])):
        return False
    may_be = looks.site or looks.of[index] is not Look.LINE or wrapped
    return bool(may_be) and _is_standfirst(manuscript, looks, index)


def _is_standfirst(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line without a stop says more than a title does, and not the title again."""
    block = manuscript.blocks[index]
    above = looks.words[index - 1]
    if sum(word in above for word in looks.words[index]) * 10 >= len(looks.words[index]) * 7:
        return False
    if looks.of[index] is Look.SENTENCE:
        return manuscript.length(block) >= _SHORTEST_ASKED
    if looks.of[index] is not Look.LINE or manuscript.length(block) < _SHORTEST_STANDFIRST:
        return False
    return _has_small_words(manuscript, block)


def _has_small_words(manuscript: Manuscript, block: Block) -> bool:
    """Whether enough words of a line begin small; German begins its nouns with a capital."""
    words = manuscript.text(block).split()
    return sum(not word[0].isupper() for word in words) * 5 > len(words) * 2
