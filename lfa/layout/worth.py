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
CROSSING: Final = 0.016
DOWNWARD: Final = 0.025
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
    total = CROSSING * len(spots) + DOWNWARD * downward(sketch, extras) + LENGTH * length / _typical(sketch)
    return total * _share(sketch)


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


def _share(sketch: Sketch) -> float:
    """Tell how much one flaw weighs: in a large drawing it is a smaller part of the whole."""
    return min(1.0, 60 / len(sketch.boxes))


def _typical(sketch: Sketch) -> float:
    return next(iter(sketch.boxes.values()))[2]


def guessed(sketch: Sketch, extras: Sequence[Extra]) -> float:
    """Guess the tangle before anything is routed: straight lines between the boxes tell enough.

    Each trunk counts once; a straight line through a box has to go round it, which counts half.
    """
    if not extras:
        return 0.0
    straight = [_between(sketch, link) for link, _ in extras]
    spans = [(min(a, c), max(a, c), min(b, d), max(b, d)) for a, b, c, d in straight]
    trunks, boxes = _trunks(sketch), _sides(sketch)
    count = 0.0
    for k, ((link, _), line, (low, high, foot, head)) in enumerate(zip(extras, straight, spans, strict=True)):
        for end, left, right, bottom, top, stretches in trunks:
            if left <= high and right >= low and bottom <= head and top >= foot and end not in link:
                count += any(_cross(line, stretch) for stretch in stretches)
        for node, left, right, bottom, top in boxes:
            if left < high and right > low and bottom < head and top > foot and node not in link:
                diagonals = (left, bottom, right, top), (left, top, right, bottom)
                count += 0.5 * (_cross(line, diagonals[0]) or _cross(line, diagonals[1]))
        for other, (left, right, bottom, top) in zip(straight[:k], spans[:k], strict=True):
            if left <= high and right >= low and bottom <= head and top >= foot:
                count += _cross(line, other)
    length = sum(high - low + head - foot for low, high, foot, head in spans) / _typical(sketch)
    return (CROSSING * count + DOWNWARD * downward(sketch, extras) + LENGTH * length) * _share(sketch)


def _trunks(sketch: Sketch) -> list[tuple[int, float, float, float, float, list[Segment]]]:
    """Gather the stretches of every trunk, with the box round them."""
    found: dict[tuple[bool, int], list[Segment]] = {}
    for (cause, effect), _, points in sketch.lines:
        upward = (cause, effect) in sketch.upward
        trunk = found.setdefault((upward, cause if upward else effect), [])
        trunk += [(*p, *q) for p, q in pairwise(points)]
    out = []
    for (_, end), trunk in found.items():
        xs, ys = [v for s in trunk for v in (s[0], s[2])], [v for s in trunk for v in (s[1], s[3])]
        out.append((end, min(xs), max(xs), min(ys), max(ys), trunk))
    return out


def _sides(sketch: Sketch) -> list[tuple[int, float, float, float, float]]:
    return [(n, x - w / 2, x + w / 2, y - h / 2, y + h / 2) for n, (x, y, w, h) in sketch.boxes.items()]


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


def _cross(one: Segment, other: Segment) -> bool:
    """Tell whether two stretches cross, touching left out."""
    a, b, c, d = one
    e, f, g, h = other
    ux, uy, vx, vy = c - a, d - b, g - e, h - f
    return (ux * (f - b) - uy * (e - a)) * (ux * (h - b) - uy * (g - a)) < 0 and (vx * (b - f) - vy * (a - e)) * (
        vx * (d - f) - vy * (c - e)
    ) < 0
