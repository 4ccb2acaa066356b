"""Filling forms: everything of the plan in its place, nothing of the form lost."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

import lfa
from tests.io.excel.template import forms


def test_spare_rows_are_filled_first() -> None:
    book, report, _ = forms.fill(forms.matrix(), forms.plan(outputs=2, activities=1))
    sheet = book["Logframe"]
    assert {} == report.rows_inserted
    assert ["Output number 1 is there", "Output number 2 is there", None] == [
        sheet[f"B{row}"].value for row in (6, 7, 8)
    ]


def test_only_the_filled_sheet_differs_when_no_rows_are_put_in() -> None:
    form = forms.rich()
    _, report, filled = forms.fill(form, forms.plan(outputs=3, activities=1))
    before, after = forms.parts_of(form), forms.parts_of(filled)
    changed = {name for name in before if before[name] != after[name]}
    assert ({"xl/worksheets/sheet1.xml"}, before.keys()) == (changed, after.keys())
    assert tuple(changed) == report.parts_changed


def test_rows_are_put_in_inside_the_block() -> None:
    book, report, _ = forms.fill(forms.matrix(), forms.plan(outputs=5, activities=1))
    sheet = book["Logframe"]
    assert {"Logframe": [(7, 2), (11, 1)]} == report.rows_inserted
    assert [f"Output number {number} is there" for number in range(1, 6)] == [
        sheet[f"B{row}"].value for row in range(6, 11)
    ]
    assert {"A6:A10", "A11:A15"} == {str(one) for one in sheet.merged_cells.ranges}
    assert "=COUNTA(B6:B10)" == sheet["B16"].value


def test_everything_follows_the_rows() -> None:
    book, _, filled = forms.fill(forms.rich(), forms.plan(outputs=5, activities=2))
    sheet, other = book["Logframe"], book["Summary"]
    assert "Logframe!$B$6:$B$10" == book.defined_names["Results"].attr_text
    assert "=COUNTA(Logframe!B6:B10)" == other["B1"].value
    assert '=Logframe!B21&"Logframe!B13"' == other["B2"].value
    assert "=SUM(Logframe!A:A)" == other["B3"].value
    assert ["E6:E10"] == [str(one.sqref) for one in sheet.data_validations.dataValidation]
    assert ["B6:B10"] == [str(one.sqref) for one in sheet.conditional_formatting]
    assert "'Logframe'!$A$1:$E$22" == sheet.print_area
    assert "Count them" == sheet["A21"].comment.text
    assert "Summary!A1" == sheet["B22"].hyperlink.location
    assert [21] == [one.id for one in sheet.row_breaks.brk]
    assert (33, 33, 33) == tuple(sheet.row_dimensions[row].height for row in (7, 8, 9))
    assert b"$B$6:$B$10" in forms.parts_of(filled)["xl/charts/chart1.xml"]


def test_parts_that_no_library_knows_stay() -> None:
    form = forms.rich()
    before, after = forms.parts_of(form), forms.parts_of(forms.fill(form, forms.plan(outputs=6))[2])
    for name in ("customXml/donor.xml", "xl/printer.bin", "xl/worksheets/sheet3.xml", "xl/styles.xml"):
        assert before[name] == after[name]


def test_new_rows_look_like_their_block() -> None:
    book, _, _ = forms.fill(forms.matrix(), forms.plan(outputs=5, activities=1))
    sheet = book["Logframe"]
    assert all(sheet.cell(row, column).border.top.style == "thin" for row in range(6, 11) for column in range(2, 6))


def test_several_indicators_share_the_cell_of_a_one_row_result() -> None:
    book, _, _ = forms.fill(forms.matrix(), forms.plan(outputs=1, indicators=2))
    sheet = book["Logframe"]
    assert ("Measure 1 of output 1\nMeasure 2 of output 1", "Register 1-1\nRegister 1-2") == (
        sheet["C6"].value,
        sheet["D6"].value,
    )


def test_a_second_outcome_gets_a_row_without_a_second_label() -> None:
    book, report, _ = forms.fill(forms.matrix(), forms.plan(outputs=1, outcomes=2))
    sheet = book["Logframe"]
    assert (5, 1) == report.rows_inserted["Logframe"][0]
    assert ["Purpose number 1 is reached", "Purpose number 2 is reached"] == [sheet["B5"].value, sheet["B6"].value]
    assert 1 == forms.column(book, "Logframe", "A").count("Purpose")


def test_the_title_stands_beside_its_label() -> None:
    book, _, _ = forms.fill(forms.matrix(), forms.plan())
    assert "Clean water for Norrby" == book["Logframe"]["B1"].value


def test_dates_and_words_of_a_list_are_the_forms_own() -> None:
    book, _, _ = forms.fill(forms.listed(), forms.plan(outputs=2, activities=1))
    assert datetime.date(2027, 3, 1) == book["Work plan"]["D2"].value.date()
    assert ["Level", "Impact", "Outcome", "Output", "Output"] == forms.column(book, "Indicators", "A")
    assert (10, "20 %") == (book["Indicators"]["D4"].value, book["Indicators"]["E4"].value)


def test_a_list_grows_above_its_total() -> None:
    book, report, _ = forms.fill(forms.listed(rows=4), forms.plan(outputs=3, activities=3))
    assert [(4, 5)] == report.rows_inserted["Work plan"]
    assert "Total" == book["Work plan"]["B11"].value
    assert 9 == sum(str(one).startswith("Do thing") for one in forms.column(book, "Work plan", "B"))


def test_blocks_are_repeated_with_their_labels_numbered_on() -> None:
    book, report, _ = forms.fill(forms.blocks(outputs=2), forms.plan(outputs=4))
    labels = [one for one in forms.column(book, "Framework", "A") if str(one).isupper()]
    assert {"Framework": [(16, 8)]} == report.rows_inserted
    assert ["IMPACT", "OUTCOME", "OUTPUT 1", "OUTPUT 2", "OUTPUT 3", "OUTPUT 4"] == labels
    assert "Register 4-1" == book["Framework"]["C24"].value
    assert "C24:E24" in {str(one) for one in book["Framework"].merged_cells.ranges}


def test_what_has_no_place_is_named() -> None:
    _, report, _ = forms.fill(forms.blocks(), forms.plan(outputs=1, activities=1))
    left = {one.id: one.why for one in report.left_over if one.field is None}
    assert {"A1-1": "the form has no place for this", "AS1": "the form has no place for this"} == left
    assert "A1-1 Do thing 1 for output 1" in str(report)


def test_fields_without_a_column_are_named() -> None:
    _, report, _ = forms.fill(forms.matrix(), forms.plan(outputs=1, activities=1))
    assert {"baseline", "target", "responsible", "start", "end"} == {one.field for one in report.left_over}


def test_strict_raises_and_writes_nothing(tmp_path: Path) -> None:
    form, out = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
    form.write_bytes(forms.saved(forms.blocks()))
    out.write_bytes(b"old")
    with pytest.raises(lfa.LossError, match="no place"):
        lfa.fill_template(forms.plan(), form, out=out, strict=True)
    assert (b"old", forms.saved(forms.blocks())[:4]) == (out.read_bytes(), form.read_bytes()[:4])


def test_strict_asks_no_logframe_form_for_stakeholders() -> None:
    made = lfa.Plan("Water", language="en")
    made.logframe.add("P1", "Purpose number 1 is reached", level="outcome")
    made.stakeholders.add("S1", "Households")
    _, report, _ = forms.fill(forms.matrix(), made, strict=True)
    assert (["S1"], ()) == ([one.id for one in report.left_over], report.missing)


def test_without_inserting_the_form_is_filled_to_capacity() -> None:
    book, report, _ = forms.fill(forms.matrix(), forms.plan(outputs=5, activities=1), insert=False)
    full = [one.id for one in report.left_over if one.why.startswith("the form has no more rows")]
    assert ({}, ["O4", "O5", "I4-1", "I5-1", "A5-1"]) == (report.rows_inserted, full)
    assert "Output number 3 is there" == book["Logframe"]["B8"].value


def test_texts_come_in_the_language_asked_for() -> None:
    made = lfa.Plan("Water", language="en")
    made.logframe.add("R1", {"en": "The river is clean", "sv": "Floden är ren"}, level="output")
    book, _, _ = forms.fill(forms.matrix(), made, language="sv")
    assert "Floden är ren" == book["Logframe"]["B6"].value


def test_a_formula_in_a_slot_stays() -> None:
    form = forms.matrix()
    form["Logframe"]["D6"] = "=1+1"
    book, report, _ = forms.fill(form, forms.plan(outputs=1))
    assert "=1+1" == book["Logframe"]["D6"].value
    assert ("I1-1", "source") in {(one.id, one.field) for one in report.left_over}


def test_texts_that_look_like_formulas_or_escapes_stay_texts() -> None:
    made = lfa.Plan("Water")
    made.logframe.add("R1", "=SUM(A1) and _x0041_ <&>", level="output")
    _, _, filled = forms.fill(forms.matrix(), made)
    assert b">=SUM(A1) and _x005F_x0041_ &lt;&amp;&gt;</t>" in forms.parts_of(filled)["xl/worksheets/sheet1.xml"]


def test_a_signed_form_is_refused() -> None:
    form = forms.with_parts(forms.saved(forms.matrix()), {"_xmlsignatures/sig1.xml": b"<s/>"})
    with pytest.raises(lfa.WriteError, match="signed"):
        forms.fill(form, forms.plan())


def test_an_array_formula_over_the_place_is_refused() -> None:
    form = forms.matrix()
    form["Logframe"]["G6"] = openpyxl.worksheet.formula.ArrayFormula("G6:G8", "=B6:B8")
    with pytest.raises(lfa.WriteError, match="array formula"):
        forms.fill(form, forms.plan(outputs=5))


def test_a_workbook_without_places_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Shopping"
    with pytest.raises(lfa.WriteError, match="No place"):
        forms.fill(book, forms.plan())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut", b"not a workbook"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(lfa.ReadError):
        forms.fill(data, forms.plan())


def test_a_filled_form_read_again_gives_the_plan() -> None:
    made = forms.plan(outputs=5, activities=2)
    _, _, filled = forms.fill(forms.matrix(), made)
    again = lfa.read_logframe(io.BytesIO(filled))
    assert [one.statement for one in made.logframe.ordered()] == [one.statement for one in again.logframe.ordered()]
    assert [one.statement for one in made.activities] == [one.statement for one in again.activities]
    assert [one.source for one in made.logframe.indicators] == [one.source for one in again.logframe.indicators]


def test_activities_under_each_output_stay_with_it() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for column, text in enumerate(("", "Objectives", "Indicators", "Responsible", "Start"), 1):
        sheet.cell(1, column, text)
    labels = ["Project purpose", "Output 1", "Activities", None, "Output 2", "Activities", None]
    for row, label in enumerate(labels, 2):
        for column in range(1, 6):
            sheet.cell(row, column).border = forms.BOX
        sheet.cell(row, 1, label)
    filled, _, _ = forms.fill(book, forms.plan(outputs=2, activities=3))
    texts = [str(one) for one in forms.column(filled, "Plan", "B")[2:]]
    first, second = texts.index("Output number 1 is there"), texts.index("Output number 2 is there")
    assert (0, 4) == (first, second)
    assert ["Do thing 1 for output 2", "Do thing 2 for output 2", "Do thing 3 for output 2"] == texts[second + 1 :]


def test_an_output_is_put_in_with_the_activities_under_it() -> None:
    made = forms.plan(outputs=4, activities=3)
    book, report, data = forms.fill(forms.under(outputs=2, activities=2), made)
    labels = forms.column(book, "Logframe", "A")
    assert ["Purpose", *(f for n in range(1, 5) for f in (f"Output {n}", "Activities")), "Number of rows"] == labels
    assert {"A4:A6", "A8:A10", "A12:A14", "A16:A18"} == set(map(str, book["Logframe"].merged_cells.ranges))
    assert {"Logframe": [(4, 1), (7, 1), (8, 8)]} == report.rows_inserted
    again = lfa.read_logframe(io.BytesIO(data), base=made)
    assert (made, ()) == (again, again.origin.changes)


def test_each_work_package_gets_an_outcome_and_what_leads_to_it() -> None:
    made = forms.plan(outputs=4, activities=1, outcomes=3)
    made.logframe.update("O2", parents="P2")
    made.logframe.update("O3", parents="P3")
    book, report, data = forms.fill(forms.packages(3), made)
    assert [
        ["Output number 1 is there", "Output number 4 is there"],
        ["Output number 2 is there"],
        ["Output number 3 is there"],
    ] == [
        [text for text in forms.column(book, sheet, "B") if "Output number" in str(text)] for sheet in book.sheetnames
    ]
    assert set() == {one.id for one in report.missing if one.field is None}
    assert () == lfa.read_logframe(io.BytesIO(data), base=made).origin.changes


def test_outcomes_beyond_the_work_packages_go_to_the_last() -> None:
    book, _, _ = forms.fill(forms.packages(2), forms.plan(outputs=1, outcomes=3))
    assert ["Purpose number 2 is reached", "Purpose number 3 is reached"] == [
        text for text in forms.column(book, "WP 2", "B") if "Purpose" in str(text)
    ]


def test_an_excel_table_grows_with_its_rows() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Result", "Indicator", "Baseline", "Target", "Source of verification", "Assumptions"])
    book.active.add_table(Table(displayName="Results", ref="A1:F4"))
    book.active["A6"] = "Thank you"
    filled, report, _ = forms.fill(book, forms.plan(outputs=4))
    assert {"Sheet": [(3, 3)]} == report.rows_inserted
    assert ("A1:F7", "Thank you") == (filled.active.tables["Results"].ref, filled.active["A9"].value)
    assert "Measure 1 of output 4" == filled.active["B7"].value
