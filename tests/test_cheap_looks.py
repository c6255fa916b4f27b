"""Cheap first looks rule questions out, and never an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st

import wirecopy
from time_limit import given
from whole_pages import MadePage, whole_pages
from wirecopy.corrections import rounds, told_by_document, words
from wirecopy.fields import credits, furniture, notices, release_words, signoff
from wirecopy.fields import headline as kickers_of
from wirecopy.fields.byline import people, roles
from wirecopy.fields.byline.reader import read_byline, read_name_line, read_role_line
from wirecopy.fields.captions import is_caption
from wirecopy.fields.dateline import codes, credit, evidence, plain_form, tokens
from wirecopy.fields.dateline import reader as dateline_reader
from wirecopy.fields.furniture import is_listed, stands_alone
from wirecopy.fields.notices import is_closing_note
from wirecopy.fields.signoff import Signoffs
from wirecopy.fields.source_line import clocks, reader, timestamps
from wirecopy.fields.source_line.timestamps import find_day, find_timestamps
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import language
from wirecopy.layout import (
    cascade,
    headline,
    led_bylines,
    line_looks,
    manuscript,
    opening,
    plain_lines,
    titles,
)
from wirecopy.layout.appearance import look_at
from wirecopy.layout.manuscript import Manuscript
from wirecopy.layout.page_words import Phrases, Words, page_words, words_in
from wirecopy.strategies import hostile_text, pages, stories, stories_in_wrong_clothes
from wirecopy.text.blocks import blocks_of

# Such words as lines of more than words begin with or hold, and such as any line has.
WORDS = (
    "By Reporting Photo SOURCE Edited EDITED BY by Home Share Reuters MORE ENDS Ana Ruz Bridge "
    "opens in Lima on Monday <ABC> & Reporter courtesy Read also Von Editing End Editor Staff BC "
    "Related correspondent Correction Fotos Kommentar EFE a-b AP Photo Video 3 12 1,250 0.25 8.30 "
    "2026 1400 GMT $3.5 7% March Monday ago words copyright Lima's won’t - – AB12 <XYZ.O> kl. "
    "11:35 Words: (AP) 3/4 Harbour/Bridge Note: Photo: “I N.Y. © | — ana@lks.example ends. (LKS "
    "Lakeside's COPYRİGHT"
).split()

# Signs that may lead a sign-off, a number or a date of a line of a site.
SIGNS = (
    "( ) （完） (AFP) (END) ( ab/cd ab/cd) - | Share| 12, 3.3.2024 12.3.2024) views 205 * U.S. efe/"
).split()
# What the rule "characters" repairs: entities, controls, mojibake.
DAMAGE = (
    *("&amp;", "&#39;", "&nbsp;", "&lt;p&gt;", "&amp;amp;"),
    *("\x02", "\x03", "\x92", "\u200b", "\xad", "â€™", "Ã©"),
)
ACRONYMS = (
    "UNESCO UNSECO UNESC NATO NTAO (NATO) (UNESCO) UNESCO's NATO-led OPEC-UNESCO d'UNESCO The of "
    "Lima opens UNESCOS CARICOM CARCIOM Al'UNESOC D'UNESCO UNESOCs NATO’s (OTAN)"
).split()


def line_of(words: Sequence[str], most: int) -> st.SearchStrategy[str]:
    """Lines of one to so many of the words."""
    return st.lists(st.sampled_from(words), min_size=1, max_size=most).map(" ".join)


@st.composite
def lines_of_words(draw: st.DrawFn) -> str:
    """Short lines of words, some of which are more than that, above and below two paragraphs."""
    lines = line_of(WORDS, 6)
    above, below = (draw(st.lists(lines, max_size=8)) for _ in range(2))
    text = "The bridge of Lima was opened on Monday by the mayor of the city after two years."
    return "\n".join([*above, text, text.replace("bridge", "harbour"), *below])


@st.composite
def wire_copy(draw: st.DrawFn) -> str:
    """Plain copy with odd lines above its dateline, behind it, among its text and at the end."""
    lines = line_of(WORDS, 6)
    above, between, below = (draw(st.lists(lines, max_size=most)) for most in (2, 3, 2))
    text = "The bridge of Lima was opened on Monday by the mayor of the city after two years."
    lead = draw(st.sampled_from((text, "End", draw(lines), "")))
    credits = ("(Reporting by Ana Ruz; Editing by Ida Sol)", "Editing by Ida Sol", "(AP)")
    signoff = draw(st.lists(st.sampled_from(("(Reuters)", "ENDS", *credits)), max_size=3))
    parts = [*above, f"LIMA, March 3 (Reuters) - {lead}", text, *between, text[:-1] + " of work."]
    return "\n\n".join([*parts, *below, *signoff])


ANY_COPY = st.one_of(
    lines_of_words(),
    wire_copy(),
    stories().map(lambda story: story.text),
    stories_in_wrong_clothes().map(lambda story: story.text),
    pages(),
    hostile_text(),
)


def assert_alike(text: str, *without: Any) -> None:
    """A text reads the same without some of the looks, each of which is patched away."""
    article = wirecopy.parse(text)
    with ExitStack() as patches:
        for look in without:
            patches.enter_context(look)
        assert wirecopy.parse(text) == article


def assert_alike_without_the_looks(text: str) -> None:
    everything = patch.object(plain_lines, "questions", return_value=plain_lines.EVERYTHING)
    straight = patch.object(cascade, "find_straight", return_value=None)
    assert_alike(text, everything, straight)


def assert_alike_without_memory_of_datelines(text: str) -> None:
    again = patch.object(Manuscript, "is_undated", return_value=False)
    lettered = patch.object(opening, "_LETTER", re.compile(""))
    assert_alike(text, again, lettered)


@settings(max_examples=60)
@given(ANY_COPY)
def test_copy_is_what_all_questions_make_it(text: str) -> None:
    assert_alike_without_the_looks(text)


@settings(max_examples=60)
@given(ANY_COPY)
def test_a_block_without_a_dateline_has_none_when_it_is_asked_again(text: str) -> None:
    assert_alike_without_memory_of_datelines(text)


@pytest.mark.parametrize("page", list(whole_pages()), ids=lambda page: page.name)
def test_a_block_of_a_whole_page_without_a_dateline_has_none(page: MadePage) -> None:
    assert_alike_without_memory_of_datelines(page.text)


@pytest.mark.parametrize("page", list(whole_pages()), ids=lambda page: page.name)
def test_a_line_above_another_one_behind_paragraphs_opens_no_story(page: MadePage) -> None:
    article = wirecopy.parse(page.text)
    with patch.object(opening, "_NEAR_BEHIND", opening._NEAR):
        assert wirecopy.parse(page.text) == article


def test_a_dateline_of_one_line_behind_paragraphs_opens_what_stands_right_below() -> None:
    teaser = "The ferry from the island was late on Monday, as it had been all week long."
    menu = "".join(f"Harbour {name}\n\n" for name in "abcdefghijkl")
    text = "The bridge of the town was opened on Monday by the mayor after two years of work."
    page = f"{menu}{(teaser + chr(10) * 2) * 5}Bridge opens\n\nLIMA, March 3 (Reuters)\n\n{text}"
    dateline = wirecopy.parse(page).dateline
    with patch.object(opening, "_NEAR_BEHIND", opening._NEAR):
        assert wirecopy.parse(page).dateline == dateline


# What stands in the heads of lines, small words that no place has among it.
HEADS = (
    *("Lima", "Rio de Janeiro", "Newcastle upon Tyne", "The", "It", "Quipu", "LIMA", "d’Aosta"),
    *("leaves", "island", "about", "in", "of the", "said", "don't", "March 3", "2019", "12"),
    *("március 3.", "մարտի 3", "mars", "marzo", "febrero"),
)


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(HEADS), min_size=1, max_size=9).map(" ".join),
    st.sampled_from((" - ", ": ", ", Peru, March 3 - ", " (LKS) - ", ", May 3 (AP) - ", ". ", " ")),
    st.sampled_from(("en", "de", "es", "tr", "hu", "hy", "it")),
)
def test_no_dateline_has_a_small_word_that_no_place_has(head: str, mark: str, code: str) -> None:
    line = f"{head}{mark}The bridge of Lima was opened on Monday by the mayor of the city."
    read = dateline_reader.Reader(Registry.of(None), language(code))
    found = read.read(line, 0, len(line))
    with patch.object(dateline_reader, "begins_as_prose", return_value=False):
        assert read.read(line, 0, len(line)) == found


# Words with apostrophes, and what may stand behind the end of a sentence or a quotation.
QUOTED = (
    "Lakeside's won’t d'AFP l’EFE “Open” 'shut' open. ‘so’ end.' It's/ab Ana's (AFP) AFP dpa/ak "
    "(END) END efe ab/cd ana@lks.example quay L'ANSA 's s' says"
).split()


@settings(max_examples=300)
@given(line_of(QUOTED, 8))
def test_nothing_is_stuck_to_the_apostrophe_of_a_word(line: str) -> None:
    text = f"Bridge opens in Lima\n\n{line}"
    context = Context(text, Registry.of(None), language("en"))
    block = blocks_of(text)[-1]
    signed = Manuscript(context, [block]).is_signed(block)
    with patch.object(manuscript, "may_end_inside", return_value=True):
        assert Manuscript(context, [block]).is_signed(block) == signed


# What stands before the colons of titles and of source lines.
LABELLED = (
    "Source: Soucre: Bridge: Editor: Edited by Ana Ruz Photo Editor-in-chief: Editing by: : :// "
    "Xinhua | SOURCE Acme Published: Updated on: in of the Lima: Autor: Author：Ana • Time: at "
    "2019 3 March 12:30 20260303T0415Z"
).split()


@settings(max_examples=300)
@given(
    line_of(LABELLED, 8),
    st.sampled_from(("en", "de", "es")),
)
def test_a_line_behind_no_label_is_no_source_line(line: str, code: str) -> None:
    context = Context(line, Registry.of(None), language(code))
    found = reader.read_source_line(context, 0, len(line))
    with patch.object(reader, "_is_unlabelled", return_value=False):
        assert reader.read_source_line(context, 0, len(line)) == found


# Names and what parts them on the lines of pages, of one word and of more.
NAMED = (
    "Ana Ruz Bo de-Lee Lee Reporter By by | • / (Lima) Share 松本 花子 Özge 3 March @ana -".split()
)


@settings(max_examples=300)
@given(line_of(NAMED, 7))
def test_one_word_between_separators_is_no_name(line: str) -> None:
    text = f"Bridge opens in Lima\n\n{line}"
    context = Context(text, Registry.of(None), language("en"))
    block = blocks_of(text)[-1]
    page = Manuscript(context, [block])
    found = led_bylines.names_in(page, block)
    with patch.object(led_bylines, "_is_one_word", return_value=False):
        assert led_bylines.names_in(page, block) == found


def scored_in_full(told: titles.Titles, candidates: tuple[int, ...]) -> dict[int, float]:
    return {
        index: sum(told.weights[name] * value for name, value in titles.told(told, index).items())
        for index in candidates
    }


@settings(max_examples=60)
@given(
    st.one_of(lines_of_words(), stories_in_wrong_clothes().map(lambda story: story.text), pages())
)
def test_lines_that_fall_behind_are_no_headline(text: str) -> None:
    assert_alike(text, patch.object(headline, "scores_of", side_effect=scored_in_full))


@pytest.mark.parametrize("page", list(whole_pages()), ids=lambda page: page.name)
def test_lines_of_a_whole_page_that_fall_behind_are_no_headline(page: MadePage) -> None:
    assert_alike(page.text, patch.object(headline, "scores_of", side_effect=scored_in_full))


# What a word such as "by" may have run into.
LED = (
    "By by BY BYAna ByAna NewsBy 2024By 12:30By Written Report by: By: Ana Ruz RuzReporter baby "
    "standby | · Reporter and 3 March / _By By_ (By byline. • Photo"
).split()


@settings(max_examples=300)
@given(line_of(LED, 6))
def test_no_byline_is_led_by_a_word_that_a_line_does_not_have(line: str) -> None:
    page = "Bridge opens in Lima\n\nHome\nShare\nNews\n\n" + line
    context = Context(page, Registry.of(None), language("en"))
    read = Manuscript(context, blocks_of(page))
    looks = look_at(read, None, {})
    led = led_bylines.LedBylines(read, looks, len(looks.of))
    at = len(looks.of) - 1
    with patch.object(led_bylines, "_RUN_TOGETHER", re.compile("")):
        asked = led_bylines.LedBylines(read, looks, len(looks.of)).at(at)
    assert led.at(at) == asked


def test_a_dateline_above_a_word_may_be_the_credit_of_a_picture() -> None:
    text = "The bridge of Lima was opened on Monday by the mayor of the city after two years."
    copy = ["BC (AP) – End", f"LIMA, March 3 (Reuters) - {text}", text[:-1] + " of work.", "ENDS"]
    assert_alike_without_the_looks("\n\n".join(copy))


@given(line_of((*WORDS, *SIGNS), 7))
def test_a_line_that_is_listed_or_signs_off_stands_alone(line: str) -> None:
    registry = Registry.of(None)
    alone = is_listed(line, registry) or Signoffs(registry).is_signoff(line)
    assert stands_alone(registry)(line) == alone


# The first, the second and the last words of lines of furniture, and what may part two of them.
FURNISHED = sorted({word for line in Registry.of(None).furniture for word in line.split()})[::7]


@given(
    st.sampled_from(sorted(Registry.of(None).furniture)),
    st.lists(st.sampled_from(("", "  ", " | ", "·", "3 March 2024", "12", *FURNISHED)), max_size=2),
    st.booleans(),
)
def test_a_line_is_of_furniture_whatever_its_second_word(
    line: str, more: list[str], first_only: bool
) -> None:
    registry = Registry.of(None)
    filled = line.replace("{number}", "1,200").replace("{date}", "3 March 2024")
    text = " ".join([filled.split()[0] if first_only else filled, *more])
    found = is_listed(text, registry)
    with patch.object(furniture, "_second_words", return_value=lambda _: frozenset()):
        assert is_listed(text, registry) == found


def test_no_line_of_furniture_is_longer_than_its_first_word_tells() -> None:
    registry = Registry.of(None)
    longest = furniture._longest_line(registry)
    filled = (line.replace("{number}", "1,234,567") for line in registry.furniture)
    assert all(
        len(text) <= longest(line.split(" ", 1)[0])
        for text, line in zip(filled, registry.furniture, strict=True)
    )
    assert longest("zzz") == 0


# What leads titles: kickers, words in capitals, signs.
LEADS = (
    *("UPDATE", "1-", "2 -", "Commentary:", "CORRECTION", "|", "/", ".-", "ANALYSIS–", "[Opinion]"),
    *("(Lead)", "Bridge", "opens", "U.S.", "GLOBAL MARKETS", "WRAPUP", "REFILE", "-", "x", "ÁSIA"),
)


@given(st.lists(st.sampled_from(LEADS), min_size=1, max_size=8), st.sampled_from(("", " ")))
def test_kickers_are_looked_for_wherever_one_may_stand(parts: list[str], joint: str) -> None:
    line = joint.join(parts)
    kickers = Registry.of(None).kickers
    found = kickers_of.find_kicker(line, 0, len(line), kickers)
    with patch.object(kickers_of, "_LEAD_SIGN", re.compile("")):
        assert kickers_of.find_kicker(line, 0, len(line), kickers) == found


# What stands about the owners of pictures, and what a sentence may be signed with.
OWNERS = (
    "Photo Photo: photo Foto/ Fot. AFP (AFP) AFP: 3AFP AFPs Getty Images getty images. by By via "
    "/ | : = © . , (AP) AP İHA IHA iha: Courtesy Ana Ruz by: _AFP_ (END) END efe dpa/ak dpa ab cd "
    "efe. Ends ab/cd (Ana"
).split()


@settings(max_examples=300)
@given(line_of(OWNERS, 8))
def test_a_line_is_asked_for_the_owner_of_a_picture_wherever_one_may_stand(line: str) -> None:
    known = page_words(Registry.of(None), language("en"))
    asked = attrs.evolve(known, owners_last=None)
    assert known.credits_in(line, 0, len(line)) == asked.credits_in(line, 0, len(line))
    if known.owner.search(line) is not None:
        assert known.may_end_in_owner(line, words_in(line))


@settings(max_examples=300)
@given(line_of(OWNERS, 8))
def test_a_sign_off_is_looked_for_behind_every_sentence_that_may_have_one(line: str) -> None:
    text = f"The bridge opened. {line}"
    signoffs = Signoffs(Registry.of(None))
    found = signoffs.stuck(text, 0, len(text))
    with patch.object(signoff, "_opens_as_none", return_value=False):
        assert signoffs.stuck(text, 0, len(text)) == found


# Phrases of one word and of several, and what may stand about them.
SPOKEN = "sign up sign-up signs sign2 Sign_up up: our newsletter to us, read more mores".split()


@given(st.lists(st.sampled_from(SPOKEN), max_size=9).map(" ".join))
def test_phrases_are_counted_as_a_walk_from_word_to_word_finds_them(text: str) -> None:
    phrases = ("sign up", "sign up to us", "sign", "our newsletter", "read more", "more")
    known = Phrases(
        {
            first: tuple(
                sorted((p for p in phrases if p.split()[0] == first), key=len, reverse=True)
            )
            for first in ("sign", "our", "read", "more")
        }
    )
    folded, count, at = text.casefold(), 0, 0
    for word in re.finditer(r"[^\W_]+", folded):
        for phrase in known.by_first.get(word[0], ()) if word.start() >= at else ():
            end = word.start() + len(phrase)
            if folded.startswith(phrase, word.start()) and not folded[end : end + 1].isalpha():
                count, at = count + 1, end
                break
    assert known.count(text, words_in(text)) == count


@given(st.lists(st.sampled_from(ACRONYMS), max_size=8).map(" ".join))
def test_acronyms_are_corrected_wherever_one_is_printed_again(text: str) -> None:
    assert_alike(text, patch.object(told_by_document, "_may_be_slips", return_value=True))


@given(
    st.one_of(stories().map(lambda story: story.text), hostile_text(), wire_copy()),
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(DAMAGE)), min_size=1, max_size=4),
)
def test_copy_whose_characters_are_repaired_is_not_read_again(
    text: str, damage: list[tuple[int, str]]
) -> None:
    for at, slip in damage:
        text = text[:at] + slip + text[at:]
    assert_alike(text, patch.object(rounds, "_read_corrected", return_value=None))


# What lines about people are made of: names, roles, houses, and words that are none of them.
ABOUT_PEOPLE = (
    *("Ana Ruz", "Bo de Lee", "MIRA HOXHA", "A. Kim", "The", "Share", "opens", "12", "Lima"),
    *("staff writer", "Staff Writers", "Editor", "соб. корр.", "Chefredakteur", "reporter"),
    *("Reuters", "AP", "The Lakeside Herald", "Herald", "U.S. News", "Xinhua", "EFE."),
    *("for The", "of", "in", "special to", "and", "by", "By", "|", "/", "-", "(", ")", ","),
    *("ana@site.example", "@ana", "UR", "LR;", "c.1998 N.Y. Times", "=", "(AP)"),
)


@settings(max_examples=200)
@given(
    line_of(ABOUT_PEOPLE, 5),
    st.sampled_from(("en", "de", "es", "ru", "ko")),
)
def test_what_a_first_word_rules_out_is_no_role(line: str, code: str) -> None:
    context = Context(line, Registry.of(None), language(code))

    def read() -> list[object]:
        readers = (read_byline, read_name_line, read_role_line)
        named = read_byline(context, 0, len(line), named=True)
        return [named, *(reader(context, 0, len(line)) for reader in readers)]

    found = read()
    with (
        patch.object(roles, "may_open", return_value=True),
        patch.object(people, "may_open", return_value=True),
        patch.object(people, "has_organization", return_value=True),
    ):
        assert read() == found


# What credits at the end of copy are made of, and the first words of some labels elsewhere.
CREDITED = (
    *("It is open.", "with", "reported", "Reporting", "reporting by", "Reporting by", "Editing by"),
    *("Written by", "writing", "Writing:", "With files from", "edited", "by", "Ana Ruz", "Bo Lee"),
    *("(", ")", ";", ":", "in Lima", "Autor:", "Redaktion", "إعداد", "تحرير", "contributed"),
)


@settings(max_examples=200)
@given(
    line_of(CREDITED, 7),
    st.sampled_from(("en", "de", "ar", "es")),
)
def test_credits_begin_with_the_words_of_a_label(line: str, code: str) -> None:
    spoken = language(code)
    found = credits.opens_credits(line, 0, len(line), spoken)
    first_words = dict.fromkeys(credits.opening_words(spoken) or (), ("",))
    with patch.object(credits, "_heads", return_value=first_words):
        assert credits.opens_credits(line, 0, len(line), spoken) == found


# What last paragraphs say of who wrote, and of the copy itself.
NOTED = (
    *(
        "Ana Ruz",
        "Bo de Lee",
        "The bridge",
        "İda",
        "is",
        "is a",
        "İS",
        "writes for",
        "writes",
        "for",
    ),
    *("columnist", "The Herald", "This story", "(This", "THIS", "story", "was first published."),
    *(
        "with inputs from",
        "With",
        "agencies",
        "Editor's note:",
        "An earlier version of",
        "- ",
        "\n",
    ),
)


@settings(max_examples=200)
@given(
    line_of(NOTED, 8),
    st.sampled_from(("en", "de", "tr", "es")),
)
def test_a_last_paragraph_is_asked_for_notes_wherever_it_may_be_one(line: str, code: str) -> None:
    context = Context(line, Registry.of(None), language(code))

    def read() -> tuple[object, bool]:
        note = credits.read_author_note(context, 0, len(line))
        return note, is_closing_note(line, context.spoken)

    found = read()
    every = frozenset(line.casefold().split())
    with (
        patch.object(credits, "_verbs", return_value=(every, every)),
        patch.object(credits, "_MOST_BEFORE_VERB", len(line)),
        patch.object(notices, "_note_letters", return_value=("",)),
    ):
        assert read() == found


# Words that may be slips, what stands about them, and names.
SLIPS = (
    *(
        "Kazahkstan",
        "Kazakhstan",
        "UNIT",
        "UNITA",
        "Sweeden",
        "Lodnon",
        "London",
        "Texad",
        "Untied",
    ),
    *(
        "Nations",
        "President",
        "Bishop,",
        "in",
        "the",
        "THE",
        "Reutersd",
        "Febuary",
        "Corp",
        "(",
        ")",
    ),
    *("Mr.", "Ana", "Wedndsday", "OEPC", "OPEC", "said", ".", "Lake"),
)


@settings(max_examples=200)
@given(line_of(SLIPS, 9))
def test_slips_are_seen_wherever_the_words_around_may_tell(line: str) -> None:
    copy = f"LIMA, March 3 (Reuters) - The bridge is open.\n\nIt was shut. {line}."
    assert_alike(copy, patch.object(words, "may_weigh_enough", return_value=True))


# What dates and stamps are made of, and what stands beside them.
DATED = (
    *("3 26 26th 26. 2024 2024. 24 '24 1,024 7,47 14:05 140512 1405 GMT March Mar. 4 /4/".split()),
    *("03/04/24 3.4. 26FEB2024 26-FEB-24 2024年3月3日 令和6年3月3日 令和元年5月1日 -03-04".split()),
    *("Feb. 26th, 2019", "March 4, '24", "26 March 24", "26. 2. 2024", "3 / 4 / 2024"),
    *("2024. gada 26. februārī", "2019ko otsailaren 26a", "2019-жылдын 26-февралы"),
    *("2019 оны 2-р сарын 26", "26 ก.พ. 2562", "26 ก. พ. 2562", "۷ اسفند ۱۳۹۷"),
    *("26 de fevereiro de 2019", "Tue-26-Feb-2019 08:12", "02-27-98 1410EST", "1123 25 Jan 19"),
    *("131137 GMT Nov 13", "20190226T081200Z", "KWS-21:37-09-12-18", "| , - : ( )"),
)


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(DATED), min_size=1, max_size=6),
    st.sampled_from(" \t|,-./:"),
    st.sampled_from(("en", "de", "th", "mn", "fa", "ja", "eu", "lv")),
)
def test_dates_begin_where_a_sign_of_one_does(parts: list[str], joint: str, code: str) -> None:
    text = f" {joint} ".join(parts) if joint in "|:" else (joint + " ").join(parts)
    for line in (text, " ".join(parts), joint.join(parts)):
        context = Context(line, Registry.of(None), language(code))
        found = find_timestamps(context, 0, len(line)), find_day(context, 0, len(line))
        with (
            patch.object(timestamps, "DATE_START", re.compile(r"(?s).")),
            patch.object(timestamps, "_WIRE_SIGN", re.compile("")),
        ):
            straight = find_timestamps(context, 0, len(line)), find_day(context, 0, len(line))
        assert found == straight


def day_of_piece(
    context: Context, start: int, end: int, _whole: object, _dates: object
) -> timestamps.DayFound | None:
    return timestamps.find_day(context, start, end)


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from((*DATED, *WORDS)), min_size=1, max_size=6),
    st.sampled_from((" ", "|", " | ", "   ", ": ", ", ", " Time: ", " Editor: ")),
    st.sampled_from(("en", "de", "th", "mn", "fa", "ja", "eu", "lv")),
)
def test_no_piece_of_a_line_without_a_date_has_one(parts: list[str], joint: str, code: str) -> None:
    line = joint.join(parts)
    context = Context(f"Bridge opens\n\n{line}", Registry.of(None), language(code))
    span = len(context.working) - len(line), len(context.working)
    found = reader.read_source_line(context, *span)
    with patch.object(reader, "day_in", side_effect=day_of_piece):
        assert reader.read_source_line(context, *span) == found


@pytest.mark.parametrize("page", list(whole_pages()), ids=lambda page: page.name)
def test_lines_of_a_whole_page(page: MadePage) -> None:
    assert_alike_without_the_looks(page.text)


# What lines too short for a sentence hold, with which some are datelines.
SHORT = (
    "LIMA Lima lima Lisbon, March 3 3. 14:40 2024 (LKS) (Reuters) (Reutrs) /LKS/ / - – : . LKS "
    "Quipu | Dakar, O3 2O 03/04/2024 Regen. Kiel. « » [BC-MILL-LKS] თბილისი: 3° No.1"
).split()


@settings(max_examples=200)
@given(line_of(SHORT, 6), st.booleans())
def test_a_short_line_without_a_part_of_a_dateline_is_none(line: str, titled: bool) -> None:
    text = "The bridge of Lima was opened on Monday by the mayor of the city after two years."
    copy = "\n\n".join([*["Bridge opens"] * titled, line, text, text[:-1] + " of work."])
    assert_alike(copy, patch.object(evidence, "has_part_or_room", return_value=True))


@settings(max_examples=200)
@given(
    st.sampled_from(("– ", "- ", "— ")), st.lists(st.sampled_from(SHORT), max_size=6).map(" ".join)
)
def test_nothing_is_a_dateline_by_the_dash_before_what_is_spoken(dash: str, head: str) -> None:
    text = "The bridge of Lima was opened on Monday by the mayor of the city after two years."
    copy = "\n\n".join(["Bridge opens", f"{dash}{head} {text}", text[:-1] + " of work."])
    assert_alike(copy, patch.object(dateline_reader, "is_spoken", return_value=False))


# Heads of paragraphs, with days and without.
DATED_HEADS = (
    "NOTE: Note: LKS LIMA Lima Quipu Cork, March 3 3. 12/4 2024 mars O3 2O (LKS) /LKS/ - – : . , "
    "of the Net of gains Ana Ruz, Lisbon दो अगस्त पटना,"
).split()


@settings(max_examples=200)
@given(line_of(DATED_HEADS, 9))
def test_no_date_begins_behind_the_last_figure(head: str) -> None:
    text = "The bridge of Lima was opened by the mayor of the city after two years."
    copy = f"Bridge opens\n\n{head} {text}\n\n{text}"
    assert_alike(
        copy,
        patch.object(tokens, "last_day", side_effect=len_of),
        patch.object(codes, "last_day", side_effect=len_of),
    )


def len_of(text: str, *_: object) -> int:
    return len(text)


@given(st.lists(st.text("ABC", min_size=4, max_size=9), max_size=12, unique=True))
def test_acronyms_that_are_near_share_their_letters(acronyms: list[str]) -> None:
    by_letters = told_by_document._by_letters(acronyms)
    for wrong in acronyms:
        every = {r for r in acronyms if r != wrong and told_by_document._is_slip(wrong, r)}
        assert set(told_by_document._near(wrong, by_letters)) == every


@given(st.lists(st.text("ABC", min_size=4, max_size=7), max_size=4, unique=True))
def test_acronyms_are_compared_wherever_two_are_near(acronyms: list[str]) -> None:
    near = any(told_by_document._is_slip(a, b) for a in acronyms for b in acronyms if a != b)
    assert told_by_document._may_be_near(acronyms) or not near


@pytest.mark.parametrize(("between", "place"), [(2, "Lima"), (7, "Yakima")])
def test_a_better_dateline_is_looked_for_a_few_paragraphs_behind_a_good_one(
    between: int, place: str
) -> None:
    text = "The county opened the second lane of the old orchard road after two years of work."
    paragraphs = [
        f"YAKIMA (Quipu) - {text}",
        *[text] * between,
        f"LIMA, March 4 (Reuters) - {text}",
    ]
    article = wirecopy.parse("Orchard road opens\n\n" + "\n\n".join(paragraphs))
    assert article.dateline is not None
    assert article.dateline.places[0].name.title() == place


def test_credits_read_in_vain_are_forgotten_before_they_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(credit, "_MOST_UNKNOWN", 2)
    words = credit.CreditWords(Registry.of(None))
    for name in ("Quipu", "Orchard", "Lakeport", "Quipu", "Reuters", "Quipu"):
        found = words.read(name, (0, len(name)))
        assert (found is not None) == (name == "Reuters")
        assert len(words._unknown) <= 2


@given(st.one_of(st.text(), line_of(("Straße", "Ærø", "№1", "µ", "„Ja“", "ÿ…", "İ", "a_b"), 6)))
def test_a_table_makes_small_letters_as_folding_does(text: str) -> None:
    assert words_in(text) == tuple(re.findall(r"[^\W_]+", text.casefold()))


@settings(max_examples=60)
@given(ANY_COPY)
def test_the_words_of_pages_are_looked_for_where_they_may_stand(text: str) -> None:
    assert_alike(text, patch.object(Words, "may_stand_in", return_value=True))


@settings(max_examples=60)
@given(ANY_COPY)
def test_pictures_are_credited_where_a_sign_stands(text: str) -> None:
    assert_alike(text, patch.object(line_looks, "_may_be_credited", return_value=True))


@pytest.mark.parametrize("page", list(whole_pages()), ids=lambda page: page.name)
def test_the_credits_of_whole_pages(page: MadePage) -> None:
    assert_alike(page.text, patch.object(line_looks, "_may_be_credited", return_value=True))


@given(line_of(OWNERS, 8), st.sampled_from(("en", "de", "tr", "ja", "cs")))
def test_lines_without_a_sign_credit_no_picture(line: str, code: str) -> None:
    context = Context(f"{line}\n\nBridge", Registry.of(None), language(code))
    known = page_words(context.registry, context.spoken)
    if not (known.may_stand_in(line, words_in(line)) or line_looks._may_be_credited(line)):
        assert not is_caption(context, 0, len(line))


@pytest.mark.parametrize("page", list(whole_pages()), ids=lambda page: page.name)
def test_the_words_of_whole_pages(page: MadePage) -> None:
    assert_alike(page.text, patch.object(Words, "may_stand_in", return_value=True))


def one_by_one(short: Sequence[bool], index: int, prose: int) -> int:
    near = opening._NEAR if prose < opening._MOST_BEHIND else opening._NEAR_BEHIND
    return index + (index >= opening._MOST_ABOVE and all(short[index : index + near]))


@pytest.mark.parametrize("page", list(whole_pages()), ids=lambda page: page.name)
def test_menus_are_passed_over_as_line_by_line(page: MadePage) -> None:
    assert_alike(page.text, patch.object(opening, "_asked_from", side_effect=one_by_one))


# What releases are called and numbered, with signs before it and behind it, and what scores have.
LABELS = (
    "Press release PRESS RELEASE: Tiedote ΔΕΛΤΙΟ ΤΥΠΟΥ Δελτίο Τύπου بيان صحفي 보도자료 新闻稿 "
    "BASIN BÜLTENİ Communiqué de presse | · • – No. 12 14/2024 RNS Number : 4471T Ref.: DP/24/331 "
    "Bridge Lima 2 3-2 (Roe 14) Tarn opens i\u0301 İ *"
).split()


@given(line_of(LABELS, 7))
def test_labels_and_numbers_of_releases_are_looked_for_where_they_may_stand(line: str) -> None:
    asked = (
        release_words.is_release_label,
        release_words.is_release_label_alone,
        release_words.is_release_number,
    )
    found = [ask(line) for ask in asked]
    with (
        patch.object(release_words, "_may_begin_with_label", return_value=True),
        patch.object(release_words, "_NUMBER_SIGN", re.compile("")),
    ):
        assert [ask(line) for ask in asked] == found


TIMES = ("8:48pm", "17:35", "9:05 AM", "7 pm", "14.05 Uhr", "12:30 CET", "GMT", "(UTC)", "25:61")


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(("18 Nov 2019", "Nov. 18, 2019", "18.11.2019", *TIMES)), max_size=5),
    st.sampled_from((", ", " - ", " | ", " • ", " ", "T")),
)
def test_plain_times_are_read_as_all_others(parts: list[str], joint: str) -> None:
    line = joint.join(parts)
    context = Context(line, Registry.of(None), language("en"))
    found = reader.read_source_line(context, 0, len(line)) if line else None
    with (
        patch.object(timestamps, "_PLAIN_TIME", re.compile("(?!)")),
        patch.object(clocks, "_may_be_two_clocks", return_value=True),
    ):
        assert (reader.read_source_line(context, 0, len(line)) if line else None) == found


@settings(max_examples=60)
@given(wire_copy())
def test_plain_datelines_have_a_dash_behind_a_blank(text: str) -> None:
    assert_alike(text, patch.object(plain_form, "_SIGN", re.compile("")))
