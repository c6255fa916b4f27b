"""How the time of `wirecopy.parse` grows with the length of its input.

    python benchmarks/growth.py [--check] [--largest BYTES]

Fits the exponent of time over length, on ordinary and on hostile input; 1 is linear. `--check`
exits with 1 where an exponent passes the limit that allows for a noisy machine.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Sequence

import wirecopy

NOISY_LIMIT = 1.3
SMALLEST = 4_000
STEPS = 4

_STORY = "LIMA, March 3 (Reuters) - The bridge over the river opened on Sunday, the mayor said.\n\n"
_SENTENCE = "It had been shut since the flood of last spring, and 40 families moved away.\n\n"
_PAGE = _STORY + _SENTENCE * 8

# Each hostile case repeats a stretch that makes one of the patterns start over and over.
CASES: dict[str, Callable[[int], str]] = {
    "ordinary": lambda size: _STORY + _SENTENCE * (size // len(_SENTENCE)),
    "one long line": lambda size: "A" * size,
    "capitalised words": lambda size: "Aa Bb " * (size // 6),
    "words and commas": lambda size: ("Aa, " * 40 + "\n") * (size // 161),
    "datelines": lambda size: "LIMA, March 3 (Reuters) - It.\n\n" * (size // 31),
    "almost datelines": lambda size: ("A B C D E F G H, I J K, L M N, March - \n\n") * (size // 43),
    "open brackets": lambda size: "(" * size,
    "credits": lambda size: "(Reporting by A in B; Editing by C " * (size // 35),
    "labels": lambda size: "Source: " * (size // 8),
    "pipes": lambda size: "a|" * (size // 2),
    "times": lambda size: "12:34 " * (size // 6),
    "entities": lambda size: "&amp;" * (size // 5),
    "mojibake": lambda size: "Ã© " * (size // 3),
    "zero width": lambda size: "a\u200b" * (size // 2),
    "blank lines": lambda size: "\n" * size,
    "short lines": lambda size: "Aa\n" * (size // 3),
    "spaces": lambda size: " " * size,
    "misspelt": lambda size: "DPRK DPRK (DPRK) DRPK " * (size // 22),
    "acronyms": lambda size: " ".join(_acronym(n * 7919) for n in range(size // 7)),
    "han": lambda size: "新华社北京" * (size // 5),
    "dashes": lambda size: "- " * (size // 2),
    "menu lines": lambda size: "".join(f"Aa {_acronym(n)}\n\n" for n in range(size // 11)) + _PAGE,
    "equal titles": lambda size: "The bridge opens on Sunday\n\n" * (size // 28) + _PAGE,
    "titles that go on": lambda size: (
        "".join("The bridge opens " + "a" * (n % 200) + "\n\n" for n in range(size // 118)) + _PAGE
    ),
    "names": lambda size: (
        "The bridge opens\n\n"
        + "".join(f"Ana {_acronym(n).title()}\n\n" for n in range(size // 12))
        + _PAGE
    ),
}


def _acronym(number: int) -> str:
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters


def exponent(case: Callable[[int], str], largest: int) -> tuple[float, float]:
    """The fitted exponent, and microseconds a kB at the largest size."""
    sizes = [int(SMALLEST * (largest / SMALLEST) ** (step / (STEPS - 1))) for step in range(STEPS)]
    points = []
    for size in sizes:
        text = case(size)
        best = min(_seconds(text) for _ in range(3))
        points.append((math.log(len(text)), math.log(best)))
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum(
        (x - mean_x) ** 2 for x, _ in points
    )
    return slope, math.exp(points[-1][1]) * 1e6 / (math.exp(points[-1][0]) / 1000)


def _seconds(text: str) -> float:
    start = time.perf_counter()
    wirecopy.parse(text)
    return time.perf_counter() - start


def main(argv: Sequence[str] | None = None) -> int:
    """Measure every case, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help=f"fail above {NOISY_LIMIT}")
    parser.add_argument("--largest", type=int, default=400_000, help="the largest size")
    arguments = parser.parse_args(argv)
    wirecopy.parse(_STORY)
    failed = []
    print(f"{'input':<20}{'exponent':>10}{'us a kB':>10}")
    for name, case in CASES.items():
        slope, cost = exponent(case, arguments.largest)
        print(f"{name:<20}{slope:>10.2f}{cost:>10.1f}", flush=True)
        if slope > NOISY_LIMIT:
            failed.append(name)
    if arguments.check and failed:
        print(f"grows faster than linearly: {', '.join(failed)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
