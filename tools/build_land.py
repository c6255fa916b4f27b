"""Build ``land.path``, the coarse outline of the land on the map of datelines.

Reads ``land-110m.json`` of the npm package world-atlas 2.0.2, which is Natural Earth's land at
1:110 million (public domain) as TopoJSON. Islands of less than `SMALLEST` square degrees are left
out, and what bends by less than `TOLERANCE` degrees is made straight.

The output is one path of SVG in half degrees: x from -360 (180° W) to 360, y from -180 (north).

Usage::

    python tools/build_land.py land-110m.json src/wirecopy/data/pictures/land.path
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

SMALLEST = 2.0
TOLERANCE = 0.5
SOUTHERNMOST = -60.0
UNITS = 2  # a degree

Point = tuple[float, float]


def rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The rings of the land, in degrees of longitude and latitude."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"].values()
    arcs = []
    for arc in topology["arcs"]:
        steps = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        arcs.append([(x * scale_x + move_x, y * scale_y + move_y) for x, y in steps])
    for geometry in topology["objects"]["land"]["geometries"]:
        several = geometry["type"] == "MultiPolygon"
        for polygon in geometry["arcs"] if several else [geometry["arcs"]]:
            for ring in polygon:
                points: list[Point] = []
                for number in ring:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += arc[1:] if points else arc
                yield from drawn(points)


def drawn(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """A ring as it lies on the map: one that crosses the 180th meridian goes on beyond the edge.

    It stands there twice, once at each edge, and what lies beyond is not shown. What lies around
    the South Pole is left out.
    """
    turns, points = 0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turns += (x - before < -180) - (x - before > 180)
        points.append((x + 360 * turns, y))
    if max(y for _, y in points) < SOUTHERNMOST:
        return
    yield points
    if max(x for x, _ in points) > 180:
        yield [(x - 360, y) for x, y in points]
    if min(x for x, _ in points) < -180:
        yield [(x + 360, y) for x, y in points]


def area(ring: Sequence[Point]) -> float:
    """The area of a ring, in square degrees."""
    closed = [*ring, ring[0]]
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise(closed))) / 2


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without the points that lie near it (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return list(points)
    (x, y), (u, v) = points[0], points[-1]
    length = math.hypot(u - x, v - y)

    def away(point: Point) -> float:
        if not length:
            return math.hypot(point[0] - x, point[1] - y)
        return abs((v - y) * point[0] - (u - x) * point[1] + u * y - v * x) / length

    farthest = max(range(1, len(points) - 1), key=lambda at: away(points[at]))
    if away(points[farthest]) <= tolerance:
        return [points[0], points[-1]]
    before = simplified(points[: farthest + 1], tolerance)
    return [*before[:-1], *simplified(points[farthest:], tolerance)]


def path_of(ring: Sequence[Point]) -> str:
    """A ring as a closed path of relative steps; empty where nothing is left of it."""
    middle = len(ring) // 2
    line = [
        *simplified(ring[: middle + 1], TOLERANCE)[:-1],
        *simplified(ring[middle:], TOLERANCE),
    ]
    grid = [(round(x * UNITS), round(-y * UNITS)) for x, y in line]
    kept = [grid[0], *(point for before, point in pairwise(grid) if point != before)]
    steps = [(u - x, v - y) for (x, y), (u, v) in pairwise(kept)]
    if len(steps) < 3:
        return ""
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(f'{x} {y}' for x, y in steps[:-1])}z"


def main() -> None:
    """Write the file."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("source", type=Path)
    options.add_argument("target", type=Path)
    args = options.parse_args()
    found = rings(json.loads(args.source.read_text("utf-8")))
    paths = [path_of(ring) for ring in found if area(ring) >= SMALLEST]
    args.target.write_text("".join(paths).replace(" -", "-") + "\n", "utf-8")


if __name__ == "__main__":
    main()
