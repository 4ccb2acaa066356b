"""Strategies compared by weighted criteria: advice, which a decision may follow or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from lfa.model.scales import CriterionDirection
from lfa.model.strategies import Criterion, Score, Strategies

__all__ = ["Ranking", "rank", "shares"]


@attrs.frozen
class Ranking:
    """What the scores say about one strategy.

    Parameters
    ----------
    strategy : str
        Its id.
    score : float or None
        0 (worst end of every scale) to 100; None while nothing is scored.
    rank : int or None
        1 for the highest; equal scores share a rank; None where there is no score or the
        strategy fails a criterion that must be met.
    missing : tuple of str
        Criteria without a score: not scored is not zero, they are left out of the mean.
    failed : tuple of str
        Criteria that must be met and got the worst value.
    """

    strategy: str
    score: float | None
    rank: int | None
    missing: tuple[str, ...]
    failed: tuple[str, ...]


def rank(strategies: Strategies) -> tuple[Ranking, ...]:
    """Rank strategies by the weighted mean of their scores.

    Several scorers of one criterion are averaged. A criterion without ends of its scale is
    taken to run between the lowest and the highest score given; without any weight all
    criteria weigh the same.

    Parameters
    ----------
    strategies : Strategies

    Returns
    -------
    tuple of Ranking
        Best first; those without a rank last.

    Examples
    --------
    >>> strategies = Strategies()
    >>> _ = strategies.add("ST1", "Waste water"), strategies.add("ST2", "Solid waste")
    >>> _ = strategies.criteria.add("K1", "Priority", weight=60, lowest=1, highest=5)
    >>> _ = strategies.criteria.add("K2", "Cost", weight=40, lowest=1, highest=5, direction="lower_is_better")
    >>> for strategy, criterion, value in [("ST1", "K1", 5), ("ST1", "K2", 4), ("ST2", "K1", 2)]:
    ...     _ = strategies.scores.add(strategy, criterion, value=value)
    >>> [(one.strategy, one.score, one.rank, one.missing) for one in rank(strategies)]
    [('ST1', 70.0, 1, ()), ('ST2', 25.0, 2, ('K2',))]
    """
    known = shares(strategies)
    found = [_judged(one, strategies, known) for one in strategies.ids]
    scores = sorted((one.score for one in found if one.score is not None and not one.failed), reverse=True)
    ranked = [
        attrs.evolve(one, rank=scores.index(one.score) + 1) if one.score is not None and not one.failed else one
        for one in found
    ]
    return tuple(sorted(ranked, key=lambda one: one.rank or len(found) + 1))


def shares(strategies: Strategies) -> dict[str, dict[str, float]]:
    """Return how far up the scale of each criterion each strategy stands, from 0 to 1.

    Parameters
    ----------
    strategies : Strategies

    Returns
    -------
    dict of str to dict of str to float
        By criterion and strategy; what is not scored is not there.

    Examples
    --------
    >>> strategies = Strategies()
    >>> _ = strategies.add("ST1"), strategies.criteria.add("K1", "Priority", lowest=1, highest=5)
    >>> _ = strategies.scores.add("ST1", "K1", value=4)
    >>> shares(strategies)
    {'K1': {'ST1': 0.75}}
    """
    given = _means(strategies.scores)
    return {one.id: _share(one, given) for one in strategies.criteria}


def _means(scores: Iterable[Score]) -> dict[tuple[str, str], float]:
    """Average what several scorers gave."""
    values: dict[tuple[str, str], list[float]] = {}
    for one in scores:
        if one.value is not None:
            values.setdefault((one.strategy, one.criterion), []).append(one.value)
    return {key: sum(listed) / len(listed) for key, listed in values.items()}


def _share(criterion: Criterion, given: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """Return, by strategy, how far up the scale of a criterion it stands, from 0 to 1."""
    values = {strategy: value for (strategy, one), value in given.items() if one == criterion.id}
    low = criterion.lowest if criterion.lowest is not None else min(values.values(), default=0)
    high = criterion.highest if criterion.highest is not None else max(values.values(), default=0)
    if high <= low:
        return {}  # a scale that nobody gave, and a single value on it: it stands nowhere yet
    turned = criterion.direction is CriterionDirection.LOWER_IS_BETTER
    shares = {strategy: min(1, max(0, (value - low) / (high - low))) for strategy, value in values.items()}
    return {strategy: 1 - share if turned else share for strategy, share in shares.items()}


def _judged(strategy: str, strategies: Strategies, shares: Mapping[str, Mapping[str, float]]) -> Ranking:
    criteria = list(strategies.criteria)
    weighted = any(one.weight for one in criteria)
    known = [one for one in criteria if strategy in shares[one.id]]
    weights = {one.id: (one.weight or 0) if weighted else 1 for one in known}
    total = sum(weights.values())
    score = 100 * sum(weights[one.id] * shares[one.id][strategy] for one in known) / total if total else None
    return Ranking(
        strategy,
        None if score is None else round(score, 2),
        None,
        tuple(one.id for one in criteria if one not in known),
        tuple(one.id for one in known if one.must_have and shares[one.id][strategy] == 0),
    )
