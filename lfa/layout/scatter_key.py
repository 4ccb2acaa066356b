"""Goals as points: what a chart of them shows, and the key that gives the points their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from lfa.layout.chart import AIR
from lfa.layout.geometry import Box, Point
from lfa.layout.text import PITCH, set_text, width

__all__ = ["GUTTER", "RADIUS", "Dot", "Group", "Scatter", "ScatterKey", "scatter_key"]

#: Of a point, in em.
RADIUS: Final = 0.42
#: Of the key: its least and greatest width, and the air before it and between its groups.
NARROW, BROAD, GUTTER, BETWEEN = 9.0, 26.0, 2.0, 0.6


@frozen
class Dot:
    """A point: where it stands on both axes, and its look."""

    x: float
    y: float
    role: str = "point"


@frozen
class Group:
    """A part of the key: a heading, and ids with names below it."""

    heading: str
    items: tuple[tuple[str, str], ...]


@frozen
class Scatter:
    """What the chart shows.

    Parameters
    ----------
    dots
        By id.
    across, up
        Words at the axes.
    middle
        Where the lines stand that divide the plot.
    corners
        Words in the corners: upper left, upper right, lower left, lower right.
    groups
        The key.
    looks
        What the looks of points mean: role and words.
    point
        What stands before the decimals of a number.
    """

    dots: Mapping[str, Dot]
    across: str
    up: str
    middle: Point
    corners: tuple[str, str, str, str]
    groups: tuple[Group, ...]
    looks: tuple[tuple[str, str], ...] = ()
    point: str = "."


@frozen
class ScatterKey:
    """The key set in columns: its boxes, with y downward from its corner."""

    boxes: Mapping[str, Box]
    width: float
    height: float


def scatter_key(scatter: Scatter, wide: float, beside: bool, language: str) -> ScatterKey:
    """Set the key in one column beside the plot, or in as many as fit below it."""
    ids = max((width(name) * 1.12 for group in scatter.groups for name, _ in group.items), default=0.0) + AIR
    words = [name for group in scatter.groups for _, name in group.items]
    longest = max(
        [
            *(width(word) + AIR for word in words),
            *(width(group.heading) * 1.12 - ids + AIR for group in scatter.groups),
        ],
        default=0.0,
    )
    longest = max(longest, *(width(text) + 2 for _, text in scatter.looks)) if scatter.looks else longest
    one = min(ids + longest, BROAD, wide * 0.42) if beside else min(ids + longest, BROAD, wide)
    one = max(one, min(NARROW, wide))
    columns = 1 if beside else max(1, min(int((wide + GUTTER) / (one + GUTTER)), 4))
    items = list(_items(scatter, ids, one - ids, one, language))
    height = sum(high for _, high, _ in items)
    boxes: dict[str, Box] = {}
    tallest, column, y = 0.0, 0, 0.0
    for part, high, together in items:
        if column < columns - 1 and y and y + together > height / columns + 1.5 * PITCH:
            column, y = column + 1, 0.0
        for name, box in part.items():
            boxes[name] = Box(box.x + column * (one + GUTTER), box.y + y, box.width, box.height, box.lines, 1, box.role)
        y += high
        tallest = max(tallest, y)
    return ScatterKey(boxes, columns * one + (columns - 1) * GUTTER, tallest)


def _items(
    scatter: Scatter, ids: float, room: float, one: float, language: str
) -> Iterator[tuple[dict[str, Box], float, float]]:
    """Yield what the key is made of: boxes, height, and the height that should stay together."""
    for role, text in scatter.looks:
        lines = set_text(text, one - 1.8, language).lines
        high = len(lines) * PITCH
        dot = Box(RADIUS, PITCH / 2, 2 * RADIUS, 2 * RADIUS, role=role)
        yield (
            {
                f"look {role}": dot,
                f"look {role} words": Box(1.3 + (one - 1.3) / 2, high / 2, one - 1.3, high, lines, role="words"),
            },
            high + 0.2,
            high,
        )
    for group in scatter.groups:
        if not group.items:
            continue
        lines = set_text(group.heading, one / 1.12 - AIR, language).lines
        high = len(lines) * PITCH
        head = Box(one / 2, high / 2 + BETWEEN, one, high, lines, role="strong")
        yield {f"group {group.heading}": head}, high + BETWEEN, high + BETWEEN + 2 * PITCH
        for name, words in group.items:
            lines = set_text(words, room - AIR, language).lines if words else ()
            high = max(len(lines), 1) * PITCH
            boxes = {f"key {name}": Box(ids / 2, PITCH / 2, ids, PITCH, (name,), role="name")}
            if lines:
                boxes[f"key {name} name"] = Box(ids + room / 2, high / 2, room, high, lines, role="name")
            yield boxes, high, high
