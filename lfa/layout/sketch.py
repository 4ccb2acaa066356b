"""A layout before it meets the page: boxes and lines in em, fitted and centred at the end.

One em is the font size, so a sketch says how large the text can be on any page.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import define, evolve, field, frozen

from lfa.layout.geometry import Kind, Page, Point
from lfa.layout.network import Link, Network
from lfa.layout.text import PITCH, balanced, longest_word, set_text

#: Air between text and border, in em: at the sides, and above and below together.
SIDE: Final = 0.6
ENDS: Final = 0.8
#: Trees larger than this are tried in fewer box widths.
MANY_BOXES: Final = 300
#: How many widths are tried when loose parts are packed.
MOST_SHELVES: Final = 12
#: Text larger than this is no easier to read.
LARGEST: Final = 12.0


@frozen
class Measures:
    """All texts set in boxes of one width."""

    width: float
    heights: tuple[float, ...]
    hyphenated: int
    forced: int

    @property
    def ease(self) -> float:
        """What the breaks inside words cost, as a factor on the font size."""
        words = len(self.heights) + 1
        return 1 / (1 + 0.5 * min(self.hyphenated / words, 1) + 1.5 * min(self.forced / words, 1))


def measure(network: Network, width: float) -> Measures:
    """Set every text of a network in boxes of a width (em)."""
    settings = [set_text(text, width - 2 * SIDE, network.language) for text in network.texts]
    heights = tuple(len(setting.lines) * PITCH + ENDS for setting in settings)
    return Measures(width, heights, sum(s.hyphenated for s in settings), sum(s.forced for s in settings))


def box_widths(network: Network) -> list[float]:
    """List the box widths worth trying, in em: 3 to 7.5 cm at 9 pt, and wider for very long texts.

    Examples
    --------
    >>> box_widths(Network(("P",), ("Fish catches are falling",), ()))[0]
    9.5
    """
    tries = [9.5, 11.0, 12.5, 14.0, 16.0, 18.5, 21.5, 25.0]
    if len(network) > MANY_BOXES:
        tries = tries[1::3]
    longest = max(map(len, network.texts), default=0)
    large = math.sqrt(longest * 0.62 * PITCH)
    tries += [large * factor for factor in (1.0, 1.5) if large > tries[-1]]
    word = longest_word(network.texts) + 2 * SIDE + 0.05
    if tries[0] < word < tries[-1]:
        tries.append(word)
    return sorted(tries)


@define
class Sketch:
    """Boxes as (centre x, centre y, width, height) by element number, lines as (link, kind, points); in em.

    `upward` holds the links of the tree whose trunk stands on the cause, not under the effect.
    """

    width: float = 0.0
    height: float = 0.0
    boxes: dict[int, tuple[float, float, float, float]] = field(factory=dict)
    lines: list[tuple[Link, Kind, list[Point]]] = field(factory=list)
    upward: set[Link] = field(factory=set)

    def moved(self, dx: float, dy: float) -> Sketch:
        """Return the same sketch somewhere else, its size unchanged."""
        boxes = {node: (x + dx, y + dy, w, h) for node, (x, y, w, h) in self.boxes.items()}
        lines = [(link, kind, [(x + dx, y + dy) for x, y in points]) for link, kind, points in self.lines]
        return evolve(self, boxes=boxes, lines=lines)

    def tight(self) -> Sketch:
        """Return the sketch with its lower left corner at the origin and its size as large as what is in it."""
        xs = [v for x, _, w, _ in self.boxes.values() for v in (x - w / 2, x + w / 2)]
        ys = [v for _, y, _, h in self.boxes.values() for v in (y - h / 2, y + h / 2)]
        xs += [x for _, _, points in self.lines for x, _ in points]
        ys += [y for _, _, points in self.lines for _, y in points]
        if not xs:
            return self
        made = self.moved(-min(xs), -min(ys))
        made.width, made.height = max(xs) - min(xs), max(ys) - min(ys)
        return made


def packed(parts: Sequence[Sketch], room: tuple[float, float], gap: float) -> Sketch:
    """Set loose parts on shelves, in order, as wide as gives the largest text in the room."""
    if len(parts) == 1:
        return parts[0]
    shelves, width, height = shelved([(part.width, part.height) for part in parts], room, gap)
    out = Sketch(width, height)
    y, number = height, 0
    for size in shelves:
        x = 0.0
        for part in parts[number : number + size]:
            moved = part.moved(x, y - part.height)
            out.boxes |= moved.boxes
            out.lines += moved.lines
            out.upward |= moved.upward
            x += part.width + gap
        y -= max(part.height for part in parts[number : number + size]) + gap
        number += size
    return out


def shelved(
    sizes: Sequence[tuple[float, float]], room: tuple[float, float], gap: float
) -> tuple[list[int], float, float]:
    """Choose how many parts stand on each shelf; tell also the width and height of the whole.

    Examples
    --------
    >>> shelved([(10, 5), (10, 5)], (100, 30), 3)
    ([2], 23.0, 5.0)
    """
    widest = max(width for width, _ in sizes)
    tries, ahead = [widest], -gap
    for width, _ in sizes:
        ahead += width + gap
        if ahead > widest:
            tries.append(ahead)
    if len(tries) > MOST_SHELVES:
        tries = [tries[round(k * (len(tries) - 1) / (MOST_SHELVES - 1))] for k in range(MOST_SHELVES)]
    found = [_on_shelves(sizes, limit, gap) for limit in tries]
    return max(found, key=lambda one: min(room[0] / one[1], room[1] / one[2]))


def _on_shelves(sizes: Sequence[tuple[float, float]], limit: float, gap: float) -> tuple[list[int], float, float]:
    counts, width, height = [0], 0.0, 0.0
    x = tall = 0.0
    for wide, high in sizes:
        if counts[-1] and x + wide > limit + 1e-9:
            counts.append(0)
            height += tall + gap
            x = tall = 0.0
        counts[-1] += 1
        width, tall = max(width, x + wide), max(tall, high)
        x += wide + gap
    return counts, width, height + tall


def font_on(sketch: Sketch, room: tuple[float, float], largest: float = LARGEST) -> float:
    """Return the largest font size, in points, at which a sketch fits a room."""
    return min(room[0] / max(sketch.width, 1e-9), room[1] / max(sketch.height, 1e-9), largest)


@frozen
class Fitted:
    """A sketch on a page, and what it is worth."""

    sketch: Sketch
    page: Page
    measures: Measures
    font: float
    worth: float
    layout: str


def set_lines(network: Network, width: float) -> Mapping[int, tuple[str, ...]]:
    """Break every text for good, with balanced lines."""
    return {n: balanced(text, width - 2 * SIDE, network.language).lines for n, text in enumerate(network.texts)}
