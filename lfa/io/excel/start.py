"""The first sheet: what each of the others is for, in the order of the method, and how to fill them in."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from lfa.io.escapes import escaped
from lfa.io.excel.lists import quoted
from lfa.io.excel.look import STEPS, colour, heading_style, height, to_print
from lfa.io.excel.words import sheet_title
from lfa.model.plan import Plan
from lfa.model.tables import rows
from lfa.terms import term, terms

__all__ = ["add_start"]


def add_start(sheet: Worksheet, plan: Plan, visible: Sequence[str]) -> None:
    """Write the sheet that explains the rest.

    Parameters
    ----------
    sheet : Worksheet
    plan : Plan
    visible : sequence of str
        Tables whose sheets are seen; the others are listed as hidden.
    """
    sheet.title = sheet_title("start", plan.language)
    sheet.sheet_properties.tabColor = colour("plan")
    sheet.sheet_view.showGridLines = False
    for letter, width in (("A", 4), ("B", 26), ("C", 76), ("D", 10)):
        sheet.column_dimensions[letter].width = width
    _Start(sheet, plan).write(visible)
    said = term("workbook", "illustrative.short", plan.language) if plan.illustrative else ""
    to_print(sheet, str(plan.title or ""), sheet.title, 116, said)


class _Start:
    def __init__(self, sheet: Worksheet, plan: Plan) -> None:
        self.sheet, self.plan, self.language, self.row = sheet, plan, plan.language, 0

    def word(self, key: str, **values: object) -> str:
        return term("workbook", key, self.language, **values)

    def line(self, text: str, style: str, place: int = 1, across: bool = True) -> None:
        cell = self.sheet.cell(self.row, place)
        cell.value = escaped(text)[:32_000]
        cell.data_type, cell.style = "s", style
        if across:
            self.sheet.merge_cells(start_row=self.row, start_column=place, end_row=self.row, end_column=4)
            lines = sum(max(1, -(-len(part) // 104)) for part in text.split("\n"))
            high = {"lfa title": 28.0, "lfa subtitle": 26.0}.get(style, 15.5)
            self.sheet.row_dimensions[self.row].height = high * lines

    def write(self, visible: Sequence[str]) -> None:
        self.row += 1
        self.line(str(self.plan.title or self.word("start.no_title")), "lfa title")
        if self.plan.illustrative or any(element.illustrative for element in self.plan.elements):
            self.row += 1
            key = "illustrative.plan" if self.plan.illustrative else "illustrative.rows"
            self.line(self.word(key), "lfa illustrative")
        self.row += 1
        self.line(self.word("start.what"), "lfa say")
        self._sheets([*(name for name in visible if name != "plan")])
        self.row += 1
        self.line(self.word("start.how"), "lfa subtitle")
        for place, advice in enumerate(terms("workbook", "start.advice", self.language), 1):
            self.row += 1
            self.line(f"{place}.", "lfa say", across=False)
            self.line(advice, "lfa say", place=2)

    def _sheets(self, visible: Sequence[str]) -> None:
        self.row += 1
        self.line(self.word("start.sheets"), "lfa subtitle")
        self.row += 1
        for place, key in enumerate(("sheet", "purpose", "rows"), 2):
            self.line(self.word(f"start.{key}"), heading_style("plan"), place, across=False)
        listed = [name for names in STEPS for name in names]
        for name in (name for name in listed if name == "plan" or name in visible):
            self._sheet(name)
        if hidden := [sheet_title(name, self.language) for name in listed if name != "plan" and name not in visible]:
            self.row += 1
            self.line(self.word("start.hidden", sheets=", ".join(hidden)), "lfa computed", place=2)

    def _sheet(self, name: str) -> None:
        self.row += 1
        title, purpose = sheet_title(name, self.language), self.word(f"purpose.{name}")
        self.sheet.cell(self.row, 1).style = heading_style(name)
        self.line(title, "lfa link", 2, across=False)
        cell = self.sheet.cell(self.row, 2)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(title)}!A1")
        cell.style = "lfa link"
        self.line(purpose, "lfa text", 3, across=False)
        self.sheet.row_dimensions[self.row].height = height([(purpose, 76.0)])
        count = 0 if name == "plan" else len(list(rows(self.plan, name)))
        self.sheet.cell(self.row, 4, count or None).style = "lfa computed"
