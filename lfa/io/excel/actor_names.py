"""Actors written by name where ids are asked for: people type "Viden Djurs", not ACT6."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from lfa.io.excel.desk import Desk
from lfa.io.excel.rows import Row
from lfa.model.fields import is_id
from lfa.model.integrity import named
from lfa.schema import TABLES, Column

__all__ = ["actors_named", "by_name"]

_TABLES = frozenset({"actors", "stakeholders"})
_BETWEEN = re.compile(r"[;\n]+")
_IDS = re.compile(r"[;,\s]+")


def by_name(column: Column) -> bool:
    """Whether a column points to actors, so that their names are understood too.

    Examples
    --------
    >>> from lfa.schema import table
    >>> by_name(table("trial_actions").column("lead")), by_name(table("trial_actions").column("mission"))
    (True, False)
    """
    return column.kind in {"ref", "refs"} and bool(column.to) and set(column.to) <= _TABLES


def actors_named(found: Mapping[str, list[Row]], desk: Desk) -> None:
    """Make ids of names in the columns that point to actors, and note each; what names nobody is a fault.

    Parameters
    ----------
    found : mapping of str to list of Row
        All rows by table, each with its id.
    desk : Desk
    """
    names = {table: _names(found.get(table, ())) for table in _TABLES}
    ids = {table: {str(row.values.get("id")) for row in found.get(table, ())} for table in _TABLES}
    for table in TABLES:
        columns = {one.name: one for one in table.columns if by_name(one)}
        for row in found.get(table.name, ()) if columns else ():
            for name in [one for one in row.names if one in columns]:
                _Cell(row, columns[name], names, ids, desk).settle()


def _names(rows: Collection[Row]) -> dict[str, set[str]]:
    """Return ids by name, in small letters, in every language."""
    found: dict[str, set[str]] = {}
    for row in rows:
        own = str(row.values.get("id"))
        for text in row.texts.get("statement", {}).values():
            found.setdefault(_plain(text), set()).add(own)
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


class _Cell:
    """One cell that points to actors."""

    def __init__(
        self,
        row: Row,
        column: Column,
        names: Mapping[str, dict[str, set[str]]],
        ids: Mapping[str, set[str]],
        desk: Desk,
    ) -> None:
        self.row, self.column, self.desk = row, column, desk
        self.names = [names[table] for table in column.to]
        self.ids = {one for table in column.to for one in ids[table]}
        self.place = row.places[column.name]

    def settle(self) -> None:
        """Put the ids in the place of what was written."""
        text = self.row.names[self.column.name]
        ids = tuple(dict.fromkeys(self._meant(text)))
        if self.column.many:
            self.row.values[self.column.name] = ids
        elif len(ids) == 1:
            self.row.values[self.column.name] = ids[0]
        elif ids:
            self._unknown(text)

    def _meant(self, text: str) -> Iterator[str]:
        whole = self._find(text)
        if whole:
            yield whole
            return
        for part in filter(None, (one.strip() for one in _BETWEEN.split(text))):
            one = self._find(part)
            pieces = [piece for piece in _IDS.split(part) if piece]
            if one:
                yield one
            elif len(pieces) == 1 or any(piece in self.ids for piece in pieces):
                yield from self._checked(pieces, part)
            else:
                self._unknown(part)

    def _checked(self, pieces: list[str], part: str) -> Iterator[str]:
        """Yield ids, known or not: those that lead nowhere are told with all the others."""
        if all(is_id(piece) for piece in pieces):
            yield from pieces
        else:
            self._unknown(part)

    def _find(self, text: str) -> str | None:
        """Return the one id that a text means, and note it where it is a name."""
        if text in self.ids or self._led_nowhere(text):
            return text
        ids = {one for names in self.names for one in names.get(_plain(text), ())}
        if len(ids) != 1:
            return None
        (found,) = ids
        self.desk.note("name_for_id", self.place, name=text, value=found)
        return found

    def _led_nowhere(self, text: str) -> bool:
        """Whether an id led nowhere already when the plan was written."""
        about = str(self.row.values.get("id"))
        return self.desk.memory.get("accepted", "unknown_id", about, self.column.field, text) is not None

    def _unknown(self, text: str) -> None:
        hint = self.desk.hint(_plain(text), [name for names in self.names for name in names])
        tables = named(self.column.to, self.desk.language)
        self.desk.faults.add(
            "unknown_name", self.place, field=self.column.name, value=text[:80], tables=tables, hint=hint
        )
        self.row.broken = True
