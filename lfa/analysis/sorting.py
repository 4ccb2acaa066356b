"""Working on the wall: merging cards and taking them apart, parking, placing. Everything can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from lfa.analysis.needs import CardState, Wall
from lfa.analysis.rows import Row
from lfa.errors import InvalidValue
from lfa.model.collection import Collection
from lfa.model.converters import to_ids
from lfa.model.element import Derivation, Element
from lfa.model.needs import Card
from lfa.model.plan import Plan
from lfa.model.scales import CardPrompt, Status

__all__ = [
    "HOMES",
    "Candidate",
    "candidates",
    "merge_cards",
    "park",
    "place",
    "place_all",
    "unmerge_cards",
    "unpark",
    "unplace",
]

#: Where a card may go, by what it answers; the first is taken when nothing is said. An obstacle is a risk to
#: reckon with, or an assumption to hope for.
HOMES: dict[CardPrompt | None, tuple[str, ...]] = {
    CardPrompt.PROBLEM: ("problems",),
    CardPrompt.CAUSE: ("problems",),
    CardPrompt.EFFECT: ("problems",),
    CardPrompt.NEED: ("problems", "objectives"),
    CardPrompt.WISH: ("objectives",),
    CardPrompt.POTENTIAL: ("objectives",),
    CardPrompt.OBSTACLE: ("risks", "assumptions", "problems"),
    CardPrompt.IDEA: ("activities", "strategies", "objectives"),
    CardPrompt.CONFLICT: ("goal_conflicts",),
    CardPrompt.PRIORITY: ("strategies", "objectives"),
    CardPrompt.RESOURCE: ("resources",),
    None: ("problems",),
}


@attrs.frozen
class Candidate(Row):
    """Where an open card could go.

    Parameters
    ----------
    card, statement : str
    prompt : CardPrompt or None
    steps : tuple of str
        Names of tables, the likeliest first.
    """

    card: str
    statement: str
    prompt: CardPrompt | None
    steps: tuple[str, ...]


def merge_cards(plan: Plan, cards: Iterable[str] | str, into: str) -> Card:
    """Let one card stand for others too. All stay, with their authors: voices are not merged.

    Parameters
    ----------
    plan : Plan
    cards : str or iterable of str
        Ids of those that are stood for.
    into : str
        Id of the card that stands for them.

    Returns
    -------
    Card
        The card that stands for them.

    Raises
    ------
    UnknownId
    InvalidValue
        When the card would come to stand for itself.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.needs.add("C1", "Buses are late"), plan.needs.add("C2", "The bus is late")
    >>> _ = merge_cards(plan, "C2", into="C1")
    >>> plan.needs["C2"].merged_into
    'C1'
    >>> _ = unmerge_cards(plan, "C2")
    """
    target = plan.needs[into]
    ids = [plan.needs[one].id for one in to_ids(cards)]
    above = _above(plan, into)
    for one in ids:
        if one in above:
            raise InvalidValue(f"merged_into: {one!r} would stand for itself ({' → '.join([*above, one])})")
    for one in ids:
        plan.needs.update(one, merged_into=into)
    return target


def _above(plan: Plan, id: str) -> list[str]:  # noqa: A002 - the field's word
    way = [id]
    while (into := plan.needs[way[-1]].merged_into) in plan.needs and into not in way:
        way.append(into)  # type: ignore[arg-type]  # it is one of the cards
    return way


def unmerge_cards(plan: Plan, cards: Iterable[str] | str) -> tuple[Card, ...]:
    """Let cards stand for themselves again."""
    return tuple(plan.needs.update(one, merged_into=None) for one in to_ids(cards))


def park(plan: Plan, cards: Iterable[str] | str, reason: str) -> tuple[Card, ...]:
    """Put cards aside, with the reason; they stay on the wall.

    Raises
    ------
    UnknownId
    InvalidValue
        Without a reason.
    """
    if not reason or not reason.strip():
        raise InvalidValue("parked: a card is put aside with a reason, so that its author can be told")
    return tuple(plan.needs.update(one, parked=reason) for one in to_ids(cards))


def unpark(plan: Plan, cards: Iterable[str] | str) -> tuple[Card, ...]:
    """Take cards back that were put aside."""
    return tuple(plan.needs.update(one, parked=None) for one in to_ids(cards))


def place(
    plan: Plan,
    cards: Iterable[str] | str,
    node: str | None = None,
    *,
    step: str | None = None,
    statement: str | None = None,
    **fields: Any,
) -> Element:
    """Let an element of the plan come from cards: one that is there, or a new draft.

    Parameters
    ----------
    plan : Plan
    cards : str or iterable of str
    node : str, optional
        Id of the element that comes from them; None makes a new one.
    step : str, optional
        Name of the table of the new element; told by what the first card answers when left out.
    statement : str, optional
        Its wording; the first card's own when left out.
    **fields
        More fields of the new element.

    Returns
    -------
    Element

    Raises
    ------
    UnknownId
        When a card or the element is not there.
    InvalidValue
        When no card is named, or nothing can be placed in a table of that name.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = (
    ...     plan.needs.add("C1", "Rules forbid it", prompt="obstacle"),
    ...     plan.needs.add("C2", "Trains hourly", prompt="wish"),
    ... )
    >>> place(plan, "C1").id, place(plan, "C2").id
    ('RI1', 'O1')
    >>> plan.risks["RI1"].status, plan.objectives["O1"].sources
    (<Status.DRAFT: 'draft'>, ('C2',))
    """
    ids = to_ids(cards)
    given = [plan.needs[one] for one in ids]
    if not given:
        raise InvalidValue("place takes one card or several (got none)")
    memory = [Derivation(card.id, card.statement and str(card.statement)) for card in given]
    if node is not None:
        return _added(plan, node, memory)
    table = step or HOMES[given[0].prompt][0]
    words = {"statement": statement} if statement else {"statement": given[0].statement}
    made: Element = _home(plan, table).add(None, **{"status": Status.DRAFT, **fields}, **words, derived_from=memory)
    return made


def _added(plan: Plan, node: str, memory: list[Derivation]) -> Element:
    holder = plan.needs.holder_of(node)
    if not isinstance(holder, Collection):
        return plan.problems[node]  # raises, and says what is near
    before = holder[node].derived_from
    new = [one for one in memory if one.id not in {old.id for old in before}]
    updated: Element = holder.update(node, derived_from=(*before, *new))
    return updated


def _home(plan: Plan, table: str) -> Collection[Any]:
    homes: dict[str, Collection[Any]] = {
        "problems": plan.problems,
        "objectives": plan.objectives,
        "strategies": plan.strategies,
        "assumptions": plan.logframe.assumptions,
        "results": plan.logframe,
        "activities": plan.activities,
        "resources": plan.resources,
        "risks": plan.risks,
        "goals": plan.goals,
        "goal_conflicts": plan.conflicts,
        "stakeholders": plan.stakeholders,
    }
    if table not in homes:
        raise InvalidValue(f"step must be one of {', '.join(homes)} (got {table!r})")
    return homes[table]


def unplace(plan: Plan, cards: Iterable[str] | str, node: str) -> Element:
    """Let an element of the plan come from cards no longer; it stays as it is worded."""
    gone = set(to_ids(cards))
    holder = plan.needs.holder_of(node)
    if not isinstance(holder, Collection):
        return plan.problems[node]
    kept = tuple(one for one in holder[node].derived_from if one.id not in gone)
    updated: Element = holder.update(node, derived_from=kept)
    return updated


def candidates(plan: Plan) -> tuple[Candidate, ...]:
    """Say of every open card where it could go, by what it answers.

    A wish can become an objective that no problem stands behind; an obstacle a risk or an
    assumption. So the work may begin in the desired future as well as with what is wrong.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Candidate
    """
    states = Wall(plan).states
    return tuple(
        Candidate(card.id, card.label, card.prompt, HOMES[card.prompt])
        for card in plan.needs
        if states[card.id] is CardState.OPEN
    )


def place_all(plan: Plan, prompt: CardPrompt | str, step: str | None = None) -> tuple[Element, ...]:
    """Draft an element for every open card that answers a question: objectives from wishes, risks from obstacles.

    Parameters
    ----------
    plan : Plan
    prompt : CardPrompt or str
    step : str, optional
        Name of the table; the likeliest for the question when left out.

    Returns
    -------
    tuple of Element
        The drafts, for people to word.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = (
    ...     plan.needs.add("C1", "Trains run hourly", prompt="wish"),
    ...     plan.needs.add("C2", "No drivers", prompt="obstacle"),
    ... )
    >>> [one.id for one in place_all(plan, "wish")], [one.id for one in place_all(plan, "obstacle", "assumptions")]
    (['O1'], ['AS1'])
    >>> place_all(plan, "wish")
    ()
    """
    wanted = CardPrompt(prompt)
    return tuple(place(plan, one.card, step=step) for one in candidates(plan) if one.prompt is wanted)
