"""What an index says of one story, without its text."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import attrs

from wirecopy.model.article import Article
from wirecopy.model.parts import Place
from wirecopy.output.html.marks import place_name
from wirecopy.output.html.markup import direction_of, lang_of

# What a desk wants of every story, and how an index calls it.
FIELDS = {
    "headline": "headline",
    "source": "source",
    "timestamp": "time of publication",
    "byline": "byline",
    "dateline": "dateline",
    "body": "body",
    "language": "language",
    "style": "house style",
}


@attrs.frozen(kw_only=True)
class Fact:
    """One story, as an index tells of it.

    Attributes:
        name: What the user calls it, such as the name of its file.
        link: Where its own page is, from the index.
        title: Its headline, else its first words, else its name.
        lang: The language of the title, as an attribute.
        direction: Which way the title runs.
        source: The agency.
        style: The house style.
        language: The language.
        place: The first place of the dateline, with region and country.
        city: The place's name alone.
        position: The place's latitude and longitude, where they are known.
        day: When it was published, else when it was written.
        missing: The names of the fields that it lacks, of `FIELDS`.
        defects: What looked wrong.
        edits: How many corrections it has.
    """

    name: str
    link: str
    title: str
    lang: str | None
    direction: str | None
    source: str | None
    style: str | None
    language: str | None
    place: str | None
    city: str | None
    position: tuple[float, float] | None
    day: dt.date | None
    missing: tuple[str, ...]
    defects: tuple[str, ...]
    edits: int


def fact_of(name: str, link: str, article: Article) -> Fact:
    """What an index says of an article.

    Example:
        >>> import wirecopy
        >>> fact = fact_of(
        ...     "a.txt", "a.html", wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
        ... )
        >>> fact.place, fact.missing
        ('Lima, PE', ('headline', 'timestamp', 'byline'))
    """
    title = article.headline or " ".join(article.text[:_TITLE].split()) or name
    dateline = article.dateline
    place = dateline.places[0] if dateline and dateline.places else None
    published = article.timestamp.date() if article.timestamp else None
    return Fact(
        name=name,
        link=link,
        title=title,
        lang=lang_of(article),
        direction=direction_of(title),
        source=article.source,
        style=article.style,
        language=article.language,
        place=place_name(place) if place else None,
        city=place.name if place else None,
        position=_position(place) if place else None,
        day=published or (dateline.date if dateline else None),
        missing=tuple(field for field in FIELDS if not getattr(article, field)),
        defects=tuple(map(str, article.defects)),
        edits=len(article.edits),
    )


_TITLE = 80


def _position(place: Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def known_as(names: Iterable[str | None]) -> str:
    """What to call a place that stories spell in several ways: in Latin letters, and commonest.

    Example:
        >>> known_as(["ソウル", "Seul", "Seoul", "Seoul", "ソウル", "ソウル", None])
        'Seoul'
        >>> known_as(["ソウル"]), known_as([])
        ('ソウル', '')
    """
    counts = Counter(filter(None, names))
    return max(counts, key=lambda name: (name[0] <= _LAST_LATIN, counts[name]), default="")


_LAST_LATIN = "\N{LATIN SMALL LETTER EZH WITH CARON}"
