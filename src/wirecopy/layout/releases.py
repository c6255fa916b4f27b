"""What ends a release without a heading: what its house is, whom to ask, what the law wants said.

end      = *( house / contact ) / warning *block
house    = name, its legal form or an old year, and nothing of the story    ; Harbor Works AG, 1911
contact  = sentence with a telephone or an address               ; Ana Ruz answers on 555 0123.
warning  = what an exchange or the law wants said                ; Forward-looking statements
notes    = 1*5word line-end 1*( figure sentence )                 ; Notes to editors: 1. It ...
framed   = signs words signs label ":" *block           ; --- Einde bericht ---, Aan de redactie:

A story of an agency ends in such paragraphs, too, and they are its own. So it must be a release:
a line above says so, or its wire, or whom to ask stands below the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from wirecopy.fields.byline.names import has_legal_form, is_company
from wirecopy.fields.closing import is_framed
from wirecopy.fields.release_words import (
    LONGEST_LABEL,
    is_release_label,
    is_release_number,
    is_release_wire,
    is_warning,
)
from wirecopy.knowledge.words import fold
from wirecopy.layout.line_looks import SENTENCE_INSIDE
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import STEM, UNSPACED, shared_stems, stems_of
from wirecopy.text.letters import WORD_LETTERS, is_small
from wirecopy.text.patterns import lazy

_TEXT_ABOVE = 2
_LONGEST_HOUSE, _LONGEST_CONTACT = 420, 220
_MOST, _LABELS_ABOVE, _REACH, _LONGEST_NAME = 3, 8, 10, 60
_LEAD = 400
# So much of a site's own makes a page, on which a release is seldom alone.
OF_PAGE = 0.7
_SHORTEST_NAME, _SHORTEST_SHARED = 4, 3
# How much of it the story may have told, but for the name.
_LARGEST_SHARE = 0.3
# A house that old needs no present.
_RECENT = 4
_COMMAS = (",", "，")
_COLONS, _QUOTES = (":", "：", "】"), "\"'«„“”‘’"
_WORD = lazy(rf"[{WORD_LETTERS}]+")
_YEAR = lazy(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
# reached = address / telephone
_REACHED = lazy(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.\w"
    r"|(?<![\d.,$€£])[+(]?\d{2,5}[)]?(?:[ /\-\u2010-\u2013]{1,2}\(?\d{2,7}\)?){1,5}(?![\d%])"
)
# end = signs figures signs / signs capitals signs / capitals  ; - 30 -, ---ooOoo---, -FIN-, FINE
_END = lazy(
    r"[-–—*=#~_•]{1,6}[ ]?(?:\d{1,4}|[oO0]{1,8}|\p{Lu}[\p{Lu}\p{M} ]{1,24})[ ]?[-–—*=#~_•]{1,6}"
    r"|\p{Lu}{3,14}[.]?"
)
# item = figure mark / bullet, before a sentence
_ITEM = lazy(r"(?:\(?\d{1,2}[.)]|[•*▪●–-])[ ]\S")
_FIRST_ITEMS, _HEAD_WORDS = ("1.", "1)", "(1"), 5
_LONGEST_END, _LABEL = 40, 24
_FIGURE, _FEWEST_FIGURES = re.compile(r"\d"), 7


def before_the_end_of_a_release(
    manuscript: Manuscript, looks: Looks, first: int, end: int, credit: str | None
) -> int:
    """One past the text above what a release sets below it without a heading.

    Args:
        manuscript: The blocks.
        looks: What they look like.
        first: The first block of the text.
        end: One past its last.
        credit: The agency that its dateline names.
    """
    if looks.site >= OF_PAGE or not _is_release(manuscript, looks, first, end, credit):
        return end
    end = _before_the_warnings(manuscript, looks, first, end)
    last = end = _before_the_notes(
        manuscript, first, _before_the_lines(manuscript, looks, first, end)
    )
    for _ in range(_MOST):
        index = last - 1
        if index - first < _TEXT_ABOVE or looks.of[index] not in TEXT:
            break
        if not (
            is_contact_sentence(manuscript, index)
            or _is_of_house(manuscript, first, index)
            or _is_name_of_house(manuscript, index)
        ):
            break
        last = index
    while _TEXT_ABOVE < last - first < end - first and _is_label(manuscript, looks, last - 1):
        last -= 1
    return last


def _before_the_lines(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above lines with a telephone, or who signs: On behalf of the board,."""
    start = end
    while (
        start - 1 > first + _TEXT_ABOVE and end - start < _REACH and looks.of[start - 1] not in TEXT
    ):
        start -= 1
    lines = [manuscript.text(block) for block in manuscript.blocks[start:end]]
    labels = any(line[-1] in _COLONS or ":" in line[:_LABEL] for line in lines)
    reached = labels and any(map(is_reached, lines))
    return start if lines and (reached or (len(lines) > 1 and lines[0][-1] in _COMMAS)) else end


def _before_the_notes(manuscript: Manuscript, first: int, end: int) -> int:
    """One past the text above numbered sentences for editors, which a few words head.

    In a release the story's own lists are of no sentences, or a sentence heads them.
    """
    start = end
    while start - 1 > first + _TEXT_ABOVE and end - start < _REACH:
        start_of, end_of, _ = manuscript.blocks[start - 1]
        if _ITEM.match(manuscript.working, start_of, end_of) is None:
            break
        start -= 1
    if start == end or not manuscript.ends_a_sentence(manuscript.blocks[start]):
        return end
    head, item = (manuscript.text(manuscript.blocks[at]) for at in (start - 1, start))
    # What bullets stand before may be the highlights of the story.
    told = fold(head.rstrip(" :")) in manuscript.languages.words("notices", "words")
    few = len(head.split()) <= _HEAD_WORDS and item.startswith(_FIRST_ITEMS)
    stopped = manuscript.ends_a_sentence(manuscript.blocks[start - 1])
    noted = (told or few) and not stopped and manuscript.is_apart(start - 1)
    return start - 1 if noted else end


def _is_name_of_house(manuscript: Manuscript, index: int) -> bool:
    """Whether what seems a sentence is a house's name, which ends in a stop: Harbor Works Inc."""
    text = manuscript.text(manuscript.blocks[index])
    return len(text) <= _LONGEST_NAME and is_company(text)


def _is_label(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line heads what stands below it, with a colon."""
    return looks.of[index] not in TEXT and manuscript.text(manuscript.blocks[index])[-1] in _COLONS


def with_framed_end(manuscript: Manuscript, looks: Looks, first: int) -> Looks:
    """The looks, with a sign-off where words between signs, or a mark, end a text.

    So may a heading look: below an end stands nothing, what is said to editors, with a label, or
    whom to ask.
    """
    labelled = is_labelled(manuscript, first)
    lines = (
        at
        for at in range(first + _TEXT_ABOVE, len(looks.of))
        if looks.of[at] not in TEXT and _is_end(manuscript, at, labelled=labelled)
    )
    found = next(lines, None)
    if found is None or next(lines, None) is not None or looks.of[found] is Look.SIGNOFF:
        return looks
    below = [manuscript.text(block) for block in manuscript.blocks[found + 1 :][:_REACH]]
    told = _is_told_below(below) if labelled else below[:1] and below[0][-1] in _COLONS
    if below and not told:
        return looks
    of = list(looks.of)
    of[found] = Look.SIGNOFF
    return attrs.evolve(looks, of=tuple(of))


def _is_end(manuscript: Manuscript, index: int, *, labelled: bool) -> bool:
    """Whether a line ends a text by its signs; of a release with one on each side, or a word."""
    start, end, _ = manuscript.blocks[index]
    if end - start > _LONGEST_END:
        return False
    text = manuscript.working[start:end]
    if not text[0].isalnum() and is_framed(text):
        return True
    if not labelled:
        return False
    signed = not text[0].isalnum() or manuscript.ends_a_sentence(manuscript.blocks[index - 1])
    return signed and _END.fullmatch(text) is not None


def _is_told_below(lines: Sequence[str]) -> bool:
    """Whether lines have a label, or say whom to ask."""
    return any(line[-1] in _COLONS or is_reached(line) or ":" in line[:_LABEL] for line in lines)


def is_labelled(manuscript: Manuscript, first: int) -> bool:
    """Whether a line above the text says that it is a release."""
    for start, end, _ in manuscript.blocks[max(first - _LABELS_ABOVE, 0) : first]:
        if end - start <= LONGEST_LABEL:
            text = manuscript.working[start:end]
            if is_release_label(text) or is_release_number(text):
                return True
    return False


def _is_release(
    manuscript: Manuscript, looks: Looks, first: int, end: int, credit: str | None
) -> bool:
    """Whether copy is a release by its label, its wire, or whom to ask right below the text."""
    if credit is not None and is_release_wire(credit):
        return True
    return is_labelled(manuscript, first) or _has_contact(manuscript, looks, end)


def _has_contact(manuscript: Manuscript, looks: Looks, end: int) -> bool:
    """Whether a line below the text, and no paragraph above it, has a telephone or an address."""
    for index in range(end, min(end + _REACH, len(looks.of))):
        text = manuscript.text(manuscript.blocks[index])
        if len(text) <= _LONGEST_CONTACT and is_reached(text):
            return True
        # A house's name may end in a stop: Harbor Works Inc.
        if looks.of[index] in TEXT and len(text) > _LONGEST_NAME:
            return False
    return False


def is_contact_sentence(manuscript: Manuscript, index: int) -> bool:
    """Whether a sentence by itself has a telephone or an address: of two one is the story's."""
    block = manuscript.blocks[index]
    if block.end - block.start > _LONGEST_CONTACT:
        return False
    if SENTENCE_INSIDE.search(manuscript.working, block.start, block.end) is not None:
        return False
    return is_reached(manuscript.text(block))


def is_reached(text: str) -> bool:
    """Whether a text has an address, or as many figures in groups as a telephone.

    Example:
        >>> is_reached("Ana Ruz, 01632 555 014"), is_reached("It cost 12 000 crowns")
        (True, False)
    """
    # Most texts have no address, and fewer figures.
    figures = len(_FIGURE.findall(text)) >= _FEWEST_FIGURES
    found = _REACHED.search(text) if figures or "@" in text else None
    if found is None:
        return False
    return "@" in found[0] or sum(map(str.isdigit, found[0])) >= _FEWEST_FIGURES


def _before_the_warnings(manuscript: Manuscript, looks: Looks, first: int, end: int) -> int:
    """One past the text above what an exchange or the law wants said."""
    for index in range(first + _TEXT_ABOVE, end):
        if not is_warning(manuscript.text(manuscript.blocks[index])):
            continue
        if sum(looks.lengths[index:end]) <= 2 * sum(looks.lengths[first:index]):
            return index
    return end


def _is_of_house(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a paragraph says what the house of a release is.

    It names the house first, as the first sentence does, and has its legal form or a year before
    the story's; and it tells little else that the story does.
    """
    start, end, _ = manuscript.blocks[index]
    if end - start > _LONGEST_HOUSE:
        return False
    text = manuscript.working[start:end]
    lead = manuscript.working[manuscript.blocks[first].start :][:_LEAD]
    above = "\n".join(map(manuscript.text, manuscript.blocks[:first]))
    name = _named(text, lead, above)
    if not name:
        return False
    story = manuscript.working[manuscript.blocks[0].start : start]
    if not (has_legal_form(text[: len(text) // 2]) or _has_old_year(text, story)):
        return False
    own = stems_of(manuscript, index)
    told = shared_stems(manuscript, (first + 1, index), index)
    told = frozenset(stem for stem in told if stem not in name)
    return len(told) <= max(len(own) * _LARGEST_SHARE, 1)


def _has_old_year(text: str, story: str) -> bool:
    """Whether a text has a year some years before all those of the story, or one by itself."""
    years = [int(year[0]) for year in _YEAR.finditer(text)]
    if not years:
        return False
    told = {int(year[0]) for year in _YEAR.finditer(story)}
    latest = max(told, default=0)
    return min(years) not in told and (not latest or min(years) <= latest - _RECENT)


def _named(text: str, lead: str, above: str) -> str:
    """The name, folded, that the first half of a text has from the lead, or from lines above it."""
    head, known = fold(text[: len(text) // 2]), fold(lead)
    if UNSPACED.search(head) is not None:
        return _shared_letters(head, known if not above else f"{known}\n{fold(above)}")
    told, titled = (
        {word[:STEM] for word in _WORD.findall(stretch)} for stretch in (known, fold(above))
    )
    run = [
        fold(word)[:STEM]
        for word in _WORD.findall(text[: len(text) // 2])
        if len(word) >= _SHORTEST_NAME and fold(word)[:STEM] in told and not is_small(word[0])
    ]
    if len(run) != 1:
        return " ".join(run)
    # One word may be any where nouns begin large; a name opens the paragraph, or has its form.
    opens = fold(text.lstrip(_QUOTES)).startswith(run[0]) or has_legal_form(text)
    return run[0] if opens and run[0] in titled else ""


def _shared_letters(head: str, known: str) -> str:
    """The longest letters that a text without blanks begins with and another one has."""
    for length in range(min(len(head), 12), _SHORTEST_SHARED - 1, -1):
        for at in range(min(len(head) - length + 1, 12)):
            if head[at : at + length] in known:
                return head[at : at + length]
    return ""
