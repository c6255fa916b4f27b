"""Draws the documentation's pictures from what the benchmarks measured, and writes its figures.

    python benchmarks/plots.py
    python benchmarks/plots.py --measure [BENCHMARK...] [--copy COPY...]
    python benchmarks/plots.py --quick

The first form draws from the JSON in benchmarks/results, into docs/_static, and writes the figures
of the pages docs/explanation/speed.md, scale.md and corrections.md. The second runs the benchmarks
first: all of them, or those that are named; the corrections only with copy of your own. The third
runs all of them briefly and draws into a folder that is thrown away: it shows that everything
works, and its figures mean nothing. Needs the extra `plots`; the benchmarks need `batch` and
`strategies`, and `benchmarks` for the other tools.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import results
from pictures import draw

HERE = Path(__file__).parent
PICTURES = results.DOCS / "_static"
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))
QUICK = {
    "speed": ["--quick"],
    "growth": ["--largest", "4000"],
    "scale": ["--quick"],
    "peers": ["--quick"],
    "accuracy": [],
}
WHOLE = {"speed": [], "growth": ["--largest", "10000000"], "scale": [], "peers": [], "accuracy": []}


def measure(names: Iterable[str], folder: Path, copy: Sequence[Path], *, quick: bool) -> None:
    """Run benchmarks, each of which writes its JSON into the folder."""
    for name in names:
        if name == "corrections":
            options = [*map(str, copy), "--curve", "1"]
        else:
            options = (QUICK if quick else WHOLE)[name]
        command = [sys.executable, str(HERE / f"{name}.py"), *options]
        print(f"\n== {name}", flush=True)
        subprocess.run([*command, "--json", str(folder / f"{name}.json")], check=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure where that is asked for, and draw."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--measure", nargs="*", choices=results.BENCHMARKS, help="run these first")
    parser.add_argument("--copy", nargs="+", type=Path, default=[], help="for the corrections")
    parser.add_argument("--quick", action="store_true", help="a smoke test of everything")
    arguments = parser.parse_args(argv)
    if arguments.quick:
        with tempfile.TemporaryDirectory(prefix="wirecopy-plots-") as scratch:
            folder = Path(scratch)
            measure(results.BENCHMARKS, folder, SEEDS, quick=True)
            found = results.load(folder)
            missing = results.PICTURES.keys() - set(draw(found, folder))
            for page, text in ((page, results.DOCS / page) for page, *_ in results.BLOCKS):
                results.written(page, text.read_text("utf-8"), found)
        print(f"not drawn: {', '.join(sorted(missing))}" if missing else "\nall pictures drawn")
        return 1 if missing else 0
    if arguments.measure is not None:
        names = arguments.measure or [
            name for name in results.BENCHMARKS if name != "corrections" or arguments.copy
        ]
        if "corrections" in names and not arguments.copy:
            parser.error("the corrections are measured on copy of your own: --copy COPY...")
        results.RESULTS.mkdir(exist_ok=True)
        measure(names, results.RESULTS, arguments.copy, quick=False)
    found = results.load()
    print(f"\ndrawn: {', '.join(draw(found, PICTURES))}")
    results.write_pages(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
