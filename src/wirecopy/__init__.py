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
)
from wirecopy.errors import FormatError, StyleError, WirecopyError
from wirecopy.formats import read
from wirecopy.knowledge.house_styles.style import HouseStyle, styles
from wirecopy.knowledge.languages import Language, languages
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.model.annotations import Defect, Edit, Inference, Kind, Segment
from wirecopy.model.article import Article
from wirecopy.model.copy import Copy, Stated
from wirecopy.model.normalized import Normalized
from wirecopy.model.parts import Byline, Dateline, Person, Place, SourceLine, Timestamp
from wirecopy.model.spans import Span

if TYPE_CHECKING:
    from wirecopy.parser import Parser

__all__ = [
    "Article",
    "Byline",
    "Copy",
    "Dateline",
    "Defect",
    "Edit",
    "FormatError",
    "HouseStyle",
    "Inference",
    "Kind",
    "Language",
    "Lexicon",
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
    "styles",
]


def __getattr__(name: str) -> object:
    # The parser brings all the shapes along: it is imported when somebody wants it.
    if name == "Parser":
        from wirecopy.parser import Parser  # noqa: PLC0415

        return Parser
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
