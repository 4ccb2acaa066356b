"""What can be derived and is not there yet: objectives from problems, a logframe from objectives, as drafts.

A workbook of problems goes in; objective tree and logframe come out. They are proposals,
marked as drafts wherever they show, and the plan that was read stays as it is.
"""

from __future__ import annotations

import copy

from attrs import frozen

from lfa.analysis.derive import to_logframe, to_objectives
from lfa.errors import InvalidValue
from lfa.model.collection import Collection
from lfa.model.logframe import Logframe
from lfa.model.objectives import ObjectiveTree
from lfa.model.plan import Plan

__all__ = ["Drafted", "with_drafts"]


@frozen
class Drafted:
    """A plan with what could be derived.

    Parameters
    ----------
    plan : Plan
        A copy; the same plan when there was nothing to derive.
    steps : tuple of str
        What was drafted: "objectives", "logframe".
    purpose : str, optional
        Id of the objective taken as the purpose of a drafted logframe.
    guessed : bool
        True when nobody had said which objective that is.
    """

    plan: Plan
    steps: tuple[str, ...] = ()
    purpose: str | None = None
    guessed: bool = False


def with_drafts(plan: Plan, purpose: str | None = None, *, further: bool = False) -> Drafted:
    """Return a plan with drafts of what can be derived: objectives from problems, a logframe from objectives.

    The purpose of the logframe is, in this order: the one named; that of the chosen strategy;
    the focal objective; what came from the focal problem. Where nobody has said which problem
    is the focal one, the statement where most links meet is taken, and `Drafted.guessed` says so.

    Parameters
    ----------
    plan : Plan
        Stays as it is.
    purpose : str, optional
        Id of an objective.
    further : bool
        False drafts only steps that are empty. True also adds to steps that people have
        worked on, for what is new there (nothing of theirs is changed), and guesses no purpose.

    Returns
    -------
    Drafted

    Raises
    ------
    InvalidValue
        When ``purpose`` is no objective.

    Examples
    --------
    >>> plan = Plan("Clean river")
    >>> plan.problems.extend([("P1", "Fish catches are falling"), ("P2", "Waste water is untreated")], [("P2", "P1")])
    >>> plan.problems.focal = "P1"
    >>> drafted = with_drafts(plan)
    >>> drafted.steps, drafted.purpose, len(plan.objectives)
    (('objectives', 'logframe'), 'O1', 0)
    """
    made = copy.deepcopy(plan)
    if len(made.problems) and (further or not len(made.objectives)):
        made.objectives = to_objectives(made.problems, existing=made.objectives)
    top, guessed = _purpose(made, purpose)
    if top and (further or not _started(made.logframe)) and not (further and guessed):
        strategy = [one for one in made.strategies.chosen if one.objectives] or None
        made.logframe = to_logframe(made.objectives, top, made.logframe, strategy, made.problems)
    steps = tuple(step for step in ("objectives", "logframe") if getattr(made, step) != getattr(plan, step))
    if not steps:
        return Drafted(plan)
    return Drafted(made, steps, top, guessed and "logframe" in steps)


def _started(logframe: Logframe) -> bool:
    return any(len(part) for part in logframe.whole if isinstance(part, Collection))


def _purpose(plan: Plan, named: str | None) -> tuple[str | None, bool]:
    """Return the objective that becomes the purpose, and whether it is only a guess."""
    if named is not None:
        if named not in plan.objectives:
            raise InvalidValue(f"purpose: {named!r} is not the id of an objective.")
        return named, False
    said = [strategy.purpose for strategy in plan.strategies.chosen] + [plan.objectives.focal]
    said += [one.id for one in plan.objectives if plan.problems.focal and plan.problems.focal in one.sources]
    known = [one for one in said if one and one in plan.objectives]
    if known or not len(plan.objectives):
        return (known[0] if known else None), False
    return _busiest(plan.objectives), True


def _busiest(tree: ObjectiveTree) -> str:
    """Return the statement where most links meet, one with both means and ends before others."""

    def weight(one: str) -> tuple[bool, int]:
        below, above = len(tree.means(one)), len(tree.ends(one))
        return bool(below and above), below + above

    return max(tree.ids, key=weight)
