"""Slots: the places of a form that are to be filled."""

from __future__ import annotations

import attrs

__all__ = ["ABOVE", "PERIODIC", "Area", "Group", "Line"]

#: The level that stands above a level.
ABOVE = {"activity": "output", "output": "outcome", "outcome": "impact"}
#: What is repeated for every indicator.
PERIODIC = frozenset(("milestone", "chart", "actual", "planned"))


@attrs.define
class Line:
    """The rows that one indicator, or one activity, takes.

    Parameters
    ----------
    rows : tuple of int
    cells : dict of str to (row, column)
        The cell of each field; a value of a period stands under ``milestone|2027``.
    """

    rows: tuple[int, ...]
    cells: dict[str, tuple[int, int]]


@attrs.define
class Group:
    """The lines that one result takes."""

    lines: list[Line]
    parent: int | None = None

    @property
    def first(self) -> int:
        """Its first row."""
        return self.lines[0].rows[0]

    @property
    def last(self) -> int:
        """Its last row."""
        return self.lines[-1].rows[-1]

    @property
    def rows(self) -> tuple[int, ...]:
        """All its rows."""
        return tuple(row for line in self.lines for row in line.rows)


@attrs.define
class Area:
    """Places for the elements of one kind on one sheet.

    Parameters
    ----------
    sheet : str
    kind : str
        ``results`` (a group a result), ``list`` (a line an indicator), ``activities`` (a line an
        activity) or ``preconditions``.
    level : str, optional
    groups : list of Group
    labels : set of (row, column)
        Labels that hold for all of it.
    counted : set of (row, column)
        Labels with a number that goes on in copies.
    blocks : bool
        Whether a line takes several rows.
    open : bool
        Whether nothing stands below, so that no rows need be inserted.
    parent : int, optional
        The place of the only result, of the level above, whose elements go here; None for all.
    """

    sheet: str
    kind: str
    level: str | None = None
    groups: list[Group] = attrs.field(factory=list)
    labels: set[tuple[int, int]] = attrs.field(factory=set)
    counted: set[tuple[int, int]] = attrs.field(factory=set)
    blocks: bool = False
    open: bool = False
    parent: int | None = None

    def divided(self) -> list[Area]:
        """Return the area in as many as there are results above it, where each of those has its own rows below.

        A form may give the activities after each output; then they must not run on under the next one.
        """
        parents = list(dict.fromkeys(group.parent for group in self.groups))
        if len(parents) < 2 or None in parents:
            return [self]
        return [
            attrs.evolve(self, groups=[group for group in self.groups if group.parent == one], parent=one)
            for one in parents
        ]

    @property
    def fields(self) -> set[str]:
        """What it has cells for."""
        return {name for group in self.groups for line in group.lines for name in line.cells}
