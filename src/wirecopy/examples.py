"""What a story is said to hold, compared with what an article holds.

The examples of the house styles, the test cases and the accuracy benchmark all speak of fields by
the keys of this module.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

import attrs

from wirecopy.knowledge.example import Example
from wirecopy.knowledge.house_styles.style import HouseStyle, styles
from wirecopy.model.annotations import Kind
from wirecopy.model.article import PATHS, Article
from wirecopy.model.parts import Person, Place
from wirecopy.model.spans import Span
from wirecopy.parser import Parser

_NOT_FIELDS = ("text", "reference_date", "name")


def _names(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(person.name for person in people)


def _places(article: Article) -> tuple[Place, ...]:
    return article.dateline.places if article.dateline is not None else ()


def _of_dateline(name: str) -> Callable[[Article], object]:
    return lambda article: getattr(article.dateline, name, None)


def _of_byline(name: str) -> Callable[[Article], object]:
    return lambda article: getattr(article.byline, name, None)


# How a key is read off an article, where it is not simply the article's own field.
_READ: Mapping[str, Callable[[Article], object]] = {
    "timestamp": lambda article: article.timestamp and article.timestamp.isoformat(),
    "updated": lambda article: article.updated and article.updated.isoformat(),
    "editors": lambda article: _names(article.editors),
    "byline": lambda article: _names(article.byline.people) if article.byline else (),
    "role": _of_byline("role"),
    "organization": _of_byline("organization"),
    "dateline": _of_dateline("text"),
    "places": lambda article: tuple(place.name for place in _places(article)),
    "regions": lambda article: tuple(place.region for place in _places(article) if place.region),
    "countries": lambda article: tuple(p.country for p in _places(article) if p.country),
    "year": _of_dateline("year"),
    "month": _of_dateline("month"),
    "day": _of_dateline("day"),
    "agencies": _of_dateline("agencies"),
    "desk": _of_dateline("desk"),
    "body": lambda article: next(iter(article.paragraphs), None),
    "body_last": lambda article: article.paragraphs[-1] if article.paragraphs else None,
    "paragraphs": lambda article: len(article.paragraphs),
    "credits": lambda article: tuple(credit.text for credit in article.credits),
    "defects": lambda article: tuple(str(defect) for defect in article.defects),
    "edits": lambda article: tuple(f"{edit.before} -> {edit.after}" for edit in article.edits),
}


def value_of(key: str, article: Article) -> object:
    """The value of a key in an article; None where the article has none.

    Args:
        key: A key of `wirecopy.knowledge.example.Example`, or ``body_last``,
            ``paragraphs`` (their number), ``defects`` or ``edits``.
        article: The article.

    Raises:
        AttributeError: There is no such key.

    Example:
        >>> import wirecopy
        >>> article = wirecopy.parse("LIMA/QUITO, March 3 (Reuters) - It is open.")
        >>> value_of("places", article), value_of("byline", article)
        (('Lima', 'Quito'), None)
    """
    read = _READ.get(key)
    return _plain(read(article) if read is not None else getattr(article, key))


def stated_in(example: Example) -> dict[str, object]:
    """What an example says is to be found; its keys that have no value say nothing."""
    said: dict[str, object] = attrs.asdict(example, recurse=False)
    return {key: value for key, value in said.items() if value is not None}


def misses(stated: Mapping[str, object], article: Article) -> dict[str, tuple[object, object]]:
    """The keys whose value in the article is another than stated: the stated value, the found one.

    An empty value says that the article has none.

    Example:
        >>> import wirecopy
        >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
        >>> misses({"month": 3, "day": 4, "headline": ""}, article)
        {'day': (4, 3)}
    """
    compared = {
        key: (_plain(value), value_of(key, article))
        for key, value in stated.items()
        if key not in _NOT_FIELDS
    }
    return {key: pair for key, pair in compared.items() if pair[0] != pair[1]}


# Where in an article a key's value stands, if not under a path of its own name.
_PATHS: Mapping[str, str] = {
    **{key: f"byline.{key}" for key in ("role", "organization")},
    **{key: f"dateline.{key}" for key in ("places", "year", "month", "day", "desk")},
    "regions": "dateline.places.region",
    "countries": "dateline.places",
    "agencies": "dateline.agency",
    "body_last": "body",
}


def place_of(key: str, stated: object, article: Article) -> Span | None:
    """Where to look in a text for what is wrong with a key: what is stated, else what was found.

    Args:
        key: As in `value_of`.
        stated: The stated value, None where the article is to have none.
        article: The article.

    Example:
        >>> import wirecopy
        >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
        >>> place_of("headline", "It is open.", article), place_of("day", 4, article)
        (Span(start=26, end=37), Span(start=12, end=13))
    """
    words = (stated,) if isinstance(stated, str) else stated
    found = value_of(key, article)
    right = found if isinstance(found, tuple) else ()
    for word in words if isinstance(words, tuple) else ():
        wrong = isinstance(word, str) and word and word not in right
        at = article.text.find(word) if wrong else -1
        if at >= 0:
            return Span(at, at + len(word))
    path = _PATHS.get(key, key)
    return next(iter(article.spans(path)), None) if path in PATHS else None


def sample_dateline(style: HouseStyle) -> str:
    """The first dateline that an example of a style prints, sign and all; else a template.

    Example:
        >>> from wirecopy.knowledge.house_styles.style import HouseStyle
        >>> sample_dateline(HouseStyle.load("xinhua"))
        'NAIROBI, March 3 (Xinhua) --'
    """
    # All the built-in styles share one parser, which is made once.
    parser = Parser() if style.name in styles() else Parser(styles=(style,))
    for example in style.examples:
        for kind, start, end in parser.parse(example.text, style=style.name).segments:
            if kind is Kind.DATELINE:
                return " ".join(example.text[start:end].split())
    return next(iter(style.dateline.templates), "–")


def day_of(text: str | None) -> dt.date | None:
    """The reference date that an example gives, as a date."""
    return dt.date.fromisoformat(text) if text else None


def _plain(value: object) -> object:
    return (tuple(value) if isinstance(value, list) else value) or None
