"""Fronts: of all shapes of a subtree, those which no other beats in both width and height."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Any, Final

from lfa.layout.runs import split
from lfa.layout.shapes import Gaps, Rule, Shape, columns, columns_size, hanging, hanging_size, leaf, row, row_size

#: How many shapes of a subtree are kept, and how many limits are tried for each rule.
KEPT: Final = 10
TRIED: Final = 7


class Fronts:
    """The shapes worth keeping of every subtree, for one box width; what was found once is remembered.

    Shapes wider or higher than `most` are left out: on the page their text would be too small to win.
    """

    def __init__(
        self, boxes: Mapping[int, tuple[float, float]], gaps: Gaps, most: tuple[float, float] = (inf, inf)
    ) -> None:
        self.boxes, self.gaps, self.most = boxes, gaps, most
        self._numbers: dict[tuple[int, ...], int] = {}
        self._fronts: list[list[Shape]] = []

    def of(self, root: int, children: Mapping[int, Sequence[int]]) -> list[Shape]:
        """List the shapes of a subtree which no other beats in both width and height, narrowest first."""
        order, stack = list[int](), [root]
        while stack:
            node = stack.pop()
            order.append(node)
            stack.extend(children.get(node, ()))
        number: dict[int, int] = {}
        for node in reversed(order):
            kids = [number[kid] for kid in children.get(node, ())]
            key = (node, *kids)
            if key not in self._numbers:
                fronts = [self._fronts[kid] for kid in kids]
                made = (
                    _best_ways(node, self.boxes[node], fronts, self.gaps, self.most)
                    if kids
                    else [leaf(node, self.boxes[node])]
                )
                self._numbers[key] = len(self._fronts)
                self._fronts.append(made)
            number[node] = self._numbers[key]
        return self._fronts[number[root]]


#: A shape that may be built: width, height, its rule, its children and their groups.
Draft = tuple[float, float, Rule, list[Shape], list[int]]


def _best_ways(
    node: int,
    box: tuple[float, float],
    kids: Sequence[Sequence[Shape]],
    gaps: Gaps,
    most: tuple[float, float],
) -> list[Shape]:
    """Build the shapes of a parent that are worth keeping; none larger than the most, if that can be."""
    drafts = [*_rows(box, kids, gaps), *_lists(box, kids, gaps)]
    small = [draft for draft in drafts if draft[0] <= most[0] and draft[1] <= most[1]]
    out = []
    for _, _, rule, chosen, groups in kept(small or drafts, _extent):
        if rule == "row":
            out.append(row(node, box, chosen, gaps, groups))
        elif rule == "list":
            out.append(hanging(node, box, chosen, gaps))
        else:
            out.append(columns(node, box, chosen, gaps, groups))
    return out


def _extent(draft: Draft) -> tuple[float, float]:
    return draft[:2]


def _rows(box: tuple[float, float], kids: Sequence[Sequence[Shape]], gaps: Gaps) -> Iterator[Draft]:
    """Draft rows and banks, for every limit on the height of the children."""
    before: list[Shape] = []
    for limit in _limits(shape.height for front in kids for shape in front):
        chosen = [_narrowest(front, limit) for front in kids]
        if chosen == before:
            continue
        before = chosen
        wide = [kid.width + gaps.row for kid in chosen]
        for storeys in (1, 2, 3):
            if storeys == 1 or len(kids) > storeys:
                groups = split(wide, storeys)
                yield (*row_size(box, chosen, gaps, groups)[:2], "row", chosen, groups)


def _lists(box: tuple[float, float], kids: Sequence[Sequence[Shape]], gaps: Gaps) -> Iterator[Draft]:
    """Draft lists and columns, for every limit on the width of the children."""
    before: list[Shape] = []
    for limit in _limits(shape.width for front in kids for shape in front):
        chosen = [_lowest(front, limit) for front in kids]
        if chosen == before:
            continue
        before = chosen
        yield (*hanging_size(box, chosen, gaps)[:2], "list", chosen, [len(kids)])
        tall = [kid.height + gaps.item for kid in chosen]
        for count in (2, 3, 4):
            if len(kids) > count:
                groups = split(tall, count)
                yield (*columns_size(box, chosen, gaps, groups)[:2], "columns", chosen, groups)


def _limits(values: Iterable[float]) -> list[float]:
    found = sorted({round(value, 3) for value in values})
    if len(found) <= TRIED:
        return found
    return [found[round(k * (len(found) - 1) / (TRIED - 1))] for k in range(TRIED)]


def _narrowest(front: Sequence[Shape], limit: float) -> Shape:
    """Return the narrowest shape within a height, or the lowest there is."""
    return next((shape for shape in front if shape.height <= limit + 0.001), front[-1])


def _lowest(front: Sequence[Shape], limit: float) -> Shape:
    """Return the lowest shape within a width, or the narrowest there is."""
    return next((shape for shape in reversed(front) if shape.width <= limit + 0.001), front[0])


def _size_of(shape: Shape) -> tuple[float, float]:
    return shape.width, shape.height


def kept(shapes: Iterable[Any], size: Callable[[Any], tuple[float, float]] = _size_of) -> list[Any]:
    """Keep the Pareto front, thinned evenly to `KEPT`; earlier shapes win ties.

    Examples
    --------
    >>> wide, tall, bad = leaf(0, (9, 1)), leaf(0, (1, 9)), leaf(0, (9, 9))
    >>> [shape.width for shape in kept([wide, bad, tall])]
    [1, 9]
    """
    front: list[Any] = []
    lowest = inf
    for shape in sorted(shapes, key=lambda shape: (round(size(shape)[0], 4), size(shape)[1])):
        height = size(shape)[1]
        if height < lowest - 1e-6:
            front.append(shape)
            lowest = height
    if len(front) <= KEPT:
        return front
    return [front[round(k * (len(front) - 1) / (KEPT - 1))] for k in range(KEPT)]
