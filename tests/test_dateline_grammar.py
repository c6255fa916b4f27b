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
