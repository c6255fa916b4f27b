"""Misuse of the library is told at once, and in words that help."""

from __future__ import annotations

import contextlib
import inspect
import json
from collections.abc import Callable
from typing import Any

import attrs
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy import Article, HouseStyle, Parser, Stated, arrow
from wirecopy.corrections.rules import chosen_rules

COPY = """Correction: Ferry runs agian

Source: Xinhua| 2019-02-26 11:17:21|Editor: huaxia

LIMA, Febuary 26 (Xinhua) -- The ferry ran again on Tuesday.
"""


TABLE = pa.table({"text": ["LIMA, March 3 (AP) - It is open."], "id": ["a"]})
BATCH = TABLE.to_batches()[0]
ARTICLE = wirecopy.parse("LIMA, March 3 (AP) - It is open.")
ANY: Any = wirecopy  # what a checker of types would not let through


# Each with one string where several are meant, and the call that the message must have.
ONE_STRING: dict[str, tuple[Callable[[], object], str]] = {
    "styles": (lambda: Parser(styles="xinhua"), "Parser(styles=['xinhua'])"),
    "rules": (lambda: Parser(rules="dates"), "Parser(rules=['dates'])"),
    "rules of an edit": (lambda: chosen_rules("dates"), "Parser(rules=['dates'])"),
    "terms": (lambda: ANY.Lexicon.default().with_terms("Zubrowka"), "with_terms(['Zubrowka'])"),
    "a lexicon's": (lambda: ANY.Lexicon("Zubrowka"), "Lexicon(['Zubrowka'])"),
    "items": (lambda: wirecopy.parse_many("LIMA."), "parse_many(['LIMA.'])"),
    "items of a parser": (lambda: Parser().parse_many("LIMA."), "parse_many(['LIMA.'])"),
    "bytes": (lambda: ANY.parse_many(b"LIMA."), "parse_many([b'LIMA.'])"),
    "columns of a table": (lambda: arrow.parse_table(TABLE, keep="id"), "keep=['id']"),
    "columns of a batch": (lambda: arrow.parse_batch(BATCH, keep="id"), "keep=['id']"),
    "columns of batches": (lambda: arrow.parse_batches([BATCH], keep="id"), "keep=['id']"),
    "columns of a schema": (lambda: arrow.output_schema(TABLE.schema, keep="id"), "keep=['id']"),
    "articles": (lambda: ANY.arrow.from_articles("LIMA."), "from_articles(['LIMA.'])"),
}


@pytest.mark.parametrize("case", ONE_STRING)
def test_one_string_is_no_list(case: str) -> None:
    call, right = ONE_STRING[case]
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value).endswith(f": write {right}")
    assert "found one" in str(caught.value)


# One thing that is no string where several are meant, nothing, and what is no such thing.
WRONG_TYPES: dict[str, tuple[Callable[[], object], str]] = {
    "one style": (lambda: ANY.Parser(styles=HouseStyle.load("ap")), "one HouseStyle: write"),
    "one piece of copy": (lambda: ANY.parse_many(wirecopy.Copy("LIMA.")), "one Copy: write"),
    "one article": (lambda: ANY.arrow.from_articles(ARTICLE), "one Article: write"),
    "no items": (lambda: ANY.parse_many(None), "NoneType"),
    "no terms": (lambda: ANY.Lexicon.default().with_terms(None), "NoneType"),
    "no batches": (lambda: [*ANY.arrow.parse_batches(None)], "NoneType"),
    "a number among styles": (lambda: ANY.Parser(styles=["ap", 5]), "styles[1]"),
    "nothing among styles": (lambda: ANY.Parser(styles=[None]), "styles[0]"),
    "a number among rules": (lambda: ANY.Parser(rules=["dates", 5]), "rules[1] as a str"),
    "a number among terms": (lambda: ANY.Lexicon.default().with_terms([5]), "terms[0] as a str"),
    "a list for a lexicon": (lambda: ANY.Parser(lexicon=["DPRK"]), "lexicon as a Lexicon"),
    "a text among articles": (lambda: ANY.arrow.from_articles(["a"]), "articles[0] as an Article"),
    "a table of nothing": (lambda: ANY.arrow.parse_table("a"), "Arrow stream, found str"),
    "batches of nothing": (lambda: [*ANY.arrow.parse_batches([5])], "batches[0] as a RecordBatch"),
    "a batch of nothing": (lambda: ANY.arrow.parse_batch("a"), "batch as a RecordBatch"),
    "articles of nothing": (lambda: [*ANY.arrow.to_articles([{}])], "batches[0]"),
    "a parser's name": (lambda: ANY.arrow.parse_table(TABLE, parser="ap"), "parser as a Parser"),
    "columns of text": (lambda: ANY.arrow.parse_table(TABLE, column=["text"]), "column as a str"),
    "workers": (lambda: ANY.parse_many([], workers="4"), "workers as an int"),
    "chunksize": (lambda: ANY.parse_many([], chunksize=1.5), "chunksize as an int"),
    "a path": (lambda: ARTICLE.spans(ANY), "path as a str"),
    "what is composed": (lambda: HouseStyle.load("ap").compose(ANY), "article as an Article"),
    "what is loaded": (lambda: ANY.HouseStyle.load(["ap"]), "name as a str"),
    "a text of copy": (lambda: ANY.Copy(None), "text as a str, found NoneType"),
    "a date of copy": (lambda: ANY.Copy("", reference_date="2019"), "reference_date as a date"),
    "what copy is said": (lambda: ANY.Copy("", stated={}), "stated as a Stated"),
}


@pytest.mark.parametrize("case", WRONG_TYPES)
def test_wrong_types_are_told(case: str) -> None:
    call, said = WRONG_TYPES[case]
    with pytest.raises(TypeError) as caught:
        call()
    assert said in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("option", ["style", "language", "reference_date"])
@pytest.mark.parametrize("value", [5, ["ap"], b"en"])
def test_options_have_their_types_in_every_verb(option: str, value: object) -> None:
    verbs: list[Any] = [
        getattr(wirecopy, name)
        for name in wirecopy.__all__
        if name.startswith(("parse", "normalize"))
    ]
    tried = [verb for verb in verbs if option in inspect.signature(verb).parameters]
    assert len(tried) >= 4
    for verb in tried:
        text = "LIMA, March 3 (AP) - It is open."
        with pytest.raises(TypeError, match=f"expected {option} as a "):
            verb([text] if verb is wirecopy.parse_many else text, **{option: value})


def test_none_is_the_default() -> None:
    assert ANY.Parser(styles=None, lexicon=None, rules=None) == Parser()


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
        (lambda: wirecopy.parse("", style="XINHUA"), "xinhua"),
        (lambda: HouseStyle.load("ap-arkive"), "ap-archive"),
        (lambda: wirecopy.parse("", language="eng"), "en"),
        (lambda: wirecopy.parse("", language="en_US"), "en"),
        (lambda: wirecopy.parse_byline("", language="German"), "de"),
        (lambda: arrow.parse_table(TABLE, column="tekst"), "text"),
        (lambda: wirecopy.parse("LIMA.").spans("dateline.dat"), "dateline.date"),
        (lambda: wirecopy.read(b"", format="plian"), "plain"),
    ],
)
def test_near_misses_are_told(call: Callable[[], object], meant: str) -> None:
    with pytest.raises((wirecopy.WirecopyError, ValueError, KeyError)) as caught:
        call()
    assert f"did you mean '{meant}'?" in str(caught.value).replace('"', "'").replace("\\'", "'")
    assert len(str(caught.value)) < 700


def test_many_names_are_not_all_told() -> None:
    with pytest.raises(wirecopy.StyleError) as caught:
        wirecopy.parse("", style="zzz" * 10_000)
    told = str(caught.value)
    assert len(told) < 300
    assert told.endswith(f"and {len(wirecopy.styles()) - 8} more; wirecopy.styles() lists them all")


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

    @given(st.data())
    def test_a_wrong_type_anywhere_names_its_place(self, drawn: st.DataObject) -> None:
        data = json.loads(json.dumps(self.data))
        at: Any = data
        steps: list[str] = []
        while True:
            keys = [*at] if isinstance(at, dict) else [*range(len(at))]
            key = drawn.draw(st.sampled_from(keys))
            steps.append(str(key))
            if not isinstance(at[key], dict | list) or not at[key] or drawn.draw(st.booleans()):
                break
            at = at[key]
        at[key] = object()
        with pytest.raises(ValueError) as caught:  # noqa: PT011 - the place is asked below
            Article.from_dict(data)
        place = str(caught.value).partition(":")[0]
        assert ".".join(steps).startswith(place)
        assert steps[0] in place

    def test_numbers_that_make_no_date_make_none(self) -> None:
        dateline: Any = self.data["dateline"]
        data = {**self.data, "dateline": {**dateline, "year": 10**30}}
        article = Article.from_dict(data)
        assert article.dateline is not None
        assert article.dateline.date is None
        assert Article.from_dict(article.to_dict()) == article

    @pytest.mark.parametrize("text", [5, None, ["{}"]])
    def test_json_is_a_text(self, text: Any) -> None:
        with pytest.raises(TypeError, match="JSON as a str"):
            Article.from_json(text)

    @pytest.mark.parametrize("column", ["headline", "timestamp", "spans", "credits", "dateline"])
    def test_columns_of_other_types_are_named(self, column: str) -> None:
        batch = arrow.from_articles([wirecopy.parse(COPY)])
        at = batch.schema.get_field_index(column)
        other = batch.set_column(at, column, pa.array([5]))
        with pytest.raises(ValueError, match=f"^{column}: "):
            list(arrow.to_articles(other))

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
