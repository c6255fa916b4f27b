"""Segments cut out of a text: every letter of the rest stays, and none of what is cut."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

import wirecopy
from time_limit import given
from wirecopy import Kind
from wirecopy.strategies import hostile_text, pages, reclothed, stories

CASES = tomllib.loads((Path(__file__).parent / "cases" / "cuts.toml").read_text("utf-8"))["cuts"]
COMPOSED = stories().map(lambda story: story.text)
ANY_TEXT = hostile_text() | COMPOSED | pages() | reclothed(COMPOSED)
KINDS = st.sets(st.sampled_from([kind for kind in Kind if kind is not Kind.BLANK]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    if "kinds" in case:
        assert wirecopy.parse(case["text"]).without(*case["kinds"]) == case["left"]
    else:
        assert wirecopy.strip(case["text"]) == case["left"]


@given(ANY_TEXT, KINDS)
def test_what_is_kept_stands_as_it_stood(text: str, kinds: set[Kind]) -> None:
    article = wirecopy.parse(text)
    left = article.without(*kinds)
    at = 0
    for kind, start, end in article.segments:
        if kind is not Kind.BLANK and kind not in kinds:
            assert left[at:].lstrip(blanks_of(article)).startswith(text[start:end])
            at = left.index(text[start:end], at) + end - start
    assert not left[at:].strip(blanks_of(article))


@given(ANY_TEXT, KINDS)
def test_what_is_left_is_of_the_text_alone(text: str, kinds: set[Kind]) -> None:
    article = wirecopy.parse(text)
    letters = iter(text)
    assert all(letter in letters for letter in article.without(*kinds))


@given(ANY_TEXT)
def test_without_nothing_it_is_the_text(text: str) -> None:
    article = wirecopy.parse(text)
    assert article.without() == text
    assert article.without(*set(Kind) - {segment.kind for segment in article.segments}) == text
    assert article.without(*Kind) == ""


@given(ANY_TEXT)
def test_the_story_is_the_text_without_the_rest(text: str) -> None:
    article = wirecopy.parse(text)
    around = set(Kind) - {Kind.HEADLINE, Kind.DECK, Kind.BODY, Kind.BLANK}
    assert wirecopy.strip(text) == article.without(*around)
    assert wirecopy.strip(text, keep=["body"]) == article.without(*around, "headline", "deck")


def blanks_of(article: wirecopy.Article) -> str:
    """The letters that gaps are made of: white space, and what hides in it."""
    return "".join(
        article.text[start:end] for kind, start, end in article.segments if kind is Kind.BLANK
    )


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda article: article.without("datelin"), ValueError, "did you mean 'dateline'?"),
        (lambda article: article.without(5), TypeError, "expected kinds[0] as a str"),
        (lambda article: wirecopy.strip(article.text, keep="body"), TypeError, "keep=['body']"),
        (lambda article: wirecopy.strip(article.text, keep=["text"]), ValueError, "no kind 'text'"),
        (wirecopy.strip, TypeError, "expected the text as a str"),
    ],
)
def test_misuse_is_told(call: Any, error: type[Exception], told: str) -> None:
    article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
    with pytest.raises(error) as caught:
        call(article)
    assert told in str(caught.value)


@given(ANY_TEXT)
def test_a_text_goes_on_where_its_dateline_ends(text: str) -> None:
    article = wirecopy.parse(text)
    if article.dateline is not None:
        end = article.dateline.end
        segment = next(piece for piece in article.segments if piece.kind is Kind.DATELINE)
        assert end is not None
        assert not text[end : segment.end].strip()
