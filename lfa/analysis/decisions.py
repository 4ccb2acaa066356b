"""What was decided, beside what the scores advised: two things, kept apart."""

from __future__ import annotations

import attrs

from lfa.analysis.rows import Row
from lfa.analysis.strategies import rank
from lfa.model.plan import Plan

__all__ = ["Choice", "Decision", "decision"]

#: What a decision needs, so that it can be looked up.
NEEDED = ("decider", "decided_on", "decision_reason")


@attrs.frozen
class Choice(Row):
    """What was decided about one strategy.

    Parameters
    ----------
    id, statement : str
    rank : int or None
    score : float or None
    chosen : bool
    differs : str or None
        ``chosen_lower`` when it was chosen before one that ranks higher, ``passed_over`` when it
        ranks among the first and was not chosen.
    decider, decided_on, period, reason, reference, dissent : str or None
    lacks : tuple of str
        What the decision does not say: of decider, decided_on and decision_reason.
    """

    id: str
    statement: str
    rank: int | None
    score: float | None
    chosen: bool
    differs: str | None
    decider: str | None
    decided_on: str | None
    period: str | None
    reason: str | None
    reference: str | None
    dissent: str | None
    lacks: tuple[str, ...]


@attrs.frozen
class Decision:
    """The choice of strategies, and how it differs from what the scores advised.

    Parameters
    ----------
    choices : tuple of Choice
        The chosen first, each part in the order of the ranking.
    advised : tuple of str
        As many strategies as were chosen, from the top of the ranking.
    """

    choices: tuple[Choice, ...]
    advised: tuple[str, ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The strategies that were chosen."""
        return tuple(one.id for one in self.choices if one.chosen)

    @property
    def differs(self) -> bool:
        """Whether others were chosen than the scores advised."""
        return any(one.differs for one in self.choices)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Where the choice differs from the ranking and no reason is given."""
        return tuple(one.id for one in self.choices if one.differs and one.reason is None)


def decision(plan: Plan) -> Decision:
    """Compare what was decided with what the scores advised.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    Decision

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.strategies.add("ST1", "Energy"), plan.strategies.add("ST2", "Schools", chosen=True, decider="Board")
    >>> _ = plan.strategies.criteria.add("K1", "Worth", lowest=1, highest=5)
    >>> _ = plan.strategies.scores.add("ST1", "K1", value=5), plan.strategies.scores.add("ST2", "K1", value=2)
    >>> [(one.id, one.rank, one.chosen, one.differs) for one in decision(plan).choices]
    [('ST2', 2, True, 'chosen_lower'), ('ST1', 1, False, 'passed_over')]
    >>> decision(plan).unexplained
    ('ST2', 'ST1')
    """
    ranking = rank(plan.strategies)
    count = len(plan.strategies.chosen)
    ranked = [one.strategy for one in ranking if one.rank is not None]
    advised = tuple(ranked[:count])
    ranks = {one.strategy: one.rank for one in ranking}
    # Those that share the last place of the advice were advised as much as the one that stands before them.
    last = ranks[advised[-1]] if advised else None
    fair = {one for one in ranked if last is not None and (ranks[one] or 0) <= last}
    passed = {one for one in advised if one not in {chosen.id for chosen in plan.strategies.chosen}}
    choices = []
    for row in ranking:
        one = plan.strategies[row.strategy]
        differs = None
        if ranked and one.chosen and one.id not in fair:
            differs = "chosen_lower"
        elif one.id in passed and any(chosen.id not in fair for chosen in plan.strategies.chosen):
            differs = "passed_over"
        said = one.chosen or one.decider or one.decision_reason
        lacks = tuple(name for name in NEEDED if getattr(one, name) is None) if said else ()
        choices.append(
            Choice(
                one.id,
                one.label,
                row.rank,
                row.score,
                one.chosen,
                differs,
                one.decider,
                one.decided_on,
                one.period,
                one.decision_reason,
                one.decision_reference,
                one.dissent,
                lacks,
            )
        )
    return Decision(tuple(sorted(choices, key=lambda choice: not choice.chosen)), advised)
