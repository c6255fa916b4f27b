"""What each block looks like: asked once, and the base of all that is decided later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

import attrs

from wirecopy.knowledge.words import fold
from wirecopy.layout import plain_lines
from wirecopy.layout.interruptions import interruptions
from wirecopy.layout.line_looks import (
    LONG,
    LONGEST_CAPTION,
    look_of_line,
    look_of_text,
    signs_a_post,
)
from wirecopy.layout.looks import MANY, TEXT, Look, Looks, is_of_a_site, share_of_a_site
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.menus import mark_menus
from wirecopy.layout.neighbours import look_around
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block

_LONGEST_PART = 24
_LINES_IF_SHORT = (plain_lines.NOTHING, plain_lines.FURNITURE)


def look_at(manuscript: Manuscript, repeated: int | None, asked: Mapping[str, Look]) -> Looks:
    """The looks of all blocks; what is printed again is looked at once.

    Args:
        manuscript: The blocks.
        repeated: Where a line starts that prints the dateline of the text once more.
        asked: The looks of lines that were asked for before.
    """
    working, running, blocks = manuscript.working, manuscript.running, manuscript.blocks
    texts = [working[start:end] for start, end, _ in blocks]
    odd = [text for text, runs in zip(texts, running, strict=True) if not runs]
    words = {text: words_in(text) if len(text) <= LONGEST_CAPTION else () for text in set(odd)}
    # In most lines all blanks are single ones, and they need no more than their case folded.
    folded = {
        text: fold(text) if "  " in text or "\n" in text else text.casefold()
        for text in words
        if len(text) <= LONGEST_SHORT_BLOCK
    }
    counts = Counter([folded[text] for text in odd if text in folded])
    many = {key for key, count in counts.items() if count >= MANY and len(key) <= _LONGEST_PART}
    often = {text for text, key in folded.items() if key in many} if many else set()
    manuscript.words.update(words)
    looks = _looks_of_lines(manuscript, texts, words, often, asked)
    if repeated is not None and repeated not in manuscript.mail:
        for index, block in enumerate(blocks):
            if block[0] == repeated and not running[index]:
                looks[index] = Look.LISTED
    mark_menus(manuscript, looks)
    if is_of_a_site(looks):
        _look_again(manuscript, texts, words, looks)
    lengths = manuscript.lengths()
    look_around(manuscript, looks, lengths)
    found = Looks(
        tuple(looks), tuple(lengths), tuple([words.get(text, ()) for text in texts]), counts
    )
    if not found.site:
        return found
    inserts = interruptions(manuscript, looks, found.site)
    return attrs.evolve(found, inserts=inserts) if inserts else found


def _looks_of_lines(
    manuscript: Manuscript,
    texts: Sequence[str],
    words: Mapping[str, tuple[str, ...]],
    often: Set[str],
    asked: Mapping[str, Look],
) -> list[Look]:
    """What the blocks that do not run on seem to be; the others are prose.

    Args:
        manuscript: The blocks.
        texts: Their texts.
        words: The words of the texts that do not run on.
        often: The short lines that stand again and again.
        asked: The looks of lines that were asked for before.
    """
    known, mail = page_words(manuscript.registry, manuscript.spoken), manuscript.mail
    # One question of all lines takes half as long as all questions of one line after another.
    signs = {text: plain_lines.questions(text, known.openers) for text in words}
    longest = LONG / manuscript.letter
    # Of these nothing is open: they were asked before, are lines, or known ones of the site.
    told = {text: look for text, look in asked.items() if text not in often}
    listed = set(often)
    for text, open_questions in signs.items():
        if open_questions not in _LINES_IF_SHORT or text in asked or text in often:
            continue
        if open_questions and manuscript.is_of_site(text):
            listed.add(text)
        elif len(text) < longest and not known.may_stand_in(text, words[text]):
            told[text] = Look.LINE
    manuscript.note_all(
        texts, {text: signs[text] for text in signs if text not in asked} if asked else signs
    )
    seen: dict[str, tuple[Look, Block]] = {}
    looks, blocks = [Look.PROSE] * len(texts), manuscript.blocks
    for index in [at for at, runs in enumerate(manuscript.running) if not runs]:
        text = texts[index]
        if mail and blocks[index][0] in mail:
            looks[index] = Look.FEED
        elif text in told:
            looks[index] = told[text]
        elif text in seen:
            looks[index], above = seen[text]
            manuscript.note_again(blocks[index], above)
        else:
            block = blocks[index]
            looks[index] = look_of_line(
                manuscript, block, known, words[text], signs[text], listed=text in listed
            )
            seen[text] = looks[index], block
    return looks


def _look_again(
    manuscript: Manuscript,
    texts: Sequence[str],
    words: dict[str, tuple[str, ...]],
    looks: list[Look],
) -> None:
    """Among lines of a site a long sentence may be the site's own, or a picture's."""
    known = page_words(manuscript.registry, manuscript.spoken)
    running, again = manuscript.running, Counter(texts)
    site = share_of_a_site(looks, texts)
    for index in [at for at, look in enumerate(looks) if look in TEXT]:
        text = texts[index]
        if len(text) > LONGEST_CAPTION:
            continue
        if running[index] or (again[text] > 1 and not signs_a_post(text)):
            words[text] = manuscript.words[text] = words.get(text) or words_in(text)
            looks[index] = look_of_text(
                manuscript,
                manuscript.blocks[index],
                known,
                words[text],
                repeated=again[text] > 1,
                site=site,
            )
