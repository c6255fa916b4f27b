"""The tables and first looks of datelines change nothing that the reader of all shapes finds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st

import wirecopy
from time_limit import given
from wirecopy.fields.dateline import open_date, reader, shapes
from wirecopy.fields.dateline.plain_form import plain_form
from wirecopy.knowledge.house_styles.registry import Registry
from wirecopy.knowledge.languages import language
from wirecopy.strategies import hostile_text, pages, stories, stories_in_wrong_clothes
from wirecopy.text.patterns import lazy

CASES = Path(__file__).parent / "cases"
LEAD = "The bridge of the town was opened on Monday by the mayor after two years of work."
MORE = "The work on it had been going on since the flood, said the mayor of the town."
PARTS = (
    *("LIMA", "Lima", "NEW YORK", "New York", "Georgia", "Tbilisi", "ALBANY", "QPU", "Quipu"),
    *("N.Y.", "Peru", "PERU", "WIS.", "Mass", "IRNA", "CNN Business", "Lakeside", "KOMPAS.com"),
    *("March 3", "Mar 3", "Sept. 30", "APRIL 1", "May 31", "Feb 30", "Febuary 3", "March 2O"),
    *("Ordibehesht 3", "3 March", "Oct 26, 1987", "(Reuters)", "(LKS)", "(AP)", "/LKS/", "Oct 9"),
    *("Ana Ruz", "BRNO", "St. Louis", "Frankfurt/Main", "Rome and Paris", "Monday", "[TEXT]"),
)
MARKS = (", ", " ", " - ", " -- ", " — ", "-", ": ", ". ", "/", " | ", ",", "  -   ", " (", ") ")


@contextmanager
def without_first_looks() -> Iterator[None]:
    """The reader of all shapes alone, each of them tried wherever a hint stands."""
    everywhere = lazy(shapes.shape_source())
    never_far = patch.object(open_date, "_MOST_BEFORE_DAY", 10_000)
    with ExitStack() as looks:
        looks.enter_context(patch.object(reader, "plain_form", return_value=None))
        looks.enter_context(patch.object(reader, "match_shape", everywhere.match))
        looks.enter_context(patch.object(shapes, "credit_pattern", return_value=None))
        looks.enter_context(never_far)
        yield


def assert_alike_without_first_looks(text: str) -> None:
    article = wirecopy.parse(text)
    with without_first_looks():
        assert wirecopy.parse(text) == article


@st.composite
def heads(draw: st.DrawFn) -> str:
    """Parts of datelines with marks between them, before a sentence or the end of the copy."""
    parts = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5))
    marks = [draw(st.sampled_from(MARKS)) for _ in parts]
    head = "".join(part + mark for part, mark in zip(parts, marks, strict=True))
    lead = draw(st.sampled_from((LEAD, LEAD.lower(), "", "LUTON FC - two points", f"“{LEAD}”")))
    above = draw(st.sampled_from(("", "Town opens its bridge\n\n", "(LEAD) Bridge opens\n")))
    return f"{above}{head}{lead}\n\n{MORE}\n"


@settings(max_examples=200)
@given(heads())
def test_parts_in_any_order_are_what_all_shapes_make_them(text: str) -> None:
    assert_alike_without_first_looks(text)


@settings(max_examples=60)
@given(
    st.one_of(
        stories().map(lambda story: story.text),
        stories_in_wrong_clothes().map(lambda story: story.text),
        pages(),
        hostile_text(),
    )
)
def test_copy_is_what_all_shapes_make_it(text: str) -> None:
    assert_alike_without_first_looks(text)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from("-–O0l1.,(/' \n\x92")), max_size=3),
    st.sampled_from(("LIMA, March 3 - ", "ALBANY, N.Y., Oct 26 - ", "LIMA, Peru, May 3 (AP) -- ")),
)
def test_damaged_heads_are_what_all_shapes_make_them(
    slips: list[tuple[int, str]], head: str
) -> None:
    text = f"Town opens its bridge\n\n{head}{LEAD}\n\n{MORE}\n"
    for at, slip in slips:
        text = text[: 20 + at] + slip + text[20 + at :]
    assert_alike_without_first_looks(text)


def texts_in(value: Any) -> Iterator[str]:
    """All copy in a table of cases."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"].strip("\n")
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from texts_in(inner)


@pytest.mark.parametrize("path", sorted(CASES.rglob("*.toml")), ids=lambda path: path.stem)
def test_cases_are_what_all_shapes_make_them(path: Path) -> None:
    for text in texts_in(tomllib.loads(path.read_text("utf-8"))):
        assert_alike_without_first_looks(text)


# Places that are known or not, in a region or none, and credits of styles or of nobody.
PLACES = ("LIMA", "New York", "ALBANY, N.Y.", "TETERSHIELD, N.J.", "QPU", "Georgia, Tbilisi", "MAY")
DATES = ("", ", March 3", ", Sept. 30", ", May 31", ", Feb 30", ", Febuary 3", ", October 12")
CREDITS = ("", " (Reuters)", " (AP)", " (Xinhua)", " (LKS)", " (Reuter)")
SIGNS = (" - ", " -- ", " — ", " –   ", " -", " - 3", " - “")


@settings(max_examples=300)
@given(*map(st.sampled_from, (PLACES, DATES, CREDITS, SIGNS)), st.sampled_from((LEAD, "Rain.")))
def test_a_sample_stands_for_all_heads_of_its_form(
    place: str, date: str, credit: str, sign: str, lead: str
) -> None:
    head = place + date + credit + sign
    text = head + (lead if sign[-1] != "-" else "")
    read = reader.Reader(Registry.of(None), language("en"))
    found = read._plain(text, 0, len(text))
    assert found is None or found == read.read_any_form(text, 0, len(text))


@pytest.mark.parametrize(
    ("head", "sample"),
    [
        ("LIMA, March 3 - ", "LIMA, Oct 3 - "),
        ("ALBANY, N.Y., Dec. 26 (AP) -- ", "ALBANY, N.Y., Oct. 12 (AP) -- "),
        ("LIMA (Reuters) - ", "LIMA (Reuters) - "),
        ("LIMA - ", None),
        ("LIMA, Febuary 3 - ", None),
        ("LIMA, March 32 - ", None),
        ("LIMA, March 3: ", None),
    ],
)
def test_a_sample_has_another_date(head: str, sample: str | None) -> None:
    text = head + LEAD
    form = plain_form(text, 0, len(text), language("en"))
    assert (form.sample.partition("The ")[0] if form is not None else None) == sample
