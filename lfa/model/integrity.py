"""What hangs together in a plan and what does not: dangling references, circles among parents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from lfa.errors import Fault, chain
from lfa.model.element import Element, Relation
from lfa.model.fields import Field, fields_of
from lfa.model.nearest import Nearest
from lfa.model.order import cycles
from lfa.model.tables import PARTS, rows
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["faults"]

#: Fields that lead from an element to others of its own table and must not close a circle.
_RISING = {
    "results": "parents",
    "indicators": "parent",
    "activities": "parent",
    "cards": "merged_into",
}
_CHAINS = [*_RISING.items(), ("activities", "depends_on")]


def faults(plan: Plan) -> tuple[Fault, ...]:
    """List dangling references and circles of a plan."""
    ids = _Ids(plan)
    found = [fault for table in PARTS for row in rows(plan, table) for fault in _dangling(plan, row, ids)]
    return (*found, *(fault for table, name in _CHAINS for fault in _circles(plan, table, name)))


class _Ids:
    """The ids of a plan by the tables they stand in, each union made once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.nearest = Nearest()
        self._known: dict[tuple[str, ...], Collection[str]] = {(): plan._register.holders}

    def of(self, tables: tuple[str, ...]) -> Collection[str]:
        if tables not in self._known:
            self._known[tables] = {
                row.id for table in tables for row in rows(self._plan, table) if isinstance(row, Element)
            }
        return self._known[tables]


def _dangling(plan: Plan, row: Element | Relation, ids: _Ids) -> Iterator[Fault]:
    subject = row.id if isinstance(row, Element) else " / ".join(part or "" for part in row.key)
    for field in fields_of(type(row)):
        if field.kind not in {"ref", "refs", "derivations"}:
            continue
        for value in referred(row, field):
            known = ids.of(field.to)
            if value not in known:
                yield _unknown(plan, subject, field, value, ids.nearest.to(value, known))


def referred(row: Element | Relation, field: Field) -> tuple[str, ...]:
    """Return the ids that a field of a row points to."""
    value = getattr(row, field.name)
    if field.kind == "derivations":
        return tuple(one.id for one in value)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _unknown(plan: Plan, subject: str, field: Field, value: str, near: str | None) -> Fault:
    hint = term("messages", "did_you_mean", plan.language, value=near) if near else ""
    values = {"value": value, "tables": named(field.to, plan.language), "hint": hint}
    code = "unknown_id" if field.to else "unknown_anywhere"
    return Fault(code, values, plan.origin.place(subject, field.name), plan.language, subject, field.name)


def named(tables: Iterable[str], language: str) -> str:
    """Return the names of tables as a person reads them: ``Problems / Objectives``."""
    return " / ".join(term("tables", table, language) for table in tables)


def _circles(plan: Plan, table: str, name: str) -> Iterator[Fault]:
    field = next(one for one in fields_of(_class(plan, table)) if one.name == name)
    elements = {row.id: row for row in rows(plan, table) if isinstance(row, Element)}
    above = {id_: [v for v in referred(row, field) if v in elements] for id_, row in elements.items()}
    for circle in cycles(elements, above.__getitem__):
        place = plan.origin.place(circle[0], name)
        yield Fault("circle", {"chain": chain(circle)}, place, plan.language, circle[0], name)


def _class(plan: Plan, table: str) -> type:
    return rows(plan, table).element  # type: ignore[attr-defined, no-any-return]  # all chains run in collections
