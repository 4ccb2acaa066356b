"""Units: an output with the activities under it is put in as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lfa.io.excel.template.rooms import New, Place, Room
from lfa.io.excel.template.slots import Area, Group, Line

__all__ = ["Unit", "add_unit", "unit_of"]


@attrs.frozen
class Unit:
    """The rows of the last result of an area, with those of what stands under it.

    Parameters
    ----------
    group : Group
        The lines of the result.
    below : list of Group
        Those of what stands under it.
    top, bottom : int
    """

    group: Group
    below: list[Group]
    top: int
    bottom: int


def unit_of(area: Area, child: Area) -> Unit | None:
    """Return the rows that a further result of an area is modelled on; None when they cannot be told apart.

    Parameters
    ----------
    area : Area
    child : Area
        Of the level below, all of it.
    """
    group = area.groups[-1]
    below = [one for one in child.groups if one.parent == len(area.groups) - 1]
    if not below or below[0].first <= group.last:
        return None
    before = max((one.last for one in (*area.groups, *child.groups) if one.last < group.first), default=0)
    return Unit(group, below, before + 1, below[-1].last)


def add_unit(unit: Unit, new: New, need: int, below: Sequence[int], step: int, blocks: bool) -> tuple[Room, Room]:
    """Put a copy of a unit in, with as many lines as are needed.

    Parameters
    ----------
    unit : Unit
    new : New
        The rows to be put in so far; grows.
    need : int
        Lines of the result.
    below : sequence of int
        Lines of each of what stands under it.
    step : int
        By how much numbers in its labels go up.
    blocks : bool
        Whether a line takes several rows.

    Returns
    -------
    tuple of Room
        Of the result, and of what stands under it.
    """
    upper, lower = Room(steps=[(new, len(new.models), step)]), Room()
    row = unit.top
    while row <= unit.bottom:
        if row == unit.group.first:
            upper.places.append(_lines(unit.group, need, new, blocks))
            row = unit.group.last + 1
            continue
        place = next((number for number, one in enumerate(unit.below) if one.first == row), None)
        if place is None:
            new.models.append(row)
            row += 1
            continue
        wanted = below[place:] if place == len(unit.below) - 1 else below[place : place + 1]
        for lines in wanted or [0]:
            made = _lines(unit.below[place], lines, new, blocks)
            lower.places.extend([made] if lines else [])
        row = unit.below[place].last + 1
    return upper, lower


def _lines(group: Group, need: int, new: New, blocks: bool) -> list[Place]:
    lines: list[Line] = list(group.lines)
    if len(lines) > 1 or blocks:
        lines += [lines[-1]] * max(0, need - len(lines))
    rows = [row for line in lines for row in line.rows]
    first: dict[int, int] = {}
    for place, row in enumerate(rows, len(new.models)):
        first.setdefault(row, place)
    places, at = [], len(new.models)
    for line in lines:
        places.append(Place(line, new, {**first, **{row: at + offset for offset, row in enumerate(line.rows)}}))
        at += len(line.rows)
    new.models.extend(rows)
    return places
