"""What is still open: what does not hang together, what is not worded, what was derived and has changed since."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.analysis.derive import prompts
from lfa.analysis.memory import Stale, stale
from lfa.checks import Findings, check
from lfa.model.element import Element
from lfa.reports.document import Block, Heading, Item, Listing, Paragraph
from lfa.reports.view import View

__all__ = ["open_points"]

#: So many points of one kind are listed; nobody reads more on paper, and `lfa check` lists them all.
MOST = 200


def open_points(view: View) -> Iterator[Block]:
    """List findings of the check, drafts to be worded, links to be confirmed and stale wordings."""
    found = check(view.plan)
    asked = prompts(view.plan.objectives, view.plan.logframe) if view.drafted else ()
    parts = {
        "questions": [Item(str(one), label=one.subject or "") for one in asked],
        "findings": _findings(found),
        "accepted": _accepted(found),
        "unworded": [
            Item(one.label, label=one.id, marks=view.marks(one)) for one in view.plan.elements if _open(view, one)
        ],
        "unconfirmed": [
            Item(f"{view.named(link.means)} → {view.named(link.end)}")
            for link in view.plan.objectives.links
            if not link.confirmed
        ],
        "stale": [Item(_changed(view, one), label=one.element.id) for one in stale(view.plan)],
    }
    for key, items in parts.items():
        if items:
            yield Heading(view.say(f"open.{key}"), 3)
            yield Paragraph(view.say(f"open.{key}_explained"))
            more = [Item(view.say("more", count=len(items) - MOST))] if len(items) > MOST else []
            yield Listing((*items[:MOST], *more))


def _changed(view: View, one: Stale) -> str:
    then, now = one.derivation.wording, one.current or ""
    return view.say("changed", text=one.element.label, source=one.derivation.id, old=then, new=now)


def _open(view: View, one: Element) -> bool:
    said = view.marks(one)
    return view.say("marks.unworded") in said or view.say("marks.draft") in said


def _findings(found: Findings) -> list[Item]:
    return [
        Item(" ".join(filter(None, (one.message, one.hint))), label=one.subject or "", marks=(one.code,))
        for one in sorted(found, key=lambda one: one.severity.rank)
    ]


def _accepted(found: Findings) -> list[Item]:
    """List what was found and accepted on purpose, with the reason."""
    return [Item(f"{one.message} – {one.reason}", label=one.subject or "", marks=(one.code,)) for one in found.waived]
