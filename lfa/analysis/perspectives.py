"""Several readings of one problem: who has been heard on it before it is turned into objectives."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from lfa.analysis.needs import Wall
from lfa.analysis.rows import Row
from lfa.model.needs import Card
from lfa.model.plan import Plan
from lfa.model.voices import Perspective

__all__ = ["ENOUGH", "Readings", "gate", "readings"]

#: So many different points of view are several.
ENOUGH = 2


@attrs.frozen
class Readings(Row):
    """How one problem is read, and from where.

    Parameters
    ----------
    problem, statement : str
    perspectives : tuple of str
        Ids of the readings that were recorded.
    views : tuple of str
        The points of view: a sector, or an organisation where none is said; those of the
        readings and those of the cards behind the problem; for a focal problem those on its causes too.
    objectives : tuple of str
        What was derived from it already.
    """

    problem: str
    statement: str
    perspectives: tuple[str, ...]
    views: tuple[str, ...]
    objectives: tuple[str, ...]


def readings(plan: Plan) -> tuple[Readings, ...]:
    """List the readings of every problem.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Readings
        In the order of the problems.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.problems.add("P1", "Staff cannot be found")
    >>> _ = plan.needs.perspectives.add("PV1", "Shifts end when no bus runs", problem="P1", sector="company")
    >>> _ = plan.needs.perspectives.add("PV2", "Nobody trains for it", problem="P1", sector="education")
    >>> readings(plan)[0].views
    ('company', 'education')
    """
    wall = Wall(plan)
    said: dict[str | None, list[str]] = {}
    for one in plan.needs.perspectives:
        said.setdefault(one.problem, []).append(one.id)
    derived: dict[str, list[str]] = {}
    for objective in plan.objectives:
        for source in objective.sources:
            derived.setdefault(source, []).append(objective.id)
    focals = set(plan.problems.focals)
    return tuple(
        Readings(
            problem.id,
            problem.label,
            tuple(said.get(problem.id, ())),
            _views(wall, _branch(plan, problem.id, problem.id in focals), said),
            tuple(derived.get(problem.id, ())),
        )
        for problem in plan.problems
    )


def _branch(plan: Plan, problem: str, focal: bool) -> tuple[str, ...]:
    """Return the problem, and for a focal one its causes too: who speaks of them speaks of it."""
    found: dict[str, None] = {problem: None}
    waiting = [problem] if focal else []
    while waiting:
        new = [one.id for one in plan.problems.causes(waiting.pop()) if one.id not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)


def _views(wall: Wall, problems: tuple[str, ...], said: Mapping[str | None, list[str]]) -> tuple[str, ...]:
    speaking: list[Perspective | Card] = [
        wall.plan.needs.perspectives[one] for problem in problems for one in said.get(problem, ())
    ]
    speaking += [wall.cards[one] for problem in problems for one in wall.voices(problem)]
    sectors = {one.organisation: one.sector for one in speaking if one.organisation and one.sector}
    found: dict[str, None] = {}
    for one in speaking:
        view = one.sector or sectors.get(one.organisation or "") or one.organisation
        if view:
            found[str(view)] = None
    return tuple(found)


def gate(plan: Plan, enough: int = ENOUGH) -> tuple[Readings, ...]:
    """List the problems that objectives were derived from before several perspectives were recorded.

    Looks at the focal problems, and at every problem that has a recorded reading; and only in a plan that
    records who speaks, by perspectives or by cards of organisations.

    Parameters
    ----------
    plan : Plan
    enough : int
        How many points of view are asked for.

    Returns
    -------
    tuple of Readings
        Those with fewer: stay a while longer with the problem.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = (
    ...     plan.problems.add("P1", "Staff cannot be found"),
    ...     plan.objectives.add("O1", "Staff are found", derived_from="P1"),
    ... )
    >>> plan.problems.focal = "P1"
    >>> gate(plan)
    ()
    >>> _ = plan.needs.perspectives.add("PV1", "Shifts end when no bus runs", problem="P1", sector="company")
    >>> [(one.problem, one.views) for one in gate(plan)]
    [('P1', ('company',))]
    """
    speaks = len(plan.needs.perspectives) or any(card.organisation or card.sector for card in plan.needs)
    if not speaks:
        return ()
    focals = set(plan.problems.focals)
    return tuple(
        one
        for one in readings(plan)
        if one.objectives and (one.problem in focals or one.perspectives) and len(one.views) < enough
    )
