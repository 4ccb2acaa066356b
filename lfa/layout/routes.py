"""Ways for the links outside the tree: through the gaps, short, with few bends and few crossings.

References
----------
Hart, P. E., Nilsson, N. J. and Raphael, B. (1968). A formal basis for the heuristic determination of
minimum cost paths. *IEEE Transactions on Systems Science and Cybernetics* 4(2), 100-107.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from heapq import heappop, heappush
from math import inf
from typing import Final

from attrs import define

from lfa.layout.geometry import Kind, Point
from lfa.layout.grid import NEAR, TAKEN, Grid, Sides, grid_for, ports_of
from lfa.layout.network import Link
from lfa.layout.sketch import Sketch

#: The state of having arrived.
END: Final = -1
#: Grids with more crossings of lanes than this are searched in haste, or in great haste: ways may be longer.
LARGE: Final = 40_000
HUGE: Final = 1_000_000
#: How much farther than it is the goal is taken to be, in haste.
HASTE: Final = 2.0
#: What a bend costs, in em of way.
BEND: Final = 1.6


@define
class Patience:
    """How many steps a search may still take: a bound that does not depend on the clock."""

    left: int = 1_500_000


def route(
    sketch: Sketch, links: Sequence[tuple[Link, Kind]], lanes: int = 2, patience: Patience | None = None
) -> list[tuple[Link, Kind, list[Point]]] | None:
    """Lead links through a sketch whose boxes and lines stay where they are.

    Parameters
    ----------
    sketch
        With the lines of the tree in it.
    links
        What to draw, as (cause, effect) and kind.
    lanes
        Lanes on each side of every box.
    patience
        Shared by several calls, when all of them together are to end in time.

    Returns
    -------
    list or None
        The lines, from cause to effect; None when some link finds no way, or patience ends.
    """
    if not links:
        return []
    sides = {node: _sides(box) for node, box in sketch.boxes.items()}
    grid = grid_for(sides.values(), lanes, [(sides[cause], sides[effect]) for (cause, effect), _ in links])
    for _, _, points in sketch.lines:
        grid.take(points)
    made: list[tuple[Link, Kind, list[Point]]] = []
    patience = patience or Patience()
    for link, kind in sorted(links, key=lambda entry: (_distance(sides[entry[0][0]], sides[entry[0][1]]), entry[0])):
        way = _way(grid, sides[link[0]], sides[link[1]], patience)
        if way is None:
            return None
        grid.take(way)
        made.append((link, kind, way))
    return made


def _sides(box: tuple[float, float, float, float]) -> Sides:
    x, y, width, height = box
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _distance(a: Sides, b: Sides) -> float:
    return max(a[0] - b[2], b[0] - a[2], 0.0) + max(a[1] - b[3], b[1] - a[3], 0.0)


#: Crossing of lanes -> (point on the border, True when the line leaves sideways, cost of the port).
Doors = dict[int, tuple[Point, bool, float]]


def _doors(grid: Grid, sides: Sides, other: Sides) -> Doors:
    """Find the lane crossings from which a straight free step reaches the box."""
    doors: Doors = {}
    n = len(grid.xs)
    for rank, (name, x, y) in enumerate(ports_of(sides, other)):
        flat = name in {"left", "right"}
        out = {"left": -NEAR, "right": NEAR, "bottom": -NEAR, "top": NEAR}[name]
        i = _lane(grid.xs, x + out if flat else x)
        j = _lane(grid.ys, y if flat else y + out)
        if i is None or j is None:
            continue
        stretch = j * n + i - (1 if name == "right" else 0) - (n if name == "top" else 0)
        table, crossed = (grid.across, grid.cross_across) if flat else (grid.upward, grid.cross_upward)
        if not table[stretch] & TAKEN and not crossed[stretch]:
            doors.setdefault(j * n + i, ((x, y), flat, 0.15 * (rank // 2)))
    return doors


def _lane(lanes: Sequence[float], value: float) -> int | None:
    k = bisect_left(lanes, round(value, 4) - 1e-6)
    return k if k < len(lanes) and abs(lanes[k] - value) < 1e-3 else None


def _way(grid: Grid, cause: Sides, effect: Sides, patience: Patience) -> list[Point] | None:
    starts, goals = _doors(grid, cause, effect), _doors(grid, effect, cause)
    if not starts or not goals:
        return None
    n = len(grid.xs)
    aim = (
        min(grid.xs[v % n] for v in goals),
        min(grid.ys[v // n] for v in goals),
        max(grid.xs[v % n] for v in goals),
        max(grid.ys[v // n] for v in goals),
    )
    found = _search(grid, starts, goals, aim, patience)
    if found is None:
        return None
    corners = [(grid.xs[v % n], grid.ys[v // n]) for v in found]
    points = [starts[found[0]][0], *corners, goals[found[-1]][0]]
    return straightened(points)


def _search(grid: Grid, starts: Doors, goals: Doors, aim: Sides, patience: Patience) -> list[int] | None:
    """A* over (crossing of lanes, direction): 0 sideways, 1 upright.

    What is still to come is at least the distance to the goals, and a bend where the direction is wrong.
    """
    n, flat, tall = len(grid.xs), grid.flat, grid.tall
    cells = n * len(grid.ys)
    haste = 1.0 if cells < LARGE else HASTE if cells < HUGE else 2 * HASTE
    across, turned = _ahead(grid.xs, aim[0], aim[2], haste)
    upward, lying = _ahead(grid.ys, aim[1], aim[3], haste)
    best: dict[int, float] = {}
    before: dict[int, int] = {}
    done: set[int] = set()
    queue: list[tuple[float, float, int]] = []
    for v, (_, sideways, cost) in starts.items():
        state = 2 * v + (not sideways)
        rest = across[v % n] + lying[v // n] if sideways else turned[v % n] + upward[v // n]
        best[state] = cost
        heappush(queue, (cost + rest, rest, state))
    while queue and patience.left > 0:
        _, _, state = heappop(queue)
        if state == END:
            return _back(before)
        if state in done:
            continue
        done.add(state)
        patience.left -= 1
        cost, v = best[state], state >> 1
        aside, along = (cost + BEND, cost) if state & 1 else (cost, cost + BEND)
        j, i = divmod(v, n)
        for so_far, after, rest in (
            (aside + flat[v], 2 * v + 2, across[i + 1] + lying[j]),
            (aside + flat[v - 1], 2 * v - 2, across[i - 1] + lying[j]),
            (along + tall[v], 2 * (v + n) + 1, turned[i] + upward[j + 1]),
            (along + tall[v - n], 2 * (v - n) + 1, turned[i] + upward[j - 1]),
            (_arrival(goals[v], aside, along) if v in goals else inf, END, 0.0),
        ):
            if so_far < best.get(after, inf):
                best[after], before[after] = so_far, state
                heappush(queue, (so_far + rest, rest, after))
    return None


def _arrival(goal: tuple[Point, bool, float], aside: float, along: float) -> float:
    return goal[2] + (aside if goal[1] else along)


def _ahead(lanes: Sequence[float], low: float, high: float, haste: float) -> tuple[list[float], list[float]]:
    """Tell how far every lane is from the goals, without and with a bend where it is not among them.

    One more value stands at the end for the steps that would leave the grid.
    """
    far = [*(haste * max(low - place, place - high, 0.0) for place in lanes), 0.0]
    return far, [away + BEND if away else 0.0 for away in far]


def _back(before: dict[int, int]) -> list[int]:
    out: list[int] = []
    state = before[END]
    while True:
        if not out or out[-1] != state // 2:
            out.append(state // 2)
        if state not in before:
            return out[::-1]
        state = before[state]


def straightened(points: Sequence[Point]) -> list[Point]:
    """Leave out repeated points and points in the middle of a straight stretch.

    Examples
    --------
    >>> straightened([(0, 0), (0, 1), (0, 1), (0, 3), (2, 3)])
    [(0, 0), (0, 3), (2, 3)]
    """
    kept: list[Point] = []
    for point in points:
        if kept and abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) < 1e-6:
            continue
        if len(kept) > 1 and any(abs(kept[-2][n] - kept[-1][n]) + abs(kept[-1][n] - point[n]) < 1e-6 for n in (0, 1)):
            kept.pop()
        kept.append(point)
    return kept
