"""What is printed on a picture or a page about how far it may be trusted: invented, or a draft."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from lfa.model.plan import Plan
from lfa.reports.document import speaker

__all__ = ["invented", "mark_of"]


def invented(plan: Plan, step: str | None = None) -> bool:
    """Return whether a plan, or one of its steps, holds anything made up for an example.

    Examples
    --------
    >>> plan = Plan("Clean river")
    >>> _ = plan.problems.add("P1", "Fish catches are falling", illustrative=True)
    >>> invented(plan), invented(plan, "problems"), invented(plan, "logframe")
    (True, True, False)
    """
    steps: Iterable[Any] = plan.steps if step is None else _steps(plan, step)
    rows = (row for one in steps for part in one.whole for row in (*part, *getattr(part, "links", ())))
    return plan.illustrative or any(row.illustrative for row in rows)


def _steps(plan: Plan, step: str) -> list[Any]:
    """A picture of the logframe shows the activities too, one of conflicts the goals."""
    beside: dict[str, list[Any]] = {
        "logframe": [plan.activities],
        "interactions": [plan.goals],
        "conflicts": [plan.goals],
    }
    return [getattr(plan, step), *beside.get(step, ())]


def mark_of(plan: Plan, step: str, drafted: Container[str] = ()) -> str:
    """Return what is printed on the pictures of a step, in the plan's language; empty when there is nothing to say.

    Examples
    --------
    >>> mark_of(Plan("Clean river", illustrative=True), "problems", ["problems"])
    'Illustrative · Draft'
    """
    say = speaker(plan.language)
    said = [say("mark.illustrative")] if invented(plan, step) else []
    return " · ".join([*said, *([say("mark.draft")] if step in drafted else [])])
