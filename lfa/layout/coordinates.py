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
from typing import Final

#: Em between boxes from which on the threads, too, stand farther apart.
WIDE: Final = 2.5


def isotonic(wanted: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the rising sequence nearest to the wanted one (weighted least squares).

    Examples
    --------
    >>> isotonic([3, 1, 5], [1, 1, 1])
    [2.0, 2.0, 5.0]
    """
    means: list[float] = []
    totals: list[float] = []
    counts: list[int] = []
    for value, weight in zip(wanted, weights, strict=True):
        mean, total, count = float(value), weight, 1
        while means and means[-1] > mean:
            before = totals.pop()
            mean = (mean * total + means.pop() * before) / (total + before)
            total += before
            count += counts.pop()
        means.append(mean)
        totals.append(total)
        counts.append(count)
    return [mean for mean, count in zip(means, counts, strict=True) for _ in range(count)]


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
    ahead = list(itertools.accumulate(apart, initial=0.0))
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
    weights = [[_weight(item, up, down) for item in row] for row in rows]
    everything = {item: (*up.get(item, ()), *down.get(item, ())) for row in rows for item in row}
    beside = [{item: _near(item, side, everything) for item in everything} for side in (up, down)]
    for turn in range(sweeps):
        order = range(len(rows)) if turn % 2 == 0 else range(len(rows) - 1, -1, -1)
        near = everything if turn < 2 or turn >= sweeps - 2 else beside[turn % 2]
        for k in order:
            wanted = [_middle(item, near[item], x) for item in rows[k]]
            x.update(zip(rows[k], settle(wanted, weights[k], apart[k]), strict=True))
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
    more = max(1.0, gap / WIDE) ** 2
    return (widths[a] + widths[b]) / 2 + (gap, 0.6 * more, 0.5 * more)[slim]


def _weight(item: int, up: Mapping[int, Sequence[int]], down: Mapping[int, Sequence[int]]) -> float:
    return 8.0 if item < 0 else 1.0 + 0.2 * (len(up.get(item, ())) + len(down.get(item, ())))


def _near(item: int, side: Mapping[int, Sequence[int]], everything: Mapping[int, Sequence[int]]) -> Sequence[int]:
    """List what an item is drawn to: what it meets on one side, if anything; a thread on both."""
    return everything[item] if item < 0 else side.get(item) or everything[item]


def _middle(item: int, near: Sequence[int], x: Mapping[int, float]) -> float:
    if len(near) == 1:
        return x[near[0]]
    return sum([x[other] for other in near]) / len(near) if near else x[item]
