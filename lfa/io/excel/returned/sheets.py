"""The form as it came back, beside the plan that it was filled with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lfa.io.excel.logframes.draft import Draft
from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.returned.wording import key
from lfa.io.excel.template.content import Content
from lfa.io.excel.template.names import TITLE, Cell
from lfa.io.excel.template.parts import Parts
from lfa.io.excel.template.rowmap import split
from lfa.io.excel.template.sheet import Formats, SheetPart
from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.plan import Plan

__all__ = ["KINDS", "Returned"]

#: What is known again, in this order: the results that the others belong to come first.
KINDS = ("results", "activities", "indicators", "assumptions")


class Returned:
    """A form that came back, and the plan that it was filled with.

    Parameters
    ----------
    read : Plan
        What the form says, with ids of its own.
    draft : Draft
        What was found in its cells.
    base : Plan
    names : dict of str to (sheet, row, column)
        The cells that hidden names speak of; None where the row was deleted.
    parts : Parts, optional
        Of the workbook, to see which cells are calculated.
    """

    def __init__(
        self, read: Plan, draft: Draft, base: Plan, names: dict[str, Cell | None], parts: Parts | None = None
    ) -> None:
        self.read, self.draft, self.base, self.parts = read, draft, base, parts
        self._sheets: dict[str, SheetPart] = {}
        self.names = {id_: cell for id_, cell in names.items() if id_ in base}
        self.title = names.get(TITLE)
        self.grids: dict[str, Grid] = {one.name: one for one in draft.grids}
        self.content = Content(base, self._language(), base.dialect)

    def table(self, kind: str, plan: Plan) -> Collection[Any]:
        """Return the elements of a kind."""
        frame = plan.logframe
        tables: dict[str, Collection[Any]] = {
            "results": frame,
            "activities": plan.activities,
            "indicators": frame.indicators,
            "assumptions": frame.assumptions,
        }
        return tables[kind]

    def said(self, element: Element) -> str:
        """Return what an element of the plan says in the language of the form."""
        return self.content.said(element.statement, element, "statement")

    def cell(self, id: str, field: str | None = None) -> Cell | None:  # noqa: A002 - the field's word
        """Return the cell in which something was read."""
        place = self.read.origin.places.get((id, field))
        if place is None or not place.sheet or not place.cell:
            return None
        row, column, _, _ = split(place.cell)
        return (place.sheet, row, column)

    def text(self, cell: Cell) -> str:
        """Return what a person sees in a cell."""
        grid = self.grids.get(cell[0])
        return grid.filled(cell[1], cell[2]) if grid else ""

    def is_caption(self, cell: Cell | None) -> bool:
        """Whether a cell only says what is calculated beside it: then it is the form's own text."""
        if self.parts is None or cell is None or not (grid := self.grids.get(cell[0])) or not grid.part:
            return False
        if cell[0] not in self._sheets:
            self._sheets[cell[0]] = SheetPart(self.parts, grid.part, Formats(self.parts))
        sheet = self._sheets[cell[0]]
        return sheet.formula(cell[1], sheet.merge(cell[1], cell[2])[3] + 1)

    @cached_property
    def named(self) -> dict[Cell, list[str]]:
        """The elements that a hidden name says to stand in a cell, in the plan's order."""
        found: dict[Cell, list[str]] = {}
        for kind in KINDS:
            for one in self.table(kind, self.base):
                if (cell := self.names.get(one.id)) is not None:
                    found.setdefault(cell, []).append(one.id)
        return found

    def fields(self, id: str) -> Iterator[tuple[str, Cell]]:  # noqa: A002 - the field's word
        """Yield the fields of something read that have a cell of their own, and the cell."""
        for field in self._fields.get(id, ()):
            if (cell := self.cell(id, field)) is not None:
                yield field, cell

    @cached_property
    def _fields(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_, field in self.read.origin.places:
            if field is not None:
                found.setdefault(id_, []).append(field)
        return found

    def _language(self) -> str:
        """The language that the form was filled in: the one in which most of it is found again."""
        spoken = {self.base.language: 0}
        read = {key(one.statement) for kind in KINDS for one in self.table(kind, self.read) if one.statement}
        for kind in KINDS:
            for one in self.table(kind, self.base):
                for language in (self.base.language, *(one.statement.others if one.statement else ())):
                    hit = one.statement and key(one.statement.in_language(language)) in read
                    spoken[language] = spoken.get(language, 0) + bool(hit)
        return max(spoken, key=lambda one: (spoken[one], one == self.base.language))
