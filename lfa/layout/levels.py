"""The classic picture: every level on one line, effects above, causes below.

References
----------
Sugiyama, K., Tagawa, S. and Toda, M. (1981). Methods for visual understanding of hierarchical system
structures. *IEEE Transactions on Systems, Man and Cybernetics* 11(2), 109-125.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from attrs import evolve

from lfa.layout.channels import Channel, Crowded, channels
from lfa.layout.coordinates import place
from lfa.layout.geometry import Kind, Page, Point
from lfa.layout.homes import homes
from lfa.layout.network import Link, Network, sides
from lfa.layout.order import arrange
from lfa.layout.ranks import ranks
from lfa.layout.routes import straightened
from lfa.layout.rows import Rows, thread
from lfa.layout.sketch import LARGEST, Fitted, Measures, Sketch, box_widths, font_on, measure, packed

#: Em between boxes side by side, and between loose parts.
GAP, APART = 1.4, 3.0


class Layered:
    """One connected part in ordered rows; box sizes come later."""

    def __init__(self, network: Network, part: Sequence[int]) -> None:
        self.network = network
        root = network.root(part)
        self.side = sides(network, part, root)
        row = ranks(network, part, root, self.side)
        self.middle = row[root] - min(row.values())
        self.made: Rows = thread(network, part, row, self.side)
        arrange(self.made, root)
        self.home = homes(network, part, root, self.side)

    def sketch(self, measures: Measures) -> Sketch:
        """Place the boxes of one width and draw the lines; wider gaps where ports would not fit."""
        gap = GAP
        while True:
            try:
                return self._sketch(measures, gap)
            except Crowded:
                gap *= 1.25
                wide = measures.width * (1.0 if gap < 3 else 1.1)
                measures = evolve(measures, width=wide)

    def _sketch(self, measures: Measures, gap: float) -> Sketch:
        made = self.made
        widths = {item: measures.width if item >= 0 else 1.0 for row in made.rows for item in row}
        up: dict[int, list[int]] = {}
        down: dict[int, list[int]] = {}
        for pin in (pin for pins in made.channels for pin in pins):
            up.setdefault(pin.lower, []).append(pin.upper)
            down.setdefault(pin.upper, []).append(pin.lower)
        x = place(made.rows, up, down, widths, gap)
        lanes = channels(made, x, widths)
        tops, out = self._boxes(measures, x, lanes)
        rows = {item: k for k, row in enumerate(made.rows) for item in row}
        for (link, feedback), (net, way) in made.way.items():
            points = _points(way, net, lanes, out, tops, rows)
            if link[0] != way[0]:
                points.reverse()
            out.lines.append((link, self._kind(link, feedback=feedback), points))
        return out.tight()

    def _kind(self, link: Link, *, feedback: bool) -> Kind:
        if feedback:
            return "feedback"
        return "tree" if link in self.home.links else "cross"

    def _boxes(
        self, measures: Measures, x: Mapping[int, float], lanes: Sequence[Channel]
    ) -> tuple[list[float], Sketch]:
        """Stack the rows; tops in line below the focal element, bottoms in line above it."""
        out = Sketch()
        y, tops = 0.0, []
        for k, row in enumerate(self.made.rows):
            nodes = [item for item in row if item >= 0]
            height = max((measures.heights[node] for node in nodes), default=0.0)
            y -= lanes[k].height if k or lanes[k].tracks else 0.0
            tops.append(y)
            for node in nodes:
                own = measures.heights[node]
                centre = y - height + own / 2 if k < self.middle else y - own / 2
                out.boxes[node] = (x[node], centre, measures.width, own)
            y -= height
        return [*tops, y], out


def _points(
    way: Sequence[int],
    net: tuple[str, int],
    lanes: Sequence[Channel],
    out: Sketch,
    tops: Sequence[float],
    rows: Mapping[int, int],
) -> list[Point]:
    """Follow a link from its lower end through the channels to its upper end."""
    points: list[Point] = []
    for lower, upper in itertools.pairwise(way):
        k = rows[lower]
        channel = lanes[k]
        floor = tops[k] + channel.height
        level = floor - channel.depth(net)
        start = channel.below[net, lower]
        flat = rows[upper] == k
        end = channel.below[net, upper] if flat else channel.above[net, upper]
        if lower >= 0:
            points.append((start, _top(out, lower)))
        points += [(start, level), (end, level)]
        if upper >= 0:
            points.append((end, _top(out, upper) if flat else _bottom(out, upper)))
    return straightened(points)


def _top(out: Sketch, node: int) -> float:
    _, y, _, height = out.boxes[node]
    return y + height / 2


def _bottom(out: Sketch, node: int) -> float:
    _, y, _, height = out.boxes[node]
    return y - height / 2


def levels(
    network: Network, pages: Sequence[Page], reserve: tuple[float, float] = (0.0, 0.0), largest: float = LARGEST
) -> Fitted:
    """Lay a network out in levels, with the box width and the page that give the largest text.

    Parameters
    ----------
    network
        At least one element.
    pages
        The candidates.
    reserve
        Points taken from the width and the height of the frame, for titles and the like.
    largest
        The cap on the font size.
    """
    parts = [Layered(network, part) for part in network.parts()]
    best: Fitted | None = None
    for width in box_widths(network):
        measures = measure(network, width)
        sketches = [part.sketch(measures) for part in parts]
        for page in pages:
            room = (page.frame[0] - reserve[0], page.frame[1] - reserve[1])
            sketch = packed(sketches, room, APART)
            font = font_on(sketch, room, largest)
            trial = Fitted(sketch, page, measures, font, font * measures.ease, "levels")
            if best is None or trial.worth > best.worth * 1.001:
                best = trial
    assert best is not None
    return best
