"""The reference: what it shows has an example, and the texts of other libraries are not in it."""

from __future__ import annotations

import doctest
import importlib
import inspect
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pytest

from pasting import prompted, refused

PAGES = Path(__file__).parent.parent / "docs" / "reference"
_DIRECTIVE = re.compile(
    r"^\.\. auto(?P<kind>function|class|exception|module):: (?P<name>wirecopy[\w.]*)\n"
    r"(?P<options>(?:   :[\w-]+:.*\n)*)",
    re.MULTILINE,
)


class Shown(NamedTuple):
    """Something that a page shows."""

    name: str
    thing: Any


def shown() -> list[Shown]:
    """What the pages show: functions, classes, and the members that a page asks for."""
    found: dict[str, Any] = {}
    for page in sorted(PAGES.glob("*.md")):
        for match in _DIRECTIVE.finditer(page.read_text("utf-8")):
            if ":no-index-entry:" in match["options"]:  # the tables of a file, shown in the file
                continue
            found |= {one.name: one.thing for one in _of(match["name"], match["options"])}
    return [Shown(name, thing) for name, thing in found.items()]


def _of(name: str, options: str) -> Iterator[Shown]:
    thing = _imported(name)
    if inspect.ismodule(thing):
        for member in thing.__all__:
            if callable(getattr(thing, member)):
                yield Shown(f"{name}.{member}", getattr(thing, member))
        return
    yield Shown(name, thing)
    asked = re.search(r"^   :members:(.*)$", options, re.MULTILINE)
    if asked is None or not inspect.isclass(thing) or ":undoc-members:" in options:
        return
    chosen = [one.strip() for one in asked[1].split(",") if one.strip()]
    for member in chosen or dir(thing):
        own = _own(thing, member)
        if own is not None and not member.startswith("_"):
            yield Shown(f"{name}.{member}", own)


def _imported(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        module, _, last = name.rpartition(".")
        return getattr(importlib.import_module(module), last)


def _own(owner: type, member: str) -> Any:
    """A method or property that this package wrote; None for fields and what others gave."""
    if attrs.has(owner) and member in attrs.fields_dict(owner):
        return None
    found = inspect.getattr_static(owner, member)
    found = getattr(found, "fget", None) or getattr(found, "func", None) or found
    found = getattr(found, "__func__", found)
    module = getattr(found, "__module__", None) or ""
    return found if callable(found) and module.startswith("wirecopy") else None


# Without the extras their pages cannot be looked at.
for _extra in ("pyarrow", "hypothesis"):
    pytest.importorskip(_extra, reason=f"{_extra} is not installed")


@pytest.mark.parametrize("name", ["wirecopy.parse", "wirecopy.Article.body", "wirecopy.Copy"])
def test_the_pages_are_read(name: str) -> None:
    assert name in {one.name for one in shown()}


def test_everything_that_is_shown_has_an_example() -> None:
    without = [one.name for one in shown() if ">>>" not in (one.thing.__doc__ or "")]
    assert without == []


@pytest.mark.parametrize("name", [one.name for one in shown()])
def test_an_example_runs_where_it_is_pasted(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nothing at hand but what the example imports itself."""
    monkeypatch.chdir(tmp_path)
    text = inspect.getdoc({one.name: one.thing for one in shown()}[name]) or ""
    example = doctest.DocTestParser().get_doctest(text, {}, name, None, None)
    told = io.StringIO()
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    doctest.DocTestRunner(verbose=False, optionflags=flags).run(example, out=told.write)
    assert told.getvalue() == ""
    assert refused(prompted(text)) is None


def test_no_constant_is_shown_with_the_text_of_its_class() -> None:
    text = "".join(page.read_text("utf-8") for page in PAGES.glob("*.md"))
    assert "autodata::" not in text
