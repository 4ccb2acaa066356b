"""``lfa convert``: a plan from one format into another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lfa.cli.account import is_foreign, print_account
from lfa.cli.plans import account, keep, open_plan
from lfa.cli.screen import note, show, working
from lfa.cli.words import say
from lfa.errors import WriteError
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["command"]


@click.command(short_help="Write a plan in another format.", epilog="\b\nExample:\n  lfa convert plan.xlsx plan.json")
@click.argument("source")
@click.argument("target")
@click.option("--sheet", metavar="NAME", help="Read one sheet of somebody's workbook only, by its name or number.")
@click.option("--strict", is_flag=True, help="Write nothing if the format cannot hold all of the plan.")
@click.option("--explain", metavar="FILE", help="Also write somebody's workbook back, coloured by what was understood.")
def command(source: str, target: str, sheet: str | None, strict: bool, explain: str | None) -> None:
    """Write a plan in another format, and say what was not understood and what was lost.

    A workbook that lfa did not make is read as somebody's logframe; then a table says what
    was made of every cell.
    """
    plan = open_plan(source) if sheet is None else _read_sheet(source, sheet)
    for name in filter(None, (target, explain)):
        if _same(source, name):
            raise WriteError(say("same_file", plan.language, name=name))
    loss = keep(plan, target, strict=strict)
    if explain:
        _explain(source, explain, plan, sheet)
    if sheet is not None or is_foreign(plan):
        print_account(plan, coloured=bool(explain))
    else:
        for line in account(plan):
            note(line)
    if loss:
        note(str(loss))
    show(say("converted", plan.language, name=target, count=sum(1 for _ in plan.elements)))


def _read_sheet(source: str, sheet: str) -> Plan:
    from lfa.io.excel.logframes.reader import read_logframe

    with working(say("reading", name=Path(source).name)):
        return read_logframe(source, sheet=_named(sheet))


def _named(sheet: str) -> str | int:
    return int(sheet) if sheet.isdecimal() else sheet


def _explain(source: str, name: str, plan: Plan, sheet: str | None) -> None:
    from lfa.io.excel.logframes.explain import explain

    explain(source, name, sheet=_named(sheet) if sheet else None)
    note(term("logframes", "account.explained", plan.language, name=name))


def _same(source: str, target: str) -> bool:
    return Path(target).exists() and Path(source).exists() and Path(source).samefile(target)
