"""The account of somebody's logframe as tables: what each cell was taken for, what was guessed, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lfa.cli.screen import console, plain
from lfa.terms import languages, term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.table import Table

    from lfa.errors import Place
    from lfa.model.plan import Plan

__all__ = ["is_foreign", "print_account"]

#: So many notes, and so many cells that were not used, are listed; the rest are counted.
MOST = 200


def is_foreign(plan: Plan) -> bool:
    """Whether a plan was read from a logframe that is not ours."""
    return any(note.code == "logframe_recognised" for note in plan.origin.notes)


def print_account(plan: Plan, *, coloured: bool = False) -> None:
    """Print what was made of somebody's workbook to the standard error, where it disturbs no pipe.

    Parameters
    ----------
    plan : Plan
    coloured : bool
        Whether to show the colours of the workbook that was written back.
    """
    screen = console(stderr=True)
    for table in (_taken(plan, coloured), _notes(plan), _left(plan)):
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


def _taken(plan: Plan, coloured: bool) -> Table:
    """Every cell that holds something, by what it was taken for: the counts add up to all of them."""
    from rich.text import Text

    from lfa.io.excel.logframes.explain import COLOURS

    table = _table(plan, "title", *(["colour"] if coloured else []), "kind", "count", "where")
    values = next((note.values for note in plan.origin.notes if note.code == "logframe_cells"), {})
    kinds = cast("Mapping[str, tuple[int, Place]]", values.get("kinds", {}))
    rows = [(kind, count, _cell(first)) for kind, (count, first) in kinds.items()]
    rows.sort(key=lambda row: -row[1])
    if plan.origin.leftovers:
        rows.append(("unused", len(plan.origin.leftovers), _cell(plan.origin.leftovers[0].place)))
    for kind, count, where in rows:
        swatch = [Text("    ", style=f"on #{COLOURS.get(kind, 'FFFFFF')}")] if coloured else []
        table.add_row(*swatch, Text(plain(_word(f"kind.{kind}", plan))), Text(str(count)), Text(plain(where)))
    if rows:
        table.add_section()
        table.add_row(*([""] if coloured else []), _word("account.all", plan), str(sum(row[1] for row in rows)), "")
    return table


def _notes(plan: Plan) -> Table:
    table = _table(plan, "notes", "place", "said")
    notes = [note for note in plan.origin.notes if note.code != "logframe_cells"]
    for note in notes[:MOST]:
        _row(table, _cell(note.place), note.message)
    return _counted(table, len(notes))


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
