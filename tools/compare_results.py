"""Keeps what `parse` gives for many texts, and compares two such records.

A change that is to change no result is checked with it: write a record before and one after.

    python tools/compare_results.py write before.jsonl.gz [COPY...]
    python tools/compare_results.py write after.jsonl.gz [COPY...]
    python tools/compare_results.py compare before.jsonl.gz after.jsonl.gz

The texts are the examples of all house styles, the cases of the tests and the seeds; and of each
COPY that is named, a JSON Lines file, every "text" or "page_text" in it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import wirecopy

_ROOT = Path(__file__).resolve().parent.parent
_MOST_SHOWN = 10


def texts(copies: list[Path]) -> Iterator[tuple[str, str]]:
    """The texts, each with a name."""
    data = Path(wirecopy.__file__).parent / "data"
    for path in sorted(data.rglob("*.toml")):
        for index, example in enumerate(tomllib.loads(path.read_text("utf-8")).get("examples", ())):
            yield f"{path.stem}-{index}", example["text"]
    for path in sorted((_ROOT / "tests" / "cases").rglob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8")).get("cases", ())):
            text = case.get("text", case.get("printed"))  # a timestamp by itself is copy, too
            if isinstance(text, str):
                yield f"{path.stem}-{case.get('name', number)}", text
    for path in sorted((_ROOT / "seeds").glob("*.txt")):
        yield path.stem, path.read_text("utf-8")
    for path in copies:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                item = json.loads(line)
                text = item.get("text", item.get("page_text"))
                if isinstance(text, str):
                    yield f"{path.stem}-{item.get('id', number)}", text


def write(record: Path, copies: list[Path]) -> None:
    """Write a record of what the installed `wirecopy` gives."""
    count = 0
    with gzip.open(record, "wt", encoding="ascii", compresslevel=3) as lines:
        for name, text in texts(copies):
            lines.write(json.dumps([name, wirecopy.parse(text).to_json()]) + "\n")
            count += 1
    print(f"{count} articles in {record}")


def compare(before: Path, after: Path) -> int:
    """Tell what differs between two records; the result is how many articles do."""
    differing = total = 0
    fields: Counter[str] = Counter()
    with gzip.open(before, "rt") as old_lines, gzip.open(after, "rt") as new_lines:
        for old_line, new_line in zip_longest(old_lines, new_lines, fillvalue="[null, null]"):
            total += 1
            if old_line == new_line:
                continue
            differing += 1
            (name, old), (other, new) = json.loads(old_line), json.loads(new_line)
            if name != other:
                raise SystemExit(f"the records hold other texts: {name!r} and {other!r}")
            told = _differences(json.loads(old), json.loads(new))
            fields.update(list(told))
            if differing <= _MOST_SHOWN:
                print(f"\n{name}")
                for field, (was, now) in told.items():
                    print(
                        f"  {field}: {str(was)[:200]!r}\n   {' ' * len(field)} {str(now)[:200]!r}"
                    )
    print(
        f"\n{differing} of {total} articles differ", *(f"{n} {f}" for f, n in fields.most_common())
    )
    return differing


def _differences(old: dict[str, Any], new: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {
        key: (old.get(key), new.get(key)) for key in {**old, **new} if old.get(key) != new.get(key)
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    writer = verbs.add_parser("write")
    writer.add_argument("record", type=Path)
    writer.add_argument("copies", type=Path, nargs="*")
    comparer = verbs.add_parser("compare")
    comparer.add_argument("before", type=Path)
    comparer.add_argument("after", type=Path)
    options = parser.parse_args()
    if options.verb == "write":
        write(options.record, options.copies)
        return 0
    return 1 if compare(options.before, options.after) else 0


if __name__ == "__main__":
    sys.exit(main())
