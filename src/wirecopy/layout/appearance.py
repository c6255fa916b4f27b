"""What each block looks like by itself: asked once, and the base of all that is decided later."""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from wirecopy.fields.byline.reader import LONGEST_BYLINE
from wirecopy.fields.dated_sentences import says_more_than_a_time
from wirecopy.knowledge.words import fold
from wirecopy.layout import plain_lines
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import Words, page_words, words_in
from wirecopy.layout.weights import BODY
from wirecopy.text.blocks import LONGEST_SHORT_BLOCK, Block
from wirecopy.text.letters import EAST_ASIAN_LETTERS
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import (
    CLOSING_QUOTES,
    FULL_STOPS,
    OPENING_QUOTES,
    SENTENCE_END,
    STOPS,
)

_PROSE = 60
_LONG = 140
_SENTENCE = 20
_LONGEST_STAMP = 110
_LONGEST_CAPTION = 420
_LONGEST_SPEECH = 420
_LONGEST_UNCREDITED = 140
_HEADING = 60
_COLONS = ":："
_FULL_WEIGHT = 500
_SOLID = 250
_TEASER = -10.0
_MANY = 3
# counted = title "(" number ")", as lists of the most read or most discussed have it
_COUNTED = lazy(r"[^\n]{1,200}[ ]\(\d{1,5}\)")
# credit = "(" name "/" agency ")", alone on its line; initials in its place sign the copy
_CREDIT_ALONE = lazy(
    r"[(（]\p{L}[^()\n]{1,60}[ ]?/[ ]?"
    rf"(?!(?:\p{{Ll}}|(?![{EAST_ASIAN_LETTERS}])\p{{Lo}}){{1,4}}[)）])"
    r"\p{L}[^()\n]{1,40}[)）]"
)
# What stands beside every owner of a picture who is not alone.
_OWNER_SIGN = re.compile(r"[:：/|=(（.,–—©-]|via|vía|von|by|par|di", re.IGNORECASE)
# behind the last stop of a caption = a name without another: ... in Hanoi. Ana Ruz / AFP
_LONGEST_CREDIT = 100
_BEHIND_STOP = lazy(r"[.。!?][\"”’»]?[ ](?=[^.。!?\n]{2,100}$)")
# whose a quoted post is = dash name "(@" account ")" [ date ]
_DASHES = "—–-"
_POST_SIGNED = lazy(r"[—–-]{1,2}[ ]?[^()\n]{1,60}[ ]?\(@\w{1,30}\)(?:[ ][^\n.]{0,40})?$")
# gallery = number "of" number caption: 3 of 8, 1of4A shopper, 2/8
_GALLERY = lazy(r"\d{1,2}[ ]{0,2}(?:of|/)[ ]{0,2}\d{1,2}(?![\d/.,]|[ ][\p{Ll}\d])")
# What is stuck to the stop of a sentence of East Asia: who wrote it, an agency, a time
_BRACKET_BEHIND = re.compile(r"(?<=[。！？])[(（【][^()（）【】\n]{1,60}[)）】]$")
_LONGEST_PART = 24
_SHORTEST_PARTED = 40
# a stop behind a whole word, with another word behind it
# or what signs the copy
_SENTENCE_INSIDE = lazy(
    rf"[\p{{Ll}}\p{{Lo}}]{{3}}[.!?][\"”’»)]?[ ][-–—/\[(<]{{0,2}}\p{{L}}"
    rf"|[؟۔{FULL_STOPS}][ ]?[-–—/\[(<]{{0,2}}\p{{L}}"
)
# What every source line holds; for single characters re is the faster one.
_SOURCE_SIGN = re.compile(r"[\d:：|｜]")
# mark = a dash or another sign of lists / a number and a stop or a bracket
_LIST_MARK = lazy(r"(?:[-–—•*·▪■○●◆►]|\d{1,2}[.)])[ ]?(?=[^\s\d-])")
# Lines of a list have the same signs: June 9 – Lima @ Harbour Hall; a clock's colon is none.
_LIST_MARKS = re.compile(r"(?<!\d)[:：]|[:：](?!\d)|[–—@()|=]|-(?=[ -])|(?<=-)-")
_MARKS_OF_A_SHAPE, _LEAST_OF_A_LIST = 2, 4
_NUMBER = lazy(r"\d+(?:[.,]\d+)*")
_LEAST_FIGURES = 2
_FIGURES_SHARE = 4


class Look(enum.Enum):
    """What a block seems to be by itself.

    PROSE is running text, SENTENCE a short one, LINE any other short line, ROW one of a table or
    a list, STAMP a line with a date or a time, CAPTION a picture's, SPEECH where a page speaks of
    itself, LISTED a known line of furniture or one without a word, BELOW the heading of what
    follows a story, SIGNOFF what ends copy, CREDIT who reported or edited it, FEED what a feed
    sets above its stories.
    """

    PROSE = enum.auto()
    SENTENCE = enum.auto()
    LINE = enum.auto()
    STAMP = enum.auto()
    CAPTION = enum.auto()
    SPEECH = enum.auto()
    LISTED = enum.auto()
    BELOW = enum.auto()
    ROW = enum.auto()
    SIGNOFF = enum.auto()
    CREDIT = enum.auto()
    FEED = enum.auto()

    # An enumeration's own hash is a call to Python, and every line's look is looked up.
    __hash__ = object.__hash__


# The looks of running text, and those that only the lines of a site have.
TEXT = (Look.PROSE, Look.SENTENCE)
_LINES = (Look.LINE, Look.STAMP)
_MAY_BE_LISTED = (Look.LINE, Look.STAMP, Look.ROW, Look.SENTENCE)
_OF_NO_PICTURE = (Look.SPEECH, Look.LISTED, Look.BELOW)
_WHOLE_SITE = 6
# More lines than these above the first paragraph are a menu.
_MOST_ABOVE = 8
OF_A_SITE = (Look.SPEECH, Look.LISTED, Look.BELOW, Look.CAPTION)
_WEIGHTS = {Look[name]: weight for name, weight in BODY.items()}


@attrs.frozen(slots=False)
class Looks:
    """The looks of a text's blocks.

    Attributes:
        of: The look of each block.
        lengths: The length of each, in Latin letters.
        words: The folded words of each, none of long blocks.
        counts: How often each short line stands on the page, folded.
    """

    of: tuple[Look, ...]
    lengths: tuple[int, ...]
    words: tuple[tuple[str, ...], ...]
    counts: Mapping[str, int]

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """What each block weighs as text of a story, negative where it is none."""
        return tuple(_weights(self.of, self.lengths, self.site))

    @cached_property
    def site(self) -> float:
        """How much of a site's page stands around (0 to 1): among menus a line is no text."""
        return _site(self.of, self.words)

    def changed(self, index: int, look: Look) -> Looks:
        """The same with another look of one block; text that is known to be so is solid."""
        if self.of[index] is look and self.lengths[index] >= _SOLID:
            return self
        of, lengths = list(self.of), list(self.lengths)
        of[index] = look
        lengths[index] = max(lengths[index], _SOLID)
        return attrs.evolve(self, of=tuple(of), lengths=tuple(lengths))


def look_at(manuscript: Manuscript, repeated: int | None, asked: Mapping[str, Look]) -> Looks:
    """The looks of all blocks; what is printed again is looked at once.

    Args:
        manuscript: The blocks.
        repeated: Where a line starts that prints the dateline of the text once more.
        asked: The looks of lines that were asked for before.
    """
    known = page_words(manuscript.registry, manuscript.spoken)
    texts = [manuscript.text(block) for block in manuscript.blocks]
    odd = [text for text, runs in zip(texts, manuscript.running, strict=True) if not runs]
    words = {text: words_of_line(text) for text in set(odd)}
    folded = {text: fold(text) for text in words if len(text) <= LONGEST_SHORT_BLOCK}
    counts = Counter(folded[text] for text in odd if text in folded)
    seen: dict[str, Look] = {}
    looks = [Look.PROSE] * len(texts)
    for index, (block, text) in enumerate(zip(manuscript.blocks, texts, strict=True)):
        if manuscript.running[index]:
            continue
        if manuscript.is_of_mail(block):
            looks[index] = Look.FEED
            continue
        if text not in seen:
            key = folded.get(text, "")
            often = counts[key] >= _MANY and len(key) <= _LONGEST_PART
            if often or text not in asked:
                seen[text] = look_of_line(manuscript, block, known, words[text], often=often)
            else:
                seen[text] = asked[text]
        looks[index] = Look.LISTED if block.start == repeated else seen[text]
    if is_of_a_site(looks):
        # Among lines of a site a long sentence may be the site's own, or a picture's.
        again = Counter(texts)
        site = _site(looks, texts)
        for index, (block, text) in enumerate(zip(manuscript.blocks, texts, strict=True)):
            again_in_text = looks[index] in TEXT and again[text] > 1 and not _signs_a_post(text)
            if (manuscript.running[index] or again_in_text) and len(text) <= _LONGEST_CAPTION:
                words[text] = words_in(text)
                looks[index] = _look_of_text(
                    manuscript, block, known, words[text], repeated=again[text] > 1, site=site
                )
    lengths = manuscript.lengths()
    look_around(manuscript, looks, lengths)
    return Looks(
        tuple(looks), tuple(lengths), tuple([words.get(text, ()) for text in texts]), counts
    )


def words_of_line(text: str) -> tuple[str, ...]:
    """The words that a block is told by; of one that is longer than any line, none."""
    return words_in(text) if len(text) <= _LONGEST_CAPTION else ()


def look_around(manuscript: Manuscript, looks: list[Look], lengths: Sequence[int]) -> None:
    """Puts right what a block seemed to be by itself, by the blocks beside it."""
    seen = set(looks)
    for some, correct in (
        ({Look.SPEECH}, _lone_speech),
        ({Look.SPEECH}, _speech_in_text),
        ({Look.CAPTION}, _signed_text),
        ({Look.STAMP}, _rows_of_tables),
        ({Look.LINE, Look.STAMP, Look.ROW}, _short_paragraphs),
        ({Look.PROSE}, _rows_of_lists),
    ):
        if not seen.isdisjoint(some):
            correct(manuscript, looks)
    running = manuscript.running
    for index in range(len(looks) - 1) if Look.CAPTION in seen else ():
        # A picture's text often stands above the line that names its owner; below the last
        # paragraph of copy as it was sent it does not.
        if looks[index + 1] is not Look.CAPTION or lengths[index + 1] > _HEADING:
            continue
        follows = any(look in TEXT for look in looks[index + 2 : index + 2 + _MANY])
        # Above the text of a page more of its lines may stand between.
        text_above = Look.PROSE in looks[:index] or any(running[:index])
        heads = not text_above and any(look in _OF_NO_PICTURE for look in looks)
        # In copy as it was sent its text stands with that line, and apart from the story's.
        own = sum(look in _OF_NO_PICTURE for look in looks)
        beside = own > 1 or (manuscript.is_apart(index) and not manuscript.is_apart(index + 1))
        inside = ((follows and beside) or heads) and lengths[index] <= _LONGEST_UNCREDITED
        if inside and looks[index] in TEXT:
            looks[index] = Look.CAPTION


def _lone_speech(manuscript: Manuscript, looks: list[Look]) -> None:
    """Sentences about subscribers may be the story's as well, if not spoken to them.

    On a page there are other lines of the site, or its menu.
    """
    own = [index for index, look in enumerate(looks) if look in _OF_NO_PICTURE]
    known = page_words(manuscript.registry, manuscript.spoken)
    if _menu(looks):
        return
    for index in own:
        block = manuscript.blocks[index]
        if looks[index] is not Look.SPEECH or not manuscript.ends_a_sentence(block):
            return
    for index in own:
        text = manuscript.text(manuscript.blocks[index])
        if not known.addresses(text, words_in(text)):
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
        if manuscript.is_signed(block) or _has_sentence(manuscript, block):
            follows = any(look in TEXT for look in looks[index + 1 : index + _MANY])
            looks[index] = Look.CAPTION if follows else Look.PROSE


def _has_sentence(manuscript: Manuscript, block: Block) -> bool:
    """Whether a sentence ends inside a block that is no caption by its own words."""
    if manuscript.length(block) < _SHORTEST_PARTED or manuscript.is_caption(block):
        return False
    return _SENTENCE_INSIDE.search(manuscript.working, block.start, block.end) is not None


def _rows_of_tables(manuscript: Manuscript, looks: list[Look]) -> None:
    """A figure with a stop in the row of a table (1.22) is no time.

    Nor is it one, or a month beside a figure, in copy as it was sent: "Record March 15". And a note
    below a row explains the table; what editors are told stands above the story.
    """
    sent = not any(look in looks for look in OF_A_SITE)
    for index, look in enumerate(looks):
        noted = look is Look.FEED and index and looks[index - 1] is Look.ROW
        if noted and manuscript.is_notice(manuscript.blocks[index]):
            looks[index] = Look.ROW
        near = sent or Look.ROW in looks[max(index - 1, 0) : index + 2]
        beside = look is Look.STAMP and near
        if beside and manuscript.source_line(manuscript.blocks[index]) is None:
            looks[index] = Look.ROW


def _rows_of_lists(manuscript: Manuscript, looks: list[Look]) -> None:
    """Lines of one shape below a paragraph are those of a list, as of dates and halls of a tour."""
    if not any(look in OF_A_SITE for look in looks):
        return
    run: list[int] = []
    shape = ""
    for index in range(looks.index(Look.PROSE) + 1, len(looks)):
        own = ""
        if looks[index] in _MAY_BE_LISTED:
            marks = _LIST_MARKS.findall(manuscript.text(manuscript.blocks[index]))
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
    few = sum(look in _OF_NO_PICTURE for look in looks) < _MANY
    for index in range(1, len(looks)):
        look, block = looks[index], manuscript.blocks[index]
        alone = look is Look.LINE or (
            look is Look.ROW and _may_be_a_sentence(manuscript.working, block)
        )
        ended = (
            alone
            and manuscript.ends_a_sentence(block)
            and not _ends_in_a_title(manuscript.working, block)
        )
        above = looks[index - 1]
        if few and above in (Look.LISTED, Look.CAPTION) and index > 1:
            above = looks[index - 2]  # a button or a picture stands between
        if ended and above in TEXT and " " in manuscript.text(block):
            looks[index] = Look.SENTENCE


def _may_be_a_sentence(working: str, block: Block) -> bool:
    """Whether a block begins as sentences do, with no small letter, and has a stop at its end."""
    first = working[block.start]
    return first.isalpha() and not first.islower() and working[block.end - 1] in STOPS


def _site(looks: Sequence[Look], texts: Iterable[object]) -> float:
    """How much of a site's page stands around: its own lines, and the lines of its menu."""
    own = len({text for look, text in zip(looks, texts, strict=True) if look in OF_A_SITE})
    return min((own + _menu(looks)) / _WHOLE_SITE, 1.0)


def _menu(looks: Sequence[Look]) -> int:
    """How many lines above the first paragraph are those of a menu."""
    first = looks.index(Look.PROSE) if Look.PROSE in looks else 0
    return max(looks[:first].count(Look.LINE) - _MOST_ABOVE, 0)


def is_of_a_site(looks: Sequence[Look]) -> bool:
    """Whether lines of a site stand around, by which a page is told from copy as it was sent."""
    return any(look in looks for look in OF_A_SITE) or looks.count(Look.LINE) > _MANY


def _weights(looks: Sequence[Look], lengths: Sequence[int], site: float) -> Iterator[float]:
    """What the blocks weigh as text of one story, where they stand.

    Text stands among text; a few words between two titles are the teaser of another story.
    """
    inside = False
    gap = 0
    for index, (look, length) in enumerate(zip(looks, lengths, strict=True)):
        if look not in TEXT:
            if look in (Look.BELOW, Look.SIGNOFF):
                inside = False
            elif look in (Look.LINE, Look.STAMP):
                gap += 1
                inside = inside and gap < 2
            yield _WEIGHTS[look] * (site if look in _LINES else 1.0)
            continue
        gap = 0
        if not inside:
            inside = length >= _SOLID or _goes_on(looks, index)
        # Where nothing of a site stands around there are no teasers of other stories.
        yield float(min(length, _FULL_WEIGHT)) if inside or not site else _TEASER


def _goes_on(looks: Sequence[Look], index: int) -> bool:
    """Whether text follows a block of text, with nothing but pictures and furniture between."""
    for look in looks[index + 1 : index + 8]:
        if look in TEXT:
            return True
        if look not in (Look.LISTED, Look.CAPTION, Look.SPEECH, Look.ROW):
            return False
    return False


def look_of_line(
    manuscript: Manuscript,
    block: Block,
    known: Words,
    words: Sequence[str],
    *,
    often: bool = False,
) -> Look:
    """What a block that does not run on seems to be."""
    working, start, end = manuscript.working, block.start, block.end
    length = manuscript.length(block)
    text = working[start:end]
    asked = plain_lines.questions(text, manuscript.registry, manuscript.spoken)
    if asked & plain_lines.STAMP and known.stamp(working, start, end) is not None:
        asked = plain_lines.EVERYTHING
    if often or (asked & plain_lines.FURNITURE and manuscript.is_furniture(block)):
        below = length <= _HEADING and known.is_heading(working, start, end, words)
        stamped = length <= _LONGEST_STAMP and known.stamp(working, start, end) is not None
        return Look.BELOW if below else Look.STAMP if stamped else Look.LISTED
    if asked & plain_lines.SIGNOFF and manuscript.is_signoff(block):
        return Look.SIGNOFF
    if _signs_a_post(text):
        return Look.SENTENCE  # it ends what somebody is quoted with
    if asked & plain_lines.FEED and manuscript.is_feed_matter(block):
        return Look.FEED
    manuscript.note_unasked(block, asked)
    # A source line has a figure, a label's colon or a bar; most lines are ruled out by that.
    signed = asked & plain_lines.SOURCE_LINE and _SOURCE_SIGN.search(working, start, end)
    line = manuscript.source_line(block) if signed else None
    if line is not None:
        return Look.STAMP if line.timestamp or line.updated or line.day else Look.CREDIT
    credited = asked & plain_lines.CREDIT and length <= LONGEST_SHORT_BLOCK
    if credited and manuscript.is_credit_line(block) and not manuscript.opens_with_kicker(block):
        return Look.CREDIT
    named = asked & plain_lines.BYLINE and length <= LONGEST_BYLINE
    if named and manuscript.byline(block) is not None:
        return Look.STAMP if known.stamp(working, start, end) else Look.LINE
    if asked & plain_lines.CAPTION or length >= _LONG or known.may_stand_among(words):
        return _look_of_text(manuscript, block, known, words)
    return Look.ROW if asked & plain_lines.STAMP and _is_row(text) else Look.LINE


def _look_of_text(
    manuscript: Manuscript,
    block: Block,
    known: Words,
    words: Sequence[str],
    *,
    repeated: bool = False,
    site: float = 1.0,
) -> Look:
    working, start, end = manuscript.working, block.start, block.end
    length = manuscript.length(block)
    bracket = _BRACKET_BEHIND.search(working, start, end) if working[end - 1] in "】）)" else None
    stop = end if bracket is None else bracket.start()
    ended = working[stop - 1] in SENTENCE_END or manuscript.is_signed(block)
    if not ended and length >= _SHORTEST_PARTED:
        # A paragraph that a word has run into, or whose end is cut off.
        ended = _SENTENCE_INSIDE.search(working, start, end) is not None
    sentence = (
        ended and not _is_counted(working, start, end) and not _ends_in_a_title(working, block)
    )
    phrased = known.may_stand_among(words)
    below = phrased and length <= _HEADING and known.is_heading(working, start, end, words)
    if length <= _LONGEST_CAPTION and _is_caption(
        manuscript, block, known, words if phrased else ()
    ):
        return Look.CAPTION
    if (
        length <= _LONGEST_STAMP
        and not (sentence and says_more_than_a_time(working, start, stop, manuscript.spoken))
        and known.stamp(working, start, end)
        and not manuscript.is_signed(block)
    ):
        return Look.STAMP
    if below and not sentence:
        return Look.BELOW
    if phrased and length <= _LONGEST_SPEECH:
        hits = known.page.count(working[start:end], words)
        # Where few lines of a site stand around, one such word in a sentence says nothing.
        enough = hits * _LONG > length and (site >= 1.0 or hits > 1)
        if enough or (hits and not sentence):
            return Look.SPEECH
    if sentence and length >= _PROSE:
        return Look.LINE if repeated else Look.PROSE
    if length >= _LONG or (length >= _PROSE and working[end - 1] in _COLONS):
        return Look.PROSE if _is_running(working[start:end]) else Look.LINE
    if sentence and length >= _SENTENCE and not repeated:
        return Look.SENTENCE
    return Look.ROW if _is_row(working[start:end]) else Look.LINE


def _signs_a_post(text: str) -> bool:
    """Whether a line says whose a quoted post is."""
    return text[0] in _DASHES and "(@" in text and _POST_SIGNED.match(text) is not None


def _is_row(text: str) -> bool:
    """Whether a line is one of a table or a list: figures among its words, or a mark before it."""
    if _LIST_MARK.match(text) is not None:
        return True
    words = text.split()
    figures = len(_NUMBER.findall(text))
    return figures * _FIGURES_SHARE >= len(words) and figures >= _LEAST_FIGURES


def _is_caption(manuscript: Manuscript, block: Block, known: Words, words: Sequence[str]) -> bool:
    working, start, end = manuscript.working, block.start, block.end
    if manuscript.is_caption(block):
        return True
    if working[start].isdigit() and _GALLERY.match(working, start, end) is not None:
        return True
    if working[start] in "(（" and _CREDIT_ALONE.fullmatch(working, start, end) is not None:
        return True
    if not known.pictures.may_stand_among(words) and working.find("©", start, end) < 0:
        return False
    first = known.pictures.may_stand_among(words[:1])
    if first and known.alone.fullmatch(working, start, end) is not None:
        return True
    if _OWNER_SIGN.search(working, start, end) is None:
        return False
    if manuscript.length(block) <= _LONG:
        # A credit in brackets that opens a block is a dateline's.
        credited = known.credit.search(working, start + 1, end)
        return credited is not None or known.owner.search(working, start, end) is not None
    # A sentence as long as this may name an agency or a film; a credit stands behind its stop.
    credited = known.credit.search(working, max(start, end - _HEADING), end)
    if credited is not None and working[end - 1] not in STOPS:
        return True
    behind = _BEHIND_STOP.search(working, max(start, end - _LONGEST_CREDIT), end)
    if behind is not None and known.owner.search(working, behind.start(), end) is not None:
        return True
    if behind is not None and known.credit.match(working, behind.end(), end) is not None:
        return True
    return working[end - 1] in ")）" and known.owner.search(working, start, end) is not None


def _ends_in_a_title(working: str, block: Block) -> bool:
    """Whether the quotation marks at the end of a short line are those of a name in a title."""
    start, end, _ = block
    closing = working[end - 1] in CLOSING_QUOTES and end - start > 2
    return (
        closing
        and end - start < _PROSE
        and working[end - 2].isalnum()
        and working[start] not in OPENING_QUOTES
    )


def _is_counted(working: str, start: int, end: int) -> bool:
    return working[end - 1] == ")" and _COUNTED.fullmatch(working, start, end) is not None


def _is_running(text: str) -> bool:
    """Whether a long line without a stop is text: most of its words begin small."""
    words = text.split()
    if len(words) < 4:
        return len(text) >= _LONG // 3
    small = sum(not word[0].isupper() for word in words)
    return small * 2 > len(words)
