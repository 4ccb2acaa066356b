"""Runs: where to cut a sequence of children into storeys or columns of about the same size."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, combinations, pairwise
from typing import Final

#: Sequences up to this length are cut in the best way, longer ones nearly so.
FEW: Final = 7


def split(sizes: Sequence[float], count: int) -> list[int]:
    """Cut a sequence into at most `count` runs so that the largest run is as small as can be.

    Examples
    --------
    >>> split([3, 1, 1, 1], 2)
    [1, 3]
    """
    if count == 1:
        return [len(sizes)]
    if len(sizes) <= FEW:
        return _cut_exactly(sizes, count)
    low, high = max(sizes), sum(sizes)
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_runs(sizes, middle)) <= count else (middle, high)
    return _runs(sizes, high)


@cache
def _cuts(length: int, count: int) -> list[tuple[tuple[int, int], ...]]:
    """List every way to cut a sequence, as (start, end) of the runs."""
    return [tuple(pairwise((0, *cuts, length))) for cuts in combinations(range(1, length), count - 1)]


def _cut_exactly(sizes: Sequence[float], count: int) -> list[int]:
    """Try every way to cut a short sequence."""
    ahead = [0.0, *accumulate(sizes)]
    best: tuple[tuple[int, int], ...] = ((0, len(sizes)),)
    least = ahead[-1]
    for cuts in _cuts(len(sizes), count):
        largest = max([ahead[b] - ahead[a] for a, b in cuts])
        if largest < least - 1e-9:
            best, least = cuts, largest
    return [b - a for a, b in best]


def _runs(sizes: Sequence[float], limit: float) -> list[int]:
    runs, total = [0], 0.0
    for size in sizes:
        if runs[-1] and total + size > limit + 1e-9:
            runs.append(0)
            total = 0.0
        runs[-1] += 1
        total += size
    return runs
