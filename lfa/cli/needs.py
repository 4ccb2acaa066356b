"""``lfa needs``: the wall of cards at a glance, with what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from lfa.cli.blocks import draw_blocks
from lfa.cli.plans import hint_at_account, open_plan
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.model.plan import Plan
    from lfa.reports.document import Block

__all__ = ["command"]


@click.command(
    short_help="Show what became of the cards, and who is heard where.",
    epilog="\b\nExample:\n  lfa needs plan.xlsx",
)
@click.argument("plan")
@click.option("--alike", default=0.8, show_default=True, help="From this likeness on, cards are shown as alike.")
@click.option("--most", default=20, show_default=True, type=click.IntRange(1), help="Most rows of each list.")
def command(plan: str, alike: float, most: int) -> None:
    """Show what became of the cards: placed, merged, parked or open; and who is heard where.

    Lists cards that may say the same and where open cards could go. Nothing is changed: merge,
    park and place cards in the sheets of the workbook.
    """
    opened = open_plan(plan)
    draw_blocks(_blocks(opened, alike, most))
    hint_at_account(opened, plan)


def _blocks(plan: Plan, alike: float, most: int) -> Iterator[Block]:
    from lfa.reports.chapters.needs import heard, law, missing, nodes, states
    from lfa.reports.document import Heading, Item, Listing, Paragraph

    language = plan.language
    yield Paragraph(law(plan))
    if not len(plan.needs):
        return
    yield states(plan)
    yield from _suggested(plan, alike, most)
    if any(len(tree) for tree in (plan.problems, plan.objectives)):
        yield Heading(term("needs", "heading.nodes", language))
        yield nodes(plan)
    yield Heading(term("needs", "heading.coverage", language))
    yield heard(plan)
    yield Heading(term("needs", "heading.missing", language))
    yield Listing(tuple(Item(one) for one in missing(plan)))


def _suggested(plan: Plan, alike: float, most: int) -> Iterator[Block]:
    from lfa.analysis.duplicates import duplicates
    from lfa.analysis.sorting import candidates
    from lfa.reports.chapters.needs import named
    from lfa.reports.document import Grid, Heading

    def column(*names: str) -> tuple[str, ...]:
        return tuple(term("needs", f"column.{name}", plan.language) for name in names)

    if pairs := duplicates(plan, alike)[:most]:
        yield Heading(term("needs", "heading.duplicates", plan.language))
        rows = [(named(plan, one.card), named(plan, one.other), f"{one.likeness:.0%}") for one in pairs]
        yield Grid(column("card", "other", "likeness"), tuple(rows))
    if going := candidates(plan)[:most]:
        yield Heading(term("needs", "heading.candidates", plan.language))
        homes = [(one, ", ".join(term("tables", step, plan.language) for step in one.steps)) for one in going]
        yield Grid(column("card", "into"), tuple((named(plan, one.card), home) for one, home in homes))
