"""Rows into a plan: ids, elements, relations and the links of both trees."""

from __future__ import annotations

import re
from collections.abc import Collection as Sized
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from lfa.errors import DuplicateId, InvalidValue, Place
from lfa.io.excel.actor_names import actors_named
from lfa.io.excel.desk import Desk
from lfa.io.excel.grow import Grower
from lfa.io.excel.rows import Row, to_text
from lfa.io.excel.sides import sides_resolved
from lfa.model.collection import Collection, Relations
from lfa.model.element import Derivation, Element, Relation
from lfa.model.integrity import named
from lfa.model.plan import Plan
from lfa.model.tables import rows
from lfa.model.tree import Link, Tree
from lfa.schema import TABLES, Column, Table

__all__ = ["build"]

_NUMBERED = re.compile(r"([A-Z]{1,4})([1-9]\d{0,8})", re.ASCII)


def build(plan: Plan, found: Mapping[str, list[Row]], desk: Desk) -> None:
    """Put rows into a plan; note what cannot be.

    Parameters
    ----------
    plan : Plan
        With nothing in its steps yet.
    found : mapping of str to list of Row
        By table; a table without a sheet is not there.
    desk : Desk
    """
    _Builder(plan, found, desk).build()


class _Builder:
    def __init__(self, plan: Plan, found: Mapping[str, list[Row]], desk: Desk) -> None:
        self.plan, self.desk = plan, desk
        self.found: Mapping[str, list[Row]] = found
        self.statements: dict[str, str] = {}
        self._ids: dict[str, set[str]] = {}
        self._reach: dict[tuple[str, ...], Sized[str]] = {}
        self.required = {
            table.name: [one for one in table.columns if one.required and one.kind != "id"] for table in TABLES
        }
        self.columns = {table.name: {one.name: one for one in table.columns} for table in TABLES}
        self.trees: dict[type[Link], tuple[Table, Tree[Any, Any]]] = {}
        for table in TABLES:
            part = rows(plan, table.name)
            if isinstance(part, Tree):
                self.trees[part.link_class] = (table, part)

    def build(self) -> None:
        self._number()
        self.found = sides_resolved(self.found, self.desk, self.statements)
        actors_named(self.found, self.desk)
        self._ids = {
            table.name: {str(row.values["id"]) for row in self.found.get(table.name, ()) if "id" in row.values}
            for table in TABLES
        }
        for table in TABLES:
            part = rows(self.plan, table.name)
            if isinstance(part, Tree):
                continue
            for row in self.found.get(table.name, ()):
                self._add(table, part, row)
        for link_class, (table, tree) in self.trees.items():
            links = next(one for one in TABLES if one.row is link_class)
            Grower(self, table, tree, links).grow()

    # Ids

    def _number(self) -> None:
        """See that every row has an id of its own; make one where the cell is blank."""
        taken: dict[str, tuple[Row, Table]] = {}
        for table in (one for one in TABLES if one.has_ids):
            for row in self.found.get(table.name, ()):
                name = row.values.get("id")
                if isinstance(name, str):
                    self._once(name, row, table, taken)
        for table in (one for one in TABLES if one.has_ids):
            made = self._made(table, taken)
            for row in self.found.get(table.name, ()):
                if "id" not in row.values and "id" not in row.places:
                    row.values["id"] = next(made)
                    self.desk.note("made_id", row.place, value=row.values["id"])
                if "statement" in row.texts:
                    self.statements[str(row.values.get("id"))] = row.texts["statement"].get(None, "")

    def _once(self, name: str, row: Row, table: Table, taken: dict[str, tuple[Row, Table]]) -> None:
        if name not in taken:
            taken[name] = (row, table)
            return
        first = taken[name][0].places["id"]
        here = row.places["id"]
        other = first.cell if first.sheet == here.sheet else f"{first.sheet}!{first.cell}"
        self.desk.faults.add("id_twice", here, subject=name, field="id", value=name, other=other)
        row.broken = True

    def _made(self, table: Table, taken: Sized[str]) -> Iterator[str]:
        part = rows(self.plan, table.name)
        assert isinstance(part, Collection)
        used = [int(match[2]) for one in taken if (match := _NUMBERED.fullmatch(one)) and match[1] == part.prefix]
        before = self.desk.memory.get("highest", table.name, part=part.prefix) or "0"
        highest = max([*used, int(before) if before.isdecimal() else 0])
        return (name for n in count(highest + 1) if (name := f"{part.prefix}{n}") not in taken)

    # Rows

    def made(self, table: Table, row: Row) -> Element | Relation | None:
        """Return the element or relation of a row, or None when something in it is wrong."""
        missing = [one for one in self.required[table.name] if one.name not in row.places]
        for column in missing:
            heading = column.heading(self.desk.language)
            self.desk.faults.add("missing_cell", row.place, field=column.name, heading=heading)
        if row.broken or missing:
            return None
        given = dict(self._given(table, row))
        if table.has_ids:
            given["history"] = self.desk.memory.history(table.name, row.key)
        try:
            made = table.row(**given, extra=row.extra)
        except InvalidValue as error:
            place = row.places.get(error.field or "", row.place)
            self.desk.faults.add("impossible", place, subject=row.key or None, reason=error.said(self.desk.language))
            return None
        self._point(table, made, row)
        return made

    def _point(self, table: Table, made: Element | Relation, row: Row) -> None:
        """Note the ids that lead nowhere, but for those that led nowhere already when the plan was written."""
        if isinstance(made, Link):
            return  # the ends of links are looked at when the tree grows
        for name in row.values:
            column = self.columns[table.name][name]
            if column.kind in {"ref", "refs", "derivations"} and not column.virtual:
                known = self._known(column.to)
                for value in (one for one in referred(made, column) if one not in known):
                    self._dangling(subject(made), column, value, known, row.places[name])

    def _dangling(self, about: str, column: Column, value: str, known: Sized[str], place: Place) -> None:
        code = "unknown_id" if column.to else "unknown_anywhere"
        if self.desk.memory.get("accepted", code, about, column.field, value) is not None:
            return
        tables, hint = named(column.to, self.desk.language), self.desk.hint(value, known)
        self.desk.faults.add(code, place, subject=about, field=column.field, value=value, tables=tables, hint=hint)

    def _known(self, tables: tuple[str, ...]) -> Sized[str]:
        if tables not in self._reach:
            self._reach[tables] = {one for name in tables or self._ids for one in self._ids[name]}
        return self._reach[tables]

    def _given(self, table: Table, row: Row) -> Iterator[tuple[str, Any]]:
        columns = self.columns[table.name]
        for name, versions in row.texts.items():
            yield columns[name].field, to_text(self.desk, (table.name, row.key, name), versions)
        for name, value in row.values.items():
            column = columns[name]
            if column.kind == "derivations" and isinstance(value, tuple):
                yield column.field, tuple(Derivation(one, self._wording(table, row, one)) for one in value)
            elif not column.virtual:
                yield column.field, value

    def _wording(self, table: Table, row: Row, source: str) -> str | None:
        """Return the wording a source had; for one that was just named, the wording it has."""
        if self.desk.memory.get("unworded", table.name, row.key, part=source) is not None:
            return None
        remembered = self.desk.memory.get("wording", table.name, row.key, part=source)
        return remembered if remembered is not None else self.statements.get(source) or None

    def _add(self, table: Table, part: object, row: Row) -> None:
        if not isinstance(part, Collection | Relations):
            return
        made = self.made(table, row)
        if made is None:
            return
        self.placed(made, row)
        try:
            part.add(made)
        except DuplicateId:
            value = " / ".join(one or "-" for one in made.key) if isinstance(made, Relation) else made.id
            self.desk.faults.add("row_twice", row.place, value=value)

    def placed(self, made: Element | Relation, row: Row) -> None:
        """Remember where a row and each of its fields stood."""
        places, about = self.desk.origin.places, subject(made)
        if row.place is not None:
            places[about, None] = row.places.get("id", row.place)
        for name, place in row.places.items():
            places[about, name] = place


def subject(row: Element | Relation) -> str:
    """Return what a row is called in faults and places: its id, or what it joins."""
    return row.id if isinstance(row, Element) else " / ".join(part or "" for part in row.key)


def referred(row: Element | Relation, column: Column) -> tuple[str, ...]:
    """Return the ids that a column of a row points to."""
    value = getattr(row, column.field)
    if column.kind == "ref":
        return (value,) if value else ()
    return tuple(one.id if isinstance(one, Derivation) else one for one in value)
