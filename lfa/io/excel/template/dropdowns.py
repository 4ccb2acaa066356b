"""Drop-down lists: the words that a cell of a form offers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.template.parts import local
from lfa.io.excel.template.rowmap import split
from lfa.io.excel.template.sheet import SheetPart

__all__ = ["explained", "offered"]

#: So many rows above are looked at for help on what may be entered.
_HELP = 12
_CODED = re.compile(r"(?P<word>[^\W\d][^()\n]{2,38}?)\s*(?:\((?P<code>\d{1,2})\))?")


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


def explained(grid: Grid, row: int, column: int) -> dict[str, str]:
    r"""Return what a cell of help above says may be entered: by each word the word itself, or the number for it.

    Parameters
    ----------
    grid : Grid
    row, column : int
        Where something is to be entered.

    Examples
    --------
    >>> grid = Grid("Results", rows={2: {1: "output (1)\noutcome (2)"}, 3: {1: "2"}})
    >>> explained(grid, 5, 1)
    {'output': '1', 'outcome': '2'}
    """
    for above in range(row - 1, max(0, row - 1 - _HELP), -1):
        lines = [_CODED.fullmatch(line.strip()) for line in grid.own(above, column).splitlines()]
        if len(lines) < 2 or any(line is None for line in lines):
            continue
        entered = [grid.own(one, column) for one in range(above + 1, row)]
        numbers = any(text.strip().isdigit() for text in entered)
        told = [(line["word"], line["code"]) for line in lines if line is not None]
        return {word: code if numbers and code else word for word, code in told}
    return {}


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
