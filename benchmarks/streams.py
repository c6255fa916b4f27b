"""What streams of new stories cost: a fixed part, a slope, Python calls and the straight path.

    python benchmarks/streams.py [--quick] [--rounds N] [--json FILE]

No story and none of its new names comes twice, so that no cache of words flatters the figures; what
a story shares with those before it is the vocabulary, as in real copy. A floor is the time of one
scan of the same text for capitalised words, taken in the same round; times are the processor's.
`speed.py` measures this along with the rest. Needs `hypothesis`.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from types import FrameType
from typing import Any
from unittest import mock

import attrs
import regex
from machine import CLOCK
from new_stories import Newsroom

import wirecopy
from wirecopy.layout import cascade, straight

FLOOR = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}'’-]*")
SIZE = 3_000
# The fit is over these sizes.
SIZES = (500, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000)
SIGNED = "(Reporting by {}; Editing by {})"
# House style, and what stands below the story where the style itself prints no sign-off.
KINDS = {
    "reuters": ("reuters", ""),
    "reuters, credits below": ("reuters", SIGNED),
    "ap": ("ap", ""),
    "xinhua": ("xinhua", ""),
    "afp-fr": ("afp-fr", ""),
    "dpa": ("dpa", ""),
}
FITTED = ("reuters", "reuters, credits below")
_CHARACTERS = 40_000  # that each task reads in a round
_WARMING = 150  # stories, until the words that all copy shares are known
_COUNTED = 100  # stories whose calls and paths are counted

Parse = Callable[[str], object]


@attrs.frozen
class Cost:
    """What the stories of one kind and size cost.

    Attributes:
        kind: Of copy.
        task: What was done.
        characters: A story has, on average.
        floor: Seconds of the scan, a story.
        seconds: Of the task, a story.
        floors: The one through the other; the median of the rounds.
    """

    kind: str
    task: str
    characters: float
    floor: float
    seconds: float
    floors: float


@attrs.frozen
class Line:
    """What was fitted: ``fixed + slope x length``.

    Attributes:
        kind: Of copy.
        task: What was done.
        fixed: The part that is the same for any length, in floors of a story of 3 kB.
        slope: What further text costs, in floors of as much text.
    """

    kind: str
    task: str
    fixed: float
    slope: float


@attrs.frozen
class Counts:
    """What was counted of the stories of one kind; none of it depends on the machine.

    Attributes:
        kind: Of copy.
        stories: How many.
        calls: Calls of Python functions a story.
        calls_not_normalized: The same with ``normalize=False``.
        straight: How many stories took the straight path.
        weighed: How many did not.
    """

    kind: str
    stories: int
    calls: float
    calls_not_normalized: float
    straight: int
    weighed: int


def normalized(text: str) -> object:
    """Everything."""
    return wirecopy.parse(text)


def not_normalized(text: str) -> object:
    """All but the corrections."""
    return wirecopy.parse(text, normalize=False)


TASKS: dict[str, Parse] = {"parse": normalized, "parse, not normalized": not_normalized}


# --- time --------------------------------------------------------------------------------------


def timed(task: Parse, texts: Sequence[str]) -> float:
    """Seconds a story. The first one only fills the processor's caches."""
    task(texts[0])
    start = CLOCK()
    for text in texts[1:]:
        task(text)
    return (CLOCK() - start) / (len(texts) - 1)


def costs(kinds: Iterable[str], sizes: Sequence[int], rounds: int, warming: int) -> list[Cost]:
    """What stories of each kind and size cost; each task of each round has new ones."""
    rooms = {kind: Newsroom(*KINDS[kind]) for kind in kinds}
    for room in rooms.values():
        for text in room.stories(SIZE, warming):
            normalized(text)
    taken: dict[tuple[str, str, int], list[tuple[float, float, float]]] = {}
    for _ in range(rounds):
        for kind, room in rooms.items():
            for size in sizes:
                for name, task in TASKS.items():
                    texts = room.stories(size, max(3, _CHARACTERS // size))
                    took, floor = timed(task, texts), timed(FLOOR.findall, texts)
                    length = statistics.fmean(map(len, texts))
                    taken.setdefault((kind, name, size), []).append((length, floor, took))
    found = []
    for (kind, name, _), each in taken.items():
        length, floor, took = (statistics.median(column) for column in zip(*each, strict=True))
        ratio = statistics.median(took / floor for _, floor, took in each)
        found.append(Cost(kind, name, length, floor, took, ratio))
    return found


def fitted(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Fixed part and slope of what some lengths take, each point trusted to the same share of it.

    That is least squares of the relative errors: ``sum(((fixed + slope * x) / y - 1) ** 2)``.
    """
    ones = [(1 / took, length / took) for length, took in points]
    aa, ab, bb = (sum(x[i] * x[j] for x in ones) for i, j in ((0, 0), (0, 1), (1, 1)))
    a, b = (sum(x[i] for x in ones) for i in (0, 1))
    by = aa * bb - ab * ab
    return (a * bb - b * ab) / by, (aa * b - ab * a) / by


def lines(found: Sequence[Cost]) -> list[Line]:
    """What the costs of each kind and task come to, as a fixed part and a slope."""
    made = []
    for kind, task in product(FITTED, TASKS):
        some = [cost for cost in found if (cost.kind, cost.task) == (kind, task)]
        fixed, slope = fitted([(cost.characters, cost.seconds) for cost in some])
        floor_fixed, floor_slope = fitted([(cost.characters, cost.floor) for cost in some])
        floor = floor_fixed + floor_slope * SIZE
        made.append(Line(kind, task, fixed / floor, slope / floor_slope))
    return made


# --- counts ------------------------------------------------------------------------------------


def calls_of(task: Parse, text: str) -> int:
    """How many Python functions a task calls; those written in C do not count."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counting)
    try:
        task(text)
    finally:
        sys.setprofile(None)
    return count


@contextmanager
def answers() -> Iterator[list[bool]]:
    """Whether texts take the straight path, as they are read."""
    given: list[bool] = []

    def asked(*arguments: Any) -> object:
        found = straight.find_straight(*arguments)
        given.append(found is not None)
        return found

    with mock.patch.object(cascade, "find_straight", asked):
        yield given


def counts(kind: str, count: int) -> Counts:
    """The calls, and the paths that stories take."""
    room = Newsroom(*KINDS[kind])
    for text in room.stories(SIZE, count // 5):
        normalized(text)
    texts = room.stories(SIZE, count)
    calls, bare = (
        statistics.fmean(calls_of(task, text) for text in texts[at::2])
        for at, task in enumerate(TASKS.values())
    )
    paths = Counter[bool]()
    with answers() as given:
        for text in room.stories(SIZE, count):
            given.clear()
            normalized(text)
            paths.update(given[:1])
    return Counts(kind, count, calls, bare, straight=paths[True], weighed=paths[False])


# --- the whole ---------------------------------------------------------------------------------


def measure(rounds: int, *, quick: bool = False) -> dict[str, Any]:
    """All of it, as it goes into the JSON."""
    warming, counted = (10, 10) if quick else (_WARMING, _COUNTED)
    sizes = SIZES[::3] if quick else SIZES
    by_size = costs(FITTED, sizes, rounds, warming)
    by_kind = costs(KINDS, [SIZE], rounds, warming)
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "size": SIZE,
        "sizes": [attrs.asdict(cost) for cost in by_size],
        "lines": [attrs.asdict(line) for line in lines(by_size)],
        "kinds": [attrs.asdict(cost) for cost in by_kind],
        "counts": [attrs.asdict(counts(kind, counted)) for kind in KINDS],
    }


def side_by_side(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], ...]]:
    """The rows of the two tasks side by side."""
    return zip(rows[::2], rows[1::2], strict=True)


def table(found: dict[str, Any]) -> str:
    """All of it, for a terminal."""
    rows = [f"{'new stories, ' + found['python']:<44}{'x floor':>10}{'not norm.':>10}"]
    for both in side_by_side(found["lines"]):
        rows += [
            f"{both[0]['kind'] + ', ' + what:<44}"
            + "".join(f"{line[what]:>10.1f}" for line in both)
            for what in ("fixed", "slope")
        ]
    for name in ("sizes", "kinds"):
        rows.append("")
        for both in side_by_side(found[name]):
            what = f"{both[0]['kind']}, {both[0]['characters']:,.0f} characters"
            rows.append(f"{what:<44}" + "".join(f"{cost['floors']:>10.1f}" for cost in both))
    rows += ["", f"{'of 3 kB':<44}{'calls':>10}{'not norm.':>10}{'straight':>10}{'weighed':>10}"]
    for row in found["counts"]:
        rows.append(
            f"{row['kind']:<44}{row['calls']:>10,.0f}{row['calls_not_normalized']:>10,.0f}"
            f"{row['straight'] / row['stories']:>10.0%}{row['weighed'] / row['stories']:>10.0%}"
        )
    return "\n".join(rows)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few stories, one round: a smoke test")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", type=Path, help="also write what was measured")
    arguments = parser.parse_args(argv)
    found = measure(1 if arguments.quick else arguments.rounds, quick=arguments.quick)
    print(table(found))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
