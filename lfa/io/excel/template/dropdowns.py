"""Drop-down lists: the words that a cell of a form offers."""

from __future__ import annotations

from collections.abc import Mapping

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.template.parts import local
from lfa.io.excel.template.rowmap import split
from lfa.io.excel.template.sheet import SheetPart

__all__ = ["offered"]


def offered(sheet: SheetPart, grids: Mapping[str, Grid], name: str, row: int, column: int) -> list[str]:
    """Return the words that a cell's list offers; nothing when it has none.

    Parameters
    ----------
    sheet : SheetPart
    grids : mapping of str to Grid
        All sheets by name.
    name : str
        Of the sheet.
    row, column : int
    """
    for rule in sheet.rules:
        if rule.get("type") != "list":
            continue
        held = rule.get("sqref") or next((one.text or "" for one in rule if local(one) == "sqref"), "")
        if not any(a <= row <= c and b <= column <= d for a, b, c, d in (split(one) for one in held.split())):
            continue
        formula = next(("".join(one.itertext()) for one in rule if local(one) == "formula1"), "")
        return _words(formula.strip(), grids, name)
    return []


def _words(formula: str, grids: Mapping[str, Grid], name: str) -> list[str]:
    if formula.startswith('"'):
        return [one.strip() for one in formula.strip('"').split(",")]
    sheet, _, reference = formula.rpartition("!")
    grid = grids.get(sheet.strip("'").replace("''", "'") or name)
    top, left, bottom, right = split(reference)
    if grid is None or not top:
        return []
    rows = [row for row in sorted(grid.rows) if top <= row <= bottom]
    return [text for row in rows for column, text in sorted(grid.rows[row].items()) if left <= column <= right]
