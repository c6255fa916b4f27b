"""The house styles: each file's examples are its tests, and a broken file says what is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest

import wirecopy
from wirecopy.examples import day_of, misses, stated_in
from wirecopy.knowledge.example import Example
from wirecopy.knowledge.house_styles.style import (
    Agency,
    BylineStyle,
    DatelineStyle,
    HouseStyle,
    SourceLineStyle,
)

_FEWEST_EXAMPLES = 3

OWN_STYLE = """\
title = "Lakeside News Service"
languages = ["en"]
zone = "America/Toronto"
home = "CA"
kickers = ["From the Shore"]
signoffs = ["lns-end"]

[agency]
name = "Lakeside"
credits = ["LNS"]
aliases = ["Lakeside News Service"]

[dateline]
templates = ["{place}<, {region}>, {day} {month} [{credit}] ::"]
place_case = "ordinary"
month_form = "full"

[byline]
templates = ["By {people}"]

[source_line]
templates = ["Source: {source} | {timestamp}"]
"""

OWN_COPY = """\
From the Shore: Ferry runs again

Source: Lakeside News Service | 2024-04-02 08:15:00

By Ida Frost

Kingston, Ontario, 2 April [LNS] :: The ferry ran again on Tuesday, after four months in port.

It carries forty cars.

lns-end
"""

# Languages of the caller's own are given, not written in the file.
KEYS = [field.name for field in attrs.fields(HouseStyle) if field.name != "own_languages"]

# What is wrong with the file, how it comes to be, and what the message must name.
BROKEN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "unknown-key": (
        'title = "Lakeside News Service"',
        'titel = "Lakeside News Service"',
        ("'titel'", *KEYS),
    ),
    "unknown-key-agency": (
        'credits = ["LNS"]',
        'credit = ["LNS"]',
        ("[agency]", "'credit'", *(field.name for field in attrs.fields(Agency))),
    ),
    "unknown-key-dateline": (
        'place_case = "ordinary"',
        'place_form = "ordinary"',
        ("[dateline]", "'place_form'", *(field.name for field in attrs.fields(DatelineStyle))),
    ),
    "unknown-key-byline": (
        'templates = ["By {people}"]',
        'templates = ["By {people}"]\nseperator = " / "',
        ("[byline]", "'seperator'", *(field.name for field in attrs.fields(BylineStyle))),
    ),
    "unknown-key-source-line": (
        'templates = ["Source: {source} | {timestamp}"]',
        'template = "Source: {source} | {timestamp}"',
        ("[source_line]", "'template'", *(field.name for field in attrs.fields(SourceLineStyle))),
    ),
    "unknown-key-example": (
        "[agency]",
        '[[examples]]\ntext = "LIMA [LNS] :: It is open."\nagency = "Lakeside"\n\n[agency]',
        ("[examples]", "'agency'", *(field.name for field in attrs.fields(Example))),
    ),
    "shared-credit-unknown": (
        'credits = ["LNS"]',
        'credits = ["LNS"]\nshared = ["LN"]',
        ("'LN'", "shared", "LNS"),
    ),
    "missing-key": ('title = "Lakeside News Service"', "", ("'title'", "missing")),
    "wrong-type": ('languages = ["en"]', 'languages = "en"', ("[languages]", "list", "'en'")),
    "wrong-item-type": ('credits = ["LNS"]', "credits = [7]", ("[credits]", "str", "7")),
    "number-for-bool": (
        'place_case = "ordinary"',
        "sign_optional = 1",
        ("[sign_optional]", "bool", "1"),
    ),
    "bool-for-number": (
        'zone = "America/Toronto"',
        "hard_wrapped = true",
        ("[hard_wrapped]", "int", "True"),
    ),
    "unknown-language": ('languages = ["en"]', 'languages = ["xx"]', ("'xx'", "known languages")),
    "unknown-base": (
        'languages = ["en"]',
        'languages = ["en"]\nextends = "nowhere"',
        ("'nowhere'", "extends"),
    ),
    "base-that-extends": (
        'languages = ["en"]',
        'languages = ["en"]\nextends = "ap-archive"',
        ("'ap-archive'", "extends"),
    ),
    "unknown-month-form": (
        'month_form = "full"',
        'month_form = "runic"',
        ("'runic'", "known forms", "stylebook"),
    ),
    "unknown-month-change": (
        'month_form = "full"',
        'month_form = "full sideways"',
        ("sideways",),
    ),
    "template-not-closed": ("<, {region}>", "<, {region}", ("bracket", "{region}")),
    "template-not-opened": ("<, {region}>", ", {region}>", ("bracket", "{region}")),
    "template-brace": ("{place}", "{place", ("bracket", "{place")),
    "template-byline": ("By {people}", "By {people>", ("bracket", "{people>")),
    "template-unknown-slot": ("{place}", "{town}", ("'town'", "place", "region", "credit")),
    "not-toml": ('languages = ["en"]', 'languages = ["en"', ("lakeside.toml",)),
}

_STYLES = {name: HouseStyle.load(name) for name in wirecopy.styles()}
_EXAMPLES = [
    pytest.param(name, example, id=f"{name}-{number}")
    for name, style in _STYLES.items()
    for number, example in enumerate(style.examples)
]


def _dateline(article: wirecopy.Article) -> wirecopy.Dateline:
    assert article.dateline is not None, "no dateline found"
    return article.dateline


def _byline(article: wirecopy.Article) -> wirecopy.Byline:
    assert article.byline is not None, "no byline found"
    return article.byline


def _timestamp(article: wirecopy.Article) -> str | None:
    return article.timestamp.isoformat() if article.timestamp is not None else None


@pytest.mark.parametrize(("name", "example"), _EXAMPLES)
def test_example(name: str, example: Example) -> None:
    article = wirecopy.parse(
        example.text.strip("\n"), reference_date=day_of(example.reference_date)
    )
    assert misses({"style": name, "edits": (), **stated_in(example)}, article) == {}


@pytest.mark.parametrize("name", _STYLES)
def test_style_has_examples(name: str) -> None:
    assert len(_STYLES[name].examples) >= _FEWEST_EXAMPLES


@pytest.mark.parametrize("name", _STYLES)
def test_example_states_something(name: str) -> None:
    for example in _STYLES[name].examples:
        assert {"body", "text"} < stated_in(example).keys()


@pytest.mark.parametrize("case", BROKEN)
def test_broken_file(case: str, tmp_path: Path) -> None:
    right, wrong, named = BROKEN[case]
    assert right in OWN_STYLE
    path = tmp_path / "lakeside.toml"
    path.write_text(OWN_STYLE.replace(right, wrong, 1), "utf-8")
    with pytest.raises(wirecopy.StyleError) as caught:
        HouseStyle.from_toml(path)
    message = str(caught.value)
    assert message.startswith("lakeside.toml")
    assert [word for word in named if word not in message] == []


def test_unknown_style() -> None:
    with pytest.raises(wirecopy.StyleError) as caught:
        HouseStyle.load("nowhere")
    message = str(caught.value)
    assert "'nowhere'" in message
    assert len(message) < 200
    with pytest.raises(wirecopy.StyleError, match="did you mean 'xinhua'"):
        HouseStyle.load("xinhau")


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        HouseStyle.from_toml(tmp_path / "lakeside.toml")


def test_extends() -> None:
    style, base = _STYLES["ap-archive"], _STYLES["ap"]
    assert style.agency == base.agency
    assert style.zone == base.zone
    assert style.dateline.sign_optional == base.dateline.sign_optional
    assert style.dateline.templates != base.dateline.templates
    assert not set(style.examples) & set(base.examples)


@pytest.fixture
def lakeside(tmp_path: Path) -> HouseStyle:
    path = tmp_path / "lakeside.toml"
    path.write_text(OWN_STYLE, "utf-8")
    return HouseStyle.from_toml(path)


@pytest.mark.parametrize("beside", [(), ("xinhua",)], ids=["alone", "beside-xinhua"])
def test_parser_with_own_style(lakeside: HouseStyle, beside: tuple[str, ...]) -> None:
    article = wirecopy.Parser(styles=[*beside, lakeside]).parse(OWN_COPY)
    assert article.style == "lakeside"
    assert article.headline == "From the Shore: Ferry runs again"
    assert article.kicker == "From the Shore"
    assert article.source == "Lakeside"
    assert _timestamp(article) == "2024-04-02T08:15:00-04:00"
    assert [person.name for person in _byline(article).people] == ["Ida Frost"]
    dateline = _dateline(article)
    assert dateline.text == "Kingston, Ontario, 2 April [LNS]"
    assert [(place.name, place.region, place.country) for place in dateline.places] == [
        ("Kingston", "Ontario", "CA")
    ]
    assert dateline.date == dt.date(2024, 4, 2)
    assert dateline.agencies == ("Lakeside",)
    assert article.paragraphs == (
        "The ferry ran again on Tuesday, after four months in port.",
        "It carries forty cars.",
    )
    assert article.signoff == "lns-end"


def test_own_style_is_not_registered(lakeside: HouseStyle) -> None:
    wirecopy.Parser(styles=[lakeside])
    assert "lakeside" not in wirecopy.styles()
    assert wirecopy.detect_style(OWN_COPY) != "lakeside"


def test_parser_knows_only_its_styles() -> None:
    parser = wirecopy.Parser(styles=["xinhua"])
    assert parser.detect_style("LIMA, March 3 (Reuters) - It is open.") is None
    with pytest.raises(wirecopy.StyleError, match="'reuters'"):
        parser.parse("LIMA, March 3 (Reuters) - It is open.", style="reuters")
