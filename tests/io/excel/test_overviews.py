"""The workbook of what follows from a plan: readable, safe, the same bytes each time."""

import io

import openpyxl
import pytest

import lfa
from lfa.analysis.overviews import overviews
from lfa.io.excel.overviews import write_overviews


def written(plan):
    stream = io.BytesIO()
    write_overviews(plan, overviews(plan), stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(written(lfa.samples.midtjylland())))


def test_each_table_is_a_sheet_with_its_title(book):
    assert [one.title for one in overviews(lfa.samples.midtjylland())] == book.sheetnames


def test_what_is_invented_is_said_on_every_sheet(book):
    assert all("Illustrativ" in str(sheet["A1"].value) for sheet in book)


def test_headings_stay_in_sight_and_repeat_on_paper(book):
    assert {"B3"} == {sheet.freeze_panes for sheet in book}
    assert all(sheet.print_title_rows for sheet in book)


def test_the_same_plan_gives_the_same_bytes():
    assert written(lfa.samples.midtjylland()) == written(lfa.samples.midtjylland())


def test_a_text_that_looks_like_a_formula_is_a_text():
    plan = lfa.Plan()
    plan.missions.trial_actions.add("T1", "=1+1")
    sheet = openpyxl.load_workbook(io.BytesIO(written(plan))).worksheets[1]

    assert ("=1+1", "s") == (sheet["B2"].value, sheet["B2"].data_type)


def test_a_plan_without_anything_to_show_is_still_a_workbook():
    assert ["Missioner"] == openpyxl.load_workbook(io.BytesIO(written(lfa.Plan(language="sv")))).sheetnames
