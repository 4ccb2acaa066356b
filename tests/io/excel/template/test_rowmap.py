"""References in formulas follow the rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfa.io.excel.template.rowmap import Insertion, RowMap, letters, moved, number

ROWS = RowMap((Insertion(5, (4, 4)),))


@pytest.mark.parametrize(
    ("formula", "after"),
    [
        ("SUM(A3:A8)", "SUM(A3:A10)"),
        ("A5+A6", "A5+A8"),
        ("$A$6*B$9", "$A$8*B$11"),
        ("SUM(A:A)+SUM(6:7)", "SUM(A:A)+SUM(8:9)"),
        ('"A6"&A6', '"A6"&A8'),
        ("LOG10(A6)+A6x", "LOG10(A8)+A6x"),
        ("Other!A6+Form!A6", "Other!A6+Form!A8"),
        ("'Form'!A6:B9", "'Form'!A8:B11"),
        ("[1]Form!A6", "[1]Form!A6"),
        ("Table1[[#Totals],[A6]]", "Table1[[#Totals],[A6]]"),
        ("A6:INDEX(A:A,9)", "A8:INDEX(A:A,9)"),
    ],
)
def test_a_formula_on_the_sheet_follows(formula: str, after: str) -> None:
    assert after == ROWS.formula(formula, "Form", here=True)


def test_a_formula_on_another_sheet_follows_only_where_it_names_the_sheet() -> None:
    assert "A6+Form!A8+'Our Form'!A6" == ROWS.formula("A6+Form!A6+'Our Form'!A6", "Form", here=False)


def test_a_range_that_ends_with_a_prolonged_block_grows() -> None:
    assert "SUM(A3:A7)+A5" == RowMap((Insertion(5, (5, 5), at_end=True),)).formula("SUM(A3:A5)+A5", "Form", here=True)


@given(st.integers(1, 16_384))
def test_letters_and_numbers_of_columns_agree(column: int) -> None:
    assert column == number(letters(column))


@given(st.integers(1, 900), st.integers(0, 90))
def test_moving_there_and_back_changes_nothing(row: int, step: int) -> None:
    formula = f"B{row}+$C${row}*SUM(D{row}:D{row + 3})"
    assert formula == moved(moved(formula, step), -step)
