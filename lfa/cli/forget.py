"""``lfa forget``: a person out of a plan, everywhere."""

from __future__ import annotations

import click

from lfa.cli.cards import refuse_loss
from lfa.cli.plans import keep, open_plan
from lfa.cli.screen import note, show
from lfa.terms import term

__all__ = ["command"]

#: So many cells are named.
MOST = 20


@click.command(
    short_help="Erase a person everywhere in a plan.",
    epilog='\b\nExample:\n  lfa forget "Anna Berg" plan.xlsx --also anna.berg@example.org',
)
@click.argument("name")
@click.argument("plan")
@click.option("--also", multiple=True, metavar="NAME", help="Another way in which the person is written.")
@click.option("-o", "--output", metavar="FILE", help="Write another file; the plan stays as it is.")
@click.option("--force", is_flag=True, help="Write even where cells of the workbook would be lost.")
def command(name: str, plan: str, also: tuple[str, ...], output: str | None, force: bool) -> None:
    """Erase NAME everywhere in PLAN: fields, cards, texts and history; what stood there carries a dated tombstone."""
    from lfa.analysis.privacy import forget

    opened = open_plan(plan)
    erasure = forget(opened, name, also=also)
    if erasure.places:
        if not output:
            refuse_loss(opened, plan, force)
        loss = keep(erasure.plan, output or plan)
        if loss:
            note(str(loss))
    key = "forgotten" if erasure.places else "unknown"
    show(term("privacy", key, opened.language, name=name, count=len(erasure.places)))
    if erasure.ids:
        note(term("privacy", "in_ids", opened.language, ids=", ".join(erasure.ids)))
    cells = [str(one.place) for one in opened.origin.leftovers if name.casefold() in one.value.casefold()]
    if cells:
        note(term("privacy", "in_cells", opened.language, cells=", ".join(cells[:MOST])))
    if erasure.places:
        note(term("privacy", "elsewhere", opened.language))
