"""Missions in a report: the map, what to look at, who carries what, what was learned, and the registers."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.analysis.overviews import Overview, attention, overview
from lfa.analysis.portfolio import portfolio
from lfa.reports.chapters.registers import register
from lfa.reports.document import Block, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.view import View
from lfa.terms import term

__all__ = ["missions"]

#: What stands under which picture, in order: the table that says the same, or more.
_SHOWN = (("mission-map", "digest"), ("portfolio", "ended"), ("actors", "loads"), ("approach", "approach"))
_TABLES = (
    *("wild_problems", "problem_statements", "missions", "recommendations", "trial_actions", "next_steps"),
    *("learnings", "efforts", "outcome_claims"),
)


def missions(view: View) -> Iterator[Block]:
    """Show missions and trial actions: what there is, what to look at, and the tables."""
    plan = view.plan
    counts = portfolio(plan).counts
    if any(counts.values()):
        yield Paragraph(term("portfolio", "counts", plan.language, **counts))
    found = _gathered(view)
    if found:
        yield Heading(term("portfolio", "overviews.attention", plan.language), 3)
        yield Listing(tuple(Item(f"{head}: {'; '.join(which)}.") for head, which in found.items()))
    for kind, name in _SHOWN:
        yield from _shown(view, kind, overview(plan, name))
    evidence = overview(plan, "evidence")
    if evidence.rows:
        yield Heading(evidence.title, 3)
        yield _grid(evidence)
    yield from register(*_TABLES)(view)


def _gathered(view: View) -> dict[str, list[str]]:
    """Return what to look at, by its kind: the ids of it all would be one long list of the same."""
    found: dict[str, list[str]] = {}
    for key, which, more in attention(view.plan, portfolio(view.plan)):
        head = term("portfolio", f"attention.{key}", view.plan.language)
        found.setdefault(head, []).append(f"{which} ({more})" if more else which)
    return found


def _shown(view: View, kind: str, made: Overview) -> Iterator[Block]:
    if figure := view.figures.get(kind):
        yield Heading(figure.title, 3)
        yield figure
    if made.rows:
        if not figure or figure.title != made.title:
            yield Heading(made.title, 3)
        yield _grid(made)


def _grid(made: Overview) -> Grid:
    used = [place for place, _ in enumerate(made.heads) if any(row[place] is not None for row in made.rows)]
    rows = tuple(tuple("" if row[place] is None else str(row[place]) for place in used) for row in made.rows)
    return Grid(tuple(made.heads[place] for place in used), rows)
