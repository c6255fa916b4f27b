"""Words that are printed letter by letter: ``B y   A n a   R u z``.

Old terminals and some collections of copy set a line apart in this way. Blanks part the letters of
a word, and wider ones the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirecopy.text.offsets import Replacement
from wirecopy.text.patterns import lazy

# Two letters, a gap of two or three blanks, two letters: by the blanks re looks first.
_HINT = re.compile(r"  (?<=\w \w  ) ?(?=\w \w(?: |$))", re.MULTILINE)
# word = letter *( " " small-letter )
_WORD = r"[^\W\d_](?: [^\W\d_A-Z])*"
# line = [ dashes ] word 1*( 2*3blank word )
_LINE = re.compile(rf"^(?:--? )? *(?P<words>{_WORD}(?: {{2,3}}{_WORD}){{1,40}}) *$", re.MULTILINE)
_GAP = re.compile(r" {2,3}")
_FEWEST_LETTERS = 6
_LONGEST_LINE = 240
# apart = 1*4( capital ( "." [ " " ] / " " ) ) capital [ "." ]: A. P., U.P., I N S
_CAPITALS = lazy(r"(?:\p{Lu}(?:\.[ ]?|[ ])){1,4}\p{Lu}\.?")


def joined_letters(text: str) -> list[Replacement]:
    r"""The words of a text that stand apart letter by letter, each as one word.

    Example:
        >>> joined_letters("Bridge opens\nB y   A n a   R u z\n")[1:]
        [(19, 24, 'Ana', 'letters-apart'), (27, 32, 'Ruz', 'letters-apart')]
        >>> joined_letters("A B C   D E F")
        []
    """
    return list(_words(text)) if "  " in text and _HINT.search(text) is not None else []


def without_stops(name: str) -> str:
    """A name of capitals that stops or blanks part as one word; any other as it is.

    Example:
        >>> without_stops("A. P."), without_stops("St. Ives")
        ('AP', 'St. Ives')
    """
    if ("." not in name and " " not in name) or _CAPITALS.fullmatch(name) is None:
        return name
    return name.replace(".", "").replace(" ", "")


def _words(text: str) -> Iterator[Replacement]:
    at = 0
    while (hint := _HINT.search(text, at)) is not None:
        start = text.rfind("\n", at, hint.start()) + 1 or at
        end = text.find("\n", hint.end())
        at = len(text) if end < 0 else end
        line = _LINE.match(text, start, at) if at - start <= _LONGEST_LINE else None
        if line is None or len(line["words"].replace(" ", "")) < _FEWEST_LETTERS:
            continue
        first = line.start("words")
        for word in _GAP.split(line["words"]):
            joined = word.replace(" ", "")
            if joined != word:
                yield first, first + len(word), joined, "letters-apart"
            gap = _GAP.match(text, first + len(word))
            first = gap.end() if gap is not None else at
