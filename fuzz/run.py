"""Fuzzing, guided by coverage: `python fuzz/run.py parse --seconds 60`.

Needs atheris (`pip install -e ".[fuzz]"`). What is found is written to `build/fuzz`; put it among
`tests/cases/fuzz` under the next number and the harness's name, and a test keeps it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "fuzz"), str(ROOT / "tests")]

import atheris  # noqa: E402 - the paths come first

with atheris.instrument_imports(include=["wirecopy"]):
    from harnesses import HARNESSES
    from material import dictionary, seeds

_LONGEST = 4096
# All seeds run before anything else: a short run begins with few.
_SEEDS_A_SECOND = 5
_SECONDS_AN_INPUT = 20
# A match of a pattern is one step to the interpreter: memory tells of what goes wrong there.
_MEGABYTES = 4096


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("harness", choices=HARNESSES)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1, help="0 draws another one each time")
    options = parser.parse_args()
    found = ROOT / "build" / "fuzz"
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="wirecopy-fuzz-") as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        most = _SEEDS_A_SECOND * options.seconds
        for number, seed in enumerate(islice(seeds(options.harness), most)):
            (corpus / f"{number:04}").write_bytes(seed)
        words = Path(folder, "words")
        words.write_text(dictionary(options.harness), "ascii")
        arguments = [
            f"-max_total_time={options.seconds}",
            f"-max_len={_LONGEST}",
            f"-timeout={_SECONDS_AN_INPUT}",
            f"-rss_limit_mb={_MEGABYTES}",
            f"-artifact_prefix={found}/{options.harness}-",
            f"-seed={options.seed}",
            f"-dict={words}",
            "-print_final_stats=1",
            str(corpus),
        ]
        atheris.Setup([sys.argv[0], *arguments], HARNESSES[options.harness])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
