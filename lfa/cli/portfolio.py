"""``lfa portfolio``: missions and trial actions looked at together."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from lfa.cli.plans import hint_at_account, open_plan, refuse_existing
from lfa.cli.screen import console, draw, plain, show
from lfa.cli.words import say
from lfa.terms import term

if TYPE_CHECKING:
    from rich.console import RenderableType

    from lfa.analysis.overviews import Overview
    from lfa.analysis.portfolio import Portfolio
    from lfa.model.plan import Plan
    from lfa.model.scales import TrialStatus

__all__ = ["command"]

#: What is shown beside what to look at, where it has rows.
TABLES = ("loads", "steps")


@click.command(
    short_help="Look at missions and trial actions together.",
    epilog="\b\nExample:\n  lfa portfolio plan.xlsx --on 2024-06-01 -o portfolio.xlsx",
)
@click.argument("plan")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day to look from.  [default: today]")
@click.option("-o", "--output", help="Also write all tables as a workbook.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(plan: str, on: datetime.datetime | None, output: str | None, force: bool) -> None:
    """Look at missions and trial actions together.

    Lists actions without a lead or a date, what is overdue, the same next step twice, actors that something
    hangs on entirely, and broken links; then who carries most, what is to be done next, and what was learned.
    """
    opened = open_plan(plan)
    if output:
        refuse_existing(output, force, opened.language)
    _tell(opened, on.date() if on else datetime.date.today(), output)  # noqa: DTZ011 - the day where the user is
    hint_at_account(opened, plan)


def _tell(plan: Plan, day: datetime.date, output: str | None) -> None:
    from lfa.analysis.overviews import overview, overviews
    from lfa.analysis.portfolio import portfolio
    from lfa.reports.marks import invented

    looked = portfolio(plan, day)
    show(str(plan.title or say("untitled", plan.language)), style="bold")
    if invented(plan):
        show(say("illustrative", plan.language), style="yellow")
    if not any(looked.counts.values()):
        show(_word(plan, "none"))
        return
    show(_word(plan, "counts", **looked.counts))
    show(_word(plan, "on", day=day.isoformat()))
    _attention(plan, looked)
    for name in TABLES:
        made = overview(plan, name, day)
        if made.rows:
            draw(_table(made))
    _digest(plan)
    _approach(plan)
    if output:
        from lfa.io.excel.overviews import write_overviews

        write_overviews(plan, overviews(plan, day), output)
        show(say("made", plan.language, name=output))


def _attention(plan: Plan, looked: Portfolio) -> None:
    """List what to look at, kind by kind."""
    from lfa.analysis.overviews import attention

    last = ""
    for key, which, more in attention(plan, looked):
        if key != last:
            show("")
            show(_word(plan, f"attention.{key}"), style="bold")
        last = key
        show(f"  {which}{f': {more}' if more else ''}")
    if not last:
        show(_word(plan, "nothing"))
    show("")


def _digest(plan: Plan) -> None:
    """Tell for each mission how far its actions have come, and what was learned."""
    from lfa.analysis.missions import digests
    from lfa.analysis.overviews import named

    told = digests(plan)
    if told:
        show(_word(plan, "overviews.digest"), style="bold")
    for one in told:
        states = ", ".join(f"{_state(plan, state)}: {count}" for state, count in one.statuses.items())
        show(f"  {named(plan, one.mission)}{f': {states}' if states else ''}")
        for id_, text in one.learned:
            show(f"    {id_}: {' '.join(text.split())}")


def _state(plan: Plan, state: TrialStatus | None) -> str:
    return term("choices", f"trial_status.{state}", plan.language) if state else _word(plan, "heads.no_state")


def _approach(plan: Plan) -> None:
    """Tell by which logic each is led."""
    from lfa.analysis.approach import profiles
    from lfa.analysis.overviews import named
    from lfa.plot.impacts import signed

    found = profiles(plan)
    if found:
        show("")
        show(_word(plan, "overviews.approach"), style="bold")
    for one in found:
        kind = one.kind or "unanswered"
        mean = "" if one.mean is None else f" ({signed(one.mean, plan.language)})"
        show(f"  {named(plan, one.subject)}: {_word(plan, f'classes.{kind}')}{mean}")


def _table(made: Overview) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    encoding = console().encoding
    table = Table(title=Text(plain(made.title, encoding), style="bold"), title_justify="left", show_lines=False)
    used = [place for place, _ in enumerate(made.heads) if any(row[place] is not None for row in made.rows)]
    for place in used:
        figures = all(isinstance(row[place], int | float | None) for row in made.rows)
        heading = Text(plain(made.heads[place], encoding))
        table.add_column(heading, overflow="fold", justify="right" if figures else "left")
    for row in made.rows:
        table.add_row(*(Text(plain("" if row[place] is None else str(row[place]), encoding)) for place in used))
    return table


def _word(plan: Plan, key: str, **values: object) -> str:
    return term("portfolio", key, plan.language, **values)
