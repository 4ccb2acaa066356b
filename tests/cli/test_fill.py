"""``lfa fill``: forms of ours and donors' own, with an account of what is left over."""

import openpyxl
import pytest

import lfa
from lfa.io import write
from lfa.io.excel import forms
from lfa.model.plan import Plan


@pytest.fixture
def small(tmp_path):
    """A plan that fits into a form to the last word."""
    plan = Plan("Ren å", language="sv")
    plan.logframe.add("R1", "Ån är ren", level="outcome")
    path = tmp_path / "liten.json"
    write(plan, path)
    return path


def test_a_form_of_ours_is_filled_by_its_name(run, river, tmp_path):
    made = tmp_path / "logframe.xlsx"

    result = run("fill", river, "--form", "intpa", "-o", made)

    assert 0 == result.exit_code
    assert f"Made {made}" in result.stdout
    assert "Families live well by a living river" in [str(one.statement) for one in lfa.read_logframe(made).logframe]


def test_what_is_invented_is_said_where_the_form_cannot_say_it(run, river, tmp_path):
    assert "some or all of this is invented" in run("fill", river, "--form", "intpa", "-o", tmp_path / "x.xlsx").stderr


def test_a_donors_form_is_filled_and_stays_as_it_was(run, river, tmp_path):
    donor, made = tmp_path / "donor.xlsx", tmp_path / "filled.xlsx"
    donor.write_bytes(forms.form("eu"))

    result = run("fill", river, "--form", donor, "-o", made)

    assert 0 == result.exit_code
    assert forms.form("eu") == donor.read_bytes()
    assert 4 == len(lfa.read_logframe(made).logframe)


def test_the_account_tells_cells_rows_parts_and_what_is_left_over_with_the_reason(run, river, tmp_path):
    said = run("fill", river, "--form", "intpa", "-o", tmp_path / "o.xlsx").stderr

    assert "Cells written:" in said
    assert "Activity matrix: 2 after row" in said
    assert "xl/worksheets/sheet1.xml" in said
    assert "Not in the form" in said
    assert "AS6" in said


def test_the_language_decides_the_form_and_the_texts(run, river, tmp_path):
    made = tmp_path / "sv.xlsx"

    run("fill", river, "--form", "interreg", "-o", made, "--language", "sv")
    sheet = openpyxl.load_workbook(made).worksheets[0]
    said = [cell.value for row in sheet.iter_rows() for cell in row]

    assert "Projektets övergripande mål" in said
    assert "Familjer lever gott vid en levande å" in said


def test_a_form_in_other_languages_than_the_plans_is_said(run, river, tmp_path):
    result = run("fill", river, "--form", "tillvaxtverket", "-o", tmp_path / "o.xlsx")

    assert "tillvaxtverket is made in: sv" in result.stderr


def test_an_unknown_form_names_ours_and_writes_nothing(run, river, tmp_path):
    result = run("fill", river, "--form", "mars", "-o", tmp_path / "o.xlsx")

    assert 2 == result.exit_code
    assert "mars is neither a file nor a form of ours. Our forms are: tillvaxtverket" in result.stderr
    assert not (tmp_path / "o.xlsx").exists()


@pytest.mark.parametrize("which", ["plan", "form"])
def test_neither_the_plan_nor_the_form_is_written_over(run, river, tmp_path, which):
    donor = tmp_path / "donor.xlsx"
    donor.write_bytes(forms.form("eu"))

    result = run("fill", river, "--form", donor, "-o", river if which == "plan" else donor)

    assert 2 == result.exit_code
    assert "is the file that was read" in result.stderr
    assert forms.form("eu") == donor.read_bytes()


def test_strictly_nothing_is_written_when_something_is_left_over_and_it_is_listed(run, river, tmp_path):
    result = run("fill", river, "--form", "eu", "-o", tmp_path / "o.xlsx", "--strict")

    assert 2 == result.exit_code
    assert "was not written" in result.stderr
    assert "I1, I2" in result.stderr
    assert "S1" not in result.stderr
    assert not (tmp_path / "o.xlsx").exists()


def test_strictly_a_plan_that_fits_is_written(run, small, tmp_path):
    result = run("fill", small, "--form", "esf", "-o", tmp_path / "o.xlsx", "--strict")

    assert 0 == result.exit_code
    assert "Finns inte i blanketten" not in result.stderr
    assert (tmp_path / "o.xlsx").exists()


def test_without_inserting_the_form_is_filled_to_capacity_and_the_rest_named(run, river, tmp_path):
    said = run("fill", river, "--form", "eu", "-o", tmp_path / "o.xlsx", "--no-insert").stderr

    assert "rows put in: 0" in said
    assert "Sample discharges" in said


def test_a_mapping_that_is_not_there_is_written_and_gives_the_same_form_again(run, river, tmp_path):
    mapping = tmp_path / "map.toml"
    again = ("fill", river, "--form", "eu", "--map", mapping)

    first = run(*again, "-o", tmp_path / "first.xlsx")
    second = run(*again, "-o", tmp_path / "second.xlsx")

    assert "map.toml: edit it" in first.stderr.replace("\n", "")
    assert "edit it" not in second.stderr
    assert (tmp_path / "first.xlsx").read_bytes() == (tmp_path / "second.xlsx").read_bytes()
