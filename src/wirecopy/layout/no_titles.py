"""Lines that look like a headline and are none: names, decks with labels, menus, desks' notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from wirecopy.fields.byline.names import has_legal_form, is_company
from wirecopy.fields.release_words import (
    behind_release_label,
    is_release_label_alone,
    is_release_number,
)
from wirecopy.knowledge.words import fold
from wirecopy.layout.issuers import is_issuer_line
from wirecopy.layout.labelled_titles import (
    is_label_above,
    is_of_ticker,
    tells_who_is_asked,
    title_above_name,
)
from wirecopy.layout.looks import TEXT, Look, Looks
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.mastheads import is_masthead
from wirecopy.layout.match_reports import is_rated, is_score
from wirecopy.layout.named_decks import writer_told_below
from wirecopy.layout.page_words import page_words
from wirecopy.layout.standfirsts import is_aside
from wirecopy.layout.stems import stems_of
from wirecopy.text.letters import has_no_capitals, is_small
from wirecopy.text.patterns import lazy
from wirecopy.text.punctuation import CLOSING_QUOTES, OPENING_QUOTES, PLAIN_STOPS

_NEAR = 6
# No story is longer; farther below a house is not looked for.
_STORY_REACH = 50_000
_MOST_NAME_WORDS = 6
_LONGEST_NAME = 40
_LONGEST_LABEL, _LONGEST_DATE = 20, 24
# A ministry has many words to its name.
_MOST_HOUSE_WORDS, _SHORTEST_HOUSE, _LEAD = 9, 4, 240
# So many lines and so many paragraphs below the candidates are asked for a line's words.
_REACH, _PARAGRAPHS = 24, 6
_MENU_WORDS, _MENU_ENTRIES, _FEWEST_STEMS, _LONGEST_SMALL = 5, 3, 2, 3
_FEWEST_AGAIN = 2
_ASKING = "?？؟"
# What stands between a title and a picture.
_TOP = (*TEXT, Look.STAMP)
# menu = entry 2*( 3*blank entry ): News   Radio   Topics
_COLUMNS = lazy(r"\S(?:[ ]{3,}\S[^\n]{0,40}?){2}")
# label = words [ "." ] ":"
_LABEL = lazy(r"(?P<label>\p{L}[\p{L}\p{M} -]{0,18})\.?[ ]?[:：]")
# volume = word ( Roman / figures ) mark abbreviation figures / ordinal word ordinal word
#        ; VOL. XIV. NO. 212., Année XII — N° 345, Nr. 34. — Jahrgang 12., 12. évfolyam 34. szám
_NUMBER = r"(?:[IVXLCDM]{1,8}|\d{1,5})(?![\p{L}\d])"
_NO = r"(?:(?i:n|no|nr|num)[.°º]|№)[ ]?"
_JOINT = r"[.,;]?[ ]?[—–|-]{0,2}[ ]?"
_VOLUME = lazy(
    rf"\p{{L}}{{1,9}}\.?[ ]{_NUMBER}{_JOINT}{_NO}\d"
    rf"|{_NO}\d{{1,5}}{_JOINT}\p{{L}}{{2,9}}\.?[ ]{_NUMBER}"
    r"|\d{1,3}\.[ ]\p{L}{4,12}[.,]?[ ]?[—–|-]?[ ]?\d{1,5}\.[ ]\p{L}{3,8}"
)
# running = name 3*blank page / page 3*blank name ; NORTHERN STAR     Page 3
_PAGE = r"(?:\p{L}{1,10}\.?[ ])?\d{1,4}"
_RUNNING = lazy(
    rf"\p{{L}}[^\n]{{2,60}}?[ ]{{3,40}}{_PAGE}"
    rf"|{_PAGE}[ ]{{3,40}}\p{{L}}(?:[^ \n]|[ ](?![ ])){{2,60}}"
)
# subjects = 3*6( 1*2word ) between dashes or strokes, as feeds file copy: PERU - FERRY - REPAIRS
_SUBJECTS = lazy(r"\S{2,24}(?:[ ]\S{2,24})?(?:[ ][-–—/][ ]\S{2,24}(?:[ ]\S{2,24})?){2,5}")
# The same for a first look; of so few plain signs re is the faster engine.
_PARTED = re.compile(" [-–—/] ")
# filed = word 2*8( "/" word ), as agencies file copy by its subjects: Verkehr/Tunnel/Oberösterreich
_FILED = re.compile(r"[^\W\d_][\w.&-]{1,24}(?:/[^\W_][\w.&-]{1,24}){2,8}")
# played = label ":" title "(" figures [ word ] ")": Video: Mill opens again (2 Min), (1:45)
_PLAYED = lazy(
    r"\p{L}{2,12}[ ]?:[ ][^\n]{4,160}?[ ]\(\d{1,3}(?:[:.]\d\d|[ ]?\p{Ll}{1,7}\.?|[ ]?Min\.?)\)"
)
_FIRST_LINES = 3


@attrs.frozen
class _Candidates:
    """Lines that may be the headline, in their order, and what is asked of all of them at once."""

    manuscript: Manuscript
    looks: Looks
    indices: Sequence[int]

    @cached_property
    def are_one_title(self) -> bool:
        """Whether all of them say the same."""
        blocks = (self.manuscript.blocks[at] for at in self.indices)
        return len({fold(self.manuscript.text(block)) for block in blocks}) == 1

    @cached_property
    def told_below(self) -> frozenset[str]:
        """The stems of the first paragraphs below the candidates nearest to the top."""
        first = self.indices[0] + 1
        reach = range(first, min(first + _REACH, len(self.looks.of)))
        candidates = frozenset(self.indices)
        paragraphs = [
            at for at in reach if self.looks.of[at] is Look.PROSE and at not in candidates
        ]
        stems = (stems_of(self.manuscript, at) for at in paragraphs[:_PARAGRAPHS])
        return frozenset().union(*stems)

    def below(self, index: int) -> int | None:
        """The next of them below a line."""
        following = bisect_right(self.indices, index)
        return self.indices[following] if following < len(self.indices) else None


def without_no_titles(
    manuscript: Manuscript, looks: Looks, indices: Sequence[int]
) -> Sequence[int]:
    """Of lines that may be the headline those that are, unless none is left."""
    if len(indices) < 2:
        return indices
    rated = [at for at in indices if is_rated(manuscript, looks, at)]
    if len(rated) == 1:
        return rated
    title = title_above_name(manuscript, looks, indices)
    if title is not None:
        return [title]
    indices = _without_teasers(manuscript, looks, indices)
    texts = {at: manuscript.text(manuscript.blocks[at]) for at in indices}
    indices = [at for at in indices if not _heads_no_story(texts[at])] or indices
    indices = [at for at in indices if not _is_led_by_label(manuscript, texts, at)] or indices
    indices = [at for at in indices if not is_issuer_line(manuscript, looks, at)] or indices
    indices = _without_lists(manuscript, looks, indices)
    titles = [at for at in indices if not is_score(texts[at])]
    # A score stands below its title, or between a label and the title.
    if titles and (titles[0] == indices[0] or _is_below_label(manuscript, indices[0])):
        indices = titles
    candidates = _Candidates(manuscript, looks, indices)
    return [at for at in indices if not _is_of_no_title(candidates, at, texts[at])] or indices


def _is_below_label(manuscript: Manuscript, index: int) -> bool:
    """Whether a word such as "Report" is all that stands above a line."""
    return index == 1 and manuscript.is_update_line(manuscript.blocks[0])


def _heads_no_story(text: str) -> bool:
    """Whether a line is what a release is called, or the number that a house gives it.

    So is the head of a paper's page, with its number, and so are a feed's subjects, an entry of a
    ticker, and a film with its label and how long it is.
    """
    if "   " in text and _RUNNING.fullmatch(text) is not None:
        return True
    if _PARTED.search(text) is not None and _SUBJECTS.fullmatch(text) is not None:
        return True
    if "/" in text and _FILED.fullmatch(text) is not None:
        return True
    if is_of_ticker(text):
        return True
    if text[-1] == ")" and _PLAYED.fullmatch(text) is not None:
        return True
    return is_release_number(text) or is_release_label_alone(text)


def _is_led_by_label(manuscript: Manuscript, texts: Mapping[int, str], index: int) -> bool:
    """Whether a line says that a release follows, and whose: PRESS RELEASE FROM TARN FERRIES.

    A small word stands behind the label, or the line is in capitals and a title below it is not.
    """
    rest = behind_release_label(texts[index])
    if rest is None:
        return False
    if rest.split(" ", 1)[0] in manuscript.spoken.detection.function_words:
        return True
    # Pressemelding fra Tarn Ferjer: the small word may be the label's own. A folded text has other
    # lengths, but as many words.
    words, told = texts[index].split(), len(rest.split())
    label, house = words[:-told], words[-told:]
    if told and len(label) > 1 and is_small(label[-1][0]) and house[0][0].isupper():
        return True
    below = [text for at, text in texts.items() if at > index]
    return texts[index].isupper() and not all(map(str.isupper, below))


def _without_lists(manuscript: Manuscript, looks: Looks, indices: Sequence[int]) -> Sequence[int]:
    """The lines without those of a list, if a title stands alone above all in copy as it was sent.

    Of a recipe what it takes stands together: 2 eggs, and below it 1 apple.
    """
    top = indices[0]
    alone = not looks.site and top == 0 and len(looks.words[0]) >= _MENU_ENTRIES
    if not alone or len(manuscript.blocks) < _NEAR or not manuscript.is_apart(1):
        return indices
    return [at for at in indices if at == top or not _is_in_list(manuscript, looks, at)]


def _is_in_list(manuscript: Manuscript, looks: Looks, index: int) -> bool:
    """Whether a line stands with others of which some begin with a figure."""
    first = last = index
    while first > 1 and index - first < _NEAR and not manuscript.is_apart(first):
        first -= 1
    while last + 1 < len(looks.of) and last - index < _NEAR and not manuscript.is_apart(last + 1):
        last += 1
    starts = (manuscript.working[block.start] for block in manuscript.blocks[first : last + 1])
    return last - first >= _MENU_ENTRIES - 1 and sum(map(str.isdigit, starts)) > 1


def _without_teasers(manuscript: Manuscript, looks: Looks, indices: Sequence[int]) -> Sequence[int]:
    """The lines without those printed again, if one that is not stands right above the time.

    A page prints the titles of other stories above its own and below it.
    """
    dated = [at for at in indices if looks.of[at + 1 : at + 3] == (Look.STAMP, Look.PROSE)]
    if len(dated) != 1 or not 0 < dated[0] - indices[0] <= _REACH:
        return indices
    above = [at for at in indices if at < dated[0]]
    again = [at for at in (*above, *dated) if _is_again(manuscript, at)]
    if len(again) < _FEWEST_AGAIN or dated[0] in again:
        return indices
    return [at for at in indices if at not in again]


def _numbers_the_paper(manuscript: Manuscript, index: int) -> bool:
    """Whether a line is the head of a paper's page, or its name right above that."""
    blocks = manuscript.blocks[index : index + 2]
    return any(_VOLUME.match(manuscript.working, block.start, block.end) for block in blocks)


def _is_again(manuscript: Manuscript, index: int) -> bool:
    """Whether a line stands again farther down on the page."""
    start, end, _ = manuscript.blocks[index]
    line = f"\n{manuscript.working[start:end]}\n"
    return manuscript.working.find(line, end) >= 0


def _is_of_no_title(candidates: _Candidates, index: int, text: str) -> bool:
    """Whether a line is of a sort that stands beside a title.

    A menu in columns, what a picture shows, a company's name above its news, a sentence that is
    quoted whole, as a magazine pulls it from its text, a deck with its label, how the story came, a
    menu, or what a desk tells another.
    """
    manuscript = candidates.manuscript
    if candidates.indices[-1] > index and (
        ("   " in text and _COLUMNS.search(text) is not None)
        or is_masthead(manuscript, candidates.looks, candidates.indices, index)
        or (index < _FIRST_LINES and _numbers_the_paper(manuscript, index))
    ):
        return True
    if _is_of_picture(candidates, index) or (text[-1] in _ASKING and _is_asked(candidates, index)):
        return True
    if text[0] in OPENING_QUOTES and text[-1] in CLOSING_QUOTES and text[-2:-1] in PLAIN_STOPS:
        return True
    if is_aside(manuscript, index) or (": " in text and _is_dated_label(manuscript, index)):
        return True
    if candidates.indices[0] < index <= _NEAR and _names_its_writer(manuscript, index):
        return True
    head = text[:_LONGEST_LABEL]
    labelled = ":" in head or "：" in head
    if labelled and candidates.indices[0] < index and _has_deck_label(manuscript, head):
        return True
    below = candidates.below(index)
    near = below is not None and below <= index + _NEAR
    if tells_who_is_asked(manuscript, index, below) or is_label_above(
        manuscript, candidates.looks, index, below, candidates.told_below
    ):
        return True
    words = text.split()
    # Names of companies and of sections have capitals alone, and most titles end in a small word.
    capitals = near and words[-1][0].isupper() and all(word[0].isupper() for word in words)
    if capitals and (_is_name(text, words) or _is_menu(candidates, index, text, words)):
        return True
    if near and _is_house_above(candidates, index, text):
        return True
    return _names_the_house(candidates, index, text) or (near and _is_desk_note(candidates, index))


def _names_its_writer(manuscript: Manuscript, index: int) -> bool:
    """Whether a line is a deck that ends in who wrote, of whom a line below tells."""
    return writer_told_below(manuscript, manuscript.blocks[index][:2]) is not None


def _is_asked(candidates: _Candidates, index: int) -> bool:
    """Whether a line asks below the byline, and a title stands above that: an interview begins."""
    manuscript = candidates.manuscript
    top = candidates.indices[0]
    between = manuscript.blocks[top + 1 : index] if index - top <= _NEAR else []
    return any(manuscript.byline(block) is not None for block in between)


def _is_of_picture(candidates: _Candidates, index: int) -> bool:
    """Whether a line tells what a picture shows, or a credit with it, below a deck or a time.

    What is a title above those has words of the text.
    """
    manuscript, looks = candidates.manuscript, candidates.looks
    credited = looks.of[index + 1 : index + 2] == (Look.CREDIT,)
    credited = credited and not manuscript.is_apart(index + 1)
    if not (credited or looks.of[index] is Look.CAPTION):
        return False
    if not manuscript.is_apart(index):
        return False
    near = range(index - _REACH, index)
    above = (at for at in candidates.indices if at in near and manuscript.is_apart(at))
    return any(
        any(look in _TOP for look in looks.of[at + 1 : index])
        and len(stems_of(manuscript, at) & candidates.told_below) >= _FEWEST_STEMS
        for at in above
    )


def _is_dated_label(manuscript: Manuscript, index: int) -> bool:
    """Whether a date is all that stands behind a label: For immediate release: March 5, 2024."""
    block = manuscript.blocks[index]
    label, colon, date = manuscript.text(block).rpartition(": ")
    if not colon or len(date) > _LONGEST_DATE or fold(label) not in manuscript.registry.kickers:
        return False
    known = page_words(manuscript.registry, manuscript.spoken)
    found = known.stamp(manuscript.working, block.end - len(date), block.end)
    return found is not None and found.start() == block.end - len(date)


def _is_name(text: str, words: Sequence[str]) -> bool:
    """Whether a line of words with capitals is a company's name.

    ``Tarn Ferries plc`` stands above ``Tarn Ferries plc: Trading update``, and above ``Trading
    update`` alone.
    """
    return len(words) <= _MOST_NAME_WORDS and is_company(text)


def _has_deck_label(manuscript: Manuscript, head: str) -> bool:
    """Whether the head of a line says that it is a deck: Utl.: Port waits."""
    match = _LABEL.match(head)
    if match is None:
        return False
    return fold(match["label"].strip()) in manuscript.languages.words("headline", "deck_labels")


def _names_the_house(candidates: _Candidates, index: int, text: str) -> bool:
    """Whether a short line is printed twice above a text whose lead has it: who releases it."""
    manuscript, looks = candidates.manuscript, candidates.looks
    # Most lines are longer, or no paragraph stands near below them.
    if len(text) > _LONGEST_NAME or Look.PROSE not in looks.of[index + 1 : index + 1 + _NEAR]:
        return False
    if looks.counts.get(fold(text), 0) < 2:
        return False
    if candidates.are_one_title:
        return False
    below = range(index + 1, min(index + 1 + _NEAR, len(looks.of)))
    texts = [manuscript.text(manuscript.blocks[at]) for at in below if looks.of[at] in TEXT]
    words = text.split()
    if has_legal_form(text):
        return any(_is_said(words, fold(lead[:_LEAD])) for lead in texts)
    return any(
        lead.startswith(text) or (_may_be_house(words, "") and fold(text) in fold(lead[:_LEAD]))
        for lead in texts
    )


def _is_house_above(candidates: _Candidates, index: int, text: str) -> bool:
    """Whether the first line of a release is its house, which the first sentence names again.

    house  = name [ legal form ] / legal form name   ; Tarn Ferries plc, PT Tarn
    above  = house line-end 1*line headline          ; a date, a section or "Press release" between

    A headline says more than a name, and its deck stands right below it. Services print between
    bars who sends: 6.2.2024 09:15 | Tarn Ferries | Release.
    """
    if index != candidates.indices[0]:
        return False
    below = candidates.below(index)
    if below is None:
        return False
    end = candidates.manuscript.blocks[index].end
    if candidates.manuscript.working.find(f"| {text} |", end, end + _STORY_REACH) >= 0:
        return True
    if _is_above_label(candidates, index):
        return True
    if below == index + 1 and not _is_house_right_above(candidates, index, text):
        return False
    words = text.split()
    if len(words) > _MOST_HOUSE_WORDS:
        return False
    if text[-1] in f"{PLAIN_STOPS}?!" and not is_company(text):
        return False
    manuscript, looks = candidates.manuscript, candidates.looks
    reach = range(below + 1, min(below + 1 + _NEAR, len(looks.of)))
    lead = next((at for at in reach if looks.of[at] is Look.PROSE), None)
    if lead is None:
        return False
    said = fold(manuscript.text(manuscript.blocks[lead])[:_LEAD])
    if not _may_be_house(words, manuscript.text(manuscript.blocks[below])):
        return False
    # With other endings it is the one that stands again below, with whom to ask.
    end = manuscript.blocks[lead].end
    again = manuscript.working.find(f"{text}\n", end, end + _STORY_REACH) >= 0
    return _is_said(words, said) or (again and len(words) > 1)


def _is_above_label(candidates: _Candidates, index: int) -> bool:
    """Whether `Press release` stands below a line, and then a title that the lead bears out."""
    manuscript, looks = candidates.manuscript, candidates.looks
    below = range(index + 2, min(index + 2 + _NEAR, len(looks.of)))
    lead = next((at for at in below if looks.of[at] is Look.PROSE), None)
    if lead is None or not is_release_label_alone(manuscript.text(manuscript.blocks[index + 1])):
        return False
    told = stems_of(manuscript, lead)
    own = len(stems_of(manuscript, index) & told)
    titles = (at for at in candidates.indices if index + 1 < at < lead)
    return any(len(stems_of(manuscript, at) & told) >= max(own, 1) for at in titles)


def _is_said(words: Sequence[str], said: str) -> bool:
    """Whether folded text has the name of a house, with its legal form before or behind or not."""
    if len(words) == 1:
        return len(words[0]) >= _SHORTEST_HOUSE and fold(words[0]) in said
    parts = (words, words[:-1], words[1:])
    return any(
        fold(" ".join(part)).strip(",") in said for part in parts if len(part) > 1 or part is words
    )


def _is_house_right_above(candidates: _Candidates, index: int, text: str) -> bool:
    """Whether a line right above another one is named in it, and is no title to that deck.

    Something else stands above it, its legal form is in it, or it is printed again on a line.
    """
    manuscript = candidates.manuscript
    end = manuscript.blocks[index + 1].end
    if index > 0 and manuscript.working.find(f"\n{text}\n", end, end + _STORY_REACH) >= 0:
        return True
    title, words = fold(manuscript.text(manuscript.blocks[index + 1])), fold(text).split()
    if len(title.split()) < len(words) + _MENU_ENTRIES and not has_no_capitals(text):
        return False
    if not any(" ".join(part) in title for part in (words, words[:-1], words[1:]) if part):
        return False
    again = candidates.looks.counts.get(fold(text), 0) > 1
    return index > 0 or again or has_legal_form(text)


def _may_be_house(words: Sequence[str], title: str) -> bool:
    """Whether words may be a name: all longer ones begin large, or the title below has some."""
    if has_legal_form(" ".join(words)):
        return True
    if not has_no_capitals(" ".join(words)):
        return all(len(word) < _SHORTEST_HOUSE or not word[0].islower() for word in words)
    name = "".join(words)
    half = max(len(name) // 2, 2)
    told = any(word in title for word in words if len(word) >= _SHORTEST_HOUSE)
    return told or name[:half] in title or name[-half:] in title


def _is_menu(candidates: _Candidates, index: int, text: str, words: Sequence[str]) -> bool:
    """Whether a line of words with capitals is those of a menu: the text has none of them.

    Headlines have small words between, or they say what the text says.
    """
    manuscript, looks = candidates.manuscript, candidates.looks
    if len(words) < _MENU_ENTRIES or not text.replace(" ", "").isalpha():
        return False
    small = manuscript.spoken.detection.function_words
    if any(word.casefold() in small for word in words):
        return False
    if len(words) < _MENU_WORDS or min(map(len, words)) <= _LONGEST_SMALL:
        # A word of it says below where on the site the page stands.
        own = stems_of(manuscript, index)
        below = range(index + 1, min(index + 1 + _MENU_ENTRIES, len(looks.of)))
        short = (at for at in below if 0 < len(looks.words[at]) <= _MENU_ENTRIES)
        if all(own.isdisjoint(stems_of(manuscript, at)) for at in short):
            return False
    own, told = stems_of(manuscript, index), candidates.told_below
    return len(own) >= _FEWEST_STEMS and bool(told) and own.isdisjoint(told)


def _is_desk_note(candidates: _Candidates, index: int) -> bool:
    """Whether a line with a kicker tells nothing of the text, and the candidate below it much."""
    manuscript = candidates.manuscript
    if not manuscript.opens_with_kicker(manuscript.blocks[index]):
        return False
    own, told, below = stems_of(manuscript, index), candidates.told_below, candidates.below(index)
    much = below is not None and len(stems_of(manuscript, below) & told) >= _FEWEST_STEMS
    return much and len(own) >= _FEWEST_STEMS and own.isdisjoint(told)
