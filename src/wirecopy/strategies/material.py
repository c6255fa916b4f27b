"""What stories and pages are made of, language by language."""

from __future__ import annotations

from functools import cache

import attrs
from hypothesis import strategies as st

from wirecopy.knowledge.data_files import build, own_table, stems
from wirecopy.knowledge.house_styles.style import HouseStyle

_MOST_PEOPLE = 3


@attrs.frozen
class Pool:
    """What stories in one language are made of, from its file in ``data/stories``.

    Attributes:
        places: Names and their countries.
        names: People.
        headlines: Headlines, without a stop.
        decks: Lines that sum a story up, without a stop.
        sentences: Sentences of a body.
        sections: What the lines of a page's menu say.
        teasers: Beginnings of other stories, cut by dots.
        captions: Texts of pictures, with who took them.
        asides: Sentences in which a page speaks of itself.
        regions: Names with a region as printed, and their countries.
        other_calendars: Dates of a calendar that is printed beside the Gregorian one.
    """

    places: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    headlines: tuple[str, ...]
    decks: tuple[str, ...]
    sentences: tuple[str, ...]
    sections: tuple[str, ...]
    teasers: tuple[str, ...]
    captions: tuple[str, ...]
    asides: tuple[str, ...]
    regions: tuple[tuple[str, ...], ...] = ()
    other_calendars: tuple[str, ...] = ("Safar 28, 1437", "Muharram 3, 1440")


@cache
def pool_of_language(tag: str) -> Pool:
    """What stories in a language are made of, by the stem of its file."""
    return build(Pool, own_table("stories", tag), f"stories/{tag}.toml")


def style_of(style: HouseStyle | str) -> HouseStyle:
    """A style, by itself or by its name."""
    return HouseStyle.load(style) if isinstance(style, str) else style


def tag_of(style: HouseStyle) -> str:
    """The language to write in: the style's first, or English where there are no words of it."""
    base = style.languages[0].split("-")[0]
    return base if base in stems("stories") else "en"


def pool_of(style: HouseStyle) -> Pool:
    """What stories in a style are made of."""
    return pool_of_language(tag_of(style))


def names_in(pool: Pool) -> st.SearchStrategy[tuple[str, ...]]:
    """One to three people."""
    return st.lists(
        st.sampled_from(pool.names), min_size=1, max_size=_MOST_PEOPLE, unique=True
    ).map(tuple)
