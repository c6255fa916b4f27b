"""Bylines over several lines, those that begin a paragraph, and what is none."""

from __future__ import annotations

import time

import pytest

import wirecopy
from wirecopy.fields.byline.lines import read_byline_lines
from wirecopy.fields.byline.reader import read_leading_byline
from wirecopy.knowledge.context import Context
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import language
from wirecopy.text.blocks import blocks_of

# The lines, how many of them the byline takes, who wrote, and who edited.
SEVERAL = [
    ("Article by\nAna Ruz", 2, ["Ana Ruz"], []),
    ("Por\nAna Ruz\nA ponte abre", 2, ["Ana Ruz"], []),
    ("Author:\nAna Ruz\nStaff Writer", 3, ["Ana Ruz"], []),
    ("By Ana Ruz\nScience Editor", 2, ["Ana Ruz"], []),
    ("By Ana Ruz\nRegional affairs editor\nBridge opens", 2, ["Ana Ruz"], []),
    ("Staff Writer\nAna Ruz", 2, ["Ana Ruz"], []),
    ("AR\nAna Ruz", 2, ["Ana Ruz"], []),
    ("A.R.\nAna Ruz\nM.P.\nMia de la Paz", 4, ["Ana Ruz", "Mia de la Paz"], []),
    ("Ana Ruz\nReporter\nBo Lee\nEditor", 4, ["Ana Ruz"], ["Bo Lee"]),
    ("Ana Ruz\nAuthor\nBo Lee\nAuthor", 4, ["Ana Ruz", "Bo Lee"], []),
    ("Author\nAna Ruz\nEditor\nBo Lee", 4, ["Ana Ruz"], ["Bo Lee"]),
    ("Written by\nAna Ruz\nEdited by\nBo Lee", 4, ["Ana Ruz"], ["Bo Lee"]),
    ("By Ana Ruz\nDeputy News Editor\nThe Lakeside Herald", 3, ["Ana Ruz"], []),
    ("By Ana Ruz\nLakeside Herald\nBridge opens", 2, ["Ana Ruz"], []),
    ("By Ana Ruz\nCorrespondent in Lima", 2, ["Ana Ruz"], []),
    ("By Ana Ruz\nand\nBo Lee", 3, ["Ana Ruz", "Bo Lee"], []),
]
NONE = [
    "River Bridge\nOpens Again",
    "By\nText Size",
    "By\nMonday",
    "QX\nAna Ruz",
    "Ana Ruz\nEditor resigns over the new bridge.",
    "Text Size\nEditor",
]


def context_of(text: str) -> Context:
    return Context(text, Registry.of(None, ()), language("en"))


@pytest.mark.parametrize(("text", "taken", "people", "editors"), SEVERAL)
def test_a_byline_of_several_lines(
    text: str, taken: int, people: list[str], editors: list[str]
) -> None:
    lines = [line for block in blocks_of(text) for line in block.lines]
    found = read_byline_lines(context_of(text), lines)
    assert found is not None
    assert found.taken == taken
    assert [who.person.name for who in found.byline.people] == people
    assert [person.name for person, _ in found.editors] == editors
    assert [text[slice(*who.span)] for who in found.byline.people] == people


@pytest.mark.parametrize("text", NONE)
def test_lines_that_are_no_byline(text: str) -> None:
    lines = [line for block in blocks_of(text) for line in block.lines]
    assert read_byline_lines(context_of(text), lines) is None


@pytest.mark.parametrize(
    ("text", "people", "rest"),
    [
        ("By Ana Ruz: The bridge opened on Sunday.", ["Ana Ruz"], "The bridge opened on Sunday."),
        ("By Ana Ruz and Bo Lee: A bridge opened.", ["Ana Ruz", "Bo Lee"], "A bridge opened."),
        ("By Ana Ruz: “It opened,” he said.", ["Ana Ruz"], "“It opened,” he said."),
    ],
)
def test_a_byline_that_begins_a_paragraph(text: str, people: list[str], rest: str) -> None:
    found = read_leading_byline(context_of(text), 0, len(text))
    assert found is not None
    assert [who.person.name for who in found[0].people] == people
    assert text[found[1] :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "By Sunday: The bridge had opened again.",
        "By 2019: The bridge had opened again.",
        "By the river: The bridge had opened again.",
        "By Ana Ruz: 3-1",
        "Ana Ruz: The bridge opened on Sunday.",
    ],
)
def test_paragraphs_that_no_byline_begins(text: str) -> None:
    assert read_leading_byline(context_of(text), 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Ana Ruz | 26 February 2019 08:12", ["Ana Ruz"]),
        ("26 February 2019 by Ana Ruz", ["Ana Ruz"]),
        ("By Ana Ruz: The bridge opened on Sunday.", ["Ana Ruz"]),
        ("Article by\nAna Ruz", ["Ana Ruz"]),
    ],
)
def test_a_byline_beside_something_else(text: str, people: list[str]) -> None:
    found = wirecopy.parse_byline(text)
    assert found is not None
    assert [person.name for person in found.people] == people


@pytest.mark.parametrize(
    "line",
    [
        "12.12.12 ",
        "May 5, 2019 ",
        "(10:20) ",
        "5 May 19 10h20 ",
        "22:35 19:35 GMT ",
        "By Ana Ruz with ",
        "Ana Ruz (with ",
        "By Ana Ruz: ",
        "AR\n",
        "《》（2019",
    ],
)
def test_repeated_pieces_take_no_more_than_their_share(line: str) -> None:
    text = line * (200_000 // len(line))
    started = time.process_time()
    wirecopy.parse_timestamp(text)
    wirecopy.parse_source_line(text)
    wirecopy.parse_byline(text)
    assert time.process_time() - started < 20


@pytest.mark.parametrize("sign", [" ", " | ", ", ", " / "])
@pytest.mark.parametrize(
    ("code", "text", "pictures"),
    [
        ("de", "Text:", "Fotos:"),
        ("en", "Words by", "Photos by"),
        ("nl", "Tekst", "Foto's"),
        ("fr", "Texte :", "Photos :"),
        ("fi", "Teksti:", "Kuvat:"),
        ("ru", "Текст:", "Фото:"),
    ],
)
def test_who_took_the_pictures_is_no_writer(code: str, text: str, pictures: str, sign: str) -> None:
    alone = f"{text} Petra Lindqvist"
    for line in (alone, f"{alone}{sign}{pictures} Goran Hallam"):
        found = wirecopy.parse_byline(line, language=code)
        assert found is not None
        assert [who.name for who in found.people] == ["Petra Lindqvist"]
