"""``lfa diff``: what changed between two versions of a plan, in a planner's words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lfa.cli.account import is_foreign
from lfa.cli.plans import keep, open_plan
from lfa.cli.screen import note, show
from lfa.cli.words import say
from lfa.errors import WriteError

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["command"]


@click.command(
    short_help="Tell what changed between two plans.",
    epilog="\b\nExample:\n  lfa diff old.xlsx new.xlsx\n  lfa diff plan.xlsx returned-form.xlsx -o updated.xlsx",
)
@click.argument("old")
@click.argument("new")
@click.option("-o", "--output", metavar="FILE", help="Also write the new version, in any format that can be written.")
def command(old: str, new: str, output: str | None) -> None:
    """Tell what changed from one version of a plan to another.

    NEW may be a form that was filled with OLD, then edited and sent back: its rows are recognised by the hidden names
    that lfa fill leaves with --ids, else by their words, and only what the form speaks of is compared. With -o the plan
    is written with those changes.
    """
    from lfa.analysis.diff import diff

    before, after = open_plan(old), open_plan(new)
    _refuse_sources(output, (old, new), before.language)
    if is_foreign(after):
        after = _returned(new, before)
    for one in diff(before, after) or (say("no_difference", after.language),):
        show(str(one))
    if output:
        loss = keep(after, output)
        if loss:
            note(str(loss))
        note(say("made", after.language, name=output))


def _returned(path: str, base: Plan) -> Plan:
    """Read a form that came back, and say what was recognised and what is gone."""
    from lfa.io.excel.logframes import read_logframe

    plan = read_logframe(path, base=base)
    for one in plan.origin.notes:
        if one.code.startswith("returned_"):
            note(str(one))
    return plan


def _refuse_sources(output: str | None, sources: tuple[str, ...], language: str) -> None:
    for source in sources:
        if output and Path(output).exists() and Path(source).exists() and Path(output).samefile(source):
            raise WriteError(say("same_file", language, name=output))
