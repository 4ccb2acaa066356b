"""Everything in a workbook that speaks of rows moves with them."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

import lfa
from tests.io.excel.template import forms

SHEET = "xl/worksheets/sheet1.xml"
FIVE = {"outputs": 5, "activities": 1}


def _patched(
    change: dict[str, tuple[str, str]], more: dict[str, bytes] | None = None, form: bytes | None = None
) -> bytes:
    parts = forms.parts_of(form or forms.rich())
    for name, (old, new) in change.items():
        text = parts[name].decode()
        assert old in text
        parts[name] = text.replace(old, new, 1).encode()
    return forms.packed({**parts, **(more or {})})


def _filled_part(form: bytes, name: str = SHEET) -> str:
    out = io.BytesIO()
    lfa.fill_template(forms.plan(**FIVE), io.BytesIO(form), out=out)
    return forms.parts_of(out.getvalue())[name].decode()


def test_shared_formulas_become_each_cells_own() -> None:
    shared = '<c r="G12"><f t="shared" ref="G12:G13" si="0">B6+G11</f><v>1</v></c></row>'
    parts = forms.parts_of(forms.rich())
    text = re.sub(r'(<row r="12".*?)</row>', lambda row: row[1] + shared, parts[SHEET].decode(), count=1)
    text = re.sub(r'(<row r="13".*?)</row>', r'\1<c r="G13"><f t="shared" si="0"/><v>2</v></c></row>', text, count=1)
    sheet = forms.fill(forms.packed({**parts, SHEET: text.encode()}), forms.plan(**FIVE))[0]["Logframe"]
    assert ("=B6+G13", "=B7+G15") == (sheet["G15"].value, sheet["G16"].value)


def test_rules_of_later_versions_grow() -> None:
    later = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
        '<x14:dataValidation type="list"><x14:formula1><xm:f>Logframe!$B$12:$B$13</xm:f></x14:formula1>'
        "<xm:sqref>C6:C8 C12</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    text = _filled_part(_patched({SHEET: ("</worksheet>", later)}))
    assert "<xm:sqref>C6:C10 C15</xm:sqref>" in text
    assert "Logframe!$B$15:$B$16" in text


def test_the_order_of_calculation_is_dropped() -> None:
    rel = '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>'
    kind = '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>'
    form = _patched(
        {"xl/_rels/workbook.xml.rels": ("</Relationships>", rel), "[Content_Types].xml": ("</Types>", kind)},
        {"xl/calcChain.xml": b"<calcChain/>"},
    )
    after = forms.parts_of(forms.fill(form, forms.plan(**FIVE))[2])
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["xl/_rels/workbook.xml.rels"] + after["[Content_Types].xml"]
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("edit", "rows"),
    [("twoCell", ("6", "15")), ("oneCell", ("6", "12")), ("absolute", ("6", "12"))],
    ids=["sizes with its cells", "keeps its size", "stays"],
)
def test_drawings_move_by_their_anchoring(edit: str, rows: tuple[str, str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(forms.saved(forms.matrix())))
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=2, min_row=6, max_row=8))
    book.active.add_chart(chart, "G7")
    parts = forms.parts_of(forms.saved(book))
    ends = (
        f'<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" editAs="{edit}">'
        "<xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        "<xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        "<xdr:clientData/></xdr:twoCellAnchor>"
    )
    text = parts["xl/drawings/drawing1.xml"].decode()
    closing = re.search(r"</[\w:]*wsDr>", text)[0]  # type: ignore[index]
    parts["xl/drawings/drawing1.xml"] = text.replace(closing, ends + closing).encode()
    after = forms.parts_of(forms.fill(forms.packed(parts), forms.plan(**FIVE))[2])["xl/drawings/drawing1.xml"].decode()
    assert rows == tuple(re.findall(r"<xdr:row>(\d+)</xdr:row>", after)[-2:])


def test_the_box_of_a_note_moves_with_its_cell() -> None:
    form = forms.rich()
    name = next(one for one in forms.parts_of(form) if one.endswith(".vml"))
    before, after = (forms.parts_of(data)[name].decode() for data in (form, forms.fill(form, forms.plan(**FIVE))[2]))
    assert [int(one) + 3 for one in re.findall(r"Row>(\d+)<", before)] == [
        int(one) for one in re.findall(r"Row>(\d+)<", after)
    ]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=D10+D14", "=D10+D14+D18+D22"),
        ("=SUM($D$10,$D$14)", "=SUM($D$10,$D$14,$D$18,$D$22)"),
        ("=D10+D15", "=D10+D15"),
        ("=D10+D14+D6", "=D10+D14+D6"),
        ("=D10-D14", "=D10-D14"),
        ('=D10&"D10+D14"', '=D10&"D10+D14"'),
    ],
)
def test_a_formula_that_lists_a_cell_of_every_block_takes_in_those_that_are_put_in(formula: str, expected: str) -> None:
    form = forms.blocks(2)
    form.active["G1"] = formula
    other = form.create_sheet("Summary")
    other["A1"] = formula.replace("$", "").replace("D1", "Framework!D1").replace("D6", "Framework!D6")
    book, _, _ = forms.fill(form, forms.plan(outputs=4))
    assert expected == book["Framework"]["G1"].value
    assert ("18" in expected) == ("Framework!D18" in book["Summary"]["A1"].value)


def test_where_rows_cannot_be_put_in_safely_those_that_are_there_are_filled_on_request() -> None:
    cache = b'<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ref="A3:E8" sheet="Logframe"/></cacheSource></pivotCacheDefinition>'
    form = forms.with_parts(forms.rich(), {"xl/pivotCache/pivotCacheDefinition1.xml": cache})
    book, report, _ = forms.fill(form, forms.plan(outputs=5, activities=1), insert="safe")
    assert ({}, 1) == (report.rows_inserted, len(report.refused))
    assert "pivot" in report.refused[0]
    assert {"O4", "O5"} <= {one.id for one in report.missing}
    assert "Output number 3 is there" == book["Logframe"]["B8"].value


def test_a_pivot_table_fed_by_the_sheet_is_refused() -> None:
    cache = b'<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ref="A3:E8" sheet="Logframe"/></cacheSource></pivotCacheDefinition>'
    form = forms.with_parts(forms.rich(), {"xl/pivotCache/pivotCacheDefinition1.xml": cache})
    with pytest.raises(lfa.WriteError, match="pivot"):
        forms.fill(form, forms.plan(**FIVE))
    assert {} == forms.fill(form, forms.plan(**FIVE), insert=False)[1].rows_inserted


def test_a_result_of_two_lines_gets_a_third_inside_its_merge() -> None:
    book = forms.matrix({"Overall objective": 1, "Purpose": 1, "Outputs": 4})
    sheet = book["Logframe"]
    for row in (6, 8):
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=2, end_column=2)
    filled, report, _ = forms.fill(book, forms.plan(outputs=3, indicators=3))
    assert {"Logframe": [(6, 1), (7, 3), (8, 1)]} == report.rows_inserted
    assert {"B6:B8", "B9:B11", "B12:B14", "A6:A14"} <= {str(one) for one in filled["Logframe"].merged_cells.ranges}
    assert "Measure 3 of output 3" == filled["Logframe"]["C14"].value


def test_a_list_without_drawn_rows_goes_on_as_far_as_needed() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Result", "Indicator", "2027", "2028", "Baseline", "Target", "Responsible"])
    made = forms.plan(outputs=2)
    made.logframe.milestones.add("M1", indicator="I1-1", date=2028, value="15")
    filled, report, _ = forms.fill(book, made)
    assert ({}, 15) == (report.rows_inserted, filled.active["D4"].value)


def test_preconditions_stand_beside_their_label() -> None:
    book = forms.matrix({"Overall objective": 1, "Purpose": 1, "Outputs": 2, "Activities": 2, "Preconditions": 1})
    made = forms.plan(outputs=1)
    made.logframe.assumptions.add("C1", "The permit is given", kind="precondition")
    filled, _, _ = forms.fill(book, made)
    assert "The permit is given" == filled["Logframe"]["B10"].value


def test_sheets_that_calculate_with_filled_cells_are_named() -> None:
    _, report, _ = forms.fill(forms.rich(), forms.plan(outputs=2, activities=1))
    assert ["On Summary"] == [one[:10] for one in report.notes]
