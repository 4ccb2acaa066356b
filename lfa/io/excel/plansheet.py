"""The sheet with the plan's own fields, upright: a name and its value a row."""

from __future__ import annotations

from typing import Protocol

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from lfa.io.excel import lists
from lfa.io.excel.cells import Content, to_cell
from lfa.io.excel.columns import LONGEST_NAME, default, spoken
from lfa.io.excel.grid import letters
from lfa.io.excel.look import colour, heading_style, height, rule_rows, style_for, to_print
from lfa.io.excel.remember import own_cell
from lfa.io.excel.words import PLAN, headings, own_heading, translated
from lfa.model.plan import Plan
from lfa.model.text import Text
from lfa.schema import Column
from lfa.terms import term

__all__ = ["add_plan"]


class Put(Protocol):
    """Writes one cell."""

    def __call__(
        self,
        sheet: Worksheet,
        row: int,
        place: int,
        content: Content,
        style: str,
        where: tuple[str, str, str, str] | None = None,
        /,
    ) -> object: ...


def add_plan(sheet: Worksheet, plan: Plan, put: Put) -> None:
    """Write the plan's own fields, with a column for each further language."""
    language = plan.language
    languages = spoken(getattr(plan, column.name) for column in PLAN.columns)
    words = headings(PLAN, language)
    value = term("workbook", "sheet.value", language)
    top = [term("workbook", "sheet.field", language), value, *(translated(value, code) for code in languages)]
    first = 1
    if plan.illustrative:
        put(sheet, 1, 1, term("workbook", "illustrative.plan", language), "lfa illustrative")
        first = 2
    for place, heading in enumerate(top, 1):
        put(sheet, first, place, heading, heading_style("plan"))
    number = first
    for column in PLAN.columns:
        number += 1
        put(sheet, number, 1, words[column.name], "lfa text")
        _field(sheet, plan, number, column, languages, put)
    for key in (key for key in plan.extra if len(key) <= LONGEST_NAME):
        number += 1
        put(sheet, number, 1, own_heading(PLAN, key, language), "lfa text")
        put(sheet, number, 2, own_cell(plan.extra[key]), "lfa text", ("plan", "", "", key))
    rule_rows(sheet, f"A{first + 1}:{letters(len(top))}{number}", f"LEN($A{first + 1})>0")
    _dress(sheet, plan, first, len(top))


def _field(sheet: Worksheet, plan: Plan, number: int, column: Column, languages: list[str], put: Put) -> None:
    value = getattr(plan, column.name)
    where = ("plan", "", column.name)
    if isinstance(value, Text):
        seen = [
            (str(value) if value.language == code else value.others.get(code or ""), 60.0)
            for code in [None, *languages]
        ]
        sheet.row_dimensions[number].height = height(seen)
        for place, (code, (said, _)) in enumerate(zip([None, *languages], seen, strict=True), 2):
            if said:
                put(sheet, number, place, said, "lfa text", (*where, code or ""))
        return
    content = to_cell(column, value, plan.language)
    if content is not None and not (column.kind == "flag" and value is default(column)):
        put(sheet, number, 2, content, style_for(column.kind), (*where, ""))
    sheet.cell(number, 2).alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    rule = lists.drop_down(column, plan.language) if column.kind in {"choice", "flag"} else None
    if rule is not None:
        lists.apply(sheet, rule, 2, number, number)


def _dress(sheet: Worksheet, plan: Plan, first: int, columns: int) -> None:
    sheet.sheet_properties.tabColor = colour("plan")
    sheet.column_dimensions["A"].width = 26
    for place in range(2, columns + 1):
        sheet.column_dimensions[letters(place)].width = 60
    sheet.freeze_panes = f"B{first + 1}"
    said = term("workbook", "illustrative.short", plan.language) if plan.illustrative else ""
    to_print(sheet, str(plan.title or ""), sheet.title, 26 + 60 * (columns - 1), said, first)
