"""The scales and choices of goal conflicts: what pulls, why, how far ahead, and the twelve ways to handle it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from lfa.model.converters import several
from lfa.model.scales import Choice

__all__ = [
    "ConflictDirection",
    "ConflictLevel",
    "GoalKind",
    "Handling",
    "Horizon",
    "Mechanism",
    "Scale",
    "to_handlings",
    "to_mechanisms",
]


class Scale(IntEnum):
    """The seven-point scale: how progress on one goal acts on another.

    The words are in ``lfa/terms/<language>/scale.toml``: a name each, and a verb phrase that
    reads as a sentence between two goals.

    Examples
    --------
    >>> [int(step) for step in Scale], Scale.COUNTERACTING.value
    ([-3, -2, -1, 0, 1, 2, 3], -2)

    References
    ----------
    Nilsson, Griggs and Visbeck (2016), Map the interactions between Sustainable Development
    Goals, Nature 534: 320-322.
    """

    CANCELLING = -3
    COUNTERACTING = -2
    CONSTRAINING = -1
    CONSISTENT = 0
    ENABLING = 1
    REINFORCING = 2
    INDIVISIBLE = 3


class GoalKind(Choice):
    """What stands in the list of goals: a goal, a measure that acts on goals, or a resource they compete for."""

    GOAL = "goal"
    MEASURE = "measure"
    RESOURCE = "resource"


class ConflictDirection(Choice):
    """Whether one side acts on the other, or each on the other."""

    ONE_WAY = "one_way"
    MUTUAL = "mutual"


class ConflictLevel(Choice):
    """Of what kinds the sides of a conflict are; it follows from the sides."""

    GOAL_GOAL = "goal_goal"
    GOAL_MEASURE = "goal_measure"
    MEASURE_MEASURE = "measure_measure"
    GOAL_RESOURCE = "goal_resource"
    MEASURE_RESOURCE = "measure_resource"
    RESOURCE_RESOURCE = "resource_resource"
    SEVERAL = "several"


class Mechanism(Choice):
    """Why progress on one side limits another."""

    SHARED_RESOURCE = "shared_resource"
    OPPOSED_EFFECT = "opposed_effect"
    SIDE_EFFECT = "side_effect"
    PLACE = "place"
    TIME = "time"
    MONEY = "money"
    STAFF = "staff"
    RULE = "rule"
    VALUE = "value"
    KNOWLEDGE_GAP = "knowledge_gap"
    OTHER = "other"


class Horizon(Choice):
    """How far ahead it bites."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Handling(Choice):
    """The twelve ways to handle a goal conflict, ordered by what they ask of the plan.

    References
    ----------
    Thacher and Rein (2004), Managing value conflict in public policy; Stewart (2006), Value
    conflict and policy change.
    """

    CLARIFY = "clarify"
    REFRAME = "reframe"
    PRIORITISE = "prioritise"
    COMPROMISE = "compromise"
    SEQUENCE = "sequence"
    SEPARATE = "separate"
    LIMIT = "limit"
    COMPENSATE = "compensate"
    TEST = "test"
    ACCEPT = "accept"
    ESCALATE = "escalate"
    CANCEL = "cancel"


def to_mechanisms(values: Iterable[Mechanism | str] | str | None) -> tuple[Mechanism, ...]:
    """Make a tuple of mechanisms of one or several codes, each once.

    Examples
    --------
    >>> to_mechanisms("money")
    (<Mechanism.MONEY: 'money'>,)
    """
    return tuple(dict.fromkeys(Mechanism(value) for value in several(values, str, "mechanism")))


def to_handlings(values: Iterable[Handling | str] | str | None) -> tuple[Handling, ...]:
    """Make a tuple of ways to handle a conflict of one or several codes, each once.

    Examples
    --------
    >>> to_handlings(["limit", "test", "limit"])
    (<Handling.LIMIT: 'limit'>, <Handling.TEST: 'test'>)
    """
    return tuple(dict.fromkeys(Handling(value) for value in several(values, str, "options")))
