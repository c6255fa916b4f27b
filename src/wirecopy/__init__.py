"""Take news wire copy apart: exactly, fast, and explained."""

from typing import TYPE_CHECKING

from wirecopy.api import (
    detect_style,
    normalize,
    parse,
    parse_all,
    parse_byline,
    parse_dateline,
    parse_many,
    parse_source_line,
    parse_timestamp,
    strip,
)
from wirecopy.errors import FormatError, StyleError, WirecopyError
from wirecopy.formats import read
from wirecopy.model.annotations import Defect, Edit, Inference, Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.copy import Copy, Stated
from wirecopy.model.normalized import Normalized
from wirecopy.model.parts import Byline, Dateline, Person, Place, SourceLine, Timestamp
from wirecopy.model.spans import Span

if TYPE_CHECKING:
    from wirecopy.knowledge.house_styles.style import HouseStyle, styles
    from wirecopy.knowledge.languages import Language, languages
    from wirecopy.knowledge.lexicon import Lexicon
    from wirecopy.model.rows import ArticleRow
    from wirecopy.model.shapes import ArticleDict
    from wirecopy.output.monitor import Drift, Monitor
    from wirecopy.parser import Parser

    __version__: str

__all__ = [
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


# What brings much along, or is seldom asked for, is imported when somebody wants it.
_LATER = {
    "ArticleDict": "wirecopy.model.shapes",
    "ArticleRow": "wirecopy.model.rows",
    "Drift": "wirecopy.output.monitor",
    "HouseStyle": "wirecopy.knowledge.house_styles.style",
    "Language": "wirecopy.knowledge.languages",
    "Lexicon": "wirecopy.knowledge.lexicon",
    "Monitor": "wirecopy.output.monitor",
    "Parser": "wirecopy.parser",
    "languages": "wirecopy.knowledge.languages",
    "styles": "wirecopy.knowledge.house_styles.style",
}


def __getattr__(name: str) -> object:
    if name in _LATER:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(_LATER[name]), name)
    if name == "render":
        from importlib import import_module  # noqa: PLC0415

        return import_module("wirecopy.render")
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("wirecopy")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
