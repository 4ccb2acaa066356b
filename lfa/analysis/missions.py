"""The chain from a wild problem to what is tried, and a digest of each mission."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from lfa.analysis.rows import Row
from lfa.model.element import Element
from lfa.model.mission_scales import LearningEffect
from lfa.model.missions import Mission, ProblemStatement, Recommendation, WildProblem
from lfa.model.plan import Plan
from lfa.model.scales import TrialStatus
from lfa.model.trials import Learning, TrialAction

__all__ = ["Digest", "Stage", "chain", "digests", "mission_of", "unfinished"]

E = TypeVar("E", bound=Element)


@attrs.frozen
class Stage(Row):
    """One link of the chain.

    Parameters
    ----------
    depth : int
        0 for a wild problem, or for what stands under none.
    table : str
        ``wild_problems``, ``problem_statements``, ``missions``, ``recommendations`` or ``trial_actions``.
    id : str
    label : str
        Its statement, or its id while it has none.
    missing : tuple of str
        What it lacks: ``unnamed``, ``no_statements``, ``no_mission``, ``several_missions``,
        ``no_recommendations``, ``no_action``, ``no_above``.
    """

    depth: int
    table: str
    id: str
    label: str
    missing: tuple[str, ...]


def mission_of(plan: Plan, action: TrialAction) -> str | None:
    """Return the mission of a trial action: that of its recommendation, or the one it names itself."""
    above = plan.missions.recommendations.get(action.recommendation or "")
    return (above.mission if above else None) or action.mission


def chain(plan: Plan) -> tuple[Stage, ...]:
    """Follow every wild problem to its statements, missions, recommendations and trial actions.

    What stands under nothing comes last, so that nothing is left out.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Stage
        Each right before what follows from it.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.missions.wild_problems.add("WP1", "Where do we find the labour?")
    >>> _ = plan.missions.problem_statements.add("PS1", "Too few learn while they work", wild_problem="WP1")
    >>> [(one.id, one.depth, one.missing) for one in chain(plan)]
    [('WP1', 0, ()), ('PS1', 1, ('no_mission',))]
    """
    return tuple(_Chain(plan).stages())


def unfinished(plan: Plan) -> tuple[Stage, ...]:
    """Return the links of the chain that lack something.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Stage
    """
    return tuple(one for one in chain(plan) if one.missing)


class _Chain:
    """The links of a plan, each by what stands above it; a reference that leads nowhere counts as none."""

    def __init__(self, plan: Plan) -> None:
        parts = plan.missions
        self.statements = _by(parts.problem_statements, lambda one: one.wild_problem, parts.wild_problems)
        self.missions = _by(parts, lambda one: one.problem_statement, parts.problem_statements)
        self.recommendations = _by(parts.recommendations, lambda one: one.mission, parts)
        self.actions = _by(parts.trial_actions, lambda one: one.recommendation, parts.recommendations)
        self.direct = _by(self.actions.get(None, ()), lambda one: one.mission, parts)
        self.wild_problems = tuple(parts.wild_problems)

    def stages(self) -> Iterator[Stage]:
        for wild_problem in self.wild_problems:
            yield from self._wild_problem(wild_problem)
        for statement in self.statements.get(None, ()):
            yield from self._statement(statement, 0)
        for mission in self.missions.get(None, ()):
            yield from self._mission(mission, 0)
        for recommendation in self.recommendations.get(None, ()):
            yield from self._recommendation(recommendation, 0)
        for action in self.direct.get(None, ()):
            yield self._stage(action, "trial_actions", 0, ["no_above"])

    def _wild_problem(self, one: WildProblem) -> Iterator[Stage]:
        below = self.statements.get(one.id, ())
        yield self._stage(one, "wild_problems", 0, [] if below else ["no_statements"])
        for statement in below:
            yield from self._statement(statement, 1)

    def _statement(self, one: ProblemStatement, depth: int) -> Iterator[Stage]:
        below = self.missions.get(one.id, ())
        lacks = ["no_above"] if depth == 0 and self.wild_problems else []
        lacks += [] if len(below) == 1 else ["several_missions" if below else "no_mission"]
        yield self._stage(one, "problem_statements", depth, lacks)
        for mission in below:
            yield from self._mission(mission, depth + 1)

    def _mission(self, one: Mission, depth: int) -> Iterator[Stage]:
        below, direct = self.recommendations.get(one.id, ()), self.direct.get(one.id, ())
        lacks = ["no_above"] if depth == 0 and (self.statements or self.wild_problems) else []
        yield self._stage(one, "missions", depth, [*lacks, *([] if below or direct else ["no_recommendations"])])
        for recommendation in below:
            yield from self._recommendation(recommendation, depth + 1)
        for action in direct:
            yield self._stage(action, "trial_actions", depth + 1, [])

    def _recommendation(self, one: Recommendation, depth: int) -> Iterator[Stage]:
        below = self.actions.get(one.id, ())
        lacks = ["no_above"] if depth == 0 else []
        yield self._stage(one, "recommendations", depth, [*lacks, *([] if below else ["no_action"])])
        for action in below:
            yield self._stage(action, "trial_actions", depth + 1, [])

    @staticmethod
    def _stage(one: Element, table: str, depth: int, lacks: Iterable[str]) -> Stage:
        return Stage(depth, table, one.id, one.label, (*([] if one.statement else ["unnamed"]), *lacks))


def _by(elements: Iterable[E], above: Callable[[E], str | None], known: Container[str]) -> dict[str | None, list[E]]:
    """Sort elements by what they stand under; what names nothing that is known stands under None."""
    found: dict[str | None, list[E]] = {}
    for one in elements:
        name = above(one)
        found.setdefault(name if name is not None and name in known else None, []).append(one)
    return found


@attrs.frozen
class Digest(Row):
    """What became of one mission so far.

    Parameters
    ----------
    mission : str
        Its id.
    statement : str or None
        Id of the problem statement it answers.
    recommendations, joined : int
        How many there are, and how many somebody has joined.
    statuses : mapping of TrialStatus or None to int
        How many trial actions have come how far.
    learned : tuple of (str, str)
        Id and words: of the closed actions, then of the learning log.
    ended : tuple of str
        Ids of the actions that ended: with learning, each of them is a success.
    open_steps : tuple of str
        Ids of the next steps not done.
    evidence : mapping of str to tuple of LearningEffect
        What its learnings do to assumptions, by id of the assumption.
    """

    mission: str
    statement: str | None
    recommendations: int
    joined: int
    statuses: Mapping[TrialStatus | None, int]
    learned: tuple[tuple[str, str], ...]
    ended: tuple[str, ...]
    open_steps: tuple[str, ...]
    evidence: Mapping[str, tuple[LearningEffect, ...]]


def digests(plan: Plan) -> tuple[Digest, ...]:
    """Sum up each mission: how far its actions have come, what ended, what was learned.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Digest
        In the order of the missions.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.missions.add("MI1", "Everyone learns all through life")
    >>> _ = plan.missions.trial_actions.add(
    ...     "T1", "Open evenings", mission="MI1", status="ended", learning="Mornings suit more people"
    ... )
    >>> digests(plan)[0].ended, digests(plan)[0].learned
    (('T1',), (('T1', 'Mornings suit more people'),))
    """
    return tuple(_digest(plan, mission) for mission in plan.missions)


def _digest(plan: Plan, mission: Mission) -> Digest:
    recommendations = [one for one in plan.missions.recommendations if one.mission == mission.id]
    actions = [one for one in plan.missions.trial_actions if mission_of(plan, one) == mission.id]
    own = {one.id for one in (*recommendations, *actions)}
    log = [one for one in plan.missions.learnings if one.action in own]
    statuses: dict[TrialStatus | None, int] = {}
    for action in actions:
        statuses[action.status] = statuses.get(action.status, 0) + 1
    return Digest(
        mission.id,
        mission.problem_statement,
        len(recommendations),
        sum(1 for one in recommendations if one.joined_by),
        statuses,
        tuple(_learned(actions, log)),
        tuple(one.id for one in actions if one.status is TrialStatus.ENDED),
        tuple(one.id for one in plan.missions.next_steps if one.action in own and not one.done_on),
        _evidence(log),
    )


def _learned(actions: Iterable[TrialAction], log: Iterable[Learning]) -> Iterator[tuple[str, str]]:
    yield from ((one.id, str(one.learning)) for one in actions if one.learning)
    yield from ((one.id, str(one.statement)) for one in log if one.statement)


def _evidence(log: Iterable[Learning]) -> dict[str, tuple[LearningEffect, ...]]:
    found: dict[str, tuple[LearningEffect, ...]] = {}
    for one in log:
        if one.assumption and one.effect:
            found[one.assumption] = (*found.get(one.assumption, ()), one.effect)
    return found
