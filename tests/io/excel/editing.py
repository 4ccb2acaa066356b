"""What people do to a workbook between writing and reading: open it, change cells, save it."""

import io
from collections.abc import Callable

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lfa.io.excel.reader import read_workbook
from lfa.io.excel.writer import workbook
from lfa.io.source import Source
from lfa.model.plan import Plan


def load(plan: Plan, **options: str) -> Workbook:
    """The workbook of a plan, as another program opens it."""
    return openpyxl.load_workbook(io.BytesIO(workbook(plan, **options)))


def read(data: bytes | Workbook) -> Plan:
    """Read bytes, or a workbook after saving it."""
    if isinstance(data, Workbook):
        stream = io.BytesIO()
        data.save(stream)
        data = stream.getvalue()
    return read_workbook(Source(data, "plan.xlsx"))


def edited(plan: Plan, change: Callable[[Workbook], object]) -> Plan:
    """The plan that comes back after somebody changed its workbook."""
    book = load(plan)
    change(book)
    return read(book)


def column(sheet: Worksheet, heading: str, row: int = 1) -> int:
    """The number of the column under a heading."""
    return next(cell.column for cell in sheet[row] if cell.value == heading)


def typed(sheet: Worksheet, row: int, **values: object) -> None:
    """Type values into a row, by heading (with blanks as underscores)."""
    for heading, value in values.items():
        sheet.cell(row, column(sheet, heading.replace("_", " "))).value = value
