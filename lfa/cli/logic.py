"""``lfa logic``: the plan's logic read aloud, if and then."""

from __future__ import annotations

import click

from lfa.cli.plans import open_plan
from lfa.cli.screen import show
from lfa.cli.words import say

__all__ = ["command"]


@click.command(short_help="Read the logframe aloud.", epilog="\b\nExample:\n  lfa logic plan.xlsx")
@click.argument("plan")
def command(plan: str) -> None:
    """Read the logframe aloud: if these hold, and these assumptions, then this follows."""
    from lfa.analysis.logic import logic

    opened = open_plan(plan)
    for sentence in logic(opened) or (say("no_logic", opened.language),):
        show(str(sentence))
