"""A site's name at the top of its page, which looks like a headline and is none.

masthead = name line-end *( group empty-line ) title      ; The Tarn Messenger / Log in
         / name line-end 3*entry title                    ; Tarn News Online / Home / Sport / Rates

No words tell it: the text has none of the name's, and it bears out the title below.
"""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.layout.looks import Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import are_spaced, stems_of

_NEAR, _FIRST_LINES, _REACH, _PARAGRAPHS = 6, 3, 24, 6
_ENTRIES, _LONGEST_ENTRY = 3, 20
_FEWEST_STEMS, _LEAST_TOLD = 2, 0.4
# Where no blanks part words, pairs of letters stand for them, and two texts share some by chance.
_FEWEST_PAIRS = 4
_OWN = (Look.LISTED, Look.BELOW, Look.SPEECH)
# "More" ends copy, and opens a menu.
_MENU = (Look.LINE, Look.SIGNOFF, *_OWN)


def is_masthead(manuscript: Manuscript, looks: Looks, indices: Sequence[int], index: int) -> bool:
    """Whether a line that may be a headline is the site's name.

    Args:
        manuscript: The page.
        looks: What its blocks look like.
        indices: The lines that may be the headline.
        index: The one that is asked for.
    """
    if index >= _NEAR:
        return False
    group = _first_group(manuscript)
    if index < group > 1 and any(look in _OWN for look in looks.of[:group]):
        told = _told_below(manuscript, looks, indices[0], indices)
        titles = [at for at in indices if at >= group and manuscript.is_apart(at)]
        if stems_of(manuscript, index).isdisjoint(told) and any(
            len(stems_of(manuscript, at) & told) >= _FEWEST_STEMS for at in titles
        ):
            return True
    below = _below_menu(manuscript, looks, index) if index < _FIRST_LINES else None
    if below is None or below not in indices or looks.of[below] is not Look.LINE:
        return False
    told = _told_below(manuscript, looks, below, ())
    title, own = stems_of(manuscript, below), stems_of(manuscript, index)
    spaced = are_spaced(tuple(told))
    fewest, chance = (_FEWEST_STEMS, 0) if spaced else (_FEWEST_PAIRS, len(own) // _FEWEST_PAIRS)
    known = len(title & told)
    enough = known >= max(fewest, len(title) * _LEAST_TOLD)
    return enough and len(own & told) <= chance + (known > _FEWEST_STEMS)


def _first_group(manuscript: Manuscript) -> int:
    """One past the first lines that stand together, 0 where no empty line ends them."""
    reach = range(1, min(_NEAR, len(manuscript.blocks)))
    return next((at for at in reach if manuscript.is_apart(at)), 0)


def _below_menu(manuscript: Manuscript, looks: Looks, index: int) -> int | None:
    """The line below several short ones and the time, which stand right below a line."""
    entries = 0
    for below in range(index + 1, min(index + _REACH, len(looks.of))):
        short = manuscript.length(manuscript.blocks[below]) <= _LONGEST_ENTRY
        if looks.of[below] in _MENU and short:
            entries += 1
        elif looks.of[below] is not Look.STAMP:
            return below if entries >= _ENTRIES else None
    return None


def _told_below(
    manuscript: Manuscript, looks: Looks, top: int, titles: Sequence[int]
) -> frozenset[str]:
    """The stems of the first paragraphs below a line, but for those that may be headlines."""
    reach = range(top + 1, min(top + 1 + _REACH, len(looks.of)))
    paragraphs = [at for at in reach if looks.of[at] is Look.PROSE and at not in titles]
    return frozenset().union(*(stems_of(manuscript, at) for at in paragraphs[:_PARAGRAPHS]))
