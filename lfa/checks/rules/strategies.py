"""Rules of step 4, second half: the choice of strategy."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule


@rule("STR-NONE", "info")
def none_chosen(case: Case) -> Iterator[Hit]:
    """Objectives and results, but no strategy that leads from the ones to the others."""
    plan = case.plan
    if len(plan.objectives) and len(plan.logframe) and not plan.strategies.chosen:
        yield Hit()


@rule("STR-NOCRITERIA", "info")
def weights(case: Case) -> Iterator[Hit]:
    """Weights of criteria that do not add up to a hundred."""
    criteria = case.plan.strategies.criteria
    given = [one.weight for one in criteria if one.weight is not None]
    if given and not isclose(sum(given), 100, abs_tol=0.5):
        first = next(one.id for one in criteria if one.weight is not None)
        place = case.plan.origin.place(first, "weight")
        yield Hit(None, {"sum": f"{sum(given):g}"}, others=criteria.ids, place=place)
