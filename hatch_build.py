"""Build hook: puts the styles and languages into the wheel as one ready-made index.

The data folder's TOML files are the source and stay in the wheel. Reading all of them takes a
while, so a wheel also carries `wirecopy/data/index.json`, which holds the same tables keyed by
file stem, without their `examples`:

    {"styles": {"xinhua": {...}, ...}, "languages": {"en": {...}, ...}}

Nothing is written into the source tree, and an editable install gets no index, since it would go
stale at the next edit.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = Path("src", "wirecopy", "data")
TARGET = "wirecopy/data/index.json"


def read_tables(folder: Path) -> dict[str, dict[str, Any]]:
    """Reads each TOML file of a folder, without its examples, in the order of the stems."""
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.toml"), key=lambda path: path.stem):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError both are
            raise ValueError(f"{path}: {error}") from error
        tables[path.stem] = {key: value for key, value in table.items() if key != "examples"}
    if not tables:
        raise FileNotFoundError(f"{folder} has no *.toml file")
    return tables


def compile_index(data: Path) -> str:
    """Returns the index of a data folder as compact JSON, the same for the same files."""
    index = {
        "languages": read_tables(data / "languages"),
        "styles": read_tables(data / "styles"),
    }
    return json.dumps(index, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class IndexHook(BuildHookInterface[Any]):
    """Adds the index to a wheel, from a temporary folder."""

    PLUGIN_NAME = "custom"

    _scratch: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes the index and names it to the builder; skips editable wheels."""
        if version == "editable":
            return
        self._scratch = tempfile.TemporaryDirectory(prefix="wirecopy-build-")
        path = Path(self._scratch.name, "index.json")
        path.write_text(compile_index(Path(self.root) / DATA), encoding="utf-8", newline="\n")
        build_data["force_include"][str(path)] = TARGET

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the interface's arguments
        """Removes the temporary folder."""
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None
