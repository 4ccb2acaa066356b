"""The chapters of a report, one file each; a chapter about nothing is no chapter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lfa.reports.chapters.goals import goals
from lfa.reports.chapters.logframe import indicators, logframe
from lfa.reports.chapters.missions import missions
from lfa.reports.chapters.needs import needs
from lfa.reports.chapters.open_points import open_points
from lfa.reports.chapters.opening import how_to_read, opening
from lfa.reports.chapters.registers import register
from lfa.reports.chapters.sources import sources
from lfa.reports.chapters.strategies import strategies
from lfa.reports.chapters.trees import objectives, problems
from lfa.reports.chapters.votes import dissent, votes
from lfa.reports.document import Block, Heading
from lfa.reports.view import View

__all__ = ["blocks"]

Chapter = Callable[[View], Iterator[Block]]

#: Key of the heading (None for what stands before the first), and what makes the chapter; in reading order.
CHAPTERS: tuple[tuple[str | None, Chapter], ...] = (
    (None, opening),
    ("how_to_read", how_to_read),
    ("stakeholders", register("stakeholders", "actors")),
    ("needs", needs),
    ("votes", votes),
    ("problems", problems),
    ("objectives", objectives),
    ("strategies", strategies),
    ("logframe", logframe),
    ("indicators", indicators),
    ("assumptions", register("assumptions")),
    ("activities", register("activities", "resources")),
    ("risks", register("risks")),
    ("goals", goals),
    ("missions", missions),
    ("dissent", dissent),
    ("open_points", open_points),
    ("sources", sources),
)


def blocks(view: View) -> Iterator[Block]:
    """Yield the blocks of all chapters that have something to say, each under its heading."""
    for key, chapter in CHAPTERS:
        made = list(chapter(view))
        if made and key:
            yield Heading(view.say(f"chapters.{key}"))
        yield from made
