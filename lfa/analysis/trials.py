"""From what is tried to the rest of the plan: trial actions as activities, learning as evidence on assumptions."""

from __future__ import annotations

from collections.abc import Container, Iterator

import attrs

from lfa.analysis.rows import Row
from lfa.model.activities import Activities, Activity
from lfa.model.element import Derivation
from lfa.model.mission_scales import LearningEffect
from lfa.model.missions import Mission
from lfa.model.objectives import Objective
from lfa.model.plan import Plan
from lfa.model.scales import Status
from lfa.model.trials import TrialAction

__all__ = ["Evidence", "evidence", "to_activities", "to_mission_objectives"]


@attrs.frozen
class Evidence(Row):
    """What was learned about one assumption.

    Parameters
    ----------
    assumption : str
        Id.
    supports, weakens, breaks : tuple of str
        Ids of learnings.
    standing : LearningEffect or None
        The gravest of what was learned; None while nothing was.
    """

    assumption: str
    supports: tuple[str, ...]
    weakens: tuple[str, ...]
    breaks: tuple[str, ...]
    standing: LearningEffect | None


def evidence(plan: Plan) -> tuple[Evidence, ...]:
    """Gather what the learning log says about each assumption.

    One entry that breaks an assumption outweighs any number that support it: an assumption says
    that something holds, and it did not.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Evidence
        One an assumption, in their order.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.logframe.assumptions.add("AS1", "Adults have time in the evening")
    >>> _ = plan.missions.learnings.add("L1", "Shift workers do not", assumption="AS1", effect="breaks")
    >>> evidence(plan)[0].standing
    <LearningEffect.BREAKS: 'breaks'>
    """
    return tuple(_gathered(plan, one.id) for one in plan.logframe.assumptions)


def _gathered(plan: Plan, assumption: str) -> Evidence:
    found: dict[LearningEffect, list[str]] = {effect: [] for effect in LearningEffect}
    for one in plan.missions.learnings:
        if one.assumption == assumption and one.effect:
            found[one.effect].append(one.id)
    gravest = [effect for effect in reversed(LearningEffect) if found[effect]]
    supports, weakens, breaks = (tuple(ids) for ids in found.values())
    return Evidence(assumption, supports, weakens, breaks, gravest[0] if gravest else None)


def to_activities(plan: Plan) -> tuple[Activity, ...]:
    """Draft an activity for every trial action that corresponds to none.

    A trial is an activity whose output is knowledge. The drafts carry the dates, the lead and,
    through the recommendation, the result; add those you want, and name them in the trial action.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Activity
        Drafts, each derived from its trial action; the plan stays as it is.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.missions.trial_actions.add("T1", "Evening classes", start="2024-09-01")
    >>> [(one.id, one.sources, one.start) for one in to_activities(plan)]
    [('A1', ('T1',), '2024-09-01')]
    """
    taken = {source for one in plan.activities for source in one.sources}
    waiting = [
        one for one in plan.missions.trial_actions if one.activity not in plan.activities and one.id not in taken
    ]
    drafts = Activities(language=plan.language)
    for one, name in zip(waiting, _free("A", plan), strict=False):
        drafts.add(_activity(plan, one, name))
    return tuple(drafts)


def _activity(plan: Plan, one: TrialAction, name: str) -> Activity:
    above = plan.missions.recommendations.get(one.recommendation or "")
    lead = plan.actors.get(one.lead or "")
    return Activity(
        name,
        one.statement,
        result=above.result if above else None,
        responsible=lead.label if lead else None,
        start=one.start,
        end=one.end,
        status=Status.DRAFT,
        derived_from=[Derivation(one.id, str(one.statement) if one.statement else None)],
        illustrative=one.illustrative,
    )


def to_mission_objectives(plan: Plan) -> tuple[Objective, ...]:
    """Draft an objective for every mission that corresponds to none.

    A mission is a wish for the future, not a problem turned round: the draft has no problem behind it.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Objective
        Drafts, each derived from its mission.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.missions.add("MI1", "Everyone learns all through life")
    >>> [(one.id, one.statement) for one in to_mission_objectives(plan)]
    [('O1', 'Everyone learns all through life')]
    """
    taken = {source for one in plan.objectives for source in one.sources}
    waiting = [one for one in plan.missions if one.objective not in plan.objectives and one.id not in taken]
    return tuple(_objective(one, name) for one, name in zip(waiting, _free("O", plan), strict=False))


def _objective(one: Mission, name: str) -> Objective:
    source = Derivation(one.id, str(one.statement) if one.statement else None)
    return Objective(name, one.statement, status=Status.DRAFT, derived_from=[source], illustrative=one.illustrative)


def _free(prefix: str, taken: Container[str]) -> Iterator[str]:
    """Yield ids that are free in a plan."""
    number = 0
    while True:
        number += 1
        if f"{prefix}{number}" not in taken:
            yield f"{prefix}{number}"
