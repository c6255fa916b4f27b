"""The menu of a page in any language, told by its shape.

menu   = 4*( short-line line-end ) empty-line      ; above the first line that is as long as a title
trail  = name 1*5( arrow name )                    ; Home > News > Harbour, and is no title

No words are asked for, since a page in a language that no file knows has a menu, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.layout.looks import TEXT, Look
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import STOPS

_FEWEST, _MOST_WORDS, _LONGEST = 4, 3, 28
# Five lines of six have a few words: the first may say "Skip to main content".
_ALL, _MOST = 6, 5
# Farther down nothing is the menu above a story.
_REACH = 80
_TRAIL = lazy(r"[^\n«>›»→]{2,40}+(?:[>›»→][^\n«>›»→]{2,120}+){1,5}")
_NO_LABEL = f"{STOPS}:：,،;"


def mark_menus(manuscript: Manuscript, looks: list[Look]) -> None:
    """Makes the lines of menus known lines of a site, as far as a title stands below."""
    marked: list[int] = []
    for first, last in _groups(manuscript, looks):
        menu = range(first, last)
        labels = sum(_is_label(manuscript, looks, at) for at in menu)
        if labels >= _FEWEST and labels * _ALL >= len(menu) * _MOST:
            marked.extend(menu)
            continue
        if not all(_is_short(manuscript, at) or _is_trail(manuscript, at) for at in menu):
            break  # a title stands there
    else:
        return
    for at in marked:
        if looks[at] is Look.LINE:
            looks[at] = Look.LISTED


def _is_trail(manuscript: Manuscript, at: int) -> bool:
    start, end, _ = manuscript.blocks[at]
    return _TRAIL.fullmatch(manuscript.working, start, end) is not None


def _groups(manuscript: Manuscript, looks: list[Look]) -> Iterator[tuple[int, int]]:
    """The groups of lines above the first text."""
    first = 0
    for at in range(1, min(len(looks), _REACH)):
        if looks[at] in TEXT and manuscript.running[at]:
            break
        if manuscript.is_apart(at):
            yield first, at
            first = at


def _is_short(manuscript: Manuscript, at: int) -> bool:
    block = manuscript.blocks[at]
    if manuscript.length(block) > _LONGEST:
        return False
    return manuscript.working.count(" ", block.start, block.end) < _MOST_WORDS


def _is_label(manuscript: Manuscript, looks: list[Look], at: int) -> bool:
    """Whether a line may be one of a menu: a few words, and nothing that copy has at its top."""
    if looks[at] not in (Look.LINE, Look.LISTED, Look.BELOW, Look.SPEECH):
        return False
    block = manuscript.blocks[at]
    text = manuscript.text(block)
    if not _is_short(manuscript, at) or text[-1] in _NO_LABEL or any(map(str.isdigit, text)):
        return False
    return manuscript.byline(block) is None and manuscript.agency(block) is None
