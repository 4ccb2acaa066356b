"""``lfa paper``: cards, ballots and scoring sheets to print for a workshop."""

from __future__ import annotations

from pathlib import Path

import click

from lfa.cli.plans import open_plan, refuse_existing
from lfa.cli.screen import show, working
from lfa.cli.words import say

__all__ = ["command"]


@click.command(
    short_help="Print cards, ballots or scoring sheets for a workshop.",
    epilog="\b\nExample:\n  lfa paper plan.xlsx --ballots --dots 3 -o ballots.pdf",
)
@click.argument("plan")
@click.option("--cards", "what", flag_value="cards", default=True, help="Cards with their ids, to cut apart.")
@click.option("--ballots", "what", flag_value="ballots", help="Ballots with numbers.")
@click.option("--scoring", "what", flag_value="scoring", help="Blank sheets to score strategies and goals on.")
@click.option("-o", "--output", help="File to write: .pdf, .svg or .png. Beside the plan if not given.")
@click.option("--page", default="A4", show_default=True, help="Paper size.")
@click.option("--workshop", help="Id of a workshop: its cards only, and a ballot for each who took part.")
@click.option("--on", "ids", multiple=True, metavar="ID", help="What is printed or voted on; may be repeated.")
@click.option("--blank", default=0, type=click.IntRange(0, 1000), help="Blank cards to write on.")
@click.option("--count", type=click.IntRange(1, 2000), help="How many ballots.")
@click.option("--dots", default=3, show_default=True, type=click.IntRange(1), help="Dots of each ballot.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(
    plan: str,
    what: str,
    output: str | None,
    page: str,
    workshop: str | None,
    ids: tuple[str, ...],
    blank: int,
    count: int | None,
    dots: int,
    force: bool,
) -> None:
    """Set cards, ballots or scoring sheets on paper, ready to print.

    Ballots have numbers, not names: the number is what holds the limit of dots when they are typed in.
    """
    from lfa.plot.paper import print_out

    opened = open_plan(plan)
    target = Path(output) if output else Path(plan).with_name(f"{Path(plan).stem}-{what}.pdf")
    refuse_existing(target, force or bool(output), opened.language)
    with working(say("writing", opened.language, name=target.name)):
        made = print_out(
            opened, what, page, workshop=workshop, ids=ids or None, blank=blank, count=count, dots=dots
        ).save(target)
    for one in made:
        show(say("made", opened.language, name=one))
