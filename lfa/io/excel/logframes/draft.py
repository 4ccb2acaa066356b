"""The draft: what has been found so far, with the cell of everything, before it becomes a plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from lfa.errors import Place
from lfa.io.excel.logframes.grid import Grid

__all__ = ["Draft", "Found", "Remark", "Spot"]


class Spot(NamedTuple):
    """A cell: the sheet's place in the workbook, row and column."""

    sheet: int
    row: int
    column: int


@attrs.define(eq=False)
class Found:
    """An element to be.

    Parameters
    ----------
    kind : str
        ``result``, ``indicator``, ``assumption``, ``risk``, ``activity``, ``milestone`` or ``actual``.
    statement : str
    fields : dict
        Other fields by name; links to other elements to be are `Found` objects.
    spots : dict
        Cell by field; None for the element itself.
    level, code : str, optional
        Of results and activities.
    above : list of Found
        Results it leads to.
    """

    kind: str
    statement: str = ""
    fields: dict[str, object] = attrs.field(factory=dict)
    spots: dict[str | None, Spot] = attrs.field(factory=dict)
    extra: dict[str, str] = attrs.field(factory=dict)
    level: str | None = None
    code: str | None = None
    above: list[Found] = attrs.field(factory=list)
    table: int = 0
    id: str = ""

    def put(self, name: str, text: str, spot: Spot) -> None:
        """Set a field, or add to what it holds already."""
        old = self.fields.get(name)
        if old != text:
            self.fields[name] = f"{old}\n{text}" if old else text
        self.spots.setdefault(name, spot)


@attrs.frozen
class Remark:
    """Something guessed or passed over: the code of a sentence, its values, the cell, how sure."""

    code: str
    values: dict[str, object]
    spot: Spot | None = None
    subject: Found | None = None


@attrs.define
class Draft:
    """Everything found in a workbook so far.

    Parameters
    ----------
    grids : list of Grid
    found : list of Found
        In the order in which they stand.
    used : dict
        What each used cell was taken for.
    facts : dict
        Fields of the plan itself, each with its cell: who carries it out, where, when.
    known : dict
        Results by level, wording, number and project, so that one that is said again is known.
    repeated : set of int
        Rows of the sheet in hand on which a result of an earlier sheet is said again.
    """

    file: str | None
    grids: list[Grid]
    language: str = "en"
    dialect: str | None = None
    title: str | None = None
    found: list[Found] = attrs.field(factory=list)
    used: dict[Spot, str] = attrs.field(factory=dict)
    remarks: list[Remark] = attrs.field(factory=list)
    tables: int = 0
    known: dict[tuple[str, str, str, str], Found] = attrs.field(factory=dict)
    facts: dict[str, tuple[str, Spot]] = attrs.field(factory=dict)
    repeated: set[int] = attrs.field(factory=set)

    def add(self, kind: str, statement: str, spot: Spot, **given: object) -> Found:
        """Add an element and mark its cell as used for it."""
        made = Found(kind, statement, spots={None: spot}, table=self.tables)
        for name, value in given.items():
            setattr(made, name, value)
        self.found.append(made)
        self.use(spot, kind)
        return made

    def use(self, spot: Spot, kind: str) -> None:
        """Mark a cell as used."""
        self.used.setdefault(spot, kind)

    def remark(self, code: str, spot: Spot | None = None, subject: Found | None = None, **values: object) -> None:
        """Note something guessed or passed over; the same about the same cell once."""
        one = Remark(code, values, spot, subject)
        if one not in self.remarks[-20:]:
            self.remarks.append(one)

    def of(self, kind: str, table: int | None = None) -> list[Found]:
        """Return the elements of a kind, of one table or all."""
        return [one for one in self.found if one.kind == kind and table in {None, one.table}]

    def place(self, spot: Spot | None) -> Place:
        """Return where a cell is, as people name it."""
        if spot is None:
            return Place(self.file)
        grid = self.grids[spot.sheet]
        return Place(self.file, grid.name, grid.address(spot.row, spot.column))

    def unused(self) -> Iterator[tuple[Spot, str]]:
        """Every cell that holds something and was not used."""
        for sheet, grid in enumerate(self.grids):
            for row in sorted(grid.rows):
                left = [column for column in grid.rows[row] if (sheet, row, column) not in self.used]
                for column in sorted(left):
                    yield Spot(sheet, row, column), grid.rows[row][column]
