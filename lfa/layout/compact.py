"""The dense picture: every branch takes the shape, among several, that suits the page.

The causes of the focal element form a tree below it and its effects a tree above it. Each branch may
stand as a row, in banks, as a hanging list or in hanging columns; the page picks the combination with
the largest text. Links outside the tree are led through the gaps.

References
----------
Eades, P., Lin, T. and Lin, X. (1993). Two tree drawing conventions. *International Journal of
Computational Geometry and Applications* 3(2), 133-153: shapes of subtrees, combined from the leaves up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve, field, frozen

from lfa.layout.geometry import Kind, Page, Point
from lfa.layout.homes import Homes, homes
from lfa.layout.network import Link, Network, sides
from lfa.layout.routes import route
from lfa.layout.shapes import Gaps, Shape, fronts
from lfa.layout.sketch import LARGEST, Fitted, Measures, Sketch, box_widths, font_on, measure, packed

#: Em between loose parts; how many candidates are routed.
APART: Final = 3.0
ROUTED: Final = 4


@frozen
class Pair:
    """A tree of causes and a tree of effects around one root: what stands together on the page."""

    below: Shape
    over: Shape
    width: float = field(init=False)
    height: float = field(init=False)

    @width.default
    def _width(self) -> float:
        left = max(self.below.centre, self.over.centre)
        return left + max(self.below.width - self.below.centre, self.over.width - self.over.centre)

    @height.default
    def _height(self) -> float:
        return self.below.height + self.over.height - self.below.box[1]

    def sketch(self) -> Sketch:
        """Place all boxes and draw the lines of the tree."""
        left = max(self.below.centre, self.over.centre)
        out = Sketch(self.width, self.height)
        middle = self.height - self.over.height + self.over.box[1]
        _put(out, self.below, left - self.below.centre, lambda y: middle - y, down=True)
        foot = middle - self.over.box[1]
        _put(out, self.over, left - self.over.centre, lambda y: foot + y, down=False)
        return out


def _put(out: Sketch, shape: Shape, x: float, turn: Callable[[float], float], *, down: bool) -> None:
    stack = [(shape, x, 0.0)]
    while stack:
        parent, left, top = stack.pop()
        width, height = parent.box
        out.boxes[parent.node] = (left + parent.centre, turn(top + height / 2), width, height)
        for kid, (dx, dy), way in zip(parent.kids, parent.spots, parent.ways, strict=True):
            points: list[Point] = [(left + a, turn(top + b)) for a, b in way]
            link = (kid.node, parent.node) if down else (parent.node, kid.node)
            out.lines.append((link, "tree", points if down else points[::-1]))
            stack.append((kid, left + dx, top + dy))


@frozen
class Part:
    """One connected part: its homes, and the links that its tree leaves over."""

    home: Homes
    extras: tuple[tuple[Link, Kind], ...]

    @classmethod
    def of(cls, network: Network, members: Sequence[int]) -> Part:
        """Choose homes and see what is left."""
        inside, root = set(members), network.root(members)
        home = homes(network, members, root, sides(network, members, root))
        cross = tuple((link, "cross") for link in network.links if link[0] in inside and link not in home.links)
        return cls(home, (*cross, *((link, "feedback") for link in network.feedback if link[0] in inside)))

    def pairs(self, boxes: Mapping[int, tuple[float, float]], gaps: Gaps) -> list[list[Pair]]:
        """List, for the root and for each top of what stands aside, the pairs no other beats."""
        return [_front(_crossed(root, self.home, boxes, gaps)) for root in self.home.roots]


def _crossed(root: int, home: Homes, boxes: Mapping[int, tuple[float, float]], gaps: Gaps) -> Iterable[Pair]:
    over = fronts(root, home.over, boxes, gaps)
    for below in fronts(root, home.below, boxes, gaps):
        for above in over:
            yield Pair(below, above)


def _front(pairs: Iterable[Pair]) -> list[Pair]:
    out: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (pair.width, pair.height)):
        if not out or pair.height < out[-1].height - 1e-6:
            out.append(pair)
    return out


def compact(
    network: Network, pages: Sequence[Page], reserve: tuple[float, float] = (0.0, 0.0), largest: float = LARGEST
) -> Fitted | None:
    """Lay a network out with the box width, shapes and page that give the largest text.

    Returns
    -------
    Fitted or None
        None when some link finds no way through, however wide the gaps.
    """
    parts = [Part.of(network, members) for members in network.parts()]
    extras = [extra for part in parts for extra in part.extras]
    gaps, lanes = Gaps(), 2
    for _ in range(6):
        tries = sorted(_candidates(network, parts, pages, reserve, largest, gaps), key=lambda trial: -trial.worth)
        done = [routed for trial in tries[: ROUTED if len(network) <= 100 else 1] if (routed := _led(trial, extras, lanes)) is not None]
        if done:
            best = max(done, key=lambda trial: trial.worth)
            room = (best.page.frame[0] - reserve[0], best.page.frame[1] - reserve[1])
            return evolve(best, font=font_on(best.sketch, room, largest))
        gaps, lanes = gaps.grown(1.4), lanes + 1
    return None


def _candidates(
    network: Network,
    parts: Sequence[Part],
    pages: Sequence[Page],
    reserve: tuple[float, float],
    largest: float,
    gaps: Gaps,
) -> Iterable[Fitted]:
    for width in box_widths(network):
        measures = measure(network, width)
        boxes = {node: (width, height) for node, height in enumerate(measures.heights)}
        groups = [front for part in parts for front in part.pairs(boxes, gaps)]
        for page in pages:
            room = (page.frame[0] - reserve[0], page.frame[1] - reserve[1])
            sketch = _chosen(groups, room)
            font = font_on(sketch, room, largest)
            yield Fitted(sketch, page, measures, font, font * measures.ease, "compact")


def _chosen(groups: Sequence[Sequence[Pair]], room: tuple[float, float]) -> Sketch:
    """Pick one pair of each group so that all together give the largest text."""
    if len(groups) == 1:
        best = max(groups[0], key=lambda pair: min(room[0] / pair.width, room[1] / pair.height))
        return best.sketch()
    tries: list[Sketch] = []
    heights = sorted({pair.height for front in groups for pair in front})
    for limit in heights[:: max(1, len(heights) // 12)]:
        chosen = [next((pair for pair in front if pair.height <= limit), front[-1]) for front in groups]
        tries.append(packed([pair.sketch() for pair in chosen], room, APART))
    return max(tries, key=lambda sketch: min(room[0] / sketch.width, room[1] / sketch.height))


def _led(trial: Fitted, extras: Sequence[tuple[Link, Kind]], lanes: int) -> Fitted | None:
    lines = route(trial.sketch, extras, lanes)
    if lines is None:
        return None
    whole = Sketch(0, 0, trial.sketch.boxes, [*trial.sketch.lines, *lines]).tight()
    return evolve(trial, sketch=whole)
