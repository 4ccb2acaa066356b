"""Which figures of an OpenDocument spreadsheet are shown as percentages: the file says so, python-calamine does not."""

from __future__ import annotations

from collections.abc import Mapping

from lfa.io.markup import scan
from lfa.io.package import Package

__all__ = ["SPREAD", "percentages"]

#: The cells of a sheet may lie spread over so many times as many as may be filled.
SPREAD = 5

#: A cell that is repeated more often than this is filling, not content.
_REPEATED = 1_000


def percentages(package: Package) -> dict[str, set[tuple[int, int]]]:
    """Return row and column, from 1, of the percentages of each sheet by its name.

    Parameters
    ----------
    package : Package

    Raises
    ------
    ReadError
        When the content is damaged, or a few cells are repeated into more than the limits allow.
    """
    reader = _Shares(package)
    starts = {
        "table": reader.sheet,
        "table-row": reader.row,
        "table-cell": reader.cell,
        "covered-table-cell": reader.cell,
    }
    if "content.xml" in package:
        scan(package, "content.xml", starts, {"table-row": reader.next}, lambda _: None)
    return reader.found


class _Shares:
    """Counts rows and cells while the content is parsed."""

    def __init__(self, package: Package) -> None:
        self._package, self._left = package, package.limits.values
        self.found: dict[str, set[tuple[int, int]]] = {}
        self._here: set[tuple[int, int]] = set()
        self._box: tuple[int, int, int, int] | None = None
        self._row = self._column = self._rows = 1

    def sheet(self, given: Mapping[str, str]) -> None:
        self._here = self.found.setdefault(_of(given, "name"), set())
        self._row, self._box = 1, None

    def row(self, given: Mapping[str, str]) -> None:
        self._column, self._rows = 1, _count(given, "number-rows-repeated")

    def cell(self, given: Mapping[str, str]) -> None:
        count = _count(given, "number-columns-repeated")
        kind = _of(given, "value-type")
        if kind:
            self._left -= count * self._rows
            if self._left < 0:
                raise self._package.refusal("too_many_cells", most=self._package.limits.values)
            self._reach(count)
        if kind == "percentage" and count <= _REPEATED and self._rows <= _REPEATED:
            rows = range(self._row, self._row + self._rows)
            self._here.update((row, self._column + right) for row in rows for right in range(count))
        self._column += count

    def _reach(self, count: int) -> None:
        """Refuse a sheet whose cells stand so far apart that the reader could not hold what lies between them."""
        top, left, bottom, right = self._box or (self._row, self._column, 0, 0)
        bottom, right = max(bottom, self._row + self._rows - 1), max(right, self._column + count - 1)
        self._box = min(top, self._row), min(left, self._column), bottom, right
        if (bottom - self._box[0] + 1) * (right - self._box[1] + 1) > SPREAD * self._package.limits.values:
            raise self._package.refusal("cells_too_far_apart")

    def next(self) -> None:
        self._row += self._rows


def _of(given: Mapping[str, str], name: str) -> str:
    return next((value for key, value in given.items() if key.rpartition("}")[2] == name), "")


def _count(given: Mapping[str, str], name: str) -> int:
    text = _of(given, name)
    return int(text) if text.isdecimal() and len(text) < 8 else 1
