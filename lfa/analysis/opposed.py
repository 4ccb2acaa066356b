"""Indicators that measure the same quantity and want it to go opposite ways.

Cautious on purpose: two wordings count as the same quantity only when nearly all their words are the
same, and never when a place, a target group or a unit tells them apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import attrs

from lfa.model.indicators import Indicator
from lfa.model.plan import Plan
from lfa.model.scales import Direction
from lfa.terms import term

__all__ = ["Opposed", "opposed_indicators"]

#: The part of their words that two wordings must have in common, and endings that make no other word.
ALIKE, ENDING, STEM = 0.7, 3, 4
_WORD = re.compile(r"[^\W_]+")


@attrs.frozen
class Opposed:
    """Two indicators of one quantity: the one that is to rise, and the one that is to fall."""

    rising: Indicator
    falling: Indicator


@attrs.frozen
class _Quantity:
    """What an indicator counts, in bare words, and whether it counts those without it."""

    words: tuple[str, ...]
    negated: bool


def opposed_indicators(plan: Plan) -> Iterator[Opposed]:
    """Yield the pairs of indicators that pull one quantity in opposite directions.

    Parameters
    ----------
    plan : Plan

    Yields
    ------
    Opposed
        In the order of the indicators.

    Examples
    --------
    >>> plan = Plan("Town")
    >>> _ = plan.logframe.indicators.add("I1", "Number of cars in the centre", baseline="9 000", target="6 000")
    >>> _ = plan.logframe.indicators.add("I2", "Cars in the centre", direction="increase")
    >>> [(one.rising.id, one.falling.id) for one in opposed_indicators(plan)]
    [('I2', 'I1')]
    """
    language = plan.language.split("-", maxsplit=1)[0]
    known = []
    for one in plan.logframe.indicators:
        quantity, way = _quantity(str(one.statement or ""), language), _direction(one, language)
        if quantity.words and way:
            known.append((one, quantity, way))
    for (one, first, up), (other, second, also) in combinations(known, 2):
        # Fewer without it is more with it.
        same_way = up * (-1 if first.negated != second.negated else 1) == also
        if not same_way and _same(first, second) and not _told_apart(one, other):
            yield Opposed(one, other) if up > 0 else Opposed(other, one)


def _direction(indicator: Indicator, language: str) -> int:
    """Return 1 for a quantity that is to rise, -1 for one that is to fall, 0 when nothing says it."""
    if indicator.direction is not None:
        return {Direction.INCREASE: 1, Direction.DECREASE: -1}.get(indicator.direction, 0)
    start = indicator.baseline.number if indicator.baseline else None
    end = indicator.target.number if indicator.target else None
    if start is not None and end is not None and start != end:
        return 1 if end > start else -1
    words = set(_words(str(indicator.statement or "")))
    up, down = (bool(words & _listed(key, language)) for key in ("rising", "falling"))
    return int(up) - int(down)


def _quantity(statement: str, language: str) -> _Quantity:
    words = _words(statement)
    idle = _listed("idle", language) | _listed("rising", language) | _listed("falling", language)
    negations = _listed("negations", language)
    bare = tuple(dict.fromkeys(word for word in words if word not in idle and word not in negations))
    return _Quantity(bare, any(word in negations for word in words))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _words(statement: str) -> list[str]:
    return _WORD.findall(_plain(statement))


@cache
def _listed(key: str, language: str) -> frozenset[str]:
    return frozenset(term("impacts", f"quantities.{key}", language).split())


def _same(one: _Quantity, other: _Quantity) -> bool:
    """Tell whether two wordings are about the same thing, endings aside."""
    shared = sum(any(_alike(word, another) for another in other.words) for word in one.words)
    return shared / (len(one.words) + len(other.words) - shared) >= ALIKE


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= STEM and len(one) - common <= ENDING and len(other) - common <= ENDING


def _told_apart(one: Indicator, other: Indicator) -> bool:
    """Tell whether a unit, a place or a group says that two indicators count different things."""
    if one.parent == other.id or other.parent == one.id:
        return True
    pairs = ((getattr(one, name), getattr(other, name)) for name in ("unit", "place", "target_group"))
    return any(a and b and _plain(a) != _plain(b) for a, b in pairs)
