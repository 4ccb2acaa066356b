"""Shapes of a subtree: row, banks, hanging list, hanging columns; the ones worth keeping.

A shape measures x to the right and y downward from its upper left corner, in em. The parent stands on
top; its causes lie below. (Effects are shaped the same way and turned upside down afterwards.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from attrs import define, frozen

from lfa.layout.geometry import Point
from lfa.layout.runs import split

Rule = Literal["leaf", "row", "banks", "list", "columns"]


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
    width, height, centre = row_size(box, kids, gaps, groups)
    banks = len(groups) > 1
    fuss = sum([kid.fuss for kid in kids]) + 1.5 * banks
    return Shape(node, "banks" if banks else "row", width, height, centre, tuple(kids), box, tuple(groups), fuss, gaps)


def row_size(box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, groups: Sequence[int]) -> Size:
    """Tell the width and height of a row or of banks, and the x of the parent."""
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
    width, height, centre = hanging_size(box, kids, gaps)
    fuss = _fuss(kids) + 0.3 + 0.5 * (len(kids) == 1)
    return Shape(node, "list", width, height, centre, tuple(kids), box, (len(kids),), fuss, gaps)


def hanging_size(box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps) -> Size:
    """Tell the same of a hanging list."""
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
    width, height, centre = columns_size(box, kids, gaps, groups)
    return Shape(node, "columns", width, height, centre, tuple(kids), box, tuple(groups), _fuss(kids) + 0.4, gaps)


def columns_size(box: tuple[float, float], kids: Sequence[Shape], gaps: Gaps, groups: Sequence[int]) -> Size:
    """Tell the same of hanging columns."""
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
