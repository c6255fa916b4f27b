"""What reports of matches and of books set about their text: the score, who played, what it costs.

score    = name figures [ bracket ] / name dash name score    ; Tarn 2 (Roe 14), Tarn - Pym 3:2
line-up  = label ":" 6*( name sign )                            ; Tarn: Hale; Birch, Lowe, Pell ...
official = label ":" 1*6word                                    ; Referee: A. Moss (Lima)
book     = 3*( 1*6word sign ), a price among them               ; The Mill. By Ana Ruz. Quay. £12

No words are asked for, since each language and each sport has others: a list of names is no
sentence, and a line-up stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirecopy.layout.looks import PAGE, TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.letters import is_small
from wirecopy.text.patterns import lazy

_TEXT_ABOVE, _MOST_LINES, _MOST_SCORES = 2, 12, 3
_FEWEST_LINES, _COLONS = 2, ":："
_LONGEST_LINE_UP, _LONGEST_OFFICIAL, _LONGEST_BOOK = 700, 180, 220
_FEWEST_NAMES, _MOST_WORDS, _FEWEST_PIECES, _MOST_PIECE_WORDS = 6, 3, 3, 7
_LONGEST_SCORE, _LONGEST_NAMED = 140, 60
# score = name figures [ bracket ] / name [ figures ] dash name figures [ bracket ]
_SCORE = lazy(
    r"[^\d\n]{2,40}?\d{1,3}(?:[-–:]\d{1,3})?(?:[ ]?[-–][ ]?[^\d\n]{2,40}\d{1,3}(?:[-–:]\d{1,3})?)?"
    r"(?:[ ]?\([^()\n]{1,100}\))?"
)
_BETWEEN = re.compile(r"\d[-–:]\d|\d [-–] \D")
_LABELLED = lazy(
    r"[^:：.;!?\n]{2,40}?[:：][ ]?(?=\S)|\p{Lu}[\p{L} ]{2,30}[ ]\(\d-\d(?:-\d){1,3}\)[ ]?[:：][ ]?"
)
# counted = word figures
_COUNTED = lazy(r"\p{Lu}\p{L}{3,20}[ ]\d{1,3}(?:[ .,\u00A0]?\d{3}){1,2}[.]?")
_PARTS = re.compile(r"[,;/]|\s[–—-]\s")
_PIECES = re.compile(r"[.,;:]\s|,")
_BRACKETED = lazy(r"\([^()\n]{0,60}\)")
# A sign or a word of money; a word ends where its letters do.
MONEY = (
    r"(?:[£$€¥₹円元원]|(?<!\p{L})(?:Rs?|EUR|euros?|CHF|kr|kronor|kroner|zł|Kč|Ft|lei|руб|грн|lira"
    r"|TL|pounds?|dollars?)(?!\p{L}))"
)
_PRICE = lazy(rf"(?i:{MONEY}[ .]{{0,2}}\d|\d[ ]?{MONEY})")
# rating = stars of one sort or two, how many of how many
_RATING = lazy(r"[★☆✩✪✭✮⭐🌟]{3,6}(?:[ ]?\(?\d(?:[.,]\d)?[ ]?/[ ]?\d{1,2}\)?)?")


def is_score(text: str) -> bool:
    """Whether a line is nothing but a score, or one side's part of it.

    Example:
        >>> (
        ...     is_score("Tarn 2 (Roe 14)"),
        ...     is_score("Tarn - Pym 3:2"),
        ...     is_score("Tarn wins 3-2 at home"),
        ... )
        (True, True, False)
    """
    # It ends in a figure or a bracket.
    ended = text[-1] == ")" or text[-1].isdecimal()
    return ended and len(text) <= _LONGEST_SCORE and _SCORE.fullmatch(text) is not None


def are_scores(lines: Sequence[str], below: str) -> bool:
    """Whether lines above a text are the score of which it tells: it names who played.

    Args:
        lines: The lines.
        below: The first paragraph.
    """
    if not 0 < len(lines) <= _MOST_SCORES:
        return False
    scores = [line for line in lines if is_score(line)]
    if len(scores) < min(len(lines), 2) or not (
        len(scores) > 1 or _BETWEEN.search(scores[0]) is not None
    ):
        return False
    said = below.casefold()
    names = (line.casefold().split(None, 1)[0].strip("«»\"„“'-–") for line in scores)
    return any(len(name) > 1 and name[:4] in said for name in names) or any(
        word.strip("«»\"„“'():-–")[:5].casefold() in said
        for line in scores
        for word in line.split()
        if len(word) > _MOST_WORDS + 1 and word[0].isalpha()
    )


def before_the_line_ups(manuscript: Manuscript, first: int, end: int) -> int:
    """One past the text above who played, who judged and what the score was.

    One list of names by itself may be whom the story tells of, and one score what it tells; several
    scores are a list of results.
    """
    opening, line_ups, scores = end, 0, 0
    for index in range(end - 1, max(first + _TEXT_ABOVE, end - _MOST_LINES) - 1, -1):
        text = manuscript.text(manuscript.blocks[index])
        line_up = is_line_up(text)
        score = not line_up and is_score(text) and _BETWEEN.search(text) is not None
        if not (line_up or score or _is_official(text)):
            break
        opening, line_ups, scores = index, line_ups + line_up, scores + score
    below = map(manuscript.text, manuscript.blocks[end : end + 1])
    last = end + any(map(_is_official, below)) if scores else end
    if not (line_ups or scores == 1) or last - opening < _FEWEST_LINES:
        return end
    opening -= _is_head(manuscript, opening - 1)
    return opening if opening - first >= _TEXT_ABOVE else end


def _is_head(manuscript: Manuscript, index: int) -> bool:
    """Whether a short line with a colon heads what stands below it, as ``Facts:`` does."""
    start, end, _ = manuscript.blocks[index]
    return end - start <= _LONGEST_NAMED and manuscript.working[end - 1] in _COLONS


def is_line_up(text: str) -> bool:
    """Whether a line is a label and a list of names, which is no sentence.

    Example:
        >>> is_line_up("Tarn: Hale; Birch, Lowe, Pell, Stott; Oduya, Marsh; Cole.")
        True
        >>> is_line_up("It rained: on Monday, on Tuesday, on Friday, and then, in May, it stopped.")
        False
    """
    label = _LABELLED.match(text) if len(text) <= _LONGEST_LINE_UP else None
    if label is None:
        return False
    rest = _BRACKETED.sub("", text[label.end() :])
    parts = [part.strip() for part in _PARTS.split(rest)]
    if len(parts) < _FEWEST_NAMES or sum(map(_is_name, parts)) * 10 < len(parts) * 9:
        return False
    return sum(len(part.split()) for part in parts) <= len(parts) * _MOST_WORDS


def _is_name(part: str) -> bool:
    return bool(part) and not is_small(part[0]) and len(part.split()) <= _MOST_WORDS + 1


def _is_official(text: str) -> bool:
    """Whether a line has a label and a name behind it, or figures: Referee: A. Moss."""
    if _COUNTED.fullmatch(text) is not None:
        return True
    label = _LABELLED.match(text) if len(text) <= _LONGEST_OFFICIAL else None
    return label is not None and not is_small(text[label.end()]) and text[0].isalpha()


def is_about_a_book(text: str) -> bool:
    """Whether a line says in a few words each what a book is called, who made it, and its price.

    Example:
        >>> is_about_a_book("The Mill. By Ana Ruz. Quay Books. 212 pages. £16.99")
        True
        >>> is_about_a_book("The mill was sold for £16, the owner said, and then it burnt down.")
        False
    """
    if len(text) > _LONGEST_BOOK or _PRICE.search(text) is None:
        return False
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    longest = max((len(piece.split()) for piece in pieces), default=0)
    small = sum(is_small(word[0]) for word in text.split())
    few = small * 2 < len(text.split())
    return len(pieces) > _FEWEST_PIECES and longest <= _MOST_PIECE_WORDS and few


def below_the_score(manuscript: Manuscript, looks: Looks, first: int) -> int:
    """Where the text begins below a score, or below what a review says of its book."""
    blocks, at = manuscript.blocks, first
    if looks.site >= PAGE:
        return first
    while at < min(first + _MOST_SCORES, len(looks.of) - 1):
        text = manuscript.text(blocks[at])
        if not (is_score(text) or is_about_a_book(text)):
            break
        at += 1
    lines = [manuscript.text(block) for block in blocks[first:at]]
    # When the pause was, and who wrote, may stand between the two.
    noted = bool(lines) and _is_official(manuscript.text(blocks[at]))
    at += noted and looks.of[at + 1 : at + 2] == (Look.PROSE,)
    named = looks.of[at : at + 2] == (Look.LINE, Look.PROSE)
    at += named and looks.lengths[at] <= _LONGEST_NAMED
    if not lines or looks.of[at] is not Look.PROSE or not manuscript.is_apart(at):
        return first
    if all(map(is_about_a_book, lines)):
        return at
    return at if are_scores(lines, manuscript.text(blocks[at])) else first


def before_the_book(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above what a review says of its book."""
    index = end - 1
    if index - first < _TEXT_ABOVE or not manuscript.is_apart(index):
        return end
    told = looks.of[index] in TEXT and is_about_a_book(manuscript.text(manuscript.blocks[index]))
    return index if told else end


def is_rated(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether the stars that a review gives stand right below a line: that is its title."""
    if looks.of[index + 1 : index + 2] != (Look.LISTED,):
        return False
    start, end, _ = manuscript.blocks[index + 1]
    return _RATING.fullmatch(manuscript.working, start, end) is not None
