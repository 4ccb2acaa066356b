"""From left to right: what leads to something stands to the left of it, one column for each step.

Every element has a stretch of the height for itself and all that leads to it, so lines never meet boxes or
each other. Links outside the tree of homes are listed as references.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import define, frozen

from lfa.errors import InvalidValue
from lfa.layout.geometry import Box, Connector, Drawing, Orientation, Page, Point, Reference, pages_for, rounded
from lfa.layout.network import Network, Tree, network_of
from lfa.layout.notes import notes, small
from lfa.layout.sketch import LARGEST, Measures, box_widths, measure, set_lines

#: Between boxes in a column, and between columns, in em.
GAP: Final = 0.9
CHANNEL: Final = 3.2


@frozen
class _Order:
    """Who stands in which column, counted from the right, and what hangs to the left of whom."""

    column: Mapping[int, int]
    children: Mapping[int, Sequence[int]]
    roots: Sequence[int]
    home: Mapping[int, int]


@define
class _Placed:
    """Boxes as (centre x, centre y), in em."""

    spots: dict[int, Point]
    width: float
    height: float


def layout_across(
    tree: Tree,
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    ranks: Mapping[str, int] | None = None,
    minimum: float = 7.0,
    largest: float = LARGEST,
    reserve: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Drawing:
    """Lay a tree out from left to right.

    Parameters
    ----------
    tree, page, orientation, minimum, largest, reserve
        As for `layout_tree`.
    ranks
        The column in which an element stands at least, counted from the right, by id: so that the results of one
        level stand below one another.

    Raises
    ------
    InvalidValue
        If the page is unknown or has no room.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ObjectiveTree([("O1", "Fish are many"), ("O2", "Water is clean")], [("O2", "O1")])
    >>> drawing = layout_across(tree)
    >>> drawing.boxes["O2"].x < drawing.boxes["O1"].x
    True
    """
    network, pages = network_of(tree), pages_for(page, orientation)
    if not len(network):
        return Drawing({}, (), (), largest, pages[0], notes=notes("empty", network.language), layout="across")
    order = _ordered(network, ranks or {})
    tries = [
        (*_font(placed, sheet, largest, reserve), sheet, measures, placed)
        for sheet in pages
        for measures in (measure(network, width) for width in box_widths(network))
        for placed in [_placed(order, measures)]
    ]
    _, font, sheet, measures, placed = max(tries, key=lambda one: one[0] * one[3].ease)
    if font <= 0:
        raise InvalidValue(f"page: {sheet.name or 'the page'} has no room left for a picture inside its margins.")
    drawing = _drawn(network, order, measures, placed, font, sheet, reserve)
    if font >= minimum:
        return drawing
    return Drawing(
        drawing.boxes, drawing.connectors, drawing.references, drawing.font_size, sheet, layout="across",
        notes=small(drawing.font_size, sheet.name, minimum, network.language),
    )  # fmt: skip


def _ordered(network: Network, ranks: Mapping[str, int]) -> _Order:
    column: dict[int, int] = {}
    home: dict[int, int] = {}
    for node in reversed(network.order()):
        effects = network.effects[node]
        column[node] = max([ranks.get(network.ids[node], 0), *(column[effect] + 1 for effect in effects)])
        if effects:
            home[node] = max(effects, key=lambda effect: (column[effect], -effects.index(effect)))
    used = {number: k for k, number in enumerate(sorted(set(column.values())))}
    children: dict[int, list[int]] = {}
    for node in sorted(home):
        children.setdefault(home[node], []).append(node)
    roots = [node for node in range(len(network)) if node not in home]
    return _Order({node: used[number] for node, number in column.items()}, children, roots, home)


def _placed(order: _Order, measures: Measures) -> _Placed:
    """Stack what hangs at an element beside it; the element stands in the middle."""
    tall: dict[int, float] = {}
    for node in sorted(order.column, key=lambda one: -order.column[one]):
        hung = [tall[child] for child in order.children.get(node, ())]
        tall[node] = max(measures.heights[node], sum(hung) + GAP * (len(hung) - 1))
    columns = 1 + max(order.column.values())
    step = measures.width + CHANNEL
    height = sum(tall[root] for root in order.roots) + GAP * (len(order.roots) - 1)
    spots: dict[int, Point] = {}
    waiting = list(_stacked(order.roots, tall, height))
    while waiting:
        node, top = waiting.pop()
        spots[node] = (columns - 1 - order.column[node]) * step + measures.width / 2, top - tall[node] / 2
        beside = order.children.get(node, ())
        over = (tall[node] - sum(tall[child] for child in beside) - GAP * (len(beside) - 1)) / 2
        waiting += _stacked(beside, tall, top - over)
    return _Placed(spots, columns * step - CHANNEL, height)


def _stacked(nodes: Sequence[int], tall: Mapping[int, float], top: float) -> Iterator[tuple[int, float]]:
    for node in nodes:
        yield node, top
        top -= tall[node] + GAP


def _font(placed: _Placed, page: Page, largest: float, reserve: Sequence[float]) -> tuple[float, float]:
    left, bottom, right, top = reserve
    wide, high = page.frame[0] - left - right, page.frame[1] - bottom - top
    font = min(wide / placed.width, high / placed.height, largest)
    return font, font


def _drawn(
    network: Network,
    order: _Order,
    measures: Measures,
    placed: _Placed,
    font: float,
    page: Page,
    reserve: Sequence[float],
) -> Drawing:
    left, bottom, right, top = reserve
    dx = (page.width - right + left - placed.width * font) / 2
    dy = (page.height - top + bottom - placed.height * font) / 2
    lines = set_lines(network, measures.width)
    boxes = {
        network.ids[node]: Box(
            rounded(x * font + dx), rounded(y * font + dy), rounded(measures.width * font),
            rounded(measures.heights[node] * font), lines[node],
        )
        for node, (x, y) in sorted(placed.spots.items())
    }  # fmt: skip
    trunk = rounded(CHANNEL / 2 * font)
    connectors = tuple(
        Connector(
            network.ids[cause], network.ids[effect], _way(boxes[network.ids[cause]], boxes[network.ids[effect]], trunk)
        )
        for cause, effect in sorted(order.home.items())
    )
    rest = [(pair, "cross") for pair in network.links if order.home.get(pair[0]) != pair[1]]
    rest += [(pair, "feedback") for pair in network.feedback]
    references = tuple(
        Reference(network.ids[a], network.ids[b], n, kind)  # type: ignore[arg-type]  # one of the kinds
        for n, ((a, b), kind) in enumerate(rest, 1)
    )
    return Drawing(boxes, connectors, references, rounded(font), page, layout="across")


def _way(cause: Box, effect: Box, trunk: float) -> tuple[Point, ...]:
    start, end = (cause.sides[2], cause.y), (effect.sides[0], effect.y)
    if abs(start[1] - end[1]) < 0.02:
        return start, (end[0], start[1])
    middle = rounded(end[0] - trunk)
    return start, (middle, start[1]), (middle, end[1]), end
