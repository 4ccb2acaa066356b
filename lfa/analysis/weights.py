"""How much the ranking of strategies hangs on the weights: where the top changes, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from math import sqrt

import attrs

from lfa.analysis.rows import Row
from lfa.analysis.strategies import rank, shares
from lfa.errors import InvalidValue
from lfa.model.strategies import Strategies

__all__ = ["Turn", "turns"]

_NEAR = 1e-9


@attrs.frozen
class Turn(Row):
    """A weight of one criterion at which other strategies come to the top.

    Parameters
    ----------
    criterion : str
    weight : float
        What it weighs now, in per cent of all weights.
    at : float
        What it would have to weigh, the others keeping their proportions.
    enters, leaves : tuple of str
        Strategies that come among the first, and those that fall out, as the weight passes that point
        going away from what it is now.
    """

    criterion: str
    weight: float
    at: float
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


@attrs.frozen
class _Line:
    """A score as one weight w changes: (a + b w) / (c + d w)."""

    a: float
    b: float
    c: float
    d: float

    def at(self, w: float) -> float:
        below = self.c + self.d * w
        return (self.a + self.b * w) / below if below > _NEAR else -1.0


def turns(strategies: Strategies, top: int = 1) -> tuple[Turn, ...]:
    """Find the weights at which the first strategies change.

    One criterion at a time is given every weight from 0 to 100 per cent, while the others share the rest in the
    proportions they have. Between two such points nothing changes at the top, so what is not
    listed does not matter. A strategy that fails a criterion which must be met stays out.

    Parameters
    ----------
    strategies : Strategies
    top : int
        How many are chosen: 3 for "the top three".

    Returns
    -------
    tuple of Turn
        By criterion, the nearest to today's weight first.

    Raises
    ------
    InvalidValue
        When top is less than one.

    Examples
    --------
    >>> strategies = Strategies()
    >>> _ = strategies.add("ST1", "Energy"), strategies.add("ST2", "Schools")
    >>> _ = strategies.criteria.add("K1", "Together", weight=60, lowest=1, highest=5)
    >>> _ = strategies.criteria.add("K2", "Urgency", weight=40, lowest=1, highest=5)
    >>> for strategy, criterion, value in [("ST1", "K1", 5), ("ST1", "K2", 1), ("ST2", "K1", 3), ("ST2", "K2", 3)]:
    ...     _ = strategies.scores.add(strategy, criterion, value=value)
    >>> [(one.criterion, one.weight, one.at, one.enters) for one in turns(strategies)]
    [('K1', 60.0, 50.0, ('ST2',)), ('K2', 40.0, 50.0, ('ST2',))]

    References
    ----------
    Triantaphyllou and Sánchez (1997), A sensitivity analysis approach for some deterministic
    multi-criteria decision-making methods, Decision Sciences 28(1): the weight at which two alternatives change places.
    """
    if top < 1:
        raise InvalidValue(f"top must be 1 or more (got {top!r})")
    known = shares(strategies)
    out = {one.strategy for one in rank(strategies) if one.failed or one.score is None}
    there = [one for one in strategies.ids if one not in out]
    weights = _weights(strategies)
    found: list[Turn] = []
    for criterion, weight in weights.items():
        lines = _lines(criterion, weights, known, there)
        changes = _turned(criterion, weight, lines, top)
        found += sorted(changes, key=lambda one: abs(one.at - one.weight))
    return tuple(found)


def _weights(strategies: Strategies) -> dict[str, float]:
    """Return the weights as parts of one; all alike where nobody gave any."""
    given = {one.id: one.weight or 0.0 for one in strategies.criteria}
    total = sum(given.values())
    return {one: value / total if total else 1 / len(given) for one, value in given.items()}


def _lines(
    criterion: str, weights: Mapping[str, float], known: Mapping[str, Mapping[str, float]], there: Iterable[str]
) -> dict[str, _Line]:
    others = {one: weight for one, weight in weights.items() if one != criterion}
    rest = sum(others.values())
    parts = {one: weight / rest if rest else 1 / len(others) for one, weight in others.items()}
    lines = {}
    for strategy in there:
        mine = [(part, known[one][strategy]) for one, part in parts.items() if strategy in known[one]]
        a, c = sum(part * share for part, share in mine), sum(part for part, _ in mine)
        own = known[criterion].get(strategy)
        lines[strategy] = _Line(a, (own or 0.0) - a, c, (own is not None) - c)
    return lines


def _turned(criterion: str, weight: float, lines: Mapping[str, _Line], top: int) -> Iterator[Turn]:
    points = sorted({w for one, other in combinations(lines.values(), 2) for w in _meetings(one, other)})
    points = [w for place, w in enumerate(points) if not place or w - points[place - 1] > _NEAR]
    edges = [0.0, *points, 1.0]
    firsts = [_first(lines, (low + high) / 2, top) for low, high in pairwise(edges)]
    for w, below, above in zip(points, firsts, firsts[1:], strict=False):
        if set(below) != set(above):
            before, after = (below, above) if w >= weight - _NEAR else (above, below)
            enters = tuple(one for one in after if one not in before)
            leaves = tuple(one for one in before if one not in after)
            yield Turn(criterion, round(100 * weight, 2), round(100 * w, 2), enters, leaves)


def _meetings(one: _Line, other: _Line) -> Iterator[float]:
    """Yield the weights between 0 and 1 at which two scores are the same."""
    square = one.b * other.d - other.b * one.d
    slope = one.a * other.d + one.b * other.c - other.a * one.d - other.b * one.c
    level = one.a * other.c - other.a * one.c
    if abs(square) < _NEAR:
        roots = [-level / slope] if abs(slope) > _NEAR else []
    else:
        under = slope * slope - 4 * square * level
        roots = [(-slope + sign * sqrt(under)) / (2 * square) for sign in (-1, 1)] if under >= 0 else []
    yield from (w for w in roots if _NEAR < w < 1 - _NEAR)


def _first(lines: Mapping[str, _Line], w: float, top: int) -> tuple[str, ...]:
    return tuple(sorted(lines, key=lambda one: -lines[one].at(w))[:top])
