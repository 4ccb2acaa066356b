r"""Cross-impact analysis: how goals act on one another, directly and through others.

With :math:`I_{ij}` the score of row *i* on column *j* (no entry where nobody scored):

- out :math:`D_i = \sum_j I_{ij}`, in :math:`\sum_i I_{ij}`;
- second order :math:`S_i = f \sum_j I_{ij} D_j` with the factor *f* = ½. Feedback *i → j → i* is included,
  and minus times minus is plus: weakening a goal that weakens others counts as a gain;
- total :math:`T_i = D_i + S_i`;
- intensity of a pair :math:`C_{ij} = \max(0, -I_{ij}) + \max(0, -I_{ji})`, 0 to 6; its net
  :math:`I_{ij} + I_{ji}`; conflictedness :math:`K_i = \sum_j C_{ij}`.

References
----------
Weitz, Carlsen, Nilsson and Skånberg (2018), Towards systemic and contextual priority setting for
implementing the 2030 Agenda, Sustainability Science 13: first and second order influence; the
factor and the feedback agree with the values published with its data.
Nilsson, Griggs and Visbeck (2016), Nature 534: the scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

import attrs

from lfa.analysis.cells import Cells, Combine, Scored, cells, exact
from lfa.analysis.rows import Row

__all__ = ["FACTOR", "Influence", "Pair", "PairKind", "conflict_pairs", "influence", "ranked", "totals"]

#: What an effect through another goal weighs, beside a direct one.
FACTOR: Final = 0.5


@attrs.frozen
class Influence(Row):
    """What one goal does to the others, and they to it.

    Parameters
    ----------
    id : str
    out, in_ : float
        Sums of its row and of its column.
    second_order, total : float
        What it does through others, and that together with `out`.
    rank : int or None
        1 for the highest total. Equal totals keep the order of the matrix, and `tied` names the
        others; None where no cell of the row or column is scored.
    conflictedness : float
        Intensities of all its pairs.
    share : float or None
        Conflictedness over all that was scored in its row and column, signs aside.
    net : float
        `out` less `in_`: above zero it gives more than it gets.
    rank_out : int or None
        Its rank by `out` alone: what the second order changed.
    scored, cells : int
        How many cells of its row and column are scored, and how many could be.
    tied : tuple of str
        Goals with the same total.
    """

    id: str
    out: float
    in_: float
    second_order: float
    total: float
    rank: int | None
    conflictedness: float
    share: float | None
    net: float
    rank_out: int | None
    scored: int
    cells: int
    tied: tuple[str, ...] = ()


class PairKind(StrEnum):
    """How two goals act on each other.

    Examples
    --------
    >>> PairKind("mutual").label("sv")
    'ömsesidig konflikt'
    """

    MUTUAL = "mutual"
    ONE_WAY = "one_way"
    AMBIVALENT = "ambivalent"
    SYNERGY = "synergy"
    NONE = "none"

    def label(self, language: str = "en") -> str:
        """Name it for people."""
        from lfa.terms import term

        return term("impacts", f"pairs.{self.value}", language)


@attrs.frozen
class Pair(Row):
    """Two goals and how they act on each other.

    Parameters
    ----------
    a, b : str
        In the order of the matrix.
    a_to_b, b_to_a : float or None
        The two scores; None where a direction is not scored.
    intensity : float
        What is negative in them, 0 to 6.
    net : float
        Their sum.
    kind : PairKind
        "mutual" when both are negative, "ambivalent" when one is negative and one positive, "one_way"
        when one is negative and the other is zero or not scored, "synergy" when something is positive
        and nothing negative, otherwise "none".
    """

    a: str
    b: str
    a_to_b: float | None
    b_to_a: float | None
    intensity: float
    net: float
    kind: PairKind


def influence(interactions: Scored, *, factor: float = FACTOR, combine: Combine = "mean") -> tuple[Influence, ...]:
    """Add up how strongly each goal acts on the others, directly and through others.

    Parameters
    ----------
    interactions : Interactions or Plan
    factor : float
        What an effect through another goal weighs beside a direct one.
    combine : {"mean", "median", "lowest", "highest"}
        What several scores of one cell become. Cells without a score are left out.

    Returns
    -------
    tuple of Influence
        A row a goal, in the order of the matrix; ``pandas.DataFrame(rows)`` makes a table of them.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", -2), ("A", "C", 2), ("B", "C", 1), ("C", "A", -1)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> for row in influence(interactions):
    ...     print(row.id, row.out, row.in_, row.second_order, row.total, row.rank, row.conflictedness)
    A 0.0 -1.0 -2.0 -2.0 3 3.0
    B 1.0 -2.0 -0.5 0.5 1 2.0
    C -1.0 3.0 0.0 -1.0 2 1.0

    References
    ----------
    Weitz, Carlsen, Nilsson and Skånberg (2018), Sustainability Science 13, on second order influence.
    """
    matrix = cells(interactions, combine)
    out, into = _sums(matrix)
    total = totals(matrix, factor)
    conflict = _conflictedness(matrix)
    weight, scored = _strength(matrix)
    by_total, by_out = ranked(total, scored), ranked(out, scored)
    equal: dict[float, list[str]] = {}
    for name in by_total:
        equal.setdefault(total[name], []).append(name)
    return tuple(
        Influence(
            id=name,
            out=out[name],
            in_=into[name],
            second_order=exact(total[name] - out[name]),
            total=total[name],
            rank=by_total.get(name),
            conflictedness=conflict[name],
            share=exact(conflict[name] / weight[name]) if weight[name] else None,
            net=exact(out[name] - into[name]),
            rank_out=by_out.get(name),
            scored=scored[name],
            cells=sum(matrix.applies(name, other) + matrix.applies(other, name) for other in matrix.ids),
            tied=tuple(other for other in equal.get(total[name], ()) if other != name and name in by_total),
        )
        for name in matrix.ids
    )


def totals(matrix: Cells, factor: float = FACTOR) -> dict[str, float]:
    """Return first and second order influence together, by goal."""
    out, _ = _sums(matrix)
    onward = dict.fromkeys(matrix.ids, 0.0)
    for (source, target), value in matrix.values.items():
        onward[source] += value * out[target]
    return {name: exact(out[name] + factor * onward[name]) for name in matrix.ids}


def ranked(values: Mapping[str, float], scored: Mapping[str, int]) -> dict[str, int]:
    """Rank goals, the highest first; equal ones in order, and none that nobody scored.

    Examples
    --------
    >>> ranked({"A": 1.0, "B": 2.0, "C": 2.0, "D": 0.0}, {"A": 1, "B": 1, "C": 1, "D": 0})
    {'B': 1, 'C': 2, 'A': 3}
    """
    order = sorted((name for name in values if scored[name]), key=lambda name: -values[name])
    return {name: place for place, name in enumerate(order, 1)}


def _sums(matrix: Cells) -> tuple[dict[str, float], dict[str, float]]:
    out, into = dict.fromkeys(matrix.ids, 0.0), dict.fromkeys(matrix.ids, 0.0)
    for (source, target), value in matrix.values.items():
        out[source] += value
        into[target] += value
    return {name: exact(one) for name, one in out.items()}, {name: exact(one) for name, one in into.items()}


def _conflictedness(matrix: Cells) -> dict[str, float]:
    found = dict.fromkeys(matrix.ids, 0.0)
    for cell, value in matrix.values.items():
        for name in cell:
            found[name] += max(0.0, -value)
    return {name: exact(value) for name, value in found.items()}


def _strength(matrix: Cells) -> tuple[dict[str, float], dict[str, int]]:
    """Return, by goal, the sum of all scores without their signs, and how many there are."""
    weight, count = dict.fromkeys(matrix.ids, 0.0), dict.fromkeys(matrix.ids, 0)
    for cell, value in matrix.values.items():
        for name in cell:
            weight[name] += abs(value)
            count[name] += 1
    return weight, count


# Pairs


def conflict_pairs(interactions: Scored, *, every: bool = False, combine: Combine = "mean") -> tuple[Pair, ...]:
    """List the pairs of goals in which at least one works against the other, the strongest first.

    Parameters
    ----------
    interactions : Interactions or Plan
    every : bool
        Whether to list all pairs with a score, those in synergy and without effect too.
    combine : {"mean", "median", "lowest", "highest"}
        What several scores of one cell become.

    Returns
    -------
    tuple of Pair
        By intensity, then in the order of the matrix. A positive direction never softens a negative
        one: it shows in `net` and in the kind, not in the intensity.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", -2), ("B", "A", 1), ("A", "C", 2), ("C", "B", -1)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> [(pair.a, pair.b, pair.intensity, pair.net, str(pair.kind)) for pair in conflict_pairs(interactions)]
    [('A', 'B', 2.0, -1.0, 'ambivalent'), ('B', 'C', 1.0, -1.0, 'one_way')]
    """
    found = [pair for pair in _pairs(cells(interactions, combine)) if every or pair.intensity]
    return tuple(sorted(found, key=lambda pair: -pair.intensity))


def _pairs(matrix: Cells) -> Iterator[Pair]:
    place = {name: n for n, name in enumerate(matrix.ids)}
    joined = {(a, b) if place[a] < place[b] else (b, a) for a, b in matrix.values}
    for a, b in sorted(joined, key=lambda pair: (place[pair[0]], place[pair[1]])):
        there, back = matrix.get(a, b), matrix.get(b, a)
        scores = [score for score in (there, back) if score is not None]
        yield Pair(a, b, there, back, exact(sum(max(0.0, -one) for one in scores)), exact(sum(scores)), _kind(scores))


def _kind(scores: Iterable[float]) -> PairKind:
    listed = list(scores)
    negative, positive = sum(one < 0 for one in listed), sum(one > 0 for one in listed)
    if not negative:
        return PairKind.SYNERGY if positive else PairKind.NONE
    if negative == 2:
        return PairKind.MUTUAL
    return PairKind.AMBIVALENT if positive else PairKind.ONE_WAY
