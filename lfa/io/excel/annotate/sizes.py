"""How wide the columns and how high the rows of a sheet are, in pixels, as far as the file tells."""

from __future__ import annotations

from lfa.io.excel.template.sheet import SheetPart

__all__ = ["Sizes"]

_WIDTH, _HEIGHT = 64, 20


class Sizes:
    """The sizes of one sheet.

    Parameters
    ----------
    sheet : SheetPart
    """

    def __init__(self, sheet: SheetPart) -> None:
        self._rows = sheet.rows
        form = sheet.root.find(f"{sheet.space}sheetFormatPr")
        given = form.attrib if form is not None else {}
        self._height = _points(given.get("defaultRowHeight")) or _HEIGHT
        self._width = _letters(given.get("defaultColWidth")) or _WIDTH
        self._columns = [
            (_whole(one.get("min")), _whole(one.get("max")), one) for one in sheet.root.iter(f"{sheet.space}col")
        ]

    def width(self, column: int) -> int:
        """Return the width of a column; 0 when it is hidden."""
        for first, last, one in self._columns:
            if first <= column <= last:
                return 0 if one.get("hidden") in {"1", "true"} else _letters(one.get("width")) or self._width
        return self._width

    def height(self, row: int) -> int:
        """Return the height of a row; 0 when it is hidden."""
        line = self._rows.get(row)
        if line is None:
            return self._height
        return 0 if line.get("hidden") in {"1", "true"} else _points(line.get("ht")) or self._height


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _points(text: str | None) -> int:
    return round(_number(text) * 4 / 3)


def _letters(text: str | None) -> int:
    return round(_number(text) * 7 + 5) if _number(text) else 0
