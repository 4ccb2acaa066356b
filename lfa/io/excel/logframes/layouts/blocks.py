"""Milestone blocks: four rows an indicator, labels and values one above the other in the first column (FCDO, DFID)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lfa.io.excel.logframes.cells import is_nothing
from lfa.io.excel.logframes.draft import Draft, Found, Spot
from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headers import Column, Header
from lfa.io.excel.logframes.headings import best, meanings
from lfa.io.excel.logframes.layouts.record import Given, Record
from lfa.io.excel.logframes.levels import digits, label
from lfa.io.excel.logframes.periods import find_period

__all__ = ["Blocks", "are_blocks", "look_like_blocks"]

#: The most rows between the headings of one block and those of the next.
_TALL = 8
_MEASURED = frozenset(("indicator", "baseline", "target", "milestone", "source"))
#: So far below its label a value stands at most; what comes later stands under the blocks.
_BELOW = 3
_LEVEL_OF_INDICATOR = re.compile(r"\b(impact|outcome|output|goal|purpose)\b", re.IGNORECASE)
_NAMED = {"goal": "impact", "purpose": "outcome"}


def are_blocks(headers: Sequence[Header]) -> bool:
    """Whether a sheet repeats its headings for every indicator, with the level in them.

    Parameters
    ----------
    headers : sequence of Header
    """
    named = [header for header in headers if _level(header) and header.roles & {"baseline", "milestone", "target"}]
    return len(named) >= 2 and len(named) >= len(headers) * 0.7


def look_like_blocks(grid: Grid, headers: Sequence[Header]) -> bool:
    """Whether headings return every few rows, with a level over a cell that is merged down to the next.

    Parameters
    ----------
    grid : Grid
    headers : sequence of Header
    """
    if len(headers) < 2 or any(after.rows[0] - before.rows[-1] > _TALL for before, after in pairwise(headers)):
        return False
    merged = {(one.top, one.left) for one in grid.merges if one.bottom > one.top}
    named = 0
    for header in headers:
        levels = [column for column in header.columns.values() if column.role.startswith("at:")]
        measured = header.roles & {"baseline", "target", "milestone", "source"}
        named += bool(measured) and any((header.rows[-1] + 1, one.number) in merged for one in levels)
    # Further indicators of a result have blocks of the same headings, without its level.
    alike = {frozenset((one.number, one.role) for one in h.columns.values() if one.role in _MEASURED) for h in headers}
    return named >= 2 and (named >= len(headers) / 2 or len(alike) == 1)


def _level(header: Header) -> str | None:
    column = header.first("indicator")
    found = _LEVEL_OF_INDICATOR.search(column.heading) if column else None
    level = found[1].casefold() if found else None
    return _NAMED.get(level, level) if level else None


class Blocks:
    """All blocks of a sheet.

    Parameters
    ----------
    draft : Draft
    sheet : int
    headers : sequence of Header
    """

    def __init__(self, draft: Draft, sheet: int, headers: Sequence[Header]) -> None:
        self.draft, self.sheet, self.headers = draft, sheet, headers
        self.grid = draft.grids[sheet]
        self.record = Record(draft, sheet)
        self.result: Found | None = None
        self.level: str | None = None
        self.current: dict[str, Found] = {}
        self.inputs: dict[int, str] | None = None
        self.beside: dict[int, str] = {}

    def read(self) -> None:
        """Read block after block."""
        ends = [*(header.rows[0] - 1 for header in self.headers[1:]), max(self.grid.rows, default=0)]
        for header, end in zip(self.headers, ends, strict=True):
            self._block(header, self.grid.between(header.rows[-1] + 1, end))

    def _spot(self, row: int, column: int) -> Spot:
        return Spot(self.sheet, row, column)

    def _block(self, header: Header, rows: list[int]) -> None:
        indicator = header.first("indicator")
        if indicator is None:
            return
        for row in header.rows:
            for column in self.grid.rows[row]:
                self.draft.use(self._spot(row, column), "heading")
        level = _level(header) or self.level
        left = [column for column in range(1, indicator.number) if column in self._columns([*header.rows, *rows])]
        self._first_column(header, rows, left, level)
        self._values(header, rows, indicator)

    def _columns(self, rows: Sequence[int]) -> set[int]:
        return {column for row in rows for column in self.grid.rows.get(row, {})}

    # The first column: labels, each with its value below

    def _first_column(self, header: Header, rows: list[int], left: Sequence[int], level: str | None) -> None:
        for column in left:
            waiting: tuple[str, str, int] | None = None
            for row in [*header.rows, *rows]:
                text = self.grid.own(row, column)
                if not text:
                    continue
                what = self._what(text)
                if what is not None:
                    self.draft.use(self._spot(row, column), "label")
                    waiting = (what, text, row)
                elif waiting is not None and row - waiting[2] <= _BELOW:
                    self._labelled(waiting, row, column, text, level)
                    waiting = None

    def _what(self, text: str) -> str | None:
        """What a label in the first column announces."""
        found = label(text)
        if found is not None and found.levels:
            return "result"
        if one := best(text, "column", 0.86):
            return one.concept if one.concept in {"weight", "risk_rating", "assumption", "risk", "source"} else None
        upper = len(text) < 40 and text == text.upper() and any(sign.isalpha() for sign in text)
        return "extra" if upper else None

    def _labelled(self, waiting: tuple[str, str, int], row: int, column: int, text: str, level: str | None) -> None:
        what, name, _ = waiting
        spot = self._spot(row, column)
        if what == "result":
            found = label(name)
            own = found.levels[0] if found else level or "output"
            code = found.code if found else None
            known = self.record.known(own, text, code, "")
            self.result = known or self.record.node(own, text, code, spot, self.current)
            self.record.remember(self.result, "")
            self.current[own] = self.result
            self.level = own
            self.draft.use(spot, "result")
            return
        if self.result is None:
            return
        role = "extra" if what == "source" else what
        self.record.row([self.result], [Given(Column(column, role, " ".join(name.split())), text, spot)])

    # The other columns: the indicator, planned and achieved values, the source

    def _values(self, header: Header, rows: list[int], indicator: Column) -> None:
        place = next((row for row in rows if self.grid.own(row, indicator.number)), None)
        made: Found | None = None
        if place is not None and not is_nothing(text := self.grid.own(place, indicator.number)):
            one = Given(Column(indicator.number, "indicator"), text, self._spot(place, indicator.number))
            found = self.record.row([self.result] if self.result else [], [one])
            made = found[0] if found else None
            number = next((m.number for m in meanings(indicator.heading) if m.concept == "indicator"), None)
            if made is not None and number and len(digits(number)) > 0:
                made.code = made.code or number
        source = False
        self.inputs, self.beside = None, {}
        for row in rows:
            if self._inputs(row, indicator):
                continue
            source = self._value_row(header, row, indicator, made, source)

    def _inputs(self, row: int, indicator: Column) -> bool:
        """Money and staff under the indicators: kept with the result, each figure under its heading."""
        cells = self.grid.rows[row]
        first = cells.get(min(cells), "")
        found = label(first)
        if found is not None and "input" in found.levels and min(cells) < indicator.number:
            self.inputs = {
                column: " ".join(f"{first} – {text}".split()) for column, text in cells.items() if column != min(cells)
            }
            for column in cells:
                self.draft.use(self._spot(row, column), "label")
            return True
        if self.inputs is None:
            return False
        for column, text in cells.items():
            if self.result is not None and column in self.inputs:
                given = Given(Column(column, "extra", self.inputs[column]), text, self._spot(row, column))
                self.record.row([self.result], [given], fresh=False)
        return True

    def _value_row(self, header: Header, row: int, indicator: Column, made: Found | None, source: bool) -> bool:
        """Read one row of a block beside the indicator; return whether the row after it holds the source."""
        cells = {column: text for column, text in self.grid.rows[row].items() if column > indicator.number}
        self._announcements(row, cells)
        announced = {column for column, text in cells.items() if self._is_source(text)}
        for column in announced:
            self.draft.use(self._spot(row, column), "label")
        if announced:
            inline = [one for one in sorted(set(cells) - announced) if self._row_word(cells[one]) is None]
            for column in inline:
                self._give(made, Column(column, "source"), row, column)
            return not inline
        kind = next((word for text in cells.values() if (word := self._row_word(text))), None)
        for column in sorted(cells):
            if self._row_word(cells[column]):
                self.draft.use(self._spot(row, column), "label")
            else:
                self._one_value(header.columns.get(column), row, column, made, "source" if source else kind)
        return False

    def _one_value(self, head: Column | None, row: int, column: int, made: Found | None, kind: str | None) -> None:
        if kind == "source" and (head is None or head.role != "assumption"):
            self._give(made, Column(column, "source"), row, column)
        elif head is None or head.role == "extra":
            return
        elif head.role in {"assumption", "risk"}:
            self._give(self.result, head, row, column)
        elif kind == "actual":
            self._give(made, Column(column, "actual", head.heading, find_period(head.heading)), row, column)
        else:
            self._give(made, head, row, column)

    def _announcements(self, row: int, cells: dict[int, str]) -> None:
        """Take what is announced among the values, and what was announced above: a risk rating, assumptions."""
        for column in [column for column in cells if column in self.beside]:
            if self.result is not None:
                head = self._beside_head(self.beside.pop(column), column)
                self.record.row([self.result], [Given(head, cells.pop(column), self._spot(row, column))], fresh=False)
        for column in [column for column, text in cells.items() if self._is_beside(text)]:
            self.draft.use(self._spot(row, column), "label")
            self.beside[column] = cells.pop(column)

    def _is_beside(self, text: str) -> bool:
        """Whether a cell among the values announces something else in the cell below: a risk rating, assumptions."""
        found = best(text, "column", 0.9)
        return (
            found is not None
            and found.whole
            and found.concept in {"risk_rating", "weight", "assumption", "risk"}
            and len(text) < 40
        )

    def _beside_head(self, text: str, column: int) -> Column:
        found = best(text, "column", 0.9)
        role = found.concept if found and found.concept in {"assumption", "risk", "weight"} else "extra"
        return Column(column, role, " ".join(text.split()))

    def _is_source(self, text: str) -> bool:
        found = best(text, "column", 0.9)
        return found is not None and found.concept == "source" and len(text) < 40

    def _row_word(self, text: str) -> str | None:
        found = best(text, "column", 0.95)
        return found.concept if found is not None and found.concept in {"planned", "actual"} else None

    def _give(self, home: Found | None, column: Column, row: int, number: int) -> None:
        if home is None:
            return
        one = Given(column, self.grid.own(row, number), self._spot(row, number))
        if home.kind == "indicator":
            self.record.indicator = home
            self.record.row([self.result] if self.result else [], [one], fresh=False)
        else:
            self.record.row([home], [one], fresh=False)
