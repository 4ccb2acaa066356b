"""The logframe as data: results with their indicators and assumptions. Never a grid."""

from __future__ import annotations

from typing import ClassVar

from lfa.model.assumptions import Assumptions
from lfa.model.collection import Collection
from lfa.model.indicators import Actuals, Indicators, Milestones
from lfa.model.numbers import Numbers
from lfa.model.results import Result
from lfa.model.scales import Level

__all__ = ["Logframe"]

_ORDER = {level: place for place, level in enumerate(Level)}


class Logframe(Collection[Result]):
    """Results in their order, with indicators, milestones, actuals and assumptions beside them.

    Examples
    --------
    >>> logframe = Logframe()
    >>> _ = logframe.add("R0", "The river is clean", level="outcome")
    >>> _ = logframe.add("R1", "Waste water is treated", level="output", parents=["R0"])
    >>> _ = logframe.indicators.add("I1", "Treated share", result="R1", target="70 %")
    >>> [result.id for result in logframe.children("R0")], logframe.codes()
    (['R1'], {'R0': '1', 'R1': '1.1'})
    """

    element = Result
    prefix = "R"
    parts: ClassVar = {
        "indicators": Indicators,
        "milestones": Milestones,
        "actuals": Actuals,
        "assumptions": Assumptions,
    }
    indicators: Indicators
    milestones: Milestones
    actuals: Actuals
    assumptions: Assumptions

    @property
    def results(self) -> Logframe:
        """The results: the logframe itself, by the name of its table."""
        return self

    def at(self, level: Level | str) -> list[Result]:
        """Return the results at a level, in order."""
        return [result for result in self if result.level is Level(level)]

    def children(self, id: str) -> list[Result]:  # noqa: A002 - the field's word
        """Return the results that lead to a result."""
        self[id]
        return [result for result in self if id in result.parents]

    def ordered(self) -> list[Result]:
        """Return the results as a matrix prints them: impacts, then each outcome followed by what is under it.

        A result under several others stands under the first; one whose parents are unknown,
        or that closes a circle, still comes exactly once.
        """
        below: dict[str | None, list[Result]] = {}
        for result in sorted(self, key=lambda one: _ORDER.get(one.level, len(_ORDER)) if one.level else len(_ORDER)):
            home = next((parent for parent in result.parents if self._leads(parent)), None)
            below.setdefault(home, []).append(result)
        done: dict[str, Result] = {}
        waiting = [*reversed(list(self)), *reversed(below.get(None, []))]
        while waiting:
            result = waiting.pop()
            if result.id not in done:
                done[result.id] = result
                waiting.extend(reversed(below.get(result.id, [])))
        return list(done.values())

    def _leads(self, parent: str) -> bool:
        """Whether rows are printed under a parent: impacts head the matrix, nothing stands under them."""
        return parent in self and self[parent].level is not Level.IMPACT

    def codes(self) -> dict[str, str]:
        """Return a number for every result: the pinned one, else counted from the order.

        Impacts have none of their own unless pinned; outcomes are 1, 2 ...; what stands
        under a result adds a part: 1.1, 1.1.1. A number that somebody pinned is passed over.

        Returns
        -------
        dict of str to str
            By id; impacts without a pinned code are left out.
        """
        ordered = self.ordered()
        numbers = Numbers(result.code for result in ordered)
        codes: dict[str, str] = {}
        for result in ordered:
            if result.level is not Level.IMPACT or result.code:
                home = next((parent for parent in result.parents if self._leads(parent) and parent in codes), None)
                codes[result.id] = result.code or numbers.next(codes[home] if home else "")
        return codes
