"""How fast `wirecopy.parse` is, against the floor: one scan for capitalised words.

    python benchmarks/speed.py [--quick] [--rounds N]

Prints one table. All figures come from one run, in interleaved rounds, and the ratios are what
counts: machines are noisy. The stories are composed from the house styles; none is seen twice.
Needs `hypothesis`, which draws the stories.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import regex
from hypothesis import HealthCheck, Phase, given, settings

import wirecopy
from wirecopy.strategies import stories

SEED = Path(__file__).parents[1] / "seeds" / "000_81866ef701423ec4.txt"
FLOOR = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}'’-]*")

Task = Callable[[str], object]
TASKS: dict[str, Task] = {
    "floor": FLOOR.findall,
    "splitlines": str.splitlines,
    "parse": wirecopy.parse,
    "parse, not normalized": lambda text: wirecopy.parse(text, normalize=False),
    "normalize": wirecopy.normalize,
}


def drawn_stories(style: str, count: int) -> list[str]:
    """Different stories in a style, about 3 kB each, the same ones in every run."""
    texts: list[str] = []

    @settings(
        max_examples=count * 3,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(stories(style))
    def collect(story: tuple[wirecopy.Article, str]) -> None:
        texts.append(story[1])

    collect()
    texts = list(dict.fromkeys(texts))
    # One drawn story is short: the bodies of several make one of the length of real copy.
    return [_lengthened(texts, index) for index in range(min(count, len(texts)))]


def _lengthened(texts: Sequence[str], index: int, size: int = 3000) -> str:
    text = texts[index]
    at = index
    while len(text) < size:
        at += 1
        more = wirecopy.parse(texts[at % len(texts)], normalize=False).body
        text = f"{text.rstrip()}\n\n{more or 'It was a quiet day.'}"
    return text + "\n"


def measure(groups: dict[str, list[str]], rounds: int) -> dict[tuple[str, str], float]:
    """Median seconds a story, by group and task; the tasks take turns within a round."""
    times: dict[tuple[str, str], list[float]] = {}
    for _ in range(rounds):
        for group, texts in groups.items():
            for name, task in TASKS.items():
                start = time.perf_counter()
                for text in texts:
                    task(text)
                took = (time.perf_counter() - start) / len(texts)
                times.setdefault((group, name), []).append(took)
    return {key: statistics.median(values) for key, values in times.items()}


def report(groups: dict[str, list[str]], medians: dict[tuple[str, str], float]) -> str:
    """The table, for a person."""
    lines = [
        f"wirecopy on Python {platform.python_version()}, {platform.machine()}; medians",
        f"{'copy':<22}{'task':<24}{'us a story':>12}{'us a kB':>10}{'x floor':>10}",
    ]
    for group, texts in groups.items():
        size = sum(map(len, texts)) / len(texts) / 1000
        floor = medians[group, "floor"]
        for name in TASKS:
            took = medians[group, name]
            lines.append(
                f"{f'{group} ({size:.1f} kB)':<22}{name:<24}"
                f"{took * 1e6:>12.1f}{took * 1e6 / size:>10.1f}{took / floor:>10.2f}"
            )
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few stories, one round: a smoke test")
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args(argv)
    count, rounds = (5, 1) if arguments.quick else (60, arguments.rounds)
    groups = {"seed": [SEED.read_text("utf-8")]}
    for style in ("xinhua", "reuters", "afp-fr", "yonhap-ko"):
        if style in wirecopy.styles():
            groups[style] = drawn_stories(style, count)
    for texts in groups.values():
        for task in TASKS.values():
            task(texts[0])
    print(report(groups, measure(groups, rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
