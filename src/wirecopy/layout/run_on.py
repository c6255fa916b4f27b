"""What a lost line break has run into the headline above it: a dateline, or the first sentence."""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.fields.byline.reader import (
    LONGEST_BYLINE,
    past_by,
    read_byline,
    read_name_line,
)
from wirecopy.fields.dateline.evidence import STRONG
from wirecopy.fields.dateline.place_evidence import is_printed_again
from wirecopy.fields.dateline.reader import Reader
from wirecopy.fields.dateline.validation import DatelineFound
from wirecopy.knowledge.gazetteer import holders
from wirecopy.knowledge.words import first_word
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import words_in
from wirecopy.layout.stems import STEM, content_words
from wirecopy.text.blocks import Block
from wirecopy.text.letters import EAST_ASIAN, has_no_capitals
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import SENTENCE_END

# No headline is longer, with the place behind it.
_REACH = 240
_SHORTEST_RUN_ON = 60
_LONGEST_NAME = 4
_SHORTEST_TITLE = 2
_SHORTEST_REPEATED = 3
_MOST_NAMES = 10
MOST_TITLE_LINES = 3
_LONG_WORD, _NEAR_TEXT = 4, 20_000
_WORD = lazy(r"[^\s,،(（:：/–—]+")
# What follows the place of a dateline: a comma, a bracket, a dash, a colon, a slash or a figure,
# with a short word before it or not (Dubai on 3 March)
_SIGN = lazy(r"[ ]?(?:[,،(（:：/—–-]|\.-|\.?[ ](?:\p{L}{1,3}[ ])?\d)")

# Capitals stuck to the small letters of a title: over the riverLIMA, March 3
_STUCK = lazy(r"(?<=\p{Ll}{2})\p{Lu}{3}[\p{Lu}'’\-]{0,30}\Z")
# The bracket of a credit, and a sign: Lima (LKS) -
_CREDIT_BEHIND = lazy(r"[ ]\([^()\n]{2,30}\)[ ]?[-–—]")
_SAINT = lazy(r"^(?i:st)\.?[ ]")
# (ANSA) - before the place
_CREDIT_BEFORE = lazy(r"\([^()\n]{2,40}\)[ ]?[-–—]{1,2}[ ]?$")


def read_run_on(
    manuscript: Manuscript, reader: Reader, flat: str, found: DatelineFound | None
) -> DatelineFound | None:
    """The dateline that begins at a known place inside the first block, behind a headline.

    Args:
        manuscript: The blocks.
        reader: Reads datelines.
        flat: The working text with blanks for line ends.
        found: What was read at the start of the block: of a place that nobody knows, which may
            hold the headline.
    """
    block = manuscript.blocks[0]
    if manuscript.spoken.script in EAST_ASIAN or block.end - block.start < _SHORTEST_RUN_ON:
        return None
    if found is not None and found.start > block.start:
        credited = _behind_its_credit(manuscript, reader, flat, found)
        if credited is not None:
            return credited
    if found is not None and not _may_hold_a_title(found):
        return None
    for start in _starts(manuscript, block, found.start if found is not None else block.start):
        again = reader.read(flat, start, block.end)
        if again is None or again.start != start or not again.places:
            continue
        if again.score >= STRONG or again.credit_span is not None:
            return again
    return None


def headline_run_on(manuscript: Manuscript) -> tuple[int, ...]:
    """Where a byline and the first sentence begin that have run into a headline, in one line.

    Behind a small word, and no stop, the sentence begins with "The" or "A", or with the words of
    the headline again, and says more of the same; or it stands behind "By" and a name.
    """
    block = manuscript.blocks[0]
    if len(manuscript.blocks) > 1 or manuscript.spoken.script in EAST_ASIAN:
        return ()
    working, small = manuscript.working, manuscript.spoken.detection.function_words
    end = min(block.end, block.start + _REACH)
    words = [(match.start(), match[0]) for match in _WORD.finditer(working, block.start, end)]
    for index in range(_SHORTEST_REPEATED, len(words)):
        at, word = words[index]
        before = words[index - 1][1]
        if working[at - 2] in SENTENCE_END:
            return ()
        if word[0].isupper() and word.casefold() in manuscript.spoken.byline.by:
            behind = _behind_byline(manuscript, at, words[index + 1 :])
            if behind is not None:
                return at, behind
        if not word[0].isupper() or not before.islower() or before in small:
            continue
        opens = word == words[0][1] or word.casefold() in small
        if opens and _says_the_same(working, words[:index], at):
            return (at,)
    return ()


def wrapped_byline(manuscript: Manuscript, block: Block) -> tuple[int, int] | None:
    """Where a byline begins that lines of a title go on in, and where the line above it ends.

    ``... riapre il museo`` / ``di Ana Ruz``: where a line is as wide as the column, the next one
    seemed to go on with it. Whom the text below names, too, is whom the title is about.
    """
    if not 1 < len(block.lines) <= MOST_TITLE_LINES:
        return None
    working, (start, end) = manuscript.working, block.lines[-1]
    by = past_by(working, start, end, manuscript.spoken)
    if by is not None and working[by - 1] == " ":
        found = read_byline(manuscript.context, start, end)
    elif working[end - 1] not in SENTENCE_END and is_sentence_case(
        working[block.start : block.lines[-2][1]]
    ):
        found = read_name_line(manuscript.context, start, end)
    else:
        return None
    names = [who.person.name.split() for who in found.people] if found is not None else []
    if not names or not all(_SHORTEST_TITLE <= len(name) <= _LONGEST_NAME for name in names):
        return None
    # Without "By" no word of it may be one of the story's.
    told = [[name[-1]] if by is not None else name for name in names]
    below = working[end : end + _NEAR_TEXT]
    named_below = any(word in below for name in told for word in name)
    return None if named_below else (block.lines[-2][1], start)


def is_sentence_case(title: str) -> bool:
    """Whether the longer words of a title begin small, so that capitals tell a name from them."""
    words = [word for word in title.split()[1:] if len(word) >= _LONG_WORD]
    return sum(word[0].islower() for word in words) > 1


def joined_byline(manuscript: Manuscript, index: int) -> int:
    """How many blocks one byline takes whose names go on below: ``By Ana Ruz and`` / ``Bo Lee``."""
    working, blocks = manuscript.working, manuscript.blocks
    block = blocks[index]
    if past_by(working, block.start, block.end, manuscript.spoken) is None:
        return 1
    count, end = 1, block.end
    below = blocks[index + 1 : index + MOST_TITLE_LINES]
    conjunctions = manuscript.languages.words("byline", "conjunctions")
    for line in below:
        last = working[block.start : end].rsplit(" ", 1)[-1].casefold()
        first = first_word(working, line.start)
        goes_on = last.endswith((",", "،", "、", "&")) or not {first, last}.isdisjoint(conjunctions)
        apart = working.count("\n", end, line.start) != 1
        if not goes_on or apart or line.end - block.start > LONGEST_BYLINE:
            break
        count, end = count + 1, line.end
    if count > 1 and read_byline(manuscript.context, block.start, end) is None:
        return 1
    return count


def _says_the_same(working: str, title: list[tuple[int, str]], at: int) -> bool:
    """Whether a stretch of text has two words of a title again."""
    said = content_words(word.casefold() for _, word in title)
    below = content_words(words_in(working[at : at + _REACH]))
    return len({word[:STEM] for word in said} & {word[:STEM] for word in below}) > 1


def _behind_byline(manuscript: Manuscript, start: int, words: list[tuple[int, str]]) -> int | None:
    """Where a sentence begins with a word like "The" behind a byline."""
    small = manuscript.spoken.detection.function_words
    for at, word in words[1:_MOST_NAMES]:
        if word[0].isupper() and word.casefold() in small:
            named = read_byline(manuscript.context, start, at - 1)
            return at if named is not None else None
    return None


def _behind_its_credit(
    manuscript: Manuscript, reader: Reader, flat: str, found: DatelineFound
) -> DatelineFound | None:
    """The dateline with the credit in brackets that stands before its place."""
    block = manuscript.blocks[0]
    bracket = _CREDIT_BEFORE.search(manuscript.working, block.start, found.start)
    if bracket is None:
        return None
    again = reader.read(flat, bracket.start(), block.end)
    whole = again is not None and again.start == bracket.start() and again.body == found.body
    return again if whole else None


def _may_hold_a_title(found: DatelineFound) -> bool:
    """Whether the places of a dateline have so many words that a title may be among them."""
    if not found.places or holders(found.places[0].name):
        return found.score < STRONG
    words = sum(len(f"{place.name} {place.region or ''}".split()) for place in found.places)
    return found.score < STRONG or words > 1


def _starts(manuscript: Manuscript, block: Block, least: int) -> Iterator[int]:
    """Where a dateline may begin behind an offset and two words and more.

    At a bracket, and at a known place that a sign of datelines follows.
    """
    working = manuscript.working
    words = [
        match.span()
        for match in _WORD.finditer(working, block.start, min(block.end, block.start + _REACH))
    ]
    small = manuscript.spoken.detection.function_words
    for last in range(_SHORTEST_TITLE, len(words)):
        at, end = words[last]
        if at <= least:
            continue
        stuck = _STUCK.search(working, at, end)
        if stuck is not None and _SIGN.match(working, end) is not None:
            yield stuck.start()
        if working[at - 1] == "(":
            yield at - 1
        name_end = end - (working[end - 1] == "-")
        if _SIGN.match(working, name_end) is None:
            continue
        for first in range(max(_SHORTEST_TITLE, last - _LONGEST_NAME + 1), last + 1):
            start = words[first][0]
            if start <= least:
                continue
            before = working[slice(*words[first - 1])]
            # "A ferry leaves for Oslo, Norway": the place is one of the sentence.
            credited = _CREDIT_BEHIND.match(working, name_end) is not None
            if working[start].islower() or (before.casefold() in small and not credited):
                continue
            name = working[start:name_end]
            if holders(name) or holders(_SAINT.sub("Saint ", name)):
                yield start
                break
            # Where no capitals tell names, a place that nobody knows is one that is said again.
            if has_no_capitals(name) and is_printed_again(working, name, start):
                yield start
                break
