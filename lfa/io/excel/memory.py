"""What a sheet of cells cannot show, remembered on one hidden sheet by table, row and column.

Which wording a source had when a text was derived from it, which translations are out of date,
the history of an element, the rest of a very long text, the links as they were when the workbook
was written: all of it comes back, and the sheets stay calm.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import attrs

from lfa.io.excel.grid import Sheet
from lfa.model.element import Change, Element, Relation
from lfa.model.fields import Scalar

__all__ = ["FORMAT", "MORE", "SHEET", "Kept", "Memory", "Record", "change_record", "fingerprint", "joined", "row_key"]

#: The hidden sheet, and the version of what stands in this workbook.
SHEET = "_lfa"
FORMAT = 1
#: What is longer is continued in the next record.
_PIECE = 16_000
_COLUMNS = 5
#: Stands at the end of a cell whose text goes on on the hidden sheet.
MORE = " […]"

#: What is remembered, of which table, row, column and language (or source, or number).
Key = tuple[str, str, str, str, str]


@attrs.frozen
class Record:
    """One remembered thing.

    Parameters
    ----------
    what : str
        Its kind: ``wording``, ``history``, ``rest``, ``spoken``, ``typed``, ``link`` ...
    table, row, column, part : str
        What it belongs to.
    value : str
    """

    what: str
    table: str = ""
    row: str = ""
    column: str = ""
    part: str = ""
    value: str = ""

    def lines(self) -> Iterator[tuple[str, ...]]:
        """Yield the record as rows of the hidden sheet, long values in pieces."""
        key = (self.what, self.table, self.row, self.column, self.part)
        for start in range(0, max(len(self.value), 1), _PIECE):
            # The stop keeps blanks at the end, and a value of nothing apart from no value.
            yield (*key, self.value[start : start + _PIECE] + "|")


@attrs.frozen
class Kept:
    """A value of an own column that its cell cannot hold as it is.

    Parameters
    ----------
    key : str
        The own column.
    kind : str
        Name of its type: ``float``, ``int``, ``date`` or ``str``.
    value : str
        As text.
    cell : str, optional
        What its cell holds; None when the column is not shown.
    """

    key: str
    kind: str
    value: str
    cell: str | None = None

    def record(self, table: str, row: str) -> Record:
        """Return what is written to the hidden sheet."""
        said = json.dumps([self.key, self.kind, self.value, self.cell], ensure_ascii=False)
        return Record("own", table, row, "", fingerprint(self.key), said)

    def restored(self) -> Scalar | None:
        """Return the value, or None when it makes no sense."""
        make: dict[str, Callable[[str], Scalar]] = {
            "float": float,
            "int": int,
            "date": datetime.date.fromisoformat,
            "bool": lambda text: text == "True",
            "str": str,
        }
        try:
            return make[self.kind](self.value)
        except (KeyError, ValueError):
            return None


def row_key(row: Element | Relation) -> str:
    """Return what names a row for ever: its id, or what it joins."""
    return row.id if isinstance(row, Element) else joined(row.key)


def joined(key: Iterable[str | None]) -> str:
    """Return the key of a row without an id, as one text."""
    # A very long part is cut: its cell is too.
    return json.dumps([part[:1_000] if part else part for part in key], ensure_ascii=False)


def fingerprint(text: str) -> str:
    """Return a short mark of a text, which tells whether it was changed."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


class Memory:
    """The records of a workbook, found by what they belong to.

    Parameters
    ----------
    records : iterable of Record, optional
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._values: dict[Key, str] = {}
        self._parts: dict[Key, list[str]] = {}
        for one in records:
            key = (one.what, one.table, one.row, one.column, one.part)
            if key not in self._values:
                self._parts.setdefault((*key[:4], ""), []).append(one.part)
            self._values[key] = self._values.get(key, "") + one.value

    @classmethod
    def of(cls, sheet: Sheet | None) -> Memory:
        """Read the hidden sheet; what is not understood there is passed over."""
        return cls(_records(sheet) if sheet else ())

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tables of which something is remembered."""
        return frozenset(key[1] for key in self._values)

    @property
    def known(self) -> bool:
        """Whether the workbook was written by lfa and still remembers."""
        return bool(self._values)

    @property
    def format(self) -> int:
        """The version of the format; 0 when nothing is remembered."""
        said = self.get("format") or "0"
        return int(said) if said.isdigit() else 0

    def get(self, what: str, table: str = "", row: str = "", column: str = "", part: str = "") -> str | None:
        """Return what is remembered, or None."""
        return self._values.get((what, table, row, column, part))

    def parts(self, what: str, table: str = "", row: str = "", column: str = "") -> list[str]:
        """Return the parts that something is remembered of: languages, sources, numbers."""
        return self._parts.get((what, table, row, column, ""), [])

    def history(self, table: str, row: str) -> tuple[Change, ...]:
        """Return the history of an element."""
        found = (self._loaded(self.get("history", table, row, "", part)) for part in self.parts("history", table, row))
        return tuple(Change(**one) for one in found if one)

    def own(self, table: str, row: str) -> list[Kept]:
        """Return the values of own columns that cells cannot hold as they are."""
        texts = (self.get("own", table, row, "", part) for part in self.parts("own", table, row))
        found = (self._loaded(text, list) for text in texts)
        return [Kept(*one) for one in found if isinstance(one, list) and len(one) == 4]

    def links(self, table: str) -> dict[tuple[str, str], bool]:
        """Return the links as they were written: by their ends, whether they are feedback."""
        found: dict[tuple[str, str], bool] = {}
        for part in self.parts("link", table):
            ends = self._loaded(part, list)
            if isinstance(ends, list) and len(ends) == 2 and all(isinstance(end, str) for end in ends):
                found[ends[0], ends[1]] = self.get("link", table, part=part) == "feedback"
        return found

    @staticmethod
    def _loaded(text: str | None, kind: type = dict) -> Any:
        try:
            found = json.loads(text or "null")
        except ValueError:
            return None
        wanted = ("date", "field", "old", "new", "who", "reason")
        if kind is dict and isinstance(found, dict):
            return {name: value for name, value in found.items() if name in wanted and isinstance(value, str)}
        return found


def _records(sheet: Sheet) -> Iterator[Record]:
    for _, cells in sorted(sheet.rows.items()):
        key = [cells.get(place) for place in range(1, _COLUMNS + 1)]
        value = cells.get(_COLUMNS + 1)
        if isinstance(key[0], str) and isinstance(value, str) and value.endswith("|"):
            what, table, row, column, part = ("" if one is None else str(one) for one in key)
            yield Record(what, table, row, column, part, value[:-1])


def change_record(table: str, row: str, number: int, change: Change) -> Record:
    """Return the record of one entry of an element's history."""
    said = {name: str(value) for name, value in attrs.asdict(change).items() if value is not None}
    return Record("history", table, row, "", str(number), json.dumps(said, ensure_ascii=False, sort_keys=True))
