"""What fuzzing has found, as numbered cases: each goes through the harness that found it.

A file is named by number and harness: `0001-parse.txt`. How to fuzz is told in CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harnesses import HARNESSES
from material import dictionary, seeds
from time_limit import SECONDS, time_limit

HERE = Path(__file__).parent
FINDS = sorted((HERE / "cases" / "fuzz").glob("[0-9]*-*"))


@pytest.mark.parametrize("path", FINDS, ids=lambda path: path.name)
def test_a_find_stays_mended(path: Path) -> None:
    data = path.read_bytes()
    with time_limit(SECONDS, data):
        HARNESSES[path.stem.split("-")[1]](data)


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
