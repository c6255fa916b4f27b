"""What goes in."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import attrs

ZoneSource = Literal["stated", "assumed"]


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

    Example:
        >>> import wirecopy
        >>> stated = wirecopy.Stated(headline="Bridge opens", byline="Ana Ruz")
        >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.", stated=stated)
        >>> article.headline, article.byline.people[0].name, article.spans("headline")
        ('Bridge opens', 'Ana Ruz', ())
    """

    headline: str | None = None
    byline: str | None = None
    source: str | None = None
    timestamp: dt.datetime | None = None
    dateline: str | None = None
    deck: str | None = None
    language: str | None = None


@attrs.frozen
class Copy:
    """One piece of copy on its way in: the text, and what is known outside it.

    Attributes:
        text: The text.
        id: The caller's own name for it.
        reference_date: A date near which the story was written.
        stated: What the feed says.
    """

    text: str
    id: str | None = None
    reference_date: dt.date | None = None
    stated: Stated | None = None
