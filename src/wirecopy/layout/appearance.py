"""What each block looks like: asked once, and the base of all that is decided later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from wirecopy.knowledge.words import fold
from wirecopy.layout import plain_lines
from wirecopy.layout.line_looks import (
    LONGEST_CAPTION,
    look_of_line,
    look_of_text,
    signs_a_post,
    words_of_line,
)
from wirecopy.layout.looks import MANY, TEXT, Look, Looks, is_of_a_site, share_of_a_site
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.neighbours import look_around
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block

_LONGEST_PART = 24


def look_at(manuscript: Manuscript, repeated: int | None, asked: Mapping[str, Look]) -> Looks:
    """The looks of all blocks; what is printed again is looked at once.

    Args:
        manuscript: The blocks.
        repeated: Where a line starts that prints the dateline of the text once more.
        asked: The looks of lines that were asked for before.
    """
    known = page_words(manuscript.registry, manuscript.spoken)
    working, running, blocks = manuscript.working, manuscript.running, manuscript.blocks
    texts = [working[start:end] for start, end, _ in blocks]
    odd = [text for text, runs in zip(texts, running, strict=True) if not runs]
    words = {text: words_of_line(text) for text in set(odd)}
    folded = {text: _folded(text) for text in words if len(text) <= LONGEST_SHORT_BLOCK}
    counts = Counter([folded[text] for text in odd if text in folded])
    # One question of all lines takes half as long as all questions of one line after another.
    openers = known.openers
    signs = {text: plain_lines.questions(text, openers) for text in words}
    seen: dict[str, tuple[Look, Block]] = {}
    looks = [Look.PROSE] * len(texts)
    for index, block in enumerate(blocks):
        if running[index]:
            continue
        if block[0] in manuscript.mail:
            looks[index] = Look.FEED
            continue
        text = texts[index]
        above = seen.get(text)
        if above is not None:
            look = above[0]
            manuscript.note_again(block, above[1])
        else:
            key = folded.get(text)
            often = key is not None and len(key) <= _LONGEST_PART and counts[key] >= MANY
            if often or text not in asked:
                look = look_of_line(manuscript, block, known, words[text], signs[text], often=often)
            else:
                look = asked[text]
            seen[text] = look, block
        looks[index] = Look.LISTED if block[0] == repeated else look
    if is_of_a_site(looks):
        # Among lines of a site a long sentence may be the site's own, or a picture's.
        again = Counter(texts)
        site = share_of_a_site(looks, texts)
        for index, text in enumerate(texts):
            if len(text) > LONGEST_CAPTION:
                continue
            again_in_text = looks[index] in TEXT and again[text] > 1 and not signs_a_post(text)
            if running[index] or again_in_text:
                words[text] = words_in(text)
                looks[index] = look_of_text(
                    manuscript,
                    blocks[index],
                    known,
                    words[text],
                    repeated=again[text] > 1,
                    site=site,
                )
    lengths = manuscript.lengths()
    look_around(manuscript, looks, lengths)
    return Looks(
        tuple(looks), tuple(lengths), tuple([words.get(text, ()) for text in texts]), counts
    )


def _folded(text: str) -> str:
    """A line as it is looked up: in most of them all blanks are single ones already."""
    return fold(text) if "  " in text or "\n" in text else text.casefold()
