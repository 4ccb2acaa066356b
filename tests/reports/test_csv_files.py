import csv
import io

import pytest
from hypothesis import given

from lfa.model.plan import Plan
from lfa.reports.csv_files import csv_tables, guarded
from tests.strategies import plans


def rows(data: bytes, between: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=between))


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1", "-", "+46 x"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert f"'{text}" == guarded(text)


@pytest.mark.parametrize("text", ["-5", "+3", "-12,5 %", "-1 800", "40 %", "Fish", "", "a=b"])
def test_numbers_and_ordinary_texts_stay_as_they_are(text):
    assert text == guarded(text)


@pytest.mark.parametrize(
    ("language", "between", "weight"), [("sv", ";", "12,5"), ("da", ";", "12,5"), ("en", ",", "12.5")]
)
def test_the_language_decides_between_comma_and_semicolon(language, between, weight):
    plan = Plan("x", language=language)
    plan.strategies.criteria.add("K1", "Cost; and, more", weight=12.5)
    [(name, data)] = csv_tables(plan)
    head, row = rows(data, between)

    assert "criteria.csv" == name
    assert ["K1", "Cost; and, more", weight] == row[:3]
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(head) == len(row)


def test_tables_without_rows_are_left_out():
    assert [] == list(csv_tables(Plan("x")))


@given(plans())
def test_no_cell_of_any_plan_is_a_formula(plan):
    between = ";" if plan.language in {"sv", "da"} else ","
    cells = [cell for _, data in csv_tables(plan) for row in rows(data, between) for cell in row]

    assert [] == [cell for cell in cells if guarded(cell) != cell]
