"""What a corpus takes: processes, memory, and a run that is killed again and again.

    python benchmarks/scale.py [--stories N] [--kills N] [--quick] [--json FILE]

Makes N synthetic stories of about 3 kB (a million are 3 GB), each of them different, and measures
`parse_many` with one and with more processors, `wirecopy batch` into Parquet with the memory of
all its processes, the same killed at random moments and started again, and the memory of one
`parse`. `--json` writes all the figures; `plots.py` puts them into docs/explanation/scale.md. The
machine ought to have nothing else to do. Needs the extras `batch` and `strategies`, and Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import attrs
from growth import CASES, SMALLEST, TRACED, memory_of
from machine import machine
from pyarrow import parquet
from results import many_stories
from speed import drawn

import wirecopy
from wirecopy.parallel.workers import usable_cpus

STYLES = ("xinhua", "reuters", "ap", "afp-fr")
BILLION = 1_000_000_000
PART_MB = 16
# Enough for the start of the workers to be a small share, which it is in any long run.
MOST_IN_MEMORY = 20_000


def synthetic(count: int) -> Iterator[str]:
    """Different stories, the same in every run: those of some styles, their paragraphs mixed."""
    pool = [story.text for style in STYLES for story in drawn(style, 20)]
    draw = random.Random(1)
    for number in range(count):
        head, *paragraphs = draw.choice(pool).rstrip().split("\n\n")
        if len(paragraphs) > 4:
            rest = paragraphs[3:]
            draw.shuffle(rest)
            paragraphs = [*paragraphs[:3], *rest]
        yield "\n\n".join([f"{head} {number}", *paragraphs, f"It was number {number}."]) + "\n"


# --- parse_many --------------------------------------------------------------------------------


@attrs.frozen
class Rate:
    """What some processes do.

    Attributes:
        workers: How many parse.
        stories_a_second: Of the best round, the start of the workers included.
        first_seconds: Until the first article, so mostly that start.
        processor_ms_a_story: Processor time of all the processes, which counts what a story
            costs also where the machine is busy with other things.
    """

    workers: int
    stories_a_second: float
    first_seconds: float
    processor_ms_a_story: float


def rates(texts: Sequence[str], rounds: int) -> list[Rate]:
    """The rates of 1, 2, 4 and so on up to all processors, best of some rounds in turns."""
    numbers = [2**power for power in range(usable_cpus().bit_length())]
    numbers = sorted({*numbers, usable_cpus()})
    took: dict[int, list[float]] = {number: [] for number in numbers}
    used: dict[int, list[float]] = {number: [] for number in numbers}
    first: dict[int, list[float]] = {number: [] for number in numbers}
    for _ in range(rounds):
        for number in numbers:
            start, before = time.perf_counter(), sum(os.times()[:4])
            articles = wirecopy.parse_many(texts, workers=number)
            next(articles)
            first[number].append(time.perf_counter() - start)
            for _article in articles:
                pass
            took[number].append(time.perf_counter() - start)
            used[number].append(sum(os.times()[:4]) - before)
    return [
        Rate(
            workers=number,
            stories_a_second=len(texts) / min(took[number]),
            first_seconds=min(first[number]),
            processor_ms_a_story=min(used[number]) * 1000 / len(texts),
        )
        for number in numbers
    ]


# --- batch -------------------------------------------------------------------------------------


@attrs.frozen
class Batch:
    """What a run of `wirecopy batch` took, and what came of it.

    Attributes:
        seconds: From the first start to the end.
        kills: How often it was killed on its way.
        rows: How many rows came out.
        lost: How many documents have no row.
        doubled: How many rows there are beyond the first of their document.
        resident_mb: The height of the resident memory of all its processes.
        output_bytes_a_story: The size of the Parquet files.
    """

    seconds: float
    kills: int
    rows: int
    lost: int
    doubled: int
    resident_mb: float
    output_bytes_a_story: float


def batch(
    source: Path, out: Path, stories: int, part_mb: int, moments: Sequence[float] = ()
) -> Batch:
    """A run into Parquet, killed so many seconds after each of its starts but the last."""
    command = [sys.executable, "-m", "wirecopy", "batch", str(source), "--out", str(out)]
    command += ["--quiet", "--part-size", str(part_mb)]
    kills = peak = 0
    began = time.perf_counter()
    for moment in [*moments, None]:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            memory = _Memory(process.pid)
            memory.start()
            try:
                process.wait(moment)
            except subprocess.TimeoutExpired:
                process.kill()
                kills += 1
        memory.join()
        peak = max(peak, memory.peak)
    took = time.perf_counter() - began
    rows = Counter(
        name.as_py()
        for part in out.glob("part-*.parquet")
        for name in parquet.read_table(part, columns=["document"])["document"]
    )
    written = sum(path.stat().st_size for path in out.iterdir())
    return Batch(
        seconds=took,
        kills=kills,
        rows=rows.total(),
        lost=stories - len(rows),
        doubled=rows.total() - len(rows),
        resident_mb=peak / 1e6,
        output_bytes_a_story=written / stories,
    )


class _Memory(threading.Thread):
    """Watches the resident memory of a process and of those below it."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0

    def run(self) -> None:
        while Path(f"/proc/{self.pid}/task").exists():
            with suppress(OSError):
                self.peak = max(self.peak, sum(map(_resident, _family(self.pid))))
            time.sleep(0.1)


def _family(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for path in found for child in path.read_text().split()]
    return [pid, *chain.from_iterable(map(_family, children))]


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


# --- the figures -------------------------------------------------------------------------------


@attrs.frozen
class Figures:
    """All that is measured, as `--json` writes it.

    Attributes:
        machine: What it was measured on.
        stories: How many went through `wirecopy batch`.
        rates: `parse_many`, by the number of workers.
        whole: A run of `wirecopy batch`.
        killed: One that was killed on its way.
        memory_times: The height of memory of one parse as a multiple of the text's own, by the
            case of `growth.py`.
    """

    machine: dict[str, str | int]
    stories: int
    rates: list[Rate]
    whole: Batch
    killed: Batch
    memory_times: dict[str, float]

    @property
    def speedup(self) -> float:
        """All processors, as a multiple of one."""
        return self.rates[-1].stories_a_second / self.rates[0].stories_a_second

    @property
    def billion(self) -> list[tuple[int, float]]:
        """Processors, and the hours that a billion stories take them, one process each."""
        hours = BILLION * self.rates[0].processor_ms_a_story / 1000 / 3600
        return [(number, hours / number) for number in (1, 16, 64, 256, 1024)]

    def as_json(self) -> dict[str, Any]:
        """The figures, and what follows from them."""
        billion = [{"processors": number, "hours": hours} for number, hours in self.billion]
        return attrs.asdict(self) | {"times_one": self.speedup, "billion": billion}


# --- the measuring -----------------------------------------------------------------------------


def measure(stories: int, kills: int, rounds: int, traced: int) -> Figures:
    """All the figures."""
    draw = random.Random(2)
    found = rates(list(synthetic(min(stories, MOST_IN_MEMORY))), rounds)
    with tempfile.TemporaryDirectory(prefix="wirecopy-scale-") as folder:
        source = Path(folder, "stories.jsonl")
        with source.open("w", encoding="utf-8") as file:
            for number, text in enumerate(synthetic(stories)):
                file.write(json.dumps({"id": number, "text": text}) + "\n")
        whole = batch(source, Path(folder, "whole"), stories, PART_MB)
        # Small parts, so that most of the kills hit a run that has some of its rows on disk.
        moments = [draw.uniform(0.1, 0.9) * whole.seconds / kills for _ in range(kills)]
        killed = batch(source, Path(folder, "killed"), stories, 1, moments) if kills else whole
    for case in CASES.values():  # what is loaded once is no part of any case
        wirecopy.parse(case(SMALLEST))
    return Figures(
        machine=machine(),
        stories=stories,
        rates=found,
        whole=whole,
        killed=killed,
        memory_times={name: memory_of(case(traced)) for name, case in CASES.items()},
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write what is asked for; 1 where a document lacks its row."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="few stories: a smoke test")
    parser.add_argument("--json", type=Path, help="write all the figures to this file")
    arguments = parser.parse_args(argv)
    if arguments.quick:
        figures = measure(stories=500, kills=1, rounds=1, traced=20_000)
    else:
        figures = measure(arguments.stories, arguments.kills, arguments.rounds, TRACED)
    print(many_stories({"scale": figures.as_json()}))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures.as_json(), indent=1) + "\n", "utf-8")
    wrong = [run for run in (figures.whole, figures.killed) if run.lost or run.doubled]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
