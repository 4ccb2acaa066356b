"""Growing one tree out of its rows: elements, and the links that hold after merging what two sheets say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from lfa.errors import Place, chain
from lfa.io.excel.desk import Desk
from lfa.io.excel.links import Ends, merge
from lfa.io.excel.rows import Row
from lfa.model.element import Element, Relation
from lfa.model.integrity import named
from lfa.model.order import cycles
from lfa.model.tree import Link, Tree
from lfa.schema import Table

__all__ = ["Builder", "Grower"]


class Builder(Protocol):
    """Makes elements and links of rows."""

    found: Mapping[str, list[Row]]
    desk: Desk

    def made(self, table: Table, row: Row) -> Element | Relation | None:
        """Return what a row says, or None when something in it is wrong."""
        ...

    def placed(self, made: Element | Relation, row: Row) -> None:
        """Remember where a row and each of its fields stood."""
        ...


class Grower:
    """Grows one tree: its elements, then the links that hold.

    Parameters
    ----------
    builder : Builder
    table : Table
        Of the elements.
    tree : Tree
        Still empty.
    links : Table
        Of the links.
    """

    def __init__(self, builder: Builder, table: Table, tree: Tree[Any, Any], links: Table) -> None:
        self.builder, self.table, self.tree, self.links = builder, table, tree, links
        self.desk = builder.desk
        self.led: dict[Ends, Place] = {}
        self.listed: dict[Ends, Link] = {}
        self.placed: dict[Ends, Place | None] = {}

    def grow(self) -> None:
        """Put elements and links into the tree, or note why they cannot be."""
        rows_ = self.builder.found.get(self.table.name, [])
        elements = [one for row in rows_ if (one := self._element(row)) is not None]
        known = {str(row.values["id"]) for row in rows_ if "id" in row.values}
        base = self._base()
        has_column = any("leads_to" in row.values for row in rows_) or self._column_stands()
        self._read_column(rows_)
        for row in self.builder.found.get(self.links.name, []):
            self._read_link(row)
        listed = self.listed if self.links.name in self.builder.found else None
        pairs = merge(base, self.led if has_column else None, listed)
        whole = [ends for ends in pairs if self._ends_known(ends, known, base or {})]
        links = [self._link(ends, base or {}) for ends in whole]
        self._circles(known, links)
        self._enter(elements, links)

    def _base(self) -> dict[Ends, bool] | None:
        memory = self.desk.memory
        return memory.links(self.tree.link_class.__name__) if memory.known else None

    def _column_stands(self) -> bool:
        return "leads_to" in self.desk.headings.get(self.table.name, ())

    def _element(self, row: Row) -> Element | None:
        made = self.builder.made(self.table, row)
        if not isinstance(made, Element):
            return None
        self.builder.placed(made, row)
        return made

    def _read_column(self, rows_: list[Row]) -> None:
        for row in (one for one in rows_ if "id" in one.values):
            effects = row.values.get("leads_to", ())
            assert isinstance(effects, tuple)
            for effect in effects:
                self.led[str(row.values["id"]), effect] = row.places["leads_to"]

    def _read_link(self, row: Row) -> None:
        made = self.builder.made(self.links, row)
        if not isinstance(made, Link):
            return
        if made.ends in self.listed:
            if made != self.listed[made.ends]:
                self.desk.faults.add("row_twice", row.place, value=" → ".join(made.ends))
            return
        self.builder.placed(made, row)
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
        return made if made is not None else self.tree.link_class(*ends, feedback=base.get(ends, False))  # type: ignore[arg-type, call-arg]

    def _enter(self, elements: list[Element], links: list[Link]) -> None:
        if self.desk.faults:
            return
        self.tree.extend(elements, links)
        marked = [
            str(row.values["id"]) for row in self.builder.found.get(self.table.name, []) if row.values.get("focal")
        ]
        name = self.tree.link_class.__name__
        before = {
            one: int(self.desk.memory.get("focal", name, part=one) or 0)
            for one in self.desk.memory.parts("focal", name)
        }
        self.tree.focals = sorted(marked, key=lambda one: before.get(one, len(before)))

    def _circles(self, known: Iterable[str], links: Iterable[Link]) -> None:
        above: dict[str, list[str]] = {one: [] for one in sorted(known)}
        for link in links:
            if not link.feedback:
                above[link.ends[0]].append(link.ends[1])
        for circle in cycles(above, above.__getitem__):
            ends = (circle[0], circle[1 % len(circle)])
            place = self.led.get(ends) or self.placed.get(ends)
            self.desk.faults.add("link_cycle", place, subject=circle[0], chain=chain(circle))
