"""The calendar of Iran and Afghanistan against the common one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.knowledge.solar_hijri import gregorian


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ((1300, 1, 1), "1921-03-21"),
        ((1357, 11, 22), "1979-02-11"),
        ((1375, 12, 30), "1997-03-20"),
        ((1395, 12, 30), "2017-03-20"),
        ((1399, 12, 30), "2021-03-20"),
        ((1400, 1, 1), "2021-03-21"),
        ((1402, 7, 1), "2023-09-23"),
        ((1403, 1, 1), "2024-03-20"),
        ((1403, 6, 31), "2024-09-21"),
        ((1403, 12, 30), "2025-03-20"),
        ((1404, 1, 1), "2025-03-21"),
        ((1408, 12, 30), "2030-03-20"),
    ],
)
def test_known_days(printed: tuple[int, int, int], date: str) -> None:
    assert gregorian(*printed) == dt.date.fromisoformat(date)


@pytest.mark.parametrize(
    "printed",
    [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 0, 1), (1403, 1, 0), (800, 1, 1)],
)
def test_days_that_there_are_not(printed: tuple[int, int, int]) -> None:
    assert gregorian(*printed) is None


@given(st.integers(1300, 1428))
def test_the_days_of_a_year_follow_each_other_into_the_next(year: int) -> None:
    days = [
        date
        for month in range(1, 13)
        for day in range(1, 32)
        if (date := gregorian(year, month, day)) is not None
    ]
    first, following = gregorian(year, 1, 1), gregorian(year + 1, 1, 1)
    assert first is not None
    assert following is not None
    assert days == [first + dt.timedelta(days=n) for n in range((following - first).days)]
