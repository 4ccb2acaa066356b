"""The register of goal conflicts as a workbook to print and to send: one sheet of what is filled in."""

from __future__ import annotations

from openpyxl.workbook import Workbook

from lfa.io.escapes import escaped
from lfa.io.excel.cells import to_cell
from lfa.io.excel.columns import columns_of
from lfa.io.excel.grid import address, letters
from lfa.io.excel.look import add_styles, colour, heading_style, height, rule_rows, style_for, to_print
from lfa.io.excel.lookups import Lookups
from lfa.io.excel.seal import sealed
from lfa.io.excel.words import sheet_title
from lfa.model.plan import Plan
from lfa.schema import TABLES
from lfa.schema import table as table_of
from lfa.terms import term

__all__ = ["register_book"]

_TABLE = table_of("goal_conflicts")


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
    values = list(_TABLE.values(plan))
    columns = [
        one
        for one in columns_of(_TABLE, values, plan.language)
        if one.role != "translation" and (one.core or one.filled)
    ]
    said = Lookups(plan, [one for one in TABLES if one.has_ids])
    invented = plan.illustrative or any(row.illustrative for row, _ in values)
    head = 2 if invented else 1
    if invented:
        key = "illustrative.plan" if plan.illustrative else "illustrative.rows"
        _put(sheet.cell(1, 1), term("workbook", key, plan.language), "lfa illustrative")
    for place, column in enumerate(columns, 1):
        _put(sheet.cell(head, place), column.heading, heading_style(_TABLE.name))
        sheet.column_dimensions[letters(place)].width = column.width
    for number, (row, found) in enumerate(values, head + 1):
        seen: list[tuple[object, float]] = []
        for place, column in enumerate(columns, 1):
            if column.role == "own":
                content: object = row.extra.get(column.key)
            elif column.role == "beside" and column.column:
                content = said.said(found[column.column.name])
            elif column.column and column.column.kind == "text":
                text = found[column.column.name]
                content = str(text) if text else None
            else:
                assert column.column is not None
                content = to_cell(column.column, found[column.column.name], plan.language)
            kind = column.column.kind if column.column and column.role == "field" else "text"
            _put(sheet.cell(number, place), content, style_for(kind, column.computed))
            seen.append((content, column.width))
        sheet.row_dimensions[number].height = height(seen)
    rule_rows(sheet, f"A{head + 1}:{letters(len(columns))}{head + len(values) + 1}", f"LEN($A{head + 1})>0")
    sheet.freeze_panes = address(head + 1, 3)
    short = term("workbook", "illustrative.short", plan.language) if invented else ""
    to_print(sheet, str(plan.title or ""), sheet.title, sum(column.width for column in columns), short, head)
    return sealed(book, plan, {})


def _put(cell: object, content: object, style: str) -> None:
    if isinstance(content, str):
        cell.value = escaped(content)[:32_000]  # type: ignore[attr-defined]
        cell.data_type = "s"  # type: ignore[attr-defined]
    else:
        cell.value = content  # type: ignore[attr-defined]
    cell.style = style  # type: ignore[attr-defined]
