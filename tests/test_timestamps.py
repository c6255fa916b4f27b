"""Times as copy prints them: zones by figure and name, order of day and month, halves of days."""

from __future__ import annotations

import datetime as dt

import pytest

import wirecopy

ZONES = [
    ("2019-02-26 11:17:21 -05:00", "-05:00", -300),
    ("2019-02-26 11:17:21 -0500", "-05:00", -300),
    ("2019-02-26T11:17:21+05:30", "+05:30", 330),
    ("2019-02-26 11:17 +0000", "+00:00", 0),
    ("2019-02-26T11:17:21Z", "+00:00", 0),
    ("26 February 2019 11:17 GMT", "+00:00", 0),
    ("26 February 2019 11:17 GMT+8", "+08:00", 480),
    ("26 February 2019 11:17 UTC-3", "-03:00", -180),
    ("February 26, 2019 11:17 AM EST", "-05:00", -300),
    ("2019-02-26 11:17 +14:00", "+14:00", 840),
]
NO_ZONES = ["2019-02-26 11:17:21 -25:00", "2019-02-26 11:17:21 +05:75", "2019-02-26 11:17:21 XYZ"]


@pytest.mark.parametrize(("text", "zone", "minutes"), ZONES)
def test_a_zone_that_is_printed(text: str, zone: str, minutes: int) -> None:
    found = wirecopy.parse_timestamp(text)
    assert found is not None
    assert found.value.utcoffset() == dt.timedelta(minutes=minutes)
    assert (found.zone, found.zone_source) == (zone, "stated")
    assert found.spans("zone")


@pytest.mark.parametrize("text", NO_ZONES)
def test_what_is_no_zone_leaves_the_time_naive(text: str) -> None:
    found = wirecopy.parse_timestamp(text)
    assert found is not None
    assert found.value == dt.datetime(2019, 2, 26, 11, 17, 21)
    assert (found.zone, found.zone_source, found.spans("zone")) == (None, None, ())


@pytest.mark.parametrize(
    ("printed", "hour", "minute"),
    [
        ("12:05 AM", 0, 5),
        ("12:05 PM", 12, 5),
        ("1:05 p.m.", 13, 5),
        ("11:59 a.m.", 11, 59),
        ("00:00", 0, 0),
        ("23:59", 23, 59),
    ],
)
def test_halves_of_the_day(printed: str, hour: int, minute: int) -> None:
    found = wirecopy.parse_timestamp(f"February 26, 2019 {printed}")
    assert found is not None
    assert (found.value.hour, found.value.minute) == (hour, minute)


@pytest.mark.parametrize(
    "text",
    [
        "February 26, 2019 24:05",
        "February 26, 2019 13:61",
        "February 30, 2019 11:17",
        "2019-13-26 11:17",
        "31/04/2019 11:17",
        "2019-02-29 11:17",
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert wirecopy.parse_timestamp(text) is None


@pytest.mark.parametrize(
    ("text", "day", "month", "ambiguous"),
    [
        ("26/02/2019 11:17", 26, 2, False),
        ("02/26/2019 11:17", 26, 2, False),
        ("05/05/2019 11:17", 5, 5, False),
        ("06/08/2019 11:17", None, None, True),
    ],
)
def test_the_order_of_day_and_month(
    text: str, day: int | None, month: int | None, ambiguous: bool
) -> None:
    found = wirecopy.parse_timestamp(text)
    assert found is not None
    assert found.ambiguous is ambiguous
    if not ambiguous:
        assert (found.value.day, found.value.month) == (day, month)
    else:
        assert {found.value.day, found.value.month} == {6, 8}


def test_the_order_that_the_dateline_tells() -> None:
    article = wirecopy.parse(
        "Ferry runs again\n\nSource: Lakeside News | 06/08/2019 10:07\n\n"
        "LIMA, 6 August (LNS) - The ferry ran again on Tuesday after two months in port.\n"
    )
    assert article.timestamp == dt.datetime(2019, 8, 6, 10, 7)
    assert [one.value for one in article.inferences if one.field == "timestamp"] == ["day-first"]


def test_the_first_of_several_moments_is_taken() -> None:
    found = wirecopy.parse_timestamp("2019-02-26 11:17 and 2019-02-27 12:18")
    assert found is not None
    assert found.text == "2019-02-26 11:17"
    assert found.spans() == ((0, 16),)


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("Published: 26 February 2019 11:17 | Updated: 27 February 2019 12:18", (27, 12, 18)),
        ("Updated: 27 February 2019 12:18 | Published: 26 February 2019 11:17", (27, 12, 18)),
        ("Published: 26 February 2019 11:17", None),
    ],
)
def test_published_and_updated(line: str, updated: tuple[int, int, int] | None) -> None:
    found = wirecopy.parse_source_line(line)
    assert found is not None
    assert found.timestamp is not None
    assert found.timestamp.value == dt.datetime(2019, 2, 26, 11, 17)
    moment = found.updated.value if found.updated is not None else None
    assert (moment and (moment.day, moment.hour, moment.minute)) == updated


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05/12/2019 11:17", dt.datetime(2019, 12, 5, 11, 17)),
        ("12/05/2019 11:17", dt.datetime(2019, 5, 12, 11, 17)),
        ("13/12/2019 11:17", dt.datetime(2019, 12, 13, 11, 17)),
        ("12/13/2019 11:17", dt.datetime(2019, 12, 13, 11, 17)),
        ("05.12.2019 11:17", dt.datetime(2019, 12, 5, 11, 17)),
    ],
)
def test_months_end_at_twelve(text: str, value: dt.datetime) -> None:
    found = wirecopy.parse_timestamp(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2019-02-26 11:17 (XYZ)", "2019-02-26 11:17"),
        ("2019-02-26 11:17 (GMT)", "2019-02-26 11:17 (GMT)"),
        ("2019-02-26 11:17 XYZ and more", "2019-02-26 11:17"),
        ("2019-02-26 11:17 (", "2019-02-26 11:17"),
    ],
)
def test_a_moment_ends_with_its_zone(text: str, printed: str) -> None:
    found = wirecopy.parse_timestamp(text)
    assert found is not None
    assert found.text == printed


@pytest.mark.parametrize(
    ("year", "whole"), [("70", 1970), ("69", 2069), ("99", 1999), ("16", 2016)]
)
def test_years_of_two_figures(year: str, whole: int) -> None:
    found = wirecopy.parse_timestamp(f"AP-WF-02-20-{year} 0337GMT")
    assert found is not None
    assert found.value.year == whole


STAMPED = (
    "{headline}\n\n2019-02-26 08:12\n\nThe lake ferry will sail only twice a day from November, the"
    " shipping office said on Tuesday.\n\nTickets already sold stay valid, the office said, and the"
    " ferry will sail again in May."
)


@pytest.mark.parametrize("name", ["(Kyodo)", "| Kyodo News"])
def test_an_agency_at_the_end_of_the_headline_has_its_own_zone(name: str) -> None:
    article = wirecopy.parse(STAMPED.format(headline=f"Ferry timetable cut {name}"))
    assert (article.timestamp_zone, article.timestamp_zone_source) == ("Asia/Tokyo", "assumed")
    assert article.style == "kyodo-en"


def test_a_source_that_a_feed_states_has_its_own_zone() -> None:
    text = STAMPED.format(headline="Ferry timetable cut")
    article = wirecopy.parse(text, stated=wirecopy.Stated(source="Kyodo News"))
    assert (article.timestamp_zone, article.timestamp_zone_source) == ("Asia/Tokyo", "assumed")
    assert wirecopy.parse(text).timestamp_zone is None
    assert "Kyodo is named in the feed" in article.explain()
