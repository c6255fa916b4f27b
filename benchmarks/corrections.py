"""How right the corrections of words are, on copy of your own.

    python benchmarks/corrections.py COPY... [--judged FILE] [--context]
    python benchmarks/corrections.py COPY... --plant SEED
    python benchmarks/corrections.py COPY... --curve SEED [--json FILE]

COPY is a text file, one story, or a file of JSON lines with a key "text" each. The first form lists
the corrections that nobody has judged yet, and counts the wrong ones in a million words, with the
upper bound of the 95 % interval; the verdicts stand in a file of tab-separated values: before,
after, and "right", "wrong" or "unclear" (which counts as wrong). The second form plants one slip in
a term of each story and counts how many are put right. The third does both for several thresholds
and prints the table of the documentation.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import regex
from machine import machine

import wirecopy
from wirecopy.corrections.evidence import THRESHOLDS
from wirecopy.knowledge.lexicon import Lexicon
from wirecopy.knowledge.terms import ACRONYM, Term

JUDGED = Path(__file__).with_name("judged_corrections.tsv")
RULES = ("dates", "agencies", "acronyms", "places", "people", "companies")
SHIFTS = (-2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
WORD = regex.compile(r"[\p{L}]+(?:['’]\p{L}+)?")
TOKEN = regex.compile(r"(?<![\p{L}\p{N}_-])\p{Lu}\p{L}{3,20}(?![\p{L}\p{N}_])")
NEIGHBOURS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "wa qes wrd etf ryg tuh yij uok ipl ol qsz adwx sfec dgrv fhtb gjyn hkum jlin kop xas "
        "zcsd xvdf cbfg vngh bhmj njk".split(),
        strict=True,
    )
)
WELL_KNOWN = 2


def stories(paths: Sequence[Path]) -> Iterator[str]:
    """The stories of some files."""
    for path in paths:
        if path.suffix == ".jsonl":
            for line in filter(None, path.read_text("utf-8").split("\n")):
                yield json.loads(line)["text"]
        else:
            yield path.read_text("utf-8")


def verdicts(path: Path) -> dict[tuple[str, str], str]:
    """What was judged before."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return {(row[0], row[1]): row[2] for row in rows}


def upper_bound(count: int) -> float:
    """The largest mean of a Poisson variable of which so few are not rarer than 2.5 %."""
    low, high = float(count), count * 2.0 + 20.0
    for _ in range(60):
        middle = (low + high) / 2
        term = cumulated = math.exp(-middle)
        for number in range(1, count + 1):
            term *= middle / number
            cumulated += term
        low, high = (middle, high) if cumulated > 0.025 else (low, middle)
    return high


def judge(copy: Sequence[str], judged: Path, *, context: bool) -> tuple[int, int, int]:
    """List what is new, and count: corrections, those not known to be right, words."""
    parser, known = wirecopy.Parser(rules=RULES), verdicts(judged)
    words = 0
    found: Counter[tuple[str, str]] = Counter()
    new: dict[tuple[str, str], str] = {}
    for text in copy:
        words += len(WORD.findall(text))
        for edit in parser.normalize(text).edits:
            pair = edit.before, edit.after
            found[pair] += 1
            if pair not in known:
                around = text[max(0, edit.start - 40) : edit.end + 40]
                new.setdefault(pair, f"{edit.rule}\t{' '.join(around.split())}")
    for (before, after), where in new.items():
        print(f"{before}\t{after}\t?" + (f"\t{where}" if context else ""))
    wrong = sum(count for pair, count in found.items() if known.get(pair) != "right")
    return found.total(), wrong, words


def slipped(word: str, chance: random.Random) -> str:
    """A word with one slip: half of them swaps, as of hands at a keyboard."""
    at = chance.randrange(0 if word.isupper() else 1, len(word))
    kind = chance.choices(("swap", "change", "drop", "add"), (5, 2, 2, 1))[0]
    if kind == "swap":
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    letter = chance.choice(NEIGHBOURS.get(word[at].lower(), word[at].lower()))
    letter = letter.upper() if word.isupper() else letter
    if kind == "change":
        return word[:at] + letter + word[at + 1 :]
    return word[: at + 1] + chance.choice((letter, word[at])) + word[at + 1 :]


def well_known() -> dict[str, Term]:
    """The terms of one word that copy often has, as they are printed."""
    lexicon = Lexicon.default()
    terms = (term for term in lexicon.terms if term.fame >= WELL_KNOWN and term.text.isalpha())
    return {term.text: term for term in terms if len(term.text) >= 4}


def plant(copy: Sequence[str], seed: str) -> Counter[str]:
    """Plant one slip a story, where it has a term, and count what becomes of them."""
    parser, terms = wirecopy.Parser(rules=RULES), well_known()
    common = {word for word, count in Counter(w for t in copy for w in TOKEN.findall(t)).items()
              if count > 1}  # fmt: skip
    counts: Counter[str] = Counter()
    for number, text in enumerate(copy):
        chance = random.Random(f"{seed}|{number}")
        places = [match for match in TOKEN.finditer(text) if match[0] in terms]
        if not places:
            continue
        match = chance.choice(places)
        wrong = slipped(match[0], chance)
        # What is a word of the copy, or nothing but a doubled letter swapped, is no slip.
        if wrong == match[0] or wrong in common or len(wrong) < 4:
            continue
        bent = text[: match.start()] + wrong + text[match.end() :]
        kind = "acronyms" if terms[match[0]].kind == ACRONYM else "names"
        done = parser.normalize(bent)
        fate = "restored" if done.text == parser.normalize(text).text else "missed"
        if fate == "missed" and any(e.start <= match.start() < e.end for e in done.edits):
            fate = "wrong"
        counts[kind] += 1
        counts[f"{kind} {fate}"] += 1
    return counts


def curve(arguments: argparse.Namespace) -> None:
    """The table of the documentation: each shift of the thresholds in a process of its own."""
    rows = []
    for shift in SHIFTS:
        command = [sys.executable, __file__, *map(str, arguments.copy), f"--shift={shift}"]
        command += ["--judged", str(arguments.judged), "--row", arguments.curve]
        done = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        rows.append(json.loads(done))
    print(table(rows))
    if arguments.json:
        found = {"machine": machine(), "rows": rows}
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def row(copy: Sequence[str], judged: Path, seed: str, shift: float) -> dict[str, float]:
    """What one shift of the thresholds gives: counts, all of them."""
    counts = plant(copy, seed)
    parser, known, words = wirecopy.Parser(rules=RULES), verdicts(judged), 0
    wrong = 0
    for text in copy:
        words += len(WORD.findall(text))
        edits = parser.normalize(text).edits
        wrong += sum(known.get((edit.before, edit.after)) != "right" for edit in edits)
    return {
        "shift": shift,
        "stories": len(copy),
        "words": words,
        "wrong": wrong,
        "names": counts["names"],
        "names restored": counts["names restored"],
        "acronyms": counts["acronyms"],
        "acronyms restored": counts["acronyms restored"],
        "restored wrongly": counts["names wrong"] + counts["acronyms wrong"],
    }


def table(rows: Sequence[Mapping[str, float]]) -> str:
    """The rows as Markdown."""
    lines = [
        "| thresholds | names | acronyms | restored wrongly | wrong in a million words |",
        "|---:|---:|---:|---:|---:|",
    ]
    for found in rows:
        shares = (
            f"{found[f'{kind} restored'] / max(1, found[kind]):.1%}"
            for kind in ("names", "acronyms")
        )
        planted = max(1, found["names"] + found["acronyms"])
        lines.append(
            f"| {found['shift']:+.1f} | {' | '.join(shares)} "
            f"| {found['restored wrongly'] / planted:.2%} "
            f"| {found['wrong'] / max(1, found['words']) * 1e6:.1f} |"
        )
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("copy", nargs="+", type=Path)
    parser.add_argument("--judged", type=Path, default=JUDGED)
    parser.add_argument("--context", action="store_true", help="show new ones where they stand")
    parser.add_argument("--plant", metavar="SEED")
    parser.add_argument("--curve", metavar="SEED")
    parser.add_argument("--json", type=Path, help="with --curve: also write the rows")
    parser.add_argument("--shift", type=float, default=0.0, help=argparse.SUPPRESS)
    parser.add_argument("--row", metavar="SEED", help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    for kind in THRESHOLDS:
        THRESHOLDS[kind] += arguments.shift
    if arguments.curve:
        curve(arguments)
        return 0
    copy = list(dict.fromkeys(stories(arguments.copy)))
    if arguments.row:
        print(json.dumps(row(copy, arguments.judged, arguments.row, arguments.shift)))
    elif arguments.plant:
        for name, count in sorted(plant(copy, arguments.plant).items()):
            print(f"{name:<24}{count:>8}")
    else:
        total, wrong, words = judge(copy, arguments.judged, context=arguments.context)
        rate, bound = wrong / words * 1e6, upper_bound(wrong) / words * 1e6
        print(f"{words} words, {total} corrections, {wrong} not known to be right", file=sys.stderr)
        print(f"{rate:.1f} wrong in a million, below {bound:.1f} (95 %)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
