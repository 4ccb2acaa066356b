"""A file of cards as pages of lines and cells: the sheets of a workbook, or the one page of a text file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from lfa.errors import Place
from lfa.io.excel.grid import address

__all__ = ["Line", "Page"]


@attrs.frozen
class Line:
    """One line: its number in the file, its filled cells by column from 1, and how many cells it had."""

    number: int
    cells: Mapping[int, object]
    width: int = 0


@attrs.frozen
class Page:
    """One sheet, or a text file; the name of the sheet is None for the latter."""

    file: str | None
    sheet: str | None
    lines: Sequence[Line] = attrs.field(repr=False)

    def place(self, line: int, column: int | None = None) -> Place:
        """Return where a line or a cell stands, as a person finds it."""
        if self.sheet is None:
            return Place(self.file, line=line)
        return Place(self.file, self.sheet, address(line, column or 1))
