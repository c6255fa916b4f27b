"""What fuzzing has found, as numbered cases: each goes through the harness that found it.

A file is named by number and harness: `0001-parse.txt`. How to fuzz is told in CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from harnesses import HARNESSES
from material import dictionary, seeds
from shrink import place_of_failure, shrunk
from time_limit import SECONDS, time_limit

CASES = Path(__file__).parent / "cases"


def finds(folder: str, *marks: pytest.MarkDecorator) -> list[ParameterSet]:
    """The numbered cases of a folder."""
    paths = sorted((CASES / folder).glob("[0-9]*-*"))
    return [pytest.param(path, id=path.name, marks=marks) for path in paths]


@pytest.mark.parametrize(
    "path",
    [
        *finds("fuzz"),
        *finds("known_failures/fuzz", pytest.mark.xfail(reason="a known failure", strict=True)),
    ],
)
def test_a_find_stays_mended(path: Path) -> None:
    data = path.read_bytes()
    with time_limit(SECONDS, data):
        HARNESSES[path.stem.split("-")[1]](data)


def test_finds_are_made_small() -> None:
    small = shrunk("LIMA, March 3 (Reuters) - It is open.", lambda text: text.count("e") > 1)
    assert small == "ee"
    assert place_of_failure(HARNESSES["parse"], b"It is open.") is None


@pytest.mark.parametrize("name", HARNESSES)
def test_each_harness_takes_its_seeds(name: str) -> None:
    for seed, _ in zip(seeds(name), range(8), strict=False):
        with time_limit(SECONDS, seed):
            HARNESSES[name](seed)


@pytest.mark.parametrize("name", HARNESSES)
def test_each_harness_has_words_to_put_in(name: str) -> None:
    lines = dictionary(name).splitlines()
    assert len(lines) > 10
    assert all(re.fullmatch(r'"(?:\\x[0-9a-f]{2})+"', line) for line in lines)
