"""Hypothesis strategies: hostile text, whole stories, web pages, and copy in the wrong clothes.

They are what wirecopy's own tests use. They need Hypothesis, which the extra ``strategies``
brings: ``pip install 'wirecopy[strategies]'``. All names and sentences are invented; the places
are real ones that only one country has, or one far larger than any other of the name.

Example:
    >>> import wirecopy
    >>> from hypothesis import given
    >>> from wirecopy.strategies import stories
    >>> @given(stories("xinhua"))
    ... def test_headline(story):
    ...     assert wirecopy.parse(story.text).headline == story.article.headline
"""

from __future__ import annotations

try:
    import hypothesis  # noqa: F401 - whether it is there
except ImportError as error:
    raise ImportError(
        "wirecopy.strategies needs Hypothesis; pip install 'wirecopy[strategies]' brings it"
    ) from error

from wirecopy.strategies.clothes import CLOTHES, reclothed, stories_in_wrong_clothes
from wirecopy.strategies.composed import (
    Story,
    bylines,
    datelines,
    furniture_lines,
    house_styles,
    stories,
)
from wirecopy.strategies.hostile import hostile_text
from wirecopy.strategies.printed_pages import pages

__all__ = [
    "CLOTHES",
    "Story",
    "bylines",
    "datelines",
    "furniture_lines",
    "hostile_text",
    "house_styles",
    "pages",
    "reclothed",
    "stories",
    "stories_in_wrong_clothes",
]
