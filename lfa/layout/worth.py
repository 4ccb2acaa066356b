"""What a drawing is worth: one objective of font size, crossings, links that run downwards, and calm.

All engines and all steps of the search are judged by it, so that `auto` compares like with like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp
from typing import Final

from lfa.layout.geometry import Kind
from lfa.layout.network import Link
from lfa.layout.sketch import Sketch

#: The share of the worth that each of these takes: a crossing, a link that runs downwards, extra line
#: of the length of a box, a unit of fuss (see `shapes.Shape`).
CROSSING: Final = 0.022
DOWNWARD: Final = 0.04
LENGTH: Final = 0.002
FUSS: Final = 0.004

Extra = tuple[Link, Kind]


def worth(font: float, ease: float, tangle: float, fuss: float) -> float:
    """Weigh the font size against everything else; only ratios of worth mean something.

    Examples
    --------
    >>> worth(10, 1, 0, 0) > worth(10.1, 1, 0.024, 0)
    True
    """
    return font * ease * exp(-tangle - FUSS * fuss)


def downward(sketch: Sketch, extras: Iterable[Extra]) -> int:
    """Count the links, feedback aside, whose cause does not lie below its effect."""
    boxes = sketch.boxes
    return sum(kind != "feedback" and boxes[a][1] >= boxes[b][1] - 0.1 for (a, b), kind in extras)


def tangle(sketch: Sketch, extras: Sequence[Extra]) -> float:
    """Measure what is drawn: crossings, links that run downwards, length of the links outside the tree."""
    loose = {link for link, _ in extras}
    upright, level = _split(sketch, loose)
    spots = {
        (round(x * 3), round(y * 3))
        for own, x, low, high in upright
        for other, y, left, right in level
        if (own or other) and low + 0.05 < y < high - 0.05 and left + 0.05 < x < right - 0.05
    }
    length = sum(high - low for lines in (upright, level) for own, _, low, high in lines if own)
    total = CROSSING * len(spots) + DOWNWARD * downward(sketch, extras) + LENGTH * length / typical(sketch)
    return total * share(sketch)


def _split(
    sketch: Sketch, loose: set[Link]
) -> tuple[list[tuple[bool, float, float, float]], list[tuple[bool, float, float, float]]]:
    """Sort all stretches into upright and level ones: (outside the tree?, where, from, to)."""
    upright, level = [], []
    for link, _, points in sketch.lines:
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x0 - x1) < abs(y0 - y1):
                upright.append((link in loose, x0, min(y0, y1), max(y0, y1)))
            else:
                level.append((link in loose, y0, min(x0, x1), max(x0, x1)))
    return upright, level


def share(sketch: Sketch) -> float:
    """Tell how much one flaw weighs: in a large drawing it is a smaller part of the whole."""
    return min(1.0, 60 / len(sketch.boxes))


def typical(sketch: Sketch) -> float:
    """Return the width of a box: the measure for the length of lines."""
    return next(iter(sketch.boxes.values()))[2]
