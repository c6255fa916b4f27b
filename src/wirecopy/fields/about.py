"""Headings of what a release says of its house: ``About Harbor Works``.

heading = about name / name about          ; About Harbor Works, Tarn Hakkında, 关于白浪
"""

from __future__ import annotations

from functools import cache

import regex

from wirecopy.knowledge.data_files import own_table
from wirecopy.knowledge.words import fold
from wirecopy.text.letters import UNSPACED_LETTERS
from wirecopy.text.patterns import any_of, lazy

_SHORTEST_NAME, _MOST_WORDS = 2, 10
_UNSPACED = lazy(rf"[{UNSPACED_LETTERS}\p{{Hangul}}]")
_AROUND = " \"'«»“”„‘’「」『』《》[]【】()（）:：-–—*#"


def named_in(heading: str) -> str | None:
    """What a heading is about, folded; None for another line.

    Example:
        >>> named_in("About Harbor Works"), named_in("Bridge opens")
        ('harbor works', None)
    """
    folded = fold(heading).strip(_AROUND)
    match = _about().fullmatch(folded)
    if match is None:
        return None
    name = (match["behind"] or match["before"] or "").strip(_AROUND)
    return name if len(name) >= _SHORTEST_NAME and name.count(" ") < _MOST_WORDS else None


@cache
def _about() -> regex.Pattern[str]:
    """A pattern of headings; where no blank parts words, none need part the name."""
    words = [fold(word) for word in own_table("", "releases")["about"]]
    tight = any_of([word for word in words if _UNSPACED.match(word) is not None])
    spaced = any_of([word for word in words if _UNSPACED.match(word) is None])
    return regex.compile(
        rf"(?:{spaced})[ '’](?P<behind>[^\n]++)|(?:{tight})[ ]?(?P<behind>[^\n]++)"
        rf"|(?P<before>[^\n]{{2,60}}?)(?:[ ](?:{spaced})|[ ]?(?:{tight}))"
    )
