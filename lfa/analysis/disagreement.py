"""Where those who scored do not agree: what to discuss first."""

from __future__ import annotations

import statistics

import attrs

from lfa.analysis.cells import Scored, cells, exact
from lfa.analysis.rows import Row

__all__ = ["Disagreement", "disagreements"]


@attrs.frozen
class Disagreement(Row):
    """One cell that several scored.

    Parameters
    ----------
    source, target : str
    scores : tuple of (str or None, int)
        Who gave which score.
    lowest, highest : int
    spread : int
        How far apart they lie, 0 to 6.
    deviation : float
        Standard deviation of the scores.
    strength : int
        The strongest score, its sign aside.
    opposed : bool
        Whether some see help where others see harm.
    priority : int
        Spread times strength, 0 to 18: a wide spread round a strong effect comes first.
    """

    source: str
    target: str
    scores: tuple[tuple[str | None, int], ...]
    lowest: int
    highest: int
    spread: int
    deviation: float
    strength: int
    opposed: bool
    priority: int


def disagreements(interactions: Scored, least: int = 1) -> tuple[Disagreement, ...]:
    """List the cells that those who scored see differently, those to discuss first at the top.

    Parameters
    ----------
    interactions : Interactions or Plan
    least : int
        The smallest spread that is listed; 0 for every cell that several scored.

    Returns
    -------
    tuple of Disagreement
        By priority, then those in which some see help and others harm, then in the order of the matrix.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for scorer, there, back in [("Group 1", -2, 1), ("Group 2", 2, 2)]:
    ...     _ = interactions.add("A", "B", scorer=scorer, score=there)
    ...     _ = interactions.add("B", "A", scorer=scorer, score=back)
    >>> [(one.source, one.target, one.spread, one.opposed, one.priority) for one in disagreements(interactions)]
    [('A', 'B', 4, True, 8), ('B', 'A', 1, False, 2)]
    """
    matrix = cells(interactions)
    place = {name: n for n, name in enumerate(matrix.ids)}
    found = [_cell(source, target, scores) for (source, target), scores in matrix.given.items() if len(scores) > 1]
    return tuple(
        sorted(
            (one for one in found if one.spread >= least),
            key=lambda one: (-one.priority, not one.opposed, place[one.source], place[one.target]),
        )
    )


def _cell(source: str, target: str, scores: tuple[tuple[str | None, int], ...]) -> Disagreement:
    values = [score for _, score in scores]
    lowest, highest = min(values), max(values)
    strength = max(abs(lowest), abs(highest))
    return Disagreement(
        source,
        target,
        scores,
        lowest,
        highest,
        highest - lowest,
        exact(statistics.pstdev(values)),
        strength,
        lowest < 0 < highest,
        (highest - lowest) * strength,
    )
