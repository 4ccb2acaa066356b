"""Workbooks that are no .xlsx: .xls, .xlsb and .ods, through python-calamine, an extra (``lfa[calamine]``)."""

from __future__ import annotations

import datetime
import io
from typing import Any

from lfa.io.excel.logframes.grid import Grid, Range
from lfa.io.excel.logframes.numbers import plain_number
from lfa.io.faults import Faults
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
    return b"opendocument.spreadsheet" in head or b"xl/workbook.bin" in source.data


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
    if source.data.startswith(b"PK"):
        from lfa.io.package import Package

        Package(source)  # the limits of what it inflates to, and encryption
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(source.data))
        return [_grid(book, name, source) for name in book.sheet_names]
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise faults.fail("cannot_read", reason=str(error)[:200]) from error


def _grid(book: Any, name: str, source: Source) -> Grid:
    sheet = book.get_sheet_by_name(name)
    meta = next((one for one in book.sheets_metadata if one.name == name), None)
    grid = Grid(name, meta is not None and not str(meta.visible).endswith("Visible"))
    height, width = sheet.height or 0, sheet.width or 0
    faults = Faults(source.name)
    if height > source.limits.rows:
        raise faults.fail("too_many_rows", most=source.limits.rows)
    if height * width > 20 * source.limits.values:
        raise faults.fail("too_many_cells", most=source.limits.values)
    for row, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
        found = {column: text for column, raw in enumerate(cells, 1) if (text := _seen(raw)).strip()}
        if found:
            grid.rows[row] = found
    for (top, left), (bottom, right) in getattr(sheet, "merged_cell_ranges", None) or ():
        grid.merges.append(Range(top + 1, left + 1, bottom + 1, right + 1))
    return grid


def _seen(raw: object) -> str:
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float | int):
        return plain_number(raw)
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat() if raw.time() == datetime.time() else raw.isoformat(" ", "minutes")
    if isinstance(raw, datetime.date):
        return raw.isoformat()
    return str(raw).replace("\r\n", "\n").replace("\r", "\n") if raw is not None else ""
