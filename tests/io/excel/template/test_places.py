"""Places told by a mapping, by names of cells, by marks."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

import lfa
from lfa.io.excel.template import map_form
from tests.io.excel.template import forms


@pytest.mark.parametrize("form", [forms.matrix(), forms.listed(), forms.blocks()], ids=["matrix", "list", "blocks"])
def test_the_mapping_of_a_form_fills_it_as_its_headings_do(form: openpyxl.Workbook) -> None:
    data, made = forms.saved(form), forms.plan(outputs=5)
    mapping = io.BytesIO(map_form(io.BytesIO(data)).encode())
    by_heading, by_mapping = forms.fill(data, made), forms.fill(data, made, mapping=mapping)
    assert by_heading[1:] == by_mapping[1:]


def test_a_mapping_tells_what_no_heading_does() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Form"
    book.active["B9"] = "Foot"
    mapping = (
        b'[[area]]\nsheet = "Form"\nlevel = "output"\nfirst = 2\nlast = 4\n[area.slots]\nlogic = "B"\nindicator = "C"\n'
    )
    filled, _, _ = forms.fill(book, forms.plan(outputs=4), mapping=io.BytesIO(mapping))
    assert [f"Output number {number} is there" for number in range(1, 5)] + ["Foot"] == forms.column(
        filled, "Form", "B"
    )
    assert "Foot" == filled["Form"]["B10"].value


@pytest.mark.parametrize(
    "mapping",
    [b"[[area", b'[[area]]\nsheet = "None"', b'[[area]]\nsheet = "Logframe"\nfirst = 9\nlast = 1\nslots = {}'],
)
def test_a_mapping_that_cannot_be_used_is_refused(mapping: bytes) -> None:
    with pytest.raises(lfa.WriteError, match="mapping"):
        forms.fill(forms.matrix(), forms.plan(), mapping=io.BytesIO(mapping))


def test_marks_are_replaced_and_their_row_repeated() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Own"
    sheet["A1"] = "{{ title }}"
    for column, mark in enumerate(("{{ output }}", "{{ indicator }}", "{{ indicator.target }}", "{{ assumption }}"), 1):
        sheet.cell(3, column, mark)
    sheet["A5"] = "{{ activity }}"
    sheet["B5"] = "{{ activity.responsible }}"
    filled, report, _ = forms.fill(book, forms.plan(outputs=3, activities=1))
    own = filled["Own"]
    assert "Clean water for Norrby" == own["A1"].value
    assert ["Output number 3 is there", "Measure 1 of output 3", "60 %", "Condition 3 holds"] == [
        own.cell(5, one).value for one in range(1, 5)
    ]
    assert ["Do thing 1 for output 3", "The office"] == [own.cell(9, one).value for one in (1, 2)]
    assert {"Own": [(3, 2), (5, 2)]} == report.rows_inserted


def test_marks_without_content_are_blanked() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "{{ output }}"
    book.active["A2"] = "{{ activity }}"
    made = lfa.Plan("Water")
    made.logframe.add("R1", "The river is clean", level="output")
    filled, _, _ = forms.fill(book, made)
    assert ["The river is clean"] == forms.column(filled, "Sheet", "A")


def test_names_of_cells_tell_places() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Form"
    for name, place in {"lfa_title": "$A$1", "lfa_output": "$B$3:$B$5", "lfa_output_indicator": "$C$3:$C$5"}.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"Form!{place}")
    filled, _, _ = forms.fill(book, forms.plan(outputs=4))
    assert ("Clean water for Norrby", "Measure 1 of output 4") == (
        filled["Form"]["A1"].value,
        filled["Form"]["C6"].value,
    )
    assert "Form!$B$3:$B$6" == filled.defined_names["lfa_output"].attr_text
