"""Articles and edits explained, for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wirecopy.errors import marked
from wirecopy.model.annotations import Edit
from wirecopy.model.spans import Span
from wirecopy.text.source import plain_layout
from wirecopy.text.typos import kind_of_slip, one_slip

if TYPE_CHECKING:
    from wirecopy.model.article import Article


_SHOWN = 72
_LABEL_WIDTH = 11


def explain(article: Article) -> str:
    """Per field: its value, where it stands, and why it is that."""
    lines: list[str] = []
    for field, value in _values(article):
        lines.append(f"{field:<{_LABEL_WIDTH}}{_shortened(value) if value else 'none'}")
        lines.extend(f"{'':<{_LABEL_WIDTH}}{reason}" for reason in _reasons(article, field, value))
    if article.edits:
        lines.append("")
        lines.append(explain_edits(article.text, article.edits))
    if article.defects:
        lines.append("")
        lines.extend(f"defect: {defect}" for defect in article.defects)
    return "\n".join(lines)


def explain_edits(text: str, edits: Iterable[Edit]) -> str:
    """Each edit with its line, and a mark under the place.

    Example:
        >>> print(explain_edits("The DRPK said", [Edit(4, 8, "DRPK", "DPRK", "acronym")]))
        line 1: 'DRPK' -> 'DPRK' (acronym; two letters swapped)
            The DRPK said
                ~~~^
    """
    text = plain_layout(text)
    shown = []
    number, counted = 1, 0
    for edit in edits:
        number += text.count("\n", counted, edit.start)
        counted = edit.start
        column = edit.start - (text.rfind("\n", 0, edit.start) + 1)
        slip = ""
        if _letters(edit.before) != _letters(edit.after) and one_slip(edit.before, edit.after):
            slip = f"; {kind_of_slip(edit.before, edit.after)}"
        shown.append(f"line {number}: {edit.before!r} -> {edit.after!r} ({edit.rule}{slip})")
        line_start = edit.start - column
        line_end = text.find("\n", edit.end)
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        shown.append(marked(line, column, column + edit.end - edit.start))
    return "\n".join(shown)


def _letters(word: str) -> str:
    return "".join(letter for letter in word if letter.isalnum())


def _values(article: Article) -> Iterator[tuple[str, str]]:
    yield "headline", article.headline or ""
    yield "kicker", article.kicker or ""
    yield "deck", article.deck or ""
    yield "source", article.source or ""
    yield "timestamp", article.timestamp.isoformat() if article.timestamp else ""
    yield "updated", article.updated.isoformat() if article.updated else ""
    yield "editors", ", ".join(person.name for person in article.editors)
    yield "byline", article.byline.text if article.byline else ""
    yield "dateline", article.dateline.text if article.dateline else ""
    count = len(article.paragraphs)
    body = f"{count} paragraph{'' if count == 1 else 's'}: {article.body}" if count else ""
    yield "body", body
    for field in ("notices", "captions"):
        yield field, " / ".join(getattr(article, field))
    yield "credits", " / ".join(credit.text for credit in article.credits)
    yield "signoff", article.signoff or ""
    yield "language", article.language or ""
    yield "style", article.style or ""
    for inference in article.inferences:
        if inference.field == "encoding":
            yield inference.field, inference.value


def _reasons(article: Article, field: str, value: str) -> Iterator[str]:
    if not value:
        return
    if field not in ("language", "style", "encoding"):
        where = _where(article, field)
        if where:
            yield where
    for inference in article.inferences:
        path = inference.field
        if path == field or path.startswith((f"{field}.", f"{field}_")):
            sure = f"{inference.confidence:.0%} sure"
            yield f"{path} = {inference.value}: {inference.evidence} ({sure})"


def _where(article: Article, field: str) -> str:
    spans = article.spans(field)
    if not spans:
        return ""
    text = plain_layout(article.text)
    first, last = _position(text, spans[0].start), _position(text, spans[-1].end)
    carrier = _carrier(article, spans[0])
    if first[0] == last[0]:
        columns = f"columns {first[1] + 1} to {last[1]}"
        single = last[1] - first[1] == 1
        place = f"line {first[0]}, {f'column {last[1]}' if single else columns}"
    else:
        place = f"lines {first[0]} to {last[0]}"
    return f"stands at {place}" + (f", in the {carrier}" if carrier not in ("", field) else "")


def _carrier(article: Article, span: Span) -> str:
    for segment in article.segments:
        if segment.start <= span.start < segment.end:
            return str(segment.kind).replace("_", " ")
    return ""


def _position(text: str, offset: int) -> tuple[int, int]:
    """The line (from 1) and the column (from 0) of an offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1)


def _shortened(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"
