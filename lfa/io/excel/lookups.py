"""Beside each id its statement: a formula that keeps up, and what it says now for viewers that do not compute."""

from __future__ import annotations

from collections.abc import Iterable

from lfa.io.excel.look import STEPS
from lfa.model.element import Derivation
from lfa.model.plan import Plan
from lfa.schema import Column, Table

__all__ = ["Lookups"]

#: How many ids of a cell are spelled out.
_SPELLED = 3
_CELL = 32_000


class Lookups:
    """The statements of a plan by id.

    Parameters
    ----------
    plan : Plan
    tables : iterable of Table
        Those that have ids.
    """

    #: In a sheet with more rows the statements are written as they are, without formulas: Excel would crawl.
    MOST = 2_000

    def __init__(self, plan: Plan, tables: Iterable[Table]) -> None:
        self._statements = {element.id: str(element.statement or "") for element in plan.elements}
        self._tables = [table.name for table in tables]
        self._filled = {table for table in self._tables for _ in _first(plan, table)}

    def said(self, value: object) -> str:
        """Return the statements of the ids in a cell, one after the other."""
        ids = [one.id if isinstance(one, Derivation) else str(one) for one in _several(value)]
        more = " …" if len(ids) > _SPELLED else ""
        return ("; ".join(self._statements.get(one, "?") for one in ids[:_SPELLED]) + more)[:_CELL]

    def formula(self, column: Column, cell: str) -> str:
        """Return the formula that finds the statements of the ids in a cell."""
        tables = column.to or self._near(column.table)
        if column.kind == "ref":
            return f'=IF({cell}="","",{_found(cell, tables)})'
        first, *others, beyond = (_piece(cell, place) for place in range(_SPELLED + 1))
        more = "".join(f'&IF({piece}="","","; "&{_found(piece, tables)})' for piece in others)
        return f'=IF({cell}="","",{_found(first, tables)}{more}&IF({beyond}="",""," …"))'

    def _near(self, table: str) -> list[str]:
        """Return the tables an id of any kind is looked for in: those that hold something, and those of its own step."""
        own = next((names for names in STEPS if table in names), ())
        return [name for name in self._tables if name in self._filled or name in own]


def _first(plan: Plan, table: str) -> Iterable[object]:
    from lfa.model.tables import rows

    return list(rows(plan, table))[:1]


def _several(value: object) -> tuple[object, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def _found(text: str, tables: Iterable[str]) -> str:
    formula = '"?"'
    for table in reversed(list(tables)):
        formula = f'IFERROR(INDEX(lfa_text_{table},MATCH({text},lfa_id_{table},0))&"",{formula})'
    return formula


def _piece(cell: str, place: int) -> str:
    apart = f'SUBSTITUTE(SUBSTITUTE({cell},",",";"),";",REPT(" ",80))'
    return f"TRIM(MID({apart},{place * 80 + 1},80))"
