"""``lfa draw``: one picture."""

from __future__ import annotations

from pathlib import Path

import click

from lfa.cli.plans import hint_at_account, open_plan
from lfa.cli.screen import note, show, working
from lfa.cli.words import say
from lfa.errors import InvalidValue

__all__ = ["command"]


@click.command(
    short_help="Draw one picture of a plan.",
    epilog="\b\nExample:\n  lfa draw plan.xlsx problem-tree -o tree.svg --page A3",
)
@click.argument("plan")
@click.argument("kind", required=False)
@click.option("-o", "--output", help="File to write: .svg, .pdf or .png. Beside the plan if not given.")
@click.option("--page", default="A4", show_default=True, help="Paper size: A0 to A5, letter, slide or 190x120mm.")
@click.option("--title", default="", help="Printed above the picture.")
def command(plan: str, kind: str | None, output: str | None, page: str, title: str) -> None:
    """Draw a problem-tree, objective-tree, logframe or results-chain.

    Without a KIND, the first is drawn for which the plan holds something.
    """
    from lfa.plot import picture
    from lfa.plot.kinds import KINDS
    from lfa.reports.marks import mark_of

    opened = open_plan(plan)
    language = opened.language
    if kind is not None and kind not in KINDS:
        raise InvalidValue(say("no_kind", language, kind=kind, kinds=", ".join(KINDS)))
    wanted = kind or next((name for name, one in KINDS.items() if len(getattr(opened, one.step))), next(iter(KINDS)))
    step = KINDS[wanted].step
    if not len(getattr(opened, step)):
        raise InvalidValue(say("nothing_to_draw", language, kind=wanted))
    with working(say("drawing", language, name=wanted)):
        drawn = picture(opened, wanted, page, mark=mark_of(opened, step), title=title)
        files = drawn.save(output or Path(plan).with_name(f"{Path(plan).stem}-{wanted}.svg"))
    for file in files:
        show(str(file))
    for line in drawn.notes:
        note(line)
    hint_at_account(opened, plan)
