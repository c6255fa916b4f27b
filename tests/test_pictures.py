"""The documentation shows what the benchmarks measured, as it stands in their results."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

_spec = importlib.util.spec_from_file_location("results", ROOT / "benchmarks" / "results.py")
assert _spec is not None
assert _spec.loader is not None
results = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(results)

FOUND = results.load()
SHOWN = {
    name
    for page in DOCS.rglob("*.md")
    for name in re.findall(r"_static/([\w-]+\.svg)", page.read_text("utf-8"))
}


def test_every_picture_that_a_page_shows_exists() -> None:
    assert {name for name in SHOWN if not (DOCS / "_static" / name).exists()} == set()


def test_a_page_shows_every_picture_that_is_drawn() -> None:
    assert results.PICTURES.keys() <= SHOWN


@pytest.mark.parametrize("name", results.PICTURES)
def test_a_picture_is_drawn_from_the_results_that_are_kept(name: str) -> None:
    mark = results.digest(FOUND[results.PICTURES[name]])
    assert mark in (DOCS / "_static" / name).read_text("utf-8")


@pytest.mark.parametrize("page", sorted({page for page, *_ in results.BLOCKS}))
def test_a_page_has_the_figures_that_are_kept(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert results.written(page, text, FOUND) == text
