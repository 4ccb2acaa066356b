"""Lines: a cell that filling put several elements into, a line each, is taken apart by the same lines."""

from __future__ import annotations

from typing import Any

from lfa.io.excel.returned.sheets import Returned
from lfa.io.excel.returned.wording import key

__all__ = ["split_lines"]


def split_lines(form: Returned) -> None:
    """Take cells apart that were read as one text, where the plan knows their lines.

    Parameters
    ----------
    form : Returned
        What was read is changed.
    """
    for kind in ("indicators", "assumptions"):
        known = {key(form.said(one)) for one in form.table(kind, form.base)} - {""}
        table = form.table(kind, form.read)
        for one in list(table):
            lines = [line.strip() for line in str(one.statement or "").splitlines() if line.strip()]
            if len(lines) > 1 and key(one.statement) not in known and _are_known(form, one, lines, known):
                _split(form, table, one, lines)


def _are_known(form: Returned, one: Any, lines: list[str], known: set[str]) -> bool:
    """Whether a line is an element of the plan, or as many elements are named in the cell as it has lines."""
    cell = form.cell(one.id)
    named = form.named.get(cell, []) if cell else []
    return any(key(line) in known for line in lines) or len(named) == len(lines)


def _split(form: Returned, table: Any, one: Any, lines: list[str]) -> None:
    places, ids = form.read.origin.places, list(table.ids)
    table.update(one.id, statement=lines[0])
    home = {name: getattr(one, name) for name in ("result", "level", "activity", "kind") if getattr(one, name, None)}
    for step, line in enumerate(lines[1:], 1):
        made = table.add(None, line, **home)
        places[made.id, None] = places[one.id, None]
        ids.insert(ids.index(one.id) + step, made.id)
    table.reorder(ids)
