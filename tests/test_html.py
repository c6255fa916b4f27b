"""The annotated story as HTML: what is marked and how, and that copy stays text."""

import re
from itertools import pairwise
from typing import ClassVar

import attrs
import pytest
from hypothesis import strategies as st

import wirecopy
from time_limit import given
from whole_html import ATTRIBUTES, ELEMENTS, Read
from wirecopy import Article, Edit, Inference, Kind, Segment, render
from wirecopy.output.html.charts import timeline, world_map
from wirecopy.output.html.facts import FIELDS, Fact, fact_of
from wirecopy.output.html.marks import Inferred, marks_of, value_at
from wirecopy.output.html.markup import direction_of
from wirecopy.output.html.sheets import sheet
from wirecopy.output.html.site import to_site
from wirecopy.output.html.story import to_html
from wirecopy.output.runs import LINE_END, printable
from wirecopy.strategies import hostile_text, stories

STORY = """\
Interview: Ferry returns to Lima

Source: Xinhua| 2018-02-04 09:30:12|Editor: Mo Lin

by Xinhua writers Gu Wei, An Ro

LIMA, Febuary 3 (Xinhua) -- The ferry carried its first passengers on Saturday.

It stops at <three> harbours & turns. Enditem

MORE STORIES
EDITOR'S CHOICE
MOST VIEWED
"""
CREDITS = """\
Bridge opens in Lima

LIMA, March 3 (Reuters) - The bridge opened on Sunday.

It had been shut for a year.

(Reporting by Ana Ruz in Lima, Bo Lind and Cy Mar; Editing by Di Holt)
"""
ARABIC = "القاهرة 3 مارس 2024 (شينخوا) -- افتتح الجسر يوم الأحد في القاهرة."
CHINESE = "新华社利马3月3日电（记者李明、王芳）利马最长的大桥3日正式开通。"


def made(text: str, *pieces: tuple[Kind, int, int], edits: tuple[Edit, ...] = ()) -> Article:
    """An article put together by hand, where the parser's choice does not matter."""
    segments = tuple(Segment(*piece) for piece in pieces) or (Segment(Kind.BODY, 0, len(text)),)
    return Article(text=text, segments=segments, edits=edits)


def marked(text: str) -> list[str]:
    """The stretches of a text that are marked as values."""
    return [text[start:end] for start, end, _ in marks_of(wirecopy.parse(text))]


def shown_of(article: Article) -> str:
    """What the picture of an article shows of its text."""
    parts = [article.text[start:end] for kind, start, end in article.segments if kind != "blank"]
    return printable(LINE_END.sub("\n", "".join(parts)))


def value(html: str, shown: str) -> str:
    """The element of a value that is shown, from its first sign to the end of its card."""
    found = re.search(rf'<span class="wc-value[^>]*>{shown}<span.*?</span></span>', html)
    assert found is not None, shown
    return found[0]


class TestMarks:
    def test_a_page(self) -> None:
        values = ["Interview", "Xinhua", "2018-02-04 09:30:12", "Mo Lin", "Gu Wei", "An Ro"]
        assert marked(STORY) == [*values, "LIMA", "Febuary 3", "Xinhua"]

    def test_brackets_and_semicolons_of_a_credit_line_are_no_values(self) -> None:
        values = ["LIMA", "March 3", "Reuters", "Ana Ruz", "Bo Lind", "Cy Mar", "Di Holt"]
        assert marked(CREDITS) == values

    def test_of_people_the_names_are_marked(self) -> None:
        assert marked(CHINESE) == ["新华社", "利马", "3月3日", "李明", "王芳"]

    def test_a_correction_at_the_end_of_a_value_is_whole(self) -> None:
        data = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.").to_dict()
        edit = Edit(0, 6, "LIMA, ", "Lima, ", "x")
        article = Article.from_dict({**data, "edits": [edit._asdict()]})
        assert marks_of(article)[0][:2] == (0, 6)
        assert "<del>LIMA, </del> <ins>Lima, </ins>" in to_html(article)

    def test_values_that_cross_are_not_shown_twice(self) -> None:
        data = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.").to_dict()
        spans = {
            "kicker": [(0, 8)],
            "source": [(4, 20)],
            "deck": [(0, 37)],
            "editors.0": [(30, 99)],
        }
        article = Article.from_dict({**data, "spans": spans})
        found = marks_of(article)
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert Read(to_html(article)).copy == shown_of(article)

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("dateline.places.0", "Lima, PE"),
            ("dateline.date", "2018-02-03"),
            ("editors.0", "Mo Lin"),
            ("byline.people.1", "An Ro · writers · Xinhua"),
            ("timestamp", "2018-02-04 09:30:12+08:00"),
            ("timestamp.zone", "Asia/Shanghai"),
            ("byline.people.7", None),
            ("deck", None),
        ],
    )
    def test_values(self, path: str, expected: str | None) -> None:
        assert value_at(wirecopy.parse(STORY), path) == expected

    def test_a_date_without_its_year(self) -> None:
        told = value_at(wirecopy.parse(CREDITS), "dateline.date")
        assert told == "day 3, month 3, year not known"

    def test_a_date_that_its_year_has_not(self) -> None:
        told = value_at(
            wirecopy.parse(CREDITS.replace("March 3", "Feb. 29, 2023")), "dateline.date"
        )
        assert told == "day 29, month 2, year 2023"

    def test_inferences_are_known_by_the_field_and_by_what_holds_it(self) -> None:
        inferred = Inferred(wirecopy.parse(STORY))
        about = [one.field for one in inferred.of("dateline.places.0")]
        assert "dateline.places.0.country" in about
        assert all(field.startswith("dateline.places.0.") for field in about)
        assert [one.field for one in inferred.of("dateline.date")] == ["dateline.year"]
        assert [one.field for one in inferred.of("timestamp")] == ["timestamp_zone"]
        assert inferred.of("kicker") == ()


class TestStory:
    html = to_html(wirecopy.parse(STORY))

    def test_it_is_a_document(self) -> None:
        assert self.html.startswith('<!doctype html>\n<html lang="en"><head><meta charset="utf-8">')
        assert "<title>Interview: Ferry returns to Lima</title>" in self.html
        assert 'name="viewport"' in self.html

    def test_a_fragment_is_one_element(self) -> None:
        piece = to_html(wirecopy.parse(STORY), fragment=True)
        assert piece.startswith('<div class="wirecopy"><style>')
        assert piece.endswith("</div>")
        assert "<html" not in piece
        assert Read(piece).copy == Read(self.html).copy

    def test_articles_have_it(self) -> None:
        article = wirecopy.parse(STORY)
        assert article.to_html() == self.html
        assert article._repr_html_() == article.to_html(fragment=True)
        assert wirecopy.render.to_html is to_html

    def test_a_value_that_is_printed_is_solid(self) -> None:
        told = value(self.html, "An Ro")
        assert "wc-inferred" not in told
        assert "<b>byline.people.1</b>" in told

    def test_a_value_with_something_inferred_is_dashed_and_says_how_sure(self) -> None:
        told = value(self.html, "LIMA")
        assert 'class="wc-value wc-inferred"' in told
        assert '<meter min="0" max="1" value="0.9"' in told
        assert "dateline.places.0.country = PE, 90% sure: the gazetteer has Lima in PE" in told

    def test_a_corrected_value_says_by_which_rule(self) -> None:
        told = value(self.html, "<del>Febuary</del> <ins>February</ins> 3")
        assert "rule date:month: Febuary → February" in told
        assert "dateline.year = 2018" in told

    def test_a_correction_in_running_text_has_a_card(self) -> None:
        html = to_html(made("A brigde opens.", edits=(Edit(2, 8, "brigde", "bridge", "x"),)))
        assert "rule x: brigde → bridge" in value(html, "<del>brigde</del> <ins>bridge</ins>")

    def test_a_deletion(self) -> None:
        html = to_html(made("to\x00day", edits=(Edit(0, 6, "to\x00day", "", "x"),)))
        assert "<del>to␀day</del><span" in html
        assert "to␀day → nothing" in html

    def test_every_inference_is_told(self) -> None:
        for inference in wirecopy.parse(STORY).inferences:
            assert f"</meter> {inference.field} = {inference.value}, " in self.html

    def test_the_summary(self) -> None:
        assert re.search(r"<dt>published</dt><dd>2018-02-04 09:30:12\+08:00 <span", self.html)
        assert ">zone Asia/Shanghai, assumed<" in self.html
        assert '<dd><bdi lang="en">Lima, PE</bdi> · 2018-02-03 · by <bdi' in self.html
        count = len(wirecopy.parse(STORY).inferences)
        assert f"2 paragraphs · 1 correction · {count} inferences · 0 defects" in self.html

    def test_a_zone_that_is_printed_or_not_known(self) -> None:
        printed = wirecopy.parse("Source: Xinhua| 2018-02-04 09:30 GMT|Editor: Mo Lin")
        assert re.search(r" \([^)]+, stated\)<", to_html(printed))
        data = {**printed.to_dict(), "timestamp": "2018-02-04T09:30:00"}
        article = Article.from_dict({**data, "timestamp_zone": None, "timestamp_zone_source": None})
        assert "2018-02-04 09:30:00 (zone not known)" in to_html(article)

    def test_long_furniture_is_folded_and_a_short_line_is_not(self) -> None:
        assert self.html.count("<details>") == 2  # with the inferences
        assert '<small lang="en">3 lines</small>' in self.html
        html = to_html(made("Menu", (Kind.FURNITURE, 0, 4)))
        assert "<details>" not in html

    def test_only_kinds_that_are_there_are_in_the_key(self) -> None:
        html = to_html(made("It sails."))
        key = html[html.index('<ul class="wc-key"') :]
        assert 'class="wc-body"' in key
        assert "byline" not in key
        assert "<ins>" not in key
        assert "wc-dashed" not in key

    def test_defects_are_named(self) -> None:
        assert "<dt>defects</dt><dd>empty<" in to_html(wirecopy.parse(""))

    def test_it_loads_nothing_and_runs_nothing(self) -> None:
        assert not re.search(r"https?:|url\(|@import|src=|<script|<link|\son\w+=", self.html)

    def test_two_stories_in_a_notebook_share_no_name(self) -> None:
        other = Read(to_html(wirecopy.parse(CREDITS), fragment=True))
        assert not {*Read(self.html).ids} & {*other.ids}

    def test_copy_in_arabic_runs_its_own_way(self) -> None:
        html = to_html(wirecopy.parse(ARABIC))
        assert 'class="wc-text" lang="ar" dir="rtl"' in html
        assert html.startswith('<!doctype html>\n<html lang="en">')

    def test_a_hostile_language_is_no_tag(self) -> None:
        data = {**wirecopy.parse("Sails").to_dict(), "language": '"><b>'}
        html = to_html(Article.from_dict(data))
        assert 'lang=""' not in html
        assert "language &quot;&gt;&lt;b&gt;" in html

    def test_confidence_out_of_range_stays_on_the_meter(self) -> None:
        article = Article(text="", segments=(), inferences=(Inference("style", "x", "y", 7.0),))
        assert 'value="1"' in to_html(article)

    @pytest.mark.parametrize("wrong", [None, "text"])
    def test_misuse(self, wrong: object) -> None:
        with pytest.raises(TypeError, match="article"):
            to_html(wrong)  # type: ignore[arg-type]


def luminance(color: str) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    digits = color if len(color) == 6 else "".join(digit * 2 for digit in color)
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.BLANK])
def test_every_kind_has_colours_that_can_be_read(kind: Kind) -> None:
    grounds = re.search(r"--wc-ground:light-dark\(#(\w+),#(\w+)\)", sheet("story"))
    inks = re.search(rf"\.wc-{kind}\{{--wc:light-dark\(#(\w+),#(\w+)\)\}}", sheet("story"))
    assert grounds is not None
    assert inks is not None
    for ground, ink in zip(grounds.groups(), inks.groups(), strict=True):
        dark, light = sorted((luminance(ground), luminance(ink)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("name", ["story", "site"])
def test_a_style_sheet_touches_nothing_else(name: str) -> None:
    rules = re.sub(r"@(?:media|supports) [^{]+\{", "", sheet(name))
    own = r"(?:\[data-jp-theme-light=\"\w+\"\] |\.vscode-\w+ |div)?\.wirecopy"
    for selector in re.findall(r"(?:^|\})([^{}]+)\{", rules):
        assert re.match(own, selector), selector


def test_directions() -> None:
    assert direction_of("AP: القاهرة 2024") == "rtl"
    assert direction_of("Lima القاهرة opens") == "ltr"
    assert direction_of("12:30 -- ") is None


def test_the_size_grows_in_step_with_the_text() -> None:
    def size(count: int) -> int:
        text = "Ana brigde\n" * count
        people = tuple((f"editors.{at}", ((11 * at, 11 * at + 3),)) for at in range(count))
        edits = tuple(
            Edit(11 * at + 4, 11 * at + 10, "brigde", "bridge", "x") for at in range(count)
        )
        segments = (Segment(Kind.BODY, 0, len(text)),)
        return len(to_html(Article(text=text, segments=segments, edits=edits, spans=people)))

    step = size(1_000) - size(500)
    assert 1.9 * step < size(2_000) - size(1_000) < 2.2 * step


def test_one_long_value_in_many_places_is_no_product() -> None:
    text = "ab " * 3_000
    spans = tuple((at, at + 2) for at in range(0, len(text), 3))
    article = Article(
        text=text,
        segments=(Segment(Kind.BODY, 0, len(text)),),
        source=text,
        spans=(("source", spans),),
    )
    assert len(to_html(article)) < 200 * len(text)


def assert_safe(html: str) -> Read:
    read = Read(html)
    assert read.elements <= ELEMENTS
    assert read.attributes <= ATTRIBUTES
    assert sorted(read.ids) == sorted({*read.ids})
    assert {*read.told} <= {*read.ids}
    html.encode()
    return read


MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style>",
        "<!--",
        "]]>",
        "&lt;",
    ]
)
COPY = st.lists(hostile_text() | MARKUP | stories().map(lambda story: story.text), max_size=4)


@given(COPY.map("".join))
def test_any_copy_stays_text(text: str) -> None:
    article = wirecopy.parse(text)
    assert assert_safe(to_html(article)).copy == shown_of(article)


@given(st.lists(st.tuples(MARKUP | st.text(max_size=20), hostile_text() | MARKUP), max_size=4))
def test_any_names_and_copy_make_a_site(found: list[tuple[str, str]]) -> None:
    pages = dict(to_site((name, wirecopy.parse(text)) for name, text in found))
    assert len(pages) == len(found) + 1
    for path, html in pages.items():
        assert re.fullmatch(r"index\.html|stories/[a-z0-9-]+\.html", path)
        assert_safe(html)


NAMED = (("a/Ferry.txt", STORY), ("b.txt", CREDITS), ("c.txt", ARABIC))


class TestSite:
    pages: ClassVar = dict(to_site((name, wirecopy.parse(text)) for name, text in NAMED))
    index: ClassVar = pages["index.html"]

    def test_the_pages(self) -> None:
        assert list(self.pages) == [
            "stories/1-ferry.html",
            "stories/2-b.html",
            "stories/3-c.html",
            "index.html",
        ]

    def test_each_story_links_back(self) -> None:
        assert '<a href="../index.html">' in self.pages["stories/2-b.html"]
        assert '<h1 class="wc-title">a/Ferry.txt</h1>' in self.pages["stories/1-ferry.html"]

    def test_the_index_links_each_story(self) -> None:
        for path in list(self.pages)[:-1]:
            assert f'<a href="{path}"' in self.index

    def test_the_filters(self) -> None:
        for option in ("xinhua (1)", "reuters (1)", "en (2)", "ar (1)", "no-headline (1)"):
            assert f">{option}</option>" in self.index
        assert ">byline (2)</option>" in self.index

    def test_shares(self) -> None:
        assert re.search(r"<dt>headline</dt><dd><meter [^>]+></meter> 67%</dd>", self.index)

    def test_places_are_counted(self) -> None:
        assert "<li><bdi>Lima, PE</bdi> 2</li>" in self.index

    def test_a_place_in_two_spellings_is_one(self) -> None:
        texts = ("Roma (AP) — It.", "Roma (AP) — It.", "ROME (AP) — It.", "Uzhmor (AP) — It.")
        *_, (_, index) = to_site((str(n), wirecopy.parse(one)) for n, one in enumerate(texts))
        assert "<li><bdi>Roma, IT</bdi> 3</li>" in index
        assert "Rome, IT</bdi> 1" not in index

    def test_each_story_with_a_known_place_is_on_the_map(self) -> None:
        assert self.index.count("<circle ") == 3
        assert 'Datelines<span class="wc-of-all">: 3 of 3 stories on the map' in self.index

    def test_each_dated_story_is_on_the_timeline(self) -> None:
        assert self.index.count("<rect ") == 2

    def test_nothing(self) -> None:
        [(path, html)] = to_site([])
        assert path == "index.html"
        assert "0 stories" in html

    def test_misuse(self) -> None:
        with pytest.raises(TypeError, match="article"):
            list(to_site([("a", "text")]))  # type: ignore[list-item]


def facts(*days: str) -> list[Fact]:
    """Facts of stories that were published on these days."""
    return [
        fact_of(str(number), str(number), wirecopy.parse(f"Source: Xinhua| {day} 09:30:12"))
        for number, day in enumerate(days)
    ]


class TestCharts:
    @pytest.mark.parametrize(
        ("last", "unit"),
        [
            ("2018-02-05", "day"),
            ("2018-09-05", "week"),
            ("2024-02-05", "month"),
            ("2060-02-05", "year"),
        ],
    )
    def test_the_unit_fits_the_time(self, last: str, unit: str) -> None:
        shown = timeline(facts("2018-02-04", last), lambda _: "wc-hit")
        assert f'from 2018-02-04 to {last}, by {unit}"' in shown
        assert shown.count("<rect ") == 2

    def test_stories_of_one_day_stand_on_each_other(self) -> None:
        shown = timeline(facts("2018-02-04", "2018-02-04"), lambda _: "wc-hit")
        assert re.findall(r'x="0.05" y="(\d)"', shown) == ["3", "2"]

    def test_the_stories_of_a_place_are_a_cluster_around_it(self) -> None:
        lima = [
            attrs.evolve(fact, place="Lima, PE", city="Lima", position=(-12.0, -77.0))
            for fact in facts("2018-02-04", "2018-02-04")
        ]
        shown = world_map(lima, lambda fact: f"wc-hit {fact.name}")
        assert (
            '<title>Lima, PE: 2 stories</title><circle class="wc-hit 0" cx="-154.0" cy="24.0"'
            in shown
        )
        assert shown.count("<circle ") == 2
        assert 'aria-label="Map: 1 place of datelines"' in shown

    def test_names_on_the_map_lie_on_no_other_nor_on_a_sign_nor_beyond_the_edge(self) -> None:
        [fact] = facts("2018-02-04")
        places = [
            ("Lima", 0.0, 0.0),
            ("Lome", 1.0, 1.0),  # to the left of its sign, as the right is taken
            ("Lund", 0.5, 0.5),  # has room nowhere
            ("Suva", -18.0, 178.0),
            ("Bari", 40.0, 10.0),
            ("Riga", 40.0, 13.0),  # stands where the name of Bari would
        ]
        found = [
            attrs.evolve(fact, place=name, city=name, position=(north, east))
            for name, north, east in places
        ]
        labels = re.findall(r'<text x="([^"]+)" y="[^"]+">(\w+)<', world_map(found, str))
        starts = {name: float(start) for start, name in labels}
        assert [*starts] == ["Lima", "Lome", "Suva", "Bari", "Riga"]
        assert starts["Suva"] < 356 - 4 * 6
        assert starts["Lome"] < 0 < starts["Lima"]
        assert starts["Bari"] < 20
        assert starts["Riga"] > 26

    def test_without_places_there_is_no_map(self) -> None:
        assert world_map(facts("2018-02-04"), str) == ""

    def test_without_days_there_is_none(self) -> None:
        assert timeline([fact_of("a", "a", made("x"))], str) == ""

    def test_fields_are_those_of_articles(self) -> None:
        for field in FIELDS:
            assert hasattr(wirecopy.parse(""), field)


def test_render_has_the_pictures() -> None:
    assert sorted(render.__all__) == ["to_html", "to_site", "to_terminal"]
