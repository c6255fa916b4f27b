"""The annotated picture for the terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecopy
from wirecopy import Article, Edit, Kind, Segment
from wirecopy.errors import display_width
from wirecopy.output.runs import printable, runs
from wirecopy.output.terminal import explanation, to_terminal

ANSI = re.compile(r"\x1b\[[0-9;]*m")

STORY = """\
Ferry returns to Lima after two years

Source: Xinhua| 2018-02-04 09:30:12|Editor: Mo Lin

by Xinhua writers Gu Wei, An Ro

LIMA, Febuary 3 (Xinhua) -- The ferry carried its first passengers on Saturday.


It stops at <three> harbours & turns. Enditem
"""

PLAIN = """\
   headline  1 │ Ferry returns to Lima after two years
               │
source line  3 │ Source: Xinhua| 2018-02-04 09:30:12|Editor: Mo Lin
               │
     byline  5 │ by Xinhua writers Gu Wei, An Ro
               │
   dateline  7 │ LIMA, [Febuary → February] 3 (Xinhua) --
       body    │ The ferry carried its first passengers on
               │ Saturday.
               │
            10 │ It stops at <three> harbours & turns.
    signoff    │ Enditem

     legend      headline, source line, byline, dateline, body,
                 signoff
                 [old → new] 1 correction
"""


def made(text: str, *pieces: tuple[Kind, int, int], edits: tuple[Edit, ...] = ()) -> Article:
    """An article put together by hand, where the parser's choice does not matter."""
    segments = tuple(Segment(*piece) for piece in pieces) or (Segment(Kind.BODY, 0, len(text)),)
    return Article(text=text, segments=segments, edits=edits)


def picture(text: str, width: int = 80) -> str:
    """The picture of a text that is all body, without legend."""
    return to_terminal(made(text), color=False, width=width).partition("\n\n")[0]


class TestRuns:
    def test_they_are_the_text(self) -> None:
        assert "".join(run.text for run in runs(wirecopy.parse(STORY))) == STORY

    def test_the_innermost_field_counts(self) -> None:
        paths = {run.text: run.path for run in runs(wirecopy.parse(STORY))}
        assert paths["LIMA"] == "dateline.places.0"
        assert paths["Mo Lin"] == "editors.0"
        assert paths["by Xinhua writers "] == "byline"
        assert paths["It stops at <three> harbours & turns."] == "paragraphs.1"

    def test_a_correction_is_in_one_piece(self) -> None:
        edited = [run for run in runs(wirecopy.parse(STORY)) if run.edit is not None]
        assert [(run.text, run.edit.after) for run in edited if run.edit] == [
            ("Febuary", "February")
        ]

    def test_nothing_cuts_a_correction(self) -> None:
        text = "LIMA, Febuary3 (Xinhua) -- It sails."
        parsed = wirecopy.parse(text, normalize=False)
        whole = Edit(6, 14, "Febuary3", "February 3", "date:month")
        article = Article.from_dict({**parsed.to_dict(), "edits": [whole._asdict()]})
        assert [run.text for run in runs(article) if run.edit] == ["Febuary3"]
        assert "".join(run.text for run in runs(article)) == text

    def test_an_empty_text_has_none(self) -> None:
        assert list(runs(wirecopy.parse(""))) == []


class TestPlain:
    def test_a_story(self) -> None:
        assert to_terminal(wirecopy.parse(STORY), color=False, width=67) == PLAIN

    @pytest.mark.parametrize(
        ("text", "width", "expected"),
        [
            ("one two three", 29, ["body 1 │ one two three"]),
            ("one two three four five six", 29, ["one two three four", "five six"]),
            ("abcdefghijklmnopqrstuvwxyzabcd", 29, ["abcdefghijklmnopqrst", "uvwxyzabcd"]),
            ("東京の橋は、二年ぶりに開通した", 29, ["東京の橋は、二年ぶり", "に開通した"]),
            ("京の橋は二年ぶりに開、通した", 29, ["京の橋は二年ぶりに", "開、通した"]),
            ("    indented text", 40, ["body 1 │     indented text"]),
            ("a\tb", 40, ["body 1 │ a       b"]),
            ("a  \n\n \n\nb", 40, ["body 1 │ a\n         │\n       5 │ b"]),
            ("a\r\nb\rc", 40, ["1 │ a\n", "2 │ b\n", "3 │ c"]),
            ("e\u0301" * 20, 31, ["body 1 │ " + "e\u0301" * 20]),
            ("a\x1b[2Jb\x00\x7f", 40, ["a␛[2Jb␀␡"]),
        ],
    )
    def test_rows(self, text: str, width: int, expected: list[str]) -> None:
        shown = picture(text, width)
        for row in expected:
            assert row in shown

    def test_a_narrow_terminal_still_shows_the_text(self) -> None:
        assert "one two three four" in picture("one two three four five", 3)

    def test_only_kinds_that_are_there_are_in_the_legend(self) -> None:
        shown = to_terminal(
            wirecopy.parse("LIMA, March 3 (Xinhua) -- It sails."), color=False, width=80
        )
        assert re.search(r"legend +dateline, body\n", shown)
        assert "correction" not in shown

    def test_defects_are_named(self) -> None:
        shown = to_terminal(
            wirecopy.parse("LIMA, March 3 (Xinhua) -- It sails."), color=False, width=80
        )
        assert re.search(r"defects +no-headline\n", shown)

    def test_a_deletion(self) -> None:
        article = made("to\u200bday", edits=(Edit(0, 6, "to\u200bday", "", "x"),))
        assert "[to<U+200B>day →]" in to_terminal(article, color=False, width=80)

    @pytest.mark.parametrize("text", ["", "\n \n"])
    def test_of_nothing_there_is_no_picture(self, text: str) -> None:
        assert to_terminal(wirecopy.parse(text), color=False, width=80) == ""


class TestColor:
    def test_without_the_codes_it_is_the_text(self) -> None:
        shown = ANSI.sub("", to_terminal(wirecopy.parse(STORY), color=True, width=100))
        assert "LIMA, Febuary→February 3 (Xinhua) --" in shown
        assert "\x1b" not in shown

    def test_a_correction_is_struck(self) -> None:
        shown = to_terminal(wirecopy.parse(STORY), color=True, width=100)
        assert re.search(r"\x1b\[9;[0-9;]+mFebuary\x1b\[0m", shown)

    def test_every_kind_has_its_tone(self) -> None:
        text = "x\n" * len(Kind)
        pieces = [(kind, 2 * number, 2 * number + 2) for number, kind in enumerate(Kind)]
        shown = to_terminal(made(text, *pieces), color=True, width=200)
        legend = shown[shown.index("legend") :]
        samples = re.findall(r"((?:\x1b\[[0-9;]+m)?)■ ([a-z ]+)", legend)
        assert len(samples) == len({tone for tone, _ in samples}) == len(Kind) - 1

    def test_a_break_in_the_legend_leaves_no_blank(self) -> None:
        shown = ANSI.sub("", to_terminal(wirecopy.parse(STORY), color=True, width=50))
        legend = shown[shown.index("legend") :].splitlines()
        assert len({len(row) - len(row.lstrip()) for row in legend[1:]}) == 1

    def test_each_row_ends_its_colours(self) -> None:
        for row in to_terminal(wirecopy.parse(STORY), color=True, width=50).splitlines():
            codes = ANSI.findall(row)
            assert not codes or codes[-1] == "\x1b[0m"


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Lima", 4), ("東京", 4), ("서울", 4), ("e\u0301", 1), ("ﾃｽﾄ", 3), ("a\u200db", 2)],
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(("end", "place"), [(1, "column 1"), (2, "columns 1 to 2")])
def test_one_column_is_told_in_the_singular(end: int, place: str) -> None:
    text = "XY"[:end]
    article = wirecopy.Article(
        text=text,
        segments=(wirecopy.Segment(wirecopy.Kind.HEADLINE, 0, end),),
        headline=text,
        spans=(("headline", ((0, end),)),),
    )
    assert f"stands at line 1, {place}\n" in article.explain()


def test_painted_explanation() -> None:
    explained = wirecopy.parse(STORY).explain()
    painted = explanation(explained, color=True)
    assert ANSI.sub("", painted) == explained
    assert "\x1b[1mheadline" in painted
    assert "\x1b[1mline 7: \x1b[0m" in painted


SNIPPETS = st.sampled_from(
    [
        "LIMA, Febuary 3 (Xinhua) -- ",
        "By An Ro",
        "\n",
        "\n\n",
        "It sails. ",
        "\t",
        "東京、",
        "&amp;",
    ]
)
COPY = st.lists(SNIPPETS | st.text(st.characters(exclude_categories=()), max_size=30)).map("".join)


@given(COPY, st.integers(1, 90))
def test_any_text_has_a_picture(text: str, width: int) -> None:
    article = wirecopy.parse(text)
    assert "".join(run.text for run in runs(article)) == text
    plain = to_terminal(article, color=False, width=width)
    assert plain == printable(plain)
    margin = plain.find("│") + 2
    longest = max(width, margin + 20)
    assert all(display_width(row) <= longest for row in plain.splitlines())
    colored = to_terminal(article, color=True, width=width)
    assert "\x1b" not in ANSI.sub("", colored)
    plain.encode()
    colored.encode()
