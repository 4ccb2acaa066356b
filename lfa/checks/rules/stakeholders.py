"""Rules of step 2: those who are concerned."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.scales import StakeholderGroup
from lfa.terms import term

#: The four groups of Sida's analysis, each with those that stand for it.
_FOUR = (
    (StakeholderGroup.TARGET_GROUP, StakeholderGroup.FINAL_BENEFICIARY),
    (StakeholderGroup.IMPLEMENTER, StakeholderGroup.PARTNER),
    (StakeholderGroup.FINANCIER,),
    (StakeholderGroup.DECISION_MAKER,),
)


@rule("STK-NONE", "warning")
def few(case: Case) -> Iterator[Hit]:
    """Fewer than two stakeholders, or none that the plan is for.

    A plan that knows only its own organisation meets the others too late.

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida, step 2.
    """
    stakeholders, least = case.plan.stakeholders, case.limits["least_stakeholders"]
    grouped = [one.group for one in stakeholders if one.group]
    if 0 < len(stakeholders) < least:
        yield Hit(stakeholders.ids[0], {"count": len(stakeholders)})
    elif grouped and not set(grouped) & set(_FOUR[0]) and not any(one.beneficiary for one in stakeholders):
        yield Hit(None, variant="target")


@rule("STK-UNUSED", "info", many=2)
def unused(case: Case) -> Iterator[Hit]:
    """A stakeholder that nothing else in the plan speaks of.

    Whose problem is it, who must act, who can stop it? Link them, say how they take part, or leave them out.

    References
    ----------
    European Commission (2004), stakeholder analysis matrix: possible actions.
    """
    plan = case.plan
    if not (len(plan.problems) or len(plan.objectives) or len(plan.activities)):
        return
    named = {one.raised_by for one in plan.problems}
    for one in plan.stakeholders:
        told = any((one.concerns, one.actor, one.role, one.strategy, one.actions, one.expectations, one.interests))
        if not told and one.id not in named:
            yield Hit(one.id, field="concerns")


@rule("STK-GROUP", "info")
def lacking_group(case: Case) -> Iterator[Hit]:
    """One of the four groups has nobody: target group, implementers, financiers, decision-makers.

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida, step 2.
    """
    groups = {one.group for one in case.plan.stakeholders if one.group}
    lacking = [some[0] for some in _FOUR[1:] if not groups.intersection(some)]
    if len(groups) > 1 and lacking:
        names = ", ".join(term("choices", f"stakeholder_group.{one.value}", case.plan.language) for one in lacking)
        yield Hit(None, {"groups": names})


@rule("STK-POWER", "info", many=1)
def unrated(case: Case) -> Iterator[Hit]:
    """A stakeholder whose interest or influence nobody has judged.

    Those with much influence and little interest decide more plans than one thinks.

    References
    ----------
    Tillväxtverket, matrix of interest and influence.
    """
    for one in case.plan.stakeholders if len(case.plan.stakeholders) > 1 else ():
        if one.interest is None or one.influence is None:
            yield Hit(one.id, field="interest" if one.interest is None else "influence")
