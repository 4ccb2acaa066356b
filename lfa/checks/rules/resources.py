"""Rules of step 6: what the activities need, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.checks.rules.activities import work
from lfa.checks.rules.indicators import number
from lfa.model.resources import Resource
from lfa.model.scales import ActivityKind


@rule("CST-NOACT", "warning", many=5)
def loose(case: Case) -> Iterator[Hit]:
    """A resource that belongs to no activity and no result.

    What is it for? Overheads are best given a heading of their own.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on resource schedules.
    """
    for one in case.plan.resources:
        if not (one.activity or one.result or one.category):
            yield Hit(one.id, field="activity")


@rule("CST-ACT-NOCOST", "info", many=2)
def costless(case: Case) -> Iterator[Hit]:
    """An activity without means or cost, in a plan that has some.

    It costs somebody time: say whose, or that it is nought.

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on resource schedules.
    """
    provided = {one.activity for one in case.plan.resources if one.activity}
    covered = {one.result for one in case.plan.resources if not one.activity}
    for one in work(case) if len(case.plan.resources) else ():
        told = one.cost or one.means or one.kind is ActivityKind.MILESTONE
        if not told and one.id not in provided and one.parent not in provided and one.result not in covered:
            yield Hit(one.id, field="cost")


@rule("CST-TOTAL", "error")
def sums(case: Case) -> Iterator[Hit]:
    """An amount that is not quantity times unit cost, or shares of one budget line that exceed the whole.

    Whoever checks the budget begins here.

    References
    ----------
    European Commission, budget of the action; FCDO, shares of inputs.
    """
    shares: dict[tuple[object, ...], list[Resource]] = {}
    for one in case.plan.resources:
        product = _product(one)
        amount = number(one.amount)
        if product is not None and amount is not None and not isclose(product, amount, rel_tol=0.005, abs_tol=1):
            yield Hit(one.id, {"amount": one.amount, "product": f"{product:g}"}, "amount")
        if one.share is not None and one.funder:
            shares.setdefault((one.statement, one.activity, one.result, one.period, one.amount), []).append(one)
    for lines in shares.values():
        total = sum(one.share or 0 for one in lines)
        if len(lines) > 1 and not isclose(total, 100, abs_tol=0.5):
            others = tuple(one.id for one in lines[1:])
            yield Hit(lines[0].id, {"sum": f"{total:g}"}, "share", others, variant="shares")


def _product(one: Resource) -> float | None:
    """Return quantity times unit cost, and times how often; None while a factor is unknown."""
    quantity, cost = number(one.quantity), number(one.unit_cost)
    times = number(one.frequency) if one.frequency else 1
    if quantity is None or cost is None or times is None:
        return None
    return quantity * cost * times
