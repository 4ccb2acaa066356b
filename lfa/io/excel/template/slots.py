"""Slots: the places of a form that are to be filled."""

from __future__ import annotations

import attrs

__all__ = ["PERIODIC", "Area", "Group", "Line"]

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
    """

    sheet: str
    kind: str
    level: str | None = None
    groups: list[Group] = attrs.field(factory=list)
    labels: set[tuple[int, int]] = attrs.field(factory=set)
    counted: set[tuple[int, int]] = attrs.field(factory=set)
    blocks: bool = False
    open: bool = False

    @property
    def fields(self) -> set[str]:
        """What it has cells for."""
        return {name for group in self.groups for line in group.lines for name in line.cells}
