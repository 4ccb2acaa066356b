"""The results chain: the results of a logframe, and its activities, as a tree that can be laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from lfa.model.activities import Activity
from lfa.model.logframe import Logframe
from lfa.model.scales import AssumptionKind, Level
from lfa.terms import donor_word, term


@frozen
class Step:
    """A result or an activity, with its number before its words."""

    id: str
    statement: str
    role: str
    status: Any = None


@frozen
class Join:
    """What leads to what."""

    cause: str
    effect: str
    feedback: bool = False


@frozen
class Condition:
    """An assumption with its number, and the elements whose step upward it conditions."""

    code: str
    statement: str
    steps: tuple[str, ...]


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
            Step(one.id, f"{codes.get(one.id, '')} {one.statement or one.id}".strip(), str(one.level or ""), one.status)
            for one in logframe.ordered()
        ]
        self.steps += [Step(one.id, str(one.statement or one.id), "activity", one.status) for one in activities]
        known = {step.id for step in self.steps}
        pairs = [(one.id, parent) for one in logframe for parent in one.parents]
        pairs += [(one.id, one.result) for one in activities if one.result]
        self.links = tuple(Join(a, b) for a, b in dict.fromkeys(pairs) if a in known and b in known and a != b)
        outcomes = [one.id for one in logframe if one.level is Level.OUTCOME]
        self.focals = tuple(outcomes[:1])
        self.conditions = tuple(self._conditions(logframe))

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    @property
    def ranks(self) -> dict[str, int]:
        """The column of each element, counted from the impact."""
        levels = [str(level) for level in Level]
        return {step.id: levels.index(step.role) if step.role in levels else 0 for step in self.steps}

    def _conditions(self, logframe: Logframe) -> Iterator[Condition]:
        """Number the assumptions; preconditions and what stands in no row are told, and stand at no link."""
        letter = term("pictures", "assumption_letter", self.language)
        for n, one in enumerate(logframe.assumptions, 1):
            said = " ".join(str(one.statement or one.id).split())
            if one.kind is AssumptionKind.PRECONDITION:
                said = f"{said} ({term('pictures', 'legend.precondition', self.language)})"
                yield Condition(f"{letter}{n}", said, ())
            else:
                yield Condition(f"{letter}{n}", said, tuple(self._held(one)))

    def _held(self, assumption: Any) -> Iterator[str]:
        named = {assumption.result, assumption.activity} - {None}
        for step in self.steps:
            if step.id in named or (not named and assumption.level and step.role == str(assumption.level)):
                yield step.id


def level_words(language: str, dialect: str | None, roles: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Name the levels that occur as the donor does, for the legend.

    Examples
    --------
    >>> level_words("en", "usaid", ["outcome"])
    (('outcome', 'Purpose'),)
    """
    return tuple((str(level), donor_word(str(level), language, dialect)) for level in Level if str(level) in roles)
