"""The guides run as they are pasted: page by page, in an empty folder, and print what they say.

Code runs, examples give their output, files are saved where a page says so, and commands print what
stands below them. A page whose packages are not installed is skipped; ``nox -s engines`` has all of
them. The files in ``docs/how-to/recipes`` are run by ``tests/engines``, too.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pasting import prompted, refused

DOCS = Path(__file__).parent.parent / "docs"
GUIDES = DOCS / "how-to"
_FENCE = re.compile(r"^```(\{?\w+\}?) *(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAVED = re.compile(r"\bsave\b[^`]*`([\w.]+\.toml)`[^`]*:\s*$", re.IGNORECASE)
_OPTION = re.compile(r"^:\w.*\n", re.MULTILINE)
_FLAGS = doctest.ELLIPSIS
# What differs from run to run, and what two versions of pandas print for an empty cell.
_VARIES = re.compile(r"\bin [\d.]+ s \([\d.]+/s\)")
_EMPTY_CELL = re.compile(r"\b(?:None|NaN)\b|<NA>")


class Block(NamedTuple):
    kind: str  # of the fence
    argument: str
    content: str
    before: str  # the page up to it


def blocks_of(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        kind, argument, content = found.groups()
        if argument.startswith("/how-to/recipes/"):
            content = DOCS.joinpath(argument.removeprefix("/")).read_text("utf-8")
            kind = "python" if argument.endswith(".py") else "toml"
        else:
            content = _OPTION.sub("", content) if kind.startswith("{") else content
        yield Block(kind, argument, content, text[: found.start()])


def code_of(page: Path) -> str:
    """The code of a page: what stands on it, and the recipes that it includes."""
    return "\n".join(block.content for block in blocks_of(page) if block.kind == "python")


def imported(code: str) -> set[str]:
    """The packages that code imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def expect_packages(page: Path) -> None:
    """Skip a page whose packages are not all installed."""
    code = code_of(page)
    for package in sorted(imported(code) | ({"matplotlib"} if ".plot" in code else set())):
        pytest.importorskip(package, reason=f"{package} is not installed")


def expect_same(printed: str, shown: str, what: str) -> None:
    """What is printed is what the page shows, but for what no two runs have in common."""
    printed, shown = (_VARIES.sub("in 1 s", text.rstrip() + "\n") for text in (printed, shown))
    same = doctest.OutputChecker().check_output(shown, printed, _FLAGS)
    assert same, f"{what}\nprints\n{printed}\nthe page shows\n{shown}"


class Reader:
    """Who follows a page: types its examples, saves its files, runs its code and its commands."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {"__name__": "guide"}
        self.printed = ""  # by the code above

    def does(self, block: Block) -> None:
        if block.kind == "toml" and (name := _SAVED.search(block.before)):
            Path(name[1]).write_text(block.content, "utf-8")
        elif block.kind in ("{doctest}", "pycon"):
            self.types(block.content)
        elif block.kind == "console":
            self.calls(block.content)
        elif block.kind == "python":
            with contextlib.redirect_stdout(io.StringIO()) as output:
                exec(compile(block.content, "guide", "exec"), self.names)
            self.printed = output.getvalue()
        elif block.kind == "text" and self.printed:
            printed, shown = (_EMPTY_CELL.sub("-", text) for text in (self.printed, block.content))
            expect_same(printed, shown, "the code above")
            self.printed = ""

    def types(self, content: str) -> None:
        examples = doctest.DocTestParser().get_doctest(content, {}, "guide", None, None)
        examples.globs = self.names  # the next example goes on with them
        told = io.StringIO()
        runner = doctest.DocTestRunner(verbose=False, optionflags=_FLAGS)
        runner.run(examples, out=told.write, clear_globs=False)
        assert not runner.failures, told.getvalue()

    @staticmethod
    def calls(content: str) -> None:
        for command in filter(None, re.split(r"^\$ ", content, flags=re.MULTILINE)):
            line, _, shown = command.partition("\n")
            words = shlex.split(line)
            given = None
            if words[:1] == ["echo"] and words[2:4] == ["|", "wirecopy"]:
                given, words = f"{words[1]}\n", words[3:]
            if words[:1] == ["wirecopy"]:
                done = subprocess.run(
                    [sys.executable, "-X", "utf8", "-m", "wirecopy", *words[1:]],
                    input=given,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,  # as on a terminal
                    check=False,
                    encoding="utf-8",
                )
                expect_same(done.stdout, shown, line)


EVERY_PAGE = [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.stem)
def test_what_is_copied_can_be_pasted(page: Path) -> None:
    """Into the interpreter of Python 3.11, for which an empty line ends each compound statement."""
    for block in blocks_of(page):
        if block.kind in ("{doctest}", "pycon"):
            lines = prompted(block.content)
        elif block.kind == "python":
            lines = block.content.split("\n")
        else:
            continue
        assert refused(lines) is None


FOLDERS = (GUIDES, DOCS, DOCS / "explanation", DOCS / "reference")
PAGES = {
    page.relative_to(DOCS).with_suffix("").as_posix(): page
    for folder in FOLDERS
    for page in sorted(folder.glob("*.md"))
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which a page is followed."""
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_pages_are_found() -> None:
    assert {"how-to/archives", "how-to/tables", "tutorial", "reference/parsing"} <= {*PAGES}


@pytest.mark.filterwarnings("default")  # other libraries warn of one another
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("folder")
def test_a_page_can_be_followed(name: str) -> None:
    expect_packages(PAGES[name])
    reader = Reader()
    for block in blocks_of(PAGES[name]):
        reader.does(block)
