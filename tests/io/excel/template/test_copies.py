"""Rows that are put in are made as Excel would make them: formulas, numbers and units go on."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.styles import Alignment

import lfa
from tests.io.excel.template import forms


def test_a_formula_in_a_row_goes_on_in_the_rows_put_in() -> None:
    form = forms.matrix()
    for row in (6, 7, 8):
        form.active[f"F{row}"] = f"=LEN(B{row})+$A$1"
    book, _, _ = forms.fill(form, forms.plan(outputs=5, activities=1))
    assert [f"=LEN(B{row})+$A$1" for row in range(6, 11)] == [book["Logframe"][f"F{row}"].value for row in range(6, 11)]


def test_shared_formulas_are_given_to_each_cell_before_they_move() -> None:
    parts = forms.parts_of(forms.saved(_with_sums()))
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    text = text.replace("<f>LEN(B6)</f>", '<f t="shared" ref="F6:F8" si="0">LEN(B6)</f>')
    for row in (7, 8):
        text = text.replace(f"<f>LEN(B{row})</f>", '<f t="shared" si="0"/>')
    parts[name] = text.encode()
    book, _, _ = forms.fill(forms.packed(parts), forms.plan(outputs=5, activities=1))
    assert ["=LEN(B6)", "=LEN(B7)", "=LEN(B10)"] == [book["Logframe"][f"F{row}"].value for row in (6, 7, 10)]


def _with_sums() -> openpyxl.Workbook:
    form = forms.matrix()
    for row in (6, 7, 8):
        form.active[f"F{row}"] = f"=LEN(B{row})"
    return form


def test_numbers_before_the_rows_go_on() -> None:
    form = openpyxl.Workbook()
    form.active.append(["No.", "Output", "Indicator", "Target", "Source of verification"])
    for number in (1, 2):
        form.active.append([number])
        for column in range(1, 6):
            form.active.cell(number + 1, column).border = forms.BOX
    book, _, _ = forms.fill(form, forms.plan(outputs=4))
    assert [1, 2, 3, 4] == [book.active.cell(row, 1).value for row in range(2, 6)]


def nested() -> openpyxl.Workbook:
    """Two outcomes, each with two rows for outputs and the room for two indicators."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Logframe"
    for column, text in enumerate(forms.HEADINGS, 2):
        sheet.cell(1, column, text)
    for row, label in enumerate(("Outcome 1", "Outputs", None, "Outcome 2", "Outputs", None, "Number"), 2):
        sheet.cell(row, 1, label)
        for column in range(1, 6):
            sheet.cell(row, column).border = forms.BOX
    for first in (3, 6):
        sheet.merge_cells(f"A{first}:A{first + 1}")
    sheet["B8"] = "=COUNTA(B2:B7)"
    return book


def test_an_outcome_is_put_in_with_its_outputs() -> None:
    made = forms.plan(outputs=6, outcomes=3, activities=0)
    for number, home in ((2, "P2"), (3, "P2"), (4, "P3"), (5, "P3"), (6, "P3")):
        made.logframe.update(f"O{number}", parents=home)
    book, report, data = forms.fill(nested(), made)
    assert [
        "Purpose number 1 is reached",
        "Output number 1 is there",
        "Purpose number 2 is reached",
        "Output number 2 is there",
        "Output number 3 is there",
        "Purpose number 3 is reached",
        *(f"Output number {number} is there" for number in (4, 5, 6)),
        "=COUNTA(B2:B11)",
    ] == forms.column(book, "Logframe", "B")[1:]
    assert ["Outcome 1", "Outputs", "Outcome 2", "Outputs", "Outcome 3", "Outputs", "Number"] == forms.column(
        book, "Logframe", "A"
    )
    assert {"R0"} == {one.id for one in report.missing if one.field is None}
    assert () == lfa.read_logframe(io.BytesIO(data), base=made).origin.changes


def test_without_rows_put_in_further_outputs_are_left_over_with_what_is_under_them() -> None:
    _, report, _ = forms.fill(forms.under(2, 2), forms.plan(outputs=3, activities=2), insert=False)
    assert {"O3", "I3-1", "A3-1", "A3-2"} <= {one.id for one in report.missing if one.field is None}


def test_the_box_of_a_note_moves_with_its_cell() -> None:
    parts = forms.parts_of(forms.rich())
    name = next(one for one in parts if one.endswith(".vml"))
    text = parts[name].decode()
    anchor = "<ns2:Anchor>1, 15, 11, 2, 3, 54, 14, 3</ns2:Anchor><ns2:Anchor>odd</ns2:Anchor>"
    parts[name] = text.replace("<ns2:AutoFill>", f"{anchor}<ns2:AutoFill>").encode()
    assert anchor in parts[name].decode()
    _, _, data = forms.fill(forms.packed(parts), forms.plan(outputs=5, activities=1))
    moved = forms.parts_of(data)[name].decode()
    assert "<ns2:Anchor>1, 15, 14, 2, 3, 54, 17, 3</ns2:Anchor><ns2:Anchor>odd</ns2:Anchor>" in moved


def test_formulas_shared_on_another_sheet_follow_the_rows() -> None:
    form = forms.matrix()
    other = form.create_sheet("Summary")
    other["A1"], other["A2"] = "=Logframe!B13", "=Logframe!B14"
    parts = forms.parts_of(forms.saved(form))
    name = "xl/worksheets/sheet2.xml"
    text = parts[name].decode().replace("<f>Logframe!B13</f>", '<f t="shared" ref="A1:A2" si="0">Logframe!B13</f>')
    parts[name] = text.replace("<f>Logframe!B14</f>", '<f t="shared" si="0"/>').encode()
    book, _, _ = forms.fill(forms.packed(parts), forms.plan(outputs=5, activities=1))
    assert ["=Logframe!B16", "=Logframe!B17"] == [book["Summary"][one].value for one in ("A1", "A2")]


def test_labels_in_the_list_of_shared_strings_are_numbered_on() -> None:
    book, _, _ = forms.fill(forms.shared(forms.saved(forms.blocks(2))), forms.plan(outputs=4))
    labels = [one for one in forms.column(book, "Framework", "A") if str(one).startswith("OUTPUT")]
    assert ["OUTPUT 1", "OUTPUT 2", "OUTPUT 3", "OUTPUT 4"] == labels


def test_rows_grow_with_texts_that_are_broken_into_lines() -> None:
    form = forms.matrix()
    for row in (4, 5):
        form.active[f"B{row}"].alignment = Alignment(wrap_text=row == 5)
    made = forms.plan(outputs=1)
    for id_ in ("R0", "P1"):
        made.logframe.update(id_, statement="People along the river live well " * 4)
    book, _, _ = forms.fill(form, made)
    heights = [book["Logframe"].row_dimensions[row].height for row in (4, 5)]
    assert (None, True) == (heights[0], heights[1] > 30)


def test_headings_between_an_output_and_its_activities_are_repeated_with_them() -> None:
    form = openpyxl.Workbook()
    sheet = form.active
    sheet.title = "Logframe"
    sheet.append(["", *forms.HEADINGS])
    labels = ["Purpose", "Output 1", None, "Activities", None, "Output 2", None, "Activities", None]
    for row, label in enumerate(labels, 2):
        sheet.cell(row, 1, label)
        for column in range(1, 6):
            sheet.cell(row, column).border = forms.BOX
    for row in (4, 8):
        sheet.cell(row, 3, "Means")
        sheet.cell(row, 4, "Costs")
    book, _, _ = forms.fill(form, forms.plan(outputs=3, activities=2))
    texts = forms.column(book, "Logframe", "B")[2:]
    assert [
        text
        for number in (1, 2, 3)
        for text in (f"Output number {number} is there", *(f"Do thing {one} for output {number}" for one in (1, 2)))
    ] == texts
    assert 3 == forms.column(book, "Logframe", "C").count("Means")
