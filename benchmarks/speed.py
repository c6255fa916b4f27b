"""How fast `wirecopy` is: against a floor, by size, by number of styles, and beside other tools.

    python benchmarks/speed.py [--quick] [--rounds N] [--json FILE]

The floor is one scan of the same text for capitalised words. All figures of a table come from one
run, in interleaved rounds; times are of the processor, and the ratios are what counts. Stories are
composed from the house styles, and none is seen twice; but their sentences come again and again,
and what `streams` adds is measured on stories of which every sentence is new. Needs `hypothesis`,
which draws the stories; the other tools are measured where they are installed (the extra
`benchmarks` brings them).
"""

from __future__ import annotations

import argparse
import gc
import html
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import attrs
import streams
from hypothesis import HealthCheck, Phase, given, settings
from machine import CLOCK, machine
from new_stories import examples
from streams import FLOOR, SIZE

import wirecopy
from wirecopy.knowledge.data_files import own_table, stems
from wirecopy.strategies import furniture_lines

SEED = Path(__file__).parents[1] / "seeds" / "000_81866ef701423ec4.txt"
SIZES = (1_000, 3_000, 10_000, 100_000, 1_000_000)
# The styles of the first version, to compare with all of today's.
FIFTEEN = (
    "afp", "afp-fr", "ansa", "ap", "dpa", "efe", "kcna", "kyodo", "prnewswire", "pti", "reuters",
    "tass", "xinhua", "xinhua-zh", "yonhap",
)  # fmt: skip
STAMP = "Sept. 14, 2017 at 11:13 AM"


@attrs.frozen
class Story:
    """A story as text and as a page."""

    text: str

    @property
    def page(self) -> str:
        """The story as the simplest of pages."""
        title, *paragraphs = (html.escape(line) for line in self.text.split("\n") if line.strip())
        body = "".join(f"<p>{line}</p>\n" for line in paragraphs)
        return (
            f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>\n"
            f"<article><h1>{title}</h1>\n{body}</article><footer>Contact</footer></body></html>"
        )


Task = Callable[[Story], object]


# --- stories -----------------------------------------------------------------------------------


def drawn(style: str, count: int, size: int = SIZE) -> list[Story]:
    """Different stories in a style, the same ones in every run, of about a size."""
    found = examples(style, max(count, 30) * 2)
    texts = dict.fromkeys(text for _, text in found)
    lines = [line for article, _ in found for line in article.paragraphs]
    # One drawn story is short: paragraphs of others make one of the length of real copy.
    more = cycle(lines)
    return [Story(_lengthened(text, more, size)) for text in islice(texts, count)]


def _lengthened(text: str, more: Iterator[str], size: int) -> str:
    parts, length = [text.rstrip()], len(text)
    while length < size:
        parts.append(next(more))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def unknown(story: Story) -> Story:
    """The story as an agency sends it that no style describes."""
    return Story(story.text.replace("(Reuters)", "(Lakeport Wire)"))


def scraped(story: Story, furniture: Iterator[str]) -> Story:
    """The story in the text of a whole page."""
    above = "\n".join(islice(furniture, 40))
    below = "\n".join(islice(furniture, 30))
    return Story(f"{above}\n{story.text}\n{below}\n")


def _furniture() -> Iterator[str]:
    lines: list[str] = []

    @settings(
        max_examples=200,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],  # the first line loads the data
    )
    @given(furniture_lines("reuters"))
    def collect(line: str) -> None:
        lines.append(line)

    collect()
    return cycle(lines)


# --- measuring ---------------------------------------------------------------------------------


def interleaved(
    groups: Mapping[str, Sequence[Story]], tasks: Mapping[str, Task], rounds: int
) -> dict[tuple[str, str], float]:
    """Median seconds a story, by group and task; each round has stories of its own.

    The first story of a round does not count: it finds the processor's caches full of what the
    task before it left there.
    """
    times: dict[tuple[str, str], list[float]] = {}
    for group, made in groups.items():
        for first in range(rounds):
            some = made[first::rounds]
            for name, task in tasks.items():
                task(some[0])
                start = CLOCK()
                for story in some[1:]:
                    task(story)
                took = (CLOCK() - start) / (len(some) - 1)
                times.setdefault((group, name), []).append(took)
    return {key: statistics.median(values) for key, values in times.items()}


def own_tasks() -> dict[str, Task]:
    """The floor, what costs next to nothing, and the verbs."""
    return {
        "floor": lambda story: FLOOR.findall(story.text),
        "splitlines": lambda story: story.text.splitlines(),
        "json.dumps": lambda story: json.dumps(story.text),
        "parse": lambda story: wirecopy.parse(story.text),
        "parse, not normalized": lambda story: wirecopy.parse(story.text, normalize=False),
        "normalize": lambda story: wirecopy.normalize(story.text),
        "parse_dateline": lambda _: wirecopy.parse_dateline("LIMA, March 3 (Reuters) - It is."),
        "parse_byline": lambda _: wirecopy.parse_byline("By Ana Ruz and Bo Lee"),
        "parse_timestamp": lambda _: wirecopy.parse_timestamp(STAMP),
        "parse_source_line": lambda _: wirecopy.parse_source_line(
            "Source: Xinhua| 2019-02-26 11:17:21|Editor: Li Xia"
        ),
    }


def other_tasks() -> dict[str, Task]:
    """What one would take instead, as far as it is installed."""
    found: dict[str, Task] = {}
    if importlib.util.find_spec("trafilatura"):
        import trafilatura  # noqa: PLC0415

        found["trafilatura (page)"] = lambda story: trafilatura.extract(story.page)
    if importlib.util.find_spec("newspaper"):
        import newspaper  # noqa: PLC0415

        def read(story: Story) -> object:
            article = newspaper.Article("https://example.org/")
            article.download(input_html=story.page)
            article.parse()
            return article

        found["newspaper4k (page)"] = read
    if importlib.util.find_spec("htmldate"):
        import htmldate  # noqa: PLC0415

        found["htmldate (page)"] = lambda story: htmldate.find_date(story.page)
    if importlib.util.find_spec("dateparser"):
        import dateparser  # noqa: PLC0415

        found["dateparser (a stamp)"] = lambda _: dateparser.parse(STAMP)
    if importlib.util.find_spec("symspellpy"):
        import symspellpy  # noqa: PLC0415

        speller = symspellpy.SymSpell()
        words = importlib.util.find_spec("symspellpy").submodule_search_locations[0]
        speller.load_dictionary(f"{words}/frequency_dictionary_en_82_765.txt", 0, 1)
        found["symspellpy (text)"] = lambda story: [
            speller.lookup(word, symspellpy.Verbosity.TOP, include_unknown=True)
            for word in story.text.split()
        ]
    return found


@contextmanager
def as_in_a_wheel() -> Iterator[str]:
    """A folder with the package as a wheel has it, with the index of the data files."""
    tables = {folder: {stem: own_table(folder, stem) for stem in stems(folder)}
              for folder in ("styles", "languages")}  # fmt: skip
    for table in tables["styles"].values():
        table.pop("examples", None)
    with tempfile.TemporaryDirectory(prefix="wirecopy-speed-") as folder:
        package = Path(folder, "wirecopy")
        shutil.copytree(Path(wirecopy.__file__).parent, package)
        index = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
        (package / "data" / "index.json").write_text(index, "utf-8")
        yield folder


def used_by_others() -> float:
    """Processor time of the processes that have ended here; elsewhere than in Unix the clock's."""
    if not importlib.util.find_spec("resource"):
        return time.perf_counter()
    import resource  # noqa: PLC0415

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seconds_to(code: str, runs: int, path: str) -> float:
    """Median seconds of a fresh interpreter that runs some code, start-up left out."""
    environment = {**os.environ, "PYTHONPATH": path}

    def median(code: str) -> float:
        times = []
        for _ in range(runs):
            start = used_by_others()
            subprocess.run([sys.executable, "-c", code], check=True, env=environment)
            times.append(used_by_others() - start)
        return statistics.median(times)

    return median(code) - median("pass")


# --- what is measured --------------------------------------------------------------------------

Row = dict[str, str | float]


def by_task(
    groups: Mapping[str, Sequence[Story]], tasks: Mapping[str, Task], rounds: int
) -> list[Row]:
    """Seconds for each kind of copy and task."""
    medians = interleaved(groups, tasks, rounds)
    lengths = {
        group: sum(len(story.text) for story in made) / len(made) for group, made in groups.items()
    }
    return [
        {"copy": group, "characters": lengths[group], "task": task, "seconds": took}
        for (group, task), took in medians.items()
    ]


def by_size(rounds: int) -> list[Row]:
    """Seconds for a story of each size."""
    rows: list[Row] = []
    tasks = {name: own_tasks()[name] for name in ("floor", "parse")}
    for size in SIZES:
        made = drawn("reuters", max(4, min(rounds * 4, 400_000 // size)), size)
        medians = interleaved({"": made}, tasks, min(rounds, len(made) // 2))
        rows.append({"characters": size} | {task: medians["", task] for task in tasks})
    return rows


def by_styles(groups: Mapping[str, Sequence[Story]], rounds: int) -> list[Row]:
    """What the other styles cost: a parser of fifteen beside one of all."""
    few, every = wirecopy.Parser(styles=FIFTEEN), wirecopy.Parser()
    tasks: dict[str, Task] = {
        "floor": own_tasks()["floor"],
        "fifteen": lambda story: few.parse(story.text),
        "all": lambda story: every.parse(story.text),
    }
    medians = interleaved(groups, tasks, rounds)
    return [{"copy": group} | {task: medians[group, task] for task in tasks} for group in groups]


def by_import(runs: int) -> dict[str, float]:
    """Seconds until the first story is read."""
    first = "import wirecopy; wirecopy.parse('LIMA, March 3 (Reuters) - It is open.')"
    codes = {
        "import regex, attrs": "import regex, attrs",
        "import wirecopy": "import wirecopy",
        "import wirecopy, first parse": first,
    }
    with as_in_a_wheel() as path:
        seconds_to(first, 1, path)  # the first run compiles
        return {name: seconds_to(code, runs, path) for name, code in codes.items()}


# --- tables ------------------------------------------------------------------------------------


def table(found: Mapping[str, Any]) -> str:
    """All that was measured, for a terminal."""
    lines = [f"{'copy':<28}{'task':<24}{'us a story':>12}{'us a kB':>10}{'x floor':>10}"]
    floors = {row["copy"]: row["seconds"] for row in found["tasks"] if row["task"] == "floor"}
    for row in found["tasks"]:
        group, size, took = row["copy"], row["characters"] / 1000, row["seconds"]
        lines.append(
            f"{f'{group} ({size:.1f} kB)':<28}{row['task']:<24}{took * 1e6:>12.1f}"
            f"{took * 1e6 / size:>10.1f}{took / floors[group]:>10.2f}"
        )
    lines += ["", f"{'size':>10}{'us a kB':>10}{'x floor':>10}"]
    for row in found["sizes"]:
        size, took = row["characters"], row["parse"]
        lines.append(f"{size:>10,}{took * 1e9 / size:>10.1f}{took / row['floor']:>10.2f}")
    count = found["styles"]
    lines += ["", f"{'copy':<28}{'15 styles, us':>16}{f'{count} styles, us':>16}{'ratio':>8}"]
    for row in found["by_styles"]:
        few, every = row["fifteen"], row["all"]
        lines.append(f"{row['copy']:<28}{few * 1e6:>16.1f}{every * 1e6:>16.1f}{every / few:>8.2f}")
    lines += ["", f"{'until':<32}{'ms':>8}{'x':>8}"]
    base = found["import"]["import regex, attrs"]
    for what, took in found["import"].items():
        lines.append(f"{what:<32}{took * 1e3:>8.1f}{took / base:>8.2f}")
    return "\n".join([*lines, "", streams.table(found["streams"])])


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few stories, one round: a smoke test")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", type=Path, help="also write what was measured")
    arguments = parser.parse_args(argv)
    rounds = 1 if arguments.quick else arguments.rounds
    count = 5 if arguments.quick else rounds * 8
    furniture = _furniture()
    reuters = drawn("reuters", count * 3)
    known, strange, paged = reuters[:count], reuters[count : count * 2], reuters[count * 2 :]
    groups: dict[str, Sequence[Story]] = {
        "seed": [Story(SEED.read_text("utf-8"))] * count,
        "reuters": known,
        "xinhua": drawn("xinhua", count),
        "afp-fr": drawn("afp-fr", count),
        "yonhap-ko": drawn("yonhap-ko", count),
        "unknown agency": [unknown(story) for story in strange],
        "scraped page": [scraped(story, furniture) for story in paged],
    }
    new_stories = streams.measure(rounds, quick=arguments.quick)
    tasks = own_tasks() | other_tasks()
    for group in groups.values():
        for task in tasks.values():
            task(group[0])
    # What one tool has loaded is not to be looked through for garbage in the time of another.
    gc.collect()
    gc.freeze()
    kinds = ("reuters", "unknown agency", "scraped page")
    found: dict[str, Any] = {
        "machine": machine(),
        "rounds": rounds,
        "styles": len(wirecopy.styles()),
        "streams": new_stories,
        "tasks": by_task(groups, tasks, rounds),
        "sizes": by_size(rounds),
        "by_styles": by_styles({kind: groups[kind] for kind in kinds}, rounds),
        "import": by_import(3 if arguments.quick else 15),
    }
    print(f"wirecopy on {found['streams']['python']}, {platform.machine()}; medians\n")
    print(table(found))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
