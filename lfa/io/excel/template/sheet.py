"""A sheet's part: its cells found, made and written in their own style."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from lfa.io.excel.template.parts import Parts, local
from lfa.io.excel.template.rowmap import letters, number, split

__all__ = ["MOST", "Formats", "SheetPart"]

#: So many signs go into one cell.
MOST = 32_767
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Formats:
    """What the number formats of a workbook's cell styles say."""

    def __init__(self, parts: Parts) -> None:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        self.codes: list[str] = []
        self._wrapping: set[int] = set()
        known: dict[int, str] = dict(BUILTIN_FORMATS)
        for part in parts.related(parts.workbook, "styles"):
            root = parts.tree(part)
            space = etree.QName(root).namespace
            for one in root.iter(f"{{{space}}}numFmt"):
                known[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
            listed = root.find(f"{{{space}}}cellXfs")
            styles = [] if listed is None else list(listed)
            self.codes = [known.get(int(one.get("numFmtId", "0")), "") for one in styles]
            self._wrapping = {
                place
                for place, one in enumerate(styles)
                if any(part.get("wrapText") in {"1", "true"} for part in one.iter(f"{{{space}}}alignment"))
            }
        properties = next((one for one in parts.tree(parts.workbook) if local(one) == "workbookPr"), None)
        self.since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}

    def code(self, style: int) -> str:
        """Return the number format of a style."""
        return self.codes[style] if 0 <= style < len(self.codes) else ""

    def wraps(self, style: int) -> bool:
        """Whether a style breaks long texts into lines."""
        return style in self._wrapping

    def is_date(self, style: int) -> bool:
        """Whether a style shows dates."""
        from openpyxl.styles.numbers import is_date_format

        return bool(is_date_format(self.code(style)))


class SheetPart:
    """One worksheet, open for writing.

    Parameters
    ----------
    parts : Parts
    name : str
        Of the part.
    formats : Formats
    """

    def __init__(self, parts: Parts, name: str, formats: Formats) -> None:
        self.parts, self.name, self.formats = parts, name, formats
        self.root = parts.tree(name)
        self.space = f"{{{etree.QName(self.root).namespace}}}"
        self.data = self.root.find(f"{self.space}sheetData")
        if self.data is None:
            raise parts.package.refusal("part_damaged", part=name)
        self.index()

    def index(self) -> None:
        """Find every row and cell again, after rows were moved."""
        self.rows: dict[int, Any] = {}
        self._cells: dict[int, dict[int, Any]] = {}
        row = 0
        for one in self.data.iterchildren(f"{self.space}row"):
            given = one.get("r")
            row = int(given or row + 1)
            if given is None:
                one.set("r", str(row))
            self.rows[row] = one
        self.merges = [split(one.get("ref", "")) for one in self.root.iter(f"{self.space}mergeCell")]

    def line(self, row: int) -> dict[int, Any]:
        """Return the cells of a row by column; rows are looked into only when they are asked for."""
        if row not in self._cells:
            self._cells[row] = dict(self._looked_into(row)) if row in self.rows else {}
        return self._cells[row]

    def _looked_into(self, row: int) -> Iterator[tuple[int, Any]]:
        column = 0
        for cell in self.rows[row].iterchildren(f"{self.space}c"):
            given = cell.get("r")
            if given is None:
                column += 1
                cell.set("r", f"{letters(column)}{row}")
            else:
                column = number(given.rstrip("0123456789"))
            yield column, cell

    def has(self, row: int, column: int) -> bool:
        """Whether a cell was drawn."""
        return column in self.line(row)

    def formulas(self) -> Iterator[tuple[int, int, Any]]:
        """Yield row, column and element of every formula, row by row."""
        for one in list(self.data.iter(f"{self.space}f")):
            cell = one.getparent()
            row, column, _, _ = split(cell.get("r", ""))
            if not row:
                row = int(cell.getparent().get("r"))
                column = next(number for number, other in self.line(row).items() if other is cell)
            yield row, column, one

    @property
    def rules(self) -> list[Any]:
        """The rules for what may be entered, plain ones and those of later versions."""
        return list(self.root.iter("{*}dataValidation"))

    @property
    def last(self) -> int:
        """The last row that exists."""
        return max(self.rows, default=0)

    def corner(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that speaks for a cell: itself, or the corner of its merge."""
        for top, left, bottom, right in self.merges:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column

    def merge(self, row: int, column: int) -> tuple[int, int, int, int]:
        """Return the rectangle that a cell shows as."""
        for one in self.merges:
            if one[0] <= row <= one[2] and one[1] <= column <= one[3]:
                return one
        return row, column, row, column

    def formula(self, row: int, column: int) -> bool:
        """Whether a cell is calculated."""
        cell = self.line(row).get(column)
        return cell is not None and cell.find(f"{self.space}f") is not None

    def style(self, row: int, column: int) -> int:
        """Return the style that a cell has, or takes from its row or column."""
        cell = self.line(row).get(column)
        if cell is not None:
            return int(cell.get("s", "0"))
        line = self.rows.get(row)
        if line is not None and line.get("customFormat") in {"1", "true"}:
            return int(line.get("s", "0"))
        for one in self.root.iter(f"{self.space}col"):
            if int(one.get("min", "0")) <= column <= int(one.get("max", "0")):
                return int(one.get("style", "0"))
        return 0

    def blank(self, row: int, column: int) -> bool:
        """Whether nothing stands in a cell: no value and no formula."""
        cell = self.line(row).get(column)
        if cell is None:
            return True
        return not any(local(one) == "f" or "".join(one.itertext()).strip() for one in cell)

    def cell(self, row: int, column: int) -> Any:
        """Return a cell to be changed, made when it is not there."""
        self.parts.touch(self.name)
        return self._made(row, column)

    def write(self, row: int, column: int, value: str | float | datetime.date) -> None:
        """Put a value into a cell, which keeps its style."""
        cell = self._made(row, column)
        for child in list(cell):
            if local(child) in {"v", "is", "f"}:
                cell.remove(child)
        for name in ("t", "cm", "vm", "ph"):
            cell.attrib.pop(name, None)
        if isinstance(value, str):
            self._text(cell, value)
        else:
            figure = self._serial(value) if isinstance(value, datetime.date) else value
            shown = etree.Element(f"{self.space}v")
            shown.text = repr(int(figure)) if float(figure).is_integer() and abs(figure) < 1e15 else repr(float(figure))
            cell.insert(0, shown)
        self.parts.touch(self.name)

    def clear(self, row: int, column: int) -> None:
        """Take the value out of a cell, which keeps its style."""
        cell = self.line(row).get(column)
        if cell is not None:
            for child in list(cell):
                cell.remove(child)
            cell.attrib.pop("t", None)
            self.parts.touch(self.name)

    def forget_figures(self) -> None:
        """Drop what formulas gave before: it no longer holds, and is calculated when the workbook is opened."""
        for formula in list(self.data.iter(f"{self.space}f")):
            cell = formula.getparent()
            if (shown := cell.find(f"{self.space}v")) is not None:
                cell.remove(shown)
                cell.attrib.pop("t", None)

    def _text(self, cell: Any, value: str) -> None:
        cell.set("t", "inlineStr")
        inside = etree.Element(f"{self.space}is")
        text = etree.SubElement(inside, f"{self.space}t")
        text.text = _ESCAPE.sub(r"_x005F_\1", value)
        text.set(_SPACE, "preserve")
        cell.insert(0, inside)

    def _serial(self, day: datetime.date) -> int:
        start = datetime.date(1904, 1, 1) if self.formats.since_1904 else datetime.date(1899, 12, 30)
        return (day - start).days

    def _made(self, row: int, column: int) -> Any:
        if (found := self.line(row).get(column)) is not None:
            return found
        line = self._line(row)
        cell = etree.Element(f"{self.space}c", {"r": f"{letters(column)}{row}"})
        if style := self.style(row, column):
            cell.set("s", str(style))
        after = [other for (one, other) in self._columns(line) if other < column]
        line.insert(len(after), cell)
        line.attrib.pop("spans", None)
        self.line(row)[column] = cell
        self._widen(row, column)
        return cell

    def _columns(self, line: Any) -> Iterator[tuple[Any, int]]:
        for cell in line:
            if local(cell) == "c":
                yield cell, split(cell.get("r", ""))[1]

    def _line(self, row: int) -> Any:
        if (found := self.rows.get(row)) is not None:
            return found
        line = etree.Element(f"{self.space}row", {"r": str(row)})
        later = next((one for place, one in sorted(self.rows.items()) if place > row), None)
        if later is not None:
            later.addprevious(line)
        else:
            self.data.append(line)
        self.rows[row] = line
        return line

    def _widen(self, row: int, column: int) -> None:
        size = self.root.find(f"{self.space}dimension")
        if size is None:
            return
        top, left, bottom, right = split(size.get("ref", ""))
        if top:
            first = f"{letters(min(left, column))}{min(top, row)}"
            size.set("ref", f"{first}:{letters(max(right, column))}{max(bottom, row)}")
