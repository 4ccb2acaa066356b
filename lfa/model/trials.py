"""Trial actions: what is tried, the next step, and what was learned."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.errors import TooEarly
from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import between, refers, to_ids, to_line
from lfa.model.mission_scales import CLOSED, STARTED, LearningEffect, TrialSize, Worked
from lfa.model.scales import TrialStatus
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Learning", "Learnings", "NextStep", "NextSteps", "TrialAction", "TrialActions"]


@frozen
class TrialAction(Element):
    """A small, systematic trial of something whose effect is not known.

    A large one cannot be started without a decision, and none can be closed without saying
    what was learned; one that ended and was learned from is a success.

    Parameters
    ----------
    recommendation : str, optional
        Id of the recommendation.
    mission : str, optional
        Id of the mission, where there is no recommendation between.
    activity : str, optional
        Id of the activity it corresponds to.
    hypothesis : Text, optional
        What is believed to lead to what: a link between means and end under test.
    lead : str, optional
        Id of the actor that leads.
    contributors : tuple of str
        Ids of actors that contribute.
    scale : Text, optional
        Where and with how many it is tried.
    size : TrialSize, optional
        Large ones wait for a decision.
    start, end : When, optional
    consent : bool, optional
        Whether those affected agree; None while nobody has asked.
    consent_note : Text, optional
    decider : str, optional
    decided_on : When, optional
    decision_reason : Text, optional
    decision_reference : str, optional
        Minutes, paragraph, case number.
    next_step : Text, optional
        In short; steps with a person and a date are in ``next_steps``.
    worked : Worked, optional
    effect, effort, value : int, optional
        1 (small) to 5 (large): of the effect, of the work, for those it is for.
    learning : Text, optional
        What was learned.
    status : TrialStatus, optional

    Raises
    ------
    TooEarly
        An `InvalidValue`: when it is large and started without ``decision_reference``, or closed without ``learning``.

    Examples
    --------
    >>> TrialAction("T1", "Two visits a month", status="running").status
    <TrialStatus.RUNNING: 'running'>
    >>> TrialAction("T2", "One ticket for the county", size="large", status="running")
    Traceback (most recent call last):
    ...
    lfa.errors.TooEarly: decision_reference must be given before status is 'running' (got None)
    >>> TrialAction("T3", "Open evenings", status="ended", learning="Mornings suit more people").succeeded
    True

    References
    ----------
    CFIA Aarhus, on prøvehandlinger: small, short, with consent, and judged by four things.
    """

    recommendation: str | None = field(default=None, kw_only=True, metadata=refers("recommendations"))
    mission: str | None = field(default=None, kw_only=True, metadata=refers("missions"))
    activity: str | None = field(default=None, kw_only=True, metadata=refers("activities"))
    hypothesis: Text | None = field(default=None, converter=to_text, kw_only=True)
    lead: str | None = field(default=None, kw_only=True, metadata=refers("actors"))
    contributors: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("actors"))
    scale: Text | None = field(default=None, converter=to_text, kw_only=True)
    size: TrialSize | None = field(default=None, converter=optional(TrialSize), kw_only=True)
    start: When | None = field(default=None, converter=to_when, kw_only=True)
    end: When | None = field(default=None, converter=to_when, kw_only=True)
    consent: bool | None = field(default=None, kw_only=True)
    consent_note: Text | None = field(default=None, converter=to_text, kw_only=True)
    decider: str | None = field(default=None, converter=to_line, kw_only=True)
    decided_on: When | None = field(default=None, converter=to_when, kw_only=True)
    decision_reason: Text | None = field(default=None, converter=to_text, kw_only=True)
    decision_reference: str | None = field(default=None, converter=to_line, kw_only=True)
    next_step: Text | None = field(default=None, converter=to_text, kw_only=True)
    worked: Worked | None = field(default=None, converter=optional(Worked), kw_only=True)
    effect: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    effort: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    value: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    learning: Text | None = field(default=None, converter=to_text, kw_only=True)
    status: TrialStatus | None = field(  # type: ignore[assignment]  # a list of its own in the place of the general one
        default=None, converter=optional(TrialStatus), kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.size is TrialSize.LARGE and self.started and not self.decision_reference:
            raise TooEarly("trial_actions", ["decision_reference"], f"trial_status.{self.status}")
        if self.closed and not self.learning:
            raise TooEarly("trial_actions", ["learning"], f"trial_status.{self.status}")

    @property
    def started(self) -> bool:
        """Whether it has been decided on or has gone further."""
        return self.status in STARTED

    @property
    def closed(self) -> bool:
        """Whether it is over: evaluated, scaled up, changed or ended."""
        return self.status in CLOSED

    @property
    def succeeded(self) -> bool:
        """Whether it is over and something was learned, whatever became of the idea."""
        return self.closed


@frozen
class NextStep(Element):
    """What is to be done next, by whom and when.

    Parameters
    ----------
    action : str, optional
        Id of the trial action or the recommendation it moves on.
    responsible : tuple of str
        Ids of actors.
    due, done_on : When, optional

    Examples
    --------
    >>> NextStep("NS1", "Invite to a workshop", action="T1", due="2024-06-01").done_on is None
    True
    """

    action: str | None = field(default=None, kw_only=True, metadata=refers("trial_actions", "recommendations"))
    responsible: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("actors"))
    due: When | None = field(default=None, converter=to_when, kw_only=True)
    done_on: When | None = field(default=None, converter=to_when, kw_only=True)


@frozen
class Learning(Element):
    """An entry of the learning log: what was seen, how it is known, what follows.

    Parameters
    ----------
    action : str, optional
        Id of the trial action, or the activity, it judges.
    date : When, optional
    organisation : str, optional
        Whose observation it is.
    method, source : Text, optional
        How it was found out, and where it stands.
    assumption : str, optional
        Id of the assumption it is evidence on.
    effect : LearningEffect, optional
        Whether it supports, weakens or breaks that assumption.
    consequence : Text, optional
        What is done differently now.

    Examples
    --------
    >>> Learning("L1", "Mornings suit more people", action="T3", assumption="AS1", effect="weakens").effect
    <LearningEffect.WEAKENS: 'weakens'>
    """

    action: str | None = field(default=None, kw_only=True, metadata=refers("trial_actions", "activities"))
    date: When | None = field(default=None, converter=to_when, kw_only=True)
    organisation: str | None = field(default=None, converter=to_line, kw_only=True)
    method: Text | None = field(default=None, converter=to_text, kw_only=True)
    source: Text | None = field(default=None, converter=to_text, kw_only=True)
    assumption: str | None = field(default=None, kw_only=True, metadata=refers("assumptions"))
    effect: LearningEffect | None = field(default=None, converter=optional(LearningEffect), kw_only=True)
    consequence: Text | None = field(default=None, converter=to_text, kw_only=True)


class TrialActions(Collection[TrialAction]):
    """The trial actions of a plan."""

    element = TrialAction
    prefix = "T"


class NextSteps(Collection[NextStep]):
    """The next steps of a plan."""

    element = NextStep
    prefix = "NS"


class Learnings(Collection[Learning]):
    """The learning log of a plan."""

    element = Learning
    prefix = "L"
