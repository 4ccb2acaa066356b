"""Values as people read them in a table: choices in words, ids joined, numbers the way the language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lfa.model.element import Element
from lfa.model.plan import Plan
from lfa.reports.document import Grid
from lfa.reports.view import View
from lfa.schema import Column, table
from lfa.terms import terms

__all__ = ["cell", "filled", "grid"]

#: Languages that write 12,5 and part the cells of a CSV file with semicolons.
COMMA_LANGUAGES = frozenset({"sv", "da"})


def cell(column: Column, value: Any, language: str) -> str:
    """Return a value as text.

    Parameters
    ----------
    column : Column
    value
        As the model holds it.
    language : str

    Returns
    -------
    str
        Empty for what is not known.

    Examples
    --------
    >>> cell(table("criteria").column("weight"), 12.5, "sv"), cell(table("results").column("level"), "impact", "en")
    ('12,5', 'impact')
    """
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        answer = terms("choices", "yes" if value else "no", language)[0]
        return answer if value or column.kind == "answer" else ""
    if isinstance(value, int | float):
        return _number(value, language)
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {part}" for key, part in value.items())
    if column.kind == "derivations":
        return "; ".join(one.id for one in value)
    parts = value if isinstance(value, tuple | list) else [value]
    return "; ".join(column.word(one, language) if column.choices else str(one) for one in parts)


def _number(value: float, language: str) -> str:
    written = f"{value:.15g}"
    return written.replace(".", ",") if language.split("-", maxsplit=1)[0] in COMMA_LANGUAGES else written


def filled(plan: Plan, name: str, *, core: bool = False) -> tuple[list[Column], list[dict[str, str]]]:
    """Return the columns of a table that hold something (the core ones only, when asked), and its rows as text."""
    one = table(name)
    listed = [
        {column.name: cell(column, values[column.name], plan.language) for column in one.columns}
        for _, values in one.values(plan)
    ]
    columns = [
        column for column in one.columns if (column.core or not core) and any(row[column.name] for row in listed)
    ]
    return columns, listed


#: Columns that a report shows in other ways: notes in a chapter of their own, what is invented as a mark.
_ELSEWHERE = frozenset({"note", "evidence", "illustrative", "waivers"})


def grid(view: View, name: str, leave_out: tuple[str, ...] = ()) -> Grid:
    """Return a table of a plan as a report shows it: the columns that matter and hold something, drafts marked."""
    columns, listed = filled(view.plan, name, core=True)
    columns = [column for column in columns if column.name not in {*_ELSEWHERE, *leave_out}]
    for element, row in zip(table(name).rows(view.plan), listed, strict=True):
        if isinstance(element, Element) and "statement" in row:
            row["statement"] = "".join([row["statement"], *(f" ({mark})" for mark in view.marks(element))]).strip()
    return Grid(
        tuple(column.heading(view.plan.language) for column in columns),
        tuple(tuple(row[column.name] for column in columns) for row in listed),
    )
