"""How a report begins: what it is about, what of it is invented or a draft, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.reports.document import Block, Grid, Item, Listing, Paragraph
from lfa.reports.marks import invented
from lfa.reports.view import View
from lfa.terms import term

__all__ = ["facts", "how_to_read", "opening"]

#: What a report says in other ways, or what only programs need.
_ELSEWHERE = frozenset(
    {"title", "language", "dialect", "profile", "summary", "vision", "illustrative", "waivers", "extra"}
)


def opening(view: View) -> Iterator[Block]:
    """Say what the plan is about, and first of all what of it is not to be taken at its word."""
    yield from (Paragraph(one, "notice") for one in _notices(view))
    if view.plan.summary:
        yield Paragraph(view.plan.summary, "lead")
    if view.plan.vision:
        yield Paragraph(view.say("vision", text=view.plan.vision))
    rows = tuple(facts(view))
    if rows:
        yield Grid((view.say("fact"), view.say("value")), rows, heads=True)
    if not any(True for _ in view.plan.elements):
        yield Paragraph(view.say("empty"), "notice")


def _notices(view: View) -> Iterator[str]:
    if not view.plan.illustrative and invented(view.plan):
        yield view.say("partly_illustrative")
    for step in view.drafted:
        yield view.say(f"drafted.{step}")
    if view.guessed:
        yield view.say("guessed", purpose=view.named(view.guessed))


def facts(view: View) -> Iterator[tuple[str, str]]:
    """Yield what is known about the plan itself, name and value; the user's own fields come last."""
    language = view.plan.language
    for field in fields_of(Plan):
        value = getattr(view.plan, field.name)
        if not value or field.name in _ELSEWHERE:
            continue
        told = "; ".join(value) if field.many else str(value)
        if field.choices:
            told = term("choices", f"{field.choices.key()}.{value}", language)
        yield term("columns", f"plan.{field.name}", language), told
    yield from ((name, str(value)) for name, value in view.plan.extra.items())


def how_to_read(view: View) -> Iterator[Block]:
    """Explain ids, arrows and files in a few lines, each only where it is needed."""
    plan = view.plan
    lines = ["ids"] if any(True for _ in plan.elements) else []
    lines += ["trees"] if len(plan.problems) or len(plan.objectives) else []
    lines += ["logframe"] if len(plan.logframe) else []
    lines += ["pictures"] if view.figures else []
    lines += ["tables", "plan"] if lines else []
    if lines:
        yield Listing(tuple(Item(view.say(f"reading.{key}")) for key in lines))
