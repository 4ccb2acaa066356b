"""Forms of blocks: each indicator a few rows with headings of its own, the result beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headers import Header
from lfa.io.excel.logframes.headings import COLUMN, meanings
from lfa.io.excel.template.sheet import SheetPart
from lfa.io.excel.template.slots import PERIODIC, Area, Group, Line

__all__ = ["block_areas"]

_VALUES = frozenset(
    (
        "source",
        "assumption",
        "baseline",
        "target",
        "weight",
        "risk_rating",
        "responsible",
        "unit",
        "means",
        "definition",
    )
)


def block_areas(grid: Grid, sheet: SheetPart, headers: Sequence[Header]) -> list[Area]:
    """Return the places of a form of blocks, one area a level.

    Parameters
    ----------
    grid : Grid
    sheet : SheetPart
    headers : sequence of Header
        The rows of headings, one for every block.
    """
    areas: dict[str, Area] = {}
    level: str | None = None
    for header, last in zip(headers, _ends(headers, sheet.last), strict=True):
        line = _line(grid, sheet, header, last)
        first = min(header.columns)
        named = next((one.role[3:] for one in header.columns.values() if one.role.startswith("at:")), None)
        if named is not None:
            level = named
            area = areas.setdefault(level, Area(grid.name, "results", level, blocks=True))
            area.groups.append(Group([line]))
            if any(sign.isdigit() for sign in grid.own(header.rows[0], first)):
                area.counted.add((header.rows[0], first))
        elif level is not None:
            areas[level].groups[-1].lines.append(line)
    return list(areas.values())


def _ends(headers: Sequence[Header], last: int) -> list[int]:
    starts = [one.rows[0] for one in headers]
    heights = Counter(after - before for before, after in pairwise(starts))
    usual = heights.most_common(1)[0][0] if heights else 4
    ends = [min(after - 1, start + usual + 3) for start, after in pairwise(starts)]
    return [*ends, min(last, starts[-1] + usual - 1)]


def _line(grid: Grid, sheet: SheetPart, header: Header, last: int) -> Line:
    top = header.rows[-1]
    rows = tuple(range(header.rows[0], last + 1))
    cells: dict[str, tuple[int, int]] = {}
    for column in header.columns.values():
        name = "logic" if column.role.startswith("at:") else column.role
        if name in PERIODIC:
            name = f"{name}|{column.period or column.heading}"
        at = (top + 1, column.number)
        if name != "extra" and top < last and _is_place(sheet, at):
            cells.setdefault(name, at)
    for row in rows[len(header.rows) :]:
        for left, text in grid.rows.get(row, {}).items():
            concept = next(
                (one.concept for one in meanings(text) if one.group == COLUMN and one.whole and one.weight >= 0.8), ""
            )
            if concept not in _VALUES or len(text) > 60:
                continue
            places = [(row + 1, left), (row, sheet.merge(row, left)[3] + 1)]
            free = [at for at in places if at[0] <= last and _is_place(sheet, at)]
            if free:
                cells.setdefault(concept, free[0])
    return Line(rows, cells)


def _is_place(sheet: SheetPart, at: tuple[int, int]) -> bool:
    return sheet.corner(*at) == at and sheet.blank(*at)
