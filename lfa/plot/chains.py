"""The results chain: the results of a logframe, and its activities, as a tree that can be laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from lfa.model.activities import Activity
from lfa.model.logframe import Logframe
from lfa.model.scales import Level


@frozen
class Step:
    """A result or an activity, with its number before its words."""

    id: str
    statement: str
    role: str


@frozen
class Join:
    """What leads to what."""

    cause: str
    effect: str
    feedback: bool = False


class Chain:
    """A logframe seen as means and ends, bottom up.

    Examples
    --------
    >>> from lfa.model.logframe import Logframe
    >>> logframe = Logframe()
    >>> _ = logframe.add("R0", "The river is clean", level="outcome")
    >>> _ = logframe.add("R1", "Waste water is treated", level="output", parents=["R0"])
    >>> chain = Chain(logframe, [], "en")
    >>> [step.statement for step in chain], chain.focals
    (['1 The river is clean', '1.1 Waste water is treated'], ('R0',))
    """

    def __init__(self, logframe: Logframe, activities: Sequence[Activity], language: str) -> None:
        codes = logframe.codes()
        self.language = language
        self.steps = [
            Step(one.id, f"{codes.get(one.id, '')} {one.statement or one.id}".strip(), str(one.level or ""))
            for one in logframe.ordered()
        ]
        self.steps += [Step(one.id, str(one.statement or one.id), "activity") for one in activities]
        known = {step.id for step in self.steps}
        pairs = [(one.id, parent) for one in logframe for parent in one.parents]
        pairs += [(one.id, one.result) for one in activities if one.result]
        self.links = tuple(Join(a, b) for a, b in dict.fromkeys(pairs) if a in known and b in known and a != b)
        outcomes = [one.id for one in logframe if one.level is Level.OUTCOME]
        self.focals = tuple(outcomes[:1])

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)
