"""The same copy in other clothes: how it is set, encoded or escaped changes no field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wirecopy
from wirecopy.knowledge.house_styles.style import HouseStyle

_BETWEEN_WORDS = re.compile(r"(?<=\S) (?=\S)")
EXAMPLES = [
    example.text for name in wirecopy.styles() for example in HouseStyle.load(name).examples
]
_NOT_FIELDS = ("text", "segments", "spans", "edits", "inferences", "defects")


def _in_entities(text: str) -> str:
    return "".join(
        letter if letter == "\n" or (letter.isascii() and letter.isalnum()) else f"&#{ord(letter)};"
        for letter in text
    )


def _read_as_latin(text: str) -> str:
    return text.encode().decode("latin-1")


CLOTHES: dict[str, Callable[[str], str]] = {
    "tabs for blanks": lambda text: _BETWEEN_WORDS.sub("\t", text),
    "doubled blanks": lambda text: _BETWEEN_WORDS.sub("  ", text),
    "tripled blanks": lambda text: _BETWEEN_WORDS.sub("   ", text),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "a byte order mark": lambda text: "\ufeff" + text,
    "entities for blanks": lambda text: text.replace(" ", "&nbsp;"),
    "numeric entities": _in_entities,
    "UTF-8 read as Latin-1": _read_as_latin,
}


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, dict):
        return {key: _folded(item) for key, item in value.items()}
    return [_folded(item) for item in value] if isinstance(value, list) else value


def fields(text: str) -> dict[str, Any]:
    article = wirecopy.parse(text).to_dict()
    return {key: _folded(value) for key, value in article.items() if key not in _NOT_FIELDS}


@settings(max_examples=300)
@given(st.sampled_from(EXAMPLES), st.sampled_from(sorted(CLOTHES)))
def test_clothes_change_no_field(text: str, clothes: str) -> None:
    assert fields(CLOTHES[clothes](text)) == fields(text), clothes


@pytest.mark.parametrize(
    "dateline",
    [
        "LISBON,\tMarch 3\t(Reuters)\t- ",
        "LISBON,  March   3 (Reuters) -  ",
        "LISBON,&nbsp;March&nbsp;3&nbsp;(Reuters)&nbsp;-&nbsp;",
        "LISBON\u2028, March 3 (Reuters) - ".replace("\u2028", "\u2060"),
    ],
)
def test_a_dateline_in_other_clothes(dateline: str) -> None:
    article = wirecopy.parse(f"Port reopens\n\n{dateline}The port reopened on Tuesday.\n")
    assert article.dateline is not None
    assert [place.name for place in article.dateline.places] == ["Lisbon"]
    assert (article.dateline.day, article.dateline.agency) == (3, "Reuters")
    assert article.body == "The port reopened on Tuesday."


def test_a_border_inside_a_repaired_token_is_exact() -> None:
    text = "大桥重新开放\n\n&nbsp;&nbsp;新华社北京3月3日电&nbsp;大桥重新开放。\n"
    article = wirecopy.parse(text)
    (place,) = article.spans("dateline.places.0")
    assert text[place.start : place.end] == "北京"
    assert article.body == "大桥重新开放。"


def test_an_invisible_letter_is_in_no_field() -> None:
    article = wirecopy.parse(
        "UPDATE \u200b2-Port reopens\n\nLISBON, March 3 (Reuters) - It is open.\n"
    )
    assert article.kicker == "UPDATE 2"


@pytest.mark.parametrize("end", ["\u2028", "\u2029"])
def test_a_line_separator_ends_a_line(end: str) -> None:
    assert wirecopy.parse(f"Été Ã{end}Ça va.").text.count(end) == 1
    assert not wirecopy.normalize(f"Port Ã{end}It reopened on Tuesday.{end}").edits


def test_the_spans_of_decomposed_letters_point_into_the_text() -> None:
    text = unicodedata.normalize("NFD", "BOGOTÁ, 3 mar (EFE).- El puente se abrió el domingo.")
    dateline = wirecopy.parse_dateline(text)
    assert dateline is not None
    assert dateline.places[0].country == "CO"
    (place,) = dateline.spans("places.0")
    assert text[place.start : place.end] == unicodedata.normalize("NFD", "BOGOTÁ")
