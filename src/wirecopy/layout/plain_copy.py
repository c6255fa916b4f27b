"""Plain wire copy, of which little need be asked.

Most stories that a wire sends are a title, perhaps a byline, a dateline that leaves no doubt,
paragraph after paragraph of sentences, and a sign-off. Where a text is that, all that the weighing
of evidence could find is known beforehand, and only its odd lines are asked what they are; one that
may be of a site, and the text is weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wirecopy.fields.dateline.evidence import STRONG
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.layout import plain_lines
from wirecopy.layout.appeals import speaks
from wirecopy.layout.headline import only_candidate
from wirecopy.layout.house_boxes import before_the_house
from wirecopy.layout.line_looks import look_of_line, words_of_line
from wirecopy.layout.looks import OF_A_SITE, SOLID, TEXT, Look, Looks, is_of_a_site
from wirecopy.layout.manuscript import SHORTEST_PROSE, Manuscript
from wirecopy.layout.neighbours import look_around
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.layout.releases import before_the_end_of_a_release

# A title, a byline and a role, a source line, a note to editors.
_MOST_ABOVE = 5
_MOST_BELOW = 3
_MOST_AT_THE_END = 3


class PlainCopy(NamedTuple):
    """The looks of the blocks of plain copy, which is the headline, and where the text ends."""

    looks: Looks
    headline: int | None
    last: int


def plain_copy(
    manuscript: Manuscript, dateline: DatelineFound, first: int, asked: dict[str, Look]
) -> PlainCopy | None:
    """The looks of plain copy; None where the text may be anything else.

    Args:
        manuscript: The blocks.
        dateline: The dateline.
        first: The block that it opens.
        asked: Takes the looks of the lines that were asked for.
    """
    if dateline.score < STRONG or dateline.is_bare or first > _MOST_ABOVE:
        return None
    blocks, running = manuscript.blocks, manuscript.running
    below = _credits_below(manuscript, first, asked)
    end = len(blocks) - len(below)
    # A lead by itself may be cut off.
    unsigned = running[end - 1] or end == first + 1
    last = end if unsigned else end - 1
    opens = dateline.body < blocks[first].end or first + 1 < last
    if first >= last or not opens or not (unsigned or manuscript.is_signoff(blocks[last])):
        return None
    if manuscript.is_printed_above(blocks[last - 1]):
        return None  # a page repeats itself
    # Text enough behind the dateline makes a lead of its block, whatever else is in it.
    led = (blocks[first].end - dateline.body) * manuscript.letter >= SHORTEST_PROSE
    inside = [at for at in range(first + 1, last) if not running[at]]
    odd = [*range(first + (not (running[first] or led))), *inside]
    sentences = not inside or all(manuscript.ends_a_sentence(blocks[at]) for at in inside)
    if unsigned and not (sentences and (running[last - 1] or not below)):
        return None  # nothing tells where the text ends
    closing = [*[Look.SIGNOFF] * (end - last), *below]
    looks = _looks(manuscript, odd, closing, first, asked)
    if looks is None or Look.PROSE in looks.of[:first]:
        return None
    # Short sentences among paragraphs leave no doubt that all of it is text.
    if unsigned and any(looks.of[at] not in TEXT for at in inside):
        return None
    headline = only_candidate(manuscript, looks, first)
    if first and (headline is None or manuscript.stated_headline is not None):
        return None
    text = [at for at in range(first, last) if looks.of[at] in TEXT]
    if may_speak(manuscript, text[-_MOST_AT_THE_END:], looks):
        return None
    if Look.LINE in looks.of[first + 1 : last]:
        last = before_the_house(manuscript, looks, headline or 0, first, last)
    credit = dateline.printed_credit(manuscript.working)
    last = before_the_end_of_a_release(manuscript, looks, first, last, credit)
    return PlainCopy(looks, headline, last)


def may_speak(manuscript: Manuscript, text: Sequence[int], looks: Looks) -> bool:
    """Whether any of some paragraphs speaks to the readers; most have no word for them."""
    together = "\n".join([manuscript.text(manuscript.blocks[at]) for at in text])
    known = page_words(manuscript.registry, manuscript.spoken)
    if not known.may_address(together, words_in(together)):
        return False
    return any(speaks(manuscript, at, looks.words[at]) is not None for at in text)


def _credits_below(manuscript: Manuscript, first: int, asked: dict[str, Look]) -> list[Look]:
    """The looks of the credits that end the copy: (Reporting by A; Editing by B)."""
    known = page_words(manuscript.registry, manuscript.spoken)
    below: list[Look] = []
    for block in reversed(
        manuscript.blocks[max(first + 1, len(manuscript.blocks) - _MOST_BELOW) :]
    ):
        if not manuscript.is_credit_line(block):
            break
        text = manuscript.text(block)
        signs = plain_lines.questions(text, known.openers)
        manuscript.note_asked(block, signs)
        asked[text] = look_of_line(manuscript, block, known, words_of_line(text), signs)
        if asked[text] is not Look.CREDIT:
            break
        below.append(Look.CREDIT)
    return below


def _looks(
    manuscript: Manuscript,
    odd: Sequence[int],
    closing: Sequence[Look],
    first: int,
    asked: dict[str, Look],
) -> Looks | None:
    """The looks, those of the odd blocks asked for; None where any of them may be of a site.

    Args:
        manuscript: The blocks.
        odd: Those above the end of the text that are no plain paragraphs.
        closing: The looks of those below it.
        first: The block that the dateline opens, which is text, whatever it looks like.
        asked: Takes the looks of the lines that were asked for.
    """
    known = page_words(manuscript.registry, manuscript.spoken)
    blocks = manuscript.blocks
    looks = [*[Look.PROSE] * (len(blocks) - len(closing)), *closing]
    words: list[tuple[str, ...]] = [()] * len(blocks)
    texts = [manuscript.text(blocks[at]) for at in odd]
    if len(set(texts)) < len(texts):
        return None  # what is printed again may be a menu's
    for at, text in zip(odd, texts, strict=True):
        words[at] = words_of_line(text)
        look = asked.get(text)
        if look is None:
            signs = plain_lines.questions(text, known.openers)
            manuscript.note_asked(blocks[at], signs)
            look = asked[text] = look_of_line(manuscript, blocks[at], known, words[at], signs)
        looks[at] = look
        # AP below the name of who wrote is whom they write for.
        signs = look is Look.SIGNOFF and not (
            0 < at < first and manuscript.byline(blocks[at - 1]) is not None
        )
        if look in OF_A_SITE or signs:
            return None
    if is_of_a_site(looks):
        return None
    lengths = manuscript.lengths()
    look_around(manuscript, looks, lengths)
    looks[first], lengths[first] = Look.PROSE, max(lengths[first], SOLID)
    return Looks(tuple(looks), tuple(lengths), tuple(words), {})
