"""A plan under examination, with the indexes that rules share, each built once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar, cast

from lfa.errors import Fault
from lfa.model.plan import Plan

__all__ = ["Case"]

S = TypeVar("S")


class Case:
    """A plan and what rules want to look up in it.

    Parameters
    ----------
    plan : Plan
    settings : mapping, optional
        What a donor or a programme asks for, by name: ``outcomes`` (how many at most), ``indicators_max`` ...
    """

    def __init__(self, plan: Plan, settings: Mapping[str, object] | None = None) -> None:
        self.plan = plan
        self.settings = dict(settings or {})

    def setting(self, name: str, default: S) -> S:
        """Return what the donor asks for, or else what the method advises."""
        return cast("S", self.settings.get(name, default))

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Dangling references and circles."""
        return self.plan.faults()

    @cached_property
    def linked_problems(self) -> set[str]:
        """Problems with any link, feedback links among them."""
        return {end for link in self.plan.problems.links for end in link.ends}

    @cached_property
    def near_focal(self) -> set[str]:
        """Problems that hang together with a focal one, whatever the direction of the links."""
        tree = self.plan.problems
        beside: dict[str, list[str]] = {one: [] for one in tree.ids}
        for link in tree.links:
            beside[link.cause].append(link.effect)
            beside[link.effect].append(link.cause)
        seen = set(tree.focals)
        waiting = list(seen)
        while waiting:
            new = [one for one in beside[waiting.pop()] if one not in seen]
            seen.update(new)
            waiting += new
        return seen

    @cached_property
    def answered(self) -> set[str]:
        """Problems that an objective comes from."""
        return {source for objective in self.plan.objectives for source in objective.sources}
