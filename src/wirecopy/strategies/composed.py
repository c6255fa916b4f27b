"""Whole stories and their parts, as house styles print them."""

from __future__ import annotations

import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import attrs
import regex
from hypothesis import strategies as st

from wirecopy.knowledge.house_styles.composing import compose, compose_byline, compose_dateline
from wirecopy.knowledge.house_styles.style import HouseStyle, styles
from wirecopy.knowledge.house_styles.templates import DASH, Node, Optional, Slot, Template
from wirecopy.model.article import Article
from wirecopy.model.parts import Byline, Dateline, Person, Place
from wirecopy.strategies.material import Pool, names_in, pool_of, style_of, tag_of
from wirecopy.text.blocks import joiner_of


class Story(NamedTuple):
    """A composed story.

    Attributes:
        article: The values that were drawn, each of which the style prints. It has no segments
            and no spans, for it was not parsed.
        text: What the style makes of them.

    Example:
        >>> from hypothesis import find
        >>> from wirecopy.strategies import stories
        >>> story = find(stories("reuters"), lambda story: story.article.dateline is not None)
        >>> story.article.dateline.text in story.text
        True
    """

    article: Article
    text: str


_FIRST_DAY, _LAST_DAY = datetime.date(1990, 1, 1), datetime.date(2029, 12, 31)
_MOST_PARAGRAPHS = 5
_DESKS = ("lno", "lby", "mv")
# Named here, so that no test's first draw is the one that reads their files: Hypothesis would find
# it slow, and fail.
_STYLES = st.sampled_from(styles())
# A stop before a dash belongs to the sign behind a bracket, and to the region elsewhere (Kan. _).
_SIGN = regex.compile(rf"(?:(?<=[)）])[ ]?\.[ ]?{DASH}|[ ]*{DASH}|[ ]*[:：=＝.。])$")


def house_styles() -> st.SearchStrategy[HouseStyle]:
    """The built-in house styles.

    Returns:
        A strategy of styles.

    Example:
        >>> from hypothesis import find
        >>> from wirecopy.strategies import house_styles
        >>> find(house_styles(), lambda style: style.name == "xinhua").agency.name
        'Xinhua'
    """
    return _STYLES.map(HouseStyle.load)


@st.composite
def datelines(
    draw: st.DrawFn, style: HouseStyle | str, *, date: datetime.date | None = None
) -> Dateline:
    """Datelines that a style prints: one of its templates, with or without its optional parts.

    Args:
        style: The house style or its name.
        date: The day to print; None draws one.

    Returns:
        A strategy of datelines. Only what the style prints has a value, so that most have no
        year; ``text`` is what the style prints, without the sign.

    Example:
        >>> from hypothesis import find
        >>> from wirecopy.strategies import datelines
        >>> find(datelines("xinhua"), lambda dateline: True).agencies
        ('Xinhua',)
    """
    style = style_of(style)
    day = date or draw(st.dates(_FIRST_DAY, _LAST_DAY))
    alone = tuple(text for text in style.dateline.templates if "{role}" not in text)
    return _dateline(draw, style, draw(_slot_sets(alone)), day)


@st.composite
def bylines(draw: st.DrawFn, style: HouseStyle | str) -> Byline:
    """Bylines that a style prints.

    Args:
        style: The house style or its name; it must have a template for bylines.

    Returns:
        A strategy of bylines; ``text`` is what the style prints.

    Raises:
        ValueError: The style prints no bylines.

    Example:
        >>> from hypothesis import find
        >>> from wirecopy.strategies import bylines
        >>> byline = find(bylines("xinhua"), lambda byline: True)
        >>> byline.people[0].name in byline.text
        True
    """
    style = style_of(style)
    if not style.byline.templates:
        raise ValueError(f"the style {style.name} prints no bylines")
    pool = pool_of(style)
    slots = draw(_slot_sets(style.byline.templates))
    role = _role(draw, style, slots)
    place = draw(st.sampled_from(pool.places))[0] if "place" in slots else None
    organization = style.agency.name if "credit" in slots else None
    names = draw(names_in(pool)) if "people" in slots else ()
    # A place after several names could be the last one's alone.
    people = tuple(
        Person(name, role, organization, place) for name in (names[:1] if place else names)
    )
    byline = Byline("", people, None if people else organization)
    return attrs.evolve(byline, text=compose_byline(style, byline) or "")


def furniture_lines(style: HouseStyle | str) -> st.SearchStrategy[str]:
    """Lines of page furniture that stand around a style's stories, from the data files.

    Args:
        style: The house style or its name.

    Returns:
        A strategy of single lines.

    Example:
        >>> from hypothesis import find
        >>> from wirecopy.strategies import furniture_lines
        >>> find(furniture_lines("xinhua"), lambda line: "VIEWED" in line)
        'MOST VIEWED'
    """
    style = style_of(style)
    lines = st.sampled_from((*style.furniture, *style.spoken.furniture.lines))
    dates = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31)).map(
        lambda day: f"{style.spoken.months.names('full')[day.month - 1]} {day.day}, {day.year}"
    )
    return st.builds(
        lambda line, number, date: line.replace("{number}", str(number)).replace("{date}", date),
        lines,
        st.integers(0, 9999),
        dates,
    )


@st.composite
def stories(draw: st.DrawFn, style: HouseStyle | str | None = None) -> Story:
    """Whole stories, as a style prints them.

    Args:
        style: The house style or its name; None draws a built-in one.

    Returns:
        A strategy of stories, each the article that was drawn and the text composed from it. Only
        what the style prints has a value in the article.

    Example:
        >>> from hypothesis import find
        >>> from wirecopy.strategies import stories
        >>> find(stories("xinhua"), lambda story: True).article.style
        'xinhua'
    """
    style = draw(house_styles()) if style is None else style_of(style)
    pool = pool_of(style)
    day = draw(st.dates(_FIRST_DAY, _LAST_DAY))
    dateline, byline = draw(_signed(style, day))
    kicker = draw(st.none() | st.sampled_from(style.kickers)) if style.kickers else None
    title = draw(st.sampled_from(pool.headlines))
    source_slots = draw(_slot_sets(style.source_line.templates))
    if "source_line" not in style.order or draw(st.booleans()):
        source_slots = frozenset()
    moment = _moment(style, day, draw(st.times())) if "timestamp" in source_slots else None
    article = Article(
        text="",
        segments=(),
        headline=f"{kicker}: {title}" if kicker else title,
        kicker=kicker,
        deck=draw(st.sampled_from(pool.decks)) if "deck" in style.order else None,
        source=(
            style.agency.name
            if (dateline is not None and dateline.agencies) or "source" in source_slots
            else None
        ),
        timestamp=moment,
        timestamp_zone=style.zone if moment else None,
        timestamp_zone_source="assumed" if moment and style.zone else None,
        editors=(
            tuple(Person(name) for name in draw(names_in(pool))[:1])
            if "editor" in source_slots
            else ()
        ),
        byline=byline,
        dateline=dateline,
        paragraphs=tuple(draw(_paragraphs(pool, joiner_of(tag_of(style))))),
        notices=draw(_notices(style)),
        signoff=draw(st.none() | st.sampled_from(style.signoffs)) if style.signoffs else None,
        language=tag_of(style),
        style=style.name,
    )
    text = compose(style, article)
    return Story(attrs.evolve(article, text=text), text)


def _dateline(
    draw: st.DrawFn, style: HouseStyle, slots: frozenset[str], day: datetime.date
) -> Dateline:
    pool = pool_of(style)
    dateline = Dateline(
        text="",
        places=draw(_places(pool, region="region" in slots)) if "place" in slots else (),
        year=day.year if "year" in slots else None,
        month=day.month if "month" in slots else None,
        day=day.day if "day" in slots else None,
        other_calendar=(
            draw(st.sampled_from(pool.other_calendars)) if "other_calendar" in slots else None
        ),
        agencies=(style.agency.name,) if "credit" in slots else (),
        desk=draw(st.sampled_from(_DESKS)) if "desk" in slots else None,
        people=draw(names_in(pool)) if "people" in slots else (),
    )
    # A dateline that names a role is printed with its byline, which has the role.
    if "role" in slots:
        return dateline
    return attrs.evolve(dateline, text=_SIGN.sub("", compose_dateline(style, dateline)))


@st.composite
def _signed(
    draw: st.DrawFn, style: HouseStyle, day: datetime.date
) -> tuple[Dateline | None, Byline | None]:
    """A dateline, where the style prints them, and the byline that stands in it or above it."""
    slots = draw(_slot_sets(style.dateline.templates))
    dateline = _dateline(draw, style, slots, day) if slots else None
    if dateline is not None and dateline.people:
        role = _role(draw, style, slots)
        byline = Byline("", tuple(Person(name, role) for name in dateline.people))
        text = _SIGN.sub("", compose_dateline(style, dateline, byline))
        return attrs.evolve(dateline, text=text), byline
    if "byline" in style.order and style.byline.templates:
        return dateline, draw(st.none() | bylines(style))
    return dateline, None


def _role(draw: st.DrawFn, style: HouseStyle, slots: frozenset[str]) -> str | None:
    roles = style.spoken.byline.roles
    return draw(st.sampled_from(roles)) if "role" in slots else None


def _notices(style: HouseStyle) -> st.SearchStrategy[tuple[str, ...]]:
    if "notices" not in style.order:
        return st.just(())
    notice = st.builds(
        "({}: {})".format,
        st.sampled_from([word.upper() for word in style.spoken.notices.words]),
        st.sampled_from(pool_of(style).decks),
    )
    return st.lists(notice, max_size=1).map(tuple)


@st.composite
def _slot_sets(draw: st.DrawFn, templates: tuple[str, ...]) -> frozenset[str]:
    """The slots of one of some templates, with or without each optional stretch."""
    if not templates:
        return frozenset()
    return frozenset(_drawn_slots(draw, Template.parse(draw(st.sampled_from(templates))).nodes))


def _drawn_slots(draw: st.DrawFn, nodes: tuple[Node, ...]) -> list[str]:
    slots: list[str] = []
    for node in nodes:
        if isinstance(node, Slot):
            slots.append(node.name)
        elif isinstance(node, Optional) and draw(st.booleans()):
            slots += _drawn_slots(draw, node.nodes)
    return slots


@st.composite
def _places(draw: st.DrawFn, pool: Pool, *, region: bool) -> tuple[Place, ...]:
    if region and pool.regions:
        name, printed, country = draw(st.sampled_from(pool.regions))
        return (Place(name, printed, country),)
    name, country = draw(st.sampled_from(pool.places))
    return (Place(name, None, country),)


def _moment(style: HouseStyle, day: datetime.date, time: datetime.time) -> datetime.datetime:
    zone = ZoneInfo(style.zone) if style.zone is not None else None
    return datetime.datetime.combine(day, time.replace(microsecond=0), zone)


@st.composite
def _paragraphs(draw: st.DrawFn, pool: Pool, joiner: str) -> list[str]:
    sentences = draw(st.permutations(pool.sentences))
    count = draw(st.integers(min_value=1, max_value=min(_MOST_PARAGRAPHS, len(sentences))))
    paragraphs = [sentences[:1], *([sentence] for sentence in sentences[1:count])]
    longest = draw(st.integers(min_value=0, max_value=count - 1))
    paragraphs[longest] = [*paragraphs[longest], *sentences[count : count + 2]]
    return [joiner.join(paragraph) for paragraph in paragraphs]
