"""Words beside points, none over another: each label takes the first free place around its point.

References
----------
Imhof (1975), Positioning names on maps, The American Cartographer 2: to the right and above first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from lfa.layout.geometry import Point

__all__ = ["Label", "Side", "place_labels"]

#: Left, bottom, right, top: here with y downward, so that bottom is the smaller number.
Side = tuple[float, float, float, float]
#: Directions in the order of preference, as angles with y downward.
_ANGLES: Final = tuple(math.radians(angle) for angle in (0, 180, -35, 35, -145, 145, -90, 90))
_FINE: Final = tuple(math.radians(15 * n) for n in range(24))
#: How far a label goes before it gets a line to its point, and how far at most, in em.
NEAR, STEP, RINGS = 0.25, 0.7, 14


@frozen
class Label:
    """Where a label stands (its centre), and whether it is so far off that a line must lead to it."""

    x: float
    y: float
    far: bool = False


def place_labels(
    points: Mapping[str, Point],
    sizes: Mapping[str, tuple[float, float]],
    radius: float,
    area: Side,
    taken: Sequence[Side] = (),
) -> dict[str, Label] | None:
    """Find a place for each label.

    Parameters
    ----------
    points
        The points, by id.
    sizes
        Width and height of their labels.
    radius
        Of a point.
    area
        What the labels must not leave.
    taken
        Where something stands already.

    Returns
    -------
    dict or None
        None where they cannot all be placed: then the text must be smaller.

    Examples
    --------
    >>> found = place_labels({"A": (5, 5), "B": (6, 5)}, {"A": (2, 1), "B": (2, 1)}, 0.3, (0, 0, 20, 10))
    >>> found["A"].x < 5 < 6 < found["B"].x
    True
    """
    dots = {name: (x - radius, y - radius, x + radius, y + radius) for name, (x, y) in points.items()}
    used = list(taken)
    found: dict[str, Label] = {}
    for name in sorted(points, key=lambda name: (-_crowd(name, points), points[name], name)):
        others = [dot for other, dot in dots.items() if other != name]
        label = next(
            (one for one in _places(points[name], sizes[name], radius) if _free(one, sizes[name], area, used, others)),
            None,
        )
        if label is None:
            return None
        found[name] = label
        used.append(_around(label, sizes[name]))
    return {name: found[name] for name in points}


def _crowd(name: str, points: Mapping[str, Point]) -> int:
    """Count the points nearby: where it is narrow, labels choose first."""
    return sum(math.dist(points[name], other) < 6 for other in points.values())


def _places(point: Point, size: tuple[float, float], radius: float) -> Iterator[Label]:
    for ring in range(RINGS):
        away = radius + NEAR + ring * STEP
        for angle in _ANGLES if ring == 0 else _FINE:
            x, y = math.cos(angle), math.sin(angle)
            # The label touches the ring with the side or the corner that faces the point.
            side = 0.0 if abs(x) < 0.2 else math.copysign(size[0] / 2, x)
            end = 0.0 if abs(y) < 0.2 else math.copysign(size[1] / 2, y)
            yield Label(point[0] + x * away + side, point[1] + y * away + end, far=ring > 1)


def _around(label: Label, size: tuple[float, float]) -> Side:
    return (label.x - size[0] / 2, label.y - size[1] / 2, label.x + size[0] / 2, label.y + size[1] / 2)


def _free(label: Label, size: tuple[float, float], area: Side, used: Sequence[Side], dots: Sequence[Side]) -> bool:
    left, low, right, high = own = _around(label, size)
    inside = area[0] <= left and area[1] <= low and right <= area[2] and high <= area[3]
    return inside and not any(_meet(own, other) for other in (*used, *dots))


def _meet(one: Side, other: Side) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
