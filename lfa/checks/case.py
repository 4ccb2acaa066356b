"""A plan under examination, with the indexes that rules share, each built once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from lfa.checks.profiles import Profile, profile
from lfa.errors import Fault
from lfa.model.element import Relation
from lfa.model.plan import Plan
from lfa.model.text import Text

__all__ = ["Case"]


class Case:
    """A plan and what rules want to look up in it.

    Parameters
    ----------
    plan : Plan
    profile : Profile, optional
        What holds for the donor; without one, what holds for everybody.
    asked : iterable of str
        Codes that somebody selected or ignored.

    Attributes
    ----------
    judged : set of str
        Codes of the rules that were judged so far.
    used : set of tuple
        Waivers that were needed so far: id of the element (None for the plan) and code as written.
    broken : list of tuple
        Rules that failed so far, with the error.
    """

    def __init__(self, plan: Plan, profile: Profile | None = None, asked: Iterable[str] = ()) -> None:
        self.plan = plan
        self.profile = profile or _base()
        self.asked = tuple(asked)
        self.judged: set[str] = set()
        self.used: set[tuple[str | None, str]] = set()
        self.broken: list[tuple[str, Exception]] = []

    @property
    def limits(self) -> Mapping[str, float]:
        """The numbers of the profile; ``lfa/checks/profiles/base.toml`` names them all."""
        return self.profile.limits

    def language(self, text: Text | None) -> str:
        """Return the language a text stands in, without its region: its own, else the plan's."""
        return ((text.language if text else None) or self.plan.language).split("-")[0]

    @staticmethod
    def key(row: Relation) -> str:
        """Return what a row without an id is called in findings and places: what it joins."""
        return " / ".join(part or "" for part in row.key)

    @cached_property
    def waivers(self) -> dict[str | None, Mapping[str, str]]:
        """Waivers by the id of their element; None for those of the whole plan."""
        found: dict[str | None, Mapping[str, str]] = {None: self.plan.waivers} if self.plan.waivers else {}
        found.update((one.id, one.waivers) for one in self.plan.elements if one.waivers)
        return found

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


def _base() -> Profile:
    return profile()
