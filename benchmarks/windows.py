"""Whether a story reads the same with two lines around it as with two hundred.

    python benchmarks/windows.py [--misses N] [--check | --raise-floors]
    python benchmarks/windows.py --pages FILE.jsonl [--misses N]

Wire copy: the examples of all house styles, with one to four lines of a site above and below,
which no data file of the library lists (site_lines.toml). Printed is the share of stories of which
any field reads otherwise than without those lines; `--check` fails where more do than
windows_floors.toml allows, `--raise-floors` writes what has become better.

Pages: with `--pages`, whole pages of other people, one JSON object a line, with `page_text` and
under `gold` the `headline` and the `body`. Each is cut to some lines above its title and below its
text, and read whole as well. Printed are the shares of headlines, and of beginnings and ends of the
text, that are right, for two halves of the sites apart: rules are tuned on the first half only.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from accuracy import FIELDS, Gold, folded, own_gold

import wirecopy
from wirecopy.examples import value_of
from wirecopy.knowledge.house_styles.style import HouseStyle

LINES = Path(__file__).with_name("site_lines.toml")
FLOORS = Path(__file__).with_name("windows_floors.toml")
WIRE = ((1, 0), (0, 1), (1, 1), (2, 2), (3, 3), (4, 4))
PAGES = ((0, 0), (1, 0), (0, 1), (2, 2), (4, 4), (8, 8))
_SHOWN = 40
_DEEP = 10_000


# --- wire copy ---------------------------------------------------------------------------------


def site_lines() -> dict[str, dict[str, list[str]]]:
    """The lines of sites, by language."""
    return tomllib.loads(LINES.read_text("utf-8"))


def with_lines(gold: Gold, lines: dict[str, list[str]], above: int, below: int) -> str:
    """A story with some lines around it, others for each story."""
    seed = zlib.crc32(gold.name.encode())

    def some(kind: str, count: int) -> list[str]:
        known = lines[kind]
        return [known[(seed + step * 3) % len(known)] for step in range(count)]

    return "\n\n".join((*some("above", above), gold.text.strip("\n"), *some("below", below)))


def changed(
    stories: Sequence[Gold], above: int, below: int
) -> Iterator[tuple[str, str, object, object]]:
    """The fields that read otherwise: story, field, without the lines, with them."""
    lines = site_lines()
    for gold in stories:
        code = language_of(gold)
        plain = wirecopy.parse(gold.text.strip("\n"), reference_date=gold.reference_date)
        text = with_lines(gold, lines[code], above, below)
        framed = wirecopy.parse(text, reference_date=gold.reference_date)
        for field in FIELDS:
            before, after = value_of(field, plain), value_of(field, framed)
            if before != after:
                yield gold.name, field, before, after


def language_of(gold: Gold) -> str:
    """The language of a story that is a style's example."""
    tag = HouseStyle.load(str(gold.fields["style"])).languages[0]
    return tag if tag in site_lines() else tag.split("-")[0]


# --- pages -------------------------------------------------------------------------------------


class Page(NamedTuple):
    """A page's lines and what is right: where its title and the end of its text stand."""

    name: str
    half: int
    lines: list[str]
    headline: str
    body: str
    standfirst: str
    dateline: str
    title: int
    last: int


def pages(path: Path) -> Iterator[Page]:
    """The pages of a file whose title and whose end of the text stand on lines of their own."""
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line)
        gold = item["gold"]
        if item.get("fold", "dev") != "dev" or not gold.get("headline") or not gold.get("body"):
            continue
        lines = [text for text in item["page_text"].split("\n") if text.strip()]
        end = _letters(gold["body"])[-_SHOWN:]
        title = _letters(gold["headline"])
        lasts = [at for at, text in enumerate(lines) if _letters(text).endswith(end[-20:])]
        if not lasts:
            continue
        titles = [at for at, text in enumerate(lines) if _letters(text) == title and at < lasts[-1]]
        if not titles:
            continue
        half = zlib.crc32(urlsplit(item.get("url") or item["id"]).netloc.encode()) % 2
        yield Page(
            item["id"], half, lines, title, _letters(gold["body"]),
            _letters(gold.get("standfirst") or ""), _letters(gold.get("dateline_in_body") or ""),
            titles[-1], next(at for at in lasts if at > titles[-1]),
        )  # fmt: skip


def cut(page: Page, above: int, below: int) -> str:
    """A page with so many lines above its title and below its text."""
    first = max(0, page.title - above)
    return "\n\n".join(page.lines[first : page.last + 1 + below])


def read(page: Page, text: str) -> dict[str, bool]:
    """What of a page is right: the headline, the beginning and the end of the text."""
    article = wirecopy.parse(text)
    found = "".join(_letters(paragraph) for paragraph in article.paragraphs)
    bodies = [page.body, page.standfirst + page.body, page.body[len(page.dateline) :]]
    dateline = _letters(article.dateline.text) if article.dateline is not None else ""
    for front in (_letters(article.deck or ""), dateline):
        bodies += [body[len(front) :] for body in bodies if front and body.startswith(front)]
    signoff = _letters(article.signoff or "")
    ends = [*bodies, *(body.removesuffix(signoff) for body in bodies)]
    return {
        "headline": _letters(article.headline or "") == page.headline,
        "start": any(body[:_SHOWN] == found[:_SHOWN] for body in bodies),
        "end": any(body[-_SHOWN:] == found[-_SHOWN:] for body in ends),
    }


def _letters(text: str) -> str:
    value = folded(text)
    return value if isinstance(value, str) else ""


def score_pages(path: Path, misses: int) -> None:
    """Print the shares that are right, by window and by half of the sites."""
    known = list(pages(path))
    print(f"{len(known)} pages, {sum(page.half == 0 for page in known)} of the first half of sites")
    print(f"{'above/below':14}{'headline':>20}{'start':>20}{'end':>20}")
    for above, below in (*PAGES, (_DEEP, _DEEP)):
        right: Counter[tuple[str, int]] = Counter()
        shown: list[str] = []
        for page in known:
            for field, good in read(page, cut(page, above, below)).items():
                right[field, page.half] += good
                if not good and page.half == 0:
                    shown.append(f"    {field:9} {page.name}")
        name = "whole" if above == _DEEP else f"{above} / {below}"
        cells = []
        for field in ("headline", "start", "end"):
            counts = [sum(page.half == half for page in known) for half in (0, 1)]
            shares = [right[field, half] / max(count, 1) for half, count in enumerate(counts)]
            whole = (right[field, 0] + right[field, 1]) / max(len(known), 1)
            cells.append(f"{whole:>8.3f} {shares[0]:.2f}/{shares[1]:.2f}")
        print(f"{name:14}{''.join(f'{cell:>20}' for cell in cells)}")
        print(*shown[:misses], sep="\n", end="\n" if shown[:misses] else "")


# --- floors ------------------------------------------------------------------------------------


def main(argv: Sequence[str] | None = None) -> int:
    """Read stories with lines around them, and print what that changes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=Path, help="a file of whole pages with gold")
    parser.add_argument("--misses", type=int, default=0, help="how many misses to print a row")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="fail where more is changed than was")
    choice.add_argument("--raise-floors", action="store_true", help="write what has become better")
    args = parser.parse_args(argv)
    if args.pages is not None:
        score_pages(args.pages, args.misses)
        return 0
    lines = site_lines()
    named = (gold for gold in own_gold() if "style" in gold.fields)
    stories = [gold for gold in named if language_of(gold) in lines]
    floors = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    measured: dict[str, int] = {}
    print(f"{len(stories)} stories; changed in any field")
    for above, below in WIRE:
        found = list(changed(stories, above, below))
        name = f"{above} above, {below} below"
        measured[name] = len({story for story, *_ in found})
        fields = Counter(field for _, field, *_ in found)
        told = ", ".join(f"{field} {count}" for field, count in fields.most_common(6))
        print(f"  {name}: {100 * measured[name] / len(stories):5.1f} %   {told}")
        for story, field, before, after in found[: args.misses]:
            print(f"      {story}, {field}: {str(before)[:80]!r} became {str(after)[:80]!r}")
    worse = [name for name, count in measured.items() if count > floors.get(name, len(stories))]
    if args.raise_floors:
        rows = (
            f'"{name}" = {min(count, floors.get(name, count))}' for name, count in measured.items()
        )
        head = "# Stories that read otherwise with lines around them; see windows.py."
        FLOORS.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    elif args.check and worse:
        print(
            *(f"{name}: {measured[name]} changed, where it was {floors[name]}" for name in worse),
            sep="\n",
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
