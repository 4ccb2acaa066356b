"""The register of goal conflicts as a workbook to print and to send: one sheet of what is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lfa.io.escapes import escaped
from lfa.io.excel.cells import to_cell
from lfa.io.excel.columns import SheetColumn, Values, columns_of
from lfa.io.excel.grid import address, letters
from lfa.io.excel.look import add_styles, colour, heading_style, height, rule_rows, style_for, to_print
from lfa.io.excel.lookups import Lookups
from lfa.io.excel.seal import sealed
from lfa.io.excel.words import sheet_title
from lfa.model.element import Element, Relation
from lfa.model.plan import Plan
from lfa.schema import TABLES
from lfa.schema import table as table_of
from lfa.terms import term

__all__ = ["register_book"]

_TABLE = table_of("goal_conflicts")
_ALWAYS = {"id", "statement", "status"}
#: Of the ids a conflict holds, the register says in words only what its sides are.
_IN_WORDS = {"sides"}


def register_book(plan: Plan) -> bytes:
    """Return the register as the bytes of a workbook: only columns that hold something, the sides in words.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    bytes

    Examples
    --------
    >>> plan = Plan("Buses")
    >>> _ = plan.conflicts.add("GC1", "Savings in public transport", origin="A slide")
    >>> register_book(plan)[:2]
    b'PK'
    """
    book = Workbook()
    add_styles(book)
    sheet = book.active
    assert sheet is not None
    sheet.title = sheet_title(_TABLE.name, plan.language)
    sheet.sheet_properties.tabColor = colour(_TABLE.name)
    _Register(plan, sheet).write()
    return sealed(book, plan, {})


class _Register:
    """The one sheet of the register."""

    def __init__(self, plan: Plan, sheet: Worksheet) -> None:
        self.plan, self.sheet = plan, sheet
        self.values: Values = list(_TABLE.values(plan))
        self.columns = [one for one in columns_of(_TABLE, self.values, plan.language) if self._wanted(one)]
        self.lookups = Lookups(plan, [one for one in TABLES if one.has_ids])
        self.invented = plan.illustrative or any(row.illustrative for row, _ in self.values)
        self.head = 2 if self.invented else 1

    @staticmethod
    def _wanted(one: SheetColumn) -> bool:
        name = one.column.name if one.column else ""
        if one.role == "beside":
            return name in _IN_WORDS
        return one.role != "translation" and (one.filled or name in _ALWAYS)

    def write(self) -> None:
        if self.invented:
            key = "illustrative.plan" if self.plan.illustrative else "illustrative.rows"
            self._put(1, 1, term("workbook", key, self.plan.language), "lfa illustrative")
        for place, column in enumerate(self.columns, 1):
            self._put(self.head, place, column.heading, heading_style(_TABLE.name))
            self.sheet.column_dimensions[letters(place)].width = column.width
        self.sheet.row_dimensions[self.head].height = 48
        for number, (row, found) in enumerate(self.values, self.head + 1):
            self._row(number, row, found)
        self._paper()

    def _row(self, number: int, row: Element | Relation, found: Mapping[str, object]) -> None:
        seen: list[tuple[object, float]] = []
        for place, column in enumerate(self.columns, 1):
            content = self._content(column, row, found)
            kind = column.column.kind if column.column and column.role == "field" else "text"
            self._put(number, place, content, style_for(kind, column.computed))
            seen.append((content, column.width))
        self.sheet.row_dimensions[number].height = height(seen)

    def _content(self, column: SheetColumn, row: Element | Relation, found: Mapping[str, object]) -> object:
        if column.column is None:
            return row.extra.get(column.key)
        value = found[column.column.name]
        if column.role == "beside":
            return self.lookups.said(value)
        if column.column.choices and column.column.kind == "computed":
            return column.column.word(value, self.plan.language) if value else None
        if column.column.kind == "text":
            return str(value) if value else None
        return to_cell(column.column, value, self.plan.language)

    def _put(self, row: int, place: int, content: object, style: str) -> None:
        cell = self.sheet.cell(row, place)
        assert isinstance(cell, Cell)
        if isinstance(content, str):
            cell.value, cell.data_type = escaped(content)[:32_000], "s"
        else:
            cell.value = content  # type: ignore[assignment]  # a number, a date or nothing
        cell.style = style

    def _paper(self) -> None:
        last = f"{letters(len(self.columns))}{self.head + len(self.values) + 1}"
        rule_rows(self.sheet, f"A{self.head + 1}:{last}", f"LEN($A{self.head + 1})>0")
        self.sheet.freeze_panes = address(self.head + 1, 3)
        short = term("workbook", "illustrative.short", self.plan.language) if self.invented else ""
        width = sum(column.width for column in self.columns)
        to_print(self.sheet, str(self.plan.title or ""), self.sheet.title, width, short, self.head)
