"""Missions: from a wild problem to recommendations and trial actions."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import refers, to_ids, to_line
from lfa.model.scales import TrialStatus
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Mission", "Missions", "Recommendation", "Recommendations", "TrialAction", "TrialActions"]


@frozen
class Mission(Element):
    """A goal larger than any one actor.

    Parameters
    ----------
    wild_problem : Text, optional
        The question it belongs to, which no one owns alone.
    problem_statement : Text, optional
        The part of it that this mission answers.
    objective : str, optional
        Id of the objective it corresponds to.

    Examples
    --------
    >>> Mission("MI1", "Everyone learns all through life").label
    'Everyone learns all through life'
    """

    wild_problem: Text | None = field(default=None, converter=to_text, kw_only=True)
    problem_statement: Text | None = field(default=None, converter=to_text, kw_only=True)
    objective: str | None = field(default=None, kw_only=True, metadata=refers("objectives"))


@frozen
class Recommendation(Element):
    """What a forum recommends.

    Parameters
    ----------
    mission : str, optional
        Id of the mission.
    addressee : Text, optional
        Who is asked to act.
    joined_by : tuple of str
        Ids of actors that take part.

    Examples
    --------
    >>> Recommendation("RE1", "Build theme networks", mission="MI1").mission
    'MI1'
    """

    mission: str | None = field(default=None, kw_only=True, metadata=refers("missions"))
    addressee: Text | None = field(default=None, converter=to_text, kw_only=True)
    joined_by: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("actors"))


@frozen
class TrialAction(Element):
    """A small, systematic trial of something whose effect is not known.

    Parameters
    ----------
    recommendation : str, optional
        Id of the recommendation.
    hypothesis : Text, optional
    lead : str, optional
        Id of the actor that leads.
    contributors : tuple of str
        Ids of actors that contribute.
    start, end : When, optional
    next_step : Text, optional
    learning : Text, optional
        What was learned.
    decision_reference : str, optional
    status : TrialStatus, optional

    Examples
    --------
    >>> TrialAction("T1", "Two visits a month", status="running").status
    <TrialStatus.RUNNING: 'running'>
    """

    recommendation: str | None = field(default=None, kw_only=True, metadata=refers("recommendations"))
    hypothesis: Text | None = field(default=None, converter=to_text, kw_only=True)
    lead: str | None = field(default=None, kw_only=True, metadata=refers("actors"))
    contributors: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("actors"))
    start: When | None = field(default=None, converter=to_when, kw_only=True)
    end: When | None = field(default=None, converter=to_when, kw_only=True)
    next_step: Text | None = field(default=None, converter=to_text, kw_only=True)
    learning: Text | None = field(default=None, converter=to_text, kw_only=True)
    decision_reference: str | None = field(default=None, converter=to_line, kw_only=True)
    status: TrialStatus | None = field(  # type: ignore[assignment]  # a list of its own in the place of the general one
        default=None, converter=optional(TrialStatus), kw_only=True
    )


class Recommendations(Collection[Recommendation]):
    """The recommendations of a plan."""

    element = Recommendation
    prefix = "RE"


class TrialActions(Collection[TrialAction]):
    """The trial actions of a plan."""

    element = TrialAction
    prefix = "T"


class Missions(Collection[Mission]):
    """The missions of a plan, with their ``recommendations`` and ``trial_actions``."""

    element = Mission
    prefix = "MI"
    parts: ClassVar = {"recommendations": Recommendations, "trial_actions": TrialActions}
    recommendations: Recommendations
    trial_actions: TrialActions
