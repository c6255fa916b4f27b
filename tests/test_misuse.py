"""Misuse of the library is told at once, and in words that help."""

from __future__ import annotations

import contextlib
import copy
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy import Article, HouseStyle, Lexicon, Parser, Stated

COPY = """Correction: Ferry runs agian

Source: Xinhua| 2019-02-26 11:17:21|Editor: huaxia

LIMA, Febuary 26 (Xinhua) -- The ferry ran again on Tuesday.
"""


@pytest.mark.parametrize(
    "call",
    [
        lambda: Parser(styles="xinhua"),
        lambda: Parser(rules="dates"),
        lambda: Lexicon.default().with_terms("Zubrowka"),
        lambda: wirecopy.parse_many("LIMA, March 3 (AP) - It is open."),
    ],
)
def test_one_string_is_no_list(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"found one string: write \w+=\["):
        call()


def test_a_lexicon_is_no_list() -> None:
    with pytest.raises(TypeError, match="lexicon as a Lexicon"):
        Parser(lexicon=["DPRK"])  # type: ignore[arg-type]


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(Stated)])
def test_what_a_feed_states_has_its_type(field: str) -> None:
    with pytest.raises(TypeError, match=f"expected {field} as a "):
        Stated(**{field: 5})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "meant"),
    [
        (lambda: wirecopy.parse("", style="xinhau"), "xinhua"),
        (lambda: Parser(styles=["xinhau"]), "xinhua"),
        (lambda: Parser(rules=["datse"]), "dates"),
        (lambda: wirecopy.parse("", language="eng"), "en"),
        (lambda: wirecopy.parse("LIMA.").spans("dateline.dat"), "dateline.date"),
        (lambda: wirecopy.read(b"", format="plian"), "plain"),
    ],
)
def test_near_misses_are_told(call: Callable[[], object], meant: str) -> None:
    with pytest.raises((wirecopy.WirecopyError, ValueError, KeyError)) as caught:
        call()
    assert f"did you mean '{meant}'?" in str(caught.value).replace('"', "'").replace("\\'", "'")
    assert len(str(caught.value)) < 700


class TestReadingBack:
    data = wirecopy.parse(COPY).to_dict()

    @pytest.mark.parametrize("key", list(data))
    def test_a_missing_key_is_named(self, key: str) -> None:
        with pytest.raises(KeyError, match=key):
            Article.from_dict({name: value for name, value in self.data.items() if name != key})

    @pytest.mark.parametrize("key", list(data))
    @pytest.mark.parametrize("value", [object(), 5.5, {"no": object()}, ["a", 1], True])
    def test_a_wrong_type_names_the_key(self, key: str, value: object) -> None:
        with pytest.raises((ValueError, KeyError), match=key):
            Article.from_dict({**self.data, key: value})

    @pytest.mark.parametrize("text", ["5", "null", "[]", '"a"', "{", "", "[" * 100_000])
    def test_what_is_no_object_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"JSON|Expecting"):
            Article.from_json(text)

    def test_what_is_no_mapping_is_refused(self) -> None:
        with pytest.raises(TypeError, match="mapping"):
            Article.from_dict([])  # type: ignore[arg-type]

    @given(
        st.recursive(st.none() | st.text() | st.integers(), st.lists), st.sampled_from(list(data))
    )
    def test_nothing_else_is_raised(self, value: Any, key: str) -> None:
        with contextlib.suppress(ValueError, KeyError):
            Article.from_json(json.dumps({**self.data, key: value}))

    def test_credits_are_read_in_linear_steps(self) -> None:
        credit: dict[str, object] = {
            "text": "Ana Ruz",
            "people": [],
            "role": None,
            "organization": None,
            "desk": None,
        }
        count = 20_000
        spans = {f"credits.{index}": [[0, 1]] for index in range(count)}
        article = Article.from_dict({**self.data, "credits": [credit] * count, "spans": spans})
        assert len(article.credits) == count
        assert article.credits[-1].spans() == ((0, 1),)


BROKEN = {
    "a zone that is not": ('zone = "Europe/Londn"', "Europe/London"),
    "an empty zone": ('zone = ""', "zone"),
    "a zone that is a path": ('zone = "../../etc/passwd"', "zone"),
    "an order of its own": ('order = ["headline", "bylien"]', "byline"),
    "a home that is no code": ('home = "Peru"', "home"),
    "no language": ("languages = []", "languages"),
    "a case of its own": ('[dateline]\nplace_case = "lower"', "place_case"),
    "a day of its own": ('[dateline]\nday_form = "Roman"', "day_form"),
    "a month of its own": ('[dateline]\ntemplates = ["{month} {day}"]\nmonth_form = "x"', "month"),
    "a region without a place": ('[dateline]\ntemplates = ["{region} ({credit})"]', "region"),
    "a bracket left open": ('[dateline]\ntemplates = ["{place}<, {region}"]', "bracket"),
    "an unknown slot": ('[byline]\ntemplates = ["By {poeple}"]', "people"),
    "brackets without end": (f'[dateline]\ntemplates = ["{"<" * 5000}{">" * 5000}"]', "dateline"),
    "tables without end": (f"title2 = {'[' * 5000}{']' * 5000}", "lakeside"),
    "a date order of its own": ('[source_line]\ndate_order = "year-last"', "date_order"),
    "a list for a string": ("zone = []", "zone"),
    "a number for a list": ("kickers = 5", "kickers"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_style_says_what_is_wrong(fault: str, tmp_path: Path) -> None:
    lines, named = BROKEN[fault]
    languages = "" if "languages" in lines else 'languages = ["en"]\n'
    agency = '\n[agency]\nname = "Lakeside"\ncredits = ["LNS"]\n'
    top, _, tables = lines.partition("[") if lines.startswith("[") else (lines, "", "")
    table = f"[{tables}" if tables else ""
    path = tmp_path / "lakeside.toml"
    path.write_text(f'title = "Lakeside"\n{languages}{top}\n{agency}\n{table}\n')
    with pytest.raises(wirecopy.StyleError) as caught:
        HouseStyle.from_toml(path)
    assert "lakeside.toml" in str(caught.value)
    assert named in str(caught.value)
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("credits", ['[""]', '["LNS", " "]'])
def test_an_empty_credit_is_refused(credits: str, tmp_path: Path) -> None:
    path = tmp_path / "lakeside.toml"
    path.write_text(
        f'title = "L"\nlanguages = ["en"]\n[agency]\nname = "Lakeside"\ncredits = {credits}\n'
    )
    with pytest.raises(wirecopy.StyleError, match=r"lakeside.toml.*credits"):
        HouseStyle.from_toml(path)


def test_bytes_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    path = tmp_path / "lakeside.toml"
    path.write_bytes(b'title = "Caf\xe9"\n')
    with pytest.raises(wirecopy.StyleError, match=r"lakeside.toml: byte 12"):
        HouseStyle.from_toml(path)


@pytest.mark.parametrize(
    "value",
    [
        wirecopy.parse(COPY),
        wirecopy.parse_dateline("LIMA, March 3 (Reuters) - It is open."),
        wirecopy.parse_byline("By Ana Ruz"),
        wirecopy.parse_timestamp("2019-02-26 11:17:21"),
        wirecopy.parse_source_line("Source: Xinhua | 2019-02-26 11:17:21 | Editor: huaxia"),
        wirecopy.normalize(COPY),
        Stated(headline="Ferry runs again"),
        wirecopy.Copy("Ferry runs again"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_are_plain_attrs_classes(value: Any) -> None:
    assert attrs.asdict(value)
    assert attrs.astuple(value)
    assert attrs.evolve(value) == value
    assert copy.copy(value) == copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value
