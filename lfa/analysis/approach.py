"""Cruise or expedition: which of two logics something is led by, and whether it is called so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import fmean

import attrs

from lfa.analysis.rows import Row
from lfa.model.approach import ApproachAnswer
from lfa.model.mission_scales import Approach, ApproachCriterion
from lfa.model.plan import Plan

__all__ = ["MIXED", "CriterionAnswers", "Profile", "Thresholds", "profile", "profiles"]

#: The class of what is led by both logics at once.
MIXED = "mixed"


@attrs.frozen
class Thresholds:
    """Where the classes begin: a proposal, to be set as a group sees fit.

    Parameters
    ----------
    cruise, expedition : float
        A mean below the first is a cruise, above the second an expedition.
    pole : float
        A criterion answered so far from zero stands at its pole.
    share : float
        A criterion also stands at a pole when so large a share of the answers does, whatever their mean.
    """

    cruise: float = -0.5
    expedition: float = 0.5
    pole: float = 1.0
    share: float = 1.0 / 3.0


@attrs.frozen
class CriterionAnswers(Row):
    """What was answered on one criterion.

    Parameters
    ----------
    criterion : ApproachCriterion
    answers : tuple of int
        In the order given.
    mean, low, high : float or None
        None while nobody answered.
    poles : tuple of Approach
        The poles it stands at: none, one, or both when people disagree.
    """

    criterion: ApproachCriterion
    answers: tuple[int, ...]
    mean: float | None
    low: int | None
    high: int | None
    poles: tuple[Approach, ...]


@attrs.frozen
class Profile(Row):
    """How something is led.

    Parameters
    ----------
    subject : str
        Id.
    criteria : tuple of CriterionAnswers
        All six, answered or not.
    mean : float or None
        Of the means of the criteria.
    kind : str or None
        ``cruise``, ``expedition`` or ``mixed``; None while nobody answered.
    label : Approach or None
        What the mission is called.
    against : tuple of ApproachCriterion
        Criteria at the pole opposite to the label.
    unanswered : tuple of ApproachCriterion
    """

    subject: str
    criteria: tuple[CriterionAnswers, ...]
    mean: float | None
    kind: str | None
    label: Approach | None
    against: tuple[ApproachCriterion, ...]
    unanswered: tuple[ApproachCriterion, ...]

    @property
    def mismatch(self) -> bool:
        """Whether it is called one thing and led as another, in any criterion."""
        return bool(self.against) or (
            self.label is not None and self.kind is not None and self.kind not in {self.label, MIXED}
        )


def profile(plan: Plan, subject: str, thresholds: Thresholds | None = None) -> Profile:
    """Return the profile of one subject.

    A mean of all criteria would hide that one of them pulls the other way. So a subject is an
    expedition only when its mean says so and no criterion stands at the pole of the cruise, and the
    other way round; everything else is mixed.

    Parameters
    ----------
    plan : Plan
    subject : str
        Id of a mission, an objective, a strategy, a trial action or an activity.
    thresholds : Thresholds, optional

    Returns
    -------
    Profile

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.missions.add("MI1", "Everyone learns", approach="expedition")
    >>> for criterion in ("structures", "system", "steering", "centre", "task"):
    ...     _ = plan.missions.approach_answers.add("MI1", criterion, value=2)
    >>> profile(plan, "MI1").kind
    'expedition'
    >>> _ = plan.missions.approach_answers.add("MI1", "follow_up", value=-2)
    >>> found = profile(plan, "MI1")
    >>> round(found.mean, 2), found.kind, [str(one) for one in found.against]
    (1.33, 'mixed', ['follow_up'])
    """
    answers = [one for one in plan.missions.approach_answers if one.subject == subject]
    mission = plan.missions.get(subject)
    return _profile(subject, answers, mission.approach if mission else None, thresholds or Thresholds())


def profiles(plan: Plan, thresholds: Thresholds | None = None) -> tuple[Profile, ...]:
    """Return the profiles of all that somebody answered about, in the order of the answers.

    Parameters
    ----------
    plan : Plan
    thresholds : Thresholds, optional

    Returns
    -------
    tuple of Profile
    """
    subjects = dict.fromkeys(one.subject for one in plan.missions.approach_answers)
    return tuple(profile(plan, subject, thresholds) for subject in subjects)


def _profile(
    subject: str, answers: Iterable[ApproachAnswer], label: Approach | None, thresholds: Thresholds
) -> Profile:
    given: dict[ApproachCriterion, list[int]] = {criterion: [] for criterion in ApproachCriterion}
    for one in answers:
        if one.value is not None:
            given[one.criterion].append(one.value)
    criteria = tuple(_answered(criterion, values, thresholds) for criterion, values in given.items())
    means = [one.mean for one in criteria if one.mean is not None]
    mean = fmean(means) if means else None
    against = tuple(one.criterion for one in criteria if label and _opposite(label) in one.poles)
    unanswered = tuple(one.criterion for one in criteria if one.mean is None)
    return Profile(subject, criteria, mean, _kind(mean, criteria, thresholds), label, against, unanswered)


def _answered(criterion: ApproachCriterion, values: list[int], thresholds: Thresholds) -> CriterionAnswers:
    if not values:
        return CriterionAnswers(criterion, (), None, None, None, ())
    poles = tuple(_poles(values, thresholds))
    return CriterionAnswers(criterion, tuple(values), fmean(values), min(values), max(values), poles)


def _poles(values: list[int], thresholds: Thresholds) -> Iterator[Approach]:
    """Yield the poles that the answers stand at: their mean, or a large share of them."""
    for approach, side in ((Approach.CRUISE, -1), (Approach.EXPEDITION, 1)):
        there = sum(side * value >= thresholds.pole for value in values)
        if side * fmean(values) >= thresholds.pole or there / len(values) >= thresholds.share:
            yield approach


def _kind(mean: float | None, criteria: Iterable[CriterionAnswers], thresholds: Thresholds) -> str | None:
    if mean is None:
        return None
    poles = {pole for one in criteria for pole in one.poles}
    if mean < thresholds.cruise and Approach.EXPEDITION not in poles:
        return Approach.CRUISE.value
    if mean > thresholds.expedition and Approach.CRUISE not in poles:
        return Approach.EXPEDITION.value
    return MIXED


def _opposite(label: Approach) -> Approach:
    return Approach.CRUISE if label is Approach.EXPEDITION else Approach.EXPEDITION
