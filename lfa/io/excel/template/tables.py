"""Tables of a form: the rows under its labels, or the blank rows under its headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from lfa.io.excel.logframes.grid import Grid
from lfa.io.excel.logframes.headers import Header
from lfa.io.excel.logframes.headings import COLUMN, WORD, meanings, plain, words
from lfa.io.excel.logframes.levels import Lead, label, level_of, settled
from lfa.io.excel.template.rowmap import split
from lfa.io.excel.template.sheet import SheetPart
from lfa.io.excel.template.slots import ABOVE, PERIODIC, Area, Group, Line

__all__ = ["Table", "title_slot"]

_HELP = 12
#: So many rows are looked at even if nothing was drawn there.
_NEAR = 2_000


@attrs.define
class _Band:
    level: str
    label: tuple[int, int]
    bottom: int
    numbered: bool
    section: bool = False
    rows: list[int] = attrs.field(factory=list)
    columns: dict[str, int] = attrs.field(factory=dict)
    parent: int | None = None


class Table:
    """A table of a form, from its headings to its end.

    Parameters
    ----------
    grid : Grid
    sheet : SheetPart
    header : Header
    end : int
        The last row that may belong to it.
    language : str
    """

    def __init__(self, grid: Grid, sheet: SheetPart, header: Header, end: int, language: str) -> None:
        self.grid, self.sheet, self.header = grid, sheet, header
        self.first, self.end = _under(grid, header), end
        self.columns = _columns(header)
        self.statement = _statement(header)
        self.left = min([*header.columns, self.statement])
        self.language = language
        self.levels = settled(list(self._leads()), language)

    def _leads(self) -> Iterable[Lead]:
        for row in range(self.first, min(self.end, self.first + 2_000) + 1):
            for column in range(1, self.statement + 1):
                if found := label(self.grid.own(row, column)):
                    yield found

    def areas(self) -> list[Area]:
        """Return the places to be filled, from the top down."""
        bands, extra = self._bands()
        if bands:
            return [*self._by_level(bands), *extra]
        return [one for one in [self._listed()] if one is not None]

    def _rows(self) -> Iterable[int]:
        """The rows that may belong to the table; far down only those that hold something."""
        last = min(self.end, self.sheet.last)
        near = min(last, self.first + _NEAR)
        far = sorted(row for row in self.sheet.rows if near < row <= last)
        return [*range(self.first, near + 1), *far]

    # Rows under labels

    def _bands(self) -> tuple[list[_Band], list[Area]]:
        bands: list[_Band] = []
        extra: list[Area] = []
        columns = self.columns
        current: _Band | None = None
        for row in self._rows():
            if current is None and row not in self.grid.rows:
                continue
            found = self._label(row)
            if found is not None:
                current, more = self._begin(row, *found, columns)
                extra.extend(more)
                bands.extend([current] if current else [])
                if current is None or current.section:
                    continue
            elif current is not None and row > current.bottom > current.label[0]:
                current = None
            if renamed := self._renamed(row):
                columns = {**{k: v for k, v in columns.items() if v not in renamed.values()}, **renamed}
                if current is not None:
                    current.columns = columns
            elif self._is_foreign(row, found is not None):
                current = None
            elif current is not None and self._alive(row, current):
                current.rows.append(row)
        return [one for one in bands if one.rows], extra

    def _begin(self, row: int, lead: Lead, at: int, columns: dict[str, int]) -> tuple[_Band | None, list[Area]]:
        if lead.key == "precondition":
            return None, self._precondition(row, at)
        level = level_of(lead, self.levels)
        if level is None or level == "input":
            return None, []
        merged = self.sheet.merge(row, at)
        section = at >= self.statement or merged[3] >= self.statement
        return _Band(level, (row, at), row if section else merged[2], bool(lead.code), section, columns=columns), []

    def _label(self, row: int) -> tuple[Lead, int] | None:
        for column in range(1, self.statement + 1):
            text = self.grid.own(row, column)
            found = label(text) if text and not self.sheet.formula(row, column) else None
            if found is not None and (found.levels or found.key == "precondition"):
                if column == self.statement and found.key is None and self._several(row):
                    continue
                return found, column
        return None

    def _several(self, row: int) -> bool:
        """Whether other things than a label stand in a row: then it is content."""
        return sum(1 for column in self.grid.rows.get(row, {}) if column > self.statement) > 2

    def _precondition(self, row: int, column: int) -> list[Area]:
        right = self.sheet.merge(row, column)[3] + 1
        for at in [(row, right), (row + 1, column)]:
            if self.sheet.corner(*at) == at and self.sheet.blank(*at):
                return [Area(self.grid.name, "preconditions", None, [Group([Line((at[0],), {"assumption": at})])])]
        return []

    def _renamed(self, row: int) -> dict[str, int]:
        """What a row of words within the table makes of some of its columns: means and costs of the activities."""
        found = {}
        for column, text in self.grid.rows.get(row, {}).items():
            if column <= self.statement or column not in self.header.columns or self.sheet.formula(row, column):
                continue
            concepts = [one.concept for one in meanings(text) if one.whole and one.weight >= 0.8]
            role = next((_SAME.get(one, one) for one in concepts if _SAME.get(one, one) in _RENAMED), None)
            if role is not None:
                found[role] = column
        return found

    def _is_foreign(self, row: int, labelled: bool) -> bool:
        """Whether a row holds something of the form's own where a result would stand, or to its left."""
        if not self.sheet.blank(*self.sheet.corner(row, self.statement)):
            return True
        return not labelled and any(
            self.grid.own(row, column).strip() and not self.grid.own(row, column).strip().rstrip(".").isdigit()
            for column in range(1, self.statement)
        )

    def _alive(self, row: int, band: _Band) -> bool:
        """Whether a row was drawn as one of the block's, rather than being the blank sheet below."""
        if band.bottom > band.label[0]:
            return True
        first = band.rows[0] if band.rows else band.label[0]
        return self.sheet.has(row, self.statement) == (self.sheet.has(first, self.statement)) and row in self.sheet.rows

    def _by_level(self, bands: Sequence[_Band]) -> list[Area]:
        areas: dict[str, Area] = {}
        counts: dict[str, int] = {}
        above: dict[str, int] = {}
        for band in bands:
            kind = "activities" if band.level == "activity" else "results"
            area = areas.setdefault(band.level, Area(self.grid.name, kind, band.level))
            parent = above.get(ABOVE.get(band.level, ""))
            groups = self._groups(band)
            for group in groups:
                group.parent = parent
            area.groups.extend(groups)
            (area.counted if band.numbered else area.labels).add(band.label)
            counts[band.level] = counts.get(band.level, 0) + len(groups)
            above[band.level] = counts[band.level] - 1
        for area in areas.values():
            area.counted |= self._numbers(area.groups)
        return list(areas.values())

    def _numbers(self, groups: Sequence[Group]) -> set[tuple[int, int]]:
        """Numbers that the form has written before its rows."""
        return {
            (row, column)
            for group in groups
            for row in group.rows
            for column in range(1, self.statement)
            if self.grid.own(row, column).strip().rstrip(".").replace(".", "").isdigit()
        }

    def _groups(self, band: _Band) -> list[Group]:
        if band.numbered and band.level != "activity":
            return [Group([self._line(row, band.columns) for row in band.rows])]
        groups: list[Group] = []
        top = 0
        for row in band.rows:
            merged = self.sheet.merge(row, self.statement)
            if groups and merged[0] == top and merged[2] > merged[0]:
                groups[-1].lines.append(self._line(row, band.columns))
            else:
                groups.append(Group([self._line(row, band.columns)]))
            top = merged[0]
        return groups

    def _line(self, row: int, columns: dict[str, int]) -> Line:
        cells = {}
        for name, column in columns.items():
            at = self.sheet.corner(row, column)
            if self.sheet.blank(*at) and at[1] == column:
                cells[name] = at
        return Line((row,), cells)

    # Rows without labels

    def _listed(self) -> Area | None:
        roles = self.header.roles
        if "indicator" in roles:
            kind = "list"
        elif "at:activity" in roles:
            kind = "activities"
        elif roles & {"logic", "at:impact", "at:outcome", "at:output"}:
            kind = "list"
        else:
            return None
        rows = self._free_rows()
        area = Area(self.grid.name, kind, self._level_of(kind))
        if rows is None:
            return None
        area.open = not rows
        start = rows or [self.sheet.last + 1 if self._ends() else self.first]
        area.groups = [Group([self._line(row, self.columns)]) for row in start]
        area.counted = self._numbers(area.groups)
        return area

    def _level_of(self, kind: str) -> str | None:
        """The level of a table that has results of one level only: headed Outputs, beside their indicators."""
        if kind == "activities":
            return "activity"
        own = [role[3:] for role in self.header.roles if role.startswith("at:") and role != "at:activity"]
        return own[0] if len(own) == 1 and not self.header.roles & {"logic", "level"} else None

    def _ends(self) -> bool:
        return self.sheet.last >= self.first

    def _free_rows(self) -> list[int] | None:
        """The blank rows drawn below the headings; none when the sheet is blank there, None when it is taken."""
        if rows := self._of_list():
            return rows
        found: list[int] = []
        skipped = 0
        for row in self._rows():
            free = self._is_free(row)
            if found and (not free or not self._same(found[0], row)):
                break
            if free and row in self.sheet.rows and self.sheet.has(row, self._column()):
                found.append(row)
            elif not free and not found:
                skipped += 1
        if not found and skipped > _HELP:
            return [] if self.end >= self.sheet.last else None
        return found

    def _of_list(self) -> list[int]:
        """The blank rows of an Excel table whose headings these are: its bounds hold even where no cell was drawn."""
        parts = self.sheet.parts
        for part in parts.related(self.sheet.name, "table"):
            root = parts.tree(part)
            top, left, bottom, right = split(root.get("ref", ""))
            if top == self.header.rows[-1] and left <= self.statement <= right:
                last = bottom - int(root.get("totalsRowCount", "0"))
                return [row for row in range(self.first, last + 1) if self._is_free(row)]
        return []

    def _column(self) -> int:
        return self.statement

    def _same(self, first: int, row: int) -> bool:
        return self.sheet.has(first, self._column()) == (self.sheet.has(row, self._column())) and row in self.sheet.rows

    def _is_free(self, row: int) -> bool:
        columns = [column for name, column in self.columns.items() if name != "code"]
        if not all(self.sheet.blank(*self.sheet.corner(row, column)) for column in {self.statement, *columns[:1]}):
            return False
        written = [column for column in columns if self.grid.own(row, column)]
        return not written


_SAME = {"input": "means", "budget": "cost"}
_RENAMED = frozenset(("means", "cost", "responsible", "start", "end", "period", "indicator", "source", "assumption"))


def _under(grid: Grid, header: Header) -> int:
    """The first row below the headings and the tags for machines under them."""
    first = header.rows[-1] + 1
    for row in range(first, first + 6):
        tags = [text for text in grid.rows.get(row, {}).values() if text.startswith("#")]
        if len(tags) >= 2:
            return row + 1
    return first


def _columns(header: Header) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in sorted(header.columns.values(), key=lambda one: one.number):
        name = column.role
        if name == "extra" or _is_doubtful(header, name, column.heading):
            continue
        if name in PERIODIC:
            name = f"{name}|{column.period or ''}"
        found.setdefault(name, column.number)
    return found


def _is_doubtful(header: Header, role: str, heading: str) -> bool:
    """Whether a column is not for what it looks like: "Number (#) or percentage (%)", the quarters of activities."""
    if role == "code":
        return "%" in heading
    return role == "chart" and header.roles >= {"at:activity", "indicator"}


def _statement(header: Header) -> int:
    """The column that results, or activities, stand in."""
    chosen = header.first("logic") or header.first("at:activity")
    for level in ("output", "outcome", "impact"):
        chosen = chosen or header.first(f"at:{level}")
    chosen = chosen or header.first("title") or header.first("indicator")
    return chosen.number if chosen else min(header.columns)


def title_slot(grid: Grid, sheet: SheetPart, rows: Iterable[int]) -> tuple[int, int] | None:
    """Return the blank cell beside "Title of the project", above the tables of a sheet.

    Parameters
    ----------
    grid : Grid
    sheet : SheetPart
    rows : iterable of int
    """
    known = words(WORD, "project")
    for row in rows:
        for column, text in sorted(grid.rows.get(row, {}).items()):
            form = plain(text)
            named = form in known or any(
                one.group == COLUMN and one.concept in {"project", "title"} and one.whole for one in meanings(text)
            )
            if not named:
                continue
            right = (row, sheet.merge(row, column)[3] + 1)
            if sheet.corner(*right) == right and sheet.blank(*right):
                return right
    return None
