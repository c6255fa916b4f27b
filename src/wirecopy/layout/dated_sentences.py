"""Sentences that name a day or a time, which are no times of publication.

A line such as ``Published on March 3.`` says when a page was printed, and ``The court sits again on
March 3.`` what the story says. Both have a date and a stop: the words around it tell.
"""

from __future__ import annotations

from functools import lru_cache
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
# The stop of "11:04 a.m." ends no sentence, and a bracket behind a date none either.
_CLOCK_END = lazy(r"(?:\b\p{L}\.[ ]?\p{L}\.|\))$")


class _Words(NamedTuple):
    """Of one language and English: what labels times, opens bylines, dates hold, joins them."""

    labels: frozenset[str]
    by: frozenset[str]
    of_dates: frozenset[str]
    joints: frozenset[str]


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
    if working[end - 1] not in SENTENCE_END or _CLOCK_END.search(working, start, end):
        return False
    tokens = _TOKEN.findall(working, start, end)
    folded = [_APOSTROPHES.sub("", token).casefold() for token in tokens]
    known = _words(spoken)
    if not tokens or not known.labels.isdisjoint(folded[:_LABELLED]):
        return False
    if end - start >= _LONG:
        return True
    dated = [token.isdecimal() or token in known.of_dates for token in folded]
    # By Ana Ruz, 3 March; but not: By 3 March it must close.
    named = folded[0] in known.by and not any(dated[:_LABELLED])
    if named or working[start].islower():  # an address
        return False
    # What joins the parts of a date is of it: 3 de marzo de 2024, a las 10.
    joined = list(dated)
    for order in (range(1, len(folded)), range(len(folded) - 2, -1, -1)):
        step = order.step
        for at in order:
            joined[at] |= joined[at - step] and folded[at] in known.joints
    others = [token for token, is_dated in zip(tokens, joined, strict=True) if not is_dated]
    caseless = all(token.upper() == token.lower() for token in others)
    return len(others) >= _FEWEST_WORDS and (caseless or any(map(str.islower, others)))


@lru_cache(maxsize=64)
def _words(spoken: Language) -> _Words:
    tongues = spoken, language(ENGLISH)
    labels, of_dates, joints = set[str](), set[str](), set[str]()
    for tongue in tongues:
        lines, common = tongue.source_line, tongue.detection
        ordinary = {*common.function_words, *common.common_words}
        short = {word for word in ordinary if len(word) <= _LONGEST_JOINT}
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
    )
