"""``lfa new``: a plan to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lfa.cli.plans import refuse_existing
from lfa.cli.screen import note, show, working
from lfa.cli.words import LANGUAGES, own_language, say

if TYPE_CHECKING:
    from lfa.io import LossReport
    from lfa.model.plan import Plan

__all__ = ["command"]

VIEWS = ("cards", "tree", "logframe", "conflicts", "missions")
SAMPLES = ("river", "orebro", "midtjylland", "midtvest", "direktion")


@click.command(
    short_help="Make a new plan, empty or from an example.",
    epilog="\b\nExample:\n  lfa new plan.xlsx --language sv --for tree",
)
@click.argument("plan")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the plan; yours if not given.")
@click.option("--for", "view", type=click.Choice(VIEWS), help="Show only the sheets that this work needs.")
@click.option("--sample", type=click.Choice(SAMPLES), help="Fill it with an example plan.")
@click.option("--title", help="Title of the plan.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(
    plan: str, language: str | None, view: str | None, sample: str | None, title: str | None, force: bool
) -> None:
    """Make a new plan: a workbook to fill in, or JSON or text by the suffix."""
    refuse_existing(plan, force, language)
    made = _plan(language, sample, title)
    with working(say("writing", made.language, name=Path(plan).name)):
        loss = _write(made, plan, view)
    show(say("made", made.language, name=plan))
    if loss:
        note(str(loss))


def _plan(language: str | None, sample: str | None, title: str | None) -> Plan:
    from lfa.model.plan import Plan

    spoken = language or own_language()
    if sample is None:
        return Plan(title, language=spoken)
    from lfa import samples

    made: Plan = samples.river(spoken) if sample == "river" else getattr(samples, sample)()
    if language:
        made.language = language
    if title:
        made.title = title  # type: ignore[assignment]  # the field converts
    return made


def _write(plan: Plan, path: str, view: str | None) -> LossReport:
    from lfa.io import write
    from lfa.io.formats import wanted

    options: dict[str, Any] = {"shows": view} if view and wanted(path, plan.language).name == "xlsx" else {}
    return write(plan, path, **options)
