"""Cards put together: by what they say of themselves, by where they hang, or by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor, hypot

from lfa.analysis.needs import CardState, Wall
from lfa.errors import InvalidValue
from lfa.model.converters import to_ids
from lfa.model.needs import Card
from lfa.model.plan import Plan

__all__ = ["WAYS", "cluster_cards", "put_together"]

#: By what cards can be put together.
WAYS = ("cluster", "area", "tag", "prompt", "group", "colour", "dimension", "organisation", "sector", "position")


def cluster_cards(
    plan: Plan, by: str = "cluster", *, distance: float | None = None, merged: bool = False
) -> dict[str | None, tuple[str, ...]]:
    """Put the cards of a plan together.

    Parameters
    ----------
    plan : Plan
    by : str
        One of `WAYS`. A card with several tags or dimensions stands in several clusters. ``position``
        joins cards that hang near each other on the board (columns ``x`` and ``y`` of the export).
    distance : float, optional
        How near is near, for ``position``; when left out, one and a half times the usual distance
        from a card to the next.
    merged : bool
        Whether cards that another stands for are told too.

    Returns
    -------
    dict of str or None to tuple of str
        Ids by heading, in the order of the wall; under None those that say nothing of it.

    Raises
    ------
    InvalidValue
        For a way that does not exist.

    Examples
    --------
    >>> plan = Plan()
    >>> for text, x in (("Buses", 1), ("Trains", 2), ("Food", 50)):
    ...     _ = plan.needs.add(None, text, area="Travel" if x < 9 else None, extra={"x": x, "y": 0})
    >>> cluster_cards(plan, "area")
    {'Travel': ('C1', 'C2'), None: ('C3',)}
    >>> cluster_cards(plan, "position", distance=5)
    {'1': ('C1', 'C2'), '2': ('C3',)}
    """
    if by not in WAYS:
        raise InvalidValue(f"by must be one of {', '.join(WAYS)} (got {by!r})")
    states = Wall(plan).states
    cards = [card for card in plan.needs if merged or states[card.id] is not CardState.MERGED]
    if by == "position":
        return _by_position(cards, distance)
    found: dict[str | None, list[str]] = {}
    for card in cards:
        for heading in _headings(card, by) or (None,):
            found.setdefault(heading, []).append(card.id)
    ordered = [*(one for one in found if one is not None), *([None] if None in found else [])]
    return {heading: tuple(found[heading]) for heading in ordered}


def put_together(plan: Plan, cards: Iterable[str] | str, heading: str | None) -> tuple[Card, ...]:
    """Put cards under a heading by hand, or under none."""
    return tuple(plan.needs.update(one, cluster=heading) for one in to_ids(cards))


def _headings(card: Card, by: str) -> tuple[str, ...]:
    value = card.tags if by == "tag" else getattr(card, by)
    return tuple(str(one) for one in value) if isinstance(value, tuple) else (str(value),) if value else ()


# By position

_Spot = tuple[str, float, float]


def _by_position(cards: Iterable[Card], distance: float | None) -> dict[str | None, tuple[str, ...]]:
    spots: list[_Spot] = []
    nowhere = []
    for card in cards:
        x, y = card.extra.get("x"), card.extra.get("y")
        if _is_number(x) and _is_number(y):
            spots.append((card.id, float(x), float(y)))  # type: ignore[arg-type]  # numbers, as was just seen
        else:
            nowhere.append(card.id)
    near = distance if distance is not None else 1.5 * _usual(spots)
    groups = _joined(spots, near) if near > 0 else [[one[0]] for one in spots]
    found: dict[str | None, tuple[str, ...]] = {str(number): tuple(ids) for number, ids in enumerate(groups, 1)}
    return found | ({None: tuple(nowhere)} if nowhere else {})


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _usual(spots: list[_Spot]) -> float:
    """Return the middle one of the distances from each card to the next in reading order of a sample."""
    some = spots[:300]
    nearest = [
        min(gaps)
        for name, x, y in some
        if (gaps := [hypot(x - a, y - b) for other, a, b in some if other != name and (a, b) != (x, y)])
    ]
    return sorted(nearest)[len(nearest) // 2] if nearest else 0.0


def _joined(spots: list[_Spot], near: float) -> list[list[str]]:
    """Join spots that lie near each other, and through each other; only neighbouring squares are looked at."""
    squares: dict[tuple[int, int], list[int]] = {}
    parent = list(range(len(spots)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for number, (_, x, y) in enumerate(spots):
        square = (floor(x / near), floor(y / near))
        for other in _around(square, squares):
            if hypot(x - spots[other][1], y - spots[other][2]) <= near:
                first, second = sorted((root(number), root(other)))
                parent[second] = first
        squares.setdefault(square, []).append(number)
    groups: dict[int, list[str]] = {}
    for number, (name, _, _) in enumerate(spots):
        groups.setdefault(root(number), []).append(name)
    return list(groups.values())


def _around(square: tuple[int, int], squares: dict[tuple[int, int], list[int]]) -> Iterator[int]:
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            yield from squares.get((square[0] + across, square[1] + down), ())
