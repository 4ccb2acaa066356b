"""The words that a form's own list offers are used."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from lfa.terms import donor_word
from tests.io.excel.template import forms


@pytest.mark.parametrize(
    ("formula", "word"),
    [('"Goal,Purpose,Outputs"', "Goal"), ("$C$9:$C$10", "Overall objective"), ("NamedList", "Impact")],
    ids=["written out", "on the sheet", "unknown name"],
)
def test_a_level_is_said_in_the_word_of_the_list(formula: str, word: str) -> None:
    book = forms.listed()
    sheet = book["Indicators"]
    sheet.data_validations.dataValidation.clear()
    sheet["C9"], sheet["C10"] = "Overall objective", "Expected result"
    for kind, given in (("whole", "5"), ("list", formula)):
        sheet.add_data_validation(DataValidation(kind, formula1=given, sqref="A2:A5" if kind == "list" else "D2:D5"))
    assert word == forms.fill(book, forms.plan(outputs=1))[0]["Indicators"]["A2"].value


def test_the_donors_word_is_used_where_no_list_is() -> None:
    book = forms.listed()
    book["Indicators"].data_validations.dataValidation.clear()
    assert "Overall objective" == forms.fill(book, forms.plan(outputs=1), dialect="eu")[0]["Indicators"]["A2"].value


def test_a_level_is_said_in_the_language_asked_for() -> None:
    book = forms.listed()
    book["Indicators"].data_validations.dataValidation.clear()
    assert (
        donor_word("impact", "sv")
        == forms.fill(book, forms.plan(outputs=1), language="sv")[0]["Indicators"]["A2"].value
    )


@pytest.mark.parametrize(("example", "levels"), [("3", ["3", "2", "1"]), ("impact", ["impact", "outcome", "output"])])
def test_help_above_says_what_may_be_entered_for_a_level(example: str, levels: list[str]) -> None:
    book = forms.listed(rows=6)
    sheet = book["Indicators"]
    sheet.data_validations.dataValidation.clear()
    sheet["A2"] = "output (1)\noutcome (2)\nimpact (3)\nother (9)"
    sheet["A3"], sheet["B3"], sheet["C3"] = example, "People in programme", "Share of users"
    filled = forms.fill(book, forms.plan(outputs=1))[0]["Indicators"]
    assert levels == [filled.cell(row, 1).value for row in (4, 5, 6)]


def test_the_quarters_of_activities_get_no_milestones_and_a_unit_no_number() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Activity", "Output", "Indicator", "Number (#) or percentage (%)", "Target", "Quarter 1"])
    made = forms.plan(outputs=1)
    made.logframe.milestones.add("M1", indicator="I1-1", date="2027", value="15")
    sheet = forms.fill(book, made)[0].active
    assert ["Output number 1 is there", "Measure 1 of output 1", None, None] == [
        sheet.cell(2, column).value for column in (2, 3, 4, 6)
    ]
