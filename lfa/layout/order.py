"""The order within each row: as few crossings as can be found, starting from the author's order.

References
----------
Sugiyama, K., Tagawa, S. and Toda, M. (1981). Methods for visual understanding of hierarchical system
structures. *IEEE Transactions on Systems, Man and Cybernetics* 11(2), 109-125.
Barth, W., Mutzel, P. and Jünger, M. (2004). Simple and efficient bilayer cross counting. *Journal of
Graph Algorithms and Applications* 8(2), 179-194.
"""

from __future__ import annotations

import random
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Final

from lfa.layout.rows import Pin, Rows

Order = list[list[int]]

#: From this many items on, the search is shorter.
LARGE: Final = 1000


def arrange(made: Rows, root: int) -> None:
    """Order the rows in place.

    A walk from the root gives the first order; weighted medians, swaps of neighbours and the exact best
    order of small rows improve it; seeded restarts look for better ones. Stops when nothing crosses.
    """
    down, up = _neighbours(made)
    size = sum(map(len, made.rows))
    restarts = max(1, min(24, 6000 // max(size, 1)))
    chance = random.Random(20)  # noqa: S311 - a seeded generator, for the same picture every time
    best = _walked(made, root)
    least = crossings(best, made)
    for attempt in range(restarts):
        trial = [list(row) for row in (_walked(made, root) if attempt < 2 else best)]
        if attempt >= 2:
            _shake(trial, chance)
        trial, count = _improve(trial, made, up, down, downward=attempt % 2 == 0)
        if count < least:
            best, least = trial, count
        if not least:
            break
    made.rows[:] = best


def _neighbours(made: Rows) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    down: dict[int, list[int]] = defaultdict(list)
    up: dict[int, list[int]] = defaultdict(list)
    for pin in (pin for pins in made.channels for pin in pins):
        down[pin.upper].append(pin.lower)
        up[pin.lower].append(pin.upper)
    return down, up


def _walked(made: Rows, root: int) -> Order:
    """Order by a depth-first walk from the root: branches stand together, siblings as written."""
    down, up = _neighbours(made)
    seen: dict[int, int] = {}
    starts = [root, *(item for row in made.rows for item in row if item >= 0)]
    for start in starts:
        stack = [start]
        while stack:
            item = stack.pop()
            if item in seen:
                continue
            seen[item] = len(seen)
            stack.extend(reversed([*down[item], *up[item]]))
    return [sorted(row, key=seen.__getitem__) for row in made.rows]


def crossings(order: Sequence[Sequence[int]], made: Rows) -> int:
    """Count the pairs of joints which cross, joints of one trunk left out."""
    return sum(_between(order[k], order[k + 1], pins) for k, pins in enumerate(made.channels))


def _between(upper: Sequence[int], lower: Sequence[int], pins: Iterable[Pin]) -> int:
    above = {item: k for k, item in enumerate(upper)}
    below = {item: k for k, item in enumerate(lower)}
    ends = sorted((above[pin.upper], below[pin.lower]) for pin in pins)
    count, seen = 0, list[int]()
    start = 0
    while start < len(ends):
        stop = start
        while stop < len(ends) and ends[stop][0] == ends[start][0]:
            stop += 1
        for _, place in ends[start:stop]:
            count += len(seen) - _not_right(seen, place)
        for _, place in ends[start:stop]:
            insort(seen, place)
        start = stop
    return count


def _not_right(seen: Sequence[int], place: int) -> int:
    low, high = 0, len(seen)
    while low < high:
        middle = (low + high) // 2
        if seen[middle] <= place:
            low = middle + 1
        else:
            high = middle
    return low


def _improve(
    order: Order, made: Rows, up: dict[int, list[int]], down: dict[int, list[int]], *, downward: bool
) -> tuple[Order, int]:
    best, least = [list(row) for row in order], crossings(order, made)
    stale = 0
    for turn in range(24 if sum(map(len, order)) < LARGE else 6):
        going_down = (turn % 2 == 0) == downward
        _sweep(order, up if going_down else down, going_down=going_down)
        _swap(order, up, down)
        count = crossings(order, made)
        stale = 0 if count < least else stale + 1
        if count < least:
            best, least = [list(row) for row in order], count
        if not least or stale > 4:
            break
    return best, least


def _sweep(order: Order, beside: dict[int, list[int]], *, going_down: bool) -> None:
    rows = range(1, len(order)) if going_down else range(len(order) - 2, -1, -1)
    for k in rows:
        fixed = {item: place for place, item in enumerate(order[k - 1 if going_down else k + 1])}
        here = {item: place for place, item in enumerate(order[k])}
        weight = {
            item: _median([fixed[other] for other in beside[item] if other in fixed], here[item]) for item in order[k]
        }
        order[k] = [item for _, _, item in sorted((weight[item], here[item], item) for item in order[k])]


def _median(places: list[int], otherwise: int) -> float:
    if not places:
        return otherwise
    return sum(places) / len(places)


def _swap(order: Order, up: dict[int, list[int]], down: dict[int, list[int]]) -> None:
    """Swap neighbours, and permute small rows, while that saves crossings."""
    for _ in range(6):
        better = False
        for k, row in enumerate(order):
            above = {item: place for place, item in enumerate(order[k - 1])} if k else {}
            below = {item: place for place, item in enumerate(order[k + 1])} if k + 1 < len(order) else {}
            ends = {item: (_places(up[item], above), _places(down[item], below)) for item in row}
            better |= _permute(row, ends) if len(row) <= 5 else _bubble(row, ends)
        if not better:
            return


def _places(items: Iterable[int], at: dict[int, int]) -> list[int]:
    return sorted(at[item] for item in items if item in at)


Ends = dict[int, tuple[list[int], list[int]]]


def _cost(a: int, b: int, ends: Ends) -> int:
    """Count the crossings of two items when `a` stands to the left of `b`."""
    return sum(x > y for side in (0, 1) for x in ends[a][side] for y in ends[b][side])


def _bubble(row: list[int], ends: Ends) -> bool:
    better = False
    for k in range(len(row) - 1):
        a, b = row[k], row[k + 1]
        if _cost(a, b, ends) > _cost(b, a, ends):
            row[k], row[k + 1] = b, a
            better = True
    return better


def _permute(row: list[int], ends: Ends) -> bool:
    table = {(a, b): _cost(a, b, ends) for a in row for b in row if a != b}

    def total(trial: Sequence[int]) -> int:
        return sum(table[a, b] for k, a in enumerate(trial) for b in trial[k + 1 :])

    now = total(row)
    best = min(permutations(row), key=total) if now else row
    if total(best) < now:
        row[:] = best
        return True
    return False


def _shake(order: Order, chance: random.Random) -> None:
    for row in order:
        for _ in range(max(1, len(row) // 4)):
            a, b = chance.randrange(len(row)), chance.randrange(len(row))
            row[a], row[b] = row[b], row[a]
