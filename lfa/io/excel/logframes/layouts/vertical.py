"""Vertical block lists: a label in the first column, its text or figures to the right, block under block (Danida)."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lfa.io.excel.logframes.cells import coded, entries, is_nothing
from lfa.io.excel.logframes.draft import Draft, Found, Spot
from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headers import Column, is_value
from lfa.io.excel.logframes.headings import best, meanings
from lfa.io.excel.logframes.layouts.record import Given, Record
from lfa.io.excel.logframes.levels import Lead, label, lead, level_of, settled
from lfa.io.excel.logframes.periods import is_period

__all__ = ["Vertical", "label_column"]

_FIELDS = frozenset(
    (
        *("baseline", "target", "milestone", "actual", "source", "unit", "frequency", "method", "definition"),
        *("disaggregation", "responsible", "assumption", "risk", "precondition", "comment", "indicator", "start"),
        *("end", "means", "cost"),
    )
)


#: What announces the wording of a result in a list of labels.
_WORDING = frozenset(("logic", "description", "title"))


def _means(text: str) -> tuple[str, Lead | None]:
    """Say what the label of a row announces: ``level``, a column's concept, or nothing."""
    whole = lead(text)
    found = label(text) or (whole if whole and (whole.levels or whole.key) else None)
    column = best(text, "column", 0.86)
    if found is not None and found.key == "indicator":
        return "indicator", found
    if column is not None and column.concept in _FIELDS and column.concept != "assumption":
        level = next((one for one in meanings(text) if one.group == "level"), None)
        if level is None or level.weight <= column.weight - 0.01:
            return column.concept, found
    if found is not None and found.levels:
        return "level", found
    return (column.concept, found) if column is not None and column.concept in _FIELDS else ("", None)


def _may_be_target(found: Lead) -> bool:
    return any(one.concept == "target" and one.weight >= 0.9 for one in meanings(found.label))


def label_column(grid: Grid) -> int | None:
    """Return the column whose labels tell level, indicator and values from the top down; None when there is none.

    Parameters
    ----------
    grid : Grid
    """
    for column in sorted({column for cells in grid.rows.values() for column in cells})[:6]:
        kinds = [_means(cells[column])[0] for row, cells in sorted(grid.rows.items()) if column in cells]
        told = [kind for kind in kinds if kind]
        values = sum(kind in {"baseline", "target", "source", "milestone"} for kind in told)
        if "level" in told and told.count("indicator") >= 1 and values >= 2 and len(told) >= len(kinds) * 0.5:
            return column
    return None


class Vertical:
    """A list of blocks without headings above.

    Parameters
    ----------
    draft : Draft
    sheet : int
    column : int
        Where the labels stand.
    """

    def __init__(self, draft: Draft, sheet: int, column: int) -> None:
        self.draft, self.sheet, self.column = draft, sheet, column
        self.grid = draft.grids[sheet]
        self.record = Record(draft, sheet)
        self.nodes: list[Found] = []
        self.current: dict[str, Found] = {}
        self.role = ""
        self.waiting: Lead | None = None
        texts = [cells[column] for _, cells in sorted(self.grid.rows.items()) if column in cells]
        leads = [found for kind, found in map(_means, texts) if kind == "level" and found and not _may_be_target(found)]
        self.levels = settled(leads, draft.language)

    def read(self) -> None:
        """Read row after row."""
        for row in sorted(self.grid.rows):
            self._row(row)

    def _spot(self, row: int, column: int) -> Spot:
        return Spot(self.sheet, row, column)

    def _row(self, row: int) -> None:
        cells = self.grid.rows[row]
        beside = [column for column in sorted(cells) if column > self.column]
        text = cells.get(self.column)
        if text is not None:
            if self.waiting is not None and self._worded(row, text, beside):
                return
            kind, found = _means(text)
            if kind == "level" and self._is_target(row, text, beside):
                kind, found = "target", None
            if not kind:
                self.role = ""
                return
            self.role = kind
            rest = found.rest if found else ""
            if not rest:
                self.draft.use(self._spot(row, self.column), "label")
            if kind == "level" and found is not None:
                self._level(row, found, beside)
                return
            if rest:
                self._field(row, [(self.column, rest)])
        if self.role and self.role != "level" and beside:
            self._field(row, [(column, cells[column]) for column in beside])

    def _is_target(self, row: int, text: str, beside: Sequence[int]) -> bool:
        """Whether a word for a goal ("Mål", "Meta") is the target of the indicator above: figures stand beside it."""
        told = [self.grid.own(row, column) for column in beside]
        figures = bool(told) and all(is_period(one) or is_value(one) or self._is_year_word(one) for one in told)
        target = any(one.concept == "target" and one.weight >= 0.9 for one in meanings(text))
        return target and figures and self.record.indicator is not None

    def _worded(self, row: int, text: str, beside: Sequence[int]) -> bool:
        """Take the wording of a result whose label stood alone above: under a label of its own, or under nothing."""
        found, self.waiting = self.waiting, None
        assert found is not None
        known = best(text, "column", 0.86)
        if beside and known is not None and known.concept in _WORDING:
            self.draft.use(self._spot(row, self.column), "label")
            self._level(row, attrs.evolve(found, rest=""), beside[:1])
            return True
        if not beside and not _means(text)[0] and not is_nothing(text):
            self._level(row, attrs.evolve(found, rest=text), [])
            return True
        return False

    def _level(self, row: int, found: Lead, beside: Sequence[int]) -> None:
        if not found.rest and not beside:
            self.waiting = found
            return
        level = level_of(found, self.levels) or "output"
        cells = self.grid.rows[row]
        texts = [(self.column, found.rest)] if found.rest else [(column, cells[column]) for column in beside[:1]]
        for column, text in texts:
            spot = self._spot(row, column)
            if is_nothing(text):
                continue
            code, statement = (found.code, text.strip()) if found.code else coded(text)
            made = self.record.node(level, statement, code, spot, self.current)
            self.current[level] = made
            self.nodes = [made]
            self.record.indicator = None

    def _field(self, row: int, given: Sequence[tuple[int, str]]) -> None:
        """Give what stands beside a label to the indicator or the result above: figures with their years."""
        role = self.role
        nodes = self.nodes
        if nodes and nodes[0].kind == "activity" and role in {"assumption", "risk"}:
            nodes = [one for one in self.draft.found if one.kind == "result" and one.table == self.draft.tables][-1:]
        if role in {"baseline", "target", "milestone", "actual"}:
            self._figures(row, role, given)
            return
        for column, text in given:
            one = Given(Column(column, role, role), text, self._spot(row, column))
            if role == "indicator":
                self.record.row(self.nodes, [one])
                return
            if role in {"assumption", "risk"} and not entries(text):
                continue
            self.record.row(nodes, [one], fresh=False)

    def _figures(self, row: int, role: str, given: Sequence[tuple[int, str]]) -> None:
        words = [(column, text) for column, text in given if self._is_year_word(text)]
        left = [pair for pair in given if pair not in words]
        for column, _ in words:
            self.draft.use(self._spot(row, column), "label")
        years = [(column, text) for column, text in left if is_period(text)]
        values = [pair for pair in left if pair not in years]
        if not values and len(years) > 1:
            values, years = years[-1:], years[:-1]
        when = years[0][1] if years else None
        for column, _ in years:
            self.draft.use(self._spot(row, column), "value")
        for column, text in values[:1]:
            head = Column(column, role, when or (words[0][1] if words else role), when)
            self.record.row(self.nodes, [Given(head, text, self._spot(row, column))], fresh=False)
            made = self.record.indicator
            if when and role in {"baseline", "target"} and made is not None:
                made.fields.setdefault(f"{role}_year", when)
                made.spots.setdefault(f"{role}_year", self._spot(row, years[0][0]))

    def _is_year_word(self, text: str) -> bool:
        found = best(text, "column", 0.9)
        named = found is not None and found.concept in {"year", "value", "baseline", "target", "milestone", "actual"}
        return named or (is_period(text) and not any(len(part) == 4 and part.isdigit() for part in text.split()))
