"""``lfa derive``: objectives from problems, a logframe from objectives, as drafts in a new file."""

from __future__ import annotations

import click

from lfa.cli.plans import hint_at_account, keep, open_plan, refuse_existing
from lfa.cli.screen import note, show
from lfa.cli.words import say

__all__ = ["command"]


@click.command(
    short_help="Derive objectives and a logframe as drafts.",
    epilog="\b\nExample:\n  lfa derive problems.xlsx -o plan.xlsx --purpose O1",
)
@click.argument("plan")
@click.option("-o", "--output", required=True, help="File to write; the plan read stays as it is.")
@click.option("--purpose", help="Id of the objective that becomes the purpose of the logframe.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(plan: str, output: str, purpose: str | None, force: bool) -> None:
    """Derive drafts: objectives from problems, and a logframe from objectives.

    What people have written stays as it is; only what is new gets a draft. The purpose is the one
    named, else that of the chosen strategy, else the focal objective.
    """
    from lfa.analysis.perspectives import gate
    from lfa.reports import with_drafts

    opened = open_plan(plan)
    language = opened.language
    refuse_existing(output, force, language)
    drafted = with_drafts(opened, purpose, further=True)
    loss = keep(drafted.plan, output)
    for step in drafted.steps:
        new = sum(1 for one in getattr(drafted.plan, step) if one.id not in opened)
        show(say(f"derived.{step}", language, count=new))
    if "objectives" in drafted.steps:
        for early in gate(drafted.plan):
            note(say("derived.early", language, problem=f"{early.problem} {early.statement}", count=len(early.views)))
    if not drafted.steps:
        note(say("derived.nothing", language))
    if not len(drafted.plan.logframe) and len(drafted.plan.objectives):
        note(say("derived.no_purpose", language, name=plan))
    if loss:
        note(str(loss))
    show(say("made", language, name=output))
    hint_at_account(opened, plan)
