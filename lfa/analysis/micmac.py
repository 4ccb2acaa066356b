r"""Driving, relay, dependent, autonomous: goals by influence and dependence, after MICMAC.

The matrix is made positive, :math:`M_{ij} = |I_{ij}|`, so the sign of an effect is lost here: a goal that
hinders many is as driving as one that helps many. Row sums are influence, column sums dependence; powers of
the matrix add the ways through others, until the order of the goals no longer changes.

References
----------
Godet (1994), From Anticipation to Action, UNESCO: structural analysis and the MICMAC method.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

import attrs

from lfa.analysis.cells import Combine, Scored, cells, exact
from lfa.analysis.rows import Row
from lfa.errors import InvalidValue

__all__ = ["Role", "Standing", "classify", "micmac"]

#: Powers beyond this are not tried: what has not settled by then turns in a circle.
MOST: Final = 12
Vector = dict[str, float]


class Role(StrEnum):
    """What a goal is in the system of goals.

    Examples
    --------
    >>> Role("driving").label("sv")
    'drivande'
    """

    DRIVING = "driving"
    RELAY = "relay"
    DEPENDENT = "dependent"
    AUTONOMOUS = "autonomous"

    def label(self, language: str = "en") -> str:
        """Name it for people."""
        from lfa.terms import term

        return term("impacts", f"roles.{self.value}", language)


@attrs.frozen
class Standing(Row):
    """Where a goal stands between acting and being acted on.

    Parameters
    ----------
    id : str
    influence, dependence : float
        Row and column sum of the matrix raised to `power`.
    role : Role
    power : int
    settled : bool
        Whether the next power leaves the order of the goals as it is.
    """

    id: str
    influence: float
    dependence: float
    role: Role
    power: int
    settled: bool


def classify(influence: Mapping[str, float], dependence: Mapping[str, float]) -> dict[str, Role]:
    """Divide goals into four by whether influence and dependence lie above their means.

    Parameters
    ----------
    influence, dependence : mapping
        By goal.

    Returns
    -------
    dict
        Driving: influence above the mean, dependence not; relay: both; dependent: dependence only;
        autonomous: neither.

    Examples
    --------
    >>> found = classify({"A": 6, "B": 3, "C": 1}, {"A": 1, "B": 4, "C": 4})
    >>> [str(role) for role in found.values()]
    ['driving', 'dependent', 'dependent']
    """
    middle = [sum(values.values()) / max(len(values), 1) for values in (influence, dependence)]
    roles = {
        (True, False): Role.DRIVING,
        (True, True): Role.RELAY,
        (False, True): Role.DEPENDENT,
        (False, False): Role.AUTONOMOUS,
    }
    return {name: roles[influence[name] > middle[0], dependence[name] > middle[1]] for name in influence}


def micmac(interactions: Scored, power: int | None = 1, *, combine: Combine = "mean") -> tuple[Standing, ...]:
    """Tell driving goals from dependent ones.

    Parameters
    ----------
    interactions : Interactions or Plan
    power : int, optional
        1 for direct effects, 2 for those through one other goal, and so on; None for the first power
        after which the order of the goals stays the same.
    combine
        As for `lfa.influence`.

    Returns
    -------
    tuple of Standing
        A row a goal, in the order of the matrix.

    Raises
    ------
    InvalidValue
        If the power is below 1.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", -2), ("A", "C", 2), ("B", "C", 1), ("C", "B", 1)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> [(one.id, one.influence, one.dependence, str(one.role)) for one in micmac(interactions)]
    [('A', 4.0, 0.0, 'driving'), ('B', 1.0, 3.0, 'dependent'), ('C', 1.0, 3.0, 'dependent')]

    References
    ----------
    Godet (1994), From Anticipation to Action, UNESCO, on direct and indirect classification.
    """
    if power is not None and power < 1:
        raise InvalidValue(f"power: expected 1 or more, or None, not {power!r}.")
    matrix = cells(interactions, combine)
    weights = {cell: abs(value) for cell, value in matrix.values.items()}
    chosen, settled, (acts, suffers) = _chosen(weights, matrix.ids, power)
    roles = classify(acts, suffers)
    return tuple(
        Standing(name, exact(acts[name]), exact(suffers[name]), roles[name], chosen, settled) for name in matrix.ids
    )


def _chosen(
    weights: Mapping[tuple[str, str], float], ids: tuple[str, ...], power: int | None
) -> tuple[int, bool, tuple[Vector, Vector]]:
    """Return the power asked for, or the one at which the order settles, and the sums there."""
    steps = _powers(weights, ids)
    number, now, after = 1, next(steps), next(steps)
    while number < (power or MOST) and (power is not None or not _same_order(now, after)):
        number, now, after = number + 1, after, next(steps)
    return number, _same_order(now, after), now


def _powers(weights: Mapping[tuple[str, str], float], ids: tuple[str, ...]) -> Iterator[tuple[Vector, Vector]]:
    """Yield row and column sums of the matrix, of its square, and so on, without raising it."""
    acts, suffers = dict.fromkeys(ids, 1.0), dict.fromkeys(ids, 1.0)
    while True:
        rows, columns = dict.fromkeys(ids, 0.0), dict.fromkeys(ids, 0.0)
        for (source, target), weight in weights.items():
            rows[source] += weight * acts[target]
            columns[target] += weight * suffers[source]
        acts, suffers = rows, columns
        yield acts, suffers


def _same_order(now: tuple[Vector, Vector], after: tuple[Vector, Vector]) -> bool:
    return all(_order(one) == _order(other) for one, other in zip(now, after, strict=True))


def _order(values: Vector) -> list[str]:
    return sorted(values, key=lambda name: -values[name])
