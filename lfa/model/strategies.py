"""Step 4, second half: strategy analysis. Which branch of the objective tree to take."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element, Relation
from lfa.model.fields import between, refers, to_id, to_ids, to_line
from lfa.model.relations import Relations
from lfa.model.scales import Confidence, CriterionDirection
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Criteria", "Criterion", "Score", "Scores", "Strategies", "Strategy"]


@frozen
class Strategy(Element):
    """One way to go: a branch of the objective tree; the statement is its name.

    A decision has a decider, a date and a reason, and sits apart from the scores.

    Parameters
    ----------
    objectives : tuple of str
        Ids of the objectives it takes on.
    purpose : str, optional
        Id of the objective that becomes the purpose.
    rationale : Text, optional
        What speaks for it.
    chosen : bool
        Whether it was decided on.
    decider : str, optional
        The body that decided.
    decided_on : When, optional
    decision_reason : Text, optional
        Why this one, or why not.
    decision_reference : str, optional
        Minutes, paragraph, case number.
    period : Text, optional
        For which years it holds: "2024-2025".
    dissent : Text, optional
        Who does not agree, and why.
    elsewhere : Text, optional
        The project or body that carries it out instead.
    impact, feasibility : int, optional
        Quick grades, 1 to 5.

    Examples
    --------
    >>> Strategy("ST1", "Waste water", objectives=["O2", "O3"], chosen=True).objectives
    ('O2', 'O3')
    """

    objectives: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers("objectives"))
    purpose: str | None = field(default=None, kw_only=True, metadata=refers("objectives"))
    rationale: Text | None = field(default=None, converter=to_text, kw_only=True)
    chosen: bool = field(default=False, kw_only=True)
    decider: str | None = field(default=None, converter=to_line, kw_only=True)
    decided_on: When | None = field(default=None, converter=to_when, kw_only=True)
    decision_reason: Text | None = field(default=None, converter=to_text, kw_only=True)
    decision_reference: str | None = field(default=None, converter=to_line, kw_only=True)
    period: Text | None = field(default=None, converter=to_text, kw_only=True)
    dissent: Text | None = field(default=None, converter=to_text, kw_only=True)
    elsewhere: Text | None = field(default=None, converter=to_text, kw_only=True)
    impact: int | None = field(default=None, kw_only=True, metadata=between(1, 5))
    feasibility: int | None = field(default=None, kw_only=True, metadata=between(1, 5))


@frozen
class Criterion(Element):
    """What strategies are compared by; the statement is its name.

    Parameters
    ----------
    weight : float, optional
        Per cent; the weights of a plan add up to 100.
    must_have : bool
        Whether a strategy that fails it is out.
    direction : CriterionDirection, optional
    lowest, highest : float, optional
        Ends of the scale.

    Examples
    --------
    >>> Criterion("K1", "Priority of the target group", weight=40).weight
    40
    """

    weight: float | None = field(default=None, kw_only=True, metadata=between(0, 100))
    must_have: bool = field(default=False, kw_only=True)
    direction: CriterionDirection | None = field(default=None, converter=optional(CriterionDirection), kw_only=True)
    lowest: float | None = field(default=None, kw_only=True)
    highest: float | None = field(default=None, kw_only=True)


@frozen
class Score(Relation):
    """What a strategy gets on a criterion.

    Parameters
    ----------
    strategy, criterion : str
        Ids.
    scorer : str, optional
        Who scored: a group or an organisation.
    value : float, optional
        None while not scored; not scored is not zero.
    reason : Text, optional
    confidence : Confidence, optional
    dissent : Text, optional
        Who does not agree, and why.

    Examples
    --------
    >>> Score("ST1", "K1", value=4).key
    ('ST1', 'K1', None)
    """

    strategy: str = field(converter=to_id, metadata=refers("strategies"))
    criterion: str = field(converter=to_id, metadata=refers("criteria"))
    scorer: str | None = field(default=None, converter=to_line, kw_only=True)
    value: float | None = field(default=None, kw_only=True)
    reason: Text | None = field(default=None, converter=to_text, kw_only=True)
    confidence: Confidence | None = field(default=None, converter=optional(Confidence), kw_only=True)
    dissent: Text | None = field(default=None, converter=to_text, kw_only=True)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Strategy, criterion and scorer."""
        return (self.strategy, self.criterion, self.scorer)


class Criteria(Collection[Criterion]):
    """The criteria of a plan."""

    element = Criterion
    prefix = "K"


class Scores(Relations[Score]):
    """Who gave which strategy what."""

    relation = Score


class Strategies(Collection[Strategy]):
    """The strategies of a plan, with their ``criteria`` and ``scores``.

    Examples
    --------
    >>> strategies = Strategies()
    >>> _ = strategies.add("ST1", "Waste water", chosen=True), strategies.add("ST2", "Solid waste")
    >>> [strategy.id for strategy in strategies.chosen]
    ['ST1']
    """

    element = Strategy
    prefix = "ST"
    parts: ClassVar = {"criteria": Criteria, "scores": Scores}
    criteria: Criteria
    scores: Scores

    @property
    def chosen(self) -> tuple[Strategy, ...]:
        """The strategies decided on."""
        return tuple(strategy for strategy in self if strategy.chosen)
