"""``lfa report``: a folder with text, pictures and tables."""

from __future__ import annotations

from pathlib import Path

import click

from lfa.cli.plans import hint_at_account, open_plan
from lfa.cli.screen import note, show, working
from lfa.cli.words import LANGUAGES, say
from lfa.errors import InvalidValue

__all__ = ["command"]


@click.command(
    short_help="Write a folder with text, pictures and tables.",
    epilog="\b\nExample:\n  lfa report plan.xlsx -o report --page A3",
)
@click.argument("plan")
@click.option("-o", "--output", help="Folder to write into; made if it is not there. Beside the plan if not given.")
@click.option("--page", default="A4", show_default=True, help="Paper size of pictures and printed pages.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the report; the plan's if not given.")
def command(plan: str, output: str | None, page: str, language: str | None) -> None:
    """Write a folder a planner can paste from: report, pictures, tables and the plan.

    Problems alone are enough: the objective tree and the logframe are then derived as drafts.
    """
    from lfa.reports import with_drafts, write_report

    opened = open_plan(plan)
    folder = Path(output) if output else Path(plan).with_name(f"{Path(plan).stem}-report")
    _refuse_source(plan, folder, opened.language)
    with working(say("reporting", opened.language, name=folder.name)) as tell:
        files = write_report(opened, folder, page, language, tell=tell)
    drafted = with_drafts(opened)
    for step in drafted.steps:
        note(say(f"drafted.{step}", opened.language))
    if drafted.guessed and drafted.purpose:
        named = drafted.plan.objectives[drafted.purpose].label
        note(say("guessed", opened.language, name=f"{drafted.purpose} {named}"))
    show(say("reported", opened.language, count=len(files), name=str(folder / "report.html")))
    hint_at_account(opened, plan)


def _refuse_source(plan: str, folder: Path, language: str) -> None:
    """The folder gets a plan.xlsx and a plan.json of its own; they must not take the place of the plan read.

    Raises
    ------
    InvalidValue
    """
    for name in ("plan.xlsx", "plan.json"):
        own = folder / name
        if own.exists() and Path(plan).exists() and own.samefile(plan):
            raise InvalidValue(say("report_over_source", language, name=plan, folder=folder))
