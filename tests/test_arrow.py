"""Arrow: what goes in in every kind of column, what comes out, and the way back."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import given

import wirecopy
from wirecopy import Article, Stated
from wirecopy.arrow import (
    SCHEMA,
    from_articles,
    output_schema,
    parse_batch,
    parse_batches,
    parse_table,
    to_articles,
)
from wirecopy.strategies import Story, hostile_text, stories

STORY = """\
Commentary: Bridge opens in Lima

By Ana Ruz and Bo Lee

LIMA, Febuary 3 (Reuters) - The bridge opened on Sunday.

It had been shut for a year. (Reporting by Ana Ruz; Editing by Cy Dunn)
"""
TEXTS = [STORY, None, "", "Zażółć – 新华社 🗞", STORY.replace("\n", "\r\n")]
ARTICLES = [None if text is None else wirecopy.parse(text) for text in TEXTS]


def rows(data: Any) -> list[Article | None]:
    return list(to_articles(data))


# -- the way back -------------------------------------------------------------------------------


def holds_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@given(hostile_text().filter(holds_utf8))
def test_round_trip(text: str) -> None:
    article = wirecopy.parse(text)
    (again,) = rows(from_articles([article]))
    assert again == article
    assert again is not None
    assert again.to_dict() == article.to_dict()


@given(stories())
def test_round_trip_of_stories(story: Story) -> None:
    article = wirecopy.parse(story.text)
    assert rows(from_articles([article, None])) == [article, None]


@pytest.mark.parametrize(
    "moment",
    [
        dt.datetime(2019, 2, 26, 11, 17, 21, 5),
        dt.datetime(2019, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1),
        dt.datetime(1900, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai")),
        dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=-3, minutes=-30))),
        dt.datetime.max,
    ],
    ids=str,
)
def test_times_keep_their_zone(moment: dt.datetime) -> None:
    article = wirecopy.parse(STORY, stated=Stated(timestamp=moment))
    (again,) = rows(from_articles([article]))
    assert again is not None
    assert again.timestamp == moment
    assert again.timestamp_zone == article.timestamp_zone
    assert again.timestamp is not None
    assert again.timestamp.fold == moment.fold
    assert again == article


def test_utc_is_local_less_offset() -> None:
    moment = dt.datetime(2019, 2, 26, 11, 17, tzinfo=ZoneInfo("Asia/Shanghai"))
    (row,) = from_articles([wirecopy.parse("", stated=Stated(timestamp=moment))]).to_pylist()
    stamp = row["timestamp"]
    assert stamp["local"] - dt.timedelta(seconds=stamp["offset"]) == dt.datetime(2019, 2, 26, 3, 17)
    assert stamp["zone"] == "Asia/Shanghai"


def test_lone_surrogates_are_named() -> None:
    with pytest.raises(UnicodeEncodeError):
        from_articles([wirecopy.parse("\ud800")])


def test_columns_in_any_order_and_types_alike_come_back() -> None:
    table = pa.table(from_articles(ARTICLES))
    large = table.set_column(
        SCHEMA.get_field_index("text"), "text", table["text"].cast(pa.large_string())
    )
    shuffled = large.select(sorted(SCHEMA.names)).replace_schema_metadata(None)
    assert rows(shuffled) == ARTICLES


def test_a_missing_column_is_named() -> None:
    with pytest.raises(KeyError, match="spans"):
        rows(pa.table(from_articles(ARTICLES)).drop_columns(["spans"]))


def test_another_version_is_refused() -> None:
    table = pa.table(from_articles(ARTICLES))
    with pytest.raises(ValueError, match="99"):
        rows(table.replace_schema_metadata({"wirecopy.schema_version": "99"}))


# -- the schema ---------------------------------------------------------------------------------


def test_the_columns_are_the_keys_of_the_dictionary() -> None:
    keys = list(wirecopy.parse(STORY).to_dict())
    apart = ("schema_version", "timestamp_zone", "timestamp_zone_source")
    assert SCHEMA.names == [key for key in keys if key not in apart]


def test_structs_have_the_keys_of_the_dictionary() -> None:
    data: Any = wirecopy.parse(STORY).to_dict()
    (row,) = from_articles([wirecopy.parse(STORY)]).to_pylist()
    for key in ("byline", "credits", "segments", "edits", "inferences", "body", "defects"):
        assert row[key] == data[key]
    date = row["dateline"].pop("date")
    assert {**row["dateline"], "date": date and date.isoformat()} == data["dateline"]


def test_the_schema_that_comes_out() -> None:
    given_schema = pa.schema(
        [pa.field("n", pa.int8(), nullable=False), ("story", pa.large_string())]
    )
    schema = output_schema(given_schema, column="story", keep=["n", "story"])
    assert schema.names == ["n", "story", *SCHEMA.names]
    assert schema.field("n") == given_schema.field("n")
    assert schema.metadata == SCHEMA.metadata


# -- what goes in -------------------------------------------------------------------------------

COLUMNS: dict[str, Callable[[], Any]] = {
    "string": lambda: pa.array(TEXTS, pa.string()),
    "large": lambda: pa.array(TEXTS, pa.large_string()),
    "view": lambda: pa.array(TEXTS, pa.string_view()),
    "dictionary": lambda: pa.array(TEXTS, pa.string()).dictionary_encode(),
    "run ends": lambda: pa.RunEndEncodedArray.from_arrays(
        pa.array(range(1, len(TEXTS) + 1), pa.int32()), pa.array(TEXTS, pa.string())
    ),
    "sliced": lambda: pa.array(["x", *TEXTS, "y"], pa.string()).slice(1, len(TEXTS)),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_kind_of_string(name: str) -> None:
    batch = pa.record_batch({"text": COLUMNS[name](), "n": range(len(TEXTS))})
    assert rows(parse_batch(batch)) == ARTICLES
    (out,) = parse_batches([batch], keep=["n"])
    assert out["n"].to_pylist() == list(range(len(TEXTS)))
    assert rows(out) == ARTICLES


def test_chunks_make_no_difference() -> None:
    chunked = pa.chunked_array([TEXTS[:1], [], TEXTS[1:4], TEXTS[4:]], pa.string())
    assert rows(parse_table(pa.table({"text": chunked}))) == ARTICLES


def test_only_nulls() -> None:
    out = parse_batch(pa.record_batch({"text": pa.nulls(3)}))
    assert [set(row.values()) for row in out.to_pylist()] == [{None}] * 3
    (same,) = parse_batches([pa.record_batch({"text": pa.nulls(3)})])
    assert same == out


def test_no_rows() -> None:
    batch = pa.record_batch({"text": pa.array([], pa.string())})
    assert parse_batch(batch).schema.equals(SCHEMA, check_metadata=True)
    assert parse_table(pa.table(batch)).schema.equals(SCHEMA, check_metadata=True)
    assert parse_table(pa.table(batch)).num_rows == 0
    assert list(parse_batches([])) == []


def test_bytes_that_are_not_utf8_are_replaced() -> None:
    texts = pa.array([STORY.encode(), b"Caf\xe9", None]).view(pa.string())
    article = rows(parse_batch(pa.record_batch({"text": texts})))[1]
    assert article is not None
    assert article.text == "Caf\ufffd"


def test_large_batches_come_out_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirecopy.arrow._PIECE_ROWS", 4)
    monkeypatch.setattr("wirecopy.arrow._PIECE_CHARACTERS", 25)
    texts = ["a" * 10, "b" * 10, "c" * 10, None, "d" * 40, "e", "f", "g", None, None, "h"]
    batch = pa.record_batch({"text": texts, "n": range(len(texts))})
    out = list(parse_batches([batch, batch], keep=["n"]))
    assert [len(piece) for piece in out] == [2, 2, 1, 3, 3] * 2
    table = pa.Table.from_batches(out)
    assert table["text"].to_pylist() == texts * 2
    assert table["n"].to_pylist() == [*range(len(texts))] * 2


def test_more_than_a_batch_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirecopy.arrow._MOST_CHARACTERS", 100)
    with pytest.raises(ValueError, match="parse_batches"):
        parse_batch(pa.record_batch({"text": [STORY]}))


def test_batches_are_read_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Any:
        nonlocal taken
        while True:
            taken += 1
            yield pa.record_batch({"text": [STORY] * 64})

    out = parse_batches(endless())
    assert len(next(out)) == 64
    assert taken <= 2


def test_options_reach_the_parser() -> None:
    batch = pa.record_batch({"text": [STORY]})
    day = dt.date(2001, 3, 1)
    parser = wirecopy.Parser(rules=())
    for options in ({"normalize": False}, {"parser": parser}, {"reference_date": day}):
        (article,) = rows(parse_batch(batch, **options))
        (same,) = rows(parse_table(pa.table(batch), **options))
        assert article == same
        assert article is not None
        assert bool(article.edits) == ("reference_date" in options)


def test_several_processes_give_the_same() -> None:
    table = pa.table({"text": TEXTS * 60, "n": range(len(TEXTS) * 60)})
    out = parse_table(table, keep=["n"], workers=2)
    assert out["n"].to_pylist() == [*range(table.num_rows)]
    assert rows(out) == ARTICLES * 60


# -- misuse -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parse", [parse_batch, parse_table, lambda *a, **o: [*parse_batches(*a, **o)]]
)
def test_misuse_is_named(parse: Callable[..., Any]) -> None:
    batch = pa.record_batch({"text": [STORY], "raw": [b"x"], "source": ["x"]})
    table: Any = pa.table(batch) if parse is parse_table else batch
    with pytest.raises(KeyError, match="'story'; the columns are text, raw, source"):
        parse(table, column="story")
    with pytest.raises(KeyError, match="'id'"):
        parse(table, keep=["id"])
    with pytest.raises(TypeError, match="'raw', found binary"):
        parse(table, column="raw")
    with pytest.raises(ValueError, match="'source'"):
        parse(table, keep=["source"])


def test_without_pyarrow_the_extra_is_named() -> None:
    code = "import sys; sys.modules['pyarrow'] = None; import wirecopy.arrow"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "wirecopy[arrow]" in done.stderr
