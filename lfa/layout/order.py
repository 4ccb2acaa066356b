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
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from lfa.layout.rows import Rows

Order = list[list[int]]
Near = Mapping[int, Sequence[int]]

#: From this many items on, the search is shorter.
LARGE: Final = 1000
#: Rows of up to this many items are set in the very best order.
SMALL: Final = 7


def arrange(made: Rows, root: int) -> None:
    """Order the rows in place.

    A walk from the root gives the first order; weighted medians, swaps of neighbours and the exact best
    order of small rows improve it; seeded restarts look for better ones. Stops when nothing crosses.
    """
    down, up = _neighbours(made)
    size = sum(map(len, made.rows))
    restarts = max(1, min(24, 6000 // max(size, 1)))
    chance = random.Random(20)  # noqa: S311 - a seeded generator, for the same picture every time
    first = best = _walked(made, root)
    least = _crossings(best, down)
    for attempt in range(restarts if least else 0):
        trial = [list(row) for row in (first if attempt < 2 else best)]
        if attempt >= 2:
            _shake(trial, chance)
        trial, count = _improve(trial, up, down, downward=attempt % 2 == 0)
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
    return _crossings(order, _neighbours(made)[0])


def _crossings(order: Sequence[Sequence[int]], down: Near) -> int:
    return sum(_between(upper, lower, down) for upper, lower in pairwise(order))


def _between(upper: Sequence[int], lower: Sequence[int], down: Near) -> int:
    below = {item: k for k, item in enumerate(lower)}
    count, seen = 0, list[int]()
    for item in upper:
        places = [below[other] for other in down.get(item, ())]
        for place in places:
            count += len(seen) - bisect_right(seen, place)
        for place in places:
            insort(seen, place)
    return count


def _improve(order: Order, up: Near, down: Near, *, downward: bool) -> tuple[Order, int]:
    best, least = [list(row) for row in order], _crossings(order, down)
    stale = 0
    for turn in range(24 if sum(map(len, order)) < LARGE else 6):
        going_down = (turn % 2 == 0) == downward
        _sweep(order, up if going_down else down, going_down=going_down)
        _swap(order, up, down)
        count = _crossings(order, down)
        stale = 0 if count < least else stale + 1
        if count < least:
            best, least = [list(row) for row in order], count
        if not least or stale > 4:
            break
    return best, least


def _sweep(order: Order, beside: Near, *, going_down: bool) -> None:
    rows = range(1, len(order)) if going_down else range(len(order) - 2, -1, -1)
    for k in rows:
        fixed = {item: place for place, item in enumerate(order[k - 1 if going_down else k + 1])}
        weighed = []
        for here, item in enumerate(order[k]):
            near = beside.get(item, ())
            weighed.append((sum([fixed[other] for other in near]) / len(near) if near else here, here, item))
        weighed.sort()
        order[k] = [item for _, _, item in weighed]


def _swap(order: Order, up: Near, down: Near) -> None:
    """Swap neighbours, and put small rows in their best order, while that saves crossings."""
    place = {item: k for row in order for k, item in enumerate(row)}
    stirred = set(range(len(order)))
    for _ in range(6):
        moved: set[int] = set()
        for k, row in enumerate(order):
            if k in stirred or k - 1 in moved:
                ends = {item: (_places(up, item, place), _places(down, item, place)) for item in row}
                if _arranged(row, ends):
                    moved.add(k)
                    place.update((item, n) for n, item in enumerate(row))
        if not moved:
            return
        stirred = {near for k in moved for near in (k - 1, k, k + 1)}


def _places(near: Near, item: int, place: Mapping[int, int]) -> list[int]:
    return sorted([place[other] for other in near.get(item, ())])


Ends = Mapping[int, tuple[list[int], list[int]]]


def _arranged(row: list[int], ends: Ends) -> bool:
    return _permute(row, ends) if len(row) <= SMALL else _bubble(row, ends)


def _costs(a: int, b: int, ends: Ends) -> tuple[int, int]:
    """Count the crossings of two items when `a` stands to the left of `b`, and to the right."""
    left = right = 0
    for mine, others in zip(ends[a], ends[b], strict=True):
        for x in mine:
            left += bisect_left(others, x)
            right += len(others) - bisect_right(others, x)
    return left, right


def _bubble(row: list[int], ends: Ends) -> bool:
    better = False
    for k in range(len(row) - 1):
        a, b = row[k], row[k + 1]
        left, right = _costs(a, b, ends)
        if left > right:
            row[k], row[k + 1] = b, a
            better = True
    return better


def _permute(row: list[int], ends: Ends) -> bool:
    """Find the best order of a small row, from the best orders of all its subsets."""
    table: dict[tuple[int, int], int] = {}
    now = bound = 0
    for (m, a), (n, b) in combinations(enumerate(row), 2):
        table[m, n], table[n, m] = _costs(a, b, ends)
        now += table[m, n]
        bound += min(table[m, n], table[n, m])
    if now == bound:
        return False
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for chosen in range(1, 1 << len(row)):
        members = [k for k in range(len(row)) if chosen >> k & 1]
        best[chosen] = min(
            (best[chosen ^ 1 << last][0] + sum([table[k, last] for k in members if k != last]),
             (*best[chosen ^ 1 << last][1], last))
            for last in members
        )  # fmt: skip
    count, order = best[(1 << len(row)) - 1]
    if count < now:
        row[:] = [row[k] for k in order]
    return count < now


def _shake(order: Order, chance: random.Random) -> None:
    for row in order:
        for _ in range(max(1, len(row) // 4)):
            a, b = chance.randrange(len(row)), chance.randrange(len(row))
            row[a], row[b] = row[b], row[a]
