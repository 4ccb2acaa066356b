"""Heights: rows that grow with their text stay high enough to show it; fixed heights stay fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lfa.io.excel.template.parts import local
from lfa.io.excel.template.sheet import SheetPart

__all__ = ["fit"]

_LINE = 15.0
_MOST = 409.0


def fit(sheet: SheetPart, written: Iterable[tuple[int, int, str]]) -> None:
    """Give the rows of long texts that are broken into lines the height they need, where the form has not fixed it.

    Parameters
    ----------
    sheet : SheetPart
    written : iterable of (row, column, text)
        What was written, at the corners of merges.
    """
    widths = _widths(sheet)
    needed: dict[int, float] = {}
    for row, column, text in written:
        if not sheet.formats.wraps(sheet.style(row, column)):
            continue
        top, left, bottom, right = sheet.merge(row, column)
        width = max(4.0, sum(widths(one) for one in range(left, right + 1)))
        lines = sum(1 + int(len(line) * 0.95 / width) for line in text.splitlines())
        for one in range(top, bottom + 1):
            needed[one] = max(needed.get(one, 0.0), lines / (bottom - top + 1))
    for row, most in needed.items():
        _raise(sheet, row, most)


def _raise(sheet: SheetPart, row: int, lines: float) -> None:
    line = sheet.rows.get(row)
    if line is None or line.get("customHeight") in {"1", "true"} or lines <= 1:
        return
    format_ = next((one for one in sheet.root if local(one) == "sheetFormatPr"), None)
    usual = float(format_.get("defaultRowHeight", _LINE)) if format_ is not None else _LINE
    now: float = float(line.get("ht", usual))
    height = min(_MOST, max(now, lines * usual + 1))
    if height > now:
        line.set("ht", f"{height:g}")


def _widths(sheet: SheetPart) -> Callable[[int], float]:
    format_ = next((one for one in sheet.root if local(one) == "sheetFormatPr"), None)
    usual = float(format_.get("defaultColWidth", 8.43)) if format_ is not None else 8.43
    spans = [
        (int(one.get("min", 1)), int(one.get("max", 1)), float(one.get("width", usual)))
        for one in sheet.root.iter("{*}col")
    ]

    def width(column: int) -> float:
        return next((size for first, last, size in spans if first <= column <= last), usual)

    return width
