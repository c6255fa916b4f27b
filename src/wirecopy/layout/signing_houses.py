r"""The house that a line below copy as it was sent names, where no file knows it.

line   = right name / "(" name [ sign initials ] ")" / name [ "/" ] / dash name
right  = "©" [ year ] / "(c)" [ year ]                ; © Quipu Novaĵservo
name   = a code in capitals / a word with a capital inside / words of which one is of such names

The name may also be one that the text has in a sentence, as that of whom somebody told something.
"""

from __future__ import annotations

from wirecopy.fields.captions import picture_words
from wirecopy.fields.dateline.codes import is_code, names_house
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.words import fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.blocks import Block
from wirecopy.text.letters import is_small
from wirecopy.text.patterns import lazy

_MOST_LINES, _LONGEST = 4, 60
_SHORTEST_CODE, _MOST_WORDS, _LONGEST_JOINT = 3, 6, 3
_LINE = lazy(
    r"(?P<right>(?:©|\([cC]\))[ ]?(?:(?:19|20)\d\d[ ])?)?(?P<open>[(\[/]|[–—-]{1,2}[ ]?)?"
    r"(?P<name>[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}'’&.\- ]{1,48}?)"
    r"(?:[ ]?[–—/-][ ]?(?:\p{L}{1,3}\.?[ /]?){1,4})?(?P<close>[)\]/])?\.?"
)


def signing_house(manuscript: Manuscript) -> str | None:
    """The house that one of the last short lines of a copy names, from the last one up."""
    for block in reversed(manuscript.blocks[-_MOST_LINES:]):
        if block.end - block.start > _LONGEST:
            return None
        name = _house_in(manuscript, block)
        if name is not None:
            return name
    return None


def _house_in(manuscript: Manuscript, block: Block) -> str | None:
    line = _LINE.fullmatch(manuscript.text(block))
    if line is None or (line["open"] in ("(", "[")) != (line["close"] in (")", "]")):
        return None
    name, spoken = line["name"].rstrip(" ."), manuscript.spoken
    words = name.split(" ")
    small = [word for word in words if word and is_small(word[0])]
    if len(words) > _MOST_WORDS or any(len(word) > _LONGEST_JOINT for word in small):
        return None
    if manuscript.ends_a_sentence(block) and not (line["right"] or line["close"]):
        return None
    if gazetteer.holders(name) or picture_words(spoken).words & {fold(word) for word in words}:
        return None
    code = len(name) >= _SHORTEST_CODE and is_code(name, spoken)
    return name if names_house(name, spoken) or code or line["right"] else None
