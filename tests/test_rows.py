"""Articles for tables, for type checkers and for a glance: flat rows, the JSON Schema, reprs."""

import datetime as dt
import importlib.util
import math
import tomllib
import typing
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pytest
from hypothesis import strategies as st

import wirecopy
from time_limit import given
from wirecopy import Article, ArticleRow, Copy, Defect, HouseStyle, Kind, Language, Lexicon, Parser
from wirecopy.arrow import FLAT_SCHEMA, parse_batch, parse_batches, parse_table
from wirecopy.model import shapes
from wirecopy.strategies import hostile_text, stories

CASES = tomllib.loads((Path(__file__).parent / "cases" / "rows.toml").read_text("utf-8"))["rows"]
WHERE = ("latitude", "longitude", "geonames_id")
COPY = "Bridge opens\n\nLIMA, Febuary 3 (Reuters) - It is open.\n"
ANY_TEXT = hostile_text() | stories().map(lambda story: story.text)


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


# -- rows --------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    row = wirecopy.parse(case["text"]).row()
    found = {key: plain(value) for key, value in row.items() if key not in WHERE}
    counts = {"n_edits": 0, "n_inferences": found["n_inferences"]}
    assert found == {**dict.fromkeys(found), **counts, **case["row"]}


@given(ANY_TEXT)
def test_a_row_is_flat_and_of_its_types(text: str) -> None:
    row = wirecopy.parse(text).row()
    types = typing.get_type_hints(ArticleRow)
    assert list(row) == list(types) == FLAT_SCHEMA.names
    for key, value in row.items():
        assert isinstance(value, types[key]), key


@given(st.datetimes(timezones=st.timezones()))
def test_moments_are_told_in_utc_and_as_printed(moment: dt.datetime) -> None:
    row = attrs.evolve(wirecopy.parse(COPY), timestamp=moment).row()
    assert row["published_local"] == moment.replace(tzinfo=None)
    if row["published"] is not None:  # at the edge of the calendar there is none
        assert row["published"].utcoffset() == dt.timedelta()
        assert row["published"] == moment.astimezone(dt.UTC)


def test_authors_and_the_place() -> None:
    article = wirecopy.parse("By Ana Ruz and Bo Lee\n\nLIMA/QUITO, March 3 (Reuters) - It is open.")
    assert article.authors == ("Ana Ruz", "Bo Lee")
    assert article.dateline is not None
    assert article.dateline.place == article.dateline.places[0]
    assert wirecopy.parse("It is open.").authors == ()
    assert wirecopy.Dateline("March 3").place is None


# -- flat columns ------------------------------------------------------------------------------


TABLE = pa.table({"n": [1, 2, 3], "text": [COPY, None, CASES[0]["text"]]})


@pytest.mark.parametrize("workers", [1, 2])
def test_a_flat_table_holds_the_rows(workers: int) -> None:
    table = parse_table(TABLE, keep=["n"], flat=True, workers=workers)
    rows = [wirecopy.parse(text).row() if text else {} for text in TABLE["text"].to_pylist()]
    nulls = dict.fromkeys(FLAT_SCHEMA.names)
    assert table.to_pylist() == [
        {"n": number, **nulls, **row} for number, row in enumerate(rows, 1)
    ]


def test_flat_columns_of_times_are_timestamps() -> None:
    schema = parse_table(TABLE, flat=True).schema
    assert schema.field("published").type == pa.timestamp("us", tz="UTC")
    assert schema.field("published_local").type == pa.timestamp("us")
    assert schema.field("date").type == pa.date32()


def test_all_that_parse_columns_can_be_flat() -> None:
    [batch] = TABLE.to_batches()
    table = parse_table(TABLE, flat=True)
    assert pa.Table.from_batches([parse_batch(batch, flat=True)]) == table
    assert pa.Table.from_batches(parse_batches([batch], flat=True)) == table


def test_a_kept_column_must_not_be_one_of_the_flat_ones() -> None:
    table = pa.table({"city": ["Lima"], "text": [COPY]})
    assert parse_table(table, keep=["city"])["city"].to_pylist() == ["Lima"]
    with pytest.raises(ValueError, match="fills a column 'city' itself"):
        parse_table(table, keep=["city"], flat=True)


# -- the schema --------------------------------------------------------------------------------


def test_the_types_and_the_schema_say_the_same() -> None:
    schema: Any = Article.json_schema()
    objects = {
        "Article": schema,
        **{found["title"]: found for found in schema["$defs"].values() if "title" in found},
    }
    types = {
        name.removesuffix("Dict"): kind
        for name, kind in vars(shapes).items()
        if name.endswith("Dict") and name != "TypedDict"
    }
    assert set(objects) == set(types)
    for name, kind in types.items():
        assert list(objects[name]["properties"]) == list(kind.__annotations__), name
        assert objects[name]["required"] == list(kind.__annotations__), name
        for key, value in objects[name]["properties"].items():
            assert value.get("description"), f"{name}.{key}"
    data = wirecopy.parse(f"By Ana Ruz\n\n{COPY}").to_dict()
    assert data["byline"] is not None
    assert data["dateline"] is not None
    for part, kind in (
        (data, shapes.ArticleDict),
        (data["byline"], shapes.BylineDict),
        (data["byline"]["people"][0], shapes.PersonDict),
        (data["dateline"], shapes.DatelineDict),
        (data["dateline"]["places"][0], shapes.PlaceDict),
        (data["segments"][0], shapes.SegmentDict),
        (data["edits"][0], shapes.EditDict),
        (data["inferences"][0], shapes.InferenceDict),
    ):
        assert set(part) == set(kind.__annotations__)


def test_the_schema_knows_all_kinds_and_defects() -> None:
    schema: Any = Article.json_schema()
    assert schema["$defs"]["segment"]["properties"]["kind"]["enum"] == list(Kind)
    assert schema["properties"]["defects"]["items"]["enum"] == list(Defect)


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    kind = jsonschema.Draft202012Validator
    kind.check_schema(Article.json_schema())
    return kind(Article.json_schema(), format_checker=kind.FORMAT_CHECKER)


@pytest.mark.parametrize("name", wirecopy.styles())
def test_examples_of_styles_are_as_the_schema_says(name: str, validator: Any) -> None:
    for example in HouseStyle.load(name).examples:
        validator.validate(wirecopy.parse(example.text, style=name).to_dict())


@pytest.mark.parametrize("code", wirecopy.languages())
def test_examples_of_languages_are_as_the_schema_says(code: str, validator: Any) -> None:
    for example in Language.load(code).examples:
        validator.validate(wirecopy.parse(example.text).to_dict())


@pytest.mark.parametrize(
    ("key", "value"), [("body", None), ("segments", [{"kind": "text"}]), ("spans", {"body": [[1]]})]
)
def test_the_schema_refuses_what_is_none(key: str, value: object, validator: Any) -> None:
    assert not validator.is_valid({**wirecopy.parse(COPY).to_dict(), key: value})


# -- at a glance -------------------------------------------------------------------------------


REPRS: dict[str, tuple[object, str]] = {
    "article": (
        wirecopy.parse(CASES[0]["text"]),
        "<Article 'Bridge opens in Lima' Xinhua, Lima PE, 2019-02-28, 2 paragraphs, 1 edit>",
    ),
    "its day is that of the time": (
        wirecopy.parse("Bridge opens\n\nMarch 3, 2019 11:17\n\nIt is open, the mayor said."),
        "<Article 'Bridge opens' 2019-03-03, 1 paragraph>",
    ),
    "no copy": (wirecopy.parse(""), "<Article no headline, 1 defect>"),
    "a long headline": (
        attrs.evolve(wirecopy.parse(COPY), headline="Bridge " * 50),
        "<Article 'Bridge Bridge Bridge Bridge Bridge …' Reuters, Lima PE, 1 paragraph, 1 edit>",
    ),
    "a headline without blanks": (
        attrs.evolve(wirecopy.parse(""), headline="橋" * 50),
        f"<Article '{'橋' * 35}…' 1 defect>",
    ),
    "what steers a terminal": (
        attrs.evolve(wirecopy.parse(""), headline="a\x1b[2J", source="b\x1b[2J"),
        r"<Article 'a\x1b[2J' b\x1b[2J, 1 defect>",
    ),
    "style": (HouseStyle.load("xinhua"), "<HouseStyle 'xinhua' Xinhua, en, Asia/Shanghai>"),
    "language": (Language.load("sv"), "<Language 'sv' Swedish>"),
    "lexicon": (Lexicon(["Zubrowka"]), "<Lexicon 1 own term>"),
    "normalized": (
        wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open."),
        "<Normalized 'LIMA, February 3 (Reuters) - It is …' 1 edit>",
    ),
    "copy": (
        Copy("Bridge opens in Lima\n\nLIMA, March 3 (Reuters) - It is open.", "a7"),
        "<Copy 'Bridge opens in Lima LIMA, March 3 …' id 'a7'>",
    ),
    "parser": (Parser(), "<Parser all styles, all languages>"),
    "own parser": (
        Parser(styles=["ap"], languages=["en", "fr"], lexicon=Lexicon(["a"]), rules=["dates"]),
        "<Parser 1 style, 2 languages, rules dates, 1 own term>",
    ),
}


@pytest.mark.parametrize("name", REPRS)
def test_reprs(name: str) -> None:
    value, expected = REPRS[name]
    assert repr(value) == expected


@given(ANY_TEXT)
def test_a_repr_is_one_short_line(text: str) -> None:
    shown = repr(wirecopy.parse(text))
    assert shown.isprintable()
    assert len(shown.splitlines()) == 1


def test_rich_shows_the_fields_in_few_words() -> None:
    pretty = pytest.importorskip("rich.pretty", reason="rich is not installed")
    shown = pretty.pretty_repr(wirecopy.parse(CASES[0]["text"]))
    assert "headline='Bridge opens in Lima'" in shown
    assert "edits=[('Febuary', 'February')]" in shown
    assert "segments" not in shown


@pytest.mark.parametrize(
    "thing",
    [
        wirecopy.HouseStyle.load("reuters"),
        wirecopy.Language.load("en"),
        wirecopy.normalize("LIMA, Febuary 3 (Reuters) - It is open. " + "It was shut. " * 200),
        wirecopy.Parser(),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_rich_shows_no_page_of_anything(thing: object) -> None:
    pretty = pytest.importorskip("rich.pretty", reason="rich is not installed")
    shown = pretty.pretty_repr(thing)
    assert shown.startswith(f"{type(thing).__name__}(")
    assert shown.count("\n") < 30


# -- cells that are empty ----------------------------------------------------------------------


class NAType:
    """What pandas puts into an empty cell is told by its name."""


@pytest.mark.parametrize("cell", [None, math.nan, NAType()], ids=["None", "NaN", "NA"])
def test_an_empty_cell_is_told_from_other_misuse(cell: Any) -> None:
    with pytest.raises(TypeError, match="na_action='ignore'"):
        wirecopy.parse(cell)
    with pytest.raises(TypeError, match=r"items\.fillna\(''\)"):
        list(wirecopy.parse_many([COPY, cell]))


@pytest.mark.parametrize("cell", [5, 1.5, b"LIMA"])
def test_other_misuse_has_no_such_hint(cell: Any) -> None:
    with pytest.raises(TypeError) as caught:
        wirecopy.parse(cell)
    assert "empty cell" not in str(caught.value)


def test_pandas_passes_over_empty_cells() -> None:
    if importlib.util.find_spec("pandas") is None:
        pytest.skip("pandas is not installed")
    import pandas as pd  # type: ignore[import-untyped, unused-ignore]

    found = pd.Series([COPY, None]).map(wirecopy.parse, na_action="ignore")
    assert found[0] == wirecopy.parse(COPY)
    assert found.isna().tolist() == [False, True]
