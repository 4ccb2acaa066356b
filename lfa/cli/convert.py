"""``lfa convert``: a plan from one format into another."""

from __future__ import annotations

from pathlib import Path

import click

from lfa.cli.plans import account, keep, open_plan
from lfa.cli.screen import note, show
from lfa.cli.words import say
from lfa.errors import WriteError

__all__ = ["command"]


@click.command(short_help="Write a plan in another format.", epilog="\b\nExample:\n  lfa convert plan.xlsx plan.json")
@click.argument("source")
@click.argument("target")
@click.option("--strict", is_flag=True, help="Write nothing if the format cannot hold all of the plan.")
def command(source: str, target: str, strict: bool) -> None:
    """Write a plan in another format, and say what was not understood and what was lost."""
    plan = open_plan(source)
    if _same(source, target):
        raise WriteError(say("same_file", plan.language, name=target))
    loss = keep(plan, target, strict=strict)
    for line in account(plan):
        note(line)
    if loss:
        note(str(loss))
    show(say("converted", plan.language, name=target, count=sum(1 for _ in plan.elements)))


def _same(source: str, target: str) -> bool:
    return Path(target).exists() and Path(source).exists() and Path(source).samefile(target)
