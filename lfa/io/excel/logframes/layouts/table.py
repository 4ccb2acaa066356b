"""A table while it is read row by row: where it stands, at which level, and which rows are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lfa.io.excel.logframes.cells import counted, is_nothing
from lfa.io.excel.logframes.draft import Draft, Found, Spot
from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headers import Column, Header, is_value
from lfa.io.excel.logframes.headings import meanings, starts_with_word
from lfa.io.excel.logframes.layouts.record import Record
from lfa.io.excel.logframes.layouts.shape import shape_of
from lfa.io.excel.logframes.levels import SUB, Lead, coded_level, label, lead, level_of, settled

__all__ = ["PLACEHOLDER", "Table"]

#: Result types as IATI numbers them.
_NUMBERED = {"1": "output", "2": "outcome", "3": "impact"}
_EXAMPLE = re.compile(r"(?:^|[-_/\s])example(?:[-_/\s]|$)", re.IGNORECASE)
#: A cell that waits to be filled in: "[insert text]".
PLACEHOLDER = re.compile(r"\s*(?:\[[^\]]*\]|<[^>]*>|\{[^}]*\}|…+|_{3,})\s*")
_NOTE = re.compile(r"\s*(?:\*|†|¹|²|³|note\b|nb\b|n\.b\.|notes\b|source:|quelle:|obs[.:!])", re.IGNORECASE)


class Table:
    """The state of a table that is being read.

    Parameters
    ----------
    draft : Draft
    sheet : int
        Place of the sheet in the workbook.
    header : Header
    first, last : int
        The rows it may reach over; rows above the headings count when they are labelled.
    """

    def __init__(self, draft: Draft, sheet: int, header: Header, first: int, last: int) -> None:
        self.draft, self.sheet, self.header = draft, sheet, header
        self.grid: Grid = draft.grids[sheet]
        self.rows = [row for row in self.grid.between(first, last) if row not in header.rows]
        self.roles = dict(header.columns)
        self.parent, self.project = header.first("parent"), header.first("project")
        self.record = Record(draft, sheet)
        self.shape = shape_of(self.grid, header, [row for row in self.rows if row > header.rows[-1]])
        self.levels = self._settled()
        self.counted = counted(self.grid.own(row, self.shape.statement or 0) for row in self.rows[:400])
        self.level: str | None = None
        self.prefixed = 0
        self.nodes: list[Found] = []
        self.current: dict[str, Found] = {}
        self.label_code: str | None = None
        self.before = 0
        self.sub = False
        self.announced = -1
        self.listed = False
        self.precondition: int | None = None
        self.taken: Spot | None = None
        self.under: str | None = None
        self.depths: list[tuple[int, int]] | None = None
        self.named: dict[str, Found] | None = None
        self.sums = {(row, column) for row, column, text in self.grid.broken if not text}
        self._known_besides: tuple[dict[int, Column], dict[int, Column]] | None = None

    def _spot(self, row: int, column: int) -> Spot:
        return Spot(self.sheet, row, column)

    def _use(self, row: int, cells: Iterable[int], kind: str) -> None:
        for column in cells:
            self.draft.use(self._spot(row, column), kind)

    def _settled(self) -> dict[str, str]:
        leads: list[Lead] = []
        places: dict[str, Spot] = {}
        columns = {self.shape.label, self.shape.statement} - {None}
        for row in self.rows[:2_000]:
            if len(cells := self.grid.rows[row]) == 1 and not columns.intersection(cells):
                leads += [found for text in cells.values() if (found := lead(text)) is not None and found.levels]
            for column in sorted(column for column in columns if column is not None):
                text = self.grid.own(row, column)
                if text and (found := label(text) or (lead(text) if column == self.shape.statement else None)):
                    leads.append(found)
                    places.setdefault(found.label, self._spot(row, column))
        chosen = settled(leads, self.draft.language)
        for found in leads:
            near = {
                one.concept
                for one in found.found
                if one.group == "level" and one.weight >= found.found[0].weight - 0.06
            }
            level = level_of(found, chosen)
            if len(near) > 1 and level and (spot := places.pop(found.label, None)):
                self.draft.remark("logframe_level_by_place", spot, value=" ".join(found.label.split()), level=level)
        return chosen

    # Levels

    def _label(self, row: int) -> Lead | None:
        """Take in what the label of a row says; return it when the row has one of its own."""
        self.label_code = None
        if self.shape.label is None:
            return None
        text = self.grid.own(row, self.shape.label)
        if not text or self.shape.label == self.shape.statement:
            return None
        found = label(text)
        if found is None and (column := self.roles.get(self.shape.label)) and column.role == "level":
            found = lead(text)
            if text.strip() in _NUMBERED:
                self.listed = True
                self._enter(_NUMBERED[text.strip()])
                self.draft.use(self._spot(row, self.shape.label), "label")
                return None
        if found is None:
            if (level := coded_level(text)) is not None:
                self._enter(level)
                self.label_code = text.strip()
                self.draft.use(self._spot(row, self.shape.label), "code")
            return None
        if found.key is None and found.levels:
            self._enter(level_of(found, self.levels))
            self.label_code, self.under = found.code, found.under
            self.sub = bool(SUB.match(text))
        if not found.rest:
            self.draft.use(self._spot(row, self.shape.label), "label")
        return found

    def _enter(self, level: str | None) -> None:
        """Go over to another level; the columns are called as in the headings again."""
        if level and level != self.level:
            if level != "activity":
                self.roles = dict(self.header.columns)
            self.level = level

    # Rows that are passed over

    def _skipped(self, row: int, cells: dict[int, str]) -> bool:
        texts = list(cells.values())
        if all(text.startswith("#") and len(text) > 1 for text in texts):
            self._use(row, cells, "heading")
            return True
        if all(PLACEHOLDER.fullmatch(text) or is_nothing(text) for text in texts):
            self._use(row, cells, "help")
            return True
        if any(starts_with_word(text, "example") or (_EXAMPLE.search(text) and " " not in text) for text in texts[:6]):
            self.draft.remark("logframe_example", self._spot(row, min(cells)))
            return True
        first = texts[0]
        if starts_with_word(first, "total") and len(first) < 30:
            return True
        if self._is_sum(row, cells):
            return True
        if row - self.header.rows[-1] in {1, 2} and self._is_help(cells):
            self._use(row, cells, "help")
            return True
        return len(cells) == 1 and bool(_NOTE.match(first))

    def _is_sum(self, row: int, cells: dict[int, str]) -> bool:
        """Whether a row counts or adds up: a text, and a figure where a statement or an indicator would stand."""
        if len(cells) == 1 and (row, self.shape.statement) in self.sums:
            return True  # a count that has no value yet
        if len(cells) != 2:
            return False
        column = max(cells)
        role = self.roles[column].role if column in self.roles else ""
        return is_value(cells[column]) and (column == self.shape.statement or role == "indicator")

    def _is_help(self, cells: dict[int, str]) -> bool:
        """Whether the row under the headings explains them: figures are named, not given."""
        hits = 0
        for column, text in cells.items():
            one = self.roles.get(column)
            if one is None or one.role == "extra":
                continue
            if any(meaning.concept == one.role and meaning.weight >= 0.5 for meaning in meanings(text)):
                hits += 1
            if one.role in {"baseline", "target", "actual"} and any(sign.isdigit() for sign in text):
                return False
        return hits >= 2
