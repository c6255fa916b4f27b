"""Fits the weights by which a headline is told from the lines around it.

    python tools/fit_headline.py [--pages PAGES.jsonl] [--copy COPY.jsonl ...]

Every story is a choice among the lines that may be its headline; the weights make the right one
the likeliest (a conditional logit, by gradient, held near the weights of today). Stories are the
examples of the house styles, with and without lines of a site above them, and what is named:

- PAGES: whole pages with gold, as benchmarks/windows.py takes them, cut to some windows; only the
  first half of the sites is taken, the other half is for looking at the result.
- COPY: one JSON object a line, with a `text` and its `headline`.

It prints the table for `wirecopy.layout.weights.HEADLINE`, and how many choices are right before
and after.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from accuracy import folded, own_gold
from windows import PAGES, cut, language_of, pages, site_lines, with_lines

import wirecopy
from wirecopy.layout import headline
from wirecopy.layout.title_scores import scores_of
from wirecopy.layout.titles import Titles, features
from wirecopy.layout.weights import HEADLINE

_ROUNDS, _STEP, _HELD, _HELD_ON_PAGES = 1500, 0.3, 0.05, 0.3
_ABOVE = (0, 1, 2, 4)
_DEEP = 10_000


def stories(args: argparse.Namespace) -> Iterator[tuple[str, str, float]]:
    """Texts, the letters of their headlines, and what each counts."""
    lines = site_lines()
    for gold in own_gold():
        title = folded(gold.fields.get("headline"))
        if not isinstance(title, str) or "style" not in gold.fields:
            continue
        code = language_of(gold)
        for above in _ABOVE:
            text = with_lines(gold, lines.get(code, lines["en"]), above, above)
            yield text, title, 0.5
    if args.pages is not None:
        for page in pages(args.pages):
            if page.half == 0:
                for above, below in (*PAGES, (_DEEP, _DEEP)):
                    yield cut(page, above, below), page.headline, 3.0 if above == _DEEP else 1.0
    for path in args.copy:
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            title = folded(item["headline"])
            if isinstance(title, str):
                yield item["text"], title, 0.3


def choices(args: argparse.Namespace) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """For each story the features of its candidates, which of them are right, and its weight."""
    seen: list[tuple[str, dict[str, float]]] = []

    def record(titles: Titles, candidates: Sequence[int]) -> dict[int, float]:
        seen.extend(
            (str(folded(titles.text(index))), features(titles, index)) for index in candidates
        )
        return scores_of(titles, candidates)

    with mock.patch.object(headline, "scores_of", record):
        for text, title, weight in stories(args):
            seen.clear()
            wirecopy.parse(text, normalize=False)
            right = np.array([printed == title for printed, _ in seen])
            if right.any() and not right.all():
                rows = [[float(row[name]) for name in HEADLINE] for _, row in seen]
                yield np.array(rows), right, weight


def fit(data: Sequence[tuple[np.ndarray, np.ndarray, float]], start: np.ndarray) -> np.ndarray:
    """The weights that make the right choices likeliest, held near those at the start."""
    sizes = [len(rows) for rows, _, _ in data]
    rows = np.concatenate([rows for rows, _, _ in data])
    right = np.concatenate([right for _, right, _ in data]).astype(float)
    story = np.repeat(np.arange(len(data)), sizes)
    counts = np.array([weight for _, _, weight in data])
    weights, speed = start.copy(), np.zeros_like(start)
    # There are far fewer whole pages than stories: their weights move less.
    held = np.array([_HELD_ON_PAGES if name.endswith("on a page") else _HELD for name in HEADLINE])
    for _ in range(_ROUNDS):
        scores = rows @ weights
        top = np.full(len(data), -np.inf)
        np.maximum.at(top, story, scores)
        odds = np.exp(scores - top[story])
        all_of, right_of = np.zeros(len(data)), np.zeros(len(data))
        np.add.at(all_of, story, odds)
        np.add.at(right_of, story, odds * right)
        share = odds / all_of[story] - odds * right / np.maximum(right_of[story], 1e-12)
        slope = rows.T @ (share * counts[story]) / counts.sum() + held * (weights - start)
        speed = 0.9 * speed - _STEP * slope
        weights = weights + speed
    return weights


def right_share(data: Sequence[tuple[np.ndarray, np.ndarray, float]], weights: np.ndarray) -> float:
    """How many of the choices are right."""
    return float(np.mean([right[int(np.argmax(rows @ weights))] for rows, right, _ in data]))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--copy", type=Path, nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    data = list(choices(parser.parse_args()))
    start = np.array(list(HEADLINE.values()))
    weights = fit(data, start)
    print(f"{len(data)} stories; right before {right_share(data, start):.4f}", end="")
    print(f", after {right_share(data, weights):.4f}")
    for name, weight in zip(HEADLINE, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
