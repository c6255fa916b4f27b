"""What stands between a headline and the text in copy of one line: a byline and a time.

line   = headline [ byline ] [ label ] time [ zone ] text
byline = "By" names / names            ; without "By" behind a headline that is in small letters

A time inside a sentence has a stop or a small word before it, or small letters behind it.
"""

from __future__ import annotations

from wirecopy.fields.byline.reader import past_by, read_byline, read_name_line
from wirecopy.fields.source_line.timestamps import find_timestamps
from wirecopy.knowledge.words import fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.run_on import is_sentence_case
from wirecopy.text.letters import EAST_ASIAN, is_small
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END, STOPS

# No headline is longer, with what stands behind it.
_REACH, _SHORTEST_TEXT, _SHORTEST_TITLE = 240, 100, 10
# A shorter word with a stop is shortened: St. Vito
_SHORTEST_STOPPED = 4
_MOST_LABEL_WORDS, _MOST_NAME_WORDS, _FEWEST_NAME_WORDS = 4, 8, 2
_TIME_LABELS = ("time_labels", "update_labels")
_WORD = lazy(r"[^\s]+")
_MARK = lazy(r"[ ]?(?:[|•·–—-][ ]|[ ])")


def stamp_run_on(manuscript: Manuscript) -> tuple[int, ...]:
    """Where the byline, the time and the text begin that have run into a headline in one line."""
    block = manuscript.blocks[0]
    if len(manuscript.blocks) > 1 or manuscript.length(block) < _SHORTEST_TEXT:
        return ()
    working, reach = manuscript.working, min(block.end, block.start + _REACH)
    stamps = find_timestamps(manuscript.context, block.start, reach)
    if not stamps:
        return ()
    first, last = stamps[0].span
    words = [match.span() for match in _WORD.finditer(working, block.start, first)]
    title = working[block.start : first].rstrip()
    if not words or title[-1] in SENTENCE_END or _has_sentences(title):
        return ()
    last = _past_zone(manuscript, last, reach)
    text = _MARK.match(working, last, block.end)
    if text is None or (block.end - text.end()) * manuscript.letter < _SHORTEST_TEXT:
        return ()
    if is_small(working[text.end()]):
        return ()
    start = _label_start(manuscript, words, first)
    if start == first and working[slice(*words[-1])].casefold() in _small(manuscript):
        return ()
    above = [word for word in words if word[0] < start]
    byline = _byline_start(manuscript, above)
    cuts = (start, text.end()) if byline is None else (byline, start, text.end())
    return cuts if cuts[0] - block.start >= _SHORTEST_TITLE // manuscript.letter else ()


def _small(manuscript: Manuscript) -> frozenset[str]:
    return frozenset(manuscript.spoken.detection.function_words)


def _has_sentences(title: str) -> bool:
    """Whether a sentence ends inside a title: then it is text."""
    words = (word for word in title.split()[:-1] if len(word) >= _SHORTEST_STOPPED)
    return any(word[-1] in STOPS for word in words)


def _past_zone(manuscript: Manuscript, last: int, reach: int) -> int:
    """Where a time ends with the word behind its clock: 16.32 Uhr, 16.30 hs."""
    word = _WORD.match(manuscript.working, last + 1, reach)
    behind = manuscript.languages.words("source_line", "after_time")
    return word.end() if word is not None and fold(word[0]) in behind else last


def _label_start(manuscript: Manuscript, words: list[tuple[int, int]], first: int) -> int:
    """Where the label of a time begins, Last updated at 4:32 PM, or else the time itself."""
    known = frozenset().union(
        *(manuscript.languages.words("source_line", key) for key in _TIME_LABELS)
    )
    start = first
    for at, _ in words[: -_MOST_LABEL_WORDS - 1 : -1]:
        label = fold(manuscript.working[at:first]).strip(" :：,")
        # A small word such as "at" may stand between the label and the time.
        if label in known or label.rpartition(" ")[0] in known:
            start = at
    return start


def _byline_start(manuscript: Manuscript, words: list[tuple[int, int]]) -> int | None:
    """Where the byline begins that ends a title."""
    working, end = manuscript.working, words[-1][1] if words else 0
    if manuscript.spoken.script in EAST_ASIAN:
        # Where no blanks part words, one parts a reporter from a role, and from the title.
        pieces = (at for at, _ in words[: -_FEWEST_NAME_WORDS - 1 : -1])
        return next((at for at in pieces if read_byline(manuscript.context, at, end)), None)
    for at, _ in words[: -_MOST_NAME_WORDS - 1 : -1]:
        if past_by(working, at, end, manuscript.spoken) is None:
            continue
        if read_byline(manuscript.context, at, end) is not None:
            return at
    for count in (3, _FEWEST_NAME_WORDS):
        if len(words) <= count:
            continue
        at = words[-count][0]
        before = working[slice(*words[-count - 1])]
        plain = is_sentence_case(working[words[0][0] : at]) and is_small(before[0])
        if plain and read_name_line(manuscript.context, at, end) is not None:
            return at
    return None
