"""Who wrote, where no word such as "By" says so: by the place and the looks of a line."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from wirecopy.fields.about import named_in
from wirecopy.fields.byline.houses import is_named_as_house
from wirecopy.fields.byline.lone_names import read_initialled, read_lone_name
from wirecopy.fields.byline.names import ARTICLES, is_of_page
from wirecopy.fields.byline.people import BylineFound, PersonFound
from wirecopy.fields.byline.reader import read_closing_byline, read_name_line
from wirecopy.fields.byline.roles import is_organization
from wirecopy.fields.byline.shaped import are_names, read_led
from wirecopy.fields.release_words import is_release_label
from wirecopy.knowledge import gazetteer
from wirecopy.knowledge.words import ENGLISH, fold
from wirecopy.layout.manuscript import Manuscript
from wirecopy.text.blocks import Block
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.patterns import lazy

# lone = "【" name *3( "、" name ) "】" on a line of its own, where links stand as well: as short as
# names, and no verb among them
_LONE_AUTHOR = lazy(
    r"【(?P<names>(?:\p{Han}{2,5}|\p{Han}{1,3}[\p{Hiragana}\p{Katakana}]{2,4})"
    r"(?:[、・ ](?:\p{Han}{2,5}|\p{Han}{1,3}[\p{Hiragana}\p{Katakana}]{2,4})){0,3})】"
)
# How many words a name in capitals has, and how many letters tell what word it is.
_SHORTEST_NAME, _LONGEST_NAME, _STEM = 2, 3, 4
_FIRST_WORDS = 80
_TITLE_WORDS = 5
_MOST_SIGNING = 2
_ABOVE_COLUMN = 2
_ADDRESS_REACH = 6
_ADDRESS = lazy(r"[(<\[]?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}[)>\]]?")
# What ends a dateline.
_BEFORE_TEXT = ("-", "–", "—", "/")
# What marks a note below the text.
_NOTE_MARKS = "*•–—- "
_LONGEST_SALUTATION = 5
_ROUND, _LONGEST_SIGNED = (("(", ")"), ("（", "）")), 40
_TOWN_WORDS = r"\p{Lu}[\p{L}\p{M}'’-]{1,20}+(?:[ ]\p{L}[\p{L}\p{M}'’-]{0,20}+){0,2}"
_TOWN = lazy(_TOWN_WORDS)
_DASHES = "—–-"
# signed = [ dash ] name [ "," place ] [ "." ]
_UNCASED_TOWN = r"[\p{Lo}\p{Georgian}][\p{Lo}\p{M}\p{Georgian}\u200c\u200d]{1,20}+"
_NAME_AND_PLACE = lazy(
    r"(?P<dash>[—–-]{1,2}[ ]?)?(?P<name>[^,\n—–]{5,40}?)"
    rf"(?:,[ ](?P<place>{_TOWN_WORDS}|{_UNCASED_TOWN}))?"
    r"(?P<stop>[.])?"
)
# name = 2*3capitalized-word before a word in small letters: Ana Ruz covers schools ...
_OPENING_NAME = lazy(
    r"(?P<name>\p{Lu}[\p{L}\p{M}.'’-]{1,20}+(?:[ ]\p{Lu}[\p{L}\p{M}.'’-]{0,20}+){1,2})[ ]\p{Ll}"
)


def is_salutation(manuscript: Manuscript, block: Block) -> bool:
    """Whether a line addresses whom a letter is to: Dear Editor, / Geagte Redakteur.

    It ends with a comma or a call, or is two words of which the last is a job.
    """
    text = manuscript.text(block)
    words, calls = text.split(), text[-1] in ",!"
    if not 1 < len(words) <= _LONGEST_SALUTATION or not (calls or len(words) == _SHORTEST_NAME):
        return False
    first, last = (fold(word.strip(",!.")) for word in (words[0], words[-1]))
    if first in manuscript.spoken.byline.by:
        return False
    if calls:
        return "," not in text[:-1]
    # Without capitals it is who wrote: 민서아 기자.
    if has_no_capitals(text):
        return False
    return last in manuscript.languages.words("byline", "roles")


def name_line(manuscript: Manuscript, block: Block, headline: Block) -> BylineFound | None:
    """The byline without "By" that a block below the headline is, if it is one.

    In capitals below a headline in capitals it is the second line of that. And a second
    title may be of two words: then half of them stand in the text again, in small letters.
    Where no capitals tell a name from other words, what its bearer is must stand beside it.
    """
    if fold(manuscript.text(block)) in manuscript.registry.kickers:
        return None
    if is_salutation(manuscript, block):
        return None
    if manuscript.text(block)[0] in _DASHES:
        block = _without_place(manuscript, block)
    if is_release_label(manuscript.text(block)):
        return None
    in_capitals = manuscript.text(block).isupper()
    if in_capitals and manuscript.text(headline).isupper() and not _is_new(manuscript, block):
        return None
    if is_named_as_house(manuscript.working, manuscript.text(block), block.end, leads=False):
        return None
    led = read_led(manuscript.context, block.start, block.end)
    if led is not None:
        return led
    found = read_name_line(manuscript.context, block.start, block.end)
    if found is None:
        return manuscript.shaped_byline(block) or _lone_name(manuscript, block)
    if opens_the_text(manuscript, found.people[0]):
        return None
    if any(has_no_capitals(who.person.name) for who in found.people):
        roles = all(who.person.role for who in found.people)
        return found if roles else manuscript.shaped_byline(block) or _lone_name(manuscript, block)
    words = [
        word.casefold()
        for who in found.people
        for word in manuscript.working[slice(*who.span)].split()
        if word[0].isupper()
    ]
    if not words:
        return manuscript.shaped_byline(block)
    return None if _are_of_no_names(manuscript, words, found) else found


def _are_of_no_names(manuscript: Manuscript, words: Sequence[str], found: BylineFound) -> bool:
    """Whether the story says half of the words that seem names, or they are those of a title."""
    # Ice Carries Off Three Spans: so many words of which two are common are a title's.
    common = sum(word in manuscript.spoken.ordinary_words for word in words)
    if common > 1 and len(words) >= _TITLE_WORDS * len(found.people):
        return True
    end = _end_of_story(manuscript, [who.person.name for who in found.people])
    forms = (rf"\b{regex.escape(word)}\b" for word in words)
    again = sum(regex.search(form, manuscript.working, endpos=end) is not None for form in forms)
    return again * 2 >= len(words)


def _lone_name(manuscript: Manuscript, block: Block) -> BylineFound | None:
    return read_lone_name(manuscript.context, *block[:2]) or read_initialled(
        manuscript.context, *block[:2]
    )


def _is_new(manuscript: Manuscript, block: Block) -> bool:
    """Whether the text has no word that begins as one of a line in capitals does.

    So it is with a name, above a text whose first word is in capitals; the second line of a
    headline has words of the text.
    """
    below = manuscript.working[block.end : block.end + _FIRST_WORDS].split()[:2]
    if len(below) < 2 or not (below[0].isalpha() and below[0].isupper() and len(below[0]) > 1):
        return False
    if below[1].isupper():
        return False
    words = manuscript.text(block).split()
    if not _SHORTEST_NAME <= len(words) <= _LONGEST_NAME:
        return False
    text = manuscript.working.casefold()
    spoken = manuscript.spoken
    own = manuscript.text(block).casefold()
    if any(word.casefold() in spoken.ordinary_words for word in words):
        return False
    return all(
        text.count(word.casefold()[:_STEM]) == own.count(word.casefold()[:_STEM])
        for word in words
        if len(word) > _STEM
    )


def opens_the_text(manuscript: Manuscript, who: PersonFound) -> bool:
    """Whether a text begins with a name behind its dateline, as releases with the company's."""
    working, name = manuscript.working, who.person.name
    at = working.find(name, who.span[1])
    if at < 0 or not working[at - 3 : at].rstrip(" ").endswith(_BEFORE_TEXT):
        return False
    behind = working[at + len(name) : at + len(name) + 2]
    return behind[:1] in " ," and (is_small(behind[1:] or " ") or behind[1:] == "(")


def author_line(manuscript: Manuscript, index: int, headline: int) -> BylineFound | None:
    """The byline that a line below a deck is by being a name that the story does not print again.

    What heads a part of a text, or the next person of a list, is named in it.
    """
    return _author_of(manuscript, manuscript.blocks[index], headline)


def _author_of(manuscript: Manuscript, block: Block, headline: int) -> BylineFound | None:
    found = name_line(manuscript, block, manuscript.blocks[headline])
    if found is None or not are_names(manuscript.context, found, *block[:2]):
        return None
    names = [who.person.name for who in found.people]
    end = _end_of_story(manuscript, names)
    if any(manuscript.working.find(name.split()[-1], block.end, end) >= 0 for name in names):
        return None
    return found


def _end_of_story(manuscript: Manuscript, names: Sequence[str]) -> int:
    """Where a text ends before the note on its authors that the last paragraph is, if it is one.

    Ana Ruz's new novel is published in May.
    """
    start, end, _ = manuscript.blocks[-1]
    note = manuscript.working[start:end].lstrip(_NOTE_MARKS)
    return start if note.startswith(tuple(names)) else end


def columnist(manuscript: Manuscript, headline: int) -> BylineFound | None:
    """The byline that a name is which opens a column, with what kind of piece it is below it.

    A name alone above a headline might be a section's, or a place's.
    """
    if headline != _ABOVE_COLUMN or not manuscript.is_apart(headline):
        return None
    if fold(manuscript.text(manuscript.blocks[headline - 1])) not in manuscript.registry.kickers:
        return None
    text = manuscript.text(manuscript.blocks[0])
    if not _SHORTEST_NAME <= len(text.split()) <= _LONGEST_NAME or gazetteer.holders(text):
        return None
    found = author_line(manuscript, 0, headline)
    return found if found is not None and found.people[0].person.name == text else None


def name_at_address(manuscript: Manuscript, headline: int) -> tuple[int, BylineFound] | None:
    """The name right above an e-mail address near the top, above a headline, and its block."""
    for index in range(max(headline - _ADDRESS_REACH, 0), headline - 1):
        address = manuscript.text(manuscript.blocks[index + 1])
        if "@" not in address or _ADDRESS.fullmatch(address) is None:
            continue
        found = author_line(manuscript, index, headline)
        return (index, found) if found is not None else None
    return None


def signed_alone(manuscript: Manuscript, index: int, headline: int | None) -> BylineFound | None:
    """The byline that a name alone is which ends the copy below the last sentence.

    Nobody of whom the story tells is named so: it has neither the name nor its last word.
    """
    if headline is None or not _ends_the_copy(manuscript, index):
        return None
    block = _without_place(manuscript, manuscript.blocks[index])
    text = manuscript.text(block)
    if named_in(text) is not None:
        return None
    # English labels have capitals throughout, but are words: Reader Letters
    if manuscript.spoken.code == ENGLISH and not _is_of_no_words(manuscript, text):
        return None
    # It stands as far below the text as the paragraphs do from one another.
    if manuscript.is_apart(index - 1) and not manuscript.is_apart(index):
        return None
    if not _is_end_of_text(manuscript, index):
        return None
    # Without capitals any line that a site sets below its stories may be a name; a dash before it
    # tells, or a town behind it.
    if not has_no_capitals(text):
        found = _author_of(manuscript, block, headline)
    else:
        dashed = block.start > manuscript.blocks[index].start
        marked = dashed or manuscript.working.startswith(",", block.end)
        found = manuscript.shaped_byline(block) if marked else None
    found = found or _lone_name(manuscript, block)
    if found is None or len(found.people) > _MOST_SIGNING:
        return None
    above = manuscript.working[: block.start]
    words = [word for who in found.people for word in who.person.name.split()]
    if manuscript.text(block).isupper():
        # An office signs in capitals, too, and the text has its words in small letters.
        above, words = above.casefold(), [word.casefold() for word in words]
    told = [word for word in words if len(word) > _STEM or word == words[-1]]
    return None if any(_has_word(above, word) for word in told) else found


def _has_word(text: str, beginning: str) -> bool:
    """Whether a word of a text begins so; in scripts without capitals, whether it has it at all."""
    if beginning not in text or has_no_capitals(beginning):
        return beginning in text
    return regex.search(rf"\b{regex.escape(beginning)}", text) is not None


def _ends_the_copy(manuscript: Manuscript, index: int) -> bool:
    """Whether nothing stands below a line but where its bearer lives, or whose the picture is.

    Фото авторки; a letter's writer has the town on the next line, with no empty line between.
    """
    below = manuscript.blocks[index + 1 : index + 2]
    if len(manuscript.blocks) > index + 2:
        return False
    if not below or manuscript.is_caption(below[0]):
        return True
    together = manuscript.is_apart(index) and not manuscript.is_apart(index + 1)
    return together and _TOWN.fullmatch(manuscript.working, *below[0][:2]) is not None


def _without_place(manuscript: Manuscript, block: Block) -> Block:
    """A line without the dash before a name, the town and the stop behind it: — Ana Ruz, Lima."""
    form = _NAME_AND_PLACE.fullmatch(manuscript.working, *block[:2])
    if form is None or not (form["dash"] or form["place"] or form["stop"]):
        return block
    if form["stop"] and ":" in form["name"]:
        return block  # what a label leads is told by that: Referee: Ana Ruz.
    span = form.span("name")
    return Block(*span, (span,))


def _is_of_no_words(manuscript: Manuscript, text: str) -> bool:
    """Whether no word of a line is a common one, a label of pages or a house's."""
    words = text.split()
    known = manuscript.spoken.ordinary_words
    if not _SHORTEST_NAME <= len(words) <= _LONGEST_NAME or text.isupper():
        return False
    common = any(word.casefold() in known for word in words)
    return not (
        common
        or is_of_page(text, manuscript.languages)
        or is_organization(text, manuscript.languages, leads=False)
    )


def _is_end_of_text(manuscript: Manuscript, index: int) -> bool:
    """Whether a sentence ends above a block, and one of the two paragraphs there is a long one."""
    above = manuscript.blocks[index - 1]
    ended = manuscript.ends_a_sentence(above) or manuscript.runs_without_stops(above)
    if not (ended or manuscript.working.endswith("./.", above.start, above.end)):
        return False
    return not all(map(manuscript.is_short, manuscript.blocks[max(index - 2, 0) : index]))


def closing_byline(manuscript: Manuscript, block: Block) -> BylineFound | None:
    """The byline that the last line of the copy is; a stop would end a sentence or a table."""
    if manuscript.working[block.end - 1] == ".":
        return None
    found = manuscript.byline(block) or _lone_author(manuscript, block)
    found = found or author_in_brackets(manuscript, block)
    if found is not None:
        return found
    found = read_closing_byline(manuscript.context, block.start, block.end)
    text = manuscript.text(block)
    if found is None or text.upper() != text.lower():
        return found
    # Without capitals any two words may be a name; an agency's tells.
    known = found.desk or any(who.person.organization for who in found.people)
    return found if known else None


def _lone_author(manuscript: Manuscript, block: Block) -> BylineFound | None:
    """The byline in brackets that a last line is: 【山本花子】."""
    if manuscript.working[block.end - 1] != "】":
        return None
    match = _LONE_AUTHOR.fullmatch(manuscript.working, block.start, block.end)
    if match is None or fold(match["names"]) in manuscript.registry.names:
        return None
    found = manuscript.names(*match.span("names"))
    named = found is not None and are_names(manuscript.context, found, *match.span("names"))
    return found if named else None


def author_in_brackets(manuscript: Manuscript, block: Block) -> BylineFound | None:
    """The byline that a last line is whose brackets hold a name that the text has not: (Ana Ruz).

    A house, a place or whom the picture shows may stand so, too.
    """
    start, end, _ = block
    text = manuscript.working[start:end]
    if (text[0], text[-1]) not in _ROUND or end - start > _LONGEST_SIGNED:
        return None
    inner = text[1:-1].strip()
    words = inner.split()
    if (
        not _SHORTEST_NAME <= len(words) <= _LONGEST_NAME
        or fold(inner) in manuscript.registry.names
    ):
        return None
    if words[0] in ARTICLES or is_organization(inner, manuscript.languages, leads=False):
        return None
    if is_of_page(inner, manuscript.languages) or gazetteer.holders(inner):
        return None
    found = read_name_line(manuscript.context, start + 1, end - 1)
    if found is None or not are_names(manuscript.context, found, start, end):
        return None
    above = manuscript.working[:start]
    names = [who.person.name for who in found.people]
    if " ".join(names) != inner or any(name.split()[-1] in above for name in names):
        return None
    return found._replace(start=start, end=end)


def tells_of_author(
    manuscript: Manuscript, first: int, index: int, names: Sequence[str], *, reached: bool
) -> bool:
    """Whether a last paragraph begins with its author's whole name, or tells where to reach them.

    The last word of a name is enough, with a small letter behind it, if no other paragraph has it.

    Args:
        manuscript: The blocks.
        first: The first block of the text.
        index: The block to ask about.
        names: The names of the authors.
        reached: Whether it holds an address.
    """
    block = manuscript.blocks[index]
    text = manuscript.text(block).lstrip(_NOTE_MARKS)
    said = fold(text)
    for name in map(fold, names):
        if said.startswith(name) or (reached and name in said):
            return True
        surname = name.split()[-1]
        if len(surname) <= _STEM or not said.startswith(f"{surname} "):
            continue
        told = manuscript.working[manuscript.blocks[first].start : block.start]
        if is_small(text[len(surname) + 1]) and surname not in fold(told):
            return True
    return False


def author_at_address(manuscript: Manuscript, block: Block) -> BylineFound | None:
    """Who a last paragraph begins with that holds an address; a title has no small letters."""
    name = _OPENING_NAME.match(manuscript.working, block.start, block.end)
    if name is None:
        return None
    return read_name_line(manuscript.context, *name.span("name"))


def is_signed_by_name(manuscript: Manuscript, block: Block, *, named: bool) -> bool:
    """Whether a line is a whole name and the agency behind a stroke: Ana Ruz/QPL; or (Ana Ruz).

    Args:
        manuscript: The manuscript.
        block: The line.
        named: Whether it is known who wrote.
    """
    if not named and (
        author_in_brackets(manuscript, block) is not None
        or read_initialled(manuscript.context, *block[:2]) is not None
    ):
        return True
    name, stroke, house = manuscript.text(block).rpartition("/")
    if not stroke or " " not in name.strip() or "/" in name:
        return False
    known = house.strip().isupper() and fold(house) in manuscript.registry.names
    found = closing_byline(manuscript, block) if known else None
    return found is not None and len(found.people) == 1
