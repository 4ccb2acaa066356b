"""``lfa logic``: the plan's logic read aloud, if and then, and its trees as questions for a group."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from lfa.cli.plans import open_plan
from lfa.cli.screen import show
from lfa.cli.words import say
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.analysis.aloud import Question
    from lfa.analysis.logic import Sentence
    from lfa.model.plan import Plan

__all__ = ["command"]

#: What can be read, in the order of reading.
PARTS = ("logic", "problems", "objectives")


@click.command(
    short_help="Read the plan's logic aloud.",
    epilog="\b\nExample:\n  lfa logic plan.xlsx\n  lfa logic plan.xlsx --only problems",
)
@click.argument("plan")
@click.option("--only", type=click.Choice(PARTS), help="Only the logframe, or the questions about one of the trees.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(plan: str, only: str | None, shape: str) -> None:
    """Read the logframe aloud: if this is reached, and these assumptions hold, then this follows.

    The links of the problem tree and the objective tree are put as questions to a group.
    """
    from lfa.analysis.aloud import questions
    from lfa.analysis.logic import logic

    opened = open_plan(plan)
    asked = questions(opened)
    said: dict[str, tuple[Sentence, ...] | tuple[Question, ...]] = {
        "logic": logic(opened),
        "problems": tuple(one for one in asked if one.about in opened.problems),
        "objectives": tuple(one for one in asked if one.about in opened.objectives),
    }
    wanted = [only] if only else [part for part in PARTS if said[part]]
    if shape == "json":
        show(
            json.dumps(
                {part: [_row(one) for one in said[part]] for part in wanted or PARTS}, ensure_ascii=True, indent=2
            )
        )
    else:
        _read(opened, wanted, said)


def _read(plan: Plan, wanted: list[str], said: dict[str, tuple[Sentence, ...] | tuple[Question, ...]]) -> None:
    for part in wanted:
        show(term("logic", f"heading.{part}", plan.language), "bold")
        for one in said[part]:
            show(f"  {one}")
    if not said["logic"]:
        show(say("no_logic", plan.language))


def _row(one: Sentence | Question) -> dict[str, object]:
    """Return a sentence or a question as plain data."""
    import attrs

    return {name: list(value) if isinstance(value, tuple) else value for name, value in attrs.asdict(one).items()}
