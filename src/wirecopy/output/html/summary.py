"""The card at the top of a story: what a desk asks first."""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.model.article import Article
from wirecopy.model.brief import counted
from wirecopy.output.html.cards import card_of, certainty, marked
from wirecopy.output.html.marks import Inferred, place_name, value_at
from wirecopy.output.html.markup import element, lang_of, text

_DOT = " \N{MIDDLE DOT} "


def summary_of(article: Article, inferred: Inferred, names: Iterator[str]) -> str:
    """The source, the times, where and by whom it was written, and how much was changed.

    Args:
        article: The article.
        inferred: What was inferred of it; such a value is dashed and has a card.
        names: A new name for each card.
    """
    rows = {
        "source": _source(article, inferred, names),
        "published": _moment(article, "timestamp", inferred, names),
        "updated": _moment(article, "updated", inferred, names),
        "written": _written(article),
        "found": _counts(article),
    }
    shown = [element("dt", label) + element("dd", value) for label, value in rows.items() if value]
    if article.defects:
        shown.append(element("dt", "defects") + element("dd", text(", ".join(article.defects))))
    if article.inferences:
        shown.append(element("dt", "inferred") + element("dd", _inferences(article)))
    return element("dl", "".join(shown), class_="wc-summary")


def _source(article: Article, inferred: Inferred, names: Iterator[str]) -> str:
    parts = []
    for path, label in (("source", ""), ("style", "style "), ("language", "language ")):
        value = getattr(article, path)
        if value:
            parts.append(label + _known(path, text(value), inferred, names))
    return _DOT.join(parts)


def _known(path: str, shown: str, inferred: Inferred, names: Iterator[str]) -> str:
    """A value as it is; one that was inferred with its card."""
    inferences = inferred.of(path)
    if not inferences:
        return shown
    card = card_of([path], None, inferences=inferences)
    return marked(shown, card, next(names), inferred=True)


def _moment(article: Article, path: str, inferred: Inferred, names: Iterator[str]) -> str:
    moment = value_at(article, path)
    if moment is None:
        return ""
    shown = text(moment)
    zone = article.timestamp_zone
    if zone is None:
        return f"{shown} (zone not known)"
    if article.timestamp_zone_source == "stated":
        return f"{shown} ({text(zone)}, stated)"
    told = f"zone {text(zone)}, {text(article.timestamp_zone_source or 'assumed')}"
    return f"{shown} {_known('timestamp_zone', told, inferred, names)}"


def _written(article: Article) -> str:
    dateline = article.dateline
    people = article.byline.people if article.byline else ()
    places = ", ".join(map(place_name, dateline.places)) if dateline else ""
    day = value_at(article, "dateline.date") or ""
    names = ", ".join(person.name for person in people)
    if not names and article.byline:
        names = article.byline.desk or ""
    parts = [element("bdi", text(places), lang=lang_of(article))] if places else []
    parts += [text(day)] if day else []
    parts += [f"by {element('bdi', text(names), lang=lang_of(article))}"] if names else []
    return _DOT.join(parts)


def _counts(article: Article) -> str:
    counts = (
        counted(len(article.paragraphs), "paragraph"),
        counted(len(article.edits), "correction"),
        counted(len(article.inferences), "inference"),
        counted(len(article.defects), "defect"),
    )
    return _DOT.join(counts)


def _inferences(article: Article) -> str:
    items = "".join(element("li", certainty(inference)) for inference in article.inferences)
    return element("details", element("summary", "all of it, with how sure") + element("ul", items))
