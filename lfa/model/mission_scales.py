"""The choices of missions and trial actions: how large, how it went, by which of two logics it is led."""

from __future__ import annotations

from lfa.model.scales import Choice, TrialStatus

__all__ = ["CLOSED", "STARTED", "Approach", "ApproachCriterion", "LearningEffect", "TrialSize", "Worked"]


class TrialSize(Choice):
    """Whether a trial may start by itself or waits for a decision."""

    SMALL = "small"
    LARGE = "large"


class Worked(Choice):
    """Whether a trial did what its hypothesis said."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class LearningEffect(Choice):
    """What was learned does to an assumption."""

    SUPPORTS = "supports"
    WEAKENS = "weakens"
    BREAKS = "breaks"


class Approach(Choice):
    """Two logics of leading change, both legitimate: a known route, or a search for one."""

    CRUISE = "cruise"
    EXPEDITION = "expedition"


class ApproachCriterion(Choice):
    """What tells a cruise from an expedition."""

    STRUCTURES = "structures"
    SYSTEM = "system"
    STEERING = "steering"
    FOLLOW_UP = "follow_up"
    CENTRE = "centre"
    TASK = "task"


#: States of a trial action that has been let go, and of one that is over.
STARTED = frozenset(TrialStatus) - {TrialStatus.IDEA, TrialStatus.PLANNED}
CLOSED = frozenset({TrialStatus.EVALUATED, TrialStatus.SCALED, TrialStatus.CHANGED, TrialStatus.ENDED})
