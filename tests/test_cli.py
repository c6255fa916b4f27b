"""The command line, run in this process; once as a program of its own."""

import errno
import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

import wirecopy
from wirecopy import cli
from wirecopy.cli import main
from wirecopy.examples import sample_dateline

STORY = """\
Ferry returns to Lima after two years

by Xinhua writers Gu Wei, An Ro

LIMA, Febuary 3 (Xinhua) -- The ferry “Sol” carried its first passengers on Saturday.

It stops at three harbours. Enditem
"""
CLEAN = STORY.replace("Febuary", "February")
POLISH = (
    "Prom wrócił do portu\n\nŁÓDŹ, 3 marca (PAP) - Żegluga na rzece ruszyła dziś wcześnie rano.\n"
)

VERBS = ("parse", "show", "explain", "normalize", "check", "styles", "languages", "batch")

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode())
    return str(path)


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "ascii"))


class Terminal(io.TextIOWrapper):
    """A standard output of some encoding, which may be a terminal."""

    def __init__(self, encoding: str = "utf-8", *, tty: bool = False) -> None:
        self.bytes = io.BytesIO()
        self.tty = tty
        super().__init__(self.bytes, encoding, newline="")

    def isatty(self) -> bool:
        return self.tty

    def shown(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


class TestParse:
    def test_the_fields_and_edits(self, story: str, capsys: Captured) -> None:
        assert main(["parse", story]) == 0
        out, err = capsys.readouterr()
        data: dict[str, Any] = {**wirecopy.parse(STORY).to_dict()}
        for key in ("text", "segments", "spans"):
            del data[key]
        assert out == json.dumps(data, indent=2, ensure_ascii=False) + "\n"
        assert err == ""

    def test_full(self, story: str, capsys: Captured) -> None:
        assert main(["parse", "--full", story]) == 0
        data = json.loads(capsys.readouterr().out)
        article = wirecopy.parse(STORY)
        assert list(data) == list(article.to_dict())
        assert wirecopy.Article.from_dict(data) == article

    def test_several_files_are_json_lines(self, story: str, capsys: Captured) -> None:
        assert main(["parse", story, story]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [next(iter(json.loads(line).items())) for line in lines] == [("file", story)] * 2

    def test_lines_of_one_file(self, story: str, capsys: Captured) -> None:
        assert main(["parse", "--lines", story]) == 0
        assert capsys.readouterr().out.count("\n") == 1

    def test_a_line_is_a_line_to_everyone(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "odd.txt"
        path.write_text("LIMA, March 3 (Xinhua) -- It\u2028sails\x85 on.\n", "utf-8")
        assert main(["parse", "--lines", "--full", str(path)]) == 0
        out = capsys.readouterr().out
        assert len(out.splitlines()) == 1
        assert "It\u2028sails\x85 on" in json.loads(out)["text"]

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        feed(monkeypatch, STORY.encode())
        assert main(["parse", "-"]) == 0
        assert json.loads(capsys.readouterr().out)["dateline"]["month"] == 2

    def test_standard_input_of_text_alone(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("LIMA, March 3 (Xinhua) -- \ud800."))
        assert main(["parse", "-"]) == 0
        out = capsys.readouterr().out
        assert out.isascii()
        assert json.loads(out)["body"] == "\ud800."

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            ((), {"style": "xinhua"}),
            (("--language", "de"), {"language": "de"}),
            (("--style", "xinhua", "--language", "en"), {"style": "xinhua", "language": "en"}),
            (("--no-normalize",), {"edits": []}),
            (("--rules", "labels, acronyms"), {"edits": []}),
        ],
    )
    def test_options(
        self, options: tuple[str, ...], expected: dict[str, Any], story: str, capsys: Captured
    ) -> None:
        assert main(["parse", *options, story]) == 0
        data = json.loads(capsys.readouterr().out)
        assert {key: data[key] for key in expected} == expected

    def test_reference_date(self, story: str, capsys: Captured) -> None:
        assert main(["parse", "--reference-date", "2018-02-04", story]) == 0
        assert json.loads(capsys.readouterr().out)["dateline"]["date"] == "2018-02-03"

    def test_own_terms(self, tmp_path: Path, capsys: Captured) -> None:
        story, terms = tmp_path / "story.txt", tmp_path / "terms.txt"
        story.write_text(
            "LIMA, March 3 (Xinhua) -- They met at Zubrowka-rl on Saturday.\n", "utf-8"
        )
        terms.write_text("\ufeffZubrowka-ri\n\n", "utf-8")
        assert main(["parse", str(story)]) == 0
        assert json.loads(capsys.readouterr().out)["edits"] == []
        assert main(["parse", "--terms", str(terms), str(story)]) == 0
        edits = json.loads(capsys.readouterr().out)["edits"]
        assert [edit["after"] for edit in edits] == ["Zubrowka-ri"]

    def test_an_own_style(self, story: str, tmp_path: Path, capsys: Captured) -> None:
        style = tmp_path / "harbour.toml"
        style.write_text(
            'extends = "xinhua"\ntitle = "Harbour"\nlanguages = ["en"]\n'
            '[agency]\nname = "Harbour"\ncredits = ["HARB"]\n',
            "utf-8",
        )
        assert main(["parse", "--style", str(style), story]) == 0
        assert json.loads(capsys.readouterr().out)["style"] == "harbour"


class TestShow:
    def test_plain_where_there_is_no_terminal(self, story: str, capsys: Captured) -> None:
        assert main(["show", story]) == 0
        out = capsys.readouterr().out
        assert "dateline 5 │ LIMA, [Febuary → February] 3 (Xinhua) --\n" in out
        assert "\x1b" not in out

    @pytest.mark.parametrize(
        ("option", "environment", "tty", "colored"),
        [
            ("auto", {}, True, True),
            ("auto", {}, False, False),
            ("auto", {"TERM": "dumb"}, True, False),
            ("auto", {"NO_COLOR": "1"}, True, False),
            ("auto", {"NO_COLOR": ""}, True, True),
            ("auto", {"FORCE_COLOR": "1"}, False, True),
            ("auto", {"FORCE_COLOR": ""}, False, False),
            ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
            ("always", {"NO_COLOR": "1"}, False, True),
            ("never", {"FORCE_COLOR": "1"}, True, False),
        ],
    )
    @pytest.mark.parametrize("verb", ["show", "explain"])
    def test_color(
        self,
        verb: str,
        option: str,
        environment: dict[str, str],
        tty: bool,
        colored: bool,
        story: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        terminal = Terminal(tty=tty)
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main([verb, "--color", option, story]) == 0
        assert ("\x1b[" in terminal.shown()) is colored

    @pytest.mark.parametrize(("options", "columns"), [((), 50), (("--width", "40"), 40)])
    def test_width(
        self,
        options: tuple[str, ...],
        columns: int,
        story: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        monkeypatch.setenv("COLUMNS", "50")
        assert main(["show", *options, story]) == 0
        longest = max(map(len, capsys.readouterr().out.splitlines()))
        assert columns - 10 < longest <= columns

    def test_several_files_have_titles(self, story: str, capsys: Captured) -> None:
        assert main(["show", story, story]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"==> {story} <==\n")
        assert f"\n\n==> {story} <==\n" in out

    def test_an_empty_file(self, tmp_path: Path, capsys: Captured) -> None:
        (tmp_path / "empty.txt").touch()
        assert main(["show", str(tmp_path / "empty.txt")]) == 0
        assert capsys.readouterr().out == "(empty)\n"

    def test_a_terminal_without_the_signs(
        self, story: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = Terminal("latin-1")
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main(["show", story]) == 0
        shown = terminal.shown()
        assert "dateline 5 | LIMA, [Febuary -> February] 3 (Xinhua) --\n" in shown
        assert r"\u201cSol\u201d" in shown


class TestPages:
    def test_one_story_to_a_pipe(self, story: str, capsys: Captured) -> None:
        assert main(["show", "--html", "--color", "always", story]) == 0
        assert capsys.readouterr().out == wirecopy.parse(STORY).to_html()

    def test_one_story_to_a_page(self, story: str, tmp_path: Path, capsys: Captured) -> None:
        page = tmp_path / "new" / "page.html"
        assert main(["show", "--html", "-o", str(page), story]) == 0
        assert page.read_text("utf-8") == wirecopy.parse(STORY).to_html()
        assert capsys.readouterr().out == ""

    def test_stories_to_a_folder(self, story: str, tmp_path: Path, capsys: Captured) -> None:
        folder = tmp_path / "site"
        assert main(["show", "--html", "-o", f"{folder}/", story, story]) == 0
        names = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*.html"))]
        expected = ["index.html", "1-story.html", "2-story.html"]
        assert names == [expected[0], *(str(Path("stories", name)) for name in expected[1:])]
        assert f"2 pages; begin at {folder / 'index.html'}" in capsys.readouterr().err

    def test_a_file_that_cannot_be_read_is_told_of_and_left_out(
        self, story: str, tmp_path: Path, capsys: Captured
    ) -> None:
        folder = tmp_path / "site"
        assert main(["show", "--html", "-o", str(folder), "none.txt", story]) == 2
        assert "none.txt: no such file" in capsys.readouterr().err
        assert [path.name for path in (folder / "stories").iterdir()] == ["1-story.html"]

    @pytest.mark.usefixtures("story")
    def test_a_site_inside_the_folder_is_not_read(self, tmp_path: Path) -> None:
        site = tmp_path / "site"
        for _ in range(2):
            assert main(["show", "--html", "-o", str(site), str(tmp_path)]) == 0
        assert [path.name for path in (site / "stories").iterdir()] == ["1-story.html"]

    def test_a_story_is_not_written_over(self, story: str, capsys: Captured) -> None:
        assert main(["show", "--html", "-o", story, story]) == 2
        assert "is also read" in capsys.readouterr().err
        assert Path(story).read_text("utf-8") == STORY

    @pytest.mark.parametrize(("output", "page"), [("a.html", "a.html"), ("a/", "a/index.html")])
    def test_the_name_of_a_page_tells_that_it_is_one(
        self, output: str, page: str, story: str, tmp_path: Path
    ) -> None:
        assert main(["show", "-o", f"{tmp_path}/{output}", story]) == 0
        assert (tmp_path / page).read_text("utf-8").lower().startswith("<!doctype html>")

    def test_it_opens_what_it_wrote(
        self, story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        opened: list[str] = []
        monkeypatch.setattr("webbrowser.open", opened.append)
        page = tmp_path / "page.html"
        assert main(["show", "--html", "-o", str(page), "--open", story]) == 0
        assert opened == [page.as_uri()]
        assert "no browser opens it" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("-o", "page.txt"), "-o story.html"),
            (("--open",), "-o story.html"),
            (("--html", "--open"), "-o story.html"),
            (("--html", "{0}"), "-o site/"),
            (("--html", "-o", "page.html", "{0}"), "name a folder for several (page/)"),
            (("--html", "-o", "{0}/page.html"), "story.txt"),
        ],
    )
    def test_misuse(
        self, options: tuple[str, ...], said: str, story: str, capsys: Captured
    ) -> None:
        assert main(["show", *(option.format(story) for option in options), story]) == 2
        assert said in capsys.readouterr().err


class TestExplain:
    def test_it_is_the_explanation(self, story: str, capsys: Captured) -> None:
        assert main(["explain", story]) == 0
        assert capsys.readouterr().out == f"{wirecopy.parse(STORY).explain()}\n"

    def test_copy_cannot_steer_the_terminal(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "odd.txt"
        path.write_text("Ferry \x1b[2Jsails\n\nLIMA, March 3 (Xinhua) -- It sails.\n", "utf-8")
        assert main(["explain", "--no-normalize", str(path)]) == 0
        assert "\x1b" not in capsys.readouterr().out


class TestNormalize:
    @pytest.mark.parametrize("ending", ["\n", "\r\n", "", "\n\n"])
    def test_the_text_exactly(
        self,
        ending: str,
        monkeypatch: pytest.MonkeyPatch,
        capsysbinary: pytest.CaptureFixture[bytes],
    ) -> None:
        feed(
            monkeypatch, (STORY.rstrip("\n") + ending).replace("\n\n", ending * 2 or "\n").encode()
        )
        assert main(["normalize", "-"]) == 0
        out = capsysbinary.readouterr().out
        assert out == (CLEAN.rstrip("\n") + ending).replace("\n\n", ending * 2 or "\n").encode()

    def test_edits(self, story: str, capsys: Captured) -> None:
        assert main(["normalize", "--edits", story]) == 0
        assert capsys.readouterr().out == f"{wirecopy.normalize(STORY).explain()}\n"

    def test_no_edits(self, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        feed(monkeypatch, CLEAN.encode())
        assert main(["normalize", "--edits"]) == 0
        assert capsys.readouterr() == ("", "wirecopy: standard input: no corrections\n")

    def test_edits_as_json(self, story: str, capsys: Captured) -> None:
        assert main(["normalize", "--edits", "--json", story]) == 0
        edits = json.loads(capsys.readouterr().out)
        assert [wirecopy.Edit(**edit) for edit in edits] == list(wirecopy.normalize(STORY).edits)

    def test_json_alone_is_a_mistake(self, story: str, capsys: Captured) -> None:
        assert main(["normalize", "--json", story]) == 2
        assert capsys.readouterr().err == "wirecopy: normalize: --json goes with --edits\n"

    def test_an_output_that_lacks_letters_says_so(
        self, story: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        terminal = Terminal("ascii")
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main(["normalize", story]) == 0
        assert r"\u201cSol\u201d" in terminal.shown()
        assert "ascii lacks some characters" in capsys.readouterr().err


# A terminal takes orders from some of these, and shows none of them.
UNSEEN = (
    "Fer\u00adry \x1b[2Jsails \u202eagain\u202c\r\n\r\nLIMA, March 3 (Xinhua) -- The cap\u200btain,"
    " Li\u200d Wei,\x9b31m said \u2066so\u2069 on\u3164 \U000e0041Monday.\r\n"
)


class TestUnseen:
    @pytest.fixture
    def odd(self, tmp_path: Path) -> str:
        path = tmp_path / "odd.txt"
        path.write_bytes(UNSEEN.encode())
        return str(path)

    @pytest.mark.parametrize("tty", [True, False])
    @pytest.mark.parametrize("options", [(), ("--full",), ("--lines",), ("--no-normalize",)])
    def test_json_has_escapes(
        self, options: tuple[str, ...], tty: bool, odd: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = Terminal(tty=tty)
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main(["parse", *options, odd]) == 0
        shown = terminal.shown()
        assert shown.replace("\n", "").isprintable()
        article = wirecopy.parse(UNSEEN, normalize="--no-normalize" not in options)
        expected: dict[str, Any] = {**article.to_dict()}
        assert json.loads(shown) == {key: expected[key] for key in json.loads(shown)}

    @pytest.mark.parametrize(
        "verb",
        [("show",), ("explain",), ("normalize",), ("normalize", "--edits"), ("show", "--html")],
    )
    def test_a_terminal_gets_pictures(
        self, verb: tuple[str, ...], odd: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        terminal = Terminal(tty=True)
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main([*verb, odd]) == 0
        assert terminal.shown().replace("\n", "").isprintable()

    def test_show_shows_them(self, odd: str, capsys: Captured) -> None:
        assert main(["show", "--width", "200", odd]) == 0
        out = capsys.readouterr().out
        for picture in ("Fer<U+00AD>ry", "␛", "<U+202E>again", "Li<U+200D> Wei", "<U+E0041>Monday"):
            assert picture in out

    def test_a_pipe_gets_the_text(
        self, odd: str, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        assert main(["normalize", odd]) == 0
        assert capsysbinary.readouterr().out == wirecopy.normalize(UNSEEN).text.encode()

    def test_joiners_are_letters_where_a_script_joins(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        feed(monkeypatch, "می\u200cخواهم \U0001f468\u200d\U0001f469\n".encode())
        assert main(["show", "-"]) == 0
        assert "می\u200cخواهم \U0001f468\u200d\U0001f469" in capsys.readouterr().out


class TestStyles:
    def test_each_has_a_row(self, capsys: Captured) -> None:
        assert main(["styles"]) == 0
        head, *rows = capsys.readouterr().out.splitlines()
        assert head.split() == ["NAME", "TITLE", "LANGUAGES", "ZONE", "DATELINE"]
        assert [row.split()[0] for row in rows] == list(wirecopy.styles())

    def test_a_sample_is_a_printed_dateline(self, capsys: Captured) -> None:
        main(["styles"])
        row = next(row for row in capsys.readouterr().out.splitlines() if row.startswith("xinhua "))
        assert "Asia/Shanghai" in row
        assert row.endswith("NAIROBI, March 3 (Xinhua) --")

    def test_without_a_printed_dateline_it_is_the_template(self) -> None:
        style = wirecopy.HouseStyle.load("xinhua")
        bare = wirecopy.HouseStyle(
            style.name, style.title, style.languages, style.agency, style.dateline
        )
        assert sample_dateline(bare) == style.dateline.templates[0]


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def empty_folder(folder: Path) -> Path:
    return folder


def damaged(folder: Path) -> Path:
    path = folder / "story.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode())[:-9])
    return path


def binary(folder: Path) -> Path:
    path = folder / "picture.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01")
    return path


def pdf(folder: Path) -> Path:
    path = folder / "release.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    return path


def zipped(folder: Path) -> Path:
    path = folder / "stories.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", STORY)
    return path


class TestErrors:
    @pytest.mark.parametrize(
        ("make", "reason"),
        [
            (missing, "no such file"),
            (empty_folder, "there is no file in it"),
            (damaged, "what gzip has packed is damaged: "),
            (binary, "this is a binary file, not text"),
            (zipped, "this is a zip archive, as a Word file is: "),
            (pdf, "this is a PDF file: extract the text first, for example with pypdf"),
        ],
    )
    @pytest.mark.parametrize("verb", ["parse", "show", "explain", "normalize"])
    def test_a_file_that_cannot_be_read(
        self,
        verb: str,
        make: Callable[[Path], Path],
        reason: str,
        tmp_path: Path,
        capsys: Captured,
    ) -> None:
        path = make(tmp_path)
        if path.is_dir() and verb == "normalize":
            reason, path = "one file at a time", Path(verb)
            assert main([verb, str(tmp_path)]) == 2
        else:
            assert main([verb, str(path)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"wirecopy: {path}: {reason}")
        assert err.count("\n") == 1

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (PermissionError(errno.EACCES, "Permission denied"), "permission denied"),
            (OSError(errno.EIO, "Input/output error"), "Input/output error"),
            (OSError("odd"), "odd"),
        ],
    )
    def test_other_reasons(
        self,
        error: OSError,
        reason: str,
        story: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        def fail(_: Path) -> bytes:
            raise error

        monkeypatch.setattr(Path, "read_bytes", fail)
        assert main(["parse", story]) == 2
        assert capsys.readouterr().err == f"wirecopy: {story}: {reason}\n"

    @pytest.mark.parametrize("name", ["", "a\0b"])
    def test_names_that_no_file_has(self, name: str, capsys: Captured) -> None:
        assert main(["parse", name]) == 2
        assert capsys.readouterr().err.endswith(": no such file\n")

    def test_a_name_stays_on_its_line(self, capsys: Captured) -> None:
        assert main(["parse", "a\nb\x1b[2J"]) == 2
        assert capsys.readouterr().err == "wirecopy: a b␛[2J: no such file\n"

    def test_the_other_files_are_done(self, story: str, tmp_path: Path, capsys: Captured) -> None:
        gone = str(missing(tmp_path))
        assert main(["parse", story, gone, story]) == 2
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == 2
        assert err == f"wirecopy: {gone}: no such file\n"

    @pytest.mark.parametrize(
        ("arguments", "line"),
        [
            (("--style", "xinhau"), "no style 'xinhau'; did you mean 'xinhua'?"),
            (("--style", "qqqq"), "no style 'qqqq'; 'wirecopy styles' lists them"),
            (("--style", "missing.toml"), "missing.toml: no such file"),
            (("--language", "qq"), "no language 'qq'; known languages are "),
            (("--rules", "spelling"), "no rule 'spelling'; known rules are "),
            (("--terms", "missing.tsv"), "missing.tsv: no such file"),
        ],
    )
    @pytest.mark.parametrize("verb", ["parse", "normalize"])
    def test_options_that_name_nothing(
        self,
        verb: str,
        arguments: tuple[str, ...],
        line: str,
        story: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main([verb, *arguments, story]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"wirecopy: {line}")
        assert err.count("\n") == 1

    def test_a_broken_style(self, story: str, tmp_path: Path, capsys: Captured) -> None:
        style = tmp_path / "broken.toml"
        style.write_text('titel = "Harbour"\n', "utf-8")
        assert main(["parse", "--style", str(style), story]) == 2
        err = capsys.readouterr().err
        assert err.startswith("wirecopy: broken.toml")
        assert err.count("\n") == 1

    @pytest.mark.parametrize(
        "arguments",
        [
            ("check",),
            ("utter", "story.txt"),
            ("parse", "--reference-date", "yesterday", "story.txt"),
            ("show", "--width", "wide", "story.txt"),
            ("show", "--width", "0", "story.txt"),
            ("show", "--color", "blue", "story.txt"),
            ("show", "--encoding", "cp125", "story.txt"),
        ],
    )
    def test_misuse(self, arguments: tuple[str, ...], capsys: Captured) -> None:
        assert main(arguments) == 2
        err = capsys.readouterr().err
        assert err.startswith("wirecopy: ")
        assert err.count("\n") == 1
        assert "?;" not in err

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("--csv",), "--csv stands behind the verb: wirecopy parse --csv"),
            (("--csv", "parse"), "--csv stands behind the verb: wirecopy parse --csv"),
            (("explain", "--html", "a"), "no option --html here; 'show' has it"),
            (("styles", "--edits"), "no option --edits here; 'normalize' has it"),
            (
                ("check", "--json"),
                "no option --json here; 'normalize', 'styles' or 'languages' has it",
            ),
            (("completion",), "no verb 'completion'; did you mean 'wirecopy --completion'?"),
            (("version",), "no verb 'version'; did you mean 'wirecopy --version'?"),
            (("help",), "no verb 'help'; did you mean 'wirecopy --help'?"),
        ],
    )
    def test_a_word_in_the_wrong_place(
        self, arguments: tuple[str, ...], told: str, capsys: Captured
    ) -> None:
        assert main(arguments) == 2
        assert capsys.readouterr().err == f"wirecopy: {told}\n"

    def test_another_encoding_is_said(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "prom.txt"
        path.write_bytes(POLISH.encode("utf-16"))
        assert main(["parse", "--full", str(path)]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["text"].lstrip("\ufeff") == POLISH
        by = "by its byte order mark; --encoding names another"
        assert err == f"wirecopy: {path}: read as utf-16, {by}\n"

    @pytest.mark.parametrize("verb", ["parse", "show", "explain", "normalize"])
    def test_what_is_assumed_of_old_encodings_is_said(
        self, verb: str, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "prom.txt"
        path.write_bytes(POLISH.encode("iso8859_2"))
        assert main([verb, str(path)]) == 0
        out, err = capsys.readouterr()
        assert "Prom wrócił do portu" in out
        assert err.startswith(f"wirecopy: {path}: read as iso8859_2, by the letters and words of ")

    def test_the_fields_say_it_too(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "prom.txt"
        path.write_bytes(POLISH.encode("cp1250"))
        assert main(["parse", str(path)]) == 0
        told = json.loads(capsys.readouterr().out)["inferences"][0]
        assert (told["field"], told["value"]) == ("encoding", "cp1250")

    @pytest.mark.parametrize("verb", ["parse", "show", "explain", "normalize"])
    def test_an_encoding_of_ones_own(self, verb: str, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "prom.txt"
        path.write_bytes(POLISH.encode("cp852"))
        assert main([verb, "--encoding", "CP852", str(path)]) == 0
        out, err = capsys.readouterr()
        assert "Prom wrócił do portu" in out
        assert err == ""

    def test_an_encoding_that_is_not_the_files(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "prom.txt"
        path.write_bytes(POLISH.encode("cp1250"))
        assert main(["parse", "--encoding", "utf-8", str(path)]) == 2
        err = capsys.readouterr().err
        assert err.startswith(f"wirecopy: {path}: this is not utf-8: byte 0x")

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("<html><p>Lake</p></html>", "looks like HTML; wirecopy reads plain text: extract"),
            ("<?xml version='1.0'?><nitf/>", "looks like XML; wirecopy reads plain text: take"),
            ('{"text": "Lake"}', "looks like JSON; wirecopy reads plain text: 'wirecopy batch'"),
            ("id,title\n1,Lake\n", "looks like CSV; wirecopy reads plain text: make"),
            ("{\\rtf1 Lake}", "looks like RTF; wirecopy reads plain text: save"),
        ],
    )
    @pytest.mark.parametrize("verb", ["parse", "show", "explain", "normalize"])
    def test_what_is_no_prose(
        self, verb: str, text: str, reason: str, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "story.txt"
        path.write_text(text, "utf-8")
        assert main([verb, str(path)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"wirecopy: {path}: {reason}")
        assert err.count("\n") == 1

    def test_terms_may_look_like_anything(
        self, story: str, tmp_path: Path, capsys: Captured
    ) -> None:
        terms = tmp_path / "terms.txt"
        terms.write_bytes("title,text\na,b\nŁódź\n".encode("cp1250"))
        assert main(["parse", "--terms", str(terms), story]) == 0
        assert capsys.readouterr().err.startswith(f"wirecopy: {terms}: read as ")

    def test_no_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        assert main(["parse", "-"]) == 2
        assert capsys.readouterr().err == "wirecopy: standard input: there is none\n"

    def test_no_standard_output(
        self, story: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        assert main(["parse", story]) == 2
        assert capsys.readouterr().err == "wirecopy: standard output: there is none\n"

    @pytest.mark.parametrize(
        ("error", "status", "said"),
        [
            (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
            (KeyboardInterrupt(), 130, ""),
            (
                OSError(errno.ENOSPC, "No space left"),
                2,
                "wirecopy: standard output: No space left\n",
            ),
        ],
    )
    def test_output_that_ends(
        self,
        error: BaseException,
        status: int,
        said: str,
        story: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        class Broken(io.StringIO):
            def write(self, _: str) -> int:
                raise error

        monkeypatch.setattr(sys, "stdout", Broken())
        assert main(["parse", story]) == status
        assert capsys.readouterr().err == said

    def test_an_unbuffered_output_gets_everything(
        self, story: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Slow(io.BytesIO):
            def write(self, data: Any) -> int:
                return super().write(data[:7])

        terminal = Terminal()
        slow = Slow()
        monkeypatch.setattr(Terminal, "buffer", slow)
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main(["normalize", story]) == 0
        assert slow.getvalue().decode() == CLEAN


class TestHelp:
    def test_without_a_verb(self, capsys: Captured) -> None:
        assert main([]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("usage: wirecopy")

    @pytest.mark.parametrize("verb", VERBS)
    def test_each_verb_has_an_example(
        self, verb: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        assert main([verb, "--help"]) == 0
        assert f"examples:\n  wirecopy {verb}" in capsys.readouterr().out

    def test_version(self, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        monkeypatch.setattr(cli, "version", lambda _: "1.2.3")
        assert main(["--version"]) == 0
        assert capsys.readouterr().out == "wirecopy 1.2.3\n"

    def test_version_without_installation(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        def fail(_: str) -> str:
            raise PackageNotFoundError

        monkeypatch.setattr(cli, "version", fail)
        assert main(["--version"]) == 0
        assert capsys.readouterr().out == "wirecopy (not installed)\n"


def environment() -> dict[str, str]:
    """For the program to find this very package, installed or not."""
    package = str(Path(wirecopy.__file__).parent.parent)
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def run_program(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "wirecopy", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env=environment(),
    )


def test_as_a_program() -> None:
    done = run_program("normalize", "-", stdin=STORY.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, CLEAN.encode(), b"")
    failed = run_program("parse", "missing.txt")
    assert (failed.returncode, failed.stdout) == (2, b"")
    assert failed.stderr.decode().splitlines() == ["wirecopy: missing.txt: no such file"]


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way")
def test_a_reader_that_goes_away() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "wirecopy", "normalize", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(STORY.encode())
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141
