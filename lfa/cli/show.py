"""``lfa show``: the plan at a glance, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lfa.cli.plans import hint_at_account, open_plan
from lfa.cli.screen import console, draw, plain, show
from lfa.cli.words import say

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.tree import Tree as Branch

    from lfa.model.plan import Plan
    from lfa.model.tree import Tree
    from lfa.reports.document import Grid
    from lfa.reports.nesting import Nested

__all__ = ["command"]


@click.command(short_help="Show a plan at a glance.", epilog="\b\nExample:\n  lfa show plan.xlsx")
@click.argument("plan")
@click.option("--lines", default=60, show_default=True, type=click.IntRange(1), help="Most lines of each tree.")
def command(plan: str, lines: int) -> None:
    """Show the plan at a glance: title, what each step holds, the trees and the logframe."""
    opened = open_plan(plan)
    from lfa.reports.marks import invented

    show(str(opened.title or say("untitled", opened.language)), style="bold")
    if invented(opened):
        show(say("illustrative", opened.language), style="yellow")
    if opened.summary:
        show(str(opened.summary))
    draw(_counts(opened))
    if len(opened.needs):
        from lfa.reports.chapters.needs import law

        show(law(opened))
    _missions(opened)
    for step in ("problems", "objectives"):
        if len(getattr(opened, step)):
            draw(_tree(opened, step, lines))
    if len(opened.logframe):
        draw(_matrix(opened))
    hint_at_account(opened, plan)


def _missions(plan: Plan) -> None:
    """Say in one line how missions and trial actions stand, and what is still to be done."""
    from lfa.analysis.portfolio import portfolio
    from lfa.terms import term

    counts = portfolio(plan).counts
    if any(counts.values()):
        show(f"{term('portfolio', 'counts', plan.language, **counts)} {_steps(plan, counts['steps'])}".rstrip())


def _steps(plan: Plan, count: int) -> str:
    from lfa.terms import term

    return f"{term('portfolio', 'overviews.steps', plan.language)}: {count}." if count else ""


def _counts(plan: Plan) -> RenderableType:
    from rich.table import Table

    from lfa.schema import TABLES

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for one in TABLES:
        count = sum(1 for _ in one.rows(plan))
        if count:
            table.add_row(str(count), one.title(plan.language))
    if not table.row_count:
        table.add_row("0", say("empty", plan.language))
    return table


def _tree(plan: Plan, step: str, most: int) -> RenderableType:
    """Make the tree of a step: effects on top; what has several effects is shown once and referred to."""
    from rich.text import Text
    from rich.tree import Tree as Branch

    from lfa.reports.nesting import nested

    tree: Tree[Any, Any] = getattr(plan, step)
    top = Branch(Text(say(f"trees.{step}", plan.language), style="bold"))
    open_branches: list[Branch] = [top]
    count = 0
    for count, line in enumerate(nested(tree), 1):
        if count <= most:
            del open_branches[line.depth + 1 :]
            open_branches.append(open_branches[-1].add(_label(plan, step, line)))
    if count > most:
        top.add(Text(say("more", plan.language, count=count - most), style="dim"))
    _add_circles(top, plan, step)
    return top


def _label(plan: Plan, step: str, line: Nested) -> RenderableType:
    from rich.text import Text

    tree: Tree[Any, Any] = getattr(plan, step)
    label = Text(_fit(f"{line.id} "), style="cyan")
    if line.again:
        return label.append(_fit(say("seen", plan.language)), style="dim")
    focal = line.id in tree.focals
    label.append(_fit(tree[line.id].label), style="bold" if focal else "default")
    if focal:
        label.append(_fit(f" [{say(f'focal.{step}', plan.language)}]"), style="red")
    if line.leads_to:
        label.append(_fit(f" → {line.leads_to}"), style="dim")
    return label


def _add_circles(top: Branch, plan: Plan, step: str) -> None:
    from rich.text import Text

    circles = [link for link in getattr(plan, step).links if link.feedback]
    if circles:
        branch = top.add(Text(say(f"circles.{step}", plan.language), style="magenta"))
        for link in circles[:20]:
            branch.add(Text(_fit(f"{link.cause} → {link.effect}")))


def _matrix(plan: Plan) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    from lfa.reports import matrix

    grid: Grid = matrix(plan)
    table = Table(show_lines=True, title=Text(say("trees.logframe", plan.language), style="bold"), title_justify="left")
    used = [place for place, _ in enumerate(grid.headings) if place < 2 or any(row[place] for row in grid.rows)]
    for place in used:
        table.add_column(Text(_fit(grid.headings[place])), overflow="fold", ratio=3 if place == 1 else 2)
    for row in grid.rows:
        table.add_row(*(Text(_fit(row[place])) for place in used))
    return table


def _fit(text: str) -> str:
    return plain(text, console().encoding)
