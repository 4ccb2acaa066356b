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

from collections.abc import Sequence
from heapq import nlargest
from math import exp
from typing import Final

from attrs import evolve, field, frozen

from lfa.layout.geometry import Page
from lfa.layout.guess import guessed
from lfa.layout.homes import Homes, homes
from lfa.layout.network import Network, sides
from lfa.layout.pairs import LOOKED_AT, Pair, best_of, font_of, front_of, sketched, together
from lfa.layout.routes import Patience, route
from lfa.layout.search import moves
from lfa.layout.shapes import Fronts, Gaps
from lfa.layout.sketch import LARGEST, MANY_BOXES, Fitted, Measures, Sketch, box_widths, font_on, measure
from lfa.layout.worth import Extra, tangle, worth

#: How many candidates are searched and routed; how many moves are tried, divided by the number of boxes.
SEARCHED: Final = 3
EFFORT: Final = 8000
#: With more links outside the tree than this, for each box, there is no tree left to draw.
DENSE: Final = 0.6
#: With more links than this outside the tree only one candidate is routed.
MANY: Final = 16
#: Plans this close to the best are looked into; a move may at most undo all but this share of the tangle.
CLOSE: Final = 0.85
HOPE: Final = 0.4


@frozen(eq=False)
class Plan:
    """A candidate before routing: homes, box width, page, and the pairs chosen for them."""

    home: tuple[Homes, ...]
    extras: tuple[Extra, ...]
    measures: Measures
    fronts: Fronts
    page: Page
    room: tuple[float, float]
    pairs: tuple[Pair, ...] = ()
    sketch: Sketch = field(factory=Sketch)
    worth: float = 0.0
    tangle: float = 0.0

    def using(self, pairs: tuple[Pair, ...], largest: float) -> Plan:
        """Return the plan with these shapes, and what it is worth if nothing is tangled."""
        sketch = sketched(pairs, self.room)
        font = font_on(sketch, self.room, largest)
        return evolve(
            self, pairs=pairs, sketch=sketch, worth=worth(font, self.measures.ease, 0.0, sum(p.fuss for p in pairs))
        )

    def guessed(self) -> Plan:
        """Return the plan with its tangle guessed, and its worth after that."""
        guess = guessed(self.sketch, self.extras)
        return evolve(self, tangle=guess, worth=self.worth * exp(-guess))


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

    def plans(self, home: tuple[Homes, ...], gaps: Gaps) -> list[Plan]:
        """Try every box width on every page, and guess the tangle of those which may turn out best."""
        tries: list[Plan] = []
        extras = self.extras(home)
        for width in box_widths(self.network):
            measures = measure(self.network, width)
            boxes = {node: (width, height) for node, height in enumerate(measures.heights)}
            fronts = Fronts(boxes, gaps)
            for page, room in self.rooms:
                tries += self.planned(Plan(home, extras, measures, fronts, page, room), LOOKED_AT)
        top = max(plan.worth for plan in tries)
        return [plan.guessed() for plan in tries if plan.worth > CLOSE * top]

    def planned(self, plan: Plan, count: int) -> list[Plan]:
        """Choose the shapes for the homes, box width and page of a plan; the best few ways."""
        roots = [(root, one) for one in plan.home for root in one.roots]
        choices: list[tuple[Pair, ...]]
        if len(roots) == 1:
            choices = [(pair,) for pair in best_of(*roots[0], plan.fronts, plan.room, self.largest, count)]
        else:
            groups = [front_of(root, one, plan.fronts) for root, one in roots]
            choices = [tuple(together(groups, plan.room))]
        return [plan.using(pairs, self.largest) for pairs in choices]

    def improved(self, plan: Plan) -> Plan:
        """Search homes and the order of siblings, one move at a time, while the guess says it gets better.

        After a move that helps the search goes on from where it stands, and ends after a whole round in vain.
        """
        left = EFFORT // (len(self.network) + 4 * len(plan.extras)) if plan.extras else 0
        tries = list(moves(self.network, plan.home, plan.extras)) if left else []
        place = vain = 0
        while left > 0 and vain < len(tries):
            left, place, vain = left - 1, (place + 1) % len(tries), vain + 1
            better = self._moved(plan, tries[place])
            if better.worth > plan.worth * 1.0005:
                plan, vain = better, 0
                tries = list(moves(self.network, plan.home, plan.extras))
        return plan

    def _moved(self, plan: Plan, home: tuple[Homes, ...]) -> Plan:
        """Make a plan with other homes; the plan itself where even without any tangle it could not be better."""
        moved = evolve(plan, home=home, extras=self.extras(home))
        again = [one for one in self.planned(moved, 1) if one.worth * exp(-HOPE * plan.tangle) > plan.worth]
        return max((one.guessed() for one in again), key=lambda one: one.worth, default=plan)

    def finished(self, plan: Plan, gaps: Gaps, lanes: int, patience: Patience) -> Fitted | None:
        """Give white space where the page has it, route the extra links, and judge the result."""
        pairs = self.spread(plan, gaps)
        sketch = sketched(pairs, plan.room)
        lines = route(sketch, plan.extras, lanes, patience)
        if lines is None:
            return None
        whole = evolve(sketch, lines=[*sketch.lines, *lines]).tight()
        font = font_on(whole, plan.room, self.largest)
        value = worth(font, plan.measures.ease, tangle(whole, plan.extras), sum(pair.fuss for pair in pairs))
        return Fitted(whole, plan.page, plan.measures, font, value, "compact")

    def spread(self, plan: Plan, gaps: Gaps) -> tuple[Pair, ...]:
        """Widen the gaps, across and down, as far as the text does not grow smaller."""
        pairs = plan.pairs
        font = font_of(pairs, plan.room, self.largest)
        room = (plan.room[0] * (0.97 if plan.extras else 1.0), plan.room[1])
        for across, down in SPREADS:
            wider = tuple(pair.again(gaps.grown(across, down)) for pair in plan.pairs)
            if font_of(wider, room, self.largest) >= font - 1e-9:
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
        None when there are too many links outside the tree, or some link finds no way, however wide the gaps.
    """
    work = Compact(network, pages, reserve, largest)
    gaps, lanes = Gaps(), 2 if len(network) <= 60 else 1
    home, patience = work.homes(), Patience(1_500_000 if len(network) <= MANY_BOXES else 500_000)
    if len(work.extras(home)) > max(DENSE * len(network), MANY):
        return None
    searched = SEARCHED if len(network) <= 100 and len(work.extras(home)) <= MANY else 1
    for _ in range(6):
        plans = nlargest(searched, work.plans(home, gaps), key=lambda plan: plan.worth)
        better = [work.improved(plan) for plan in plans]
        done = [made for plan in better if (made := work.finished(plan, gaps, lanes, patience)) is not None]
        if patience.left <= 0 and not done:
            return None
        if done:
            return max(done, key=lambda made: made.worth)
        gaps, lanes = gaps.grown(1.4), lanes + 1
    return None
