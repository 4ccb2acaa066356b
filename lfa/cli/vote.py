"""``lfa vote``: ballots into a plan, and how the dots fell, beside what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lfa.cli.blocks import draw_blocks
from lfa.cli.cards import refuse_loss
from lfa.cli.pairs import pairs
from lfa.cli.plans import keep, open_plan
from lfa.cli.screen import note, show, working
from lfa.cli.words import say
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["command"]


@click.command(
    short_help="Count votes, and set them beside the scores and the decision.",
    epilog="\b\nExample:\n  lfa vote plan.xlsx ballots.csv --limit 3\n  lfa vote plan.xlsx --per-participant",
)
@click.argument("plan")
@click.argument("ballots", required=False)
@click.option("--map", "mapping", multiple=True, metavar="FIELD=HEADING", help="Say what a column of ballots holds.")
@click.option("--workshop", help="Title or id of the workshop: of the ballots, or the only one to count.")
@click.option("--limit", type=click.IntRange(1), help="Dots that one ballot has.")
@click.option("--per-card", type=click.IntRange(1), help="Dots that one ballot may give one card.")
@click.option(
    "--per-participant", is_flag=True, help="Order by dots for each participant, where groups differ in size."
)
@click.option("--top", type=click.IntRange(1), help="How many strategies are chosen; as many as are, if not given.")
@click.option("--encoding", help="Encoding of a text file, where it is guessed wrongly.")
@click.option("--names", is_flag=True, help="Keep names of voters; otherwise numbers take their place.")
@click.option("--dry-run", is_flag=True, help="Count, and write nothing.")
@click.option("-o", "--output", help="Write another file; the plan stays as it is.")
@click.option("--force", is_flag=True, help="Write even where cells of the workbook would be lost.")
def command(
    plan: str,
    ballots: str | None,
    mapping: tuple[str, ...],
    workshop: str | None,
    limit: int | None,
    per_card: int | None,
    per_participant: bool,
    top: int | None,
    encoding: str | None,
    names: bool,
    dry_run: bool,
    output: str | None,
    force: bool,
) -> None:
    """Take ballots into a plan, and show how the dots fell, what the scores advise and what was decided.

    Dots are advice, and so are scores; the decision stands in the sheet of strategies.
    """
    from lfa.analysis.votes import tally
    from lfa.reports.chapters.votes import counted, decided, weighed

    opened = open_plan(plan)
    if ballots:
        _take(opened, ballots, pairs("--map", mapping), workshop, encoding, names)
    home = _home(opened, workshop)
    found = tally(opened, limit=limit, per_card=per_card, workshop=home, per_participant=per_participant)
    if not found.standings:
        show(term("needs", "vote.none", opened.language))
    draw_blocks(counted(opened, found, limit, per_card))
    draw_blocks(weighed(opened, top))
    draw_blocks(decided(opened))
    if not ballots or dry_run:
        if dry_run:
            show(term("cards", "told.dry", opened.language), "yellow")
        return
    if not output:
        refuse_loss(opened, plan, force)
    if loss := keep(opened, output or plan):
        note(str(loss))
    show(say("made", opened.language, name=output or plan))


def _take(
    plan: Plan, ballots: str, mapping: dict[str, str], workshop: str | None, encoding: str | None, names: bool
) -> None:
    from lfa.io.cards import read_votes

    with working(say("reading", plan.language, name=Path(ballots).name)):
        votes, account = read_votes(ballots, plan, mapping, workshop=workshop, encoding=encoding, names=names)
    show(term("needs", "vote.ready", plan.language, count=len(votes)), "green")
    for one in account.notes:
        show(f"  {one}")


def _home(plan: Plan, workshop: str | None) -> str | None:
    """Return the id of the workshop that is named by its id or its title."""
    if workshop is None:
        return None
    for one in plan.needs.workshops:
        if workshop.casefold() in {one.id.casefold(), str(one.statement or "").casefold()}:
            return one.id
    return plan.needs.workshops[workshop].id
