"""``lfa merge``: several plans into one, or edited copies of one plan into that plan."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lfa.cli.pairs import pairs
from lfa.cli.plans import keep, open_plan, refuse_existing
from lfa.cli.screen import note, show
from lfa.cli.words import LANGUAGES, say

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["command"]


@click.command(
    short_help="Make one plan of several, or of edited copies of one.",
    epilog="\b\nExample:\n  lfa merge F3=labour.xlsx F4=climate.xlsx -o strategy.xlsx --same F3:A1=F4:A2"
    "\n  lfa merge --base plan.xlsx table1.xlsx table2.xlsx -o together.xlsx",
)
@click.argument("plans", nargs=-1, required=True, metavar="[NAME=]PLAN...")
@click.option("-o", "--output", required=True, metavar="FILE", help="The one plan, in any format that can be written.")
@click.option("--base", metavar="PLAN", help="What went out: the plans are edited copies of it.")
@click.option("--same", multiple=True, metavar="ID=ID", help="Two actors, stakeholders or goals that are the same.")
@click.option("--title", help="Title of the merged plan.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Language of the merged plan; the first plan's if not given."
)
@click.option("--force", is_flag=True, help="Replace the output if it is there.")
def command(
    plans: tuple[str, ...],
    output: str,
    base: str | None,
    same: tuple[str, ...],
    title: str | None,
    language: str | None,
    force: bool,
) -> None:
    """Make one plan of several.

    Each plan's ids come to stand behind its NAME (its file's name if none is given): F3:O1. Actors, stakeholders and
    goals that may be the same are asked about, never put together unasked.

    With --base the plans are edited copies of one plan: what one copy changed is taken, what two changed differently
    stays and is listed with both wordings, file and cell; a row that a copy lacks stays and is asked about.
    """
    named = dict(_named(one) for one in plans)
    if len(named) < len(plans):
        raise click.UsageError("Two plans have the same name: give each its own, NAME=PLAN.")
    opened = {name: open_plan(path) for name, path in named.items()}
    for path in named.values():
        if Path(output).exists() and Path(output).samefile(path):
            raise click.UsageError(say("same_file", next(iter(opened.values())).language, name=output))
    refuse_existing(output, force, next(iter(opened.values())).language)
    if base:
        if same or title or language:
            raise click.UsageError("--same, --title and --language are for different plans, not for copies of one.")
        made = _together(open_plan(base), {Path(named[name]).name: plan for name, plan in opened.items()})
    else:
        from lfa.analysis.merge import merge

        made = merge(
            opened,
            title=title,
            language=language,
            same=[(first, second) for one in same for first, second in pairs("--same", [one]).items()],
        )
        _tell(made, [one.message for one in made.origin.notes if one.code.startswith("merge_")])
    loss = keep(made, output)
    if loss:
        note(str(loss))
    show(say("made", made.language, name=output))


def _named(given: str) -> tuple[str, str]:
    """Part ``F3=labour.xlsx`` into a name and a path; a file that has an equals sign in its name is a file."""
    name, found, path = given.partition("=")
    if found and path and not Path(given).exists():
        return name, path
    return re.sub(r"[^A-Za-z0-9._-]+", "-", Path(given).stem).strip("-") or "plan", given


def _together(base: Plan, copies: dict[str, Plan]) -> Plan:
    from lfa.analysis.copies import merge_copies

    made = merge_copies(base, copies)
    _tell(made, [str(one) for one in made.origin.questions])
    return made


def _tell(plan: Plan, questions: list[str]) -> None:
    """List what people must settle, and how many of them there are."""
    for one in questions:
        show(f"- {one}")
    key = "questions" if questions else "no_questions"
    show(say(key, plan.language, count=len(questions)), "yellow" if questions else "green")
