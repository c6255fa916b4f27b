"""The headline: of the lines above a text the one that looks most like one and is borne out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from wirecopy.fields.headline import is_title_like
from wirecopy.layout.authors import author_line, name_line
from wirecopy.layout.banks import are_banks, is_short_title
from wirecopy.layout.line_looks import SENTENCE_INSIDE
from wirecopy.layout.looks import OF_NO_PICTURE, PAGE, TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.match_reports import is_score
from wirecopy.layout.no_titles import without_no_titles
from wirecopy.layout.stems import STEM
from wirecopy.layout.title_scores import DECK_MARGIN, scores_of
from wirecopy.layout.titles import (
    HEAD_REACH,
    SHORTEST,
    TRAIL_SIGN,
    Titles,
    is_borne_out,
    is_trail_to,
)
from wirecopy.text.blocks import Block
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import PLAIN_STOPS

_SHORTEST_OF_ALL = 3
_FEW = 12
_SHORTEST_ABOVE = 22
# No page has so many lines above its title.
_MOST_LINES = 2000
_COPY_REACH = 40
_MOST_WORDS_MORE = 60
_ENOUGH_TEXT = 3
_NEAR, _DASHES = 6, "-–—"
# The looks that a title has which a deck stands below.
_DECKED = (Look.LINE, Look.SENTENCE, Look.PROSE)
_TITLED = (Look.LINE, Look.SPEECH)
_NO_TITLE = (Look.LISTED, Look.BELOW, Look.FEED, Look.CREDIT, Look.SIGNOFF)
# So near a score, the upper one of a title and its deck wins in copy as it was sent, or decked.
_SENT_MARGIN, _DECKED_MARGIN = 3.5, 5.0
_SEVERAL, _TWO = 3, 2
_TITLE_WORDS, _FEWEST_TOLD = 4, 2
# clauses = words dash capitalized-word : Il Po cala — Ripresi i lavori
_CLAUSES = lazy(r"[\p{Ll}\d.][ ](?:[—–]|--)[ ]\p{Lu}")
# path = places of a site, one inside the other: Home > Metro > Transit; of two, each a word or two;
# menu = the like beside one another: Weather | Jobs | Obits
_PATH = lazy(
    r"[^>»›\n]{1,30}(?:[ ][>»›][ ]?[^>»›\n]{1,30}){2,6}"
    r"|[^/\n]{1,25}(?:[ ]/[ ][^/\n]{1,25}){2,6}"
    r"|(?:\S{1,20}[ ]){1,2}[>»›][ ]\S{1,20}(?:[ ]\S{1,20})?"
    r"|(?:\S{1,20}[ ]){1,2}(?:\|[ ](?:\S{1,20}[ ]){1,2}){1,6}\|[ ]\S{1,20}(?:[ ]\S{1,20})?"
)


def find_headline(
    manuscript: Manuscript,
    looks: Looks,
    run: tuple[int, int],
    has_byline: Callable[[range], bool],
    *,
    above: bool = False,
) -> tuple[int, int] | None:
    """The block of the headline, and where the same title stands nearest to the text.

    Args:
        above: Whether it stands above the text: a dateline begins that.
        manuscript: The page.
        looks: What its blocks look like.
        run: The first block of its text and one past the last.
        has_byline: Whether any of some blocks is a byline with a word such as "By".
    """
    first, last = run
    if manuscript.stated_headline is not None:
        return _stated(manuscript, max(first, last))
    only = only_candidate(manuscript, looks, first) if above else None
    if only is not None:
        return only, only
    # On a page the title may stand inside what weighs most, below a summary or a picture.
    inside = first if above or last - first == 1 else min(last, first + max(4, (last - first) // 2))
    candidates = _candidates(manuscript, looks, inside)
    if not candidates:
        # A headline may be one hyphenated word, as slugs are.
        slugs = [index for index in range(first) if manuscript.is_slug(manuscript.blocks[index])]
        return (slugs[-1], slugs[-1]) if slugs and slugs[-1] == first - 1 else None
    if len(candidates) == 1:
        return candidates[0], candidates[0]
    titles = Titles.of(manuscript, looks, run, candidates, has_byline)
    if above and len(candidates) == _TWO and is_short_title(titles, *candidates):
        return candidates[0], candidates[0]
    return choose(titles, scores_of(titles, candidates))


def _candidates(manuscript: Manuscript, looks: Looks, end: int) -> tuple[int, ...]:
    """The lines above a block that may be the headline."""
    lines = range(min(end, _MOST_LINES))
    found = [index for index in lines if may_be_headline(manuscript, looks, index)]
    titled = [index for index in found if not _is_path(manuscript.text(manuscript.blocks[index]))]
    found = titled or found
    # Above a title a word such as "Update" or "Press release" says what it is.
    titled = [at for at in found if not manuscript.is_update_line(manuscript.blocks[at])]
    if titled and found[0] == 0 < titled[0] and not looks.site and _is_paragraph(manuscript, 1):
        titled = found[:1]
    found = titled or found
    found = list(without_no_titles(manuscript, looks, found))
    if found and not looks.site:
        # In copy as it was sent it stands above all text and all other rows of a table.
        if manuscript.running[0] and looks.of[0] is Look.PROSE and _is_paragraph(manuscript, 0):
            return ()
        below = range(found[0] + 1, end)
        end = next((at for at in below if _is_text(manuscript, looks, at)), end)
        found = [index for index in found if index < end and not _is_named(manuscript, index)]
    return tuple(found)


def _is_paragraph(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is more than any title: it is longer, or a sentence ends inside it."""
    block = manuscript.blocks[index]
    if not is_title_like(manuscript.working, *block[:2]):
        return True
    inside = SENTENCE_INSIDE.search(manuscript.working, *block[:2])
    return inside is not None and manuscript.ends_a_sentence(block)


def _is_named(manuscript: Manuscript, index: int) -> bool:
    """Whether a line right below another one is a byline by its shape, or marked as a deck."""
    if not 0 < index < _NEAR:
        return False
    block = manuscript.blocks[index]
    if manuscript.is_marked_deck(block) or manuscript.shaped_byline(block, bare=False) is not None:
        return True
    dashed = manuscript.working[block.start] in _DASHES
    return dashed and name_line(manuscript, block, manuscript.blocks[index - 1]) is not None


def _is_text(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a block is a row of a table or a paragraph, and no title with ``!`` or ``?``.

    A lone score stands above a title as well.
    """
    look = looks.of[index]
    if look is Look.PROSE:
        return not manuscript.heads_the_copy(manuscript.blocks[index])
    return look is Look.ROW and not _is_lone_score(manuscript, looks, index)


def _is_lone_score(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a row is a score with no other row beside it, and a line below it: Tarn 2 - Pym 1."""
    beside = looks.of[index - 1], *looks.of[index + 1 : index + 2]
    lone = Look.ROW not in beside and beside[1:] == (Look.LINE,)
    return lone and is_score(manuscript.text(manuscript.blocks[index]))


def choose(titles: Titles, scores: Mapping[int, float]) -> tuple[int, int]:
    """Of the lines that may be the headline, the one that it is, and where it stands again."""
    best = max(scores, key=lambda index: scores[index])
    floor = scores[best] - DECK_MARGIN
    while (
        scores.get(best - 1, floor - 1) >= floor
        and titles.looks.of[best - 1] in _DECKED
        and len(titles.keys[best - 1]) * titles.manuscript.letter >= _SHORTEST_ABOVE
    ):
        best -= 1
    if best == 1 and 0 in scores and is_borne_out(titles, 0) > is_borne_out(titles, 1):
        best = 0
    # In copy as it was sent a long first line is likelier the title, and the next one its deck.
    top = min(scores)
    longer = best == top + 1 and _is_longer_deck(titles, top, best)
    nearly = scores[top] > scores[best] - (_DECKED_MARGIN if longer else _SENT_MARGIN)
    long = nearly and _is_long(titles, top, decked=longer)
    banks = are_banks(titles, top)
    over = best == top + 1 and (long or _is_told_in_full(titles, top) or banks)
    over = over or (best == top + 1 and _is_wrapped_title(titles, top))
    over = over or (best > top and _are_ruled(titles, top, best, scores, banks=banks))
    over = over or (best > top + 1 and long and _stand_decks_between(titles, top, best, scores))
    over = over or (best == top + 1 and _is_of_clauses(titles, top, best))
    if over and _is_as_sent(titles):
        best = top
    if best - 1 in scores and titles.looks.site < PAGE:
        near = scores[best - 1] > scores[best] - _DECKED_MARGIN
        labelled = near and _is_deck_below_label(titles, best - 1, best)
        best -= labelled or _is_deck_to(titles, best - 1, best)
    if best - 1 in scores and titles.looks.site >= PAGE:
        near = scores[best - 1] > scores[best] - _DECKED_MARGIN
        best -= near and _is_title_above(titles, best - 1)
    best, below = _over_its_story(titles, best, scores)
    if not titles.looks.site:
        return best, best
    chosen = _as_printed_best(titles, best, {i: scores[i] for i in scores if i < below})
    return chosen, max(best, chosen)


def _stand_decks_between(titles: Titles, top: int, best: int, scores: Mapping[int, float]) -> bool:
    """Whether a title of several words that the text bears out stands above nothing but decks."""
    if len(titles.looks.words[top]) < _SEVERAL or ":" in titles.text(top):
        return False
    return is_borne_out(titles, top) and all(at in scores for at in range(top, best))


def _is_of_clauses(titles: Titles, top: int, below: int) -> bool:
    """Whether a line has clauses with a dash between, as old papers' decks, and the title none."""
    decked = _CLAUSES.search(titles.text(below)) is not None
    title = titles.text(top)
    return decked and _CLAUSES.search(title) is None and _is_long(titles, top, decked=True)


def _is_wrapped_title(titles: Titles, top: int) -> bool:
    """Whether a title of several lines stands above one of a single line, and the text has both."""
    upper, lower = titles.manuscript.blocks[top : top + 2]
    wrapped = len(upper.lines) > 1 == len(lower.lines)
    return wrapped and is_borne_out(titles, top)


def _is_deck_to(titles: Titles, upper: int, lower: int) -> bool:
    """Whether two lines stand together, and apart from all else: a title and its deck.

    A label above a title has fewer words.
    """
    manuscript = titles.manuscript
    together = not manuscript.is_apart(lower) and (upper == 0 or manuscript.is_apart(upper))
    if not together or lower + 1 >= len(manuscript.blocks) or not manuscript.is_apart(lower + 1):
        return False
    enough = len(titles.looks.words[upper]) >= _TITLE_WORDS or _is_long(titles, upper, decked=True)
    return enough and is_borne_out(titles, upper)


def _is_deck_below_label(titles: Titles, upper: int, lower: int) -> bool:
    """Whether a line stands between a label and who wrote or when, and a title above it.

    The label tells that the title is none, and the deck is as long as it or says two things.
    """
    manuscript, looks = titles.manuscript, titles.looks
    if upper == 0 or lower + 1 >= len(looks.of) or looks.of[upper] not in _TITLED:
        return False
    apart = all(map(manuscript.is_apart, (upper, lower, lower + 1)))
    label = len(looks.words[upper - 1]) <= _TITLE_WORDS <= len(looks.words[upper])
    longer = len(titles.keys[lower]) >= len(titles.keys[upper]) or _is_paragraph(manuscript, lower)
    if not (apart and label and longer) or looks.of[upper - 1] in TEXT:
        return False
    signed = looks.of[lower + 1] is Look.STAMP or _is_of_byline(manuscript, lower + 1)
    signed = signed or author_line(manuscript, lower + 1, upper) is not None
    return signed and is_borne_out(titles, upper)


def _is_title_above(titles: Titles, upper: int) -> bool:
    """Whether a line of a page is a title with its deck below it, and no one of a list of titles.

    The text has most of its words, and the line above it is a label, a time or no line at all.
    """
    manuscript, looks = titles.manuscript, titles.looks
    if looks.of[upper] not in _TITLED or not _has_words_of_a_title(titles, upper):
        return False
    if not all(map(manuscript.is_apart, (upper, upper + 1))):
        return False
    above = upper - 1
    if above >= 0 and looks.of[above] is Look.LINE and _has_words_of_a_title(titles, above):
        return False
    words = titles.words_of(upper)
    told = sum(word[:STEM] in titles.stems for word in words)
    return told >= _FEWEST_TOLD and told * 2 >= len(words)


def _has_words_of_a_title(titles: Titles, index: int) -> bool:
    long = len(titles.keys[index]) * titles.manuscript.letter >= _SHORTEST_ABOVE
    return long and len(titles.looks.words[index]) > _TITLE_WORDS


def _are_ruled(
    titles: Titles, top: int, best: int, scores: Mapping[int, float], *, banks: bool
) -> bool:
    """Whether nothing but titles and rules stands between two lines, as among an old paper's banks.

    Rules part titles of sentence case, too; without any the upper one is in capitals.
    """
    manuscript = titles.manuscript
    between = range(top + 1, best)
    rules = [at for at in between if _is_rule(manuscript, manuscript.blocks[at])]
    if not all(at in scores or at in rules for at in between):
        return False
    if banks or not rules or " " not in titles.text(top):
        return banks
    upper, lower = (titles.text(at)[-1] in PLAIN_STOPS for at in (top, best))
    return upper == lower and is_borne_out(titles, top)


def _is_rule(manuscript: Manuscript, block: Block) -> bool:
    first = manuscript.working[block[0]]
    return not first.isalnum() and not any(map(str.isalnum, manuscript.text(block)))


def _is_longer_deck(titles: Titles, top: int, below: int) -> bool:
    """Whether a deck is longer than its title, and above the byline: that may have few words.

    Half as long again is enough where the text bears the title out, as it does no button.
    """
    manuscript, blocks = titles.manuscript, titles.manuscript.blocks
    title, deck = len(titles.keys[top]), len(titles.keys[below])
    longer = deck >= 2 * title or (deck * 2 >= 3 * title and is_borne_out(titles, top))
    if not longer or below + 1 >= len(blocks):
        return False
    named = manuscript.byline(blocks[below + 1]) is not None
    return named or author_line(manuscript, below + 1, top) is not None


def _is_long(titles: Titles, index: int, *, decked: bool) -> bool:
    """Whether a line is longer than labels are; above a deck three words are enough."""
    length = len(titles.keys[index]) * titles.manuscript.letter
    # HOME  WORLD  CITIES is a menu.
    decked = decked and not titles.manuscript.text(titles.manuscript.blocks[index]).isupper()
    enough = decked and len(titles.looks.words[index]) >= _SEVERAL and length >= SHORTEST
    return enough or length >= _SHORTEST_ABOVE


def _is_as_sent(titles: Titles) -> bool:
    """Whether no line of a site stands around but rules and those that data files list."""
    manuscript = titles.manuscript
    blocks = zip(manuscript.blocks, titles.looks.of, strict=True)
    return all(
        _is_rule(manuscript, block) or manuscript.is_known_furniture(block)
        for block, look in blocks
        if look in OF_NO_PICTURE
    )


def _is_told_in_full(titles: Titles, index: int) -> bool:
    """Whether the text has the words of a short title, which is more than a section's name.

    All but one of several, or both of two of which the last begins small: Plan approved.
    """
    words = titles.words_of(index)
    printed = titles.text(index).split()
    told = sum(word[:STEM] in titles.stems for word in words)
    if len(words) >= _SEVERAL:
        return told >= len(words) - 1
    return len(words) == told == _SEVERAL - 1 and printed[-1].islower()


def _stated(manuscript: Manuscript, end: int) -> tuple[int, int] | None:
    """The line that is the headline which a feed states; no other is looked for."""
    blocks = manuscript.blocks[:end]
    found = (index for index, block in enumerate(blocks) if manuscript.is_stated_headline(block))
    index = next(found, None)
    return None if index is None else (index, index)


def only_candidate(manuscript: Manuscript, looks: Looks, end: int) -> int | None:
    """The only line above a text that may be its headline, as most copy has it."""
    found: int | None = None
    for index in range(end):
        if may_be_headline(manuscript, looks, index):
            if found is not None:
                return None
            found = index
    return found


def _is_path(text: str) -> bool:
    """Whether a line says where on its site a page stands."""
    return TRAIL_SIGN.search(text) is not None and _PATH.fullmatch(text) is not None


def _over_its_story(titles: Titles, best: int, scores: Iterable[int]) -> tuple[int, int]:
    """Of the places where a title is printed, the first that has a date and text below it.

    A page may print it again over its comments, or where a video interrupts the story.

    Returns:
        The block, and one that no other spelling of the same title stands below.
    """
    copies = sorted(index for index in scores if titles.keys[index] == titles.keys[best])
    for index, following in pairwise(copies):
        below = titles.looks.of[index + 1 : index + 1 + HEAD_REACH]
        weights = titles.looks.weights[index + 1 : following]
        if Look.STAMP in below and sum(weight > 0 for weight in weights) >= _ENOUGH_TEXT:
            return index, following
    return best, best + _COPY_REACH


def may_be_headline(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a block may be the headline, by itself."""
    block, look = manuscript.blocks[index], looks.of[index]
    # Among many lines a word or two is an entry of a menu.
    shortest = SHORTEST if len(looks.of) > _FEW else _SHORTEST_OF_ALL
    start, end, _ = block
    if (end - start) * manuscript.letter < shortest:
        return False
    if look in _NO_TITLE:
        # Nothing stands above the first line that it could be the end of.
        below = look is Look.BELOW and (index == 0 or _is_among_top(looks, index))
        if not below or manuscript.is_furniture(block):
            return False
    if (
        not is_title_like(manuscript.working, start, end)
        or manuscript.source_line(block) is not None
    ):
        return False
    if look is Look.CAPTION and _is_below_byline(manuscript, index):
        return False
    # Few lines are bylines, and what lines are is remembered: their kickers need no look.
    return not _is_of_byline(manuscript, index) or manuscript.opens_with_kicker(block)


def _is_among_top(looks: Looks, index: int) -> bool:
    """Whether a line of many words stands between the time and the text: Latest ferry sails ..."""
    stamped = looks.of[index - 1] is Look.STAMP or looks.of[index + 1 : index + 2] == (Look.STAMP,)
    told = looks.of[index + 1 : index + 3]
    return stamped and Look.PROSE in told and len(looks.words[index]) >= _TITLE_WORDS


def _is_below_byline(manuscript: Manuscript, index: int) -> bool:
    """Whether a picture's credit stands below the byline: Text: Ana Ruz / Photos: Ole Hoff."""
    return index > 0 and manuscript.byline(manuscript.blocks[index - 1]) is not None


def _is_of_byline(manuscript: Manuscript, index: int) -> bool:
    """Whether a block is a byline, or the role and the organization below one."""
    block = manuscript.blocks[index]
    if manuscript.byline(block) is not None:
        return True
    if index == 0 or manuscript.byline(manuscript.blocks[index - 1]) is None:
        return False
    return manuscript.role_line(block) is not None


def _as_printed_best(titles: Titles, chosen: int, scores: dict[int, float]) -> int:
    """Of the spellings of one title, the barest of them, with the fullest punctuation.

    A page prints its title in the trail ``Home > World > Title``, as ``Title | Site``, and with
    ``Kicker: Title`` as ``Kicker Title``.
    """
    key = titles.keys[chosen]
    within = [
        index
        for index in scores
        if len(titles.keys[index]) >= SHORTEST
        and len(key) - len(titles.keys[index]) <= _MOST_WORDS_MORE
        and abs(index - chosen) <= HEAD_REACH
        and (key.startswith(titles.keys[index]) or is_trail_to(titles, chosen, index))
    ]
    barest = min((titles.keys[index] for index in within), key=len, default=key)
    if len(barest) * 2 < len(key) and not key.endswith(barest):
        barest = key
    same = [index for index in scores if titles.keys[index] == barest]
    return max(same, key=lambda index: (_marks(titles, index), index), default=chosen)


def _marks(titles: Titles, index: int) -> int:
    text = titles.text(index)
    return sum(not (letter.isalnum() or letter.isspace()) for letter in text)
