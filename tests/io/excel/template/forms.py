"""Forms built in code, for filling."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break

import lfa

BOX = Border(*(Side("thin") for _ in range(4)))
HEADINGS = ("Intervention logic", "Indicators", "Sources of verification", "Assumptions")


def plan(outputs: int = 3, indicators: int = 1, outcomes: int = 1, activities: int = 2) -> lfa.Plan:
    """A plan of so many outputs, each with so many indicators and activities."""
    made = lfa.Plan("Clean water for Norrby", language="en")
    results = made.logframe
    results.add("R0", "People are healthy", level="impact")
    for number in range(1, outcomes + 1):
        results.add(f"P{number}", f"Purpose number {number} is reached", level="outcome", parents="R0")
    for number in range(1, outputs + 1):
        results.add(f"O{number}", f"Output number {number} is there", level="output", parents="P1")
        for place in range(1, indicators + 1):
            results.indicators.add(
                f"I{number}-{place}",
                f"Measure {place} of output {number}",
                result=f"O{number}",
                baseline=f"{number * 10}",
                target=f"{number * 20} %",
                source=f"Register {number}-{place}",
            )
        results.assumptions.add(f"AS{number}", f"Condition {number} holds", result=f"O{number}")
        for place in range(1, activities + 1):
            made.activities.add(
                f"A{number}-{place}",
                f"Do thing {place} for output {number}",
                result=f"O{number}",
                responsible="The office",
                start="2027-03-01",
                end="2027-10-31",
            )
    return made


def matrix(rows: Mapping[str, int] | None = None) -> openpyxl.Workbook:
    """A classic matrix: labels merged down the first column, a box around every cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Logframe"
    sheet["A1"] = "Project title"
    for column, text in enumerate(HEADINGS, 2):
        sheet.cell(3, column, text)
    row = 4
    given = rows or {"Overall objective": 1, "Purpose": 1, "Outputs": 3, "Activities": 4}
    for label, height in given.items():
        sheet.cell(row, 1, label)
        for one in range(row, row + height):
            for column in range(1, 6):
                sheet.cell(one, column).border = BOX
        if height > 1:
            sheet.merge_cells(start_row=row, end_row=row + height - 1, start_column=1, end_column=1)
        row += height
    sheet.cell(row, 1, "Number of outputs")
    sheet.cell(row, 2, "=COUNTA(B6:B8)")
    return book


def under(outputs: int, activities: int) -> openpyxl.Workbook:
    """A matrix with the activities under each output."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Logframe"
    for column, text in enumerate(HEADINGS, 2):
        sheet.cell(1, column, text)
    labels: list[str | None] = ["Purpose"]
    for number in range(1, outputs + 1):
        labels += [f"Output {number}", "Activities", *[None] * (activities - 1)]
    for row, label in enumerate(labels, 2):
        sheet.cell(row, 1, label)
        for column in range(1, 6):
            sheet.cell(row, column).border = BOX
        if label == "Activities" and activities > 1:
            sheet.merge_cells(start_row=row, end_row=row + activities - 1, start_column=1, end_column=1)
    sheet.cell(len(labels) + 2, 1, "Number of rows")
    sheet.cell(len(labels) + 2, 2, f"=COUNTA(B2:B{len(labels) + 1})")
    return book


def packages(count: int) -> openpyxl.Workbook:
    """A sheet for each work package."""
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    for number in range(1, count + 1):
        sheet = book.create_sheet(f"WP {number}")
        for column, text in enumerate(HEADINGS, 2):
            sheet.cell(1, column, text)
        for row, label in enumerate(("Impact", "Outcome", "Outputs", None, "Activities", None), 2):
            sheet.cell(row, 1, label)
            for column in range(1, 6):
                sheet.cell(row, column).border = BOX
        sheet.merge_cells("A4:A5")
        sheet.merge_cells("A6:A7")
    return book


def rich() -> bytes:
    """A matrix with all that moves when rows are put in, on two sheets."""
    book = matrix()
    sheet = book["Logframe"]
    choice = DataValidation("list", formula1='"yes,no"', sqref="E6:E8")
    sheet.add_data_validation(choice)
    sheet.conditional_formatting.add("B6:B8", FormulaRule(["LEN(B6)=0"], fill=PatternFill("solid", bgColor="FFEE00")))
    sheet["A13"].comment = Comment("Count them", "Donor")
    sheet["B14"] = "See the guide"
    sheet["B14"].hyperlink = Hyperlink(ref="B14", location="Summary!A1")
    sheet.row_dimensions[7].height = 33
    sheet.row_breaks.append(Break(13))
    sheet.print_area = "A1:E14"
    book.defined_names["Results"] = DefinedName("Results", attr_text="Logframe!$B$6:$B$8")
    other = book.create_sheet("Summary")
    other["A1"], other["B1"] = "Outputs", "=COUNTA(Logframe!B6:B8)"
    other["B2"] = '=Logframe!B13&"Logframe!B13"'
    other["B3"] = "=SUM(Logframe!A:A)"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=6, max_row=8))
    other.add_chart(chart, "D2")
    book.create_sheet("Untouched")["A1"] = "Nothing here changes"
    return with_parts(saved(book), {"customXml/donor.xml": b"<donor  code='7'/>", "xl/printer.bin": bytes(range(256))})


def listed(rows: int = 4) -> openpyxl.Workbook:
    """A list of indicators and one of activities, with dates."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Indicators"
    _table(sheet, ("Level", "Result", "Indicator", "Baseline", "Target", "Source of verification"), rows)
    words = DataValidation("list", formula1="Words!$A$1:$A$3", sqref=f"A2:A{rows + 1}")
    sheet.add_data_validation(words)
    work = book.create_sheet("Work plan")
    _table(work, ("Output", "Activity", "Responsible", "Start", "End"), rows)
    for row in range(2, rows + 2):
        work.cell(row, 4).number_format = work.cell(row, 5).number_format = "yyyy-mm-dd"
    work.cell(rows + 2, 2, "Total")
    hidden = book.create_sheet("Words")
    for row, word in enumerate(("Impact", "Outcome", "Output"), 1):
        hidden.cell(row, 1, word)
    hidden.sheet_state = "hidden"
    return book


def _table(sheet: object, headings: Sequence[str], rows: int) -> None:
    for column, text in enumerate(headings, 1):
        for row in range(2, rows + 2):
            sheet.cell(row, column).border = BOX  # type: ignore[attr-defined]
        sheet.cell(1, column, text)  # type: ignore[attr-defined]


def blocks(outputs: int = 2) -> openpyxl.Workbook:
    """Blocks of four rows, each with headings of its own."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Framework"
    row = 1
    for label in ("IMPACT", "OUTCOME", *(f"OUTPUT {number}" for number in range(1, outputs + 1))):
        for column, text in enumerate((label, "Indicator", "Baseline", "Milestone 1", "Target"), 1):
            sheet.cell(row, column, text)
            sheet.cell(row + 1, column).border = BOX
        sheet.cell(row + 2, 3, "Source")
        sheet.merge_cells(start_row=row + 1, end_row=row + 3, start_column=1, end_column=1)
        sheet.merge_cells(start_row=row + 3, end_row=row + 3, start_column=3, end_column=5)
        row += 4
    sheet.cell(row, 1, "End of the framework")
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook as bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The container with parts added."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return out.getvalue()


def shared(data: bytes) -> bytes:
    """The workbook with its texts in a list of shared strings, as Excel writes them, each in two runs."""
    parts = parts_of(data)
    texts: list[str] = []

    def place(found: re.Match[str]) -> str:
        texts.append(found[2])
        return f'<c{found[1]} t="s"><v>{len(texts) - 1}</v></c>'

    for name in [one for one in parts if one.startswith("xl/worksheets/sheet")]:
        cells = re.compile(r'<c((?: [rs]="[^"]*")*) t="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>')
        parts[name] = cells.sub(place, parts[name].decode()).encode()
    items = "".join(
        f'<si><r><t xml:space="preserve">{one[:2]}</t></r><r><t xml:space="preserve">{one[2:]}</t></r></si>'
        for one in texts
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}">{items}</sst>'.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    rels = "xl/_rels/workbook.xml.rels"
    link = f'<Relationship Id="strings" Type="{kind}" Target="/xl/sharedStrings.xml"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    said = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = "[Content_Types].xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{said}"/></Types>'
    parts[types] = parts[types].replace(b"</Types>", override.encode())
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A container of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a container."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def fill(
    form: bytes | openpyxl.Workbook, made: lfa.Plan, **options: object
) -> tuple[openpyxl.Workbook, lfa.FillReport, bytes]:
    """Fill a form; the filled workbook, the report and its bytes."""
    data = form if isinstance(form, bytes) else saved(form)
    out = io.BytesIO()
    report = lfa.fill_template(made, io.BytesIO(data), out=out, **options)  # type: ignore[arg-type]
    return openpyxl.load_workbook(io.BytesIO(out.getvalue())), report, out.getvalue()


def column(book: openpyxl.Workbook, sheet: str, name: str) -> list[object]:
    """What stands in a column, blanks left out."""
    return [cell.value for cell in book[sheet][name] if cell.value is not None]
