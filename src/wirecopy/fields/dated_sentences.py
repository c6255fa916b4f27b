"""Sentences that name a day or a time, which are no times of publication.

A line such as ``Published on March 3.`` says when a page was printed, and ``The court sits again on
March 3.`` what the story says. Both have a date and a stop: the words around it tell.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END

# A label is the first word of its line, or the second: Last updated, Story published.
_LABELLED = 2
_FEWEST_WORDS = 2
_LONG = 35
_LONGEST_JOINT = 3
# token = figures / letters; what follows an apostrophe is an ending: Mayıs'ta
_TOKEN = lazy(r"\d+|\p{L}[\p{L}\p{M}-]*+(?:['’]\p{L}++)?")
_APOSTROPHES = lazy(r"['’]\p{L}+$")
_CLOCK_END = lazy(r"\b\p{L}\.[ ]?\p{L}\.$")


class _Words(NamedTuple):
    """Of one language and English: what labels times, opens bylines, dates hold, joins them."""

    labels: frozenset[str]
    by: frozenset[str]
    of_dates: frozenset[str]
    joints: frozenset[str]
    before_times: frozenset[str]


# Another sentence behind the first: a small letter or a year, a stop, and a capital
_SECOND_SENTENCE = lazy(r"(?:\p{Ll}{3}|\d{4})[.!?][ ]\p{Lu}\p{Ll}*[ ]\p{Ll}")


def says_more_than_a_time(working: str, start: int, end: int, spoken: Language) -> bool:
    """Whether a block with a date or a time is a sentence of a story.

    It ends as a sentence does, begins with no label and no "by", and is long, or has a capital and
    a small word and another that belong to no date.

    Args:
        working: The working text.
        start: Where the block begins.
        end: One past its end.
        spoken: The language of the copy.
    """
    # A bracket behind a date ends no sentence.
    if working[end - 1] == ")" or working[end - 1] not in SENTENCE_END:
        return False
    tokens = _TOKEN.findall(working, start, end)
    folded = [_APOSTROPHES.sub("", token).casefold() for token in tokens]
    known = _words(spoken)
    if not tokens:
        return False
    if not known.labels.isdisjoint(folded[:_LABELLED]):
        # The first planting was in March 2024. More will follow.
        long = end - start >= _LONG and folded[0] not in known.labels
        return long and _SECOND_SENTENCE.search(working, start, end) is not None
    # The stop of "11:04 a.m." need not end a sentence.
    if end - start >= _LONG and _CLOCK_END.search(working, start, end) is None:
        return True
    # One letter by itself is of "p.m.", or an initial.
    dated = [token.isdecimal() or len(token) == 1 or token in known.of_dates for token in folded]
    # By Ana Ruz, 3 March; but not: By 3 March it must close.
    named = folded[0] in known.by and not any(dated[:_LABELLED])
    if named or working[start].islower():  # an address
        return False
    others = [
        token for token, of in zip(tokens, _joined(folded, dated, known), strict=True) if not of
    ]
    caseless = all(token.upper() == token.lower() for token in others)
    return len(others) >= _FEWEST_WORDS and (caseless or any(map(str.islower, others)))


def _joined(folded: list[str], dated: list[bool], known: _Words) -> list[bool]:
    """Which words are of a date or join its parts: 3 de marzo de 2024, a las 10.

    All that stand between two parts do, the words before times, and one more beside a date.
    """
    joined = list(dated)
    parts = [at for at, of in enumerate(dated) if of]
    for above, below in pairwise(parts):
        if all(word in known.joints for word in folded[above + 1 : below]):
            joined[above:below] = [True] * (below - above)
    for at in parts:
        for step in (-1, 1):
            beside = at + step
            while 0 <= beside < len(folded) and folded[beside] in known.before_times:
                joined[beside] = True
                beside += step
            if beside == at + step and 0 <= beside < len(folded):
                joined[beside] |= folded[beside] in known.joints
    return joined


@lru_cache(maxsize=64)
def _words(spoken: Language) -> _Words:
    tongues = spoken, language(ENGLISH)
    labels, of_dates, joints = set[str](), set[str](), set[str]()
    for tongue in tongues:
        lines = tongue.source_line
        short = {word for word in tongue.ordinary_words if len(word) <= _LONGEST_JOINT}
        of_times = " ".join((*lines.before_time, *lines.after_time, *lines.local_time)).split()
        joints |= short | set(of_times)
        labels |= {
            word
            for label in (*lines.time_labels, *lines.update_labels)
            for word in label.split()
            if word not in short
        }
        of_dates |= {*tongue.month_numbers, *tongue.weekday_names}
        of_dates |= {*lines.am, *lines.pm, *lines.after_year}
    return _Words(
        frozenset(labels),
        frozenset(word.casefold() for tongue in tongues for word in tongue.byline.by),
        frozenset(map(str.casefold, of_dates)),
        frozenset(joints),
        frozenset(" ".join(word for t in tongues for word in t.source_line.before_time).split()),
    )
