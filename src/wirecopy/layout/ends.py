"""Where the text ends."""

from __future__ import annotations

import attrs

from wirecopy.fields.byline.people import BylineFound
from wirecopy.knowledge.words import fold
from wirecopy.layout.appeals import Appeals
from wirecopy.layout.boilerplate import before_boilerplate
from wirecopy.layout.boxes import before_the_box
from wirecopy.layout.house_boxes import before_the_house
from wirecopy.layout.inserts import goes_on_below_insert
from wirecopy.layout.last_paragraphs import without_about
from wirecopy.layout.links_inside import is_link_inside, is_of_no_link
from wirecopy.layout.looks import OF_A_SITE, TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.releases import before_the_end_of_a_release
from wirecopy.layout.stems import stems_of
from wirecopy.text.patterns import lazy

_COLONS = ":："
_RUNNING_ON = ",;،，；、"
_SHORTEST_VERSE = 3
# A paragraph of the same story has this share of its words from what was said before; less speaks
# against it, for each tenth as much as a hundred letters speak for a text.
_USUAL_SHARE, _SAME = 0.3, 1000.0
_MOST_AGAINST = 500.0
_ENOUGH_STEMS = 4
# A paragraph that is signed below and has so many of its words from the story goes on with it below
# a box of other lines, which then speaks against it no more than this.
_SURE_SHARE, _MANY_STEMS, _BOX = 0.3, 12, 200.0
# Below a few lines of the page several paragraphs that stand together go on with the story.
_INSERT = 40.0
# So does a long one that is not signed, where nothing has closed the story yet.
_LONG, _LONG_STEMS, _LONG_SHARE = 250, 16, 0.42
# initials = "(" 1*5letter [ "/" 1*5letter ] ")"
_INITIALS = lazy(r"[(（]\p{L}{2,5}(?:/\p{L}{2,5}){0,2}[)）]")
# What an appeal to the readers weighs, and a heading that a page prints again and again.
_APPEAL = _SLOT = -60.0
_TEASER = -10.0
# What a sign-off right below a paragraph says for what stands above it.
_SIGNED = 200.0
_CUT_OFF = ("..", "…")
# What has so many times the text of a story is likelier the story.
_MUCH_MORE = 3.0
_LIST = 4
# No line of a poem has a figure or an address.
_NO_VERSE = lazy(r"[\d©@|]|://")
_LISTED = (Look.LINE, Look.ROW)
_LITTLE, _ADDED = 150, 0.4
# Comments stand below a story that has so many letters.
_ENOUGH_TEXT, _REPLY = 300.0, 3
_MOST_OF_A_NAME = 4
# Six buttons one below the other, or known headings, part stories as two other lines do.
_BUTTON = 0.34
# So much of what is no story stands in none: comments, terms, tables of cookies lie behind it.
_OUT_OF_REACH = 2000.0
# A deck is no shorter, and stands no farther below its headline.
_DECK, _DECK_REACH = 60, 20
_FULL_WEIGHT_BELOW = 300.0
# Behind these a lone sentence is the teaser of another story.
_PARTS = (Look.LINE, Look.STAMP, Look.SPEECH, Look.BELOW)


def find_end(
    manuscript: Manuscript,
    looks: Looks,
    first: int,
    run: tuple[int, int],
    byline: BylineFound | None,
    appeals: Appeals,
    *,
    head: int,
    opened: bool = False,
    credit: str | None = None,
) -> int:
    """One past the last block of the text.

    Args:
        manuscript: The manuscript.
        looks: What its blocks look like.
        first: The first block of the text.
        run: The run of blocks that weighs the most.
        byline: Who wrote it.
        appeals: Where the page speaks to its readers.
        head: The headline that stands nearest above the text, or the first block itself.
        opened: Whether the first block is nothing but the dateline, so that lines may be the text.
        credit: The agency that the dateline names.
    """
    signed = _signed(looks, first)
    if signed is not None:
        end = before_the_house(manuscript, looks, head, first, signed)
        end = before_the_end_of_a_release(manuscript, looks, first, end, credit)
        return before_the_box(manuscript, looks, first, end)
    story = _Story(manuscript, unread=_told_above(looks, head, first))
    end = _best_end(story, looks, first, run[1], appeals)
    # A dateline that has a line to itself is none of it.
    own = _weight(looks, first + opened, end)
    if end <= run[0] and own * _MUCH_MORE < _weight(looks, *run):
        # What weighs the most belongs to the story, unless that has as much by itself.
        end = _best_end(_Story(manuscript), looks, *run, appeals)
    end = without_about(manuscript, looks, (first, end), byline, appeals)
    end = _with_lines(manuscript, looks, first, end, opened=opened)
    end = before_the_house(manuscript, looks, head, first, end)
    end = before_boilerplate(manuscript, looks, first, end)
    end = before_the_end_of_a_release(manuscript, looks, first, end, credit)
    return before_the_box(manuscript, looks, first, end)


def _told_above(looks: Looks, head: int, first: int) -> list[int]:
    """The headline and the deck, whose words are the story's."""
    if not 0 < first - head <= _DECK_REACH:
        return []
    between = range(head + 1, first)
    return [head, *(at for at in between if looks.of[at] in TEXT or looks.lengths[at] >= _DECK)]


def _weight(looks: Looks, first: int, last: int) -> float:
    """What the text of a run of blocks weighs."""
    return sum(weight for weight in looks.weights[first:last] if weight > 0)


def _signed(looks: Looks, first: int) -> int | None:
    """The sign-off below a text that reaches as far, if nothing of a site stands before it."""
    for index in range(first + 1, len(looks.of)):
        if looks.of[index] is Look.SIGNOFF:
            # What looks like one may be a last word: "more", with the rest of the text below.
            return index if _is_last(looks, first, index) else None
        if looks.of[index] in OF_A_SITE:
            return None
    return None


def _is_last(looks: Looks, first: int, index: int) -> bool:
    """Whether little follows a sign-off, or less than above and no other: what a release adds."""
    below = _letters(looks, index + 1, len(looks.of))
    if below < _LITTLE:
        return True
    again = Look.SIGNOFF in looks.of[index + 1 :]
    return not again and below <= _letters(looks, first, index) * _ADDED


def _letters(looks: Looks, first: int, last: int) -> int:
    """How many letters of text some blocks have."""
    return sum(looks.lengths[at] for at in range(first, last) if looks.of[at] in TEXT)


def _with_lines(manuscript: Manuscript, looks: Looks, first: int, end: int, *, opened: bool) -> int:
    """One past the table, the list or the verse that ends the text, if it ends in one."""
    above = manuscript.blocks[end - 1]
    introduced = manuscript.working[above.end - 1] in _COLONS
    # Dates are rows of what a colon introduces, as in a list of fixtures.
    listed = (Look.LINE, Look.ROW, Look.STAMP) if introduced and not looks.site else _LISTED
    group = 0
    for look in looks.of[end:]:
        if look not in listed:
            break
        group += 1
    rows = looks.of[end : end + group].count(Look.ROW)
    while looks.site and rows >= _LIST and looks.of[end + group - 1] is Look.LINE:
        group -= 1  # below a list on a page lines are the page's
    if not group:
        return end
    # Below a dateline without a sentence stand the rows of a table.
    ended = manuscript.ends_a_sentence(above) or manuscript.is_signed(above)
    unended = end - first == 1 and (opened or not ended)
    begins = looks.of[end] is Look.ROW and rows > 1
    if introduced or unended or begins or rows * 2 > group > 1 or _is_verse(manuscript, end, group):
        return end + group
    return end


def _is_verse(manuscript: Manuscript, end: int, group: int) -> bool:
    """Whether lines are those of a poem or of one long sentence: they run on."""
    lines = [manuscript.text(block) for block in manuscript.blocks[end : end + group]]
    if group < _SHORTEST_VERSE or any(_NO_VERSE.search(line) for line in lines):
        return False
    on = sum(line[0].islower() or line[-1] in _RUNNING_ON for line in lines)
    return on * 3 >= group


def _best_end(story: _Story, looks: Looks, first: int, last: int, appeals: Appeals) -> int:
    """One past the block where the text that begins at a block weighs the most.

    Seen from its beginning, lines that stand among the text speak for another story more than
    they do while the text is looked for, and long blocks (terms, notices) say less. What follows
    such lines is of the story if it speaks of the same things.
    """
    if not looks.site and all(look is Look.PROSE for look in looks.of[first:]):
        return max(len(looks.of), first)  # each weighs something
    best = total = 0.0
    end = max(first, last)
    manuscript = story.manuscript
    lines = 0.0
    closed = aside = False
    link: int | None = None
    for index in (at for at in range(first, len(looks.of)) if at not in looks.inserts):
        look = looks.of[index]
        weight = min(looks.weights[index], _FULL_WEIGHT_BELOW)
        spoken = _weight_of_speech(manuscript, looks, index, appeals)
        if spoken is not None:
            weight = spoken
        elif look is Look.BELOW and is_link_inside(manuscript, looks, index):
            total += _TEASER
            link = index
            continue
        elif look in TEXT:
            if lines > 1 and _goes_on(story, looks, index, closed=closed):
                total = max(total, best - _BOX)
                weight = min(float(looks.lengths[index]), _FULL_WEIGHT_BELOW)
            aside = (
                _is_comment(manuscript, looks, index, among=aside)
                if closed and lines > 1
                else aside
            )
            resumed = end < index and not aside and story.resumes(looks, (index, end), appeals)
            if resumed or (link == index - 1 and is_of_no_link(manuscript, first, index)):
                weight = min(float(looks.lengths[index]), _FULL_WEIGHT_BELOW)
            if resumed:
                total, lines, closed = max(total, best - _INSERT), 0.0, False
            weight = _TEASER if aside else _text_weight(story, looks, index, weight, lines)
        elif look is Look.SIGNOFF and looks.of[index - 1] in TEXT and total + _SIGNED > best:
            # "(dpa/lnw)": who signs below a paragraph signs what stands above.
            best, end = total + _SIGNED, index
            continue
        lines = _lines_between(look, lines)
        closed = closed or (look is Look.BELOW and weight < _SLOT and best > _ENOUGH_TEXT)
        total += weight * 2 if look in (Look.LINE, Look.STAMP) else weight
        if total > best:
            best, end = total, index + 1
        elif total < best - _OUT_OF_REACH:
            break
    return end


def _weight_of_speech(
    manuscript: Manuscript, looks: Looks, index: int, appeals: Appeals
) -> float | None:
    """What a heading that stands again and again weighs, or an appeal to the readers."""
    if looks.of[index] is Look.BELOW and _is_slot(manuscript, looks, index):
        return _SLOT
    if index not in appeals.all:
        return None
    # One after another they are one box.
    return _TEASER if index - 1 in appeals.all else _APPEAL


def _lines_between(look: Look, lines: float) -> float:
    """How many lines part what follows a block from the text of the story.

    One line between two paragraphs is a heading; more, or "Read also", part stories.
    """
    if look in TEXT:
        return 0.0
    if look is Look.LISTED:
        return lines + _BUTTON
    if look in _PARTS:
        return lines + (2 if look is Look.BELOW else 1)
    return lines


def _is_comment(manuscript: Manuscript, looks: Looks, index: int, *, among: bool) -> bool:
    """Whether a name and a time stand right above a block, as above a reader's comment.

    comment = name line-end time line-end text / name time "said:" line-end text

    Among comments an address may stand between: Hi Ana,
    """
    if among and Look.STAMP in looks.of[index - _REPLY : index]:
        return True
    if looks.of[index - 1] is not Look.STAMP:
        return False
    if manuscript.working[manuscript.blocks[index - 1].end - 1] in _COLONS:
        return True
    named = looks.of[index - 2] in (Look.LINE, Look.LISTED)
    return named and 0 < len(looks.words[index - 2]) <= _MOST_OF_A_NAME


@attrs.define(eq=False, repr=False)
class _Story:
    """The blocks of a story so far; their words are read when somebody asks for them."""

    manuscript: Manuscript
    stems: set[str] = attrs.field(factory=set)
    unread: list[int] = attrs.field(factory=list)

    def strangeness(self, index: int) -> float:
        """What speaks against a paragraph as one of this story (0 or less)."""
        stems = stems_of(self.manuscript, index)
        if len(stems) < _ENOUGH_STEMS:
            return 0.0
        self._read()
        share = len(stems & self.stems) / len(stems)
        return min(max((share - _USUAL_SHARE) * _SAME, -_MOST_AGAINST), 0.0)

    def speaks_of(self, index: int, many: int = _MANY_STEMS, share: float = _SURE_SHARE) -> bool:
        """Whether a paragraph of many words surely speaks of what this story does."""
        stems = stems_of(self.manuscript, index)
        if len(stems) < many:
            return False
        self._read()
        return len(stems & self.stems) >= len(stems) * share

    def resumes(self, looks: Looks, run: tuple[int, int], appeals: Appeals) -> bool:
        """Whether this story goes on at a paragraph, below what the page set in it."""
        if looks.of[run[0] - 1] in TEXT:
            return False
        return goes_on_below_insert(self.manuscript, looks, run, self._read, appeals)

    def _read(self) -> set[str]:
        self.stems.update(*(stems_of(self.manuscript, above) for above in self.unread))
        self.unread.clear()
        return self.stems


def _goes_on(story: _Story, looks: Looks, index: int, *, closed: bool) -> bool:
    """Whether a story goes on below a box: in what is signed, or long and of the same things."""
    if _is_signed_below(story.manuscript, looks, index):
        return story.speaks_of(index)
    long = looks.of[index] is Look.PROSE and looks.lengths[index] >= _LONG
    return long and not closed and story.speaks_of(index, _LONG_STEMS, _LONG_SHARE)


def _is_signed_below(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether the line below a paragraph signs it, or says who helped."""
    if index + 1 >= len(looks.of) or looks.of[index] is not Look.PROSE:
        return False
    below = manuscript.blocks[index + 1]
    known = looks.of[index + 1] in (Look.SIGNOFF, Look.CREDIT)
    return known or _INITIALS.fullmatch(manuscript.working, below.start, below.end) is not None


def _text_weight(story: _Story, looks: Looks, index: int, weight: float, lines: float) -> float:
    """What a block of text weighs as a part of the story above it, which it is added to.

    Below lines that part stories it is of the same one if it speaks of the same things, and a
    teaser of another one if it is cut off.
    """
    if lines and looks.site:
        manuscript = story.manuscript
        if manuscript.text(manuscript.blocks[index]).endswith(_CUT_OFF):
            return _TEASER
        if lines > 1 and weight > 0:
            weight += story.strangeness(index)
    if weight > 0:
        story.unread.append(index)
    return weight


def _is_slot(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a heading of other things stands again on the page, as that of an advertisement."""
    return looks.counts.get(fold(manuscript.text(manuscript.blocks[index])), 0) > 1
