"""What the reading of one workbook gathers on its way: faults, notes, leftovers and places."""

from __future__ import annotations

import re
from collections.abc import Collection

from lfa.errors import Fault, Place
from lfa.io.excel.grid import CellError, Formula, Sheet, address, letters
from lfa.io.excel.headings import find_headings
from lfa.io.excel.meaning import BadCell, written
from lfa.io.excel.memory import Memory
from lfa.io.faults import Faults
from lfa.model.nearest import Nearest
from lfa.model.origin import Leftover, Origin
from lfa.schema import Table
from lfa.terms import term

__all__ = ["Desk"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: So many cells that were not used are listed one by one, and so many near misses are looked for.
_LISTED, _HINTS = 20_000, 50


class Desk:
    """The desk a workbook is read on.

    Parameters
    ----------
    file : str, optional
        Name of the file.
    memory : Memory
    language : str
        The plan's.
    main : str
        The language of texts without a language above their column.
    most : int
        When so many faults are found, reading stops.
    """

    def __init__(self, file: str | None, memory: Memory, language: str, main: str, most: int) -> None:
        self.file, self.memory, self.language, self.main = file, memory, language, main
        self.faults = Faults(file, language, most)
        self.origin = Origin(file)
        self.headings: dict[str, set[str]] = {}
        self._hints = 0
        self._nearest = Nearest(_HINTS * 5_000)

    def look(self, sheet: Sheet, table: Table) -> None:
        """Remember which columns a table's sheet has, filled or not."""
        found = find_headings(sheet, table, self.language)
        fields = {one.name: at for at, one in found.columns.items() if one.role == "field"} if found else {}
        self.headings[table.name] = set(fields)
        for name, at in fields.items():
            self.origin.columns.setdefault((sheet.name, name), letters(at))

    def place(self, sheet: Sheet, row: int, column: int) -> Place:
        """Return the place of a cell."""
        return Place(self.file, sheet.name, address(row, column))

    def bad(self, error: BadCell, place: Place, subject: str | None = None, field: str | None = None) -> None:
        """Note that a cell cannot mean what it should."""
        self.faults.add(error.code, place, subject=subject, field=field, **error.values)

    def note(self, code: str, place: Place | None = None, **values: object) -> None:
        """Note something that was guessed or passed over and stops nothing."""
        self.origin.notes.append(Fault(code, values, place or Place(self.file), self.language))

    def left(self, sheet: Sheet, row: int, column: int) -> None:
        """List a cell that held something and was not used."""
        raw = sheet.rows[row][column]
        raw = raw.value if isinstance(raw, Formula) else raw
        kept = len(self.origin.leftovers)
        if raw in (None, "") or kept > _LISTED:
            return
        if kept == _LISTED:
            self.note("more_leftovers", self.place(sheet, row, column), most=_LISTED)
        value = str(raw) if isinstance(raw, CellError) else written(raw)
        self.origin.leftovers.append(Leftover(self.place(sheet, row, column), value))

    def cleaned(self, raw: object, place: Place) -> object:
        """Return a cell's content without characters that no file can keep."""
        if isinstance(raw, str) and not isinstance(raw, CellError) and (found := _CONTROL.search(raw)):
            self.note("control_characters", place, character=f"U+{ord(found[0]):04X}")
            return _CONTROL.sub("", raw)
        return raw

    def hint(self, value: str, known: Collection[str]) -> str:
        """Return a question about the nearest id, while there are not too many to ask."""
        self._hints += 1
        near = self._nearest.to(value, known) if self._hints <= _HINTS and len(known) < 5_000 else None
        return term("messages", "did_you_mean", self.language, value=near) if near else ""
