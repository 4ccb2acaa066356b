"""The account of somebody's logframe as tables: what each cell was taken for, what was guessed, what is left."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lfa.cli.screen import console, plain
from lfa.terms import languages, term

if TYPE_CHECKING:
    from rich.table import Table

    from lfa.errors import Place
    from lfa.model.collection import Collection
    from lfa.model.plan import Plan

__all__ = ["is_foreign", "print_account"]

#: So many notes, and so many cells that were not used, are listed; the rest are counted.
MOST = 200
_KINDS = {
    "logframe": "result",
    "indicators": "indicator",
    "milestones": "milestone",
    "actuals": "actual",
    "assumptions": "assumption",
    "activities": "activity",
    "resources": "resource",
    "risks": "risk",
}


def is_foreign(plan: Plan) -> bool:
    """Whether a plan was read from a logframe that is not ours."""
    return any(note.code == "logframe_recognised" for note in plan.origin.notes)


def print_account(plan: Plan) -> None:
    """Print what was made of somebody's workbook to the standard error, where it disturbs no pipe."""
    screen = console(stderr=True)
    for table in (_taken(plan), _notes(plan), _left(plan)):
        if table.row_count:
            screen.print(table)


def _word(key: str, plan: Plan) -> str:
    return term("logframes", key, plan.language if plan.language in languages() else "en")


def _table(plan: Plan, title: str, *columns: str) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(_word(f"account.{title}", plan)), title_justify="left", show_lines=False)
    for column in columns:
        table.add_column(Text(_word(f"account.{column}", plan)), overflow="fold")
    return table


def _row(table: Table, *cells: object) -> None:
    from rich.text import Text

    table.add_row(*(Text(plain(str(cell))) for cell in cells))


def _taken(plan: Plan) -> Table:
    counts: Counter[str] = Counter()
    first: dict[str, Place] = {}
    kinds = {id_: _KINDS.get(name, name) for name, rows in _collections(plan).items() for id_ in rows.ids}
    for (id_, field), place in plan.origin.places.items():
        kind = kinds.get(id_, "extra") if field is None else _field_kind(field)
        counts[kind] += 1
        first.setdefault(kind, place)
    table = _table(plan, "title", "kind", "count", "where")
    for kind, count in counts.most_common():
        _row(table, _word(f"kind.{kind}", plan), count, _cell(first[kind]))
    if plan.origin.leftovers:
        _row(table, _word("kind.unused", plan), len(plan.origin.leftovers), _cell(plan.origin.leftovers[0].place))
    return table


def _collections(plan: Plan) -> dict[str, Collection[Any]]:
    frame = plan.logframe
    return {
        "logframe": frame,
        "indicators": frame.indicators,
        "milestones": frame.milestones,
        "actuals": frame.actuals,
        "assumptions": frame.assumptions,
        "activities": plan.activities,
        "resources": plan.resources,
        "risks": plan.risks,
    }


def _field_kind(field: str) -> str:
    return {"source": "source", "extra": "extra", "code": "code", "level": "label"}.get(field, "value")


def _notes(plan: Plan) -> Table:
    table = _table(plan, "notes", "place", "said")
    for note in plan.origin.notes[:MOST]:
        _row(table, _cell(note.place), note.message)
    return _counted(table, len(plan.origin.notes))


def _left(plan: Plan) -> Table:
    table = _table(plan, "left", "place", "holds")
    for one in plan.origin.leftovers[:MOST]:
        text = " ".join(one.value.split())
        _row(table, _cell(one.place), text if len(text) <= 100 else f"{text[:97]}...")
    return _counted(table, len(plan.origin.leftovers))


def _counted(table: Table, count: int) -> Table:
    if count > MOST:
        _row(table, "...", f"+ {count - MOST}")
    return table


def _cell(place: Place | None) -> str:
    return "!".join(part for part in (place.sheet, place.cell) if part) if place else ""
