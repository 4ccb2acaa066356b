"""Shapes of a subtree: row, banks, hanging list, hanging columns; the ones worth keeping.

A shape measures x to the right and y downward from its upper left corner, in em. The parent stands on
top; its causes lie below. (Effects are shaped the same way and turned upside down afterwards.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from attrs import field, frozen

from lfa.layout.geometry import Point

Rule = Literal["leaf", "row", "banks", "list", "columns"]

#: How many shapes of a subtree are kept, and how many limits are tried for each rule.
KEPT: Final = 14
TRIED: Final = 10


@frozen
class Gaps:
    """White space, in em: between siblings in a row, parent and row, members of a list, columns."""

    row: float = 1.4
    storey: float = 1.5
    item: float = 0.9
    column: float = 1.5
    indent: float = 1.6

    def grown(self, factor: float) -> Gaps:
        """Return wider gaps, for lines that found no way."""
        return Gaps(
            self.row * factor, self.storey * factor, self.item * factor, self.column * factor, self.indent * factor
        )


@frozen(eq=False)
class Shape:
    """One way to draw a subtree.

    `centre` is the x of the parent's box, `spots` the upper left corners of the children's shapes, and
    `ways` the lines from each child's box to the parent's box.
    """

    node: int
    rule: Rule
    width: float
    height: float
    centre: float
    kids: tuple[Shape, ...] = ()
    spots: tuple[Point, ...] = ()
    ways: tuple[tuple[Point, ...], ...] = ()
    box: tuple[float, float] = field(default=(0.0, 0.0))


def leaf(node: int, box: tuple[float, float]) -> Shape:
    """Return the only shape of an element without children."""
    return Shape(node, "leaf", box[0], box[1], box[0] / 2, box=box)


def row(node: int, box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, storeys: int = 1) -> Shape:
    """Set children side by side, tops in line, on one storey or in banks with the trunk led down at the left.

    Examples
    --------
    >>> shape = row(0, (10, 2), [leaf(1, (10, 2)), leaf(2, (10, 3))], Gaps())
    >>> shape.width, shape.height, shape.centre
    (21.4, 6.5, 10.7)
    """
    groups = split([kid.width + gaps.row for kid in kids], storeys)
    side = gaps.indent / 2 if storeys > 1 else 0.0
    spots: list[Point] = []
    y = box[1] + gaps.storey
    buses: list[float] = []
    number = 0
    for size in groups:
        x = side
        buses.append(y - gaps.storey / 2)
        for kid in kids[number : number + size]:
            spots.append((x, y))
            x += kid.width + gaps.row
        y += max(kid.height for kid in kids[number : number + size]) + gaps.storey
        number += size
    first, last = spots[0][0] + kids[0].centre, spots[groups[0] - 1][0] + kids[groups[0] - 1].centre
    centre = (first + last) / 2
    shift = max(0.0, box[0] / 2 - centre)
    spots = [(x + shift, y) for x, y in spots]
    centre += shift
    side_x = shift
    ways: list[tuple[Point, ...]] = []
    number = 0
    for storey, size in enumerate(groups):
        for kid, (x, top) in zip(kids[number : number + size], spots[number : number + size], strict=True):
            middle, bus = x + kid.centre, buses[storey]
            around = ((side_x, bus), (side_x, buses[0])) if storey else ()
            ways.append(((middle, top), (middle, bus), *around, (centre, buses[0]), (centre, box[1])))
        number += size
    width = max([centre + box[0] / 2, *(x + kid.width for kid, (x, _) in zip(kids, spots, strict=True))])
    rule: Rule = "banks" if storeys > 1 else "row"
    return Shape(node, rule, width, y - gaps.storey, centre, tuple(kids), tuple(spots), tuple(ways), box)


def hanging(node: int, box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps) -> Shape:
    """Set children below one another, indented, joined to a trunk at the parent's left edge.

    Examples
    --------
    >>> hanging(0, (10, 2), [leaf(1, (10, 2)), leaf(2, (10, 3))], Gaps()).width
    11.6
    """
    trunk, y = gaps.indent / 2, box[1] + gaps.item
    spots: list[Point] = []
    ways: list[tuple[Point, ...]] = []
    for kid in kids:
        spots.append((gaps.indent, y))
        middle = y + kid.box[1] / 2
        ways.append(((gaps.indent + kid.centre - kid.box[0] / 2, middle), (trunk, middle), (trunk, box[1])))
        y += kid.height + gaps.item
    width = max(box[0], gaps.indent + max(kid.width for kid in kids))
    return Shape(node, "list", width, y - gaps.item, box[0] / 2, tuple(kids), tuple(spots), tuple(ways), box)


def columns(node: int, box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, count: int) -> Shape:
    """Set children in several hanging lists side by side, their trunks joined by one bus under the parent."""
    groups = split([kid.height + gaps.item for kid in kids], count)
    stub, bus = gaps.indent / 2, box[1] + gaps.storey / 2
    spots: list[Point] = []
    trunks: list[float] = []
    x, number, height = 0.0, 0, 0.0
    for size in groups:
        y = box[1] + gaps.storey
        for kid in kids[number : number + size]:
            spots.append((x + stub, y))
            trunks.append(x)
            y += kid.height + gaps.item
        height = max(height, y - gaps.item)
        x += stub + max(kid.width for kid in kids[number : number + size]) + gaps.column
        number += size
    centre = (trunks[0] + spots[-1][0] + kids[-1].centre + kids[-1].box[0] / 2) / 2
    shift = max(0.0, box[0] / 2 - centre)
    centre += shift
    spots = [(a + shift, b) for a, b in spots]
    ways = tuple(
        (
            (a + kid.centre - kid.box[0] / 2, b + kid.box[1] / 2),
            (trunk + shift, b + kid.box[1] / 2),
            (trunk + shift, bus),
            (centre, bus),
            (centre, box[1]),
        )
        for kid, (a, b), trunk in zip(kids, spots, trunks, strict=True)
    )
    width = max(x - gaps.column + shift, centre + box[0] / 2)
    return Shape(node, "columns", width, height, centre, tuple(kids), tuple(spots), ways, box)


def split(sizes: Sequence[float], count: int) -> list[int]:
    """Cut a sequence into at most `count` runs so that the largest run is as small as can be.

    Examples
    --------
    >>> split([3, 1, 1, 1], 2)
    [1, 3]
    """
    if count == 1:
        return [len(sizes)]
    low, high = max(sizes), sum(sizes)
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_runs(sizes, middle)) <= count else (middle, high)
    return _runs(sizes, high)


def _runs(sizes: Sequence[float], limit: float) -> list[int]:
    runs, total = [0], 0.0
    for size in sizes:
        if runs[-1] and total + size > limit + 1e-9:
            runs.append(0)
            total = 0.0
        runs[-1] += 1
        total += size
    return runs


def fronts(
    root: int, children: Mapping[int, Sequence[int]], boxes: Mapping[int, tuple[float, float]], gaps: Gaps
) -> list[Shape]:
    """List the shapes of a subtree which no other beats in both width and height, narrowest first."""
    order, stack = list[int](), [root]
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(children.get(node, ()))
    made: dict[int, list[Shape]] = {}
    for node in reversed(order):
        kids = [made.pop(kid) for kid in children.get(node, ())]
        made[node] = kept(_ways(node, boxes[node], kids, gaps)) if kids else [leaf(node, boxes[node])]
    return made[root]


def _ways(node: int, box: tuple[float, float], kids: Sequence[Sequence[Shape]], gaps: Gaps) -> Iterator[Shape]:
    for limit in _limits(shape.height for front in kids for shape in front):
        chosen = [_narrowest(front, limit) for front in kids]
        for storeys in (1, 2, 3):
            if storeys == 1 or len(kids) > storeys:
                yield row(node, box, chosen, gaps, storeys)
    for limit in _limits(shape.width for front in kids for shape in front):
        chosen = [_lowest(front, limit) for front in kids]
        yield hanging(node, box, chosen, gaps)
        for count in (2, 3, 4):
            if len(kids) > count:
                yield columns(node, box, chosen, gaps, count)


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


def kept(shapes: Iterable[Shape]) -> list[Shape]:
    """Keep the Pareto front, thinned evenly to `KEPT`; earlier shapes win ties.

    Examples
    --------
    >>> wide, tall, bad = leaf(0, (9, 1)), leaf(0, (1, 9)), leaf(0, (9, 9))
    >>> [shape.width for shape in kept([wide, bad, tall])]
    [1, 9]
    """
    front: list[Shape] = []
    for shape in sorted(shapes, key=lambda shape: (shape.width, shape.height)):
        if not front or shape.height < front[-1].height - 1e-6:
            front.append(shape)
    if len(front) <= KEPT:
        return front
    return [front[round(k * (len(front) - 1) / (KEPT - 1))] for k in range(KEPT)]
