r"""The house that a line in brackets between titles and dateline names, as old papers print it.

line  = "(" [ way sign ] name [ "." ] ")"      ; [By Telegraph.—United Press Association.]
      / name [ "." ]                           ; beside a line of its own with place and date
name  = [ word ] known [ word ]                ; (PER PRESS ASSOCIATION.), (Reuter's Service.)
      / titled words, the last an organization ; (Quipudorfer Nachrichtenbureau.)

What stands there may say how the copy came, or from whom of the paper's own: that is no house.
"""

from __future__ import annotations

from itertools import combinations

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.byline.roles import people_words
from wirecopy.fields.captions import picture_words
from wirecopy.fields.dateline.codes import is_camel, names_organization
from wirecopy.fields.signers import folded_house
from wirecopy.knowledge.words import fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.blocks import Block
from wirecopy.text.letters import is_small
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES

_LONGEST, _MOST_WORDS = 70, 6
_LONGEST_JOINT = 3
_LINE = lazy(r"[(\[](?P<inside>[^()\[\]\n]{2,68})[)\]][.:]?")
_SIGN = lazy(r"[.,]?[ ]?(?:-{2}|[–—])[ ]?|[;,][ ]|(?<=\p{L}{3})\.[ ]")
# bare = words with capitals, some of them in quotation marks: Servicio «Orilla», Ritzaus Bureau.
_BARE = lazy(r"[\p{Lu}\p{Lo}\"“„«‘'][\p{L}\p{M}'’\"“”„«»‘.\- ]{1,68}")
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„«»‘'))
# Reuter's, Ritzaus, Wolff’sche
_POSSESSIVE = lazy(r"(?:['’]?s|['’])$")


def house_line(manuscript: Manuscript, block: Block) -> BylineFound | None:
    """The byline that names the house only, if a line in brackets names one.

    Args:
        manuscript: The manuscript.
        block: A line between the titles and the dateline.
    """
    if block.end - block.start > _LONGEST or manuscript.working[block.start] not in "([":
        return None
    line = _LINE.fullmatch(manuscript.text(block))
    if line is None:
        return None
    parts = _SIGN.split(line["inside"].rstrip(". "))
    for part in reversed(parts):
        words = part.split()
        if not 0 < len(words) <= _MOST_WORDS or _is_of_paper(part, manuscript):
            return None
        house = _known(words, manuscript)
        if house is None and part is parts[-1] and not manuscript.tells_how_it_came(block):
            house = _titled(words, manuscript)
        if house is not None:
            return BylineFound(block.start, block.end, (), house)
    return None


def bare_house(manuscript: Manuscript, block: Block, *, stopped: bool) -> BylineFound | None:
    """The byline that names the house only, if a line without brackets does.

    Args:
        manuscript: The manuscript.
        block: A line beside one of a place and a date.
        stopped: Whether that ends with a stop and stands above: then what ends so as well is one.
    """
    text = manuscript.text(block)
    if len(text) > _LONGEST or _BARE.fullmatch(text) is None:
        return None
    name = text.removesuffix(".")
    words = name.translate(_NO_QUOTES).split()
    if not words or len(words) > _MOST_WORDS or _is_of_paper(name, manuscript):
        return None
    small = [word for word in words if is_small(word[0])]
    if words[0] in small or any(len(word) > _LONGEST_JOINT for word in small):
        return None
    if fold(words[0]) in manuscript.spoken.byline.by:
        return None
    named = any(names_organization(word, manuscript.spoken) for word in (words[0], words[-1]))
    quoted = len(words) > 1 and name[-1] in CLOSING_QUOTES
    camel = is_camel(name)
    known = fold(name) in manuscript.registry.names
    told = named or quoted or camel or known or (stopped and text.endswith("."))
    return BylineFound(block.start, block.end, (), name) if told else None


def _is_of_paper(part: str, manuscript: Manuscript) -> bool:
    """Whether words tell of a picture, or of somebody or something of the paper's own."""
    words = people_words(manuscript.spoken)
    folded = {fold(word) for word in part.split()}
    pictures = picture_words(manuscript.spoken).words
    return bool(folded & (pictures | words.roles)) or words.special_to.match(part) is not None


def _known(words: list[str], manuscript: Manuscript) -> str | None:
    """The agency that words name, with what stands beside it in a longer name."""
    names, acronyms = manuscript.registry.names, manuscript.registry.acronyms
    runs = []
    for start, end in combinations(range(len(words) + 1), 2):
        folded = folded_house(" ".join(words[start:end]))
        bare = _POSSESSIVE.sub("", folded)
        known = next((name for name in (folded, bare) if name in names), None)
        if known is not None and (known not in acronyms or words[start].isupper()):
            runs.append((start, end, names[known]))
    if not runs:
        return None
    start, end = min(run[0] for run in runs), max(run[1] for run in runs)
    whole = next((run[2] for run in runs if run[:2] == (start, end)), None)
    if end == len(words):
        return whole or " ".join(words[start:])
    behind = words[end:]
    joined = (
        names_organization(behind[0], manuscript.spoken)
        or is_small(behind[0][0])
        or (start == 0 and len(behind) == 1)  # Ritzaus Bureau
    )
    return " ".join(words[start:]) if joined else None


def _titled(words: list[str], manuscript: Manuscript) -> str | None:
    """Words of which none is small but short joints, if the last or the first is such a word."""
    small = [word for word in words if is_small(word[0])]
    if len(words) == 1 or any(len(word) > _LONGEST_JOINT for word in small) or words[0] in small:
        return None
    if fold(words[0]) in manuscript.spoken.byline.by:
        return None
    named = names_organization(words[-1], manuscript.spoken)
    return " ".join(words) if named and len(small) <= 1 else None
