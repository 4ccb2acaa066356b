"""A file of cards as pages of lines and cells: the sheets of a workbook, or the one page of a text file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import attrs

from lfa.errors import Place
from lfa.io.cards.markup import unmarked
from lfa.io.excel.grid import CellError, Formula, address

__all__ = ["Line", "Page", "seen", "written"]


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


def written(value: object) -> str:
    """Return what a person sees in a cell."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat(sep=" ") if isinstance(value, datetime.datetime) else value.isoformat()
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def seen(raw: object) -> str:
    r"""Return what stands in a cell, on one line and fit for a heading or a name; nothing for an error.

    Examples
    --------
    >>> seen(Formula("Day  1\x07")), seen(None), seen(CellError("#REF!"))
    ('Day 1', '', '')
    """
    value = raw.value if isinstance(raw, Formula) else raw
    if value is None or isinstance(value, CellError):
        return ""
    return " ".join(unmarked(written(value))[0].split())
