"""What of a plan is not in a form: the logframe's own line by line, the other steps counted with their ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lfa.cli.screen import console, plain
from lfa.cli.words import say
from lfa.model.element import Element
from lfa.schema import TABLES

if TYPE_CHECKING:
    from lfa.io.excel.template.report import LeftOver
    from lfa.model.plan import Plan

__all__ = ["print_remainder"]

#: What a form is for: each element that is not in it is told by name.
_TOLD = frozenset(("results", "indicators", "assumptions", "activities"))


def print_remainder(plan: Plan, left: Iterable[LeftOver]) -> None:
    """Print what is left over as a table to the standard error, with the reason for each."""
    groups = _groups(plan, left)
    if not groups:
        return
    from rich.table import Table
    from rich.text import Text

    language = plan.language
    count = sum(len(ids) for ids in groups.values())
    table = Table(title=Text(say("fill.left", language, count=count)), title_justify="left")
    for column in ("sheet", "which", "why"):
        table.add_column(Text(say(f"fill.{column}", language)), overflow="fold")
    for (sheet, which, why), ids in groups.items():
        said = f"{', '.join(ids)}: {which}" if which else ", ".join(ids)
        table.add_row(*(Text(plain(one)) for one in (sheet, said, why)))
    console(stderr=True).print(table)


def _groups(plan: Plan, left: Iterable[LeftOver]) -> dict[tuple[str, str, str], list[str]]:
    """Ids by sheet, by what is missing and by the reason."""
    homes = {row.id: one for one in TABLES for row in one.rows(plan) if isinstance(row, Element)}
    groups: dict[tuple[str, str, str], list[str]] = {}
    for each in left:
        home = homes.get(each.id)
        which = ""
        if each.field is not None:
            columns = home.columns if home is not None else ()
            which = next((one.heading(plan.language) for one in columns if one.name == each.field), each.field)
        elif home is not None and home.name in _TOLD:
            which = each.statement
        sheet = home.title(plan.language) if home is not None else ""
        groups.setdefault((sheet, which, each.why), []).append(each.id)
    return groups
