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
from typing import Final

from attrs import define

from lfa.layout.geometry import Kind, Point
from lfa.layout.grid import NEAR, TAKEN, Grid, Sides, grid_for, ports_of
from lfa.layout.network import Link
from lfa.layout.sketch import Sketch

#: The state of having arrived.
END: Final = -1
#: A grid with more crossings of lanes than this is searched in haste: ways may be somewhat longer.
LARGE: Final = 40_000
#: What a bend and a crossing cost, in em of way.
BEND: Final = 1.6
CROSSING: Final = 6.0


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
    """A* over (crossing of lanes, direction): 0 sideways, 1 upright."""
    haste = 1.0 if len(grid.xs) * len(grid.ys) < LARGE else 2.0
    ahead = _Ahead(grid, aim, haste)
    best: dict[int, float] = {}
    before: dict[int, int] = {}
    queue: list[tuple[float, float, int]] = []
    for v, (_, flat, cost) in starts.items():
        best[2 * v + (not flat)] = cost
        heappush(queue, (cost + ahead.of(v, not flat), cost, 2 * v + (not flat)))
    while queue and patience.left > 0:
        patience.left -= 1
        _, cost, state = heappop(queue)
        if state == END:
            return _back(before)
        if cost > best[state]:
            continue
        for after, so_far in _onward(grid, state, cost, goals):
            if so_far < best.get(after, so_far + 1):
                best[after], before[after] = so_far, state
                rest = 0.0 if after == END else ahead.of(after >> 1, after & 1)
                heappush(queue, (so_far + rest, so_far, after))
    return None


class _Ahead:
    """The least that is still to come: the distance to the goals, and a bend where the direction is wrong."""

    def __init__(self, grid: Grid, aim: Sides, haste: float) -> None:
        left, bottom, right, top = aim
        self.across = [haste * max(left - x, x - right, 0.0) for x in grid.xs]
        self.upward = [haste * max(bottom - y, y - top, 0.0) for y in grid.ys]
        self.lanes = len(grid.xs)

    def of(self, v: int, upright: int) -> float:
        """Reckon it for a crossing of lanes and the direction of arrival."""
        dy, dx = self.upward[v // self.lanes], self.across[v % self.lanes]
        return dx + dy + (BEND if (dx if upright else dy) else 0.0)


def _onward(grid: Grid, state: int, cost: float, goals: Doors) -> list[tuple[int, float]]:
    """List the states one step away, and what they cost so far."""
    xs, ys, n = grid.xs, grid.ys, len(grid.xs)
    v, upright = state >> 1, state & 1
    j, i = divmod(v, n)
    turn, straight = (cost + BEND, cost) if upright else (cost, cost + BEND)
    out: list[tuple[int, float]] = []
    if v in goals:
        _, flat, door = goals[v]
        out.append((END, door + (turn if flat else straight)))
    across, upward = grid.across, grid.upward
    if i + 1 < n and not across[v]:
        out.append((state + 2 - upright, turn + xs[i + 1] - xs[i] + CROSSING * grid.cross_across[v]))
    if i and not across[v - 1]:
        out.append((state - 2 - upright, turn + xs[i] - xs[i - 1] + CROSSING * grid.cross_across[v - 1]))
    if j + 1 < len(ys) and not upward[v]:
        out.append((2 * (v + n) + 1, straight + ys[j + 1] - ys[j] + CROSSING * grid.cross_upward[v]))
    if j and not upward[v - n]:
        out.append((2 * (v - n) + 1, straight + ys[j] - ys[j - 1] + CROSSING * grid.cross_upward[v - n]))
    return out


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
