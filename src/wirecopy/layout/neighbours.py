"""What a block seemed to be by itself, put right by the blocks beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirecopy.fields.captions import is_led
from wirecopy.knowledge.words import fold
from wirecopy.layout.authors import name_line
from wirecopy.layout.groups import is_alone, is_grouped
from wirecopy.layout.line_looks import HEADING, SENTENCE_INSIDE, SHORTEST_PARTED, ends_in_a_title
from wirecopy.layout.looks import (
    MANY,
    MAY_BE_LISTED,
    OF_A_SITE,
    OF_NO_PICTURE,
    TEXT,
    Look,
    menu_above,
)
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import page_words, words_in
from wirecopy.text.blocks import Block
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_ROUND, STOPS, ends_a_sentence

_LONGEST_UNCREDITED, _DASHES = 140, "–—-"
# The scripts that set no stops, and how long a paragraph in them is at least.
_LONG_BESIDE_LINK = 70
_STOPLESS, _SHORTEST_STOPLESS, _LONG_STOPLESS = ("Thai", "Lao"), 36, 100
_TITLE_REACH, _SHORTEST_TITLE, _LONG_ON_AVERAGE = 3, 24, 70
# A title and one paragraph tell nothing.
_TITLE_AND_TEXT = 2
# Lines of a list have the same signs: June 9 – Lima @ Harbour Hall; a clock's colon is none.
_LIST_MARKS = re.compile(r"(?<!\d)[:：]|[:：](?!\d)|[–—@()|=]|-(?=[ -])|(?<=-)-")
# The same for a first look: most lines have none.
_LIST_MARK = re.compile(r"[:：–—@()|=-]")
# Among these a few words with a stop may be.
_SHORT = (Look.LINE, Look.STAMP, Look.ROW)
# told = what a picture shows, a sentence of its own before the owner: The old mill. Foto: Ana Ruz
# or some words and a sign: Ana Ruz at the old mill - Foto: Ole Hoff
_TOLD_ALREADY = lazy(
    r"[^.!?:/|()\n]{15,60}+[.!?][\"”»]?[ ][(\[]?\p{L}"
    r"|(?:[^\s:|/()–—-]{1,20}+[ ]){4,14}+[-–—|/(][ ]?\p{L}{3}"
)
_MARKS_OF_A_SHAPE, _LEAST_OF_A_LIST = 2, 4


def look_around(manuscript: Manuscript, looks: list[Look], lengths: Sequence[int]) -> None:
    """Puts right what a block seemed to be by itself, by the blocks beside it."""
    seen = set(looks)
    if Look.SPEECH in seen:
        _lone_speech(manuscript, looks)
        _speech_in_text(manuscript, looks)
    if Look.CAPTION in seen:
        _signed_text(manuscript, looks)
    if Look.STAMP in seen:
        _rows_of_tables(manuscript, looks)
    if not seen.isdisjoint(_SHORT):
        _short_paragraphs(manuscript, looks)
        if manuscript.spoken.script in _STOPLESS:
            _paragraphs_without_stops(manuscript, looks, lengths)
    if Look.PROSE in seen and not seen.isdisjoint(OF_A_SITE):
        _rows_of_lists(manuscript, looks)
    if Look.ROW in seen:
        _name_behind_dash(manuscript, looks)
    if Look.CAPTION in seen:
        _below_its_credit(manuscript, looks, lengths)
        _texts_of_pictures(manuscript, looks, lengths)


def _texts_of_pictures(manuscript: Manuscript, looks: list[Look], lengths: Sequence[int]) -> None:
    """A picture's text often stands above the line that names its owner.

    Below the last paragraph of copy as it was sent it does not.
    """
    own = sum(map(looks.count, OF_NO_PICTURE))
    text_above, asked_to = False, 0
    for index in [at - 1 for at, look in enumerate(looks) if at and look is Look.CAPTION]:
        if lengths[index + 1] > HEADING:
            continue
        text_above = text_above or any(
            looks[at] is Look.PROSE or manuscript.running[at] for at in range(asked_to, index)
        )
        asked_to = index
        if tells_its_picture(manuscript, manuscript.blocks[index + 1]):
            continue
        follows = any(look in TEXT for look in looks[index + 2 : index + 2 + MANY])
        # Above the text of a page more of its lines may stand between.
        heads = not text_above and own > 0
        # In copy as it was sent its text stands with that line, and apart from the story's.
        beside = own > 1 or (manuscript.is_apart(index) and not manuscript.is_apart(index + 1))
        inside = ((follows and beside) or heads) and lengths[index] <= _LONGEST_UNCREDITED
        # Below the first paragraph a dash opens what somebody says.
        said = text_above and manuscript.working[manuscript.blocks[index].start] in _DASHES
        if inside and looks[index] in TEXT and not said:
            looks[index] = Look.CAPTION


def _name_behind_dash(manuscript: Manuscript, looks: list[Look]) -> None:
    """A dash right above the first paragraph opens no list, but stands before who wrote it."""
    at = looks.index(Look.ROW) if Look.ROW in looks else 0
    if at == 0 or looks[at + 1 : at + 2] != [Look.PROSE] or Look.PROSE in looks[:at]:
        return
    above, block = manuscript.blocks[at - 1 : at + 1]
    dashed = manuscript.working[block.start] in _DASHES
    if dashed and name_line(manuscript, block, above) is not None:
        looks[at] = Look.LINE


def tells_its_picture(manuscript: Manuscript, block: Block) -> bool:
    """Whether a line with a picture's owner says itself what the picture shows."""
    return _TOLD_ALREADY.match(manuscript.working, block[0], block[1]) is not None


def _below_its_credit(manuscript: Manuscript, looks: list[Look], lengths: Sequence[int]) -> None:
    """A picture's text may stand below the line of its owner, and with it apart from the story."""
    last = len(looks) - 1
    for index in [at for at, look in enumerate(looks[:last]) if at and look is Look.CAPTION]:
        below = index + 1
        short = lengths[index] <= HEADING
        if not short or looks[below] not in (*TEXT, Look.LINE):
            continue
        apart = manuscript.is_apart(index) and not manuscript.is_apart(below)
        if not (apart and is_led(manuscript.context, *manuscript.blocks[index][:2])):
            continue
        if below == last or manuscript.is_apart(below + 1):
            looks[below] = Look.CAPTION


def _lone_speech(manuscript: Manuscript, looks: list[Look]) -> None:
    """Sentences about subscribers may be the story's as well, if not spoken to them.

    On a page there are other lines of the site, or its menu.
    """
    own = [index for index, look in enumerate(looks) if look in OF_NO_PICTURE]
    known = page_words(manuscript.registry, manuscript.spoken)
    if menu_above(looks):
        return
    for index in own:
        block = manuscript.blocks[index]
        if looks[index] is not Look.SPEECH or not manuscript.ends_a_sentence(block):
            return
    for index in own:
        text = manuscript.text(manuscript.blocks[index])
        words = words_in(text)
        # "Support local journalism." begins with what the readers shall do.
        if not (known.addresses(text, words) or known.page.opens(text, words)):
            looks[index] = Look.PROSE


def _speech_in_text(manuscript: Manuscript, looks: list[Look]) -> None:
    """Between two paragraphs a sentence with one word of pages is the story's.

    Where a page speaks to its readers, it says so, begins with what they shall do (Subscribe), or
    has a phrase for it.
    """
    known = page_words(manuscript.registry, manuscript.spoken)
    for index in range(1, len(looks) - 1):
        if looks[index] is not Look.SPEECH:
            continue
        block = manuscript.blocks[index]
        inside = looks[index - 1] in TEXT and looks[index + 1] in TEXT
        if not inside or not manuscript.ends_a_sentence(block):
            continue
        text = manuscript.text(block)
        words = words_in(text)
        if known.page.is_one_word_inside(text, words) and not known.addresses(text, words):
            looks[index] = Look.SENTENCE


def _signed_text(manuscript: Manuscript, looks: list[Look]) -> None:
    """An agency behind the last sentence signs the copy off; where text follows, a picture."""
    for index, block in enumerate(manuscript.blocks):
        if looks[index] is not Look.CAPTION:
            continue
        # Below a button a sentence and an owner are a picture's.
        beside = index > 0 and looks[index - 1] is Look.LISTED
        if manuscript.is_signed(block) or (not beside and _has_sentence(manuscript, block)):
            follows = any(look in TEXT for look in looks[index + 1 : index + MANY])
            looks[index] = Look.CAPTION if follows else Look.PROSE


def _has_sentence(manuscript: Manuscript, block: Block) -> bool:
    """Whether a sentence ends inside a block that is no caption by its own words."""
    if manuscript.length(block) < SHORTEST_PARTED or manuscript.is_caption(block):
        return False
    return SENTENCE_INSIDE.search(manuscript.working, block.start, block.end) is not None


def _rows_of_tables(manuscript: Manuscript, looks: list[Look]) -> None:
    """A figure with a stop in the row of a table (1.22) is no time.

    Nor is it one, or a month beside a figure, in copy as it was sent: "Record March 15". And a note
    below a row explains the table; what editors are told stands above the story.
    """
    sent = not any(look in looks for look in OF_A_SITE)
    for index in [at for at, look in enumerate(looks) if look in (Look.FEED, Look.STAMP)]:
        if looks[index] is Look.FEED:
            noted = index and looks[index - 1] is Look.ROW
            if noted and manuscript.is_notice(manuscript.blocks[index]):
                looks[index] = Look.ROW
        else:
            near = sent or Look.ROW in looks[max(index - 1, 0) : index + 2]
            if near and _is_no_time(manuscript, manuscript.blocks[index]):
                looks[index] = Look.ROW


def _is_no_time(manuscript: Manuscript, block: Block) -> bool:
    """Whether no source line is read from a line, and no label of a time begins it: Updated 14h."""
    first = fold(manuscript.text(block).split(" ", 1)[0].rstrip(":"))
    labels = manuscript.languages.words("source_line", "time_labels")
    return first not in labels and manuscript.source_line(block) is None


def _rows_of_lists(manuscript: Manuscript, looks: list[Look]) -> None:
    """Lines of one shape below a paragraph are those of a list, as of dates and halls of a tour."""
    if not any(look in OF_A_SITE for look in looks):
        return
    working, blocks = manuscript.working, manuscript.blocks
    run: list[int] = []
    shape = ""
    for index in range(looks.index(Look.PROSE) + 1, len(looks)):
        start, end, _ = blocks[index]
        if looks[index] not in MAY_BE_LISTED or _LIST_MARK.search(working, start, end) is None:
            shape = ""  # what comes next begins a run of its own
            continue
        marks = _LIST_MARKS.findall(working[start:end])
        own = "".join(marks[:_MARKS_OF_A_SHAPE])
        if own != shape or len(own) < _MARKS_OF_A_SHAPE:
            run, shape = [], own
        run.append(index)
        if len(own) == _MARKS_OF_A_SHAPE and len(run) >= _LEAST_OF_A_LIST:
            for at in run[:-1] if len(run) == _LEAST_OF_A_LIST else ():
                looks[at] = Look.ROW
            looks[index] = Look.ROW


def _short_paragraphs(manuscript: Manuscript, looks: list[Look]) -> None:
    """A few words with a stop are a paragraph where text stands above: It was 3-2."""
    few = sum(map(looks.count, OF_NO_PICTURE)) < MANY
    working, blocks = manuscript.working, manuscript.blocks
    alone = [at for at, look in enumerate(looks) if look is Look.LINE or look is Look.ROW]
    for index in alone:
        block = blocks[index]
        # Most lines end in a letter.
        if working[block[1] - 1].isalnum() or not (index and ends_a_sentence(working, block[1])):
            continue
        look = looks[index]
        if look is Look.ROW and not _may_be_a_sentence(working, block):
            continue
        above = looks[index - 1]
        if few and above in (Look.LISTED, Look.CAPTION) and index > 1:
            above = looks[index - 2]  # a button or a picture stands between
        if above not in TEXT or ends_in_a_title(working, block):
            continue
        # By Ana Ruz (Lima) below a deck ends in a bracket, too.
        if working[block.end - 1] in CLOSING_ROUND and manuscript.byline(block):
            continue
        if " " in manuscript.text(block):
            looks[index] = Look.SENTENCE


def _paragraphs_without_stops(
    manuscript: Manuscript, looks: list[Look], lengths: Sequence[int]
) -> None:
    """Where no sign ends a sentence, several lines that stand alone are paragraphs.

    The first of them may be the title, unless it is long or stands below the time or the title. On
    a page that parts nothing by empty lines they are long ones in a row.
    """
    # Where no empty line parts any two, lines do not stand together either.
    parted = any(map(manuscript.is_apart, range(1, len(looks))))
    grouped = parted and is_grouped(manuscript, looks)
    run: list[int] = []
    for index in range(len(looks) + 1):
        if index < len(looks) and _may_be_stopless(manuscript, looks, lengths, index, grouped):
            run.append(index)
            continue
        if run and _goes_on_below_link(looks, lengths, index):
            continue
        if len(run) > _TITLE_AND_TEXT and (grouped or _are_long(lengths, run)):
            told = lengths[run[0]] >= _LONG_STOPLESS or _has_title_above(looks, lengths, run[0])
            for at in run if told else run[1:]:
                looks[at] = Look.PROSE if lengths[at] >= HEADING else Look.SENTENCE
        run = []


def _goes_on_below_link(looks: Sequence[Look], lengths: Sequence[int], index: int) -> bool:
    """Whether a line of the page stands between lines as long as paragraphs: Read also."""
    if index + 1 >= len(looks) or looks[index] not in (Look.BELOW, Look.LISTED, Look.SPEECH):
        return False
    return min(lengths[index - 1], lengths[index + 1]) >= _LONG_BESIDE_LINK


def _are_long(lengths: Sequence[int], run: Sequence[int]) -> bool:
    """Whether lines in a row are as long as paragraphs are on the average."""
    return sum(lengths[at] for at in run) >= len(run) * _LONG_ON_AVERAGE


def _has_title_above(looks: Sequence[Look], lengths: Sequence[int], first: int) -> bool:
    """Whether the time, or a line as long as a title, stands right above a paragraph."""
    above = range(max(first - _TITLE_REACH, 0), first)
    if looks[first - 1 : first] == [Look.STAMP]:
        return True
    return any(looks[at] is Look.LINE and lengths[at] >= _SHORTEST_TITLE for at in above)


def _may_be_stopless(
    manuscript: Manuscript,
    looks: Sequence[Look],
    lengths: Sequence[int],
    index: int,
    grouped: bool,
) -> bool:
    """Whether a block that stands alone is as long as a paragraph, or as a time never is."""
    least = HEADING if looks[index] is Look.STAMP else _SHORTEST_STOPLESS
    # The last paragraph of copy may be as short as a title.
    if not grouped and index + 1 == len(looks) and manuscript.is_apart(index):
        least = min(least, _SHORTEST_TITLE)
    if looks[index] not in (*TEXT, *_SHORT) or lengths[index] < least:
        return False
    block = manuscript.blocks[index]
    alone = is_alone(manuscript, index) or not grouped
    return alone and manuscript.source_line(block) is None


def _may_be_a_sentence(working: str, block: Block) -> bool:
    """Whether a block begins as sentences do, with no small letter, and has a stop at its end."""
    first = working[block.start]
    return first.isalpha() and not first.islower() and working[block.end - 1] in STOPS
