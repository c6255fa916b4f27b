"""Web pages as text: menus, and between them a story with all that a page prints around it."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from wirecopy.knowledge.house_styles.style import HouseStyle
from wirecopy.knowledge.languages import language
from wirecopy.strategies.composed import Story, furniture_lines, house_styles, stories
from wirecopy.strategies.material import Pool, pool_of, style_of, tag_of

_SITE = "Polar Post"
_MOST_PIECES = 8
_MOST_AMONG = 3
_ROWS = 4
_MOST_IN_A_ROW = 3
_STAMPS = (
    "12.5.2021, 09:15",
    "2021-05-12 09:15:00",
    "12/05/2021 09:15",
    "2021年5月12日 09:15",
    "4 h",
)


@st.composite
def pages(draw: st.DrawFn, style: HouseStyle | str | None = None) -> str:
    """Web pages as a reader's clipboard or a scraper delivers them, in the language of a style.

    A menu above and below, or one of them, or none; between them the headline and pieces in any
    order: text, a story as the style prints it, teasers cut by dots, captions, second headlines,
    tables, boxes of related stories, dates, and sentences in which the page speaks of itself,
    which also stand in between the story. A page may hold no story at all.

    Args:
        style: The house style or its name; None draws a built-in one.

    Returns:
        A strategy of texts.

    Example:
        >>> import wirecopy
        >>> from hypothesis import given
        >>> from wirecopy.strategies import pages
        >>> @given(pages("reuters"))
        ... def test_nothing_is_lost(page):
        ...     segments = wirecopy.parse(page).segments
        ...     assert "".join(page[start:end] for _, start, end in segments) == page
    """
    style = draw(house_styles()) if style is None else style_of(style)
    pool = pool_of(style)
    title = draw(st.sampled_from(pool.headlines))
    pieces = draw(st.lists(_pieces(style), max_size=_MOST_PIECES))
    told = draw(st.just([]) | _texts(pool) | _texts(pool) | stories(style).map(_paragraphs))
    for piece in draw(st.lists(_pieces(style), max_size=_MOST_AMONG)) if told else ():
        told.insert(draw(st.integers(min_value=0, max_value=len(told))), piece)
    head = draw(st.sampled_from(((), (title,), (f"{title} | {_SITE}", title))))
    gap = draw(st.sampled_from(("\n", "\n\n")))
    above, below = draw(menus(pool)), draw(menus(pool))
    return gap.join((*above, *head, *pieces, *told, *below))


def menus(pool: Pool) -> st.SearchStrategy[tuple[str, ...]]:
    """The lines of a menu, from anywhere in the list of sections; often all, sometimes none.

    Args:
        pool: What pages in a language are made of.
    """
    count = len(pool.sections)
    lengths = st.sampled_from((count, count, 0)) | st.integers(min_value=0, max_value=count)
    return st.builds(
        lambda start, length: (pool.sections[start:] + pool.sections[:start])[:length],
        st.integers(min_value=0, max_value=count - 1),
        lengths,
    )


def _paragraphs(story: Story) -> list[str]:
    return story.text.split("\n\n")


def _texts(pool: Pool) -> st.SearchStrategy[list[str]]:
    """The paragraphs of a story that bears no agency's marks, from anywhere in the sentences."""
    sentences = pool.sentences
    return st.builds(
        lambda start: [*sentences[start:], *sentences[:start]],
        st.integers(min_value=0, max_value=len(sentences) - 1),
    )


@cache
def _pieces(style: HouseStyle) -> st.SearchStrategy[str]:
    """A block of a page, or a few that belong together."""
    pool, spoken = pool_of(style), language(tag_of(style))
    sentence = st.sampled_from(pool.sentences)
    name = st.sampled_from(pool.names)
    box = st.builds(
        "\n".join,
        st.tuples(
            st.sampled_from(spoken.page.below_story or pool.headlines),
            st.sampled_from(pool.headlines),
            st.sampled_from(pool.decks),
        ),
    )
    # Text that may be no text of the story: the start of another one, or what a picture shows.
    doubtful = st.one_of(
        st.sampled_from(pool.teasers),
        st.builds("{}{}".format, sentence, st.sampled_from(("..", " ...", "…"))),
        st.builds("{} ({})".format, sentence, name),
    )
    row = st.lists(doubtful, min_size=1, max_size=_MOST_IN_A_ROW).map("\n".join)
    return st.one_of(
        sentence,
        row,
        st.builds("{}\n{}".format, row, box),
        st.builds("{}\n{}\n{}".format, row, box, sentence),
        st.sampled_from(pool.captions),
        st.sampled_from(pool.asides),
        st.sampled_from((*pool.headlines, *pool.decks)),
        st.sampled_from(_STAMPS),
        name,
        furniture_lines(style),
        box,
        _tables(pool),
    )


def _tables(pool: Pool) -> st.SearchStrategy[str]:
    """A place and two figures a row, in columns."""
    row = st.builds(
        "{1}{0}{2}{0}{3}".format,
        st.sampled_from(("  ", "\t", " | ", "     ")),
        st.sampled_from([place for place, _ in pool.places]),
        st.integers(min_value=0, max_value=5000),
        st.decimals(min_value=-9, max_value=9, places=1),
    )
    return st.lists(row, min_size=1, max_size=_ROWS).map("\n".join)
