"""Hypothesis strategies: hostile text, and whole stories as a house style prints them.

They are what wirecopy's own tests use. They need Hypothesis, which the extra ``strategies``
brings: ``pip install 'wirecopy[strategies]'``. All names and sentences are invented; the places
are real ones that only one country has, or one far larger than any other of the name.

Example:
    >>> import wirecopy
    >>> from hypothesis import given
    >>> @given(stories("xinhua"))
    ... def test_headline(story):
    ...     assert wirecopy.parse(story.text).headline == story.article.headline
"""

from __future__ import annotations

import datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import attrs
import regex

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise ImportError(
        "wirecopy.strategies needs Hypothesis; pip install 'wirecopy[strategies]' brings it"
    ) from error

from wirecopy.knowledge.data_files import build, own_table, stems
from wirecopy.knowledge.house_styles.composing import compose, compose_byline, compose_dateline
from wirecopy.knowledge.house_styles.style import HouseStyle, styles
from wirecopy.knowledge.house_styles.templates import DASH, Node, Optional, Slot, Template
from wirecopy.knowledge.languages import language
from wirecopy.model.article import Article
from wirecopy.model.parts import Byline, Dateline, Person, Place
from wirecopy.text.blocks import joiner_of

__all__ = [
    "Story",
    "bylines",
    "datelines",
    "furniture_lines",
    "hostile_text",
    "house_styles",
    "stories",
]


class Story(NamedTuple):
    """A composed story.

    Attributes:
        article: The values that were drawn, each of which the style prints. It has no segments
            and no spans, for it was not parsed.
        text: What the style makes of them.
    """

    article: Article
    text: str


@attrs.frozen
class _Pool:
    """What stories in one language are made of, from its file in ``data/stories``.

    Attributes:
        places: Names and their countries.
        names: People.
        headlines: Headlines, without a stop.
        decks: Lines that sum a story up, without a stop.
        sentences: Sentences of a body.
        regions: Names with a region as printed, and their countries.
        other_calendars: Dates of a calendar that is printed beside the Gregorian one.
    """

    places: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    headlines: tuple[str, ...]
    decks: tuple[str, ...]
    sentences: tuple[str, ...]
    regions: tuple[tuple[str, ...], ...] = ()
    other_calendars: tuple[str, ...] = ("Safar 28, 1437", "Muharram 3, 1440")


@cache
def _pool_of(tag: str) -> _Pool:
    return build(_Pool, own_table("stories", tag), f"stories/{tag}.toml")


_FIRST_DAY, _LAST_DAY = datetime.date(1990, 1, 1), datetime.date(2029, 12, 31)
_MOST_PARAGRAPHS = 5
_MOST_PEOPLE = 3
_DESKS = ("lno", "lby", "mv")
# A stop before a dash belongs to the sign behind a bracket, and to the region elsewhere (Kan. _).
_SIGN = regex.compile(rf"(?:(?<=[)）])[ ]?\.[ ]?{DASH}|[ ]*{DASH}|[ ]*[:：=＝.。])$")

# Pieces of wire copy, and of what breaks it, to be stuck together in any order.
_FRAGMENTS = (
    "LIMA, March 3 (Reuters) - ",
    "HANOI, Febuary 2O (Xinhua) -- ",
    "Kiel (dpa/lno) - ",
    "ALBANY, N.Y. (AP) — ",
    "(ANSA) - ROMA, 26 FEB - ",
    "Москва, 3 марта. /ТАСС/. ",
    "新华社南京3月3日电",
    "[東京 26日 ロイター] - ",
    "(서울=연합뉴스) 한소라 기자 = ",
    "Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia",
    "Soucre: Xinhua | 31/02/2019 25:61",
    "Updated 08:12 GMT, February 26, 2019",
    "By Ana Ruz in Lima and Bo Lee",
    "by Xinhua writers Lin Mo, Gu Wei",
    "(Reporting by Ana Ruz; Editing by Bo Lee)",
    "(ATTN: ADDS quote)",
    "Commentary: Bridge opens",
    "The DRPK and the DPRK and the DPRK (DPRK) at Punggre-ri",
    "DRPK [sic]",
    "AT&amp;T &#x27; &amp;amp;lt; &bogus; &#0; &#1114112;",
    "cafÃ© â€œquotedâ€\x9d Ã\xa0",
    "a\u200bb\u00ad\ufeffc",
    "\x00\x07\x1b[31m",
    "\ud800",
    "\udfff\ud800",
    "İSTANBUL, ẞ ŉ ﬃ Ǆ",
    "e\u0301\u0302\u0303",
    "\u202e\u2066",
    "٣ مارس",
    "/////",
    "((((((((",
    "[[[[",
    "- - - -",
    "_____",
    "....",
    "=====",
    "12:00:00",
    "1234567890",
    "Enditem",
    "-0-",
    "hh/ph/ts",
)
_LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", " \n\t")
_LONGEST_REPEAT = 3000


def hostile_text() -> st.SearchStrategy[str]:
    """Any text at all, and what is likeliest to break a parser of wire copy.

    Lone surrogates, NULs and other control characters, line ends of all sorts, very long lines,
    fragments of wire copy in any order, and whole stories with something stuck in.

    Returns:
        A strategy of texts.
    """
    anything = st.text(st.characters(), max_size=60)
    piece = st.one_of(
        st.sampled_from(_FRAGMENTS),
        st.sampled_from(_LINE_ENDS),
        st.sampled_from(" \t\u00a0"),
        anything,
    )
    mixture = st.lists(piece, max_size=24).map("".join)
    long_line = st.builds(
        str.__mul__,
        st.one_of(st.sampled_from(_FRAGMENTS), st.text(st.characters(), min_size=1, max_size=4)),
        st.integers(min_value=1, max_value=_LONGEST_REPEAT // 4),
    ).map(lambda line: line[:_LONGEST_REPEAT])
    return st.one_of(anything, mixture, mixture, long_line, _broken_stories())


@st.composite
def _broken_stories(draw: st.DrawFn) -> str:
    """A story with slips of one keystroke, and with other things stuck in."""
    article, text = draw(stories())
    dateline = article.dateline.text if article.dateline else ""
    for word in draw(st.lists(st.sampled_from(dateline.split() or [""]), max_size=2)):
        text = text.replace(word, draw(_slips(word)), 1)
    for piece in draw(st.lists(st.sampled_from((*_FRAGMENTS, *_LINE_ENDS)), max_size=3)):
        at = draw(st.integers(min_value=0, max_value=len(text)))
        end = draw(st.integers(min_value=at, max_value=min(at + 30, len(text))))
        text = text[:at] + piece + text[end:]
    return text


def _slips(word: str) -> st.SearchStrategy[str]:
    """A word with a letter dropped, doubled or changed, or two swapped."""
    at = st.integers(min_value=0, max_value=max(len(word) - 1, 0))
    return st.one_of(
        at.map(lambda i: word[:i] + word[i + 1 :]),
        at.map(lambda i: word[:i] + word[i : i + 1] * 2 + word[i + 1 :]),
        at.map(lambda i: word[:i] + word[i : i + 2][::-1] + word[i + 2 :]),
        st.tuples(at, st.sampled_from("aeO0l1;\u00ad")).map(
            lambda drawn: word[: drawn[0]] + drawn[1] + word[drawn[0] + 1 :]
        ),
    )


def house_styles() -> st.SearchStrategy[HouseStyle]:
    """The built-in house styles.

    Returns:
        A strategy of styles.
    """
    return st.sampled_from(styles()).map(HouseStyle.load)


@st.composite
def datelines(
    draw: st.DrawFn, style: HouseStyle | str, *, date: datetime.date | None = None
) -> Dateline:
    """Datelines that a style prints: one of its templates, with or without its optional parts.

    Args:
        draw: Hypothesis gives it.
        style: The house style or its name.
        date: The day to print; None draws one.

    Returns:
        A strategy of datelines. Only what the style prints has a value, so that most have no
        year; ``text`` is what the style prints, without the sign.
    """
    style = _style(style)
    day = date or draw(st.dates(_FIRST_DAY, _LAST_DAY))
    alone = tuple(text for text in style.dateline.templates if "{role}" not in text)
    return _dateline(draw, style, draw(_slot_sets(alone)), day)


@st.composite
def bylines(draw: st.DrawFn, style: HouseStyle | str) -> Byline:
    """Bylines that a style prints.

    Args:
        draw: Hypothesis gives it.
        style: The house style or its name; it must have a template for bylines.

    Returns:
        A strategy of bylines; ``text`` is what the style prints.

    Raises:
        ValueError: The style prints no bylines.
    """
    style = _style(style)
    if not style.byline.templates:
        raise ValueError(f"the style {style.name} prints no bylines")
    pool = _pool(style)
    slots = draw(_slot_sets(style.byline.templates))
    role = _role(draw, style, slots)
    place = draw(st.sampled_from(pool.places))[0] if "place" in slots else None
    organization = style.agency.name if "credit" in slots else None
    names = draw(_names(pool)) if "people" in slots else ()
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
    """
    style = _style(style)
    words = language(style.languages[0]).furniture
    return st.sampled_from((*style.furniture, *words))


@st.composite
def stories(draw: st.DrawFn, style: HouseStyle | str | None = None) -> Story:
    """Whole stories, as a style prints them.

    Args:
        draw: Hypothesis gives it.
        style: The house style or its name; None draws a built-in one.

    Returns:
        A strategy of stories, each the article that was drawn and the text composed from it. Only
        what the style prints has a value in the article.
    """
    style = draw(house_styles()) if style is None else _style(style)
    pool = _pool(style)
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
            tuple(Person(name) for name in draw(_names(pool))[:1])
            if "editor" in source_slots
            else ()
        ),
        byline=byline,
        dateline=dateline,
        paragraphs=tuple(draw(_paragraphs(pool, joiner_of(_tag(style))))),
        notices=draw(_notices(style)),
        signoff=draw(st.none() | st.sampled_from(style.signoffs)) if style.signoffs else None,
        language=_tag(style),
        style=style.name,
    )
    text = compose(style, article)
    return Story(attrs.evolve(article, text=text), text)


def _dateline(
    draw: st.DrawFn, style: HouseStyle, slots: frozenset[str], day: datetime.date
) -> Dateline:
    pool = _pool(style)
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
        people=draw(_names(pool)) if "people" in slots else (),
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
    roles = language(style.languages[0]).roles
    return draw(st.sampled_from(roles)) if "role" in slots else None


def _notices(style: HouseStyle) -> st.SearchStrategy[tuple[str, ...]]:
    if "notices" not in style.order:
        return st.just(())
    notice = st.builds(
        "({}: {})".format,
        st.sampled_from([word.upper() for word in language(style.languages[0]).notices]),
        st.sampled_from(_pool(style).decks),
    )
    return st.lists(notice, max_size=1).map(tuple)


def _style(style: HouseStyle | str) -> HouseStyle:
    return HouseStyle.load(style) if isinstance(style, str) else style


def _tag(style: HouseStyle) -> str:
    """The language to write in: the style's first, or English where there are no words of it."""
    base = style.languages[0].split("-")[0]
    return base if base in stems("stories") else "en"


def _pool(style: HouseStyle) -> _Pool:
    return _pool_of(_tag(style))


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
def _places(draw: st.DrawFn, pool: _Pool, *, region: bool) -> tuple[Place, ...]:
    if region and pool.regions:
        return (Place(*draw(st.sampled_from(pool.regions))),)
    name, country = draw(st.sampled_from(pool.places))
    return (Place(name, None, country),)


def _names(pool: _Pool) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(
        st.sampled_from(pool.names), min_size=1, max_size=_MOST_PEOPLE, unique=True
    ).map(tuple)


def _moment(style: HouseStyle, day: datetime.date, time: datetime.time) -> datetime.datetime:
    zone = ZoneInfo(style.zone) if style.zone is not None else None
    return datetime.datetime.combine(day, time.replace(microsecond=0), zone)


@st.composite
def _paragraphs(draw: st.DrawFn, pool: _Pool, joiner: str) -> list[str]:
    sentences = draw(st.permutations(pool.sentences))
    count = draw(st.integers(min_value=1, max_value=min(_MOST_PARAGRAPHS, len(sentences))))
    paragraphs = [sentences[:1], *([sentence] for sentence in sentences[1:count])]
    longest = draw(st.integers(min_value=0, max_value=count - 1))
    paragraphs[longest] = [*paragraphs[longest], *sentences[count : count + 2]]
    return [joiner.join(paragraph) for paragraph in paragraphs]
