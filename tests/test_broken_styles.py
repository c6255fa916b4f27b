"""A broken style is an error when it is loaded or made, never later; the message says where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy import HouseStyle, Parser
from wirecopy.knowledge.example import Example
from wirecopy.knowledge.house_styles.checks import SLOTS
from wirecopy.knowledge.house_styles.style import (
    Agency,
    BylineStyle,
    DatelineStyle,
    SourceLineStyle,
)

# What stands in the file, and what the message must name.
BROKEN = {
    "a story": ("Harbour: the gate opens", "lakeside.toml: this is not TOML: "),
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
    "brackets without end": (
        f'[dateline]\ntemplates = ["{"<" * 5000}{">" * 5000}"]',
        "[dateline] [templates] #1: a bracket stands in too many others",
    ),
    "tables without end": (f"title2 = {'[' * 5000}{']' * 5000}", "lakeside"),
    "a date order of its own": ('[source_line]\ndate_order = "year-last"', "date_order"),
    "a list for a string": ("zone = []", "zone"),
    "a number for a list": ("kickers = 5", "kickers"),
    "a string for a list": ('kickers = "Analysis"', "[kickers]: expected list, found 'Analysis'"),
    "a number in a list": ('kickers = ["Analysis", 5]', "[kickers] #2: expected str, found 5"),
    "a list without end": (f"home = {'[' * 300}{']' * 300}", "[home]: expected str"),
    "a key with a slip": ('singoffs = ["end"]', "no key 'singoffs'; did you mean 'signoffs'?"),
    "a blank kicker": ('kickers = ["Analysis", " "]', "[kickers] #2: it is empty"),
    "a blank signoff": ('signoffs = [""]', "[signoffs] #1: it is empty"),
    "a blank line of a page": ('furniture = ["\\t"]', "[furniture] #1: it is empty"),
    "a part that stands twice": ('order = ["deck", "headline", "deck"]', "[order]: 'deck'"),
    "a column before the first": ("hard_wrapped = -1", "[hard_wrapped]: -1"),
    "a column without room": ("hard_wrapped = 3", "[hard_wrapped]: 3"),
    "a small home": ('home = "pe"', "[home]: 'pe'"),
    "another name": ('name = "seaside"', "[name]: a style is called as its file is, 'lakeside'"),
    "a number for a name": ("name = 5", "[name]"),
    "an unknown language": ('languages = ["en", "English"]', "[languages] #2: no language"),
    "a base with a slip": ('extends = "xinhau"', "[extends]: no style 'xinhau'; did you mean"),
    "a base that is a list": ('extends = ["ap"]', "[extends]: expected str, found ['ap']"),
    "a base that is none": ('extends = ""', "[extends]: no style ''"),
    "itself for a base": ('extends = "lakeside"', "[extends]: no style 'lakeside'"),
    "a base that has one": ('extends = "ap-archive"', "it extends 'ap'"),
    "a table of text": ('dateline = "{place} -"', "[dateline]: expected a table, found"),
    "a case of no kind": ("[dateline]\nplace_case = 5", "[dateline] [place_case]: expected str"),
    "a case in capitals": ('[dateline]\nplace_case = "UPPER"', "did you mean 'upper'?"),
    "a change of its own": (
        '[dateline]\ntemplates = ["{month}"]\nmonth_form = "full lower"',
        "[dateline] [month_form]: no change 'lower'",
    ),
    "no template": ('[dateline]\ntemplates = [""]', "[templates] #1: '' has no slot"),
    "a template of signs": ('[byline]\ntemplates = ["By"]', "[byline] [templates] #1: 'By' has no"),
    "a region before its place": (
        '[dateline]\ntemplates = ["{place} -", "{region}, {place} -"]',
        "[dateline] [templates] #2: a region stands only in < and > right behind its place",
    ),
    "a region without brackets": ('[dateline]\ntemplates = ["{place}, {region} -"]', "a region"),
    "a slot of another part": ('[byline]\ntemplates = ["By {day}"]', "no slot 'day'"),
    "a slot with a blank": ('[dateline]\ntemplates = ["{pla ce} -"]', "a bracket does not fit"),
    "names that run together": ('[byline]\nseparator = ""', "[byline] [separator]: it is empty"),
    "an example of nothing": ('[[examples]]\ntext = ""', "[examples] #1 [text]: it is empty"),
    "an example without a text": (
        '[[examples]]\nheadline = "Ferry"',
        "[examples] #1: the key 'text'",
    ),
    "an example of no day": (
        '[[examples]]\ntext = "Ferry"\nreference_date = "yesterday"',
        "[examples] #1 [reference_date]: 'yesterday'",
    ),
    "a day that is no string": (
        '[[examples]]\ntext = "Ferry"\nreference_date = 2019-02-26',
        "[examples] #1 [reference_date]: expected str",
    ),
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


@pytest.mark.parametrize("credits", ["[]", '[""]', '["LNS", " "]', '"LNS"', "[5]"])
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


def test_a_mark_stands_under_the_place(tmp_path: Path) -> None:
    path = tmp_path / "lakeside.toml"
    path.write_text(
        'title = "L"\nlanguages = ["en"]\n[agency]\nname = "L"\ncredits = ["LNS"]\n'
        '[dateline]\ntemplates = ["{place}<, {regoin}>, {day} -"]\n'
    )
    with pytest.raises(wirecopy.StyleError) as caught:
        HouseStyle.from_toml(path)
    first, source, mark = str(caught.value).splitlines()
    assert first.startswith(
        "lakeside.toml [dateline] [templates] #1: no slot 'regoin'; did you mean 'region'? Known"
    )
    assert source == "    {place}<, {regoin}>, {day} -"
    assert mark == "              ~~~~~~~^"


# Styles that are made, not loaded: the same holds.
MADE: dict[str, tuple[Callable[[], object], str]] = {
    "credits": (lambda: Agency("L", "LNS"), "[credits]: expected tuple, found 'LNS'"),  # type: ignore[arg-type]
    "no credits": (lambda: Agency("L", ()), "[credits]: there is none"),
    "a name": (lambda: Agency(5, ("LNS",)), "[name]: expected str, found 5"),  # type: ignore[arg-type]
    "a shared credit": (lambda: Agency("L", ("LNS",), shared=("LN",)), "[shared]: 'LN'"),
    "templates": (lambda: DatelineStyle("{place} -"), "[templates]: expected tuple"),  # type: ignore[arg-type]
    "a template": (lambda: BylineStyle(("By {poeple}",)), "did you mean 'people'?"),
    "a date order": (lambda: SourceLineStyle(date_order="year-first"), "[date_order]: no value"),
    "an example": (lambda: Example("Ferry", year="2019"), "[year]: expected int"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("case", MADE)
def test_parts_of_a_style_are_checked_when_they_are_made(case: str) -> None:
    make, said = MADE[case]
    with pytest.raises(wirecopy.StyleError) as caught:
        make()
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"languages": "en"},
        {"languages": ["en"]},
        {"zone": 5},
        {"zone": "Mars/Olympus"},
        {"agency": "AP"},
        {"agency": {"name": "AP", "credits": ("AP",)}},
        {"dateline": None},
        {"order": "headline"},
        {"signoffs": ["end"]},
        {"hard_wrapped": True},
    ],
    ids=str,
)
def test_a_style_is_checked_when_it_is_made(change: dict[str, Any]) -> None:
    [key] = change
    with pytest.raises(wirecopy.StyleError, match=rf"^\[{key}\]"):
        attrs.evolve(HouseStyle.load("ap"), **change)


def test_every_key_of_every_table_has_its_type(tmp_path: Path) -> None:
    path = tmp_path / "lakeside.toml"
    tables: dict[str, Any] = {
        "agency": Agency,
        "dateline": DatelineStyle,
        "byline": BylineStyle,
        "source_line": SourceLineStyle,
    }
    # Languages of the caller's own are given, not written in the file.
    names = [field.name for field in attrs.fields(HouseStyle) if field.name != "own_languages"]
    keys = [("", name) for name in names]
    keys += [(table, field.name) for table, kind in tables.items() for field in attrs.fields(kind)]
    for table, key in keys:
        good: dict[str, dict[str, str]] = {
            "": {"title": '"Lakeside"', "languages": '["en"]'},
            "agency": {"name": '"Lakeside"', "credits": '["LNS"]'},
        }
        if not table:
            good.pop(key, None)
        # No key holds a fraction.
        good.setdefault(table, {})[key] = "1.5"
        path.write_text(
            "".join(
                (f"[{name}]\n" if name else "") + "".join(f"{k} = {v}\n" for k, v in rows.items())
                for name, rows in good.items()
            )
        )
        with pytest.raises(wirecopy.StyleError) as caught:
            HouseStyle.from_toml(path)
        where = f"[{table}] [{key}]" if table else f"[{key}]"
        assert str(caught.value).startswith(f"lakeside.toml {where}: ")


_LITERALS = st.sampled_from([" ", ", ", " - ", "(", ")", "[", "/", ":", "日", "+", "|", "\\", "a"])


def templates(part: str) -> st.SearchStrategy[str]:
    """Templates of a part, with slots in any order and a stray bracket now and then."""
    slot = st.sampled_from(SLOTS[part]).map("{{{}}}".format)
    piece = slot | slot | _LITERALS | st.just("<, {region}>")
    line = st.lists(piece, max_size=6).map("".join)
    return st.recursive(
        line | st.sampled_from("<>{}"),
        lambda inner: st.lists(line | inner.map("<{}>".format), max_size=3).map("".join),
        max_leaves=4,
    )


@given(
    st.lists(templates("dateline"), max_size=2),
    st.lists(templates("byline"), max_size=1),
    st.lists(templates("source_line"), max_size=1),
    st.sampled_from(["en", "de", "zh", "ja", "ko", "ar", "ru"]),
)
def test_a_style_that_can_be_made_can_be_used(
    dateline: list[str], byline: list[str], source_line: list[str], language: str
) -> None:
    try:
        style = HouseStyle(
            name="lakeside",
            title="Lakeside",
            languages=(language,),
            agency=Agency("Lakeside", ("LNS",)),
            dateline=DatelineStyle(tuple(dateline), month_form="full"),
            byline=BylineStyle(tuple(byline)),
            source_line=SourceLineStyle(tuple(source_line)),
        )
    except wirecopy.StyleError:
        return
    text = "Ferry runs\n\nBy Ana Ruz\n\nLIMA, March 3, 2019 (LNS) - It ran again.\n\nSource: LNS"
    parser = Parser(styles=[style, "ap"])
    article = parser.parse(text, style="lakeside")
    assert "".join(text[start:end] for _, start, end in article.segments) == text
    parser.parse_dateline(text, style="lakeside")
    try:
        style.compose(article)
    except ValueError as error:
        assert "no dateline template of lakeside fits" in str(error)  # noqa: PT017
