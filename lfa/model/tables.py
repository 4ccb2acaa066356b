"""The parts of a plan by the names of their tables: what an id may point to, what a sheet holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from lfa.model.element import Element, Relation

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["PARTS", "rows"]

#: Table name to the rows it holds, in the order of the method.
PARTS: dict[str, Callable[[Plan], Iterable[Element | Relation]]] = {
    "stakeholders": lambda plan: plan.stakeholders,
    "workshops": lambda plan: plan.needs.workshops,
    "participations": lambda plan: plan.needs.participations,
    "cards": lambda plan: plan.needs,
    "votes": lambda plan: plan.needs.votes,
    "perspectives": lambda plan: plan.needs.perspectives,
    "problems": lambda plan: plan.problems,
    "problem_links": lambda plan: plan.problems.links,
    "objectives": lambda plan: plan.objectives,
    "objective_links": lambda plan: plan.objectives.links,
    "strategies": lambda plan: plan.strategies,
    "criteria": lambda plan: plan.strategies.criteria,
    "scores": lambda plan: plan.strategies.scores,
    "results": lambda plan: plan.logframe,
    "indicators": lambda plan: plan.logframe.indicators,
    "milestones": lambda plan: plan.logframe.milestones,
    "actuals": lambda plan: plan.logframe.actuals,
    "assumptions": lambda plan: plan.logframe.assumptions,
    "activities": lambda plan: plan.activities,
    "resources": lambda plan: plan.resources,
    "risks": lambda plan: plan.risks,
    "goals": lambda plan: plan.goals,
    "interactions": lambda plan: plan.interactions,
    "goal_conflicts": lambda plan: plan.conflicts,
    "wild_problems": lambda plan: plan.missions.wild_problems,
    "problem_statements": lambda plan: plan.missions.problem_statements,
    "missions": lambda plan: plan.missions,
    "recommendations": lambda plan: plan.missions.recommendations,
    "trial_actions": lambda plan: plan.missions.trial_actions,
    "next_steps": lambda plan: plan.missions.next_steps,
    "learnings": lambda plan: plan.missions.learnings,
    "approach_answers": lambda plan: plan.missions.approach_answers,
    "efforts": lambda plan: plan.missions.efforts,
    "outcome_claims": lambda plan: plan.missions.outcome_claims,
    "comments": lambda plan: plan.needs.comments,
    "actors": lambda plan: plan.actors,
}


def rows(plan: Plan, table: str) -> Iterable[Element | Relation]:
    """Return the rows of a table, in order."""
    return PARTS[table](plan)
