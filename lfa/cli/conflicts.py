"""``lfa conflicts``: goals that pull against each other, from scoring sheets to a decision that can be found again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lfa.cli.cards import refuse_loss
from lfa.cli.conflict_steps import decide, offer, since, word
from lfa.cli.plans import hint_at_account, keep, open_plan, refuse_existing
from lfa.cli.screen import draw, note, plain, show, working
from lfa.cli.words import LANGUAGES, say
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["command"]

#: How many remarks are listed before the rest is counted.
MOST = 30


@click.command(
    short_help="Score, decide and register goal conflicts.",
    epilog="\b\nExample:\n"
    "  lfa conflicts plan.xlsx --scoring-sheet score.xlsx --groups 3\n"
    "  lfa conflicts plan.xlsx --read score-1.xlsx score-2.xlsx score-3.xlsx\n"
    "  lfa conflicts plan.xlsx --decide GC1 --handling limit --decider Board --on 2026-03-02 --reason ...\n"
    "  lfa conflicts plan.xlsx --numbers --suggest\n"
    "  lfa conflicts plan.xlsx --register register.md",
)
@click.argument("plan")
@click.argument("files", nargs=-1)
@click.option("--scoring-sheet", "sheet", metavar="FILE", help="Write a scoring sheet for groups to fill in.")
@click.option("--groups", default="1", show_default=True, help="How many groups, or their names: North,South.")
@click.option(
    "--overlap", type=click.IntRange(1), help="How many groups get each cell: 1 splits them; all if not given."
)
@click.option("--goals", help="Ids of what to score, with commas between; otherwise all goals and sides.")
@click.option("--apart", is_flag=True, help="A file for each group instead of a sheet for each.")
@click.option("--page", type=click.Choice(["A3", "A4"]), default="A3", show_default=True, help="Paper for the sheet.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Language of the scoring sheet; the plan's if not given."
)
@click.option(
    "--read", "scored", multiple=True, metavar="FILE...", help="Take filled-in sheets or matrices into the plan."
)
@click.option("--partly", is_flag=True, help="With --read: take what can be read and list the rest.")
@click.option("--decide", metavar="ID", help="Record a decision on a conflict.")
@click.option("--handling", help="With --decide: how it is handled, such as limit, compensate, test.")
@click.option("--decider", help="With --decide: the body that decided.")
@click.option("--reason", help="With --decide: why.")
@click.option("--decision", help="With --decide: what was decided.")
@click.option("--reference", help="With --decide: minutes or case number.")
@click.option("--dissent", help="With --decide: who does not agree, and why.")
@click.option("--review", help="With --decide: when it is looked at again.")
@click.option("--since", metavar="OLD", help="Write what has changed since an older file into the histories.")
@click.option("--by", help="With --since: the role or body that made the changes.")
@click.option("--on", "date", help="With --decide, --since and --offer: the date.")
@click.option(
    "--offer", is_flag=True, help="Add what the conflicts may become as drafts: risks, assumptions, activities."
)
@click.option("--numbers", is_flag=True, help="Show influence, ranks and pairs in conflict, as the scores give them.")
@click.option("--suggest", is_flag=True, help="List pairs worth discussing that the plan itself hints at, and why.")
@click.option("--register", "register", metavar="FILE", help="Write the register: .md, .html or .xlsx.")
@click.option("--cells", metavar="ID", help="Show every cell that is counted for a goal, and where it was read.")
@click.option("-o", "--output", help="Write another file; the plan stays as it is.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(plan: str, files: tuple[str, ...], **asked: Any) -> None:
    """Goal conflicts: scoring sheets out and in, decisions, drafts for the plan, the register.

    Without options it lists the conflicts with what each lacks, and the cells that groups see
    differently. Scores are advice; a decision has a body, a date and a reason of its own.
    """
    opened = open_plan(plan)
    scored = (*asked["scored"], *files)
    if files and not asked["scored"]:
        raise click.UsageError(say("conflicts.files", opened.language, files=" ".join(files)))
    if asked["sheet"]:
        _sheets(opened, asked)
    steps = {"since": since, "decide": decide, "offer": offer}
    changed = [_read(opened, scored, asked["partly"])] if scored else []
    changed += [step(opened, asked) for name, step in steps.items() if asked[name]]
    if any(changed):
        _keep(opened, plan, asked["output"], asked["force"])
    if asked["register"]:
        _register(opened, asked["register"], asked["force"])
    if asked["cells"]:
        _cells(opened, asked["cells"])
    _answer(opened, asked)
    done = ("sheet", "since", "decide", "offer", "register", "cells", "numbers", "suggest")
    if not (scored or any(asked[name] for name in done)):
        _list(opened)
        hint_at_account(opened, plan)


def _answer(plan: Plan, asked: dict[str, Any]) -> None:
    """Show what is asked about the scores and the plan, and change nothing."""
    from lfa.cli.impacts import show_numbers, show_suggestions, show_ways

    if asked["cells"]:
        show_ways(plan, asked["cells"])
    if asked["numbers"]:
        show_numbers(plan)
    if asked["suggest"]:
        show_suggestions(plan)


def _keep(plan: Plan, path: str, output: str | None, force: bool) -> None:
    if output is None:
        refuse_loss(plan, path, force)
    elif output != path:
        refuse_existing(output, force, plan.language)
    if loss := keep(plan, output or path):
        note(str(loss))
    show(say("made", plan.language, name=output or path))


# Scoring


def _sheets(plan: Plan, asked: dict[str, Any]) -> None:
    from lfa.analysis.scoring import group_names, scorable, to_score
    from lfa.io.excel.scoring import write_scoring_sheets

    said = asked["groups"]
    groups = int(said) if said.isdigit() else [name.strip() for name in said.split(",")]
    ids = [one.strip() for one in asked["goals"].split(",")] if asked["goals"] else None
    count = len(group_names(groups, "-"))
    target = Path(asked["sheet"])
    numbered = [target.with_name(f"{target.stem}-{n}{target.suffix}") for n in range(1, count + 1)]
    for file in numbered if asked["apart"] else [target]:
        refuse_existing(file, asked["force"], plan.language)
    with working(say("writing", plan.language, name=target.name)):
        made = write_scoring_sheets(
            plan,
            target,
            groups=groups,
            overlap=asked["overlap"],
            ids=ids,
            apart=asked["apart"],
            language=asked["language"],
            page=asked["page"],
        )
    cells = len(scorable(plan, to_score(plan, ids)))
    show(word(plan, "sheets", names=", ".join(made), cells=cells, groups=count))


def _read(plan: Plan, files: tuple[str, ...], partly: bool) -> bool:
    from lfa.analysis.scoring import merge_scores
    from lfa.io.interactions import read_interactions

    with working(say("reading", plan.language, name=", ".join(Path(one).name for one in files))):
        found = read_interactions(
            list(files) if len(files) > 1 else files[0], language=plan.language, strict=not partly
        )
    merged = merge_scores(plan, found, strict=not partly)
    counts = {"added": merged.added, "replaced": merged.replaced, "same": merged.same, "goals": len(merged.goals)}
    show(word(plan, "merged", **counts), style="green" if merged.added + merged.replaced else None)
    for one in merged.notes[:MOST]:
        note(f"  {one}")
    if len(merged.notes) > MOST:
        note(say("more", plan.language, count=len(merged.notes) - MOST))
    _discuss(plan)
    return bool(merged.added or merged.replaced or merged.goals)


def _cells(plan: Plan, id_: str) -> None:
    """Show what is counted for a goal, cell by cell, with the place each stood in."""
    from lfa.analysis.crossimpact import influence
    from lfa.io.interactions.scores import signed
    from lfa.plot.impacts import signed as amount

    row = next((one for one in influence(plan) if one.id == id_), None)
    cells = [one for one in plan.interactions if id_ in (one.source, one.target) and one.score is not None]
    if row is None or not cells:
        show(word(plan, "no_cells", value=id_))
        return
    show(
        word(plan, "counted", value=id_, out=amount(row.out, plan.language), into=amount(row.in_, plan.language)),
        style="bold",
    )
    for one in cells:
        subject = " / ".join(part or "" for part in one.key)
        place = plan.origin.place(subject, "score")
        said = {
            "source": one.source,
            "verb": term("scale", f"verb.{one.score}", plan.language),
            "target": one.target,
            "score": signed(one.score or 0),
            "scorer": one.scorer or word(plan, "nobody"),
            "place": place.said(plan.language) if place else word(plan, "no_place"),
        }
        show(f"  {word(plan, 'cell', **said)}")


# The register


def _register(plan: Plan, path: str, force: bool) -> None:
    from lfa.reports.conflict_register import write_register

    refuse_existing(path, force, plan.language)
    write_register(plan, path)
    show(say("made", plan.language, name=path))


def _list(plan: Plan) -> None:
    from lfa.reports.conflict_register import missing_words

    if not len(plan.conflicts):
        show(word(plan, "none"))
    else:
        draw(_table(plan))
        for conflict in plan.conflicts:
            show(f"{conflict.id} {conflict.label}", style="bold")
            for line in missing_words(plan, conflict):
                show(f"  {line}")
    _discuss(plan)
    show(word(plan, "never"), style="dim")


def _table(plan: Plan) -> Any:
    from rich.table import Table
    from rich.text import Text

    from lfa.reports.cells import cell
    from lfa.schema import table as table_of

    one = table_of("goal_conflicts")
    columns = [one.column(name) for name in ("id", "sides", "status", "handling", "decider", "owner", "review_on")]
    made = Table()
    for column in columns:
        made.add_column(Text(column.heading(plan.language)), overflow="fold")
    for _, values in one.values(plan):
        made.add_row(*(Text(plain(cell(column, values[column.name], plan.language))) for column in columns))
    return made


def _discuss(plan: Plan) -> None:
    """List the cells that groups see differently, with the dissent inside groups."""
    from lfa.analysis.disagreement import disagreements
    from lfa.io.interactions.scores import signed

    found = disagreements(plan)
    if found:
        show(word(plan, "discuss"), style="bold")
    for one in found[:MOST]:
        given = "; ".join(f"{who or word(plan, 'nobody')} {signed(score)}" for who, score in one.scores)
        show(f"  {one.source} \u2192 {one.target}: {given}")
        for row in plan.interactions:
            if (row.source, row.target) == (one.source, one.target) and row.dissent:
                said = f"{row.scorer or word(plan, 'nobody')}: {row.dissent}"
                show(f"    {word(plan, 'dissent', text=said)}")
