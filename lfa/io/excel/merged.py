"""Cells merged over several rows: what stands there is meant for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lfa.io.excel.grid import Formula, Sheet, address
from lfa.io.excel.headings import Headings

__all__ = ["fill"]

#: Cells merged over more rows than this are a frame around something, not a statement.
_ROWS = 200


def fill(sheet: Sheet, found: Headings, note: Callable[[int, int, str], None]) -> None:
    """Give each row below the headings what it shares with the row above it in merged cells.

    A row that holds nothing else of its own is the height of its neighbour, not a row.

    Parameters
    ----------
    sheet : Sheet
    found : Headings
    note : callable
        Told of each range that was filled: its row, its column and its address.
    """
    said = {number: set(_said(sheet, found, number)) for number in _shared(sheet, found)}
    ranges = [one for one in sheet.merged if _counts(one, found)]
    covered = {(row, one[1]) for one in ranges for row in range(one[0] + 1, one[2] + 1)}
    for top, left, bottom, right in ranges:
        value = sheet.rows.get(top, {}).get(left)
        rows = [row for row in range(top + 1, bottom + 1) if any((row, at) not in covered for at in said.get(row, ()))]
        if value is not None and rows:
            for row in rows:
                sheet.rows[row][left] = value
            note(top, left, f"{address(top, left)}:{address(bottom, right)}")


def _counts(one: tuple[int, int, int, int], found: Headings) -> bool:
    top, left, bottom, _ = one
    heading = found.columns.get(left)
    return found.row < top < bottom <= top + _ROWS and heading is not None and heading.role != "shown"


def _shared(sheet: Sheet, found: Headings) -> Iterator[int]:
    rows = {row for one in sheet.merged if _counts(one, found) for row in range(one[0] + 1, one[2] + 1)}
    return (row for row in rows if row in sheet.rows)


def _said(sheet: Sheet, found: Headings, number: int) -> Iterator[int]:
    for column, raw in sheet.rows[number].items():
        heading = found.columns.get(column)
        if heading is not None and heading.role != "shown" and not isinstance(raw, Formula):
            yield column
