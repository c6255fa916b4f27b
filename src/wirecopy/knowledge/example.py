"""One story of our own making, as the files of styles and languages hold them."""

from __future__ import annotations

import datetime as dt

import attrs

from wirecopy.errors import StyleError, shortened
from wirecopy.knowledge.data_files import expect_fields


@attrs.frozen
class Example:
    """A story of our own making, and what is to be found in it.

    Keys are the article's fields; those left out are not looked at. ``byline`` lists names,
    ``places`` and ``regions`` printed places, ``body`` is the first paragraph.
    """

    text: str
    reference_date: str | None = None
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    source: str | None = None
    timestamp: str | None = None
    editors: tuple[str, ...] | None = None
    byline: tuple[str, ...] | None = None
    role: str | None = None
    organization: str | None = None
    dateline: str | None = None
    places: tuple[str, ...] | None = None
    regions: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    agencies: tuple[str, ...] | None = None
    desk: str | None = None
    notices: tuple[str, ...] | None = None
    body: str | None = None
    signoff: str | None = None
    credits: tuple[str, ...] | None = None
    language: str | None = None

    def __attrs_post_init__(self) -> None:
        expect_fields(self)
        if not self.text.strip():
            raise StyleError("[text]: it is empty")
        try:
            dt.date.fromisoformat(self.reference_date or "2000-01-01")
        except ValueError:
            found = shortened(self.reference_date)
            raise StyleError(f"[reference_date]: {found} is no date such as '2019-02-26'") from None
