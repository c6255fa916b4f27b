"""What goes in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Literal

import attrs

from wirecopy.errors import expect_type
from wirecopy.model.annotations import Inference
from wirecopy.model.brief import brief

ZoneSource = Literal["stated", "assumed"]


def _is_a(
    kind: type, *, optional: bool = True
) -> Callable[[Any, attrs.Attribute[Any], object], None]:
    def check(_: Any, field: attrs.Attribute[Any], value: object) -> None:
        expect_type(field.name, value, kind, optional=optional)

    return check


@attrs.frozen
class Stated:
    """What a feed says outside the text. It is taken as fact and not guessed again.

    Attributes:
        headline: The headline.
        byline: The byline, with or without "By".
        source: The agency.
        timestamp: The publication time; a naive one takes the house style's zone.
        dateline: The dateline's text, without the sign.
        deck: The summary under the headline.
        language: BCP 47.

    Raises:
        TypeError: A value is of a wrong type; the message names the field.

    Example:
        >>> import wirecopy
        >>> stated = wirecopy.Stated(headline="Bridge opens", byline="Ana Ruz")
        >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.", stated=stated)
        >>> article.headline, article.byline.people[0].name, article.spans("headline")
        ('Bridge opens', 'Ana Ruz', ())
    """

    headline: str | None = attrs.field(default=None, validator=_is_a(str))
    byline: str | None = attrs.field(default=None, validator=_is_a(str))
    source: str | None = attrs.field(default=None, validator=_is_a(str))
    timestamp: dt.datetime | None = attrs.field(default=None, validator=_is_a(dt.datetime))
    dateline: str | None = attrs.field(default=None, validator=_is_a(str))
    deck: str | None = attrs.field(default=None, validator=_is_a(str))
    language: str | None = attrs.field(default=None, validator=_is_a(str))


@attrs.frozen(repr=False)
class Copy:
    """One piece of copy on its way in: the text, and what is known outside it.

    Attributes:
        text: The text.
        id: The caller's own name for it.
        reference_date: A date near which the story was written.
        stated: What the feed says.
        inferences: What was inferred on the way in, such as the encoding; the article has them too.

    Raises:
        TypeError: A value is of a wrong type; the message names the field.

    Example:
        >>> import wirecopy
        >>> wirecopy.Copy("It is open.", reference_date="2019-02-26")
        Traceback (most recent call last):
        TypeError: expected reference_date as a date, found str: '2019-02-26'
    """

    text: str = attrs.field(validator=_is_a(str, optional=False))
    id: str | None = None  # whatever it is, nobody here looks at it
    reference_date: dt.date | None = attrs.field(default=None, validator=_is_a(dt.date))
    stated: Stated | None = attrs.field(default=None, validator=_is_a(Stated))
    inferences: tuple[Inference, ...] = ()

    def __repr__(self) -> str:
        known = None if self.id is None else f"id {self.id!r}"
        stated = "with stated fields" if self.stated is not None else None
        return brief("Copy", self.text, known, stated)
