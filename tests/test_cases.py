"""Copy and what is to be found in it, as data: in the wild, negative, known failures."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import wirecopy

CASES = Path(__file__).parent / "cases"


def _date_part(article: wirecopy.Article, part: str) -> int:
    return getattr(article.dateline, part, None) or 0


# How each key of a case is read off an article.
READ: dict[str, Callable[[wirecopy.Article], object]] = {
    "headline": lambda article: article.headline or "",
    "kicker": lambda article: article.kicker or "",
    "source": lambda article: article.source or "",
    "style": lambda article: article.style or "",
    "language": lambda article: article.language or "",
    "signoff": lambda article: article.signoff or "",
    "timestamp": lambda article: article.timestamp.isoformat() if article.timestamp else "",
    "editors": lambda article: [person.name for person in article.editors],
    "byline": lambda article: (
        [person.name for person in article.byline.people] if article.byline else []
    ),
    "dateline": lambda article: article.dateline.text if article.dateline else "",
    "places": lambda article: (
        [place.name for place in article.dateline.places] if article.dateline else []
    ),
    "agencies": lambda article: list(article.dateline.agencies) if article.dateline else [],
    "year": lambda article: _date_part(article, "year"),
    "month": lambda article: _date_part(article, "month"),
    "day": lambda article: _date_part(article, "day"),
    "body": lambda article: article.paragraphs[0] if article.paragraphs else "",
    "body_last": lambda article: article.paragraphs[-1] if article.paragraphs else "",
    "paragraphs": lambda article: len(article.paragraphs),
    "notices": lambda article: list(article.notices),
    "captions": lambda article: list(article.captions),
    "credits": lambda article: [credit.text for credit in article.credits],
    "defects": lambda article: [str(defect) for defect in article.defects],
    "edits": lambda article: [f"{edit.before} -> {edit.after}" for edit in article.edits],
}
_HOW_TO_READ = ("name", "text", "reference_date")


def cases(folder: str, *marks: pytest.MarkDecorator) -> Iterator[Any]:
    """The cases of a folder's files as parameters; a file without any holds none yet."""
    for path in sorted((CASES / folder).glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get("cases", ()):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks)


@pytest.mark.parametrize(
    "case",
    [
        *cases("in_the_wild"),
        *cases("negative"),
        *cases("known_failures", pytest.mark.xfail(reason="a known failure", strict=True)),
    ],
)
def test_case(case: dict[str, Any]) -> None:
    seen_from = case.get("reference_date")
    article = wirecopy.parse(
        case["text"].strip("\n"),
        reference_date=dt.date.fromisoformat(seen_from) if seen_from else None,
    )
    wanted = {key: value for key, value in case.items() if key not in _HOW_TO_READ}
    assert {key: READ[key](article) for key in wanted} == wanted
