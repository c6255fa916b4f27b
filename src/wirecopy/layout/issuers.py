"""Who issues a release, as a line above its text says: the house, with a label before it or not.

    line = house / label ":" house        ; Harbor Works, Issued by: Harbor Works

No list holds the labels. That the lead says the name again, or whom to ask below it, tells a house.
"""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.fields.byline.names import has_legal_form
from wirecopy.fields.release_words import is_release_label, is_release_number
from wirecopy.knowledge.words import fold
from wirecopy.layout.looks import Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.stems import STEM, UNSPACED
from wirecopy.text.letters import has_no_capitals
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import PLAIN_STOPS

_LONGEST, _LABELS_ABOVE, _LEAD = 80, 8, 500
_SHORTEST_WORD, _SHORTEST_ALONE = 4, 6
_MOST_WORDS = 12
# labelled = 1*4word ":" name
_LABELLED = lazy(r"\p{L}[\p{L}\p{M}'’ -]{1,30}[ ]?[:：][ ]?(?P<name>\p{L}.{2,70})")
_FIGURES = "0123456789"


def issuer_in(manuscript: Manuscript, index: int, lead: str, below: str = "") -> str | None:
    """The house that a line above the text of a release names, which the lead says again.

    Args:
        manuscript: The manuscript.
        index: The line.
        lead: The first paragraph.
        below: What stands below the text, where the house may be printed again.
    """
    block = manuscript.blocks[index]
    if block.end - block.start > _LONGEST:
        return None
    text = manuscript.text(block)
    if is_release_label(text) or is_release_number(text):
        return None
    labelled = _LABELLED.fullmatch(text)
    name = labelled["name"] if labelled is not None else text
    if any(figure in name for figure in _FIGURES):
        return None
    if name[-1] in f"{PLAIN_STOPS}?!" and not has_legal_form(name):
        return None
    said = fold(lead[:_LEAD])
    if not _is_titled(name):
        # A ministry's may have one capital: Muzeum rolnictwa i wsi
        whole = name[0].isupper() and " " in name and fold(name) in said
        return name if whole else None
    if f"\n{name}\n" in f"\n{below}\n":
        return name
    return name if _is_said(name, said) else None


def _is_titled(name: str) -> bool:
    """Whether the first word and most longer ones begin large; without capitals any words do."""
    if has_no_capitals(name):
        return True
    words = [word for word in name.split() if len(word) >= _SHORTEST_WORD and word[0].isalpha()]
    large = sum(word[0].isupper() for word in words)
    return name[0].isupper() and len(words) <= _MOST_WORDS and 2 * large >= len(words)


def _is_said(name: str, lead: str) -> bool:
    """Whether folded text has all longer words of a name, or their stems: a name is declined."""
    if UNSPACED.search(name) is not None:
        return fold(name) in lead
    words = [word for word in fold(name).split() if len(word.strip(",.")) >= _SHORTEST_WORD]
    if not words or (len(words) == 1 and len(words[0]) < _SHORTEST_ALONE):
        return False
    return all(word[:STEM] in lead for word in words)


def is_issuer_line(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line says who issues a release, with its label near and a title below it."""
    # Few lines of a page stand right above its text.
    reach = range(index + 1, min(index + _LABELS_ABOVE, len(looks.of)))
    lead = next((at for at in reach if looks.of[at] is Look.PROSE), None)
    if lead is None or lead < index + 2:
        return False
    near = manuscript.blocks[max(index - _LABELS_ABOVE, 0) : index + 2]
    if not any(is_release_label(manuscript.text(block)) for block in near):
        return False
    return issuer_in(manuscript, index, manuscript.text(manuscript.blocks[lead])) is not None


def find_issuer(
    manuscript: Manuscript, text: tuple[int, int], lines: Sequence[int]
) -> tuple[int, str] | None:
    """The line above the text of a release that names its house, and the name.

    Args:
        manuscript: The manuscript.
        text: The first block of the text, and one past its last.
        lines: The lines above it that may do so.
    """
    first, last = text
    lead = "\n".join(map(manuscript.text, manuscript.blocks[first : first + 2]))
    below = "\n".join(map(manuscript.text, manuscript.blocks[last:]))
    for index in lines:
        if first - _LABELS_ABOVE <= index < first:
            name = issuer_in(manuscript, index, lead, below)
            if name is not None:
                return index, name
    return None
