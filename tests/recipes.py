"""The recipes of the documentation, as modules."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "docs" / "how-to" / "recipes"


def recipe(name: str) -> Any:
    """A recipe of the documentation, as a module of its own."""
    spec = spec_from_file_location(f"recipe_{name}", _FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
