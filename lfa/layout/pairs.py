"""Two trees round one root: the causes below it and the effects, turned upside down, above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from typing import Final

from attrs import field, frozen

from lfa.layout.geometry import Point
from lfa.layout.homes import Homes
from lfa.layout.shapes import Fronts, Gaps, Shape, again
from lfa.layout.sketch import Sketch, packed, shelved
from lfa.layout.worth import FUSS

#: Em between loose parts; fuss of a root that hangs its branches in one list; how many to look at.
APART: Final = 3.0
LOPSIDED: Final = 8.0
LOOKED_AT: Final = 5


@frozen(eq=False)
class Pair:
    """A tree of causes and a tree of effects around one root: what stands together on the page."""

    below: Shape
    over: Shape
    width: float = field(init=False)
    height: float = field(init=False)
    fuss: float = field(init=False)

    @width.default
    def _width(self) -> float:
        left = max(self.below.centre, self.over.centre)
        return left + max(self.below.width - self.below.centre, self.over.width - self.over.centre)

    @height.default
    def _height(self) -> float:
        return self.below.height + self.over.height - self.below.box[1]

    @fuss.default
    def _fuss(self) -> float:
        off = abs(self.width / 2 - max(self.below.centre, self.over.centre)) / self.width
        hung = sum(shape.rule == "list" and len(shape.kids) > 1 for shape in (self.below, self.over))
        return self.below.fuss + self.over.fuss + LOPSIDED * hung + 6 * off

    def font(self, room: tuple[float, float]) -> float:
        """Return the font size at which the pair fills a room."""
        return min(room[0] / self.width, room[1] / self.height)

    def again(self, gaps: Gaps) -> Pair:
        """Build the same shapes anew in other gaps."""
        return Pair(again(self.below, gaps), again(self.over, gaps))

    def sketch(self) -> Sketch:
        """Place all boxes and draw the lines of the tree."""
        left = max(self.below.centre, self.over.centre)
        out = Sketch(self.width, self.height)
        middle = self.height - self.over.height + self.over.box[1]
        foot = middle - self.over.box[1]
        _put(out, self.below, left - self.below.centre, lambda y: middle - y, down=True)
        _put(out, self.over, left - self.over.centre, lambda y: foot + y, down=False)
        return out


def _put(out: Sketch, shape: Shape, x: float, turn: Callable[[float], float], *, down: bool) -> None:
    stack = [(shape, x, 0.0)]
    while stack:
        parent, left, top = stack.pop()
        width, height = parent.box
        out.boxes[parent.node] = (left + parent.centre, turn(top + height / 2), width, height)
        for kid, (dx, dy), way in zip(parent.kids, *parent.drawn(), strict=True):
            points: list[Point] = [(left + a, turn(top + b)) for a, b in way]
            link = (kid.node, parent.node) if down else (parent.node, kid.node)
            out.lines.append((link, "tree", points if down else points[::-1]))
            if not down:
                out.upward.add(link)
            stack.append((kid, left + dx, top + dy))


def front_of(root: int, home: Homes, fronts: Fronts) -> list[Pair]:
    """List the pairs round a root that no other beats in both width and height; narrowest first."""
    over = fronts.of(root, home.over)
    pairs = [Pair(below, above) for below in fronts.of(root, home.below) for above in over]
    out: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (pair.width, pair.height)):
        if not out or pair.height < out[-1].height - 1e-6:
            out.append(pair)
    return out


def best_of(
    root: int, home: Homes, fronts: Fronts, room: tuple[float, float], largest: float, count: int
) -> list[Pair]:
    """Pick the pairs round a root with the largest text, calm ones first where it makes little difference."""
    found: list[tuple[float, int, Shape, Shape]] = []
    over = [(one.centre, one.width - one.centre, one.height, one.fuss, one) for one in fronts.of(root, home.over)]
    for below in fronts.of(root, home.below):
        left, right, height, fuss = below.centre, below.width - below.centre, below.height - below.box[1], below.fuss
        for a, b, c, d, above in over:
            wide = (max(a, left)) + (max(b, right))
            font = min(room[0] / wide, room[1] / (height + c), largest)
            found.append((font * (1 - FUSS * (fuss + d)), len(found), below, above))
    return [Pair(below, above) for _, _, below, above in nlargest(count, found, key=lambda one: (one[0], -one[1]))]


def together(groups: Sequence[Sequence[Pair]], room: tuple[float, float]) -> list[Pair]:
    """Pick one pair of each group so that all of them, packed on shelves, give the largest text."""
    heights = sorted({pair.height for front in groups for pair in front})
    tries = [
        [next((pair for pair in front if pair.height <= limit), front[-1]) for front in groups]
        for limit in heights[:: max(1, len(heights) // 10)]
    ]
    return max(tries, key=lambda pairs: _filled(pairs, room))


def _filled(pairs: Iterable[Pair], room: tuple[float, float]) -> float:
    _, width, height = shelved([(pair.width, pair.height) for pair in pairs], room, APART)
    return min(room[0] / width, room[1] / height)


def sketched(pairs: Sequence[Pair], room: tuple[float, float]) -> Sketch:
    """Set chosen pairs side by side and below one another."""
    return packed([pair.sketch() for pair in pairs], room, APART)


def font_of(pairs: Sequence[Pair], room: tuple[float, float], largest: float) -> float:
    """Return the font size of chosen pairs in a room, without drawing them."""
    return min(pairs[0].font(room) if len(pairs) == 1 else _filled(pairs, room), largest)
