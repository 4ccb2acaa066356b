"""``lfa draw``: one picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lfa.cli.plans import hint_at_account, open_plan
from lfa.cli.screen import note, show, working
from lfa.cli.words import say
from lfa.errors import InvalidValue
from lfa.terms import term

__all__ = ["command"]

#: As `lfa.plot.options.Sign`, which is not loaded only to show the help.
SIGNS = ("ids", "votes", "basis", "draft", "stale", "chosen")


@click.command(
    short_help="Draw one picture of a plan.",
    epilog="\b\nExample:\n  lfa draw plan.xlsx problem-tree -o tree.svg --page A3",
)
@click.argument("plan")
@click.argument("kind", required=False)
@click.option("-o", "--output", help="File to write: .svg, .pdf or .png. Beside the plan if not given.")
@click.option(
    "--page", help="Paper size: A0 to A5, letter, slide, 190x120mm, or 160mm for a column of that width.  [default: A4]"
)
@click.option("--title", default="", help="Printed above the picture.")
@click.option("--root", help="Draw only the element with this id and all that leads to it.")
@click.option(
    "--pages",
    type=click.Choice(["one", "overview", "auto"]),
    default="one",
    help="One page, or an overview and a page for each branch; auto divides what could not be read.",
)
@click.option("--wall", is_flag=True, help="For a wall: A0, text of at least 24 pt.")
@click.option("--tiles", default="", help="Cut the page into sheets of A4 or A3 to be glued.")
@click.option("--since", help="An older version of the plan: what changed is marked.")
@click.option("--across", is_flag=True, help="A results chain from left to right.")
@click.option("--numbers", is_flag=True, help="Number the boxes.")
@click.option("--legend", is_flag=True, help="Explain links, signs and colours.")
@click.option("--show", multiple=True, type=click.Choice(SIGNS), help="Signs on the boxes; can be given several times.")
@click.option(
    "--order",
    type=click.Choice(["goal", "rank", "cluster"]),
    default="goal",
    help="Of the goals in a heatmap: as in the plan, by influence, or those together that further one another.",
)
@click.option(
    "--threshold", type=float, default=0.0, help="Only conflicts of this intensity or more in a network, 1 to 6."
)
@click.option("--style", help="A TOML file with the colours and the font of your organisation.")
def command(
    plan: str, kind: str | None, output: str | None, since: str | None, style: str | None, **options: Any
) -> None:
    """Draw a problem-tree, objective-tree, mirrored-trees, logframe or results-chain.

    Of goals: goal-conflicts (a heatmap), influence, conflict-network, goal-ranking or conflict-register.
    Of cards: coverage (who is heard where) or votes. Of missions: mission-map, portfolio, actors or approach
    (cruise or expedition).

    Without a KIND, the first is drawn for which the plan holds something.
    """
    from lfa.plot import picture
    from lfa.plot.kinds import KINDS, shown_kind
    from lfa.reports.marks import mark_of

    opened = open_plan(plan)
    language = opened.language
    if kind is not None and kind not in KINDS:
        raise InvalidValue(say("no_kind", language, kind=kind, kinds=", ".join(KINDS)))
    wanted, shown = kind or shown_kind(opened).name, shown_kind(opened, kind)
    step = shown.step
    if not len(getattr(opened, step)) or not shown.enough(getattr(opened, step)):
        raise InvalidValue(
            say("nothing_to_draw", language, kind=term("pictures", f"names.{wanted.replace('-', '_')}", language))
        )
    page, direction = options.pop("page"), "across" if options.pop("across") else "up"
    if since:
        options["since"] = open_plan(since)
    if style:
        options["style"] = style
    with working(say("drawing", language, name=wanted)):
        drawn = picture(opened, wanted, page, mark=mark_of(opened, step), direction=direction, **options)
        files = drawn.save(output or Path(plan).with_name(f"{Path(plan).stem}-{wanted}.svg"))
    for file in files:
        show(str(file))
    for line in drawn.notes:
        note(line)
    hint_at_account(opened, plan)
