"""Digests: several stories in one text, joined as briefs and round-ups are."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import wirecopy

CASES = tomllib.loads((Path(__file__).parent / "cases" / "digests.toml").read_text("utf-8"))
STORIES = {
    code: [story["text"].strip("\n") for story in stories]
    for code, stories in CASES["stories"].items()
}
OTHERS = [story["text"].strip("\n") for story in CASES["others"]]


def numbered(stories: Sequence[str]) -> str:
    return "\n\n".join(f"{number}. {story}" for number, story in enumerate(stories, 1))


JOINED: dict[str, Callable[[Sequence[str]], str]] = {
    "blank lines": "\n\n".join,
    "wider gaps": "\n\n\n\n".join,
    "stars": "\n\n***\n\n".join,
    "stars apart": "\n\n* * *\n\n".join,
    "dashes": "\n\n---\n\n".join,
    "numbers": numbered,
}


def headline_of(story: str) -> str:
    return story.split("\n", 1)[0]


def found_headlines(text: str) -> list[str]:
    return [(story.headline or "").lstrip("0123456789. ") for story in wirecopy.parse_all(text)]


@pytest.mark.parametrize("way", JOINED)
@pytest.mark.parametrize("language", STORIES)
def test_a_headline_over_each_dateline(language: str, way: str) -> None:
    stories = STORIES[language]
    assert found_headlines(JOINED[way](stories)) == [*map(headline_of, stories)]


@pytest.mark.parametrize("way", JOINED)
def test_stories_of_several_agencies(way: str) -> None:
    stories = [STORIES["en"][0], *OTHERS]
    assert found_headlines(JOINED[way](stories)) == [*map(headline_of, stories)]


@pytest.mark.parametrize("way", JOINED)
def test_a_dateline_each_and_no_headline(way: str) -> None:
    stories = [story.split("\n\n", 1)[1] for story in STORIES["en"]]
    found = wirecopy.parse_all(JOINED[way](stories))
    places = [story.dateline.places[0].name for story in found if story.dateline is not None]
    assert places == ["Lima", "Oslo", "Nairobi"]


def test_a_digest_with_a_title_of_its_own() -> None:
    text = "News in brief\n\n" + "\n\n".join(STORIES["en"])
    assert found_headlines(text)[1:] == [*map(headline_of, STORIES["en"][1:])]


@pytest.mark.parametrize("way", ["stars", "stars apart", "dashes", "wider gaps", "numbers"])
def test_headlines_without_datelines(way: str) -> None:
    stories = [f"{headline_of(story)}\n\n{story.split(' - ', 1)[1]}" for story in STORIES["en"]]
    assert found_headlines(JOINED[way](stories)) == [*map(headline_of, stories)]


@pytest.mark.parametrize("case", CASES["single"], ids=lambda case: case["name"])
def test_one_story_is_no_digest(case: dict[str, str]) -> None:
    assert len(wirecopy.parse_all(case["text"])) == 1
    assert wirecopy.Defect.DIGEST not in wirecopy.parse(case["text"]).defects
