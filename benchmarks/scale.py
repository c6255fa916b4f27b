"""What a corpus takes: processes, memory, and a run that is killed again and again.

    python benchmarks/scale.py [--stories N] [--kills N] [--quick] [--write]

Makes N synthetic stories of about 3 kB (a million are 3 GB), each of them different, and measures
`parse_many` with one and with all processors, `wirecopy batch` into Parquet with the memory of
all its processes, the same killed at random moments and started again, and the memory of one
`parse`. `--write` puts the table and the reckoning for a billion stories into docs/scale.md. The
machine ought to have nothing else to do. Needs the extras `batch` and `strategies`, and Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from pyarrow import parquet
from speed import drawn

import wirecopy
from wirecopy.workers import usable_cpus

PAGE = Path(__file__).parents[1] / "docs" / "scale.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
STYLES = ("xinhua", "reuters", "ap", "afp-fr")
BILLION = 1_000_000_000

Figures = dict[str, float]


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


def processors(texts: Sequence[str], rounds: int) -> Figures:
    """Stories a second with one processor and with all, best of some rounds in turns.

    The processor time counts what a story costs, also where the machine is busy with other things.
    """
    best: dict[int, float] = {}
    used: dict[int, float] = {}
    for _ in range(rounds):
        for workers in (1, usable_cpus()):
            start, before = time.perf_counter(), sum(os.times()[:4])
            for _article in wirecopy.parse_many(texts, workers=workers):
                pass
            took, cost = time.perf_counter() - start, sum(os.times()[:4]) - before
            best[workers] = min(took, best.get(workers, took))
            used[workers] = min(cost, used.get(workers, cost))
    one, every = best[1], best[usable_cpus()]
    return {
        "stories a second, one processor": len(texts) / one,
        f"stories a second, {usable_cpus()} processors": len(texts) / every,
        "times one": one / every,
        "processor time a story, ms": used[1] / len(texts) * 1000,
        "the same with several processes, ms": used[usable_cpus()] / len(texts) * 1000,
    }


# --- batch -------------------------------------------------------------------------------------


def batch(source: Path, out: Path, kills: int) -> Figures:
    """A run into Parquet, killed some times on its way; its memory and what came out."""
    command = [sys.executable, "-m", "wirecopy", "batch", str(source), "--out", str(out)]
    command += ["--quiet", "--part-size", "16"]
    moments = random.Random(2)
    peak = 0
    began = time.perf_counter()
    for left in range(kills, -1, -1):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            memory = _Memory(process.pid)
            memory.start()
            with suppress(subprocess.TimeoutExpired):
                process.wait(moments.uniform(1, 20) if left else None)
            process.kill()
        memory.join()
        peak = max(peak, memory.peak)
    took = time.perf_counter() - began
    documents = [
        name
        for part in sorted(out.glob("part-*.parquet"))
        for name in parquet.read_table(part, columns=["document"])["document"].to_pylist()
    ]
    assert len(set(documents)) == len(documents), "a document has two rows"
    return {
        "seconds": took,
        "rows": len(documents),
        "resident MB, all processes": peak / 1e6,
        "bytes of Parquet a story": sum(path.stat().st_size for path in out.iterdir())
        / max(len(documents), 1),
    }


class _Memory(threading.Thread):
    """Watches the resident memory of a process and its children."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0

    def run(self) -> None:
        while Path(f"/proc/{self.pid}/task").exists():
            with suppress(OSError):
                self.peak = max(self.peak, sum(map(_resident, [self.pid, *_children(self.pid)])))
            time.sleep(0.1)


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in found for child in path.read_text().split()]


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


# --- one parse ---------------------------------------------------------------------------------


def memory_of_parse(size: int) -> Figures:
    """Bytes that a parse takes at its height, a byte of input as Python holds it."""
    ratios = {}
    for name, text in {
        "ordinary": next(synthetic(1)),
        "short lines": "Aa\n",
        "capitalised words": "Aa Bb ",
        "datelines": "LIMA, March 3 (Reuters) - It.\n\n",
        "entities": "&amp;",
        "han": "新华社北京",
    }.items():
        long = text * (size // len(text))
        wirecopy.parse(long[:10_000])
        tracemalloc.start()
        wirecopy.parse(long)
        ratios[f"bytes of memory a byte, {name}"] = tracemalloc.get_traced_memory()[
            1
        ] / sys.getsizeof(long)
        tracemalloc.stop()
    return ratios


# --- the page ----------------------------------------------------------------------------------


def page(figures: Figures, stories: int) -> str:
    """The table, and what a billion stories take, as Markdown."""
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    hours = BILLION * figures["processor time a story, ms"] / 1000 / 3600
    terabytes = figures["bytes of Parquet a story"] * BILLION / 1e12
    times = [f"| {count:,} | {hours / count:,.1f} hours |" for count in (1, 16, 64, 256, 1024)]
    cost = (
        f"That is {hours:,.0f} hours of one processor, whatever their number: at 0.02 to 0.05 "
        f"dollars an hour, as rented machines cost, {hours * 0.02:,.0f} to {hours * 0.05:,.0f} "
        f"dollars. The Parquet files take {terabytes:,.1f} TB or more: these stories repeat their "
        "paragraphs, and real ones compress less."
    )
    lines = [
        f"Measured on {usable_cpus()} processors ({machine}) with {stories:,} synthetic stories of",
        "about 3 kB:",
        "",
        "| Measure | Value |",
        "|---|---:|",
        *(f"| {name} | {value:,.2f} |" for name, value in figures.items()),
        "",
        "A billion such stories are 3 TB of text. At that cost they take",
        "",
        "| Processors | Time |",
        "|---:|---:|",
        *times,
        "",
        cost,
    ]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write it into the page where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="few stories: a smoke test")
    parser.add_argument("--write", action="store_true", help="into docs/scale.md")
    arguments = parser.parse_args(argv)
    stories, kills, rounds = arguments.stories, arguments.kills, arguments.rounds
    if arguments.quick:
        stories, kills, rounds = 500, 1, 1
    figures = processors(list(synthetic(min(stories, 4000))), rounds)
    with tempfile.TemporaryDirectory(prefix="wirecopy-scale-") as folder:
        source = Path(folder, "stories.jsonl")
        with source.open("w", encoding="utf-8") as file:
            for number, text in enumerate(synthetic(stories)):
                file.write(json.dumps({"id": number, "text": text}) + "\n")
        whole = batch(source, Path(folder, "whole"), 0)
        killed = batch(source, Path(folder, "killed"), kills)
    assert whole["rows"] == killed["rows"] == stories, "a document has no row"
    figures["stories a second, batch"] = stories / whole["seconds"]
    figures["resident MB of batch, all processes"] = whole["resident MB, all processes"]
    figures["bytes of Parquet a story"] = whole["bytes of Parquet a story"]
    figures[f"rows lost or doubled by {kills} kills"] = 0
    figures |= memory_of_parse(50_000 if arguments.quick else 300_000)
    text = page(figures, stories)
    print(text)
    if arguments.write:
        old = PAGE.read_text("utf-8")
        head, tail = old.partition(BEGIN)[0], old.partition(END)[2]
        PAGE.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
