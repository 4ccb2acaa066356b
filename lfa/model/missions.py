"""Missions: from a wild problem over its statements to missions and recommendations."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.approach import ApproachAnswers
from lfa.model.collection import Collection
from lfa.model.efforts import Efforts, OutcomeClaims
from lfa.model.element import Element
from lfa.model.fields import refers, to_ids, to_line
from lfa.model.mission_scales import Approach
from lfa.model.text import Quantity, Text, When, to_quantity, to_text, to_when
from lfa.model.trials import Learnings, NextSteps, TrialActions

__all__ = [
    "Mission",
    "Missions",
    "ProblemStatement",
    "ProblemStatements",
    "Recommendation",
    "Recommendations",
    "WildProblem",
    "WildProblems",
]


@frozen
class WildProblem(Element):
    """A problem hard to delimit and hard to solve that no one owns alone; the statement is its question.

    Parameters
    ----------
    forum : str, optional
        The circle that works on it.
    problems : tuple of str
        Ids of the problems in the tree that it stands for; there may be several roots.

    Examples
    --------
    >>> WildProblem("WP1", "Where do we find the labour?", forum="Forum on labour").forum
    'Forum on labour'

    References
    ----------
    Rittel and Webber (1973), Dilemmas in a General Theory of Planning, Policy Sciences 4.
    """

    forum: str | None = field(default=None, converter=to_line, kw_only=True)
    problems: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("problems"))


@frozen
class ProblemStatement(Element):
    """One part of a wild problem, put so that it can be worked on.

    Parameters
    ----------
    wild_problem : str, optional
        Id of the wild problem.
    workshop : str, optional
        Id of the meeting where it was agreed.
    problems : tuple of str
        Ids of the problems it covers: a cluster of causes in the tree.

    Examples
    --------
    >>> ProblemStatement("PS1", "Too few learn while they work", wild_problem="WP1", problems=["P2", "P3"]).problems
    ('P2', 'P3')
    """

    wild_problem: str | None = field(default=None, kw_only=True, metadata=refers("wild_problems"))
    workshop: str | None = field(default=None, kw_only=True, metadata=refers("workshops"))
    problems: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("problems"))


@frozen
class Mission(Element):
    """A goal larger than any one actor.

    Parameters
    ----------
    problem_statement : str, optional
        Id of the statement it answers; each statement has one mission.
    objective : str, optional
        Id of the objective it corresponds to.
    target : Quantity, optional
        How one knows that it is reached.
    deadline : When, optional
    approach : Approach, optional
        What it is called: a cruise or an expedition; how it is steered may say otherwise.

    Examples
    --------
    >>> Mission("MI1", "Everyone learns all through life", problem_statement="PS1", approach="expedition").approach
    <Approach.EXPEDITION: 'expedition'>

    References
    ----------
    Mazzucato (2018), Mission-Oriented Research and Innovation in the European Union: bold, with a target
    and a time, across sectors, with several solutions side by side.
    """

    problem_statement: str | None = field(default=None, kw_only=True, metadata=refers("problem_statements"))
    objective: str | None = field(default=None, kw_only=True, metadata=refers("objectives"))
    target: Quantity | None = field(default=None, converter=to_quantity, kw_only=True)
    deadline: When | None = field(default=None, converter=to_when, kw_only=True)
    approach: Approach | None = field(default=None, converter=optional(Approach), kw_only=True)


@frozen
class Recommendation(Element):
    """What a forum recommends; one that the source does not name has no statement.

    Parameters
    ----------
    mission : str, optional
        Id of the mission.
    addressee : Text, optional
        Who is asked to act.
    joined_by : tuple of str
        Ids of actors that take part.
    result : str, optional
        Id of the result of the logframe it corresponds to.

    Examples
    --------
    >>> Recommendation("RE1", "Build theme networks", mission="MI1").mission
    'MI1'
    """

    mission: str | None = field(default=None, kw_only=True, metadata=refers("missions"))
    addressee: Text | None = field(default=None, converter=to_text, kw_only=True)
    joined_by: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("actors"))
    result: str | None = field(default=None, kw_only=True, metadata=refers("results"))


class WildProblems(Collection[WildProblem]):
    """The wild problems of a plan."""

    element = WildProblem
    prefix = "WP"


class ProblemStatements(Collection[ProblemStatement]):
    """The statements that wild problems were taken apart into."""

    element = ProblemStatement
    prefix = "PS"


class Recommendations(Collection[Recommendation]):
    """The recommendations of a plan."""

    element = Recommendation
    prefix = "RE"


class Missions(Collection[Mission]):
    """The missions of a plan, with all that stands before and after them.

    Before: ``wild_problems`` and ``problem_statements``. After: ``recommendations``,
    ``trial_actions``, ``next_steps`` and ``learnings``. Beside: ``approach_answers``,
    ``efforts`` and ``outcome_claims``.

    Examples
    --------
    >>> missions = Missions()
    >>> _ = missions.wild_problems.add("WP1", "Where do we find the labour?")
    >>> missions.problem_statements.add("PS1", "Too few learn while they work", wild_problem="WP1").wild_problem
    'WP1'
    """

    element = Mission
    prefix = "MI"
    parts: ClassVar = {
        "wild_problems": WildProblems,
        "problem_statements": ProblemStatements,
        "recommendations": Recommendations,
        "trial_actions": TrialActions,
        "next_steps": NextSteps,
        "learnings": Learnings,
        "approach_answers": ApproachAnswers,
        "efforts": Efforts,
        "outcome_claims": OutcomeClaims,
    }
    wild_problems: WildProblems
    problem_statements: ProblemStatements
    recommendations: Recommendations
    trial_actions: TrialActions
    next_steps: NextSteps
    learnings: Learnings
    approach_answers: ApproachAnswers
    efforts: Efforts
    outcome_claims: OutcomeClaims
