"""A plan under examination, with the indexes that rules share, each built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from lfa.checks.lexicon import Reading, lexicon, words
from lfa.checks.places import Places
from lfa.checks.profiles import Profile, profile
from lfa.errors import Fault
from lfa.model.activities import Activity
from lfa.model.assumptions import Assumption
from lfa.model.element import Relation
from lfa.model.indicators import Indicator, Milestone
from lfa.model.plan import Plan
from lfa.model.problems import Problem
from lfa.model.results import Result
from lfa.model.scales import Level
from lfa.model.text import Text
from lfa.terms import term

__all__ = ["Case"]

E = TypeVar("E")
K = TypeVar("K")


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
        self._readings: dict[tuple[str, str], Reading | None] = {}
        self._stems: dict[tuple[str, str], frozenset[str]] = {}

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
    def places(self) -> Places:
        """Where elements and fields stood in the file that was read."""
        return Places(self.plan.origin)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Dangling references and circles."""
        return self.plan.faults()

    # Wording

    def read(self, text: Text | None) -> Reading | None:
        """Listen to a text in its own language; None where nothing is said, or in a language without word lists."""
        if not text:
            return None
        key = (self.language(text), str(text))
        if key not in self._readings:
            lists = lexicon(key[0])
            self._readings[key] = lists.read(key[1]) if lists else None
        return self._readings[key]

    def stems(self, text: Text | None) -> frozenset[str]:
        """Return the beginnings of the words that carry a text, to compare it with others."""
        if not text:
            return frozenset()
        key = (self.language(text), str(text))
        if key not in self._stems:
            lists = lexicon(key[0])
            plain = frozenset(one for one in words(key[1]) if one[0].isalnum())
            self._stems[key] = lists.stems(key[1]) if lists else plain
        return self._stems[key]

    # Trees

    @cached_property
    def standing(self) -> dict[str, str]:
        """Where each problem stands to the focal ones: ``focal``, ``cause``, ``effect`` or ``peer``."""
        tree = self.plan.problems
        found = dict.fromkeys(tree.ids, "peer")
        found.update(dict.fromkeys(self._reached(tree.effects), "effect"))
        found.update(dict.fromkeys(self._reached(tree.causes), "cause"))
        found.update(dict.fromkeys(tree.focals, "focal"))
        return found

    def _reached(self, neighbours: Callable[[str], list[Problem]]) -> set[str]:
        waiting, seen = list(self.plan.problems.focals), set()
        while waiting:
            new = [one.id for one in neighbours(waiting.pop()) if one.id not in seen]
            seen.update(new)
            waiting += new
        return seen

    @cached_property
    def chosen(self) -> set[str]:
        """Objectives that a chosen strategy takes on, its purpose among them."""
        taken = self.plan.strategies.chosen
        return {one for strategy in taken for one in (*strategy.objectives, strategy.purpose) if one}

    # The logframe

    @cached_property
    def results(self) -> dict[Level | None, list[Result]]:
        """Results by level, in order."""
        return _grouped(self.plan.logframe, lambda one: [one.level])

    @cached_property
    def under(self) -> dict[str, list[Result]]:
        """Results by the id of what they lead to."""
        return _grouped(self.plan.logframe, lambda one: one.parents)

    @cached_property
    def indicators(self) -> dict[str | None, list[Indicator]]:
        """Indicators by the id of their result."""
        return _grouped(self.plan.logframe.indicators, lambda one: [one.result])

    @cached_property
    def milestones(self) -> dict[str | None, list[Milestone]]:
        """Milestones by the id of their indicator."""
        return _grouped(self.plan.logframe.milestones, lambda one: [one.indicator])

    @cached_property
    def assumptions(self) -> dict[str | None, list[Assumption]]:
        """Assumptions by the id of their result; preconditions too."""
        return _grouped(self.plan.logframe.assumptions, lambda one: [one.result])

    @cached_property
    def activities(self) -> dict[str | None, list[Activity]]:
        """Activities by the id of their result."""
        return _grouped(self.plan.activities, lambda one: [one.result])

    def word(self, level: Level) -> str:
        """Return what a level is called in the plan's language."""
        return term("choices", f"level.{level.value}", self.plan.language)

    def level(self, indicator: Indicator) -> Level | None:
        """Return the level an indicator measures: its result's, or its own."""
        result = self.plan.logframe.get(indicator.result) if indicator.result else None
        return result.level if result else indicator.level

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


def _grouped(rows: Iterable[E], keys: Callable[[E], Iterable[K]]) -> dict[K, list[E]]:
    found: dict[K, list[E]] = {}
    for one in rows:
        for key in keys(one):
            found.setdefault(key, []).append(one)
    return found


def _base() -> Profile:
    return profile()
