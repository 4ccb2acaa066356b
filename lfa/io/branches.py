"""Indentation to links: which statement of an outline causes which."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lfa.io.sections import Leaf, Section

__all__ = ["links_of", "margin", "name_leaves"]

#: A cause, its effect, whether the link is feedback, and the line that says so.
Linked = tuple[str, str, bool, int]


def name_leaves(sections: list[Section], prefixes: dict[str, str]) -> None:
    """Give every statement its id: the one typed, that of the element it repeats, or a new one.

    Parameters
    ----------
    sections : list of Section
    prefixes : dict of str to str
        First letters of new ids, by section.
    """
    worded = {leaf.line.id for section in sections for leaf in section.leaves if leaf.line.id}
    numbers = {name: count(1) for name in prefixes}
    for section in sections:
        for leaf in section.leaves:
            if leaf.line.id:
                leaf.id = leaf.line.id
            elif leaf.line.bare and leaf.text in worded:
                leaf.id, leaf.text = leaf.text, ""
            else:
                prefix = prefixes[section.name]
                leaf.id = next(one for n in numbers[section.name] if (one := f"{prefix}{n}") not in worded)


def margin(section: Section) -> int:
    """Return the place of the first statement at the left margin."""
    widths = _widths(section)
    return widths.index(min(widths)) if widths else 0


def _widths(section: Section) -> list[float]:
    """Indentations; bullets right under a plain first line count as a little further in."""
    plain = section.leaves and not section.leaves[0].line.bullet
    return [leaf.line.width + (0.5 if plain and leaf.line.bullet else 0) for leaf in section.leaves]


def links_of(section: Section) -> Iterator[Linked]:
    """Yield the links of a section in the order of its lines.

    Below the first statement at the margin, a line causes the nearest line above it that is
    less indented. Above it, everything is mirrored: a line is an effect of the nearest line
    below it that is less indented.
    """
    widths, first = _widths(section), margin(section)
    up = _nearest(range(first, -1, -1), widths)
    down = _nearest(range(first, len(widths)), widths)
    for place, leaf in enumerate(section.leaves):
        if place < first:
            yield section.leaves[up[place]].id, leaf.id, False, leaf.line.number
        elif down[place] >= 0:
            yield leaf.id, section.leaves[down[place]].id, False, leaf.line.number
        yield from _arrows(leaf)


def _nearest(places: range, widths: list[float]) -> dict[int, int]:
    """For each place the last one before it, in the order given, that is less indented; -1 for none."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for place in places:
        while open_ and widths[open_[-1]] >= widths[place]:
            open_.pop()
        found[place] = open_[-1] if open_ else -1
        open_.append(place)
    return found


def _arrows(leaf: Leaf) -> Iterator[Linked]:
    for arrow in leaf.arrows:
        for target in arrow.targets:
            yield leaf.id, target, arrow.kind == "feedback", arrow.number
