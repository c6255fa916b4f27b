"""Timestamps by themselves, as data, and in any form that prints them in full."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy

CASES = tomllib.loads((Path(__file__).parent / "cases" / "timestamps.toml").read_text("utf-8"))

moments = st.datetimes(dt.datetime(1800, 1, 1), dt.datetime(2199, 12, 31, 23, 59, 59))
# A zone is off by whole minutes, and by less than a day.
offsets = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["printed"])
def test_timestamp(case: dict[str, Any]) -> None:
    printed = case["printed"]
    found = wirecopy.parse_timestamp(
        printed, style=case.get("style"), language=case.get("language")
    )
    if not case["moment"]:
        assert found is None
        return
    assert found is not None
    assert found.value.isoformat() == case["moment"]
    assert found.text == case.get("text", printed)
    assert found.ambiguous is case.get("ambiguous", False)
    if "zone" in case:
        assert found.zone == case["zone"]
    printed_zone = [printed[start:end] for start, end in found.spans("zone")]
    assert all(zone in found.text for zone in printed_zone)
    assert bool(printed_zone) is (found.zone_source == "stated")
    assert (found.value.tzinfo is None) is (found.zone is None)


@given(moments, offsets)
def test_a_moment_in_iso_form_is_read_as_it_is(moment: dt.datetime, zone: dt.timezone) -> None:
    stated = moment.replace(tzinfo=zone)
    found = wirecopy.parse_timestamp(stated.isoformat())
    assert found is not None
    assert found.value == stated
    assert found.value.utcoffset() == stated.utcoffset()
    assert found.zone == stated.isoformat()[-6:]
    assert found.zone_source == "stated"


@given(moments)
def test_twelve_hours_and_a_half_are_read_as_twenty_four(moment: dt.datetime) -> None:
    hour = moment.hour % 12 or 12
    half = "p.m." if moment.hour >= 12 else "a.m."
    day = f"{moment:%B} {moment.day}, {moment.year}"
    found = wirecopy.parse_timestamp(f"{day} {hour}:{moment:%M} {half}")
    assert found is not None
    assert found.value == moment.replace(second=0, microsecond=0)


@given(moments)
def test_figures_are_read_in_the_one_order_that_is_possible(moment: dt.datetime) -> None:
    day_first = wirecopy.parse_timestamp(f"{moment:%d/%m}/{moment.year} {moment:%H:%M}")
    month_first = wirecopy.parse_timestamp(f"{moment:%m/%d}/{moment.year} {moment:%H:%M}")
    assert day_first is not None
    assert month_first is not None
    assert day_first.value == moment.replace(second=0, microsecond=0)
    assert day_first.ambiguous is month_first.ambiguous
    assert day_first.ambiguous is (moment.day <= 12 and moment.day != moment.month)
    if moment.day > 12:
        assert month_first.value == day_first.value
