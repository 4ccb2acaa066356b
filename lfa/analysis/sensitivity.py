"""How firmly the ranks stand: what they become when scores, scorers, blanks or the factor change.

A rank is one number out of many that the same matrix allows. Each function here returns, for every goal,
between which ranks it moves.

References
----------
Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, chapter 1: what a result owes to what went
into it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from lfa.analysis.cells import Cells, Combine, Scored, cells
from lfa.analysis.crossimpact import FACTOR, ranked, totals
from lfa.analysis.rows import Row
from lfa.errors import InvalidValue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

__all__ = ["RankRange", "factor_ranges", "rank_ranges", "scorer_ranges", "sensitivity", "unscored_ranges"]

#: Part of all cases that lies outside `low` and `high` on either side.
TAIL: Final = 0.05
FACTORS: Final = (0.0, 0.25, 0.5, 1.0)


@attrs.frozen
class RankRange(Row):
    """Between which ranks a goal moves.

    Parameters
    ----------
    id : str
    rank : int or None
        As scored; None where no cell of the goal is scored.
    best, worst : int or None
        The ends of all that was tried.
    low, high : int or None
        The ranks between which nine in ten cases lie.
    first, podium : float
        The share of cases in which it comes first, or among the first three.
    cases : int
        How many there were.
    """

    id: str
    rank: int | None
    best: int | None
    worst: int | None
    low: int | None
    high: int | None
    first: float
    podium: float
    cases: int


def sensitivity(
    interactions: Scored,
    draws: int = 2000,
    share: float = 0.2,
    *,
    seed: int = 0,
    factor: float = FACTOR,
    combine: Combine = "mean",
) -> tuple[RankRange, ...]:
    """Move some scores by one step, at random and many times, to see which ranks are left standing.

    Parameters
    ----------
    interactions : Interactions or Plan
    draws : int
        How many times.
    share : float
        The part of the scored cells that is moved each time, up or down by one, never off the scale.
    seed : int
        Of the random numbers: the same seed gives the same ranges.
    factor, combine
        As for `lfa.influence`.

    Returns
    -------
    tuple of RankRange
        A row a goal, in the order of the matrix.

    Raises
    ------
    InvalidValue
        If there is nothing to draw.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", 3), ("A", "C", 3), ("B", "C", 1), ("C", "A", 1)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> [(row.id, row.rank, row.best, row.worst) for row in sensitivity(interactions, draws=100, share=0.5)]
    [('A', 1, 1, 1), ('B', 3, 2, 3), ('C', 2, 2, 3)]
    """
    import numpy as np

    if draws < 1 or not 0 < share <= 1:
        raise InvalidValue(f"sensitivity: expected draws from 1 and a share in (0, 1], not {draws!r} and {share!r}.")
    matrix = cells(interactions, combine)
    base, places = _array(matrix), _places(matrix, matrix.values)
    moved = max(1, round(share * len(places))) if len(places) else 0
    random = np.random.default_rng(seed)

    def cases() -> Iterator[Matrix]:
        for _ in range(draws):
            one, chosen = base.copy(), places[random.choice(len(places), moved, replace=False, shuffle=False)]
            steps = random.integers(0, 2, moved) * 2 - 1
            one.flat[chosen] = np.clip(one.flat[chosen] + steps, -3, 3)
            yield one

    return _ranges(matrix, factor, cases() if moved else ())


def unscored_ranges(
    interactions: Scored,
    draws: int = 500,
    *,
    seed: int = 0,
    factor: float = FACTOR,
    combine: Combine = "mean",
) -> tuple[RankRange, ...]:
    """Fill the blanks with -1, 0 or +1, to see what the cells that nobody scored could change.

    Parameters
    ----------
    interactions : Interactions or Plan
    draws : int
        How many times each blank is filled at random, after all of them have been -1, 0 and +1.
    seed, factor, combine
        As for `sensitivity`.

    Returns
    -------
    tuple of RankRange
        A row a goal, in the order of the matrix. Cells that do not apply stay empty.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> _ = interactions.add("A", "B", score=3), interactions.add("B", "C", score=1)
    >>> [(row.id, row.rank, row.best, row.worst) for row in unscored_ranges(interactions)]
    [('A', 1, 1, 2), ('B', 2, 2, 3), ('C', 3, 1, 3)]
    """
    import numpy as np

    matrix = cells(interactions, combine)
    base, places = _array(matrix), _places(matrix, matrix.unscored())
    random = np.random.default_rng(seed)

    def cases() -> Iterator[Matrix]:
        for fill in (-1, 0, 1):
            yield _filled(base, places, fill)
        for _ in range(draws):
            yield _filled(base, places, random.integers(-1, 2, len(places)))

    return _ranges(matrix, factor, cases() if len(places) else (), everything=True)


def scorer_ranges(interactions: Scored, *, factor: float = FACTOR, combine: Combine = "mean") -> tuple[RankRange, ...]:
    """Leave each scorer out in turn, to see whether a rank rests on one of them.

    Parameters
    ----------
    interactions : Interactions or Plan
    factor, combine
        As for `lfa.influence`.

    Returns
    -------
    tuple of RankRange
        A row a goal, in the order of the matrix; with one scorer there is no case.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for scorer, ab, ba in [("Group 1", 3, 1), ("Group 2", 0, 2)]:
    ...     _ = interactions.add("A", "B", scorer=scorer, score=ab)
    ...     _ = interactions.add("B", "A", scorer=scorer, score=ba)
    >>> [(row.id, row.rank, row.best, row.worst) for row in scorer_ranges(interactions)]
    [('A', 1, 1, 2), ('B', 2, 1, 2)]
    """
    whole = cells(interactions)
    scorers = whole.scorers if len(whole.scorers) > 1 and not isinstance(interactions, Cells) else ()
    found = []
    for scorer in scorers:
        left = cells(interactions, combine, without=[scorer])
        found.append(_ranks(attrs.evolve(left, ids=whole.ids), factor))
    return _told(_ranks(cells(interactions, combine), factor), whole.ids, found)


def factor_ranges(
    interactions: Scored, factors: Iterable[float] = FACTORS, *, combine: Combine = "mean"
) -> tuple[RankRange, ...]:
    """Let effects through others weigh less or more, to see whether a rank hangs on the factor.

    Parameters
    ----------
    interactions : Interactions or Plan
    factors : iterable of float
    combine
        As for `lfa.influence`.

    Returns
    -------
    tuple of RankRange
        A row a goal, in the order of the matrix; `rank` is that of the usual factor.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", 2), ("B", "C", 3), ("C", "B", -1)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> [(row.id, row.rank, row.best, row.worst) for row in factor_ranges(interactions)]
    [('A', 1, 1, 2), ('B', 2, 1, 2), ('C', 3, 3, 3)]
    """
    matrix = cells(interactions, combine)
    return _told(_ranks(matrix, FACTOR), matrix.ids, [_ranks(matrix, factor) for factor in factors])


def rank_ranges(
    interactions: Scored, draws: int = 2000, *, seed: int = 0, combine: Combine = "mean"
) -> dict[str, tuple[RankRange, ...]]:
    """Try all four: scores moved, blanks filled, scorers left out, other factors.

    Parameters
    ----------
    interactions : Interactions or Plan
    draws : int
        As for `sensitivity`.
    seed, combine
        As for `sensitivity`.

    Returns
    -------
    dict
        "scores", "unscored", "scorers" and "factor", each with a row a goal.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> list(rank_ranges(Interactions()))
    ['scores', 'unscored', 'scorers', 'factor']
    """
    return {
        "scores": sensitivity(interactions, draws, seed=seed, combine=combine),
        "unscored": unscored_ranges(interactions, seed=seed, combine=combine),
        "scorers": scorer_ranges(interactions, combine=combine),
        "factor": factor_ranges(interactions, combine=combine),
    }


# Many matrices at once


def _array(matrix: Cells) -> Matrix:
    import numpy as np

    made = np.zeros((len(matrix.ids), len(matrix.ids)))
    made.flat[_places(matrix, matrix.values)] = list(matrix.values.values())
    return made


def _places(matrix: Cells, chosen: Iterable[tuple[str, str]]) -> NDArray[np.intp]:
    import numpy as np

    number = {name: n for n, name in enumerate(matrix.ids)}
    return np.array([number[a] * len(number) + number[b] for a, b in chosen], dtype=np.intp)


def _filled(base: Matrix, places: NDArray[np.intp], values: Any) -> Matrix:
    one = base.copy()
    one.flat[places] = values
    return one


def _ranges(
    matrix: Cells, factor: float, cases: Iterable[Matrix], *, everything: bool = False
) -> tuple[RankRange, ...]:
    """Rank the goals in each case; those without a score only where the cases give them some."""
    import numpy as np

    base = _ranks(matrix, factor)
    counted = [n for n, name in enumerate(matrix.ids) if everything or name in base]
    found = np.array([_order(one, factor)[counted] for one in cases])
    listed = [matrix.ids[n] for n in counted]
    if len(found) and len(counted) < len(matrix.ids):
        found = found.argsort(axis=1).argsort(axis=1) + 1
    cases_by_goal = dict(zip(listed, np.sort(found, axis=0).T.tolist(), strict=True)) if len(found) else {}
    return tuple(_range(name, base.get(name), cases_by_goal.get(name, ())) for name in matrix.ids)


def _order(one: Matrix, factor: float) -> NDArray[np.intp]:
    """Return the rank of each goal, equal totals in order."""
    import numpy as np

    out = one.sum(axis=1)
    total = np.round(out + factor * (one @ out), 9)
    ranks = np.empty(len(total), dtype=np.intp)
    ranks[np.argsort(-total, kind="stable")] = np.arange(1, len(total) + 1)
    return ranks


# A few matrices, one by one


def _ranks(matrix: Cells, factor: float) -> dict[str, int]:
    scored = dict.fromkeys(matrix.ids, 0)
    for cell in matrix.values:
        for name in cell:
            scored[name] += 1
    return ranked(totals(matrix, factor), scored)


def _told(base: Mapping[str, int], ids: Sequence[str], cases: Sequence[Mapping[str, int]]) -> tuple[RankRange, ...]:
    return tuple(_range(name, base.get(name), sorted(case[name] for case in cases if name in case)) for name in ids)


def _range(name: str, rank: int | None, ranks: Sequence[int]) -> RankRange:
    """Tell a goal's ranks, given in order."""
    if not ranks:
        return RankRange(name, rank, rank, rank, rank, rank, float(rank == 1), float(rank is not None and rank < 4), 0)
    last = len(ranks) - 1
    low, high = ranks[math.floor(TAIL * last)], ranks[math.ceil((1 - TAIL) * last)]
    first, podium = (sum(one <= most for one in ranks) / len(ranks) for most in (1, 3))
    return RankRange(name, rank, ranks[0], ranks[-1], low, high, first, podium, len(ranks))
