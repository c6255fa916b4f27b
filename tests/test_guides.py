"""The guides' code runs as it is pasted: page by page, in an empty folder.

A page whose packages are not installed is skipped; ``nox -s engines`` has all of them. Examples
with their output are run by Sphinx, the files in ``docs/how-to/recipes`` by ``tests/engines``.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

GUIDES = Path(__file__).parent.parent / "docs" / "how-to"
_SECTION = re.compile(r"^## ", re.MULTILINE)
_CODE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INCLUDED = re.compile(r"^```\{literalinclude\} /how-to/(recipes/\w+\.py)$", re.MULTILINE)


def code_of(page: Path) -> str:
    """The code of a page; a section's recipe goes before what the section does with it."""
    pieces: list[str] = []
    for section in _SECTION.split(page.read_text("utf-8")):
        if blocks := _CODE.findall(section):
            recipes = _INCLUDED.findall(section)
            pieces += [(GUIDES / recipe).read_text("utf-8") for recipe in recipes]
            pieces += blocks
    return "\n".join(pieces)


def imported(code: str) -> set[str]:
    """The packages that code imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


PAGES = sorted(page.stem for page in GUIDES.glob("*.md") if code_of(page))


def test_the_pages_are_found() -> None:
    assert {"archives", "notebooks", "scraped-pages", "tables"} <= {*PAGES}


@pytest.mark.filterwarnings("default")  # other libraries warn of one another
@pytest.mark.parametrize("name", PAGES)
def test_a_guide_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_of(GUIDES / f"{name}.md")
    needed = imported(code) | ({"matplotlib"} if ".plot" in code else set())
    for package in sorted(needed):
        pytest.importorskip(package, reason=f"{package} is not installed")
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "story.txt").write_text("LIMA (AP) — It is open.", "utf-8")
    exec(compile(code, f"{name}.md", "exec"), {"__name__": "guide"})
