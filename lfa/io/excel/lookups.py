"""Beside each id its statement: a formula that keeps up, and what it says now for viewers that do not compute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lfa.io.excel.look import STEPS, step
from lfa.model.element import Derivation, Element
from lfa.model.plan import Plan
from lfa.model.tables import rows
from lfa.schema import Column, Table

__all__ = ["Lookups"]

#: How many ids of a cell are spelled out.
_SPELLED = 3
_CELL = 32_000
#: A formula may be this long, or Excel takes the file for damaged.
_FORMULA = 8_000


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
        self._statements: dict[str, str] = {}
        self._home: dict[str, str] = {}
        self._tables = [table.name for table in tables]
        for table in self._tables:
            for element in rows(plan, table):
                assert isinstance(element, Element)
                self._statements[element.id] = str(element.statement or "")
                self._home[element.id] = table

    def said(self, value: object) -> str:
        """Return the statements of the ids in a cell, one after the other."""
        ids = _ids(value)
        more = " …" if len(ids) > _SPELLED else ""
        return ("; ".join(self._statements.get(one, "?") for one in ids[:_SPELLED]) + more)[:_CELL]

    def reach(self, column: Column, values: Iterable[object]) -> tuple[str, ...]:
        """Return the tables in which the ids of a column are looked for.

        Where any id may stand: those that the ids there now come from, and those that such ids
        mostly come from, or formulas would grow beyond what Excel takes.
        """
        if column.to:
            return column.to
        held = {self._home[one] for value in values for one in _ids(value) if one in self._home}
        place = step(column.table)
        steps = range(max(place - 2, 1), place + 1) if column.kind == "derivations" else (step("objectives"), place)
        near = {name for one in steps for name in STEPS[one]}
        return tuple(name for name in self._tables if name in held | near)

    def formula(self, column: Column, tables: Sequence[str], cell: str) -> str:
        """Return the formula that finds the statements of the ids in a cell."""
        if column.kind == "ref":
            return f'=IF({cell}="","",{_found(cell, tables)})'
        return next(
            formula
            for spelled in range(_SPELLED, -1, -1)
            if len(formula := self._several(cell, tables, spelled)) <= _FORMULA
        )

    @staticmethod
    def _several(cell: str, tables: Iterable[str], spelled: int) -> str:
        """Return the formula for a cell of several ids, some of them spelled out."""
        if not spelled:
            return '=""'
        first, *others, beyond = (_piece(cell, place) for place in range(spelled + 1))
        more = "".join(f'&IF({piece}="","","; "&{_found(piece, tables)})' for piece in others)
        return f'=IF({cell}="","",{_found(first, tables)}{more}&IF({beyond}="",""," …"))'


def _ids(value: object) -> list[str]:
    found = value if isinstance(value, tuple) else (value,) if value else ()
    return [one.id if isinstance(one, Derivation) else str(one) for one in found]


def _found(text: str, tables: Iterable[str]) -> str:
    formula = '"?"'
    for table in reversed(list(tables)):
        formula = f'IFERROR(INDEX(lfa_text_{table},MATCH({text},lfa_id_{table},0))&"",{formula})'
    return formula


def _piece(cell: str, place: int) -> str:
    apart = f'SUBSTITUTE(SUBSTITUTE({cell},",",";"),";",REPT(" ",80))'
    return f"TRIM(MID({apart},{place * 80 + 1},80))"
