"""Counts over many articles: styles, languages, fields that are there, edits by rule, defects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wirecopy.model.article import Article

FIELDS = (
    "headline",
    "kicker",
    "deck",
    "source",
    "timestamp",
    "updated",
    "editors",
    "byline",
    "dateline",
    "dateline.places",
    "dateline.date",
    "dateline.agency",
    "body",
    "notices",
    "captions",
    "credits",
    "signoff",
    "language",
    "style",
)
NONE = "(none)"

Tally = dict[str, dict[str, int]]


def count(article: Article, tally: Tally) -> None:
    """Add one article."""
    _add(tally, "styles", article.style or NONE)
    _add(tally, "languages", article.language or NONE)
    for path in FIELDS:
        value: Any = article
        for step in path.split("."):
            value = getattr(value, step, None)
        if value:
            _add(tally, "fields", path)
    for edit in article.edits:
        _add(tally, "edits", edit.rule)
    for defect in article.defects:
        _add(tally, "defects", defect.value)


def merge(tally: Tally, other: Mapping[str, Mapping[str, int]]) -> None:
    """Add one tally to another."""
    for table, counts in other.items():
        for name, number in counts.items():
            _add(tally, table, name, number)


def summary(tally: Mapping[str, Mapping[str, int]], rows: int) -> str:
    """The tally for a person: tables, the largest numbers first."""
    blocks = []
    for title, table in (
        ("fields present", "fields"),
        ("house styles", "styles"),
        ("languages", "languages"),
        ("edits by rule", "edits"),
        ("defects", "defects"),
    ):
        counts = sorted(tally.get(table, {}).items(), key=lambda item: (-item[1], item[0]))
        lines = [
            f"  {name:<28}{number:>12,}"
            + (f"{number / rows:>9.1%}" if rows and table != "edits" else "")
            for name, number in counts
        ]
        blocks.append("\n".join([title, *(lines or ["  none"])]))
    return "\n\n".join(blocks)


def _add(tally: Tally, table: str, name: str, number: int = 1) -> None:
    counts = tally.setdefault(table, {})
    counts[name] = counts.get(name, 0) + number
