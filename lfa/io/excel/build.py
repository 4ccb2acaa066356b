"""Rows into a plan: ids, elements, relations and the links of both trees."""

from __future__ import annotations

import re
from collections.abc import Collection as Sized
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from lfa.errors import DuplicateId, InvalidValue, Place, chain
from lfa.io.excel.desk import Desk
from lfa.io.excel.links import Ends, merge
from lfa.io.excel.rows import Row, to_text
from lfa.model.collection import Collection, Relations
from lfa.model.element import Derivation, Element, Relation
from lfa.model.integrity import named
from lfa.model.order import cycles
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
        self.plan, self.found, self.desk = plan, found, desk
        self.statements: dict[str, str] = {}
        self.trees: dict[type[Link], tuple[Table, Tree[Any, Any]]] = {}
        for table in TABLES:
            part = rows(plan, table.name)
            if isinstance(part, Tree):
                self.trees[part.link_class] = (table, part)

    def build(self) -> None:
        self._number()
        for table in TABLES:
            part = rows(self.plan, table.name)
            if isinstance(part, Tree):
                continue
            for row in self.found.get(table.name, ()):
                self._add(table, part, row)
        for link_class, (table, tree) in self.trees.items():
            links = next(one for one in TABLES if one.row is link_class)
            _Grower(self, table, tree, links).grow()

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
        missing = [one for one in table.columns if one.required and one.name not in row.places and one.kind != "id"]
        for column in missing:
            heading = column.heading(self.desk.language)
            self.desk.faults.add("missing_cell", row.place, field=column.name, heading=heading)
        if row.broken or missing:
            return None
        given = {one.field: value for one in table.columns if (value := self._value(table, one, row)) is not None}
        if table.has_ids:
            given["history"] = self.desk.memory.history(table.name, row.key)
        try:
            return table.row(**given, extra=row.extra)
        except InvalidValue as error:
            self.desk.faults.add("impossible", row.place, subject=row.key or None, reason=str(error))
            return None

    def _value(self, table: Table, column: Column, row: Row) -> object:
        if column.virtual:
            return None
        if column.kind == "text":
            return to_text(self.desk, (table.name, row.key, column.name), row.texts.get(column.name, {}))
        value = row.values.get(column.name)
        if column.kind == "derivations" and isinstance(value, tuple):
            return tuple(Derivation(one, self._wording(table, row, one)) for one in value)
        return value

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
        self.placed(table, made, row)
        try:
            part.add(made)  # type: ignore[arg-type, type-var]  # each table's rows are its part's
        except DuplicateId:
            value = " / ".join(one or "-" for one in made.key) if isinstance(made, Relation) else made.id
            self.desk.faults.add("row_twice", row.place, value=value)

    def placed(self, table: Table, made: Element | Relation, row: Row) -> None:
        """Remember where a row and each of its fields stood."""
        subject = made.id if isinstance(made, Element) else " / ".join(part or "" for part in made.key)
        places = self.desk.origin.places
        if row.place is not None:
            places[subject, None] = row.places.get("id", row.place)
        for name, place in row.places.items():
            places[subject, name] = place


class _Grower:
    """Grows one tree: its elements, then the links that hold."""

    def __init__(self, builder: _Builder, table: Table, tree: Tree[Any, Any], links: Table) -> None:
        self.builder, self.table, self.tree, self.links = builder, table, tree, links
        self.desk = builder.desk
        self.led: dict[Ends, Place] = {}
        self.listed: dict[Ends, Link] = {}
        self.placed: dict[Ends, Place | None] = {}

    def grow(self) -> None:
        rows_ = self.builder.found.get(self.table.name, [])
        elements = [one for row in rows_ if (one := self._element(row)) is not None]
        known = {str(row.values.get("id")) for row in rows_}
        base = self._base()
        has_column = any("leads_to" in row.values for row in rows_) or self._column_stands()
        self._read_column(rows_)
        for row in self.builder.found.get(self.links.name, []):
            self._read_link(row)
        listed = self.listed if self.links.name in self.builder.found else None
        pairs = merge(base, self.led if has_column else None, listed)
        whole = [ends for ends in pairs if self._ends_known(ends, known, base or {})]
        self._enter(elements, [self._link(ends, base or {}) for ends in whole])

    def _base(self) -> dict[Ends, bool] | None:
        memory = self.desk.memory
        return memory.links(self.tree.link_class.__name__) if memory.known else None

    def _column_stands(self) -> bool:
        return "leads_to" in self.desk.headings.get(self.table.name, ())

    def _element(self, row: Row) -> Element | None:
        made = self.builder.made(self.table, row)
        if not isinstance(made, Element):
            return None
        self.builder.placed(self.table, made, row)
        return made

    def _read_column(self, rows_: list[Row]) -> None:
        for row in rows_:
            effects = row.values.get("leads_to", ())
            assert isinstance(effects, tuple)
            for effect in effects:
                self.led[str(row.values.get("id")), effect] = row.places["leads_to"]

    def _read_link(self, row: Row) -> None:
        made = self.builder.made(self.links, row)
        if not isinstance(made, Link):
            return
        if made.ends in self.listed:
            if made != self.listed[made.ends]:
                self.desk.faults.add("row_twice", row.place, value=" → ".join(made.ends))
            return
        self.builder.placed(self.links, made, row)
        self.listed[made.ends] = made
        self.placed[made.ends] = row.place

    def _ends_known(self, ends: Ends, known: set[str], base: Mapping[Ends, bool]) -> bool:
        unknown = [end for end in ends if end not in known]
        if not unknown:
            return True
        if ends in base and ends not in self.led:
            self.desk.note("link_gone", self.placed.get(ends), value=" → ".join(ends), gone=unknown[0])
            return False
        tables = named([self.table.name], self.desk.language)
        place = self.led.get(ends) or self.placed.get(ends)
        for end in unknown:
            hint = self.desk.hint(end, known)
            self.desk.faults.add("unknown_id", place, subject=ends[0], value=end, tables=tables, hint=hint)
        return False

    def _link(self, ends: Ends, base: Mapping[Ends, bool]) -> Link:
        made = self.listed.get(ends)
        return made if made is not None else self.tree.link_class(*ends, feedback=base.get(ends, False))  # type: ignore[call-arg]

    def _enter(self, elements: list[Element], links: list[Link]) -> None:
        if self._circles(elements, links) or self.desk.faults:
            return
        self.tree.extend(elements, links)
        marked = [str(row.values["id"]) for row in self.builder.found.get(self.table.name, []) if row.values.get("focal")]
        name = self.tree.link_class.__name__
        before = {one: int(self.desk.memory.get("focal", name, part=one) or 0) for one in self.desk.memory.parts("focal", name)}
        self.tree.focals = sorted(marked, key=lambda one: before.get(one, len(before)))  # type: ignore[assignment]

    def _circles(self, elements: list[Element], links: list[Link]) -> bool:
        above: dict[str, list[str]] = {one.id: [] for one in elements}
        for link in links:
            if not link.feedback and link.ends[0] in above and link.ends[1] in above:
                above[link.ends[0]].append(link.ends[1])
        found = cycles(above, above.__getitem__)
        for circle in found:
            ends = (circle[0], circle[1 % len(circle)])
            place = self.led.get(ends) or self.placed.get(ends)
            self.desk.faults.add("link_cycle", place, subject=circle[0], chain=chain(circle))
        return bool(found)
