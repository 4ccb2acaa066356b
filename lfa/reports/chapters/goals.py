"""Goals in a report: the pictures of how they act on one another, then the tables."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.reports.chapters.registers import register
from lfa.reports.document import Block, Heading
from lfa.reports.view import View

__all__ = ["goals"]

#: In the order in which they are read: the scores, who hinders whom, what they add up to, how firmly it stands.
_PICTURES = ("goal-conflicts", "conflict-network", "influence", "goal-ranking")


def goals(view: View) -> Iterator[Block]:
    """Show the pictures of scored goals and the tables of goals, scores and conflicts."""
    for kind in _PICTURES:
        if figure := view.figures.get(kind):
            yield Heading(figure.title, 3)
            yield figure
    yield from register("goals", "interactions", "goal_conflicts")(view)
