"""Heads: of long sheets only the beginning is read until it is known that they hold a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lfa.io.excel.logframes.grid import Grid, Workbook
from lfa.io.excel.template.parts import Parts
from lfa.io.package import Package

__all__ = ["Heads"]

#: So many rows of a sheet are read at first.
_ROWS = 400
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_STRING = re.compile(rb"""\bt=["'](?:s|str|inlineStr)["']""")


class _Cut(Package):
    """A container whose long sheets seem to end early."""

    def __init__(self, parts: Parts) -> None:
        self.__dict__.update(parts.package.__dict__)
        self._given = parts
        self.whole: set[str] = set()
        self.cut: set[str] = set()

    def chunks(self, name: str) -> Iterator[bytes]:
        """Give a part, a long sheet without its later rows."""
        if not name.casefold().endswith(".xml"):
            yield from super().chunks(name)
            return
        data = self._given.read(name)
        yield data if name in self.whole else self._shortened(name, data)

    def _shortened(self, name: str, data: bytes) -> bytes:
        """Leave out the rows after the first hundreds; what stands after the rows (merges, rules) stays."""
        end = next(iter(_END.finditer(data)), None)
        if end is None:
            return data
        for count, found in enumerate(_ROW.finditer(data, 0, end.start())):
            if count == _ROWS:
                if _STRING.search(data, found.start(), end.start()):
                    self.cut.add(name)
                return data[: found.start()] + data[end.start() :]
        return data


class Heads:
    """The sheets of a form, long ones by their heads.

    Parameters
    ----------
    parts : Parts
    """

    def __init__(self, parts: Parts) -> None:
        self._cut = _Cut(parts)
        self._book = Workbook(self._cut)
        self.grids = self._book.grids()
        marked = any(b"{{" in parts.read(name) for name in self._cut.cut) or any(
            b"{{" in parts.read(name) for name in parts.related(parts.workbook, "sharedStrings") if self._cut.cut
        )
        if marked:
            self.read_whole(self._cut.cut)

    def is_cut(self, grid: Grid) -> bool:
        """Whether texts of a sheet have not been read yet."""
        return grid.part in self._cut.cut

    def read_whole(self, parts: Iterable[str]) -> None:
        """Read some sheets to their ends."""
        more = self._cut.cut & {*parts}
        if more:
            self._cut.whole |= more
            self._cut.cut -= more
            self.grids = self._book.grids()
