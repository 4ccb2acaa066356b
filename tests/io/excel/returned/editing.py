"""Filled forms, edited as people do in Excel, and read again."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache

import openpyxl

import lfa
from lfa.io.excel import forms

_NAMED = re.compile(r"(.*\$)(\d+)$")


@cache
def filled(name: str, language: str, ids: bool) -> bytes:
    """A form of ours, filled with the river case."""
    plan, out = lfa.samples.river(language), io.BytesIO()
    lfa.fill_template(plan, io.BytesIO(forms.form(name, language, plan)), out=out, language=language, ids=ids)
    return out.getvalue()


def edited(data: bytes, edit: Callable[[openpyxl.Workbook], object]) -> io.BytesIO:
    """A workbook after an edit."""
    book, out = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    edit(book)
    book.save(out)
    out.seek(0)
    return out


def cell_of(book: openpyxl.Workbook, text: str):
    """The first cell that holds a text."""
    return next(
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and text in cell.value
    )


def say(book: openpyxl.Workbook, old: str, new: str | None) -> None:
    """Put another text in place of one."""
    found = cell_of(book, old)
    found.value = None if new is None else found.value.replace(old, new)


def take_out(book: openpyxl.Workbook, text: str) -> None:
    """Delete the row of a text; hidden names move as they do in Excel."""
    found = cell_of(book, text)
    sheet, row = found.parent, found.row
    merges = [(one.bounds, sheet.cell(one.min_row, one.min_col).value) for one in sheet.merged_cells.ranges]
    for one in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(one))
    sheet.delete_rows(row)
    for (left, top, right, bottom), value in merges:
        first, last = top - (top > row), bottom - (bottom >= row)
        if first <= last:
            sheet.cell(first, left).value = value
            sheet.merge_cells(start_row=first, end_row=last, start_column=left, end_column=right)
    _move(book, sheet.title, row, -1)


def put_in(book: openpyxl.Workbook, after: str, text: str) -> None:
    """Put a row with a text in, under the row of another; hidden names move as they do in Excel."""
    found = cell_of(book, after)
    sheet, row, column = found.parent, found.row + 1, found.column
    sheet.insert_rows(row)
    for one in sheet.merged_cells.ranges:
        one.shift(row_shift=one.min_row >= row)
        one.expand(down=one.min_row < row <= one.max_row)
    sheet.cell(row, column, text)
    _move(book, sheet.title, row, 1)


def swap(book: openpyxl.Workbook, one: str, other: str) -> None:
    """Let two rows change places, as sorting does: names stay behind."""
    first, second = cell_of(book, one), cell_of(book, other)
    for column in range(1, first.parent.max_column + 1):
        a, b = (first.parent.cell(row, column) for row in (first.row, second.row))
        if not any(type(cell).__name__ == "MergedCell" for cell in (a, b)):
            a.value, b.value = b.value, a.value


def _move(book: openpyxl.Workbook, sheet: str, row: int, step: int) -> None:
    for name in book.defined_names.values():
        found = _NAMED.fullmatch(name.attr_text)
        if found is None or sheet not in found[1] or not name.name.startswith("_lfa_"):
            continue
        at = int(found[2])
        if step < 0 and at == row:
            name.attr_text = "#REF!"
        elif at >= row:
            name.attr_text = f"{found[1]}{at + step}"
