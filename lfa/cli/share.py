"""``lfa share``: a copy of a plan without persons, ready to send."""

from __future__ import annotations

from pathlib import Path

import click

from lfa.cli.plans import keep, open_plan, refuse_existing
from lfa.cli.screen import note, show
from lfa.cli.words import say
from lfa.errors import WriteError
from lfa.terms import term

__all__ = ["command"]


@click.command(
    short_help="Write a copy without names of persons.",
    epilog="\b\nExample:\n  lfa share plan.xlsx -o plan-to-send.xlsx",
)
@click.argument("plan")
@click.option("-o", "--output", metavar="FILE", help="The copy; beside the plan if not given.")
@click.option("--force", is_flag=True, help="Replace the copy if it is there.")
def command(plan: str, output: str | None, force: bool) -> None:
    """Write a copy of a plan without names of persons, contact details, comments and authors of changes.

    Roles and organisations stay. Who scored and who wrote a card become numbers, so that two voices stay two. The file
    says nothing of who made it.
    """
    from lfa.analysis.privacy import to_share

    opened = open_plan(plan)
    source = Path(plan)
    word = term("privacy", "file", opened.language)
    target = output or str(source.with_name(f"{source.stem}-{word}{source.suffix}"))
    if Path(target).exists() and Path(target).samefile(source):
        raise WriteError(say("same_file", opened.language, name=target))
    refuse_existing(target, force, opened.language)
    loss = keep(to_share(opened), target)
    if loss:
        note(str(loss))
    show(term("privacy", "shared", opened.language, name=target))
    note(term("privacy", "left", opened.language))
