"""Shapes of a subtree: row, banks, hanging list, hanging columns; the ones worth keeping.

A shape measures x to the right and y downward from its upper left corner, in em. The parent stands on
top; its causes lie below. (Effects are shaped the same way and turned upside down afterwards.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, combinations, pairwise
from math import inf
from typing import Any, Final, Literal

from attrs import define, frozen

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


@define(eq=False)
class Shape:
    """One way to draw a subtree.

    `centre` is the x of the parent's box. `groups` are the sizes of storeys or columns. `fuss` adds up what
    makes it less calm than plain rows. Where the children go is worked out when it is asked for: of all the
    shapes that are compared, few are ever drawn.
    """

    node: int
    rule: Rule
    width: float
    height: float
    centre: float
    kids: tuple[Shape, ...] = ()
    box: tuple[float, float] = (0.0, 0.0)
    groups: tuple[int, ...] = ()
    fuss: float = 0.0
    gaps: Gaps | None = None
    _drawn: tuple[list[Point], list[tuple[Point, ...]]] | None = None

    @property
    def spots(self) -> list[Point]:
        """The upper left corners of the children's shapes."""
        return self.drawn()[0]

    @property
    def ways(self) -> list[tuple[Point, ...]]:
        """The lines from each child's box to the parent's box."""
        return self.drawn()[1]

    def drawn(self) -> tuple[list[Point], list[tuple[Point, ...]]]:
        """Return the spots and the ways of all children."""
        if self._drawn is None:
            gaps = self.gaps
            self._drawn = ([], []) if gaps is None else _DRAW[self.rule](self, gaps)
        return self._drawn


def leaf(node: int, box: tuple[float, float]) -> Shape:
    """Return the only shape of an element without children."""
    return Shape(node, "leaf", box[0], box[1], box[0] / 2, box=box)


#: Width, height and the x of the parent's centre.
Size = tuple[float, float, float]


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
    width, height, centre = _row_size(box, kids, gaps, groups)
    banks = len(groups) > 1
    fuss = sum([kid.fuss for kid in kids]) + 1.5 * banks
    return Shape(node, "banks" if banks else "row", width, height, centre, tuple(kids), box, tuple(groups), fuss, gaps)


def _row_size(box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, groups: Sequence[int]) -> Size:
    storey = gaps.storey if len(kids) > 1 else gaps.single
    side = gaps.indent / 2 if len(groups) > 1 else 0.0
    width, height, start = 0.0, box[1], 0
    for size in groups:
        inside = kids[start : start + size]
        width = max(width, sum([kid.width for kid in inside]) + gaps.row * (size - 1))
        height += storey + max([kid.height for kid in inside])
        start += size
    last = groups[0] - 1
    across = sum([kid.width + gaps.row for kid in kids[:last]])
    centre = side + (kids[0].centre + across + kids[last].centre) / 2
    shift = max(0.0, box[0] / 2 - centre)
    return max(centre + shift + box[0] / 2, shift + side + width), height, centre + shift


def _draw_row(shape: Shape, gaps: Gaps) -> tuple[list[Point], list[tuple[Point, ...]]]:
    kids, groups = shape.kids, shape.groups
    storey = gaps.storey if len(kids) > 1 else gaps.single
    side = gaps.indent / 2 if len(groups) > 1 else 0.0
    spots, buses = _storeys(kids, groups, gaps, (side, shape.box[1] + storey), storey)
    middle = (spots[0][0] + kids[0].centre + spots[groups[0] - 1][0] + kids[groups[0] - 1].centre) / 2
    shift = shape.centre - middle
    spots = [(x + shift, y) for x, y in spots]
    ways = []
    for kid, (x, top), bus in zip(kids, spots, buses, strict=True):
        around = ((shift, bus), (shift, buses[0])) if bus != buses[0] else ()
        foot = ((shape.centre, buses[0]), (shape.centre, shape.box[1]))
        ways.append(((x + kid.centre, top), (x + kid.centre, bus), *around, *foot))
    return spots, ways


def _storeys(
    kids: Sequence[Shape], groups: Sequence[int], gaps: Gaps, start: Point, storey: float
) -> tuple[list[Point], list[float]]:
    """Set shapes side by side, storey under storey; tell their corners and the bus above each."""
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
    return spots, buses


def hanging(node: int, box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps) -> Shape:
    """Set children below one another, indented, joined to a trunk at the parent's left edge.

    Examples
    --------
    >>> hanging(0, (10, 2), [leaf(1, (10, 2)), leaf(2, (10, 3))], Gaps()).width
    11.6
    """
    width, height, centre = _hanging_size(box, kids, gaps)
    fuss = _fuss(kids) + 0.3 + 0.5 * (len(kids) == 1)
    return Shape(node, "list", width, height, centre, tuple(kids), box, (len(kids),), fuss, gaps)


def _hanging_size(box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps) -> Size:
    width = max(box[0], gaps.indent + max([kid.width for kid in kids]))
    return width, box[1] + sum([gaps.item + kid.height for kid in kids]), box[0] / 2


def _draw_hanging(shape: Shape, gaps: Gaps) -> tuple[list[Point], list[tuple[Point, ...]]]:
    trunk, foot = gaps.indent / 2, shape.box[1]
    y = foot + gaps.item
    spots: list[Point] = []
    ways: list[tuple[Point, ...]] = []
    for kid in shape.kids:
        spots.append((gaps.indent, y))
        middle = y + kid.box[1] / 2
        ways.append(((gaps.indent + _left(kid), middle), (trunk, middle), (trunk, foot)))
        y += kid.height + gaps.item
    return spots, ways


def _left(kid: Shape) -> float:
    """Tell how far the box of a shape stands from the shape's left edge."""
    return kid.centre - kid.box[0] / 2


def _fuss(kids: Sequence[Shape]) -> float:
    """Add up the fuss of the members of a list; a member that does not begin at the indent adds more."""
    return sum([kid.fuss + 0.8 * (_left(kid) > 0.01) for kid in kids])


def columns(
    node: int, box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, groups: Sequence[int] | int
) -> Shape:
    """Set children in several hanging lists side by side, their trunks joined by one bus under the parent."""
    if isinstance(groups, int):
        groups = split([kid.height + gaps.item for kid in kids], groups)
    width, height, centre = _columns_size(box, kids, gaps, groups)
    return Shape(node, "columns", width, height, centre, tuple(kids), box, tuple(groups), _fuss(kids) + 0.4, gaps)


def _columns_size(box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, groups: Sequence[int]) -> Size:
    stub = gaps.indent / 2
    x, height, start, last = 0.0, 0.0, 0, 0.0
    for size in groups:
        inside = kids[start : start + size]
        height = max(height, sum([kid.height for kid in inside]) + gaps.item * (size - 1))
        last = x + stub + inside[0].centre
        x += stub + max([kid.width for kid in inside]) + gaps.column
        start += size
    centre = (stub + kids[0].centre + last) / 2
    shift = max(0.0, box[0] / 2 - centre)
    centre += shift
    return max(x - gaps.column + shift, centre + box[0] / 2), box[1] + gaps.storey + height, centre


def _draw_columns(shape: Shape, gaps: Gaps) -> tuple[list[Point], list[tuple[Point, ...]]]:
    kids, foot = shape.kids, shape.box[1]
    stub, bus = gaps.indent / 2, foot + gaps.storey / 2
    corners: list[tuple[float, float, float]] = []
    x, number = 0.0, 0
    for size in shape.groups:
        y = foot + gaps.storey
        for kid in kids[number : number + size]:
            corners.append((x, x + stub, y))
            y += kid.height + gaps.item
        x += stub + max(kid.width for kid in kids[number : number + size]) + gaps.column
        number += size
    last = len(kids) - shape.groups[-1]
    shift = shape.centre - (corners[0][1] + kids[0].centre + corners[last][1] + kids[last].centre) / 2
    spots = [(a + shift, b) for _, a, b in corners]
    ways: list[tuple[Point, ...]] = []
    for kid, (a, b), (trunk, _, _) in zip(kids, spots, corners, strict=True):
        middle, along = b + kid.box[1] / 2, trunk + shift
        down = ((along, middle), (along, bus), (shape.centre, bus), (shape.centre, foot))
        ways.append(((a + _left(kid), middle), *down))
    return spots, ways


_DRAW: Final = {"row": _draw_row, "banks": _draw_row, "list": _draw_hanging, "columns": _draw_columns}


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
                made = _best_ways(node, self.boxes[node], fronts, self.gaps) if kids else [leaf(node, self.boxes[node])]
                self._numbers[key] = len(self._fronts)
                self._fronts.append(made)
            number[node] = self._numbers[key]
        return self._fronts[number[root]]


#: A shape that may be built: width, height, its rule, its children and their groups.
Draft = tuple[float, float, Rule, list[Shape], list[int]]


def _best_ways(node: int, box: tuple[float, float], kids: Sequence[Sequence[Shape]], gaps: Gaps) -> list[Shape]:
    """Build the shapes of a parent that are worth keeping."""
    out = []
    for _, _, rule, chosen, groups in kept([*_rows(box, kids, gaps), *_lists(box, kids, gaps)], _extent):
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
                yield (*_row_size(box, chosen, gaps, groups)[:2], "row", chosen, groups)


def _lists(box: tuple[float, float], kids: Sequence[Sequence[Shape]], gaps: Gaps) -> Iterator[Draft]:
    """Draft lists and columns, for every limit on the width of the children."""
    before: list[Shape] = []
    for limit in _limits(shape.width for front in kids for shape in front):
        chosen = [_lowest(front, limit) for front in kids]
        if chosen == before:
            continue
        before = chosen
        yield (*_hanging_size(box, chosen, gaps)[:2], "list", chosen, [len(kids)])
        tall = [kid.height + gaps.item for kid in chosen]
        for count in (2, 3, 4):
            if len(kids) > count:
                groups = split(tall, count)
                yield (*_columns_size(box, chosen, gaps, groups)[:2], "columns", chosen, groups)


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
    for shape in sorted(shapes, key=size):
        height = size(shape)[1]
        if height < lowest - 1e-6:
            front.append(shape)
            lowest = height
    if len(front) <= KEPT:
        return front
    return [front[round(k * (len(front) - 1) / (KEPT - 1))] for k in range(KEPT)]
