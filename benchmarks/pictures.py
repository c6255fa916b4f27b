"""The pictures of the documentation, each of them a function of what a benchmark measured."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
import results
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.ticker import FixedLocator, NullLocator

BILLION = 1_000_000_000

# The colours of docs/_static/data-flow.svg: a panel of its own is legible on light and on dark.
PANEL, BORDER, INK, SOFT, GRID = "#fbfaf7", "#c9c4b8", "#22252a", "#5b616b", "#e4e0d6"
OURS, OTHERS, PLAIN = "#2f5d8a", "#a67c1b", "#8a8f98"
WIDTH = 7.5  # inches, of 72 points: the column of a page is about as wide
KINDS = {"names": OURS, "acronyms": OTHERS}  # of the terms that are bent
FONTS = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"

mpl.rcParams.update(
    {
        "svg.fonttype": "none",  # text stays text; what fits in DejaVu fits in narrower fonts
        "svg.hashsalt": "wirecopy",
        "font.family": "DejaVu Sans",
        "font.size": 9,
        "text.color": INK,
        "axes.edgecolor": BORDER,
        "axes.labelcolor": SOFT,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "path.simplify": True,
    }
)


# --- what all pictures have --------------------------------------------------------------------


def panel(height: float, title: str, result: results.Found) -> tuple[Figure, float]:
    """A figure with its title and the line on machine and day; and the height left below it."""
    figure = Figure((WIDTH, height))
    figure.add_artist(
        FancyBboxPatch(
            (0.01, 0.01), WIDTH - 0.02, height - 0.02,
            boxstyle="round,pad=0,rounding_size=0.1", transform=figure.dpi_scale_trans,
            facecolor=PANEL, edgecolor=BORDER, linewidth=0.8, zorder=-1,
        )
    )  # fmt: skip
    lines = textwrap.wrap(title, 80)
    for number, line in enumerate(lines):
        figure.text(0.2 / WIDTH, 1 - (0.28 + 0.21 * number) / height, line,
                    fontsize=11, fontweight="bold", va="center")  # fmt: skip
    where = f"Measured on {results.where_and_when(result)}"
    figure.text(0.2 / WIDTH, 0.17 / height, where, fontsize=7.5, color=SOFT, va="center")
    return figure, height - 0.25 - 0.21 * len(lines)


def axes_in(
    figure: Figure, left: float, bottom: float, right: float, top: float, **options: Any
) -> Axes:
    """Axes between so many inches from the left, the bottom, the right edge, and the bottom."""
    height = figure.get_figheight()
    box = (left / WIDTH, bottom / height, (WIDTH - left - right) / WIDTH, (top - bottom) / height)
    axes = figure.add_axes(box, **options)
    axes.set_facecolor("none")
    axes.tick_params(length=0, which="both")
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)
    return axes


def ticks(axes: Axes, which: str, values: Iterable[float], label: Callable[[float], str]) -> None:
    """Ticks at some values, with a grid; those outside the limits are left out."""
    axis = axes.xaxis if which == "x" else axes.yaxis
    low, high = sorted(axes.get_xlim() if which == "x" else axes.get_ylim())
    inside = [value for value in values if low <= value <= high]
    axis.set_major_locator(FixedLocator(inside))
    axis.set_minor_locator(NullLocator())
    axis.set_ticklabels([label(value) for value in inside])
    axes.grid(axis=which, color=GRID, linewidth=0.8)


def decades(low: int, high: int) -> list[float]:
    """The powers of ten from one to another."""
    return [10.0**power for power in range(low, high + 1)]


def duration(value: float) -> str:
    """Seconds, round."""
    for unit, name in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if value >= unit * 0.999:
            return f"{value / unit:,.3g} {name}"
    return f"{value * 1e9:.3g} ns"


def apart(values: Mapping[str, float], gap: float) -> dict[str, float]:
    """The values of labels, moved up where two would stand on each other; logarithms of ten."""
    placed: dict[str, float] = {}
    last = -math.inf
    for name, value in sorted(values.items(), key=lambda item: item[1]):
        last = max(math.log10(value), last + gap)
        placed[name] = 10**last
    return placed


# --- the pictures ------------------------------------------------------------------------------


def cost_of_a_story(speed: results.Found) -> Figure:
    """Each task as multiples of the floor."""
    task = results.seconds(speed)
    floor = task["floor"]
    others = sorted(filter(task.get, results.OTHER_TOOLS), key=lambda name: task[name])
    groups = (
        ("Python itself", PLAIN, ("splitlines", "json.dumps")),
        (
            "one line of a story",
            OURS,
            ("parse_timestamp", "parse_byline", "parse_dateline", "parse_source_line"),
        ),
        ("the whole story", OURS, ("normalize", "parse, not normalized", "parse")),
        ("other tools, the same story", OTHERS, others),
    )
    # A row without a task is the heading of a group.
    rows: list[tuple[str, str, str]] = []
    for heading, colour, names in groups:
        if names:
            rows += [(heading, "", colour), *((name, name, colour) for name in names)]
    title = (
        f"Parsing a story costs {results.times(task['parse'] / floor)} scans for capitalised words"
    )
    if "trafilatura (page)" in task:
        title += f"; trafilatura costs {results.times(task['trafilatura (page)'] / floor)}"
    height = 1.25 + 0.235 * len(rows)
    figure, top = panel(height, title, speed)
    axes = axes_in(figure, 2.15, 0.7, 0.55, top, xscale="log")
    ratios = [task[name] / floor for _, name, _ in rows if name]
    axes.set_xlim(min(*ratios, 1) * 0.7, max(*ratios, 1) * 1.5)
    axes.set_ylim(len(rows) - 0.4, -0.7)
    for at, (name, some, colour) in enumerate(rows):
        if not some:
            axes.annotate(name, (0, at), (-140, 0), ("axes fraction", "data"), "offset points",
                          va="center", color=SOFT, fontsize=8.5)  # fmt: skip
            continue
        ratio = task[some] / floor
        axes.annotate(name, (0, at), (-6, 0), ("axes fraction", "data"), "offset points",
                      va="center", ha="right",
                      fontweight="bold" if name == "parse" else "normal")  # fmt: skip
        axes.plot([1, ratio], [at, at], color=colour, linewidth=5 if name == "parse" else 3,
                  solid_capstyle="butt")  # fmt: skip
        axes.annotate(f"{results.times(ratio)}×", (max(ratio, 1), at), (5, 0), "data",
                      "offset points", va="center",
                      fontweight="bold" if name == "parse" else "normal")  # fmt: skip
    axes.axvline(1, color=INK, linewidth=1)
    axes.spines["left"].set_visible(False)
    axes.set_yticks([])
    ticks(axes, "x", decades(-3, 6), lambda value: f"{value:,g}×")
    axes.set_xlabel("time a story of 3 kB, as multiples of the scan (1×); logarithmic", fontsize=8)
    return figure


def cost_of_styles(speed: results.Found) -> Figure:
    """Fifteen styles beside all of them."""
    rows, count = speed["by_styles"], speed["styles"]
    most = max(row["all"] / row["fifteen"] for row in rows)
    title = (
        f"With all {count} house styles a story takes at most {most:.2f} times as long as with 15"
    )
    figure, top = panel(1.5 + 0.36 * len(rows), title, speed)
    axes = axes_in(figure, 1.5, 0.7, 0.9, top - 0.25)
    axes.set_xlim(0, max(max(row["all"], row["fifteen"]) / row["floor"] for row in rows) * 1.08)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    for at, row in enumerate(rows):
        few, every = row["fifteen"] / row["floor"], row["all"] / row["floor"]
        axes.plot([few, every], [at, at], color=OURS, linewidth=2)
        axes.plot([few], [at], "o", color=PANEL, markeredgecolor=OURS, markersize=7)
        axes.plot([every], [at], "o", color=OURS, markersize=7)
        axes.annotate(f"{every / few:.2f} times", (max(few, every), at), (8, 0), "data",
                      "offset points", va="center")  # fmt: skip
    axes.set_title(f"○ 15 styles   ● all {count}", loc="left", fontsize=8, color=OURS)
    axes.set_yticks(range(len(rows)), [row["copy"] for row in rows], color=INK)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_xlabel("time a story of 3 kB, as multiples of one scan for capitalised words",
                    fontsize=8)  # fmt: skip
    return figure


def growth(found: results.Found) -> Figure:
    """Time against length."""
    cases = found["cases"]
    name, largest = results.worst(found, "exponent")
    title = (
        "Time grows no faster than length: exponent "
        f"{cases['ordinary']['exponent']:.2f} on ordinary copy, at most {largest:.2f}"
        if largest <= 1.05
        else f"Time grows faster than length in the case of {name}: exponent {largest:.2f}"
    )
    figure, top = panel(4.6, title, found)
    axes = axes_in(figure, 0.75, 0.75, 1.45, top - 0.25, xscale="log", yscale="log")
    for case in results.hostile(found).values():
        axes.plot(*zip(*case["points"], strict=True), color=PLAIN, linewidth=0.7, alpha=0.7)
    ordinary = cases["ordinary"]["points"]
    axes.plot(*zip(*ordinary, strict=True), color=OURS, linewidth=2.6)
    lengths = [length for case in cases.values() for length, _ in case["points"]]
    last = {case: found["cases"][case]["points"][-1][1] for case in cases}
    dearest = sorted(results.hostile(found), key=last.__getitem__)
    # The guide runs along the ordinary copy's largest size, a little below everything.
    (end, _), least = ordinary[-1], min(last.values()) / 3
    axes.plot([end / 100, end], [least / 100, least], color=INK, linewidth=1, linestyle=(0, (4, 3)))
    axes.annotate("linear", (end, least), (6, 0), "data", "offset points", va="center", fontsize=8)
    axes.set_xlim(min(lengths) * 0.9, max(lengths) * 1.1)
    low, high = axes.get_ylim()
    shown = apart({case: last[case] for case in ("ordinary", *dearest[-3:], dearest[0])},
                  math.log10(high / low) * 0.045)  # fmt: skip
    for case, height in shown.items():
        main = case == "ordinary"
        axes.annotate(
            "ordinary copy" if main else case, cases[case]["points"][-1], (1.03, height),
            "data", ("axes fraction", "data"), va="center", fontsize=8,
            color=OURS if main else SOFT, fontweight="bold" if main else "normal",
            arrowprops={"arrowstyle": "-", "color": OURS if main else PLAIN, "linewidth": 0.5,
                        "linestyle": ":", "shrinkA": 2, "shrinkB": 1},
        )  # fmt: skip
    ticks(axes, "x", decades(2, 9), results.size)
    ticks(axes, "y", decades(-7, 4), duration)
    axes.set_xlabel("length of the text (both axes logarithmic)", fontsize=8)
    axes.set_title(f"time of one parse; thin lines: {len(dearest)} hostile cases", loc="left",
                   fontsize=8, color=SOFT)  # fmt: skip
    return figure


def hostile(found: results.Found) -> Figure:
    """What a byte costs in each hostile case, in time and in memory."""
    cases = found["cases"]
    order = sorted(cases, key=lambda name: cases[name]["times_ordinary"])
    over = sum(case["times_ordinary"] > 5 for case in results.hostile(found).values())
    total = len(results.hostile(found))
    title = (
        f"{total - over} of {total} hostile cases stay within 5 times ordinary copy; "
        f"the worst takes {results.times(cases[order[-1]]['times_ordinary'])}"
    )
    figure, top = panel(1.55 + 0.175 * len(order), title, found)
    middle = 4.75
    for what, limit, left, right, text in (
        ("times_ordinary", 5, 1.5, WIDTH - middle, "time a byte, times ordinary copy's"),
        ("memory_times", 12, middle + 0.3, 0.45, "memory at its height, times the text"),
    ):
        axes = axes_in(figure, left, 0.6, right, top - 0.25, xscale="log")
        values = [cases[name][what] for name in order]
        axes.set_xlim(min(min(values) * 0.7, 0.8), max(*values, limit) * 2)
        axes.set_ylim(-0.7, len(order) - 0.3)
        for at, (name, value) in enumerate(zip(order, values, strict=True)):
            colour = OURS if name == "ordinary" else OTHERS if value > limit else PLAIN
            axes.plot([value], [at], "o", color=colour, markersize=4.5)
            if value > limit:
                axes.annotate(results.times(value), (value, at), (6, 0), "data", "offset points",
                              va="center", fontsize=7.5)  # fmt: skip
        axes.axvline(limit, color=INK, linewidth=0.8, linestyle=(0, (4, 3)))
        axes.annotate(f"aim: {limit}", (limit, 0), (4, 2), ("data", "axes fraction"),
                      "offset points", fontsize=7.5, color=SOFT)  # fmt: skip
        axes.set_yticks(range(len(order)), order if left < 2 else [""] * len(order), fontsize=8)
        for label in axes.get_yticklabels():
            label.set_color(OURS if label.get_text() == "ordinary" else INK)
            label.set_fontweight("bold" if label.get_text() == "ordinary" else "normal")
        axes.grid(axis="y", color=GRID, linewidth=0.6)
        ticks(axes, "x", decades(-3, 6), lambda value: f"{value:,g}×")
        axes.set_title(text, loc="left", fontsize=8, color=SOFT)
    return figure


def workers(scale: results.Found) -> Figure:
    """Stories a second by the number of workers."""
    rates = scale["rates"]
    one = rates[0]["stories_a_second"]
    many = rates[-1]
    rows = [
        (f"parse_many, {rate['workers']} worker{'s' * (rate['workers'] > 1)}",
         rate["stories_a_second"], rate["workers"])
        for rate in rates
    ]  # fmt: skip
    whole = scale["stories"] / scale["whole"]["seconds"]
    rows.append(("wirecopy batch, into Parquet", whole, many["workers"]))
    title = (
        f"{many['workers']} workers parse {many['stories_a_second'] / one:.2f} times as many "
        "stories a second as one"
    )
    figure, top = panel(1.45 + 0.36 * len(rows), title, scale)
    axes = axes_in(figure, 2.15, 0.7, 1.2, top)
    most = max(one * many["workers"], *(rate for _, rate, _ in rows))
    axes.set_xlim(0, most * 1.02)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    for at, (_, rate, number) in enumerate(rows):
        axes.barh([at], [rate], 0.5, color=OURS if at < len(rates) else OTHERS)
        inside = rate > most * 0.3
        axes.annotate(f"{rate:,.0f} a second", (rate, at), (-6 if inside else 5, 0), "data",
                      "offset points", va="center", ha="right" if inside else "left",
                      color=PANEL if inside else INK)  # fmt: skip
        if number > 1:
            axes.plot([one * number] * 2, [at - 0.38, at + 0.38], color=INK, linewidth=1)
            axes.annotate(f"{rate / one:.2f} times one", (1, at), (6, 0),
                          ("axes fraction", "data"), "offset points", va="center")  # fmt: skip
    axes.set_yticks(range(len(rows)), [name for name, _, _ in rows], color=INK)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.set_xlabel("stories of 3 kB a second; the strokes: as many times one as there are workers",
                    fontsize=8)  # fmt: skip
    return figure


def billion(scale: results.Found) -> Figure:
    """The hours of a billion stories against the number of processors."""
    reckoned = [(row["processors"], row["hours"]) for row in scale["billion"]]
    measured = [
        (rate["workers"], BILLION / rate["stories_a_second"] / 3600) for rate in scale["rates"]
    ]
    title = (
        f"A billion stories take {reckoned[0][1]:,.0f} hours of one processor"
        f", or {reckoned[2][1]:,.1f} of {reckoned[2][0]}"
    )
    figure, top = panel(3.7, title, scale)
    axes = axes_in(figure, 0.85, 0.75, 0.5, top - 0.05, xscale="log", yscale="log")
    axes.plot(*zip(*reckoned, strict=True), color=OURS, linewidth=1.4, linestyle=(0, (4, 3)))
    axes.set_xlim(0.8, reckoned[-1][0] * 1.6)
    axes.set_ylim(reckoned[-1][1] / 2, measured[0][1] * 2.5)
    for number, hours in reckoned[1:]:
        axes.plot([number], [hours], "o", color=PANEL, markeredgecolor=OURS, markersize=6)
        label = f"{hours:,.1f} h" if hours >= 1 else f"{hours * 60:.0f} min"
        axes.annotate(label, (number, hours), (6, 5), "data", "offset points")
    axes.plot(*zip(*measured, strict=True), "o", color=OURS, markersize=7)
    number, hours = measured[-1]
    axes.annotate(f"measured: {measured[0][1]:,.0f} h with 1 worker, {hours:,.0f} h with {number}",
                  (number, hours), (10, 6), "data", "offset points", fontweight="bold",
                  color=OURS)  # fmt: skip
    axes.annotate("reckoned from the processor time of one story", (reckoned[2]), (-8, -16), "data",
                  "offset points", ha="right", fontsize=8, color=SOFT)  # fmt: skip
    axes.minorticks_off()
    ticks(axes, "x", [1, 2, 4, 16, 64, 256, 1024], lambda value: f"{value:,g}")
    clock = {0.1: "6 minutes", 1: "an hour", 24: "a day", 168: "a week", 720: "a month"}
    ticks(axes, "y", clock, clock.__getitem__)
    axes.set_xlabel("processors (both axes logarithmic)", fontsize=8)
    return figure


def accuracy(found: results.Found) -> Figure:
    """How much is read right, by language and damage: the darker, the more is lost."""
    languages = found["languages"]
    damages = [
        name
        for name in next(iter(languages.values()))
        if name != "stories" and any(row[name] < 1 for row in languages.values())
    ]
    figure, top = panel(
        0.17 * len(languages) + 2.2,
        "Fields read right in percent, by language and by what befell the copy",
        found,
    )
    axes = axes_in(figure, 1.0, 0.35, 0.9, top - 1.25)
    lost = [[1 - row[name] for name in damages] for row in languages.values()]
    axes.imshow(lost, aspect="auto", cmap="OrRd", vmin=0, vmax=1.2)
    for down, row in enumerate(lost):
        for across, value in enumerate(row):
            on_dark = value > 0.6
            axes.text(across, down, f"{100 - value * 100:.0f}", ha="center", va="center",
                      fontsize=7, color=PANEL if on_dark else INK)  # fmt: skip
    axes.set_xticks(range(len(damages)), damages, rotation=30, ha="left", fontsize=7.5)
    axes.xaxis.tick_top()
    names = [f"{code} ({row['stories']})" for code, row in languages.items()]
    axes.set_yticks(range(len(names)), names, fontsize=7.5)
    axes.spines[["left", "bottom"]].set_visible(False)
    return figure


def accuracy_of_styles(found: results.Found) -> Figure:
    """How much is read right, a dot a house style, a row a kind of damage."""
    styles = list(found["styles"].values())
    damages = [
        name for name in styles[0] if name != "stories" and any(row[name] < 1 for row in styles)
    ]
    whole = sum(all(row[name] == 1 for name in damages if "breaks" not in name) for row in styles)
    title = f"{whole} of {len(styles)} house styles lose no field to anything but lost line breaks"
    figure, top = panel(0.42 * len(damages) + 1.5, title, found)
    axes = axes_in(figure, 2.1, 0.75, 0.3, top - 0.2)
    axes.set_ylim(len(damages) - 0.5, -0.5)
    for down, name in enumerate(damages):
        columns: dict[float, list[float]] = {}
        for row in styles:
            columns.setdefault(int(row[name] * 25 + 1e-9) * 4, []).append(row[name])
        for share, same in columns.items():  # those that share a place stand over each other
            size = 12 + 4 * math.sqrt(len(same))
            axes.plot(share, down, "o", color=OURS, alpha=0.75, markersize=math.sqrt(size))
            if len(same) > 1:
                axes.annotate(str(len(same)), (share, down), (0, 5), textcoords="offset points",
                              ha="center", fontsize=6, color=INK)  # fmt: skip
    axes.set_yticks(range(len(damages)), damages, fontsize=8)
    least = min(row[name] for row in styles for name in damages) * 100
    axes.set_xlim(min(least, 75) - 4, 103)
    ticks(axes, "x", range(0, 101, 25), lambda value: f"{value} %")
    axes.set_xlabel("fields read right; the number is of styles at the same place", fontsize=7.5)
    axes.spines[["left"]].set_visible(False)
    return figure


def corrections(found: results.Found) -> Figure:
    """What is put right and what goes wrong, by threshold."""
    rows = found["rows"]
    shifts = [row["shift"] for row in rows]
    built_in = next(row for row in rows if row["shift"] == 0)
    wrong = [row["wrong"] / max(1, row["words"]) * 1e6 for row in rows]
    title = (
        f"{results.share(built_in['names restored'], built_in['names'])} of slips in names are put "
        f"right; {wrong[shifts.index(0)]:.1f} in a million words are turned wrong"
    )
    figure, top = panel(4.5, title, found)
    upper = axes_in(figure, 0.75, 2.25, 1.2, top - 0.25)
    lower = axes_in(figure, 0.75, 0.75, 1.2, 1.65)
    for axes in (upper, lower):
        axes.set_xlim(min(shifts) - 0.3, max(shifts) + 0.3)
        axes.axvline(0, color=INK, linewidth=0.8, linestyle=(0, (4, 3)))
        ticks(axes, "x", shifts, lambda value: "as built in" if value == 0 else f"{value:+g}")
    ends = {kind: rows[-1][f"{kind} restored"] / max(1, rows[-1][kind]) for kind in KINDS}
    for kind, colour in KINDS.items():
        shares = [row[f"{kind} restored"] / max(1, row[kind]) * 100 for row in rows]
        upper.plot(shifts, shares, "o-", color=colour, linewidth=2, markersize=4.5)
        upper.annotate(kind, (shifts[-1], shares[-1]), (8, 0), "data", "offset points",
                       va="bottom" if ends[kind] == max(ends.values()) else "top",
                       color=colour, fontweight="bold")  # fmt: skip
    upper.set_ylim(0, 100)
    upper.set_xticklabels([])
    ticks(upper, "y", [0, 25, 50, 75, 100], lambda value: f"{value:g} %")
    lower.bar(shifts, wrong, 0.5, color=PLAIN)
    lower.set_ylim(0, max(*wrong, 1) * 1.25)
    for shift, value in zip(shifts, wrong, strict=True):
        lower.annotate(f"{value:.1f}", (shift, value), (0, 3), "data", "offset points",
                       ha="center", fontsize=8,
                       bbox={"facecolor": PANEL, "edgecolor": "none", "pad": 1})  # fmt: skip
    lower.set_yticks([])
    lower.spines["left"].set_visible(False)
    upper.set_title("planted slips that are put right", loc="left", fontsize=8, color=SOFT)
    lower.set_title("wrong corrections in a million words", loc="left", fontsize=8, color=SOFT)
    lower.set_xlabel("thresholds, all moved together: evidence asked for", fontsize=8)
    return figure


DRAWN: dict[str, Callable[[results.Found], Figure]] = {
    "cost-of-a-story.svg": cost_of_a_story,
    "cost-of-styles.svg": cost_of_styles,
    "accuracy-of-styles.svg": accuracy_of_styles,
    "growth.svg": growth,
    "hostile.svg": hostile,
    "workers.svg": workers,
    "billion.svg": billion,
    "corrections.svg": corrections,
    "accuracy.svg": accuracy,
}


def draw(found: results.Found, folder: Path) -> list[str]:
    """Draw what there are results for; the names of the pictures."""
    drawn = [name for name, source in results.PICTURES.items() if source in found]
    for name in drawn:
        result = found[results.PICTURES[name]]
        figure = DRAWN[name](result)
        path = folder / name
        # Neither a date nor a version: the same figures give the same file.
        metadata = {"Date": None, "Creator": None, "Description": results.digest(result)}
        figure.savefig(path, transparent=True, metadata=metadata)
        text = path.read_text("utf-8").replace("'DejaVu Sans'", FONTS)
        path.write_text(re.sub(r"[ \t]+\n", "\n", text), "utf-8")
    return drawn
