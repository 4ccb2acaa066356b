"""Indicators and goals that are about the same quantity and want it to go opposite ways.

Cautious on purpose: two wordings count as the same quantity only when nearly all their words are the
same, and never when a place, a target group or a unit tells them apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import attrs

from lfa.model.element import Element
from lfa.model.indicators import Indicator
from lfa.model.plan import Plan
from lfa.model.scales import Direction
from lfa.terms import term

__all__ = ["Opposed", "opposed_directions"]

#: The part of their words that two wordings must have in common, and endings that make no other word.
ALIKE, ENDING, STEM = 0.7, 3, 4
_WORD = re.compile(r"[^\W_]+")


@attrs.frozen
class Opposed:
    """Two elements about one quantity: the one that wants it to rise, and the one that wants it to fall."""

    rising: Element
    falling: Element


@attrs.frozen
class _Quantity:
    """What an indicator counts, in bare words, and whether it counts those without it."""

    words: tuple[str, ...]
    negated: bool


def opposed_directions(plan: Plan) -> Iterator[Opposed]:
    """Yield the pairs that pull one quantity in opposite directions.

    Parameters
    ----------
    plan : Plan

    Yields
    ------
    Opposed
        Indicators, whose direction is said, follows from baseline and target, or stands in their words;
        and objectives, results and goals whose words say a direction.

    Examples
    --------
    >>> plan = Plan("Town")
    >>> _ = plan.logframe.indicators.add("I1", "Number of cars in the centre", baseline="9 000", target="6 000")
    >>> _ = plan.logframe.indicators.add("I2", "Cars in the centre", direction="increase")
    >>> [(one.rising.id, one.falling.id) for one in opposed_directions(plan)]
    [('I2', 'I1')]
    """
    language = plan.language.split("-", maxsplit=1)[0]
    known = [(one, *found) for one in _elements(plan) if (found := _read(one, language))]
    for left, right in _near(known):
        (one, first, up), (other, second, also) = known[left], known[right]
        # Fewer without it is more with it.
        same_way = up * (-1 if first.negated != second.negated else 1) == also
        if not same_way and _same(first, second) and not _told_apart(one, other):
            yield Opposed(one, other) if up > 0 else Opposed(other, one)


def _near(known: Sequence[tuple[Element, _Quantity, int]]) -> list[tuple[int, int]]:
    """Return the pairs worth comparing, in order: those with enough words that begin alike."""
    beginnings = [frozenset(word[:STEM] for word in quantity.words) for _, quantity, _ in known]
    holding: dict[str, list[int]] = {}
    for number, found in enumerate(beginnings):
        for beginning in sorted(found):
            holding.setdefault(beginning, []).append(number)
    pairs = {pair for numbers in holding.values() for pair in combinations(numbers, 2)}
    return sorted((a, b) for a, b in pairs if _may_be_same(beginnings[a], beginnings[b]))


def _may_be_same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= ALIKE * (len(one) + len(other) - shared)


def _elements(plan: Plan) -> Iterator[Element]:
    yield from plan.logframe.indicators
    yield from plan.objectives
    yield from plan.logframe
    yield from plan.goals


def _read(element: Element, language: str) -> tuple[_Quantity, int] | None:
    """Return what an element is about and which way it is to go; None where either is not said."""
    quantity = _quantity(str(element.statement or ""), language)
    way = _direction(element, language) if isinstance(element, Indicator) else _worded(element, language)
    return (quantity, way) if quantity.words and way else None


def _direction(indicator: Indicator, language: str) -> int:
    """Return 1 for a quantity that is to rise, -1 for one that is to fall, 0 when nothing says it."""
    if indicator.direction is not None:
        return {Direction.INCREASE: 1, Direction.DECREASE: -1}.get(indicator.direction, 0)
    start = indicator.baseline.number if indicator.baseline else None
    end = indicator.target.number if indicator.target else None
    if start is not None and end is not None and start != end:
        return 1 if end > start else -1
    return _worded(indicator, language)


def _worded(element: Element, language: str) -> int:
    """Return the direction that the words of a statement say."""
    words = set(_words(str(element.statement or "")))
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


def _told_apart(one: Element, other: Element) -> bool:
    """Tell whether a unit, a place or a group says that two are about different things, or one is part of the other."""
    if {one.id, other.id} & {
        *one.sources,
        *other.sources,
        getattr(one, "parent", None),
        getattr(other, "parent", None),
    }:
        return True
    pairs = ((getattr(one, name, None), getattr(other, name, None)) for name in ("unit", "place", "target_group"))
    return any(a and b and _plain(a) != _plain(b) for a, b in pairs)
