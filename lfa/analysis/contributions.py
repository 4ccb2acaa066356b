"""Why a goal stands where it stands: its total, taken apart by the ways its influence takes."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lfa.analysis.cells import Cells, Combine, Scored, cells, exact
from lfa.analysis.crossimpact import FACTOR
from lfa.analysis.rows import Row
from lfa.errors import UnknownId

__all__ = ["Contribution", "Route", "contributions", "routes"]


@attrs.frozen
class Contribution(Row):
    """What a goal owes to one of its direct effects.

    Parameters
    ----------
    id, via : str
        The goal, and the one it acts on.
    direct : float
        Its score there.
    onward : float
        What that brings through all that `via` does in its turn.
    total : float
        Both together; over all `via` they add up to the total of the goal.
    """

    id: str
    via: str
    direct: float
    onward: float
    total: float


@attrs.frozen
class Route(Row):
    """One way of two steps.

    Parameters
    ----------
    id, via, to : str
        The goal, the one it acts on, and the one that acts on.
    first, second : float
        The scores of the two steps.
    value : float
        Their product times the factor.
    feedback : bool
        Whether it leads back to where it began.
    """

    id: str
    via: str
    to: str
    first: float
    second: float
    value: float
    feedback: bool


def contributions(
    interactions: Scored,
    id: str,  # noqa: A002 - the field's word
    *,
    factor: float = FACTOR,
    combine: Combine = "mean",
) -> tuple[Contribution, ...]:
    """Take the total of a goal apart by its direct effects, to see why it stands where it stands.

    Parameters
    ----------
    interactions : Interactions or Plan
    id : str
        The goal.
    factor, combine
        As for `lfa.influence`.

    Returns
    -------
    tuple of Contribution
        The largest first, signs aside.

    Raises
    ------
    UnknownId
        If the goal is not in the matrix.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", -2), ("A", "C", 2), ("B", "C", -3)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> [(one.via, one.direct, one.onward, one.total) for one in contributions(interactions, "A")]
    [('C', 2.0, 0.0, 2.0), ('B', -2.0, 3.0, 1.0)]
    """
    rows = _rows(cells(interactions, combine), id)
    found = [
        Contribution(id, via, score, onward, exact(score + onward))
        for via, score in rows[id].items()
        if score
        for onward in [exact(factor * score * sum(rows[via].values()))]
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.total)))


def routes(
    interactions: Scored,
    id: str,  # noqa: A002 - the field's word
    *,
    factor: float = FACTOR,
    combine: Combine = "mean",
) -> tuple[Route, ...]:
    """List every way of two steps from a goal: what its second order is made of.

    Parameters
    ----------
    interactions : Interactions or Plan
    id : str
        The goal.
    factor, combine
        As for `lfa.influence`.

    Returns
    -------
    tuple of Route
        The largest first, signs aside; together they are the second order of the goal.

    Raises
    ------
    UnknownId
        If the goal is not in the matrix.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", -2), ("B", "C", -3), ("B", "A", 1)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> [(one.via, one.to, one.value, one.feedback) for one in routes(interactions, "A")]
    [('B', 'C', 3.0, False), ('B', 'A', -1.0, True)]
    """
    found = _routes(_rows(cells(interactions, combine), id), id, factor)
    return tuple(sorted(found, key=lambda one: -abs(one.value)))


def _routes(rows: dict[str, dict[str, float]], start: str, factor: float) -> Iterator[Route]:
    for via, first in rows[start].items():
        for to, second in rows[via].items():
            if first and second:
                yield Route(start, via, to, first, second, exact(factor * first * second), to == start)


def _rows(matrix: Cells, name: str) -> dict[str, dict[str, float]]:
    if name not in matrix.ids:
        raise UnknownId(name, what="goal in the matrix")
    return matrix.rows()
