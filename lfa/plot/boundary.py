"""A line round some boxes and the links among them, without taking in any other box."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from lfa.layout.geometry import Drawing, Point, rounded

Block = tuple[float, float, float, float]
#: How far the line keeps from what is inside and from what is outside, and how wide a gap it bridges, in em.
AWAY = 0.32
BRIDGE = 1.4


def around(drawing: Drawing, ids: Sequence[str]) -> Iterator[tuple[Point, ...]]:
    """Yield the closed lines round some elements and the links of the tree among them.

    Neighbours share one line; a box that is not among them stays outside.

    Examples
    --------
    >>> from lfa.layout.geometry import Box, Page
    >>> drawing = Drawing({"P": Box(50, 50, 40, 20)}, (), (), 10.0, Page(100, 100))
    >>> list(around(drawing, ["P"]))
    [((26.8, 36.8), (73.2, 36.8), (73.2, 63.2), (26.8, 63.2), (26.8, 36.8))]
    """
    em, inside = drawing.font_size, set(ids)
    boxes = [drawing.boxes[name].sides for name in ids]
    foreign = [_grown(*box.sides, AWAY * em) for name, box in drawing.boxes.items() if name not in inside]
    ways = [
        (min(a, c), min(b, d), max(a, c), max(b, d))
        for one in drawing.connectors
        if one.kind == "tree" and one.cause in inside and one.effect in inside
        for (a, b), (c, d) in pairwise(one.points)
    ]
    near = [_grown(*block, AWAY * em) for block in (*boxes, *ways)]
    yield from outlines(
        [*near, *_bridges([*boxes, *ways], BRIDGE * em, AWAY * em)], foreign, [_grown(*box, 0.0) for box in boxes]
    )


def _bridges(boxes: Sequence[Block], gap: float, away: float) -> Iterator[Block]:
    """Yield what lies between boxes and ways that stand close to one another, side by side or one above the other."""
    for one, other in combinations(boxes, 2):
        left, right = max(one[0], other[0]), min(one[2], other[2])
        bottom, top = max(one[1], other[1]), min(one[3], other[3])
        if (left < right and bottom - top <= 2 * gap) or (bottom < top and left - right <= 2 * gap):
            yield _grown(min(left, right), min(bottom, top), max(left, right), max(bottom, top), away)


def _grown(left: float, bottom: float, right: float, top: float, by: float) -> Block:
    return rounded(left - by), rounded(bottom - by), rounded(right + by), rounded(top + by)


def outlines(
    blocks: Sequence[Block], without: Sequence[Block] = (), always: Sequence[Block] = ()
) -> Iterator[tuple[Point, ...]]:
    """Yield the outlines of the union of rectangles, each closed, counterclockwise round what is inside.

    What lies in `without` is cut out, unless it lies in `always`.

    Examples
    --------
    >>> list(outlines([(0, 0, 2, 1), (0, 0, 1, 2)]))
    [((0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2), (0, 0))]
    """
    every = (*blocks, *without, *always)
    xs = sorted({x for block in every for x in (block[0], block[2])})
    ys = sorted({y for block in every for y in (block[1], block[3])})

    def cells(of: Sequence[Block]) -> set[tuple[int, int]]:
        return {
            (i, j)
            for left, bottom, right, top in of
            for i in range(bisect_left(xs, left), bisect_left(xs, right))
            for j in range(bisect_left(ys, bottom), bisect_left(ys, top))
        }

    full = (cells(blocks) - cells(without)) | cells(always)
    for ring in _rings(full):
        yield tuple((xs[i], ys[j]) for i, j in ring)


def _rings(full: set[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Follow the borders between full and empty cells, the full ones to the left."""
    after: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(full):
        sides = (
            ((i, j), (i + 1, j), (i, j - 1)),
            ((i + 1, j), (i + 1, j + 1), (i + 1, j)),
            ((i + 1, j + 1), (i, j + 1), (i, j + 1)),
            ((i, j + 1), (i, j), (i - 1, j)),
        )
        for start, end, beyond in sides:
            if beyond not in full:
                after.setdefault(start, []).append(end)
    while after:
        yield _straight(_ring(after))


def _ring(after: dict[tuple[int, int], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    start = min(after)
    ring = [start]
    while len(ring) == 1 or ring[-1] != start:
        ends = after[ring[-1]]
        step = ends.pop(0) if len(ring) == 1 else ends.pop(_leftmost(ring[-2], ring[-1], ends))
        if not ends:
            del after[ring[-1]]
        ring.append(step)
    return ring


def _leftmost(before: tuple[int, int], here: tuple[int, int], ends: Sequence[tuple[int, int]]) -> int:
    """Where two full cells touch at a corner, turn left: so that rings do not cross themselves."""
    dx, dy = here[0] - before[0], here[1] - before[1]
    return max(range(len(ends)), key=lambda k: dx * (ends[k][1] - here[1]) - dy * (ends[k][0] - here[0]))


def _straight(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the points where the line does not turn."""
    open_ring = ring[:-1]
    count = len(open_ring)
    kept = [
        spot
        for k, spot in enumerate(open_ring)
        if not (open_ring[k - 1][0] == spot[0] == open_ring[(k + 1) % count][0])
        and not (open_ring[k - 1][1] == spot[1] == open_ring[(k + 1) % count][1])
    ]
    return [*kept, kept[0]]
