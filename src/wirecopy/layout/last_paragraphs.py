"""Last paragraphs that are no text of the story, though they look like it.

Who wrote it, a box, an appeal, what the page says of itself, the teaser of another story.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from wirecopy.fields.byline.people import BylineFound
from wirecopy.fields.dateline.codes import names_organization
from wirecopy.fields.disclaimers import disclaims, leads_on
from wirecopy.knowledge.languages import Language, language
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.layout.appeals import Appeals
from wirecopy.layout.inserts import is_last_below_insert
from wirecopy.layout.links_inside import LABELLED, is_link_inside, is_of_no_link
from wirecopy.layout.looks import PAGE, TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import networks_in, page_words, words_in
from wirecopy.layout.stems import STEM, shared_stems, stems_of, words_of
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES, OPENING_QUOTES

_LONGEST_ABOUT, _LONGEST_IN_BOX, _LONGEST_OF_PAGE = 420, 800, 240
_COLONS = ":："
# So many blocks may stand below what is said of the author, and seem to be text.
_BELOW_AUTHOR = 4
# A name has two words that begin large, and as many others stand beside it: About Ana Ruz.
_NAME, _MOST_OF_A_NAME = 2, 4
_TEXT_ABOVE_A_BOX = 2
# No story is longer; farther above its end a name is not looked for.
_STORY_REACH = 50_000
# A site asks its readers: Got a tip?
_CALLS = "?!？！"
_LONGEST_CALL = 60
_CALL_SHARE = 0.5
# A sentence as long as this that has no more stems from the story may be of what stands below it.
_LONGEST_NEW, _FEW_STEMS, _FEWER = 140, 1, 3
_DASHES = "–—-"
_ASKING = "?？؟՞:："
# English below a story in another language: so many of some words are its common ones.
_ENOUGH_WORDS, _ENGLISH = 6, 0.3
_QUOTES = frozenset((*OPENING_QUOTES, *CLOSING_QUOTES)) - frozenset("'’")
# address = letters "@" site at the end: Send it to news@site.example.
_ADDRESS = lazy(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}[.!)]{0,2}$")
_ADDRESS_SHARE = 0.2
# Of one network a last paragraph may tell: it was posted there.
_SEVERAL_NETWORKS = 2
# Behind these a lone sentence is the teaser of another story.
_PARTS = (Look.LINE, Look.STAMP, Look.SPEECH, Look.BELOW)
_LABELS, _LINKS = (Look.LINE, Look.LISTED), (Look.LINE, Look.BELOW)
_LABELLED = 3
_INSERT_REACH, _TOLD_REACH = 5, 60
_LINES_ABOVE, _LONE_PARTS = 2, frozenset((Look.LINE, Look.STAMP, Look.BELOW))
# What a house says of itself is short, and stands below some paragraphs.
_LONGEST_OF_HOUSE, _FEWEST_ABOVE_HOUSE = 360, 2
_LINES_OF_HOUSE, _LONGEST_HOUSE_LINE, _FEWEST_HOUSE_WORDS = 6, 60, 2
_SITE_NAMED = lazy(r"(?<![\p{L}\d@.])(?:[\p{L}\d-]{2,30}\.){1,3}\p{Ll}{2,6}(?![\p{L}\d])")


def without_about(
    manuscript: Manuscript,
    looks: Looks,
    run: tuple[int, int],
    byline: BylineFound | None,
    appeals: Appeals,
) -> int:
    """One past the last block of the text: what says who wrote it is no part of it."""
    first, last = run
    names = [who.person.name for who in byline.people] if byline is not None else []
    last = _before_the_author(manuscript, (first, last), names)
    if looks.site > 0 or _asks_to_write(manuscript, last - 1):
        written = range(max(first + 1, last - _BELOW_AUTHOR), last)
        last = next((at for at in written if _holds_an_address(manuscript, first, at)), last)
    while last - first > 1:
        index = last - 1
        spoken = index in appeals.all or (
            last in appeals.all and _heads_an_appeal(manuscript, index)
        )
        is_text = looks.of[index] in TEXT and not spoken
        if is_text and not _is_foreign(manuscript, looks, first, index, names):
            break
        last -= 1
    return last


def _is_foreign(
    manuscript: Manuscript, looks: Looks, first: int, index: int, names: Sequence[str]
) -> bool:
    """Whether the last paragraph is no part of the story."""
    block = manuscript.blocks[index]
    last = manuscript.working[block.end - 1]
    signed = Look.SIGNOFF in looks.of[index + 1 : index + 2]
    return (
        _is_about(manuscript, looks, first, index, names)
        or (last in _CALLS and _is_call(manuscript, looks, first, index))
        or manuscript.is_link(block)
        or _is_of_the_house(manuscript, first, index)
        or _is_of_page(manuscript, first, index)
        or (looks.site >= PAGE and _names_the_page(manuscript, first, index))
        or (not signed and _is_alone(manuscript, looks, first, index))
        or (looks.site > 0 and _is_of_another_language(manuscript, first, index))
    )


def _is_of_the_house(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a last paragraph tells what the house is that a line above the text names.

    ``Tarn News Service is run by students``, below a text with ``Tarn News Service`` above it.
    """
    start, end, _ = manuscript.blocks[index]
    if end - start > _LONGEST_OF_HOUSE or index - first < _FEWEST_ABOVE_HOUSE:
        return False
    text = manuscript.text(manuscript.blocks[index])
    for above in manuscript.blocks[max(first - _LINES_OF_HOUSE, 0) : first]:
        line = manuscript.text(above) if above.end - above.start <= _LONGEST_HOUSE_LINE else ""
        name = line.rpartition("/")[2].strip()
        words = name.split()
        if len(words) < _FEWEST_HOUSE_WORDS or not names_organization(words[-1], manuscript.spoken):
            continue
        opens = text.startswith(f"{name} ") and not text.startswith(f"{name} (")
        if opens or (name in text and _SITE_NAMED.search(text) is not None):
            return True
    return False


def _before_the_author(manuscript: Manuscript, run: tuple[int, int], names: Sequence[str]) -> int:
    """One past the text above what begins with its author's name, or says where to write to them.

    Nobody tells of themselves by their whole name; what little stands below is the page's.
    """
    first, last = run
    whole = [name for name in names if " " in name]
    for index in range(max(first + 1, last - _BELOW_AUTHOR), last) if whole else ():
        block = manuscript.blocks[index]
        text = manuscript.text(block) if block.end - block.start <= _LONGEST_ABOUT else ""
        reached = "@" in text
        said = [n for n in whole if text.startswith(f"{n} ") or (reached and n in text)]
        begin = max(manuscript.blocks[first].start, block.start - _STORY_REACH)
        if any(manuscript.working.find(name, begin, block.start) < 0 for name in said):
            return index
    return last


def _is_of_page(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether the last paragraph is the page's: a copyright, or what it says of the article."""
    block = manuscript.blocks[index]
    if manuscript.length(block) > _LONGEST_OF_PAGE:
        return False
    known = page_words(manuscript.registry, manuscript.spoken)
    if manuscript.begins_with_copyright(block):
        return True
    if known.is_labelled(manuscript.working, block.start, block.end):
        return True
    if _names_networks(manuscript, first, index):
        return True
    text = manuscript.text(block)
    most = len(stems_of(manuscript, index)) * _CALL_SHARE
    if known.page.opens(text, words_in(text)):
        return len(shared_stems(manuscript, (first, index), index)) <= most
    # A story of a newspaper says in several words what it is about.
    most = max(_FEW_STEMS, most / _FEWER)
    return (disclaims(text) or leads_on(text)) and len(
        shared_stems(manuscript, (first, index), index)
    ) <= most


def _names_the_page(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a short paragraph has a word of pages, and not one of the story: Get our app."""
    block = manuscript.blocks[index]
    text = manuscript.text(block)
    if manuscript.length(block) > _LONGEST_NEW or text[0] in OPENING_QUOTES or text[0] in _DASHES:
        return False
    known = page_words(manuscript.registry, manuscript.spoken)
    if not known.page.count(text, words_in(text)):
        return False
    return not shared_stems(manuscript, (first, index), index)


def _names_networks(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a paragraph names networks, as where to follow a house, of which no story tells."""
    networks = networks_in(manuscript.text(manuscript.blocks[index]))
    if len(networks) < _SEVERAL_NETWORKS:
        return False
    end = manuscript.blocks[index].start
    begin = max(manuscript.blocks[first].start, end - _STORY_REACH)
    return all(manuscript.working.find(name, begin, end) < 0 for name in networks)


def _is_of_another_language(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a paragraph is in English, and neither the lead nor the one above it is."""
    if manuscript.spoken.code == ENGLISH:
        return False
    text = manuscript.text(manuscript.blocks[index])
    own = words_in(text)
    if len(own) < _ENOUGH_WORDS or not _QUOTES.isdisjoint(text):
        return False
    english = _words_of_english_alone(manuscript.spoken)
    if _share(own, english) < _ENGLISH:
        return False
    others = (manuscript.text(manuscript.blocks[at]) for at in (first, index - 1))
    return all(_share(words_in(other), english) < _ENGLISH for other in others)


def _share(words: Sequence[str], known: frozenset[str]) -> float:
    return sum(map(known.__contains__, words)) / max(len(words), 1)


@lru_cache(maxsize=32)
def _words_of_english_alone(spoken: Language) -> frozenset[str]:
    """The common words of English that are none of a language's own, and longer than "a"."""
    words = frozenset(language(ENGLISH).detection.function_words)
    return frozenset(word for word in words if len(word) > 1).difference(
        spoken.detection.function_words
    )


def _holds_an_address(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a paragraph ends in an address to write to, and hardly tells of the story."""
    start, end, _ = manuscript.blocks[index]
    if end - start > _LONGEST_OF_PAGE:
        return False
    address = _ADDRESS.search(manuscript.working, start, end)
    if address is None:
        return False
    # A house may be called after the town that the story is about, and so its site.
    of_site = {word[:STEM] for word in words_of(manuscript, address[0])}
    most = len(stems_of(manuscript, index)) * _ADDRESS_SHARE
    return len(shared_stems(manuscript, (first, index), index) - of_site) <= most


def _asks_to_write(manuscript: Manuscript, index: int) -> bool:
    """Whether a paragraph asks, or has a label, before its address: Got a story? Write to ..."""
    text = manuscript.text(manuscript.blocks[index])
    return "@" in text and any(map(text.partition("@")[0].__contains__, _ASKING))


def _heads_an_appeal(manuscript: Manuscript, index: int) -> bool:
    """Whether a short line stands with the appeal below it, and apart from the text above."""
    if manuscript.length(manuscript.blocks[index]) > _LONGEST_CALL:
        return False
    return manuscript.is_apart(index) and not manuscript.is_apart(index + 1)


def _is_about(
    manuscript: Manuscript, looks: Looks, first: int, index: int, names: Sequence[str]
) -> bool:
    """Whether a paragraph says who wrote the story, or what the line above it names."""
    text = manuscript.text(manuscript.blocks[index])
    above = manuscript.text(manuscript.blocks[index - 1])
    if len(text) > _LONGEST_IN_BOX:
        return False
    short = len(text) <= _LONGEST_ABOUT
    if short and looks.of[index - 1] is Look.LINE and fold(above) in map(fold, names):
        return True
    named = short and (any(name in text for name in names) or text.startswith(above))
    return named or (looks.site > 0 and _is_in_box(manuscript, looks, first, index))


def _is_alone(manuscript: Manuscript, looks: Looks, first: int, index: int) -> bool:
    """Whether the last paragraph is none by what stands above and below it on a page.

    It may be the teaser of another story, introduce what is no text (a video, a picture), or name
    what the page speaks of right above or below it, and nothing of the story.
    """
    look = looks.of[index]
    if index - 1 in looks.inserts or _ends_the_story(manuscript, looks, first, index):
        return False
    if looks.site > 0 and look is Look.SENTENCE and looks.of[index - 1] in _PARTS:
        linked = looks.of[index - 1] in _LINKS and is_link_inside(manuscript, looks, index - 1)
        return not (linked and is_of_no_link(manuscript, first, index))
    if not looks.site or look not in TEXT:
        return False
    text = manuscript.text(manuscript.blocks[index])
    if text[-1] in _COLONS:
        return looks.site >= 1
    quoted = text[0] in OPENING_QUOTES or text[0] in _DASHES
    if quoted or manuscript.length(manuscript.blocks[index]) > _LONGEST_NEW:
        return False
    if set(looks.of[index - _LINES_ABOVE : index]) <= _LONE_PARTS:
        # Below several lines it is a title with a stop, or what the page says of itself.
        return len(shared_stems(manuscript, (first, index), index)) <= _FEW_STEMS
    if index - _LABELLED > first and _are_titles(looks, index):
        story = first, index - _LINES_ABOVE
        return not any(shared_stems(manuscript, story, at) for at in (index, story[1]))
    spoken = [at for at in (index - 1, index + 1) if looks.of[at : at + 1] == (Look.SPEECH,)]
    same = any(stems_of(manuscript, index) & stems_of(manuscript, at) for at in spoken)
    return same and len(shared_stems(manuscript, (first, index), index)) <= _FEW_STEMS


def _ends_the_story(manuscript: Manuscript, looks: Looks, first: int, index: int) -> bool:
    """Whether a lone paragraph below what a page set among the others goes on with their story."""
    above = index
    while above > first and index - above <= _INSERT_REACH and looks.of[above - 1] not in TEXT:
        above -= 1

    def story() -> frozenset[str]:
        told = range(max(first, above - _TOLD_REACH), above)
        return frozenset().union(*(stems_of(manuscript, at) for at in told))

    return above < index and is_last_below_insert(manuscript, looks, (index, above), story)


def _are_titles(looks: Looks, index: int) -> bool:
    """Whether two lone sentences stand each below a label: World, and a title with a stop."""
    label, above, own = looks.of[index - _LABELLED : index]
    return above in TEXT and label in _LABELS and own in _LABELS


def _is_in_box(manuscript: Manuscript, looks: Looks, first: int, index: int) -> bool:
    """Whether the line above a paragraph names who or what it is about, and the story does not.

    So a page heads what it says of its author, or a company what it says of itself.
    """
    if index - first < _TEXT_ABOVE_A_BOX or looks.of[index - 1] not in (Look.LINE, Look.LISTED):
        return False
    head, story = manuscript.blocks[index - 1], manuscript.blocks[first]
    words = manuscript.text(head).split()
    named = [word for word in words if word[0].isupper()][-_NAME:]
    if len(words) > _MOST_OF_A_NAME or len(named) < _NAME or words[-1] != named[-1]:
        return False
    text, name = manuscript.text(manuscript.blocks[index]), " ".join(named)
    begun = len(text) <= _LONGEST_ABOUT and fold(text.split(" ", 1)[0]) in map(fold, named)
    about = begun or name in text
    begin = max(story.start, head.start - _STORY_REACH)
    return about and manuscript.working.find(name, begin, head.start) < 0


def _is_call(manuscript: Manuscript, looks: Looks, first: int, index: int) -> bool:
    """Whether a block that asks or exclaims has few words from the text above it.

    Below a line of the page it may be longer, and has none of them.
    """
    if _is_short_and_new(manuscript, first, index) or _is_labelled_link(manuscript, first, index):
        return True
    below_a_line = looks.site > 0 and looks.of[index - 1] not in TEXT
    if (
        not (below_a_line or looks.site >= PAGE)
        or manuscript.length(manuscript.blocks[index]) > _LONGEST_NEW
    ):
        return False
    return not shared_stems(manuscript, (first, index), index)


def _is_labelled_link(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a question stands behind a label that the text has no word of: On this: Is it ...?"""
    start, end, _ = manuscript.blocks[index]
    label = LABELLED.match(manuscript.working, start, end)
    if label is None or end - start > _LONGEST_NEW:
        return False
    most = len(stems_of(manuscript, index)) * _CALL_SHARE
    return len(shared_stems(manuscript, (first, index), index)) <= min(most, _FEW_STEMS)


def _is_short_and_new(manuscript: Manuscript, first: int, index: int) -> bool:
    """Whether a short block has few words from the text above it."""
    block = manuscript.blocks[index]
    if block.end - block.start > _LONGEST_CALL:
        return False
    most = len(stems_of(manuscript, index)) * _CALL_SHARE
    return len(shared_stems(manuscript, (first, index), index)) <= most
