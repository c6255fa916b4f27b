"""Boxes below a story: where it is to be seen and for how much, who played, what things cost.

quotes = empty-line head ":" 2*quote      ; The day's losers: / Tarn Works -2.3 pct 88.15
box   = empty-line [ head line-end ] 2*line     ; Tarn: Roe; Pym 2, Orr. / Referee: A. Moss
note  = empty-line title ... "," price          ; The Round Room, Quay Books, 212 pages, $19.

A story whose paragraphs stand by themselves ends above lines that stand together: no words are
asked for, since each language and each sport heads them otherwise. A price ends a note on a book.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.layout.live_reports import before_the_note
from wirecopy.layout.looks import TEXT, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.match_reports import MONEY, before_the_book, before_the_line_ups
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES, OPENING_QUOTES, STOPS

_FEWEST, _MOST = 2, 14
_LONGEST, _LONGEST_TITLE = 160, 60
# More lines than these are a list of the story's, as the halls of a tour are.
_PARAGRAPHS, _LONGEST_LINE, _MOST_LINES = 3, 320, 10
_COLONS, _RUNNING_ON = ":：", ",;،，；、"
# mark = a sign of lists; label = 1*4word [ bracket ] ( ":" / dash )
_MARK = lazy(r"(?:[-–—•*·▪■●]|\d{1,2}[.)])[ ]?(?=[^\s\d])")
_LABEL = lazy(
    r"(?:[-–—•*·][ ]|\d{1,2}[.)]?[ ])?[\p{L}\p{M}.’'-]{1,20}(?:[ ][\p{L}\p{M}\d.’'-]{1,20}){0,3}"
    r"(?:[ ]?[(（][^()（）]{1,30}[)）])?[ ]?(?:[:：]|[–—-][ ])"
)
# priced = 1*char "," ( currency figures / figures currency )
_PRICED = lazy(
    rf"[^.?!\n]{{5,120}}(?:[.][^.?!\n]{{3,80}}){{0,3}},[ ](?i:{MONEY}[ ]?\d[\d.,]{{0,7}}"
    rf"|\d[\d.,]{{0,7}}[ ]?{MONEY})[.]?[)）]?[.]?"
)
# quote = name sign figures ( "%" / word ) ... figures: Tarn Works +4.8 pct 312.40
_QUOTE = lazy(
    r"[\p{L}\p{M}&][^\n+%:]{1,40}?[ :]{1,6}[+−–-][ ]?\d{1,3}(?:[.,]\d{1,3})?[ ]?"
    r"(?:%|\p{L}{2,9}[.]?)[ (:,;]+(?:\p{L}{1,5}[ ])?\d[\d.,]*"
)
# labelled = 1*3word ":" value: Where: Harbor Hall, Tickets: $12
_LABELLED = lazy(r"(?P<label>[\p{L}\p{M}]{1,20}(?:[ ][\p{L}\p{M}]{1,20}){0,2})[ ]?[:：][ ]?\S")


def before_the_box(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above the boxes that seem to end it."""
    end = _before_the_group(manuscript, looks, first, end)
    end -= _is_priced(manuscript, first, end - 1)
    end = before_the_book(manuscript, looks, first, end)
    end = before_the_line_ups(manuscript, first, end)
    end = _before_the_quotes(manuscript, first, end)
    end = before_the_note(manuscript, looks, first, end)
    return _before_the_labels(manuscript, looks, first, end)


def _before_the_group(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above lines that stand together, where all its paragraphs stand alone."""
    start = end - 1
    while start > first and not manuscript.is_apart(start):
        start -= 1
    if not _FEWEST <= end - start <= _MOST_LINES or start - first < _PARAGRAPHS:
        return end
    if (
        not all(map(manuscript.is_apart, range(first + 1, start)))
        or looks.of[start - 1] not in TEXT
    ):
        return end
    blocks = manuscript.blocks[start:end]
    above = manuscript.blocks[start - 1]
    if not manuscript.ends_a_sentence(above) or max(map(manuscript.length, blocks)) > _LONGEST_LINE:
        return end
    return start if _is_box([manuscript.text(block) for block in blocks]) else end


def _is_box(lines: Sequence[str]) -> bool:
    """Whether lines have a head, or several of them a label: and none of them runs on."""
    if any(line[0].islower() or line[-1] in _RUNNING_ON for line in lines[1:-1]):
        return False
    if all(_MARK.match(line) is not None for line in lines):
        return False
    labelled = sum(_LABEL.match(line) is not None for line in lines)
    # What a colon introduces is a list of the story's, and so are results.
    if labelled < _FEWEST and lines[0][-1] in _COLONS and all(map(_is_entry, lines[1:])):
        return False
    headed = lines[0][-1] in _COLONS or (lines[0][-1] not in STOPS and labelled)
    return bool(headed) or labelled >= _FEWEST


def _is_entry(line: str) -> bool:
    """Whether a line is marked as one of a list, or holds a figure, as results do."""
    return _MARK.match(line) is not None or any(map(str.isdigit, line))


def _before_the_quotes(manuscript: Manuscript, first: int, end: int) -> int:
    """One past the text above what shares closed at, under a heading with a colon.

    The paragraphs of the text stand apart, and tell in words what the rows do in figures.
    """
    start = end
    while start > first + _PARAGRAPHS and _is_quote(manuscript, start - 1):
        start -= 1
    head = start - 1
    if end - start < _FEWEST or manuscript.working[manuscript.blocks[head].end - 1] not in _COLONS:
        return end
    headed = manuscript.is_short(manuscript.blocks[head]) and head - first >= _FEWEST
    apart = headed and all(map(manuscript.is_apart, range(first + 1, head + 1)))
    return head if apart else end


def _is_quote(manuscript: Manuscript, index: int) -> bool:
    block = manuscript.blocks[index]
    if block.end - block.start > _LONGEST or not any(map(str.isdigit, manuscript.text(block))):
        return False
    return _QUOTE.match(manuscript.working, block.start, block.end) is not None


def _is_priced(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a last paragraph is a note on a book: its title, its house, its price."""
    if index - first < _PARAGRAPHS or not manuscript.is_apart(index):
        return False
    start, end, _ = manuscript.blocks[index]
    if end - start > _LONGEST or not any(map(str.isdigit, manuscript.working[end - 12 : end])):
        return False
    return _PRICED.fullmatch(manuscript.working, start, end) is not None


def _before_the_labels(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above labels that pages set below stories, and above the title of those.

    One such label may open a sentence; two are a box.
    """
    opening = end
    below = range(end, min(end + _FEWEST, len(manuscript.blocks)))
    found = {label for index in below if (label := _label(manuscript, index)) is not None}
    for index in range(end - 1, max(first, end - 1 - _MOST), -1):
        block = manuscript.blocks[index]
        if block.end - block.start > _LONGEST:
            break
        label = _label(manuscript, index)
        if label is not None:
            opening = index
            found.add(label)
    if len(found) < _FEWEST:
        return end
    above = opening - 1
    titled = above > first and (looks.of[above] not in TEXT or _is_title(manuscript, above))
    return above if titled else opening


def _is_title(manuscript: Manuscript, index: int) -> bool:
    """Whether a line is nothing but a title between quotation marks, as of a play."""
    text = manuscript.text(manuscript.blocks[index])
    quoted = text[0] in f"{OPENING_QUOTES}«" and text[-1] in CLOSING_QUOTES
    return quoted and len(text) <= _LONGEST_TITLE and text[-2] not in STOPS


def _label(manuscript: Manuscript, index: int) -> str | None:
    """The label of a box that a line begins with, folded."""
    label = _LABELLED.match(manuscript.working, *manuscript.blocks[index][:2])
    known = label is not None and fold(label["label"]) in _labels(manuscript.spoken)
    return fold(label["label"]) if label is not None and known else None


@lru_cache(maxsize=64)
def _labels(spoken: Language) -> frozenset[str]:
    return frozenset(map(fold, (*spoken.page.box_labels, *language(ENGLISH).page.box_labels)))
