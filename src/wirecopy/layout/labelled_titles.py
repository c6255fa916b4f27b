"""Titles that what stands above and below them tells: a label, who is asked, who wrote.

labelled = label line-end title line-end name line-end text    ; COLUMN OF THE WEEK
asked    = name "," small-words line-end quoted-title           ; Ana Ruz, oboist
ticker   = clock title                                          ; 14:40 Lake bridge opens
"""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.knowledge.words import ENGLISH
from wirecopy.layout.authors import author_line
from wirecopy.layout.looks import Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import stems_of
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES, OPENING_QUOTES

_LABEL_WORDS, _RUBRIC_WORDS, _MOST_ABOVE, _TITLE_WORDS = 5, 7, 4, 2
_TICKER = lazy(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[ ]\p{L}{1,4}\b)?[ |–—-]{1,4}\p{Lu}")
_PERSON = lazy(
    r"\p{Lu}[\p{L}\p{M}.’'-]{1,20}(?:[ ]\p{Lu}[\p{L}\p{M}.’'-]{0,20}){1,2},"
    r"[ ]\p{Ll}[^.,:;\n]{2,60}"
)


def is_of_ticker(text: str) -> bool:
    """Whether a line is an entry of a ticker: a clock and another story's title.

    Example:
        >>> is_of_ticker("14:40 Lake bridge opens"), is_of_ticker("14 boats leave the lake")
        (True, False)
    """
    return text[0].isdecimal() and _TICKER.match(text) is not None


def title_above_name(manuscript: Manuscript, looks: Looks, indices: Sequence[int]) -> int | None:
    """The title right above who wrote and the text, with nothing above it but a label.

    Args:
        manuscript: The blocks.
        looks: What they look like.
        indices: The lines that may be the headline.
    """
    title = indices[0]
    if looks.site or title > _MOST_ABOVE:
        return None
    if _is_label(manuscript, title) and title + 1 in indices:
        title += 1
        if not _tells_nothing(manuscript, looks, title - 1):
            return None
    if title + 1 not in indices or looks.of[title + 2 : title + 3] != (Look.PROSE,):
        return None
    text = manuscript.text(manuscript.blocks[title])
    # English titles have capitals throughout, as names have.
    if (
        text.isupper()
        or len(looks.words[title]) < _TITLE_WORDS
        or (manuscript.spoken.code == ENGLISH and title == indices[0])
    ):
        return None
    # Without capitals a title of a few words may be a name, and a line of a site stand above it.
    if has_no_capitals(manuscript.text(manuscript.blocks[title + 1])):
        return None
    return title if author_line(manuscript, title + 1, title) is not None else None


def is_label_above(
    manuscript: Manuscript, looks: Looks, index: int, below: int | None, told: frozenset[str]
) -> bool:
    """Whether capitals say what a piece is, above its title, a byline and the text.

    The text has no word of them, as it has of a title.
    """
    if below != index + 1 or not _is_label(manuscript, index):
        return False
    if looks.of[index + 3 : index + 4] != (Look.PROSE,):
        return False
    if manuscript.text(manuscript.blocks[below]).isupper():
        return False
    named = manuscript.byline(manuscript.blocks[index + 2])
    return named is not None and stems_of(manuscript, index).isdisjoint(told)


def tells_who_is_asked(manuscript: Manuscript, index: int, below: int | None) -> bool:
    """Whether a line says who is asked, above a title that quotes them whole."""
    if below != index + 1 or _PERSON.fullmatch(manuscript.text(manuscript.blocks[index])) is None:
        return False
    title = manuscript.text(manuscript.blocks[below])
    return title[0] in OPENING_QUOTES and title[-1] in CLOSING_QUOTES


def _is_label(manuscript: Manuscript, index: int) -> bool:
    """Whether a line is a few words in capitals, or has them before a bar and a rubric behind."""
    label, _, rubric = manuscript.text(manuscript.blocks[index]).partition("|")
    short = len(label.split()) <= _LABEL_WORDS and len(rubric.split()) <= _RUBRIC_WORDS
    return short and label.isupper()


def _tells_nothing(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether no paragraph below a line has a word of it."""
    own = stems_of(manuscript, index)
    below = (at for at in range(index + 1, len(looks.of)) if looks.of[at] is Look.PROSE)
    return all(own.isdisjoint(stems_of(manuscript, at)) for at in below)
