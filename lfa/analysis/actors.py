"""Who carries what: the roles of actors in recommendations and trial actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from lfa.analysis.missions import mission_of
from lfa.analysis.rows import Row
from lfa.model.missions import Recommendation
from lfa.model.plan import Plan
from lfa.model.trials import NextStep, TrialAction

__all__ = [
    "ROLES",
    "Commitments",
    "Load",
    "SinglePoint",
    "commitments",
    "loads",
    "open_items",
    "single_points",
    "waiting",
]

#: The roles an actor may have in an action, heaviest first.
ROLES: Final = ("lead", "contributor", "next_step", "joined")

Item = TrialAction | Recommendation


@attrs.frozen
class Commitments:
    """Actors by actions, with the roles of each in each.

    Parameters
    ----------
    actors : tuple of str
        Ids, in the order of the plan; also those that do nothing yet.
    items : tuple of str
        Ids of trial actions, and of recommendations that nobody has made an action of.
    roles : mapping of (str, str) to tuple of str
        The roles by actor and item, of `ROLES`; pairs without a role are left out.
    """

    actors: tuple[str, ...]
    items: tuple[str, ...]
    roles: Mapping[tuple[str, str], tuple[str, ...]]

    def of(self, actor: str) -> dict[str, tuple[str, ...]]:
        """Return the roles of an actor, by item."""
        return {item: self.roles[actor, item] for item in self.items if (actor, item) in self.roles}

    def within(self, item: str) -> dict[str, tuple[str, ...]]:
        """Return the roles in an item, by actor."""
        return {actor: self.roles[actor, item] for actor in self.actors if (actor, item) in self.roles}


def open_items(plan: Plan) -> tuple[Item, ...]:
    """Return what is still to be carried: actions that are not over, and recommendations without any action."""
    tried = {one.recommendation for one in plan.missions.trial_actions}
    going = [one for one in plan.missions.trial_actions if not one.closed]
    return (*going, *(one for one in plan.missions.recommendations if one.id not in tried))


def commitments(plan: Plan, *, closed: bool = True) -> Commitments:
    """Return who has which role where.

    Who joined a recommendation, and who is responsible for a next step that is not done, is
    counted in the trial actions of that recommendation.

    Parameters
    ----------
    plan : Plan
    closed : bool
        Whether to count actions that are over.

    Returns
    -------
    Commitments

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.actors.add("ACT1", "College A"), plan.actors.add("ACT2", "Union B")
    >>> _ = plan.missions.trial_actions.add("T1", "Evening classes", lead="ACT1", contributors=["ACT2"])
    >>> commitments(plan).within("T1")
    {'ACT1': ('lead',), 'ACT2': ('contributor',)}
    """
    items: dict[str, Item] = {one.id: one for one in open_items(plan)}
    if closed:
        tried = {one.recommendation for one in plan.missions.trial_actions}
        every = (*plan.missions.trial_actions, *plan.missions.recommendations)
        items = {one.id: one for one in every if isinstance(one, TrialAction) or one.id not in tried}
    found: dict[tuple[str, str], set[str]] = {}
    steps = waiting(plan)
    for item in items.values():
        for actor, role in _roles(plan, item, steps):
            found.setdefault((actor, item.id), set()).add(role)
    known = tuple(dict.fromkeys([*plan.actors.ids, *(actor for actor, _ in found)]))
    roles = {pair: tuple(role for role in ROLES if role in had) for pair, had in found.items()}
    return Commitments(known, tuple(items), roles)


def waiting(plan: Plan) -> dict[str, list[NextStep]]:
    """Return the next steps that are not done, by what they move on."""
    found: dict[str, list[NextStep]] = {}
    for step in plan.missions.next_steps:
        if step.action and not step.done_on:
            found.setdefault(step.action, []).append(step)
    return found


def _roles(plan: Plan, item: Item, steps: Mapping[str, Iterable[NextStep]]) -> Iterator[tuple[str, str]]:
    """Yield the actors of an item, each with a role."""
    above: Recommendation | None = item if isinstance(item, Recommendation) else None
    if isinstance(item, TrialAction):
        above = plan.missions.recommendations.get(item.recommendation or "")
        if item.lead:
            yield item.lead, "lead"
        yield from ((actor, "contributor") for actor in item.contributors)
    if above:
        yield from ((actor, "joined") for actor in above.joined_by)
    for name in dict.fromkeys([item.id, *([above.id] if above else [])]):
        for step in steps.get(name, ()):
            yield from ((actor, "next_step") for actor in step.responsible)


@attrs.frozen
class Load(Row):
    """How much one actor carries.

    Parameters
    ----------
    actor : str
        Id.
    lead, contributor, next_step, joined : int
        In how many items it has that role.
    total : int
        In how many items it has any.
    """

    actor: str
    lead: int
    contributor: int
    next_step: int
    joined: int
    total: int


def loads(plan: Plan) -> tuple[Load, ...]:
    """Count what each actor carries of what is not over, the most first.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Load
        Actors that carry something.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.actors.add("ACT1", "College A")
    >>> for id in ("T1", "T2"):
    ...     _ = plan.missions.trial_actions.add(id, "Evening classes", lead="ACT1")
    >>> [(one.actor, one.lead, one.total) for one in loads(plan)]
    [('ACT1', 2, 2)]
    """
    who = commitments(plan, closed=False)
    counted = []
    for actor in who.actors:
        roles = who.of(actor)
        if roles:
            times = {role: sum(role in had for had in roles.values()) for role in ROLES}
            counted.append(Load(actor, **times, total=len(roles)))
    return tuple(sorted(counted, key=lambda one: (-one.total, -one.lead)))


@attrs.frozen
class SinglePoint(Row):
    """An actor without whom something stands still.

    Parameters
    ----------
    actor : str
        Id.
    alone : tuple of str
        Ids of items that nobody else carries.
    missions : tuple of str
        Ids of missions with several actions that would have no lead left.
    """

    actor: str
    alone: tuple[str, ...]
    missions: tuple[str, ...]


def single_points(plan: Plan) -> tuple[SinglePoint, ...]:
    """Find the actors that something hangs on entirely.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of SinglePoint
        In the order of the actors.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.actors.add("ACT1", "College A"), plan.missions.add("MI1", "Everyone learns")
    >>> _ = plan.missions.trial_actions.add("T1", "Evening classes", lead="ACT1", mission="MI1")
    >>> single_points(plan)[0].alone
    ('T1',)
    """
    who = commitments(plan, closed=False)
    alone = {item: next(iter(had)) for item in who.items if len(had := who.within(item)) == 1}
    only = _only_leads(plan)
    found = (SinglePoint(actor, _keys(alone, actor), _keys(only, actor)) for actor in who.actors)
    return tuple(one for one in found if one.alone or one.missions)


def _keys(held: Mapping[str, str], actor: str) -> tuple[str, ...]:
    return tuple(one for one, by in held.items() if by == actor)


def _only_leads(plan: Plan) -> dict[str, str]:
    """Return the missions with several open actions that one and the same actor leads, with that actor."""
    leads: dict[str, list[str]] = {}
    for action in _going(plan):
        mission = mission_of(plan, action)
        if mission and action.lead:
            leads.setdefault(mission, []).append(action.lead)
    return {mission: had[0] for mission, had in leads.items() if len(had) > 1 and len(set(had)) == 1}


def _going(plan: Plan) -> Iterable[TrialAction]:
    return (one for one in plan.missions.trial_actions if not one.closed)
