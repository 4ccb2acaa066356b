"""The vertical logic of a plan, read aloud: if this, and if that holds, then the next.

References
----------
European Commission (2004), Project Cycle Management Guidelines, on the vertical logic:
assumptions on a row condition the step from that row to the next one up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from lfa.model.activities import Activity
from lfa.model.assumptions import Assumption
from lfa.model.element import Element
from lfa.model.order import sort
from lfa.model.plan import Plan
from lfa.model.results import Result
from lfa.model.scales import ActivityKind, ActivityState, AssumptionKind, Level
from lfa.terms import term

__all__ = ["Sentence", "logic"]


@attrs.frozen
class Sentence:
    """One step upwards.

    Parameters
    ----------
    level : Level
        The level the step reaches; activity for the start.
    means : tuple of str
        Ids of what is done or reached first.
    assumptions : tuple of str
        Ids of what must hold beside them.
    result : str or None
        Id of what is then reached; None for the start of the activities.
    text : str
        The sentence, in the language of the plan.
    """

    level: Level
    means: tuple[str, ...]
    assumptions: tuple[str, ...]
    result: str | None
    text: str

    def __str__(self) -> str:
        return self.text


def logic(plan: Plan) -> tuple[Sentence, ...]:
    """Read the vertical logic of a plan from the bottom to the top.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Sentence
        Preconditions first, then outputs, outcomes and impacts; a result that nothing leads
        to has no sentence.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.logframe.add("R0", "The river is clean", level="outcome")
    >>> _ = plan.logframe.add("R1", "Sewage is treated", level="output", parents="R0")
    >>> _ = plan.activities.add("A1", "Build a plant", result="R1")
    >>> _ = plan.logframe.assumptions.add("AS1", "River flow stays normal", result="R1")
    >>> for sentence in logic(plan):
    ...     print(sentence)
    If this is done: “Build a plant”, then this is reached: “Sewage is treated”.
    If this is reached: “Sewage is treated”, and if this holds: “River flow stays normal”, then this is reached: “The river is clean”.
    """
    return tuple(_sentences(plan, _Rows(plan)))


class _Rows:
    """What stands under each result, and which assumptions condition the step up to it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.done: dict[str, list[Element]] = {}
        for activity in plan.activities:
            if activity.result and not activity.parent and _is_done(activity):
                self.done.setdefault(activity.result, []).append(activity)
        self.under: dict[str, list[Result]] = {}
        for result in plan.logframe:
            for parent in result.parents:
                self.under.setdefault(parent, []).append(result)
        self.by_result: dict[str, list[Assumption]] = {}
        self.by_activity: dict[str, list[Assumption]] = {}
        self.by_level: dict[Level, list[Assumption]] = {}
        for one in plan.logframe.assumptions:
            self._place(one)

    def _place(self, one: Assumption) -> None:
        """Put an assumption with the step it conditions: up to its result's activities, or up from its row."""
        home = self.plan.activities.get(one.activity or "")
        if one.kind is AssumptionKind.PRECONDITION:
            return
        if home is not None and home.result:
            self.by_activity.setdefault(home.result, []).append(one)
        elif one.result and one.level is Level.ACTIVITY:
            self.by_activity.setdefault(one.result, []).append(one)
        elif one.result:
            self.by_result.setdefault(one.result, []).append(one)
        elif one.level:
            self.by_level.setdefault(one.level, []).append(one)

    def beside(self, result: Result, under: Iterable[Result]) -> list[Assumption]:
        """Return the assumptions on the rows below a result."""
        rows = list(under)
        found = [one for row in rows for one in self.by_result.get(row.id, ())]
        levels = dict.fromkeys(row.level for row in rows if row.level and row.level is not result.level)
        return [*found, *(one for level in levels for one in self.by_level.get(level, ()))]


def _is_done(activity: Activity) -> bool:
    """Whether it is work that somebody does: not a date when something is there, and not given up."""
    return activity.state is not ActivityState.CANCELLED and activity.kind is not ActivityKind.MILESTONE


def _sentences(plan: Plan, rows: _Rows) -> Iterator[Sentence]:
    preconditions = plan.logframe.assumptions.preconditions
    if preconditions:
        yield _said(plan, "start", Level.ACTIVITY, (), preconditions, None)
    for result in _upwards(plan):
        if done := rows.done.get(result.id):
            held = [*rows.by_activity.get(result.id, ()), *rows.by_level.get(Level.ACTIVITY, ())]
            yield _said(plan, "do", result.level or Level.OUTPUT, done, held, result)
    for result in _upwards(plan):
        if under := rows.under.get(result.id):
            kind = "contribute" if result.level is Level.IMPACT else "reach"
            yield _said(plan, kind, result.level or Level.OUTCOME, under, rows.beside(result, under), result)


def _upwards(plan: Plan) -> list[Result]:
    """Return the results, what leads to something before that, otherwise in their order; circles come last."""
    logframe = plan.logframe
    ids = [result.id for result in logframe.ordered()]
    risen = sort(ids, lambda one: [parent for parent in logframe[one].parents if parent in logframe])
    return [logframe[one] for one in dict.fromkeys([*risen, *ids])]


def _said(
    plan: Plan, kind: str, level: Level, means: Iterable[Element], held: Iterable[Element], result: Element | None
) -> Sentence:
    first, beside = list(means), list(held)
    key = f"{kind}.{'if' if beside else 'plain'}"
    words = {"means": _listed(plan, first), "held": _listed(plan, beside), "result": _quoted(plan, result)}
    ids = (tuple(one.id for one in first), tuple(one.id for one in beside))
    return Sentence(level, *ids, result.id if result else None, term("logic", key, plan.language, **words))


def _listed(plan: Plan, elements: Iterable[Element]) -> str:
    return term("logic", "and", plan.language).join(_quoted(plan, one) for one in elements)


def _quoted(plan: Plan, element: Element | None) -> str:
    return term("logic", "quoted", plan.language, text=element.label) if element else ""
