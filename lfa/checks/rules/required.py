"""What the donor's profile wants filled in, beyond what rules of their own look for."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.element import Element
from lfa.schema import Table, table


@rule("PRC-REQUIRED", "info", many=3)
def required(case: Case) -> Iterator[Hit]:
    """A table that the donor asks for and that is empty, or a column that is empty in a row."""
    donor = case.profile.said(case.plan.language)
    columns = [one.partition(".") for one in case.profile.required]
    if empty := [
        table(name) for name, dot, _ in columns if not dot and not any(True for _ in table(name).rows(case.plan))
    ]:
        what = ", ".join(one.title(case.plan.language) for one in empty)
        if any(case.plan.elements):
            yield Hit(None, {"donor": donor, "what": what})
    for name, dot, column in columns:
        if dot:
            yield from _unfilled(case, table(name), column, donor)


def _unfilled(case: Case, rows: Table, name: str, donor: str) -> Iterator[Hit]:
    column = next(one for one in rows.columns if one.name == name)
    values = {"donor": donor, "what": column.heading(case.plan.language)}
    for one in rows.rows(case.plan):
        if isinstance(one, Element) and getattr(one, column.field) in {None, ()}:
            yield Hit(one.id, values, column.field, variant="column", group=name)
