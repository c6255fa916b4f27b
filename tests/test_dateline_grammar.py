"""Datelines composed of parts in every order and many languages, and paragraphs that are none."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

import wirecopy

TABLE = tomllib.loads((Path(__file__).parent / "cases/dateline_grammar.toml").read_text("utf-8"))
LANGUAGES: dict[str, dict[str, Any]] = TABLE["languages"]
# Plain text is known by its length and its last stop: Ethiopic is short, and Thai has no stops.
RUNNING = [code for code in LANGUAGES if code not in ("am", "th")]
CODE_SHAPES = [
    *itertools.product(LANGUAGES, TABLE["code_shapes"]),
    *itertools.product(RUNNING, TABLE["code_lines"]),
]
NAME_SHAPES = [
    (code, shape)
    for code, shape in itertools.product(LANGUAGES, TABLE["name_shapes"])
    if code != "th" and (code, shape[:5]) != ("it", "{A} (")
]
NOT_DATELINES = [(code, line) for code, lines in TABLE["not_datelines"].items() for line in lines]


@pytest.mark.parametrize("shape", TABLE["shapes"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_order_is_read(code: str, shape: str) -> None:
    language = LANGUAGES[code]
    place, lead = language["place"], language["lead"]
    for date, agency in itertools.product(language["dates"], language["agencies"]):
        head = shape.format(p=place, P=place.upper(), d=date, A=agency)
        article = wirecopy.parse(f"{language['headline']}\n\n{head}{lead}\n\n{language['more']}\n")
        dateline = article.dateline
        assert dateline is not None, head
        assert [found.name.casefold() for found in dateline.places] == [place.casefold()], head
        assert dateline.agencies == (agency,), head
        assert (dateline.month, dateline.day) == (3, 3) or dateline.other_calendar == date, head
        assert article.headline == language["headline"], head
        assert article.paragraphs == (lead, language["more"]), head


@pytest.mark.parametrize(("code", "shape"), NAME_SHAPES)
def test_the_name_of_an_agency_stands_first(code: str, shape: str) -> None:
    place = LANGUAGES[code]["place"]
    for date, agency in itertools.product(LANGUAGES[code]["dates"], LANGUAGES[code]["agencies"]):
        head = shape.format(p=place, d=date, A=agency)
        dateline = read_head(code, head).dateline
        assert dateline is not None
        assert [found.name for found in dateline.places] == [place], head
        assert dateline.agencies == (agency,), head
        assert (dateline.month, dateline.day) == (3, 3) or dateline.other_calendar == date, head


def read_head(code: str, head: str) -> wirecopy.Article:
    language = LANGUAGES[code]
    lead = f"{language['lead']} {language['more']}"
    article = wirecopy.parse(f"{language['headline']}\n\n{head}{lead}\n\n{language['more']}\n")
    assert article.dateline is not None, head
    assert article.headline == language["headline"], head
    assert article.paragraphs == (lead, language["more"]), head
    return article


@pytest.mark.parametrize(("code", "shape"), CODE_SHAPES)
def test_a_code_stands_first(code: str, shape: str) -> None:
    place = LANGUAGES[code]["place"]
    for date in LANGUAGES[code]["dates"]:
        head = shape.format(p=place, d=date, A="LKS")
        dateline = read_head(code, head).dateline
        assert dateline is not None
        assert [found.name for found in dateline.places] == [place], head
        assert dateline.agencies == ("LKS",), head
        assert (dateline.month, dateline.day) == (3, 3) or dateline.other_calendar == date, head


@pytest.mark.parametrize("shape", [*TABLE["undated_shapes"], *TABLE["cased_shapes"]])
@pytest.mark.parametrize("code", RUNNING)
def test_a_known_place_needs_no_date(code: str, shape: str) -> None:
    place = LANGUAGES[code]["place"]
    head = shape.format(p=place, A="LKS")
    dateline = read_head(code, head).dateline
    assert dateline is not None
    assert [found.name for found in dateline.places] == [place], head
    assert dateline.agencies == ("LKS",), head
    assert dateline.day is None, head


@pytest.mark.parametrize("code", RUNNING)
def test_a_place_and_a_date_alone_stand_above_the_text(code: str) -> None:
    place = LANGUAGES[code]["place"]
    for date in LANGUAGES[code]["dates"]:
        dateline = read_head(code, f"{place}, {date}\n\n").dateline
        assert dateline is not None
        assert [found.name for found in dateline.places] == [place]
        assert (dateline.month, dateline.day) == (3, 3) or dateline.other_calendar == date


@pytest.mark.parametrize(
    ("printed", "agencies"),
    [
        ("LKS/Lakeside", ("LKS", "Lakeside")),
        ("LKS, Lakeside", ("LKS", "Lakeside")),
        ("LKS, Ana Ruz", ("LKS",)),
        ("lks", ("lks",)),
    ],
)
def test_who_stands_in_a_bracket(printed: str, agencies: tuple[str, ...]) -> None:
    dateline = read_head("en", f"Lisbon, March 3 ({printed}) - ").dateline
    assert dateline is not None
    assert dateline.agencies == agencies


@pytest.mark.parametrize("shape", TABLE["shapes"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_dateline_is_no_headline(code: str, shape: str) -> None:
    language = LANGUAGES[code]
    head = shape.format(
        p=language["place"],
        P=language["place"].upper(),
        d=language["dates"][0],
        A=language["agencies"][0],
    )
    article = wirecopy.parse(f"{head}{language['lead']}\n\n{language['more']}\n")
    assert article.headline is None
    assert article.paragraphs == (language["lead"], language["more"])


@pytest.mark.parametrize(("code", "line"), NOT_DATELINES, ids=[line for _, line in NOT_DATELINES])
def test_what_looks_like_one_is_none(code: str, line: str) -> None:
    language = LANGUAGES[code]
    headline, lead, more = language["headline"], language["lead"], language["more"]
    assert wirecopy.parse(f"{headline}\n\n{line}\n\n{more}\n").dateline is None
    assert wirecopy.parse(f"{headline}\n\n{lead}\n\n{line}\n\n{more}\n").dateline is None
