"""The style sheets and the outline of the land, which are data."""

from __future__ import annotations

import re
from functools import cache

from wirecopy.knowledge.data_files import data_folder


@cache
def sheet(name: str) -> str:
    """A style sheet, without its comments and indents.

    Example:
        >>> sheet("story")[:10]
        '.wirecopy{'
    """
    rules = (data_folder() / "pictures" / f"{name}.css").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    return re.sub(r"\s*([{};:,>])\s+|\n\s*", r"\1", rules).replace(";}", "}").strip()


@cache
def land() -> str:
    """The outline of the land as a path of SVG, in half degrees from 0° N, 0° E."""
    return (data_folder() / "pictures" / "land.path").read_text("utf-8").strip()
