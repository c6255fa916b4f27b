"""Copy and what is to be found in it, as data: in the wild, negative, known failures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wirecopy
from wirecopy.examples import day_of, misses

CASES = Path(__file__).parent / "cases"


def cases(folder: str, *marks: pytest.MarkDecorator) -> Iterator[Any]:
    """The cases of a folder's files as parameters; a file without any holds none yet."""
    for path in sorted((CASES / folder).glob("*.toml")):
        tables = tomllib.loads(path.read_text("utf-8"))
        # A table by another name would be read by nobody.
        assert tables.keys() <= {"cases"}, f"{path.name} has tables that are no cases"
        for case in tables.get("cases", ()):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks)


@pytest.mark.parametrize(
    "case",
    [
        *cases("in_the_wild"),
        *cases("negative"),
        *cases("known_failures", pytest.mark.xfail(reason="a known failure", strict=True)),
    ],
)
def test_case(case: dict[str, Any]) -> None:
    article = wirecopy.parse(
        case["text"].strip("\n"), reference_date=day_of(case.get("reference_date"))
    )
    assert misses(case, article) == {}
