"""Workbooks that are no .xlsx: .xls, .xlsb and .ods, through python-calamine, an extra (``lfa[calamine]``)."""

from __future__ import annotations

import datetime
import io
from collections.abc import Container
from typing import Any

from lfa.errors import ReadError
from lfa.io.excel.logframes.grid import Grid, Range
from lfa.io.excel.logframes.numbers import plain_number
from lfa.io.excel.logframes.shares import SPREAD, percentages
from lfa.io.faults import Faults
from lfa.io.markup import refuse_doctypes
from lfa.io.package import Package
from lfa.io.source import Source

__all__ = ["read_others", "wants_calamine"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUFFIXES = (".xls", ".xlsb", ".ods")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def wants_calamine(source: Source) -> bool:
    """Whether a file is a workbook of another kind than .xlsx, by its content first.

    Parameters
    ----------
    source : Source
    """
    head = source.data[:4_096]
    if head.startswith(_OLE):
        return _ENCRYPTED not in source.data and (
            "Workbook".encode("utf-16-le") in source.data or source.suffix == ".xls"
        )
    if not head.startswith(b"PK"):
        return False
    return (
        b"opendocument.spreadsheet" in head or source.suffix in {".ods", ".xlsb"} or b"xl/workbook.bin" in source.data
    )


def read_others(source: Source) -> list[Grid]:
    """Read the sheets of such a workbook.

    Parameters
    ----------
    source : Source

    Raises
    ------
    ReadError
        When the extra is not installed, or the file is damaged or larger than the limits.
    """
    faults = Faults(source.name)
    try:
        import python_calamine
    except ImportError:
        raise faults.fail("calamine_missing", suffix=source.suffix or ".xls") from None
    shares: dict[str, set[tuple[int, int]]] = {}
    if source.data.startswith(b"PK"):
        package = Package(source)  # the limits of what it inflates to, and encryption
        refuse_doctypes(package)
        shares = percentages(package)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(source.data))
        return [_grid(book, name, source, shares.get(name, set())) for name in book.sheet_names]
    except ReadError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise  # somebody stopped it; a panic of the reader is no Exception, but it is about the file
        raise faults.fail("cannot_read", reason=str(error)[:200]) from error


def _grid(book: Any, name: str, source: Source, shares: Container[tuple[int, int]]) -> Grid:
    sheet = book.get_sheet_by_name(name)
    meta = next((one for one in book.sheets_metadata if one.name == name), None)
    grid = Grid(name, meta is not None and not str(meta.visible).endswith("Visible"))
    height, width = sheet.height or 0, sheet.width or 0
    faults = Faults(source.name)
    if not height or not width:
        return grid
    if height > source.limits.rows:
        raise faults.fail("too_many_rows", most=source.limits.rows)
    if height * width > SPREAD * source.limits.values:
        raise faults.fail("cells_too_far_apart")
    top, left = sheet.start or (0, 0)
    for row, cells in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        found = {
            column: text
            for column, raw in enumerate(cells, left + 1)
            if (text := _seen(raw, (row, column) in shares)).strip()
        }
        if found:
            grid.rows[row] = found
    for (top, left), (bottom, right) in getattr(sheet, "merged_cell_ranges", None) or ():
        grid.merges.append(Range(top + 1, left + 1, bottom + 1, right + 1))
    return grid


def _seen(raw: object, share: bool = False) -> str:
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float | int):
        return f"{plain_number(raw * 100)}%" if share else plain_number(raw)
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat() if raw.time() == datetime.time() else raw.isoformat(" ", "minutes")
    if isinstance(raw, datetime.date):
        return raw.isoformat()
    return str(raw).replace("\r\n", "\n").replace("\r", "\n") if raw is not None else ""
