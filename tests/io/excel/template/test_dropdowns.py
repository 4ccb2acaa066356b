"""The words that a form's own list offers are used."""

from __future__ import annotations

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
