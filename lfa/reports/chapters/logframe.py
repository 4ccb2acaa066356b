"""The logframe as a table to paste from, and its indicators one by one."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.analysis.logic import logic
from lfa.model.assumptions import Assumption
from lfa.model.element import Element
from lfa.model.indicators import Indicator
from lfa.model.numbering import codes
from lfa.model.plan import Plan
from lfa.model.results import Result
from lfa.model.scales import AssumptionKind, Level
from lfa.reports.cells import grid
from lfa.reports.document import Block, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.view import View
from lfa.terms import term

__all__ = ["indicators", "logframe", "matrix"]

Row = tuple[str, str, str, str, str]


def logframe(view: View) -> Iterator[Block]:
    """Show the results chain, and the matrix with activities and preconditions under it."""
    frame = view.plan.logframe
    if not (len(frame) or len(frame.indicators) or len(frame.assumptions)):
        return
    if chain := view.figures.get("results-chain"):
        yield chain
    yield matrix(view.plan)
    if sentences := logic(view.plan):
        yield Heading(view.say("read_aloud"), 3)
        yield Listing(tuple(Item(str(one)) for one in sentences))
    if figure := view.figures.get("logframe"):
        yield Heading(view.say("as_picture"), 3)
        yield figure


def matrix(plan: Plan) -> Grid:
    """Return the logframe of a plan as a table of texts.

    Examples
    --------
    >>> plan = Plan("Clean river")
    >>> _ = plan.logframe.add("R1", "Waste water is treated", level="output")
    >>> _ = plan.logframe.indicators.add("I1", "Treated share", result="R1", target="70 %")
    >>> matrix(plan).rows
    (('Output 1', 'Waste water is treated', '1.1 Treated share: target 70 %', '', ''),)
    """
    view = View(plan)
    heads = ("level", "narrative", "indicators", "sources", "assumptions")
    return Grid(tuple(view.say(f"heads.{one}") for one in heads), tuple(Matrix(view).rows()), heads=True)


def indicators(view: View) -> Iterator[Block]:
    """Show indicators with baseline, target and what was measured."""
    frame = view.plan.logframe
    if len(frame.indicators):
        yield Paragraph(view.say("indicators_explained"))
        yield grid(view, "indicators", ("source", "method", "collector"))
    for name in ("milestones", "actuals"):
        if len(getattr(frame, name)):
            yield Heading(term("tables", name, view.plan.language), 3)
            yield grid(view, name)


class Matrix:
    """The rows of a logframe as texts, in the order they are printed."""

    def __init__(self, view: View) -> None:
        self.view, self.plan, self.codes = view, view.plan, codes(view.plan)

    def rows(self) -> Iterator[Row]:
        """Yield results, what stands at a level without a result, activities, preconditions."""
        frame = self.plan.logframe
        for result in frame.ordered():
            yield self._row(self._level(result.level), result, self._of(result.id), self._held_by(result))
        for level in (*Level, None):
            yield from self._homeless(level)
        for activity in self.plan.activities:
            kept = [one for one in self._assumed() if one.activity == activity.id]
            yield self._row(self._level(Level.ACTIVITY), activity, [], kept)
        before = [one for one in frame.assumptions if one.kind is AssumptionKind.PRECONDITION]
        if before:
            yield (self.view.say("heads.preconditions"), "", "", "", self._listed(before))

    def _level(self, level: Level | None) -> str:
        return self.view.say(f"levels.{level}") if level else ""

    def _of(self, result: str) -> list[Indicator]:
        return [one for one in self.plan.logframe.indicators if one.result == result]

    def _assumed(self) -> Iterator[Assumption]:
        return (one for one in self.plan.logframe.assumptions if one.kind is not AssumptionKind.PRECONDITION)

    def _held_by(self, result: Result) -> list[Assumption]:
        return [one for one in self._assumed() if one.result == result.id]

    def _homeless(self, level: Level | None) -> Iterator[Row]:
        """Yield a row for what names no result (or one that is not there), so that nothing is left out."""
        known, frame = self.plan.logframe.ids, self.plan.logframe
        shown = [one for one in frame.indicators if one.result not in known and one.level is level]
        held = [
            one
            for one in self._assumed()
            if one.result not in known and one.activity not in self.plan.activities and one.level is level
        ]
        if shown or held:
            yield (self._level(level), "", *self._measured(shown), self._listed(held))

    def _row(self, level: str, one: Element, shown: list[Indicator], held: list[Assumption]) -> Row:
        code = self.codes.get(one.id)
        head = " ".join(part for part in (level, code) if part)
        return (head, self._said(one), *self._measured(shown), self._listed(held))

    def _said(self, one: Element) -> str:
        return "".join([one.label, *(f" ({mark})" for mark in self.view.marks(one))])

    def _measured(self, shown: list[Indicator]) -> tuple[str, str]:
        return "\n".join(map(self._indicator, shown)), "\n".join(filter(None, map(self._source, shown)))

    def _indicator(self, one: Indicator) -> str:
        values = [
            self.view.say(f"heads.{name}", value=value, year=f" ({year})" if year else "")
            for name, value, year in (
                ("baseline", one.baseline, one.baseline_year),
                ("target", one.target, one.target_year),
            )
            if value
        ]
        told = f"{self._said(one)}: {', '.join(values)}" if values else self._said(one)
        return self._numbered(one, told)

    def _source(self, one: Indicator) -> str:
        parts = [part for part in (one.source, one.method, one.collector, one.frequency) if part]
        return self._numbered(one, "; ".join(parts)) if parts else ""

    def _numbered(self, one: Indicator, text: str) -> str:
        code = self.codes.get(one.id)
        return f"{code} {text}" if code else text

    def _listed(self, held: list[Assumption]) -> str:
        return "\n".join(self._said(one) for one in held)
