"""Where places lie: as data, and for every name that the gazetteer has."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy import Article
from wirecopy.knowledge.gazetteer import holders, names_of_regions, place_names, towns
from wirecopy.knowledge.locating import Location, locate
from wirecopy.strategies import Story, stories

CASES = tomllib.loads((Path(__file__).parent / "cases" / "places.toml").read_text("utf-8"))
NAMES = tuple(place_names())
REGIONS = tuple(sorted({name for names in names_of_regions().values() for name in names}))
a_region = st.none() | st.sampled_from(REGIONS)
a_home = st.none() | st.sampled_from(("US", "GB", "AU", "MX", "IT", "RU", "CN", "SA"))
COPY = "ALBANY, N.Y., March 3 (AP) - The bridge was opened on Sunday."


def located(name: str, region: str | None = None, home: str | None = None, **expected: Any) -> None:
    found = locate(name, region, home)
    keys = ("country", "admin1", "geonames_id")
    assert found[:3] == tuple(expected.get(key) for key in keys)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: " ".join(map(str, case.values())))
def test_place(case: dict[str, Any]) -> None:
    located(**case)


@given(st.sampled_from(NAMES), a_region, a_home)
def test_a_number_has_its_coordinates_and_lies_in_the_country(
    name: str, region: str | None, home: str | None
) -> None:
    found = locate(name, region, home)
    assert_whole(found)
    if found.geonames_id is not None:
        assert found.country is not None
        assert found.country in {
            *(h.country for h in holders(name) if h.geonames_id == found.geonames_id),
            *(
                found.country
                for town in towns(name, found.country)
                if town.geonames_id == found.geonames_id
            ),
        }


def assert_whole(found: Location) -> None:
    has_number = found.geonames_id is not None
    assert (found.latitude is not None) is has_number
    assert (found.longitude is not None) is has_number
    assert (found.evidence is not None) is has_number
    assert found.admin1 is None or found.country is not None
    if found.latitude is not None and found.longitude is not None:
        assert -90 <= found.latitude <= 90
        assert -180 <= found.longitude <= 180


def test_the_inference_says_why_it_is_this_place() -> None:
    article = wirecopy.parse(COPY)
    assert article.dateline is not None
    (place,) = article.dateline.places
    (told,) = [found for found in article.inferences if found.field.endswith("0.geonames_id")]
    assert told.value == str(place.geonames_id) == "5106834"
    assert "US/NY" in told.evidence
    assert f"dateline.places.0.geonames_id = 5106834: {told.evidence}" in article.explain()


def test_what_is_not_certain_has_no_number_and_no_inference() -> None:
    article = wirecopy.parse(COPY.replace(", N.Y.,", ","))
    assert article.dateline is not None
    assert article.dateline.places[0].country == "US"
    assert article.dateline.places[0].geonames_id is None
    assert not [found for found in article.inferences if found.field.endswith("geonames_id")]


def test_a_misspelt_place_lies_where_the_right_one_does() -> None:
    article = wirecopy.parse("HANIO, March 3 (Xinhua) -- The bridge was opened on Sunday.")
    assert article.dateline is not None
    assert article.dateline.places[0].geonames_id == 1581130


def test_dictionaries_from_before_places_had_numbers_still_load() -> None:
    article = wirecopy.parse(COPY)
    data: Any = article.to_dict()
    for key in ("admin1", "geonames_id", "latitude", "longitude"):
        del data["dateline"]["places"][0][key]
    again = Article.from_dict(data)
    assert again.dateline is not None
    assert again.dateline.places == (wirecopy.Place("Albany", "N.Y.", "US"),)


@pytest.mark.parametrize("key", ["geonames_id", "latitude", "longitude"])
def test_a_value_of_a_wrong_type_is_named(key: str) -> None:
    data: Any = wirecopy.parse(COPY).to_dict()
    data["dateline"]["places"][0][key] = "north"
    with pytest.raises(ValueError, match=f"dateline.places.0.{key}: expected a"):
        Article.from_dict(data)


@given(stories())
def test_places_of_stories_are_whole(story: Story) -> None:
    article = wirecopy.parse(story.text)
    for place in article.dateline.places if article.dateline else ():
        has_number = place.geonames_id is not None
        assert (isinstance(place.latitude, float), isinstance(place.longitude, float)) == (
            has_number,
            has_number,
        )
        assert not has_number or place.country is not None
