"""What the library returns and takes are frozen values: copied, compared, pickled, unfolded."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from typing import Any

import attrs
import pytest

import wirecopy
from wirecopy import HouseStyle, Lexicon, Parser, Stated

COPY = """Correction: Ferry runs agian

By Ana Ruz in Lima

Source: Xinhua| 2019-02-26 11:17:21|Editor: huaxia

LIMA, Febuary 26 (Xinhua) -- The ferry ran again on Tuesday.

(Reporting by Ana Ruz; Editing by Bo Lee)
"""
ARTICLE = wirecopy.parse(COPY)
STYLE = attrs.evolve(HouseStyle.load("xinhua"), name="lakeside")
VALUES: dict[str, Any] = {
    "Article": ARTICLE,
    "Byline": ARTICLE.byline,
    "Copy": wirecopy.Copy("Ferry runs again", stated=Stated(headline="Ferry")),
    "Dateline": ARTICLE.dateline,
    "Drift": wirecopy.Drift("xinhua", "found", "headline", 1.0, 0.5),
    "Edit": ARTICLE.edits[0],
    "HouseStyle": HouseStyle.load("xinhua"),
    "Inference": ARTICLE.inferences[0],
    "Language": wirecopy.Language.load("sv"),
    "Lexicon": Lexicon.default().with_terms(["Zubrowka"]),
    "Normalized": wirecopy.normalize(COPY),
    "Parser": Parser(styles=["ap", STYLE], lexicon=Lexicon(("Zubrowka",)), rules=["dates"]),
    "Person": wirecopy.Person("Ana Ruz", "writer"),
    "Place": wirecopy.Place("Lima", None, "PE", "LMA", 3936456, -12.043, -77.028),
    "Segment": ARTICLE.segments[0],
    "SourceLine": wirecopy.parse_source_line("Source: Xinhua | 2019-02-26 11:17:21 | Editor: hx"),
    "Span": ARTICLE.spans("dateline")[0],
    "Stated": Stated(headline="Ferry runs again"),
    "Timestamp": wirecopy.parse_timestamp("2019-02-26 11:17:21", style="xinhua"),
}
PLAIN = [name for name, value in VALUES.items() if attrs.has(type(value))]


def test_every_public_class_is_here() -> None:
    public = {name: getattr(wirecopy, name) for name in wirecopy.__all__}
    classes = {
        name
        for name, thing in public.items()
        if inspect.isclass(thing) and (attrs.has(thing) or hasattr(thing, "_fields"))
    }
    assert classes == {*VALUES, "Monitor"}  # which is no value, it counts
    assert all(type(value) is public[name] for name, value in VALUES.items())


@pytest.mark.parametrize("name", VALUES)
def test_values_are_copied_and_pickled(name: str) -> None:
    value = VALUES[name]
    assert copy.copy(value) == copy.deepcopy(value) == value
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert hash(copy.deepcopy(value)) == hash(value)
    if hasattr(copy, "replace"):  # Python 3.13
        assert copy.replace(value) == value


@pytest.mark.parametrize("name", PLAIN)
def test_values_are_evolved_and_unfolded(name: str) -> None:
    value = VALUES[name]
    assert attrs.evolve(value) == value
    assert list(attrs.asdict(value)) == [field.name for field in attrs.fields(type(value))]
    assert len(attrs.astuple(value)) == len(attrs.fields(type(value)))


def test_evolving_keeps_where_a_part_stood() -> None:
    dateline = ARTICLE.dateline
    assert dateline is not None
    evolved = attrs.evolve(dateline, desk="sports")
    assert evolved.table() == dateline.table()
    assert evolved != dateline


def test_what_is_unfolded_keeps_its_collections() -> None:
    unfolded = attrs.asdict(ARTICLE)
    assert unfolded["segments"] == ARTICLE.segments
    assert unfolded["edits"][0].rule == ARTICLE.edits[0].rule
    (place,) = unfolded["dateline"]["places"]
    assert (place["name"], place["country"]) == ("Lima", "PE")
    assert json.loads(json.dumps(unfolded, default=str))["headline"] == ARTICLE.headline


@pytest.mark.parametrize("name", ["Span", "Segment", "Edit", "Inference"])
def test_named_tuples_are_made_of_fields_or_of_one_iterable(name: str) -> None:
    value, kind = VALUES[name], type(VALUES[name])
    assert kind(*value) == kind(iter(value)) == kind(**value._asdict()) == value
    assert list(inspect.signature(kind).parameters) == list(kind._fields)
    for wrong in ((), (1,), ([1],), (*value, 1), ([*value, 1],)):
        with pytest.raises(TypeError):
            kind(*wrong)
