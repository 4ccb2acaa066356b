"""What the statements rest on, and the remarks people made."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.reports.document import Block, Heading, Item, Listing
from lfa.reports.view import View

__all__ = ["sources"]


def sources(view: View) -> Iterator[Block]:
    """List evidence and notes, each under the statement it belongs to."""
    for name in ("evidence", "note"):
        items = [Item(str(getattr(one, name)), label=one.id) for one in view.plan.elements if getattr(one, name)]
        if items:
            yield Heading(view.say(f"sources.{name}"), 3)
            yield Listing(tuple(items))
