"""Who was heard where, and what nobody answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from lfa.analysis.needs import Wall
from lfa.analysis.pooling import LEAST, persons, small
from lfa.analysis.rows import Row
from lfa.model.element import Element
from lfa.model.fields import fields_of
from lfa.model.needs import Card
from lfa.model.plan import Plan
from lfa.model.scales import Dimension
from lfa.model.tables import PARTS, rows
from lfa.terms import languages, term

__all__ = ["Coverage", "Heard", "Narrow", "Unanswered", "coverage"]

#: By what the voices are told apart; those of persons are pooled when few stand behind them.
KINDS = ("organisation", "sector", "dimension", "area", "perspective", "prompt", "group")
_OF_PERSONS = ("organisation", "sector", "group", "perspective")


@attrs.frozen
class Heard(Row):
    """How far one organisation, sector, dimension, area, perspective or question is heard.

    Parameters
    ----------
    kind : str
        One of organisation, sector, dimension, area, perspective, prompt and group.
    name : str or None
        None for the cards that say nothing of it, and for small groups taken together.
    pooled : int
        How many small groups are taken together here; 0 for a row of one.
    persons : int or None
        Who took part, where that is known.
    cards, placed, merged, parked, open : int
    nodes : tuple of str
        Problems, objectives and whatever else comes from its cards.
    """

    kind: str
    name: str | None
    pooled: int
    persons: int | None
    cards: int
    placed: int
    merged: int
    parked: int
    open: int
    nodes: tuple[str, ...]


@attrs.frozen
class Unanswered(Row):
    """What was asked in a workshop, or a table that sat there, without a card.

    Parameters
    ----------
    workshop : str
    kind : str
        ``prompt`` or ``group``.
    name : str
    """

    workshop: str
    kind: str
    name: str


@attrs.frozen
class Narrow(Row):
    """An objective that touches one dimension of sustainability only."""

    id: str
    statement: str
    dimension: Dimension


@attrs.frozen
class Coverage:
    """What the voices of a plan cover, and what they leave out.

    Parameters
    ----------
    heard : tuple of Heard
    unanswered : tuple of Unanswered
    silent : tuple of str
        Organisations that took part and of which no card is known.
    areas_without_objective : tuple of str
    narrow : tuple of Narrow
        Objectives that touch one dimension only.
    without_gender_note : mapping of str to tuple of str
        By table, the rows that could hold a note on gender and do not.
    without_voice : tuple of str
        Problems and objectives that no card stands behind.
    """

    heard: tuple[Heard, ...]
    unanswered: tuple[Unanswered, ...]
    silent: tuple[str, ...]
    areas_without_objective: tuple[str, ...]
    narrow: tuple[Narrow, ...]
    without_gender_note: Mapping[str, tuple[str, ...]]
    without_voice: tuple[str, ...]

    def of(self, kind: str) -> tuple[Heard, ...]:
        """Return the rows of one kind: ``coverage(plan).of("organisation")``."""
        return tuple(one for one in self.heard if one.kind == kind)


def coverage(plan: Plan, least: int = LEAST) -> Coverage:
    """Tell who is heard where in a plan, and what nobody answered.

    An area is any theme of the plan, area of a card or area of a goal. An objective touches the
    areas and dimensions of the cards behind it and those among its tags.

    Parameters
    ----------
    plan : Plan
    least : int
        Groups with fewer persons are taken together, so that nobody is known by being one of two.

    Returns
    -------
    Coverage

    Examples
    --------
    >>> plan = Plan("Region", themes=["Transport", "Food"])
    >>> _ = plan.needs.add("C1", "Buses are late", area="Transport", dimension="social")
    >>> _ = plan.objectives.add("O1", "Buses run on time", derived_from="C1")
    >>> found = coverage(plan)
    >>> found.areas_without_objective, found.narrow[0].dimension.value, found.of("area")[0].nodes
    (('Food',), 'social', ('O1',))
    """
    wall = Wall(plan)
    return Coverage(
        tuple(row for kind in KINDS for row in _heard(wall, kind, least)),
        tuple(_unanswered(plan)),
        _silent(plan),
        _areas_without(wall),
        tuple(_narrow(wall)),
        _without_gender_note(plan),
        tuple(one.id for tree in (plan.problems, plan.objectives) for one in tree if not wall.voices(one.id)),
    )


# Who is heard


def _heard(wall: Wall, kind: str, least: int) -> Iterator[Heard]:
    groups: dict[str | None, list[str]] = {}
    for card in wall.cards.values():
        for name in _names(card, kind):
            groups.setdefault(name, []).append(card.id)
    counts = persons(wall.plan, kind) if kind in {"organisation", "sector", "group"} else _in_cards(groups)
    pooled = small(counts, groups, least) if kind in _OF_PERSONS else frozenset()
    known = counts if kind in _OF_PERSONS[:3] and len(wall.plan.needs.participations) else {}
    if set(groups) - {None}:
        for name, ids in groups.items():
            if name is not None and name not in pooled:
                yield _row(wall, kind, name, ids, 0, known.get(name))
    if pooled:
        ids = [one for name in pooled for one in groups[name]]
        yield _row(wall, kind, None, ids, len(pooled), sum(known.get(name, 0) for name in pooled) or None)
    if None in groups and len(groups) > 1:
        yield _row(wall, kind, None, groups[None], 0, None)


def _in_cards(groups: Mapping[str | None, list[str]]) -> dict[str, int]:
    return {name: len(ids) for name, ids in groups.items() if name is not None}


def _names(card: Card, kind: str) -> tuple[str | None, ...]:
    value = getattr(card, kind)
    if isinstance(value, tuple):
        return tuple(str(one) for one in value) or (None,)
    return (str(value),) if value else (None,)


def _row(wall: Wall, kind: str, name: str | None, ids: Iterable[str], pooled: int, persons: int | None) -> Heard:
    listed = list(ids)
    count = wall.count(iter(listed))
    standing = {wall.standing[one] for one in listed}
    near = dict.fromkeys(member for one in standing for member in wall.gathered[one])
    nodes = dict.fromkeys(node for one in near for node in wall.derived.get(one, ()))
    ordered = tuple(element.id for element in wall.plan.elements if element.id in nodes) if nodes else ()
    return Heard(
        kind, name, pooled, persons, count.cards, count.placed, count.merged, count.parked, count.open, ordered
    )


# What is missing


def _unanswered(plan: Plan) -> Iterator[Unanswered]:
    given = {(card.workshop, str(card.prompt)) for card in plan.needs if card.prompt}
    seated = {(card.workshop, card.group) for card in plan.needs if card.group}
    for workshop in plan.needs.workshops:
        for prompt in workshop.prompts:
            if (workshop.id, str(prompt)) not in given:
                yield Unanswered(workshop.id, "prompt", str(prompt))
        for group in workshop.groups:
            if (workshop.id, group) not in seated:
                yield Unanswered(workshop.id, "group", group)


def _silent(plan: Plan) -> tuple[str, ...]:
    heard = {card.organisation for card in plan.needs}
    there = dict.fromkeys(one.organisation for one in plan.needs.participations if one.organisation)
    return tuple(one for one in there if one not in heard)


def _areas_without(wall: Wall) -> tuple[str, ...]:
    plan = wall.plan
    areas = dict.fromkeys(plan.themes)
    areas |= dict.fromkeys(str(card.area) for card in plan.needs if card.area)
    areas |= dict.fromkeys(str(goal.area) for goal in plan.goals if goal.area)
    met = {_folded(area) for objective in plan.objectives for area in _touched(wall, objective, _areas_of)}
    return tuple(area for area in areas if _folded(area) not in met)


def _narrow(wall: Wall) -> Iterator[Narrow]:
    for objective in wall.plan.objectives:
        found = dict.fromkeys(_touched(wall, objective, _dimensions_of))
        if len(found) == 1:
            yield Narrow(objective.id, objective.label, Dimension(next(iter(found))))


def _touched(wall: Wall, element: Element, of: Callable[[Card], tuple[str, ...]]) -> Iterator[str]:
    """Yield what an objective touches: by the cards behind it, and by its own tags and heading."""
    for one in wall.voices(element.id):
        yield from of(wall.cards[one])
    if of is _dimensions_of:
        yield from (known for tag in element.tags if (known := _dimension_words().get(_folded(tag))))
    else:
        yield from element.tags
        if cluster := getattr(element, "cluster", None):
            yield str(cluster)


def _areas_of(card: Card) -> tuple[str, ...]:
    return (str(card.area),) if card.area else ()


def _dimensions_of(card: Card) -> tuple[str, ...]:
    return tuple(str(one) for one in card.dimension)


def _dimension_words() -> dict[str, str]:
    words = {_folded(term("choices", f"dimension.{one}", code)): str(one) for code in languages() for one in Dimension}
    return words | {str(one): str(one) for one in Dimension}


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def _without_gender_note(plan: Plan) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for table in PARTS:
        listed = [row for row in rows(plan, table) if isinstance(row, Element)]
        if listed and any(field.name == "gender_note" for field in fields_of(type(listed[0]))):
            found[table] = tuple(row.id for row in listed if getattr(row, "gender_note", None) is None)
    return {table: ids for table, ids in found.items() if ids}
