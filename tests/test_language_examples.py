"""The examples of the built-in languages: a story of a wire in each gives all that it holds."""

from __future__ import annotations

import pytest

import wirecopy
from wirecopy import Language
from wirecopy.examples import day_of, misses, stated_in
from wirecopy.knowledge.example import Example

_EXAMPLES = [
    pytest.param(code, example, id=f"{code}-{number}")
    for code in wirecopy.languages()
    for number, example in enumerate(Language.load(code).examples, 1)
]


@pytest.mark.parametrize(("code", "example"), _EXAMPLES)
def test_example(code: str, example: Example) -> None:
    article = wirecopy.parse(
        example.text.strip("\n"), reference_date=day_of(example.reference_date)
    )
    assert misses({"language": code, "edits": (), **stated_in(example)}, article) == {}
