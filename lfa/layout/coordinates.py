"""Where the items of each row stand: near the middle of their neighbours, in order, with gaps kept.

References
----------
Barlow, R. E., Bartholomew, D. J., Bremner, J. M. and Brunk, H. D. (1972). *Statistical Inference under
Order Restrictions*. Wiley: pool adjacent violators.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence


def isotonic(wanted: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the rising sequence nearest to the wanted one (weighted least squares).

    Examples
    --------
    >>> isotonic([3, 1, 5], [1, 1, 1])
    [2.0, 2.0, 5.0]
    """
    pools: list[list[float]] = []
    for value, weight in zip(wanted, weights, strict=True):
        pools.append([float(value), weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            last, before = pools.pop(), pools.pop()
            total = last[1] + before[1]
            pools.append([(last[0] * last[1] + before[0] * before[1]) / total, total, last[2] + before[2]])
    return [value for value, _, count in pools for _ in range(int(count))]


def settle(wanted: Sequence[float], weights: Sequence[float], apart: Sequence[float]) -> list[float]:
    """Return the places nearest to the wanted ones that keep order and distances.

    Parameters
    ----------
    wanted, weights
        For each item.
    apart
        The least distance between each item and the next: one fewer.

    Examples
    --------
    >>> settle([0, 0], [1, 1], [10])
    [-5.0, 5.0]
    """
    ahead = [0.0]
    for distance in apart:
        ahead.append(ahead[-1] + distance)
    places = isotonic([w - a for w, a in zip(wanted, ahead, strict=True)], weights)
    return [p + a for p, a in zip(places, ahead, strict=True)]


def place(
    rows: Sequence[Sequence[int]],
    up: Mapping[int, Sequence[int]],
    down: Mapping[int, Sequence[int]],
    widths: Mapping[int, float],
    gap: float,
) -> dict[int, float]:
    """Give every item a centre, in sweeps down and up.

    Threads (negative items) weigh more, so that long links run straight.
    """
    x: dict[int, float] = {}
    apart = [[_apart(a, b, widths, gap) for a, b in itertools.pairwise(row)] for row in rows]
    for k, row in enumerate(rows):
        start = settle([0.0] * len(row), [1.0] * len(row), apart[k])
        x.update(zip(row, start, strict=True))
    sweeps = 10 if sum(map(len, rows)) < 2000 else 4
    for turn in range(sweeps):
        order = range(len(rows)) if turn % 2 == 0 else range(len(rows) - 1, -1, -1)
        last = turn >= sweeps - 2
        for k in order:
            row = rows[k]
            wanted = [_middle(item, up, down, x, both=last or turn < 2, upward=turn % 2 == 0) for item in row]
            weights = [_weight(item, up, down) for item in row]
            x.update(zip(row, settle(wanted, weights, apart[k]), strict=True))
    _straighten(rows, up, down, x, apart)
    return x


def _straighten(
    rows: Sequence[Sequence[int]],
    up: Mapping[int, Sequence[int]],
    down: Mapping[int, Sequence[int]],
    x: dict[int, float],
    apart: Sequence[Sequence[float]],
) -> None:
    """Bring the threads of one long link over one another, as far as their neighbours leave room."""
    where = {item: (k, n) for k, row in enumerate(rows) for n, item in enumerate(row) if item < 0}

    def room(item: int) -> tuple[float, float]:
        k, n = where[item]
        row = rows[k]
        left = x[row[n - 1]] + apart[k][n - 1] if n else -math.inf
        return left, (x[row[n + 1]] - apart[k][n] if n + 1 < len(row) else math.inf)

    for start in [item for item in where if not any(other < 0 for other in up.get(item, ()))]:
        run: list[int] = []
        low, high = -math.inf, math.inf
        item: int | None = start
        while item is not None:
            left, right = room(item)
            if run and max(low, left) > min(high, right):
                _line_up(run, low, high, x, up, down)
                run, low, high = [], -math.inf, math.inf
            run.append(item)
            low, high = max(low, left), min(high, right)
            item = next((other for other in down.get(item, ()) if other < 0), None)
        _line_up(run, low, high, x, up, down)


def _line_up(
    run: Sequence[int],
    low: float,
    high: float,
    x: dict[int, float],
    up: Mapping[int, Sequence[int]],
    down: Mapping[int, Sequence[int]],
) -> None:
    ends = [x[other] for other in (*up.get(run[0], ()), *down.get(run[-1], ()))]
    wish = sum(ends) / len(ends) if ends else x[run[0]]
    place = min(max(wish, low), high)
    x.update(dict.fromkeys(run, place))


def _apart(a: int, b: int, widths: Mapping[int, float], gap: float) -> float:
    slim = (a < 0) + (b < 0)
    return (widths[a] + widths[b]) / 2 + (gap, 0.6, 0.5)[slim]


def _weight(item: int, up: Mapping[int, Sequence[int]], down: Mapping[int, Sequence[int]]) -> float:
    return 8.0 if item < 0 else 1.0 + 0.2 * (len(up.get(item, ())) + len(down.get(item, ())))


def _middle(
    item: int,
    up: Mapping[int, Sequence[int]],
    down: Mapping[int, Sequence[int]],
    x: Mapping[int, float],
    *,
    both: bool,
    upward: bool,
) -> float:
    above, below = up.get(item, ()), down.get(item, ())
    near = above if upward else below
    if both or not near or item < 0:
        near = (*above, *below)
    if not near:
        return x[item]
    return sum(x[other] for other in near) / len(near)
