"""Scored interactions as a matrix: one value a cell, however many scored it.

A cell that nobody scored has no value. It is left out of every sum; it is not a zero.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, Literal

import attrs

from lfa.errors import InvalidValue
from lfa.model.activities import Activity
from lfa.model.conflict_scales import GoalKind
from lfa.model.goals import Goal, Interaction, Interactions
from lfa.model.missions import Recommendation
from lfa.model.part import Part
from lfa.model.plan import Plan
from lfa.model.trials import TrialAction

__all__ = ["Cells", "Combine", "Scored", "cells", "exact"]

Cell = tuple[str, str]
Combine = Literal["mean", "median", "lowest", "highest"]
#: What the scores of one cell become, when several people or groups scored it.
COMBINE: Final[Mapping[str, Callable[[Collection[int]], float]]] = {
    "mean": statistics.fmean,
    "median": statistics.median,
    "lowest": min,
    "highest": max,
}


def exact(value: float) -> float:
    """Round away what only the order of a sum made, so that equal sums are equal.

    Examples
    --------
    >>> exact(0.1 + 0.2)
    0.3
    """
    return round(float(value), 9) + 0.0


@attrs.frozen
class Cells:
    """A matrix in which the row acts on the column.

    Parameters
    ----------
    ids : tuple of str
        Goals, in order.
    values : mapping
        The score of each scored cell, by source and target.
    given : mapping
        Who gave which score, by source and target.
    measures : frozenset of str
        Those that act and are not acted on: measures and activities.

    Examples
    --------
    >>> one = cells(Interactions([Interaction("G1", "G2", score=-2), Interaction("G2", "G1")]))
    >>> one.ids, one.get("G1", "G2"), one.get("G2", "G1")
    (('G1', 'G2'), -2.0, None)
    """

    ids: tuple[str, ...]
    values: Mapping[Cell, float]
    given: Mapping[Cell, tuple[tuple[str | None, int], ...]]
    measures: frozenset[str] = frozenset()

    def get(self, source: str, target: str) -> float | None:
        """Return the score of a cell; None where it is not scored."""
        return self.values.get((source, target))

    def rows(self) -> dict[str, dict[str, float]]:
        """Return what each goal does to others, by source, then by target."""
        found: dict[str, dict[str, float]] = {name: {} for name in self.ids}
        for (source, target), value in self.values.items():
            found[source][target] = value
        return found

    def applies(self, source: str, target: str) -> bool:
        """Tell whether a cell can be scored: nothing acts on itself, or on a measure."""
        return source != target and target not in self.measures

    def unscored(self) -> Iterator[Cell]:
        """Yield the cells that could have a score and have none."""
        for source in self.ids:
            for target in self.ids:
                if self.applies(source, target) and (source, target) not in self.values:
                    yield source, target

    @property
    def scorers(self) -> tuple[str | None, ...]:
        """Who scored, in order of first mention."""
        return tuple(dict.fromkeys(who for given in self.given.values() for who, _ in given))


#: What the functions of this floor take: interactions alone, the plan that has them, or cells made before.
Scored = Interactions | Plan | Cells


def cells(scored: Scored, combine: Combine = "mean", without: Collection[str | None] = ()) -> Cells:
    """Bring scores together, cell by cell.

    Parameters
    ----------
    scored : Interactions or Plan
        Cells that were made before are returned as they are.
    combine : {"mean", "median", "lowest", "highest"}
        What several scores of one cell become.
    without : collection of str
        Scorers to leave out.

    Returns
    -------
    Cells

    Raises
    ------
    InvalidValue
        If there is no such way of combining, or what is given holds no interactions.

    Examples
    --------
    >>> interactions = Interactions()
    >>> for scorer, score in [("Group 1", -2), ("Group 2", 1), ("Group 3", -2)]:
    ...     _ = interactions.add("G1", "G2", scorer=scorer, score=score)
    >>> cells(interactions).get("G1", "G2"), cells(interactions, "median").get("G1", "G2")
    (-1.0, -2.0)
    >>> cells(interactions, without=["Group 2"]).get("G1", "G2")
    -2.0
    """
    if isinstance(scored, Cells):
        return scored
    if combine not in COMBINE:
        raise InvalidValue(f"combine: expected {', '.join(COMBINE)}, not {combine!r}.")
    interactions = scored.interactions if isinstance(scored, Plan) else scored
    if not isinstance(interactions, Interactions):
        raise InvalidValue(f"interactions: expected Interactions or a Plan, not {type(interactions).__name__}.")
    ids = _ids(interactions)
    measures = frozenset(name for name in ids if _is_measure(interactions, name))
    given = _given(interactions, measures, without)
    values = {cell: exact(COMBINE[combine]([score for _, score in scores])) for cell, scores in given.items()}
    return Cells(ids, values, given, measures)


def _ids(interactions: Interactions) -> tuple[str, ...]:
    """List the goals in the order of the matrix, or in that of the plan which holds them."""
    groups: dict[int, list[str]] = {}
    for name in interactions.ids:
        groups.setdefault(id(interactions.holder_of(name)), []).append(name)
    return tuple(name for group in groups.values() for name in _as_held(interactions.holder_of(group[0]), group))


def _as_held(holder: Part | None, names: list[str]) -> list[str]:
    if holder is None:
        return names
    wanted = set(names)
    return [name for name in holder.ids if name in wanted]


def _is_measure(interactions: Interactions, name: str) -> bool:
    """Tell whether an id stands for something that acts and is not acted on."""
    holder = interactions.holder_of(name)
    element = holder.element_at(name) if holder is not None else None
    if isinstance(element, Goal):
        return element.kind is GoalKind.MEASURE
    return isinstance(element, Activity | Recommendation | TrialAction)


def _given(
    rows: Iterable[Interaction], measures: Collection[str], without: Collection[str | None]
) -> dict[Cell, tuple[tuple[str | None, int], ...]]:
    found: dict[Cell, list[tuple[str | None, int]]] = {}
    for row in rows:
        counts = row.score is not None and row.source != row.target and row.target not in measures
        if counts and row.scorer not in without and row.score is not None:
            found.setdefault((row.source, row.target), []).append((row.scorer, row.score))
    return {cell: tuple(scores) for cell, scores in found.items()}
