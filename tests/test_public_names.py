"""The public names: which they are, and that nothing changes them."""

import importlib
import importlib.metadata
import inspect
import pkgutil
import subprocess
import sys

import pytest

import wirecopy

PUBLIC_NAMES = [
    "Article",
    "ArticleDict",
    "ArticleRow",
    "Byline",
    "Copy",
    "Dateline",
    "Defect",
    "Drift",
    "Edit",
    "FormatError",
    "HouseStyle",
    "Inference",
    "Kind",
    "Language",
    "Lexicon",
    "Monitor",
    "Normalized",
    "Parser",
    "Person",
    "Place",
    "Segment",
    "SourceLine",
    "Span",
    "Stated",
    "StyleError",
    "Timestamp",
    "WirecopyError",
    "detect_style",
    "languages",
    "normalize",
    "parse",
    "parse_all",
    "parse_byline",
    "parse_dateline",
    "parse_many",
    "parse_source_line",
    "parse_timestamp",
    "read",
    "strip",
    "styles",
]

SUBMODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(wirecopy.__path__, "wirecopy.")
    if not module.name.endswith("__main__")
)


def test_the_public_names_are_these() -> None:
    assert wirecopy.__all__ == PUBLIC_NAMES


@pytest.mark.parametrize("name", PUBLIC_NAMES)
def test_public_names_have_docstrings(name: str) -> None:
    thing = getattr(wirecopy, name)
    own = vars(thing).get("__doc__") if inspect.isclass(thing) else thing.__doc__
    assert own
    assert own.strip()


@pytest.mark.parametrize("name", PUBLIC_NAMES)
def test_public_methods_have_docstrings(name: str) -> None:
    thing = getattr(wirecopy, name)
    members = vars(thing) if inspect.isclass(thing) else {}
    for member in members:
        own = getattr(thing, member)
        if not member.startswith("_") and inspect.isroutine(own):
            assert own.__doc__, f"{name}.{member}"


def test_a_list_of_the_names_has_no_others() -> None:
    assert dir(wirecopy) == sorted([*PUBLIC_NAMES, "__version__"])


def test_the_version_is_that_of_the_installed_package() -> None:
    assert wirecopy.__version__ == importlib.metadata.version("wirecopy")


def test_importing_every_submodule_leaves_the_public_names() -> None:
    before = {name: getattr(wirecopy, name) for name in PUBLIC_NAMES}
    for name in SUBMODULES:
        importlib.import_module(name)
    assert {name: getattr(wirecopy, name) for name in PUBLIC_NAMES} == before


def test_no_submodule_is_named_as_a_public_name() -> None:
    tops = {name.split(".")[1] for name in SUBMODULES}
    assert tops.isdisjoint(PUBLIC_NAMES)


@pytest.mark.parametrize("name", SUBMODULES)
def test_submodules_have_docstrings(name: str) -> None:
    assert importlib.import_module(name).__doc__


def test_importing_the_package_imports_no_heavy_module() -> None:
    code = "import sys, wirecopy; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {
        "ftfy",
        "charset_normalizer",
        "hypothesis",
        "pyarrow",
        "wirecopy.cli",
        "wirecopy.output.monitor",
        "wirecopy.strategies",
        "logging",
    }
    assert heavy.isdisjoint(done.stdout.split())
