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
CROSSING: Final = 0.012
DOWNWARD: Final = 0.016
LENGTH: Final = 0.002
FUSS: Final = 0.004

Extra = tuple[Link, Kind]
Segment = tuple[float, float, float, float]


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
    return CROSSING * len(spots) + DOWNWARD * downward(sketch, extras) + LENGTH * length / _typical(sketch)


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


def _typical(sketch: Sketch) -> float:
    return next(iter(sketch.boxes.values()))[2]


def guessed(sketch: Sketch, extras: Sequence[Extra]) -> float:
    """Guess the tangle before anything is routed: straight lines between the boxes tell enough.

    Each trunk counts once; a straight line through a box has to go round it, which counts half.
    """
    if not extras:
        return 0.0
    straight = [_between(sketch, link) for link, _ in extras]
    trunks: dict[tuple[bool, int], list[Segment]] = {}
    for (cause, effect), _, points in sketch.lines:
        upward = (cause, effect) in sketch.upward
        trunk = trunks.setdefault((upward, cause if upward else effect), [])
        trunk += [(*p, *q) for p, q in pairwise(points)]
    count = 0.0
    for k, ((link, _), line) in enumerate(zip(extras, straight, strict=True)):
        count += sum(1 for (_, end), trunk in trunks.items() if end not in link and any(_cross(line, s) for s in trunk))
        count += 0.5 * sum(_through(line, box) for node, box in sketch.boxes.items() if node not in link)
        count += sum(_cross(line, other) for other in straight[:k])
    length = sum(abs(a - c) + abs(b - d) for a, b, c, d in straight) / _typical(sketch)
    return CROSSING * count + DOWNWARD * downward(sketch, extras) + LENGTH * length


def _between(sketch: Sketch, link: Link) -> Segment:
    """Join two boxes by the shortest straight line from border to border, or nearly."""
    (x0, y0, w0, h0), (x1, y1, w1, h1) = sketch.boxes[link[0]], sketch.boxes[link[1]]
    return (
        _towards(x0, w0, x1, w1), _towards(y0, h0, y1, h1), _towards(x1, w1, x0, w0), _towards(y1, h1, y0, h0),
    )  # fmt: skip


def _towards(here: float, size: float, there: float, other: float) -> float:
    """Choose a coordinate on a box: its near border, or the middle of what both share."""
    if there - other / 2 > here + size / 2:
        return here + size / 2
    if there + other / 2 < here - size / 2:
        return here - size / 2
    return (max(here - size / 2, there - other / 2) + min(here + size / 2, there + other / 2)) / 2


def _side(ax: float, ay: float, bx: float, by: float, px: float, py: float) -> float:
    return (bx - ax) * (py - ay) - (by - ay) * (px - ax)


def _cross(one: Segment, other: Segment) -> bool:
    a, b, c, d = one
    e, f, g, h = other
    if max(a, c) < min(e, g) or max(e, g) < min(a, c) or max(b, d) < min(f, h) or max(f, h) < min(b, d):
        return False
    return (
        _side(a, b, c, d, e, f) * _side(a, b, c, d, g, h) < 0 and _side(e, f, g, h, a, b) * _side(e, f, g, h, c, d) < 0
    )


def _through(line: Segment, box: tuple[float, float, float, float]) -> bool:
    x, y, width, height = box
    left, right, bottom, top = x - width / 2, x + width / 2, y - height / 2, y + height / 2
    a, b, c, d = line
    if max(a, c) <= left or min(a, c) >= right or max(b, d) <= bottom or min(b, d) >= top:
        return False
    return _cross(line, (left, bottom, right, top)) or _cross(line, (left, top, right, bottom))


