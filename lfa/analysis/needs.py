"""The wall of cards: what became of each, and whose words stand behind every node of the trees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

import attrs

from lfa.analysis.rows import Row
from lfa.errors import UnknownId
from lfa.model.needs import Card
from lfa.model.plan import Plan

__all__ = ["CardCount", "CardState", "NodeVoices", "Wall", "count_cards", "node_voices", "states", "voices"]


class CardState(StrEnum):
    """What became of a card: exactly one of these.

    A card is *merged* when another stands for it, *placed* when something in the plan comes from it
    (or from a card that was merged into it), *parked* when it was put aside with a reason, and *open*
    otherwise; the first that holds counts.
    """

    MERGED = "merged"
    PLACED = "placed"
    PARKED = "parked"
    OPEN = "open"


@attrs.frozen
class CardCount(Row):
    """How many cards came in, and what became of them: cards = placed + merged + parked + open.

    Parameters
    ----------
    workshop : str or None
        Id of the workshop; None for all together, or for the cards of none.
    cards, placed, merged, parked, open : int
    """

    workshop: str | None
    cards: int
    placed: int
    merged: int
    parked: int
    open: int


@attrs.frozen
class NodeVoices(Row):
    """Whose words stand behind one node of a tree.

    Parameters
    ----------
    id, statement : str
    cards : tuple of str
        The cards it comes from, those that were merged with them included.
    merged : tuple of str
        Which of them were merged into another.
    organisations : tuple of (str or None, int)
        How many cards come from which organisation, most first; None where none is said.
    sectors : tuple of (str or None, int)
    """

    id: str
    statement: str
    cards: tuple[str, ...]
    merged: tuple[str, ...]
    organisations: tuple[tuple[str | None, int], ...]
    sectors: tuple[tuple[str | None, int], ...]


class Wall:
    """All cards of a plan with what hangs on them, each thing looked up once.

    Parameters
    ----------
    plan : Plan

    Examples
    --------
    >>> plan = Plan()
    >>> for number in range(1, 5):
    ...     _ = plan.needs.add(f"C{number}", "Buses are late")
    >>> _ = plan.needs.update("C2", merged_into="C1"), plan.needs.update("C3", parked="not ours")
    >>> _ = plan.problems.add("P1", "Buses do not run on time", derived_from="C1")
    >>> {id: state.value for id, state in Wall(plan).states.items()}
    {'C1': 'placed', 'C2': 'merged', 'C3': 'parked', 'C4': 'open'}
    >>> Wall(plan).voices("P1")
    ('C1', 'C2')
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.cards: Mapping[str, Card] = {card.id: card for card in plan.needs}

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """The card that stands for each: itself, or the last one that it was merged into.

        Merging that leads round in a circle, or to a card that is not there, merges nothing.
        """
        found: dict[str, str] = {}
        for start in self.cards:
            way = [start]
            while (into := self.cards[way[-1]].merged_into) in self.cards and into not in way and into not in found:
                way.append(into)  # type: ignore[arg-type]  # it is one of the cards
            if into in way:
                found.update({one: one for one in way})
            else:
                found.update(dict.fromkeys(way, found.get(into or "", way[-1])))
        return found

    @cached_property
    def gathered(self) -> Mapping[str, tuple[str, ...]]:
        """The cards that each standing card stands for, itself first."""
        found: dict[str, list[str]] = {}
        for card, standing in self.standing.items():
            found.setdefault(standing, [standing])
            if card != standing:
                found[standing].append(card)
        return {standing: tuple(ids) for standing, ids in found.items()}

    @cached_property
    def derived(self) -> Mapping[str, tuple[str, ...]]:
        """The elements that come from each card straight away; a card is no such element."""
        found: dict[str, list[str]] = {}
        for element in self.plan.elements:
            if not isinstance(element, Card):
                for source in element.sources:
                    found.setdefault(source, []).append(element.id)
        return {source: tuple(ids) for source, ids in found.items()}

    @cached_property
    def states(self) -> Mapping[str, CardState]:
        """The state of every card."""
        return {card: self._state(card) for card in self.cards}

    def _state(self, id: str) -> CardState:  # noqa: A002 - the field's word
        if self.standing[id] != id:
            return CardState.MERGED
        if any(one in self.derived for one in self.gathered[id]):
            return CardState.PLACED
        return CardState.PARKED if self.cards[id].parked else CardState.OPEN

    def voices(self, id: str) -> tuple[str, ...]:  # noqa: A002 - the field's word
        """Return the cards behind an element: those it comes from, however far back, with all merged with them."""
        seen, waiting = {id}, [id]
        found: dict[str, None] = {}
        while waiting:
            name = waiting.pop()
            if name in self.cards:
                found.update(dict.fromkeys(self.gathered[self.standing[name]]))
                continue
            element = self.plan.find(name)
            new = [one for one in (element.sources if element else ()) if one not in seen]
            seen.update(new)
            waiting += reversed(new)
        return tuple(found)

    def count(self, ids: Iterator[str] | None = None, workshop: str | None = None) -> CardCount:
        """Count cards by their state: all, or those named."""
        counts = Counter(self.states[one] for one in (self.cards if ids is None else ids))
        return CardCount(workshop, counts.total(), *(counts[state] for state in _TOLD))


#: In which order the states are told.
_TOLD = (CardState.PLACED, CardState.MERGED, CardState.PARKED, CardState.OPEN)


def states(plan: Plan) -> dict[str, CardState]:
    """Return what became of each card.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    dict of str to CardState
    """
    return dict(Wall(plan).states)


def count_cards(plan: Plan) -> tuple[CardCount, ...]:
    """Count what became of the cards: of all, then of each workshop.

    The law of the wall: cards = placed + merged + parked + open, so that nothing vanishes.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of CardCount
        The first is the sum.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.needs.add("C1", "Buses are late"), plan.needs.add("C2", "Food is dear", parked="later")
    >>> dict(count_cards(plan)[0])
    {'workshop': None, 'cards': 2, 'placed': 0, 'merged': 0, 'parked': 1, 'open': 1}
    """
    wall = Wall(plan)
    homes: dict[str | None, list[str]] = {one.id: [] for one in plan.needs.workshops}
    for card in plan.needs:
        homes.setdefault(card.workshop if card.workshop in homes else None, []).append(card.id)
    parts = tuple(wall.count(iter(ids), home) for home, ids in homes.items() if ids)
    return (wall.count(), *(parts if len(homes) > 1 else ()))


def voices(plan: Plan, id: str) -> tuple[Card, ...]:  # noqa: A002 - the field's word
    """Return the cards behind an element of a plan, those that were merged included.

    Parameters
    ----------
    plan : Plan
    id : str
        Of a problem, an objective, a result ... or of a card: then all that were merged with it.

    Returns
    -------
    tuple of Card

    Raises
    ------
    UnknownId
    """
    if id not in plan:
        raise UnknownId(id)
    return tuple(plan.needs[one] for one in Wall(plan).voices(id))


def node_voices(plan: Plan) -> tuple[NodeVoices, ...]:
    """List for every node of the trees whose words stand behind it.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of NodeVoices
        Problems, then objectives, in order; those without a card too.
    """
    wall = Wall(plan)
    return tuple(
        _voiced(wall, element.id, element.label) for tree in (plan.problems, plan.objectives) for element in tree
    )


def _voiced(wall: Wall, id: str, statement: str) -> NodeVoices:  # noqa: A002 - the field's word
    found = wall.voices(id)
    cards = [wall.cards[one] for one in found]
    organisations = Counter(card.organisation for card in cards).most_common()
    sectors = Counter(card.sector and str(card.sector) for card in cards).most_common()
    merged = tuple(one for one in found if wall.standing[one] != one)
    return NodeVoices(id, statement, found, merged, tuple(organisations), tuple(sectors))
