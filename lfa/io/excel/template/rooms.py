"""Room: giving every result and activity its rows, the spare ones first, then new ones inside the block."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lfa.io.excel.template.rowmap import Insertion, RowMap
from lfa.io.excel.template.slots import Area, Group, Line

__all__ = ["New", "Place", "Room", "make_room"]


@attrs.define(eq=False)
class New:
    """Rows to be put in; becomes an `Insertion` when all of a sheet's are known.

    Parameters
    ----------
    after : int
    models : list of int
    at_end, whole : bool
        As for `Insertion`.
    """

    after: int
    models: list[int] = attrs.field(factory=list)
    at_end: bool = False
    whole: bool = False


@attrs.define(eq=False)
class Place:
    """Where one line of an area stands: in the form, or in rows put in.

    Parameters
    ----------
    line : Line
    new : New, optional
    rows : dict of int to int
        For a line of new rows: by model row its place among the new rows.
    """

    line: Line
    new: New | None = None
    rows: dict[int, int] = attrs.field(factory=dict)


@attrs.define(eq=False)
class Room:
    """The lines that each result got, and the rows this takes.

    Parameters
    ----------
    places : list of list of Place
        For every result that has room, its lines.
    news : list
    """

    places: list[list[Place]] = attrs.field(factory=list)
    news: list[New] = attrs.field(factory=list)
    steps: list[tuple[New, int, int]] = attrs.field(factory=list)
    blank: list[tuple[New, int, int]] = attrs.field(factory=list)


def make_room(area: Area, needs: Sequence[int], insert: bool) -> Room:
    """Give lines to results.

    Parameters
    ----------
    area : Area
    needs : sequence of int
        How many lines each result would have.
    insert : bool
        Whether rows may be put in; otherwise what has no room is left out.
    """
    room = Room()
    groups = area.groups
    if area.open:
        return _open(area, needs)
    more = len(needs) - len(groups)
    inside = more > 0 and len(groups) >= 2 and not area.blocks and not area.counted
    before = len(groups) - 1 if inside else len(groups)
    order = list(needs)
    for place, group in enumerate(groups[:before]):
        if place < len(order):
            room.places.append(_existing(area, group, order[place], insert, room))
    if more > 0 and insert:
        template = groups[-2] if len(groups) >= 3 else groups[-1]
        if not inside:
            template = groups[-1]
        after = groups[-1].first - 1 if inside else groups[-1].last
        new = New(after, at_end=not inside)
        room.news.append(new)
        for step, need in enumerate(order[before : before + more]):
            room.places.append(_copied(area, template, need, new, step + 1, room))
    if inside:
        last = before + (more if insert else 0)
        room.places.append(_existing(area, groups[-1], order[last], insert, room))
    return room


def _existing(area: Area, group: Group, need: int, insert: bool, room: Room) -> list[Place]:
    places = [Place(line) for line in group.lines]
    lacking = need - len(group.lines)
    if lacking <= 0 or not insert or (len(group.lines) < 2 and not area.blocks):
        return places
    model = group.lines[-1] if area.blocks else group.lines[1]
    after = group.lines[-1].rows[-1] if area.blocks else group.lines[0].rows[-1]
    new = New(after, at_end=area.blocks)
    room.news.append(new)
    added = []
    for _ in range(lacking):
        added.append(Place(model, new, {row: len(new.models) + step for step, row in enumerate(model.rows)}))
        if area.blocks and "logic" in model.cells:  # a further indicator of the same result: its labels stand once
            start = len(new.models)
            room.blank.extend((new, start + row, model.cells["logic"][1]) for row in range(len(model.rows)))
        new.models.extend(model.rows)
    return [*places, *added] if area.blocks else [places[0], *added, *places[1:]]


def _copied(area: Area, template: Group, need: int, new: New, step: int, room: Room) -> list[Place]:
    lines = list(template.lines)
    if len(lines) > 1 or area.blocks:
        lines += [template.lines[-1]] * max(0, need - len(lines))
    start = len(new.models)
    models = [row for line in lines for row in line.rows]
    first: dict[int, int] = {}
    for place, row in enumerate(models):
        first.setdefault(row, start + place)
    new.models.extend(models)
    room.steps.append((new, start, step))
    places, at = [], start
    for line in lines:
        own = {row: at + offset for offset, row in enumerate(line.rows)}
        places.append(Place(line, new, {**first, **own}))
        at += len(line.rows)
    return places


def _open(area: Area, needs: Sequence[int]) -> Room:
    """Go on below the headings as far as needed: nothing stands there."""
    first = area.groups[0].lines[0]
    room = Room()
    for step in range(len(needs)):
        cells = {name: (row + step, column) for name, (row, column) in first.cells.items()}
        room.places.append([Place(Line((first.rows[0] + step,), cells))])
    return room


def settle(news: Sequence[New]) -> tuple[RowMap, dict[int, int]]:
    """Return the map of a sheet's rows, and by identity the place of each insertion in it."""
    ordered = sorted(news, key=lambda one: (one.after, one.whole))
    rows = RowMap(tuple(Insertion(one.after, tuple(one.models), one.at_end, one.whole) for one in ordered))
    return rows, {id(one): place for place, one in enumerate(ordered)}
