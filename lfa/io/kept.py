"""What of a plan stays behind when a format holds some of its fields only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lfa.io.assemble import subject
from lfa.io.loss import Loss
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.text import Text
from lfa.schema import TABLES
from lfa.terms import term

__all__ = ["losses"]


def losses(plan: Plan, own: Collection[str], tables: Mapping[str, Collection[str]], why: str) -> Iterator[Loss]:
    """Yield what a format leaves behind, in the order of the plan.

    Parameters
    ----------
    plan : Plan
    own : collection of str
        Fields of the plan itself that the format holds.
    tables : mapping of str to collection of str
        Fields that it holds of each table; a table that is not named is left out whole.
    why : str
        Why it holds no more.
    """
    title = term("tables", "plan", plan.language)
    yield from (Loss(what, title, why) for what in _missed(plan, own, plan.language, "plan"))
    for table in TABLES:
        rows = list(table.rows(plan))
        if table.name in tables:
            held = tables[table.name]
            for row in rows:
                where = subject(row).replace(" / ", " → ")
                yield from (Loss(what, where, why) for what in _missed(row, held, plan.language, table.name))
        elif rows:
            counted = term("formats", "outline.rows", plan.language, table=table.title(plan.language), count=len(rows))
            yield Loss(counted, title, why)


def _missed(row: Any, held: Collection[str], language: str, table: str) -> Iterator[str]:
    for field in fields_of(type(row)):
        value = getattr(row, field.name)
        if field.name not in held:
            if not _empty(value, field.default):
                yield _heading(field.name, table, language)
        elif isinstance(value, Text) and (value.others or value.language):
            name = _heading(field.name, table, language)
            yield term("formats", "outline.translations", language, name=name)


def _empty(value: Any, default: Any) -> bool:
    return value is None or value == default or (not isinstance(value, bool | int | float) and not value)


def _heading(name: str, table: str, language: str) -> str:
    if name in {"extra", "history"}:
        return term("formats", f"outline.{name}", language)
    return term("columns", f"{table}.{name}", language)
