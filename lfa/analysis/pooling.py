"""Small groups together, so that nobody is known by being one of two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lfa.model.plan import Plan

__all__ = ["LEAST", "persons", "small"]

#: Groups of fewer persons than this are pooled in tables of voices.
LEAST = 3


def persons(plan: Plan, field: str = "organisation") -> dict[str, int]:
    """Count who stands behind each organisation, sector or group, as well as it is known.

    Parameters
    ----------
    plan : Plan
    field : str
        ``organisation``, ``sector`` or ``group``.

    Returns
    -------
    dict of str to int
        Those who took part, the most in any one workshop, where it was counted; else how many
        pseudonyms signed cards; else how many cards there are, for nothing better is known.
    """
    counted = _counted(plan, field)
    signed: dict[str, set[str]] = {}
    cards: dict[str, int] = {}
    for card in plan.needs:
        name = getattr(card, field, None)
        if name:
            cards[str(name)] = cards.get(str(name), 0) + 1
            if card.author:
                signed.setdefault(str(name), set()).add(f"{card.workshop} {card.author}")
    return {
        name: counted.get(name) or len(signed.get(name, ())) or number for name, number in (cards | counted).items()
    }


def _counted(plan: Plan, field: str) -> dict[str, int]:
    together: dict[tuple[str, str], int] = {}
    for one in plan.needs.participations:
        name = getattr(one, field)
        if name:
            number = one.count.number if one.count is not None else 1 if one.person else None
            together[str(name), one.workshop] = together.get((str(name), one.workshop), 0) + int(number or 0)
    most: dict[str, int] = {}
    for (name, _), number in together.items():
        most[name] = max(most.get(name, 0), number)
    return most


def small(counts: Mapping[str, int], names: Iterable[str | None], least: int = LEAST) -> frozenset[str]:
    """Return which of some groups are to be pooled: those with fewer persons than the least.

    A single small group is pooled with the next smallest, for pooled alone it would be known.

    Examples
    --------
    >>> sorted(small({"A": 9, "B": 2, "C": 4}, ["A", "B", "C"])), sorted(small({"A": 9, "B": 3}, ["A", "B"]))
    (['B', 'C'], [])
    """
    there = [name for name in dict.fromkeys(names) if name is not None]
    found = {name for name in there if 0 < counts.get(name, 0) < least}
    others = sorted((name for name in there if name not in found), key=lambda name: counts.get(name, 0))
    if found and sum(counts.get(name, 0) for name in found) < least and others:
        found.add(others[0])
    return frozenset(found)
