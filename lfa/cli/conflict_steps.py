"""Decisions on goal conflicts, what was typed by hand, and what they become in the plan: the parts of ``lfa conflicts`` that write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lfa.cli.plans import open_plan
from lfa.cli.screen import show
from lfa.errors import InvalidValue
from lfa.terms import term

if TYPE_CHECKING:
    from lfa.model.plan import Plan

__all__ = ["decide", "offer", "since", "word"]


def word(plan: Plan, key: str, **values: object) -> str:
    """Return a sentence about goal conflicts in the language of the plan."""
    return term("conflicts", key, plan.language, **values)


def decide(plan: Plan, asked: dict[str, Any]) -> bool:
    """Record a decision; true, for the plan has changed."""
    from lfa.model.conflicts import Conflict

    wanted = ("handling", "decider", "reason")
    if not all(asked[one] for one in wanted):
        raise InvalidValue(word(plan, "wants", value=asked["decide"]))
    fields = {
        "handling": _handling(plan, asked["handling"]),
        "decision": asked["decision"],
        "decider": asked["decider"],
        "decided_on": asked["date"],
        "decision_reason": asked["reason"],
        "decision_reference": asked["reference"],
        "dissent": asked["dissent"],
        "review_on": asked["review"],
    }
    given = {name: value for name, value in fields.items() if value is not None}
    old: Conflict = plan.conflicts[asked["decide"]]
    options = dict.fromkeys([*map(str, old.options), fields["handling"]])
    new = plan.conflicts.update(
        old.id,
        **given,
        options=list(options),
        status="decided",
        on=asked["date"],
        who=asked["decider"],
    )
    from lfa.schema import table

    status = table("goal_conflicts").column("status").word(new.status, plan.language)
    show(word(plan, "decided", value=new.id, status=status), style="green")
    return True


def since(plan: Plan, asked: dict[str, Any]) -> bool:
    """Write into the histories what has changed since an older file; return whether anything has."""
    touched = plan.conflicts.remember(open_plan(asked["since"]).conflicts, on=asked["date"], who=asked["by"])
    show(word(plan, "remembered", ids=", ".join(touched)) if touched else word(plan, "nothing_new"))
    return bool(touched)


def _handling(plan: Plan, said: str) -> str:
    """Return the code of a way to handle a conflict, said in any language."""
    from lfa.io.excel.words import choice_of
    from lfa.schema import table

    return choice_of(table("goal_conflicts").column("handling"), said, plan.language) or said


def offer(plan: Plan, asked: dict[str, Any]) -> bool:
    """Add what the conflicts may become as drafts; return whether there were any."""
    from lfa.analysis.offers import conflict_offers, take_up

    offers = conflict_offers(plan)
    if not offers:
        show(word(plan, "no_offers"))
        return False
    show(word(plan, "offers"), style="bold")
    for one in offers:
        show(f"  {one}")
    added = take_up(plan, offers, on=asked["date"])
    if added:
        show(word(plan, "took", ids=", ".join(added)), style="green")
    return bool(added)
