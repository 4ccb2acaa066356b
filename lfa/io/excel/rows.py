"""The rows of one sheet, each cell made into what its column means."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterable, Mapping

import attrs

from lfa.errors import InvalidValue, Place
from lfa.io.excel.desk import Desk
from lfa.io.excel.grid import CellError, Formula, Percent, Sheet
from lfa.io.excel.headings import Headings, find_headings, is_banner
from lfa.io.excel.meaning import BadCell, from_cell, settled, written
from lfa.io.excel.memory import MORE, Kept, fingerprint, row_key
from lfa.io.excel.merged import fill
from lfa.io.excel.words import Heading, headings
from lfa.model.fields import Scalar
from lfa.model.text import Text
from lfa.schema import Column, Table

__all__ = ["Row", "own_value", "read_rows", "restore", "to_text"]

_ID = Heading("field", "id")
#: Kinds of column that the key of a row without an id may hold beside what it cannot be without.
_IN_KEYS = {"line", "choice", "ref"}
#: Tables whose rows people name instead of giving their ids.
_ACTORS = {"actors", "stakeholders"}


@attrs.define
class Row:
    """One row as read: what its cells say, and where.

    Parameters
    ----------
    number : int
        Of the row in its sheet.
    key : str
        What names it in the hidden memory; empty for a row without an id.
    values : dict
        By column.
    texts : dict
        By column and language; None is the plan's own.
    extra : dict
        The user's own columns.
    places : dict of str to Place
        By column.
    sides : dict of str to (str, Place)
        What the workshop sheet of goal conflicts names as the one side and the other.
    names : dict of str to str
        What stands in columns that point to actors: ids, or the names people type.
    broken : bool
        Whether a cell of it could not be read.
    """

    number: int
    key: str = ""
    values: dict[str, object] = attrs.field(factory=dict)
    texts: dict[str, dict[str | None, str]] = attrs.field(factory=dict)
    extra: dict[str, Scalar] = attrs.field(factory=dict)
    places: dict[str, Place] = attrs.field(factory=dict)
    sides: dict[str, tuple[str, Place]] = attrs.field(factory=dict)
    names: dict[str, str] = attrs.field(factory=dict)
    broken: bool = False

    @property
    def place(self) -> Place | None:
        """The place of the row: its first cell that says something."""
        return next(iter(self.places.values()), None)


def read_rows(sheet: Sheet, table: Table, desk: Desk) -> list[Row]:
    """Read the rows of a table's sheet; list what is not used, note what is wrong."""
    found = find_headings(sheet, table, desk.language)
    if found is None:
        if sheet.rows:
            row = min(sheet.rows)
            words = ", ".join(headings(table, desk.language)[one.name] for one in table.columns if one.core)
            desk.faults.add("no_headings", desk.place(sheet, row, min(sheet.rows[row])), known=words)
        return []
    _above(sheet, found, desk)
    _twice(sheet, found, desk)
    fill(sheet, found, lambda row, column, cells: desk.note("merged", desk.place(sheet, row, column), cells=cells))
    reader = _Rows(sheet, table, found, desk)
    read = (reader.read(number) for number in sorted(sheet.rows) if number > found.row)
    return [row for row in read if row is not None]


def _above(sheet: Sheet, found: Headings, desk: Desk) -> None:
    for number in sorted(row for row in sheet.rows if row < found.row):
        for column, raw in sheet.rows[number].items():
            if not is_banner(raw):
                desk.left(sheet, number, column)


def _twice(sheet: Sheet, found: Headings, desk: Desk) -> None:
    for column, first in found.twice.items():
        if any(column in cells for number, cells in sheet.rows.items() if number > found.row):
            other = desk.place(sheet, found.row, first).cell
            heading = written(sheet.rows[found.row][column])
            desk.faults.add("heading_twice", desk.place(sheet, found.row, column), heading=heading, other=other)


class _Rows:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Sheet, table: Table, found: Headings, desk: Desk) -> None:
        self.sheet, self.table, self.desk = sheet, table, desk
        self.meant = found.columns
        self.ignored = set(found.twice)
        self.columns = {column.name: column for column in table.columns}
        self.keys = {one.name for one in table.columns if one.required or one.kind in _IN_KEYS}

    def read(self, number: int) -> Row | None:
        """Read one row; None when nothing of ours stands in it."""
        cells = self.sheet.rows[number]
        said: list[tuple[int, Heading, object]] = []
        for column in sorted(cells):
            heading = self.meant.get(column)
            if heading is None:
                if column not in self.ignored:
                    self.desk.left(self.sheet, number, column)
            elif heading.role != "shown" and not _says_nothing(cells[column]):
                place = self.desk.place(self.sheet, number, column)
                said.append((column, heading, self.desk.cleaned(cells[column], place)))
        if not said:
            return None
        row = Row(number, self._key(said))
        for column, heading, raw in said:
            self._cell(row, column, heading, raw)
        self._remembered(row)
        return row

    def _key(self, said: list[tuple[int, Heading, object]]) -> str:
        """Return what names the row in the hidden memory, before anything else of it is read."""
        if self.table.has_ids:
            return next((written(raw).strip() for _, heading, raw in said if heading == _ID), "")
        if self.table.name not in self.desk.memory.tables:
            return ""
        found: dict[str, object] = {}
        for _, heading, raw in said:
            if heading.role == "field" and heading.name in self.keys:
                column = self.columns[heading.name]
                with contextlib.suppress(BadCell):
                    found[column.field] = from_cell(column, raw, self.desk.language)
        try:
            return row_key(self.table.row(**found))  # type: ignore[arg-type]  # by name, each of its kind
        except (InvalidValue, TypeError):
            return ""

    def _cell(self, row: Row, column: int, heading: Heading, raw: object) -> None:
        place = self.desk.place(self.sheet, row.number, column)
        if isinstance(raw, str) and raw.endswith(MORE):
            raw = self._whole(row, heading, raw)
        try:
            self._take(row, heading, raw, place)
        except BadCell as error:
            row.broken = True
            row.places.setdefault(heading.name, place)
            self.desk.bad(error, place, field=heading.name)

    def _whole(self, row: Row, heading: Heading, text: str) -> str:
        """Return a long text with its end, which stands on the hidden sheet."""
        own = heading.role == "own"
        slot, part = ("", heading.name) if own else (heading.name, heading.language or "")
        rest = self.desk.memory.get("rest", self.table.name, row.key, slot, part)
        return text if rest is None else text.removesuffix(MORE) + rest

    def _take(self, row: Row, heading: Heading, raw: object, place: Place) -> None:
        name = heading.name
        if heading.role == "own":
            row.extra[name] = own_value(settled(raw))
            return
        if heading.role == "side":
            row.sides[name] = (" ".join(written(settled(raw)).split()), place)
            row.places.setdefault("sides", place)
            return
        column = self.columns[name]
        if heading.language is None or name not in row.places:
            row.places[name] = place
        if set(column.to) <= _ACTORS and column.to and isinstance(settled(raw), str):
            row.names[name] = str(settled(raw)).strip()
            return
        value = from_cell(column, raw, self.desk.language)
        if column.kind == "text":
            row.texts.setdefault(name, {})[heading.language] = str(value)
        else:
            row.values[name] = value
            self._mangled(column, raw, place)

    def _remembered(self, row: Row) -> None:
        """Put back the values of own columns that their cells could not hold."""
        restore(row.extra, self.desk.memory.own(self.table.name, row.key))

    def _mangled(self, column: Column, raw: object, place: Place) -> None:
        """Note an id that Excel keeps as a number with decimals: 1.1 may have been 1.10."""
        raw = raw.value if isinstance(raw, Formula) else raw
        if column.kind in {"id", "ref", "refs", "derivations"} and isinstance(raw, float):
            self.desk.note("number_for_id", place, value=written(raw))


def _says_nothing(raw: object) -> bool:
    if isinstance(raw, Formula):
        raw = raw.value if raw.value is not None else raw
    return isinstance(raw, str) and not isinstance(raw, CellError) and not raw.strip()


def own_value(raw: object) -> Scalar:
    """Return what a cell of an own column holds."""
    if isinstance(raw, Percent):
        return float(raw)
    if isinstance(raw, datetime.datetime) or not isinstance(raw, str | int | float | bool | datetime.date):
        return written(raw)
    return raw


def restore(extra: dict[str, Scalar], kept: Iterable[Kept]) -> None:
    """Put back what the cells of own columns could not hold, where nobody has changed them."""
    for one in kept:
        unchanged = one.cell is None or (one.key in extra and written(extra[one.key]) == one.cell)
        value = one.restored() if unchanged else None
        if value is not None:
            extra[one.key] = value


def to_text(desk: Desk, where: tuple[str, str, str], found: Mapping[str | None, str]) -> Text | None:
    """Return a text with its translations, those marked stale that were left behind by a new wording."""
    versions = {code or desk.main: text for code, text in found.items() if code}
    if None in found:
        versions[desk.main] = found[None]
    if not versions:
        return None
    front = next((code for code in (desk.main, desk.language) if code in versions), min(versions))
    text = versions.pop(front)
    stale = [code for code, other in versions.items() if _stale(desk, where, code, text, other)]
    return Text(text, versions, stale, None if front == desk.language else front).at_home(desk.language)


def _stale(desk: Desk, where: tuple[str, str, str], code: str, text: str, other: str) -> bool:
    known = (desk.memory.get("spoken", *where, code) or "").split()
    if len(known) != 3 or known[2] != fingerprint(other):
        return False
    return known[0] == "stale" or known[1] != fingerprint(text)
