"""The ways to go that were weighed, what they scored, and what was decided and why."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.model.strategies import Score, Strategy
from lfa.reports.cells import cell
from lfa.reports.chapters.needs import marked
from lfa.reports.chapters.votes import board
from lfa.reports.document import Block, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.view import View
from lfa.schema import table

__all__ = ["strategies"]

_DETAILS = (
    "rationale",
    "decider",
    "decided_on",
    "period",
    "decision_reason",
    "decision_reference",
    "dissent",
    "elsewhere",
)


def strategies(view: View) -> Iterator[Block]:
    """Show the choice first, then every strategy, then the scores: advice, not a verdict."""
    known = view.plan.strategies
    if not len(known):
        return
    chosen = "; ".join(view.named(one.id) for one in known.chosen)
    yield Paragraph(view.say("strategy.chosen", names=chosen) if chosen else view.say("strategy.none"))
    for one in known:
        mark = f" – {view.say('strategy.chosen_mark')}" if one.chosen else ""
        yield Heading(f"{view.named(one.id)}{mark}", 3)
        yield Listing(tuple(_details(view, one)))
    if len(known.criteria) and len(known.scores):
        yield Heading(marked(view.plan, view.say("strategy.scores"), known.scores), 3)
        yield _scores(view)
        yield Paragraph(view.say("strategy.advice"))
    yield from board(view.plan)


def _details(view: View, one: Strategy) -> Iterator[Item]:
    columns = {column.name: column for column in table("strategies").columns}
    if one.purpose:
        yield Item(view.named(one.purpose), label=f"{columns['purpose'].heading(view.plan.language)}:")
    if one.objectives:
        yield Item("", label=f"{columns['objectives'].heading(view.plan.language)}:")
    yield from (Item(view.named(id_), 1) for id_ in one.objectives)
    for name in _DETAILS:
        value = cell(columns[name], getattr(one, name), view.plan.language)
        if value:
            yield Item(value, label=f"{columns[name].heading(view.plan.language)}:")
    yield from (Item(mark) for mark in view.marks(one))


def _scores(view: View) -> Grid:
    """One row a criterion, one column a strategy; several scorers stand together in a cell."""
    known = view.plan.strategies
    value = table("scores").column("value")
    given: dict[tuple[str, str], list[Score]] = {}
    for score in known.scores:
        given.setdefault((score.criterion, score.strategy), []).append(score)

    def written(criterion: str, strategy: str) -> str:
        lines = [
            (cell(value, one.value, view.plan.language) or "–") + (f" ({one.scorer})" if one.scorer else "")
            for one in given.get((criterion, strategy), [])
        ]
        return "\n".join(lines)

    weight = table("criteria").column("weight")
    headings = (view.say("strategy.criterion"), weight.heading(view.plan.language), *(one.label for one in known))
    rows = tuple(
        (
            criterion.label,
            cell(weight, criterion.weight, view.plan.language),
            *(written(criterion.id, strategy) for strategy in known.ids),
        )
        for criterion in known.criteria
    )
    return Grid(headings, rows, heads=True)
