"""A find made small: `python fuzz/shrink.py parse build/fuzz/parse-crash-...`.

Letters are left out, and then made alike, as long as the harness fails in the same place. What is
left is written beside the find, with the ending `.small`.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "fuzz"), str(ROOT / "tests")]

from harnesses import HARNESSES, Harness, text_of  # noqa: E402 - the paths come first
from time_limit import TookTooLong, time_limit  # noqa: E402

_SECONDS = 5.0
# Bytes that are no UTF-8 are kept as they are.
_KEPT = "surrogateescape"

Place = tuple[str, str, int]


def place_of_failure(harness: Harness, data: bytes) -> Place | None:
    """The error and the line that raised it, None where the harness passes."""
    try:
        with time_limit(_SECONDS):
            harness(data)
    except TookTooLong:
        return "TookTooLong", "", 0
    except Exception as error:  # noqa: BLE001 - any error is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return type(error).__name__, last.filename, last.lineno or 0
    return None


def shrunk(text: str, fails: Callable[[str], bool]) -> str:
    """A text that fails, with ever smaller pieces left out while it still does.

    Example:
        >>> shrunk("one (two) three", lambda text: "(" in text)
        '('
        >>> shrunk("Été 1999", lambda text: len(text) > 2)
        'xxx'
    """
    size = max(1, len(text) // 2)
    while True:
        before, at = text, 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            if fails(shorter):
                text = shorter
            else:
                at += size
        if size > 1:
            size //= 2
        elif text == before:
            break
    for at, letter in enumerate(text):
        alike = text[:at] + "x" + text[at + 1 :]
        if letter.isalnum() and fails(alike):
            text = alike
    return text


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("harness", choices=HARNESSES)
    parser.add_argument("find", type=Path)
    options = parser.parse_args()
    harness = HARNESSES[options.harness]
    data = options.find.read_bytes()
    place = place_of_failure(harness, data)
    if place is None:
        sys.exit("the harness passes")

    def fails(text: str) -> bool:
        return place_of_failure(harness, text.encode("utf-8", _KEPT)) == place

    small = shrunk(text_of(data), fails)
    options.find.with_name(f"{options.find.name}.small").write_bytes(small.encode("utf-8", _KEPT))
    sys.stdout.write(f"{place[0]} in {place[1]}:{place[2]}\n{small!a}\n")


if __name__ == "__main__":
    main()
