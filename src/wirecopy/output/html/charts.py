"""A map of the datelines and a timeline, as plain SVG; each story is one sign in them."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from wirecopy.errors import display_width
from wirecopy.model.brief import counted
from wirecopy.output.html.facts import Fact, known_as
from wirecopy.output.html.markup import element, text
from wirecopy.output.html.sheets import land

Classes = Callable[[Fact], str]

# Half degrees: a world of 720 by 360, without the Antarctic.
_LEFT, _TOP, _WIDTH, _HEIGHT = -360, -170, 720, 292
_GRATICULE = 60
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_DOT, _WIDEST_CLUSTER = 3.5, 16.0
_MOST_LABELS, _MOST_TRIED, _LETTER, _LINE = 14, 200, 6.4, 13
_FEWEST_BINS, _LOWEST = 24, 4
# A timeline's bins, by the days that it spans.
_BINS: tuple[tuple[int, str, Callable[[dt.date], int]], ...] = (
    (92, "day", lambda day: day.toordinal()),
    (730, "week", lambda day: (day.toordinal() - 1) // 7),
    (4_000, "month", lambda day: day.year * 12 + day.month),
    (40_000, "year", lambda day: day.year),
    (4_000_000, "decade", lambda day: day.year // 10),
)


def world_map(facts: Iterable[Fact], classes: Classes) -> str:
    """The places of datelines on an equirectangular map; the stories of one place are a cluster.

    Args:
        facts: The stories; those without a position are left out.
        classes: The classes of a story's sign, by which it is shown or hidden.

    Returns:
        An ``svg`` element; empty where no story has a position.
    """
    places: defaultdict[tuple[float, float], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.position is not None:
            places[fact.position].append(fact)
    if not places:
        return ""
    clusters = sorted(places.items(), key=lambda item: -len(item[1]))
    spread = min(_DOT, _WIDEST_CLUSTER / math.sqrt(len(clusters[0][1])))
    dots = "".join(_cluster(at, found, spread, classes) for at, found in clusters)
    told = f"Map: {counted(len(clusters), 'place')} of datelines"
    box = f"{_LEFT} {_TOP} {_WIDTH} {_HEIGHT}"
    content = (
        f'<path class="wc-land" d="{land()}"/><path class="wc-graticule" d="{_graticule()}"/>'
        f"{dots}{_labels(clusters)}"
    )
    return element("svg", content, class_="wc-map", viewBox=box, role="img", aria_label=told)


def _graticule() -> str:
    meridians = range(_LEFT, _LEFT + _WIDTH + 1, _GRATICULE)
    parallels = range(-120, _TOP + _HEIGHT, _GRATICULE)
    lines = [f"M{x} {_TOP}v{_HEIGHT}" for x in meridians]
    return "".join((*lines, *(f"M{_LEFT} {y}h{_WIDTH}" for y in parallels)))


def _point(position: tuple[float, float]) -> tuple[float, float]:
    latitude, longitude = position
    return longitude * 2, -latitude * 2


def _cluster(
    position: tuple[float, float], found: Sequence[Fact], spread: float, classes: Classes
) -> str:
    """The stories of a place as seeds of a sunflower, which never form rows."""
    x, y = _point(position)
    title = element(
        "title", text(f"{known_as(fact.place for fact in found)}: {_stories(len(found))}")
    )
    dots = []
    for number, fact in enumerate(found):
        away, angle = spread * math.sqrt(number), number * _GOLDEN_ANGLE
        across, down = x + away * math.cos(angle), y + away * math.sin(angle)
        dots.append(
            f'<circle class="{classes(fact)}" cx="{across:.1f}" cy="{down:.1f}" r="{_DOT}"/>'
        )
    return element("g", title + "".join(dots))


def _labels(clusters: Sequence[tuple[tuple[float, float], Sequence[Fact]]]) -> str:
    """The names of the places with most stories, where there is room for them."""
    signs = [_point(position) for position, _ in clusters]
    names: list[tuple[float, float, float]] = []
    labels = []
    for (x, y), (_, found) in zip(signs, clusters[:_MOST_TRIED], strict=False):
        name = known_as(fact.city for fact in found)
        width = display_width(name) * _LETTER
        others = [sign for sign in signs if sign != (x, y)]
        for start in (x + _DOT + 4, x - width - _DOT - 4):
            if _is_free(start, start + width, y, names, others):
                names.append((start, start + width, y))
                labels.append(f'<text x="{start:.1f}" y="{y + 4:.1f}">{text(name)}</text>')
                break
        if len(names) == _MOST_LABELS:
            break
    return element("g", "".join(labels), class_="wc-names", aria_hidden="true")


def _is_free(
    start: float,
    end: float,
    y: float,
    names: Iterable[tuple[float, float, float]],
    signs: Iterable[tuple[float, float]],
) -> bool:
    """Whether a stretch of a line of the map holds no other name, and no other place's sign."""
    if start < _LEFT or end > _LEFT + _WIDTH:
        return False
    if any(abs(at - y) < _LINE and start < last and first < end for first, last, at in names):
        return False
    return not any(start - _DOT < x < end + _DOT and abs(at - y) < _LINE / 2 for x, at in signs)


def timeline(facts: Iterable[Fact], classes: Classes) -> str:
    """How many stories there are by day, week, month, year or decade, as fits the time they span.

    Args:
        facts: The stories; those without a day are left out.
        classes: The classes of a story's sign, by which it is shown or hidden.

    Returns:
        An ``svg`` element with its axis; empty where no story has a day.
    """
    dated = sorted((fact for fact in facts if fact.day), key=attrgetter("day"))
    days = [fact.day for fact in dated if fact.day]
    if not days:
        return ""
    span = (days[-1] - days[0]).days
    unit, bin_of = next((unit, bin_of) for most, unit, bin_of in _BINS if span <= most)
    first = bin_of(days[0])
    numbers = [bin_of(day) - first for day in days]
    bins = numbers[-1] + 1
    height = max(_LOWEST, *Counter(numbers).values())
    bars = []
    for number, found in groupby(zip(numbers, dated, strict=True), key=lambda pair: pair[0]):
        for level, (_, fact) in enumerate(found, 1):
            bars.append(
                f'<rect class="{classes(fact)}" x="{number + 0.05:g}" y="{height - level}" '
                f'width=".9" height="1"/>'
            )
    width = max(_FEWEST_BINS, bins)
    told = f"Timeline: {_stories(len(days))} from {days[0]} to {days[-1]}, by {unit}"
    svg = element(
        "svg",
        "".join(bars),
        class_="wc-timeline",
        viewBox=f"0 0 {width} {height}",
        preserveAspectRatio="none",
        role="img",
        aria_label=told,
    )
    ends = element("span", str(days[0]))
    if days[-1] != days[0]:
        ends += element("span", f"by {unit}") + element("span", str(days[-1]))
    axis = element("div", ends, class_="wc-axis", style=f"width:max({bins / width:.1%},15em)")
    return svg + axis


def _stories(count: int) -> str:
    return f"{count:,} {'story' if count == 1 else 'stories'}"
