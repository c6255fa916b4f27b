"""The command line's tables: fields as CSV or JSON, folders, gzip, and lists of what it knows."""

import csv
import gzip
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import wirecopy
from wirecopy.cli import main
from wirecopy.cli.fields import KEYS
from wirecopy.cli.shells import SHELLS
from wirecopy.errors import display_width
from wirecopy.model.explanation import explain_edits
from wirecopy.model.rows import ROW_KEYS
from wirecopy.output.terminal import explanation

STORY = """Ferry returns, at last

by Xinhua writers Gu Wei, An Ro

LIMA, Febuary 3, 2019 (Xinhua) -- The ferry "Sol" carried passengers.

It stops at three harbours. Enditem
"""
# A line of copy that is shown for a correction, and the mark under it.
EXCERPT = re.compile(r" {4}\S| +~*\^$")
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("NO_COLOR", "1"), ("COLUMNS", "80"), ("TERM", "xterm-256color")):
        monkeypatch.setenv(name, value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two stories, one of them packed, in a folder and one below it."""
    stories = tmp_path / "stories"
    (stories / "b").mkdir(parents=True)
    (stories / "a.txt").write_text(STORY, "utf-8")
    (stories / "b" / "c.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (stories / ".hidden").write_text("Not to be read", "utf-8")
    return stories


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "ascii"))


class Screen(io.StringIO):
    """A terminal to write to, or to read from."""

    def isatty(self) -> bool:
        return True


def shown_on_screen(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[str]:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(arguments) == 0
    return screen.getvalue().splitlines()


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# -- fields ------------------------------------------------------------------------------------


class TestFields:
    def test_a_table_has_a_row_a_story(self, folder: Path, capsys: Captured) -> None:
        assert main(["parse", "--csv", str(folder)]) == 0
        rows = rows_of(capsys.readouterr().out)
        assert list(rows[0]) == ["file", *ROW_KEYS]
        assert [row["file"] for row in rows] == [
            str(folder / "a.txt"),
            str(folder / "b" / "c.txt.gz"),
        ]
        row = wirecopy.parse(STORY).row()
        assert rows[0]["headline"] == row["headline"]
        assert rows[0]["body"] == row["body"]
        assert (rows[0]["date"], rows[0]["published"], rows[0]["n_edits"]) == (
            "2019-02-03",
            "",
            "1",
        )

    def test_a_table_of_one_story_has_no_names(self, folder: Path, capsys: Captured) -> None:
        assert main(["parse", "--csv", str(folder / "a.txt")]) == 0
        assert list(rows_of(capsys.readouterr().out)[0]) == list(ROW_KEYS)

    def test_some_fields_in_an_order_of_ones_own(self, folder: Path, capsys: Captured) -> None:
        fields = "city,headline,editors,text"
        assert main(["parse", "--csv", "--fields", fields, str(folder / "a.txt")]) == 0
        [row] = rows_of(capsys.readouterr().out)
        assert list(row.items()) == [
            ("city", "Lima"),
            ("headline", "Ferry returns, at last"),
            ("editors", "[]"),
            ("text", STORY),
        ]

    def test_some_fields_as_json(self, folder: Path, capsys: Captured) -> None:
        fields = "authors, date, dateline"
        assert main(["parse", "--fields", fields, str(folder / "a.txt")]) == 0
        found = json.loads(capsys.readouterr().out)
        assert list(found) == ["authors", "date", "dateline"]
        assert found["authors"] == "Gu Wei; An Ro"
        assert found["date"] == found["dateline"]["date"] == "2019-02-03"

    @pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
    def test_cells_of_any_text_are_read_back(
        self, ending: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        path = tmp_path / "story.txt"
        path.write_bytes(STORY.replace("\n", ending).encode())
        assert main(["parse", "--csv", "--fields", "text,headline", str(path)]) == 0
        [row] = rows_of(capsysbinary.readouterr().out.decode())
        assert row["text"] == STORY.replace("\n", ending)

    @pytest.mark.parametrize("name", [*KEYS, *ROW_KEYS])
    @pytest.mark.parametrize("options", [(), ("--csv",)])
    def test_every_field_can_be_asked_for(
        self, options: tuple[str, ...], name: str, folder: Path, capsys: Captured
    ) -> None:
        assert main(["parse", *options, "--fields", name, str(folder / "a.txt")]) == 0
        assert name in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (("--fields", "headlin"), "no field 'headlin'; did you mean 'headline'? Known"),
            (("--csv", "--full"), "parse: --csv goes without --full and --lines"),
            (("--csv", "--lines"), "parse: --csv goes without --full and --lines"),
        ],
    )
    def test_misuse(
        self, options: tuple[str, ...], told: str, folder: Path, capsys: Captured
    ) -> None:
        assert main(["parse", *options, str(folder)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"wirecopy: {told}")


# -- what is read, and where it goes -----------------------------------------------------------


class TestInput:
    @pytest.mark.parametrize("verb", ["parse", "show", "explain", "normalize"])
    @pytest.mark.parametrize("packed", [True, False])
    def test_without_a_name_it_is_standard_input(
        self, verb: str, packed: bool, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        data = STORY.encode()
        feed(monkeypatch, gzip.compress(data) if packed else data)
        assert main([verb]) == 0
        out, err = capsys.readouterr()
        assert "Ferry returns" in out
        assert err == ""

    def test_a_person_is_told_that_it_waits(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(sys, "stdin", Screen(STORY))
        assert main(["parse"]) == 0
        assert "reading standard input" in capsys.readouterr().err

    @pytest.mark.parametrize("verb", ["show", "explain"])
    def test_files_of_a_folder_have_titles(self, verb: str, folder: Path, capsys: Captured) -> None:
        assert main([verb, str(folder)]) == 0
        titles = [line for line in capsys.readouterr().out.splitlines() if line.startswith("==>")]
        assert titles == [f"==> {folder / 'a.txt'} <==", f"==> {folder / 'b' / 'c.txt.gz'} <=="]

    def test_what_is_packed_too_well(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr("wirecopy.cli.reading.MAX_BYTES", 1000)
        path = tmp_path / "story.gz"
        path.write_bytes(gzip.compress(b"a" * 1001))
        assert main(["parse", str(path)]) == 2
        assert capsys.readouterr().err.endswith(": unpacked it is longer than 1,000 bytes\n")


class TestOutput:
    @pytest.mark.parametrize(
        "arguments", [("parse",), ("parse", "--csv"), ("explain",), ("normalize",)]
    )
    def test_a_file_gets_what_standard_output_would(
        self, arguments: tuple[str, ...], folder: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        story, out = str(folder / "a.txt"), tmp_path / "out"
        assert main([*arguments, story]) == 0
        expected = capsys.readouterr().out
        assert main([*arguments, story, "-o", str(out)]) == 0
        assert capsys.readouterr() == ("", "")
        assert out.read_bytes().decode() == expected

    def test_a_file_that_is_read_is_not_written_over(self, folder: Path, capsys: Captured) -> None:
        story = folder / "a.txt"
        assert main(["normalize", str(story), "--output", str(story)]) == 2
        assert "is also read" in capsys.readouterr().err
        assert story.read_text("utf-8") == STORY

    def test_a_file_that_cannot_be_written(self, folder: Path, capsys: Captured) -> None:
        assert main(["parse", str(folder / "a.txt"), "-o", str(folder)]) == 2
        assert capsys.readouterr().err == f"wirecopy: {folder}: is a directory\n"

    @pytest.mark.parametrize("verb", ["parse", "explain"])
    def test_a_file_in_the_folder_that_is_read(
        self, verb: str, folder: Path, capsys: Captured
    ) -> None:
        assert main([verb, str(folder)]) == 0
        expected = capsys.readouterr().out
        assert main([verb, str(folder), "-o", str(folder / "out")]) == 0
        assert (folder / "out").read_text("utf-8") == expected


# -- lists -------------------------------------------------------------------------------------


class TestStyles:
    @pytest.mark.parametrize("columns", [60, 80, 120])
    def test_the_table_fits_the_terminal(
        self, columns: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = shown_on_screen(monkeypatch, "styles")
        assert max(map(display_width, lines)) <= columns
        assert [line.split()[0] for line in lines[1:]] == list(wirecopy.styles())

    @pytest.mark.parametrize("verb", ["styles", "languages"])
    def test_a_card_fits_the_terminal(self, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
        names = {"styles": ("globenewswire", "xinhua"), "languages": ("en", "fr")}
        for name in names[verb]:
            lines = shown_on_screen(monkeypatch, verb, name)
            assert max(map(display_width, lines)) <= 80
            assert lines[0].split() == [{"styles": "name", "languages": "code"}[verb], name]

    @pytest.mark.parametrize(
        ("word", "among", "not_among"),
        [
            ("fr", "afp-fr", "afp"),
            ("Agence France", "afp-de", "xinhua"),
            ("Xinhuanet", "xinhua-fr", "ap"),
        ],
    )
    def test_a_word_or_a_language_chooses(
        self, word: str, among: str, not_among: str, capsys: Captured
    ) -> None:
        assert main(["styles", word]) == 0
        names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
        assert among in names
        assert not_among not in names

    def test_json(self, capsys: Captured) -> None:
        assert main(["styles", "XINHUA", "--json"]) == 0
        [style] = json.loads(capsys.readouterr().out)
        assert (style["name"], style["languages"], style["home"]) == ("xinhua", ["en"], "CN")
        assert style["dateline"].endswith("(Xinhua) --")
        assert main(["styles", "--json"]) == 0
        names = [style["name"] for style in json.loads(capsys.readouterr().out)]
        assert names == list(wirecopy.styles())


class TestLanguages:
    def test_each_has_a_row(self, capsys: Captured) -> None:
        assert main(["languages"]) == 0
        _, *rows = capsys.readouterr().out.splitlines()
        assert [row.split()[0] for row in rows] == list(wirecopy.languages())

    @pytest.mark.parametrize("word", ["PT", "portuguese", "Portug"])
    def test_one_has_a_card(self, word: str, capsys: Captured) -> None:
        assert main(["languages", word]) == 0
        out = capsys.readouterr().out
        assert out.startswith("code       pt\nname       Portuguese\n")
        assert "lusa" in out

    def test_a_script_chooses(self, capsys: Captured) -> None:
        assert main(["languages", "cyrillic", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert {"ru", "sr"} <= {spoken["code"] for spoken in found}
        assert {spoken["script"] for spoken in found} == {"Cyrillic"}


# -- near misses -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("pasre", "story.txt"), "no verb 'pasre'; did you mean 'parse'?"),
        (("parse", "--laguage", "en"), "no option --laguage; did you mean --language?"),
        (("parse", "--laguage=en"), "no option --laguage; did you mean --language?"),
        (("batch", "archive", "--ouput", "x"), "no option --ouput; did you mean --output?"),
        (("parse", "-x"), "parse: unrecognized arguments: -x; 'wirecopy parse --help' tells"),
        (("-x",), "unrecognized arguments: -x; 'wirecopy --help' tells more"),
        (("help",), "no verb 'help'; did you mean 'wirecopy --help'?"),
        (("story.txt",), "no verb 'story.txt'; the verbs are parse, "),
        (("parse", "--fields", " ,"), "parse: --fields: there is no name in ' ,'"),
        (("parse", "--rules", ""), "parse: --rules: there is no name in ''"),
        (("--verison",), "no option --verison; did you mean --version?"),
        (("styles", "xinhau"), "no style 'xinhau'; did you mean 'xinhua'? 'wirecopy styles'"),
        (("styles", "qqqq"), "no style 'qqqq'; 'wirecopy styles' lists them"),
        (("languages", "Portugese"), "no language 'Portugese'; did you mean 'Portuguese'?"),
    ],
)
def test_near_misses_are_told(arguments: tuple[str, ...], told: str, capsys: Captured) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"wirecopy: {told}")
    assert err.count("\n") == 1


def test_a_file_is_no_verb(folder: Path, capsys: Captured) -> None:
    path = folder / "a.txt"
    assert main([str(path)]) == 2
    told = f"wirecopy: no verb {str(path)!r}; did you mean 'wirecopy show {path}'?\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    "words",
    [
        ("parse", "--fields", "headlin"),
        ("parse", "--csv", "--full"),
        ("explain", "--style", "xinhau"),
        ("normalize", "--language", "xx"),
    ],
)
def test_a_slip_in_an_option_empties_no_file(folder: Path, words: tuple[str, ...]) -> None:
    kept = folder.parent / "kept.txt"
    kept.write_text("the result of another day", "utf-8")
    assert main([*words, str(folder / "a.txt"), "-o", str(kept)]) == 2
    assert kept.read_text("utf-8") == "the result of another day"


def test_the_beginning_of_an_option_will_do(folder: Path, capsys: Captured) -> None:
    assert main(["parse", "--lang", "en", str(folder / "a.txt")]) == 0
    assert json.loads(capsys.readouterr().out)["language"] == "en"


def test_a_file_may_be_called_like_an_option(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(folder)
    (folder / "a.txt").rename("--ful")
    assert main(["parse", "--fields", "city", "--", "--ful"]) == 0
    assert json.loads(capsys.readouterr().out) == {"city": "Lima"}


# -- completion, explanations ------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_completion(shell: str, capsys: Captured) -> None:
    pytest.importorskip("shtab", reason="shtab is not installed")
    assert main(["--completion", shell]) == 0
    out = capsys.readouterr().out
    assert "normalize" in out
    assert "no-normalize" in out
    assert "reuters-1987" in out
    assert "zh" in out
    if shutil.which(shell) and shell != "tcsh":  # which has no such option
        subprocess.run([shell, "-n"], input=out, text=True, check=True)


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["nor"], ["normalize"]),
        (["show", "--hel"], ["--help"]),
        (["show", "--color", "al"], ["always"]),
        (["parse", "--style", "reuters-1"], ["reuters-1987"]),
        (["parse", "--style", "lake"], ["lakeside.toml"]),
        (["languages", "sr"], ["sr", "sr-Latn"]),
        (["parse", "lake"], ["lakeside.toml"]),
    ],
)
def test_what_bash_completes(
    words: list[str], completed: list[str], tmp_path: Path, capsys: Captured
) -> None:
    pytest.importorskip("shtab", reason="shtab is not installed")
    if not shutil.which("bash") or os.name == "nt":
        pytest.skip("there is no bash")
    (tmp_path / "lakeside.toml").touch()
    assert main(["--completion", "bash"]) == 0
    line = " ".join(("wirecopy", *words))
    asked = f'''
        COMP_WORDS=({line}) COMP_CWORD={len(words)} COMP_LINE="{line}" COMP_POINT={len(line)}
        _shtab_wirecopy wirecopy "{words[-1]}" "{["wirecopy", *words][-2]}"
        printf "%s\\n" "${{COMPREPLY[@]}}"
    '''
    script = capsys.readouterr().out + asked
    told = subprocess.run(
        ["bash"], input=script, text=True, check=True, capture_output=True, cwd=tmp_path
    )
    assert told.stdout.split() == completed


def test_completion_without_its_extra(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("wirecopy.cli.shells.find_spec", lambda _: None)
    assert main(["--completion", "bash"]) == 2
    assert "pip install 'wirecopy[completion]'" in capsys.readouterr().err


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_an_explanation_is_as_wide_as_the_terminal(
    columns: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = shown_on_screen(monkeypatch, "explain", str(folder / "a.txt"))
    assert max(map(display_width, lines)) <= columns
    told = "".join(line for line in lines if not EXCERPT.match(line))
    lines = wirecopy.parse(STORY).explain().split("\n")
    whole = "".join(line for line in lines if not EXCERPT.match(line))
    assert told.replace(" ", "") == whole.replace(" ", "")


def test_what_goes_on_is_no_reason() -> None:
    shown = explanation(
        "body       one two three four five\n           a reason", color=True, width=31
    )
    assert shown == (
        "\x1b[1mbody       \x1b[0mone two three four\n           five\n"
        "\x1b[2m           a reason\x1b[0m"
    )


@pytest.mark.parametrize("width", [40, 60, 76, 110])
@pytest.mark.parametrize(
    ("before", "slip", "after"),
    [
        ("", "DRPK", " said little of the talks, and the DPRK asked for more of them on Friday."),
        ("The delegation of the DPRK, wherever it had slept, and all of the ", "DRPK", " left."),
        (
            "朝鮮民主主義人民共和国の代表団は、DPRK関係者とともに港を見学した、",
            "DRPK",
            "と話した。",
        ),
    ],
)
def test_the_excerpt_of_a_correction_is_as_wide_as_the_terminal(
    width: int, before: str, slip: str, after: str
) -> None:
    at = len(before)
    edit = wirecopy.Edit(at, at + len(slip), slip, "DPRK", "acronym:document")
    explained = explain_edits(f"{before}{slip}{after}", [edit])
    *_, copy, mark = explanation(explained, color=False, width=width).split("\n")
    assert max(display_width(copy), len(mark)) <= width
    marked = copy[: len(copy.partition(slip)[0]) + len(slip)]
    assert (display_width(marked), mark.strip()) == (len(mark), "~~~^")
