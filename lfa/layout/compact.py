"""The dense picture: every branch takes the shape, among several, that suits the page.

The causes of the focal element form a tree below it and its effects a tree above it. Each branch may
stand as a row, in banks, as a hanging list or in hanging columns; the page picks the combination with
the largest text. Homes and the order of siblings are then searched for fewer crossings, white space
grows where the page has room, and the links outside the tree are led through the gaps.

References
----------
Eades, P., Lin, T. and Lin, X. (1993). Two tree drawing conventions. *International Journal of
Computational Geometry and Applications* 3(2), 133-153: shapes of subtrees, combined from the leaves up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import Final

from attrs import evolve, frozen

from lfa.layout.geometry import Page
from lfa.layout.homes import Homes, homes
from lfa.layout.network import Network, sides
from lfa.layout.pairs import LOOKED_AT, Pair, best_of, front_of, sketched, together
from lfa.layout.routes import route
from lfa.layout.search import moves
from lfa.layout.shapes import Fronts, Gaps
from lfa.layout.sketch import LARGEST, Fitted, Measures, box_widths, font_on, measure
from lfa.layout.worth import Extra, guessed, tangle, worth

#: How many candidates are searched and routed; how many moves are tried, divided by the number of boxes.
SEARCHED: Final = 3
EFFORT: Final = 6000


@frozen(eq=False)
class Plan:
    """A candidate before routing: homes, box width, page, and the pairs chosen for them."""

    home: tuple[Homes, ...]
    extras: tuple[Extra, ...]
    measures: Measures
    fronts: Fronts
    page: Page
    room: tuple[float, float]
    pairs: tuple[Pair, ...]
    worth: float


class Compact:
    """One network on its candidate pages."""

    def __init__(self, network: Network, pages: Sequence[Page], reserve: tuple[float, float], largest: float) -> None:
        self.network, self.largest = network, largest
        self.rooms = [(page, (page.frame[0] - reserve[0], page.frame[1] - reserve[1])) for page in pages]
        self.parts = network.parts()
        self.links = set(network.links)

    def homes(self) -> tuple[Homes, ...]:
        """Choose homes for every part."""
        return tuple(_homes(self.network, part) for part in self.parts)

    def extras(self, home: Sequence[Homes]) -> tuple[Extra, ...]:
        """List the links that the homes leave over."""
        used = {link for one in home for link in one.links}
        cross: list[Extra] = [(link, "cross") for link in self.network.links if link not in used]
        return (*cross, *((link, "feedback") for link in self.network.feedback))

    def plans(self, home: tuple[Homes, ...], gaps: Gaps) -> Iterator[Plan]:
        """Try every box width on every page."""
        extras = self.extras(home)
        for width in box_widths(self.network):
            measures = measure(self.network, width)
            boxes = {node: (width, height) for node, height in enumerate(measures.heights)}
            fronts = Fronts(boxes, gaps)
            for page, room in self.rooms:
                yield from self.planned(home, extras, measures, fronts, page, room)

    def planned(
        self,
        home: tuple[Homes, ...],
        extras: tuple[Extra, ...],
        measures: Measures,
        fronts: Fronts,
        page: Page,
        room: tuple[float, float],
    ) -> Iterator[Plan]:
        """Yield the best plans for one width and page."""
        groups = [front_of(root, one, fronts) for one in home for root in one.roots]
        if len(groups) == 1:
            choices = [[pair] for pair in best_of(groups[0], room, self.largest, LOOKED_AT)]
        else:
            choices = [together(groups, room, self.largest)]
        for pairs in choices:
            sketch = sketched(pairs, room)
            font = font_on(sketch, room, self.largest)
            fuss = sum(pair.fuss for pair in pairs)
            value = worth(font, measures.ease, guessed(sketch, extras), fuss)
            yield Plan(home, extras, measures, fronts, page, room, tuple(pairs), value)

    def improved(self, plan: Plan) -> Plan:
        """Search homes and the order of siblings, one move at a time, while the guess says it gets better."""
        left = EFFORT // len(self.network) if plan.extras else 0
        stale = False
        while left > 0 and not stale:
            stale = True
            for home in moves(self.network, plan.home, plan.extras):
                left -= 1
                again = self.planned(home, self.extras(home), plan.measures, plan.fronts, plan.page, plan.room)
                best = max(again, key=lambda one: one.worth)
                if best.worth > plan.worth * 1.0005:
                    plan, stale = best, False
                    break
                if left <= 0:
                    break
        return plan

    def finished(self, plan: Plan, gaps: Gaps, lanes: int) -> Fitted | None:
        """Give white space where the page has it, route the extra links, and judge the result."""
        pairs = self.spread(plan, gaps)
        sketch = sketched(pairs, plan.room)
        lines = route(sketch, plan.extras, lanes)
        if lines is None:
            return None
        whole = evolve(sketch, lines=[*sketch.lines, *lines]).tight()
        font = font_on(whole, plan.room, self.largest)
        value = worth(font, plan.measures.ease, tangle(whole, plan.extras), sum(pair.fuss for pair in pairs))
        return Fitted(whole, plan.page, plan.measures, font, value, "compact")

    def spread(self, plan: Plan, gaps: Gaps) -> tuple[Pair, ...]:
        """Widen the gaps, across and down, as far as the text does not grow smaller."""
        pairs = plan.pairs
        font = font_on(sketched(pairs, plan.room), plan.room, self.largest)
        spare = 0.97 if plan.extras else 1.0
        for across, down in SPREADS:
            wider = tuple(pair.again(gaps.grown(across, down)) for pair in plan.pairs)
            sketch = sketched(wider, plan.room)
            if font_on(sketch, (plan.room[0] * spare, plan.room[1]), self.largest) >= font - 1e-9:
                pairs = wider
        return pairs


#: Factors on the gaps, across and down, in the order they are tried; the last that fits is taken.
SPREADS: Final = (
    *((1.0, 1.0 + 0.15 * k) for k in range(1, 7)),
    *((1.0 + 0.15 * k, 1.0) for k in range(1, 7)),
    *((1.0 + 0.15 * k, 1.0 + 0.15 * k) for k in range(1, 7)),
)


def _homes(network: Network, part: Sequence[int]) -> Homes:
    root = network.root(part)
    return homes(network, part, root, sides(network, part, root))


def compact(
    network: Network, pages: Sequence[Page], reserve: tuple[float, float] = (0.0, 0.0), largest: float = LARGEST
) -> Fitted | None:
    """Lay a network out with the box width, shapes and page that are worth most.

    Returns
    -------
    Fitted or None
        None when some link finds no way through, however wide the gaps.
    """
    work = Compact(network, pages, reserve, largest)
    gaps, lanes = Gaps(), 2
    for _ in range(6):
        plans = nlargest(SEARCHED if len(network) <= 100 else 1, work.plans(work.homes(), gaps), key=lambda p: p.worth)
        better = [work.improved(plan) for plan in plans]
        done = [made for plan in better if (made := work.finished(plan, gaps, lanes)) is not None]
        if done:
            return max(done, key=lambda made: made.worth)
        gaps, lanes = gaps.grown(1.4), lanes + 1
    return None


