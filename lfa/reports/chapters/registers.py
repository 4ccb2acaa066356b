"""Chapters that are tables: who, what, when and what may go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lfa.reports.cells import grid
from lfa.reports.document import Block, Heading
from lfa.reports.view import View
from lfa.schema import table

__all__ = ["register"]


def register(*names: str) -> Callable[[View], Iterator[Block]]:
    """Return a chapter that shows the tables named, those that have rows; headings only where there are several.

    Parameters
    ----------
    *names : str
        Names of tables.
    """

    def chapter(view: View) -> Iterator[Block]:
        there = [name for name in names if any(True for _ in table(name).rows(view.plan))]
        for name in there:
            if len(there) > 1:
                yield Heading(table(name).title(view.plan.language), 3)
            yield grid(view, name)

    return chapter
