"""What comes back in series: milestones and measured values by their date, means and risks by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lfa.io.excel.returned.sheets import Returned
from lfa.io.excel.returned.wording import key, same
from lfa.io.excel.template.content import same_period
from lfa.model.collection import Collection
from lfa.model.fields import fields_of
from lfa.model.plan import Plan

__all__ = ["add_series"]


def add_series(form: Returned, plan: Plan, ids: Mapping[str, str]) -> None:
    """Carry milestones, measured values, means and risks over into the plan.

    Parameters
    ----------
    form : Returned
    plan : Plan
        Is changed.
    ids : mapping of str to str
        Ids in the plan by ids as read.
    """
    pairs = (
        (form.read.logframe.milestones, plan.logframe.milestones),
        (form.read.logframe.actuals, plan.logframe.actuals),
    )
    for mine, theirs in pairs:
        read: dict[str, list[Any]] = {}
        for one in mine:
            if (home := ids.get(one.indicator or "")) is not None and one.value:
                read.setdefault(home, []).append(one)
        for home, values in read.items():
            _dated(theirs, home, values)
    _worded(form.read.resources, plan.resources, [plan.activities], ids)
    _worded(form.read.risks, plan.risks, [plan.logframe.assumptions], ids)


def _dated(table: Any, home: str, values: Sequence[Any]) -> None:
    old = [one for one in table if one.indicator == home and one.value]
    if len(old) == len(values) and all(
        same(str(one.value), str(two.value)) for one, two in zip(old, values, strict=True)
    ):
        return
    for number, one in enumerate(values):
        partner = next((two for two in old if same_period(str(two.date or ""), str(one.date or ""))), None)
        if partner is None and len(old) == len(values):
            partner = old[number]
        if partner is None and any(same(str(two.value), str(one.value)) for two in old):
            continue
        if partner is None:
            table.add(None, indicator=home, date=one.date, value=one.value)
        elif not same(str(partner.value), str(one.value)):
            table.update(partner.id, value=one.value)


def _worded(
    read: Collection[Any], table: Collection[Any], others: Sequence[Collection[Any]], ids: Mapping[str, str]
) -> None:
    """Add what is new; what is known stays as it is, since forms hold little of it."""
    known = {key(one.statement) for part in (table, *others) for one in part}
    known |= {key(one.means) for part in others for one in part if getattr(one, "means", None)}
    for one in read:
        if key(one.statement) in known:
            continue
        fields = {field.name: getattr(one, field.name) for field in fields_of(type(one)) if field.name != "id"}
        for field in fields_of(type(one)):
            if field.kind == "ref":
                fields[field.name] = ids.get(fields[field.name] or "")
            elif field.kind == "refs":
                fields[field.name] = tuple(ids[two] for two in fields[field.name] if two in ids)
        table.add(table.element(table.new_id(), **fields))
