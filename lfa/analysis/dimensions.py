"""What goals do for the economic, the social and the environmental dimension, gains and losses apart.

The dimensions of sustainability are indivisible: a gain in one does not make good a loss in another.
So nothing is set off against anything unless it is asked for.

References
----------
United Nations (2015), Transforming our world: the 2030 Agenda, preamble: the three dimensions are
integrated and indivisible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from lfa.analysis.cells import Cells, Combine, Scored, cells, exact
from lfa.analysis.rows import Row
from lfa.errors import InvalidValue
from lfa.model.plan import Plan
from lfa.model.scales import Dimension

__all__ = ["DimensionSum", "DimensionVector", "dimension_sums", "dimension_vectors"]

#: The dimensions of each goal.
Dimensions = Mapping[str, Iterable[Dimension | str]]


@attrs.frozen
class DimensionSum(Row):
    """What the goals of one dimension do to those of another.

    Parameters
    ----------
    source, target : Dimension
    positive, negative : float
        Sums of the positive and of the negative scores.
    net : float or None
        Both together; None unless asked for.
    cells : int
        How many scores that is.
    """

    source: Dimension
    target: Dimension
    positive: float
    negative: float
    net: float | None
    cells: int


@attrs.frozen
class DimensionVector(Row):
    """What one goal does to the goals of one dimension.

    Parameters
    ----------
    id : str
    dimension : Dimension
    positive, negative : float
    net : float or None
        None unless asked for.
    cells : int
    """

    id: str
    dimension: Dimension
    positive: float
    negative: float
    net: float | None
    cells: int


def dimension_sums(
    interactions: Scored, dimensions: Dimensions | None = None, *, net: bool = False, combine: Combine = "mean"
) -> tuple[DimensionSum, ...]:
    """Add scores up by the dimensions of the goal that acts and of the goal acted on: three by three.

    Parameters
    ----------
    interactions : Interactions or Plan
    dimensions : mapping, optional
        The dimensions of each goal; those of the plan when a plan is given. A goal of several
        dimensions counts in each of them, so the sums overlap.
    net : bool
        Whether to set gains off against losses.
    combine
        As for `lfa.influence`.

    Returns
    -------
    tuple of DimensionSum
        Nine rows.

    Raises
    ------
    InvalidValue
        If nothing says which dimensions the goals have.

    Examples
    --------
    >>> plan = Plan("Region")
    >>> _ = (
    ...     plan.goals.add("G1", "Growth", dimension="economic"),
    ...     plan.goals.add("G2", "Climate", dimension="environmental"),
    ... )
    >>> _ = plan.interactions.add("G1", "G2", score=-2), plan.interactions.add("G2", "G1", score=1)
    >>> [(one.source.value, one.target.value, one.positive, one.negative) for one in dimension_sums(plan) if one.cells]
    [('economic', 'environmental', 0.0, -2.0), ('environmental', 'economic', 1.0, 0.0)]
    """
    matrix, sides = cells(interactions, combine), _sides(interactions, dimensions)
    found: dict[tuple[Dimension, Dimension], list[float]] = {(a, b): [] for a in Dimension for b in Dimension}
    for (source, target), score in matrix.values.items():
        for one in sides.get(source, ()):
            for other in sides.get(target, ()):
                found[one, other].append(score)
    return tuple(DimensionSum(*pair, **_summed(scores, net)) for pair, scores in found.items())


def dimension_vectors(
    interactions: Scored, dimensions: Dimensions | None = None, *, net: bool = False, combine: Combine = "mean"
) -> tuple[DimensionVector, ...]:
    """Show what each goal does to each dimension, as a vector instead of a sum.

    Parameters
    ----------
    interactions, dimensions, net, combine
        As for `dimension_sums`.

    Returns
    -------
    tuple of DimensionVector
        Three rows a goal.

    Raises
    ------
    InvalidValue
        If nothing says which dimensions the goals have.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> _ = interactions.add("Bus", "Budget", score=-2), interactions.add("Bus", "Climate", score=3)
    >>> dimensions = {"Budget": ["economic"], "Climate": ["environmental"]}
    >>> [(one.dimension.value, one.positive, one.negative) for one in dimension_vectors(interactions, dimensions)][:3]
    [('economic', 0.0, -2.0), ('social', 0.0, 0.0), ('environmental', 3.0, 0.0)]
    """
    matrix, sides = cells(interactions, combine), _sides(interactions, dimensions)
    found: dict[tuple[str, Dimension], list[float]] = {(name, one): [] for name in matrix.ids for one in Dimension}
    for (source, target), score in matrix.values.items():
        for one in sides.get(target, ()):
            found[source, one].append(score)
    return tuple(DimensionVector(*place, **_summed(scores, net)) for place, scores in found.items())


def _sides(interactions: Scored, dimensions: Dimensions | None) -> dict[str, tuple[Dimension, ...]]:
    if dimensions is not None:
        return {name: tuple(map(Dimension, named)) for name, named in dimensions.items()}
    if not isinstance(interactions, Plan):
        raise InvalidValue("dimensions: say which dimensions each goal has, or give the plan that says it.")
    ids = _ids(interactions)
    found = {name: interactions.find(name) for name in ids}
    return {name: tuple(getattr(one, "dimension", ())) for name, one in found.items() if one is not None}


def _ids(plan: Plan) -> tuple[str, ...]:
    matrix: Cells = cells(plan)
    return matrix.ids


def _summed(scores: list[float], net: bool) -> dict[str, Any]:
    positive, negative = exact(sum(one for one in scores if one > 0)), exact(sum(one for one in scores if one < 0))
    whole = exact(positive + negative) if net else None
    return {"positive": positive, "negative": negative, "net": whole, "cells": len(scores)}
