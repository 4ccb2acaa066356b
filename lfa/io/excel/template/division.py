"""Division: which results and activities go into which places, and the rows that they need."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lfa.io.excel.template.content import Content
from lfa.io.excel.template.packages import packages
from lfa.io.excel.template.rooms import New, Room, make_room
from lfa.io.excel.template.slots import ABOVE, Area
from lfa.io.excel.template.units import Unit, add_unit, unit_of
from lfa.model.indicators import Indicator
from lfa.model.results import Result

__all__ = ["Division", "Filled"]


@attrs.define(eq=False)
class Filled:
    """An area with what goes into it."""

    area: Area
    room: Room
    results: list[tuple[Result, list[Indicator]]] = attrs.field(factory=list)
    activities: list[str] = attrs.field(factory=list)


class Division:
    """Divides a plan among the places of a form.

    Parameters
    ----------
    content : Content
    areas : sequence of Area
    inserting : bool
        Whether rows may be put in.

    Attributes
    ----------
    filled : list of Filled
    others : list of (Area, Area)
        Places that could also be meant, each with the one that was chosen instead.
    """

    def __init__(self, content: Content, areas: Sequence[Area], inserting: bool) -> None:
        self.content, self.inserting = content, inserting
        self.packages = packages(areas, content)
        self.filled: list[Filled] = []
        self.others: list[tuple[Area, Area]] = []
        self._full: set[str] = set()
        chosen: dict[tuple[str, str | None, str], Area] = {}
        for area in areas:
            # Activities may stand in the matrix and in a work plan; results stand once, or in their work package.
            several = area.kind == "activities" or area.sheet in self.packages
            key = (area.kind, area.level, area.sheet if several else "")
            if area is not chosen.setdefault(key, area):
                self.others.append((area, chosen[key]))
        again = {other.sheet for other, one in self.others if other.sheet != one.sheet}
        self.chosen = [one for one in chosen.values() if one.kind != "activities" or one.sheet not in again]
        for area in self.chosen:
            for one in area.divided():
                self._plan(one)

    def keep_to_capacity(self, name: str) -> None:
        """Divide a sheet anew, without putting rows in."""
        self._full.add(name)
        self.filled = [one for one in self.filled if one.area.sheet != name]
        for area in (one for one in self.chosen if one.sheet == name):
            for one in area.divided():
                self._plan(one)

    def _plan(self, area: Area) -> None:
        may = self.inserting and area.sheet not in self._full
        if area.kind == "preconditions":
            self.filled.append(Filled(area, make_room(area, [1], insert=False)))
            return
        if area.kind == "activities":
            wanted = self._tasks(area)
            self.filled.append(Filled(area, make_room(area, [1] * len(wanted), may), activities=wanted))
            return
        results = self._wanted(area)
        needs = [max(1, len(indicators)) for _, indicators in results]
        child = self._below(area)
        if child is None:
            self.filled.append(Filled(area, make_room(area, needs, may), results=results))
            return
        # A result alone cannot be put in where what is below it stands under each: they go together.
        count, unit = len(area.groups), unit_of(area, child) if may else None
        self.filled.append(
            Filled(area, make_room(area, needs[:count], may), results=results if not unit else results[:count])
        )
        if unit is not None and len(results) > count:
            self._units(area, child, unit, results[count:])

    def _below(self, area: Area) -> Area | None:
        """What stands under each result of an area on its sheet, if it does."""
        return next(
            (
                one
                for one in self.chosen
                if one.sheet == area.sheet and ABOVE.get(one.level or "") == area.level and len(one.divided()) > 1
            ),
            None,
        )

    def _units(self, area: Area, child: Area, unit: Unit, more: Sequence[tuple[Result, list[Indicator]]]) -> None:
        """Put further results in, each with the rows of what stands under it."""
        new = New(unit.bottom, at_end=True, whole=True)
        for step, (result, indicators) in enumerate(more):
            own = attrs.evolve(child, groups=[], parent=len(area.groups) + step)
            tasks = self._tasks(own) if child.kind == "activities" else []
            lower = self._wanted(own) if child.kind != "activities" else []
            below = [1] * len(tasks) or [max(1, len(listed)) for _, listed in lower]
            upper, under = add_unit(unit, new, max(1, len(indicators)), below, step + 1, area.blocks)
            upper.news = [new] if not step else []
            self.filled.append(Filled(area, upper, results=[(result, indicators)]))
            self.filled.append(Filled(own, under, results=lower, activities=tasks))

    def _tasks(self, area: Area) -> list[str]:
        return [one.id for one in self.content.activities() if self._is_below(one.result, area)]

    def _is_below(self, result: str | None, area: Area) -> bool:
        """Whether what belongs to a result goes into an area: into any, or into that of the result above."""
        package = self.packages.get(area.sheet)
        if package is not None and result not in package:
            return result is None and area.sheet == next(iter(self.packages))
        if area.parent is None:
            return True
        level = ABOVE.get(area.level or "", "")
        known = [one for one in self.content.results(level) if package is None or one.id in package]
        above = known[area.parent : area.parent + 1]
        home = self.content.plan.logframe[result] if result and result in self.content.plan.logframe else None
        return bool(above) and self.content.above(home, level) == above[0]

    def _wanted(self, area: Area) -> list[tuple[Result, list[Indicator]]]:
        content = self.content
        if area.kind == "results":
            own = [one for one in content.results(area.level or "") if self._is_below(one.id, area)]
            return [(one, [] if self._is_again(one, area) else content.indicators(one)) for one in own]
        found: list[tuple[Result, list[Indicator]]] = []
        for result in content.results(area.level) if area.level else content.ordered:
            if not self._is_below(result.id, area) or (not area.level and self._is_again(result, area)):
                continue
            measures = content.indicators(result) if "indicator" in area.fields else []
            found.extend((result, [one]) for one in measures)
            if not measures:
                found.append((result, []))
        return found

    def _is_again(self, result: Result, area: Area) -> bool:
        """Whether a result stands on an earlier work package already: its indicators are given once."""
        return area.sheet != next((name for name, ids in self.packages.items() if result.id in ids), area.sheet)
