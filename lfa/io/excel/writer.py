"""A plan into a workbook: sheets for people, a hidden memory for what sheets cannot show."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

import attrs
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from lfa.io.atomic import Writable, put
from lfa.io.escapes import escaped
from lfa.io.excel import lists, memory
from lfa.io.excel.cells import Content, to_cell
from lfa.io.excel.columns import SheetColumn, Values, columns_of, default
from lfa.io.excel.grid import address, letters
from lfa.io.excel.look import add_styles, colour, dress_column, heading_style, height, rule_rows, style_for, to_print
from lfa.io.excel.lookups import Lookups
from lfa.io.excel.memory import MORE, Record, row_key
from lfa.io.excel.plansheet import add_plan
from lfa.io.excel.profiles import shown
from lfa.io.excel.remember import of_plan, of_table, own_cell
from lfa.io.excel.seal import sealed
from lfa.io.excel.sides import rule_for_hand, side_text, workshop_columns
from lfa.io.excel.start import add_start
from lfa.io.excel.words import sheet_title
from lfa.io.loss import LossReport
from lfa.model.element import Element, Relation
from lfa.model.plan import Plan
from lfa.model.text import Text
from lfa.schema import TABLES, Column, Table
from lfa.terms import term

__all__ = ["workbook", "write_workbook"]

#: Rows below the last one that have their drop-downs, and those that have their statements beside too.
_READY, _SPARE = 500, 20
#: A cell of Excel holds this many characters; what is longer goes on on the hidden sheet after this mark.
_CELL, _HEAD = 32_767, 16_000
_RISKY = ("=", "+", "-", "@", "'")


def write_workbook(plan: Plan, target: Writable, *, shows: str = "all") -> LossReport:
    """Write a plan as a workbook that people fill in.

    Parameters
    ----------
    plan : Plan
    target : path or binary stream
    shows : str
        Which sheets are seen: ``all``, ``cards``, ``tree``, ``logframe``, ``conflicts`` or
        ``missions``. The others are hidden, and are read all the same.

    Returns
    -------
    LossReport
        Always empty: a workbook holds every plan.

    Raises
    ------
    WriteError
        When the target cannot be written.

    Examples
    --------
    >>> import io
    >>> stream = io.BytesIO()
    >>> bool(write_workbook(Plan("Clean river"), stream, shows="tree"))
    False
    """
    put(workbook(plan, shows=shows), target, plan.language)
    return LossReport((), plan.language)


def workbook(plan: Plan, *, shows: str = "all") -> bytes:
    """Return a plan as the bytes of a workbook: the same plan, the same bytes."""
    filled = {table.name for table in TABLES if any(True for _ in table.rows(plan))}
    return _Writer(plan, shown(shows, filled), workshop=shows == "conflicts").written()


@attrs.frozen
class _Laid:
    """A sheet as it will be: its table, its rows and its columns."""

    table: Table
    title: str
    values: Values
    columns: Sequence[SheetColumn]
    illustrative: bool

    @property
    def headings(self) -> int:
        """The row of the headings: below a banner, where there is one."""
        return 2 if self.illustrative else 1

    @property
    def first(self) -> int:
        return self.headings + 1

    @property
    def last(self) -> int:
        """The last row that is ready for typing."""
        return self.headings + len(self.values) + _READY

    def place(self, column: str) -> int:
        """Return the number of the column of a field."""
        return next(
            n
            for n, one in enumerate(self.columns, 1)
            if one.role == "field" and one.column and one.column.name == column
        )


class _Writer:
    """Writes one plan."""

    def __init__(self, plan: Plan, visible: Sequence[str], workshop: bool = False) -> None:
        self.workshop = workshop
        self.plan, self.visible, self.language = plan, visible, plan.language
        self.book = Workbook()
        self.cached: dict[str, dict[str, str]] = {}
        self.records: list[Record] = list(of_plan(plan))
        self.laid = [self._lay(table) for table in TABLES]
        self._reached: dict[Column, Sequence[str]] = {}
        self.lookups = Lookups(plan, [one.table for one in self.laid if one.table.has_ids])

    def written(self) -> bytes:
        """Write all sheets and return the file."""
        add_styles(self.book)
        start = self.book.active
        assert start is not None
        add_start(start, self.plan, self.visible)
        add_plan(self.book.create_sheet(sheet_title("plan", self.language)), self.plan, self.put)
        for laid in self.laid:
            self._sheet(laid)
        lists.add_lists(self.book, self.language)
        self._remember()
        return sealed(self.book, self.plan, self.cached)

    def _lay(self, table: Table) -> _Laid:
        values = list(table.values(self.plan))
        self.records.extend(of_table(table, values))
        columns = columns_of(table, values, self.language)
        if self.workshop and table.name == "goal_conflicts":
            columns = workshop_columns(columns, values, self.language)
        shown = self.plan.illustrative or any(row.illustrative for row, _ in values)
        return _Laid(table, sheet_title(table.name, self.language), values, columns, shown)

    # One sheet

    def _sheet(self, laid: _Laid) -> None:
        sheet = self.book.create_sheet(laid.title)
        sheet.sheet_state = "visible" if laid.table.name in self.visible else "hidden"
        sheet.sheet_properties.tabColor = colour(laid.table.name)
        self._names(laid)
        self._head(sheet, laid)
        for number, (row, values) in enumerate(laid.values, laid.first):
            self._row(sheet, laid, number, row, values)
        if sheet.sheet_state == "visible":
            self._spare(sheet, laid)
        said = term("workbook", "illustrative.short", self.language) if laid.illustrative else ""
        width = sum(column.width for column in laid.columns if not column.folded)
        to_print(sheet, str(self.plan.title or ""), laid.title, width, said, laid.headings)

    def _names(self, laid: _Laid) -> None:
        where = lists.quoted(laid.title)
        lists.define(self.book, f"lfa_sheet_{laid.table.name}", f"{where}!$A${laid.headings}")
        if laid.table.has_ids:
            for name, column in (("id", "id"), ("text", "statement")):
                letter = letters(laid.place(column))
                reference = f"{where}!${letter}${laid.first}:${letter}${laid.last}"
                lists.define(self.book, f"lfa_{name}_{laid.table.name}", reference)
            letter = letters(laid.place("id"))
            filled = f"lfa_id_{laid.table.name}"
            top = f"{where}!${letter}${laid.headings}"
            last = f'MAX(1,SUMPRODUCT(MAX(({filled}<>"")*ROW({filled})))-ROW({top}))'
            growing = f"{where}!${letter}${laid.first}:INDEX({filled},{last})"
            lists.define(self.book, f"lfa_list_{laid.table.name}", growing)

    def _head(self, sheet: Worksheet, laid: _Laid) -> None:
        if laid.illustrative:
            key = "illustrative.plan" if self.plan.illustrative else "illustrative.rows"
            self.put(sheet, 1, 1, term("workbook", key, self.language), "lfa illustrative")
            sheet.row_dimensions[1].height = 20
        for place, column in enumerate(laid.columns, 1):
            self.put(sheet, laid.headings, place, column.heading, heading_style(laid.table.name))
            width = sheet.column_dimensions[letters(place)]
            width.width = column.width
            kind = column.column.kind if column.column and column.role == "field" else "text"
            dress_column(width, kind, column.computed)
            if not column.core:
                width.outlineLevel = 1
                width.hidden = column.folded
            self._offer(sheet, laid, place, column)
        sheet.row_dimensions[laid.headings].height = 32
        across = f"A{laid.first}:{letters(len(laid.columns))}{laid.last}"
        rule_rows(sheet, across, f"LEN($A{laid.first}&$B{laid.first})>0")
        sheet.sheet_properties.outlinePr = Outline(summaryRight=False)
        beyond = (
            3 if laid.table.has_ids and laid.columns[1].column and laid.columns[1].column.name == "statement" else 1
        )
        sheet.freeze_panes = address(laid.first, beyond)

    def _offer(self, sheet: Worksheet, laid: _Laid, place: int, column: SheetColumn) -> None:
        if column.role == "field" and column.column and not column.computed:
            rule = lists.drop_down(column.column, self.language)
            if rule is not None:
                lists.apply(sheet, rule, place, laid.first, laid.last)

    def _row(
        self, sheet: Worksheet, laid: _Laid, number: int, row: Element | Relation, values: Mapping[str, object]
    ) -> None:
        key = row_key(row)
        seen: list[tuple[object, float]] = []
        for place, column in enumerate(laid.columns, 1):
            if column.role == "beside":
                said = self._beside(sheet, laid, number, place, values)
                seen.append((said, column.width if not column.folded else 1e9))
                continue
            content = self._content(column, row, values)
            if content is not None:
                kind = column.column.kind if column.column and column.role == "field" else "text"
                where = (laid.table.name, key, _slot(column), column.language or column.key)
                self.put(sheet, number, place, content, style_for(kind, column.computed), where)
                seen.append((content, column.width if not column.folded else 1e9))
        sheet.row_dimensions[number].height = height(seen)

    def _content(self, column: SheetColumn, row: Element | Relation, values: Mapping[str, object]) -> Content:
        if column.role == "own":
            own = row.extra.get(column.key)
            return None if own is None else own_cell(own)
        assert column.column is not None
        value = values[column.column.name]
        if column.role == "side":
            return side_text(self.plan, value, column.key)
        if column.column.kind == "text":
            return _words(value, column.language)
        if column.column.kind == "flag":
            usual = False if column.column.virtual else default(column.column)
            return None if value is False and not usual else to_cell(column.column, value, self.language)
        return to_cell(column.column, value, self.language)

    def _beside(self, sheet: Worksheet, laid: _Laid, number: int, place: int, values: Mapping[str, object]) -> str:
        column = laid.columns[place - 1].column
        assert column is not None
        said = self.lookups.said(values[column.name])
        if len(laid.values) > Lookups.MOST:
            if said:
                self.put(sheet, number, place, said, "lfa computed")
        elif said or not laid.columns[place - 1].folded:
            self._formula(sheet, number, place, column, said)
        return said

    def _formula(self, sheet: Worksheet, number: int, place: int, column: Column, said: str) -> None:
        ids = address(number, self._left_of(sheet, place))
        cell = sheet.cell(number, place)
        cell.value = self.lookups.formula(column, self._reach(column), ids)
        cell.style = "lfa computed"
        self.cached.setdefault(sheet.title, {})[cell.coordinate] = said

    def _reach(self, column: Column) -> Sequence[str]:
        """Return the tables a column's ids are looked for in, found once for the whole column."""
        if column not in self._reached:
            laid = next(one for one in self.laid if one.table.name == column.table)
            self._reached[column] = self.lookups.reach(column, (values[column.name] for _, values in laid.values))
        return self._reached[column]

    @staticmethod
    def _left_of(sheet: Worksheet, place: int) -> int:  # noqa: ARG004 - the ids always stand right before
        return place - 1

    def _spare(self, sheet: Worksheet, laid: _Laid) -> None:
        """Let the statements appear beside ids that are typed in new rows."""
        below = laid.first + len(laid.values)
        if self.workshop and laid.table.name == "goal_conflicts":
            rule_for_hand(sheet, below, sum(not column.folded for column in laid.columns))
        for place, column in enumerate(laid.columns, 1):
            if column.role == "beside" and column.core and column.column and len(laid.values) <= Lookups.MOST:
                for number in range(below, below + _SPARE):
                    self._formula(sheet, number, place, column.column, "")

    # Cells

    def put(
        self,
        sheet: Worksheet,
        row: int,
        place: int,
        content: Content,
        style: str,
        where: tuple[str, str, str, str] | None = None,
    ) -> Cell:
        """Write one cell: a text is a text, whatever it begins with; the end of a long one is remembered."""
        cell = sheet.cell(row, place)
        assert isinstance(cell, Cell)
        if isinstance(content, str):
            content = self._fitting(content, where)
            cell.value = content
            cell.data_type = "s"
        else:
            cell.value = content
        cell.style = "lfa date" if isinstance(content, datetime.date) else style
        if isinstance(content, str) and content.startswith(_RISKY):
            cell.quotePrefix = True
        return cell

    def _fitting(self, text: str, where: tuple[str, str, str, str] | None) -> str:
        cell = escaped(text)
        if len(cell) <= _CELL and len(text.encode("utf-16-le")) <= 2 * _CELL:
            return cell
        if where is not None:
            table, key, column, part = where
            self.records.append(Record("rest", table, key, column, part, text[_HEAD:]))
        return escaped(text[:_HEAD]) + MORE

    def _remember(self) -> None:
        sheet = self.book.create_sheet(memory.SHEET)
        sheet.sheet_state = "veryHidden"
        for number, line in enumerate(self._lines(), 1):
            for place, text in enumerate(line, 1):
                if text:
                    cell = sheet.cell(number, place)
                    cell.value = escaped(text)
                    cell.data_type = "s"

    def _lines(self) -> Iterator[tuple[str, ...]]:
        for record in self.records:
            yield from record.lines()


def _slot(column: SheetColumn) -> str:
    return column.column.name if column.column else ""


def _words(value: object, language: str | None) -> Content:
    """Return a text in a language: None is the plan's own."""
    if not isinstance(value, Text):
        return None
    if value.language == language:
        return str(value)
    return value.others.get(language) if language else None
