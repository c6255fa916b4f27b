"""The byline among lines of a site: by a word such as "By", or bare names beside a date."""

from __future__ import annotations

from wirecopy.fields.byline.names import is_of_page
from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.reader import LONGEST_BYLINE
from wirecopy.fields.byline.roles import is_organization
from wirecopy.fields.byline.shaped import are_names
from wirecopy.fields.captions import picture_words
from wirecopy.fields.release_words import is_release_label
from wirecopy.knowledge.words import fold
from wirecopy.layout.authors import opens_the_text
from wirecopy.layout.contacts import is_contact
from wirecopy.layout.led_bylines import (
    LONGEST_BY_WORD,
    LedBylines,
    common_words,
    is_common,
    is_likely,
    names_in,
)
from wirecopy.layout.looks import Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.name_pieces import ranks
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.layout.stuck_authors import unspaced_author
from wirecopy.text.blocks import Block
from wirecopy.text.letters import has_no_capitals

_ABOVE = 4
_BELOW_START = 8
_BELOW_END = 8
_REACH = 60
# So far above the headline a page's own name is looked for.
_MASTHEAD_REACH = 30
_ENOUGH = 1.15
_MOST_LINES = 8
_SHORTEST_HOUSE, _OFTEN = 4, 3
# How far words are looked for in the text of a page.
_LONGEST_PAGE = 200_000
# The looks that a line of names may have: printed often, it is taken for furniture.
_NAME_LOOKS = (Look.LINE, Look.STAMP, Look.LISTED, Look.SENTENCE)


def find_byline(
    manuscript: Manuscript,
    looks: Looks,
    led: LedBylines,
    head: tuple[int, int],
    last: int,
) -> BylineFound | None:
    """The byline of the story.

    Args:
        manuscript: The page.
        looks: What its blocks look like.
        led: The blocks that a word makes bylines.
        head: The block of the headline, and the one where the paragraphs begin below a
            standfirst.
        last: One past the last block of the text.
    """
    headline, paragraphs = head
    reach = range(max(headline - _ABOVE, 0), min(paragraphs + _BELOW_START, len(looks.of)))
    # Far from both the headline and the text nothing belongs to the story.
    near = (*reach[:_REACH], *reach[max(_REACH, len(reach) - _REACH) :])
    near = tuple(index for index in near if index != headline)
    order = sorted(near, key=lambda index: (index < headline, index))
    below = range(last, min(last + _BELOW_END, len(looks.of)))
    for index in order:
        found = led.at(index) or _parted(manuscript, index)
        if found is not None and found.people:
            found = _without_mastheads(manuscript, found, headline)
            own = _right_above(manuscript, looks, found, (index, paragraphs))
            return own or _with_more(manuscript, looks, index, found)
    shaped = _shaped(manuscript, looks, range(headline + 1, paragraphs))
    if shaped is not None:
        return shaped
    bare = _bare(manuscript, looks, order, headline, last)
    if bare is None or bare.start >= manuscript.blocks[last - 1].end:
        bare = _dated(manuscript, looks, range(headline + 1, paragraphs), headline) or bare
    if bare is not None:
        return bare
    others = (led.at(index) for index in (*below, *order) if index != headline)
    named = [byline for byline in others if byline is not None]
    return next((byline for byline in named if byline.people), next(iter(named), None))


def _right_above(
    manuscript: Manuscript, looks: Looks, house: BylineFound, between: tuple[int, int]
) -> BylineFound | None:
    """Who wrote by the line right above the text, where a house has posted it: by Tarn Times.

    The house's name stands on its page again and again, as that of who wrote does not.
    """
    index, first = between
    above = first - 1
    if above <= index or looks.of[above] is not Look.LINE or len(house.people) != 1:
        return None
    own = house.people[0]
    if own.person.role or own.person.email or not _is_everywhere(manuscript, own.person.name):
        return None
    block = manuscript.blocks[above]
    if not _may_be_names(manuscript, block) or manuscript.ends_a_sentence(block):
        return None
    found = names_in(manuscript, block)
    if found is None or not all(" " in who.person.name for who in found.people):
        return None
    # Washington CNN
    known = manuscript.registry.names
    if any(fold(word) in known for word in manuscript.text(block).split()):
        return None
    named = sum(who.span[1] - who.span[0] for who in found.people)
    whole = named + len(found.people) * 2 >= block.end - block.start
    return found if whole and are_names(manuscript.context, found, *block[:2]) else None


def _is_everywhere(manuscript: Manuscript, name: str) -> bool:
    """Whether the first word of a name stands on a page again and again."""
    word = name.split(" ", 1)[0].casefold()
    page = manuscript.working[:_LONGEST_PAGE].casefold()
    return len(word) >= _SHORTEST_HOUSE and page.count(word) >= _OFTEN


def _shaped(manuscript: Manuscript, looks: Looks, between: range) -> BylineFound | None:
    """The byline that a line between headline and text is by its shape, in any language."""
    for index in between[:_MOST_LINES]:
        block = manuscript.blocks[index]
        if looks.of[index] is not Look.LINE or manuscript.length(block) > LONGEST_BYLINE:
            continue
        found = manuscript.shaped_byline(block, bare=False)
        if found is not None:
            return found
    return None


def _without_mastheads(manuscript: Manuscript, found: BylineFound, headline: int) -> BylineFound:
    """A byline without those who are the page itself: Ana Ruz, Telnova Online.

    Its name stands as a line of its own above the headline.
    """
    others = [who for who in found.people[1:] if not _is_masthead(manuscript, who, headline)]
    return found._replace(people=(found.people[0], *others))


def _is_masthead(manuscript: Manuscript, who: PersonFound, headline: int) -> bool:
    name = fold(who.person.name)
    above = manuscript.blocks[max(headline - _MASTHEAD_REACH, 0) : max(headline, 0)]
    return any(
        block.end - block.start <= LONGEST_BYLINE and fold(manuscript.text(block)) == name
        for block in above
    )


def _parted(manuscript: Manuscript, index: int) -> BylineFound | None:
    """A byline over several lines: "By" on one, the names on the next."""
    block = manuscript.blocks[index]
    if block.end - block.start > LONGEST_BY_WORD:
        return None
    word = fold(manuscript.text(block)).rstrip(": ")
    if word not in manuscript.languages.words("byline", "by") or index + 1 >= len(
        manuscript.blocks
    ):
        return None
    found = names_in(manuscript, manuscript.blocks[index + 1])
    return found if found is not None and not _is_button(manuscript, found) else None


def _is_button(manuscript: Manuscript, found: BylineFound) -> bool:
    """Whether what seems to be somebody's name is a page's own: Social Sharing, Lihat Foto."""
    return is_of_page(found.people[-1].person.name, manuscript.languages)


def _with_more(manuscript: Manuscript, looks: Looks, index: int, found: BylineFound) -> BylineFound:
    """A byline with the names that stand on the lines right below its own."""
    people, end = found.people, found.end
    known = {fold(who.person.name) for who in people}
    between = {",", "&", *manuscript.languages.words("byline", "conjunctions")}
    for at in range(index + 1, min(index + _MOST_LINES, len(looks.of))):
        block = manuscript.blocks[at]
        if block.start < end:
            continue
        if fold(manuscript.text(block)) in between:
            continue
        if manuscript.is_known_furniture(block):
            break
        more = names_in(manuscript, block) if looks.of[at] in (Look.LINE, Look.LISTED) else None
        if more is None or not _is_name_and_role(manuscript, block, more):
            break
        if _is_button(manuscript, more):
            break
        name = more.people[-1].person.name
        if _is_role_only(manuscript, block, name) and (
            manuscript.text(block) == name or not people[-1].person.role
        ):
            break
        if fold(name) in known or is_common(manuscript, name):
            break
        # "WATCH LIVE" below a name is none; names on a page are all in capitals, or none is.
        if name.isupper() and not people[0].person.name.isupper():
            break
        people, end = (*people, *more.people), block.end
    return found._replace(people=people, end=end)


def _is_role_only(manuscript: Manuscript, block: Block, name: str) -> bool:
    """Whether what seems a name is the field of a role, or a house: North Wales correspondent."""
    if manuscript.role_line(block) is None:
        return False
    text = manuscript.text(block)
    return text == name or (text.startswith(f"{name} ") and text[len(name) + 1].islower())


def _is_name_and_role(manuscript: Manuscript, block: Block, found: BylineFound) -> bool:
    """Whether a line is a name and nothing but a role behind it: Ana Ruz - Reporter in Lima."""
    text, name = manuscript.text(block), found.people[-1].person.name
    if text == name:
        return True
    behind = words_in(text[len(name) :])
    return text.startswith(name) and not ranks(manuscript.spoken).isdisjoint(behind)


def _dated(
    manuscript: Manuscript, looks: Looks, between: range, headline: int
) -> BylineFound | None:
    """The authors that a line with a date above the text names: Ana Ruz Published 4 March 2024."""
    for index in between:
        line = manuscript.blocks[index]
        found = manuscript.source_line(line) if looks.of[index] is Look.STAMP else None
        authors = found.authors if found is not None else ()
        sure = [who for who in authors if not _is_masthead(manuscript, who, headline)]
        if sure and all(is_likely(manuscript, who) for who in sure):
            return BylineFound(line.start, line.end, tuple(sure))
    return None


def _bare(
    manuscript: Manuscript, looks: Looks, order: list[int], headline: int, last: int
) -> BylineFound | None:
    """Names without a word that leads them, where their surroundings tell."""
    best: BylineFound | None = None
    most = _ENOUGH
    after = [last] if last < len(looks.of) else []
    for index in [*order, *after]:
        if index == headline or looks.of[index] not in _NAME_LOOKS:
            continue
        block = manuscript.blocks[index]
        text = manuscript.text(block)
        # One word is no name, but where no blanks part words.
        if (" " not in text and text.isascii()) or not _may_be_names(manuscript, block):
            continue
        if index >= last and manuscript.is_unknown_closing(block, None):
            continue
        found = names_in(manuscript, block) or _unspaced(manuscript, looks, index)
        # "Share Article" is a button; behind "By" it may be a name, as Page and Read are.
        if found is None or not _are_names(manuscript, found):
            continue
        if is_of_page(found.people[0].person.name, manuscript.languages):
            continue
        who = found.people[0]
        if index > headline and manuscript.text(block) != who.person.name:
            if _is_masthead(manuscript, who, headline):
                continue
            found = _without_mastheads(manuscript, found, headline)
        if is_contact(manuscript, index) if index >= last else opens_the_text(manuscript, who):
            continue
        score = _bare_score(manuscript, looks, index, found) + 0.75 * (index > headline)
        score -= 0.75 * (index == headline - 1 and _is_told(manuscript, who.person.name, headline))
        score += 0.75 * (index == last) + 0.5 * (index == headline + 1)
        if score > most:
            top = _first_of_several(manuscript, looks, index, found)
            best, most = _with_more(manuscript, looks, *top), score
    return best


def _is_told(manuscript: Manuscript, name: str, headline: int) -> bool:
    """Whether the text below a headline names somebody: the line above that is its kicker."""
    if headline >= len(manuscript.blocks):
        return False  # nothing stands below
    end = manuscript.blocks[headline].end
    return manuscript.working.find(f"{name} ", end, end + _LONGEST_PAGE) >= 0


def _may_be_names(manuscript: Manuscript, block: Block) -> bool:
    """Whether a line is short, no list has it, no row of buttons, and no release's label."""
    if manuscript.length(block) > LONGEST_BYLINE or manuscript.is_known_furniture(block):
        return False
    text = manuscript.text(block)
    # Ana Ruz / Tarnpress nuotr.
    if is_release_label(text) or fold(text.rsplit(" ", 1)[-1]) in _picture_words(manuscript):
        return False
    return not manuscript.context.is_row(*block[:2])


def _picture_words(manuscript: Manuscript) -> frozenset[str]:
    return picture_words(manuscript.spoken).words


def _unspaced(manuscript: Manuscript, looks: Looks, index: int) -> BylineFound | None:
    """The author that a line of a few letters of East Asia is which stands with the time."""
    if looks.of[index] is Look.STAMP:
        return unspaced_author(manuscript, manuscript.blocks[index])
    # A name whose parts a blank parts needs nothing else to stand with.
    together = not manuscript.is_apart(index) or " " in manuscript.text(manuscript.blocks[index])
    above = index > 0 and looks.of[index - 1] is Look.STAMP and together
    below = looks.of[index + 1 : index + 2] == (Look.STAMP,) and not manuscript.is_apart(index + 1)
    return unspaced_author(manuscript, manuscript.blocks[index]) if above or below else None


def _first_of_several(
    manuscript: Manuscript, looks: Looks, index: int, found: BylineFound
) -> tuple[int, BylineFound]:
    """The first of the lines one below the other that are a name and a role each."""
    while index > 0 and looks.of[index - 1] in (Look.LINE, Look.LISTED):
        block = manuscript.blocks[index - 1]
        above = names_in(manuscript, block) if manuscript.length(block) <= LONGEST_BYLINE else None
        if above is None or manuscript.text(block) == above.people[-1].person.name:
            break
        if not _is_name_and_role(manuscript, block, above):
            break
        index, found = index - 1, above
    return index, found


def _are_names(manuscript: Manuscript, found: BylineFound) -> bool:
    """Whether names without capitals, which any words might be, hold no word of the text."""
    if not has_no_capitals(found.people[0].person.name):
        return True
    return are_names(manuscript.context, found, found.start, found.end)


def _bare_score(manuscript: Manuscript, looks: Looks, index: int, found: BylineFound) -> float:
    working = manuscript.working
    name = found.people[0].person.name
    whole = len(name) + 2 >= found.end - found.start
    beside = looks.of[max(index - 1, 0) : index + 2]
    near = looks.of[max(index - 3, 0) : index + 4]
    timed = _is_timed(manuscript, looks, index)
    score = 1.0 * (Look.STAMP in beside or timed) + 0.5 * (Look.STAMP in near or timed)
    score += 0.75 * (looks.counts.get(fold(name), 0) > whole)
    role = any(who.person.role for who in found.people) or _is_role_line(manuscript, index + 1)
    score += 0.5 * role + 0.5 * (len(found.people) > 1)
    score += 0.25 * (looks.of[index] is Look.STAMP)
    # A site's or an agency's name stands below its writer's, a picture's owner below whom it shows.
    below = looks.of[index + 1 : index + 2]
    score += 0.75 * (below != () and _is_agency_line(manuscript, index + 1))
    score -= 0.3 * (below == (Look.CAPTION,))
    # A name that the text tells about is not its writer's; a common word is no name.
    score -= 0.75 * (working.count(f" {name}", 0, _LONGEST_PAGE) > 1)
    score -= 1.0 * common_words(manuscript, name)
    score -= 0.75 * is_organization(name, manuscript.languages, leads=False)
    return score


def _is_timed(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a feed's label and a time stand with the line above them: Updated: 9 Jan 2025."""
    below = index + 1
    if looks.of[below : below + 1] != (Look.FEED,) or manuscript.is_apart(below):
        return False
    known = page_words(manuscript.registry, manuscript.spoken)
    return known.stamp(manuscript.working, *manuscript.blocks[below][:2]) is not None


def _is_agency_line(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is the name of an agency and nothing else."""
    block = manuscript.blocks[index]
    return (
        manuscript.length(block) <= LONGEST_BYLINE
        and fold(manuscript.text(block)) in manuscript.registry.names
    )


def _is_role_line(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is a role, or stands with the one above and begins with a role's word."""
    if index >= len(manuscript.blocks):
        return False
    block = manuscript.blocks[index]
    if manuscript.length(block) > LONGEST_BYLINE:
        return False
    text = manuscript.text(block)
    if fold(text) in manuscript.languages.words("byline", "roles"):
        return True
    first = words_in(text)[:1]
    return not manuscript.is_apart(index) and not ranks(manuscript.spoken).isdisjoint(first)
