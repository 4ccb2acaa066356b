"""What two parts of a plan both need or both touch: a resource, a budget line, a place, a target group.

Sharing is no conflict. It is worth a question only where few share it, in different branches of the plan,
and at the same time; what nearly everybody names is merely where the plan takes place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any, Final

import attrs

from lfa.model.activities import Activity
from lfa.model.element import Element
from lfa.model.order import path
from lfa.model.plan import Plan
from lfa.model.results import Result
from lfa.terms import languages, term

__all__ = ["Shared", "shared_things"]

#: What more branches than this name is commonplace; so is what more than half name, where this many name any.
FEW: Final = 3
#: Columns of these headings are understood in the user's own columns too.
_HEADINGS: Final = {
    "shared_place": "activities.place",
    "shared_target_group": "activities.target_group",
    "shared_resource": "goal_conflicts.shared_resource",
    "shared_budget_line": "resources.category",
}
#: Kinds that two can use one after the other.
_IN_TURN: Final = {"shared_resource", "shared_place", "shared_target_group"}


@attrs.frozen
class Shared:
    """Two elements that name the same thing.

    Parameters
    ----------
    a, b : str
        Ids of activities, results, objectives or goals.
    kind : str
        "shared_resource", "shared_budget_line", "shared_place" or "shared_target_group".
    thing : str
        What they share, as it was first written.
    """

    a: str
    b: str
    kind: str
    thing: str


@attrs.frozen
class _Named:
    """That an element names a thing."""

    kind: str
    thing: str
    bearer: str


def shared_things(plan: Plan) -> Iterator[Shared]:
    """Yield the pairs of elements that name the same resource, budget line, place or target group.

    Parameters
    ----------
    plan : Plan

    Yields
    ------
    Shared
        Only where they stand in different branches, where neither leads to the other, where few others
        name the same, and where what can be used in turn is not used in turn.

    Examples
    --------
    >>> plan = Plan("Town")
    >>> _ = (
    ...     plan.logframe.add("R1", "Buses run", level="output"),
    ...     plan.logframe.add("R2", "Roads are mended", level="output"),
    ... )
    >>> _ = plan.activities.add("A1", "Drive", result="R1"), plan.activities.add("A2", "Dig", result="R2")
    >>> _ = plan.resources.add("B1", "The depot", activity="A1"), plan.resources.add("B2", "the depot", activity="A2")
    >>> [(one.a, one.b, one.thing) for one in shared_things(plan)]
    [('A1', 'A2', 'The depot')]
    """
    homes = _Homes(plan)
    groups: dict[tuple[str, str], list[_Named]] = {}
    branches: dict[str, set[str]] = {}
    for one in _named(plan):
        groups.setdefault((one.kind, _plain(one.thing)), []).append(one)
        branches.setdefault(one.kind, set()).add(homes.of(one.bearer))
    for (kind, _), named in groups.items():
        if _is_commonplace({homes.of(one.bearer) for one in named}, branches[kind]):
            continue
        bearers = list(dict.fromkeys(one.bearer for one in named))
        for a, b in combinations(bearers, 2):
            if homes.apart(a, b) and not (kind in _IN_TURN and homes.in_turn(a, b)):
                yield Shared(a, b, kind, named[0].thing)


def _is_commonplace(sharing: set[str], naming: set[str]) -> bool:
    return len(sharing) > FEW or (len(naming) > FEW and 2 * len(sharing) > len(naming))


def _named(plan: Plan) -> Iterator[_Named]:
    """Yield what the elements of a plan name."""
    lines = _budget_lines(plan)
    for one in plan.resources:
        bearer = one.activity or one.result
        if bearer and one.statement and not _is_kind(str(one.statement)):
            yield _Named("shared_resource", str(one.statement), bearer)
        if bearer and one.category and one.category in lines and not _is_kind(one.category):
            yield _Named("shared_budget_line", one.category, bearer)
    for activity in plan.activities:
        yield from _fields(activity)
    for result in plan.logframe:
        yield from _fields(result)
    for element in (*plan.objectives, *plan.logframe, *plan.activities, *plan.goals):
        yield from _own_columns(element)


def _fields(element: Activity | Result) -> Iterator[_Named]:
    for name in ("place", "target_group"):
        value = getattr(element, name, None)
        if value:
            yield _Named(f"shared_{name}", str(value), element.id)


def _own_columns(element: Element) -> Iterator[_Named]:
    for heading, value in element.extra.items():
        kind = _headings().get(_plain(heading))
        if kind and value is not None and str(value).strip():
            yield _Named(kind, str(value), element.id)


def _budget_lines(plan: Plan) -> set[str]:
    """Return the categories that are lines of a budget, not merely the kinds of resources under another name."""
    kinds: dict[str, set[Any]] = {}
    for one in plan.resources:
        if one.category:
            kinds.setdefault(one.category, set()).add(one.kind)
    by_kind: dict[Any, int] = {}
    for found in kinds.values():
        for kind in found:
            by_kind[kind] = by_kind.get(kind, 0) + 1
    return {
        name for name, found in kinds.items() if not all(kind and len(found) == by_kind[kind] == 1 for kind in found)
    }


class _Homes:
    """Where the elements of a plan stand to one another."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def of(self, bearer: str) -> str:
        """Return the branch of an element: for an activity its result, for anything else the element itself."""
        element = self.plan.find(bearer)
        return element.result if isinstance(element, Activity) and element.result else bearer

    def apart(self, a: str, b: str) -> bool:
        """Tell whether two elements stand in different branches, and neither leads to the other."""
        one, other = self.of(a), self.of(b)
        return one != other and not self._leads(one, other) and not self._leads(other, one)

    def _leads(self, start: str, goal: str) -> bool:
        plan = self.plan
        if start in plan.logframe and goal in plan.logframe:
            return bool(path(start, goal, lambda name: plan.logframe[name].parents if name in plan.logframe else ()))
        if start in plan.objectives and goal in plan.objectives:
            return bool(path(start, goal, lambda name: [end.id for end in plan.objectives.ends(name)]))
        found = plan.find(start)
        return found is not None and goal in found.sources

    def in_turn(self, a: str, b: str) -> bool:
        """Tell whether one activity ends before the other begins, by its dates or by what it waits for."""
        one, other = self.plan.find(a), self.plan.find(b)
        if not (isinstance(one, Activity) and isinstance(other, Activity)):
            return False
        return _before(one, other) or _before(other, one) or self._waits(a, b) or self._waits(b, a)

    def _waits(self, later: str, earlier: str) -> bool:
        plan = self.plan
        return bool(
            path(later, earlier, lambda name: plan.activities[name].depends_on if name in plan.activities else ())
        )


def _before(one: Activity, other: Activity) -> bool:
    end, start = (when.date if when else None for when in (one.end, other.start))
    return end is not None and start is not None and end < start


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .,;:")


@cache
def _headings() -> dict[str, str]:
    """Return the headings, in every language, under which elements name what they share."""
    return {_plain(term("columns", key, language)): kind for language in languages() for kind, key in _HEADINGS.items()}


@cache
def _kinds() -> frozenset[str]:
    from lfa.model.scales import ResourceKind

    return frozenset(
        _plain(term("choices", f"{ResourceKind.key()}.{kind}", language))
        for language in languages()
        for kind in ResourceKind
    )


def _is_kind(statement: str) -> bool:
    """Tell whether a resource or a budget line is only called what kind it is."""
    return _plain(statement) in _kinds()
