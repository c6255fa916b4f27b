"""Replacements and the maps of offsets that they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.text.offsets import OffsetMap, Replacement, compose, replace


@st.composite
def replacements(draw: st.DrawFn, text: str, rule: str) -> list[Replacement]:
    """Ordered stretches of a text that do not overlap and are not empty, and what replaces them."""
    bounds = st.lists(st.integers(0, len(text)), max_size=8, unique=True)
    cuts = sorted(draw(bounds))
    stretches = zip(cuts[::2], cuts[1::2], strict=False)
    return [(start, end, draw(st.text("xyz", max_size=4)), rule) for start, end in stretches]


@st.composite
def replaced_texts(draw: st.DrawFn) -> tuple[str, list[Replacement]]:
    text = draw(st.text("abcdef", max_size=20))
    return text, draw(replacements(text, "one"))


@st.composite
def two_rounds(draw: st.DrawFn) -> tuple[str, list[Replacement], list[Replacement]]:
    text, first = draw(replaced_texts())
    return text, first, draw(replacements(replace(text, first), "two"))


def between(text: str, done: list[Replacement]) -> list[tuple[int, int]]:
    """The stretches of a text that no replacement touches."""
    starts = [0, *(end for _, end, _, _ in done)]
    ends = [*(start for start, _, _, _ in done), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


@given(replaced_texts())
def test_replace_keeps_what_lies_between(case: tuple[str, list[Replacement]]) -> None:
    text, done = case
    result = replace(text, done)
    grown = sum(len(after) - (end - start) for start, end, after, _ in done)
    assert len(result) == len(text) + grown
    offsets = OffsetMap(done)
    for start, end in between(text, done):
        first, last = offsets.to_result(start), offsets.to_result(end, end=True)
        assert result[first:last] == text[start:end]


@given(replaced_texts())
def test_offsets_between_replacements_map_there_and_back(
    case: tuple[str, list[Replacement]],
) -> None:
    text, done = case
    offsets = OffsetMap(done)
    for start, end in between(text, done):
        for offset in range(start + 1, end):
            assert offsets.to_source(offsets.to_result(offset)) == offset
            assert offsets.to_source(offsets.to_result(offset, end=True), end=True) == offset


@given(replaced_texts())
def test_offsets_inside_a_replacement_map_to_its_ends(
    case: tuple[str, list[Replacement]],
) -> None:
    text, done = case
    result, offsets = replace(text, done), OffsetMap(done)
    for start, end, after, _ in done:
        first, last = offsets.to_result(start), offsets.to_result(end, end=True)
        assert result[first:last] == after
        for offset in range(start + 1, end):
            assert offsets.to_result(offset) == first
            assert offsets.to_result(offset, end=True) == last


@given(replaced_texts())
def test_offsets_inside_what_was_made_map_to_the_ends_of_its_source(
    case: tuple[str, list[Replacement]],
) -> None:
    _, done = case
    offsets = OffsetMap(done)
    for start, end, after, _ in done:
        first = offsets.to_result(start)
        for offset in range(first + 1, first + len(after)):
            assert offsets.to_source(offset) == start
            assert offsets.to_source(offset, end=True) == end
            assert offsets.source_span(first, offset) == (start, end)


@given(replaced_texts())
def test_maps_keep_the_order(case: tuple[str, list[Replacement]]) -> None:
    text, done = case
    offsets = OffsetMap(done)
    result = replace(text, done)
    for is_end in (False, True):
        there = [offsets.to_result(offset, end=is_end) for offset in range(len(text) + 1)]
        back = [offsets.to_source(offset, end=is_end) for offset in range(len(result) + 1)]
        assert there == sorted(there)
        assert back == sorted(back)
        assert 0 <= there[0] <= there[-1] <= len(result)
        assert 0 <= back[0] <= back[-1] <= len(text)


@given(replaced_texts(), st.data())
def test_a_span_comes_from_a_span_that_holds_it(
    case: tuple[str, list[Replacement]], data: st.DataObject
) -> None:
    text, done = case
    result = replace(text, done)
    start = data.draw(st.integers(0, len(result)))
    end = data.draw(st.integers(start, len(result)))
    first, last = OffsetMap(done).source_span(start, end)
    assert 0 <= first <= last <= len(text)
    inside = [item for item in done if first <= item[0] and item[1] <= last]
    made = replace(text[first:last], [(s - first, e - first, a, r) for s, e, a, r in inside])
    assert result[start:end] in made


@given(two_rounds())
def test_two_rounds_compose_into_one(
    case: tuple[str, list[Replacement], list[Replacement]],
) -> None:
    text, first, second = case
    composed = compose(text, first, second)
    assert replace(text, composed) == replace(replace(text, first), second)
    last = 0
    for start, end, _, rule in composed:
        assert last <= start <= end
        last = end
        assert set(rule.split("+")) <= {"one", "two"}


@given(two_rounds())
def test_composing_with_nothing_changes_nothing(
    case: tuple[str, list[Replacement], list[Replacement]],
) -> None:
    text, first, _ = case
    assert compose(text, first, []) == first
    assert compose(text, [], first) == first


@pytest.mark.parametrize(
    ("first", "second", "composed"),
    [
        # nothing, or nothing more
        ([(0, 0, "A", "x")], [], [(0, 0, "A", "x")]),
        # apart
        ([(0, 1, "A", "x")], [(3, 4, "D", "y")], [(0, 1, "A", "x"), (3, 4, "D", "y")]),
        # side by side
        ([(0, 1, "A", "x")], [(1, 2, "B", "y")], [(0, 1, "A", "x"), (1, 2, "B", "y")]),
        ([(1, 2, "B", "x")], [(0, 1, "A", "y")], [(0, 1, "A", "y"), (1, 2, "B", "x")]),
        # something put in before, between and behind
        ([(0, 0, "AA", "x")], [(4, 5, "C", "y")], [(0, 0, "AA", "x"), (2, 3, "C", "y")]),
        ([(4, 5, "E", "x")], [(2, 2, "-", "y")], [(2, 2, "-", "y"), (4, 5, "E", "x")]),
        ([(0, 1, "A", "x")], [(3, 3, "-", "y")], [(0, 1, "A", "x"), (3, 3, "-", "y")]),
        ([(6, 6, "!", "x")], [(0, 1, "A", "y")], [(0, 1, "A", "y"), (6, 6, "!", "x")]),
        # the second begins or ends where the first has cut something out
        ([(1, 2, "", "x")], [(1, 2, "C", "y")], [(1, 3, "C", "x+y")]),
        ([(1, 2, "", "x")], [(0, 1, "A", "y")], [(0, 1, "A", "y"), (1, 2, "", "x")]),
        # what was cut out stood between two letters that change, or before one that does
        (
            [(0, 1, "A", "w"), (1, 2, "", "x")],
            [(1, 2, "C", "y")],
            [(0, 1, "A", "w"), (1, 3, "C", "x+y")],
        ),
        (
            [(0, 1, "", "w"), (1, 2, "B", "x")],
            [(2, 3, "D", "y")],
            [(0, 2, "B", "w+x"), (3, 4, "D", "y")],
        ),
        ([(1, 2, "", "x")], [(3, 4, "E", "y")], [(1, 2, "", "x"), (4, 5, "E", "y")]),
        # the first grows the text that stands before the second
        ([(0, 1, "AAA", "x")], [(5, 6, "D", "y")], [(0, 1, "AAA", "x"), (3, 4, "D", "y")]),
        ([(0, 3, "A", "x")], [(2, 3, "E", "y")], [(0, 3, "A", "x"), (4, 5, "E", "y")]),
        # the second inside what the first made
        ([(1, 3, "XYZ", "x")], [(2, 3, "-", "y")], [(1, 3, "X-Z", "x+y")]),
        # the second across the first's end
        ([(1, 3, "XY", "x")], [(2, 4, "-", "y")], [(1, 4, "X-", "x+y")]),
        # the second undoes the first
        ([(1, 2, "B", "x")], [(1, 2, "b", "y")], []),
        # the second covers two of the first
        ([(0, 1, "", "x"), (2, 3, "", "z")], [(0, 2, "!", "y")], [(0, 4, "!", "x+y+z")]),
    ],
)
def test_composed_replacements(
    first: list[Replacement], second: list[Replacement], composed: list[Replacement]
) -> None:
    found = compose("abcdef", first, second)
    assert [item[:3] for item in found] == [item[:3] for item in composed]
    assert [set(item[3].split("+")) for item in found] == [
        set(item[3].split("+")) for item in composed
    ]


@pytest.mark.parametrize(
    ("offset", "start", "end"),
    [(0, 0, 0), (1, 1, 1), (2, 1, 4), (3, 1, 4), (4, 4, 4), (5, 5, 5), (6, 5, 5), (7, 6, 6)],
)
def test_where_a_result_offset_comes_from(offset: int, start: int, end: int) -> None:
    # a[bcd]e[-]f: three became three others, two became one
    offsets = OffsetMap([(1, 4, "XYZ", "x"), (5, 5, "-", "y")])
    assert offsets.to_source(offset) == start
    assert offsets.to_source(offset, end=True) == end


@pytest.mark.parametrize(
    ("offset", "start", "end"),
    [(0, 0, 0), (1, 1, 1), (2, 1, 5), (3, 5, 5), (4, 6, 6), (5, 6, 6), (6, 6, 6), (7, 7, 7)],
)
def test_where_a_source_offset_goes(offset: int, start: int, end: int) -> None:
    # a[bc]d[ef]g: two became four, two became none
    offsets = OffsetMap([(1, 3, "WXYZ", "x"), (4, 6, "", "y")])
    assert offsets.to_result(offset) == start
    assert offsets.to_result(offset, end=True) == end
