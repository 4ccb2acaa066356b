"""Shapes of a subtree: row, banks, hanging list, hanging columns; the ones worth keeping.

A shape measures x to the right and y downward from its upper left corner, in em. The parent stands on
top; its causes lie below. (Effects are shaped the same way and turned upside down afterwards.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations, pairwise
from typing import Final, Literal

from attrs import frozen

from lfa.layout.geometry import Point

Rule = Literal["leaf", "row", "banks", "list", "columns"]

#: How many shapes of a subtree are kept, and how many limits are tried for each rule.
KEPT: Final = 10
TRIED: Final = 7
#: Sequences up to this length are cut in the best way, longer ones nearly so.
FEW: Final = 7


@frozen
class Gaps:
    """White space, in em: side by side in a row and between columns; parent and row, and in a list; indent.

    A single child stands right under its parent, at `single`.
    """

    row: float = 1.4
    column: float = 1.5
    storey: float = 1.5
    single: float = 1.2
    item: float = 0.9
    indent: float = 1.6

    def grown(self, across: float, down: float | None = None) -> Gaps:
        """Return wider gaps: for lines that found no way, or where the page has room to spare."""
        down = across if down is None else down
        return Gaps(
            self.row * across,
            self.column * across,
            self.storey * down,
            self.single * down,
            self.item * down,
            self.indent * min(across, 1.25),
        )


@frozen(eq=False)
class Shape:
    """One way to draw a subtree.

    `centre` is the x of the parent's box, `spots` the upper left corners of the children's shapes, and
    `ways` the lines from each child's box to the parent's box. `groups` are the sizes of storeys or
    columns. `fuss` adds up what makes it less calm than plain rows.
    """

    node: int
    rule: Rule
    width: float
    height: float
    centre: float
    kids: tuple[Shape, ...] = ()
    spots: tuple[Point, ...] = ()
    ways: tuple[tuple[Point, ...], ...] = ()
    box: tuple[float, float] = (0.0, 0.0)
    groups: tuple[int, ...] = ()
    fuss: float = 0.0


def leaf(node: int, box: tuple[float, float]) -> Shape:
    """Return the only shape of an element without children."""
    return Shape(node, "leaf", box[0], box[1], box[0] / 2, box=box)


def row(
    node: int, box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, groups: Sequence[int] | int = 1
) -> Shape:
    """Set children side by side, tops in line, on one storey or in banks with the trunk led down at the left.

    Examples
    --------
    >>> shape = row(0, (10, 2), [leaf(1, (10, 2)), leaf(2, (10, 3))], Gaps())
    >>> shape.width, shape.height, shape.centre
    (21.4, 6.5, 10.7)
    """
    if isinstance(groups, int):
        groups = split([kid.width + gaps.row for kid in kids], groups)
    storey = gaps.storey if len(kids) > 1 else gaps.single
    side = gaps.indent / 2 if len(groups) > 1 else 0.0
    spots, buses, foot = _storeys(kids, groups, gaps, (side, box[1] + storey), storey)
    first, last = spots[0][0] + kids[0].centre, spots[groups[0] - 1][0] + kids[groups[0] - 1].centre
    centre = (first + last) / 2
    shift = max(0.0, box[0] / 2 - centre)
    centre += shift
    spots = [(x + shift, y) for x, y in spots]
    ways = []
    for kid, (x, top), bus in zip(kids, spots, buses, strict=True):
        around = ((shift, bus), (shift, buses[0])) if bus != buses[0] else ()
        ways.append(((x + kid.centre, top), (x + kid.centre, bus), *around, (centre, buses[0]), (centre, box[1])))
    width = max([centre + box[0] / 2, *(x + kid.width for kid, (x, _) in zip(kids, spots, strict=True))])
    rule: Rule = "banks" if len(groups) > 1 else "row"
    fuss = sum(kid.fuss for kid in kids) + 1.5 * (rule == "banks")
    return Shape(node, rule, width, foot, centre, tuple(kids), tuple(spots), tuple(ways), box, tuple(groups), fuss)


def _storeys(
    kids: Sequence[Shape], groups: Sequence[int], gaps: Gaps, start: Point, storey: float
) -> tuple[list[Point], list[float], float]:
    """Set shapes side by side, storey under storey; tell their corners, the bus above each, and the foot."""
    spots: list[Point] = []
    buses: list[float] = []
    y, number = start[1], 0
    for size in groups:
        x = start[0]
        for kid in kids[number : number + size]:
            spots.append((x, y))
            buses.append(y - storey / 2)
            x += kid.width + gaps.row
        y += max(kid.height for kid in kids[number : number + size]) + storey
        number += size
    return spots, buses, y - storey


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
        ways.append(((gaps.indent + _left(kid), middle), (trunk, middle), (trunk, box[1])))
        y += kid.height + gaps.item
    width = max(box[0], gaps.indent + max(kid.width for kid in kids))
    fuss = _fuss(kids) + 0.3 + 0.5 * (len(kids) == 1)
    return Shape(
        node, "list", width, y - gaps.item, box[0] / 2, tuple(kids), tuple(spots), tuple(ways), box, (len(kids),), fuss
    )


def _left(kid: Shape) -> float:
    """Tell how far the box of a shape stands from the shape's left edge."""
    return kid.centre - kid.box[0] / 2


def _fuss(kids: Sequence[Shape]) -> float:
    """Add up the fuss of the members of a list; a member that does not begin at the indent adds more."""
    return sum(kid.fuss + 0.8 * (_left(kid) > 0.01) for kid in kids)


def columns(
    node: int, box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, groups: Sequence[int] | int
) -> Shape:
    """Set children in several hanging lists side by side, their trunks joined by one bus under the parent."""
    if isinstance(groups, int):
        groups = split([kid.height + gaps.item for kid in kids], groups)
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
    last = len(kids) - groups[-1]
    centre = (spots[0][0] + kids[0].centre + spots[last][0] + kids[last].centre) / 2
    shift = max(0.0, box[0] / 2 - centre)
    centre += shift
    spots = [(a + shift, b) for a, b in spots]
    ways = tuple(
        (
            (a + _left(kid), b + kid.box[1] / 2),
            (trunk + shift, b + kid.box[1] / 2),
            (trunk + shift, bus),
            (centre, bus),
            (centre, box[1]),
        )
        for kid, (a, b), trunk in zip(kids, spots, trunks, strict=True)
    )
    width = max(x - gaps.column + shift, centre + box[0] / 2)
    fuss = _fuss(kids) + 0.4
    return Shape(node, "columns", width, height, centre, tuple(kids), tuple(spots), ways, box, tuple(groups), fuss)


def again(shape: Shape, gaps: Gaps) -> Shape:
    """Build a shape anew, with the same rules all through, in other gaps."""
    order, stack = list[Shape](), [shape]
    while stack:
        one = stack.pop()
        order.append(one)
        stack.extend(one.kids)
    made: dict[int, Shape] = {}
    for one in reversed(order):
        kids = [made[id(kid)] for kid in one.kids]
        made[id(one)] = _built(one, kids, gaps)
    return made[id(shape)]


def _built(old: Shape, kids: Sequence[Shape], gaps: Gaps) -> Shape:
    if old.rule == "leaf":
        return old
    if old.rule == "list":
        return hanging(old.node, old.box, kids, gaps)
    if old.rule == "columns":
        return columns(old.node, old.box, kids, gaps, old.groups)
    return row(old.node, old.box, kids, gaps, old.groups)


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


def _cut_exactly(sizes: Sequence[float], count: int) -> list[int]:
    """Try every way to cut a short sequence."""
    ahead = [0.0, *accumulate(sizes)]
    best: tuple[int, ...] = (len(sizes),)
    least = ahead[-1]
    for cuts in combinations(range(1, len(sizes)), count - 1):
        ends = (0, *cuts, len(sizes))
        largest = max(ahead[b] - ahead[a] for a, b in pairwise(ends))
        if largest < least - 1e-9:
            best, least = tuple(b - a for a, b in pairwise(ends)), largest
    return list(best)


def _runs(sizes: Sequence[float], limit: float) -> list[int]:
    runs, total = [0], 0.0
    for size in sizes:
        if runs[-1] and total + size > limit + 1e-9:
            runs.append(0)
            total = 0.0
        runs[-1] += 1
        total += size
    return runs


class Fronts:
    """The shapes worth keeping of every subtree, for one box width; what was found once is remembered."""

    def __init__(self, boxes: Mapping[int, tuple[float, float]], gaps: Gaps) -> None:
        self.boxes, self.gaps = boxes, gaps
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
                    kept(_ways(node, self.boxes[node], fronts, self.gaps)) if kids else [leaf(node, self.boxes[node])]
                )
                self._numbers[key] = len(self._fronts)
                self._fronts.append(made)
            number[node] = self._numbers[key]
        return self._fronts[number[root]]


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
