"""Tables of goal conflicts: goals, their interactions, the register."""

from collections.abc import Mapping

from lfa.model.activities import Activity
from lfa.model.conflict_scales import ConflictLevel, GoalKind
from lfa.model.conflicts import Conflict
from lfa.model.goals import Goal, Interaction
from lfa.model.missions import Recommendation
from lfa.model.plan import Plan
from lfa.model.resources import Resource
from lfa.model.trials import TrialAction
from lfa.schema.table import derived

__all__ = ["GOALS", "GOAL_CONFLICTS", "INTERACTIONS", "kind_of"]


def kind_of(plan: Plan, id: str) -> GoalKind:  # noqa: A002 - the field's word
    """Say whether an element of a plan acts in a conflict as a goal, a measure or a resource.

    Examples
    --------
    >>> plan = Plan("Clean river")
    >>> _ = plan.activities.add("A1", "Build the treatment plant")
    >>> kind_of(plan, "A1"), kind_of(plan, "not-there")
    (<GoalKind.MEASURE: 'measure'>, <GoalKind.GOAL: 'goal'>)
    """
    element = plan.find(id)
    if isinstance(element, Goal):
        return element.kind or GoalKind.GOAL
    if isinstance(element, Activity | Recommendation | TrialAction):
        return GoalKind.MEASURE
    return GoalKind.RESOURCE if isinstance(element, Resource) else GoalKind.GOAL


def levels(plan: Plan) -> Mapping[str, ConflictLevel]:
    """Return of what kinds the sides of each conflict are, by its id; of those with two sides or more."""
    return {one.id: _level([kind_of(plan, side) for side in one.sides]) for one in plan.conflicts if len(one.sides) > 1}


def _level(kinds: list[GoalKind]) -> ConflictLevel:
    named = [kind for kind in GoalKind if kind in kinds]
    if len(named) > 2:
        return ConflictLevel.SEVERAL
    return ConflictLevel(f"{named[0]}_{named[-1]}")


def ratings(plan: Plan) -> Mapping[str, int]:
    """Return severity times likelihood of each conflict where both are known."""
    return {one.id: one.rating for one in plan.conflicts if one.rating is not None}


def residual_ratings(plan: Plan) -> Mapping[str, int]:
    """Return the rating after handling, where it is known."""
    return {one.id: one.residual_rating for one in plan.conflicts if one.residual_rating is not None}


GOALS = derived("goals", Goal, "id statement kind origin reference dimension area")
INTERACTIONS = derived("interactions", Interaction, "source target scorer score reason confidence dissent")
GOAL_CONFLICTS = derived(
    "goal_conflicts",
    Conflict,
    "id statement sides score reverse_score kind dimension mechanism affected handling decider owner review_on status "
    "origin",
    computed={"level": levels, "rating": ratings, "residual_rating": residual_ratings},
    words={"level": ConflictLevel},
)
