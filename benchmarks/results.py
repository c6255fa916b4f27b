"""What the benchmarks measured, and the words and tables that the documentation makes of it.

The folder `results` holds the JSON that the benchmarks wrote. A page of the documentation has the
figures between two comments, `<!-- measured NAME: begin -->` and `<!-- measured NAME: end -->`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

RESULTS = Path(__file__).with_name("results")
DOCS = Path(__file__).parents[1] / "docs"
BENCHMARKS = ("speed", "growth", "scale", "peers", "accuracy", "corrections")
# Each picture, and whose results it is drawn from.
PICTURES = {
    "cost-of-a-story.svg": "speed",
    "cost-of-styles.svg": "speed",
    "growth.svg": "growth",
    "hostile.svg": "growth",
    "workers.svg": "scale",
    "billion.svg": "scale",
    "corrections.svg": "corrections",
    "accuracy.svg": "accuracy",
    "accuracy-of-styles.svg": "accuracy",
}
OTHER_TOOLS = (
    "dateparser (a stamp)",
    "htmldate (page)",
    "symspellpy (text)",
    "trafilatura (page)",
    "newspaper4k (page)",
)
COPY = "reuters"  # the kind of copy that the ratios are told of

Found = Mapping[str, Any]


def load(folder: Path = RESULTS) -> dict[str, Any]:
    """The results by the name of the benchmark, as far as they are there."""
    paths = {name: folder / f"{name}.json" for name in BENCHMARKS}
    return {
        name: json.loads(path.read_text("utf-8")) for name, path in paths.items() if path.exists()
    }


def digest(result: object) -> str:
    """A mark of a result; a picture carries that of what it was drawn from."""
    text = json.dumps(result, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def where_and_when(result: Found) -> str:
    """The machine and the day."""
    machine = result["machine"]
    return (
        f"{machine['processor']} ({machine['machine']}), {machine['processors']} processors, "
        f"Python {machine['python']}, {machine['date']}"
    )


def times(value: float) -> str:
    """A ratio, with two digits that say something."""
    if value >= 9.95:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 0.95 else f"{value:.2g}"


def size(count: float) -> str:
    """A number of bytes, round."""
    for unit, name in ((1e6, "MB"), (1e3, "kB")):
        if count >= unit:
            return f"{count / unit:.0f} {name}"
    return f"{count:.0f} bytes"


# --- what follows from the figures -------------------------------------------------------------


def seconds(speed: Found, copy: str = COPY) -> dict[str, float]:
    """Seconds a story by task, for one kind of copy."""
    return {row["task"]: row["seconds"] for row in speed["tasks"] if row["copy"] == copy}


def hostile(growth: Found) -> dict[str, Any]:
    """The cases of growth but the ordinary one."""
    return {name: case for name, case in growth["cases"].items() if name != "ordinary"}


def worst(growth: Found, what: str) -> tuple[str, float]:
    """The case that has most of something, and how much."""
    name = max(growth["cases"], key=lambda case: growth["cases"][case][what])
    return name, growth["cases"][name][what]


class Aim(NamedTuple):
    """What was wanted, and what there is."""

    what: str
    limit: float
    measured: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether there is what was wanted."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


def aims(found: Found) -> list[Aim]:
    """All that is aimed at, as far as it was measured."""
    made: list[Aim] = []
    if "speed" in found:
        task, imports = seconds(found["speed"]), found["speed"]["import"]
        base = imports["import regex, attrs"]
        new = [row["floors"] for row in found["speed"]["streams"]["kinds"] if row["kind"] == COPY]
        made += [
            Aim("`parse` of new stories, times the floor", 5, new[0]),
            Aim("`parse` of new stories without normalizing, times the floor", 3, new[1]),
            Aim("`import wirecopy`, times its imports", 2, imports["import wirecopy"] / base),
            Aim(
                "until the first story is parsed, times its imports",
                4,
                imports["import wirecopy, first parse"] / base,
            ),
        ]
        if "trafilatura (page)" in task:
            faster = task["trafilatura (page)"] / task["parse"]
            made.append(Aim("stories a second, times trafilatura's", 25, faster, at_least=True))
    if "growth" in found:
        made += [
            Aim(f"{what} ({name})", limit, value)
            for what, key, limit in (
                ("exponent of time over length, the largest", "exponent", 1.05),
                ("time a byte, times ordinary copy's, the most", "times_ordinary", 5),
                ("memory, times the text, the most", "memory_times", 12),
            )
            for name, value in [worst(found["growth"], key)]
        ]
    if "scale" in found:
        scale = found["scale"]
        rate = {row["workers"]: row["stories_a_second"] for row in scale["rates"]}
        if 2 in rate:
            made.append(Aim("two processors, times one", 1.8, rate[2] / rate[1], at_least=True))
        made.append(
            Aim(
                "resident MB of `wirecopy batch`, all processes", 500, scale["whole"]["resident_mb"]
            )
        )
    return made


# --- blocks of the pages -----------------------------------------------------------------------


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first hold numbers."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def measured_on(found: Found) -> str:
    """Where and when the speed was measured."""
    speed = found["speed"]
    return (
        f"Measured on {where_and_when(speed)}: medians of {speed['rounds']} rounds in turns, "
        "each with stories of its own."
    )


def new_stories(found: Found) -> str:
    """What stories cost of which every sentence is new."""
    streams = found["speed"]["streams"]
    words = {"fixed": "floors of a story of 3 kB", "slope": "floors of as much text"}
    lines = streams["lines"]
    parts = [
        (f"{line['kind']}: {key}, in {say}", times(line[key]), times(bare[key]))
        for line, bare in zip(lines[::2], lines[1::2], strict=True)
        for key, say in words.items()
    ]
    kinds = [
        (
            row["kind"],
            *(times(cost["floors"]) for cost in streams["kinds"] if cost["kind"] == row["kind"]),
            *(f"{row[key]:,.0f}" for key in ("calls", "calls_not_normalized")),
            f"{row['straight'] / row['stories']:.0%}",
        )
        for row in streams["counts"]
    ]
    both = ("`parse`", "not normalized")
    heads = ("new stories, 3 kB", *both, "calls", "not normalized", "straight")
    return f"{table(('', *both), parts)}\n\n{table(heads, kinds)}"


def kinds_of_copy(found: Found) -> str:
    """What parsing costs, by kind of copy."""
    speed = found["speed"]
    rows = []
    for row in speed["tasks"]:
        if row["task"] == "parse":
            task = seconds(speed, row["copy"])
            floor = task["floor"]
            rows.append(
                (
                    f"{row['copy']}, {row['characters'] / 1000:.1f} kB",
                    times(row["seconds"] / floor),
                    times(task["parse, not normalized"] / floor),
                    f"{row['seconds'] * 1000:.2f}",
                )
            )
    return table(("copy", "`parse`", "not normalized", "`parse`, ms"), rows)


def other_tools(found: Found) -> str:
    """What other tools take for the same story."""
    task = seconds(found["speed"])
    rows = [
        (name, times(task[name] / task["floor"]), times(task[name] / task["parse"]))
        for name in OTHER_TOOLS
        if name in task
    ]
    return table(("tool", "times the floor", "times `parse`"), rows)


def first_story(found: Found) -> str:
    """What it takes until something is read."""
    imports = found["speed"]["import"]
    base = imports["import regex, attrs"]
    rows = [(what, f"{took * 1000:.0f}", times(took / base)) for what, took in imports.items()]
    return table(("until", "ms", "times"), rows)


def growth_in_words(found: Found) -> str:
    """How time and memory grow."""
    growth = found["growth"]
    ordinary = growth["cases"]["ordinary"]
    points = ordinary["points"]
    steepest, slope = worst(growth, "exponent")
    dearest, cost = worst(growth, "times_ordinary")
    hungriest, memory = worst(growth, "memory_times")
    below = sum(case["times_ordinary"] <= 5 for case in hostile(growth).values())
    small = sum(case["memory_times"] <= 12 for case in hostile(growth).values())
    count = len(hostile(growth))
    ordinary_memory = ordinary["memory_times"]
    return f"""\
From {size(points[0][0])} to {size(points[-1][0])}, ordinary copy has the exponent
{ordinary["exponent"]:.2f}, and the largest of all is {slope:.2f} (*{steepest}*); 1 is linear, and
less comes of that part of the cost which is the same for any length.

- A byte takes at most {times(cost)} times what it takes in ordinary copy (*{dearest}*); it is 5
  times or less in {below} of the {count} hostile cases.
- Memory at its height is {times(ordinary_memory)} times the text in ordinary copy, and at most
  {times(memory)} times (*{hungriest}*); it is 12 times or less in {small} of the {count}.

Measured on {where_and_when(growth)}."""


def aimed_at(found: Found) -> str:
    """What was aimed at, and whether it is reached."""
    rows = [
        (
            aim.what,
            f"{'at least' if aim.at_least else 'at most'} {aim.limit:g}",
            f"{aim.measured:.2f}" if aim.measured < 9.95 else f"{aim.measured:,.0f}",
            "yes" if aim.reached else "**no**",
        )
        for aim in aims(found)
    ]
    return table(("what", "aim", "measured", "reached"), rows)


def many_stories(found: Found) -> str:
    """What many stories take, and a billion."""
    scale = found["scale"]
    first, last = scale["rates"][0], scale["rates"][-1]
    memory = scale["memory_times"]
    hungriest = max(memory, key=lambda name: memory[name])
    whole, killed = scale["whole"], scale["killed"]
    figures = {
        **{
            f"stories a second, {rate['workers']} processor{'s' * (rate['workers'] > 1)}": (
                rate["stories_a_second"]
            )
            for rate in scale["rates"]
        },
        "times one": scale["times_one"],
        "seconds until the first article, several processes": last["first_seconds"],
        "processor time a story, ms": first["processor_ms_a_story"],
        "the same with several processes, ms": last["processor_ms_a_story"],
        "stories a second, batch": scale["stories"] / whole["seconds"],
        "resident MB of batch, all processes": whole["resident_mb"],
        "bytes of Parquet a story": whole["output_bytes_a_story"],
        "kills of a run": killed["kills"],
        "rows lost or doubled by them": killed["lost"] + killed["doubled"],
        "bytes of memory a byte, ordinary": memory["ordinary"],
        f"bytes of memory a byte, {hungriest} (the most)": memory[hungriest],
    }
    rows = [
        (name, f"{value:,.0f}" if isinstance(value, int) or value >= 100 else f"{value:,.2f}")
        for name, value in figures.items()
    ]
    billion = [(f"{row['processors']:,}", f"{row['hours']:,.1f} hours") for row in scale["billion"]]
    hours = scale["billion"][0]["hours"]
    return f"""\
Measured on {where_and_when(scale)}, with {scale["stories"]:,} synthetic stories of about 3 kB:

{table(("Measure", "Value"), rows)}

A billion such stories are 3 TB of text. At that cost they take

{table(("Processors", "Time"), billion)}

That is {hours:,.0f} hours of one processor, whatever their number: at 0.02 to 0.05 dollars an hour,
as rented machines cost, {hours * 0.02:,.0f} to {hours * 0.05:,.0f} dollars. The Parquet files take
{whole["output_bytes_a_story"] / 1000:,.1f} TB or more: these stories repeat their paragraphs, and
real ones compress less."""


def curve(found: Found) -> str:
    """What the thresholds of the corrections do."""
    rows = []
    for row in found["corrections"]["rows"]:
        planted = row["names"] + row["acronyms"]
        rows.append(
            (
                f"{row['shift']:+.1f}",
                *(share(row[f"{kind} restored"], row[kind]) for kind in ("names", "acronyms")),
                share(row["restored wrongly"], planted),
                f"{row['wrong'] / max(1, row['words']) * 1e6:.1f}",
            )
        )
    first = found["corrections"]["rows"][0]
    heads = ("thresholds", "names", "acronyms", "restored wrongly", "wrong in a million words")
    return (
        f"{table(heads, rows)}\n\nThese were {first['stories']:,} stories of {first['words']:,} "
        f"words, with {first['names']:,} names and {first['acronyms']:,} acronyms bent."
    )


def ways_to_a_text(found: Found) -> str:
    """What is left to find, by the way in which a text was taken off a page."""
    peers = found["peers"]
    return (
        f"{field_table(peers['ways'])}\n\nThese were {peers['pages']} pages, made of the examples "
        "of the house styles with lists of links around them; counted is how many of the stated "
        "fields come out right."
    )


def beside_others(found: Found) -> str:
    """What others give for the same pages, and for the same slips."""
    peers = found["peers"]
    slips = [
        (name, f"{row['right']} of {row['slips']}", "yes" if row["clean story changed"] else "no")
        for name, row in peers["slips"].items()
    ]
    return (
        f"{field_table(peers['tools'])}\n\n"
        f"{table(('', 'slips put right', 'harms a clean story'), slips)}"
    )


def accuracy_by_field(found: Found) -> str:
    """How much is read right, by damage and field."""
    accuracy = found["accuracy"]
    fields = ("headline", "byline", "places", "day", "agencies", "body", "body_last", "signoff")
    rows = [
        (name, *(f"{row[field]:.1%}" if field in row else "–" for field in fields))
        for name, row in accuracy["fields"].items()
    ]
    heads = ("", *(field.replace("_", "'s ") for field in fields))
    return f"{table(heads, rows)}\n\nThese were {accuracy['stories']:,} stories."


def accuracy_by_style(found: Found) -> str:
    """The styles whose copy loses most, and how many lose nothing."""
    styles = found["accuracy"]["styles"]
    damages = [name for name in next(iter(styles.values())) if name not in ("stories", _HARDEST)]
    unhurt = sum(all(row[name] == 1 for name in damages) for row in styles.values())
    worst = sorted(styles, key=lambda style: styles[style][_HARDEST])[:_MOST_STYLES]
    rows = [
        (
            f"`{style}`",
            f"{styles[style][_HARDEST]:.0%}",
            f"{min(styles[style][name] for name in damages):.0%}",
        )
        for style in worst
    ]
    heads = ("style", _HARDEST, "the worst of the others")
    return (
        f"Of {len(styles)} styles, {unhurt} lose no field to anything but lost line breaks. These "
        f"lose most to them:\n\n{table(heads, rows)}"
    )


_HARDEST = "line breaks lost"
_MOST_STYLES = 10


def field_table(rows: Mapping[str, Mapping[str, float]]) -> str:
    """A table of shares by field; a tool that never gives a field has a dash."""
    fields = tuple(next(iter(rows.values()), ()))  # none where no other tool is installed
    return table(
        ("", *fields),
        [
            (name, *(f"{row[f]:.1%}" if row[f] else "–" for f in fields))
            for name, row in rows.items()
        ],
    )


def share(part: float, whole: float) -> str:
    """A part in per cent."""
    return f"{part / max(1, whole):.1%}"


# Page, the block's name, what the block needs, and who writes it.
BLOCKS: tuple[tuple[str, str, frozenset[str], Callable[[Found], str]], ...] = (
    ("explanation/speed.md", "machine", frozenset({"speed"}), measured_on),
    ("explanation/speed.md", "new", frozenset({"speed"}), new_stories),
    ("explanation/speed.md", "copy", frozenset({"speed"}), kinds_of_copy),
    ("explanation/speed.md", "tools", frozenset({"speed"}), other_tools),
    ("explanation/speed.md", "import", frozenset({"speed"}), first_story),
    ("explanation/speed.md", "growth", frozenset({"growth"}), growth_in_words),
    ("explanation/speed.md", "aims", frozenset({"speed", "growth", "scale"}), aimed_at),
    ("explanation/scale.md", "stories", frozenset({"scale"}), many_stories),
    ("explanation/accuracy.md", "fields", frozenset({"accuracy"}), accuracy_by_field),
    ("explanation/accuracy.md", "styles", frozenset({"accuracy"}), accuracy_by_style),
    ("how-to/scraped-pages.md", "page", frozenset({"peers"}), ways_to_a_text),
    ("index.md", "peers", frozenset({"peers"}), beside_others),
    ("../README.md", "peers", frozenset({"peers"}), beside_others),
    ("explanation/corrections.md", "curve", frozenset({"corrections"}), curve),
)


def written(page: str, text: str, found: Found) -> str:
    """A page with its blocks as the results have them.

    Raises:
        ValueError: The page lacks the comments around a block.
    """
    for at, name, needs, write in BLOCKS:
        if at != page or not needs <= found.keys():
            continue
        begin, end = f"<!-- measured {name}: begin -->\n", f"<!-- measured {name}: end -->"
        pattern = re.compile(f"({re.escape(begin)}).*?({re.escape(end)})", re.DOTALL)
        block = write(found)
        text, count = pattern.subn(lambda m, block=block: f"{m[1]}{block}\n{m[2]}", text)
        if count != 1:
            raise ValueError(f"{page} has {count} blocks {name!r}, not one")
    return text


def write_pages(found: Found, folder: Path = DOCS) -> None:
    """Write the blocks into their pages."""
    for page in dict.fromkeys(page for page, *_ in BLOCKS):
        path = folder / page
        path.write_text(written(page, path.read_text("utf-8"), found), "utf-8")
