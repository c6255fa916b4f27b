"""The stretches of a page's line that may be names: between its separators, without roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import page_words
from wirecopy.text.patterns import lazy

LEAST_WORDS = 2
_SHORTEST_RANK = 4
_SHORTEST_VERB, _LONGEST_VERB = 5, 10
# What may part the pieces of a line. A site's name, a role or a date may be stuck to a name
# (Ana RuzReporter); MacArthur and DeArdo are names.
_SEPARATOR = lazy(
    r"[ ]*[|•·—–►»/][ ]*|[ ]+[-][ ]+|[ ]{2,}|[ ]-$|[ ]?[(@]|[ ](?i:for|für|pour|para)[ ]"
    r"|(?<=\p{Ll}{4})(?=\p{Lu})"
)


def pieces(manuscript: Manuscript, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line between its separators, without the roles at their ends."""
    working = manuscript.working
    stamp = page_words(manuscript.registry, manuscript.spoken).stamp(working, start, end)
    dated = stamp.span() if stamp is not None else (end, end)
    bounds = [start, *dated, end]
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        at, stuck = first, False
        for separator in [*_SEPARATOR.finditer(working, first, last), None]:
            stop = last if separator is None else separator.start()
            words = working[at:stop].strip(" ,;:-").split()
            named = _past_name(words, manuscript.spoken)
            # What is stuck to a name and ends in a role is all role: Ana RuzLocal News Reporter.
            words = [] if stuck and named < len(words) else words[:named]
            half = len(words) // 2
            if half >= LEAST_WORDS and words[:half] == words[half:]:
                words = words[:half]
            if words:
                begin = working.index(words[0], at, stop)
                finish = begin
                for word in words:
                    finish = working.index(word, finish, stop) + len(word)
                yield begin, finish
            at = last if separator is None else separator.end()
            stuck = at == stop


def _past_name(words: Sequence[str], spoken: Language) -> int:
    """How many words a name has before a role without a comma: "Ana Ruz Deputy News Editor".

    Or before a verb: "Ana Ruz skrifar".
    """
    known = ranks(spoken)
    following = range(LEAST_WORDS, len(words))
    if following and words[-1].islower() and _SHORTEST_VERB <= len(words[-1]) <= _LONGEST_VERB:
        return len(words) - 1
    return next((at for at in following if fold(words[at]) in known), len(words))


@lru_cache(maxsize=64)
def ranks(spoken: Language) -> frozenset[str]:
    """The words of roles: "editor", and what stands before it in "deputy editor"."""
    roles = (*spoken.byline.roles, *language(ENGLISH).byline.roles)
    words = (word.casefold() for role in roles for word in role.split())
    return frozenset(word for word in words if len(word) >= _SHORTEST_RANK)
