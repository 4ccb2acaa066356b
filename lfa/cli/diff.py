"""``lfa diff``: what changed between two versions of a plan, in a planner's words."""

from __future__ import annotations

import click

from lfa.cli.plans import open_plan
from lfa.cli.screen import show
from lfa.cli.words import say

__all__ = ["command"]


@click.command(short_help="Tell what changed between two plans.", epilog="\b\nExample:\n  lfa diff old.xlsx new.xlsx")
@click.argument("old")
@click.argument("new")
def command(old: str, new: str) -> None:
    """Tell what changed from one version of a plan to another."""
    from lfa.analysis.diff import diff

    before, after = open_plan(old), open_plan(new)
    for one in diff(before, after) or (say("no_difference", after.language),):
        show(str(one))
