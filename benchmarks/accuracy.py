"""How much of its own gold copy `wirecopy.parse` reads right, field by field, whole and damaged.

    python benchmarks/accuracy.py [--misses N] [--json FILE] [--check | --raise-floors]
    python benchmarks/accuracy.py --gold FILE.jsonl ... [--misses N]

The gold copy is the project's own: the examples of all house styles and the cases in tests/cases.
Each story is read as it stands, and once for each class of damage that real copy shows. How many
fields are right is pinned in accuracy_floors.toml; `--check` fails below, `--raise-floors`
writes the numbers that have risen, and none ever falls. `--json` writes the shares, by damage and
by language; `plots.py` puts them into docs/explanation/accuracy.md.

With `--gold`, the same scorer reads other copy: one JSON object a line, with the `text`, perhaps a
`reference_date`, and under `gold` the fields by the keys of an example in a style file (headline,
byline, places, month, day, agencies, body, signoff, ...). Letters count, case and marks do not.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import textwrap
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import regex
from machine import machine

import wirecopy
from wirecopy.examples import day_of, stated_in, value_of
from wirecopy.knowledge.house_styles.style import HouseStyle

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("accuracy_floors.toml")
FIELDS = (
    "headline", "kicker", "byline", "places", "regions", "countries", "year", "month", "day",
    "agencies", "timestamp", "editors", "body", "body_last", "credits", "signoff", "style",
)  # fmt: skip


@attrs.frozen
class Gold:
    """One story and what it holds."""

    name: str
    text: str
    fields: Mapping[str, object]
    reference_date: dt.date | None = None


def own_gold() -> Iterator[Gold]:
    """The examples of the styles, and the cases of the tests."""
    for name in wirecopy.styles():
        for number, example in enumerate(HouseStyle.load(name).examples, 1):
            said = {**stated_in(example), "style": name}
            yield Gold(f"{name} {number}", example.text, said, day_of(example.reference_date))
    for path in sorted((ROOT / "tests" / "cases" / "in_the_wild").glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get("cases", ()):
            yield Gold(case["name"], case["text"], case, day_of(case.get("reference_date")))


def given_gold(paths: Iterable[Path]) -> Iterator[Gold]:
    """The stories of files of the user's own."""
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            item: dict[str, Any] = json.loads(line)
            day = day_of(item.get("reference_date"))
            yield Gold(f"{path.name}:{number}", item["text"], item["gold"], day)


# --- damage ------------------------------------------------------------------------------------

_DATELINE = regex.compile(r"(?m)^(?P<place>\p{Lu}{3,}[\p{Lu} ]*), (?P<month>\p{L}{4,})\.? \d")


def _changed(text: str, group: str, change: Callable[[str], str]) -> str:
    match = _DATELINE.search(text)
    if match is None:
        return text
    start, end = match.span(group)
    return text[:start] + change(text[start:end]) + text[end:]


def _wrapped(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, 64, break_long_words=False, break_on_hyphens=False) if line else line
        for line in text.split("\n")
    )


DAMAGE: dict[str, Callable[[str], str]] = {
    "as it stands": lambda text: text,
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "blanks doubled": lambda text: text.replace(" ", "  "),
    "blank lines lost": lambda text: regex.sub(r"\n{2,}", "\n", text),
    "line breaks lost": lambda text: regex.sub(r"\n+", " ", text),
    "wrapped at a column": _wrapped,
    "indented": lambda text: regex.sub(r"(?m)^(?=.)", "    ", text),
    "blank before the credit lost": lambda text: regex.sub(r"(?m)^(.{3,60}\S) (?=\()", r"\1", text),
    "entities": lambda text: text.replace("'", "&#x27;").replace('"', "&quot;"),
    "month misspelt": lambda text: _changed(text, "month", lambda month: month[:2] + month[3:]),
    "first letter lost": lambda text: _changed(text, "place", lambda place: place[1:]),
}


# --- scoring -----------------------------------------------------------------------------------


def folded(value: object) -> object:
    """A value as it is compared: letters and figures, without case."""
    if isinstance(value, str):
        return "".join(letter for letter in value.casefold() if letter.isalnum()) or None
    if isinstance(value, list | tuple):
        return tuple(folded(item) for item in value) or None
    return value or None


def score(
    stories: Iterable[Gold], damage: Callable[[str], str]
) -> tuple[Counter[str], Counter[str], list[tuple[str, str, object, object]]]:
    """Fields looked at, fields right, and the misses: story, field, gold, found."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    misses: list[tuple[str, str, object, object]] = []
    for gold in stories:
        text = damage(gold.text.strip("\n"))
        article = wirecopy.parse(text, reference_date=gold.reference_date)
        for field in FIELDS:
            if field not in gold.fields:
                continue
            seen[field] += 1
            found = value_of(field, article)
            if folded(found) == folded(gold.fields[field]):
                right[field] += 1
            else:
                misses.append((gold.name, field, gold.fields[field], found))
    return seen, right, misses


def shares(
    stories: Sequence[Gold], rows: Mapping[str, tuple[Counter[str], Counter[str]]]
) -> dict[str, Any]:
    """Shares right, by damage and field, and of all fields by language or style and damage."""
    by_language: dict[str, list[Gold]] = {}
    by_style: dict[str, list[Gold]] = {}
    for gold in stories:
        code = wirecopy.parse(gold.text, reference_date=gold.reference_date).language
        by_language.setdefault(code or "none", []).append(gold)
        if isinstance(style := gold.fields.get("style"), str):
            by_style.setdefault(style, []).append(gold)
    return {
        "machine": machine(),
        "stories": len(stories),
        "fields": {
            name: {field: right[field] / seen[field] for field in FIELDS if seen[field]}
            for name, (seen, right) in rows.items()
        },
        "languages": by_group(by_language, rows),
        "styles": by_group(by_style, rows),
    }


def by_group(groups: Mapping[str, list[Gold]], names: Iterable[str]) -> dict[str, dict[str, float]]:
    """The share of all fields that are right in each group of stories, by damage."""
    return {
        group: {
            "stories": len(stories),
            **{name: of_all(stories, DAMAGE[name]) for name in names},
        }
        for group, stories in sorted(groups.items())
    }


def of_all(stories: Iterable[Gold], damage: Callable[[str], str]) -> float:
    """The share of all fields that are right."""
    seen, right, _ = score(stories, damage)
    return right.total() / max(1, seen.total())


def table(rows: Mapping[str, tuple[Counter[str], Counter[str]]]) -> str:
    """Shares right in percent, a row for each class of damage, for a person."""
    columns = [field for field in FIELDS if any(seen[field] for seen, _ in rows.values())]
    width = max(map(len, rows)) + 2
    spaces = {field: max(len(field), len("100.0")) + 2 for field in columns}
    lines = [" " * width + "".join(f"{field:>{spaces[field]}}" for field in columns)]
    for name, (seen, right) in rows.items():
        cells = (
            f"{100 * right[field] / seen[field]:.1f}" if seen[field] else "-" for field in columns
        )
        pairs = zip(columns, cells, strict=True)
        lines.append(name.ljust(width) + "".join(f"{cell:>{spaces[f]}}" for f, cell in pairs))
    count = next(iter(rows.values()))[0]
    lines.append("fields".ljust(width) + "".join(f"{count[f]:>{spaces[f]}}" for f in columns))
    return "\n".join(lines)


# --- floors ------------------------------------------------------------------------------------


def counts(rows: Mapping[str, tuple[Counter[str], Counter[str]]]) -> dict[str, dict[str, int]]:
    """How many fields are right: a number that a new story, however hard, does not lower."""
    return {
        name: {field: right[field] for field in FIELDS if seen[field]}
        for name, (seen, right) in rows.items()
    }


def fallen(measured: Mapping[str, Mapping[str, int]]) -> list[str]:
    """What lies below its floor, for a person."""
    return [
        f"{name}, {field}: {measured.get(name, {}).get(field, 0)} right, where it was {floor}"
        for name, floors in tomllib.loads(FLOORS.read_text("utf-8")).items()
        for field, floor in floors.items()
        if measured.get(name, {}).get(field, 0) < floor
    ]


def raise_floors(measured: Mapping[str, Mapping[str, int]]) -> None:
    """Write the floors that have risen; the others stay."""
    known = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    lines = ["# Fields right, by class of damage; see accuracy.py. The numbers only go up."]
    for name, found in measured.items():
        floors = known.get(name, {})
        lines += ["", f'["{name}"]']
        lines += [f"{field} = {max(count, floors.get(field, 0))}" for field, count in found.items()]
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Score, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", nargs="+", type=Path, help="files of other gold copy")
    parser.add_argument("--json", type=Path, help="write the shares into this file")
    parser.add_argument("--misses", type=int, default=0, help="how many misses to print a row")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="fail below a floor")
    choice.add_argument("--raise-floors", action="store_true", help="write the floors anew")
    arguments = parser.parse_args(argv)
    stories = list(given_gold(arguments.gold) if arguments.gold else own_gold())
    rows, missed = {}, {}
    for name, damage in DAMAGE.items():
        if name == "as it stands" or not arguments.gold:
            seen, right, missed[name] = score(stories, damage)
            rows[name] = (seen, right)
    print(f"{len(stories)} stories; percent of the fields right")
    print(table(rows))
    for name, misses in missed.items():
        for story, field, gold, found in misses[: arguments.misses]:
            print(f"\n{name} / {story} / {field}\n    gold  {gold!r}\n    found {found!r}")
    if arguments.json:
        found = shares(stories, rows)
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if arguments.raise_floors:
        raise_floors(counts(rows))
    below = fallen(counts(rows)) if arguments.check else []
    print("\n".join(below), end="\n" if below else "")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
