"""A chain in columns, from one question to many actions: each box beside all that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from attrs import field, frozen

from lfa.layout.chart import Chart, Entry, layout_key
from lfa.layout.figure import Build, Figure, empty, fitted, in_lines
from lfa.layout.geometry import Orientation, Page
from lfa.layout.sketch import LARGEST
from lfa.layout.text import PITCH, longest_word, width

__all__ = ["MapNode", "MissionMap", "layout_mission_map"]

#: Between columns, between boxes, air in a box above and below together, in em.
ACROSS: Final = 1.7
DOWN: Final = 0.7
AIR: Final = 0.9
HEAD: Final = 2.2
#: The least and the greatest width of a column, in em.
NARROW, BROAD = 7.0, 30.0


@frozen
class MapNode:
    """One box: its column, its words, its role, the id of what it follows from, and words in the margin."""

    id: str
    column: int
    text: str
    role: str
    above: str = ""
    margin: str = ""


@frozen
class MissionMap:
    """What the picture shows: nodes, each after what it follows from; heads of the columns; the key.

    The last head stands over the margin.
    """

    nodes: tuple[MapNode, ...]
    heads: tuple[str, ...]
    key: tuple[Entry, ...] = field(default=())


def layout_mission_map(
    shown: MissionMap,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    minimum: float = 7.0,
    largest: float = LARGEST,
    language: str = "en",
    divide: bool = False,
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Chart:
    """Lay a chain out in columns from left to right.

    Parameters
    ----------
    shown
        What to show.
    page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    language
        Of the words, for hyphenation, and of the notes.
    divide
        Whether to give each question a page of its own where the text would be below the minimum.

    Returns
    -------
    Chart
        A box for each node by its id, one for its margin ("T1 margin"), heads ("head 1") and the key.

    Examples
    --------
    >>> nodes = (MapNode("M1", 0, "Learning", "output"), MapNode("R1", 1, "A board", "activity", "M1", "L College A"))
    >>> chart = layout_mission_map(MissionMap(nodes, ("Mission", "Recommendation", "Actors")), "A5")
    >>> chart.boxes["M1"].x < chart.boxes["R1"].x < chart.boxes["R1 margin"].x
    True
    """
    if not shown.nodes:
        return empty(page, language, "mission-map")
    columns = _Columns(shown, language)

    def laid(builds: Sequence[Build]) -> Chart:
        return fitted(
            builds, page, orientation, layout="mission-map", texts=[node.text for node in shown.nodes],
            minimum=minimum, largest=largest, language=language, reserve=reserve,
        )  # fmt: skip

    chart = laid([columns.page(columns.roots)])
    if not divide or chart.font_size >= minimum or len(columns.parts) < 2:
        return chart
    return laid([columns.page(part) for part in columns.parts])


class _Columns:
    """The nodes by column, with how wide each column wants to be."""

    def __init__(self, shown: MissionMap, language: str) -> None:
        self.shown, self.language = shown, language
        self.count = len(shown.heads)
        self.below: dict[str, list[MapNode]] = {}
        ids = {node.id for node in shown.nodes}
        self.roots = [node for node in shown.nodes if node.above not in ids]
        for node in shown.nodes:
            if node.above in ids:
                self.below.setdefault(node.above, []).append(node)
        texts: list[list[str]] = [[head] for head in shown.heads]
        for node in shown.nodes:
            texts[node.column].append(node.text)
            texts[-1].append(node.margin)
        self.least = [min(max(longest_word(column) + 1.2, NARROW), BROAD) for column in texts]
        self.wish = [max(sum(width(text) for text in column), 1.0) ** 0.6 for column in texts]

    def widths(self, wide: float) -> list[float]:
        """Share the room: every column its longest word, the rest by how much it has to say."""
        free = wide - ACROSS * (self.count - 1)
        made = list(self.least)
        rest = free - sum(made)
        if rest <= 0:
            return made
        for place, share in enumerate(self.wish):
            made[place] = min(made[place] + rest * share / sum(self.wish), BROAD)
        return made

    @property
    def parts(self) -> list[list[MapNode]]:
        """What may stand on a page of its own: each root with all that follows from it, loose ends together."""
        whole = [[root] for root in self.roots if root.id in self.below]
        loose = [root for root in self.roots if root.id not in self.below]
        return [*whole, *([loose] if loose else [])]

    def page(self, roots: Sequence[MapNode]) -> Build:
        """Return what builds a page of some roots."""
        return partial(self.build, roots)

    def build(self, roots: Sequence[MapNode], wide: float, high: float) -> Figure:
        """Build the figure: leaves one below the other, each box in the middle of what follows from it."""
        del high
        widths = self.widths(wide)
        lefts = [sum(widths[:n]) + n * ACROSS for n in range(self.count)]
        figure = Figure()
        tops = [in_lines(head, one + 1.0, self.language) for head, one in zip(self.shown.heads, widths, strict=True)]
        head = max(high for _, high in tops) + 0.8
        for n, (lines, high_) in enumerate(tops):
            figure.put(f"head {n + 1}", lefts[n], 0.0, widths[n], high_, lines, "strong")
        stack = _Stack(self, figure, lefts, widths, head)
        for root in roots:
            stack.set(root)
        key = layout_key(self.shown.key, max(wide, 20.0))
        top = figure.height + 1.2
        for name, box in key.boxes.items():
            left, upper, _, _ = box.sides
            figure.put(name, left, top + upper, box.width, box.height, box.lines, box.role)
        return figure


class _Stack:
    """Sets boxes downward; remembers how far each column is filled."""

    def __init__(
        self, columns: _Columns, figure: Figure, lefts: Sequence[float], widths: Sequence[float], top: float
    ) -> None:
        self.columns, self.figure, self.lefts, self.widths = columns, figure, lefts, widths
        self.filled = [top] * columns.count
        self.spots: dict[str, tuple[float, float]] = {}

    def set(self, node: MapNode, above: int | None = None) -> float:
        """Set a node and all that follows from it; return its middle. `above` is the column it is joined to."""
        lines, high = in_lines(node.text, self.widths[node.column] + 0.2, self.columns.language)
        margin = self._margin(node)
        below = self.columns.below.get(node.id, ())
        passed = range(node.column if above is None else above + 1, node.column)
        middle = self._middle(node, high + AIR, len(margin) * PITCH, passed)
        if below:
            # What follows may not begin so high that this box would run into the one above it.
            self._push(below[0], self.filled[node.column])
            middles = [self.set(one, node.column) for one in below]
            middle = max((middles[0] + middles[-1]) / 2, middle)
        self._box(node, lines, middle, high + AIR)
        self._beside(node, margin, middle)
        for column in passed:
            self.filled[column] = max(self.filled[column], middle + DOWN)
        for one in below:
            self._join(node, one)
        return middle

    def _middle(self, node: MapNode, high: float, beside: float, passed: range) -> float:
        """Return the highest middle that a box may have: clear of what is above it, and of boxes its link passes."""
        tall = max(high, beside)
        free = [self.filled[node.column] + high / 2, *(self.filled[column] + DOWN / 2 for column in passed)]
        return max([*free, *([self.filled[-1] + tall / 2] if beside else [])])

    def _margin(self, node: MapNode) -> tuple[str, ...]:
        """Set what stands beside an action, a paragraph for each group of roles."""
        said = [in_lines(part, self.widths[-1] + 0.8, self.columns.language)[0] for part in node.margin.splitlines()]
        return tuple(line for lines in said for line in lines)

    def _beside(self, node: MapNode, lines: tuple[str, ...], middle: float) -> None:
        if lines:
            last, high = self.columns.count - 1, len(lines) * PITCH
            middle = max(middle, self.filled[-1] + high / 2)
            self.figure.put(
                f"{node.id} margin", self.lefts[last], middle - high / 2, self.widths[last], high, lines, "name"
            )
            self.filled[-1] = middle + high / 2 + DOWN

    def _push(self, first: MapNode, free: float) -> None:
        """Keep the columns to the right from beginning above where this box may stand."""
        for column in range(first.column, self.columns.count):
            self.filled[column] = max(self.filled[column], free)

    def _box(self, node: MapNode, lines: Sequence[str], middle: float, high: float) -> None:
        left, wide = self.lefts[node.column], self.widths[node.column]
        self.figure.put(node.id, left, middle - high / 2, wide, high, lines, node.role)
        self.filled[node.column] = middle + high / 2 + DOWN
        self.spots[node.id] = (left, middle)

    def _join(self, node: MapNode, other: MapNode) -> None:
        left, start = self.spots[node.id]
        right = left + self.widths[node.column]
        end, level = self.spots[other.id]
        # It turns at once: what it passes on the way stands clear of its level.
        turn = right + ACROSS / 2
        points = [(right, start), (turn, start), (turn, level), (end, level)]
        self.figure.rule(points if abs(start - level) > 1e-6 else [(right, start), (end, level)], "axis")
