"""What holds for every text: the invariants, each as a property."""

import datetime as dt
import pickle
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import example, settings
from hypothesis import strategies as st

import wirecopy
from invariants import (
    assert_article,
    assert_dictionary_gives_back,
    assert_edits_in_segments,
    assert_equal_with_spans,
    assert_fields_are_spans,
    assert_idempotent,
    assert_normalized,
    assert_offsets_kept,
    assert_part_slices_back,
    assert_partition,
    assert_paths_known,
    assert_replays,
    assert_spans_in_carriers,
    carried_by_json,
    carried_parts,
    folded,
    parts_of,
    string_fields,
)
from time_limit import LONG, given, limited
from wirecopy import Article, Dateline, HouseStyle, Kind, Parser, Place
from wirecopy.knowledge.house_styles import composing
from wirecopy.knowledge.house_styles.style import (
    Agency,
    BylineStyle,
    DatelineStyle,
    SourceLineStyle,
)
from wirecopy.knowledge.house_styles.templates import Template
from wirecopy.strategies import (
    Story,
    bylines,
    datelines,
    furniture_lines,
    hostile_text,
    house_styles,
    pages,
    reclothed,
    stories,
)

# Tests that run once for each style draw fewer examples, so that a hundred styles stay quick.
PER_STYLE = settings(max_examples=max(6, settings().max_examples // 10))
# A page holds so much that each of its kinds of text stands beside each other one but seldom.
OF_PAGES = settings(max_examples=settings().max_examples * 5)


def example_texts() -> Iterator[str]:
    for name in wirecopy.styles():
        yield from (story.text for story in HouseStyle.load(name).examples)
    for path in sorted((Path(__file__).parent / "cases").rglob("*.toml")):
        cases = tomllib.loads(path.read_text("utf-8")).get("cases", ())
        yield from (case["text"] for case in cases if isinstance(case.get("text"), str))


texts = hostile_text()
composed = stories().map(lambda story: story.text)
reset = reclothed(composed)
any_text = texts | composed | pages() | reset
# Lines of the examples and the cases in any order, as a scraper that lost its place gives them:
# whole, or the head of one that goes on as the tail of another.
example_lines = st.sampled_from(
    sorted({line for text in example_texts() for line in text.splitlines() if line.strip()})
)


@st.composite
def stuck_lines(draw: st.DrawFn) -> str:
    head, tail = draw(example_lines), draw(example_lines)
    cut, again = draw(st.integers(0, len(head))), draw(st.integers(0, len(tail)))
    return head[:cut] + draw(st.sampled_from(["", "\x00", "&#38;#539;", "\u2028"])) + tail[again:]


scrambled = st.builds(
    str.join,
    st.sampled_from(["\n", "\n\n", "\r\n", " "]),
    st.lists(example_lines | stuck_lines(), min_size=1, max_size=20),
)

all_styles = pytest.mark.parametrize("name", wirecopy.styles())


# Texts that once broke an invariant; each test that they broke always tries them.
RUN_ON_STORIES = "[東京 26日 ロイター] - LIMA, March 3 (Reuters) - \nLIMA, March 3 (Reuters) - "
RUN_ON_DATELINE = (
    "Les agriculteursLIMA, March 3 (Reuters) - AFP) – Les habitants ont été nombreux sur la "
    "place, et la fête a duré toute la nuit.LIMA, March 3 (Reuters) -  Le pont sur le fleuve a "
    "rouvert dimanche, deux ans après la crue qui l'avait emporté. La mairie n'a pas dit qui "
    "paiera les travaux, mais elle les veut pour le mois de mai."
)
BORDER_IN_REPAIR = "新华社⺀1A\x08"
BORDER_IN_TOKEN = "CAIRO, March 3 (ANSA&#41;- The bridge is open."
BORDER_IN_LONGER_REPAIR = "新华社⺀1A\x08{"


def stated() -> st.SearchStrategy[wirecopy.Stated]:
    line = st.none() | texts.filter(carried_by_json)
    zones = st.sampled_from([None, dt.UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/Lima")])
    return st.builds(
        wirecopy.Stated,
        headline=line,
        byline=line,
        source=line,
        timestamp=st.none() | st.datetimes(timezones=zones),
        dateline=line,
        deck=line,
    )


# -- 1: total ----------------------------------------------------------------------------------


@given(
    texts,
    st.none() | st.sampled_from(wirecopy.styles()),
    st.none() | st.dates(),
    st.booleans(),
)
def test_parse_gives_an_article_for_every_text(
    text: str, style: str | None, reference_date: dt.date | None, normalize: bool
) -> None:
    article = wirecopy.parse(text, style=style, reference_date=reference_date, normalize=normalize)
    assert article.text == text
    assert_partition(article)
    assert article.explain()


@given(texts.filter(carried_by_json), stated())
@example("", wirecopy.Stated(timestamp=dt.datetime(1, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai"))))
def test_parse_takes_anything_that_a_feed_states(text: str, said: wirecopy.Stated) -> None:
    article = wirecopy.parse(text, stated=said)
    assert_partition(article)
    if said.headline is not None:
        assert article.headline == said.headline
    if said.timestamp is not None:
        assert article.timestamp == said.timestamp
    assert Article.from_json(article.to_json()) == article


@given(any_text, st.none() | st.sampled_from(wirecopy.styles()))
def test_part_parsers_give_a_part_or_none(text: str, style: str | None) -> None:
    for part in parts_of(text, style):
        assert_part_slices_back(text, part)


@given(any_text)
@example(RUN_ON_STORIES)
def test_parse_all_cuts_the_text_into_stories(text: str) -> None:
    articles = wirecopy.parse_all(text)
    assert articles
    assert "".join(article.text for article in articles) == text


@given(any_text)
def test_detect_style_names_the_style_that_parse_names(text: str) -> None:
    assert wirecopy.detect_style(text) == wirecopy.parse(text).style


@limited(LONG)
@pytest.mark.parametrize("piece", ["x", "\x00", "\ud800", "a ", "- ", "&amp;", "Ã©", "3 (", "新"])
def test_parse_takes_very_long_lines(piece: str) -> None:
    text = piece * (2_000_000 // len(piece))
    assert_partition(wirecopy.parse(text))


@OF_PAGES
@given(pages())
def test_whole_pages_are_articles(text: str) -> None:
    assert_article(wirecopy.parse(text))


@OF_PAGES
@given(scrambled)
def test_lines_out_of_order_are_articles(text: str) -> None:
    assert_article(wirecopy.parse(text))


@given(reset)
@example(BORDER_IN_TOKEN)
def test_copy_in_the_wrong_clothes_is_an_article(text: str) -> None:
    assert_article(wirecopy.parse(text))
    assert_normalized(text)


# -- 2: lossless -------------------------------------------------------------------------------


@limited(LONG)
@pytest.mark.parametrize("line", ["Aa\n", "Aa.\n\n", "aa &amp;\r\n", "LIMA (Reuters) - It.\n\n"])
def test_parse_takes_very_many_short_lines(line: str) -> None:
    text = "LIMA, March 3 (Reuters) - The bridge over the river opened on Sunday.\n\n" + line * 7000
    article = wirecopy.parse(text)
    assert_partition(article)
    assert "\n\n".join(article.paragraphs) == article.body
    assert wirecopy.Article.from_dict(article.to_dict()) == article


@given(any_text)
def test_segments_are_a_partition(text: str) -> None:
    assert_partition(wirecopy.parse(text))


@given(any_text)
@example(RUN_ON_DATELINE)
def test_blank_segments_are_blank(text: str) -> None:
    article = wirecopy.parse(text)
    for kind, start, end in article.segments:
        if kind is Kind.BLANK:
            assert not wirecopy.parse(text[start:end]).paragraphs


# -- 3: spans ----------------------------------------------------------------------------------


@given(any_text)
@example(BORDER_IN_REPAIR)
@example(BORDER_IN_LONGER_REPAIR)
def test_spans_lie_in_segments_that_carry_their_field(text: str) -> None:
    assert_spans_in_carriers(wirecopy.parse(text))


@given(any_text, st.booleans())
def test_fields_are_their_corrected_spans_joined(text: str, normalize: bool) -> None:
    assert_fields_are_spans(wirecopy.parse(text, normalize=normalize))


@given(any_text)
def test_printed_is_what_stands_in_the_text(text: str) -> None:
    article = wirecopy.parse(text)
    uncorrected = wirecopy.parse(text, normalize=False)
    for path, _ in string_fields(article):
        printed = article.printed(path)
        assert printed is not None
        slices = [article.text[start:end] for start, end in article.spans(path)]
        assert "".join(printed.split()) == "".join("".join(slices).split())
    for path, value in string_fields(uncorrected):
        assert folded(value) == folded(uncorrected.printed(path) or ""), path


@given(any_text)
def test_unknown_paths_name_the_known_ones(text: str) -> None:
    article = wirecopy.parse(text)
    with pytest.raises(KeyError, match="headline"):
        article.spans("no such field")


@given(any_text, st.none() | st.sampled_from(wirecopy.styles()))
def test_spans_of_parts_slice_back(text: str, style: str | None) -> None:
    for part in parts_of(text, style):
        assert_part_slices_back(text, part)


@given(any_text)
@example("A0 AAA/İZMIR(DHA)")
def test_names_of_parts_slice_back(text: str) -> None:
    byline = wirecopy.parse_byline(text)
    if byline is not None:
        for index, person in enumerate(byline.people):
            ((start, end),) = byline.spans(f"people.{index}")
            assert folded(person.name) == folded(text[start:end])
    dateline = wirecopy.parse_dateline(text)
    if dateline is not None:
        for index, place in enumerate(dateline.places):
            ((start, end),) = dateline.spans(f"places.{index}")
            # In Turkish a capital I is that of ı, and İ that of i.
            assert undotted(place.name) == undotted(text[start:end])


def undotted(name: str) -> str:
    return folded(name).casefold().replace("\u0307", "").replace("ı", "i")


# -- 4: edits ----------------------------------------------------------------------------------


@given(any_text)
def test_edits_are_ordered_and_lie_inside_one_segment(text: str) -> None:
    assert_edits_in_segments(wirecopy.parse(text))


@given(any_text)
def test_edits_replay_and_revert(text: str) -> None:
    assert_replays(text, wirecopy.normalize(text))


@given(any_text)
def test_normalize_is_idempotent(text: str) -> None:
    assert_idempotent(wirecopy.normalize(text))


@given(any_text)
def test_parse_and_normalize_make_the_same_edits(text: str) -> None:
    assert wirecopy.parse(text).edits == wirecopy.normalize(text).edits


@given(any_text)
def test_without_normalization_there_are_no_edits(text: str) -> None:
    article = wirecopy.parse(text, normalize=False)
    assert article.edits == ()
    assert article.segments == wirecopy.parse(text).segments


@given(any_text)
def test_offset_maps_keep_what_no_edit_touches(text: str) -> None:
    assert_offsets_kept(text, wirecopy.normalize(text))


# -- 5: composing and parsing ------------------------------------------------------------------


@all_styles
def test_stories_round_trip(name: str) -> None:
    @PER_STYLE
    @given(stories(name))
    def round_trip(story: Story) -> None:
        assert_round_trip(as_told(story.article), wirecopy.parse(story.text))
        assert_round_trip(story.article, wirecopy.parse(story.text, style=name))

    round_trip()


def as_told(article: Article) -> Article:
    """A story with its agency as the copy tells it: by its credit, where others print that too."""
    assert article.style is not None
    agency = HouseStyle.load(article.style).agency
    if not agency.shared or article.dateline is None or not article.dateline.agencies:
        return article
    dateline = attrs.evolve(article.dateline, agencies=agency.credits[:1])
    return attrs.evolve(article, dateline=dateline, source=agency.credits[0])


@pytest.mark.parametrize(
    ("name", "kicker"),
    [(name, kicker) for name in wirecopy.styles() for kicker in HouseStyle.load(name).kickers],
)
def test_every_kicker_of_a_style_heads_a_headline(name: str, kicker: str) -> None:
    dateline = Dateline("", (Place("Oslo"),), 2019, 3, 3, None, (), None)
    article = Article(
        text="",
        segments=(),
        headline=f"{kicker}: 12 opens",
        dateline=dateline,
        paragraphs=("It is open.",),
    )
    found = wirecopy.parse(HouseStyle.load(name).compose(article), style=name)
    assert (found.headline, found.kicker) == (article.headline, kicker)


def assert_round_trip(drawn: Article, found: Article) -> None:
    expected = field_values(drawn)
    printed = {key: value for key, value in field_values(found).items() if key in expected}
    assert printed == expected
    for key in ("headline", "kicker", "deck", "signoff", "byline", "timestamp"):
        assert key in expected or getattr(found, key) is None, f"a {key} that was not printed"
    assert found.editors or not drawn.editors
    assert (found.notices, found.captions, found.credits) == (drawn.notices, (), ())
    assert found.edits == ()
    assert found.defects == ()
    if drawn.timestamp is not None and drawn.dateline is not None and drawn.dateline.day:
        assert found.dateline is not None
        assert found.dateline.date == drawn.timestamp.date()


def field_values(article: Article) -> dict[str, object]:
    """What a style may print, by name; nothing of what the article lacks."""
    values: dict[str, object] = {
        key: getattr(article, key)
        for key in ("headline", "kicker", "deck", "source", "timestamp", "signoff", "language")
    }
    values["timestamp_zone"] = article.timestamp_zone
    values["editors"] = tuple(person.name for person in article.editors)
    values["paragraphs"] = article.paragraphs
    if article.dateline is not None:
        values |= dateline_values(article.dateline)
    if article.byline is not None:
        values |= byline_values(article.byline)
    return {key: value for key, value in values.items() if value not in (None, (), "")}


def byline_values(byline: wirecopy.Byline) -> dict[str, object]:
    return {
        "byline": tuple(person.name for person in byline.people),
        "byline.role": (byline.role or "").casefold(),
        "byline.organization": byline.organization,
        "byline.places": tuple(person.place for person in byline.people if person.place),
    }


def dateline_values(dateline: wirecopy.Dateline) -> dict[str, object]:
    values: dict[str, object] = {
        f"dateline.{key}": getattr(dateline, key)
        for key in ("text", "year", "month", "day", "other_calendar", "agency", "desk")
    }
    values["dateline.places"] = tuple(place.name for place in dateline.places)
    values["dateline.regions"] = tuple(place.region for place in dateline.places if place.region)
    values["dateline.countries"] = tuple(
        place.country for place in dateline.places if place.country
    )
    return values


@pytest.mark.parametrize(
    "name", [name for name in wirecopy.styles() if HouseStyle.load(name).dateline.templates]
)
def test_datelines_round_trip(name: str) -> None:
    @PER_STYLE
    @given(datelines(name))
    def round_trip(dateline: wirecopy.Dateline) -> None:
        style = HouseStyle.load(name)
        text = style.compose(Article(text="", segments=(), dateline=dateline))
        found = wirecopy.parse_dateline(f"{text} Sie kam.", style=name, language=style.languages[0])
        assert found is not None
        expected = {key: item for key, item in dateline_values(dateline).items() if item}
        printed = {key: item for key, item in dateline_values(found).items() if key in expected}
        assert printed == expected

    round_trip()


@pytest.mark.parametrize(
    "name", [name for name in wirecopy.styles() if HouseStyle.load(name).byline.templates]
)
def test_bylines_round_trip(name: str) -> None:
    @PER_STYLE
    @given(bylines(name))
    def round_trip(byline: wirecopy.Byline) -> None:
        if "\n" in byline.text:
            return  # the second line is the layout's to add
        language = HouseStyle.load(name).languages[0]
        found = wirecopy.parse_byline(byline.text, style=name, language=language)
        assert found is not None
        assert found.text == byline.text
        expected = {key: item for key, item in byline_values(byline).items() if item}
        printed = {key: item for key, item in byline_values(found).items() if key in expected}
        assert printed == expected

    round_trip()


def own_style(
    name: str,
    language: str,
    *dateline: str,
    credit: str = "Polar",
    byline: tuple[str, ...] = (),
    source_line: tuple[str, ...] = (),
    **forms: str,
) -> HouseStyle:
    """The style of an agency that does not exist."""
    forms.setdefault("month_form", "stylebook" if language == "en" else "full")
    return HouseStyle(
        name=name,
        title="Polar Wire Service",
        languages=(language,),
        agency=Agency("Polar Wire", (credit,), ("Polar Wire Service",)),
        dateline=DatelineStyle(dateline, **forms),  # type: ignore[arg-type]
        zone="Atlantic/Reykjavik",
        byline=BylineStyle(byline),
        source_line=SourceLineStyle(source_line),
        order=("headline", "deck", "notices", "source_line", "byline"),
        signoffs=("polar-end",),
    )


# Every slot and every form of it, in shapes that agencies print.
OWN_STYLES = [
    own_style("ordinal", "en", "{place}, {month} {day}, {year} ({credit}) --", day_form="ordinal"),
    own_style(
        "figures",
        "en",
        "{place}, {day}/{month}/{year} ({credit}) --",
        day_form="zero",
        month_form="number",
    ),
    own_style(
        "day-first",
        "en",
        "{place}<, {region}>, {day} {month}< {year}> ({credit}) -",
        month_form="short stop",
    ),
    own_style(
        "credit-first", "en", "({credit}) - {place}, {day} {month} -", month_form="full upper"
    ),
    own_style("two-calendars", "en", "{place}, {other_calendar}, {month} {day} ({credit}) –"),
    own_style("desk", "de", "{place} ({credit}/{desk}) -", place_case="ordinary"),
    own_style("square", "en", "{place}<, {region}>, {month} {day} [{credit}] —"),
    own_style("bare", "en", "{place}, {month} {day} {credit} -"),
    own_style("glued", "en", "{place}, {month} {day} ({credit})--"),
    own_style("colon", "en", "{place}, {month} {day} ({credit}):"),
    own_style("no-place", "en", "{month} {day} ({credit}) --", "({credit}) --"),
    own_style("people", "en", "{place}, {month} {day} ({credit}/{people}) -"),
    own_style("genitive", "ru", "{place}, {day} {month} /{credit}/ --", month_form="genitive"),
    own_style(
        "han",
        "zh",
        "{credit}{place}{month}月{day}日电",
        credit="北鸣社",
        day_form="Han",
        month_form="number",
    ),
    own_style(
        "full-width", "ja", "[{place} {day}日 {credit}] -", credit="北鳴", day_form="full-width"
    ),
    own_style("role-inside", "ko", "[{place}={credit}] {people} {role} =", credit="북명통신"),
    own_style(
        "roles",
        "en",
        "{place} ({credit}) -",
        byline=("By {people}, {credit} {role}", "By {people} in {place}", "By {people}"),
    ),
    own_style(
        "source",
        "fr",
        "{place}, {day} {month} ({credit}) -",
        source_line=("Source : {source}<| {timestamp}><|Rédaction : {editor}>",),
    ),
]


@pytest.mark.parametrize("style", OWN_STYLES, ids=lambda style: style.name)
def test_own_styles_round_trip(style: HouseStyle) -> None:
    parser = Parser(styles=[style, "xinhua", "dpa", "tass-ru"])

    @PER_STYLE
    @given(stories(style))
    def round_trip(story: Story) -> None:
        # A first line of which the text says nothing may be a site's, and the deck the headline.
        if story.article.deck is None or is_borne_out(story.article):
            assert_round_trip(story.article, parser.parse(story.text))

    round_trip()


def is_borne_out(article: Article) -> bool:
    """Whether the text has a word of the headline's."""
    words = (article.headline or "").casefold().split()
    body = " ".join(article.paragraphs).casefold()
    return any(len(word) > 3 and word[:5] in body for word in words)


def test_what_cannot_be_composed_says_why() -> None:
    article = wirecopy.parse("Bridge opens\n\nLIMA, March 3 (Reuters) - It is open.")
    style = attrs.evolve(HouseStyle.load("xinhua"), dateline=DatelineStyle(("{place}, {year} -",)))
    with pytest.raises(ValueError, match="no dateline template"):
        style.compose(article)


def test_moments_are_composed_in_the_zone_of_the_style() -> None:
    text = "Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia\n\nHANOI, Feb. 26 (Xinhua) -- It is."
    article = wirecopy.parse(text)
    in_style = SourceLineStyle(("Source: {source} {timestamp}",))
    for zone, moment in (
        ("UTC", "2019-02-26 03:17:21"),
        (None, "2019-02-26 11:17:21+08:00"),
    ):
        style = attrs.evolve(HouseStyle.load("reuters"), source_line=in_style, zone=zone)
        assert f"Source: Xinhua {moment}\n" in style.compose(article)


def test_signoffs_of_another_style_become_the_own_one() -> None:
    article = wirecopy.parse("LIMA, March 3 (Xinhua) -- It is open.\n\nEnditem")
    assert article.signoff == "Enditem"
    assert HouseStyle.load("xinhua").compose(article).endswith("\n\nEnditem")
    assert HouseStyle.load("reuters-1987").compose(article).endswith("open.\n Reuter")
    bare = attrs.evolve(HouseStyle.load("reuters"), signoffs=())
    assert bare.compose(article).endswith("open.")


def test_articles_without_a_dateline_are_composed() -> None:
    style = HouseStyle.load("xinhua")
    article = Article(text="", segments=(), headline="Bridge opens", paragraphs=("It is.",))
    assert style.compose(article) == "Bridge opens\n\nIt is."
    dateline = wirecopy.parse_dateline("LIMA, March 3 (Reuters) - It is open.")
    article = Article(text="", segments=(), dateline=dateline)
    assert style.compose(article) == "LIMA, March 3 (Xinhua) --"


def test_desks_are_composed_beside_the_credit() -> None:
    article = wirecopy.parse("Kiel (dpa/lno) - Die Brücke ist offen, sagte die Stadt am Sonntag.")
    style = attrs.evolve(
        HouseStyle.load("dpa"), dateline=DatelineStyle(("{place} ({credit}) -",), month_form="full")
    )
    assert style.compose(article).startswith("KIEL (dpa/lno) - Die")


@given(stories(), house_styles())
def test_any_style_composes_what_its_templates_fit(story: Story, style: HouseStyle) -> None:
    article = wirecopy.parse(story.text)
    if article.dateline is None or not style.dateline.templates:
        return  # there is none to compose
    values = composing.dateline_values(style, article.dateline, article.byline)
    if any(Template.parse(text).fits(values) for text in style.dateline.templates):
        found = wirecopy.parse(style.compose(article), style=style.name)
        if "headline" in style.order:
            assert found.headline == article.headline
    else:
        with pytest.raises(ValueError, match=style.name):
            style.compose(article)


# -- 6: there and back -------------------------------------------------------------------------


@given(any_text, st.booleans())
def test_dictionaries_give_the_article_back(text: str, normalize: bool) -> None:
    assert_dictionary_gives_back(wirecopy.parse(text, normalize=normalize))


@pytest.mark.xfail(strict=True, reason="JSON joins a pair of surrogates to one character")
def test_json_carries_pairs_of_surrogates() -> None:
    article = wirecopy.parse("\ud800\udc00 opens")
    assert Article.from_json(article.to_json()) == article


@given(any_text)
def test_articles_are_pickled(text: str) -> None:
    article = wirecopy.parse(text)
    assert_equal_with_spans(pickle.loads(pickle.dumps(article)), article)
    assert hash(article) == hash(wirecopy.parse(text))


@given(composed)
def test_parsers_are_pickled(text: str) -> None:
    parser = Parser(styles=wirecopy.styles()[:3], rules=["dates"])
    other = pickle.loads(pickle.dumps(parser))
    assert other == parser
    assert other.parse(text) == parser.parse(text)


# -- 7: what surrounds a story -----------------------------------------------------------------


def all_fields(article: Article) -> dict[str, Any]:
    fields: dict[str, Any] = {**article.to_dict()}
    for key in ("text", "segments", "spans", "edits", "inferences", "defects"):
        del fields[key]
    return fields


LAYOUTS: dict[str, Callable[[str], str]] = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "old line ends": lambda text: text.replace("\n", "\r"),
    "a byte-order mark": lambda text: f"\ufeff{text}",
    "trailing blanks": lambda text: text.replace("\n", "  \t\n"),
    "a last line end": lambda text: f"{text}\n",
    "blank lines around": lambda text: f"\n\n{text}\n \n",
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
}


@all_styles
def test_layout_changes_no_field(name: str) -> None:
    @PER_STYLE
    @given(stories(name), st.sampled_from(sorted(LAYOUTS)))
    def same(story: Story, how: str) -> None:
        changed = LAYOUTS[how](story.text)
        assert all_fields(wirecopy.parse(changed)) == all_fields(wirecopy.parse(story.text))

    same()


@all_styles
def test_furniture_changes_no_field(name: str) -> None:
    lines = st.lists(furniture_lines(name), max_size=4)

    @PER_STYLE
    @given(stories(name), lines, lines, st.sampled_from(["\n", "\n\n"]))
    def same(story: Story, above: list[str], below: list[str], gap: str) -> None:
        fields = all_fields(wirecopy.parse(story.text))
        article = wirecopy.parse(gap.join([*above, story.text, *below]))
        assert all_fields(article) == fields

    same()


# -- the strategies themselves -----------------------------------------------------------------


def test_strategies_without_hypothesis_name_the_extra() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import wirecopy.strategies"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "wirecopy[strategies]" in done.stderr


# -- paths -------------------------------------------------------------------------------------


@given(any_text, st.none() | st.sampled_from(wirecopy.styles()), st.booleans())
@example("Ferry runs\n\nUpdated 08:12 GMT, May 26, 2019\n\nLIMA, May 26 (AP) - It ran.", None, True)
@example("Source: Xinhua | 2019-02-26 11:17:21 GMT | Updated: 2019-02-26 12:00 GMT", None, True)
def test_every_path_of_a_table_is_known(text: str, style: str | None, normalize: bool) -> None:
    article = wirecopy.parse(text, style=style, normalize=normalize)
    for part in (article, *carried_parts(article), *parts_of(text, style)):
        assert_paths_known(part)
    line = wirecopy.parse_source_line(text, style=style)
    for stamp in (line.timestamp, line.updated) if line is not None else ():
        if stamp is not None:
            assert_paths_known(stamp)
